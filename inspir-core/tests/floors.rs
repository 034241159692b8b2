//! Every file of the core stands on a floor and imports only from floors below it.
//!
//! The floors stand in `docs/architecture.md`, the ground first. Within a line what stands further
//! left is lower. Inside a folder files do not import each other in a circle; its `mod.rs` may declare
//! and export the files of the folder.

#![cfg(test)]
#![allow(clippy::string_slice, reason = "paths and marks are cut at ASCII characters")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::{read, root, source_folder, sources};

/// The imports of each file: module paths such as `json::read`, from the root of the crate.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// The names of the floors, from the ground to the roof.
fn floors(page: &str) -> Vec<String> {
    let block = page.split("## Floors").nth(1).and_then(|rest| rest.split("```").nth(1));
    let lines = block.expect("a block of floors").lines();
    let names =
        lines.flat_map(|line| line.split("  #").next().unwrap_or_default().split_whitespace());
    names.map(|name| name.trim_end_matches('/').to_owned()).collect()
}

/// The module of a file: `json::read` for `json/read.rs`, `json` for `json/mod.rs`.
fn module(file: &Path) -> String {
    let file = file.strip_prefix(source_folder()).expect("a source").with_extension("");
    let names: Vec<_> = file.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    names.join("::").trim_end_matches("::mod").to_owned()
}

/// What one file imports, as paths from the root of the crate: those of its `use` lines and those
/// that stand in its code. Tests inside the file, comments and macros' `$crate` aside.
fn paths(module: &str, is_folder: bool, text: &str) -> Vec<String> {
    let code: String = text
        .split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    assert!(!code.contains("super::super"), "{module}: write the path from the root of the crate");
    let parent = match is_folder {
        true => Some(module),
        false => module.rsplit_once("::").map(|(parent, _)| parent),
    };
    let mut found = Vec::new();
    for (prefix, root) in [("crate::", Some("")), ("super::", parent)] {
        for (at, _) in code.match_indices(prefix) {
            let before = code[..at].chars().next_back().unwrap_or(' ');
            if before == '$' || before == ':' || before.is_alphanumeric() || before == '_' {
                continue;
            }
            // The `super` of a `mod.rs` is the folder above.
            let root = match (prefix, is_folder) {
                ("super::", true) => module.rsplit_once("::").map_or("", |(parent, _)| parent),
                _ => root.unwrap_or_default(),
            };
            for path in expanded(&code[at + prefix.len()..]) {
                found.push(format!("{root}::{path}").trim_start_matches("::").to_owned());
            }
        }
    }
    // A file exports or imports the files that it declares without a prefix.
    if is_folder {
        for line in code.lines().filter_map(|line| line.split("use ").nth(1)) {
            if !line.starts_with("crate") && !line.starts_with("super") {
                found.push(format!("{module}::{}", line.split("::").next().unwrap_or_default()));
            }
        }
    }
    found
}

/// The paths of an import: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn expanded(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || "_:*".contains(c);
    let plain: String = text.chars().take_while(|c| is_part(*c)).collect();
    let rest = &text[plain.len()..];
    if !rest.starts_with('{') || !plain.ends_with("::") && !plain.is_empty() {
        return vec![plain];
    }
    let (mut depth, mut end) = (0, 0);
    for (at, c) in rest.char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 {
            end = at;
            break;
        }
    }
    let (mut items, mut item, mut depth) = (Vec::new(), String::new(), 0);
    for c in rest[1..end].chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        match c {
            ',' if depth == 0 => items.push(std::mem::take(&mut item)),
            c => item.push(c),
        }
    }
    items.push(item);
    let items = items.iter().map(|item| item.trim()).filter(|item| !item.is_empty());
    items.flat_map(expanded).map(|item| format!("{plain}{item}")).collect()
}

fn imports() -> Imports {
    let mut texts = BTreeMap::new();
    for file in sources() {
        let is_folder = file.ends_with("mod.rs");
        let text = read(&file);
        // A file that is a test as a whole is declared as such by its folder.
        if !["lib", "checks::tests"].contains(&module(&file).as_str()) {
            texts.insert(module(&file), (is_folder, text));
        }
    }
    let mut imports = Imports::new();
    for (module, (is_folder, text)) in &texts {
        let targets = imports.entry(module.clone()).or_default();
        for path in paths(module, *is_folder, text) {
            // The file in which the name stands, or which exports it.
            let mut name = path.as_str();
            while !texts.contains_key(name) {
                name = match name.rsplit_once("::") {
                    Some((parent, _)) => parent,
                    None => break,
                };
            }
            if texts.contains_key(name) && name != module {
                targets.insert(name.to_owned());
            }
        }
    }
    imports
}

#[test]
fn every_import_goes_down() {
    let floors = floors(&read(&root().join("docs/architecture.md")));
    let imports = imports();
    let top = |module: &str| module.split("::").next().unwrap_or_default().to_owned();
    let floor = |module: &str| floors.iter().position(|floor| *floor == top(module));

    let there: BTreeSet<String> = imports.keys().map(|module| top(module)).collect();
    let named: BTreeSet<String> = floors.iter().cloned().collect();
    assert_eq!(there, named, "the sources, and the floors of docs/architecture.md");
    assert_eq!(floors.len(), named.len(), "a floor stands twice");

    let mut upward = Vec::new();
    for (file, targets) in &imports {
        for target in targets {
            if top(file) != top(target) && floor(target) > floor(file) {
                upward.push(format!("{file} imports {target}"));
            }
        }
    }
    assert!(upward.is_empty(), "upward imports:\n{}", upward.join("\n"));
    assert!(
        imports.values().map(BTreeSet::len).sum::<usize>() > 200,
        "some imports were overlooked"
    );
}

#[test]
fn no_file_imports_itself_in_a_circle() {
    let mut left = imports();
    for (file, targets) in &mut left {
        // A folder declares its files and exports them.
        let inside = format!("{file}::");
        targets.retain(|target| !target.starts_with(&inside));
    }
    // What imports nothing that is left is taken away, until nothing is.
    loop {
        let free: Vec<String> = left
            .iter()
            .filter(|(_, targets)| targets.iter().all(|target| !left.contains_key(target)))
            .map(|(file, _)| file.clone())
            .collect();
        if free.is_empty() {
            break;
        }
        free.iter().for_each(|file| drop(left.remove(file)));
    }
    let circle: Vec<&String> = left.keys().collect();
    assert!(circle.is_empty(), "these files import each other in a circle: {circle:?}");
}

#[test]
fn only_its_folder_knows_arrow() {
    let mut found = Vec::new();
    for file in sources() {
        let text = read(&file);
        // The root declares the folder.
        let knows = text.contains("feature = \"arrow\"") || text.contains("arrow_");
        if knows && !module(&file).starts_with("arrow") && module(&file) != "lib" {
            found.push(file);
        }
    }
    assert!(found.is_empty(), "{found:?}");
}
