//! Letters to applicants: `letters/<call>.<locale>.txt` holds those of every application of
//! `tests/calls/` and of a few more. To write them again:
//! `UPDATE=1 cargo test -p inspir-core --test letters`.

#![cfg(test)]

mod common;

use std::collections::BTreeSet;

use common::{SAMPLE, assert_fresh, beside, call, files, folders, name, read, shared};
use inspir_core::chrono::NaiveDate;
use inspir_core::{Assessment, Call, DocumentTree, LetterDetails, Locale};

/// Details of which every letter can take what it needs.
fn details() -> LetterDetails {
    let day = |day| NaiveDate::from_ymd_opt(2027, 4, day);
    let some = |text: &str| Some(text.to_owned());
    LetterDetails {
        authority: some("Service des aides\n1 place de l’Exemple"),
        place: some("Villebourg"),
        date: day(1),
        addressee: None,
        deadline: day(30),
        signatory_name: some("Camille Exemple"),
        signatory_quality: some("Responsable du service"),
        remedies: some("Vous pouvez contester ce courrier dans les deux mois."),
        contact: some("aides@example.org"),
        legal_reference: None,
    }
}

/// The applications to a call, each with its name.
fn applications(id: &str) -> Vec<(String, String)> {
    let folder = shared(&format!("calls/{id}"));
    let mut found: Vec<(String, String)> = files(&folder, ".json")
        .into_iter()
        .filter(|file| !name(file).ends_with(".expected.json") && name(file) != "definition.json")
        .map(|file| (name(&file.with_extension("")), read(&file)))
        .collect();
    found.push(("empty".to_owned(), "{}".to_owned()));
    found.push(("unreadable".to_owned(), "{".to_owned()));
    if let Some(more) = std::fs::read_dir(beside("reports").join(id)).ok() {
        let mut more: Vec<_> = more.filter_map(|entry| entry.ok().map(|one| one.path())).collect();
        more.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
        more.sort();
        found.extend(more.iter().map(|file| (format!("report-{}", name(file)), read(file))));
    }
    if id == "inspir-creative-event" {
        found.push(("example".to_owned(), SAMPLE.to_owned()));
    }
    found
}

fn letter(call: &Call, text: &str, locale: Locale) -> (Assessment, DocumentTree) {
    let read = call.read_json(text.as_bytes());
    let mut details = details().addressed_to(read.application());
    details.addressee.get_or_insert_with(|| "Association Exemple".to_owned());
    let assessment = call.assess(&read);
    let letter = assessment.letter(&details, locale).unwrap_or_else(|error| panic!("{error}"));
    (assessment, letter)
}

#[test]
fn letters_are_what_they_were() {
    let mut told = BTreeSet::new();
    for folder in folders(&shared("calls")) {
        let id = name(&folder);
        let call = call(&id);
        for locale in [Locale::Fr, Locale::En] {
            let mut page = String::new();
            for (name, text) in applications(&id) {
                page.push_str(&format!("======== {name}\n\n"));
                page.push_str(&letter(&call, &text, locale).1.to_text());
                page.push('\n');
            }
            let file = beside("letters").join(format!("{id}.{locale}.txt"));
            assert_fresh(&file, &page);
            told.insert(file);
        }
    }
    assert_eq!(files(&beside("letters"), ".txt"), told.into_iter().collect::<Vec<_>>());
}
