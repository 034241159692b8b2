//! The mistakes that a definition can have, and their messages.

use super::code::ProblemCode;
use super::known::KnownNames;
use super::takes::{Takes, push_words};
use crate::ids::NumberRange;
use crate::intake::Unreadable;
use crate::locale::{Locale, Words, fill_values, words};
use crate::text::{MAX_BYTES, MAX_DEPTH, push_number};

/// What is wrong with a value of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mistake {
    /// The text is not JSON, so nothing of it can be read.
    Unreadable(Unreadable),
    /// A required member is missing.
    Missing(&'static str, Takes),
    /// A quantity that a message shows has no name.
    Untitled,
    /// The value is not what the member takes.
    Expected(Takes),
    /// The value is no object with these members.
    Object(Vec<&'static str>),
    /// A number that the member takes as text.
    Quoted(Takes, String),
    /// A constant that has to be this object.
    Constant(String),
    /// The sides of a comparison are of different types.
    Sides(Box<Sides>),
    /// What is compared with a span is no length of time, such as this one.
    BesideSpan(String),
    /// The name is not known.
    Unknown(Box<Unknown>),
    /// The object must have exactly one of these members.
    OneMember(&'static [&'static str]),
    /// The object must have exactly one of these members, beside others.
    OneHead(&'static [&'static str]),
    /// A path with `*` stands where its list is not gone through.
    OutsideItsList(String),
    /// The member at this path is no amount, number or date.
    NoQuantity(String),
    /// The member at this path is no amount and no number.
    NoFigure(String),
    /// A field of several values is asked for equality.
    OneOfChoices,
    /// The field can only have numbers of this range.
    OutsideRange(NumberRange),
    /// The object has this member twice.
    MemberTwice,
    /// The list has this item, or an item with this id, twice.
    ItemTwice(String),
    /// A text has more characters than this.
    TooLong(usize),
    /// A list has more items than this.
    TooMany(usize),
    /// A text of one line has several lines, or control characters.
    NotOneLine,
    /// The field has another type than the member takes.
    OtherKind(String),
    /// A condition can only ask whether this field is there.
    OnlyPresent(String),
    /// Members do not go together.
    Rule(Words<&'static str>),
}

/// What the sides of a comparison are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sides {
    pub(crate) left: Words<&'static str>,
    pub(crate) right: Words<&'static str>,
    /// What to write on the right, if that is known.
    pub(crate) mend: Option<String>,
}

/// A name that is not known, and the names that are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unknown {
    pub(super) what: NameKind,
    pub(super) found: String,
    pub(super) hint: Hint,
}

/// What helps to find the right name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// The name that was probably meant.
    Meant(String),
    /// Names, one of which was probably meant.
    OneOf(String),
    /// The known names, or the first of them, and how many more there are.
    Known(String, usize),
    Nothing,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameKind {
    Member,
    Word,
    /// An item of this list.
    Item(&'static str),
    Field,
    List,
}

impl Unknown {
    /// Whether something helps to find the right name.
    pub(crate) fn has_hint(&self) -> bool {
        self.hint != Hint::Nothing
    }

    /// What is wrong.
    fn words(&self) -> Words<&'static str> {
        match self.what {
            NameKind::Member => words!(fr: "clé inconnue", en: "unknown member"),
            NameKind::Word => words!(
                fr: "`{found}` n’est pas connu ici",
                en: "`{found}` is not known here"
            ),
            NameKind::Item(_) => words!(
                fr: "la liste `{list}` ne contient pas `{found}`",
                en: "the list `{list}` has no `{found}`"
            ),
            NameKind::List => words!(
                fr: "les demandes n’ont pas de liste `{found}`",
                en: "applications have no list `{found}`"
            ),
            NameKind::Field => words!(
                fr: "les demandes n’ont pas de champ `{found}` qu’un appel puisse lire",
                en: "applications have no field `{found}` that a call can read"
            ),
        }
    }

    /// What helps.
    fn hint(&self) -> Words<&'static str> {
        match (&self.hint, self.what) {
            (Hint::Meant(_), _) => {
                words!(fr: " ; vouliez-vous écrire `{names}` ?", en: "; did you mean `{names}`?")
            }
            (Hint::OneOf(_), _) => words!(
                fr: " ; vouliez-vous écrire l’un de ces chemins : {names} ?",
                en: "; did you mean one of {names}?"
            ),
            (Hint::Nothing, _) => words!(fr: "", en: ""),
            (_, NameKind::Member) => {
                words!(fr: " ; cet objet connaît {names}", en: "; this object knows {names}")
            }
            (_, NameKind::Word) => words!(
                fr: " ; il faut l’une de ces valeurs : {names}",
                en: "; expected one of {names}"
            ),
            (_, NameKind::Item(_)) => {
                words!(fr: " ; ses identifiants : {names}", en: "; its ids: {names}")
            }
            (_, NameKind::List) => words!(
                fr: " ; il faut l’une de ces listes : {names}",
                en: "; expected one of {names}"
            ),
            (_, NameKind::Field) => words!(
                fr: " ; chemins connus à cet endroit : {names}",
                en: "; paths known there: {names}"
            ),
        }
    }

    fn write(&self, locale: Locale, out: &mut String) {
        for words in [self.words(), self.hint()] {
            fill_values(words.get(locale), out, &mut |name, out| match (name, self.what) {
                ("names", _) => self.write_names(locale, out),
                ("list", NameKind::Item(list)) => out.push_str(list),
                _ => out.push_str(&self.found),
            });
        }
    }

    fn write_names(&self, locale: Locale, out: &mut String) {
        match &self.hint {
            Hint::Known(known, _) if known.is_empty() => {
                out.push_str(words!(fr: "aucun", en: "none").get(locale));
            }
            Hint::Meant(names) | Hint::OneOf(names) | Hint::Known(names, 0) => out.push_str(names),
            Hint::Known(names, more) => {
                out.push_str(names);
                let words = words!(fr: " et {more} de plus", en: " and {more} more");
                fill_values(words.get(locale), out, &mut |_, out| push_number(*more, out));
            }
            Hint::Nothing => {}
        }
    }
}

impl Mistake {
    /// What kind of mistake it is.
    pub(super) fn code(&self) -> ProblemCode {
        match self {
            Self::Unreadable(Unreadable::TooLarge) => ProblemCode::JsonTooLarge,
            Self::Unreadable(Unreadable::TooDeep { .. }) => ProblemCode::JsonTooDeep,
            Self::Unreadable(Unreadable::Empty { .. }) => ProblemCode::JsonEmpty,
            Self::Unreadable(Unreadable::Encoding { .. }) => ProblemCode::JsonEncoding,
            Self::Unreadable(Unreadable::Syntax { .. }) => ProblemCode::JsonSyntax,
            Self::Missing(..) | Self::Untitled => ProblemCode::MemberMissing,
            Self::Expected(_) | Self::Object(_) | Self::Quoted(..) | Self::Constant(_) => {
                ProblemCode::ValueUnexpected
            }
            Self::Unknown(unknown) => match unknown.what {
                NameKind::Member => ProblemCode::MemberUnknown,
                NameKind::Word => ProblemCode::ValueUnknown,
                NameKind::Item(_) => ProblemCode::IdUnknown,
                NameKind::Field => ProblemCode::FieldUnknown,
                NameKind::List => ProblemCode::ListUnknown,
            },
            Self::OneMember(_) | Self::OneHead(_) => ProblemCode::MemberOneOf,
            Self::OutsideItsList(_) => ProblemCode::FieldOutsideList,
            Self::NoQuantity(_)
            | Self::NoFigure(_)
            | Self::OneOfChoices
            | Self::OtherKind(_)
            | Self::OnlyPresent(_) => ProblemCode::FieldKind,
            Self::OutsideRange(_) => ProblemCode::NumberOutOfRange,
            Self::MemberTwice => ProblemCode::MemberTwice,
            Self::ItemTwice(_) => ProblemCode::ItemTwice,
            Self::TooLong(_) => ProblemCode::TextTooLong,
            Self::TooMany(_) => ProblemCode::ListTooLong,
            Self::NotOneLine => ProblemCode::TextLines,
            Self::Rule(_) | Self::Sides(_) | Self::BesideSpan(_) => ProblemCode::Rule,
        }
    }

    /// The name or the path that was found, if the mistake is about one.
    pub(super) fn found(&self) -> Option<&str> {
        match self {
            Self::Unknown(unknown) => Some(&unknown.found),
            Self::OutsideItsList(found)
            | Self::NoQuantity(found)
            | Self::NoFigure(found)
            | Self::ItemTwice(found)
            | Self::OtherKind(found)
            | Self::OnlyPresent(found) => Some(found),
            _ => None,
        }
    }

    /// The name that was probably meant.
    pub(super) fn suggestion(&self) -> Option<&str> {
        match self {
            Self::Unknown(unknown) => match &unknown.hint {
                Hint::Meant(name) => Some(name),
                _ => None,
            },
            _ => None,
        }
    }

    /// What is wrong and what is expected.
    pub(crate) fn write(&self, locale: Locale, out: &mut String) {
        if let Self::Unknown(unknown) = self {
            return unknown.write(locale, out);
        }
        fill_values(self.words().get(locale), out, &mut |name, out| match self {
            Self::Missing(member, _) if name == "name" => out.push_str(member),
            Self::Missing(_, takes) | Self::Expected(takes) => takes.write(locale, out),
            Self::Untitled => push_words(out),
            Self::Quoted(takes, _) if name == "takes" => takes.write(locale, out),
            Self::Quoted(_, found) => out.push_str(found),
            Self::Object(names) => KnownNames::Fixed(names).write_all(out),
            Self::Sides(sides) => out.push_str(match name {
                "left" => sides.left.get(locale),
                "right" => sides.right.get(locale),
                _ => sides.mend.as_deref().unwrap_or_default(),
            }),
            Self::OutsideItsList(path) if name == "some" => push_some(path, out),
            Self::OneMember(names) | Self::OneHead(names) => {
                KnownNames::Fixed(names).write_all(out)
            }
            Self::OutsideRange(range) => out.push_str(&match name {
                "from" => range.minimum.to_string(),
                "to" => range.maximum.to_string(),
                _ => range.decimals.to_string(),
            }),
            Self::TooLong(most) | Self::TooMany(most) => push_number(*most, out),
            Self::ItemTwice(found)
            | Self::OtherKind(found)
            | Self::OnlyPresent(found)
            | Self::OutsideItsList(found)
            | Self::NoQuantity(found)
            | Self::NoFigure(found)
            | Self::Constant(found)
            | Self::BesideSpan(found) => {
                out.push_str(found);
            }
            Self::Unreadable(Unreadable::TooDeep { levels, .. }) if name == "found" => {
                push_number(*levels, out);
            }
            Self::Unreadable(Unreadable::TooDeep { .. }) => push_number(MAX_DEPTH, out),
            Self::Unreadable(_) => push_number(MAX_BYTES / (1024 * 1024), out),
            Self::Unknown(_)
            | Self::MemberTwice
            | Self::NotOneLine
            | Self::OneOfChoices
            | Self::Rule(_) => {}
        });
    }

    fn words(&self) -> Words<&'static str> {
        match self {
            Self::Unreadable(Unreadable::TooLarge) => words!(
                fr: "texte trop volumineux ; le maximum est de {most} Mio",
                en: "too large; the maximum is {most} MiB"
            ),
            Self::Unreadable(Unreadable::TooDeep { .. }) => words!(
                fr: "{found} niveaux d’imbrication ; le maximum est de {most}",
                en: "{found} nested levels; the maximum is {most}"
            ),
            Self::Unreadable(Unreadable::Empty { .. }) => words!(
                fr: "texte vide ; écrivez la définition comme un objet JSON",
                en: "empty; write the definition as a JSON object"
            ),
            Self::Unreadable(Unreadable::Encoding { .. }) => words!(
                fr: "l’encodage ne convient pas ; enregistrez le texte en UTF-8, sans marque d’ordre des octets (BOM)",
                en: "wrong encoding; save it as UTF-8, without a byte order mark (BOM)"
            ),
            Self::Unreadable(Unreadable::Syntax { .. }) => words!(
                fr: "le texte n’est pas du JSON valide : corrigez-le à cet endroit",
                en: "not valid JSON: correct it there"
            ),
            Self::Missing(..) => words!(
                fr: "`{name}` manque : indiquez {takes}",
                en: "`{name}` is missing: give it {takes}"
            ),
            Self::Expected(_) => words!(fr: "il faut {takes}", en: "expected {takes}"),
            Self::Untitled => words!(
                fr: "`title` manque : donnez les mots qui nomment cette quantité dans les messages, par exemple {words}",
                en: "`title` is missing: give it words that name this quantity in messages, such as {words}"
            ),
            Self::Quoted(..) => words!(
                fr: "il faut {takes} : écrivez `\"{found}\"`",
                en: "expected {takes}: write `\"{found}\"`"
            ),
            Self::Constant(_) => words!(
                fr: "une constante s’écrit comme un objet : `{found}`",
                en: "a constant is written as an object: `{found}`"
            ),
            Self::Sides(sides) if sides.mend.is_some() => words!(
                fr: "à gauche se trouve {left}, à droite {right} : écrivez à droite `{mend}`",
                en: "the left side is {left}, the right one {right}: write `{mend}` on the right"
            ),
            Self::Sides(_) => words!(
                fr: "à gauche se trouve {left}, à droite {right} : les deux côtés doivent être de même nature",
                en: "the left side is {left}, the right one {right}: both have to be of one type"
            ),
            Self::BesideSpan(_) => words!(
                fr: "à gauche se trouve une durée : écrivez à droite par exemple `{found}` (ou `days`, `weeks`, `months`, `years`), ou ajoutez `complete` à gauche, qui en fait un nombre",
                en: "the left side is a span of time: write the right one such as `{found}` (or `days`, `weeks`, `months`, `years`), or add `complete` to the left, which makes it a number"
            ),
            Self::Object(names) if names.is_empty() => {
                words!(fr: "il faut un objet", en: "expected an object")
            }
            Self::Object(_) => words!(
                fr: "il faut un objet avec {names}",
                en: "expected an object with {names}"
            ),
            Self::Unknown(unknown) => unknown.words(),
            Self::OneMember(_) => words!(
                fr: "il faut un objet avec une seule de ces clés : {names}",
                en: "expected an object with exactly one of {names}"
            ),
            Self::OneHead(_) => words!(
                fr: "il faut exactement une de ces clés : {names}",
                en: "expected exactly one of these members: {names}"
            ),
            Self::OutsideItsList(_) => words!(
                fr: "`{found}` désigne une ligne d’une liste qui n’est pas parcourue ici : pour une condition, écrivez `{some}`, ou `every` ; pour une quantité, `sum`, `count` ou `distinct`",
                en: "`{found}` means one item of a list that is not gone through here: for a condition write `{some}`, or `every`; for a quantity `sum`, `count` or `distinct`"
            ),
            Self::NoQuantity(_) => words!(
                fr: "`{found}` n’est ni un montant, ni un nombre, ni une date",
                en: "`{found}` is no amount, number or date"
            ),
            Self::NoFigure(_) => words!(
                fr: "`{found}` n’est ni un montant ni un nombre",
                en: "`{found}` is no amount and no number"
            ),
            Self::OneOfChoices => words!(
                fr: "plusieurs valeurs peuvent être choisies : écrivez `one_of` avec une liste `values`",
                en: "several values may be chosen: write `one_of` with a list of `values`"
            ),
            Self::OutsideRange(range) if range.decimals == 0 => words!(
                fr: "le champ ne prend que des nombres entiers de {from} à {to}",
                en: "the field only takes whole numbers from {from} to {to}"
            ),
            Self::OutsideRange(_) => words!(
                fr: "le champ ne prend que des nombres de {from} à {to} ; décimales au plus : {decimals}",
                en: "the field only takes numbers from {from} to {to}; decimals at most: {decimals}"
            ),
            Self::MemberTwice => words!(
                fr: "cette clé figure deux fois : n’en gardez qu’une",
                en: "the member stands twice: keep one"
            ),
            Self::ItemTwice(_) => words!(
                fr: "`{found}` figure deux fois dans la liste",
                en: "`{found}` stands twice in the list"
            ),
            Self::TooLong(_) => words!(
                fr: "il faut {most} caractères au plus",
                en: "expected at most {most} characters"
            ),
            Self::TooMany(_) => words!(
                fr: "il faut une liste de {most} éléments au plus",
                en: "expected a list of at most {most} items"
            ),
            Self::NotOneLine => words!(
                fr: "il faut une seule ligne, sans tabulation ni autre caractère de contrôle",
                en: "expected one line without tabs or other control characters"
            ),
            Self::OtherKind(_) => words!(
                fr: "le champ `{found}` contient une autre sorte de valeur que celle qui est lue ici",
                en: "the field `{found}` holds another kind of value than is read here"
            ),
            Self::OnlyPresent(_) => words!(
                fr: "une condition peut seulement demander si le champ `{found}` est rempli : écrivez `\"present\": \"{found}\"`",
                en: "a condition can only ask whether the field `{found}` is there: write `\"present\": \"{found}\"`"
            ),
            Self::Rule(words) => *words,
        }
    }
}

/// Adds the condition that some item of the list of this path has to meet.
fn push_some(path: &str, out: &mut String) {
    let list = path.split("/*").next().unwrap_or_default();
    out.push_str("{\"some\": {\"list\": \"");
    out.push_str(list);
    out.push_str("\", \"where\": …}}");
}
