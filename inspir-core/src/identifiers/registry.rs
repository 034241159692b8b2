//! The countries of the IBAN registry (ISO 13616), and what follows the check digits in each.

use Run::{Both as C, Digits as N, Letters as A};

/// Characters of one class in a row. The registry writes `4!n` for `Digits(4)`, `a` for letters and
/// `c` for both.
#[derive(Clone, Copy, Debug)]
pub(super) enum Run {
    Digits(u8),
    Letters(u8),
    Both(u8),
}

impl Run {
    pub(super) const fn length(self) -> u8 {
        match self {
            Self::Digits(length) | Self::Letters(length) | Self::Both(length) => length,
        }
    }

    pub(super) const fn accepts(self, character: u8) -> bool {
        match self {
            Self::Digits(_) => character.is_ascii_digit(),
            Self::Letters(_) => character.is_ascii_uppercase(),
            Self::Both(_) => character.is_ascii_digit() || character.is_ascii_uppercase(),
        }
    }
}

/// The structure after the check digits in this country, if it is in the registry.
pub(super) fn structure(country: &str) -> Option<&'static [Run]> {
    let index = COUNTRIES.binary_search_by_key(&country, |(code, _)| code).ok()?;
    COUNTRIES.get(index).map(|(_, structure)| *structure)
}

/// In the order of their codes. Neighbours of one class are one run.
#[rustfmt::skip]
const COUNTRIES: &[(&str, &[Run])] = &[
    ("AD", &[N(8), C(12)]), ("AE", &[N(19)]), ("AL", &[N(8), C(16)]), ("AT", &[N(16)]),
    ("AZ", &[A(4), C(20)]), ("BA", &[N(16)]), ("BE", &[N(12)]), ("BG", &[A(4), N(6), C(8)]),
    ("BH", &[A(4), C(14)]), ("BI", &[N(23)]), ("BR", &[N(23), A(1), C(1)]),
    ("BY", &[C(4), N(4), C(16)]), ("CH", &[N(5), C(12)]), ("CR", &[N(18)]), ("CY", &[N(8), C(16)]),
    ("CZ", &[N(20)]), ("DE", &[N(18)]), ("DJ", &[N(23)]), ("DK", &[N(14)]), ("DO", &[C(4), N(20)]),
    ("EE", &[N(16)]), ("EG", &[N(25)]), ("ES", &[N(20)]), ("FI", &[N(14)]), ("FK", &[A(2), N(12)]),
    ("FO", &[N(14)]), ("FR", &[N(10), C(11), N(2)]), ("GB", &[A(4), N(14)]), ("GE", &[A(2), N(16)]),
    ("GI", &[A(4), C(15)]), ("GL", &[N(14)]), ("GR", &[N(7), C(16)]), ("GT", &[C(24)]),
    ("HN", &[A(4), N(20)]), ("HR", &[N(17)]), ("HU", &[N(24)]), ("IE", &[A(4), N(14)]),
    ("IL", &[N(19)]), ("IQ", &[A(4), N(15)]), ("IS", &[N(22)]), ("IT", &[A(1), N(10), C(12)]),
    ("JO", &[A(4), N(4), C(18)]), ("KW", &[A(4), C(22)]), ("KZ", &[N(3), C(13)]),
    ("LB", &[N(4), C(20)]), ("LC", &[A(4), C(24)]), ("LI", &[N(5), C(12)]), ("LT", &[N(16)]),
    ("LU", &[N(3), C(13)]), ("LV", &[A(4), C(13)]), ("LY", &[N(21)]), ("MC", &[N(10), C(11), N(2)]),
    ("MD", &[C(20)]), ("ME", &[N(18)]), ("MK", &[N(3), C(10), N(2)]), ("MN", &[N(16)]),
    ("MR", &[N(23)]), ("MT", &[A(4), N(5), C(18)]), ("MU", &[A(4), N(19), A(3)]),
    ("NI", &[A(4), N(20)]), ("NL", &[A(4), N(10)]), ("NO", &[N(11)]), ("OM", &[N(3), C(16)]),
    ("PK", &[A(4), C(16)]), ("PL", &[N(24)]), ("PS", &[A(4), C(21)]), ("PT", &[N(21)]),
    ("QA", &[A(4), C(21)]), ("RO", &[A(4), C(16)]), ("RS", &[N(18)]), ("RU", &[N(14), C(15)]),
    ("SA", &[N(2), C(18)]), ("SC", &[A(4), N(20), A(3)]), ("SD", &[N(14)]), ("SE", &[N(20)]),
    ("SI", &[N(15)]), ("SK", &[N(20)]), ("SM", &[A(1), N(10), C(12)]), ("SO", &[N(19)]),
    ("ST", &[N(21)]), ("SV", &[A(4), N(20)]), ("TL", &[N(19)]), ("TN", &[N(20)]),
    ("TR", &[N(6), C(16)]), ("UA", &[N(6), C(19)]), ("VA", &[N(18)]), ("VG", &[A(4), N(16)]),
    ("XK", &[N(16)]), ("YE", &[A(4), N(4), C(18)]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_in_order_and_fit() {
        assert_eq!(COUNTRIES.len(), 89);
        assert!(COUNTRIES.is_sorted_by(|(one, _), (next, _)| one < next));
        for (country, structure) in COUNTRIES {
            let length: u32 = structure.iter().map(|run| u32::from(run.length())).sum();
            // Norway has the shortest numbers; no number has more than 34 characters.
            assert!((11..=30).contains(&length), "{country}: {length}");
        }
    }

    /// An IBAN of this country with the right check digits.
    fn iban(country: &str, account: &str) -> String {
        let number = |text: &str| {
            text.chars().fold(0, |rest, c| {
                let value = c.to_digit(36).unwrap();
                (rest * if value > 9 { 100 } else { 10 } + value) % 97
            })
        };
        format!("{country}{:02}{account}", 98 - number(&format!("{account}{country}00")))
    }

    /// Another library knows an earlier release, without Honduras and Pakistan. All else is compared place
    /// by place.
    #[test]
    fn another_library_has_the_same_structures() {
        let letters = || 'A'..='Z';
        for country in letters().flat_map(|one| letters().map(move |two| format!("{one}{two}"))) {
            if ["HN", "PK"].contains(&country.as_str()) {
                continue;
            }
            let Some(structure) = structure(&country) else {
                let theirs = iban(&country, "0").parse::<iban::Iban>();
                assert!(
                    matches!(theirs, Err(iban::ParseIbanError::UnknownCountry(_))),
                    "{country}"
                );
                continue;
            };
            let runs = structure.iter();
            let places: Vec<Run> =
                runs.flat_map(|run| std::iter::repeat_n(*run, run.length().into())).collect();
            let usual = |run: &Run| if run.accepts(b'0') { '0' } else { 'A' };
            let account: String = places.iter().map(usual).collect();
            assert!(iban(&country, &account).parse::<iban::Iban>().is_ok(), "{country}");
            for other in [format!("{account}0"), account.chars().skip(1).collect()] {
                assert!(iban(&country, &other).parse::<iban::Iban>().is_err(), "{country}");
            }
            for (at, run) in places.iter().enumerate() {
                for character in ["0", "A"] {
                    let mut account = account.clone();
                    account.replace_range(at..=at, character);
                    let theirs = iban(&country, &account).parse::<iban::Iban>().is_ok();
                    let ours = run.accepts(character.as_bytes()[0]);
                    assert_eq!(ours, theirs, "{country}: {character} at {at}");
                }
            }
        }
    }

    #[test]
    fn only_countries_of_the_registry_have_a_structure() {
        assert!(structure("FR").is_some());
        for other in ["", "F", "fr", "US", "GF", "ZZ"] {
            assert!(structure(other).is_none(), "{other}");
        }
    }
}
