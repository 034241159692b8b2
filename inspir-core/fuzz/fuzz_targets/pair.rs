//! Looks for bytes on which `tests/fuzz/pair.rs` fails.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run pair fuzz/corpus/pair` in `inspir-core`.
#![no_main]

#[path = "../../tests/fuzz/pair.rs"]
mod pair;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| pair::check(bytes));
