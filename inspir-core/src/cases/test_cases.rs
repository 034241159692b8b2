//! Files of cases.

use std::slice;

use super::error::CasesError;
use super::read::read;
use super::test_case::TestCase;
use crate::call::Call;

/// The cases of a definition, in the order of their files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TestCases {
    pub(super) cases: Vec<TestCase>,
    /// The number of files that were read.
    read: usize,
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
        let mut cases = Self::default();
        cases.read_more(file, call, files)?;
        Ok(cases)
    }

    /// Adds the cases of one more file. They may be changes of cases that are there already, and have other names.
    ///
    /// ```
    /// use inspir_core::{Call, cases::TestCases};
    ///
    /// let call = Call::follow_up();
    /// let mut cases = TestCases::default();
    /// for file in [
    ///     r#"[{"name": "empty", "application": {}, "outcome": "incomplete"}]"#,
    ///     r#"[{"name": "one", "from": "empty", "change": {"submitted_on": "soon"}, "outcome": "invalid"}]"#,
    /// ] {
    ///     cases.read_more(file.as_bytes(), &call, &|_| None)?;
    /// }
    /// let files: Vec<usize> = cases.iter().map(|case| case.file()).collect();
    /// assert_eq!(files, [0, 1]);
    /// # Ok::<(), inspir_core::cases::CasesError>(())
    /// ```
    ///
    /// # Errors
    /// [`CasesError`] with every mistake of this file and its place. Nothing of it is added.
    pub fn read_more(
        &mut self,
        file: &[u8],
        call: &Call,
        files: &dyn Fn(&str) -> Option<Vec<u8>>,
    ) -> Result<(), CasesError> {
        let more = read(file, &self.cases, call, files).map_err(CasesError::new)?;
        let number = self.read;
        self.read += 1;
        self.cases.extend(more.into_iter().map(|case| TestCase { file: number, ..case }));
        Ok(())
    }

    /// The cases.
    pub fn iter(&self) -> slice::Iter<'_, TestCase> {
        self.cases.iter()
    }

    /// The number of cases.
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
