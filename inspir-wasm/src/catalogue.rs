//! Editions of calls: their digests, what differs between two, and a catalogue of them.

use inspir_core::{Calls, EditionDay, Locale, wire, written};
use wasm_bindgen::prelude::*;

use crate::{Engine, tag};

#[wasm_bindgen]
impl Engine {
    /// The digest of the definition.
    pub fn digest(&self) -> String {
        self.0.digest().to_owned()
    }

    /// What changed in this call since an earlier edition, as JSON.
    pub fn diff(&self, earlier: &Engine, locale: &str) -> String {
        wire::diff(&earlier.0, &self.0, tag(locale))
    }
}

/// Editions of calls, of which one is in force on a day. They are told by their digests.
#[wasm_bindgen]
#[derive(Default)]
pub struct Catalogue(Calls);

#[wasm_bindgen]
impl Catalogue {
    /// A catalogue without a call.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Catalogue {
        Self::default()
    }

    /// Adds a call for the days of its definition.
    ///
    /// # Errors
    /// The message, if another edition is in force on some of these days.
    pub fn add(&mut self, call: &Engine) -> Result<(), String> {
        self.0.add(call.0.clone()).map_err(|error| error.message(Locale::En))
    }

    /// The edition of a call that is in force on a day, such as `2027-03-01`. Empty if there is none.
    pub fn in_force(&self, id: &str, day: &str) -> String {
        let day = written::date(day, Locale::En).ok().flatten();
        let call = day.and_then(|day| self.0.in_force(id, day));
        call.map_or_else(String::new, |call| call.digest().to_owned())
    }

    /// The call that an application's JSON text is for, in the edition of its day of filing; of a draft without one,
    /// that of `today`, if it is not empty.
    ///
    /// # Errors
    /// The message.
    pub fn choose(&self, application: &str, today: &str, locale: &str) -> Result<String, String> {
        let locale = tag(locale);
        let today = written::date(today, Locale::En).ok().flatten();
        let day = today.map_or(EditionDay::Submitted, EditionDay::SubmittedOr);
        let call = self.0.choose(application.as_bytes(), day);
        call.map(|call| call.digest().to_owned()).map_err(|error| error.message(locale))
    }
}
