//! Texts: how long they may be, when they say nothing, and how they stand in a place or a message.

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
const QUOTED: usize = 60;

/// Whether a text says nothing: it is empty or all white.
#[inline]
pub(crate) fn is_blank(text: &str) -> bool {
    // Nearly always the first byte tells.
    let says = text.as_bytes().first().is_some_and(u8::is_ascii_graphic);
    !says && text.chars().all(char::is_whitespace)
}

/// The beginning of a text, for a message.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
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

/// Adds a template; `write` adds what each name in braces stands for.
pub(crate) fn fill(template: &str, out: &mut String, write: &mut dyn FnMut(&str, &mut String)) {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        write(name, out);
        rest = after;
    }
    out.push_str(rest);
}

/// Adds a number in digits.
pub(crate) fn push_number(number: usize, out: &mut String) {
    out.push_str(&number.to_string());
}
