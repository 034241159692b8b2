//! Making a trace: an assessment, and beside it what it was made from.

use std::collections::BTreeSet;

use super::reads::{ReadPlace, of_grant, paths, reads, values};
use crate::assess::{Assessor, keep};
use crate::assessment::Assessment;
use crate::call::{Call, Requirement};
use crate::difference::member;
use crate::intake::whole;
use crate::json::{JsonText, JsonValue, canonical, digest, digest_of};
use crate::kept::{
    KeptJson, Traced, TracedApplication, TracedCondition, TracedFinding, TracedQuantity, exact,
};
use crate::language::Knowledge;
use crate::places::Places;

/// An assessment, and what it was made from.
pub(super) struct TraceParts {
    pub(super) assessment: Assessment,
    pub(super) traced: Traced,
    /// One for every requirement, in the call's order.
    pub(super) findings: Vec<TracedFinding>,
}

/// Assesses the JSON text of an application, and says from what.
pub(super) fn made(call: &Call, application: &[u8]) -> TraceParts {
    let mut assessor = Assessor::new(call);
    let reference = assessor.read_text(application, std::str::from_utf8(application).ok(), keep);
    let assessment = assessor.explain(reference);
    let data = call.data();
    let (frame, facts) = (&data.frame, &assessor.facts);
    let memo = vec![Default::default(); frame.quantities.len()];
    let decision = assessment.decision();
    let mut known = Knowledge {
        requested: decision.requested(),
        maximum: decision.maximum(),
        ..Knowledge::new(&frame.layout, &data.ids, facts, &frame.quantities, &memo, frame)
    };
    let retained = if frame.uses_eligible { frame.retained(&known) } else { None };
    known.retained = retained.as_deref();
    let mut all = BTreeSet::new();
    let mut collect = |read: Vec<ReadPlace>| {
        let paths = paths(data, &read);
        all.extend(read);
        paths
    };
    let definition = JsonText::new(call.definition()).ok();
    let conditions = definition.as_ref().map(|document| conditions(document.root()));
    let mut conditions = conditions.unwrap_or_default().into_iter();
    let mut findings = Vec::with_capacity(data.requirements.len());
    for requirement in &data.requirements {
        let when = conditions.next().flatten();
        let condition = requirement.when.as_ref().map(|condition| {
            let mut places = Places::with_items();
            condition.reads(frame, None, &mut places);
            TracedCondition {
                when: KeptJson(when.unwrap_or_default()),
                holds: condition.holds(&known, None),
                reads: collect(reads(&places)),
            }
        });
        let mut places = Places::with_items();
        requirement.check.reads(frame, &mut places);
        findings.push(TracedFinding {
            check: requirement.check.name().to_owned(),
            condition,
            reads: collect(reads(&places)),
            grant: depends_on_grant(requirement),
        });
    }
    let quantities = frame.quantities.iter().zip(&decision.quantities).map(|(named, value)| {
        let mut places = Places::with_items();
        named.quantity.reads(frame, None, &mut places);
        let (id, value) = (named.id.clone(), value.map(exact));
        TracedQuantity { id, value, reads: collect(reads(&places)) }
    });
    let quantities = quantities.collect();
    let grant = collect(of_grant(data));
    let assessed = assessment.is_readable().then_some(application);
    let application = TracedApplication {
        bytes: digest_of(application),
        json: whole(application).ok().map(|document| digest(document.root())),
    };
    let values = values(data, &all, facts, assessed);
    let traced = Traced { application, grant, quantities, values };
    TraceParts { assessment, traced, findings }
}

fn depends_on_grant(requirement: &Requirement) -> bool {
    let uses = requirement.check.uses();
    let uses = requirement.when.as_ref().map_or(uses, |when| uses.and(when.uses));
    uses.depend_on_grant()
}

/// The conditions of the requirements of a definition, in its order.
fn conditions(definition: JsonValue<'_, '_>) -> Vec<Option<String>> {
    let requirements = member(definition, "requirements");
    let items = requirements.into_iter().flat_map(JsonValue::items);
    let when = items.map(|requirement| {
        let when = member(requirement, "when")?;
        let mut json = String::new();
        canonical(when, &mut json);
        Some(json)
    });
    when.collect()
}
