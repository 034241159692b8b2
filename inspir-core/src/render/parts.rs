//! The message of a finding, whole and in parts.

use serde::{Deserialize, Serialize};

use super::message::{Ends, message, told};
use crate::assessment::Finding;
use crate::json::objects;
use crate::locale::{Lexicon, Locale};
use crate::text::capitalised;

/// The parts of a message, for a screen or a letter that sets them apart.
///
/// ```
/// use inspir_core::{Call, Locale};
///
/// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
/// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
/// let parts = ceiling.message_in_parts(Locale::En).expect("it is not met");
/// assert_eq!(parts.title, "Ceiling of the grant");
/// assert_eq!(parts.problem, "You ask for €20,000.00, but the ceiling is €12,500.00.");
/// assert!(parts.quote.is_some_and(|quote| quote.starts_with("From the call, in French: “")));
/// assert!(parts.remedy.is_some());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Message {
    /// The title of the requirement.
    pub title: String,
    /// The problem, as a sentence.
    pub problem: String,
    /// Where the requirement comes from, with the call’s own words if it has any; `None` if the
    /// requirement does not apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The next step; `None` if there is nothing to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
}

impl Finding<'_> {
    /// The message: what is wrong, why, and what to do next; empty if the requirement is met.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert!(ceiling.message(Locale::En).contains("€20,000.00"));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let mut text = String::new();
        message(*self, self.lexicon(locale), &mut text);
        text
    }

    fn lexicon(&self, locale: Locale) -> Lexicon<'_> {
        self.call().data().frame.layout.lexicon(locale)
    }

    /// The message in its parts; `None` if the requirement is met.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let assessment = Call::creative_event().assess_json(br#"{"applicant": {"name": "Ville"}}"#);
    /// let name = assessment.finding("applicant.name").expect("a requirement of this call");
    /// assert_eq!(name.message_in_parts(Locale::En), None);
    /// ```
    #[must_use]
    pub fn message_in_parts(&self, locale: Locale) -> Option<Message> {
        let lexicon = self.lexicon(locale);
        let mut text = String::new();
        let ends = message(*self, lexicon, &mut text)?;
        Some(Message::cut(&text, ends, lexicon).apart())
    }

    /// The message as a letter puts it: its problem stands behind the title.
    pub(crate) fn message_in_letter(&self, lexicon: Lexicon<'_>) -> Option<Message> {
        let mut text = String::new();
        let ends = told(*self, true, lexicon, &mut text)?;
        Some(Message::cut(&text, ends, lexicon))
    }
}

impl Message {
    /// The problem as a sentence of its own.
    pub(super) fn apart(self) -> Self {
        Self { problem: capitalised(&self.problem), ..self }
    }

    /// A whole message, cut where its parts end.
    pub(super) fn cut(text: &str, ends: Ends, lexicon: Lexicon<'_>) -> Self {
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default().trim_start();
        let some = |part: &str| (!part.is_empty()).then(|| part.to_owned());
        Self {
            title: part(0, ends.title).to_owned(),
            problem: part(ends.title + lexicon.format().colon.len(), ends.problem).to_owned(),
            quote: some(part(ends.problem, ends.quote)),
            remedy: some(part(ends.quote, text.len())),
        }
    }
}

objects! {
    Message { title, problem, quote if given, remedy if given, }
}
