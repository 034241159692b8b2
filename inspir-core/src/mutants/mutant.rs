//! A mutant, and what became of it.

use serde::{Serialize, Serializer};

use super::mutation::{Mutation, MutationChange};
use super::place::{nearest, place_in_words};
use crate::cases::told;
use crate::definition::{PositionFinder, TextPosition};
use crate::json::JsonText;
use crate::locale::{Locale, Words, words};

/// A definition in which one thing is changed, and whether a case notices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mutant {
    path: String,
    line: usize,
    column: usize,
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

/// The fate of a mutant.
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
        /// A case, as JSON text, with the values of the definition itself.
        proposal: String,
        /// The application of that case, as JSON text.
        application: String,
    },
    /// No application can tell the mutant from the definition: that follows from the definition, or all
    /// that could were tried.
    Equivalent {
        /// The number of applications tried; 0 if the definition alone shows it.
        tried: usize,
    },
    /// No application was found that tells the mutant from the definition.
    Undecided {
        /// The number of applications tried.
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
        let TextPosition { line, column, .. } =
            PositionFinder::new(document).position(nearest(document, &mutation.path).number());
        Self { path: mutation.path, line, column, change, fate, definition: mutation.definition }
    }

    /// The place of the change, as a JSON Pointer into the definition.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The line of that place in the text of the definition, from 1. A member that is added stands nowhere yet:
    /// that of its object.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column in that line, from 1, counted in characters.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// The change: “`rate` of the part `grant`: 0.50 → 0.51”.
    #[must_use]
    pub fn change(&self, locale: Locale) -> &str {
        self.change.get(locale)
    }

    /// What is changed and what became of it, if no case notices; empty if one does.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let tried;
        let (sentence, value) = match &self.fate {
            Fate::Survived { proposal, .. } => (
                words!(
                    fr: "{change} : aucun cas ne le remarque ; celui-ci le remarquerait :\n  {value}",
                    en: "{change}: no case notices; this one would:\n  {value}"
                ),
                proposal.as_str(),
            ),
            Fate::Undecided { tried: count } => {
                tried = count.to_string();
                (
                    words!(
                        fr: "{change} : aucun cas ne le remarque, ni aucune des {value} demandes essayées ; indécis, il compte comme non remarqué",
                        en: "{change}: no case notices, nor any of the {value} applications tried; undecided, it counts as not noticed"
                    ),
                    tried.as_str(),
                )
            }
            Fate::Equivalent { tried: 0 } => (
                words!(
                    fr: "{change} : rien ne le distingue, la définition le montre",
                    en: "{change}: nothing tells it apart, as the definition shows"
                ),
                "",
            ),
            Fate::Equivalent { tried: count } => {
                tried = count.to_string();
                (
                    words!(
                        fr: "{change} : rien ne le distingue ; les {value} demandes qui le pourraient ont été essayées",
                        en: "{change}: nothing tells it apart; the {value} applications that could were tried"
                    ),
                    tried.as_str(),
                )
            }
            Fate::Killed { .. } => return String::new(),
        };
        told(sentence, locale, &[("change", self.change(locale)), ("value", value)])
    }

    /// The fate.
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
