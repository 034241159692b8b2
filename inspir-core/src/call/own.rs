//! The fields, columns and lists that a definition adds to the model.

use std::sync::Arc;

use crate::application::Source;
use crate::declaration::ValueType;
use crate::definition::{Given, Note, Params, Takes, UsedTexts, note};
use crate::fact::Fact;
use crate::field::{FieldInfo, ListInfo, OwnInfo, OwnMembers};
use crate::ids::{CallIds, Ids, NumberRange, OwnFields, OwnIds, OwnKind};
use crate::locale::{Words, words};
use crate::member::LISTS;
use crate::number::Number;

/// The most fields, columns and fields of lists together.
const MAX_FIELDS: usize = 2_000;

/// The members that a definition adds to the model, and the places where they are wrong.
#[derive(Default)]
pub(super) struct Own {
    pub(super) members: OwnMembers,
    pub(super) fields: OwnFields,
    pub(super) columns: Vec<OwnFields>,
    pub(super) lists: Ids,
    pub(super) list_fields: Vec<OwnFields>,
    /// Where paths may lead to something that is wrong.
    pub(super) unsure: Vec<String>,
    count: usize,
}

/// The types of own fields.
const TYPES: &[&str] =
    &["text", "number", "amount", "date", "commune", "boolean", "choice", "choices"];

impl Own {
    pub(super) fn load(root: &mut Params<'_>) -> Self {
        let mut own = Self::default();
        let note = note!(
            fr: "les champs propres à l’appel ; les réponses se trouvent dans `/details/<id>`",
            en: "own fields [champs], answered in `/details/<id>`"
        );
        let (fields, infos) = own.load_fields(root, "fields", false, "/details/", note);
        own.fields = fields;
        own.members.fields = infos;
        own.load_columns(root);
        own.load_lists(root);
        if own.count > MAX_FIELDS {
            root.rule(
                "",
                words!(
                    fr: "plus de 2 000 champs, colonnes et champs de listes",
                    en: "more than 2,000 fields, columns and fields of lists"
                ),
            );
        }
        own
    }

    /// Hands the ids over to those of the call.
    pub(super) fn ids(&self, ids: CallIds) -> CallIds {
        CallIds {
            fields: self.fields.clone(),
            columns: self.columns.clone(),
            lists: self.lists.clone(),
            list_fields: self.list_fields.clone(),
            ..ids
        }
    }

    /// Reads a list of fields. `before` stands before the id in the path of each.
    fn load_fields(
        &mut self,
        params: &mut Params<'_>,
        name: &'static str,
        required: bool,
        before: &str,
        note: Note,
    ) -> (OwnFields, Vec<FieldInfo>) {
        let (mut kinds, mut infos) = (Vec::new(), Vec::new());
        let (mut ids, mut used, mut right) = (Vec::new(), UsedTexts::default(), true);
        let of = &Takes::Object("Field");
        let list = params.objects(name, of, required, note, &mut |item| {
            let id = item.new_id(
                &['_'],
                note!(fr: "une seule fois dans sa liste", en: "once in its list"),
                &mut used,
            );
            match load_field(item, format!("{before}{id}")) {
                Some((kind, info)) => {
                    ids.push((id, info.label.clone()));
                    kinds.push(kind);
                    infos.push(info);
                }
                None => right = false,
            }
        });
        self.count += infos.len();
        if list.is_wrong() || used.wrong || !right {
            self.unsure.push(before.to_owned());
        }
        (OwnFields { ids: Ids::titled(ids), kinds }, infos)
    }

    fn load_columns(&mut self, root: &mut Params<'_>) {
        self.columns = LISTS.map(|_| OwnFields::default()).to_vec();
        self.members.columns = LISTS.map(|_| Vec::new()).to_vec();
        let note = note!(
            fr: "les champs propres aux éléments des listes communes ; les réponses se trouvent dans leur `details`",
            en: "own fields of the items of built-in lists, answered in their `details`"
        );
        let read = root.object("columns", "Columns", false, note, |columns| {
            for (number, list) in LISTS.into_iter().enumerate() {
                let note = note!(
                    fr: "les champs que reçoit cette liste",
                    en: "the fields that this list gets"
                );
                let before = self.unsure.len();
                let (fields, infos) = self.load_fields(columns, list, false, "details/", note);
                for unsure in self.unsure.iter_mut().skip(before) {
                    *unsure = format!("{list}/*/details/");
                }
                if let (Some(of), Some(members)) =
                    (self.columns.get_mut(number), self.members.columns.get_mut(number))
                {
                    (*of, *members) = (fields, infos);
                }
            }
            // A name that is not known may mean a list that has no columns yet.
            let mut names = columns.json().members();
            if names.any(|(name, _)| !LISTS.contains(&&*name.text())) {
                let without = LISTS.into_iter().filter(|list| !columns.has(list));
                self.unsure.extend(without.map(|list| format!("{list}/*/details/")));
            }
        });
        if read.is_wrong() {
            self.unsure.extend(LISTS.map(|list| format!("{list}/*/details/")));
        }
    }

    fn load_lists(&mut self, root: &mut Params<'_>) {
        let (mut ids, mut used) = (Vec::new(), UsedTexts::default());
        let note = note!(
            fr: "les listes propres à l’appel ; les réponses se trouvent dans `/lists/<id>`",
            en: "own lists [listes], answered in `/lists/<id>`"
        );
        let of = &Takes::Object("List");
        let list = root.objects("lists", of, false, note, &mut |item| {
            let id = item.new_id(
                &['_'],
                note!(fr: "une seule fois dans sa liste", en: "once in its list"),
                &mut used,
            );
            let label =
                item.words("title", note!(fr: "le nom de la liste", en: "the name of the list"));
            let one = item.words(
                "item",
                note!(fr: "les mots pour un seul élément", en: "the words for one item"),
            );
            let wording = item
                .some_long_words(
                    "wording",
                    note!(fr: "le texte officiel, en entier", en: "the official words, in full"),
                )
                .value();
            let note = note!(
                fr: "`true` : si la liste est absente, c’est qu’il n’y a rien",
                en: "`true`: an absent list says that there is none"
            );
            let is_empty_if_absent = item.flag("none_if_absent", note).unwrap_or(false);
            let before = self.unsure.len();
            let note = note!(fr: "ce que contient chaque élément", en: "what each item holds");
            let (fields, columns) = self.load_fields(item, "fields", true, "", note);
            for unsure in self.unsure.iter_mut().skip(before) {
                *unsure = format!("/lists/{id}/");
            }
            self.list_fields.push(fields);
            let items = [one, label.clone()];
            let pointer = format!("/lists/{id}");
            ids.push((id, label.clone()));
            self.members.lists.push(ListInfo {
                pointer,
                label,
                items,
                wording,
                is_empty_if_absent,
                columns,
            });
        });
        if list.is_wrong() || used.wrong {
            self.unsure.push("/lists/".to_owned());
        }
        self.lists = Ids::titled(ids);
    }
}

/// Reads one field: what its values are, and what the call says of it.
fn load_field(item: &mut Params<'_>, pointer: String) -> Option<(OwnKind, FieldInfo)> {
    let label = item.words("title", note!(fr: "un nom court", en: "a short name"));
    let wording = item
        .some_long_words(
            "wording",
            note!(fr: "la question officielle, en entier", en: "the official question, in full"),
        )
        .value();
    let note = note!(
        fr: "`true` : le service instructeur le remplit, non le demandeur",
        en: "`true`: an agent fills it in [service instructeur], not the applicant"
    );
    let is_for_agents = item.flag("agent", note).unwrap_or(false);
    let (mut range, mut unit) = (None, None);
    let note = note!(fr: "la nature des valeurs", en: "what the values are");
    let kind = item.variant("type", TYPES, note, |item, index| {
        let kind = match TYPES.get(index).copied().unwrap_or_default() {
            "number" => {
                unit = item
                    .some_words(
                        "unit",
                        note!(
                            fr: "ce qui suit un nombre : `\"m²\"`, `\"h\"`",
                            en: "what stands behind a number: `\"m²\"`, `\"h\"`"
                        ),
                    )
                    .value()
                    .map(Arc::new);
                range = load_range(item);
                OwnKind::Number(range?)
            }
            "amount" => OwnKind::Amount,
            "date" => OwnKind::Date,
            "commune" => OwnKind::Commune,
            "boolean" => OwnKind::Flag,
            "choice" => OwnKind::Choice(load_values(item, 2_000)?),
            "choices" => OwnKind::Choices(load_values(item, 64)?),
            _ => OwnKind::Text,
        };
        Some(kind)
    });
    let kind = kind.value()?;
    let value_type = match kind {
        OwnKind::Text => ValueType::Text,
        OwnKind::Number(_) => ValueType::Number,
        OwnKind::Amount => ValueType::Amount,
        OwnKind::Date => ValueType::Date,
        OwnKind::Commune => ValueType::Commune,
        OwnKind::Flag => ValueType::Flag,
        OwnKind::Choice(_) => ValueType::OwnChoice,
        OwnKind::Choices(_) => ValueType::OwnChoices,
    };
    let own = Some(Box::new(OwnInfo { wording, unit, range, is_for_agents }));
    let options = match &kind {
        OwnKind::Choice(values) | OwnKind::Choices(values) => values.clone(),
        _ => Ids::default(),
    };
    let default = Fact::Absent;
    let info = FieldInfo { pointer, value_type, label, default, own, options };
    Some((kind, info))
}

fn load_range(item: &mut Params<'_>) -> Option<NumberRange> {
    let decimals = item.number(
        "decimals",
        (0, 6),
        false,
        note!(
            fr: "le nombre de décimales admis ; 0 par défaut",
            en: "how many decimals it may have; 0, if left out"
        ),
    );
    let most = decimals.value().unwrap_or(if decimals.is_wrong() { 6 } else { 0 });
    let note = note!(
        fr: "en dessous, la valeur n’a pas de sens : c’est une erreur de saisie, non un refus ; `\"0\"` par défaut",
        en: "what lies below is nonsense: an input error, no refusal; `\"0\"`, if left out"
    );
    let minimum = item.decimal("minimum", false, note);
    let note = note!(
        fr: "au-dessus, la valeur n’a pas de sens ; `\"999999999999\"` par défaut",
        en: "what lies above is nonsense; `\"999999999999\"`, if left out"
    );
    let maximum = item.decimal("maximum", false, note);
    for (name, given) in [("minimum", &minimum), ("maximum", &maximum)] {
        if let Given::Value(number) = given
            && number.decimals() > most
        {
            item.rule(
                name,
                words!(
                    fr: "plus de décimales que `decimals` n’en permet",
                    en: "more decimals than `decimals` allows"
                ),
            );
            return None;
        }
    }
    if decimals.is_wrong() || minimum.is_wrong() || maximum.is_wrong() {
        return None;
    }
    let minimum = minimum.unwrap_or(Number::ZERO);
    let maximum = maximum.unwrap_or(NumberRange::LARGEST);
    if maximum < minimum {
        item.rule("maximum", words!(fr: "au-dessous de `minimum`", en: "below `minimum`"));
        return None;
    }
    Some(NumberRange { decimals: most, minimum, maximum })
}

fn load_values(item: &mut Params<'_>, most: usize) -> Option<Ids> {
    let (mut used, mut values) = (UsedTexts::default(), OwnIds::new());
    let note = note!(
        fr: "les valeurs : 2 000 au plus pour `choice`, 64 pour `choices`",
        en: "the values: at most 2,000 of a `choice`, 64 of `choices`"
    );
    let list = item.objects("values", &Takes::Object("Value"), true, note, &mut |value| {
        let id = value.new_id(
            &['_'],
            note!(fr: "une seule fois dans sa liste", en: "once in its list"),
            &mut used,
        );
        let title = value.words("title", note!(fr: "un nom court", en: "a short name"));
        values.push((id, title));
    });
    item.at_most("values", values.len(), most);
    if values.len() > most {
        return None;
    }
    if list.is_wrong() || used.wrong { None } else { Some(Ids::titled(values)) }
}

/// The sources of revenues that a call adds: ids, titles, and whether their money is public.
pub(super) fn load_sources(root: &mut Params<'_>) -> (Given<()>, Vec<(String, Words, bool)>) {
    let (mut sources, mut used) = (Vec::new(), UsedTexts::default());
    let note = note!(
        fr: "des financeurs qui s’ajoutent à ceux de tous les appels",
        en: "sources of revenues [financeurs] beside those of every call"
    );
    let list = root.objects("sources", &Takes::Object("Source"), false, note, &mut |item| {
        let id = item.new_id(&['_'], note!(
            fr: "une seule fois dans sa liste ; aucun des identifiants communs à tous les appels",
            en: "once in its list; not an id of every call"
        ), &mut used);
        if Source::from_id(&id).is_some() {
            item.rule(
                "id",
                words!(
                    fr: "tous les appels ont déjà ce financeur : choisissez un autre identifiant",
                    en: "every call has this source already: choose another id"
                ),
            );
        }
        let title = item.words("title", note!(fr: "un nom court", en: "a short name"));
        let is_public = item
            .flag(
                "public",
                note!(fr: "`true` : son argent est public", en: "`true`: its money is public"),
            )
            .unwrap_or(false);
        sources.push((id, title, is_public));
    });
    let list = if used.wrong { Given::Wrong } else { list };
    (list, sources)
}
