//! Input errors that were kept are the same errors again, whatever their messages said.

#![cfg(test)]

mod common;

use std::collections::BTreeSet;

use common::{defined, json, read, source_folder};
use inspir_core::{
    Assessment, Call, ErrorCode, InputError, KeptAssessment, KeptInputError, Locale, OpenError,
};
use serde_json::{Value, json as written};

fn file(name: &str) -> String {
    read(&source_folder().join("../tests/kept").join(name))
}

/// A call that lists something of each kind.
fn call() -> Call {
    defined(&file("errors.definition.json"))
}

/// Applications that make every kind of error, each with its name in `tests/kept/errors.json`.
fn applications() -> Vec<(&'static str, Vec<u8>)> {
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("empty", text(" \n ")),
        ("syntax", text("{\"call\":\n nothing}")),
        ("encoding", b"{\"reference\": \"\xff\"}".to_vec()),
        ("too large", text(&format!("{{}}{}", " ".repeat(8 << 20)))),
        ("too deep", text(&format!("{}{}", "[".repeat(65), "]".repeat(65)))),
        ("members of the budget", written!({
            "call": "another-call", "referense": 1, "extra": {}, "request": {"amount": "1 234,50"},
            "budget": {"expenses": [
                {"label": "a", "amount": 12.5, "nature": "invest", "category": "Land (fr)"},
                {"label": "b", "amount": "-1", "in_kind": "oui", "quotes": 1.5, "category": "gold"},
                {"label": "c", "amount": 1_000_000_000_000_u64, "eligible": "maybe", "quotes": "two"},
            ], "revenues": [{"label": "d", "source": "fonds"}, {"label": "e", "source": 7}]},
        }).to_string().into_bytes()),
        ("values of other types", written!({
            "reference": true, "submitted_on": 20_261_009, "applicant": {"name": 5, "siret": [], "legal_form": "asso"},
            "project": {"title": ["One"], "commune": 1234, "starts_on": "9 octobre 2026 à 14:30", "ends_on": "soon",
                        "description": "x".repeat(20_001)},
            "team": {"age": 1}, "origin": {"inspir_event": "yes"},
        }).to_string().into_bytes()),
        ("whole numbers", text(r#"{"applicant": {"legal_form": ["company"]}, "project": {"commune": "59", "description": 1e99}, "indicators": [
            {"target": 2.5, "horizon_months": 1.5}, {"target": 3.0, "horizon_months": 3.0},
            {"target": 1e99, "horizon_months": "12"}, {"target": true, "horizon_months": 121},
            {"target": [7], "horizon_months": "soon"}
        ], "previous_grants": [{"call": 7.0, "amount": 1e2}]}"#)),
        ("ids", written!({
            "documents": [{"kind": "statuts"}, {"kind": 3, "signed_by": 1}, {"kind": ""}],
            "answers": {"pubic": "x"}, "charter": {"commitments": {"open": true}},
            "undertakings": {"logo": "true"}, "appraisal": {"reach": "good", "other": "favourable"},
        }).to_string().into_bytes()),
        ("details", text(r#"{"details": {"trainees": 0.5, "theme": "air", "unknown": 1, "criteria_met": ["young", "old"]},
            "lists": {"partners": [{"country": "Belgique", "share": "x"}, {"country": true, "size": 1}], "others": []}}"#)),
        ("details of other types", text(r#"{"details": {"trainees": "1.55", "theme": ["water"], "criteria_met": "young"},
            "lists": {"partners": {"country": "fr"}}}"#)),
        ("details out of range", text(r#"{"details": {"trainees": "500", "theme": 3}, "reference": "a", "reference": "b"}"#)),
        ("details not exact", text(r#"{"details": {"trainees": 12.55e0}, "team": 7, "budget": [true]}"#)),
        ("too long", format!(r#"{{"team": [{}{{}}]}}"#, "{},".repeat(10_000)).into_bytes()),
        ("value alone", text(r#"{"details": {"criteria_met": true}, "documents": "statutes", "applicant": "x"}"#)),
    ]
}

/// The kinds of errors that are stored: the code, what was expected, and of a value that was probably meant
/// how it begins; `quoted` if the error quotes a number.
const KINDS: &[&str] = &[
    "amount.format type",
    "amount.not_exact type",
    "call.mismatch text",
    "commune.format type",
    "date.format type",
    "enum.unknown choice",
    "enum.unknown one_of",
    "field.duplicate maximum",
    "field.unknown members",
    "id.unknown one_of",
    "json.syntax content",
    "json.syntax encoding",
    "json.syntax type",
    "json.too_deep maximum",
    "json.too_large maximum",
    "list.too_long maximum",
    "number.format numbers",
    "number.not_exact numbers",
    "number.out_of_range numbers",
    "number.out_of_range range",
    "text.too_long maximum",
    "type.mismatch choice",
    "type.mismatch choice text",
    "type.mismatch one_of",
    "type.mismatch one_of text",
    "type.mismatch type",
    "type.mismatch type flag",
    "type.mismatch type list",
    "type.mismatch type number",
    "type.mismatch type number quoted",
    "type.mismatch type quoted",
    "type.mismatch type text",
    "type.mismatch type text quoted",
];

/// What was kept of each application, by its name.
fn stored() -> Vec<(String, Value)> {
    let Value::Object(all) = json(&file("errors.json")) else { panic!("an object by name") };
    all.into_iter().collect()
}

fn errors(kept: &Value) -> &Vec<Value> {
    kept["input_errors"].as_array().expect("errors")
}

/// The files in `tests/kept` are never written again: a test that fails here says that kept assessments out
/// there no longer open as what they were.
#[test]
fn errors_that_were_stored_once_open_as_they_were() {
    let call = call();
    let applications = applications();
    let mut kinds = BTreeSet::new();
    let stored = stored();
    assert_eq!(stored.len(), applications.len());
    for (name, kept) in stored {
        let (_, text) = applications.iter().find(|(known, _)| *known == name).expect("its text");
        let again = call.reopen(kept.to_string().as_bytes()).expect(&name);
        let now = call.assess_json(text);
        assert_eq!(again.input_errors(), now.input_errors(), "{name}");
        for (error, same) in again.input_errors().iter().zip(now.input_errors()) {
            for locale in Locale::ALL {
                assert_eq!(error.message(*locale), same.message(*locale), "{name}");
            }
        }
        let again = json(&again.keep(Locale::En).to_json());
        for (kept, again) in errors(&kept).iter().zip(errors(&again)) {
            for member in ["path", "code", "values", "evidence"] {
                assert_eq!(again[member], kept[member], "{name}");
            }
            kinds.insert(kind(kept));
        }
    }
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), KINDS);
    for code in ErrorCode::ALL {
        assert!(kinds.iter().any(|kind| kind.starts_with(&format!("{} ", code.id()))), "{code}");
    }
}

/// The kind of a kept error.
fn kind(kept: &Value) -> String {
    let evidence = &kept["evidence"];
    let expected = match &evidence["expected"] {
        Value::Object(numbers) => numbers.keys().next().expect("a kind").as_str(),
        kind => kind.as_str().expect("a kind"),
    };
    let mut kind = format!("{} {expected}", kept["code"].as_str().expect("a code"));
    if let Some(meant) = evidence["meant"].as_str() {
        kind += match meant.as_bytes() {
            [b'"', ..] => " text",
            [b'[', ..] => " list",
            [b't' | b'f', ..] => " flag",
            _ => " number",
        };
    }
    if evidence["number"].is_string() {
        kind += " quoted";
    }
    kind
}

/// Words change; what was wrong does not.
#[test]
fn errors_do_not_depend_on_the_words_that_were_kept() {
    let call = call();
    for (name, text) in applications() {
        let assessment = call.assess_json(&text);
        let mut kept = json(&assessment.keep(Locale::Fr).to_json());
        for error in kept["input_errors"].as_array_mut().expect("errors") {
            error["message"] = "words of another version".into();
        }
        assert_eq!(call.reopen(kept.to_string().as_bytes()), Ok(assessment.clone()), "{name}");
        for error in assessment.input_errors() {
            let mut kept: KeptInputError = error.keep(Locale::En);
            kept.message = String::new();
            assert_eq!(InputError::try_from(kept).as_ref(), Ok(error), "{name}");
        }
    }
}

/// The contract's JSON is as it was: the evidence is ours alone.
#[test]
fn errors_without_evidence_are_data_alone() {
    let call = call();
    let assessment = call.assess_json(br#"{"team": 7}"#);
    let mut kept: KeptAssessment =
        serde_json::from_str(&assessment.to_json(Locale::En)).expect("an assessment");
    let error = kept.input_errors[0].clone();
    assert_eq!(error.evidence, None);
    let refused = InputError::try_from(error.clone()).expect_err("no evidence");
    assert!(refused.is_without_evidence(), "{refused}");
    let text = serde_json::to_string(&error).expect("JSON");
    let refused = serde_json::from_str::<InputError>(&text).expect_err("no evidence");
    assert!(refused.to_string().contains("kept without its evidence"), "{refused}");
    kept = assessment.keep(Locale::En);
    kept.input_errors[0].evidence = None;
    assert!(kept.open(&call).expect_err("no evidence").is_without_evidence());
}

/// Evidence that somebody changed is refused, at its place, without harm.
#[test]
fn changed_evidence_does_not_open() {
    let call = call();
    let of = |text: &str| json(&call.assess_json(text.as_bytes()).keep(Locale::En).to_json());
    let numbers = of(r#"{"details": {"trainees": 0.5}}"#);
    let list = of(r#"{"details": {"criteria_met": "young"}}"#);
    let choice = of(r#"{"applicant": {"legal_form": "asso"}}"#);
    let range = written!({"numbers": {"decimals": 1, "minimum": "400", "maximum": "1"}});
    let decimals =
        written!({"numbers": {"decimals": 4_000_000_000_u32, "minimum": "1", "maximum": "2"}});
    let deep = format!("{}1{}", "[".repeat(500_000), "]".repeat(500_000));
    for (kept, member, value) in [
        (&numbers, "/evidence/expected", range),
        (&numbers, "/evidence/expected", decimals),
        (&numbers, "/evidence/expected", "range".into()),
        (&list, "/evidence/meant", "no JSON".into()),
        (&list, "/evidence/meant", "[[\"young\"]]".into()),
        (&list, "/evidence/meant", deep.into()),
        (&list, "/values/expected", "a type of nobody".into()),
        (&choice, "/values/expected", written!(["nobody knows"])),
    ] {
        let mut changed = kept.clone();
        *changed["input_errors"][0].pointer_mut(member).expect("a member") = value;
        let error = call.reopen(changed.to_string().as_bytes()).expect_err(member);
        assert_eq!(error.path(), Some("/input_errors/0/evidence"), "{error}");
    }
}

/// A list that has grown since tells the choices that there were.
#[test]
fn errors_keep_the_choices_that_there_were() {
    let call = call();
    let text = br#"{"applicant": {"legal_form": "asso"}}"#;
    let mut kept = json(&call.assess_json(text).keep(Locale::En).to_json());
    let listed = &mut kept["input_errors"][0]["values"]["expected"];
    listed.as_array_mut().expect("a list").retain(|id| id != "cooperative");
    let again: Result<Assessment, OpenError> = call.reopen(kept.to_string().as_bytes());
    let again = again.expect("an assessment");
    let message = again.input_errors()[0].message(Locale::En);
    assert!(message.contains("company (Company), individual (Individual)"), "{message}");
    let now = json(&again.keep(Locale::En).to_json());
    assert_eq!(now["input_errors"][0]["evidence"], kept["input_errors"][0]["evidence"]);
}
