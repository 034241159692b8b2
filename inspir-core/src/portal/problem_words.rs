//! The words of messages about mappings and tables.

use super::fault::MappingFault;
use super::import_fault::ImportFault;
use crate::locale::{Template, words};

/// The words about a mistake in a mapping.
pub(super) fn problem_words(
    fault: MappingFault,
    is_meant: bool,
    is_alone: bool,
    is_found: bool,
) -> Template {
    match fault {
        MappingFault::Syntax => words!(
            fr: "la correspondance n’est pas du JSON valide ({found}).",
            en: "the mapping is not valid JSON ({found}).",
        ),
        MappingFault::Type if is_found => words!(
            fr: "« {found} » ne peut pas se lire ici ; il faut {known}.",
            en: "`{found}` cannot be read here; {known} is needed.",
        ),
        MappingFault::Type => words!(
            fr: "il faut ici {known}.",
            en: "{known} is needed here.",
        ),
        MappingFault::MissingMember => words!(
            fr: "il manque ici « {found} ».",
            en: "`{found}` is missing here.",
        ),
        MappingFault::UnknownMember if is_meant => words!(
            fr: "« {found} » n’existe pas ici ; vouliez-vous dire « {known} » ?",
            en: "there is no `{found}` here; did you mean `{known}`?",
        ),
        MappingFault::UnknownMember => words!(
            fr: "« {found} » n’existe pas ici ; il y a {known}.",
            en: "there is no `{found}` here; there are {known}.",
        ),
        MappingFault::UnknownPath if is_meant => words!(
            fr: "« {found} » ne mène à rien ; vouliez-vous dire « {known} » ?",
            en: "`{found}` leads nowhere; did you mean `{known}`?",
        ),
        MappingFault::UnknownPath if is_alone => words!(
            fr: "« {found} » ne mène à rien.",
            en: "`{found}` leads nowhere.",
        ),
        MappingFault::UnknownPath => words!(
            fr: "« {found} » ne mène à rien ; il y a {known}.",
            en: "`{found}` leads nowhere; there are {known}.",
        ),
        MappingFault::UnknownValue if is_meant => words!(
            fr: "« {found} » n’est pas une valeur possible ; vouliez-vous dire « {known} » ?",
            en: "`{found}` is not a value; did you mean `{known}`?",
        ),
        MappingFault::UnknownValue => words!(
            fr: "« {found} » n’est pas une valeur possible : {known}.",
            en: "`{found}` is not a value; there are {known}.",
        ),
        MappingFault::Twice => words!(
            fr: "cette colonne mène au même endroit que « {known} » ({found}).",
            en: "this column leads to the same place as `{known}` ({found}).",
        ),
        MappingFault::Contradiction if is_alone => words!(
            fr: "« {found} » figure deux fois, avec et sans espaces : ne l’écrivez qu’une fois.",
            en: "`{found}` stands twice, with and without spaces: write it once.",
        ),
        MappingFault::Contradiction if !is_found => words!(
            fr: "la colonne dit déjà « {known} », par son chemin ou par ses cellules : ôtez-le de « with ».",
            en: "the column says `{known}` already, by its path or in its cells: take it out of `with`.",
        ),
        MappingFault::Contradiction => words!(
            fr: "« {found} » est dit aussi par « {known} » : dites-le une seule fois, ou de même aux deux endroits.",
            en: "`{found}` is said by `{known}` too: say it once, or alike in both places.",
        ),
        MappingFault::OtherCall => words!(
            fr: "cette correspondance est pour l’appel « {found} », et non « {known} ».",
            en: "this mapping is for the call `{found}`, not `{known}`.",
        ),
    }
}

/// The words for the type that a member needs, by the name that the loader gives it.
pub(super) fn needed(name: &str) -> Template {
    match name {
        "text" => words!(fr: "un texte", en: "a text"),
        "object" => words!(fr: "un objet", en: "an object"),
        "amount" => {
            words!(fr: "un montant, comme \"1234.50\"", en: "an amount, such as \"1234.50\",")
        }
        "date" => words!(fr: "un jour, comme \"2027-05-21\"", en: "a day, such as \"2027-05-21\","),
        "commune" => {
            words!(fr: "un code INSEE, comme \"59350\"", en: "an INSEE code, such as \"59350\",")
        }
        "siret" => {
            words!(fr: "un numéro SIRET, de 14 chiffres sans espaces", en: "a SIRET number, of 14 digits without spaces,")
        }
        "integer" => words!(fr: "un nombre entier", en: "a whole number"),
        "number" => {
            words!(fr: "un nombre, comme \"12.5\", sans plus de décimales que le champ n’en prend", en: "a number, such as \"12.5\", with no more decimals than the field takes,")
        }
        _ => words!(fr: "un chemin, un objet ou null", en: "a path, an object or null"),
    }
}

/// The words about an import that takes no row. With `has_more`, `{known}` says what was meant, or what is wrong;
/// `columns` is how many the table has, and `is_page` whether it is about one page of several.
pub(super) fn import_words(
    fault: ImportFault,
    has_more: bool,
    columns: usize,
    is_page: bool,
) -> Template {
    match (fault, has_more) {
        (ImportFault::NoTable, _) => words!(
            fr: "il manque la table « {table} », que la correspondance nomme",
            en: "the table `{table}`, which the mapping names, is missing",
        ),
        (ImportFault::DoubleColumn, _) => words!(
            fr: "la table « {table} » a plusieurs colonnes « {column} »",
            en: "the table `{table}` has several columns `{column}`",
        ),
        (ImportFault::NoColumn, true) => words!(
            fr: "la table « {table} » n’a pas de colonne « {column} » ; vouliez-vous dire « {known} » ?",
            en: "the table `{table}` has no column `{column}`; did you mean `{known}`?",
        ),
        (ImportFault::NoColumn, false) if columns == 0 => words!(
            fr: "la table « {table} » n’a pas de colonne « {column} » : elle n’a aucun en-tête",
            en: "the table `{table}` has no column `{column}`: it has no headers",
        ),
        (ImportFault::NoColumn, false) if columns == 1 => words!(
            fr: "la table « {table} » n’a pas de colonne « {column} » : elle n’a qu’une colonne, « {columns} ». Dans un fichier CSV, séparez les cellules par des points-virgules, des virgules ou des tabulations",
            en: "the table `{table}` has no column `{column}`: it has one column, `{columns}`. In a CSV file, separate cells by semicolons, commas or tabs",
        ),
        (ImportFault::NoColumn, false) => words!(
            fr: "la table « {table} » n’a pas de colonne « {column} » ; elle a : {columns}. Corrigez la correspondance, ou mettez les en-têtes en première ligne",
            en: "the table `{table}` has no column `{column}`; it has: {columns}. Correct the mapping, or have the headers in the first line",
        ),
        (ImportFault::NotJson, _) => words!(
            fr: "le texte n’est pas du JSON valide ({known})",
            en: "the text is not valid JSON ({known})",
        ),
        (ImportFault::NoDossier, true) if is_page => words!(
            fr: "la page {page} ne contient aucun dossier ; elle dit : {known}. Redemandez cette page",
            en: "page {page} holds no dossier; it says: {known}. Ask for this page again",
        ),
        (ImportFault::NoDossier, false) if is_page => words!(
            fr: "l’élément {page} de la liste ne contient aucun dossier : il faut la réponse de getDossier ou de getDemarche, ou un dossier",
            en: "item {page} of the list holds no dossier: give the answer of getDossier or getDemarche, or a dossier",
        ),
        (ImportFault::NoDossier, true) => words!(
            fr: "la réponse ne contient aucun dossier ; elle dit : {known}",
            en: "the answer holds no dossier; it says: {known}",
        ),
        (ImportFault::NoDossier, false) => words!(
            fr: "le JSON ne contient aucun dossier : il faut la réponse de getDossier ou de getDemarche, ou un dossier",
            en: "the JSON holds no dossier: give the answer of getDossier or getDemarche, or a dossier",
        ),
    }
}
