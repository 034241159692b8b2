//! The terms of a part: its rate, brackets and ceilings, and the bonuses that raise them.

use crate::amount::Amount;
use crate::definition::{Given, Params, Takes, Then, UsedTexts, When, note};
use crate::language::{Condition, Knowledge, LanguageContext};
use crate::locale::{Words, words};
use crate::rate::Rate;

/// The terms of a part in one case: its rate, its ceiling and so on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Terms {
    pub(crate) title: Option<Words>,
    pub(crate) rate: Option<Rate>,
    /// Rates of slices of the base, instead of one rate.
    pub(crate) brackets: Vec<Bracket>,
    pub(crate) ceiling: Option<Amount>,
    /// No more of the base than this counts.
    pub(crate) base_ceiling: Option<Amount>,
}

/// The rate of a slice of the base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bracket {
    pub(crate) rate: Rate,
    /// Where the slice ends; `None`: nowhere.
    pub(crate) up_to: Option<Amount>,
}

/// An addition to a figure of the terms where a condition holds (majoration).
#[derive(Debug)]
pub(crate) struct Bonus {
    pub(crate) id: String,
    pub(crate) title: Words,
    pub(crate) when: Condition,
    pub(crate) raises: Raises,
}

/// The figure that a bonus raises, and by how much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Raises {
    Rate(Rate),
    Ceiling(Amount),
    BaseCeiling(Amount),
}

/// The figures of the terms that a bonus can raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Raised {
    Rate,
    Ceiling,
    BaseCeiling,
}

impl Bonus {
    pub(crate) const fn raised(&self) -> Raised {
        match self.raises {
            Raises::Rate(_) => Raised::Rate,
            Raises::Ceiling(_) => Raised::Ceiling,
            Raises::BaseCeiling(_) => Raised::BaseCeiling,
        }
    }

    pub(crate) fn applies(&self, known: &Knowledge<'_>) -> Option<bool> {
        self.when.holds(known, None)
    }

    pub(super) fn load(
        params: &mut Params<'_>,
        inside: LanguageContext<'_>,
        used: &mut UsedTexts,
    ) -> Option<Self> {
        let id = params.new_id(
            &['_'],
            note!(fr: "une seule fois dans sa liste", en: "once in its list"),
            used,
        );
        let title = params.words("title", note!(fr: "un nom court", en: "a short name"));
        let when = inside.condition(
            params,
            "when",
            true,
            note!(fr: "quand elle s’applique", en: "when it applies"),
        );
        let raises =
            params.head(&["rate", "ceiling", "base_ceiling"], |params, index| match index {
                0 => params
                    .rate_of("rate", note!(fr: "s’ajoute au taux", en: "added to the rate"), true)
                    .map(Raises::Rate),
                1 => params
                    .amount(
                        "ceiling",
                        true,
                        note!(fr: "s’ajoute au plafond", en: "added to the ceiling"),
                    )
                    .map(Raises::Ceiling),
                _ => {
                    let note = note!(
                        fr: "s’ajoute au plafond de l’assiette",
                        en: "added to the base ceiling"
                    );
                    params.amount("base_ceiling", true, note).map(Raises::BaseCeiling)
                }
            });
        Some(Self { id, title, when: when.value()?, raises: raises.value()? })
    }
}

impl Terms {
    pub(crate) const fn has(&self, raised: Raised) -> bool {
        match raised {
            Raised::Rate => self.rate.is_some(),
            Raised::Ceiling => self.ceiling.is_some(),
            Raised::BaseCeiling => self.base_ceiling.is_some(),
        }
    }

    /// Whether a limit is worked out from the base.
    pub(crate) fn need_base(&self) -> bool {
        self.rate.is_some() || !self.brackets.is_empty()
    }

    /// The slices of what counts of the base, each with its rate.
    pub(crate) fn slices(&self, counted: Amount) -> impl Iterator<Item = (Rate, Amount)> {
        let mut from = Amount::ZERO;
        self.brackets.iter().map(move |bracket| {
            let to = bracket.up_to.map_or(counted, |up_to| up_to.min(counted));
            let slice = to.checked_sub(from).unwrap_or(Amount::ZERO).max(Amount::ZERO);
            from = bracket.up_to.unwrap_or(from);
            (bracket.rate, slice)
        })
    }
}

/// The terms that a definition gives.
pub(super) struct GivenTerms {
    pub(super) terms: Terms,
    pub(super) rate: Given<Rate>,
    pub(super) ceiling: Given<Amount>,
    base_ceiling: Given<Amount>,
    has_brackets: bool,
    pub(super) is_wrong: bool,
}

impl GivenTerms {
    pub(super) fn load(params: &mut Params<'_>) -> Self {
        let note = note!(
            fr: "le taux : la part de l’assiette qui peut être accordée au plus",
            en: "the share [taux] of the base that may be granted at most"
        );
        let rate = params.rate("rate", note);
        let ceiling = params.amount(
            "ceiling",
            false,
            note!(
                fr: "le plafond : le plus qui puisse être accordé",
                en: "the most [plafond] that may be granted"
            ),
        );
        let note = note!(
            fr: "dépenses plafonnées à : de l’assiette, rien au-delà ne compte",
            en: "of the base no more than this counts [dépenses plafonnées à]"
        );
        let base_ceiling = params.amount("base_ceiling", false, note);
        let brackets = load_brackets(params);
        // Where the slice before ends; `None`: nowhere, so that no other may follow.
        let mut before = Some(Amount::ZERO);
        let falls = brackets.1.iter().position(|bracket| {
            let rises = before.is_some_and(|before| bracket.up_to.is_none_or(|to| to > before));
            before = bracket.up_to;
            !rises
        });
        if let Some(index) = falls.filter(|_| !brackets.0.is_wrong()) {
            params.rule_of_item(
                "brackets",
                index,
                words!(
                    fr: "les tranches doivent se suivre : chaque `up_to` au-dessus du précédent, et seule la dernière peut s’en passer",
                    en: "the brackets must rise: each `up_to` above the one before, and only the last may lack it"
                ),
            );
        }
        params.note_rule("brackets", When::There, &["rate"], Then::Absent);
        if brackets.0.is_given() && rate.is_given() {
            params.rule(
                "brackets",
                words!(
                    fr: "un taux ou des tranches, pas les deux : retirez `rate` ou `brackets`",
                    en: "a rate or brackets, not both: leave out `rate` or `brackets`"
                ),
            );
        }
        let is_wrong = rate.is_wrong() || ceiling.is_wrong() || brackets.0.is_wrong();
        let has_brackets = brackets.0.is_given();
        let terms = Terms {
            title: None,
            rate: rate.value(),
            brackets: brackets.1,
            ceiling: ceiling.value(),
            base_ceiling: base_ceiling.value(),
        };
        Self { terms, rate, ceiling, base_ceiling, has_brackets, is_wrong }
    }

    /// Whether these terms have a figure, even if it is wrong.
    pub(super) const fn has(&self, raised: Raised) -> bool {
        match raised {
            Raised::Rate => self.rate_is_given(),
            Raised::Ceiling => !matches!(self.ceiling, Given::Absent),
            Raised::BaseCeiling => !matches!(self.base_ceiling, Given::Absent),
        }
    }

    /// Whether these terms set a limit.
    pub(super) fn has_limit(&self) -> bool {
        self.rate.is_given() || self.ceiling.is_given() || self.has_brackets
    }

    pub(super) const fn has_rate(&self) -> bool {
        self.rate_is_given() || self.has_brackets
    }

    const fn rate_is_given(&self) -> bool {
        !matches!(self.rate, Given::Absent)
    }

    /// The name of a limit that is 0, whatever the base, if there is one.
    pub(super) fn nothing(&self, bonuses: &[Bonus]) -> Option<&'static str> {
        let raised = |raised: Raised| bonuses.iter().any(|bonus| bonus.raised() == raised);
        let no_brackets = self.has_brackets
            && !self.is_wrong
            && self.terms.brackets.iter().all(|bracket| bracket.rate == Rate::ZERO);
        match (self.rate, self.ceiling) {
            (Given::Value(Rate::ZERO), _) if !raised(Raised::Rate) => Some("rate"),
            (_, Given::Value(Amount::ZERO)) if !raised(Raised::Ceiling) => Some("ceiling"),
            _ if no_brackets => Some("brackets"),
            _ => None,
        }
    }
}

fn load_brackets(params: &mut Params<'_>) -> (Given<()>, Vec<Bracket>) {
    let (mut brackets, mut right) = (Vec::new(), true);
    let note = note!(
        fr: "les taux des tranches de l’assiette, croissantes, à la place de `rate`",
        en: "rates of slices of the base, rising, instead of `rate` [tranches]"
    );
    let of = &Takes::Object("Bracket");
    let list = params.some_objects("brackets", of, note, &mut |bracket| {
        let rate = bracket
            .rate_of(
                "rate",
                note!(fr: "le taux de cette tranche", en: "the rate of this slice"),
                true,
            )
            .value();
        let note = note!(
            fr: "où finit la tranche ; seule la dernière peut être sans fin",
            en: "where the slice ends; only the last may go on for ever"
        );
        let up_to = bracket.amount("up_to", false, note);
        right &= rate.is_some() && !up_to.is_wrong();
        brackets.extend(rate.map(|rate| Bracket { rate, up_to: up_to.value() }));
    });
    params.at_most("brackets", brackets.len(), 20);
    let list = if right { list } else { Given::Wrong };
    (list, brackets)
}
