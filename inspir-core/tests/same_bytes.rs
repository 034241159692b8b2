//! Letters, sheets and traces of the applications of `tests/calls/`, by their digests:
//! `tests/calls/documents.json`. Every language makes the same bytes. To write the file again:
//! `UPDATE=1 cargo test -p inspir-core --test same_bytes`.

#![cfg(test)]

mod common;

use common::{assert_fresh, call, files, folders, name, read, shared};
use inspir_core::{DocumentFormat, Locale, wire};
use serde_json::json;
use sha2::{Digest, Sha256};

/// What every letter and sheet is given.
const LETTER: &str = r#"{"authority": "Région Exemple\nService des aides", "place": "Villebourg",
    "date": "2027-03-01", "addressee": "Association Exemple", "deadline": "2027-03-31",
    "signatory_name": "Camille Exemple", "signatory_quality": "Responsable du service",
    "remedies": "Ce courrier peut être contesté.", "contact": "aides@example.org"}"#;
const SHEET: &str =
    r#"{"service": "Service des aides", "officer": "Camille Exemple", "date": "2027-03-01"}"#;

/// The digest of texts, with a zero byte between them.
fn digest(texts: &[String]) -> String {
    Sha256::digest(texts.join("\0")).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn documents_are_the_same_in_every_language() {
    let mut lines = Vec::new();
    for folder in folders(&shared("calls")) {
        let call = call(&name(&folder));
        for file in files(&folder, ".json") {
            let application = name(&file);
            if application == "definition.json" || application.ends_with(".expected.json") {
                continue;
            }
            let text = read(&file);
            let text = text.as_bytes();
            for locale in Locale::ALL {
                let all = DocumentFormat::ALL.iter();
                let letters = all.clone().map(|format| {
                    wire::letter(&call, text, LETTER, *locale, *format).expect("all details")
                });
                let sheets = all.map(|format| {
                    wire::sheet(&call, text, SHEET, *locale, *format).expect("all details")
                });
                let (letters, sheets): (Vec<_>, Vec<_>) = (letters.collect(), sheets.collect());
                let line = json!({
                    "call": call.id(), "application": application, "locale": locale.tag(),
                    "letter": digest(&letters), "sheet": digest(&sheets),
                    "trace": digest(&[wire::trace(&call, text)]),
                });
                lines.push(line.to_string());
            }
        }
    }
    let formats: Vec<&str> = DocumentFormat::ALL.iter().map(|format| format.id()).collect();
    let head = [("letter", LETTER), ("sheet", SHEET)].map(|(name, details)| {
        let details = common::json(details);
        format!("\"{name}\": {details},\n")
    });
    let text = format!(
        "{{\n{}\"formats\": {},\n\"documents\": [\n{}\n]\n}}\n",
        head.concat(),
        json!(formats),
        lines.join(",\n"),
    );
    assert_fresh(&shared("calls/documents.json"), &text);
}
