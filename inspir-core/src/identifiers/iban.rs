use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use iban::{Iban as Validated, ParseBaseIbanError, ParseIbanError};

use super::error::{IdentifierError, normalised};

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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Iban(String);

const NAME: &str = "an IBAN";

impl FromStr for Iban {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let text = normalised(text);
        let bban = match with_usual_check_digits(&text).parse::<Validated>() {
            Ok(iban) => iban.bban().to_owned(),
            Err(ParseIbanError::UnknownCountry(_)) if structure_holds(&text) => String::new(),
            Err(ParseIbanError::InvalidBaseIban {
                source: ParseBaseIbanError::InvalidChecksum,
            }) => {
                return Err(IdentifierError::Checksum(NAME));
            }
            Err(_) => return Err(IdentifierError::Format(NAME)),
        };
        if text.starts_with("FR") && !rib_key_is_right(&bban) {
            return Err(IdentifierError::Checksum(NAME));
        }
        Ok(Self(text))
    }
}

/// The same number with the check digits that a bank would give it. The `iban` crate takes no others,
/// but 00 and 01 are right as well: modulo 97 they are 97 and 98.
fn with_usual_check_digits(iban: &str) -> Cow<'_, str> {
    let usual = match iban.get(2..4) {
        Some("00") => "97",
        Some("01") => "98",
        _ => return Cow::Borrowed(iban),
    };
    let mut iban = iban.to_owned();
    iban.replace_range(2..4, usual);
    Cow::Owned(iban)
}

/// Whether an IBAN has the structure of a country of the SWIFT registry that the `iban` crate does
/// not know: Pakistan (4 letters, 16 characters) and Honduras (4 letters, 20 digits).
fn structure_holds(iban: &str) -> bool {
    let Some((head, account)) = iban.split_at_checked(8) else { return false };
    let bank_is_letters = head.bytes().skip(4).all(|byte| byte.is_ascii_uppercase());
    bank_is_letters
        && match iban.get(..2) {
            Some("PK") => account.len() == 16,
            Some("HN") => account.len() == 20 && account.bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        }
}

/// The key of a French account number (clé RIB), its last two digits:
/// `97 − ((89·bank + 15·branch + 3·account) mod 97)`, so from 01 to 97.
///
/// The weights are powers of 10 modulo 97: with its key, the whole number is a multiple of 97.
fn rib_key_is_right(bban: &str) -> bool {
    let remainder = |text: &str| text.bytes().fold(0, |rest, byte| (rest * 10 + value(byte)) % 97);
    match bban.split_at_checked(21) {
        Some((_, key)) => remainder(bban) == 0 && ("01"..="97").contains(&key),
        None => false,
    }
}

/// A digit as it is, A–I as 1–9, J–R as 1–9, S–Z as 2–9.
fn value(byte: u8) -> u32 {
    u32::from(match byte {
        b'A'..=b'I' => byte - b'A' + 1,
        b'J'..=b'R' => byte - b'J' + 1,
        b'S'..=b'Z' => byte - b'S' + 2,
        _ => byte.saturating_sub(b'0'),
    })
}

impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_structure_and_rib_key() {
        for right in [
            "FR1420041010050500013M02606",
            "fr14 2004 1010 0505 0001 3m02 606",
            "DE89370400440532013000",
            "PK36SCBL0000001123456702",
            "DE00000000000000000066",
            "DE01000000000000000048",
            "DE99000000000000000030",
            "PK01ZZZZ0000000000000026",
        ] {
            assert!(right.parse::<Iban>().is_ok(), "{right}");
        }
        // The second passes mod 97 but not the RIB key; the third has a wrong length for Germany.
        for wrong in [
            "FR1520041010050500013M02606",
            "FR8420041010050500013M02607",
            "DE8937040044053201300",
            "DE00000000000000000067",
            "DE1é",
            "",
            "é",
        ] {
            assert!(wrong.parse::<Iban>().is_err(), "{wrong}");
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
