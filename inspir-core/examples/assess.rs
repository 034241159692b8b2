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

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::process::ExitCode;

use inspir_core::{Assessor, Call, Locale, wire};

const SAMPLE: &str = include_str!("application.json");

const USAGE: &str =
    "usage: assess [--call ID|definition.json] [--locale fr|en] [--json | --jsonl] [FILE]

  FILE      the JSON of an application; without it, a sample
  --call    the id of a built-in call, or the file of a definition
            (otherwise the call that the application names, or the creative event)
  --locale  the language of the messages (fr)
  --json    print the assessment as JSON
  --jsonl   read applications from standard input, one a line, and print one assessment a line";

/// The longest line that is kept: one byte more than a document may have.
const LONGEST_LINE: u64 = 8 * 1024 * 1024 + 1;

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
    json: bool,
    jsonl: bool,
    file: Option<String>,
}

fn run() -> Result<(), String> {
    let options = options()?;
    if options.jsonl {
        if let Some(file) = &options.file {
            return Err(format!("`--jsonl` reads standard input: write `< {file}`"));
        }
        let call = load(options.call.as_deref().unwrap_or("inspir-creative-event"))?;
        return stream(&call, options.locale).map_err(|error| format!("cannot go on: {error}"));
    }
    let text = match &options.file {
        Some(file) => {
            std::fs::read(file).map_err(|error| format!("cannot read `{file}`: {error}"))?
        }
        None => SAMPLE.as_bytes().to_vec(),
    };
    let call =
        load(options.call.as_deref().or(named_call(&text)).unwrap_or("inspir-creative-event"))?;
    if options.json {
        println!("{}", wire::assess(&call, &text, options.locale));
    } else {
        print!("{}", call.assess_json(&text).report(options.locale));
    }
    Ok(())
}

fn options() -> Result<Options, String> {
    let mut options = Options::default();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("`{word}` needs a value\n\n{USAGE}"));
        match word.as_str() {
            "--call" => options.call = Some(value()?),
            "--locale" => {
                let tag = value()?;
                options.locale = Locale::from_tag(&tag)
                    .ok_or(format!("there is no locale `{tag}`: write fr or en"))?;
            }
            "--json" => options.json = true,
            "--jsonl" => options.jsonl = true,
            "--help" | "-h" => return Err(USAGE.to_owned()),
            flag if flag.starts_with('-') => {
                return Err(format!("unknown option `{flag}`\n\n{USAGE}"));
            }
            _ if options.file.is_some() => return Err(format!("one file at a time\n\n{USAGE}")),
            _ => options.file = Some(word),
        }
    }
    Ok(options)
}

/// A built-in call by its id, or a call by the file of its definition.
fn load(id_or_file: &str) -> Result<Call, String> {
    if Call::ids().contains(&id_or_file) {
        return Call::load(id_or_file).map_err(|error| error.to_string());
    }
    let definition = std::fs::read_to_string(id_or_file).map_err(|error| {
        let ids = Call::ids().join(", ");
        format!("`{id_or_file}` is neither a built-in call ({ids}) nor a readable file: {error}")
    })?;
    Call::from_json(&definition).map_err(|error| format!("{id_or_file}: {error}"))
}

/// The built-in call that an application names.
fn named_call(text: &[u8]) -> Option<&'static str> {
    let application: serde_json::Value = serde_json::from_slice(text).ok()?;
    let named = application.get("call")?.as_str()?;
    Call::ids().into_iter().find(|id| *id == named)
}

/// Assesses line by line; a bad line has its own assessment, and the next one goes on.
fn stream(call: &Call, locale: Locale) -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut output = BufWriter::new(io::stdout().lock());
    let mut assessor = Assessor::new(call);
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut input).take(LONGEST_LINE + 1).read_until(b'\n', &mut line)? == 0 {
            return output.flush();
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        } else {
            skip_line(&mut input)?;
        }
        output.write_all(assessor.assess_json(&line).to_json(locale).as_bytes())?;
        output.write_all(b"\n")?;
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
