//! Amounts in the currency of the call, and quotations in its language.

#![cfg(test)]

mod common;

use common::json;
use inspir_core::{Call, Currency, Locale, QuoteLanguage};
use serde_json::Value;

/// The follow-up call with one member more.
fn call(member: &str, value: &str) -> Call {
    let mut definition = json(Call::follow_up().definition());
    definition[member] = value.into();
    Call::from_json(&definition.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

const TOO_MUCH: &[u8] = br#"{"request": {"operating": "12345.60"}, "budget": {"expenses": [
    {"label": "Tests", "amount": "200000"}]}}"#;

fn message(call: &Call, requirement: &str, locale: Locale) -> String {
    let assessment = call.assess_json(TOO_MUCH);
    assessment.finding(requirement).expect("a finding").message(locale)
}

#[test]
fn messages_and_reports_write_the_currency() {
    for (id, fr, en) in [
        ("EUR", "12 345,60 €", "€12,345.60"),
        ("GBP", "12 345,60 £", "£12,345.60"),
        ("USD", "12 345,60 $", "$12,345.60"),
        ("CHF", "12 345,60 CHF", "CHF 12,345.60"),
        ("SEK", "12 345,60 SEK", "SEK 12,345.60"),
    ] {
        let call = call("currency", id);
        for (locale, amount) in [(Locale::Fr, fr), (Locale::En, en)] {
            let message = message(&call, "grant.operating_ceiling", locale);
            assert!(message.contains(&format!(" {amount},")), "{message}");
            let report = call.assess_json(TOO_MUCH).report(locale);
            let row = report
                .lines()
                .find(|line| line.contains("Demandé ") || line.contains("Requested "));
            assert!(row.is_some_and(|row| row.ends_with(&format!(" {amount}"))), "{report}");
        }
    }
}

/// Quotations and titles are the call's own, and an application holds no sign of a currency.
#[test]
fn no_other_currency_stands_in_what_the_engine_says() {
    let mut definition = json(Call::follow_up().definition());
    without_euros(&mut definition);
    definition["currency"] = "PLN".into();
    let call = Call::from_json(&definition.to_string()).expect("a call");
    for text in [
        TOO_MUCH,
        b"{}",
        br#"{"request": {"operating": 1e3, "investment": -1, "amount": "1 000"}}"#,
    ] {
        let assessment = call.assess_json(text);
        for locale in Locale::ALL {
            for told in [assessment.to_json(*locale), assessment.report(*locale)] {
                let euros =
                    ["€", "euro", "Euro", "centime"].iter().find(|word| told.contains(*word));
                assert_eq!(euros, None, "{told}");
            }
        }
    }
}

fn without_euros(value: &mut Value) {
    match value {
        Value::String(text) => *text = text.replace(['€'], "zł").replace("euro", "złoty"),
        Value::Array(items) => items.iter_mut().for_each(without_euros),
        Value::Object(members) => members.values_mut().for_each(without_euros),
        _ => {}
    }
}

/// The lines of a report do not end between an amount and its currency.
#[test]
fn amounts_stay_together_in_reports() {
    let call = call("currency", "CHF");
    for locale in Locale::ALL {
        for cents in 0..300 {
            // Amounts of every length move the ends of the lines.
            let amount = format!("{}.{cents:02}", "1".repeat(cents % 12 + 1));
            let text =
                format!(r#"{{"request": {{"operating": "{amount}", "investment": "{amount}"}}}}"#);
            let report = call.assess_json(text.as_bytes()).report(*locale);
            for line in report.lines() {
                let (first, last) = (line.trim_start(), line.trim_end());
                let is_split = first.starts_with("CHF") && *locale == Locale::Fr
                    || last.ends_with("CHF") && *locale == Locale::En;
                assert!(!is_split, "{report}");
            }
        }
    }
}

#[test]
fn quotations_in_another_language_say_so() {
    // The request is above the ceiling, of which the call speaks; the second is inferred from it.
    for (language, locale, of_call, inferred) in [
        ("fr", Locale::Fr, "Extrait de l’appel : « ", "Nous le déduisons de l’appel : « "),
        ("en", Locale::En, "From the call: “", "We infer this from the call: “"),
        (
            "fr",
            Locale::En,
            "From the call, in French: “",
            "We infer this from the call, in French: “",
        ),
        (
            "de",
            Locale::En,
            "From the call, in German: “",
            "We infer this from the call, in German: “",
        ),
        (
            "de",
            Locale::Fr,
            "Extrait de l’appel, en allemand : « ",
            "Nous le déduisons de l’appel, en allemand : « ",
        ),
        (
            "nl",
            Locale::Fr,
            "Extrait de l’appel, en néerlandais : « ",
            "Nous le déduisons de l’appel, en néerlandais : « ",
        ),
    ] {
        let call = call("quote_language", language);
        assert_eq!(call.quote_language().id(), language);
        let message = message(&call, "grant.operating_ceiling", locale);
        assert!(message.contains(&format!(" {of_call}")), "{message}");
        let empty = call.assess_json(b"{}");
        let expenses = empty.finding("budget.expenses").expect("a finding").message(locale);
        assert!(expenses.contains(&format!(" {inferred}")), "{expenses}");
    }
}

#[test]
fn descriptions_and_assessments_name_them() {
    let usual = Call::creative_event();
    assert_eq!(usual.currency(), Currency::default());
    assert_eq!(usual.quote_language(), QuoteLanguage::default());
    let description = json(&usual.describe(Locale::En).to_json());
    assert_eq!(description["currency"], "EUR");
    assert_eq!(description["quote_language"], "fr");
    for currency in Currency::ALL {
        let call = call("currency", currency.id());
        assert_eq!(call.currency(), *currency);
        assert_eq!(json(&call.describe(Locale::Fr).to_json())["currency"], currency.id());
        assert_eq!(json(&call.assess_json(b"{}").to_json(Locale::Fr))["currency"], currency.id());
    }
    for language in QuoteLanguage::ALL {
        let call = call("quote_language", language.id());
        let description = json(&call.describe(Locale::Fr).to_json());
        assert_eq!(description["quote_language"], language.id());
    }
}
