//! Nothing that a reader sees is written past the table of languages.
//!
//! The language `qps` (feature `pseudo`) sets every text of the program in marks. Calls whose own
//! words stand in `qps` alone, in marks too, assess every application of the cases: a letter that
//! then stands outside all marks was written in one language only, unless the input holds it.

#![cfg(test)]

mod common;

use std::collections::BTreeSet;

use common::{read, shared};
use inspir_core::{Assessment, Call, DocumentFormat, Locale, wire};
use serde_json::{Value, json};

/// The texts of the JSON files of a folder that all tests share.
fn files(folder: &str) -> Vec<String> {
    common::files(&shared(folder), ".json").iter().map(|file| read(file)).collect()
}

/// The words of a definition in the language of the tests alone, and its quotations, in marks.
fn marked(definition: &Value) -> Value {
    match definition {
        Value::Object(members) if members.contains_key("fr") => {
            json!({"qps": format!("⟦{}⟧", members["fr"].as_str().expect("words"))})
        }
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| {
                let value = match value.as_str().filter(|_| name == "quote") {
                    Some(quote) => format!("⟦{quote}⟧").into(),
                    None => marked(value),
                };
                (name.clone(), value)
            })
            .collect(),
        Value::Array(items) => items.iter().map(marked).collect(),
        other => other.clone(),
    }
}

fn calls() -> Vec<Call> {
    let built_in =
        Call::ids().map(|id| Call::load(id).expect("a built-in call").definition().to_owned());
    let folders = common::folders(&shared("calls")).into_iter();
    let others = folders.map(|folder| folder.join("definition.json")).filter(|file| file.exists());
    let definitions = built_in.into_iter().chain(others.map(|file| read(&file)));
    let call = |text: String| {
        let definition: Value = serde_json::from_str(&text).expect("JSON");
        let text = marked(&definition).to_string();
        Call::from_json(&text).unwrap_or_else(|error| panic!("{error}"))
    };
    definitions.map(call).collect()
}

/// The texts of all cases that are no longer than a page or so, and some more.
fn applications() -> Vec<String> {
    let mut applications = BTreeSet::from(["{}", "", "[]", "{"].map(str::to_owned));
    for file in files("cases") {
        let cases: Value = serde_json::from_str(&file).expect("JSON");
        for case in cases.as_array().expect("a list") {
            let application = &case["application"];
            applications.extend(case["text"].as_str().map(str::to_owned));
            applications.extend((!application.is_null()).then(|| application.to_string()));
        }
    }
    applications.into_iter().filter(|text| text.len() < 20_000).collect()
}

/// The words that stand outside all marks and are none of the known ones.
fn unmarked(text: &str, known: &BTreeSet<String>) -> Vec<String> {
    let (mut outside, mut depth) = (String::new(), 0_u32);
    for char in text.chars() {
        match char {
            '⟦' => {
                depth += 1;
                outside.push(' ');
            }
            '⟧' => depth = depth.checked_sub(1).expect("a mark that was opened"),
            _ if depth == 0 => outside.push(char),
            _ => {}
        }
    }
    let open = |line: &&str| line.matches('⟦').count() != line.matches('⟧').count();
    let lines: Vec<&str> = text.lines().filter(open).collect();
    assert_eq!(depth, 0, "marks that stay open: {lines:#?}");
    words_of(&outside).into_iter().filter(|word| !known.contains(word)).collect()
}

/// The words of a text, and the signs that the language of the tests writes otherwise. What begins
/// with a digit is a figure: `1e1`, `2A004`.
fn words_of(text: &str) -> BTreeSet<String> {
    text.split(|char: char| !char.is_alphanumeric())
        .filter(|word| word.starts_with(char::is_alphabetic))
        .chain(text.matches(['€', '%']))
        .map(str::to_owned)
        .collect()
}

/// The words of every text in a value.
fn words_in(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Object(members) => members.values().flat_map(words_in).collect(),
        Value::Array(items) => items.iter().flat_map(words_in).collect(),
        Value::String(text) => words_of(text),
        _ => BTreeSet::new(),
    }
}

fn assert_marked(text: &str, known: &BTreeSet<String>, place: &str) {
    let found = unmarked(text, known);
    assert!(found.is_empty(), "{place}: {found:?} in no language in `{text}`");
}

#[test]
fn what_stands_outside_the_marks_is_found() {
    let known = BTreeSet::from(["Lille".to_owned()]);
    assert_eq!(unmarked("⟦a ⟧12·50 Lille⟦ b⟧", &known), Vec::<String>::new());
    assert_eq!(unmarked("⟦a ⟧12·50 €, Lille et⟦ b⟧", &known), ["et", "€"]);
}

#[test]
fn every_text_of_an_assessment_is_in_the_language_asked_for() {
    let locale = "qps".parse::<Locale>().expect("the language of the tests");
    let (mut messages, mut different) = (0, BTreeSet::new());
    for call in calls() {
        for text in applications() {
            let assessment = call.assess_json(text.as_bytes());
            let told: Value = serde_json::from_str(&assessment.to_json(locale)).expect("JSON");
            let mut known = words_in(&told["reference"]);
            known.extend(words_of(call.id()));
            for finding in told["findings"].as_array().expect("a list") {
                let Some(message) = finding["message"].as_str() else { continue };
                let place = format!("{} of {text}", finding["requirement"]);
                assert_marked(message, &BTreeSet::new(), &place);
                messages += 1;
                different.insert(message.to_owned());
            }
            let errors = told["input_errors"].as_array().expect("a list");
            for (error, found) in errors.iter().zip(assessment.input_errors()) {
                let mut of_error = words_in(&error["values"]);
                of_error.extend(words_in(&error["path"]));
                // What to write instead of another type.
                of_error.extend(found.suggestion().iter().flat_map(|meant| words_of(meant)));
                let message = error["message"].as_str().expect("a message");
                assert_marked(message, &of_error, &format!("{} of {text}", error["code"]));
                known.extend(of_error);
                different.insert(message.to_owned());
            }
            assert_marked(&assessment.report(locale), &known, &format!("the report on {text}"));
        }
    }
    assert!(messages > 10_000 && different.len() > 500, "{messages}, {}", different.len());
}

/// Members of a description that hold ids, pointers, figures and days.
const PLAIN: &[&str] = &[
    "accepted",
    "basis",
    "ceiling",
    "call",
    "categories",
    "check",
    "communes",
    "currency",
    "default",
    "departments",
    "document",
    "earlier_calls",
    "edition",
    "funder",
    "id",
    "in_words",
    "is",
    "level",
    "locale",
    "minimum",
    "maximum",
    "name",
    "nature",
    "of",
    "path",
    "paths",
    "quote_language",
    "rate",
    "right",
    "section",
    "sources",
    "statuses",
    "type",
    "valid_from",
    "valid_until",
    "value",
];

fn assert_words_are_marked(value: &Value, name: &str) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                assert_words_are_marked(value, name);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| assert_words_are_marked(item, name)),
        Value::String(text) if !PLAIN.contains(&name) => {
            assert_marked(text, &BTreeSet::new(), name);
        }
        _ => {}
    }
}

#[test]
fn every_text_of_a_description_is_in_the_language_asked_for() {
    let locale = "qps".parse::<Locale>().expect("the language of the tests");
    for call in calls() {
        let description: Value =
            serde_json::from_str(&call.describe_with_hints(locale).to_json()).expect("JSON");
        assert_words_are_marked(&description, "");
    }
}

/// What callers give for a letter, in marks.
const LETTER: &str = r#"{"authority": "⟦a⟧", "place": "⟦b⟧", "date": "2027-03-01", "addressee": "⟦c⟧",
    "deadline": "2027-04-01", "signatory_name": "⟦d⟧", "signatory_quality": "⟦e⟧", "remedies": "⟦f⟧",
    "contact": "⟦g⟧", "legal_reference": "crpa_l114_5"}"#;

/// The words of an application, and those that errors quote of it.
fn words_of_input(text: &str, assessment: &Assessment) -> BTreeSet<String> {
    let mut known = words_of(text);
    known.extend(words_in(&serde_json::from_str(text).unwrap_or_default()));
    for error in assessment.input_errors() {
        known.extend(error.suggestion().iter().flat_map(|meant| words_of(meant)));
        let told: Value =
            serde_json::from_str(&serde_json::to_string(error).expect("JSON")).expect("JSON");
        known.extend(words_in(&told["values"]));
    }
    known
}

#[test]
fn every_letter_sheet_and_repair_is_in_the_language_asked_for() {
    let locale = "qps".parse::<Locale>().expect("the language of the tests");
    let format = DocumentFormat::Markdown;
    let (mut letters, mut sheets, mut repaired) = (0, 0, 0);
    for (number, call) in calls().into_iter().enumerate() {
        for text in applications().into_iter().skip(number % 7).step_by(7) {
            let bytes = text.as_bytes();
            let mut known = words_of_input(&text, &call.assess_json(bytes));
            known.extend(words_of(call.id()));
            known.extend(words_of(call.edition()));
            known.extend(words_of(call.digest()));
            if let Ok(letter) = wire::letter(&call, bytes, LETTER, locale, format) {
                assert_marked(&uncut(&letter), &known, &format!("the letter on {text}"));
                letters += 1;
            }
            let sheet = wire::sheet(&call, bytes, "{}", locale, format).expect("a sheet");
            assert_marked(&uncut(&sheet), &known, &format!("the sheet on {text}"));
            sheets += 1;
            let repairs: Value =
                serde_json::from_str(&wire::repairs(&call, bytes, locale)).expect("JSON");
            for name in ["title", "text", "label", "message"] {
                for told in texts(&repairs, name) {
                    assert_marked(&told, &known, &format!("a repair of {text}"));
                    repaired += 1;
                }
            }
        }
    }
    assert!(letters > 100 && sheets > 500 && repaired > 500, "{letters} {sheets} {repaired}");
}

/// A document whose long quotations have the marks that were cut off with their ends.
fn uncut(document: &str) -> String {
    document.replace("\\[…\\]›", "⟧›")
}

/// The texts that members of this name hold, wherever they stand.
fn texts(value: &Value, name: &str) -> Vec<String> {
    match value {
        Value::Object(members) => {
            let own = members.get(name).and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(members.values().flat_map(|value| texts(value, name))).collect()
        }
        Value::Array(items) => items.iter().flat_map(|item| texts(item, name)).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_difference_and_replay_is_in_the_language_asked_for() {
    let locale = "qps".parse::<Locale>().expect("the language of the tests");
    let mut told = 0;
    for call in calls() {
        let all = applications();
        for pair in all.chunks(9).filter_map(|some| Some([some.first()?, some.get(1)?])) {
            let [before, after] = pair.map(|text| call.assess_json(text.as_bytes()));
            let known: BTreeSet<String> = pair
                .iter()
                .zip([&before, &after])
                .flat_map(|(text, assessment)| words_of_input(text, assessment))
                .collect();
            for change in after.changes_since(&before).changes() {
                let mut known = known.clone();
                known.extend(
                    [change.id(), change.member()].into_iter().flatten().flat_map(words_of),
                );
                assert_marked(&change.message(locale), &known, "a difference");
                told += 1;
            }
            let trace = wire::trace(&call, pair[0].as_bytes());
            let replay = wire::replay(&trace, &call, pair[1].as_bytes(), locale).expect("a replay");
            let replay: Value = serde_json::from_str(&replay).expect("JSON");
            for message in texts(&replay, "message") {
                assert_marked(&message, &known, "a replay");
                told += 1;
            }
        }
    }
    assert!(told > 1000, "{told}");
}

/// A text without paths, and without what stands in backticks or quotation marks: names and values as JSON
/// has them.
fn without_code(text: &str) -> String {
    let text = text.split(['`', '"']).step_by(2).collect::<Vec<_>>().join(" ");
    let mut parts = text.split('/');
    let mut words = parts.next().unwrap_or_default().to_owned();
    let is_of_path = |char: char| char.is_ascii_alphanumeric() || "_-*.".contains(char);
    parts.for_each(|part| words.push_str(part.trim_start_matches(is_of_path)));
    words
}

#[test]
fn every_mistake_is_in_the_language_asked_for() {
    let locale = "qps".parse::<Locale>().expect("the language of the tests");
    let mut told = BTreeSet::new();
    for text in files("definitions").iter().chain(&["[]".to_owned(), "{".to_owned(), String::new()])
    {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let definitions = match &value {
            Value::Array(items) if !items.is_empty() => {
                items.iter().map(Value::to_string).collect()
            }
            _ => vec![text.clone()],
        };
        for definition in definitions {
            let inner: Value = serde_json::from_str(&definition).unwrap_or_default();
            let inner = inner.get("definition").map_or(definition.clone(), Value::to_string);
            let Err(error) = Call::from_json(&inner) else { continue };
            for problem in error.problems() {
                let message = problem.message(locale);
                // The tags of the languages, in an example of words.
                let known = BTreeSet::from(["fr", "en"].map(str::to_owned));
                assert_marked(&without_code(&message), &known, problem.path());
                told.insert(message);
            }
        }
    }
    assert!(told.len() > 30, "{}", told.len());
}
