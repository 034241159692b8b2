//! Calls and their definitions as text: loaded, described, checked, compared.

use crate::call::{Call, CallError};
#[cfg(feature = "cases")]
use crate::json::{WriteJson as _, objects};
use crate::locale::Locale;

/// A call from the id of a built-in one, or from the JSON text of a definition, in whatever encoding.
///
/// ```
/// # use inspir_core::wire;
/// let call = wire::load("inspir-follow-up")?;
/// assert_eq!(wire::load(call.definition())?, call);
/// assert!(wire::load("no-such-call").is_err());
/// # Ok::<(), inspir_core::CallError>(())
/// ```
///
/// # Errors
/// [`CallError`] if there is no such call, or if the definition has mistakes.
pub fn load(id_or_definition: impl AsRef<[u8]>) -> Result<Call, CallError> {
    let source = id_or_definition.as_ref();
    match str::from_utf8(source) {
        Ok(id) if !id.contains('{') => Call::load(id),
        _ => Call::from_slice(source),
    }
}

/// The description of a call as JSON: everything that a form shows.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let description = wire::describe(&Call::follow_up(), Locale::En);
/// assert!(description.starts_with(r#"{"call":"inspir-follow-up""#));
/// ```
#[must_use]
pub fn describe(call: &Call, locale: Locale) -> String {
    call.describe(locale).to_json()
}

/// The description with a `hint` for fields and columns, if more is to be said on how to write an answer.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let description = wire::describe_with_hints(&Call::creative_event(), Locale::En);
/// assert!(description.contains(r#""hint":"14 digits""#));
/// ```
#[must_use]
pub fn describe_with_hints(call: &Call, locale: Locale) -> String {
    call.describe_with_hints(locale).to_json()
}

/// The mistakes of a definition, as JSON: its `code`, `id`, `edition` and `message` in every language, the
/// `suggestion` for the id of a built-in call, if one is near, and `problems`, each with its `code`, `path`,
/// `line`, `column`, `message` in every language and, where there is one, what was `found` and a
/// `suggestion`. `null` if there is none.
///
/// ```
/// # use inspir_core::wire;
/// assert_eq!(wire::check("inspir-follow-up"), "null");
/// let told = wire::check(r#"{"id": "coast", "titel": "x"}"#);
/// assert!(told.starts_with(r#"{"code":"call.definition","id":"coast","#));
/// assert!(told.contains(r#""suggestion":"title""#));
/// ```
#[must_use]
pub fn check(id_or_definition: impl AsRef<[u8]>) -> String {
    let error = load(id_or_definition).err();
    serde_json::to_string(&error).unwrap_or_else(|_| "null".to_owned())
}

/// The digest of a definition, which its assessments name: `sha256:…`. The id of a built-in call will do.
///
/// ```
/// # use inspir_core::{Call, wire};
/// let call = Call::follow_up();
/// assert_eq!(wire::digest(call.definition())?, call.digest());
/// # Ok::<(), inspir_core::CallError>(())
/// ```
///
/// # Errors
/// As [`load`].
pub fn digest(id_or_definition: impl AsRef<[u8]>) -> Result<String, CallError> {
    load(id_or_definition).map(|call| call.digest().to_owned())
}

/// The changes between two editions of a call, as JSON: `before`, `after`, `words_alone` and `changes`, each
/// with its `kind`, its `item`, its places, its values and a `message`.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let call = Call::follow_up();
/// assert!(wire::diff(&call, &call, Locale::En).ends_with(r#""changes":[]}"#));
/// ```
#[must_use]
pub fn diff(before: &Call, after: &Call, locale: Locale) -> String {
    after.changes_since(before).to_json(locale)
}

/// The remarks on a definition that loads, as a JSON list: `code`, `path`, `line`, `column` and `message` of
/// each remark, in the order of the definition's text. In the `text` of the call, if it is given, the
/// quotations are looked for.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let call = Call::follow_up();
/// assert_eq!(wire::remarks(&call, None, Locale::En), "[]");
/// assert!(wire::remarks(&call, Some("Another text."), Locale::En).contains("quote.not_found"));
/// ```
#[cfg(feature = "cases")]
#[must_use]
pub fn remarks(call: &Call, text: Option<&str>, locale: Locale) -> String {
    let remarks = crate::lint::lint(call, text);
    let written = remarks.iter().map(|remark| WrittenRemark {
        code: remark.code().id(),
        path: remark.path(),
        line: remark.line() as u64,
        column: remark.column() as u64,
        message: remark.message(locale),
    });
    let written: Vec<_> = written.collect();
    let mut json = String::new();
    written.write(&mut json);
    json
}

#[cfg(feature = "cases")]
struct WrittenRemark<'a> {
    code: &'a str,
    path: &'a str,
    line: u64,
    column: u64,
    message: &'a str,
}

#[cfg(feature = "cases")]
objects! {
    WrittenRemark<'_> { code, path, line, column, message, }
}
