//! What a message says that the values of an error do not: the number that was found, and the value
//! that was probably meant.

use super::code::ErrorCode;
use super::error::InputError;
use super::fault::{Expected, Fault};
use super::literal::Literal;
use super::words;
use crate::ids::NumberRange;
use crate::locale::{Locale, unfilled};

impl InputError {
    /// The error of a kept one with this fault, if its message is this one in some language.
    pub(crate) fn of_message(
        path: &str,
        fault: &Fault,
        found: Option<&str>,
        message: &str,
    ) -> Option<Self> {
        let guesses = [(None, None)].into_iter().chain(guesses(message));
        let errors = guesses.map(|(number, meant)| Self {
            path: path.to_owned(),
            fault: fault.clone(),
            found: found.map(str::to_owned),
            number,
            meant: meant.map(Box::new),
        });
        let mut errors = errors
            .filter(|error| Locale::KNOWN.iter().any(|locale| error.message(*locale) == message));
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
}

/// The numbers that the message may quote, and the values that it may propose.
fn guesses(message: &str) -> Vec<(Option<String>, Option<Literal>)> {
    let text = Some(Literal::Text(String::new()));
    let number = Some(Literal::Number(String::new()));
    let quotes_number =
        [(false, &None), (false, &text), (false, &number), (true, &None), (true, &number)];
    let of_number =
        quotes_number.map(|(alone, meant)| (true, words::of_number(alone, meant.as_ref())));
    let of_meant = [text.iter(), number.iter()]
        .map(|meant| meant.map(|meant| (false, words::of_meant(meant))));
    let templates = of_number.into_iter().chain(of_meant.into_iter().flatten());
    let mut guesses = Vec::new();
    for (quotes_number, template) in templates {
        for locale in Locale::KNOWN {
            let Some(holes) = unfilled(template.get(*locale), message) else { continue };
            let hole =
                |name: &str| holes.iter().find(|(hole, _)| *hole == name).map(|(_, text)| *text);
            let number = hole("found").filter(|_| quotes_number).map(str::to_owned);
            guesses.push((number, hole("meant").and_then(Literal::read)));
        }
    }
    guesses
}
