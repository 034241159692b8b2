//! The engine behind the npm package `inspir`: JSON text in, JSON text out.
//!
//! This crate holds no rule, no default and no message. The JavaScript side of the package writes
//! values as JSON text, and gives the core's JSON its types.

mod catalogue;
mod words;

use inspir_core::{
    Amount, Currency, DetailsError, DocumentFormat, InputError, Locale, wire, written,
};
use wasm_bindgen::prelude::*;

/// A loaded call.
#[wasm_bindgen]
pub struct Engine(inspir_core::Call);

#[wasm_bindgen]
impl Engine {
    /// Loads a call from the id of a built-in one, or from the UTF-8 text of a definition.
    ///
    /// # Errors
    /// The whole message; then the path, message, line, column, code, what was found and what to write
    /// instead of each mistake. The last two are empty if there is no such thing.
    #[wasm_bindgen(constructor)]
    pub fn new(source: &[u8], locale: &str) -> Result<Engine, Vec<String>> {
        // Mistakes of a definition are reported in English unless asked otherwise, as in the core.
        let locale = locale.parse().unwrap_or(Locale::En);
        wire::load(source).map(Self).map_err(|error| {
            let mut told = vec![error.message(locale)];
            for problem in error.problems() {
                let (line, column) = (problem.line().to_string(), problem.column().to_string());
                told.extend([problem.path().to_owned(), problem.message(locale), line, column]);
                let names = [problem.code().id(), problem.found().unwrap_or_default()];
                told.extend(names.map(str::to_owned));
                told.push(problem.suggestion().unwrap_or_default());
            }
            told
        })
    }

    /// The JSON text from which the constructor makes this call again.
    pub fn definition(&self) -> String {
        self.0.definition().to_owned()
    }

    /// The description of the call as JSON, with hints.
    pub fn describe(&self, locale: &str) -> String {
        wire::describe_with_hints(&self.0, tag(locale))
    }

    /// The card of an entry's JSON text, as JSON.
    pub fn card(&self, entry: &str, locale: &str) -> String {
        wire::card(&self.0, entry.as_bytes(), tag(locale))
    }

    /// The assessment of an application's JSON text, as JSON; with messages in parts too, if asked for.
    pub fn assess(&self, application: &str, locale: &str, parts: bool) -> String {
        let assessment = self.0.assess_json(application.as_bytes());
        let locale = tag(locale);
        if parts { assessment.to_json_with_parts(locale) } else { assessment.to_json(locale) }
    }

    /// The same, without the members of findings that the definition holds.
    pub fn assess_briefly(&self, application: &str, locale: &str, parts: bool) -> String {
        wire::assess_briefly(&self.0, application.as_bytes(), tag(locale), parts)
    }

    /// The letter to the applicant in a format; the details are JSON.
    ///
    /// # Errors
    /// As [`sheet`](Self::sheet).
    pub fn letter(
        &self,
        application: &str,
        details: &str,
        locale: &str,
        format: &str,
    ) -> Result<String, Vec<String>> {
        let (locale, format) = (tag(locale), document_format(format));
        wire::letter(&self.0, application.as_bytes(), details, locale, format)
            .map_err(|error| told(&error, locale))
    }

    /// The officer's sheet in a format; the details are JSON.
    ///
    /// # Errors
    /// The whole message; then the member, code and message of each fault of the details.
    pub fn sheet(
        &self,
        application: &str,
        details: &str,
        locale: &str,
        format: &str,
    ) -> Result<String, Vec<String>> {
        let (locale, format) = (tag(locale), document_format(format));
        wire::sheet(&self.0, application.as_bytes(), details, locale, format)
            .map_err(|error| told(&error, locale))
    }

    /// The trace of the assessment of an application's JSON text, as JSON.
    pub fn trace(&self, application: &str) -> String {
        wire::trace(&self.0, application.as_bytes())
    }

    /// The replay of a trace, as JSON.
    ///
    /// # Errors
    /// The message, if the trace is not JSON.
    pub fn replay(&self, trace: &str, application: &str, locale: &str) -> Result<String, String> {
        wire::replay(trace, &self.0, application.as_bytes(), tag(locale)).map_err(|e| unread(&e))
    }

    /// The repairs of an application's JSON text, as JSON.
    pub fn repairs(&self, application: &str, locale: &str) -> String {
        wire::repairs(&self.0, application.as_bytes(), tag(locale))
    }
}

/// What differs between two assessments or traces, as JSON.
///
/// # Errors
/// The message, if one of them is not JSON.
#[wasm_bindgen]
pub fn changes(before: &str, after: &str, locale: &str) -> Result<String, String> {
    wire::diff_assessments(before, after, tag(locale)).map_err(|error| unread(&error))
}

/// The formats of documents.
#[wasm_bindgen]
pub fn formats() -> Vec<String> {
    DocumentFormat::ALL.iter().map(|format| format.id().to_owned()).collect()
}

fn told(error: &DetailsError, locale: Locale) -> Vec<String> {
    let mut told = vec![error.message(locale)];
    for fault in error.faults() {
        let (member, code) = (fault.member().to_owned(), fault.code().id().to_owned());
        told.extend([member, code, fault.message(locale)]);
    }
    told
}

fn unread(error: &InputError) -> String {
    error.to_string()
}

/// The ids of the built-in calls.
#[wasm_bindgen]
pub fn calls() -> Vec<String> {
    inspir_core::Call::ids().map(str::to_owned).to_vec()
}

/// The JSON text of an application with the changes of a patch.
///
/// # Errors
/// The message, then the path if there is one.
#[wasm_bindgen]
pub fn apply(application: &str, patch: &str) -> Result<String, Vec<String>> {
    wire::apply(application.as_bytes(), patch).map_err(|error| {
        [Some(error.to_string()), error.path().map(str::to_owned)].into_iter().flatten().collect()
    })
}

/// Reads an amount as people write it: the JSON of what was read.
#[wasm_bindgen]
pub fn read_amount(text: &str, locale: &str, currency: &str) -> String {
    wire::read_amount(text, tag(locale), currency_of(currency))
}

/// Reads a day as people write it: the JSON of what was read.
#[wasm_bindgen]
pub fn read_date(text: &str, locale: &str) -> String {
    wire::read_date(text, tag(locale))
}

/// Writes an amount, such as `1234.50`, as people do. Empty if it is not an amount.
#[wasm_bindgen]
pub fn format_amount(amount: &str, locale: &str, currency: &str) -> String {
    let amount = amount.parse::<Amount>();
    amount.map_or_else(
        |_| String::new(),
        |amount| written::format_amount(amount, tag(locale), currency_of(currency)),
    )
}

/// Writes a day, such as `2027-04-03`, as people do; with `long`, its month in words. Empty if it is not a day.
#[wasm_bindgen]
pub fn format_date(day: &str, locale: &str, long: bool) -> String {
    let (locale, day) = (tag(locale), written::date(day, tag(locale)));
    let written = if long { written::format_long_date } else { written::format_date };
    day.ok().flatten().map_or_else(String::new, |day| written(day, locale))
}

/// The labels of outcomes, statuses, levels and bases, as JSON.
#[wasm_bindgen]
pub fn labels(locale: &str) -> String {
    wire::labels(tag(locale))
}

/// The ids of the currencies, the usual one first.
#[wasm_bindgen]
pub fn currencies() -> Vec<String> {
    Currency::ALL.iter().map(|currency| currency.id().to_owned()).collect()
}

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    inspir_core::VERSION.to_owned()
}

/// The locale of a tag that the JavaScript side has checked; an empty tag means the default.
fn tag(locale: &str) -> Locale {
    locale.parse().unwrap_or_default()
}

/// The format of an id that the JavaScript side has checked.
fn document_format(id: &str) -> DocumentFormat {
    DocumentFormat::from_id(id).unwrap_or(DocumentFormat::Text)
}

/// The currency of an id that the JavaScript side has checked.
fn currency_of(id: &str) -> Currency {
    Currency::from_id(id).unwrap_or_default()
}
