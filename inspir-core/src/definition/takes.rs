//! The types of the members of a definition.

use super::known::KnownNames;
use crate::amount::Amount;
use crate::choice::Choice;
use crate::day::parse_date;
use crate::declaration::ValueType;
use crate::identifiers::{Commune, is_department};
use crate::input_error::Literal;
use crate::locale::{Locale, fill_values, words};
use crate::number::Number;
use crate::rate::Rate;
use crate::text::{is_blank, push_number};

/// The most items that a list of a definition may have; it keeps every id within 16 bits.
pub(crate) const MAX_LISTED: usize = 2_000;
/// The most characters of an id or an edition.
pub(crate) const MAX_ID: usize = 100;

/// The path of a text, as an example.
const NAME_PATH: &str = "/applicant/name";

/// The path of a field for each type of value, as an example.
const PATHS: &[(ValueType, &str)] = &[
    (ValueType::Text, NAME_PATH),
    (ValueType::Amount, "/request/amount"),
    (ValueType::Date, "/project/starts_on"),
    (ValueType::Flag, "/project/external_providers"),
];

/// The type of a member. Messages ask for it, schemas accept it, the guide lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Takes {
    Flag,
    /// A whole number from … to ….
    Whole(u32, u32),
    Amount,
    Rate,
    /// A rate above 0.
    Share,
    Date,
    Commune,
    Department,
    /// Text in as many lines as it needs.
    Text,
    /// Text of one line, with at most this many characters.
    Line(usize),
    /// A new id, with these signs between its words.
    NewId(&'static [char]),
    /// An id of this list of the definition.
    IdOf(&'static str),
    /// An id of this list of the definition, in a list of ids.
    IdIn(&'static str),
    /// The path of a list.
    ListPath,
    /// The path of a member of items.
    ColumnPath,
    /// A name, such as a title.
    Name,
    /// A source of revenues.
    Source,
    /// A number as text.
    Number,
    /// A factor as text, or a quantity.
    Factor,
    /// A quantity: a path or an object.
    Quantity,
    /// `"all"`, or ids of categories.
    Categories,
    /// `"all"`, `"others"` or ids of categories.
    ShareOf,
    /// The path of a field, such as this one.
    Path(&'static str),
    /// The path of a field or of a member of items, or the path of all signatures.
    PathOrSignatures,
    /// The path of a field, or of a member of items.
    FieldOrColumn,
    /// The path of a field or a list.
    FieldOrList,
    /// The path of a field, a list or a member of items.
    AnyPath,
    /// The path of a list, or of a field of several values.
    ListOrValues,
    /// One of these words.
    Word(&'static [&'static str]),
    /// One of these choices of a field.
    Choice(&'static [Choice]),
    /// A value of the field that is named beside it.
    AnyChoice,
    /// A value of any field.
    Value,
    /// An object of this kind.
    Object(&'static str),
    /// A list of such items; with `some`, of at least one.
    List {
        of: &'static Self,
        some: bool,
    },
}

impl Takes {
    const CATEGORY_LIST: Self = Self::List { of: &Self::IdIn("categories"), some: true };

    /// The path of a field of one of these types.
    pub(super) fn path_of(accepts: fn(ValueType) -> bool) -> Self {
        let example = PATHS.iter().find(|(of, _)| accepts(*of));
        Self::Path(example.map_or(NAME_PATH, |(_, path)| path))
    }

    /// Whether the member takes this literal. Whether a name in a list is known does not matter here.
    pub(super) fn has(self, literal: &Literal) -> bool {
        match (self, literal) {
            (Self::List { of, .. }, Literal::ListOf(item)) => match &**item {
                Literal::Text(text) if of.is_name() => !is_blank(text),
                item => of.has(item),
            },
            (Self::Categories | Self::ShareOf, list) => Self::CATEGORY_LIST.has(list),
            (Self::Flag, Literal::Flag(_)) => true,
            (Self::Whole(from, to), Literal::Number(number)) => {
                number.parse().is_ok_and(|number| (from..=to).contains(&number))
            }
            (takes, Literal::Text(text)) if !is_blank(text) => takes.has_text(text),
            _ => false,
        }
    }

    /// Whether the member takes a name, or a value that is often one.
    fn is_name(self) -> bool {
        matches!(
            self,
            Self::IdIn(_)
                | Self::Source
                | Self::Path(_)
                | Self::FieldOrList
                | Self::AnyChoice
                | Self::Value
        )
    }

    fn has_text(self, text: &str) -> bool {
        match self {
            Self::Text | Self::Line(_) | Self::Name => true,
            Self::Amount => text.parse::<Amount>().is_ok(),
            Self::Rate => Rate::parse(text).is_some(),
            Self::Share => Rate::parse(text).is_some_and(|rate| rate != Rate::ZERO),
            Self::Number => Number::parse(text).is_some(),
            Self::Factor => Number::parse_factor(text).is_some(),
            Self::Date => parse_date(text).is_some(),
            Self::Commune => text.parse::<Commune>().is_ok(),
            Self::Department => is_department(text),
            _ => false,
        }
    }

    /// Adds in words what the member takes.
    pub(crate) fn write(&self, locale: Locale, out: &mut String) {
        let words = match self {
            Self::Flag => words!(
                fr: "`true` ou `false`, sans guillemets",
                en: "`true` or `false`, without quotes"
            ),
            Self::Whole(..) => words!(
                fr: "un nombre entier de {from} à {to}",
                en: "a whole number from {from} to {to}"
            ),
            Self::Amount => words!(
                fr: "un montant sous forme de texte, par exemple \"12500.00\"",
                en: "an amount as text, such as \"12500.00\""
            ),
            Self::Rate => words!(
                fr: "un taux de 0 à 1 sous forme de texte, avec six décimales au plus, par exemple \"0.50\"",
                en: "a share from 0 to 1 as text, with at most six decimals, such as \"0.50\""
            ),
            Self::Share => words!(
                fr: "une part au-dessus de 0, jusqu’à 1, sous forme de texte, avec six décimales au plus, par exemple \"0.50\"",
                en: "a share above 0, up to 1, as text, with at most six decimals, such as \"0.50\""
            ),
            Self::Date => words!(
                fr: "un jour sous forme de texte, par exemple \"2027-03-31\"",
                en: "a day as text, such as \"2027-03-31\""
            ),
            Self::Commune => words!(
                fr: "un code INSEE de commune sous forme de texte, par exemple \"62119\"",
                en: "the INSEE code of a commune as text, such as \"62119\""
            ),
            Self::Department => words!(
                fr: "les premiers caractères des codes de communes d’un département, par exemple \"59\", \"2A\" ou \"974\"",
                en: "the first characters of a department’s commune codes, such as \"59\", \"2A\" or \"974\""
            ),
            Self::Number => words!(
                fr: "un nombre sous forme de texte, par exemple \"0.5\"",
                en: "a number as text, such as \"0.5\""
            ),
            Self::Factor => words!(
                fr: "un facteur sous forme de texte, par exemple \"0.20\", ou une quantité qui est un nombre",
                en: "a factor as text, such as \"0.20\", or a quantity that is a number"
            ),
            Self::Quantity => words!(
                fr: "une quantité : un chemin, par exemple \"/request/amount\", ou un objet avec une clé telle que `amount` ou `sum`",
                en: "a quantity: a path such as \"/request/amount\", or an object with a member such as `amount` or `sum`"
            ),
            Self::Categories => words!(
                fr: "\"all\" ou une liste d’identifiants de catégories",
                en: "\"all\" or a list of ids of categories"
            ),
            Self::Text | Self::Line(_) => words!(
                fr: "un texte qui ne soit pas vide",
                en: "text that is not blank"
            ),
            Self::NewId(_) => words!(
                fr: "des minuscules sans accent, des chiffres et {joints}, en commençant par une lettre, avec un seul {joints} à la fois et aucun à la fin",
                en: "lower-case letters, digits and {joints}, beginning with a letter, with one {joints} at a time and none at the end"
            ),
            Self::ShareOf => words!(
                fr: "\"all\", \"others\" ou une liste d’identifiants d’autres catégories",
                en: "\"all\", \"others\" or a list of ids of other categories"
            ),
            Self::Name => words!(
                fr: "un nom qui contient une lettre ou un chiffre",
                en: "a name with a letter or a digit in it"
            ),
            Self::Source => words!(
                fr: "un financeur, par exemple \"region\"",
                en: "a source of revenues, such as \"region\""
            ),
            Self::ListPath | Self::ListOrValues => words!(
                fr: "le chemin d’une liste, par exemple \"/team\"",
                en: "the path of a list, such as \"/team\""
            ),
            Self::ColumnPath => words!(
                fr: "le chemin d’une donnée de chaque ligne d’une liste, par exemple \"/budget/expenses/*/amount\"",
                en: "the path of a member of each item of a list, such as \"/budget/expenses/*/amount\""
            ),
            Self::IdOf(_) | Self::IdIn(_) => words!(
                fr: "un identifiant de la liste `{list}`",
                en: "an id of the list `{list}`"
            ),
            Self::Path(_)
            | Self::PathOrSignatures
            | Self::FieldOrColumn
            | Self::FieldOrList
            | Self::AnyPath => words!(
                fr: "un chemin, par exemple \"{path}\"",
                en: "a path such as \"{path}\""
            ),
            Self::Word(_) | Self::Choice(_) => {
                words!(fr: "l’une de ces valeurs : {names}", en: "one of {names}")
            }
            Self::AnyChoice | Self::Value => words!(
                fr: "une valeur que le champ puisse avoir",
                en: "a value that the field can have"
            ),
            Self::Object("Words" | "LongWords") => words!(
                fr: "un objet avec des mots dans une langue au moins, par exemple {words}",
                en: "an object with words in one language at least, such as {words}"
            ),
            Self::Object("Length") => words!(
                fr: "une durée, par exemple `{length}`",
                en: "a length of time, such as `{length}`"
            ),
            Self::Object(_) => words!(fr: "un objet", en: "an object"),
            Self::List { some: false, .. } => words!(fr: "une liste", en: "a list"),
            Self::List { .. } => words!(
                fr: "une liste d’au moins un élément",
                en: "a list with at least one item"
            ),
        };
        fill_values(words.get(locale), out, &mut |name, out| match (name, self) {
            ("from", Self::Whole(number, _)) | ("to", Self::Whole(_, number)) => {
                push_number(*number as usize, out);
            }
            (_, Self::NewId(joints)) => {
                let or = words!(fr: " ou ", en: " or ");
                for (index, joint) in joints.iter().enumerate() {
                    out.push_str(if index > 0 { or.get(locale) } else { "" });
                    out.push('`');
                    out.push(*joint);
                    out.push('`');
                }
            }
            (_, Self::IdOf(list) | Self::IdIn(list)) => out.push_str(list),
            (_, Self::Word(words)) => KnownNames::Fixed(words).write_all(out),
            (_, Self::Choice(choices)) => KnownNames::Choices(choices).write_all(out),
            (_, Self::Path(example)) => out.push_str(example),
            (_, Self::FieldOrColumn) => out.push_str("/project/commune"),
            (_, Self::PathOrSignatures) => out.push_str("/applicant/legal_form"),
            (_, Self::FieldOrList | Self::AnyPath) => out.push_str(NAME_PATH),
            (_, Self::Object("Length")) => out.push_str("{\"months\": 6}"),
            (_, Self::Object(_)) => push_words(out),
            _ => {}
        });
    }
}

/// Adds the form of words, with every language.
pub(super) fn push_words(out: &mut String) {
    out.push('`');
    for (index, locale) in Locale::ALL.iter().enumerate() {
        out.push_str(if index > 0 { ", \"" } else { "{\"" });
        out.push_str(locale.tag());
        out.push_str("\": \"…\"");
    }
    out.push_str("}`");
}
