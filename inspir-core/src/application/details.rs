//! Answers to a call's own fields.

use serde::Serialize;
use serde::de::{Deserializer, Error};
use serde::ser::{SerializeMap, Serializer};

use super::by_id::ObjectVisitor;
use super::detail::{Detail, DetailRead, lenient_detail};
use super::iter::{DetailsIntoIter, DetailsIter, DetailsIterMut};
use super::text::Text;
use crate::declaration::{MemberInfo, Structure};
use crate::fact::{Fact, KeptTexts};
use crate::facts::{Facts, Refused};
use crate::ids::{CallIds, OWN_FIELDS, OwnFields, number_of};
use crate::json::JsonValue;
use crate::member::{IntoOwned, LenientReader, Member, MemberNames, Visit};

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

/// The answers that were written.
#[derive(Clone, Debug, Default)]
struct Stated<'a> {
    entries: Vec<Entry<'a>>,
}

/// The id of a field, and its answer if there is one.
type Entry<'a> = (Text<'a>, Option<Detail<'a>>);

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

    /// The answer to the field with this id, to be changed.
    ///
    /// ```
    /// # use inspir_core::{Detail, Details};
    /// let mut details = Details::from_iter([("trainees", 12)]);
    /// if let Some(Detail::Integer(trainees)) = details.get_mut("trainees") {
    ///     *trainees += 3;
    /// }
    /// assert_eq!(details.get("trainees"), Some(&Detail::Integer(15)));
    /// ```
    pub fn get_mut(&mut self, id: &str) -> Option<&mut Detail<'a>> {
        self.entries_mut().iter_mut().find(|(key, _)| key == id)?.1.as_mut()
    }

    /// Sets the answer to the field with this id, in the place of the one that it had, and gives that one.
    ///
    /// ```
    /// # use inspir_core::{Detail, Details};
    /// let mut details = Details::default();
    /// assert_eq!(details.insert("trainees", 12), None);
    /// assert_eq!(details.insert("trainees", 15), Some(Detail::Integer(12)));
    /// assert_eq!(details.len(), 1);
    /// ```
    pub fn insert(
        &mut self,
        id: impl Into<Text<'a>>,
        value: impl Into<Detail<'a>>,
    ) -> Option<Detail<'a>> {
        let (id, value) = (id.into(), Some(value.into()));
        let entries = &mut self.stated.get_or_insert_default().entries;
        match entries.iter_mut().find(|(key, _)| *key == id) {
            Some((_, old)) => std::mem::replace(old, value),
            None => {
                entries.push((id, value));
                None
            }
        }
    }

    fn entries(&self) -> &[Entry<'a>] {
        self.stated.as_ref().map_or(&[], |stated| &stated.entries)
    }

    fn entries_mut(&mut self) -> &mut [Entry<'a>] {
        self.stated.as_mut().map_or(&mut [], |stated| &mut stated.entries)
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

    /// The answers in their order, to be changed.
    ///
    /// ```
    /// # use inspir_core::{Detail, Details};
    /// let mut details = Details::from_iter([("open", false), ("free", false)]);
    /// details.iter_mut().for_each(|(_, answer)| *answer = Detail::Flag(true));
    /// assert_eq!(details.get("free"), Some(&Detail::Flag(true)));
    /// ```
    pub fn iter_mut(&mut self) -> DetailsIterMut<'_, 'a> {
        DetailsIterMut::new(self.entries_mut())
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

    /// Whether the field with this id is answered.
    ///
    /// ```
    /// # use inspir_core::Details;
    /// assert!(Details::from_iter([("open", true)]).contains("open"));
    /// ```
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    /// How many fields are answered.
    ///
    /// ```
    /// # use inspir_core::Details;
    /// assert_eq!(Details::from_iter([("open", true)]).len(), 1);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
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
    pub(super) fn lenient_of(
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
    pub(super) fn tell_into(
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

impl<'e, 'a> IntoIterator for &'e mut Details<'a> {
    type Item = (&'e str, &'e mut Detail<'a>);
    type IntoIter = DetailsIterMut<'e, 'a>;

    fn into_iter(self) -> DetailsIterMut<'e, 'a> {
        self.iter_mut()
    }
}

impl<'a> IntoIterator for Details<'a> {
    type Item = (Text<'a>, Detail<'a>);
    type IntoIter = DetailsIntoIter<'a>;

    fn into_iter(self) -> DetailsIntoIter<'a> {
        DetailsIntoIter::new(self.stated.map_or_else(Vec::new, |stated| stated.entries))
    }
}

impl<'a, K: Into<Text<'a>>, V: Into<Detail<'a>>> FromIterator<(K, V)> for Details<'a> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut details = Self::default();
        details.extend(entries);
        details
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

/// Answers are equal if they are the same, in whatever order.
impl PartialEq for Details<'_> {
    fn eq(&self, other: &Self) -> bool {
        let has = |id, value| other.get(id) == Some(value);
        let same = || self.iter().all(|(id, value)| has(id, value));
        self.iter().eq(other.iter()) || self.len() == other.len() && same()
    }
}

impl Eq for Details<'_> {}

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
            entries.iter().map(|(id, _): &(Text<'a>, DetailRead<'a>)| id.as_ref()).collect();
        ids.sort_unstable();
        if ids.windows(2).any(|pair| matches!(pair, [one, other] if one == other)) {
            return Err(D::Error::custom("duplicate id"));
        }
        let entries = entries.into_iter().map(|(id, DetailRead(value))| (id, value)).collect();
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
