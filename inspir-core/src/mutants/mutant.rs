//! A mutant, and what became of it.

use serde::{Serialize, Serializer};

use super::mutation::{Mutation, MutationChange};
use super::place::place_in_words;
use crate::cases::told;
use crate::json::JsonText;
use crate::locale::{Locale, Words, words};

/// A definition in which one thing is changed, and whether a case notices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mutant {
    path: String,
    #[serde(serialize_with = "in_every_language")]
    change: Words,
    #[serde(flatten)]
    fate: Fate,
    #[serde(skip)]
    pub(crate) definition: String,
}

fn in_every_language<S: Serializer>(words: &Words, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(Locale::ALL.iter().map(|locale| (locale.tag(), words.get(*locale))))
}

/// What became of a mutant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fate", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Fate {
    /// A case notices: it fails on the mutant.
    Killed {
        /// The name of the first case that does.
        by: String,
    },
    /// No case notices. This one would.
    Survived {
        /// A case, as JSON text, with what the definition itself comes to.
        proposal: String,
        /// The application of that case, as JSON text.
        application: String,
    },
    /// No application can tell the mutant from the definition: that follows from the definition, or all
    /// that could were tried.
    Equivalent {
        /// How many were tried; 0 if it follows from the definition.
        tried: usize,
    },
    /// No application was found that tells the mutant from the definition.
    Undecided {
        /// How many were tried.
        tried: usize,
    },
}

impl Mutant {
    pub(super) fn new(document: &JsonText<'_>, mutation: Mutation, fate: Fate) -> Self {
        let change = Words::each(|locale| {
            let place = place_in_words(document, &mutation.path, locale);
            let (sentence, from, to) = match &mutation.change {
                MutationChange::Value(from, to)
                | MutationChange::Less(from, to)
                | MutationChange::More(from, to) => (
                    words!(fr: "{place} : {from} → {to}", en: "{place}: {from} → {to}"),
                    from.as_str(),
                    to.as_str(),
                ),
                MutationChange::LeftOut(what) if what.is_empty() => {
                    (words!(fr: "{place} : retiré", en: "{place}: left out"), "", "")
                }
                MutationChange::LeftOut(what) => (
                    words!(fr: "{place} : {from} retiré", en: "{place}: {from} left out"),
                    what.as_str(),
                    "",
                ),
                MutationChange::Added(what) => (
                    words!(fr: "{place} : {from} ajouté", en: "{place}: {from} added"),
                    what.as_str(),
                    "",
                ),
                MutationChange::Negated => (
                    words!(fr: "{place} : condition inversée", en: "{place}: condition turned round"),
                    "",
                    "",
                ),
            };
            told(sentence, locale, &[("place", &place), ("from", from), ("to", to)])
        });
        Self { path: mutation.path, change, fate, definition: mutation.definition }
    }

    /// The place of the change, as a JSON Pointer into the definition.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is changed: “`rate` of the part `grant`: 0.50 → 0.51”.
    #[must_use]
    pub fn change(&self, locale: Locale) -> &str {
        self.change.get(locale)
    }

    /// What became of it.
    #[must_use]
    pub fn fate(&self) -> &Fate {
        &self.fate
    }

    /// The definition with the change.
    #[must_use]
    pub fn definition(&self) -> &str {
        &self.definition
    }
}
