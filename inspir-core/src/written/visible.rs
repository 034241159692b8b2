//! The visible part of a text.

use std::borrow::Cow;

use super::error::WrittenError;
use super::reason::{Sought, WrittenReason};
use crate::text::is_invisible;

/// Texts that tables write for nothing, other than an empty cell: folded as they are compared.
const PLACEHOLDERS: [&str; 14] = [
    "-",
    "--",
    "–",
    "—",
    "/",
    "n/a",
    "na",
    "n.a.",
    "nc",
    "néant",
    "neant",
    "null",
    "nan",
    "sans objet",
];

/// The text without white space at its ends and without signs that only steer how it is shown. `None` if
/// nothing is left.
pub(super) fn visible(text: &str) -> Option<Cow<'_, str>> {
    let text = match text.contains(is_invisible) {
        true => Cow::Owned(text.replace(is_invisible, "").trim().to_owned()),
        false => Cow::Borrowed(text.trim()),
    };
    (!text.is_empty()).then_some(text)
}

/// The visible part of a text that is read as a value. Placeholders such as `-`, and spreadsheet errors, are
/// refused.
pub(super) fn content<'t>(
    text: &'t str,
    sought: Sought,
) -> Result<Option<Cow<'t, str>>, WrittenError> {
    let Some(text) = visible(text) else { return Ok(None) };
    let is_formula_error = text.starts_with('#') && text.ends_with(['!', '?', 'A', 'O', 'M', 'E']);
    if is_formula_error || PLACEHOLDERS.contains(&text.to_lowercase().as_str()) {
        return Err(WrittenError::new(sought, WrittenReason::Placeholder, &text));
    }
    Ok(Some(text))
}

/// The number without the zero decimals that programs add to whole numbers: `62119.0`.
pub(super) fn without_zero_decimals(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, "0" | "00")) if !whole.is_empty() => whole,
        _ => text,
    }
}

/// Whether there are digits and nothing else.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the text is a number as spreadsheets show one that is too long: `7,32829E+13`.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let mantissa = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let (whole, part) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    is_digits(exponent) && is_digits(whole) && is_digits(part)
}
