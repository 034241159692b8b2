//! The lenient road: every error is reported with its path, and every value that is right is kept.

use std::borrow::Cow;

use crate::declaration::{CallList, MemberInfo, Structure, ValueType};
use crate::ids::{CallIds, Ids};
use crate::input_error::{ErrorCode, Expected, Fault, InputError, Literal, of_list};
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::locale::{Currency, Locale};
use crate::text::{MAX_LIST, is_blank, push_step};
use crate::written::Named;

/// The built-in lists whose items may have own fields of the call, in the order of their numbers.
pub(crate) const LISTS: [&str; 6] = [
    "/budget/expenses",
    "/budget/revenues",
    "/documents",
    "/indicators",
    "/team",
    "/previous_grants",
];

/// Reads one document member by member. Holds the path of the current value and the errors so far.
pub(crate) struct LenientReader<'n> {
    ids: &'n CallIds,
    document: &'n JsonText<'n>,
    /// The steps from the root to the current value.
    steps: Vec<ReaderStep>,
    errors: Vec<InputError>,
    /// The number of errors after which reading may stop.
    most: usize,
    /// The values that were certainly meant where there is an error, if they are asked for; amounts are in
    /// this currency.
    meant: Option<(Currency, Vec<Meant>)>,
}

/// The value or name that was certainly meant by a wrong one.
pub(crate) struct Meant {
    /// The number of the error.
    pub(crate) error: usize,
    /// The number of the value or the name in the document.
    pub(crate) node: u32,
    /// Whether it is the name of a member.
    pub(crate) is_name: bool,
    pub(crate) literal: Literal,
}

#[derive(Clone, Copy)]
enum ReaderStep {
    /// The member whose name is the node with this number.
    Member(u32),
    Item(usize),
}

/// A value that stands where a single value belongs.
pub(crate) enum SingleValue<'a, 'n> {
    Text(Cow<'a, str>),
    /// A number, by its literal.
    Number(&'n str),
    Flag(bool),
    /// A list or an object.
    Other,
}

/// The names that the members of an object may have.
pub(crate) enum MemberNames<'n> {
    Members(&'n [MemberInfo]),
    Ids(&'n Ids),
}

impl MemberNames<'_> {
    /// The index of a name among those known. The search begins at `next`.
    fn find(&self, name: &str, next: usize) -> Option<usize> {
        match self {
            Self::Members(members) => match members.get(next) {
                Some(member) if member.name == name => Some(next),
                _ => members.iter().position(|member| member.name == name),
            },
            Self::Ids(ids) => ids.find(name, next),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Members(members) => members.len(),
            Self::Ids(ids) => ids.len(),
        }
    }

    /// Whether the call has no use for the member with this index.
    fn is_hidden(&self, index: usize, reader: &LenientReader<'_>) -> bool {
        match self {
            Self::Members(members) => members.get(index).is_some_and(|member| reader.hides(member)),
            Self::Ids(_) => false,
        }
    }

    /// The name that was certainly meant by one that is not known, if the object does not have it.
    fn certain(
        &self,
        name: &str,
        object: JsonValue<'_, '_>,
        reader: &LenientReader<'_>,
    ) -> Option<Literal> {
        let certain = match self {
            Self::Members(members) => {
                let known = members.iter().filter(|member| !reader.hides(member));
                of_list(name, known.map(|member| Named { id: member.name, names: Vec::new() }))
            }
            Self::Ids(ids) => {
                let ids = ids.all();
                let each = ids.iter().map(|(id, title)| {
                    let titles = Locale::ALL.iter().filter_map(|locale| Some(title?.get(*locale)));
                    Named { id, names: titles.map(String::as_str).collect() }
                });
                of_list(name, each)
            }
        };
        let is_new = |name: &String| object.members().all(|(given, _)| given.text() != *name);
        certain.filter(is_new).map(Literal::Text)
    }

    /// The fault of a name that is not known.
    fn fault(&self, reader: &LenientReader<'_>) -> Fault {
        match self {
            Self::Members(members) => {
                let known = members.iter().filter(|member| !reader.hides(member));
                let names = known.map(|member| member.name.to_owned()).collect();
                Fault::new(ErrorCode::FieldUnknown, Expected::Members(names))
            }
            Self::Ids(ids) => Fault::new(ErrorCode::IdUnknown, Expected::OneOf(ids.all())),
        }
    }
}

/// One member of an object.
struct FoundMember<'d, 'a> {
    name: JsonValue<'d, 'a>,
    value: JsonValue<'d, 'a>,
    /// The index of its name among the known names.
    index: Option<usize>,
    times: usize,
}

impl<'n> LenientReader<'n> {
    /// A reader that may stop once it has found more errors than `most`.
    pub(crate) fn new(ids: &'n CallIds, document: &'n JsonText<'n>, most: usize) -> Self {
        Self { ids, document, steps: Vec::new(), errors: Vec::new(), most, meant: None }
    }

    /// A reader that also finds what was certainly meant where there is an error.
    pub(crate) fn of_meant(
        ids: &'n CallIds,
        document: &'n JsonText<'n>,
        most: usize,
        currency: Currency,
    ) -> Self {
        Self { meant: Some((currency, Vec::new())), ..Self::new(ids, document, most) }
    }

    /// The errors found, in the order of the document.
    pub(crate) fn finish(self) -> (Vec<InputError>, Vec<Meant>) {
        (self.errors, self.meant.map(|(_, meant)| meant).unwrap_or_default())
    }

    /// Notes what was certainly meant where the next error stands.
    fn note(
        &mut self,
        json: JsonValue<'_, '_>,
        is_name: bool,
        certain: impl FnOnce(&Self, Currency) -> Option<Literal>,
    ) {
        let Some((currency, _)) = &self.meant else { return };
        let Some(literal) = certain(self, *currency) else { return };
        let (error, node) = (self.errors.len(), json.number());
        if let Some((_, meant)) = &mut self.meant {
            meant.push(Meant { error, node, is_name, literal });
        }
    }

    pub(crate) fn ids(&self) -> &'n CallIds {
        self.ids
    }

    /// The number of the built-in list in one of whose items the reader is.
    pub(crate) fn list_number(&self) -> Option<usize> {
        let mut path = String::new();
        for step in &self.steps {
            match step {
                ReaderStep::Member(name) => {
                    path.push('/');
                    push_step(&self.document.at(*name).text(), &mut path);
                }
                ReaderStep::Item(_) => return LISTS.iter().position(|list| *list == path),
            }
        }
        None
    }

    /// Whether the call has no use for a member that the model has.
    fn hides(&self, member: &MemberInfo) -> bool {
        match member.structure {
            Structure::Details => self
                .list_number()
                .is_some_and(|list| self.ids.columns.get(list).is_none_or(|own| own.len() == 0)),
            Structure::Value(value_type) => {
                value_type == ValueType::Listed(CallList::Categories)
                    && self.ids.categories.len() == 0
            }
            _ => false,
        }
    }

    /// Adds an error: the fault of the current value, what was found, and the value that was probably
    /// meant.
    pub(crate) fn report(&mut self, fault: Fault, found: &JsonShape<'_>, meant: Option<Literal>) {
        let mut path = String::new();
        for step in &self.steps {
            path.push('/');
            match step {
                ReaderStep::Member(name) => push_step(&self.document.at(*name).text(), &mut path),
                ReaderStep::Item(index) => path.push_str(&index.to_string()),
            }
        }
        self.errors.push(InputError::new(path, fault, found, meant));
    }

    /// Reads a single value. Returns whether a right value is there, and reports a wrong one.
    /// `read` also tries the values that may be meant instead of a wrong one.
    pub(crate) fn single_value<'a>(
        &mut self,
        json: JsonValue<'_, 'a>,
        read: &mut dyn FnMut(SingleValue<'a, '_>) -> Result<(), Fault>,
    ) -> bool {
        let value = match json.shape() {
            JsonShape::Null | JsonShape::Empty => return false,
            JsonShape::Text(text) if is_blank(&text) => return false,
            JsonShape::Text(text) => SingleValue::Text(text),
            JsonShape::Number(literal) => SingleValue::Number(literal),
            JsonShape::Flag(flag) => SingleValue::Flag(flag),
            JsonShape::List | JsonShape::Object | JsonShape::Foreign(_) => SingleValue::Other,
        };
        let Err(fault) = read(value) else { return true };
        let found = json.shape();
        let mut is_right = |literal: &Literal| {
            let value = match literal {
                Literal::Text(text) => SingleValue::Text(Cow::Owned(text.clone())),
                Literal::Number(number) => SingleValue::Number(number),
                Literal::Flag(flag) => SingleValue::Flag(*flag),
                Literal::ListOf(_) => SingleValue::Other,
            };
            read(value).is_ok()
        };
        let meant = match fault.is_mismatch() {
            true => Literal::meant(json, &mut is_right),
            false => None,
        };
        self.note(json, false, |_, currency| {
            Literal::certain(json, &fault, currency, &mut is_right)
        });
        self.report(fault, &found, meant);
        false
    }

    /// Whether there are more errors than are of interest. Reading on would change nothing.
    fn is_full(&self) -> bool {
        self.errors.len() > self.most
    }

    /// Reads the members of an object. For each member whose name is known, `read` gets the name, its
    /// index among the known names, and the value.
    pub(crate) fn object<'d, 'a>(
        &mut self,
        json: JsonValue<'d, 'a>,
        known: &MemberNames<'_>,
        read: &mut dyn FnMut(JsonValue<'d, 'a>, usize, JsonValue<'d, 'a>, &mut Self),
    ) {
        match json.shape() {
            JsonShape::Object => {}
            shape => return self.expect(&shape, "object", None),
        }
        for FoundMember { name, value, index, times } in found_members(json, known) {
            let index = index.filter(|index| !known.is_hidden(*index, self));
            let fault = if index.is_none() { Some(known.fault(self)) } else { None };
            self.steps.push(ReaderStep::Member(name.number()));
            if let Some(fault) = fault {
                if times == 1 {
                    self.note(name, true, |reader, _| known.certain(&name.text(), json, reader));
                }
                self.report(fault, &JsonShape::Text(name.text()), None);
            }
            if times > 1 {
                let fault = Fault::new(ErrorCode::FieldDuplicate, Expected::Maximum(1));
                self.report(fault, &JsonShape::Number(&times.to_string()), None);
            }
            if let Some(index) = index {
                read(name, index, value, self);
            }
            self.steps.pop();
            if self.is_full() {
                return;
            }
        }
    }

    /// Reads the items of a list. If it is none, what `read` made is to be left out: a single value is
    /// read only to see whether a list of it was meant.
    pub(crate) fn list<'d, 'a>(
        &mut self,
        json: JsonValue<'d, 'a>,
        read: &mut dyn FnMut(JsonValue<'d, 'a>, &mut Self),
    ) -> bool {
        let shape = json.shape();
        if !matches!(shape, JsonShape::List) {
            let before = self.errors.len();
            let meant = Literal::list_of(&shape).filter(|_| {
                read(json, self);
                self.errors.len() == before
            });
            self.errors.truncate(before);
            if let Some((_, found)) = &mut self.meant {
                found.retain(|meant| meant.error < before);
            }
            self.note(json, false, |_, _| meant.clone());
            self.expect(&shape, "list", meant);
            return false;
        }
        let length = json.items().count();
        if length > MAX_LIST {
            let fault = Fault::new(ErrorCode::ListTooLong, Expected::Maximum(MAX_LIST));
            self.report(fault, &JsonShape::Number(&length.to_string()), None);
            return false;
        }
        for (index, item) in json.items().enumerate() {
            self.steps.push(ReaderStep::Item(index));
            read(item, self);
            self.steps.pop();
            if self.is_full() {
                break;
            }
        }
        true
    }

    /// Reports a value of the wrong type, unless it is one of the forms of absence.
    fn expect(&mut self, shape: &JsonShape<'_>, what: &'static str, meant: Option<Literal>) {
        match shape {
            JsonShape::Null | JsonShape::Empty => {}
            JsonShape::Text(text) if is_blank(text) => {}
            _ => self.report(Fault::mismatch(Expected::Type(what)), shape, meant),
        }
    }
}

/// The members of an object in their order. A member that is written twice appears once, where it is
/// written first, with the value written last.
fn found_members<'d, 'a>(
    json: JsonValue<'d, 'a>,
    known: &MemberNames<'_>,
) -> Vec<FoundMember<'d, 'a>> {
    let (mut given, mut next) = (Vec::new(), 0);
    let mut met = vec![false; known.len()];
    let mut is_simple = true;
    for (name, value) in json.members() {
        let index = known.find(&name.text(), next);
        next = index.map_or(next, |index| index + 1);
        // If every name is known and new, no member is written twice.
        let met = index.and_then(|index| met.get_mut(index));
        is_simple &= met.is_some_and(|met| !std::mem::replace(met, true));
        given.push(FoundMember { name, value, index, times: 1 });
    }
    if !is_simple {
        given.sort_by(|one, other| one.name.text().cmp(&other.name.text()));
        given.dedup_by(|later, first| {
            let twice = later.name.text() == first.name.text();
            if twice {
                (first.value, first.times) = (later.value, first.times + 1);
            }
            twice
        });
        given.sort_by_key(|member| member.name.number());
    }
    given
}
