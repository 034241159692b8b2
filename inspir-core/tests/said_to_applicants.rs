//! What applicants are told of calls with own fields, own lists and agents' fields: nothing that they
//! cannot do, and no advice that leads to the next mistake.

#![cfg(test)]

mod common;

use common::{defined, json};
use inspir_core::{Assessment, Call, Locale};
use serde_json::{Value, json};

/// A call with these own fields, lists and categories, and these requirements.
fn call(members: &Value, requirements: &[Value]) -> Call {
    let words = |text: &str| json!({"fr": text, "en": text});
    let requirements: Vec<Value> = requirements
        .iter()
        .enumerate()
        .map(|(number, requirement)| {
            let mut all = json!({
                "id": format!("r{number}"), "section": "s", "level": "blocking", "basis": "call",
                "title": words("Z"), "citation": {"section": words("1"), "quote": "q"},
            });
            merge(&mut all, requirement);
            all
        })
        .collect();
    let mut definition = json!({
        "id": "c", "edition": "1", "title": words("C"), "organisation": words("O"),
        "summary": words("S"), "sections": [{"id": "s", "title": words("Section")}],
        "requirements": requirements,
    });
    merge(&mut definition, members);
    defined(&definition.to_string())
}

fn merge(into: &mut Value, members: &Value) {
    let into = into.as_object_mut().expect("an object");
    into.extend(members.as_object().expect("an object").clone());
}

/// One item of a list of the call.
fn listed(id: &str) -> Value {
    let words = json!({"fr": id, "en": id});
    json!([{"id": id, "title": words, "wording": words}])
}

fn field(id: &str, kind: &str, agent: bool) -> Value {
    let mut field = json!({"id": id, "type": kind, "title": {"fr": id, "en": id}, "agent": agent});
    if kind == "choice" || kind == "choices" {
        field["values"] = json!([
            {"id": "a", "title": {"fr": "A", "en": "A"}},
            {"id": "b", "title": {"fr": "B", "en": "B"}},
        ]);
    }
    field
}

/// The messages of all findings in one language.
fn messages(assessment: &Assessment, locale: Locale) -> Vec<String> {
    assessment.findings().map(|finding| finding.message(locale)).collect()
}

/// A field of each kind, its name, and for each check that asks for such a field a requirement that
/// the value does not meet.
fn unmet() -> Vec<(&'static str, Value, Value)> {
    let compare = |path: &str, right: Value| json!({"check": "compare", "left": path, "is": "more_than", "right": right});
    vec![
        ("boolean", json!(false), json!({"check": "confirmed", "field": "/details/boolean"})),
        (
            "boolean",
            json!(false),
            json!({"check": "one_of", "field": "/details/boolean", "accepted": [true], "otherwise": "not_met"}),
        ),
        (
            "choice",
            json!("b"),
            json!({"check": "one_of", "field": "/details/choice", "accepted": ["a"], "otherwise": "not_met"}),
        ),
        (
            "choices",
            json!(["a", "b"]),
            json!({"check": "one_of", "field": "/details/choices", "accepted": ["a"], "refused": ["b"], "otherwise": "not_met"}),
        ),
        (
            "commune",
            json!("75056"),
            json!({"check": "territory", "field": "/details/commune", "departments": ["59"]}),
        ),
        ("number", json!(1), compare("/details/number", json!({"number": "2"}))),
        ("amount", json!("1"), compare("/details/amount", json!({"amount": "2"}))),
        ("date", json!("2027-01-01"), compare("/details/date", json!({"date": "2027-02-01"}))),
        (
            "boolean",
            json!(false),
            json!({"check": "at_least", "count": 1, "of": [{"equals": {"field": "/details/boolean", "value": true}}]}),
        ),
    ]
}

/// Words that ask an applicant to do something about an answer.
const ASKING: [&str; 9] = [
    "érifi",
    "épondez",
    "vous avez",
    "compléter :",
    "To check",
    "Check ",
    "nswer yes",
    "you answered",
    "To fill in",
];

#[test]
fn nothing_is_asked_of_applicants_about_what_agents_filled_in() {
    for (kind, value, requirement) in unmet() {
        for agent in [true, false] {
            let members = json!({"fields": [field(kind, kind, agent)]});
            let call = call(&members, std::slice::from_ref(&requirement));
            let application = json!({"details": {kind: value.clone()}}).to_string();
            let assessment = call.assess_json(application.as_bytes());
            assert!(assessment.input_errors().is_empty(), "{application}");
            for (locale, by_agent) in
                [(Locale::Fr, "Renseigné par un agent"), (Locale::En, "Filled in by an officer")]
            {
                let message = &messages(&assessment, locale)[0];
                let asks = ASKING.iter().any(|words| message.contains(words));
                assert_eq!(asks, !agent, "{message}");
                assert_eq!(
                    message.ends_with(&format!("{by_agent} : {kind}."))
                        || message.ends_with(&format!("{by_agent}: {kind}.")),
                    agent,
                    "{message}"
                );
            }
        }
    }
}

#[test]
fn a_yes_is_asked_for_promises_alone() {
    let listed = listed("a");
    let members = json!({
        "fields": [field("fact", "boolean", false)],
        "commitments": listed, "undertakings": listed,
    });
    let fields = [
        "/charter/commitments/a",
        "/undertakings/a",
        "/details/fact",
        "/project/external_providers",
    ];
    for level in ["blocking", "warning"] {
        let requirements =
            fields.map(|field| json!({"check": "confirmed", "field": field, "level": level}));
        let text = br#"{"charter": {"commitments": {"a": false}}, "undertakings": {"a": false},
            "details": {"fact": false}, "project": {"external_providers": false}}"#;
        let assessment = call(&members, &requirements).assess_json(text);
        assert!(assessment.input_errors().is_empty());
        for (locale, yes) in [(Locale::Fr, "épondez oui"), (Locale::En, "nswer yes")] {
            let asked: Vec<bool> =
                messages(&assessment, locale).iter().map(|message| message.contains(yes)).collect();
            assert_eq!(asked, [true, true, false, false], "{level}");
        }
    }
}

/// Where agents and applicants fill in, each is told apart.
#[test]
fn what_agents_fill_in_is_told_apart() {
    let members =
        json!({"fields": [field("ours", "number", true), field("yours", "number", false)]});
    let requirement = |otherwise: &str| json!({"check": "compare", "left": "/details/yours", "is": "more_than", "right": "/details/ours", "otherwise": otherwise});
    let call = call(&members, &["not_met", "to_review", "missing"].map(requirement));
    let both = call.assess_json(br#"{"details": {"ours": 2, "yours": 1}}"#);
    let [not_met, to_review, missing] = [0, 1, 2].map(|at| messages(&both, Locale::Fr)[at].clone());
    let tail = "À vérifier : yours. Renseigné par un agent : ours.";
    assert!(not_met.ends_with(tail), "{not_met}");
    assert!(missing.ends_with(tail), "{missing}");
    assert!(to_review.ends_with("Un agent examinera ce point."), "{to_review}");
    let none = call.assess_json(b"{}");
    for (locale, tail) in [
        (Locale::Fr, "À compléter : yours. À compléter par un agent : ours."),
        (Locale::En, "To fill in: yours. For an officer to fill in: ours."),
    ] {
        for message in messages(&none, locale) {
            assert!(message.ends_with(tail), "{message}");
        }
        assert!(none.report(locale).contains(
            tail.split_once(' ').expect("words").1.split_once(". ").expect("two sentences").1
        ));
    }
    // What is filled in is nobody's to fill in.
    let some = call.assess_json(br#"{"details": {"ours": 2}}"#);
    assert!(messages(&some, Locale::Fr)[0].ends_with("À compléter : yours."));
}

/// What the message about a number gives as an example is a number that the field takes.
#[test]
fn the_example_for_a_number_is_right() {
    let ranges =
        [(None, None), (Some("0"), Some("5")), (Some("20"), Some("30")), (Some("1"), Some("1"))];
    for decimals in 0..=6 {
        for (minimum, maximum) in ranges {
            let mut number = field("n", "number", false);
            number["decimals"] = json!(decimals);
            for (name, limit) in [("minimum", minimum), ("maximum", maximum)] {
                if let Some(limit) = limit {
                    number[name] = json!(limit);
                }
            }
            let members = json!({
                "fields": [number], "columns": {"/team": [number]},
                "lists": [{"id": "l", "title": {"fr": "L", "en": "L"}, "item": {"fr": "l", "en": "l"}, "fields": [number]}],
            });
            let call = call(&members, &[json!({"check": "answered", "field": "/details/n"})]);
            let places: [&dyn Fn(&str) -> String; 3] = [
                &|n| format!(r#"{{"details": {{"n": {n}}}}}"#),
                &|n| format!(r#"{{"team": [{{"details": {{"n": {n}}}}}]}}"#),
                &|n| format!(r#"{{"lists": {{"l": [{{"n": {n}}}]}}}}"#),
            ];
            for place in places {
                for wrong in ["12.5", "1e3", r#""1,5""#, r#""12.5000001""#, r#""1234567890123""#] {
                    for locale in Locale::ALL {
                        let assessment = call.assess_json(place(wrong).as_bytes());
                        let [error] = assessment.input_errors() else { panic!("{wrong}") };
                        assert!(error.code().id().starts_with("number."), "{wrong}");
                        let message = error.message(*locale);
                        let (_, example) = message
                            .rsplit_once("par exemple ")
                            .or(message.rsplit_once("such as "))
                            .expect("an example");
                        let example = example.trim_end_matches('.').trim_matches('"');
                        let again = place(&format!("\"{example}\""));
                        let right = call.assess_json(again.as_bytes());
                        assert!(right.input_errors().is_empty(), "{message}");
                        assert_eq!(
                            message.contains("entier") || message.contains("whole"),
                            decimals == 0,
                            "{message}"
                        );
                    }
                }
            }
        }
    }
}

/// Days beside a number of weeks are told in weeks as well.
#[test]
fn days_are_told_in_weeks_beside_weeks() {
    let members = json!({"fields": [field("from", "date", false), field("to", "date", false)]});
    let requirement = |unit: &str| json!({"check": "compare", "left": {"from": "/details/from", "to": "/details/to", "title": {"fr": "t", "en": "t"}}, "is": "more_than", "right": {unit: 100}});
    let call = call(&members, &["days", "weeks", "months", "years"].map(requirement));
    for (to, told) in [
        ("2027-01-05", ["4\u{a0}jours", "4\u{a0}jours", "4\u{a0}jours", "4\u{a0}jours"]),
        (
            "2027-01-08",
            ["7\u{a0}jours", "7\u{a0}jours (1\u{a0}semaine)", "7\u{a0}jours", "7\u{a0}jours"],
        ),
        (
            "2027-02-10",
            [
                "40\u{a0}jours",
                "40\u{a0}jours (5\u{a0}semaines et 5\u{a0}jours)",
                "1\u{a0}mois et 9\u{a0}jours",
                "1\u{a0}mois et 9\u{a0}jours",
            ],
        ),
        ("2026-12-01", ["-31\u{a0}jours", "-31\u{a0}jours", "-31\u{a0}jours", "-31\u{a0}jours"]),
    ] {
        let application = json!({"details": {"from": "2027-01-01", "to": to}}).to_string();
        let assessment = call.assess_json(application.as_bytes());
        for (message, told) in messages(&assessment, Locale::Fr).iter().zip(told) {
            assert!(message.contains(&format!("t : {told} ; il faut")), "{message}");
        }
    }
}

/// Items of an own list are called what the definition calls them; others are lines.
#[test]
fn items_are_called_what_the_call_calls_them() {
    let vehicles = json!([{
        "id": "v", "title": {"fr": "Véhicules", "en": "Vehicles"},
        "item": {"fr": "véhicule", "en": "vehicle"}, "fields": [field("km", "number", false)],
    }]);
    let members = json!({"lists": vehicles, "columns": {"/team": [field("km", "number", false)]}});
    let few =
        |path: &str| json!({"compare": {"left": path, "is": "at_most", "right": {"number": "10"}}});
    let call = call(
        &members,
        &[
            json!({"check": "every", "list": "/lists/v", "holds": few("/lists/v/*/km")}),
            json!({"check": "some", "list": "/lists/v", "where": few("/lists/v/*/km")}),
            json!({"check": "every", "list": "/team", "holds": few("/team/*/details/km")}),
            json!({"check": "some", "list": "/team", "where": few("/team/*/details/km")}),
        ],
    );
    for (kms, fr, en) in [
        (vec![20], "pour : véhicule n° 1.", "for: vehicle 1."),
        (vec![20, 30, 40], "pour : Véhicules n° 1, 2 et 3.", "for: Vehicles 1, 2 and 3."),
        (vec![20; 9], "n° 1, 2, 3, 4, 5, 6, 7 et 2 autres.", "1, 2, 3, 4, 5, 6, 7 and 2 more."),
    ] {
        let lines: Vec<Value> = kms.iter().map(|km| json!({"km": km})).collect();
        let team: Vec<Value> = kms.iter().map(|km| json!({"details": {"km": km}})).collect();
        let application = json!({"lists": {"v": lines}, "team": team}).to_string();
        let assessment = call.assess_json(application.as_bytes());
        for (locale, own, some, line) in [
            (
                Locale::Fr,
                fr,
                "aucune ligne « véhicule » ne remplit",
                ["pour : ", "aucune ligne ne remplit"],
            ),
            (Locale::En, en, "no line “vehicle” meets", ["for: ", "no line meets"]),
        ] {
            let told = messages(&assessment, locale);
            let plain: Vec<String> = told.iter().map(|text| text.replace('\u{a0}', " ")).collect();
            assert!(plain[0].contains(own), "{}", plain[0]);
            assert!(plain[1].contains(some), "{}", plain[1]);
            assert!(!plain[2].contains(line[0]), "{}", plain[2]);
            assert!(plain[3].contains(line[1]), "{}", plain[3]);
        }
    }
}

/// Of what is there but does not suffice, a report has the whole message, with the lines.
#[test]
fn a_report_says_what_does_not_suffice() {
    let listed = listed("quote");
    let members = json!({"documents": listed, "columns": {"/budget/expenses": [field("quotes", "number", false)]}});
    let path = "/budget/expenses/*/details/quotes";
    let enough = json!({"compare": {"left": path, "is": "at_least", "right": {"number": "2"}}});
    let call = call(
        &members,
        &[
            json!({"check": "document", "document": "quote", "minimum": 3}),
            json!({"check": "document", "document": "quote", "minimum": 3, "signed": true}),
            json!({"check": "every", "list": "/budget/expenses", "holds": enough, "otherwise": "missing"}),
            json!({"check": "some", "list": "/budget/expenses", "where": enough, "otherwise": "missing"}),
            json!({"check": "compare", "left": {"count": "/budget/expenses"}, "is": "at_least", "right": {"number": "5"}, "otherwise": "missing"}),
            json!({"check": "at_least", "count": 1, "of": [enough_in_some(&enough)], "otherwise": "missing"}),
        ],
    );
    let there = call.assess_json(
        br#"{"documents": [{"kind": "quote", "signed_by": "delegate"}],
        "budget": {"expenses": [{"details": {"quotes": 1}}, {"details": {"quotes": 0}}]}}"#,
    );
    let absent = call.assess_json(b"{}");
    assert!(there.input_errors().is_empty());
    for locale in Locale::ALL {
        let flat = |report: String| {
            report.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let report = flat(there.report(*locale));
        for message in messages(&there, *locale) {
            assert!(report.contains(&flat(message.clone())), "{message}\n{report}");
        }
        // What is not there at all is named in short.
        let report = flat(absent.report(*locale));
        for message in &messages(&absent, *locale)[..4] {
            assert!(!report.contains(&flat(message.clone())), "{message}\n{report}");
        }
    }
}

fn enough_in_some(enough: &Value) -> Value {
    json!({"some": {"list": "/budget/expenses", "where": enough}})
}

/// No sentence names nothing: the documents are named by every check but that of a document, whose
/// title says what is missing.
#[test]
fn the_documents_are_named_where_no_title_does() {
    let members =
        json!({"documents": listed("d"), "columns": {"/documents": [field("n", "number", false)]}});
    let many = |path: &str| json!({"compare": {"left": path, "is": "more_than", "right": {"number": "5"}}});
    let count = json!({"count": "/documents", "title": {"fr": "t", "en": "t"}});
    let compare = |more: Value| {
        let mut compare =
            json!({"check": "compare", "left": count, "is": "more_than", "right": {"number": "9"}});
        merge(&mut compare, &more);
        compare
    };
    let some = json!({"list": "/documents", "where": many("/documents/*/details/n")});
    let call = call(
        &members,
        &[
            compare(json!({})),
            compare(json!({"otherwise": "missing"})),
            json!({"check": "some", "list": "/documents", "where": some["where"]}),
            json!({"check": "at_least", "count": 1, "of": [{"some": some}]}),
            json!({"check": "answered", "field": "/project/title", "when": {"some": some}}),
            json!({"check": "document", "document": "d", "minimum": 2}),
        ],
    );
    let texts = [
        r#"{}"#,
        r#"{"documents": 7}"#,
        r#"{"documents": [{"kind": "d"}]}"#,
        r#"{"documents": [{"kind": "d", "details": {"n": 1}}]}"#,
    ];
    for text in texts {
        let assessment = call.assess_json(text.as_bytes());
        for (locale, colon) in [(Locale::Fr, " : "), (Locale::En, ": ")] {
            let told = messages(&assessment, locale);
            for message in &told {
                assert!(!message.contains(&format!("{colon}.")), "{text} {message}");
            }
            let name = if locale == Locale::Fr { "pièces jointes" } else { "documents" };
            if text != texts[2] {
                assert!(told[0].ends_with(&format!("{colon}{name}.")), "{text} {}", told[0]);
            }
        }
    }
}

/// A minimum that cannot be reached is told without a reason that may not be true.
#[test]
fn a_minimum_out_of_reach_blames_no_expense() {
    let limit = |amount: &str| {
        json!({"parts": [{"id": "p", "title": {"fr": "P", "en": "P"}, "request": "/request/amount",
            "limits": [{"id": "l", "title": {"fr": "l", "en": "l"}, "times": "1", "of": {"amount": amount}}]}]})
    };
    for (amount, fr, en) in [
        ("0.00", "aucune aide n’est possible", "no grant is possible"),
        ("125.00", "Vous pouvez obtenir 125,00 € au plus", "You can be granted €125.00 at most"),
    ] {
        let call =
            call(&limit(amount), &[json!({"check": "minimum_request", "minimum": "300.00"})]);
        let assessment = call.assess_json(br#"{"request": {"amount": "200"}}"#);
        for (locale, words, never) in
            [(Locale::Fr, fr, ["dépenses", " 0,00 €"]), (Locale::En, en, ["expenses", " €0.00"])]
        {
            let message = messages(&assessment, locale)[0].replace('\u{a0}', " ");
            assert!(message.contains(words), "{message}");
            assert!(!message.contains(never[0]) && !message.contains(never[1]), "{message}");
        }
    }
}

/// A value of another type where the call lists values is told in a sentence.
#[test]
fn listed_values_are_asked_for_in_a_sentence() {
    let members =
        json!({"fields": [field("choice", "choice", false), field("choices", "choices", false)]});
    let call = call(&members, &[json!({"check": "answered", "field": "/details/choice"})]);
    for text in [
        r#"{"details": {"choice": ["a"]}}"#,
        r#"{"details": {"choice": 7}}"#,
        r#"{"details": {"choices": [7]}}"#,
    ] {
        let assessment = call.assess_json(text.as_bytes());
        let [error] = assessment.input_errors() else { panic!("{text}") };
        for (locale, words) in [
            (Locale::Fr, "Il faut ici une valeur de la liste, et non "),
            (Locale::En, "This must be a value from the list, not "),
        ] {
            assert!(error.message(locale).starts_with(words), "{}", error.message(locale));
        }
    }
}

/// Expenses without a category stand beside those that have one.
#[test]
fn expenses_without_a_category_are_seen() {
    let title = json!({"fr": "Travaux", "en": "Works"});
    let members = json!({"categories": [{"id": "works", "title": title}]});
    let call = call(&members, &[json!({"check": "complete_lines", "list": "/budget/expenses"})]);
    for (lines, row) in [
        (json!([{"amount": "5", "category": "works"}]), None),
        (json!([]), None),
        (
            json!([{"amount": "5"}, {"amount": "7.5"}, {"amount": "1", "category": "works"}]),
            Some("12,50 €"),
        ),
        (json!([{"amount": "5"}, {}]), Some("à déterminer")),
        (
            json!([{"amount": "5"}, {"amount": "3", "eligible": false}, {"amount": "2", "in_kind": true}]),
            Some("5,00 €"),
        ),
        (json!([{"amount": "5", "category": "unheard"}]), Some("5,00 €")),
    ] {
        let application = json!({"budget": {"expenses": lines}}).to_string();
        let report = call.assess_json(application.as_bytes()).report(Locale::Fr);
        let found = report.lines().find(|line| line.contains("Sans catégorie"));
        match (found, row) {
            (Some(found), Some(amount)) => {
                let words: Vec<&str> = found.split("  ").filter(|word| !word.is_empty()).collect();
                assert_eq!(words[1].trim().replace('\u{a0}', " "), amount, "{report}");
            }
            (found, row) => assert_eq!(found.is_some(), row.is_some(), "{report}"),
        }
    }
}

/// A description knows of what waits for agents wherever it is read.
#[test]
fn a_description_knows_of_what_waits_for_agents() {
    let members = json!({
        "fields": [field("ours", "number", true), field("yours", "boolean", false)],
        "lists": [{"id": "l", "title": {"fr": "L", "en": "L"}, "item": {"fr": "l", "en": "l"}, "fields": [field("n", "number", false)]}],
        "quantities": [{"id": "sum", "title": {"fr": "s", "en": "s"}, "plus": ["/details/ours", {"number": "1"}]}],
    });
    let ours = [
        json!({"compare": {"left": "/details/ours", "is": "at_least", "right": {"number": "1"}}}),
        json!({"compare": {"left": {"quantity": "sum"}, "is": "at_least", "right": {"number": "1"}}}),
        json!({"equals": {"field": "/details/ours", "value": 1}}),
    ];
    let yours = json!({"equals": {"field": "/details/yours", "value": true}});
    for (condition, waits) in ours.into_iter().map(|one| (one, true)).chain([(yours, false)]) {
        let every = json!({"list": "/lists/l", "holds": condition});
        let some = json!({"list": "/lists/l", "where": condition});
        let answered = json!({"check": "answered", "field": "/project/title"});
        let when = |when: Value| {
            let mut requirement = answered.clone();
            requirement["when"] = when;
            requirement
        };
        let as_check = |check: &str, of: &Value| {
            let mut requirement = json!({"check": check});
            merge(&mut requirement, of);
            requirement
        };
        let call = call(
            &members,
            &[
                as_check("every", &every),
                as_check("some", &some),
                json!({"check": "compare", "left": {"count": "/lists/l", "where": condition, "title": {"fr": "c", "en": "c"}}, "is": "at_least", "right": {"number": "1"}}),
                when(json!({"every": every})),
                when(json!({"not": {"some": some}})),
                when(condition),
            ],
        );
        let described = json(&call.describe(Locale::En).to_json());
        let assessment =
            call.assess_json(br#"{"lists": {"l": [{"n": 1}]}, "project": {"title": "x"}}"#);
        for (requirement, finding) in
            described["requirements"].as_array().expect("a list").iter().zip(assessment.findings())
        {
            let statuses = requirement["statuses"].as_array().expect("a list");
            assert_eq!(statuses.contains(&json!("to_review")), waits, "{requirement}");
            assert!(statuses.contains(&json!(finding.status().id())), "{requirement}");
        }
    }
}
