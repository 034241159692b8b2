//! Answers that can be gone through one by one: those from closed lists, and figures on both sides of every
//! constant that they are compared with. The result is exact.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::answer::set;
use super::axis::{Axis, AxisFigure, AxisKind, axes};
use super::constants::Constants;
use crate::call::Call;
use crate::declaration::ValueType;
use crate::json::{JsonShape, JsonValue};
use crate::place::Place;
use crate::places::Places;

/// The most combinations that are gone through at a time.
pub(crate) const MOST_COMBINATIONS: usize = 20_000;
/// The most choices of which all selections are gone through.
const MOST_CHOICES: usize = 6;

/// A field with all that its answer can be, as far as what asks can tell.
pub(crate) type ClosedAnswer = (String, Vec<Value>);

/// The fields that conditions and requirements ask about, where they compare nothing but one field with
/// constants or with another field.
#[derive(Clone, Debug, Default)]
pub(crate) struct AskedFields {
    pub(crate) paths: BTreeSet<String>,
    /// Fields whose figures are compared with each other.
    pairs: Vec<[String; 2]>,
    /// The JSON texts that hold the constants.
    sources: Vec<String>,
    /// The list whose items a condition is asked of. It has one item.
    list: Option<String>,
}

impl AskedFields {
    /// Those of a condition. `None`: it looks at something else as well.
    pub(crate) fn of_condition(json: JsonValue<'_, '_>) -> Option<Self> {
        let mut asked = Self { sources: vec![json.source().to_owned()], ..Self::default() };
        (asked.add_condition(json) && !asked.paths.is_empty()).then_some(asked)
    }

    /// Those of a condition that is asked of the items of a list: of one item.
    pub(crate) fn of_item_condition(json: JsonValue<'_, '_>, list: &str) -> Option<Self> {
        let (sources, list) = (vec![json.source().to_owned()], Some(list.to_owned()));
        let mut asked = Self { sources, list, ..Self::default() };
        (asked.add_condition(json) && !asked.paths.is_empty()).then_some(asked)
    }

    /// Those of the requirement with this number. `None`: it looks at something else as well.
    pub(crate) fn of_requirement(
        call: &Call,
        number: usize,
        json: JsonValue<'_, '_>,
    ) -> Option<Self> {
        let data = call.data();
        let requirement = data.requirements.get(number)?;
        let mut asked = Self { sources: vec![json.source().to_owned()], ..Self::default() };
        let member = |name: &str| json.members().find(|(known, _)| known.text() == name);
        let member = |name: &str| member(name).map(|(_, value)| value);
        if !json.is_object()
            || requirement.check.uses().depend_on_grant()
            || !member("when").is_none_or(|when| asked.add_condition(when))
        {
            return None;
        }
        let is_zero = |months: JsonValue<'_, '_>| months.source() == "0";
        let is_plain = match requirement.check.name() {
            "compare" => asked.add_comparison(json),
            "at_least" => member("of").is_some_and(|of| asked.add_condition(of)),
            "chronology" if member("months").is_none_or(is_zero) => {
                let [earlier, later] = ["earlier", "later"].map(&member);
                earlier.zip(later).is_some_and(|(one, other)| asked.add_pair(one, other))
            }
            "one_of" | "answered" => member("field").is_some_and(|field| asked.add_path(field)),
            "filed_in_period" => asked.add_periods(call),
            "minimum_request" => asked.add_only_request(call, number),
            "territory" => asked.add_territory(json),
            "any_answered" => {
                member("fields").is_some_and(|all| all.items().all(|field| asked.add_path(field)))
            }
            _ => asked.add_closed(call, number),
        };
        (is_plain && !asked.paths.is_empty()).then_some(asked)
    }

    /// Adds those of others.
    pub(crate) fn add(&mut self, other: &Self) {
        self.paths.extend(other.paths.iter().cloned());
        self.pairs.extend(other.pairs.iter().cloned());
        self.sources.extend(other.sources.iter().cloned());
    }

    /// Adds what a check reads, if it reads nothing but fields with closed lists of answers.
    fn add_closed(&mut self, call: &Call, number: usize) -> bool {
        let data = call.data();
        let Some(requirement) = data.requirements.get(number) else { return false };
        let mut places = Places::default();
        requirement.check.reads(&data.frame, &mut places);
        places.iter().all(|place| {
            let Place::Field(field) = place else { return false };
            let Some(info) = data.frame.field(*field) else { return false };
            self.paths.insert(info.pointer.clone());
            matches!(
                info.value_type,
                ValueType::Flag
                    | ValueType::Choice(_)
                    | ValueType::Listed(_)
                    | ValueType::OwnChoice
                    | ValueType::OwnChoices
            )
        })
    }

    /// Adds the day of filing, and the days on which periods begin and end.
    fn add_periods(&mut self, call: &Call) -> bool {
        let periods = call.data().frame.periods.iter();
        let days: Vec<NaiveDate> =
            periods.flat_map(|period| [period.from, period.until]).flatten().collect();
        self.sources.push(json!(days).to_string());
        self.paths.insert("/submitted_on".to_owned());
        true
    }

    /// Adds the field in which the grant is asked for, if there is one alone.
    fn add_only_request(&mut self, call: &Call, number: usize) -> bool {
        let data = call.data();
        let Some(requirement) = data.requirements.get(number) else { return false };
        let mut places = Places::default();
        requirement.check.reads(&data.frame, &mut places);
        let fields = places.iter().filter_map(|place| match place {
            Place::Field(field) => data.frame.field(*field),
            _ => None,
        });
        self.paths.extend(fields.map(|info| info.pointer.clone()));
        places.iter().count() == 1
    }

    /// Adds the commune that has to lie in a territory.
    fn add_territory(&mut self, json: JsonValue<'_, '_>) -> bool {
        let mut members = json.members().filter(|_| json.is_object());
        match members.find(|(name, _)| name.text() == "field") {
            Some((_, field)) => self.add_path(field),
            None => {
                self.paths.insert("/project/commune".to_owned());
                true
            }
        }
    }

    fn add_path(&mut self, json: JsonValue<'_, '_>) -> bool {
        let JsonShape::Text(path) = json.shape() else { return false };
        let path = self.in_item(&path);
        let is_field = path.starts_with('/') && !path.contains('*');
        self.paths.insert(path);
        is_field
    }

    /// A path, in the one item of the list.
    fn in_item(&self, path: &str) -> String {
        let rest = self.list.as_ref().and_then(|list| path.strip_prefix(list)?.strip_prefix("/*"));
        match (rest, &self.list) {
            (Some(rest), Some(list)) => format!("{list}/0{rest}"),
            _ => path.to_owned(),
        }
    }

    /// The application to which the answers are added.
    pub(crate) fn base(&self) -> Value {
        let mut application = json!({});
        if let Some(list) = &self.list {
            set(&mut application, list, Some(json!([{}])));
        }
        application
    }

    fn add_pair(&mut self, one: JsonValue<'_, '_>, other: JsonValue<'_, '_>) -> bool {
        self.pairs.push([self.in_item(&one.text()), self.in_item(&other.text())]);
        self.add_path(one) && self.add_path(other)
    }

    /// Adds the sides of a comparison: a field, or how many choices it holds, and a constant or another field.
    fn add_comparison(&mut self, json: JsonValue<'_, '_>) -> bool {
        let side = |side: &str| json.members().find(|(name, _)| name.text() == side);
        let (Some((_, left)), Some((_, right))) = (side("left"), side("right")) else {
            return false;
        };
        if !right.is_object() {
            return self.add_pair(left, right);
        }
        let is_constant = |name: &str| ["amount", "number", "date", "title"].contains(&name);
        right.members().all(|(name, _)| is_constant(&name.text()))
            && match counted(left) {
                Some(field) => self.add_path(field),
                None => self.add_path(left),
            }
    }

    fn add_condition(&mut self, json: JsonValue<'_, '_>) -> bool {
        if json.is_list() {
            return json.items().all(|item| self.add_condition(item));
        }
        json.is_object()
            && json.members().all(|(name, value)| match name.text().as_ref() {
                "field" | "present" => self.add_path(value),
                "compare" => value.is_object() && self.add_comparison(value),
                "territory" => value.is_object() && self.add_territory(value),
                "all" | "any" | "not" | "equals" | "one_of" | "at_least" | "of" => {
                    self.add_condition(value)
                }
                "value" | "values" | "count" | "title" => true,
                _ => false,
            })
    }

    /// The answers that each of these fields can have. `None`: those of one field cannot be gone through.
    pub(crate) fn answers(&self, call: &Call) -> Option<Vec<ClosedAnswer>> {
        let all = axes(call, &self.base());
        let axis = |path: &str| all.iter().find(|axis| axis.pointer == path);
        for [one, other] in &self.pairs {
            let kinds = [one, other].map(|path| axis(path).and_then(figure_kind));
            if kinds[0].is_none() || kinds[0] != kinds[1] {
                return None;
            }
        }
        // Of all figures that satisfy something, the largest together lie at a constant or at the end of a range,
        // or below it: by a unit where they are less than it, and by one more for each figure that they have to
        // be less than. Where figures are compared with each other, the constant and the end may be another's.
        let paired: BTreeSet<&String> = self.pairs.iter().flatten().collect();
        let reach = i128::try_from(paired.len()).ok()?.max(1);
        let most = |path: &&String| match axis(path)?.kind {
            AxisKind::Figure(_, _, most) => Some(most),
            _ => None,
        };
        let paired_ends: Vec<i128> = paired.iter().filter_map(most).collect();
        let constants: Vec<Constants> =
            self.sources.iter().map(|source| Constants::of(source)).collect();
        let closed = self.paths.iter().map(|path| {
            let values = match &axis(path)?.kind {
                AxisKind::Flag => vec![true.into(), false.into()],
                AxisKind::Choice(ids) => ids.iter().map(|id| id.as_str().into()).collect(),
                AxisKind::Choices(ids) if ids.len() <= MOST_CHOICES => selections(ids),
                AxisKind::Commune => {
                    let mut merged = Constants::default();
                    constants.iter().for_each(|one| merged.add(one));
                    merged.communes().into_iter().map(Value::from).collect()
                }
                AxisKind::Figure(kind, least, most) => {
                    let (others, reach) = match paired.contains(path) {
                        true => (paired_ends.as_slice(), reach),
                        false => (&[][..], 1),
                    };
                    let figures = constants.iter().flat_map(|all| all.figures_up_to(*kind));
                    let near = figures.chain(others.iter().copied()).chain([*most]);
                    let mut points: BTreeSet<i128> =
                        near.flat_map(|figure| figure - reach..=figure).collect();
                    points.retain(|point| (least..=most).contains(&point));
                    points.into_iter().filter_map(|units| kind.written(units)).collect()
                }
                _ => return None,
            };
            Some((path.clone(), values))
        });
        closed.collect()
    }
}

/// What is counted as a whole. A list cannot be gone through, but a field with choices can.
fn counted<'d>(side: JsonValue<'d, 'd>) -> Option<JsonValue<'d, 'd>> {
    let is_known = |name: &str| ["count", "title"].contains(&name);
    let is_plain = side.is_object() && side.members().all(|(name, _)| is_known(&name.text()));
    let mut members = side.members().filter(|_| is_plain);
    members.find(|(name, _)| name.text() == "count").map(|(_, value)| value)
}

fn figure_kind(axis: &Axis) -> Option<AxisFigure> {
    match axis.kind {
        AxisKind::Figure(kind, ..) => Some(kind),
        _ => None,
    }
}

/// All selections of these ids.
fn selections(ids: &[String]) -> Vec<Value> {
    let chosen = |bits: usize| {
        let all = ids.iter().enumerate();
        all.filter(|(number, _)| bits >> number & 1 == 1).map(|(_, id)| json!(id)).collect()
    };
    (0..1_usize << ids.len()).map(chosen).collect()
}

/// An application that is gone through.
pub(crate) struct Combination {
    pub(crate) text: String,
    /// Whether no answer is absent or wrong.
    pub(crate) is_full: bool,
}

/// Goes through all applications with these answers on a base, each of which may also be absent, and wrong if that is
/// asked for. Gives how many there are, unless there are too many, or more than are `left`.
pub(crate) fn each_combination(
    base: &Value,
    answers: &[ClosedAnswer],
    has_wrong: bool,
    left: &mut usize,
    look: &mut dyn FnMut(&Combination),
) -> Option<usize> {
    let more = 1 + usize::from(has_wrong);
    let count = answers.iter().try_fold(1_usize, |count, (_, values)| {
        count.checked_mul(values.len() + more).filter(|count| *count <= MOST_COMBINATIONS)
    });
    let count = count.filter(|count| count <= left)?;
    *left -= count;
    for number in 0..count {
        let (mut application, mut rest, mut is_full) = (base.clone(), number, true);
        for (path, values) in answers {
            let at = rest % (values.len() + more);
            rest /= values.len() + more;
            match values.get(at) {
                Some(value) => set(&mut application, path, Some(value.clone())),
                None => {
                    is_full = false;
                    if at > values.len() {
                        // No answer of any type is an object.
                        set(&mut application, path, Some(json!({})));
                    }
                }
            }
        }
        look(&Combination { text: application.to_string(), is_full });
    }
    Some(count)
}
