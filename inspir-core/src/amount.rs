//! Money, exact to the cent.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

use crate::text::in_digits;

/// An amount in the currency of a call, held as a whole number of cents (hundredths).
///
/// No float ever touches an amount: it is read from text, from whole units, from cents or from a
/// [`Decimal`], and arithmetic is checked. Differences (such as the gap of a budget) may be
/// negative; what an application states never is.
///
/// ```
/// use inspir_core::Amount;
///
/// let grant: Amount = "12500.5".parse()?;
/// assert_eq!(grant.cents(), 1_250_050);
/// assert_eq!(grant.to_string(), "12500.50");
/// assert!("12500,50".parse::<Amount>().is_err());
/// # Ok::<(), inspir_core::AmountError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i128);

/// Why a text or a number is not an amount.
///
/// ```
/// use inspir_core::{Amount, AmountError};
///
/// assert_eq!("1 000".parse::<Amount>(), Err(AmountError::Format));
/// assert_eq!(Amount::try_from("0.125".parse::<rust_decimal::Decimal>()?), Err(AmountError::NotExact));
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum AmountError {
    /// The text is not of the form `1234.56`.
    Format,
    /// The number is negative or above 999999999999.99.
    OutOfRange,
    /// The number has more than two decimals.
    NotExact,
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Format => {
                "an amount is written as digits with at most two decimals after a point, such as `1234.56`"
            }
            Self::OutOfRange => "an amount lies between 0 and 999999999999.99",
            Self::NotExact => "an amount is exact to the cent: at most two decimals",
        })
    }
}

impl Amount {
    /// No money.
    ///
    /// ```
    /// # use inspir_core::Amount;
    /// assert_eq!(Amount::ZERO, Amount::default());
    /// assert_eq!(Amount::ZERO.to_string(), "0.00");
    /// ```
    pub const ZERO: Self = Self(0);
    /// The largest amount that an application can state: 999999999999.99.
    ///
    /// ```
    /// # use inspir_core::Amount;
    /// assert_eq!("999999999999.99".parse(), Ok(Amount::MAX));
    /// assert!("1000000000000".parse::<Amount>().is_err());
    /// ```
    pub const MAX: Self = Self(99_999_999_999_999);

    /// An amount from cents.
    ///
    /// ```
    /// # use inspir_core::Amount;
    /// assert_eq!(Amount::from_cents(1250).to_string(), "12.50");
    /// ```
    #[must_use]
    pub const fn from_cents(cents: i128) -> Self {
        Self(cents)
    }

    /// An amount from whole euros, or whole units of another currency.
    ///
    /// ```
    /// # use inspir_core::Amount;
    /// assert_eq!(Amount::from_euros(5000).to_string(), "5000.00");
    /// ```
    #[must_use]
    pub const fn from_euros(euros: u32) -> Self {
        Self(euros as i128 * 100)
    }

    /// The amount in cents.
    ///
    /// ```
    /// # use inspir_core::Amount;
    /// assert_eq!(Amount::from_euros(3).cents(), 300);
    /// ```
    #[must_use]
    pub const fn cents(self) -> i128 {
        self.0
    }

    /// The sum, or nothing if it overflows.
    ///
    /// ```
    /// # use inspir_core::Amount;
    /// assert_eq!(Amount::from_euros(1).checked_add(Amount::from_euros(2)), Some(Amount::from_euros(3)));
    /// ```
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }

    /// The difference, or nothing if it overflows.
    ///
    /// ```
    /// # use inspir_core::Amount;
    /// assert_eq!(Amount::ZERO.checked_sub(Amount::from_euros(2)), Some(Amount::from_cents(-200)));
    /// ```
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(cents) => Some(Self(cents)),
            None => None,
        }
    }

    /// The amount as a decimal number with two decimals.
    ///
    /// ```
    /// # use inspir_core::Amount;
    /// assert_eq!(Amount::from_cents(1250).to_decimal(), "12.50".parse().ok());
    /// assert_eq!(Amount::from_cents(i128::MAX).to_decimal(), None);
    /// ```
    #[must_use]
    pub fn to_decimal(self) -> Option<Decimal> {
        Decimal::try_from_i128_with_scale(self.0, 2).ok()
    }

    /// Adds the amount as the JSON writes it; quicker than through [`fmt`].
    pub(crate) fn push_to(self, out: &mut String) {
        if self.0 < 0 {
            out.push('-');
        }
        let Ok(mut cents) = u64::try_from(self.0.unsigned_abs()) else {
            let digits = in_digits(self.0.unsigned_abs());
            let (units, decimals) = digits.split_at(digits.len() - 2);
            out.extend([units, ".", decimals]);
            return;
        };
        let mut digits = [b'0'; 21];
        let mut used = 0;
        for (index, digit) in digits.iter_mut().rev().enumerate() {
            if index == 2 {
                *digit = b'.';
            } else {
                *digit += u8::try_from(cents % 10).unwrap_or_default();
                cents /= 10;
            }
            used = index + 1;
            if cents == 0 && index >= 3 {
                break;
            }
        }
        let written = digits.get(digits.len() - used..).unwrap_or_default();
        out.push_str(std::str::from_utf8(written).unwrap_or_default());
    }

    /// Reads an amount as the engine writes it: sums may have more digits than an application states,
    /// and differences may be negative.
    pub(crate) fn of_written(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", text),
        };
        let (euros, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let is_amount = is_plain(euros) && is_plain(decimals) && decimals.len() <= 2;
        let cents = is_amount.then(|| format!("{sign}{euros}{decimals:0<2}"))?;
        cents.parse().ok().map(Self)
    }

    /// Whether an application may state this amount.
    pub(crate) fn is_input(self) -> bool {
        (0..=Self::MAX.0).contains(&self.0)
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    /// Reads `^(0|(1-9)(0-9){0,11})(\.(0-9){1,2})?$`.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        let (euros, cents) = match text.as_bytes() {
            [euros @ .., b'.', tenths, cents] => (euros, digits(&[*tenths, *cents])),
            [euros @ .., b'.', tenths] => (euros, digits(&[*tenths, b'0'])),
            euros => (euros, Some(0)),
        };
        match euros {
            [] | [b'0', _, ..] => Err(AmountError::Format),
            euros if euros.len() > 12 => Err(AmountError::Format),
            euros => {
                let cents = digits(euros).zip(cents).map(|(euros, cents)| euros * 100 + cents);
                cents.map(|cents| Self(cents.into())).ok_or(AmountError::Format)
            }
        }
    }
}

/// At most 12 ASCII digits as a number.
fn digits(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0_i64, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0'))
    })
}

impl std::iter::Sum for Amount {
    /// The sum. One beyond the range of an amount stays at the end of the range, which no sum of
    /// amounts that applications state comes near.
    ///
    /// ```
    /// # use inspir_core::Amount;
    /// let lines = [Amount::from_euros(12), Amount::from_cents(50)];
    /// assert_eq!(lines.into_iter().sum::<Amount>(), Amount::from_cents(1250));
    /// assert_eq!(lines.iter().sum::<Amount>().to_string(), "12.50");
    /// ```
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |sum, amount| Self(sum.0.saturating_add(amount.0)))
    }
}

impl<'a> std::iter::Sum<&'a Self> for Amount {
    fn sum<I: Iterator<Item = &'a Self>>(amounts: I) -> Self {
        amounts.copied().sum()
    }
}

impl TryFrom<Decimal> for Amount {
    type Error = AmountError;

    fn try_from(decimal: Decimal) -> Result<Self, AmountError> {
        let decimal = decimal.normalize();
        if decimal.scale() > 2 {
            return Err(AmountError::NotExact);
        }
        let factor = if decimal.scale() == 0 { 100 } else { 10_i128.pow(2 - decimal.scale()) };
        decimal
            .mantissa()
            .checked_mul(factor)
            .map(Self)
            .filter(|amount| amount.is_input())
            .ok_or(AmountError::OutOfRange)
    }
}

impl fmt::Display for Amount {
    /// With two decimals, whatever the precision asked for; width, fill, alignment and sign are those
    /// of a number.
    ///
    /// ```
    /// # use inspir_core::Amount;
    /// let amount = Amount::from_cents(1250);
    /// assert_eq!(format!("{amount:>8}|{amount:<8}|{amount:*^+8.0}"), "   12.50|12.50   |*+12.50*");
    /// ```
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(24);
        self.push_to(&mut text);
        let digits = text.strip_prefix('-');
        f.pad_integral(digits.is_none(), "", digits.unwrap_or(&text))
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    /// From the text that an amount is written as, with or without decimals, below 0 too; or from a
    /// whole number of euros. Never from a number with a fraction.
    ///
    /// ```
    /// # use inspir_core::Amount;
    /// assert_eq!(serde_json::from_str::<Amount>("\"-12.50\"")?, Amount::from_cents(-1250));
    /// assert_eq!(serde_json::from_str::<Amount>("12")?, Amount::from_euros(12));
    /// assert!(serde_json::from_str::<Amount>("12.5").is_err());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AmountVisitor)
    }
}

struct AmountVisitor;

impl Visitor<'_> for AmountVisitor {
    type Value = Amount;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount as text, such as \"1234.56\", or a whole number")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Amount, E> {
        Amount::of_written(text).ok_or_else(|| E::custom(AmountError::Format))
    }

    fn visit_u64<E: Error>(self, euros: u64) -> Result<Amount, E> {
        Ok(Amount(i128::from(euros) * 100))
    }

    fn visit_i64<E: Error>(self, euros: i64) -> Result<Amount, E> {
        Ok(Amount(i128::from(euros) * 100))
    }
}

/// The schema of an amount as the engine writes it. `schema/` has what applications may write.
#[cfg(feature = "schema")]
impl schemars::JsonSchema for Amount {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An amount with two decimals, such as \"1234.50\".",
            "type": "string",
            "pattern": r"^-?(0|[1-9][0-9]*)\.[0-9]{2}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_contract_allows_and_nothing_else() {
        for (text, cents) in
            [("0", 0), ("0.5", 50), ("12500.00", 1_250_000), ("999999999999.99", Amount::MAX.0)]
        {
            assert_eq!(text.parse(), Ok(Amount(cents)), "{text}");
        }
        for text in
            ["", ".5", "5.", "01", "-1", "+1", "1,5", "1 000", "1.234", "1e3", "1000000000000", "٣"]
        {
            assert_eq!(text.parse::<Amount>(), Err(AmountError::Format), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for cents in [i128::MIN, -5, 0, 5, 1250, Amount::MAX.0 + 1, i128::MAX] {
            let json = serde_json::to_string(&Amount(cents)).unwrap();
            assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), Amount(cents), "{json}");
        }
        for wrong in
            ["\"\"", "\"-\"", "\"1.\"", "\".5\"", "\"1.234\"", "\"--1\"", "\"+1\"", "1.0", "true"]
        {
            assert!(serde_json::from_str::<Amount>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn converts_decimals_without_rounding() {
        let amount = |text: &str| Amount::try_from(text.parse::<Decimal>().unwrap());
        assert_eq!(amount("12.500"), Ok(Amount(1250)));
        assert_eq!(amount("12.505"), Err(AmountError::NotExact));
        assert_eq!(amount("-0.01"), Err(AmountError::OutOfRange));
        assert_eq!(amount("1000000000000"), Err(AmountError::OutOfRange));
    }

    #[test]
    fn writes_two_decimals_and_the_sign() {
        assert_eq!(Amount(-5).to_string(), "-0.05");
        assert_eq!(Amount(100).to_string(), "1.00");
        assert_eq!(Amount(0).to_string(), "0.00");
        assert_eq!(Amount(123_456).to_string(), "1234.56");
        assert_eq!(Amount(i128::MIN).to_string(), "-1701411834604692317316873037158841057.28");
    }
}
