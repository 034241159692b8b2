//! Assesses applications and prints what comes out.
//!
//! ```sh
//! cargo run --example assess                                # a sample application
//! cargo run --example assess -- application.json            # your own
//! cargo run --example assess -- --call inspir-follow-up --locale en application.json
//! cargo run --example assess -- --call my-call.json --json application.json
//! cargo run --release --example assess -- --jsonl < applications.jsonl > assessments.jsonl
//! ```

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command-line program reads files and prints"
)]

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;

use inspir_core::{Assessor, Call, Locale, wire};
use serde_json::value::RawValue;

const SAMPLE: &str = include_str!("application.json");

const USAGE: &str =
    "usage: assess [--call ID|definition.json] [--locale fr|en] [--json | --jsonl] [FILE]

  FILE      the JSON of an application; without it, a sample
  --call    the id of a built-in call, or the file of a definition
            (otherwise the call that the application names, or the creative event)
  --locale  the language of the messages (fr)
  --json    print the assessment as JSON
  --jsonl   read applications from standard input, one a line, and print one assessment a line";

/// How much of a document is kept: one byte more than it may have.
const LONGEST: u64 = 8 * 1024 * 1024 + 1;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// What the command line asks for.
#[derive(Default)]
struct Options {
    call: Option<String>,
    locale: Locale,
    output: Output,
    file: Option<String>,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Output {
    #[default]
    Report,
    Json,
    JsonLines,
    Help,
}

fn run() -> Result<(), String> {
    let options = options()?;
    let written = match options.output {
        Output::Help => print(USAGE),
        Output::JsonLines => {
            if let Some(file) = &options.file {
                return Err(format!("`--jsonl` reads standard input: write `< {file}`"));
            }
            let call = options.call.as_deref();
            let call = call.map(|call| load(call, options.locale)).transpose()?;
            stream(call.as_ref(), options.locale)
        }
        output => {
            let text = match &options.file {
                Some(file) => {
                    read(file).map_err(|error| format!("cannot read `{file}`: {error}"))?
                }
                None => SAMPLE.as_bytes().to_vec(),
            };
            let call = match &options.call {
                Some(call) => load(call, options.locale)?,
                None => named_call(&text).unwrap_or_else(Call::creative_event),
            };
            print(&match output {
                Output::Json => wire::assess(&call, &text, options.locale),
                _ => call.assess_json(&text).report(options.locale),
            })
        }
    };
    match written {
        // Who reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| format!("cannot go on: {error}")),
    }
}

/// What is kept of a file.
fn read(file: &str) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    File::open(file)?.take(LONGEST).read_to_end(&mut text)?;
    Ok(text)
}

fn print(text: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(text.trim_end().as_bytes())?;
    output.write_all(b"\n")
}

fn options() -> Result<Options, String> {
    let mut options = Options::default();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || {
            let value = words.next().filter(|value| !value.is_empty());
            value.ok_or(format!("`{word}` needs a value\n\n{USAGE}"))
        };
        match word.as_str() {
            "--call" => options.call = Some(value()?),
            "--locale" => {
                let tag = value()?;
                options.locale = Locale::from_tag(&tag)
                    .ok_or(format!("there is no locale `{tag}`: write fr or en"))?;
            }
            "--help" | "-h" => options.output = Output::Help,
            "--json" | "--jsonl" if options.output != Output::Report => {
                return Err(format!("one kind of output at a time\n\n{USAGE}"));
            }
            "--json" => options.output = Output::Json,
            "--jsonl" => options.output = Output::JsonLines,
            flag if flag.starts_with('-') => {
                return Err(format!("unknown option `{flag}`\n\n{USAGE}"));
            }
            "" => return Err(format!("the name of the file is empty\n\n{USAGE}")),
            _ if options.file.is_some() => return Err(format!("one file at a time\n\n{USAGE}")),
            _ => options.file = Some(word),
        }
    }
    Ok(options)
}

/// A built-in call by its id, or a call by the file of its definition.
fn load(id_or_file: &str, locale: Locale) -> Result<Call, String> {
    if Call::ids().contains(&id_or_file) {
        return Call::load(id_or_file).map_err(|error| error.message(locale));
    }
    let definition = std::fs::read(id_or_file).map_err(|error| {
        let ids = Call::ids().join(", ");
        format!("`{id_or_file}` is neither a built-in call ({ids}) nor a readable file: {error}")
    })?;
    Call::from_slice(&definition)
        .map_err(|error| format!("{id_or_file}: {}", error.message(locale)))
}

/// The built-in call that an application names.
fn named_call(text: &[u8]) -> Option<Call> {
    // Only this member is looked into: whatever stands beside it, the engine judges.
    let members: HashMap<String, &RawValue> = serde_json::from_slice(text).ok()?;
    let id: String = serde_json::from_str(members.get("call")?.get()).ok()?;
    Call::load(&id).ok()
}

/// Assesses line by line; a bad line has its own assessment, and the next one goes on.
///
/// Without a call, each line is assessed for the built-in call that it names.
fn stream(call: Option<&Call>, locale: Locale) -> io::Result<()> {
    let mut input = BufReader::new(io::stdin().lock());
    let mut output = BufWriter::new(io::stdout().lock());
    let mut assessor = Assessor::new(call.unwrap_or(&Call::creative_event()));
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut input).take(LONGEST + 2).read_until(b'\n', &mut line)? == 0 {
            return output.flush();
        }
        if line.pop_if(|byte| *byte == b'\n').is_none() {
            skip_line(&mut input)?;
        }
        line.pop_if(|byte| *byte == b'\r');
        let mut assessment = assessor.assess_json(&line);
        if call.is_none()
            && !assessment.input_errors().is_empty()
            && let Some(named) = named_call(&line)
            && named != *assessment.call()
        {
            assessment = named.assess_json(&line);
        }
        output.write_all(assessment.to_json(locale).as_bytes())?;
        output.write_all(b"\n")?;
        if input.buffer().is_empty() {
            // Nothing waits to be read: whoever waits for this line gets it now.
            output.flush()?;
        }
    }
}

/// Skips what is left of a line that is too long to keep.
fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
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
