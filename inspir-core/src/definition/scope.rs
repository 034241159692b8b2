//! What the members of a definition can refer to: its own lists, and the fields of applications.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::given::Given;
use super::known::KnownNames;
use super::mistake::{Mistake, Named, Unknown};
use super::nearest::nearest;
use super::problem::Problems;
use crate::choice::Choice;
use crate::declaration::ValueType;
use crate::field::{Field, Layout};
use crate::ids::{CallIds, Ids};
use crate::text::shortened;

/// The parts of a definition that were read first, because other members refer to them.
#[derive(Debug)]
pub(crate) struct Scope {
    pub(crate) ids: CallIds,
    pub(crate) layout: Layout,
    /// The pointers of the fields in `layout`.
    pub(crate) pointers: Ids,
    /// The lists that have a wrong id. An id that is not found there may be the one that is wrong.
    pub(crate) unsure: Vec<&'static str>,
    /// Where the items of these lists stand in applications.
    pub(crate) unsure_maps: Vec<String>,
    /// The first and the last day on which applications are taken.
    pub(crate) period: [Given<NaiveDate>; 2],
    pub(crate) sections: OnceCell<Listing>,
    pub(crate) parts: OnceCell<Listing>,
    /// The limits of each part.
    pub(crate) limits: OnceCell<Vec<PartLimits>>,
}

/// The ids of a list.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    pub(crate) ids: Ids,
    /// Whether all ids are right.
    pub(crate) sure: bool,
}

/// Whether a part may have a rate or a ceiling, in any of its cases.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PartLimits {
    pub(crate) rate: bool,
    pub(crate) ceiling: bool,
}

/// What a text refers to, or its mistake. The mistake is `None` if it is reported already.
pub(crate) type Found<T> = Result<T, Option<Mistake>>;

impl Scope {
    /// The scope before anything is read.
    pub(crate) fn empty() -> Self {
        Self {
            ids: CallIds::default(),
            layout: Layout::default(),
            pointers: Ids::default(),
            unsure: Vec::new(),
            unsure_maps: Vec::new(),
            period: [Given::Absent, Given::Absent],
            sections: OnceCell::new(),
            parts: OnceCell::new(),
            limits: OnceCell::new(),
        }
    }

    /// Whether the call certainly has no part of a grant.
    pub(crate) fn has_no_parts(&self) -> bool {
        self.parts.get().is_some_and(|parts| parts.sure && parts.ids.len() == 0)
    }

    pub(crate) fn value_type_of(&self, field: Field) -> ValueType {
        self.layout
            .fields
            .get(usize::from(field.0))
            .map_or(ValueType::Text, |field| field.value_type)
    }

    /// The index of an id in one of the lists.
    pub(super) fn find_id(
        &self,
        list: &'static str,
        id: &str,
        problems: &Problems,
    ) -> Found<usize> {
        let listing = match list {
            "sections" => self.sections.get(),
            "parts" => self.parts.get(),
            _ => None,
        };
        let (ids, sure) = match listing {
            Some(listing) => (&listing.ids, listing.sure),
            None => (self.ids.list(list), !self.unsure.contains(&list)),
        };
        ids.find(id, 0).ok_or_else(|| {
            sure.then(|| unknown(Named::Item(list), id, KnownNames::Ids(ids), problems))
        })
    }

    /// The field at a path.
    pub(super) fn find_field(
        &self,
        path: &str,
        accepts: fn(ValueType) -> bool,
        problems: &Problems,
    ) -> Found<Field> {
        let Some(index) = self.pointers.find(path, 0) else {
            let may_be_meant = |map: &String| path.starts_with(map.as_str());
            let is_told = self.unsure_maps.iter().any(may_be_meant);
            let unknown = || unknown(Named::Field, path, KnownNames::Ids(&self.pointers), problems);
            return Err((!is_told).then(unknown));
        };
        // Lists are short enough for all fields to have a number.
        let field = Field(u16::try_from(index).unwrap_or(u16::MAX));
        if accepts(self.value_type_of(field)) {
            Ok(field)
        } else {
            Err(Some(Mistake::OtherKind(shortened(path))))
        }
    }
}

/// The index of a value among the choices of a field.
pub(super) fn choice_code(
    choices: &'static [Choice],
    text: &str,
    problems: &Problems,
) -> Found<u16> {
    let index = choices.iter().position(|choice| choice.id == text);
    index
        .and_then(|index| u16::try_from(index).ok())
        .ok_or_else(|| Some(unknown(Named::Word, text, KnownNames::Choices(choices), problems)))
}

/// The mistake of a name that is not known. The nearest known name is searched only if the mistake
/// will be reported.
pub(super) fn unknown(
    what: Named,
    found: &str,
    names: KnownNames<'_>,
    problems: &Problems,
) -> Mistake {
    let near = if problems.is_full() { None } else { nearest(found, names) };
    let mut known = String::new();
    let more = if near.is_none() { names.write(&mut known) } else { 0 };
    Mistake::Unknown(Box::new(Unknown {
        what,
        found: shortened(found),
        nearest: near.map(shortened),
        known,
        more,
    }))
}
