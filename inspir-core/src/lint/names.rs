//! Words: those that lack a language, and titles that stand twice.

use std::collections::{BTreeMap, BTreeSet};

use super::remark::{Remark, RemarkCode};
use crate::call::members_read;
use crate::definition::Takes;
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::locale::{Locale, words};

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

/// Items of one list that have the same title.
pub(super) fn titles_twice(document: &JsonText<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let lists = document.root().members().filter(|(_, value)| value.is_list());
    for (_, list) in lists {
        let mut met: BTreeMap<(String, String), String> = BTreeMap::new();
        for item in list.items().filter(|item| item.is_object()) {
            let member = |wanted: &str| {
                item.members().find(|(name, _)| name.text() == wanted).map(|(_, value)| value)
            };
            let (Some(id), Some(title)) = (member("id"), member("title")) else { continue };
            let mut is_told = false;
            for (tag, words) in title.members().filter(|_| title.is_object()) {
                let JsonShape::Text(text) = words.shape() else { continue };
                let key = (tag.text().into_owned(), text.trim().to_lowercase());
                let other = met.entry(key).or_insert_with(|| id.text().into_owned());
                if *other != id.text() && !is_told {
                    is_told = true;
                    let said = words!(
                        fr: "`{other}` porte le même titre : donnez-en un autre à l’un des deux, car un lecteur ne les distingue pas",
                        en: "`{other}` has the same title: give one of the two another, since a reader cannot tell them apart"
                    );
                    let (code, values) = (RemarkCode::TitleTwice, [("other", other.as_str())]);
                    remarks.push(Remark::new(document, title.number(), code, said, &values));
                }
            }
        }
    }
    remarks
}
