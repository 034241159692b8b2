//! Decisions on rows and lines.

use super::row_facts::Row;
use crate::application::Application;
use crate::assess::{Assessor, keep};
use crate::decision::Decision;
use crate::intake::{self, Completeness};

impl Assessor {
    /// Decides on a row. The function `json` writes the row as JSON, which is read leniently if a value
    /// is wrong.
    pub(super) fn decide_row(
        &mut self,
        row: Row<'_, '_>,
        json: impl FnOnce() -> String,
    ) -> &Decision {
        let data = self.call.data();
        if self.facts.read_row(row, &data.ids, &data.frame.layout.lists).is_ok() {
            self.decide_facts(Vec::new(), Completeness::Full);
        } else {
            let json = json();
            self.read_leniently(|ids| intake::lenient_members(&json, ids), |_, ()| {});
        }
        &self.decision
    }

    /// Decides on the JSON text of an application, and gives its reference too.
    pub(super) fn decide_line(&mut self, text: &[u8]) -> (&Decision, Option<String>) {
        self.decide_read(&ReadLine::new(text), keep)
    }

    /// Decides on a line that was read already. `keep` takes what the caller needs of the application.
    pub(super) fn decide_read<T: Default>(
        &mut self,
        line: &ReadLine<'_>,
        keep: impl Fn(&Application<'_>, &mut T),
    ) -> (&Decision, T) {
        let kept = self.read_typed(line.bytes, line.application.as_ref(), keep);
        (&self.decision, kept)
    }
}

/// The JSON text of an application, read once for all editions that decide on it. Each edition finds out by
/// itself what is wrong with it.
pub(super) struct ReadLine<'l> {
    bytes: &'l [u8],
    application: Option<Application<'l>>,
}

impl<'l> ReadLine<'l> {
    pub(super) fn new(bytes: &'l [u8]) -> Self {
        let text = simdutf8::basic::from_utf8(bytes).ok();
        Self { bytes, application: text.and_then(intake::strict) }
    }
}
