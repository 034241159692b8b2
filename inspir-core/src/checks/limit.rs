//! `ceiling`, `max_rate`, `within_costs`: what is asked for in a part is at most a limit of the part.

use super::prelude::*;
use crate::language::Relation;

/// The words about a figure above a limit, with each of the remedies.
macro_rules! remedies {
    ($remedy:expr, fr: $fr:literal, en: $en:literal $(,)?) => {
        match $remedy {
            Remedy::Withdraw => no_grant(),
            Remedy::Revise => sentences!(
                fr: $fr => "Revoyez le montant demandé : ce qui est possible en dépend.",
                en: $en => "Revise the amount asked for: what is possible depends on it.",
            ),
            Remedy::AddExpenses => sentences!(
                fr: $fr => "Complétez les dépenses que l’aide peut financer, ou retirez cette demande.",
                en: $en => "Add the expenses that the grant can pay for, or withdraw this request.",
            ),
            Remedy::AddExpensesFirst => sentences!(
                fr: $fr => "Complétez d’abord les dépenses que l’aide peut financer : elles déterminent le montant que vous pouvez demander.",
                en: $en => "First add the expenses that the grant can pay for: they decide how much you can ask for.",
            ),
            Remedy::Lower => sentences!(
                fr: $fr => "Ramenez votre demande à {most} au maximum{expenses_help?, ou revoyez les dépenses|}.",
                en: $en => "Lower your request to {most} or less{expenses_help?, or revise the expenses|}.",
            ),
        }
    };
}

#[derive(Debug)]
pub(crate) struct Ceiling {
    part: usize,
}

impl Check for Ceiling {
    const MET: Note = note!(
        fr: "la demande ≤ le plafond ; sans objet si un autre volet est demandé à la place, ou si le volet n’a pas de plafond",
        en: "the request ≤ the ceiling; not applicable if another part is asked for instead, or the part has no ceiling"
    );
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::NotApplicable];

    fn can_be(&self, status: Status, call: &Frame) -> bool {
        let without = |terms: &Terms| terms.ceiling.is_none();
        status != Status::NotApplicable || can_be_passed_over(call, self.part, without)
    }

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
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
            (requested, ceiling) => stands(requested, Relation::AtMost, ceiling),
        }
    }

    fn reads(&self, call: &Frame, out: &mut Places) {
        request_of(call, self.part, out);
    }

    fn uses(&self) -> Uses {
        Uses::THE_GRANT
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
        let obstacles = |part: &Part, out: &mut Places| {
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
        remedy_figures(inputs, self.part, |part| part.ceiling, out);
    }

    fn limits(&self, call: &Frame, out: &mut Vec<Limit>) {
        let ceiling = call.parts.get(self.part).and_then(|part| part.terms.ceiling);
        out.extend(Limit::figure("ceiling", ceiling));
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet => remedies!(
                evidence.remedy(),
                fr: "vous demandez {requested}, mais le plafond est de {ceiling}.",
                en: "you ask for {requested}, but the ceiling is {ceiling}.",
            ),
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

#[derive(Debug)]
pub(crate) struct MaxRate {
    part: usize,
}

impl Check for MaxRate {
    const MET: Note = note!(
        fr: "la demande ≤ le taux × l’assiette ; sans objet si un autre volet est demandé à la place, ou si le volet n’a pas de taux",
        en: "the request ≤ the rate × the base; not applicable if another part is asked for instead, or the part has no rate"
    );
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::NotApplicable];

    fn can_be(&self, status: Status, call: &Frame) -> bool {
        let without = |terms: &Terms| !terms.need_base();
        status != Status::NotApplicable || can_be_passed_over(call, self.part, without)
    }

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        let mistake = words!(
            fr: "cette part n’a pas de taux : indiquez son `rate`",
            en: "this part has no rate: give it `rate`"
        );
        Self { part: limited_part(params, |limits| limits.rate, mistake) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let part = part_grant(inputs, self.part);
        if is_passed_over(inputs, self.part)
            || terms_are_without(inputs, self.part, Terms::need_base)
        {
            return Status::NotApplicable;
        }
        match (part.requested, part.rate_limit) {
            (Some(Amount::ZERO), _) => Status::Met,
            (requested, limit) => stands(requested, Relation::AtMost, limit),
        }
    }

    fn reads(&self, call: &Frame, out: &mut Places) {
        request_of(call, self.part, out);
    }

    fn uses(&self) -> Uses {
        Uses::THE_GRANT
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
        let obstacles = |part: &Part, out: &mut Places| {
            if !part.undecided(&inputs.known, out) {
                part.undecided_bonuses(&inputs.known, &[Raised::Rate], out);
                part.undecided_bonuses(&inputs.known, &[Raised::BaseCeiling], out);
            }
            part.base_obstacles(&inputs.call.categories, &inputs.known, out);
        };
        limit_places(inputs, self.part, status, obstacles, out);
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let part = part_grant(inputs, self.part);
        out.extend([
            Value::new("requested", part.requested),
            Value::new("base", part.base),
            Value::new("rate", part.rate),
            Value::new("limit", part.rate_limit),
        ]);
        if inputs.call.parts.get(self.part).is_some_and(has_base_ceiling) {
            out.push(Value::new("base_ceiling", part.base_ceiling));
        }
    }

    fn limits(&self, call: &Frame, out: &mut Vec<Limit>) {
        let rate = call.parts.get(self.part).and_then(|part| part.terms.rate);
        out.extend(Limit::figure("rate", rate));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        vat_figures(inputs, self.part, out);
        remedy_figures(inputs, self.part, |part| part.rate_limit, out);
        let part = part_grant(inputs, self.part);
        let data = inputs.call.parts.get(self.part);
        let terms = data.and_then(|data| data.terms(&inputs.known));
        let has_brackets = terms.is_some_and(|(terms, _)| !terms.brackets.is_empty());
        let is_capped = part.base_ceiling.zip(part.base).is_some_and(|(most, base)| most < base);
        out.extend([
            Value::new("has_brackets", Some(has_brackets)),
            Value::new("is_capped", Some(is_capped)),
        ]);
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet => above(evidence),
            Status::Missing => base_unknown(evidence),
            Status::NotApplicable => sentences!(
                fr: "cette partie de l’aide n’est pas demandée ou n’a pas de taux.",
                en: "this part of the grant is not asked for or has no rate.",
            ),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct WithinCosts {
    part: usize,
}

impl Check for WithinCosts {
    const MET: Note = note!(
        fr: "la demande ≤ l’assiette ; sans objet si le volet n’est pas demandé",
        en: "the request ≤ the base; not applicable if the part is not asked for"
    );
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::NotApplicable];

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        Self { part: part(params).unwrap_or_default() }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let part = part_grant(inputs, self.part);
        match part.requested {
            None => Status::NotApplicable,
            _ if is_passed_over(inputs, self.part) => Status::NotApplicable,
            Some(Amount::ZERO) => Status::Met,
            Some(requested) => stands(Some(requested), Relation::AtMost, part.base),
        }
    }

    fn reads(&self, call: &Frame, out: &mut Places) {
        request_of(call, self.part, out);
    }

    fn uses(&self) -> Uses {
        Uses::THE_GRANT
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
        let obstacles = |part: &Part, out: &mut Places| {
            part.base_obstacles(&inputs.call.categories, &inputs.known, out);
        };
        limit_places(inputs, self.part, status, obstacles, out);
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let part = part_grant(inputs, self.part);
        out.extend([Value::new("requested", part.requested), Value::new("base", part.base)]);
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        vat_figures(inputs, self.part, out);
        remedy_figures(inputs, self.part, |part| part.base, out);
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet => remedies!(
                evidence.remedy(),
                fr: "vous demandez {requested}, mais les dépenses correspondantes s’élèvent à {base}.",
                en: "you ask for {requested}, but the expenses it would pay for come to {base}.",
            ),
            Status::Missing => base_unknown(evidence),
            Status::NotApplicable => sentences!(
                fr: "cette partie de l’aide n’est pas demandée.",
                en: "this part of the grant is not asked for.",
            ),
            _ => None,
        }
    }
}

/// Whether a part limits the expenses that count, in some case.
fn has_base_ceiling(part: &Part) -> bool {
    part.every_terms().any(|terms| terms.base_ceiling.is_some())
}

/// The sentences for a request above the limit: it follows from one rate or from several, of all that
/// counts or of a part of it.
fn above(evidence: &Evidence<'_>) -> Option<&'static Sentences> {
    if evidence.is("has_brackets") {
        return remedies!(
            evidence.remedy(),
            fr: "vous demandez {requested}, mais l’aide ne peut pas dépasser {limit} pour {base} de dépenses retenues.",
            en: "you ask for {requested}, but the grant cannot exceed {limit} for {base} of expenses that count.",
        );
    }
    if evidence.is("is_capped") {
        return remedies!(
            evidence.remedy(),
            fr: "vous demandez {requested}, mais l’aide ne peut pas dépasser {rate} des dépenses retenues ({base}, comptées pour {base_ceiling} au plus), soit {limit}.",
            en: "you ask for {requested}, but the grant cannot exceed {rate} of the expenses that count ({base}, of which at most {base_ceiling}), which is {limit}.",
        );
    }
    remedies!(
        evidence.remedy(),
        fr: "vous demandez {requested}, mais l’aide ne peut pas dépasser {rate} des dépenses retenues ({base}), soit {limit}.",
        en: "you ask for {requested}, but the grant cannot exceed {rate} of the expenses that count ({base}), which is {limit}.",
    )
}
