//! How quantities and conditions are read from a definition: where they stand, and what may stand there.

use std::cell::Cell;
use std::sync::Arc;

use super::exact::{Precision, QuantityType};
use super::known::{Condition, PathTarget, Quantity, QuantityKind, Uses};
use super::language_use::LanguageUse;
use crate::declaration::ValueType;
use crate::definition::{Given, Mistake, Note, Params, Takes, Wanted};
use crate::field::{FieldInfo, List};
use crate::ids::NumberRange;
use crate::json::{JsonShape, JsonValue};
use crate::locale::{Locale, Words, fill_values, words};
use crate::number::Number;
use crate::text::{shortened, shortened_to};

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
    pub(crate) quantity:
        for<'p> fn(&mut Params<'p>, JsonValue<'p, 'p>, LanguageContext<'_>) -> Given<Quantity>,
    pub(crate) condition: for<'p> fn(&mut Params<'p>, LanguageContext<'_>) -> Given<Condition>,
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

    /// The same, where a message shows what quantities are called, or does not.
    pub(crate) const fn shown(self, is_shown: bool) -> Self {
        Self { is_shown, ..self }
    }

    /// The same, where a quantity should have this type.
    pub(super) const fn expecting(self, expected: Option<QuantityType>) -> Self {
        Self { expected, ..self }
    }

    /// The same, where what is granted may be asked about.
    pub(crate) const fn of_requirement(self) -> Self {
        Self { allows_maximum: true, ..self }
    }

    /// The same, where the expenses that are retained are not known yet.
    pub(crate) const fn of_category(self) -> Self {
        Self { allows_eligible: false, ..self }
    }

    /// Counts one more quantity or condition.
    pub(crate) fn spend(self) {
        self.spent.terms.set(self.spent.terms.get() + 1);
        if let Some(within) = self.within {
            within.set(within.get() + 1);
        }
    }

    /// Counts one more that goes through a list, which must not happen inside another. `name` is the
    /// member that names the list.
    pub(crate) fn spend_loop(self, params: &Params<'_>, name: &str) {
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
        self,
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
        let given = params.object(name, "Condition", required, note, |item| read(item, inside));
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
        self,
        params: &mut Params<'_>,
        name: &'static str,
        required: bool,
        note: Note,
    ) -> Given<Condition> {
        let read = self.kinds.condition;
        let given = params.object(name, "Condition", required, note, |item| read(item, self));
        given.and_then(|given| given)
    }

    /// Reads a list of conditions, of at least one.
    pub(crate) fn conditions(
        self,
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
        self,
        params: &mut Params<'_>,
        name: &'static str,
        required: bool,
        note: Note,
    ) -> Given<Quantity> {
        let given = params.take(name, Takes::Quantity, required, note);
        if params.is_described() {
            params.describe_quantity(|params: &mut Params<'_>| {
                let json = params.json();
                let _ = (self.kinds.quantity)(params, json, self);
            });
            return Given::Absent;
        }
        given.and_then(|json| self.quantity_at(params, json))
    }

    /// Reads a quantity that is this value: a path, or an object.
    pub(crate) fn quantity_at<'p>(
        self,
        params: &mut Params<'p>,
        json: JsonValue<'p, 'p>,
    ) -> Given<Quantity> {
        match json.shape() {
            JsonShape::Object => {
                let mut object = params.inside(json, "Quantity");
                let quantity = (self.kinds.quantity)(&mut object, json, self);
                if object.finish() { quantity } else { Given::Wrong }
            }
            _ => (self.kinds.quantity)(params, json, self),
        }
    }

    /// Reads a quantity of one of these types.
    pub(crate) fn quantity_of(
        self,
        params: &mut Params<'_>,
        name: &'static str,
        accepts: fn(QuantityType) -> bool,
        mistake: Words<&'static str>,
        required: bool,
        note: Note,
    ) -> Given<Quantity> {
        let types = [QuantityType::Amount, QuantityType::Number, QuantityType::Date];
        let expected = types.into_iter().find(|of| accepts(*of));
        self.expecting(expected).quantity(params, name, required, note).and_then(|quantity| {
            if accepts(quantity.of) {
                Given::Value(quantity)
            } else {
                params.rule(name, mistake);
                Given::Wrong
            }
        })
    }

    /// Reads a day.
    pub(crate) fn day(
        self,
        params: &mut Params<'_>,
        name: &'static str,
        note: Note,
    ) -> Given<Quantity> {
        let mistake = words!(
            fr: "il faut une date : le chemin d’une date, un objet avec `date` ou une quantité nommée qui est une date",
            en: "expected a day: the path of a date, an object with `date`, or a named quantity that is a date"
        );
        self.quantity_of(params, name, |of| of == QuantityType::Date, mistake, true, note)
    }

    /// What a path may name here, if values of these types do.
    pub(super) const fn wanted(self, accepts: fn(ValueType) -> bool) -> Wanted {
        Wanted { fields: true, lists: false, members_of: self.list, accepts }
    }

    /// The field of an application, or the member of an item, that a path names. Of what types it should
    /// be is asked only if it leads nowhere.
    pub(crate) fn at<'p>(
        self,
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

/// A quantity of this kind, with what follows for all kinds.
pub(crate) struct BuiltQuantity {
    pub(crate) kind: Box<dyn QuantityKind>,
    pub(crate) of: QuantityType,
    pub(crate) digits: Precision,
    pub(crate) uses: Uses,
    pub(crate) is_constant: bool,
    /// The standard name.
    pub(crate) name: Words,
    /// The standard name in a letter, if that is another one.
    pub(crate) in_letter: Option<Words>,
    pub(crate) needs_title: bool,
    pub(crate) unit: Option<Arc<Words>>,
    pub(crate) range: Option<NumberRange>,
    pub(crate) constant: Option<Number>,
}

impl Quantity {
    /// The quantity of a kind, with the name that it has where it stands.
    pub(super) fn of(made: BuiltQuantity, name: Words, has_title: bool) -> Self {
        Self {
            kind: made.kind,
            of: made.of,
            digits: made.digits,
            uses: made.uses,
            is_constant: made.is_constant,
            name,
            in_letter: made.in_letter.filter(|_| !has_title && !made.needs_title),
            has_title,
            needs_title: made.needs_title,
            unit: made.unit,
            range: made.range,
            constant: made.constant,
        }
    }
}

impl BuiltQuantity {
    /// A quantity of this kind, with what most kinds have in common.
    pub(crate) fn new(
        kind: Box<dyn QuantityKind>,
        of: QuantityType,
        digits: Precision,
        name: Words,
    ) -> Self {
        Self {
            kind,
            of,
            digits,
            uses: Uses::default(),
            is_constant: false,
            name,
            in_letter: None,
            needs_title: false,
            unit: None,
            range: None,
            constant: None,
        }
    }
}

/// The most characters of the name of a quantity. What is longer is cut.
const MOST_NAME: usize = 2_000;

/// Words as the name of a quantity.
pub(super) fn name_of(words: &Words) -> Words {
    Words::each(|locale| shortened_to(MOST_NAME, words.get(locale)))
}

/// The name of a quantity that is made of others: a template, and what stands for each of its blanks.
pub(super) fn composed<'w>(
    params: &Params<'_>,
    template: Words<&'static str>,
    piece: impl Fn(&str) -> &'w Words,
) -> Words {
    Words::each(|locale| {
        let lexicon = params.scope.layout.lexicon(locale);
        let mut text = String::new();
        fill_values(template.told(lexicon), &mut text, &mut |name, out| {
            out.push_str(piece(name).told(lexicon));
        });
        shortened_to(MOST_NAME, &text)
    })
}

/// The name of a quantity within a sentence of a letter: in quotation marks, unless it is a value or has
/// such marks.
pub(super) fn quoted(quantity: &Quantity) -> Words {
    let name = quantity.name_in_letter();
    Words::each(|locale| {
        let (name, [open, close]) = (name.get(locale), locale.format().quotes);
        if quantity.is_constant || name.contains(open) {
            name.clone()
        } else {
            [open, name, close].concat()
        }
    })
}

/// Several names in a row.
pub(super) fn joined<'w>(words: impl Iterator<Item = &'w Words> + Clone) -> Words {
    Words::each(|locale| {
        let mut text = String::new();
        for words in words.clone() {
            if text.len() > MOST_NAME {
                break;
            }
            text.push_str(if text.is_empty() { "" } else { ", " });
            text.push_str(words.get(locale));
        }
        shortened_to(MOST_NAME, &text)
    })
}

/// A constant as each language writes it, for names.
pub(crate) fn number_in_words(number: Number) -> Words {
    Words::each(|locale: Locale| {
        let mut text = String::new();
        locale.write_number(number, &mut text);
        text
    })
}
