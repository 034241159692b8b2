//! The mistakes of a definition.

use std::cell::RefCell;
use std::fmt;

/// The most mistakes that are told.
const MAX_PROBLEMS: usize = 100;

/// One mistake in a call definition.
///
/// ```
/// use inspir_core::Call;
///
/// let error = Call::from_json("[]").expect_err("a mistake");
/// let problem = &error.problems()[0];
/// assert_eq!(problem.path(), "");
/// assert_eq!(problem.message(), "expected an object");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub(crate) path: String,
    pub(crate) message: String,
}

impl Problem {
    /// The place in the definition, as a JSON Pointer (RFC 6901); empty: the whole definition.
    ///
    /// ```
    /// let error = inspir_core::Call::from_json(r#"{"id": "Coast"}"#).expect_err("a capital");
    /// assert_eq!(error.problems()[0].path(), "/id");
    /// ```
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong and what is expected there.
    ///
    /// ```
    /// let error = inspir_core::Call::from_json(r#"{"id": "Coast"}"#).expect_err("a capital");
    /// assert!(error.problems()[0].message().starts_with("expected lower-case letters"));
    /// ```
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.path.is_empty() { "the whole definition" } else { &self.path };
        write!(f, "{place}: {}", self.message)
    }
}

/// The mistakes found so far.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    told: RefCell<Vec<Problem>>,
}

impl Problems {
    /// Adds a mistake; of too many only the first are told, and the last of those says so.
    pub(crate) fn add(&self, path: String, message: impl Into<String>) {
        let mut told = self.told.borrow_mut();
        if told.len() < MAX_PROBLEMS {
            told.push(Problem { path, message: message.into() });
        } else if let Some(last) = told.last_mut().filter(|last| !last.message.ends_with(MORE)) {
            last.message.push_str(MORE);
        }
    }

    /// Whether more mistakes were found than are told: more of them would change nothing.
    pub(super) fn overflow(&self) -> bool {
        self.told.borrow().last().is_some_and(|last| last.message.ends_with(MORE))
    }

    pub(crate) fn finish(self) -> Vec<Problem> {
        self.told.into_inner()
    }
}

const MORE: &str = " (and more: only the first 100 mistakes are told)";
