//! Exact values: their types, and how many digits they can need.

use chrono::NaiveDate;

use crate::declaration::ValueType;
use crate::locale::{Words, words};
use crate::number::Number;

/// An exact value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exact {
    /// A number, or an amount in units of the call's currency.
    Number(Number),
    Day(NaiveDate),
    /// The time from one day to another.
    Span(NaiveDate, NaiveDate),
}

impl Exact {
    pub(crate) fn number(self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            _ => None,
        }
    }
}

/// The type of a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuantityType {
    Amount,
    Number,
    Date,
    Span,
}

impl QuantityType {
    /// The name of the type in a description.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Number => "number",
            Self::Date => "date",
            Self::Span => "span",
        }
    }

    /// The words for a quantity of the type, in messages.
    pub(crate) const fn words(self) -> Words<&'static str> {
        match self {
            Self::Amount => words!(fr: "un montant", en: "an amount"),
            Self::Number => words!(fr: "un nombre", en: "a number"),
            Self::Date => words!(fr: "une date", en: "a date"),
            Self::Span => words!(fr: "une durée", en: "a span of time"),
        }
    }

    /// The type of a field's values, if they can be compared as more or less.
    pub(crate) const fn of(value_type: ValueType) -> Option<Self> {
        match value_type {
            ValueType::Amount => Some(Self::Amount),
            ValueType::Number | ValueType::Count(_) => Some(Self::Number),
            ValueType::Date => Some(Self::Date),
            _ => None,
        }
    }

    /// The first of the types that may be written as constants and is accepted.
    pub(super) fn first(accepts: fn(Self) -> bool) -> Option<Self> {
        [Self::Amount, Self::Number, Self::Date].into_iter().find(|of| accepts(*of))
    }

    pub(crate) const fn is_figure(self) -> bool {
        matches!(self, Self::Amount | Self::Number)
    }
}

/// How many digits a value has at most, before and behind the point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Precision {
    pub(crate) whole: u32,
    pub(crate) decimals: u32,
}

impl Precision {
    pub(crate) const fn new(whole: u32, decimals: u32) -> Self {
        Self { whole, decimals }
    }

    pub(crate) fn fit(self) -> bool {
        self.whole + self.decimals <= Number::MAX_DIGITS
    }

    /// The digits of a number that is written so.
    pub(crate) fn of(number: Number) -> Self {
        Self { decimals: number.decimals(), ..Self::as_written(&number.to_string()) }
    }

    /// The digits of the text of a number.
    pub(crate) fn as_written(text: &str) -> Self {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let [whole, decimals] =
            [whole, decimals].map(|digits| u32::try_from(digits.len()).unwrap_or(u32::MAX));
        Self::new(whole, decimals)
    }

    /// Enough digits for each of two.
    pub(crate) fn larger(self, other: Self) -> Self {
        Self::new(self.whole.max(other.whole), self.decimals.max(other.decimals))
    }
}
