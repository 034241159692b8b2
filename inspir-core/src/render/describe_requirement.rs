//! The description of a requirement for forms: its subject, its places, its limits.

use super::sections::{formula, pointer};
#[cfg(feature = "schema")]
use crate::amount::Amount;
use crate::call::{CallData, Requirement};
use crate::checks::AnyCheck;
use crate::json::{WriteJson, object, objects};
use crate::locale::Locale;
use crate::place::Place;
use crate::places::Places;
use crate::status::Status;
#[cfg(feature = "schema")]
use crate::status::{Basis, Level};
use crate::values::{Limit, LimitValue};

/// One requirement.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct RequirementDescription<'a> {
    id: &'a str,
    section: &'a str,
    #[cfg_attr(feature = "schema", schemars(with = "Level"))]
    level: &'static str,
    #[cfg_attr(feature = "schema", schemars(with = "Basis"))]
    basis: &'static str,
    #[cfg_attr(feature = "schema", schemars(with = "AnyCheck"))]
    check: &'static str,
    /// The id of the document that it asks for, if it asks for one.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    document: Option<&'a str>,
    title: &'a str,
    /// The part of the call that it comes from.
    source: &'a str,
    /// The call's own words.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    quote: Option<&'a str>,
    /// The statuses that it can come to.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Status>"))]
    statuses: Vec<&'static str>,
    /// Whether it applies only under a condition.
    conditional: bool,
    /// The places that it is about.
    paths: Vec<&'a str>,
    /// The limits that it sets, such as `ceiling`.
    #[cfg_attr(feature = "schema", schemars(with = "RequirementLimits"))]
    limits: Limits,
}

/// The limits that a requirement can set, by their names. Each check sets its own.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[allow(dead_code, reason = "it stands for the JSON that `Limits` writes")]
struct RequirementLimits {
    /// The values that are taken.
    accepted: Option<Vec<String>>,
    /// The most that may be granted.
    ceiling: Option<Amount>,
    /// The communes that are taken beside those of the departments.
    communes: Option<Vec<String>>,
    /// The departments that are taken.
    departments: Option<Vec<String>>,
    /// The communes that are not taken.
    except: Option<Vec<String>>,
    /// Where an answer in words stands instead.
    in_words: Option<Vec<String>>,
    /// How the two sides compare, such as `at_most`.
    is: Option<String>,
    /// The largest share.
    maximum: Option<String>,
    /// The smallest amount or share, or how many there must be at least.
    minimum: Option<Least>,
    /// The least number of months between two days.
    months: Option<u32>,
    /// The number of conditions that must hold.
    needed: Option<u32>,
    /// The share of the expenses that may be granted.
    rate: Option<String>,
    /// The right side of a comparison, if it is the same for every application.
    right: Option<String>,
    /// The sources that pay the share.
    sources: Option<Vec<String>>,
    /// The first day on which applications are taken.
    valid_from: Option<chrono::NaiveDate>,
    /// The last day on which applications are taken.
    valid_until: Option<chrono::NaiveDate>,
    /// The least number of years between two grants.
    years: Option<u32>,
}

/// The smallest amount or share, or number of things.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[allow(dead_code, reason = "it stands for the JSON that `Limits` writes")]
#[serde(untagged)]
enum Least {
    Count(u32),
    Figure(String),
}

struct Limits(Vec<Limit>);

impl<'a> RequirementDescription<'a> {
    pub(super) fn new(data: &'a CallData, requirement: &'a Requirement, locale: Locale) -> Self {
        let mut places = Places::default();
        requirement.check.reads(&data.frame, &mut places);
        let mut paths: Vec<&str> = Vec::new();
        for place in places.iter() {
            let path = pointer(data, *place);
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        let mut limits = Vec::new();
        requirement.check.limits(&data.frame, &mut limits);
        Self {
            id: &requirement.id,
            section: data.sections.get(requirement.section).map_or("", |section| &section.id),
            level: requirement.level.id(),
            basis: requirement.basis.id(),
            check: requirement.check.name(),
            document: match &requirement.check {
                AnyCheck::Document(check) => data.documents.get(check.kind()).map(|kind| &*kind.id),
                _ => None,
            },
            title: requirement.title.get(locale),
            source: requirement.citation.get(locale),
            quote: requirement.quote.as_deref(),
            statuses: statuses(data, requirement),
            conditional: requirement.when.is_some(),
            paths,
            limits: Limits(limits),
        }
    }
}

/// The statuses that a requirement can have, also because of its condition.
///
/// Every condition can be unknown: what it reads may be wrong, if not absent. Whether the requirement is
/// then missing or to review depends on who fills that in.
fn statuses(data: &CallData, requirement: &Requirement) -> Vec<&'static str> {
    let own = requirement.check.statuses(&data.frame);
    let mut lacking = Places::with_items();
    let asks = own.contains(&Status::Missing);
    if asks {
        requirement.check.reads(&data.frame, &mut lacking);
        if requirement.check.uses().depend_on_grant() {
            formula(data, &mut lacking);
        }
    }
    let of_check = lacking.len();
    if let Some(when) = &requirement.when {
        when.reads(&data.frame, None, &mut lacking);
        if when.uses.depend_on_grant() {
            formula(data, &mut lacking);
        }
    }
    let is_of_applicant = |place: &Place| !data.frame.is_for_agents(*place);
    // A check that is about nothing of the application can ask for anything.
    let can_miss = (asks && of_check == 0) || lacking.iter().any(is_of_applicant);
    let can_wait = lacking.iter().any(|place| has_agents(data, *place));
    let can_be = |status: &Status| match status {
        Status::Missing => can_miss,
        Status::ToReview => can_wait || own.contains(status),
        Status::NotApplicable => requirement.when.is_some() || own.contains(status),
        status => own.contains(status),
    };
    Status::ALL.iter().filter(|status| can_be(status)).map(|status| status.id()).collect()
}

/// Whether agents fill in what stands there, or something in it.
fn has_agents(data: &CallData, place: Place) -> bool {
    match place {
        Place::List(list) => data
            .frame
            .list(list)
            .is_some_and(|list| list.columns.iter().any(|column| column.is_for_agents())),
        place => data.frame.is_for_agents(place),
    }
}

objects! {
    RequirementDescription<'_> {
        id, section, level, basis, check, document if given, title, source, quote if given, statuses,
        conditional, paths, limits,
    }
}

impl WriteJson for LimitValue {
    fn write(&self, out: &mut String) {
        match self {
            Self::Figure(figure) => crate::values::figure(Some(figure), out),
            Self::Texts(texts) => texts.write(out),
        }
    }
}

impl WriteJson for Limits {
    fn write(&self, out: &mut String) {
        let limits: Vec<_> = self
            .0
            .iter()
            .map(|limit| (limit.name, &limit.value as &dyn WriteJson, false))
            .collect();
        object(&limits, out);
    }
}
