//! The definitions in a folder, loaded again when they change.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use inspir_core::{Call, CallError, Calls, CallsError};

/// One file of the folder.
#[derive(Clone, Default)]
struct Source {
    /// When it was changed, and its length: what says that it has to be read again.
    stamp: Option<(SystemTime, u64)>,
    /// What the file says, if the catalogue has not taken it yet.
    read: Option<Call>,
    /// The last good edition of it that the catalogue took.
    call: Option<Call>,
    error: Option<Mistake>,
}

/// The calls of a folder.
#[derive(Clone)]
pub struct Definitions {
    folder: PathBuf,
    sources: BTreeMap<PathBuf, Source>,
    pub calls: Calls,
    /// The mistakes, each with the name of its file.
    pub mistakes: Vec<(String, Mistake)>,
}

/// Why a file adds no call.
#[derive(Clone)]
pub enum Mistake {
    Definition(CallError),
    Calls(CallsError),
    /// The file, or the folder, cannot be read: the system's words.
    Unread(String),
}

impl Definitions {
    /// Loads the definitions of a folder.
    pub fn load(folder: &Path) -> io::Result<Self> {
        let mut definitions = Self {
            folder: folder.to_owned(),
            sources: BTreeMap::new(),
            calls: Calls::new(),
            mistakes: Vec::new(),
        };
        definitions.refresh()?;
        Ok(definitions)
    }

    /// Reads the files that changed. Whether there were any.
    pub fn refresh(&mut self) -> io::Result<bool> {
        let mut there = BTreeMap::new();
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            // Editors put hidden files beside the one that they hold open.
            let is_hidden = name(&path).starts_with('.');
            // The cases of a call stand beside its definition.
            let is_of_cases = name(&path).ends_with(".cases.json");
            let is_json = path.extension().is_some_and(|extension| extension == "json");
            if is_json && !is_hidden && !is_of_cases && !path.is_dir() {
                let stamp = fs::metadata(&path).and_then(|of| Ok((of.modified()?, of.len())));
                there.insert(path, stamp.ok());
            }
        }
        let before = self.sources.len();
        self.sources.retain(|path, _| there.contains_key(path));
        let mut has_changed = self.sources.len() != before;
        for (path, stamp) in there {
            if self.sources.get(&path).is_some_and(|source| source.stamp == stamp) {
                continue;
            }
            has_changed = true;
            // A file that has mistakes now leaves its last good edition in force.
            let (read, error) = match fs::read(&path) {
                Ok(text) => match Call::from_slice(&text) {
                    Ok(call) => (Some(call), None),
                    Err(error) => (None, Some(Mistake::Definition(error))),
                },
                Err(error) => (None, Some(Mistake::Unread(error.to_string()))),
            };
            let source = self.sources.entry(path).or_default();
            (source.stamp, source.read, source.error) = (stamp, read, error);
        }
        if has_changed {
            self.take();
        }
        Ok(has_changed)
    }

    /// The definitions as they were read last, and the folder among the mistakes.
    pub fn without_folder(mut self, error: &io::Error) -> Self {
        self.mistakes.push((name(&self.folder), Mistake::Unread(error.to_string())));
        self
    }

    /// Takes what was read into the catalogue, all of it together. If that does not fit, it takes the files one by
    /// one, in their order, and leaves out those that do not fit.
    fn take(&mut self) {
        let waiting: Vec<PathBuf> = self.waiting().cloned().collect();
        if self.calls_with(&waiting).is_ok() {
            waiting.iter().for_each(|path| self.accept(path));
        } else {
            for path in &waiting {
                if self.calls_with(std::slice::from_ref(path)).is_ok() {
                    self.accept(path);
                }
            }
        }
        self.calls = self.calls_with(&[]).unwrap_or_default();
        self.mistakes.clear();
        for (path, source) in &self.sources {
            let of_file = source.error.clone();
            let of_calls = source.read.as_ref().and_then(|_| {
                self.calls_with(std::slice::from_ref(path)).err().map(Mistake::Calls)
            });
            let told = of_file.into_iter().chain(of_calls);
            self.mistakes.extend(told.map(|mistake| (name(path), mistake)));
        }
    }

    /// The files whose edition waits for the catalogue.
    fn waiting(&self) -> impl Iterator<Item = &PathBuf> {
        self.sources.iter().filter(|(_, source)| source.read.is_some()).map(|(path, _)| path)
    }

    /// The catalogue in which these files say what was read last, instead of what they said before.
    fn calls_with(&self, paths: &[PathBuf]) -> Result<Calls, CallsError> {
        let of = |(path, source): (&PathBuf, &Source)| match &source.read {
            Some(read) if paths.contains(path) => Some(read.clone()),
            _ => source.call.clone(),
        };
        let mut calls = Calls::new();
        // What was read comes last, so that an overlap is told of it.
        let (new, old): (Vec<_>, Vec<_>) =
            self.sources.iter().partition(|(path, _)| paths.contains(path));
        for call in old.into_iter().chain(new).filter_map(of) {
            calls.add(call)?;
        }
        Ok(calls)
    }

    fn accept(&mut self, path: &Path) {
        if let Some(source) = self.sources.get_mut(path) {
            source.call = source.read.take();
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
