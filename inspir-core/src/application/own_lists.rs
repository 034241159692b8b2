//! The items of a call's own lists.

use std::fmt;
use std::iter::FusedIterator;
use std::slice;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::Serializer;

use super::by_id::ObjectVisitor;
use super::details::Details;
use super::entries::same;
use super::iter::{EntriesIntoIter, EntriesIterMut};
use super::text::Text;
use crate::declaration::{MemberInfo, Structure};
use crate::fact::Fact;
use crate::facts::{Facts, Refused};
use crate::ids::CallIds;
use crate::json::JsonValue;
use crate::member::{IntoOwned, LenientReader, Member, MemberNames, Strict, Visit, takes_nothing};
use crate::text::MAX_LIST;

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

impl IntoOwned for Lists<'_> {
    type Own = Lists<'static>;

    fn into_owned(self) -> Self::Own {
        let lists = self.lists.into_iter();
        let lists = lists.map(|(id, items)| (IntoOwned::into_owned(id), items.into_owned()));
        Lists { lists: lists.collect() }
    }
}

/// Lists are equal if they are the same, in whatever order.
impl PartialEq for Lists<'_> {
    fn eq(&self, other: &Self) -> bool {
        same(&self.lists, &other.lists)
    }
}

impl Eq for Lists<'_> {}

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

    /// The items of the list with this id, to be changed; `None` if the list is not there.
    ///
    /// ```
    /// # use inspir_core::{Details, Lists};
    /// let mut lists = Lists::from_iter([("partners", vec![Details::default()])]);
    /// lists.get_mut("partners").expect("a list").push(Details::from_iter([("country", "fr")]));
    /// assert_eq!(lists.get("partners").len(), 2);
    /// assert_eq!(lists.get_mut("sites"), None);
    /// ```
    pub fn get_mut(&mut self, id: &str) -> Option<&mut Vec<Details<'a>>> {
        self.lists.iter_mut().find(|(key, _)| key == id).map(|(_, items)| items)
    }

    /// Sets the items of the list with this id, in the place of those that it had, and gives those.
    ///
    /// ```
    /// # use inspir_core::{Details, Lists};
    /// let mut lists = Lists::default();
    /// assert_eq!(lists.insert("partners", vec![Details::default()]), None);
    /// assert_eq!(lists.get("partners").len(), 1);
    /// ```
    pub fn insert(
        &mut self,
        id: impl Into<Text<'a>>,
        items: Vec<Details<'a>>,
    ) -> Option<Vec<Details<'a>>> {
        let id = id.into();
        match self.get_mut(&id) {
            Some(old) => Some(std::mem::replace(old, items)),
            None => {
                self.lists.push((id, items));
                None
            }
        }
    }

    /// Takes the list with this id out, and gives its items.
    ///
    /// ```
    /// # use inspir_core::Lists;
    /// let mut lists = Lists::from_iter([("partners", Vec::new())]);
    /// assert_eq!(lists.remove("partners"), Some(Vec::new()));
    /// assert!(lists.is_empty());
    /// ```
    pub fn remove(&mut self, id: &str) -> Option<Vec<Details<'a>>> {
        let index = self.lists.iter().position(|(key, _)| key == id)?;
        Some(self.lists.remove(index).1)
    }

    /// Whether the list with this id is there; it may have no items.
    ///
    /// ```
    /// # use inspir_core::Lists;
    /// assert!(Lists::from_iter([("partners", Vec::new())]).contains("partners"));
    /// ```
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.lists.iter().any(|(key, _)| key == id)
    }

    /// How many lists there are.
    ///
    /// ```
    /// # use inspir_core::{Details, Lists};
    /// assert_eq!(Lists::from_iter([("partners", vec![Details::default(); 3])]).len(), 1);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.lists.len()
    }

    /// Whether there is no list.
    ///
    /// ```
    /// assert!(inspir_core::Lists::default().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
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

    /// The lists in their order, with items that can be changed.
    ///
    /// ```
    /// # use inspir_core::{Details, Lists};
    /// let mut lists = Lists::from_iter([("partners", vec![Details::default()])]);
    /// lists.iter_mut().for_each(|(_, items)| items.clear());
    /// assert!(lists.get("partners").is_empty());
    /// ```
    pub fn iter_mut(&mut self) -> EntriesIterMut<'_, 'a, Vec<Details<'a>>> {
        EntriesIterMut::new(&mut self.lists)
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

impl<'e, 'a> IntoIterator for &'e mut Lists<'a> {
    type Item = (&'e str, &'e mut Vec<Details<'a>>);
    type IntoIter = EntriesIterMut<'e, 'a, Vec<Details<'a>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<'a> IntoIterator for Lists<'a> {
    type Item = (Text<'a>, Vec<Details<'a>>);
    type IntoIter = EntriesIntoIter<'a, Vec<Details<'a>>>;

    fn into_iter(self) -> Self::IntoIter {
        EntriesIntoIter::new(self.lists)
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

impl DoubleEndedIterator for ListsIter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|(id, items)| (id.as_ref(), items.as_slice()))
    }
}

impl ExactSizeIterator for ListsIter<'_> {}
impl FusedIterator for ListsIter<'_> {}

impl<'a, K: Into<Text<'a>>> FromIterator<(K, Vec<Details<'a>>)> for Lists<'a> {
    fn from_iter<I: IntoIterator<Item = (K, Vec<Details<'a>>)>>(lists: I) -> Self {
        let mut all = Self::default();
        all.extend(lists);
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

    takes_nothing!('de, list);
}
