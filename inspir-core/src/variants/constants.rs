//! The values that a definition writes: near to them it may decide otherwise.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::axis::AxisFigure;
use crate::identifiers::{Commune, is_department};
use crate::json::{JsonShape, JsonText, JsonValue};

/// The values that a definition writes.
#[derive(Debug, Default)]
pub(crate) struct Constants {
    texts: BTreeSet<String>,
    /// Those of them that are compared with numbers.
    numbers: BTreeSet<String>,
    /// The constants that fields are compared with, by the paths of the fields.
    compared: BTreeMap<String, Vec<Value>>,
}

/// A commune of a department that hardly any call names.
const ELSEWHERE: &str = "75056";

/// The most days, months or years of a span.
const MOST_SPAN: i128 = 150;
/// About how many days a year and a month have, and half of them.
const SPANS: [(i128, i128); 2] = [(365, 183), (30, 15)];

impl Constants {
    /// Those of a definition.
    pub(crate) fn of(definition: &str) -> Self {
        let mut constants = Self::default();
        if let Ok(document) = JsonText::new(definition) {
            add(document.root(), &mut constants.texts);
            add_numbers(document.root(), &mut constants.numbers);
            add_compared(document.root(), &mut constants.compared);
        }
        constants
    }

    /// The values that a field is compared with, by its path: `*` stands for the number of an item.
    pub(crate) fn compared(&self, path: &str) -> &[Value] {
        self.compared.get(path).map_or(&[], Vec::as_slice)
    }

    /// Adds those of another.
    pub(crate) fn add(&mut self, other: &Self) {
        self.texts.extend(other.texts.iter().cloned());
    }

    /// The communes that it names; one more of each department that it names, and one of none of them.
    pub(crate) fn communes(&self) -> Vec<String> {
        let is_commune = |text: &&String| text.parse::<Commune>().is_ok();
        let departments: Vec<&String> =
            self.texts.iter().filter(|text| is_department(text)).collect();
        let others = |within: &str| {
            let within = within.to_owned();
            departments.iter().filter(move |one| **one != &within && one.starts_with(&within))
        };
        let mut found: BTreeSet<String> = self.texts.iter().filter(is_commune).cloned().collect();
        for department in &departments {
            let mut all = places_in(department);
            let is_new = |code: &String| {
                !self.texts.contains(code) && !others(department).any(|one| code.starts_with(*one))
            };
            found.extend(all.find(is_new));
        }
        let is_elsewhere = |code: &String| {
            !self.texts.contains(code) && !departments.iter().any(|one| code.starts_with(*one))
        };
        let elsewhere = (1..=95).flat_map(|number| places_in(&format!("{number:02}")));
        found.extend([ELSEWHERE.to_owned()].into_iter().chain(elsewhere).find(is_elsewhere));
        found.into_iter().collect()
    }

    /// Days about as far from others as the definition counts days, months or years: on both sides of each span.
    pub(crate) fn spans_from(&self, days: Vec<i128>) -> BTreeSet<i128> {
        let days: BTreeSet<i128> = days.into_iter().collect();
        let counts: BTreeSet<i128> = self.figures(AxisFigure::Count).collect();
        let mut found = BTreeSet::new();
        for count in counts.into_iter().filter(|count| (1..=MOST_SPAN).contains(count)) {
            for (unit, half) in SPANS {
                let span = count * unit;
                let ends = [span - half, span + half];
                let both = ends.into_iter().flat_map(|end| [end, -end]);
                found.extend(both.flat_map(|end| days.iter().map(move |day| day + end)));
            }
        }
        found
    }

    /// Those that are figures of a kind, in its units. Of a number with more decimals, the figures on both sides.
    pub(crate) fn figures(&self, kind: AxisFigure) -> impl Iterator<Item = i128> {
        let written = move |text: &&String| kind.has_decimals_of(text);
        let written = self.texts.iter().filter(written).filter_map(move |text| kind.units_of(text));
        let numbers = self.numbers.iter().filter_map(move |text| kind.units_up_to(text));
        written.chain(numbers.flat_map(|(units, is_exact)| [units, units + i128::from(!is_exact)]))
    }

    /// The largest figures of a kind that are not above one of them, in its units.
    pub(crate) fn figures_up_to(&self, kind: AxisFigure) -> impl Iterator<Item = i128> {
        self.texts.iter().filter_map(move |text| Some(kind.units_up_to(text)?.0))
    }
}

/// The codes of the communes that a department could have.
fn places_in(department: &str) -> impl Iterator<Item = String> + use<> {
    let digits = 5_usize.saturating_sub(department.len());
    let most = 10_usize.pow(u32::try_from(digits).unwrap_or(0));
    let department = department.to_owned();
    (1..most).chain([0]).map(move |number| format!("{department}{number:0digits$}"))
}

/// Adds the texts and numbers in a value that are short enough to be figures or codes.
fn add(json: JsonValue<'_, '_>, texts: &mut BTreeSet<String>) {
    match json.shape() {
        JsonShape::Text(text) if text.len() <= 20 => drop(texts.insert(text.into_owned())),
        JsonShape::Number(literal) => drop(texts.insert(literal.to_owned())),
        _ if json.is_object() => json.members().for_each(|(_, value)| add(value, texts)),
        _ if json.is_list() => json.items().for_each(|item| add(item, texts)),
        _ => {}
    }
}

/// Adds the constants that stand in members `number`.
fn add_numbers(json: JsonValue<'_, '_>, numbers: &mut BTreeSet<String>) {
    if json.is_list() {
        return json.items().for_each(|item| add_numbers(item, numbers));
    }
    for (name, value) in json.members().filter(|_| json.is_object()) {
        match value.shape() {
            JsonShape::Text(text) if name.text() == "number" => drop(numbers.insert(text.into())),
            _ => add_numbers(value, numbers),
        }
    }
}

/// Adds the values that stand beside the path of a field.
fn add_compared(json: JsonValue<'_, '_>, out: &mut BTreeMap<String, Vec<Value>>) {
    if json.is_list() {
        return json.items().for_each(|item| add_compared(item, out));
    }
    if !json.is_object() {
        return;
    }
    let member = |name: &str| {
        let mut members = json.members();
        members.find(|(known, _)| known.text() == name).map(|(_, value)| value)
    };
    let mut add = |path: String, value: JsonValue<'_, '_>| {
        let value = serde_json::from_str::<Value>(value.source()).ok();
        let scalar = value.filter(|value| !value.is_object() && !value.is_array());
        out.entry(path).or_default().extend(scalar);
    };
    if let Some(JsonShape::Text(path)) = member("field").map(JsonValue::shape) {
        let values = ["value", "values", "accepted"].into_iter().filter_map(&member);
        for value in values {
            match value.is_list() {
                true => value.items().for_each(|item| add(path.clone().into_owned(), item)),
                false => add(path.clone().into_owned(), value),
            }
        }
    }
    json.members().for_each(|(_, value)| add_compared(value, out));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_commune_stands_for_all_that_nothing_tells_apart() {
        let of = |definition: &str| Constants::of(definition).communes();
        assert_eq!(of("{}"), ["75056"]);
        assert_eq!(of(r#"["59", "59001"]"#), ["59001", "59002", "75056"]);
        assert_eq!(
            of(r#"["97", "970", "75", "75056"]"#),
            ["01001", "75001", "75056", "97001", "97100"]
        );
    }
}
