//! How a member of the application is read, from JSON on both roads and from a column of a table.
//!
//! The rules of single values are in [`scalar`] alone.

mod later;
mod list;
mod member;
pub(crate) mod nothing;
mod option;
mod own;
mod owned;
mod reader;
mod scalar;

pub(crate) use later::LaterMembers;
pub(crate) use list::Strict;
pub(crate) use member::{Each, Item, Member, Record, Visit, record};
pub(crate) use nothing::takes_nothing;
pub(crate) use option::JSON_NUMBER;
pub(crate) use owned::{IntoOwned, owns_itself};
pub(crate) use reader::{LISTS, LenientReader, Meant, MemberNames, SingleValue};
pub(crate) use scalar::{Scalar, is_integer, text_fits};
