//! What a letter says of input errors: in the words of someone who filled in a form, without JSON.

use super::said::named_at;
use crate::assessment::{Assessment, Finding};
use crate::input_error::{ErrorCode, InputError};
use crate::locale::{Lexicon, Words, fill_values, words};
use crate::text::capitalised;

/// Input errors as a letter tells them.
#[derive(Default)]
pub(super) struct InputPoints {
    /// What the applicant has to correct: titles, each with what is wrong and what to do.
    pub(super) to_correct: Vec<(String, String)>,
    /// What officers filled in wrongly.
    pub(super) of_agents: Vec<String>,
}

impl InputPoints {
    pub(super) fn new(assessment: &Assessment, lexicon: Lexicon<'_>) -> Self {
        let mut points = Self::default();
        for error in assessment.input_errors() {
            let named = named_at(assessment.call().data(), error.path(), lexicon);
            let told = |[title, says]: [Words<&'static str>; 2]| {
                (title.spoken(lexicon).to_owned(), says.spoken(lexicon).to_owned())
            };
            let point = match (error.code(), named) {
                (ErrorCode::CallMismatch, _) => told(OF_ANOTHER_CALL),
                (ErrorCode::FieldUnknown, _) | (ErrorCode::IdUnknown, None) => told(UNKNOWN),
                (_, None) => told(UNREAD),
                (_, Some(place)) if place.is_for_agents => {
                    points.of_agents.push(capitalised(&place.name));
                    continue;
                }
                (_, Some(place)) => (capitalised(&place.name), plain(error, lexicon)),
            };
            // What has no name is said once.
            if !points.to_correct.contains(&point) {
                points.to_correct.push(point);
            }
        }
        points
    }
}

/// What is said of errors that have no name in the form: a title, and what is wrong.
const OF_ANOTHER_CALL: [Words<&str>; 2] = [
    words!(fr: "Appel", en: "Call"),
    words!(
        fr: "Cette demande a été établie pour un autre appel. Déposez-la au titre de l’appel qui convient.",
        en: "This application was made for another call. Please file it under the right one.",
    ),
];
const UNKNOWN: [Words<&str>; 2] = [
    words!(fr: "Données transmises", en: "Data sent"),
    words!(
        fr: "Certaines données ne correspondent à aucune rubrique de l’appel. Vérifiez-les.",
        en: "Some of the data fits no item of the call. Please check it.",
    ),
];
const UNREAD: [Words<&str>; 2] = [
    words!(fr: "Données transmises", en: "Data sent"),
    words!(
        fr: "Certaines données n’ont pas pu être lues. Transmettez-les de nouveau.",
        en: "Some of the data could not be read. Please send it again.",
    ),
];

/// An error in plain words.
fn plain(error: &InputError, lexicon: Lexicon<'_>) -> String {
    let words: Words<&str> = match error.code() {
        ErrorCode::AmountNotExact | ErrorCode::AmountFormat => words!(
            fr: "« {found} » n’a pas pu être lu comme un montant. Indiquez-le en chiffres, avec deux décimales au plus.",
            en: "“{found}” could not be read as an amount. Please give it in digits, with two decimals at most.",
        ),
        ErrorCode::NumberNotExact | ErrorCode::NumberFormat => words!(
            fr: "« {found} » n’est pas le nombre attendu. Indiquez-le en chiffres.",
            en: "“{found}” is not the number expected. Please give it in digits.",
        ),
        ErrorCode::DateFormat => words!(
            fr: "« {found} » n’a pas pu être lu comme une date. Indiquez le jour, le mois et l’année.",
            en: "“{found}” could not be read as a date. Please give the day, the month and the year.",
        ),
        ErrorCode::CommuneFormat => words!(
            fr: "« {found} » n’est pas le code INSEE d’une commune. Indiquez ses cinq caractères (ce n’est pas le code postal).",
            en: "“{found}” is not the INSEE code of a commune. Please give its five characters (it is not the postcode).",
        ),
        ErrorCode::EnumUnknown | ErrorCode::IdUnknown => words!(
            fr: "« {found} » ne figure pas parmi les réponses prévues. Choisissez l’une d’elles.",
            en: "“{found}” is not among the answers to choose from. Please choose one of them.",
        ),
        ErrorCode::TypeMismatch => words!(
            fr: "Cette réponse n’a pas pu être lue. Indiquez-la de nouveau.",
            en: "This answer could not be read. Please give it again.",
        ),
        _ => return error.in_voice(lexicon),
    };
    let mut says = String::new();
    fill_values(words.told(lexicon), &mut says, &mut |_, out| {
        out.push_str(error.found().unwrap_or_default());
    });
    says
}

/// Whether all that a finding lacks is among what is to be corrected: it is said there.
pub(super) fn is_to_be_corrected(finding: Finding<'_>, lexicon: Lexicon<'_>) -> bool {
    let errors = finding.assessment().input_errors();
    let is_named = |path: &str| named_at(finding.call().data(), path, lexicon).is_some();
    let is_wrong = |path: &str| {
        errors.iter().any(|error| {
            let rest = path.strip_prefix(error.path());
            let is_here = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            is_here && is_named(error.path())
        })
    };
    let mut paths = finding.paths();
    paths.len() > 0 && paths.all(|path| is_wrong(&path))
}
