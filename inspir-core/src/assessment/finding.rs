//! The findings of an assessment, one for each requirement, with places and figures.

use std::iter::{Enumerate, FusedIterator};
use std::slice;

use super::assessment::{Assessment, FindingEnds};
use crate::call::{Call, CallItem, Requirement, Subject};
use crate::checks::AnyCheck;
use crate::named_iterator::named_iterator;
use crate::place::Place;
use crate::status::{Level, Status};
use crate::values::Value;

impl Assessment {
    /// The findings, one for every requirement, in the call's order.
    ///
    /// ```
    /// # use inspir_core::{Call, Status};
    /// let assessment = Call::creative_event().assess_json(b"{}");
    /// assert_eq!(assessment.findings().len(), assessment.call().requirements().len());
    /// assert!(assessment.findings().all(|finding| finding.status() != Status::NotMet));
    /// ```
    #[must_use]
    pub fn findings(&self) -> Findings<'_> {
        let requirements = self.call.data().requirements.iter().enumerate();
        Findings { assessment: self, requirements }
    }

    fn finding_at<'a>(&'a self, (index, requirement): (usize, &'a Requirement)) -> Finding<'a> {
        Finding {
            assessment: self,
            requirement,
            status: self.decision.statuses.get(index).copied().unwrap_or(Status::Missing),
            before: match index.checked_sub(1) {
                Some(before) => self.details_of(before),
                None => FindingEnds::START,
            },
            details: self.details_of(index),
        }
    }

    /// The finding for one requirement.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let assessment = Call::creative_event().assess_json(b"{}");
    /// assert!(assessment.finding("grant.rate").is_some());
    /// assert!(assessment.finding("no.such_requirement").is_none());
    /// ```
    #[must_use]
    pub fn finding(&self, requirement: &str) -> Option<Finding<'_>> {
        self.findings().find(|finding| finding.requirement.id == requirement)
    }

    /// The findings that a form shows in one section, by its id.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let assessment = Call::follow_up().assess_json(b"{}");
    /// let ids: Vec<&str> =
    ///     assessment.findings_in("team").map(|finding| finding.requirement().id()).collect();
    /// assert_eq!(ids, ["team.members", "team.multidisciplinary"]);
    /// ```
    #[must_use]
    pub fn findings_in(&self, section: &str) -> SelectedFindings<'_> {
        let number = self.call.data().sections.iter().position(|one| one.id == section);
        SelectedFindings { inner: self.findings(), by: Selection::Section(number) }
    }

    /// The findings on requirements of one level.
    ///
    /// ```
    /// # use inspir_core::{Call, Level};
    /// let assessment = Call::creative_event().assess_json(b"{}");
    /// assert_eq!(assessment.findings_of(Level::Appraisal).count(), 10);
    /// ```
    #[must_use]
    pub fn findings_of(&self, level: Level) -> SelectedFindings<'_> {
        SelectedFindings { inner: self.findings(), by: Selection::Level(level) }
    }

    fn details_of(&self, index: usize) -> FindingEnds {
        self.details.get(index).copied().unwrap_or(FindingEnds::START)
    }
}

/// Which findings are selected.
#[derive(Clone, Copy, Debug)]
enum Selection {
    /// Those in the section with this number, if there is one.
    Section(Option<usize>),
    Level(Level),
}

named_iterator! {
    /// The findings of one section, or of one level.
    ///
    /// ```
    /// use inspir_core::{Call, SelectedFindings};
    ///
    /// let assessment = Call::follow_up().assess_json(b"{}");
    /// let of_team: SelectedFindings<'_> = assessment.findings_in("team");
    /// assert_eq!(of_team.count(), 2);
    /// ```
    pub struct SelectedFindings<'a>(Findings<'a>, by: Selection)
    some Finding<'a> = |this, finding| {
        let is_selected = match this.by {
            Selection::Section(number) => Some(finding.requirement.section) == number,
            Selection::Level(level) => finding.requirement.level == level,
        };
        is_selected.then_some(finding)
    }
}

/// The finding of an assessment on one requirement (constat).
///
/// ```
/// # use inspir_core::{Call, Status};
/// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
/// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
/// assert_eq!(ceiling.requirement().id(), "grant.ceiling");
/// assert_eq!(ceiling.status(), Status::NotMet);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a> {
    pub(super) assessment: &'a Assessment,
    requirement: &'a Requirement,
    status: Status,
    /// Where the details of the finding before end.
    before: FindingEnds,
    details: FindingEnds,
}

impl<'a> Finding<'a> {
    /// The requirement.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert_eq!(ceiling.requirement().check(), "ceiling");
    /// ```
    #[must_use]
    pub fn requirement(&self) -> &'a Requirement {
        self.requirement
    }

    /// The section in which a form shows it.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert_eq!(ceiling.section().map(|section| section.id()), Some("grant"));
    /// ```
    #[must_use]
    pub fn section(&self) -> Option<&'a CallItem> {
        self.assessment.call.section_of(self.requirement)
    }

    /// The subject of the requirement: a document, a question and so on.
    ///
    /// ```
    /// # use inspir_core::{Call, Subject};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert!(matches!(ceiling.subject(), Subject::Part(part) if part.id() == "grant"));
    /// ```
    #[must_use]
    pub fn subject(&self) -> Subject<'a> {
        self.assessment.call.subject_of(self.requirement)
    }

    /// The document that it is about, if it is about one.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let assessment = Call::creative_event().assess_json(b"{}");
    /// let budget = assessment.finding("documents.budget").expect("a requirement of this call");
    /// assert_eq!(budget.document().map(|document| document.id()), Some("budget"));
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert!(ceiling.document().is_none());
    /// ```
    #[must_use]
    pub fn document(&self) -> Option<&'a CallItem> {
        match self.subject() {
            Subject::Document(document) => Some(document),
            _ => None,
        }
    }

    /// Whether the requirement holds.
    ///
    /// ```
    /// # use inspir_core::{Call, Status};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert_eq!(ceiling.status(), Status::NotMet);
    /// ```
    #[must_use]
    pub fn status(&self) -> Status {
        self.status
    }

    /// The places to fill in or to change, as JSON Pointers (RFC 6901).
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert_eq!(ceiling.paths().collect::<Vec<_>>(), ["/request/amount"]);
    /// ```
    #[must_use]
    pub fn paths(&self) -> Paths<'a> {
        Paths { call: &self.assessment.call, places: self.places().iter() }
    }

    /// The figures that decided. A figure that is not known has the value `None`.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// let names: Vec<&str> = ceiling.values().iter().map(|value| value.name).collect();
    /// assert!(names.contains(&"ceiling"));
    /// ```
    #[must_use]
    pub fn values(&self) -> &'a [Value] {
        self.assessment.values.get(self.before.figures..self.details.values).unwrap_or_default()
    }

    /// The values, and the figures that only the words need.
    pub(crate) fn figures(&self) -> &'a [Value] {
        self.assessment.values.get(self.before.figures..self.details.figures).unwrap_or_default()
    }

    pub(crate) fn places(&self) -> &'a [Place] {
        self.assessment.places.get(self.before.places..self.details.places).unwrap_or_default()
    }

    /// The places of the finding that are to be filled in.
    pub(crate) fn open_places(&self) -> Vec<Place> {
        let mut places = self.places().to_vec();
        let mut open = self.open().iter();
        places.retain(|_| open.next() == Some(&true));
        places
    }

    /// For each place of the finding, whether it is to be filled in.
    pub(crate) fn open(&self) -> &'a [bool] {
        self.assessment.open.get(self.before.places..self.details.places).unwrap_or_default()
    }

    /// The number of the input error for which a piece seems to be missing: it is enclosed, and what was
    /// written as its kind certainly means it. Whether it is signed remains to be asked.
    pub(crate) fn misread_as(&self) -> Option<usize> {
        let AnyCheck::Document(document) = &self.requirement.check else { return None };
        let kind = self.document().filter(|_| document.is_single() && !document.is_signed())?;
        let mut errors = self.assessment.input_errors().iter();
        errors.position(|error| {
            let is_kind =
                error.path().starts_with("/documents/") && error.path().ends_with("/kind");
            is_kind && error.certain(self.call().currency()).as_deref() == Some(kind.id())
        })
    }

    /// Whether only an agent can fill in what is missing.
    pub(crate) fn waits_for_agents(&self) -> bool {
        self.details.waits
    }

    /// Whether it is unknown if the requirement applies.
    pub(crate) fn is_undecided(&self) -> bool {
        self.details.undecided
    }

    pub(crate) fn call(&self) -> &'a Call {
        &self.assessment.call
    }
}

/// The findings of an assessment, in the call's order.
///
/// ```
/// use inspir_core::{Call, Findings, Status};
///
/// fn missing(findings: Findings<'_>) -> usize {
///     findings.filter(|finding| finding.status() == Status::Missing).count()
/// }
/// assert!(missing(Call::follow_up().assess_json(b"{}").findings()) > 0);
/// ```
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    assessment: &'a Assessment,
    requirements: Enumerate<slice::Iter<'a, Requirement>>,
}

impl<'a> Iterator for Findings<'a> {
    type Item = Finding<'a>;

    fn next(&mut self) -> Option<Finding<'a>> {
        self.requirements.next().map(|next| self.assessment.finding_at(next))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.requirements.size_hint()
    }
}

impl DoubleEndedIterator for Findings<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.requirements.next_back().map(|next| self.assessment.finding_at(next))
    }
}

impl ExactSizeIterator for Findings<'_> {}
impl FusedIterator for Findings<'_> {}

impl<'a> IntoIterator for &'a Assessment {
    type Item = Finding<'a>;
    type IntoIter = Findings<'a>;

    fn into_iter(self) -> Findings<'a> {
        self.findings()
    }
}

/// The places to fill in or to change, as JSON Pointers.
///
/// ```
/// use inspir_core::{Call, Paths};
///
/// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
/// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
/// let paths: Paths<'_> = ceiling.paths();
/// assert_eq!(paths.len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Paths<'a> {
    call: &'a Call,
    places: slice::Iter<'a, Place>,
}

impl Iterator for Paths<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let place = self.places.next()?;
        let mut pointer = String::new();
        self.call.data().frame.write_pointer(*place, &mut pointer);
        Some(pointer)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

impl ExactSizeIterator for Paths<'_> {}
impl FusedIterator for Paths<'_> {}
