//! Names that are known where another one stands.

use crate::choice::Choice;
use crate::ids::Ids;

/// The most names that a message lists: all that the program fixes, the first ids of a definition.
const MOST_IDS: usize = 10;

/// Some names.
#[derive(Clone, Copy)]
pub(crate) enum KnownNames<'n> {
    Fixed(&'n [&'static str]),
    Choices(&'n [Choice]),
    Ids(&'n Ids),
    /// Those that a function gives, by their numbers.
    Given(&'n dyn Fn(usize) -> Option<&'n str>),
}

impl<'n> KnownNames<'n> {
    pub(crate) fn get(self, index: usize) -> Option<&'n str> {
        match self {
            Self::Fixed(names) => names.get(index).copied(),
            Self::Choices(choices) => choices.get(index).map(|choice| choice.id),
            Self::Ids(ids) => ids.get(index),
            Self::Given(name) => name(index),
        }
    }

    /// Adds them in backticks; gives how many are left out.
    pub(crate) fn write(self, out: &mut String) -> usize {
        let (most, left_out) = match self {
            Self::Ids(ids) => (MOST_IDS, ids.len().saturating_sub(MOST_IDS)),
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
