//! The labels of the words of an assessment, as JSON.

use crate::json::{WriteJson, object};
use crate::locale::{Locale, Words};
use crate::status::{Basis, Level, Outcome, Status};

/// The labels of the words of an assessment, as JSON: for `outcome`, `status`, `level` and `basis` each, a
/// label for every id.
///
/// ```
/// # use inspir_core::{Locale, wire};
/// let labels = wire::labels(Locale::En);
/// assert!(labels.starts_with(r#"{"outcome":{"invalid":"data to correct","#));
/// assert!(labels.contains(r#""status":{"met":"met","not_met":"not met","#));
/// ```
#[must_use]
pub fn labels(locale: Locale) -> String {
    let outcome = |number: usize| Outcome::ALL.get(number).map(|one| one.words());
    let status = |number: usize| Status::ALL.get(number).map(|one| one.words());
    let level = |number: usize| Level::ALL.get(number).map(|one| one.words());
    let basis = |number: usize| Basis::ALL.get(number).map(|one| one.words());
    let mut out = String::new();
    object(
        &[
            ("outcome", &LabelledIds { ids: Outcome::IDS, words: &outcome, locale }, false),
            ("status", &LabelledIds { ids: Status::IDS, words: &status, locale }, false),
            ("level", &LabelledIds { ids: Level::IDS, words: &level, locale }, false),
            ("basis", &LabelledIds { ids: Basis::IDS, words: &basis, locale }, false),
        ],
        &mut out,
    );
    out
}

/// The ids of a closed list, each with its label.
struct LabelledIds<'w> {
    ids: &'static [&'static str],
    /// The words for the id with this index.
    words: &'w dyn Fn(usize) -> Option<Words<&'static str>>,
    locale: Locale,
}

impl WriteJson for LabelledIds<'_> {
    fn write(&self, out: &mut String) {
        let labels = self.ids.iter().enumerate().map(|(index, id)| {
            (*id, (self.words)(index).map_or("", |words| *words.get(self.locale)))
        });
        let labels: Vec<(&str, &str)> = labels.collect();
        let members = labels.iter().map(|(id, label)| (*id, label as &dyn WriteJson, false));
        object(&members.collect::<Vec<_>>(), out);
    }
}
