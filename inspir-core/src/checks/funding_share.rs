//! `funding_share`: these sources pay at least, or at most, this share of the budget.

use super::prelude::*;
use crate::lines::RevenueItem;
use crate::rate::Rate;

#[derive(Debug)]
pub(crate) struct FundingShare {
    /// The numbers of the sources.
    sources: Vec<u16>,
    minimum: Option<Rate>,
    maximum: Option<Rate>,
}

impl FundingShare {
    /// The amount that these sources pay, and the sum of all revenues. Lines in kind do not count.
    fn amounts(&self, inputs: &Inputs<'_>) -> [Option<Amount>; 2] {
        if inputs.facts.is_empty(List::REVENUES) {
            return [None, None];
        }
        let is_one =
            |line: &RevenueItem<'_>| line.source().map(|source| self.sources.contains(&source));
        let (mut paid, mut all) = (Some(Amount::ZERO), Some(Amount::ZERO));
        for line in inputs.facts.revenues().filter(|line| line.in_kind() != Some(true)) {
            let amount = line.amount().filter(|_| line.in_kind().is_some());
            let add =
                |sum: Option<Amount>| sum.zip(amount).and_then(|(sum, more)| sum.checked_add(more));
            all = add(all);
            paid = match is_one(&line) {
                Some(false) => paid,
                Some(true) => add(paid),
                // A line without a source could be one of these.
                None => None,
            };
        }
        [paid, all]
    }

    /// The share found, to the tenth of a percent. A share that is too high is rounded up, any other
    /// down, so that a share that misses a limit never looks equal to it.
    fn share(&self, inputs: &Inputs<'_>) -> Option<Rate> {
        let [Some(paid), Some(total)] = self.amounts(inputs) else { return None };
        let (paid, total) = (paid.cents() * 1000, total.cents());
        let down = paid.checked_div(total)?;
        let too_high = self
            .maximum
            .is_some_and(|most| Rate::from_thousandths(down).is_some_and(|down| down >= most));
        let up = i128::from(too_high && down * total < paid);
        Rate::from_thousandths(down + up)
    }
}

impl FundingShare {
    /// Whether all amounts are known, but no line brings money.
    fn is_without_money(evidence: &Evidence<'_>) -> bool {
        let paid = evidence.amount("paid");
        paid.is_some() && evidence.amount("revenues") == Some(Amount::ZERO)
    }
}

impl Check for FundingShare {
    const MET: Note = note!(
        fr: "ces sources paient cette part des recettes, bornes comprises (donnez `minimum`, `maximum` ou les deux) ; les lignes en nature ne comptent d’aucun côté ; sans aucun montant en argent : à compléter",
        en: "these sources pay this share of the revenues, limits included (give `minimum`, `maximum` or both); lines in kind count on neither side; without any money from cash lines: missing"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        let excludes = self.minimum.is_some_and(|rate| rate > Rate::ZERO)
            || self.maximum.is_some_and(|rate| rate < Rate::ONE);
        status != Status::NotMet || excludes
    }

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        let note = note!(
            fr: "les sources dont les montants s’ajoutent",
            en: "the sources that are added up"
        );
        let sources = params.options("sources", List::REVENUES, column_of!(Revenue.source), note);
        let minimum = params.rate(
            "minimum",
            note!(fr: "la part qu’elles paient au moins", en: "the share that they pay at least"),
        );
        let maximum = params.rate(
            "maximum",
            note!(fr: "la part qu’elles paient au plus", en: "the share that they pay at most"),
        );
        if minimum.is_absent() && maximum.is_absent() {
            let mistake = words!(
                fr: "indiquez `minimum` ou `maximum`",
                en: "give `minimum` or `maximum`"
            );
            params.rule("", mistake);
        }
        if let (Given::Value(least), Given::Value(most)) = (minimum, maximum)
            && most < least
        {
            let mistake = words!(fr: "est inférieur à `minimum`", en: "lies below `minimum`");
            params.rule("maximum", mistake);
        }
        Self {
            sources: sources.unwrap_or_default(),
            minimum: minimum.value(),
            maximum: maximum.value(),
        }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let [paid, total] = self.amounts(inputs);
        // Without revenues there is no share.
        let total = total.filter(|total| *total != Amount::ZERO);
        decided(paid.zip(total).map(|(paid, total)| {
            self.minimum.is_none_or(|rate| rate.rounded_up_of(total) <= paid)
                && self.maximum.is_none_or(|rate| paid <= rate.of(total))
        }))
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.push_columns(
            List::REVENUES,
            &[column_of!(Revenue.amount), column_of!(Revenue.source), column_of!(Revenue.in_kind)],
        );
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
        if status != Status::Missing {
            return self.reads(inputs.call, out);
        }
        let first = out.len();
        for (item, line) in inputs.facts.revenues().enumerate() {
            let mut push = |column| out.push(Place::Item(List::REVENUES, item, column));
            match line.in_kind() {
                Some(true) => continue,
                None => push(column_of!(Revenue.in_kind)),
                Some(false) => {
                    if line.amount().is_none() {
                        push(column_of!(Revenue.amount));
                    }
                    if line.source().is_none() {
                        push(column_of!(Revenue.source));
                    }
                }
            }
        }
        // The lines are complete, but none brings money.
        if out.len() == first {
            self.reads(inputs.call, out);
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let [paid, total] = self.amounts(inputs);
        out.extend([
            Value::new("paid", paid),
            Value::new("revenues", total),
            Value::new("minimum", self.minimum),
            Value::new("maximum", self.maximum),
        ]);
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.push(Value::new("share", self.share(inputs)));
    }

    fn limits(&self, call: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("minimum", self.minimum));
        out.extend(Limit::figure("maximum", self.maximum));
        let source = call.column(List::REVENUES, column_of!(Revenue.source));
        let sources = self.sources.iter();
        let sources = sources.filter_map(|number| source?.option(usize::from(*number)));
        out.extend(Limit::options("sources", sources));
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        match (status, self.minimum.is_some(), self.maximum.is_some()) {
            (Status::Missing, ..) if Self::is_without_money(evidence) => sentences!(
                fr: "la part de ces recettes ({sources}) ne peut pas être calculée, car les recettes en numéraire s’élèvent à {revenues}."
                    => "Inscrivez au budget les recettes en numéraire que vous attendez.",
                en: "the share of these revenues ({sources}) cannot be worked out, because cash revenues come to {revenues}."
                    => "Enter in the budget the cash revenues that you expect.",
            ),
            (Status::Missing, ..) => sentences!(
                fr: "la part de ces recettes ({sources}) ne peut pas encore être calculée."
                    => "{to_fill_in}",
                en: "the share of these revenues ({sources}) cannot be worked out yet."
                    => "{to_fill_in}",
            ),
            (Status::NotMet, true, false) => sentences!(
                fr: "ces recettes ({sources}) apportent {paid} sur {revenues}, soit {share} ; leur part doit être d’au moins {minimum}."
                    => "Revoyez le plan de financement.",
                en: "these revenues ({sources}) bring {paid} of {revenues}, which is {share}; their share must be at least {minimum}."
                    => "Revise the funding plan.",
            ),
            (Status::NotMet, false, _) => sentences!(
                fr: "ces recettes ({sources}) apportent {paid} sur {revenues}, soit {share} ; leur part ne peut pas dépasser {maximum}."
                    => "Revoyez le plan de financement.",
                en: "these revenues ({sources}) bring {paid} of {revenues}, which is {share}; their share must be at most {maximum}."
                    => "Revise the funding plan.",
            ),
            (Status::NotMet, true, true) => sentences!(
                fr: "ces recettes ({sources}) apportent {paid} sur {revenues}, soit {share} ; leur part doit être comprise entre {minimum} et {maximum}."
                    => "Revoyez le plan de financement.",
                en: "these revenues ({sources}) bring {paid} of {revenues}, which is {share}; their share must be between {minimum} and {maximum}."
                    => "Revise the funding plan.",
            ),
            _ => None,
        }
    }
}
