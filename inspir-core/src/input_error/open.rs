//! From what is kept of an error to the error.

use super::error::InputError;
use super::evidence::{ExpectedKind, KeptErrorEvidence};
use super::fault::{Expected, Fault};
use super::json::{KeptBound, KeptErrorValues, KeptExpected, KeptInputError};
use super::literal::Literal;
use crate::choice::Choice;
use crate::ids::{NumberRange, TitledIds};
use crate::number::Number;

impl InputError {
    /// The error of a kept one with this evidence; `None` if they do not fit. `lists` are the closed lists.
    pub(crate) fn of_kept(
        kept: &KeptInputError,
        evidence: &KeptErrorEvidence,
        lists: &[&[Choice]],
    ) -> Option<Self> {
        let meant = match &evidence.meant {
            Some(json) => Some(Box::new(Literal::read(json)?)),
            None => None,
        };
        let expected = evidence.expected.read(&kept.values, lists)?;
        Some(Self {
            path: kept.path.clone(),
            fault: Fault::new(kept.code, expected),
            found: kept.values.found.clone(),
            number: evidence.number.clone(),
            meant,
        })
    }

    /// The error of a kept one with the titles of what was expected, if these are the same ids.
    pub(crate) fn with_titles(mut self, listed: &TitledIds) -> Self {
        match &mut self.fault.expected {
            Expected::OneOf(ids) if ids == listed => *ids = listed.clone(),
            _ => {}
        }
        self
    }
}

impl ExpectedKind {
    /// The expectation, of which the values say the rest.
    fn read(&self, values: &KeptErrorValues, lists: &[&[Choice]]) -> Option<Expected> {
        let one = match &values.expected {
            Some(KeptExpected::One(text)) => Some(text),
            _ => None,
        };
        let several = match &values.expected {
            Some(KeptExpected::OneOf(ids)) => Some(ids),
            _ => None,
        };
        let whole = |bound: &Option<KeptBound>| match bound {
            Some(KeptBound::Whole(number)) => Some(*number),
            _ => None,
        };
        Some(match self {
            Self::Type => Expected::of_type(one?)?,
            Self::Choice => Expected::Choice(choices(several?, lists)?.into()),
            Self::OneOf => Expected::OneOf(TitledIds::without_titles(several?.iter().cloned())),
            Self::Members => Expected::Members(several?.clone()),
            Self::Text => Expected::Text(one?.clone()),
            Self::Maximum => Expected::Maximum(usize::try_from(whole(&values.maximum)?).ok()?),
            Self::Range => Expected::Range(whole(&values.minimum)?, whole(&values.maximum)?),
            Self::Numbers { decimals, minimum, maximum } => {
                let number = |text: &str| text.parse::<Number>().ok();
                let (minimum, maximum) = (number(minimum)?, number(maximum)?);
                let is_range = *decimals <= NumberRange::MOST_DECIMALS && minimum <= maximum;
                let range = NumberRange { decimals: *decimals, minimum, maximum };
                is_range.then_some(Expected::Numbers(range))?
            }
            Self::Content => Expected::Content,
            Self::Encoding => Expected::Encoding("UTF-8"),
        })
    }
}

/// The members of a closed list that have these ids. The list may have others since the error was kept.
fn choices(ids: &[String], lists: &[&[Choice]]) -> Option<Vec<Choice>> {
    let of = |list: &&[Choice]| -> Option<Vec<Choice>> {
        let choice = |id: &String| list.iter().find(|choice| choice.id == *id).copied();
        ids.iter().map(choice).collect()
    };
    let is_whole = |list: &&&[Choice]| list.iter().map(|one| one.id).eq(ids.iter().map(|id| &**id));
    lists.iter().find(is_whole).and_then(of).or_else(|| lists.iter().find_map(of))
}
