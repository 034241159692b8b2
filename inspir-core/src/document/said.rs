//! Words that all voices share: what a finding lacks, and the label of a place.

use crate::assessment::{Assessment, Finding};
use crate::call::CallData;
use crate::field::{FieldInfo, List};
use crate::intake::Completeness;
use crate::locale::{Lexicon, Words, fill_values, words};
use crate::place::Place;
use crate::render::{of_agents, of_applicant};
use crate::status::Outcome;
use crate::values::Figure;

/// The title of a requirement, and where to fill it in.
pub(super) fn what_lacks(finding: Finding<'_>, lexicon: Lexicon<'_>) -> String {
    let mut text = finding.requirement().title(lexicon.locale()).to_owned();
    if let Some(places) = where_to_fill_in(finding, &finding.open_places(), lexicon) {
        text.push_str(" — ");
        text.push_str(&places);
    }
    let mut agents = String::new();
    of_agents(finding, lexicon, &mut agents);
    if !agents.is_empty() {
        text.push('.');
        text.push_str(&agents);
    }
    text
}

/// Places in words, all of them: a message names the first few. Where one of them will do, it says so.
fn all_named(finding: Finding<'_>, places: &[Place], lexicon: Lexicon<'_>) -> String {
    let mut all: Vec<String> = Vec::new();
    for like in places.chunk_by(|one, other| match (one, other) {
        (Place::Item(list, _, member), Place::Item(other_list, _, other_member)) => {
            list == other_list && member == other_member
        }
        _ => false,
    }) {
        all.push(of_applicant(finding, like, lexicon));
    }
    all.retain(|named| !named.is_empty());
    let is_any = finding.requirement().check() == "any_answered";
    let or = words!(fr: " ou ", en: " or ").spoken(lexicon);
    match all.as_slice() {
        [first @ .., last] if is_any && !first.is_empty() => [&first.join(", "), or, last].concat(),
        all => all.join(", "),
    }
}

/// These places of a finding in words, unless the title of its requirement begins with them.
pub(super) fn where_to_fill_in(
    finding: Finding<'_>,
    places: &[Place],
    lexicon: Lexicon<'_>,
) -> Option<String> {
    let requirement = finding.requirement();
    let places = all_named(finding, places, lexicon);
    let title = requirement.title(lexicon.locale());
    let (named, title) = (places.to_lowercase(), title.to_lowercase());
    let rest = title.strip_prefix(&named);
    let is_said = requirement.check() == "confirmed"
        || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    (!places.is_empty() && !is_said).then_some(places)
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
        // Too few documents are there, or none.
        [Place::List(List::DOCUMENTS), ..] if finding.requirement().check() == "document" => {
            !has("there", Figure::Count(0))
        }
        _ => has("is_false", Figure::Flag(true)) || finding.open_places().is_empty(),
    }
}

/// The name of the member at a path, if it has a label.
pub(super) fn named_at(call: &CallData, path: &str, lexicon: Lexicon<'_>) -> Option<String> {
    let layout = &call.frame.layout;
    if let Some(named) = layout.fields.iter().find_map(|field| named_in(field, path, lexicon)) {
        return Some(named);
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
    let column = list.columns.iter().find_map(|column| named_in(column, &name, lexicon))?;
    Some([&*column, " (", &label, ")"].concat())
}

/// The name of a field at a path; of one of its several values, with the number of the value.
fn named_in(field: &FieldInfo, path: &str, lexicon: Lexicon<'_>) -> Option<String> {
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

/// The outcome of an assessment, at the head of a report.
pub(super) fn outcome_in_words(assessment: &Assessment) -> Words<&'static str> {
    match (assessment.outcome(), assessment.decision().completeness) {
        (_, Completeness::Unreadable) => words!(
            fr: "DONNÉES À CORRIGER — le document n’a pas pu être lu : rien n’a été examiné.",
            en: "DATA TO CORRECT — the document could not be read: nothing was assessed.",
        ),
        (_, Completeness::TooManyErrors) => words!(
            fr: "DONNÉES À CORRIGER — plus de 100 erreurs : voici les 100 premières, rien n’a été examiné.",
            en: "DATA TO CORRECT — more than 100 errors: here are the first 100, nothing was assessed.",
        ),
        (Outcome::Invalid, _) => words!(
            fr: "DONNÉES À CORRIGER — certaines données sont erronées ; le reste a été examiné sans elles.",
            en: "DATA TO CORRECT — some of the data is wrong; the rest was assessed without it.",
        ),
        (Outcome::Ineligible, _) => words!(
            fr: "INÉLIGIBLE EN L’ÉTAT — au moins une condition obligatoire n’est pas remplie.",
            en: "INELIGIBLE AS IT STANDS — at least one compulsory condition is not met.",
        ),
        (Outcome::Incomplete, _) => words!(
            fr: "INCOMPLET — il manque des réponses obligatoires.",
            en: "INCOMPLETE — compulsory answers are missing.",
        ),
        (Outcome::NeedsReview, _) => words!(
            fr: "À EXAMINER — un agent doit se prononcer.",
            en: "TO BE REVIEWED — an officer must decide.",
        ),
        (Outcome::Eligible, _) => words!(
            fr: "ÉLIGIBLE — toutes les conditions obligatoires sont remplies.",
            en: "ELIGIBLE — every compulsory condition is met.",
        ),
    }
}

/// How many compulsory conditions are met.
pub(super) fn progress_in_words(assessment: &Assessment, lexicon: Lexicon<'_>) -> String {
    let progress = assessment.progress();
    let words = words!(
        fr: "Conditions obligatoires remplies : {met} sur {applicable}",
        en: "Compulsory conditions met: {met} of {applicable}",
    );
    filled(words, lexicon, &mut |name, out| {
        let count = if name == "met" { progress.met } else { progress.applicable };
        out.push_str(&count.to_string());
    })
}

/// Words with their gaps filled in.
pub(super) fn filled(
    words: Words<&'static str>,
    lexicon: Lexicon<'_>,
    write: &mut dyn FnMut(&str, &mut String),
) -> String {
    let mut text = String::new();
    fill_values(words.told(lexicon), &mut text, write);
    text
}
