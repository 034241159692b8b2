//! The definitions of calls: the built-in ones load and quote the call; broken ones are refused
//! with the place of every mistake.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails loudly, and reads the files of the project"
)]

use std::path::{Path, PathBuf};

use inspir_core::{Basis, Call, CallError, Level, Locale};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn assert_quotes_stand_in(call: &Call, source: &str) {
    let source = folded(source);
    for requirement in call.requirements() {
        if let Some(quote) = requirement.quote() {
            assert!(source.contains(&folded(quote)), "{}: « {quote} »", requirement.id());
        }
    }
}

#[test]
fn built_in_calls_load() {
    assert_eq!(Call::creative_event().requirements().len(), 76);
    assert_eq!(Call::follow_up().requirements().len(), 18);
    for id in Call::ids() {
        let call = Call::load(id).expect("a built-in call");
        assert_eq!(call.id(), id);
        assert_eq!(Call::from_json(call.definition()).expect("its own definition"), call);
        for requirement in call.requirements() {
            for locale in Locale::ALL {
                assert!(!requirement.title(*locale).is_empty());
                assert!(!requirement.source(*locale).is_empty());
            }
            if requirement.level() == Level::Blocking {
                assert_eq!(requirement.basis(), Basis::Call, "{}", requirement.id());
            }
        }
    }
}

#[test]
fn quotes_stand_word_for_word_in_the_call() {
    if let Ok(source) = std::fs::read_to_string(root().join("../shared/call.md")) {
        assert_quotes_stand_in(&Call::creative_event(), &source);
        assert_quotes_stand_in(&Call::follow_up(), &source);
    }
    let calls = root().join("tests/calls");
    let mut count = 0;
    for entry in std::fs::read_dir(calls).expect("the folder of calls") {
        let file = entry.expect("an entry").path();
        if file.extension().is_some_and(|extension| extension == "json") {
            let definition = std::fs::read_to_string(&file).expect("a definition");
            let call = Call::from_json(&definition).unwrap_or_else(|error| panic!("{error}"));
            let source = std::fs::read_to_string(file.with_extension("md")).expect("its source");
            assert_quotes_stand_in(&call, &source);
            count += 1;
        }
    }
    assert!(count > 0);
}

#[test]
fn broken_definitions_name_the_place() {
    let file = root().join("tests/definitions/broken.json");
    let cases: Value =
        serde_json::from_str(&std::fs::read_to_string(file).expect("the cases")).expect("JSON");
    let cases = cases.as_array().expect("a list");
    for case in cases {
        let name = case["name"].as_str().expect("a name");
        let text = match case["text"].as_str() {
            Some(text) => text.to_owned(),
            None => case["definition"].to_string(),
        };
        let problems = match Call::from_json(&text) {
            Err(CallError::Definition(problems)) => problems,
            other => panic!("{name}: not refused: {other:?}"),
        };
        for expected in case["errors"].as_array().expect("errors") {
            let (path, words) = (expected["path"].as_str(), expected["contains"].as_str());
            let found = problems.iter().any(|problem| {
                Some(problem.path.as_str()) == path
                    && problem.message.contains(words.unwrap_or_default())
            });
            assert!(found, "{name}: {expected} is not among {problems:?}");
        }
    }
    println!("{} broken definitions refused", cases.len());
}

#[test]
fn an_unknown_call_names_those_there_are() {
    let error = Call::load("inspir").expect_err("no such call").to_string();
    assert!(error.contains("`inspir-creative-event`"), "{error}");
}
