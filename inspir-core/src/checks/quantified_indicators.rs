//! `quantified_indicators`: at least one indicator has a target.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct QuantifiedIndicators;

impl Check for QuantifiedIndicators {
    const MET: &'static str = "some indicator has a `target`";
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(_: &mut Params<'_>, _: Inside<'_>) -> Self {
        Self
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let has_target = |indicator: Item<'_>| indicator.has(column_of!(Indicator.target));
        if inputs.facts.list(List::INDICATORS).any(has_target) { Status::Met } else { Status::Missing }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::INDICATORS));
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Vec<Place>) {
        items_missing(inputs.facts, List::INDICATORS, column_of!(Indicator.target), out);
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => sentences!(
                fr: "aucun indicateur n’est chiffré."
                    => "Donnez une valeur visée à l’un d’eux au moins. À compléter : {places}.",
                en: "no indicator has a target figure."
                    => "Give at least one of them a target. To fill in: {places}.",
            ),
            _ => None,
        }
    }
}
