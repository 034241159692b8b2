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
use crate::document::{DetailsError, DocumentFormat, LetterDetails, SheetDetails};
use crate::input_error::InputError;
use crate::json::{WriteJson as _, objects};
use crate::locale::{Currency, Locale};
use crate::render::{self, Style};
use crate::repair::{Patch, PatchError};
use crate::trace::{self, Replay};
use crate::written;

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
/// `level` and `basis`. They stand in the order of the definition's `requirements`. With `parts`, messages
/// are there in their parts too.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let brief = wire::assess_briefly(&Call::follow_up(), b"{}", Locale::En, false);
/// assert!(brief.contains(r#""findings":[{"status":"missing","paths":["/applicant/name"]"#));
/// let in_parts = wire::assess_briefly(&Call::follow_up(), b"{}", Locale::En, true);
/// assert!(in_parts.contains(r#""parts":{"title":"#));
/// ```
#[must_use]
pub fn assess_briefly(call: &Call, application: &[u8], locale: Locale, parts: bool) -> String {
    let style = Style { locale: Some(locale), brief: true, parts, ..Style::default() };
    render::json(&call.assess_json(application), style)
}

/// The repairs of an application's JSON text as JSON: `repairs`, a list in the order of the call's sections.
/// Their patches are for this text.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let text = br#"{"request": {"operating": "6 000"}}"#;
/// let json = wire::repairs(&Call::follow_up(), text, Locale::En);
/// assert!(json.starts_with(r#"{"repairs":[{"kind":"#));
/// ```
#[must_use]
pub fn repairs(call: &Call, application: &[u8], locale: Locale) -> String {
    call.repairs_json(application).to_json(locale)
}

/// An application's JSON text with the changes of a patch, which is JSON too (RFC 6902): all of them or none.
///
/// ```
/// # use inspir_core::wire;
/// let patch = r#"[{"op":"replace","path":"/reference","value":"8"}]"#;
/// assert_eq!(wire::apply(br#"{"reference": "7"}"#, patch)?, r#"{"reference": "8"}"#);
/// # Ok::<(), inspir_core::PatchError>(())
/// ```
///
/// # Errors
/// [`PatchError`] if a text is not what it should be, or if the patch does not fit.
pub fn apply(application: &[u8], patch: &str) -> Result<String, PatchError> {
    Patch::from_json(patch)?.apply(application)
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

/// The same; fields and columns have a `hint` too, if more is to be said on how to write an answer.
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

/// The card of an entry for an innovation store, from the entry's JSON text, as JSON: two texts, `json_ld` and
/// `html`. `null` if the call is not one of entries.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let card = wire::card(&Call::innovation_store(), b"{}", Locale::En);
/// assert!(card.starts_with(r#"{"json_ld":"{\"@context\":"#));
/// assert_eq!(wire::card(&Call::follow_up(), b"{}", Locale::En), "null");
/// ```
#[must_use]
pub fn card(call: &Call, entry: &[u8], locale: Locale) -> String {
    let card = call.card(call.read_json(entry).application(), locale);
    let card = card.map(|card| CardTexts { json_ld: card.to_json_ld(), html: card.to_html() });
    let mut out = String::new();
    card.write(&mut out);
    out
}

struct CardTexts {
    json_ld: String,
    html: String,
}

objects! {
    CardTexts { json_ld, html, }
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

/// What changed between two assessments of one application, or two traces, both as JSON: `before`, `after` and
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

/// What is odd about a definition that loads, as a JSON list: `code`, `path`, `line`, `column` and
/// `message` of each remark, in the order of the definition's text.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// assert_eq!(wire::remarks(&Call::follow_up(), Locale::En), "[]");
/// ```
#[cfg(feature = "cases")]
#[must_use]
pub fn remarks(call: &Call, locale: Locale) -> String {
    let remarks = crate::lint::lint(call, None);
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

/// The trace of an application's assessment, as JSON: the assessment without messages, and from what it
/// was made.
///
/// ```
/// # use inspir_core::{Call, wire};
/// let call = Call::follow_up();
/// assert_eq!(wire::trace(&call, b"{}"), call.trace_json(b"{}").to_json());
/// ```
#[must_use]
pub fn trace(call: &Call, application: &[u8]) -> String {
    trace::json(call, application)
}

/// The replay of a trace, as JSON: `result`, `message`, and the `changes` since the trace.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let call = Call::follow_up();
/// let trace = wire::trace(&call, b"{}");
/// let replay = wire::replay(&trace, &call, b"{}", Locale::En)?;
/// assert!(replay.starts_with(r#"{"result":"same""#));
/// # Ok::<(), Box<inspir_core::InputError>>(())
/// ```
///
/// # Errors
/// [`InputError`] if the trace is not JSON.
pub fn replay(
    trace: &str,
    call: &Call,
    application: &[u8],
    locale: Locale,
) -> Result<String, Box<InputError>> {
    Replay::of_json(trace, call, application).map(|replay| replay.to_json(locale))
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
/// # Ok::<(), inspir_core::DetailsError>(())
/// ```
///
/// # Errors
/// [`DetailsError`] with each member of the details that cannot be taken, or that this letter needs and
/// that is absent.
pub fn letter(
    call: &Call,
    application: &[u8],
    details: &str,
    locale: Locale,
    format: DocumentFormat,
) -> Result<String, DetailsError> {
    let details = LetterDetails::from_json(details)?;
    let details = details.addressed_to(call.read_json(application).application());
    // From the text: a typed application that breaks a limit is written out first, which is much code.
    let letter = call.assess_json(application).letter(&details, locale)?;
    Ok(letter.in_format(format))
}

/// The officer's sheet, from an application's JSON text and the details as JSON: an object with the
/// members of [`SheetDetails`].
///
/// ```
/// # use inspir_core::{Call, DocumentFormat, Locale, wire};
/// let details = r#"{"officer": "Camille Petit", "date": "2027-03-01"}"#;
/// let sheet = wire::sheet(&Call::follow_up(), b"{}", details, Locale::En, DocumentFormat::Text)?;
/// assert!(sheet.contains("Officer: Camille Petit"));
/// # Ok::<(), inspir_core::DetailsError>(())
/// ```
///
/// # Errors
/// [`DetailsError`] with each member of the details that cannot be taken.
pub fn sheet(
    call: &Call,
    application: &[u8],
    details: &str,
    locale: Locale,
    format: DocumentFormat,
) -> Result<String, DetailsError> {
    let details = SheetDetails::from_json(details)?;
    let read = call.read_json(application);
    // From the text, as the letter.
    let sheet = call.assess_json(application).sheet(read.application(), &details, locale);
    Ok(sheet.in_format(format))
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

/// Reads an amount as people write it. The JSON has a `status`: `read`, with the `value` as applications
/// state it; `absent`, where nothing is written; or `refused`, with a `code`, what was `found`, the
/// `readings` that it may have, and a `message`.
///
/// ```
/// # use inspir_core::{Currency, Locale, wire};
/// let json = wire::read_amount("1 234,5 €", Locale::Fr, Currency::Eur);
/// assert_eq!(json, r#"{"status":"read","value":"1234.50"}"#);
/// assert!(wire::read_amount("1,234", Locale::En, Currency::Eur).contains(r#""code":"ambiguous""#));
/// ```
#[must_use]
pub fn read_amount(text: &str, locale: Locale, currency: Currency) -> String {
    let read = written::amount(text, locale, currency);
    written::read_json(read.map(|amount| amount.map(|amount| amount.to_string())), locale)
}

/// Reads a day as people write it. The JSON is that of [`read_amount`]; the value is `YYYY-MM-DD`.
///
/// ```
/// # use inspir_core::{Locale, wire};
/// let json = wire::read_date("1er janvier 2027", Locale::Fr);
/// assert_eq!(json, r#"{"status":"read","value":"2027-01-01"}"#);
/// assert_eq!(wire::read_date(" ", Locale::Fr), r#"{"status":"absent"}"#);
/// ```
#[must_use]
pub fn read_date(text: &str, locale: Locale) -> String {
    let read = written::date(text, locale);
    written::read_json(read.map(|day| day.map(|day| day.to_string())), locale)
}

struct WrittenLeftOut<'a> {
    path: &'a str,
    found: &'a str,
    message: String,
}

objects! {
    WrittenLeftOut<'_> { path, found, message, }
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
