//! The places of an application that findings point to: what to fill in or change.

use crate::field::{Column, Field, List};

/// A place in an application; a call turns it into a JSON Pointer or into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    Field(Field),
    List(List),
    /// A member of an item of a list.
    Item(List, usize, Column),
}
