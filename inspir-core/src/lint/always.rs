//! Conditions and requirements that come to the same whatever the answers. Each remark is exact: all
//! applications that could tell were tried.

use std::collections::{BTreeMap, BTreeSet};

use super::closed::{answers, each_application, paths_in};
use super::remark::{Remark, RemarkCode};
use crate::assess::Assessor;
use crate::call::Call;
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::locale::words;
use crate::place::Place;
use crate::places::Places;
use crate::status::{Level, Status};
use crate::variants::{conditions, probe};

/// Conditions that are always true, or never.
pub(super) fn conditions_that_never_change(call: &Call, document: &JsonText<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for place in conditions(document) {
        let json = document.at(place.number);
        let asked = paths_in(json).and_then(|paths| answers(call, &paths));
        let Some(asked) = asked.filter(|asked| !asked.is_empty() && place.list.is_none()) else {
            continue;
        };
        let Some(probes) = probe(call, &[json.source().to_owned()]) else { continue };
        let mut assessor = Assessor::new(&probes);
        let mut met = BTreeSet::new();
        let is_whole = each_application(&asked, &mut |text| {
            let decision = assessor.decide_json(text.as_bytes());
            met.extend(decision.statuses().first().copied());
        });
        let (holds, fails) = (met.contains(&Status::Met), met.contains(&Status::NotMet));
        // `present` of a field is never false of a wrong answer, and always of an absent one.
        let (code, words) = match (holds, fails) {
            (true, false) if is_whole => (
                RemarkCode::ConditionAlways,
                words!(
                    fr: "cette condition n’est jamais fausse : retirez-la, ou vérifiez ses valeurs",
                    en: "this condition is never false: leave it out, or check its values"
                ),
            ),
            (false, true) if is_whole => (
                RemarkCode::ConditionNever,
                words!(
                    fr: "cette condition n’est jamais vraie : vérifiez ses valeurs",
                    en: "this condition is never true: check its values"
                ),
            ),
            _ => continue,
        };
        remarks.push(Remark::new(document, place.number, code, words, &[]));
    }
    remarks
}

/// The value of each requirement in the text.
fn requirements<'d>(document: &'d JsonText<'d>) -> Vec<JsonValue<'d, 'd>> {
    let mut members = document.root().members();
    let found = members.find(|(name, _)| name.text() == "requirements");
    found.map(|(_, list)| list.items().collect()).unwrap_or_default()
}

/// The one field that a requirement looks at, if it looks at nothing else.
fn only_field(call: &Call, number: usize, json: JsonValue<'_, '_>) -> Option<String> {
    let data = call.data();
    let requirement = data.requirements.get(number)?;
    if requirement.when.is_some() || requirement.check.uses().depend_on_grant() {
        return None;
    }
    // A comparison looks at more than a constant only if its right side says so.
    if json.members().any(|(name, value)| name.text() == "right" && !is_constant(value)) {
        return None;
    }
    let mut places = Places::default();
    requirement.check.reads(&data.frame, &mut places);
    match *places {
        [Place::Field(field)] => Some(data.frame.field(field)?.pointer.clone()),
        _ => None,
    }
}

fn is_constant(json: JsonValue<'_, '_>) -> bool {
    let is_head = |name: &str| ["amount", "number", "date"].contains(&name);
    json.is_object() && json.members().all(|(name, _)| is_head(&name.text()))
}

/// Requirements that cannot fail or hold, and fields of which no answer meets all blocking ones.
pub(super) fn requirements_that_never_change(call: &Call, document: &JsonText<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut by_field: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let all = requirements(document);
    for (number, json) in all.iter().enumerate() {
        if let Some(field) = only_field(call, number, *json) {
            by_field.entry(field).or_default().push(number);
        }
    }
    let mut assessor = Assessor::new(call);
    for (field, numbers) in by_field {
        let Some(asked) = answers(call, &BTreeSet::from([field.clone()])) else { continue };
        let mut came_to: Vec<BTreeSet<Status>> = vec![BTreeSet::new(); numbers.len()];
        let mut can_be_eligible = false;
        let is_whole = each_application(&asked, &mut |text| {
            let statuses = assessor.decide_json(text.as_bytes()).statuses();
            let own: Vec<Status> =
                numbers.iter().filter_map(|number| statuses.get(*number).copied()).collect();
            let blocks = |number: &usize, status: &Status| {
                let requirement = call.data().requirements.get(*number);
                requirement.is_some_and(|one| one.level == Level::Blocking)
                    && !matches!(status, Status::Met | Status::NotApplicable)
            };
            can_be_eligible |=
                !numbers.iter().zip(&own).any(|(number, status)| blocks(number, status));
            came_to.iter_mut().zip(own).for_each(|(met, status)| met.extend([status]));
        });
        if !is_whole {
            continue;
        }
        let mut never_holds = false;
        for (number, met) in numbers.iter().zip(&came_to) {
            let Some(json) = all.get(*number) else { continue };
            let is_met = met.contains(&Status::Met);
            // An application that lacks an answer is one that the requirement does not hold for.
            let fails = met.contains(&Status::NotMet)
                || met.contains(&Status::Missing)
                || met.contains(&Status::ToReview);
            never_holds |= !is_met;
            let (code, words) = match (is_met, fails) {
                (true, false) => (
                    RemarkCode::RequirementNeverFails,
                    words!(
                        fr: "cette exigence est toujours remplie : vérifiez ses valeurs",
                        en: "this requirement is always met: check its values"
                    ),
                ),
                (false, _) => (
                    RemarkCode::RequirementNeverHolds,
                    words!(
                        fr: "aucune réponse ne remplit cette exigence : vérifiez ses valeurs",
                        en: "no answer meets this requirement: check its values"
                    ),
                ),
                _ => continue,
            };
            remarks.push(Remark::new(document, json.number(), code, words, &[]));
        }
        let last = numbers.last().and_then(|number| all.get(*number));
        if let Some(json) = last.filter(|_| !can_be_eligible && !never_holds) {
            let ids: Vec<String> =
                numbers.iter().filter_map(|number| id_of(*all.get(*number)?)).collect();
            let ids = format!("`{}`", ids.join("`, `"));
            let words = words!(
                fr: "aucune réponse à `{field}` ne remplit toutes ces exigences : {ids} ; aucune demande ne peut être éligible",
                en: "no answer to `{field}` meets all of these requirements: {ids}; no application can be eligible"
            );
            let values = [("field", field.as_str()), ("ids", &ids)];
            let code = RemarkCode::RequirementsContradict;
            remarks.push(Remark::new(document, json.number(), code, words, &values));
        }
    }
    remarks
}

fn id_of(json: JsonValue<'_, '_>) -> Option<String> {
    let mut members = json.members().filter(|_| json.is_object());
    match members.find(|(name, _)| name.text() == "id")?.1.shape() {
        JsonShape::Text(id) => Some(id.into_owned()),
        _ => None,
    }
}
