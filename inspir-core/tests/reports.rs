//! The reports for a terminal, whole: `reports/<call>/<name>.json` is an application, and
//! `<name>.<locale>.txt` beside it what its applicant reads. To write the texts again:
//! `UPDATE=1 cargo test -p inspir-core --test reports`.

#![cfg(test)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use common::statuses::of_each_status;
use common::{SAMPLE, assert_fresh, beside, defined, files, read, shared};
use inspir_core::{Call, DocumentBlock, DocumentTree, Finding, Inline, Locale, Outcome, Status};

/// The applications to a call, by the path of their reports without an ending.
fn applications(call: &Call) -> Vec<(PathBuf, String)> {
    let folder = beside("reports").join(call.id());
    let mut all: Vec<_> = files(&folder, ".json")
        .into_iter()
        .map(|file| (file.with_extension(""), read(&file)))
        .collect();
    if *call == Call::creative_event() {
        all.push((folder.join("example"), SAMPLE.to_owned()));
    }
    all
}

#[test]
fn reports_are_what_they_were() {
    let others = [
        "batiments-communaux-aube",
        "commerces-devantures",
        "leader-coeur-herault",
        "pcae-elevage",
    ]
    .map(|id| defined(&read(&shared(&format!("calls/{id}/definition.json")))));
    for call in [Call::creative_event(), Call::follow_up(), Call::innovation_store()]
        .into_iter()
        .chain(others)
    {
        let mut told = BTreeSet::new();
        for (path, text) in applications(&call) {
            let assessment = call.assess_json(text.as_bytes());
            for locale in Locale::ALL {
                let file = path.with_extension(format!("{}.txt", locale.tag()));
                assert_fresh(&file, &assessment.report(*locale));
                common::html::check(&assessment.report_tree(*locale).to_html(), locale.tag());
                told.insert(file);
            }
        }
        let there = files(&beside("reports").join(call.id()), ".txt");
        let left: Vec<_> = there.into_iter().filter(|file| !told.contains(file)).collect();
        assert!(left.is_empty(), "reports without an application: {left:?}");
    }
}

/// Each outcome stands at the head of one report at least.
#[test]
fn every_outcome_is_reported() {
    let mut outcomes = BTreeSet::new();
    for call in [Call::creative_event(), Call::follow_up(), Call::innovation_store()] {
        for (_, text) in applications(&call) {
            outcomes.insert(call.assess_json(text.as_bytes()).outcome().id());
        }
    }
    let all = [
        Outcome::Invalid,
        Outcome::Ineligible,
        Outcome::Incomplete,
        Outcome::NeedsReview,
        Outcome::Eligible,
    ];
    assert_eq!(outcomes, all.map(Outcome::id).into_iter().collect());
}

/// What a report says of a finding: the heading, and the item that begins with its title.
fn said(report: &DocumentTree, finding: Finding<'_>, locale: Locale) -> Option<String> {
    let mut heading = "";
    for block in &report.blocks {
        match block {
            DocumentBlock::Heading { text, level: 2 } => heading = text,
            DocumentBlock::List(items) => {
                let texts = items.iter().map(|item| match item.as_slice() {
                    [Inline::Text(text)] => text,
                    other => panic!("no report has this: {other:?}"),
                });
                let title = finding.requirement().title(locale);
                if let Some(text) = texts.into_iter().find(|text| text.starts_with(title)) {
                    return Some(format!("{heading}: {text}"));
                }
            }
            _ => {}
        }
    }
    None
}

/// What reports say of each status of each check, in each language: `reports/checks.<locale>.txt`.
#[test]
fn what_reports_say_of_each_check_and_status() {
    for locale in Locale::ALL {
        let mut page: BTreeMap<String, String> = BTreeMap::new();
        for (call, text) in of_each_status() {
            let assessment = call.assess_json(text.as_bytes());
            let report = assessment.report_tree(*locale);
            for finding in &assessment {
                let requirement = finding.requirement();
                let key =
                    format!("{} {} {}", requirement.check(), finding.status(), requirement.level());
                let asks = !matches!(finding.status(), Status::Met | Status::NotApplicable);
                let said = said(&report, finding, *locale).filter(|_| asks);
                assert_eq!(said.is_some(), asks && assessment.is_readable(), "{key}\n{text}");
                page.entry(key).or_insert_with(|| said.unwrap_or_else(|| "–".to_owned()));
            }
        }
        let lines: String = page.iter().map(|(key, said)| format!("{key}\n    {said}\n")).collect();
        assert_fresh(&beside("reports").join(format!("checks.{locale}.txt")), &lines);
    }
}
