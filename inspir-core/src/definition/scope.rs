//! The things that members of a definition can refer to: its own lists, and the fields of applications.

use std::cell::{Cell, OnceCell};

use super::given::Given;
use super::known::KnownNames;
use super::mistake::Mistake;
use super::nearest::nearest;
use super::problem::Problems;
use super::unknown_name::{Hint, NameKind, Unknown};
use crate::declaration::ValueType;
use crate::field::{Column, Field, FieldInfo, Layout, List};
use crate::ids::{CallIds, Ids};
use crate::locale::Words;
use crate::text::shortened;

/// The parts of a definition that were read first, because other members refer to them.
#[derive(Debug)]
pub(crate) struct Scope {
    pub(crate) ids: CallIds,
    pub(crate) layout: Layout,
    /// The pointers of the fields in `layout`.
    pub(crate) pointers: Ids,
    /// The pointers of the lists in `layout`.
    pub(crate) lists: Ids,
    /// The paths of the members of items, such as `/team/*/name`, and what they name.
    pub(crate) columns: Ids,
    pub(crate) column_numbers: Vec<(List, Column)>,
    /// The titles of the categories of expenses.
    pub(crate) category_titles: Vec<Words>,
    /// The lists that have a wrong id. An id that is not found there may be the one that is wrong.
    pub(crate) unsure: Vec<&'static str>,
    /// Where the items of these lists stand in applications.
    pub(crate) unsure_maps: Vec<String>,
    /// Whether the grant is asked for as a whole, so that no part is.
    pub(crate) asked_as_whole: Given<()>,
    /// Whether the call says when applications are taken.
    pub(crate) has_period: bool,
    pub(crate) sections: OnceCell<Listing>,
    pub(crate) parts: OnceCell<Listing>,
    pub(crate) categories: OnceCell<Listing>,
    pub(crate) quantities: OnceCell<Listing>,
    /// Whether something is asked that agents alone fill in.
    pub(crate) asks_agents: Cell<bool>,
    /// The limits of each part.
    pub(crate) limits: OnceCell<Vec<PartLimits>>,
}

/// The ids of a list.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    pub(crate) ids: Ids,
    /// Whether all ids are valid.
    pub(crate) sure: bool,
}

/// Whether a part may have a rate or a ceiling, in any of its cases.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PartLimits {
    pub(crate) rate: bool,
    pub(crate) ceiling: bool,
}

/// The thing that a text refers to, or its mistake. The mistake is `None` if it is reported already.
pub(crate) type Found<T> = Result<T, Option<Mistake>>;

impl Scope {
    /// The scope before anything is read.
    pub(crate) fn empty() -> Self {
        Self {
            ids: CallIds::default(),
            layout: Layout::default(),
            pointers: Ids::default(),
            lists: Ids::default(),
            columns: Ids::default(),
            column_numbers: Vec::new(),
            category_titles: Vec::new(),
            unsure: Vec::new(),
            unsure_maps: Vec::new(),
            asked_as_whole: Given::Absent,
            has_period: false,
            sections: OnceCell::new(),
            parts: OnceCell::new(),
            categories: OnceCell::new(),
            quantities: OnceCell::new(),
            asks_agents: Cell::new(false),
            limits: OnceCell::new(),
        }
    }

    /// Whether the call certainly asks for no grant: it has no parts, and none is asked for as a whole.
    pub(crate) fn has_no_grant(&self) -> bool {
        let has_no_parts = self.parts.get().is_some_and(|parts| parts.sure && parts.ids.len() == 0);
        has_no_parts && self.asked_as_whole.is_absent()
    }

    pub(crate) fn value_type_of(&self, field: Field) -> ValueType {
        self.layout
            .fields
            .get(usize::from(field.0))
            .map_or(ValueType::Text, |field| field.value_type)
    }

    /// The index of an id in one of the lists.
    pub(crate) fn find_id(
        &self,
        list: &'static str,
        id: &str,
        problems: &Problems,
    ) -> Found<usize> {
        let ids = self.listing(list).map_or_else(|| self.ids.list(list), |listing| &listing.ids);
        ids.find(id, 0).ok_or_else(|| {
            let unknown = || unknown(NameKind::Item(list), id, KnownNames::Ids(ids), problems);
            self.is_sure(list).then(unknown)
        })
    }

    fn listing(&self, list: &str) -> Option<&Listing> {
        match list {
            "sections" => self.sections.get(),
            "parts" => self.parts.get(),
            "categories" => self.categories.get(),
            "quantities" => self.quantities.get(),
            _ => None,
        }
    }

    /// Whether all ids of a list are valid, so that an id missing from it is certainly unknown.
    fn is_sure(&self, list: &str) -> bool {
        self.listing(list).map_or_else(|| !self.unsure.contains(&list), |listing| listing.sure)
    }

    /// Whether the call has categories of expenses; wrong: they are not known.
    pub(crate) fn has_categories(&self) -> Given<()> {
        match self.categories.get() {
            Some(categories) if !categories.sure => Given::Wrong,
            Some(categories) if categories.ids.len() > 0 => Given::Value(()),
            _ => Given::Absent,
        }
    }

    /// The number of a value among those that a field can have.
    pub(crate) fn find_choice(
        &self,
        field: &FieldInfo,
        text: &str,
        problems: &Problems,
    ) -> Found<u16> {
        let names = |number: usize| match field.value_type.choices().get(number) {
            Some(choice) => Some(choice.id),
            None => field.options.get(number),
        };
        field.code_of(text).ok_or_else(|| {
            let unknown = || unknown(NameKind::Word, text, KnownNames::Numbered(&names), problems);
            let is_sure = match field.value_type {
                ValueType::Listed(listed) => self.is_sure(listed.name()),
                _ => true,
            };
            is_sure.then(unknown)
        })
    }
}

/// The mistake of a name that is not known. The nearest known name is searched only if the mistake
/// will be reported.
pub(crate) fn unknown(
    what: NameKind,
    found: &str,
    names: KnownNames<'_>,
    problems: &Problems,
) -> Mistake {
    let near = if problems.is_full() { None } else { nearest(found, names) };
    let hint = match (near, what) {
        (Some(near), _) => Hint::Meant(shortened(near)),
        (None, NameKind::Item(list)) if names.get(0).is_none() => {
            Hint::Empty(list, shortened(found))
        }
        (None, _) => {
            let mut known = String::new();
            let more = names.write_some(&mut known);
            Hint::Known(known, more)
        }
    };
    Mistake::Unknown(Box::new(Unknown { what, found: shortened(found), hint }))
}
