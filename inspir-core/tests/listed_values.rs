//! Values that come from a list: what is said of a wrong one names each with its title, whoever gives
//! the list; and where one value and a list of it are mixed up, the message says which to write.

#![cfg(test)]

mod common;

use common::{defined, json};
use inspir_core::{Assessment, Call, Locale};
use serde_json::{Value, json};

fn words(fr: &str, en: &str) -> Value {
    json!({"fr": fr, "en": en})
}

/// A call that gives each list that a call can give. The title of `x_one` is `Un (x_one)` in French.
fn call() -> Call {
    let title = |id: &str| words(&format!("Un {id}"), &format!("One {id}"));
    let item = |id: &str| {
        let title = title(id);
        json!([{"id": id, "title": title, "wording": title}])
    };
    let value = |id: &str| json!({"id": id, "title": title(id)});
    let field = |id: &str, kind: &str| {
        let values = [value("value_one"), value("value_two")];
        json!({"id": id, "type": kind, "title": title(id), "values": values})
    };
    defined(
        &json!({
            "id": "c", "edition": "1", "title": words("C", "C"), "organisation": words("O", "O"),
            "summary": words("S", "S"), "sections": [{"id": "s", "title": words("S", "S")}],
            "documents": item("document_one"), "questions": item("question_one"),
            "commitments": item("commitment_one"), "undertakings": item("undertaking_one"),
            "criteria": item("criterion_one"),
            "sources": [value("source_one")],
            "fields": [field("field_one", "choice"), field("field_many", "choices")],
            "columns": {"/team": [field("column_one", "choice"), field("column_many", "choices")]},
            "lists": [{
                "id": "list_one", "title": title("list_one"), "item": title("item"),
                "fields": [field("member_one", "choice"), field("member_many", "choices")],
            }],
            "categories": [value("category_one"), value("category_two")],
            "requirements": [{
                "id": "r", "section": "s", "check": "answered", "field": "/details/field_one",
                "level": "blocking", "basis": "call", "title": words("R", "R"),
                "citation": {"section": words("1", "1"), "quote": "q"},
            }],
        })
        .to_string(),
    )
}

/// Applications with one mistake, which should be a value of a list.
const WRONG: [&str; 17] = [
    r#"{"documents": [{"kind": "x"}]}"#,
    r#"{"answers": {"x": "x"}}"#,
    r#"{"charter": {"commitments": {"x": true}}}"#,
    r#"{"undertakings": {"x": true}}"#,
    r#"{"appraisals": {"x": {"verdict": "met"}}}"#,
    r#"{"budget": {"revenues": [{"source": "x"}]}}"#,
    r#"{"budget": {"expenses": [{"category": "x"}]}}"#,
    r#"{"applicant": {"legal_form": "x"}}"#,
    r#"{"details": {"field_one": "x"}}"#,
    r#"{"details": {"field_one": 7}}"#,
    r#"{"details": {"field_many": ["value_two", "x"]}}"#,
    r#"{"details": {"x": 1}}"#,
    r#"{"team": [{"details": {"column_one": "x"}}]}"#,
    r#"{"team": [{"details": {"column_many": ["x"]}}]}"#,
    r#"{"lists": {"x": []}}"#,
    r#"{"lists": {"list_one": [{"member_one": "x"}]}}"#,
    r#"{"lists": {"list_one": [{"member_many": [true]}]}}"#,
];

#[test]
fn each_value_of_a_list_is_named_with_its_title() {
    let call = call();
    for text in WRONG {
        let assessment = call.assess_json(text.as_bytes());
        for (locale, one) in [(Locale::Fr, "Un "), (Locale::En, "One ")] {
            let told = json(&assessment.to_json(locale));
            let errors = told["input_errors"].as_array().expect("a list");
            assert_eq!(errors.len(), 1, "{text}: {told}");
            let message = errors[0]["message"].as_str().expect("a text");
            let ids = errors[0]["values"]["expected"].as_array().expect("a list");
            assert!(!ids.is_empty(), "{text}");
            for id in ids.iter().map(|id| id.as_str().expect("an id")) {
                // Those of a call have the titles that it gives, the others a label.
                let titled =
                    match id.contains("_one") || id.contains("_two") || id.contains("_many") {
                        true => format!("{id} ({one}{id})"),
                        false => format!("{id} ("),
                    };
                assert!(message.contains(&titled), "{id}: {message}");
            }
        }
    }
}

/// The report says of each mistake at which field it is; of one of several values, also its number.
#[test]
fn each_mistake_in_a_value_of_a_list_has_the_name_of_its_field() {
    let call = call();
    for (text, place) in [
        (r#"{"details": {"field_many": ["value_two", "x"]}}"#, "One field_many 2"),
        (
            r#"{"team": [{}, {"details": {"column_many": ["x"]}}]}"#,
            "One column_many 1 (team member 2)",
        ),
        (r#"{"lists": {"list_one": [{"member_many": ["x"]}]}}"#, "One member_many 1 (One item 1)"),
        (r#"{"details": {"field_many": "x"}}"#, "One field_many"),
        (r#"{"project": {"challenges": ["x", 3]}}"#, "Challenges set 2"),
    ] {
        let assessment = call.assess_json(text.as_bytes());
        let [error] = assessment.input_errors() else { panic!("{text}: {assessment:?}") };
        let report = assessment.report(Locale::En).split_whitespace().collect::<Vec<_>>().join(" ");
        let line = format!("{place} [{}]", error.path());
        assert!(report.contains(&line), "{line}: {report}");
    }
}

/// What is written, its place, what is meant, and the end of the message.
const MEANT: [(&str, &str, &str, [&str; 2]); 8] = [
    ("/details/field_many", r#""value_one""#, r#"["value_one"]"#, BRACKETS),
    ("/team/0/details/column_many", r#""value_two""#, r#"["value_two"]"#, BRACKETS),
    ("/lists/list_one/0/member_many", r#""value_one""#, r#"["value_one"]"#, BRACKETS),
    ("/project/challenges", r#""Se \"déplacer\"""#, r#"["Se \"déplacer\""]"#, BRACKETS),
    ("/details/field_one", r#"["value_one"]"#, r#""value_one""#, QUOTES),
    ("/applicant/legal_form", r#"["association"]"#, r#""association""#, QUOTES),
    ("/team/0/details/column_one", r#"["value_one"]"#, r#""value_one""#, QUOTES),
    ("/project/title", r#"["T"]"#, r#""T""#, QUOTES),
];
const BRACKETS: [&str; 2] = ["avec les crochets.", "with the square brackets."];
const QUOTES: [&str; 2] = ["avec les guillemets.", "with the quotation marks."];

/// An application with one value.
fn at(path: &str, value: &str) -> String {
    path.rsplit('/').filter(|step| !step.is_empty()).fold(value.to_owned(), |inner, step| {
        if step == "0" { format!("[{inner}]") } else { format!("{{\"{step}\":{inner}}}") }
    })
}

#[test]
fn one_value_and_a_list_of_it_are_told_apart() {
    let call = call();
    for (path, found, meant, ends) in MEANT {
        let assessment = call.assess_json(at(path, found).as_bytes());
        let [error] = assessment.input_errors() else { panic!("{path}: {found}") };
        assert_eq!((error.path(), error.code().id()), (path, "type.mismatch"));
        for ((locale, write), end) in
            [(Locale::Fr, "Écrivez"), (Locale::En, "Write")].iter().zip(ends)
        {
            let message = error.message(*locale);
            assert!(message.ends_with(&format!("{write} {meant}, {end}")), "{message}");
        }
        let mended = call.assess_json(at(path, meant).as_bytes());
        assert_eq!(mended.input_errors(), [], "{path}: {meant}");
        // What was only probably meant does not count.
        let with = |value| call.decide_json(at(path, value).as_bytes()).statuses().to_vec();
        assert_eq!(with(found), with("\"\""), "{path}: {found}");
    }
    // Nothing is guessed where the value would be wrong too.
    for (path, found) in [
        ("/details/field_many", r#""x""#),
        ("/details/field_many", "7"),
        ("/details/field_one", r#"["value_one", "value_two"]"#),
        ("/details/field_one", r#"["x"]"#),
        ("/team", r#""Ada""#),
        ("/lists/list_one", r#""value_one""#),
    ] {
        let assessment = call.assess_json(at(path, found).as_bytes());
        let [error] = assessment.input_errors() else { panic!("{path}: {found}") };
        assert!(!error.message(Locale::En).contains("Write "), "{}", error.message(Locale::En));
    }
}

/// Asserts that an assessment, kept in each language, opens again as it was.
fn assert_opens_again(assessment: &Assessment) {
    for kept in Locale::ALL {
        let stored = assessment.keep(*kept).to_json();
        let again = assessment.call().reopen(stored.as_bytes()).expect("what was kept");
        for locale in Locale::ALL {
            assert_eq!(again.to_json(*locale), assessment.to_json(*locale), "{kept}: {stored}");
        }
        assert_eq!(again, *assessment, "{kept}: {stored}");
    }
}

#[test]
fn kept_assessments_have_the_titles_of_the_call() {
    let call = call();
    for text in WRONG {
        assert_opens_again(&call.assess_json(text.as_bytes()));
    }
    for (path, found, ..) in MEANT {
        assert_opens_again(&call.assess_json(at(path, found).as_bytes()));
    }
}

/// Two lists of the call's own may have the same ids, and a list of the program's may have them too.
#[test]
fn kept_assessments_know_each_list_by_its_place() {
    let value = |id: &str, title: &str| json!({"id": id, "title": words(title, title)});
    let field = |id: &str, titles: [&str; 2]| {
        let values = [value("operating", titles[0]), value("investment", titles[1])];
        json!({"id": id, "type": "choice", "title": words(id, id), "values": values})
    };
    let mut definition = json(call().definition());
    definition["fields"] =
        json!([field("field_one", ["Run", "Build"]), field("field_two", ["Spend", "Save"]),]);
    let call = defined(&definition.to_string());
    for (text, told) in [
        (r#"{"details": {"field_one": "x"}}"#, "operating (Run), investment (Build)"),
        (r#"{"details": {"field_two": "x"}}"#, "operating (Spend), investment (Save)"),
        (
            r#"{"budget": {"expenses": [{"nature": "x"}]}}"#,
            "operating (Operating), investment (Investment)",
        ),
    ] {
        let assessment = call.assess_json(text.as_bytes());
        let [error] = assessment.input_errors() else { panic!("{text}: {assessment:?}") };
        let message = error.message(Locale::En);
        assert!(message.contains(told), "{message}");
        assert_opens_again(&assessment);
    }
}

/// Errors that a catalogue tells in other words are known again by those words.
#[test]
#[cfg(feature = "words")]
fn kept_assessments_have_the_words_of_a_catalogue() {
    let catalogue = json!({
        "words/here_is_needed_not_write_with_the_2": "Not {found} but {type}: {meant}, in brackets.",
        "words/is_not_one_of_the_values_of": "No “{found}”, please: {expected}.",
        "fields/field_one/values/value_one/title": "First",
    });
    let call = call().with_words(Locale::En, &catalogue.to_string()).expect("words");
    for (text, told) in [
        (r#"{"details": {"field_one": "x"}}"#, "No “x”, please: value_one (First), "),
        (r#"{"details": {"field_many": "value_one"}}"#, r#"["value_one"], in brackets."#),
    ] {
        let assessment = call.assess_json(text.as_bytes());
        let told_now = json(&assessment.to_json(Locale::En));
        let message = told_now["input_errors"][0]["message"].as_str().expect("a text");
        assert!(message.contains(told), "{message}");
        assert_opens_again(&assessment);
    }
}
