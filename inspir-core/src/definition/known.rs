//! The names that are known where an unknown one was found.

use crate::choice::Choice;
use crate::ids::Ids;

/// The most ids of a definition that a message lists. Names that the program fixes are all listed.
const MOST_IDS: usize = 10;

/// The known names, from one of several sources.
#[derive(Clone, Copy)]
pub(crate) enum KnownNames<'n> {
    Fixed(&'n [&'static str]),
    Choices(&'n [Choice]),
    Ids(&'n Ids),
    /// Those of several lists.
    OfAll(&'n [&'n Ids]),
    /// The names that a function gives for 0, 1, 2 and so on.
    Numbered(&'n dyn Fn(usize) -> Option<&'n str>),
}

impl<'n> KnownNames<'n> {
    pub(crate) fn get(self, index: usize) -> Option<&'n str> {
        match self {
            Self::Fixed(names) => names.get(index).copied(),
            Self::Choices(choices) => choices.get(index).map(|choice| choice.id),
            Self::Ids(ids) => ids.get(index),
            Self::OfAll(lists) => {
                let mut before = 0;
                lists.iter().find_map(|ids| {
                    let found = index.checked_sub(before).and_then(|index| ids.get(index));
                    before += ids.len();
                    found
                })
            }
            Self::Numbered(name) => name(index),
        }
    }

    /// Adds the names in backticks. Gives how many are left out.
    pub(crate) fn write(self, out: &mut String) -> usize {
        let (most, left_out) = match self {
            Self::Ids(ids) => (MOST_IDS, ids.len().saturating_sub(MOST_IDS)),
            // So many paths are no help.
            Self::OfAll(_) => (0, 0),
            _ => (usize::MAX, 0),
        };
        let mut index = 0;
        while index < most
            && let Some(name) = self.get(index)
        {
            out.push_str(if index > 0 { ", `" } else { "`" });
            out.push_str(name);
            out.push('`');
            index += 1;
        }
        left_out
    }
}
