//! Digests: of a document in its canonical form, of bytes as they are.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::canonical::canonical;
use super::read::JsonValue;

/// The digest of a value: `sha256:` and the SHA-256 of its canonical form in hexadecimal digits.
pub(crate) fn digest(json: JsonValue<'_, '_>) -> String {
    let mut text = String::new();
    canonical(json, &mut text);
    digest_of(text.as_bytes())
}

/// The digest of bytes as they are.
pub(crate) fn digest_of(bytes: &[u8]) -> String {
    let mut digest = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        let _ = write!(digest, "{byte:02x}");
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::super::read::JsonText;
    use super::*;

    #[test]
    fn the_canonical_form_is_hashed() {
        let of = |text: &str| digest(JsonText::new(text).unwrap().root());
        let empty = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        assert_eq!(of("{}"), empty);
        assert_eq!(of(" {\n} "), empty);
        assert_ne!(of(r#"{"a": null}"#), empty);
    }
}
