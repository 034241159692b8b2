//! Parts of the grant that come to nothing, and cases of them that never apply.

use super::closed::member;
use super::remark::{Remark, RemarkCode};
use super::requests::most_of_part;
use crate::call::Call;
use crate::json::{JsonText, JsonValue, canonical};
use crate::locale::words;

/// Minimums above all that a part can come to, and cases under the condition of an earlier one.
pub(super) fn parts_that_never_grant(call: &Call, document: &JsonText<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let parts = member(document.root(), "parts").into_iter().flat_map(JsonValue::items);
    for (json, part) in parts.zip(&call.data().frame.parts) {
        let is_above =
            most_of_part(part).zip(part.minimum).is_some_and(|(most, least)| most < least);
        if let Some(minimum) = member(json, "minimum").filter(|_| is_above) {
            let words = words!(
                fr: "rien n’est jamais accordé : ce minimum dépasse tout ce que la part peut atteindre ; vérifiez ses montants",
                en: "nothing is ever granted: this minimum lies above all that the part can come to; check its amounts"
            );
            let code = RemarkCode::PartNeverGrants;
            remarks.push(Remark::new(document, minimum.number(), code, words, &[]));
        }
        let cases = member(json, "cases").into_iter().flat_map(JsonValue::items);
        for (_, case) in cases.enumerate().filter(|(number, _)| is_case_dead(json, *number)) {
            let words = words!(
                fr: "ce cas ne s’applique jamais : un cas précédent a la même condition ; retirez-le, ou vérifiez sa condition",
                en: "this case never applies: an earlier one has the same condition; leave it out, or check its condition"
            );
            let code = RemarkCode::CaseNeverApplies;
            remarks.push(Remark::new(document, case.number(), code, words, &[]));
        }
    }
    remarks
}

/// Whether an earlier case of a part has the condition of this one, so that this one never applies.
pub(crate) fn is_case_dead(part: JsonValue<'_, '_>, number: usize) -> bool {
    let Some(cases) = member(part, "cases") else { return false };
    let conditions = cases.items().take(number + 1).map(|case| {
        let mut condition = String::new();
        canonical(member(case, "when")?, &mut condition);
        Some(condition)
    });
    let conditions: Vec<Option<String>> = conditions.collect();
    let Some((Some(own), earlier)) = conditions.split_last() else { return false };
    conditions.len() == number + 1 && earlier.iter().flatten().any(|other| other == own)
}
