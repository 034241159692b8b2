//! Further tables, whose rows are items of lists.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::accounts::{self, BudgetSide};
use super::cell::{CellReader, CellValue, OwnedCell};
use super::collect::{Collected, put};
use super::error::ImportError;
use super::headers::Headers;
use super::imported::Imported;
use super::mapping::{LineLists, LineMember, MappedColumn, MappedLines, Mapping, taken};
use super::notice::{Notice, RefusedCell};
use super::notice_kind::NoticeKind;
use super::table::{PortalTable, at};
use super::totals::{ImportedLine, SidelessTotal};
use crate::amount::Amount;

/// A table of lines, grouped by their keys. It owns what it holds, since rows of applications come later.
pub(super) struct LineTable {
    mapping: Arc<Mapping>,
    mapped: MappedLines,
    /// The name of the table, and its number among the further ones, from 1.
    name: String,
    number: usize,
    reader: CellReader,
    /// The index of the key, and of each column of the mapping.
    key: usize,
    indices: Vec<usize>,
    /// The number of rows so far.
    count: usize,
    /// The rows of each key, and whether an application has it.
    groups: BTreeMap<String, (Vec<LineRow>, bool)>,
}

/// A row of a table of lines.
struct LineRow {
    /// The number of the row, from 0.
    number: usize,
    /// The cells of the columns of the mapping, in their order.
    cells: Box<[OwnedCell]>,
}

impl LineTable {
    pub(super) fn new(
        mapping: &Arc<Mapping>,
        (number, mapped): (usize, &MappedLines),
        table: &PortalTable<'_>,
        reader: CellReader,
        notices: &mut Vec<Notice>,
    ) -> Result<Self, ImportError> {
        let mut headers = Headers::new(&table.name, &table.headers, notices);
        let key = headers.find(&mapped.key)?;
        let indices: Result<Vec<usize>, ImportError> =
            mapped.columns.iter().map(|column| headers.find(&column.name)).collect();
        let indices = indices?;
        headers.tell_unmapped();
        let (mapping, mapped, name) = (Arc::clone(mapping), mapped.clone(), table.name.clone());
        let groups = BTreeMap::new();
        let mut lines =
            Self { mapping, mapped, name, number, reader, key, indices, count: 0, groups };
        lines.add_rows(&table.rows);
        Ok(lines)
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The numbers of the columns that something is taken from.
    pub(super) fn taken(&self) -> Vec<usize> {
        taken(Some(self.key), &self.mapped.columns, &self.indices)
    }

    /// Takes rows. Columns that the mapping does not name are not kept.
    pub(super) fn add_rows(&mut self, rows: &[Vec<CellValue<'_>>]) {
        for row in rows {
            let number = self.count;
            self.count += 1;
            if row.iter().all(|cell| cell.key().is_empty()) {
                continue;
            }
            let cells = self.indices.iter().map(|index| OwnedCell::of(at(row, *index))).collect();
            let key = at(row, self.key).key();
            if !self.groups.contains_key(key) {
                self.groups.insert(key.to_owned(), Default::default());
            }
            if let Some((rows, _)) = self.groups.get_mut(key) {
                rows.push(LineRow { number, cells });
            }
        }
    }

    /// Adds the lines of a key.
    pub(super) fn add_lines(&mut self, key: &str, made: &mut Collected, imported: &mut Imported) {
        if key.is_empty() {
            return;
        }
        if let Some((_, is_used)) = self.groups.get_mut(key) {
            *is_used = true;
        }
        let Some((rows, _)) = self.groups.get(key) else { return };
        for row in rows {
            if let Some((list, line)) = self.line(key, row, made, imported) {
                made.add_line(list, line);
            }
        }
    }

    /// The list of a row, and its line; nothing if it is empty, or a total of which nothing says the side.
    fn line(
        &self,
        key: &str,
        row: &LineRow,
        made: &mut Collected,
        imported: &mut Imported,
    ) -> Option<(usize, ImportedLine)> {
        let number = row.number;
        let cells = self.mapped.columns.iter().zip(row.cells.iter().map(OwnedCell::value));
        let cells: Vec<_> = cells.collect();
        if cells.iter().all(|(column, cell)| column.to.is_none() || cell.key().is_empty()) {
            return None;
        }
        let list = match self.mapped.to {
            LineLists::One(list) => list,
            LineLists::Budget => self.side(&cells, number, made, imported)?.list(),
        };
        let (mut members, mut unread) = (Map::new(), Vec::new());
        for (column, cell) in cells {
            let Some(LineMember::Member(name)) = &column.to else { continue };
            let Some(field) = self.mapping.member(list, name) else {
                if !cell.key().is_empty() {
                    let kind = NoticeKind::NotOfThisSide;
                    let notice = self.notice(kind, number, &column.name, cell.key());
                    imported.notices.push(notice);
                }
                continue;
            };
            match self.reader.read(field, &column.read, cell) {
                Ok(None) => {}
                Ok(Some(value)) => {
                    put(&mut members, name, value);
                    for (member, value) in &column.read.with {
                        if self.mapping.member(list, member).is_some() {
                            put(&mut members, member, value.clone());
                        } else {
                            let kind = NoticeKind::NotOfThisSide;
                            let stated =
                                value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                            let notice = self.notice(kind, number, member, &stated);
                            imported.notices.push(notice);
                        }
                    }
                }
                Err(error) => {
                    let pointer = self.mapping.layout().lists.get(list).map(|list| &list.pointer);
                    let path = format!("{}/*/{name}", pointer.map_or("", String::as_str));
                    let row = (self.name.as_str(), number + 1, key);
                    imported.refused.push(RefusedCell::new(row, &column.name, path, error));
                    unread.push(name.clone());
                }
            }
        }
        let (place, row, column) = (self.place(number), number + 1, String::new());
        Some((list, ImportedLine { place, row, column, members, unread }))
    }

    fn place(&self, number: usize) -> (usize, usize) {
        (self.number, number)
    }

    /// The side of the budget on which a row stands.
    fn side(
        &self,
        cells: &[(&MappedColumn<LineMember>, CellValue<'_>)],
        number: usize,
        made: &mut Collected,
        imported: &mut Imported,
    ) -> Option<BudgetSide> {
        // What the mapping states for a cell counts for the side, too.
        let cell = |is_it: &dyn Fn(&LineMember) -> bool| {
            let found = cells.iter().find(|(column, _)| column.to.as_ref().is_some_and(is_it));
            let stated = found.map(|(column, cell)| match column.read.stated(cell.written()) {
                Some(value) => value.as_ref().and_then(Value::as_str).unwrap_or_default(),
                None => cell.key(),
            });
            stated.unwrap_or_default()
        };
        let is = |name: &'static str| move |to: &LineMember| matches!(to, LineMember::Member(member) if member == name);
        let filled = cells.iter().filter(|(_, cell)| !cell.key().is_empty());
        let mut with = filled.flat_map(|(column, _)| &column.read.with);
        let with =
            with.find(|(member, _)| member == "account").and_then(|(_, value)| value.as_str());
        let account = with.unwrap_or_else(|| cell(&is("account")));
        let (account, written) = (accounts::side(account), account);
        let word = cell(&|to| *to == LineMember::BudgetSide);
        let side = match (account, accounts::side_of_word(word)) {
            (Some(account), Some(word)) if account != word => None,
            // A word that is not known is reported.
            (_, None) if !word.is_empty() => None,
            (account, word) => word.or(account),
        };
        if side.is_none() {
            let label = cell(&is("label"));
            let subject = if label.is_empty() { written } else { label };
            let kind = match word.is_empty() {
                true => NoticeKind::NoSide,
                false => NoticeKind::UnclearSide,
            };
            let notice = self.notice(kind, number, subject, word);
            // A total often belongs to the whole table, not to a key.
            if accounts::is_total(subject) {
                let amount = cell(&is("amount"));
                let cents = self.reader.amount(CellValue::Text(amount)).ok().flatten();
                made.add_total(SidelessTotal {
                    place: self.place(number),
                    cents: cents.map(Amount::cents),
                    amount: amount.to_owned(),
                    notice,
                });
            } else {
                imported.notices.push(notice);
            }
        }
        side
    }

    fn notice(&self, kind: NoticeKind, number: usize, subject: &str, other: &str) -> Notice {
        Notice::new(kind, (&self.name, Some(number + 1)), subject, other)
    }

    /// Tells of the lines that belong to no application.
    pub(super) fn tell_orphans(&self, notices: &mut Vec<Notice>) {
        for (key, (rows, _)) in self.groups.iter().filter(|(_, (_, is_used))| !is_used) {
            for row in rows {
                let (kind, subject) = match key.as_str() {
                    "" => (NoticeKind::LineWithoutKey, self.mapped.key.as_str()),
                    key => (NoticeKind::Orphan, key),
                };
                notices.push(self.notice(kind, row.number, subject, ""));
            }
        }
    }
}
