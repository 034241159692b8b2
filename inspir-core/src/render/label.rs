//! A request for the label alone: when it is one, and what is said of it.

use crate::amount::Amount;
use crate::assessment::Assessment;
use crate::locale::{Lexicon, Locale, words};

impl Assessment {
    /// Whether the application asks for the label of the call and for no money: the call gives a label
    /// ([`Call::label`](crate::Call::label)), and all that is asked for comes to 0. As long as an application
    /// does not say how much it asks for, it does not.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let (event, text) = (Call::creative_event(), br#"{"request": {"amount": 0}}"#);
    /// assert!(event.assess_json(text).asks_for_label_alone());
    /// assert!(!event.assess_json(b"{}").asks_for_label_alone());
    /// // Where there is no label, 0 asks for nothing.
    /// let text = br#"{"request": {"operating": 0, "investment": 0}}"#;
    /// assert!(!Call::follow_up().assess_json(text).asks_for_label_alone());
    /// ```
    #[must_use]
    pub fn asks_for_label_alone(&self) -> bool {
        self.requested() == Some(Amount::ZERO) && self.call().label(Locale::default()).is_some()
    }

    /// The sentence that says so, if the application asks for the label alone.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": 0}}"#);
    /// let told = assessment.label_alone(Locale::En).expect("the label alone");
    /// assert!(told.starts_with("The application asks for the label alone"));
    /// ```
    #[must_use]
    pub fn label_alone(&self, locale: Locale) -> Option<&str> {
        self.label_alone_in(self.call().data().frame.layout.lexicon(locale))
    }

    pub(crate) fn label_alone_in<'w>(&self, lexicon: Lexicon<'w>) -> Option<&'w str> {
        let words = words!(
            fr: "La demande porte sur le label seul : aucune subvention n’est demandée.",
            en: "The application asks for the label alone: no grant is asked for.",
        );
        self.asks_for_label_alone().then(|| words.spoken(lexicon))
    }
}
