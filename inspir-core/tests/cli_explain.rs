//! `inspir explain` has words for every condition and every quantity that a definition can have.

#![cfg(test)]

#[path = "common/command.rs"]
mod command;
mod common;

use std::collections::BTreeSet;

use command::{Folder, fine, text};
use common::{json, shared};
use inspir_core::Call;
use serde_json::{Value, json as value};

/// Every requirement of every call has its condition in words, in both languages: no JSON is left.
#[test]
fn cli_puts_conditions_in_words() {
    let mut definitions: Vec<String> = Call::ids().into_iter().map(str::to_owned).collect();
    for folder in common::folders(&shared("calls")) {
        let file = folder.join("definition.json");
        definitions.extend(file.exists().then(|| text(&file)));
    }
    let mut count = 0;
    for definition in &definitions {
        let described = json(&fine(&["describe", definition, "--format", "json"]));
        for requirement in described["requirements"].as_array().expect("a list") {
            let id = requirement["id"].as_str().expect("text");
            for lang in ["fr", "en"] {
                let told = fine(&["explain", definition, id, "--lang", lang]);
                assert!(!told.contains(['{', '}', '[']), "{definition} {id}: {told}");
                count += 1;
            }
        }
    }
    assert!(count > 400, "{count} explanations");
    let call = text(&shared("calls/littoral-numerique-2027/definition.json"));
    let told = fine(&["explain", &call, "documents.statutes"]);
    assert!(told.contains("It applies if\n"), "{told}");
    assert!(told.contains("“Legal form”: Association or Cooperative"), "{told}");
}

/// A requirement that applies if the condition holds is explained, in both languages, without JSON.
#[test]
fn cli_has_words_for_every_condition_and_quantity() {
    let sum = value!({"sum": "/budget/expenses/*/amount"});
    let named = value!({"present": "/budget/expenses/*/label"});
    let number = value!({"number": "2"});
    let count = value!({"count": "/budget/expenses"});
    let (first, last) = ("/project/starts_on", "/project/ends_on");
    let quantities = [
        (sum.clone(), value!({"amount": "10.00"})),
        (sum.clone(), value!({"grant": "requested"})),
        (sum.clone(), value!({"eligible": "all"})),
        (sum.clone(), value!({"quantity": "spent"})),
        (sum.clone(), value!({"times": "0.50", "of": sum})),
        (value!({"plus": [sum, sum]}), value!({"minus": [sum, sum]})),
        (value!({"distinct": "/team/*/discipline"}), number.clone()),
        (value!({"year": first}), value!({"number": "2027"})),
        (count.clone(), number.clone()),
        (value!(first), value!({"date": "2027-01-01"})),
        (value!({"first_day": first, "last_day": last}), value!({"days": 3})),
        (value!({"complete": "weeks", "from": "/submitted_on", "to": first}), number),
    ];
    let compared = quantities.map(
        |(left, right)| value!({"compare": {"left": left, "is": "more_than", "right": right}}),
    );
    let yes = value!({"equals": {"field": "/origin/inspir_event", "value": true}});
    let conditions = [
        value!({"all": [yes, {"present": "/project/title"}]}),
        value!({"any": [yes, {"not": yes}]}),
        value!({"at_least": {"count": 1, "of": [yes, {"present": "/project/title"}]}}),
        value!({"one_of": {"field": "/applicant/legal_form", "values": ["association", "company"]}}),
        value!({"every": {"list": "/budget/expenses", "holds": named}}),
        value!({"some": {"list": "/budget/expenses", "where": named}}),
        value!({"territory": {"field": "/project/commune", "departments": ["59", "62"]}}),
    ];
    let all: Vec<Value> = compared.into_iter().chain(conditions).collect();

    let schema = json(&fine(&["schema", "definition"]));
    let written = Value::from(all.clone()).to_string();
    let members =
        |kind: &str| schema["$defs"][kind]["properties"].as_object().expect("members").clone();
    let names = members("Condition").into_iter().chain(members("Quantity")).map(|(name, _)| name);
    let missing: BTreeSet<String> =
        names.filter(|name| !written.contains(&format!("\"{name}\":"))).collect();
    assert_eq!(
        missing,
        ["by", "title"].map(str::to_owned).into(),
        "members that no condition here has"
    );

    let mut definition = json(Call::follow_up().definition());
    definition["quantities"] = value!([{"id": "spent", "title": {"fr": "dépensé", "en": "spent"}, "sum": "/budget/expenses/*/amount"}]);
    let folder = Folder::new("conditions");
    for condition in all {
        definition["requirements"][0]["when"] = condition.clone();
        let file = folder.write("call.json", &definition.to_string());
        for lang in ["fr", "en"] {
            let told = fine(&["explain", &file, "applicant.name", "--lang", lang]);
            assert!(!told.contains(['{', '}', '[']), "{condition}: {told}");
        }
    }
}
