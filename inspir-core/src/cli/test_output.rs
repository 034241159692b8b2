//! The formats in which the results of cases come out.

use serde_json::{Value, json};

use super::console::{BAD, CommandResult, Console, Ended, GOOD, HEADING, Stop};
use super::junit::{TestFault, TestResult, junit};
use super::sarif::{SarifResult, sarif};
use super::tell::{tell, visible};
use crate::call::Call;
use crate::cases::CaseResult;
use crate::coverage::Coverage;
use crate::locale::{Locale, words};
use crate::mutants::{Fate, Mutant, MutationScore};

/// A definition that was tested.
pub(super) struct Tested<'a> {
    pub(super) name: &'a str,
    /// The files of its cases.
    pub(super) cases: Vec<String>,
    pub(super) call: &'a Call,
    pub(super) results: Vec<CaseResult<'a>>,
    pub(super) coverage: Option<Coverage>,
    pub(super) score: Option<MutationScore>,
    /// Whether the mutants that nothing tells apart are named.
    pub(super) is_verbose: bool,
}

impl Tested<'_> {
    fn failed(&self) -> usize {
        self.results.iter().filter(|result| !result.passed()).count()
    }

    /// Whether a score is asked for and not reached.
    fn misses(&self, least: Option<usize>) -> bool {
        let percent = self.score.as_ref().map(MutationScore::percent);
        percent.zip(least).is_some_and(|(percent, least)| percent < least)
    }
}

/// Prints what came out in this format.
pub(super) fn print(
    tested: &[Tested<'_>],
    least: Option<usize>,
    format: &str,
    console: &mut Console<'_>,
) -> Ended {
    match format {
        "json" => {
            let told: Vec<Value> = tested.iter().map(as_json).collect();
            console.line(&serde_json::to_string_pretty(&told).unwrap_or_default())?;
        }
        "junit" => console.print(&as_junit(tested, least, console))?,
        "sarif" => {
            let told = as_sarif(tested, console.locale());
            console.line(&serde_json::to_string_pretty(&told).unwrap_or_default())?;
        }
        _ => {
            for one in tested {
                as_text(one, least, console)?;
            }
        }
    }
    let is_failure = |one: &Tested<'_>| one.failed() > 0 || one.misses(least);
    Ok(CommandResult::found_if(tested.iter().any(is_failure)))
}

fn as_text(
    tested: &Tested<'_>,
    least: Option<usize>,
    console: &mut Console<'_>,
) -> Result<(), Stop> {
    let locale = console.locale();
    for result in tested.results.iter().filter(|result| !result.passed()) {
        let message = visible(&result.message(locale));
        let (head, rest) = message.split_once('\n').unwrap_or((&message, ""));
        let head = console.styled(BAD, &format!("✗ {head}"));
        console.line(&head)?;
        console.line(rest)?;
    }
    let (all, failed) = (tested.results.len(), tested.failed());
    let words = words!(
        fr: "{name} : {n} cas, {failed} en échec",
        en: "{name}: {n} {n?case|cases}, {failed} failed"
    );
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("name", &tested.name), ("n", &all), ("failed", &failed)];
    let told = tell(locale, &words, &values);
    let told = console.styled(if failed == 0 { GOOD } else { BAD }, &told);
    console.line(&told)?;
    if all == 0 && tested.score.is_none() {
        let words = words!(
            fr: "écrivez un premier cas, ou laissez « --mutants --add » en proposer",
            en: "write a first case, or let `--mutants --add` propose some"
        );
        console.line(&tell(locale, &words, &[]))?;
    }
    if let Some(coverage) = &tested.coverage {
        let table = visible(&coverage.to_table(locale));
        let (heading, rest) = table.split_once('\n').unwrap_or((&table, ""));
        let heading = console.styled(HEADING, heading);
        console.line("")?;
        console.line(&heading)?;
        console.line(rest.trim_end())?;
    }
    if let Some(score) = &tested.score {
        console.line("")?;
        console.line(visible(&score.to_text(locale)).trim_end())?;
        let is_equivalent = |mutant: &&Mutant| {
            matches!(mutant.fate(), Fate::Equivalent { .. }) && tested.is_verbose
        };
        for mutant in score.mutants().iter().filter(is_equivalent) {
            console.line("")?;
            console.line(&visible(&mutant.message(locale)))?;
        }
        if failed > 0 {
            let words = words!(
                fr: "{failed} cas en échec ne remarque{failed?|nt} rien : corrigez-le{failed?|s}, ou la définition, d’abord",
                en: "{failed} {failed?case that fails notices|cases that fail notice} nothing: correct {failed?it|them}, or the definition, first"
            );
            let told = console.styled(BAD, &tell(locale, &words, &[("failed", &failed)]));
            console.line("")?;
            console.line(&told)?;
        }
        if let (true, Some(least)) = (tested.misses(least), least) {
            let told = console.styled(BAD, &missed(score, least, locale));
            console.line(&told)?;
        }
    }
    Ok(())
}

/// That a score is not reached, and what to do.
fn missed(score: &MutationScore, least: usize, locale: Locale) -> String {
    let words = words!(
        fr: "{percent} % remarqués, il en faut {least} % : ajoutez des cas ; --add ajoute ceux qui sont proposés",
        en: "{percent}% noticed, {least}% are asked for: add cases; --add adds those proposed"
    );
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("percent", &score.percent()), ("least", &least)];
    tell(locale, &words, &values)
}

fn as_json(tested: &Tested<'_>) -> Value {
    let mut told = json!({
        "file": tested.name, "call": tested.call.id(), "edition": tested.call.edition(),
        "cases": tested.results,
    });
    if let Some(members) = told.as_object_mut() {
        if let Some(coverage) = &tested.coverage {
            members.insert("coverage".to_owned(), json!(coverage));
        }
        if let Some(score) = &tested.score {
            members.insert("mutants".to_owned(), json!(score));
        }
    }
    told
}

/// A test for each case, and one for the score that is asked for. Coverage has no place there.
fn as_junit(tested: &[Tested<'_>], least: Option<usize>, console: &Console<'_>) -> String {
    let locale = console.locale();
    let mut results = Vec::new();
    for one in tested {
        results.extend(one.results.iter().map(|result| TestResult {
            class: one.call.id().to_owned(),
            name: result.case().name().to_owned(),
            fault: (!result.passed()).then(|| {
                let details = result.message(locale);
                let message = result.differences().first().map(|difference| difference.path());
                let message = message.unwrap_or_default().to_owned();
                TestFault { is_error: false, message, details }
            }),
        }));
        if let (Some(score), Some(least)) = (&one.score, least) {
            results.push(TestResult {
                class: one.call.id().to_owned(),
                name: format!("--min-score {least}"),
                fault: one.misses(Some(least)).then(|| TestFault {
                    is_error: false,
                    message: missed(score, least, locale),
                    details: score.to_text(locale),
                }),
            });
        }
    }
    junit("test", &results)
}

/// The codes of what tests find: cases that fail, and mutants that no case notices.
const CODES: [&str; 3] = ["case.failed", "mutant.survived", "mutant.undecided"];

/// A failed case stands in the file of the cases, a mutant in the definition.
fn as_sarif(tested: &[Tested<'_>], locale: Locale) -> Value {
    let [failed, survived, undecided] = CODES;
    let mut results = Vec::new();
    for one in tested {
        let of_cases = one.results.iter().filter(|result| !result.passed());
        results.extend(of_cases.map(|result| SarifResult {
            file: one.cases.get(result.case().file()).map_or("", String::as_str),
            level: "error",
            code: failed,
            message: result.message(locale),
            path: "",
            at: (result.case().line(), 1),
        }));
        for mutant in one.score.iter().flat_map(MutationScore::mutants) {
            let (level, code) = match mutant.fate() {
                Fate::Survived { .. } => ("warning", survived),
                Fate::Undecided { .. } => ("note", undecided),
                _ => continue,
            };
            results.push(SarifResult {
                file: one.name,
                level,
                code,
                message: mutant.message(locale),
                path: mutant.path(),
                at: (mutant.line(), mutant.column()),
            });
        }
    }
    sarif(&CODES, &results)
}
