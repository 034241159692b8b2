//! A typed caller can break limits that JSON sets: amounts and dates out of range, texts and lists
//! that are too long, ids that the call does not list. Each gives the error that the JSON of the
//! same application gives, and the assessment of that application without the member.

#![cfg(test)]

mod common;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use common::calls;
use inspir_core::{
    Amount, Answers, Applicant, Application, Appraisal, Appraisals, Assessment, Assessor, Budget,
    Call, Charter, Commitments, Count, Details, Digits, Document, ErrorCode, EventFormat, Expense,
    Extensions, Indicator, LegalForm, LegalRepresentative, Lists, Locale, Nature, Origin, Outcome,
    PreviousGrant, Project, Request, Revenue, Signatory, SignedBy, Source, Target, TeamMember,
    Text, Undertakings, VatBasis, VatRecovery, Verdict,
};
use serde::Deserialize;
use serde_json::Value;

type App = Application<'static>;

fn text() -> Option<Text<'static>> {
    Some("x".into())
}

fn day(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 6, 15)
}

fn euros(euros: u32) -> Option<Amount> {
    Some(Amount::from_euros(euros))
}

/// An application to the creative event with every member there is: one that is added to the model
/// has to be added here, and then to the tables below. Callers end their literals with `..`; this one must not.
fn full() -> App {
    Application {
        call: Some("inspir-creative-event".into()),
        reference: text(),
        submitted_on: day(2026),
        first_contact_on: day(2025),
        applicant: Applicant {
            name: text(),
            legal_form: Some(LegalForm::Association),
            created_on: day(2020),
            commune: Some("62119".parse().expect("a commune")),
            siret: text(),
            rna: text(),
            iban: text(),
            legal_representative: LegalRepresentative {
                name: text(),
                role: text(),
                __later: Default::default(),
            },
            signatory: Some(Signatory::Delegate),
            vat_recovery: Some(VatRecovery::None),
            __later: Default::default(),
        },
        project: Project {
            title: text(),
            description: text(),
            starts_on: day(2027),
            ends_on: day(2027),
            commune: Some("62119".parse().expect("a commune")),
            event_format: Some(EventFormat::Other),
            event_format_label: text(),
            challenges: vec!["x".into(), "y".into()],
            external_providers: Some(true),
            __later: Default::default(),
        },
        origin: Origin {
            event_title: text(),
            event_reference: text(),
            event_ended_on: day(2026),
            inspir_event: Some(true),
            __later: Default::default(),
        },
        team: vec![TeamMember {
            name: text(),
            discipline: text(),
            details: Details::default(),
            __later: Default::default(),
        }],
        budget: Budget {
            vat_basis: Some(VatBasis::IncludingVat),
            expenses: vec![Expense {
                label: text(),
                amount: euros(10_000),
                nature: Some(Nature::Operating),
                account: text(),
                in_kind: Some(false),
                eligible: Some(true),
                external_provider: Some(true),
                supports: text(),
                category: None,
                details: Details::default(),
                __later: Default::default(),
            }],
            revenues: vec![Revenue {
                label: text(),
                amount: euros(10_000),
                source: Some(Source::Region.into()),
                account: text(),
                in_kind: Some(false),
                secured: Some(true),
                details: Details::default(),
                __later: Default::default(),
            }],
            __later: Default::default(),
        },
        request: Request {
            amount: euros(5000),
            operating: euros(1),
            investment: euros(1),
            __later: Default::default(),
        },
        documents: vec![Document {
            kind: Some("statutes".into()),
            name: text(),
            dated_on: day(2026),
            signed_by: Some(SignedBy::Delegate),
            details: Details::default(),
            __later: Default::default(),
        }],
        charter: Charter {
            signed_on: day(2026),
            signed_by: Some(SignedBy::Delegate),
            commitments: Commitments::from_iter([("local_needs", Some(true))]),
            __later: Default::default(),
        },
        answers: Answers::from_iter([("jury", text())]),
        undertakings: Undertakings::from_iter([("innovation_store", Some(true))]),
        indicators: vec![Indicator {
            label: text(),
            target: Some(Target::Text("x".into())),
            unit: text(),
            horizon_months: Count::new(6),
            details: Details::default(),
            __later: Default::default(),
        }],
        previous_grants: vec![PreviousGrant {
            call: text(),
            same_call: Some(false),
            awarded_on: day(2020),
            amount: euros(1),
            details: Details::default(),
            __later: Default::default(),
        }],
        appraisals: Appraisals::from_iter([(
            "lasting_effect",
            Appraisal {
                verdict: Some(Verdict::Favourable),
                by: text(),
                on: day(2026),
                note: text(),
                __later: Default::default(),
            },
        )]),
        details: Details::default(),
        lists: Lists::default(),
        extensions: Extensions,
        __later: Default::default(),
    }
}

type Place<T> = (&'static str, fn(&mut App) -> &mut Option<T>);
const AMOUNTS: [Place<Amount>; 6] = [
    ("/budget/expenses/0/amount", |a| &mut a.budget.expenses[0].amount),
    ("/budget/revenues/0/amount", |a| &mut a.budget.revenues[0].amount),
    ("/request/amount", |a| &mut a.request.amount),
    ("/request/operating", |a| &mut a.request.operating),
    ("/request/investment", |a| &mut a.request.investment),
    ("/previous_grants/0/amount", |a| &mut a.previous_grants[0].amount),
];

const DATES: [Place<NaiveDate>; 9] = [
    ("/submitted_on", |a| &mut a.submitted_on),
    ("/first_contact_on", |a| &mut a.first_contact_on),
    ("/applicant/created_on", |a| &mut a.applicant.created_on),
    ("/project/starts_on", |a| &mut a.project.starts_on),
    ("/project/ends_on", |a| &mut a.project.ends_on),
    ("/origin/event_ended_on", |a| &mut a.origin.event_ended_on),
    ("/documents/0/dated_on", |a| &mut a.documents[0].dated_on),
    ("/charter/signed_on", |a| &mut a.charter.signed_on),
    ("/previous_grants/0/awarded_on", |a| &mut a.previous_grants[0].awarded_on),
];

const TEXTS: [Place<Text<'static>>; 23] = [
    ("/reference", |a| &mut a.reference),
    ("/applicant/name", |a| &mut a.applicant.name),
    ("/applicant/siret", |a| &mut a.applicant.siret),
    ("/applicant/rna", |a| &mut a.applicant.rna),
    ("/applicant/iban", |a| &mut a.applicant.iban),
    ("/applicant/legal_representative/name", |a| &mut a.applicant.legal_representative.name),
    ("/applicant/legal_representative/role", |a| &mut a.applicant.legal_representative.role),
    ("/project/title", |a| &mut a.project.title),
    ("/project/description", |a| &mut a.project.description),
    ("/project/event_format_label", |a| &mut a.project.event_format_label),
    ("/origin/event_title", |a| &mut a.origin.event_title),
    ("/origin/event_reference", |a| &mut a.origin.event_reference),
    ("/team/0/name", |a| &mut a.team[0].name),
    ("/team/0/discipline", |a| &mut a.team[0].discipline),
    ("/budget/expenses/0/label", |a| &mut a.budget.expenses[0].label),
    ("/budget/expenses/0/account", |a| &mut a.budget.expenses[0].account),
    ("/budget/expenses/0/supports", |a| &mut a.budget.expenses[0].supports),
    ("/budget/revenues/0/label", |a| &mut a.budget.revenues[0].label),
    ("/budget/revenues/0/account", |a| &mut a.budget.revenues[0].account),
    ("/documents/0/name", |a| &mut a.documents[0].name),
    ("/indicators/0/label", |a| &mut a.indicators[0].label),
    ("/indicators/0/unit", |a| &mut a.indicators[0].unit),
    ("/previous_grants/0/call", |a| &mut a.previous_grants[0].call),
];

/// One limit that is broken: the place, the error, and how.
type Wrong = (&'static str, ErrorCode, Box<dyn Fn(&mut App)>);

fn wrong(path: &'static str, code: ErrorCode, change: impl Fn(&mut App) + 'static) -> Wrong {
    (path, code, Box::new(change))
}

fn long() -> Text<'static> {
    "é".repeat(20_001).into()
}

/// Every limit, broken at every place.
fn all_wrong() -> Vec<Wrong> {
    use ErrorCode::{CallMismatch, IdUnknown, ListTooLong, TextTooLong};
    let mut all = vec![
        wrong("/call", CallMismatch, |a| a.call = Some("inspir-follow-up".into())),
        wrong("/call", CallMismatch, |a| a.call = Some(long().into())),
        wrong("/documents/0/kind", IdUnknown, |a| a.documents[0].kind = Some("x".into())),
        wrong("/documents/0/kind", IdUnknown, |a| a.documents[0].kind = Some(long().into())),
        wrong("/answers/x~1~0", IdUnknown, |a| a.answers.extend([("x/~", None)])),
        wrong("/charter/commitments/", IdUnknown, |a| a.charter.commitments.extend([("", None)])),
        wrong("/undertakings/x", IdUnknown, |a| a.undertakings.extend([("x", Some(true))])),
        wrong("/appraisals/x", IdUnknown, |a| a.appraisals.extend([("x", Appraisal::default())])),
        wrong("/project/challenges/1", TextTooLong, |a| a.project.challenges[1] = long()),
        wrong("/answers/jury", TextTooLong, |a| a.answers.extend([("jury", Some(long()))])),
        wrong("/indicators/0/target", TextTooLong, |a| {
            a.indicators[0].target = Some(Target::Text(long()));
        }),
        wrong("/appraisals/lasting_effect/by", TextTooLong, |a| {
            appraised(a, |appraisal| appraisal.by = Some(long()));
        }),
        wrong("/appraisals/lasting_effect/note", TextTooLong, |a| {
            appraised(a, |appraisal| appraisal.note = Some(long()));
        }),
        wrong("/appraisals/lasting_effect/on", ErrorCode::DateFormat, |a| {
            appraised(a, |appraisal| appraisal.on = day(2200));
        }),
        wrong("/project/challenges", ListTooLong, |a| many(&mut a.project.challenges)),
        wrong("/team", ListTooLong, |a| many(&mut a.team)),
        wrong("/budget/expenses", ListTooLong, |a| many(&mut a.budget.expenses)),
        wrong("/budget/revenues", ListTooLong, |a| many(&mut a.budget.revenues)),
        wrong("/documents", ListTooLong, |a| many(&mut a.documents)),
        wrong("/indicators", ListTooLong, |a| many(&mut a.indicators)),
        wrong("/previous_grants", ListTooLong, |a| many(&mut a.previous_grants)),
    ];
    for (path, place) in AMOUNTS {
        for cents in [i128::MIN, -1, Amount::MAX.cents() + 1, i128::MAX] {
            all.push(wrong(path, ErrorCode::AmountFormat, move |a| {
                *place(a) = Some(Amount::from_cents(cents));
            }));
        }
    }
    for (path, place) in DATES {
        let days = [NaiveDate::MIN, day(-1).expect("a day"), day(1899).expect("a day")];
        for day in days.into_iter().chain([day(2200).expect("a day"), NaiveDate::MAX]) {
            all.push(wrong(path, ErrorCode::DateFormat, move |a| *place(a) = Some(day)));
        }
    }
    for (path, place) in TEXTS {
        all.push(wrong(path, TextTooLong, move |a| *place(a) = Some(long())));
    }
    all
}

fn appraised(application: &mut App, change: impl Fn(&mut Appraisal<'static>)) {
    let mut appraisal = application.appraisals.get("lasting_effect").expect("it is there").clone();
    change(&mut appraisal);
    application.appraisals.insert("lasting_effect", appraisal);
}

fn many<T: Clone>(list: &mut Vec<T>) {
    list.resize(10_001, list[0].clone());
}

fn json(application: &App) -> Value {
    serde_json::to_value(application).expect("applications are JSON")
}

/// Takes the value at a pointer out of a document.
fn remove(document: &mut Value, pointer: &str) {
    let (parent, last) = pointer.rsplit_once('/').expect("a place");
    let last = last.replace("~1", "/").replace("~0", "~");
    match document.pointer_mut(parent).expect("the place") {
        Value::Array(list) => drop(list.remove(last.parse().expect("a number"))),
        parent => {
            let map = parent.as_object_mut().expect("a list or an object");
            map.remove(&last).expect("the member");
        }
    }
}

/// An assessment without what its input errors change by themselves: messages ask to correct what is wrong.
fn decided(assessment: &Assessment) -> Value {
    let mut json = common::json(&assessment.to_json(Locale::En));
    remove(&mut json, "/outcome");
    remove(&mut json, "/input_errors");
    for finding in json["findings"].as_array_mut().into_iter().flatten() {
        finding["message"] = Value::Null;
    }
    json
}

/// Whether every way to assess says the same of the types and of their JSON.
fn assessed_as_json(call: &Call, application: &Application<'_>) -> Assessment {
    let assessment = call.assess(application);
    let text = serde_json::to_vec(application).expect("applications are JSON");
    assert_eq!(assessment, call.assess_json(&text));
    assert_eq!(assessment.decision(), &call.decide(application));
    for locale in Locale::ALL {
        assert!(!assessment.report(*locale).is_empty());
    }
    assessment
}

/// Where a wrong value is not the same as none.
const WRONG_SAYS_SOMETHING: [&str; 3] = ["/documents/0/kind", "/documents", "/previous_grants"];

#[test]
fn what_is_wrong_is_an_error_and_absent() {
    let (call, all) = (Call::creative_event(), all_wrong());
    let mut assessor = Assessor::new(&call);
    assert!(assessed_as_json(&call, &full()).input_errors().is_empty());
    for (path, code, change) in &all {
        let mut application = full();
        change(&mut application);
        let assessment = assessed_as_json(&call, &application);
        assert_eq!(assessor.assess(&application), assessment);
        assert_eq!(assessment.outcome(), Outcome::Invalid, "{path}");
        let errors = assessment.input_errors();
        let told: Vec<_> = errors.iter().map(|error| (error.path(), error.code())).collect();
        assert_eq!(told, [(*path, *code)]);

        // A document whose kind is wrong may be any, and a list that is wrong is not empty.
        if WRONG_SAYS_SOMETHING.contains(path) {
            continue;
        }
        let mut without = json(&application);
        remove(&mut without, path);
        let without = call.assess_json(without.to_string().as_bytes());
        assert!(without.input_errors().is_empty(), "{path}");
        assert_eq!(decided(&assessment), decided(&without), "{path}");
    }
    println!("{} limits broken", all.len());
}

#[test]
fn calls_that_use_other_members_agree_with_the_json() {
    for call in calls() {
        for (.., change) in all_wrong() {
            let mut application = full();
            application.call = None;
            change(&mut application);
            assessed_as_json(&call, &application);
        }
    }
}

/// Every text, number, list and map of the model stands in the tables.
#[test]
fn every_limited_member_is_tried() {
    fn limited(value: &Value, path: &str, out: &mut BTreeSet<String>) {
        match value {
            Value::Array(list) => {
                out.insert(path.to_owned());
                list.iter().enumerate().for_each(|(i, v)| limited(v, &format!("{path}/{i}"), out));
            }
            Value::Object(map) => {
                map.iter().for_each(|(name, v)| limited(v, &format!("{path}/{name}"), out));
            }
            Value::String(_) | Value::Number(_) => drop(out.insert(path.to_owned())),
            Value::Bool(_) | Value::Null => {}
        }
    }
    let mut untried = BTreeSet::new();
    limited(&json(&full()), "", &mut untried);
    for (path, ..) in all_wrong() {
        untried.remove(path);
    }
    // The types of these hold nothing that is wrong. The other challenge is tried.
    let cannot_be_wrong = [
        "/applicant/commune",
        "/applicant/legal_form",
        "/applicant/signatory",
        "/applicant/vat_recovery",
        "/appraisals/lasting_effect/verdict",
        "/budget/expenses/0/nature",
        "/budget/revenues/0/source",
        "/budget/vat_basis",
        "/charter/signed_by",
        "/documents/0/signed_by",
        "/indicators/0/horizon_months",
        "/project/challenges/0",
        "/project/commune",
        "/project/event_format",
    ];
    assert_eq!(untried.iter().map(String::as_str).collect::<Vec<_>>(), cannot_be_wrong);
}

#[test]
fn the_limits_themselves_are_right() {
    let mut application = full();
    for (_, place) in AMOUNTS {
        *place(&mut application) = Some(Amount::MAX);
    }
    for ((_, place), year) in DATES.into_iter().zip([1900, 2199].into_iter().cycle()) {
        *place(&mut application) = day(year);
    }
    for (_, place) in TEXTS {
        *place(&mut application) = Some("é".repeat(20_000).into());
    }
    application.indicators = [i64::MIN, i64::MAX]
        .map(|target| Indicator {
            target: Some(Target::Number(target)),
            horizon_months: Count::new(120),
            ..Indicator::default()
        })
        .to_vec();
    // Lines without their long texts, so that the JSON stays below its own limit.
    let amount = Some(Amount::MAX);
    application.budget.expenses = vec![Expense { amount, ..Expense::default() }; 10_000];
    application.budget.revenues = vec![Revenue { amount, ..Revenue::default() }; 10_000];
    let assessment = assessed_as_json(&Call::creative_event(), &application);
    assert!(assessment.input_errors().is_empty(), "{:?}", assessment.input_errors());
    let sum = Amount::from_cents(Amount::MAX.cents() * 10_000);
    assert_eq!(assessment.totals().expenses, Some(sum));
    for call in calls() {
        application.call = None;
        assessed_as_json(&call, &application);
    }
}

#[test]
fn more_than_a_hundred_errors_leave_nothing() {
    let line = Expense { amount: Some(Amount::from_cents(i128::MAX)), ..Expense::default() };
    let mut application = full();
    application.budget.expenses = vec![line; 101];
    let assessment = assessed_as_json(&Call::creative_event(), &application);
    assert_eq!(assessment.input_errors().len(), 100);
    let nothing = Call::creative_event().assess_json(b"{}");
    assert!(!assessment.is_readable() && nothing.is_readable());
    let [mut decided, nothing] = [&assessment, &nothing].map(decided);
    decided["readable"] = true.into();
    assert_eq!(decided, nothing);
}

/// The limit of 8 MiB is one of texts: types have no size, with an error or without.
#[test]
fn types_have_no_size() {
    let call = Call::creative_event();
    let mut application = full();
    application.project.challenges = vec!["x".repeat(20_000).into(); 500];
    let right = call.assess(&application);
    assert!(right.input_errors().is_empty());
    application.applicant.created_on = day(1899);
    let wrong = call.assess(&application);
    assert_eq!(wrong.input_errors().len(), 1);
    assert_eq!(wrong.input_errors()[0].path(), "/applicant/created_on");
    assert_eq!(decided(&right), decided(&wrong));
}

/// A whole number of any size is a target, in a text, in a type and in the text that the type writes.
#[test]
fn a_target_has_any_size() {
    let call = Call::creative_event();
    let mut numbers: Vec<String> = ["0", "-0", "60", "-60"].map(str::to_owned).to_vec();
    numbers.extend([i64::MIN, i64::MAX].map(|number| number.to_string()));
    numbers.extend([u64::MAX.to_string(), "9223372036854775808".to_owned()]);
    numbers.push("-9223372036854775809".to_owned());
    for length in [20, 309, 310, 20_000, 20_001, 100_000] {
        numbers.extend(["", "-"].map(|sign| format!("{sign}{}", "1234567890".repeat(10_000))));
        numbers.iter_mut().rev().take(2).for_each(|number| number.truncate(length));
    }
    for number in numbers {
        let text = format!(r#"{{"indicators": [{{"target": {number}}}]}}"#);
        let read = call.read_json(text.as_bytes());
        assert_eq!(read.input_errors(), [], "{number:.30}");
        let application = read.into_application();
        let target = match number.parse() {
            Ok(number) => Target::Number(number),
            Err(_) => Target::Digits(Digits::new(&number).expect("a number beyond 64 bits")),
        };
        assert_eq!(application.indicators[0].target.as_ref(), Some(&target), "{number:.30}");
        assert_eq!(assessed_as_json(&call, &application), call.assess_json(text.as_bytes()));
        // What is written says the same number, and can be read again by types if a text can hold it.
        let written = serde_json::to_string(&application).expect("JSON");
        let digits = if number == "-0" { "0" } else { &number };
        assert!(
            written.contains(&format!(":{digits}}}")) || written.contains(&format!("\"{digits}\""))
        );
        let read = serde_json::from_str::<Application>(&written);
        assert_eq!(read.is_ok(), number.len() <= 20_000, "{number:.30}");
    }
    for wrong in ["", "-", "1", "01234567890123456789012", "1234567890123456789012.0", "x"] {
        assert_eq!(Digits::new(wrong), None, "{wrong}");
    }
}

/// An id that stands twice: its last value counts everywhere.
#[test]
fn an_id_stands_once() {
    let call = Call::creative_event();
    let text = r#"{"answers": {"jury": "x", "partners": "y", "jury": ""},
        "charter": {"commitments": {"local_needs": true, "local_needs": false}},
        "undertakings": {"innovation_store": true, "innovation_store": null},
        "appraisals": {"lasting_effect": {"verdict": "favourable"}, "lasting_effect": {}}}"#;
    let read = call.read_json(text.as_bytes());
    let told: Vec<_> =
        read.input_errors().iter().map(|error| (error.path(), error.code())).collect();
    let twice = ErrorCode::FieldDuplicate;
    assert_eq!(
        told,
        [
            ("/answers/jury", twice),
            ("/charter/commitments/local_needs", twice),
            ("/undertakings/innovation_store", twice),
            ("/appraisals/lasting_effect", twice),
        ]
    );
    let answers = [("jury", text_of("x")), ("partners", text_of("y")), ("jury", None)];
    let expected = App {
        answers: Answers::from_iter(answers),
        charter: Charter {
            commitments: Commitments::from_iter([
                ("local_needs", Some(true)),
                ("local_needs", Some(false)),
            ]),
            ..Charter::default()
        },
        undertakings: Undertakings::from_iter([("innovation_store", None)]),
        appraisals: Appraisals::from_iter([("lasting_effect", Appraisal::default())]),
        ..App::default()
    };
    assert_eq!(read.application(), &expected);
    assert_eq!(expected.answers.get("jury"), Some(&None));
    assert_eq!(expected.answers.len(), 2);
    assert_eq!(expected.answers.iter().map(|(id, _)| id).collect::<Vec<_>>(), ["jury", "partners"]);
    assert_eq!(json(&expected)["charter"]["commitments"].to_string(), r#"{"local_needs":false}"#);
    assert_eq!(
        decided(&assessed_as_json(&call, &expected)),
        decided(&call.assess_json(text.as_bytes()))
    );
    // Types stop at such an id, be there few or many.
    for many in [0, 10, 39, 40, 41, 5000] {
        let entries: String = (0..many).map(|id| format!("\"id{id}\": true, ")).collect();
        for (last, right) in [("id0", many == 0), ("another", true)] {
            let text = format!(r#"{{"undertakings": {{{entries}"{last}": false}}}}"#);
            let read = serde_json::from_str::<Application>(&text);
            assert_eq!(read.is_ok(), right, "{many} {last}");
        }
    }
}

fn text_of(text: &'static str) -> Option<Text<'static>> {
    Some(text.into())
}

/// Whatever features of `serde_json` another crate of the build switches on, types read the same.
#[test]
fn numbers_are_read_alike_in_every_build() {
    let deep = |levels: usize, inside: &str| {
        format!(r#"{{"extensions": {}{inside}{}}}"#, "[".repeat(levels), "]".repeat(levels))
    };
    for number in ["0", "-0", "1", "-1", "1.5", "-0.0", "1e3", "1e-300", "18446744073709551616"] {
        let right = [
            deep(0, number),
            deep(63, number),
            format!(r#"{{"extensions": {{"a": {number}, "b": [{number}, {{}}]}}}}"#),
        ];
        for text in right {
            assert!(serde_json::from_str::<Application>(&text).is_ok(), "{text}");
            let value = serde_json::from_str::<Value>(&text).expect("JSON");
            assert!(Application::deserialize(&value).is_ok(), "{text}");
            assert!(Call::creative_event().assess_json(text.as_bytes()).input_errors().is_empty());
        }
        let whole = ["0", "1"].contains(&number);
        let integer = whole || number == "-1";
        for (text, right) in [
            (format!(r#"{{"request": {{"amount": {number}}}}}"#), whole),
            (format!(r#"{{"indicators": [{{"target": {number}}}]}}"#), integer),
            (format!(r#"{{"indicators": [{{"horizon_months": {number}}}]}}"#), whole),
            (format!(r#"{{"reference": {number}}}"#), false),
            (format!(r#"{{"submitted_on": {number}}}"#), false),
            (format!(r#"{{"origin": {{"inspir_event": {number}}}}}"#), false),
            (format!(r#"{{"answers": {number}}}"#), false),
            (format!(r#"{{"answers": {{"jury": {number}}}}}"#), false),
            (format!(r#"{{"undertakings": {number}}}"#), false),
            (format!(r#"{{"appraisals": {{"lasting_effect": {number}}}}}"#), false),
            (format!(r#"{{"budget": {number}}}"#), false),
            (format!(r#"{{"team": {number}}}"#), false),
            (format!(r#"{{"team": [{number}]}}"#), false),
            (number.to_owned(), false),
        ] {
            assert_eq!(serde_json::from_str::<Application>(&text).is_ok(), right, "{text}");
        }
    }
    assert!(serde_json::from_str::<Application>(&deep(63, "{}")).is_err());
    assert!(serde_json::from_str::<Application>(&deep(64, "1.5")).is_err());
    assert!(serde_json::from_str::<Application>(&deep(0, r#""\ud83d""#)).is_err());
}
