//! Small definitions at random about a few numbers, whose answers can all be gone through.

use serde_json::{Map, Value, json};

/// The numbers that are asked for: their decimals, and all answers in units of the last one. Their ranges differ.
const NUMBERS: [(&str, u32, std::ops::RangeInclusive<u32>); 4] =
    [("n", 0, 0..=6), ("m", 0, 3..=9), ("q", 0, 8..=11), ("d", 1, 0..=8)];

/// Constants that each of them can be compared with, on and between its answers, some with more decimals.
const CONSTANTS: [&[&str]; 4] = [
    &["0", "0.25", "2.5", "3", "3.0", "3.50", "5.999999", "6.00"],
    &["3", "3.000001", "5.5", "6", "8.4", "8.600", "9.0"],
    &["8", "8.4", "9.5", "10", "10.01", "11.00"],
    &["0", "0.25", "0.3", "0.30", "0.35", "0.75", "0.799999", "0.8"],
];

const RELATIONS: [&str; 5] = ["at_least", "more_than", "at_most", "less_than", "equal_to"];

fn written(units: u32, decimals: u32) -> String {
    match decimals {
        0 => units.to_string(),
        _ => format!("{}.{}", units / 10, units % 10),
    }
}

/// A definition of which nothing but these requirements matters.
pub(crate) fn definition(requirements: Vec<Value>) -> Value {
    let words = |text: &str| json!({"fr": text, "en": text});
    let fields = NUMBERS.iter().map(|(id, decimals, range)| {
        json!({"id": id, "type": "number", "decimals": decimals, "title": words(id),
            "minimum": written(*range.start(), *decimals), "maximum": written(*range.end(), *decimals)})
    });
    let requirements = requirements.into_iter().enumerate().map(|(number, members)| {
        let id = format!("r{number}");
        let mut requirement = json!({"id": id, "section": "project", "level": "blocking", "basis": "call",
            "title": words(&id), "citation": {"section": words("1"), "quote": "x"}});
        for (name, value) in members.as_object().into_iter().flatten() {
            requirement[name] = value.clone();
        }
        requirement
    });
    json!({"id": "closed", "edition": "1", "title": words("closed"), "organisation": words("o"),
        "summary": words("s"), "sections": [{"id": "project", "title": words("project")}],
        "fields": fields.collect::<Vec<_>>(), "requirements": requirements.collect::<Vec<_>>()})
}

/// A comparison of a number with a constant, or with another number.
fn comparison(below: &mut dyn FnMut(usize) -> usize) -> Value {
    let (is, left) = (RELATIONS[below(RELATIONS.len())], below(NUMBERS.len()));
    // Numbers with different decimals are not gone through together.
    let right = match (left, below(3)) {
        (left, 0) if left < 3 => {
            json!(format!("/details/{}", NUMBERS[(left + 1 + below(2)) % 3].0))
        }
        _ => json!({"number": CONSTANTS[left][below(CONSTANTS[left].len())]}),
    };
    json!({"left": format!("/details/{}", NUMBERS[left].0), "is": is, "right": right})
}

fn condition(depth: usize, below: &mut dyn FnMut(usize) -> usize) -> Value {
    let inside = |below: &mut dyn FnMut(usize) -> usize| {
        let count = 2 + below(2);
        (0..count).map(|_| condition(depth - 1, below)).collect::<Vec<_>>()
    };
    match below(7) {
        0 if depth > 0 => json!({"not": condition(depth - 1, below)}),
        1..=2 if depth > 0 => json!({"any": inside(below)}),
        3..=5 if depth > 0 => json!({"all": inside(below)}),
        _ => json!({"compare": comparison(below)}),
    }
}

/// A definition with these requirements, in order: two that a condition holds, two comparisons, and one under a
/// condition. `below`: a number at random below another.
pub(crate) fn random_closed(below: &mut dyn FnMut(usize) -> usize) -> Value {
    let holds = |condition: Value| json!({"check": "at_least", "count": 1, "of": [condition]});
    let mut requirements: Vec<Value> = (0..2).map(|_| holds(condition(2, below))).collect();
    let titled = json!({"check": "compare", "title": {"fr": "c", "en": "c"}});
    requirements.extend((0..3).map(|number| {
        let mut compared = titled.clone();
        let members: Map<String, Value> = match comparison(below) {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        members.into_iter().for_each(|(name, value)| compared[name] = value);
        if number == 2 {
            compared["when"] = condition(1, below);
        }
        compared
    }));
    definition(requirements)
}

/// Every application to it, and whether it answers all.
pub(crate) fn every_application() -> Vec<(String, bool)> {
    let mut all = vec![(Map::new(), true)];
    for (id, decimals, range) in NUMBERS {
        let answers = range.map(Some).chain([None]);
        let more = answers.flat_map(|answer| {
            all.iter().map(move |(given, is_full)| {
                let mut given: Map<String, Value> = given.clone();
                given.extend(answer.map(|units| (id.to_owned(), written(units, decimals).into())));
                (given, *is_full && answer.is_some())
            })
        });
        all = more.collect();
    }
    all.into_iter()
        .map(|(given, is_full)| (json!({"details": given}).to_string(), is_full))
        .collect()
}
