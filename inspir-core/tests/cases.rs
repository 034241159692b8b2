//! Replays the language-neutral cases of `tests/cases/` and the applications of `tests/calls/`.

#![cfg(test)]

mod common;

use std::collections::HashMap;
use std::path::Path;

use common::{cases, differences, files, folders, json, loaded, name, read, read_json, shared};
use inspir_core::Locale;
use serde_json::Value;

#[test]
fn every_case_comes_out() {
    let (mut calls, mut failed, cases) = (HashMap::new(), Vec::new(), cases());
    for (file, case) in &cases {
        let call = match calls.entry(case.call.as_str()).or_insert_with(|| loaded(&case.call)) {
            Ok(call) => call,
            Err(_) => {
                failed.push(format!("{file} {}: the call {} does not load", case.name, case.call));
                continue;
            }
        };
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

/// Each application of `tests/calls/` comes to the assessment beside it: nothing lacks and nothing
/// is too much, but for the engine's version, messages, and the values of input errors.
#[test]
fn every_application_of_a_call_comes_out() {
    let (mut count, mut failed) = (0, Vec::new());
    let folders = folders(&shared("calls"));
    for folder in &folders {
        let stems = applications(folder);
        let call = match loaded(&name(folder)) {
            Ok(call) => call,
            Err(error) => {
                failed.push(format!("{}: {error}", name(folder)));
                continue;
            }
        };
        for stem in stems {
            let expected: Value = read_json(&folder.join(format!("{stem}.expected.json")));
            let text = read(&folder.join(format!("{stem}.json")));
            let actual = call.assess_json(text.as_bytes()).to_json(Locale::Fr);
            let actual = without_words(json(&actual), &expected);
            let mut found = differences(&expected, &actual);
            found.extend(
                differences(&actual, &expected).iter().map(|more| format!("reversed: {more}")),
            );
            if !found.is_empty() {
                failed.push(format!("{} {stem}:\n    {}", name(folder), found.join("\n    ")));
            }
            count += 1;
        }
    }
    println!("{count} applications of {} calls replayed", folders.len());
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}

/// The names of the applications in the folder of a call; each stands beside its assessment, and
/// nothing else is there.
fn applications(folder: &Path) -> Vec<String> {
    let names: Vec<String> = files(folder, "").iter().map(|file| name(file)).collect();
    let mut stems = Vec::new();
    for file in &names {
        let stem = file.strip_suffix(".json").unwrap_or_default();
        let other = match stem.strip_suffix(".expected") {
            _ if ["README.md", "call.md", "definition.json"].contains(&file.as_str()) => continue,
            Some(stem) => format!("{stem}.json"),
            None => format!("{stem}.expected.json"),
        };
        assert!(names.contains(&other), "{}: {file} without {other}", folder.display());
        if !stem.ends_with(".expected") {
            stems.push(stem.to_owned());
        }
    }
    assert!(!stems.is_empty(), "{} holds no application", folder.display());
    stems
}

/// An assessment without what the file of an expected one leaves out.
fn without_words(mut assessment: Value, expected: &Value) -> Value {
    fn drop(node: &mut Value, name: &str) {
        match node {
            Value::Object(members) => {
                members.remove(name);
                members.values_mut().for_each(|member| drop(member, name));
            }
            Value::Array(items) => items.iter_mut().for_each(|item| drop(item, name)),
            _ => {}
        }
    }
    drop(&mut assessment, "message");
    drop(&mut assessment["input_errors"], "values");
    let members = assessment.as_object_mut().expect("an object");
    members.remove("engine");
    // The definition of a built-in call changes with its words.
    if expected["definition"].is_null() {
        members.remove("definition");
    }
    assessment
}
