//! Loading a mapping: every mistake, each with its place.

use serde_json::Value;

use super::destination::{CellReading, Destination};
use super::error::MappingError;
use super::fault::MappingFault;
use super::loader::{Loader, Object};
use super::mapping::{LineLists, LineMember, MappedColumn, MappedLines, Mapping};
use super::stated::{ColumnTarget, Taken, item_of, line_of};
use crate::call::Call;
use crate::definition::{KnownNames, nearest};
use crate::field::List;

/// The members of a mapping.
pub(crate) const MEMBERS: [&str; 4] = ["call", "key", "columns", "lines"];
/// The members of a further table.
pub(crate) const OF_LINES: [&str; 3] = ["to", "key", "columns"];
/// The members of a column that is an object.
pub(crate) const OF_COLUMN: [&str; 6] = ["to", "values", "read", "split", "with", "type"];

/// The path of the lists of a budget together.
pub(super) const BUDGET: &str = "/budget";
/// The name of the column that says on which side of the budget a line stands.
pub(super) const SIDE: &str = "side";

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
        let layout = self.layout;
        self.at("columns", |loader| {
            loader.contradictions(&mapping.columns, |to| item_of(to, layout));
        });
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
        // Nothing would join the lines of a table to applications.
        let has_key = object.get("key").is_some_and(|key| !key.is_null());
        if !mapping.lines.is_empty() && !has_key {
            self.report(MappingFault::MissingMember, "key", String::new(), false);
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
        let ColumnTarget { to, takes, lists } = target(self, path)?;
        if let Some(other) = before.iter().find(|other| other.to.as_ref() == Some(&to)) {
            self.report(MappingFault::Twice, path, other.name.clone(), false);
        }
        let read = self.read(object, &takes, &lists);
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
        let documents = || vec![usize::from(List::DOCUMENTS.0)];
        let (field, lists) = match &to {
            Destination::Field(field) => (self.layout.fields.get(*field), Vec::new()),
            Destination::Item { list, column, .. } => {
                let columns = self.layout.lists.get(*list).map(|list| &list.columns);
                (columns.and_then(|columns| columns.get(*column)), vec![*list])
            }
            Destination::Present { .. } => (None, documents()),
            Destination::Kept { .. } => (Destination::text(self.layout), Vec::new()),
        };
        let takes = field.map_or(Taken::Presence, |field| Taken::Field(Box::new(field.clone())));
        Some(ColumnTarget { to, takes, lists })
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
        self.at("columns", |loader| loader.contradictions(&read, line_of));
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
        let (to, takes) = match member {
            Some(field) => (LineMember::Member(path.to_owned()), Taken::Field(Box::new(field))),
            None => (LineMember::BudgetSide, Taken::Side),
        };
        Some(ColumnTarget { to, takes, lists })
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
