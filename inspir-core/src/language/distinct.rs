//! `distinct`: the number of different values that the counted items have.

use chrono::Datelike;

use super::exact::{Exact, Precision, QuantityType};
use super::inside::{LanguageContext, info};
use super::known::{GrantLacks, Knowledge, PathTarget, Quantity, QuantityKind};
use super::names::composed;
use super::through::Through;
use crate::declaration::ValueType;
use crate::definition::{Given, Mistake, Params, note};
use crate::fact::Fact;
use crate::field::Column;
use crate::identifiers::Commune;
use crate::locale::words;
use crate::places::Places;
use crate::text::shortened;

#[derive(Debug)]
struct Distinct {
    column: Column,
    by_department: bool,
    items: Through,
}

/// A value, as it is compared with others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum DistinctValue<'k> {
    Text(&'k str),
    Number(i64),
    Commune(Commune),
    Department(Commune, usize),
}

pub(super) fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Box<Quantity>> {
    let note = note!(
        fr: "le nombre de valeurs différentes, par exemple de `/team/*/discipline`, parmi les éléments pour lesquels `where` est vrai : textes (sans blancs autour, en minuscules), nombres, jours, communes ou choix",
        en: "how many different values, such as `/team/*/discipline`, the items have for which `where` holds: texts (trimmed, in lower case), numbers, dates, communes or choices"
    );
    let column = params.column("distinct", can_differ, note);
    inside.spend_loop(params, "distinct");
    let value = column.and_then(|(json, list, column, path)| {
        let value_type =
            info(params, PathTarget::Column(list, column)).map(|field| field.value_type);
        match value_type {
            Some(value_type) if can_differ(value_type) && column != Column::PUBLIC => {
                Given::Value((list, column, value_type))
            }
            _ => params.wrong(json, Mistake::OtherKind(shortened(&path))),
        }
    });
    let list = value.map(|(list, ..)| list);
    let items = Through::load(params, inside, list, false);
    let note = note!(
        fr: "`department` : les communes d’un même département comptent une fois",
        en: "`department`: communes of one department count once"
    );
    let by = params.one_of("by", &["department"], &[()], false, note);
    let (Given::Value((list, column, value_type)), Given::Value(items)) = (value, items) else {
        return Given::Wrong;
    };
    if by.is_given() && value_type != ValueType::Commune {
        params.rule(
            "by",
            words!(fr: "`by` ne vaut que pour des communes", en: "`by` is for communes alone"),
        );
        return Given::Wrong;
    }
    if value_type == ValueType::Text {
        inside.spent.counts_texts.set(true);
    }
    let scope = params.scope;
    let label = scope.layout.list(list).map(|list| list.label.clone()).unwrap_or_default();
    let member = scope.layout.column(list, column).map(|field| field.label.clone());
    let member = member.unwrap_or_default();
    let template = words!(
        fr: "valeurs différentes ({list}, {member})",
        en: "different values ({list}, {member})"
    );
    let name = composed(params, template, |name| if name == "list" { &label } else { &member });
    let template = words!(
        fr: "réponses différentes à « {member} »",
        en: "different answers to “{member}”"
    );
    let in_letter = Some(composed(params, template, |_| &member));
    let (uses, needs_title) = (items.uses(), items.has_filter());
    let kind = Distinct { column, by_department: by.value().is_some(), items };
    let mut made = Quantity::new(Box::new(kind), QuantityType::Number, Precision::new(5, 0), name);
    (made.uses, made.needs_title, made.in_letter) = (uses, needs_title, in_letter);
    Given::Value(made)
}

/// Whether different values of this type can be counted.
fn can_differ(value_type: ValueType) -> bool {
    matches!(
        value_type,
        ValueType::Text
            | ValueType::Number
            | ValueType::Count(_)
            | ValueType::Date
            | ValueType::Commune
            | ValueType::Choice(_)
            | ValueType::Listed(_)
            | ValueType::OwnChoice
    )
}

impl Distinct {
    fn key<'k>(&self, known: &Knowledge<'k>, fact: Fact) -> Option<DistinctValue<'k>> {
        match fact {
            Fact::Text(number) => Some(DistinctValue::Text(known.facts.kept.text(number))),
            Fact::Commune(commune) if self.by_department => {
                Some(DistinctValue::Department(commune, commune.department().len()))
            }
            Fact::Commune(commune) => Some(DistinctValue::Commune(commune)),
            Fact::Date(day) => Some(DistinctValue::Number(day.num_days_from_ce().into())),
            Fact::Choice(code) => Some(DistinctValue::Number(code.into())),
            Fact::Flag(flag) => Some(DistinctValue::Number(flag.into())),
            Fact::Count(count) => Some(DistinctValue::Number(count.into())),
            Fact::Number(millionths) => Some(DistinctValue::Number(millionths)),
            _ => None,
        }
    }
}

impl QuantityKind for Distinct {
    fn value(&self, known: &Knowledge<'_>, _: Option<usize>) -> Option<Exact> {
        let at = PathTarget::Column(self.items.list, self.column);
        let items = self.items.items(known)?;
        let mut keys = Vec::with_capacity(items.len());
        for item in items {
            keys.push(self.key(known, known.fact(at, Some(item)))?);
        }
        keys.sort_unstable();
        if self.by_department {
            keys.dedup_by_key(|key| match key {
                DistinctValue::Department(commune, _) => commune.department().to_owned(),
                _ => String::new(),
            });
        } else {
            keys.dedup();
        }
        Some(Exact::Number(i64::try_from(keys.len()).ok()?.into()))
    }

    fn lacks(&self, known: &Knowledge<'_>, _: Option<usize>, out: &mut Places) {
        self.items.lacks_member(self.column, known, out);
    }

    fn reads(&self, lacking: &dyn GrantLacks, _: Option<usize>, out: &mut Places) {
        self.items.reads_member(self.column, lacking, out);
    }
}
