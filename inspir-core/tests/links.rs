//! Every link of the project's pages leads to a file, a folder or a heading that is there.

#![cfg(test)]
#![allow(clippy::string_slice, reason = "texts are cut where a name begins and ends")]

mod common;

use std::path::{Path, PathBuf};

use common::{read, root};

/// Folders that no page of the project stands in.
const NOT_OURS: [&str; 3] = ["node_modules", "target", "dist"];

/// All pages of a folder and of the folders inside it.
fn add_pages(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry of the folder").path();
        let name = common::name(&path);
        if path.is_dir() {
            if !name.starts_with('.') && !NOT_OURS.contains(&name.as_str()) {
                add_pages(&path, out);
            }
        } else if path.extension().is_some_and(|end| end == "md") {
            out.push(path);
        }
    }
}

/// The lines of a page that are not code.
fn lines(page: &str) -> Vec<&str> {
    let mut in_code = false;
    let mut lines = Vec::new();
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if !in_code {
            lines.push(line);
        }
    }
    lines
}

/// What the links and pictures of a page lead to.
fn targets(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in lines(page) {
        for part in line.split("](").skip(1) {
            found.extend(part.split_once(')').map(|(target, _)| target.to_owned()));
        }
        // A link whose target stands on a line of its own: `[name]: target`.
        if let Some((_, target)) = line.strip_prefix('[').and_then(|line| line.split_once("]: ")) {
            found.push(target.trim().to_owned());
        }
        for name in ["href=\"", "src=\""] {
            for part in line.split(name).skip(1) {
                found.extend(part.split_once('"').map(|(target, _)| target.to_owned()));
            }
        }
    }
    found
}

/// The names under which links find the headings of a page.
fn anchors(page: &str) -> Vec<String> {
    let name = |line: &&str| {
        let heading = line.strip_prefix('#')?.trim_start_matches('#').trim();
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        Some(kept.collect::<String>().to_lowercase().replace(' ', "-"))
    };
    lines(page).iter().filter_map(name).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut pages = Vec::new();
    add_pages(&root(), &mut pages);
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for page in &pages {
        let text = read(page);
        for target in targets(&text) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            checked += 1;
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let to = match file {
                "" => page.clone(),
                file => page.parent().expect("a folder").join(file),
            };
            let is_there = match anchor {
                "" => to.exists(),
                anchor => to.is_file() && anchors(&read(&to)).iter().any(|name| name == anchor),
            };
            if !is_there {
                wrong.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "links that lead nowhere:\n{}", wrong.join("\n"));
    assert!(pages.len() > 20 && checked > 50, "{} pages, {checked} links", pages.len());
}

/// The headings of the guide have the numbers that its sentences name.
#[test]
fn every_section_that_the_guide_names_is_there() {
    let guide = read(&root().join("docs/write-a-call.md"));
    let headings: Vec<u32> = lines(&guide)
        .iter()
        .filter_map(|line| line.strip_prefix("## ")?.split_once('.')?.0.parse().ok())
        .collect();
    let numbers: Vec<u32> = (1..).take(headings.len()).collect();
    assert_eq!(headings, numbers);
    let text = lines(&guide).join(" ");
    let named: Vec<u32> = text
        .split("section ")
        .skip(1)
        .filter_map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            rest.get(..end)?.parse().ok()
        })
        .collect();
    assert!(named.len() > 10, "{named:?}");
    for number in named {
        assert!(headings.contains(&number), "section {number}");
    }
}

/// The file or folder that a page means by a name: relative to the root of the project, to the sources of
/// the core, or, without a folder, to that of the path before it.
fn path_of(name: &str, folder: &str) -> Option<String> {
    const ENDINGS: [&str; 14] = [
        "rs", "py", "pyi", "ts", "tsx", "js", "mjs", "json", "md", "sh", "txt", "toml", "html",
        "css",
    ];
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    if !name.chars().all(is_plain)
        || !(name.ends_with('/') || ending.is_some_and(|ending| ENDINGS.contains(&ending)))
    {
        return None;
    }
    Some(match name.split_once('/') {
        None if root().join(name).is_file() => name.to_owned(),
        None => format!("{folder}{name}"),
        Some((first, _)) if root().join(first).exists() => name.to_owned(),
        Some(_) => format!("{SOURCES}{name}"),
    })
}

const SOURCES: &str = "inspir-core/src/";

/// The lines of a page; those that go on with an item of a list stand behind it.
fn passages(page: &str) -> Vec<String> {
    let mut passages: Vec<String> = Vec::new();
    for line in page.lines() {
        match passages.last_mut().filter(|_| line.starts_with("   ")) {
            Some(item) => item.push_str(&line[2..]),
            None => passages.push(line.to_owned()),
        }
    }
    passages
}

/// The names in backticks of a line, each with the path that it means, if it means one.
fn named_paths(line: &str) -> Vec<(&str, Option<String>)> {
    let mut folder = SOURCES.to_owned();
    // A `mod.rs` is one of any folder.
    let names = line.split('`').skip(1).step_by(2).filter(|name| *name != "mod.rs");
    let paths = names.map(|name| {
        let path = path_of(name, &folder);
        if let Some(path) = &path {
            let of_file = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            folder = format!("{of_file}/");
        }
        (name, path)
    });
    paths.collect()
}

/// The pages that say where things stand name files and folders that are there.
#[test]
fn every_path_that_the_architecture_names_is_there() {
    assert_eq!(path_of("places.rs", SOURCES).as_deref(), Some("inspir-core/src/places.rs"));
    assert_eq!(path_of("docs/python.md", SOURCES).as_deref(), Some("docs/python.md"));
    assert_eq!(path_of("call/load.rs", "docs/").as_deref(), Some("inspir-core/src/call/load.rs"));
    assert_eq!([path_of("/details/n", ""), path_of("calls/<call>.json", "")], [None, None]);
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for page in ["docs/architecture.md", "docs/inside.md", "docs/add-a-language.md"] {
        for line in passages(&read(&root().join(page))) {
            for path in named_paths(&line).into_iter().filter_map(|(_, path)| path) {
                checked += 1;
                if !root().join(&path).exists() {
                    wrong.push(format!("{page}: {path}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "paths that lead nowhere:\n{}", wrong.join("\n"));
    assert!(checked > 300, "{checked} paths");
}

/// Whether a text has a name that is not part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + word.len()..]);
        !before.ends_with(is_part) && !behind.starts_with(is_part)
    })
}

/// Where a row says that something stands in a file, as "`Remedy` in `checks/prelude.rs`", it does.
#[test]
fn what_the_architecture_finds_in_a_file_is_there() {
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for line in passages(&read(&root().join("docs/architecture.md"))) {
        let named = named_paths(&line);
        let mut wanted = Vec::new();
        // What stands behind a name says whether it is looked for in the next file.
        let behind = line.split('`').skip(1).collect::<Vec<_>>();
        let behind = behind.chunks(2).filter(|pair| pair[0] != "mod.rs").map(|pair| pair.get(1));
        for ((name, path), behind) in named.into_iter().zip(behind) {
            match path {
                None => wanted.push(name),
                Some(path) => {
                    let file = root().join(&path);
                    for symbol in wanted.drain(..).filter(|_| file.is_file()) {
                        checked += 1;
                        let last = symbol.rsplit("::").next().unwrap_or(symbol);
                        if !has_word(&read(&file), last.trim_end_matches('!')) {
                            wrong.push(format!("`{symbol}` is not in {path}"));
                        }
                    }
                }
            }
            if !behind.is_some_and(|text| [" in ", " and ", ", "].contains(text)) {
                wanted.clear();
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked > 30, "{checked} symbols");
}

/// Every source file of the packages stands in a row or in a list, itself or with its folder.
#[test]
fn the_architecture_names_every_source() {
    fn add(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder of the sources") {
            let path = entry.expect("an entry of the folder").path();
            if path.is_dir() { add(&path, out) } else { out.push(path) }
        }
    }
    let page = read(&root().join("docs/architecture.md"));
    let (_, page) = page.split_once("## Changes in several places").expect("the lists and tables");
    let (page, _) = page.split_once("## Floors").expect("what follows them");
    let named: Vec<PathBuf> = passages(page)
        .iter()
        .flat_map(|line| named_paths(line).into_iter().filter_map(|(_, path)| path))
        .map(|path| root().join(path))
        .collect();
    let mut sources = Vec::new();
    for folder in [
        "inspir-core/src",
        "inspir-py/src",
        "inspir-py/python/inspir",
        "inspir-wasm/src",
        "inspir-wasm/js/src",
        "inspir-wasm/form/src",
    ] {
        add(&root().join(folder), &mut sources);
    }
    let is_source = |path: &PathBuf| {
        let name = common::name(path);
        // These declare what stands in their folder, or what a module outside the package is.
        let declares = ["mod.rs", "__init__.py"].contains(&&*name) || name.ends_with(".d.ts");
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        ["rs", "py", "pyi", "ts", "tsx", "css"].contains(&ending) && !declares
    };
    sources.retain(is_source);
    assert!(sources.len() > 500, "{} sources", sources.len());
    sources.retain(|source| !named.iter().any(|path| source.starts_with(path)));
    assert!(sources.is_empty(), "the page names none of {sources:#?}");
}
