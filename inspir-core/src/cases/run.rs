//! Running cases: what differs from what they expect.

use serde::{Serialize, Serializer};

use super::expectation::{Expectation, ExpectedOf};
use super::shared::each_of;
use super::test_case::TestCase;
use super::test_cases::TestCases;
use super::told::told;
use crate::assess::Assessor;
use crate::call::Call;
use crate::locale::{Locale, Words, words};

/// The result of a case.
///
/// ```
/// use inspir_core::{Call, Locale, cases::TestCases};
///
/// let call = Call::follow_up();
/// let file = br#"[{"name": "hasty", "application": {}, "outcome": "eligible"}]"#;
/// let cases = TestCases::read(file, &call, &|_| None)?;
/// let results = cases.run(&call, 1);
/// assert!(!results[0].passed());
/// assert_eq!(results[0].differences()[0].found(), "incomplete");
/// assert!(results[0].message(Locale::En).starts_with("hasty"));
/// # Ok::<(), inspir_core::cases::CasesError>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct CaseResult<'c> {
    #[serde(rename = "name", serialize_with = "name_of")]
    case: &'c TestCase,
    differences: Vec<CaseDifference>,
}

fn name_of<S: Serializer>(case: &&TestCase, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(case.name())
}

/// One thing that is not as a case expects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseDifference {
    path: String,
    expected: String,
    found: String,
    /// The message of the finding, if it is one.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "in_every_language")]
    message: Option<Words>,
}

fn in_every_language<S: Serializer>(
    message: &Option<Words>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let all = Locale::ALL.iter();
    let all = all.filter_map(|locale| Some((locale.tag(), message.as_ref()?.get(*locale))));
    serializer.collect_map(all)
}

impl CaseDifference {
    /// Where the case names what it expects, as a JSON Pointer from the case on: `/findings/grant.rate`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The expected value, as the assessment JSON writes it; `null`: not known.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// The value by the definition.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// The message of the finding, if it is one with a message.
    #[must_use]
    pub fn finding_message(&self, locale: Locale) -> Option<&str> {
        self.message.as_ref().map(|message| message.get(locale).as_str())
    }
}

impl<'c> CaseResult<'c> {
    /// The case.
    #[must_use]
    pub fn case(&self) -> &'c TestCase {
        self.case
    }

    /// Whether everything is as expected.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.differences.is_empty()
    }

    /// The differences from what is expected, in the order of the case.
    #[must_use]
    pub fn differences(&self) -> &[CaseDifference] {
        &self.differences
    }

    /// The differences, in several lines; empty if there are none.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        if self.passed() {
            return String::new();
        }
        let mut message = self.case.name().to_owned();
        if let Some(why) = self.case.why() {
            message.push_str(&format!(" ({why})"));
        }
        for difference in &self.differences {
            let line = words!(
                fr: "{path} : attendu {expected}, trouvé {found}",
                en: "{path}: expected {expected}, found {found}"
            );
            let values = [
                ("path", difference.path()),
                ("expected", difference.expected()),
                ("found", difference.found()),
            ];
            message.push_str("\n  ");
            message.push_str(&told(line, locale, &values));
            if let Some(said) = difference.finding_message(locale) {
                message.push_str("\n    ");
                message.push_str(said);
            }
        }
        message
    }
}

impl TestCases {
    /// Runs every case on a call: each in its turn, or shared by several threads.
    ///
    /// ```
    /// # use inspir_core::{Call, cases::TestCases};
    /// let cases = TestCases::default();
    /// assert!(cases.run(&Call::follow_up(), 2).is_empty());
    /// ```
    #[must_use]
    pub fn run(&self, call: &Call, threads: usize) -> Vec<CaseResult<'_>> {
        let start = || Assessor::new(call);
        let differences = each_of(self.cases.len(), threads, start, |assessor, number| {
            self.cases.get(number).map_or_else(Vec::new, |case| differences(case, call, assessor))
        });
        let results = self.cases.iter().zip(differences);
        results.map(|(case, differences)| CaseResult { case, differences }).collect()
    }
}

/// The differences from what a case expects.
fn differences(case: &TestCase, call: &Call, assessor: &mut Assessor) -> Vec<CaseDifference> {
    let text = case.application.as_bytes();
    if case.holds(call, assessor.decide_json(text)) {
        return Vec::new();
    }
    let assessment = assessor.assess_json(text);
    let decision = assessment.decision();
    let message = |one: &Expectation| match &one.subject {
        ExpectedOf::Finding(id, _) => {
            let finding = assessment.finding(id)?;
            Some(Words::each(|locale| finding.message(locale)))
        }
        ExpectedOf::InputErrors => Some(Words::each(|locale| {
            let errors = decision.input_errors.iter();
            let told: Vec<String> = errors.map(|error| error.message(locale)).collect();
            told.join(" ")
        })),
        _ => None,
    };
    let wrong = case.expectations.iter().filter(|one| !one.holds(call.data(), decision));
    let told = wrong.map(|one| CaseDifference {
        path: one.path.clone(),
        expected: one.value.text(),
        found: one.subject.seen(call.data(), decision).text(),
        message: message(one).filter(|message| *message != Words::default()),
    });
    told.collect()
}
