//! The words about drafts. `{column}` and `{paths}` are gaps.

use super::suggestion_kind::SuggestionKind;
use crate::locale::{Words, words};

/// What is told of a header, of a table of lines or of the main one.
pub(super) fn suggestion_words(kind: SuggestionKind, of_lines: bool) -> Words<&'static str> {
    match kind {
        SuggestionKind::Unknown if of_lines => words!(
            fr: "« {column} » : rien de ce que disent ces lignes ne porte ce nom. Indiquez le membre que la colonne remplit, comme `amount`, ou laissez null.",
            en: "“{column}”: nothing that these lines say has this name. Write the member that the column fills in, such as `amount`, or leave null.",
        ),
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
        SuggestionKind::Account => words!(
            fr: "« {column} » est pris pour le montant du compte par lequel il commence ({paths}). Vérifiez.",
            en: "“{column}” is taken for the amount of the account that it begins with ({paths}). Check it.",
        ),
        SuggestionKind::AccountTwice => words!(
            fr: "« {column} » et une autre colonne commencent par le même compte. Menez celle qui compte à {paths}.",
            en: "“{column}” and another column begin with the same account. Lead the one that counts to {paths}.",
        ),
        SuggestionKind::UnknownList => words!(
            fr: "« {column} » n’est pas une liste de l’appel. Indiquez dans « to » celle qui convient : {paths}.",
            en: "“{column}” is no list of the call. Write in `to` the one that is meant: {paths}.",
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
        SuggestionKind::NoKey if !of_lines => words!(
            fr: "Aucune colonne n’a le nom d’un numéro de dossier. Indiquez dans « key » celle qui rattache les lignes aux demandes.",
            en: "No column has the name of a file number. Write in `key` the one that joins lines to applications.",
        ),
        SuggestionKind::NoKey => words!(
            fr: "Aucune colonne de « {column} » ne la rattache aux demandes. Indiquez « key ».",
            en: "No column of “{column}” joins it to the applications. Write its `key`.",
        ),
    }
}
