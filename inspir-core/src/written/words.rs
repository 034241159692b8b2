//! The words for each reason, in every language. `{found}`, `{reading}` and the like are gaps.

use super::reason::{Sought, WrittenReason};
use crate::locale::{Words, words};

type Template = Words<&'static str>;

/// The words for a reason: what is wrong, and what to write instead.
pub(super) fn template(reason: WrittenReason, sought: Sought, has_reading: bool) -> Template {
    match reason {
        WrittenReason::Format => of_format(sought),
        WrittenReason::Ambiguous if sought == Sought::Choice => words!(
            fr: "« {found} » désigne plusieurs valeurs. Écrivez celle qui convient : {reading} ou {other}.",
            en: "“{found}” names several values. Write the one that is meant: {reading} or {other}.",
        ),
        WrittenReason::Ambiguous => words!(
            fr: "« {found} » peut se lire {reading} ou {other}. Écrivez le nombre sans séparateur de milliers ; une virgule ou un point devant trois chiffres ne se comprend pas.",
            en: "“{found}” can be read as {reading} or {other}. Write the number without a sign between thousands; a comma or a point before three digits cannot be understood.",
        ),
        WrittenReason::Decimals => words!(
            fr: "« {found} » a trop de décimales : {decimals} au plus. Arrondissez le nombre vous-même, rien n’est arrondi à votre place.",
            en: "“{found}” has too many decimals: at most {decimals}. Round the number yourself; nothing is rounded for you.",
        ),
        WrittenReason::Negative => words!(
            fr: "« {found} » est négatif. Écrivez le nombre sans signe ; une somme qui vient en déduction ne se met pas ici.",
            en: "“{found}” is below zero. Write the number without a sign; a sum to be taken off does not belong here.",
        ),
        WrittenReason::Parentheses => words!(
            fr: "« {found} » est entre parenthèses, ce qui peut vouloir dire négatif. Écrivez le nombre sans parenthèses.",
            en: "“{found}” stands in parentheses, which may mean below zero. Write the number without parentheses.",
        ),
        WrittenReason::Currency => words!(
            fr: "« {found} » est dans une autre monnaie : il faut ici des {currency}. Convertissez le montant.",
            en: "“{found}” is in another currency: {currency} is needed here. Convert the amount.",
        ),
        WrittenReason::TooLarge => words!(
            fr: "« {found} » est trop grand : douze chiffres au plus avant les décimales. Vérifiez le nombre.",
            en: "“{found}” is too large: at most twelve digits before the decimals. Check the number.",
        ),
        WrittenReason::OutOfRange => words!(
            fr: "« {found} » est hors limites (au moins, au plus : {known}). Vérifiez le nombre.",
            en: "“{found}” is out of range (at least, at most: {known}). Check the number.",
        ),
        WrittenReason::Grouping => words!(
            fr: "« {found} » : les chiffres ne sont pas groupés par trois. Écrivez le nombre sans séparateur de milliers.",
            en: "“{found}”: the digits are not in groups of three. Write the number without a sign between thousands.",
        ),
        WrittenReason::Scientific => words!(
            fr: "« {found} » : le tableur a abrégé ce nombre, et des chiffres sont perdus. Mettez la colonne au format Texte, puis saisissez de nouveau le nombre complet.",
            en: "“{found}”: the spreadsheet shortened this number, and digits are lost. Format the column as text, then enter the whole number again.",
        ),
        WrittenReason::Swapped => words!(
            fr: "« {found} » : le jour et le mois semblent inversés. Écrivez le jour d’abord : {reading}.",
            en: "“{found}”: the day and the month seem to be swapped. Write the day first: {reading}.",
        ),
        WrittenReason::ShortYear => words!(
            fr: "L’année de « {found} » n’a que deux chiffres. Écrivez-en les quatre, par exemple {day}.",
            en: "The year of “{found}” has two digits. Write all four of them, such as {day}.",
        ),
        WrittenReason::NoSuchDay => words!(
            fr: "« {found} » n’est pas un jour qui existe, de 1900 à 2199. Vérifiez la date.",
            en: "“{found}” is no day that exists, from 1900 to 2199. Check the date.",
        ),
        WrittenReason::Time if !has_reading => words!(
            fr: "« {found} » contient une heure. Écrivez le jour seul.",
            en: "“{found}” holds an hour. Write the day alone.",
        ),
        WrittenReason::Time => words!(
            fr: "« {found} » contient une heure. Écrivez le jour seul : {reading}, si c’est bien celui-là à cette heure-là.",
            en: "“{found}” holds an hour. Write the day alone: {reading}, if it is that one at that hour.",
        ),
        WrittenReason::DayNumber => words!(
            fr: "« {found} » est un nombre : le tableur compte les jours ainsi. Mettez la colonne au format Date, ou indiquez que ce sont des numéros de jour.",
            en: "“{found}” is a number: spreadsheets count days so. Format the column as a date, or say that these are day numbers.",
        ),
        WrittenReason::NoSigns => words!(
            fr: "« {found} » n’a pas de signe entre le jour, le mois et l’année. Écrivez {reading}, si c’est cette date.",
            en: "“{found}” has no signs between day, month and year. Write {reading}, if it is that date.",
        ),
        WrittenReason::LeadingZeros => words!(
            fr: "« {found} » : le tableur a retiré les zéros du début. Écrivez {reading}, dans une colonne au format Texte.",
            en: "“{found}”: the spreadsheet took the zeros from the beginning. Write {reading}, in a column formatted as text.",
        ),
        WrittenReason::Siren => words!(
            fr: "« {found} » a neuf chiffres : c’est un numéro SIREN, celui d’une organisation. Écrivez les 14 chiffres du numéro SIRET de l’établissement.",
            en: "“{found}” has nine digits: it is a SIREN number, that of an organisation. Write the 14 digits of the establishment’s SIRET number.",
        ),
        WrittenReason::Placeholder => words!(
            fr: "« {found} » n’est pas une réponse. Écrivez la valeur, ou laissez vide s’il n’y en a pas.",
            en: "“{found}” is not an answer. Write the value, or leave it empty if there is none.",
        ),
        WrittenReason::Unknown => words!(
            fr: "« {found} » ne fait pas partie de la liste. Écrivez l’une de ces valeurs : {known}.",
            en: "“{found}” is not in the list. Write one of these: {known}.",
        ),
        WrittenReason::TooLong => words!(
            fr: "Ce texte compte plus de 20 000 caractères (« {found} »). Raccourcissez-le.",
            en: "This text has more than 20,000 characters (“{found}”). Shorten it.",
        ),
    }
}

/// The words about a text that is not at all what is asked for.
fn of_format(sought: Sought) -> Template {
    match sought {
        Sought::Amount(_) => words!(
            fr: "« {found} » n’est pas un montant. Écrivez un nombre et rien d’autre, par exemple {example}.",
            en: "“{found}” is not an amount. Write a number and nothing else, such as {example}.",
        ),
        Sought::Number(0) => words!(
            fr: "« {found} » n’est pas un nombre entier. Écrivez des chiffres et rien d’autre, par exemple 12.",
            en: "“{found}” is not a whole number. Write digits and nothing else, such as 12.",
        ),
        Sought::Number(_) => words!(
            fr: "« {found} » n’est pas un nombre. Écrivez un nombre et rien d’autre, par exemple 12,5.",
            en: "“{found}” is not a number. Write a number and nothing else, such as 12.5.",
        ),
        Sought::Date => words!(
            fr: "« {found} » n’est pas une date. Écrivez le jour, le mois et l’année, par exemple {day}.",
            en: "“{found}” is not a date. Write the day, the month and the year, such as {day}.",
        ),
        Sought::DayNumber => words!(
            fr: "« {found} » n’est pas un numéro de jour de tableur. Il faut un nombre entier, par exemple 46388 pour le 01/01/2027.",
            en: "“{found}” is not the day number of a spreadsheet. It is a whole number, such as 46388 for 1 January 2027.",
        ),
        Sought::Flag => words!(
            fr: "« {found} » n’est ni oui ni non. Écrivez Oui ou Non.",
            en: "“{found}” is neither yes nor no. Write Yes or No.",
        ),
        Sought::Commune => words!(
            fr: "« {found} » n’est pas un code INSEE de commune. Écrivez ses cinq caractères, par exemple 62119 (ce n’est pas le code postal).",
            en: "“{found}” is not an INSEE commune code. Write its five characters, such as 62119 (it is not the postcode).",
        ),
        Sought::Choice | Sought::Siret | Sought::Text => words!(
            fr: "« {found} » ne convient pas ici. Corrigez cette valeur.",
            en: "“{found}” does not fit here. Correct this value.",
        ),
    }
}
