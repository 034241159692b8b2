//! `inspir assess`: applications in, assessments out.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::arguments::{format_argument, format_of, jobs_argument, threads_of};
use super::assess_output::{
    Answer, AssessFormat, AssessmentLines, AssessmentList, JunitOutput, OutcomeTable, Reports,
};
use super::console::{CommandResult, Console, Ended, Stop};
use super::files::{LONGEST, open_file, unreadable};
use super::in_order::{InOrder, in_order};
use super::kind::FileKind;
use super::pick::{Picker, call_arguments};
use super::sources::{SourceFile, files_argument, no_application, sources};
use super::tell::tell;
use super::verb::{Verb, Work};
use crate::assessment::Assessment;
use crate::call::Call;
use crate::calls::NoCall;
use crate::locale::{Locale, words};
use crate::status::Outcome;

const FORMATS: &[&str] = &["text", "json", "jsonl", "table", "junit"];

/// In the place of outcomes: nothing fails.
const NONE: &str = "none";

pub(super) const VERB: Verb = Verb {
    name: "assess",
    about: words!(
        fr: "Évalue des demandes : fichiers, dossiers, JSON Lines",
        en: "Assesses applications: files, folders, JSON Lines"
    ),
    more: words!(
        fr: "Exemples :\n  inspir assess demande.json\n  inspir assess demandes/ --format table\n  inspir assess demandes/ --calls appels/ --format junit > resultats.xml\n  inspir assess --call mon-appel.json --format jsonl --lines - < demandes.jsonl\n\nCe qu’une demande peut contenir : inspir schema application ; les cas que « inspir new » écrit sont des exemples.",
        en: "Examples:\n  inspir assess application.json\n  inspir assess applications/ --format table\n  inspir assess applications/ --calls calls/ --format junit > results.xml\n  inspir assess --call my-call.json --format jsonl --lines - < applications.jsonl\n\nWhat an application can hold: inspir schema application; the cases that `inspir new` writes are examples."
    ),
    arguments,
    work: Work::With(run),
};

fn arguments(command: Command, locale: Locale) -> Command {
    let files = words!(
        fr: "Le JSON de demandes ; un dossier : tous ses fichiers *.json ; *.jsonl : une demande par ligne ; - : l’entrée standard",
        en: "The JSON of applications; a folder: all its *.json files; *.jsonl: one application a line; -: standard input"
    );
    let format = words!(
        fr: "text : un compte rendu (par défaut) ; json ; jsonl : une évaluation par ligne ; table ; junit",
        en: "text: a report (the default); json; jsonl: one assessment a line; table; junit"
    );
    let lines = words!(
        fr: "Lit une demande par ligne, quel que soit le nom du fichier",
        en: "Reads one application a line, whatever the name of the file"
    );
    let fail_on = words!(
        fr: "Les résultats qui donnent le code de sortie 1, séparés par des virgules : invalid (par défaut), ineligible, incomplete, needs_review ; none : aucun",
        en: "The outcomes that give the exit code 1, separated by commas: invalid (the default), ineligible, incomplete, needs_review; none: no outcome"
    );
    let outcomes = Outcome::ALL.iter().map(|outcome| outcome.id());
    command
        .arg(files_argument(locale, &files))
        .args(call_arguments(locale))
        .arg(format_argument(FORMATS, locale, &format))
        .arg(Arg::new("lines").long("lines").action(ArgAction::SetTrue).help(*lines.get(locale)))
        .arg(
            Arg::new("fail-on")
                .long("fail-on")
                .value_name(*words!(fr: "RÉSULTATS", en: "OUTCOMES").get(locale))
                .value_delimiter(',')
                .value_parser(outcomes.chain([NONE]).collect::<Vec<_>>())
                .hide_possible_values(true)
                .default_value("invalid")
                .hide_default_value(true)
                .help(*fail_on.get(locale)),
        )
        .arg(jobs_argument(locale))
}

/// A batch ends at this many applications, or at this many bytes.
const MOST_AT_ONCE: usize = 8;
const MOST_BYTES: usize = 128 * 1024;
/// The number of applications between two reports of the progress.
const TELL_EVERY: usize = 1000;
/// How much is read at a time: enough lines for a batch.
const READ_AHEAD: usize = 256 * 1024;

/// The task: which applications to assess, and which outcomes are failures.
struct AssessTask<'m> {
    matches: &'m ArgMatches,
    picker: Picker,
    sources: Vec<SourceFile>,
    /// Every file has one application a line.
    all_lines: bool,
    fails_on: Vec<&'m str>,
    threads: usize,
}

/// An application that waits for the others of its batch.
struct Waiting {
    name: String,
    text: Vec<u8>,
    /// Whether it was found in a folder, where other files may lie too.
    is_found: bool,
}

/// The result of an application, as a format shows it.
struct Assessed<I> {
    item: I,
    is_failure: bool,
    /// Whether it names no call, so that one stands in for it.
    is_nameless: bool,
}

/// The results of a batch. `None`: no application.
type Batch<I> = Vec<Option<Assessed<I>>>;

impl AssessTask<'_> {
    fn has_lines(&self, source: &SourceFile) -> bool {
        let extension = source.path.as_ref().and_then(|path| path.extension());
        self.all_lines || extension.is_some_and(|end| end == "jsonl" || end == "ndjson")
    }

    /// Whether there may be several applications.
    fn is_many(&self) -> bool {
        match &self.sources[..] {
            [one] => one.is_found || self.has_lines(one),
            _ => true,
        }
    }

    fn is_failure(&self, result: &Result<Assessment, NoCall>) -> bool {
        match result {
            Ok(assessment) => self.fails_on.contains(&assessment.outcome().id()),
            Err(_) => !self.fails_on.contains(&NONE),
        }
    }

    /// Assesses a batch, on any thread.
    fn assess<F: AssessFormat>(&self, batch: &[Waiting], locale: Locale) -> Batch<F::Item> {
        let mut assessor = self.picker.assessor();
        let assessed = batch.iter().map(|one| {
            if one.is_found && FileKind::of(&one.name, &one.text) != FileKind::Other {
                return None;
            }
            let result = self.picker.assess(&mut assessor, &one.text);
            let is_failure = self.is_failure(&result);
            let answer = Answer { name: &one.name, result: &result, is_failure };
            let is_nameless = self.picker.stands_in(&one.text);
            Some(Assessed { item: F::item(&answer, locale), is_failure, is_nameless })
        });
        assessed.collect()
    }

    /// Assesses all in a format.
    fn run<F: AssessFormat>(&self, format: F, console: &mut Console<'_>) -> Ended {
        in_order(self.threads, |work| {
            let mut run = AssessRun {
                task: self,
                work,
                format,
                waiting: Vec::new(),
                bytes: 0,
                assessed: 0,
                left_out: 0,
                nameless: 0,
                has_found: false,
            };
            for source in &self.sources {
                let assessed = run.add_source(source, console);
                if assessed.is_err() {
                    // Earlier results come out all the same.
                    run.finish_all(console)?;
                }
                assessed?;
            }
            run.finish_all(console)?;
            run.end(console)
        })
    }
}

/// The applications on their way. Several threads assess batches of them; the results come out in order.
struct AssessRun<'p, 't, F: AssessFormat> {
    task: &'t AssessTask<'t>,
    work: InOrder<'p, 't, Batch<F::Item>>,
    format: F,
    waiting: Vec<Waiting>,
    bytes: usize,
    assessed: usize,
    left_out: usize,
    nameless: usize,
    has_found: bool,
}

impl<F: AssessFormat> AssessRun<'_, '_, F> {
    fn add(&mut self, waiting: Waiting, console: &mut Console<'_>) -> Result<(), Stop> {
        self.bytes += waiting.text.len();
        self.waiting.push(waiting);
        if self.waiting.len() >= MOST_AT_ONCE || self.bytes >= MOST_BYTES {
            self.give(console)?;
        }
        Ok(())
    }

    /// Hands all that waits to the threads.
    fn give(&mut self, console: &mut Console<'_>) -> Result<(), Stop> {
        let (task, locale) = (self.task, console.locale());
        let batch = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        if batch.is_empty() {
            return Ok(());
        }
        let done = self.work.give(move || task.assess::<F>(&batch, locale));
        done.map_or(Ok(()), |done| self.show(done, console))
    }

    /// Waits until all is assessed and shown.
    fn finish_all(&mut self, console: &mut Console<'_>) -> Result<(), Stop> {
        self.give(console)?;
        while let Some(done) = self.work.oldest() {
            self.show(done, console)?;
        }
        Ok(())
    }

    fn show(&mut self, batch: Batch<F::Item>, console: &mut Console<'_>) -> Result<(), Stop> {
        for one in batch {
            let Some(one) = one else {
                self.left_out += 1;
                continue;
            };
            self.has_found |= one.is_failure;
            self.nameless += usize::from(one.is_nameless);
            self.format.add(one.item, console)?;
            self.assessed += 1;
            if self.assessed.is_multiple_of(TELL_EVERY) {
                let words = words!(fr: "{n} demandes évaluées", en: "{n} applications assessed");
                console.progress(&words, &[("n", &self.assessed)]);
            }
        }
        Ok(())
    }

    /// Adds line by line; a bad line has its own assessment, and the next one goes on.
    fn add_lines(
        &mut self,
        name: &str,
        input: impl Read,
        console: &mut Console<'_>,
    ) -> Result<(), Stop> {
        let failed =
            |error, console: &Console<'_>| unreadable(Path::new(name), &error, console.locale());
        let mut input = BufReader::with_capacity(READ_AHEAD, input);
        for number in 1_u64.. {
            let mut line = Vec::new();
            let read = (&mut input).take(LONGEST + 2).read_until(b'\n', &mut line);
            if read.map_err(|error| failed(error, console))? == 0 {
                break;
            }
            if line.pop_if(|byte| *byte == b'\n').is_none() {
                skip_line(&mut input).map_err(|error| failed(error, console))?;
            }
            line.pop_if(|byte| *byte == b'\r');
            let name = format!("{name}:{number}");
            self.add(Waiting { name, text: line, is_found: false }, console)?;
            if input.buffer().is_empty() {
                // Nothing waits to be read: whoever waits for this line gets it now.
                self.finish_all(console)?;
                console.flush()?;
            }
        }
        Ok(())
    }

    fn add_source(&mut self, source: &SourceFile, console: &mut Console<'_>) -> Result<(), Stop> {
        match (&source.path, self.task.has_lines(source)) {
            (Some(path), true) => {
                let file = open_file(path, console.locale())?;
                self.add_lines(&source.name, file, console)
            }
            (None, true) => {
                let input = console.take_input()?;
                self.add_lines(&source.name, input, console)
            }
            (_, false) => {
                let text = source.read(console)?;
                let (name, is_found) = (source.name.clone(), source.is_found);
                self.add(Waiting { name, text, is_found }, console)
            }
        }
    }

    fn end(mut self, console: &mut Console<'_>) -> Ended {
        let left_out = self.left_out;
        if left_out == self.task.sources.len() {
            return Err(no_application(self.task.matches, console.locale()));
        }
        self.format.finish(console)?;
        if left_out > 0 {
            console.flush()?;
            let words = words!(
                fr: "{n} fichier{n?|s} laissé{n?|s} de côté : ce ne sont pas des demandes",
                en: "{n} {n?file|files} left out: no {n?application|applications}"
            );
            console.note(&tell(console.locale(), &words, &[("n", &left_out)]));
        }
        if self.nameless > 0 {
            console.flush()?;
            let words = words!(
                fr: "{n} demande{n?|s} ne nomme{n?|nt} aucun appel : évaluée{n?|s} selon `{call}` ; --call en indique un autre",
                en: "{n} {n?application names|applications name} no call: assessed with `{call}`; --call names another"
            );
            let call = Call::creative_event();
            let told =
                tell(console.locale(), &words, &[("n", &self.nameless), ("call", &call.id())]);
            console.note(&told);
        }
        Ok(CommandResult::found_if(self.has_found))
    }
}

fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Ended {
    let fails_on = matches.get_many::<String>("fail-on").into_iter().flatten();
    let task = AssessTask {
        matches,
        sources: sources(matches, console.locale())?,
        picker: Picker::new(matches, console)?,
        all_lines: matches.get_flag("lines"),
        fails_on: fails_on.map(String::as_str).collect(),
        threads: threads_of(matches),
    };
    match format_of(matches) {
        "json" if task.is_many() => task.run(AssessmentList::default(), console),
        "json" | "jsonl" => task.run(AssessmentLines, console),
        "table" => task.run(OutcomeTable::default(), console),
        "junit" => task.run(JunitOutput::default(), console),
        _ => task.run(Reports::new(task.is_many()), console),
    }
}

/// Skips what is left of a line that is too long to keep.
fn skip_line(input: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(buffer.len(), |end| end + 1);
        let done = end.is_some() || buffer.is_empty();
        input.consume(used);
        if done {
            return Ok(());
        }
    }
}
