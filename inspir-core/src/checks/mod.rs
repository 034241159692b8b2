//! The checks: the questions that requirements can ask. The table in this file lists them, each with its
//! file and its type. Checks that ask alike share a file.
//!
//! A check has four parts: its parameters ([`Check::load`]), how it decides ([`Check::run`]), where it
//! points ([`Check::places`]) and what it says ([`Check::words`]).

mod answered;
mod appraisal;
mod balanced;
mod charter_signature;
mod check;
mod compare;
mod condition;
mod confirmed;
mod dates;
mod document;
mod funding_share;
mod grant_interval;
mod identifier;
mod in_budget;
mod limit;
mod lines;
mod minimum;
mod one_of;
mod otherwise;
mod prelude;
mod territory;
mod vat_consistent;

use check::Check;
pub(crate) use check::{Evidence, Inputs, Sentences, Telling, sentences};

#[cfg(feature = "schema")]
use crate::definition::Note;
use crate::definition::{Given, Params, note};
use crate::grant::Frame;
use crate::language::{LanguageContext, Uses};
use crate::locale::Words;
use crate::places::Places;
use crate::status::Status;
use crate::values::{Limit, Value};

/// Declares the table of the checks.
macro_rules! checks {
    ($($name:ident $file:ident $type:ident,)+) => {
        /// A check of any kind. Its number stands apart from what it holds, so that one look finds it.
        #[derive(Debug)]
        #[repr(u8)]
        pub(crate) enum AnyCheck {
            $($type($file::$type),)+
        }

        /// The names of the checks.
        const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// The checks: their names, when they are met, and the statuses that they can have.
        #[cfg(feature = "schema")]
        pub(crate) const TABLE: &[(&str, Note, &[Status])] =
            &[$((stringify!($name), $file::$type::MET, $file::$type::STATUSES)),+];

        impl AnyCheck {
            /// Reads the parameters of the check with this index in the table.
            fn load_at(index: usize, params: &mut Params<'_>, inside: LanguageContext<'_>) -> Option<Self> {
                const LOADS: &[fn(&mut Params<'_>, LanguageContext<'_>) -> AnyCheck] =
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
                        let all = $file::$type::STATUSES.iter().copied();
                        all.filter(|status| check.can_be(*status, call)).collect()
                    })+
                }
            }

            pub(crate) fn run(&self, inputs: &Inputs<'_>) -> Status {
                match self { $(Self::$type(check) => run(check, inputs)),+ }
            }

            pub(crate) fn reads(&self, call: &Frame, out: &mut Places) {
                match self { $(Self::$type(check) => check.reads(call, out)),+ }
            }

            pub(crate) fn uses(&self) -> Uses {
                match self { $(Self::$type(check) => check.uses()),+ }
            }

            pub(crate) fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
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
            pub(crate) fn term(&self, name: &str, told: &Telling<'_>, out: &mut String) -> bool {
                match self { $(Self::$type(check) => check.term(name, told, out)),+ }
            }

            /// The call's own words for a status.
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
    answered answered Answered,
    any_answered answered AnyAnswered,
    appraisal appraisal Appraisal,
    at_least condition AtLeast,
    balanced balanced Balanced,
    ceiling limit Ceiling,
    charter_signature charter_signature CharterSignature,
    chronology dates Chronology,
    compare compare Compare,
    complete_lines lines CompleteLines,
    confirmed confirmed Confirmed,
    document document Document,
    every condition Every,
    explained_lines lines ExplainedLines,
    filed_in_period dates FiledInPeriod,
    funding_share funding_share FundingShare,
    grant_interval grant_interval GrantInterval,
    identifier identifier Identifier,
    in_budget in_budget InBudget,
    max_rate limit MaxRate,
    minimum_cost minimum MinimumCost,
    minimum_request minimum MinimumRequest,
    one_of one_of OneOf,
    providers_shown lines ProvidersShown,
    quantified_indicators lines QuantifiedIndicators,
    some condition SomeItem,
    team_disciplines lines TeamDisciplines,
    team_members lines TeamMembers,
    territory territory Territory,
    vat_consistent vat_consistent VatConsistent,
    within_costs limit WithinCosts,
}

/// Runs a check in a function of its own. Most checks look at one fact; in one function with all others they
/// would make room for what those need.
#[cfg_attr(feature = "fast", inline(never))]
fn run(check: &impl Check, inputs: &Inputs<'_>) -> Status {
    check.run(inputs)
}

impl AnyCheck {
    /// Reads the check of a requirement.
    pub(crate) fn load(params: &mut Params<'_>, inside: LanguageContext<'_>) -> Given<Self> {
        let note = note!(
            fr: "ce qui décide ; ses paramètres se trouvent à côté",
            en: "what decides; its parameters stand beside it"
        );
        params.variant("check", NAMES, note, |params, index| Self::load_at(index, params, inside))
    }
}

#[cfg(test)]
mod tests;
