//! A case that would notice a mutant, ready to be added to the file of cases.

use serde_json::{Map, Value};

use crate::call::Call;
use crate::cases::{ExpectedOf, SeenValue, figure_names};
use crate::decision::Decision;

/// The most expectations that a proposal names.
const MOST_NAMED: usize = 4;

/// All that a case can name of what a call decides; what says most comes first.
pub(super) fn subjects(call: &Call) -> Vec<ExpectedOf> {
    let data = call.data();
    let numbered = |ids: Vec<&String>| ids.into_iter().cloned().zip(0_usize..).collect::<Vec<_>>();
    let mut all = vec![ExpectedOf::Outcome];
    let requirements = numbered(data.requirements.iter().map(|one| &one.id).collect());
    all.extend(requirements.into_iter().map(|(id, number)| ExpectedOf::Finding(id, number)));
    all.extend([ExpectedOf::Maximum, ExpectedOf::Excess, ExpectedOf::Requested]);
    for (id, number) in numbered(data.frame.parts.iter().map(|one| &one.id).collect()) {
        let figures = 0..figure_names("parts").len();
        all.extend(figures.map(|figure| ExpectedOf::Part(id.clone(), number, figure)));
    }
    for (id, number) in numbered(data.frame.categories.0.iter().map(|one| &one.id).collect()) {
        let figures = 0..figure_names("categories").len();
        all.extend(figures.map(|figure| ExpectedOf::Category(id.clone(), number, figure)));
    }
    let quantities = numbered(data.frame.quantities.iter().map(|one| &one.id).collect());
    all.extend(quantities.into_iter().map(|(id, number)| ExpectedOf::Quantity(id, number)));
    all.extend((0..figure_names("totals").len()).map(ExpectedOf::Total));
    all.extend([ExpectedOf::InputErrors, ExpectedOf::Readable]);
    all.retain(ExpectedOf::is_decided);
    all
}

/// The values that a case would name so that it notices a mutant: those of the definition, where the mutant
/// has others.
pub(super) fn noticed(
    subjects: &[ExpectedOf],
    (call, decision): (&Call, &Decision),
    (mutant, other): (&Call, &Decision),
) -> Map<String, Value> {
    let mut named = Map::new();
    let mut count = 0;
    for subject in subjects {
        let seen = subject.seen(call.data(), decision);
        if count < MOST_NAMED && seen != subject.seen(mutant.data(), other) {
            name(subject, seen, &mut named);
            count += 1;
        }
    }
    named
}

/// Adds an expectation as a case writes it.
fn name(subject: &ExpectedOf, seen: SeenValue, out: &mut Map<String, Value>) {
    let figure = |list: &str, figure: usize| {
        figure_names(list).get(figure).copied().unwrap_or_default().to_owned()
    };
    let steps: Vec<String> = match subject {
        ExpectedOf::Outcome => vec!["outcome".to_owned()],
        ExpectedOf::Readable => vec!["readable".to_owned()],
        ExpectedOf::Requested => vec!["requested".to_owned()],
        ExpectedOf::Maximum => vec!["maximum".to_owned()],
        ExpectedOf::Excess => vec!["excess".to_owned()],
        ExpectedOf::InputErrors => vec!["input_errors".to_owned()],
        ExpectedOf::Progress(number) => vec!["progress".to_owned(), figure("progress", *number)],
        ExpectedOf::Appraisal(number) => vec!["appraisal".to_owned(), figure("appraisal", *number)],
        ExpectedOf::Total(number) => vec!["totals".to_owned(), figure("totals", *number)],
        ExpectedOf::Part(id, _, number) => {
            vec!["parts".to_owned(), id.clone(), figure("parts", *number)]
        }
        ExpectedOf::Category(id, _, number) => {
            vec!["categories".to_owned(), id.clone(), figure("categories", *number)]
        }
        ExpectedOf::Quantity(id, _) => vec!["quantities".to_owned(), id.clone()],
        ExpectedOf::Finding(id, _) => vec!["findings".to_owned(), id.clone()],
    };
    let value = match seen {
        SeenValue::Count(count) => count.into(),
        SeenValue::Flag(flag) => flag.into(),
        SeenValue::Amount(None) | SeenValue::Rate(None) | SeenValue::Text(None) => Value::Null,
        SeenValue::Errors(errors) => {
            let error = |(path, code)| Value::from_iter([("path", path), ("code", code)]);
            errors.into_iter().map(error).collect()
        }
        seen => seen.text().into(),
    };
    let mut at = out;
    let Some((last, before)) = steps.split_last() else { return };
    for step in before {
        let inner = at.entry(step.clone()).or_insert_with(|| Value::Object(Map::new()));
        let Some(inner) = inner.as_object_mut() else { return };
        at = inner;
    }
    at.insert(last.clone(), value);
}
