//! `balanced`: expenses and revenues are equal; with `in_kind`, those in kind.

use super::prelude::*;
use crate::language::Relation;

#[derive(Debug)]
pub(crate) struct Balanced {
    in_kind: bool,
}

impl Balanced {
    fn sides(&self, inputs: &Inputs<'_>) -> [Option<Amount>; 2] {
        if self.in_kind {
            [inputs.totals.in_kind_expenses, inputs.totals.in_kind_revenues]
        } else {
            [inputs.totals.expenses, inputs.totals.revenues]
        }
    }
}

impl Check for Balanced {
    const MET: Note = note!(
        fr: "dépenses = recettes ; avec `in_kind`, celles en nature (sans objet s’il n’y en a pas)",
        en: "expenses = revenues; with `in_kind`, those in kind (not applicable if there are none)"
    );
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::NotApplicable];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        self.in_kind || status != Status::NotApplicable
    }

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        Self {
            in_kind: params
                .flag(
                    "in_kind",
                    note!(
                        fr: "comparer seulement les contributions en nature",
                        en: "compare the contributions in kind alone"
                    ),
                )
                .unwrap_or(false),
        }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let none_in_kind = || {
            inputs.facts.expenses().all(|line| line.in_kind() == Some(false))
                && inputs.facts.revenues().all(|line| line.in_kind() == Some(false))
        };
        if self.in_kind && none_in_kind() {
            return Status::NotApplicable;
        }
        let [expenses, revenues] = self.sides(inputs);
        stands(expenses, Relation::EqualTo, revenues)
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        let expense = [column_of!(Expense.amount), column_of!(Expense.in_kind)];
        let revenue = [column_of!(Revenue.amount), column_of!(Revenue.in_kind)];
        for (list, columns) in [(List::EXPENSES, expense), (List::REVENUES, revenue)] {
            let read = columns.get(..=usize::from(self.in_kind)).unwrap_or(&columns);
            out.push_columns(list, read);
        }
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
        if status != Status::Missing {
            return self.reads(inputs.call, out);
        }
        for list in [List::EXPENSES, List::REVENUES] {
            amounts_missing(inputs.facts, list, self.in_kind, out);
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        if !self.in_kind {
            self.push(inputs, out);
        }
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        if self.in_kind {
            self.push(inputs, out);
        }
        let [expenses, revenues] = self.sides(inputs);
        let difference = expenses.zip(revenues).and_then(|(expenses, revenues)| {
            expenses.max(revenues).checked_sub(expenses.min(revenues))
        });
        out.push(Value::new("difference", difference));
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match (status, self.in_kind) {
            (Status::NotMet, false) => sentences!(
                fr: "le total des dépenses est de {expenses}, celui des recettes de {revenues} (écart : {difference})."
                    => "Corrigez les lignes du budget pour que les deux totaux soient égaux.",
                en: "expenses come to {expenses} and revenues to {revenues} (difference: {difference})."
                    => "Correct the lines of the budget so that the two totals are equal.",
            ),
            (Status::NotMet, true) => sentences!(
                fr: "les contributions en nature s’élèvent à {expenses} en dépenses et à {revenues} en recettes."
                    => "Inscrivez le même montant des deux côtés.",
                en: "contributions in kind come to {expenses} in expenses and {revenues} in revenues."
                    => "Enter the same amount on both sides.",
            ),
            (Status::Missing, _) => sentences!(
                fr: "l’équilibre ne peut pas encore être vérifié, car il manque des montants."
                    => "{to_fill_in}",
                en: "the balance cannot be checked yet, because amounts are missing."
                    => "{to_fill_in}",
            ),
            (Status::NotApplicable, _) => sentences!(
                fr: "le budget ne comporte pas de contribution en nature.",
                en: "the budget has no contribution in kind.",
            ),
            _ => None,
        }
    }
}

impl Balanced {
    fn push(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let [expenses, revenues] = self.sides(inputs);
        let gap =
            expenses.zip(revenues).and_then(|(expenses, revenues)| expenses.checked_sub(revenues));
        out.extend([
            Value::new("expenses", expenses),
            Value::new("revenues", revenues),
            Value::new("gap", gap),
        ]);
    }
}
