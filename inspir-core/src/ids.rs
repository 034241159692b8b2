//! The ids that a call lists, and the own fields that it adds.

use std::sync::Arc;

use crate::locale::Words;
use crate::number::Number;
use crate::text::normalised_name;

/// The ids of each list of a call. Intake checks ids against them; facts are numbered in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct CallIds {
    pub(crate) call: String,
    pub(crate) documents: Ids,
    pub(crate) questions: Ids,
    pub(crate) commitments: Ids,
    pub(crate) undertakings: Ids,
    pub(crate) criteria: Ids,
    /// The call's own fields.
    pub(crate) fields: OwnFields,
    /// The own fields that the call adds to the items of built-in lists, by the number of the list.
    pub(crate) columns: Vec<OwnFields>,
    /// The ids of the call's own lists, and the fields of their items.
    pub(crate) lists: Ids,
    pub(crate) list_fields: Vec<OwnFields>,
    /// The sources of revenues: those of every call, then the call's own.
    pub(crate) sources: Ids,
    /// The categories of expenses.
    pub(crate) categories: Ids,
    /// The names by which earlier grants may name this call: its id, titles and earlier editions, normalised.
    pub(crate) same_calls: Vec<String>,
    /// Whether a quantity of the call counts different texts of items.
    pub(crate) keeps_texts: bool,
    /// How many fields every application has, whatever the call.
    pub(crate) common_fields: usize,
}

/// Own fields of a call, in the order of the definition.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnFields {
    pub(crate) ids: Ids,
    pub(crate) kinds: Vec<OwnKind>,
}

/// The type of the values of an own field.
#[derive(Clone, Debug)]
pub(crate) enum OwnKind {
    Text,
    Number(NumberRange),
    Amount,
    Date,
    Commune,
    Flag,
    Choice(Ids),
    Choices(Ids),
}

/// The numbers that an own field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NumberRange {
    pub(crate) decimals: u32,
    pub(crate) minimum: Number,
    pub(crate) maximum: Number,
}

impl NumberRange {
    /// The largest number of a field that names none.
    pub(crate) const LARGEST: Number = Number::of_parts(999_999_999_999, 0);

    /// The most decimals of a field.
    pub(crate) const MOST_DECIMALS: u32 = 6;

    /// Whether the call says between which numbers the answer lies.
    pub(crate) fn is_limited(&self) -> bool {
        self.minimum != Number::ZERO || self.maximum != Self::LARGEST
    }

    /// A number that is right.
    pub(crate) fn example(&self) -> Number {
        let [whole, half] = [Number::of_parts(12, 0), Number::of_parts(25, 1)];
        let example = if self.decimals == 0 { whole } else { half };
        example.clamp(self.minimum, self.maximum)
    }
}

impl OwnFields {
    pub(crate) fn len(&self) -> usize {
        self.kinds.len()
    }

    /// The kind of the field with this number.
    pub(crate) fn kind(&self, number: usize) -> Option<&OwnKind> {
        self.kinds.get(number)
    }
}

/// The lists whose items are fields of applications, in the order of those fields. These fields come
/// after the fields that every application has.
const OF_FIELDS: [&str; 5] =
    [QuestionIds::NAME, CommitmentIds::NAME, UndertakingIds::NAME, CriterionIds::NAME, OWN_FIELDS];

/// The name of the list of own fields.
pub(crate) const OWN_FIELDS: &str = "fields";

/// The number of a list among those whose items are fields.
#[allow(clippy::indexing_slicing, clippy::panic, reason = "it stops the compiler")]
pub(crate) const fn number_of(name: &str) -> usize {
    let mut number = 0;
    while number < OF_FIELDS.len() {
        if same(OF_FIELDS[number].as_bytes(), name.as_bytes()) {
            return number;
        }
        number += 1;
    }
    panic!("no such list")
}

/// Whether two texts are the same, while compiling.
pub(crate) const fn same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([a, rest @ ..], [b, others @ ..]) = (one, other) {
        if *a != *b {
            return false;
        }
        (one, other) = (rest, others);
    }
    one.is_empty() && other.is_empty()
}

impl CallIds {
    /// The list of this number among those whose items are fields.
    pub(crate) fn list_of_fields(&self, number: usize) -> &Ids {
        match number {
            0 => &self.questions,
            1 => &self.commitments,
            2 => &self.undertakings,
            3 => &self.criteria,
            _ => &self.fields.ids,
        }
    }

    /// The list with this name.
    pub(crate) fn list(&self, name: &str) -> &Ids {
        let number = OF_FIELDS.iter().position(|other| *other == name);
        number.map_or(&self.documents, |number| self.list_of_fields(number))
    }

    /// The number of the field that belongs to the first id of the list with this number.
    pub(crate) fn first_field(&self, number: usize) -> usize {
        let before = (0..number).map(|before| self.list_of_fields(before).len());
        self.common_fields + before.sum::<usize>()
    }

    /// The own fields of the items of a list, built-in lists first.
    pub(crate) fn columns_of(&self, list: usize) -> Option<&OwnFields> {
        match list.checked_sub(self.columns.len()) {
            None => self.columns.get(list),
            Some(own) => self.list_fields.get(own),
        }
    }

    /// Whether a text names this call, or an earlier edition of it.
    pub(crate) fn names_this_call(&self, text: &str) -> bool {
        // Most files write the id as it is.
        if self.same_calls.iter().any(|name| name == text) {
            return true;
        }
        let may_be = self.same_calls.iter().any(|name| shares_start(name, text));
        may_be && self.same_calls.contains(&normalised_name(text))
    }

    /// How many fields the applications of the call have.
    pub(crate) fn field_count(&self) -> usize {
        self.first_field(OF_FIELDS.len())
    }
}

/// One of the lists of ids that a call holds. No other type can be one.
///
/// ```
/// use inspir_core::{Entries, IdList, Undertakings};
///
/// fn list<L: IdList, V>(_: &Entries<'_, L, V>) -> &'static str {
///     L::NAME
/// }
/// assert_eq!(list(&Undertakings::default()), "undertakings");
/// ```
///
/// ```compile_fail,E0277
/// # use inspir_core::IdList;
/// struct Mine;
/// impl IdList for Mine {
///     const NAME: &'static str = "mine";
/// }
/// ```
pub trait IdList: sealed::Sealed {
    /// The list's name in a call definition.
    ///
    /// ```
    /// # use inspir_core::{Answers, Entries, IdList};
    /// fn list<L: IdList, V>(_: &Entries<'_, L, V>) -> &'static str {
    ///     L::NAME
    /// }
    /// assert_eq!(list(&Answers::default()), "questions");
    /// ```
    const NAME: &'static str;
}

mod sealed {
    /// No list outside the crate is one of a call.
    pub trait Sealed {}
}

macro_rules! id_lists {
    ($($(#[$doc:meta])* $name:ident = $id:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {}
        impl sealed::Sealed for $name {}
        impl IdList for $name {
            const NAME: &'static str = $id;
        }
    )+};
}

id_lists! {
    /// The questions of a call.
    QuestionIds = "questions";
    /// The commitments of a call's charter.
    CommitmentIds = "commitments";
    /// The undertakings of a call.
    UndertakingIds = "undertakings";
    /// The appraisal criteria of a call.
    CriterionIds = "criteria";
}

/// The id and the title of each item that a call lists.
pub(crate) type OwnIds = Vec<(String, Words)>;

/// Ids, each with its title if the list gives titles. A copy shares both. The titles are words, and words
/// alter nothing: lists with the same ids are equal.
#[derive(Clone, Debug, Default)]
pub(crate) struct TitledIds {
    ids: Arc<[Box<str>]>,
    titles: Arc<[Words]>,
}

impl PartialEq for TitledIds {
    fn eq(&self, other: &Self) -> bool {
        self.ids == other.ids
    }
}

impl Eq for TitledIds {}

impl TitledIds {
    pub(crate) fn new(listed: OwnIds) -> Self {
        let (ids, titles): (Vec<Box<str>>, Vec<Words>) =
            listed.into_iter().map(|(id, title)| (id.into_boxed_str(), title)).unzip();
        Self { ids: ids.into(), titles: titles.into() }
    }

    pub(crate) fn without_titles(ids: impl IntoIterator<Item = String>) -> Self {
        let ids = ids.into_iter().map(String::into_boxed_str).collect();
        Self { ids, ..Self::default() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Option<&Words>)> {
        self.ids.iter().enumerate().map(|(number, id)| (id.as_ref(), self.titles.get(number)))
    }
}

/// The ids of one list, in the order of the call. An id is found quickly.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ids {
    listed: TitledIds,
    /// The indexes into `ids`, in alphabetical order of the ids.
    sorted: Vec<usize>,
    /// For each id, the index of the next id in the alphabet. The entry at `index + 1` belongs to the
    /// id at `index`; the entry at 0 holds the first id in the alphabet.
    following: Vec<usize>,
}

impl Ids {
    /// Ids without titles.
    pub(crate) fn new(ids: impl IntoIterator<Item = String>) -> Self {
        Self::of(TitledIds::without_titles(ids))
    }

    pub(crate) fn titled(listed: OwnIds) -> Self {
        Self::of(TitledIds::new(listed))
    }

    fn of(listed: TitledIds) -> Self {
        let ids = &listed.ids;
        let mut sorted: Vec<usize> = (0..ids.len()).collect();
        sorted.sort_by_key(|&index| ids.get(index));
        let mut following = vec![ids.len(); ids.len() + 1];
        let mut next = 0;
        for &index in &sorted {
            if let Some(following) = following.get_mut(next) {
                *following = index;
            }
            next = index + 1;
        }
        Self { listed, sorted, following }
    }

    /// The index of an id. `next` is the index after that of the id read before. The search begins
    /// there, since most files keep the order of the call or of the alphabet.
    #[cfg_attr(feature = "fast", inline(always))]
    pub(crate) fn find(&self, id: &str, next: usize) -> Option<usize> {
        if self.get(next) == Some(id) { Some(next) } else { self.find_anywhere(id, next) }
    }

    #[cfg_attr(feature = "fast", inline(never))]
    fn find_anywhere(&self, id: &str, next: usize) -> Option<usize> {
        let following = self.following.get(next).copied().unwrap_or(next);
        if self.get(following) == Some(id) {
            return Some(following);
        }
        let found = self.sorted.binary_search_by(|&index| self.get(index).cmp(&Some(id))).ok()?;
        self.sorted.get(found).copied()
    }

    pub(crate) fn get(&self, index: usize) -> Option<&str> {
        self.listed.ids.get(index).map(AsRef::as_ref)
    }

    pub(crate) fn title(&self, index: usize) -> Option<&Words> {
        self.listed.titles.get(index)
    }

    pub(crate) fn len(&self) -> usize {
        self.listed.ids.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.listed.ids.iter().map(AsRef::as_ref)
    }

    /// The ids with their titles.
    pub(crate) fn listed(&self) -> &TitledIds {
        &self.listed
    }

    /// The ids and titles, shared.
    pub(crate) fn all(&self) -> TitledIds {
        self.listed.clone()
    }
}

/// Whether a text may be a normalised name. The first letter nearly always rules it out.
fn shares_start(name: &str, text: &str) -> bool {
    let first = text.bytes().find(u8::is_ascii_alphanumeric);
    !text.is_ascii()
        || first.map(|byte| byte.to_ascii_lowercase())
            == name.bytes().find(u8::is_ascii_alphanumeric)
        || !name.is_ascii()
}
