//! Hostile input on small stacks: each road into the engine stays harmless on a thread of 64 KiB in release, of
//! 128 KiB in debug, with documents of 8 MiB and definitions of 2,000 requirements.

#![cfg(test)]

mod common;

use common::{json, on_a_small_stack};
use inspir_core::{
    Application, AssessmentDiff, Call, Calls, EditionDay, ErrorCode, KeptInputError, KeptJson,
    KeptMap, KeptValue, Locale, Patch, Replay, ReplayResult,
};
use serde::de::IgnoredAny;
use serde_json::json;

/// The most bytes that a document may have.
const MOST: usize = 8 * 1024 * 1024;

/// Documents that no one writes in good faith: deep, long, wide, broken.
fn hostile() -> Vec<String> {
    hostile_of(MOST)
}

/// The same text, cut to at most this many bytes.
fn hostile_of(most: usize) -> Vec<String> {
    let filled = |start: &str, piece: &str, end: &str| {
        let count = (most - start.len() - end.len()) / piece.len();
        format!("{start}{}{end}", piece.repeat(count))
    };
    vec![
        "[".repeat(most),
        "{\"a\":".repeat(most / 8),
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
        format!("{} ", "x".repeat(most)),
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
            let read = earlier.read_json(text.as_bytes());
            let of_read = call.reassess(&read, &earlier);
            assert!(of_read.left_out.len() <= 100_000);
            assert!(of_read.assessment.input_errors().len() <= 100, "{text:.40}");
        }
        // Half a million values that only the earlier call knows.
        let piece = r#"{"kind":"quotes"},"#;
        let text = format!(r#"{{"documents":[{}{{}}]}}"#, piece.repeat(MOST / piece.len() - 10));
        assert!(call.reassess_json(text.as_bytes(), &earlier).left_out.len() <= 100_000);
    });
}

/// Shorter texts where several are compared, in a build that is slow.
const SEVERAL: usize = if cfg!(debug_assertions) { MOST / 64 } else { MOST };

/// Results that no engine wrote, each in two versions.
fn hostile_results() -> Vec<[String; 2]> {
    let filled = |start: &str, piece: &dyn Fn(usize) -> String, end: &str| {
        [0, 1].map(|version| {
            let mut text = start.to_owned();
            for number in 0.. {
                let piece = piece(2 * number + version);
                if text.len() + piece.len() + end.len() > SEVERAL {
                    break;
                }
                text.push_str(&piece);
            }
            text + end
        })
    };
    let id = "x".repeat(SEVERAL / 4);
    let member = |number: usize| format!(",\"m{}\":{number}", number / 2);
    let finding =
        |number: usize| format!(",{{\"requirement\":\"a {}\",\"status\":{number}}}", number / 2);
    let again = |number: usize| format!("{{\"requirement\":\"a\",\"status\":{number}}},");
    let mut all: Vec<_> =
        hostile_of(SEVERAL).into_iter().map(|text| [text.clone(), text]).collect();
    all.extend([
        filled("{\"findings\":[", &again, "{\"requirement\":\"b\"}]}"),
        filled("{\"findings\":[{\"requirement\":\"a\"}", &finding, "]}"),
        filled("{\"findings\":[{\"requirement\":\"a\"", &member, "}]}"),
        filled(&format!("{{\"grant\":{{\"parts\":[{{\"id\":\"{id}\""), &member, "}]}}"),
        filled(&format!("{{\"grant\":{{\"{id}\":1"), &member, "}}"),
        filled("{\"input_errors\":[{\"path\":\"\",\"code\":\"\"", &member, "}]}"),
        filled("{\"trace\":{\"values\":[{\"path\":\"\"", &member, "}]}}"),
        filled("{\"trace\":{\"quantities\":[{\"id\":\"\"", &member, "}]}}"),
        filled("{\"outcome\":\"", &|number| format!("\\u00e{}", number % 2), "\"}"),
        filled("{\"totals\":{\"a\":\"\"", &member, "}}"),
    ]);
    all
}

#[test]
fn results_are_compared_on_a_small_stack() {
    on_a_small_stack(|| {
        let call = Call::creative_event();
        let kept = call.assess_json(common::SAMPLE.as_bytes()).keep(Locale::Fr).to_json();
        for [text, other] in hostile_results() {
            for (before, after) in [(&text, &kept), (&kept, &text), (&text, &other)] {
                let Ok(diff) = AssessmentDiff::of_json(before, after) else {
                    assert!(AssessmentDiff::of_json(after, before).is_err(), "{text:.40}");
                    continue;
                };
                assert_eq!(diff.is_empty(), before == after, "{text:.40}");
                assert!(diff.to_json(Locale::En).len() < 64 * SEVERAL, "{text:.40}");
            }
        }
    });
}

/// Any text is refused without harm, however deep or long.
#[test]
fn kept_assessments_are_opened_on_a_small_stack() {
    on_a_small_stack(|| {
        let call = Call::creative_event();
        let wrong = br#"{"request": {"amount": 12.5}, "team": 7, "submitted_on": 20261009}"#;
        let stored = call.assess_json(wrong).keep(Locale::En).to_json();
        for text in hostile().into_iter().chain(hostile_results().into_iter().flatten()) {
            assert!(call.reopen(text.as_bytes()).expect_err("no assessment").is_unreadable());
            assert!(serde_json::from_str::<KeptInputError>(&text).is_err(), "{text:.40}");
        }
        let changed = |from: &str, to: &str| {
            assert!(stored.contains(from), "{from}");
            call.reopen(stored.replace(from, to).as_bytes())
        };
        let long = format!("\"message\":\"{}", "x".repeat(MOST / 100));
        assert!(changed("\"message\":\"", &long).is_ok());
        let meant = "\"meant\":\"\\\"2026-10-09\\\"\"";
        for other in ["[".repeat(MOST), "[".repeat(64) + &"]".repeat(64), "9".repeat(MOST)] {
            let other = changed(meant, &format!("\"meant\":\"{other}\""));
            if let Ok(assessment) = other {
                assert!(assessment.to_json(Locale::Fr).len() < 4 * MOST);
            }
        }
        // As deep as a reader of JSON goes, where single values belong.
        let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        for levels in [50, 62, 100, 120] {
            let deep = deep(levels);
            let places = ["\"values\":{", "\"limits\":{"];
            for place in places.iter().filter(|place| stored.contains(**place)) {
                let other = changed(place, &format!("{place}\"x\":{deep},"));
                assert!(other.is_err(), "{place} {levels}");
            }
            let values = format!("{{\"x\": {deep}}}");
            assert!(serde_json::from_str::<KeptMap<KeptValue>>(&values).is_err(), "{levels}");
            let application = format!("{{\"details\": {{\"x\": {deep}}}}}");
            let typed = serde_json::from_str::<Application<'static>>(&application);
            assert!(typed.is_err(), "{levels}");
        }
        for levels in [60, 100, 120] {
            let kept = serde_json::from_str::<KeptJson>(&deep(levels));
            assert_eq!(kept.is_ok(), levels <= 64, "{levels}");
        }
        for end in (0..stored.len()).step_by(97) {
            let cut = stored.get(..end).unwrap_or_default();
            assert!(call.reopen(cut.as_bytes()).expect_err("a part").is_unreadable());
        }
    });
}

#[test]
fn traces_are_replayed_on_a_small_stack() {
    on_a_small_stack(|| {
        let call = Call::creative_event();
        for [text, _] in hostile_results() {
            if let Ok(replay) = Replay::of_json(&text, &call, b"{}") {
                assert_eq!(replay.result(), ReplayResult::OtherDefinition, "{text:.40}");
            }
            // The same with what lets a replay go on.
            let rest = text.strip_prefix('{').filter(|_| text.ends_with('}'));
            if let Some(rest) = rest.filter(|rest| !rest.starts_with("\"trace\"")) {
                let trace = call.trace_json(b"{}").to_json();
                let trace = format!("{},{rest}", trace.strip_suffix('}').expect("an object"));
                let replay = Replay::of_json(&trace, &call, b"{}").expect("JSON");
                assert_eq!(replay.result(), ReplayResult::OtherResult, "{text:.40}");
                assert!(replay.to_json(Locale::Fr).len() < 64 * SEVERAL, "{text:.40}");
            }
        }
        for text in hostile_of(SEVERAL) {
            let trace = call.trace_json(text.as_bytes());
            assert_eq!(trace.replay(&call, text.as_bytes()).result(), ReplayResult::Same);
        }
        let large = Call::from_json(&large_definition()).expect("a call");
        let trace = large.trace_json(common::SAMPLE.as_bytes()).to_json();
        let replay = Replay::of_json(&trace, &large, common::SAMPLE.as_bytes()).expect("a trace");
        assert_eq!(replay.result(), ReplayResult::Same);
        let replay = Replay::of_json(&trace, &large, b"{}").expect("a trace");
        assert_eq!(replay.result(), ReplayResult::OtherApplication);
    });
}

#[test]
fn patches_are_applied_on_a_small_stack() {
    on_a_small_stack(|| {
        for [text, _] in hostile_results() {
            assert!(Patch::from_json(&text).is_err(), "{text:.40}");
            // The document against itself, and with a value more.
            if text.len() < SEVERAL - 100 || serde_json::from_str::<IgnoredAny>(&text).is_ok() {
                let start = text.get(..SEVERAL - 100).unwrap_or(&text);
                let test = format!(r#"[{{"op":"test","path":"","value":{start}}}]"#);
                if let Ok(patch) = Patch::from_json(&test) {
                    assert_eq!(patch.apply(start.as_bytes()).as_deref(), Ok(start), "{text:.40}");
                }
            }
            let more = r#"[{"op":"add","path":"/extensions","value":[]},
                {"op":"test","path":"/extensions","value":[]},{"op":"remove","path":"/extensions"}]"#;
            if let Ok(changed) = Patch::from_json(more).expect("a patch").apply(text.as_bytes()) {
                assert!(changed.len() <= text.len() + 100, "{text:.40}");
            }
        }
        let deep =
            format!("[{{\"op\":\"test\",\"path\":\"{}\",\"value\":1}}]", "/0".repeat(SEVERAL / 3));
        let patch = Patch::from_json(&deep).expect("a patch");
        assert!(patch.apply(format!("{}{}", "[".repeat(64), "]".repeat(64)).as_bytes()).is_err());
    });
}

/// Each operation costs what it changes, not what the document holds.
#[test]
fn a_patch_may_have_very_many_operations() {
    const OPERATIONS: usize = 60_000;
    on_a_small_stack(|| {
        let numbers = "0,".repeat(3_000_000);
        let document =
            format!(r#"{{"list":[{numbers}0],"twice":1,"twice":{{"a":2}},"object":{{}}}}"#);
        let mut operations = Vec::new();
        for number in 0..OPERATIONS {
            operations.push(match number % 6 {
                0 => r#"{"op":"add","path":"/list/0","value":1}"#.to_owned(),
                1 => format!(r#"{{"op":"replace","path":"/list/{number}","value":[]}}"#),
                2 => format!(r#"{{"op":"add","path":"/object/{number}","value":{{"a":[]}}}}"#),
                3 => {
                    format!(r#"{{"op":"test","path":"/object/{}","value":{{"a":[]}}}}"#, number - 1)
                }
                4 => r#"{"op":"test","path":"/twice","value":{"a":2}}"#.to_owned(),
                _ => r#"{"op":"remove","path":"/list/1500000"}"#.to_owned(),
            });
        }
        let patch =
            |operations: &[String]| Patch::from_json(&format!("[{}]", operations.join(",")));
        let changed = patch(&operations).expect("a patch").apply(document.as_bytes());
        let changed = changed.expect("a document");
        let counts = ["[],", "\"a\":[]"].map(|part| changed.matches(part).count());
        assert_eq!(counts, [OPERATIONS / 6, OPERATIONS / 6]);
        assert_eq!(changed.matches("1,").count(), OPERATIONS / 6 + 1);
        // All or none: the last one cannot be made.
        operations.push(r#"{"op":"test","path":"/list","value":[0]}"#.to_owned());
        let error = patch(&operations).expect("a patch").apply(document.as_bytes());
        assert_eq!(error.expect_err("another list").path(), Some("/list"));
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
        let unknown: Vec<String> = (0..60_000).map(|key| format!(r#""k/{key}": "x""#)).collect();
        let unknown = format!("{{{}}}", unknown.join(","));
        assert_eq!(call.check_words(&unknown).len(), 100);
        assert!(call.with_words(Locale::Fr, &unknown).is_err());
        let gaps = "{requested}{ceiling?a|b}".repeat(300_000);
        let catalogue = format!(r#"{{"limit/you_ask_for_but_the_ceiling_is":"{gaps}"}}"#);
        assert!(call.check_words(&catalogue).is_empty());
    });
}
