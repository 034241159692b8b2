//! Looking for the smallest application that tells a mutant from its definition: the one in which the fewest
//! answers differ from the application of a case.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::complete::completed;
use super::proposal::{noticed, subjects};
use super::reads::concerns;
use crate::assess::Assessor;
use crate::call::Call;
use crate::cases::{ExpectedOf, TestCases, each_of};
use crate::decision::Decision;
use crate::status::Status;
use crate::variants::{Variant, VariantMaker, change_between, set, signature};

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
    /// The case that has it.
    case: Option<String>,
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
pub(super) enum Found {
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
            near.into_iter().flatten().take(MOST_VARIANTS).collect();
        // The applications of cases first.
        variants.sort_by_key(|(variant, _)| variant.pointers.len());
        Self { call, subjects: subjects(call), bases, variants }
    }

    /// Looks for an application on which a mutant decides otherwise: first with one answer changed, then with two.
    /// `name` becomes that of the case.
    pub(super) fn look(&self, wanted: &WantedCase<'_>, name: &str) -> Found {
        let mut assessor = Assessor::new(wanted.mutant);
        let mut tried = 0;
        for near in [true, false] {
            for (variant, decision) in &self.variants {
                if wanted.is_near(variant) != near || !wanted.can_show(decision) {
                    continue;
                }
                tried += 1;
                let other = assessor.decide_json(variant.text.as_bytes());
                let found = self.told_apart(variant, decision, (wanted.mutant, other), name);
                if let Some(found) = found {
                    return found;
                }
            }
        }
        self.look_in_pairs(wanted, name, tried)
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

    /// The same with two answers that differ.
    fn look_in_pairs(&self, wanted: &WantedCase<'_>, name: &str, mut tried: usize) -> Found {
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
                let found = self.told_apart(&second, decision, (wanted.mutant, others), name);
                if let Some(found) = found {
                    // One answer alone was tried with other values than this one.
                    let alone = self.alone(&second);
                    let decision = own.decide_json(alone.text.as_bytes());
                    let others = other.decide_json(alone.text.as_bytes());
                    let smaller = self.told_apart(&alone, decision, (wanted.mutant, others), name);
                    return smaller.unwrap_or(found);
                }
            }
        }
        Found::Nothing { tried }
    }

    /// The application of a case with no more than the answer in which a variant differs last.
    fn alone(&self, variant: &Variant) -> Variant {
        let base = self.bases.get(variant.base).map(|base| base.application.clone());
        let mut application = base.unwrap_or_default();
        let is_item = |pointer: &str| {
            pointer.rsplit('/').next().is_some_and(|step| step.parse::<usize>().is_ok())
        };
        for pointer in &variant.pointers {
            // An item that is left out has no answer to carry over.
            if is_item(pointer) {
                return variant.clone();
            }
            set(&mut application, pointer, variant.application.pointer(pointer).cloned());
        }
        let text = application.to_string();
        Variant { application, text, ..variant.clone() }
    }

    /// The case that notices, if the decisions differ in what a case can name.
    fn told_apart(
        &self,
        variant: &Variant,
        decision: &Decision,
        (mutant, other): (&Call, &Decision),
        name: &str,
    ) -> Option<Found> {
        if decision == other {
            return None;
        }
        let named = noticed(&self.subjects, (self.call, decision), (mutant, other));
        if named.is_empty() {
            return None;
        }
        let mut case = Map::from_iter([("name".to_owned(), Value::from(name))]);
        let base = self.bases.get(variant.base)?;
        match &base.case {
            Some(from) => {
                case.insert("from".to_owned(), from.as_str().into());
                if base.application != variant.application {
                    let change = change_between(&base.application, &variant.application);
                    case.insert("change".to_owned(), change);
                }
            }
            None => drop(case.insert("application".to_owned(), variant.application.clone())),
        }
        case.extend(named);
        let (proposal, application) = (Value::Object(case).to_string(), variant.text.clone());
        Some(Found::Case { proposal, application })
    }
}

/// Applications of cases that come to different things, the fullest first. If none meets all that is blocking, one
/// more that does, as far as one can be made.
fn bases(call: &Call, cases: &TestCases, assessor: &mut Assessor) -> Vec<BaseApplication> {
    let mut all: Vec<(u32, Vec<u8>, BaseApplication)> = Vec::new();
    let mut has_full = false;
    for case in cases {
        let Ok(application) = serde_json::from_str::<Value>(case.application()) else { continue };
        if !application.is_object() {
            continue;
        }
        let decision = assessor.decide_json(case.application().as_bytes());
        let base = BaseApplication { case: Some(case.name().to_owned()), application };
        has_full |= decision.progress().met == decision.progress().applicable;
        all.push((decision.progress().met, signature(decision), base));
    }
    all.sort_by_key(|(met, ..)| std::cmp::Reverse(*met));
    let mut met_signs = HashSet::new();
    all.retain(|(_, signs, _)| met_signs.insert(signs.clone()));
    let mut bases: Vec<BaseApplication> =
        all.into_iter().map(|(.., base)| base).take(MOST_BASES).collect();
    let fullest = bases.first().map(|base| base.application.clone());
    let fullest = fullest.unwrap_or_else(|| Value::Object(Map::new()));
    if bases.is_empty() {
        bases.push(BaseApplication { case: None, application: fullest.clone() });
    }
    if !has_full {
        let application = completed(call, fullest);
        bases.push(BaseApplication { case: None, application });
    }
    bases
}
