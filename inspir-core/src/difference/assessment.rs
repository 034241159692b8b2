//! What differs between two assessments of one application.

use super::tree::{Difference, PathStep, RawJson, Shape, SideValue, differences, member, text_of};
use crate::assessment::Assessment;
use crate::call::Call;
use crate::closed_list::closed_list;
use crate::input_error::InputError;
use crate::intake::document;
use crate::json::{JsonText, JsonValue, WriteJson as _, canonical, objects};
use crate::locale::{Currency, Locale, Words};

const BY_ID: Shape = Shape::Keyed(&["id"], &Shape::Object(&[], &Shape::Leaf), false);
const MEMBERS: Shape = Shape::Object(&[], &Shape::Leaf);
/// Words aside, and what is kept beside the figures.
const FINDING: Shape = Shape::Without(&["evidence", "message", "parts", "trace"]);
const ASSESSMENT: Shape = Shape::Object(
    &[
        ("call", Shape::Skipped),
        ("edition", Shape::Skipped),
        ("definition", Shape::Skipped),
        ("engine", Shape::Skipped),
        ("reference", Shape::Skipped),
        // What is kept beside the figures, so that the assessment opens again.
        ("exact", Shape::Skipped),
        ("uncategorised", Shape::Skipped),
        ("trace", Shape::Skipped),
        ("grant", Shape::Object(&[("parts", BY_ID), ("categories", BY_ID)], &Shape::Leaf)),
        ("totals", MEMBERS),
        ("quantities", MEMBERS),
        ("input_errors", Shape::Keyed(&["path", "code"], &Shape::Leaf, false)),
        ("findings", Shape::Keyed(&["requirement"], &FINDING, false)),
    ],
    &Shape::Leaf,
);

/// What two assessments were made from, if they are traces.
const TRACE: Shape = Shape::Object(
    &[
        ("definition", Shape::Leaf),
        ("engine", Shape::Leaf),
        (
            "trace",
            Shape::Object(
                &[("quantities", BY_ID), ("values", Shape::Keyed(&["path"], &Shape::Leaf, false))],
                &Shape::Leaf,
            ),
        ),
        (
            "findings",
            Shape::Keyed(
                &["requirement"],
                &Shape::Object(&[("trace", Shape::Leaf)], &Shape::Skipped),
                false,
            ),
        ),
    ],
    &Shape::Skipped,
);

closed_list! {
    /// How a result differs in the later assessment.
    #[non_exhaustive]
    pub enum ResultChange {
        /// The earlier assessment does not have it.
        Gained = "gained",
        /// The later assessment does not have it.
        Lost = "lost",
        /// It is another.
        Changed = "changed",
    }

    /// What a change of an assessment is about.
    #[non_exhaustive]
    pub enum ChangedResult {
        /// The definition of the call, of a trace.
        Definition = "definition",
        /// The version of the engine, of a trace.
        Engine = "engine",
        /// The application, of a trace.
        Application = "application",
        /// What was read in the application, of a trace.
        Value = "value",
        /// The condition of a requirement, or what a requirement or the grant looks at, of a trace.
        Reading = "reading",
        /// The outcome.
        Outcome = "outcome",
        /// Whether the document was assessed at all.
        Readable = "readable",
        /// The currency.
        Currency = "currency",
        /// How far the application has come.
        Progress = "progress",
        /// An amount: of the grant, a part, a category, the budget, or a quantity of the call.
        Amount = "amount",
        /// How a part of the grant, or the whole, was worked out.
        Calculation = "calculation",
        /// What agents judged so far.
        Appraisal = "appraisal",
        /// An input error.
        InputError = "input_error",
        /// A finding.
        Finding = "finding",
    }
}

/// What differs between two assessments of one application: under two editions of a call, or before
/// and after it was changed. Words aside, and the names of the editions.
///
/// ```
/// use inspir_core::{Call, ChangedResult, Locale, Outcome};
///
/// let call = Call::follow_up();
/// let before = call.assess_json(br#"{"request": {"operating": "5000.00"}}"#);
/// let after = call.assess_json(br#"{"request": {"operating": "6000.00"}}"#);
/// let diff = after.changes_since(&before);
/// let of = |what| diff.changes().iter().find(|change| change.what() == what).expect("a change");
/// assert_eq!(of(ChangedResult::Outcome).message(Locale::En), "Outcome: ineligible instead of incomplete.");
/// let ceiling = diff.of_requirement("grant.operating_ceiling").expect("a change");
/// assert!(ceiling.message(Locale::En).contains("not met instead of met"));
/// # Ok::<(), inspir_core::CallError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssessmentDiff {
    pub(super) sides: [Side; 2],
    changes: Vec<AssessmentChange>,
}

/// What an assessment says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) call: String,
    edition: String,
    definition: String,
    outcome: String,
    currency: Currency,
}

/// One change of an assessment.
///
/// ```
/// use inspir_core::{Call, ChangedResult, Locale, ResultChange};
///
/// let call = Call::follow_up();
/// let before = call.assess_json(br#"{"request": {"operating": "4000.00"}}"#);
/// let after = call.assess_json(br#"{"request": {"operating": "5000.00"}}"#);
/// let diff = after.changes_since(&before);
/// let change = &diff.changes()[0];
/// assert_eq!((change.kind(), change.what()), (ResultChange::Changed, ChangedResult::Amount));
/// assert_eq!((change.id(), change.member()), (None, Some("requested")));
/// assert_eq!((change.path(), change.path_before()), ("/grant/requested", Some("/grant/requested")));
/// assert_eq!((change.before(), change.after()), (Some(r#""4000.00""#), Some(r#""5000.00""#)));
/// assert_eq!(change.message(Locale::En), "Requested: €5,000.00 instead of €4,000.00.");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentChange {
    pub(super) what: ChangedResult,
    pub(super) id: Option<String>,
    pub(super) member: Option<String>,
    pub(super) title: Option<Words>,
    pub(super) currency: Currency,
    pub(super) before: Option<SideValue>,
    pub(super) after: Option<SideValue>,
}

impl Assessment {
    /// What changed since an earlier assessment of the same application.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let assessment = Call::follow_up().assess_json(b"{}");
    /// assert!(assessment.changes_since(&assessment).is_empty());
    /// ```
    #[must_use]
    pub fn changes_since(&self, earlier: &Self) -> AssessmentDiff {
        let texts = [earlier, self].map(|assessment| assessment.to_json(Locale::default()));
        let [before, after] = texts.each_ref().map(|text| JsonText::new(text));
        match (&before, &after) {
            (Ok(before), Ok(after)) => {
                AssessmentDiff::new([before.root(), after.root()], &[self.call(), earlier.call()])
            }
            // What the engine writes can be read.
            _ => AssessmentDiff { sides: Default::default(), changes: Vec::new() },
        }
    }
}

impl AssessmentDiff {
    /// The differences of two assessments that were kept as JSON, in whatever languages.
    ///
    /// ```
    /// use inspir_core::{AssessmentDiff, Call, Locale};
    ///
    /// let call = Call::follow_up();
    /// let kept = call.assess_json(b"{}").to_json(Locale::Fr);
    /// let now = call.assess_json(br#"{"applicant": {"name": "Ville de Lille"}}"#).to_json(Locale::En);
    /// let diff = AssessmentDiff::of_json(&kept, &now)?;
    /// assert!(diff.of_requirement("applicant.name").is_some());
    /// assert!(AssessmentDiff::of_json("{", &now).is_err());
    /// # Ok::<(), Box<inspir_core::InputError>>(())
    /// ```
    ///
    /// # Errors
    /// [`InputError`] if one of the texts is not JSON, at its line and column.
    pub fn of_json(before: &str, after: &str) -> Result<Self, Box<InputError>> {
        let read = |text| document(text).map_err(|error| Box::new(error.into()));
        let (before, after) = (read(before)?, read(after)?);
        Ok(Self::new([before.root(), after.root()], &[]))
    }

    /// `calls` know the titles of requirements.
    fn new(roots: [JsonValue<'_, '_>; 2], calls: &[&Call]) -> Self {
        let [before, after] = roots;
        let sides = roots.map(Side::new);
        let currency = sides[1].currency;
        let found = of_trace(before, after).into_iter().chain(of_result(before, after));
        let mut changes: Vec<_> =
            found.map(|found| AssessmentChange::new(found, currency)).collect();
        let requirements: Vec<_> = calls.iter().flat_map(|call| call.requirements()).collect();
        for change in &mut changes {
            if !matches!(change.what, ChangedResult::Finding | ChangedResult::Reading) {
                continue;
            }
            let known = requirements.iter().find(|one| change.id.as_ref() == Some(&one.id));
            change.title = known.map(|requirement| requirement.title.clone());
        }
        Self { sides, changes }
    }

    /// The changes, in the order of the later assessment, what was lost behind it.
    ///
    /// ```
    /// # let assessment = inspir_core::Call::follow_up().assess_json(b"{}");
    /// assert_eq!(assessment.changes_since(&assessment).changes(), []);
    /// ```
    #[must_use]
    pub fn changes(&self) -> &[AssessmentChange] {
        &self.changes
    }

    /// Whether nothing changed but words and the names of the editions.
    ///
    /// ```
    /// # let assessment = inspir_core::Call::follow_up().assess_json(b"{}");
    /// assert!(assessment.changes_since(&assessment).is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The change of the finding on one requirement.
    ///
    /// ```
    /// # let assessment = inspir_core::Call::follow_up().assess_json(b"{}");
    /// assert_eq!(assessment.changes_since(&assessment).of_requirement("team.members"), None);
    /// ```
    #[must_use]
    pub fn of_requirement(&self, id: &str) -> Option<&AssessmentChange> {
        let is_it = |change: &&AssessmentChange| {
            change.what == ChangedResult::Finding && change.id.as_deref() == Some(id)
        };
        self.changes.iter().find(is_it)
    }

    /// The differences as JSON, with sentences in one locale.
    ///
    /// ```
    /// # use inspir_core::Locale;
    /// # let assessment = inspir_core::Call::follow_up().assess_json(b"{}");
    /// let json = assessment.changes_since(&assessment).to_json(Locale::En);
    /// assert!(json.contains(r#""outcome":"incomplete"},"changes":[]"#));
    /// ```
    #[must_use]
    pub fn to_json(&self, locale: Locale) -> String {
        let [before, after] = self.sides.each_ref().map(|side| WrittenSide {
            call: &side.call,
            edition: &side.edition,
            definition: &side.definition,
            outcome: &side.outcome,
        });
        let written = WrittenAssessmentDiff { before, after, changes: self.written(locale) };
        let mut out = String::new();
        written.write(&mut out);
        out
    }

    /// The changes as they are written.
    pub(crate) fn written(&self, locale: Locale) -> Vec<WrittenResultChange<'_>> {
        let changes = self.changes.iter().map(|change| WrittenResultChange {
            kind: change.kind().id(),
            what: change.what.id(),
            id: change.id.as_deref(),
            member: change.member.as_deref(),
            before_path: change.before.as_ref().map(|at| at.path.as_str()),
            after_path: change.after.as_ref().map(|at| at.path.as_str()),
            before: RawJson(change.before()),
            after: RawJson(change.after()),
            message: change.message(locale),
        });
        changes.collect()
    }
}

/// What differs in the results.
fn of_result(before: JsonValue<'_, '_>, after: JsonValue<'_, '_>) -> Vec<Difference> {
    differences(before, after, &ASSESSMENT, &["message"])
}

/// What differs in what two traces were made from.
fn of_trace(before: JsonValue<'_, '_>, after: JsonValue<'_, '_>) -> Vec<Difference> {
    if [before, after].iter().any(|root| member(*root, "trace").is_none()) {
        return Vec::new();
    }
    let mut found = differences(before, after, &TRACE, &[]);
    // A finding that one side alone has is a difference of the results.
    let is_of_result =
        |steps: &[PathStep]| matches!(steps, [PathStep::Member(_), PathStep::Item(_)]);
    found.retain(|difference| !is_of_result(&difference.steps));
    found
}

impl Side {
    fn new(root: JsonValue<'_, '_>) -> Self {
        let text = |name| text_of(root, name).unwrap_or_default().into_owned();
        Self {
            call: text("call"),
            edition: text("edition"),
            definition: text("definition"),
            outcome: text("outcome"),
            currency: Currency::from_id(&text("currency")).unwrap_or_default(),
        }
    }
}

impl AssessmentChange {
    fn new(found: Difference, currency: Currency) -> Self {
        let Difference { steps, before, after, title, .. } = found;
        let id = steps.iter().find_map(|step| match step {
            PathStep::Item(key) => Some(key.clone()),
            PathStep::Member(_) => None,
        });
        let names: Vec<&str> = steps
            .iter()
            .filter_map(|step| match step {
                PathStep::Member(name) => Some(name.as_str()),
                PathStep::Item(_) => None,
            })
            .collect();
        let last = names.last().copied().unwrap_or_default();
        let what = match (names.first().copied().unwrap_or_default(), last) {
            ("definition", _) => ChangedResult::Definition,
            ("engine", _) => ChangedResult::Engine,
            ("trace", "application") => ChangedResult::Application,
            ("trace", "values") => ChangedResult::Value,
            ("trace", "value") => ChangedResult::Amount,
            ("trace", _) | ("findings", "trace") => ChangedResult::Reading,
            ("outcome", _) => ChangedResult::Outcome,
            ("readable", _) => ChangedResult::Readable,
            ("currency", _) => ChangedResult::Currency,
            ("progress", _) => ChangedResult::Progress,
            ("appraisal", _) => ChangedResult::Appraisal,
            ("input_errors", _) => ChangedResult::InputError,
            ("findings", _) => ChangedResult::Finding,
            (_, "steps" | "overall") => ChangedResult::Calculation,
            _ => ChangedResult::Amount,
        };
        let is_listed = matches!(steps.last(), Some(PathStep::Item(_)));
        let is_of_list = is_listed && what != ChangedResult::Amount;
        let member = (!is_of_list && names.len() > 1).then(|| last.to_owned());
        Self { what, id, member, title, currency, before, after }
    }

    /// How the result differs.
    #[must_use]
    pub fn kind(&self) -> ResultChange {
        match (&self.before, &self.after) {
            (None, _) => ResultChange::Gained,
            (_, None) => ResultChange::Lost,
            _ => ResultChange::Changed,
        }
    }

    /// What the change is about.
    #[must_use]
    pub fn what(&self) -> ChangedResult {
        self.what
    }

    /// The id of the requirement, the part or the category; of an input error, its path and its code; of
    /// a value that was read, its path.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The amount of the grant, the budget, a part or a category, such as `maximum`.
    #[must_use]
    pub fn member(&self) -> Option<&str> {
        self.member.as_deref()
    }

    /// Where it stands, as a JSON Pointer into the later assessment; of what was lost, into the earlier
    /// one.
    #[must_use]
    pub fn path(&self) -> &str {
        self.after.as_ref().or(self.before.as_ref()).map_or("", |at| &at.path)
    }

    /// Where it stood, as a JSON Pointer into the earlier assessment; `None` if it was gained.
    #[must_use]
    pub fn path_before(&self) -> Option<&str> {
        self.before.as_ref().map(|at| at.path.as_str())
    }

    /// The JSON in the earlier assessment, without messages; `None` if it was gained.
    #[must_use]
    pub fn before(&self) -> Option<&str> {
        self.before.as_ref().map(|at| at.json.as_str())
    }

    /// The JSON in the later assessment, without messages; `None` if it was lost.
    #[must_use]
    pub fn after(&self) -> Option<&str> {
        self.after.as_ref().map(|at| at.json.as_str())
    }

    /// A text within the JSON of one side.
    pub(super) fn text_in(json: Option<&str>, name: &str) -> Option<String> {
        let document = JsonText::new(json?).ok()?;
        text_of(document.root(), name).map(std::borrow::Cow::into_owned)
    }

    /// A value within the JSON of one side, as JSON.
    pub(super) fn json_in(json: Option<&str>, name: &str) -> Option<String> {
        let document = JsonText::new(json?).ok()?;
        let mut out = String::new();
        canonical(member(document.root(), name)?, &mut out);
        Some(out)
    }

    /// A number within the JSON of one side, by its literal.
    pub(super) fn number_in(json: Option<&str>, name: &str) -> Option<String> {
        let document = JsonText::new(json?).ok()?;
        match member(document.root(), name)?.shape() {
            crate::json::JsonShape::Number(literal) => Some(literal.to_owned()),
            _ => None,
        }
    }
}

struct WrittenSide<'a> {
    call: &'a str,
    edition: &'a str,
    definition: &'a str,
    outcome: &'a str,
}

struct WrittenAssessmentDiff<'a> {
    before: WrittenSide<'a>,
    after: WrittenSide<'a>,
    changes: Vec<WrittenResultChange<'a>>,
}

/// A change, as it is written.
pub(crate) struct WrittenResultChange<'a> {
    kind: &'a str,
    what: &'a str,
    id: Option<&'a str>,
    member: Option<&'a str>,
    before_path: Option<&'a str>,
    after_path: Option<&'a str>,
    before: RawJson<'a>,
    after: RawJson<'a>,
    message: String,
}

objects! {
    WrittenSide<'_> { call, edition, definition, outcome, }
    WrittenAssessmentDiff<'_> { before, after, changes, }
    WrittenResultChange<'_> {
        kind, what, id if given, member if given, before_path if given, after_path if given,
        before if given, after if given, message,
    }
}
