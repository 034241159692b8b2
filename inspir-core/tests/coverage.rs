//! The cases of `tests/cases/` cover the built-in calls: every status that a requirement can come to
//! is expected of it somewhere, and none that it cannot come to.

#![cfg(test)]

mod common;

use std::collections::BTreeSet;

use common::{cases, json};
use inspir_core::{Call, Locale};
use serde_json::Value;

/// A call, a requirement and a status.
type Covered = BTreeSet<(String, String, String)>;

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn declared() -> Covered {
    let mut declared = Covered::new();
    for id in Call::ids() {
        let call = Call::load(id).expect("a built-in call");
        let description = json(&call.describe(Locale::En).to_json());
        for requirement in description["requirements"].as_array().expect("requirements") {
            for status in requirement["statuses"].as_array().expect("statuses") {
                declared.insert((id.to_owned(), text(&requirement["id"]), text(status)));
            }
        }
    }
    declared
}

fn expected() -> Covered {
    let mut expected = Covered::new();
    for (_, case) in cases() {
        if !Call::ids().contains(&case.call.as_str()) {
            continue;
        }
        for (id, finding) in case.expected["findings"].as_object().into_iter().flatten() {
            if let Some(status) = finding["status"].as_str() {
                expected.insert((case.call.clone(), id.clone(), status.to_owned()));
            }
        }
    }
    expected
}

#[test]
fn every_declared_status_has_a_case_and_no_other_is_expected() {
    let (declared, expected) = (declared(), expected());
    let without: Vec<_> = declared.difference(&expected).collect();
    assert!(without.is_empty(), "{} without a case: {without:#?}", without.len());
    let undeclared: Vec<_> = expected.difference(&declared).collect();
    assert!(undeclared.is_empty(), "not declared: {undeclared:#?}");
    println!("{} statuses of the requirements of the built-in calls have cases", declared.len());
}
