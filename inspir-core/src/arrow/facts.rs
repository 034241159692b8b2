//! The facts of one row of a table.

use super::sheet::{Row, slot};
use crate::application::{Document, Expense, Indicator, PreviousGrant, Revenue, TeamMember};
use crate::facts::{
    EarlierGrant, ExpenseFact, Facts, IdentifierFacts, MemberFact, RevenueFact, Unfit,
    count_different, refill,
};
use crate::field::Field;
use crate::names::Names;
use crate::place::List;

impl Facts {
    /// Reads a row of a table in the place of the application before.
    pub(crate) fn read_row(&mut self, row: Row<'_, '_>, names: &Names) -> Result<(), Unfit> {
        if row.is_unfit() {
            return Err(Unfit);
        }
        self.fields.clear();
        self.fields.extend_from_slice(row.facts());
        self.identifiers = IdentifierFacts::new(
            [Field::SIRET, Field::RNA, Field::IBAN].map(|field| row.text(usize::from(field.0))),
        );
        refill(&mut self.expenses, row.items(List::Expenses), |line| {
            let fact = |slot| line.fact(slot);
            let flags =
                [slot!(Expense.in_kind), slot!(Expense.eligible), slot!(Expense.external_provider)];
            ExpenseFact::new(
                fact(slot!(Expense.amount)).amount(),
                fact(slot!(Expense.nature)).choice(),
                flags.map(|slot| fact(slot).flag()),
                fact(slot!(Expense.supports)),
            )
        });
        refill(&mut self.revenues, row.items(List::Revenues), |line| {
            let fact = |slot| line.fact(slot);
            RevenueFact::new(
                fact(slot!(Revenue.amount)).amount(),
                fact(slot!(Revenue.source)).choice(),
                fact(slot!(Revenue.in_kind)).flag(),
            )
        });
        refill(&mut self.indicators, row.items(List::Indicators), |indicator| {
            !indicator.fact(slot!(Indicator.target)).is_absent()
        });
        refill(&mut self.team, row.items(List::Team), |member| {
            MemberFact::new(
                member.fact(slot!(TeamMember.name)),
                member.fact(slot!(TeamMember.discipline)),
            )
        });
        let disciplines =
            row.items(List::Team).filter_map(|member| member.text(slot!(TeamMember.discipline)));
        self.disciplines = count_different(disciplines);
        refill(&mut self.earlier_grants, row.items(List::PreviousGrants), |grant| {
            let awarded_on = grant.fact(slot!(PreviousGrant.awarded_on)).date();
            EarlierGrant::new(grant.text(slot!(PreviousGrant.call)), awarded_on, names)
        });
        let documents = row.items(List::Documents);
        self.documents(
            documents.map(|document| {
                let signed_by = document.fact(slot!(Document.signed_by)).choice();
                (document.text(slot!(Document.kind)), signed_by)
            }),
            names,
        )
    }
}
