//! How quantities and conditions are read from a definition: where they stand, and what may stand there.

use std::cell::Cell;

use super::exact::QuantityType;
use super::known::{Condition, PathTarget, Quantity};
use super::language_use::LanguageUse;
use crate::declaration::ValueType;
use crate::definition::{Given, Mistake, Note, Params, Takes, Wanted};
use crate::field::{FieldInfo, List};
use crate::json::JsonValue;
use crate::locale::{Words, words};
use crate::text::shortened;

/// The most conditions and quantities in one `where` or `holds`.
pub(crate) const MAX_WITHIN: usize = 50;

/// Where a quantity or a condition stands.
#[derive(Clone, Copy)]
pub(crate) struct LanguageContext<'a> {
    pub(crate) spent: &'a LanguageUse,
    pub(crate) kinds: &'a Kinds,
    /// The list whose items are looked at here: a path with `*` names a member of its items.
    pub(crate) list: Given<List>,
    /// How many conditions and quantities this `where` or `holds` has so far.
    within: Option<&'a Cell<usize>>,
    /// Whether what stands here may depend on the expenses that are retained.
    pub(crate) allows_eligible: bool,
    /// Whether it may depend on the most that can be granted.
    pub(crate) allows_maximum: bool,
    /// Whether a message shows what a quantity is called here.
    pub(crate) is_shown: bool,
    /// The type that a quantity should have here, if that is known.
    pub(super) expected: Option<QuantityType>,
}

/// How any quantity and any condition is read. Those that hold others read them with this, so that no
/// file of this folder needs the tables of them all.
pub(crate) struct Kinds {
    pub(crate) quantity: for<'p> fn(
        &mut Params<'p>,
        JsonValue<'p, 'p>,
        &LanguageContext<'_>,
    ) -> Given<Box<Quantity>>,
    pub(crate) condition: for<'p> fn(&mut Params<'p>, &LanguageContext<'_>) -> Given<Condition>,
}

impl<'a> LanguageContext<'a> {
    pub(crate) const fn new(spent: &'a LanguageUse, kinds: &'a Kinds) -> Self {
        Self {
            spent,
            kinds,
            list: Given::Absent,
            within: None,
            allows_eligible: true,
            allows_maximum: false,
            is_shown: false,
            expected: None,
        }
    }

    /// This context, with or without the names of quantities in messages.
    pub(crate) const fn shown(&self, is_shown: bool) -> Self {
        Self { is_shown, ..*self }
    }

    /// This context, where a quantity should have this type.
    pub(super) const fn expecting(&self, expected: Option<QuantityType>) -> Self {
        Self { expected, ..*self }
    }

    /// This context, where the granted amounts may be asked about.
    pub(crate) const fn of_requirement(&self) -> Self {
        Self { allows_maximum: true, ..*self }
    }

    /// This context, where the retained expenses are not known yet.
    pub(crate) const fn of_category(&self) -> Self {
        Self { allows_eligible: false, ..*self }
    }

    /// Counts one more quantity or condition.
    pub(crate) fn spend(&self) {
        self.spent.terms.set(self.spent.terms.get() + 1);
        if let Some(within) = self.within {
            within.set(within.get() + 1);
        }
    }

    /// Counts one more that goes through a list, which must not happen inside another. `name` is the
    /// member that names the list.
    pub(crate) fn spend_loop(&self, params: &Params<'_>, name: &str) {
        self.spent.loops.set(self.spent.loops.get() + 1);
        if self.list.is_given() {
            params.rule(
                name,
                words!(
                    fr: "on parcourt déjà une liste ici : donnez un nom à cette quantité sous `quantities`, et reprenez ce nom ici sous la clé `quantity`",
                    en: "a list is gone through here already: name this quantity under `quantities`, and give its name here under `quantity`"
                ),
            );
        }
    }

    /// Reads the condition that each item of a list has to meet.
    pub(crate) fn each(
        &self,
        params: &mut Params<'_>,
        name: &'static str,
        list: Given<List>,
        required: bool,
        note: Note,
    ) -> Given<Condition> {
        let within = Cell::new(0);
        let inside = LanguageContext {
            spent: self.spent,
            kinds: self.kinds,
            list,
            within: Some(&within),
            allows_eligible: self.allows_eligible,
            allows_maximum: self.allows_maximum,
            is_shown: false,
            expected: None,
        };
        let read = self.kinds.condition;
        let given = params.object(name, "Condition", required, note, |item| read(item, &inside));
        if within.get() > MAX_WITHIN {
            params.rule(
                name,
                words!(
                    fr: "50 conditions et quantités au plus ici : partagez-les entre plusieurs exigences",
                    en: "at most 50 conditions and quantities here: share them among several requirements"
                ),
            );
        }
        given.and_then(|given| given)
    }

    /// Reads a condition that stands as a member.
    pub(crate) fn condition(
        &self,
        params: &mut Params<'_>,
        name: &'static str,
        required: bool,
        note: Note,
    ) -> Given<Condition> {
        if params.is_described() {
            let read = self.kinds.condition;
            let given = params.object(name, "Condition", required, note, |item| read(item, self));
            return given.and_then(|given| given);
        }
        match params.take(name, Takes::Object("Condition"), required, note) {
            Given::Value(json) => self.condition_at(params, json),
            Given::Absent => Given::Absent,
            Given::Wrong => Given::Wrong,
        }
    }

    // There are no closures here and below: conditions nest as deeply as JSON allows, and the stack may be small.
    // For the same reason, what is done before and after is `#[inline(never)]`: otherwise each level of the
    // stack would hold its variables.
    fn condition_at<'p>(&self, params: &Params<'p>, json: JsonValue<'p, 'p>) -> Given<Condition> {
        let mut object = params.inside(json, "Condition");
        let condition = (self.kinds.condition)(&mut object, self);
        if object.finish() { condition } else { Given::Wrong }
    }

    /// Reads a list of conditions, of at least one.
    pub(crate) fn conditions(
        &self,
        params: &mut Params<'_>,
        name: &'static str,
        note: Note,
    ) -> Given<Vec<Condition>> {
        let (mut conditions, mut right) = (Vec::new(), true);
        let read = self.kinds.condition;
        let of = &Takes::Object("Condition");
        let given = params.objects(name, of, true, note, &mut |item| match read(item, self) {
            Given::Value(condition) => conditions.push(condition),
            _ => right = false,
        });
        given.and_then(|()| if right { Given::Value(conditions) } else { Given::Wrong })
    }

    /// Reads a quantity that stands as a member.
    pub(crate) fn quantity(
        &self,
        params: &mut Params<'_>,
        name: &'static str,
        required: bool,
        note: Note,
    ) -> Given<Box<Quantity>> {
        let given = params.take(name, Takes::Quantity, required, note);
        if params.is_described() {
            params.describe_quantity(|params: &mut Params<'_>| {
                let json = params.json();
                let _ = (self.kinds.quantity)(params, json, self);
            });
            return Given::Absent;
        }
        match given {
            Given::Value(json) => self.quantity_at(params, json),
            Given::Absent => Given::Absent,
            Given::Wrong => Given::Wrong,
        }
    }

    /// Reads a quantity that is this value: a path, or an object.
    pub(crate) fn quantity_at<'p>(
        &self,
        params: &mut Params<'p>,
        json: JsonValue<'p, 'p>,
    ) -> Given<Box<Quantity>> {
        (self.kinds.quantity)(params, json, self)
    }

    /// Reads a quantity of one of these types.
    pub(crate) fn quantity_of(
        &self,
        params: &mut Params<'_>,
        name: &'static str,
        accepts: fn(QuantityType) -> bool,
        mistake: Words<&'static str>,
        required: bool,
        note: Note,
    ) -> Given<Box<Quantity>> {
        let expected = QuantityType::first(accepts);
        let given = self.expecting(expected).quantity(params, name, required, note);
        match given {
            Given::Value(quantity) if !accepts(quantity.of) => {
                params.rule(name, mistake);
                Given::Wrong
            }
            given => given,
        }
    }

    /// Reads a day.
    pub(crate) fn day(
        &self,
        params: &mut Params<'_>,
        name: &'static str,
        note: Note,
    ) -> Given<Box<Quantity>> {
        let mistake = words!(
            fr: "il faut une date : le chemin d’une date, un objet avec `date` ou une quantité nommée qui est une date",
            en: "expected a day: the path of a date, an object with `date`, or a named quantity that is a date"
        );
        self.quantity_of(params, name, |of| of == QuantityType::Date, mistake, true, note)
    }

    /// The values that a path may name here, if they have these types.
    pub(super) const fn wanted(&self, accepts: fn(ValueType) -> bool) -> Wanted {
        Wanted { fields: true, lists: false, members_of: self.list, accepts }
    }

    /// The field of an application, or the member of an item, that a path names. Of what types it should
    /// be is asked only if it leads nowhere.
    pub(crate) fn at<'p>(
        &self,
        params: &Params<'p>,
        json: JsonValue<'p, 'p>,
        path: &str,
        accepts: fn(ValueType) -> bool,
    ) -> Given<PathTarget> {
        let wanted = self.wanted(accepts);
        if !path.contains("/*/") {
            let found = params.scope.field_at(path, wanted, params.problems());
            return params.given(json, found).map(PathTarget::Field);
        }
        let found = params.scope.find_column(path, wanted, params.problems());
        params.given(json, found).and_then(|(list, column)| {
            match self.list {
                Given::Value(own) if own == list => Given::Value(PathTarget::Column(list, column)),
                // It is not known which list is gone through.
                Given::Wrong => Given::Wrong,
                _ if list == List::EXPENSES && !self.allows_eligible => {
                    params.wrong(json, Mistake::Rule(words!(
                        fr: "`when` d’une catégorie porte sur la demande entière, et non sur une dépense : faites deux catégories, et que chaque dépense indique la sienne",
                        en: "`when` of a category is about the whole application, not about one expense: make two categories, and let each expense name its own"
                    )))
                }
                _ => params.wrong(json, Mistake::OutsideItsList(shortened(path))),
            }
        })
    }
}

/// The field or column that a path names.
pub(crate) fn info<'s>(params: &'s Params<'_>, at: PathTarget) -> Option<&'s FieldInfo> {
    match at {
        PathTarget::Field(field) => params.scope.layout.field(field),
        PathTarget::Column(list, column) => params.scope.layout.column(list, column),
    }
}
