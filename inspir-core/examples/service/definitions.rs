//! The definitions in a folder, loaded again when they change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use inspir_core::{Call, CallError, Calls, CallsError};

/// One file of the folder.
#[derive(Clone)]
struct Source {
    /// When it was changed, and its length: what says that it has to be read again.
    stamp: (SystemTime, u64),
    /// The last good edition of it.
    call: Option<Call>,
    error: Option<CallError>,
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
}

impl Definitions {
    /// Loads the definitions of a folder.
    pub fn load(folder: &Path) -> std::io::Result<Self> {
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
    pub fn refresh(&mut self) -> std::io::Result<bool> {
        let mut there = BTreeMap::new();
        for entry in std::fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                let metadata = std::fs::metadata(&path)?;
                there.insert(path, (metadata.modified()?, metadata.len()));
            }
        }
        let before = self.sources.len();
        self.sources.retain(|path, _| there.contains_key(path));
        let mut has_changed = self.sources.len() != before;
        for (path, stamp) in there {
            let source = self.sources.get(&path);
            if source.is_some_and(|source| source.stamp == stamp) {
                continue;
            }
            has_changed = true;
            // A file that has mistakes now leaves its last good edition in force.
            let last = source.and_then(|source| source.call.clone());
            let (call, error) = match Call::from_slice(&std::fs::read(&path)?) {
                Ok(call) => (Some(call), None),
                Err(error) => (last, Some(error)),
            };
            self.sources.insert(path, Source { stamp, call, error });
        }
        if has_changed {
            self.catalogue();
        }
        Ok(has_changed)
    }

    /// Makes the catalogue of the good editions, in the order of the files.
    fn catalogue(&mut self) {
        (self.calls, self.mistakes) = (Calls::new(), Vec::new());
        for (path, source) in &self.sources {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let error = source.error.clone().map(Mistake::Definition);
            self.mistakes.extend(error.map(|error| (name.clone(), error)));
            if let Some(Err(error)) = source.call.clone().map(|call| self.calls.add(call)) {
                self.mistakes.push((name, Mistake::Calls(error)));
            }
        }
    }
}
