//! What each verb of the command `inspir` says of bad input, and how it ends: a file that is missing, a folder
//! without files, wrong JSON, a reader that leaves, a folder that is read-only.

#![cfg(test)]

#[path = "common/command.rs"]
mod command;
mod common;

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use command::{Ends, Folder, fails, fine, inspir, locked, text};
use common::{beside, read};
use inspir_core::cli::{Console, FINE, FOUND, UNREADABLE, WRONG_USE, run};
use inspir_core::{Call, Locale};

/// What a letter needs of who writes it.
const DETAILS: &str = r#"{"authority": "Région", "place": "Lille", "signatory_name": "Alix Exemple",
    "signatory_quality": "Head", "remedies": "Write to us.", "deadline": "2027-03-31",
    "date": "2027-03-01", "addressee": "Les Voisins"}"#;

/// The verbs that the help names.
fn verbs() -> BTreeSet<String> {
    let help = fine(&["--help"]);
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let verbs = lines.map_while(|line| line.split_whitespace().next());
    verbs.map(str::to_owned).collect()
}

/// Checks commands, whose first words are these verbs, by their code and by what is said.
fn check(commands: &[(&[&str], u8, &str)], of: &[&str]) {
    for (args, code, said) in commands {
        let outcome = inspir(args);
        let told = outcome.output + &outcome.errors;
        assert_eq!(outcome.code, *code, "{args:?}: {told}");
        assert!(told.contains(said), "{args:?}: {told}");
        assert!(!told.contains('\u{1b}') && told.trim().len() > 10, "{args:?}: {told}");
    }
    let met: BTreeSet<&str> = commands.iter().map(|(args, ..)| args[0]).collect();
    assert_eq!(met, of.iter().copied().collect(), "each verb stands here");
}

/// The verbs that read files. `new`, `schema`, `completions` and `man` do not.
const READ: [&str; 11] = [
    "assess", "check", "describe", "diff", "explain", "letter", "repair", "sheet", "test", "trace",
    "words",
];
const READ_NOTHING: [&str; 4] = ["completions", "man", "new", "schema"];

#[test]
fn every_verb_reads_files_or_does_not() {
    let known: BTreeSet<String> =
        READ.iter().chain(&READ_NOTHING).map(|verb| (*verb).to_owned()).collect();
    assert_eq!(verbs(), known);
}

#[test]
fn every_verb_says_which_file_is_missing() {
    let none = "no-such-file.json";
    let absent = "`no-such-file.json` does not exist";
    let neither = "`no-such-file.json` is neither a file nor a built-in call";
    let call = "inspir-follow-up";
    check(
        &[
            (&["assess", none], UNREADABLE, absent),
            (&["assess", none, "--call", none], UNREADABLE, neither),
            (&["check", none], UNREADABLE, absent),
            (&["check", call, "--text", none], UNREADABLE, absent),
            (&["test", none], UNREADABLE, neither),
            (&["test", call, none], UNREADABLE, absent),
            (&["describe", none], UNREADABLE, neither),
            (&["explain", none, "grant.rate"], UNREADABLE, neither),
            (&["letter", none], UNREADABLE, absent),
            (&["letter", "-", "--details", none], UNREADABLE, absent),
            (&["sheet", none], UNREADABLE, absent),
            (&["trace", none], UNREADABLE, absent),
            (&["trace", "-", "--replay", none], UNREADABLE, absent),
            (&["repair", none], UNREADABLE, absent),
            (&["diff", none, call], UNREADABLE, absent),
            (&["diff", call, none], UNREADABLE, absent),
            (&["words", "export", none], UNREADABLE, neither),
            (&["words", "check", call, none], UNREADABLE, absent),
        ],
        &READ,
    );
}

#[test]
fn every_verb_says_what_a_folder_lacks_or_that_it_is_one() {
    let empty = Folder::new("no-files");
    let path = empty.path();
    let lacks = "holds no *.json file";
    let folder = "is a folder: name a file";
    let call = "inspir-follow-up";
    check(
        &[
            (&["assess", path], UNREADABLE, lacks),
            (&["assess", "-", "--calls", path], UNREADABLE, lacks),
            (&["check", path], UNREADABLE, lacks),
            (&["test", path], UNREADABLE, lacks),
            (&["letter", path, "--output", path], UNREADABLE, lacks),
            (&["sheet", path, "--output", path], UNREADABLE, lacks),
            (&["describe", path], UNREADABLE, folder),
            (&["explain", path, "grant.rate"], UNREADABLE, folder),
            (&["trace", path], UNREADABLE, folder),
            (&["repair", path], UNREADABLE, folder),
            (&["diff", path, call], UNREADABLE, folder),
            (&["words", "export", path], UNREADABLE, folder),
        ],
        &READ,
    );
}

/// As an old program saves the text of a call, or a file that is no text at all.
#[test]
fn the_text_of_a_call_has_to_be_utf_8() {
    let folder = Folder::new("encodings");
    let text = folder.write("text.md", "");
    for (bytes, line, byte) in [
        (&b"Un appel\nL\x92aide est de 50 %"[..], 2, "0x92"),
        (b"\xff\xfeU\0n\0", 1, "0xFF"),
        (b"a\n\nb\0", 3, "0x00"),
    ] {
        std::fs::write(&text, bytes).expect("a file");
        let told = fails(&["check", "inspir-follow-up", "--text", &text], UNREADABLE);
        let where_it_is =
            format!("line {line} holds the byte {byte}; save it as plain text, in UTF-8");
        assert!(told.contains(&where_it_is), "{told}");
    }
}

#[test]
fn verbs_about_applications_say_that_a_folder_holds_none() {
    let folder = Folder::new("no-application");
    folder.write("call.json", Call::follow_up().definition());
    let (path, alone) = (folder.path(), "holds definitions, assessments or cases alone");
    check(
        &[
            (&["assess", path], UNREADABLE, alone),
            (&["letter", path, "--output", path], UNREADABLE, alone),
            (&["sheet", path, "--output", path], UNREADABLE, alone),
        ],
        &["assess", "letter", "sheet"],
    );
}

#[test]
fn every_verb_says_where_json_is_wrong() {
    let folder = Folder::new("wrong-json");
    let wrong = folder.write("wrong.json", "{\n  \"call\": ");
    let call = "inspir-follow-up";
    let details = folder.write("details.json", DETAILS);
    check(
        &[
            (&["assess", &wrong], FOUND, "DATA TO CORRECT"),
            (&["assess", &wrong, "--call", &wrong], FOUND, "wrong.json:2:"),
            (&["check", &wrong], FOUND, "wrong.json:2:"),
            (&["test", &wrong], FOUND, "wrong.json:2:"),
            (&["test", call, &wrong], FOUND, "wrong.json:2:"),
            (&["describe", &wrong], FOUND, "wrong.json:2:"),
            (&["explain", &wrong, "grant.rate"], FOUND, "wrong.json:2:"),
            // A letter, a sheet or a trace is about whatever was filed.
            (&["letter", &wrong, "--details", &details], FINE, "could not be read"),
            (&["sheet", &wrong, "--set", "officer=Camille Petit"], FINE, "could not be read"),
            (&["trace", &wrong], FINE, "json.syntax"),
            (&["trace", "-", "--replay", &wrong], FOUND, "wrong.json: "),
            (&["repair", &wrong], FOUND, "line 2"),
            (&["diff", &wrong, call], FOUND, "wrong.json:2:"),
            (&["words", "export", &wrong], FOUND, "wrong.json:2:"),
            (&["words", "check", call, &wrong], FOUND, "wrong.json: "),
        ],
        &READ,
    );
}

/// What is broken in a folder is told, not passed over: a definition that is cut off or has a slip, cases without
/// a definition.
#[test]
fn every_verb_that_reads_a_folder_of_definitions_says_what_is_broken_in_it() {
    let folder = Folder::new("broken");
    let call = "inspir-follow-up";
    let definition = read(&beside("../calls/inspir-follow-up.json"));
    let cases = read(&beside("../calls/inspir-follow-up.cases.json"));
    let half: String = definition.chars().take(definition.chars().count() / 2).collect();
    let slip = definition.replacen("\"requirements\"", "\"requirments\"", 1);
    let few = "{\"title\": \"x\"}";
    for (name, text) in [("cut", half.as_str()), ("slip", &slip), ("few", few)] {
        for sound in ["sound", name] {
            folder.write(&format!("{name}/{sound}.cases.json"), &cases);
        }
        folder.write(&format!("{name}/sound.json"), &definition);
        folder.write(&format!("{name}/{name}.json"), text);
    }
    folder.write("alone/sound.json", &definition);
    folder.write("alone/sound.cases.json", &cases);
    folder.write("alone/lost.cases.json", &cases);
    folder.write("alone/gone.cases/1.json", &cases);
    folder.write("both/sound.json", &definition);
    folder.write("both/sound.cases.json", &cases);
    folder.write("both/sound.cases/1.json", &cases);
    folder.write("left/sound.json", &definition);
    folder.write("left/sound.cases.json", &cases);
    folder.write("left/other.json", &definition);
    folder.write("left/note.json", "{\"note\": 1}");
    let of = |name: &str| text(&folder.0.join(name));
    let (cut, slip, few) = (of("cut"), of("slip"), of("few"));
    let (alone, both, left) = (of("alone"), of("both"), of("left"));
    check(
        &[
            (&["test", &cut], FOUND, "cut.json:"),
            (&["test", &slip], FOUND, "did you mean `requirements`?"),
            (&["test", &few], FOUND, "few.json:1:"),
            (&["test", &alone], FOUND, "lost.json` does not exist, but its cases do"),
            (&["test", &alone], FOUND, "gone.json` does not exist, but its cases do"),
            (&["test", &both], UNREADABLE, "put the file into the folder"),
            (&["test", &left], FINE, "1 definition left out: no cases beside it"),
            (&["check", &cut], FOUND, "cut.json:"),
            (&["check", &slip], FOUND, "did you mean `requirements`?"),
            (&["check", &few], FOUND, "few.json:1:"),
            (&["check", &left], FINE, "1 file left out: no definition"),
            (&["assess", "-", "--calls", &cut], FOUND, "cut.json:"),
            (&["assess", "-", "--calls", &slip], FOUND, "did you mean `requirements`?"),
            (&["letter", "-", "--calls", &cut], FOUND, "cut.json:"),
            (&["sheet", "-", "--calls", &cut], FOUND, "cut.json:"),
            (&["trace", "-", "--calls", &cut], FOUND, "cut.json:"),
            (&["repair", "-", "--calls", &cut], FOUND, "cut.json:"),
        ],
        &["test", "check", "assess", "letter", "sheet", "trace", "repair"],
    );
    // Without what is broken, all of it is tested.
    folder.write("alone/lost.json", &definition);
    folder.write("alone/gone.json", &definition);
    assert_eq!(fine(&["test", &alone]).matches(", 0 failed").count(), 3);
    assert!(fine(&["check", call]).contains("no mistakes"));
}

/// A name that is not UTF-8 is read, and shown as far as it can be.
#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_text_are_read_and_shown() {
    use std::ffi::{OsStr, OsString};
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::new("names");
    let file = folder.0.join(OsStr::from_bytes(b"caf\xe9.json"));
    std::fs::write(&file, "{}").expect("a file");
    let absent = folder.0.join(OsStr::from_bytes(b"absent\xff.json"));
    for (args, code, said) in [
        (
            vec!["assess".into(), folder.path().into(), "-f".into(), "table".into()],
            FINE,
            "caf\u{fffd}.json",
        ),
        (vec!["assess".into(), file.clone().into_os_string()], FINE, "INCOMPLETE"),
        (vec!["check".into(), file.into_os_string()], FOUND, "caf\u{fffd}.json:1:1: "),
        (
            vec!["assess".into(), absent.into_os_string()],
            UNREADABLE,
            "absent\u{fffd}.json` does not exist",
        ),
        (vec![OsStr::from_bytes(b"\xff").to_owned()], WRONG_USE, "is not a command"),
    ] as [(Vec<OsString>, u8, &str); 5]
    {
        let (mut input, mut output, mut errors) = (io::empty(), Vec::new(), Vec::new());
        let console = Console::new(&mut input, &mut output, &mut errors).in_language(Locale::En);
        assert_eq!(run(&args, console), code, "{args:?}: {}", String::from_utf8_lossy(&errors));
        let told = String::from_utf8([output, errors].concat()).expect("text");
        assert!(told.contains(said), "{args:?}: {told}");
    }
}

#[test]
fn every_verb_ends_quietly_when_nobody_reads_on() {
    let folder = Folder::new("pipes");
    let file = text(&beside("../examples/application.json"));
    let cases = text(&beside("../calls/inspir-follow-up.cases.json"));
    let (call, output) = ("inspir-follow-up", folder.path());
    let commands: [&[&str]; 18] = [
        &["assess", &file],
        &["assess", &file, "--format", "table"],
        &["check", call],
        &["test", call, &cases],
        &["describe", call],
        &["explain", call, "grant.investment_ceiling"],
        &["letter", &file, "--details", "-"],
        &["sheet", &file, "--set", "officer=Camille Petit"],
        &["trace", &file],
        &["repair", &file],
        &["diff", call, "inspir-creative-event"],
        &["new", "coast", "--output", output, "--force"],
        &["schema", "definition"],
        &["words", "export", call],
        &["completions", "bash"],
        &["man"],
        &["man", "--output", output],
        &["--help"],
    ];
    for args in commands {
        for (kind, code) in
            [(io::ErrorKind::BrokenPipe, FINE), (io::ErrorKind::StorageFull, UNREADABLE)]
        {
            let (mut input, mut output) = (DETAILS.as_bytes(), Ends(10, kind));
            let mut errors = Vec::new();
            let console =
                Console::new(&mut input, &mut output, &mut errors).in_language(Locale::En);
            assert_eq!(run(args, console), code, "{args:?}: {}", String::from_utf8_lossy(&errors));
            let errors = String::from_utf8(errors).expect("text");
            assert_eq!(errors.is_empty(), code == FINE, "{args:?}: {errors}");
        }
    }
    let met: BTreeSet<String> = commands.iter().map(|args| args[0].to_owned()).collect();
    assert!(verbs().is_subset(&met), "{met:?}");
}

#[test]
fn every_verb_that_writes_says_where_it_may_not() {
    let folder = Folder::new("read-only");
    let file = folder.write("one.json", "{}");
    let definition = folder.write("calls/coast.json", Call::follow_up().definition());
    let cases = folder.write("cases.json", "[]");
    let output = folder.0.join("locked");
    std::fs::create_dir(&output).expect("a folder");
    let (output, page) = (text(&output), text(&output.join("page.html")));
    let absent = text(&folder.0.join("absent"));
    // Nobody writes below a file, not even who may do everything.
    let below = folder.write("a-file", "");
    let call = "inspir-follow-up";
    let details = folder.write("details.txt", DETAILS);
    let letter = ["letter", &file, "--call", call, "--details", &details];
    let with = |args: &[&str], more: &[&str]| -> Vec<String> {
        args.iter().chain(more).map(|one| (*one).to_owned()).collect()
    };
    let sheet = ["sheet", &file, "--call", call, "--set", "officer=x"];
    let commands = [
        with(&letter, &["--output", &output]),
        with(&sheet, &["--output", &output]),
        with(&["man"], &["--output", &output]),
        with(&["new", "coast"], &["--output", &output]),
        with(&["test", call, &cases, "--html"], &[&page]),
        with(&["test", &definition, &format!("{output}/none.json"), "--mutants", "--add"], &[]),
    ];
    for command in &commands {
        let args: Vec<&str> = command.iter().map(String::as_str).collect();
        let (outcome, may_write) = locked(output.as_ref(), || inspir(&args));
        // A user who may do everything also writes into a folder that is read-only.
        assert_eq!(outcome.code, if may_write { FINE } else { UNREADABLE }, "{}", outcome.errors);
        assert!(may_write || outcome.errors.contains("you may not write"), "{}", outcome.errors);
        for (other, said) in [
            (&absent, "its folder does not exist"),
            (&below, "what stands before its name is no folder; choose one"),
        ] {
            let args = command.iter().map(|one| one.replace(&output, other));
            let args: Vec<String> = args.collect();
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let outcome = inspir(&args);
            assert_eq!(outcome.code, UNREADABLE, "{args:?}: {}", outcome.errors);
            assert!(outcome.errors.contains(said), "{}", outcome.errors);
            assert_eq!(read(Path::new(&below)), "");
        }
    }
    let outcome = inspir(&["test", call, &cases, "--html", &output]);
    assert_eq!(outcome.code, UNREADABLE);
    assert!(outcome.errors.contains("is a folder: choose another name"), "{}", outcome.errors);
    let outcome = inspir(&["new"]);
    assert_eq!(outcome.code, WRONG_USE);
}
