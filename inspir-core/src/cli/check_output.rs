//! The formats in which mistakes of definitions come out.

use serde_json::{Value, json};

use super::console::{BAD, CommandResult, Console, Ended, GOOD, UNSURE};
use super::junit::{TestFault, TestResult, junit};
use super::sarif::{SarifResult, sarif};
use super::snippet::{excerpt, mistakes, on_one_line};
use super::tell::{tell, visible};
use crate::call::{Call, CallError};
use crate::definition::{Problem, ProblemCode};
use crate::lint::{Remark, RemarkCode};
use crate::locale::{Locale, words};

/// A definition that was checked.
pub(super) struct Checked<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a [u8],
    pub(super) loaded: Result<Call, CallError>,
    /// The remarks: each may be meant so, and may be a mistake.
    pub(super) remarks: Vec<Remark>,
}

impl Checked<'_> {
    fn problems(&self) -> &[Problem] {
        self.loaded.as_ref().err().map_or(&[], CallError::problems)
    }
}

/// Prints what was found in this format.
pub(super) fn print(
    checked: &[Checked<'_>],
    format: &str,
    is_strict: bool,
    console: &mut Console<'_>,
) -> Ended {
    let locale = console.locale();
    match format {
        "json" => {
            let told: Vec<Value> = checked.iter().map(as_json).collect();
            console.line(&written(&Value::from(told)))?;
        }
        "sarif" => console.line(&written(&as_sarif(checked, locale)))?,
        "junit" => console.print(&as_junit(checked, is_strict, locale))?,
        _ => as_text(checked, console)?,
    }
    let is_found = |one: &Checked<'_>| one.loaded.is_err() || is_strict && !one.remarks.is_empty();
    Ok(CommandResult::found_if(checked.iter().any(is_found)))
}

fn written(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn as_text(checked: &[Checked<'_>], console: &mut Console<'_>) -> Result<(), super::console::Stop> {
    let locale = console.locale();
    for one in checked {
        let text = String::from_utf8_lossy(one.text);
        for problem in one.problems() {
            let line = on_one_line(one.name, problem, locale);
            console.line(&line)?;
            if let Some(excerpt) = excerpt(&text, problem, console) {
                console.line(&excerpt)?;
            }
            let at = format!("    [{}] {}", problem.code(), problem.path());
            console.line(&format!("{}\n", at.trim_end()))?;
        }
        for remark in &one.remarks {
            let (line, column) = (remark.line(), remark.column());
            let words = words!(fr: "remarque : {message}", en: "remark: {message}");
            let message = tell(locale, &words, &[("message", &remark.message(locale))]);
            let line = visible(&format!("{}:{line}:{column}: {message}", one.name));
            let line = console.styled(UNSURE, &line);
            console.line(&line)?;
            console.line(&format!("    [{}] {}\n", remark.code(), remark.path()))?;
        }
        if let Ok(call) = &one.loaded {
            let words = words!(
                fr: "{name} : aucune erreur ; appel `{id}`, édition {edition}, {n} exigence{n?|s}",
                en: "{name}: no mistakes; call `{id}`, edition {edition}, {n} {n?requirement|requirements}"
            );
            let told = tell(
                locale,
                &words,
                &[
                    ("name", &one.name),
                    ("id", &call.id()),
                    ("edition", &call.edition()),
                    ("n", &call.requirements().len()),
                ],
            );
            let told = console.styled(GOOD, &told);
            console.line(&told)?;
        }
    }
    let count: usize = checked.iter().map(|one| one.problems().len()).sum();
    let has_mistakes = count > 0;
    if checked.len() > 1 || has_mistakes {
        let words = words!(
            fr: "{n} définition{n?|s} examinée{n?|s}, {count} erreur{count?|s}",
            en: "{n} {n?definition|definitions} checked, {count} {count?mistake|mistakes}"
        );
        let told = tell(locale, &words, &[("n", &checked.len()), ("count", &count)]);
        let told = console.styled(if has_mistakes { BAD } else { GOOD }, &told);
        console.line(&told)?;
    }
    Ok(())
}

/// The id, the edition, the digest and the mistakes, each with its message in every language.
fn as_json(one: &Checked<'_>) -> Value {
    let problems = serde_json::to_value(one.problems()).unwrap_or_default();
    match &one.loaded {
        Ok(call) => json!({
            "file": one.name, "id": call.id(), "edition": call.edition(),
            "digest": call.digest(), "problems": problems, "remarks": one.remarks,
        }),
        Err(error) => json!({
            "file": one.name, "id": error.id(), "edition": error.edition(),
            "digest": null, "problems": problems, "remarks": [],
        }),
    }
}

/// A rule for each code, and a result for each mistake and each remark.
fn as_sarif(checked: &[Checked<'_>], locale: Locale) -> Value {
    let codes = ProblemCode::ALL.iter().map(|code| code.id());
    let codes = codes.chain(RemarkCode::ALL.iter().map(|code| code.id()));
    let mut results = Vec::new();
    for one in checked {
        results.extend(one.problems().iter().map(|problem| SarifResult {
            file: one.name,
            level: "error",
            code: problem.code().id(),
            message: problem.message(locale),
            path: problem.path(),
            at: (problem.line(), problem.column()),
        }));
        results.extend(one.remarks.iter().map(|remark| SarifResult {
            file: one.name,
            level: "warning",
            code: remark.code().id(),
            message: remark.message(locale).to_owned(),
            path: remark.path(),
            at: (remark.line(), remark.column()),
        }));
    }
    sarif(&codes.collect::<Vec<_>>(), &results)
}

/// A test for each definition. It fails by its mistakes and, if that is asked for, by remarks.
fn as_junit(checked: &[Checked<'_>], is_strict: bool, locale: Locale) -> String {
    let results = checked.iter().map(|one| TestResult {
        class: one.loaded.as_ref().map_or("inspir", Call::id).to_owned(),
        name: one.name.to_owned(),
        fault: match &one.loaded {
            Err(error) => Some(TestFault {
                is_error: false,
                message: error
                    .problems()
                    .first()
                    .map(|problem| on_one_line(one.name, problem, locale))
                    .unwrap_or_default(),
                details: mistakes(one.name, error, locale),
            }),
            Ok(_) => fault_of_remarks(&one.remarks, locale).filter(|_| is_strict),
        },
    });
    junit("check", &results.collect::<Vec<_>>())
}

fn fault_of_remarks(remarks: &[Remark], locale: Locale) -> Option<TestFault> {
    let told = remarks.iter().map(|remark| {
        let (line, column) = (remark.line(), remark.column());
        format!("{line}:{column}: {} [{}]", remark.message(locale), remark.code())
    });
    let told: Vec<String> = told.collect();
    let message = told.first()?.clone();
    Some(TestFault { is_error: false, message, details: told.join("\n") })
}
