//! How much may be granted: totals of the budget, and each part's base, limits and maximum.

use serde::Serialize;

use crate::amount::Amount;
use crate::application::{Nature, VatBasis, VatRecovery};
use crate::choice::ClosedList as _;
use crate::declaration::{MemberInfo, ValueType};
use crate::definition::{Condition, Given, Params, PartLimits, Takes, UsedTexts};
use crate::fact::Fact;
use crate::facts::Facts;
use crate::field::{Column, Field, FieldInfo, Layout, List, ListInfo, column_of, field};
use crate::lines::Expense;
use crate::locale::{Words, words};
use crate::place::Place;
use crate::rate::Rate;

/// What a call gives its checks: the fields of its applications, and the parts of its grant.
#[derive(Debug, Default)]
pub(crate) struct Frame {
    pub(crate) layout: Layout,
    pub(crate) parts: Vec<Part>,
}

impl Frame {
    pub(crate) fn field(&self, field: Field) -> Option<&FieldInfo> {
        self.layout.fields.get(usize::from(field.0))
    }

    pub(crate) fn list(&self, list: List) -> Option<&ListInfo> {
        self.layout.lists.get(usize::from(list.0))
    }

    /// The pointer of a list.
    pub(crate) fn list_pointer(&self, list: List) -> &str {
        self.list(list).map_or("", |list| &list.pointer)
    }

    /// A member of a list's items.
    pub(crate) fn column(&self, list: List, column: Column) -> Option<&'static MemberInfo> {
        self.list(list)?.column(column)
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
                out.push_str(self.column(list, column).map_or("", |member| member.name));
            }
        }
    }
}

/// One part of a grant, as a call defines it.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) id: String,
    pub(crate) title: Words,
    /// The field in which the part is asked for.
    pub(crate) request: Field,
    /// The nature of the expenses that the base counts, or `None` if it counts all.
    nature: Option<Nature>,
    /// Whether the base itself is a limit.
    within_base: bool,
    /// Whether the base is known only if the budget contains exactly the VAT that the applicant does
    /// not get back.
    vat_by_recovery: bool,
    terms: Terms,
    /// Other terms under conditions. The first whose condition holds replace the part's own.
    cases: Vec<(Condition, Terms)>,
}

/// The rate and the ceiling of a part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Terms {
    pub(crate) rate: Option<Rate>,
    pub(crate) ceiling: Option<Amount>,
}

/// The sums of a budget. What a line without an amount belongs to is unknown.
///
/// ```
/// # use inspir_core::{Amount, Call};
/// let text = br#"{"budget": {"expenses": [{"amount": "70"}, {"amount": "9", "in_kind": true}]}}"#;
/// let totals = Call::creative_event().decide_json(text).totals();
/// assert_eq!(totals.expenses, Some(Amount::from_euros(79)));
/// assert_eq!(totals.in_kind_expenses, Some(Amount::from_euros(9)));
/// assert_eq!(totals.revenues, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Totals {
    /// All expenses, in kind included.
    pub expenses: Option<Amount>,
    /// All revenues, in kind included.
    pub revenues: Option<Amount>,
    /// The expenses in kind.
    pub in_kind_expenses: Option<Amount>,
    /// The revenues in kind.
    pub in_kind_revenues: Option<Amount>,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartGrant {
    /// The expenses that count (assiette).
    pub base: Option<Amount>,
    /// The share of the base that may be granted (taux).
    pub rate: Option<Rate>,
    /// That share of the base, rounded down to the cent.
    pub rate_limit: Option<Amount>,
    /// The most that may be granted (plafond).
    pub ceiling: Option<Amount>,
    /// The smallest of the limits.
    pub maximum: Option<Amount>,
    /// What is asked for.
    pub requested: Option<Amount>,
    /// How far what is asked for lies above the maximum.
    pub excess: Option<Amount>,
}

impl Totals {
    pub(crate) fn new(facts: &Facts) -> Self {
        let expenses = || facts.expenses().map(|line| (line.amount(), line.is_in_kind()));
        let revenues = || facts.revenues().map(|line| (line.amount(), line.is_in_kind()));
        Self {
            expenses: sum_of_list(expenses().map(|(amount, _)| amount)),
            revenues: sum_of_list(revenues().map(|(amount, _)| amount)),
            in_kind_expenses: in_kind(expenses()),
            in_kind_revenues: in_kind(revenues()),
        }
    }
}

/// The sum of the lines in kind, or `None` if there is no line at all.
fn in_kind(lines: impl Iterator<Item = (Option<Amount>, bool)> + Clone) -> Option<Amount> {
    lines.clone().next()?;
    sum(lines.filter(|(_, in_kind)| *in_kind).map(|(amount, _)| amount))
}

/// The sum of a list, or `None` if it is empty or an amount is not known.
fn sum_of_list(mut amounts: impl Iterator<Item = Option<Amount>>) -> Option<Amount> {
    let first = amounts.next()??;
    amounts.try_fold(first, |sum, amount| sum.checked_add(amount?))
}

/// The sum of these amounts, or `None` if one is not known.
pub(crate) fn sum(mut amounts: impl Iterator<Item = Option<Amount>>) -> Option<Amount> {
    amounts.try_fold(Amount::ZERO, |sum, amount| sum.checked_add(amount?))
}

impl Part {
    /// Reads a part of a definition. Each part has an id of its own and is asked for in a field of its
    /// own.
    pub(crate) fn load(params: &mut Params<'_>, met: &mut PartsMet) -> Self {
        let is_amount = |value_type| value_type == ValueType::Amount;
        let id = params.new_id(&['_'], "the part’s id in the assessment", &mut met.ids);
        let title = params.words("title", "a short name");
        let request = params.field("request", is_amount, true, "where it is asked for");
        if let Given::Value(request) = request {
            if met.requests.contains(&request) {
                let mistake = words!(
                    fr: "une autre part est demandée dans ce champ",
                    en: "another part is asked for in this field"
                );
                params.rule("request", mistake);
            }
            met.requests.push(request);
        }
        let note = "the base counts these expenses alone (an expense line without `nature` is \
            `operating` [fonctionnement]); all, if left out";
        let nature = params.one_of("nature", Nature::IDS, Nature::ALL, false, note);
        let terms = GivenTerms::load(params);
        let note = "`true`: the base is a limit too, in every case";
        let within_base = params.flag("within_base", note);
        let note = "`true`: the base counts only if the budget treats VAT [TVA] as below; otherwise \
            it is unknown";
        let vat_by_recovery = params.flag("vat_by_recovery", note);
        terms.want_limit(params, within_base);
        let mut limits =
            PartLimits { rate: terms.rate.is_given(), ceiling: terms.ceiling.is_given() };
        let mut grants = terms.nothing().is_none();
        let note = "other limits under conditions: the first whose condition holds replaces both";
        let mut cases = Vec::new();
        let list = params.objects("cases", &Takes::Object("Case"), false, note, &mut |case| {
            let when = case.object("when", "Condition", true, "when it holds", Condition::load);
            let terms = GivenTerms::load(case);
            terms.want_limit(case, within_base);
            limits.rate |= terms.rate.is_given();
            limits.ceiling |= terms.ceiling.is_given();
            grants |= terms.nothing().is_none();
            let when = when.and_then(|when| when).value();
            cases.extend(when.map(|when| (when, terms.known())));
        });
        if list.is_wrong() {
            limits = PartLimits { rate: true, ceiling: true };
        } else if let Some(name) = terms.nothing()
            && !grants
        {
            params.rule(
                name,
                words!(
                    fr: "cette part n’accorde rien, quel que soit le cas : indiquez une limite au-dessus de 0, ou retirez la part",
                    en: "a part that grants nothing, whatever the case: give a limit above 0, or leave the part out"
                ),
            );
        }
        met.limits.push(limits);
        Self {
            id,
            title,
            request: request.unwrap_or(Field(0)),
            nature: nature.value(),
            within_base: within_base.unwrap_or(false),
            vat_by_recovery: vat_by_recovery.unwrap_or(false),
            terms: terms.known(),
            cases,
        }
    }

    /// The terms that apply, or `None` if an absent field leaves that open.
    pub(crate) fn terms(&self, facts: &Facts) -> Option<Terms> {
        for (when, terms) in &self.cases {
            if when.holds(facts)? {
                return Some(*terms);
            }
        }
        Some(self.terms)
    }

    /// The part's own terms and those of its cases, for descriptions.
    pub(crate) fn all_terms(&self) -> (Terms, &[(Condition, Terms)]) {
        (self.terms, &self.cases)
    }

    /// The terms of the part's cases, then the part's own.
    pub(crate) fn every_terms(&self) -> impl Iterator<Item = &Terms> {
        self.cases.iter().map(|(_, terms)| terms).chain([&self.terms])
    }

    pub(crate) fn within_base(&self) -> bool {
        self.within_base
    }

    pub(crate) fn nature(&self) -> Option<Nature> {
        self.nature
    }

    /// Whether a line belongs to the base.
    fn counts(&self, line: Expense<'_>) -> bool {
        line.counts() && self.nature.is_none_or(|nature| line.is(nature))
    }

    fn base(&self, facts: &Facts) -> Option<Amount> {
        if facts.is_empty(List::EXPENSES) || self.vat_obstacle(facts).is_some() {
            return None;
        }
        sum(facts.expenses().filter(|line| self.counts(*line)).map(Expense::amount))
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

    /// Adds the absent fields that leave the terms open.
    pub(crate) fn undecided(&self, facts: &Facts, out: &mut Vec<Place>) {
        for (when, _) in &self.cases {
            match when.holds(facts) {
                Some(true) => return,
                Some(false) => {}
                None => return when.undecided(facts, out),
            }
        }
    }

    /// Adds the places that must be filled in or changed before the base is known.
    pub(crate) fn base_obstacles(&self, facts: &Facts, out: &mut Vec<Place>) {
        out.extend(self.vat_obstacle(facts).into_iter().flatten());
        if facts.is_empty(List::EXPENSES) {
            out.push(Place::List(List::EXPENSES));
        }
        let lines = facts.expenses().enumerate();
        out.extend(
            lines
                .filter(|(_, line)| self.counts(*line) && line.amount().is_none())
                .map(|(item, _)| Place::Item(List::EXPENSES, item, column_of!(Expense.amount))),
        );
    }

    /// How much this part may come to.
    pub(crate) fn grant(&self, facts: &Facts) -> PartGrant {
        let base = self.base(facts);
        let terms = self.terms(facts);
        let Terms { rate, ceiling } = terms.unwrap_or_default();
        let rate_limit = base.zip(rate).map(|(base, rate)| rate.of(base));
        let maximum = base.filter(|_| terms.is_some()).and_then(|base| {
            [rate_limit, ceiling, self.within_base.then_some(base)].into_iter().flatten().min()
        });
        let requested = facts.amount(self.request);
        let excess = requested
            .zip(maximum)
            .and_then(|(requested, maximum)| requested.checked_sub(maximum))
            .map(|excess| excess.max(Amount::ZERO));
        PartGrant { base, rate, rate_limit, ceiling, maximum, requested, excess }
    }
}

/// What was read of the parts of a definition so far.
#[derive(Debug, Default)]
pub(crate) struct PartsMet {
    pub(crate) ids: UsedTexts,
    requests: Vec<Field>,
    pub(crate) limits: Vec<PartLimits>,
}

/// The rate and the ceiling that a definition gives.
struct GivenTerms {
    rate: Given<Rate>,
    ceiling: Given<Amount>,
}

impl GivenTerms {
    fn load(params: &mut Params<'_>) -> Self {
        Self {
            rate: params.rate("rate", "the share [taux] of the base that may be granted at most"),
            ceiling: params.amount("ceiling", false, "the most [plafond] that may be granted"),
        }
    }

    fn known(&self) -> Terms {
        Terms { rate: self.rate.value(), ceiling: self.ceiling.value() }
    }

    /// Reports a mistake if these terms set no limit.
    fn want_limit(&self, params: &Params<'_>, within_base: Given<bool>) {
        let has_base = within_base.is_given() && within_base != Given::Value(false);
        if !self.rate.is_given() && !self.ceiling.is_given() && !has_base {
            params.rule(
                "",
                words!(
                    fr: "aucune limite : indiquez `rate` ou `ceiling`, ou `within_base` pour la part",
                    en: "no limit: give `rate` or `ceiling`, or `within_base` to the part"
                ),
            );
        }
    }

    /// The name of a limit that is 0, if there is one.
    fn nothing(&self) -> Option<&'static str> {
        match self {
            Self { rate: Given::Value(Rate::ZERO), .. } => Some("rate"),
            Self { ceiling: Given::Value(Amount::ZERO), .. } => Some("ceiling"),
            _ => None,
        }
    }
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

/// The sum of the amounts asked for, or `None` if no part is asked for.
pub(crate) fn requested(parts: &[PartGrant]) -> Option<Amount> {
    let mut asked = parts.iter().filter_map(|part| part.requested).peekable();
    asked.peek()?;
    sum(asked.map(Some))
}

/// The sum of the maxima of the parts that are asked for, or of all parts if none is asked for.
pub(crate) fn maximum(parts: &[PartGrant]) -> Option<Amount> {
    let none_is = parts.iter().all(|part| part.requested.is_none());
    sum(parts.iter().filter(|part| none_is || part.requested.is_some()).map(|part| part.maximum))
}

/// The sum of the excesses of the parts that are asked for.
pub(crate) fn excess(parts: &[PartGrant]) -> Option<Amount> {
    let mut asked = parts.iter().filter(|part| part.requested.is_some()).peekable();
    asked.peek()?;
    sum(asked.map(|part| part.excess))
}
