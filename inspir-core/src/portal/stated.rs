//! How the cells of a column are read: the values that a mapping states for them, and beside them.

use serde_json::Value;

use super::cell::count_of;
use super::destination::{CellReading, Destination, ItemKey};
use super::fault::MappingFault;
use super::loader::{Loader, Object};
use super::mapping::{LineMember, MappedColumn};
use crate::amount::Amount;
use crate::day::parse_date;
use crate::declaration::ValueType;
use crate::field::{FieldInfo, Layout, List};
use crate::identifiers::Commune;
use crate::number::Number;
use crate::written;

/// How days can be read.
pub(crate) const READS: [&str; 3] = ["day", "day_number_1900", "day_number_1904"];
/// The values of a column that says the side of a budget.
const SIDES: [&str; 2] = ["expense", "revenue"];

/// Where a column leads, and what stands there.
pub(super) struct ColumnTarget<T> {
    pub(super) to: T,
    pub(super) takes: Taken,
    /// The lists, if it leads to a member of their items.
    pub(super) lists: Vec<usize>,
}

/// What a column takes.
pub(super) enum Taken {
    Field(Box<FieldInfo>),
    /// Whether something is there.
    Presence,
    /// The side of a budget.
    Side,
}

impl Loader<'_> {
    /// How the cells of a column are read.
    pub(super) fn read(
        &mut self,
        object: Option<&Object>,
        takes: &Taken,
        lists: &[usize],
    ) -> CellReading {
        let mut read = CellReading::default();
        let Some(object) = object else { return read };
        read.split = self.text(object, "split").filter(|signs| !signs.is_empty());
        read.kind = self.text(object, "type");
        if let Some(name) = self.text(object, "read") {
            (read.days, read.is_any_hour) = (count_of(&name), name == "day");
            if read.days.is_none() && !read.is_any_hour {
                self.at("read", |loader| loader.unknown(MappingFault::UnknownValue, &name, &READS));
            }
        }
        self.at("values", |loader| loader.values(object, takes, &mut read));
        self.at("with", |loader| loader.with(object, lists, &mut read));
        read
    }

    fn values(&mut self, object: &Object, takes: &Taken, read: &mut CellReading) {
        for (written, value) in self.inner(object, "values") {
            let value = self.at(written, |loader| {
                let value = loader.value(value, takes)?;
                if read.stated(written).is_some_and(|other| *other != value) {
                    let found = written.trim();
                    loader.report(MappingFault::Contradiction, found, String::new(), false);
                }
                Some(value)
            });
            read.values.extend(value.map(|value| (written.trim().to_owned(), value)));
        }
    }

    fn with(&mut self, object: &Object, lists: &[usize], read: &mut CellReading) {
        let lists = lists.iter().filter_map(|number| self.layout.lists.get(*number));
        let columns: Vec<&FieldInfo> = lists.flat_map(|list| &list.columns).collect();
        let known: Vec<&str> = columns.iter().map(|column| column.pointer.as_str()).collect();
        for (member, value) in self.inner(object, "with") {
            let column = columns.iter().find(|column| column.pointer == *member);
            let value = self.at(member, |loader| match column {
                Some(column) => loader.value_of(value, column).flatten(),
                None => {
                    loader.unknown(MappingFault::UnknownMember, member, &known);
                    None
                }
            });
            read.with.extend(value.map(|value| (member.clone(), value)));
        }
    }

    /// The members of an object that stands at the current place.
    fn inner<'v>(&mut self, object: &'v Object, name: &str) -> Vec<(&'v String, &'v Value)> {
        match object.get(name) {
            Some(Value::Object(inner)) => inner.iter().collect(),
            None | Some(Value::Null) => Vec::new(),
            Some(_) => {
                self.needs("object");
                Vec::new()
            }
        }
    }

    /// A value that the mapping states; `null` is no answer.
    fn value(&mut self, value: &Value, takes: &Taken) -> Option<Option<Value>> {
        match takes {
            _ if value.is_null() => Some(None),
            Taken::Field(field) => self.value_of(value, field),
            Taken::Presence => self.flag(value),
            Taken::Side => match value.as_str().filter(|side| SIDES.contains(side)) {
                Some(side) => Some(Some(Value::from(side))),
                None => self.not_in(value, &SIDES),
            },
        }
    }

    fn flag(&mut self, value: &Value) -> Option<Option<Value>> {
        if value.is_boolean() {
            return Some(Some(value.clone()));
        }
        let known = "true, false, null".to_owned();
        self.report(MappingFault::UnknownValue, &value.to_string(), known, false);
        None
    }

    /// Reports a value that is none of a list.
    fn not_in(&mut self, value: &Value, known: &[&str]) -> Option<Option<Value>> {
        let found = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        self.unknown(MappingFault::UnknownValue, &found, known);
        None
    }

    /// A value of a field, as applications hold it: of a list one of its ids, `true` or `false`, a text, an amount, a
    /// day.
    fn value_of(&mut self, value: &Value, field: &FieldInfo) -> Option<Option<Value>> {
        let text = value.as_str();
        let figure = || match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) if number.is_i64() || number.is_u64() => Some(number.to_string()),
            _ => None,
        };
        let (read, needed) = match field.value_type {
            _ if value.is_null() => return Some(None),
            ValueType::Flag => return self.flag(value),
            // A text that says nothing is no answer, as in applications.
            ValueType::Text | ValueType::Texts
                if text.is_some_and(|text| text.trim().is_empty()) =>
            {
                return Some(None);
            }
            ValueType::Choice(_)
            | ValueType::Listed(_)
            | ValueType::OwnChoice
            | ValueType::OwnChoices => {
                let Some(id) = text.filter(|id| field.code_of(id).is_some()) else {
                    let ids = (0..field.option_count()).filter_map(|number| field.option(number));
                    let ids: Vec<String> = ids.map(|(id, _)| id.to_owned()).collect();
                    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
                    return self.not_in(value, &ids);
                };
                let is_list = field.value_type == ValueType::OwnChoices;
                return Some(Some(if is_list { Value::from(vec![id]) } else { Value::from(id) }));
            }
            ValueType::Text if field.pointer == "/applicant/siret" => {
                let siret = text.and_then(|text| written::siret(text).ok().flatten());
                (siret.filter(|siret| Some(siret.as_str()) == text).map(Value::from), "siret")
            }
            ValueType::Text => (readable(text).map(Value::from), "text"),
            ValueType::Texts => (readable(text).map(|text| Value::from(vec![text])), "text"),
            ValueType::Amount => {
                let amount = figure().and_then(|figure| figure.parse::<Amount>().ok());
                (amount.map(|amount| Value::from(amount.to_string())), "amount")
            }
            ValueType::Date => {
                let day = text.and_then(parse_date);
                (day.map(|day| Value::from(day.to_string())), "date")
            }
            ValueType::Commune => {
                let commune = text.and_then(|text| text.parse::<Commune>().ok());
                (commune.map(|commune| Value::from(commune.to_string())), "commune")
            }
            ValueType::Count(most) => {
                let count = figure().and_then(|figure| figure.parse::<u32>().ok());
                if count.is_some_and(|count| count > most) {
                    return self.outside(value, "0", &most.to_string());
                }
                (count.map(Value::from), "integer")
            }
            ValueType::Number => {
                let range = field.own.as_ref().and_then(|own| own.range)?;
                let number = figure().and_then(|figure| Number::parse(&figure));
                if number.is_some_and(|number| number < range.minimum || number > range.maximum) {
                    let [from, to] = [range.minimum, range.maximum].map(|bound| bound.to_string());
                    return self.outside(value, &from, &to);
                }
                let number =
                    number.filter(|number| number.rounded(range.decimals, false) == *number);
                (number.map(|number| Value::from(number.to_string())), "number")
            }
        };
        if read.is_none() {
            let found = text.map_or_else(|| value.to_string(), str::to_owned);
            self.report(MappingFault::Type, &found, needed.to_owned(), false);
        }
        read.map(Some)
    }

    fn outside(&mut self, value: &Value, from: &str, to: &str) -> Option<Option<Value>> {
        let found = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        self.report(MappingFault::UnknownValue, &found, format!("{from} … {to}"), false);
        None
    }

    /// Reports what two columns say of the same item. `item` is the item of a column, and the members that the column
    /// is of it.
    pub(super) fn contradictions<T, I: PartialEq>(
        &mut self,
        columns: &[MappedColumn<T>],
        item: impl Fn(&T) -> Option<(I, Vec<String>)>,
    ) {
        let places: Vec<_> =
            columns.iter().map(|column| column.to.as_ref().and_then(&item)).collect();
        let mut said = Vec::<SaidOfItem<'_, I>>::new();
        for (column, place) in columns.iter().zip(&places) {
            let Some((item, members)) = place else { continue };
            let column_name = column.name.as_str();
            said.extend(members.iter().map(|member| SaidOfItem {
                column: column_name,
                item,
                member,
                value: None,
            }));
            said.extend(column.read.with.iter().map(|(member, value)| SaidOfItem {
                column: column_name,
                item,
                member,
                value: Some(value),
            }));
        }
        for (number, one) in said.iter().enumerate().filter(|(_, one)| one.value.is_some()) {
            let contradicts = |(place, other): &(usize, &SaidOfItem<'_, I>)| {
                let is_same = other.item == one.item && other.member == one.member;
                is_same && (other.value.is_none() || *place < number && other.value != one.value)
            };
            let other = said.iter().enumerate().find(contradicts);
            let Some((_, other)) = other else { continue };
            let (found, known) = match one.column == other.column {
                true => ("", one.member),
                false => (one.member, other.column),
            };
            self.at(one.column, |loader| {
                loader.at("with", |loader| {
                    loader.at(one.member, |loader| {
                        let known = known.to_owned();
                        loader.report(MappingFault::Contradiction, found, known, false);
                    });
                });
            });
        }
    }
}

/// What a column says of a member of an item: a value; or, without one, what its cells say.
struct SaidOfItem<'c, I> {
    column: &'c str,
    item: &'c I,
    member: &'c str,
    value: Option<&'c Value>,
}

/// A text that an application can hold, and that says something.
fn readable(text: Option<&str>) -> Option<&str> {
    text.and_then(|text| written::text(text).ok().flatten())
}

/// The item of a list that a column of the main table leads to, and what the column says of it.
pub(super) fn item_of(
    to: &Destination,
    layout: &Layout,
) -> Option<((usize, ItemKey), Vec<String>)> {
    let member = |list: usize, column: usize| {
        let column = layout.lists.get(list)?.columns.get(column)?;
        Some(column.pointer.clone())
    };
    let (place, member) = match to {
        Destination::Item { list, item, column } => ((*list, item.clone()), member(*list, *column)),
        Destination::Present { kind } => {
            ((usize::from(List::DOCUMENTS.0), ItemKey::Kind(kind.clone())), None)
        }
        Destination::Field(_) | Destination::Kept { .. } => return None,
    };
    let kind = matches!(place.1, ItemKey::Kind(_)).then(|| "kind".to_owned());
    Some((place, member.into_iter().chain(kind).collect()))
}

/// All columns of a further table lead to the same item of a row.
pub(super) fn line_of(to: &LineMember) -> Option<((), Vec<String>)> {
    Some(match to {
        LineMember::Member(name) => ((), vec![name.clone()]),
        LineMember::BudgetSide => ((), Vec::new()),
    })
}
