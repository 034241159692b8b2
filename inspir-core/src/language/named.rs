//! `quantity`: a named quantity, which stands earlier in `quantities`.

use super::exact::Exact;
use super::inside::{BuiltQuantity, LanguageContext};
use super::known::{GrantLacks, Knowledge, QuantityKind};
use crate::definition::{Given, Params, note};
use crate::locale::words;
use crate::places::Places;

#[derive(Debug)]
struct NamedValue {
    number: usize,
    is_year: bool,
}

pub(super) fn load(params: &mut Params<'_>, inside: LanguageContext<'_>) -> Given<BuiltQuantity> {
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
        let kind = Box::new(NamedValue { number, is_year: info.is_year });
        Given::Value(BuiltQuantity {
            uses: info.uses,
            is_constant: info.is_constant,
            unit: info.unit.clone(),
            range: info.range,
            constant: info.constant,
            ..BuiltQuantity::new(kind, info.of, info.digits, info.name.clone())
        })
    })
}

impl QuantityKind for NamedValue {
    fn value(&self, known: &Knowledge<'_>, _: Option<usize>) -> Option<Exact> {
        known.named(self.number)
    }

    fn lacks(&self, known: &Knowledge<'_>, _: Option<usize>, out: &mut Places) {
        if out.starts_lacking(self.number)
            && let Some(named) = known.named.get(self.number)
        {
            named.quantity.lacks(known, None, out);
        }
    }

    fn reads(&self, lacking: &dyn GrantLacks, _: Option<usize>, out: &mut Places) {
        if out.starts_reading(self.number) {
            lacking.named(self.number, out);
        }
    }

    fn is_year(&self) -> bool {
        self.is_year
    }
}
