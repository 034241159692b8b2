//! The engine behind the entry `inspir/remarks` of the npm package. It is a module of its own, since only
//! editors of definitions need it: with it, each form would load a tenth more.

use inspir_core::{Locale, wire};
use wasm_bindgen::prelude::*;

/// What is odd about a definition, as a JSON list; nothing of one that does not load. In the `text` of the call, if it
/// is given, the quotations are looked for.
#[wasm_bindgen]
pub fn remarks(definition: &str, text: Option<String>, locale: &str) -> String {
    let locale = locale.parse().unwrap_or(Locale::En);
    let told = |call| wire::remarks(&call, text.as_deref(), locale);
    wire::load(definition).map_or_else(|_| "[]".to_owned(), told)
}
