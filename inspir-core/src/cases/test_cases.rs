//! A file of cases.

use std::slice;

use super::error::CasesError;
use super::read::read;
use super::test_case::TestCase;
use crate::call::Call;

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
