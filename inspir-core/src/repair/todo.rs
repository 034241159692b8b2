//! The tasks that are left for the applicant: every finding and every error that no patch settles.

use super::about::is_about_money;
use super::choose::MoneyChoice;
use super::fix::Fix;
use crate::assessment::{Assessment, Finding, OpenState};
use crate::place::Place;
use crate::status::{Level, Status};

/// Something to do: the numbers of errors and of requirements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) error: Option<usize>,
    pub(super) requirements: Vec<usize>,
    what: What,
}

/// The thing that makes findings one task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum What {
    #[default]
    Alone,
    /// All amounts that do not fit, in one task.
    Money,
    /// Values to fill in at these places, once. To a list several things may be added.
    FillIn(Vec<Place>),
    /// The wrong value at this path, and all that waits for it.
    Mend(String),
}

/// The tasks that are left beside these patches.
pub(super) fn tasks(
    assessment: &Assessment,
    fixes: &[Fix],
    choice: Option<&MoneyChoice>,
) -> Vec<Task> {
    let errors = assessment.input_errors().iter().enumerate();
    let layout = &assessment.call().data().frame.layout;
    let unfixed = errors.filter(|(number, error)| {
        fixes.iter().all(|fix| fix.error != *number) && !layout.is_path_of_agents(error.path())
    });
    let mend = |(number, path): (usize, &str)| Task {
        error: Some(number),
        what: What::Mend(path.to_owned()),
        ..Task::default()
    };
    let mut tasks: Vec<Task> =
        unfixed.map(|(number, error)| mend((number, error.path()))).collect();
    for (number, finding) in assessment.findings().enumerate() {
        let is_settled = choice.is_some_and(|choice| choice.settled.contains(&number))
            || fixes.iter().any(|fix| fix.settled.contains(&number));
        if is_settled || !is_task(finding) {
            continue;
        }
        // A document whose kind was misspelt is not asked for again.
        if let Some(error) = finding.misread_as() {
            let own = tasks.iter_mut().find(|task| task.error == Some(error));
            own.into_iter().for_each(|task| task.requirements.push(number));
            continue;
        }
        // A requirement that waits for a wrong value is listed with that value.
        let open = finding.open_places();
        if finding.open_state(&open) == Some(OpenState::Wrong) {
            let own = tasks.iter_mut().find(|task| task.mends(&open, finding));
            own.into_iter().for_each(|task| task.requirements.push(number));
            continue;
        }
        let what = match finding.status() {
            Status::Missing => What::FillIn(open),
            _ if is_about_money(assessment.call().data(), finding.requirement()) => What::Money,
            _ => What::Alone,
        };
        match tasks.iter_mut().find(|task| task.takes(&what)) {
            Some(task) => task.requirements.push(number),
            None => tasks.push(Task { error: None, requirements: vec![number], what }),
        }
    }
    tasks
}

impl Task {
    /// Whether it is about amounts that do not fit.
    pub(super) fn is_money(&self) -> bool {
        self.what == What::Money
    }

    /// Whether findings of this kind belong to the task.
    fn takes(&self, what: &What) -> bool {
        match (&self.what, what) {
            (What::Money, What::Money) => true,
            (What::FillIn(places), What::FillIn(others)) => {
                let is_one = |place: &Place| !matches!(place, Place::List(_));
                !places.is_empty() && places == others && places.iter().all(is_one)
            }
            _ => false,
        }
    }

    /// Whether the places of a finding all lie at the path of the error.
    fn mends(&self, places: &[Place], finding: Finding<'_>) -> bool {
        match &self.what {
            What::Mend(path) => places.iter().all(|place| finding.is_held(*place, path)),
            _ => false,
        }
    }
}

/// Whether a finding leaves something to do for the applicant. Judgements and fields of agents do not.
fn is_task(finding: Finding<'_>) -> bool {
    let frame = &finding.call().data().frame;
    let places = finding.places();
    let is_for_agents =
        !places.is_empty() && places.iter().all(|place| frame.is_for_agents(*place));
    matches!(finding.status(), Status::NotMet | Status::Missing)
        && finding.requirement().level() != Level::Appraisal
        && !is_for_agents
}
