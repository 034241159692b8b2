//! Digits, and the signs between them: which group thousands, and which stands before the decimals.

use super::reason::WrittenReason;

/// A number: the digits before and behind its decimal mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SpelledNumber {
    /// Without zeros in front of others.
    pub(super) whole: String,
    pub(super) part: String,
}

/// The number that digits with signs between them stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Spelled {
    One(SpelledNumber),
    /// The sign groups thousands, or stands before decimals.
    Two {
        grouped: SpelledNumber,
        with_decimals: SpelledNumber,
    },
}

/// A sign between digits. Spaces are alike, however wide, and so are apostrophes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Point,
    Comma,
    Space,
    Apostrophe,
}

impl Sign {
    const fn of(c: char) -> Option<Self> {
        Some(match c {
            '.' => Self::Point,
            ',' => Self::Comma,
            ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{200a}' | '\u{202f}' => Self::Space,
            '\'' | '\u{2019}' => Self::Apostrophe,
            _ => return None,
        })
    }

    const fn may_be_decimal(self) -> bool {
        matches!(self, Self::Point | Self::Comma)
    }
}

impl SpelledNumber {
    pub(super) fn new(whole: &str, part: &str) -> Self {
        let whole = match whole.trim_start_matches('0') {
            "" => "0",
            whole => whole,
        };
        Self { whole: whole.to_owned(), part: part.to_owned() }
    }

    /// With a point before the decimals.
    pub(super) fn plain(&self) -> String {
        let Self { whole, part } = self;
        if part.is_empty() { whole.clone() } else { format!("{whole}.{part}") }
    }
}

/// Reads digits with signs between them.
pub(super) fn spelled(text: &str) -> Result<Spelled, WrittenReason> {
    let (mut groups, mut signs) = (vec![String::new()], Vec::new());
    for c in text.chars() {
        match (Sign::of(c), groups.last_mut()) {
            (None, Some(group)) if c.is_ascii_digit() => group.push(c),
            (Some(sign), _) => {
                signs.push(sign);
                groups.push(String::new());
            }
            _ => return Err(WrittenReason::Format),
        }
    }
    let grouped = are_thousands(&groups, &signs).then(|| SpelledNumber::new(&groups.concat(), ""));
    match (grouped, with_decimals(&groups, &signs)) {
        (Some(grouped), Some(with_decimals)) => Ok(Spelled::Two { grouped, with_decimals }),
        (Some(figure), None) | (None, Some(figure)) => Ok(Spelled::One(figure)),
        (None, None) if groups.iter().any(String::is_empty) => Err(WrittenReason::Format),
        (None, None) => Err(WrittenReason::Grouping),
    }
}

/// Whether the digits are one group, or groups of three behind a first of one to three, the signs between
/// them being the same.
fn are_thousands(groups: &[String], signs: &[Sign]) -> bool {
    match (groups, signs) {
        ([first, rest @ ..], [sign, signs @ ..]) => {
            (1..=3).contains(&first.len())
                && !first.starts_with('0')
                && rest.iter().all(|group| group.len() == 3)
                && signs.iter().all(|other| other == sign)
        }
        ([only], []) => !only.is_empty(),
        _ => false,
    }
}

/// The number whose decimals stand behind the last sign, if that can be.
fn with_decimals(groups: &[String], signs: &[Sign]) -> Option<SpelledNumber> {
    let ([groups @ .., part], [signs @ .., sign]) = (groups, signs) else { return None };
    let is_whole = match groups {
        // The zero before the mark may be left out.
        [whole] if whole.is_empty() => true,
        groups => are_thousands(groups, signs),
    };
    let is_right = is_whole && sign.may_be_decimal() && !signs.contains(sign) && !part.is_empty();
    is_right.then(|| SpelledNumber::new(&groups.concat(), part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_told_apart() {
        let read = |text: &str| match spelled(text) {
            Ok(Spelled::One(figure)) => figure.plain(),
            Ok(Spelled::Two { grouped, with_decimals }) => {
                format!("{} or {}", grouped.plain(), with_decimals.plain())
            }
            Err(reason) => reason.id().to_owned(),
        };
        for (text, expected) in [
            ("1234", "1234"),
            ("0012", "12"),
            ("1 234,50", "1234.50"),
            ("1\u{202f}234\u{a0}567,5", "1234567.5"),
            ("12.345,60", "12345.60"),
            ("12,345.60", "12345.60"),
            ("1’234.50", "1234.50"),
            ("1.234.567", "1234567"),
            (",5", "0.5"),
            ("1.234", "1234 or 1.234"),
            ("1,234", "1234 or 1.234"),
            ("0,125", "0.125"),
            ("1234,567", "1234.567"),
            ("1 234,567", "1234.567"),
            ("1 2345", "grouping"),
            ("1.234,567.8", "grouping"),
            ("12.34.56", "grouping"),
            ("1 234 5", "grouping"),
            ("1234 567", "grouping"),
            ("12,", "format"),
            ("1  234", "format"),
            ("1a", "format"),
            ("", "format"),
            (".", "format"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
