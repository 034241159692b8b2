//! A check: its parameters, the places it reads, its answer and its words.

use chrono::NaiveDate;

use crate::amount::Amount;
use crate::definition::{Note, Params};
use crate::facts::Facts;
use crate::grant::{Frame, PartGrant, Totals};
use crate::language::{Knowledge, LanguageContext, Uses};
use crate::locale::{Currency, Lexicon, Words};
use crate::place::Place;
use crate::places::Places;
use crate::status::Status;
use crate::values::{Figure, Limit, Value};

/// All that a check looks at.
pub(crate) struct Inputs<'a> {
    pub(crate) call: &'a Frame,
    pub(crate) facts: &'a Facts,
    pub(crate) totals: &'a Totals,
    /// The parts of the grant, in the order of the call.
    pub(crate) parts: &'a [PartGrant],
    /// The facts and amounts that quantities and conditions read.
    pub(crate) known: Knowledge<'a>,
}

/// The sentences for a status: what is wrong, and what to do next.
///
/// `{places}` stands for the places of the finding in words, `{first}` and `{second}` for the first two
/// alone. `{to_fill_in}` stands for a sentence that asks for those that are missing or wrong, `{to_fill_in_or_check}`
/// for that or, if none is missing, for `{to_check}`: one that asks to look at them again.
/// `{please_fill_in_or_check}` and `{please_check}` ask for the same in a letter. Any other name stands
/// for a figure of the finding or a limit of the call. `{name?one|more}` stands for the words before
/// the bar if that figure takes the singular, otherwise for those after it; of a yes or no, `{name?yes|no}`.
#[derive(Debug)]
pub(crate) struct Sentences {
    pub(crate) what: Words<&'static str>,
    /// Empty if there is nothing to do.
    pub(crate) next: Words<&'static str>,
}

/// Sentences in every language: what is wrong and, after the arrow, what to do next.
macro_rules! sentences {
    ($($tag:ident: $what:literal => $next:literal),+ $(,)?) => {
        Some(const {
            &$crate::checks::Sentences {
                what: $crate::locale::words!($($tag: $what),+),
                next: $crate::locale::words!($($tag: $next),+),
            }
        })
    };
    ($($tag:ident: $what:literal),+ $(,)?) => {
        sentences!($($tag: $what => ""),+)
    };
}
pub(crate) use sentences;

/// The places and figures of a finding. A check asks for them if its words depend on them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence<'a> {
    pub(crate) places: &'a [Place],
    /// The values, and the figures that only the words need.
    pub(crate) figures: &'a [Value],
    pub(crate) is_blocking: bool,
    /// Whether agents, not the applicant, filled in what is not met.
    pub(crate) is_of_agents: bool,
    /// Whether the sentence stands in a letter, not in an assessment.
    pub(crate) in_letter: bool,
}

impl Evidence<'_> {
    /// The figure of this name, if it is known.
    pub(super) fn figure(&self, name: &str) -> Option<Figure> {
        self.figures.iter().find(|value| value.name == name)?.figure.clone()
    }

    /// The amount of this name.
    pub(super) fn amount(&self, name: &str) -> Option<Amount> {
        match self.figure(name)? {
            Figure::Amount(amount) => Some(amount),
            _ => None,
        }
    }

    /// The day of this name.
    pub(super) fn day(&self, name: &str) -> Option<NaiveDate> {
        match self.figure(name)? {
            Figure::Date(day) => Some(day),
            _ => None,
        }
    }
}

/// The context of a sentence: its language, its currency, its figures.
pub(crate) struct Telling<'a> {
    pub(crate) call: &'a Frame,
    pub(crate) lexicon: Lexicon<'a>,
    pub(crate) currency: Currency,
    /// The title of the requirement.
    pub(crate) title: &'a str,
    pub(crate) figures: &'a [Value],
}

impl Telling<'_> {
    /// The figure of this name, if it is known.
    pub(super) fn figure(&self, name: &str) -> Option<Figure> {
        self.figures.iter().find(|value| value.name == name)?.figure.clone()
    }
}

/// One kind of question that a requirement can ask of an application.
pub(crate) trait Check: Sized {
    /// When the check is met, for the guide and the schema of definitions.
    #[cfg_attr(not(feature = "schema"), allow(dead_code, reason = "the schema tells it"))]
    const MET: Note;

    /// All statuses that the check can have.
    const STATUSES: &'static [Status];

    /// Whether the check can have this status with its parameters, in this call.
    fn can_be(&self, _: Status, _: &Frame) -> bool {
        true
    }

    /// Reads the parameters of a requirement.
    fn load(params: &mut Params<'_>, inside: LanguageContext<'_>) -> Self;

    /// The status of the requirement.
    fn run(&self, inputs: &Inputs<'_>) -> Status;

    /// Adds the places that the check is about. A form shows its findings there.
    fn reads(&self, call: &Frame, out: &mut Places);

    /// The parts of the calculation that the answer depends on, beside the subject of the check.
    fn uses(&self) -> Uses {
        Uses::default()
    }

    /// Adds the places to fill in or to change. By default, these are the places that the check is
    /// about; if an answer is missing, without the fields that are filled in.
    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
        let first = out.len();
        self.reads(inputs.call, out);
        if status == Status::Missing {
            out.retain_from(first, |place| match place {
                Place::Field(field) => inputs.facts.get(*field).is_absent(),
                _ => true,
            });
        }
    }

    /// Whether a finding with this status has values.
    fn has_values(&self, status: Status) -> bool {
        status != Status::NotApplicable
    }

    /// Adds the values of the finding.
    fn values(&self, _: &Inputs<'_>, _: &mut Vec<Value>) {}

    /// Adds figures that only the words need.
    fn figures(&self, _: &Inputs<'_>, _: &mut Vec<Value>) {}

    /// Adds the limits that the call sets, for descriptions and for words.
    fn limits(&self, _: &Frame, _: &mut Vec<Limit>) {}

    /// Adds what stands for a name in the sentences. Gives whether the check knows the name.
    fn term(&self, _: &str, _: &Telling<'_>, _: &mut String) -> bool {
        false
    }

    /// The call's own words for a status, instead of what is wrong.
    fn own_words(&self, _: Status, _: &Evidence<'_>) -> Option<&Words> {
        None
    }

    /// The words for a status other than `met`.
    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences>;
}

/// The sentences of most checks for a missing answer.
pub(super) const fn missing() -> Option<&'static Sentences> {
    sentences!(
        fr: "il manque votre réponse." => "{to_fill_in}",
        en: "your answer is missing." => "{to_fill_in}",
    )
}

/// The status `met` for true, `not_met` for false, `missing` for unknown.
pub(super) const fn decided(holds: Option<bool>) -> Status {
    match holds {
        Some(true) => Status::Met,
        Some(false) => Status::NotMet,
        None => Status::Missing,
    }
}
