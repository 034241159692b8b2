//! Applications in which all shows that a definition can decide, made of ones in which it does not.

use serde_json::Value;

use super::reads::{concerns, reads};
use crate::assess::Assessor;
use crate::call::Call;
use crate::decision::Decision;
use crate::json::JsonText;
use crate::status::{Level, Status};
use crate::variants::{Axis, VariantMaker, axes, set};

/// The most answers that are given.
const MOST_STEPS: usize = 200;
/// The most applications that are tried for one requirement, if one answer does not suffice.
const MOST_PAIRS: usize = 3_000;

/// Gives answers to an application: those that blocking requirements wait for, then others, one or two at a time, as
/// long as one more of these requirements is met.
pub(super) fn completed(call: &Call, application: Value, first: Filler) -> Value {
    let Ok(document) = JsonText::new(call.definition()) else { return application };
    let mut completion = Completion::new(call, first);
    let mut application = application;
    for _ in 0..MOST_STEPS {
        application = completion.answered(application);
        let open = completion.open(&application);
        let more = open.iter().find_map(|number| {
            let read = reads(call, &document, &format!("/requirements/{number}"))?;
            completion.with_more(&application, &read, open.len())
        });
        match more {
            Some(more) => application = more,
            None => break,
        }
    }
    application
}

/// Gives answers to all else that the definition reads, as long as no more blocking requirements are open. What is
/// read only beside other answers shows then, once one or two of them change.
pub(super) fn enriched(call: &Call, application: Value, first: Filler) -> Value {
    let Ok(document) = JsonText::new(call.definition()) else { return application };
    let read = all_reads(call, &document);
    let mut completion = Completion::new(call, first);
    let mut application = application;
    let mut open = completion.open(&application).len();
    // The members of a new item come after it.
    for _ in 0..2 {
        for axis in axes(call, &application) {
            let is_given = application.pointer(&axis.pointer).is_some_and(|given| !is_empty(given));
            if is_given || !concerns(&read, &axis.pointer) {
                continue;
            }
            for answer in completion.fillers(&axis) {
                let mut more = application.clone();
                set(&mut more, &axis.pointer, Some(answer));
                let still_open = completion.open(&more).len();
                if still_open <= open {
                    (application, open) = (more, still_open);
                    break;
                }
            }
        }
    }
    application
}

fn all_reads(call: &Call, document: &JsonText<'_>) -> Vec<String> {
    let lists = document.root().members().filter(|(_, list)| list.is_list());
    let paths = lists.flat_map(|(name, list)| {
        let name = name.text().into_owned();
        (0..list.items().count()).map(move |number| format!("/{name}/{number}"))
    });
    paths.filter_map(|path| reads(call, document, &path)).flatten().collect()
}

fn is_empty(answer: &Value) -> bool {
    answer.as_array().is_some_and(Vec::is_empty)
}

struct Completion<'c> {
    call: &'c Call,
    maker: VariantMaker<'c>,
    /// Makes those whose lists are no longer than by an item: they are tried first.
    short: VariantMaker<'c>,
    assessor: Assessor,
    first: Filler,
}

/// Which answers are given first: those that the definition names, so that its conditions hold, or others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filler {
    Named,
    Other,
}

impl<'c> Completion<'c> {
    fn new(call: &'c Call, first: Filler) -> Self {
        let (maker, short) = (VariantMaker::new(call), VariantMaker::of_short_lists(call));
        Self { call, maker, short, assessor: Assessor::new(call), first }
    }

    fn fillers(&self, axis: &Axis) -> Vec<Value> {
        let mut answers = self.maker.fillers(axis);
        if self.first == Filler::Other {
            answers.reverse();
        }
        answers
    }

    /// The blocking requirements that are not met, by their numbers.
    fn open(&mut self, application: &Value) -> Vec<usize> {
        let decision = self.assessor.decide_json(application.to_string().as_bytes());
        open(self.call, decision)
    }

    /// The application with an answer at each place where a blocking requirement lacks one.
    fn answered(&mut self, mut application: Value) -> Value {
        for _ in 0..MOST_STEPS {
            let lacking = self.lacking(&application);
            let axes = axes(self.call, &application);
            let filler = lacking.iter().find_map(|pointer| {
                let axis = axes.iter().find(|axis| axis.pointer == *pointer)?;
                Some((pointer, self.fillers(axis).into_iter().next()?))
            });
            match filler {
                Some((pointer, answer)) => set(&mut application, pointer, Some(answer)),
                None => break,
            }
        }
        application
    }

    /// Where blocking requirements lack an answer.
    fn lacking(&mut self, application: &Value) -> Vec<String> {
        let assessment = self.assessor.assess_json(application.to_string().as_bytes());
        let findings = assessment.findings_of(Level::Blocking);
        let waiting = findings.filter(|finding| {
            !matches!(finding.status(), Status::Met | Status::NotMet | Status::NotApplicable)
        });
        let places = waiting.flat_map(|finding| finding.paths().map(|path| path.to_string()));
        let is_absent = |pointer: &String| application.pointer(pointer).is_none_or(is_empty);
        places.filter(is_absent).collect()
    }

    /// The application with other answers to what a requirement reads, so that fewer are open.
    fn with_more(&mut self, application: &Value, read: &[String], open: usize) -> Option<Value> {
        let is_read = |pointer: &str| concerns(read, pointer);
        let first = self.short.near(0, application, &is_read);
        let better = first.iter().find(|variant| self.open(&variant.application).len() < open);
        if let Some(better) = better {
            return Some(better.application.clone());
        }
        let mut left = MOST_PAIRS;
        for variant in &first {
            for second in self.short.near(0, &variant.application, &is_read) {
                if left == 0 {
                    break;
                }
                left -= 1;
                if self.open(&second.application).len() < open {
                    return Some(second.application);
                }
            }
        }
        let longer = self.maker.near(0, application, &is_read);
        let better =
            longer.into_iter().find(|variant| self.open(&variant.application).len() < open);
        better.map(|variant| variant.application)
    }
}

fn open(call: &Call, decision: &Decision) -> Vec<usize> {
    let requirements = call.data().requirements.iter().zip(decision.statuses()).enumerate();
    let is_open = |level, status| {
        level == Level::Blocking && !matches!(status, Status::Met | Status::NotApplicable)
    };
    requirements
        .filter(|(_, (requirement, status))| is_open(requirement.level, **status))
        .map(|(number, _)| number)
        .collect()
}
