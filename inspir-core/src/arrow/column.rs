//! The columns of a table, taken apart.
//!
//! A column is taken apart once, guided by the type of the member that it stands for. The result says
//! which layout the column has, where its values are null, and which fact of an application it tells.
//! Values are read by the same code as the values of JSON. If a value is wrong, the JSON of its row is
//! read leniently to find out why.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Float64Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Decimal128Array, Int64Array, LargeStringArray,
    MapArray, OffsetSizeTrait, StringArray, StringViewArray, StructArray, UInt64Array,
};
use arrow_buffer::NullBuffer;
use arrow_cast::{CastOptions, cast, cast_with_options};
use arrow_schema::{DataType, Field};
use arrow_select::take::take;

use super::error::TableError;
use crate::call::CallData;
use crate::declaration::{MemberInfo, ValueType};
use crate::ids::{IdList, Ids, OwnFields, OwnKind};
use crate::member::{Each, Item, Member, Record, Scalar, Visit};
use crate::text::push_step;

/// Takes a column apart for the type of the member that it stands for.
type Open = fn(&ArrayRef, ColumnPath<'_>) -> Result<TableColumn, TableError>;

/// Takes a column apart whose values are members of type `M`.
pub(super) fn open<'de, M: Member<'de>>(
    array: &ArrayRef,
    path: ColumnPath<'_>,
) -> Result<TableColumn, TableError> {
    M::visit(Opener { array, path })
}

struct Opener<'o> {
    array: &'o ArrayRef,
    path: ColumnPath<'o>,
}

impl<'de> Visit<'de> for Opener<'_> {
    type Out = Result<TableColumn, TableError>;

    fn scalar<T: Scalar<'de>>(self) -> Self::Out {
        TableColumn::scalars(self.array, self.path, T::VALUE_TYPE == ValueType::Amount)
    }

    fn list<T: Item<'de>>(self) -> Self::Out {
        let list = self.path.list_number();
        TableColumn::lists(self.array, self.path, list, &open::<T::Read>)
    }

    fn entries<L: IdList, V: Member<'de>>(self) -> Self::Out {
        let ids = self.path.call.ids.list(L::NAME);
        TableColumn::by_ids(self.array, self.path, ids, &|_, values, path| open::<V>(values, path))
    }

    fn record<R: Record<'de>>(self) -> Self::Out {
        let mut members = OpenMembers(Vec::with_capacity(R::MEMBERS.len()));
        R::each(&mut members);
        TableColumn::records(self.array, self.path, &members.0)
    }

    fn details(self) -> Self::Out {
        match self.path.own_fields() {
            Some((fields, first)) => TableColumn::own(self.array, self.path, fields, first),
            None => Ok(TableColumn::other(self.array, &self.path)),
        }
    }

    fn own_lists(self) -> Self::Out {
        let ids = &self.path.call.ids;
        TableColumn::by_ids(self.array, self.path, &ids.lists, &|number, lists, path| {
            let list = ids.columns.len() + number;
            let Some(fields) = ids.columns_of(list) else { return Ok(TableColumn::Absent) };
            let open =
                |items: &ArrayRef, path: ColumnPath<'_>| TableColumn::own(items, path, fields, 0);
            TableColumn::lists(lists, path, Some(list), &open)
        })
    }

    fn ignored(self) -> Self::Out {
        Ok(TableColumn::Absent)
    }
}

/// Takes a column apart whose values are answers to an own field.
fn open_own(
    array: &ArrayRef,
    path: ColumnPath<'_>,
    kind: &OwnKind,
) -> Result<TableColumn, TableError> {
    match kind {
        OwnKind::Choices(_) => TableColumn::lists(array, path, None, &|items, path| {
            TableColumn::scalars(items, path, false)
        }),
        OwnKind::Amount | OwnKind::Number(_) => TableColumn::scalars(array, path, true),
        _ => TableColumn::scalars(array, path, false),
    }
}

/// The names of the members of a record, each with the function that takes its column apart.
struct OpenMembers(Vec<(&'static str, Open)>);

impl<'de> Each<'de> for OpenMembers {
    fn member<M: Member<'de>>(&mut self, member: &'static MemberInfo) {
        self.0.push((member.name, open::<M>));
    }
}

/// Where a column stands in the table.
#[derive(Clone, Copy)]
pub(crate) struct ColumnPath<'p> {
    call: &'p CallData,
    /// The column that this one stands in, and its name there.
    parent: Option<(&'p ColumnPath<'p>, &'p str)>,
    /// Where the column that this one stands in is null.
    nulls: Option<&'p NullBuffer>,
    /// Whether the column holds the items of a list.
    holds_items: bool,
    /// The number of the column's fact among the facts of an item.
    fact_number: Option<usize>,
}

impl<'p> ColumnPath<'p> {
    /// The path of a whole table.
    pub(crate) fn root(call: &'p CallData) -> Self {
        Self { call, parent: None, nulls: None, holds_items: false, fact_number: None }
    }

    /// The path of a member, from its name and its number among the members.
    fn inside(&'p self, name: &'p str, number: usize, nulls: Option<&'p NullBuffer>) -> Self {
        let fact_number = self.holds_items.then_some(number);
        Self { call: self.call, parent: Some((self, name)), nulls, holds_items: false, fact_number }
    }

    /// The path of the items of a list.
    fn items(self) -> Self {
        Self { nulls: None, holds_items: true, fact_number: Some(0), ..self }
    }

    fn pointer(&self) -> String {
        let Some((parent, name)) = self.parent else { return String::new() };
        let mut pointer = parent.pointer();
        pointer.push('/');
        push_step(name, &mut pointer);
        pointer
    }

    /// The number of the column's fact among the facts of a row, or of an item of a list.
    fn fact_number(&self) -> Option<usize> {
        self.fact_number.or_else(|| {
            let pointer = self.pointer();
            self.call.frame.layout.fields.iter().position(|field| field.pointer == pointer)
        })
    }

    /// The number of the list that the column holds, if its items have facts of their own.
    fn list_number(&self) -> Option<usize> {
        let pointer = self.pointer();
        self.call.frame.layout.lists.iter().position(|list| list.pointer == pointer)
    }

    /// The own fields that the column has the answers to, and the number of the fact of the first.
    /// `None`: the call adds none to the items of the list.
    fn own_fields(&self) -> Option<(&'p OwnFields, usize)> {
        let ids = &self.call.ids;
        match (self.parent, self.fact_number) {
            (Some((list, _)), Some(first)) => {
                let fields = list.list_number().and_then(|list| ids.columns_of(list));
                fields.filter(|fields| fields.len() > 0).map(|fields| (fields, first))
            }
            _ => Some((&ids.fields, self.call.frame.layout.first_own_field)),
        }
    }

    /// Where the column, or one that it stands in, is null. A float that is not a number is no answer.
    fn nulls(&self, array: &dyn Array) -> Option<NullBuffer> {
        let nulls = NullBuffer::union(self.nulls, array.logical_nulls().as_ref());
        NullBuffer::union(nulls.as_ref(), numbers(array).as_ref())
    }
}

impl fmt::Display for ColumnPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parent {
            None => Ok(()),
            Some((ColumnPath { parent: None, .. }, name)) => f.write_str(name),
            Some((parent, name)) => write!(f, "{parent}.{name}"),
        }
    }
}

/// A column, ready to be gathered.
#[derive(Default)]
pub(crate) enum TableColumn {
    /// There is no column, or one that holds only nulls.
    #[default]
    Absent,
    Leaf(Leaf),
    /// The columns of the members or ids, then the columns that are none.
    Members(Vec<TableColumn>),
    List(Box<ListColumn>),
    /// A column whose values are all wrong. It holds where they are null.
    Other(Option<NullBuffer>),
}

/// A column of single values.
pub(crate) struct Leaf {
    pub(super) cells: Cells,
    nulls: Option<NullBuffer>,
    /// The number of the column's fact, if it has one.
    pub(super) fact_number: Option<usize>,
}

pub(super) enum Cells {
    Flags(BooleanArray),
    Integers(Int64Array),
    /// Decimals, with the number of digits after the point.
    Decimals(Decimal128Array, u32),
    Days(Date32Array),
    Utf8(StringArray),
    LargeUtf8(LargeStringArray),
    Utf8View(StringViewArray),
}

/// A column of lists.
pub(crate) struct ListColumn {
    nulls: Option<NullBuffer>,
    /// For each row, where its items begin; one more entry at the end says where the last items end.
    bounds: Vec<usize>,
    pub(super) items: TableColumn,
    /// The number of the list, if its items have facts of their own.
    pub(super) list: Option<usize>,
    /// The number of the list's fact, if it has one.
    pub(super) fact_number: Option<usize>,
}

impl Leaf {
    #[inline]
    pub(super) fn is_null(&self, row: usize) -> bool {
        self.nulls.as_ref().is_some_and(|nulls| nulls.is_null(row))
    }
}

impl ListColumn {
    pub(super) fn is_null(&self, row: usize) -> bool {
        self.nulls.as_ref().is_some_and(|nulls| nulls.is_null(row))
    }

    /// The items of a row.
    pub(super) fn span(&self, row: usize) -> Range<usize> {
        match self.bounds.get(row..) {
            Some(&[first, last, ..]) => first..last,
            _ => 0..0,
        }
    }
}

impl TableColumn {
    /// A column of single values. Floats are refused in the place of figures, which are exact.
    fn scalars(array: &ArrayRef, path: ColumnPath<'_>, figures: bool) -> Result<Self, TableError> {
        let array = plain(array);
        let cells = match array.data_type() {
            DataType::Null => return Ok(Self::Absent),
            DataType::Boolean => Cells::Flags(array.as_boolean().clone()),
            DataType::Utf8 => Cells::Utf8(array.as_string().clone()),
            DataType::LargeUtf8 => Cells::LargeUtf8(array.as_string().clone()),
            DataType::Utf8View => Cells::Utf8View(array.as_string_view().clone()),
            DataType::Int64 => Cells::Integers(array.as_primitive::<Int64Type>().clone()),
            DataType::Date32 => Cells::Days(array.as_primitive::<Date32Type>().clone()),
            &DataType::Decimal128(_, scale) if scale >= 0 => {
                let decimals = array.as_primitive::<Decimal128Type>().clone();
                Cells::Decimals(decimals, u32::from(scale.unsigned_abs()))
            }
            kind if figures && kind.is_floating() => {
                return Err(TableError::Float { column: path.to_string() });
            }
            _ => return Ok(Self::other(&array, &path)),
        };
        Ok(Self::Leaf(Leaf { cells, nulls: path.nulls(&array), fact_number: path.fact_number() }))
    }

    /// A column of records. Its columns are matched with members by their names.
    fn records(
        array: &ArrayRef,
        path: ColumnPath<'_>,
        members: &[(&str, Open)],
    ) -> Result<Self, TableError> {
        let array = plain(array);
        let Some(records) = array.as_struct_opt() else { return Ok(Self::other(&array, &path)) };
        let nulls = path.nulls(records);
        let mut columns: Vec<Self> = members.iter().map(|_| Self::Absent).collect();
        let mut open: Vec<Option<Open>> = members.iter().map(|(_, open)| Some(*open)).collect();
        for (field, child) in records.fields().iter().zip(records.columns()) {
            let at = members.iter().position(|(name, _)| name == field.name());
            let inside = path.inside(field.name(), at.unwrap_or_default(), nulls.as_ref());
            // If two columns have the same name, only the first is opened. The JSON of a row has both.
            match at.and_then(|at| Some((columns.get_mut(at)?, open.get_mut(at)?.take()?))) {
                Some((column, open)) => *column = open(child, inside)?,
                None => columns.push(Self::other(child, &inside)),
            }
        }
        Ok(Self::Members(columns))
    }

    /// A column of lists. `list` is their number, if their items have facts of their own.
    fn lists(
        array: &ArrayRef,
        path: ColumnPath<'_>,
        list: Option<usize>,
        open: &dyn Fn(&ArrayRef, ColumnPath<'_>) -> Result<Self, TableError>,
    ) -> Result<Self, TableError> {
        let array = plain(array);
        let (bounds, items) = if let Some(lists) = array.as_list_opt::<i32>() {
            spanned(lists.value_offsets(), lists.values())
        } else if let Some(lists) = array.as_list_opt::<i64>() {
            spanned(lists.value_offsets(), lists.values())
        } else {
            return Ok(Self::other(&array, &path));
        };
        Ok(Self::List(Box::new(ListColumn {
            nulls: path.nulls(&array),
            bounds,
            items: open(&items, path.items())?,
            list,
            fact_number: path.fact_number().filter(|_| list.is_none()),
        })))
    }

    /// A column of answers to own fields. The fact of the first has the number `first`.
    fn own(
        array: &ArrayRef,
        path: ColumnPath<'_>,
        fields: &OwnFields,
        first: usize,
    ) -> Result<Self, TableError> {
        Self::by_ids(array, path, &fields.ids, &|number, values, path| {
            let path = ColumnPath { fact_number: Some(first + number), ..path };
            fields.kind(number).map_or(Ok(Self::Absent), |kind| open_own(values, path, kind))
        })
    }

    /// A column of values by the ids of one of the call's lists. It is a struct or a map. The function
    /// `open` takes the values of the id with this number apart.
    fn by_ids(
        array: &ArrayRef,
        path: ColumnPath<'_>,
        ids: &Ids,
        open: &dyn Fn(usize, &ArrayRef, ColumnPath<'_>) -> Result<Self, TableError>,
    ) -> Result<Self, TableError> {
        let array = plain(array);
        let nulls = path.nulls(&array);
        if let Some(map) = array.as_map_opt() {
            let (values, strays) = by_id(map, ids)?;
            let mut columns = Vec::with_capacity(ids.len() + 1);
            for (number, (id, values)) in ids.iter().zip(&values).enumerate() {
                columns.push(open(number, values, path.inside(id, 0, nulls.as_ref()))?);
            }
            columns.push(Self::other(&strays, &path));
            return Ok(Self::Members(columns));
        }
        let Some(values) = array.as_struct_opt() else { return Ok(Self::other(&array, &path)) };
        let mut columns: Vec<Self> = ids.iter().map(|_| Self::Absent).collect();
        let mut seen = vec![false; ids.len()];
        for (field, child) in values.fields().iter().zip(values.columns()) {
            let inside = path.inside(field.name(), 0, nulls.as_ref());
            // If two columns have the same name, only the first is opened. The JSON of a row has both.
            let number = ids.find(field.name(), 0).filter(|number| {
                seen.get_mut(*number).is_some_and(|seen| !std::mem::replace(seen, true))
            });
            match number.and_then(|number| Some((number, columns.get_mut(number)?))) {
                Some((number, column)) => *column = open(number, child, inside)?,
                None => columns.push(Self::other(child, &inside)),
            }
        }
        Ok(Self::Members(columns))
    }

    /// A column whose values are all wrong.
    fn other(array: &dyn Array, path: &ColumnPath<'_>) -> Self {
        match array.data_type().is_null() {
            true => Self::Absent,
            false => Self::Other(path.nulls(array)),
        }
    }

    /// How many items these rows have in their longest column of lists.
    pub(crate) fn most_items(&self, rows: &Range<usize>) -> usize {
        match self {
            Self::Members(columns) => {
                columns.iter().map(|column| column.most_items(rows)).max().unwrap_or_default()
            }
            Self::List(lists) => lists.span(rows.end.max(1) - 1).end - lists.span(rows.start).start,
            _ => 0,
        }
    }
}

/// The bounds of the items of each row (see [`ListColumn::bounds`]), and the items between the first and
/// the last bound.
fn spanned<O: OffsetSizeTrait>(offsets: &[O], items: &ArrayRef) -> (Vec<usize>, ArrayRef) {
    let first = offsets.first().map_or(0, |first| first.as_usize());
    let bounds: Vec<_> = offsets.iter().map(|bound| bound.as_usize() - first).collect();
    let length = bounds.last().copied().unwrap_or_default();
    (bounds, items.slice(first, length))
}

/// The values of a map, one column for each id. Then a column of strays: it has a value in each row in
/// which a key is not an id of the list, or stands twice.
fn by_id(map: &MapArray, ids: &Ids) -> Result<(Vec<ArrayRef>, BooleanArray), TableError> {
    let (bounds, keys) = spanned(map.value_offsets(), map.keys());
    let items = plain(&spanned(map.value_offsets(), map.values()).1);
    // Keys that are not text are all strays.
    let keys = cast(&keys, &DataType::Utf8)
        .unwrap_or_else(|_| arrow_array::new_null_array(&DataType::Utf8, keys.len()));
    let keys = keys.as_string::<i32>();
    let mut entries = vec![Vec::with_capacity(map.len()); ids.len()];
    let mut strays = Vec::with_capacity(map.len());
    for (row, span) in bounds.windows(2).enumerate() {
        let mut is_stray = false;
        for at in span.first().zip(span.last()).map_or(0..0, |(first, end)| *first..*end) {
            let id = keys.is_valid(at).then(|| ids.find(keys.value(at), 0)).flatten();
            match id.and_then(|id| entries.get_mut(id)) {
                // If the column has as many entries as rows before this one, the id is new in this row.
                Some(entries) if entries.len() == row => entries.push(u64::try_from(at).ok()),
                _ => is_stray = true,
            }
        }
        entries.iter_mut().for_each(|entries| entries.resize(row + 1, None));
        strays.push(is_stray.then_some(true));
    }
    let values = entries.into_iter().map(|entries| match items.is_empty() {
        true => Ok(arrow_array::new_null_array(&DataType::Null, map.len())),
        false => Ok(take(&items, &UInt64Array::from(entries), None)?),
    });
    Ok((values.collect::<Result<_, TableError>>()?, strays.into()))
}

/// The same values in one of a few layouts. A column that none of them can hold stays as it is.
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
        | DataType::Decimal256(_, scale)) => exact(&DataType::Decimal128(38, scale.max(0))),
        DataType::Decimal128(_, ..0) => exact(&DataType::Decimal128(38, 0)),
        DataType::Date64 | DataType::Timestamp(_, None) => {
            // Only whole days: a time of day is lost on the way there and back.
            exact(&DataType::Date32).filter(|days| {
                cast(days, array.data_type()).is_ok_and(|back| back.as_ref() == array.as_ref())
            })
        }
        _ => None,
    };
    plain.unwrap_or_else(|| Arc::clone(array))
}

/// Which values of a column of floats are numbers; `None` for other columns.
fn numbers(array: &dyn Array) -> Option<NullBuffer> {
    if !array.data_type().is_floating() {
        return None;
    }
    let floats = cast(array, &DataType::Float64).ok()?;
    let floats = floats.as_primitive::<Float64Type>().values().iter();
    Some(floats.map(|value| !value.is_nan()).collect())
}

/// The columns of a table as one column of records.
pub(crate) fn as_record(
    columns: Vec<(Arc<Field>, ArrayRef)>,
    rows: usize,
) -> Result<ArrayRef, TableError> {
    // A column may hold nulls, which are absent answers, whatever it declares.
    let nullable = |field: Arc<Field>| Arc::new(Field::clone(&field).with_nullable(true));
    let columns = columns.into_iter().map(|(field, array)| (nullable(field), array));
    let (fields, arrays): (Vec<_>, Vec<_>) = columns.unzip();
    Ok(Arc::new(StructArray::try_new_with_length(fields.into(), arrays, None, rows)?))
}
