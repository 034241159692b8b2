//! No amount is too large to be exact: what a definition can come to is bounded when it is loaded.

#![cfg(test)]

mod common;

use common::json;
use inspir_core::{Call, Locale};
use serde_json::{Value, json};

/// The assessment of the largest answers, by a call whose part has these terms.
fn assessed(terms: &Value) -> Value {
    let mut part = json!({
        "id": "grant", "title": {"en": "Grant"}, "request": "/request/amount",
        "base": {"times": "/details/hours", "of": "/request/operating"},
    });
    part.as_object_mut().expect("an object").extend(terms.as_object().expect("terms").clone());
    let definition = json!({
        "id": "large", "edition": "1", "title": {"en": "Large"},
        "organisation": {"en": "A region"}, "summary": {"en": "Large amounts."},
        "sections": [{"id": "all", "title": {"en": "All"}}],
        "fields": [{"id": "hours", "type": "number", "decimals": 6, "title": {"en": "Hours"}}],
        "quantities": [{
            "id": "cost", "title": {"en": "cost"},
            "times": "/details/hours", "of": "/request/operating",
        }],
        "parts": [part],
        "requirements": [{
            "id": "cost.limit", "section": "all", "title": {"en": "Cost"}, "check": "compare",
            "left": {"quantity": "cost"}, "is": "more_than", "right": {"amount": "1.00"},
            "level": "warning", "basis": "call",
            "citation": {"section": {"en": "Costs"}, "quote": "more than one euro"},
        }],
    });
    let call = Call::from_slice(definition.to_string().as_bytes()).expect("a definition");
    let application = json!({
        "details": {"hours": "999999999998.999999"},
        "request": {"amount": "50.00", "operating": "999999999999.99"},
    });
    json(&call.assess_json(application.to_string().as_bytes()).to_json(Locale::En))
}

// The hours times the costs, cut to the cent.
const COST: &str = "999999999998989999000000.01";

#[test]
fn a_quantity_a_base_and_a_limit_are_known_however_large() {
    let limit = json!({"ceiling": "100.00", "limits": [{
        "id": "cost", "title": {"en": "cost"}, "quantity": "cost",
    }]});
    let assessment = assessed(&limit);
    assert_eq!(assessment["quantities"]["cost"], COST);
    assert_eq!(assessment["findings"][0]["values"]["left"], COST);
    assert_eq!(assessment["grant"]["maximum"], "100.00");
    let within = assessed(&json!({"within_base": true}));
    assert_eq!(within["grant"]["maximum"], COST);
}

#[test]
fn shares_and_brackets_of_the_largest_base_are_exact() {
    let share = assessed(&json!({"rate": "0.333333"}));
    assert_eq!(share["grant"]["maximum"], "333332999999663333336667.00");
    let brackets = assessed(&json!({"brackets": [
        {"rate": "0.5", "up_to": "0.01"}, {"rate": "0.333333"},
    ]}));
    // Half a cent of the first bracket and a third of the rest are cut together.
    assert_eq!(brackets["grant"]["maximum"], "333332999999663333336667.00");
}
