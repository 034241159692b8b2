//! The ids and texts of a list, of which none may stand twice.

use std::collections::BTreeSet;

/// The ids or texts of a list that were read so far. None may stand in the list twice.
#[derive(Debug, Default)]
pub(crate) struct UsedTexts {
    texts: BTreeSet<String>,
    /// Whether one of them is wrong. An id that is not found later may then be the wrong one.
    pub(crate) wrong: bool,
}

impl UsedTexts {
    /// Whether a text was not in the list so far. Adds it.
    pub(crate) fn is_new(&mut self, text: &str) -> bool {
        self.texts.insert(text.to_owned())
    }
}
