//! Replays the language-neutral cases of `tests/cases/`.

#![cfg(test)]

mod common;

use std::collections::HashMap;

use common::{call, cases, differences, json, read, read_json, root};
use inspir_core::Locale;
use serde_json::Value;

#[test]
fn every_case_comes_out() {
    let (mut calls, mut failed, cases) = (HashMap::new(), Vec::new(), cases());
    for (file, case) in &cases {
        let call = calls.entry(case.call.as_str()).or_insert_with(|| call(&case.call));
        let mut actual = json(&call.assess_json(case.text().as_bytes()).to_json(Locale::Fr));
        let findings = actual["findings"].take();
        for finding in findings.as_array().expect("findings") {
            let id = finding["requirement"].as_str().expect("an id").to_owned();
            actual["findings"][id] = finding.clone();
        }
        let found = differences(&case.expected, &actual);
        if !found.is_empty() {
            let (name, why, found) = (&case.name, &case.why, found.join("\n    "));
            failed.push(format!("{file} {name} ({why}):\n    {found}"));
        }
    }
    let count = cases.len();
    println!("{count} cases replayed");
    assert!(failed.is_empty(), "{} of {count} cases:\n{}", failed.len(), failed.join("\n"));
}

/// The public samples, where they stand beside the project: all that comes out is what they expect,
/// but for the engine's version and the messages.
#[test]
fn samples_come_out() {
    let folder = root().join("../shared/samples");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("no samples stand beside the project");
        return;
    };
    let mut count = 0;
    for entry in entries {
        let file = entry.expect("an entry").path();
        let name = file.to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".expected.json") else { continue };
        let expected: Value = read_json(&file);
        let text = read(format!("{stem}.json").as_ref());
        let call = call(expected["call"].as_str().expect("a call"));
        let mut actual = json(&call.assess_json(text.as_bytes()).to_json(Locale::Fr));
        actual.as_object_mut().expect("an object").remove("engine");
        for finding in actual["findings"].as_array_mut().expect("findings") {
            finding.as_object_mut().expect("an object").remove("message");
        }
        let found = differences(&actual, &expected);
        assert!(found.is_empty(), "{stem}: {found:#?}");
        count += 1;
    }
    assert!(count > 0, "the folder of samples holds none");
    println!("{count} samples replayed");
}
