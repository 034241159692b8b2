//! Sentences with values in them.

use crate::locale::{Locale, Words, fill_values};

/// A sentence in one language, with a value for each name in braces.
pub(crate) fn told(words: Words<&'static str>, locale: Locale, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    fill_values(words.get(locale), &mut out, &mut |name, out| {
        let value = values.iter().find(|(known, _)| *known == name);
        out.push_str(value.map_or("", |(_, value)| value));
    });
    out
}
