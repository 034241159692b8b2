//! The engine behind the entry `inspir/remarks` of the npm package. It is a module of its own, since only
//! editors of definitions need it: with it, each form would load a tenth more.

use inspir_core::{Locale, wire};
use wasm_bindgen::prelude::*;

/// What is odd about a definition, as a JSON list; nothing of one that does not load.
#[wasm_bindgen]
pub fn remarks(definition: &str, locale: &str) -> String {
    let locale = locale.parse().unwrap_or(Locale::En);
    wire::load(definition).map_or_else(|_| "[]".to_owned(), |call| wire::remarks(&call, locale))
}
