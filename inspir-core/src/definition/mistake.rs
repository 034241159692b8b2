//! The mistakes that a definition can have, and their messages.

use super::code::ProblemCode;
use super::known::KnownNames;
use super::takes::Takes;
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
    /// The value is not what the member takes.
    Expected(Takes),
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

/// A name that is not known, and the names that are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unknown {
    pub(super) what: Named,
    pub(super) found: String,
    /// The name that was probably meant.
    pub(super) nearest: Option<String>,
    /// The known names, or the first of them.
    pub(super) known: String,
    /// How many more known names there are.
    pub(super) more: usize,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Member,
    Word,
    /// An item of this list.
    Item(&'static str),
    Field,
    List,
}

impl Unknown {
    fn words(&self) -> Words<&'static str> {
        match (self.what, self.nearest.is_some()) {
            (Named::Member, true) => words!(
                fr: "clé inconnue ; vouliez-vous écrire `{nearest}` ?",
                en: "unknown member; did you mean `{nearest}`?"
            ),
            (Named::Member, false) => words!(
                fr: "clé inconnue ; cet objet connaît {known}",
                en: "unknown member; this object knows {known}"
            ),
            (Named::Word, true) => words!(
                fr: "`{found}` n’est pas connu ici ; vouliez-vous écrire `{nearest}` ?",
                en: "`{found}` is not known here; did you mean `{nearest}`?"
            ),
            (Named::Word, false) => words!(
                fr: "`{found}` n’est pas connu ici ; il faut l’une de ces valeurs : {known}",
                en: "`{found}` is not known here; expected one of {known}"
            ),
            (Named::Item(_), true) => words!(
                fr: "la liste `{list}` ne contient pas `{found}` ; vouliez-vous écrire `{nearest}` ?",
                en: "the list `{list}` has no `{found}`; did you mean `{nearest}`?"
            ),
            (Named::Item(_), false) => words!(
                fr: "la liste `{list}` ne contient pas `{found}` ; ses identifiants : {known}",
                en: "the list `{list}` has no `{found}`; its ids: {known}"
            ),
            (Named::List, true) => words!(
                fr: "les demandes n’ont pas de liste `{found}` ; vouliez-vous écrire `{nearest}` ?",
                en: "applications have no list `{found}`; did you mean `{nearest}`?"
            ),
            (Named::List, false) => words!(
                fr: "les demandes n’ont pas de liste `{found}` ; il faut l’une de ces listes : {known}",
                en: "applications have no list `{found}`; expected one of {known}"
            ),
            (Named::Field, true) => words!(
                fr: "les demandes n’ont pas de champ `{found}` qu’un appel puisse lire ; vouliez-vous écrire `{nearest}` ?",
                en: "applications have no field `{found}` that a call can read; did you mean `{nearest}`?"
            ),
            (Named::Field, false) => words!(
                fr: "les demandes n’ont pas de champ `{found}` qu’un appel puisse lire",
                en: "applications have no field `{found}` that a call can read"
            ),
        }
    }

    fn write(&self, name: &str, locale: Locale, out: &mut String) {
        match (name, self.what) {
            ("nearest", _) => out.push_str(self.nearest.as_deref().unwrap_or_default()),
            ("known", _) if self.known.is_empty() => {
                out.push_str(words!(fr: "aucun", en: "none").get(locale));
            }
            ("known", _) => {
                out.push_str(&self.known);
                if self.more > 0 {
                    let more = words!(fr: " et {more} de plus", en: " and {more} more");
                    fill_values(more.get(locale), out, &mut |_, out| push_number(self.more, out));
                }
            }
            ("list", Named::Item(list)) => out.push_str(list),
            _ => out.push_str(&self.found),
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
            Self::Missing(..) => ProblemCode::MemberMissing,
            Self::Expected(_) => ProblemCode::ValueUnexpected,
            Self::Unknown(unknown) => match unknown.what {
                Named::Member => ProblemCode::MemberUnknown,
                Named::Word => ProblemCode::ValueUnknown,
                Named::Item(_) => ProblemCode::IdUnknown,
                Named::Field => ProblemCode::FieldUnknown,
                Named::List => ProblemCode::ListUnknown,
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
            Self::Rule(_) => ProblemCode::Rule,
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
            Self::Unknown(unknown) => unknown.nearest.as_deref(),
            _ => None,
        }
    }

    /// What is wrong and what is expected.
    pub(crate) fn write(&self, locale: Locale, out: &mut String) {
        fill_values(self.words().get(locale), out, &mut |name, out| match self {
            Self::Missing(member, _) if name == "name" => out.push_str(member),
            Self::Missing(_, takes) | Self::Expected(takes) => takes.write(locale, out),
            Self::Unknown(unknown) => unknown.write(name, locale, out),
            Self::OneMember(names) | Self::OneHead(names) => {
                KnownNames::Fixed(names).write(out);
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
            | Self::NoFigure(found) => {
                out.push_str(found);
            }
            Self::Unreadable(Unreadable::TooDeep { levels, .. }) if name == "found" => {
                push_number(*levels, out);
            }
            Self::Unreadable(Unreadable::TooDeep { .. }) => push_number(MAX_DEPTH, out),
            Self::Unreadable(_) => push_number(MAX_BYTES / (1024 * 1024), out),
            Self::MemberTwice | Self::NotOneLine | Self::OneOfChoices | Self::Rule(_) => {}
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
                fr: "`{found}` désigne une ligne, mais la liste n’est pas parcourue ici : utilisez `sum`, `count`, `distinct`, `every` ou `some`",
                en: "`{found}` means one item, but its list is not gone through here: use `sum`, `count`, `distinct`, `every` or `some`"
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
            Self::OutsideRange(_) => words!(
                fr: "le champ ne prend que des nombres de {from} à {to}, avec {decimals} décimales au plus",
                en: "the field only takes numbers from {from} to {to}, with at most {decimals} decimals"
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
