//! The lists of a definition: of things with an id and a title, sections, parts, named quantities.

use super::data::CallItem;
use crate::definition::{Given, Listing, Note, Params, Scope, Takes, UsedTexts, note};
use crate::grant::{Part, PartsMet};
use crate::ids::{Ids, OwnIds};
use crate::language::{LanguageContext, NamedInfo, NamedQuantity, QuantityType, load_beside};
use crate::locale::{Words, words};
use crate::place::Place;

pub(super) fn ids(list: &[CallItem]) -> Ids {
    Ids::titled(titles(list))
}

/// The ids, with their titles.
pub(super) fn titles(list: &[CallItem]) -> OwnIds {
    list.iter().map(|item| (item.id.clone(), item.title.clone())).collect()
}

/// One of the lists of things with an id and a wording.
pub(super) struct CallListReader {
    pub(super) name: &'static str,
    pub(super) items: Vec<CallItem>,
    /// Whether all ids are valid.
    pub(super) sure: bool,
}

impl CallListReader {
    pub(super) fn read(root: &mut Params<'_>, name: &'static str, note: Note) -> Self {
        let (mut items, mut used) = (Vec::new(), UsedTexts::default());
        let list = root.objects(name, &Takes::Object("Listed"), false, note, &mut |item| {
            let (id, title) = id_and_title(item, &mut used);
            let wording = Some(item.long_words(
                "wording",
                note!(fr: "le texte officiel, en entier", en: "the official words, in full"),
            ));
            items.push(CallItem { id, title, wording });
        });
        let sure = !list.is_wrong() && !used.wrong;
        Self { name, items, sure }
    }

    /// The ids, with their titles.
    pub(super) fn titles(&self) -> (&'static str, OwnIds) {
        (self.name, titles(&self.items))
    }
}

/// The sections, and the further fields that each shows.
pub(super) fn read_sections(
    root: &mut Params<'_>,
    scope: &Scope,
) -> (Vec<CallItem>, Vec<(usize, Place)>) {
    let (mut sections, mut shown, mut used) = (Vec::new(), Vec::new(), UsedTexts::default());
    let note = note!(fr: "les parties du formulaire", en: "the parts of a form");
    let list = root.objects("sections", &Takes::Object("Section"), false, note, &mut |item| {
        let (id, title) = id_and_title(item, &mut used);
        let note = note!(
            fr: "d’autres champs et listes que le formulaire montre ici",
            en: "further fields and lists that a form shows here"
        );
        let places = item.fields_or_lists("fields", note).unwrap_or_default();
        shown.extend(places.into_iter().map(|place| (sections.len(), place)));
        sections.push(CallItem { id, title, wording: None });
    });
    let sure = !list.is_wrong() && !used.wrong;
    let _ = scope.sections.set(Listing { ids: ids(&sections), sure });
    (sections, shown)
}

/// The parts of the grant, each asked for in a field of its own.
pub(super) fn read_parts(
    root: &mut Params<'_>,
    scope: &Scope,
    inside: LanguageContext<'_>,
) -> Vec<Part> {
    let (mut parts, mut met) = (Vec::new(), PartsMet::default());
    let note = note!(fr: "les volets de l’aide", en: "the parts of the grant");
    let list = root.objects("parts", &Takes::Object("Part"), false, note, &mut |params| {
        parts.push(Part::load(params, &mut met, inside));
    });
    let sure = !list.is_wrong() && !met.ids.wrong;
    let ids = Ids::new(parts.iter().map(|part: &Part| part.id.clone()).collect::<Vec<_>>());
    let _ = scope.parts.set(Listing { ids, sure });
    let _ = scope.limits.set(met.limits);
    parts
}

pub(super) fn id_and_title(item: &mut Params<'_>, used: &mut UsedTexts) -> (String, Words) {
    let id = item.new_id(
        &['_'],
        note!(fr: "une seule fois dans sa liste", en: "once in its list"),
        used,
    );
    (id, item.words("title", note!(fr: "un nom court", en: "a short name")))
}

/// The named quantities. Each may use those before it.
pub(super) fn read_quantities(
    root: &mut Params<'_>,
    inside: LanguageContext<'_>,
) -> Vec<NamedQuantity> {
    let (mut quantities, mut used) = (Vec::new(), UsedTexts::default());
    let note = note!(
        fr: "des grandeurs nommées ; chacune peut se servir de celles qui la précèdent",
        en: "named quantities, each of which may use those before it"
    );
    let of = &Takes::Object("NamedQuantity");
    root.objects("quantities", of, false, note, &mut |item| {
        let (id, title) = id_and_title(item, &mut used);
        let quantity = load_beside(item, &inside, title.clone()).and_then(|quantity| {
            if quantity.of == QuantityType::Span {
                item.rule(
                    "",
                    words!(
                        fr: "une durée ne se nomme pas : écrivez-la à gauche d’une comparaison, ou ajoutez `complete`",
                        en: "a span has no name: write it on the left of a comparison, or add `complete`"
                    ),
                );
                return Given::Wrong;
            }
            Given::Value(quantity)
        });
        let info = match &quantity {
            Given::Value(quantity) => Some(NamedInfo {
                of: quantity.of,
                digits: quantity.digits,
                uses: quantity.uses,
                is_constant: quantity.is_constant,
                name: quantity.name.clone(),
                unit: quantity.unit.clone(),
                range: quantity.range,
                constant: quantity.constant,
                is_year: quantity.is_year(),
            }),
            _ => None,
        };
        inside.spent.named.borrow_mut().push(info);
        let names = inside.spent.names.take();
        let named = quantity.value().map(|quantity| NamedQuantity { id, title, quantity, names });
        quantities.extend(named);
    });
    quantities
}
