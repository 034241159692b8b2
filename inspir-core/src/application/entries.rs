use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::appraisal::Appraisal;
use super::iter::{EntriesIntoIter, EntriesIter, EntriesIterMut};
use super::name::Name;
use super::text::Text;
use crate::declaration::{MemberInfo, Structure};
use crate::facts::{Facts, Refused};
use crate::ids::{
    CallIds, CommitmentIds, CriterionIds, IdList, QuestionIds, UndertakingIds, number_of,
};
use crate::json::JsonValue;
use crate::member::{IntoOwned, LenientReader, Member, MemberNames, Strict, Visit};

/// Values by id, for ids that the call lists: answers by question, commitments by name, …
///
/// The order in which entries were added is kept. An id stands once: if it is given again, the last
/// value counts, in the place of the first. Reading through `serde` stops at such an id, as at a
/// member that is written twice; [`Call::read_json`](crate::Call::read_json) names it and goes on.
///
/// ```
/// use inspir_core::{Answers, Commitments, Text};
///
/// let mut answers = Answers::default();
/// answers.insert("jury", Some(Text::from("Two mentors and two residents.")));
/// assert!(answers.get("jury").is_some());
///
/// let commitments = Commitments::from_iter([("local_needs", Some(true)), ("right_to_fail", None)]);
/// assert_eq!(commitments.len(), 2);
/// ```
pub struct Entries<'a, L, V> {
    entries: Vec<(Text<'a>, V)>,
    list: PhantomData<L>,
}

/// The answers to the call's questions, by question id (dossier technique).
///
/// ```
/// let answers = inspir_core::Answers::from_iter([("jury", Some("Two mentors.".into()))]);
/// assert_eq!(answers.get("jury"), Some(&Some("Two mentors.".into())));
/// ```
pub type Answers<'a> = Entries<'a, QuestionIds, Option<Text<'a>>>;
/// The commitments of the charter, by id.
///
/// ```
/// let commitments = inspir_core::Commitments::from_iter([("right_to_fail", Some(true))]);
/// assert_eq!(commitments.get("right_to_fail"), Some(&Some(true)));
/// ```
pub type Commitments<'a> = Entries<'a, CommitmentIds, Option<bool>>;
/// What the applicant undertakes to do, by id (engagements).
///
/// ```
/// let undertakings = inspir_core::Undertakings::from_iter([("innovation_store", Some(false))]);
/// assert_eq!(undertakings.get("innovation_store"), Some(&Some(false)));
/// ```
pub type Undertakings<'a> = Entries<'a, UndertakingIds, Option<bool>>;
/// What an agent judged, by criterion id (instruction).
///
/// ```
/// use inspir_core::{Appraisal, Appraisals, Verdict};
///
/// let judged = Appraisal { verdict: Some(Verdict::Favourable), ..Appraisal::default() };
/// let appraisals = Appraisals::from_iter([("lasting_effect", judged)]);
/// assert!(appraisals.get("lasting_effect").is_some());
/// ```
pub type Appraisals<'a> = Entries<'a, CriterionIds, Appraisal<'a>>;

/// With up to this many entries, comparing all of them is quicker than sorting.
const FEW: usize = 40;

impl<'a, L, V> Entries<'a, L, V> {
    /// The value of this id, if it has an entry.
    ///
    /// ```
    /// # use inspir_core::Undertakings;
    /// let undertakings = Undertakings::from_iter([("regional_visibility", Some(true))]);
    /// assert_eq!(undertakings.get("regional_visibility"), Some(&Some(true)));
    /// assert_eq!(undertakings.get("innovation_store"), None);
    /// ```
    pub fn get(&self, id: &str) -> Option<&V> {
        self.entries.iter().find(|(key, _)| key == id).map(|(_, value)| value)
    }

    /// Sets the value of this id, in the place of the one it had, and gives that one.
    ///
    /// ```
    /// # use inspir_core::Commitments;
    /// let mut commitments = Commitments::from_iter([("local_needs", None)]);
    /// commitments.insert("local_needs", Some(true));
    /// assert_eq!(commitments.get("local_needs"), Some(&Some(true)));
    /// assert_eq!(commitments.len(), 1);
    /// ```
    pub fn insert(&mut self, id: impl Into<Text<'a>>, value: V) -> Option<V> {
        let id = id.into();
        match self.get_mut(&id) {
            Some(old) => Some(std::mem::replace(old, value)),
            None => {
                self.entries.push((id, value));
                None
            }
        }
    }

    /// The entries in their order.
    ///
    /// ```
    /// # use inspir_core::Commitments;
    /// let taken = Commitments::from_iter([("right_to_fail", None), ("local_needs", Some(true))]);
    /// let ids: Vec<&str> = taken.iter().map(|(id, _)| id).collect();
    /// assert_eq!(ids, ["right_to_fail", "local_needs"]);
    /// ```
    #[must_use]
    pub fn iter(&self) -> EntriesIter<'_, V> {
        EntriesIter::new(&self.entries)
    }

    /// The entries in their order, with values that can be changed.
    ///
    /// ```
    /// # use inspir_core::Undertakings;
    /// let mut undertakings = Undertakings::from_iter([("innovation_store", None)]);
    /// undertakings.iter_mut().for_each(|(_, value)| *value = Some(true));
    /// assert_eq!(undertakings.get("innovation_store"), Some(&Some(true)));
    /// ```
    pub fn iter_mut(&mut self) -> EntriesIterMut<'_, 'a, V> {
        EntriesIterMut::new(&mut self.entries)
    }

    /// The value of this id, to be changed.
    ///
    /// ```
    /// # use inspir_core::Undertakings;
    /// let mut undertakings = Undertakings::from_iter([("innovation_store", None)]);
    /// undertakings.get_mut("innovation_store").expect("an entry").replace(true);
    /// assert_eq!(undertakings.get("innovation_store"), Some(&Some(true)));
    /// ```
    pub fn get_mut(&mut self, id: &str) -> Option<&mut V> {
        self.entries.iter_mut().find(|(key, _)| key == id).map(|(_, value)| value)
    }

    /// Takes the entry of this id out, and gives its value.
    ///
    /// ```
    /// # use inspir_core::Undertakings;
    /// let mut undertakings = Undertakings::from_iter([("innovation_store", Some(true))]);
    /// assert_eq!(undertakings.remove("innovation_store"), Some(Some(true)));
    /// assert!(undertakings.is_empty());
    /// ```
    pub fn remove(&mut self, id: &str) -> Option<V> {
        let index = self.entries.iter().position(|(key, _)| key == id)?;
        Some(self.entries.remove(index).1)
    }

    /// Whether this id has an entry.
    ///
    /// ```
    /// # use inspir_core::Commitments;
    /// assert!(Commitments::from_iter([("local_needs", None)]).contains("local_needs"));
    /// ```
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    /// How many ids have an entry.
    ///
    /// ```
    /// # use inspir_core::Commitments;
    /// assert_eq!(Commitments::from_iter([("local_needs", Some(true))]).len(), 1);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no id has an entry.
    ///
    /// ```
    /// assert!(inspir_core::Answers::default().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether an id appears more than once. This can only be while entries are read.
    fn has_duplicates(&self) -> bool {
        if self.len() > FEW {
            let mut ids: Vec<&str> = self.iter().map(|(id, _)| id).collect();
            ids.sort_unstable();
            return ids.windows(2).any(|pair| matches!(pair, [one, other] if one == other));
        }
        // Equal ids have equal marks. Most different ids have different marks.
        let mut met = [0_u64; 16];
        self.iter().enumerate().any(|(at, (id, _))| {
            let mark = mark(id);
            let (word, bit) = (met.get_mut(mark / 64), 1 << (mark % 64));
            let is_met = word.is_some_and(|word| std::mem::replace(word, *word | bit) & bit != 0);
            is_met && self.iter().take(at).any(|(other, _)| other == id)
        })
    }
}

/// A number below 1024 that depends on the id alone.
fn mark(id: &str) -> usize {
    let bytes = id.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().map_or(0, usize::from);
    let (first, middle, last) =
        (byte(0), byte(bytes.len() / 2), byte(bytes.len().saturating_sub(1)));
    (bytes.len() * 61 + first * 31 + middle * 131 + last * 7) % 1024
}

impl<'a, L, V, K: Into<Text<'a>>> FromIterator<(K, V)> for Entries<'a, L, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut all = Self::default();
        for (id, value) in entries {
            all.insert(id, value);
        }
        all
    }
}

impl<'a, K: Into<Text<'a>>, L, V> Extend<(K, V)> for Entries<'a, L, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (id, value) in entries {
            self.insert(id, value);
        }
    }
}

impl<'a, L, V> IntoIterator for Entries<'a, L, V> {
    type Item = (Text<'a>, V);
    type IntoIter = EntriesIntoIter<'a, V>;

    fn into_iter(self) -> Self::IntoIter {
        EntriesIntoIter::new(self.entries)
    }
}

impl<'e, L, V> IntoIterator for &'e Entries<'_, L, V> {
    type Item = (&'e str, &'e V);
    type IntoIter = EntriesIter<'e, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'e, 'a, L, V> IntoIterator for &'e mut Entries<'a, L, V> {
    type Item = (&'e str, &'e mut V);
    type IntoIter = EntriesIterMut<'e, 'a, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<L, V> Default for Entries<'_, L, V> {
    fn default() -> Self {
        Self { entries: Vec::new(), list: PhantomData }
    }
}

impl<L, V: Clone> Clone for Entries<'_, L, V> {
    fn clone(&self) -> Self {
        Self { entries: self.entries.clone(), list: PhantomData }
    }
}

impl<L, V: fmt::Debug> fmt::Debug for Entries<'_, L, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// Entries are equal if they are the same, in whatever order.
impl<L, V: PartialEq> PartialEq for Entries<'_, L, V> {
    fn eq(&self, other: &Self) -> bool {
        same(&self.entries, &other.entries)
    }
}

impl<L, V: Eq> Eq for Entries<'_, L, V> {}

/// Whether two lists hold the same values by the same ids, in whatever order. An id stands once.
pub(super) fn same<V: PartialEq>(one: &[(Text<'_>, V)], other: &[(Text<'_>, V)]) -> bool {
    let has = |id: &str, value: &V| {
        other.iter().find(|(key, _)| key == id).is_some_and(|(_, found)| found == value)
    };
    one == other || one.len() == other.len() && one.iter().all(|(id, value)| has(id, value))
}

impl<L, V: Serialize> Serialize for Entries<'_, L, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (id, value) in &self.entries {
            map.serialize_entry(id, value)?;
        }
        map.end()
    }
}

impl<L, V: IntoOwned> IntoOwned for Entries<'_, L, V> {
    type Own = Entries<'static, L, V::Own>;

    fn into_owned(self) -> Self::Own {
        let entries = self
            .entries
            .into_iter()
            .map(|(id, value)| (IntoOwned::into_owned(id), value.into_owned()));
        Entries { entries: entries.collect(), list: PhantomData }
    }
}

#[cfg(feature = "schema")]
impl<L: IdList, V: schemars::JsonSchema> schemars::JsonSchema for Entries<'_, L, V> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        L::NAME.into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let value = generator.subschema_for::<V>();
        schemars::json_schema!({
            "description": format!("By the ids of the call's {}.", L::NAME),
            "type": "object",
            "additionalProperties": value
        })
    }
}

/// The value of one id, as a member: the call has the words for it.
const fn entry<'de, V: Member<'de>>() -> MemberInfo {
    MemberInfo { name: "", structure: V::STRUCTURE, label: None, is_field: true }
}

impl<'de: 'a, 'a, L: IdList, V: Member<'de>> Member<'de> for Entries<'a, L, V> {
    fn strict<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EntriesVisitor(PhantomData))
    }

    fn lenient(json: JsonValue<'_, 'de>, reader: &mut LenientReader<'_>) -> Self {
        let mut entries = Self::default();
        let known = MemberNames::Ids(reader.ids().list(L::NAME));
        reader.object(json, &known, &mut |id, _, json, reader| {
            // The reader gives each id once.
            entries.entries.push((id.text(), V::lenient(json, reader)));
        });
        entries
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn fits(&self) -> bool {
        self.iter().all(|(_, value)| value.fits())
    }

    fn tell(&self, _: &MemberInfo, ids: &CallIds, facts: &mut Facts) -> Result<(), Refused> {
        let list = const { number_of(L::NAME) };
        let (listed, first) = (ids.list_of_fields(list), ids.first_field(list));
        facts.tell_entries(
            listed,
            first,
            self.entries.iter().map(|(id, value)| (id.as_ref(), value)),
            |value, facts| value.tell(const { &entry::<V>() }, ids, facts),
        )
    }

    const STRUCTURE: Structure = Structure::Entries(L::NAME, &V::STRUCTURE);

    fn visit<A: Visit<'de>>(visitor: A) -> A::Out {
        visitor.entries::<L, V>()
    }
}

struct EntriesVisitor<'a, L, V>(PhantomData<Entries<'a, L, V>>);

impl<'de: 'a, 'a, L: IdList, V: Member<'de>> Visitor<'de> for EntriesVisitor<'a, L, V> {
    type Value = Entries<'a, L, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("values by id")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Entries::default();
        while let Some(name) = map.next_key()? {
            let Name::Text(id) = name else { return Err(A::Error::custom("a number")) };
            let Strict(value) = map.next_value()?;
            entries.entries.push((id, value));
        }
        match entries.has_duplicates() {
            true => Err(A::Error::custom("duplicate id")),
            false => Ok(entries),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Entries::default())
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Entries::default())
    }
}
