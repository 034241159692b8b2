//! The command `inspir` in a terminal: colours, and how far the work is.

#![cfg(test)]

#[path = "common/command.rs"]
mod command;
mod common;

use command::{Folder, text};
use common::beside;
use inspir_core::Locale;
use inspir_core::cli::{Console, FINE, FOUND, UNREADABLE, run};

/// What a terminal gets on both streams, with colours and progress or without.
fn seen(args: &[&str], input: &str, is_terminal: bool) -> (u8, String, String) {
    let (mut input, mut output, mut errors) = (input.as_bytes(), Vec::new(), Vec::new());
    let console = Console::new(&mut input, &mut output, &mut errors)
        .in_language(Locale::En)
        .with_colours(is_terminal, is_terminal)
        .with_progress(is_terminal);
    let code = run(args, console);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (code, text(output), text(errors))
}

/// A text without the marks of colours.
fn plain(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut out = parts.next().unwrap_or_default().to_owned();
    parts.for_each(|part| out.push_str(part.split_once('m').expect("a colour").1));
    out
}

#[test]
fn colours_mark_what_is_wrong_and_change_no_word() {
    let folder = Folder::new("colours");
    let definition = folder.write("call.json", inspir_core::Call::follow_up().definition());
    folder.write(
        "call.cases.json",
        r#"[{"name": "hopeful", "application": {}, "outcome": "eligible"}]"#,
    );
    let broken = folder.write("broken.json", "{\"id\": 7}");
    let (red, green, bold) = ("\u{1b}[1m\u{1b}[31m", "\u{1b}[32m", "\u{1b}[1m");
    for (args, code, coloured) in [
        (&["test", &definition][..], FOUND, format!("{red}✗ hopeful")),
        (&["test", &definition, "--coverage"], FOUND, format!("{bold}Coverage: ")),
        (&["check", "inspir-follow-up"], FINE, format!("{green}inspir-follow-up: no mistakes")),
        (&["check", &broken], FOUND, red.to_owned()),
        (&["assess", "-", "--format", "table"], FOUND, format!("{bold}Application")),
        (&["assess", "no-such-file"], UNREADABLE, format!("{red}error:")),
        (&["--help"], FINE, "\u{1b}[".to_owned()),
    ] {
        let (with, without) = (seen(args, "{", true), seen(args, "{", false));
        assert_eq!((with.0, without.0), (code, code), "{args:?}: {}", with.2);
        let told = format!("{}{}", with.1, with.2);
        assert!(told.contains(&coloured), "{args:?}: {}", told.escape_debug());
        assert_eq!(plain(&with.1), without.1, "{args:?}");
        assert_eq!(plain(&with.2), without.2, "{args:?}");
        assert!(!format!("{}{}", without.1, without.2).contains('\u{1b}'), "{args:?}");
    }
}

/// Data is for programs: it has no colours, whoever reads it.
#[test]
fn data_has_no_colours() {
    for format in ["json", "jsonl", "junit"] {
        let (_, output, _) = seen(&["assess", "-", "--format", format], "{}", true);
        assert!(!output.contains('\u{1b}'), "{format}: {output}");
    }
    for format in ["json", "sarif", "junit"] {
        let (_, output, _) = seen(&["check", "-", "--format", format], "{}", true);
        assert!(!output.contains('\u{1b}'), "{format}: {output}");
    }
}

#[test]
fn progress_is_told_beside_the_output_and_taken_away() {
    let lines = "{\"call\": \"inspir-creative-event\"}\n".repeat(2500);
    for jobs in ["1", "3"] {
        let args = ["assess", "-", "--lines", "--format", "table", "--jobs", jobs];
        let (with, without) = (seen(&args, &lines, true), seen(&args, &lines, false));
        assert_eq!(
            with.2,
            "\r1000 applications assessed\u{1b}[K\r2000 applications assessed\u{1b}[K\r\u{1b}[K"
        );
        assert_eq!((plain(&with.1), ""), (without.1, &*without.2));
    }
    let cases = text(&beside("../calls/inspir-follow-up.cases.json"));
    let args = ["test", "inspir-follow-up", &cases, "--mutants"];
    let (code, output, errors) = seen(&args, "", true);
    assert_eq!((code, &*errors), (FINE, "\rmutants of inspir-follow-up…\u{1b}[K\r\u{1b}[K"));
    assert!(output.contains("Mutants: "), "{output}");
    assert_eq!(seen(&args, "", false).2, "");
}
