//! What a JSON file is about, by its members.

use std::collections::HashMap;

use serde_json::value::RawValue;

/// What a file of a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Definition,
    Assessment,
    /// Cases for a definition.
    Cases,
    /// Anything else, such as an application; also what is no JSON.
    Other,
}

impl FileKind {
    pub(super) fn of(name: &str, text: &[u8]) -> Self {
        if name.ends_with(".cases.json") {
            return Self::Cases;
        }
        let members: HashMap<String, &RawValue> = serde_json::from_slice(text).unwrap_or_default();
        let has = |names: &[&str]| names.iter().all(|name| members.contains_key(*name));
        if has(&["requirements", "sections"]) {
            Self::Definition
        } else if has(&["outcome", "findings"]) {
            Self::Assessment
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FileKind;

    #[test]
    fn members_tell() {
        let definition = crate::Call::follow_up();
        let assessment = definition.assess_json(b"{}").to_json(crate::Locale::En);
        assert_eq!(FileKind::of("a", definition.definition().as_bytes()), FileKind::Definition);
        assert_eq!(FileKind::of("a", assessment.as_bytes()), FileKind::Assessment);
        assert_eq!(FileKind::of("a.cases.json", b"[]"), FileKind::Cases);
        assert_eq!(FileKind::of("a", b"{\"call\": \"x\"}"), FileKind::Other);
        assert_eq!(FileKind::of("a", b"\xff{"), FileKind::Other);
    }
}
