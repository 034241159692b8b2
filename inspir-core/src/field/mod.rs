//! The fields and lists of an application that a call can ask about, each by its number.

mod info;
mod layout;
mod number;

pub(crate) use info::{FieldInfo, ListInfo, OwnInfo};
pub(crate) use layout::{Layout, OwnMembers};
pub(crate) use number::{COMMON_FIELDS, Column, Field, List, column_of, field, own_field};
pub(crate) use number::{column_number, field_number, list_number};
