//! The headers of a table, as a mapping names them.

use super::error::ImportError;
use super::import_fault::ImportFault;
use super::notice::Notice;
use super::notice_kind::NoticeKind;
use crate::definition::{KnownNames, nearest};
use crate::text::shortened;
use crate::written::folded;

/// The headers of a table, and which of them a mapping names.
pub(super) struct Headers<'h> {
    table: &'h str,
    headers: &'h [&'h str],
    is_named: Vec<bool>,
    notices: &'h mut Vec<Notice>,
}

impl<'h> Headers<'h> {
    pub(super) fn new(
        table: &'h str,
        headers: &'h [&'h str],
        notices: &'h mut Vec<Notice>,
    ) -> Self {
        let is_named = vec![false; headers.len()];
        Self { table, headers, is_named, notices }
    }

    /// The number of a column: of that with this name; else of the only one whose name differs in letter
    /// case, accents and signs alone. A notice names that one.
    pub(super) fn find(&mut self, name: &str) -> Result<usize, ImportError> {
        let with = |is_it: &dyn Fn(&str) -> bool| {
            let found = self.headers.iter().enumerate().filter(|(_, header)| is_it(header));
            found.map(|(number, _)| number).collect::<Vec<_>>()
        };
        let same = with(&|header| header.trim() == name.trim());
        let found = match same.as_slice() {
            [] => with(&|header| folded(header) == folded(name)),
            _ => same.clone(),
        };
        let [number] = *found.as_slice() else { return Err(self.error(name, !found.is_empty())) };
        if same.is_empty() && self.is_named.get(number) == Some(&false) {
            let header = self.headers.get(number).copied().unwrap_or_default();
            let table = (self.table, None);
            self.notices.push(Notice::new(NoticeKind::FoundByLabel, table, header, name));
        }
        if let Some(named) = self.is_named.get_mut(number) {
            *named = true;
        }
        Ok(number)
    }

    fn error(&self, name: &str, is_double: bool) -> ImportError {
        let near = nearest(name, KnownNames::Fixed(self.headers)).filter(|_| !is_double);
        let shown = self.headers.iter().filter(|header| !header.trim().is_empty());
        let columns = shown.map(|header| shortened(header)).collect();
        ImportError {
            columns,
            fault: if is_double { ImportFault::DoubleColumn } else { ImportFault::NoColumn },
            table: self.table.to_owned(),
            column: name.to_owned(),
            known: near.unwrap_or_default().to_owned(),
            page: None,
        }
    }

    /// Tells of the columns that the mapping does not name.
    pub(super) fn tell_unmapped(self) {
        let headers = self.headers.iter().zip(self.is_named);
        for (header, _) in
            headers.filter(|(header, is_named)| !is_named && !header.trim().is_empty())
        {
            let table = (self.table, None);
            self.notices.push(Notice::new(NoticeKind::UnmappedColumn, table, header, ""));
        }
    }
}
