//! The mistakes in a catalogue of words.

use std::fmt;

use crate::closed_list::closed_list;
use crate::locale::{Locale, fill_values, words};
use crate::text::shortened;

closed_list! {
    /// The fault of one entry of a catalogue of words.
    #[non_exhaustive]
    pub enum WordFault {
        /// The catalogue is no JSON object.
        Json = "json",
        /// The call and the program have no words with this key.
        UnknownKey = "unknown_key",
        /// A key, or a language of it, stands twice.
        Twice = "twice",
        /// There are no words in this language to lay the text over.
        UnknownLanguage = "unknown_language",
        /// The template is no text.
        NotText = "not_text",
        /// The template has a gap that its words do not have.
        UnknownGap = "unknown_gap",
        /// The template has none of the gaps that its words have in every language.
        NoGap = "no_gap",
        /// The template has a sign that no text has: a tab, or another control character.
        Control = "control",
        /// A brace is not closed, or was not opened.
        Braces = "braces",
        /// The call refuses the text: it is too long, for instance.
        Refused = "refused",
    }
}

/// One mistake in a catalogue of words.
///
/// ```
/// use inspir_core::{Call, Locale, WordFault};
///
/// let call = Call::follow_up();
/// let problems = call.check_words(r#"{"titel": "Suivi", "title": "Suivi {name}"}"#);
/// assert_eq!((problems[0].key(), problems[0].code()), ("titel", WordFault::UnknownKey));
/// assert!(problems[0].message(Locale::En).contains("did you mean `title`?"));
/// assert_eq!((problems[1].code(), problems[1].found()), (WordFault::UnknownGap, "name"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordProblem {
    pub(super) key: String,
    pub(super) fault: WordFault,
    /// The text found: a gap, or why the call refuses the text.
    pub(super) found: String,
    /// The text that was probably meant, or the known ones.
    pub(super) known: String,
}

impl WordProblem {
    /// Whether it says the same of the same entry.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (&self.key, self.fault) == (&other.key, other.fault)
    }

    /// The key of the entry; empty if the whole catalogue is wrong.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The fault.
    #[must_use]
    pub fn code(&self) -> WordFault {
        self.fault
    }

    /// The gap that is not known, the sign that is wrong, or why the call refuses the text.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// The mistake in words.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let template = match self.fault {
            WordFault::Json => words!(
                fr: "le catalogue n’est pas un objet JSON de la forme `{\"clé\": \"texte\"}`",
                en: "the catalogue is no JSON object such as `{\"key\": \"text\"}`"
            ),
            WordFault::UnknownKey if self.known.is_empty() => words!(
                fr: "{key} : cette clé n’existe pas",
                en: "{key}: there is no such key"
            ),
            WordFault::UnknownKey => words!(
                fr: "{key} : cette clé n’existe pas ; vouliez-vous dire `{known}` ?",
                en: "{key}: there is no such key; did you mean `{known}`?"
            ),
            WordFault::Twice => words!(
                fr: "{key} : cette clé ou une de ses langues figure deux fois ; gardez un seul texte",
                en: "{key}: this key or one of its languages stands twice; keep one text"
            ),
            WordFault::UnknownLanguage => words!(
                fr: "{key} : la langue `{found}` n’existe pas ici ; écrivez le texte sous la langue qu’il remplace, {known}",
                en: "{key}: there is no language `{found}` here; write the text under the language that it replaces, {known}"
            ),
            WordFault::NotText => words!(
                fr: "{key} : il faut ici un texte, ou un texte par langue",
                en: "{key}: a text is needed here, or a text for each language"
            ),
            WordFault::UnknownGap if self.known.is_empty() => words!(
                fr: "{key} : ce texte n’a pas de blancs ; retirez `{found}` entre accolades",
                en: "{key}: this text has no gaps; leave out `{found}` in braces"
            ),
            WordFault::UnknownGap => words!(
                fr: "{key} : le blanc `{found}` n’existe pas ici ; les blancs sont {known}",
                en: "{key}: there is no gap `{found}` here; the gaps are {known}"
            ),
            WordFault::NoGap => words!(
                fr: "{key} : ce texte ne garde aucun blanc ; gardez au moins un des blancs {known}",
                en: "{key}: this text has no gap left; keep at least one of the gaps {known}"
            ),
            WordFault::Control => words!(
                fr: "{key} : un caractère de contrôle ({found}) est dans le texte ; retirez-le",
                en: "{key}: a control character ({found}) is in the text; take it out"
            ),
            WordFault::Braces => words!(
                fr: "{key} : une accolade ne va pas avec les autres (`{found}`)",
                en: "{key}: a brace does not go with the others (`{found}`)"
            ),
            WordFault::Refused => words!(
                fr: "{key} : l’appel refuse ce texte ({found})",
                en: "{key}: the call refuses this text ({found})"
            ),
        };
        if self.fault == WordFault::Json {
            return (*template.get(locale)).to_owned();
        }
        let mut message = String::new();
        fill_values(template.get(locale), &mut message, &mut |name, out| match name {
            "key" => out.push_str(&shortened(&self.key)),
            "found" => out.push_str(&self.found),
            _ => out.push_str(&self.known),
        });
        message
    }
}

impl fmt::Display for WordProblem {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.message(Locale::En))
    }
}

impl std::error::Error for WordProblem {}
