//! Answers to a call's own fields and lists.

use std::borrow::Cow;
use std::fmt;
use std::iter::FusedIterator;
use std::slice;

use chrono::NaiveDate;
use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};

use super::entries::same;
use super::name::Name;
use super::text::Text;
use crate::amount::Amount;
use crate::declaration::{MemberInfo, Structure};
use crate::fact::{Fact, KeptTexts};
use crate::facts::{Facts, Refused};
use crate::identifiers::Commune;
use crate::ids::{CallIds, OWN_FIELDS, OwnFields, OwnKind, number_of};
use crate::json::JsonValue;
use crate::member::{
    IntoOwned, LenientReader, Member, MemberNames, SingleValue, Strict, Visit, text_fits,
};
use crate::number::Number;
use crate::text::{MAX_LIST, is_blank};

/// The answer to one of a call's own fields, as it is written.
///
/// ```
/// use inspir_core::{Amount, Detail};
///
/// assert_eq!(Detail::from("hall"), Detail::Text("hall".into()));
/// assert_eq!(Detail::from(12), Detail::Integer(12));
/// assert_eq!(Detail::from(Amount::from_euros(5)), Detail::Text("5.00".into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Detail<'a> {
    /// Text, a number or an amount as text, a day, a commune, or the id of a choice.
    Text(Text<'a>),
    /// A whole number, or an amount of whole euros.
    Integer(i64),
    /// Yes or no.
    Flag(bool),
    /// The ids of several choices.
    Choices(Vec<Text<'a>>),
}

/// Answers to the call's own fields, by their ids.
///
/// ```
/// use inspir_core::{Detail, Details};
///
/// let details = Details::from_iter([("trainees", Detail::from(12)), ("days", Detail::from("2.5"))]);
/// assert_eq!(details.get("trainees"), Some(&Detail::Integer(12)));
/// assert_eq!(details.get("hours"), None);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Details<'a> {
    /// `None`: the member was not written. Most items have none, so this takes one word.
    stated: Option<Box<Stated<'a>>>,
}

/// What was written.
#[derive(Clone, Debug, Default)]
struct Stated<'a> {
    entries: Vec<Entry<'a>>,
}

/// The id of a field, and its answer if there is one.
type Entry<'a> = (Text<'a>, Option<Detail<'a>>);

/// The items of the call's own lists, by the ids of the lists.
///
/// ```
/// use inspir_core::{Detail, Details, Lists};
///
/// let partner = Details::from_iter([("country", Detail::from("fr"))]);
/// let lists = Lists::from_iter([("partners", vec![partner])]);
/// assert_eq!(lists.get("partners").len(), 1);
/// assert!(lists.get("sites").is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Lists<'a> {
    lists: Vec<(Text<'a>, Vec<Details<'a>>)>,
}

macro_rules! from {
    ($($(#[$meta:meta])* $type:ty => |$value:ident| $detail:expr;)+) => {$(
        impl<'a> From<$type> for Detail<'a> {
            fn from($value: $type) -> Self {
                $detail
            }
        }
    )+};
}

from! {
    &'a str => |text| Self::Text(Cow::Borrowed(text));
    String => |text| Self::Text(Cow::Owned(text));
    i64 => |number| Self::Integer(number);
    i32 => |number| Self::Integer(number.into());
    bool => |flag| Self::Flag(flag);
    Amount => |amount| Self::Text(Cow::Owned(amount.to_string()));
    Number => |number| Self::Text(Cow::Owned(number.to_string()));
    NaiveDate => |day| Self::Text(Cow::Owned(day.to_string()));
    Commune => |commune| Self::Text(Cow::Owned(commune.to_string()));
    Vec<Text<'a>> => |choices| Self::Choices(choices);
}

impl Detail<'_> {
    /// The fact of the value in a field of this kind.
    fn fact(&self, kind: &OwnKind, kept: Option<&mut KeptTexts>) -> Result<Fact, Refused> {
        let number;
        let found = match self {
            Self::Text(text) if is_blank(text) => return Ok(Fact::Absent),
            Self::Text(text) => SingleValue::Text(Cow::Borrowed(text.as_ref())),
            Self::Integer(integer) => {
                number = integer.to_string();
                SingleValue::Number(&number)
            }
            Self::Flag(flag) => SingleValue::Flag(*flag),
            Self::Choices(choices) => {
                if !matches!(kind, OwnKind::Choices(_)) {
                    return Err(Refused);
                }
                let mut bits = 0;
                for choice in choices.iter().filter(|choice| !is_blank(choice)) {
                    let found = SingleValue::Text(Cow::Borrowed(choice.as_ref()));
                    bits |= kind.read_item(&found).map_err(|_| Refused)?;
                }
                return Ok(if bits == 0 { Fact::Absent } else { Fact::Choices(bits) });
            }
        };
        kind.read(&found, kept).map_err(|_| Refused)
    }

    fn fits(&self) -> bool {
        match self {
            Self::Text(text) => text_fits(text),
            Self::Choices(choices) => choices.len() <= MAX_LIST,
            Self::Integer(_) | Self::Flag(_) => true,
        }
    }
}

impl<'a> Details<'a> {
    /// The answer to the field with this id, if there is one.
    ///
    /// ```
    /// # use inspir_core::{Detail, Details};
    /// let details = Details::from_iter([("open", Detail::from(true))]);
    /// assert_eq!(details.get("open"), Some(&Detail::Flag(true)));
    /// ```
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Detail<'a>> {
        self.entries().iter().find(|(key, _)| key == id)?.1.as_ref()
    }

    /// Sets the answer to the field with this id, in the place of the one that it had.
    ///
    /// ```
    /// # use inspir_core::{Detail, Details};
    /// let mut details = Details::default();
    /// details.insert("trainees", 12);
    /// details.insert("trainees", 15);
    /// assert_eq!(details.iter().count(), 1);
    /// ```
    pub fn insert(&mut self, id: impl Into<Text<'a>>, value: impl Into<Detail<'a>>) {
        let (id, value) = (id.into(), Some(value.into()));
        let entries = &mut self.stated.get_or_insert_default().entries;
        match entries.iter_mut().find(|(key, _)| *key == id) {
            Some((_, old)) => *old = value,
            None => entries.push((id, value)),
        }
    }

    fn entries(&self) -> &[Entry<'a>] {
        self.stated.as_ref().map_or(&[], |stated| &stated.entries)
    }

    /// The answers in their order.
    ///
    /// ```
    /// # use inspir_core::{Detail, Details};
    /// let details = Details::from_iter([("open", Detail::from(true))]);
    /// assert_eq!(details.iter().next(), Some(("open", &Detail::Flag(true))));
    /// ```
    #[must_use]
    pub fn iter(&self) -> DetailsIter<'_> {
        DetailsIter::new(self.entries())
    }

    /// Takes the answer to the field with this id out.
    ///
    /// ```
    /// # use inspir_core::{Detail, Details};
    /// let mut details = Details::from_iter([("open", Detail::from(true))]);
    /// assert_eq!(details.remove("open"), Some(Detail::Flag(true)));
    /// assert!(details.is_empty());
    /// ```
    pub fn remove(&mut self, id: &str) -> Option<Detail<'a>> {
        let entries = &mut self.stated.as_mut()?.entries;
        let index = entries.iter().position(|(key, _)| key == id)?;
        entries.remove(index).1
    }

    /// Whether no field is answered.
    ///
    /// ```
    /// assert!(inspir_core::Details::default().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Reads the answers to these fields.
    fn lenient_of(
        json: JsonValue<'_, 'a>,
        fields: &OwnFields,
        reader: &mut LenientReader<'_>,
    ) -> Self {
        let mut entries = Vec::new();
        reader.object(json, &MemberNames::Ids(&fields.ids), &mut |id, number, json, reader| {
            let value = fields.kind(number).and_then(|kind| lenient_detail(json, kind, reader));
            entries.push((id.text(), value));
        });
        Self { stated: Some(Box::new(Stated { entries })) }
    }

    /// Writes the facts of these fields into their slots, which hold `Absent`.
    fn tell_into(
        &self,
        fields: &OwnFields,
        keeps_texts: bool,
        kept: &mut KeptTexts,
        slots: &mut [Fact],
    ) -> Result<(), Refused> {
        let mut next = 0;
        for (id, value) in self.entries() {
            let number = fields.ids.find(id, next).ok_or(Refused)?;
            next = number + 1;
            let (Some(kind), Some(slot)) = (fields.kind(number), slots.get_mut(number)) else {
                return Err(Refused);
            };
            if let Some(value) = value {
                *slot = value.fact(kind, keeps_texts.then_some(&mut *kept))?;
            }
        }
        Ok(())
    }
}

/// Reads the value of one field.
fn lenient_detail<'a>(
    json: JsonValue<'_, 'a>,
    kind: &OwnKind,
    reader: &mut LenientReader<'_>,
) -> Option<Detail<'a>> {
    let mut value = None;
    if let OwnKind::Choices(_) = kind {
        let mut choices = Vec::new();
        let is_list = reader.list(json, &mut |item, reader| {
            let mut choice = None;
            let is_right = reader.single_value(item, &mut |found| {
                kind.read_item(&found)?;
                choice = text_of(found);
                Ok(())
            });
            choices.extend(choice.filter(|_| is_right));
        });
        return (is_list && !choices.is_empty()).then_some(Detail::Choices(choices));
    }
    let is_right = reader.single_value(json, &mut |found| {
        kind.read(&found, None)?;
        value = match found {
            SingleValue::Number(literal) => literal.parse().ok().map(Detail::Integer),
            SingleValue::Flag(flag) => Some(Detail::Flag(flag)),
            found => text_of(found).map(Detail::Text),
        };
        Ok(())
    });
    value.filter(|_| is_right)
}

fn text_of<'a>(found: SingleValue<'a, '_>) -> Option<Text<'a>> {
    match found {
        SingleValue::Text(text) => Some(text),
        _ => None,
    }
}

impl<'a, K: Into<Text<'a>>, V: Into<Detail<'a>>> Extend<(K, V)> for Details<'a> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (id, value) in entries {
            self.insert(id, value);
        }
    }
}

impl<'e, 'a> IntoIterator for &'e Details<'a> {
    type Item = (&'e str, &'e Detail<'e>);
    type IntoIter = DetailsIter<'e>;

    fn into_iter(self) -> DetailsIter<'e> {
        self.iter()
    }
}

/// The answers of [`Details`], in their order.
///
/// ```
/// use inspir_core::{Detail, Details, DetailsIter};
///
/// let details = Details::from_iter([("open", Detail::from(true))]);
/// let mut answers: DetailsIter<'_> = details.iter();
/// assert_eq!(answers.next(), Some(("open", &Detail::Flag(true))));
/// ```
#[derive(Clone, Debug)]
pub struct DetailsIter<'e>(slice::Iter<'e, Entry<'e>>);

impl<'e> DetailsIter<'e> {
    fn new(entries: &'e [Entry<'e>]) -> Self {
        Self(entries.iter())
    }
}

impl<'e> Iterator for DetailsIter<'e> {
    type Item = (&'e str, &'e Detail<'e>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.find_map(|(id, value)| Some((id.as_ref(), value.as_ref()?)))
    }
}

impl FusedIterator for DetailsIter<'_> {}

impl<'a, K: Into<Text<'a>>, V: Into<Detail<'a>>> FromIterator<(K, V)> for Details<'a> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut details = Self::default();
        for (id, value) in entries {
            details.insert(id, value);
        }
        details
    }
}

impl IntoOwned for Detail<'_> {
    type Own = Detail<'static>;

    fn into_owned(self) -> Self::Own {
        match self {
            Self::Text(text) => Detail::Text(IntoOwned::into_owned(text)),
            Self::Integer(integer) => Detail::Integer(integer),
            Self::Flag(flag) => Detail::Flag(flag),
            Self::Choices(choices) => Detail::Choices(choices.into_owned()),
        }
    }
}

impl IntoOwned for Details<'_> {
    type Own = Details<'static>;

    fn into_owned(self) -> Self::Own {
        let stated = self.stated.map(|stated| {
            let entries = stated.entries.into_iter();
            let entries =
                entries.map(|(id, value)| (IntoOwned::into_owned(id), value.into_owned()));
            Box::new(Stated { entries: entries.collect() })
        });
        Details { stated }
    }
}

impl IntoOwned for Lists<'_> {
    type Own = Lists<'static>;

    fn into_owned(self) -> Self::Own {
        let lists = self.lists.into_iter();
        let lists = lists.map(|(id, items)| (IntoOwned::into_owned(id), items.into_owned()));
        Lists { lists: lists.collect() }
    }
}

/// Answers are equal if they are the same, in whatever order.
impl PartialEq for Details<'_> {
    fn eq(&self, other: &Self) -> bool {
        let has = |id, value| other.get(id) == Some(value);
        let same = || self.iter().all(|(id, value)| has(id, value));
        self.iter().eq(other.iter()) || self.iter().count() == other.iter().count() && same()
    }
}

impl Eq for Details<'_> {}

/// Lists are equal if they are the same, in whatever order.
impl PartialEq for Lists<'_> {
    fn eq(&self, other: &Self) -> bool {
        same(&self.lists, &other.lists)
    }
}

impl Eq for Lists<'_> {}

impl Serialize for Details<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.entries().len()))?;
        for (id, value) in self.entries() {
            map.serialize_entry(id, value)?;
        }
        map.end()
    }
}

impl<'de: 'a, 'a> Member<'de> for Details<'a> {
    fn strict<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entries = deserializer.deserialize_any(ObjectVisitor(std::marker::PhantomData))?;
        let mut ids: Vec<&str> =
            entries.iter().map(|(id, _): &(Text<'a>, Slot<'a>)| id.as_ref()).collect();
        ids.sort_unstable();
        if ids.windows(2).any(|pair| matches!(pair, [one, other] if one == other)) {
            return Err(D::Error::custom("duplicate id"));
        }
        let entries = entries.into_iter().map(|(id, Slot(value))| (id, value)).collect();
        Ok(Self { stated: Some(Box::new(Stated { entries })) })
    }

    fn lenient(json: JsonValue<'_, 'de>, reader: &mut LenientReader<'_>) -> Self {
        let ids = reader.ids();
        let fields = match reader.list_number() {
            Some(list) => ids.columns.get(list),
            None => Some(&ids.fields),
        };
        fields.map(|fields| Self::lenient_of(json, fields, reader)).unwrap_or_default()
    }

    /// An empty object that was written says something where the call has no such fields.
    fn is_absent(&self) -> bool {
        self.entries().is_empty()
    }

    fn fits(&self) -> bool {
        self.iter().all(|(_, value)| value.fits())
    }

    fn tell(&self, _: &MemberInfo, ids: &CallIds, facts: &mut Facts) -> Result<(), Refused> {
        let first = ids.first_field(const { number_of(OWN_FIELDS) });
        facts.tell_slots(first, |slots, kept| self.tell_into(&ids.fields, false, kept, slots))
    }

    #[cfg_attr(feature = "fast", inline(always))]
    fn tell_columns(
        &self,
        _: &MemberInfo,
        ids: &CallIds,
        kept: &mut KeptTexts,
        out: &mut Vec<Fact>,
    ) -> Result<(), Refused> {
        let columns = ids.columns_of(kept.list).filter(|columns| columns.len() > 0);
        let Some(columns) = columns else {
            return if self.stated.is_some() { Err(Refused) } else { Ok(()) };
        };
        let first = out.len();
        out.resize(first + columns.len(), Fact::Absent);
        let slots = out.get_mut(first..).unwrap_or_default();
        self.tell_into(columns, ids.keeps_texts, kept, slots)
    }

    const STRUCTURE: Structure = Structure::Details;

    fn visit<V: Visit<'de>>(visitor: V) -> V::Out {
        visitor.details()
    }
}

impl<'a> Lists<'a> {
    /// The items of the list with this id.
    ///
    /// ```
    /// # use inspir_core::Lists;
    /// assert!(Lists::default().get("partners").is_empty());
    /// ```
    #[must_use]
    pub fn get(&self, id: &str) -> &[Details<'a>] {
        let list = self.lists.iter().find(|(key, _)| key == id);
        list.map_or(&[], |(_, items)| items)
    }

    /// Sets the items of the list with this id, in the place of those that it had.
    ///
    /// ```
    /// # use inspir_core::{Details, Lists};
    /// let mut lists = Lists::default();
    /// lists.insert("partners", vec![Details::default()]);
    /// assert_eq!(lists.get("partners").len(), 1);
    /// ```
    pub fn insert(&mut self, id: impl Into<Text<'a>>, items: Vec<Details<'a>>) {
        let id = id.into();
        match self.lists.iter_mut().find(|(key, _)| *key == id) {
            Some((_, old)) => *old = items,
            None => self.lists.push((id, items)),
        }
    }

    /// The lists in their order.
    ///
    /// ```
    /// # use inspir_core::Lists;
    /// assert_eq!(Lists::default().iter().count(), 0);
    /// ```
    #[must_use]
    pub fn iter(&self) -> ListsIter<'_> {
        ListsIter::new(&self.lists)
    }
}

impl<'a, K: Into<Text<'a>>> Extend<(K, Vec<Details<'a>>)> for Lists<'a> {
    fn extend<I: IntoIterator<Item = (K, Vec<Details<'a>>)>>(&mut self, lists: I) {
        for (id, items) in lists {
            self.insert(id, items);
        }
    }
}

impl<'e, 'a> IntoIterator for &'e Lists<'a> {
    type Item = (&'e str, &'e [Details<'e>]);
    type IntoIter = ListsIter<'e>;

    fn into_iter(self) -> ListsIter<'e> {
        self.iter()
    }
}

/// The lists of [`Lists`], in their order.
///
/// ```
/// use inspir_core::{Details, Lists, ListsIter};
///
/// let lists = Lists::from_iter([("partners", vec![Details::default()])]);
/// let mut items: ListsIter<'_> = lists.iter();
/// assert_eq!(items.next().map(|(id, items)| (id, items.len())), Some(("partners", 1)));
/// ```
#[derive(Clone, Debug)]
pub struct ListsIter<'e>(slice::Iter<'e, (Text<'e>, Vec<Details<'e>>)>);

impl<'e> ListsIter<'e> {
    fn new(lists: &'e [(Text<'e>, Vec<Details<'e>>)]) -> Self {
        Self(lists.iter())
    }
}

impl<'e> Iterator for ListsIter<'e> {
    type Item = (&'e str, &'e [Details<'e>]);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(id, items)| (id.as_ref(), items.as_slice()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for ListsIter<'_> {}
impl FusedIterator for ListsIter<'_> {}

impl<'a, K: Into<Text<'a>>> FromIterator<(K, Vec<Details<'a>>)> for Lists<'a> {
    fn from_iter<I: IntoIterator<Item = (K, Vec<Details<'a>>)>>(lists: I) -> Self {
        let mut all = Self::default();
        for (id, items) in lists {
            all.insert(id, items);
        }
        all
    }
}

impl Serialize for Lists<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.lists.iter().map(|(id, items)| (id, items)))
    }
}

impl<'de: 'a, 'a> Member<'de> for Lists<'a> {
    fn strict<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let lists: Vec<(Text<'a>, OwnItems<'a>)> =
            deserializer.deserialize_any(ObjectVisitor(std::marker::PhantomData))?;
        let mut all = Self::default();
        for (id, OwnItems(items)) in lists {
            if all.lists.iter().any(|(key, _)| *key == id) {
                return Err(D::Error::custom("duplicate id"));
            }
            all.lists.push((id, items));
        }
        Ok(all)
    }

    fn lenient(json: JsonValue<'_, 'de>, reader: &mut LenientReader<'_>) -> Self {
        let (mut lists, ids) = (Vec::new(), reader.ids());
        reader.object(json, &MemberNames::Ids(&ids.lists), &mut |id, number, json, reader| {
            let mut items = Vec::new();
            if let Some(fields) = ids.list_fields.get(number) {
                let is_list = reader.list(json, &mut |item, reader| {
                    items.push(Details::lenient_of(item, fields, reader));
                });
                if !is_list {
                    items.clear();
                }
            }
            lists.push((id.text(), items));
        });
        Self { lists }
    }

    fn is_absent(&self) -> bool {
        self.lists.is_empty()
    }

    fn fits(&self) -> bool {
        self.lists
            .iter()
            .all(|(_, items)| items.len() <= MAX_LIST && items.iter().all(Member::fits))
    }

    fn tell(&self, _: &MemberInfo, ids: &CallIds, facts: &mut Facts) -> Result<(), Refused> {
        if self.lists.iter().any(|(id, _)| ids.lists.find(id, 0).is_none()) {
            return Err(Refused);
        }
        for (id, fields) in ids.lists.iter().zip(&ids.list_fields) {
            facts.tell_list(fields.len(), self.get(id).iter(), |item, kept, out| {
                let first = out.len();
                out.resize(first + fields.len(), Fact::Absent);
                let slots = out.get_mut(first..).unwrap_or_default();
                item.tell_into(fields, ids.keeps_texts, kept, slots)
            })?;
        }
        Ok(())
    }

    const STRUCTURE: Structure = Structure::OwnLists;

    fn visit<V: Visit<'de>>(visitor: V) -> V::Out {
        visitor.own_lists()
    }
}

/// The items of an own list, while they are read.
struct OwnItems<'a>(Vec<Details<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for OwnItems<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ItemsVisitor).map(Self)
    }
}

struct ItemsVisitor;

impl<'de> Visitor<'de> for ItemsVisitor {
    type Value = Vec<Details<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(Strict(item)) = seq.next_element::<Strict<Details<'de>>>()? {
            items.push(item);
        }
        if items.len() > MAX_LIST { Err(A::Error::custom("list too long")) } else { Ok(items) }
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }
}

/// One value, while it is read. `None`: it is absent.
struct Slot<'a>(Option<Detail<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for Slot<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SlotVisitor).map(Self)
    }
}

struct SlotVisitor;

impl<'de> Visitor<'de> for SlotVisitor {
    type Value = Option<Detail<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, a whole number, yes or no, or a list of texts")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok((!is_blank(text)).then_some(Detail::Text(Cow::Borrowed(text))))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok((!is_blank(text)).then(|| Detail::Text(Cow::Owned(text.to_owned()))))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(Some(Detail::Flag(flag)))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(Detail::Integer(number)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        i64::try_from(number).map(|number| Some(Detail::Integer(number))).map_err(E::custom)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let (mut choices, mut read) = (Vec::new(), 0);
        while let Some(Slot(item)) = seq.next_element()? {
            read += 1;
            match item {
                None => {}
                Some(Detail::Text(text)) => choices.push(text),
                Some(_) => return Err(A::Error::custom("a choice that is no text")),
            }
        }
        if read > MAX_LIST {
            return Err(A::Error::custom("list too long"));
        }
        // A list of absent items is still a list, which few fields take.
        Ok((read > 0).then_some(Detail::Choices(choices)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        match map.next_key::<Name<'de>>()? {
            None => Ok(None),
            Some(_) => Err(A::Error::custom("an object")),
        }
    }
}

/// Reads an object by ids.
struct ObjectVisitor<V>(std::marker::PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for ObjectVisitor<V> {
    type Value = Vec<(Text<'de>, V)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("values by id")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(name) = map.next_key()? {
            let Name::Text(id) = name else { return Err(A::Error::custom("a number")) };
            entries.push((id, map.next_value()?));
        }
        Ok(entries)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }
}
