//! What people write, against a slow plain reference: it does not read. It writes every value in every
//! way that it knows and compares.

#![cfg(test)]
#![allow(clippy::string_slice, reason = "texts are cut at ASCII characters")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use inspir_core::chrono::{Datelike, Days, NaiveDate};
use inspir_core::rust_decimal::Decimal;
use inspir_core::written::{self, DayCount, WrittenReason};
use inspir_core::{Amount, Currency, Locale, wire};

/// Numbers that look random and are the same in every run (a linear congruence).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn one_of<'t, T: ?Sized>(&mut self, of: &[&'t T]) -> &'t T {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }
}

/// Digits in groups of three, from the right.
fn in_groups(digits: &str, sign: &str) -> String {
    let mut groups: Vec<&str> = Vec::new();
    let mut rest = digits;
    while rest.len() > 3 {
        let (before, group) = rest.split_at(rest.len() - 3);
        groups.push(group);
        rest = before;
    }
    groups.push(rest);
    groups.reverse();
    groups.join(sign)
}

const GROUPINGS: [&str; 5] = ["", " ", "'", ".", ","];
const MARKS: [&str; 2] = [".", ","];

/// The values that a text is a spelling of: a value is one if it is written like this with some sign
/// between thousands and some mark before the decimals.
fn values(text: &str) -> BTreeSet<Decimal> {
    let mut found = BTreeSet::new();
    for grouping in GROUPINGS {
        for mark in MARKS.into_iter().filter(|mark| *mark != grouping) {
            let bare =
                if grouping.is_empty() { text.to_owned() } else { text.replace(grouping, "") };
            let (whole, part) = match bare.split_once(mark) {
                Some((whole, part)) => (whole.to_owned(), Some(part.to_owned())),
                None => (bare.clone(), None),
            };
            let plain = match &part {
                Some(part) => format!("{}.{part}", if whole.is_empty() { "0" } else { &whole }),
                None => whole.clone(),
            };
            let is_plain =
                |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            if !plain.split('.').all(is_plain) || whole.contains('.') || plain.len() > 25 {
                continue;
            }
            let mut spelling = in_groups(&whole, grouping);
            if whole.len() > 3 && !grouping.is_empty() && whole.starts_with('0') {
                continue;
            }
            if let Some(part) = &part {
                spelling.push_str(mark);
                spelling.push_str(part);
            }
            if spelling == text {
                found.extend(plain.parse::<Decimal>());
            }
        }
    }
    found
}

#[test]
fn amounts_are_read_as_the_reference_reads_them() {
    let mut numbers = Numbers(20_270_403);
    let mut counts = BTreeMap::<&str, usize>::new();
    for _ in 0..100_000 {
        // A number in groups, with decimals; sometimes one sign of it is another one.
        let length = numbers.below(13);
        let mut digits = numbers.below(10_u64.pow(9)).to_string();
        digits.push_str(&numbers.below(10_u64.pow(9)).to_string());
        digits.truncate(usize::try_from(length).unwrap());
        let mut body = in_groups(&digits, numbers.one_of(&["", "", " ", " ", ".", ",", "'"]));
        if numbers.below(3) > 0 {
            body.push_str(numbers.one_of(&[",", ",", "."]));
            let part = numbers.below(10_000).to_string();
            body.push_str(&part[..part.len().min(usize::try_from(1 + numbers.below(4)).unwrap())]);
        }
        if numbers.below(4) == 0 && !body.is_empty() {
            let at = usize::try_from(numbers.below(body.len() as u64)).unwrap();
            body.replace_range(at..=at, numbers.one_of(&["", ".", ",", " ", "0", "7", "x", "'"]));
        }
        let body = body.trim().to_owned();
        // The reference knows neither currencies nor kinds of spaces.
        let space = numbers.one_of(&[" ", "\u{a0}", "\u{202f}", "\u{2009}"]);
        let dressed = body.replace(' ', space).replace('\'', numbers.one_of(&["'", "’"]));
        let text = match numbers.below(5) {
            0 => format!("{dressed}{space}€"),
            1 => format!("€{dressed}"),
            2 => format!("EUR {dressed} "),
            _ => format!("{space}{dressed}"),
        };
        let bare = body.is_empty();
        let locale = if numbers.below(2) == 0 { Locale::Fr } else { Locale::En };

        let expected = values(&body);
        let read = written::amount(&text, locale, Currency::Eur);
        let outcome = match &read {
            Ok(Some(amount)) => {
                let [value] = expected.iter().collect::<Vec<_>>()[..] else {
                    panic!("`{text}` is read as {amount}, and may be {expected:?}");
                };
                assert_eq!(Some(*value), amount.to_decimal(), "`{text}`");
                "value"
            }
            Ok(None) => {
                assert!(bare, "`{text}` is not blank");
                "absent"
            }
            Err(error) => {
                match error.reason() {
                    WrittenReason::Ambiguous => {
                        let readings = error.readings().iter().map(|text| text.parse().unwrap());
                        assert_eq!(readings.collect::<BTreeSet<Decimal>>(), expected, "`{text}`");
                    }
                    WrittenReason::Decimals => {
                        assert!(expected.iter().all(|value| value.scale() > 2), "`{text}`");
                    }
                    WrittenReason::TooLarge => {
                        let most = Amount::MAX.to_decimal().unwrap();
                        assert!(expected.iter().all(|value| *value > most), "`{text}`");
                    }
                    reason => assert!(expected.is_empty(), "`{body}` {reason}: {expected:?}"),
                }
                for locale in Locale::ALL {
                    assert!(error.message(*locale).contains(error.found()));
                }
                error.reason().id()
            }
        };
        *counts.entry(outcome).or_default() += 1;
    }
    for outcome in ["value", "absent", "ambiguous", "decimals", "grouping", "format"] {
        assert!(counts.get(outcome) > Some(&1000), "{counts:?}");
    }
}

#[test]
fn amounts_that_are_written_are_read_again() {
    let mut numbers = Numbers(1);
    for _ in 0..20_000 {
        let digits = u32::try_from(numbers.below(14)).unwrap();
        let cents = i128::from(numbers.below(1 << 31)) * i128::from(numbers.below(1 << 31));
        let amount = Amount::from_cents(cents % 10_i128.pow(digits + 1));
        for currency in Currency::ALL {
            for locale in Locale::ALL {
                let text = written::format_amount(amount, *locale, *currency);
                let read = written::amount(&text, *locale, *currency);
                assert_eq!(read, Ok(Some(amount)), "{text}");
            }
        }
    }
}

const FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The ways in which people write a day, as the reference knows them.
fn spellings(date: NaiveDate) -> Vec<String> {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let index = date.month0() as usize;
    let (french, english) = (FRENCH[index], ENGLISH[index]);
    let mut found = vec![
        format!("{day} {french} {year}"),
        format!("{day:02} {} {year}", french.to_uppercase()),
        format!("{day} {english} {year}"),
        format!("{english} {day}, {year}"),
        format!("{day}-{english}-{year}"),
        format!("{year}-{month:02}-{day:02}T00:00:00"),
        format!("{year}-{month:02}-{day:02} 00:00:00"),
        format!("{day:02}/{month:02}/{year} 00:00"),
    ];
    if day == 1 {
        found.extend([format!("1er {french} {year}"), format!("1st {english} {year}")]);
    }
    for sign in ["/", "-", "."] {
        found.extend([
            format!("{day:02}{sign}{month:02}{sign}{year}"),
            format!("{day}{sign}{month}{sign}{year}"),
            format!("{year}{sign}{month:02}{sign}{day:02}"),
            format!("{year}{sign}{month}{sign}{day}"),
        ]);
    }
    found
}

#[test]
fn days_are_read_as_the_reference_writes_them() {
    let first = NaiveDate::from_ymd_opt(2023, 12, 1).unwrap();
    let days: BTreeSet<NaiveDate> = (0..900).map(|days| first + Days::new(days)).collect();
    let mut known = BTreeMap::new();
    for day in &days {
        for spelling in spellings(*day) {
            let other = known.insert(spelling.clone(), *day);
            assert!(other.is_none_or(|other| other == *day), "`{spelling}`");
        }
    }
    for (text, day) in &known {
        for locale in Locale::ALL {
            assert_eq!(written::date(text, *locale), Ok(Some(*day)), "`{text}`");
        }
    }
    // Texts that differ by one sign are days of the reference, or none of these years.
    let mut numbers = Numbers(7);
    let (mut same, mut refused) = (0, 0);
    let all: Vec<(&String, &NaiveDate)> = known.iter().collect();
    for _ in 0..100_000 {
        let (text, _) = all[usize::try_from(numbers.below(all.len() as u64)).unwrap()];
        let mut signs: Vec<char> = text.chars().collect();
        let at = usize::try_from(numbers.below(signs.len() as u64)).unwrap();
        let with: Vec<char> =
            numbers.one_of(&["", "0", "1", "2", "9", "/", "-", "."]).chars().collect();
        signs.splice(at..=at, with);
        let changed: String = signs.into_iter().collect();
        match written::date(&changed, Locale::Fr) {
            Ok(Some(day)) if days.contains(&day) => {
                assert!(
                    known.get(&changed) == Some(&day) || is_loose(&changed, day),
                    "`{changed}` is read as {day}"
                );
                same += 1;
            }
            Ok(Some(day)) => assert!(
                spellings(day).contains(&changed) || is_loose(&changed, day),
                "`{changed}` is read as {day}"
            ),
            Ok(None) => panic!("`{changed}` is not blank"),
            Err(_) => {
                assert!(!known.contains_key(&changed), "`{changed}`");
                refused += 1;
            }
        }
    }
    assert!(same > 5_000 && refused > 30_000, "{same}, {refused}");
}

/// Whether a text says a day with the numbers, and the name, of its month: signs aside.
fn is_loose(text: &str, date: NaiveDate) -> bool {
    // A time zone does not matter at midnight.
    let without_zone = text.strip_suffix("-00").unwrap_or(text);
    let mut midnights = ["0:00:00", "00:00:00", "0:00", "00:00"].iter();
    let day = midnights.find_map(|time| without_zone.strip_suffix(time)?.strip_suffix([' ', 'T']));
    let day = day.unwrap_or(text);
    let words: Vec<&str> =
        day.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let numbers: BTreeSet<u32> = words
        .iter()
        .filter_map(|word| word.trim_end_matches(|c: char| c.is_alphabetic()).parse().ok())
        .collect();
    let index = date.month0() as usize;
    // A month may be shortened.
    let is_named = words.iter().any(|word| {
        let word = word.to_lowercase();
        let names = [FRENCH[index].to_owned(), ENGLISH[index].to_lowercase()];
        word.len() >= 3 && names.iter().any(|name| name.starts_with(&word))
    });
    let year = u32::try_from(date.year()).unwrap();
    let mut expected = BTreeSet::from([date.day(), year]);
    if !is_named {
        expected.insert(date.month());
    }
    words.len() == 3 && numbers == expected
}

#[test]
fn day_numbers_count_from_the_days_that_spreadsheets_show() {
    let at = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let mut day = at(1900, 3, 1);
    // Day 60 was 29 February 1900, for spreadsheets.
    for number in 61_u32..109_575 {
        let read = written::day_number(&number.to_string(), DayCount::From1900);
        assert_eq!(read, Ok(Some(day)), "{number}");
        if let Some(number) = number.checked_sub(1462).filter(|_| day >= at(1904, 1, 1)) {
            let read = written::day_number(&number.to_string(), DayCount::From1904);
            assert_eq!(read, Ok(Some(day)), "{number}");
        }
        day = day.succ_opt().unwrap();
    }
    assert_eq!(day, at(2200, 1, 1));
}

/// What every language replays: texts, and the JSON of what was read.
#[test]
fn every_language_reads_the_same() {
    let amounts = [
        "1 234,50 €",
        "1\u{a0}234,5",
        "1\u{202f}234",
        "12.345,60",
        "12,345.60",
        "EUR 12",
        "12 euros",
        "€0.05",
        "",
        "\u{a0}",
        "1.234",
        "1,234",
        "0,125",
        "-5",
        "(5)",
        "5 $",
        "5 k€",
        "1 2345",
        "1,2E+03",
        "n/a",
        "+12",
        "9 999 999 999 999",
        "« douze »",
    ];
    let dates = [
        "03/04/2027",
        "3.4.2027",
        "2027-04-03T00:00:00Z",
        "1er janvier 2027",
        "January 2nd, 2027",
        " ",
        "03/04/27",
        "12/25/2027",
        "31/02/2027",
        "2027-04-03 14:30",
        "46388",
        "20270403",
        "demain",
        "néant",
    ];
    let told = |read: String, of: &str, text: &str, locale: Locale, currency: Currency| {
        serde_json::json!({
            "of": of, "text": text, "locale": locale.tag(), "currency": currency.id(), "read": read
        })
    };
    let mut same = Vec::new();
    for locale in Locale::ALL {
        for (text, currency) in amounts
            .iter()
            .map(|text| (*text, Currency::Eur))
            .chain([("£12.50", Currency::Gbp), ("12 €", Currency::Gbp)])
        {
            let read = wire::read_amount(text, *locale, currency);
            same.push(told(read, "amount", text, *locale, currency));
        }
        for text in dates {
            let read = wire::read_date(text, *locale);
            same.push(told(read, "date", text, *locale, Currency::Eur));
        }
    }
    let lines: Vec<String> = same.iter().map(ToString::to_string).collect();
    let text = format!("[\n{}\n]\n", lines.join(",\n"));
    common::assert_fresh(&common::beside("written/same.json"), &text);
}
