//! Any text as a definition, any other as an application to its call, with a NUL between them: what
//! loads assesses, in the same way each time.

use inspir_core::{Call, Locale, Status};
use serde_json::Value;

pub(crate) fn check(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (definition, application) = bytes.split_at(end);
    check_pair(definition, application.get(1..).unwrap_or_default());
}

/// Gives whether the definition loads.
pub(crate) fn check_pair(definition: &[u8], application: &[u8]) -> bool {
    let call = match Call::from_slice(definition) {
        Ok(call) => call,
        Err(error) => {
            assert!((1..=100).contains(&error.problems().len()), "{error}");
            return false;
        }
    };
    assert!(Call::from_json(call.definition()).as_ref() == Ok(&call), "it loads in another way");
    let description = json(&call.describe(Locale::En).to_json());
    let assessment = call.assess_json(application);
    for locale in Locale::ALL {
        let told = json(&assessment.to_json(*locale));
        let findings = told["findings"].as_array().map_or(0, Vec::len);
        assert_eq!(findings, call.requirements().len());
    }
    // A batch decides as an assessment does, and a description knows what can come.
    let decision = call.decide_json(application);
    let statuses: Vec<Status> = assessment.findings().map(|finding| finding.status()).collect();
    assert_eq!(decision.statuses(), statuses);
    for (status, requirement) in
        statuses.iter().zip(description["requirements"].as_array().expect("requirements"))
    {
        let known = requirement["statuses"].as_array().expect("statuses");
        assert!(known.iter().any(|known| known == status.id()), "{status:?}: {requirement}");
    }
    // What was read is assessed as its text is, and what is kept opens again.
    let read = call.read_json(application);
    assert!(call.assess(&read) == assessment, "what was read is assessed in another way");
    let kept = assessment.keep(Locale::En).to_json();
    assert!(call.reopen(kept.as_bytes()) == Ok(assessment), "what is kept opens otherwise");
    true
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("what comes out is JSON")
}
