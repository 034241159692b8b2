//! Requests that would have to be larger than they can be.

use std::collections::BTreeSet;

use super::closed::{member, requirements};
use super::contradictions::contradicting;
use super::remark::Remark;
use crate::amount::Amount;
use crate::call::Call;
use crate::field::Field;
use crate::grant::{Frame, Part, Raises, Terms};
use crate::json::{JsonText, JsonValue};
use crate::place::Place;
use crate::places::Places;
use crate::rate::Rate;
use crate::status::Level;

/// The request: one part's, or the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Requested {
    Of(Field),
    All,
}

/// The least or the most that a requirement lets an application ask for, in cents.
struct RequestBound {
    requirement: usize,
    request: Requested,
    cents: i128,
}

/// The bounds that hold for every eligible application.
#[derive(Default)]
struct RequestBounds {
    least: Vec<RequestBound>,
    most: Vec<RequestBound>,
}

/// Blocking requirements of which some ask for a larger request than others allow.
pub(super) fn requests_that_contradict(call: &Call, document: &JsonText<'_>) -> Vec<Remark> {
    let data = call.data();
    let mut bounds = RequestBounds::default();
    for (number, (json, requirement)) in
        requirements(document).into_iter().zip(&data.requirements).enumerate()
    {
        if requirement.level != Level::Blocking || requirement.when.is_some() {
            continue;
        }
        match requirement.check.name() {
            "minimum_request" => {
                bounds.least.extend(amount(json, "minimum").map(|least| RequestBound {
                    requirement: number,
                    request: whole(&data.frame),
                    cents: least.cents(),
                }));
            }
            "compare" => bounds.compare(&data.frame, number, json),
            "ceiling" | "max_rate" => {
                let mut places = Places::default();
                requirement.check.reads(&data.frame, &mut places);
                let is_asked = |part: &&Part| {
                    part.request.is_some_and(|field| places.contains(&Place::Field(field)))
                };
                let part = data.frame.parts.iter().find(is_asked);
                let most = part.and_then(|part| match requirement.check.name() {
                    "ceiling" => most_by_ceiling(part),
                    _ => most_by_rate(part),
                });
                let request = part.and_then(|part| part.request);
                bounds.most.extend(most.zip(request).map(|(most, field)| RequestBound {
                    requirement: number,
                    request: Requested::Of(field),
                    cents: most.cents(),
                }));
            }
            _ => {}
        }
    }
    let paths: Vec<String> =
        requests(&data.frame).iter().map(|field| pointer(call, *field)).collect();
    let paths: BTreeSet<&str> = paths.iter().map(String::as_str).collect();
    let sets: BTreeSet<Vec<usize>> =
        bounds.least.iter().filter_map(|least| bounds.beyond(least, &data.frame)).collect();
    sets.iter().filter_map(|set| contradicting(call, document, set, &paths)).collect()
}

fn pointer(call: &Call, field: Field) -> String {
    let info = call.data().frame.field(field);
    info.map(|info| info.pointer.clone()).unwrap_or_default()
}

/// The fields in which something is asked for.
fn requests(frame: &Frame) -> Vec<Field> {
    match frame.overall.as_ref().and_then(|overall| overall.request) {
        Some(field) => vec![field],
        None => frame.parts.iter().filter_map(|part| part.request).collect(),
    }
}

/// The whole request, which may be one field.
fn whole(frame: &Frame) -> Requested {
    match requests(frame).as_slice() {
        [field] => Requested::Of(*field),
        _ => Requested::All,
    }
}

impl RequestBounds {
    /// Adds what a comparison of a request with a constant, or with the maximum of the grant, says.
    fn compare(&mut self, frame: &Frame, requirement: usize, json: JsonValue<'_, '_>) {
        let (Some(left), Some(is), Some(right)) =
            (member(json, "left"), member(json, "is"), member(json, "right"))
        else {
            return;
        };
        let is_all = member(left, "grant").is_some_and(|figure| figure.text() == "requested");
        let named = || {
            requests(frame)
                .into_iter()
                .find(|field| frame.field(*field).is_some_and(|info| info.pointer == left.text()))
        };
        let request = match named() {
            Some(field) => Requested::Of(field),
            None if is_all => whole(frame),
            None => return,
        };
        let is_maximum = member(right, "grant").is_some_and(|figure| figure.text() == "maximum");
        let constant = amount(right, "amount");
        let bound = |cents: i128| RequestBound { requirement, request, cents };
        let is = is.text();
        if let (Some(constant), "at_least" | "more_than" | "equal_to") = (constant, is.as_ref()) {
            self.least.push(bound(constant.cents() + i128::from(is == "more_than")));
        }
        let most = constant.or_else(|| is_maximum.then(|| most_granted(frame))?);
        if let (Some(most), "at_most" | "less_than" | "equal_to") = (most, is.as_ref()) {
            self.most.push(bound(most.cents() - i128::from(is == "less_than")));
        }
    }

    /// The requirements that keep a request below this one.
    fn beyond(&self, least: &RequestBound, frame: &Frame) -> Option<Vec<usize>> {
        let smallest = |request: Requested| {
            let bounds = self.most.iter().filter(|bound| bound.request == request);
            bounds.min_by_key(|bound| bound.cents)
        };
        let set = |mut numbers: Vec<usize>| {
            numbers.push(least.requirement);
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        };
        for request in [least.request, Requested::All] {
            let bound = smallest(request).filter(|bound| bound.cents < least.cents);
            if let Some(bound) = bound {
                return Some(set(vec![bound.requirement]));
            }
        }
        let parts = requests(frame).into_iter().map(|field| smallest(Requested::Of(field)));
        let parts: Vec<&RequestBound> = parts.collect::<Option<_>>()?;
        let sum: i128 = parts.iter().map(|bound| bound.cents).sum();
        let numbers = parts.iter().map(|bound| bound.requirement).collect();
        (least.request == Requested::All && sum < least.cents).then(|| set(numbers))
    }
}

fn amount(json: JsonValue<'_, '_>, name: &str) -> Option<Amount> {
    member(json, name)?.text().parse().ok()
}

/// The most that can be granted of a part, whatever the application, if something limits it.
pub(crate) fn most_of_part(part: &Part) -> Option<Amount> {
    [most_by_ceiling(part), most_by_rate(part)].into_iter().flatten().min()
}

/// The most that can be granted in all, whatever the application.
fn most_granted(frame: &Frame) -> Option<Amount> {
    let parts: Option<Vec<Amount>> = frame.parts.iter().map(most_of_part).collect();
    let sum = parts
        .and_then(|parts| parts.iter().try_fold(Amount::ZERO, |sum, one| sum.checked_add(*one)));
    let ceiling = frame.overall.as_ref().and_then(|overall| overall.ceiling);
    [sum, ceiling].into_iter().flatten().min()
}

/// An amount of the terms at its largest: in any case, with all bonuses.
fn largest(
    part: &Part,
    figure: impl Fn(&Terms) -> Option<Amount>,
    raise: impl Fn(Raises) -> Option<Amount>,
) -> Option<Amount> {
    let figures: Option<Vec<Amount>> = part.every_terms().map(figure).collect();
    let first = figures?.into_iter().max()?;
    let more = part.bonuses.iter().filter_map(|bonus| raise(bonus.raises));
    more.into_iter().try_fold(first, |sum, more| sum.checked_add(more))
}

/// The most that the ceiling of a part allows, if it has one in every case.
fn most_by_ceiling(part: &Part) -> Option<Amount> {
    largest(
        part,
        |terms| terms.ceiling,
        |raises| match raises {
            Raises::Ceiling(more) => Some(more),
            _ => None,
        },
    )
}

/// The most that the rate of a part allows, if no more than an amount counts of the base in every case.
fn most_by_rate(part: &Part) -> Option<Amount> {
    let counted = largest(
        part,
        |terms| terms.base_ceiling,
        |raises| match raises {
            Raises::BaseCeiling(more) => Some(more),
            _ => None,
        },
    )?;
    let rates: Option<Vec<Rate>> = part.every_terms().map(|terms| terms.rate).collect();
    let more = part.bonuses.iter().filter_map(|bonus| match bonus.raises {
        Raises::Rate(rate) => Some(rate.millionths()),
        _ => None,
    });
    let rate = rates?.into_iter().max()?.plus(more.sum(), part.maximum_rate.unwrap_or(Rate::ONE));
    Some(rate.of(counted))
}
