//! A finding in words: what is wrong, why, and what to do next.

use super::quotation::end_quotation;
use crate::assessment::Finding;
use crate::call::CallData;
use crate::checks::{AnyCheck, Evidence, Sentences, Telling, sentences};
use crate::field::List;
use crate::locale::{Hole, Lexicon, Words, fill, fill_values, words};
use crate::place::{NAMED_PLACES, Place, and_more};
use crate::status::{Basis, Level, Status};
use crate::values::{Figure, Limit};

/// Where the parts of a message end. What stands between them is a colon or a space.
#[derive(Clone, Copy)]
pub(crate) struct Ends {
    pub(super) title: usize,
    pub(super) problem: usize,
    pub(super) quote: usize,
}

/// Adds the message of a finding, or nothing if its requirement is met.
pub(crate) fn message(
    finding: Finding<'_>,
    lexicon: Lexicon<'_>,
    out: &mut String,
) -> Option<Ends> {
    told(finding, false, lexicon, out)
}

/// Adds the message of a finding as an assessment tells it, or as a letter does.
pub(super) fn told(
    finding: Finding<'_>,
    in_letter: bool,
    lexicon: Lexicon<'_>,
    out: &mut String,
) -> Option<Ends> {
    let (requirement, status) = (finding.requirement(), finding.status());
    if status == Status::Met {
        return None;
    }
    let evidence = Evidence {
        places: finding.places(),
        figures: finding.figures(),
        is_blocking: requirement.level() == Level::Blocking,
        is_of_agents: is_of_agents(finding),
        in_letter,
    };
    let sentences = if finding.waits_for_agents() {
        FOR_AGENTS
    } else if finding.is_undecided() {
        UNDECIDED
    } else if is_excluded(finding) {
        NOT_CONCERNED
    } else {
        requirement.check.words(status, &evidence)
    };
    let sentences = sentences.or(NOT_CONCERNED)?;
    out.push_str(requirement.title(lexicon.locale()));
    let title = out.len();
    out.push_str(lexicon.format().colon);
    let own = requirement.check.own_words(status, &evidence);
    let what = own.map_or_else(|| sentences.what.spoken(lexicon), |own| own.told(lexicon));
    sentence(what, finding, lexicon, out);
    let problem = out.len();
    if status != Status::NotApplicable {
        out.push(' ');
        why(finding, lexicon, out);
    }
    let quote = out.len();
    let mut next = String::new();
    // An applicant can do nothing about what an agent filled in.
    if !evidence.is_of_agents {
        sentence(sentences.next.spoken(lexicon), finding, lexicon, &mut next);
    }
    if !next.is_empty() {
        out.push(' ');
        out.push_str(&next);
    }
    of_agents(finding, lexicon, out);
    Some(Ends { title, problem, quote })
}

/// The sentences for a requirement of which an absent answer leaves open whether it applies.
const UNDECIDED: Option<&Sentences> = sentences!(
    fr: "il reste à savoir si ce point vous concerne." => "{to_fill_in}",
    en: "it remains to be seen whether this concerns you." => "{to_fill_in}",
);

/// The sentences for a requirement of which all that is missing is for an agent to fill in.
const FOR_AGENTS: Option<&Sentences> = sentences!(
    fr: "un agent doit compléter ce point." => "Rien n’est attendu du demandeur pour l’instant.",
    en: "an officer has to complete this point." => "Nothing is asked of the applicant for now.",
);

/// The sentences for a requirement whose condition does not hold.
const NOT_CONCERNED: Option<&Sentences> = sentences!(
    fr: "ce point ne concerne pas votre demande.",
    en: "this does not concern your application.",
);

/// The sentences that ask for an answer: one without a name, for a place that has the name of its
/// requirement, and one with names.
const TO_FILL_IN: [Words<&str>; 2] = [
    words!(fr: "Complétez cette rubrique.", en: "Please complete this item."),
    words!(fr: "À compléter : {named}.", en: "To fill in: {named}."),
];

/// The same in a letter.
const PLEASE_FILL_IN: [Words<&str>; 2] = [
    words!(fr: "Complétez cette rubrique.", en: "Please complete this item."),
    words!(fr: "Complétez : {named}.", en: "Please fill in: {named}."),
];

/// The sentences that ask to look again at what is filled in: in an assessment, in a letter.
const TO_CHECK: Words<&str> = words!(fr: "À vérifier : {places}.", en: "To check: {places}.");
const PLEASE_CHECK: Words<&str> = words!(fr: "Vérifiez : {places}.", en: "Please check: {places}.");

/// The sentences that tell apart what agents fill in, and what they filled in.
const BY_AGENTS: [Words<&str>; 2] = [
    words!(fr: "À compléter par un agent : {named}.", en: "For an officer to fill in: {named}."),
    words!(fr: "Renseigné par un agent : {named}.", en: "Filled in by an officer: {named}."),
];

/// Whether a place is filled in by agents, so that applicants need not look there. The words of an
/// appraisal say themselves who judges.
fn is_for_agents(finding: Finding<'_>, place: Place) -> bool {
    !matches!(finding.requirement().check, AnyCheck::Appraisal(_))
        && finding.call().data().frame.is_for_agents(place)
}

/// Whether a requirement is not met for what agents filled in alone.
pub(crate) fn is_of_agents(finding: Finding<'_>) -> bool {
    let all = finding.places();
    finding.status() == Status::NotMet
        && !all.is_empty()
        && all.iter().all(|place| is_for_agents(finding, *place))
}

/// Adds what waits for agents, or else what they filled in.
pub(crate) fn of_agents(finding: Finding<'_>, lexicon: Lexicon<'_>, out: &mut String) {
    let (open, [to_fill_in, filled_in]) = (finding.open_places(), BY_AGENTS);
    let (words, mut theirs) = match open.is_empty() {
        true => (filled_in, finding.places().to_vec()),
        false => (to_fill_in, open),
    };
    theirs.retain(|place| is_for_agents(finding, *place));
    if theirs.is_empty() || !matches!(finding.status(), Status::NotMet | Status::Missing) {
        return;
    }
    out.push(' ');
    fill(words.told(lexicon), out, &mut |_, out| {
        places(finding.call().data(), &theirs, lexicon, out);
    });
}

/// These places in words, without those of agents. Of a document the title says already where it
/// stands.
pub(crate) fn of_applicant(finding: Finding<'_>, all: &[Place], lexicon: Lexicon<'_>) -> String {
    let (mut own, mut named) = (all.to_vec(), String::new());
    let is_document = matches!(finding.requirement().check, AnyCheck::Document(_));
    own.retain(|place| {
        let is_told = is_document && *place == Place::List(List::DOCUMENTS);
        !is_told && !is_for_agents(finding, *place)
    });
    places(finding.call().data(), &own, lexicon, &mut named);
    named
}

/// Adds the sentence that says what to fill in, unless that is for agents alone.
fn to_fill_in(
    finding: Finding<'_>,
    [here, at]: [Words<&'static str>; 2],
    lexicon: Lexicon<'_>,
    out: &mut String,
) {
    let named = of_applicant(finding, &finding.open_places(), lexicon);
    if named.is_empty() {
        return;
    }
    let is_here =
        named.to_lowercase() == finding.requirement().title(lexicon.locale()).to_lowercase();
    let words = if is_here { here } else { at };
    fill(words.told(lexicon), out, &mut |_, out| out.push_str(&named));
}

/// Adds the sentence that says what to look at again: what is filled in does not suffice.
fn to_check(
    finding: Finding<'_>,
    words: Words<&'static str>,
    lexicon: Lexicon<'_>,
    out: &mut String,
) {
    let named = of_applicant(finding, finding.places(), lexicon);
    if !named.is_empty() {
        fill(words.told(lexicon), out, &mut |_, out| out.push_str(&named));
    }
}

/// Whether a requirement does not apply because of its condition, not because of its check.
fn is_excluded(finding: Finding<'_>) -> bool {
    finding.status() == Status::NotApplicable && finding.requirement().when.is_some()
}

/// Adds where the requirement comes from.
fn why(finding: Finding<'_>, lexicon: Lexicon<'_>, out: &mut String) {
    let requirement = finding.requirement();
    let quote = requirement.quote();
    let language = finding.call().quote_language().name(lexicon);
    let words: &Words<&str> = match (requirement.basis(), quote, language) {
        (Basis::Call, Some(_), None) => {
            &const {
                words!(
                    fr: "Extrait de l’appel : « {quote} »",
                    en: "From the call: “{quote}”",
                )
            }
        }
        (Basis::Call, Some(_), Some(_)) => {
            &const {
                words!(
                    fr: "Extrait de l’appel, en {language} : « {quote} »",
                    en: "From the call, in {language}: “{quote}”",
                )
            }
        }
        (_, Some(_), None) => {
            &const {
                words!(
                    fr: "Nous le déduisons de l’appel : « {quote} »",
                    en: "We infer this from the call: “{quote}”",
                )
            }
        }
        (_, Some(_), Some(_)) => {
            &const {
                words!(
                    fr: "Nous le déduisons de l’appel, en {language} : « {quote} »",
                    en: "We infer this from the call, in {language}: “{quote}”",
                )
            }
        }
        (Basis::Call, None, _) => {
            &const { words!(fr: "L’appel le demande.", en: "The call asks for it.") }
        }
        (Basis::Implied, None, _) => {
            &const {
                words!(
                    fr: "L’appel ne l’écrit pas, mais le suppose.",
                    en: "The call does not say so, but takes it for granted.",
                )
            }
        }
        (Basis::Practice, None, _) => {
            &const {
                words!(
                    fr: "C’est une vérification d’usage, que l’appel n’exige pas.",
                    en: "This is a usual check, which the call does not ask for.",
                )
            }
        }
    };
    fill_values(words.told(lexicon), out, &mut |name, out| {
        out.push_str(if name == "language" { language } else { quote }.unwrap_or_default());
    });
    if let Some(quote) = quote {
        end_quotation(quote, finding.call(), lexicon, out);
    }
}

/// Adds a sentence, with its places and figures filled in.
fn sentence(template: &str, finding: Finding<'_>, lexicon: Lexicon<'_>, out: &mut String) {
    let (call, all) = (finding.call().data(), finding.places());
    fill(template, out, &mut |hole, out| match hole {
        Hole::Value("places") => out.push_str(&of_applicant(finding, all, lexicon)),
        Hole::Value("to_fill_in") => to_fill_in(finding, TO_FILL_IN, lexicon, out),
        Hole::Value("to_check") => to_check(finding, TO_CHECK, lexicon, out),
        Hole::Value("please_check") => to_check(finding, PLEASE_CHECK, lexicon, out),
        Hole::Value(name @ ("to_fill_in_or_check" | "please_fill_in_or_check")) => {
            let in_letter = name == "please_fill_in_or_check";
            if finding.open_places().is_empty() {
                let words = if in_letter { PLEASE_CHECK } else { TO_CHECK };
                to_check(finding, words, lexicon, out);
            } else {
                let words = if in_letter { PLEASE_FILL_IN } else { TO_FILL_IN };
                to_fill_in(finding, words, lexicon, out);
            }
        }
        Hole::Value("first") => places(call, all.get(..1).unwrap_or_default(), lexicon, out),
        Hole::Value("second") => places(call, all.get(1..2).unwrap_or_default(), lexicon, out),
        Hole::Value(name) => figure(name, finding, lexicon, out),
        Hole::Choice(name, [one, other]) => {
            out.push_str(if takes_first(name, finding, lexicon) { one } else { other });
        }
    });
}

/// A figure of the finding, or a limit of the call.
enum FigureOrLimit {
    Figure(Figure),
    Limit(Limit),
}

/// The figure or limit with this name, or `None` if it is not known.
fn figure_or_limit(name: &str, finding: Finding<'_>) -> Option<FigureOrLimit> {
    if let Some(value) = finding.figures().iter().find(|value| value.name == name) {
        return value.figure.clone().map(FigureOrLimit::Figure);
    }
    let mut limits: Vec<Limit> = Vec::new();
    finding.requirement().check.limits(&finding.call().data().frame, &mut limits);
    limits.into_iter().find(|limit| limit.name == name).map(FigureOrLimit::Limit)
}

/// Adds a figure of the finding or a limit of the call, by its name.
pub(crate) fn figure(name: &str, finding: Finding<'_>, lexicon: Lexicon<'_>, out: &mut String) {
    let requirement = finding.requirement();
    let currency = finding.call().currency();
    let (title, figures) = (requirement.title(lexicon.locale()), finding.figures());
    let call = &finding.call().data().frame;
    if requirement.check.term(name, &Telling { call, lexicon, currency, title, figures }, out) {
        return;
    }
    match figure_or_limit(name, finding) {
        Some(FigureOrLimit::Figure(figure)) => figure.write(lexicon, currency, out),
        Some(FigureOrLimit::Limit(limit)) => limit.write(lexicon, currency, out),
        None => out.push('…'),
    }
}

/// Whether a choice between two forms of words takes the first: the figure with this name is a yes, or
/// the figure or limit takes the singular.
fn takes_first(name: &str, finding: Finding<'_>, lexicon: Lexicon<'_>) -> bool {
    let number = match figure_or_limit(name, finding) {
        Some(FigureOrLimit::Figure(Figure::Flag(flag))) => return flag,
        Some(FigureOrLimit::Figure(figure)) => figure.number(),
        Some(FigureOrLimit::Limit(limit)) => limit.number(),
        None => 1,
    };
    lexicon.is_singular(number)
}

/// Adds the places of a finding, none of which stands twice, in words. Items of the same list are named
/// together.
pub(crate) fn places(call: &CallData, places: &[Place], lexicon: Lexicon<'_>, out: &mut String) {
    let (mut named, mut rest) = (0, places);
    while let [first, after @ ..] = rest {
        if named == NAMED_PLACES {
            return and_more(rest.len(), lexicon, out);
        }
        if named > 0 {
            out.push_str(", ");
        }
        named += 1;
        rest = after;
        match first {
            Place::Field(field) => {
                out.push_str(
                    call.frame.field(*field).map_or("", |field| field.label.told(lexicon)),
                );
            }
            Place::List(list) => {
                out.push_str(call.frame.list(*list).map_or("", |list| list.label.told(lexicon)));
            }
            Place::Item(list, item, member) => {
                let more = after.iter().map_while(|place| match place {
                    Place::Item(l, item, m) if l == list && m == member => Some(*item),
                    _ => None,
                });
                let items: Vec<usize> = [*item].into_iter().chain(more).collect();
                let label = call.frame.column(*list, *member).map(|member| &member.label);
                if let Some((list, label)) = call.frame.list(*list).zip(label) {
                    out.push_str(label.told(lexicon));
                    out.push_str(" (");
                    list.write_items(&items, lexicon, out);
                    out.push(')');
                }
                rest = after.get(items.len() - 1..).unwrap_or_default();
            }
        }
    }
}
