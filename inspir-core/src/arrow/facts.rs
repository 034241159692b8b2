//! The facts of one row of a table.

use super::row_facts::Row;
use crate::fact::Fact;
use crate::facts::{Facts, Refused};
use crate::field::ListInfo;
use crate::ids::CallIds;

impl Facts {
    /// Replaces the facts of the application before by those of a row.
    pub(super) fn read_row(
        &mut self,
        row: Row<'_, '_>,
        ids: &CallIds,
        lists: &[ListInfo],
    ) -> Result<(), Refused> {
        if row.is_unfit() {
            return Err(Refused);
        }
        self.clear(ids);
        // Nothing compares the text of a field.
        self.tell_fields(row.facts().iter().map(|fact| match fact {
            Fact::Text(_) => Fact::Present,
            fact => *fact,
        }));
        for (number, list) in lists.iter().enumerate() {
            self.tell_list(list.columns.len(), row.items(number), |item, kept, out| {
                out.extend(item.facts().iter().map(|fact| match *fact {
                    Fact::Text(number) => kept.keep(item.kept_text(number)),
                    fact => fact,
                }));
                Ok(())
            })?;
        }
        Ok(())
    }
}
