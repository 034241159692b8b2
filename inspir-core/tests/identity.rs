//! What an assessment says of itself: by which definition and engine, and whether it read the document.

#![cfg(test)]

mod common;

use common::{json, read, shared};
use inspir_core::{Call, ErrorCode, Locale};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A definition in canonical form. Names of members are ASCII, so their bytes sort as UTF-16 does.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            let members =
                members.iter().map(|(name, value)| format!("\"{name}\":{}", canonical(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(","))
        }
        scalar => scalar.to_string(),
    }
}

fn digest(definition: &Value) -> String {
    let bytes = Sha256::digest(canonical(definition));
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{digits}")
}

fn definitions() -> Vec<String> {
    let built_in = Call::ids().map(|id| Call::load(id).expect("a call").definition().to_owned());
    let folders = common::folders(&shared("calls")).into_iter();
    let shared_calls =
        folders.map(|folder| folder.join("definition.json")).filter(|file| file.exists());
    let mut all = built_in.to_vec();
    all.extend(shared_calls.map(|file| read(&file)));
    all.push(read(&shared("definitions/full.json")));
    all
}

#[test]
fn the_digest_is_that_of_the_canonical_form() {
    for definition in definitions() {
        let call = Call::from_json(&definition).expect("a call");
        assert_eq!(call.digest(), digest(&json(&definition)), "{}", call.id());
    }
}

#[test]
fn calls_are_equal_if_their_definitions_say_the_same() {
    for definition in definitions() {
        let call = Call::from_json(&definition).expect("a call");
        let value = json(&definition);
        let escaped = definition.replace('é', "\\u00E9");
        for layout in
            [canonical(&value), format!("{value:#}"), format!("\n {definition}\t"), escaped]
        {
            let again = Call::from_json(&layout).expect("the same call");
            assert_eq!((&again, again.digest()), (&call, call.digest()));
            assert_eq!(again.definition(), layout);
        }
        // A `null` member says nothing, and is part of the definition all the same.
        let mut other = value;
        other["valid_until"] = Value::Null;
        assert_ne!(Call::from_json(&other.to_string()).expect("a call"), call);
    }
}

#[test]
fn members_stand_in_the_order_of_the_contract() {
    let call = Call::follow_up();
    let text = br#"{"reference": "2026-0042"}"#;
    let json = call.assess_json(text).to_json(Locale::En);
    let head = format!(
        r#"{{"call":"inspir-follow-up","edition":"1","definition":"{}","engine":"{}","reference":"2026-0042","readable":true,"currency":"EUR","outcome":"incomplete","progress":"#,
        call.digest(),
        inspir_core::VERSION
    );
    assert!(json.starts_with(&head), "{json:.400}");
}

#[test]
fn what_is_treated_as_absent_is_not_readable() {
    let errors = |count| {
        let members: Vec<String> = (0..count).map(|member| format!("\"x{member}\": 1")).collect();
        format!("{{{}}}", members.join(","))
    };
    let large = format!("{{\"extensions\": \"{}\"}}", "x".repeat(8 * 1024 * 1024));
    let deep = format!("{{\"extensions\": {}{}}}", "[".repeat(64), "]".repeat(64));
    for (text, code, is_readable) in [
        ("{}".to_owned(), None, true),
        ("null".to_owned(), None, true),
        ("[]".to_owned(), None, true),
        (r#"{"budget": 7}"#.to_owned(), Some(ErrorCode::TypeMismatch), true),
        (r#"{"call": "another-call"}"#.to_owned(), Some(ErrorCode::CallMismatch), true),
        (errors(100), Some(ErrorCode::FieldUnknown), true),
        (errors(101), Some(ErrorCode::FieldUnknown), false),
        (r#"{"": 1}"#.to_owned(), Some(ErrorCode::FieldUnknown), true),
        ("[1]".to_owned(), Some(ErrorCode::TypeMismatch), false),
        ("7".to_owned(), Some(ErrorCode::TypeMismatch), false),
        ("".to_owned(), Some(ErrorCode::JsonSyntax), false),
        (large, Some(ErrorCode::JsonTooLarge), false),
        (deep, Some(ErrorCode::JsonTooDeep), false),
    ] {
        let assessment = Call::follow_up().assess_json(text.as_bytes());
        let found = assessment.input_errors().first().map(|error| error.code());
        assert_eq!((found, assessment.is_readable()), (code, is_readable), "{text:.80}");
        assert_eq!(assessment.decision().is_readable(), is_readable);
        assert_eq!(json(&assessment.to_json(Locale::Fr))["readable"], is_readable);
    }
}
