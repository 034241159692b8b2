//! What descriptions say of a call with fields, lists, categories and a formula of its own.

#![cfg(test)]

mod common;

use common::{json, read, root};
use inspir_core::{Call, Locale};
use serde_json::{Value, json};

fn described(definition: &str) -> Value {
    let call = Call::from_json(definition).unwrap_or_else(|error| panic!("{error}"));
    let description = json(&call.describe(Locale::En).to_json());
    #[cfg(feature = "schema")]
    {
        let schema = inspir_core::schema::description();
        let schema = jsonschema::validator_for(schema.as_value()).expect("a schema");
        let errors: Vec<String> =
            schema.iter_errors(&description).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    description
}

/// The item of a list with this member.
fn found<'a>(list: &'a Value, member: &str, value: &str) -> &'a Value {
    let items = list.as_array().expect("a list");
    items.iter().find(|item| item[member] == value).unwrap_or_else(|| panic!("no {value}"))
}

#[test]
fn a_whole_call() {
    let text = read(&root().join("docs/examples/littoral-chantiers-2027.json"));
    let description = described(&text);
    assert_eq!(description["valid_from"], "2027-02-01");
    assert_eq!(description["valid_until"], "2027-10-15");
    assert_eq!(
        description["periods"],
        json!([
            {"from": "2027-02-01", "until": "2027-03-31"},
            {"from": "2027-09-01", "until": "2027-10-15"}
        ])
    );
    assert_eq!(description["funder"], "region");
    assert_eq!(description["earlier_calls"], json!(["Chantiers du port 2025"]));
    let fields = &description["fields"];
    assert_eq!(
        *found(fields, "path", "/details/days"),
        json!({
            "path": "/details/days", "type": "number", "label": "Days of work", "unit": "days",
            "decimals": 1, "minimum": "0", "maximum": "60"
        })
    );
    assert_eq!(found(fields, "path", "/details/applications")["agent"], true);
    let open = found(fields, "path", "/details/open_to_public");
    assert_eq!(open["wording"], "Can the public visit the work camp?");
    assert!(open.get("agent").is_none() && open.get("unit").is_none());
    assert_eq!(found(fields, "path", "/details/work")["options"][1]["value"], "harbour");

    let lists = &description["lists"];
    assert_eq!(
        *found(lists, "path", "/lists/participants"),
        json!({
            "path": "/lists/participants", "label": "Participants", "item": "young person",
            "columns": [
                {"name": "born_on", "type": "date", "label": "Date of birth"},
                {"name": "home", "type": "commune", "label": "Commune of the home"}
            ]
        })
    );
    let expenses = &found(lists, "path", "/budget/expenses")["columns"];
    assert_eq!(found(expenses, "name", "category")["options"][0]["value"], "materials");
    assert_eq!(found(expenses, "name", "details/quotations")["type"], "number");
    // The built-in calls have no categories, so no member for them.
    let built_in = json(&Call::follow_up().describe(Locale::En).to_json());
    let expenses = &found(&built_in["lists"], "path", "/budget/expenses")["columns"];
    assert!(expenses.as_array().expect("columns").iter().all(|one| one["name"] != "category"));

    assert_eq!(
        *found(&description["categories"], "id", "travel"),
        json!({
            "id": "travel", "title": "Travel", "counts": true, "conditional": false,
            "in_kind": false, "caps": [{"share": "0.20", "of": "others"}], "flat": null
        })
    );
    let overheads = found(&description["categories"], "id", "overheads");
    assert_eq!(overheads["flat"], json!({"share": "0.10", "of": ["supervision"]}));
    let money = json!({"id": "public_money", "title": "public money", "type": "amount"});
    assert_eq!(description["quantities"][0], money);
    let part = &description["parts"][0];
    assert_eq!(part["maximum_rate"], "0.60");
    assert_eq!(
        part["bonuses"][0],
        json!({"id": "island", "title": "Work camp on an island", "rate": "0.15"})
    );
    assert_eq!(part["limits"][0]["id"], "per_day");
    assert!(part.get("lump_sums").is_none() && description.get("overall").is_none());

    let requirement = |id: &str| found(&description["requirements"], "id", id);
    let limits = |id: &str| requirement(id)["limits"].clone();
    assert_eq!(limits("project.length"), json!({"is": "at_most", "right": "P15D"}));
    assert_eq!(limits("applicant.applications"), json!({"is": "at_most", "right": "2"}));
    assert_eq!(limits("budget.public_money"), json!({"is": "at_most"}));
    assert_eq!(
        requirement("budget.public_money")["paths"],
        json!(["/budget/revenues", "/budget/expenses"])
    );
    let statuses = |id: &str| requirement(id)["statuses"].clone();
    // Only an agent can fill in what the first one lacks; the second may allow exceptions.
    assert_eq!(statuses("applicant.applications"), json!(["met", "not_met", "to_review"]));
    assert_eq!(statuses("project.length"), json!(["met", "missing", "to_review"]));
    assert_eq!(statuses("applicant.age"), json!(["met", "not_met", "missing", "not_applicable"]));

    let section = |id: &str| found(&description["sections"], "id", id)["paths"].clone();
    assert_eq!(
        section("project"),
        json!([
            "/project/starts_on",
            "/project/ends_on",
            "/appraisals/no_job_replaced/verdict",
            "/details/work",
            "/details/days",
            "/lists/participants"
        ])
    );
    // What only the bonuses read stands with the grant.
    assert_eq!(
        section("grant"),
        json!(["/project/commune", "/request/amount", "/details/open_to_public"])
    );
}

#[test]
fn parts_and_the_grant_as_a_whole() {
    let definition = json!({
        "id": "x", "edition": "1", "title": {"en": "x"}, "organisation": {"en": "x"}, "summary": {"en": "x"},
        "sections": [{"id": "s", "title": {"en": "x"}, "fields": ["/lists/sites", "/documents", "/details/kind"]}],
        "fields": [{"id": "kind", "type": "choices", "title": {"en": "Kinds"}, "values": [{"id": "a", "title": {"en": "A"}}]}],
        "lists": [{"id": "sites", "title": {"en": "Sites"}, "item": {"en": "site"}, "fields": [{"id": "area", "type": "number", "title": {"en": "Area"}, "agent": true}]}],
        "sources": [{"id": "lottery", "title": {"en": "Lottery"}}], "funder": "lottery",
        "categories": [{"id": "works", "title": {"en": "Works"}}],
        "parts": [
            {"id": "a", "title": {"en": "A"}, "categories": ["works"], "base_ceiling": "1000.00",
             "brackets": [{"rate": "0.8", "up_to": "500.00"}, {"rate": "0.4"}],
             "bonuses": [{"id": "more", "title": {"en": "More"}, "when": {"present": "/project/title"}, "base_ceiling": "10.00"}]},
            {"id": "b", "title": {"en": "B"}, "within_base": true, "lump_sums": ["10.00", "20.00"], "minimum": "5.00"}
        ],
        "overall": {"request": "/request/amount", "ceiling": "900.00", "limits": [{"id": "top", "title": {"en": "top"}, "amount": "950.00"}]},
        "requirements": [
            {"id": "r", "section": "s", "level": "warning", "basis": "implied", "title": {"en": "x"},
             "citation": {"section": {"en": "x"}}, "check": "at_least", "count": 1,
             "of": [{"present": "/lists/sites"}, {"equals": {"field": "/budget/vat_basis", "value": "excluding_vat"}}]},
            {"id": "t", "section": "s", "level": "warning", "basis": "implied", "title": {"en": "x"},
             "citation": {"section": {"en": "x"}}, "check": "compare", "left": "/project/starts_on", "is": "more_than", "right": {"date": "2027-01-01"}},
            {"id": "u", "section": "s", "level": "warning", "basis": "implied", "title": {"en": "x"},
             "citation": {"section": {"en": "x"}}, "check": "compare", "left": {"grant": "requested"}, "is": "at_least", "right": {"times": "2", "of": {"amount": "30.00"}}}
        ]
    });
    let description = described(&definition.to_string());
    let [a, b] = [0, 1].map(|part| &description["parts"][part]);
    assert_eq!(a["path"], Value::Null);
    assert_eq!(
        a["brackets"],
        json!([{"rate": "0.80", "up_to": "500.00"}, {"rate": "0.40", "up_to": null}])
    );
    assert_eq!((&a["categories"], &a["base_ceiling"]), (&json!(["works"]), &json!("1000.00")));
    assert_eq!(a["bonuses"], json!([{"id": "more", "title": "More", "base_ceiling": "10.00"}]));
    assert_eq!((&b["lump_sums"], &b["minimum"]), (&json!(["10.00", "20.00"]), &json!("5.00")));
    let limits = json!([{"id": "top", "title": "top", "amount": "950.00"}]);
    let overall = json!({"path": "/request/amount", "ceiling": "900.00", "limits": limits});
    assert_eq!(description["overall"], overall);
    assert_eq!(description["funder"], "lottery");
    assert!(description.get("periods").is_none() && description.get("quantities").is_none());
    let source = &found(&description["lists"], "path", "/lists/sites")["columns"][0];
    assert_eq!(source["agent"], true);
    let limits = |number: usize| &description["requirements"][number]["limits"];
    assert_eq!(*limits(0), json!({"needed": 1}));
    assert_eq!(*limits(1), json!({"is": "more_than", "right": "2027-01-01"}));
    assert_eq!(*limits(2), json!({"is": "at_least", "right": "60.00"}));
    let paths = description["sections"][0]["paths"].as_array().expect("paths");
    for path in ["/lists/sites", "/documents", "/details/kind", "/budget/vat_basis"] {
        assert!(paths.contains(&path.into()), "{path} {paths:?}");
    }
}

/// A definition with these members and requirements of check `check`.
fn definition(members: &Value, requirement: &Value) -> String {
    let mut requirement = requirement.clone();
    let mut definition = json!({
        "id": "a-call", "edition": "1", "title": {"en": "A call"},
        "organisation": {"en": "A region"}, "summary": {"en": "A call."},
        "sections": [{"id": "people", "title": {"en": "People"}}],
    });
    let common = json!({
        "id": "rule", "section": "people", "title": {"en": "Rule"}, "level": "blocking",
        "basis": "call", "citation": {"section": {"en": "1"}, "quote": "a rule"},
    });
    let object = requirement.as_object_mut().expect("an object");
    object.extend(common.as_object().expect("an object").clone());
    let object = definition.as_object_mut().expect("an object");
    object.extend(members.as_object().expect("members").clone());
    object.insert("requirements".into(), json!([requirement]));
    definition.to_string()
}

/// A form asks for whatever a condition on the items of a list reads, beside the list too.
#[test]
fn sections_show_what_conditions_on_items_read() {
    let members = json!({
        "lists": [{
            "id": "young", "title": {"en": "Young people"}, "item": {"en": "person"},
            "fields": [{"id": "born", "type": "date", "title": {"en": "Born"}}],
        }],
        "fields": [{"id": "least", "type": "number", "title": {"en": "Least age"}}],
    });
    let age = json!({
        "left": {"complete": "years", "from": "/lists/young/*/born", "to": "/project/starts_on"},
        "is": "at_least", "right": "/details/least",
    });
    let old_enough = json!({"compare": age});
    let (list, title) = ("/lists/young", json!({"en": "how many"}));
    let none = json!({"number": "1"});
    for check in [
        json!({"check": "every", "list": list, "holds": old_enough}),
        json!({"check": "some", "list": list, "where": old_enough}),
        json!({
            "check": "compare", "is": "at_least", "right": none,
            "left": {"count": list, "where": old_enough, "title": title},
        }),
        json!({
            "check": "at_least", "count": 1, "of": [{"some": {"list": list, "where": old_enough}}],
        }),
        json!({
            "check": "answered", "field": "/applicant/name",
            "when": {"every": {"list": list, "holds": old_enough}},
        }),
    ] {
        let description = described(&definition(&members, &check));
        let paths = description["sections"][0]["paths"].to_string();
        for path in ["/project/starts_on", "/details/least", list] {
            assert!(paths.contains(&format!("\"{path}\"")), "{check}: {paths}");
        }
        let fields = description["fields"].to_string();
        assert!(fields.contains("/project/starts_on"), "{check}: {fields}");
    }
}

#[test]
fn hints_say_how_to_write() {
    let fields = json!({"fields": [
        {"id": "any", "type": "number", "title": {"en": "any"}},
        {"id": "few", "type": "number", "decimals": 2, "minimum": "0.25", "maximum": "1200", "title": {"en": "few"}},
        {"id": "cost", "type": "amount", "title": {"en": "cost"}},
        {"id": "themes", "type": "choices", "title": {"en": "themes"},
            "values": [{"id": "a", "title": {"en": "a"}}]},
        {"id": "note", "type": "text", "title": {"en": "note"}},
    ], "currency": "GBP"});
    let rule = json!({"check": "answered", "field": "/details/note"});
    let text = definition(&fields, &rule);
    let call = Call::from_json(&text).unwrap_or_else(|error| panic!("{error}"));
    let hints = |locale| -> Vec<Value> {
        let description = json(&call.describe_with_hints(locale).to_json());
        let fields = description["fields"].as_array().expect("a list").iter();
        let own = fields
            .filter(|field| field["path"].as_str().is_some_and(|path| path.contains("/details/")));
        own.map(|field| field["hint"].clone()).collect()
    };
    assert_eq!(
        json!(hints(Locale::En)),
        json!([null, "From 0.25 to 1,200", "For example £1,234.50", "One choice or several", null])
    );
    assert_eq!(hints(Locale::Fr)[1], "De 0,25 à 1 200");

    let creative = json(&Call::creative_event().describe_with_hints(Locale::Fr).to_json());
    for (path, hint) in [
        ("/applicant/siret", json!("14 chiffres")),
        ("/applicant/name", Value::Null),
        ("/submitted_on", json!("Par exemple 09/10/2026")),
    ] {
        assert_eq!(found(&creative["fields"], "path", path)["hint"], hint);
    }
    let indicators = found(&creative["lists"], "path", "/indicators");
    let months = found(&indicators["columns"], "name", "horizon_months");
    assert_eq!(months["hint"], "Un nombre entier, au plus 120");
    // Nobody gets them who did not ask.
    assert!(!call.describe(Locale::En).to_json().contains("hint"));
}

/// A quantity adds what it lacks once, however often others name it: else each step would double it.
#[test]
fn named_quantities_are_gone_through_once() {
    let number = |id: &str| json!({"id": id, "type": "number", "title": {"en": id}});
    let mut quantities =
        vec![json!({"id": "q0", "title": {"en": "q0"}, "minus": ["/details/n", "/details/m"]})];
    for step in 1..24 {
        let before = json!({"quantity": format!("q{}", step - 1)});
        let id = format!("q{step}");
        quantities.push(json!({"id": id, "title": {"en": id}, "minus": [before, before]}));
    }
    let members = json!({"fields": [number("n"), number("m")], "quantities": quantities});
    let last = json!({"quantity": "q23"});
    let rule =
        json!({"check": "compare", "left": last, "is": "more_than", "right": {"number": "1"}});
    let text = definition(&members, &rule);
    described(&text);
    let call = Call::from_json(&text).unwrap_or_else(|error| panic!("{error}"));
    for (application, status) in
        [(json!({}), "missing"), (json!({"details": {"n": 1, "m": 1}}), "not_met")]
    {
        let assessment = call.assess_json(application.to_string().as_bytes());
        let finding = assessment.finding("rule").expect("the requirement");
        assert_eq!(finding.status().id(), status);
        assert_eq!(finding.paths().collect::<Vec<_>>(), ["/details/n", "/details/m"]);
    }
}
