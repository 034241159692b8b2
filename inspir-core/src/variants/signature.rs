//! The signature of a decision, amounts aside: it changes where a definition decides otherwise.

use crate::decision::Decision;

/// The statuses and the outcome, and which limits of the parts are the smallest.
pub(crate) fn signature(decision: &Decision) -> Vec<u8> {
    let mut signs: Vec<u8> = Vec::with_capacity(decision.statuses.len() + 8);
    signs.extend(decision.outcome.id().bytes().take(4));
    signs.extend(decision.statuses.iter().map(|status| match status.id() {
        "met" => 1_u8,
        "not_met" => 2,
        "missing" => 3,
        "to_review" => 4,
        _ => 5,
    }));
    for part in &decision.parts {
        let limits = [part.rate_limit, part.ceiling, part.base, part.requested];
        signs.extend(limits.iter().map(|limit| u8::from(part.maximum == *limit)));
        signs.push(u8::from(part.maximum.is_some()));
        signs.push(part.rate.map_or(0, |rate| {
            u8::try_from(
                rate.to_string().bytes().fold(0_u32, |sum, byte| sum + u32::from(byte)) % 251,
            )
            .unwrap_or(0)
        }));
    }
    for category in &decision.categories {
        signs.push(u8::from(category.declared == category.retained));
    }
    signs.push(u8::from(decision.grant.maximum.is_some()));
    signs.push(u8::try_from(decision.input_errors.len()).unwrap_or(u8::MAX));
    signs
}
