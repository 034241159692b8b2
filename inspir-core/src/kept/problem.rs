//! Mistakes of definitions as data.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use crate::call::{CallError, CallErrorCode};
use crate::definition::{Problem, ProblemCode};
use crate::locale::{Locale, Words};

/// A mistake in a call definition, as data: what a host hands on or stores.
///
/// ```
/// use inspir_core::{Call, KeptProblem, Locale};
///
/// let error = Call::from_json(r#"{"titel": "x"}"#).expect_err("a slip");
/// let problem = error.problems().iter().find(|problem| problem.path() == "/titel");
/// let kept: KeptProblem = problem.expect("the slip").keep();
/// assert_eq!((kept.line, kept.suggestion.as_deref()), (1, Some("title")));
/// assert!(kept.message.get(Locale::En).contains("did you mean `title`"));
/// let json = serde_json::to_string(&kept)?;
/// assert_eq!(serde_json::from_str::<KeptProblem>(&json)?, kept);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeptProblem {
    /// The place in the definition, as a JSON Pointer (RFC 6901); empty: the whole definition.
    pub path: String,
    /// The kind of mistake.
    pub code: ProblemCode,
    /// The line in the text of the definition, from 1.
    pub line: usize,
    /// The column in that line, from 1, counted in characters.
    pub column: usize,
    /// The value found, as [`Problem::found`] has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// The text to write instead, as [`Problem::suggestion`] has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// The message in every language: what is wrong and what is expected there.
    pub message: Words,
}

impl Problem {
    /// The mistake as data.
    ///
    /// ```
    /// # use inspir_core::{Call, ProblemCode};
    /// let error = Call::from_json("{").expect_err("no JSON");
    /// assert_eq!(error.problems()[0].keep().code, ProblemCode::JsonSyntax);
    /// ```
    #[must_use]
    pub fn keep(&self) -> KeptProblem {
        KeptProblem {
            path: self.path().to_owned(),
            code: self.code(),
            line: self.line(),
            column: self.column(),
            found: self.found().map(str::to_owned),
            suggestion: self.suggestion(),
            message: Words::each(|locale| self.message(locale)),
        }
    }
}

impl fmt::Display for KeptProblem {
    /// In English, with its place.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column, message, .. } = self;
        let message = message.get(Locale::En);
        f.pad(&format!("{path} (line {line}, column {column}): {message}"))
    }
}

impl std::error::Error for KeptProblem {}

impl Serialize for Problem {
    /// As [`Problem::keep`] has it; [`KeptProblem`] reads it again.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.keep().serialize(serializer)
    }
}

/// Why there is no call, as data: what a host hands on or stores.
///
/// ```
/// use inspir_core::{Call, KeptCallError, Locale};
///
/// let error = Call::from_json(r#"{"id": "coast", "titel": "x"}"#).expect_err("mistakes");
/// let json = serde_json::to_string(&error)?;
/// let kept: KeptCallError = serde_json::from_str(&json)?;
/// assert_eq!(kept, error.keep());
/// assert_eq!(kept.id.as_deref(), Some("coast"));
/// assert_eq!(kept.message.get(Locale::En), &error.message(Locale::En));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeptCallError {
    /// Which of the errors it is.
    pub code: CallErrorCode,
    /// The id of the call, as far as it is known.
    #[serde(default)]
    pub id: Option<String>,
    /// The edition of the call, as far as it is known.
    #[serde(default)]
    pub edition: Option<String>,
    /// The id of the built-in call that was probably meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// The message in every language.
    pub message: Words,
    /// The mistakes of the definition; none if no call of the id is built in.
    pub problems: Vec<KeptProblem>,
}

impl CallError {
    /// The error as data.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let unknown = Call::load("no-such-call").expect_err("no call").keep();
    /// assert_eq!((unknown.id.as_deref(), unknown.problems.len()), (Some("no-such-call"), 0));
    /// ```
    #[must_use]
    pub fn keep(&self) -> KeptCallError {
        KeptCallError {
            code: self.code(),
            id: self.id(),
            edition: self.edition(),
            suggestion: self.suggestion(),
            message: Words::each(|locale| self.message(locale)),
            problems: self.problems().iter().map(Problem::keep).collect(),
        }
    }
}

impl fmt::Display for KeptCallError {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.message.get(Locale::En))
    }
}

impl std::error::Error for KeptCallError {}

impl Serialize for CallError {
    /// As [`CallError::keep`] has it; [`KeptCallError`] reads it again.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.keep().serialize(serializer)
    }
}
