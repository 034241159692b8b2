//! An assessment, explained: from a decision, or from what was kept of one.

use std::borrow::Cow;
use std::collections::HashSet;

use super::assessment::{Assessment, Calculation, FindingEnds};
use crate::call::Call;
use crate::checks::Inputs;
use crate::decision::Decision;
use crate::facts::Facts;
use crate::language::Knowledge;
use crate::place::Place;
use crate::places::Places;
use crate::status::Status;
use crate::values::Value;

/// The explanation of one finding, beside its status.
pub(crate) struct Explained {
    /// Whether it is unknown if the requirement applies.
    pub(crate) undecided: bool,
    /// Whether only an agent can fill in what is missing.
    pub(crate) waits: bool,
    pub(crate) places: Vec<Place>,
    /// For each place, whether it is to be filled in.
    pub(crate) open: Vec<bool>,
    /// The values of the JSON.
    pub(crate) values: Vec<Value>,
    /// More figures for the words.
    pub(crate) figures: Vec<Value>,
}

/// So few places are compared one by one.
const FEW: usize = 16;

/// The version of the library.
const ENGINE: &str = env!("CARGO_PKG_VERSION");

impl Assessment {
    pub(crate) fn new(
        call: Call,
        reference: Option<String>,
        decision: Decision,
        retained: Option<&[i128]>,
        facts: &Facts,
    ) -> Self {
        let data = call.data();
        let frame = &data.frame;
        let memo = vec![Default::default(); frame.quantities.len()];
        let known = Knowledge {
            requested: decision.grant.requested,
            maximum: decision.grant.maximum,
            retained,
            ..Knowledge::new(&frame.layout, &data.ids, facts, &frame.quantities, &memo, frame)
        };
        let inputs =
            Inputs { call: frame, facts, totals: &decision.totals, parts: &decision.parts, known };
        let parts = frame.parts.iter().zip(&decision.parts);
        let steps = parts.map(|(part, grant)| part.steps(grant, &known)).collect();
        let has_categories = !frame.categories.is_empty();
        let uncategorised =
            has_categories.then(|| frame.categories.uncategorised(&known)).flatten();
        let overall = frame.overall_steps(&decision.parts, decision.grant.maximum, &known);
        let calculation = Calculation { steps, overall, uncategorised };
        let mut details = Vec::with_capacity(data.requirements.len());
        let (mut places, mut values) = (Vec::with_capacity(16), Vec::with_capacity(16));
        let mut found = Places::default();
        let mut open = Vec::with_capacity(16);
        for (requirement, status) in data.requirements.iter().zip(&decision.statuses) {
            let first = places.len();
            found.clear();
            let decided = match status {
                Status::Met | Status::NotApplicable | Status::NotMet => None,
                _ => Some(requirement.decided(&inputs)),
            };
            let undecided = decided.is_some_and(|decided| decided.is_undecided);
            let asked = decided.and_then(|decided| decided.asked).unwrap_or(*status);
            if let Some(when) = requirement.when.as_ref().filter(|_| undecided) {
                when.undecided(&known, None, &mut found);
            }
            let of_condition = found.len();
            if matches!(asked, Status::NotMet | Status::Missing | Status::ToReview) {
                requirement.check.places(&inputs, asked, &mut found);
            }
            let of_condition = each_once(&found, of_condition, &mut places);
            // A check with another status than `missing` points only to places that are filled in.
            for place in places.get(first..).unwrap_or_default() {
                let lacks = open.len() < of_condition || asked == Status::Missing;
                open.push(lacks && is_open(*place, facts));
            }
            if requirement.check.has_values(*status) {
                requirement.check.values(&inputs, &mut values);
            }
            let shown = values.len();
            if !matches!(status, Status::NotApplicable | Status::Met) {
                requirement.check.figures(&inputs, &mut values);
            }
            details.push(FindingEnds {
                undecided,
                waits: *status == Status::ToReview && (undecided || asked == Status::Missing),
                places: places.len(),
                values: shown,
                figures: values.len(),
            });
        }
        let engine = Cow::Borrowed(ENGINE);
        Self { call, engine, reference, decision, details, places, open, values, calculation }
    }

    /// An assessment that was kept.
    pub(crate) fn of_explained(
        call: Call,
        engine: String,
        reference: Option<String>,
        decision: Decision,
        explained: Vec<Explained>,
        calculation: Calculation,
    ) -> Self {
        let (mut details, mut places) = (Vec::with_capacity(explained.len()), Vec::new());
        let (mut open, mut values) = (Vec::new(), Vec::new());
        for finding in explained {
            places.extend(finding.places);
            open.extend(finding.open);
            values.extend(finding.values);
            let shown = values.len();
            values.extend(finding.figures);
            details.push(FindingEnds {
                undecided: finding.undecided,
                waits: finding.waits,
                places: places.len(),
                values: shown,
                figures: values.len(),
            });
        }
        let engine = if engine == ENGINE { Cow::Borrowed(ENGINE) } else { Cow::Owned(engine) };
        Self { call, engine, reference, decision, details, places, open, values, calculation }
    }
}

/// Whether a place that a finding with a missing answer points to is empty. A finding points to a
/// member of an item only if the item lacks it.
fn is_open(place: Place, facts: &Facts) -> bool {
    match place {
        Place::Field(field) => facts.get(field).is_absent(),
        Place::List(list) => facts.is_empty(list),
        Place::Item(list, item, column) => facts.item(list, item, column).is_absent(),
    }
}

/// Adds the places that were found, each once: the condition of a requirement and its check may ask for
/// the same field. Gives where those of the condition end, of which `of_condition` were found.
fn each_once(found: &[Place], of_condition: usize, places: &mut Vec<Place>) -> usize {
    let first = places.len();
    let mut met = (found.len() > FEW).then(HashSet::new);
    let mut end = first;
    for (at, place) in found.iter().enumerate() {
        let is_new = match &mut met {
            Some(met) => met.insert(*place),
            None => !places.get(first..).unwrap_or_default().contains(place),
        };
        if is_new {
            places.push(*place);
        }
        if at < of_condition {
            end = places.len();
        }
    }
    end
}
