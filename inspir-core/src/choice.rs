//! One member of a closed list.

use crate::locale::Words;

/// A closed list, as facts hold its members: by their places.
pub(crate) trait ClosedList: Copy {
    /// The place in the list, from 0.
    fn code(self) -> u8;

    /// The member at this place.
    #[cfg(feature = "arrow")]
    fn of_code(code: u8) -> Option<Self>;
}

/// One member of a closed list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice {
    pub(crate) id: &'static str,
    pub(crate) label: Words<&'static str>,
}

impl PartialEq for Choice {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Choice {}
