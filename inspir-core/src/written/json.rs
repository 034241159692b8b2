//! The result of a reader, as JSON.

use super::error::WrittenError;
use crate::json::object;
use crate::locale::Locale;

/// The JSON of what was read: `{"status":"read","value":…}`, `{"status":"absent"}`, or
/// `{"status":"refused"}` with `code`, `found`, `readings` and `message`.
pub(crate) fn read_json(read: Result<Option<String>, WrittenError>, locale: Locale) -> String {
    let mut out = String::new();
    match read {
        Ok(Some(value)) => {
            object(&[("status", &"read", false), ("value", &value, false)], &mut out);
        }
        Ok(None) => object(&[("status", &"absent", false)], &mut out),
        Err(error) => object(
            &[
                ("status", &"refused", false),
                ("code", &error.reason().id(), false),
                ("found", &error.found(), false),
                ("readings", &error.readings().to_vec(), false),
                ("message", &error.message(locale), false),
            ],
            &mut out,
        ),
    }
    out
}
