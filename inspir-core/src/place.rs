//! Where in an application something is to be filled in or changed.

pub(crate) use crate::field::List;
use crate::field::{Column, Field};

/// A place in an application; a call turns it into a JSON Pointer or into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    Field(Field),
    List(List),
    /// A member of an item of a list.
    Item(List, usize, Column),
}
