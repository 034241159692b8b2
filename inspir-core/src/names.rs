//! The ids that a call lists.

/// The ids of each list of a call: what intake checks, and what facts are kept by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) call: String,
    pub(crate) documents: Ids,
    pub(crate) questions: Ids,
    pub(crate) commitments: Ids,
    pub(crate) undertakings: Ids,
    pub(crate) criteria: Ids,
    /// How many fields every application has, whatever the call.
    pub(crate) common_fields: usize,
}

impl Names {
    /// The lists whose items are fields of applications, in the order of these fields. They stand
    /// behind the fields that every application has.
    fn of_fields(&self) -> [(&'static str, &Ids); 4] {
        [
            (QuestionIds::NAME, &self.questions),
            (CommitmentIds::NAME, &self.commitments),
            (UndertakingIds::NAME, &self.undertakings),
            (CriterionIds::NAME, &self.criteria),
        ]
    }

    /// The list with this name.
    pub(crate) fn list(&self, name: &str) -> &Ids {
        let list = self.of_fields().into_iter().find(|(other, _)| *other == name);
        list.map_or(&self.documents, |(_, ids)| ids)
    }

    /// The number of the field that the first id of a list names.
    pub(crate) fn first_field(&self, name: &str) -> usize {
        let before = self.of_fields().into_iter().take_while(|(other, _)| *other != name);
        self.common_fields + before.map(|(_, ids)| ids.len()).sum::<usize>()
    }

    /// How many fields the applications of the call have.
    pub(crate) fn field_count(&self) -> usize {
        self.common_fields + self.of_fields().iter().map(|(_, ids)| ids.len()).sum::<usize>()
    }
}

/// One of the lists of ids that a call holds.
///
/// ```
/// use inspir_core::{Entries, IdList, Undertakings};
///
/// fn list<L: IdList, V>(_: &Entries<'_, L, V>) -> &'static str {
///     L::NAME
/// }
/// assert_eq!(list(&Undertakings::default()), "undertakings");
/// ```
pub trait IdList {
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

macro_rules! id_lists {
    ($($(#[$doc:meta])* $name:ident = $id:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {}
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

/// Ids in the order of the call, found quickly.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ids {
    ids: Vec<Box<str>>,
    /// The places in `ids`, in alphabetical order of the ids.
    sorted: Vec<usize>,
    /// Behind each place of `ids`, and before the first, the place of the id that the alphabet has
    /// next.
    following: Vec<usize>,
}

impl Ids {
    pub(crate) fn new(ids: impl IntoIterator<Item = String>) -> Self {
        let ids: Vec<Box<str>> = ids.into_iter().map(String::into_boxed_str).collect();
        let mut sorted: Vec<usize> = (0..ids.len()).collect();
        sorted.sort_by_key(|&place| ids.get(place));
        let mut following = vec![ids.len(); ids.len() + 1];
        let mut next = 0;
        for &place in &sorted {
            if let Some(following) = following.get_mut(next) {
                *following = place;
            }
            next = place + 1;
        }
        Self { ids, sorted, following }
    }

    /// The place of an id. `next` is the place behind that of the id before it, where it is looked
    /// for first: files mostly keep the call's order, or the alphabet's.
    pub(crate) fn find(&self, id: &str, next: usize) -> Option<usize> {
        let following = self.following.get(next).copied().unwrap_or(next);
        for place in [next, following] {
            if self.get(place) == Some(id) {
                return Some(place);
            }
        }
        let found = self.sorted.binary_search_by(|&place| self.get(place).cmp(&Some(id))).ok()?;
        self.sorted.get(found).copied()
    }

    pub(crate) fn get(&self, place: usize) -> Option<&str> {
        self.ids.get(place).map(AsRef::as_ref)
    }

    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(AsRef::as_ref)
    }

    pub(crate) fn all(&self) -> Vec<String> {
        self.iter().map(str::to_owned).collect()
    }
}
