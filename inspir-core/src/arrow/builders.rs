//! The types and builders that columns of results share.

use std::sync::Arc;

use arrow_array::builder::{Decimal128Builder, ListBuilder, StringBuilder, StructBuilder};
use arrow_schema::{DataType, Field, FieldRef, Schema, SchemaRef};

use super::error::TableError;
use crate::amount::Amount;

/// The digits of an amount in all, and those after the point.
const DIGITS: (u8, i8) = (14, 2);

/// The type of the columns of amounts.
pub(super) fn amount_type() -> DataType {
    DataType::Decimal128(DIGITS.0, DIGITS.1)
}

/// A builder of a column of amounts.
pub(super) fn amounts(rows: usize) -> Decimal128Builder {
    Decimal128Builder::with_capacity(rows).with_data_type(amount_type())
}

/// The cents of an amount, if they fit the digits of the columns: a sum of parts may have more.
pub(super) fn cents(amount: Option<Amount>) -> Option<i128> {
    amount.filter(|amount| amount.is_input()).map(|amount| amount.cents())
}

/// A builder of lists of texts.
pub(super) fn texts() -> ListBuilder<StringBuilder> {
    ListBuilder::new(StringBuilder::new()).with_field(item(DataType::Utf8))
}

/// Adds an item whose members are texts.
pub(super) fn push_members<const N: usize>(items: &mut StructBuilder, members: [Option<&str>; N]) {
    for (index, text) in members.into_iter().enumerate() {
        if let Some(texts) = items.field_builder::<StringBuilder>(index) {
            texts.append_option(text);
        }
    }
    items.append(true);
}

pub(super) fn item(kind: DataType) -> FieldRef {
    Arc::new(Field::new_list_field(kind, false))
}

/// The schema of results behind their keys. No two columns have one name.
pub(super) fn behind(keys: Vec<FieldRef>, results: Vec<FieldRef>) -> Result<SchemaRef, TableError> {
    for (index, key) in keys.iter().enumerate() {
        let mut others = keys.iter().take(index).chain(&results);
        if others.any(|other| other.name() == key.name()) {
            return Err(TableError::Taken { column: key.name().clone() });
        }
    }
    Ok(Arc::new(Schema::new([keys, results].concat())))
}
