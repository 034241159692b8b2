//! Where a path leads; of one that leads nowhere, which paths were probably meant.

use super::given::Given;
use super::known::{KnownNames, MOST_IDS};
use super::mistake::Mistake;
use super::nearest::nearest;
use super::problem::Problems;
use super::scope::{Found, Scope};
use super::unknown_name::{Hint, NameKind, Unknown};
use crate::declaration::ValueType;
use crate::field::{Column, Field, List};
use crate::place::Place;
use crate::text::shortened;

/// The fields and lists that a path may name where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    pub(crate) fields: bool,
    pub(crate) lists: bool,
    /// The list whose members a path may name. `Absent`: none. `Wrong`: any list.
    pub(crate) members_of: Given<List>,
    /// The types of the fields and members.
    pub(crate) accepts: fn(ValueType) -> bool,
}

impl Wanted {
    const ANY: Self =
        Self { fields: true, lists: true, members_of: Given::Wrong, accepts: |_| true };
    pub(super) const LIST: Self =
        Self { fields: false, lists: true, members_of: Given::Absent, accepts: |_| true };

    /// The path of a field of one of these types.
    pub(super) const fn field(accepts: fn(ValueType) -> bool) -> Self {
        Self { fields: true, lists: false, members_of: Given::Absent, accepts }
    }

    /// The path of a member of items, of one of these types.
    pub(super) const fn member(accepts: fn(ValueType) -> bool) -> Self {
        Self { fields: false, lists: false, members_of: Given::Wrong, accepts }
    }
}

impl Scope {
    /// The list at a path.
    pub(crate) fn list_at(&self, path: &str) -> Option<List> {
        let index = self.lists.find(path, 0)?;
        u16::try_from(index).ok().map(List)
    }

    /// The list at a path, or its mistake.
    pub(crate) fn find_list(&self, path: &str, problems: &Problems) -> Found<List> {
        self.list_at(path).ok_or_else(|| self.no_path(path, Wanted::LIST, problems))
    }

    /// The member of items at a path with `*`.
    pub(crate) fn find_column(
        &self,
        path: &str,
        wanted: Wanted,
        problems: &Problems,
    ) -> Found<(List, Column)> {
        let found = self.columns.find(path, 0);
        let found = found.and_then(|index| self.column_numbers.get(index).copied());
        found.ok_or_else(|| self.no_path(path, wanted, problems))
    }

    /// The field or the list at a path.
    pub(crate) fn find_field_or_list(
        &self,
        path: &str,
        wanted: Wanted,
        problems: &Problems,
    ) -> Found<Place> {
        match self.list_at(path) {
            Some(list) => Ok(Place::List(list)),
            None => self.field_at(path, wanted, problems).map(Place::Field),
        }
    }

    /// The mistake of a path that leads nowhere, unless it may lead to something that is wrong, so that a
    /// mistake is reported already.
    fn no_path(&self, path: &str, wanted: Wanted, problems: &Problems) -> Option<Mistake> {
        let is_told = self.unsure_maps.iter().any(|map| path.starts_with(map.as_str()));
        (!is_told).then(|| self.unknown_path(path, wanted, problems))
    }

    /// The field at a path, if it is of one of these types.
    pub(crate) fn find_field(
        &self,
        path: &str,
        accepts: fn(ValueType) -> bool,
        problems: &Problems,
    ) -> Found<Field> {
        let field = self.field_at(path, Wanted::field(accepts), problems)?;
        match accepts(self.value_type_of(field)) {
            true => Ok(field),
            false => Err(Some(Mistake::OtherKind(shortened(path)))),
        }
    }

    /// The field at a path. If there is none, what is wanted was meant.
    pub(crate) fn field_at(&self, path: &str, wanted: Wanted, problems: &Problems) -> Found<Field> {
        let Some(index) = self.pointers.find(path, 0) else {
            return Err(self.no_path(path, wanted, problems));
        };
        if path.starts_with("/appraisals/") {
            self.asks_agents.set(true);
        }
        // Lists are short enough for all fields to have a number.
        Ok(Field(u16::try_from(index).unwrap_or(u16::MAX)))
    }

    /// The paths that may stand somewhere.
    fn paths(&self, wanted: Wanted) -> Vec<&str> {
        let Wanted { accepts, members_of, .. } = wanted;
        let fields = self.layout.fields.iter().filter(|field| accepts(field.value_type));
        let fields = fields.map(|field| field.pointer.as_str()).filter(|_| wanted.fields);
        let lists = (0..).map_while(|index| self.lists.get(index)).filter(|_| wanted.lists);
        let members = self.column_numbers.iter().enumerate().filter(|(_, (list, column))| {
            let is_there = match members_of {
                Given::Absent => false,
                Given::Wrong => true,
                Given::Value(own) => own == *list,
            };
            is_there && self.layout.column(*list, *column).is_some_and(|of| accepts(of.value_type))
        });
        let members = members.filter_map(|(index, _)| self.columns.get(index));
        fields.chain(lists).chain(members).collect()
    }

    /// The mistake of a path that leads nowhere. A suggestion is searched only if the mistake will be
    /// reported.
    fn unknown_path(&self, path: &str, wanted: Wanted, problems: &Problems) -> Mistake {
        let what = if wanted.fields || !wanted.lists { NameKind::Field } else { NameKind::List };
        let hint = match problems.is_full() {
            true => Hint::Nothing,
            false => self.hint(path, wanted),
        };
        Mistake::Unknown(Box::new(Unknown { what, found: shortened(path), hint }))
    }

    fn hint(&self, path: &str, wanted: Wanted) -> Hint {
        let steps: Vec<&str> = path.split('/').collect();
        let of_any_item =
            steps.iter().map(|step| if step.parse::<u32>().is_ok() { "*" } else { step });
        let path = of_any_item.collect::<Vec<_>>().join("/");
        let fitting = self.paths(wanted);
        let near = |paths: &[&str]| nearest(&path, KnownNames::Fixed(paths)).map(shortened);
        if let Some(near) = near(&fitting) {
            return Hint::Meant(near);
        }
        if wanted.fields
            && let Some(near) = near(&self.paths(Wanted::ANY))
        {
            return Hint::Meant(near);
        }
        if let Some(empty) = self.empty_list_of(&path) {
            return empty;
        }
        let last = path.rsplit(['/', '.']).next().unwrap_or_default();
        let ends_so = |known: &&&str| known.rsplit('/').next() == Some(last);
        let alike: Vec<&str> = fitting.iter().filter(ends_so).take(MOST_IDS).copied().collect();
        match alike.as_slice() {
            [] => {}
            [one] => return Hint::Meant(shortened(one)),
            some => return Hint::OneOf(listed(some)),
        }
        let parent = path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or("/");
        let is_beside = |known: &&str| match wanted.fields || !wanted.lists {
            true => parent != "/" && known.starts_with(parent),
            false => true,
        };
        let beside: Vec<&str> = fitting.into_iter().filter(is_beside).collect();
        if beside.is_empty() {
            return Hint::Nothing;
        }
        let shown = beside.get(..MOST_IDS).unwrap_or(&beside);
        Hint::Known(listed(shown), beside.len() - shown.len())
    }

    /// The definition's list that this path reads from, if that list is empty.
    fn empty_list_of(&self, path: &str) -> Option<Hint> {
        let entries = self.layout.entries.iter().map(|(list, pointer)| (*list, pointer.as_str()));
        let mut lists = entries.chain([("fields", "/details"), ("lists", "/lists")]);
        lists.find_map(|(list, before)| {
            let id = inside(path, before)?.split('/').next().filter(|id| !id.is_empty())?;
            let fields = self.layout.fields.iter().map(|field| &field.pointer);
            let mut known = fields.chain(self.layout.lists.iter().map(|list| &list.pointer));
            let is_empty = known.all(|known| inside(known, before).is_none());
            is_empty.then(|| Hint::Empty(list, shortened(id)))
        })
    }
}

/// The part of a path that follows a pointer.
fn inside<'p>(path: &'p str, before: &str) -> Option<&'p str> {
    path.strip_prefix(before)?.strip_prefix('/')
}

/// Names in backticks.
fn listed(names: &[&str]) -> String {
    let mut listed = String::new();
    KnownNames::Fixed(names).write_all(&mut listed);
    listed
}
