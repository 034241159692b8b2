//! The checks: the questions that requirements can ask. Each has its own file; the table in this file
//! lists them.
//!
//! A check has four parts: its parameters ([`Check::load`]), how it decides ([`Check::run`]), where it
//! points ([`Check::places`]) and what it says ([`Check::words`]).

mod prelude;

use chrono::NaiveDate;

use crate::amount::Amount;
use crate::definition::{Given, Params};
use crate::facts::Facts;
use crate::grant::{Frame, PartGrant, Totals};
use crate::locale::Words;
use crate::place::Place;
use crate::status::Status;
use crate::values::{Figure, Limit, Value};

/// All that a check looks at.
pub(crate) struct Inputs<'a> {
    pub(crate) call: &'a Frame,
    pub(crate) facts: &'a Facts,
    pub(crate) totals: &'a Totals,
    /// The parts of the grant, in the order of the call.
    pub(crate) parts: &'a [PartGrant],
}

/// What is said of a status: what is wrong, and what to do next.
///
/// `{places}` stands for the places of the finding in words, `{first}` and `{second}` for the first two
/// alone. `{to_fill_in}` stands for a sentence that asks for the missing ones. Any other name stands
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
}

impl Evidence<'_> {
    /// The figure of this name, if it is known.
    fn figure(&self, name: &str) -> Option<Figure> {
        self.figures.iter().find(|value| value.name == name)?.figure
    }

    /// The amount of this name.
    fn amount(&self, name: &str) -> Option<Amount> {
        match self.figure(name)? {
            Figure::Amount(amount) => Some(amount),
            _ => None,
        }
    }

    /// The day of this name.
    fn day(&self, name: &str) -> Option<NaiveDate> {
        match self.figure(name)? {
            Figure::Date(day) => Some(day),
            _ => None,
        }
    }
}

/// One kind of question that a requirement can ask of an application.
pub(crate) trait Check: Sized {
    /// When the check is met, for the guide and the schema of definitions.
    #[cfg_attr(not(feature = "schema"), allow(dead_code, reason = "the schema tells it"))]
    const MET: &'static str;

    /// All statuses that the check can have.
    const STATUSES: &'static [Status];

    /// Whether the check can have this status with its parameters, in this call.
    fn can_be(&self, _: Status, _: &Frame) -> bool {
        true
    }

    /// Reads the parameters of a requirement.
    fn load(params: &mut Params<'_>) -> Self;

    /// The status of the requirement.
    fn run(&self, inputs: &Inputs<'_>) -> Status;

    /// Adds the places that the check is about. A form shows its findings there.
    fn reads(&self, call: &Frame, out: &mut Vec<Place>);

    /// Adds the places to fill in or to change. By default, these are the places that the check is
    /// about; if an answer is missing, without the fields that are filled in.
    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Vec<Place>) {
        let first = out.len();
        self.reads(inputs.call, out);
        if status == Status::Missing {
            let read = out.split_off(first);
            out.extend(read.into_iter().filter(|place| match place {
                Place::Field(field) => inputs.facts.get(*field).is_absent(),
                _ => true,
            }));
        }
    }

    /// Adds the values of the finding.
    fn values(&self, _: &Inputs<'_>, _: &mut Vec<Value>) {}

    /// Adds figures that only the words need.
    fn figures(&self, _: &Inputs<'_>, _: &mut Vec<Value>) {}

    /// Adds the limits that the call sets, for descriptions and for words.
    fn limits(&self, _: &Frame, _: &mut Vec<Limit>) {}

    /// What is said of a status other than `met`.
    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences>;
}

/// Declares the table of the checks.
macro_rules! checks {
    ($($name:ident $type:ident,)+) => {
        $(mod $name;)+

        /// A check of any kind.
        #[derive(Debug)]
        pub(crate) enum AnyCheck {
            $($type($name::$type),)+
        }

        /// The names of the checks.
        const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// The checks: their names, when they are met, and the statuses that they can have.
        #[cfg(feature = "schema")]
        pub(crate) const TABLE: &[(&str, &str, &[Status])] =
            &[$((stringify!($name), $name::$type::MET, $name::$type::STATUSES)),+];

        impl AnyCheck {
            /// Reads the parameters of the check with this index in the table.
            fn load_at(index: usize, params: &mut Params<'_>) -> Option<Self> {
                const LOADS: &[fn(&mut Params<'_>) -> AnyCheck] =
                    &[$(|params| AnyCheck::$type(Check::load(params))),+];
                LOADS.get(index).map(|load| load(params))
            }

            /// The check's name in definitions.
            pub(crate) const fn name(&self) -> &'static str {
                match self { $(Self::$type(_) => stringify!($name)),+ }
            }

            /// The statuses that the check can have in this call.
            pub(crate) fn statuses(&self, call: &Frame) -> Vec<Status> {
                match self {
                    $(Self::$type(check) => {
                        let all = $name::$type::STATUSES.iter().copied();
                        all.filter(|status| check.can_be(*status, call)).collect()
                    })+
                }
            }

            pub(crate) fn run(&self, inputs: &Inputs<'_>) -> Status {
                match self { $(Self::$type(check) => check.run(inputs)),+ }
            }

            pub(crate) fn reads(&self, call: &Frame, out: &mut Vec<Place>) {
                match self { $(Self::$type(check) => check.reads(call, out)),+ }
            }

            pub(crate) fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Vec<Place>) {
                match self { $(Self::$type(check) => check.places(inputs, status, out)),+ }
            }

            pub(crate) fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
                match self { $(Self::$type(check) => check.values(inputs, out)),+ }
            }

            pub(crate) fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
                match self { $(Self::$type(check) => check.figures(inputs, out)),+ }
            }

            pub(crate) fn limits(&self, call: &Frame, out: &mut Vec<Limit>) {
                match self { $(Self::$type(check) => check.limits(call, out)),+ }
            }

            pub(crate) fn words(
                &self,
                status: Status,
                evidence: &Evidence<'_>,
            ) -> Option<&'static Sentences> {
                match self { $(Self::$type(check) => check.words(status, evidence)),+ }
            }
        }
    };
}

checks! {
    answered Answered,
    any_answered AnyAnswered,
    appraisal Appraisal,
    balanced Balanced,
    ceiling Ceiling,
    charter_signature CharterSignature,
    chronology Chronology,
    complete_lines CompleteLines,
    confirmed Confirmed,
    document Document,
    explained_lines ExplainedLines,
    filed_in_period FiledInPeriod,
    funding_share FundingShare,
    grant_interval GrantInterval,
    identifier Identifier,
    in_budget InBudget,
    max_rate MaxRate,
    minimum_cost MinimumCost,
    minimum_request MinimumRequest,
    one_of OneOf,
    providers_shown ProvidersShown,
    quantified_indicators QuantifiedIndicators,
    team_disciplines TeamDisciplines,
    team_members TeamMembers,
    territory Territory,
    vat_consistent VatConsistent,
    within_costs WithinCosts,
}

impl AnyCheck {
    /// Reads the check of a requirement.
    pub(crate) fn load(params: &mut Params<'_>) -> Given<Self> {
        let note = "what decides; its parameters stand beside it";
        params.variant("check", NAMES, note, |params, index| Self::load_at(index, params))
    }
}

/// The sentences of most checks for a missing answer.
const fn missing() -> Option<&'static Sentences> {
    sentences!(
        fr: "il manque votre réponse." => "{to_fill_in}",
        en: "your answer is missing." => "{to_fill_in}",
    )
}

/// The status `met` for true, `not_met` for false, `missing` for unknown.
const fn decided(holds: Option<bool>) -> Status {
    match holds {
        Some(true) => Status::Met,
        Some(false) => Status::NotMet,
        None => Status::Missing,
    }
}

#[cfg(test)]
mod tests;
