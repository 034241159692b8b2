//! Which rows come out: one for each application, or one for each finding.

use crate::locale::Locale;
use crate::member::LaterMembers;
use crate::status::{Level, Status};

/// How many rows one thread assesses at a time.
pub(super) const ROWS: usize = 4096;
/// The number of applications in a batch if each finding makes a row: a call has up to thousands of
/// requirements.
const ROWS_OF_FINDINGS: usize = 256;

/// Which rows come out of applications.
///
/// ```
/// use inspir_core::arrow::{FindingRows, JsonLines, ResultRows};
/// use inspir_core::{Call, Level, Status};
///
/// let findings = FindingRows {
///     statuses: vec![Status::NotMet],
///     levels: vec![Level::Blocking],
///     ..FindingRows::default()
/// };
/// let line = br#"{"request": {"amount": "20000.00"}}"#.as_slice();
/// let rows = ResultRows::Findings(findings);
/// let batch = JsonLines::with(&Call::creative_event(), line, &rows, None).next().expect("a batch")?;
/// assert_eq!(batch.num_rows(), 1);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResultRows {
    /// One row for each application. With a locale, they have the names of outcomes and the titles of
    /// requirements in that language too.
    Applications(Option<Locale>),
    /// One row for each finding.
    Findings(FindingRows),
}

/// The findings that make rows, and whether these have messages.
///
/// ```
/// use inspir_core::{Locale, arrow::FindingRows};
///
/// let told = FindingRows { locale: Some(Locale::En), ..FindingRows::default() };
/// assert!(told.statuses.is_empty() && told.levels.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingRows {
    /// Their statuses; of any status if there are none.
    pub statuses: Vec<Status>,
    /// Their levels; of any level if there are none.
    pub levels: Vec<Level>,
    /// The language of titles and messages. Without one, no words are made.
    pub locale: Option<Locale>,
    #[doc(hidden)]
    pub __later: LaterMembers,
}

impl Default for ResultRows {
    fn default() -> Self {
        Self::Applications(None)
    }
}

impl ResultRows {
    /// How many applications one thread assesses at a time.
    pub(super) fn at_a_time(&self) -> usize {
        match self {
            Self::Applications(_) => ROWS,
            Self::Findings(_) => ROWS_OF_FINDINGS,
        }
    }
}
