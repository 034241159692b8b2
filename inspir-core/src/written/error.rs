//! Why a text is refused.

use std::fmt;

use super::digits::Spelled;
use super::reason::{Sought, WrittenReason};
use crate::locale::Locale;
use crate::text::shortened;

/// Why what a person wrote is refused, and what to write instead.
///
/// ```
/// use inspir_core::{Locale, written};
///
/// let error = written::date("03/04/27", Locale::En).expect_err("a year of two digits");
/// assert_eq!(error.reason(), written::WrittenReason::ShortYear);
/// assert_eq!(error.found(), "03/04/27");
/// assert_eq!(
///     error.to_string(),
///     "The year of “03/04/27” has two digits. Write all four of them, such as 9 October 2026.",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenError {
    pub(super) sought: Sought,
    reason: WrittenReason,
    found: String,
    pub(super) readings: Vec<String>,
    /// The values that a list has.
    pub(super) known: Vec<String>,
}

impl WrittenError {
    pub(super) fn new(sought: Sought, reason: WrittenReason, found: &str) -> Self {
        Self { sought, reason, found: shortened(found), readings: Vec::new(), known: Vec::new() }
    }

    /// The error of a text that may have been meant to be this.
    pub(super) fn with_reading(mut self, reading: impl fmt::Display) -> Self {
        self.readings.push(reading.to_string());
        self
    }

    /// The error of digits that can be read in two ways.
    pub(super) fn ambiguous(sought: Sought, found: &str, two: Spelled, locale: Locale) -> Self {
        let error = Self::new(sought, WrittenReason::Ambiguous, found);
        let Spelled::Two { grouped, with_decimals } = two else { return error };
        match found.contains(locale.format().decimal) || !found.contains(['.', ',']) {
            true => error.with_reading(with_decimals.plain()).with_reading(grouped.plain()),
            false => error.with_reading(grouped.plain()).with_reading(with_decimals.plain()),
        }
    }

    /// Why it is refused.
    ///
    /// ```
    /// # use inspir_core::{Locale, written};
    /// let error = written::flag("peut-être").expect_err("neither yes nor no");
    /// assert_eq!(error.reason().id(), "format");
    /// ```
    #[must_use]
    pub const fn reason(&self) -> WrittenReason {
        self.reason
    }

    /// The text that was written, cut after 60 characters.
    ///
    /// ```
    /// # use inspir_core::written;
    /// assert_eq!(written::flag(" perhaps ").expect_err("neither").found(), "perhaps");
    /// ```
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// The values that may have been meant, as applications write them; of a choice, the ids that it may be.
    /// The one that the reader's language makes likelier comes first.
    ///
    /// ```
    /// # use inspir_core::{Locale, written};
    /// let error = written::date("12/25/2027", Locale::Fr).expect_err("no month 25");
    /// assert_eq!(error.readings(), ["2027-12-25"]);
    /// assert_eq!(written::commune("1001").expect_err("a lost zero").readings(), ["01001"]);
    /// ```
    #[must_use]
    pub fn readings(&self) -> &[String] {
        &self.readings
    }
}
