//! The names that are known where an unknown one was found.

use crate::choice::Choice;
use crate::ids::Ids;

/// The most ids of a definition that a message lists. Names that the program fixes are all listed.
pub(super) const MOST_IDS: usize = 10;

/// The known names, from one of several sources.
#[derive(Clone, Copy)]
pub(crate) enum KnownNames<'n> {
    Fixed(&'n [&'n str]),
    Choices(&'n [Choice]),
    Ids(&'n Ids),
    /// The names that a function gives for 0, 1, 2 and so on.
    Numbered(&'n dyn Fn(usize) -> Option<&'n str>),
}

impl<'n> KnownNames<'n> {
    pub(crate) fn get(self, index: usize) -> Option<&'n str> {
        match self {
            Self::Fixed(names) => names.get(index).copied(),
            Self::Choices(choices) => choices.get(index).map(|choice| choice.id),
            Self::Ids(ids) => ids.get(index),
            Self::Numbered(name) => name(index),
        }
    }

    /// Adds all names in backticks.
    pub(crate) fn write_all(self, out: &mut String) {
        self.write(usize::MAX, out);
    }

    /// Adds the names in backticks; of ids a few. Gives how many are left out.
    pub(crate) fn write_some(self, out: &mut String) -> usize {
        match self {
            Self::Ids(ids) => {
                self.write(MOST_IDS, out);
                ids.len().saturating_sub(MOST_IDS)
            }
            _ => {
                self.write_all(out);
                0
            }
        }
    }

    fn write(self, most: usize, out: &mut String) {
        let names = (0..most).map_while(|index| self.get(index));
        for (index, name) in names.enumerate() {
            out.push_str(if index > 0 { ", `" } else { "`" });
            out.push_str(name);
            out.push('`');
        }
    }
}
