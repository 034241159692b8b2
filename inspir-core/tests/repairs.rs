//! What repairs are offered, exactly; and that no patch ever makes an application worse.

#![cfg(test)]

mod common;

use common::{call, files, folders, json, loaded, name, read, shared};
use inspir_core::{Assessment, Call, Locale, Patch, Repair, RepairKind, Repairs, Status, wire};
use serde_json::{Value, json};

fn written(call: &Call, application: &Value, locale: Locale) -> Vec<Value> {
    let text = application.to_string();
    let repairs = json(&wire::repairs(call, text.as_bytes(), locale));
    repairs["repairs"].as_array().expect("a list").clone()
}

/// The repairs of one kind.
fn of_kind(repairs: &[Value], kind: &str) -> Vec<Value> {
    repairs.iter().filter(|repair| repair["kind"] == kind).cloned().collect()
}

/// The only choice.
fn choice(call: &Call, application: &Value) -> Value {
    let mut choices = of_kind(&written(call, application, Locale::En), "choose");
    assert_eq!(choices.len(), 1, "{choices:#?}");
    choices.remove(0)
}

/// The amounts that a way writes, each with its path.
fn changes(way: &Value) -> Vec<(String, String)> {
    let steps = way["patch"].as_array().expect("a patch").iter();
    let replaced = steps.filter(|step| step["op"] == "replace");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    replaced.map(|step| (text(&step["path"]), text(&step["value"]))).collect()
}

fn event(request: &str, region: &str, own: &str) -> Value {
    json!({
        "request": {"amount": request},
        "budget": {
            "expenses": [{"amount": "11000"}],
            "revenues": [
                {"amount": region, "source": "region"},
                {"amount": own, "source": "own_funds"}]}})
}

const REQUEST: &str = "/request/amount";
const REGION: &str = "/budget/revenues/0/amount";
const OWN: &str = "/budget/revenues/1/amount";

fn ways(call: &Call, application: &Value) -> Vec<(Value, Vec<(String, String)>)> {
    let choice = choice(call, application);
    let ways = choice["ways"].as_array().expect("ways").iter();
    ways.map(|way| (way["change"].clone(), changes(way))).collect()
}

fn to(path: &str, amount: &str) -> (String, String) {
    (path.to_owned(), amount.to_owned())
}

#[test]
fn request_line_and_balance_change_together() {
    let call = Call::creative_event();
    assert_eq!(
        ways(&call, &event("6000", "6000", "5000")),
        [(
            json!("1500.00"),
            vec![to(REQUEST, "5500.00"), to(REGION, "5500.00"), to(OWN, "5500.00")]
        )]
    );
    let choice = choice(&call, &event("6000", "6000", "5000"));
    assert_eq!(choice["requirements"], json!(["grant.rate"]));
    assert_eq!(choice["paths"], json!([REQUEST, REGION, OWN]));
    assert_eq!(choice["level"], "blocking");
}

#[test]
fn the_smallest_change_comes_first() {
    let call = Call::creative_event();
    // The line is wrong: it is smaller to correct it than to ask for less and balance again.
    assert_eq!(
        ways(&call, &event("5500", "5000", "5500")),
        [
            (json!("500.00"), vec![to(REGION, "5500.00")]),
            (json!("1000.00"), vec![to(REQUEST, "5000.00"), to(OWN, "6000.00")]),
        ]
    );
    // Not balanced, but in agreement otherwise.
    assert_eq!(
        ways(&call, &event("5000", "5000", "5000")),
        [
            (json!("1000.00"), vec![to(OWN, "6000.00")]),
            (
                json!("1500.00"),
                vec![to(REQUEST, "5500.00"), to(REGION, "5500.00"), to(OWN, "5500.00")]
            ),
        ]
    );
    // Less than the maximum: the request may also be raised.
    assert_eq!(
        ways(&call, &event("4000", "4000", "6500")),
        [
            (json!("500.00"), vec![to(OWN, "7000.00")]),
            (json!("1000.00"), vec![to(REQUEST, "4500.00"), to(REGION, "4500.00")]),
        ]
    );
}

#[test]
fn no_line_is_invented() {
    let call = Call::creative_event();
    // Without own funds, a smaller grant leaves the budget without balance.
    let mut application = event("6000", "6000", "5000");
    application["budget"]["revenues"][1]["source"] = json!("private");
    let repairs = written(&call, &application, Locale::En);
    assert_eq!(of_kind(&repairs, "choose"), Vec::<Value>::new());
    let money: Vec<Value> = of_kind(&repairs, "do")
        .into_iter()
        .filter(|repair| {
            repair["requirements"].as_array().expect("ids").contains(&json!("grant.rate"))
        })
        .collect();
    assert_eq!(money.len(), 1);
    assert_eq!(money[0]["ways"], json!([]));
    assert_eq!(money[0]["title"], "Rate of the grant");
    // Nothing is taken from lines in kind either.
    let mut application = event("6000", "6000", "5000");
    application["budget"]["revenues"][1]["in_kind"] = json!(true);
    assert_eq!(of_kind(&written(&call, &application, Locale::En), "choose"), Vec::<Value>::new());
}

#[test]
fn a_request_is_never_lowered_to_nothing() {
    let call = Call::follow_up();
    let application = json!({"request": {"operating": "10"}, "budget": {
        "expenses": [{"amount": "100", "nature": "investment"}]}});
    assert_eq!(of_kind(&written(&call, &application, Locale::En), "choose"), Vec::<Value>::new());
}

#[test]
fn both_parts_are_settled_at_once() {
    let call = Call::follow_up();
    let application = json!({"request": {"operating": "5600", "investment": 3200}, "budget": {
        "expenses": [{"amount": "6000"}, {"amount": "2950", "nature": "investment"}]}});
    let text = application.to_string();
    assert_eq!(
        ways(&call, &application),
        [(
            json!("850.00"),
            vec![to("/request/operating", "5000.00"), to("/request/investment", "2950.00")]
        )]
    );
    let repairs = call.repairs_json(text.as_bytes());
    let choice = repairs.iter().find(|repair| repair.kind() == RepairKind::Choose).expect("one");
    let patch = choice.ways().next().expect("a way").patch();
    assert!(patch.to_json().starts_with(
        r#"[{"op":"test","path":"/request/operating","value":"5600"},{"op":"test","path":"/request/investment","value":3200},"#
    ));
}

#[test]
fn a_share_is_sought_where_no_figure_gives_it() {
    // 80 % of public money at most, 20 % of own funds at least: one cent moves from one to the other.
    let call = call("leader-coeur-herault");
    let folder = shared("calls/leader-coeur-herault");
    let found =
        files(&folder, ".json").into_iter().filter(|file| is_application(file)).any(|file| {
            let repairs = call.repairs_json(read(&file).as_bytes());
            let mut changes =
                repairs.iter().flat_map(|repair| repair.ways()).map(|way| way.change());
            changes.any(|change| change == Some(inspir_core::Amount::from_cents(2)))
        });
    assert!(found);
    // A case that depends on what is asked for: at most £750, then all of it.
    let call = common::call("kbpc-general-2025");
    let text = read(&shared("calls/kbpc-general-2025/small-and-a-penny.json"));
    let repairs = call.repairs_json(text.as_bytes());
    let choice = repairs.iter().find(|repair| repair.kind() == RepairKind::Choose).expect("one");
    let way = choice.ways().next().expect("a way");
    assert_eq!(way.message(Locale::En), "Amount asked for: lower it from £750.01 to £750.00.");
    assert_eq!(way.message(Locale::Fr), "Montant demandé : à ramener de 750,01 £ à 750,00 £.");
}

#[test]
fn what_is_certain_is_fixed() {
    let call = Call::creative_event();
    for (application, path, value, english) in [
        (
            r#"{"request": {"amount": "1 234,50 €"}}"#,
            REQUEST,
            r#""1234.50""#,
            "“1 234,50 €” becomes “1234.50”.",
        ),
        (r#"{"request": {"amount": 12.50}}"#, REQUEST, r#""12.50""#, "12.50 becomes \"12.50\"."),
        (r#"{"request": {"amount": 1.0}}"#, REQUEST, "1", "1.0 becomes 1."),
        (
            r#"{"submitted_on": "31/12/2026"}"#,
            "/submitted_on",
            r#""2026-12-31""#,
            "“31/12/2026” becomes “2026-12-31”.",
        ),
        (
            r#"{"submitted_on": 20261231}"#,
            "/submitted_on",
            r#""2026-12-31""#,
            "20261231 becomes \"2026-12-31\".",
        ),
        (
            r#"{"project": {"event_format": " Hackathon "}}"#,
            "/project/event_format",
            r#""hackathon""#,
            "“ Hackathon ” becomes “hackathon”.",
        ),
        (
            r#"{"origin": {"inspir_event": "oui"}}"#,
            "/origin/inspir_event",
            "true",
            "\"oui\" becomes true.",
        ),
        (
            r#"{"project": {"challenges": "one"}}"#,
            "/project/challenges",
            r#"["one"]"#,
            "\"one\" becomes [\"one\"].",
        ),
        (
            r#"{"applicant": {"commune": "2a004 "}}"#,
            "/applicant/commune",
            r#""2A004""#,
            "“2a004 ” becomes “2A004”.",
        ),
        (
            r#"{"applicant": {"commune": 1001}}"#,
            "/applicant/commune",
            r#""01001""#,
            "1001 becomes \"01001\".",
        ),
    ] {
        let repairs = call.repairs_json(application.as_bytes());
        let fixes: Vec<Repair<'_>> =
            repairs.iter().filter(|repair| repair.kind() == RepairKind::Fix).collect();
        assert_eq!(fixes.len(), 1, "{application}");
        assert_eq!(fixes[0].input_error().map(|error| error.path()), Some(path), "{application}");
        let ways: Vec<_> = fixes[0].ways().collect();
        assert_eq!(ways.len(), 1);
        assert_eq!(ways[0].message(Locale::En), english);
        let patched = ways[0].patch().apply(application.as_bytes()).expect("it fits");
        assert!(patched.contains(value), "{patched}");
        assert!(call.assess_json(patched.as_bytes()).input_errors().is_empty(), "{patched}");
    }
}

#[test]
fn names_are_fixed_as_well() {
    let call = Call::creative_event();
    let application = r#"{"Request": {"amount": "7"}, "answers": {"Event type": "A hackathon"}}"#;
    let mut text = application.to_owned();
    for _ in 0..2 {
        let repairs = call.repairs_json(text.as_bytes());
        let fix = repairs.iter().find(|repair| repair.kind() == RepairKind::Fix).expect("a fix");
        text = fix.ways().next().expect("a way").patch().apply(text.as_bytes()).expect("it fits");
    }
    let expected = r#"{"answers":{"event_type":"A hackathon"},"request":{"amount":"7"}}"#;
    assert_eq!(json(&text), json(expected));
    // A name that is there already is not written twice.
    let twice = br#"{"Request": {"amount": "7"}, "request": {"amount": "8"}}"#;
    assert!(call.repairs_json(twice).iter().all(|repair| repair.kind() == RepairKind::Do));
}

#[test]
fn what_only_the_applicant_or_an_officer_can_say_is_not_fixed() {
    let call = Call::creative_event();
    for (application, is_told) in [
        (r#"{"applicant": {"legal_form": " Association "}}"#, true),
        (r#"{"applicant": {"siret": 35600000018723}}"#, true),
        (r#"{"applicant": {"signatory": "Legal representative"}}"#, true),
        (r#"{"charter": {"signed_by": "Legal representative"}}"#, true),
        (r#"{"charter": {"signed_on": "31/12/2026"}}"#, true),
        (r#"{"charter": {"commitments": {"right_to_fail": "oui"}}}"#, true),
        (r#"{"undertakings": {"innovation_store": 1}}"#, true),
        (r#"{"documents": [{"kind": "Statutes "}]}"#, true),
        (r#"{"documents": [{"kind": "statutes", "dated_on": "31/12/2026"}]}"#, true),
        (r#"{"appraisals": {"creative_format": {"verdict": "Favorable"}}}"#, false),
        (r#"{"appraisals": {"creative_format": {"on": "31/12/2026"}}}"#, false),
    ] {
        let repairs = call.repairs_json(application.as_bytes());
        assert!(repairs.iter().all(|repair| repair.kind() == RepairKind::Do), "{application}");
        let is_about = repairs.iter().any(|repair| repair.input_error().is_some());
        assert_eq!(is_about, is_told, "{application}");
    }
}

#[test]
fn no_way_asks_for_more_than_can_be_granted() {
    let call = Call::follow_up();
    // Both parts exceed their limits, and to raise one would balance the budget.
    let text = r#"{"request": {"operating": "5600", "investment": "3200"}, "budget": {
        "expenses": [{"amount": "5850"}, {"amount": "2950", "nature": "investment"}],
        "revenues": [{"source": "region", "amount": "8800"}]}}"#;
    let repairs = call.repairs_json(text.as_bytes());
    let before = call.decide_json(text.as_bytes());
    for way in repairs.iter().flat_map(|repair| repair.ways().collect::<Vec<_>>()) {
        let after = way.patch().apply(text.as_bytes()).expect("it fits");
        let after = call.decide_json(after.as_bytes());
        for (before, after) in before.parts().iter().zip(after.parts()) {
            assert!(after.excess <= before.excess, "{text}");
        }
    }
}

/// The balance alone would be settled by a request of 4,400.00, while the rate allows 3,350.00.
#[test]
fn no_way_leaves_a_request_above_its_maximum() {
    let application = json!({
        "request": {"amount": "6000.00"},
        "budget": {
            "expenses": [{"amount": "6700.00"}],
            "revenues": [
                {"amount": "6000.00", "source": "region"},
                {"amount": "2300.00", "source": "commune"}]}});
    let call = Call::creative_event();
    let choice = choice(&call, &application);
    assert_eq!(choice["requirements"], json!(["grant.rate"]));
    assert_eq!(ways(&call, &application)[0].1, [to(REQUEST, "3350.00"), to(REGION, "3350.00")]);
}

#[test]
fn what_is_not_certain_is_told() {
    let call = Call::creative_event();
    for application in [
        r#"{"request": {"amount": "1.234"}}"#,
        r#"{"request": {"amount": "1,234"}}"#,
        r#"{"request": {"amount": 12.505}}"#,
        r#"{"request": {"amount": "-5"}}"#,
        r#"{"request": {"amount": "5 000 $"}}"#,
        r#"{"submitted_on": "12/31/2026"}"#,
        r#"{"submitted_on": "1/2/26"}"#,
        r#"{"submitted_on": "31/02/2026"}"#,
        r#"{"applicant": {"legal_form": "club"}}"#,
        r#"{"applicant": {"name": true}}"#,
        r#"{"origin": {"inspir_event": "perhaps"}}"#,
        r#"{"request": {"amount": "5", "amount": "6"}}"#,
        r#"{"x": 1}"#,
        "{",
        "[]x",
        "",
    ] {
        let repairs = call.repairs_json(application.as_bytes());
        let about: Vec<Repair<'_>> =
            repairs.iter().filter(|repair| repair.input_error().is_some()).collect();
        assert_eq!(about.len(), 1, "{application}");
        assert_eq!(about[0].kind(), RepairKind::Do, "{application}");
        assert_eq!(about[0].ways().len(), 0);
        for locale in Locale::ALL {
            let error = about[0].input_error().expect("an error");
            assert_eq!(about[0].message(*locale), error.message(*locale));
        }
    }
}

#[test]
fn each_thing_to_do_is_told_once_in_the_order_of_the_call() {
    let call = Call::creative_event();
    for application in ["{}", common::SAMPLE] {
        let repairs = call.repairs_json(application.as_bytes());
        let sections: Vec<&str> = call.sections().map(|section| section.id()).collect();
        let of = |repair: &Repair<'_>| {
            let first = repair.requirements().next().expect("a requirement");
            let section = call.section_of(first).expect("a section").id();
            sections.iter().position(|id| *id == section)
        };
        let order: Vec<_> = repairs.iter().map(|repair| of(&repair)).collect();
        assert!(order.is_sorted(), "{order:?}");
        let told: Vec<&str> =
            repairs.iter().flat_map(|repair| repair.requirements()).map(|one| one.id()).collect();
        let assessment = repairs.assessment();
        let open = assessment.findings().filter(|finding| {
            matches!(finding.status(), Status::Missing | Status::NotMet)
                && finding.requirement().level().id() != "appraisal"
        });
        for finding in open {
            let id = finding.requirement().id();
            assert_eq!(told.iter().filter(|other| **other == id).count(), 1, "{id}");
        }
    }
    let repairs = written(&call, &json!({}), Locale::Fr);
    let request = repairs.iter().find(|repair| {
        repair["requirements"].as_array().expect("ids").contains(&json!("event.place"))
    });
    assert_eq!(
        request.expect("a repair"),
        &json!({
            "kind": "do", "level": "blocking", "title": "Lieu de l’événement",
            "message": "Il manque votre réponse. À compléter : commune (code INSEE).",
            "requirements": ["event.place", "event.in_region"],
            "paths": ["/project/commune"], "ways": []})
    );
}

#[test]
fn what_waits_for_a_wrong_value_is_told_with_it() {
    let call = Call::creative_event();
    let application = json!({"submitted_on": "no day", "project": {"starts_on": "no day"}});
    let repairs = written(&call, &application, Locale::En);
    let about = |id: &str| {
        let is =
            |repair: &&Value| repair["requirements"].as_array().expect("ids").contains(&json!(id));
        repairs.iter().filter(is).count()
    };
    // Both its days are wrong, and each is told.
    assert_eq!(about("event.filed_before_start"), 0);
    assert_eq!(repairs.iter().filter(|repair| repair.get("error").is_some()).count(), 2);
    // One of its days is wrong, one absent.
    assert_eq!(about("event.dates"), 1);
}

/// Whether a file of `tests/calls/` is an application.
fn is_application(file: &std::path::Path) -> bool {
    let name = name(file);
    !name.ends_with("expected.json") && name != "definition.json"
}

#[test]
fn the_applications_of_all_calls_are_repaired_safely() {
    let mut ways = 0;
    for folder in folders(&shared("calls")) {
        let call = loaded(&name(&folder)).expect("a call");
        for file in files(&folder, ".json").into_iter().filter(|file| is_application(file)) {
            ways += common::repairs::check(&call, read(&file).as_bytes());
        }
    }
    assert!(ways > 15, "{ways}");
}

#[test]
fn typed_applications_have_the_same_choices() {
    let call = Call::creative_event();
    let text = event("6000", "6000", "5000").to_string();
    let read = call.read_json(text.as_bytes());
    let patches = |repairs: &Repairs| -> Vec<String> {
        let ways = repairs.iter().flat_map(|repair| repair.ways()).map(|way| way.patch().to_json());
        ways.collect()
    };
    let of_text = patches(&call.repairs_json(text.as_bytes()));
    let of_read = call.repairs(&read);
    let of_typed = call.repairs(read.application());
    assert_eq!(of_text.len(), 1);
    assert_eq!(patches(&of_read), patches(&of_typed));
    let written = serde_json::to_string(read.application()).expect("JSON");
    assert_eq!(patches(&call.repairs_json(written.as_bytes())), patches(&of_typed));
    // What is wrong in a text that was read cannot be fixed in another text.
    let wrong = text.replace("\"5000\"", "\"5 000\"");
    let read = call.read_json(wrong.as_bytes());
    assert!(call.repairs(&read).iter().all(|repair| repair.kind() != RepairKind::Fix));
    assert!(
        call.repairs_json(wrong.as_bytes()).iter().any(|repair| repair.kind() == RepairKind::Fix)
    );
}

#[test]
fn a_patch_is_applied_whole_or_not_at_all() {
    let call = Call::creative_event();
    let text = event("6000", "6000", "5000").to_string();
    let repairs = call.repairs_json(text.as_bytes());
    let patch: &Patch =
        repairs.iter().flat_map(|repair| repair.ways()).next().expect("a way").patch();
    for (old, new) in [("\"6000\"", "\"6001\""), ("\"5000\"", "\"5001\""), ("[", "[{},")] {
        let changed = text.replace(old, new);
        let error = patch.apply(changed.as_bytes()).expect_err("it has changed");
        assert!(error.path().is_some(), "{error}");
    }
    for wrong in [&b"{"[..], b"", b"\xff"] {
        assert!(patch.apply(wrong).is_err());
    }
    let applied = patch.apply(text.as_bytes()).expect("it fits");
    assert!(patch.apply(applied.as_bytes()).is_err());
    let after: Assessment = call.assess_json(applied.as_bytes());
    assert_eq!(after.finding("grant.rate").map(|finding| finding.status()), Some(Status::Met));
    assert_eq!(Patch::from_json(&patch.to_json()).as_ref(), Ok(patch));
}

#[test]
fn the_list_is_the_same_every_time_in_every_language() {
    let call = Call::creative_event();
    let application = event("6000", "5900", "5000");
    let [french, english] =
        [Locale::Fr, Locale::En].map(|locale| written(&call, &application, locale));
    assert_eq!(french.len(), english.len());
    for (one, other) in french.iter().zip(&english) {
        for member in ["kind", "requirements", "paths", "level", "error"] {
            assert_eq!(one.get(member), other.get(member));
        }
        assert_ne!(one["message"], other["message"]);
    }
    assert_eq!(english, written(&call, &application, Locale::En));
}

/// The repairs that every language gives, byte for byte: `inspir-core/tests/repairs/same.json`. To write it
/// again: `UPDATE=1 cargo test -p inspir-core --test repairs`.
#[test]
fn every_language_gives_these_bytes() {
    let applications = [
        ("inspir-creative-event", event("6 000,00 €", "6000", "5000").to_string()),
        ("inspir-creative-event", event("6000", "6000", "5000").to_string()),
        (
            "inspir-creative-event",
            r#"{"Request": {"amount": 12.50}, "submitted_on": "é/\u00e9"}"#.to_owned(),
        ),
        ("inspir-follow-up", r#"{"request": {"operating": 6000, "investment": "x"}}"#.to_owned()),
        ("inspir-follow-up", "{".to_owned()),
    ];
    let mut all = Vec::new();
    for (id, application) in applications {
        let call = Call::load(id).expect("a built-in call");
        for locale in Locale::ALL {
            let repairs = wire::repairs(&call, application.as_bytes(), *locale);
            all.push(json!({
                "call": id, "locale": locale.tag(), "application": application, "repairs": repairs
            }));
        }
    }
    let text = serde_json::to_string_pretty(&all).expect("JSON") + "\n";
    common::assert_fresh(&common::beside("repairs/same.json"), &text);
}

#[test]
fn the_funder_s_line_does_not_vanish_for_the_label_alone() {
    let call = Call::creative_event();
    let repairs = written(&call, &event("0", "6000", "5000"), Locale::En);
    assert_eq!(of_kind(&repairs, "choose"), Vec::<Value>::new());
    let told = of_kind(&repairs, "do");
    let is_about = |repair: &&Value| repair["requirements"] == json!(["grant.in_budget"]);
    assert_eq!(told.iter().filter(is_about).count(), 1, "{told:#?}");
}

#[test]
fn a_piece_whose_kind_is_misspelt_is_told_with_its_error() {
    let call = Call::creative_event();
    let application = json!({"documents": [{"kind": "Budget "}]});
    let repairs = written(&call, &application, Locale::En);
    let about: Vec<&Value> = repairs
        .iter()
        .filter(|repair| {
            repair["requirements"].as_array().expect("ids").contains(&json!("documents.budget"))
        })
        .collect();
    assert_eq!(about.len(), 1);
    assert_eq!(about[0]["error"], "/documents/0/kind");
}

#[test]
fn amounts_with_ways_and_amounts_without_have_names_of_their_own() {
    let call = Call::creative_event();
    // The request can be lowered; no line can take the gap of the budget, and none is invented.
    let application = json!({"request": {"amount": "20000"}, "budget": {
        "expenses": [{"amount": "50000"}], "revenues": [{"source": "state", "amount": "9"}]}});
    for (locale, names) in [
        (Locale::En, ["Amounts to bring into line", "Amounts to revise"]),
        (Locale::Fr, ["Montants à mettre en accord", "Montants à revoir"]),
    ] {
        let repairs = written(&call, &application, locale);
        for title in names {
            let named = repairs.iter().filter(|repair| repair["title"] == title);
            assert_eq!(named.count(), 1, "{title}: {repairs:#?}");
        }
    }
}

#[test]
fn one_remedy_is_told_once() {
    let message = |call: &Call, application: &Value| {
        let repairs = written(call, application, Locale::En);
        let amounts = repairs.iter().find(|repair| repair["title"] == "Amounts to revise");
        let amounts = amounts.unwrap_or_else(|| panic!("{repairs:#?}"));
        amounts["message"].as_str().expect("a text").to_owned()
    };
    // Above the rate and the ceiling, and no line of own funds that could balance the budget then.
    let application = json!({"request": {"amount": "20000"}, "budget": {
        "expenses": [{"amount": "24000"}],
        "revenues": [{"source": "region", "amount": "20000"}, {"source": "private", "amount": "4000"}]}});
    let told = message(&Call::creative_event(), &application);
    assert!(told.contains("the ceiling is") && told.contains("50% of the expenses"), "{told}");
    assert_eq!(told.matches("Lower your request to €12,000.00 or less").count(), 1, "{told}");
    // Two parts with the same limit are two amounts.
    let application = json!({"request": {"operating": "6000", "investment": "7000"}, "budget": {
        "expenses": [{"amount": "9000"}, {"amount": "9000", "nature": "investment"}],
        "revenues": [{"source": "region", "amount": "13000"}, {"source": "state", "amount": "5000"}]}});
    let told = message(&Call::follow_up(), &application);
    assert_eq!(told.matches("Lower your request to €5,000.00 or less").count(), 2, "{told}");
}
