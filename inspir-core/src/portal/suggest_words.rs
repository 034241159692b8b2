//! The words about drafts. `{column}` and `{paths}` are gaps.

use super::suggestion_kind::SuggestionKind;
use crate::locale::{Words, words};

/// The words of a note on a header.
pub(super) fn suggestion_words(kind: SuggestionKind) -> Words<&'static str> {
    match kind {
        SuggestionKind::Unknown => words!(
            fr: "« {column} » : aucun champ de l’appel ne porte ce nom. Indiquez son chemin (ou `/extensions/…` pour la garder avec la demande), ou laissez null.",
            en: "“{column}”: no field of the call has this name. Write its path (or `/extensions/…` to keep it with the application), or leave null.",
        ),
        SuggestionKind::Ambiguous => words!(
            fr: "« {column} » peut désigner plusieurs champs : {paths}. Choisissez.",
            en: "“{column}” may be several fields: {paths}. Choose one.",
        ),
        SuggestionKind::Near => words!(
            fr: "« {column} » est pris pour {paths}, dont le nom est proche. Vérifiez.",
            en: "“{column}” is taken for {paths}, whose name is near. Check it.",
        ),
        SuggestionKind::Twice => words!(
            fr: "« {column} » et une autre colonne désignent {paths}. Choisissez l’une des deux.",
            en: "“{column}” and another column are both {paths}. Choose one of them.",
        ),
        SuggestionKind::Postcode => words!(
            fr: "« {column} » est un code postal, et l’appel demande des codes INSEE de communes : la colonne est laissée de côté.",
            en: "“{column}” is a postcode, and the call asks for INSEE commune codes: the column is left out.",
        ),
        SuggestionKind::Siren => words!(
            fr: "« {column} » est un numéro SIREN, celui d’une organisation, et l’appel demande le numéro SIRET d’un établissement : la colonne est laissée de côté.",
            en: "“{column}” is a SIREN number, that of an organisation, and the call asks for the SIRET number of an establishment: the column is left out.",
        ),
        SuggestionKind::NoKey => words!(
            fr: "Aucune colonne de « {column} » ne la rattache aux demandes. Indiquez « key ».",
            en: "No column of “{column}” joins it to the applications. Write its `key`.",
        ),
    }
}
