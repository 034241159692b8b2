//! Single values: what each type accepts, and with which fault it refuses the rest.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::amount::{Amount, AmountError};
use crate::day::{is_in_range, parse_date};
use crate::declaration::{MemberInfo, Reading, ValueType};
use crate::fact::{Fact, KeptTexts};
use crate::identifiers::Commune;
use crate::ids::CallIds;
use crate::input_error::{ErrorCode, Expected, Fault};
use crate::text::{MAX_TEXT, is_blank};

/// A value that is a single text, number or truth value in the JSON.
pub(crate) trait Scalar<'de>: Sized {
    /// The expected type, for messages.
    const EXPECTED: Expected;
    /// The type by which calls and descriptions know it.
    const VALUE_TYPE: ValueType;

    /// Reads a text that is not blank.
    fn from_text(_: Cow<'de, str>) -> Result<Self, Fault> {
        Err(Fault::mismatch(Self::EXPECTED))
    }

    /// Reads a number from its literal.
    fn from_number(_: &str) -> Result<Self, Fault> {
        Err(Fault::mismatch(Self::EXPECTED))
    }

    /// Reads `true` or `false`.
    fn from_flag(_: bool) -> Result<Self, Fault> {
        Err(Fault::mismatch(Self::EXPECTED))
    }

    /// The value that `null` stands for, if there is one.
    fn from_nothing() -> Option<Self> {
        None
    }

    /// Reads a whole number of 64 bits, as though from its literal.
    fn from_integer(number: i64) -> Result<Self, Fault> {
        Self::from_number(&number.to_string())
    }

    /// Reads the decimal `units · 10^-digits`.
    #[allow(dead_code, reason = "tables ask")]
    fn from_decimal(units: i128, digits: u32) -> Result<Self, Fault> {
        match Decimal::try_from_i128_with_scale(units, digits) {
            Ok(decimal) => Self::from_text(Cow::Owned(decimal.to_string())),
            Err(_) => Err(Fault::mismatch(Self::EXPECTED)),
        }
    }

    /// Reads a day.
    #[allow(dead_code, reason = "tables ask")]
    fn from_day(day: NaiveDate) -> Result<Self, Fault> {
        Self::from_text(Cow::Owned(day.to_string()))
    }

    /// Whether a typed caller kept within the limits of the JSON.
    fn fits(&self) -> bool {
        true
    }

    /// Whether every text with this many bytes is accepted.
    #[allow(dead_code, reason = "tables ask")]
    fn takes(_bytes: u32) -> bool {
        false
    }

    /// The fact of the value, whatever member holds it.
    fn fact(&self) -> Fact {
        Fact::Present
    }

    /// The fact of the value in this member, or `None` if the call refuses the value.
    fn fact_in(&self, _: &MemberInfo, _: &CallIds, _: &mut KeptTexts) -> Option<Fact> {
        Some(self.fact())
    }

    /// Why the call refuses the value, if it does.
    fn objection(&self, _: &CallIds) -> Option<Fault> {
        None
    }
}

/// Whether a text is within the limit of length. A blank text is absent, so it always is.
#[cfg_attr(feature = "fast", inline(always))]
pub(crate) fn text_fits(text: &str) -> bool {
    text.len() <= MAX_TEXT || long_text_fits(text)
}

#[cfg_attr(feature = "fast", inline(never))]
fn long_text_fits(text: &str) -> bool {
    text.chars().count() <= MAX_TEXT || is_blank(text)
}

impl<'de: 'a, 'a> Scalar<'de> for Cow<'a, str> {
    const EXPECTED: Expected = Expected::Type("text");
    const VALUE_TYPE: ValueType = ValueType::Text;

    #[cfg_attr(feature = "fast", inline(always))]
    fn from_text(text: Cow<'de, str>) -> Result<Self, Fault> {
        if text_fits(&text) {
            Ok(text)
        } else {
            Err(Fault::new(ErrorCode::TextTooLong, Expected::Maximum(MAX_TEXT)))
        }
    }

    fn takes(bytes: u32) -> bool {
        usize::try_from(bytes).is_ok_and(|bytes| bytes <= MAX_TEXT)
    }

    #[cfg_attr(feature = "fast", inline(always))]
    fn fits(&self) -> bool {
        text_fits(self)
    }

    #[cfg_attr(feature = "fast", inline(always))]
    fn fact(&self) -> Fact {
        if is_blank(self) { Fact::Absent } else { Fact::Present }
    }

    #[cfg_attr(feature = "fast", inline(always))]
    fn fact_in(&self, member: &MemberInfo, ids: &CallIds, kept: &mut KeptTexts) -> Option<Fact> {
        Some(match (self.fact(), member.reading()) {
            (Fact::Present, Reading::Content) => kept.keep(self),
            (Fact::Present, Reading::As(read)) => read(self, ids),
            (Fact::Present, Reading::Presence | Reading::Call) if ids.keeps_texts => {
                kept.keep(self)
            }
            (Fact::Present, Reading::Call) if ids.names_this_call(self) => Fact::Flag(true),
            (fact, _) => fact,
        })
    }
}

impl Scalar<'_> for Amount {
    const EXPECTED: Expected = Expected::Type("amount");
    const VALUE_TYPE: ValueType = ValueType::Amount;

    fn from_text(text: Cow<'_, str>) -> Result<Self, Fault> {
        text.parse().map_err(|_: AmountError| Fault::new(ErrorCode::AmountFormat, Self::EXPECTED))
    }

    fn from_number(literal: &str) -> Result<Self, Fault> {
        if !is_integer(literal) {
            return Err(Fault::new(ErrorCode::AmountNotExact, Self::EXPECTED));
        }
        literal.parse().map_err(|_| {
            Fault::new(ErrorCode::NumberOutOfRange, Expected::Range(0, 999_999_999_999))
        })
    }

    fn from_decimal(units: i128, digits: u32) -> Result<Self, Fault> {
        let cents = match 10_i128.checked_pow(digits.abs_diff(2)) {
            Some(power) if digits < 2 => units.checked_mul(power),
            Some(power) if units % power == 0 => Some(units / power),
            _ => None,
        };
        cents.map(Self::from_cents).filter(Scalar::fits).ok_or(Fault::mismatch(Self::EXPECTED))
    }

    fn fits(&self) -> bool {
        self.is_input()
    }

    fn fact(&self) -> Fact {
        (*self).into()
    }
}

/// Whether the literal of a JSON number has neither fraction nor exponent.
pub(crate) fn is_integer(literal: &str) -> bool {
    !literal.contains(['.', 'e', 'E'])
}

impl Scalar<'_> for NaiveDate {
    const EXPECTED: Expected = Expected::Type("date");
    const VALUE_TYPE: ValueType = ValueType::Date;

    fn from_text(text: Cow<'_, str>) -> Result<Self, Fault> {
        parse_date(&text).ok_or_else(|| Fault::new(ErrorCode::DateFormat, Self::EXPECTED))
    }

    fn from_day(day: NaiveDate) -> Result<Self, Fault> {
        Some(day).filter(Scalar::fits).ok_or(Fault::mismatch(Self::EXPECTED))
    }

    fn fits(&self) -> bool {
        is_in_range(*self)
    }

    fn fact(&self) -> Fact {
        Fact::Date(*self)
    }
}

impl Scalar<'_> for Commune {
    const EXPECTED: Expected = Expected::Type("commune");
    const VALUE_TYPE: ValueType = ValueType::Commune;

    fn from_text(text: Cow<'_, str>) -> Result<Self, Fault> {
        text.parse().map_err(|_| Fault::new(ErrorCode::CommuneFormat, Self::EXPECTED))
    }

    fn fact(&self) -> Fact {
        Fact::Commune(*self)
    }
}

impl Scalar<'_> for bool {
    const EXPECTED: Expected = Expected::Type("boolean");
    const VALUE_TYPE: ValueType = ValueType::Flag;

    fn from_flag(flag: bool) -> Result<Self, Fault> {
        Ok(flag)
    }

    fn fact(&self) -> Fact {
        Fact::Flag(*self)
    }
}
