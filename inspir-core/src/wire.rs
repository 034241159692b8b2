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
use crate::difference::AssessmentDiff;
use crate::document::{DocumentFormat, LetterDetails, LetterError};
use crate::input_error::InputError;
use crate::json::{WriteJson as _, objects};
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

/// What is wrong with a definition, as JSON: `id`, `edition` and `message` in every language, and
/// `problems`, each with its `code`, `path`, `line`, `column`, `message` in every language and, where
/// there is one, what was `found` and a `suggestion`. `null` if nothing is wrong.
///
/// ```
/// # use inspir_core::wire;
/// assert_eq!(wire::check("inspir-follow-up"), "null");
/// let told = wire::check(r#"{"id": "coast", "titel": "x"}"#);
/// assert!(told.starts_with(r#"{"id":"coast","#));
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

/// What changed between two editions of a call, as JSON: `before`, `after`, `words_alone` and
/// `changes`, each with its `kind`, its `item`, its places, its values and a `message`.
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

/// What changed between two assessments of one application, both as JSON: `before`, `after` and
/// `changes`, each with its `kind`, `what` it is, its places, its values and a `message`.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let kept = wire::assess(&Call::follow_up(), b"{}", Locale::Fr);
/// let now = wire::assess(&Call::follow_up(), br#"{"origin": {"inspir_event": true}}"#, Locale::En);
/// let diff = wire::diff_assessments(&kept, &now, Locale::En)?;
/// assert!(diff.contains("Conditions met: 1 of"));
/// # Ok::<(), Box<inspir_core::InputError>>(())
/// ```
///
/// # Errors
/// [`InputError`] if one of the texts is not JSON.
pub fn diff_assessments(
    before: &str,
    after: &str,
    locale: Locale,
) -> Result<String, Box<InputError>> {
    AssessmentDiff::of_json(before, after).map(|diff| diff.to_json(locale))
}

/// Assesses an application that was written for an earlier edition. The JSON has the `assessment` and
/// what was `left_out`: `path`, `found` and `message` of each.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let call = Call::follow_up();
/// let json = wire::reassess(&call, b"{}", &call, Locale::En);
/// assert!(json.ends_with(r#""left_out":[]}"#));
/// ```
#[must_use]
pub fn reassess(call: &Call, application: &[u8], earlier: &Call, locale: Locale) -> String {
    let again = call.reassess_json(application, earlier);
    let left_out = again.left_out.iter().map(|value| WrittenLeftOut {
        path: value.path(),
        found: value.found(),
        message: value.message(locale),
    });
    let left_out: Vec<_> = left_out.collect();
    let mut json = String::from("{\"assessment\":");
    json.push_str(&again.assessment.to_json(locale));
    json.push_str(",\"left_out\":");
    left_out.write(&mut json);
    json.push('}');
    json
}

/// The letter to the applicant, from an application's JSON text and the details as JSON: an object with
/// the members of [`LetterDetails`]. The addressee is the applicant, unless the details name another.
///
/// ```
/// # use inspir_core::{Call, DocumentFormat, Locale, wire};
/// let application = br#"{"applicant": {"name": "Atelier du Port"}}"#;
/// let details = r#"{"authority": "Région Hauts-de-France", "place": "Lille", "date": "2027-03-01",
///     "deadline": "2027-03-31", "signatory_name": "Alix Martin", "signatory_quality": "Directeur"}"#;
/// let letter =
///     wire::letter(&Call::follow_up(), application, details, Locale::En, DocumentFormat::Markdown)?;
/// assert!(letter.contains("Please complete your application by 31 March 2027."));
/// # Ok::<(), inspir_core::LetterError>(())
/// ```
///
/// # Errors
/// [`LetterError`] with each member of the details that cannot be taken, or that this letter needs and
/// that is absent.
pub fn letter(
    call: &Call,
    application: &[u8],
    details: &str,
    locale: Locale,
    format: DocumentFormat,
) -> Result<String, LetterError> {
    let details = LetterDetails::from_json(details)?;
    let details = details.addressed_to(call.read_json(application).application());
    // From the text: a typed application that breaks a limit is written out first, which is much code.
    let letter = call.assess_json(application).letter(&details, locale)?;
    Ok(letter.in_format(format))
}

/// The report of an application's JSON text.
///
/// ```
/// # use inspir_core::{Call, DocumentFormat, Locale, wire};
/// let report = wire::report(&Call::follow_up(), b"{}", Locale::En, DocumentFormat::Text);
/// assert!(report.contains("INCOMPLETE"));
/// ```
#[must_use]
pub fn report(call: &Call, application: &[u8], locale: Locale, format: DocumentFormat) -> String {
    call.assess_json(application).report_tree(locale).in_format(format)
}

struct WrittenLeftOut<'a> {
    path: &'a str,
    found: &'a str,
    message: String,
}

objects! {
    WrittenLeftOut<'_> { path, found, message, }
}
