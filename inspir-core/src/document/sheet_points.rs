//! The points of an officer's sheet: what each says, with its figures and the call's own words.

use super::letter_points::{Said, citation, is_appraisal};
use super::said::{falls_short, where_to_fill_in};
use super::tree::Inline;
use crate::application::{Application, Appraisal};
use crate::assessment::Finding;
use crate::call::Subject;
use crate::language::Relation;
use crate::locale::{Lexicon, Words, fill_values, words};
use crate::status::Status;
use crate::text::{capitalised, is_blank};
use crate::values::{Figure, LimitValue, Value};

/// One point: its title, what it comes to, why, and where it stands in the call.
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
    // What does not apply leaves the quotation to another point.
    if finding.status() != Status::NotApplicable {
        told.extend(citation(finding, lexicon, said));
    }
    told
}

/// What the point comes to.
fn state(finding: Finding<'_>) -> Words<&'static str> {
    match (is_appraisal(finding), finding.status()) {
        (true, Status::Met) => words!(fr: "favorable", en: "favourable"),
        (true, Status::NotMet) => words!(fr: "défavorable", en: "unfavourable"),
        (_, Status::Met) => words!(fr: "conforme", en: "met"),
        (_, Status::NotMet) => words!(fr: "non conforme", en: "not met"),
        (_, Status::Missing) if finding.requirement().check() == "document" => {
            words!(fr: "pièce manquante", en: "document missing")
        }
        (_, Status::Missing) => words!(fr: "réponse manquante", en: "answer missing"),
        (_, Status::ToReview) => words!(fr: "à apprécier", en: "to be judged"),
        (_, Status::NotApplicable) => words!(fr: "sans objet", en: "not applicable"),
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
    let message = finding.message_in_parts(lexicon.locale()).filter(|_| !is_said);
    let mut says: Vec<String> = message.map(|message| message.problem).into_iter().collect();
    if let Some(places) = where_to_fill_in(finding, &finding.open_places(), lexicon) {
        let to_fill_in = words!(fr: "À compléter : {places}.", en: "To fill in: {places}.");
        let mut asked = String::new();
        fill_values(to_fill_in.told(lexicon), &mut asked, &mut |_, out| out.push_str(&places));
        says.push(asked);
    }
    (!says.is_empty()).then(|| says.join(" "))
}

/// The figures of a finding, each with its name.
fn figures(finding: Finding<'_>, lexicon: Lexicon<'_>) -> Option<String> {
    let currency = finding.call().currency();
    let relation = relation_of(finding);
    let told = finding.values().iter().filter_map(|value: &Value| {
        let name = relation.filter(|_| value.name == "right").or(name_of(value.name))?;
        let figure = value.figure.as_ref()?;
        let mut text = name.spoken(lexicon).to_owned();
        text.push_str(lexicon.format().colon);
        match figure {
            Figure::Id(_) | Figure::Flag(_) | Figure::Reason(_) => return None,
            figure => figure.write(lexicon, currency, &mut text),
        }
        Some(text)
    });
    let told: Vec<String> = told.collect();
    let between = words!(fr: " ; ", en: "; ").spoken(lexicon);
    (!told.is_empty()).then(|| [capitalised(&told.join(between)), ".".to_owned()].concat())
}

/// How the right side of a comparison limits the left one.
fn relation_of(finding: Finding<'_>) -> Option<Words<&'static str>> {
    let mut limits = Vec::new();
    finding.requirement().check.limits(&finding.call().data().frame, &mut limits);
    let is = limits.iter().find(|limit| limit.name == "is")?;
    let LimitValue::Figure(Figure::Id(id)) = &is.value else { return None };
    Some(match Relation::from_id(id)? {
        Relation::AtMost => words!(fr: "au plus", en: "at most"),
        Relation::LessThan => words!(fr: "moins de", en: "less than"),
        Relation::AtLeast => words!(fr: "au moins", en: "at least"),
        Relation::MoreThan => words!(fr: "plus de", en: "more than"),
        Relation::EqualTo => words!(fr: "exactement", en: "exactly"),
    })
}

/// What a figure of a finding is called; `None`: it says nothing of what is met.
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
        b"right" => words!(fr: "attendu", en: "expected"),
        b"holding" => words!(fr: "critères remplis", en: "criteria met"),
        b"needed" => words!(fr: "critères demandés", en: "criteria needed"),
        b"matching" => words!(fr: "lignes concernées", en: "lines concerned"),
        _ => return None,
    })
}

/// Who judged, when and why, of what officers judge.
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
