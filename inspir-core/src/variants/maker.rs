//! Making applications that differ from a given one.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::answer::set;
use super::axis::{Axis, AxisFigure, AxisKind, axes};
use super::constants::Constants;
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
    assessor: Assessor,
}

impl<'c> VariantMaker<'c> {
    pub(crate) fn new(call: &'c Call) -> Self {
        let constants = Constants::of(call.definition());
        let communes = constants.communes();
        Self { call, constants, communes, assessor: Assessor::new(call) }
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
                answers.extend((0..4).map(|count| Some(texts(count).collect())));
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

    /// Items that a list may have: whole ones of each choice, and of each choice of their members one alone.
    fn new_items(&self, list: &str) -> Vec<Value> {
        let inside = format!("{list}/0/");
        let members = axes(self.call, &set_of_one(list));
        let name = |axis: &Axis| axis.pointer.strip_prefix(&inside).map(str::to_owned);
        let members: Vec<(String, Vec<Value>)> =
            members.iter().filter_map(|axis| Some((name(axis)?, self.usual(&axis.kind)))).collect();
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
        let empty = set_of_one(list);
        let members = axes(self.call, &empty);
        let inside = format!("{list}/0/");
        let mut items = Vec::new();
        for axis in &members {
            let Some(name) = axis.pointer.strip_prefix(&inside) else { continue };
            let mut with = |answer: Value| {
                let mut item = json!({});
                set(&mut item, &format!("/{name}"), Some(answer));
                items.push(item);
            };
            match &axis.kind {
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
