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
    pub(crate) fn get(self, place: usize) -> Option<&'n str> {
        match self {
            Self::Fixed(names) => names.get(place).copied(),
            Self::Choices(choices) => choices.get(place).map(|choice| choice.id),
            Self::Ids(ids) => ids.get(place),
            Self::Given(name) => name(place),
        }
    }

    /// Adds them in backticks; gives how many are left out.
    pub(crate) fn write(self, out: &mut String) -> usize {
        let (most, left_out) = match self {
            Self::Ids(ids) => (MOST_IDS, ids.len().saturating_sub(MOST_IDS)),
            _ => (usize::MAX, 0),
        };
        let mut place = 0;
        while place < most
            && let Some(name) = self.get(place)
        {
            out.push_str(if place > 0 { ", `" } else { "`" });
            out.push_str(name);
            out.push('`');
            place += 1;
        }
        left_out
    }
}
