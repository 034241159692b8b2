//! One case of a definition.

use super::expectation::Expectation;
use crate::call::Call;
use crate::decision::Decision;

/// One case of a definition: an application, and what it must come to.
///
/// ```
/// use inspir_core::{Call, cases::{TestCase, TestCases}};
///
/// let file = br#"[
///     {"name": "empty", "why": "Nothing is filled in.", "application": {}, "outcome": "incomplete"},
///     {"name": "titled", "from": "empty", "change": {"project": {"title": "x"}},
///      "findings": {"project.title": "met"}}
/// ]"#;
/// let cases = TestCases::read(file, &Call::follow_up(), &|_| None)?;
/// let titled: &TestCase = cases.iter().nth(1).expect("a case");
/// assert_eq!((titled.name(), titled.why(), titled.line()), ("titled", None, 3));
/// assert_eq!(titled.application(), r#"{"project":{"title":"x"}}"#);
/// # Ok::<(), inspir_core::cases::CasesError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestCase {
    pub(crate) name: String,
    pub(crate) why: Option<String>,
    pub(crate) application: String,
    pub(crate) expectations: Vec<Expectation>,
    pub(crate) line: usize,
    pub(crate) file: usize,
}

impl TestCase {
    /// The name, which no other case of the file has.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Why it is there, if the file says so.
    #[must_use]
    pub fn why(&self) -> Option<&str> {
        self.why.as_deref()
    }

    /// The JSON text of the application, its changes made.
    #[must_use]
    pub fn application(&self) -> &str {
        &self.application
    }

    /// The line of the file on which it begins, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The number of its file among those that were read, from 0.
    #[must_use]
    pub fn file(&self) -> usize {
        self.file
    }

    /// Whether a decision is as expected.
    pub(crate) fn holds(&self, call: &Call, decision: &Decision) -> bool {
        self.expectations.iter().all(|one| one.holds(call.data(), decision))
    }

    /// Whether a decision differs from what the case expects. Expectations that repeat the definition do not
    /// count.
    pub(crate) fn notices(&self, call: &Call, decision: &Decision) -> bool {
        let mut decided = self.expectations.iter().filter(|one| one.subject.is_decided());
        decided.any(|one| !one.holds(call.data(), decision))
    }
}
