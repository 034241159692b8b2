//! Mistakes of definitions as data.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use crate::call::CallError;
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
    /// What kind of mistake it is.
    pub code: ProblemCode,
    /// The line in the text of the definition, from 1.
    pub line: usize,
    /// The column in that line, from 1, counted in characters.
    pub column: usize,
    /// The name or the path that was found, if the mistake is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// The name that was probably meant instead of the one found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// What is wrong and what is expected there, in every language.
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
            suggestion: self.suggestion().map(str::to_owned),
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

/// Why there is no call, as JSON has it.
#[derive(Serialize)]
struct ToldError<'e> {
    id: Option<String>,
    edition: Option<String>,
    message: Words,
    problems: &'e [Problem],
}

impl Serialize for CallError {
    /// With the id and the edition as far as they are known, the message in every language, and the
    /// problems.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let error = Call::from_json(r#"{"id": "coast"}"#).expect_err("mistakes");
    /// let json = serde_json::to_value(&error)?;
    /// assert_eq!(json["id"], "coast");
    /// assert_eq!(json["problems"][0]["code"], "member.missing");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let message = Words::each(|locale| self.message(locale));
        let (id, edition, problems) = (self.id(), self.edition(), self.problems());
        ToldError { id, edition, message, problems }.serialize(serializer)
    }
}
