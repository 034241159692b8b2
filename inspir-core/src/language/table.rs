//! The tables: every kind of quantity and of condition, by the member that names it.

use super::compare::too_many_digits;
use super::inside::{BuiltQuantity, Kinds, LanguageContext, name_of};
use super::known::{Condition, Quantity};
use super::{
    compare, constant, count, days, distinct, each, logic, money, named, path, present, sum, sums,
    territory, times, values,
};
use crate::definition::{Given, Mistake, Params, Takes, note};
use crate::json::{JsonShape, JsonValue};
use crate::locale::Words;

/// Makes two lists of one: the names of the kinds, and what reads them.
macro_rules! kinds {
    ($(#[$doc:meta])+ $names:ident, $readers:ident: $reader:ty { $($name:literal => $read:expr,)+ }) => {
        $(#[$doc])+
        pub(crate) const $names: &[&str] = &[$($name),+];
        const $readers: &[$reader] = &[$($read),+];
    };
}

/// Reads a kind of quantity.
type LoadQuantity = for<'p> fn(&mut Params<'p>, LanguageContext<'_>) -> Given<BuiltQuantity>;

kinds! {
    /// The members that name a quantity, each with what reads it.
    QUANTITY_NAMES, QUANTITIES: LoadQuantity {
        "amount" => |params, _| constant::load_amount(params),
        "number" => |params, _| constant::load_number(params),
        "date" => |params, _| constant::load_date(params),
        "quantity" => named::load,
        "sum" => sum::load,
        "count" => count::load,
        "distinct" => distinct::load,
        "plus" => sums::load_plus,
        "minus" => sums::load_minus,
        "times" => times::load,
        "from" => days::load_from,
        "first_day" => days::load_first,
        "year" => days::load_year,
        "eligible" => money::load_eligible,
        "grant" => money::load_grant,
    }
}

/// Reads a kind of condition.
type LoadCondition = for<'p> fn(&mut Params<'p>, LanguageContext<'_>) -> Given<Condition>;

kinds! {
    /// The members that name a condition, each with what reads it.
    CONDITION_NAMES, CONDITIONS: LoadCondition {
        "equals" => values::load_equals,
        "one_of" => values::load_one_of,
        "present" => present::load,
        "all" => logic::load_all,
        "any" => logic::load_any,
        "not" => logic::load_not,
        "compare" => compare::load,
        "at_least" => logic::load_at_least,
        "every" => each::load_every,
        "some" => each::load_some,
        "territory" => territory::load,
    }
}

/// How any quantity and any condition is read.
pub(crate) const KINDS: Kinds = Kinds { quantity: load_quantity, condition: load_condition };

fn load_condition(params: &mut Params<'_>, inside: LanguageContext<'_>) -> Given<Condition> {
    inside.spend();
    params.one_member(CONDITION_NAMES, |params, name| {
        let kind = CONDITION_NAMES.iter().position(|known| *known == name);
        match kind.and_then(|kind| CONDITIONS.get(kind)) {
            Some(load) => load(params, inside),
            None => Given::Wrong,
        }
    })
}

/// Reads a quantity. `params` is its object, or, of a path, the object that holds it.
fn load_quantity<'p>(
    params: &mut Params<'p>,
    json: JsonValue<'p, 'p>,
    inside: LanguageContext<'_>,
) -> Given<Quantity> {
    inside.spend();
    let (made, title) = match json.shape() {
        JsonShape::Object => load_object(params, inside.expecting(None)),
        _ if params.is_described() => load_object(params, inside),
        JsonShape::Text(text) if text.contains('/') => {
            (path::load(params, json, &text, inside), Given::Absent)
        }
        shape => {
            let constant = constant::written(json, inside.expected).map(Mistake::Constant);
            let mistake = match (constant, shape) {
                (None, JsonShape::Text(text)) => path::meant(params, &text, inside),
                (constant, _) => constant,
            };
            return params.wrong(json, mistake.unwrap_or(Mistake::Expected(Takes::Quantity)));
        }
    };
    let (Given::Value(made), false) = (made, title.is_wrong()) else { return Given::Wrong };
    finished(params, json, made, title)
}

fn load_object(
    params: &mut Params<'_>,
    inside: LanguageContext<'_>,
) -> (Given<BuiltQuantity>, Given<Words>) {
    let note = note!(
        fr: "son nom au sein d’une phrase, en minuscules",
        en: "what it is called within a sentence, in lower case"
    );
    let title = params.some_words("title", note);
    let inside = inside.shown(inside.is_shown && title.is_absent());
    let made = params.head(QUANTITY_NAMES, |params, index| {
        QUANTITIES.get(index).map_or(Given::Wrong, |load| load(params, inside))
    });
    (made, title)
}

/// Reads the members of a quantity that stand beside others, such as an `id` and a `title`.
pub(crate) fn load_beside<'p>(
    params: &mut Params<'p>,
    inside: LanguageContext<'_>,
    title: Words,
) -> Given<Quantity> {
    inside.spend();
    let made = params.head(QUANTITY_NAMES, |params, index| {
        QUANTITIES.get(index).map_or(Given::Wrong, |load| load(params, inside))
    });
    let json = params.json();
    made.and_then(|made| finished(params, json, made, Given::Value(title)))
}

fn finished(
    params: &Params<'_>,
    json: JsonValue<'_, '_>,
    made: BuiltQuantity,
    title: Given<Words>,
) -> Given<Quantity> {
    if made.of.is_figure() && !made.digits.fit() {
        return params.wrong(json, Mistake::Rule(too_many_digits()));
    }
    let has_title = title.is_given();
    let name = match title {
        Given::Value(title) => name_of(&title),
        _ if made.needs_title => Words::default(),
        _ => made.name.clone(),
    };
    Given::Value(Quantity::of(made, name, has_title))
}
