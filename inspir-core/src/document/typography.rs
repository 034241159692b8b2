//! Where a line may not end: French sets a space before some signs, and within amounts.

use crate::locale::Currency;

/// A text in which a space becomes a no-break space where no line may end. Punctuation stays on the line
/// of its word, the sign of a currency with its amount, and the digits of a figure stay together.
pub(super) fn bound(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before: Option<&str> = None;
    for word in text.split(' ') {
        if let Some(before) = before {
            out.push(if stay_together(before, word) { '\u{a0}' } else { ' ' });
        }
        out.push_str(word);
        before = Some(word);
    }
    out
}

/// Whether no line may end between two words.
fn stay_together(before: &str, word: &str) -> bool {
    let is_currency = |word: &str, is: fn(&str, &str) -> bool| {
        Currency::IDS.iter().any(|currency| is(word, currency))
    };
    let digit = |char: char| char.is_ascii_digit();
    before.ends_with(['«', '°'])
        || word.starts_with([':', ';', '?', '!', '»', '%'])
        || (before.ends_with(digit) && word.starts_with(['€', '£', '$']))
        || (word.starts_with(digit)
            && (before.ends_with(digit)
                || is_currency(before, |before, currency| before.ends_with(currency))))
        || (before.ends_with(digit)
            && is_currency(word, |word, currency| word.starts_with(currency)))
}
