//! Looking for a small application that tells a mutant from its definition: few answers differ from the application
//! of a case, and none of them can be taken back.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::complete::{Filler, completed, enriched};
use super::proposal::{noticed, subjects};
use super::reads::concerns;
use super::smallest::{differing, smallest};
use crate::assess::Assessor;
use crate::call::Call;
use crate::cases::{ExpectedOf, TestCases, each_of};
use crate::decision::Decision;
use crate::status::Status;
use crate::variants::{Variant, VariantMaker, change_between, signature};

/// How many different applications of cases are varied.
const MOST_BASES: usize = 8;
/// The most variants that differ in one answer.
const MOST_VARIANTS: usize = 10_000;
/// The most applications that differ in two answers, for one mutant.
const MOST_PAIRS: usize = 6_000;

/// Applications near to those of the cases, each with what the definition comes to.
pub(super) struct SearchPool<'c> {
    call: &'c Call,
    subjects: Vec<ExpectedOf>,
    bases: Vec<BaseApplication>,
    variants: Vec<(Variant, Decision)>,
}

struct BaseApplication {
    /// The case that it was made of.
    case: Option<String>,
    /// The application of that case, or an empty one.
    origin: Value,
    /// The same, or more of it.
    application: Value,
}

/// A mutant that is to be told apart.
pub(super) struct WantedCase<'m> {
    pub(super) mutant: &'m Call,
    /// The answers that the place of the change can look at; `None`: it may be any.
    pub(super) reads: Option<Vec<String>>,
    /// The requirement that is changed, by its number, if it is one.
    pub(super) requirement: Option<usize>,
    /// Whether no more than its level is.
    pub(super) is_level: bool,
}

impl WantedCase<'_> {
    fn concerns(&self, pointer: &str) -> bool {
        self.reads.as_ref().is_none_or(|reads| concerns(reads, pointer))
    }

    /// Whether the change can show in a decision of the definition: a level does where its requirement is open.
    fn can_show(&self, decision: &Decision) -> bool {
        let status = self.requirement.and_then(|number| decision.statuses().get(number));
        !self.is_level || !matches!(status, Some(Status::Met | Status::NotApplicable))
    }

    /// Whether a variant differs in answers that the change can look at.
    fn is_near(&self, variant: &Variant) -> bool {
        variant.pointers.iter().all(|pointer| self.concerns(pointer))
    }
}

/// What was found.
pub(super) enum SearchResult {
    Case { proposal: String, application: String },
    Nothing { tried: usize },
}

impl<'c> SearchPool<'c> {
    pub(super) fn new(call: &'c Call, cases: &TestCases, threads: usize) -> Self {
        let mut assessor = Assessor::new(call);
        let bases = bases(call, cases, &mut assessor);
        let start = || (VariantMaker::new(call), Assessor::new(call));
        let near = each_of(bases.len(), threads, start, |(maker, assessor), number| {
            let Some(base) = bases.get(number) else { return Vec::new() };
            let own = Variant {
                base: number,
                pointers: Vec::new(),
                application: base.application.clone(),
                text: base.application.to_string(),
            };
            let near = maker.near(number, &base.application, &|_| true);
            let all = [own].into_iter().chain(near);
            let decided = all.map(|variant| {
                let decision = assessor.decide_json(variant.text.as_bytes()).clone();
                (variant, decision)
            });
            decided.collect()
        });
        let mut variants: Vec<(Variant, Decision)> =
            near.into_iter().rev().flatten().take(MOST_VARIANTS).collect();
        // The applications of cases first, then those that differ the least.
        let more = bases.iter().map(|base| differing(&base.origin, &base.application));
        let more: Vec<usize> = more.collect();
        variants.sort_by_key(|(variant, _)| {
            let more = more.get(variant.base).copied().unwrap_or(0);
            (variant.pointers.len() + more, variant.base)
        });
        Self { call, subjects: subjects(call), bases, variants }
    }

    /// Whether one of its applications meets all that is blocking.
    pub(super) fn has_complete(&self) -> bool {
        self.variants.iter().any(|(_, decision)| is_complete(decision))
    }

    /// Looks for an application with one answer changed, on which a mutant decides otherwise. `name` becomes that of
    /// the case.
    pub(super) fn look(&self, wanted: &WantedCase<'_>, name: &str) -> SearchResult {
        let mut other = Assessor::new(wanted.mutant);
        let mut tried = 0;
        for near in [true, false] {
            for (variant, decision) in &self.variants {
                if wanted.is_near(variant) != near || !wanted.can_show(decision) {
                    continue;
                }
                tried += 1;
                let others = other.decide_json(variant.text.as_bytes());
                if !self.noticed(decision, (wanted.mutant, others)).is_empty() {
                    return self.found(variant, wanted.mutant, name);
                }
            }
        }
        SearchResult::Nothing { tried }
    }

    /// The variants to vary once more: first those by which the requirement comes to another status.
    fn firsts(&self, wanted: &WantedCase<'_>) -> Vec<&Variant> {
        let mut met = HashSet::new();
        let (mut firsts, mut others) = (Vec::new(), Vec::new());
        for (variant, decision) in &self.variants {
            let is_none = variant.pointers.is_empty() || !wanted.is_near(variant);
            if is_none || !wanted.can_show(decision) {
                continue;
            }
            let status = wanted.requirement.and_then(|number| decision.statuses().get(number));
            if met.insert((variant.base, variant.pointers.clone(), status.copied())) {
                firsts.push(variant);
            } else {
                others.push(variant);
            }
        }
        firsts.append(&mut others);
        firsts
    }

    /// The same with two answers that differ, after so many applications.
    pub(super) fn look_in_pairs(
        &self,
        wanted: &WantedCase<'_>,
        name: &str,
        mut tried: usize,
    ) -> SearchResult {
        let (mut own, mut other) = (Assessor::new(self.call), Assessor::new(wanted.mutant));
        let mut maker = VariantMaker::new(self.call);
        let most = tried + MOST_PAIRS;
        for first in self.firsts(wanted) {
            if tried >= most {
                break;
            }
            let near = |pointer: &str| wanted.concerns(pointer);
            for second in maker.near(first.base, &first.application, &near) {
                tried += 1;
                let decision = own.decide_json(second.text.as_bytes());
                if !wanted.can_show(decision) {
                    continue;
                }
                let others = other.decide_json(second.text.as_bytes());
                if !self.noticed(decision, (wanted.mutant, others)).is_empty() {
                    return self.found(&second, wanted.mutant, name);
                }
            }
        }
        SearchResult::Nothing { tried }
    }

    /// What a case would name to tell the decisions apart.
    fn noticed(
        &self,
        decision: &Decision,
        (mutant, other): (&Call, &Decision),
    ) -> Map<String, Value> {
        if decision == other {
            return Map::new();
        }
        noticed(&self.subjects, (self.call, decision), (mutant, other))
    }

    /// The case that notices a mutant, made of a variant that tells it apart.
    fn found(&self, variant: &Variant, mutant: &Call, name: &str) -> SearchResult {
        let Some(base) = self.bases.get(variant.base) else {
            return SearchResult::Nothing { tried: 0 };
        };
        let (mut own, mut other) = (Assessor::new(self.call), Assessor::new(mutant));
        let mut named = Map::new();
        let mut tells = |application: &Value| {
            let text = application.to_string();
            let decision = own.decide_json(text.as_bytes());
            let seen = self.noticed(decision, (mutant, other.decide_json(text.as_bytes())));
            let is_told = !seen.is_empty();
            if is_told {
                named = seen;
            }
            is_told
        };
        tells(&variant.application);
        let application = smallest(&base.origin, variant.application.clone(), &mut tells);
        let mut case = Map::from_iter([("name".to_owned(), Value::from(name))]);
        match &base.case {
            Some(from) => {
                case.insert("from".to_owned(), from.as_str().into());
                if base.origin != application {
                    let change = change_between(&base.origin, &application);
                    case.insert("change".to_owned(), change);
                }
            }
            None => drop(case.insert("application".to_owned(), application.clone())),
        }
        case.extend(named);
        SearchResult::Case {
            proposal: Value::Object(case).to_string(),
            application: application.to_string(),
        }
    }
}

fn is_complete(decision: &Decision) -> bool {
    decision.progress().met == decision.progress().applicable
}

/// Applications of cases that come to different things, the fullest first. If none meets all that is blocking, one
/// more that does, as far as one can be made; and more that answer all else, so that conditions hold or not.
fn bases(call: &Call, cases: &TestCases, assessor: &mut Assessor) -> Vec<BaseApplication> {
    let mut all: Vec<(u32, Vec<u8>, BaseApplication)> = Vec::new();
    let mut has_full = false;
    for case in cases {
        let Ok(application) = serde_json::from_str::<Value>(case.application()) else { continue };
        if !application.is_object() {
            continue;
        }
        let decision = assessor.decide_json(case.application().as_bytes());
        let (case, origin) = (Some(case.name().to_owned()), application.clone());
        let base = BaseApplication { case, origin, application };
        has_full |= is_complete(decision);
        all.push((decision.progress().met, signature(decision), base));
    }
    all.sort_by_key(|(met, ..)| std::cmp::Reverse(*met));
    let mut met_signs = HashSet::new();
    all.retain(|(_, signs, _)| met_signs.insert(signs.clone()));
    let mut bases: Vec<BaseApplication> =
        all.into_iter().map(|(.., base)| base).take(MOST_BASES).collect();
    let empty = || Value::Object(Map::new());
    if bases.is_empty() {
        bases.push(BaseApplication { case: None, origin: empty(), application: empty() });
    }
    if let Some(fullest) = bases.first() {
        let (case, origin) = (fullest.case.clone(), fullest.origin.clone());
        let made = |application| {
            let (case, origin) = (case.clone(), origin.clone());
            BaseApplication { case, origin, application }
        };
        let mut more = Vec::new();
        for first in [Filler::Named, Filler::Other] {
            let full = match has_full {
                true => origin.clone(),
                false => completed(call, origin.clone(), first),
            };
            let rich = enriched(call, full.clone(), first);
            more.extend([full, rich]);
        }
        more.retain(|one| *one != origin);
        more.dedup();
        bases.extend(more.into_iter().map(made));
    }
    bases
}
