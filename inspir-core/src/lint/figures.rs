//! Requirements on one and the same figure that leave none.

use std::collections::BTreeSet;

use chrono::Datelike as _;

use super::closed::{member, requirements};
use super::contradictions::contradicting;
use super::counts::only;
use super::remark::Remark;
use crate::call::Call;
use crate::day::parse_date;
use crate::json::{JsonShape, JsonText, JsonValue, canonical};
use crate::number::Number;
use crate::places::Places;
use crate::status::{Level, Status};

/// The members that hold a constant; their names tell its unit.
const UNITS: [&str; 6] = ["number", "amount", "date", "days", "months", "years"];

/// An end of what a requirement accepts, and whether it belongs to that.
#[derive(Clone, Copy)]
struct AcceptedEnd {
    at: Number,
    is_within: bool,
}

/// The figures that a requirement accepts.
struct AcceptedFigures {
    requirement: usize,
    /// What is compared: its members as canonical JSON, its title aside.
    figure: Vec<(String, String)>,
    unit: &'static str,
    least: Option<AcceptedEnd>,
    most: Option<AcceptedEnd>,
}

impl AcceptedFigures {
    /// The figures that a comparison accepts, if it compares something with a constant. Fields and counts aside,
    /// of which others tell.
    fn of<'d>(requirement: usize, json: JsonValue<'d, 'd>) -> Option<Self> {
        let left = member(json, "left")
            .filter(|left| left.is_object() && only(*left, "count").is_none())?;
        let members = left.members().filter(|(name, _)| name.text() != "title");
        let mut figure: Vec<_> = members
            .map(|(name, value)| {
                let mut json = String::new();
                canonical(value, &mut json);
                (name.text().into_owned(), json)
            })
            .collect();
        figure.sort();
        let right = member(json, "right")?;
        let (unit, constant) = UNITS.iter().find_map(|unit| Some((*unit, only(right, unit)?)))?;
        let at = number(unit, constant)?;
        let [within, beyond] = [true, false].map(|is_within| Some(AcceptedEnd { at, is_within }));
        let (least, most) = match member(json, "is")?.text().as_ref() {
            "at_least" => (within, None),
            "more_than" => (beyond, None),
            "at_most" => (None, within),
            "less_than" => (None, beyond),
            "equal_to" => (within, within),
            _ => return None,
        };
        Some(Self { requirement, figure, unit, least, most })
    }

    /// Whether no figure is accepted by both. Whatever lies between two constants may be one.
    fn contradicts(&self, other: &Self) -> bool {
        let is_empty = |least: Option<AcceptedEnd>, most: Option<AcceptedEnd>| {
            let (Some(least), Some(most)) = (least, most) else { return false };
            least.at > most.at || least.at == most.at && !(least.is_within && most.is_within)
        };
        self.figure == other.figure
            && self.unit == other.unit
            && (is_empty(self.least, other.most) || is_empty(other.least, self.most))
    }
}

/// A constant as a number: of its unit or, of a day, of days.
fn number(unit: &str, constant: JsonValue<'_, '_>) -> Option<Number> {
    match constant.shape() {
        JsonShape::Text(text) if unit == "date" => {
            Number::new(parse_date(&text)?.num_days_from_ce().into(), 0)
        }
        JsonShape::Text(text) => Number::parse(&text),
        JsonShape::Number(literal) => Number::parse(literal),
        _ => None,
    }
}

/// Blocking requirements that compare one and the same figure with constants that leave none: of each, the first
/// that it contradicts.
pub(super) fn figures_that_contradict(call: &Call, document: &JsonText<'_>) -> Vec<Remark> {
    let data = call.data();
    let mut asked: Vec<AcceptedFigures> = Vec::new();
    let all = requirements(document).into_iter().zip(&data.requirements).enumerate();
    for (number, (json, requirement)) in all {
        let always = requirement.level == Level::Blocking && requirement.when.is_none();
        if always
            && requirement.check.name() == "compare"
            && !requirement.check.statuses(&data.frame).contains(&Status::NotApplicable)
        {
            asked.extend(AcceptedFigures::of(number, json));
        }
    }
    let mut remarks = Vec::new();
    for (at, one) in asked.iter().enumerate() {
        let first = asked.iter().take(at).find(|earlier| earlier.contradicts(one));
        remarks.extend(first.and_then(|first| {
            let paths = read(call, first.requirement);
            let paths = paths.iter().map(String::as_str).collect();
            contradicting(call, document, &[first.requirement, one.requirement], &paths)
        }));
    }
    remarks
}

/// The answers that a requirement reads.
fn read(call: &Call, requirement: usize) -> BTreeSet<String> {
    let data = call.data();
    let mut places = Places::default();
    if let Some(requirement) = data.requirements.get(requirement) {
        requirement.check.reads(&data.frame, &mut places);
    }
    let pointers = places.iter().map(|place| {
        let mut pointer = String::new();
        data.frame.write_pointer(*place, &mut pointer);
        pointer
    });
    pointers.collect()
}
