//! The repairs of an application: one list, in the order of the call.

use std::{slice, vec};

use super::choose::{MoneyWay, choice};
use super::fix::{Fix, fixes};
use super::item::RepairItem;
use super::patch::Patch;
use super::todo::tasks;
use crate::amount::Amount;
use crate::assess::{Assessor, Input, json_of};
use crate::assessment::Assessment;
use crate::call::{Call, Requirement};
use crate::closed_list::closed_list;
use crate::input_error::InputError;
use crate::named_iterator::named_iterator;
use crate::status::Level;

closed_list! {
    /// The task that a repair leaves to the applicant.
    #[non_exhaustive]
    pub enum RepairKind {
        /// It is certain what was meant: one patch writes it as it has to be.
        Fix = "fix",
        /// Amounts can be brought into line in the ways listed: each has a patch.
        Choose = "choose",
        /// A piece, a signature, an answer, a commitment: nobody can write it for the applicant.
        Do = "do",
    }
}

/// The repairs of the findings and input errors of one application: one list, in the order of the sections of
/// the call.
///
/// Every patch in it was applied and assessed by this engine: what the repair names is met, no other finding has
/// become worse, and there is no new error.
///
/// ```
/// use inspir_core::{Call, Locale, RepairKind, Repairs};
///
/// let application = br#"{"origin": {"inspir_event": true}, "project": {"description": "A test bed"},
///     "request": {"operating": "6 000,00"}}"#;
/// let repairs: Repairs = Call::follow_up().repairs_json(application);
/// let kinds: Vec<RepairKind> = repairs.iter().map(|repair| repair.kind()).collect();
/// assert!(kinds.contains(&RepairKind::Fix) && kinds.contains(&RepairKind::Do));
/// assert!(repairs.to_json(Locale::En).starts_with(r#"{"repairs":[{"kind":"#));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repairs {
    pub(super) assessment: Assessment,
    items: Vec<RepairItem>,
}

/// One repair: what it settles, and how.
///
/// ```
/// use inspir_core::{Call, Locale, Repair};
///
/// let text = br#"{"request": {"amount": 12000.5}}"#;
/// let repairs = Call::creative_event().repairs_json(text);
/// let is_fix = |repair: &Repair<'_>| repair.kind().id() == "fix";
/// let fix: Repair<'_> = repairs.iter().find(is_fix).expect("a fix");
/// assert_eq!(fix.input_error().map(|error| error.path()), Some("/request/amount"));
/// let way = fix.ways().next().expect("one way");
/// assert_eq!(way.patch().apply(text)?, r#"{"request": {"amount": "12000.5"}}"#);
/// # Ok::<(), inspir_core::PatchError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Repair<'r> {
    pub(super) repairs: &'r Repairs,
    pub(super) item: &'r RepairItem,
}

/// One way to make a repair: a patch, and what it changes.
///
/// ```
/// use inspir_core::{Amount, Call, Locale, RepairWay};
///
/// let text = br#"{"request": {"amount": "6000"}, "budget": {
///     "expenses": [{"amount": "11000"}],
///     "revenues": [{"source": "region", "amount": "6000"}, {"source": "own_funds", "amount": "5000"}]}}"#;
/// let repairs = Call::creative_event().repairs_json(text);
/// let choice = repairs.iter().find(|repair| repair.kind().id() == "choose").expect("a choice");
/// let way: RepairWay<'_> = choice.ways().next().expect("a way");
/// assert_eq!(way.change(), Some(Amount::from_euros(1500)));
/// assert!(way.message(Locale::En).starts_with("Amount asked for: lower it from €6,000.00 to €5,500.00"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RepairWay<'r> {
    pub(super) repairs: &'r Repairs,
    pub(super) way: Changed<'r>,
}

/// The change that a way makes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Changed<'r> {
    Value(&'r Fix),
    Money(&'r MoneyWay),
}

impl Call {
    /// The repairs of the JSON text of an application, whatever the bytes. Their patches are for this text.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let repairs = Call::follow_up().repairs_json(b"{}");
    /// assert!(repairs.iter().all(|repair| repair.ways().next().is_none()));
    /// ```
    #[must_use]
    pub fn repairs_json(&self, application: &[u8]) -> Repairs {
        let mut assessor = Assessor::new(self);
        let assessment = assessor.assess_json(application);
        Repairs::new(assessment, assessor, application, true)
    }

    /// The repairs of an application, or of what was read of one. Their patches are for the JSON that the
    /// application is written as. Of what is wrong in an [`Intake`](crate::Intake) only
    /// [`repairs_json`](Self::repairs_json) can know what was meant.
    ///
    /// ```
    /// # use inspir_core::{Amount, Application, Call, Request};
    /// let request = Request { operating: Some(Amount::from_euros(6000)), ..Request::default() };
    /// let application = Application { request, ..Application::default() };
    /// let repairs = Call::follow_up().repairs(&application);
    /// let choice = repairs.iter().find(|repair| repair.kind().id() == "choose").expect("a choice");
    /// let way = choice.ways().next().expect("a way");
    /// let json = serde_json::to_string(&application)?;
    /// assert!(way.patch().apply(json.as_bytes())?.contains(r#""operating":"5000.00""#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn repairs(&self, input: &impl Input) -> Repairs {
        let mut assessor = Assessor::new(self);
        let assessment = assessor.assess(input);
        let (text, errors, _) = json_of(input);
        let is_whole = errors.is_empty();
        Repairs::new(assessment, assessor, text.as_bytes(), is_whole)
    }
}

impl Repairs {
    /// With `is_whole`, all that was assessed stands in the text.
    fn new(assessment: Assessment, mut assessor: Assessor, text: &[u8], is_whole: bool) -> Self {
        let (call, before) = (assessment.call(), assessment.decision());
        let facts = std::mem::take(&mut assessor.facts);
        let choice = choice(call, facts, before, text, is_whole);
        let fixes = if is_whole { fixes(text, &mut assessor, before) } else { Vec::new() };
        let tasks = tasks(&assessment, &fixes, choice.as_ref());
        let fixes = fixes.into_iter().map(RepairItem::Fix);
        let items = fixes
            .chain(choice.map(RepairItem::Choose))
            .chain(tasks.into_iter().map(RepairItem::Do));
        let mut items: Vec<RepairItem> = items.collect();
        items.sort_by_cached_key(|item| item.position(&assessment));
        Self { assessment, items }
    }

    /// The repairs, one after another.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let repairs = Call::follow_up().repairs_json(b"{");
    /// assert_eq!(repairs.iter().next().and_then(|repair| repair.input_error()).is_some(), true);
    /// ```
    #[must_use]
    pub fn iter(&self) -> RepairsIter<'_> {
        RepairsIter { inner: self.items.iter(), repairs: self }
    }

    /// The assessment that the repairs are for.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// assert_eq!(call.repairs_json(b"{}").assessment(), &call.assess_json(b"{}"));
    /// ```
    #[must_use]
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }
}

impl<'r> Repair<'r> {
    /// The task that it leaves to the applicant.
    #[must_use]
    pub fn kind(&self) -> RepairKind {
        match self.item {
            RepairItem::Fix(_) => RepairKind::Fix,
            RepairItem::Choose(_) => RepairKind::Choose,
            RepairItem::Do(_) => RepairKind::Do,
        }
    }

    /// The input error that it settles, if it is about one.
    #[must_use]
    pub fn input_error(&self) -> Option<&'r InputError> {
        self.repairs.assessment.input_errors().get(self.item.error()?)
    }

    /// The requirements that are not met and will be with it. Of an input error without a patch: those that wait
    /// for its value.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let repairs = Call::follow_up().repairs_json(br#"{"request": {"operating": "6000"}}"#);
    /// let choice = repairs.iter().find(|repair| repair.ways().len() > 0).expect("a choice");
    /// assert_eq!(choice.requirements().next().map(|one| one.id()), Some("grant.operating_ceiling"));
    /// ```
    pub fn requirements(&self) -> vec::IntoIter<&'r Requirement> {
        let all = &self.repairs.assessment.call().data().requirements;
        let numbers = self.item.requirements();
        let known: Vec<_> = numbers.iter().filter_map(|number| all.get(*number)).collect();
        known.into_iter()
    }

    /// The strongest level of the requirements: `blocking`, then `warning`, then `advice`.
    ///
    /// ```
    /// # use inspir_core::{Call, Level};
    /// let repairs = Call::follow_up().repairs_json(br#"{"request": {"operating": "6000"}}"#);
    /// let choice = repairs.iter().find(|repair| repair.ways().len() > 0).expect("a choice");
    /// assert_eq!(choice.level(), Some(Level::Blocking));
    /// ```
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        let levels = [Level::Blocking, Level::Warning, Level::Advice];
        levels.into_iter().find(|level| self.requirements().any(|one| one.level() == *level))
    }

    /// Where to look, as JSON Pointers (RFC 6901): what is wrong, what the ways change, what is to be filled in or
    /// to be changed.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let repairs = Call::follow_up().repairs_json(br#"{"request": {"operating": "6000"}}"#);
    /// let choice = repairs.iter().find(|repair| repair.ways().len() > 0).expect("a choice");
    /// assert_eq!(choice.paths(), ["/request/operating"]);
    /// ```
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> =
            self.input_error().map(|error| error.path().to_owned()).into_iter().collect();
        let mut add = |path: String| {
            if !paths.contains(&path) {
                paths.push(path);
            }
        };
        let call = self.repairs.assessment.call().data();
        match self.item {
            RepairItem::Fix(_) => {}
            RepairItem::Choose(choice) => {
                let changes = choice.ways.iter().flat_map(|way| &way.changes);
                for change in changes {
                    let mut path = String::new();
                    call.frame.write_pointer(change.place, &mut path);
                    add(path);
                }
            }
            RepairItem::Do(task) => {
                let findings = self.repairs.assessment.findings().enumerate();
                let of_task = findings.filter(|(number, _)| task.requirements.contains(number));
                of_task.flat_map(|(_, finding)| finding.paths()).for_each(add);
            }
        }
        paths
    }

    /// The ways to make it, the smallest change first. A fix has one, a choice at least one; what is left to do
    /// has none.
    #[must_use]
    pub fn ways(&self) -> RepairWays<'r> {
        let ways: Vec<Changed<'r>> = match self.item {
            RepairItem::Fix(fix) => vec![Changed::Value(fix)],
            RepairItem::Choose(choice) => choice.ways.iter().map(Changed::Money).collect(),
            RepairItem::Do(_) => Vec::new(),
        };
        RepairWays { inner: ways.into_iter(), repairs: self.repairs }
    }
}

impl<'r> IntoIterator for &'r Repairs {
    type Item = Repair<'r>;
    type IntoIter = RepairsIter<'r>;

    fn into_iter(self) -> RepairsIter<'r> {
        self.iter()
    }
}

named_iterator! {
    /// Repairs, one after another.
    ///
    /// ```
    /// use inspir_core::{Call, RepairsIter};
    ///
    /// let repairs = Call::follow_up().repairs_json(b"{}");
    /// let each: RepairsIter<'_> = repairs.iter();
    /// assert!(each.len() > 1);
    /// ```
    pub struct RepairsIter<'r>(slice::Iter<'r, RepairItem>, repairs: &'r Repairs)
    each Repair<'r> = |this, item| Repair { repairs: this.repairs, item }
}

named_iterator! {
    /// The ways to make a repair.
    ///
    /// ```
    /// use inspir_core::{Call, RepairWays};
    ///
    /// let repairs = Call::follow_up().repairs_json(b"{}");
    /// let ways: RepairWays<'_> = repairs.iter().next().expect("a repair").ways();
    /// assert_eq!(ways.len(), 0);
    /// ```
    pub struct RepairWays<'r>(vec::IntoIter<Changed<'r>>, repairs: &'r Repairs)
    each RepairWay<'r> = |this, way| RepairWay { repairs: this.repairs, way }
}

impl<'r> RepairWay<'r> {
    /// The patch: the changes in the document.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let repairs = Call::follow_up().repairs_json(br#"{"request": {"operating": "6000"}}"#);
    /// let choice = repairs.iter().find(|repair| repair.ways().len() > 0).expect("a choice");
    /// let way = choice.ways().next().expect("a way");
    /// let changed = way.patch().apply(br#"{"request": {"operating": "6000"}}"#)?;
    /// assert_eq!(changed, r#"{"request": {"operating": "5000.00"}}"#);
    /// # Ok::<(), inspir_core::PatchError>(())
    /// ```
    #[must_use]
    pub fn patch(&self) -> &'r Patch {
        match self.way {
            Changed::Value(fix) => &fix.patch,
            Changed::Money(way) => &way.patch,
        }
    }

    /// How much it changes in all: the sum of the differences of the amounts. Of a fix there is none.
    #[must_use]
    pub fn change(&self) -> Option<Amount> {
        match self.way {
            Changed::Value(_) => None,
            Changed::Money(way) => Some(way.change),
        }
    }
}
