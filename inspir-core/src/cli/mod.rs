//! The command `inspir` (feature `cli`): files in, reports, messages and exit codes out. All other modules
//! are pure; this one reads files, the environment and the standard streams.
//!
//! ```
//! use inspir_core::{Locale, cli};
//!
//! let (mut input, mut output, mut errors) = (&b"{}"[..], Vec::new(), Vec::new());
//! let console = cli::Console::new(&mut input, &mut output, &mut errors).in_language(Locale::En);
//! let code = cli::run(["assess", "-", "--call", "inspir-follow-up"], console);
//! assert_eq!(code, cli::FINE);
//! assert!(String::from_utf8_lossy(&output).contains("INCOMPLETE"));
//! ```
#![allow(
    clippy::disallowed_methods,
    reason = "the command reads files and the environment; what it calls does not"
)]

mod add_cases;
mod arguments;
mod assess;
mod assess_output;
mod beside;
mod cases_file;
mod check;
mod check_output;
mod command;
mod completions;
mod condition_words;
mod console;
mod describe;
mod diff;
mod explain;
mod files;
mod in_order;
mod junit;
mod kind;
mod labels;
mod language;
mod man;
mod new;
mod one;
mod part_words;
mod pick;
mod program;
mod repair;
mod sarif;
mod schema;
mod snippet;
mod sources;
mod table;
mod tell;
mod test;
mod test_files;
mod test_output;
mod told_document;
mod trace;
mod usage;
mod verb;
mod voices;
mod walk;
mod words;

pub use console::Console;
pub use program::{FINE, FOUND, UNREADABLE, WRONG_USE, main, main_with, run};
