//! `quantified_indicators`: at least one indicator has a target.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct QuantifiedIndicators;

impl Check for QuantifiedIndicators {
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(_: &mut Params<'_>) -> Self {
        Self
    }

    fn run(&self, case: &Case<'_>) -> Status {
        if case.facts.indicators.contains(&true) { Status::Met } else { Status::Missing }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::Indicators));
    }

    fn places(&self, case: &Case<'_>, _: Status, out: &mut Vec<Place>) {
        items_missing(List::Indicators, Member::Target, case.facts.indicators.iter().copied(), out);
    }

    fn words(&self, status: Status, _: &Grounds<'_>) -> Option<&'static Advice> {
        match status {
            Status::Missing => advice!(
                fr: "aucun indicateur n’est chiffré."
                    => "Donnez une valeur visée à l’un d’eux au moins. À compléter : {places}.",
                en: "no indicator has a target figure."
                    => "Give at least one of them a target. To fill in: {places}.",
            ),
            _ => None,
        }
    }
}
