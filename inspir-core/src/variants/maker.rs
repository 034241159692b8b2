//! Making applications that differ from a given one.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::answer::set;
use super::axis::{Axis, AxisFigure, AxisKind, axes};
use super::constants::Constants;
use super::counted::CountedLists;
use super::signature::signature;
use crate::assess::Assessor;
use crate::call::Call;

/// The most places on one axis where a definition is found to decide otherwise.
const MOST_BOUNDS: usize = 12;

/// The most figures beside constants that are tried on one axis.
const MOST_CONSTANTS: usize = 60;

/// An application that differs from a given one.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    /// Which application it was made of.
    pub(crate) base: usize,
    /// The answers that differ.
    pub(crate) pointers: Vec<String>,
    pub(crate) application: Value,
    pub(crate) text: String,
}

/// Makes variants of applications to a call.
pub(crate) struct VariantMaker<'c> {
    call: &'c Call,
    constants: Constants,
    communes: Vec<String>,
    counted: CountedLists,
    assessor: Assessor,
}

impl<'c> VariantMaker<'c> {
    pub(crate) fn new(call: &'c Call) -> Self {
        let constants = Constants::of(call.definition());
        let communes = constants.communes();
        let counted = CountedLists::of(call);
        Self { call, constants, communes, counted, assessor: Assessor::new(call) }
    }

    /// The same, but lists grow by one item alone, so that there are fewer variants.
    pub(crate) fn of_short_lists(call: &'c Call) -> Self {
        Self { counted: CountedLists::default(), ..Self::new(call) }
    }

    /// The variants of an application in one answer, on the axes that are chosen.
    pub(crate) fn near(
        &mut self,
        base: usize,
        application: &Value,
        is_chosen: &dyn Fn(&str) -> bool,
    ) -> Vec<Variant> {
        let chosen = axes(self.call, application);
        let chosen = chosen.into_iter().filter(|axis| is_chosen(&axis.pointer));
        let mut all = Vec::new();
        for axis in chosen {
            for answer in self.answers(application, &axis) {
                let mut changed = application.clone();
                set(&mut changed, &axis.pointer, answer);
                if changed != *application {
                    let text = changed.to_string();
                    let pointers = vec![axis.pointer.clone()];
                    all.push(Variant { base, pointers, application: changed, text });
                }
            }
        }
        all
    }

    /// The answers to try on an axis; `None`: no answer.
    fn answers(&mut self, application: &Value, axis: &Axis) -> Vec<Option<Value>> {
        let given = application.pointer(&axis.pointer);
        // No answer, and a wrong one.
        let mut answers: Vec<Option<Value>> = vec![None, Some(json!(-1))];
        match &axis.kind {
            AxisKind::Text if given.is_some() => {}
            AxisKind::Text => answers.push(Some("x".into())),
            AxisKind::Texts => {
                let texts = |count: usize| (0..count).map(|number| json!(number.to_string()));
                let counts: BTreeSet<usize> =
                    (0..4).chain(self.counted.lengths(&axis.pointer)).collect();
                answers.extend(counts.into_iter().map(|count| Some(texts(count).collect())));
            }
            AxisKind::Flag => answers.extend([Some(true.into()), Some(false.into())]),
            AxisKind::Choice(ids) => {
                answers.extend(ids.iter().map(|id| Some(id.as_str().into())));
            }
            AxisKind::Choices(ids) => {
                answers.extend(ids.iter().map(|id| Some(json!([id]))));
                answers.extend(
                    (2..=ids.len())
                        .map(|count| Some(ids.iter().take(count).map(|id| json!(id)).collect())),
                );
            }
            AxisKind::Commune => {
                answers.extend(self.communes.iter().map(|code| Some(code.as_str().into())));
            }
            AxisKind::Figure(kind, least, most) => {
                let bounds = self.bounds(application, axis, *kind, (*least, *most));
                answers.extend(bounds.into_iter().map(|units| kind.written(units)));
                answers.extend(kind.nonsense(*least, *most).into_iter().map(Some));
            }
            AxisKind::Item => answers.extend(given.map(|_| None)),
            AxisKind::List => {
                let items = given.and_then(Value::as_array).cloned().unwrap_or_default();
                let with = |item: Value| {
                    let more = items.iter().cloned().chain([item]);
                    Some(more.collect::<Value>())
                };
                answers.extend([Some(json!([])), with(json!({}))]);
                answers.extend(items.first().map(|first| with(first.clone())));
                answers.extend(self.new_items(&axis.pointer).into_iter().map(with));
                answers.extend(self.of_lengths(&axis.pointer, &items).into_iter().map(Some));
            }
        }
        answers
    }

    /// Answers for an axis that has none: what the definition compares it with comes first. A list gets an empty item.
    pub(crate) fn fillers(&self, axis: &Axis) -> Vec<Value> {
        let place = axis.pointer.split('/').map(|step| match step.parse::<usize>() {
            Ok(_) => "*",
            Err(_) => step,
        });
        let place = place.collect::<Vec<_>>().join("/");
        let named = self.constants.compared(&place);
        let mut answers: Vec<Value> = named.to_vec();
        match &axis.kind {
            AxisKind::List => answers.push(json!([{}])),
            // What counts without an answer is mostly right.
            _ if axis.has_default => {}
            AxisKind::Choices(_) => {
                answers = named.iter().map(|id| json!([id])).collect();
                answers.extend(self.usual(&axis.kind));
            }
            kind => answers.extend(self.usual(kind)),
        }
        answers
    }

    /// The list with as many items as it may be counted against, one less, and one more: those that it has, then
    /// empty ones, copies of the first, or new ones. Texts differ, and so do choices in one of these.
    fn of_lengths(&self, list: &str, items: &[Value]) -> Vec<Value> {
        let lengths = self.counted.lengths(list);
        if lengths.is_empty() {
            return Vec::new();
        }
        let members = members_of(self.call, list);
        let new = self.new_items(list);
        let fills =
            [json!({})].into_iter().chain(items.first().cloned()).chain(new.iter().cloned());
        let fills: Vec<Value> = fills.collect();
        let mut all = Vec::new();
        for length in lengths.into_iter().filter(|length| *length > 0) {
            if let Some(fewer) = items.get(..length) {
                all.push(fewer.iter().cloned().collect());
                continue;
            }
            // One more is tried already.
            if length <= items.len() + 1 {
                continue;
            }
            let filled = |fill: &Value, has_choices: bool| -> Value {
                let more = (items.len()..length)
                    .map(|number| told_apart(fill, &members, number, has_choices));
                items.iter().cloned().chain(more).collect()
            };
            all.extend(fills.iter().map(|fill| filled(fill, false)));
            all.extend(new.first().map(|whole| filled(whole, true)));
        }
        all
    }

    /// Items that a list may have: whole ones of each choice, and of each choice of their members one alone.
    fn new_items(&self, list: &str) -> Vec<Value> {
        let members = members_of(self.call, list);
        let members: Vec<(String, Vec<Value>)> =
            members.into_iter().map(|(name, kind)| (name, self.usual(&kind))).collect();
        let mut whole = json!({});
        for (name, answers) in &members {
            set(&mut whole, &format!("/{name}"), answers.first().cloned());
        }
        let mut items = vec![whole.clone()];
        for (name, answers) in &members {
            items.extend(answers.iter().skip(1).map(|answer| {
                let mut other = whole.clone();
                set(&mut other, &format!("/{name}"), Some(answer.clone()));
                other
            }));
        }
        items.extend(self.items_of_one_member(list));
        items
    }

    /// Answers that members of a whole item have: each choice, and figures above those of the definition.
    fn usual(&self, kind: &AxisKind) -> Vec<Value> {
        match kind {
            // Two, so that what counts different texts has some to count.
            AxisKind::Text => vec!["x".into(), "y".into()],
            AxisKind::Texts => vec![json!(["x"])],
            AxisKind::Flag => vec![true.into(), false.into()],
            AxisKind::Choice(ids) => ids.iter().map(|id| id.as_str().into()).collect(),
            AxisKind::Choices(ids) => ids.iter().map(|id| json!([id])).collect(),
            AxisKind::Commune => self.communes.iter().map(|code| code.as_str().into()).collect(),
            AxisKind::Figure(kind, least, most) => {
                let written = self.constants.figures(*kind).filter(|units| units < most);
                let largest = written.max().unwrap_or(*least);
                let above = match kind {
                    AxisFigure::Amount => largest.saturating_mul(4).max(100_000),
                    _ => largest + 1,
                };
                let all = [above.clamp(*least, *most), (*least + 1).min(*most)];
                all.into_iter().filter_map(|units| kind.written(units)).collect()
            }
            AxisKind::Item | AxisKind::List => Vec::new(),
        }
    }

    /// Items with one answer alone.
    fn items_of_one_member(&self, list: &str) -> Vec<Value> {
        let mut items = Vec::new();
        for (name, kind) in members_of(self.call, list) {
            let mut with = |answer: Value| {
                let mut item = json!({});
                set(&mut item, &format!("/{name}"), Some(answer));
                items.push(item);
            };
            match &kind {
                AxisKind::Choice(ids) => ids.iter().for_each(|id| with(id.as_str().into())),
                AxisKind::Flag => with(true.into()),
                AxisKind::Text => with("x".into()),
                AxisKind::Figure(kind, least, _) => {
                    kind.written(least + 1).into_iter().for_each(with);
                }
                _ => {}
            }
        }
        items
    }

    /// The figures on both sides of where the definition decides otherwise.
    fn bounds(
        &mut self,
        application: &Value,
        axis: &Axis,
        kind: AxisFigure,
        (least, most): (i128, i128),
    ) -> BTreeSet<i128> {
        let given = application.pointer(&axis.pointer).and_then(|answer| kind.units(answer));
        let mut points = BTreeSet::from([least, least + 1, most]);
        let mut others = Vec::new();
        figures_in(application, kind, &mut others);
        let written: BTreeSet<i128> = self
            .constants
            .figures(kind)
            .flat_map(|figure| [figure - 1, figure, figure + 1])
            .collect();
        let dates = if kind == AxisFigure::Date { others.clone() } else { Vec::new() };
        points.extend(self.constants.spans_from(dates));
        let near = self.constants.figures(kind).chain(given).chain(others);
        for figure in near.collect::<Vec<_>>() {
            points.extend([figure - 1, figure, figure + 1, figure * 2]);
        }
        if kind != AxisFigure::Date {
            points.extend((0..14).map(|power| 10_i128.pow(power)));
        }
        points.retain(|point| (least..=most).contains(point));
        let mut signs_at = |units: i128| {
            let mut changed = application.clone();
            set(&mut changed, &axis.pointer, kind.written(units));
            signature(self.assessor.decide_json(changed.to_string().as_bytes()))
        };
        let points: Vec<(i128, Vec<u8>)> =
            points.into_iter().map(|units| (units, signs_at(units))).collect();
        let mut bounds: BTreeSet<i128> = BTreeSet::new();
        let mut found = 0;
        for (one, next) in points.iter().zip(points.iter().skip(1)) {
            if one.1 == next.1 || found >= MOST_BOUNDS {
                continue;
            }
            found += 1;
            let (mut low, mut high) = (one.0, next.0);
            while high - low > 1 {
                let middle = low + (high - low) / 2;
                if signs_at(middle) == one.1 { low = middle } else { high = middle }
            }
            bounds.extend([low - 1, low, high, high + 1]);
        }
        // A definition may decide otherwise beside a constant only if something else differs as well.
        if written.len() <= MOST_CONSTANTS {
            bounds.extend(written);
        }
        let ends = [least, least + 1, most].into_iter();
        bounds.extend(ends.chain(given.into_iter().flat_map(|given| [given - 1, given + 1])));
        bounds.retain(|bound| (least..=most).contains(bound));
        bounds
    }
}

/// The members of the items of a list, by their names.
fn members_of(call: &Call, list: &str) -> Vec<(String, AxisKind)> {
    let inside = format!("{list}/0/");
    let all = axes(call, &set_of_one(list)).into_iter();
    let of_item =
        all.filter_map(|axis| Some((axis.pointer.strip_prefix(&inside)?.to_owned(), axis.kind)));
    of_item.collect()
}

/// A copy of an item with other texts than others have and, if that is asked for, other choices.
fn told_apart(
    item: &Value,
    members: &[(String, AxisKind)],
    number: usize,
    has_choices: bool,
) -> Value {
    let mut copy = item.clone();
    for (name, kind) in members {
        let pointer = format!("/{name}");
        let other: Value = match kind {
            AxisKind::Text => format!("x{number}").into(),
            AxisKind::Choice(ids) if has_choices => match ids.get(number % ids.len().max(1)) {
                Some(id) => id.as_str().into(),
                None => continue,
            },
            _ => continue,
        };
        if item.pointer(&pointer).is_some() {
            set(&mut copy, &pointer, Some(other));
        }
    }
    copy
}

/// An application with one empty item in this list.
fn set_of_one(list: &str) -> Value {
    let mut application = json!({});
    set(&mut application, list, Some(json!([{}])));
    application
}

/// Adds the figures of a kind that stand in an application.
fn figures_in(value: &Value, kind: AxisFigure, out: &mut Vec<i128>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| figures_in(item, kind, out)),
        Value::Object(members) => members.values().for_each(|item| figures_in(item, kind, out)),
        value => out.extend(kind.units(value)),
    }
}
