//! The rows of a comparison: what each edition decides, and what differs.

use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::builder::{Decimal128Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow_schema::{DataType, Field, FieldRef, Schema, SchemaRef};

use super::builders::{amount_type, amounts, behind, item, texts};
use super::error::TableError;
use crate::amount::Amount;
use crate::call::Call;
use crate::comparison::{ComparedSide, ComparisonCounts};
use crate::decision::Decision;
use crate::status::Status;

/// Two or more editions whose decisions are compared, and what was counted so far.
#[derive(Clone, Debug)]
pub(super) struct Editions {
    pub(super) before: Call,
    pub(super) after: Vec<Call>,
    /// For each edition after: the id of each requirement that either has, with its numbers in both.
    matched: Vec<Vec<MatchedRequirement>>,
    /// The schema of the rows, if rows are wanted; otherwise rows are only counted.
    output: Option<SchemaRef>,
    /// The counts for each edition after.
    counts: Arc<Mutex<Vec<ComparisonCounts>>>,
}

#[derive(Clone, Debug)]
struct MatchedRequirement {
    id: String,
    before: Option<usize>,
    after: Option<usize>,
}

impl Editions {
    /// Editions to compare. Rows need exactly one edition after; of several, only counts are kept.
    pub(super) fn new(
        before: &Call,
        after: &[Call],
        keys: Vec<FieldRef>,
        with_rows: bool,
    ) -> Result<Self, TableError> {
        let currency = before.currency();
        if let Some(other) = after.iter().map(Call::currency).find(|other| *other != currency) {
            return Err(TableError::Currencies { before: currency.id(), after: other.id() });
        }
        let output = match with_rows && after.len() == 1 {
            true => Some(schema(keys)?),
            false => None,
        };
        Ok(Self {
            before: before.clone(),
            after: after.to_vec(),
            matched: after.iter().map(|after| matched(before, after)).collect(),
            output,
            counts: Arc::new(Mutex::new(vec![ComparisonCounts::default(); after.len()])),
        })
    }

    /// The schema of the rows: without columns, if they are only counted.
    pub(super) fn schema(&self) -> SchemaRef {
        self.output.clone().unwrap_or_else(|| Arc::new(Schema::empty()))
    }

    /// The counts so far, for each edition after.
    pub(super) fn counts(&self) -> Vec<ComparisonCounts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Adds what a part of the rows counts.
    fn count(&self, counted: Vec<ComparisonCounts>) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.iter_mut().zip(counted).for_each(|(counts, more)| counts.merge(more));
    }
}

/// The requirements of both editions: those of the second in its order, then those that it lacks.
fn matched(before: &Call, after: &Call) -> Vec<MatchedRequirement> {
    let number = |call: &Call, id: &str| call.requirements().position(|other| other.id() == id);
    let here = after.requirements().enumerate().map(|(index, requirement)| MatchedRequirement {
        id: requirement.id().to_owned(),
        before: number(before, requirement.id()),
        after: Some(index),
    });
    let gone = before.requirements().enumerate();
    let gone = gone.filter(|(_, requirement)| number(after, requirement.id()).is_none());
    let gone = gone.map(|(index, requirement)| MatchedRequirement {
        id: requirement.id().to_owned(),
        before: Some(index),
        after: None,
    });
    here.chain(gone).collect()
}

fn schema(keys: Vec<FieldRef>) -> Result<SchemaRef, TableError> {
    let text = |name: &str| Field::new(name, DataType::Utf8, false);
    let amount = |name: &str| Field::new(name, amount_type(), true);
    let ids = DataType::List(item(DataType::Utf8));
    let results = [
        text("outcome_before"),
        text("outcome_after"),
        amount("requested_before"),
        amount("requested_after"),
        amount("maximum_before"),
        amount("maximum_after"),
        amount("grant_before"),
        amount("grant_after"),
        amount("difference"),
        Field::new("changed", ids, false),
    ];
    behind(keys, results.into_iter().map(Arc::new).collect())
}

/// The decisions of the first edition on a part of the rows, until the others decide on them too.
#[derive(Default)]
struct FirstDecisions {
    sides: Vec<ComparedSide>,
    /// The statuses of all rows, one behind the other.
    statuses: Vec<Status>,
}

/// Compares the decisions on a part of the rows, in their order.
pub(super) struct ComparedRows<'e> {
    editions: &'e Editions,
    first: FirstDecisions,
    counted: Vec<ComparisonCounts>,
    rows: Option<RowBuilders>,
    /// The values by which each row is grouped.
    groups: Vec<Vec<Option<String>>>,
}

impl<'e> ComparedRows<'e> {
    pub(super) fn new(editions: &'e Editions, groups: Vec<Vec<Option<String>>>) -> Self {
        Self {
            editions,
            first: FirstDecisions::default(),
            counted: vec![ComparisonCounts::default(); editions.after.len()],
            rows: editions.output.as_ref().map(|_| RowBuilders::new()),
            groups,
        }
    }

    /// Takes the first edition's decision on the next row.
    pub(super) fn take_first(&mut self, decision: &Decision) {
        self.first.sides.push(ComparedSide::of(decision));
        if self.rows.is_some() {
            self.first.statuses.extend_from_slice(decision.statuses());
        }
    }

    /// Whether rows are wanted; otherwise they are only counted.
    pub(super) fn are_kept(&self) -> bool {
        self.rows.is_some()
    }

    /// Takes the decision on a row of the edition after with this number. The first edition has decided on it.
    /// The rows of each edition come in their order.
    pub(super) fn take_second(&mut self, edition: usize, row: usize, decision: &Decision) {
        let Some(before) = self.first.sides.get(row) else { return };
        let after = ComparedSide::of(decision);
        let group = self.groups.get(row).map_or(&[][..], Vec::as_slice);
        if let Some(counts) = self.counted.get_mut(edition) {
            counts.add(before, &after, group);
        }
        if let Some(rows) = &mut self.rows {
            let many = self.editions.before.requirements().len();
            let first = self.first.statuses.get(row * many..(row + 1) * many).unwrap_or_default();
            let matched = self.editions.matched.get(edition).map_or(&[][..], Vec::as_slice);
            rows.push(before, &after, matched, [first, decision.statuses()]);
        }
    }

    /// Adds what was counted, and gives the batch of rows, after the columns of the keys.
    pub(super) fn finish(self, keys: Vec<ArrayRef>) -> Result<RecordBatch, TableError> {
        let many = self.first.sides.len();
        self.editions.count(self.counted);
        let options = RecordBatchOptions::new().with_row_count(Some(many));
        let columns = match self.rows {
            Some(rows) => keys.into_iter().chain(rows.finish()).collect(),
            None => Vec::new(),
        };
        let schema = self.editions.schema();
        Ok(RecordBatch::try_new_with_options(schema, columns, &options)?)
    }
}

/// The columns of the rows.
struct RowBuilders {
    outcomes: [StringBuilder; 2],
    /// Requested, maximum and grant before and after, and the difference.
    amounts: [Decimal128Builder; 7],
    changed: ListBuilder<StringBuilder>,
}

impl RowBuilders {
    fn new() -> Self {
        Self {
            outcomes: [StringBuilder::new(), StringBuilder::new()],
            amounts: std::array::from_fn(|_| amounts(0)),
            changed: texts(),
        }
    }

    fn push(
        &mut self,
        before: &ComparedSide,
        after: &ComparedSide,
        matched: &[MatchedRequirement],
        [first, second]: [&[Status]; 2],
    ) {
        let outcomes = [before.outcome, after.outcome];
        let columns = self.outcomes.iter_mut().zip(outcomes);
        columns.for_each(|(column, outcome)| column.append_value(outcome.id()));
        let cents = |amount: Option<Amount>| amount.map(Amount::cents);
        let grants = [cents(before.grant()), cents(after.grant())];
        let [had, has] = grants;
        let amounts = [
            cents(before.requested),
            cents(after.requested),
            cents(before.maximum),
            cents(after.maximum),
            had,
            has,
            has.zip(had).map(|(has, had)| has - had),
        ];
        let columns = self.amounts.iter_mut().zip(amounts);
        columns.for_each(|(column, amount)| column.append_option(amount));
        // A requirement that an edition does not have concerns nobody there.
        let status = |statuses: &[Status], number: Option<usize>| {
            number.and_then(|number| statuses.get(number)).copied().unwrap_or(Status::NotApplicable)
        };
        for requirement in matched {
            if status(first, requirement.before) != status(second, requirement.after) {
                self.changed.values().append_value(&requirement.id);
            }
        }
        self.changed.append(true);
    }

    fn finish(mut self) -> Vec<ArrayRef> {
        let mut columns: Vec<ArrayRef> = Vec::new();
        for outcomes in &mut self.outcomes {
            columns.push(Arc::new(outcomes.finish()));
        }
        for amounts in &mut self.amounts {
            columns.push(Arc::new(amounts.finish()));
        }
        columns.push(Arc::new(self.changed.finish()));
        columns
    }
}
