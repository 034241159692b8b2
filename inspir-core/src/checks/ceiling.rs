//! `ceiling`: what is asked for is at most the ceiling of a part.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct Ceiling {
    part: usize,
}

impl Check for Ceiling {
    const MET: &'static str = "the request ≤ the ceiling; not applicable if another part is asked for \
        instead, or the part has no ceiling";
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::NotApplicable];

    fn can_be(&self, status: Status, call: &Frame) -> bool {
        let without = |terms: &Terms| terms.ceiling.is_none();
        status != Status::NotApplicable || can_be_passed_over(call, self.part, without)
    }

    fn load(params: &mut Params<'_>, _: Inside<'_>) -> Self {
        let mistake = words!(
            fr: "cette part n’a pas de plafond : indiquez son `ceiling`",
            en: "this part has no ceiling: give it `ceiling`"
        );
        Self { part: limited_part(params, |limits| limits.ceiling, mistake) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let part = part_grant(inputs, self.part);
        if is_passed_over(inputs, self.part)
            || terms_are_without(inputs, self.part, |terms| terms.ceiling.is_some())
        {
            return Status::NotApplicable;
        }
        match (part.requested, part.ceiling) {
            (Some(Amount::ZERO), _) => Status::Met,
            (requested, ceiling) => decided(requested.zip(ceiling).map(|(asked, most)| asked <= most)),
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
            if !part.undecided(&inputs.known, out) {
                part.undecided_bonuses(&inputs.known, &[Raised::Ceiling], out);
            }
        };
        limit_places(inputs, self.part, status, obstacles, out);
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let part = part_grant(inputs, self.part);
        out.extend([Value::new("requested", part.requested), Value::new("ceiling", part.ceiling)]);
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let part = part_grant(inputs, self.part);
        remedy_figures(&part, part.ceiling, out);
    }

    fn limits(&self, call: &Frame, out: &mut Vec<Limit>) {
        let ceiling = call.parts.get(self.part).and_then(|part| part.terms.ceiling);
        out.extend(Limit::figure("ceiling", ceiling));
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet => match evidence.remedy() {
                Remedy::Withdraw => no_grant(),
                Remedy::AddExpenses | Remedy::AddExpensesFirst => sentences!(
                    fr: "vous demandez {requested}, mais le plafond est de {ceiling}."
                        => "Complétez d’abord les dépenses que l’aide peut financer : elles déterminent le montant que vous pouvez demander.",
                    en: "you ask for {requested}, but the ceiling is {ceiling}."
                        => "First add the expenses that the grant can pay for: they decide how much you can ask for.",
                ),
                Remedy::Lower => sentences!(
                    fr: "vous demandez {requested}, mais le plafond est de {ceiling}."
                        => "Ramenez votre demande à {most} au maximum.",
                    en: "you ask for {requested}, but the ceiling is {ceiling}."
                        => "Lower your request to {most} or less.",
                ),
            },
            Status::Missing => sentences!(
                fr: "le montant demandé ne peut pas encore être comparé au plafond."
                    => "{to_fill_in}",
                en: "the amount asked for cannot be compared with the ceiling yet."
                    => "{to_fill_in}",
            ),
            Status::NotApplicable => sentences!(
                fr: "cette partie de l’aide n’est pas demandée ou n’a pas de plafond.",
                en: "this part of the grant is not asked for or has no ceiling.",
            ),
            _ => None,
        }
    }
}
