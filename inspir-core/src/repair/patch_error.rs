//! Why a patch cannot be read or applied.

use std::fmt;

/// Why a patch cannot be read or applied. Nothing was changed.
///
/// ```
/// use inspir_core::{Patch, PatchError};
///
/// let patch = Patch::from_json(r#"[{"op": "test", "path": "/a", "value": 1}]"#)?;
/// let error = patch.apply(br#"{"a": 2}"#).expect_err("another value");
/// assert_eq!(error.path(), Some("/a"));
/// assert!(error.to_string().contains("has changed"));
/// assert_eq!(Patch::from_json("{}"), Err(PatchError::NotAPatch));
/// # Ok::<(), PatchError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PatchError {
    /// The patch is not a list of `test`, `add`, `replace` and `remove` operations.
    NotAPatch,
    /// The document is not JSON.
    NotADocument,
    /// There is nothing at this place.
    NoPlace(String),
    /// Another value stands at this place.
    Changed(String),
}

impl PatchError {
    /// The place, as a JSON Pointer, if the error has one.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::NotAPatch | Self::NotADocument => None,
            Self::NoPlace(path) | Self::Changed(path) => Some(path),
        }
    }
}

impl fmt::Display for PatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, path, after) = match self {
            Self::NotAPatch => (
                "the patch is not a list of `test`, `add`, `replace` and `remove` operations (RFC 6902)",
                "",
                "",
            ),
            Self::NotADocument => ("the application is not JSON: correct it first", "", ""),
            Self::NoPlace(path) => {
                ("there is nothing at `", path.as_str(), "`: ask for the repairs again")
            }
            Self::Changed(path) => {
                ("the value at `", path.as_str(), "` has changed: ask for the repairs again")
            }
        };
        f.write_str(before)?;
        f.write_str(path)?;
        f.write_str(after)
    }
}

impl std::error::Error for PatchError {}
