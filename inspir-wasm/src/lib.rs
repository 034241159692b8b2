//! The engine behind the npm package `inspir`: JSON text in, JSON text out.
//!
//! This crate holds no rule, no default and no message. The JavaScript side of the package writes
//! values as JSON text, and gives the core's JSON its types.

use inspir_core::{Locale, wire};
use wasm_bindgen::prelude::*;

/// A loaded call.
#[wasm_bindgen]
pub struct Engine(inspir_core::Call);

#[wasm_bindgen]
impl Engine {
    /// Loads a call from the id of a built-in one, or from the UTF-8 text of a definition.
    ///
    /// # Errors
    /// The whole message; then the path, message, line and column of each mistake.
    #[wasm_bindgen(constructor)]
    pub fn new(source: &[u8], locale: &str) -> Result<Engine, Vec<String>> {
        // Mistakes of a definition are reported in English unless asked otherwise, as in the core.
        let locale = Locale::from_tag(locale).unwrap_or(Locale::En);
        wire::load(source).map(Self).map_err(|error| {
            let mut told = vec![error.message(locale)];
            for problem in error.problems() {
                let (line, column) = (problem.line().to_string(), problem.column().to_string());
                told.extend([problem.path().to_owned(), problem.message(locale), line, column]);
            }
            told
        })
    }

    /// The JSON text from which the constructor makes this call again.
    pub fn definition(&self) -> String {
        self.0.definition().to_owned()
    }

    /// The description of the call as JSON.
    pub fn describe(&self, locale: &str) -> String {
        wire::describe(&self.0, tag(locale))
    }

    /// The card of an entry's JSON text, as JSON.
    pub fn card(&self, entry: &str, locale: &str) -> String {
        wire::card(&self.0, entry.as_bytes(), tag(locale))
    }

    /// The assessment of an application's JSON text, as JSON.
    pub fn assess(&self, application: &str, locale: &str) -> String {
        wire::assess(&self.0, application.as_bytes(), tag(locale))
    }

    /// The same, without the members of findings that the definition holds.
    pub fn assess_briefly(&self, application: &str, locale: &str) -> String {
        wire::assess_briefly(&self.0, application.as_bytes(), tag(locale))
    }
}

/// The ids of the built-in calls.
#[wasm_bindgen]
pub fn calls() -> Vec<String> {
    inspir_core::Call::ids().map(str::to_owned).to_vec()
}

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    inspir_core::VERSION.to_owned()
}

/// The locale of a tag that the JavaScript side has checked; an empty tag means the default.
fn tag(locale: &str) -> Locale {
    Locale::from_tag(locale).unwrap_or_default()
}
