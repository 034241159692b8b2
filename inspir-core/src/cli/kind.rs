//! The kind of a JSON file, by its members.

use std::collections::HashMap;
use std::path::Path;

use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::beside::{definition_of, has_cases};

/// Members of definitions. A file with two of them is one, whatever is wrong with it.
const OF_DEFINITIONS: [&str; 5] = ["id", "edition", "parts", "sections", "requirements"];

/// The kind of a file in a folder.
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
        if definition_of(Path::new(name)).is_some() {
            return Self::Cases;
        }
        let members: HashMap<String, &RawValue> = serde_json::from_slice(text).unwrap_or_default();
        let count =
            |names: &[&str]| names.iter().filter(|name| members.contains_key(**name)).count();
        if count(&["outcome", "findings"]) == 2 {
            Self::Assessment
        } else if count(&OF_DEFINITIONS) >= 2 {
            Self::Definition
        } else {
            Self::Other
        }
    }
}

/// Whether a file of a folder of definitions is to be one: cases stand beside it, it has members of one, or it
/// is no JSON, so that nobody knows.
pub(super) fn is_to_be_definition(file: &Path, text: &[u8]) -> bool {
    match FileKind::of(&file.to_string_lossy(), text) {
        FileKind::Definition => true,
        FileKind::Cases => false,
        FileKind::Assessment | FileKind::Other => {
            has_cases(file) || serde_json::from_slice::<IgnoredAny>(text).is_err()
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
        assert_eq!(FileKind::of("a.cases/1.json", b"[]"), FileKind::Cases);
        assert_eq!(FileKind::of("a.cases/filed/1.json", b"{}"), FileKind::Other);
        let misspelt = b"{\"id\": \"x\", \"sections\": [], \"requirments\": []}";
        assert_eq!(FileKind::of("a", misspelt), FileKind::Definition);
        assert_eq!(FileKind::of("a", b"{\"call\": \"x\"}"), FileKind::Other);
        assert_eq!(FileKind::of("a", b"\xff{"), FileKind::Other);
    }
}
