//! Any bytes as an application: an assessment comes out, and it is JSON.

use inspir_core::{Call, ErrorCode, Locale};
use serde::de::IgnoredAny;
use serde_json::Value;

pub(crate) fn check(text: &[u8]) {
    for call in [Call::creative_event(), Call::follow_up()] {
        let assessment = call.assess_json(text);
        let json = assessment.to_json(Locale::Fr);
        serde_json::from_str::<Value>(&json).expect("an assessment is JSON");
        // What `serde_json` does not take as JSON is not taken for it here. The other way round,
        // halves of surrogate pairs and other encodings are refused here alone.
        let code = assessment.input_errors().first().map(|error| error.code());
        let is_read = !matches!(
            code,
            Some(ErrorCode::JsonSyntax | ErrorCode::JsonTooDeep | ErrorCode::JsonTooLarge)
        );
        let is_json = serde_json::from_slice::<IgnoredAny>(text).is_ok();
        assert!(is_json || !is_read, "what is no JSON was read");
        let plain = text.is_ascii() && !text.contains(&b'\\') && !text.starts_with(&[0]);
        assert!(!is_json || !plain || code != Some(ErrorCode::JsonSyntax), "JSON was not read");
        // What was read is assessed as its text is, and an owned copy too.
        let read = call.read_json(text);
        assert!(call.assess(&read) == assessment, "what was read is assessed in another way");
        let again = call.assess(&read.into_owned());
        assert!(again == assessment, "what is owned is assessed in another way");
        // What is kept opens again; one call is enough.
        if call == Call::creative_event() {
            continue;
        }
        let kept = assessment.keep(Locale::En).to_json();
        assert!(call.reopen(kept.as_bytes()) == Ok(assessment), "what is kept opens otherwise");
    }
}
