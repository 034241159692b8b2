//! `inspir assess`: applications in, assessments out.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches, Command};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::arguments::{format_argument, format_of, jobs_argument, threads_of};
use super::assess_output::{Answer, AssessOutput, output_for};
use super::console::{Console, Ended, Stop, Verdict};
use super::files::{LONGEST, open_file, unreadable};
use super::kind::FileKind;
use super::pick::{Picker, call_arguments};
use super::sources::{Source, files_argument, no_application, sources};
use super::tell::tell;
use super::verb::{Verb, Work};
use crate::assess::Assessor;
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
        fr: "Exemples :\n  inspir assess demande.json\n  inspir assess demandes/ --format table\n  inspir assess demandes/ --calls appels/ --format junit > resultats.xml\n  inspir assess --call mon-appel.json --format jsonl < demandes.jsonl - --lines",
        en: "Examples:\n  inspir assess application.json\n  inspir assess applications/ --format table\n  inspir assess applications/ --calls calls/ --format junit > results.xml\n  inspir assess --call my-call.json --format jsonl --lines - < applications.jsonl"
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

/// The most applications that are assessed at a time, and the bytes that make them fewer.
const MOST_AT_ONCE: usize = 256;
const MOST_BYTES: usize = 4 << 20;
/// How much is read at a time: lines enough for all threads.
const READ_AHEAD: usize = 256 * 1024;

/// An application that waits for the others that are assessed with it.
struct Waiting {
    name: String,
    text: Vec<u8>,
    /// Whether it was found in a folder, where other files may lie too.
    is_found: bool,
}

/// What is done with each application: several threads assess, and what they come to stands in order.
struct AssessRun<'m> {
    picker: Picker,
    output: Box<dyn AssessOutput>,
    fails_on: Vec<&'m str>,
    /// `None`: one thread does it all.
    pool: Option<ThreadPool>,
    waiting: Vec<Waiting>,
    bytes: usize,
    left_out: usize,
    has_found: bool,
}

impl AssessRun<'_> {
    fn add(&mut self, waiting: Waiting, console: &mut Console<'_>) -> Result<(), Stop> {
        self.bytes += waiting.text.len();
        self.waiting.push(waiting);
        if self.waiting.len() >= MOST_AT_ONCE || self.bytes >= MOST_BYTES {
            self.assess(console)?;
        }
        Ok(())
    }

    /// Assesses all that waits.
    fn assess(&mut self, console: &mut Console<'_>) -> Result<(), Stop> {
        let waiting = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        let (picker, output, locale) = (&self.picker, &self.output, console.locale());
        let assessed = |assessor: &mut Option<Assessor>, one: &Waiting| {
            if one.is_found && FileKind::of(&one.name, &one.text) != FileKind::Other {
                return None;
            }
            let result = picker.assess(assessor, &one.text);
            let shown = output.shown(&result, locale);
            Some((result, shown))
        };
        let start = || picker.assessor();
        let results: Vec<_> = match &self.pool {
            Some(pool) if waiting.len() > 1 => {
                pool.install(|| waiting.par_iter().map_init(start, assessed).collect())
            }
            _ => {
                let mut assessor = start();
                waiting.iter().map(|one| assessed(&mut assessor, one)).collect()
            }
        };
        for (one, result) in waiting.iter().zip(results) {
            let Some((result, shown)) = result else {
                self.left_out += 1;
                continue;
            };
            let is_failure = result.as_ref().map_or(!self.fails_on.contains(&NONE), |assessment| {
                self.fails_on.contains(&assessment.outcome().id())
            });
            self.has_found |= is_failure;
            let answer = Answer { name: &one.name, result: &result, shown: &shown, is_failure };
            self.output.add(answer, console)?;
        }
        Ok(())
    }

    /// Assesses line by line; a bad line has its own assessment, and the next one goes on.
    fn assess_lines(
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
                self.assess(console)?;
                console.flush()?;
            }
        }
        Ok(())
    }

    fn assess_source(
        &mut self,
        source: &Source,
        has_lines: bool,
        console: &mut Console<'_>,
    ) -> Result<(), Stop> {
        match (&source.path, has_lines) {
            (Some(path), true) => {
                let file = open_file(path, console.locale())?;
                self.assess_lines(&source.name, file, console)
            }
            (None, true) => {
                let input = console.take_input()?;
                self.assess_lines(&source.name, input, console)
            }
            (_, false) => {
                let text = source.read(console)?;
                let (name, is_found) = (source.name.clone(), source.is_found);
                self.add(Waiting { name, text, is_found }, console)
            }
        }
    }
}

fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Ended {
    let sources = sources(matches, console.locale())?;
    let all_lines = matches.get_flag("lines");
    let has_lines = |source: &Source| {
        let extension = source.path.as_ref().and_then(|path| path.extension());
        all_lines || extension.is_some_and(|end| end == "jsonl" || end == "ndjson")
    };
    let is_many = match &sources[..] {
        [one] => one.is_found || has_lines(one),
        _ => true,
    };
    let fails_on = matches.get_many::<String>("fail-on").into_iter().flatten();
    let mut run = AssessRun {
        picker: Picker::new(matches, console)?,
        output: output_for(format_of(matches), is_many),
        fails_on: fails_on.map(String::as_str).collect(),
        pool: pool(threads_of(matches)),
        waiting: Vec::new(),
        bytes: 0,
        left_out: 0,
        has_found: false,
    };
    for source in &sources {
        let assessed = run.assess_source(source, has_lines(source), console);
        if assessed.is_err() {
            // What stands before comes out all the same.
            run.assess(console)?;
        }
        assessed?;
    }
    run.assess(console)?;
    let left_out = run.left_out;
    if left_out == sources.len() {
        return Err(no_application(matches, console.locale()));
    }
    run.output.finish(console)?;
    if left_out > 0 {
        console.flush()?;
        let words = words!(
            fr: "{n} fichier{n?|s} laissé{n?|s} de côté : ce ne sont pas des demandes",
            en: "{n} {n?file|files} left out: no {n?application|applications}"
        );
        console.note(&tell(console.locale(), &words, &[("n", &left_out)]));
    }
    Ok(Verdict::found_if(run.has_found))
}

/// So many threads. Where they cannot be started, one does the work.
fn pool(threads: usize) -> Option<ThreadPool> {
    let builder = ThreadPoolBuilder::new().num_threads(threads);
    builder.build().ok().filter(|_| threads > 1)
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
