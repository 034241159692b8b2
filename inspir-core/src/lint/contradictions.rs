//! Requirements that no application meets together.

use std::collections::BTreeSet;

use serde_json::json;

use super::closed::{ClosedRequirement, NEVER_HOLDS, requirements};
use super::remark::{Remark, RemarkCode};
use crate::assess::Assessor;
use crate::call::Call;
use crate::json::JsonText;
use crate::locale::words;
use crate::status::Status;
use crate::variants::{AskedFields, each_combination};

/// The smallest sets of these blocking requirements of which no application meets all.
pub(super) fn contradictions(
    call: &Call,
    document: &JsonText<'_>,
    blocking: &[ClosedRequirement],
    left: &mut usize,
) -> Vec<Remark> {
    let mut told: BTreeSet<Vec<usize>> = BTreeSet::new();
    for group in groups(blocking) {
        let found = contradiction(call, blocking, &group, left);
        let Some(found) = found else {
            // There are too many combinations. So each pair is tried, with all that ask about nothing else.
            for part in parts(blocking, &group) {
                told.extend(contradiction(call, blocking, &part, left).flatten());
            }
            continue;
        };
        told.extend(found);
    }
    let remarks = told.iter().filter_map(|set| {
        let members: Vec<_> = set.iter().filter_map(|at| blocking.get(*at)).collect();
        let paths: BTreeSet<&str> =
            members.iter().flat_map(|one| one.asked.paths.iter().map(String::as_str)).collect();
        let numbers: Vec<usize> = members.iter().map(|one| one.number).collect();
        contradicting(call, document, &numbers, &paths)
    });
    remarks.collect()
}

/// The remark that no application meets all of these requirements; with one alone, that none meets it. The
/// paths are those of the answers that they ask about.
pub(super) fn contradicting(
    call: &Call,
    document: &JsonText<'_>,
    numbers: &[usize],
    paths: &BTreeSet<&str>,
) -> Option<Remark> {
    let all = requirements(document);
    let json = *all.get(*numbers.iter().max()?)?;
    if numbers.len() == 1 {
        let code = RemarkCode::RequirementNeverHolds;
        return Some(Remark::new(document, json.number(), code, NEVER_HOLDS, &[]));
    }
    let known = &call.data().requirements;
    let ids = numbers.iter().filter_map(|number| known.get(*number));
    let ids: Vec<&str> = ids.map(|requirement| requirement.id.as_str()).collect();
    let ids = format!("`{}`", ids.join("`, `"));
    let words = words!(
        fr: "aucune réponse à `{field}` ne remplit toutes ces exigences : {ids} ; aucune demande ne peut être éligible",
        en: "no answer to `{field}` meets all of these requirements: {ids}; no application can be eligible"
    );
    let paths = paths.iter().copied().collect::<Vec<_>>().join("`, `");
    let values = [("field", paths.as_str()), ("ids", &ids)];
    let code = RemarkCode::RequirementsContradict;
    Some(Remark::new(document, json.number(), code, words, &values))
}

/// Requirements that ask about the same fields, directly or through others. Those of different groups do
/// not bear on each other.
fn groups(blocking: &[ClosedRequirement]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(BTreeSet<&str>, Vec<usize>)> = Vec::new();
    for (number, one) in blocking.iter().enumerate() {
        let mut paths: BTreeSet<&str> = one.asked.paths.iter().map(String::as_str).collect();
        let mut members = vec![number];
        groups.retain_mut(|(known, numbers)| {
            let is_apart = known.is_disjoint(&paths);
            if !is_apart {
                paths.append(known);
                members.append(numbers);
            }
            is_apart
        });
        members.sort_unstable();
        groups.push((paths, members));
    }
    groups.into_iter().map(|(_, numbers)| numbers).filter(|group| group.len() > 1).collect()
}

/// Parts of a group: those that ask about no other field than one of them, and those of each pair.
fn parts(blocking: &[ClosedRequirement], group: &[usize]) -> BTreeSet<Vec<usize>> {
    let paths = |number: usize| blocking.get(number).map(|one| &one.asked.paths);
    let within = |fields: &BTreeSet<String>| -> Vec<usize> {
        let is_within = |number: &usize| paths(*number).is_some_and(|own| own.is_subset(fields));
        group.iter().copied().filter(is_within).collect()
    };
    let mut parts = BTreeSet::new();
    for (at, one) in group.iter().enumerate() {
        let Some(own) = paths(*one) else { continue };
        parts.insert(within(own));
        for other in group.iter().skip(at + 1) {
            let Some(others) = paths(*other).filter(|others| !others.is_disjoint(own)) else {
                continue;
            };
            parts.insert(within(&own.union(others).cloned().collect()));
        }
    }
    parts.retain(|part| part.len() > 1);
    parts
}

/// A smallest set of these requirements of which no application meets all. `Some(None)`: there is none; `None`:
/// there is too much to go through.
fn contradiction(
    call: &Call,
    blocking: &[ClosedRequirement],
    group: &[usize],
    left: &mut usize,
) -> Option<Option<Vec<usize>>> {
    let members: Vec<&ClosedRequirement> =
        group.iter().filter_map(|number| blocking.get(*number)).collect();
    let mut asked = AskedFields::default();
    members.iter().for_each(|one| asked.add(&one.asked));
    let answers = asked.answers(call)?;
    let mut assessor = Assessor::new(call);
    // For each application: which of them it does not meet.
    let mut failures: BTreeSet<Vec<usize>> = BTreeSet::new();
    each_combination(&json!({}), &answers, false, left, &mut |combination| {
        let statuses = assessor.decide_json(combination.text.as_bytes()).statuses();
        let holds = |number: usize| {
            matches!(statuses.get(number), Some(Status::Met | Status::NotApplicable))
        };
        let failed = group.iter().zip(&members).filter(|(_, one)| !holds(one.number));
        failures.insert(failed.map(|(number, _)| *number).collect());
    })?;
    let contradict = |set: &[usize]| {
        failures.iter().all(|failed| failed.iter().any(|number| set.contains(number)))
    };
    if !contradict(group) {
        return Some(None);
    }
    let mut set = group.to_vec();
    for number in group {
        let without: Vec<usize> = set.iter().copied().filter(|one| one != number).collect();
        if contradict(&without) {
            set = without;
        }
    }
    Some(Some(set))
}
