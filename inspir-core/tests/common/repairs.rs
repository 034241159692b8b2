//! What has to hold of the repairs of any application.

use inspir_core::{Assessment, Call, InputError, RepairKind, Status};

/// How good a status is.
fn rank(status: Status) -> u8 {
    match status {
        Status::NotMet => 0,
        Status::Missing => 1,
        Status::ToReview => 2,
        Status::Met | Status::NotApplicable => 3,
    }
}

fn statuses(assessment: &Assessment) -> Vec<Status> {
    assessment.findings().map(|finding| finding.status()).collect()
}

/// Places that no choice may touch are all but the amounts of requests and of revenues.
fn may_change(call: &Call, path: &str) -> bool {
    let is_line = path
        .strip_prefix("/budget/revenues/")
        .and_then(|rest| rest.strip_suffix("/amount"))
        .is_some_and(|item| item.parse::<usize>().is_ok());
    let mut requests = call.parts().filter_map(|part| part.request());
    // Where the grant is asked for as a whole, no part names the place.
    is_line || requests.any(|request| request == path) || requests_as_a_whole(call, path)
}

fn requests_as_a_whole(call: &Call, path: &str) -> bool {
    let definition: serde_json::Value = serde_json::from_str(call.definition()).expect("JSON");
    definition["overall"]["request"] == path
}

/// Applies every patch to an application, assesses what comes out, and looks for harm. Gives how many patches there
/// are.
pub(crate) fn check(call: &Call, text: &[u8]) -> usize {
    let repairs = call.repairs_json(text);
    let before = call.assess_json(text);
    assert_eq!(repairs.assessment(), &before);
    let shown = || String::from_utf8_lossy(text);
    let mut ways = 0;
    for repair in repairs.iter() {
        let mut last = None;
        for way in repair.ways() {
            ways += 1;
            let patched =
                way.patch().apply(text).unwrap_or_else(|error| panic!("{error}: {}", shown()));
            let after = call.assess_json(patched.as_bytes());
            let context =
                || format!("{}\n{}\n{}", way.patch().to_json(), shown(), call.definition());
            for requirement in repair.requirements() {
                let status = after.finding(requirement.id()).expect("a finding").status();
                assert_eq!(status, Status::Met, "{}: {}", requirement.id(), context());
            }
            let (old, new) = (statuses(&before), statuses(&after));
            let [old_errors, new_errors] = [before.input_errors(), after.input_errors()];
            assert!(new_errors.iter().all(|error| old_errors.contains(error)), "{}", context());
            let is_same = |error: &InputError| Some(error) == repair.input_error();
            match repair.kind() {
                RepairKind::Fix => {
                    assert_eq!(new_errors.len() + 1, old_errors.len(), "{}", context());
                    assert!(!new_errors.iter().any(is_same));
                    let kept = old
                        .iter()
                        .zip(&new)
                        .all(|(old, new)| *old != Status::Met || rank(*new) == rank(Status::Met));
                    assert!(kept, "{}", context());
                }
                RepairKind::Choose => {
                    assert_eq!(old_errors, new_errors, "{}", context());
                    let is_worse = old.iter().zip(&new).any(|(old, new)| rank(*new) < rank(*old));
                    assert!(!is_worse, "{}", context());
                    assert!(rank_of_outcome(&after) >= rank_of_outcome(&before));
                    touches_amounts_alone(call, &way.patch().to_json());
                    assert!(last <= way.change(), "{}", context());
                    last = way.change();
                }
                _ => panic!("a patch of what is left to do"),
            }
            // What is settled is not offered again.
            let settled: Vec<&str> = repair.requirements().map(|one| one.id()).collect();
            let again = call.repairs_json(patched.as_bytes());
            let again = again.iter().filter(|again| again.kind() == repair.kind());
            for other in again {
                assert!(
                    other.requirements().all(|one| !settled.contains(&one.id())),
                    "{}",
                    context()
                );
                assert!(!other.input_error().is_some_and(is_same), "{}", context());
            }
        }
    }
    ways
}

/// How good an outcome is.
fn rank_of_outcome(assessment: &Assessment) -> usize {
    let order = ["invalid", "ineligible", "incomplete", "needs_review", "eligible"];
    let outcome = assessment.outcome_of_rules().unwrap_or(assessment.outcome());
    order.iter().position(|id| *id == outcome.id()).expect("an outcome")
}

fn touches_amounts_alone(call: &Call, patch: &str) {
    let steps: serde_json::Value = serde_json::from_str(patch).expect("JSON");
    let steps = steps.as_array().expect("a list");
    let tests = steps.iter().take_while(|step| step["op"] == "test").count();
    assert_eq!(steps.len(), 2 * tests, "{patch}");
    for (test, step) in steps.iter().zip(steps.iter().skip(tests)) {
        assert_eq!((&step["op"], &step["path"]), (&"replace".into(), &test["path"]), "{patch}");
        let path = step["path"].as_str().expect("a path");
        assert!(may_change(call, path), "{patch}");
        if !path.starts_with("/budget/") {
            assert_ne!(step["value"], "0.00", "{patch}");
        }
    }
}
