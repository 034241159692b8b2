//! One part of a grant, as a call defines it: its base, its terms and its further limits.

use super::limits::{PartLimit, load_limits};
use super::terms::{Bonus, GivenTerms, Terms};
use crate::amount::Amount;
use crate::application::Nature;
use crate::declaration::ValueType;
use crate::definition::{Given, Params, PartLimits, Takes, Then, UsedTexts, When, note};
use crate::field::Field;
use crate::language::{Condition, LanguageContext, Quantity, QuantityType};
use crate::locale::{Words, words};
use crate::rate::Rate;

/// One part of a grant, as a call defines it.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) id: String,
    pub(crate) title: Words,
    /// The field in which the part is asked for; `None` if the grant is asked for as a whole.
    pub(crate) request: Option<Field>,
    pub(crate) base: Base,
    /// Whether the base itself is a limit.
    pub(crate) within_base: bool,
    /// Whether the base is known only if the budget contains exactly the VAT that the applicant does
    /// not get back.
    pub(crate) vat_by_recovery: bool,
    pub(crate) terms: Terms,
    /// Other terms under conditions. The first whose condition holds replace the part's own.
    pub(crate) cases: Vec<(Condition, Terms)>,
    pub(crate) limits: Vec<PartLimit>,
    pub(crate) bonuses: Vec<Bonus>,
    /// The rate with all its bonuses.
    pub(crate) maximum_rate: Option<Rate>,
    /// Only these amounts are granted.
    pub(crate) lump_sums: Vec<Amount>,
    /// Nothing is granted below this.
    pub(crate) minimum: Option<Amount>,
}

/// The base of a part.
#[derive(Debug)]
pub(crate) enum Base {
    /// All eligible expenses.
    All,
    /// The eligible expenses of one nature.
    Nature(Nature),
    /// The retained expenses of these categories.
    Categories(Vec<usize>),
    Quantity(Box<Quantity>),
}

/// The parts of a definition that were read so far.
#[derive(Debug, Default)]
pub(crate) struct PartsMet {
    pub(crate) ids: UsedTexts,
    pub(crate) requests: Vec<Field>,
    pub(crate) limits: Vec<PartLimits>,
}

impl Part {
    /// Reads a part of a definition. Each part has an id of its own and is asked for in a field of its
    /// own.
    pub(crate) fn load(
        params: &mut Params<'_>,
        met: &mut PartsMet,
        inside: LanguageContext<'_>,
    ) -> Self {
        let id = params.new_id(
            &['_'],
            note!(
                fr: "l’identifiant du volet dans l’instruction",
                en: "the part’s id in the assessment"
            ),
            &mut met.ids,
        );
        let title = params.words("title", note!(fr: "un nom court", en: "a short name"));
        let request = load_request(params, met);
        let base = load_base(params, inside);
        let terms = GivenTerms::load(params);
        let note = note!(
            fr: "`true` : l’assiette est elle aussi une limite, dans tous les cas",
            en: "`true`: the base is a limit too, in every case"
        );
        let within_base = params.flag("within_base", note);
        let note = note!(
            fr: "`true` : l’assiette ne compte que si le budget traite la TVA comme ci-dessous ; sinon elle est inconnue",
            en: "`true`: the base counts only if the budget treats VAT [TVA] as below; otherwise it is unknown"
        );
        let vat_by_recovery = params.flag("vat_by_recovery", note);
        let (has_limits, limits) = load_limits(params, inside);
        let bonuses = load_bonuses(params, inside);
        let note = note!(
            fr: "ce que le taux atteint au plus avec ses majorations ; nécessaire s’il pouvait dépasser 1",
            en: "what the rate comes to at most with its bonuses; needed if it could exceed 1"
        );
        let maximum_rate = params.rate("maximum_rate", note);
        let lump_sums = load_lump_sums(params);
        let minimum = params.amount(
            "minimum",
            false,
            note!(fr: "rien n’est accordé en dessous", en: "nothing is granted below this"),
        );
        let has_more =
            has_limits.is_given() || (within_base.is_given() && within_base != Given::Value(false));
        want_limit(params, &terms, has_more);
        let mut met_limits =
            PartLimits { rate: terms.has_rate(), ceiling: terms.ceiling.is_given() };
        let mut grants = terms.nothing(&bonuses.1).is_none();
        let note = note!(
            fr: "d’autres limites sous conditions : la première dont la condition est vraie remplace celles du volet",
            en: "other limits under conditions: the first whose condition holds replaces those of the part"
        );
        let mut cases = Vec::new();
        let mut all_terms = Vec::new();
        let list = params.objects("cases", &Takes::Object("Case"), false, note, &mut |case| {
            let when = inside.condition(
                case,
                "when",
                true,
                note!(fr: "quand il est retenu", en: "when it holds"),
            );
            let title = case
                .some_words(
                    "title",
                    note!(
                        fr: "le nom du cas dans les étapes du calcul",
                        en: "what the case is called in the steps"
                    ),
                )
                .value();
            let terms = GivenTerms::load(case);
            want_limit(case, &terms, has_more);
            met_limits.rate |= terms.has_rate();
            met_limits.ceiling |= terms.ceiling.is_given();
            grants |= terms.nothing(&bonuses.1).is_none();
            let known = Terms { title, ..terms.terms.clone() };
            cases.extend(when.value().map(|when| (when, known)));
            all_terms.push(terms);
        });
        if list.is_wrong() {
            met_limits = PartLimits { rate: true, ceiling: true };
        } else if let Some(name) = terms.nothing(&bonuses.1)
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
        all_terms.push(terms);
        if !list.is_wrong() {
            check_bonuses(params, &bonuses, &all_terms, maximum_rate);
        }
        let own_terms = all_terms.pop().map(|terms| terms.terms).unwrap_or_default();
        met.limits.push(met_limits);
        Self {
            id,
            title,
            request,
            base,
            within_base: within_base.unwrap_or(false),
            vat_by_recovery: vat_by_recovery.unwrap_or(false),
            terms: own_terms,
            cases,
            limits,
            bonuses: bonuses.1,
            maximum_rate: maximum_rate.value(),
            lump_sums,
            minimum: minimum.value(),
        }
    }

    /// The terms of the part's cases, then the part's own.
    pub(crate) fn every_terms(&self) -> impl Iterator<Item = &Terms> {
        self.cases.iter().map(|(_, terms)| terms).chain([&self.terms])
    }

    /// The categories whose expenses the base counts, if it counts those of some alone.
    pub(crate) fn categories(&self) -> &[usize] {
        match &self.base {
            Base::Categories(numbers) => numbers,
            _ => &[],
        }
    }

    /// The quantity that is the base, if it is one.
    pub(crate) fn base_quantity(&self) -> Option<&Quantity> {
        match &self.base {
            Base::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// The nature of the expenses that the base counts, if it counts those of one alone.
    pub(crate) const fn nature(&self) -> Option<Nature> {
        match self.base {
            Base::Nature(nature) => Some(nature),
            _ => None,
        }
    }
}

fn load_request(params: &mut Params<'_>, met: &mut PartsMet) -> Option<Field> {
    let is_amount = |value_type| value_type == ValueType::Amount;
    let note = note!(
        fr: "où il est demandé ; absent de tous les volets si `overall` a `request`",
        en: "where it is asked for; left out by every part if `overall` has `request`"
    );
    let asked_as_whole = params.scope.asked_as_whole;
    let request = params.field("request", is_amount, false, note);
    if request.is_absent() && asked_as_whole.is_absent() && !params.is_described() {
        params.rule(
            "",
            words!(
                fr: "`request` manque : indiquez un chemin, par exemple \"/request/amount\", ou donnez un `request` à `overall`",
                en: "`request` is missing: give it a path such as \"/request/amount\", or give `overall` a `request`"
            ),
        );
    }
    if asked_as_whole == Given::Value(()) && request.is_given() {
        params.rule(
            "request",
            words!(
                fr: "l’aide est demandée en bloc (`overall`) : retirez `request` ici",
                en: "the grant is asked for as a whole (`overall`): leave out `request` here"
            ),
        );
    }
    let request = request.value()?;
    if met.requests.contains(&request) {
        let mistake = words!(
            fr: "une autre part est demandée dans ce champ",
            en: "another part is asked for in this field"
        );
        params.rule("request", mistake);
    }
    met.requests.push(request);
    Some(request)
}

fn load_base(params: &mut Params<'_>, inside: LanguageContext<'_>) -> Base {
    let note = note!(
        fr: "l’assiette ne compte que ces dépenses (une ligne de dépenses sans `nature` est de fonctionnement, `operating`) ; toutes par défaut",
        en: "the base counts these expenses alone (an expense line without `nature` is `operating` [fonctionnement]); all, if left out"
    );
    let nature = params.one_of("nature", Nature::IDS, Nature::ALL, false, note);
    let note = note!(
        fr: "l’assiette compte ce qui est retenu de ces postes",
        en: "the base counts what is retained of these categories"
    );
    let categories = params.ids("categories", &Takes::IdIn("categories"), note);
    let mistake = words!(fr: "il faut un montant", en: "expected an amount");
    let is_amount = |of| of == QuantityType::Amount;
    let quantity = inside.quantity_of(
        params,
        "base",
        is_amount,
        mistake,
        false,
        note!(fr: "l’assiette : un montant", en: "the base: an amount"),
    );
    params.note_rule("nature", When::There, &["categories", "base"], Then::Absent);
    params.note_rule("categories", When::There, &["base"], Then::Absent);
    let given = [nature.is_given(), categories.is_given(), quantity.is_given()];
    if given.iter().filter(|given| **given).count() > 1 {
        let name = if quantity.is_given() { "base" } else { "categories" };
        params.rule(
            name,
            words!(
                fr: "une seule assiette : indiquez `nature`, `categories` ou `base`",
                en: "one base: give `nature`, `categories` or `base`"
            ),
        );
    } else if nature.is_given() && params.scope.has_categories() == Given::Value(()) {
        params.rule(
            "nature",
            words!(
                fr: "l’appel a des catégories : indiquez `categories` au lieu de `nature`",
                en: "the call has categories: give `categories` instead of `nature`"
            ),
        );
    }
    match (nature, categories, quantity) {
        (Given::Value(nature), ..) => Base::Nature(nature),
        (_, Given::Value(categories), _) => Base::Categories(categories),
        (.., Given::Value(quantity)) => Base::Quantity(quantity),
        _ => Base::All,
    }
}

fn load_bonuses(params: &mut Params<'_>, inside: LanguageContext<'_>) -> (Given<()>, Vec<Bonus>) {
    let (mut bonuses, mut used, mut right) = (Vec::new(), UsedTexts::default(), true);
    let note = note!(
        fr: "les majorations d’un chiffre du volet, quand une condition est vraie",
        en: "added to a figure of the terms where a condition holds [majorations]"
    );
    let list = params.objects("bonuses", &Takes::Object("Bonus"), false, note, &mut |item| {
        let bonus = Bonus::load(item, inside, &mut used);
        right &= bonus.is_some();
        bonuses.extend(bonus);
    });
    params.at_most("bonuses", bonuses.len(), 100);
    (if right { list } else { Given::Wrong }, bonuses)
}

fn load_lump_sums(params: &mut Params<'_>) -> Vec<Amount> {
    let note = note!(
        fr: "des forfaits, par montants croissants : eux seuls sont accordés",
        en: "rising amounts: only these are granted [forfaits]"
    );
    let sums = params.amounts("lump_sums", note).unwrap_or_default();
    let pairs = sums.iter().zip(sums.iter().skip(1));
    if let Some(index) = pairs.into_iter().position(|(one, next)| one >= next) {
        params.rule_of_item(
            "lump_sums",
            index + 1,
            words!(fr: "les montants doivent croître", en: "the amounts must rise"),
        );
    }
    params.at_most("lump_sums", sums.len(), 100);
    sums
}

/// Reports a mistake if these terms set no limit.
fn want_limit(params: &Params<'_>, terms: &GivenTerms, has_more: bool) {
    if !terms.has_limit() && !has_more && !params.is_described() {
        params.rule(
            "",
            words!(
                fr: "aucune limite : indiquez `rate`, `brackets` ou `ceiling`, ou `limits` ou `within_base` pour la part",
                en: "no limit: give `rate`, `brackets` or `ceiling`, or `limits` or `within_base` to the part"
            ),
        );
    }
}

/// Reports bonuses that raise nothing, and rates that could exceed 1.
fn check_bonuses(
    params: &Params<'_>,
    (list, bonuses): &(Given<()>, Vec<Bonus>),
    all_terms: &[GivenTerms],
    maximum_rate: Given<Rate>,
) {
    if list.is_wrong() {
        return;
    }
    for (index, bonus) in bonuses.iter().enumerate() {
        if !all_terms.iter().any(|terms| terms.has(bonus.raised())) {
            params.rule_of_item(
                "bonuses",
                index,
                words!(
                    fr: "cette majoration ne s’ajoute à rien : la part et ses cas n’ont pas ce chiffre",
                    en: "this bonus has nothing to add to: neither the part nor its cases have this figure"
                ),
            );
        }
    }
    let more: i64 = bonuses
        .iter()
        .filter_map(|bonus| match bonus.raises {
            super::terms::Raises::Rate(rate) => Some(rate.millionths()),
            _ => None,
        })
        .sum();
    let rates = all_terms.iter().filter_map(|terms| terms.rate.value());
    let largest = rates.map(Rate::millionths).max();
    let exceeds = largest.is_some_and(|largest| largest + more > Rate::ONE.millionths());
    if exceeds && maximum_rate.is_absent() {
        params.rule(
            "bonuses",
            words!(
                fr: "avec ses majorations, le taux pourrait dépasser 1 : indiquez `maximum_rate`",
                en: "with its bonuses the rate could exceed 1: give `maximum_rate`"
            ),
        );
    }
}
