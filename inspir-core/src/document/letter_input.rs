//! Input errors in a letter: in the words of someone who filled in a form, without JSON.

use super::said::{filled, named_at};
use crate::assessment::Assessment;
use crate::input_error::{ErrorCode, InputError};
use crate::locale::{Currency, Lexicon, Words, words};
use crate::text::capitalised;

/// The input errors of a letter.
#[derive(Default)]
pub(super) struct InputPoints {
    /// The corrections that the applicant has to make: titles, each with what is wrong and what to do.
    pub(super) to_correct: Vec<(String, String)>,
    /// Where that is, as JSON Pointers, as far as the letter names it.
    pub(super) paths: Vec<String>,
    /// The errors in what officers filled in.
    pub(super) of_agents: Vec<String>,
}

impl InputPoints {
    pub(super) fn new(assessment: &Assessment, lexicon: Lexicon<'_>) -> Self {
        let mut points = Self::default();
        for error in assessment.input_errors() {
            let call = assessment.call().data();
            let named = named_at(call, error.path(), lexicon);
            if call.frame.layout.is_path_of_agents(error.path()) {
                let names = named.or_else(|| named_at(call, &verdict_of(error.path()), lexicon));
                let name = names.map(|name| capitalised(&name));
                points.of_agents.extend(name.filter(|name| !points.of_agents.contains(name)));
                continue;
            }
            let told = |[title, says]: [Words<&'static str>; 2]| {
                (title.spoken(lexicon).to_owned(), says.spoken(lexicon).to_owned())
            };
            let point = match (error.code(), named) {
                (ErrorCode::CallMismatch, _) => told(OF_ANOTHER_CALL),
                (ErrorCode::FieldUnknown, _) | (ErrorCode::IdUnknown, None) => told(UNKNOWN),
                // The whole document: its error says where.
                (_, None) if error.path().is_empty() => {
                    let (title, _) = told(UNREAD);
                    (title, behind_a_title(&error.in_voice(lexicon)))
                }
                (_, None) => told(UNREAD),
                (_, Some(name)) => {
                    points.paths.push(error.path().to_owned());
                    (capitalised(&name), plain(error, call.currency, lexicon))
                }
            };
            points.push(point);
        }
        points
    }

    /// Adds what is wrong. Of one title it is said together, and each thing once.
    fn push(&mut self, (title, says): (String, String)) {
        match self.to_correct.iter_mut().find(|(known, _)| *known == title) {
            Some((_, said)) if said.contains(&says) || said.contains(&capitalised(&says)) => {}
            Some((_, said)) => {
                said.push(' ');
                said.push_str(&capitalised(&says));
            }
            None => self.to_correct.push((title, says)),
        }
    }
}

/// The words about errors that have no name in the form: a title, and what is wrong.
const OF_ANOTHER_CALL: [Words<&str>; 2] = [
    words!(fr: "Appel", en: "Call"),
    words!(
        fr: "votre demande indique un autre appel. Si elle est destinée à celui-ci, corrigez cette indication ; sinon, déposez-la au titre de l’autre appel.",
        en: "your application names another call. If it is meant for this one, please correct that; if not, please file it under the other call.",
    ),
];
const UNKNOWN: [Words<&str>; 2] = [
    words!(fr: "Données transmises", en: "Data sent"),
    words!(
        fr: "certaines données ne correspondent à aucune rubrique de l’appel. Vérifiez-les.",
        en: "some of the data fits no item of the call. Please check it.",
    ),
];
const UNREAD: [Words<&str>; 2] = [
    words!(fr: "Données illisibles", en: "Data that cannot be read"),
    words!(
        fr: "une partie de ce qui a été transmis n’a pas pu être lue. Transmettez-la de nouveau.",
        en: "a part of what was sent could not be read. Please send it again.",
    ),
];

/// The verdict beside which a member of an appraisal stands.
fn verdict_of(path: &str) -> String {
    let (appraisal, _) = path.rsplit_once('/').unwrap_or_default();
    [appraisal, "/verdict"].concat()
}

/// An error in plain words: what was certainly meant, or what is wrong.
fn plain(error: &InputError, currency: Currency, lexicon: Lexicon<'_>) -> String {
    let (found, reading) = (error.found().unwrap_or_default(), error.reading(lexicon, currency));
    let words: Words<&str> = match (error.code(), &reading) {
        // Of a value of another type it is not known what was found.
        (ErrorCode::TypeMismatch, Some(_)) => READ_SO,
        (_, Some(reading)) if reading.to_lowercase() == found.trim().to_lowercase() => READ_SO,
        (_, Some(_)) => words!(
            fr: "nous lisons « {found} » ainsi : {reading}. Confirmez cette réponse ou corrigez-la.",
            en: "we read “{found}” as {reading}. Please confirm or correct this answer.",
        ),
        (code, None) => return wrong(error, code, lexicon),
    };
    let reading = reading.unwrap_or_default();
    filled(words, lexicon, &mut |name, out| {
        out.push_str(if name == "found" { found } else { &reading });
    })
}

const READ_SO: Words<&str> = words!(
    fr: "nous lisons cette réponse ainsi : {reading}. Confirmez-la ou corrigez-la.",
    en: "we read this answer as {reading}. Please confirm or correct it.",
);

/// The fault in plain words.
fn wrong(error: &InputError, code: ErrorCode, lexicon: Lexicon<'_>) -> String {
    let words: Words<&str> = match code {
        ErrorCode::AmountNotExact | ErrorCode::AmountFormat => words!(
            fr: "« {found} » n’a pas la forme attendue d’un montant. Écrivez-le comme 1234.50 : des chiffres, sans espace, et deux décimales au plus.",
            en: "“{found}” does not have the form of an amount. Please write it like 1234.50: digits without spaces, with two decimals at most.",
        ),
        ErrorCode::NumberNotExact => words!(
            fr: "« {found} » n’a pas pu être repris exactement. Indiquez de nouveau ce nombre.",
            en: "“{found}” could not be taken over exactly. Please give this number again.",
        ),
        ErrorCode::DateFormat if is_written_as_a_day(error) => words!(
            fr: "« {found} » n’est pas un jour du calendrier. Indiquez de nouveau cette date.",
            en: "“{found}” is no day of the calendar. Please give this date again.",
        ),
        ErrorCode::DateFormat => words!(
            fr: "« {found} » n’a pas la forme attendue d’une date. Écrivez l’année, le mois et le jour, comme 2027-03-31.",
            en: "“{found}” does not have the form of a date. Please write the year, the month and the day, like 2027-03-31.",
        ),
        ErrorCode::CommuneFormat => words!(
            fr: "« {found} » n’est pas le code INSEE d’une commune. Indiquez ses cinq caractères (ce n’est pas le code postal).",
            en: "“{found}” is not the INSEE code of a commune. Please give its five characters (it is not the postcode).",
        ),
        ErrorCode::EnumUnknown | ErrorCode::IdUnknown => words!(
            fr: "« {found} », écrit ainsi, n’a pas été reconnu. Choisissez de nouveau votre réponse parmi celles qui sont prévues.",
            en: "“{found}”, written like this, was not recognised. Please choose your answer again from those on offer.",
        ),
        ErrorCode::TypeMismatch => words!(
            fr: "cette réponse n’a pas pu être lue. Indiquez-la de nouveau.",
            en: "this answer could not be read. Please give it again.",
        ),
        _ => return behind_a_title(&error.in_voice(lexicon)),
    };
    filled(words, lexicon, &mut |_, out| out.push_str(error.found().unwrap_or_default()))
}

/// Whether what was found has the form of a date, such as `2027-02-30`.
fn is_written_as_a_day(error: &InputError) -> bool {
    let found = error.found().unwrap_or_default().trim();
    let lengths = found.split('-').map(str::len);
    lengths.eq([4, 2, 2]) && found.chars().all(|char| char == '-' || char.is_ascii_digit())
}

/// A sentence as it stands behind a title and a colon.
fn behind_a_title(sentence: &str) -> String {
    let mut chars = sentence.chars();
    let first = chars.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(chars).collect()
}
