//! Messages that hosts read one by one, in the words of the call.

use crate::assessment::{Assessment, Finding};
use crate::input_error::InputError;
use crate::locale::{Lexicon, Locale};

impl Assessment {
    /// The message about an error of the input, in the words of the call: [`InputError::message`] has those
    /// of the program.
    ///
    /// ```
    /// use inspir_core::{Call, Locale};
    ///
    /// let assessment = Call::follow_up().assess_json(br#"{"submitted_on": "tomorrow"}"#);
    /// let error = &assessment.input_errors()[0];
    /// assert_eq!(assessment.error_message(error, Locale::En), error.message(Locale::En));
    /// ```
    #[must_use]
    pub fn error_message(&self, error: &InputError, locale: Locale) -> String {
        error.in_voice(self.lexicon(locale))
    }

    /// The outcome in the words of the call: [`Outcome::label`](crate::Outcome::label) has those of the
    /// program.
    ///
    /// ```
    /// use inspir_core::{Call, Locale};
    ///
    /// let assessment = Call::follow_up().assess_json(b"{}");
    /// assert_eq!(assessment.outcome_label(Locale::En), "incomplete");
    /// ```
    #[must_use]
    pub fn outcome_label(&self, locale: Locale) -> &str {
        self.outcome().words().spoken(self.lexicon(locale))
    }

    fn lexicon(&self, locale: Locale) -> Lexicon<'_> {
        self.call().data().frame.layout.lexicon(locale)
    }
}

impl<'a> Finding<'a> {
    /// The status in the words of the call: [`Status::label`](crate::Status::label) has those of the program.
    ///
    /// ```
    /// use inspir_core::{Call, Locale};
    ///
    /// let assessment = Call::follow_up().assess_json(b"{}");
    /// let name = assessment.finding("applicant.name").expect("a requirement of this call");
    /// assert_eq!(name.status_label(Locale::En), "answer missing");
    /// ```
    #[must_use]
    pub fn status_label(&self, locale: Locale) -> &'a str {
        self.status().words().spoken(self.call().data().frame.layout.lexicon(locale))
    }
}
