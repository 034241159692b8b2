//! What the voices say alike: what a finding lacks, and the label of a place.

use crate::assessment::Finding;
use crate::call::CallData;
use crate::field::{FieldInfo, List};
use crate::locale::Lexicon;
use crate::place::Place;
use crate::render::{of_agents, of_applicant};
use crate::values::Figure;

/// The title of a requirement, and where to fill it in.
pub(super) fn what_lacks(finding: Finding<'_>, lexicon: Lexicon<'_>) -> String {
    let requirement = finding.requirement();
    let mut text = requirement.title(lexicon.locale()).to_owned();
    let label = of_applicant(finding, &finding.open_places(), lexicon);
    let is_repeated =
        requirement.check() == "confirmed" || label.to_lowercase() == text.to_lowercase();
    if !label.is_empty() && !is_repeated {
        text.push_str(" — ");
        text.push_str(&label);
    }
    let mut agents = String::new();
    of_agents(finding, lexicon, &mut agents);
    if !agents.is_empty() {
        text.push('.');
        text.push_str(&agents);
    }
    text
}

/// Whether an answer is there that does not suffice: too few documents, or what is filled in is to be
/// changed.
pub(super) fn falls_short(finding: Finding<'_>) -> bool {
    let has = |name: &str, figure: Figure| {
        finding
            .figures()
            .iter()
            .any(|value| value.name == name && value.figure == Some(figure.clone()))
    };
    if finding.is_undecided() {
        return false;
    }
    match finding.places() {
        // Of documents too few are there, or none.
        [Place::List(List::DOCUMENTS), ..] if finding.requirement().check() == "document" => {
            !has("there", Figure::Count(0))
        }
        _ => has("is_false", Figure::Flag(true)) || finding.open_places().is_empty(),
    }
}

/// The label of the member at a path.
pub(super) fn label_of(call: &CallData, path: &str, lexicon: Lexicon<'_>) -> Option<String> {
    let layout = &call.frame.layout;
    if let Some(label) = layout.fields.iter().find_map(|field| name_in(field, path, lexicon)) {
        return Some(label);
    }
    // `/budget/expenses`, `/budget/expenses/3` or `/budget/expenses/3/amount`.
    let mut lists = layout.lists.iter();
    let (list, rest) =
        lists.find_map(|list| path.strip_prefix(&*list.pointer).map(|rest| (list, rest)))?;
    let mut steps = rest.split('/');
    if steps.next() != Some("") {
        return None;
    }
    let Some(item) = steps.next() else { return Some(list.label.told(lexicon).to_owned()) };
    let mut label = String::new();
    list.write_items(&[item.parse().ok()?], lexicon, &mut label);
    let name: Vec<&str> = steps.collect();
    if name.is_empty() {
        return Some(label);
    }
    let name = name.join("/");
    let column = list.columns.iter().find_map(|column| name_in(column, &name, lexicon))?;
    Some(format!("{column} ({label})"))
}

/// The name of a field at a path; of one of its several values, with the number of the value.
fn name_in(field: &FieldInfo, path: &str, lexicon: Lexicon<'_>) -> Option<String> {
    let mut name = field.label.told(lexicon).to_owned();
    let rest = path.strip_prefix(&*field.pointer)?;
    if let Some(item) = rest.strip_prefix('/') {
        name.push_str(lexicon.format().number);
        name.push_str(&(item.parse::<usize>().ok()? + 1).to_string());
    } else if !rest.is_empty() {
        return None;
    }
    Some(name)
}
