//! From the columns of a table to the members of an application.
//!
//! A column is taken apart once for each batch, led by the type that it stands for; after that a
//! cell is read by its row, and no name is compared. What a cell says is judged by the code that
//! judges its JSON. At the first thing that is wrong a row is given up: its JSON tells what it is.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int64Type};
use arrow_array::{
    Array, ArrayAccessor, ArrayRef, BooleanArray, Date32Array, Decimal128Array, Int64Array,
    LargeStringArray, OffsetSizeTrait, StringArray, StringViewArray, StructArray,
};
use arrow_buffer::{BooleanBuffer, NullBuffer};
use arrow_cast::{CastOptions, cast, cast_with_options};
use arrow_schema::{DataType, Field};

use super::TableError;
use crate::application::Text;
use crate::facts::Unfit;
use crate::intake::{MAX_LIST, Scalar, is_blank};

/// How a column is taken apart for the type that it stands for.
pub(crate) type Open = fn(&ArrayRef, Place<'_>) -> Result<Column, TableError>;

/// Where a column stands, for errors.
#[derive(Clone, Copy, Default)]
pub(crate) struct Place<'p>(Option<(&'p Place<'p>, &'p str)>);

impl<'p> Place<'p> {
    fn inside(&'p self, name: &'p str) -> Self {
        Self(Some((self, name)))
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => Ok(()),
            Some((Place(None), name)) => f.write_str(name),
            Some((parent, name)) => write!(f, "{parent}.{name}"),
        }
    }
}

/// A column, ready to be read row by row.
#[derive(Default)]
pub(crate) enum Column {
    /// No column, or one that holds nothing.
    #[default]
    Absent,
    Flags(BooleanArray),
    Integers(Int64Array),
    /// With the number of decimals.
    Decimals(Decimal128Array, u32),
    Days(Date32Array),
    Utf8(StringArray, Said),
    LargeUtf8(LargeStringArray, Said),
    Utf8View(StringViewArray, Said),
    Record(Box<Record>),
    List(Spans, Box<Column>),
    /// Values by the names of the columns.
    Named(StructArray, Vec<(String, Column)>),
    /// Values by the keys of a map.
    Mapped(Spans, Box<[Column; 2]>),
    /// What cannot be right: where there is a value, a row is given up.
    Other(ArrayRef),
}

/// Which items belong to each row.
pub(crate) struct Spans {
    nulls: Option<NullBuffer>,
    /// Where the items of each row begin; at last, where those of the last row end.
    bounds: Vec<usize>,
}

impl Spans {
    /// The spans, and which of the items they span.
    fn new<O: OffsetSizeTrait>(offsets: &[O], nulls: Option<&NullBuffer>) -> (Self, Range<usize>) {
        let first = offsets.first().map_or(0, |first| first.as_usize());
        let bounds: Vec<_> = offsets.iter().map(|bound| bound.as_usize() - first).collect();
        let length = bounds.last().copied().unwrap_or_default();
        (Self { nulls: nulls.cloned(), bounds }, first..first + length)
    }

    fn is_null(&self, row: usize) -> bool {
        self.nulls.as_ref().is_some_and(|nulls| nulls.is_null(row))
    }

    fn get(&self, row: usize) -> Range<usize> {
        match self.bounds.get(row..) {
            Some(&[first, last, ..]) => first..last,
            _ => 0..0,
        }
    }
}

/// In which rows a text says something: it is neither null nor blank.
///
/// It is found column by column: row by row, nearly each look at a text would wait for the memory.
type Said = BooleanBuffer;

fn said<'a, A: ArrayAccessor<Item = &'a str>>(array: A) -> Said {
    Said::collect_bool(array.len(), |row| array.is_valid(row) && !is_blank(array.value(row)))
}

/// The columns of a record.
pub(crate) struct Record {
    array: StructArray,
    members: Vec<Column>,
    /// The columns that are no member.
    others: Vec<ArrayRef>,
}

impl Column {
    /// A column of single values.
    pub(crate) fn scalars(
        array: &ArrayRef,
        place: Place<'_>,
        amounts: bool,
    ) -> Result<Self, TableError> {
        let array = plain(array);
        Ok(match array.data_type() {
            DataType::Null => Self::Absent,
            DataType::Boolean => Self::Flags(array.as_boolean().clone()),
            DataType::Utf8 => {
                let texts = array.as_string();
                Self::Utf8(texts.clone(), said(texts))
            }
            DataType::LargeUtf8 => {
                let texts = array.as_string();
                Self::LargeUtf8(texts.clone(), said(texts))
            }
            DataType::Utf8View => {
                let texts = array.as_string_view();
                Self::Utf8View(texts.clone(), said(texts))
            }
            DataType::Int64 => Self::Integers(array.as_primitive::<Int64Type>().clone()),
            DataType::Date32 => Self::Days(array.as_primitive::<Date32Type>().clone()),
            &DataType::Decimal128(_, scale) => match u32::try_from(scale) {
                Ok(scale) => Self::Decimals(array.as_primitive::<Decimal128Type>().clone(), scale),
                Err(_) => Self::Other(array),
            },
            kind if amounts && kind.is_floating() => {
                return Err(TableError::Float { column: place.to_string() });
            }
            _ => Self::Other(array),
        })
    }

    /// A column of records, led by the names of their members.
    pub(crate) fn records(
        array: &ArrayRef,
        place: Place<'_>,
        members: &[(&str, Open)],
    ) -> Result<Self, TableError> {
        let array = plain(array);
        let Some(array) = array.as_struct_opt() else { return Ok(Self::unread(array)) };
        let mut columns: Vec<Self> = members.iter().map(|_| Self::Absent).collect();
        let mut others = Vec::new();
        let mut open: Vec<Option<Open>> = members.iter().map(|(_, open)| Some(*open)).collect();
        for (field, child) in array.fields().iter().zip(array.columns()) {
            let at = members.iter().position(|(name, _)| name == field.name());
            // A name that stands twice is opened once; the row's JSON says that it does.
            let opened = at.and_then(|at| Some((columns.get_mut(at)?, open.get_mut(at)?.take()?)));
            match opened {
                Some((column, open)) => *column = open(child, place.inside(field.name()))?,
                None if child.data_type().is_null() => {}
                None => others.push(plain(child)),
            }
        }
        Ok(Self::Record(Box::new(Record { array: array.clone(), members: columns, others })))
    }

    /// A column of lists.
    pub(crate) fn lists(
        array: &ArrayRef,
        place: Place<'_>,
        open: Open,
    ) -> Result<Self, TableError> {
        let array = plain(array);
        let (spans, items) = if let Some(lists) = array.as_list_opt::<i32>() {
            let (spans, inside) = Spans::new(lists.value_offsets(), lists.nulls());
            (spans, lists.values().slice(inside.start, inside.len()))
        } else if let Some(lists) = array.as_list_opt::<i64>() {
            let (spans, inside) = Spans::new(lists.value_offsets(), lists.nulls());
            (spans, lists.values().slice(inside.start, inside.len()))
        } else {
            return Ok(Self::unread(array));
        };
        Ok(Self::List(spans, Box::new(open(&items, place)?)))
    }

    /// A column of values by id: a struct or a map.
    pub(crate) fn entries(
        array: &ArrayRef,
        place: Place<'_>,
        open: Open,
    ) -> Result<Self, TableError> {
        let array = plain(array);
        if let Some(map) = array.as_map_opt() {
            let (spans, inside) = Spans::new(map.value_offsets(), map.nulls());
            let [keys, values] =
                [map.keys(), map.values()].map(|items| items.slice(inside.start, inside.len()));
            let keys = Self::scalars(&keys, place, false)?;
            return Ok(Self::Mapped(spans, Box::new([keys, open(&values, place)?])));
        }
        let Some(array) = array.as_struct_opt() else { return Ok(Self::unread(array)) };
        let named = array.fields().iter().zip(array.columns()).map(|(field, child)| {
            let name = field.name();
            Ok((name.clone(), open(child, place.inside(name))?))
        });
        Ok(Self::Named(array.clone(), named.collect::<Result<_, TableError>>()?))
    }

    /// A column that is not looked into.
    fn unread(array: ArrayRef) -> Self {
        if array.data_type().is_null() { Self::Absent } else { Self::Other(array) }
    }

    /// Reads a single value.
    pub(crate) fn scalar<'de, T: Scalar<'de>>(&'de self, row: usize) -> Result<Option<T>, Unfit> {
        let value = match self {
            Self::Absent => return Ok(None),
            Self::Utf8(array, said) if said.value(row) => return text(array.value(row)),
            Self::LargeUtf8(array, said) if said.value(row) => return text(array.value(row)),
            Self::Utf8View(array, said) if said.value(row) => return text(array.value(row)),
            Self::Flags(array) if !array.is_null(row) => T::from_flag(array.value(row)),
            Self::Integers(array) if !array.is_null(row) => T::from_integer(array.value(row)),
            Self::Decimals(array, scale) if !array.is_null(row) => {
                T::from_decimal(array.value(row), *scale)
            }
            Self::Days(array) if !array.is_null(row) => {
                T::from_day(array.value_as_date(row).ok_or(Unfit)?)
            }
            other => return other.nothing(row).map(|()| None),
        };
        value.map(Some).map_err(|_| Unfit)
    }

    /// The columns of a record's members; none, if there is no record.
    pub(crate) fn members(&self, row: usize) -> Result<&[Self], Unfit> {
        match self {
            Self::Record(record) if !record.array.is_null(row) => {
                match record.others.iter().any(|other| other.is_valid(row)) {
                    true => Err(Unfit),
                    false => Ok(&record.members),
                }
            }
            other => other.nothing(row).map(|()| [].as_slice()),
        }
    }

    /// The column of a list's items, and the rows that are its own.
    pub(crate) fn items(&self, row: usize) -> Result<(&Self, Range<usize>), Unfit> {
        let (spans, items) = match self {
            Self::List(spans, items) if !spans.is_null(row) => (spans, items),
            other => return other.nothing(row).map(|()| (other, 0..0)),
        };
        let span = spans.get(row);
        if span.len() > MAX_LIST { Err(Unfit) } else { Ok((items, span)) }
    }

    /// Reads values by id; a value that is not there is no entry.
    pub(crate) fn each_entry<'de>(
        &'de self,
        row: usize,
        mut read: impl FnMut(Text<'de>, &'de Self, usize) -> Result<(), Unfit>,
    ) -> Result<(), Unfit> {
        match self {
            Self::Named(array, columns) if !array.is_null(row) => {
                for (name, column) in columns {
                    if !column.is_nothing(row) {
                        read(Cow::Borrowed(name), column, row)?;
                    }
                }
                Ok(())
            }
            Self::Mapped(spans, columns) if !spans.is_null(row) => {
                let [keys, values] = &**columns;
                for at in spans.get(row) {
                    read(keys.scalar(at)?.ok_or(Unfit)?, values, at)?;
                }
                Ok(())
            }
            other => other.nothing(row),
        }
    }

    /// Nothing may stand here.
    fn nothing(&self, row: usize) -> Result<(), Unfit> {
        if self.is_nothing(row) { Ok(()) } else { Err(Unfit) }
    }

    fn is_nothing(&self, row: usize) -> bool {
        match self {
            Self::Absent => true,
            Self::Flags(array) => array.is_null(row),
            Self::Integers(array) => array.is_null(row),
            Self::Decimals(array, _) => array.is_null(row),
            Self::Days(array) => array.is_null(row),
            Self::Utf8(_, said) => !said.value(row),
            Self::LargeUtf8(_, said) => !said.value(row),
            Self::Utf8View(_, said) => !said.value(row),
            Self::Record(record) => record.array.is_null(row),
            Self::List(spans, _) => spans.is_null(row),
            Self::Named(array, _) => array.is_null(row),
            Self::Mapped(spans, _) => spans.is_null(row),
            Self::Other(array) => array.is_null(row),
        }
    }
}

fn text<'de, T: Scalar<'de>>(text: &'de str) -> Result<Option<T>, Unfit> {
    T::from_text(Cow::Borrowed(text)).map(Some).map_err(|_| Unfit)
}

/// The same values in one of few layouts. What no such layout can hold stays as it is.
fn plain(array: &ArrayRef) -> ArrayRef {
    let exactly = CastOptions { safe: false, ..CastOptions::default() };
    let exact = |target: &DataType| cast_with_options(array, target, &exactly).ok();
    let plain = match array.data_type() {
        DataType::Dictionary(_, values) => exact(values).as_ref().map(plain),
        DataType::RunEndEncoded(_, values) => exact(values.data_type()).as_ref().map(plain),
        DataType::ListView(item)
        | DataType::LargeListView(item)
        | DataType::FixedSizeList(item, _) => exact(&DataType::LargeList(Arc::clone(item))),
        kind if kind.is_integer() => exact(&DataType::Int64),
        &(DataType::Decimal32(_, scale)
        | DataType::Decimal64(_, scale)
        | DataType::Decimal256(_, scale)) => exact(&DataType::Decimal128(38, scale)),
        DataType::Date64 | DataType::Timestamp(_, None) => {
            // Days only: the time of a day is lost on the way there and back.
            exact(&DataType::Date32).filter(|days| {
                cast(days, array.data_type()).is_ok_and(|back| back.as_ref() == array.as_ref())
            })
        }
        _ => None,
    };
    plain.unwrap_or_else(|| Arc::clone(array))
}

/// A table's columns as one record.
pub(crate) fn as_record(columns: Vec<(Arc<Field>, ArrayRef)>, rows: usize) -> ArrayRef {
    let (fields, arrays): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
    match StructArray::try_new_with_length(fields.into(), arrays, None, rows) {
        Ok(record) => Arc::new(record),
        Err(_) => arrow_array::new_null_array(&DataType::Null, rows),
    }
}
