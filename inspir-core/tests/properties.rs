//! What holds for every application.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails loudly, and reads the files of the project"
)]

use chrono::NaiveDate;
use inspir_core::{
    Amount, Answers, Applicant, Application, Budget, Call, Charter, Commitments, Document,
    EventFormat, Expense, LegalForm, Locale, Project, Request, Revenue, SignedBy, Source, Status,
    Undertakings, VatBasis, VatRecovery,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const DOCUMENTS: &[&str] = &[
    "request_letter",
    "budget",
    "charter",
    "technical_file",
    "vat_certificate",
    "bank_details",
    "statutes",
    "signature_delegation",
    "territory_letter",
];
const COMMITMENTS: &[&str] = &[
    "local_needs",
    "user_co_design",
    "multidisciplinarity",
    "hybrid_models",
    "open_innovation",
    "right_to_fail",
];
const ANSWERS: &[&str] = &["event_type", "partners", "jury", "indicators", "budget_explained"];

prop_compose! {
    fn date()(year in 2025..2028_i32, day in 1..366_u32) -> NaiveDate {
        NaiveDate::from_yo_opt(year, day).expect("a day")
    }
}

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![0..3_000_000_i64, Just(1_250_000), Just(1_250_001), 0..=99_999_999_999_999_i64]
        .prop_map(Amount::from_cents)
}

prop_compose! {
    fn expense()(
        amount in of(amount()), in_kind in of(any::<bool>()), eligible in of(any::<bool>()),
        external_provider in of(any::<bool>()), supports in of("[a-z ]{0,6}"),
    ) -> Expense<'static> {
        let supports = supports.map(Into::into);
        Expense { amount, in_kind, eligible, external_provider, supports, ..Expense::default() }
    }
}

prop_compose! {
    fn revenue()(
        amount in of(amount()), in_kind in of(any::<bool>()), source in of(select(Source::ALL)),
    ) -> Revenue<'static> {
        Revenue { amount, in_kind, source, ..Revenue::default() }
    }
}

prop_compose! {
    fn document()(
        kind in of(select(DOCUMENTS)), signed_by in of(select(SignedBy::ALL)),
    ) -> Document<'static> {
        Document { kind: kind.map(Into::into), signed_by, ..Document::default() }
    }
}

prop_compose! {
    fn people()(
        name in of("[A-Za-z ]{0,8}"), legal_form in of(select(LegalForm::ALL)),
        vat_recovery in of(select(VatRecovery::ALL)),
    ) -> Applicant<'static> {
        Applicant { name: name.map(Into::into), legal_form, vat_recovery, ..Applicant::default() }
    }
}

prop_compose! {
    fn project()(
        starts_on in of(date()), ends_on in of(date()),
        event_format in of(select(EventFormat::ALL)), external_providers in of(any::<bool>()),
    ) -> Project<'static> {
        Project { starts_on, ends_on, event_format, external_providers, ..Project::default() }
    }
}

prop_compose! {
    fn application()(
        submitted_on in of(date()),
        applicant in people(),
        project in project(),
        vat_basis in of(select(VatBasis::ALL)),
        expenses in vec(expense(), 0..6),
        revenues in vec(revenue(), 0..5),
        request in of(amount()),
        documents in vec(document(), 0..9),
        commitments in subsequence(COMMITMENTS, 0..6),
        says in any::<bool>(),
        answers in subsequence(ANSWERS, 0..5),
        signed_by in of(select(SignedBy::ALL)),
    ) -> Application<'static> {
        Application {
            submitted_on,
            applicant,
            project,
            budget: Budget { vat_basis, expenses, revenues },
            request: Request { amount: request, ..Request::default() },
            documents,
            charter: Charter {
                signed_on: submitted_on,
                signed_by,
                commitments: Commitments::from_iter(commitments.into_iter().map(|id| (id, Some(says)))),
            },
            answers: Answers::from_iter(answers.into_iter().map(|id| (id, Some("Oui.".into())))),
            undertakings: Undertakings::from_iter([("innovation_store", Some(says))]),
            ..Application::default()
        }
    }
}

fn statuses(application: &Application<'_>) -> Vec<Status> {
    Call::creative_event().decide(application).statuses().to_vec()
}

/// The applications that come from one by giving an answer that was not there.
fn with_one_more_answer(application: &Application<'static>) -> Vec<Application<'static>> {
    type Change = fn(&mut Application<'static>);
    let changes: &[(bool, Change)] = &[
        (application.applicant.name.is_none(), |a| a.applicant.name = Some("Les Écluses".into())),
        (application.applicant.vat_recovery.is_none(), |a| {
            a.applicant.vat_recovery = Some(VatRecovery::None);
        }),
        (application.submitted_on.is_none(), |a| a.submitted_on = a.project.starts_on),
        (application.project.ends_on.is_none(), |a| a.project.ends_on = a.project.starts_on),
        (application.budget.vat_basis.is_none(), |a| {
            a.budget.vat_basis = Some(VatBasis::IncludingVat);
        }),
        (application.request.amount.is_none(), |a| a.request.amount = Some(Amount::ZERO)),
        (application.answers.get("jury").is_none(), |a| {
            a.answers.insert("jury", Some("Deux riveraines.".into()));
        }),
        (application.project.challenges.is_empty(), |a| a.project.challenges.push("Eau".into())),
        (true, |a| {
            for line in &mut a.budget.expenses {
                line.amount.get_or_insert(Amount::ZERO);
            }
        }),
    ];
    let given = changes.iter().filter(|(is_absent, _)| *is_absent);
    given
        .map(|(_, change)| {
            let mut changed = application.clone();
            change(&mut changed);
            changed
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_maximum_is_within_its_limits(application in application()) {
        let decision = Call::creative_event().decide(&application);
        let part = &decision.parts()[0];
        if let (Some(maximum), Some(base)) = (part.maximum, part.base) {
            prop_assert!(maximum.cents() * 2 <= base.cents());
            prop_assert!(maximum <= Amount::from_euros(12_500));
            // Never a cent lost: one more cent would break a limit.
            prop_assert!((maximum.cents() + 1) * 2 > base.cents() || maximum == Amount::from_euros(12_500));
        }
        if let Some(expenses) = decision.totals().expenses {
            let sum: i64 = application.budget.expenses.iter().map(|l| l.amount.unwrap_or_default().cents()).sum();
            prop_assert_eq!(expenses.cents(), sum);
        }
    }

    #[test]
    fn an_answer_never_makes_what_is_met_missing(application in application()) {
        let before = statuses(&application);
        for changed in with_one_more_answer(&application) {
            let after = statuses(&changed);
            for ((before, after), requirement) in before.iter().zip(&after).zip(Call::creative_event().requirements()) {
                prop_assert!(
                    !(*before == Status::Met && *after == Status::Missing),
                    "{}", requirement.id()
                );
            }
        }
    }

    #[test]
    fn order_never_changes_a_status(application in application(), turn in 0..8_usize) {
        let mut turned = application.clone();
        turned.documents.rotate_left(turn % application.documents.len().max(1));
        turned.documents.reverse();
        turned.budget.expenses.rotate_left(turn % application.budget.expenses.len().max(1));
        turned.budget.revenues.reverse();
        let commitments: Vec<_> = application.charter.commitments.iter().map(|(id, says)| (id.to_owned(), *says)).collect();
        turned.charter.commitments = commitments.into_iter().rev().collect();
        let decision = Call::creative_event().decide(&turned);
        prop_assert_eq!(decision, Call::creative_event().decide(&application));
        let (turned, plain) = (Call::follow_up().decide(&turned), Call::follow_up().decide(&application));
        prop_assert_eq!(turned.statuses(), plain.statuses());
    }

    #[test]
    fn writing_and_reading_changes_nothing(application in application()) {
        for call in [Call::creative_event(), Call::follow_up()] {
            let direct = call.assess(&application);
            let text = serde_json::to_string(&application).expect("JSON");
            prop_assert_eq!(&call.assess_json(text.as_bytes()), &direct);
            for locale in Locale::ALL {
                prop_assert_eq!(call.assess_json(text.as_bytes()).to_json(*locale), direct.to_json(*locale));
            }
        }
    }

    #[test]
    fn a_stray_member_changes_nothing_but_the_input_errors(application in application(), name in "[a-z]{1,8}") {
        let call = Call::creative_event();
        let mut json = serde_json::to_value(&application).expect("JSON");
        let name = format!("x_{name}");
        json[name.as_str()] = serde_json::json!({"any": [1.5]});
        let strayed = call.decide_json(json.to_string().as_bytes());
        let plain = call.decide(&application);
        prop_assert_eq!(strayed.statuses(), plain.statuses());
        prop_assert_eq!(strayed.parts(), plain.parts());
        prop_assert_eq!(strayed.totals(), plain.totals());
        prop_assert_eq!(strayed.input_errors().len(), 1);
        prop_assert_eq!(strayed.input_errors()[0].path(), format!("/{name}"));
        // So it is one level further down.
        let mut json = serde_json::to_value(&application).expect("JSON");
        json["project"][name.as_str()] = serde_json::json!(null);
        let strayed = call.decide_json(json.to_string().as_bytes());
        prop_assert_eq!(strayed.statuses(), plain.statuses());
        prop_assert_eq!(strayed.input_errors()[0].path(), format!("/project/{name}"));
    }

    #[test]
    fn no_bytes_make_it_fail(bytes in vec(any::<u8>(), 0..300)) {
        let json = Call::creative_event().assess_json(&bytes).to_json(Locale::En);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
    }

    #[test]
    fn no_change_of_a_text_makes_it_fail(
        application in application(), place in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let mut text = serde_json::to_vec(&application).expect("JSON");
        let place = place.index(text.len());
        text[place] = byte;
        let json = Call::creative_event().assess_json(&text).to_json(Locale::En);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
    }
}

/// Typed callers can break the limits of the JSON; they hear of it with the same codes.
#[test]
fn typed_callers_get_the_same_codes() {
    let mut application = Application {
        call: Some("another-call".into()),
        reference: Some("x".repeat(20_001).into()),
        submitted_on: NaiveDate::from_ymd_opt(2500, 1, 1),
        request: Request { amount: Some(Amount::from_cents(i64::MAX)), ..Request::default() },
        documents: vec![Document { kind: Some("passport".into()), ..Document::default() }],
        ..Application::default()
    };
    application.answers.insert("unknown", Some("text".into()));
    application.indicators =
        vec![inspir_core::Indicator { horizon_months: Some(121), ..Default::default() }];
    application.project.challenges = vec!["d".into(); 10_001];
    let assessment = Call::creative_event().assess(&application);
    let errors: Vec<(&str, &str)> =
        assessment.input_errors().iter().map(|error| (error.path(), error.code().id())).collect();
    assert_eq!(
        errors,
        [
            ("/call", "call.mismatch"),
            ("/reference", "text.too_long"),
            ("/submitted_on", "date.format"),
            ("/project/challenges", "list.too_long"),
            ("/request/amount", "amount.format"),
            ("/documents/0/kind", "id.unknown"),
            ("/answers/unknown", "id.unknown"),
            ("/indicators/0/horizon_months", "number.out_of_range"),
        ]
    );
}

/// Texts that no case file can hold.
#[test]
fn texts_beside_the_cases() {
    let call = Call::creative_event();
    let code = |text: &[u8]| {
        let assessment = call.assess_json(text);
        assessment.input_errors().iter().map(|error| error.code().id()).collect::<Vec<_>>()
    };
    assert_eq!(code("[".repeat(1_000_000).as_bytes()), ["json.too_deep"]);
    assert_eq!(code(b"\xff"), ["json.syntax"]);
    assert_eq!(code("{\"extensions\":\"\u{feff}\"}".as_bytes()), [""; 0]);
}
