//! Applications as text: assessed, compared, repaired, traced.

use crate::call::Call;
use crate::difference::AssessmentDiff;
use crate::input_error::InputError;
use crate::json::{WriteJson as _, objects};
use crate::locale::Locale;
use crate::render::{self, Style};
use crate::repair::{Patch, PatchError};
use crate::trace::{self, Replay};

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

/// Assesses without the members that the call's definition says already: findings have no `requirement`,
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

/// The outcome by the rules alone, as JSON: its id, or `null` of a document that could not be read. See
/// [`Assessment::outcome_of_rules`](crate::Assessment::outcome_of_rules).
///
/// ```
/// # use inspir_core::{Call, wire};
/// let text = br#"{"origin": {"inspir_event": false}, "submitted_on": "tomorrow"}"#;
/// assert_eq!(wire::outcome_of_rules(&Call::follow_up(), text), r#""ineligible""#);
/// assert_eq!(wire::outcome_of_rules(&Call::follow_up(), b"{"), "null");
/// ```
#[must_use]
pub fn outcome_of_rules(call: &Call, application: &[u8]) -> String {
    let outcome = call.assess_json(application).outcome_of_rules();
    outcome.map_or_else(|| "null".to_owned(), |outcome| format!("\"{}\"", outcome.id()))
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
        message: again.left_out_message(value, locale),
    });
    let left_out: Vec<_> = left_out.collect();
    let mut json = String::from("{\"assessment\":");
    json.push_str(&again.assessment.to_json(locale));
    json.push_str(",\"left_out\":");
    left_out.write(&mut json);
    json.push('}');
    json
}

/// The changes between two assessments of one application, or two traces, both as JSON: `before`, `after` and
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

struct WrittenLeftOut<'a> {
    path: &'a str,
    found: &'a str,
    message: String,
}

objects! {
    WrittenLeftOut<'_> { path, found, message, }
}
