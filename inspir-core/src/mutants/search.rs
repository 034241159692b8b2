//! Looking for the smallest application that tells a mutant from its definition.

use serde_json::{Map, Value};

use super::proposal::{noticed, subjects};
use super::reads::concerns;
use crate::assess::Assessor;
use crate::call::Call;
use crate::cases::{Subject, TestCases};
use crate::decision::Decision;
use crate::variants::{Variant, VariantMaker, change_between, signature};

/// How many different applications of cases are varied.
const MOST_BASES: usize = 8;
/// The most variants in one answer.
const MOST_VARIANTS: usize = 12_000;
/// The most applications tried in two answers, for one mutant.
const MOST_PAIRS: usize = 6_000;

/// Applications near to those of the cases, each with what the definition comes to.
pub(super) struct SearchPool<'c> {
    call: &'c Call,
    subjects: Vec<Subject>,
    bases: Vec<BaseApplication>,
    variants: Vec<(Variant, Decision)>,
}

struct BaseApplication {
    /// The case that has it.
    case: Option<String>,
    application: Value,
}

/// What was found.
pub(super) enum Found {
    Case { proposal: String, application: String },
    Nothing { tried: usize },
}

impl<'c> SearchPool<'c> {
    pub(super) fn new(call: &'c Call, cases: &TestCases) -> Self {
        let mut assessor = Assessor::new(call);
        let bases = bases(cases, &mut assessor);
        let mut maker = VariantMaker::new(call);
        let mut variants = Vec::new();
        for (number, base) in bases.iter().enumerate() {
            let text = base.application.to_string();
            let own = Variant {
                base: number,
                pointers: Vec::new(),
                application: base.application.clone(),
                text,
            };
            variants.push(own);
            if variants.len() < MOST_VARIANTS {
                variants.append(&mut maker.near(number, &base.application, &|_| true));
            }
        }
        let decided = variants.into_iter().map(|variant| {
            let decision = assessor.decide_json(variant.text.as_bytes()).clone();
            (variant, decision)
        });
        let variants = decided.collect();
        Self { call, subjects: subjects(call), bases, variants }
    }

    /// Looks for an application on which a mutant comes to something else, in one answer, then in two.
    /// `name` becomes that of the case.
    pub(super) fn look(&self, mutant: &Call, reads: Option<&[String]>, name: &str) -> Found {
        let mut assessor = Assessor::new(mutant);
        let is_near = |variant: &Variant| {
            let concerned = |pointer: &String| reads.is_none_or(|reads| concerns(reads, pointer));
            variant.pointers.iter().all(concerned)
        };
        let mut tried = 0;
        for near in [true, false] {
            for (variant, decision) in &self.variants {
                if is_near(variant) != near {
                    continue;
                }
                tried += 1;
                let other = assessor.decide_json(variant.text.as_bytes());
                if let Some(found) = self.told_apart(variant, decision, (mutant, other), name) {
                    return found;
                }
            }
        }
        self.look_in_pairs(mutant, reads, name, tried)
    }

    /// The same with two answers that differ.
    fn look_in_pairs(
        &self,
        mutant: &Call,
        reads: Option<&[String]>,
        name: &str,
        mut tried: usize,
    ) -> Found {
        let is_read = |pointer: &str| reads.is_none_or(|reads| concerns(reads, pointer));
        let (mut own, mut other) = (Assessor::new(self.call), Assessor::new(mutant));
        let mut maker = VariantMaker::new(self.call);
        let most = tried + MOST_PAIRS;
        let firsts = self.variants.iter().map(|(variant, _)| variant);
        let firsts = firsts.filter(|variant| {
            !variant.pointers.is_empty() && variant.pointers.iter().all(|one| is_read(one))
        });
        for first in firsts {
            if tried >= most {
                break;
            }
            for second in maker.near(first.base, &first.application, &is_read) {
                tried += 1;
                let decision = own.decide_json(second.text.as_bytes());
                let others = other.decide_json(second.text.as_bytes());
                if let Some(found) = self.told_apart(&second, decision, (mutant, others), name) {
                    return found;
                }
            }
        }
        Found::Nothing { tried }
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

/// Applications of cases that come to different things, the fullest first; an empty one.
fn bases(cases: &TestCases, assessor: &mut Assessor) -> Vec<BaseApplication> {
    let mut all: Vec<(u32, Vec<u8>, BaseApplication)> = Vec::new();
    for case in cases {
        let Ok(application) = serde_json::from_str::<Value>(case.application()) else { continue };
        if !application.is_object() {
            continue;
        }
        let decision = assessor.decide_json(case.application().as_bytes());
        let base = BaseApplication { case: Some(case.name().to_owned()), application };
        all.push((decision.progress().met, signature(decision), base));
    }
    all.sort_by_key(|(met, ..)| std::cmp::Reverse(*met));
    let mut met_signs = std::collections::HashSet::new();
    all.retain(|(_, signs, _)| met_signs.insert(signs.clone()));
    let mut bases: Vec<BaseApplication> =
        all.into_iter().map(|(.., base)| base).take(MOST_BASES).collect();
    if bases.is_empty() {
        bases.push(BaseApplication { case: None, application: Value::Object(Map::new()) });
    }
    bases
}
