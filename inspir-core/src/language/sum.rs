//! `sum`: the amounts or numbers of the items that count, added.

use super::exact::{Exact, Precision, QuantityType};
use super::inside::{LanguageContext, info};
use super::known::{GrantLacks, Knowledge, PathTarget, Quantity, QuantityKind};
use super::names::composed;
use super::path;
use super::through::Through;
use crate::definition::{Given, Mistake, Params, note};
use crate::field::Column;
use crate::locale::words;
use crate::number::Number;
use crate::places::Places;
use crate::text::shortened;

#[derive(Debug)]
struct Sum {
    column: Column,
    items: Through,
}

pub(super) fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Box<Quantity>> {
    let note = note!(
        fr: "la somme de ces montants ou nombres, par exemple `/budget/expenses/*/amount`, des éléments pour lesquels `where` est vrai ; 0 s’il n’y en a aucun",
        en: "these amounts or numbers added, such as `/budget/expenses/*/amount`, of the items for which `where` holds; 0 if there is none"
    );
    let is_figure = |of| QuantityType::of(of).is_some_and(QuantityType::is_figure);
    let column = params.column("sum", is_figure, note);
    inside.spend_loop(params, "sum");
    let figure = column.and_then(|(json, list, column, path)| {
        let at = PathTarget::Column(list, column);
        let of = info(params, at).and_then(|field| QuantityType::of(field.value_type));
        match of.filter(|of| of.is_figure() && column != Column::PUBLIC) {
            Some(of) => Given::Value((list, column, of)),
            None => params.wrong(json, Mistake::NoFigure(shortened(&path))),
        }
    });
    let list = figure.map(|(list, ..)| list);
    let items = Through::load(params, inside, list, false);
    let (Given::Value((list, column, of)), Given::Value(items)) = (figure, items) else {
        return Given::Wrong;
    };
    let at = PathTarget::Column(list, column);
    let Some(field) = info(params, at) else { return Given::Wrong };
    let each = path::digits(field);
    let label = params.scope.layout.list(list).map(|list| list.label.clone()).unwrap_or_default();
    let template = words!(fr: "total ({list}, {member})", en: "total ({list}, {member})");
    let name =
        composed(params, template, |name| if name == "list" { &label } else { &field.label });
    let template = words!(
        fr: "total de « {member} » pour les {list}",
        en: "total of “{member}” for the {list}"
    );
    let in_letter =
        composed(params, template, |name| if name == "list" { &label } else { &field.label });
    let digits = Precision::new(each.whole + 4, each.decimals);
    let (uses, needs_title) = (items.uses(), items.has_filter());
    let mut made = Quantity::new(Box::new(Sum { column, items }), of, digits, name);
    (made.uses, made.needs_title, made.in_letter) = (uses, needs_title, Some(in_letter));
    made.unit = field.own.as_ref().and_then(|own| own.unit.clone());
    Given::Value(made)
}

impl QuantityKind for Sum {
    fn value(&self, known: &Knowledge<'_>, _: Option<usize>) -> Option<Exact> {
        let list = self.items.list;
        if known.is_open(list) {
            return None;
        }
        let mut sum = Number::ZERO;
        for item in 0..known.facts.list(list).len() {
            if self.items.counts(known, item)? {
                let number =
                    known.fact(PathTarget::Column(list, self.column), Some(item)).number()?;
                sum = sum.checked_add(number)?;
            }
        }
        Some(Exact::Number(sum))
    }

    fn lacks(&self, known: &Knowledge<'_>, _: Option<usize>, out: &mut Places) {
        self.items.lacks_member(self.column, known, out);
    }

    fn reads(&self, lacking: &dyn GrantLacks, _: Option<usize>, out: &mut Places) {
        self.items.reads_member(self.column, lacking, out);
    }
}
