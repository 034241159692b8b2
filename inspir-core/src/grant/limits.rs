//! Further limits of a part or of the grant as a whole, and how a definition gives the grant as a whole.

use crate::amount::Amount;
use crate::declaration::ValueType;
use crate::definition::{Given, Params, Takes, UsedTexts, note};
use crate::field::Field;
use crate::language::{LanguageContext, Quantity, QuantityType, load_beside};
use crate::locale::{Words, words};

/// A further limit.
#[derive(Debug)]
pub(crate) struct PartLimit {
    pub(crate) id: String,
    pub(crate) title: Words,
    pub(crate) quantity: Box<Quantity>,
}

/// Reads further limits: of a part, or of the grant as a whole.
pub(super) fn load_limits(
    params: &mut Params<'_>,
    inside: LanguageContext<'_>,
) -> (Given<()>, Vec<PartLimit>) {
    let (mut limits, mut used, mut right) = (Vec::new(), UsedTexts::default(), true);
    let note = note!(
        fr: "d’autres limites, dans tous les cas : chacune est un montant",
        en: "further limits, in every case: each an amount"
    );
    let list = params.objects("limits", &Takes::Object("Limit"), false, note, &mut |item| {
        let id = item.new_id(
            &['_'],
            note!(fr: "une seule fois dans sa liste", en: "once in its list"),
            &mut used,
        );
        let title = item.words(
            "title",
            note!(
                fr: "le nom de la limite au sein d’une phrase, en minuscules",
                en: "what the limit is called within a sentence, in lower case"
            ),
        );
        match load_beside(item, &inside, title.clone()) {
            Given::Value(quantity) if quantity.of == QuantityType::Amount => {
                limits.push(PartLimit { id, title, quantity });
            }
            Given::Value(_) => {
                item.rule("", words!(fr: "il faut un montant", en: "expected an amount"));
                right = false;
            }
            _ => right = false,
        }
    });
    params.at_most("limits", limits.len(), 100);
    (if right { list } else { Given::Wrong }, limits)
}

/// The field that asks for the grant as a whole, its ceiling and its limits.
pub(crate) type GivenOverall = (Option<Field>, Option<Amount>, Vec<PartLimit>);

/// Reads the grant as a whole.
pub(crate) fn load_overall(
    root: &mut Params<'_>,
    inside: LanguageContext<'_>,
) -> Given<GivenOverall> {
    let note = note!(
        fr: "l’aide dans son ensemble, à côté de ses volets",
        en: "the grant as a whole, beside its parts"
    );
    root.object("overall", "Overall", false, note, |overall| {
        let is_amount = |value_type| value_type == ValueType::Amount;
        let note = note!(
            fr: "où l’aide est demandée dans son ensemble ; alors aucun volet n’a de `request`",
            en: "where the grant is asked for in all; then no part has a `request`"
        );
        let request = overall.field("request", is_amount, false, note);
        let ceiling = overall.amount(
            "ceiling",
            false,
            note!(
                fr: "le plus qui puisse être accordé en tout",
                en: "the most that may be granted in all"
            ),
        );
        let (list, limits) = load_limits(overall, inside);
        overall.note_some_member();
        if request.is_absent() && ceiling.is_absent() && list.is_absent() && !overall.is_described()
        {
            overall.rule(
                "",
                words!(
                    fr: "indiquez `request`, `ceiling` ou `limits`",
                    en: "give `request`, `ceiling` or `limits`"
                ),
            );
        }
        (request.value(), ceiling.value(), limits)
    })
}
