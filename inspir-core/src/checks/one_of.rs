//! `one_of`: the field has one of the values that the call accepts.

use super::prelude::*;
use crate::language::value_of;

#[derive(Debug)]
pub(crate) struct OneOf {
    field: Field,
    accepted: Vec<Fact>,
    refused: Vec<Fact>,
    /// The status of a value that is neither accepted nor refused.
    otherwise: Status,
    /// The field in which such a value is described in words.
    in_words: Option<Field>,
}

impl OneOf {
    /// The status of several chosen values: one refused refuses, all must be accepted.
    fn of_choices(&self, bits: u64) -> Status {
        let among = |facts: &[Fact]| {
            facts.iter().fold(0, |bits, fact| match fact {
                Fact::Choice(code) => bits | 1_u64 << (*code).min(63),
                _ => bits,
            })
        };
        if bits & among(&self.refused) != 0 {
            Status::NotMet
        } else if bits & !among(&self.accepted) == 0 {
            Status::Met
        } else {
            self.otherwise
        }
    }
}

impl Check for OneOf {
    const MET: Note = note!(
        fr: "la valeur est acceptée ; refusée : non remplie ; toute autre : `otherwise`. De plusieurs valeurs, une seule refusée suffit, et chacune doit être acceptée",
        en: "the value is accepted; refused: not met; any other: `otherwise`. Of several values one refused is enough, and each must be accepted"
    );
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::ToReview];

    fn can_be(&self, status: Status, call: &Frame) -> bool {
        let values = call.field(self.field).map_or(0, |field| match field.value_type {
            ValueType::Flag => 2,
            _ => field.option_count(),
        });
        let others = values == 0 || values > self.accepted.len() + self.refused.len();
        match status {
            Status::NotMet if !self.refused.is_empty() => true,
            Status::NotMet | Status::ToReview => others && status == self.otherwise,
            _ => true,
        }
    }

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        let has_values = |value_type| {
            matches!(
                value_type,
                ValueType::Choice(_)
                    | ValueType::OwnChoice
                    | ValueType::OwnChoices
                    | ValueType::Flag
                    | ValueType::Amount
                    | ValueType::Number
                    | ValueType::Commune
            )
        };
        let field = params.field("field", has_values, true, note!(fr: "le champ", en: "the field"));
        let ways = [Status::ToReview, Status::NotMet];
        let accepted = values(
            params,
            "accepted",
            field,
            true,
            note!(fr: "les valeurs acceptées", en: "the values accepted"),
        );
        let refused = values(
            params,
            "refused",
            field,
            false,
            note!(fr: "les valeurs refusées", en: "the values refused"),
        );
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
                    note!(
                        fr: "ce que devient toute autre valeur",
                        en: "what becomes of any other value"
                    ),
                )
                .unwrap_or(Status::ToReview),
            in_words: params
                .field(
                    "in_words",
                    |value_type| value_type == ValueType::Text,
                    false,
                    note!(
                        fr: "le champ de texte où toute autre valeur est dite en mots",
                        en: "the text field in which any other value is told in words"
                    ),
                )
                .value(),
        }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        match inputs.facts.get(self.field) {
            fact if fact.is_absent() => Status::Missing,
            Fact::Choices(bits) => self.of_choices(bits),
            fact if self.accepted.contains(&fact) => Status::Met,
            fact if self.refused.contains(&fact) => Status::NotMet,
            _ => self.otherwise,
        }
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.push(Place::Field(self.field));
        out.extend(self.in_words.map(Place::Field));
    }

    fn places(&self, _: &Inputs<'_>, _: Status, out: &mut Places) {
        out.push(Place::Field(self.field));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let to_tell = self.in_words.is_some_and(|field| inputs.facts.get(field).is_absent());
        let field = inputs.call.field(self.field);
        let answer = field.and_then(|field| {
            field.in_words(inputs.facts.get(self.field), inputs.call.layout.currency)
        });
        out.extend([Value::new("answer", answer), Value::new("to_tell", Some(to_tell))]);
    }

    fn limits(&self, call: &Frame, out: &mut Vec<Limit>) {
        let field = call.field(self.field);
        let accepted = self
            .accepted
            .iter()
            .filter_map(|fact| field?.value_in_words(*fact, call.layout.currency));
        out.extend(Limit::options("accepted", accepted));
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
                    => "Un agent se prononcera ; rien n’est attendu du demandeur pour l’instant.",
                en: "“{answer}” is not among the answers listed ({accepted}), but nothing rules it out."
                    => "An officer will decide; nothing is asked of the applicant for now.",
            ),
            _ => None,
        }
    }
}

/// Values of a field, as facts.
fn values(
    params: &mut Params<'_>,
    name: &'static str,
    field: Given<Field>,
    required: bool,
    note: Note,
) -> Given<Vec<Fact>> {
    let items = params.items(name, &Takes::AnyChoice, true, required, note);
    items.and_then(|items| {
        // A wrong field is reported already.
        let Some(info) = field.value().and_then(|field| params.scope.layout.field(field)) else {
            return Given::Wrong;
        };
        let (mut facts, count) = (Vec::new(), items.len());
        for json in items {
            let fact = params.given(json, value_of(info.value_type, info, json, params));
            if let Given::Value(fact) = &fact
                && facts.contains(fact)
            {
                params.item_twice(json);
                return Given::Wrong;
            }
            facts.extend(fact.value());
        }
        if facts.len() == count { Given::Value(facts) } else { Given::Wrong }
    })
}
