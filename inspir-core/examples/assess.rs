//! Assesses one application and prints the report. The command `inspir` does more (feature `cli`).
//!
//! ```sh
//! cargo run --example assess                                  # a sample application
//! cargo run --example assess -- application.json --locale en  # your own, in English
//! ```

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command-line program reads files and prints"
)]

use std::process::ExitCode;

use inspir_core::{Call, Calls, EditionDay, Locale};

const SAMPLE: &str = include_str!("application.json");

fn main() -> ExitCode {
    let (mut locale, mut text) = (Locale::default(), SAMPLE.as_bytes().to_vec());
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let read = match word.as_str() {
            "--locale" => words.next().and_then(|tag| tag.parse().ok()).map(|tag| locale = tag),
            "--help" => None,
            file => std::fs::read(file).ok().map(|read| text = read),
        };
        if read.is_none() {
            eprintln!("usage: assess [FILE] [--locale fr|en]\n\n{}", MORE);
            return if word == "--help" { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    }
    // The built-in call that the application names.
    let call = Calls::built_in().choose(&text, EditionDay::Submitted).cloned();
    let call = call.unwrap_or_else(|_| Call::creative_event());
    println!("{}", call.assess_json(&text).report(locale).trim_end());
    ExitCode::SUCCESS
}

const MORE: &str = "Other calls, folders, JSON, JSON Lines: `cargo run --features cli -- --help`.";
