//! `compare`: one quantity compared with another.

use std::cmp::Ordering;

use super::constant;
use super::exact::{Exact, QuantityType};
use super::inside::LanguageContext;
use super::known::{Condition, ConditionKind, GrantLacks, Knowledge, Quantity, Uses};
use crate::closed_list::closed_list;
use crate::definition::{Given, Mistake, Note, Params, Sides, Takes, note};
use crate::json::{JsonShape, JsonValue};
use crate::locale::words;
use crate::places::Places;
use crate::span::{Length, TimeUnit};

closed_list! {
    /// How two values of a comparison must stand to each other.
    #[non_exhaustive]
    pub enum Relation {
        /// ≤
        AtMost = "at_most",
        /// <
        LessThan = "less_than",
        /// ≥
        AtLeast = "at_least",
        /// >
        MoreThan = "more_than",
        /// =
        EqualTo = "equal_to",
    }
}

impl Relation {
    pub(crate) fn holds(self, order: Ordering) -> bool {
        match self {
            Self::AtMost => order.is_le(),
            Self::LessThan => order.is_lt(),
            Self::AtLeast => order.is_ge(),
            Self::MoreThan => order.is_gt(),
            Self::EqualTo => order.is_eq(),
        }
    }

    /// Whether a limit that cannot be shown exactly is shown rounded up, so that the limit shown is
    /// true of every value in cents.
    pub(crate) const fn rounds_up(self) -> bool {
        matches!(self, Self::LessThan | Self::AtLeast)
    }
}

/// A comparison.
#[derive(Debug)]
pub(crate) struct Comparison {
    pub(crate) left: Box<Quantity>,
    pub(crate) is: Relation,
    pub(crate) right: RightSide,
}

/// The right side of a comparison.
#[derive(Debug)]
pub(crate) enum RightSide {
    Quantity(Box<Quantity>),
    /// A length of time: the left side is a span.
    Length(Length),
}

pub(super) fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Condition> {
    let note = note!(
        fr: "deux grandeurs du même genre sont comparées ; inconnu si l’une est inconnue",
        en: "two quantities of one type are compared; unknown if one is unknown"
    );
    let given = params.object("compare", "Compare", true, note, |object| {
        Comparison::load(object, &inside.shown(false))
    });
    given.and_then(|given| given).map(|comparison| Condition {
        uses: comparison.uses(),
        kind: Box::new(comparison.unnamed()),
    })
}

/// Whether two quantities are written alike, their titles aside.
fn is_same(one: JsonValue<'_, '_>, other: JsonValue<'_, '_>) -> bool {
    if one.is_object() && other.is_object() {
        let [one, other] = [one, other].map(|object| {
            let members = object.members().map(|(name, value)| (name.text(), value));
            let mut members: Vec<_> = members.filter(|(name, _)| name != "title").collect();
            members.sort_by(|(one, _), (other, _)| one.cmp(other));
            members
        });
        return one.len() == other.len()
            && one
                .iter()
                .zip(&other)
                .all(|(one, other)| one.0 == other.0 && is_same(one.1, other.1));
    }
    if one.is_list() && other.is_list() {
        let [one, other] = [one, other].map(|list| list.items());
        return one.clone().count() == other.clone().count()
            && one.zip(other).all(|(one, other)| is_same(one, other));
    }
    match (one.shape(), other.shape()) {
        (JsonShape::Text(one), JsonShape::Text(other)) => one == other,
        (JsonShape::Flag(one), JsonShape::Flag(other)) => one == other,
        (JsonShape::Number(one), JsonShape::Number(other)) => one == other,
        _ => false,
    }
}

impl Comparison {
    /// The comparison where nothing shows what its sides are called.
    fn unnamed(self) -> Self {
        let right = match self.right {
            RightSide::Quantity(right) => RightSide::Quantity(right.unnamed()),
            length => length,
        };
        Self { left: self.left.unnamed(), right, ..self }
    }

    pub(crate) fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Self> {
        let note = note!(
            fr: "ce qui est comparé : aucune constante",
            en: "what is compared: no constant"
        );
        let left = inside.quantity(params, "left", true, note);
        let left = not_constant(params, left);
        let note = note!(
            fr: "ce que la gauche doit être par rapport à la droite : ≤ < ≥ > =",
            en: "how the left must stand to the right: ≤ < ≥ > ="
        );
        let is = params.one_of("is", Relation::IDS, Relation::ALL, true, note);
        let right = Self::load_right(params, inside, &left);
        let (Given::Value(left), Given::Value(is), Given::Value(right)) = (left, is, right) else {
            return Given::Wrong;
        };
        Given::Value(Self { left, is, right })
    }

    fn load_right(
        params: &mut Params<'_>,
        inside: &LanguageContext<'_>,
        left: &Given<Box<Quantity>>,
    ) -> Given<RightSide> {
        let note = note!(
            fr: "ce à quoi elle est comparée : une grandeur du même genre ; pour une durée, `days`, `weeks`, `months` ou `years`",
            en: "what it is compared with: a quantity of the same type; of a span, `days`, `weeks`, `months` or `years`"
        );
        if params.is_described() {
            let _ = load_length(params, note);
        }
        let of = match left {
            Given::Value(left) => Some(left.of),
            _ => None,
        };
        let is_span = of == Some(QuantityType::Span);
        let is_object = params.member("right").is_some_and(JsonValue::is_object);
        let has_unit = |unit: &&'static str| match params.ahead_in("right", unit) {
            Given::Absent => false,
            // Beside a span, what is near to a unit is one.
            Given::Wrong => is_span,
            Given::Value(()) => true,
        };
        if is_object && TimeUnit::IDS.iter().any(has_unit) {
            let length = load_length(params, note);
            return match of {
                None | Some(QuantityType::Span) => length.map(RightSide::Length),
                Some(of) => unlike(params, of, QuantityType::Span),
            };
        }
        if is_span {
            return no_length(params, inside, note);
        }
        let right = inside.expecting(of).quantity(params, "right", true, note);
        right_of(params, left, right)
    }

    pub(crate) fn uses(&self) -> Uses {
        match &self.right {
            RightSide::Quantity(right) => self.left.uses.and(right.uses),
            RightSide::Length(_) => self.left.uses,
        }
    }
}

impl ConditionKind for Comparison {
    fn holds(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<bool> {
        let left = self.left.value(known, item)?;
        let order = match (&self.right, left) {
            (RightSide::Length(length), Exact::Span(from, to)) => length.compare(from, to)?,
            (RightSide::Quantity(right), left) => match (left, right.value(known, item)?) {
                (Exact::Number(left), Exact::Number(right)) => left.cmp(&right),
                (Exact::Day(left), Exact::Day(right)) => left.cmp(&right),
                _ => return None,
            },
            _ => return None,
        };
        Some(self.is.holds(order))
    }

    fn undecided(&self, known: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        self.left.lacks(known, item, out);
        if let RightSide::Quantity(right) = &self.right {
            right.lacks(known, item, out);
        }
    }

    fn reads(&self, lacking: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        self.left.reads(lacking, item, out);
        if let RightSide::Quantity(right) = &self.right {
            right.reads(lacking, item, out);
        }
    }
}

/// The left side, unless it is a constant.
#[inline(never)]
fn not_constant(params: &Params<'_>, left: Given<Box<Quantity>>) -> Given<Box<Quantity>> {
    if left.as_ref().value().is_some_and(|left| left.is_constant) {
        params.rule(
            "left",
            words!(
                fr: "une constante se place à droite : échangez les deux côtés, et la relation",
                en: "a constant stands on the right: swap the two sides, and the relation"
            ),
        );
        return Given::Wrong;
    }
    left
}

/// The right side, if it goes together with the left one.
#[inline(never)]
fn right_of(
    params: &Params<'_>,
    left: &Given<Box<Quantity>>,
    right: Given<Box<Quantity>>,
) -> Given<RightSide> {
    let (Given::Value(left), Given::Value(right)) = (left, right) else { return Given::Wrong };
    if right.of != left.of {
        return unlike(params, left.of, right.of);
    }
    let sides = [params.member("left"), params.member("right")];
    if matches!(sides, [Some(one), Some(other)] if is_same(one, other)) {
        params.rule(
            "right",
            words!(
                fr: "une quantité ne se compare pas avec elle-même : indiquez-en une autre",
                en: "a quantity cannot be compared with itself: give another one"
            ),
        );
        return Given::Wrong;
    }
    let digits = left.digits.larger(right.digits);
    if left.of.is_figure() && !digits.fit() {
        params.rule("right", too_many_digits());
        return Given::Wrong;
    }
    if !is_within_range(params, left, &right) {
        return Given::Wrong;
    }
    Given::Value(RightSide::Quantity(right))
}

/// The mistake of a quantity that could need more digits than are held.
pub(crate) fn too_many_digits() -> crate::locale::Words<&'static str> {
    words!(
        fr: "cette quantité pourrait demander plus de 36 chiffres : réduisez le `maximum` de ses champs ou les décimales des facteurs",
        en: "this quantity could need more than 36 digits: lower the `maximum` of its fields, or the decimals of its factors"
    )
}

/// Reports a constant that the field on the left can never have.
fn is_within_range(params: &Params<'_>, left: &Quantity, right: &Quantity) -> bool {
    let Some(range) = left.range else { return true };
    match right.constant {
        Some(number) if number < range.minimum || number > range.maximum => {
            if let Some(json) = params.member("right") {
                params.problems().add(json, Mistake::OutsideRange(range));
            }
            false
        }
        _ => true,
    }
}

/// Reports that the sides are of different types.
#[inline(never)]
fn unlike<T>(params: &Params<'_>, left: QuantityType, right: QuantityType) -> Given<T> {
    let Some(json) = params.member("right") else { return Given::Wrong };
    let mend = constant::written(json, Some(left));
    let sides = Sides { left: left.words(), right: right.words(), mend };
    params.wrong(json, Mistake::Sides(Box::new(sides)))
}

/// Reports a value beside a span that is no length of time. A value that is wrong in itself has its own
/// mistake alone.
#[inline(never)]
fn no_length<T>(params: &mut Params<'_>, inside: &LanguageContext<'_>, note: Note) -> Given<T> {
    params.take("right", Takes::Object("Length"), true, note).and_then(|json| {
        let is_path = matches!(json.shape(), JsonShape::Text(text) if text.contains('/'));
        if (json.is_object() || is_path) && inside.quantity_at(params, json).is_wrong() {
            return Given::Wrong;
        }
        let mend = constant::length(json).unwrap_or_else(|| "{\"months\": 6}".to_owned());
        params.wrong(json, Mistake::BesideSpan(mend))
    })
}

/// Reads a length of time.
#[inline(never)]
fn load_length(params: &mut Params<'_>, note: Note) -> Given<Length> {
    let given = params.object("right", "Length", true, note, |object| {
        object.one_member(TimeUnit::IDS, |object, name| {
            let unit = TimeUnit::from_id(name).unwrap_or(TimeUnit::Days);
            let note = note!(fr: "ce nombre", en: "this many");
            object.number(name, (0, unit.most()), true, note).map(|number| Length { number, unit })
        })
    });
    given.and_then(|given| given)
}
