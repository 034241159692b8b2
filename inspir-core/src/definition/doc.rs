//! The documentation that the readers of a definition give of its members. The schema and the guide come from
//! this.

#[cfg(feature = "schema")]
use std::cell::RefCell;

#[cfg(feature = "schema")]
use super::takes::MAX_LISTED;
use super::takes::Takes;
#[cfg(feature = "schema")]
use crate::declaration::ValueType;
use crate::locale::Words;

/// The text about a member in the schema and the guide, in every language: `note!(fr: "…", en: "…")`.
/// Programs without the feature `schema` do not hold it.
pub(crate) type Note = &'static Words<&'static str>;

/// Makes a [`Note`]. These words are not those that applicants read, so catalogues of words leave them out.
macro_rules! note {
    ($($words:tt)+) => {
        const { &$crate::locale::words!($($words)+) }
    };
}
pub(crate) use note;

/// One member that a reader asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MemberDoc {
    pub(crate) name: &'static str,
    #[cfg(feature = "schema")]
    pub(crate) takes: Takes,
    pub(crate) required: bool,
    #[cfg(feature = "schema")]
    pub(crate) note: Note,
    /// How many items a list may have.
    #[cfg(feature = "schema")]
    pub(crate) most: usize,
    /// Which fields a path may name.
    #[cfg(feature = "schema")]
    pub(crate) accepts: fn(ValueType) -> bool,
}

impl MemberDoc {
    #[inline(always)]
    #[cfg_attr(not(feature = "schema"), allow(unused_variables, reason = "the schema tells it"))]
    pub(crate) fn new(name: &'static str, takes: Takes, required: bool, note: Note) -> Self {
        Self {
            name,
            #[cfg(feature = "schema")]
            takes,
            required,
            #[cfg(feature = "schema")]
            note,
            #[cfg(feature = "schema")]
            most: MAX_LISTED,
            #[cfg(feature = "schema")]
            accepts: |_| true,
        }
    }
}

/// Members that go together, or do not: if one is there, another has to be so.
#[cfg(feature = "schema")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct RuleDoc {
    pub(crate) name: &'static str,
    pub(crate) when: When,
    pub(crate) others: &'static [&'static str],
    pub(crate) then: Then,
}

/// The state of a member that makes a rule apply.
#[cfg_attr(not(feature = "schema"), allow(dead_code, reason = "the schema tells it"))]
#[derive(Clone, Copy, Debug)]
pub(crate) enum When {
    There,
    Word(&'static str),
    False,
}

/// The state that another member then must have.
#[cfg_attr(not(feature = "schema"), allow(dead_code, reason = "the schema tells it"))]
#[derive(Clone, Copy, Debug)]
pub(crate) enum Then {
    Absent,
    NotTrue,
    OneOf(&'static [&'static str]),
    /// An object with this member.
    Has(&'static str),
}

/// The members of one kind of object.
#[derive(Clone, Debug, Default)]
pub(crate) struct ObjectDoc {
    pub(crate) members: Vec<MemberDoc>,
    /// Whether the object has exactly one member, whose name says what the object is.
    #[cfg(feature = "schema")]
    pub(crate) one_member: bool,
    /// Whether the object has at least one member.
    #[cfg(feature = "schema")]
    pub(crate) some_member: bool,
    /// The members that go together, or do not.
    #[cfg(feature = "schema")]
    pub(crate) rules: Vec<RuleDoc>,
    /// The members of which exactly one says what the object is, each with those that go with it.
    #[cfg(feature = "schema")]
    pub(crate) heads: Vec<(&'static str, Vec<MemberDoc>)>,
    /// The further members, for each word that the last of `members` can be.
    #[cfg(feature = "schema")]
    pub(crate) variants: Vec<(&'static str, Vec<MemberDoc>)>,
}

/// All kinds of objects of a definition, in the order in which a reader meets them.
#[cfg(feature = "schema")]
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    objects: RefCell<Vec<(&'static str, ObjectDoc)>>,
    /// The kinds that are being described.
    open: RefCell<Vec<&'static str>>,
}

#[cfg(feature = "schema")]
impl Catalogue {
    pub(super) fn is_open(&self, kind: &str) -> bool {
        self.open.borrow().contains(&kind)
    }

    pub(super) fn open(&self, kind: &'static str) {
        self.open.borrow_mut().push(kind);
    }

    /// Ends the description of a kind of object. Nothing changes if the kind is described already.
    pub(super) fn close(&self, kind: &'static str, doc: ObjectDoc) {
        self.open.borrow_mut().retain(|open| *open != kind);
        let mut objects = self.objects.borrow_mut();
        if !objects.iter().any(|(known, _)| *known == kind) {
            objects.push((kind, doc));
        }
    }

    pub(crate) fn finish(self) -> Vec<(&'static str, ObjectDoc)> {
        self.objects.into_inner()
    }
}
