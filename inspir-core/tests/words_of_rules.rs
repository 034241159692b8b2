//! What is said of rules that a call writes with quantities, conditions and a formula of its own, whole, in
//! both languages. To write the words again: `UPDATE=1 cargo test -p inspir-core --test words_of_rules`.

#![cfg(test)]

mod common;

use std::fmt::Write;

use common::{assert_fresh, beside, json, read};
use inspir_core::{Call, Locale, Status};

#[test]
fn each_rule_in_each_language() {
    let folder = beside("words");
    let call = Call::from_json(&read(&folder.join("definition.json")));
    let call = call.unwrap_or_else(|error| panic!("{error}"));
    let applications = json(&read(&folder.join("applications.json")));
    for locale in [Locale::Fr, Locale::En] {
        let mut text = String::new();
        for case in applications.as_array().expect("applications") {
            let assessment = call.assess_json(case["application"].to_string().as_bytes());
            assert_eq!(assessment.input_errors(), []);
            let _ = writeln!(text, "# {}", case["name"].as_str().expect("a name"));
            for finding in assessment.findings().filter(|found| found.status() != Status::Met) {
                let (id, status) = (finding.requirement().id(), finding.status().id());
                let _ = writeln!(text, "{id} {status}\n    {}", finding.message(locale));
            }
        }
        // A message names everything, and leaves no blank.
        assert!(!text.contains(['{', '}', '…']), "{text}");
        assert_fresh(&folder.join(format!("{}.txt", locale.tag())), &text);
    }
}
