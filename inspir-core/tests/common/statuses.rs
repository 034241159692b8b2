//! Applications with which each check comes to each of its statuses.

use std::collections::BTreeSet;

use inspir_core::{Call, Locale};
use serde_json::{Value, json};

use super::{SAMPLE, cases, defined, read, shared};

/// What the cases do not have, for the call that has every check.
const MORE: [&str; 18] = [
    r#"{"documents": [{"kind": "statutes", "signed_by": "delegate"}]}"#,
    r#"{"documents": [{"kind": "statutes", "signed_by": "nobody"}]}"#,
    r#"{"submitted_on": "2027-01-05", "applicant": {"name": "A", "legal_form": "company"},
        "project": {"commune": "59350"}, "request": {"amount": 5000}, "answers": {"public": "x"},
        "charter": {"commitments": {"open_data": true}}}"#,
    r#"{"submitted_on": "2027-01-05", "applicant": {"name": "A", "legal_form": "company"},
        "project": {"commune": "59350"}, "request": {"amount": 5000}, "answers": {"public": "x"},
        "charter": {"commitments": {"open_data": true}}, "appraisals": {"reach": {"verdict": "favourable"}}}"#,
    r#"{"budget": {"expenses": [{"details": {"quotes": 3}}]}}"#,
    r#"{"budget": {"expenses": [{"details": {"quotes": 1}}]}}"#,
    r#"{"submitted_on": "2027-01-05", "team": [{"details": {"born_on": "2000-01-01"}}]}"#,
    r#"{"submitted_on": "2027-01-05", "team": [{"details": {"born_on": "2026-01-01"}}]}"#,
    r#"{"details": {"site": "97401"}}"#,
    r#"{"details": {"site": "59350"}, "lists": {"partners": []}}"#,
    r#"{"submitted_on": "2027-01-05", "applicant": {"created_on": "2020-01-01"}}"#,
    r#"{"submitted_on": "2027-01-05", "applicant": {"created_on": "2026-01-01"}}"#,
    r#"{"appraisals": {"reach": {"verdict": "favourable"}}, "charter": {"commitments": {"open_data": true}}}"#,
    r#"{"appraisals": {"reach": {"verdict": "unfavourable"}}, "charter": {"commitments": {"open_data": false}}}"#,
    r#"{"applicant": {"vat_recovery": "none", "legal_form": "company"}, "request": {"operating": "900"},
        "budget": {"vat_basis": "including_vat", "expenses": [{"amount": "50000", "category": "works"}],
        "revenues": [{"source": "fund", "amount": "900"}, {"source": "state", "amount": "49100"}]}}"#,
    r#"{"applicant": {"vat_recovery": "none", "legal_form": "company"}, "request": {"operating": "13000"},
        "budget": {"vat_basis": "including_vat", "expenses": [{"amount": "50000", "category": "works"}],
        "revenues": [{"source": "fund", "amount": "1"}, {"source": "own_funds", "amount": "5"}]},
        "details": {"open_to_all": true, "criteria_met": ["local"]}}"#,
    r#"{"request": {"investment": "1000"}, "budget": {"expenses": [{"amount": "5000", "category": "works"}]},
        "details": {"open_to_all": true}}"#,
    r#"{"request": {"investment": "9000"}, "budget": {"expenses": [{"amount": "5000", "category": "works"}]},
        "details": {"open_to_all": true}}"#,
];

/// The call that has every check, once for each thing that may follow from a false condition.
fn full_calls() -> Vec<Call> {
    let full = super::json(&read(&shared("definitions/full.json")));
    let with = |otherwise: &str| {
        let mut definition = full.clone();
        for requirement in definition["requirements"].as_array_mut().expect("a list") {
            let check = requirement["check"].as_str().expect("a text");
            if ["at_least", "compare", "every", "some"].contains(&check) {
                requirement["otherwise"] = otherwise.into();
            }
        }
        // What officers fill in can be asked for as well.
        let words = |text: &str| json!({"fr": text, "en": text});
        definition["requirements"].as_array_mut().expect("a list").push(json!({
            "id": "of_officers", "section": "project", "check": "answered", "field": "/details/notified_on",
            "level": "warning", "basis": "implied", "title": words("notified"),
            "citation": {"section": words("1")}}));
        defined(&definition.to_string())
    };
    ["not_met", "to_review", "missing"].map(with).into()
}

/// Each check with each status that the requirements of a call can come to, as `check status`.
fn possible(call: &Call) -> BTreeSet<String> {
    let mut possible = BTreeSet::new();
    let described = super::json(&call.describe(Locale::En).to_json());
    for requirement in described["requirements"].as_array().expect("a list") {
        let statuses = requirement["statuses"].as_array().expect("a list");
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let pair = |status| format!("{} {}", text(&requirement["check"]), text(status));
        possible.extend(statuses.iter().map(pair));
    }
    possible
}

/// Applications to calls with which each check comes to each status that it can have.
pub(crate) fn of_each_status() -> Vec<(Call, String)> {
    let mut texts: BTreeSet<String> =
        cases().iter().map(|(_, case)| case.text().into_owned()).collect();
    texts.retain(|text| text.len() < 20_000);
    let more = [SAMPLE, "{}"].into_iter().chain(MORE).map(str::to_owned);
    let texts: Vec<String> = more.chain(texts).collect();
    let mut all = Vec::new();
    for call in full_calls() {
        let mut left = possible(&call);
        for text in &texts {
            let decision = call.decide_json(text.as_bytes());
            let pairs = call.requirements().zip(decision.statuses());
            let met =
                pairs.filter(|(one, status)| left.remove(&format!("{} {status}", one.check())));
            if met.count() > 0 {
                all.push((call.clone(), text.clone()));
            }
        }
        assert!(left.is_empty(), "no application comes to {left:?}");
    }
    all
}
