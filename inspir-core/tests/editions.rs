//! The catalogue: which edition of a call is in force, and which call an application is for.

#![cfg(test)]

mod common;

use chrono::{Days, NaiveDate};
use common::littoral;
use inspir_core::{Call, Calls, CallsError, EditionDay, Locale, NoCall, Outcome};
use proptest::prelude::*;

/// A small call with this edition and these days.
fn call(id: &str, edition: &str, from: Option<NaiveDate>, until: Option<NaiveDate>) -> Call {
    let day = |name: &str, day: Option<NaiveDate>| {
        day.map_or_else(String::new, |day| format!(r#""{name}": "{day}","#))
    };
    let words = r#"{"en": "Words"}"#;
    let definition = format!(
        r#"{{"id": "{id}", "edition": "{edition}", {} {} "title": {words}, "organisation": {words},
        "summary": {words}, "sections": [{{"id": "all", "title": {words}}}], "requirements": [{{
        "id": "name", "section": "all", "level": "blocking", "basis": "call", "title": {words},
        "citation": {{"section": {words}, "quote": "Name"}}, "check": "answered",
        "field": "/applicant/name"}}]}}"#,
        day("valid_from", from),
        day("valid_until", until),
    );
    common::defined(&definition)
}

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day") + Days::new(number)
}

fn catalogue(days: &[(Option<u64>, Option<u64>)]) -> Result<Calls, CallsError> {
    let mut calls = Calls::built_in();
    for (number, (from, until)) in days.iter().enumerate() {
        calls.add(call("aid", &number.to_string(), from.map(day), until.map(day)))?;
    }
    Ok(calls)
}

fn text(call: &str, submitted_on: Option<NaiveDate>) -> Vec<u8> {
    let on = submitted_on.map_or_else(String::new, |on| format!(r#", "submitted_on": "{on}""#));
    format!(r#"{{"call": "{call}"{on}}}"#).into_bytes()
}

#[test]
fn the_edition_in_force_changes_on_its_first_day() {
    let calls = catalogue(&[(Some(10), None), (None, Some(4)), (Some(5), Some(9))]);
    let calls = calls.expect("three editions");
    let in_force = |number| calls.in_force("aid", day(number)).map(Call::edition);
    assert_eq!([0, 4, 5, 9, 10, 999].map(in_force), ["1", "1", "2", "2", "0", "0"].map(Some));
    assert_eq!(calls.gaps("aid").count(), 0);
    let order: Vec<&str> = calls.editions("aid").iter().map(|one| one.call().edition()).collect();
    assert_eq!(order, ["1", "2", "0"]);
    assert_eq!(calls.ids().count(), Call::ids().len() + 1);
    assert_eq!(calls.in_force("aids", day(5)), None);
}

#[test]
fn days_that_two_editions_share_are_named() {
    let mut calls = catalogue(&[(Some(0), Some(9))]).expect("an edition");
    let before = calls.clone();
    for (from, until, shared, words) in [
        (Some(9), Some(20), (Some(9), Some(9)), "from 10 January 2026 to 10 January 2026"),
        (None, Some(0), (Some(0), Some(0)), "from 1 January 2026 to 1 January 2026"),
        (None, None, (Some(0), Some(9)), "from 1 January 2026 to 10 January 2026"),
        (Some(3), Some(4), (Some(3), Some(4)), "from 4 January 2026 to 5 January 2026"),
    ] {
        let error = calls.add(call("aid", "x", from.map(day), until.map(day))).expect_err(words);
        let CallsError::Overlap { from, until, ref other, .. } = error else { panic!("{error}") };
        assert_eq!((from, until), (shared.0.map(day), shared.1.map(day)));
        assert_eq!(other.edition(), "0");
        assert!(error.to_string().contains(words), "{error}");
        for locale in [Locale::Fr, Locale::En] {
            assert!(!error.message(locale).contains('{'));
        }
        assert_eq!(calls, before, "a refused call changes nothing");
    }
    let open = catalogue(&[(Some(3), None), (Some(5), None)]).expect_err("two without an end");
    assert!(open.to_string().contains("from 6 January 2026 on"), "{open}");
    let open = catalogue(&[(None, Some(3)), (None, Some(5))]).expect_err("two without a beginning");
    assert!(open.message(Locale::Fr).contains("jusqu’au 04/01/2026"), "{open}");
}

#[test]
fn one_name_is_one_definition() {
    let mut calls = catalogue(&[(Some(0), Some(9))]).expect("an edition");
    let again = call("aid", "0", Some(day(20)), None);
    let error = calls.add(again).expect_err("another definition of the same name");
    assert!(matches!(error, CallsError::SameEdition { .. }));
    assert!(error.to_string().contains("edition 0 of the call `aid`"), "{error}");
    let error = calls.add_between(littoral(), Some(day(2)), Some(day(1))).expect_err("no days");
    assert!(matches!(error, CallsError::NoDays { .. }));
    assert_eq!(calls.add(call("aid", "0", Some(day(0)), Some(day(9)))), Ok(()));
    assert_eq!(calls.editions("aid").len(), 1);
    assert_eq!(calls.remove("aid", "0").as_ref().map(Call::id), Some("aid"));
    assert!(calls.editions("aid").is_empty());
}

/// A call under other words takes the place of the same one: what was laid over it is not lost.
#[cfg(feature = "words")]
#[test]
fn words_laid_over_a_call_come_into_the_catalogue() {
    let plain = Call::follow_up();
    let words = r#"{"title": "House style"}"#;
    let worded = plain.with_words(Locale::En, words).expect("words");
    let mut calls = Calls::built_in();
    let title = |calls: &Calls| calls.editions(plain.id())[0].call().title(Locale::En).to_owned();
    assert_ne!(title(&calls), "House style");
    assert_eq!(calls.add(worded.clone()), Ok(()));
    assert_eq!((title(&calls).as_str(), calls.iter().len()), ("House style", 3));
    assert_eq!(calls, Calls::built_in());
    assert_eq!(calls.add(plain.clone()), Ok(()));
    assert_ne!(title(&calls), "House style");
    // For other days it is another edition of the same name.
    let error = calls.add_between(worded, None, Some(day(9))).expect_err("the same edition");
    assert!(matches!(error, CallsError::SameEdition { .. }), "{error}");
}

#[test]
fn gaps_are_told() {
    let calls = catalogue(&[(Some(0), Some(4)), (Some(6), Some(7)), (Some(8), Some(9))]);
    let calls = calls.expect("three editions");
    let gaps: Vec<_> = calls.gaps("aid").collect();
    let [gap] = gaps.as_slice() else { panic!("{gaps:?}") };
    assert_eq!((gap.from, gap.until), (day(5), day(5)));
    let told = gap.message(Locale::Fr);
    assert!(told.contains("du 06/01/2026 au 06/01/2026, entre les éditions 0 et 1"), "{told}");
}

#[test]
fn an_application_chooses_its_call_and_its_edition() {
    let calls = catalogue(&[(Some(0), Some(9)), (Some(20), None)]).expect("two editions");
    let choose = |text: &[u8], on| calls.choose(text, on).map(Call::edition);
    let on = |number| text("aid", Some(day(number)));
    assert_eq!(choose(&on(9), EditionDay::Submitted), Ok("0"));
    assert_eq!(choose(&on(20), EditionDay::Submitted), Ok("1"));
    assert_eq!(choose(&on(20), EditionDay::SubmittedOr(day(3))), Ok("1"));
    assert_eq!(choose(&on(20), EditionDay::On(day(3))), Ok("0"));
    assert_eq!(choose(&text("aid", None), EditionDay::SubmittedOr(day(3))), Ok("0"));
    // A day that is wrong is no day; the last of two members counts, and what else is wrong does not.
    let wrong = br#"{"call": "aid", "submitted_on": "2026-13-01", "x": [1.5]}"#;
    assert_eq!(choose(wrong, EditionDay::SubmittedOr(day(30))), Ok("1"));
    let twice = br#"{"call": "inspir-follow-up", "call": "aid", "submitted_on": "2026-01-01"}"#;
    assert_eq!(choose(twice, EditionDay::Submitted), Ok("0"));
    // One edition alone needs no day.
    assert_eq!(choose(&text("inspir-follow-up", None), EditionDay::Submitted), Ok("1"));

    let assessment = calls.assess_json(&on(20), EditionDay::Submitted).expect("a call");
    assert_eq!((assessment.call().edition(), assessment.outcome()), ("1", Outcome::Incomplete));
    // An application in types is for the same.
    for (text, day) in [
        (on(9), EditionDay::Submitted),
        (on(20), EditionDay::Submitted),
        (on(12), EditionDay::Submitted),
        (on(20), EditionDay::On(day(3))),
        (text("aid", None), EditionDay::SubmittedOr(day(3))),
        (text("aid", None), EditionDay::Submitted),
        (text("aids", None), EditionDay::Submitted),
        (text("inspir-follow-up", None), EditionDay::Submitted),
        (b"{}".to_vec(), EditionDay::Submitted),
        (br#"{"call": " "}"#.to_vec(), EditionDay::Submitted),
    ] {
        let application: inspir_core::Application<'static> =
            serde_json::from_reader(&*text).expect("an application");
        assert_eq!(calls.choose_for(&application, day), calls.choose(&text, day));
        assert_eq!(calls.assess(&application, day), calls.assess_json(&text, day));
    }
    // What was read keeps its errors.
    let text = br#"{"call": "aid", "submitted_on": "2027-01-09", "request": {"amount": 12.5}}"#;
    let edition = calls.choose(text, EditionDay::Submitted).expect("an edition");
    let read = edition.read_json(text);
    assert_eq!(read.input_errors().len(), 1);
    assert_eq!(
        calls.assess(&read, EditionDay::Submitted),
        calls.assess_json(text, EditionDay::Submitted)
    );
    assert!(calls.assess_json(b"{}", EditionDay::Submitted).is_err());
}

#[test]
fn why_no_call_fits_is_told() {
    let calls = catalogue(&[(Some(5), Some(9)), (Some(20), Some(29))]).expect("two editions");
    let fails = |text: &[u8]| calls.choose(text, EditionDay::Submitted).expect_err("no call");
    let on = |number| fails(&text("aid", Some(day(number))));
    assert!(matches!(fails(b"{"), NoCall::Unreadable(_)));
    for nothing in ["{}", "[]", "3", r#"{"call": " "}"#, r#"{"call": 3}"#, r#"{"call": null}"#] {
        assert_eq!(fails(nothing.as_bytes()), NoCall::NotNamed, "{nothing}");
    }
    let no_day = |found: Option<&str>| NoCall::NoDay {
        id: "aid".to_owned(),
        found: found.map(str::to_owned),
    };
    assert_eq!(fails(&text("aid", None)), no_day(None));
    for (written, found) in [
        (r#""05/05/2026""#, Some(r#""05/05/2026""#)),
        ("20260505", Some("20260505")),
        (r#"["2026-05-05"]"#, Some(r#"["2026-05-05"]"#)),
        ("null", None),
        (r#"" ""#, None),
    ] {
        let wrong = format!(r#"{{"call": "aid", "submitted_on": {written}}}"#);
        let error = fails(wrong.as_bytes());
        assert_eq!(error, no_day(found));
        for locale in [Locale::Fr, Locale::En] {
            let told = error.message(locale);
            let tells = found.is_some_and(|found| told.contains(found));
            assert_eq!(
                (tells, told.contains("2027-04-30")),
                (found.is_some(), found.is_some()),
                "{told}"
            );
        }
    }
    let long = fails(&text(&"x".repeat(500), None));
    assert!(matches!(&long, NoCall::Unknown { id, suggestion: None } if id.len() == 500));
    assert!(long.to_string().len() < 200, "{long}");
    for (number, nearest, words) in [
        (0, Some("0"), "the first one begins on 6 January 2026"),
        (15, Some("0"), "ends on 10 January 2026, the next begins on 21 January 2026"),
        (30, Some("1"), "the last one ends on 30 January 2026"),
    ] {
        let error = on(number);
        assert!(error.to_string().contains(words), "{error}");
        assert_eq!(error.nearest().map(Call::edition), nearest);
        assert!(!error.message(Locale::Fr).contains('{'));
    }
    assert_eq!(fails(b"{}").nearest(), None);
}

/// A first and a last day, often next to others, sometimes left out.
fn days() -> impl Strategy<Value = (Option<u64>, Option<u64>)> {
    (prop::option::weighted(0.9, 0..60_u64), prop::option::weighted(0.9, 0..12_u64))
        .prop_map(|(from, length)| (from, length.map(|length| from.unwrap_or_default() + length)))
}

proptest! {
    /// The catalogue takes what a plain loop over days finds apart, and then says the same as the loop.
    #[test]
    fn in_force_agrees_with_a_loop(added in proptest::collection::vec(days(), 0..8)) {
        let holds = |(from, until): (Option<u64>, Option<u64>), day: u64| {
            from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
        };
        let (mut calls, mut kept) = (Calls::new(), Vec::new());
        for (number, days) in added.into_iter().enumerate() {
            let edition = call("aid", &number.to_string(), days.0.map(day), days.1.map(day));
            let is_apart =
                kept.iter().all(|(other, _)| !(0..100).any(|on| holds(*other, on) && holds(days, on)));
            prop_assert_eq!(calls.add(edition).is_ok(), is_apart);
            if is_apart {
                kept.push((days, number.to_string()));
            }
        }
        let mut without = Vec::new();
        for on in 0..100 {
            let found = kept.iter().find(|(days, _)| holds(*days, on)).map(|(_, name)| name.as_str());
            prop_assert_eq!(calls.in_force("aid", day(on)).map(Call::edition), found);
            let submitted = text("aid", Some(day(on)));
            let chosen = calls.choose(&submitted, EditionDay::Submitted).ok().map(Call::edition);
            prop_assert_eq!(chosen, found);
            without.extend(found.is_none().then_some(on));
        }
        // The gaps are the days without an edition that lie between two.
        let gaps: Vec<u64> = (0..100)
            .filter(|on| calls.gaps("aid").any(|gap| (gap.from..=gap.until).contains(&day(*on))))
            .collect();
        let is_between = |on: &u64| {
            let is = |before: bool| {
                kept.iter().any(|((from, until), _)| match before {
                    true => until.is_some_and(|until| until < *on),
                    false => from.is_some_and(|from| *on < from),
                })
            };
            is(true) && is(false)
        };
        without.retain(is_between);
        prop_assert_eq!(gaps, without);
    }
}
