//! The examples of `docs/write-a-call.md` load, and the whole call of its section 10 is the one in
//! `docs/examples`, which quotes its text word for word and comes to what stands beside it.

#![cfg(test)]

mod common;

use std::fmt;

use common::{differences, json, read, root};
use inspir_core::{Call, Locale, Outcome};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// A JSON value in which no member stands twice.
struct Once(Value);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values;

        impl<'de> Visitor<'de> for Values {
            type Value = Once;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            fn visit_bool<E>(self, value: bool) -> Result<Once, E> {
                Ok(Once(value.into()))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Once, E> {
                Ok(Once(value.into()))
            }

            fn visit_f64<E: Error>(self, value: f64) -> Result<Once, E> {
                Err(E::custom(format!("{value} has a fraction")))
            }

            fn visit_str<E>(self, value: &str) -> Result<Once, E> {
                Ok(Once(value.into()))
            }

            fn visit_unit<E>(self) -> Result<Once, E> {
                Ok(Once(Value::Null))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Once, A::Error> {
                let mut list = Vec::new();
                while let Some(Once(item)) = items.next_element()? {
                    list.push(item);
                }
                Ok(Once(list.into()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Once, A::Error> {
                let mut object = Map::new();
                while let Some((name, Once(value))) = members.next_entry::<String, Once>()? {
                    if object.insert(name.clone(), value).is_some() {
                        return Err(A::Error::custom(format!("{name} stands twice")));
                    }
                }
                Ok(Once(object.into()))
            }
        }

        deserializer.deserialize_any(Values)
    }
}

/// A block of JSON of the guide.
struct Block {
    /// The number of its section; 0 stands for the introduction.
    section: usize,
    line: usize,
    value: Value,
}

fn guide() -> String {
    read(&root().join("docs/write-a-call.md"))
}

fn blocks() -> Vec<Block> {
    let page = guide();
    let (mut blocks, mut section, mut open) = (Vec::new(), 0, None);
    for (line, text) in page.lines().enumerate() {
        if let Some(title) = text.strip_prefix("## ") {
            // The reference has no numbers.
            section =
                title.split_once('.').and_then(|(number, _)| number.parse().ok()).unwrap_or(99);
        }
        match (text, &mut open) {
            ("```json", None) => open = Some((line + 1, String::new())),
            ("```", Some((line, json))) => {
                let value = serde_json::from_str(json);
                let Once(value) = value.unwrap_or_else(|error| panic!("line {line}: {error}"));
                blocks.push(Block { section, line: *line, value });
                open = None;
            }
            (text, Some((_, json))) => {
                json.push_str(text);
                json.push('\n');
            }
            _ => {}
        }
    }
    blocks
}

/// Lists are joined, objects member by member, and other members are added.
fn merge(into: &mut Value, block: &Value) {
    match (into, block) {
        (Value::Object(members), Value::Object(more)) => {
            for (name, value) in more {
                match members.get_mut(name) {
                    Some(there) => merge(there, value),
                    None => drop(members.insert(name.clone(), value.clone())),
                }
            }
        }
        (Value::Array(items), Value::Array(more)) => items.extend(more.iter().cloned()),
        (there, value) => assert_eq!(there, value, "a member with two values"),
    }
}

fn of_section(blocks: &[Block], section: usize) -> Vec<&Block> {
    blocks.iter().filter(|block| block.section == section).collect()
}

#[test]
fn every_piece_of_a_definition_loads() {
    let blocks = blocks();
    let [first, application, ..] = of_section(&blocks, 1)[..] else { panic!("the first call") };
    let load = |definition: &Value, line: usize| {
        let call = Call::from_json(&definition.to_string());
        call.unwrap_or_else(|error| panic!("the block at line {line}: {error}"))
    };
    let call = load(&first.value, first.line);
    let assessment = call.assess_json(application.value.to_string().as_bytes());
    assert_eq!(assessment.outcome(), Outcome::Ineligible);
    let mut loaded = 0;
    for section in [0, 9, 11, 13, 14, 15, 17, 18, 19] {
        let of_section = of_section(&blocks, section);
        assert!(!of_section.is_empty(), "section {section}");
        for block in of_section {
            let mut definition = first.value.clone();
            merge(&mut definition, &block.value);
            load(&definition, block.line);
            loaded += 1;
        }
    }
    assert!(loaded > 40, "{loaded}");
}

/// The first half of the guide builds one call, and ends with an application that is eligible.
#[test]
fn the_first_call_grows_step_by_step() {
    let blocks = blocks();
    let mut definition = of_section(&blocks, 1)[0].value.clone();
    for section in 3..=8 {
        let of_section = of_section(&blocks, section);
        for block in of_section.iter().take(1) {
            merge(&mut definition, &block.value);
        }
    }
    let call = Call::from_json(&definition.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let application = &of_section(&blocks, 8)[1].value;
    let assessment = call.assess_json(application.to_string().as_bytes());
    assert_eq!(assessment.outcome(), Outcome::Eligible, "{}", assessment.report(Locale::En));
}

/// Of several groups, none is an answer and nothing chosen is not.
#[test]
fn nothing_chosen_leaves_a_bonus_open() {
    let blocks = blocks();
    let of_groups = |block: &&&Block| block.value.pointer("/fields/0/id") == Some(&"groups".into());
    let piece = of_section(&blocks, 17).iter().find(of_groups).expect("a block").value.clone();
    let mut definition = of_section(&blocks, 1)[0].value.clone();
    merge(&mut definition, &piece);
    let call = Call::from_json(&definition.to_string()).unwrap_or_else(|error| panic!("{error}"));
    for (groups, maximum) in
        [("[]", None), (r#"["none"]"#, Some("400.00")), (r#"["women"]"#, Some("500.00"))]
    {
        let text = format!(
            r#"{{"details": {{"groups": {groups}}}, "budget": {{"expenses": [{{"amount": "1000"}}]}}}}"#
        );
        let assessment = call.assess_json(text.as_bytes());
        assert!(assessment.input_errors().is_empty(), "{groups}");
        let assessment = json(&assessment.to_json(Locale::En));
        assert_eq!(assessment["grant"]["maximum"].as_str(), maximum, "{groups}");
    }
}

/// A list stands in the first section that reads it, or in an earlier one that names it.
#[test]
fn a_list_stands_where_it_is_named_first() {
    let mut definition = of_section(&blocks(), 1)[0].value.clone();
    let mut warning = definition["requirements"][0].clone();
    for (name, value) in [("id", "vehicles.in_budget"), ("section", "vehicles")] {
        warning[name] = value.into();
    }
    (warning["check"], warning["list"]) = ("complete_lines".into(), "/budget/expenses".into());
    warning.as_object_mut().expect("an object").remove("field");
    let vehicles = json(r#"{"id": "vehicles", "title": {"fr": "Véhicules"}}"#);
    let sections = definition["sections"].as_array_mut().expect("sections");
    sections.insert(0, vehicles);
    definition["requirements"].as_array_mut().expect("requirements").insert(0, warning);
    let section = |definition: &Value| {
        let call =
            Call::from_json(&definition.to_string()).unwrap_or_else(|error| panic!("{error}"));
        let described = json(&call.describe(Locale::En).to_json());
        let sections = described["sections"].as_array().expect("sections").clone();
        let of_expenses = |section: &&Value| {
            section["paths"]
                .as_array()
                .is_some_and(|paths| paths.contains(&"/budget/expenses".into()))
        };
        sections.iter().find(of_expenses).expect("a section")["id"].clone()
    };
    assert_eq!(section(&definition), "vehicles");
    let mut named = definition.clone();
    named["sections"].as_array_mut().expect("sections").rotate_left(1);
    assert_eq!(section(&named), "budget");
    let mut first = definition;
    let mut lists = json(r#"{"id": "lists", "title": {"fr": "Listes"}}"#);
    lists["fields"] = vec!["/budget/expenses"].into();
    first["sections"].as_array_mut().expect("sections").insert(0, lists);
    assert_eq!(section(&first), "lists");
}

fn example(name: &str) -> String {
    read(&root().join(format!("docs/examples/littoral-chantiers-2027{name}")))
}

#[test]
fn the_whole_call_is_the_one_in_the_examples() {
    let blocks = blocks();
    let blocks = of_section(&blocks, 10);
    let (application, pieces) = blocks.split_last().expect("blocks");
    let (first, pieces) = pieces.split_first().expect("a frame");
    let mut definition = first.value.clone();
    pieces.iter().for_each(|piece| merge(&mut definition, &piece.value));
    // Values are equal whatever the order of their members.
    assert_eq!(definition, json(&example(".json")));
    assert_eq!(application.value, json(&example(".application.json")));

    let call = Call::from_json(&example(".json")).unwrap_or_else(|error| panic!("{error}"));
    let text = example(".md");
    for requirement in call.requirements() {
        if let Some(quote) = requirement.quote() {
            assert!(text.contains(quote), "{}: {quote}", requirement.id());
        }
    }
    let assessment = call.assess_json(example(".application.json").as_bytes());
    let mut assessment = json(&assessment.to_json(Locale::Fr));
    let expected = json(&example(".expected.json"));
    without_words(&mut assessment);
    let mut found = differences(&expected, &assessment);
    found.extend(differences(&assessment, &expected));
    assert!(found.is_empty(), "{found:#?}");
}

/// The rows of the table with this head, each as its cells.
fn table(head: &str) -> Vec<Vec<String>> {
    let page = guide();
    let (_, rest) = page.split_once(head).unwrap_or_else(|| panic!("no table `{head}`"));
    // The rest of the line of the head, and the line below it.
    let rows = rest.lines().skip(2).take_while(|line| line.starts_with('|'));
    let cells = |row: &str| row.split('|').skip(1).map(|cell| cell.trim().to_owned()).collect();
    let rows: Vec<Vec<String>> = rows.map(cells).collect();
    assert!(rows.len() > 3, "{rows:?}");
    rows
}

fn assessed(call: &Call, application: &Value) -> Value {
    json(&call.assess_json(application.to_string().as_bytes()).to_json(Locale::En))
}

/// What section 10 says of the categories, of the steps, and of a change in the application.
#[test]
fn what_the_guide_says_of_the_whole_call_comes_out() {
    let call = Call::from_json(&example(".json")).unwrap_or_else(|error| panic!("{error}"));
    let application = json(&example(".application.json"));
    let assessment = assessed(&call, &application);
    let plain = |cell: &str| cell.replace(['`', ','], "");

    let categories = assessment["grant"]["categories"].as_array().expect("categories");
    let rows = table("| category | entered (`declared`)");
    assert_eq!(rows.len(), categories.len());
    for (row, category) in rows.iter().zip(categories) {
        let declared = category["declared"].as_str().unwrap_or("–");
        let retained = category["retained"].as_str().expect("an amount");
        let found = [category["id"].as_str().expect("an id"), declared, retained];
        assert_eq!(found.map(str::to_owned), [0, 1, 2].map(|cell| plain(&row[cell])));
    }

    let steps = assessment["grant"]["parts"][0]["steps"].as_array().expect("steps");
    let rows = table("| `step` | `value` |");
    assert_eq!(rows.len(), steps.len());
    for (row, step) in rows.iter().zip(steps) {
        let id = step["id"].as_str().map(|id| format!(" {id}")).unwrap_or_default();
        let name = format!("{}{id}", step["step"].as_str().expect("a step"));
        let value = step["value"].as_str().expect("a figure").to_owned();
        assert_eq!([name, value], [0, 1].map(|cell| plain(&row[cell])));
        assert_eq!(step["decides"] == true, row[2].contains("it decides"), "{step}");
    }

    for row in table("| in the application | outcome |") {
        let mut changed = application.clone();
        for change in row[0].split("; ") {
            let (place, value) = change.split_once(": ").expect("a place and a value");
            let (place, value) = (place.trim_matches('`'), json(value.trim_matches('`')));
            let there = changed.pointer_mut(place).unwrap_or_else(|| panic!("no {place}"));
            assert_ne!(*there, value, "{place} stays the same");
            *there = value;
        }
        let outcome = assessed(&call, &changed)["outcome"].clone();
        assert_eq!(outcome, row[1].trim_matches('`'), "{}", row[0]);
    }
}

/// The figures of section 17: a bonus on the rate, one on the base ceiling, and the minimum.
#[test]
fn the_bonuses_of_the_guide_come_to_what_it_says() {
    let (page, blocks) = (guide(), blocks());
    let mut definition = of_section(&blocks, 1)[0].value.clone();
    merge(&mut definition, &of_section(&blocks, 17)[0].value);
    let call = Call::from_json(&definition.to_string()).unwrap_or_else(|error| panic!("{error}"));
    for (mountain, collective, base, maximum) in [
        (true, true, "200,000.00", "100,000.00"),
        (true, false, "200,000.00", "40,000.00"),
        (false, false, "2,000.00", "0.00"),
    ] {
        assert!(page.contains(base) && page.contains(maximum), "{base}, {maximum}");
        let application = serde_json::json!({
            "details": {"mountain": mountain, "collective": collective},
            "budget": {"expenses": [{"amount": base.replace(',', "")}]},
        });
        let found = assessed(&call, &application)["grant"]["maximum"].clone();
        assert_eq!(found, maximum.replace(',', ""), "{application}");
    }
}

/// Takes out the messages and the version of the engine.
fn without_words(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, _| name != "message" && name != "engine");
            members.values_mut().for_each(without_words);
        }
        Value::Array(items) => items.iter_mut().for_each(without_words),
        _ => {}
    }
}
