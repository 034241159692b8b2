//! `inspir test --mutants --add`: the cases that are proposed stand in the file of the cases.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::cases_file::CasesFile;
use super::console::Stop;
use super::tell::tell;
use crate::assess::Assessor;
use crate::call::Call;
use crate::locale::{Locale, words};
use crate::mutants::{Fate, MutationScore};

/// Adds the cases that are proposed for mutants, and says how many. A proposal is left out if a case that
/// was added before notices its mutant.
pub(super) fn add_cases(
    file: &CasesFile,
    call: &Call,
    score: &MutationScore,
    locale: Locale,
) -> Result<String, Stop> {
    let known = file.cases(&[], call, locale)?;
    let mut names: BTreeSet<String> = known.iter().map(|case| case.name().to_owned()).collect();
    let mut added: Vec<String> = Vec::new();
    for mutant in score.mutants() {
        let Fate::Survived { proposal, .. } = mutant.fate() else { continue };
        if !added.is_empty()
            && let Ok(changed) = Call::from_json(mutant.definition())
        {
            let cases = file.cases(&added, call, locale)?;
            let mut assessor = Assessor::new(&changed);
            let mut new = cases.iter().skip(known.len());
            if new.any(|case| {
                case.notices(&changed, assessor.decide_json(case.application().as_bytes()))
            }) {
                continue;
            }
        }
        added.push(written(proposal, mutant.change(locale), &mut names));
    }
    if added.is_empty() {
        let words = words!(
            fr: "`{path}` : rien à ajouter",
            en: "`{path}`: nothing to add"
        );
        return Ok(tell(locale, &words, &[("path", &file.path.display())]));
    }
    let path = file.add(&added, locale)?;
    let count = added.len();
    let words = words!(
        fr: "{n} cas ajouté{n?|s} à `{path}` : comparez chacun avec le texte de l’appel avant de le garder",
        en: "{n} {n?case|cases} added to `{path}`: read each against the text of the call before you keep it"
    );
    Ok(tell(locale, &words, &[("n", &count), ("path", &path.display())]))
}

/// The members of a case that stand first, in this order.
const FIRST: [&str; 5] = ["name", "why", "from", "change", "application"];

/// A proposal as people write cases: under a name that no other case has, and with what it notices.
fn written(proposal: &str, why: &str, names: &mut BTreeSet<String>) -> String {
    let mut case: Map<String, Value> = serde_json::from_str(proposal).unwrap_or_default();
    let name = case.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    let others = (2_u32..).map(|number| format!("{name} ({number})"));
    let free = [name.clone()].into_iter().chain(others).find(|name| !names.contains(name));
    let free = free.unwrap_or(name);
    names.insert(free.clone());
    case.insert("name".to_owned(), free.into());
    case.insert("why".to_owned(), why.into());
    let first = FIRST.iter().filter_map(|name| case.get_key_value(*name));
    let rest = case.iter().filter(|(name, _)| !FIRST.contains(&name.as_str()));
    let members: Vec<String> = first
        .chain(rest)
        .map(|(name, value)| format!("{}: {value}", Value::from(name.as_str())))
        .collect();
    format!("{{{}}}", members.join(", "))
}
