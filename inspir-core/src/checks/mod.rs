//! The checks: the questions that requirements can ask. Each has its own file; the table in this file
//! lists them.
//!
//! A check has four parts: its parameters ([`Check::load`]), how it decides ([`Check::run`]), where it
//! points ([`Check::places`]) and what it says ([`Check::words`]).

mod check;
mod otherwise;
mod prelude;

use check::Check;
pub(crate) use check::{Evidence, Inputs, Sentences, Told, sentences};

use crate::definition::{Given, Params};
use crate::grant::Frame;
use crate::language::Inside;
use crate::locale::Words;
use crate::place::Place;
use crate::status::Status;
use crate::values::{Limit, Value};

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
            fn load_at(index: usize, params: &mut Params<'_>, inside: Inside<'_>) -> Option<Self> {
                const LOADS: &[fn(&mut Params<'_>, Inside<'_>) -> AnyCheck] =
                    &[$(|params, inside| AnyCheck::$type(Check::load(params, inside))),+];
                LOADS.get(index).map(|load| load(params, inside))
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

            pub(crate) fn depends_on_grant(&self) -> bool {
                match self { $(Self::$type(check) => check.depends_on_grant()),+ }
            }

            pub(crate) fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Vec<Place>) {
                match self { $(Self::$type(check) => check.places(inputs, status, out)),+ }
            }

            pub(crate) fn has_values(&self, status: Status) -> bool {
                match self { $(Self::$type(check) => check.has_values(status)),+ }
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

            /// Adds what stands for a name in the sentences of the check. Gives whether it knows it.
            pub(crate) fn term(&self, name: &str, told: &Told<'_>, out: &mut String) -> bool {
                match self { $(Self::$type(check) => check.term(name, told, out)),+ }
            }

            /// What the call itself says of a status.
            pub(crate) fn own_words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&Words> {
                match self { $(Self::$type(check) => check.own_words(status, evidence)),+ }
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
    at_least AtLeast,
    balanced Balanced,
    ceiling Ceiling,
    charter_signature CharterSignature,
    chronology Chronology,
    compare Compare,
    complete_lines CompleteLines,
    confirmed Confirmed,
    document Document,
    every Every,
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
    some SomeItem,
    team_disciplines TeamDisciplines,
    team_members TeamMembers,
    territory Territory,
    vat_consistent VatConsistent,
    within_costs WithinCosts,
}

impl AnyCheck {
    /// Reads the check of a requirement.
    pub(crate) fn load(params: &mut Params<'_>, inside: Inside<'_>) -> Given<Self> {
        let note = "what decides; its parameters stand beside it";
        params.variant("check", NAMES, note, |params, index| Self::load_at(index, params, inside))
    }
}

#[cfg(test)]
mod tests;
