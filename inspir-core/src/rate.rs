//! Shares of an amount, such as 50 %.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::amount::Amount;
use crate::as_text::as_text;
use crate::locale::Locale;
use crate::number::Number;

/// A share between 0 and 1, as an exact decimal fraction.
///
/// ```
/// use inspir_core::{Amount, Rate};
///
/// let half = Rate::new("0.50".parse()?).expect("a share");
/// assert_eq!(half.of(Amount::from_cents(1_99)), Amount::from_cents(99));
/// assert_eq!(half.to_string(), "0.50");
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate {
    millionths: i64,
}

/// A text is not a share.
///
/// ```
/// # use inspir_core::{Rate, RateError};
/// assert_eq!("50%".parse::<Rate>(), Err(RateError));
/// assert!(RateError.to_string().contains("`0.50`"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("a share is written as a number from 0 to 1 with at most six decimals, such as `0.50`")]
pub struct RateError;

/// The most decimals.
const DECIMALS: u32 = 6;
/// The whole.
const MILLION: i64 = 1_000_000;

impl Rate {
    /// The share, if it lies between 0 and 1 and has at most six decimals.
    ///
    /// ```
    /// # use inspir_core::Rate;
    /// assert!(Rate::new("1.5".parse()?).is_none());
    /// # Ok::<(), rust_decimal::Error>(())
    /// ```
    #[must_use]
    pub fn new(share: Decimal) -> Option<Self> {
        let share = share.normalize();
        let missing = DECIMALS.checked_sub(share.scale())?;
        let millionths = share.mantissa().checked_mul(10_i128.pow(missing))?;
        Self::from_millionths(i64::try_from(millionths).ok()?)
    }

    /// A share of 0.
    pub(crate) const ZERO: Self = Self { millionths: 0 };
    /// A share of 1.
    pub(crate) const ONE: Self = Self { millionths: MILLION };

    fn from_millionths(millionths: i64) -> Option<Self> {
        (0..=MILLION).contains(&millionths).then_some(Self { millionths })
    }

    /// So many thousandths, if they lie between 0 and 1000.
    pub(crate) fn from_thousandths(thousandths: i128) -> Option<Self> {
        Self::from_millionths(i64::try_from(thousandths).ok()?.checked_mul(1000)?)
    }

    /// Reads a share as definitions write it: `0`, `1`, or digits after `0.` or `1.`, six at most.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let is_plain = matches!(whole, "0" | "1")
            && (1..=6).contains(&decimals.len())
            && decimals.bytes().all(|byte| byte.is_ascii_digit());
        if !is_plain {
            return None;
        }
        format!("{whole}{decimals:0<6}").parse().ok().and_then(Self::from_millionths)
    }

    /// A share as a regular expression.
    #[cfg(feature = "schema")]
    pub(crate) const PATTERN: &str = r"0(\.[0-9]{1,6})?|1(\.0{1,6})?";

    /// The share as a decimal number.
    ///
    /// ```
    /// # use inspir_core::Rate;
    /// assert_eq!(Rate::new("0.5".parse()?).map(Rate::to_decimal), Some("0.5".parse()?));
    /// # Ok::<(), rust_decimal::Error>(())
    /// ```
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.millionths, DECIMALS).normalize()
    }

    /// This share of an amount that is not negative, rounded down to the cent.
    ///
    /// ```
    /// # use inspir_core::{Amount, Rate};
    /// let third = Rate::new("0.333".parse()?).expect("a share");
    /// assert_eq!(third.of(Amount::from_euros(10)), Amount::from_cents(333));
    /// # Ok::<(), rust_decimal::Error>(())
    /// ```
    #[must_use]
    pub fn of(self, amount: Amount) -> Amount {
        Amount::from_cents(self.of_cents(amount.cents()))
    }

    /// This share of an amount in cents, rounded down to the cent.
    pub(crate) fn of_cents(self, cents: i128) -> i128 {
        // The amounts that applications state fit 64 bits, in which dividing is much quicker.
        if let Ok(cents) = i64::try_from(cents) {
            let (whole, rest) = (cents / MILLION, cents % MILLION);
            let of_rest = (rest * self.millionths).div_euclid(MILLION);
            return (whole * self.millionths + of_rest).into();
        }
        let million = i128::from(MILLION);
        // In two steps, neither of which leaves 128 bits.
        let (whole, rest) = (cents / million, cents % million);
        let share = i128::from(self.millionths);
        whole * share + (rest * share).div_euclid(million)
    }

    pub(crate) const fn millionths(self) -> i64 {
        self.millionths
    }

    /// The rate with another added, but at most `most`.
    pub(crate) fn plus(self, more: i64, most: Self) -> Self {
        Self { millionths: self.millionths.saturating_add(more).min(most.millionths) }
    }

    /// The share that a number is, if it is at most 1.
    pub(crate) fn of_number(number: Number) -> Option<Self> {
        number.millionths().and_then(Self::from_millionths)
    }

    /// This share of an amount that is not negative, rounded up to the cent.
    pub(crate) fn rounded_up_of(self, amount: Amount) -> Amount {
        let down = self.of(amount);
        let (rest, million) = (amount.cents() % i128::from(MILLION), i128::from(MILLION));
        let is_exact = rest * i128::from(self.millionths) % million == 0;
        if is_exact { down } else { down.checked_add(Amount::from_cents(1)).unwrap_or(down) }
    }

    /// Adds the share as the locale writes it: `50 %` or `50%`.
    pub(crate) fn write(self, locale: Locale, out: &mut String) {
        let format = locale.format();
        let percent = decimal(self.millionths, 4, 0);
        match percent.split_once('.') {
            Some((whole, part)) => {
                out.push_str(whole);
                out.push(format.decimal);
                out.push_str(part);
            }
            None => out.push_str(&percent),
        }
        out.push_str(format.percent);
    }
}

impl FromStr for Rate {
    type Err = RateError;

    /// Reads a share as JSON writes it: from `0` to `1`, with at most six decimals after a point.
    ///
    /// ```
    /// # use inspir_core::Rate;
    /// assert_eq!("0.5".parse::<Rate>()?.to_string(), "0.50");
    /// assert!("1.5".parse::<Rate>().is_err());
    /// # Ok::<(), inspir_core::RateError>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, RateError> {
        Self::parse(text).ok_or(RateError)
    }
}

as_text! { Rate }

impl fmt::Display for Rate {
    /// With two to six decimals, whatever the precision asked for: `0.50`; width, fill, alignment and
    /// sign are those of a number.
    ///
    /// ```
    /// # use inspir_core::Rate;
    /// let rate = Rate::new("0.125".parse()?).expect("a share");
    /// assert_eq!(format!("{rate:>8}|{rate:<8.1}|"), "   0.125|0.125   |");
    /// # Ok::<(), rust_decimal::Error>(())
    /// ```
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad_integral(true, "", &decimal(self.millionths, DECIMALS, 2))
    }
}

/// Writes a number with decimals. Zeros at the end are left out, but `least` decimals stay.
fn decimal(number: i64, decimals: u32, least: usize) -> String {
    let mut unit = 10_i64.pow(decimals);
    let (mut text, mut rest) = ((number / unit).to_string(), number % unit);
    for index in 0..decimals as usize {
        if rest == 0 && index >= least {
            break;
        }
        if index == 0 {
            text.push('.');
        }
        unit /= 10;
        text.push_str(&(rest / unit).to_string());
        rest %= unit;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_down_and_never_overflows() {
        let rate = |share: &str| Rate::new(share.parse().unwrap()).unwrap();
        assert_eq!(rate("0.5").of(Amount::from_cents(1)), Amount::ZERO);
        assert_eq!(rate("1").of(Amount::from_cents(i128::MAX)), Amount::from_cents(i128::MAX));
        assert_eq!(rate("1").of(Amount::from_cents(i128::MIN)), Amount::from_cents(i128::MIN));
        assert_eq!(rate("0.5").of(Amount::from_cents(-1)), Amount::from_cents(-1));
        assert_eq!(rate("0.2").rounded_up_of(Amount::from_cents(11)), Amount::from_cents(3));
        assert_eq!(rate("0.2").rounded_up_of(Amount::from_cents(10)), Amount::from_cents(2));
        assert_eq!(rate("0.999999").to_string(), "0.999999");
        for wrong in ["5e-1", "0.5_0", "+0.5", ".5", "1.", "-0", "1.1", "0.1234567", "00.5", ""] {
            assert_eq!(Rate::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Rate::parse("1.00"), Rate::parse("1"));
        let mut percent = String::new();
        rate("0.125").write(Locale::Fr, &mut percent);
        assert_eq!(percent, "12,5 %");
        percent.clear();
        rate("0.125").write(Locale::En, &mut percent);
        assert_eq!(percent, "12.5%");
    }
}
