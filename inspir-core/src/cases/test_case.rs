//! A case, and a file of them.

use std::slice;

use super::error::CasesError;
use super::expectation::Expectation;
use super::read::read;
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

    /// Whether a decision is as expected.
    pub(crate) fn holds(&self, call: &Call, decision: &Decision) -> bool {
        self.expectations.iter().all(|one| one.holds(call.data(), decision))
    }
}

/// The cases of a definition, in the order of their file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TestCases {
    pub(crate) cases: Vec<TestCase>,
}

impl TestCases {
    /// Reads a file of cases for a call. `files` gives the contents of a file that a case names.
    ///
    /// ```
    /// use inspir_core::{Call, cases::TestCases};
    ///
    /// let file = br#"[{"name": "filed", "application": "filed.json", "outcome": "incomplete"}]"#;
    /// let files = |name: &str| (name == "filed.json").then(|| b"{}".to_vec());
    /// assert_eq!(TestCases::read(file, &Call::follow_up(), &files)?.len(), 1);
    /// # Ok::<(), inspir_core::cases::CasesError>(())
    /// ```
    ///
    /// # Errors
    /// [`CasesError`] with every mistake of the file and its place.
    pub fn read(
        file: &[u8],
        call: &Call,
        files: &dyn Fn(&str) -> Option<Vec<u8>>,
    ) -> Result<Self, CasesError> {
        read(file, call, files).map(|cases| Self { cases }).map_err(CasesError::new)
    }

    /// The cases.
    pub fn iter(&self) -> slice::Iter<'_, TestCase> {
        self.cases.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cases.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }
}

impl<'c> IntoIterator for &'c TestCases {
    type Item = &'c TestCase;
    type IntoIter = slice::Iter<'c, TestCase>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
