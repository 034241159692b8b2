//! Answers of the API of Démarche numérique: the dossiers of their pages, and what is missing.

use serde_json::Value;

use super::error::ImportError;
use super::import_fault::ImportFault;
use super::notice::Notice;
use super::notice_kind::NoticeKind;

/// The name of the table of dossiers in messages.
pub(super) const DOSSIERS: &str = "dossiers";

/// The dossiers of an answer, of a list of answers, or the only one. What the API says beside them is told.
pub(super) fn dossiers_in<'v>(
    answer: &'v Value,
    notices: &mut Vec<Notice>,
) -> Result<Vec<&'v Value>, ImportError> {
    let mut dossiers = Vec::new();
    let pages = pages_of(answer);
    for (number, page) in (1_usize..).zip(pages.iter().copied()) {
        let place = number.to_string();
        let errors = errors_of(page);
        let Some(found) = of_page(page) else {
            let said = errors.first().map(String::as_str).unwrap_or_default();
            let page = answer.is_array().then_some(number);
            return Err(ImportError { page, ..ImportError::of(ImportFault::NoDossier, said) });
        };
        for error in &errors {
            notices.push(notice(NoticeKind::PartialAnswer, DOSSIERS, error, &place));
        }
        for (number, dossier) in (1_usize..).zip(found) {
            if !dossier.is_object() {
                let number = number.to_string();
                notices.push(notice(NoticeKind::LostDossier, DOSSIERS, &number, &place));
                continue;
            }
            dossiers.push(dossier);
            if lacks_answers(dossier) {
                let name = name_of(dossier, number);
                notices.push(notice(NoticeKind::LostAnswers, DOSSIERS, &name, &place));
            }
        }
    }
    if has_more(&pages) {
        notices.push(notice(NoticeKind::MorePages, DOSSIERS, DOSSIERS, ""));
    }
    Ok(dossiers)
}

/// The pages of an answer: those of a list, or of the lists in it; else the answer itself.
fn pages_of(answer: &Value) -> Vec<&Value> {
    match answer {
        Value::Array(list) => list.iter().flat_map(pages_of).collect(),
        page => vec![page],
    }
}

/// The dossiers of a page, some of which may be nothing.
fn of_page(page: &Value) -> Option<Vec<&Value>> {
    let data = page.get("data").unwrap_or(page);
    if let Some(dossier) = data.get("dossier").filter(|dossier| dossier.is_object()) {
        return Some(vec![dossier]);
    }
    let nodes = list_of(data).and_then(|list| list.get("nodes"));
    match nodes.and_then(Value::as_array) {
        Some(nodes) => Some(nodes.iter().collect()),
        None => data.get("champs").is_some().then(|| vec![data]),
    }
}

/// The number of a dossier; of one without, its place in the page, such as `#2`.
fn name_of(dossier: &Value, place: usize) -> String {
    match dossier.get("number") {
        Some(Value::String(number)) if !number.trim().is_empty() => number.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => format!("#{place}"),
    }
}

/// The list of dossiers of a page.
fn list_of(data: &Value) -> Option<&Value> {
    data.get("demarche").unwrap_or(data).get("dossiers")
}

/// Whether the API has more dossiers than these pages hold: none of them is said to be the last.
fn has_more(pages: &[&Value]) -> bool {
    let more = |page: &&Value| {
        let list = list_of(page.get("data").unwrap_or(page))?;
        list.get("pageInfo")?.get("hasNextPage")?.as_bool()
    };
    let told: Vec<bool> = pages.iter().filter_map(more).collect();
    !told.is_empty() && !told.contains(&false)
}

/// The errors that the API gives beside data, or in its place: each with its path.
fn errors_of(page: &Value) -> Vec<String> {
    let errors = page.get("errors").and_then(Value::as_array);
    let text = |error: &Value| {
        let message = error.get("message").and_then(Value::as_str);
        let message = message.map_or_else(|| error.to_string(), str::to_owned);
        let step = |step: &Value| step.as_str().map_or_else(|| step.to_string(), str::to_owned);
        let path = error.get("path").and_then(Value::as_array);
        let path: Vec<String> = path.into_iter().flatten().map(step).collect();
        if path.is_empty() { message } else { format!("{message} ({})", path.join(".")) }
    };
    errors.into_iter().flatten().map(text).collect()
}

/// Whether there is nothing in the place of answers of a dossier, or of a row of a repetition.
fn lacks_answers(value: &Value) -> bool {
    let lists = ["champs", "annotations", "rows"].into_iter().filter_map(|name| value.get(name));
    lists.into_iter().any(|list| match list {
        Value::Array(items) => items.iter().any(|item| item.is_null() || lacks_answers(item)),
        other => other.is_null(),
    })
}

/// A notice on a table.
pub(super) fn notice(kind: NoticeKind, table: &str, subject: &str, other: &str) -> Notice {
    Notice::new(kind, (table, None), subject, other)
}
