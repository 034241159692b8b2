//! One repair, by the numbers of what it is about, and where it stands among the others.

use super::choose::MoneyChoice;
use super::fix::Fix;
use super::place::place_of;
use super::todo::Task;
use crate::assessment::Assessment;
use crate::call::{Call, Requirement};
use crate::place::Place;
use crate::places::Places;

/// A repair, by the numbers of errors and requirements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RepairItem {
    Fix(Fix),
    Choose(MoneyChoice),
    Do(Task),
}

impl RepairItem {
    pub(super) fn error(&self) -> Option<usize> {
        match self {
            Self::Fix(fix) => Some(fix.error),
            Self::Choose(_) => None,
            Self::Do(task) => task.error,
        }
    }

    pub(super) fn requirements(&self) -> &[usize] {
        match self {
            Self::Fix(fix) => &fix.settled,
            Self::Choose(choice) => &choice.settled,
            Self::Do(task) => &task.requirements,
        }
    }

    /// The position of the repair: its section, errors first, then in the order of the errors and of the
    /// call. A repair without a section stands first.
    pub(super) fn position(&self, assessment: &Assessment) -> (Option<usize>, bool, usize) {
        let requirements = &assessment.call().data().requirements;
        match self.error() {
            Some(error) => {
                let path = assessment.input_errors().get(error).map_or("", |error| error.path());
                (section_of(assessment.call(), path), false, error)
            }
            None => {
                let first = self.requirements().first().copied().unwrap_or_default();
                let section = requirements.get(first).map(|requirement| requirement.section);
                (section, true, first)
            }
        }
    }
}

/// The section of the first requirement that reads what stands at a path.
fn section_of(call: &Call, path: &str) -> Option<usize> {
    let data = call.data();
    let place = match place_of(&data.frame.layout, path)? {
        Place::Item(list, ..) => Place::List(list),
        place => place,
    };
    let reads = |requirement: &&Requirement| {
        let mut read = Places::default();
        requirement.check.reads(&data.frame, &mut read);
        read.iter().any(|other| match other {
            Place::Item(list, ..) => Place::List(*list) == place,
            other => *other == place,
        })
    };
    data.requirements.iter().find(reads).map(|requirement| requirement.section)
}
