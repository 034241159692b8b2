//! Changes of a part of the grant that change nothing, as the definition itself shows.

use super::mutation::{Mutation, MutationChange};
use super::place::value_at;
use crate::amount::Amount;
use crate::call::Call;
use crate::field::FieldInfo;
use crate::grant::{Base, Part, Raises, Terms, by_brackets};
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::lint::{asks, is_case_dead, most_of_part};
use crate::number::Number;
use crate::rate::Rate;

/// Whether a change of a part cannot matter, whatever the application.
pub(super) fn part_cannot_differ(
    call: &Call,
    mutant: &Call,
    document: &JsonText<'_>,
    mutation: &Mutation,
) -> bool {
    let mut steps = mutation.path.split('/').skip(1);
    let (Some("parts"), Some(number), Some(member)) = (steps.next(), steps.next(), steps.next())
    else {
        return false;
    };
    let part_of = |call: &Call, look: &dyn Fn(&Part) -> bool| {
        let number = number.parse().ok();
        number.and_then(|at: usize| call.data().frame.parts.get(at)).is_some_and(look)
    };
    let index = number.parse::<usize>().ok();
    let both =
        || Some((call.data().frame.parts.get(index?)?, mutant.data().frame.parts.get(index?)?));
    match member {
        "minimum" => both().is_some_and(|(own, other)| is_minimum_as_good(own, other)),
        "brackets" if mutation.path.ends_with("/up_to") => {
            both().is_some_and(|(own, other)| is_last_bracket_as_good(own, other, steps.next()))
        }
        "cases" if is_figure_of_dead_case(document, number, mutation) => true,
        "within_base" => {
            mutation.change == MutationChange::Added("true".to_owned())
                && part_of(call, &|part| {
                    part.every_terms().all(Terms::need_base)
                        || has_limit_within_base(call, document, number, part)
                })
        }
        "ceiling" if asks(call, "ceiling") => false,
        "ceiling" | "lump_sums" => part_of(call, &is_constant) && maxima(call) == maxima(mutant),
        _ if mutation.path.ends_with("/base_ceiling") => {
            let limits = |call: &Call| {
                let part =
                    number.parse().ok().and_then(|at: usize| call.data().frame.parts.get(at));
                part.and_then(rate_limits)
            };
            limits(call).is_some_and(|before| limits(mutant) == Some(before))
        }
        "bonuses" if steps.clone().nth(1) == Some("rate") => {
            let number = steps.next().and_then(|step| step.parse().ok());
            let is_full = |part: &Part| number.is_some_and(|number| reaches_maximum(part, number));
            part_of(call, &is_full) && part_of(mutant, &is_full)
        }
        _ => false,
    }
}

/// Whether a part comes to as much with another minimum: with one of a cent, as with none; where no lump sum lies
/// between; where all that it can come to lies below.
fn is_minimum_as_good(own: &Part, other: &Part) -> bool {
    let Some((one, two)) = own.minimum.zip(other.minimum) else { return false };
    let cent = Amount::from_cents(1);
    let is_alike = |sum: &Amount| (*sum < one) == (*sum < two);
    one.max(two) <= cent
        || !own.lump_sums.is_empty() && own.lump_sums.iter().all(is_alike)
        || most_of_part(own).is_some_and(|most| most < one.min(two))
}

/// Whether another end of the last bracket leaves the same in all: what the brackets come to never falls, and stays
/// where they end.
fn is_last_bracket_as_good(own: &Part, other: &Part, number: Option<&str>) -> bool {
    let (before, after) = (&own.terms, &other.terms);
    let last = before.brackets.len().checked_sub(1);
    let is_last = last.is_some() && number.and_then(|step| step.parse().ok()) == last;
    let ends = |terms: &Terms| terms.brackets.last().is_some_and(|one| one.up_to.is_some());
    is_last
        && before.brackets.len() == after.brackets.len()
        && ends(before)
        && ends(after)
        && by_brackets(before, Amount::MAX) == by_brackets(after, Amount::MAX)
}

/// Whether a figure is moved in a case that never applies. Its condition is not one of them.
fn is_figure_of_dead_case(document: &JsonText<'_>, part: &str, mutation: &Mutation) -> bool {
    let is_moved = matches!(mutation.change, MutationChange::Less(..) | MutationChange::More(..));
    let mut steps = mutation.path.split('/').skip(4);
    let case = steps.next().and_then(|step| step.parse().ok());
    let is_term =
        steps.next().is_some_and(|step| ["rate", "ceiling", "base_ceiling"].contains(&step));
    let part = value_at(document, &format!("/parts/{part}"));
    is_moved && is_term && part.zip(case).is_some_and(|(part, case)| is_case_dead(part, case))
}

/// Whether no application changes the most that a part can be.
fn is_constant(part: &Part) -> bool {
    !part.every_terms().any(Terms::need_base)
        && part.cases.is_empty()
        && part.limits.is_empty()
        && part.bonuses.is_empty()
        && !part.within_base
}

/// The most bonuses of which all combinations are gone through.
const MOST_BONUSES: usize = 12;

/// The most that the rate of a part allows, with each of its terms and each combination of its bonuses. What it
/// allows of less that counts is the same, and what counts is a whole number of cents.
fn rate_limits(part: &Part) -> Option<Vec<Amount>> {
    if part.bonuses.len() > MOST_BONUSES {
        return None;
    }
    let mut limits = Vec::new();
    for terms in part.every_terms() {
        let Some(base_ceiling) = terms.base_ceiling else { continue };
        let rate = terms.rate?;
        for chosen in 0..1_usize << part.bonuses.len() {
            let (mut more, mut counted) = (0, base_ceiling);
            for (number, bonus) in part.bonuses.iter().enumerate() {
                match bonus.raises {
                    _ if chosen >> number & 1 == 0 => {}
                    Raises::Rate(rate) => more += rate.millionths(),
                    Raises::BaseCeiling(amount) => counted = counted.checked_add(amount)?,
                    Raises::Ceiling(_) => {}
                }
            }
            limits.push(rate.plus(more, part.maximum_rate.unwrap_or(Rate::ONE)).of(counted));
        }
    }
    Some(limits)
}

fn maxima(call: &Call) -> Vec<Option<Amount>> {
    call.decide_json(b"{}").parts().iter().map(|part| part.maximum).collect()
}

/// Whether every rate of a part is at its maximum as soon as this bonus applies.
fn reaches_maximum(part: &Part, bonus: usize) -> bool {
    let Some(Raises::Rate(more)) = part.bonuses.get(bonus).map(|bonus| bonus.raises) else {
        return false;
    };
    let most = part.maximum_rate.unwrap_or(Rate::ONE);
    let mut rates = part.every_terms().filter_map(|terms| terms.rate);
    rates.all(|rate| rate.plus(more.millionths(), most) == most)
}

/// Whether one of the limits is a share of all that is eligible, which is the base, and the share is never
/// above 1.
fn has_limit_within_base(call: &Call, document: &JsonText<'_>, number: &str, part: &Part) -> bool {
    if !matches!(part.base, Base::All) || part.vat_by_recovery {
        return false;
    }
    let limits = value_at(document, &format!("/parts/{number}/limits"));
    limits.is_some_and(|limits| {
        limits.items().any(|limit| {
            let eligible = member(limit, "of").and_then(|of| member(of, "eligible"));
            let is_all = eligible.is_some_and(|eligible| eligible.text() == "all");
            let share = member(limit, "times").and_then(|share| most(call, share));
            is_all && share.zip(Number::new(1, 0)).is_some_and(|(share, one)| share <= one)
        })
    })
}

fn member<'d>(json: JsonValue<'d, 'd>, name: &str) -> Option<JsonValue<'d, 'd>> {
    let mut members = json.members().filter(|_| json.is_object());
    members.find(|(known, _)| known.text() == name).map(|(_, value)| value)
}

/// The most that a number can be, if it is never below 0: a constant, an own number, or a sum or product of these.
fn most(call: &Call, json: JsonValue<'_, '_>) -> Option<Number> {
    let constant = |text: &str| Number::parse(text).filter(|number| *number >= Number::ZERO);
    if let JsonShape::Text(text) = json.shape() {
        return constant(&text).or_else(|| most_of_field(call, &text));
    }
    if let Some(number) = member(json, "number") {
        return constant(&number.text());
    }
    if let Some(items) = member(json, "plus") {
        let mut items = items.items();
        let first = most(call, items.next()?)?;
        return items.try_fold(first, |sum, item| sum.checked_add(most(call, item)?));
    }
    most(call, member(json, "times")?)?.checked_mul(most(call, member(json, "of")?)?)
}

fn most_of_field(call: &Call, path: &str) -> Option<Number> {
    let mut fields = call.data().frame.layout.fields.iter();
    let field: &FieldInfo = fields.find(|field| field.pointer == path)?;
    let range = field.own.as_ref()?.range?;
    (range.minimum >= Number::ZERO).then_some(range.maximum)
}
