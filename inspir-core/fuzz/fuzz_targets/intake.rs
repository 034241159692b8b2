//! Any bytes as an application: an assessment comes out, and it is JSON.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run intake` in `inspir-core`.
#![no_main]

use inspir_core::{Call, ErrorCode, Locale};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    for call in [Call::creative_event(), Call::follow_up()] {
        let assessment = call.assess_json(text);
        let json = assessment.to_json(Locale::Fr);
        serde_json::from_str::<serde_json::Value>(&json).expect("an assessment is JSON");
        // What `serde_json` does not take as JSON is not taken for it here. The other way round,
        // halves of surrogate pairs and other encodings are refused here alone.
        let code = assessment.input_errors().first().map(|error| error.code());
        let is_read = !matches!(
            code,
            Some(ErrorCode::JsonSyntax | ErrorCode::JsonTooDeep | ErrorCode::JsonTooLarge)
        );
        let is_json = serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok();
        assert!(is_json || !is_read);
        let plain = text.is_ascii() && !text.contains(&b'\\') && !text.starts_with(&[0]);
        assert!(!is_json || !plain || code != Some(ErrorCode::JsonSyntax));
        // What was read without an error is read again as the same application.
        let (application, errors) = call.read_json(text);
        assert_eq!(errors.is_empty(), assessment.input_errors().is_empty());
        if errors.is_empty() {
            assert_eq!(call.assess(&application), assessment);
        }
    }
});
