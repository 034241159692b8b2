//! What is said of definitions without cases.

#![cfg(test)]

mod common;

use std::collections::BTreeSet;

use common::closed::{every_application, random_closed};
use common::{call, defined, folders, json, name, read, shared};
use inspir_core::lint::{Remark, lint};
use inspir_core::{Assessor, Call, Locale, RemarkCode, Status, wire};
use proptest::collection::vec;
use proptest::prelude::*;
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

/// A call with two own fields of each of these types and these requirements: the codes of the remarks, and
/// what those on contradictions name.
fn of_requirements(requirements: Value) -> Vec<(RemarkCode, String)> {
    let mut definition = json(&read(&shared("calls/commerces-devantures/definition.json")));
    let words = |id: &str| json!({"fr": id, "en": id});
    let mut fields = definition["fields"].as_array().expect("a list").clone();
    for number in ["one", "two", "three"] {
        for (kind, more) in [
            ("date", json!({})),
            ("amount", json!({})),
            ("boolean", json!({})),
            ("number", json!({"decimals": 1, "maximum": "10"})),
        ] {
            let id = format!("{kind}_{number}");
            let mut field = json!({"id": id, "type": kind, "title": words(&id)});
            for (name, value) in more.as_object().expect("an object") {
                field[name] = value.clone();
            }
            fields.push(field);
        }
    }
    definition["fields"] = json!(fields);
    let all = definition["requirements"].as_array_mut().expect("a list");
    for (number, members) in requirements.as_array().expect("a list").iter().enumerate() {
        all.push(requirement(&format!("r{number}"), members.clone()));
    }
    let remarks = lint(&defined(&definition.to_string()), None);
    let about = remarks
        .iter()
        .filter(|one| !matches!(one.code(), RemarkCode::IdUnused | RemarkCode::TitleTwice));
    about.map(|one| (one.code(), one.message(Locale::En).to_owned())).collect()
}

fn compare(left: Value, is: &str, right: Value) -> Value {
    json!({"check": "compare", "left": left, "is": is, "right": right, "title": {"fr": "a", "en": "a"}})
}

fn before(one: &str, other: &str) -> Value {
    compare(json!(format!("/details/{one}")), "less_than", json!(format!("/details/{other}")))
}

/// The ids that the one contradiction names.
fn contradiction(requirements: Value) -> String {
    let remarks = of_requirements(requirements);
    let [(RemarkCode::RequirementsContradict, message)] = &remarks[..] else {
        panic!("{remarks:?}")
    };
    let (_, ids) = message.split_once("requirements: ").expect("the ids");
    ids.split(';').next().unwrap_or_default().replace('`', "")
}

#[test]
fn requirements_that_no_application_meets_together_are_told() {
    let flag = |id: &str, value: bool| {
        json!({"check": "one_of", "field": format!("/details/{id}"), "accepted": [value],
            "otherwise": "not_met"})
    };
    let holds = |condition: Value| json!({"check": "at_least", "count": 1, "of": [condition]});
    let is = |id: &str, value: bool| json!({"equals": {"field": format!("/details/{id}"), "value": value}});

    // Over two closed choices: either, but not this one and not that one.
    let either = holds(json!({"any": [is("boolean_one", true), is("boolean_two", true)]}));
    let all = json!([either, flag("boolean_one", false), flag("boolean_two", false)]);
    assert_eq!(contradiction(all), "r0, r1, r2");
    // Days and amounts that go round in a circle, with others beside.
    let circle = json!([
        before("date_one", "date_two"),
        flag("boolean_one", true),
        before("date_two", "date_three"),
        before("date_three", "date_one")
    ]);
    assert_eq!(contradiction(circle), "r0, r2, r3");
    // A day between two days that follow one another.
    let day = |is: &str, day: &str| compare(json!("/details/date_one"), is, json!({"date": day}));
    let between = json!([day("more_than", "2027-03-01"), day("less_than", "2027-03-02")]);
    assert_eq!(contradiction(between), "r0, r1");
    // Through another field: one ≥ 100, one < two, two ≤ 100.
    let amount = |id: &str, is: &str| {
        compare(json!(format!("/details/{id}")), is, json!({"amount": "100.00"}))
    };
    let through = json!([
        amount("amount_one", "at_least"),
        before("amount_one", "amount_two"),
        amount("amount_two", "at_most")
    ]);
    assert_eq!(contradiction(through), "r0, r1, r2");
    // Under conditions that are not false together.
    let mut under = flag("boolean_two", true);
    under["when"] = is("boolean_one", true);
    let all = json!([flag("boolean_one", true), under, flag("boolean_two", false)]);
    assert_eq!(contradiction(all), "r0, r1, r2");
}

#[test]
fn requirements_that_some_application_meets_are_not_told() {
    let flag = |id: &str, value: bool| {
        json!({"check": "one_of", "field": format!("/details/{id}"), "accepted": [value],
            "otherwise": "not_met"})
    };
    let is = |id: &str, value: bool| json!({"equals": {"field": format!("/details/{id}"), "value": value}});
    let day = |is: &str, day: &str| compare(json!("/details/date_one"), is, json!({"date": day}));
    let amount = |id: &str, is: &str, limit: &str| {
        compare(json!(format!("/details/{id}")), is, json!({"amount": limit}))
    };
    let mut under = flag("boolean_two", true);
    under["when"] = is("boolean_one", false);
    let mut warning = day("less_than", "2027-01-01");
    warning["level"] = json!("warning");
    for all in [
        json!([flag("boolean_one", true), flag("boolean_two", false), under]),
        // One day lies between; one cent; three amounts that a cent each keeps apart.
        json!([day("more_than", "2027-03-01"), day("less_than", "2027-03-03")]),
        json!([
            amount("amount_one", "more_than", "100.00"),
            before("amount_one", "amount_two"),
            before("amount_two", "amount_three"),
            amount("amount_three", "less_than", "100.04")
        ]),
        // Only what is blocking keeps an application from being eligible.
        json!([day("more_than", "2027-03-01"), warning]),
        // What is not exact is not told: a year, a factor, a length of time.
        json!([compare(
            json!({"year": "/details/date_one"}),
            "equal_to",
            json!({"number": "2027"})
        )]),
        json!([compare(
            json!({"times": "0.5", "of": "/details/amount_one"}),
            "equal_to",
            json!({"amount": "3.00"})
        )]),
        json!([
            {"check": "chronology", "earlier": "/details/date_one", "later": "/details/date_two",
                "months": 6},
            day("at_least", "2027-03-01")
        ]),
        // Numbers of decimals that lie between whole ones.
        json!([
            compare(json!("/details/number_one"), "more_than", json!({"number": "3"})),
            compare(json!("/details/number_one"), "less_than", json!({"number": "4"}))
        ]),
    ] {
        assert_eq!(of_requirements(all.clone()), [], "{all}");
    }
    // A cent less, and nothing lies between.
    let all = json!([
        amount("amount_one", "more_than", "100.00"),
        before("amount_one", "amount_two"),
        before("amount_two", "amount_three"),
        amount("amount_three", "less_than", "100.03")
    ]);
    assert_eq!(contradiction(all), "r0, r1, r2, r3");
}

/// The number fields of these definitions have a decimal and end at 10; a constant may have more decimals.
#[test]
fn constants_may_have_more_decimals_than_an_answer() {
    let number = |is: &str, number: &str| {
        compare(json!("/details/number_one"), is, json!({"number": number}))
    };
    let codes = |all: Value| {
        let told = of_requirements(all);
        told.into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    for all in [
        json!([number("equal_to", "7.50")]),
        json!([number("more_than", "7.55"), number("less_than", "7.65")]),
        json!([number("at_least", "7.599999"), number("at_most", "7.600001")]),
        json!([number("at_least", "9.95")]),
    ] {
        assert_eq!(codes(all.clone()), [], "{all}");
    }
    for (all, code) in [
        (json!([number("equal_to", "7.55")]), RemarkCode::RequirementNeverHolds),
        (json!([number("more_than", "10.00")]), RemarkCode::RequirementNeverHolds),
        (json!([number("at_most", "10.0")]), RemarkCode::RequirementNeverFails),
        (
            json!([number("more_than", "7.55"), number("less_than", "7.60")]),
            RemarkCode::RequirementsContradict,
        ),
    ] {
        assert_eq!(codes(all.clone()), [code], "{all}");
    }
}

/// A call whose grant has a rate, a ceiling and a ceiling of its base, with these requirements alone.
fn with_grant(requirements: &[Value]) -> Call {
    let mut definition = json(&read(&shared("calls/entreprendre-autrement/definition.json")));
    definition["valid_from"] = json!("2027-01-04");
    definition["valid_until"] = json!("2027-06-30");
    definition["parts"][0]["rate"] = json!("0.50");
    definition["parts"][0]["ceiling"] = json!("5000.00");
    definition["parts"][0]["base_ceiling"] = json!("8000.00");
    let all = requirements.iter().enumerate();
    let all = all.map(|(number, members)| requirement(&format!("r{number}"), members.clone()));
    definition["requirements"] = all.collect();
    defined(&definition.to_string())
}

#[test]
fn parts_that_grant_nothing_and_cases_that_never_apply_are_told() {
    let told = |change: &dyn Fn(&mut Value)| {
        let call = with_grant(&[json!({"check": "ceiling", "part": "grant"})]);
        let mut definition = json(call.definition());
        change(&mut definition["parts"][0]);
        let codes = [RemarkCode::PartNeverGrants, RemarkCode::CaseNeverApplies];
        let found = lint(&defined(&definition.to_string()), None);
        let found = found.iter().filter(|one| codes.contains(&one.code()));
        found.map(|one| (one.code(), one.path().to_owned())).collect::<Vec<_>>()
    };
    // Half of 8,000 euros at most.
    assert_eq!(told(&|part| part["minimum"] = json!("4000.00")), []);
    let at = [(RemarkCode::PartNeverGrants, "/parts/0/minimum".to_owned())];
    assert_eq!(told(&|part| part["minimum"] = json!("4000.01")), at);
    let bonus = json!([{"id": "more", "title": {"fr": "m", "en": "m"}, "rate": "0.01",
        "when": {"present": "/project/title"}}]);
    assert_eq!(
        told(&|part| {
            part["minimum"] = json!("4000.01");
            part["bonuses"] = bonus.clone();
        }),
        []
    );
    let case = |title: &str, more: Value| {
        let when = json!({"all": [{"present": format!("/project/{title}")}, more]});
        json!({"when": when, "rate": "0.50", "ceiling": "100.00", "base_ceiling": "8000.00"})
    };
    let is_long = json!({"present": "/project/ends_on"});
    let (one, other) = (case("title", is_long.clone()), case("description", is_long));
    assert_eq!(told(&|part| part["cases"] = json!([one, other])), []);
    let at = [(RemarkCode::CaseNeverApplies, "/parts/0/cases/2".to_owned())];
    assert_eq!(told(&|part| part["cases"] = json!([one, other, one])), at);
}

/// The requirements of each contradiction that is told, by their numbers.
fn contradictions(call: &Call) -> Vec<Vec<usize>> {
    let remarks = lint(call, None);
    let told = remarks.iter().filter(|one| one.code() == RemarkCode::RequirementsContradict);
    let numbers = told.map(|remark| {
        let (_, ids) = remark.message(Locale::En).split_once("requirements: ").expect("the ids");
        let ids = ids.split(';').next().unwrap_or_default().replace(['`', ' ', 'r'], "");
        ids.split(',').map(|number| number.parse().expect("a number")).collect()
    });
    numbers.collect()
}

fn share(sources: &[&str], minimum: Option<&str>, maximum: Option<&str>) -> Value {
    let mut share = json!({"check": "funding_share", "sources": sources});
    for (name, rate) in [("minimum", minimum), ("maximum", maximum)] {
        if let Some(rate) = rate {
            share[name] = json!(rate);
        }
    }
    share
}

#[test]
fn requests_days_places_and_shares_that_contradict_each_other_are_told() {
    let least = |amount: &str| json!({"check": "minimum_request", "minimum": amount});
    let ceiling = json!({"check": "ceiling", "part": "grant"});
    let rate = json!({"check": "max_rate", "part": "grant"});
    let request =
        |is: &str, amount: &str| compare(json!("/request/amount"), is, json!({"amount": amount}));
    let within = compare(json!({"grant": "requested"}), "at_most", json!({"grant": "maximum"}));
    let period = json!({"check": "filed_in_period"});
    let filed = |is: &str, day: &str| compare(json!("/submitted_on"), is, json!({"date": day}));
    let place = |places: Value| {
        let mut place = json!({"check": "territory"});
        for (name, list) in places.as_object().expect("an object") {
            place[name] = list.clone();
        }
        place
    };
    let own = &["own_funds"][..];
    let mut sometimes = least("5000.01");
    sometimes["when"] = json!({"equals": {"field": "/project/external_providers", "value": true}});
    let mut advice = least("5000.01");
    advice["level"] = json!("advice");
    let rest = [0, 1].as_slice();
    for (requirements, told) in [
        // What must be asked for, and what may be.
        (vec![least("5000.01"), ceiling.clone()], rest),
        (vec![least("5000.00"), ceiling.clone()], &[]),
        (vec![least("4000.01"), rate.clone()], rest),
        (vec![least("4000.00"), rate.clone(), ceiling.clone()], &[]),
        (vec![least("4000.01"), ceiling.clone()], &[]),
        (vec![least("4000.01"), within.clone()], rest),
        (vec![request("more_than", "5000.00"), ceiling.clone()], rest),
        (vec![request("at_least", "5000.00"), ceiling.clone()], &[]),
        (vec![least("3000.01"), request("at_most", "3000.00")], rest),
        (vec![sometimes, ceiling.clone()], &[]),
        (vec![advice, ceiling], &[]),
        // When it must be filed.
        (vec![period.clone(), filed("less_than", "2027-01-04")], rest),
        (vec![period.clone(), filed("at_most", "2027-01-04")], &[]),
        (vec![period.clone(), filed("more_than", "2027-06-30")], rest),
        (vec![period, filed("at_least", "2027-06-30")], &[]),
        // Where it must be.
        (
            vec![
                place(json!({"departments": ["59"]})),
                place(json!({"departments": ["62", "80"]})),
            ],
            rest,
        ),
        (
            vec![
                place(json!({"departments": ["59", "62"]})),
                place(json!({"communes": ["62119"]})),
            ],
            &[],
        ),
        (vec![place(json!({"communes": ["62119"]})), place(json!({"except": ["62119"]}))], rest),
        (vec![place(json!({"departments": ["62"]})), place(json!({"except": ["62001"]}))], &[]),
        (vec![place(json!({"departments": ["97"]})), place(json!({"departments": ["974"]}))], &[]),
        // Who must pay how much.
        (vec![share(own, Some("0.60"), None), share(&["region"], Some("0.41"), None)], rest),
        (vec![share(own, Some("0.60"), None), share(&["region"], Some("0.40"), None)], &[]),
        (
            vec![
                share(own, Some("0.30"), None),
                share(&["own_funds", "region"], None, Some("0.29")),
            ],
            rest,
        ),
        (vec![share(own, Some("0.30"), None), share(&["region"], None, Some("0.29"))], &[]),
    ] {
        let call = with_grant(&requirements);
        let expected: Vec<Vec<usize>> = if told.is_empty() { vec![] } else { vec![told.to_vec()] };
        assert_eq!(contradictions(&call), expected, "{requirements:?}");
    }
    let third = |source: &str| share(&[source], Some("0.34"), None);
    let three = with_grant(&[third("own_funds"), third("region"), third("commune")]);
    assert_eq!(contradictions(&three), [[0, 1, 2]]);
}

/// Editors get the same through `wire`.
#[test]
fn editors_are_told_of_contradictions_and_of_what_nothing_reads() {
    let filed = compare(json!("/submitted_on"), "less_than", json!({"date": "2027-01-04"}));
    let shares =
        [share(&["own_funds"], Some("0.60"), None), share(&["region"], Some("0.60"), None)];
    let all = [json!({"check": "filed_in_period"}), filed, shares[0].clone(), shares[1].clone()];
    for (requirements, wanted) in [
        (&all[..], ["requirements.contradict", "requirements.contradict"]),
        (&all[1..3], ["member.unread", "member.unread"]),
    ] {
        let call = with_grant(requirements);
        let told = json(&wire::remarks(&call, None, Locale::Fr));
        let told = told.as_array().expect("a list");
        let codes: Vec<&str> = told.iter().filter_map(|one| one["code"].as_str()).collect();
        assert!(wanted.iter().all(|code| codes.contains(code)), "{codes:?}");
        let own: Vec<&str> = lint(&call, None).iter().map(|one| one.code().id()).collect();
        assert_eq!(codes, own);
    }
}

/// The sources in four groups, of which one stands for each.
fn groups() -> Vec<Vec<String>> {
    let asking = with_grant(&[share(&["own_funds"], Some("0.50"), None)]);
    let described = json(&asking.describe(Locale::En).to_json());
    let lists = described["lists"].as_array().expect("lists");
    let revenues = lists.iter().find(|list| list["path"] == "/budget/revenues").expect("a list");
    let columns = revenues["columns"].as_array().expect("columns");
    let source = columns.iter().find(|column| column["name"] == "source").expect("a column");
    let options = source["options"].as_array().expect("options");
    let all: Vec<String> =
        options.iter().map(|one| one["value"].as_str().expect("an id").to_owned()).collect();
    let named = ["own_funds", "region", "commune"].map(str::to_owned);
    let others = all.into_iter().filter(|id| !named.contains(id)).collect();
    named.into_iter().map(|id| vec![id]).chain([others]).collect()
}

fn budget(groups: &[Vec<String>], tenths: &[u32]) -> Value {
    let lines = groups.iter().zip(tenths).map(|(group, tenths)| {
        json!({"amount": format!("{}.00", tenths * 1000), "source": group[0], "in_kind": false})
    });
    json!({"budget": {"revenues": lines.collect::<Vec<_>>()}})
}

/// What is told of requirements `r…` and of the conditions of the first two, by what all applications come to.
fn expected(
    call: &Call,
    applications: &[(String, bool)],
) -> (BTreeSet<(RemarkCode, String)>, bool) {
    let mut assessor = Assessor::new(call);
    let count = call.requirements().count();
    let mut met: Vec<BTreeSet<(Status, bool)>> = vec![BTreeSet::new(); count];
    let mut is_eligible = false;
    let holds = |status: &Status| matches!(status, Status::Met | Status::NotApplicable);
    for (text, is_full) in applications {
        let statuses = assessor.decide_json(text.as_bytes()).statuses();
        is_eligible |= statuses.iter().all(holds);
        for (seen, status) in met.iter_mut().zip(statuses) {
            seen.insert((*status, *is_full));
        }
    }
    let mut told = BTreeSet::new();
    for (number, seen) in met.iter().enumerate() {
        let ever = |wanted: Status| seen.iter().any(|(status, _)| *status == wanted);
        let full: Vec<Status> =
            seen.iter().filter(|(_, is_full)| *is_full).map(|(status, _)| *status).collect();
        if !ever(Status::Met) && full.iter().any(|status| *status != Status::NotApplicable) {
            told.insert((RemarkCode::RequirementNeverHolds, format!("/requirements/{number}")));
        }
        if full.contains(&Status::Met) && full.iter().all(holds) {
            told.insert((RemarkCode::RequirementNeverFails, format!("/requirements/{number}")));
        }
        let condition = format!("/requirements/{number}/of/0");
        match (number < 2, ever(Status::Met), ever(Status::NotMet)) {
            (true, true, false) => drop(told.insert((RemarkCode::ConditionAlways, condition))),
            (true, false, true) => drop(told.insert((RemarkCode::ConditionNever, condition))),
            _ => {}
        }
    }
    (told, is_eligible)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whole numbers and numbers of tenths of different ranges, compared with each other and with constants of any
    /// decimals: what is told of them is what all their answers show.
    #[test]
    fn what_is_told_of_numbers_is_what_all_answers_show(drawn in vec(0_usize..10_000, 200)) {
        let mut drawn = drawn.into_iter().cycle();
        let definition = random_closed(&mut |most| drawn.next().unwrap_or(0) % most);
        let call = defined(&definition.to_string());
        let (expected, is_eligible) = expected(&call, &every_application());
        let all = lint(&call, None);
        let codes = [RemarkCode::RequirementNeverHolds, RemarkCode::RequirementNeverFails,
            RemarkCode::ConditionAlways, RemarkCode::ConditionNever];
        let is_asked = |path: &str| path.ends_with("/of/0") || path.matches('/').count() == 2;
        let told = all.iter().filter(|one| codes.contains(&one.code()) && is_asked(one.path()));
        let told: BTreeSet<_> = told.map(|one| (one.code(), one.path().to_owned())).collect();
        prop_assert_eq!(told, expected, "{}", definition["requirements"]);
        // The last requirement has a condition: where it never holds, it may not apply.
        let is_hopeless = |one: &Remark| match one.code() {
            RemarkCode::RequirementNeverHolds => one.path() != "/requirements/4",
            code => code == RemarkCode::RequirementsContradict,
        };
        let says_never = |one: &Remark| is_hopeless(one) || one.code() == RemarkCode::RequirementNeverHolds;
        prop_assert!(!is_eligible || !all.iter().any(is_hopeless), "{}", definition["requirements"]);
        prop_assert!(is_eligible || all.iter().any(says_never), "{}", definition["requirements"]);
    }


    /// Of two shares in tenths: a contradiction is told if, and only if, no budget of tenths meets both.
    #[test]
    fn shares_contradict_exactly_where_no_budget_meets_them(
        shares in vec((1_usize..16, 0_u32..=10, 0_u32..=10), 2),
    ) {
        let groups = groups();
        let rate = |tenths: u32| format!("{}.{}", tenths / 10, tenths % 10);
        let requirements: Vec<Value> = shares.iter().map(|(chosen, one, other)| {
            let sources = groups.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
            let sources: Vec<&str> = sources.flat_map(|(_, ids)| ids).map(String::as_str).collect();
            let (least, most) = (one.min(other), one.max(other));
            share(&sources, Some(&rate(*least)), Some(&rate(*most)))
        }).collect();
        let call = with_grant(&requirements);
        let mut assessor = Assessor::new(&call);
        let mut is_met = false;
        for (a, b, c) in (0..=10).flat_map(|a| (0..=10 - a).flat_map(move |b| (0..=10 - a - b).map(move |c| (a, b, c)))) {
            let text = budget(&groups, &[a, b, c, 10 - a - b - c]).to_string();
            is_met |= assessor.decide_json(text.as_bytes()).statuses().iter().all(|one| *one == Status::Met);
        }
        let codes = [RemarkCode::RequirementsContradict, RemarkCode::RequirementNeverHolds];
        let is_told = lint(&call, None).iter().any(|one| codes.contains(&one.code()));
        prop_assert_eq!(is_told, !is_met, "{:?}", requirements);
    }

    /// A contradiction that is told holds: no application at random meets all of its requirements.
    #[test]
    fn no_application_meets_the_requirements_of_a_contradiction(
        chosen in vec((0_usize..9, 0_usize..4, 0_usize..4, 0_usize..6), 2..7),
        applications in vec((0_usize..4, 0_usize..5, 0_usize..6, vec(0_u32..6, 4), any::<bool>()), 120),
    ) {
        let amounts = ["3000.00", "3999.99", "4000.01", "5000.01"];
        let days = ["2027-01-03", "2027-01-04", "2027-06-30", "2027-07-01"];
        let relations = ["at_least", "at_most", "more_than", "less_than"];
        let places = [json!({"departments": ["59"]}), json!({"departments": ["62"], "except": ["62119"]}),
            json!({"communes": ["59350", "62119"]}), json!({"except": ["59350"]})];
        let rates = ["0.2", "0.4", "0.6", "0.8"];
        let sources = [vec!["own_funds"], vec!["region", "commune"], vec!["own_funds", "region"], vec!["commune"]];
        let requirements: Vec<Value> = chosen.iter().map(|(kind, one, other, more)| {
            let mut made = match kind {
                0 => json!({"check": "minimum_request", "minimum": amounts[*one]}),
                1 => json!({"check": "ceiling", "part": "grant"}),
                2 => json!({"check": "max_rate", "part": "grant"}),
                3 => compare(json!("/request/amount"), relations[*one], json!({"amount": amounts[*other]})),
                4 => compare(json!("/submitted_on"), relations[*one], json!({"date": days[*other]})),
                5 => json!({"check": "filed_in_period"}),
                6 => {
                    let mut place = json!({"check": "territory"});
                    for (name, list) in places[*one].as_object().expect("an object") {
                        place[name] = list.clone();
                    }
                    place
                }
                7 => share(&sources[*one], Some(rates[*other]), None),
                _ => share(&sources[*one], None, Some(rates[*other])),
            };
            if *more == 0 {
                made["level"] = json!("warning");
            }
            if *more == 1 {
                made["when"] = json!({"equals": {"field": "/project/external_providers", "value": true}});
            }
            made
        }).collect();
        let call = with_grant(&requirements);
        let told = contradictions(&call);
        let mut assessor = Assessor::new(&call);
        let groups = groups();
        for (day, amount, place, tenths, flag) in applications {
            let mut application = budget(&groups, &tenths);
            application["budget"]["expenses"] = json!([{"amount": "20000.00", "in_kind": false}]);
            application["submitted_on"] = json!(days[day]);
            application["request"] = json!({"amount": amounts.get(amount).copied().unwrap_or("1.00")});
            let communes = ["59350", "59001", "62119", "62001", "75056", "80021"];
            application["project"] = json!({"external_providers": flag, "commune": communes[place]});
            let decision = assessor.decide_json(application.to_string().as_bytes());
            let holds = |number: &usize| {
                matches!(decision.statuses().get(*number), Some(Status::Met | Status::NotApplicable))
            };
            for set in &told {
                prop_assert!(!set.iter().all(holds), "{:?}: {:?} {}", set, requirements, application);
            }
        }
    }
}

#[test]
fn a_requirement_that_every_answer_meets_is_told_unless_it_asks_for_the_answer_alone() {
    let at_least = compare(json!("/details/amount_one"), "at_least", json!({"amount": "0.00"}));
    let answered = json!({"check": "answered", "field": "/details/boolean_one"});
    let remarks = of_requirements(json!([at_least, answered]));
    let codes: Vec<RemarkCode> = remarks.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, [RemarkCode::RequirementNeverFails]);
}

/// Applicants choose among categories: one that nothing names stands beside those of which something is asked.
#[test]
fn a_category_is_unused_only_if_no_category_is_told_apart() {
    let mut definition = json(&read(&shared("calls/batiments-communaux-aube/definition.json")));
    let unused = |definition: &Value| {
        let remarks = lint(&defined(&definition.to_string()), None);
        remarks.iter().filter(|one| one.code() == RemarkCode::IdUnused).count()
    };
    assert_eq!(unused(&definition), 0);
    definition["categories"][1].as_object_mut().expect("an object").remove("caps");
    assert_eq!(unused(&definition), 2);
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

/// The definition, with one item more in a list that nothing names.
fn with_unused(list: &str) -> (Value, usize) {
    let title = json!({"fr": "De trop", "en": "One too many"});
    let item = json!({"fr": "chose", "en": "thing"});
    let mut idle = json!({"id": "idle", "title": title});
    match list {
        "documents" | "questions" | "commitments" | "undertakings" | "criteria" => {
            idle["wording"] = title;
        }
        "fields" => idle["type"] = json!("text"),
        "lists" => {
            idle["item"] = item;
            idle["fields"] = json!([{"id": "a", "type": "text", "title": {"fr": "A", "en": "A"}}]);
        }
        "quantities" => idle["count"] = json!("/team"),
        _ => {}
    }
    let mut definition = json(Call::creative_event().definition());
    if definition[list].is_null() {
        definition[list] = json!([]);
    }
    let number = definition[list].as_array().expect("a list").len();
    add(&mut definition, list, idle);
    (definition, number)
}

#[test]
fn an_item_of_any_list_that_nothing_names_is_told_at_its_place() {
    for list in [
        "sections",
        "documents",
        "questions",
        "commitments",
        "undertakings",
        "criteria",
        "fields",
        "lists",
        "quantities",
    ] {
        let (definition, number) = with_unused(list);
        let found = lint(&defined(&definition.to_string()), None);
        let told: Vec<_> = found.iter().map(|one| (one.code(), one.path())).collect();
        assert_eq!(told, [(RemarkCode::IdUnused, &*format!("/{list}/{number}"))], "{list}");
        assert_eq!(
            found[0].message(Locale::En),
            format!("nothing names `idle`: leave it out of `{list}`, or add what asks for it")
        );
    }
}

/// An id may be a word that stands elsewhere: another list's id, a choice or a source.
#[test]
fn an_id_that_is_a_word_of_something_else_is_not_named() {
    for (list, id) in [
        ("sections", "statutes"),
        ("documents", "label"),
        ("documents", "association"),
        ("documents", "own_funds"),
        ("quantities", "budget"),
    ] {
        let (mut definition, number) = with_unused(list);
        definition[list][number]["id"] = json!(id);
        let found = lint(&defined(&definition.to_string()), None);
        let told: Vec<_> = found.iter().map(|one| (one.code(), one.path())).collect();
        assert_eq!(told, [(RemarkCode::IdUnused, &*format!("/{list}/{number}"))], "{list} {id}");
    }
}

/// A call with a list of its own, whose columns are asked about.
fn with_list(requirements: &[Value]) -> Vec<(RemarkCode, String)> {
    let values = json!([{"id": "a", "title": {"fr": "A", "en": "A"}},
        {"id": "b", "title": {"fr": "B", "en": "B"}}]);
    let title = |text: &str| json!({"fr": text, "en": text});
    let mut definition = json(Call::follow_up().definition());
    definition["lists"] = json!([{"id": "rooms", "title": title("Rooms"), "item": title("room"), "fields": [
        {"id": "kind", "type": "choice", "title": title("Kind"), "values": values},
        {"id": "size", "type": "number", "title": title("Size")}]}]);
    for requirement in requirements {
        let mut requirement = requirement.clone();
        requirement["section"] = definition["requirements"][0]["section"].clone();
        add(&mut definition, "requirements", requirement);
    }
    let remarks = lint(&defined(&definition.to_string()), None);
    remarks.iter().map(|remark| (remark.code(), remark.path().to_owned())).collect()
}

/// Conditions on the items of a list are tried on a list of one item.
#[test]
fn conditions_on_items_that_never_change_are_told() {
    let kind = |id: &str| json!({"equals": {"field": "/lists/rooms/*/kind", "value": id}});
    let size = json!({"compare": {"left": "/lists/rooms/*/size", "is": "at_least", "right": {"number": "9"}}});
    let every = |holds: Value| {
        requirement("rooms.hold", json!({"check": "every", "list": "/lists/rooms", "holds": holds}))
    };
    let all_kinds = json!({"one_of": {"field": "/lists/rooms/*/kind", "values": ["a", "b"]}});
    let at = |code, path: &str| (code, format!("/requirements/{}{path}", before_list()));
    let sized = json!({"any": [kind("a"), size.clone()]});
    assert_eq!(with_list(&[every(sized)]), []);
    let never = json!({"all": [kind("a"), kind("b"), size.clone()]});
    assert_eq!(with_list(&[every(never)]), [at(RemarkCode::ConditionNever, "/holds")]);
    let always = json!({"any": [all_kinds, size]});
    assert_eq!(
        with_list(&[every(always)]),
        [
            at(RemarkCode::ConditionAlways, "/holds"),
            at(RemarkCode::ConditionAlways, "/holds/any/0")
        ]
    );
    // Of the columns of a list that is asked about, each is.
    assert_eq!(
        with_list(&[every(kind("a"))]),
        [(RemarkCode::IdUnused, "/lists/0/fields/1".to_owned())]
    );
}

/// How many requirements stand before those that are added.
fn before_list() -> usize {
    json(Call::follow_up().definition())["requirements"].as_array().expect("a list").len()
}

/// How many items a list has is a whole number from 0 on.
#[test]
fn counts_of_a_list_that_contradict_or_never_fail_are_told() {
    let count = |id: &str, is: &str, number: &str, list: Value| {
        let mut one = requirement(id, compare(list, is, json!({"number": number})));
        one["title"] = json!({"fr": id, "en": id});
        one
    };
    let team = || json!({"count": "/team", "title": {"fr": "membres", "en": "members"}});
    let told = |requirements: &[Value]| {
        let mut definition = json(Call::follow_up().definition());
        for requirement in requirements {
            let mut requirement = requirement.clone();
            requirement["section"] = definition["requirements"][0]["section"].clone();
            add(&mut definition, "requirements", requirement);
        }
        let found = lint(&defined(&definition.to_string()), None);
        found.iter().map(|one| one.code()).collect::<Vec<_>>()
    };
    let five = |is: &str| count(&format!("team.{is}"), is, "5", team());
    assert_eq!(told(&[five("at_least"), five("less_than")]), [RemarkCode::RequirementsContradict]);
    assert_eq!(told(&[five("at_least"), five("at_most")]), []);
    assert_eq!(told(&[five("more_than"), five("equal_to")]), [RemarkCode::RequirementsContradict]);
    let zero = |is: &str| count("team.zero", is, "0", team());
    assert_eq!(told(&[zero("at_least")]), [RemarkCode::RequirementNeverFails]);
    assert_eq!(told(&[zero("less_than")]), [RemarkCode::RequirementNeverHolds]);
    assert_eq!(told(&[zero("more_than")]), []);
    let mut sometimes = five("less_than");
    sometimes["when"] = json!({"present": "/project/title"});
    assert_eq!(told(&[five("at_least"), sometimes]), []);
}

/// Choices can be counted up to the number of values, be they few or many.
#[test]
fn counts_of_choices_end_with_their_values() {
    let themes = |is: &str, number: usize| {
        let left = json!({"count": "/details/themes", "title": {"fr": "thèmes", "en": "themes"}});
        compare(left, is, json!({"number": number.to_string()}))
    };
    let told = |values: usize, requirements: &[Value]| {
        let mut definition = json(&read(&shared("calls/commerces-devantures/definition.json")));
        let title = |text: String| json!({"fr": text, "en": text});
        let values =
            (0..values).map(|at| json!({"id": format!("v{at}"), "title": title(format!("V{at}"))}));
        add(
            &mut definition,
            "fields",
            json!({"id": "themes", "type": "choices",
            "title": title("themes".to_owned()), "values": values.collect::<Vec<_>>()}),
        );
        for (number, members) in requirements.iter().enumerate() {
            add(
                &mut definition,
                "requirements",
                requirement(&format!("r{number}"), members.clone()),
            );
        }
        let found = lint(&defined(&definition.to_string()), None);
        let codes = found.iter().map(Remark::code);
        codes.filter(|code| *code != RemarkCode::TitleTwice).collect::<Vec<_>>()
    };
    for values in [4, 9] {
        let one = |is: &str, number: usize| told(values, &[themes(is, number)]);
        assert_eq!(one("at_least", values + 1), [RemarkCode::RequirementNeverHolds], "{values}");
        assert_eq!(one("at_least", values), []);
        assert_eq!(one("at_most", values), [RemarkCode::RequirementNeverFails], "{values}");
        assert_eq!(one("less_than", values), []);
        let all = [themes("at_least", 3), themes("less_than", 3)];
        assert_eq!(told(values, &all), [RemarkCode::RequirementsContradict], "{values}");
    }
    let when = |is: &str| {
        let condition = json!({"compare": {"left": {"count": "/details/themes"}, "is": is,
            "right": {"number": "4"}}});
        json!({"check": "answered", "field": "/project/title", "when": condition})
    };
    assert_eq!(told(4, &[when("more_than")]), [RemarkCode::ConditionNever]);
    assert_eq!(told(4, &[when("at_least")]), []);
    // Choosing one of them and two of them: another may be chosen beside it.
    let among = |count: usize| {
        json!({"check": "one_of", "field": "/details/themes", "otherwise": "not_met",
            "accepted": (0..count).map(|at| format!("v{at}")).collect::<Vec<_>>()})
    };
    let two = themes("at_least", 2);
    assert_eq!(told(4, &[among(1), two.clone()]), [RemarkCode::RequirementsContradict]);
    assert_eq!(told(4, &[among(2), two]), []);
}

/// Of a length of time, an age, a named quantity and what is made of others.
#[test]
fn requirements_that_leave_one_figure_nothing_are_told() {
    let title = json!({"fr": "a", "en": "a"});
    let span = json!({"from": "/submitted_on", "to": "/project/ends_on"});
    let age = json!({"complete": "years", "from": "/applicant/created_on", "to": "/submitted_on"});
    let half = json!({"times": "0.5", "of": "/details/amount_one", "title": title});
    for (figure, unit, least, most) in [
        (&span, "months", json!(3), json!(2)),
        (&age, "number", json!("3"), json!("2")),
        (&half, "amount", json!("10.00"), json!("9.99")),
    ] {
        let one = |is: &str, constant: &Value| compare(figure.clone(), is, json!({unit: constant}));
        for (all, is_told) in [
            (vec![one("at_least", &least), one("at_most", &most)], true),
            (vec![one("less_than", &most), one("more_than", &least)], true),
            (vec![one("at_least", &least), one("less_than", &least)], true),
            (vec![one("equal_to", &least), one("equal_to", &most)], true),
            (vec![one("at_least", &least), one("at_most", &least)], false),
            (vec![one("at_least", &most), one("at_most", &least)], false),
            (vec![one("more_than", &most), one("less_than", &least)], false),
        ] {
            let told = of_requirements(json!(all));
            let codes: Vec<RemarkCode> = told.iter().map(|(code, _)| *code).collect();
            let expected = if is_told { vec![RemarkCode::RequirementsContradict] } else { vec![] };
            assert_eq!(codes, expected, "{all:?}");
        }
    }
    let mut sometimes = compare(half.clone(), "at_most", json!({"amount": "9.99"}));
    sometimes["when"] = json!({"present": "/project/title"});
    let always = compare(half.clone(), "at_least", json!({"amount": "10.00"}));
    assert_eq!(of_requirements(json!([always, sometimes])), []);
    let third = json!({"times": "0.3", "of": "/details/amount_one", "title": title});
    let other = compare(third, "at_most", json!({"amount": "9.99"}));
    let always = compare(half, "at_least", json!({"amount": "10.00"}));
    assert_eq!(of_requirements(json!([always, other])), []);
}

#[test]
fn a_column_that_nothing_reads_is_told() {
    let mut definition = json(Call::follow_up().definition());
    definition["columns"] = json!({"/budget/expenses": [
        {"id": "quotes", "type": "number", "title": {"fr": "Devis", "en": "Quotations"}}]});
    let found = lint(&defined(&definition.to_string()), None);
    let told: Vec<_> = found.iter().map(|one| (one.code(), one.path())).collect();
    assert_eq!(told, [(RemarkCode::IdUnused, "/columns/~1budget~1expenses/0")]);
    assert!(
        found[0]
            .message(Locale::En)
            .starts_with("nothing reads `/budget/expenses/*/details/quotes`")
    );
}

#[test]
fn titles_alike_are_told_wherever_the_list_stands() {
    let twice = |one: &str, other: &str| {
        let mut definition = json(&read(&shared("calls/pcae-elevage/definition.json")));
        definition["parts"][0]["bonuses"][0]["title"]["fr"] = json!(one);
        definition["parts"][0]["bonuses"][1]["title"]["fr"] = json!(other);
        let found = lint(&defined(&definition.to_string()), None);
        found.iter().map(|one| (one.code(), one.path().to_owned())).collect::<Vec<_>>()
    };
    let at = [(RemarkCode::TitleTwice, "/parts/0/bonuses/1/title".to_owned())];
    for other in ["Élevage  bio", "elevage bio.", "ÉLEVAGE BIO", "Élevage\u{a0}bio "] {
        assert_eq!(twice("Élevage bio", other), at, "{other}");
    }
    assert_eq!(twice("Élevage bio", "Élevage biologique"), []);
    let values = |all: &mut Value| {
        let values = all["fields"][0]["values"].as_array_mut().expect("choices");
        values[1]["title"] = values[0]["title"].clone();
    };
    let found = remarks(&values);
    assert!(
        found.contains(&(RemarkCode::TitleTwice, "/fields/0/values/1/title".to_owned())),
        "{found:?}"
    );
}

#[test]
fn remarks_say_what_to_do() {
    let definition = json(Call::follow_up().definition());
    let told = |change: &dyn Fn(&mut Value)| {
        let mut changed = definition.clone();
        change(&mut changed);
        let found = lint(&defined(&changed.to_string()), None);
        let told = found.iter().map(|one| one.message(Locale::En).to_owned());
        told.collect::<Vec<_>>().join("\n")
    };
    let without = told(&|all| drop(all["title"].as_object_mut().expect("words").remove("fr")));
    assert_eq!(without, "these words lack `fr`, in which others are given: add them");
    let alike = told(&|all| {
        all["requirements"][1]["title"] = all["requirements"][0]["title"].clone();
    });
    assert!(alike.contains("has the same title: give one of the two another"), "{alike}");
    let text = "Nothing of the call.";
    let found = lint(&Call::follow_up(), Some(text));
    assert!(!found.is_empty());
    assert!(found.iter().all(|one| one.message(Locale::En).ends_with("take it word for word")));
}

#[test]
fn neither_the_built_in_calls_nor_real_ones_have_a_remark() {
    let real = folders(&shared("calls"));
    let real: Vec<String> = real.iter().map(|folder| name(folder)).collect();
    assert!(real.len() >= 12);
    for id in Call::ids().into_iter().chain(real.iter().map(String::as_str)) {
        let remarks = lint(&call(id), None);
        let told: Vec<String> = remarks.iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{id}: {told:#?}");
    }
}
