//! What holds for every SIRET, RNA number and IBAN, right or wrong.

#![cfg(test)]

use inspir_core::{Call, Iban, IdentifierError, IdentifierReason, Rna, Siret, Status};
use proptest::prelude::*;
use proptest::sample::{Index, select};

const SIRETS: &[&str] =
    &["73282932000074", "356 000 000 18723", "35600000000001", "00000000000000", "216209312"];
const RNAS: &[&str] = &["W623990142", "w9r4 004100", "W2A1234567", "W12345678"];
const IBANS: &[&str] = &[
    "FR14 2004 1010 0505 0001 3M02 606",
    "FR8420041010050500013M02607",
    "DE89370400440532013000",
    "GB29NWBK60161331926819",
    "MT84MALT011000012345MTLCAST001S",
    "BR1800360305000010009795493C1",
    "PK36SCBL0000001123456702",
    "NO9386011117947",
];
/// Characters that people mistype or paste, white space and look-alikes among them.
const OTHERS: &[char] = &[
    '0', '1', '9', 'A', 'O', 'Z', 'a', 'o', 'z', ' ', '\t', '\u{a0}', '\u{202f}', '\u{3000}',
    '\u{200b}', '\u{feff}', '-', '.', '/', ':', '@', '[', '`', '{', 'é', 'ſ', 'K', '٣', 'Ａ', '０',
    '𝟙',
];

/// One of these texts, with some characters replaced, added or dropped.
fn near(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    let change = (any::<Index>(), 0..3, select(OTHERS));
    (select(texts), prop::collection::vec(change, 0..4)).prop_map(|(text, changes)| {
        let mut text: Vec<char> = text.chars().collect();
        for (at, how, other) in changes {
            let at = at.index(text.len().max(1));
            match how {
                0 => text.insert(at, other),
                1 if at < text.len() => text[at] = other,
                _ if at < text.len() => drop(text.remove(at)),
                _ => {}
            }
        }
        text.into_iter().collect()
    })
}

fn any_text(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    let made_of = prop::collection::vec(select(OTHERS), 0..40).prop_map(String::from_iter);
    prop_oneof![6 => near(texts), 1 => made_of, 1 => any::<String>()]
}

/// The text as identifiers are compared: without white space, in capitals.
fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect()
}

/// What holds of the result, whatever the identifier.
fn assert_sound(
    text: &str,
    result: Result<String, IdentifierError>,
    order: &[IdentifierReason],
    accepts: fn(char) -> bool,
) {
    let wrong = |c: &char| !c.is_whitespace() && !accepts(c.to_ascii_uppercase());
    match result {
        Ok(written) => assert_eq!(written, compact(text), "{text:?}"),
        Err(error) => {
            assert!(order.contains(&error.reason()), "{text:?}: {error}");
            let of_characters = error.reason() == IdentifierReason::Characters;
            assert_eq!(error.position().is_some(), of_characters, "{text:?}: {error}");
            let position = error.position().map(|position| position as usize - 1);
            assert_eq!(position, text.chars().position(|c| wrong(&c)), "{text:?}: {error}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn a_siret_is_right_or_has_one_reason(text in any_text(SIRETS)) {
        use IdentifierReason::{Characters, CheckDigits, Length, Zeros};
        let result = text.parse::<Siret>();
        assert_sound(
            &text,
            result.map(|siret| siret.to_string()),
            &[Characters, Length, Zeros, CheckDigits],
            |c| c.is_ascii_digit(),
        );
        let reason = result.err().map(|error| error.reason());
        let digits = compact(&text);
        if reason != Some(Characters) {
            prop_assert_eq!(reason == Some(Length), digits.len() != 14);
            prop_assert_eq!(reason == Some(Zeros), digits == "0".repeat(14));
        }
    }

    #[test]
    fn an_rna_number_is_right_or_has_one_reason(text in any_text(RNAS)) {
        use IdentifierReason::{Characters, Format, Length};
        let result = text.parse::<Rna>();
        let reason = result.as_ref().err().map(IdentifierError::reason);
        assert_sound(
            &text,
            result.map(|rna| rna.to_string()),
            &[Characters, Length, Format],
            |c| c.is_ascii_digit() || c.is_ascii_uppercase(),
        );
        if reason != Some(Characters) {
            prop_assert_eq!(reason == Some(Length), compact(&text).len() != 10);
        }
    }

    #[test]
    fn an_iban_is_right_or_has_one_reason(text in any_text(IBANS)) {
        use IdentifierReason::{Characters, CheckDigits, Country, Format, Length, RibKey};
        let result = text.parse::<Iban>();
        let reason = result.as_ref().err().map(IdentifierError::reason);
        assert_sound(
            &text,
            result.map(|iban| iban.to_string()),
            &[Characters, Country, Length, Format, CheckDigits, RibKey],
            |c| c.is_ascii_digit() || c.is_ascii_uppercase(),
        );
        prop_assert!(reason != Some(RibKey) || compact(&text).starts_with("FR"));
    }
}

/// The values of a finding of the follow-up call, as JSON.
fn values(call: &Call, applicant: &str, requirement: &str) -> (Status, String) {
    let text = format!(r#"{{"applicant": {applicant}}}"#);
    let assessment = call.assess_json(text.as_bytes());
    assert_eq!(assessment.input_errors(), [], "{text}");
    let finding = assessment.finding(requirement).expect("a requirement of the call");
    let values = finding.values().iter().map(|value| {
        format!("{} {}", value.name, serde_json::to_string(&value.figure).expect("JSON"))
    });
    (finding.status(), values.collect::<Vec<_>>().join(", "))
}

#[test]
fn values_say_why_an_identifier_is_not_met_and_only_then() {
    let call = Call::follow_up();
    for (applicant, requirement, status, expected) in [
        (
            r#"{"siret": "732 829 32O"}"#,
            "siret",
            Status::NotMet,
            r#"reason "characters", position 11"#,
        ),
        (r#"{"siret": "732 829 320"}"#, "siret", Status::NotMet, r#"reason "length""#),
        (r#"{"siret": "732 829 320 00074"}"#, "siret", Status::Met, ""),
        (r#"{"siret": " "}"#, "siret", Status::NotApplicable, ""),
        (r#"{"rna": "X623990142"}"#, "rna", Status::NotMet, r#"reason "format""#),
        (
            r#"{"iban": "FR8420041010050500013M02607"}"#,
            "iban",
            Status::NotMet,
            r#"reason "rib_key""#,
        ),
    ] {
        let found = values(&call, applicant, &format!("applicant.{requirement}"));
        assert_eq!(found, (status, expected.to_owned()), "{applicant}");
    }
}

/// Whether the requirement applies is open, so nothing is said of the number yet.
#[test]
fn an_undecided_requirement_says_nothing_of_the_number() {
    let siret = r#""id": "applicant.siret""#;
    let definition = Call::follow_up().definition().replace(
        siret,
        &format!(r#"{siret}, "when": {{"equals": {{"field": "/applicant/legal_form", "value": "company"}}}}"#),
    );
    let call = Call::from_json(&definition).unwrap_or_else(|error| panic!("{error}"));
    for (applicant, status, expected) in [
        (r#"{"siret": "1"}"#, Status::Missing, ""),
        (r#"{"siret": "1", "legal_form": "association"}"#, Status::NotApplicable, ""),
        (r#"{"siret": "1", "legal_form": "company"}"#, Status::NotMet, r#"reason "length""#),
    ] {
        let found = values(&call, applicant, "applicant.siret");
        assert_eq!(found, (status, expected.to_owned()), "{applicant}");
    }
}
