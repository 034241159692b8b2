//! Answers that can be gone through one by one: those from closed lists, and figures on both sides of
//! every constant that they are compared with.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::call::Call;
use crate::json::{JsonShape, JsonValue};
use crate::variants::{AxisKind, Constants, axes, set};

/// The most combinations that are gone through.
const MOST: usize = 20_000;

/// An answer with all that it can be, as far as a condition can tell.
pub(super) type ClosedAnswer = (String, Vec<Value>);

/// The paths that stand in a value, if all that it compares is one path with one constant. `None`: it
/// looks at something else as well.
pub(super) fn paths_in(json: JsonValue<'_, '_>) -> Option<BTreeSet<String>> {
    let mut paths = BTreeSet::new();
    add_paths(json, &mut paths).then_some(paths)
}

fn add_paths(json: JsonValue<'_, '_>, paths: &mut BTreeSet<String>) -> bool {
    if json.is_list() {
        return json.items().all(|item| add_paths(item, paths));
    }
    if !json.is_object() {
        return true;
    }
    json.members().all(|(name, value)| match (name.text().as_ref(), value.shape()) {
        ("left" | "field" | "present", JsonShape::Text(path)) => {
            let is_field = !path.contains('*');
            paths.insert(path.into_owned());
            is_field
        }
        ("right", _) => {
            let mut members = value.members().filter(|_| value.is_object());
            let is_constant = |name: &str| ["amount", "number", "date"].contains(&name);
            members.next().is_some_and(|(name, _)| is_constant(&name.text()))
        }
        ("all" | "any" | "not" | "equals" | "one_of" | "at_least" | "compare" | "of", _) => {
            add_paths(value, paths)
        }
        ("value" | "values" | "is" | "count" | "title", _) => true,
        _ => false,
    })
}

/// What each of these fields can be. `None`: one of them cannot be gone through.
pub(super) fn answers(call: &Call, paths: &BTreeSet<String>) -> Option<Vec<ClosedAnswer>> {
    let constants = Constants::of(call.definition());
    let all = axes(call, &json!({}));
    let closed = paths.iter().map(|path| {
        let axis = all.iter().find(|axis| axis.pointer == *path)?;
        let values: Vec<Value> = match &axis.kind {
            AxisKind::Flag => vec![true.into(), false.into()],
            AxisKind::Choice(ids) => ids.iter().map(|id| id.as_str().into()).collect(),
            AxisKind::Figure(kind, least, most) => {
                let near =
                    constants.figures(*kind).flat_map(|figure| [figure - 1, figure, figure + 1]);
                let mut points: BTreeSet<i128> = near.chain([*least, *most]).collect();
                points.retain(|point| (least..=most).contains(&point));
                points.into_iter().filter_map(|units| kind.written(units)).collect()
            }
            _ => return None,
        };
        Some((path.clone(), values))
    });
    closed.collect()
}

/// Goes through all applications with these answers, each of which may also be absent. Gives whether
/// there are few enough.
pub(super) fn each_application(answers: &[ClosedAnswer], look: &mut dyn FnMut(&str)) -> bool {
    let count = answers.iter().try_fold(1_usize, |count, (_, values)| {
        count.checked_mul(values.len() + 1).filter(|count| *count <= MOST)
    });
    let Some(count) = count else { return false };
    for number in 0..count {
        let (mut application, mut rest) = (json!({}), number);
        for (path, values) in answers {
            let at = rest % (values.len() + 1);
            rest /= values.len() + 1;
            if let Some(value) = values.get(at) {
                set(&mut application, path, Some(value.clone()));
            }
        }
        look(&application.to_string());
    }
    true
}
