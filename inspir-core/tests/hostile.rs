//! Hostile input on small stacks: each road into the engine stays harmless on a thread of 64 KiB in release, of
//! 128 KiB in debug, with documents of 8 MiB and definitions of 2,000 requirements.

#![cfg(test)]

mod common;

use common::{json, on_a_small_stack};
use inspir_core::{Application, Call, Calls, EditionDay, ErrorCode, Locale};
use serde_json::json;

/// The most bytes that a document may have.
const MOST: usize = 8 * 1024 * 1024;

/// Documents that no one writes in good faith: deep, long, wide, broken.
fn hostile() -> Vec<String> {
    let filled = |start: &str, piece: &str, end: &str| {
        let count = (MOST - start.len() - end.len()) / piece.len();
        format!("{start}{}{end}", piece.repeat(count))
    };
    vec![
        "[".repeat(MOST),
        "{\"a\":".repeat(1_000_000),
        format!("{}{}", "[".repeat(64), "]".repeat(64)),
        format!("{}0{}", "{\"budget\":".repeat(60), "}".repeat(60)),
        filled("\"", "x", "\""),
        filled("{\"reference\":\"", "\\n", "\"}"),
        filled("{\"call\":\"", "é", "\"}"),
        filled("{\"documents\":[", "{\"kind\":\"x\"},", "{}]}"),
        filled("{\"budget\":{\"expenses\":[", "{\"amount\":\"1\"},", "{}]}}"),
        filled("{", "\"a\":1,", "\"a\":1}"),
        filled("{\"extensions\":[", "[],", "0]}"),
        filled("", " ", "{}"),
        filled("{\"request\":{\"amount\":", "9", "}}"),
        format!("{} ", "x".repeat(MOST)),
    ]
}

/// A call with 2,000 requirements under conditions.
fn large_definition() -> String {
    let mut definition = json(Call::follow_up().definition());
    let requirements = definition["requirements"].as_array_mut().expect("requirements");
    let model = requirements.first().cloned().expect("a requirement");
    for number in 0..2_000 - requirements.len() {
        let mut copy = model.clone();
        copy["id"] = format!("copy.n{number}").into();
        copy["when"] = json!({"all": [
            {"present": "/applicant/rna"},
            {"not": {"any": [{"present": "/applicant/siret"}, {"present": "/reference"}]}},
        ]});
        requirements.push(copy);
    }
    definition.to_string()
}

#[test]
fn applications_are_assessed_on_a_small_stack() {
    on_a_small_stack(|| {
        let call = Call::creative_event();
        for text in hostile() {
            let assessment = call.assess_json(text.as_bytes());
            if !assessment.is_readable() {
                let code = assessment.input_errors().first().map(|error| error.code());
                assert!(code.is_some_and(|code| code != ErrorCode::FieldUnknown), "{text:.40}");
            }
            assert!(assessment.to_json(Locale::Fr).len() < 4 * MOST);
            assert!(call.read_json(text.as_bytes()).into_owned().input_errors().len() <= 100);
            let _ = serde_json::from_str::<Application<'static>>(&text);
        }
        let sample = call.assess_json(common::SAMPLE.as_bytes());
        assert!(sample.is_readable() && sample.report(Locale::En).len() > 1_000);
    });
}

#[test]
fn definitions_are_loaded_on_a_small_stack() {
    on_a_small_stack(|| {
        for text in hostile() {
            let error = Call::from_json(&text).expect_err("no definition");
            assert!(!error.problems().is_empty() && error.problems().len() <= 100, "{text:.40}");
            let told = [Locale::Fr, Locale::En].map(|locale| error.message(locale));
            assert!(told.iter().all(|told| told.len() < 100_000), "{text:.40}");
            assert!(
                serde_json::to_string(&error).is_ok()
                    && error.id().is_none_or(|id| id.len() < MOST)
            );
        }
    });
}

/// All that a service does, with a definition of 2,000 requirements.
#[test]
fn large_calls_are_used_on_a_small_stack() {
    on_a_small_stack(|| {
        let call = Call::from_json(&large_definition()).expect("a call");
        assert_eq!(call.requirements().len(), 2_000);
        let assessment = call.assess_json(br#"{"applicant": {"rna": "W623990142"}}"#);
        let kept = assessment.keep(Locale::Fr).to_json();
        assert_eq!(call.reopen(kept.as_bytes()).as_ref(), Ok(&assessment));
        assert!(assessment.report(Locale::En).len() > 10_000);
        let plain = Call::follow_up();
        let diff = call.changes_since(&plain);
        assert_eq!(diff.changes().len(), 2_000 - plain.requirements().len());
        assert!(plain.changes_since(&call).to_json(Locale::Fr).len() > 100_000);
        let results = assessment.changes_since(&plain.assess_json(b"{}"));
        assert!(results.to_json(Locale::En).len() > 100_000);
        let words = call.words_to_json();
        assert_eq!(call.check_words(&words), []);
        assert!(call.with_words(Locale::En, &words).is_ok());
        for text in hostile() {
            let again = call.reassess_json(text.as_bytes(), &plain);
            assert_eq!(again.assessment, call.assess_json(text.as_bytes()), "{text:.40}");
        }
    });
}

#[test]
fn editions_are_chosen_on_a_small_stack() {
    on_a_small_stack(|| {
        let calls = Calls::built_in();
        for text in hostile() {
            let error = calls.choose(text.as_bytes(), EditionDay::Submitted).expect_err("no call");
            assert!(error.message(Locale::Fr).len() < 1_000, "{text:.40}");
        }
        // The id stands behind 8 MiB of other members, or before them.
        let filler = format!("\"extensions\":\"{}\"", "x".repeat(MOST - 200));
        for text in [
            format!(r#"{{{filler},"call":"inspir-follow-up"}}"#),
            format!(r#"{{"call":"inspir-follow-up",{filler}}}"#),
        ] {
            let call = calls.choose(text.as_bytes(), EditionDay::Submitted).expect("a call");
            assert_eq!(call.id(), "inspir-follow-up");
        }
    });
}

#[test]
fn applications_are_assessed_again_on_a_small_stack() {
    on_a_small_stack(|| {
        let (call, earlier) = (Call::follow_up(), Call::creative_event());
        for text in hostile() {
            let again = call.reassess_json(text.as_bytes(), &earlier);
            assert!(again.left_out.len() <= 100_000);
            assert!(again.assessment.input_errors().len() <= 100, "{text:.40}");
        }
        // Half a million values that only the earlier call knows.
        let piece = r#"{"kind":"quotes"},"#;
        let text = format!(r#"{{"documents":[{}{{}}]}}"#, piece.repeat(MOST / piece.len() - 10));
        assert!(call.reassess_json(text.as_bytes(), &earlier).left_out.len() <= 100_000);
    });
}

#[cfg(feature = "words")]
#[test]
fn catalogues_are_laid_over_on_a_small_stack() {
    on_a_small_stack(|| {
        let call = Call::follow_up();
        for text in hostile() {
            let checked = call.check_words(&text);
            let laid = call.with_words(Locale::Fr, &text);
            assert_eq!(laid.is_err(), !checked.is_empty(), "{text:.40}");
            assert!(checked.iter().all(|one| one.message(Locale::En).len() < 1_000), "{text:.40}");
        }
        let gaps = "{requested}{ceiling?a|b}".repeat(300_000);
        let catalogue = format!(r#"{{"limit/you_ask_for_but_the_ceiling_is":"{gaps}"}}"#);
        assert!(call.check_words(&catalogue).is_empty());
    });
}
