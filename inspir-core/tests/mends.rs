//! The message of a mistake says what to write instead, and that is right: a definition that uses
//! everything is spoilt in the ways in which authors err.

#![cfg(test)]

mod common;

use common::full;
use inspir_core::{Call, Locale};
use serde_json::{Value, json};

/// The places and messages of all mistakes.
fn told(definition: &Value, locale: Locale) -> Vec<(String, String)> {
    let error = Call::from_json(&definition.to_string()).err();
    let problems = error.iter().flat_map(|error| error.problems());
    problems.map(|problem| (problem.path().to_owned(), problem.message(locale))).collect()
}

/// The full definition with another value at this pointer.
fn with(pointer: &str, value: &Value) -> Value {
    let mut spoilt = full();
    *spoilt.pointer_mut(pointer).expect(pointer) = value.clone();
    spoilt
}

/// The message of the only mistake, which stands at this pointer, in English and in French.
fn only(definition: &Value, pointer: &str) -> [String; 2] {
    [Locale::En, Locale::Fr].map(|locale| {
        let told = told(definition, locale);
        assert!(matches!(told.as_slice(), [(path, _)] if path == pointer), "{pointer}: {told:#?}");
        told.into_iter().map(|(_, message)| message).collect()
    })
}

/// What a message shows in backticks.
fn shown(message: &str) -> Vec<&str> {
    message.split('`').skip(1).step_by(2).collect()
}

/// Every value of a definition with its pointer.
fn values(value: &Value) -> Vec<(String, Value)> {
    let mut found = vec![(String::new(), value.clone())];
    let mut next = 0;
    while let Some((pointer, value)) = found.get(next).cloned() {
        match value {
            Value::Array(items) => found.extend(
                items
                    .into_iter()
                    .enumerate()
                    .map(|(item, value)| (format!("{pointer}/{item}"), value)),
            ),
            Value::Object(members) => found.extend(members.into_iter().map(|(name, value)| {
                (format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), value)
            })),
            _ => {}
        }
        next += 1;
    }
    found
}

/// A word of another language is told with the word that it stands for, wherever that is a member, and
/// nothing follows from it.
#[test]
fn a_member_in_other_words_is_told_with_the_right_name() {
    let mut count = 0;
    for (name, others) in [
        ("all", ["and", "&&", "et"]),
        ("any", ["or", "||", "ou"]),
        ("not", ["non", "!", "NON"]),
        ("when", ["if", "si", "If"]),
        ("up_to", ["to", "until", "max"]),
        ("maximum", ["max", "Max", "MAX"]),
        ("minimum", ["min", "Min", "MIN"]),
        ("equals", ["eq", "==", "="]),
        ("one_of", ["in", "In", "IN"]),
        ("present", ["exists", "Exists", "EXISTS"]),
        ("title", ["label", "name", "Label"]),
        ("values", ["options", "enum", "Options"]),
        ("where", ["filter", "Filter", "FILTER"]),
        ("amount", ["money", "montant", "Money"]),
        ("number", ["integer", "float", "decimal"]),
        ("rate", ["taux", "Taux", "TAUX"]),
        ("ceiling", ["cap", "plafond", "Plafond"]),
    ] {
        for (pointer, value) in values(&full()) {
            let Some(parent) = pointer.strip_suffix(&format!("/{name}")) else { continue };
            for other in others {
                let mut spoilt = full();
                let object = spoilt.pointer_mut(parent).and_then(Value::as_object_mut);
                let object = object.expect("an object");
                object.remove(name);
                assert!(object.insert(other.to_owned(), value.clone()).is_none());
                let [en, fr] = only(&spoilt, &format!("{parent}/{other}"));
                assert_eq!(en, format!("unknown member; did you mean `{name}`?"));
                assert_eq!(fr, format!("clé inconnue ; vouliez-vous écrire `{name}` ?"));
                count += 1;
            }
        }
    }
    assert!(count > 300, "{count}");
}

#[test]
fn a_value_in_other_words_is_told_with_the_right_one() {
    for (pointer, right, others) in [
        ("/requirements/28/is", "at_most", ["<=", "lte", "≤", "max"]),
        ("/requirements/28/is", "at_least", [">=", "gte", "≥", "min"]),
        ("/requirements/28/is", "less_than", ["<", "lt", "LT", "less-than"]),
        ("/requirements/28/is", "more_than", [">", "gt", "GT", "greater_than"]),
        ("/requirements/28/is", "equal_to", ["=", "==", "eq", "equals"]),
        ("/fields/0/type", "number", ["integer", "int", "float", "decimal"]),
        ("/fields/4/type", "amount", ["money", "Money", "montant", "amout"]),
        ("/fields/6/type", "boolean", ["bool", "Bool", "flag", "booleen"]),
        ("/fields/7/type", "text", ["string", "String", "str", "texte"]),
        ("/fields/1/type", "choice", ["enum", "select", "choix", "Choice"]),
        ("/fields/2/type", "choices", ["multiselect", "MultiSelect", "choises", "Choices"]),
    ] {
        assert!(told(&with(pointer, &right.into()), Locale::En).is_empty(), "{right}");
        for other in others {
            let [en, _] = only(&with(pointer, &other.into()), pointer);
            assert_eq!(en, format!("`{other}` is not known here; did you mean `{right}`?"));
        }
    }
}

/// A path of an own field, column or list without what stands before its id is told with the whole path.
#[test]
fn an_own_path_without_its_beginning_is_told_whole() {
    let mut count = 0;
    for (pointer, value) in values(&full()) {
        let Value::String(path) = &value else { continue };
        let Some((before, id)) = path.rsplit_once('/') else { continue };
        if !path.starts_with('/') || !(path.contains("/details/") || path.contains("/lists/")) {
            continue;
        }
        let list = before.strip_suffix("/*/details").map(|list| format!("{list}/*/{id}"));
        let dotted = path.trim_start_matches('/').replace("/*", "").replace('/', ".");
        let indexed = path.contains("/*/").then(|| path.replace('*', "0"));
        let short = [Some(id.to_owned()), Some(format!("/{id}")), Some(dotted), list, indexed];
        for wrong in short.into_iter().flatten() {
            let [en, fr] = only(&with(&pointer, &wrong.clone().into()), &pointer);
            let right = format!("`{path}`");
            assert!(en.contains("did you mean") && en.contains(&right), "{pointer} {wrong}: {en}");
            assert!(fr.contains("vouliez-vous") && fr.contains(&right), "{pointer} {wrong}: {fr}");
            count += 1;
        }
    }
    assert!(count > 35, "{count}");
}

/// Where nothing is near, the paths are told that are known at that place and may stand there.
#[test]
fn a_path_that_resembles_nothing_is_told_with_those_beside_it() {
    for (pointer, wrong, known) in [
        ("/quantities/1/distinct", "/lists/partners/*/colour", vec!["/lists/partners/*/country"]),
        ("/quantities/1/distinct", "/lists/partners/colour", vec!["/lists/partners/*/country"]),
        ("/parts/1/limits/0/times", "/details/colour", vec!["/details/trainees"]),
        (
            "/requirements/29/where/present",
            "/team/*/details/colour",
            vec!["/team/*/details/born_on"],
        ),
        ("/requirements/30/list", "/colour", vec!["/budget/expenses", "/lists/partners"]),
    ] {
        let [en, _] = only(&with(pointer, &wrong.into()), pointer);
        for known in known {
            assert!(shown(&en).contains(&known), "{wrong}: {en}");
        }
        assert!(!en.contains("did you mean"), "{en}");
    }
}

/// What a message proposes is proposed where it may stand: of the members of items those of the list that
/// is gone through, and none elsewhere if there is another path.
#[test]
fn a_path_is_proposed_where_it_may_stand() {
    let mut spoilt = full();
    let columns = spoilt.pointer_mut("/columns").and_then(Value::as_object_mut).expect("columns");
    let born_on = columns["/team"].clone();
    columns.insert("/documents".to_owned(), born_on);
    let pointer = "/requirements/29/holds/compare/left/from";
    *spoilt.pointer_mut(pointer).expect("a path") = json!("/born_on");
    let [en, _] = only(&spoilt, pointer);
    assert!(en.ends_with("did you mean `/team/*/details/born_on`?"), "{en}");
    // Of another type than can be compared so.
    let [en, _] =
        only(&with("/parts/1/limits/0/times", &json!("/nickname")), "/parts/1/limits/0/times");
    assert!(!en.contains("/details/nickname"), "{en}");
}

/// A comparison of the full definition, of this quantity with this one.
fn compared(left: &Value, right: &Value) -> Value {
    let mut spoilt = full();
    let compare = spoilt.pointer_mut("/requirements/28").expect("a comparison");
    compare["left"] = left.clone();
    compare["right"] = right.clone();
    spoilt
}

/// Whatever is meant to be a constant, the message shows how it is written beside this left side.
#[test]
fn a_constant_is_told_as_it_has_to_be_written() {
    let span = json!({"from": "/applicant/created_on", "to": "/submitted_on"});
    for (left, rights) in [
        (
            json!("/request/amount"),
            vec![json!("20"), json!(20), json!({"number": "20"}), json!({"years": 20})],
        ),
        (
            json!("/details/trainees"),
            vec![json!("20"), json!(20), json!({"amount": "20"}), json!({"years": 20})],
        ),
        (
            json!({"count": "/team"}),
            vec![json!("20"), json!(2.5), json!({"amount": "20.00"}), json!({"days": 2})],
        ),
        (json!("/submitted_on"), vec![json!("2028-10-31")]),
        (
            span,
            vec![
                json!("20"),
                json!(400),
                json!({"number": "20"}),
                json!({"amount": "20"}),
                json!("/details/trainees"),
            ],
        ),
    ] {
        for right in rights {
            let messages = only(&compared(&left, &right), "/requirements/28/right");
            for message in &messages {
                let mend = shown(message).into_iter().find(|shown| shown.starts_with('{'));
                let mend: Value = serde_json::from_str(mend.expect(message)).expect(message);
                let told = told(&compared(&left, &mend), Locale::En);
                assert!(told.is_empty(), "{left} {right}: {message}: {told:?}");
            }
            assert_ne!(messages[0], messages[1]);
        }
    }
    // Elsewhere too.
    let day = with("/requirements/28/left/from", &json!("2028-10-31"));
    let [en, fr] = only(&day, "/requirements/28/left/from");
    assert_eq!(en, r#"a constant is written as an object: `{"date": "2028-10-31"}`"#);
    assert_eq!(fr, r#"une constante s’écrit comme un objet : `{"date": "2028-10-31"}`"#);
}

#[test]
fn sides_of_different_types_are_named() {
    for (left, right, named) in [
        (json!("/request/amount"), json!("/details/trainees"), ["an amount", "a number"]),
        (json!("/details/trainees"), json!("/submitted_on"), ["a number", "a date"]),
        (json!("/submitted_on"), json!({"years": 1}), ["a date", "a span of time"]),
        (json!("/submitted_on"), json!({"amount": "1"}), ["a date", "an amount"]),
    ] {
        let [en, _] = only(&compared(&left, &right), "/requirements/28/right");
        let [left, right] = named;
        let wanted =
            format!("the left side is {left}, the right one {right}: both have to be of one type");
        assert_eq!(en, wanted);
    }
}

/// A number that has to be text is told with its quotes, wherever it stands.
#[test]
fn a_number_that_has_to_be_text_is_told_with_its_quotes() {
    let mut count = 0;
    for (pointer, value) in values(&full()) {
        let Value::String(text) = &value else { continue };
        if text.parse::<f64>().is_err() {
            continue;
        }
        let is_code = ["/departments/", "/except/", "/communes/", "/value"];
        if is_code.iter().any(|part| pointer.contains(part)) {
            continue;
        }
        let wrong: Value = serde_json::from_str(text).expect("a number");
        let [en, fr] = only(&with(&pointer, &wrong), &pointer);
        let written = format!("write `\"{wrong}\"`");
        assert!(en.starts_with("expected a") && en.ends_with(&written), "{pointer}: {en}");
        let written = format!("écrivez `\"{wrong}\"`");
        assert!(fr.starts_with("il faut un") && fr.ends_with(&written), "{pointer}: {fr}");
        count += 1;
    }
    assert!(count > 30, "{count}");
}

/// A constant as people write it is told with the text to write, where it can be only one.
#[test]
fn a_constant_as_people_write_it_is_told_with_the_text_to_write() {
    let (rate, amount) = ("/parts/0/cases/0/rate", "/parts/0/ceiling");
    let (number, share) = ("/fields/0/maximum", "/categories/1/caps/0/share");
    for (pointer, wrong, meant) in [
        (rate, json!("50"), Some("0.50")),
        (rate, json!(50), Some("0.50")),
        (rate, json!("50%"), Some("0.50")),
        (rate, json!("12,5 %"), Some("0.125")),
        (rate, json!("0,50"), Some("0.50")),
        (rate, json!("100"), Some("1.00")),
        (rate, json!("101"), None),
        (rate, json!("1.5"), None),
        (rate, json!("1,125 %"), None),
        (rate, json!("half"), None),
        (share, json!("10 %"), Some("0.10")),
        (share, json!("0 %"), None),
        (amount, json!("12 500,00"), Some("12500.00")),
        (amount, json!("12\u{a0}500"), Some("12500.00")),
        (amount, json!("€12,500.50"), Some("12500.50")),
        (amount, json!("12,500"), None),
        (amount, json!("many"), None),
        (number, json!("1 000"), Some("1000")),
        ("/valid_from", json!("01/02/2027"), Some("2027-02-01")),
        ("/valid_from", json!("soon"), None),
    ] {
        let before = full();
        assert!(before.pointer(pointer).is_some(), "{pointer}");
        for (message, write) in
            only(&with(pointer, &wrong), pointer).iter().zip(["write", "écrivez"])
        {
            match meant {
                Some(meant) => {
                    assert!(message.ends_with(&format!("{write} `\"{meant}\"`")), "{message}");
                }
                None => assert!(!message.contains(&format!("{write} `")), "{message}"),
            }
        }
    }
}

/// What should be an object is told with the members that it has to have.
#[test]
fn an_object_is_told_with_its_members() {
    let mut count = 0;
    for (pointer, value) in values(&full()) {
        let Some(object) = value.as_object().filter(|_| !pointer.is_empty()) else { continue };
        let [en, fr] = only(&with(&pointer, &json!(true)), &pointer);
        if en.starts_with("expected an object with words") {
            assert!(object.contains_key("fr"), "{pointer}");
        } else if en.starts_with("expected an object with exactly one of ") {
            let names = shown(&en);
            assert!(object.keys().any(|name| names.contains(&name.as_str())), "{pointer}: {en}");
        } else if let Some(names) = en.strip_prefix("expected an object with ") {
            let is_there = |name: &&str| object.contains_key(*name);
            assert!(shown(names).iter().all(is_there), "{pointer}: {en}");
            assert!(!shown(names).is_empty() && fr.starts_with("il faut un objet avec "));
        } else {
            let may_be_empty =
                ["/overall", "/columns", "/territory"].iter().any(|end| pointer.ends_with(end));
            let is_quantity =
                en.starts_with("expected a quantity") || en.starts_with("expected a factor");
            let is_length = en
                == r#"the left side is a span of time: write the right one such as `{"months": 6}` (or `days`, `weeks`, `months`, `years`), or add `complete` to the left, which makes it a number"#;
            assert!(may_be_empty || is_quantity || is_length, "{pointer}: {en}");
        }
        count += 1;
    }
    assert!(count > 150, "{count}");
}

/// An item of a list that is not gone through is told with a condition about the items.
#[test]
fn a_path_of_one_item_is_told_with_a_condition_about_all() {
    let amount = json!({"amount": "10"});
    for (path, condition) in [
        (
            "/lists/partners/*/country",
            json!({"equals": {"field": "/lists/partners/*/country", "value": "fr"}}),
        ),
        (
            "/budget/revenues/*/source",
            json!({"one_of": {"field": "/budget/revenues/*/source", "values": ["state"]}}),
        ),
        ("/team/*/details/born_on", json!({"present": "/team/*/details/born_on"})),
        (
            "/lists/partners/*/share",
            json!({"compare": {"left": "/lists/partners/*/share", "is": "at_most", "right": amount}}),
        ),
    ] {
        let pointer = "/categories/4/when";
        let spoilt = with(pointer, &condition);
        for locale in [Locale::En, Locale::Fr] {
            let told = told(&spoilt, locale);
            let [(place, message)] = told.as_slice() else { panic!("{told:?}") };
            assert!(place.starts_with(pointer), "{place}");
            let shown = shown(message);
            assert_eq!(shown[0], path);
            // It is right, with the condition in place of the dots.
            let some: Value = serde_json::from_str(&shown[1].replace('…', &condition.to_string()))
                .expect(message);
            let loads = Call::from_json(&with(pointer, &some).to_string()).is_ok();
            assert!(loads, "{some}");
        }
    }
}

/// When a category counts can depend on no single expense: two categories are told.
#[test]
fn a_category_that_depends_on_one_expense_is_told_to_be_two() {
    let nature = "/budget/expenses/*/nature";
    for (condition, at) in [
        (json!({"equals": {"field": nature, "value": "operating"}}), "/equals/field"),
        (
            json!({"not": {"one_of": {"field": nature, "values": ["operating"]}}}),
            "/not/one_of/field",
        ),
        (json!({"present": nature}), "/present"),
    ] {
        let [en, fr] =
            only(&with("/categories/4/when", &condition), &format!("/categories/4/when{at}"));
        assert!(en.ends_with("make two categories, and let each expense name its own"), "{en}");
        assert!(fr.contains("faites deux catégories"), "{fr}");
    }
}

#[test]
fn a_quantity_that_is_shown_without_a_name_is_told_why() {
    let plus = json!({"plus": ["/request/amount", {"amount": "1"}]});
    let spoilt = compared(&plus, &json!({"amount": "10"}));
    let [en, fr] = only(&spoilt, "/requirements/28/left");
    assert_eq!(
        en,
        r#"`title` is missing: give it words that name this quantity in messages, such as `{"fr": "…", "en": "…"}`"#
    );
    assert!(fr.starts_with("`title` manque : donnez les mots qui nomment cette quantité"), "{fr}");
}

#[test]
fn a_part_without_request_is_told_both_ways() {
    let mut spoilt = full();
    spoilt
        .pointer_mut("/parts/0")
        .and_then(Value::as_object_mut)
        .expect("a part")
        .remove("request");
    let [en, fr] = only(&spoilt, "/parts/0");
    assert_eq!(
        en,
        r#"`request` is missing: give it a path such as "/request/amount", or give `overall` a `request`"#
    );
    assert!(fr.contains("\"/request/amount\"") && fr.contains("`overall`"), "{fr}");
    // An example of a path leads to a field of the type that is wanted.
    for (pointer, example) in [
        ("/parts/0/request", "/request/amount"),
        ("/requirements/6/earlier", "/project/starts_on"),
        ("/requirements/0/field", "/applicant/name"),
        ("/requirements/27/of/1/territory/field", "/project/commune"),
        ("/parts/0/cases/0/when/equals/field", "/applicant/legal_form"),
    ] {
        let [en, fr] = only(&with(pointer, &json!(7)), pointer);
        assert_eq!(en, format!("expected a path such as \"{example}\""));
        assert_eq!(fr, format!("il faut un chemin, par exemple \"{example}\""));
    }
}

#[test]
fn a_number_out_of_range_is_told_with_its_decimals() {
    for (decimals, range) in
        [(0, "whole numbers from 1 to 400"), (1, "numbers from 1 to 400; decimals at most: 1")]
    {
        let mut spoilt = compared(&json!("/details/trainees"), &json!({"number": "401"}));
        spoilt["fields"][0]["decimals"] = decimals.into();
        let [en, _] = only(&spoilt, "/requirements/28/right");
        assert_eq!(en, format!("the field only takes {range}"));
    }
}

/// Beside a rule that is broken every member that the object knows stays known.
#[test]
fn a_broken_rule_makes_no_other_member_unknown() {
    let words = json!({"fr": "x", "en": "y"});
    let condition = json!({"present": "/project/title"});
    for (mut quantity, at) in [
        (
            json!({"from": "/project/starts_on", "to": "/project/ends_on", "complete": "days"}),
            "/from",
        ),
        (json!({"from": "/project/title", "to": "/submitted_on", "complete": "days"}), "/from"),
        (
            json!({"first_day": "/project/title", "last_day": "/submitted_on", "complete": "days"}),
            "/first_day",
        ),
        (json!({"sum": "/team/*/name", "where": condition}), "/sum"),
        (
            json!({"distinct": "/lists/partners/*/country", "by": "department", "where": condition}),
            "/by",
        ),
        (json!({"count": "/project/challenges", "where": condition}), "/where"),
        (json!({"times": "/request/amount", "of": {"count": "/team"}}), "/times"),
        (json!({"times": "2", "of": "/submitted_on"}), "/of"),
        (json!({"plus": [{"count": "/team"}]}), "/plus"),
        (json!({"plus": [{"count": "/team"}, "/request/amount"]}), "/plus"),
        (json!({"year": "/request/amount"}), "/year"),
        (json!({"number": "3"}), ""),
    ] {
        quantity["title"] = words.clone();
        let spoilt = compared(&quantity, &json!({"number": "3"}));
        only(&spoilt, &format!("/requirements/28/left{at}"));
    }
    for (pointer, condition, at) in [
        ("when", json!({"territory": {"field": "/details/site"}}), "/territory"),
        ("when", json!({"at_least": {"count": 3, "of": [condition]}}), "/at_least/count"),
        (
            "when",
            json!({"equals": {"field": "/details/criteria_met", "value": "young"}}),
            "/equals/field",
        ),
        (
            "when",
            json!({"compare": {"left": {"number": "1"}, "is": "at_most", "right": {"number": "2"}}}),
            "/compare/left",
        ),
    ] {
        let mut spoilt = full();
        spoilt["requirements"][28][pointer] = condition;
        only(&spoilt, &format!("/requirements/28/{pointer}{at}"));
    }
}

#[cfg(feature = "schema")]
static SCHEMA: std::sync::LazyLock<jsonschema::Validator> = std::sync::LazyLock::new(|| {
    let schema = inspir_core::schema::definition(Locale::En);
    jsonschema::validator_for(schema.as_value()).expect("a schema")
});

/// The full definition with another value at this pointer, even if there is none.
#[cfg(feature = "schema")]
fn set(pointer: &str, value: Value) -> Value {
    let mut spoilt = full();
    let (parent, name) = pointer.rsplit_once('/').expect("a step");
    let parent = spoilt.pointer_mut(parent).expect(pointer);
    match name.parse::<usize>() {
        Ok(item) => parent[item] = value,
        Err(_) => parent[name] = value,
    }
    spoilt
}

/// What does not go together is refused by the schema as well, so that an editor tells it while one writes.
#[cfg(feature = "schema")]
#[test]
fn the_schema_refuses_what_does_not_go_together() {
    assert!(SCHEMA.is_valid(&full()));
    let words = json!({"fr": "x", "en": "y"});
    let many = |count: usize, one: Value| {
        let item = |number| {
            let mut one = one.clone();
            one["id"] = format!("x{number}").into();
            one
        };
        Value::Array((0..count).map(item).collect())
    };
    let value = json!({"title": words});
    let listed = many(100, value.clone());
    assert_eq!(listed.as_array().map(Vec::len), Some(100));
    for (pointer, wrong) in [
        ("/requirements/0/basis", json!("implied")),
        ("/requirements/0/level", json!("appraisal")),
        ("/requirements/2/level", json!("warning")),
        ("/requirements/0/citation", json!({"section": words})),
        ("/periods", json!([{"from": "2027-01-04"}])),
        ("/overall", json!({})),
        ("/fields/2/values", many(65, value.clone())),
        ("/categories", many(101, value.clone())),
        ("/categories/1/caps/0/share", json!("0")),
        ("/categories/1/caps/0/share", json!("0.00")),
        ("/categories/1/caps", vec![json!({"amount": "1"}); 11].into()),
        ("/categories/3/flat/share", json!("0.0")),
        ("/categories/5/when", json!({"present": "/project/title"})),
        ("/categories/5/in_kind", json!(true)),
        ("/categories/5/caps", json!([{"amount": "1"}])),
        ("/categories/5/flat", json!({"share": "0.1", "of": "others"})),
        ("/categories/3/in_kind", json!(true)),
        ("/parts/0/nature", json!("operating")),
        ("/parts/0/base", json!("/request/amount")),
        ("/parts/2/rate", json!("0.5")),
        ("/parts/0/cases/0/brackets", json!([{"rate": "0.5"}])),
        ("/parts/2/brackets", vec![json!({"rate": "0.5"}); 21].into()),
        ("/parts/1/lump_sums", (1..=101).map(|sum| sum.to_string()).collect::<Vec<_>>().into()),
    ] {
        let spoilt = set(pointer, wrong.clone());
        assert!(!told(&spoilt, Locale::En).is_empty(), "{pointer}: {wrong} loads");
        assert!(!SCHEMA.is_valid(&spoilt), "{pointer}: {wrong}");
    }
    let mut periods = full();
    let members = periods.as_object_mut().expect("an object");
    members.remove("valid_from");
    members.remove("valid_until");
    for (wrong, is_right) in [(json!([{}]), false), (json!([{"from": "2027-01-04"}]), true)] {
        periods["periods"] = wrong;
        assert_eq!(told(&periods, Locale::En).is_empty(), is_right);
        assert_eq!(SCHEMA.is_valid(&periods), is_right);
    }
    // What is left out, or `null`, breaks no rule.
    for (pointer, right) in [
        ("/categories/5/when", Value::Null),
        ("/categories/3/in_kind", json!(false)),
        ("/categories/3/in_kind", Value::Null),
        ("/parts/0/base", Value::Null),
        ("/periods", Value::Null),
    ] {
        let spoilt = set(pointer, right);
        assert_eq!(told(&spoilt, Locale::En), [], "{pointer}");
        assert!(SCHEMA.is_valid(&spoilt), "{pointer}");
    }
}

/// A period that is refused is not compared with its neighbours, and what reads a column of a list with
/// another name is not told that it is unknown.
#[test]
fn nothing_follows_from_a_refused_period_or_columns_of_no_list() {
    let mut periods = full();
    let members = periods.as_object_mut().expect("an object");
    members.remove("valid_from");
    members.remove("valid_until");
    let day = |day: u32| format!("2027-01-{day:02}");
    let period = |from: u32, until: u32| json!({"from": day(from), "until": day(until)});
    for (wrong, pointer) in [
        (json!([period(4, 5), {}]), "/periods/1"),
        (json!([{}, period(4, 5)]), "/periods/0"),
        (json!([period(4, 5), {"day": "2027-01-06"}]), "/periods/1/day"),
        (json!([period(4, 5), period(9, 8), period(10, 11)]), "/periods/1/until"),
        (json!([period(4, 5), 7, period(10, 11)]), "/periods/1"),
        (json!([period(4, 5), period(5, 6)]), "/periods/1"),
    ] {
        periods["periods"] = wrong;
        only(&periods, pointer);
    }
    let mut columns = full();
    let own = columns["columns"].as_object_mut().expect("an object");
    let team = own.remove("/team").expect("columns of the team");
    own.insert("/people".to_owned(), team);
    only(&columns, "/columns/~1people");
    columns["columns"] = json!({"zz": 1});
    only(&columns, "/columns/zz");
    // Another list of columns is as it was.
    columns = with("/requirements/28/left", &json!("/team/*/details/age"));
    assert_eq!(told(&columns, Locale::En).len(), 1);
}

/// An editor tells a wrong path or an unknown quantity once, and not once for each thing that it is not.
#[cfg(feature = "schema")]
#[test]
fn the_schema_has_few_errors_for_one_mistake() {
    for (pointer, wrong) in [
        ("/requirements/28/left", json!("/members")),
        ("/requirements/28/left", json!("/details/Members")),
        ("/requirements/28/left", json!({"divide": ["/request/amount", "/details/trainees"]})),
        ("/requirements/28/left", json!({})),
        ("/requirements/0/field", json!("/applicant/nam")),
        ("/requirements/29/list", json!("/lists/")),
        ("/quantities/0/sum", json!("/budget/revenues/*/details/Quotes")),
        ("/parts/0/bonuses/0/when", json!({"and": []})),
        ("/categories/1/caps/0", json!({"part": "0.1"})),
    ] {
        let spoilt = with(pointer, &wrong);
        let errors: Vec<String> =
            SCHEMA.iter_errors(&spoilt).map(|error| error.to_string()).collect();
        assert!((1..=2).contains(&errors.len()), "{pointer} {wrong}: {errors:#?}");
    }
}
