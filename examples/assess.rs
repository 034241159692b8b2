//! Assesses a sample application, or your own files: `inspir assess` without an installation.
//!
//! ```sh
//! cargo run --example assess                                  # a sample application
//! cargo run --example assess -- application.json --locale en  # your own, in English
//! ```

use std::ffi::OsString;
use std::process::ExitCode;

const SAMPLE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../inspir-core/examples/application.json");

fn main() -> ExitCode {
    let own: Vec<OsString> = std::env::args_os().skip(1).collect();
    // Who names no file first gets the sample, with the options that are given.
    let is_sample = own.first().is_none_or(|first| first.to_string_lossy().starts_with("--"));
    let file = is_sample.then(|| SAMPLE.into());
    let args = [OsString::from("assess")].into_iter().chain(file).chain(own);
    ExitCode::from(inspir_core::cli::main_with(args))
}
