//! Departments, as the first characters of their commune codes.

/// The first two characters of commune codes, or three overseas (97 and 98). Corsica has letters, 96 is
/// free for examples, and 97 stands for all departments whose codes begin so.
pub(crate) fn is_department(code: &str) -> bool {
    match code.as_bytes() {
        [b'2', b'A' | b'B'] => true,
        [b'9', b'7' | b'8', b'0'..=b'9'] => true,
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            !matches!((tens, ones), (b'0', b'0') | (b'2', b'0') | (b'9', b'9'))
        }
        _ => false,
    }
}

/// A department as a regular expression.
#[cfg(feature = "schema")]
pub(crate) const DEPARTMENT: &str = "0[1-9]|1[0-9]|2[1-9AB]|[3-8][0-9]|9[0-8]|9[78][0-9]";
