//! A loaded call and its requirements.

use chrono::NaiveDate;

use crate::checks::AnyCheck;
use crate::grant::Frame;
use crate::ids::CallIds;
use crate::language::Condition;
use crate::locale::{Currency, Locale, Words};
use crate::place::Place;
use crate::quote_language::QuoteLanguage;
use crate::status::{Basis, Level};

/// A loaded call.
#[derive(Debug)]
pub(crate) struct CallData {
    pub(crate) id: String,
    pub(crate) edition: String,
    pub(crate) title: Words,
    pub(crate) organisation: Words,
    pub(crate) summary: Words,
    pub(crate) valid_from: Option<NaiveDate>,
    pub(crate) valid_until: Option<NaiveDate>,
    /// Whether the definition gives periods instead of the first and the last day alone.
    pub(crate) has_periods: bool,
    /// The other names by which earlier grants may name this call.
    pub(crate) earlier_calls: Vec<String>,
    pub(crate) currency: Currency,
    pub(crate) quote_language: QuoteLanguage,
    pub(crate) sections: Vec<CallItem>,
    /// The fields and lists that a form shows in a section although no requirement reads them.
    pub(crate) shown: Vec<(usize, Place)>,
    pub(crate) documents: Vec<CallItem>,
    pub(crate) questions: Vec<CallItem>,
    pub(crate) commitments: Vec<CallItem>,
    pub(crate) undertakings: Vec<CallItem>,
    pub(crate) criteria: Vec<CallItem>,
    pub(crate) frame: Frame,
    pub(crate) requirements: Vec<Requirement>,
    pub(crate) ids: CallIds,
    /// The digest of the definition.
    pub(crate) digest: String,
    /// The text of the definition. Another process can load the same call from it.
    pub(crate) source: String,
    /// The edition whose text is quoted, if this is a reform of it.
    pub(crate) quotes_of: Option<String>,
    /// The text of the definition in other words, if the call is told in words that are not its own.
    #[cfg(feature = "words")]
    pub(crate) told: Option<String>,
}

/// One item of a call's lists: a section, a document, a question, a commitment, an undertaking or a
/// criterion.
///
/// ```
/// use inspir_core::{Call, Locale};
///
/// let call = Call::creative_event();
/// let question = call.questions().next().expect("a question");
/// assert_eq!(question.id(), "event_type");
/// assert_ne!(question.title(Locale::Fr), question.title(Locale::En));
/// assert!(question.wording(Locale::Fr).is_some_and(|wording| wording.ends_with('?')));
/// ```
#[derive(Clone, Debug)]
pub struct CallItem {
    pub(crate) id: String,
    pub(crate) title: Words,
    /// The official words, in full.
    pub(crate) wording: Option<Words>,
}

/// One requirement of a call (condition, pièce).
///
/// ```
/// use inspir_core::{Call, Level, Locale};
///
/// let call = Call::creative_event();
/// let requirement = call.requirements().next().expect("a requirement");
/// assert_eq!(requirement.id(), "applicant.name");
/// assert_eq!(requirement.level(), Level::Blocking);
/// assert_eq!(requirement.title(Locale::En), "Name of the applicant");
/// assert!(requirement.quote().is_some());
/// ```
#[derive(Debug)]
#[repr(C)]
pub struct Requirement {
    // These come first, in this order. Deciding goes through all requirements and looks at nothing else of them,
    // and so finds it close together in memory.
    pub(crate) level: Level,
    pub(crate) basis: Basis,
    pub(crate) when: Option<Condition>,
    pub(crate) check: AnyCheck,
    pub(crate) id: String,
    pub(crate) section: usize,
    pub(crate) title: Words,
    pub(crate) citation: Words,
    pub(crate) quote: Option<String>,
    /// The JSON of a finding before and after its status.
    pub(crate) json: [String; 2],
}

impl Requirement {
    /// The id, such as `grant.ceiling`.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert_eq!(requirement.id(), "applicant.name");
    /// ```
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The level: what follows if it is not met.
    ///
    /// ```
    /// # use inspir_core::{Call, Level};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert_eq!(requirement.level(), Level::Blocking);
    /// ```
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// Where it comes from.
    ///
    /// ```
    /// # use inspir_core::{Call, Basis};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert_eq!(requirement.basis(), Basis::Call);
    /// ```
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// A short name.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert_eq!(requirement.title(Locale::Fr), "Nom du demandeur");
    /// ```
    #[must_use]
    pub fn title(&self, locale: Locale) -> &str {
        self.title.get(locale)
    }

    /// The part of the call that it comes from.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert_eq!(requirement.source(Locale::En), "Support – questions");
    /// ```
    #[must_use]
    pub fn source(&self, locale: Locale) -> &str {
        self.citation.get(locale)
    }

    /// The call's own words, if it has any.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert!(requirement.quote().is_some_and(|quote| quote.starts_with("Quelle structure")));
    /// ```
    #[must_use]
    pub fn quote(&self) -> Option<&str> {
        self.quote.as_deref()
    }

    /// The name of the check that decides, such as `max_rate`.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert_eq!(requirement.check(), "answered");
    /// ```
    #[must_use]
    pub fn check(&self) -> &'static str {
        self.check.name()
    }
}

impl CallData {
    pub(super) fn empty() -> Self {
        Self {
            id: String::new(),
            edition: String::new(),
            title: Words::default(),
            organisation: Words::default(),
            summary: Words::default(),
            valid_from: None,
            valid_until: None,
            has_periods: false,
            earlier_calls: Vec::new(),
            currency: Currency::default(),
            quote_language: QuoteLanguage::default(),
            sections: Vec::new(),
            shown: Vec::new(),
            documents: Vec::new(),
            questions: Vec::new(),
            commitments: Vec::new(),
            undertakings: Vec::new(),
            criteria: Vec::new(),
            frame: Frame::default(),
            requirements: Vec::new(),
            ids: CallIds::default(),
            digest: String::new(),
            source: String::new(),
            quotes_of: None,
            #[cfg(feature = "words")]
            told: None,
        }
    }
}
