//! The state of the places where a finding asks for an answer: empty, or a value that is wrong.

use super::finding::Finding;
use crate::input_error::ErrorCode;
use crate::place::Place;
use crate::text::is_within;

/// The state of open places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OpenState {
    /// Nothing.
    Absent,
    /// Values that are wrong: each has an input error.
    Wrong,
    /// Nothing at some, wrong values at others.
    Mixed,
}

impl Finding<'_> {
    /// The state of these open places; `None` if there are none.
    pub(crate) fn open_state(&self, open: &[Place]) -> Option<OpenState> {
        let wrong = open.iter().filter(|place| self.is_wrong(**place)).count();
        Some(match wrong {
            _ if open.is_empty() => return None,
            0 => OpenState::Absent,
            wrong if wrong == open.len() => OpenState::Wrong,
            _ => OpenState::Mixed,
        })
    }

    /// Whether an error drops what stands at a place: its value, what holds it, or the values in it.
    fn is_wrong(&self, place: Place) -> bool {
        let errors = self.assessment.input_errors().iter();
        let mut dropping = errors.filter(|error| error.code() != ErrorCode::FieldDuplicate);
        dropping.any(|error| self.is_held(place, error.path()))
    }

    /// Whether a place lies at a path, or in what stands there. The values of a field lie in it.
    pub(crate) fn is_held(&self, place: Place, path: &str) -> bool {
        let mut pointer = String::new();
        self.call().data().frame.write_pointer(place, &mut pointer);
        let is_field = matches!(place, Place::Field(_));
        is_within(&pointer, path) || is_field && is_within(path, &pointer)
    }

    /// Whether anything of the application was assessed.
    pub(crate) fn is_of_readable(&self) -> bool {
        self.assessment.is_readable()
    }
}
