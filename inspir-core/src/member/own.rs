//! The values of a call's own fields: what each kind accepts.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::reader::SingleValue;
use super::scalar::{Scalar, is_integer, text_fits};
use crate::amount::Amount;
use crate::fact::{Fact, KeptTexts};
use crate::identifiers::Commune;
use crate::ids::{Ids, NumberRange, OwnKind};
use crate::input_error::{ErrorCode, Expected, Fault};
use crate::number::Number;
use crate::text::MAX_TEXT;

impl OwnKind {
    /// The fact of a single value. With `kept`, a text is kept.
    pub(crate) fn read(
        &self,
        found: &SingleValue<'_, '_>,
        kept: Option<&mut KeptTexts>,
    ) -> Result<Fact, Fault> {
        match self {
            Self::Text => match found {
                SingleValue::Text(text) if !text_fits(text) => {
                    Err(Fault::new(ErrorCode::TextTooLong, Expected::Maximum(MAX_TEXT)))
                }
                SingleValue::Text(text) => Ok(kept.map_or(Fact::Present, |kept| kept.keep(text))),
                _ => Err(Fault::mismatch(Expected::Type("text"))),
            },
            Self::Number(range) => range.read(found),
            Self::Amount => scalar::<Amount>(found),
            Self::Date => scalar::<NaiveDate>(found),
            Self::Commune => scalar::<Commune>(found),
            Self::Flag => scalar::<bool>(found),
            Self::Choice(ids) => chosen(ids, found).map(Fact::Choice),
            Self::Choices(_) => Err(Fault::mismatch(Expected::Type("list"))),
        }
    }

    /// The bit of one of several values.
    pub(crate) fn read_item(&self, found: &SingleValue<'_, '_>) -> Result<u64, Fault> {
        match self {
            Self::Choices(ids) => chosen(ids, found).map(|code| 1_u64 << code.min(63)),
            _ => Err(Fault::mismatch(Expected::Type("list"))),
        }
    }
}

fn scalar<T: for<'a> Scalar<'a>>(found: &SingleValue<'_, '_>) -> Result<Fact, Fault> {
    let value = match found {
        SingleValue::Text(text) => T::from_text(Cow::Borrowed(text)),
        SingleValue::Number(literal) => T::from_number(literal),
        SingleValue::Flag(flag) => T::from_flag(*flag),
        SingleValue::Other => Err(Fault::mismatch(T::EXPECTED)),
    };
    value.map(|value| value.fact())
}

/// The number of a value among those of a field.
fn chosen(ids: &Ids, found: &SingleValue<'_, '_>) -> Result<u16, Fault> {
    let SingleValue::Text(text) = found else {
        return Err(Fault::mismatch(Expected::OneOf(ids.all())));
    };
    let number = ids.find(text, 0).and_then(|number| u16::try_from(number).ok());
    number.ok_or_else(|| Fault::new(ErrorCode::EnumUnknown, Expected::OneOf(ids.all())))
}

impl NumberRange {
    fn read(&self, found: &SingleValue<'_, '_>) -> Result<Fact, Fault> {
        let wrong = |code| Fault::new(code, Expected::Numbers(*self));
        let outside = || self.outside();
        let number = match found {
            SingleValue::Text(text) => {
                let number =
                    Number::parse(text).filter(|number| number.decimals() <= self.decimals);
                number.ok_or_else(|| wrong(ErrorCode::NumberFormat))?
            }
            SingleValue::Number(literal) if !is_integer(literal) => {
                return Err(wrong(ErrorCode::NumberNotExact));
            }
            SingleValue::Number(literal) => Number::parse(literal).ok_or_else(outside)?,
            _ => return Err(Fault::mismatch(Expected::Type("number"))),
        };
        self.fact(number)
    }

    /// The fact of a number that has few enough decimals.
    pub(crate) fn fact(&self, number: Number) -> Result<Fact, Fault> {
        let is_inside = number >= self.minimum && number <= self.maximum;
        let millionths = number.millionths().filter(|_| is_inside);
        millionths.map(Fact::Number).ok_or_else(|| self.outside())
    }

    /// The fault of a number that is too small or too large, however many decimals it has.
    fn outside(&self) -> Fault {
        let range = Self { decimals: 0, ..*self };
        Fault::new(ErrorCode::NumberOutOfRange, Expected::Numbers(range))
    }
}
