//! The faults of a mapping.

use crate::closed_list::closed_list;

closed_list! {
    /// The fault of a mapping.
    #[non_exhaustive]
    pub enum MappingFault {
        /// The text is not JSON.
        Syntax = "syntax",
        /// A value of another type is needed.
        Type = "type",
        /// There is no such member.
        UnknownMember = "unknown_member",
        /// A member is missing.
        MissingMember = "missing_member",
        /// The path leads nowhere.
        UnknownPath = "unknown_path",
        /// The list has no such value.
        UnknownValue = "unknown_value",
        /// Two columns lead to the same place.
        Twice = "twice",
        /// Two places say different things of the same item, or of the same cell.
        Contradiction = "contradiction",
        /// The mapping is for another call.
        OtherCall = "other_call",
    }
}
