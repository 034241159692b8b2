//! The description of the grant for forms: its parts, the expenses that count, the quantities.

use super::sections::pointer;
use crate::amount::Amount;
use crate::call::CallData;
use crate::grant::{Bonus, Bracket, Cap, Of, Part, PartLimit, Raises, Share};
use crate::json::{WriteJson, objects};
use crate::language::NamedQuantity;
#[cfg(feature = "schema")]
use crate::language::QuantityType;
use crate::locale::Locale;
use crate::place::Place;

/// One part of the grant.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct PartDescription<'a> {
    id: &'a str,
    title: &'a str,
    /// Where it is asked for; `null` if the grant is asked for as a whole.
    path: Option<&'a str>,
    rate: Option<String>,
    ceiling: Option<Amount>,
    /// Whether the expenses that count are a limit of their own.
    within_base: bool,
    /// Which expenses count; all, if none is named.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::application::Nature>"))]
    nature: Option<&'static str>,
    /// Whether other rates or ceilings apply under conditions.
    has_cases: bool,
    /// Of the base no more than this counts.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    base_ceiling: Option<Amount>,
    /// The rates of slices of the base, instead of one rate.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    brackets: Vec<BracketDescription>,
    /// The ids of the categories whose expenses count.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    categories: Vec<&'a str>,
    /// Further limits.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    limits: Vec<LimitDescription<'a>>,
    /// The additions to a figure under a condition.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    bonuses: Vec<BonusDescription<'a>>,
    /// The rate with all its bonuses.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    maximum_rate: Option<String>,
    /// Only these amounts are granted.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    lump_sums: Vec<Amount>,
    /// Nothing is granted below this.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    minimum: Option<Amount>,
}

/// The rate of a slice of the base.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct BracketDescription {
    rate: String,
    /// Where the slice ends; `null`: nowhere.
    up_to: Option<Amount>,
}

/// A further limit.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct LimitDescription<'a> {
    id: &'a str,
    title: &'a str,
    /// The amount, if it does not depend on the application.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    amount: Option<Amount>,
}

/// A bonus: one figure that is added to that of the part.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct BonusDescription<'a> {
    id: &'a str,
    title: &'a str,
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    rate: Option<String>,
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    ceiling: Option<Amount>,
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    base_ceiling: Option<Amount>,
}

/// The grant as a whole.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct OverallDescription<'a> {
    /// Where the grant is asked for; `null` if each part is asked for by itself.
    path: Option<&'a str>,
    ceiling: Option<Amount>,
    limits: Vec<LimitDescription<'a>>,
}

/// A category of expenses.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct CategoryDescription<'a> {
    id: &'a str,
    title: &'a str,
    /// The official words, in full.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    wording: Option<&'a str>,
    /// Whether its expenses can be eligible.
    counts: bool,
    /// Whether they are eligible only under a condition.
    conditional: bool,
    /// Whether contributions in kind count as well.
    in_kind: bool,
    /// It counts up to each of these.
    caps: Vec<CapDescription<'a>>,
    /// The share that its amount is computed as; what is entered for it does not count.
    flat: Option<CapDescription<'a>>,
}

/// A share of other expenses, or an amount.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct CapDescription<'a> {
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    share: Option<String>,
    /// Of which expenses: `all`, `others`, or these categories.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    of: Option<ShareOf<'a>>,
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    amount: Option<Amount>,
}

#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", serde(untagged))]
enum ShareOf<'a> {
    /// `all` or `others`.
    Word(&'static str),
    /// The ids of categories.
    Categories(Vec<&'a str>),
}

/// A quantity to which the call gives a name.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct QuantityDescription<'a> {
    id: &'a str,
    title: &'a str,
    #[cfg_attr(feature = "schema", serde(rename = "type"), schemars(with = "QuantityType"))]
    kind: &'static str,
}

impl<'a> PartDescription<'a> {
    pub(super) fn new(data: &'a CallData, part: &'a Part, locale: Locale) -> Self {
        let terms = &part.terms;
        let bracket = |bracket: &Bracket| BracketDescription {
            rate: bracket.rate.to_string(),
            up_to: bracket.up_to,
        };
        Self {
            id: &part.id,
            title: part.title.get(locale),
            path: part.request.map(|request| pointer(data, Place::Field(request))),
            rate: terms.rate.map(|rate| rate.to_string()),
            ceiling: terms.ceiling,
            within_base: part.within_base,
            nature: part.nature().map(crate::application::Nature::id),
            has_cases: !part.cases.is_empty(),
            base_ceiling: terms.base_ceiling,
            brackets: terms.brackets.iter().map(bracket).collect(),
            categories: category_ids(data, part.categories()),
            limits: limits(&part.limits, locale),
            bonuses: part
                .bonuses
                .iter()
                .map(|bonus| BonusDescription::new(bonus, locale))
                .collect(),
            maximum_rate: part.maximum_rate.map(|rate| rate.to_string()),
            lump_sums: part.lump_sums.clone(),
            minimum: part.minimum,
        }
    }
}

fn limits(limits: &[PartLimit], locale: Locale) -> Vec<LimitDescription<'_>> {
    let described = limits.iter().map(|PartLimit { id, title, quantity }| {
        let amount = quantity.constant.and_then(|amount| amount.to_amount(false));
        LimitDescription { id, title: title.get(locale), amount }
    });
    described.collect()
}

impl<'a> BonusDescription<'a> {
    fn new(bonus: &'a Bonus, locale: Locale) -> Self {
        let (id, title) = (&bonus.id, bonus.title.get(locale));
        let none = Self { id, title, rate: None, ceiling: None, base_ceiling: None };
        match bonus.raises {
            Raises::Rate(rate) => Self { rate: Some(rate.to_string()), ..none },
            Raises::Ceiling(amount) => Self { ceiling: Some(amount), ..none },
            Raises::BaseCeiling(amount) => Self { base_ceiling: Some(amount), ..none },
        }
    }
}

/// The grant as a whole, if the call limits it or asks for it so.
pub(super) fn overall(data: &CallData, locale: Locale) -> Option<OverallDescription<'_>> {
    let overall = data.frame.overall.as_ref()?;
    let path = overall.request.map(|request| pointer(data, Place::Field(request)));
    let limits = limits(&overall.limits, locale);
    Some(OverallDescription { path, ceiling: overall.ceiling, limits })
}

/// The categories of expenses.
pub(super) fn categories(data: &CallData, locale: Locale) -> Vec<CategoryDescription<'_>> {
    let categories = data.frame.categories.0.iter();
    let described = categories.map(|category| CategoryDescription {
        id: &category.id,
        title: category.title.get(locale),
        wording: category.wording.as_ref().map(|wording| wording.get(locale).as_str()),
        counts: category.counts,
        conditional: category.when.is_some(),
        in_kind: category.in_kind,
        caps: category.caps.iter().map(|cap| CapDescription::new(data, cap)).collect(),
        flat: category.flat.as_ref().map(|share| CapDescription::of_share(data, share)),
    });
    described.collect()
}

impl<'a> CapDescription<'a> {
    fn new(data: &'a CallData, cap: &Cap) -> Self {
        match cap {
            Cap::Share(share) => Self::of_share(data, share),
            Cap::Amount(amount) => Self { share: None, of: None, amount: Some(*amount) },
        }
    }

    fn of_share(data: &'a CallData, share: &Share) -> Self {
        let of = match &share.of {
            Of::All => ShareOf::Word("all"),
            Of::Others => ShareOf::Word("others"),
            Of::These(numbers) => ShareOf::Categories(category_ids(data, numbers)),
        };
        Self { share: Some(share.rate.to_string()), of: Some(of), amount: None }
    }
}

fn category_ids<'a>(data: &'a CallData, numbers: &[usize]) -> Vec<&'a str> {
    let categories = &data.frame.categories.0;
    numbers.iter().filter_map(|number| categories.get(*number)).map(|one| one.id.as_str()).collect()
}

/// The named quantities.
pub(super) fn quantities(data: &CallData, locale: Locale) -> Vec<QuantityDescription<'_>> {
    let described =
        data.frame.quantities.iter().map(|NamedQuantity { id, title, quantity, .. }| {
            QuantityDescription { id, title: title.get(locale), kind: quantity.of.name() }
        });
    described.collect()
}

objects! {
    PartDescription<'_> {
        id, title, path, rate, ceiling, within_base, nature, has_cases, base_ceiling if given,
        brackets if given, categories if given, limits if given, bonuses if given,
        maximum_rate if given, lump_sums if given, minimum if given,
    }
    BracketDescription { rate, up_to, }
    LimitDescription<'_> { id, title, amount if given, }
    BonusDescription<'_> { id, title, rate if given, ceiling if given, base_ceiling if given, }
    OverallDescription<'_> { path, ceiling, limits, }
    CategoryDescription<'_> {
        id, title, wording if given, counts, conditional, in_kind, caps, flat,
    }
    CapDescription<'_> { share if given, of if given, amount if given, }
    QuantityDescription<'_> { id, title, kind as "type", }
}

impl WriteJson for ShareOf<'_> {
    fn write(&self, out: &mut String) {
        match self {
            Self::Word(word) => word.write(out),
            Self::Categories(ids) => ids.write(out),
        }
    }
}
