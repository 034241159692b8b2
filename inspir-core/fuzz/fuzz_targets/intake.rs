//! Looks for bytes on which `tests/fuzz/intake.rs` fails.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run intake fuzz/corpus/intake tests/fuzz/seeds/intake` in
//! `inspir-core`.
#![no_main]

#[path = "../../tests/fuzz/intake.rs"]
mod intake;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| intake::check(text));
