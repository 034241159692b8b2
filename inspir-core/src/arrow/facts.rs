//! The facts of one row of a table.

use super::sheet::Row;
use crate::fact::Fact;
use crate::facts::{Facts, Refused};
use crate::field::ListInfo;
use crate::names::Names;

impl Facts {
    /// Reads a row of a table in the place of the application before.
    pub(super) fn read_row(
        &mut self,
        row: Row<'_, '_>,
        names: &Names,
        lists: &[ListInfo],
    ) -> Result<(), Refused> {
        if row.is_unfit() {
            return Err(Refused);
        }
        self.clear(names);
        self.tell_fields(row.facts().iter().copied());
        for (number, list) in lists.iter().enumerate() {
            self.tell_list(list.members, row.items(number), |item, memory, out| {
                out.extend(item.facts().iter().zip(list.members).map(
                    |(fact, member)| match fact {
                        Fact::Text(number) => memory.keep(item.kept_text(*number)),
                        fact => fact.or(member.default()),
                    },
                ));
                Ok(())
            })?;
        }
        Ok(())
    }
}
