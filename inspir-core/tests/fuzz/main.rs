//! What the fuzz targets check, checked here for the files in `seeds/` and for texts that are made
//! from them: the same ones each time, as many each time. `inspir-core/fuzz/` looks for new ones.
//!
//! A file on which a target failed goes into `seeds/`.

#![cfg(test)]

mod definition;
mod intake;

use std::panic::{RefUnwindSafe, catch_unwind};
use std::path::Path;

/// How many texts are made from each seed.
const CHANGED: usize = 60;

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

/// Checks every seed and what is made from it; tells all that fail, with the texts.
fn replay(target: &str, check: impl Fn(&[u8]) + RefUnwindSafe) {
    let (seeds, mut chance) = (seeds(target), Chance(1));
    let (mut count, mut failed) = (0, Vec::new());
    let mut tell = |name: &str, text: &[u8]| {
        count += 1;
        let is_right = catch_unwind(|| check(text)).is_ok();
        if !is_right {
            failed.push(format!("{name}: {:.400}", text.escape_ascii().to_string()));
        }
        is_right
    };
    for (name, seed) in &seeds {
        // Of a seed that fails, the changes say nothing new.
        if !tell(name, seed) {
            continue;
        }
        for turn in 1..=CHANGED {
            let (_, other) = &seeds[chance.below(seeds.len())];
            tell(&format!("{name}, change {turn}"), &chance.changed(seed, other));
        }
    }
    println!("{target}: {count} texts checked");
    assert!(failed.is_empty(), "{} of {count} texts:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn any_bytes_are_assessed() {
    replay("intake", intake::check);
}

#[test]
fn any_text_loads_or_names_its_mistakes() {
    replay("definition", definition::check);
}
