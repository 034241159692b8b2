//! Making the mutants of a definition, and asking the cases.

use super::mutant::{Fate, Mutant};
use super::mutation::{Mutation, MutationChange, mutations};
use super::place::place_in_short;
use super::proof::{cannot_differ, proved};
use super::reads::reads;
use super::score::MutationScore;
use super::search::{SearchPool, SearchResult, WantedCase};
use crate::assess::Assessor;
use crate::call::Call;
use crate::cases::{TestCase, TestCases, each_of};
use crate::json::JsonText;

/// Changes one thing in the definition of a call at a time, and asks whether a case notices: the engine
/// itself is the judge. A change that does not load is left out. If no case notices a change, this looks for
/// the smallest application that would.
///
/// ```
/// use inspir_core::{Call, cases::TestCases, mutants::{Fate, mutants}};
///
/// let call = Call::follow_up();
/// let score = mutants(&call, &TestCases::default(), 2);
/// let ceiling = score.mutants().iter().find(|mutant| mutant.path() == "/parts/0/ceiling");
/// let ceiling = ceiling.expect("a mutant");
/// assert!(matches!(ceiling.fate(), Fate::Survived { .. }));
/// ```
#[must_use]
pub fn mutants(call: &Call, cases: &TestCases, threads: usize) -> MutationScore {
    let Ok(document) = JsonText::new(call.definition()) else {
        return MutationScore { mutants: Vec::new(), has_complete: true };
    };
    let all = mutations(call);
    // A case that fails on the definition itself notices nothing.
    let mut assessor = Assessor::new(call);
    let sound =
        |case: &&TestCase| case.holds(call, assessor.decide_json(case.application().as_bytes()));
    let sound: Vec<&TestCase> = cases.iter().filter(sound).collect();
    let asked = each_of(
        all.len(),
        threads,
        || (),
        |(), number| {
            let mutant = Call::from_json(&all.get(number)?.definition).ok()?;
            let killer = killer(&mutant, &sound);
            Some((mutant, killer))
        },
    );
    let loaded: Vec<(Mutation, Call, Option<String>)> = all
        .into_iter()
        .zip(asked)
        .filter_map(|(mutation, asked)| asked.map(|(mutant, killer)| (mutation, mutant, killer)))
        .collect();
    let is_left = loaded.iter().any(|(mutation, mutant, killer)| {
        killer.is_none() && !cannot_differ(call, mutant, &document, mutation)
    });
    let pool = is_left.then(|| SearchPool::new(call, cases, threads));
    let fates = each_of(
        loaded.len(),
        threads,
        || (),
        |(), number| {
            let (mutation, mutant, killer) = loaded.get(number)?;
            Some(match (killer, &pool) {
                (Some(by), _) => Fate::Killed { by: by.clone() },
                (None, Some(pool)) if !cannot_differ(call, mutant, &document, mutation) => {
                    fate(call, &document, mutation, mutant, pool)
                }
                (None, _) => Fate::Equivalent { tried: 0 },
            })
        },
    );
    let mutants = loaded
        .into_iter()
        .zip(fates)
        .filter_map(|((mutation, ..), fate)| Some(Mutant::new(&document, mutation, fate?)));
    let has_complete = pool.is_none_or(|pool| pool.has_complete());
    MutationScore { mutants: mutants.collect(), has_complete }
}

/// The name of the first case on which a mutant decides otherwise.
fn killer(mutant: &Call, cases: &[&TestCase]) -> Option<String> {
    let mut assessor = Assessor::new(mutant);
    let notices = |case: &&&TestCase| {
        case.notices(mutant, assessor.decide_json(case.application().as_bytes()))
    };
    cases.iter().find(notices).map(|case| case.name().to_owned())
}

/// The fate of a mutant that no case notices.
fn fate(
    call: &Call,
    document: &JsonText<'_>,
    mutation: &Mutation,
    mutant: &Call,
    pool: &SearchPool<'_>,
) -> Fate {
    let requirement = mutation.path.strip_prefix("/requirements/");
    let requirement = requirement.and_then(|rest| rest.split('/').next()?.parse().ok());
    let is_level = requirement.is_some() && mutation.path.ends_with("/level");
    let reads = reads(call, document, &mutation.path);
    let wanted = WantedCase { mutant, reads, requirement, is_level };
    let name = name_of(document, mutation);
    let mut found = pool.look(&wanted, &name);
    if let SearchResult::Nothing { tried } = found {
        // To prove it takes less time than to look further.
        if let Some(tried) = proved(call, mutant, document, mutation) {
            return Fate::Equivalent { tried };
        }
        found = pool.look_in_pairs(&wanted, &name, tried);
    }
    match found {
        SearchResult::Case { proposal, application } => Fate::Survived { proposal, application },
        SearchResult::Nothing { tried } => Fate::Undecided { tried },
    }
}

/// A name for the case that notices a mutant, the same in all languages.
fn name_of(document: &JsonText<'_>, mutation: &Mutation) -> String {
    let place = place_in_short(document, &mutation.path);
    match &mutation.change {
        MutationChange::Value(from, to)
        | MutationChange::Less(from, to)
        | MutationChange::More(from, to) => format!("{place}: {from}, not {to}"),
        MutationChange::LeftOut(what) if !what.is_empty() => format!("{place}: with {what}"),
        MutationChange::LeftOut(_) => format!("{place}: with it"),
        MutationChange::Added(what) => format!("{place}: not {what}"),
        MutationChange::Negated => format!("{place}: not turned round"),
    }
}
