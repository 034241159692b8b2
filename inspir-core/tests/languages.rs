//! Definitions in one language or in several.

#![cfg(test)]

mod common;

use inspir_core::{Call, CallError, Locale};
use serde_json::{Value, json};

/// A small call whose words are these, each where words can stand.
fn definition(words: &Value) -> String {
    json!({
        "id": "test", "edition": "1", "title": words, "organisation": words, "summary": words,
        "sections": [{"id": "s", "title": words}],
        "questions": [{"id": "q", "title": words, "wording": words}],
        "requirements": [{
            "id": "r", "section": "s", "check": "answered", "field": "/answers/q",
            "level": "warning", "basis": "practice", "title": words, "citation": {"section": words}
        }]
    })
    .to_string()
}

fn load(words: &Value) -> Result<Call, CallError> {
    Call::from_json(&definition(words))
}

#[test]
fn a_language_that_lacks_takes_the_words_of_the_first_that_is_given() {
    for (words, fr, en) in [
        (json!({"fr": "Un appel", "en": "A call"}), "Un appel", "A call"),
        (json!({"en": "A call", "fr": "Un appel"}), "Un appel", "A call"),
        (json!({"fr": "Un appel"}), "Un appel", "Un appel"),
        (json!({"en": "A call"}), "A call", "A call"),
        (json!({"fr": null, "en": "A call"}), "A call", "A call"),
    ] {
        let call = load(&words).expect("a call");
        for (locale, told) in [(Locale::Fr, fr), (Locale::En, en)] {
            let requirement = call.requirements().next().expect("a requirement");
            assert_eq!(call.title(locale), told, "{words}");
            assert_eq!(requirement.title(locale), told, "{words}");
            assert_eq!(requirement.source(locale), told, "{words}");
            let description: Value = common::json(&call.describe_with_hints(locale).to_json());
            let shown = [
                &description["summary"],
                &description["sections"][0]["title"],
                &description["questions"][0]["wording"],
            ];
            assert_eq!(shown, [told; 3], "{words}");
            let message = call.assess_json(b"{}").finding("r").expect("a finding").message(locale);
            assert!(message.starts_with(told), "{message}");
        }
    }
}

#[test]
fn words_in_no_language_and_in_an_unknown_one_are_mistakes() {
    let form = "expected an object with words in one language at least, such as \
                `{\"fr\": \"…\", \"en\": \"…\"}`";
    let none = "give these words in one language at least, such as under `fr`";
    let unknown = "unknown member; this object knows `fr`, `en`";
    for (words, expected) in [
        (json!({}), vec![("/title", none)]),
        (json!({"fr": null}), vec![("/title", none)]),
        (json!({"de": "Aufruf"}), vec![("/title/de", unknown)]),
        (json!({"fr": "Appel", "de": "Aufruf"}), vec![("/title/de", unknown)]),
        (json!({"fr": ""}), vec![("/title/fr", "expected text that is not blank")]),
        (json!("Appel"), vec![("/title", form)]),
    ] {
        let error = load(&words).expect_err("a mistake");
        let problems =
            error.problems().iter().filter(|problem| problem.path().starts_with("/title"));
        // With the feature `pseudo`, the language of the tests is known as well.
        let told: Vec<(&str, String)> = problems
            .map(|problem| (problem.path(), problem.message(Locale::En).replace(", `qps`", "")))
            .collect();
        let expected: Vec<(&str, String)> =
            expected.into_iter().map(|(path, words)| (path, words.to_owned())).collect();
        assert_eq!(told, expected, "{words}");
    }
}
