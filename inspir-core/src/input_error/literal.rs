//! The value that was probably meant where a value of another type was found.

use super::fault::{Expected, Fault};
use crate::json::{JsonShape, JsonText, JsonValue, WriteJson};
use crate::locale::{Currency, Locale};
use crate::text::QUOTED;
use crate::written::{self, Named, WrittenError, WrittenReason};

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

    /// The single value that was found, if it is short enough to be quoted.
    fn same(found: &JsonShape<'_>) -> Option<Self> {
        match found {
            JsonShape::Text(text) if text.len() > QUOTED => None,
            JsonShape::Number(number) => plain(number).map(Self::Number),
            found => Self::single(found),
        }
    }

    /// A single value as it stands there.
    fn single(found: &JsonShape<'_>) -> Option<Self> {
        match found {
            JsonShape::Text(text) => Some(Self::Text(text.to_string())),
            JsonShape::Number(number) => Some(Self::Number((*number).to_owned())),
            JsonShape::Flag(flag) => Some(Self::Flag(*flag)),
            JsonShape::Null
            | JsonShape::Empty
            | JsonShape::List
            | JsonShape::Object
            | JsonShape::Foreign(_) => None,
        }
    }

    /// The value that was probably meant: the first of the values alike to the one found that
    /// `is_right` accepts.
    pub(crate) fn meant(
        json: JsonValue<'_, '_>,
        is_right: &mut dyn FnMut(&Self) -> bool,
    ) -> Option<Self> {
        Self::alike(json).into_iter().find(is_right)
    }

    /// The value that was certainly meant, although it is written in another way.
    pub(crate) fn certain(
        json: JsonValue<'_, '_>,
        fault: &Fault,
        currency: Currency,
        is_right: &mut dyn FnMut(&Self) -> bool,
    ) -> Option<Self> {
        let mut alike = match json.shape() {
            JsonShape::Text(text) => written(&text, fault, currency),
            _ => Vec::new(),
        };
        alike.extend(Self::alike(json));
        alike.into_iter().find(is_right)
    }

    /// The values that a person or a program may have written as this one.
    fn alike(json: JsonValue<'_, '_>) -> Vec<Self> {
        match json.shape() {
            JsonShape::Number(number) => like_number(number),
            JsonShape::Text(text) => like_text(text.trim()),
            JsonShape::List => {
                let mut items = json.items();
                let alone = items.next().filter(|_| items.next().is_none());
                alone.and_then(|item| Self::same(&item.shape())).into_iter().collect()
            }
            // Nobody means a text by `true`.
            JsonShape::Flag(_)
            | JsonShape::Null
            | JsonShape::Empty
            | JsonShape::Object
            | JsonShape::Foreign(_) => Vec::new(),
        }
    }
}

/// The literals that a text may stand for if white space, letter case, and the way in which people write do
/// not count.
fn written(text: &str, fault: &Fault, currency: Currency) -> Vec<Literal> {
    let own = as_written(text, &fault.expected, currency);
    own.into_iter().chain([text.trim().to_owned()]).map(Literal::Text).collect()
}

/// The literal for a text that is written as people write what is expected.
pub(crate) fn as_written(text: &str, expected: &Expected, currency: Currency) -> Option<String> {
    match expected {
        Expected::Choice(choices) => {
            let each = choices.iter().map(|choice| {
                let labels = Locale::ALL.iter().map(|locale| *choice.label.get(*locale));
                Named { id: choice.id, names: labels.collect() }
            });
            of_list(text, each)
        }
        Expected::OneOf(ids) => {
            let each = ids.iter().map(|(id, title)| {
                let titles = Locale::ALL.iter().filter_map(|locale| Some(title?.get(*locale)));
                Named { id, names: titles.map(String::as_str).collect() }
            });
            of_list(text, each)
        }
        Expected::Type("amount") => in_all(|locale| written::amount(text, locale, currency)),
        Expected::Type("date") => in_all(|locale| written::date(text, locale)),
        Expected::Type("commune") => in_all(|_| written::commune(text)),
        Expected::Type("integer" | "text or integer") => {
            in_all(|locale| written::number(text, locale, 0))
        }
        Expected::Numbers(range) => in_all(|locale| written::number(text, locale, range.decimals)),
        _ => None,
    }
}

/// The value of a text, if it is the same in every language and can be read in no other way.
fn in_all<T: ToString + PartialEq>(
    read: impl Fn(Locale) -> Result<Option<T>, WrittenError>,
) -> Option<String> {
    let mut found: Option<T> = None;
    for locale in Locale::ALL {
        match read(*locale) {
            Ok(Some(value)) if found.as_ref().is_none_or(|found| *found == value) => {
                found = Some(value);
            }
            Err(error) if error.reason() != WrittenReason::Ambiguous => {}
            _ => return None,
        }
    }
    found.map(|value| value.to_string())
}

/// The id of a list that a text names: by the id or by its title in some language.
pub(crate) fn of_list<'t>(text: &str, listed: impl Iterator<Item = Named<'t>>) -> Option<String> {
    let listed: Vec<Named<'t>> = listed.collect();
    written::choice(text, &listed).ok()?.map(str::to_owned)
}

impl Literal {
    /// The value alone, as text.
    pub(super) fn content(&self) -> &str {
        match self {
            Self::Text(content) | Self::Number(content) => content,
            Self::Flag(flag) => {
                if *flag {
                    "true"
                } else {
                    "false"
                }
            }
            Self::ListOf(value) => value.content(),
        }
    }

    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Reads a value as JSON writes it.
    pub(super) fn read(json: &str) -> Option<Self> {
        let document = JsonText::new(json).ok()?;
        let root = document.root();
        match root.shape() {
            JsonShape::List => {
                let mut items = root.items();
                let alone = items.next().filter(|_| items.next().is_none())?;
                Self::single(&alone.shape()).map(|value| Self::ListOf(Box::new(value)))
            }
            shape => Self::single(&shape),
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
