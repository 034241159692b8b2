//! The reasons for which a text is refused.

use crate::closed_list::closed_list;
use crate::locale::Currency;

closed_list! {
    /// Why what a person wrote is refused.
    #[non_exhaustive]
    pub enum WrittenReason {
        /// It is not what is asked for.
        Format = "format",
        /// It can be read in two ways.
        Ambiguous = "ambiguous",
        /// It has more decimals than may be.
        Decimals = "decimals",
        /// It is below 0.
        Negative = "negative",
        /// It stands in parentheses, as accounts write what is below 0.
        Parentheses = "parentheses",
        /// It is in another currency.
        Currency = "currency",
        /// It is beyond what an application can state.
        TooLarge = "too_large",
        /// It is smaller or larger than the field takes.
        OutOfRange = "out_of_range",
        /// The digits are not in groups of three.
        Grouping = "grouping",
        /// A spreadsheet shortened it: its last digits are lost.
        Scientific = "scientific",
        /// The day stands where the month belongs.
        Swapped = "swapped",
        /// The year has two digits.
        ShortYear = "short_year",
        /// There is no such day, or it is not in the years 1900 to 2199.
        NoSuchDay = "no_such_day",
        /// It says an hour too.
        Time = "time",
        /// It is a bare number, as spreadsheets count days.
        DayNumber = "day_number",
        /// The signs between day, month and year are left out.
        NoSigns = "no_signs",
        /// A spreadsheet took zeros away from its beginning.
        LeadingZeros = "leading_zeros",
        /// It is the number of an organisation (SIREN), and that of an establishment (SIRET) is asked for.
        Siren = "siren",
        /// It only stands for nothing, or is the error of a formula.
        Placeholder = "placeholder",
        /// The list has no such value.
        Unknown = "unknown",
        /// It has more characters than may be.
        TooLong = "too_long",
    }
}

/// The kind of value that is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sought {
    Amount(Currency),
    /// With at most this many decimals.
    Number(u32),
    Date,
    DayNumber,
    Flag,
    Choice,
    Siret,
    Commune,
    Text,
}
