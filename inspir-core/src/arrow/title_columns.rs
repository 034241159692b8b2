//! The name of the outcome, and the titles of requirements, for tables that people read.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_schema::{DataType, Field};

use super::builders::{item, texts};
use crate::call::Call;
use crate::decision::Decision;
use crate::locale::{Lexicon, Locale};
use crate::status::{Level, Status};

/// The columns of titles, and of which requirements they are.
const TITLES: [(&str, Option<Status>); 4] = [
    ("blocking_titles", None),
    ("not_met_titles", Some(Status::NotMet)),
    ("missing_titles", Some(Status::Missing)),
    ("to_review_titles", Some(Status::ToReview)),
];

/// The columns with words in one language.
pub(super) struct TitleColumns<'c> {
    lexicon: Lexicon<'c>,
    /// The title and level of each requirement, in the call's order.
    requirements: Vec<(&'c str, Level)>,
    outcomes: StringBuilder,
    titles: [ListBuilder<StringBuilder>; TITLES.len()],
}

impl<'c> TitleColumns<'c> {
    pub(super) fn fields() -> impl Iterator<Item = Field> {
        let list = DataType::List(item(DataType::Utf8));
        let titles = TITLES.into_iter().map(move |(name, _)| Field::new(name, list.clone(), false));
        [Field::new("outcome_label", DataType::Utf8, false)].into_iter().chain(titles)
    }

    pub(super) fn new(call: &'c Call, locale: Locale) -> Self {
        let requirements = call.requirements();
        Self {
            lexicon: call.data().frame.layout.lexicon(locale),
            requirements: requirements.map(|one| (one.title(locale), one.level())).collect(),
            outcomes: StringBuilder::new(),
            titles: std::array::from_fn(|_| texts()),
        }
    }

    /// Adds a row. Blocking requirements with the status `decides` led to the outcome.
    pub(super) fn push(&mut self, decision: &Decision, decides: Option<Status>) {
        self.outcomes.append_value(decision.outcome().words().spoken(self.lexicon));
        for ((_, of), list) in TITLES.iter().zip(&mut self.titles) {
            for ((title, level), status) in self.requirements.iter().zip(decision.statuses()) {
                let is_there = match of {
                    Some(of) => of == status,
                    None => *level == Level::Blocking && decides == Some(*status),
                };
                if is_there {
                    list.values().append_value(title);
                }
            }
            list.append(true);
        }
    }

    pub(super) fn finish(mut self) -> Vec<ArrayRef> {
        let mut columns: Vec<ArrayRef> = vec![Arc::new(self.outcomes.finish())];
        columns.extend(self.titles.iter_mut().map(|titles| Arc::new(titles.finish()) as ArrayRef));
        columns
    }
}
