//! Values by id: answers, commitments, undertakings, appraisals.

use std::fmt;
use std::marker::PhantomData;

use super::appraisal::Appraisal;
use super::iter::{EntriesIntoIter, EntriesIter, EntriesIterMut};
use super::text::Text;
use crate::ids::{CommitmentIds, CriterionIds, QuestionIds, UndertakingIds};
use crate::member::IntoOwned;

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
    pub(super) entries: Vec<(Text<'a>, V)>,
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
