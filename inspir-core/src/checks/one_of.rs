//! `one_of`: the field has one of the values that the call accepts.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct OneOf {
    field: Field,
    accepted: Vec<u16>,
    refused: Vec<u16>,
    /// The status of a value that is neither accepted nor refused.
    otherwise: Status,
    /// The field in which such a value is described in words.
    in_words: Option<Field>,
}

impl Check for OneOf {
    const MET: &'static str = "the value is accepted; refused: not met; any other: `otherwise`";
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::ToReview];

    fn can_be(&self, status: Status, call: &Frame) -> bool {
        let choices = call.field(self.field).map_or(0, |field| field.value_type.choices().len());
        let others = choices > self.accepted.len() + self.refused.len();
        match status {
            Status::NotMet if !self.refused.is_empty() => true,
            Status::NotMet | Status::ToReview => others && status == self.otherwise,
            _ => true,
        }
    }

    fn load(params: &mut Params<'_>) -> Self {
        let is_choice = |value_type| matches!(value_type, ValueType::Choice(_));
        let field = params.field("field", is_choice, true, "the field");
        let ways = [Status::ToReview, Status::NotMet];
        let accepted = params.choices("accepted", field, true, "the values accepted");
        let refused = params.choices("refused", field, false, "the values refused");
        if let (Given::Value(accepted), Given::Value(refused)) = (&accepted, &refused)
            && refused.iter().any(|value| accepted.contains(value))
        {
            params.rule(
                "refused",
                words!(
                    fr: "une valeur est à la fois acceptée et refusée",
                    en: "a value is both accepted and refused"
                ),
            );
        }
        Self {
            field: field.unwrap_or(Field(0)),
            accepted: accepted.unwrap_or_default(),
            refused: refused.unwrap_or_default(),
            otherwise: params
                .one_of(
                    "otherwise",
                    &["to_review", "not_met"],
                    &ways,
                    true,
                    "what becomes of any other value",
                )
                .unwrap_or(Status::ToReview),
            in_words: params
                .field(
                    "in_words",
                    |value_type| value_type == ValueType::Text,
                    false,
                    "the text field in which any other value is told in words",
                )
                .value(),
        }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        match inputs.facts.get(self.field) {
            Fact::Choice(code) if self.accepted.contains(&code) => Status::Met,
            Fact::Choice(code) if self.refused.contains(&code) => Status::NotMet,
            Fact::Absent => Status::Missing,
            _ => self.otherwise,
        }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::Field(self.field));
        out.extend(self.in_words.map(Place::Field));
    }

    fn places(&self, _: &Inputs<'_>, _: Status, out: &mut Vec<Place>) {
        out.push(Place::Field(self.field));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let to_tell = self.in_words.is_some_and(|field| inputs.facts.get(field).is_absent());
        out.extend([
            Value::new("answer", answer_of(inputs, self.field)),
            Value::new("to_tell", Some(to_tell)),
        ]);
    }

    fn limits(&self, call: &Frame, out: &mut Vec<Limit>) {
        let choices = call.field(self.field).map_or(&[][..], |field| field.value_type.choices());
        let accepted = self.accepted.iter().filter_map(|code| choices.get(usize::from(*code)));
        out.extend(Limit::choices("accepted", accepted));
        out.extend(self.in_words.and_then(|field| Limit::field("in_words", call.field(field)?)));
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => missing(),
            Status::NotMet => sentences!(
                fr: "« {answer} » {accepted?n’est pas la réponse attendue|ne fait pas partie des réponses attendues} : {accepted}."
                    => "Vérifiez votre réponse ({places}).",
                en: "“{answer}” is not {accepted?the answer|among the answers} expected: {accepted}."
                    => "Check your answer ({places}).",
            ),
            Status::ToReview if evidence.is("to_tell") => sentences!(
                fr: "« {answer} » ne figure pas parmi les réponses prévues ({accepted}), mais rien ne l’exclut."
                    => "Un agent se prononcera ; pour l’aider, complétez le champ « {in_words} ».",
                en: "“{answer}” is not among the answers listed ({accepted}), but nothing rules it out."
                    => "An officer will decide; to help them, fill in the field “{in_words}”.",
            ),
            Status::ToReview => sentences!(
                fr: "« {answer} » ne figure pas parmi les réponses prévues ({accepted}), mais rien ne l’exclut."
                    => "Un agent se prononcera ; vous n’avez rien à faire pour l’instant.",
                en: "“{answer}” is not among the answers listed ({accepted}), but nothing rules it out."
                    => "An officer will decide; there is nothing for you to do for now.",
            ),
            _ => None,
        }
    }
}
