//! `count`: how many items of a list count, or how many values a field of several has.

use super::exact::{Exact, Precision, QuantityType};
use super::inside::LanguageContext;
use super::known::{GrantLacks, Knowledge, Quantity, QuantityKind, Uses};
use super::names::{composed, name_of};
use super::through::Through;
use crate::definition::{Countable, Given, Params, note};
use crate::fact::Fact;
use crate::field::Field;
use crate::locale::words;
use crate::place::Place;
use crate::places::Places;

#[derive(Debug)]
enum ItemCount {
    Items(Through),
    Values(Field),
}

pub(super) fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Box<Quantity>> {
    let note = note!(
        fr: "le nombre d’éléments de cette liste (pour lesquels `where` est vrai), ou le nombre de valeurs d’un champ",
        en: "how many items of this list there are (for which `where` holds), or how many values a field has"
    );
    let several = params.several("count", note);
    inside.spend_loop(params, "count");
    let list = match several {
        Given::Value(Countable::List(list)) => Given::Value(list),
        _ => Given::Wrong,
    };
    let items = Through::load(params, inside, list, false);
    let scope = params.scope;
    let (count, label) = match (several, items) {
        (Given::Value(Countable::List(list)), Given::Value(items)) => {
            (ItemCount::Items(items), scope.layout.list(list).map(|list| list.label.clone()))
        }
        (Given::Value(Countable::Field(field)), _) => {
            if params.has("where") {
                params.rule(
                    "where",
                    words!(
                        fr: "`where` ne vaut que pour une liste d’objets",
                        en: "`where` is for a list of objects alone"
                    ),
                );
                return Given::Wrong;
            }
            (ItemCount::Values(field), scope.layout.field(field).map(|field| field.label.clone()))
        }
        _ => return Given::Wrong,
    };
    let label = label.unwrap_or_default();
    let name = composed(params, words!(fr: "nombre ({list})", en: "number ({list})"), |_| &label);
    let (uses, needs_title) = match &count {
        ItemCount::Items(items) => (items.uses(), items.has_filter()),
        ItemCount::Values(_) => (Uses::default(), false),
    };
    let digits = Precision::new(5, 0);
    let mut made = Quantity::new(Box::new(count), QuantityType::Number, digits, name);
    (made.uses, made.needs_title, made.in_letter) = (uses, needs_title, Some(name_of(&label)));
    Given::Value(made)
}

impl QuantityKind for ItemCount {
    fn value(&self, known: &Knowledge<'_>, _: Option<usize>) -> Option<Exact> {
        let count = match self {
            Self::Items(items) => i64::try_from(items.items(known)?.len()).ok()?,
            Self::Values(field) => match known.facts.get(*field) {
                Fact::Count(count) => count.into(),
                Fact::Choices(bits) => bits.count_ones().into(),
                _ => return None,
            },
        };
        Some(Exact::Number(count.into()))
    }

    fn lacks(&self, known: &Knowledge<'_>, _: Option<usize>, out: &mut Places) {
        match self {
            Self::Items(items) => items.lacks(known, out, |_, _| {}),
            Self::Values(field) => out.push(Place::Field(*field)),
        }
    }

    fn reads(&self, lacking: &dyn GrantLacks, _: Option<usize>, out: &mut Places) {
        match self {
            Self::Items(items) => items.reads(lacking, out),
            Self::Values(field) => out.push(Place::Field(*field)),
        }
    }
}
