//! The escapes of JSON strings.

/// The content of a string, from the text between its quotation marks.
pub(super) fn decoded(inside: &str) -> String {
    let (mut text, mut rest) = (String::with_capacity(inside.len()), inside);
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let mut following = after.chars();
        text.push(match following.next() {
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                let escapes = rest.as_bytes();
                let units = [before.len(), before.len() + 6].map(|at| unit(escapes, at));
                let units = units.into_iter().map_while(|unit| unit);
                let c = char::decode_utf16(units).next().and_then(Result::ok);
                let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
                following = after
                    .get(if c.len_utf16() == 2 { 11.. } else { 5.. })
                    .unwrap_or_default()
                    .chars();
                c
            }
            c => c.unwrap_or_default(),
        });
        rest = following.as_str();
    }
    text.push_str(rest);
    text
}

/// The code unit of a `\uXXXX` escape that begins at `at`.
pub(super) fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let [b'\\', b'u', hex @ ..] = bytes.get(at..at + 6)? else { return None };
    hex.iter().try_fold(0, |unit: u16, byte| {
        let digit = char::from(*byte).to_digit(16)?;
        Some(unit << 4 | u16::try_from(digit).ok()?)
    })
}

/// The index of the first byte that a JSON string must escape: a quotation mark, a backslash or a
/// control character.
pub(crate) fn special(text: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    // Eight bytes at a time. A subtraction borrows from higher bytes only, so the lowest bit that is
    // set is right.
    let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word;
    let (words, rest) = text.as_chunks();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let quote = below(word ^ (ONES * u64::from(b'"')), 1);
        let backslash = below(word ^ (ONES * u64::from(b'\\')), 1);
        let found = (quote | backslash | below(word, 0x20)) & (ONES * 0x80);
        if found != 0 {
            return Some(at * 8 + index(found.trailing_zeros()) / 8);
        }
    }
    let found = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
    Some(text.len() - rest.len() + found)
}

#[inline(always)]
pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_bytes_are_found_wherever_they_stand() {
        for byte in 0..=u8::MAX {
            let is_special = byte < 0x20 || byte == b'"' || byte == b'\\';
            for (at, filler) in (0..40).flat_map(|at| [(at, b'a'), (at, 0xff)]) {
                let mut text = [filler; 40];
                text[at] = byte;
                assert_eq!(special(&text), is_special.then_some(at), "{byte} at {at}");
                text[39] = b'"';
                let first = if is_special { at } else { 39 };
                assert_eq!(special(&text), Some(first), "{byte} at {at}");
            }
        }
    }
}
