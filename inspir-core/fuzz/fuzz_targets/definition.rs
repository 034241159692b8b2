//! Any bytes as a call definition: it loads or names its mistakes; what loads assesses.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run definition` in `inspir-core`.
#![no_main]

use inspir_core::{Application, Call, Locale};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| match Call::from_slice(bytes) {
    Ok(call) => {
        let json = call.assess(&Application::default()).to_json(Locale::En);
        serde_json::from_str::<serde_json::Value>(&json).expect("an assessment is JSON");
        let json = call.describe(Locale::Fr).to_json();
        serde_json::from_str::<serde_json::Value>(&json).expect("a description is JSON");
    }
    Err(error) => assert!((1..=100).contains(&error.problems().len()), "{error}"),
});
