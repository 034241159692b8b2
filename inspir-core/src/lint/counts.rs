//! Requirements on how many items a list has, or how many choices a field: always met, never met, or at odds with
//! each other.

use std::collections::BTreeSet;

use super::closed::{NEVER_FAILS, NEVER_HOLDS, member, requirements};
use super::contradictions::contradicting;
use super::remark::{Remark, RemarkCode};
use crate::call::Call;
use crate::declaration::ValueType;
use crate::json::{JsonText, JsonValue};
use crate::status::Level;

/// A member of one side of a comparison that has no other one, its title aside.
pub(super) fn only<'d>(side: JsonValue<'d, 'd>, name: &str) -> Option<JsonValue<'d, 'd>> {
    let mut members = side.members().filter(|_| side.is_object());
    let is_plain = members.all(|(one, _)| one.text() == name || one.text() == "title");
    member(side, name).filter(|_| is_plain)
}

/// How many items of a list, or choices of a field, a requirement accepts.
struct AcceptedCount {
    requirement: usize,
    list: String,
    least: i64,
    /// `None`: any number.
    most: Option<i64>,
    /// How many there can be, if that is known.
    of: Option<i64>,
}

impl AcceptedCount {
    /// The numbers that a comparison accepts, if it compares a count of all items with a whole number.
    fn of<'d>(call: &Call, requirement: usize, json: JsonValue<'d, 'd>) -> Option<Self> {
        let list = only(member(json, "left")?, "count")?.text().into_owned();
        let figure: i64 = only(member(json, "right")?, "number")?.text().parse().ok()?;
        let (least, most) = match member(json, "is")?.text().as_ref() {
            "at_least" => (figure, None),
            "more_than" => (figure.checked_add(1)?, None),
            "at_most" => (0, Some(figure)),
            "less_than" => (0, Some(figure.checked_sub(1)?)),
            "equal_to" => (figure, Some(figure)),
            _ => return None,
        };
        let mut fields = call.data().frame.layout.fields.iter();
        let field = fields.find(|field| field.pointer == list);
        let of = field.filter(|field| field.value_type == ValueType::OwnChoices);
        let of = of.and_then(|field| i64::try_from(field.option_count()).ok());
        Some(Self { requirement, list, least: least.max(0), most, of })
    }

    fn never_holds(&self) -> bool {
        [self.most, self.of].into_iter().flatten().any(|most| most < self.least)
    }

    fn never_fails(&self) -> bool {
        let is_below = |most: i64| self.of.is_some_and(|of| of <= most);
        self.least == 0 && self.most.is_none_or(is_below)
    }

    /// Whether no list has as many items as both ask for.
    fn contradicts(&self, other: &Self) -> bool {
        let most = [self.most, other.most].into_iter().flatten().min();
        self.list == other.list && most.is_some_and(|most| most < self.least.max(other.least))
    }
}

/// Requirements that count all items of a list, or all choices, and cannot fail or hold, and pairs of which one at least fails.
pub(super) fn counts_that_never_change(call: &Call, document: &JsonText<'_>) -> Vec<Remark> {
    let (mut remarks, mut asked) = (Vec::new(), Vec::new());
    let all = requirements(document).into_iter().zip(&call.data().requirements).enumerate();
    for (number, (json, requirement)) in all {
        if requirement.check.name() != "compare" {
            continue;
        }
        let Some(count) = AcceptedCount::of(call, number, json) else { continue };
        let told = match (count.never_holds(), count.never_fails()) {
            (true, _) => Some((RemarkCode::RequirementNeverHolds, NEVER_HOLDS)),
            (_, true) => Some((RemarkCode::RequirementNeverFails, NEVER_FAILS)),
            _ => None,
        };
        remarks.extend(
            told.map(|(code, words)| Remark::new(document, json.number(), code, words, &[])),
        );
        let is_blocking = requirement.level == Level::Blocking && requirement.when.is_none();
        if is_blocking && !count.never_holds() {
            asked.push(count);
        }
    }
    for (at, one) in asked.iter().enumerate() {
        for other in asked.iter().skip(at + 1).filter(|other| one.contradicts(other)) {
            let paths = BTreeSet::from([one.list.as_str()]);
            let set = [one.requirement, other.requirement];
            remarks.extend(contradicting(call, document, &set, &paths));
        }
    }
    remarks
}
