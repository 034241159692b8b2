//! The engine's decisions, as columns.

use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Decimal128Builder, Int32Builder, ListBuilder, StringBuilder,
    StructBuilder,
};
use arrow_array::types::Date32Type;
use arrow_array::{ArrayRef, RecordBatch, StringArray, StructArray};
use arrow_schema::{DataType, Field, FieldRef, Fields, SchemaRef};

use super::builders::{amount_type, amounts, cents, item, push_members, texts};
use super::error::TableError;
use super::part_columns::PartColumns;
use super::title_columns::TitleColumns;
use crate::call::Call;
use crate::decision::Decision;
use crate::language::{Exact, NamedQuantity, QuantityType};
use crate::locale::Locale;
use crate::number::Number;
use crate::status::{Level, Outcome, Status};

/// How many digits a named quantity has in all, and how many of an amount stand after the point.
const QUANTITY: (u8, i8) = (38, 2);

/// The columns of the decision; with a locale, those with words in that language too.
pub(super) fn fields(call: &Call, labels: Option<Locale>) -> Vec<FieldRef> {
    let text = |name: &str| Field::new(name, DataType::Utf8, false);
    let amount = |name: &str| Field::new(name, amount_type(), true);
    let count = |name: &str| Field::new(name, DataType::Int32, false);
    let ids = |name: &str| Field::new(name, DataType::List(item(DataType::Utf8)), false);
    let errors = DataType::List(item(DataType::Struct(error_fields())));
    let quantities = quantity_fields(call);
    let mut results = vec![
        text("call"),
        text("edition"),
        text("outcome"),
        amount("maximum"),
        amount("requested"),
        amount("excess"),
        count("met"),
        count("applicable"),
        ids("not_met"),
        ids("missing"),
        ids("to_review"),
        ids("blocking"),
        Field::new("input_errors", errors, false),
        text("definition"),
        Field::new("readable", DataType::Boolean, false),
        text("currency"),
    ];
    results.extend(PartColumns::field(call));
    if !quantities.is_empty() {
        results.push(Field::new("quantities", DataType::Struct(quantities), false));
    }
    if labels.is_some() {
        results.extend(TitleColumns::fields());
    }
    results.into_iter().map(Arc::new).collect()
}

fn error_fields() -> Fields {
    ["path", "code"].map(|name| Field::new(name, DataType::Utf8, false)).into_iter().collect()
}

fn quantity_fields(call: &Call) -> Fields {
    let named = call.data().frame.quantities.iter();
    named.map(|named| Field::new(&named.id, quantity_type(named), true)).collect()
}

/// The type of the column of a named quantity.
fn quantity_type(named: &NamedQuantity) -> DataType {
    match named.quantity.of {
        QuantityType::Amount => DataType::Decimal128(QUANTITY.0, QUANTITY.1),
        QuantityType::Number => {
            let decimals = i8::try_from(named.quantity.digits.decimals).unwrap_or(i8::MAX);
            DataType::Decimal128(QUANTITY.0, decimals)
        }
        // A span has no name.
        QuantityType::Date | QuantityType::Span => DataType::Date32,
    }
}

/// The values of a named quantity.
enum Quantities {
    /// Figures with this many decimals, rounded down.
    Figures(Decimal128Builder, u32),
    Days(Date32Builder),
}

impl Quantities {
    fn new(named: &NamedQuantity, rows: usize) -> Self {
        match quantity_type(named) {
            kind @ DataType::Decimal128(_, decimals) => Self::Figures(
                Decimal128Builder::with_capacity(rows).with_data_type(kind),
                decimals.unsigned_abs().into(),
            ),
            _ => Self::Days(Date32Builder::with_capacity(rows)),
        }
    }

    fn push(&mut self, value: Option<Exact>) {
        match self {
            Self::Figures(figures, decimals) => {
                let units = |number: Number| {
                    let number = number.rounded(*decimals, false);
                    let power = 10_i128.checked_pow(decimals.checked_sub(number.decimals())?)?;
                    number.units().checked_mul(power)
                };
                figures.append_option(value.and_then(Exact::number).and_then(units));
            }
            Self::Days(days) => {
                days.append_option(value.and_then(Exact::day).map(Date32Type::from_naive_date));
            }
        }
    }

    fn finish(mut self) -> ArrayRef {
        match &mut self {
            Self::Figures(figures, _) => Arc::new(figures.finish()),
            Self::Days(days) => Arc::new(days.finish()),
        }
    }
}

/// The status of the blocking requirements that decide: those that led to the outcome. The mistakes of an
/// invalid application decide, and nothing hinders one that is eligible.
fn deciding(outcome: Outcome) -> Option<Status> {
    match outcome {
        Outcome::Ineligible => Some(Status::NotMet),
        Outcome::Incomplete => Some(Status::Missing),
        Outcome::NeedsReview => Some(Status::ToReview),
        Outcome::Invalid | Outcome::Eligible => None,
    }
}

/// The rows of a batch of results.
pub(super) struct Results<'c> {
    call: &'c Call,
    /// The id and level of each requirement, in the call's order.
    requirements: Vec<(&'c str, Level)>,
    rows: usize,
    outcome: StringBuilder,
    maximum: Decimal128Builder,
    requested: Decimal128Builder,
    excess: Decimal128Builder,
    met: Int32Builder,
    applicable: Int32Builder,
    not_met: ListBuilder<StringBuilder>,
    missing: ListBuilder<StringBuilder>,
    to_review: ListBuilder<StringBuilder>,
    blocking: ListBuilder<StringBuilder>,
    input_errors: ListBuilder<StructBuilder>,
    readable: BooleanBuilder,
    parts: PartColumns,
    quantities: Vec<Quantities>,
    titles: Option<TitleColumns<'c>>,
}

impl<'c> Results<'c> {
    pub(super) fn new(call: &'c Call, labels: Option<Locale>, rows: usize) -> Self {
        let requirements = call.requirements();
        let errors = StructBuilder::from_fields(error_fields(), 0);
        let named = call.data().frame.quantities.iter();
        Self {
            call,
            requirements: requirements.map(|one| (one.id(), one.level())).collect(),
            rows: 0,
            outcome: StringBuilder::with_capacity(rows, rows * 10),
            maximum: amounts(rows),
            requested: amounts(rows),
            excess: amounts(rows),
            met: Int32Builder::with_capacity(rows),
            applicable: Int32Builder::with_capacity(rows),
            not_met: texts(),
            missing: texts(),
            to_review: texts(),
            blocking: texts(),
            input_errors: ListBuilder::new(errors)
                .with_field(item(DataType::Struct(error_fields()))),
            readable: BooleanBuilder::with_capacity(rows),
            parts: PartColumns::new(call, rows),
            quantities: named.map(|named| Quantities::new(named, rows)).collect(),
            titles: labels.map(|locale| TitleColumns::new(call, locale)),
        }
    }

    pub(super) fn push(&mut self, decision: &Decision) {
        self.rows += 1;
        self.outcome.append_value(decision.outcome().id());
        self.maximum.append_option(cents(decision.maximum()));
        self.requested.append_option(cents(decision.requested()));
        self.excess.append_option(cents(decision.excess()));
        let count = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
        self.met.append_value(count(decision.progress().met));
        self.applicable.append_value(count(decision.progress().applicable));
        let decides = deciding(decision.outcome());
        for ((id, level), status) in self.requirements.iter().zip(decision.statuses()) {
            if *level == Level::Blocking && decides == Some(*status) {
                self.blocking.values().append_value(id);
            }
            let list = match status {
                Status::NotMet => &mut self.not_met,
                Status::Missing => &mut self.missing,
                Status::ToReview => &mut self.to_review,
                Status::Met | Status::NotApplicable => continue,
            };
            list.values().append_value(id);
        }
        self.not_met.append(true);
        self.missing.append(true);
        self.to_review.append(true);
        self.blocking.append(true);
        for error in decision.input_errors() {
            let members = [Some(error.path()), Some(error.code().id())];
            push_members(self.input_errors.values(), members);
        }
        self.input_errors.append(true);
        self.readable.append_value(decision.is_readable());
        for (quantity, value) in self.quantities.iter_mut().zip(&decision.quantities) {
            quantity.push(*value);
        }
        self.parts.push(decision.parts());
        if let Some(titles) = &mut self.titles {
            titles.push(decision, decides);
        }
    }

    /// The batch of results, after the columns of the keys.
    pub(super) fn finish(
        mut self,
        schema: &SchemaRef,
        keys: Vec<ArrayRef>,
    ) -> Result<RecordBatch, TableError> {
        let same = |text: &str| -> ArrayRef {
            Arc::new(StringArray::from_iter_values(std::iter::repeat_n(text, self.rows)))
        };
        let mut results: Vec<ArrayRef> = vec![
            same(self.call.id()),
            same(self.call.edition()),
            Arc::new(self.outcome.finish()),
            Arc::new(self.maximum.finish()),
            Arc::new(self.requested.finish()),
            Arc::new(self.excess.finish()),
            Arc::new(self.met.finish()),
            Arc::new(self.applicable.finish()),
            Arc::new(self.not_met.finish()),
            Arc::new(self.missing.finish()),
            Arc::new(self.to_review.finish()),
            Arc::new(self.blocking.finish()),
            Arc::new(self.input_errors.finish()),
            same(self.call.digest()),
            Arc::new(self.readable.finish()),
            same(self.call.currency().id()),
        ];
        results.extend(self.parts.finish()?);
        if !self.quantities.is_empty() {
            let values = self.quantities.into_iter().map(Quantities::finish).collect();
            let fields = quantity_fields(self.call);
            results.push(Arc::new(StructArray::try_new(fields, values, None)?));
        }
        results.extend(self.titles.into_iter().flat_map(TitleColumns::finish));
        let columns = keys.into_iter().chain(results).collect();
        Ok(RecordBatch::try_new(Arc::clone(schema), columns)?)
    }
}
