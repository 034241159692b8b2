//! The table of the checks against the folder, and the words of every check.

use std::collections::BTreeSet;

use super::*;
use crate::call::Call;
use crate::locale::Locale;

/// Calls that use every check: the built-in ones and those of other funders.
fn calls() -> Vec<Call> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/calls");
    let folders = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let definitions = folders.map(|folder| folder.join("definition.json"));
    let texts = definitions.filter(|path| path.exists()).map(|path| std::fs::read(path).unwrap());
    let load = |text: Vec<u8>| Call::from_slice(&text).unwrap_or_else(|error| panic!("{error}"));
    [Call::creative_event(), Call::follow_up()].into_iter().chain(texts.map(load)).collect()
}

#[test]
fn the_table_is_in_alphabetical_order() {
    assert!(NAMES.is_sorted());
}

#[test]
fn every_check_is_used_and_has_words_for_every_status_in_every_locale() {
    let mut unused: BTreeSet<&str> = NAMES.iter().copied().collect();
    let full = include_str!("../../tests/definitions/full.json");
    let full = Call::from_json(full).unwrap_or_else(|error| panic!("{error}"));
    for call in calls().into_iter().chain([full]) {
        for requirement in call.requirements() {
            unused.remove(requirement.check());
            for status in &requirement.check.statuses(&call.data().frame) {
                let words = requirement.check.words(*status, &Evidence::default());
                let place = format!("{} {}", requirement.check(), status.id());
                match status {
                    Status::Met => assert!(words.is_none(), "{place}: what is met needs no words"),
                    _ => {
                        let words = words.unwrap_or_else(|| panic!("{place}: no words"));
                        for locale in Locale::ALL {
                            let what = words.what.get(*locale);
                            assert!(what.ends_with(['.', '?']), "{place} {what}");
                            let next = *status == Status::NotApplicable
                                || !words.next.get(*locale).is_empty();
                            assert!(next, "{place}: what to do next?");
                        }
                    }
                }
            }
        }
    }
    assert!(unused.is_empty(), "no call uses {unused:?}");
}

/// Every finding of many applications says something, with every blank filled in.
#[test]
fn messages_are_complete() {
    let texts = [
        "{}",
        include_str!("../../examples/application.json"),
        r#"{"applicant": {"legal_form": "company", "siret": "1", "rna": "1", "iban": "1", "created_on": "2026-12-01", "vat_recovery": "partial"},
            "submitted_on": "2027-01-01", "first_contact_on": "2027-01-01",
            "project": {"starts_on": "2027-01-02", "ends_on": "2027-01-01", "commune": "75056", "event_format": "other", "external_providers": true},
            "budget": {"vat_basis": "excluding_vat", "expenses": [{"amount": "1.00"}, {}], "revenues": [{"amount": "2.00", "in_kind": true}]},
            "request": {"amount": "20000.00", "operating": "20000.00"}, "origin": {"inspir_event": false},
            "team": [{"discipline": "code"}], "previous_grants": [{"awarded_on": "2026-12-31"}],
            "charter": {"signed_by": "nobody"}}"#,
        r#"{"budget": {"expenses": [{"amount": "100.00", "in_kind": true}, {"amount": "7.00"}], "revenues": [{"amount": "2.00", "source": "state"}]},
            "request": {"investment": "99999.00", "amount": "99999.00", "operating": "99999.00"}}"#,
    ];
    for call in calls() {
        for text in texts {
            let assessment = call.assess_json(text.as_bytes());
            for finding in assessment.findings() {
                for locale in Locale::ALL {
                    let message = finding.message(*locale);
                    let id = finding.requirement().id();
                    assert_eq!(message.is_empty(), finding.status() == Status::Met, "{id}");
                    // The call's own words may hold anything.
                    let told = message.replace(finding.requirement().quote().unwrap_or("«"), "");
                    assert!(!told.contains(['{', '}', '…', '_']), "{id}: {message}");
                    assert!(!message.contains("  "), "{id}: {message}");
                }
            }
        }
    }
}
