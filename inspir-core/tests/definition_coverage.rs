//! What cases reach of a definition.

#![cfg(test)]

mod common;

use common::{beside, call, json, read, shared};
use inspir_core::cases::TestCases;
use inspir_core::coverage::{Coverage, coverage};
use inspir_core::{Call, Locale};
use serde_json::{Value, json};

/// What these cases reach of a call.
fn covered(call: &Call, cases: &Value) -> Coverage {
    let cases = TestCases::read(cases.to_string().as_bytes(), call, &|_| None);
    coverage(call, &cases.expect("a file"), 1)
}

#[test]
fn both_sides_of_a_limit_are_reached_by_cases_on_both_sides() {
    let call = Call::follow_up();
    let case = |name: &str, operating: &str| {
        json!({"name": name, "outcome": "incomplete",
            "application": {"request": {"operating": operating}}})
    };
    let covered = |cases: Value| {
        let coverage = covered(&call, &cases);
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

/// No check compares a request with them, so they show in what can be granted, unless a requirement asks about that.
#[test]
fn limits_that_bear_on_the_maximum_alone_are_reached_by_another_maximum() {
    let words = |text: &str| json!({"fr": text, "en": text});
    let rate = json!({"check": "max_rate", "part": "grant"});
    let within = json!({"check": "compare", "left": {"grant": "requested"}, "is": "at_most",
        "right": {"grant": "maximum"}});
    let limit = |member: Value| json!([{"id": "l", "title": words("l"), "amount": member}]);
    for (member, value, check, sides) in [
        ("minimum", json!("300.00"), &rate, 2),
        ("lump_sums", json!(["100.00", "300.00"]), &rate, 4),
        ("limits", limit(json!("700.00")), &rate, 2),
        // Nothing is asked for: whatever the minimum is, as much or less than nothing is.
        ("minimum", json!("300.00"), &within, 0),
        ("ceiling", json!("300.00"), &json!({"check": "ceiling", "part": "grant"}), 0),
    ] {
        let mut part = json!({"id": "grant", "title": words("g"), "request": "/request/amount",
            "rate": "0.50"});
        part[member] = value;
        let mut requirement = json!({"id": "r", "section": "s", "level": "blocking", "basis": "call",
            "title": words("r"), "citation": {"section": words("1"), "quote": "x"}});
        for (name, value) in check.as_object().expect("an object") {
            requirement[name] = value.clone();
        }
        let definition = json!({"id": "limits", "edition": "1", "title": words("t"),
            "organisation": words("o"), "summary": words("s"),
            "sections": [{"id": "s", "title": words("s")}],
            "parts": [part], "requirements": [requirement]});
        let call = Call::from_json(&definition.to_string()).expect("a definition");
        let case = |expenses: &str| {
            let budget = json!({"expenses": [{"amount": expenses}]});
            json!({"name": expenses, "readable": true,
                "application": {"budget": budget, "request": {"amount": "0.00"}}})
        };
        let amounts =
            ["199.99", "200.00", "599.98", "599.99", "600.00", "600.02", "1400.00", "1500.00"];
        let cases: Value = amounts.iter().map(|amount| case(amount)).collect();
        let coverage = covered(&call, &cases);
        let prefix = format!("/parts/0/{member}");
        let limits = coverage.limits.iter().filter(|limit| limit.path.starts_with(&prefix));
        let sides_of = limits.flat_map(|limit| [&limit.less, &limit.more]);
        let reached = sides_of.filter(|side| matches!(side, Some(Some(_)))).count();
        assert_eq!(reached, sides, "{member} {check}");
    }
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

/// The lines of a budget, by category.
fn budget(lines: &[(&str, &str)]) -> Value {
    let line = |(category, amount): &(&str, &str)| json!({"category": category, "amount": amount});
    json!({"budget": {"expenses": lines.iter().map(line).collect::<Value>()}})
}

#[test]
fn each_cap_of_a_category_has_its_own_row() {
    let mut definition = json(&read(&shared("calls/commerces-devantures/definition.json")));
    definition["categories"][3]["caps"] =
        json!([{"share": "0.10", "of": "all"}, {"amount": "500.00"}]);
    definition["categories"].as_array_mut().expect("a list").push(json!({
        "id": "fees", "title": {"fr": "Frais", "en": "Fees"},
        "flat": {"share": "0.10", "of": ["shopfront"]}, "caps": [{"amount": "80.00"}]
    }));
    let call = Call::from_json(&definition.to_string()).expect("a definition");
    // Which of decides, exact, beside a budget reaches, of each cap.
    let reached = |lines: &[(&str, &str)]| {
        let cases =
            json!([{"name": "case", "application": budget(lines), "outcome": "incomplete"}]);
        let caps = covered(&call, &cases).caps;
        let paths: Vec<&str> = caps.iter().map(|cap| cap.path.as_str()).collect();
        assert_eq!(paths, ["/categories/3/caps/0", "/categories/3/caps/1", "/categories/4/caps/0"]);
        let cell = |case: &Option<String>| case.is_some();
        let row = |cap: usize| {
            let cap = &caps[cap];
            [cell(&cap.case), cell(&cap.exact), cell(&cap.beside)]
        };
        [row(0), row(1), row(2)]
    };
    let (none, exact, beside) = ([false; 3], [false, true, false], [false, false, true]);
    let (decides, over) = ([true, false, false], [true, false, true]);
    let fees = |shopfront: &'static str, land: &'static str| {
        reached(&[("shopfront", shopfront), ("land", land)])
    };
    // The fees are a tenth of the shopfront. Of the rest, the land is a tenth at most.
    assert_eq!(fees("720.00", "80.00"), [none; 3]);
    assert_eq!(fees("9000.00", "500.00"), [none, exact, decides]);
    assert_eq!(fees("9000.00", "499.99"), [none, beside, decides]);
    assert_eq!(fees("9000.00", "500.01"), [none, over, decides]);
    assert_eq!(fees("9000.00", "700.00"), [none, decides, decides]);
    assert_eq!(fees("800.00", "97.77"), [exact, none, exact]);
    assert_eq!(fees("800.00", "97.78"), [over, none, exact]);
    assert_eq!(fees("800.10", "200.00"), [decides, none, over]);
    assert_eq!(fees("799.90", "10.00"), [none, none, beside]);
    // What cannot be known decides nothing.
    assert_eq!(reached(&[("shopfront", "-1"), ("land", "700.00")]), [none; 3]);
}

#[test]
fn the_page_names_what_stands_at_each_place() {
    let call = call("commerces-devantures");
    let page = |locale| covered(&call, &json!([])).to_html(locale);
    let (fr, en) = (page(Locale::Fr), page(Locale::En));
    for (page, row, heading) in [
        (&fr, "Terrain <code>/categories/3/caps/0</code>", "Plafonds des catégories"),
        (&en, "Land <code>/categories/3/caps/0</code>", "Caps of categories"),
        (&en, "<th scope=\"row\"><code>/overall/ceiling</code>", "What decides on the grant"),
    ] {
        assert!(page.contains(&format!("<caption>{heading}</caption>")), "{page}");
        assert!(page.contains(row), "{page}");
    }
    assert_eq!(en.matches("<table>").count(), 5);
    assert_eq!(en.matches("<tr>").count(), en.matches("</tr>").count());
}

/// The figures of a case stand with the case: they do not count as those of its part.
#[test]
fn figures_of_cases_have_their_own_rows() {
    let mut definition = json(Call::follow_up().definition());
    let part = definition["parts"][0].as_object_mut().expect("a part");
    part.insert("brackets".into(), json!([{"up_to": "1000.00", "rate": "0.50"}, {"rate": "0.20"}]));
    part.insert(
        "cases".into(),
        json!([{
            "when": {"equals": {"field": "/origin/inspir_event", "value": true}}, "ceiling": "300.00",
            "brackets": [{"up_to": "500.00", "rate": "0.80"}, {"up_to": "600.00", "rate": "0.40"}, {"rate": "0.10"}]
        }]),
    );
    let call = Call::from_json(&definition.to_string()).expect("a definition");
    let reached = |event: bool, amount: &str| -> Vec<String> {
        let application = json!({
            "origin": {"inspir_event": event}, "request": {"operating": "100.00"},
            "budget": {"expenses": [{"label": "x", "amount": amount, "nature": "operating"}]}
        });
        let cases = json!([{"name": "case", "application": application, "outcome": "incomplete"}]);
        let all = covered(&call, &cases).decisive.into_iter();
        let of_part = all.filter(|one| one.path.starts_with("/parts/0") && one.case.is_some());
        of_part.map(|one| one.path).collect()
    };
    let case = "/parts/0/cases/0";
    let of_case = |figure: &str| format!("{case}/{figure}");
    assert_eq!(reached(true, "300.00"), [case, &of_case("brackets/0")]);
    // The smallest limit decides, and all slices are counted.
    let figures = ["ceiling", "brackets/0", "brackets/1", "brackets/2"].map(of_case);
    let all: Vec<&str> = [case].into_iter().chain(figures.iter().map(String::as_str)).collect();
    assert_eq!(reached(true, "2000.00"), all);
    assert_eq!(reached(false, "300.00"), ["/parts/0/brackets/0"]);
}
