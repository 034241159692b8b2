//! One member of a closed list.

use crate::locale::{Words, words};

/// A type whose values form a closed list.
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

/// Declares a closed list that a form shows: its values, their ids and their labels, which document them.
macro_rules! choices {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($variant:ident = $id:literal ($first:ident: $first_label:literal $(, $tag:ident: $label:literal)*),)+
        }
    )+) => {$(
        $crate::closed_list::closed_list! {
            $(#[$meta])*
            pub enum $name {
                $(#[doc = concat!(
                    stringify!($first), ": ", $first_label, $("; ", stringify!($tag), ": ", $label,)* ".",
                )] $variant = $id,)+
            }
        }

        impl $name {
            pub(crate) const LIST: &'static [$crate::choice::Choice] = &[$($crate::choice::Choice {
                id: $id,
                label: $crate::locale::words!($first: $first_label $(, $tag: $label)*),
            }),+];
        }

        impl $crate::choice::ClosedList for $name {
            fn code(self) -> u16 {
                self as u16
            }

            fn of_code(code: u16) -> Option<Self> {
                Self::ALL.get(usize::from(code)).copied()
            }
        }
    )+};
}
pub(crate) use choices;
