//! `within_costs`: what is asked for in a part is at most its base.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct WithinCosts {
    part: usize,
}

impl Check for WithinCosts {
    const MET: &'static str = "the request ≤ the base; not applicable if the part is not asked for";
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::NotApplicable];

    fn load(params: &mut Params<'_>, _: Inside<'_>) -> Self {
        Self { part: params.id("part", "parts", "the part of the grant").unwrap_or_default() }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let part = part_grant(inputs, self.part);
        match part.requested {
            None => Status::NotApplicable,
            _ if is_passed_over(inputs, self.part) => Status::NotApplicable,
            Some(Amount::ZERO) => Status::Met,
            Some(requested) => decided(part.base.map(|base| requested <= base)),
        }
    }

    fn reads(&self, call: &Frame, out: &mut Vec<Place>) {
        request_of(call, self.part, out);
    }

    fn depends_on_grant(&self) -> bool {
        true
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Vec<Place>) {
        let obstacles = |part: &Part, out: &mut Vec<Place>| {
            part.base_obstacles(inputs.call, &inputs.known, out);
        };
        limit_places(inputs, self.part, status, obstacles, out);
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let part = part_grant(inputs, self.part);
        out.extend([Value::new("requested", part.requested), Value::new("base", part.base)]);
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        vat_figures(inputs, self.part, out);
        let part = part_grant(inputs, self.part);
        remedy_figures(&part, part.base, out);
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet => match evidence.remedy() {
                Remedy::Withdraw => no_grant(),
                Remedy::AddExpenses => sentences!(
                    fr: "vous demandez {requested}, mais les dépenses correspondantes s’élèvent à {base}."
                        => "Complétez les dépenses que l’aide peut financer, ou retirez cette demande.",
                    en: "you ask for {requested}, but the expenses it would pay for come to {base}."
                        => "Add the expenses that the grant can pay for, or withdraw this request.",
                ),
                Remedy::AddExpensesFirst => sentences!(
                    fr: "vous demandez {requested}, mais les dépenses correspondantes s’élèvent à {base}."
                        => "Complétez d’abord les dépenses que l’aide peut financer : elles déterminent le montant que vous pouvez demander.",
                    en: "you ask for {requested}, but the expenses it would pay for come to {base}."
                        => "First add the expenses that the grant can pay for: they decide how much you can ask for.",
                ),
                Remedy::Lower => sentences!(
                    fr: "vous demandez {requested}, mais les dépenses correspondantes s’élèvent à {base}."
                        => "Ramenez votre demande à {most} au maximum{expenses_help?, ou complétez les dépenses|}.",
                    en: "you ask for {requested}, but the expenses it would pay for come to {base}."
                        => "Lower your request to {most} or less{expenses_help?, or complete the expenses|}.",
                ),
            },
            Status::Missing => base_unknown(evidence),
            Status::NotApplicable => sentences!(
                fr: "cette partie de l’aide n’est pas demandée.",
                en: "this part of the grant is not asked for.",
            ),
            _ => None,
        }
    }
}
