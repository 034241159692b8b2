//! Requirements whose answers can be gone through.

use crate::json::{JsonShape, JsonValue};
use crate::variants::AskedFields;

/// A requirement that looks at nothing but fields whose answers can be gone through.
pub(super) struct ClosedRequirement<'d> {
    pub(super) number: usize,
    pub(super) json: JsonValue<'d, 'd>,
    pub(super) asked: AskedFields,
}

impl ClosedRequirement<'_> {
    pub(super) fn id(&self) -> String {
        let mut members = self.json.members().filter(|_| self.json.is_object());
        match members.find(|(name, _)| name.text() == "id").map(|(_, id)| id.shape()) {
            Some(JsonShape::Text(id)) => id.into_owned(),
            _ => String::new(),
        }
    }
}
