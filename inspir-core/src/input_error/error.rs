//! One error of an input, with its path.

use super::code::ErrorCode;
use super::fault::{Expected, Fault};
use super::literal::Literal;
use crate::json::{JsonShape, WriteJson as _};
use crate::text::{MAX_BYTES, MAX_DEPTH, shortened};

/// One thing that is wrong with an input, and where.
///
/// Bad input never stops an assessment: what is wrong is left out, and the outcome is `invalid`.
///
/// ```
/// use inspir_core::{Call, Locale};
///
/// let call = Call::creative_event();
/// let assessment = call.assess_json(br#"{"request": {"amount": 12.5}}"#);
/// let error = &assessment.input_errors()[0];
/// assert_eq!(error.path(), "/request/amount");
/// assert_eq!(error.code().id(), "amount.not_exact");
/// assert!(error.message(Locale::En).contains("two decimals"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    pub(super) path: String,
    pub(super) fault: Fault,
    /// The value found, its type, or its length. Unknown if the text was not read.
    pub(super) found: Option<String>,
    /// The literal of the number that was found where an integer was expected.
    pub(super) number: Option<String>,
    /// The value to write instead, if it can be guessed.
    pub(super) meant: Option<Box<Literal>>,
}

impl InputError {
    pub(crate) fn new(
        path: String,
        fault: Fault,
        shape: &JsonShape<'_>,
        meant: Option<Literal>,
    ) -> Self {
        let found = match (shape, fault.code) {
            (JsonShape::Text(text), ErrorCode::TextTooLong) => text.chars().count().to_string(),
            (JsonShape::Foreign(kind), ErrorCode::TypeMismatch) => shortened(kind),
            (_, ErrorCode::TypeMismatch) => type_of(shape).to_owned(),
            (JsonShape::Text(text), _) => shortened(text),
            (JsonShape::Number(number), _) => shortened(number),
            _ => type_of(shape).to_owned(),
        };
        let number = match (shape, &fault.expected) {
            (JsonShape::Number(number), Expected::Type("integer" | "text or integer")) => {
                Some(shortened(number))
            }
            _ => None,
        };
        Self { path, fault, found: Some(found), number, meant: meant.map(Box::new) }
    }

    /// The text is not JSON, at this line and column.
    pub(crate) fn syntax(line: usize, column: usize) -> Self {
        Self::not_json(Expected::Type("JSON"), line, column)
    }

    /// The text is not JSON: it is blank up to this line and column.
    pub(crate) fn empty(line: usize, column: usize) -> Self {
        Self::not_json(Expected::Content, line, column)
    }

    /// The text is not UTF-8: the first wrong byte stands at this line and column.
    pub(crate) fn encoding(line: usize, column: usize) -> Self {
        Self::not_json(Expected::Encoding("UTF-8"), line, column)
    }

    fn not_json(expected: Expected, line: usize, column: usize) -> Self {
        Self::whole(ErrorCode::JsonSyntax, expected, Some(format!("{line}:{column}")))
    }

    /// The text has too many bytes. The error does not say how many, since a program that reads or
    /// writes such a text may stop at the limit.
    pub(crate) fn too_large() -> Self {
        Self::whole(ErrorCode::JsonTooLarge, Expected::Maximum(MAX_BYTES), None)
    }

    pub(crate) fn too_deep(levels: usize) -> Self {
        Self::whole(ErrorCode::JsonTooDeep, Expected::Maximum(MAX_DEPTH), Some(levels.to_string()))
    }

    /// The error at another place: its text is a part of what was given.
    pub(crate) fn at(self, path: &str) -> Box<Self> {
        Box::new(Self { path: path.to_owned(), ..self })
    }

    /// An error of the whole text.
    fn whole(code: ErrorCode, expected: Expected, found: Option<String>) -> Self {
        let fault = Fault::new(code, expected);
        Self { path: String::new(), fault, found, number: None, meant: None }
    }

    /// The place in the input, as a JSON Pointer (RFC 6901); empty: the whole document.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let decision = Call::follow_up().decide_json(br#"{"team": [{"age": 30}]}"#);
    /// assert_eq!(decision.input_errors()[0].path(), "/team/0/age");
    /// ```
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The kind of error.
    ///
    /// ```
    /// # use inspir_core::{Call, ErrorCode};
    /// let decision = Call::follow_up().decide_json(b"no JSON");
    /// assert_eq!(decision.input_errors()[0].code(), ErrorCode::JsonSyntax);
    /// ```
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.fault.code
    }

    /// The value found, its type, or its length. Long values are cut off.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let decision = Call::follow_up().decide_json(br#"{"submitted_on": "tomorrow"}"#);
    /// assert_eq!(decision.input_errors()[0].found(), Some("tomorrow"));
    /// ```
    #[must_use]
    pub fn found(&self) -> Option<&str> {
        self.found.as_deref()
    }

    /// The value to write instead, as JSON writes it, if the wrong value lets one guess it.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let decision = Call::follow_up().decide_json(br#"{"submitted_on": 20261009}"#);
    /// assert_eq!(decision.input_errors()[0].suggestion().as_deref(), Some(r#""2026-10-09""#));
    /// ```
    #[must_use]
    pub fn suggestion(&self) -> Option<String> {
        self.meant.as_ref().map(|meant| {
            let mut json = String::new();
            meant.write(&mut json);
            json
        })
    }
}

/// The id of a value's type.
fn type_of(shape: &JsonShape<'_>) -> &'static str {
    match shape {
        JsonShape::Null | JsonShape::Empty => "nothing",
        JsonShape::Flag(_) => "boolean",
        JsonShape::Number(_) => "number",
        JsonShape::Text(_) => "text",
        JsonShape::List => "list",
        JsonShape::Object | JsonShape::Foreign(_) => "object",
    }
}
