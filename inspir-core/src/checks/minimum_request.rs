//! `minimum_request`: what is asked for comes to this much at least.

use super::prelude::*;
use crate::language::Lacking as _;

#[derive(Debug)]
pub(crate) struct MinimumRequest {
    minimum: Amount,
}

impl Check for MinimumRequest {
    const MET: &'static str = "what is asked for in all comes to this much (the call has `parts`)";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        status != Status::NotMet || self.minimum > Amount::ZERO
    }

    fn load(params: &mut Params<'_>, _: Inside<'_>) -> Self {
        want_parts(params);
        let minimum = params.amount("minimum", true, "the least that can be asked for");
        Self { minimum: minimum.unwrap_or_default() }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        decided(inputs.known.requested.map(|requested| requested >= self.minimum))
    }

    fn reads(&self, call: &Frame, out: &mut Vec<Place>) {
        call.requests(out);
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("requested", inputs.known.requested),
            Value::new("minimum", Some(self.minimum)),
        ]);
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let beyond = inputs.known.maximum.filter(|maximum| *maximum < self.minimum);
        out.push(Value::new("maximum", beyond));
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("minimum", Some(self.minimum)));
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet if evidence.amount("maximum").is_some() => sentences!(
                fr: "vous demandez {requested}, mais le minimum est de {minimum}."
                    => "Le budget n’ouvre droit qu’à {maximum} : revoyez les dépenses, ou retirez cette demande.",
                en: "you ask for {requested}, but the minimum is {minimum}."
                    => "The budget allows for {maximum} only: revise the expenses, or withdraw this request.",
            ),
            Status::NotMet => sentences!(
                fr: "vous demandez {requested}, mais le minimum est de {minimum}."
                    => "Portez votre demande à {minimum} au moins.",
                en: "you ask for {requested}, but the minimum is {minimum}."
                    => "Raise your request to {minimum} or more.",
            ),
            Status::Missing => missing(),
            _ => None,
        }
    }
}
