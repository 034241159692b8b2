//! `territory`: the project takes place in one of these departments or communes.

use super::prelude::*;
use crate::identifiers::Commune;

#[derive(Debug)]
pub(crate) struct Territory {
    departments: Vec<String>,
    communes: Vec<Commune>,
}

impl Check for Territory {
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>) -> Self {
        let departments = params.optional_texts("departments", "departments, such as \"59\" or \"2A\"");
        for department in &departments {
            if format!("{department}000").parse::<Commune>().is_err() {
                params.problem("departments", format!("`{department}` is not a department"));
            }
        }
        let codes = params.optional_texts("communes", "INSEE codes of communes");
        let communes = codes.iter().filter_map(|code| {
            let commune = code.parse().ok();
            if commune.is_none() {
                params.problem("communes", format!("`{code}` is not an INSEE commune code"));
            }
            commune
        });
        let communes = communes.collect();
        if departments.is_empty() && codes.is_empty() {
            params.problem("", "give `departments` or `communes`");
        }
        Self { departments, communes }
    }

    fn run(&self, case: &Case<'_>) -> Status {
        match case.facts.get(Field::COMMUNE) {
            Fact::Commune(commune) => decided(Some(
                self.departments.iter().any(|department| department == commune.department())
                    || self.communes.contains(&commune),
            )),
            _ => Status::Missing,
        }
    }

    fn reads(&self, _: &CallData, out: &mut Vec<Place>) {
        out.push(Place::Field(Field::COMMUNE));
    }

    fn figures(&self, case: &Case<'_>, out: &mut Vec<Value>) {
        if let Fact::Commune(commune) = case.facts.get(Field::COMMUNE) {
            out.push(Value::new("commune", Some(commune)));
        }
    }

    fn limits(&self, _: &CallData, out: &mut Vec<Limit>) {
        out.extend(Limit::texts("departments", &self.departments));
        let communes: Vec<String> = self.communes.iter().map(ToString::to_string).collect();
        out.extend(Limit::texts("communes", &communes));
    }

    fn words(&self, status: Status) -> Option<Words<Advice>> {
        match (status, self.departments.is_empty()) {
            (Status::Missing, _) => missing(),
            (Status::NotMet, false) => advice(
                "la commune de code {commune} est hors du territoire de l’appel (départements {departments}).",
                "Vérifiez le code INSEE de la commune (ce n’est pas son code postal).",
                "the commune with code {commune} is outside the territory of the call (departments {departments}).",
                "Check the INSEE code of the commune (it is not its postcode).",
            ),
            (Status::NotMet, true) => advice(
                "la commune de code {commune} est hors du territoire de l’appel.",
                "Vérifiez le code INSEE de la commune (ce n’est pas son code postal).",
                "the commune with code {commune} is outside the territory of the call.",
                "Check the INSEE code of the commune (it is not its postcode).",
            ),
            _ => None,
        }
    }
}
