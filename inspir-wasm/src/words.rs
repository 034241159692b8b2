//! Words of one's own: a catalogue laid over a call. The program's words come with each call of these functions:
//! JavaScript keeps them in a module of its own, so that only those who want them load both languages twice.

use inspir_core::wire;
use wasm_bindgen::prelude::*;

use crate::{Engine, tag};

#[wasm_bindgen]
impl Engine {
    /// All words that the call is told with, as JSON.
    pub fn words(&self, program: &str) -> String {
        wire::words(&self.0, program)
    }

    /// The mistakes in a catalogue of words, as JSON.
    pub fn check_words(&self, program: &str, catalogue: &str, locale: &str) -> String {
        wire::check_words(&self.0, program, catalogue, tag(locale))
    }

    /// The call told in the words of a catalogue, wherever it would use those of `locale`.
    ///
    /// # Errors
    /// The mistakes, as JSON.
    pub fn with_words(
        &self,
        program: &str,
        catalogue: &str,
        locale: &str,
    ) -> Result<Engine, String> {
        wire::with_words(&self.0, program, catalogue, tag(locale)).map(Engine)
    }
}
