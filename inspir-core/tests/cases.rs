//! Replays the language-neutral cases of `tests/cases/`.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails loudly, and reads the files of the project"
)]

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use inspir_core::{Call, Locale};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// One case; the application is kept as it is written, since errors stand in its order.
#[derive(Deserialize)]
struct Case {
    name: String,
    why: String,
    call: String,
    application: Option<Box<RawValue>>,
    text: Option<String>,
    /// A long text: each piece as many times as its number says, one after the other.
    pieces: Option<Vec<(String, usize)>>,
    expected: Value,
}

impl Case {
    /// The text of the application.
    fn text(&self) -> Cow<'_, str> {
        let application = self.application.as_deref().map(RawValue::get);
        match (&self.pieces, self.text.as_deref().or(application)) {
            (Some(pieces), None) => {
                pieces.iter().map(|(piece, times)| piece.repeat(*times)).collect()
            }
            (None, Some(text)) => text.into(),
            _ => panic!("{}: give either an application, a text or pieces", self.name),
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> T {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A built-in call, or the one that `tests/calls/` defines.
fn call(id: &str) -> Call {
    Call::load(id).unwrap_or_else(|_| {
        let file = root().join(format!("calls/{id}.json"));
        let definition = std::fs::read_to_string(&file).expect("a definition of this call");
        Call::from_json(&definition).unwrap_or_else(|error| panic!("{error}"))
    })
}

/// Everything that a case expects stands in the assessment; `null` is the same as not there.
fn differences(expected: &Value, actual: &Value, path: &str, out: &mut Vec<String>) {
    match expected {
        Value::Object(members) => {
            for (name, value) in members {
                differences(value, &actual[name.as_str()], &format!("{path}/{name}"), out);
            }
        }
        Value::Array(items) if items.is_empty() && actual.is_null() => {}
        Value::Array(items) => {
            let length = actual.as_array().map_or(0, Vec::len);
            if length != items.len() {
                out.push(format!("{path}: expected {expected}, got {actual}"));
                return;
            }
            for (place, item) in items.iter().enumerate() {
                differences(item, &actual[place], &format!("{path}/{place}"), out);
            }
        }
        value if value != actual => out.push(format!("{path}: expected {expected}, got {actual}")),
        _ => {}
    }
}

#[test]
fn every_case_comes_out() {
    let (mut calls, mut count, mut failed) = (HashMap::new(), 0, Vec::new());
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("cases"))
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        for case in read::<Vec<Case>>(&file) {
            count += 1;
            let call = calls.entry(case.call.clone()).or_insert_with(|| call(&case.call));
            let json = call.assess_json(case.text().as_bytes()).to_json(Locale::Fr);
            let mut actual: Value = serde_json::from_str(&json).expect("an assessment");
            let findings = actual["findings"].take();
            for finding in findings.as_array().expect("findings") {
                let id = finding["requirement"].as_str().expect("an id").to_owned();
                actual["findings"][id] = finding.clone();
            }
            let mut found = Vec::new();
            differences(&case.expected, &actual, "", &mut found);
            if !found.is_empty() {
                let file = file.file_name().unwrap_or_default().to_string_lossy();
                failed.push(format!(
                    "{file} {} ({}):\n    {}",
                    case.name,
                    case.why,
                    found.join("\n    ")
                ));
            }
        }
    }
    println!("{count} cases replayed");
    assert!(failed.is_empty(), "{} of {count} cases:\n{}", failed.len(), failed.join("\n"));
}

/// The public samples, where they stand beside the project: all that comes out is what they expect,
/// but for the engine's version and the messages.
#[test]
fn samples_come_out() {
    let folder = root().join("../../../shared/samples");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("no samples stand beside the project");
        return;
    };
    let mut count = 0;
    for entry in entries {
        let file = entry.expect("an entry").path();
        let name = file.to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".expected.json") else { continue };
        let expected: Value = read(&file);
        let text = std::fs::read_to_string(format!("{stem}.json")).expect("an application");
        let call = call(expected["call"].as_str().expect("a call"));
        let json = call.assess_json(text.as_bytes()).to_json(Locale::Fr);
        let mut actual: Value = serde_json::from_str(&json).expect("JSON");
        actual.as_object_mut().expect("an object").remove("engine");
        for finding in actual["findings"].as_array_mut().expect("findings") {
            finding.as_object_mut().expect("an object").remove("message");
        }
        let mut found = Vec::new();
        differences(&actual, &expected, "", &mut found);
        assert!(found.is_empty(), "{stem}: {found:#?}");
        count += 1;
    }
    assert!(count > 0, "the folder of samples holds none");
    println!("{count} samples replayed");
}
