//! A name that a definition uses and nobody knows, and what helps to find the right one.

use crate::locale::{Locale, Words, fill_values, words};
use crate::text::push_number;

/// A name that is not known, and the names that are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unknown {
    pub(super) what: NameKind,
    pub(super) found: String,
    pub(super) hint: Hint,
}

/// A help to find the right name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// The name that was probably meant.
    Meant(String),
    /// Names, one of which was probably meant.
    OneOf(String),
    /// The known names, or the first of them, and how many more there are.
    Known(String, usize),
    /// This list of the definition has no item. One with this id was probably meant to be there.
    Empty(&'static str, String),
    Nothing,
}

/// The kind of thing that a name stands for.
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

    /// The words about what is wrong.
    pub(super) fn words(&self) -> Words<&'static str> {
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

    /// The words that help.
    fn hint(&self) -> Words<&'static str> {
        match (&self.hint, self.what) {
            (Hint::Meant(_), _) => {
                words!(fr: " ; vouliez-vous écrire `{names}` ?", en: "; did you mean `{names}`?")
            }
            (Hint::OneOf(_), _) => words!(
                fr: " ; vouliez-vous écrire l’un de ces chemins : {names} ?",
                en: "; did you mean one of {names}?"
            ),
            (Hint::Empty(..), NameKind::Item(_)) => words!(
                fr: " ; elle est vide ou absente : ajoutez-y un élément qui porte cet `id`",
                en: "; it is empty or left out: add an item with this `id` to it"
            ),
            (Hint::Empty(..), _) => words!(
                fr: " ; la liste `{list}` est vide ou absente : ajoutez-y un élément dont l’`id` est `{names}`",
                en: "; the list `{list}` is empty or left out: add an item with the `id` `{names}` to it"
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

    pub(super) fn write(&self, locale: Locale, out: &mut String) {
        for words in [self.words(), self.hint()] {
            fill_values(
                words.get(locale),
                out,
                &mut |name, out| match (name, self.what, &self.hint) {
                    ("names", ..) => self.write_names(locale, out),
                    ("list", NameKind::Item(list), _) => out.push_str(list),
                    ("list", _, Hint::Empty(list, _)) => out.push_str(list),
                    _ => out.push_str(&self.found),
                },
            );
        }
    }

    fn write_names(&self, locale: Locale, out: &mut String) {
        match &self.hint {
            Hint::Known(known, _) if known.is_empty() => {
                out.push_str(words!(fr: "aucun", en: "none").get(locale));
            }
            Hint::Meant(names)
            | Hint::OneOf(names)
            | Hint::Known(names, 0)
            | Hint::Empty(_, names) => out.push_str(names),
            Hint::Known(names, more) => {
                out.push_str(names);
                let words = words!(fr: " et {more} de plus", en: " and {more} more");
                fill_values(words.get(locale), out, &mut |_, out| push_number(*more, out));
            }
            Hint::Nothing => {}
        }
    }
}
