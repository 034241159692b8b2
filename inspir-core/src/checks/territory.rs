//! `territory`: the project takes place in one of these departments or communes.

use super::prelude::*;
use crate::identifiers::{Commune, is_department};

#[derive(Debug)]
pub(crate) struct Territory {
    departments: Vec<String>,
    communes: Vec<Commune>,
}

impl Check for Territory {
    const MET: &'static str = "`/project/commune` (INSEE code) begins with one of the \
        departments, or is one of the communes (give `departments`, `communes` or both)";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>) -> Self {
        let note = "departments, such as \"59\" or \"2A\"";
        let departments = params.each("departments", &Takes::Department, false, note, |code| {
            is_department(code).then(|| code.to_owned())
        });
        let note = "INSEE codes of communes";
        let communes =
            params.each("communes", &Takes::Commune, false, note, |code| code.parse().ok());
        if departments.is_absent() && communes.is_absent() {
            let mistake = words!(
                fr: "indiquez `departments` ou `communes`",
                en: "give `departments` or `communes`"
            );
            params.rule("", mistake);
        }
        Self {
            departments: departments.unwrap_or_default(),
            communes: communes.unwrap_or_default(),
        }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        match inputs.facts.get(field!(project.commune)) {
            Fact::Commune(commune) => decided(Some(
                self.departments.iter().any(|department| department == commune.department())
                    || self.communes.contains(&commune),
            )),
            _ => Status::Missing,
        }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::Field(field!(project.commune)));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        if let Fact::Commune(commune) = inputs.facts.get(field!(project.commune)) {
            out.push(Value::new("commune", Some(commune)));
        }
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::texts("departments", &self.departments));
        let communes: Vec<String> = self.communes.iter().map(ToString::to_string).collect();
        out.extend(Limit::texts("communes", &communes));
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match (status, self.departments.is_empty(), self.communes.is_empty()) {
            (Status::Missing, ..) => missing(),
            (Status::NotMet, false, true) => sentences!(
                fr: "la commune de code {commune} est hors du territoire de l’appel ({departments?département|départements} {departments})."
                    => "Vérifiez le code INSEE de la commune (ce n’est pas son code postal).",
                en: "the commune with code {commune} is outside the territory of the call ({departments?department|departments} {departments})."
                    => "Check the INSEE code of the commune (it is not its postcode).",
            ),
            (Status::NotMet, true, _) => sentences!(
                fr: "la commune de code {commune} est hors du territoire de l’appel ({communes?commune|communes} {communes})."
                    => "Vérifiez le code INSEE de la commune (ce n’est pas son code postal).",
                en: "the commune with code {commune} is outside the territory of the call ({communes?commune|communes} {communes})."
                    => "Check the INSEE code of the commune (it is not its postcode).",
            ),
            (Status::NotMet, false, false) => sentences!(
                fr: "la commune de code {commune} est hors du territoire de l’appel ({departments?département|départements} {departments}, {communes?commune|communes} {communes})."
                    => "Vérifiez le code INSEE de la commune (ce n’est pas son code postal).",
                en: "the commune with code {commune} is outside the territory of the call ({departments?department|departments} {departments}, {communes?commune|communes} {communes})."
                    => "Check the INSEE code of the commune (it is not its postcode).",
            ),
            _ => None,
        }
    }
}
