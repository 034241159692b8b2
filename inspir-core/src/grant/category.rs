//! The categories of expenses of a call, and how a definition gives them.

use crate::amount::Amount;
use crate::definition::{Given, Mistake, Params, Takes, Then, UsedTexts, When, note};
use crate::json::{JsonShape, JsonValue};
use crate::language::{Condition, LanguageContext};
use crate::locale::{Words, words};
use crate::rate::Rate;

/// A category of expenses (poste de dépenses).
#[derive(Debug)]
pub(crate) struct Category {
    pub(crate) id: String,
    pub(crate) title: Words,
    pub(crate) wording: Option<Words>,
    /// Whether its expenses can be eligible.
    pub(crate) counts: bool,
    /// The condition under which they are.
    pub(crate) when: Option<Condition>,
    /// Whether contributions in kind count as well.
    pub(crate) in_kind: bool,
    pub(crate) caps: Vec<Cap>,
    /// The share that it amounts to, if it is computed.
    pub(crate) flat: Option<Share>,
}

/// A limit of a category.
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

/// The categories of a call.
#[derive(Debug, Default)]
pub(crate) struct Categories(pub(crate) Vec<Category>);

impl Categories {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
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
