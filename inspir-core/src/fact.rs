//! What is known of one member.

use chrono::NaiveDate;

use crate::amount::Amount;
use crate::choice::ClosedList;
use crate::identifiers::{Commune, IdentifierError};
use crate::number::Number;

/// What is known of one member.
///
/// The two halves have eight bytes each, so that facts are copied as two whole words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(u64)]
pub(crate) enum Fact {
    #[default]
    Absent,
    /// There is a value, but it is wrong. It counts as absent, except where absence says something.
    Wrong,
    /// There is a text, or a list with an item.
    Present,
    Flag(bool),
    /// The number of the value in the list that it is chosen from.
    Choice(u16),
    Date(NaiveDate),
    /// An amount in cents. An application can state none that leaves 64 bits.
    Amount(i64),
    Commune(Commune),
    Count(u32),
    /// A number of an own field, in millionths.
    Number(i64),
    /// The values chosen from a list: a bit for the number of each.
    Choices(u64),
    /// The content of a text: its number in the [`KeptTexts`].
    Text(u32),
    /// Whether an identifier is valid, or what is wrong with it.
    Identifier(Result<(), IdentifierError>),
}

impl From<Amount> for Fact {
    fn from(amount: Amount) -> Self {
        i64::try_from(amount.cents()).map_or(Self::Wrong, Self::Amount)
    }
}

impl Fact {
    #[inline]
    pub(crate) fn is_absent(self) -> bool {
        matches!(self, Self::Absent | Self::Wrong)
    }

    #[inline]
    pub(crate) fn is_wrong(self) -> bool {
        matches!(self, Self::Wrong)
    }

    /// The value as an exact number, if it is an amount or a number.
    pub(crate) fn number(self) -> Option<Number> {
        match self {
            Self::Amount(cents) => Some(Number::of_parts(cents, 2)),
            Self::Count(count) => Some(i64::from(count).into()),
            Self::Number(millionths) => Some(Number::of_millionths(millionths)),
            _ => None,
        }
    }

    pub(crate) fn flag(self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    pub(crate) fn choice<T: ClosedList>(self) -> Option<T> {
        match self {
            Self::Choice(code) => T::of_code(code),
            _ => None,
        }
    }

    pub(crate) fn date(self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) => Some(date),
            _ => None,
        }
    }

    pub(crate) fn amount(self) -> Option<Amount> {
        match self {
            Self::Amount(cents) => Some(Amount::from_cents(cents.into())),
            _ => None,
        }
    }
}

/// The texts whose content counts, trimmed and in lower case. A member keeps its text here when it
/// tells its fact.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeptTexts {
    texts: String,
    /// Where each text ends in `texts`.
    ends: Vec<usize>,
    /// The number at which the search for the next document's id begins: ids mostly come in the
    /// order of the call.
    pub(crate) next_id: usize,
    /// The number of the list whose items are told.
    pub(crate) list: usize,
}

impl KeptTexts {
    pub(crate) fn clear(&mut self) {
        self.texts.clear();
        self.ends.clear();
        self.next_id = 0;
    }

    /// Keeps a text and gives the fact that stands for it.
    pub(crate) fn keep(&mut self, text: &str) -> Fact {
        let number = u32::try_from(self.ends.len());
        let (text, start) = (text.trim(), self.texts.len());
        if text.is_ascii() {
            self.texts.push_str(text);
            self.texts.get_mut(start..).map(str::make_ascii_lowercase);
        } else {
            self.texts.push_str(&text.to_lowercase());
        }
        self.ends.push(self.texts.len());
        number.map_or(Fact::Present, Fact::Text)
    }

    /// A text that was kept, by its number.
    pub(crate) fn text(&self, number: u32) -> &str {
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        let start = match number.checked_sub(1) {
            Some(before) => self.ends.get(before).copied(),
            None => Some(0),
        };
        let end = self.ends.get(number);
        let text = start.zip(end).and_then(|(start, end)| self.texts.get(start..*end));
        text.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tables hold millions of facts.
    #[test]
    fn a_fact_is_small() {
        assert!(size_of::<Fact>() <= 16, "{}", size_of::<Fact>());
    }
}
