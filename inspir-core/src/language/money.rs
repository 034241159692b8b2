//! `eligible`: the expenses that are retained. `grant`: what is asked for, and the most that can be
//! granted.

use super::exact::{Exact, Precision, QuantityType};
use super::inside::LanguageContext;
use super::known::{GrantLacks, Knowledge, Quantity, QuantityKind, Uses};
use super::names::{composed, joined};
use crate::definition::{Given, Params, Takes, note};
use crate::field::List;
use crate::json::JsonShape;
use crate::locale::words;
use crate::number::Number;
use crate::place::Place;
use crate::places::Places;

#[derive(Debug)]
pub(super) struct Eligible {
    /// The categories that count, or all.
    categories: Option<Vec<usize>>,
}

#[derive(Debug)]
pub(super) enum GrantAmount {
    Requested,
    Maximum,
}

impl Eligible {
    pub(super) const fn all() -> Self {
        Self { categories: None }
    }
}

pub(super) fn load_eligible(
    params: &mut Params<'_>,
    inside: &LanguageContext<'_>,
) -> Given<Box<Quantity>> {
    let note = note!(
        fr: "les dépenses retenues, après plafonds et forfaits : `\"all\"`, ou les identifiants de postes",
        en: "the eligible cost [dépenses retenues], after caps and flat rates: `\"all\"`, or the ids of categories"
    );
    let given = params.take("eligible", Takes::Categories, true, note);
    let categories = given.and_then(|json| match json.shape() {
        JsonShape::Text(text) if text == "all" => Given::Value(None),
        JsonShape::List => params.ids_at("categories", json).map(Some),
        _ => params.no_word(json, &["all"], Takes::Categories),
    });
    inside.spent.uses_eligible.set(true);
    if !inside.allows_eligible {
        params.rule(
            "eligible",
            words!(
                fr: "les dépenses retenues dépendent elles-mêmes de ce qui est écrit ici",
                en: "the expenses that count depend on what is written here"
            ),
        );
        return Given::Wrong;
    }
    categories.map(|categories: Option<Vec<usize>>| {
        let all = words!(fr: "dépenses éligibles", en: "eligible expenses");
        let name = match &categories {
            None => all.owned(),
            Some(numbers) => {
                let titles = &params.scope.category_titles;
                let titles = joined(numbers.iter().filter_map(|number| titles.get(*number)));
                let template = words!(
                    fr: "dépenses éligibles ({titles})",
                    en: "eligible expenses ({titles})"
                );
                composed(params, template, |_| &titles)
            }
        };
        let uses = Uses { eligible: true, maximum: false };
        let kind = Box::new(Eligible { categories });
        let mut made = Quantity::new(kind, QuantityType::Amount, Precision::new(20, 2), name);
        made.uses = uses;
        made
    })
}

pub(super) fn load_grant(
    params: &mut Params<'_>,
    inside: &LanguageContext<'_>,
) -> Given<Box<Quantity>> {
    let note = note!(
        fr: "`requested` : tout ce qui est demandé ; `maximum` : le plus qui puisse être accordé",
        en: "`requested`: what is asked for in all; `maximum`: the most that can be granted"
    );
    let grant = params.one_of("grant", &["requested", "maximum"], &[false, true], true, note);
    grant.and_then(|is_maximum| {
        if is_maximum && !inside.allows_maximum {
            params.rule(
                "grant",
                words!(
                    fr: "l’aide maximale n’est connue que dans les exigences",
                    en: "the most that can be granted is known in requirements alone"
                ),
            );
            return Given::Wrong;
        }
        let name = match is_maximum {
            false => words!(fr: "montant demandé", en: "amount asked for"),
            true => words!(fr: "aide maximale", en: "most that can be granted"),
        };
        let uses = Uses { eligible: is_maximum, maximum: is_maximum };
        let kind = Box::new(if is_maximum { GrantAmount::Maximum } else { GrantAmount::Requested });
        let digits = Precision::new(16, 2);
        let mut made = Quantity::new(kind, QuantityType::Amount, digits, name.owned());
        made.uses = uses;
        Given::Value(made)
    })
}

impl QuantityKind for Eligible {
    fn value(&self, known: &Knowledge<'_>, _: Option<usize>) -> Option<Exact> {
        let retained = known.retained?;
        let cents: i128 = match &self.categories {
            None => retained.iter().sum(),
            Some(numbers) => numbers.iter().filter_map(|number| retained.get(*number)).sum(),
        };
        Number::new(cents, 2).map(Exact::Number)
    }

    fn lacks(&self, known: &Knowledge<'_>, _: Option<usize>, out: &mut Places) {
        known.lacking.eligible(known, out);
    }

    fn reads(&self, _: &dyn GrantLacks, _: Option<usize>, out: &mut Places) {
        out.push(Place::List(List::EXPENSES));
    }
}

impl QuantityKind for GrantAmount {
    fn value(&self, known: &Knowledge<'_>, _: Option<usize>) -> Option<Exact> {
        let amount = match self {
            Self::Requested => known.requested,
            Self::Maximum => known.maximum,
        };
        amount.map(|amount| Exact::Number(amount.into()))
    }

    fn lacks(&self, known: &Knowledge<'_>, _: Option<usize>, out: &mut Places) {
        match self {
            Self::Requested => known.lacking.requests(out),
            Self::Maximum => known.lacking.maximum(known, out),
        }
    }

    fn reads(&self, lacking: &dyn GrantLacks, _: Option<usize>, out: &mut Places) {
        if let Self::Requested = self {
            lacking.requests(out);
        }
    }
}
