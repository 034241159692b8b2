//! Sentences of the command: templates with values.

use std::fmt::Display;

use crate::document::printable;
use crate::locale::{Locale, TemplateGap, Words, fill};

/// A template in a language, with its values. `{n?one|other}` chooses by a number.
pub(super) fn tell(
    locale: Locale,
    words: &Words<&'static str>,
    values: &[(&str, &dyn Display)],
) -> String {
    let mut told = String::new();
    let value = |name: &str| {
        let found = values.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.to_string()).unwrap_or_default()
    };
    fill(words.get(locale), &mut told, &mut |gap, out| match gap {
        TemplateGap::Value(name) => out.push_str(&value(name)),
        TemplateGap::Choice(name, [one, other]) => {
            let number = value(name).parse().unwrap_or(u32::MAX);
            out.push_str(if locale.is_singular(number) { one } else { other });
        }
    });
    told
}

/// A text of a file or of a name as a terminal may show it: nothing in it controls the terminal. Lines
/// stay apart.
pub(super) fn visible(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { c } else { printable(c) }).collect()
}

#[cfg(test)]
mod tests {
    use super::tell;
    use crate::locale::{Locale, words};

    #[test]
    fn numbers_choose_words() {
        let files =
            words!(fr: "{n} fichier{n?|s} dans {place}", en: "{n} {n?file|files} in {place}");
        let told = |locale, n: u32| tell(locale, &files, &[("n", &n), ("place", &"x")]);
        assert_eq!(told(Locale::Fr, 0), "0 fichier dans x");
        assert_eq!(told(Locale::Fr, 2), "2 fichiers dans x");
        assert_eq!(told(Locale::En, 1), "1 file in x");
        assert_eq!(told(Locale::En, 0), "0 files in x");
    }
}
