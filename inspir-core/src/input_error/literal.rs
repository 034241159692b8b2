//! The value that was probably meant where a value of another type was found.

use crate::json::{JsonShape, JsonValue, WriteJson};
use crate::text::QUOTED;
use crate::written;

/// A value, as JSON writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Literal {
    Text(String),
    Number(String),
    Flag(bool),
    /// A list that has only this value.
    ListOf(Box<Literal>),
}

impl Literal {
    /// A list of the single value that was found alone.
    pub(crate) fn list_of(found: &JsonShape<'_>) -> Option<Self> {
        Self::same(found).map(|value| Self::ListOf(Box::new(value)))
    }

    /// The single value that was found.
    fn same(found: &JsonShape<'_>) -> Option<Self> {
        match found {
            JsonShape::Text(text) => (text.len() <= QUOTED).then(|| Self::Text(text.to_string())),
            JsonShape::Number(number) => plain(number).map(Self::Number),
            JsonShape::Flag(flag) => Some(Self::Flag(*flag)),
            JsonShape::Null | JsonShape::Empty | JsonShape::List | JsonShape::Object => None,
        }
    }

    /// The value that was probably meant: the first of the values alike to the one found that
    /// `is_right` accepts.
    pub(crate) fn meant(
        json: JsonValue<'_, '_>,
        is_right: &mut dyn FnMut(&Self) -> bool,
    ) -> Option<Self> {
        let alike = match json.shape() {
            JsonShape::Number(number) => like_number(number),
            JsonShape::Text(text) => like_text(text.trim()),
            JsonShape::Flag(flag) => vec![Self::Text(flag.to_string())],
            JsonShape::List => {
                let mut items = json.items();
                let alone = items.next().filter(|_| items.next().is_none());
                alone.and_then(|item| Self::same(&item.shape())).into_iter().collect()
            }
            JsonShape::Null | JsonShape::Empty | JsonShape::Object => Vec::new(),
        };
        alike.into_iter().find(is_right)
    }
}

impl Literal {
    /// Reads a value as JSON writes it.
    pub(super) fn read(text: &str) -> Option<Self> {
        match text {
            "true" => Some(Self::Flag(true)),
            "false" => Some(Self::Flag(false)),
            text if text.starts_with('"') => serde_json::from_str(text).ok().map(Self::Text),
            list if list.starts_with('[') => {
                let value = list.strip_prefix('[')?.strip_suffix(']')?;
                Self::read(value).map(|value| Self::ListOf(Box::new(value)))
            }
            number => Some(Self::Number(number.to_owned())),
        }
    }
}

impl WriteJson for Literal {
    fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => text.write(out),
            Self::Number(number) => out.push_str(number),
            Self::Flag(flag) => flag.write(out),
            Self::ListOf(value) => {
                out.push('[');
                value.write(out);
                out.push(']');
            }
        }
    }
}

/// The values that a person or a program may have written as this number.
fn like_number(number: &str) -> Vec<Literal> {
    let Some(plain) = plain(number) else { return Vec::new() };
    let mut alike: Vec<Literal> =
        whole(&plain).map(|whole| Literal::Number(whole.to_owned())).into_iter().collect();
    // A commune code may have lost its leading zero, a date its hyphens.
    let code = written::commune(&plain).err().and_then(|error| error.readings().first().cloned());
    let date = written::day_without_signs(&plain).map(|day| day.to_string());
    alike.extend(flag(&plain).map(Literal::Flag));
    alike.extend([Some(plain), code, date].into_iter().flatten().map(Literal::Text));
    alike
}

/// The values that a person or a program may have written as this text.
fn like_text(text: &str) -> Vec<Literal> {
    let digits = text.trim_start_matches('0');
    let is_number = text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number = whole(digits).filter(|_| is_number).map(|whole| match whole {
        "" => "0".to_owned(),
        whole => whole.to_owned(),
    });
    number.map(Literal::Number).into_iter().chain(flag(text).map(Literal::Flag)).collect()
}

/// Yes or no, as people and programs write it.
fn flag(text: &str) -> Option<bool> {
    written::flag(text).ok().flatten()
}

/// Writes a number without an exponent, or gives `None` if it is too long to be quoted.
fn plain(number: &str) -> Option<String> {
    let Some((mantissa, exponent)) = number.split_once(['e', 'E']) else {
        return (number.len() <= QUOTED).then(|| number.to_owned());
    };
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(mantissa) => ("-", mantissa),
        None => ("", mantissa),
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.parse::<isize>().ok()?;
    // With enough zeros on each side, only the point has to move.
    let zeros = "0".repeat(Some(exponent.unsigned_abs()).filter(|moved| *moved <= QUOTED)?);
    let digits = format!("{zeros}{whole}{part}{zeros}");
    let point = (zeros.len() + whole.len()).checked_add_signed(exponent)?;
    let (whole, part) = digits.split_at_checked(point)?;
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let mut plain = format!("{sign}{whole}.{part}");
    plain.truncate(plain.trim_end_matches('0').trim_end_matches('.').len());
    (plain.len() <= QUOTED).then_some(plain)
}

/// The integer part of a plain number, if all its decimals are zeros.
fn whole(plain: &str) -> Option<&str> {
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let whole = if whole == "-0" { "0" } else { whole };
    part.bytes().all(|digit| digit == b'0').then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_without_exponents() {
        for (number, expected) in [
            ("12.50", "12.50"),
            ("-0", "-0"),
            ("1e1", "10"),
            ("1.25E+1", "12.5"),
            ("-1.200e3", "-1200"),
            ("5e-3", "0.005"),
            ("0e5", "0"),
            ("1e59", &format!("1{}", "0".repeat(59))),
        ] {
            assert_eq!(plain(number).as_deref(), Some(expected), "{number}");
        }
        for long in ["1e60", "1e-60", "1e999", "1e-99999999999999999999", &"1".repeat(61)] {
            assert_eq!(plain(long), None, "{long}");
        }
    }
}
