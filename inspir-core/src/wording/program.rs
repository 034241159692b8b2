//! The words of the program, by their keys. `program.json` is made from the sources, by the test
//! `wording`, and keeps the key of words that change in one language.

use crate::json::JsonText;
use crate::locale::Words;

use crate::difference::text_of;

pub(crate) const PROGRAM: &str = include_str!("program.json");

/// The words of the program, each with its key, from the text of their file.
pub(super) fn program_words(program: &str) -> Vec<(String, Words)> {
    let Ok(document) = JsonText::new(program) else { return Vec::new() };
    let entries = document.root().members().filter_map(|(key, json)| {
        let mut text = |locale: crate::locale::Locale| {
            text_of(json, locale.tag()).map(std::borrow::Cow::into_owned)
        };
        Some((key.text().into_owned(), Words::of_given(&mut text)?))
    });
    entries.collect()
}
