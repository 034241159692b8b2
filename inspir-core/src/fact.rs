//! What is known of one field.

use chrono::NaiveDate;

use crate::amount::Amount;
#[cfg(feature = "arrow")]
use crate::choice::ClosedList;
use crate::identifiers::Commune;

/// What is known of one field.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Fact {
    #[default]
    Absent,
    /// There is a text, or a list with an item.
    Present,
    Flag(bool),
    /// The place in the field's list of choices.
    Choice(u8),
    Date(NaiveDate),
    Amount(Amount),
    Commune(Commune),
}

impl Fact {
    pub(crate) fn is_absent(self) -> bool {
        self == Self::Absent
    }

    #[cfg(feature = "arrow")]
    pub(crate) fn flag(self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    #[cfg(feature = "arrow")]
    pub(crate) fn choice<T: ClosedList>(self) -> Option<T> {
        match self {
            Self::Choice(code) => T::of_code(code),
            _ => None,
        }
    }

    pub(crate) fn date(self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(date),
            _ => None,
        }
    }

    pub(crate) fn amount(self) -> Option<Amount> {
        match self {
            Self::Amount(amount) => Some(amount),
            _ => None,
        }
    }
}
