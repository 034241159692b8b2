//! The language that fits best what a reader asks for.

use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

use super::locale::Locale;

/// A tag whose language is none of the [`Locale`]s.
///
/// ```
/// use inspir_core::Locale;
///
/// let error = "de-AT".parse::<Locale>().expect_err("not yet");
/// assert_eq!(error.to_string(), "there are no words in `de-AT`; the languages are `fr`, `en`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLocale(String);

impl fmt::Display for UnknownLocale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tags: Vec<String> =
            Locale::ALL.iter().map(|known| format!("`{}`", known.tag())).collect();
        let tag = crate::text::shortened(&self.0);
        f.pad(&format!("there are no words in `{tag}`; the languages are {}", tags.join(", ")))
    }
}

impl std::error::Error for UnknownLocale {}

impl FromStr for Locale {
    type Err = UnknownLocale;

    /// The locale of a language tag, whatever its region, script or letter case: `en-GB`, `fr_FR`,
    /// `EN`.
    fn from_str(tag: &str) -> Result<Self, UnknownLocale> {
        Self::of_language(tag).ok_or_else(|| UnknownLocale(tag.to_owned()))
    }
}

impl Locale {
    fn of_language(tag: &str) -> Option<Self> {
        let tag = tag.trim();
        let is_of_tags = |sign: char| sign.is_ascii_alphanumeric() || "-_.@".contains(sign);
        let language =
            tag.split(['-', '_', '.', '@']).next().filter(|_| tag.chars().all(is_of_tags))?;
        Self::KNOWN.iter().copied().find(|locale| locale.tag().eq_ignore_ascii_case(language))
    }

    /// The locale that an `Accept-Language` header (RFC 9110) likes best, among those there are; the
    /// usual one if it asks for none of them.
    ///
    /// ```
    /// use inspir_core::Locale;
    ///
    /// assert_eq!(Locale::accepted("de-DE, en-GB;q=0.8, fr;q=0.5"), Locale::En);
    /// assert_eq!(Locale::accepted("fr-CH, en;q=0.9"), Locale::Fr);
    /// assert_eq!(Locale::accepted("en;q=0, de"), Locale::default());
    /// assert_eq!(Locale::accepted(""), Locale::default());
    /// assert_eq!("fr_FR".parse(), Ok(Locale::Fr));
    /// ```
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        // A quality is read in thousandths, so that no float is needed.
        let ranges = header.split(',').map(|range| {
            let mut parts = range.split(';').map(str::trim);
            let tag = parts.next().unwrap_or_default();
            let quality =
                parts.find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")));
            (tag, quality.map_or(Some(1000), thousandths).unwrap_or(0))
        });
        let ranges: Vec<(&str, u16)> = ranges.collect();
        let named = |locale: Self| {
            let is_it = |range: &&(&str, u16)| Self::of_language(range.0) == Some(locale);
            ranges.iter().filter(is_it).map(|range| range.1).max()
        };
        let any = ranges.iter().find(|(tag, _)| *tag == "*").map(|range| range.1);
        let quality = |locale: Self| named(locale).or(any).unwrap_or(0);
        let place = |locale: Self| {
            let is_it = |(tag, _): &(&str, u16)| Self::of_language(tag) == Some(locale);
            ranges.iter().position(is_it).unwrap_or(usize::MAX)
        };
        let liked = Self::KNOWN.iter().copied().filter(|locale| quality(*locale) > 0);
        liked.min_by_key(|locale| (Reverse(quality(*locale)), place(*locale))).unwrap_or_default()
    }
}

/// A quality from 0 to 1 with at most three decimals.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |digits: &str| digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit());
    match whole {
        "1" if is_number(decimals) => Some(1000),
        "0" if is_number(decimals) => format!("{decimals:0<3}").parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_all_kinds() {
        for tag in ["en", "EN", "en-GB", "en_US", "en_GB.UTF-8", "en-Latn-GB", " en "] {
            assert_eq!(tag.parse(), Ok(Locale::En), "{tag}");
        }
        for tag in ["", "e", "eng", "de", "x-en", "english", "-", "*", "fr-CA, en;q=0.5", "en;q=1"]
        {
            assert!(tag.parse::<Locale>().is_err(), "{tag}");
        }
        assert!("x".repeat(500).parse::<Locale>().unwrap_err().to_string().len() < 200);
        assert_eq!(Locale::En.to_string(), "en");
    }

    #[test]
    fn the_best_of_a_header() {
        for (header, locale) in [
            ("en", Locale::En),
            ("en-GB,en;q=0.9,fr;q=0.8", Locale::En),
            ("fr;q=0.8, en;q=0.9", Locale::En),
            ("fr;q=0.9, en;q=0.9", Locale::Fr),
            ("en;q=0.9, fr;q=0.9", Locale::En),
            ("de, *;q=0.1", Locale::Fr),
            ("fr;q=0, *", Locale::En),
            ("en;q=2", Locale::Fr),
            ("en;q=0.1234, fr;q=0.001", Locale::Fr),
            ("en ; q=1.000", Locale::En),
            (",,;;q=,en", Locale::En),
            ("é☃", Locale::Fr),
        ] {
            assert_eq!(Locale::accepted(header), locale, "{header}");
        }
    }
}
