//! `all`, `any`, `not`, `at_least`: conditions put together.

use super::inside::LanguageContext;
use super::known::{Condition, ConditionKind, GrantLacks, Knowledge, Uses};
use crate::definition::{Given, Params, note};
use crate::locale::words;
use crate::places::Places;

/// Conditions of which one decides: a false one of `all`, a true one of `any`.
#[derive(Debug)]
struct DecidedByOne {
    of: Vec<Condition>,
    decisive: bool,
}

#[derive(Debug)]
struct Not(Condition);

/// So many of several conditions.
#[derive(Debug)]
pub(crate) struct Several {
    pub(crate) needed: u32,
    pub(crate) of: Vec<Condition>,
}

fn uses(conditions: &[Condition]) -> Uses {
    conditions.iter().fold(Uses::default(), |uses, one| uses.and(one.uses))
}

pub(super) fn load_all(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Condition> {
    let note = note!(
        fr: "chacune est vraie ; inconnu si aucune n’est fausse et que l’une est inconnue",
        en: "each of them holds; unknown if none is false and some is unknown"
    );
    decided_by_one(inside.conditions(params, "all", note), false)
}

pub(super) fn load_any(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Condition> {
    let note = note!(
        fr: "l’une d’elles est vraie ; inconnu si aucune n’est vraie et que l’une est inconnue",
        en: "one of them holds; unknown if none is true and some is unknown"
    );
    decided_by_one(inside.conditions(params, "any", note), true)
}

fn decided_by_one(of: Given<Vec<Condition>>, decisive: bool) -> Given<Condition> {
    of.map(|of| Condition { uses: uses(&of), kind: Box::new(DecidedByOne { of, decisive }) })
}

pub(super) fn load_not(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Condition> {
    let note = note!(
        fr: "elle n’est pas vraie ; inconnu si elle est inconnue",
        en: "it does not hold; unknown if it is unknown"
    );
    inside
        .condition(params, "not", true, note)
        .map(|condition| Condition { uses: condition.uses, kind: Box::new(Not(condition)) })
}

pub(super) fn load_at_least(
    params: &mut Params<'_>,
    inside: &LanguageContext<'_>,
) -> Given<Condition> {
    let note = note!(
        fr: "au moins `count` de plusieurs conditions sont vraies ; faux si trop peu sont vraies ou inconnues",
        en: "at least `count` of several conditions hold; false if too few are true or unknown"
    );
    let given =
        params.object("at_least", "AtLeast", true, note, |object| Several::load(object, inside));
    given
        .and_then(|given| given)
        .map(|several| Condition { uses: several.uses(), kind: Box::new(several) })
}

impl Several {
    pub(crate) fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Self> {
        let (from, to) = (1, 2_000);
        let needed = params.number(
            "count",
            (from, to),
            true,
            note!(fr: "le nombre qui doit être vrai", en: "how many must hold"),
        );
        let of = inside.conditions(params, "of", note!(fr: "les conditions", en: "the conditions"));
        if let (Given::Value(needed), Given::Value(of)) = (needed, &of)
            && usize::try_from(needed).is_ok_and(|needed| needed > of.len())
        {
            params.rule(
                "count",
                words!(
                    fr: "plus que de conditions sous `of` : cela ne peut jamais être vrai",
                    en: "more than there are conditions in `of`: this can never hold"
                ),
            );
            return Given::Wrong;
        }
        needed.and_then(|needed| of.map(|of| Self { needed, of }))
    }

    pub(crate) fn uses(&self) -> Uses {
        uses(&self.of)
    }

    /// The number of conditions that are true.
    pub(crate) fn holding(&self, known: &Knowledge<'_>, item: Option<usize>) -> u32 {
        let holding = self.of.iter().filter(|one| one.holds(known, item) == Some(true)).count();
        u32::try_from(holding).unwrap_or(u32::MAX)
    }
}

impl ConditionKind for Several {
    fn holds(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<bool> {
        let (mut holding, mut open) = (0, 0);
        for condition in &self.of {
            match condition.holds(known, item) {
                Some(true) => holding += 1,
                Some(false) => {}
                None => open += 1,
            }
        }
        if holding >= self.needed {
            Some(true)
        } else if holding + open < self.needed {
            Some(false)
        } else {
            None
        }
    }

    fn undecided(&self, known: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        self.of.iter().for_each(|one| one.undecided(known, item, out));
    }

    fn reads(&self, lacking: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        self.of.iter().for_each(|one| one.reads(lacking, item, out));
    }
}

impl ConditionKind for DecidedByOne {
    fn holds(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<bool> {
        let mut result = Some(!self.decisive);
        for condition in &self.of {
            match condition.holds(known, item) {
                Some(holds) if holds == self.decisive => return Some(holds),
                Some(_) => {}
                // If no other decides, an unknown one leaves it open.
                None => result = None,
            }
        }
        result
    }

    fn undecided(&self, known: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        self.of.iter().for_each(|one| one.undecided(known, item, out));
    }

    fn reads(&self, lacking: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        self.of.iter().for_each(|one| one.reads(lacking, item, out));
    }
}

impl ConditionKind for Not {
    fn holds(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<bool> {
        self.0.holds(known, item).map(|holds| !holds)
    }

    fn undecided(&self, known: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        self.0.undecided(known, item, out);
    }

    fn reads(&self, lacking: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        self.0.reads(lacking, item, out);
    }
}
