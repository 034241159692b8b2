//! `territory`: the project takes place in one of these departments or communes.

use super::prelude::*;
use crate::identifiers::Commune;

#[derive(Debug)]
pub(crate) struct Territory {
    departments: Vec<String>,
    communes: Vec<Commune>,
}

/// The first two characters of commune codes. Corsica has letters, 96 is free for examples, and 97
/// and 98 are overseas.
fn is_department(code: &str) -> bool {
    match code.as_bytes() {
        [b'2', b'A' | b'B'] => true,
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            !matches!((tens, ones), (b'0', b'0') | (b'2', b'0') | (b'9', b'9'))
        }
        _ => false,
    }
}

impl Check for Territory {
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>) -> Self {
        let note = "departments, such as \"59\" or \"2A\"";
        let departments = params.each("departments", false, note, |_, code| {
            if is_department(code) {
                Ok(code.to_owned())
            } else {
                Err(format!("`{}` is not a department", shortened(code)))
            }
        });
        let communes = params.each("communes", false, "INSEE codes of communes", |_, code| {
            code.parse()
                .map_err(|_| format!("`{}` is not an INSEE commune code", shortened(code)))
        });
        if !params.has("departments") && !params.has("communes") {
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

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::Field(Field::COMMUNE));
    }

    fn figures(&self, case: &Case<'_>, out: &mut Vec<Value>) {
        if let Fact::Commune(commune) = case.facts.get(Field::COMMUNE) {
            out.push(Value::new("commune", Some(commune)));
        }
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::texts("departments", &self.departments));
        let communes: Vec<String> = self.communes.iter().map(ToString::to_string).collect();
        out.extend(Limit::texts("communes", &communes));
    }

    fn words(&self, status: Status, _: &Grounds<'_>) -> Option<&'static Advice> {
        match (status, self.departments.is_empty(), self.communes.is_empty()) {
            (Status::Missing, ..) => missing(),
            (Status::NotMet, false, true) => advice!(
                fr: "la commune de code {commune} est hors du territoire de l’appel ({departments?département|départements} {departments})."
                    => "Vérifiez le code INSEE de la commune (ce n’est pas son code postal).",
                en: "the commune with code {commune} is outside the territory of the call ({departments?department|departments} {departments})."
                    => "Check the INSEE code of the commune (it is not its postcode).",
            ),
            (Status::NotMet, true, _) => advice!(
                fr: "la commune de code {commune} est hors du territoire de l’appel ({communes?commune|communes} {communes})."
                    => "Vérifiez le code INSEE de la commune (ce n’est pas son code postal).",
                en: "the commune with code {commune} is outside the territory of the call ({communes?commune|communes} {communes})."
                    => "Check the INSEE code of the commune (it is not its postcode).",
            ),
            (Status::NotMet, false, false) => advice!(
                fr: "la commune de code {commune} est hors du territoire de l’appel ({departments?département|départements} {departments}, {communes?commune|communes} {communes})."
                    => "Vérifiez le code INSEE de la commune (ce n’est pas son code postal).",
                en: "the commune with code {commune} is outside the territory of the call ({departments?department|departments} {departments}, {communes?commune|communes} {communes})."
                    => "Check the INSEE code of the commune (it is not its postcode).",
            ),
            _ => None,
        }
    }
}
