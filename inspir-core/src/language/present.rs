//! `present`: the member has a value, or the list an item.

use super::inside::LanguageContext;
use super::known::{Condition, ConditionKind, GrantLacks, Knowledge, PathTarget, Uses};
use crate::definition::{Given, Params, Takes, TextMember, Wanted, note};
use crate::fact::Fact;
use crate::field::{Column, List};
use crate::place::Place;
use crate::places::Places;

#[derive(Debug)]
pub(super) struct Present(pub(super) PathTarget);

#[derive(Debug)]
struct HasItem(List);

pub(super) fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Condition> {
    let note = note!(
        fr: "le champ a une valeur (`0` et `false` en sont), ou la liste un élément ; inconnu si ce qui s’y trouve est faux, et seulement alors",
        en: "the field has a value (`0` and `false` are values), or the list an item; unknown if what stands there is wrong, and only then"
    );
    let given = params.some_text("present", Takes::AnyPath, true, note);
    given.and_then(|TextMember { json, text }| {
        let kind: Given<Box<dyn ConditionKind>> = if text.contains("/*/") {
            inside.at(params, json, &text, |_| true).map(|at| Box::new(Present(at)) as _)
        } else {
            let wanted = Wanted { lists: true, ..inside.wanted(|_| true) };
            let found = params.scope.find_field_or_list(&text, wanted, params.problems());
            params.given(json, found).and_then(|place| match place {
                Place::List(list) => Given::Value(Box::new(HasItem(list)) as _),
                Place::Field(field) => {
                    Given::Value(Box::new(Present(PathTarget::Field(field))) as _)
                }
                Place::Item(..) => Given::Wrong,
            })
        };
        kind.map(|kind| Condition { kind, uses: Uses::default() })
    })
}

impl ConditionKind for Present {
    fn holds(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<bool> {
        match known.fact(self.0, item) {
            Fact::Wrong => None,
            Fact::Absent => {
                // The default stands there already, except if it is derived.
                let PathTarget::Column(list, column) = self.0 else { return Some(false) };
                let info = known.layout.column(list, column);
                Some(column != Column::PUBLIC && info.is_some_and(|info| !info.default.is_absent()))
            }
            _ => Some(true),
        }
    }

    fn undecided(&self, _: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        out.push(self.0.place(item));
    }

    fn reads(&self, _: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        out.push(self.0.place(item));
    }
}

impl ConditionKind for HasItem {
    fn holds(&self, known: &Knowledge<'_>, _: Option<usize>) -> Option<bool> {
        if !known.facts.is_empty(self.0) {
            return Some(true);
        }
        if known.facts.is_wrong(self.0) { None } else { Some(false) }
    }

    fn undecided(&self, _: &Knowledge<'_>, _: Option<usize>, out: &mut Places) {
        out.push(Place::List(self.0));
    }

    fn reads(&self, _: &dyn GrantLacks, _: Option<usize>, out: &mut Places) {
        out.push(Place::List(self.0));
    }
}
