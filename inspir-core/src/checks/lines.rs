//! Checks of the items of a list: `complete_lines`, `explained_lines`, `providers_shown`,
//! `quantified_indicators`, `team_members`, `team_disciplines`.

use super::prelude::*;
use crate::language::SomeOf;

#[derive(Debug)]
pub(crate) struct CompleteLines {
    list: List,
}

impl Check for CompleteLines {
    const MET: Note = note!(
        fr: "il y a une ligne, et chacune a un montant",
        en: "there is a line, and each has an amount"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        const IDS: &[&str] = &["/budget/expenses", "/budget/revenues"];
        let lists = [List::EXPENSES, List::REVENUES];
        let list = params.one_of(
            "list",
            IDS,
            &lists,
            true,
            note!(fr: "le côté du budget", en: "the side of the budget"),
        );
        Self { list: list.unwrap_or(List::EXPENSES) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let total = match self.list {
            List::REVENUES => inputs.totals.revenues,
            _ => inputs.totals.expenses,
        };
        if total.is_some() { Status::Met } else { Status::Missing }
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        let amount = match self.list {
            List::REVENUES => column_of!(Revenue.amount),
            _ => column_of!(Expense.amount),
        };
        out.push_columns(self.list, &[amount]);
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Places) {
        amounts_missing(inputs.facts, self.list, false, out);
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => sentences!(
                fr: "il faut au moins une ligne, et un montant sur chaque ligne."
                    => "{to_fill_in}",
                en: "there must be at least one line, and an amount on each line."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct ExplainedLines;

impl Check for ExplainedLines {
    const MET: Note = note!(fr: "chaque dépense a `supports`", en: "each expense has `supports`");
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(_: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        Self
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let mut expenses = inputs.facts.list(List::EXPENSES);
        if expenses.len() > 0 && expenses.all(|line| line.has(column_of!(Expense.supports))) {
            Status::Met
        } else {
            Status::Missing
        }
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.push_columns(List::EXPENSES, &[column_of!(Expense.supports)]);
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Places) {
        items_missing(inputs.facts, List::EXPENSES, column_of!(Expense.supports), out);
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => sentences!(
                fr: "il faut indiquer à quoi sert chaque dépense."
                    => "{to_fill_in}",
                en: "each expense must say what it is for."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct ProvidersShown(SomeOf);

impl Check for ProvidersShown {
    const MET: Note = note!(
        fr: "une dépense a `external_provider`",
        en: "some expense has `external_provider`"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(_: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        Self(SomeOf::that_says_yes(List::EXPENSES, column_of!(Expense.external_provider)))
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        decided(self.0.holds(&inputs.known, None))
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.push_columns(List::EXPENSES, &[column_of!(Expense.external_provider)]);
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
        match status {
            Status::Missing => self.0.undecided(&inputs.known, None, out),
            _ => self.reads(inputs.call, out),
        }
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet => sentences!(
                fr: "vous faites appel à des prestataires extérieurs, mais aucune dépense ne les fait apparaître."
                    => "Signalez, dans les dépenses, les lignes qui servent à les payer.",
                en: "you use external providers, but no expense shows them."
                    => "Mark the expense lines that pay for them.",
            ),
            Status::Missing => sentences!(
                fr: "les dépenses de prestataires ne peuvent pas encore être vérifiées."
                    => "{to_fill_in}",
                en: "the expenses for providers cannot be checked yet."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct QuantifiedIndicators(SomeOf);

impl Check for QuantifiedIndicators {
    const MET: Note = note!(
        fr: "un indicateur a une cible (`target`)",
        en: "some indicator has a `target`"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(_: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        Self(SomeOf::with(List::INDICATORS, column_of!(Indicator.target)))
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        met_or_missing(self.0.holds(&inputs.known, None))
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.push_columns(List::INDICATORS, &[column_of!(Indicator.target)]);
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Places) {
        items_missing(inputs.facts, List::INDICATORS, column_of!(Indicator.target), out);
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => sentences!(
                fr: "aucun indicateur n’est chiffré."
                    => "Donnez une valeur visée à l’un d’eux au moins. {to_fill_in}",
                en: "no indicator has a target figure."
                    => "Give at least one of them a target. {to_fill_in}",
            ),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct TeamMembers(SomeOf);

impl Check for TeamMembers {
    const MET: Note = note!(
        fr: "un membre de l’équipe a un nom",
        en: "some member of the team has a name"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(_: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        Self(SomeOf::with(List::TEAM, column_of!(TeamMember.name)))
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        met_or_missing(self.0.holds(&inputs.known, None))
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.push_columns(List::TEAM, &[column_of!(TeamMember.name)]);
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Places) {
        items_missing(inputs.facts, List::TEAM, column_of!(TeamMember.name), out);
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => sentences!(
                fr: "il manque le nom d’au moins un membre."
                    => "{to_fill_in}",
                en: "the name of at least one member is missing."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct TeamDisciplines {
    minimum: u32,
}

/// How many different disciplines the team has.
fn disciplines(facts: &Facts) -> Option<u32> {
    u32::try_from(facts.count_different(List::TEAM, column_of!(TeamMember.discipline))).ok()
}

impl Check for TeamDisciplines {
    const MET: Note = note!(
        fr: "l’équipe a au moins `minimum` disciplines différentes",
        en: "the team has at least `minimum` different disciplines"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        // If a member has a discipline, there is at least one.
        status != Status::NotMet || self.minimum > 1
    }

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        let minimum = params.number(
            "minimum",
            (1, 100),
            true,
            note!(
                fr: "le nombre de disciplines qu’il faut au moins",
                en: "how many disciplines at least"
            ),
        );
        Self { minimum: minimum.unwrap_or(1) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let mut team = inputs.facts.list(List::TEAM);
        let enough = disciplines(inputs.facts).is_some_and(|count| count >= self.minimum);
        let complete =
            team.len() > 0 && team.all(|member| member.has(column_of!(TeamMember.discipline)));
        decided((enough || complete).then_some(enough))
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.push_columns(List::TEAM, &[column_of!(TeamMember.discipline)]);
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
        if status == Status::NotMet {
            return self.reads(inputs.call, out);
        }
        items_missing(inputs.facts, List::TEAM, column_of!(TeamMember.discipline), out);
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.push(Value::new("found", disciplines(inputs.facts)));
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("minimum", Some(self.minimum)));
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet => sentences!(
                fr: "l’équipe réunit {found} {found?discipline|disciplines différentes}, alors qu’il en faut au moins {minimum}."
                    => "Associez-y des personnes d’autres disciplines.",
                en: "the team brings together {found} {found?discipline|different disciplines}, but at least {minimum} are needed."
                    => "Bring in people from other disciplines.",
            ),
            Status::Missing => sentences!(
                fr: "les disciplines de l’équipe ne sont pas toutes indiquées."
                    => "{to_fill_in}",
                en: "the disciplines of the team are not all given."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
