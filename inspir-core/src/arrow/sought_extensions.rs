//! The members of `extensions` by which applications are grouped, and whether any application has them.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::error::{EXTENSIONS, TableError};

/// How many names are kept, of those that applications have.
const MOST: usize = 200;

/// The names in `extensions` that were asked for and that no application had so far.
#[derive(Clone, Debug, Default)]
pub(super) struct SoughtExtensions(Arc<Mutex<ExtensionNames>>);

#[derive(Debug, Default)]
struct ExtensionNames {
    missing: BTreeSet<String>,
    /// The names that applications have.
    found: BTreeSet<String>,
    applications: u64,
}

/// The members of an application that are read.
#[derive(Deserialize)]
struct Extended {
    #[serde(default)]
    extensions: Option<std::collections::BTreeMap<String, IgnoredAny>>,
}

impl SoughtExtensions {
    /// Those among some paths.
    pub(super) fn of<'s>(paths: impl Iterator<Item = &'s [String]>) -> Self {
        let names = paths.filter_map(|path| match path {
            [first, name, ..] if first == EXTENSIONS => Some(name.clone()),
            _ => None,
        });
        let sought = ExtensionNames { missing: names.collect(), ..ExtensionNames::default() };
        Self(Arc::new(Mutex::new(sought)))
    }

    /// Looks at documents, as long as something was not found.
    pub(super) fn look<'t>(&self, documents: impl Iterator<Item = &'t [u8]>) {
        let mut sought = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for document in documents {
            if sought.missing.is_empty() {
                return;
            }
            sought.applications += 1;
            let read = serde_json::from_slice::<Extended>(document).ok();
            for name in read.and_then(|read| read.extensions).into_iter().flatten() {
                sought.missing.remove(&name.0);
                if sought.found.len() < MOST {
                    sought.found.insert(name.0);
                }
            }
        }
    }

    /// Takes these for the names that applications have, wherever they stand.
    pub(super) fn known(&self, names: &[&str]) -> Result<(), TableError> {
        let mut sought = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sought.found.extend(names.iter().map(|name| (*name).to_owned()));
        sought.missing.retain(|name| !names.contains(&name.as_str()));
        sought.told()
    }

    /// The error that shows only once all applications have come: none of them has a name.
    pub(super) fn ended(&self) -> Result<(), TableError> {
        let sought = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if sought.applications == 0 { Ok(()) } else { sought.told() }
    }
}

impl ExtensionNames {
    fn told(&self) -> Result<(), TableError> {
        let Some(name) = self.missing.first() else { return Ok(()) };
        let path = |name: &String| [EXTENSIONS, ".", name].concat();
        let known: Vec<String> = self.found.iter().map(path).collect();
        Err(TableError::no_extension(&path(name), &known))
    }
}
