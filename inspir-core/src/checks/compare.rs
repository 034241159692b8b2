//! `compare`: one quantity compared with another.

use super::otherwise::{AsCheck, ConditionCheck, OfFalse, of_false};
use super::prelude::*;
use crate::ids::CallIds;
use crate::language::{Comparison, Exact, Quantity, QuantityType, Relation, RightSide};
use crate::span::{Length, Span, TimeUnit};
use crate::values::Figure;

pub(crate) type Compare = ConditionCheck<Comparison>;

/// The figure of one side. An amount with more decimals is rounded up or down.
fn figure(
    value: Exact,
    of: QuantityType,
    up: bool,
    span: impl Fn() -> Option<Figure>,
) -> Option<Figure> {
    Some(match value {
        Exact::Number(number) if of == QuantityType::Amount => {
            Figure::Amount(number.to_amount(up)?)
        }
        Exact::Number(number) => Figure::Number(number),
        Exact::Day(day) => Figure::Date(day),
        Exact::Span(..) => return span(),
    })
}

fn left(comparison: &Comparison, known: &Knowledge<'_>) -> Option<Figure> {
    let value = comparison.left.value(known, None)?;
    figure(value, comparison.left.of, false, || match (value, &comparison.right) {
        (Exact::Span(from, to), RightSide::Length(length)) => {
            Some(Figure::Span(Span::new(from, to, length.unit)))
        }
        _ => None,
    })
}

fn right(comparison: &Comparison, known: &Knowledge<'_>) -> Option<Figure> {
    match &comparison.right {
        RightSide::Length(length) => Some(Figure::Length(*length)),
        RightSide::Quantity(right) => {
            let value = right.value(known, None)?;
            figure(value, right.of, comparison.is.rounds_up(), || None)
        }
    }
}

/// Adds the name of the right side in brackets, unless it is a constant.
fn write_of(right: &RightSide, told: &Telling<'_>, out: &mut String) {
    if let RightSide::Quantity(right) = right
        && !right.is_constant
        && !right.name.told(told.lexicon).is_empty()
    {
        out.push_str(" (");
        out.push_str(right.name.told(told.lexicon));
        out.push(')');
    }
}

/// Adds the name of the left side and a colon, unless the requirement has the same title.
fn write_name(left: &Quantity, told: &Telling<'_>, out: &mut String) {
    let name = left.name.told(told.lexicon);
    if !name.is_empty() && name.to_lowercase() != told.title.to_lowercase() {
        out.push_str(name);
        out.push_str(told.lexicon.format().colon);
    }
}

fn write_figure(comparison: &Comparison, name: &str, told: &Telling<'_>, out: &mut String) {
    let Some(figure) = told.figure(name) else { return };
    if let Figure::Number(number) = figure {
        let unit = match &comparison.right {
            RightSide::Quantity(right) => comparison.left.unit.as_ref().or(right.unit.as_ref()),
            RightSide::Length(_) => None,
        };
        let is_year =
            |side: &RightSide| matches!(side, RightSide::Quantity(side) if side.is_year());
        if comparison.left.is_year() || is_year(&comparison.right) {
            told.lexicon.locale().write_ungrouped(number, out);
        } else {
            told.lexicon.write_number(number, out);
        }
        if let Some(unit) = unit {
            out.push('\u{a0}');
            out.push_str(unit.told(told.lexicon));
        }
    } else {
        figure.write(told.lexicon, told.currency, out);
    }
    // Beside a number of weeks, days are hard to compare.
    if let (Figure::Span(span), RightSide::Length(Length { unit: TimeUnit::Weeks, .. })) =
        (&figure, &comparison.right)
        && let Some(weeks) = span.in_weeks()
    {
        out.push_str(" (");
        told.lexicon.write_span(weeks, out);
        out.push(')');
    }
}

impl AsCheck for Comparison {
    const MET: Note = note!(
        fr: "la comparaison est vraie ; sinon : ce que dit `otherwise` ; si un côté est inconnu : à compléter",
        en: "the comparison holds; if it does not: what `otherwise` says; if a side is unknown: missing"
    );
    const NAMED: &'static [&'static str] = &["left", "right"];

    fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Self> {
        let comparison = Self::load(params, &inside.shown(true));
        if let Given::Value(comparison) = &comparison {
            let right = match &comparison.right {
                RightSide::Quantity(right) => Some(&**right),
                RightSide::Length(_) => None,
            };
            for (name, side) in [("left", Some(&*comparison.left)), ("right", right)] {
                if side.is_some_and(|side| side.needs_title && !side.has_title) {
                    params.untitled(name);
                }
            }
        }
        comparison
    }

    fn uses(&self) -> Uses {
        self.uses()
    }

    fn to_change(&self, inputs: &Inputs<'_>, _: bool, out: &mut Places) {
        self.reads(inputs.call, None, out);
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("left", left(self, &inputs.known)),
            Value::new("right", right(self, &inputs.known)),
        ]);
    }

    fn limits(&self, call: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("is", Some(self.is.id().to_owned())));
        let is_constant = match &self.right {
            RightSide::Quantity(right) => right.is_constant,
            RightSide::Length(_) => true,
        };
        // A constant has its value whatever the application says.
        let (facts, ids) = (Facts::default(), CallIds::default());
        let known = Knowledge::new(&call.layout, &ids, &facts, &call.quantities, &[], call);
        let right = if is_constant { right(self, &known) } else { None };
        out.extend(Limit::figure("right", right));
    }

    fn term(&self, name: &str, told: &Telling<'_>, out: &mut String) -> bool {
        match name {
            "name" => write_name(&self.left, told, out),
            "left" | "right" => write_figure(self, name, told, out),
            "relation" => out.push_str(relation(self).told(told.lexicon)),
            "of" => write_of(&self.right, told, out),
            "left_found" => {
                // As it stands behind a verb.
                if matches!(told.figure("left"), Some(Figure::Date(_))) {
                    out.push_str(words!(fr: "le ", en: "").spoken(told.lexicon));
                }
                write_figure(self, "left", told, out);
            }
            "left_called" => write_called(&self.left, told, out),
            "right_called" => {
                if let RightSide::Quantity(right) = &self.right {
                    write_called(right, told, out);
                }
            }
            _ => return false,
        }
        true
    }

    fn of_false(_: &Evidence<'_>) -> &'static OfFalse {
        &of_false!(
            fr: "{name}{left} ; il faut {relation} {right}{of}.",
            en: "{name}{left}; it must be {relation} {right}{of}.";
            letter
            fr: "votre dossier indique {left_found}{left_called} ; il faut {relation} {right}{right_called}.",
            en: "your file gives {left_found}{left_called}; it must be {relation} {right}{right_called}.",
        )
    }
}

/// Adds in brackets what a side is called in a letter, unless the title of the requirement or the unit
/// says so.
fn write_called(side: &Quantity, told: &Telling<'_>, out: &mut String) {
    let name = side.name_in_letter().told(told.lexicon);
    let unit = side.unit.as_ref().map_or("", |unit| unit.told(told.lexicon));
    let is_said = [told.title, unit].iter().any(|said| said.to_lowercase() == name.to_lowercase());
    if !side.is_constant && !name.is_empty() && !is_said {
        out.push_str(" (");
        out.push_str(name);
        out.push(')');
    }
}

/// The words for the relation.
fn relation(comparison: &Comparison) -> Words<&'static str> {
    let is_date = comparison.left.of == QuantityType::Date;
    match (comparison.is, is_date) {
        (Relation::AtMost, false) => words!(fr: "au plus", en: "at most"),
        (Relation::LessThan, false) => words!(fr: "moins de", en: "less than"),
        (Relation::AtLeast, false) => words!(fr: "au moins", en: "at least"),
        (Relation::MoreThan, false) => words!(fr: "plus de", en: "more than"),
        (Relation::EqualTo, false) => words!(fr: "exactement", en: "exactly"),
        (Relation::AtMost, true) => words!(fr: "au plus tard le", en: "on or before"),
        (Relation::LessThan, true) => words!(fr: "avant le", en: "before"),
        (Relation::AtLeast, true) => words!(fr: "au plus tôt le", en: "on or after"),
        (Relation::MoreThan, true) => words!(fr: "après le", en: "after"),
        (Relation::EqualTo, true) => words!(fr: "le", en: "on"),
    }
}
