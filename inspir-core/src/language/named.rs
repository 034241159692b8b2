//! `quantity`: a named quantity, which stands earlier in `quantities`.

use super::exact::Exact;
use super::inside::LanguageContext;
use super::known::{GrantLacks, Knowledge, Quantity, QuantityKind};
use crate::definition::{Given, Params, note};
use crate::locale::words;
use crate::places::{NamedPlaces, Places};

#[derive(Debug)]
struct NamedValue {
    number: usize,
    is_year: bool,
}

pub(super) fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Box<Quantity>> {
    let note = note!(
        fr: "la grandeur nommée qui a cet identifiant ; dans `quantities`, une qui précède",
        en: "the named quantity with this id; in `quantities`, one that stands earlier"
    );
    params.id("quantity", "quantities", note).and_then(|number| {
        let named = inside.spent.named.borrow();
        let Some(info) = named.get(number) else {
            params.rule(
                "quantity",
                words!(
                    fr: "cette quantité n’est pas encore définie ici : placez-la avant dans `quantities`",
                    en: "this quantity is not defined yet here: move it up in `quantities`"
                ),
            );
            return Given::Wrong;
        };
        let Some(info) = info else { return Given::Wrong };
        if (info.uses.eligible && !inside.allows_eligible) || (info.uses.maximum && !inside.allows_maximum) {
            params.rule(
                "quantity",
                words!(
                    fr: "cette quantité dépend des dépenses retenues ou de l’aide, qui ne sont pas encore connues ici",
                    en: "this quantity depends on the expenses that count or on the grant, which are not known yet here"
                ),
            );
            return Given::Wrong;
        }
        inside.spent.names.borrow_mut().push(number);
        let kind = Box::new(NamedValue { number, is_year: info.is_year });
        let mut made = Quantity::new(kind, info.of, info.digits, info.name.clone());
        (made.uses, made.is_constant) = (info.uses, info.is_constant);
        (made.unit, made.range, made.constant) = (info.unit.clone(), info.range, info.constant);
        Given::Value(made)
    })
}

impl QuantityKind for NamedValue {
    fn value(&self, known: &Knowledge<'_>, _: Option<usize>) -> Option<Exact> {
        known.named(self.number)
    }

    fn lacks(&self, known: &Knowledge<'_>, _: Option<usize>, out: &mut Places) {
        out.add_named(NamedPlaces::Lacking, self.number, &mut |number, out| {
            if let Some(named) = known.named.get(number) {
                named.quantity.lacks(known, None, out);
            }
        });
    }

    fn reads(&self, lacking: &dyn GrantLacks, _: Option<usize>, out: &mut Places) {
        out.add_named(NamedPlaces::Reading, self.number, &mut |number, out| {
            lacking.named(number, out);
        });
    }

    fn is_year(&self) -> bool {
        self.is_year
    }
}
