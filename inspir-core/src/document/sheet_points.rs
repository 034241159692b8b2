//! The points of an officer's sheet: what each says, with its figures and the call's own words.

use super::letter_points::{Said, citation, is_appraisal};
use super::said::{falls_short, filled, where_to_fill_in};
use super::tree::Inline;
use crate::application::{Application, Appraisal};
use crate::assessment::Finding;
use crate::call::Subject;
use crate::locale::{Lexicon, Words, words};
use crate::render::{asks_for, figure};
use crate::status::Status;
use crate::text::{capitalised, is_blank};
use crate::values::{Figure, Value};

/// One point: its title, its state, the reason, and where it stands in the call.
pub(super) fn point<'a>(
    finding: Finding<'a>,
    application: &Application<'_>,
    lexicon: Lexicon<'_>,
    said: &mut Said<'a>,
) -> Vec<Inline> {
    let requirement = finding.requirement();
    let mut text = String::from(" — ");
    text.push_str(state(finding).spoken(lexicon));
    text.push_str(" (");
    text.push_str(requirement.level().words().spoken(lexicon));
    text.push_str(").");
    let mut told = vec![Inline::Strong(requirement.title(lexicon.locale()).to_owned())];
    if let Some(says) = says(finding, lexicon) {
        text.push(' ');
        text.push_str(&says);
    }
    if let Some(judgement) = judgement(finding, application, lexicon) {
        text.push(' ');
        text.push_str(&judgement);
    }
    told.push(Inline::Text(text));
    // A point that does not apply leaves the quotation to another point.
    if finding.status() != Status::NotApplicable {
        told.extend(citation(finding, lexicon, said));
    }
    told
}

/// The state of the point, in words.
fn state(finding: Finding<'_>) -> Words<&'static str> {
    match (is_appraisal(finding), finding.status()) {
        (true, Status::Met) => words!(fr: "favorable", en: "favourable"),
        (true, Status::NotMet) => words!(fr: "défavorable", en: "unfavourable"),
        (_, Status::Met) => words!(fr: "conforme", en: "met"),
        (_, Status::NotMet) => words!(fr: "non conforme", en: "not met"),
        (_, Status::Missing) if finding.requirement().check() == "document" => {
            words!(fr: "pièce manquante", en: "document missing")
        }
        (_, status) => status.words(),
    }
}

/// Why: the figures of what is met, the finding of all else and what is to be filled in.
pub(super) fn says(finding: Finding<'_>, lexicon: Lexicon<'_>) -> Option<String> {
    if finding.status() == Status::Met {
        return figures(finding, lexicon);
    }
    if is_appraisal(finding) {
        return None;
    }
    // The status says that an answer is missing, or that the condition does not hold.
    let is_said = match finding.status() {
        Status::Missing => !falls_short(finding) && !finding.is_undecided(),
        Status::NotApplicable => finding.requirement().when.is_some(),
        _ => false,
    };
    let message = finding.message_in_letter(lexicon).filter(|_| !is_said);
    let problem = message.map(|message| capitalised(&message.problem));
    let mut says: Vec<String> = problem.into_iter().collect();
    if let Some(places) = where_to_fill_in(finding, &finding.open_places(), lexicon) {
        says.push(filled(asks_for(finding), lexicon, &mut |_, out| out.push_str(&places)));
    }
    (!says.is_empty()).then(|| says.join(" "))
}

/// The figures of a finding, each with its name; the right side of a comparison, with what it has to be.
fn figures(finding: Finding<'_>, lexicon: Lexicon<'_>) -> Option<String> {
    let told = finding.values().iter().filter_map(|value: &Value| {
        if matches!(value.figure.as_ref()?, Figure::Id(_) | Figure::Flag(_) | Figure::Reason(_)) {
            return None;
        }
        let mut text = String::new();
        if value.name == "right" {
            figure("relation", finding, lexicon, &mut text);
            text.push(' ');
        } else {
            text.push_str(name_of(value.name)?.spoken(lexicon));
            text.push_str(lexicon.format().colon);
        }
        figure(value.name, finding, lexicon, &mut text);
        Some(text)
    });
    let told: Vec<String> = told.collect();
    let between = words!(fr: " ; ", en: "; ").spoken(lexicon);
    (!told.is_empty()).then(|| [capitalised(&told.join(between)), ".".to_owned()].concat())
}

/// The label of a figure; `None`: the figure says nothing about what is met.
const fn name_of(name: &str) -> Option<Words<&'static str>> {
    Some(match name.as_bytes() {
        b"requested" => words!(fr: "demandé", en: "requested"),
        b"base" => words!(fr: "assiette", en: "base"),
        b"rate" => words!(fr: "taux", en: "rate"),
        b"limit" => words!(fr: "limite", en: "limit"),
        b"ceiling" => words!(fr: "plafond", en: "ceiling"),
        b"in_budget" => words!(fr: "inscrit au budget", en: "in the budget"),
        b"expenses" => words!(fr: "dépenses", en: "expenses"),
        b"revenues" => words!(fr: "recettes", en: "revenues"),
        b"cost" => words!(fr: "dépenses éligibles", en: "eligible expenses"),
        b"paid" => words!(fr: "apport", en: "contribution"),
        b"minimum" => words!(fr: "minimum", en: "minimum"),
        b"maximum" => words!(fr: "maximum", en: "maximum"),
        b"last_award" => words!(fr: "dernière aide", en: "last grant"),
        b"left" => words!(fr: "constaté", en: "found"),
        b"holding" => words!(fr: "critères remplis", en: "criteria met"),
        b"needed" => words!(fr: "critères demandés", en: "criteria needed"),
        b"matching" => words!(fr: "lignes concernées", en: "lines concerned"),
        _ => return None,
    })
}

/// The judgement of an officer: who judged, when and why.
fn judgement(
    finding: Finding<'_>,
    application: &Application<'_>,
    lexicon: Lexicon<'_>,
) -> Option<String> {
    let Subject::Criterion(criterion) = finding.subject() else { return None };
    let appraisal: &Appraisal<'_> = application.appraisals.get(criterion.id())?;
    let given = |text: &Option<crate::application::Text<'_>>| {
        text.as_deref().filter(|text| !is_blank(text)).map(str::to_owned)
    };
    let on = appraisal.on.map(|on| {
        let mut day = String::new();
        lexicon.locale().write_long_date(on, &mut day);
        day
    });
    let signed: Vec<String> = [given(&appraisal.by), on].into_iter().flatten().collect();
    let mut judgement = signed.join(", ");
    if let Some(note) = given(&appraisal.note) {
        if !judgement.is_empty() {
            judgement.push_str(lexicon.format().colon);
        }
        let [open, close] = lexicon.format().quotes;
        judgement.extend([open, &note, close]);
    }
    (!judgement.is_empty()).then(|| [judgement.as_str(), "."].concat())
}
