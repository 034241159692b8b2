//! Every public item has an example that runs.
//!
//! An item passes if its own documentation holds a block of Rust code, or if an example of its type
//! names it. Variants, fields and the methods of implemented traits need none.
//!
//! The sources are read line by line, as `cargo fmt` leaves them.

#![cfg(test)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{read, source_folder, sources};

/// A public item as the source declares it.
struct Item {
    /// File and line.
    place: String,
    /// The type, trait or public module that it belongs to.
    owner: Option<String>,
    name: String,
    docs: String,
    /// The macro that it is given to, which may add documentation.
    macro_name: Option<String>,
}

#[derive(Default)]
struct Sources {
    items: Vec<Item>,
    /// The names that `lib.rs` exports.
    exported: BTreeSet<String>,
    /// The documentation of modules.
    modules: BTreeMap<String, String>,
    /// The documentation that a macro adds to what it is given.
    added: BTreeMap<String, String>,
}

const KINDS: [&str; 8] =
    ["const fn ", "fn ", "const ", "struct ", "enum ", "trait ", "type ", "mod "];

/// The first word of a text: a name, or a macro's `$name`.
fn name_of(text: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || "_$".contains(c);
    text.split(|c: char| !is_part(c)).next().unwrap_or_default()
}

/// The type that a block of methods is for; `None` for those of a trait.
fn type_of_impl(line: &str) -> Option<&str> {
    let after = line.strip_prefix("impl")?;
    let header = match after.strip_prefix('<') {
        Some(generics) => generics.split_once("> ")?.1,
        None => after.strip_prefix(' ')?,
    };
    (!line.contains(" for ")).then(|| name_of(header))
}

/// The code of the blocks that run.
fn examples(docs: &str) -> String {
    let (mut code, mut open) = (String::new(), None);
    for line in docs.lines().map(str::trim) {
        match (line.strip_prefix("```"), open) {
            (Some(language), None) => open = Some(matches!(language, "" | "rust")),
            (Some(_), Some(_)) => open = None,
            (None, Some(true)) => code.extend([line, "\n"]),
            _ => {}
        }
    }
    code
}

fn names(code: &str, name: &str) -> bool {
    code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
}

impl Sources {
    fn new() -> Self {
        let mut found = Self::default();
        for path in sources() {
            let text = read(&path);
            let file = path.strip_prefix(source_folder()).expect("a path in the folder");
            found.read(&file.to_string_lossy().replace('\\', "/"), &text);
        }
        let lib = read(&source_folder().join("lib.rs"));
        for exports in lib.split("\npub use ").skip(1) {
            let list = exports.split(';').next().unwrap_or_default();
            // A whole crate has documentation of its own.
            if !list.contains("::") {
                continue;
            }
            let list = list.rsplit("::").next().unwrap_or_default();
            let words = list.split(|c: char| !c.is_alphanumeric() && c != '_');
            found.exported.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
        }
        found
    }

    fn read(&mut self, file: &str, text: &str) {
        let module = file.trim_end_matches(".rs").trim_end_matches("/mod");
        let (mut docs, mut in_attribute) = (String::new(), false);
        let (mut owner, mut macro_name) = (None::<(usize, String, bool)>, None::<String>);
        for (number, line) in text.lines().enumerate() {
            let code = line.trim_start();
            let indent = line.len() - code.len();
            if let Some(words) = code.strip_prefix("//!") {
                self.modules.entry(module.to_owned()).or_default().extend([words, "\n"]);
                continue;
            }
            if let Some(words) = code.strip_prefix("///") {
                docs.extend([words, "\n"]);
                continue;
            }
            if in_attribute || code.starts_with("#[") {
                // Of the texts in an attribute, only the fences of their code matter.
                for part in code.split("\\n").map(|part| part.trim_matches(['"', ','])) {
                    docs.extend([part, "\n"]);
                }
                in_attribute = !code.ends_with(']');
                continue;
            }
            if code.starts_with("$(#[") || code.starts_with("//") {
                continue;
            }
            if indent == 0 {
                match code.strip_prefix("macro_rules! ").or(code.split_once("! {").map(|c| c.0)) {
                    Some(name) => macro_name = Some(name_of(name).to_owned()),
                    None if code.starts_with('}') => macro_name = None,
                    None => {}
                }
            }
            if !code.is_empty() && owner.as_ref().is_some_and(|(outer, ..)| indent <= *outer) {
                owner = None;
            }
            if let Some(name) = type_of_impl(code) {
                owner = Some((indent, name.to_owned(), false));
            }
            let in_trait = owner.as_ref().is_some_and(|(.., is_trait)| *is_trait);
            let declared = code.strip_prefix("pub ").or(in_trait.then_some(code));
            let found = declared.and_then(|code| {
                KINDS.iter().find_map(|kind| Some((*kind, code.strip_prefix(kind)?)))
            });
            if let Some((kind, rest)) = found {
                let (name, docs) = (name_of(rest), std::mem::take(&mut docs));
                let is_pattern = rest.starts_with("$name:");
                if name.starts_with('$') && !is_pattern {
                    self.added.insert(macro_name.clone().unwrap_or_default(), docs);
                } else if !is_pattern {
                    let outer = owner.as_ref().map(|(_, owner, _)| owner.clone());
                    self.items.push(Item {
                        place: format!("{file}:{}", number + 1),
                        owner: outer.or((module != "lib").then(|| module.to_owned())),
                        name: name.to_owned(),
                        docs,
                        macro_name: macro_name.clone().filter(|_| owner.is_none()),
                    });
                }
                if kind == "trait " {
                    owner = Some((indent, name.to_owned(), true));
                }
            }
            docs.clear();
        }
    }

    /// The code of an item's own examples.
    fn examples_of(&self, item: &Item) -> String {
        // `choices!` hands its items on to `closed_list!`.
        let by = item.macro_name.as_deref().map(|name| match name {
            "choices" => "closed_list",
            name => name,
        });
        let added = by.and_then(|name| self.added.get(name));
        let module = self.modules.get(&item.name).filter(|_| item.place.starts_with("lib.rs:"));
        [Some(&item.docs), added, module].into_iter().flatten().map(|docs| examples(docs)).collect()
    }

    /// Whether a caller can name the item.
    fn is_reachable(&self, item: &Item) -> bool {
        let is_exported = |name: &String| self.exported.contains(name) || name.starts_with('$');
        let is_public_module = |name: &String| {
            self.items.iter().any(|item| item.place.starts_with("lib.rs:") && item.name == *name)
        };
        match &item.owner {
            None => true,
            Some(owner) => {
                is_exported(owner) || is_public_module(owner) || self.exported.contains(&item.name)
            }
        }
    }
}

#[test]
fn every_public_item_has_an_example() {
    let sources = Sources::new();
    let mut of_types = BTreeMap::<&str, String>::new();
    for item in &sources.items {
        of_types.entry(&item.name).or_default().push_str(&sources.examples_of(item));
    }
    let reachable: Vec<&Item> =
        sources.items.iter().filter(|item| sources.is_reachable(item)).collect();
    let without: Vec<String> = reachable
        .iter()
        .filter(|item| {
            let owner = item.owner.as_deref().and_then(|owner| of_types.get(owner));
            sources.examples_of(item).is_empty()
                && !owner.is_some_and(|code| names(code, &item.name))
        })
        .map(|item| {
            let owner = item.owner.as_ref().filter(|owner| sources.exported.contains(*owner));
            let owner = owner.map(|owner| format!("{owner}::")).unwrap_or_default();
            format!("{} {owner}{}", item.place, item.name)
        })
        .collect();
    assert!(without.is_empty(), "without an example:\n{}", without.join("\n"));

    // What is exported was found, so nothing that callers reach was overlooked.
    let declared: BTreeSet<&str> = reachable.iter().map(|item| item.name.as_str()).collect();
    let lost: Vec<_> =
        sources.exported.iter().filter(|name| !declared.contains(name.as_str())).collect();
    assert!(lost.is_empty(), "exported but not found: {lost:?}");
    println!("{} public items have examples", reachable.len());
}
