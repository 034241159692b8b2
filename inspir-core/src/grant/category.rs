//! Categories of expenses: which lines count, and how much of each category is retained.

use std::iter::successors;

use crate::amount::Amount;
use crate::definition::{Given, Mistake, Params, Takes, Then, UsedTexts, When, note};
use crate::fact::Fact;
use crate::field::{Column, List, column_of};
use crate::json::{JsonShape, JsonValue};
use crate::language::{Condition, Knowledge, LanguageContext};
use crate::lines::ExpenseItem;
use crate::locale::{Words, words};
use crate::place::Place;
use crate::places::Places;
use crate::rate::Rate;

/// A category of expenses (poste de dépenses).
#[derive(Debug)]
pub(crate) struct Category {
    pub(crate) id: String,
    pub(crate) title: Words,
    pub(crate) wording: Option<Words>,
    /// Whether its expenses can be eligible.
    pub(crate) counts: bool,
    /// When they are.
    pub(crate) when: Option<Condition>,
    /// Whether contributions in kind count as well.
    pub(crate) in_kind: bool,
    pub(crate) caps: Vec<Cap>,
    /// What it amounts to, if that is computed.
    pub(crate) flat: Option<Share>,
}

/// What a category counts up to.
#[derive(Debug)]
pub(crate) enum Cap {
    Share(Share),
    Amount(Amount),
}

/// A share of other expenses.
#[derive(Debug)]
pub(crate) struct Share {
    pub(crate) rate: Rate,
    pub(crate) of: Of,
}

/// Which expenses a share is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    All,
    Others,
    These(Vec<usize>),
}

impl Share {
    /// This share of what is retained, in whole cents.
    fn limit(&self, category: usize, retained: &[i128]) -> i128 {
        let sum: i128 = match &self.of {
            Of::All => retained.iter().sum(),
            Of::Others => {
                retained.iter().sum::<i128>() - retained.get(category).copied().unwrap_or(0)
            }
            Of::These(numbers) => numbers.iter().filter_map(|number| retained.get(*number)).sum(),
        };
        self.rate.of_cents(sum)
    }
}

/// What each category can come to at most, if all come to these amounts.
fn lowered(categories: &[Category], declared: &[i128], amounts: &[i128]) -> Vec<i128> {
    let limited = |(number, (category, declared)): (usize, (&Category, &i128))| {
        let caps = category.caps.iter().map(|cap| match cap {
            Cap::Share(share) => share.limit(number, amounts),
            Cap::Amount(amount) => amount.cents(),
        });
        let flat = category.flat.iter().map(|share| share.limit(number, amounts));
        caps.chain(flat).fold(*declared, i128::min)
    };
    categories.iter().zip(declared).enumerate().map(limited).collect()
}

/// What is retained after each round: all amounts are replaced at once by the smallest of their limits,
/// until nothing changes.
pub(super) fn rounds(
    categories: &[Category],
    declared: &[i128],
) -> impl Iterator<Item = Vec<i128>> {
    successors(Some(declared.to_vec()), move |amounts| {
        let next = lowered(categories, declared, amounts);
        (next != *amounts).then_some(next)
    })
}

/// What is retained of each category: the largest amounts of whole cents that satisfy every cap at once.
///
/// `declared` holds what counts of each category; of a flat rate the most that it can come to. The
/// amounts never grow, and stay above every set of amounts that satisfies the caps, so what the last
/// round leaves is the largest of those.
fn retained(categories: &[Category], declared: &[i128]) -> Vec<i128> {
    rounds(categories, declared).last().unwrap_or_default()
}

/// One category of an assessment.
///
/// ```
/// # use inspir_core::Call;
/// // The built-in calls have no categories.
/// assert!(Call::creative_event().decide_json(b"{}").categories().is_empty());
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[non_exhaustive]
pub struct CategoryGrant {
    /// The sum of its eligible lines.
    pub declared: Option<Amount>,
    /// What is retained of it.
    pub retained: Option<Amount>,
    /// How much of `declared` is not retained.
    pub cut: Option<Amount>,
}

/// How a line stands to its category.
struct CostLine<'k> {
    /// Its category, if it has one.
    category: Option<(usize, &'k Category)>,
    amount: Option<Amount>,
    eligible: Option<bool>,
    in_kind: Option<bool>,
}

const CATEGORY: Column = column_of!(Expense.category);

/// The categories of a call.
#[derive(Debug, Default)]
pub(crate) struct Categories(pub(crate) Vec<Category>);

impl Categories {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn line<'k>(&'k self, line: ExpenseItem<'_>) -> CostLine<'k> {
        let category = match line.category() {
            Fact::Choice(code) => self.0.get(usize::from(code)).map(|found| (code.into(), found)),
            _ => None,
        };
        CostLine {
            category,
            amount: line.amount(),
            eligible: line.eligible(),
            in_kind: line.in_kind(),
        }
    }

    /// Whether each category counts; an unknown condition leaves that open.
    fn counting(&self, known: &Knowledge<'_>) -> Vec<Option<bool>> {
        let counts = |category: &Category| match (&category.when, category.counts) {
            (_, false) => Some(false),
            (None, true) => Some(true),
            (Some(when), true) => when.holds(known, None),
        };
        self.0.iter().map(counts).collect()
    }

    /// Whether a line certainly does not count.
    fn is_out(&self, line: &CostLine<'_>, counting: &[Option<bool>]) -> bool {
        let takes_in_kind = match line.category {
            Some((_, category)) => category.in_kind,
            None => self.0.iter().any(|category| category.in_kind),
        };
        line.eligible == Some(false)
            || (line.in_kind == Some(true) && !takes_in_kind)
            || line.category.is_some_and(|(number, category)| {
                category.flat.is_some() || counting.get(number) == Some(&Some(false))
            })
    }

    /// What is retained of each category; `None`: not known yet.
    pub(crate) fn retained(&self, known: &Knowledge<'_>) -> Option<Vec<i128>> {
        let lines = known.facts.expenses();
        if lines.len() == 0 {
            return None;
        }
        let counting = self.counting(known);
        let mut declared = vec![0_i128; self.0.len()];
        // Whether a line of the category counts, if the category does.
        let mut has_line = vec![false; self.0.len()];
        for line in lines {
            let line = self.line(line);
            if self.is_out(&line, &counting) {
                continue;
            }
            let (number, category) = line.category?;
            if (line.in_kind.is_none() && !category.in_kind) || line.eligible.is_none() {
                return None;
            }
            *declared.get_mut(number)? += line.amount?.cents();
            *has_line.get_mut(number)? = true;
        }
        for ((category, counts), has_line) in self.0.iter().zip(&counting).zip(has_line) {
            if counts.is_none() && (category.flat.is_some() || has_line) {
                return None;
            }
        }
        // A flat rate is a share of other categories, which come to less than 20 times all that is
        // declared.
        let most = declared.iter().sum::<i128>() * 2_000;
        for ((category, counts), declared) in self.0.iter().zip(&counting).zip(&mut declared) {
            if category.flat.is_some() {
                *declared = if *counts == Some(true) { most } else { 0 };
            }
        }
        Some(retained(&self.0, &declared))
    }

    /// Adds what is missing before the retained amounts are known.
    pub(crate) fn lacks(&self, known: &Knowledge<'_>, out: &mut Places) {
        if known.facts.is_empty(List::EXPENSES) {
            out.push(Place::List(List::EXPENSES));
        }
        let counting = self.counting(known);
        let mut may_have_line = vec![false; self.0.len()];
        for (item, line) in known.facts.expenses().enumerate() {
            let line = self.line(line);
            if self.is_out(&line, &counting) {
                continue;
            }
            let place = |column| Place::Item(List::EXPENSES, item, column);
            let first = out.len();
            let takes_in_kind = line.category.is_some_and(|(_, category)| category.in_kind);
            if line.in_kind.is_none() && !takes_in_kind {
                out.push(place(column_of!(Expense.in_kind)));
            }
            if line.eligible.is_none() {
                out.push(place(column_of!(Expense.eligible)));
            }
            match line.category {
                None => out.push(place(CATEGORY)),
                Some((number, _)) => {
                    if let Some(may_have_line) = may_have_line.get_mut(number) {
                        *may_have_line = true;
                    }
                }
            }
            if out.len() == first && line.amount.is_none() {
                out.push(place(column_of!(Expense.amount)));
            }
        }
        for ((category, counts), may_have_line) in self.0.iter().zip(&counting).zip(may_have_line) {
            if let (None, Some(when)) = (counts, &category.when)
                && (category.flat.is_some() || may_have_line)
            {
                when.undecided(known, None, out);
            }
        }
    }

    /// The categories as an assessment shows them.
    pub(crate) fn shown(
        &self,
        known: &Knowledge<'_>,
        retained: Option<&[i128]>,
    ) -> Vec<CategoryGrant> {
        let mut declared: Vec<Option<Amount>> =
            self.0.iter().map(|category| category.flat.is_none().then_some(Amount::ZERO)).collect();
        if known.facts.is_empty(List::EXPENSES) {
            declared.fill(None);
        }
        for line in known.facts.expenses() {
            let line = self.line(line);
            let Some((number, category)) = line.category else { continue };
            let in_cash = line.in_kind.map(|in_kind| !in_kind || category.in_kind);
            let in_cash = if category.in_kind { Some(true) } else { in_cash };
            if line.eligible == Some(false) || in_cash == Some(false) {
                continue;
            }
            let is_known = line.eligible.is_some() && in_cash.is_some();
            if let Some(sum) = declared.get_mut(number) {
                let amount = line.amount.filter(|_| is_known);
                *sum = sum.zip(amount).and_then(|(sum, amount)| sum.checked_add(amount));
            }
        }
        let shown = |(number, declared): (usize, Option<Amount>)| {
            let cents = retained.and_then(|retained| retained.get(number).copied());
            let retained = cents.map(Amount::from_cents);
            let cut = declared.zip(retained).and_then(|(all, retained)| all.checked_sub(retained));
            CategoryGrant { declared, retained, cut }
        };
        declared.into_iter().enumerate().map(shown).collect()
    }

    /// What the lines without a category come to that may count, if there are some.
    pub(crate) fn uncategorised(&self, known: &Knowledge<'_>) -> Option<CategoryGrant> {
        let lines = known.facts.expenses().map(|line| self.line(line));
        let mut lines = lines.filter(|line| line.category.is_none() && !self.is_out(line, &[]));
        let amount =
            |line: &CostLine<'_>| line.amount.filter(|_| line.eligible.and(line.in_kind).is_some());
        let first = amount(&lines.next()?);
        let declared = lines.fold(first, |sum, line| {
            sum.zip(amount(&line)).and_then(|(sum, amount)| sum.checked_add(amount))
        });
        Some(CategoryGrant { declared, ..CategoryGrant::default() })
    }

    /// Reads the categories of a definition.
    pub(crate) fn load(root: &mut Params<'_>, inside: LanguageContext<'_>) -> Self {
        let (mut categories, mut used) = (Vec::new(), UsedTexts::default());
        let mut shares = Vec::new();
        let note = note!(fr: "les postes de dépenses", en: "of expenses [postes de dépenses]");
        let of = &Takes::Object("Category");
        root.objects("categories", of, false, note, &mut |item| {
            let number = categories.len();
            categories.push(Category::load(item, number, inside, &mut used, &mut shares));
        });
        for (number, json, of) in shares {
            let wrong = match &of {
                Of::These(numbers) => numbers.iter().find_map(|other| {
                    let found: Option<&Category> = categories.get(*other);
                    let has_share = found.is_some_and(Category::has_share);
                    (*other == number || has_share).then_some(*other == number)
                }),
                _ => None,
            };
            let words = match wrong {
                Some(true) => words!(
                    fr: "une catégorie ne se compte pas en part d’elle-même : indiquez d’autres catégories, ou \"others\"",
                    en: "a category is no share of itself: give other categories, or \"others\""
                ),
                Some(false) => words!(
                    fr: "ces catégories comptent déjà en part d’autres dépenses : indiquez des catégories sans forfait ni part",
                    en: "these categories are shares of other expenses themselves: give categories without flat rates and shares"
                ),
                None => continue,
            };
            root.problems().add(json, Mistake::Rule(words));
        }
        let shares = categories.iter().flat_map(Category::shares);
        let of_all = shares.filter(|share| !matches!(share.of, Of::These(_)));
        let sum: i64 = of_all.map(|share| share.rate.millionths()).sum();
        if sum > 950_000 {
            root.rule(
                "categories",
                words!(
                    fr: "les parts de \"all\" et de \"others\" dépassent 0,95 en tout : réduisez-les",
                    en: "the shares of \"all\" and \"others\" come to more than 0.95 in all: lower them"
                ),
            );
        }
        Self(categories)
    }
}

impl Category {
    fn shares(&self) -> impl Iterator<Item = &Share> {
        let caps = self.caps.iter().filter_map(|cap| match cap {
            Cap::Share(share) => Some(share),
            Cap::Amount(_) => None,
        });
        caps.chain(&self.flat)
    }

    /// Whether it is counted as a share of other expenses.
    fn has_share(&self) -> bool {
        self.shares().next().is_some()
    }

    fn load<'p>(
        item: &mut Params<'p>,
        number: usize,
        inside: LanguageContext<'_>,
        used: &mut UsedTexts,
        shares: &mut Vec<(usize, JsonValue<'p, 'p>, Of)>,
    ) -> Self {
        let id = item.new_id(&['_'], note!(
            fr: "une seule fois dans sa liste ; les lignes de dépenses le nomment dans `category`",
            en: "once in its list; expense lines name it in `category`"
        ), used);
        let title = item.words("title", note!(fr: "un nom court", en: "a short name"));
        let wording = item
            .some_long_words(
                "wording",
                note!(fr: "le texte officiel, en entier", en: "the official words, in full"),
            )
            .value();
        let note = note!(
            fr: "`false` : ses dépenses ne sont jamais retenues",
            en: "`false`: its expenses are never eligible"
        );
        let counts = item.flag("counts", note).unwrap_or(true);
        let note = note!(
            fr: "ses dépenses ne sont retenues que si cette condition est vraie",
            en: "its expenses are eligible only if this holds"
        );
        let when = inside.of_category().condition(item, "when", false, note).value();
        let note = note!(
            fr: "`true` : les contributions en nature (bénévolat valorisé) comptent aussi",
            en: "`true`: contributions in kind [bénévolat valorisé] count as well"
        );
        let in_kind = item.flag("in_kind", note);
        let mut caps = Vec::new();
        let note = note!(
            fr: "il compte jusqu’à chacune de ces limites",
            en: "it counts up to each of these"
        );
        item.objects("caps", &Takes::Object("Cap"), false, note, &mut |cap| {
            caps.extend(Cap::load(cap, number, shares));
        });
        item.at_most("caps", caps.len(), 10);
        let note = note!(
            fr: "son montant est calculé comme cette part ; ce qui est saisi pour lui ne compte pas",
            en: "its amount is computed as this share; what is entered for it does not count"
        );
        let flat =
            item.object("flat", "Flat", false, note, |flat| Share::load(flat, number, shares));
        let of_counting = &["when", "in_kind", "caps", "flat"];
        item.note_rule("counts", When::False, of_counting, Then::Absent);
        item.note_rule("flat", When::There, &["in_kind"], Then::NotTrue);
        if !counts {
            for name in *of_counting {
                if item.has(name) {
                    item.rule(
                        name,
                        words!(
                            fr: "cette catégorie ne compte pas (`counts` vaut `false`) : retirez cette clé",
                            en: "the category does not count (`counts` is `false`): leave this out"
                        ),
                    );
                }
            }
        }
        if flat.is_given() && in_kind == Given::Value(true) {
            item.rule(
                "in_kind",
                words!(
                    fr: "ce qui est saisi pour un forfait ne compte pas : retirez `in_kind`",
                    en: "what is entered for a flat rate does not count: leave out `in_kind`"
                ),
            );
        }
        let flat = flat.value().flatten();
        Self { id, title, wording, counts, when, in_kind: in_kind.unwrap_or(false), caps, flat }
    }
}

impl Share {
    fn load<'p>(
        params: &mut Params<'p>,
        number: usize,
        shares: &mut Vec<(usize, JsonValue<'p, 'p>, Of)>,
    ) -> Option<Self> {
        let rate =
            params.share("share", note!(fr: "la part, au-dessus de 0", en: "the share, above 0"));
        let note = note!(
            fr: "`\"all\"` : tout ce qui compte, ce poste compris ; `\"others\"` : sans lui ; ou d’autres postes",
            en: "`\"all\"`: all that counts, this category included; `\"others\"`: without it; or other categories"
        );
        let of =
            params.take("of", Takes::ShareOf, true, note).and_then(|json| match json.shape() {
                JsonShape::Text(text) if text == "all" => Given::Value(Of::All),
                JsonShape::Text(text) if text == "others" => Given::Value(Of::Others),
                JsonShape::List => params.ids_at("categories", json).map(Of::These),
                _ => params.no_word(json, &["all", "others"], Takes::ShareOf),
            });
        let of = of.value()?;
        shares.extend(params.member("of").map(|json| (number, json, of.clone())));
        Some(Self { rate: rate.value()?, of })
    }
}

impl Cap {
    fn load<'p>(
        cap: &mut Params<'p>,
        number: usize,
        shares: &mut Vec<(usize, JsonValue<'p, 'p>, Of)>,
    ) -> Option<Self> {
        let cap = cap.head(&["share", "amount"], |cap, index| match index {
            0 => Share::load(cap, number, shares)
                .map_or(Given::Wrong, |share| Given::Value(Self::Share(share))),
            _ => cap
                .amount("amount", true, note!(fr: "un montant", en: "an amount"))
                .map(Self::Amount),
        });
        cap.value()
    }
}
