//! The context that a call gives its checks: the fields of its applications, its quantities, and the grant.

use super::category::Categories;
use super::eligible_lines::{base_of_lines, counts, lacks_of_lines};
use super::limits::PartLimit;
use super::part::Part;
use super::part_grant::{PartGrant, smallest};
use super::totals::sum;
use crate::amount::Amount;
use crate::facts::Facts;
use crate::field::{Column, Field, FieldInfo, Layout, List, ListInfo};
use crate::language::{GrantLacks, Knowledge, NamedQuantity};
use crate::place::Place;
use crate::places::Places;

/// The context that a call gives its checks.
#[derive(Debug, Default)]
pub(crate) struct Frame {
    pub(crate) layout: Layout,
    pub(crate) quantities: Vec<NamedQuantity>,
    pub(crate) categories: Categories,
    pub(crate) parts: Vec<Part>,
    pub(crate) overall: Option<Overall>,
    /// The source whose revenue lines are this grant.
    pub(crate) funder: u16,
    /// The days on which applications are taken, period by period.
    pub(crate) periods: Vec<Period>,
    /// Whether something that the call asks about is for agents alone.
    pub(crate) has_agents: bool,
    /// Whether it has to be worked out which expenses are retained.
    pub(crate) uses_eligible: bool,
}

/// Days on which applications are taken, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) from: Option<chrono::NaiveDate>,
    pub(crate) until: Option<chrono::NaiveDate>,
}

/// The grant as a whole, where a call limits it beside its parts.
#[derive(Debug)]
pub(crate) struct Overall {
    /// Where it is asked for.
    pub(crate) request: Option<Field>,
    pub(crate) ceiling: Option<Amount>,
    pub(crate) limits: Vec<PartLimit>,
}

/// The grant in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct GrantTotals {
    pub(crate) requested: Option<Amount>,
    pub(crate) maximum: Option<Amount>,
    pub(crate) excess: Option<Amount>,
}

impl Frame {
    pub(crate) fn field(&self, field: Field) -> Option<&FieldInfo> {
        self.layout.field(field)
    }

    pub(crate) fn list(&self, list: List) -> Option<&ListInfo> {
        self.layout.list(list)
    }

    /// The pointer of a list.
    pub(crate) fn list_pointer(&self, list: List) -> &str {
        self.layout.list_pointer(list)
    }

    /// A member of a list's items.
    pub(crate) fn column(&self, list: List, column: Column) -> Option<&FieldInfo> {
        self.layout.column(list, column)
    }

    /// Adds a place as a JSON Pointer.
    pub(crate) fn write_pointer(&self, place: Place, out: &mut String) {
        match place {
            Place::Field(field) => {
                out.push_str(self.field(field).map_or("", |field| &field.pointer));
            }
            Place::List(list) => out.push_str(self.list_pointer(list)),
            Place::Item(list, item, column) => {
                out.push_str(self.list_pointer(list));
                out.push('/');
                out.push_str(&item.to_string());
                out.push('/');
                out.push_str(self.column(list, column).map_or("", |member| &member.pointer));
            }
        }
    }

    /// Whether an agent fills in what stands there, not the applicant.
    pub(crate) fn is_for_agents(&self, place: Place) -> bool {
        let info = match place {
            Place::Field(field) => self.field(field),
            Place::Item(list, _, column) => self.column(list, column),
            Place::List(_) => None,
        };
        info.is_some_and(FieldInfo::is_for_agents)
    }

    /// Adds the field in which a part is asked for.
    pub(crate) fn request_of(&self, part: usize, out: &mut Places) {
        let part = self.parts.get(part);
        out.extend(part.and_then(|part| part.request).map(Place::Field));
    }

    /// Whether the terms of a part depend on its request. Its maximum then holds for that request alone.
    pub(crate) fn depends_on_request(&self, part: usize) -> bool {
        let Some(part) = self.parts.get(part) else { return false };
        let (mut read, mut requests) = (Places::default(), Places::default());
        let cases = part.cases.iter().map(|(when, _)| when);
        let conditions = cases.chain(part.bonuses.iter().map(|bonus| &bonus.when));
        conditions.for_each(|when| when.reads(self, None, &mut read));
        part.limits.iter().for_each(|limit| limit.quantity.reads(self, None, &mut read));
        self.requests(&mut requests);
        read.iter().any(|place| requests.contains(place))
    }

    /// The amount requested, all parts together.
    pub(crate) fn requested(&self, facts: &Facts) -> Option<Amount> {
        if let Some(field) = self.overall.as_ref().and_then(|overall| overall.request) {
            return facts.amount(field);
        }
        let requests = self.parts.iter().filter_map(|part| facts.amount(part.request?));
        let mut requests = requests.peekable();
        requests.peek()?;
        sum(requests.map(Some))
    }

    /// The expenses that are retained, in cents: by category, or in one sum.
    pub(crate) fn retained(&self, known: &Knowledge<'_>) -> Option<Vec<i128>> {
        if self.categories.is_empty() {
            let base = base_of_lines(known.facts, &|line| counts(line))?;
            return Some(vec![base.cents()]);
        }
        self.categories.retained(known)
    }

    /// The grant in all.
    pub(crate) fn totals(&self, known: &Knowledge<'_>, parts: &[PartGrant]) -> GrantTotals {
        let requested = known.requested;
        let maximum = self.maximum(known, parts);
        let asked = parts.iter().filter(|part| part.requested.is_some());
        let excess = sum(asked.map(|part| part.excess)).and_then(|excess| {
            let beyond = requested?.checked_sub(maximum?)?;
            Some(excess.max(beyond))
        });
        GrantTotals { requested, maximum, excess }
    }

    /// The parts that count towards the maximum: those asked for, or all.
    pub(crate) fn counting_parts<'p>(
        &self,
        parts: &'p [PartGrant],
    ) -> impl Iterator<Item = (usize, &'p PartGrant)> + use<'p> {
        let all = !parts.iter().any(PartGrant::is_asked);
        parts.iter().enumerate().filter(move |(_, part)| all || part.is_asked())
    }

    fn maximum(&self, known: &Knowledge<'_>, parts: &[PartGrant]) -> Option<Amount> {
        if parts.is_empty() {
            return None;
        }
        let of_parts = sum(self.counting_parts(parts).map(|(_, part)| part.maximum))?;
        let overall = self.overall.iter();
        let ceiling = overall.clone().filter_map(|overall| overall.ceiling).map(Some);
        let limits = overall.flat_map(|overall| &overall.limits).map(|limit| limit.amount(known));
        smallest([Some(of_parts)].into_iter().chain(ceiling).chain(limits))
    }
}

impl GrantLacks for Frame {
    fn eligible(&self, known: &Knowledge<'_>, out: &mut Places) {
        if self.categories.is_empty() {
            lacks_of_lines(known.facts, &|line| counts(line), false, out);
        } else {
            self.categories.lacks(known, out);
        }
    }

    fn maximum(&self, known: &Knowledge<'_>, out: &mut Places) {
        let parts: Vec<PartGrant> =
            self.parts.iter().map(|part| part.grant(&self.categories, known)).collect();
        for (number, grant) in self.counting_parts(&parts) {
            if grant.maximum.is_none()
                && let Some(part) = self.parts.get(number)
            {
                part.lacks(&self.categories, known, out);
            }
        }
        if let Some(overall) = &self.overall {
            overall.limits.iter().for_each(|limit| limit.quantity.lacks(known, None, out));
        }
    }

    fn requests(&self, out: &mut Places) {
        match self.overall.as_ref().and_then(|overall| overall.request) {
            Some(field) => out.push(Place::Field(field)),
            None => (0..self.parts.len()).for_each(|part| self.request_of(part, out)),
        }
    }

    fn named(&self, number: usize, out: &mut Places) {
        if let Some(named) = self.quantities.get(number) {
            named.quantity.reads(self, None, out);
        }
    }
}
