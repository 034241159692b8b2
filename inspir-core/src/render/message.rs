//! A finding in words: what is wrong, why, and what to do next.

use super::asks::{is_of_agents, of_agents, of_applicant, places, to_check, to_fill_in};
use super::quotation::end_quotation;
use crate::assessment::Finding;
use crate::checks::{Evidence, Sentences, Telling, sentences};
use crate::locale::{Lexicon, TemplateGap, Words, fill, fill_values, words};
use crate::status::{Basis, Level, Status};
use crate::values::{Figure, Limit};

/// The ends of the parts of a message. Between them stands a colon or a space.
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
    let sentences = if status == Status::Missing && !finding.is_of_readable() {
        NOT_ASSESSED
    } else if finding.waits_for_agents() {
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
    // An applicant can do nothing about what an agent filled in.
    if !evidence.is_of_agents {
        out.push(' ');
        sentence(sentences.next.spoken(lexicon), finding, lexicon, out);
        if out.len() == quote + 1 {
            out.truncate(quote);
        }
    }
    of_agents(finding, lexicon, out);
    Some(Ends { title, problem, quote })
}

/// The sentences for a requirement whose answer was not looked at, as nothing could be read.
const NOT_ASSESSED: Option<&Sentences> = sentences!(
    fr: "ce point n’a pas été examiné." => "Corrigez d’abord les erreurs signalées.",
    en: "this was not assessed." => "First correct the errors that are reported.",
);

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
    fill(template, out, &mut |gap, out| match gap {
        TemplateGap::Value("places") => out.push_str(&of_applicant(finding, all, lexicon)),
        TemplateGap::Value("to_fill_in") => to_fill_in(finding, false, lexicon, out),
        TemplateGap::Value("to_check") => to_check(finding, false, lexicon, out),
        TemplateGap::Value("please_check") => to_check(finding, true, lexicon, out),
        TemplateGap::Value(name @ ("to_fill_in_or_check" | "please_fill_in_or_check")) => {
            let in_letter = name == "please_fill_in_or_check";
            if finding.open_places().is_empty() {
                to_check(finding, in_letter, lexicon, out);
            } else {
                to_fill_in(finding, in_letter, lexicon, out);
            }
        }
        TemplateGap::Value("first") => places(call, all.get(..1).unwrap_or_default(), lexicon, out),
        TemplateGap::Value("second") => {
            places(call, all.get(1..2).unwrap_or_default(), lexicon, out)
        }
        TemplateGap::Value(name) => figure(name, finding, lexicon, out),
        TemplateGap::Choice(name, [one, other]) => {
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
