//! The score: the number of mutants that the cases notice.

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::mutant::{Fate, Mutant};
use crate::cases::told;
use crate::locale::{Locale, words};

/// The mutants of a definition, and how many of them its cases notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MutationScore {
    pub(super) mutants: Vec<Mutant>,
    /// Whether an application that was tried meets all that is blocking.
    pub(super) has_complete: bool,
}

impl Serialize for MutationScore {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut score = serializer.serialize_struct("MutationScore", 6)?;
        score.serialize_field("percent", &self.percent())?;
        score.serialize_field("killed", &self.killed())?;
        score.serialize_field("survived", &self.survived())?;
        score.serialize_field("equivalent", &self.equivalent())?;
        score.serialize_field("undecided", &self.undecided())?;
        score.serialize_field("mutants", &self.mutants)?;
        score.end()
    }
}

impl MutationScore {
    fn count(&self, is: impl Fn(&Fate) -> bool) -> usize {
        self.mutants.iter().filter(|mutant| is(mutant.fate())).count()
    }

    /// The number of mutants that a case notices.
    #[must_use]
    pub fn killed(&self) -> usize {
        self.count(|fate| matches!(fate, Fate::Killed { .. }))
    }

    /// The number of mutants that no case notices, although one could.
    #[must_use]
    pub fn survived(&self) -> usize {
        self.count(|fate| matches!(fate, Fate::Survived { .. }))
    }

    /// The number of mutants that no case can notice.
    #[must_use]
    pub fn equivalent(&self) -> usize {
        self.count(|fate| matches!(fate, Fate::Equivalent { .. }))
    }

    /// The number of mutants of which it is not known whether a case could notice them.
    #[must_use]
    pub fn undecided(&self) -> usize {
        self.count(|fate| matches!(fate, Fate::Undecided { .. }))
    }

    /// The percentage of mutants that a case notices, rounded down. Those that none can notice do not count.
    #[must_use]
    pub fn percent(&self) -> usize {
        let of = self.killed() + self.survived() + self.undecided();
        (self.killed() * 100).checked_div(of).unwrap_or(100)
    }

    /// The mutants, in the order of the definition.
    #[must_use]
    pub fn mutants(&self) -> &[Mutant] {
        &self.mutants
    }

    /// The score, then each mutant that no case notices, with a case that would.
    #[must_use]
    pub fn to_text(&self, locale: Locale) -> String {
        let [percent, killed, survived, undecided, equivalent] =
            [self.percent(), self.killed(), self.survived(), self.undecided(), self.equivalent()]
                .map(|count| count.to_string());
        let head = words!(
            fr: "Mutants : {percent} % remarqués ({killed} remarqués, {survived} non remarqués, {undecided} indécis ; {equivalent} que rien ne distingue)",
            en: "Mutants: {percent}% noticed ({killed} noticed, {survived} not noticed, {undecided} undecided; {equivalent} that nothing tells apart)"
        );
        let values = [
            ("percent", percent.as_str()),
            ("killed", &killed),
            ("survived", &survived),
            ("undecided", &undecided),
            ("equivalent", &equivalent),
        ];
        let mut text = told(head, locale, &values);
        let left = |fate: &Fate| matches!(fate, Fate::Survived { .. } | Fate::Undecided { .. });
        for mutant in self.mutants.iter().filter(|mutant| left(mutant.fate())) {
            text.push_str("\n\n");
            text.push_str(&mutant.message(locale));
        }
        text.push('\n');
        if self.undecided() > 0 && !self.has_complete {
            let words = words!(
                fr: "Aucune demande essayée ne remplit tout ce qui est obligatoire : écrivez un cas qui le remplit, puis recommencez.",
                en: "No application that was tried meets all that is blocking: write a case that does, then run again."
            );
            text.push_str(&format!("\n{}\n", words.get(locale)));
        }
        text
    }
}
