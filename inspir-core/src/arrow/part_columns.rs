//! The amounts of each part of the grant, as one column of structs.

use std::sync::Arc;

use arrow_array::builder::Decimal128Builder;
use arrow_array::{ArrayRef, StructArray};
use arrow_schema::{DataType, Field, Fields};

use super::builders::{amount_type, amounts, cents};
use super::error::TableError;
use crate::call::Call;
use crate::grant::PartGrant;

/// The amounts of a part.
const AMOUNTS: [&str; 6] = ["base", "rate_limit", "ceiling", "maximum", "requested", "excess"];

/// The column `parts`: a member for each part, with its amounts.
pub(super) struct PartColumns {
    fields: Fields,
    amounts: Vec<[Decimal128Builder; AMOUNTS.len()]>,
}

impl PartColumns {
    /// The field of the column, if the call has parts.
    pub(super) fn field(call: &Call) -> Option<Field> {
        let fields = part_fields(call);
        (!fields.is_empty()).then(|| Field::new("parts", DataType::Struct(fields), false))
    }

    pub(super) fn new(call: &Call, rows: usize) -> Self {
        let amounts = call.parts().map(|_| std::array::from_fn(|_| amounts(rows))).collect();
        Self { fields: part_fields(call), amounts }
    }

    pub(super) fn push(&mut self, parts: &[PartGrant]) {
        for (columns, part) in self.amounts.iter_mut().zip(parts) {
            let PartGrant { base, rate_limit, ceiling, maximum, requested, excess, .. } = *part;
            let amounts = [base, rate_limit, ceiling, maximum, requested, excess];
            let columns = columns.iter_mut().zip(amounts);
            columns.for_each(|(column, amount)| column.append_option(cents(amount)));
        }
    }

    /// The column, if the call has parts.
    pub(super) fn finish(self) -> Result<Option<ArrayRef>, TableError> {
        if self.fields.is_empty() {
            return Ok(None);
        }
        let mut parts: Vec<ArrayRef> = Vec::with_capacity(self.amounts.len());
        for mut columns in self.amounts {
            let columns = columns.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef);
            parts.push(Arc::new(StructArray::try_new(amount_fields(), columns.collect(), None)?));
        }
        Ok(Some(Arc::new(StructArray::try_new(self.fields, parts, None)?)))
    }
}

fn part_fields(call: &Call) -> Fields {
    let part = |id: &str| Field::new(id, DataType::Struct(amount_fields()), false);
    call.parts().map(|one| part(one.id())).collect()
}

fn amount_fields() -> Fields {
    AMOUNTS.map(|name| Field::new(name, amount_type(), true)).into_iter().collect()
}
