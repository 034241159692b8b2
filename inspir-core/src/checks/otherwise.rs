//! Checks that are conditions of the language: what follows if one is false, and what is said of it.

use super::prelude::*;
use crate::language::GrantLacks as _;

/// A condition as a check, and what follows if it is false.
#[derive(Debug)]
pub(crate) struct ConditionCheck<C> {
    /// Absent if it is wrong. The definition is refused then.
    condition: Option<C>,
    otherwise: Otherwise,
}

/// A condition that is used as a check.
pub(crate) trait AsCheck: ConditionKind + Sized {
    /// When the check is met, for the guide and the schema of definitions.
    const MET: Note;
    /// The figures that the call's own message may name.
    const NAMED: &'static [&'static str] = &[];

    fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Self>;

    fn uses(&self) -> Uses;

    /// Adds what to change if the condition is false. With `is_missing`, what is filled in does not suffice
    /// yet.
    fn to_change(&self, inputs: &Inputs<'_>, is_missing: bool, out: &mut Places);

    /// Adds the values of the finding.
    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>);

    /// Adds figures that only the words need.
    fn figures(&self, _: &Inputs<'_>, _: &mut Vec<Value>) {}

    /// Adds the limits that the call sets.
    fn limits(&self, _: &Frame, _: &mut Vec<Limit>) {}

    /// Adds what stands for a name in the sentences. Gives whether the condition knows the name.
    fn term(&self, _: &str, _: &Telling<'_>, _: &mut String) -> bool {
        false
    }

    /// The words if the condition is false.
    fn of_false(evidence: &Evidence<'_>) -> &'static OfFalse;
}

impl<C: AsCheck> ConditionCheck<C> {
    fn holds(&self, inputs: &Inputs<'_>) -> Option<bool> {
        self.condition.as_ref().and_then(|condition| condition.holds(&inputs.known, None))
    }
}

impl<C: AsCheck> Check for ConditionCheck<C> {
    const MET: Note = C::MET;
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::ToReview];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        self.otherwise.can_be(status)
    }

    fn load(params: &mut Params<'_>, inside: LanguageContext<'_>) -> Self {
        let condition = C::load(params, &inside).value();
        Self { condition, otherwise: Otherwise::load(params, C::NAMED) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        self.otherwise.status(self.holds(inputs))
    }

    fn reads(&self, call: &Frame, out: &mut Places) {
        self.condition.iter().for_each(|condition| condition.reads(call, None, out));
    }

    fn uses(&self) -> Uses {
        self.condition.as_ref().map(AsCheck::uses).unwrap_or_default()
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Places) {
        let Some(condition) = &self.condition else { return };
        if self.holds(inputs).is_none() {
            return condition.undecided(&inputs.known, None, out);
        }
        let first = out.len();
        condition.to_change(inputs, self.otherwise.status == Status::Missing, out);
        // A condition that reads no place depends on the amounts requested.
        if out.len() == first {
            inputs.call.requests(out);
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        self.condition.iter().for_each(|condition| condition.values(inputs, out));
    }

    fn limits(&self, call: &Frame, out: &mut Vec<Limit>) {
        self.condition.iter().for_each(|condition| condition.limits(call, out));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.push(Value::new("is_false", Some(self.holds(inputs) == Some(false))));
        self.condition.iter().for_each(|condition| condition.figures(inputs, out));
    }

    fn term(&self, name: &str, told: &Telling<'_>, out: &mut String) -> bool {
        self.condition.as_ref().is_some_and(|condition| condition.term(name, told, out))
    }

    fn own_words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&Words> {
        self.otherwise.own_words(status, evidence)
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        self.otherwise.words(status, evidence, C::of_false(evidence))
    }
}

/// The status if the condition is false, and the call's own words about that.
#[derive(Debug)]
pub(super) struct Otherwise {
    status: Status,
    message: Option<Words>,
}

impl Otherwise {
    /// Reads `otherwise` and `message`. The message may name these figures.
    pub(super) fn load(params: &mut Params<'_>, figures: &'static [&'static str]) -> Self {
        let ways = [Status::NotMet, Status::ToReview, Status::Missing];
        let note = note!(
            fr: "ce qui s’ensuit si c’est faux : `not_met` (par défaut), `to_review` (un agent peut passer outre), `missing` (ce qui est rempli ne suffit pas encore)",
            en: "what follows if it is false: `not_met` (if left out), `to_review` (an agent may set the limit aside), `missing` (what is filled in does not suffice yet)"
        );
        let names = &["not_met", "to_review", "missing"];
        let status = params.one_of("otherwise", names, &ways, false, note);
        let note = note!(
            fr: "ce qui est dit si c’est faux, à la place de la phrase habituelle",
            en: "what is said if it is false, instead of the standard sentence"
        );
        let message = params.some_words("message", note).value();
        if let Some(message) = &message
            && !message.all().iter().all(|text| only_names(text, figures))
        {
            let words = if figures.is_empty() {
                words!(
                    fr: "ce message ne peut rien citer : retirez les accolades",
                    en: "this message can name no figures: leave out the braces"
                )
            } else {
                words!(
                    fr: "ce message ne peut citer entre accolades que `left` et `right`",
                    en: "this message can name `left` and `right` alone in braces"
                )
            };
            params.rule("message", words);
        }
        Self { status: status.unwrap_or(Status::NotMet), message }
    }

    pub(super) fn can_be(&self, status: Status) -> bool {
        match status {
            // A requirement that only an agent can answer is to be reviewed as well.
            Status::Met | Status::Missing => true,
            status => status == self.status,
        }
    }

    pub(super) const fn status(&self, holds: Option<bool>) -> Status {
        match holds {
            Some(true) => Status::Met,
            Some(false) => self.status,
            None => Status::Missing,
        }
    }

    pub(super) fn own_words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&Words> {
        self.message.as_ref().filter(|_| self.is_of_false(status, evidence))
    }

    /// Whether a finding of this status says that the condition is false.
    fn is_of_false(&self, status: Status, evidence: &Evidence<'_>) -> bool {
        status == self.status && evidence.is("is_false")
    }

    /// The sentences for a status; `of_false` says that the condition is false.
    pub(super) fn words(
        &self,
        status: Status,
        evidence: &Evidence<'_>,
        of_false: &OfFalse,
    ) -> Option<&'static Sentences> {
        match status {
            Status::Met | Status::NotApplicable => None,
            _ if self.is_of_false(status, evidence) => {
                let told = if evidence.in_letter { &of_false.letter } else { &of_false.finding };
                match status {
                    Status::Missing => told.missing,
                    Status::ToReview => told.to_review,
                    _ => told.not_met,
                }
            }
            _ => sentences!(
                fr: "ce point ne peut pas encore être vérifié." => "{to_fill_in}",
                en: "this cannot be checked yet." => "{to_fill_in}",
            ),
        }
    }
}

/// The sentences for a condition that is false: for an assessment, and for a letter.
pub(crate) struct OfFalse {
    pub(super) finding: FalseSentences,
    pub(super) letter: FalseSentences,
}

/// The sentences for each status that may follow.
pub(crate) struct FalseSentences {
    pub(super) not_met: Option<&'static Sentences>,
    pub(super) missing: Option<&'static Sentences>,
    pub(super) to_review: Option<&'static Sentences>,
}

/// The problem in every language; after `letter`, the wording of letters where it differs. The next step
/// depends on the status that follows.
macro_rules! of_false {
    (fr: $fr:literal, en: $en:literal $(,)?) => {
        of_false!(fr: $fr, en: $en; letter fr: $fr, en: $en)
    };
    (fr: $fr:literal, en: $en:literal; letter fr: $letter_fr:literal, en: $letter_en:literal $(,)?) => {
        $crate::checks::otherwise::OfFalse {
            finding: $crate::checks::otherwise::FalseSentences {
                not_met: sentences!(
                    fr: $fr => "{to_check}",
                    en: $en => "{to_check}",
                ),
                missing: sentences!(
                    fr: $fr => "{to_fill_in_or_check}",
                    en: $en => "{to_fill_in_or_check}",
                ),
                to_review: sentences!(
                    fr: $fr => "Un agent examinera ce point.",
                    en: $en => "An officer will look at this point.",
                ),
            },
            letter: $crate::checks::otherwise::FalseSentences {
                not_met: sentences!(
                    fr: $letter_fr => "{please_check}",
                    en: $letter_en => "{please_check}",
                ),
                missing: sentences!(
                    fr: $letter_fr => "{please_fill_in_or_check}",
                    en: $letter_en => "{please_fill_in_or_check}",
                ),
                // The heading says that an officer does.
                to_review: sentences!(fr: $letter_fr, en: $letter_en),
            },
        }
    };
}
pub(super) use of_false;

/// Whether a text has no other blanks than these.
fn only_names(text: &str, names: &[&str]) -> bool {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, next)) = after.split_once('}') else { return false };
        if before.contains('}') || !names.contains(&name) {
            return false;
        }
        rest = next;
    }
    !rest.contains('}')
}
