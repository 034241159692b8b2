//! Conditions that come to the same whatever the answers are. Each remark is exact: all applications that
//! could show otherwise were tried.

use std::collections::BTreeSet;

use super::remark::{Remark, RemarkCode};
use crate::assess::Assessor;
use crate::call::Call;
use crate::json::JsonText;
use crate::locale::words;
use crate::status::Status;
use crate::variants::{AskedFields, conditions, each_combination, probe, questions};

/// Conditions that are always true, or never. `left`: how many more applications may be tried.
pub(super) fn conditions_that_never_change(
    call: &Call,
    document: &JsonText<'_>,
    left: &mut usize,
) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for place in conditions(document) {
        let json = document.at(place.number);
        let asked = match &place.list {
            None => AskedFields::of_condition(json),
            Some(list) => AskedFields::of_item_condition(json, list),
        };
        let Some(asked) = asked else { continue };
        let Some(answers) = asked.answers(call) else { continue };
        let [holds, fails, _] = questions(&place, json.source());
        let Some(probes) = probe(call, &[holds, fails]) else { continue };
        let mut assessor = Assessor::new(&probes);
        let mut met = BTreeSet::new();
        let tried = each_combination(&asked.base(), &answers, false, left, &mut |one| {
            let statuses = assessor.decide_json(one.text.as_bytes()).statuses();
            met.extend(
                statuses
                    .iter()
                    .take(2)
                    .zip([true, false])
                    .filter_map(|(status, is)| (*status == Status::Met).then_some(is)),
            );
        });
        if tried.is_none() {
            continue;
        }
        // `present` is never false for a wrong answer, but always for an absent one.
        let (code, words) = match (met.contains(&true), met.contains(&false)) {
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
