//! One member of a closed list.

use crate::locale::{Words, words};

/// A type whose values are such a list.
pub(crate) trait ClosedList: Copy {
    /// The number of the value in the list.
    fn code(self) -> u16;

    /// The value at a number of the list.
    fn of_code(code: u16) -> Option<Self>;
}

/// One member of a closed list: its id and its label in each language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice {
    pub(crate) id: &'static str,
    pub(crate) label: Words<&'static str>,
}

/// Choices are equal if their ids are; labels only describe them.
impl PartialEq for Choice {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Choice {}

/// Yes and no, for a form.
pub(crate) const YES_NO: &[Choice] = &[
    Choice { id: "true", label: words!(fr: "Oui", en: "Yes") },
    Choice { id: "false", label: words!(fr: "Non", en: "No") },
];
