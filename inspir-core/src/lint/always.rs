//! Conditions that come to the same whatever the answers are. Each remark is exact: all applications that
//! could show otherwise were tried.

use std::collections::BTreeSet;

use super::remark::{Remark, RemarkCode};
use crate::assess::Assessor;
use crate::call::Call;
use crate::json::JsonText;
use crate::locale::words;
use crate::status::Status;
use crate::variants::{AskedFields, conditions, each_combination, probe};

/// Conditions that are always true, or never. `left`: how many more applications may be tried.
pub(super) fn conditions_that_never_change(
    call: &Call,
    document: &JsonText<'_>,
    left: &mut usize,
) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for place in conditions(document) {
        let json = document.at(place.number);
        let asked = AskedFields::of_condition(json).filter(|_| place.list.is_none());
        let Some(answers) = asked.and_then(|asked| asked.answers(call)) else { continue };
        let Some(probes) = probe(call, &[json.source().to_owned()]) else { continue };
        let mut assessor = Assessor::new(&probes);
        let mut met = BTreeSet::new();
        let tried = each_combination(&answers, false, left, &mut |one| {
            met.extend(assessor.decide_json(one.text.as_bytes()).statuses().first().copied());
        });
        if tried.is_none() {
            continue;
        }
        // `present` is never false for a wrong answer, but always for an absent one.
        let (code, words) = match (met.contains(&Status::Met), met.contains(&Status::NotMet)) {
            (true, false) => (
                RemarkCode::ConditionAlways,
                words!(
                    fr: "cette condition n’est jamais fausse : retirez-la, ou vérifiez ses valeurs",
                    en: "this condition is never false: leave it out, or check its values"
                ),
            ),
            (false, true) => (
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
