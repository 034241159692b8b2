//! The ways in which a language writes figures and puts words together.

/// How a language writes figures and puts words together: a row of its table.
pub(crate) struct Format {
    /// Between the whole and the decimals of a number.
    pub(crate) decimal: char,
    /// Between groups of three digits.
    pub(crate) group: char,
    /// An amount of a currency that has a sign.
    pub(crate) with_sign: &'static [AmountPart],
    /// An amount of a currency that has none, and is named by its id.
    pub(crate) with_id: &'static [AmountPart],
    /// After a number of hundredths.
    pub(crate) percent: &'static str,
    /// A date, up to its year.
    pub(crate) date: &'static [DatePart],
    /// Between a title and what is said of it.
    pub(crate) colon: &'static str,
    /// A date with the month in words, as in a letter.
    pub(crate) long_date: &'static [DatePart],
    /// Around a quotation.
    pub(crate) quotes: [&'static str; 2],
    /// Between the last two items of an enumeration.
    pub(crate) and: &'static str,
    /// Between what a list holds and the number of an item: `dépense n° 3`.
    pub(crate) number: &'static str,
    /// Whether 0 takes the singular, as 1 does.
    pub(crate) zero_is_singular: bool,
}

impl Format {
    /// Whether a date has its day before its month.
    pub(crate) fn has_day_first(&self) -> bool {
        let first = self.date.iter().find(|part| !matches!(part, DatePart::Text(_)));
        matches!(first, Some(DatePart::Day | DatePart::TwoDigitDay))
    }
}

/// A part of an amount.
pub(crate) enum AmountPart {
    /// `12 500,00`
    Digits,
    /// The sign or the id of its currency.
    Currency,
    Text(&'static str),
}

/// A part of a date.
pub(crate) enum DatePart {
    /// `9`
    Day,
    /// `9`, but `1` with this ending
    OrdinalDay(&'static str),
    /// `09`
    TwoDigitDay,
    /// `10`
    TwoDigitMonth,
    /// The name of the month, among these.
    Month(&'static [&'static str; 12]),
    Text(&'static str),
}
