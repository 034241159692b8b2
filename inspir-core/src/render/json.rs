//! An assessment as JSON, always the same bytes.
//!
//! The JSON is written piece by piece rather than through `serde`. Most of an assessment is the same
//! for every application, so each requirement has it ready ([`Requirement::json`]). This halves the
//! time from text to text (see `docs/performance.md`).
//!
//! [`Requirement::json`]: crate::call::Requirement

use std::fmt::Write;

use super::message::message;
use super::parts::Message;
use super::steps::{StepNames, step_message};
use crate::amount::Amount;
use crate::assessment::{Assessment, Finding};
use crate::grant::{PartGrant, Step, StepValue, Totals};
use crate::input_error::LocalisedError;
use crate::json::{WriteJson, text};
use crate::language::{Exact, QuantityType};
use crate::locale::{Lexicon, Locale};
use crate::status::Status;
use crate::values::{figure, quoted};

/// The bytes that most assessments need.
const USUAL_BYTES: usize = 16 * 1024;

/// The JSON before and after the status of a brief finding, which leaves out what its call says.
const BRIEF: [&str; 2] = ["{\"status\":\"", "\""];

impl Assessment {
    /// The assessment as JSON, with messages in one locale.
    ///
    /// The same application, call, edition and locale give the same bytes everywhere.
    ///
    /// This text does not open again with its call: it holds no evidence. To store an assessment, take
    /// [`keep`](Self::keep) and its `to_json`.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let json = Call::follow_up().assess_json(b"{}").to_json(Locale::En);
    /// let value: serde_json::Value = serde_json::from_str(&json)?;
    /// assert_eq!(value["outcome"], "incomplete");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn to_json(&self, locale: Locale) -> String {
        json(self, Style { locale: Some(locale), ..Style::default() })
    }

    /// The JSON with the `parts` of each `message`: `title`, `problem`, `quote`, `remedy`.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let assessment = Call::follow_up().assess_json(br#"{"origin": {"inspir_event": false}}"#);
    /// let value: serde_json::Value = serde_json::from_str(&assessment.to_json_with_parts(Locale::En))?;
    /// let findings = value["findings"].as_array().expect("a list");
    /// let event = findings.iter().find(|one| one["requirement"] == "origin.inspir_event");
    /// let parts = &event.expect("a finding")["parts"];
    /// assert_eq!(parts["title"], "Project group born at an INS’pir event");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn to_json_with_parts(&self, locale: Locale) -> String {
        json(self, Style { locale: Some(locale), parts: true, ..Style::default() })
    }
}

/// Adds more members to the finding of a number.
type MoreMembers<'s> = dyn Fn(usize, &mut String) + 's;

/// The options of an assessment's JSON.
#[derive(Clone, Copy, Default)]
pub(crate) struct Style<'s> {
    /// The language of messages; `None`: there are none.
    pub(crate) locale: Option<Locale>,
    /// Whether findings leave out what their call says already.
    pub(crate) brief: bool,
    /// Whether messages are there in parts too.
    pub(crate) parts: bool,
    /// Adds more members to the finding of this number.
    pub(crate) more: Option<&'s MoreMembers<'s>>,
}

/// The assessment as JSON.
pub(crate) fn json(assessment: &Assessment, style: Style<'_>) -> String {
    let lexicon = style.locale.map(|locale| assessment.call().data().frame.layout.lexicon(locale));
    let mut out = String::with_capacity(USUAL_BYTES);
    out.push_str("{\"call\":");
    text(assessment.call().id(), &mut out);
    out.push_str(",\"edition\":");
    text(assessment.call().edition(), &mut out);
    out.push_str(",\"definition\":\"");
    out.push_str(assessment.call().digest());
    out.push_str("\",\"engine\":\"");
    out.push_str(assessment.engine());
    out.push_str("\",\"reference\":");
    match assessment.reference() {
        Some(reference) => text(reference, &mut out),
        None => out.push_str("null"),
    }
    out.push_str(",\"readable\":");
    assessment.is_readable().write(&mut out);
    out.push_str(",\"currency\":\"");
    out.push_str(assessment.call().currency().id());
    out.push_str("\",\"outcome\":\"");
    out.push_str(assessment.outcome().id());
    let progress = assessment.progress();
    let _ = write!(
        out,
        "\",\"progress\":{{\"met\":{},\"applicable\":{}}}",
        progress.met, progress.applicable
    );
    grant(assessment, lexicon, &mut out);
    totals(&assessment.totals(), &mut out);
    quantities(assessment, &mut out);
    let appraisal = assessment.appraisal();
    let _ = write!(
        out,
        ",\"appraisal\":{{\"favourable\":{},\"unfavourable\":{},\"pending\":{}}}",
        appraisal.favourable, appraisal.unfavourable, appraisal.pending
    );
    out.push_str(",\"input_errors\":[");
    for (index, error) in assessment.input_errors().iter().enumerate() {
        comma(index, &mut out);
        LocalisedError(error, lexicon).write(&mut out);
    }
    out.push_str("],\"findings\":[");
    let mut words = String::with_capacity(512);
    for (index, found) in assessment.findings().enumerate() {
        comma(index, &mut out);
        let requirement = &found.requirement().json;
        let around = if style.brief { BRIEF } else { requirement.each_ref().map(String::as_str) };
        finding(found, around, lexicon, style.parts, &mut words, &mut out);
        if let Some(more) = style.more {
            more(index, &mut out);
        }
        out.push('}');
    }
    out.push_str("]}");
    out
}

/// A finding, without the end of its object.
fn finding(
    finding: Finding<'_>,
    [before, after]: [&str; 2],
    lexicon: Option<Lexicon<'_>>,
    parts: bool,
    words: &mut String,
    out: &mut String,
) {
    out.push_str(before);
    out.push_str(finding.status().id());
    out.push_str(after);
    if !finding.places().is_empty() {
        out.push_str(",\"paths\":[");
        for (index, path) in finding.places().iter().enumerate() {
            comma(index, out);
            // Pointers consist of ids and numbers, which need no escapes.
            out.push('"');
            finding.call().data().frame.write_pointer(*path, out);
            out.push('"');
        }
        out.push(']');
    }
    if !finding.values().is_empty() {
        out.push_str(",\"values\":{");
        for (index, value) in finding.values().iter().enumerate() {
            comma(index, out);
            out.push('"');
            out.push_str(value.name);
            out.push_str("\":");
            figure(value.figure.as_ref(), out);
        }
        out.push('}');
    }
    if let Some(lexicon) = lexicon.filter(|_| finding.status() != Status::Met) {
        words.clear();
        let ends = message(finding, lexicon, words);
        out.push_str(",\"message\":");
        text(words, out);
        if let Some(ends) = ends.filter(|_| parts) {
            out.push_str(",\"parts\":");
            Message::cut(words, ends, lexicon).apart().write(out);
        }
    }
}

fn grant(assessment: &Assessment, lexicon: Option<Lexicon<'_>>, out: &mut String) {
    out.push_str(",\"grant\":{\"requested\":");
    amount(assessment.requested(), out);
    member("maximum", assessment.maximum(), out);
    member("excess", assessment.decision().excess(), out);
    out.push_str(",\"parts\":[");
    for (index, (id, part)) in assessment.parts().enumerate() {
        comma(index, out);
        out.push_str("{\"id\":");
        text(id, out);
        let PartGrant { base, rate, rate_limit, ceiling, maximum, requested, excess, .. } = *part;
        member("base", base, out);
        out.push_str(",\"rate\":");
        match rate {
            Some(rate) => quoted(rate, out),
            None => out.push_str("null"),
        }
        member("rate_limit", rate_limit, out);
        member("ceiling", ceiling, out);
        member("maximum", maximum, out);
        member("requested", requested, out);
        member("excess", excess, out);
        out.push_str(",\"steps\":");
        let names = StepNames::of_part(assessment, index);
        steps(assessment.steps(index), &names, lexicon, out);
        out.push('}');
    }
    out.push(']');
    if let Some(overall) = assessment.overall_steps() {
        out.push_str(",\"overall\":");
        let names = StepNames::of_whole(assessment);
        steps(overall, &names, lexicon, out);
    }
    categories(assessment, out);
    out.push('}');
}

fn steps(steps: &[Step], names: &StepNames<'_>, lexicon: Option<Lexicon<'_>>, out: &mut String) {
    let mut words = String::new();
    out.push('[');
    for (index, step) in steps.iter().enumerate() {
        comma(index, out);
        out.push_str("{\"step\":\"");
        out.push_str(step.kind.id());
        out.push('"');
        if let Some(id) = names.id(step) {
            out.push_str(",\"id\":");
            text(id, out);
        }
        if let Some(rate) = step.rate {
            out.push_str(",\"rate\":");
            quoted(rate, out);
        }
        out.push_str(",\"value\":");
        match step.value {
            None => out.push_str("null"),
            Some(StepValue::Amount(value)) => amount(Some(value), out),
            Some(StepValue::Rate(rate)) => quoted(rate, out),
            Some(StepValue::Case(number)) => quoted(number, out),
        }
        if let Some(applies) = step.applies {
            out.push_str(",\"applies\":");
            out.push_str(applies.map_or("null", |applies| if applies { "true" } else { "false" }));
        }
        if step.decides {
            out.push_str(",\"decides\":true");
        }
        if let Some(lexicon) = lexicon {
            words.clear();
            step_message(step, names, lexicon, &mut words);
            out.push_str(",\"message\":");
            text(&words, out);
        }
        out.push('}');
    }
    out.push(']');
}

fn categories(assessment: &Assessment, out: &mut String) {
    let data = &assessment.call().data().frame.categories;
    if data.is_empty() {
        return;
    }
    out.push_str(",\"categories\":[");
    for (index, (category, grant)) in
        data.0.iter().zip(assessment.decision().categories()).enumerate()
    {
        comma(index, out);
        out.push_str("{\"id\":");
        text(&category.id, out);
        member("declared", grant.declared, out);
        member("retained", grant.retained, out);
        member("cut", grant.cut, out);
        out.push('}');
    }
    out.push(']');
}

/// The named quantities: amounts rounded down to the cent, numbers, days.
fn quantities(assessment: &Assessment, out: &mut String) {
    let data = &assessment.call().data().frame.quantities;
    if data.is_empty() {
        return;
    }
    out.push_str(",\"quantities\":{");
    for (index, (named, value)) in data.iter().zip(&assessment.decision().quantities).enumerate() {
        comma(index, out);
        text(&named.id, out);
        out.push(':');
        match (value, named.quantity.of) {
            (Some(Exact::Number(number)), QuantityType::Amount) => {
                amount(number.to_amount(false), out);
            }
            (Some(Exact::Number(number)), _) => quoted(number, out),
            (Some(Exact::Day(day)), _) => quoted(day, out),
            _ => out.push_str("null"),
        }
    }
    out.push('}');
}

fn totals(totals: &Totals, out: &mut String) {
    out.push_str(",\"totals\":{\"expenses\":");
    amount(totals.expenses, out);
    member("revenues", totals.revenues, out);
    member("in_kind_expenses", totals.in_kind_expenses, out);
    member("in_kind_revenues", totals.in_kind_revenues, out);
    out.push('}');
}

fn member(name: &str, value: Option<Amount>, out: &mut String) {
    out.push_str(",\"");
    out.push_str(name);
    out.push_str("\":");
    amount(value, out);
}

fn amount(amount: Option<Amount>, out: &mut String) {
    match amount {
        Some(amount) => {
            out.push('"');
            amount.push_to(out);
            out.push('"');
        }
        None => out.push_str("null"),
    }
}

fn comma(index: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
}
