//! Every file of the core stands on a floor and imports only from floors below it.
//!
//! The floors stand in `docs/architecture.md`, the ground first. Within a line what stands further
//! left is lower. Files do not import each other in a circle. A `mod.rs` declares the files of its folder
//! and exports their names: an import of such a name is an import of the file that defines it. A
//! `mod.rs` with code of its own imports all files of its folder, so none of them may import it.

#![cfg(test)]
#![allow(clippy::string_slice, reason = "paths and marks are cut at ASCII characters")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use common::{read, root, source_folder, sources, sources_in};

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

/// A file without comments and without the tests inside it.
fn code(text: &str) -> String {
    let lines = text.split("#[cfg(test)]").next().unwrap_or_default().lines();
    lines.filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// What one file imports, as paths from the root of the crate: those of its `use` lines and those
/// that stand in its code. What a macro names by `$crate` counts where it stands in another folder: inside a
/// folder, the code of a macro is that of its callers.
fn paths(module: &str, is_folder: bool, code: &str) -> Vec<String> {
    assert!(!code.contains("super::super"), "{module}: write the path from the root of the crate");
    let parent = match is_folder {
        true => Some(module),
        false => module.rsplit_once("::").map(|(parent, _)| parent),
    };
    let mut found = Vec::new();
    for (prefix, root) in [("crate::", Some("")), ("super::", parent)] {
        for (at, _) in code.match_indices(prefix) {
            let before = code[..at].chars().next_back().unwrap_or(' ');
            if before == ':' || before.is_alphanumeric() || before == '_' {
                continue;
            }
            // The `super` of a `mod.rs` is the folder above.
            let root = match (prefix, is_folder) {
                ("super::", true) => module.rsplit_once("::").map_or("", |(parent, _)| parent),
                _ => root.unwrap_or_default(),
            };
            let top = |path: &str| path.split("::").next().map(str::to_owned);
            for path in expanded(&code[at + prefix.len()..]) {
                if before == '$' && top(&path) == top(module) {
                    continue;
                }
                found.push(format!("{root}::{path}").trim_start_matches("::").to_owned());
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

/// What a `mod.rs` says.
#[derive(Default)]
struct Folder {
    /// The files that it declares.
    files: Vec<String>,
    /// The names that it exports, each with its path from the root of the crate.
    exports: BTreeMap<String, String>,
    /// Whether it says more.
    has_code: bool,
}

impl Folder {
    fn read(module: &str, code: &str) -> Self {
        let mut folder = Self::default();
        // Each item ends with `;`. An attribute stands before the item.
        for item in code.split_inclusive(';').map(str::trim).filter(|item| !item.is_empty()) {
            let mut item = item;
            while let Some((_, rest)) = item
                .strip_prefix("#[")
                .or(item.strip_prefix("#!["))
                .and_then(|item| item.split_once("]\n"))
            {
                item = rest.trim();
            }
            let is_export = item.starts_with("pub");
            let item =
                item.strip_prefix("pub(crate) ").or(item.strip_prefix("pub ")).unwrap_or(item);
            let Some((word, rest)) = item.strip_suffix(';').and_then(|item| item.split_once(' '))
            else {
                folder.has_code = true;
                break;
            };
            match word {
                "mod" => folder.files.push(format!("{module}::{rest}")),
                "use" if is_export => {
                    for path in expanded(rest) {
                        let name = path.rsplit("::").next().unwrap_or_default().to_owned();
                        assert!(name != "*", "{module} exports names, not all of a file");
                        folder.exports.insert(name, format!("{module}::{path}"));
                    }
                }
                _ => {
                    folder.has_code = true;
                    break;
                }
            }
        }
        let own = |path: &str| folder.files.iter().any(|file| path.starts_with(file.as_str()));
        folder.exports.retain(|_, path| own(path));
        folder
    }
}

/// The files that a path leads to: the one that defines the name, where a folder exports it. All of
/// a folder is the folder and every file that it exports from.
fn leads_to(
    path: &str,
    files: &BTreeMap<String, String>,
    folders: &BTreeMap<String, Folder>,
) -> Vec<String> {
    let mut module = path;
    while !files.contains_key(module) {
        module = match module.rsplit_once("::") {
            Some((parent, _)) => parent,
            None => return Vec::new(),
        };
    }
    let name = path[module.len()..].trim_start_matches("::").split("::").next().unwrap_or_default();
    match folders.get(module) {
        Some(folder) if name == "*" => {
            let exports = folder.exports.values().flat_map(|path| leads_to(path, files, folders));
            exports.chain([module.to_owned()]).collect()
        }
        Some(folder) if folder.exports.contains_key(name) => {
            leads_to(&folder.exports[name], files, folders)
        }
        _ => vec![module.to_owned()],
    }
}

/// The imports of files, given by their modules, whether each is a `mod.rs`, and their texts.
fn imports_of(sources: impl IntoIterator<Item = (String, bool, String)>) -> Imports {
    let (mut files, mut folders) = (BTreeMap::new(), BTreeMap::new());
    for (module, is_folder, text) in sources {
        let code = code(&text);
        if is_folder {
            folders.insert(module.clone(), Folder::read(&module, &code));
        }
        files.insert(module, code);
    }
    let mut imports = Imports::new();
    for (module, code) in &files {
        let folder = folders.get(module);
        let paths = paths(module, folder.is_some(), code);
        let mut targets: BTreeSet<String> =
            paths.iter().flat_map(|path| leads_to(path, &files, &folders)).collect();
        if folder.is_some_and(|folder| folder.has_code) {
            // It declares more with macros, such as the table of the checks.
            let inside = format!("{module}::");
            targets.extend(files.keys().filter(|file| file.starts_with(&inside)).cloned());
        }
        targets.remove(module);
        imports.insert(module.clone(), targets);
    }
    imports
}

fn imports() -> Imports {
    let files =
        sources().into_iter().map(|file| (module(&file), file.ends_with("mod.rs"), read(&file)));
    // A file that is a test as a whole is declared as such by its folder.
    imports_of(files.filter(|(module, ..)| !["lib", "checks::tests"].contains(&module.as_str())))
}

/// The files that import themselves, straight or through others, and those between two such circles.
fn in_circles(imports: &Imports) -> Vec<&str> {
    let mut left: Vec<&str> = imports.keys().map(String::as_str).collect();
    // What imports nothing that is left, or is imported by nothing, is taken away, until nothing is.
    loop {
        let has = |file: &str, target: &str| imports[file].contains(target);
        let is_free = |file: &str| {
            !left.iter().any(|other| has(file, other)) || !left.iter().any(|other| has(other, file))
        };
        let kept: Vec<&str> = left.iter().copied().filter(|file| !is_free(file)).collect();
        if kept.len() == left.len() {
            return kept;
        }
        left = kept;
    }
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
    let imports = imports();
    let circle = in_circles(&imports);
    assert!(circle.is_empty(), "these files import each other in a circle: {circle:?}");
}

#[test]
fn a_circle_through_a_folder_is_found() {
    let has_circle = |folder: &str, first: &str, second: &str| {
        let file = |module: &str, text: &str| (module.to_owned(), module == "a", text.to_owned());
        let files = [file("a", folder), file("a::one", first), file("a::two", second)];
        !in_circles(&imports_of(files)).is_empty()
    };
    let exports =
        "mod one;\n#[cfg(x)]\nmod two;\n\npub(crate) use one::{One, Uno};\npub use two::Two;";
    assert!(!has_circle(exports, "", ""));
    assert!(!has_circle(exports, "use super::Two;", "pub struct Two;"));
    assert!(!has_circle(exports, "", "use crate::a::{Uno, one::Third};"));
    assert!(has_circle(exports, "use super::Two;", "use crate::a::Uno;"));
    assert!(has_circle(exports, "use super::*;", "use super::one::Third;"));
    for own in ["use one::First;", "pub struct Own;", "table! {\n    two Two,\n}"] {
        let folder = format!("{exports}\n{own}");
        assert!(!has_circle(&folder, "", "use super::one::Third;"), "{own}");
        assert!(has_circle(&folder, "", "use super::Own;"), "{own}");
    }
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

/// The types that a source declares, in macros and functions too.
fn declared_types(code: &str) -> impl Iterator<Item = &str> {
    code.lines().filter_map(|line| {
        let mut words = line.split_whitespace().skip_while(|word| word.starts_with("pub"));
        let is_type = match words.next() {
            Some("struct" | "enum" | "trait") => true,
            // Inside an `impl` it is the type of a trait.
            Some("type") => !line.starts_with(' '),
            _ => false,
        };
        let name = words.next().filter(|_| is_type)?;
        // A macro has the name of a type from where it is called.
        name.split(|c: char| !c.is_alphanumeric()).next().filter(|name| !name.is_empty())
    })
}

/// The names of types that stand for several things.
fn doubled_types(sources: &[PathBuf]) -> BTreeMap<String, BTreeSet<PathBuf>> {
    let mut found = BTreeMap::<String, BTreeSet<PathBuf>>::new();
    for file in sources {
        for name in declared_types(&code(&read(file))) {
            found.entry(name.to_owned()).or_default().insert(file.clone());
        }
    }
    assert!(!found.is_empty(), "no type in {sources:?}");
    found.retain(|_, files| files.len() > 1);
    found
}

/// Checks bear the names of the conditions and records that they ask about, and the schema those of the
/// JSON that it describes. Everywhere else a name of a type stands for one thing.
#[test]
fn a_type_name_stands_for_one_thing() {
    let mut sources = sources();
    sources.retain(|file| {
        !["checks", "schema"].iter().any(|folder| file.starts_with(source_folder().join(folder)))
    });
    let found = doubled_types(&sources);
    assert!(found.is_empty(), "{found:#?}");
}

/// A class of a binding bears the name of the type that it wraps, so each binding is read by itself.
#[test]
fn a_type_name_stands_for_one_thing_in_each_binding() {
    for binding in ["inspir-py/src", "inspir-wasm/src"] {
        let found = doubled_types(&sources_in(&root().join(binding)));
        assert!(found.is_empty(), "{binding}: {found:#?}");
    }
}
