//! What the fuzz targets check, checked here for the files in `seeds/` and for texts that are made
//! from them: the same ones each time, as many each time. `inspir-core/fuzz/` looks for new ones.
//!
//! A file on which a target failed goes into `seeds/`.

#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;
mod definition;
mod intake;
mod language;
mod pair;

use std::cell::Cell;
use std::panic::{RefUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

use common::{folders, read, read_json, shared};
use serde_json::{Value, json};

/// How many texts are made from each seed.
const CHANGED: usize = 60;

/// How many pairs of a definition and an application are made from each.
const PAIRS: usize = 6;
/// How many definitions are made in the language.
const MADE: usize = 2_000;

/// What a change may put into a text.
const PIECES: [&[u8]; 24] = [
    b"\"",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\\",
    b"\\u",
    b"\\ud83d",
    b"null",
    b"true",
    b"-",
    b"0",
    b"9999999999",
    b".5",
    b"e9",
    b" ",
    b"\n",
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"{}",
    b"[]",
];

/// What may stand for any value.
const LITERALS: [&str; 8] = [
    "0",
    "999999999999.99",
    "2024-02-29",
    "all",
    "/details/n",
    "/team/*/name",
    "/budget/expenses/*/amount",
    "/submitted_on",
];

/// What takes longer than this is taken for endless. A text takes seconds at most, also on a busy machine.
const LONGEST: Duration = Duration::from_secs(100);

/// Numbers that look like chance and are the same each time (SplitMix64).
struct Chance(u64);

impl Chance {
    /// A number below this one.
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let most = u64::try_from(most.max(1)).expect("a length");
        usize::try_from(mixed % most).expect("a length")
    }

    /// A stretch of a text, mostly a short one.
    fn stretch(&mut self, text: &[u8]) -> std::ops::Range<usize> {
        let start = self.below(text.len() + 1);
        let most = if self.below(8) == 0 { text.len() } else { 12 };
        start..(start + self.below(most + 1)).min(text.len())
    }

    /// A value with a few changes of its members and items; `other` is one to borrow from.
    fn changed_json(&mut self, value: &Value, other: &Value) -> Value {
        let mut value = value.clone();
        for _ in 0..=self.below(3) {
            let pointer = self.pointer(&value);
            let put = match self.below(5) {
                0 => other.pointer(&self.pointer(other)).cloned(),
                1 => value.pointer(&self.pointer(&value)).cloned(),
                2 => Some(LITERALS[self.below(LITERALS.len())].into()),
                3 => Some(self.below(60).into()),
                _ => None,
            };
            let Some(place) = value.pointer_mut(&pointer) else { continue };
            *place = put.unwrap_or(Value::Null);
        }
        value
    }

    /// The pointer of a value inside another.
    fn pointer(&mut self, value: &Value) -> String {
        let mut pointers = Vec::new();
        let mut open = vec![(String::new(), value)];
        while let Some((path, value)) = open.pop() {
            match value {
                Value::Array(items) => open.extend(
                    items.iter().enumerate().map(|(item, value)| (format!("{path}/{item}"), value)),
                ),
                Value::Object(members) => open.extend(members.iter().map(|(name, value)| {
                    (format!("{path}/{}", name.replace('~', "~0").replace('/', "~1")), value)
                })),
                _ => {}
            }
            pointers.push(path);
        }
        pointers.swap_remove(self.below(pointers.len()))
    }

    /// So many bytes.
    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| u8::try_from(self.below(256)).expect("a byte")).collect()
    }

    /// The text with a few changes; `other` is one to borrow from.
    fn changed(&mut self, text: &[u8], other: &[u8]) -> Vec<u8> {
        let mut text = text.to_vec();
        for _ in 0..=self.below(3) {
            let stretch = self.stretch(&text);
            let put = match self.below(4) {
                0 => Vec::new(),
                1 => text[stretch.clone()].repeat(2),
                2 => other[self.stretch(other)].to_vec(),
                _ => PIECES[self.below(PIECES.len())].to_vec(),
            };
            text.splice(stretch, put);
        }
        text
    }
}

/// The files of a folder with their names, in the order of these.
fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds").join(target);
    let entries = std::fs::read_dir(folder).expect("the folder of the seeds");
    let mut seeds: Vec<_> = entries
        .map(|entry| entry.expect("a seed"))
        .map(|seed| {
            let text = std::fs::read(seed.path()).expect("a seed");
            (seed.file_name().to_string_lossy().into_owned(), text)
        })
        .collect();
    seeds.sort();
    assert!(seeds.len() > 10, "{target}: {} seeds", seeds.len());
    seeds
}

/// Checks texts, and keeps those that fail.
struct Checks<F> {
    check: F,
    count: usize,
    failed: Vec<String>,
}

impl<F: Fn(&[u8]) + RefUnwindSafe> Checks<F> {
    fn new(check: F) -> Self {
        Self { check, count: 0, failed: Vec::new() }
    }

    #[allow(clippy::disallowed_methods, reason = "no text may take too long")]
    fn tell(&mut self, name: &str, text: &[u8]) -> bool {
        self.count += 1;
        let start = std::time::Instant::now();
        let check = &self.check;
        let is_right = catch_unwind(|| check(text)).is_ok() && start.elapsed() < LONGEST;
        if !is_right {
            self.failed.push(format!("{name}: {:.4000}", text.escape_ascii().to_string()));
        }
        is_right
    }

    /// Tells all that failed, with the texts.
    fn finish(self, target: &str) {
        let (count, failed) = (self.count, self.failed);
        println!("{target}: {count} texts checked");
        assert!(failed.is_empty(), "{} of {count} texts:\n{}", failed.len(), failed.join("\n"));
    }
}

/// Checks every seed and what is made from it.
fn replay(target: &str, check: impl Fn(&[u8]) + RefUnwindSafe) {
    let (seeds, mut chance) = (seeds(target), Chance(1));
    let mut checks = Checks::new(check);
    for (name, seed) in &seeds {
        // Of a seed that fails, the changes say nothing new.
        if !checks.tell(name, seed) {
            continue;
        }
        for turn in 1..=CHANGED {
            let (_, other) = &seeds[chance.below(seeds.len())];
            checks.tell(&format!("{name}, change {turn}"), &chance.changed(seed, other));
        }
    }
    checks.finish(target);
}

/// The definitions that tests share, each with an application to its call.
fn pairs() -> Vec<(Value, Value)> {
    let mut pairs = vec![(read_json(&shared("definitions/full.json")), json!({}))];
    for folder in folders(&shared("calls")) {
        let definition = folder.join("definition.json");
        if !definition.exists() {
            continue;
        }
        let definition: Value = read_json(&definition);
        for file in common::files(&folder, ".json") {
            let name = common::name(&file);
            if !name.ends_with(".expected.json") && name != "definition.json" {
                let application = serde_json::from_str(&read(&file));
                // Some applications are no JSON.
                pairs.extend(application.ok().map(|application| (definition.clone(), application)));
            }
        }
    }
    for name in ["definitions/accepted.json", "definitions/broken.json"] {
        let cases: Vec<Value> = read_json(&shared(name));
        let definitions = cases.iter().map(|case| case["definition"].clone());
        pairs.extend(definitions.map(|definition| (definition, json!({}))));
    }
    pairs
}

#[test]
fn any_bytes_are_assessed() {
    replay("intake", intake::check);
}

#[test]
fn any_text_loads_or_names_its_mistakes() {
    replay("definition", definition::check);
}

/// The changed definitions of real calls, and the changed applications to them.
#[test]
fn any_application_to_any_call_is_assessed() {
    let (pairs, mut chance) = (pairs(), Chance(2));
    let mut checks = Checks::new(pair::check);
    for (number, (definition, application)) in pairs.iter().enumerate() {
        for turn in 0..PAIRS {
            let (other, answers) = &pairs[chance.below(pairs.len())];
            // The first is the pair itself; of the others one half changes, or both do.
            let changes = [turn > 0 && turn % 3 != 0, turn % 3 != 1];
            let definition = match changes[0] {
                true => chance.changed_json(definition, other),
                false => definition.clone(),
            };
            let application = match changes[1] {
                true => chance.changed_json(application, answers),
                false => application.clone(),
            };
            let text = format!("{definition}\0{application}");
            checks.tell(&format!("pair {number}, change {turn}"), text.as_bytes());
        }
    }
    checks.finish("pair");
}

/// Definitions that use the language at will, and applications to them.
#[test]
fn whatever_the_language_says_is_assessed() {
    let (mut chance, loaded) = (Chance(3), Cell::new(0));
    let loaded = std::panic::AssertUnwindSafe(&loaded);
    let mut checks = Checks::new(|bytes: &[u8]| {
        let loaded = &loaded;
        loaded.set(loaded.get() + usize::from(language::check(bytes)));
    });
    for turn in 0..MADE {
        let bytes = chance.bytes(400);
        checks.tell(&format!("turn {turn}"), &bytes);
    }
    checks.finish("language");
    // Of those that do not load each has a side that is a constant, or the same as the other.
    assert!(loaded.get() > MADE / 4, "only {} of {MADE} load", loaded.get());
}

/// What findings say of many lines takes time in proportion to them, in every way of telling it.
#[test]
fn findings_about_every_line_of_a_long_list_are_told() {
    let (words, list) = (json!({"fr": "x"}), "/budget/expenses");
    let requirement = |number: usize| {
        json!({
            "id": format!("r{number}"), "section": "s", "level": "warning", "basis": "practice",
            "title": words, "citation": {"section": words}, "check": "every", "list": list,
            "holds": {"present": "/budget/expenses/*/amount"},
        })
    };
    let mut requirements: Vec<Value> = (0..20).map(requirement).collect();
    // No line above a tenth of all: what the sum lacks is the same for each line.
    let mut of_all = requirement(20);
    of_all["holds"] = json!({"compare": {
        "left": "/budget/expenses/*/amount", "is": "at_most",
        "right": {"times": "0.10", "of": {"quantity": "all"}},
    }});
    requirements.push(of_all);
    let all = json!({"id": "all", "title": words, "sum": "/budget/expenses/*/amount"});
    let definition = json!({
        "quantities": [all],
        "id": "x", "edition": "1", "title": words, "organisation": words, "summary": words,
        "sections": [{"id": "s", "title": words}], "requirements": requirements,
    });
    let application = json!({"budget": {"expenses": vec![json!({}); 10_000]}});
    let mut checks = Checks::new(|text: &[u8]| pair::check(text));
    checks.tell("10,000 lines", format!("{definition}\0{application}").as_bytes());
    checks.finish("long list");
}
