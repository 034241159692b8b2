//! `in_budget`: the region's lines of the revenues add up to what is asked for.

use super::prelude::*;
use crate::grant::sum;
use crate::language::GrantLacks as _;
use crate::lines::RevenueItem;

#[derive(Debug)]
pub(crate) struct InBudget;

/// Whether a revenue line is the grant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FunderLine {
    /// It is the grant.
    OfFunder,
    /// It may be the grant: its source is not given, or it is open whether it is in kind.
    MayBe,
    Other,
}

fn line_of(line: RevenueItem<'_>, funder: u16) -> FunderLine {
    let may_be_of_funder = line.source().is_none_or(|source| source == funder);
    match (line.source(), line.in_kind()) {
        (_, Some(true)) => FunderLine::Other,
        (Some(source), Some(false)) if source == funder => FunderLine::OfFunder,
        _ if may_be_of_funder => FunderLine::MayBe,
        _ => FunderLine::Other,
    }
}

impl InBudget {
    /// The lines of one sort.
    fn lines<'f>(
        inputs: &Inputs<'f>,
        sort: FunderLine,
    ) -> impl Iterator<Item = (usize, RevenueItem<'f>)> {
        let funder = inputs.call.funder;
        let lines = inputs.facts.revenues().enumerate();
        lines.filter(move |(_, line)| line_of(*line, funder) == sort)
    }

    fn in_budget(inputs: &Inputs<'_>) -> Option<Amount> {
        if inputs.facts.is_empty(List::REVENUES) {
            return None;
        }
        sum(Self::lines(inputs, FunderLine::OfFunder).map(|(_, line)| line.amount()))
    }

    /// Whether lines that may be of the funder could fill the gap.
    fn could_fill(inputs: &Inputs<'_>, planned: Amount, requested: Amount) -> bool {
        let mut may_be =
            Self::lines(inputs, FunderLine::MayBe).map(|(_, line)| line.amount()).peekable();
        if may_be.peek().is_none() {
            return false;
        }
        match sum(may_be).and_then(|more| planned.checked_add(more)) {
            Some(all) => all >= requested,
            None => true,
        }
    }
}

impl Check for InBudget {
    const MET: Note = note!(
        fr: "les recettes du financeur `funder`, hors nature, = tout ce qui est demandé (l’appel a `parts`)",
        en: "the revenues from the `funder`, not in kind, = what is asked for in all (the call has `parts`)"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        want_parts(params);
        Self
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let Some((requested, planned)) = inputs.known.requested.zip(Self::in_budget(inputs)) else {
            return Status::Missing;
        };
        if planned == requested {
            Status::Met
        } else if planned < requested && Self::could_fill(inputs, planned, requested) {
            Status::Missing
        } else {
            Status::NotMet
        }
    }

    fn reads(&self, call: &Frame, out: &mut Places) {
        call.requests(out);
        out.push_columns(
            List::REVENUES,
            &[column_of!(Revenue.amount), column_of!(Revenue.source), column_of!(Revenue.in_kind)],
        );
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
        if status != Status::Missing {
            return self.reads(inputs.call, out);
        }
        if inputs.known.requested.is_none() {
            inputs.call.requests(out);
        }
        if inputs.facts.is_empty(List::REVENUES) {
            out.push(Place::List(List::REVENUES));
        }
        let place = |item, column| Place::Item(List::REVENUES, item, column);
        for (item, line) in Self::lines(inputs, FunderLine::MayBe) {
            if line.source().is_none() {
                out.push(place(item, column_of!(Revenue.source)));
            }
            if line.in_kind().is_none() {
                out.push(place(item, column_of!(Revenue.in_kind)));
            }
        }
        let funder = inputs.call.funder;
        for (item, line) in inputs.facts.revenues().enumerate() {
            if line_of(line, funder) != FunderLine::Other && line.amount().is_none() {
                out.push(place(item, column_of!(Revenue.amount)));
            }
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("requested", inputs.known.requested),
            Value::new("in_budget", Self::in_budget(inputs)),
        ]);
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let source = inputs.call.column(List::REVENUES, column_of!(Revenue.source));
        let title = source.and_then(|source| source.option(usize::from(inputs.call.funder)));
        out.push(Value::new("funder", title.map(|(_, title)| title)));
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet if evidence.amount("requested") == Some(Amount::ZERO) => sentences!(
                fr: "vous ne demandez aucune aide, mais les recettes du budget comptent {in_budget} ({funder})."
                    => "Retirez ce montant des recettes, ou indiquez l’aide que vous demandez.",
                en: "you ask for no grant, but the revenues of the budget show {in_budget} ({funder})."
                    => "Take this amount out of the revenues, or enter the grant that you ask for.",
            ),
            Status::NotMet => sentences!(
                fr: "vous demandez {requested}, mais les recettes du budget comptent {in_budget} ({funder})."
                    => "Inscrivez le même montant dans la demande et dans les recettes.",
                en: "you ask for {requested}, but the revenues of the budget show {in_budget} ({funder})."
                    => "Enter the same amount in the request and in the revenues.",
            ),
            Status::Missing => sentences!(
                fr: "la demande ne peut pas encore être comparée au budget."
                    => "{to_fill_in}",
                en: "the request cannot be compared with the budget yet."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
