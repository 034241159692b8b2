//! Loading a mapping: every mistake, each with its place.

use serde_json::{Map, Value};

use super::cell::count_of;
use super::destination::{CellReading, Destination};
use super::error::{MappingError, MappingProblem};
use super::fault::MappingFault;
use super::mapping::{LineLists, LineMember, MappedColumn, MappedLines, Mapping};
use crate::call::Call;
use crate::declaration::ValueType;
use crate::definition::{KnownNames, nearest};
use crate::field::{FieldInfo, Layout, List};
use crate::text::{push_step, shortened};

type Object = Map<String, Value>;

/// The members of a mapping.
pub(crate) const MEMBERS: [&str; 4] = ["call", "key", "columns", "lines"];
/// The members of a further table.
pub(crate) const OF_LINES: [&str; 3] = ["to", "key", "columns"];
/// The members of a column that is an object.
pub(crate) const OF_COLUMN: [&str; 6] = ["to", "values", "read", "split", "with", "type"];
/// How days can be read.
pub(crate) const READS: [&str; 3] = ["day", "day_number_1900", "day_number_1904"];

/// The path of the lists of a budget together.
pub(super) const BUDGET: &str = "/budget";
/// The name of the column that says on which side of the budget a line stands.
pub(super) const SIDE: &str = "side";

/// Where a column leads: the field there, and the list around that.
type ColumnTarget<T> = (T, Option<FieldInfo>, Option<usize>);

/// A mapping that is being read.
struct Loader<'l> {
    layout: &'l Layout,
    /// The place of the current value.
    place: String,
    problems: Vec<MappingProblem>,
}

impl Mapping {
    /// Reads a mapping, and checks that all paths, values and members are there in the call.
    ///
    /// ```
    /// use inspir_core::{Call, portal::Mapping};
    ///
    /// let mapping = br#"{"columns": {"Projet": "/project/title"}}"#;
    /// assert!(Mapping::from_json(mapping, &Call::follow_up()).is_ok());
    /// ```
    ///
    /// # Errors
    /// [`MappingError`] with every mistake and its place.
    pub fn from_json(json: &[u8], call: &Call) -> Result<Self, MappingError> {
        let layout = &call.data().frame.layout;
        let mut loader = Loader { layout, place: String::new(), problems: Vec::new() };
        let value = serde_json::from_slice::<Value>(json);
        let mut mapping =
            Self { call: call.clone(), key: None, columns: Vec::new(), lines: Vec::new() };
        match &value {
            Ok(Value::Object(object)) => loader.root(object, &mut mapping),
            Ok(_) => loader.needs("object"),
            Err(error) => {
                loader.report(MappingFault::Syntax, &error.to_string(), String::new(), false);
            }
        }
        match loader.problems.is_empty() {
            true => Ok(mapping),
            false => Err(MappingError(loader.problems)),
        }
    }
}

impl Loader<'_> {
    fn report(&mut self, fault: MappingFault, found: &str, known: String, is_meant: bool) {
        let (path, found) = (self.place.clone(), shortened(found));
        self.problems.push(MappingProblem { fault, path, found, known, is_meant });
    }

    fn needs(&mut self, what: &str) {
        self.report(MappingFault::Type, "", what.to_owned(), false);
    }

    /// Does something at a step further down.
    fn at<T>(&mut self, step: &str, act: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.place.len();
        self.place.push('/');
        push_step(step, &mut self.place);
        let done = act(self);
        self.place.truncate(length);
        done
    }

    /// Reports an unknown name: with the nearest of the known names, or all.
    fn unknown(&mut self, fault: MappingFault, found: &str, known: &[&str]) {
        match nearest(found, KnownNames::Fixed(known)) {
            Some(near) => self.report(fault, found, near.to_owned(), true),
            None => {
                let few = known.get(..12).unwrap_or(known);
                let listed =
                    if fault == MappingFault::UnknownPath { String::new() } else { few.join(", ") };
                self.report(fault, found, listed, false);
            }
        }
    }

    fn only(&mut self, object: &Object, known: &[&str]) {
        for name in object.keys().filter(|name| !known.contains(&name.as_str())) {
            self.at(name, |loader| loader.unknown(MappingFault::UnknownMember, name, known));
        }
    }

    fn text(&mut self, object: &Object, name: &str) -> Option<String> {
        let value = object.get(name).filter(|value| !value.is_null())?;
        match value {
            Value::String(text) => Some(text.clone()),
            _ => {
                self.at(name, |loader| loader.needs("text"));
                None
            }
        }
    }

    /// A text without which nothing works.
    fn needed_text(&mut self, object: &Object, name: &str) -> Option<String> {
        if object.get(name).is_none_or(Value::is_null) {
            self.report(MappingFault::MissingMember, name, String::new(), false);
        }
        self.text(object, name)
    }

    fn object<'v>(&mut self, object: &'v Object, name: &str) -> Option<&'v Object> {
        match object.get(name).filter(|value| !value.is_null())? {
            Value::Object(inner) => Some(inner),
            _ => {
                self.at(name, |loader| loader.needs("object"));
                None
            }
        }
    }

    fn root(&mut self, object: &Object, mapping: &mut Mapping) {
        self.only(object, &MEMBERS);
        if let Some(id) = self.text(object, "call").filter(|id| *id != mapping.call.id()) {
            let known = mapping.call.id().to_owned();
            self.at("call", |loader| {
                loader.report(MappingFault::OtherCall, &id, known, false);
            });
        }
        mapping.key = self.text(object, "key");
        for (name, value) in self.object(object, "columns").into_iter().flatten() {
            let column = self.at("columns", |loader| {
                loader.at(name, |loader| {
                    loader.column(name, value, &mapping.columns, Self::destination)
                })
            });
            mapping.columns.extend(column);
        }
        for (name, value) in self.object(object, "lines").into_iter().flatten() {
            let usual = mapping.key.clone();
            let lines = self.at("lines", |loader| {
                loader.at(name, |loader| match value {
                    Value::Object(object) => loader.lines(name, object, usual),
                    _ => {
                        loader.needs("object");
                        None
                    }
                })
            });
            mapping.lines.extend(lines);
        }
    }

    /// The path of a column, and how its cells are read, before they are.
    fn path<'v>(&mut self, value: &'v Value) -> Option<(&'v str, Option<&'v Object>)> {
        match value {
            Value::String(path) => Some((path, None)),
            Value::Object(object) => {
                self.only(object, &OF_COLUMN);
                match object.get("to") {
                    Some(Value::String(path)) => Some((path, Some(object))),
                    Some(_) => {
                        self.at("to", |loader| loader.needs("text"));
                        None
                    }
                    None => {
                        self.report(MappingFault::MissingMember, "to", String::new(), false);
                        None
                    }
                }
            }
            _ => {
                self.needs("column");
                None
            }
        }
    }

    /// A column. From its path, `target` finds where it leads.
    fn column<T: PartialEq>(
        &mut self,
        name: &str,
        value: &Value,
        before: &[MappedColumn<T>],
        target: impl FnOnce(&mut Self, &str) -> Option<ColumnTarget<T>>,
    ) -> Option<MappedColumn<T>> {
        let name = name.to_owned();
        if value.is_null() {
            return Some(MappedColumn { name, to: None, read: CellReading::default() });
        }
        let (path, object) = self.path(value)?;
        let (to, field, list) = target(self, path)?;
        if let Some(other) = before.iter().find(|other| other.to.as_ref() == Some(&to)) {
            self.report(MappingFault::Twice, path, other.name.clone(), false);
        }
        let read = self.read(object, field, list);
        Some(MappedColumn { name, to: Some(to), read })
    }

    fn destination(&mut self, path: &str) -> Option<ColumnTarget<Destination>> {
        let Some(to) = Destination::of(path, self.layout) else {
            let known = Destination::all(self.layout);
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let of_first = with_first_item(path);
            self.unknown(MappingFault::UnknownPath, &of_first, &known);
            return None;
        };
        let field = match &to {
            Destination::Field(field) => self.layout.fields.get(*field),
            Destination::Item { list, column, .. } => {
                self.layout.lists.get(*list).and_then(|list| list.columns.get(*column))
            }
            Destination::Present { .. } => None,
            Destination::Kept { .. } => Destination::text(self.layout),
        };
        let list = match &to {
            Destination::Item { list, .. } => Some(*list),
            Destination::Present { .. } => Some(usize::from(List::DOCUMENTS.0)),
            Destination::Field(_) | Destination::Kept { .. } => None,
        };
        let field = field.cloned();
        Some((to, field, list))
    }

    fn lines(&mut self, name: &str, object: &Object, usual: Option<String>) -> Option<MappedLines> {
        self.only(object, &OF_LINES);
        let key = match object.get("key").is_some_and(|key| !key.is_null()) || usual.is_none() {
            true => self.needed_text(object, "key"),
            false => usual,
        };
        let to = self.needed_text(object, "to");
        let to = to.and_then(|path| match self.lists(&path) {
            Some(to) => Some(to),
            None => {
                let lists = self.layout.lists.iter().map(|list| list.pointer.clone());
                let known: Vec<String> = lists.chain([BUDGET.to_owned()]).collect();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                self.at("to", |loader| loader.unknown(MappingFault::UnknownPath, &path, &known));
                None
            }
        });
        if object.get("columns").is_none_or(Value::is_null) {
            self.report(MappingFault::MissingMember, "columns", String::new(), false);
        }
        let columns = self.object(object, "columns");
        let to = to?;
        let mut read = Vec::new();
        for (column, value) in columns.into_iter().flatten() {
            let found = self.at("columns", |loader| {
                loader.at(column, |loader| {
                    loader.column(column, value, &read, |loader, path| loader.member(path, to))
                })
            });
            read.extend(found);
        }
        Some(MappedLines { name: name.to_owned(), key: key?, to, columns: read })
    }

    fn lists(&self, path: &str) -> Option<LineLists> {
        match path {
            BUDGET => Some(LineLists::Budget),
            path => {
                self.layout.lists.iter().position(|list| list.pointer == path).map(LineLists::One)
            }
        }
    }

    fn member(&mut self, path: &str, to: LineLists) -> Option<ColumnTarget<LineMember>> {
        let lists: Vec<usize> = match to {
            LineLists::One(list) => vec![list],
            LineLists::Budget => {
                [List::EXPENSES, List::REVENUES].map(|list| usize::from(list.0)).into()
            }
        };
        let is_side = to == LineLists::Budget && path == SIDE;
        let member = lists.iter().find_map(|number| {
            let columns = &self.layout.lists.get(*number)?.columns;
            columns.iter().find(|column| column.pointer == path).cloned()
        });
        if member.is_none() && !is_side {
            let mut known: Vec<String> = Vec::new();
            for list in lists.iter().filter_map(|number| self.layout.lists.get(*number)) {
                known.extend(list.columns.iter().map(|column| column.pointer.clone()));
            }
            if to == LineLists::Budget {
                known.push(SIDE.to_owned());
            }
            known.dedup();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            match nearest(path, KnownNames::Fixed(&known)) {
                Some(near) => self.report(MappingFault::UnknownPath, path, near.to_owned(), true),
                None => self.report(MappingFault::UnknownPath, path, known.join(", "), false),
            }
            return None;
        }
        let to = if is_side { LineMember::BudgetSide } else { LineMember::Member(path.to_owned()) };
        Some((to, member, lists.first().copied()))
    }

    /// How the cells of a column are read.
    fn read(
        &mut self,
        object: Option<&Object>,
        field: Option<FieldInfo>,
        list: Option<usize>,
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
        for (written, value) in self.object(object, "values").into_iter().flatten() {
            let value = self.at("values", |loader| {
                loader.at(written, |loader| loader.value(value, field.as_ref()))
            });
            read.values.extend(value.map(|value| (written.trim().to_owned(), value)));
        }
        let columns = list.and_then(|number| self.layout.lists.get(number));
        let columns = columns.map(|list| list.columns.clone()).unwrap_or_default();
        for (member, value) in self.object(object, "with").into_iter().flatten() {
            let known: Vec<&str> = columns.iter().map(|column| column.pointer.as_str()).collect();
            let column = columns.iter().find(|column| column.pointer == *member);
            let value = self.at("with", |loader| {
                loader.at(member, |loader| match column {
                    Some(column) => loader.value(value, Some(column)).flatten(),
                    None => {
                        loader.unknown(MappingFault::UnknownMember, member, &known);
                        None
                    }
                })
            });
            read.with.extend(value.map(|value| (member.clone(), value)));
        }
        read
    }

    /// A value that the mapping states: of a list one of its ids, `true` or `false`, or text; `null` is no
    /// answer.
    fn value(&mut self, value: &Value, field: Option<&FieldInfo>) -> Option<Option<Value>> {
        let is_flag = field.is_none_or(|field| field.value_type == ValueType::Flag);
        match value {
            Value::Null => Some(None),
            Value::Bool(_) if is_flag => Some(Some(value.clone())),
            Value::String(id) if !is_flag => {
                let field = field?;
                let is_listed = field.option_count() > 0;
                if is_listed && field.code_of(id).is_none() {
                    let ids = (0..field.option_count()).filter_map(|number| field.option(number));
                    let ids: Vec<String> = ids.map(|(id, _)| id.to_owned()).collect();
                    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
                    self.unknown(MappingFault::UnknownValue, id, &ids);
                    return None;
                }
                let is_list = field.value_type == ValueType::OwnChoices;
                let value = if is_list { Value::from(vec![id.clone()]) } else { value.clone() };
                Some(Some(value))
            }
            found => {
                let found = found.to_string();
                let known = if is_flag { "true, false, null" } else { "null" };
                self.report(MappingFault::UnknownValue, &found, known.to_owned(), false);
                None
            }
        }
    }
}

/// The path with 0 in the place of a number or of `*`.
fn with_first_item(path: &str) -> String {
    let step = |step: &str| {
        let is_item = step == "*" || step.parse::<u32>().is_ok();
        if is_item { "0".to_owned() } else { step.to_owned() }
    };
    path.split('/').map(step).collect::<Vec<_>>().join("/")
}
