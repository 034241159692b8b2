//! Requirements whose answers can be gone through.

use crate::json::{JsonText, JsonValue};
use crate::locale::{Words, words};
use crate::variants::AskedFields;

/// A requirement that looks at nothing but fields whose answers can be gone through.
pub(super) struct ClosedRequirement {
    pub(super) number: usize,
    pub(super) asked: AskedFields,
}

/// The remark on a requirement that no answer meets.
pub(super) const NEVER_HOLDS: Words<&str> = words!(
    fr: "aucune réponse ne remplit cette exigence : vérifiez ses valeurs",
    en: "no answer meets this requirement: check its values"
);

/// The remark on a requirement that every answer meets.
pub(super) const NEVER_FAILS: Words<&str> = words!(
    fr: "cette exigence est toujours remplie : vérifiez ses valeurs",
    en: "this requirement is always met: check its values"
);

/// The value of each requirement in the text.
pub(super) fn requirements<'d>(document: &'d JsonText<'d>) -> Vec<JsonValue<'d, 'd>> {
    let mut members = document.root().members();
    let found = members.find(|(name, _)| name.text() == "requirements");
    found.map(|(_, list)| list.items().collect()).unwrap_or_default()
}

/// A member of an object.
pub(super) fn member<'d>(json: JsonValue<'d, 'd>, name: &str) -> Option<JsonValue<'d, 'd>> {
    let mut members = json.members().filter(|_| json.is_object());
    members.find(|(known, _)| known.text() == name).map(|(_, value)| value)
}
