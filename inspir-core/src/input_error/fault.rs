//! The fault of a value, without its path.

use std::borrow::Cow;

use super::code::ErrorCode;
use crate::choice::Choice;
use crate::ids::{NumberRange, TitledIds};

/// Why a value is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(super) code: ErrorCode,
    pub(super) expected: Expected,
}

/// The value that was expected instead of the one found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// A value of this type.
    Type(&'static str),
    /// A member of a closed list, or of what it was when the error was kept.
    Choice(Cow<'static, [Choice]>),
    /// One of these ids.
    OneOf(TitledIds),
    /// One of these members.
    Members(Vec<String>),
    /// This text.
    Text(String),
    /// At most this many.
    Maximum(usize),
    /// A number from … to ….
    Range(u64, u64),
    /// A number that an own field takes.
    Numbers(NumberRange),
    /// JSON instead of nothing.
    Content,
    /// A text in this encoding.
    Encoding(&'static str),
}

impl Expected {
    /// Whether the value comes from a list.
    pub(super) fn is_listed(&self) -> bool {
        matches!(self, Self::Choice(_) | Self::OneOf(_))
    }

    /// Whether a number without decimals is expected.
    pub(super) fn is_whole(&self) -> bool {
        matches!(self, Self::Numbers(range) if range.decimals == 0)
    }
}

/// The types that may be expected.
const TYPES: &[&str] = &[
    "JSON",
    "amount",
    "assessment",
    "boolean",
    "commune",
    "date",
    "integer",
    "list",
    "number",
    "object",
    "text",
    "text or integer",
];

impl Expected {
    /// The type of this name.
    pub(super) fn of_type(name: &str) -> Option<Self> {
        TYPES.iter().find(|known| **known == name).map(|known| Self::Type(known))
    }
}

impl Fault {
    pub(crate) const fn new(code: ErrorCode, expected: Expected) -> Self {
        Self { code, expected }
    }

    pub(crate) const fn mismatch(expected: Expected) -> Self {
        Self::new(ErrorCode::TypeMismatch, expected)
    }

    /// Whether the value is of another type.
    pub(crate) fn is_mismatch(&self) -> bool {
        self.code == ErrorCode::TypeMismatch
    }
}
