//! How fast an application is assessed, against the floor: `serde_json` reading the same text into
//! plain borrowed structs, without any rule.
//!
//! `cargo bench -p inspir-core`; the figures and what they mean stand in `docs/performance.md`.

#![allow(missing_docs, unreachable_pub, dead_code, clippy::unwrap_used, reason = "a benchmark")]

use std::fmt::Write;

use divan::{Bencher, black_box};
use inspir_core::{Assessor, Call, Locale};

fn main() {
    divan::main();
}

/// An application as an association would file it.
const TEXT: &str = include_str!("../examples/application.json");

/// The same application without white space, as programs write it.
fn text() -> String {
    let mut in_string = false;
    let kept = TEXT.chars().filter(|c| {
        in_string ^= *c == '"';
        in_string || !c.is_whitespace()
    });
    kept.collect()
}

fn assessor() -> Assessor {
    Assessor::new(&Call::creative_event())
}

#[divan::bench]
fn floor_typed_parse(bencher: Bencher) {
    let text = text();
    bencher.bench_local(|| {
        black_box(serde_json::from_str::<floor::Application>(black_box(&text)).unwrap());
    });
}

#[divan::bench]
fn floor_value_parse(bencher: Bencher) {
    let text = text();
    bencher.bench_local(|| {
        black_box(serde_json::from_str::<serde_json::Value>(black_box(&text)).unwrap());
    });
}

#[divan::bench]
fn text_to_application(bencher: Bencher) {
    let (text, call) = (text(), Call::creative_event());
    bencher.bench_local(|| {
        black_box(call.read_json(black_box(text.as_bytes())));
    });
}

#[divan::bench]
fn text_to_decision(bencher: Bencher) {
    let (text, mut assessor) = (text(), assessor());
    bencher.bench_local(|| assessor.decide_json(black_box(text.as_bytes())).outcome());
}

#[divan::bench]
fn parsed_to_decision(bencher: Bencher) {
    let (text, mut assessor) = (text(), assessor());
    let application = Call::creative_event().read_json(text.as_bytes()).into_application();
    bencher.bench_local(|| assessor.decide(black_box(&application)).outcome());
}

#[divan::bench]
fn text_to_assessment(bencher: Bencher) {
    let (text, mut assessor) = (text(), assessor());
    bencher.bench_local(|| {
        black_box(assessor.assess_json(black_box(text.as_bytes())));
    });
}

#[divan::bench]
fn text_to_assessment_json(bencher: Bencher) {
    let (text, mut assessor) = (text(), assessor());
    bencher.bench_local(|| {
        black_box(assessor.assess_json(black_box(text.as_bytes())).to_json(Locale::Fr));
    });
}

#[divan::bench]
fn bad_text_to_decision(bencher: Bencher) {
    let (text, mut assessor) = (text().replace("\"9640.40\"", "1.5"), assessor());
    let text = text.replace("\"association\"", "\"club\"");
    bencher.bench_local(|| assessor.decide_json(black_box(text.as_bytes())).outcome());
}

/// The time grows with the number of lines and no faster.
#[divan::bench(args = [10, 100, 1_000, 10_000])]
fn text_to_decision_by_lines(bencher: Bencher, lines: usize) {
    let mut text = String::from("{\"budget\":{\"expenses\":[");
    for line in 0..lines {
        let comma = if line > 0 { "," } else { "" };
        let _ = write!(
            text,
            "{comma}{{\"label\":\"ligne {line}\",\"amount\":\"12.50\",\"supports\":\"accueil\"}}"
        );
    }
    text.push_str("]},\"request\":{\"amount\":\"1.00\"}}");
    let mut assessor = assessor();
    bencher
        .counter(divan::counter::ItemsCount::new(lines))
        .bench_local(|| assessor.decide_json(black_box(text.as_bytes())).outcome());
}

/// An application as plain borrowed structs: what any typed engine reads first.
mod floor {
    use std::collections::HashMap;

    use serde::Deserialize;

    macro_rules! structs {
        ($($name:ident { $($member:ident: $type:ty,)+ })+) => {$(
            #[derive(Deserialize, Default)]
            #[serde(default)]
            pub struct $name<'a> {
                $(#[serde(borrow)] $member: $type,)+
            }
        )+};
    }

    type Text<'a> = Option<&'a str>;
    type Flags<'a> = HashMap<&'a str, bool>;

    structs! {
        Application {
            call: Text<'a>, reference: Text<'a>, submitted_on: Text<'a>,
            first_contact_on: Text<'a>, applicant: Applicant<'a>, project: Project<'a>,
            budget: Budget<'a>, request: Request<'a>, documents: Vec<Document<'a>>,
            charter: Charter<'a>, answers: HashMap<&'a str, &'a str>, undertakings: Flags<'a>,
            indicators: Vec<Indicator<'a>>,
        }
        Applicant {
            name: Text<'a>, legal_form: Text<'a>, created_on: Text<'a>, siret: Text<'a>,
            rna: Text<'a>, iban: Text<'a>, legal_representative: Person<'a>,
            signatory: Text<'a>, vat_recovery: Text<'a>,
        }
        Person { name: Text<'a>, role: Text<'a>, }
        Budget { vat_basis: Text<'a>, expenses: Vec<Line<'a>>, revenues: Vec<Line<'a>>, }
        Request { amount: Text<'a>, }
        Document { kind: Text<'a>, name: Text<'a>, dated_on: Text<'a>, signed_by: Text<'a>, }
        Charter { signed_on: Text<'a>, signed_by: Text<'a>, commitments: Flags<'a>, }
    }

    #[derive(Deserialize, Default)]
    #[serde(default)]
    pub struct Project<'a> {
        #[serde(borrow)]
        title: Text<'a>,
        #[serde(borrow)]
        description: Text<'a>,
        #[serde(borrow)]
        starts_on: Text<'a>,
        #[serde(borrow)]
        ends_on: Text<'a>,
        #[serde(borrow)]
        commune: Text<'a>,
        #[serde(borrow)]
        event_format: Text<'a>,
        #[serde(borrow)]
        challenges: Vec<&'a str>,
        external_providers: Option<bool>,
    }

    #[derive(Deserialize, Default)]
    #[serde(default)]
    pub struct Line<'a> {
        #[serde(borrow)]
        label: Text<'a>,
        #[serde(borrow)]
        amount: Text<'a>,
        #[serde(borrow)]
        account: Text<'a>,
        #[serde(borrow)]
        source: Text<'a>,
        #[serde(borrow)]
        supports: Text<'a>,
        in_kind: Option<bool>,
        eligible: Option<bool>,
        external_provider: Option<bool>,
        secured: Option<bool>,
    }

    #[derive(Deserialize, Default)]
    #[serde(default)]
    pub struct Indicator<'a> {
        #[serde(borrow)]
        label: Text<'a>,
        #[serde(borrow)]
        unit: Text<'a>,
        target: Option<i64>,
        horizon_months: Option<u8>,
    }
}
