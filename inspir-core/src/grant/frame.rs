//! What a call gives its checks: the fields of its applications, its quantities, and the grant.

use super::category::Categories;
use super::part::{Base, Part, PartLimit};
use super::terms::{Bonus, Raised, Raises, Terms};
use super::totals::sum;
use crate::amount::Amount;
use crate::application::{VatBasis, VatRecovery};
use crate::choice::ClosedList as _;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::field::{Column, Field, FieldInfo, Layout, List, ListInfo, column_of, field};
use crate::language::{GrantLacks, Knowledge, NamedQuantity};
use crate::lines::ExpenseItem;
use crate::place::Place;
use crate::places::Places;
use crate::rate::Rate;

/// What a call gives its checks.
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

/// How much one part of the grant may come to, and why. What is not known is `None`.
///
/// ```
/// # use inspir_core::{Amount, Call};
/// let text = r#"{"budget": {"expenses": [{"amount": "3000"}]}, "request": {"amount": "1600"}}"#;
/// let decision = Call::creative_event().decide_json(text.as_bytes());
/// let part = decision.parts()[0];
/// assert_eq!(part.maximum, Some(Amount::from_euros(1500)));
/// assert_eq!(part.excess, Some(Amount::from_euros(100)));
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[non_exhaustive]
pub struct PartGrant {
    /// The expenses that count (assiette), before a base ceiling.
    pub base: Option<Amount>,
    /// How much of the base counts at most (dépenses plafonnées), with its bonuses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_ceiling: Option<Amount>,
    /// The share of what counts that may be granted (taux), with its bonuses.
    pub rate: Option<Rate>,
    /// That share, or the grant by brackets, rounded down to the cent.
    pub rate_limit: Option<Amount>,
    /// The most that may be granted (plafond), with its bonuses.
    pub ceiling: Option<Amount>,
    /// The smallest of the limits; of lump sums the largest that fits; 0 below the minimum.
    pub maximum: Option<Amount>,
    /// What is asked for.
    pub requested: Option<Amount>,
    /// How far what is asked for lies above the maximum.
    pub excess: Option<Amount>,
}

/// The grant in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct GrantTotals {
    pub(crate) requested: Option<Amount>,
    pub(crate) maximum: Option<Amount>,
    pub(crate) excess: Option<Amount>,
}

impl PartGrant {
    /// Whether the part is asked for.
    pub(crate) fn is_asked(&self) -> bool {
        self.requested.is_some_and(|requested| requested > Amount::ZERO)
    }
}

/// The smallest of these limits, if all are known.
fn smallest(limits: impl Iterator<Item = Option<Amount>>) -> Option<Amount> {
    let mut smallest: Option<Amount> = None;
    for limit in limits {
        let limit = limit?;
        smallest = Some(smallest.map_or(limit, |smallest| smallest.min(limit)));
    }
    smallest
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

    /// Whether the terms of a part depend on what is asked for, so that its maximum holds for that amount alone.
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

    /// What is asked for in all.
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

impl PartLimit {
    /// The amount, rounded down to the cent, and at least 0.
    pub(crate) fn amount(&self, known: &Knowledge<'_>) -> Option<Amount> {
        let amount = self.quantity.number(known, None)?.to_amount(false)?;
        Some(amount.max(Amount::ZERO))
    }
}

/// Whether a line counts: it is eligible and not in kind. `None`: something in it is wrong.
fn counts(line: ExpenseItem<'_>) -> Option<bool> {
    and(line.in_kind().map(|in_kind| !in_kind), line.eligible())
}

/// False as soon as one is false, else unknown if one is unknown.
fn and(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// The sum of the lines that count; `None`: there is no line, or something is not known.
fn base_of_lines(
    facts: &Facts,
    counts: &dyn Fn(ExpenseItem<'_>) -> Option<bool>,
) -> Option<Amount> {
    if facts.is_empty(List::EXPENSES) {
        return None;
    }
    let mut sum = Amount::ZERO;
    for line in facts.expenses() {
        if counts(line)? {
            sum = sum.checked_add(line.amount()?)?;
        }
    }
    Some(sum)
}

/// Adds what the sum of the lines that count lacks.
fn lacks_of_lines(
    facts: &Facts,
    counts: &dyn Fn(ExpenseItem<'_>) -> Option<bool>,
    has_nature: bool,
    out: &mut Places,
) {
    if facts.is_empty(List::EXPENSES) {
        out.push(Place::List(List::EXPENSES));
    }
    for (item, line) in facts.expenses().enumerate() {
        let mut push = |column| out.push(Place::Item(List::EXPENSES, item, column));
        match counts(line) {
            Some(false) => {}
            Some(true) => {
                if line.amount().is_none() {
                    push(column_of!(Expense.amount));
                }
            }
            None => {
                if line.in_kind().is_none() {
                    push(column_of!(Expense.in_kind));
                }
                if line.eligible().is_none() {
                    push(column_of!(Expense.eligible));
                }
                if has_nature && line.is(crate::application::Nature::Operating).is_none() {
                    push(column_of!(Expense.nature));
                }
            }
        }
    }
}

impl Part {
    /// The terms that apply, and the number of their case. `None`: an absent field leaves that open.
    pub(crate) fn terms(&self, known: &Knowledge<'_>) -> Option<(&Terms, Option<usize>)> {
        for (number, (when, terms)) in self.cases.iter().enumerate() {
            if when.holds(known, None)? {
                return Some((terms, Some(number)));
            }
        }
        Some((&self.terms, None))
    }

    /// Whether a line belongs to the base of a part that counts lines.
    fn counts(&self, line: ExpenseItem<'_>) -> Option<bool> {
        let is_of_nature = self.nature().map_or(Some(true), |nature| line.is(nature));
        and(counts(line), is_of_nature)
    }

    fn base(&self, frame: &Frame, known: &Knowledge<'_>) -> Option<Amount> {
        if self.vat_obstacle(known.facts).is_some() {
            return None;
        }
        match &self.base {
            Base::All if frame.categories.is_empty() => {
                base_of_lines(known.facts, &|line| self.counts(line))
            }
            Base::Nature(_) => base_of_lines(known.facts, &|line| self.counts(line)),
            Base::All => Some(Amount::from_cents(known.retained?.iter().sum())),
            Base::Categories(numbers) => {
                let retained = known.retained?;
                let cents = numbers.iter().filter_map(|number| retained.get(*number)).sum();
                Some(Amount::from_cents(cents))
            }
            Base::Quantity(quantity) => {
                let amount = quantity.number(known, None)?.to_amount(false)?;
                Some(amount.max(Amount::ZERO))
            }
        }
    }

    /// The fields that are absent or wrong, so that the budget does not have the VAT that the base
    /// needs.
    fn vat_obstacle(&self, facts: &Facts) -> Option<Vec<Place>> {
        if !self.vat_by_recovery {
            return None;
        }
        let (recovery, basis) =
            (facts.get(field!(applicant.vat_recovery)), facts.get(field!(budget.vat_basis)));
        let absent: Vec<Place> =
            [(field!(applicant.vat_recovery), recovery), (field!(budget.vat_basis), basis)]
                .into_iter()
                .filter(|(_, fact)| fact.is_absent())
                .map(|(field, _)| Place::Field(field))
                .collect();
        if !absent.is_empty() {
            return Some(absent);
        }
        vat_contradicts(recovery, basis).then(|| vec![Place::Field(field!(budget.vat_basis))])
    }

    /// Whether the base is unknown because the budget has the wrong VAT.
    pub(crate) fn vat_contradicts(&self, facts: &Facts) -> bool {
        self.vat_by_recovery
            && vat_contradicts(
                facts.get(field!(applicant.vat_recovery)),
                facts.get(field!(budget.vat_basis)),
            )
    }

    /// Adds the absent fields that leave the terms open: those of every case that is unknown, up to the
    /// first that holds. Gives whether there are some.
    pub(crate) fn undecided(&self, known: &Knowledge<'_>, out: &mut Places) -> bool {
        let mut is_open = false;
        for (when, _) in &self.cases {
            match when.holds(known, None) {
                Some(true) => break,
                Some(false) => {}
                None => {
                    when.undecided(known, None, out);
                    is_open = true;
                }
            }
        }
        is_open
    }

    /// Adds the absent fields that leave open whether these bonuses apply.
    pub(crate) fn undecided_bonuses(
        &self,
        known: &Knowledge<'_>,
        raised: &[Raised],
        out: &mut Places,
    ) {
        let Some((terms, _)) = self.terms(known) else { return };
        for bonus in &self.bonuses {
            if raised.contains(&bonus.raised()) && terms.has(bonus.raised()) {
                bonus.when.undecided(known, None, out);
            }
        }
    }

    /// Adds the places that must be filled in or changed before the base is known.
    pub(crate) fn base_obstacles(&self, frame: &Frame, known: &Knowledge<'_>, out: &mut Places) {
        out.extend(self.vat_obstacle(known.facts).into_iter().flatten());
        let facts = known.facts;
        match &self.base {
            Base::All if frame.categories.is_empty() => {
                lacks_of_lines(facts, &|line| self.counts(line), false, out);
            }
            Base::Nature(_) => lacks_of_lines(facts, &|line| self.counts(line), true, out),
            Base::All | Base::Categories(_) => {
                if known.retained.is_none() {
                    frame.categories.lacks(known, out);
                }
            }
            Base::Quantity(quantity) => quantity.lacks(known, None, out),
        }
    }

    /// The rate with its bonuses; the outer `None`: a bonus is not known yet.
    fn rate(&self, terms: &Terms, known: &Knowledge<'_>) -> Option<Option<Rate>> {
        let Some(rate) = terms.rate else { return Some(None) };
        let mut more = 0;
        for bonus in &self.bonuses {
            if let Raises::Rate(raise) = bonus.raises
                && bonus.applies(known)?
            {
                more += raise.millionths();
            }
        }
        Some(Some(rate.plus(more, self.maximum_rate.unwrap_or(Rate::ONE))))
    }

    /// An amount of the terms with its bonuses; the outer `None`: a bonus is not known yet.
    fn raised(
        &self,
        figure: Option<Amount>,
        known: &Knowledge<'_>,
        raise: impl Fn(&Bonus) -> Option<Amount>,
    ) -> Option<Option<Amount>> {
        let Some(mut figure) = figure else { return Some(None) };
        for bonus in &self.bonuses {
            if let Some(more) = raise(bonus)
                && bonus.applies(known)?
            {
                figure = figure.checked_add(more)?;
            }
        }
        Some(Some(figure))
    }

    /// How much this part may come to.
    pub(crate) fn grant(&self, frame: &Frame, known: &Knowledge<'_>) -> PartGrant {
        let base = self.base(frame, known);
        let requested = self.request.and_then(|request| known.facts.amount(request));
        let mut grant = PartGrant { base, requested, ..PartGrant::default() };
        let Some((terms, _)) = self.terms(known) else { return grant };
        let rate = self.rate(terms, known);
        let base_ceiling = self.raised(terms.base_ceiling, known, |bonus| match bonus.raises {
            Raises::BaseCeiling(more) => Some(more),
            _ => None,
        });
        let ceiling = self.raised(terms.ceiling, known, |bonus| match bonus.raises {
            Raises::Ceiling(more) => Some(more),
            _ => None,
        });
        grant.rate = rate.flatten();
        grant.base_ceiling = base_ceiling.flatten();
        grant.ceiling = ceiling.flatten();
        let counted =
            base.zip(base_ceiling).map(|(base, most)| most.map_or(base, |most| base.min(most)));
        grant.rate_limit = match (terms.brackets.is_empty(), counted) {
            (true, _) => grant.rate.zip(counted).map(|(rate, counted)| rate.of(counted)),
            (false, Some(counted)) => Some(by_brackets(terms, counted)),
            (false, None) => None,
        };
        let limits = [
            terms.need_base().then_some(grant.rate_limit),
            terms.ceiling.is_some().then_some(grant.ceiling),
            self.within_base.then_some(grant.base),
        ];
        let further = self.limits.iter().map(|limit| limit.amount(known));
        let smallest = smallest(limits.into_iter().flatten().chain(further));
        grant.maximum = smallest.map(|smallest| self.granted(smallest).0);
        grant.excess = requested
            .zip(grant.maximum)
            .and_then(|(requested, maximum)| requested.checked_sub(maximum))
            .map(|excess| excess.max(Amount::ZERO));
        grant
    }

    /// What is granted within the smallest limit; with lump sums, the one that is left.
    pub(crate) fn granted(&self, smallest: Amount) -> (Amount, Option<Amount>) {
        let lump_sum = (!self.lump_sums.is_empty()).then(|| {
            let fitting = self.lump_sums.iter().filter(|sum| **sum <= smallest);
            fitting.max().copied().unwrap_or(Amount::ZERO)
        });
        let granted = lump_sum.unwrap_or(smallest);
        let is_below = self.minimum.is_some_and(|minimum| granted < minimum);
        (if is_below { Amount::ZERO } else { granted }, lump_sum)
    }

    /// Adds what is missing before the maximum is known.
    pub(crate) fn lacks(&self, frame: &Frame, known: &Knowledge<'_>, out: &mut Places) {
        if self.undecided(known, out) {
            return;
        }
        let Some((terms, _)) = self.terms(known) else { return };
        let raised = [Raised::Rate, Raised::Ceiling, Raised::BaseCeiling];
        self.undecided_bonuses(known, &raised, out);
        if terms.need_base() || self.within_base {
            self.base_obstacles(frame, known, out);
        }
        self.limits.iter().for_each(|limit| limit.quantity.lacks(known, None, out));
    }
}

/// The grant by brackets, rounded down to the cent once.
fn by_brackets(terms: &Terms, counted: Amount) -> Amount {
    let million = i128::from(Rate::ONE.millionths());
    // Whole millions and the rest apart, so that no product leaves 128 bits.
    let (mut cents, mut rest) = (0, 0);
    for (rate, slice) in terms.slices(counted) {
        let rate = i128::from(rate.millionths());
        cents += slice.cents() / million * rate;
        rest += slice.cents() % million * rate;
    }
    Amount::from_cents(cents + rest / million)
}

/// Whether a budget contains VAT that the applicant gets back, or lacks VAT that the applicant does
/// not get back.
pub(crate) fn vat_contradicts(recovery: Fact, basis: Fact) -> bool {
    let full = Fact::Choice(VatRecovery::Full.code());
    let none = Fact::Choice(VatRecovery::None.code());
    let excluding = Fact::Choice(VatBasis::ExcludingVat.code());
    let including = Fact::Choice(VatBasis::IncludingVat.code());
    (recovery == full && basis == including) || (recovery == none && basis == excluding)
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
        let parts: Vec<PartGrant> = self.parts.iter().map(|part| part.grant(self, known)).collect();
        for (number, grant) in self.counting_parts(&parts) {
            if grant.maximum.is_none()
                && let Some(part) = self.parts.get(number)
            {
                part.lacks(self, known, out);
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
