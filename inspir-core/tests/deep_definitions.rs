//! Definitions that nest as deep as JSON may, or name one quantity after another, on small stacks: each is
//! refused with clear words, or serves for all that a call is for.

#![cfg(test)]

mod common;

use common::{json, on_a_small_stack};
use inspir_core::{Call, Locale};
use serde_json::{Value, json};

/// The levels that are left for a value that stands where a requirement has its `when` or its `left`.
const LEFT: usize = 61;

/// A member that is answered with a number of one digit, once in the application and once in each line.
const NUMBER: &str = "\"/details/n\"";
const IN_LINE: &str = "\"/team/*/details/n\"";
const PRESENT: &str = "{\"present\":\"/reference\"}";

const APPLICATION: &str = r#"{
    "details": {"n": 1}, "team": [{"name": "A", "details": {"n": 2}}, {"name": "B"}],
    "request": {"operating": "100.00"}, "budget": {"expenses": [{"amount": "100.00"}]}
}"#;

/// A value inside this many others.
fn nested(times: usize, [open, close]: [&str; 2], inner: &str) -> String {
    [&open.repeat(times), inner, &close.repeat(times)].concat()
}

const NOT: [&str; 2] = ["{\"not\":", "}"];
const ALL: [&str; 2] = ["{\"all\":[", "]}"];
const ANY: [&str; 2] = ["{\"any\":[{\"present\":\"/reference\"},", "]}"];
const AT_LEAST: [&str; 2] = ["{\"at_least\":{\"count\":1,\"of\":[", "]}}"];
const TIMES: [&str; 2] = ["{\"times\":\"1\",\"of\":", "}"];
const FACTOR: [&str; 2] = ["{\"times\":", ",\"of\":{\"number\":\"1\"}}"];
const PLUS: [&str; 2] = ["{\"plus\":[\"/details/n\",", "]}"];
const MINUS: [&str; 2] = ["{\"minus\":[", ",\"/details/n\"]}"];
const YEAR: [&str; 2] = ["{\"year\":", "}"];
const FROM: [&str; 2] = ["{\"from\":", ",\"to\":\"/submitted_on\"}"];
const LAST_DAY: [&str; 2] = ["{\"first_day\":\"/submitted_on\",\"last_day\":", "}"];
const NAMED: [&str; 2] = ["{\"title\":{\"fr\":\"a\",\"en\":\"a\"},\"times\":\"1\",\"of\":", "}"];
const NO_MEMBER: [&str; 2] = ["{\"nothing\":", "}"];
const LIST: [&str; 2] = ["[", "]"];

/// A comparison of this quantity, as a condition: two levels.
fn compare(left: &str) -> String {
    format!(r#"{{"compare":{{"left":{left},"is":"at_most","right":{{"number":"5"}}}}}}"#)
}

/// The number of members of the team for whom a condition holds: one level.
fn count(filter: &str) -> String {
    format!(r#"{{"count":"/team","where":{filter}}}"#)
}

/// A definition with fields of numbers.
fn definition() -> Value {
    let mut definition = json(Call::follow_up().definition());
    let number = json!([{
        "id": "n", "type": "number", "maximum": "9", "title": {"fr": "nombre", "en": "number"},
    }]);
    definition["fields"] = number.clone();
    definition["columns"] = json!({"/team": number});
    definition
}

/// The definition, with a text in place of the text DEEP of a change to it.
fn with(deep: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut definition = definition();
    change(&mut definition);
    definition.to_string().replace("\"DEEP\"", deep)
}

/// A definition with this condition on a requirement.
fn when(condition: &str) -> String {
    with(condition, |definition| definition["requirements"][0]["when"] = "DEEP".into())
}

/// A requirement that asks this.
fn requirement(check: Value) -> Value {
    let mut requirement = json!({
        "id": "deep.one", "section": "applicant", "level": "blocking", "basis": "call",
        "title": {"fr": "Profond", "en": "Deep"},
        "citation": {"section": {"fr": "Deux", "en": "Two"}, "quote": "un mot"},
    });
    let members = check.as_object().into_iter().flatten();
    requirement
        .as_object_mut()
        .expect("an object")
        .extend(members.map(|(name, of)| (name.clone(), of.clone())));
    requirement
}

/// A definition with a requirement that compares this quantity with 5.
fn left(quantity: &str) -> String {
    let check =
        json!({"check": "compare", "left": "DEEP", "is": "at_most", "right": {"number": "5"}});
    with(quantity, |definition| definition["requirements"][0] = requirement(check))
}

/// The same, the other way round.
fn right(quantity: &str) -> String {
    let check = json!({"check": "compare", "left": "/details/n", "is": "at_most", "right": "DEEP"});
    with(quantity, |definition| definition["requirements"][0] = requirement(check))
}

/// A definition with a part that has this member.
fn part(member: &str, value: Value, deep: &str) -> String {
    with(deep, |definition| {
        let part = &mut definition["parts"][0];
        part.as_object_mut().expect("an object").remove("nature");
        part[member] = value;
    })
}

/// Asks of a call all that a caller can ask.
fn use_it(call: &Call) {
    for application in ["{}", APPLICATION] {
        let assessment = call.assess_json(application.as_bytes());
        for locale in Locale::ALL {
            assert!(assessment.to_json(*locale).len() > 1_000);
            assert!(assessment.report(*locale).len() > 500);
            let repairs = inspir_core::wire::repairs(call, application.as_bytes(), *locale);
            assert!(json(&repairs).is_object());
        }
        let kept = assessment.keep(Locale::Fr).to_json();
        assert_eq!(call.reopen(kept.as_bytes()).as_ref(), Ok(&assessment));
        assert!(call.trace_json(application.as_bytes()).to_json().len() > 1_000);
        let other = Call::follow_up();
        assert!(assessment.changes_since(&other.assess_json(b"{}")).to_json(Locale::En).len() > 10);
        let again = call.reassess_json(application.as_bytes(), &other);
        assert_eq!(again.assessment, assessment);
        for format in inspir_core::DocumentFormat::ALL {
            let told =
                inspir_core::wire::sheet(call, application.as_bytes(), "{}", Locale::Fr, *format);
            assert!(told.is_ok_and(|told| told.len() > 100));
        }
    }
    assert!(call.describe(Locale::En).to_json().len() > 1_000);
    assert!(inspir_core::wire::describe_with_hints(call, Locale::Fr).len() > 1_000);
    assert_ne!(call, &Call::follow_up());
    assert!(!call.changes_since(&Call::follow_up()).to_json(Locale::Fr).is_empty());
    assert!(!Call::follow_up().changes_since(call).to_json(Locale::En).is_empty());
    assert!(call.requirements().all(|requirement| {
        let _ = call.subject_of(requirement);
        call.section_of(requirement).is_some()
    }));
    #[cfg(feature = "words")]
    assert!(call.with_words(Locale::En, &call.words_to_json()).is_ok());
    #[cfg(feature = "cases")]
    assert!(inspir_core::wire::remarks(call, None, Locale::Fr).len() > 1);
    assert_eq!(call.digest(), Call::from_json(call.definition()).expect("a call").digest());
}

/// Loads a definition, and uses it or tells what is wrong with it.
fn try_out(definitions: Vec<(&'static str, bool, String)>) {
    on_a_small_stack(|| {
        for (name, loads, definition) in definitions {
            match Call::from_json(&definition) {
                Ok(call) => {
                    assert!(loads, "{name}");
                    use_it(&call);
                }
                Err(error) => {
                    assert!(!loads, "{name}: {}", error.message(Locale::En));
                    assert!(
                        !error.problems().is_empty() && error.problems().len() <= 100,
                        "{name}"
                    );
                    for problem in error.problems() {
                        let place = (problem.path(), problem.line());
                        assert!(place.0.starts_with('/') && place.1 > 0, "{name}: {place:?}");
                    }
                    let told = Locale::ALL.iter().map(|locale| error.message(*locale));
                    assert!(
                        told.into_iter().all(|told| (10..200_000).contains(&told.len())),
                        "{name}"
                    );
                }
            }
        }
    });
}

#[test]
fn conditions_nest_as_deep_as_json() {
    let within = |times, inner: &str| nested(times, NOT, inner);
    try_out(vec![
        ("not", true, when(&nested(LEFT - 1, NOT, PRESENT))),
        ("all", true, when(&nested((LEFT - 1) / 2, ALL, PRESENT))),
        ("any", true, when(&nested((LEFT - 1) / 2, ANY, PRESENT))),
        ("at_least", true, when(&nested((LEFT - 1) / 3, AT_LEAST, PRESENT))),
        ("not a member", false, when(&nested(LEFT, NO_MEMBER, "1"))),
        ("lists", false, when(&nested(LEFT, LIST, "1"))),
        ("not nothing", false, when(&nested(LEFT - 1, NOT, "{}"))),
        (
            "every",
            true,
            when(&format!(
                r#"{{"every":{{"list":"/team","where":{0},"holds":{0}}}}}"#,
                within(49, PRESENT)
            )),
        ),
        (
            "every, too many",
            false,
            when(&format!(
                r#"{{"every":{{"list":"/team","where":{0},"holds":{0}}}}}"#,
                within(LEFT - 3, PRESENT)
            )),
        ),
        (
            "some",
            true,
            when(&within(
                9,
                &format!(r#"{{"some":{{"list":"/team","where":{}}}}}"#, within(49, PRESENT)),
            )),
        ),
        ("compare", true, when(&within(LEFT - 37, &compare(&nested(35, TIMES, NUMBER))))),
        (
            "count",
            true,
            when(&within(10, &compare(&count(&within(10, &compare(&nested(35, TIMES, IN_LINE))))))),
        ),
    ]);
}

#[test]
fn quantities_nest_as_deep_as_json() {
    let day = "\"/submitted_on\"";
    let mixed = [TIMES, PLUS, FACTOR, MINUS, NAMED].map(|[open, _]| open).concat();
    let closed = [TIMES, PLUS, FACTOR, MINUS, NAMED].map(|[_, close]| close);
    let closed = closed.into_iter().rev().collect::<String>();
    let mut definitions = Vec::new();
    for (name, levels, shape, inner) in [
        ("times", LEFT, TIMES, NUMBER),
        ("times, named", LEFT - 1, NAMED, NUMBER),
        ("factor", LEFT - 1, FACTOR, NUMBER),
        ("plus", LEFT / 2, PLUS, NUMBER),
        ("minus", LEFT / 2, MINUS, NUMBER),
        ("year", LEFT, YEAR, day),
        ("from", LEFT, FROM, day),
        ("last_day", LEFT, LAST_DAY, day),
        ("no member", LEFT, NO_MEMBER, NUMBER),
        ("lists", LEFT, LIST, NUMBER),
    ] {
        // JSON is as deep as it may be, and what is asked for is too much.
        let deep = nested(levels, shape, inner);
        definitions.extend([(name, false, left(&deep)), (name, false, right(&deep))]);
    }
    let deep = nested(LEFT / 7, [&mixed, &closed], NUMBER);
    definitions.push(("all kinds", false, left(&deep)));
    // So many digits are held.
    definitions.push(("times, held", true, left(&nested(35, TIMES, NUMBER))));
    definitions.push(("named, held", true, left(&nested(30, NAMED, NUMBER))));
    definitions.push(("factor, held", true, left(&nested(34, FACTOR, NUMBER))));
    let titled = |[open, close]: [&str; 2], times| {
        let title = r#"{"title":{"fr":"somme","en":"sum"},"#;
        nested(times, [open, close], NUMBER).replacen('{', title, 1)
    };
    definitions.push(("plus, held", true, left(&titled(PLUS, 17))));
    definitions.push(("minus, held", true, left(&titled(MINUS, 30))));
    let counted = count(&nested(12, NOT, &compare(&nested(35, TIMES, IN_LINE))));
    let titled = counted.replacen('{', r#"{"title":{"fr":"n","en":"n"},"#, 1);
    definitions.push(("count", true, left(&nested(10, TIMES, &titled))));
    try_out(definitions);
}

#[test]
fn grants_nest_as_deep_as_json() {
    let title = json!({"fr": "titre", "en": "title"});
    let not = |levels| nested(levels - 1, NOT, PRESENT);
    let times = |levels| nested(levels, TIMES, "\"/request/investment\"");
    let case = json!([{"when": "DEEP", "title": title, "ceiling": "10.00"}]);
    let bonus = json!([{"id": "b", "title": title, "when": "DEEP", "ceiling": "10.00"}]);
    let limit = json!([{"id": "l", "title": title, "times": "1", "of": "DEEP"}]);
    let category = json!([{"id": "c", "title": title, "when": "DEEP"}]);
    let quantity = json!([{"id": "q", "title": title, "times": "1", "of": "DEEP"}]);
    let without_natures = |definition: &mut Value| {
        for part in definition["parts"].as_array_mut().expect("parts") {
            part.as_object_mut().expect("a part").remove("nature");
        }
    };
    try_out(vec![
        ("base", true, part("base", "DEEP".into(), &times(22))),
        ("base, too deep", false, part("base", "DEEP".into(), &times(LEFT))),
        ("case", true, part("cases", case, &not(LEFT - 2))),
        ("bonus", true, part("bonuses", bonus, &not(LEFT - 2))),
        ("limit", true, part("limits", limit.clone(), &times(21))),
        ("limit, too deep", false, part("limits", limit, &times(LEFT - 2))),
        (
            "category",
            true,
            with(&not(LEFT), |definition| {
                without_natures(definition);
                definition["categories"] = category;
            }),
        ),
        (
            "quantity",
            true,
            with(&times(21), |definition| definition["quantities"] = quantity.clone()),
        ),
        (
            "quantity, too deep",
            false,
            with(&times(LEFT), |definition| definition["quantities"] = quantity),
        ),
    ]);
}

/// What is deeper than JSON may be is refused as a whole, before any of it is read as a rule.
#[test]
fn one_level_more_is_no_json() {
    on_a_small_stack(|| {
        let deep = [
            when(&nested(LEFT, NOT, PRESENT)),
            left(&nested(LEFT + 1, TIMES, NUMBER)),
            left(&nested(100_000, PLUS, NUMBER)),
        ];
        for definition in deep {
            let error = Call::from_json(&definition).expect_err("too deep");
            let [problem] = error.problems() else { panic!("one mistake: {error}") };
            assert_eq!((problem.path(), problem.line()), ("", 1));
            assert!(problem.message(Locale::En).contains("the maximum is 64"), "{error}");
        }
    });
}

/// Each quantity names the one before it: a row of as many names as a definition may have, and one of as many that
/// go through a list.
#[test]
fn quantities_name_one_another_without_end() {
    let title = json!({"fr": "titre", "en": "title"});
    let named = |number: usize| json!({"quantity": format!("q{}", number - 1)});
    let first = json!({"id": "q0", "title": title, "plus": ["/details/n", "/details/n"]});
    let names = |number| json!({"id": format!("q{number}"), "title": title, "quantity": named(number)["quantity"]});
    let counts = |number| {
        let left = json!({"times": "1", "of": {"times": "1", "of": named(number)}});
        let filter =
            json!({"not": {"compare": {"left": left, "is": "at_most", "right": {"number": "3"}}}});
        json!({"id": format!("q{number}"), "title": title, "count": "/team", "where": filter})
    };
    let row = |count: usize, of: &dyn Fn(usize) -> Value| {
        let mut definition = definition();
        let quantities =
            (0..count).map(|number| if number == 0 { first.clone() } else { of(number) });
        definition["quantities"] = quantities.collect();
        let last = json!({"quantity": format!("q{}", count - 1)});
        let is = json!({"left": last, "is": "at_most", "right": {"number": "5"}});
        definition["requirements"][0] = requirement(json!({
            "check": "compare", "left": last, "is": "at_most", "right": {"number": "5"},
            "when": {"compare": is},
        }));
        definition["parts"][0]["cases"] =
            json!([{"when": {"compare": is}, "title": title, "ceiling": "10.00"}]);
        definition.to_string()
    };
    try_out(vec![("names", true, row(1_999, &names)), ("counts", true, row(499, &counts))]);
}
