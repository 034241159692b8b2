//! `territory`: the project takes place in one of these departments or communes.

use super::prelude::*;
use crate::language;

#[derive(Debug)]
pub(crate) struct Territory(Option<language::Territory>);

impl Check for Territory {
    const MET: Note = note!(
        fr: "la commune (code INSEE) se trouve dans l’un des départements, ou est l’une des communes, et n’est aucune de `except`",
        en: "the commune (INSEE code) lies in one of the departments, or is one of the communes, and is none of `except`"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>, inside: LanguageContext<'_>) -> Self {
        Self(language::Territory::load(params, &inside).value())
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        decided(self.0.as_ref().and_then(|territory| territory.holds(&inputs.known, None)))
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.extend(self.0.as_ref().map(|territory| territory.at.place(None)));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let fact = self.0.as_ref().map(|territory| inputs.known.fact(territory.at, None));
        if let Some(Fact::Commune(commune)) = fact {
            let except = self.0.iter().flat_map(|territory| &territory.except);
            let is_excepted = except.into_iter().any(|code| code == commune.code());
            out.push(Value::new("commune", Some(commune)));
            out.push(Value::new("is_excepted", Some(is_excepted)));
        }
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        let Some(territory) = &self.0 else { return };
        out.extend(Limit::texts("departments", &territory.departments));
        out.extend(Limit::texts("communes", &territory.communes));
        out.extend(Limit::texts("except", &territory.except));
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        let territory = self.0.as_ref();
        let no_departments = territory.is_none_or(|territory| territory.departments.is_empty());
        let no_communes = territory.is_none_or(|territory| territory.communes.is_empty());
        match (status, no_departments, no_communes) {
            (Status::Missing, ..) => missing(),
            (Status::NotMet, ..) if evidence.is("is_excepted") => sentences!(
                fr: "la commune de code {commune} est exclue du territoire de l’appel."
                    => "Vérifiez le code INSEE de la commune (ce n’est pas son code postal).",
                en: "the commune with code {commune} is excluded from the territory of the call."
                    => "Check the INSEE code of the commune (it is not its postcode).",
            ),
            (Status::NotMet, false, true) => sentences!(
                fr: "la commune de code {commune} est hors du territoire de l’appel ({departments?département|départements} {departments})."
                    => "Vérifiez le code INSEE de la commune (ce n’est pas son code postal).",
                en: "the commune with code {commune} is outside the territory of the call ({departments?department|departments} {departments})."
                    => "Check the INSEE code of the commune (it is not its postcode).",
            ),
            (Status::NotMet, true, false) => sentences!(
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
