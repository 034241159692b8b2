//! Text in, text out: the engine for callers that speak JSON.
//!
//! ```
//! use inspir_core::{Call, Locale, wire};
//!
//! let call = wire::load("inspir-follow-up")?;
//! let assessment = wire::assess(&call, br#"{"origin": {"inspir_event": true}}"#, Locale::En);
//! assert!(assessment.starts_with(r#"{"call":"inspir-follow-up""#));
//! # Ok::<(), inspir_core::CallError>(())
//! ```

use crate::call::{Call, CallError};
use crate::locale::Locale;
use crate::render;

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

/// The assessment JSON of an application's JSON text, whatever the bytes.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let assessment = wire::assess(&Call::follow_up(), b"no JSON", Locale::En);
/// assert!(assessment.contains(r#""outcome":"invalid""#));
/// ```
#[must_use]
pub fn assess(call: &Call, application: &[u8], locale: Locale) -> String {
    call.assess_json(application).to_json(locale)
}

/// The same, without what the definition of the call says already: findings have no `requirement`,
/// `level` and `basis`. They stand in the order of the definition's `requirements`.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let brief = wire::assess_briefly(&Call::follow_up(), b"{}", Locale::En);
/// assert!(brief.contains(r#""findings":[{"status":"missing","paths":["/applicant/name"]"#));
/// ```
#[must_use]
pub fn assess_briefly(call: &Call, application: &[u8], locale: Locale) -> String {
    render::json(&call.assess_json(application), locale, true, false)
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
