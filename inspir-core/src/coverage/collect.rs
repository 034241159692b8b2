//! Collecting what the cases reach.

use super::decides::{deciding, places};
use super::report::{
    CapCoverage, ConditionCoverage, Coverage, DecisiveCoverage, LimitCoverage, StatusCoverage,
};
use crate::assess::Assessor;
use crate::call::Call;
use crate::cases::{TestCases, each_of};
use crate::json::JsonText;
use crate::mutants::{BesideLimit, differs, limits};
use crate::status::Status;
use crate::variants::{conditions, probe, questions};

/// Finds what the cases reach of the definition of a call.
///
/// ```
/// # use inspir_core::{Call, cases::TestCases, coverage::coverage};
/// let call = Call::creative_event();
/// let coverage = coverage(&call, &TestCases::default(), 1);
/// assert_eq!(coverage.reached(), 0);
/// assert!(coverage.limits.iter().any(|limit| limit.value == "12500.00"));
/// ```
#[must_use]
pub fn coverage(call: &Call, cases: &TestCases, threads: usize) -> Coverage {
    let Ok(document) = JsonText::new(call.definition()) else { return Coverage::default() };
    let (statuses, decisive, caps) = of_assessments(call, cases);
    Coverage {
        statuses,
        decisive,
        caps,
        conditions: of_conditions(call, cases, &document),
        limits: of_limits(call, cases, &document, threads),
        definition: call.definition().to_owned(),
    }
}

/// The coverage that assessments show: statuses, decisive limits, caps.
type AssessedCoverage = (Vec<StatusCoverage>, Vec<DecisiveCoverage>, Vec<CapCoverage>);

fn of_assessments(call: &Call, cases: &TestCases) -> AssessedCoverage {
    let mut statuses = statuses(call);
    let mut decisive = places(call);
    let mut caps = caps(call);
    let mut assessor = Assessor::new(call);
    for case in cases {
        let assessment = assessor.assess_json(case.application().as_bytes());
        let reach = |reached: &mut Option<String>, is_reached: bool| {
            if is_reached && reached.is_none() {
                *reached = Some(case.name().to_owned());
            }
        };
        for finding in assessment.findings() {
            let is = |one: &&mut StatusCoverage| {
                one.status == finding.status() && one.requirement == finding.requirement().id()
            };
            statuses.iter_mut().filter(is).for_each(|one| reach(&mut one.case, true));
        }
        let found = deciding(&assessment);
        for ((_, path), reached) in &mut decisive {
            reach(reached, found.contains(path));
        }
        let categories = assessment.decision().categories();
        for (place, cap) in &mut caps {
            let Some(above) = call.data().frame.categories.above_cap(categories, *place) else {
                continue;
            };
            reach(&mut cap.case, above > 0);
            reach(&mut cap.exact, above == 0);
            reach(&mut cap.beside, above.abs() == 1);
        }
    }
    let decisive = decisive.into_iter();
    let decisive = decisive.map(|((_, path), case)| DecisiveCoverage { path, case });
    (statuses, decisive.collect(), caps.into_iter().map(|(_, cap)| cap).collect())
}

/// The statuses that requirements can come to, none of them reached.
fn statuses(call: &Call) -> Vec<StatusCoverage> {
    let data = call.data();
    let mut statuses: Vec<StatusCoverage> = Vec::new();
    for (number, requirement) in data.requirements.iter().enumerate() {
        let mut can_be = requirement.check.statuses(&data.frame);
        if requirement.when.is_some() {
            can_be.extend([Status::NotApplicable, Status::Missing]);
        }
        for status in Status::ALL.iter().filter(|status| can_be.contains(status)) {
            statuses.push(StatusCoverage {
                requirement: requirement.id.clone(),
                path: format!("/requirements/{number}"),
                status: *status,
                case: None,
            });
        }
    }
    statuses
}

/// The caps of categories by their numbers, none of them reached.
fn caps(call: &Call) -> Vec<((usize, usize), CapCoverage)> {
    let categories = call.data().frame.categories.0.iter().enumerate();
    let places = categories
        .flat_map(|(number, category)| (0..category.caps.len()).map(move |cap| (number, cap)));
    let cap = |(number, cap)| {
        let path = format!("/categories/{number}/caps/{cap}");
        ((number, cap), CapCoverage { path, case: None, exact: None, beside: None })
    };
    places.map(cap).collect()
}

/// The most conditions in one probe: few enough that none of them goes through too many lists.
const AT_ONCE: usize = 100;

fn of_conditions(
    call: &Call,
    cases: &TestCases,
    document: &JsonText<'_>,
) -> Vec<ConditionCoverage> {
    let all = conditions(document);
    let mut covered = Vec::new();
    for some in all.chunks(AT_ONCE) {
        let asked: Vec<String> = some
            .iter()
            .flat_map(|place| questions(place, document.at(place.number).source()))
            .collect();
        let Some(probes) = probe(call, &asked) else { continue };
        let mut assessor = Assessor::new(&probes);
        let mut reached: Vec<[Option<String>; 3]> = vec![[None, None, None]; some.len()];
        for case in cases {
            let decision = assessor.decide_json(case.application().as_bytes());
            let answers = decision.statuses().chunks(3);
            for (answers, reached) in answers.zip(&mut reached) {
                let wanted = [Status::Met, Status::Met, Status::Missing];
                for ((answer, wanted), reached) in answers.iter().zip(wanted).zip(reached) {
                    let is_unknown = wanted == Status::Missing && *answer == Status::ToReview;
                    if reached.is_none() && (*answer == wanted || is_unknown) {
                        *reached = Some(case.name().to_owned());
                    }
                }
            }
        }
        covered.extend(some.iter().zip(reached).map(|(place, [holds, fails, unknown])| {
            ConditionCoverage { path: place.path.clone(), holds, fails, unknown }
        }));
    }
    covered
}

fn of_limits(
    call: &Call,
    cases: &TestCases,
    document: &JsonText<'_>,
    threads: usize,
) -> Vec<LimitCoverage> {
    let all = limits(call);
    let found = each_of(
        all.len(),
        threads,
        || Assessor::new(call),
        |assessor, number| {
            let limit = all.get(number)?;
            let mutant = limit.mutant(call, document)?;
            let mut other = Assessor::new(&mutant);
            let case = cases.iter().find(|case| {
                let text = case.application().as_bytes();
                differs(limit, assessor.decide_json(text), other.decide_json(text))
            });
            Some(case.map(|case| case.name().to_owned()))
        },
    );
    let mut covered: Vec<LimitCoverage> = Vec::new();
    for (limit, case) in all.iter().zip(found).filter_map(|(limit, case)| Some((limit, case?))) {
        let known = covered.iter().position(|one| one.path == limit.path());
        let known = known.unwrap_or_else(|| {
            let (path, value) = (limit.path().to_owned(), limit.value.clone());
            covered.push(LimitCoverage { path, value, less: None, more: None });
            covered.len() - 1
        });
        if let Some(one) = covered.get_mut(known) {
            match limit.side {
                BesideLimit::Less => one.less = Some(case),
                BesideLimit::More => one.more = Some(case),
            }
        }
    }
    covered
}
