//! What is kept of an assessment opens again as the assessment that it was.

#![cfg(test)]

mod common;

use std::collections::HashMap;

use common::{
    calls, cases, defined, files, folders, json, loaded, name, read, shared, source_folder,
};
use inspir_core::{
    Amount, Assessment, Call, Decision, Description, InputError, KeptAssessment, KeptExpected,
    Locale, Status,
};
use serde_json::{Value, json as written};

/// Asserts that what is kept of an assessment, in each language, is the same assessment.
fn assert_kept(assessment: &Assessment, what: &str) {
    let call = assessment.call();
    for locale in Locale::ALL {
        let plain = assessment.to_json(*locale);
        let kept: KeptAssessment =
            serde_json::from_str(&plain).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(kept.to_json(), plain, "{what}");
        let in_parts = assessment.to_json_with_parts(*locale);
        let kept: KeptAssessment = serde_json::from_str(&in_parts).expect("what was written");
        assert_eq!(kept.to_json(), in_parts, "{what}");

        let stored = assessment.keep(*locale).to_json();
        let kept: KeptAssessment = serde_json::from_str(&stored).expect("what was written");
        assert_eq!(kept.to_json(), stored, "{what}");
        let again = kept.open(call).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(again.keep(*locale).to_json(), stored, "{what}");
        if again != *assessment {
            for locale in Locale::ALL {
                assert_eq!(again.to_json(*locale), assessment.to_json(*locale), "{what}");
            }
            assert_eq!(again.decision(), assessment.decision(), "{what}");
            panic!("{what}: the words are the same, the evidence is not: {stored}");
        }
        // Equal errors have equal ids. Their titles are words.
        for (error, other) in again.input_errors().iter().zip(assessment.input_errors()) {
            for locale in Locale::ALL {
                assert_eq!(error.message(*locale), other.message(*locale), "{what}");
            }
        }
        if *locale == Locale::En {
            assert_eq!(without_evidence(&stored), json(&plain), "{what}");
            // A database may write the members in another order.
            let sorted = json(&stored).to_string();
            assert_eq!(call.reopen(sorted.as_bytes()).as_ref(), Ok(assessment), "{what}");
        }
    }
    let decision = assessment.decision();
    let text = serde_json::to_string(decision).expect("a decision");
    assert_eq!(serde_json::from_str::<Decision>(&text).expect("a decision"), *decision, "{what}");
    for error in assessment.input_errors() {
        let text = serde_json::to_string(error).expect("an error");
        let again: InputError = serde_json::from_str(&text).expect("an error");
        assert_eq!(again, *error, "{what}");
        assert_told_without_call(&again, error, what);
    }
}

/// Asserts that an error read without its call is told as it was, but for the titles of what the call
/// lists.
fn assert_told_without_call(again: &InputError, error: &InputError, what: &str) {
    for locale in Locale::ALL {
        let (message, plain) = (error.message(*locale), again.message(*locale));
        if message == plain {
            continue;
        }
        let Some(KeptExpected::OneOf(ids)) = error.keep(*locale).values.expected else {
            panic!("{what}: {message}");
        };
        let (before, after) = plain.split_once(&ids.join(", ")).expect("the ids");
        let (first, last) = (format!("{before}{} (", ids[0]), format!("){after}"));
        assert!(message.starts_with(&first) && message.ends_with(&last), "{what}: {message}");
    }
}

/// The members that the contract names.
fn without_evidence(stored: &str) -> Value {
    let mut kept = json(stored);
    for member in ["exact", "uncategorised"] {
        kept.as_object_mut().expect("an object").remove(member);
    }
    for list in ["findings", "input_errors"] {
        for item in kept[list].as_array_mut().expect("a list") {
            item.as_object_mut().expect("an object").remove("evidence");
        }
    }
    kept
}

#[test]
fn every_case_opens_again() {
    let mut calls = HashMap::new();
    let mut count = 0;
    for (file, case) in &cases() {
        let call = calls.entry(case.call.clone()).or_insert_with(|| loaded(&case.call));
        let Ok(call) = call else { panic!("{} does not load", case.call) };
        let what = format!("{file} {}", case.name);
        assert_kept(&call.assess_json(case.text().as_bytes()), &what);
        count += 1;
    }
    for folder in folders(&shared("calls")) {
        let call = loaded(&name(&folder)).expect("a call");
        for file in files(&folder, ".json") {
            if name(&file) != "definition.json" && !name(&file).ends_with(".expected.json") {
                assert_kept(&call.assess_json(read(&file).as_bytes()), &file.to_string_lossy());
                count += 1;
            }
        }
    }
    println!("{count} assessments opened again");
    assert!(count > 1_000, "{count}");
}

#[test]
fn another_definition_is_told() {
    let call = Call::follow_up();
    let kept = call.assess_json(b"{}").keep(Locale::En);
    let mut definition = json(call.definition());
    definition["title"]["en"] = "Other words".into();
    let other = Call::from_json(&definition.to_string()).expect("a call");
    assert!(kept.is_of(&call) && !kept.is_of(&other));
    let error = kept.open(&other).expect_err("other words");
    assert!(error.is_other_definition());
    for (locale, words) in
        [(Locale::Fr, "ouvrez-la avec la définition"), (Locale::En, "open it with")]
    {
        let told = error.message(locale);
        assert!(told.contains(words) && !told.contains(['{', '}']), "{told}");
        assert_eq!(told.matches(call.digest()).count(), 1, "{told}");
    }
    assert_eq!(error.to_string(), error.message(Locale::En));
    let told = error.to_string();
    assert!(told.contains(call.digest()) && told.contains(other.digest()), "{told}");
}

type Change<'c> = &'c dyn Fn(&mut Value);

#[test]
fn what_was_changed_does_not_open() {
    let call = Call::creative_event();
    let text = br#"{"request": {"amount": "20000"}, "budget": {"expenses": [{"label": "x"}]}}"#;
    let stored = json(&call.assess_json(text).keep(Locale::En).to_json());
    let reopen = |change: Change<'_>| {
        let mut changed = stored.clone();
        change(&mut changed);
        call.reopen(changed.to_string().as_bytes())
    };
    assert!(reopen(&|_| {}).is_ok());
    let changes: [(Change, &str); 8] = [
        (&|kept| kept["findings"] = Value::Array(Vec::new()), "/findings"),
        (&|kept| kept["findings"][0]["requirement"] = "x".into(), "/findings/0"),
        (&|kept| kept["findings"][0]["paths"][0] = "/x".into(), "/findings/0"),
        (&|kept| kept["findings"][0]["level"] = "advice".into(), "/findings/0"),
        (&|kept| kept["grant"]["parts"][0]["id"] = "x".into(), "/grant/parts/0"),
        (&|kept| kept["grant"]["parts"][0]["steps"][1]["value"] = "x".into(), "/grant/parts/0"),
        (&|kept| kept["grant"]["overall"] = Value::Array(Vec::new()), "/grant/overall"),
        (&|kept| kept["exact"] = vec!["1"].into(), "/exact"),
    ];
    for (change, path) in changes {
        assert_eq!(reopen(change).expect_err(path).path(), Some(path));
    }
    let lost = reopen(&|kept| kept["findings"][0]["status"] = Value::Null);
    assert!(lost.expect_err("no status").is_unreadable());
}

/// What was kept is told in the words of the call at hand, those of the lists of its own included.
#[test]
#[cfg(feature = "words")]
fn kept_assessments_are_told_in_the_words_of_the_call() {
    let mut definition = json(Call::follow_up().definition());
    let words = |text: &str| written!({"fr": text, "en": text});
    definition["lists"] = written!([{
        "id": "rooms", "title": words("rooms"), "item": words("room"),
        "fields": [{"id": "seats", "title": words("seats"), "type": "number"}],
    }]);
    let citation = written!({"section": words("1")});
    for check in ["every", "some"] {
        let compare = written!({"compare": {
            "left": "/lists/rooms/*/seats", "is": "at_least", "right": {"number": "10"},
        }});
        let part = if check == "every" { "holds" } else { "where" };
        let mut requirement = written!({
            "id": check, "section": "team", "level": "warning", "basis": "practice",
            "title": words(check), "citation": citation, "check": check, "list": "/lists/rooms",
        });
        requirement[part] = compare;
        definition["requirements"].as_array_mut().expect("a list").push(requirement);
    }
    let call = defined(&definition.to_string());
    let rooms = written!({"lists": {"rooms": vec![written!({"seats": "1"}); 9]}}).to_string();
    let assessment = call.assess_json(rooms.as_bytes());
    assert_kept(&assessment, "rooms");
    let stored = assessment.keep(Locale::En).to_json();
    let catalogue = written!({
        "lists/rooms/item": "hall", "lists/rooms/title": "halls",
        "message/to_check": "Look at: {places}.",
        "condition/the_condition_does_not_hold_for_2": "too small are {items}.",
    });
    let other = call.with_words(Locale::En, &catalogue.to_string()).expect("words");
    let again = other.reopen(stored.as_bytes()).expect("the same definition");
    assert_eq!(again, assessment);
    assert_eq!(again, other.assess_json(rooms.as_bytes()));
    let told = |id: &str| again.finding(id).expect("a requirement").message(Locale::En);
    assert!(told("every").contains("too small are halls 1"), "{}", told("every"));
    assert!(told("every").contains("1, 2, 3, 4, 5, 6, 7 and 2 more"), "{}", told("every"));
    assert!(told("some").contains("“hall”"), "{}", told("some"));
    let kept = again.keep(Locale::En);
    assert_eq!(kept.finding("every").and_then(|one| one.message.clone()), Some(told("every")));
}

/// What was stored once opens for good. The files in `tests/kept` are never written again: a test that fails here
/// says that kept assessments out there no longer open.
#[test]
fn what_was_stored_once_opens_for_good() {
    let file = |name: &str| read(&source_folder().join("../tests/kept").join(name));
    let call = defined(&file("definition.json"));
    let stored = file("assessment.fr.json");
    let kept: KeptAssessment = serde_json::from_str(&stored).expect("a kept assessment");
    // A version with another language writes the texts of answers in that language too.
    if cfg!(not(feature = "pseudo")) {
        assert_eq!(kept.to_json(), stored.trim_end());
    }
    let again = call.reopen(stored.as_bytes()).expect("the same definition");
    let (told, stored) = (json(&again.to_json(Locale::En)), json(&stored));
    for member in ["call", "edition", "definition", "outcome", "progress", "totals"] {
        assert_eq!(told[member], stored[member], "{member}");
    }
    assert_eq!(told["grant"]["maximum"], "7950.00");
    let decided = |json: &Value| -> Vec<Value> {
        let findings = json["findings"].as_array().expect("findings").iter();
        findings
            .map(|one| written!([one["requirement"], one["status"], one["paths"], one["values"]]))
            .collect()
    };
    assert_eq!(decided(&told), decided(&stored));
}

/// The engine that assessed stays named, even if another tells it.
#[test]
fn the_engine_is_that_which_assessed() {
    let call = Call::follow_up();
    let mut kept = call.assess_json(b"{}").keep(Locale::En);
    kept.engine = "0.0.9".to_owned();
    let again = call.reopen(kept.to_json().as_bytes()).expect("an assessment");
    assert_eq!(again.engine(), "0.0.9");
    assert_eq!(json(&again.to_json(Locale::Fr))["engine"], "0.0.9");
}

/// A member that is left out is a member that is `null`.
#[test]
fn nothing_is_left_out_or_null() {
    let call = Call::follow_up();
    let assessment = call.assess_json(b"{}");
    let mut stored = json(&assessment.keep(Locale::En).to_json());
    fn strip(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.retain(|name, value| !value.is_null() || name == "applies");
                members.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    stored["grant"].as_object_mut().expect("an object").values_mut().for_each(strip);
    strip(&mut stored["totals"]);
    let members = stored.as_object_mut().expect("an object");
    members.remove("reference");
    assert_eq!(call.reopen(stored.to_string().as_bytes()), Ok(assessment));
}

/// Every figure that a check names can be read again.
#[test]
fn every_name_of_a_figure_is_known() {
    let listed = read(&source_folder().join("values.rs"));
    let listed = listed.split("NAMES: &[&str]").nth(1).and_then(|rest| rest.split("];").next());
    let listed = listed.expect("the list of names");
    let mut count = 0;
    for file in files(&source_folder().join("checks"), ".rs") {
        let text = read(&file);
        for after in text.split("Value::new(").skip(1) {
            let name = after.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
            let name = name.unwrap_or_else(|| panic!("{}: {after:.40}", file.display()));
            assert!(listed.contains(&format!("\"{name}\"")), "{}: {name}", file.display());
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}

#[test]
fn results_are_data_on_their_own() {
    fn same<T>(value: &T)
    where
        T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
    {
        let text = serde_json::to_string(value).expect("JSON");
        let again: T =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(again, *value);
    }
    for call in calls() {
        let decision = call.decide_json(common::SAMPLE.as_bytes());
        decision.parts().iter().for_each(same);
        decision.categories().iter().for_each(same);
        same(&decision.totals());
        same(&decision.progress());
        same(&decision.appraisal());
        for status in Status::ALL {
            same(status);
        }
    }
    same(&Amount::from_cents(-1));
    same(&"FR1420041010050500013M02606".parse::<inspir_core::Iban>().expect("an IBAN"));
    same(&"35600000018723".parse::<inspir_core::Siret>().expect("a SIRET"));
    same(&"W623990142".parse::<inspir_core::Rna>().expect("an RNA number"));
    same(&"2A004".parse::<inspir_core::Commune>().expect("a commune"));
    same(&"0.125".parse::<inspir_core::Rate>().expect("a rate"));
    same(&"P6M1D".parse::<inspir_core::Span>().expect("a span"));
    same(&"P12W".parse::<inspir_core::Length>().expect("a length"));
}

#[test]
fn descriptions_go_through_any_format() {
    for call in calls() {
        for locale in Locale::ALL {
            let description = call.describe(*locale);
            let text = serde_json::to_string(&description).expect("JSON");
            assert_eq!(text, description.to_json(), "{}", call.id());
            assert_eq!(serde_json::from_str::<Description>(&text).expect("one"), description);
            let mut cbor = Vec::new();
            ciborium::into_writer(&description, &mut cbor).expect("CBOR");
            let again: Description = ciborium::from_reader(&cbor[..]).expect("a description");
            assert_eq!(again, description, "{}", call.id());
        }
    }
    for other in ["null", "[]", "7", r#"{"call": "inspir-follow-up"}"#] {
        let refused = serde_json::from_str::<Description>(other).expect_err(other);
        assert!(refused.to_string().contains("`requirements`"), "{refused}");
    }
}
