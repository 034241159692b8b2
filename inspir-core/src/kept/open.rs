//! From what is kept of an assessment to the assessment, with its call.

use std::collections::HashMap;

use super::assessment::KeptAssessment;
use super::error::{OpenError, Reason};
use super::exact::read_exact;
use super::finding::{KeptEvidence, KeptFinding};
use super::grant::{KeptPart, KeptStep};
use crate::amount::Amount;
use crate::assessment::{Assessment, Calculation, Explained};
use crate::call::{Call, CallData, Requirement};
use crate::decision::Decision;
use crate::field::{Column, Field, FieldInfo, Layout, List};
use crate::grant::{
    Bonus, CategoryGrant, GrantTotals, PartGrant, PartLimit, Raises, Step, StepKind, StepValue,
};
use crate::ids::{CallIds, Ids};
use crate::input_error::InputError;
use crate::intake::Completeness;
use crate::language::Exact;
use crate::place::Place;
use crate::status::Status;
use crate::values::{NAMES, Value};

impl Call {
    /// Opens an assessment that was kept as JSON.
    ///
    /// ```
    /// use inspir_core::{Call, Locale};
    ///
    /// let call = Call::follow_up();
    /// let assessment = call.assess_json(br#"{"origin": {"inspir_event": false}}"#);
    /// let stored = assessment.keep(Locale::Fr).to_json();
    /// let again = call.reopen(stored.as_bytes())?;
    /// assert_eq!(again.to_json(Locale::En), assessment.to_json(Locale::En));
    /// # Ok::<(), inspir_core::OpenError>(())
    /// ```
    ///
    /// # Errors
    /// [`OpenError`] if the text is no assessment, or as [`KeptAssessment::open`].
    pub fn reopen(&self, json: &[u8]) -> Result<Assessment, OpenError> {
        let kept: KeptAssessment = serde_json::from_slice(json).map_err(|error| {
            OpenError::from(Reason::Unreadable(error.to_string())).told_by(self)
        })?;
        kept.open(self)
    }
}

impl KeptAssessment {
    /// Opens the assessment with the call that it was made with. It is then as it was: equal to the one
    /// that was kept, with messages in every language.
    ///
    /// ```
    /// use inspir_core::{Call, KeptAssessment, Locale};
    ///
    /// let call = Call::follow_up();
    /// let assessment = call.assess_json(br#"{"request": {"operating": "9000"}}"#);
    /// let stored = serde_json::to_string(&assessment)?;
    /// let kept: KeptAssessment = serde_json::from_str(&stored)?;
    /// assert_eq!(kept.open(&call)?.report(Locale::En), assessment.report(Locale::En));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`OpenError`] if the definition at hand is another, if the evidence was not kept, or if the
    /// assessment was changed so that it does not fit its definition.
    pub fn open(&self, call: &Call) -> Result<Assessment, OpenError> {
        self.opened(call).map_err(|error| error.told_by(call))
    }

    fn opened(&self, call: &Call) -> Result<Assessment, OpenError> {
        if !self.is_of(call) {
            let kept = [&self.call, &self.edition, &self.definition].map(Clone::clone);
            let at_hand = [call.id(), call.edition(), call.digest()].map(str::to_owned);
            return Err(Reason::Definition { kept, at_hand }.into());
        }
        let Some(exact) = &self.exact else { return Err(Reason::Evidence.into()) };
        let data = call.data();
        let unfit = |path: &str| OpenError::from(Reason::Unfit(path.to_owned()));
        if self.findings.len() != data.requirements.len() {
            return Err(unfit("/findings"));
        }
        if self.grant.parts.len() != data.frame.parts.len() {
            return Err(unfit("/grant/parts"));
        }
        let places = CallPlaces::new(&data.frame.layout, &data.ids);
        let mut explained = Vec::with_capacity(self.findings.len());
        for (index, (kept, requirement)) in self.findings.iter().zip(&data.requirements).enumerate()
        {
            let finding = kept.explained(requirement, &places);
            explained.push(finding.ok_or_else(|| unfit(&format!("/findings/{index}")))?);
        }
        let (mut steps, mut parts) = (Vec::new(), Vec::new());
        for (index, (kept, part)) in self.grant.parts.iter().zip(&data.frame.parts).enumerate() {
            let unfit = || unfit(&format!("/grant/parts/{index}"));
            let of_part = read_steps(&kept.steps, &part.bonuses, &part.limits).ok_or_else(unfit)?;
            if kept.id != part.id {
                return Err(unfit());
            }
            parts.push(kept.grant(&of_part));
            steps.push(of_part);
        }
        let overall = match (&self.grant.overall, &data.frame.overall) {
            (Some(kept), Some(overall)) => read_steps(kept, &[], &overall.limits).map(Some),
            (None, None) => Some(None),
            _ => None,
        };
        let overall = overall.ok_or_else(|| unfit("/grant/overall"))?;
        let quantities = exact.iter().map(|value| match value {
            Some(text) => read_exact(text).map(Some),
            None => Some(None),
        });
        let quantities: Option<Vec<Option<Exact>>> = quantities.collect();
        let quantities = quantities.filter(|all| all.len() == data.frame.quantities.len());
        let decision = Decision {
            outcome: self.outcome,
            progress: self.progress,
            appraisal: self.appraisal,
            totals: self.totals,
            parts,
            grant: GrantTotals {
                requested: self.grant.requested,
                maximum: self.grant.maximum,
                excess: self.grant.excess,
            },
            categories: self.categories(data).ok_or_else(|| unfit("/grant/categories"))?,
            quantities: quantities.ok_or_else(|| unfit("/exact"))?,
            statuses: self.findings.iter().map(|finding| finding.status).collect(),
            input_errors: self.errors(&places)?,
            completeness: Completeness::of(
                self.readable,
                self.input_errors.iter().map(|error| error.path.as_str()),
            ),
        };
        let (engine, reference) = (self.engine.clone(), self.reference.clone());
        let call = call.clone();
        Ok(Assessment::of_explained(
            call,
            engine,
            reference,
            decision,
            explained,
            Calculation { steps, overall, uncategorised: self.uncategorised },
        ))
    }

    /// The input errors. The call knows the titles of what it lists.
    fn errors(&self, places: &CallPlaces<'_>) -> Result<Vec<InputError>, OpenError> {
        let errors = self.input_errors.iter().enumerate().map(|(index, kept)| {
            let error = kept.opened(&format!("/input_errors/{index}"))?;
            Ok(places.titled(error))
        });
        errors.collect()
    }

    fn categories(&self, data: &CallData) -> Option<Vec<CategoryGrant>> {
        let kept = self.grant.categories.as_deref().unwrap_or_default();
        let ids = data.frame.categories.0.iter().map(|category| &category.id);
        let same = ids.eq(kept.iter().map(|category| &category.id));
        let grants = kept.iter().map(|category| CategoryGrant {
            declared: category.declared,
            retained: category.retained,
            cut: category.cut,
        });
        same.then(|| grants.collect())
    }
}

impl KeptFinding {
    /// The explanation of the finding; `None` if it does not fit its requirement.
    fn explained(&self, requirement: &Requirement, places: &CallPlaces<'_>) -> Option<Explained> {
        let is_same = self.requirement == requirement.id
            && (self.level, self.basis) == (requirement.level, requirement.basis);
        let nothing = KeptEvidence::default();
        let evidence = self.evidence.as_ref().unwrap_or(&nothing);
        let found: Option<Vec<Place>> = self.paths.iter().map(|path| places.find(path)).collect();
        let found = found.filter(|_| is_same)?;
        let usual = || vec![self.status == Status::Missing; found.len()];
        let open = evidence.open.clone().unwrap_or_else(usual);
        if open.len() != found.len() {
            return None;
        }
        let values = evidence.values.iter().map(|(name, kind)| {
            let value = self.values.get(name).and_then(Option::as_ref);
            let figure = match value {
                Some(value) => Some((*kind)?.read(value)?),
                None => None,
            };
            Some(Value { name: static_name(name)?, figure })
        });
        let figures = evidence.figures.iter().map(|(name, figure)| {
            Some(Value { name: static_name(name)?, figure: figure.as_ref().map(Into::into) })
        });
        Some(Explained {
            undecided: evidence.undecided,
            waits: evidence.waits,
            places: found,
            open,
            values: values.collect::<Option<_>>()?,
            figures: figures.collect::<Option<_>>()?,
        })
    }
}

fn static_name(name: &str) -> Option<&'static str> {
    NAMES.iter().copied().find(|known| *known == name)
}

impl KeptPart {
    fn grant(&self, steps: &[Step]) -> PartGrant {
        PartGrant {
            base: self.base,
            base_ceiling: base_ceiling(steps),
            rate: self.rate,
            rate_limit: self.rate_limit,
            ceiling: self.ceiling,
            maximum: self.maximum,
            requested: self.requested,
            excess: self.excess,
        }
    }
}

/// The base ceiling with its bonuses, which the JSON holds only among the steps.
fn base_ceiling(steps: &[Step]) -> Option<Amount> {
    let at = steps.iter().position(|step| step.kind == StepKind::BaseCeiling)?;
    let after = steps.get(at..)?.iter().enumerate();
    let of_it = after.take_while(|(index, step)| {
        *index == 0 || matches!(step.kind, StepKind::Bonus | StepKind::Total)
    });
    match of_it.last()?.1.value {
        Some(StepValue::Amount(amount)) => Some(amount),
        _ => None,
    }
}

/// The steps of a calculation; `None` if the call does not have a bonus or a limit that they name.
fn read_steps(kept: &[KeptStep], bonuses: &[Bonus], limits: &[PartLimit]) -> Option<Vec<Step>> {
    let mut of_rate = false;
    let mut steps = Vec::with_capacity(kept.len());
    for step in kept {
        let id = step.id.as_deref().unwrap_or_default();
        let number = match step.step {
            StepKind::Bonus => Some(bonuses.iter().position(|bonus| bonus.id == id)?),
            StepKind::Limit => Some(limits.iter().position(|limit| limit.id == id)?),
            StepKind::Case => step.value.as_ref()?.parse::<usize>().ok()?.checked_sub(1),
            _ => None,
        };
        match step.step {
            StepKind::Rate => of_rate = true,
            StepKind::BaseCeiling | StepKind::Ceiling => of_rate = false,
            StepKind::Bonus => {
                let bonus = number.and_then(|number| bonuses.get(number))?;
                of_rate = matches!(bonus.raises, Raises::Rate(_));
            }
            _ => {}
        }
        let is_rate = match step.step {
            StepKind::Rate | StepKind::MaximumRate => true,
            StepKind::Bonus | StepKind::Total => of_rate,
            _ => false,
        };
        let value = match step.value.as_deref() {
            None => None,
            Some(text) if step.step == StepKind::Case => Some(StepValue::Case(text.parse().ok()?)),
            Some(text) if is_rate => Some(StepValue::Rate(text.parse().ok()?)),
            Some(text) => Some(StepValue::Amount(Amount::of_written(text)?)),
        };
        let (rate, applies, decides) = (step.rate, step.applies, step.decides);
        steps.push(Step { kind: step.step, number, rate, value, applies, decides });
    }
    Some(steps)
}

/// The places of a call by their JSON Pointers.
struct CallPlaces<'c> {
    places: HashMap<&'c str, Place>,
    layout: &'c Layout,
    ids: &'c CallIds,
}

impl<'c> CallPlaces<'c> {
    fn new(layout: &'c Layout, ids: &'c CallIds) -> Self {
        let fields = layout.fields.iter().zip(0..);
        let fields = fields.map(|(field, number)| (&*field.pointer, Place::Field(Field(number))));
        let lists = layout.lists.iter().zip(0..);
        let lists = lists.map(|(list, number)| (&*list.pointer, Place::List(List(number))));
        Self { places: fields.chain(lists).collect(), layout, ids }
    }

    /// An input error with the titles that the call has at its place.
    fn titled(&self, error: InputError) -> InputError {
        let parent = error.path().rsplit_once('/').map_or("", |(parent, _)| parent);
        // One of several values stands below its field.
        let info = self.info(error.path()).or_else(|| self.info(parent));
        let listed = info.map(|info| &info.options).or_else(|| self.ids_in(parent));
        match listed {
            Some(ids) => error.with_titles(ids.listed()),
            None => error,
        }
    }

    /// The field or the member of an item that stands there.
    fn info(&self, pointer: &str) -> Option<&'c FieldInfo> {
        match self.find(pointer)? {
            Place::Field(field) => self.layout.field(field),
            Place::Item(list, _, column) => self.layout.column(list, column),
            Place::List(_) => None,
        }
    }

    /// The ids that the members of the object there may have.
    fn ids_in(&self, pointer: &str) -> Option<&'c Ids> {
        let mut entries = self.layout.entries.iter();
        let ids = if let Some((list, _)) = entries.find(|(_, object)| object == pointer) {
            self.ids.list(list)
        } else if pointer == "/details" {
            &self.ids.fields.ids
        } else if pointer == "/lists" {
            &self.ids.lists
        } else {
            let is_inside =
                |list: &str| pointer.strip_prefix(list).is_some_and(|rest| rest.starts_with('/'));
            let list = self.layout.lists.iter().position(|list| is_inside(&list.pointer))?;
            &self.ids.columns_of(list)?.ids
        };
        Some(ids)
    }

    fn find(&self, pointer: &str) -> Option<Place> {
        if let Some(place) = self.places.get(pointer) {
            return Some(*place);
        }
        self.layout.lists.iter().zip(0..).find_map(|(list, number)| {
            let rest = pointer.strip_prefix(&*list.pointer)?.strip_prefix('/')?;
            let (item, member) = rest.split_once('/')?;
            let mut columns = list.columns.iter().zip(0..);
            let (_, column) = columns.find(|(column, _)| column.pointer == member)?;
            Some(Place::Item(List(number), item.parse().ok()?, Column(column)))
        })
    }
}
