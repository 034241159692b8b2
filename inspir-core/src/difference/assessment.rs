//! The differences between two assessments of one application.

use super::assessment_change::{AssessmentChange, ChangedResult, ResultChange};
use super::assessment_kept::{KeptAssessmentDiff, KeptAssessmentSide};
use super::tree::{Difference, PathStep, Shape, differences, member, text_of};
use crate::assessment::Assessment;
use crate::call::Call;
use crate::input_error::{Expected, Fault, InputError};
use crate::intake::document;
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::locale::{Currency, Locale};

const BY_ID: Shape = Shape::Keyed(&["id"], &Shape::Object(&[], &Shape::Leaf), false);
const MEMBERS: Shape = Shape::Object(&[], &Shape::Leaf);
/// Words aside, and what is kept beside the figures.
const FINDING: Shape = Shape::Without(&["evidence", "message", "parts", "trace"]);
const INPUT_ERROR: Shape = Shape::Without(&["evidence", "message"]);
const ASSESSMENT: Shape = Shape::Object(
    &[
        ("call", Shape::Skipped),
        ("edition", Shape::Skipped),
        ("definition", Shape::Skipped),
        ("engine", Shape::Skipped),
        ("reference", Shape::Skipped),
        // It is kept beside the figures, so that the assessment opens again.
        ("exact", Shape::Skipped),
        ("uncategorised", Shape::Skipped),
        ("trace", Shape::Skipped),
        ("grant", Shape::Object(&[("parts", BY_ID), ("categories", BY_ID)], &Shape::Leaf)),
        ("totals", MEMBERS),
        ("quantities", MEMBERS),
        ("input_errors", Shape::Keyed(&["path", "code"], &INPUT_ERROR, false)),
        ("findings", Shape::Keyed(&["requirement"], &FINDING, false)),
    ],
    &Shape::Leaf,
);

/// The members that say what two assessments were made from, if they are traces.
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

/// The differences between two assessments of one application: under two editions of a call, or before and
/// after it was changed. Words aside, and the names of the editions.
///
/// If one of the two documents could not be read, nothing of it was examined: its findings and amounts
/// are no results, so that what differs in them is no change. One change, [`ChangedResult::Readable`],
/// says so; beside it stand those of the outcome and of input errors.
///
/// ```
/// use inspir_core::{Call, ChangedResult, Locale, Outcome};
///
/// let call = Call::follow_up();
/// let before = call.assess_json(br#"{"request": {"operating": "5000.00"}}"#);
/// let after = call.assess_json(br#"{"request": {"operating": "6000.00"}}"#);
/// let diff = after.changes_since(&before);
/// let of = |what| diff.changes().iter().find(|change| change.what() == what).expect("a change");
/// assert_eq!(of(ChangedResult::Outcome).message(Locale::En), "Outcome: ineligible as it stands instead of incomplete.");
/// let ceiling = diff.of_requirement("grant.operating_ceiling").expect("a change");
/// assert!(ceiling.message(Locale::En).contains("not met instead of met"));
/// # Ok::<(), inspir_core::CallError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssessmentDiff {
    sides: [KeptAssessmentSide; 2],
    changes: Vec<AssessmentChange>,
}

impl Assessment {
    /// The changes since an earlier assessment of the same application, told in the words of this
    /// assessment's call.
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
            (Ok(before), Ok(after)) => AssessmentDiff::new([before.root(), after.root()])
                .told_by_one_of(&[self.call(), earlier.call()]),
            // Everything that the engine writes can be read.
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
    /// [`InputError`] if one of the texts is not JSON, at its line and column, or no assessment. Its path
    /// says which: `/before` or `/after`.
    pub fn of_json(before: &str, after: &str) -> Result<Self, Box<InputError>> {
        let (before, after) = (side(before, "/before")?, side(after, "/after")?);
        Ok(Self::new([before.root(), after.root()]))
    }

    /// Tells the changes in the words of a call, with the titles of its requirements: an assessment that was
    /// kept as JSON does not hold them.
    ///
    /// ```
    /// use inspir_core::{AssessmentDiff, Call, Locale};
    ///
    /// let call = Call::follow_up();
    /// let kept = call.assess_json(b"{}").to_json(Locale::En);
    /// let now = call.assess_json(br#"{"applicant": {"name": "Ville de Lille"}}"#).to_json(Locale::En);
    /// let diff = AssessmentDiff::of_json(&kept, &now)?;
    /// let told = |diff: &AssessmentDiff| {
    ///     let name = diff.of_requirement("applicant.name").expect("a change");
    ///     name.message(Locale::En)
    /// };
    /// assert_eq!(told(&diff), "Requirement `applicant.name`: met instead of answer missing.");
    /// let named = "Requirement “Name of the applicant” (`applicant.name`): met instead of answer missing.";
    /// assert_eq!(told(&diff.told_by(&call)), named);
    /// # Ok::<(), Box<inspir_core::InputError>>(())
    /// ```
    #[must_use]
    pub fn told_by(self, call: &Call) -> Self {
        self.told_by_one_of(&[call])
    }

    /// Tells the changes in the words of the first call. The others know titles too.
    fn told_by_one_of(mut self, calls: &[&Call]) -> Self {
        let requirements: Vec<_> = calls.iter().flat_map(|call| call.requirements()).collect();
        for change in &mut self.changes {
            change.value.teller = calls.first().map(|call| (*call).clone());
            if !matches!(change.what(), ChangedResult::Finding | ChangedResult::Reading) {
                continue;
            }
            let known = requirements.iter().find(|one| change.id() == Some(one.id.as_str()));
            change.value.title = known.map(|requirement| requirement.title.clone());
        }
        self
    }

    fn new(roots: [JsonValue<'_, '_>; 2]) -> Self {
        let [before, after] = roots;
        let sides = roots.map(KeptAssessmentSide::of);
        let currency = text_of(after, "currency");
        let currency = currency.and_then(|id| Currency::from_id(&id)).unwrap_or_default();
        let found = of_trace(before, after).into_iter().chain(of_result(before, after));
        let mut changes: Vec<_> =
            found.map(|found| AssessmentChange::new(found, currency)).collect();
        if is_unread(before) != is_unread(after) {
            changes.retain(|change| !change.what().is_of_examination());
        }
        // Nobody mended the errors in what was not read.
        if is_unread(after) {
            changes.retain(|change| {
                change.what() != ChangedResult::InputError || change.kind() != ResultChange::Lost
            });
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
            change.what() == ChangedResult::Finding && change.id() == Some(id)
        };
        self.changes.iter().find(is_it)
    }

    /// The differences as data, with sentences in one locale.
    ///
    /// ```
    /// # use inspir_core::{Call, KeptAssessmentDiff, Locale};
    /// # let assessment = Call::follow_up().assess_json(b"{}");
    /// let kept: KeptAssessmentDiff = assessment.changes_since(&assessment).keep(Locale::En);
    /// assert_eq!((kept.before.outcome.as_str(), kept.changes), ("incomplete", Vec::new()));
    /// ```
    #[must_use]
    pub fn keep(&self, locale: Locale) -> KeptAssessmentDiff {
        let [before, after] = self.sides.clone();
        let changes = self.changes.iter().map(|change| change.keep(locale));
        KeptAssessmentDiff { before, after, changes: changes.collect() }
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
        self.keep(locale).to_json()
    }
}

/// The JSON of one of two assessments.
fn side<'t>(text: &'t str, path: &str) -> Result<JsonText<'t>, Box<InputError>> {
    let json = document(text).map_err(|error| InputError::from(error).at(path))?;
    let root = json.root();
    let has_findings = member(root, "findings").is_some_and(|findings| findings.is_list());
    if !has_findings || text_of(root, "outcome").is_none() {
        let fault = Fault::mismatch(Expected::Type("assessment"));
        return Err(Box::new(InputError::new(path.to_owned(), fault, &root.shape(), None)));
    }
    Ok(json)
}

/// Whether nothing was examined: the document could not be read.
fn is_unread(assessment: JsonValue<'_, '_>) -> bool {
    let readable = member(assessment, "readable").map(JsonValue::shape);
    matches!(readable, Some(JsonShape::Flag(false)))
}

impl serde::Serialize for AssessmentDiff {
    /// As [`keep`](Self::keep) has it, in the usual language. [`KeptAssessmentDiff`] reads it again.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.keep(Locale::default()).serialize(serializer)
    }
}

/// The changes of the results.
fn of_result(before: JsonValue<'_, '_>, after: JsonValue<'_, '_>) -> Vec<Difference> {
    differences(before, after, &ASSESSMENT, &["message"])
}

/// The changes of what two traces were made from.
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
