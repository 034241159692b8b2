//! The digest of a definition.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::json::{JsonValue, canonical};

/// The digest of a definition: `sha256:` and the SHA-256 of its canonical form in hexadecimal digits.
pub(super) fn digest(definition: JsonValue<'_, '_>) -> String {
    let mut text = String::new();
    canonical(definition, &mut text);
    let mut digest = String::from("sha256:");
    for byte in Sha256::digest(text) {
        let _ = write!(digest, "{byte:02x}");
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::JsonText;

    #[test]
    fn the_canonical_form_is_hashed() {
        let of = |text: &str| digest(JsonText::new(text).unwrap().root());
        let empty = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        assert_eq!(of("{}"), empty);
        assert_eq!(of(" {\n} "), empty);
        assert_ne!(of(r#"{"a": null}"#), empty);
    }
}
