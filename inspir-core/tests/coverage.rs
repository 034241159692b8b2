//! The cases of `tests/cases/` cover the built-in calls: every status that a requirement can come to
//! is expected of it somewhere, and none that it cannot come to.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails loudly, and reads the files of the project"
)]

use std::collections::BTreeSet;
use std::path::Path;

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
        let description = Call::load(id).expect("a built-in call").describe(Locale::En).to_json();
        let description: Value = serde_json::from_str(&description).expect("JSON");
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
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    for entry in std::fs::read_dir(folder).expect("the folder of cases") {
        let file = entry.expect("an entry").path();
        let cases: Value = serde_json::from_str(&std::fs::read_to_string(&file).expect("a file"))
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for case in cases.as_array().expect("a list of cases") {
            let call = text(&case["call"]);
            if !Call::ids().contains(&call.as_str()) {
                continue;
            }
            for (id, finding) in case["expected"]["findings"].as_object().into_iter().flatten() {
                if let Some(status) = finding["status"].as_str() {
                    expected.insert((call.clone(), id.clone(), status.to_owned()));
                }
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
