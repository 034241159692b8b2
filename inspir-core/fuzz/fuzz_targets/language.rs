//! Looks for bytes on which `tests/fuzz/language.rs` fails.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run language fuzz/corpus/language` in `inspir-core`.
#![no_main]

#[path = "../../tests/fuzz/language.rs"]
mod language;
#[path = "../../tests/fuzz/pair.rs"]
#[allow(dead_code, reason = "the target `pair` splits bytes, this one makes pairs")]
mod pair;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    language::check(bytes);
});
