//! Decisions on rows and lines.

use super::row_facts::Row;
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
        let reference = self.read_text(text, simdutf8::basic::from_utf8(text).ok(), keep);
        (&self.decision, reference)
    }
}
