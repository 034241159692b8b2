//! What is said of definitions without cases, and what cases reach of them.

#![cfg(test)]

mod common;

use common::{beside, call, defined, json, read, shared};
use inspir_core::cases::TestCases;
use inspir_core::coverage::coverage;
use inspir_core::lint::lint;
use inspir_core::{Call, Locale, RemarkCode};
use serde_json::{Value, json};

/// The codes and places of the remarks on a changed call.
fn remarks(change: &dyn Fn(&mut Value)) -> Vec<(RemarkCode, String)> {
    let mut definition = json(&read(&shared("calls/commerces-devantures/definition.json")));
    change(&mut definition);
    let call = defined(&definition.to_string());
    let remarks = lint(&call, None);
    for remark in &remarks {
        assert!(!remark.message(Locale::Fr).is_empty() && !remark.message(Locale::En).is_empty());
    }
    remarks.iter().map(|remark| (remark.code(), remark.path().to_owned())).collect()
}

fn requirement(id: &str, members: Value) -> Value {
    let mut requirement = json!({
        "id": id, "section": "project", "level": "blocking", "basis": "call",
        "title": {"fr": id, "en": id},
        "citation": {"section": {"fr": "x", "en": "x"}, "quote": "x"}
    });
    for (name, value) in members.as_object().expect("an object") {
        requirement[name] = value.clone();
    }
    requirement
}

fn add(definition: &mut Value, list: &str, item: Value) {
    definition[list].as_array_mut().expect("a list").push(item);
}

#[test]
fn each_kind_of_remark_has_its_place() {
    let before = remarks(&|_| {});
    let new = |change: &dyn Fn(&mut Value)| {
        let mut found = remarks(change);
        found.retain(|remark| !before.contains(remark));
        found
    };
    let scheme = |values: Value| json!({"one_of": {"field": "/details/scheme", "values": values}});
    let one = |id, when: Value| {
        requirement(id, json!({"check": "answered", "field": "/project/title", "when": when}))
    };
    let at = |code, path: &str| vec![(code, path.to_owned())];
    assert_eq!(
        new(&|all| add(all, "requirements", one("a", scheme(json!(["main", "rural"]))))),
        at(RemarkCode::ConditionAlways, "/requirements/6/when")
    );
    let never = json!({"all": [scheme(json!(["main"])), {"not": scheme(json!(["main"]))}]});
    assert_eq!(
        new(&|all| add(all, "requirements", one("a", never.clone()))),
        at(RemarkCode::ConditionNever, "/requirements/6/when")
    );
    let form = |id, accepted: &str| {
        let members = json!({"check": "one_of", "field": "/applicant/legal_form",
            "accepted": [accepted], "otherwise": "not_met"});
        requirement(id, members)
    };
    assert_eq!(
        new(&|all| {
            add(all, "requirements", form("a", "association"));
            add(all, "requirements", form("b", "company"));
        }),
        at(RemarkCode::RequirementsContradict, "/requirements/7")
    );
    let amount = json!({"check": "compare", "left": "/request/operating", "is": "less_than",
        "right": {"amount": "0.00"}, "title": {"fr": "a", "en": "a"}});
    assert_eq!(
        new(&|all| add(all, "requirements", requirement("a", amount.clone()))),
        at(RemarkCode::RequirementNeverHolds, "/requirements/6")
    );
    let field = json!({"id": "idle", "type": "text", "title": {"fr": "Rien", "en": "Nothing"}});
    assert_eq!(
        new(&|all| add(all, "fields", field.clone())),
        at(RemarkCode::IdUnused, "/fields/3")
    );
    assert_eq!(
        new(&|all| drop(all["sections"][0]["title"].as_object_mut().unwrap().remove("en"))),
        at(RemarkCode::WordsMissing, "/sections/0/title")
    );
    assert_eq!(
        new(&|all| all["sections"][1]["title"] = all["sections"][0]["title"].clone()),
        at(RemarkCode::TitleTwice, "/sections/1/title")
    );
}

#[test]
fn quotations_are_looked_for_in_the_text_of_the_call() {
    let call = call("littoral-numerique-2027");
    let text = read(&shared("calls/littoral-numerique-2027/call.md"));
    let missing = |text: &str| {
        let remarks = lint(&call, Some(text));
        remarks.iter().filter(|remark| remark.code() == RemarkCode::QuoteNotFound).count()
    };
    assert_eq!(missing(&text), 0);
    assert!(missing(&text.replace('e', "é")) > 20);
}

#[test]
fn the_built_in_calls_have_no_remark() {
    for id in Call::ids() {
        let remarks = lint(&call(id), None);
        let told: Vec<String> = remarks.iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{id}: {told:#?}");
    }
}

#[test]
fn both_sides_of_a_limit_are_reached_by_cases_on_both_sides() {
    let call = Call::follow_up();
    let case = |name: &str, operating: &str| {
        json!({"name": name, "outcome": "incomplete",
            "application": {"request": {"operating": operating}}})
    };
    let covered = |cases: Value| {
        let cases = TestCases::read(cases.to_string().as_bytes(), &call, &|_| None);
        let coverage = coverage(&call, &cases.expect("a file"), 1);
        let limit = coverage.limits.iter().find(|limit| limit.path == "/parts/0/ceiling");
        let limit = limit.expect("the ceiling").clone();
        (limit.less.flatten(), limit.more.flatten())
    };
    let name = |name: &str| Some(name.to_owned());
    assert_eq!(covered(json!([case("below", "4999.99"), case("far", "5000.02")])), (None, None));
    assert_eq!(covered(json!([case("at", "5000.00")])), (name("at"), None));
    assert_eq!(
        covered(json!([case("above", "5000.01"), case("at", "5000.00")])),
        (name("at"), name("above"))
    );
}

#[test]
fn coverage_tells_what_is_reached_of_statuses_conditions_and_decisions() {
    let call = call("kbpc-general-2025");
    let file = beside("call-cases/kbpc-general-2025.cases.json");
    let folder = file.parent().expect("a folder");
    let files = |name: &str| Some(read(&folder.join(name)).into_bytes());
    let cases = TestCases::read(read(&file).as_bytes(), &call, &files).expect("a file");
    let all = coverage(&call, &cases, 2);
    let none = coverage(&call, &TestCases::default(), 2);
    assert_eq!(none.reached(), 0);
    assert_eq!(all.of(), none.of());
    assert!(all.reached() * 10 > all.of() * 7, "{}", all.to_table(Locale::En));
    let first = all.decisive.iter().find(|one| one.path == "/parts/0/cases/0");
    assert_eq!(first.and_then(|one| one.case.as_deref()), Some("small"));
    let when = all.conditions.iter().find(|one| one.path.ends_with("/requirements/3/when"));
    let when = when.expect("a condition");
    assert!(when.holds.is_some() && when.fails.is_some());
    let page = all.to_html(Locale::En);
    assert!(!page.contains("<script"));
    assert_eq!(page.matches("<mark").count(), page.matches("</mark>").count());
    let value: Value = serde_json::to_value(&all).expect("JSON");
    assert_eq!(value["statuses"][0]["requirement"], "grant.rate");
}
