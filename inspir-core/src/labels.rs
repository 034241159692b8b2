//! The labels of the words of an assessment, for people.

use crate::locale::{Locale, Words, words};
use crate::status::{Basis, Level, Outcome, Status};

impl Outcome {
    /// The label of the outcome, alone or in a table.
    ///
    /// ```
    /// # use inspir_core::{Locale, Outcome};
    /// assert_eq!(Outcome::NeedsReview.label(Locale::Fr), "à examiner");
    /// ```
    #[must_use]
    pub fn label(self, locale: Locale) -> &'static str {
        self.words().get(locale)
    }

    pub(crate) const fn words(self) -> Words<&'static str> {
        match self {
            Self::Invalid => words!(fr: "données à corriger", en: "data to correct"),
            Self::Ineligible => words!(fr: "inéligible en l’état", en: "ineligible as it stands"),
            Self::Incomplete => words!(fr: "incomplet", en: "incomplete"),
            Self::NeedsReview => words!(fr: "à examiner", en: "to be reviewed"),
            Self::Eligible => words!(fr: "éligible", en: "eligible"),
        }
    }
}

impl Status {
    /// The label of the status of a requirement (condition).
    ///
    /// ```
    /// # use inspir_core::{Locale, Status};
    /// assert_eq!(Status::NotMet.label(Locale::Fr), "non remplie");
    /// ```
    #[must_use]
    pub fn label(self, locale: Locale) -> &'static str {
        self.words().get(locale)
    }

    pub(crate) const fn words(self) -> Words<&'static str> {
        match self {
            Self::Met => words!(fr: "remplie", en: "met"),
            Self::NotMet => words!(fr: "non remplie", en: "not met"),
            Self::Missing => words!(fr: "réponse manquante", en: "answer missing"),
            Self::ToReview => words!(fr: "à examiner", en: "to be reviewed"),
            Self::NotApplicable => words!(fr: "sans objet", en: "not applicable"),
        }
    }
}

impl Level {
    /// The label of the level: how much a requirement binds.
    ///
    /// ```
    /// # use inspir_core::{Locale, Level};
    /// assert_eq!(Level::Blocking.label(Locale::En), "compulsory");
    /// ```
    #[must_use]
    pub fn label(self, locale: Locale) -> &'static str {
        self.words().get(locale)
    }

    pub(crate) const fn words(self) -> Words<&'static str> {
        match self {
            Self::Blocking => words!(fr: "obligatoire", en: "compulsory"),
            Self::Warning => words!(fr: "non bloquant", en: "not blocking"),
            Self::Advice => words!(fr: "conseil", en: "advice"),
            Self::Appraisal => words!(fr: "appréciation", en: "opinion"),
        }
    }
}

impl Basis {
    /// The label of the basis: where a requirement comes from.
    ///
    /// ```
    /// # use inspir_core::{Locale, Basis};
    /// assert_eq!(Basis::Practice.label(Locale::En), "usual practice");
    /// ```
    #[must_use]
    pub fn label(self, locale: Locale) -> &'static str {
        self.words().get(locale)
    }

    pub(crate) const fn words(self) -> Words<&'static str> {
        match self {
            Self::Call => words!(fr: "les mots de l’appel", en: "the call’s own words"),
            Self::Implied => words!(fr: "déduit de l’appel", en: "inferred from the call"),
            Self::Practice => words!(fr: "l’usage des administrations", en: "usual practice"),
        }
    }
}
