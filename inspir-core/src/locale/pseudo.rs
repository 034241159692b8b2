//! The language of the tests: every text of the program in marks (feature `pseudo`).

/// A text of the program, with marks around all that is not a gap:
/// `⟦le plafond est de ⟧{ceiling}⟦.⟧`.
macro_rules! marked {
    ($text:expr) => {
        const {
            const TEXT: &str = $text;
            const MARKED: ([u8; $crate::locale::pseudo::most(TEXT)], usize) =
                $crate::locale::pseudo::with_marks(TEXT);
            match core::str::from_utf8(MARKED.0.split_at(MARKED.1).0) {
                Ok(text) => text,
                Err(_) => "",
            }
        }
    };
}
pub(crate) use marked;

/// The most bytes that a text may have with its marks.
pub(crate) const fn most(text: &str) -> usize {
    text.len() * 7 + 6
}

/// The bytes of a text with its marks, and their number.
#[allow(
    clippy::indexing_slicing,
    reason = "runs in the compiler alone, which refuses a place that is not there"
)]
pub(crate) const fn with_marks<const MOST: usize>(text: &str) -> ([u8; MOST], usize) {
    let (mut out, mut length) = ([0; MOST], 0);
    let bytes = text.as_bytes();
    if bytes.is_empty() {
        return (out, 0);
    }
    /// The kind of text that the byte is part of: words, the name of a gap, or the words that a gap chooses.
    enum PartOf {
        Words,
        Name,
        Choice,
    }
    let (mut at, mut index) = (PartOf::Words, 0);
    length = push(&mut out, length, "⟦".as_bytes());
    while index < bytes.len() {
        let byte = bytes[index];
        let (before, after) = match (&at, byte) {
            (PartOf::Words, b'{') => ("⟧", ""),
            (PartOf::Name, b'?' | b'}') => ("", "⟦"),
            (PartOf::Choice, b'|' | b'}') => ("⟧", "⟦"),
            _ => ("", ""),
        };
        at = match (at, byte) {
            (PartOf::Words, b'{') => PartOf::Name,
            (PartOf::Name, b'?') => PartOf::Choice,
            (_, b'}') => PartOf::Words,
            (at, _) => at,
        };
        length = push(&mut out, length, before.as_bytes());
        length = push(&mut out, length, &[byte]);
        length = push(&mut out, length, after.as_bytes());
        index += 1;
    }
    length = push(&mut out, length, "⟧".as_bytes());
    (out, length)
}

/// Adds bytes at an index. Gives the index after them.
#[allow(
    clippy::indexing_slicing,
    reason = "runs in the compiler alone, which refuses a place that is not there"
)]
const fn push(out: &mut [u8], mut length: usize, bytes: &[u8]) -> usize {
    let mut index = 0;
    while index < bytes.len() {
        out[length] = bytes[index];
        (length, index) = (length + 1, index + 1);
    }
    length
}

#[cfg(test)]
mod tests {
    #[test]
    fn gaps_stand_outside_the_marks() {
        assert_eq!(marked!(""), "");
        assert_eq!(marked!("Été"), "⟦Été⟧");
        assert_eq!(marked!("a {b} c"), "⟦a ⟧{b}⟦ c⟧");
        assert_eq!(marked!("{n?one|more}?"), "⟦⟧{n?⟦one⟧|⟦more⟧}⟦?⟧");
    }
}
