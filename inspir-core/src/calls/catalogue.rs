//! The catalogue.

use std::slice;

use chrono::NaiveDate;

use super::edition::{Edition, Gap};
use super::error::CallsError;
use crate::call::Call;
use crate::named_iterator::named_iterator;

/// A catalogue of calls: built-in ones and others, each in one edition or many.
///
/// On a day, one edition of a call is in force at most. A call says when: from its
/// [`valid_from`](Call::valid_from) to its [`valid_until`](Call::valid_until), both included; those of
/// several periods, from the first day of the first to the last day of the last. A call that sets no
/// days is always in force.
///
/// ```
/// use chrono::NaiveDate;
/// use inspir_core::{Call, Calls, CallsError};
///
/// let of_year = |year: i32| {
///     let dates = format!(
///         r#""edition": "{year}", "valid_from": "{year}-01-01", "valid_until": "{year}-12-31""#
///     );
///     Call::from_json(&Call::follow_up().definition().replacen(r#""edition": "1""#, &dates, 1))
/// };
/// let mut calls = Calls::new();
/// calls.add(of_year(2026)?)?;
/// calls.add(of_year(2027)?)?;
///
/// let day = NaiveDate::from_ymd_opt(2027, 3, 1).expect("a day");
/// let call = calls.in_force("inspir-follow-up", day).expect("an edition of 2027");
/// assert_eq!(call.edition(), "2027");
///
/// let error = calls.add(Call::follow_up()).expect_err("edition 1 is in force on all days");
/// assert!(matches!(error, CallsError::Overlap { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calls {
    /// In the order of the ids, then of the days.
    editions: Vec<Edition>,
}

impl Calls {
    /// A catalogue without calls.
    ///
    /// ```
    /// assert_eq!(inspir_core::Calls::new().ids().count(), 0);
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The calls that come with the library.
    ///
    /// ```
    /// use inspir_core::{Call, Calls};
    ///
    /// assert!(Calls::built_in().ids().eq(Call::ids()));
    /// ```
    #[must_use]
    pub fn built_in() -> Self {
        let calls = [Call::creative_event(), Call::follow_up(), Call::innovation_store()];
        let edition = |call| Edition { call, from: None, until: None };
        Self { editions: calls.map(edition).into() }
    }

    /// Adds a call for the days that its definition sets. If its definition is there already for these days,
    /// the call takes its place, with the words that are laid over it.
    ///
    /// ```
    /// # use inspir_core::{Call, Calls, CallsError};
    /// let mut calls = Calls::built_in();
    /// assert_eq!(calls.add(Call::follow_up()), Ok(()));
    /// assert_eq!(calls, Calls::built_in());
    /// ```
    ///
    /// # Errors
    /// [`CallsError`] if another edition of the call is in force on some of these days, or if another
    /// definition has the same id and edition. The catalogue stays as it is.
    pub fn add(&mut self, call: Call) -> Result<(), CallsError> {
        let (from, until) = (call.valid_from(), call.valid_until());
        self.add_between(call, from, until)
    }

    /// Adds a call for these days, both included, whatever its definition says: to give an end to an
    /// edition without one, for instance.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use inspir_core::{Call, Calls};
    ///
    /// let last = NaiveDate::from_ymd_opt(2026, 12, 31).expect("a day");
    /// let mut calls = Calls::new();
    /// calls.add_between(Call::follow_up(), None, Some(last))?;
    /// assert!(calls.in_force("inspir-follow-up", last).is_some());
    /// assert!(calls.in_force("inspir-follow-up", last.succ_opt().expect("a day")).is_none());
    /// # Ok::<(), inspir_core::CallsError>(())
    /// ```
    ///
    /// # Errors
    /// As [`Calls::add`]; and if the last day lies before the first.
    pub fn add_between(
        &mut self,
        call: Call,
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
    ) -> Result<(), CallsError> {
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            return Err(CallsError::NoDays { call });
        }
        let added = Edition { call, from, until };
        if let Some(same) = self.editions.iter_mut().find(|other| **other == added) {
            *same = added;
            return Ok(());
        }
        for other in self.editions(added.call.id()) {
            if other.call.edition() == added.call.edition() {
                return Err(CallsError::SameEdition { call: added.call });
            }
            if let Some((from, until)) = added.shared(other) {
                let other = other.call.clone();
                return Err(CallsError::Overlap { call: added.call, other, from, until });
            }
        }
        let index = self.editions.partition_point(|edition| {
            (edition.call.id(), edition.from) < (added.call.id(), added.from)
        });
        self.editions.insert(index, added);
        Ok(())
    }

    /// Takes an edition of a call out of the catalogue, and gives it back.
    ///
    /// ```
    /// # use inspir_core::{Call, Calls};
    /// let mut calls = Calls::built_in();
    /// assert_eq!(calls.remove("inspir-follow-up", "1"), Some(Call::follow_up()));
    /// assert_eq!(calls.remove("inspir-follow-up", "1"), None);
    /// ```
    pub fn remove(&mut self, id: &str, edition: &str) -> Option<Call> {
        let is_it = |one: &Edition| one.call.id() == id && one.call.edition() == edition;
        let index = self.editions.iter().position(is_it)?;
        Some(self.editions.remove(index).call)
    }

    /// The ids of the calls, each once, in alphabetical order.
    ///
    /// ```
    /// # use inspir_core::Calls;
    /// let calls = Calls::built_in();
    /// assert_eq!(calls.ids().next(), Some("inspir-creative-event"));
    /// ```
    #[must_use]
    pub fn ids(&self) -> CatalogueIds<'_> {
        let same_id: SameId = |one, other| one.call.id() == other.call.id();
        CatalogueIds { inner: self.editions.chunk_by(same_id) }
    }

    /// The editions of a call, in the order of their days; empty if there is no such call.
    ///
    /// ```
    /// # use inspir_core::Calls;
    /// let calls = Calls::built_in();
    /// assert_eq!(calls.editions("inspir-follow-up").len(), 1);
    /// assert!(calls.editions("no-such-call").is_empty());
    /// ```
    #[must_use]
    pub fn editions(&self, id: &str) -> &[Edition] {
        let first = self.editions.partition_point(|edition| edition.call.id() < id);
        let editions = self.editions.get(first..).unwrap_or_default();
        let end = editions.partition_point(|edition| edition.call.id() == id);
        editions.get(..end).unwrap_or_default()
    }

    /// All editions of all calls, in the order of their ids, then of their days.
    ///
    /// ```
    /// # use inspir_core::Calls;
    /// assert_eq!(Calls::built_in().iter().len(), 3);
    /// ```
    pub fn iter(&self) -> slice::Iter<'_, Edition> {
        self.editions.iter()
    }

    /// An edition of a call, by its name.
    ///
    /// ```
    /// # use inspir_core::{Call, Calls};
    /// let calls = Calls::built_in();
    /// assert_eq!(calls.edition("inspir-follow-up", "1"), Some(&Call::follow_up()));
    /// assert_eq!(calls.edition("inspir-follow-up", "0"), None);
    /// ```
    #[must_use]
    pub fn edition(&self, id: &str, edition: &str) -> Option<&Call> {
        self.editions(id).iter().map(Edition::call).find(|call| call.edition() == edition)
    }

    /// The call whose definition has this digest: that of a kept assessment, for instance.
    ///
    /// ```
    /// # use inspir_core::{Call, Calls};
    /// let calls = Calls::built_in();
    /// assert_eq!(calls.by_digest(Call::follow_up().digest()), Some(&Call::follow_up()));
    /// ```
    #[must_use]
    pub fn by_digest(&self, digest: &str) -> Option<&Call> {
        self.editions.iter().map(Edition::call).find(|call| call.digest() == digest)
    }

    /// The edition of a call that is in force on a day.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// # use inspir_core::{Call, Calls};
    /// let day = NaiveDate::from_ymd_opt(2026, 10, 9).expect("a day");
    /// let calls = Calls::built_in();
    /// assert_eq!(calls.in_force("inspir-follow-up", day), Some(&Call::follow_up()));
    /// ```
    #[must_use]
    pub fn in_force(&self, id: &str, day: NaiveDate) -> Option<&Call> {
        let [before, _] = self.around(id, day);
        before.filter(|edition| edition.is_in_force(day)).map(Edition::call)
    }

    /// The last edition that begins on a day or before it, and the first that begins later.
    pub(super) fn around(&self, id: &str, day: NaiveDate) -> [Option<&Edition>; 2] {
        let editions = self.editions(id);
        let next = editions.partition_point(|edition| edition.from.is_none_or(|from| from <= day));
        [next.checked_sub(1).and_then(|last| editions.get(last)), editions.get(next)]
    }

    /// The days between the editions of a call on which none is in force.
    ///
    /// ```
    /// # use inspir_core::Calls;
    /// assert_eq!(Calls::built_in().gaps("inspir-follow-up").count(), 0);
    /// ```
    #[must_use]
    pub fn gaps(&self, id: &str) -> Gaps<'_> {
        Gaps { inner: self.editions(id).windows(2) }
    }
}

impl<'c> IntoIterator for &'c Calls {
    type Item = &'c Edition;
    type IntoIter = slice::Iter<'c, Edition>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Whether two editions are of one call.
type SameId = fn(&Edition, &Edition) -> bool;

named_iterator! {
    /// The ids of the calls of a catalogue.
    ///
    /// ```
    /// use inspir_core::{Calls, CatalogueIds};
    ///
    /// let calls = Calls::built_in();
    /// let ids: CatalogueIds<'_> = calls.ids();
    /// assert_eq!(ids.count(), 3);
    /// ```
    pub struct CatalogueIds<'c>(slice::ChunkBy<'c, Edition, SameId>)
    some &'c str = |_, editions| editions.first().map(|edition| edition.call.id())
}

named_iterator! {
    /// The days between the editions of a call on which none is in force.
    ///
    /// ```
    /// use inspir_core::{Calls, Gaps};
    ///
    /// let calls = Calls::built_in();
    /// let mut gaps: Gaps<'_> = calls.gaps("inspir-follow-up");
    /// assert_eq!(gaps.next(), None);
    /// ```
    pub struct Gaps<'c>(slice::Windows<'c, Edition>)
    some Gap<'c> = |_, pair| match pair {
        [before, after] => Gap::between(before, after),
        _ => None,
    }
}
