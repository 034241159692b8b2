//! The formats in which assessments come out.

use super::console::{BAD, Console, GOOD, HEADING, Stop, UNSURE};
use super::junit::{TestFault, TestResult, junit};
use super::table::laid_out;
use super::tell::{tell, visible};
use crate::amount::Amount;
use crate::assessment::Assessment;
use crate::calls::NoCall;
use crate::json;
use crate::locale::{Locale, words};
use crate::status::{Outcome, Status};

/// The result for one application.
pub(super) struct Answer<'a> {
    /// The file, with the line if it has many.
    pub(super) name: &'a str,
    pub(super) result: &'a Result<Assessment, NoCall>,
    /// Whether the exit code reports it.
    pub(super) is_failure: bool,
}

impl Answer<'_> {
    /// `None`: there is no call for it.
    fn outcome(&self) -> Option<Outcome> {
        self.result.as_ref().ok().map(Assessment::outcome)
    }
}

/// One format.
pub(super) trait AssessFormat {
    /// The output for one application alone. Several threads make these.
    type Item: Send + 'static;

    fn item(answer: &Answer<'_>, locale: Locale) -> Self::Item;
    /// The items come in the order of the applications.
    fn add(&mut self, item: Self::Item, console: &mut Console<'_>) -> Result<(), Stop>;
    fn finish(&mut self, console: &mut Console<'_>) -> Result<(), Stop>;
}

/// How an outcome looks.
const fn style_of(outcome: Outcome) -> clap::builder::styling::Style {
    match outcome {
        Outcome::Invalid | Outcome::Ineligible => BAD,
        Outcome::Incomplete | Outcome::NeedsReview => UNSURE,
        Outcome::Eligible => GOOD,
    }
}

/// The number of applications with each outcome.
#[derive(Default)]
struct Counts {
    outcomes: [usize; Outcome::ALL.len()],
    without_call: usize,
}

impl Counts {
    fn add(&mut self, outcome: Option<Outcome>) {
        let Some(outcome) = outcome else {
            self.without_call += 1;
            return;
        };
        let counts = Outcome::ALL.iter().zip(&mut self.outcomes);
        counts.filter(|(known, _)| **known == outcome).for_each(|(_, count)| *count += 1);
    }

    /// `12 applications: 9 eligible, 3 incomplete`.
    fn tell(&self, locale: Locale) -> String {
        let all = self.outcomes.iter().sum::<usize>() + self.without_call;
        let words = words!(
            fr: "{n} demande{n?|s} évaluée{n?|s}",
            en: "{n} {n?application|applications} assessed"
        );
        let mut told = tell(locale, &words, &[("n", &all)]);
        let outcomes = Outcome::ALL.iter().rev().zip(self.outcomes.iter().rev());
        let mut counts: Vec<String> = outcomes
            .filter(|(_, count)| **count > 0)
            .map(|(outcome, count)| format!("{} {count}", outcome.label(locale)))
            .collect();
        if self.without_call > 0 {
            let words = words!(fr: "sans appel", en: "without call");
            counts.push(format!("{} {}", words.get(locale), self.without_call));
        }
        if !counts.is_empty() {
            told += locale.format().colon;
            told += &counts.join(", ");
        }
        told
    }
}

/// A report for each.
pub(super) struct Reports {
    is_many: bool,
    counts: Counts,
}

impl Reports {
    pub(super) fn new(is_many: bool) -> Self {
        Self { is_many, counts: Counts::default() }
    }
}

impl AssessFormat for Reports {
    /// The name, the outcome and the report.
    type Item = (String, Option<Outcome>, String);

    fn item(answer: &Answer<'_>, locale: Locale) -> Self::Item {
        let report = match answer.result {
            Ok(assessment) => assessment.report(locale),
            Err(no_call) => visible(&no_call.message(locale)),
        };
        (answer.name.to_owned(), answer.outcome(), report)
    }

    fn add(&mut self, item: Self::Item, console: &mut Console<'_>) -> Result<(), Stop> {
        let (name, outcome, report) = item;
        self.counts.add(outcome);
        if self.is_many {
            let heading = console.styled(HEADING, &format!("== {name}"));
            console.line(&heading)?;
            console.line("")?;
        }
        console.line(report.trim_end())?;
        if self.is_many { console.line("") } else { Ok(()) }
    }

    fn finish(&mut self, console: &mut Console<'_>) -> Result<(), Stop> {
        if !self.is_many {
            return Ok(());
        }
        let told = self.counts.tell(console.locale());
        console.line(&told)
    }
}

/// The JSON of an assessment, or of the reason why there is none.
fn assessment_json(result: &Result<Assessment, NoCall>, locale: Locale) -> String {
    match result {
        Ok(assessment) => assessment.to_json(locale),
        Err(no_call) => {
            let mut out = String::from("{\"no_call\":");
            json::text(&no_call.message(locale), &mut out);
            out.push('}');
            out
        }
    }
}

/// One assessment a line.
pub(super) struct AssessmentLines;

impl AssessFormat for AssessmentLines {
    type Item = String;

    fn item(answer: &Answer<'_>, locale: Locale) -> String {
        let mut line = assessment_json(answer.result, locale);
        line.push('\n');
        line
    }

    fn add(&mut self, line: String, console: &mut Console<'_>) -> Result<(), Stop> {
        console.print(&line)
    }

    fn finish(&mut self, _: &mut Console<'_>) -> Result<(), Stop> {
        Ok(())
    }
}

/// A list of files with their assessments.
#[derive(Default)]
pub(super) struct AssessmentList {
    has_items: bool,
}

impl AssessFormat for AssessmentList {
    type Item = String;

    fn item(answer: &Answer<'_>, locale: Locale) -> String {
        let mut item = String::from("{\"file\":");
        json::text(answer.name, &mut item);
        item.push_str(",\"assessment\":");
        item.push_str(&assessment_json(answer.result, locale));
        item.push('}');
        item
    }

    fn add(&mut self, item: String, console: &mut Console<'_>) -> Result<(), Stop> {
        console.print(if self.has_items { ",\n" } else { "[\n" })?;
        self.has_items = true;
        console.print(&item)
    }

    fn finish(&mut self, console: &mut Console<'_>) -> Result<(), Stop> {
        console.line(if self.has_items { "\n]" } else { "[]" })
    }
}

/// A row for each.
#[derive(Default)]
pub(super) struct OutcomeTable {
    rows: Vec<Vec<String>>,
    outcomes: Vec<Option<Outcome>>,
    counts: Counts,
}

impl AssessFormat for OutcomeTable {
    type Item = (Vec<String>, Option<Outcome>);

    fn item(answer: &Answer<'_>, locale: Locale) -> Self::Item {
        let (mut row, outcome) = (vec![answer.name.to_owned()], answer.outcome());
        match answer.result {
            Err(no_call) => {
                row.extend([const { String::new() }; 3]);
                row.push(visible(&no_call.message(locale)));
            }
            Ok(assessment) => {
                let call = assessment.call();
                let shown = |amount: Option<Amount>| {
                    let mut out = String::new();
                    amount
                        .into_iter()
                        .for_each(|amount| locale.write_amount(amount, call.currency(), &mut out));
                    out
                };
                let label = assessment.outcome().label(locale);
                row.push(call.id().to_owned());
                row.extend([shown(assessment.requested()), shown(assessment.maximum())]);
                row.push(format!("{label}{}", open_points(assessment, locale)));
            }
        }
        (row, outcome)
    }

    fn add(&mut self, item: Self::Item, _: &mut Console<'_>) -> Result<(), Stop> {
        let (row, outcome) = item;
        self.counts.add(outcome);
        self.outcomes.push(outcome);
        self.rows.push(row);
        Ok(())
    }

    fn finish(&mut self, console: &mut Console<'_>) -> Result<(), Stop> {
        let locale = console.locale();
        let heading = [
            words!(fr: "Demande", en: "Application"),
            words!(fr: "Appel", en: "Call"),
            words!(fr: "Demandé", en: "Requested"),
            words!(fr: "Maximum", en: "Maximum"),
            words!(fr: "Résultat", en: "Outcome"),
        ];
        self.rows.insert(0, heading.iter().map(|words| (*words.get(locale)).to_owned()).collect());
        let lines = laid_out(&self.rows, &[2, 3]);
        for (number, line) in lines.iter().enumerate() {
            let outcome = number.checked_sub(1).and_then(|index| self.outcomes.get(index));
            let style = match outcome {
                None => HEADING,
                Some(outcome) => outcome.map_or(BAD, style_of),
            };
            let line = console.styled(style, line);
            console.line(&line)?;
        }
        console.line("")?;
        let told = self.counts.tell(locale);
        console.line(&told)
    }
}

/// How many findings of an assessment ask for something: ` (not met 2, missing 1)`.
fn open_points(assessment: &Assessment, locale: Locale) -> String {
    let named = [
        (Status::NotMet, words!(fr: "non remplies", en: "not met")),
        (Status::Missing, words!(fr: "manquantes", en: "missing")),
        (Status::ToReview, words!(fr: "à examiner", en: "to be reviewed")),
    ];
    let mut told: Vec<String> = Vec::new();
    match assessment.input_errors().len() {
        0 => {}
        errors => {
            let words = words!(fr: "erreurs", en: "errors");
            told.push(format!("{} {errors}", words.get(locale)));
        }
    }
    for (status, words) in named {
        match assessment.findings().filter(|finding| finding.status() == status).count() {
            0 => {}
            count => told.push(format!("{} {count}", words.get(locale))),
        }
    }
    if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) }
}

/// A test for each.
#[derive(Default)]
pub(super) struct JunitOutput(Vec<TestResult>);

impl AssessFormat for JunitOutput {
    type Item = TestResult;

    fn item(answer: &Answer<'_>, locale: Locale) -> TestResult {
        let class = answer.result.as_ref().map_or("inspir", |assessment| assessment.call().id());
        let fault = answer.is_failure.then(|| match answer.result {
            Ok(assessment) => TestFault {
                is_error: assessment.outcome() == Outcome::Invalid,
                message: assessment.outcome().label(locale).to_owned(),
                details: assessment.report(locale),
            },
            Err(no_call) => {
                let message = no_call.message(locale);
                TestFault { is_error: true, details: message.clone(), message }
            }
        });
        TestResult { class: class.to_owned(), name: answer.name.to_owned(), fault }
    }

    fn add(&mut self, result: TestResult, _: &mut Console<'_>) -> Result<(), Stop> {
        self.0.push(result);
        Ok(())
    }

    fn finish(&mut self, console: &mut Console<'_>) -> Result<(), Stop> {
        console.print(&junit("assess", &self.0))
    }
}
