//! Any bytes as a call definition: it loads or names its mistakes; what loads assesses.

use inspir_core::{Application, Call, Locale};
use serde_json::Value;

pub(crate) fn check(bytes: &[u8]) {
    match Call::from_slice(bytes) {
        Ok(call) => {
            let json = call.assess(&Application::default()).to_json(Locale::En);
            serde_json::from_str::<Value>(&json).expect("an assessment is JSON");
            let json = call.describe(Locale::Fr).to_json();
            serde_json::from_str::<Value>(&json).expect("a description is JSON");
        }
        Err(error) => assert!((1..=100).contains(&error.problems().len()), "{error}"),
    }
}
