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

/// What came out for one application.
pub(super) struct Answer<'a> {
    /// The file, with the line if it has many.
    pub(super) name: &'a str,
    pub(super) result: &'a Result<Assessment, NoCall>,
    /// What the format shows of it alone.
    pub(super) shown: &'a str,
    /// Whether the exit code tells of it.
    pub(super) is_failure: bool,
}

/// One format.
pub(super) trait AssessOutput: Sync {
    /// What is shown of one application alone. Several threads ask at the same time.
    fn shown(&self, _: &Result<Assessment, NoCall>, _: Locale) -> String {
        String::new()
    }

    fn add(&mut self, answer: Answer<'_>, console: &mut Console<'_>) -> Result<(), Stop>;
    fn finish(&mut self, console: &mut Console<'_>) -> Result<(), Stop>;
}

/// The format of this name, for one application or for many.
pub(super) fn output_for(format: &str, is_many: bool) -> Box<dyn AssessOutput> {
    match format {
        "json" if is_many => Box::new(AssessmentList { has_items: false }),
        "json" | "jsonl" => Box::new(AssessmentLines),
        "table" => Box::new(OutcomeTable::default()),
        "junit" => Box::new(JunitOutput(Vec::new())),
        _ => Box::new(Reports { is_many, counts: Counts::default() }),
    }
}

/// How an outcome looks.
const fn style_of(outcome: Outcome) -> clap::builder::styling::Style {
    match outcome {
        Outcome::Invalid | Outcome::Ineligible => BAD,
        Outcome::Incomplete | Outcome::NeedsReview => UNSURE,
        Outcome::Eligible => GOOD,
    }
}

/// How many applications came to what.
#[derive(Default)]
struct Counts {
    outcomes: [usize; Outcome::ALL.len()],
    without_call: usize,
}

impl Counts {
    fn add(&mut self, result: &Result<Assessment, NoCall>) {
        match result {
            Err(_) => self.without_call += 1,
            Ok(assessment) => {
                let counts = Outcome::ALL.iter().zip(&mut self.outcomes);
                counts
                    .filter(|(outcome, _)| **outcome == assessment.outcome())
                    .for_each(|(_, count)| *count += 1);
            }
        }
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
struct Reports {
    is_many: bool,
    counts: Counts,
}

impl AssessOutput for Reports {
    fn shown(&self, result: &Result<Assessment, NoCall>, locale: Locale) -> String {
        match result {
            Ok(assessment) => assessment.report(locale),
            Err(no_call) => visible(&no_call.message(locale)),
        }
    }

    fn add(&mut self, answer: Answer<'_>, console: &mut Console<'_>) -> Result<(), Stop> {
        self.counts.add(answer.result);
        if self.is_many {
            let heading = console.styled(HEADING, &format!("== {}", answer.name));
            console.line(&heading)?;
            console.line("")?;
        }
        console.line(answer.shown.trim_end())?;
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
struct AssessmentLines;

impl AssessOutput for AssessmentLines {
    fn shown(&self, result: &Result<Assessment, NoCall>, locale: Locale) -> String {
        assessment_json(result, locale)
    }

    fn add(&mut self, answer: Answer<'_>, console: &mut Console<'_>) -> Result<(), Stop> {
        console.line(answer.shown)
    }

    fn finish(&mut self, _: &mut Console<'_>) -> Result<(), Stop> {
        Ok(())
    }
}

/// A list of files with their assessments.
struct AssessmentList {
    has_items: bool,
}

impl AssessOutput for AssessmentList {
    fn shown(&self, result: &Result<Assessment, NoCall>, locale: Locale) -> String {
        assessment_json(result, locale)
    }

    fn add(&mut self, answer: Answer<'_>, console: &mut Console<'_>) -> Result<(), Stop> {
        let mut item = String::from(if self.has_items { ",\n" } else { "[\n" });
        self.has_items = true;
        item.push_str("{\"file\":");
        json::text(answer.name, &mut item);
        item.push_str(",\"assessment\":");
        item.push_str(answer.shown);
        item.push('}');
        console.print(&item)
    }

    fn finish(&mut self, console: &mut Console<'_>) -> Result<(), Stop> {
        console.line(if self.has_items { "\n]" } else { "[]" })
    }
}

/// A row for each.
#[derive(Default)]
struct OutcomeTable {
    rows: Vec<Vec<String>>,
    outcomes: Vec<Option<Outcome>>,
    counts: Counts,
}

impl AssessOutput for OutcomeTable {
    fn add(&mut self, answer: Answer<'_>, console: &mut Console<'_>) -> Result<(), Stop> {
        let locale = console.locale();
        self.counts.add(answer.result);
        self.outcomes.push(answer.result.as_ref().ok().map(Assessment::outcome));
        let name = answer.name.to_owned();
        self.rows.push(match answer.result {
            Err(no_call) => {
                vec![
                    name,
                    String::new(),
                    String::new(),
                    String::new(),
                    visible(&no_call.message(locale)),
                ]
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
                let outcome = assessment.outcome().label(locale);
                vec![
                    name,
                    call.id().to_owned(),
                    shown(assessment.requested()),
                    shown(assessment.maximum()),
                    format!("{outcome}{}", open_points(assessment, locale)),
                ]
            }
        });
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
            let outcome = number.checked_sub(1).and_then(|place| self.outcomes.get(place));
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
struct JunitOutput(Vec<TestResult>);

impl AssessOutput for JunitOutput {
    fn add(&mut self, answer: Answer<'_>, console: &mut Console<'_>) -> Result<(), Stop> {
        let locale = console.locale();
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
        let (class, name) = (class.to_owned(), answer.name.to_owned());
        self.0.push(TestResult { class, name, fault });
        Ok(())
    }

    fn finish(&mut self, console: &mut Console<'_>) -> Result<(), Stop> {
        console.print(&junit("assess", &self.0))
    }
}
