//! An application that meets what can be met, made of one that does not.

use serde_json::Value;

use super::reads::{concerns, reads};
use crate::assess::Assessor;
use crate::call::Call;
use crate::decision::Decision;
use crate::json::JsonText;
use crate::status::{Level, Status};
use crate::variants::VariantMaker;

/// The most answers that are given.
const MOST_STEPS: usize = 200;
/// The most applications that are tried for one requirement, if one answer does not suffice.
const MOST_PAIRS: usize = 3_000;

/// Gives answers to an application, one or two at a time, as long as one more blocking requirement is met.
pub(super) fn completed(call: &Call, application: Value) -> Value {
    let Ok(document) = JsonText::new(call.definition()) else { return application };
    let mut completion =
        Completion { call, maker: VariantMaker::new(call), assessor: Assessor::new(call) };
    let mut application = application;
    for _ in 0..MOST_STEPS {
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

struct Completion<'c> {
    call: &'c Call,
    maker: VariantMaker<'c>,
    assessor: Assessor,
}

impl Completion<'_> {
    /// The blocking requirements that are not met, by their numbers.
    fn open(&mut self, application: &Value) -> Vec<usize> {
        let decision = self.assessor.decide_json(application.to_string().as_bytes());
        open(self.call, decision)
    }

    /// The application with other answers to what a requirement reads, so that fewer are open.
    fn with_more(&mut self, application: &Value, read: &[String], open: usize) -> Option<Value> {
        let is_read = |pointer: &str| concerns(read, pointer);
        let first = self.maker.near(0, application, &is_read);
        let better = first.iter().find(|variant| self.open(&variant.application).len() < open);
        if let Some(better) = better {
            return Some(better.application.clone());
        }
        let mut left = MOST_PAIRS;
        for variant in &first {
            for second in self.maker.near(0, &variant.application, &is_read) {
                left = left.checked_sub(1)?;
                if self.open(&second.application).len() < open {
                    return Some(second.application);
                }
            }
        }
        None
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
