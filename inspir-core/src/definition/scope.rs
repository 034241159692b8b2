//! What the members of a definition can refer to: its own lists, and the fields of applications.

use std::cell::{Cell, OnceCell};

use super::known::KnownNames;
use super::mistake::{Mistake, Named, Unknown};
use super::nearest::nearest;
use super::problem::Problems;
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
    pub(crate) is_asked_as_whole: bool,
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
            lists: Ids::default(),
            columns: Ids::default(),
            column_numbers: Vec::new(),
            category_titles: Vec::new(),
            unsure: Vec::new(),
            unsure_maps: Vec::new(),
            is_asked_as_whole: false,
            has_period: false,
            sections: OnceCell::new(),
            parts: OnceCell::new(),
            categories: OnceCell::new(),
            quantities: OnceCell::new(),
            asks_agents: Cell::new(false),
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
    pub(crate) fn find_id(
        &self,
        list: &'static str,
        id: &str,
        problems: &Problems,
    ) -> Found<usize> {
        let listing = match list {
            "sections" => self.sections.get(),
            "parts" => self.parts.get(),
            "categories" => self.categories.get(),
            "quantities" => self.quantities.get(),
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

    /// The list at a path.
    pub(crate) fn list_at(&self, path: &str) -> Option<List> {
        let index = self.lists.find(path, 0)?;
        u16::try_from(index).ok().map(List)
    }

    /// The list at a path, or its mistake.
    pub(crate) fn find_list(&self, path: &str, problems: &Problems) -> Found<List> {
        self.list_at(path).ok_or_else(|| {
            let is_told = self.is_told(path);
            let unknown = || unknown(Named::List, path, KnownNames::Ids(&self.lists), problems);
            (!is_told).then(unknown)
        })
    }

    /// The member of items at a path with `*`.
    pub(crate) fn find_column(&self, path: &str, problems: &Problems) -> Found<(List, Column)> {
        let found = self.columns.find(path, 0);
        found.and_then(|index| self.column_numbers.get(index).copied()).ok_or_else(|| {
            let is_told = self.is_told(path);
            let unknown = || unknown(Named::Field, path, KnownNames::Ids(&self.columns), problems);
            (!is_told).then(unknown)
        })
    }

    /// Whether a path may lead to something that is wrong, so that a mistake is reported already.
    fn is_told(&self, path: &str) -> bool {
        self.unsure_maps.iter().any(|map| path.starts_with(map.as_str()))
    }

    /// The field at a path.
    pub(crate) fn find_field(
        &self,
        path: &str,
        accepts: fn(ValueType) -> bool,
        problems: &Problems,
    ) -> Found<Field> {
        let Some(index) = self.pointers.find(path, 0) else {
            let is_told = self.is_told(path);
            let unknown = || unknown(Named::Field, path, KnownNames::Ids(&self.pointers), problems);
            return Err((!is_told).then(unknown));
        };
        if path.starts_with("/appraisals/") {
            self.asks_agents.set(true);
        }
        // Lists are short enough for all fields to have a number.
        let field = Field(u16::try_from(index).unwrap_or(u16::MAX));
        if accepts(self.value_type_of(field)) {
            Ok(field)
        } else {
            Err(Some(Mistake::OtherKind(shortened(path))))
        }
    }
}

/// The number of a value among those that a field can have.
pub(crate) fn choice_value(field: &FieldInfo, text: &str, problems: &Problems) -> Found<u16> {
    let names = |number: usize| match field.value_type.choices().get(number) {
        Some(choice) => Some(choice.id),
        None => field.options.get(number).map(|(id, _)| id.as_str()),
    };
    field
        .code_of(text)
        .ok_or_else(|| Some(unknown(Named::Word, text, KnownNames::Numbered(&names), problems)))
}

/// The mistake of a name that is not known. The nearest known name is searched only if the mistake
/// will be reported.
pub(crate) fn unknown(
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
