//! `compare`: one quantity compared with another.

use super::otherwise::{Otherwise, of_false};
use super::prelude::*;
use crate::ids::CallIds;
use crate::language::{
    Comparison, Exact, GrantLacks as _, Quantity, QuantityType, Relation, RightSide,
};
use crate::span::{Length, Span, TimeUnit};
use crate::values::Figure;

#[derive(Debug)]
pub(crate) struct Compare {
    comparison: Option<Box<Comparison>>,
    otherwise: Otherwise,
}

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

impl Compare {
    fn left(&self, inputs: &Inputs<'_>) -> Option<Figure> {
        let comparison = self.comparison.as_ref()?;
        let value = comparison.left.value(&inputs.known, None)?;
        figure(value, comparison.left.of, false, || match (value, &comparison.right) {
            (Exact::Span(from, to), RightSide::Length(length)) => {
                Some(Figure::Span(Span::new(from, to, length.unit)))
            }
            _ => None,
        })
    }

    fn right(&self, known: &Knowledge<'_>) -> Option<Figure> {
        let comparison = self.comparison.as_ref()?;
        match &comparison.right {
            RightSide::Length(length) => Some(Figure::Length(*length)),
            RightSide::Quantity(right) => {
                let value = right.value(known, None)?;
                figure(value, right.of, comparison.is.rounds_up(), || None)
            }
        }
    }

    /// Adds the name of the right side in brackets, unless it is a constant.
    fn write_of(&self, told: &Telling<'_>, out: &mut String) {
        if let Some(Comparison { right: RightSide::Quantity(right), .. }) =
            self.comparison.as_deref()
            && !right.is_constant
            && !right.name.told(told.lexicon).is_empty()
        {
            out.push_str(" (");
            out.push_str(right.name.told(told.lexicon));
            out.push(')');
        }
    }

    /// Adds the name of the left side and a colon, unless the requirement has the same title.
    fn write_name(&self, left: &Quantity, told: &Telling<'_>, out: &mut String) {
        let name = left.name.told(told.lexicon);
        if !name.is_empty() && name.to_lowercase() != told.title.to_lowercase() {
            out.push_str(name);
            out.push_str(told.lexicon.format().colon);
        }
    }

    /// Adds the value of the left side as it stands behind a verb.
    fn write_found(&self, told: &Telling<'_>, out: &mut String) {
        if matches!(told.figure("left"), Some(Figure::Date(_))) {
            out.push_str(words!(fr: "le ", en: "").spoken(told.lexicon));
        }
        self.write_figure("left", told, out);
    }

    fn write_figure(&self, name: &str, told: &Telling<'_>, out: &mut String) {
        let Some(comparison) = &self.comparison else { return };
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
}

impl Check for Compare {
    const MET: Note = note!(
        fr: "la comparaison est vraie ; sinon : ce que dit `otherwise` ; si un côté est inconnu : à compléter",
        en: "the comparison holds; if it does not: what `otherwise` says; if a side is unknown: missing"
    );
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::ToReview];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        self.otherwise.can_be(status)
    }

    fn load(params: &mut Params<'_>, inside: LanguageContext<'_>) -> Self {
        let comparison = Comparison::load(params, &inside.shown(true)).value().map(Box::new);
        if let Some(comparison) = &comparison {
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
        Self { comparison, otherwise: Otherwise::load(params, &["left", "right"]) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let comparison = self.comparison.as_ref();
        self.otherwise.status(comparison.and_then(|one| one.holds(&inputs.known, None)))
    }

    fn reads(&self, call: &Frame, out: &mut Places) {
        self.comparison.iter().for_each(|comparison| comparison.reads(call, None, out));
    }

    fn uses(&self) -> Uses {
        self.comparison.as_ref().map(|one| one.uses()).unwrap_or_default()
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Places) {
        let Some(comparison) = &self.comparison else { return };
        match comparison.holds(&inputs.known, None) {
            None => comparison.undecided(&inputs.known, None, out),
            _ => {
                let first = out.len();
                comparison.reads(inputs.call, None, out);
                if out.len() == first {
                    inputs.call.requests(out);
                }
            }
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("left", self.left(inputs)),
            Value::new("right", self.right(&inputs.known)),
        ]);
    }

    fn limits(&self, call: &Frame, out: &mut Vec<Limit>) {
        let Some(comparison) = &self.comparison else { return };
        out.extend(Limit::figure("is", Some(comparison.is.id().to_owned())));
        let is_constant = match &comparison.right {
            RightSide::Quantity(right) => right.is_constant,
            RightSide::Length(_) => true,
        };
        // A constant has its value whatever the application says.
        let (facts, ids) = (Facts::default(), CallIds::default());
        let known = Knowledge::new(&call.layout, &ids, &facts, &call.quantities, &[], call);
        let right = if is_constant { self.right(&known) } else { None };
        out.extend(Limit::figure("right", right));
    }

    fn term(&self, name: &str, told: &Telling<'_>, out: &mut String) -> bool {
        let Some(comparison) = &self.comparison else { return false };
        match name {
            "name" => self.write_name(&comparison.left, told, out),
            "left" | "right" => self.write_figure(name, told, out),
            "relation" => {
                out.push_str(relation(comparison).told(told.lexicon));
            }
            "of" => self.write_of(told, out),
            "left_found" => self.write_found(told, out),
            "left_called" => write_called(&comparison.left, told, out),
            "right_called" => {
                if let RightSide::Quantity(right) = &comparison.right {
                    write_called(right, told, out);
                }
            }
            _ => return false,
        }
        true
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let holds = self.comparison.as_ref().and_then(|one| one.holds(&inputs.known, None));
        out.push(Value::new("is_false", Some(holds == Some(false))));
    }

    fn own_words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&Words> {
        self.otherwise.own_words(status, evidence)
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        self.otherwise.words(
            status,
            evidence,
            &of_false!(
                fr: "{name}{left} ; il faut {relation} {right}{of}.",
                en: "{name}{left}; it must be {relation} {right}{of}.";
                letter
                fr: "votre dossier indique {left_found}{left_called} ; il faut {relation} {right}{right_called}.",
                en: "your file gives {left_found}{left_called}; it must be {relation} {right}{right_called}.",
            ),
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

/// How the relation is told.
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
