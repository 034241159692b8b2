use std::fmt;
use std::str::FromStr;

use super::error::{Identifier, IdentifierError, IdentifierFault};
use super::registry::{Run, structure};
use crate::as_text::as_text;

/// A bank account number (IBAN): its check digits and its country's structure hold and, for a
/// French account, its RIB key too.
///
/// ```
/// use inspir_core::Iban;
///
/// let iban: Iban = "FR14 2004 1010 0505 0001 3M02 606".parse()?;
/// assert_eq!(iban.to_string(), "FR1420041010050500013M02606");
/// assert!("FR14 2004 1010 0505 0001 3M02 607".parse::<Iban>().is_err());
/// # Ok::<(), inspir_core::IdentifierError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

impl FromStr for Iban {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let iban = Identifier::Iban.characters(text)?;
        let wrong = |fault| Err(Identifier::Iban.error(fault));
        let country = iban.get(..2).unwrap_or_default();
        let Some(structure) = structure(country) else { return wrong(IdentifierFault::Country) };
        let expected = structure.iter().fold(4_u8, |sum, run| sum.saturating_add(run.length()));
        if iban.len() != usize::from(expected) {
            return Err(Identifier::Iban.wrong_length(iban.len(), expected));
        }
        let Some((head, account)) = iban.split_at_checked(4) else {
            return wrong(IdentifierFault::Format);
        };
        if !head.bytes().skip(2).all(|byte| byte.is_ascii_digit()) || !has_form(account, structure)
        {
            return wrong(IdentifierFault::Format);
        }
        if !check_digits_are_right(head, account) {
            return wrong(IdentifierFault::CheckDigits);
        }
        if country == "FR" && !rib_key_is_right(account) {
            return wrong(IdentifierFault::RibKey);
        }
        Ok(Self(iban))
    }
}

/// Whether letters and digits are in their places.
fn has_form(account: &str, structure: &[Run]) -> bool {
    let places =
        structure.iter().flat_map(|run| std::iter::repeat_n(run, usize::from(run.length())));
    places.zip(account.bytes()).all(|(run, byte)| run.accepts(byte))
}

/// Whether the number is 1 modulo 97, with its first four characters behind the others and A to Z as 10
/// to 35. A bank gives check digits from 02 to 98; 00, 01 and 99 stand for 97, 98 and 02.
fn check_digits_are_right(head: &str, account: &str) -> bool {
    let digits = account.bytes().chain(head.bytes()).map(|byte| match byte {
        b'A'..=b'Z' => (100, u64::from(byte - b'A') + 10),
        _ => (10, u64::from(byte.saturating_sub(b'0'))),
    });
    let remainder = remainder(digits);
    remainder == 1
}

/// The remainder of a long number modulo 97. It comes digit by digit, each with the power of ten that makes
/// room for it. Dividing takes long, so as many digits are gathered as fit.
fn remainder(digits: impl Iterator<Item = (u64, u64)>) -> u64 {
    const MOST: u64 = u64::MAX / 1_000;
    let rest = digits.fold(0_u64, |rest, (power, digit)| {
        let rest = if rest > MOST { rest % 97 } else { rest };
        rest * power + digit
    });
    rest % 97
}

/// The key of a French account number (clé RIB), its last two digits:
/// `97 − ((89·bank + 15·branch + 3·account) mod 97)`, so from 01 to 97.
///
/// The weights are powers of 10 modulo 97: with its key, the whole number is a multiple of 97.
fn rib_key_is_right(bban: &str) -> bool {
    let remainder = |text: &str| remainder(text.bytes().map(|byte| (10, value(byte))));
    match bban.split_at_checked(21) {
        Some((_, key)) => remainder(bban) == 0 && ("01"..="97").contains(&key),
        None => false,
    }
}

/// A digit as it is, A–I as 1–9, J–R as 1–9, S–Z as 2–9.
fn value(byte: u8) -> u64 {
    u64::from(match byte {
        b'A'..=b'I' => byte - b'A' + 1,
        b'J'..=b'R' => byte - b'J' + 1,
        b'S'..=b'Z' => byte - b'S' + 2,
        _ => byte.saturating_sub(b'0'),
    })
}

as_text! { Iban }

impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::IdentifierReason::{
        self, Characters, CheckDigits, Country, Format, Length, RibKey,
    };
    use super::*;

    fn reason(text: &str) -> Option<IdentifierReason> {
        text.parse::<Iban>().err().map(|error| error.reason())
    }

    #[test]
    fn check_digits_structure_and_rib_key() {
        for right in [
            "FR1420041010050500013M02606",
            "fr14 2004 1010 0505 0001 3m02 606",
            "DE89370400440532013000",
            "PK36SCBL0000001123456702",
            "HN88CABF00000000000250005469",
            "BR1800360305000010009795493C1",
            "DE00000000000000000066",
            "DE01000000000000000048",
            "DE99000000000000000030",
            "PK01ZZZZ0000000000000026",
        ] {
            assert_eq!(reason(right), None, "{right}");
        }
    }

    #[test]
    fn the_first_reason_counts() {
        for (wrong, expected) in [
            ("FR14 2004 1010 0505 0001 3M02 60-", Characters),
            ("ZZ14-", Characters),
            ("DE1é", Characters),
            ("", Country),
            ("F", Country),
            ("ZZ14", Country),
            ("1420041010050500013M02606", Country),
            ("FR14", Length),
            ("DE8937040044053201300", Length),
            ("DE893704004405320130000", Length),
            ("FRA420041010050500013M02606", Format),
            ("FR1420O41010050500013M02606", Format),
            ("GB29N0BK60161331926819", Format),
            ("FR1520041010050500013M02606", CheckDigits),
            ("DE00000000000000000067", CheckDigits),
            ("FR8420041010050500013M02607", RibKey),
        ] {
            assert_eq!(reason(wrong), Some(expected), "{wrong}");
        }
    }

    #[test]
    fn only_the_key_of_the_formula_is_right() {
        assert!(rib_key_is_right("20041010050500013M02606"));
        // 00 and 97 agree modulo 97; the formula gives 97.
        assert!(rib_key_is_right("00000000000000000000097"));
        assert!(!rib_key_is_right("00000000000000000000000"));
    }
}
