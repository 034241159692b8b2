//! Fixes: values and names of which it is certain what was meant.

use super::patch::{Operation, OperationKind, Patch, Raw};
use crate::assess::Assessor;
use crate::decision::Decision;
use crate::intake::{meant, whole};
use crate::json::{JsonText, WriteJson as _};
use crate::member::Meant;
use crate::status::Status;
use crate::text::{is_within, push_step};

/// The value that is certainly meant where there is an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fix {
    /// The number of the input error.
    pub(super) error: usize,
    pub(super) patch: Patch,
    /// The numbers of the requirements that are met with it and were not.
    pub(super) settled: Vec<usize>,
    /// The value that stands there, and its replacement, as JSON.
    pub(super) from: String,
    pub(super) to: String,
}

/// The fixes of a document, in the order of its errors. Each of them was applied and assessed.
pub(super) fn fixes(text: &[u8], assessor: &mut Assessor, before: &Decision) -> Vec<Fix> {
    if before.input_errors.is_empty() || !before.is_readable() {
        return Vec::new();
    }
    let Ok(document) = whole(text) else { return Vec::new() };
    let call = assessor.call.clone();
    let data = call.data();
    let (errors, all) = meant(&document, &data.ids, data.currency);
    let mut fixes = Vec::new();
    for meant in all {
        let Some(path) = errors.get(meant.error).map(|error| error.path()) else { continue };
        if is_personal(path) || data.frame.layout.is_path_of_agents(path) {
            continue;
        }
        let fix = Fix::new(&document, path, &meant);
        fixes.extend(fix.and_then(|fix| fix.assessed(text, assessor, before)));
    }
    fixes
}

/// Whether only the applicant can say what stands there: who it is, what is signed, promised and enclosed.
fn is_personal(path: &str) -> bool {
    const PERSONAL: [&str; 8] = [
        "/applicant/legal_form",
        "/applicant/siret",
        "/applicant/rna",
        "/applicant/iban",
        "/applicant/signatory",
        "/charter",
        "/undertakings",
        "/documents",
    ];
    PERSONAL.iter().any(|member| is_within(path, member))
}

impl Fix {
    fn new(document: &JsonText<'_>, path: &str, meant: &Meant) -> Option<Self> {
        let mut to = String::new();
        meant.literal.write(&mut to);
        let node = document.at(meant.node);
        let from = Raw::of(document, node);
        let patch = if meant.is_name {
            let value = Raw::of(document, document.at(meant.node + 1));
            let (parent, _) = path.rsplit_once('/')?;
            let mut right = format!("{parent}/");
            push_step(meant.literal.text()?, &mut right);
            let step = |op, path: &str, value| Operation { op, path: path.to_owned(), value };
            Patch::of(vec![
                step(OperationKind::Test, path, Some(value.clone())),
                step(OperationKind::Add, &right, Some(value)),
                step(OperationKind::Remove, path, None),
            ])
        } else {
            Patch::replacing([(path.to_owned(), from.clone(), Raw(to.clone()))])
        };
        let Raw(from) = from;
        Some(Self { error: meant.error, patch, settled: Vec::new(), from, to })
    }

    /// The fix with the requirements that it settles, if it does away with the error, brings no other and
    /// loses nothing that is met. Requirements that could not be decided without the value may turn out
    /// either way.
    fn assessed(mut self, text: &[u8], assessor: &mut Assessor, before: &Decision) -> Option<Self> {
        let after = assessor.decide_json(self.patch.apply(text).ok()?.as_bytes());
        let (old, new) = (&before.input_errors, &after.input_errors);
        let wrong = old.get(self.error)?;
        let is_gone = new.len() < old.len() && !new.contains(wrong);
        if !is_gone || !new.iter().all(|error| old.contains(error)) {
            return None;
        }
        let holds = |status: &Status| matches!(status, Status::Met | Status::NotApplicable);
        for (number, (old, new)) in before.statuses.iter().zip(&after.statuses).enumerate() {
            if *old == Status::Met && !holds(new) {
                return None;
            }
            if !holds(old) && *new == Status::Met {
                self.settled.push(number);
            }
        }
        Some(self)
    }
}
