//! Exact decimal numbers.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use crate::amount::Amount;
use crate::as_text::as_text;
use crate::text::in_digits;

/// An exact decimal number: a whole number of units of its last decimal.
///
/// It has at most [`Number::MAX_DIGITS`] digits. Those fit into the 128 bits that hold them, with room
/// to spare, and a call whose figures could need more is refused when it is loaded: so no sum and no
/// product overflows, and nothing is rounded.
///
/// ```
/// use inspir_core::Number;
///
/// let half = Number::parse("2.50").expect("a number");
/// assert_eq!(half, Number::new(25, 1).expect("few digits"));
/// assert_eq!(half.to_string(), "2.5");
/// assert!(Number::parse("2,5").is_none());
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Number {
    units: i128,
    decimals: u32,
}

impl Number {
    /// The most digits of a number, before and behind the point.
    ///
    /// ```
    /// assert_eq!(inspir_core::Number::MAX_DIGITS, 36);
    /// ```
    pub const MAX_DIGITS: u32 = 36;

    pub(crate) const ZERO: Self = Self { units: 0, decimals: 0 };

    /// The number `units` · 10^-`decimals`, if it has few enough digits.
    ///
    /// ```
    /// # use inspir_core::Number;
    /// assert_eq!(Number::new(1250, 2).map(|number| number.to_string()).as_deref(), Some("12.5"));
    /// assert!(Number::new(1, 37).is_none());
    /// ```
    #[must_use]
    pub fn new(units: i128, decimals: u32) -> Option<Self> {
        let fits = decimals <= Self::MAX_DIGITS && units.unsigned_abs() < power(Self::MAX_DIGITS);
        fits.then_some(Self { units, decimals })
    }

    pub(crate) const fn of_parts(units: i64, decimals: u32) -> Self {
        Self { units: units as i128, decimals }
    }

    /// So many millionths, with as few decimals as they need: a product has the decimals of its factors.
    pub(crate) const fn of_millionths(mut units: i64) -> Self {
        let mut decimals = 6;
        while decimals > 0 && units % 10 == 0 {
            (units, decimals) = (units / 10, decimals - 1);
        }
        Self::of_parts(units, decimals)
    }

    /// Reads a number as applications write it: up to twelve digits and, after a point, up to six
    /// decimals.
    ///
    /// ```
    /// # use inspir_core::Number;
    /// assert!(Number::parse("0.000001").is_some());
    /// assert!(Number::parse("-1").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_within(text, 12)
    }

    /// Reads a constant factor, which is smaller.
    pub(crate) fn parse_factor(text: &str) -> Option<Self> {
        Self::parse_within(text, 7)
    }

    /// Reads a number with at most `most_digits` digits before the point.
    fn parse_within(text: &str, most_digits: usize) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let has_point = whole.len() < text.len();
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_whole = whole == "0" || (!whole.is_empty() && !whole.starts_with('0'));
        if !is_whole || whole.len() > most_digits || !(1..=6).contains(&part.len()) {
            return None;
        }
        if !is_digits(whole) || !is_digits(part) {
            return None;
        }
        let decimals = if has_point { u32::try_from(part.len()).ok()? } else { 0 };
        let digits = if has_point { format!("{whole}{part}") } else { whole.to_owned() };
        Self::new(digits.parse().ok()?, decimals)
    }

    /// The number of decimals that it is held with.
    pub(crate) const fn decimals(self) -> u32 {
        self.decimals
    }

    /// The whole number of units of the last decimal.
    ///
    /// ```
    /// # use inspir_core::Number;
    /// assert_eq!(Number::parse("2.50").map(Number::units), Some(250));
    /// ```
    #[must_use]
    pub const fn units(self) -> i128 {
        self.units
    }

    /// The number written with this many decimals. If it has more, it is rounded down, or up.
    fn with_decimals(self, decimals: u32, up: bool) -> Option<Self> {
        if decimals >= self.decimals {
            let factor = i128::try_from(power(decimals - self.decimals)).ok()?;
            return Some(Self { units: self.units.checked_mul(factor)?, decimals });
        }
        let factor = i128::try_from(power(self.decimals - decimals)).ok()?;
        let floor = self.units.div_euclid(factor);
        let is_cut = self.units.rem_euclid(factor) != 0;
        Some(Self { units: floor + i128::from(up && is_cut), decimals })
    }

    /// The number with at most this many decimals, rounded down, or up.
    pub(crate) fn rounded(self, decimals: u32, up: bool) -> Self {
        self.with_decimals(decimals.min(self.decimals), up).unwrap_or(self)
    }

    /// The number as an amount, rounded down (or up) to the cent.
    pub(crate) fn to_amount(self, up: bool) -> Option<Amount> {
        Some(Amount::from_cents(self.with_decimals(2, up)?.units))
    }

    pub(crate) fn checked_add(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        let (one, two) =
            (self.with_decimals(decimals, false)?, other.with_decimals(decimals, false)?);
        Some(Self { units: one.units.checked_add(two.units)?, decimals })
    }

    pub(crate) fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self { units: other.units.checked_neg()?, decimals: other.decimals })
    }

    pub(crate) fn checked_mul(self, other: Self) -> Option<Self> {
        let units = self.units.checked_mul(other.units)?;
        Some(Self { units, decimals: self.decimals + other.decimals })
    }

    /// The number in millionths, if it is one of those that applications write.
    pub(crate) fn millionths(self) -> Option<i64> {
        i64::try_from(self.with_decimals(6, false)?.units).ok()
    }
}

/// Ten to this power; 0 if it is too large.
fn power(exponent: u32) -> u128 {
    10_u128.checked_pow(exponent).unwrap_or(0)
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let whole = |number: &Self| {
            i128::try_from(power(number.decimals)).map_or((0, 0), |factor| {
                (number.units.div_euclid(factor), number.units.rem_euclid(factor))
            })
        };
        let decimals = self.decimals.max(other.decimals);
        let part = |number: &Self, part: i128| {
            part.saturating_mul(i128::try_from(power(decimals - number.decimals)).unwrap_or(1))
        };
        let (one, two) = (whole(self), whole(other));
        one.0.cmp(&two.0).then_with(|| part(self, one.1).cmp(&part(other, two.1)))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Numbers are equal if their values are, however many decimals they are written with.
impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl std::hash::Hash for Number {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.to_string().hash(state);
    }
}

impl From<Amount> for Number {
    fn from(amount: Amount) -> Self {
        Self { units: amount.cents(), decimals: 2 }
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self::of_parts(number, 0)
    }
}

/// A text is not a number.
///
/// ```
/// # use inspir_core::{Number, NumberError};
/// assert_eq!("2,5".parse::<Number>(), Err(NumberError));
/// assert!(NumberError.to_string().contains("`2.5`"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("a number is written as at most 36 digits, with a point before decimals, such as `2.5`")]
pub struct NumberError;

impl FromStr for Number {
    type Err = NumberError;

    /// Reads a number as JSON writes it: with a sign if it is below 0, and at most
    /// [`Number::MAX_DIGITS`] digits. [`Number::parse`] reads what applications write.
    ///
    /// ```
    /// # use inspir_core::Number;
    /// let number: Number = "-0.05".parse()?;
    /// assert_eq!(number.to_string(), "-0.05");
    /// # Ok::<(), inspir_core::NumberError>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, NumberError> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let has_point = whole.len() < digits.len();
        let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || part.is_empty() == has_point || !is_plain(whole) || !is_plain(part) {
            return Err(NumberError);
        }
        let units = format!("{sign}{whole}{part}").parse().ok();
        let decimals = u32::try_from(part.len()).ok();
        units
            .zip(decimals)
            .and_then(|(units, decimals)| Self::new(units, decimals))
            .ok_or(NumberError)
    }
}

as_text! { Number }

impl fmt::Display for Number {
    /// Without zeros at its end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = in_digits(self.units.unsigned_abs());
        let decimals = self.decimals as usize;
        let digits = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, part) = digits.split_at(digits.len() - decimals);
        let part = part.trim_end_matches('0');
        let point = if part.is_empty() { "" } else { "." };
        f.pad_integral(self.units >= 0, "", &format!("{whole}{point}{part}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).expect(text)
    }

    #[test]
    fn texts() {
        for (text, written) in
            [("0", "0"), ("12", "12"), ("12.0", "12"), ("2.50", "2.5"), ("0.000001", "0.000001")]
        {
            assert_eq!(number(text).to_string(), written);
        }
        for wrong in [
            "",
            ".5",
            "5.",
            "01",
            "-1",
            "1e3",
            "1,5",
            "1234567890123",
            "1.1234567",
            " 1",
            "1.-1",
            "+1",
        ] {
            assert!(Number::parse(wrong).is_none(), "{wrong}");
        }
        assert_eq!(Number::new(-5, 2).map(|number| number.to_string()).as_deref(), Some("-0.05"));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let most = 10_i128.pow(36) - 1;
        for (units, decimals) in [(0, 0), (-5, 2), (most, 0), (-most, 36), (1250, 2)] {
            let number = Number::new(units, decimals).expect("few digits");
            assert_eq!(number.to_string().parse(), Ok(number));
        }
        for wrong in ["", "-", ".5", "5.", "1e3", "+1", "1.-1", "--1", " 1"] {
            assert_eq!(wrong.parse::<Number>(), Err(NumberError), "{wrong}");
        }
    }

    #[test]
    fn values_are_compared() {
        assert_eq!(number("12.0"), number("12"));
        assert!(number("2.5") > number("2.49"));
        let below = Number::new(-1, 1).expect("few digits");
        assert!(below < Number::ZERO && below > Number::of_parts(-1, 0));
        let large = Number::new(10_i128.pow(36) - 1, 0).expect("36 digits");
        let small = Number::new(10_i128.pow(36) - 1, 36).expect("36 digits");
        assert!(large > small && small < number("1"));
    }

    #[test]
    fn rounding_is_towards_the_smaller_or_the_larger() {
        let share = number("6.666");
        assert_eq!(share.to_amount(false), Some(Amount::from_cents(666)));
        assert_eq!(share.to_amount(true), Some(Amount::from_cents(667)));
        let below = Number::new(-6666, 3).expect("few digits");
        assert_eq!(below.to_amount(false), Some(Amount::from_cents(-667)));
        assert_eq!(below.to_amount(true), Some(Amount::from_cents(-666)));
        assert_eq!(number("6.6").to_amount(true), Some(Amount::from_cents(660)));
    }
}
