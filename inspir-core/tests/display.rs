//! What writes itself obeys the width, the fill and the alignment that it is written with.

#![cfg(test)]

use std::fmt::Display;

use inspir_core::{Amount, AmountError, Call, Commune, Iban, Rate, Rna, Siret};

/// Numbers stand on the right, unless told otherwise, and no precision cuts them.
fn number(value: &dyn Display, plain: &str) {
    let spaces = " ".repeat(5);
    let width = plain.len() + 5;
    assert_eq!(format!("{value}"), plain);
    assert_eq!(format!("{value:width$}"), format!("{spaces}{plain}"));
    assert_eq!(format!("{value:>width$}"), format!("{spaces}{plain}"));
    assert_eq!(format!("{value:<width$.1}"), format!("{plain}{spaces}"));
    assert_eq!(format!("{value:*^width$.0}"), format!("**{plain}***"));
    assert_eq!(format!("{value:1}"), plain);
    assert_eq!(format!("{value:.0}"), plain);
}

/// Texts stand on the left, unless told otherwise; a precision cuts them, as it does any text.
fn text(value: &dyn Display, plain: &str) {
    let spaces = " ".repeat(5);
    let width = plain.chars().count() + 5;
    assert_eq!(format!("{value}"), plain);
    assert_eq!(format!("{value:width$}"), format!("{plain}{spaces}"));
    assert_eq!(format!("{value:>width$}"), format!("{spaces}{plain}"));
    assert_eq!(format!("{value:*^width$}"), format!("**{plain}***"));
    assert_eq!(format!("{value:1}"), plain);
    assert_eq!(format!("{value:.3}"), plain.chars().take(3).collect::<String>());
}

#[test]
fn amounts_and_rates_are_numbers() {
    number(&Amount::from_cents(1_250_050), "12500.50");
    number(&Amount::ZERO, "0.00");
    number(&Amount::from_cents(-5), "-0.05");
    number(&Rate::new("0.5".parse().expect("a number")).expect("a share"), "0.50");
    number(&Rate::new("0.333333".parse().expect("a number")).expect("a share"), "0.333333");
    let [gain, loss] = [Amount::from_cents(1250), Amount::from_cents(-1250)];
    assert_eq!(format!("{gain:+}|{loss:+}|{gain:08}|{loss:08}"), "+12.50|-12.50|00012.50|-0012.50");
}

#[test]
fn identifiers_and_errors_are_texts() {
    text(&"62119".parse::<Commune>().expect("a commune"), "62119");
    text(&"35600000018723".parse::<Siret>().expect("a SIRET"), "35600000018723");
    text(&"w62 3990142".parse::<Rna>().expect("an RNA number"), "W623990142");
    let iban = "FR1420041010050500013M02606";
    text(&iban.parse::<Iban>().expect("an IBAN"), iban);
    for error in [AmountError::Format, AmountError::OutOfRange, AmountError::NotExact] {
        text(&error, &error.to_string());
    }
    let error = Call::from_json("[]").expect_err("a mistake");
    let members = "`id`, `edition`, `title`, `organisation`, `summary`, `requirements`";
    let place = "the whole definition (line 1, column 1)";
    text(&error.problems()[0], &format!("{place}: expected an object with {members}"));
    text(&error, &error.to_string());
    let error = "356".parse::<Siret>().expect_err("too short");
    text(&error, "a SIRET number has 14 characters, not 3");
}
