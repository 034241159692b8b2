//! The details that only the caller knows, as JSON: an object of texts and days.

use chrono::NaiveDate;

use super::details_error::{DetailsError, DetailsFault, DetailsFaultCode};
use crate::day::parse_date;
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::text::is_blank;

/// Hands over the members of an object, one by one. Every fault is reported, not the first alone.
pub(super) fn read_details(
    text: &str,
    take: &mut dyn FnMut(&str, JsonValue<'_, '_>) -> Result<(), DetailsFaultCode>,
) -> Result<(), DetailsError> {
    let document = JsonText::new(text).ok();
    let root = document.as_ref().map(JsonText::root).filter(|root| root.is_object());
    let Some(root) = root else {
        return Err(DetailsError::of("", DetailsFaultCode::NotObject));
    };
    let (mut faults, mut met) = (Vec::new(), Vec::new());
    for (name, value) in root.members() {
        let name = name.text();
        if met.contains(&name) {
            faults.push(DetailsFault::new(&name, DetailsFaultCode::Twice));
        } else if let Err(code) = take(&name, value) {
            faults.push(DetailsFault::new(&name, code));
        }
        met.push(name);
    }
    if faults.is_empty() { Ok(()) } else { Err(DetailsError::new(faults)) }
}

/// A text, or none.
pub(super) fn text_in(value: JsonValue<'_, '_>) -> Result<Option<String>, DetailsFaultCode> {
    match value.shape() {
        JsonShape::Null => Ok(None),
        JsonShape::Text(text) => Ok(Some(text.into_owned())),
        _ => Err(DetailsFaultCode::NotText),
    }
}

/// A day, or none.
pub(super) fn day_in(value: JsonValue<'_, '_>) -> Result<Option<NaiveDate>, DetailsFaultCode> {
    match text_in(value).map_err(|_| DetailsFaultCode::NotDate)? {
        None => Ok(None),
        Some(text) if is_blank(&text) => Ok(None),
        Some(text) => parse_date(&text).map(Some).ok_or(DetailsFaultCode::NotDate),
    }
}
