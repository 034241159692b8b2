//! The languages of the calls' own words.

use crate::choice::choices;
use crate::locale::Lexicon;

choices! {
    /// The language in which a call is written: that of every quotation.
    #[non_exhaustive]
    pub enum QuoteLanguage {
        Fr = "fr" (fr: "français", en: "French"),
        En = "en" (fr: "anglais", en: "English"),
        De = "de" (fr: "allemand", en: "German"),
        Es = "es" (fr: "espagnol", en: "Spanish"),
        It = "it" (fr: "italien", en: "Italian"),
        Nl = "nl" (fr: "néerlandais", en: "Dutch"),
        Pl = "pl" (fr: "polonais", en: "Polish"),
        Pt = "pt" (fr: "portugais", en: "Portuguese"),
    }
}

impl QuoteLanguage {
    /// The name of the language, as it stands behind “in”; `None` if it is that of the locale.
    pub(crate) fn name(self, lexicon: Lexicon<'_>) -> Option<&str> {
        let language =
            Self::LIST.get(self as usize).filter(|_| self.id() != lexicon.locale().tag())?;
        Some(language.label.spoken(lexicon))
    }
}

impl Default for QuoteLanguage {
    /// French.
    fn default() -> Self {
        Self::Fr
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    #[test]
    fn a_language_is_named_in_the_others() {
        let named = |locale: Locale| {
            QuoteLanguage::ALL
                .iter()
                .map(|language| language.name(locale.into()))
                .collect::<Vec<_>>()
        };
        assert_eq!(named(Locale::Fr)[..3], [None, Some("anglais"), Some("allemand")]);
        assert_eq!(named(Locale::En)[..3], [Some("French"), None, Some("German")]);
        assert_eq!(named(Locale::En).iter().flatten().count(), QuoteLanguage::ALL.len() - 1);
    }
}
