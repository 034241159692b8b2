//! Traces: they replay, they leave out nothing that was read, and they are told apart.

#![cfg(test)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::statuses::of_each_status;
use common::{assert_fresh, beside, cases, files, folders, json, loaded, name, read, shared};
use inspir_core::{
    AssessmentDiff, Call, ChangedResult, KeptAssessment, Locale, Replay, ReplayResult, Status,
    Trace, TracedFinding, wire,
};
use proptest::prelude::*;
use serde_json::Value;

/// The whole calls of `tests/calls/`, each with its applications.
fn calls() -> Vec<(Call, Vec<(String, String)>)> {
    let mut all = Vec::new();
    for folder in folders(&shared("calls")) {
        let call = loaded(&name(&folder)).expect("a call");
        let mut applications = Vec::new();
        for file in files(&folder, ".json") {
            let name = name(&file);
            if name != "definition.json" && !name.ends_with(".expected.json") {
                applications.push((name, read(&file)));
            }
        }
        all.push((call, applications));
    }
    all
}

/// A trace of an application, which replays, and is read again as it is.
fn trace(call: &Call, application: &str) -> Trace {
    let bytes = application.as_bytes();
    let text = wire::trace(call, bytes);
    let trace = call.trace_json(bytes);
    assert_eq!(trace.to_json(), text);
    assert_eq!(Trace::from_json(text.as_bytes()).expect("a trace"), trace);
    let replay = trace.replay(call, bytes);
    assert_eq!(replay.result(), ReplayResult::Same, "{}", replay.to_json(Locale::En));
    if application.len() > 100_000 {
        return trace;
    }
    // Databases keep members in another order.
    let reordered = json(&text).to_string();
    let replay = Replay::of_json(&reordered, call, bytes).expect("JSON");
    assert_eq!(replay.result(), ReplayResult::Same, "{}", replay.to_json(Locale::En));
    trace
}

#[test]
fn every_application_replays() {
    for (call, applications) in calls() {
        for (name, application) in applications {
            let trace = trace(&call, &application);
            let told = json(&call.assess_json(application.as_bytes()).to_json(Locale::Fr));
            let traced = json(&trace.to_json());
            // It is the assessment without words.
            assert_eq!(without(told), without(traced), "{}: {name}", call.id());
        }
    }
    for (_, case) in cases() {
        trace(&common::call(&case.call), &case.text());
    }
}

/// JSON without messages and traces.
fn without(mut json: Value) -> Value {
    match &mut json {
        Value::Object(members) => {
            members.remove("message");
            members.remove("trace");
            members.values_mut().for_each(|value| *value = without(value.take()));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| *value = without(value.take())),
        _ => {}
    }
    json
}

/// The places of the values in JSON that hold no others.
fn leaves(json: &Value, path: &str, out: &mut Vec<String>) {
    match json {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| leaves(value, &format!("{path}/{name}"), out));
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            for (item, value) in items.iter().enumerate() {
                leaves(value, &format!("{path}/{item}"), out);
            }
        }
        _ => out.push(path.to_owned()),
    }
}

/// Whether a place is one of those that paths name, `*` for every item. A list is read if its length is:
/// not what its items hold.
fn is_read(path: &str, reads: &[String]) -> bool {
    let steps: Vec<&str> = path.split('/').collect();
    reads.iter().any(|read| {
        let read: Vec<&str> = read.split('/').collect();
        read.len() == steps.len()
            && read.iter().zip(&steps).all(|(read, step)| read == step || *read == "*")
    })
}

/// What a requirement looks at in all.
fn all_reads(trace: &Trace, finding: &TracedFinding) -> Vec<String> {
    let mut reads = finding.reads.clone();
    reads.extend(finding.condition.iter().flat_map(|condition| condition.reads.clone()));
    if finding.grant {
        reads.extend(trace.traced().grant.clone());
    }
    reads
}

/// If a value is left out, no requirement that does not look at it has another status or other figures.
#[test]
fn nothing_else_is_read() {
    let mut looked = 0;
    for (call, applications) in calls() {
        for (name, application) in applications {
            let given = json(&application);
            let before = trace(&call, &application);
            let mut paths = Vec::new();
            leaves(&given, "", &mut paths);
            for path in paths {
                let mut less = given.clone();
                *less.pointer_mut(&path).expect("a place") = Value::Null;
                let after = call.assess_json(less.to_string().as_bytes()).keep(Locale::En);
                for (old, new) in before.assessment().findings.iter().zip(&after.findings) {
                    let reads = all_reads(&before, old.trace.as_ref().expect("a trace"));
                    if is_read(&path, &reads) {
                        looked += 1;
                        continue;
                    }
                    let told = format!("{}: {name}: {} at {path}", call.id(), old.requirement);
                    assert_eq!(old.status, new.status, "{told}: {reads:?}");
                    assert_eq!(old.values, new.values, "{told}: {reads:?}");
                    assert_eq!(old.paths, new.paths, "{told}: {reads:?}");
                }
            }
        }
    }
    assert!(looked > 1000, "{looked}");
}

/// Each place that a requirement names stands among the values, if the application can hold it.
#[test]
fn every_place_has_its_value() {
    for (call, applications) in calls() {
        for (name, application) in applications {
            let trace = trace(&call, &application);
            let values: BTreeSet<&str> =
                trace.traced().values.iter().map(|value| value.path.as_str()).collect();
            assert_eq!(values.len(), trace.traced().values.len(), "each place once");
            for finding in &trace.assessment().findings {
                let reads = all_reads(&trace, finding.trace.as_ref().expect("a trace"));
                for path in reads.iter().filter(|path| !path.contains('*')) {
                    assert!(values.contains(path.as_str()), "{}: {name}: {path}", call.id());
                }
                // What is pointed to was looked at: a place, or an object or list around it.
                for path in &finding.paths {
                    let is_within = reads.iter().any(|read| read.starts_with(path.as_str()));
                    assert!(is_read(path, &reads) || is_within, "{}: {name}: {path}", call.id());
                }
            }
        }
    }
}

#[test]
fn traces_are_what_they_were() {
    for call in [Call::creative_event(), Call::follow_up()] {
        for file in files(&beside("reports").join(call.id()), ".json") {
            let trace = trace(&call, &read(&file));
            // A finding and a value on each line. The version of the library and the digest of the
            // definition change without a change of traces.
            let lines =
                ["{\"requirement\"", "{\"path\"", "\"trace\":{\"application\"", "\"findings\""]
                    .into_iter()
                    .fold(trace.to_json(), |text, start| text.replace(start, &format!("\n{start}")))
                    .replace(inspir_core::VERSION, "<version>")
                    .replace(call.digest(), "<definition>");
            let kept = beside("traces").join(call.id()).join(name(&file));
            assert_fresh(&kept.with_extension("txt"), &format!("{lines}\n"));
        }
    }
}

/// What traces hold of each status of each check: `traces/checks.txt`.
#[test]
fn what_traces_hold_of_each_check_and_status() {
    let mut page: BTreeMap<String, String> = BTreeMap::new();
    for (call, text) in of_each_status() {
        let trace = json(&trace(&call, &text).to_json());
        for finding in trace["findings"].as_array().expect("a list") {
            let member = |name: &str| finding[name].as_str().expect("a text").to_owned();
            let check = finding["trace"]["check"].as_str().expect("a check");
            let key = format!("{check} {} {}", member("status"), member("level"));
            page.entry(key).or_insert_with(|| finding.to_string());
        }
    }
    let lines: String = page.iter().map(|(key, held)| format!("{key}\n    {held}\n")).collect();
    assert_fresh(&beside("traces").join("checks.txt"), &lines);
}

#[test]
fn a_replay_says_what_differs_first() {
    let call = Call::follow_up();
    let application = br#"{"request": {"operating": "4000"}}"#;
    let kept = call.trace_json(application).to_json();
    let replay = |trace: &str, call: &Call, application: &[u8]| {
        Replay::of_json(trace, call, application).expect("JSON")
    };
    let edited = call.definition().replacen("\"edition\": \"1\"", "\"edition\": \"2\"", 1);
    let other = Call::from_json(&edited).expect("a definition");
    let found = replay(&kept, &other, b"{}");
    assert_eq!(found.result(), ReplayResult::OtherDefinition);
    assert_eq!(replay(&kept, &call, b"{").result(), ReplayResult::OtherApplication);

    let engine = format!("\"engine\":\"{}\"", inspir_core::VERSION);
    let older = kept.replacen(&engine, "\"engine\":\"0.0.1\"", 1);
    let found = replay(&older, &call, application);
    assert_eq!(found.result(), ReplayResult::OtherEngine);
    assert!(found.message(Locale::En).ends_with("the result is the same."));
    let older = older.replacen("\"outcome\":\"incomplete\"", "\"outcome\":\"eligible\"", 1);
    let found = replay(&older, &call, application);
    assert!(found.message(Locale::En).ends_with("the result differs."));
    assert_eq!(found.changes().changes().last().expect("a change").what(), ChangedResult::Outcome);

    // Another layout of the same JSON, and a digest of other bytes, are told apart from the same trace.
    let spaced = replay(&kept, &call, br#"{ "request": {"operating": "4000"}}"#);
    assert_eq!(spaced.result(), ReplayResult::OtherBytes);
    assert_eq!(spaced.changes().changes().len(), 1);
    let digest = call.trace_json(application).traced().application.bytes.clone();
    let tampered = kept.replacen(&digest, &format!("sha256:{}", "0".repeat(64)), 1);
    assert_eq!(replay(&tampered, &call, application).result(), ReplayResult::OtherBytes);
    // The layout is no result of another engine.
    let older = tampered.replacen(&engine, "\"engine\":\"0.0.1\"", 1);
    let found = replay(&older, &call, application);
    assert!(found.message(Locale::En).ends_with("the result is the same."));

    // Whatever of a trace is changed, it shows.
    let whole = json(&kept);
    let mut paths = Vec::new();
    leaves(&whole, "", &mut paths);
    for path in paths {
        let mut changed = whole.clone();
        let value = changed.pointer_mut(&path).expect("a place");
        *value = match value {
            Value::Bool(flag) => (!*flag).into(),
            Value::Null => "x".into(),
            Value::String(text) => format!("{text}x").into(),
            Value::Number(_) => 77.into(),
            _ => "x".into(),
        };
        let found = replay(&changed.to_string(), &call, application);
        assert_ne!(found.result(), ReplayResult::Same, "{path}");
        // The digest of the bytes may be that of another layout.
        let is_layout = path == "/trace/application/bytes";
        assert_eq!(found.result() == ReplayResult::OtherBytes, is_layout, "{path}");
        if found.result() == ReplayResult::OtherResult {
            for locale in Locale::ALL {
                for change in found.changes().changes() {
                    assert!(!change.message(*locale).contains("``"), "{path}");
                }
            }
        }
    }
}

#[test]
fn what_changed_between_traces_is_told() {
    let call = Call::creative_event();
    let trace = |text: &str| call.trace_json(text.as_bytes());
    let before = trace(
        r#"{"applicant": {"legal_form": "association"}, "request": {"amount": "4000"},
            "budget": {"expenses": [{"amount": "9000"}]}, "project": {"starts_on": "2027-13-01"}}"#,
    );
    let after = trace(
        r#"{"applicant": {"legal_form": "company"}, "request": {"amount": "6000.00"},
            "budget": {"expenses": [{"amount": "9000"}, {"amount": 100}]}, "project": {}}"#,
    );
    let diff = after.changes_since(&before);
    let told = |locale| -> Vec<String> {
        let changes = diff.changes().iter();
        let of_trace = changes.filter(|change| {
            matches!(
                change.what(),
                ChangedResult::Application | ChangedResult::Value | ChangedResult::Reading
            )
        });
        of_trace.map(|change| change.message(locale)).collect()
    };
    let said = told(Locale::En);
    for message in [
        "Read in the application (`/applicant/legal_form`): “company” instead of “association”.",
        "Read in the application (`/project/starts_on`): nothing instead of a value that is wrong.",
        "Read in the application (`/request/amount`): €6,000.00 instead of €4,000.00.",
        "Read in the application (`/budget/expenses`): a list (2) instead of a list (1).",
        "Read as well (`/budget/expenses/1/amount`): 100.",
        "Condition of the requirement `documents.statutes`: false instead of true.",
    ] {
        assert!(said.iter().any(|one| one == message), "{message}: {said:#?}");
    }
    assert!(said.iter().any(|one| one.starts_with("Another application: ")), "{said:#?}");
    let said = told(Locale::Fr);
    assert!(said.iter().any(|one| one.starts_with("Lu en plus (`/budget/expenses/1/amount`) : ")));
    // A trace and an assessment are compared as assessments.
    let diff =
        AssessmentDiff::of_json(&before.to_json(), &call.assess_json(b"{}").to_json(Locale::Fr));
    let is_of_trace = |what| matches!(what, ChangedResult::Value | ChangedResult::Reading);
    assert!(diff.expect("JSON").changes().iter().all(|change| !is_of_trace(change.what())));
    assert!(after.changes_since(&after).is_empty());
}

/// A trace opens no assessment: it has no evidence, and says so.
#[test]
fn a_trace_is_an_assessment_without_words() {
    let call = Call::follow_up();
    let text = call.trace_json(br#"{"request": {"operating": "9000"}, "x": 1}"#).to_json();
    assert!(!text.contains("message"));
    let kept: KeptAssessment = serde_json::from_str(&text).expect("an assessment");
    assert_eq!(kept.finding("grant.operating_ceiling").expect("a finding").status, Status::NotMet);
    assert!(kept.open(&call).expect_err("no evidence").is_without_evidence());
}

/// JSON of any shape, with names that applications have.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0..20_000_u32).prop_map(Value::from),
        "[0-9]{1,5}(\\.[0-9]{1,2})?".prop_map(Value::from),
        "(association|operating|budget|2027-0[1-3]-[0-3][0-9]| |é{70})".prop_map(Value::from),
    ];
    const NAMES: &[&str] = &[
        "applicant",
        "legal_form",
        "name",
        "project",
        "starts_on",
        "ends_on",
        "team",
        "discipline",
        "budget",
        "expenses",
        "revenues",
        "amount",
        "in_kind",
        "eligible",
        "nature",
        "source",
        "request",
        "operating",
        "investment",
        "documents",
        "kind",
        "signed_by",
        "charter",
        "answers",
        "indicators",
        "target",
        "previous_grants",
        "origin",
        "inspir_event",
        "a/b~c",
    ];
    leaf.prop_recursive(4, 60, 8, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((proptest::sample::select(NAMES), inner), 0..8).prop_map(
                |members| members
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect()
            ),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_application_replays(application in any_json(), text in ".{0,40}", index in 0..3_usize) {
        let call = &common::calls()[index];
        trace(call, &application.to_string());
        trace(call, &text);
    }
}
