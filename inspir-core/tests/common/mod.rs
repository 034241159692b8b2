//! What the tests share: the files of the project, the calls, the cases, and comparing.

#![allow(
    dead_code,
    clippy::disallowed_methods,
    reason = "no test needs all of it; here alone tests read files and the environment"
)]

pub(crate) mod closed;
pub(crate) mod html;
pub(crate) mod repairs;
pub(crate) mod statuses;

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use inspir_core::Call;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

/// An application as an association would file it, nearly complete.
pub(crate) const SAMPLE: &str = include_str!("../../examples/application.json");

/// The folder of the project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A file or a folder that the tests of all languages share. The package of the crate has its own
/// copy.
pub(crate) fn shared(path: &str) -> PathBuf {
    beside(path)
}

/// A file or a folder beside the tests of the core.
pub(crate) fn beside(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

/// Runs on a stack of 64 KiB in release, of 128 KiB in debug. What overflows it ends the test.
pub(crate) fn on_a_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let kibibytes = if cfg!(debug_assertions) { 128 } else { 64 };
    let thread = std::thread::Builder::new().stack_size(kibibytes * 1024).spawn(work);
    thread.expect("a thread").join().expect("no harm")
}

/// The text of a file.
pub(crate) fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The JSON of a file.
pub(crate) fn read_json<T: DeserializeOwned>(file: &Path) -> T {
    serde_json::from_str(&read(file)).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The files of a folder whose names end so, in the order of their names; at least one.
pub(crate) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder);
    let mut files: Vec<PathBuf> = entries
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    assert!(!files.is_empty(), "{} holds no `{ending}`", folder.display());
    files.sort();
    files
}

/// The folders in a folder, in the order of their names; at least one.
pub(crate) fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut folders = files(folder, "");
    folders.retain(|path| path.is_dir());
    assert!(!folders.is_empty(), "{} holds no folder", folder.display());
    folders
}

/// The last part of a path.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The sources of the crate, in the order of their names.
pub(crate) fn sources() -> Vec<PathBuf> {
    sources_in(&source_folder())
}

/// The files in a folder and below, in the order of their names.
pub(crate) fn sources_in(folder: &Path) -> Vec<PathBuf> {
    fn add(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder of the sources") {
            let path = entry.expect("an entry of the folder").path();
            if path.is_dir() { add(&path, out) } else { out.push(path) }
        }
    }
    let mut sources = Vec::new();
    add(folder, &mut sources);
    sources.sort();
    sources
}

/// The folder of the sources.
pub(crate) fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The value that a JSON text writes.
pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text:.300}"))
}

/// The call of a definition without a mistake.
pub(crate) fn defined(definition: &str) -> Call {
    Call::from_json(definition).unwrap_or_else(|error| panic!("{error}"))
}

/// A built-in call, or the one that `tests/calls/` defines.
pub(crate) fn call(id: &str) -> Call {
    loaded(id).unwrap_or_else(|error| panic!("{id}: {error}"))
}

/// The same, or why it does not load.
pub(crate) fn loaded(id: &str) -> Result<Call, String> {
    if Call::ids().contains(&id) {
        return Call::load(id).map_err(|error| error.to_string());
    }
    let definition = read(&shared(&format!("calls/{id}/definition.json")));
    Call::from_json(&definition).map_err(|error| error.to_string())
}

/// A call that is not built in.
pub(crate) fn littoral() -> Call {
    call("littoral-numerique-2027")
}

/// The built-in calls, and one that is not.
pub(crate) fn calls() -> [Call; 3] {
    [Call::creative_event(), Call::follow_up(), littoral()]
}

/// The calls in `tests/calls/`: the built-in ones, and others.
pub(crate) fn all_calls() -> Vec<Call> {
    let folders = folders(&shared("calls")).into_iter();
    folders.map(|folder| call(&name(&folder))).collect()
}

/// A definition that uses everything.
pub(crate) fn full() -> Value {
    read_json(&shared("definitions/full.json"))
}

/// One case of `tests/cases/`; the application is kept as it is written, since errors quote it.
#[derive(Deserialize)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) why: String,
    pub(crate) call: String,
    pub(crate) application: Option<Box<RawValue>>,
    pub(crate) text: Option<String>,
    /// A long text: each piece as many times as its number says, one after the other.
    pub(crate) pieces: Option<Vec<(String, usize)>>,
    pub(crate) expected: Value,
}

impl Case {
    /// The text of the application.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        let application = self.application.as_deref().map(RawValue::get);
        match (&self.pieces, self.text.as_deref().or(application)) {
            (Some(pieces), None) => {
                pieces.iter().map(|(piece, times)| piece.repeat(*times)).collect()
            }
            (None, Some(text)) => text.into(),
            _ => panic!("{}: give either an application, a text or pieces", self.name),
        }
    }
}

/// The cases of `tests/cases/`, each with the name of its file.
pub(crate) fn cases() -> Vec<(String, Case)> {
    let mut all = Vec::new();
    for file in files(&shared("cases"), ".json") {
        let name = name(&file);
        all.extend(read_json::<Vec<Case>>(&file).into_iter().map(|case| (name.clone(), case)));
    }
    all
}

/// What an assessment lacks of what is expected; `null` is the same as not there.
pub(crate) fn differences(expected: &Value, actual: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(expected, actual, "", &mut found);
    found
}

fn compare(expected: &Value, actual: &Value, path: &str, out: &mut Vec<String>) {
    match expected {
        Value::Object(members) => {
            for (name, value) in members {
                compare(value, &actual[name.as_str()], &format!("{path}/{name}"), out);
            }
        }
        Value::Array(items) if items.is_empty() && actual.is_null() => {}
        Value::Array(items) => {
            let length = actual.as_array().map_or(0, Vec::len);
            if length != items.len() {
                out.push(format!("{path}: expected {expected}, got {actual}"));
                return;
            }
            for (index, item) in items.iter().enumerate() {
                compare(item, &actual[index], &format!("{path}/{index}"), out);
            }
        }
        value if value != actual => out.push(format!("{path}: expected {expected}, got {actual}")),
        _ => {}
    }
}

/// A file that is made from the code holds what the code makes now. With `UPDATE=1` in the
/// environment it is written again.
pub(crate) fn assert_fresh(file: &Path, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }
    let there = std::fs::read_to_string(file).unwrap_or_default();
    assert!(
        there == text,
        "{} is not what the code makes now (`UPDATE=1` writes it again; - there, + now):\n{}",
        file.display(),
        changed_lines(&there, text),
    );
}

/// The lines between the first and the last difference of two texts, at most 20 of each.
fn changed_lines(there: &str, now: &str) -> String {
    let (there, now): (Vec<&str>, Vec<&str>) = (there.lines().collect(), now.lines().collect());
    let same = there.iter().zip(&now).take_while(|(there, now)| there == now).count();
    let (there, now) = (&there[same..], &now[same..]);
    let rest = there.iter().rev().zip(now.iter().rev()).take_while(|(there, now)| there == now);
    let rest = rest.count();
    let mut told = format!("line {}\n", same + 1);
    for (sign, lines) in [('-', there), ('+', now)] {
        let lines = &lines[..lines.len() - rest];
        for line in lines.iter().take(20) {
            let _ = writeln!(told, "{sign} {line}");
        }
        if lines.len() > 20 {
            let _ = writeln!(told, "{sign} and {} lines more", lines.len() - 20);
        }
    }
    told
}
