//! A value of the wrong type: the message says which value to write, if that can be guessed.

#![cfg(test)]

use inspir_core::{Call, Locale};
use serde_json::Value;

/// A value, its place, the value to write instead, and the rule for the quotation marks of that value.
const MEANT: [(&str, &str, &str, Rule); 40] = [
    // A number where a text is expected.
    ("62119", "project.commune", r#""62119""#, Rule::Quoted),
    ("1004", "project.commune", r#""01004""#, Rule::Quoted),
    ("20261009", "submitted_on", r#""2026-10-09""#, Rule::Quoted),
    ("2.0261009e7", "submitted_on", r#""2026-10-09""#, Rule::Quoted),
    ("21620931200018", "applicant.siret", r#""21620931200018""#, Rule::Quoted),
    ("6226", "budget.expenses.account", r#""6226""#, Rule::Quoted),
    ("1.50", "applicant.name", r#""1.50""#, Rule::Quoted),
    ("1.25e1", "applicant.name", r#""12.5""#, Rule::Quoted),
    ("-1", "answers.jury", r#""-1""#, Rule::Quoted),
    // A truth value where a text is expected.
    // A word or a number where a truth value is expected.
    (r#""oui""#, "origin.inspir_event", "true", Rule::Bare),
    (r#""Oui""#, "origin.inspir_event", "true", Rule::Bare),
    (r#"" OUI ""#, "origin.inspir_event", "true", Rule::Bare),
    (r#""vrai""#, "origin.inspir_event", "true", Rule::Bare),
    (r#""VRAI""#, "origin.inspir_event", "true", Rule::Bare),
    (r#""yes""#, "origin.inspir_event", "true", Rule::Bare),
    (r#""Yes""#, "origin.inspir_event", "true", Rule::Bare),
    (r#""true""#, "origin.inspir_event", "true", Rule::Bare),
    (r#""True""#, "origin.inspir_event", "true", Rule::Bare),
    (r#""1""#, "origin.inspir_event", "true", Rule::Bare),
    ("1", "origin.inspir_event", "true", Rule::Bare),
    (r#""non""#, "budget.expenses.in_kind", "false", Rule::Bare),
    (r#""Non""#, "budget.expenses.in_kind", "false", Rule::Bare),
    (r#""faux""#, "budget.expenses.in_kind", "false", Rule::Bare),
    (r#""no""#, "budget.expenses.in_kind", "false", Rule::Bare),
    (r#""NO""#, "budget.expenses.in_kind", "false", Rule::Bare),
    (r#""false""#, "budget.expenses.in_kind", "false", Rule::Bare),
    (r#""FALSE""#, "budget.expenses.in_kind", "false", Rule::Bare),
    ("0", "undertakings.innovation_store", "false", Rule::Bare),
    // A text where an integer is expected.
    (r#""6""#, "indicators.horizon_months", "6", Rule::Bare),
    (r#"" 06 ""#, "indicators.horizon_months", "6", Rule::Bare),
    (r#""12.0""#, "indicators.horizon_months", "12", Rule::Bare),
    (r#""0""#, "indicators.horizon_months", "0", Rule::Bare),
    // Another number where an integer is expected.
    ("6.0", "indicators.horizon_months", "6", Rule::Whole),
    ("1e1", "indicators.horizon_months", "10", Rule::Whole),
    ("1.20e2", "indicators.horizon_months", "120", Rule::Whole),
    ("-0.0", "indicators.horizon_months", "0", Rule::Whole),
    ("60.00", "indicators.target", "60", Rule::Whole),
    ("-6E1", "indicators.target", "-60", Rule::Whole),
    ("12.5", "indicators.target", r#""12.5""#, Rule::WholeOrQuoted),
    ("1.25E+1", "indicators.target", r#""12.5""#, Rule::WholeOrQuoted),
];

#[derive(Clone, Copy)]
enum Rule {
    Quoted,
    Bare,
    Whole,
    WholeOrQuoted,
}

impl Rule {
    /// The end of the message, in French and in English.
    fn words(self, value: &str) -> [String; 2] {
        match self {
            Self::Quoted => [
                format!(" Écrivez {value}, avec les guillemets."),
                format!(" Write {value}, with the quotation marks."),
            ],
            Self::Bare => [
                format!(" Écrivez {value}, sans guillemets."),
                format!(" Write {value}, without quotation marks."),
            ],
            Self::Whole => [
                format!(" Écrivez {value}, sans décimale ni exposant."),
                format!(" Write {value}, without decimals or exponent."),
            ],
            Self::WholeOrQuoted => [
                format!(
                    " Écrivez le nombre sans décimale ni exposant, par exemple 12, ou mettez-le entre guillemets : {value}."
                ),
                format!(
                    " Write the number without decimals or exponent, such as 12, or put it in quotation marks: {value}."
                ),
            ],
        }
    }
}

/// Nothing can be guessed.
const GENERAL: [(&str, &str); 21] = [
    ("[1]", "applicant.name"),
    (r#"{"a": 1}"#, "applicant.name"),
    ("7", "budget"),
    (r#""x""#, "team"),
    ("true", "request.amount"),
    // Nobody means a text by `true`.
    ("true", "answers.jury"),
    ("true", "applicant.siret"),
    ("false", "indicators.target"),
    ("true", "submitted_on"),
    ("true", "indicators.horizon_months"),
    ("20261399", "submitted_on"),
    ("2026", "submitted_on"),
    ("621190", "project.commune"),
    ("62119.5", "project.commune"),
    (r#""maybe""#, "origin.inspir_event"),
    ("2", "origin.inspir_event"),
    (r#""six""#, "indicators.horizon_months"),
    (r#""6 mois""#, "indicators.horizon_months"),
    (r#""121""#, "indicators.horizon_months"),
    // The call lists no such document, and the list has no such value.
    ("3", "documents.kind"),
    ("3", "applicant.legal_form"),
];

/// The text of an application with one member; lists have one item.
fn application(value: &str, place: &str) -> String {
    let mut text = value.to_owned();
    for name in place.rsplit('.') {
        let is_list = ["expenses", "indicators", "documents"].contains(&name);
        text = match is_list && !text.starts_with('[') {
            true => format!("{{\"{name}\":[{text}]}}"),
            false => format!("{{\"{name}\":{text}}}"),
        };
    }
    text
}

#[test]
fn the_value_that_was_meant_is_named_and_right() {
    let call = Call::creative_event();
    for (value, place, meant, rule) in MEANT {
        let assessment = call.assess_json(application(value, place).as_bytes());
        let errors = assessment.input_errors();
        assert_eq!(errors.len(), 1, "{value} at {place}");
        assert_eq!(errors[0].code().id(), "type.mismatch", "{value} at {place}");
        for (locale, words) in [Locale::Fr, Locale::En].into_iter().zip(rule.words(meant)) {
            let message = errors[0].message(locale);
            assert!(message.ends_with(&words), "{value} at {place}: {message}");
        }
        let mended = call.assess_json(application(meant, place).as_bytes());
        assert_eq!(mended.input_errors(), [], "{meant} at {place}");
    }
}

#[test]
fn whole_messages() {
    let call = Call::creative_event();
    for (value, place, fr, en) in [
        (
            "62119",
            "project.commune",
            "Il faut ici un code INSEE de commune, et non un nombre. Écrivez \"62119\", avec les guillemets.",
            "This must be an INSEE commune code, not a number. Write \"62119\", with the quotation marks.",
        ),
        (
            r#""oui""#,
            "origin.inspir_event",
            "Il faut ici une réponse oui ou non (true ou false), et non un texte. Écrivez true, sans guillemets.",
            "This must be a yes or no (true or false), not text. Write true, without quotation marks.",
        ),
        (
            r#""6""#,
            "indicators.horizon_months",
            "Il faut ici un nombre entier, et non un texte. Écrivez 6, sans guillemets.",
            "This must be a whole number, not text. Write 6, without quotation marks.",
        ),
    ] {
        let assessment = call.assess_json(application(value, place).as_bytes());
        let error = &assessment.input_errors()[0];
        assert_eq!([error.message(Locale::Fr), error.message(Locale::En)], [fr, en]);
    }
}

#[test]
fn where_nothing_can_be_guessed_no_value_is_named() {
    let call = Call::creative_event();
    for (value, place) in GENERAL {
        let assessment = call.assess_json(application(value, place).as_bytes());
        let errors = assessment.input_errors();
        assert_eq!(errors.len(), 1, "{value} at {place}");
        assert_eq!(errors[0].code().id(), "type.mismatch", "{value} at {place}");
        for (locale, word) in [(Locale::Fr, " Écrivez "), (Locale::En, " Write ")] {
            assert!(!errors[0].message(locale).contains(word), "{value} at {place}");
        }
    }
    // A number that is too long to be quoted.
    let text = application(&format!("{}.5", "1".repeat(70)), "indicators.target");
    let assessment = call.assess_json(text.as_bytes());
    let message = assessment.input_errors()[0].message(Locale::En);
    assert!(message.ends_with("such as 12, or put it in quotation marks."), "{message}");
    let json: Value = serde_json::from_str(&assessment.to_json(Locale::En)).expect("JSON");
    let values = &json["input_errors"][0]["values"];
    assert_eq!(values["found"], "number");
    assert_eq!(values["expected"], "text or integer");
}

#[test]
fn what_is_no_json_is_told_by_its_type() {
    let call = Call::creative_event();
    let given = br#"{"reference": {"python:bytes": true}, "budget": {"python:set": true},
        "project": {"challenges": {"arrow:Binary": true}}, "request": {"amount": {"python:complex": true}}}"#;
    let decision = call.decide_json(given);
    let told: Vec<_> = decision.input_errors().iter().map(|e| (e.path(), e.found())).collect();
    assert_eq!(
        told,
        [
            ("/reference", Some("python:bytes")),
            ("/budget", Some("python:set")),
            ("/project/challenges", Some("arrow:Binary")),
            ("/request/amount", Some("python:complex")),
        ]
    );
    let error = &decision.input_errors()[1];
    assert!(error.message(Locale::En).contains("a group of fields, not a value of the type set."));
    assert!(
        error.message(Locale::Fr).contains("un groupe de champs, et non une valeur de type set.")
    );
    let kept = error.keep(Locale::En);
    assert_eq!(inspir_core::InputError::try_from(kept).as_ref(), Ok(error));
    // An object of a person's own is one.
    let decision = call.decide_json(br#"{"reference": {"python:bytes": true, "x": 1}}"#);
    assert_eq!(decision.input_errors()[0].found(), Some("object"));
}
