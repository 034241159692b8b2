//! Texts: their limits, when they are blank, and how they are written into paths and messages.

/// The most characters that a text may have.
pub(crate) const MAX_TEXT: usize = 20_000;
/// The most items that a list may have.
pub(crate) const MAX_LIST: usize = 10_000;
/// The most bytes that a document may have.
pub(crate) const MAX_BYTES: usize = 8 * 1024 * 1024;
/// The most levels that a document may have; the root is level 1.
pub(crate) const MAX_DEPTH: usize = 64;
/// The most errors that are reported.
pub(crate) const MAX_ERRORS: usize = 100;

/// The most characters of the input that an error quotes.
pub(crate) const QUOTED: usize = 60;

/// Whether a text is blank: empty, or only white space.
#[inline]
pub(crate) fn is_blank(text: &str) -> bool {
    // Nearly always the first byte decides.
    let says = text.as_bytes().first().is_some_and(u8::is_ascii_graphic);
    !says && is_white(text)
}

#[cfg_attr(feature = "fast", inline(never))]
fn is_white(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Whether a byte of UTF-8 is the first one of a character.
pub(crate) const fn begins_character(byte: u8) -> bool {
    !matches!(byte, 0x80..0xC0)
}

/// The beginning of a text, for a message.
pub(crate) fn shortened(text: &str) -> String {
    shortened_to(QUOTED, text)
}

/// At most `most` characters of a text, and an ellipsis if there are more.
pub(crate) fn shortened_to(most: usize, text: &str) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Whether a sign only steers how a text is shown.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

/// The name of a call, as it is compared: without letter case, invisible signs, and differences of
/// white space, hyphens and apostrophes. It may be empty.
pub(crate) fn normalised_name(text: &str) -> String {
    let is_joint = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '_' | '\'' | '\u{2010}'
                    ..='\u{2015}'
                        | '\u{2212}'
                        | '\u{fe58}'
                        | '\u{fe63}'
                        | '\u{ff0d}'
                        | '\u{2018}'
                        | '\u{2019}'
                        | '\u{2bc}'
            )
    };
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let words = visible.to_lowercase();
    let words: Vec<&str> = words.split(is_joint).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// Whether a JSON Pointer leads to what stands at another one, or into it.
pub(crate) fn is_within(pointer: &str, outer: &str) -> bool {
    pointer.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The texts before and after an ASCII sign. In short texts this is quicker than the standard library.
pub(crate) fn split_once(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == sign)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Adds one step of a JSON Pointer (RFC 6901).
pub(crate) fn push_step(step: &str, path: &mut String) {
    for c in step.chars() {
        match c {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            c => path.push(c),
        }
    }
}

/// The text with a capital letter at its beginning. This is enough for languages of western Europe.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let capital = chars.next().map(|first| match first {
        'à'..='þ' if first != '÷' => {
            char::from_u32(u32::from(first) - u32::from('à') + u32::from('À')).unwrap_or(first)
        }
        'œ' => 'Œ',
        first => first.to_ascii_uppercase(),
    });
    capital.into_iter().chain(chars).collect()
}

/// Adds a number in digits.
pub(crate) fn push_number(number: usize, out: &mut String) {
    out.push_str(&number.to_string());
}

/// A number in digits. Formatting 128 bits with the standard library would add much code to the npm package.
pub(crate) fn in_digits(number: u128) -> String {
    const PART: u128 = 10_u128.pow(18);
    match u64::try_from(number) {
        Ok(number) => number.to_string(),
        Err(_) => {
            let last = u64::try_from(number % PART).unwrap_or_default();
            format!("{}{last:018}", in_digits(number / PART))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{capitalised, in_digits};

    #[test]
    fn numbers_of_any_length() {
        for number in [0, 7, u64::MAX.into(), 10_u128.pow(20), 10_u128.pow(36) + 5, u128::MAX] {
            assert_eq!(in_digits(number), number.to_string());
        }
    }

    #[test]
    fn capitals() {
        for (text, capital) in
            [("équipe", "Équipe"), ("être", "Être"), ("œuvre", "Œuvre"), ("date", "Date"), ("", "")]
        {
            assert_eq!(capitalised(text), capital);
        }
    }
}
