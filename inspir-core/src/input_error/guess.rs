//! What a message says that the values of an error do not: the number that was found, and the value
//! that was probably meant.

use super::code::ErrorCode;
use super::error::InputError;
use super::fault::{Expected, Fault};
use super::literal::Literal;
use super::words;
use crate::ids::{NumberRange, TitledIds};
use crate::locale::{Lexicon, unfilled};

impl InputError {
    /// The error of a kept one with this fault, if its message is this one in some lexicon.
    pub(crate) fn of_message(
        path: &str,
        fault: &Fault,
        found: Option<&str>,
        message: &str,
        lexicons: &[Lexicon<'_>],
    ) -> Option<Self> {
        let guesses = [(None, None)].into_iter().chain(guesses(message, lexicons));
        let errors = guesses.map(|(number, meant)| Self {
            path: path.to_owned(),
            fault: fault.clone(),
            found: found.map(str::to_owned),
            number,
            meant: meant.map(Box::new),
        });
        let mut errors = errors
            .filter(|error| lexicons.iter().any(|lexicon| error.in_voice(*lexicon) == message));
        errors.next()
    }

    /// The error of a kept one whose message is not known.
    pub(crate) fn of_fault(path: &str, fault: Fault, found: Option<&str>) -> Self {
        let found = found.map(str::to_owned);
        Self { path: path.to_owned(), fault, found, number: None, meant: None }
    }

    /// The error of a kept one about a field that takes these numbers.
    pub(crate) fn of_range(mut self, range: NumberRange) -> Self {
        match &mut self.fault.expected {
            Expected::Numbers(kept) if self.fault.code != ErrorCode::NumberOutOfRange => {
                *kept = range;
            }
            _ => {}
        }
        self
    }

    /// The error of a kept one about a value that a call lists so. With `is_own`, the list is not one
    /// of the program's, even if it has the same ids.
    pub(crate) fn of_listed(mut self, listed: &TitledIds, is_own: bool) -> Self {
        let ids = listed.iter().map(|(id, _)| id);
        let is_same = match &self.fault.expected {
            Expected::OneOf(kept) => kept == listed,
            Expected::Choice(kept) => is_own && ids.eq(kept.iter().map(|choice| choice.id)),
            _ => false,
        };
        if is_same {
            self.fault.expected = Expected::OneOf(listed.clone());
        }
        self
    }
}

/// The numbers that the message may quote, and the values that it may propose.
fn guesses(message: &str, lexicons: &[Lexicon<'_>]) -> Vec<(Option<String>, Option<Literal>)> {
    let text = Some(Literal::Text(String::new()));
    let number = Some(Literal::Number(String::new()));
    let list = text.clone().map(|text| Literal::ListOf(Box::new(text)));
    let quotes_number =
        [(false, &None), (false, &text), (false, &number), (true, &None), (true, &number)];
    let of_number =
        quotes_number.map(|(alone, meant)| (true, words::of_number(alone, meant.as_ref())));
    let of_meant = [&text, &number, &list]
        .map(|meant| meant.as_ref().map(|meant| (false, words::of_meant(meant))));
    let templates = of_number.into_iter().chain(of_meant.into_iter().flatten());
    let mut guesses = Vec::new();
    for (quotes_number, template) in templates {
        for lexicon in lexicons {
            let Some(holes) = unfilled(template.told(*lexicon), message) else { continue };
            let hole =
                |name: &str| holes.iter().find(|(hole, _)| *hole == name).map(|(_, text)| *text);
            let number = hole("found").filter(|_| quotes_number).map(str::to_owned);
            guesses.push((number, hole("meant").and_then(Literal::read)));
        }
    }
    guesses
}
