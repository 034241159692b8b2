//! `confirmed`: the applicant says yes, to a commitment of the call or to a fact.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct Confirmed {
    field: Field,
    /// Whether it is a commitment or an undertaking, to which anyone can say yes.
    is_promise: bool,
}

impl Check for Confirmed {
    const MET: Note = note!(
        fr: "c’est vrai. Les messages demandent un oui s’il s’agit d’un engagement ; tout autre champ est un fait, dont ils demandent seulement de vérifier la réponse",
        en: "it is true. Messages ask for a yes if it is a commitment or undertaking; any other field is a fact, of which they only ask that the answer be checked"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        let is_flag = |value_type| value_type == ValueType::Flag;
        let field = params.field(
            "field",
            is_flag,
            true,
            note!(fr: "le oui ou le non à confirmer", en: "the yes or no to confirm"),
        );
        let promises = ["/charter/commitments/", "/undertakings/"];
        let info = field.value().and_then(|field| params.scope.layout.field(field));
        let is_promise =
            info.is_some_and(|info| promises.iter().any(|before| info.pointer.starts_with(before)));
        Self { field: field.unwrap_or(Field(0)), is_promise }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        match inputs.facts.get(self.field) {
            Fact::Flag(true) => Status::Met,
            Fact::Flag(false) => Status::NotMet,
            _ => Status::Missing,
        }
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.push(Place::Field(self.field));
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => sentences!(
                fr: "vous n’avez pas encore répondu par oui ou par non."
                    => "Répondez pour compléter votre dossier.",
                en: "you have not answered yes or no yet."
                    => "Answer to complete your application.",
            ),
            Status::NotMet if evidence.is_of_agents => sentences!(
                fr: "un agent a répondu non.",
                en: "an officer answered no.",
            ),
            // The applicant cannot change this fact. To answer yes would be untrue.
            Status::NotMet if !self.is_promise && evidence.is_blocking => sentences!(
                fr: "vous avez répondu non."
                    => "Vérifiez votre réponse ; si elle est exacte, cette aide ne s’adresse pas à votre projet.",
                en: "you answered no."
                    => "Check your answer; if it is right, this grant is not meant for your project.",
            ),
            Status::NotMet if !self.is_promise => sentences!(
                fr: "vous avez répondu non." => "Vérifiez votre réponse.",
                en: "you answered no." => "Check your answer.",
            ),
            Status::NotMet if evidence.is_blocking => sentences!(
                fr: "vous avez répondu non."
                    => "Cette condition est obligatoire : répondez oui si vous pouvez la remplir.",
                en: "you answered no."
                    => "This condition is compulsory: answer yes if you can meet it.",
            ),
            Status::NotMet => sentences!(
                fr: "vous avez répondu non."
                    => "Répondez oui si vous pouvez remplir cette condition.",
                en: "you answered no."
                    => "Answer yes if you can meet this condition.",
            ),
            _ => None,
        }
    }
}
