//! Words: those that lack a language, and titles that stand twice.

use std::collections::{BTreeMap, BTreeSet};

use super::closed::member;
use super::remark::{Remark, RemarkCode};
use crate::call::members_read;
use crate::definition::Takes;
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::locale::{Locale, words};
use crate::text::normalised_name;

/// The words of a definition.
fn all_words<'d>(document: &'d JsonText<'d>) -> Vec<JsonValue<'d, 'd>> {
    let reads = members_read(document);
    let is_words = |takes: Takes| matches!(takes, Takes::Object("Words" | "LongWords"));
    let found = reads.iter().filter(|read| is_words(read.takes)).filter_map(|read| read.value);
    let numbers: BTreeSet<u32> = found.collect();
    numbers.into_iter().map(|number| document.at(number)).collect()
}

fn has(words: JsonValue<'_, '_>, locale: Locale) -> bool {
    words.members().any(|(name, _)| name.text() == locale.tag())
}

/// Words that lack a language which other words have.
pub(super) fn words_missing(document: &JsonText<'_>) -> Vec<Remark> {
    let all = all_words(document);
    let mut remarks = Vec::new();
    for locale in Locale::ALL {
        if !all.iter().any(|words| has(*words, *locale)) {
            continue;
        }
        for words in all.iter().filter(|words| words.is_object() && !has(**words, *locale)) {
            let said = words!(
                fr: "ces mots manquent en `{tag}`, alors que d’autres y sont : ajoutez-les",
                en: "these words lack `{tag}`, in which others are given: add them"
            );
            let code = RemarkCode::WordsMissing;
            let values = [("tag", locale.tag())];
            remarks.push(Remark::new(document, words.number(), code, said, &values));
        }
    }
    remarks
}

/// A title as it is compared.
fn compared(title: &str) -> String {
    let plain = |c: char| match c {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        c => c,
    };
    let title = normalised_name(title.trim_end_matches(|c: char| c == '.' || c.is_whitespace()));
    title.chars().map(plain).collect()
}

/// Items of one list that have the same title, wherever the list stands. A full stop, accents, capitals and spaces do
/// not count.
pub(super) fn titles_twice(document: &JsonText<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    add_titles_twice(document, document.root(), &mut remarks);
    remarks
}

/// The numbers of the first items of a list with these titles, each with the tag of its language.
type Titled = BTreeMap<(String, String), u32>;

/// Calls itself for each level, so it holds nothing that a single item needs.
fn add_titles_twice(document: &JsonText<'_>, json: JsonValue<'_, '_>, remarks: &mut Vec<Remark>) {
    if json.is_object() {
        for (_, value) in json.members() {
            add_titles_twice(document, value, remarks);
        }
    } else if json.is_list() {
        let mut met = Titled::new();
        for item in json.items() {
            add_titles_twice(document, item, remarks);
            remarks.extend(title_twice(document, item, &mut met));
        }
    }
}

/// The remark on an item that has the title of an earlier one.
#[inline(never)]
fn title_twice(
    document: &JsonText<'_>,
    item: JsonValue<'_, '_>,
    met: &mut Titled,
) -> Option<Remark> {
    let title = member(item, "title").filter(|title| title.is_object())?;
    let mut first = None;
    for (tag, words) in title.members() {
        let JsonShape::Text(text) = words.shape() else { continue };
        let key = (tag.text().into_owned(), compared(&text));
        let other = *met.entry(key).or_insert_with(|| item.number());
        first = first.or((other != item.number()).then_some(other));
    }
    let other = first?;
    let said = words!(
        fr: "`{other}` porte le même titre : donnez-en un autre à l’un des deux, car un lecteur ne les distingue pas",
        en: "`{other}` has the same title: give one of the two another, since a reader cannot tell them apart"
    );
    // Cases and brackets have no id.
    let id = member(document.at(other), "id").map(|id| id.text().into_owned());
    let other = id.unwrap_or_else(|| document.pointer(other));
    let (code, values) = (RemarkCode::TitleTwice, [("other", other.as_str())]);
    Some(Remark::new(document, title.number(), code, said, &values))
}
