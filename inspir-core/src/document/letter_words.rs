//! The sentences of a letter that depend on the outcome: the first one, and what to do next.

use crate::assessment::Assessment;
use crate::intake::Completeness;
use crate::locale::{Words, words};
use crate::status::Outcome;

/// The outcome in words.
pub(super) fn of_outcome(assessment: &Assessment) -> Words<&'static str> {
    match (assessment.outcome(), assessment.decision().completeness) {
        (_, Completeness::Unreadable) => words!(
            fr: "Le fichier de votre demande n’a pas pu être lu. Son contenu n’a donc pas été examiné.",
            en: "The file of your application could not be read. Its contents were therefore not examined.",
        ),
        (_, Completeness::TooManyErrors) => words!(
            fr: "Plus de cent données de votre demande sont à corriger. Elle n’a donc pas été examinée.",
            en: "More than a hundred items of your application need correction. It was therefore not examined.",
        ),
        (Outcome::Invalid, _) => words!(
            fr: "Nous avons examiné votre demande. Certaines données n’ont pas pu être reprises ; le reste a été examiné sans elles.",
            en: "We have examined your application. Some of the data could not be used; the rest was examined without it.",
        ),
        (Outcome::Ineligible, _) => words!(
            fr: "Nous avons examiné votre demande. En l’état, elle ne remplit pas toutes les conditions obligatoires de l’appel.",
            en: "We have examined your application. As it stands, it does not meet all the compulsory conditions of the call.",
        ),
        (Outcome::Incomplete, _) => words!(
            fr: "Nous avons examiné votre demande. Elle est incomplète.",
            en: "We have examined your application. It is incomplete.",
        ),
        (Outcome::NeedsReview, _) => words!(
            fr: "Nous avons examiné votre demande. Avant de conclure, nos services doivent se prononcer sur certains points.",
            en: "We have examined your application. Before we conclude, our officers have to decide on some points.",
        ),
        (Outcome::Eligible, _) => words!(
            fr: "Nous avons examiné votre demande. Elle remplit les conditions obligatoires que nous avons vérifiées. Ce constat ne vaut pas décision favorable.",
            en: "We have examined your application. It meets the compulsory conditions that we checked. This finding is not yet a decision in your favour.",
        ),
    }
}

/// The next step, with a gap for the last day.
pub(super) fn of_next(
    readable: bool,
    corrects: bool,
    completes: bool,
    refuses: bool,
) -> Words<&'static str> {
    // Not every condition can be met after the fact: where some are not met, nothing is ordered.
    match (corrects, completes, refuses) {
        _ if !readable => words!(
            fr: "Veuillez nous transmettre de nouveau votre demande au plus tard le {deadline}.",
            en: "Please send us your application again by {deadline}.",
        ),
        (true, true, true) => words!(
            fr: "Vous pouvez corriger et compléter votre demande jusqu’au {deadline} inclus.",
            en: "You can correct and complete your application up to and including {deadline}.",
        ),
        (true, false, true) => words!(
            fr: "Vous pouvez corriger votre demande jusqu’au {deadline} inclus.",
            en: "You can correct your application up to and including {deadline}.",
        ),
        (true, true, _) => words!(
            fr: "Veuillez corriger et compléter votre demande au plus tard le {deadline}.",
            en: "Please correct and complete your application by {deadline}.",
        ),
        (true, ..) => words!(
            fr: "Veuillez corriger votre demande au plus tard le {deadline}.",
            en: "Please correct your application by {deadline}.",
        ),
        (_, true, _) => words!(
            fr: "Veuillez compléter votre demande au plus tard le {deadline}.",
            en: "Please complete your application by {deadline}.",
        ),
        (.., true) => words!(
            fr: "Vous pouvez prendre contact avec nos services au sujet des conditions qui ne sont pas remplies.",
            en: "You can contact our department about the conditions that are not met.",
        ),
        _ => words!(
            fr: "Aucune démarche n’est obligatoire pour l’instant.",
            en: "You need not do anything for now.",
        ),
    }
}
