//! What a definition costs: an own field, a comparison, a quantity that goes through a list, a category.
//!
//! `cargo bench -p inspir-core --bench language`; the figures stand in `docs/performance.md`.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use divan::{Bencher, black_box};
use inspir_core::{Assessor, Call};

fn main() {
    divan::main();
}

/// How many expense lines the application has.
const LINES: usize = 100;

/// A definition with one requirement and these members.
fn definition(members: &str, requirements: &[String]) -> String {
    let words = r#"{"fr": "x", "en": "x"}"#;
    let around = format!(
        r#""section": "s", "level": "warning", "basis": "implied", "title": {words},
           "citation": {{"section": {words}}}"#
    );
    let mut all = vec![format!(
        r#"{{"id": "r", "check": "answered", "field": "/applicant/name", {around}}}"#
    )];
    all.extend(
        requirements.iter().enumerate().map(|(index, requirement)| {
            format!(r#"{{"id": "r{index}", {requirement}, {around}}}"#)
        }),
    );
    format!(
        r#"{{"id": "bench", "edition": "1", "title": {words}, "organisation": {words},
            "summary": {words}, "sections": [{{"id": "s", "title": {words}}}], {members}
            "requirements": [{}]}}"#,
        all.join(",")
    )
}

/// An application with these members and a budget of this many lines.
fn application(members: &str, category: &str) -> String {
    let line =
        |index: usize| format!(r#"{{"label": "line {index}", "amount": "12.50"{category}}}"#);
    let lines: Vec<String> = (0..LINES).map(line).collect();
    format!(r#"{{{members}"budget": {{"expenses": [{}]}}}}"#, lines.join(","))
}

fn decide(bencher: Bencher<'_, '_>, definition: &str, text: &str) {
    let mut assessor = Assessor::new(&Call::from_json(definition).unwrap());
    assert!(assessor.decide_json(text.as_bytes()).input_errors().is_empty());
    bencher.bench_local(|| assessor.decide_json(black_box(text.as_bytes())).outcome());
}

#[divan::bench(args = [0, 100])]
fn fields(bencher: Bencher, count: usize) {
    let field = |index| {
        format!(r#"{{"id": "f{index}", "type": "number", "title": {{"fr": "x", "en": "x"}}}}"#)
    };
    let fields: Vec<String> = (0..count).map(field).collect();
    let answers: Vec<String> = (0..count).map(|index| format!(r#""f{index}": {index}"#)).collect();
    decide(
        bencher,
        &definition(&format!(r#""fields": [{}],"#, fields.join(",")), &[]),
        &application(&format!(r#""details": {{{}}},"#, answers.join(",")), ""),
    );
}

#[divan::bench(args = [0, 100])]
fn comparisons(bencher: Bencher, count: usize) {
    let compare = r#""check": "compare", "left": "/request/amount", "is": "at_most",
        "right": {"amount": "5000.00"}"#;
    let requirements = vec![compare.to_owned(); count];
    decide(
        bencher,
        &definition("", &requirements),
        &application(r#""request": {"amount": "4000"},"#, ""),
    );
}

/// Each goes through the lines of the budget.
#[divan::bench(args = [0, 10])]
fn sums(bencher: Bencher, count: usize) {
    let sum = r#""check": "compare", "left": {"sum": "/budget/expenses/*/amount",
        "where": {"equals": {"field": "/budget/expenses/*/nature", "value": "operating"}},
        "title": {"fr": "x", "en": "x"}}, "is": "at_least", "right": {"amount": "5.00"}"#;
    let requirements = vec![sum.to_owned(); count];
    decide(bencher, &definition("", &requirements), &application("", ""));
}

#[divan::bench(args = [1, 10, 100])]
fn categories(bencher: Bencher, count: usize) {
    let category = |index: usize| {
        let cap = if index == 1 { r#", "caps": [{"share": "0.10", "of": "all"}]"# } else { "" };
        format!(r#"{{"id": "c{index}", "title": {{"fr": "x", "en": "x"}}{cap}}}"#)
    };
    let categories: Vec<String> = (0..count).map(category).collect();
    decide(
        bencher,
        &definition(&format!(r#""categories": [{}],"#, categories.join(",")), &[]),
        &application("", r#", "category": "c0""#),
    );
}

/// Loading a call of the tests, and the largest built-in one.
#[divan::bench(args = ["inspir-creative-event", "pcae-elevage"])]
fn loading(bencher: Bencher, id: &str) {
    let text = match id {
        "pcae-elevage" => include_str!("../tests/calls/pcae-elevage/definition.json").to_owned(),
        id => Call::load(id).unwrap().definition().to_owned(),
    };
    bencher.bench_local(|| Call::from_json(black_box(&text)).unwrap());
}
