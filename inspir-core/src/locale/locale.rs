//! The table of the languages, and words in all of them.

use super::format::{AmountPart, DatePart, Format};

/// Declares the languages: one row each, with its name, its tag and how it writes figures.
macro_rules! locales {
    (
        $($(#[doc = $doc:literal])+ $name:ident $tag:ident $format:expr;)+
        for tests: $(#[doc = $test_doc:literal])+ $test_name:ident $test_tag:ident $test_format:expr;
    ) => {
        /// The language of titles and messages. The first is the usual one.
        ///
        /// ```
        /// use inspir_core::{Call, Locale};
        ///
        /// let call = Call::creative_event();
        /// assert_ne!(call.title(Locale::Fr), call.title(Locale::En));
        /// assert_eq!(Locale::default(), Locale::Fr);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Locale {
            $($(#[doc = $doc])+ $name,)+
            $(#[doc = $test_doc])+
            #[cfg(feature = "pseudo")]
            $test_name,
        }

        impl Locale {
            /// The locales there are, the usual one first. None of them is for tests only.
            ///
            /// ```
            /// # use inspir_core::Locale;
            /// let tags: Vec<&str> = Locale::ALL.iter().map(|locale| locale.tag()).collect();
            /// assert_eq!(tags, ["fr", "en"]);
            /// ```
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Every language, with that of the tests.
            pub(crate) const KNOWN: &'static [Self] = &[
                $(Self::$name,)+
                #[cfg(feature = "pseudo")]
                Self::$test_name,
            ];

            /// The locale's tag: `fr` or `en`.
            ///
            /// ```
            /// assert_eq!(inspir_core::Locale::Fr.tag(), "fr");
            /// ```
            #[must_use]
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($tag),)+
                    #[cfg(feature = "pseudo")]
                    Self::$test_name => stringify!($test_tag),
                }
            }

            /// How the language writes figures and puts words together.
            pub(crate) const fn format(self) -> &'static Format {
                match self {
                    $(Self::$name => const { &$format },)+
                    #[cfg(feature = "pseudo")]
                    Self::$test_name => const { &$test_format },
                }
            }
        }

        impl Default for Locale {
            /// The first one.
            fn default() -> Self {
                let [first, ..] = [$(Self::$name),+];
                first
            }
        }

        /// Words in every language.
        ///
        /// ```
        /// use inspir_core::{Locale, Words};
        ///
        /// let tags = Words::each(Locale::tag);
        /// assert_eq!(*tags.get(Locale::En), "en");
        /// ```
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct Words<T = String> {
            $(pub(crate) $tag: T,)+
            #[cfg(feature = "pseudo")]
            pub(crate) $test_tag: T,
        }

        impl<T> Words<T> {
            /// Words for each language, in the order of [`Locale::ALL`].
            ///
            /// ```
            /// # use inspir_core::{Locale, Words};
            /// let tags = Words::each(|locale| locale.tag());
            /// assert_eq!(*tags.get(Locale::En), "en");
            /// ```
            pub fn each(mut words: impl FnMut(Locale) -> T) -> Self {
                Self {
                    $($tag: words(Locale::$name),)+
                    #[cfg(feature = "pseudo")]
                    $test_tag: words(Locale::$test_name),
                }
            }

            /// The words in one language.
            ///
            /// ```
            /// # use inspir_core::{Locale, Words};
            /// let tags = Words::each(Locale::tag);
            /// assert_eq!(*tags.get(Locale::Fr), "fr");
            /// ```
            pub const fn get(&self, locale: Locale) -> &T {
                match locale {
                    $(Locale::$name => &self.$tag,)+
                    #[cfg(feature = "pseudo")]
                    Locale::$test_name => &self.$test_tag,
                }
            }

            pub(crate) fn get_mut(&mut self, locale: Locale) -> &mut T {
                match locale {
                    $(Locale::$name => &mut self.$tag,)+
                    #[cfg(feature = "pseudo")]
                    Locale::$test_name => &mut self.$test_tag,
                }
            }
        }
    };
}

locales! {
    /// French.
    Fr fr Format {
        decimal: ',',
        group: ' ',
        with_sign: &[AmountPart::Digits, AmountPart::Text(" "), AmountPart::Currency],
        with_id: &[AmountPart::Digits, AmountPart::Text(" "), AmountPart::Currency],
        percent: " %",
        date: &[DatePart::TwoDigitDay, DatePart::Text("/"), DatePart::TwoDigitMonth, DatePart::Text("/")],
        long_date: &[DatePart::OrdinalDay("er"), DatePart::Text(" "), DatePart::Month(&[
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
            "octobre", "novembre", "décembre",
        ]), DatePart::Text(" ")],
        quotes: ["«\u{a0}", "\u{a0}»"],
        colon: " : ",
        and: " et ",
        number: " n° ",
        zero_is_singular: true,
    };
    /// English.
    En en Format {
        decimal: '.',
        group: ',',
        with_sign: &[AmountPart::Currency, AmountPart::Digits],
        with_id: &[AmountPart::Currency, AmountPart::Text(" "), AmountPart::Digits],
        percent: "%",
        date: &[DatePart::Day, DatePart::Text(" "), DatePart::Month(&[
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ]), DatePart::Text(" ")],
        long_date: &[DatePart::Day, DatePart::Text(" "), DatePart::Month(&[
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ]), DatePart::Text(" ")],
        quotes: ["“", "”"],
        colon: ": ",
        and: " and ",
        number: " ",
        zero_is_singular: false,
    };
    for tests:
    /// The language of the program's own tests (feature `pseudo`). Every text of the program is in
    /// marks, so a text without marks is one that is not translated.
    Pseudo qps Format {
        decimal: '·',
        group: '’',
        with_sign: &[AmountPart::Text("¤"), AmountPart::Digits],
        with_id: &[AmountPart::Text("¤¤"), AmountPart::Digits],
        percent: "‰",
        date: &[DatePart::TwoDigitMonth, DatePart::Text("~"), DatePart::TwoDigitDay, DatePart::Text("~")],
        long_date: &[DatePart::TwoDigitDay, DatePart::Text("~"), DatePart::TwoDigitMonth, DatePart::Text("~")],
        quotes: ["‹", "›"],
        colon: " → ",
        and: " + ",
        number: " # ",
        zero_is_singular: true,
    };
}

/// As its tag.
impl std::fmt::Display for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.tag())
    }
}

impl serde::Serialize for Locale {
    /// As its tag. Any tag that `FromStr` takes is read.
    ///
    /// ```
    /// # use inspir_core::Locale;
    /// assert_eq!(serde_json::to_string(&Locale::En)?, r#""en""#);
    /// assert_eq!(serde_json::from_str::<Locale>(r#""en-GB""#)?, Locale::En);
    /// assert!(serde_json::from_str::<Locale>(r#""tlh""#).is_err());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> serde::Deserialize<'de> for Locale {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = std::borrow::Cow::<str>::deserialize(deserializer)?;
        tag.parse().map_err(serde::de::Error::custom)
    }
}

/// Words of the program in every language: `words!(fr: "Plafond", en: "Ceiling")`. A language that
/// is forgotten is a compile error.
macro_rules! words {
    ($first:ident: $text:expr $(, $tag:ident: $more:expr)* $(,)?) => {
        $crate::locale::Words {
            $first: $text,
            $($tag: $more,)*
            #[cfg(feature = "pseudo")]
            qps: $crate::locale::pseudo::marked!($text),
        }
    };
}
pub(crate) use words;

impl Words<&str> {
    /// Copies the words.
    pub(crate) fn owned(self) -> Words {
        Words::each(|locale| (*self.get(locale)).to_owned())
    }
}

impl Words {
    /// The words in every language.
    pub(crate) fn all(&self) -> Vec<&String> {
        Locale::KNOWN.iter().map(|locale| self.get(*locale)).collect()
    }

    /// Words that are not given in every language. A language without words gets those of the first
    /// language that has some. `None` if no language has words. Given words are not empty.
    pub(crate) fn of_given(given: &mut dyn FnMut(Locale) -> Option<String>) -> Option<Self> {
        let mut words = Self::default();
        let mut first = None;
        for locale in Locale::KNOWN {
            if let Some(text) = given(*locale) {
                first.get_or_insert(*locale);
                *words.get_mut(*locale) = text;
            }
        }
        let first = words.get(first?).clone();
        for locale in Locale::KNOWN {
            let text = words.get_mut(*locale);
            if text.is_empty() {
                text.push_str(&first);
            }
        }
        Some(words)
    }
}

impl serde::Serialize for Words {
    /// By the tags of the languages.
    ///
    /// ```
    /// # use inspir_core::{Locale, Words};
    /// let names = Words::each(|locale| format!("in {locale}"));
    /// assert_eq!(serde_json::to_value(&names)?["en"], "in en");
    /// assert_eq!(serde_json::from_str::<Words>(r#"{"en":"only"}"#)?.get(Locale::Fr), "only");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Locale::KNOWN.iter().map(|locale| (locale.tag(), self.get(*locale))))
    }
}

impl<'de> serde::Deserialize<'de> for Words {
    /// From words in at least one language: a language without words gets those of the first that
    /// has some. Languages that the library does not know are left out.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut given = std::collections::BTreeMap::<String, String>::deserialize(deserializer)?;
        let words = Self::of_given(&mut |locale| {
            given.remove(locale.tag()).filter(|text| !text.is_empty())
        });
        words.ok_or_else(|| serde::de::Error::custom("words in no language"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_language_lacks_the_first_that_has_words_stands() {
        let given = |fr: Option<&str>, en: Option<&str>| {
            Words::of_given(&mut |locale| match locale {
                Locale::Fr => fr.map(str::to_owned),
                Locale::En => en.map(str::to_owned),
                #[cfg(feature = "pseudo")]
                Locale::Pseudo => None,
            })
        };
        let texts = |words: Option<Words>| {
            words.map(|words| [Locale::Fr, Locale::En].map(|locale| words.get(locale).clone()))
        };
        let both = |fr: &str, en: &str| Some([fr.to_owned(), en.to_owned()]);
        assert_eq!(texts(given(Some("a"), Some("b"))), both("a", "b"));
        assert_eq!(texts(given(Some("a"), None)), both("a", "a"));
        assert_eq!(texts(given(None, Some("b"))), both("b", "b"));
        assert_eq!(given(None, None), None);
    }
}
