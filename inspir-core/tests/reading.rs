//! What is read of an application: nothing is lost on the way to its assessment, from whatever source.

#![cfg(test)]

mod common;

use std::borrow::Cow;
use std::panic::{RefUnwindSafe, UnwindSafe};

use axum::Json;
use axum::extract::FromRequest as _;
use common::{SAMPLE, calls, cases, json, loaded};
use inspir_core::{
    Amount, Application, Assessment, Assessor, Call, ChangedResult, DocumentFormat, ErrorCode,
    Intake, LetterDetails, Locale, Outcome, SheetDetails, Target,
};
use serde::Deserialize;
use serde_json::Value;

/// The application and its errors travel together: all of `tests/cases/` come to the same assessment.
#[test]
fn what_is_read_is_assessed_as_its_text() {
    let mut calls = std::collections::HashMap::new();
    for (file, case) in &cases() {
        let call = calls.entry(case.call.clone()).or_insert_with(|| loaded(&case.call));
        let call = call.as_ref().expect("a call");
        let text = case.text();
        let assessment = call.assess_json(text.as_bytes());
        let read = call.read_json(text.as_bytes());
        assert_eq!(read.input_errors(), assessment.input_errors(), "{file} {}", case.name);
        assert_eq!(read.is_readable(), assessment.is_readable(), "{file} {}", case.name);
        assert_eq!(read.is_valid(), assessment.input_errors().is_empty());
        assert!(call.assess(&read) == assessment, "{file} {}", case.name);
        let owned = read.into_owned();
        assert!(call.assess(&owned) == assessment, "{file} {}", case.name);
        let mut assessor = Assessor::new(call);
        assert_eq!(assessor.decide(&owned), assessment.decision());
        assert_eq!(&call.decide(&owned), assessment.decision());
    }
}

/// A document of which nothing was looked at says so in every rendering.
#[test]
fn what_is_not_readable_says_so() {
    let call = Call::creative_event();
    let many: Vec<String> = (0..101).map(|member| format!("\"x{member}\": 1")).collect();
    let many = format!("{{{}}}", many.join(","));
    for (text, told) in [
        ("{", ["n’a pas pu être lu", "could not be read"]),
        ("[1]", ["n’a pas pu être lu", "could not be read"]),
        (&many, ["plus de 100 erreurs", "more than 100 errors"]),
    ] {
        let read = call.read_json(text.as_bytes());
        assert!(!read.is_readable());
        assert_eq!(read.application(), &Application::default());
        let assessment = call.assess(&read);
        assert_eq!(assessment.outcome(), Outcome::Invalid);
        assert!(!assessment.is_readable() && !assessment.decision().is_readable());
        assert!(!assessment.keep(Locale::Fr).readable);
        for (locale, told) in Locale::ALL.iter().zip(told) {
            let report = assessment.report(*locale);
            assert!(report.contains(told), "{report}");
            assert!(
                !report.contains(
                    assessment
                        .call()
                        .requirements()
                        .next()
                        .map_or("", |first| { first.title(*locale) })
                )
            );
            assert_eq!(json(&assessment.to_json(*locale))["readable"], false);
            for format in DocumentFormat::ALL {
                let told_so = assessment.report_tree(*locale).in_format(*format);
                assert!(told_so.contains(told), "{told_so}");
            }
            let sheet = assessment.sheet(read.application(), &SheetDetails::default(), *locale);
            let sheet = on_one_line(&sheet.to_text());
            assert!(sheet.contains(told), "{sheet}");
            // What is wrong with the whole document is told, not that a part of it is.
            let error = &assessment.input_errors()[0];
            let message = on_one_line(&error.message(*locale));
            let (_, after_first) = message.split_at(1);
            assert!(!error.path().is_empty() || sheet.contains(after_first), "{sheet}");
            for part in ["une partie de ce qui a été transmis", "a part of what was sent"] {
                assert!(!sheet.contains(part), "{sheet}");
            }
            let letter = assessment.letter(&letter_details(), *locale).expect("a letter");
            let letter = on_one_line(&letter.to_text());
            let of_letter = match (error.path(), *locale) {
                ("", Locale::Fr) => "n’a pas pu être lu. Son contenu n’a donc pas été examiné.",
                ("", _) => "could not be read. Its contents were therefore not examined.",
                (_, Locale::Fr) => "Elle n’a donc pas été examinée.",
                _ => "It was therefore not examined.",
            };
            assert!(letter.contains(of_letter), "{letter}");
            let first = call.requirements().next().expect("a requirement");
            assert!(!letter.contains(first.title(*locale)), "{letter}");
        }
        tells_once_that_nothing_was_examined(&assessment);
    }
}

/// What differs from an assessment of a document that was read: not each finding, which was none.
fn tells_once_that_nothing_was_examined(unread: &Assessment) {
    let read = unread.call().assess_json(SAMPLE.as_bytes());
    let lost = "The document can no longer be read: nothing of it was examined.";
    let gained = "The document can be read now; before, nothing of it was examined.";
    for (before, after, told) in [(&read, unread, lost), (unread, &read, gained)] {
        let diff = after.changes_since(before);
        let kinds: Vec<ChangedResult> = diff.changes().iter().map(|one| one.what()).collect();
        let errors = kinds.iter().filter(|what| **what == ChangedResult::InputError).count();
        assert_eq!(errors, unread.input_errors().len());
        assert_eq!(kinds.len(), errors + 2, "{kinds:?}");
        assert!(kinds.contains(&ChangedResult::Outcome));
        let said: Vec<String> = diff.changes().iter().map(|one| one.message(Locale::En)).collect();
        assert_eq!(said.iter().filter(|one| *one == told).count(), 1, "{said:?}");
        assert_eq!(diff.of_requirement("applicant.name"), None);
        // Two that were not read are compared as they are.
        assert!(unread.changes_since(unread).is_empty());
    }
}

/// A text of several lines in one, so that sentences are found in it.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn letter_details() -> LetterDetails {
    let mut details = LetterDetails::default();
    let told = |text: &str| Some(text.to_owned());
    details.authority = told("The authority");
    details.place = told("Lille");
    details.date = chrono::NaiveDate::from_ymd_opt(2027, 4, 30);
    details.addressee = told("The applicant");
    details.deadline = chrono::NaiveDate::from_ymd_opt(2027, 5, 31);
    details.signatory_name = told("An officer");
    details.signatory_quality = told("Head of office");
    details
}

/// What one call read and another assesses keeps its errors, and gets those of the other.
#[test]
fn errors_of_two_calls_add_up() {
    let text = br#"{"submitted_on": "tomorrow", "undertakings": {"innovation_store": true}}"#;
    let read = Call::creative_event().read_json(text);
    let codes = |call: &Call| {
        let assessment = call.assess(&read);
        let errors = assessment.input_errors().iter();
        errors.map(|error| (error.path().to_owned(), error.code())).collect::<Vec<_>>()
    };
    let wrong = ("/submitted_on".to_owned(), ErrorCode::DateFormat);
    assert_eq!(codes(&Call::creative_event()), std::slice::from_ref(&wrong));
    let unknown = ("/undertakings/innovation_store".to_owned(), ErrorCode::IdUnknown);
    assert_eq!(codes(&Call::follow_up()), [wrong, unknown]);
    // No more are reported than of a text.
    let ids: Vec<String> = (0..60).map(|id| format!("id{id}")).collect();
    let members = |value| ids.iter().map(move |id| format!("\"{id}\": {value}"));
    let known = members("true").collect::<Vec<_>>().join(",");
    let wrong = members("1").collect::<Vec<_>>().join(",");
    let text = format!("{{\"undertakings\": {{{known}}}, {wrong}}}");
    let read = call_with(&ids).read_json(text.as_bytes());
    assert_eq!(read.input_errors().len(), 60);
    let assessment = Call::follow_up().assess(&read);
    assert_eq!((assessment.is_readable(), assessment.input_errors().len()), (false, 100));
}

/// The follow-up call with these undertakings more.
fn call_with(ids: &[String]) -> Call {
    let mut definition = json(Call::follow_up().definition());
    let more = ids
        .iter()
        .map(|id| serde_json::json!({"id": id, "title": {"fr": id}, "wording": {"fr": id}}));
    let mut list = definition["undertakings"].as_array().cloned().unwrap_or_default();
    list.extend(more);
    definition["undertakings"] = list.into();
    Call::from_json(&definition.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

/// A service hands an application from one task to another.
#[test]
fn an_owned_application_goes_anywhere() {
    fn anywhere<T: Send + Sync + UnwindSafe + RefUnwindSafe + 'static>(_: &T) {}
    anywhere(&Call::follow_up());
    anywhere(&Call::follow_up().assess_json(b"{}"));
    let read: Intake<'static> = {
        let text = SAMPLE.to_owned();
        Call::creative_event().read_json(text.as_bytes()).into_owned()
    };
    anywhere(&read);
    let application = read.into_application();
    anywhere(&application);
    let outcome = std::thread::spawn(move || Call::creative_event().decide(&application).outcome());
    assert_eq!(
        outcome.join().expect("no panic"),
        Call::creative_event().decide_json(SAMPLE.as_bytes()).outcome()
    );
}

/// Whatever source `serde` reads gives the same application, which owns its texts.
#[test]
fn every_source_gives_the_same_application() {
    let call = Call::creative_event();
    let expected = call.read_json(SAMPLE.as_bytes()).into_application();
    let from_text: Application<'static> = serde_json::from_str(SAMPLE).expect("JSON");
    assert!(matches!(from_text.applicant.name, Some(Cow::Owned(_))));
    let from_reader: Application<'static> =
        serde_json::from_reader(SAMPLE.as_bytes()).expect("a reader");
    let from_value: Application<'static> = serde_json::from_value(json(SAMPLE)).expect("a value");
    let mut cbor = Vec::new();
    ciborium::into_writer(&expected, &mut cbor).expect("CBOR");
    let from_cbor: Application<'static> = ciborium::from_reader(&cbor[..]).expect("CBOR");
    let mut nulls = Vec::new();
    ciborium::into_writer(
        &json(r#"{"reference": null, "team": null, "budget": null}"#),
        &mut nulls,
    )
    .expect("CBOR");
    let empty: Application<'static> = ciborium::from_reader(&nulls[..]).expect("nulls");
    assert_eq!(empty, Application::default());
    for application in [from_text, from_reader, from_value, from_cbor] {
        assert_eq!(application, expected);
        assert_eq!(call.assess(&application), call.assess_json(SAMPLE.as_bytes()));
    }

    // A struct of one's own may hold an application.
    #[derive(Deserialize)]
    struct Envelope {
        id: u32,
        application: Application<'static>,
    }
    let text = format!(r#"{{"id": 7, "application": {SAMPLE}}}"#);
    let envelope: Envelope = serde_json::from_reader(text.as_bytes()).expect("JSON");
    assert_eq!((envelope.id, envelope.application), (7, expected));
}

/// A handler that takes an application as a web framework reads it.
async fn reference(Json(application): Json<Application<'static>>) -> String {
    Call::creative_event().assess(&application).reference().unwrap_or_default().to_owned()
}

/// What axum extracts is the application of the text.
#[test]
fn a_web_framework_extracts_applications() {
    fn is_handler<T, H: axum::handler::Handler<T, ()>>(_: &H) {}
    is_handler(&reference);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let extract = |text: &str| {
        let request = axum::http::Request::post("/").header("content-type", "application/json");
        let request = request.body(axum::body::Body::from(text.to_owned())).expect("a request");
        runtime.block_on(Json::<Application<'static>>::from_request(request, &()))
    };
    let (mut count, mut refused) = (0, 0);
    // A body of more than 2 MiB needs a larger limit.
    for (file, case) in cases().iter().filter(|(_, case)| case.text().len() < 2_000_000) {
        let text = case.text();
        let read = common::call(&case.call).read_json(text.as_bytes());
        match extract(&text) {
            Ok(Json(application)) if read.input_errors().is_empty() => {
                assert_eq!(application, *read.application(), "{file} {}", case.name);
                count += 1;
            }
            // What the call alone refuses is right in itself.
            Ok(_) => {}
            Err(_) if read.input_errors().is_empty() => {
                // JSON knows −0 and whole numbers beyond 64 bits; not every format does.
                let mut runs = text.split(|c: char| !c.is_ascii_digit());
                let is_beyond = text.contains("-0") || runs.any(|digits| digits.len() > 18);
                assert!(is_beyond, "{file} {}: {text}", case.name);
                refused += 1;
            }
            Err(_) => {}
        }
    }
    assert!(count > 900 && refused < 6, "{count} {refused}");
    // Nothing may stand anywhere, in all its forms.
    for nothing in ["null", r#""""#, r#"" ""#, "[]", "{}"] {
        for text in [
            nothing.to_owned(),
            format!(r#"{{"budget": {nothing}, "answers": {nothing}, "documents": {nothing}}}"#),
            format!(r#"{{"documents": [{nothing}], "request": {{"amount": {nothing}}}}}"#),
            format!(r#"{{"budget": {{"expenses": {nothing}}}, "lists": {nothing}}}"#),
            format!(
                r#"{{"team": [{{"discipline": {nothing}, "name": {nothing}}}], "extensions": {nothing}}}"#
            ),
        ] {
            let read = Call::creative_event().read_json(text.as_bytes());
            assert_eq!(read.input_errors(), [], "{text}");
            let Json(application) =
                extract(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(application, *read.application(), "{text}");
        }
    }
    let Json(application) = extract(SAMPLE).expect("an application");
    assert_eq!(runtime.block_on(reference(Json(application))), "2027-0101");
    // What is refused is told with its place.
    let text = r#"{"team": [{"name": "Zoé"}], "budget": {"expenses": [{"amount": 12.5}]}}"#;
    let refused = extract(text).expect_err("an amount that is not exact").body_text();
    assert!(refused.contains("budget.expenses[0].amount: "), "{refused}");
}

#[test]
fn toml_is_read_with_its_own_days() {
    let text = r#"
        reference = "7"
        submitted_on = 2027-04-01
        answers.jury = "Two."
        [request]
        amount = 8000
        [[indicators]]
        label = "Teams"
        target = 12
        [project]
        starts_on = "2027-06-01"
        external_providers = false
    "#;
    let application: Application<'static> = toml::from_str(text).expect("TOML");
    assert_eq!(application.submitted_on.map(|day| day.to_string()).as_deref(), Some("2027-04-01"));
    assert_eq!(application.request.amount, Some(Amount::from_euros(8000)));
    assert_eq!(application.indicators[0].target, Some(Target::Number(12)));
    for wrong in ["submitted_on = 2027-04-01T08:00:00", "request.amount = 0.5", "x = 1"] {
        assert!(toml::from_str::<Application<'static>>(wrong).is_err(), "{wrong}");
    }
}

/// What borrows and what owns is the same for every member.
#[test]
fn owning_changes_nothing() {
    for call in calls() {
        let text = json(SAMPLE).to_string();
        let read = call.read_json(text.as_bytes());
        let owned = read.clone().into_owned();
        assert_eq!(owned, read);
        let written = |read: &Intake<'_>| -> Value {
            serde_json::to_value(read.application()).expect("JSON")
        };
        assert_eq!(written(&owned), written(&read));
    }
}

/// A number with a point is told as the text of the same number is.
#[test]
fn floats_are_told_as_what_they_are() {
    let told = |json: &str| {
        let value: serde_json::Value = json.parse().expect("JSON");
        let error = serde_json::from_value::<Application<'static>>(value).expect_err("a float");
        error.to_string()
    };
    for (text, expected) in [
        (r#"{"request": {"amount": 12.5}}"#, "amount.not_exact"),
        (r#"{"request": {"amount": -0.5}}"#, "amount.not_exact"),
        (r#"{"request": {"amount": 12.0}}"#, "amount.not_exact"),
        (r#"{"indicators": [{"horizon_months": 6.0}]}"#, "type.mismatch"),
        (r#"{"indicators": [{"horizon_months": 6.5}]}"#, "type.mismatch"),
        (r#"{"indicators": [{"target": 6.5}]}"#, "type.mismatch"),
        (r#"{"submitted_on": 6.5}"#, "type.mismatch"),
        (r#"{"reference": 6.5}"#, "type.mismatch"),
        (r#"{"origin": {"inspir_event": 0.5}}"#, "type.mismatch"),
        (
            r#"{"details": {"x": 6.5}}"#,
            "invalid type: floating point `6.5`, expected text, a whole number, yes or no, or a list of texts",
        ),
    ] {
        let error = serde_json::from_str::<Application<'static>>(text).expect_err("a float");
        let error = error.to_string();
        assert_eq!(error.split(" at line ").next(), Some(&*told(text)), "{text}");
        assert_eq!(told(text).split(": ").next(), expected.split(": ").next(), "{text}");
        assert!(told(text).starts_with(expected), "{text}");
    }
}

/// Whoever reads an application by `serde` alone is told what is wrong, and what was found.
#[test]
fn errors_of_typed_reading_say_what_is_wrong() {
    type Read = fn(&str) -> String;
    let readers: [Read; 3] = [
        |text| {
            let error = serde_json::from_value::<Application<'static>>(json(text));
            error.expect_err(text).to_string()
        },
        |text| serde_json::from_str::<Application<'_>>(text).expect_err(text).to_string(),
        |text| {
            let mut cbor = Vec::new();
            ciborium::into_writer(&json(text), &mut cbor).expect("CBOR");
            let error = ciborium::from_reader::<Application<'static>, _>(&cbor[..]);
            error.expect_err(text).to_string()
        },
    ];
    let call = Call::creative_event();
    for (text, found) in [
        (r#"{"submitted_on": "05/05/2026"}"#, "05/05/2026"),
        (r#"{"submitted_on": "2026-05-05T08:00"}"#, "holds an hour"),
        (r#"{"request": {"amount": "1 234,50 €"}}"#, "1 234,50 €"),
        (r#"{"request": {"amount": -5}}"#, "-5"),
        (r#"{"request": {"amount": 18446744073709551615}}"#, "18446744073709551615"),
        (r#"{"project": {"commune": "593500"}}"#, "593500"),
        (r#"{"project": {"external_providers": "maybe"}}"#, "text"),
        (r#"{"applicant": {"legal_form": "club"}}"#, "club"),
        (r#"{"submitted_on": true}"#, "not a yes or no"),
    ] {
        let read = call.read_json(text.as_bytes());
        let [error] = read.input_errors() else { panic!("{text}") };
        for reader in readers {
            let told = reader(text);
            assert!(told.contains(error.code().id()) && told.contains(found), "{told}");
            // The suggestion alone takes the whole text.
            if error.suggestion().is_none() {
                assert!(told.contains(&error.message(Locale::En)), "{told}");
            }
        }
    }
    let toml = toml::from_str::<Application<'static>>("submitted_on = \"05/05/2026\"");
    let told = toml.expect_err("no day").to_string();
    assert!(told.contains("date.format: ") && told.contains("“05/05/2026”"), "{told}");
    let long = "x".repeat(20_001);
    let told = readers[0](&json_text("description", &long));
    assert!(told.contains("text.too_long: ") && told.len() < 300, "{told}");
}

fn json_text(member: &str, text: &str) -> String {
    serde_json::json!({"project": {member: text}}).to_string()
}
