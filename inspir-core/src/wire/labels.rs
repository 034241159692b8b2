//! What the words of an assessment are called, as JSON.

use crate::json::{WriteJson, object};
use crate::locale::Locale;
use crate::status::{Basis, Level, Outcome, Status};

/// What the words of an assessment are called, as JSON: of `outcome`, `status`, `level` and `basis` each, a label
/// for every id.
///
/// ```
/// # use inspir_core::{Locale, wire};
/// let labels = wire::labels(Locale::En);
/// assert!(labels.starts_with(r#"{"outcome":{"invalid":"data to correct","#));
/// assert!(labels.contains(r#""status":{"met":"met","not_met":"not met","#));
/// ```
#[must_use]
pub fn labels(locale: Locale) -> String {
    let outcomes = Outcome::ALL.iter().map(|one| (one.id(), one.label(locale)));
    let statuses = Status::ALL.iter().map(|one| (one.id(), one.label(locale)));
    let levels = Level::ALL.iter().map(|one| (one.id(), one.label(locale)));
    let bases = Basis::ALL.iter().map(|one| (one.id(), one.label(locale)));
    let lists: [(&str, LabelledIds); 4] = [
        ("outcome", LabelledIds(outcomes.collect())),
        ("status", LabelledIds(statuses.collect())),
        ("level", LabelledIds(levels.collect())),
        ("basis", LabelledIds(bases.collect())),
    ];
    let mut out = String::new();
    object(
        &lists.each_ref().map(|(name, labels)| (*name, labels as &dyn WriteJson, false)),
        &mut out,
    );
    out
}

/// The ids of a list, each with its label.
struct LabelledIds(Vec<(&'static str, &'static str)>);

impl WriteJson for LabelledIds {
    fn write(&self, out: &mut String) {
        let members = self.0.iter().map(|(id, label)| (*id, label as &dyn WriteJson, false));
        object(&members.collect::<Vec<_>>(), out);
    }
}
