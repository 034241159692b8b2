//! Looks for texts on which `tests/fuzz/definition.rs` fails.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run definition fuzz/corpus/definition tests/fuzz/seeds/definition`
//! in `inspir-core`.
#![no_main]

#[path = "../../tests/fuzz/definition.rs"]
mod definition;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| definition::check(bytes));
