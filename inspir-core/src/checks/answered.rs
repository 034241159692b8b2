//! `answered`: the field has a value, or the list an item. `any_answered`: one of the fields has a value.

use super::prelude::*;
use crate::language::Several;

#[derive(Debug)]
pub(crate) struct Answered {
    place: Place,
}

impl Check for Answered {
    const MET: Note = note!(
        fr: "le champ a une valeur, ou la liste un élément",
        en: "the field has a value, or the list an item"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        let place = params.field_or_list(
            "field",
            note!(fr: "le champ, ou la liste, à remplir", en: "the field, or the list, to fill in"),
        );
        Self { place: place.unwrap_or(Place::Field(Field(0))) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let is_absent = match self.place {
            Place::List(list) => inputs.facts.is_empty(list),
            Place::Field(field) => inputs.facts.get(field).is_absent(),
            Place::Item(..) => true,
        };
        if is_absent { Status::Missing } else { Status::Met }
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.push(self.place);
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => missing(),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct AnyAnswered {
    fields: Vec<Field>,
    several: Several,
}

impl Check for AnyAnswered {
    const MET: Note = note!(fr: "l’un d’eux a une valeur", en: "one of them has a value");
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        let fields = params.fields(
            "fields",
            true,
            note!(fr: "les champs dont un seul suffit", en: "the fields of which one is enough"),
        );
        let fields = fields.unwrap_or_default();
        Self { several: Several::one_present(&fields), fields }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        met_or_missing(self.several.holds(&inputs.known, None))
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.extend(self.fields.iter().map(|field| Place::Field(*field)));
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => sentences!(
                fr: "il manque au moins une information."
                    => "Donnez au moins l’une de celles-ci : {places}.",
                en: "at least one piece of information is missing."
                    => "Give at least one of these: {places}.",
            ),
            _ => None,
        }
    }
}
