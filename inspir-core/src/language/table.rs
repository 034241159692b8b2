//! The tables: every kind of quantity and of condition, by the member that names it.

use super::compare::too_many_digits;
use super::inside::{Kinds, LanguageContext};
use super::known::{Condition, Quantity};
use super::names::name_of;
use super::{
    compare, constant, count, days, distinct, each, logic, money, named, path, present, sum, sums,
    territory, times, values,
};
use crate::definition::{Given, Mistake, Params, Takes, note};
use crate::json::{JsonShape, JsonValue};
use crate::locale::Words;

/// Makes two lists of one: the names of the kinds, and what reads them.
macro_rules! language_kinds {
    ($(#[$doc:meta])+ $names:ident, $readers:ident: $reader:ty { $($name:literal => $read:expr,)+ }) => {
        $(#[$doc])+
        pub(crate) const $names: &[&str] = &[$($name),+];
        const $readers: &[$reader] = &[$($read),+];
    };
}

/// Reads a kind of quantity.
type LoadQuantity = for<'p> fn(&mut Params<'p>, &LanguageContext<'_>) -> Given<Box<Quantity>>;

language_kinds! {
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
type LoadCondition = for<'p> fn(&mut Params<'p>, &LanguageContext<'_>) -> Given<Condition>;

language_kinds! {
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

fn load_condition(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Condition> {
    inside.spend();
    if params.is_described() {
        return params
            .one_member(CONDITION_NAMES, |params, name| condition_as(params, name, inside));
    }
    match params.only_of(CONDITION_NAMES) {
        Some(name) => condition_as(params, name, inside),
        None => Given::Wrong,
    }
}

fn condition_as(
    params: &mut Params<'_>,
    name: &str,
    inside: &LanguageContext<'_>,
) -> Given<Condition> {
    let kind = CONDITION_NAMES.iter().position(|known| *known == name);
    match kind.and_then(|kind| CONDITIONS.get(kind)) {
        Some(load) => load(params, inside),
        None => Given::Wrong,
    }
}

/// Reads a quantity that is this value. `params` is the object that holds it.
fn load_quantity<'p>(
    params: &mut Params<'p>,
    json: JsonValue<'p, 'p>,
    inside: &LanguageContext<'_>,
) -> Given<Box<Quantity>> {
    inside.spend();
    if params.is_described() {
        return load_object(params, inside);
    }
    if !json.is_object() {
        return load_path(params, json, inside);
    }
    let mut object = params.inside(json, "Quantity");
    let quantity = load_object(&mut object, &inside.expecting(None));
    if object.finish() { quantity } else { Given::Wrong }
}

#[inline(never)]
fn load_path<'p>(
    params: &mut Params<'p>,
    json: JsonValue<'p, 'p>,
    inside: &LanguageContext<'_>,
) -> Given<Box<Quantity>> {
    let shape = json.shape();
    if let JsonShape::Text(text) = &shape
        && text.contains('/')
    {
        return path::load(params, json, text, inside);
    }
    let constant = constant::written(json, inside.expected).map(Mistake::Constant);
    let mistake = match (constant, shape) {
        (None, JsonShape::Text(text)) => path::meant(params, &text, inside),
        (constant, _) => constant,
    };
    params.wrong(json, mistake.unwrap_or(Mistake::Expected(Takes::Quantity)))
}

fn load_object(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Box<Quantity>> {
    let note = note!(
        fr: "son nom au sein d’une phrase, en minuscules",
        en: "what it is called within a sentence, in lower case"
    );
    let title = params.some_words("title", note);
    let made = load_kind(params, &inside.shown(inside.is_shown && title.is_absent()));
    finished(params, made, title)
}

/// Reads the members of a quantity that stand beside others, such as an `id` and a `title`.
pub(crate) fn load_beside(
    params: &mut Params<'_>,
    inside: &LanguageContext<'_>,
    title: Words,
) -> Given<Box<Quantity>> {
    inside.spend();
    let made = load_kind(params, inside);
    finished(params, made, Given::Value(title))
}

/// Reads the quantity of which an object has the head.
fn load_kind(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Box<Quantity>> {
    if params.is_described() {
        return params.head(QUANTITY_NAMES, |params, index| quantity_as(params, index, inside));
    }
    match params.head_of(QUANTITY_NAMES) {
        Some(index) => quantity_as(params, index, inside),
        None => Given::Wrong,
    }
}

fn quantity_as(
    params: &mut Params<'_>,
    index: usize,
    inside: &LanguageContext<'_>,
) -> Given<Box<Quantity>> {
    match QUANTITIES.get(index) {
        Some(load) => load(params, inside),
        None => Given::Wrong,
    }
}

/// The quantity under the name that it has where it stands.
#[inline(never)]
fn finished(
    params: &Params<'_>,
    made: Given<Box<Quantity>>,
    title: Given<Words>,
) -> Given<Box<Quantity>> {
    let (Given::Value(mut made), false) = (made, title.is_wrong()) else { return Given::Wrong };
    if made.of.is_figure() && !made.digits.fit() {
        return params.wrong(params.json(), Mistake::Rule(too_many_digits()));
    }
    made.has_title = title.is_given();
    if made.has_title || made.needs_title {
        made.in_letter = None;
        made.name = title.value().map(|title| name_of(&title)).unwrap_or_default();
    }
    Given::Value(made)
}
