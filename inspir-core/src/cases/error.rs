//! The mistakes in a file of cases.

use std::fmt;

use super::told::told;
use crate::definition::Problem;
use crate::locale::{Locale, words};

/// The mistakes of a file of cases, each with its place.
///
/// ```
/// use inspir_core::{Call, Locale, cases::TestCases};
///
/// let file = br#"[{"name": "x", "aplication": {}, "outcome": "eligible"}]"#;
/// let error = TestCases::read(file, &Call::follow_up(), &|_| None).expect_err("a slip");
/// assert_eq!(error.problems()[0].suggestion().as_deref(), Some("application"));
/// assert!(error.message(Locale::En).contains("line 1, column 16"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasesError {
    problems: Vec<Problem>,
}

impl CasesError {
    pub(super) fn new(problems: Vec<Problem>) -> Self {
        Self { problems }
    }

    /// The mistakes, in the order of the file: at most 100.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The message: each mistake on a line of its own.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let count = self.problems.len().to_string();
        let first = words!(
            fr: "erreurs dans le fichier de cas : {count}",
            en: "mistakes in the file of cases: {count}"
        );
        let mut message = told(first, locale, &[("count", &count)]);
        for problem in &self.problems {
            let one = words!(
                fr: "{path} (ligne {line}, colonne {column}) : {message}",
                en: "{path} (line {line}, column {column}): {message}"
            );
            let whole = words!(fr: "tout le fichier", en: "the whole file");
            let path = if problem.path().is_empty() { whole.get(locale) } else { problem.path() };
            let (line, column) = (problem.line().to_string(), problem.column().to_string());
            let said = problem.message(locale);
            let values =
                [("path", path), ("line", &line), ("column", &column), ("message", said.as_str())];
            message.push_str("\n  ");
            message.push_str(&told(one, locale, &values));
        }
        message
    }
}

impl fmt::Display for CasesError {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.message(Locale::En))
    }
}

impl std::error::Error for CasesError {}
