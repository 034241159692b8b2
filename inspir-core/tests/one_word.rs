//! The report, the form and the card of notebooks have one word for one thing.

#![cfg(test)]

mod common;

use std::collections::HashSet;
use std::path::PathBuf;

use common::{call, defined, files, folders, name, read, root, shared};
use inspir_core::Locale;

/// What the surfaces name alike: the name in the words of the form, and in those of the card.
const ALIKE: [(&str, Option<&str>); 10] = [
    ("unknown", Some("unknown")),
    ("flat", Some("flat")),
    ("declared", Some("declared")),
    ("retained", Some("retained")),
    ("cut", Some("cut")),
    ("categories", Some("categories")),
    ("quantities", Some("quantities")),
    ("whole", Some("overall")),
    ("requested", Some("requested")),
    ("decides", None),
];

/// The texts in quotation marks that stand directly behind this, in their order: French, then English.
fn texts_behind(text: &str, before: &str, quote: char) -> Vec<String> {
    let texts = text.match_indices(before).filter_map(|(at, _)| {
        let (ahead, rest) = text.split_at(at);
        let starts = ahead.ends_with([' ', '\n']);
        let rest = rest.strip_prefix(before)?;
        rest.split_once(quote).filter(|_| starts).map(|(found, _)| found.to_lowercase())
    });
    texts.collect()
}

/// All that stands by itself in the reports of the example of the guide and of the real calls: headings,
/// labels, figures.
fn cells(locale: Locale) -> HashSet<String> {
    let example = root().join("docs/examples/littoral-chantiers-2027");
    let example = |ending: &str| read(&example.with_extension(ending));
    let mut assessed = vec![(defined(&example("json")), example("application.json"))];
    for folder in folders(&shared("calls")) {
        let call = call(&name(&folder));
        let expected = files(&folder, ".expected.json");
        let application = |file: &PathBuf| {
            PathBuf::from(file.to_string_lossy().replace(".expected.json", ".json"))
        };
        let applications = expected.iter().map(|file| read(&application(file)));
        assessed.extend(applications.map(|text| (call.clone(), text)));
        assessed.push((call.clone(), "{}".to_owned()));
    }
    let mut cells = HashSet::new();
    for (call, text) in assessed {
        for line in call.assess_json(text.as_bytes()).report(locale).lines() {
            let parts = line.split("  ").flat_map(|part| part.split(['.', '←']));
            cells.extend(parts.map(|part| part.trim().to_lowercase()));
        }
    }
    cells
}

#[test]
fn one_word_for_one_thing() {
    let form = ["fr", "en"].map(|tag| root().join(format!("inspir-wasm/form/src/words/{tag}.ts")));
    let form = form.map(|file| read(&file)).concat();
    let card = read(&root().join("inspir-py/python/inspir/_card_words.py"));
    for (index, locale) in [Locale::Fr, Locale::En].into_iter().enumerate() {
        let cells = cells(locale);
        for (of_form, of_card) in ALIKE {
            let words = texts_behind(&form, &format!("{of_form}: '"), '\'');
            assert_eq!(words.len(), 2, "{of_form}: {words:?}");
            assert!(cells.contains(&words[index]), "no report says `{}`", words[index]);
            if let Some(of_card) = of_card {
                let of_card = texts_behind(&card, &format!("{of_card}=\""), '"');
                assert_eq!(words, of_card, "{of_form}");
            }
        }
    }
}
