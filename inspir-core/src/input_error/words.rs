//! The words of each error, in every language. `{found}`, `{expected}`, `{type}` and `{meant}` are gaps.

use super::code::ErrorCode;
use super::fault::Expected;
use super::literal::Literal;
use crate::locale::{Lexicon, Template, words};

/// The position at which a text stops being JSON.
pub(super) const PLACE: Template =
    words!(fr: "ligne {line}, colonne {column}", en: "line {line}, column {column}");
/// The most bytes that a text may have.
pub(super) const SIZE: Template =
    words!(fr: "{mega} Mio ({bytes} octets)", en: "{mega} MiB ({bytes} bytes)");
/// The words for the type of a value that comes from a list.
pub(super) const LISTED: Template =
    words!(fr: "une valeur de la liste", en: "a value from the list");
/// The words for the type of a value that is no JSON.
pub(super) const FOREIGN: Template =
    words!(fr: "une valeur de type {kind}", en: "a value of the type {kind}");
/// The numbers that are right.
pub(super) const RANGE: Template = words!(fr: "{from} et {to}", en: "{from} and {to}");

/// The words for a day with an hour.
pub(super) const WITH_TIME: Template = words!(
    fr: "« {found} » contient une heure. Écrivez le jour seul, sous la forme AAAA-MM-JJ, par exemple 2026-10-09.",
    en: "“{found}” holds an hour. Write the day alone, as YYYY-MM-DD, such as 2026-10-09.",
);

/// The words for each code: what is wrong, and how to mend it.
pub(super) fn of_code(code: ErrorCode, expected: &Expected) -> Template {
    match code {
        ErrorCode::JsonSyntax if *expected == Expected::Content => words!(
            fr: "Le document est vide. Joignez la demande, au format JSON.",
            en: "The document is empty. Provide the application as JSON.",
        ),
        ErrorCode::JsonSyntax if matches!(expected, Expected::Encoding(_)) => words!(
            fr: "Le document ne peut pas être lu : son encodage ne convient pas ({found}). Enregistrez-le en {expected}, sans marque d’ordre des octets (BOM).",
            en: "The document cannot be read: its encoding is not the right one ({found}). Save it as {expected}, without a byte order mark (BOM).",
        ),
        ErrorCode::JsonSyntax => words!(
            fr: "Le document ne peut pas être lu : ce n’est pas du JSON valide ({found}). Corrigez-le à cet endroit ou exportez-le de nouveau.",
            en: "The document cannot be read: it is not valid JSON ({found}). Correct it there or export it again.",
        ),
        ErrorCode::JsonTooLarge => words!(
            fr: "Le document est trop volumineux ; le maximum est de {expected}. Raccourcissez-le ou retirez-en ce qui ne sert pas à la demande.",
            en: "The document is too large; the maximum is {expected}. Shorten it or take out what the application does not need.",
        ),
        ErrorCode::JsonTooDeep => words!(
            fr: "Le document compte {found} niveaux d’imbrication ; le maximum est de {expected}. Simplifiez les parties imbriquées.",
            en: "The document has {found} nested levels; the maximum is {expected}. Simplify the nested parts.",
        ),
        ErrorCode::TypeMismatch if expected.is_listed() => words!(
            fr: "Il faut ici {type}, et non {found}. Choisissez l’une de ces valeurs : {expected}.",
            en: "This must be {type}, not {found}. Choose one of these values: {expected}.",
        ),
        ErrorCode::TypeMismatch => words!(
            fr: "Il faut ici {type}, et non {found}. Corrigez cette valeur.",
            en: "This must be {type}, not {found}. Correct this value.",
        ),
        ErrorCode::FieldUnknown => words!(
            fr: "Le champ « {found} » n’existe pas ici. Retirez-le ou corrigez son nom ; noms possibles : {expected}. Une donnée propre à votre logiciel se place dans « extensions », au premier niveau.",
            en: "There is no field “{found}” here. Remove it or correct its name; possible names: {expected}. Data of your own software goes into “extensions”, at the top level.",
        ),
        ErrorCode::FieldDuplicate => words!(
            fr: "Ce champ est écrit {found} fois ; seule la dernière valeur compte. Gardez-en une seule.",
            en: "This field is written {found} times; only the last value counts. Keep only one.",
        ),
        ErrorCode::AmountNotExact => words!(
            fr: "Le montant {found}, écrit ainsi, risque d’être arrondi. Écrivez-le entre guillemets, avec au plus deux décimales, par exemple \"1234.56\".",
            en: "The amount {found}, written this way, may be rounded. Write it in quotation marks, with at most two decimals, such as \"1234.56\".",
        ),
        ErrorCode::AmountFormat => words!(
            fr: "« {found} » n’est pas un montant. Écrivez seulement des chiffres, sans espace, sans signe ni zéro inutile au début : douze au plus, puis, au besoin, un point et deux au plus, par exemple 1234.56.",
            en: "“{found}” is not an amount. Write digits only, without spaces, signs or needless zeros in front: at most twelve, then, if needed, a point and at most two more, such as 1234.56.",
        ),
        ErrorCode::NumberNotExact if expected.is_whole() => words!(
            fr: "Il faut ici un nombre entier, et non {found}. Écrivez-le sans décimale ni exposant, par exemple {example}.",
            en: "A whole number is needed here, not {found}. Write it without decimals or exponent, such as {example}.",
        ),
        ErrorCode::NumberNotExact => words!(
            fr: "Le nombre {found}, écrit ainsi, risque d’être arrondi. Écrivez-le entre guillemets, avec {decimals} {decimals?décimale|décimales} au plus, par exemple \"{example}\".",
            en: "The number {found}, written this way, may be rounded. Write it in quotation marks, with at most {decimals} {decimals?decimal|decimals}, such as \"{example}\".",
        ),
        ErrorCode::NumberFormat if expected.is_whole() => words!(
            fr: "« {found} » ne convient pas ici : il faut un nombre entier. Écrivez seulement des chiffres, douze au plus, sans espace, sans signe ni zéro inutile au début, par exemple {example}.",
            en: "“{found}” does not fit here: a whole number is needed. Write digits only, at most twelve, without spaces, signs or needless zeros in front, such as {example}.",
        ),
        ErrorCode::NumberFormat => words!(
            fr: "« {found} » n’est pas un nombre qui convient ici. Écrivez seulement des chiffres, sans espace, sans signe ni zéro inutile au début : douze au plus, puis, au besoin, un point et {decimals} {decimals?décimale|décimales} au plus, par exemple {example}.",
            en: "“{found}” is not a number that fits here. Write digits only, without spaces, signs or needless zeros in front: at most twelve, then, if needed, a point and at most {decimals} {decimals?decimal|decimals}, such as {example}.",
        ),
        ErrorCode::DateFormat => words!(
            fr: "« {found} » n’est pas une date. Écrivez un jour qui existe, de 1900 à 2199, sous la forme AAAA-MM-JJ, par exemple 2026-10-09.",
            en: "“{found}” is not a date. Write a day that exists, from 1900 to 2199, as YYYY-MM-DD, such as 2026-10-09.",
        ),
        ErrorCode::CommuneFormat => words!(
            fr: "« {found} » n’est pas un code INSEE de commune. Écrivez ses cinq caractères, par exemple 62119 (ce n’est pas le code postal).",
            en: "“{found}” is not an INSEE commune code. Write its five characters, such as 62119 (it is not the postcode).",
        ),
        ErrorCode::EnumUnknown => words!(
            fr: "« {found} » ne fait pas partie de la liste. Choisissez l’une de ces valeurs : {expected}.",
            en: "“{found}” is not one of the values of the list. Choose one of these values: {expected}.",
        ),
        ErrorCode::IdUnknown if matches!(expected, Expected::OneOf(ids) if ids.is_empty()) => {
            words!(
                fr: "L’appel ne prévoit pas « {found} » et n’attend rien ici. Retirez-le.",
                en: "The call does not list “{found}” and expects nothing here. Remove it.",
            )
        }
        ErrorCode::IdUnknown => words!(
            fr: "L’appel ne prévoit pas « {found} ». Retirez-le ou choisissez parmi : {expected}.",
            en: "The call does not list “{found}”. Remove it or choose from: {expected}.",
        ),
        ErrorCode::NumberOutOfRange => words!(
            fr: "Le nombre {found} est hors limites. Écrivez un nombre entre {expected}.",
            en: "The number {found} is out of range. Write a number between {expected}.",
        ),
        ErrorCode::TextTooLong => words!(
            fr: "Ce texte compte {found} caractères ; le maximum est de {expected}. Raccourcissez-le.",
            en: "This text has {found} characters; the maximum is {expected}. Shorten it.",
        ),
        ErrorCode::ListTooLong => words!(
            fr: "Cette liste compte {found} éléments ; le maximum est de {expected}. Regroupez des lignes.",
            en: "This list has {found} items; the maximum is {expected}. Group some of them.",
        ),
        ErrorCode::CallMismatch => words!(
            fr: "La demande vise l’appel « {found} », mais elle est examinée pour « {expected} ». Choisissez l’appel qui convient.",
            en: "The application is for the call “{found}”, but it is assessed for “{expected}”. Choose the right call.",
        ),
    }
}

/// The words for a value of the wrong type if another value was probably meant.
pub(super) fn of_meant(meant: &Literal) -> Template {
    match meant {
        Literal::Text(_) => words!(
            fr: "Il faut ici {type}, et non {found}. Écrivez {meant}, avec les guillemets.",
            en: "This must be {type}, not {found}. Write {meant}, with the quotation marks.",
        ),
        Literal::ListOf(_) => words!(
            fr: "Il faut ici {type}, et non {found}. Écrivez {meant}, avec les crochets.",
            en: "This must be {type}, not {found}. Write {meant}, with the square brackets.",
        ),
        Literal::Number(_) | Literal::Flag(_) => words!(
            fr: "Il faut ici {type}, et non {found}. Écrivez {meant}, sans guillemets.",
            en: "This must be {type}, not {found}. Write {meant}, without quotation marks.",
        ),
    }
}

/// The words for a number that is not an integer. With `alone`, only integers are right; otherwise
/// texts are right too.
pub(super) fn of_number(alone: bool, meant: Option<&Literal>) -> Template {
    match (alone, meant) {
        (true, Some(Literal::Number(_))) => words!(
            fr: "Il faut ici un nombre entier, et non {found}. Écrivez {meant}, sans décimale ni exposant.",
            en: "A whole number is needed here, not {found}. Write {meant}, without decimals or exponent.",
        ),
        (true, _) => words!(
            fr: "Il faut ici un nombre entier, et non {found}. Écrivez-le sans décimale ni exposant, par exemple 12.",
            en: "A whole number is needed here, not {found}. Write it without decimals or exponent, such as 12.",
        ),
        (false, Some(Literal::Number(_))) => words!(
            fr: "Il faut ici un nombre entier ou un texte, et non {found}. Écrivez {meant}, sans décimale ni exposant.",
            en: "A whole number or text is needed here, not {found}. Write {meant}, without decimals or exponent.",
        ),
        (false, Some(_)) => words!(
            fr: "Il faut ici un nombre entier ou un texte, et non {found}. Écrivez le nombre sans décimale ni exposant, par exemple 12, ou mettez-le entre guillemets : {meant}.",
            en: "A whole number or text is needed here, not {found}. Write the number without decimals or exponent, such as 12, or put it in quotation marks: {meant}.",
        ),
        (false, None) => words!(
            fr: "Il faut ici un nombre entier ou un texte, et non {found}. Écrivez le nombre sans décimale ni exposant, par exemple 12, ou mettez-le entre guillemets.",
            en: "A whole number or text is needed here, not {found}. Write the number without decimals or exponent, such as 12, or put it in quotation marks.",
        ),
    }
}

/// The name of a type in words.
pub(super) fn type_word<'w>(name: &str, lexicon: Lexicon<'w>) -> Option<&'w str> {
    let word: Template = match name {
        "boolean" => {
            words!(fr: "une réponse oui ou non (true ou false)", en: "a yes or no (true or false)")
        }
        "number" => words!(fr: "un nombre", en: "a number"),
        "text" => words!(fr: "un texte", en: "text"),
        "list" => words!(fr: "une liste", en: "a list"),
        "object" => words!(fr: "un groupe de champs", en: "a group of fields"),
        "assessment" => words!(
            fr: "une évaluation (un objet avec `outcome` et `findings`)",
            en: "an assessment (an object with `outcome` and `findings`)"
        ),
        "amount" => words!(fr: "un montant", en: "an amount"),
        "date" => words!(fr: "une date", en: "a date"),
        "commune" => words!(fr: "un code INSEE de commune", en: "an INSEE commune code"),
        "integer" => words!(fr: "un nombre entier", en: "a whole number"),
        "text or integer" => {
            words!(fr: "un texte ou un nombre entier", en: "text or a whole number")
        }
        _ => return None,
    };
    Some(word.spoken(lexicon))
}
