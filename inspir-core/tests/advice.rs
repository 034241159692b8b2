//! What messages advise: one remedy that can be followed, and nothing that was done already.

#![cfg(test)]

mod common;

use std::collections::BTreeMap;

use common::{cases, defined, read, shared};
use inspir_core::{Call, Locale, Status};
use serde_json::Value;

fn littoral_definition() -> String {
    read(&shared("calls/littoral-numerique-2027/definition.json"))
}

/// What the message of a finding advises at its end, in both languages.
fn assert_advice(call: &Call, application: &str, requirement: &str, fr: &str, en: &str) {
    let assessment = call.assess_json(application.as_bytes());
    assert_eq!(assessment.input_errors(), [], "{application}");
    let finding = assessment.finding(requirement).expect("a requirement of the call");
    for (locale, advice) in [(Locale::Fr, fr), (Locale::En, en)] {
        let message = finding.message(locale);
        assert!(message.ends_with(advice), "{requirement}: {message}");
    }
}

/// An application to the follow-up call with one expense.
fn follow_up(request: &str, nature: &str, amount: &str) -> String {
    format!(
        r#"{{"request": {{"operating": "{request}"}},
            "budget": {{"expenses": [{{"amount": "{amount}", "nature": "{nature}"}}]}}}}"#
    )
}

#[test]
fn over_several_limits_each_message_names_the_maximum() {
    let maximum = (" Ramenez votre demande à 6 000,00 € au maximum.", "to €6,000.00 or less.");
    let over =
        r#"{"budget": {"expenses": [{"amount": "12000.00"}]}, "request": {"amount": "20000.00"}}"#;
    let call = Call::creative_event();
    assert_advice(&call, over, "grant.ceiling", maximum.0, maximum.1);
    // No expenses make up for a request above the ceiling.
    assert_advice(&call, over, "grant.rate", maximum.0, maximum.1);
    assert_advice(
        &call,
        r#"{"budget": {"expenses": [{"amount": "12000.00"}]}, "request": {"amount": "12500.00"}}"#,
        "grant.rate",
        "Ramenez votre demande à 6 000,00 € au maximum, ou revoyez les dépenses.",
        "Lower your request to €6,000.00 or less, or revise the expenses.",
    );
    let over =
        r#"{"budget": {"expenses": [{"amount": "30000.00"}]}, "request": {"amount": "20000.00"}}"#;
    for requirement in ["grant.rate", "grant.ceiling"] {
        assert_advice(
            &call,
            over,
            requirement,
            ". Ramenez votre demande à 12 500,00 € au maximum.",
            "Lower your request to €12,500.00 or less.",
        );
    }
    assert_advice(
        &Call::follow_up(),
        &follow_up("5000.00", "operating", "4900.00"),
        "grant.operating_within_costs",
        "Ramenez votre demande à 4 900,00 € au maximum, ou revoyez les dépenses.",
        "Lower your request to €4,900.00 or less, or revise the expenses.",
    );
    assert_advice(
        &Call::follow_up(),
        &follow_up("6000.00", "operating", "4900.00"),
        "grant.operating_within_costs",
        ". Ramenez votre demande à 4 900,00 € au maximum.",
        "Lower your request to €4,900.00 or less.",
    );
    let over = follow_up("6000.00", "operating", "5900.00");
    for requirement in ["grant.operating_ceiling", "grant.operating_within_costs"] {
        assert_advice(
            &Call::follow_up(),
            &over,
            requirement,
            ". Ramenez votre demande à 5 000,00 € au maximum.",
            "Lower your request to €5,000.00 or less.",
        );
    }
    // The maximum is not known: the limit that is known stands for itself.
    assert_advice(
        &call,
        r#"{"request": {"amount": "20000.00"}}"#,
        "grant.ceiling",
        "Ramenez votre demande à 12 500,00 € au maximum.",
        "Lower your request to €12,500.00 or less.",
    );
}

#[test]
fn where_no_expense_counts_the_remedy_is_to_add_expenses() {
    let add = (
        "». Complétez les dépenses que l’aide peut financer, ou retirez cette demande.",
        "”. Add the expenses that the grant can pay for, or withdraw this request.",
    );
    let add_first = (
        "». Complétez d’abord les dépenses que l’aide peut financer : elles déterminent le montant que vous pouvez demander.",
        "”. First add the expenses that the grant can pay for: they decide how much you can ask for.",
    );
    let follow_up = Call::follow_up();
    let event = Call::creative_event();
    let in_kind = r#""budget": {"expenses": [{"amount": "900.00", "in_kind": true}]}"#;
    let investment = |request: &str| {
        format!(
            r#"{{"request": {{"investment": "{request}"}},
                "budget": {{"expenses": [{{"amount": "5900.00", "nature": "operating"}}]}}}}"#
        )
    };
    let operating = |request: &str| self::follow_up(request, "investment", "5900.00");
    let event_request =
        |request: &str| format!(r#"{{"request": {{"amount": "{request}"}}, {in_kind}}}"#);
    for (call, application, requirement, (fr, en)) in [
        (&follow_up, operating("4000.00"), "grant.operating_within_costs", add),
        (&follow_up, operating("6000.00"), "grant.operating_within_costs", add_first),
        (&follow_up, operating("6000.00"), "grant.operating_ceiling", add_first),
        (&follow_up, investment("4000.00"), "grant.investment_within_costs", add),
        (&follow_up, investment("6000.00"), "grant.investment_within_costs", add_first),
        (&follow_up, investment("6000.00"), "grant.investment_ceiling", add_first),
        (&event, event_request("4000.00"), "grant.rate", add),
        (&event, event_request("20000.00"), "grant.rate", add_first),
        (&event, event_request("20000.00"), "grant.ceiling", add_first),
    ] {
        assert_advice(call, &application, requirement, fr, en);
    }
}

/// The base need not be a limit of the part for a requirement to compare the request with it.
#[test]
fn a_request_above_the_costs_is_not_to_be_lowered_to_a_maximum_above_them() {
    let definition = Call::follow_up().definition().to_owned();
    let within_base = r#""within_base": true"#;
    assert!(definition.contains(within_base));
    assert_advice(
        &defined(&definition.replace(within_base, r#""within_base": false"#)),
        &follow_up("4000.00", "operating", "1000.00"),
        "grant.operating_within_costs",
        "Ramenez votre demande à 1 000,00 € au maximum, ou revoyez les dépenses.",
        "Lower your request to €1,000.00 or less, or revise the expenses.",
    );
}

/// The amounts in cents that stand in a French text.
fn amounts(text: &str) -> Vec<u64> {
    let before = text.split(" €").collect::<Vec<_>>();
    let (_, before) = before.split_last().expect("a text");
    let amount = |text: &&str| {
        let digit = |c: &char| c.is_ascii_digit() || [' ', ','].contains(c);
        let digits: String = text.chars().rev().take_while(digit).collect();
        let digits: String = digits.chars().rev().filter(char::is_ascii_digit).collect();
        digits.parse().expect("an amount")
    };
    before.iter().map(amount).collect()
}

#[test]
fn no_remedy_names_an_amount_above_the_maximum_or_advises_expenses_above_the_ceiling() {
    let littoral = defined(&littoral_definition());
    let (event, follow_up) = (Call::creative_event(), Call::follow_up());
    let mut remedies = 0;
    for expenses in ["0.00", "0.01", "100.00", "4000.00", "12000.00", "60000.00"] {
        for request in ["0.02", "150.00", "4500.00", "5100.00", "13000.00", "70000.00"] {
            for (call, member) in [
                (&event, "amount"),
                (&follow_up, "operating"),
                (&follow_up, "investment"),
                (&littoral, "operating"),
            ] {
                let nature = if member == "investment" { member } else { "operating" };
                let application = format!(
                    r#"{{"applicant": {{"legal_form": "association", "vat_recovery": "none"}},
                        "request": {{"{member}": "{request}"}},
                        "budget": {{"vat_basis": "including_vat",
                            "expenses": [{{"amount": "{expenses}", "nature": "{nature}"}}]}}}}"#
                );
                let assessment = call.assess_json(application.as_bytes());
                let mut parts = assessment.parts();
                let (_, part) = parts.find(|(_, part)| part.requested.is_some()).expect("a part");
                let maximum = part.maximum.expect("a maximum").cents();
                let is_over_ceiling = part.requested > part.ceiling;
                for finding in assessment.findings() {
                    let check = finding.requirement().check();
                    if !["ceiling", "max_rate", "within_costs"].contains(&check)
                        || finding.status() != Status::NotMet
                    {
                        continue;
                    }
                    let message = finding.message(Locale::Fr);
                    let (_, remedy) = message.rsplit_once("». ").expect("a quotation");
                    for amount in amounts(remedy) {
                        assert_eq!(i128::from(amount), maximum, "{message}");
                        assert_ne!(amount, 0, "{message}");
                    }
                    let offers_expenses = remedy.contains(", ou ");
                    assert!(!(offers_expenses && is_over_ceiling), "{message}");
                    remedies += 1;
                }
            }
        }
    }
    assert!(remedies > 100, "{remedies} remedies");
}

#[test]
fn a_limit_of_nothing_says_that_there_is_no_grant() {
    let company = r#""rate": "0.30", "ceiling": "8000.00""#;
    let definition = littoral_definition();
    assert!(definition.contains(company));
    let application = r#"{"applicant": {"legal_form": "company", "vat_recovery": "full"},
        "request": {"operating": "9000.00"},
        "budget": {"vat_basis": "excluding_vat", "expenses": [{"amount": "10000.00"}]}}"#;
    for nothing in [r#""rate": "0", "ceiling": "8000.00""#, r#""rate": "0.30", "ceiling": "0.00""#]
    {
        let call = defined(&definition.replace(company, nothing));
        let assessment = call.assess_json(application.as_bytes());
        for requirement in ["grant.operating_rate", "grant.operating_ceiling"] {
            let finding = assessment.finding(requirement).expect("a requirement of the call");
            for (locale, what, next) in [
                (
                    Locale::Fr,
                    " : aucune aide n’est prévue dans ce cas. ",
                    "». Retirez cette demande.",
                ),
                (
                    Locale::En,
                    ": no grant is provided for in this case. ",
                    "”. Withdraw this request.",
                ),
            ] {
                let message = finding.message(locale);
                assert!(message.contains(what) && message.ends_with(next), "{message}");
            }
        }
    }
}

#[test]
fn a_minimum_that_the_budget_does_not_allow_is_not_advised() {
    let call = defined(&littoral_definition());
    let application = |expenses: &str| {
        format!(
            r#"{{"applicant": {{"legal_form": "association", "vat_recovery": "none"}},
                "request": {{"operating": "100.00"}},
                "budget": {{"vat_basis": "including_vat", "expenses": [{{"amount": "{expenses}"}}]}}}}"#
        )
    };
    assert_advice(
        &call,
        &application("300.00"),
        "grant.minimum",
        "Vous pouvez obtenir 150,00 € au plus : revoyez ce dont l’aide dépend, ou retirez cette demande.",
        "You can be granted €150.00 at most: revise what the grant depends on, or withdraw this request.",
    );
    assert_advice(&call, &application("30000.00"), "grant.minimum", "au moins.", "or more.");
}

#[test]
fn what_is_filled_in_is_not_to_fill_in() {
    // The VAT of the budget is wrong, and stands there: only the legal form is to be filled in.
    let definition = littoral_definition();
    let rate = r#""id": "grant.operating_rate""#;
    let conditional = definition.replace(
        rate,
        &format!(r#"{rate}, "when": {{"equals": {{"field": "/project/external_providers", "value": true}}}}"#),
    );
    assert!(definition.contains(rate));
    let vat = r#"{"applicant": {"vat_recovery": "full"}, "request": {"operating": "4000.00"},
        "budget": {"vat_basis": "including_vat", "expenses": [{"amount": "9000.00"}]}}"#;
    assert_advice(
        &defined(&conditional),
        vat,
        "grant.operating_rate",
        "À compléter : recours à des prestataires extérieurs, forme juridique.",
        "To fill in: use of external providers, legal form.",
    );
    // Whether the limit applies is open; the request that lies above it is there.
    let ceiling = r#""id": "grant.operating_ceiling""#;
    let conditional = definition.replace(
        ceiling,
        &format!(r#"{ceiling}, "when": {{"equals": {{"field": "/project/external_providers", "value": true}}}}"#),
    );
    assert_advice(
        &defined(&conditional),
        r#"{"applicant": {"legal_form": "association"}, "request": {"operating": "40000.00"}}"#,
        "grant.operating_ceiling",
        "À compléter : recours à des prestataires extérieurs.",
        "To fill in: use of external providers.",
    );
    // There are revenues, but no money.
    assert_advice(
        &defined(&definition),
        r#"{"budget": {"revenues": [{"amount": "10.00", "in_kind": true, "source": "own_funds"}]}}"#,
        "budget.own_funds",
        "Inscrivez au budget les recettes en numéraire que vous attendez.",
        "Enter in the budget the cash revenues that you expect.",
    );
}

/// The fields and lists of a call, each with its label.
fn labels(call: &Call) -> BTreeMap<String, String> {
    let description: Value =
        serde_json::from_str(&call.describe(Locale::Fr).to_json()).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let mut labels = BTreeMap::new();
    for (members, label) in [
        ("fields", "label"),
        ("lists", "label"),
        ("questions", "title"),
        ("commitments", "title"),
        ("undertakings", "title"),
        ("criteria", "title"),
    ] {
        for item in description[members].as_array().expect("a list") {
            labels.insert(text(&item["path"]), text(&item[label]).to_lowercase());
        }
    }
    labels
}

/// Whether something stands at a place of an application.
fn stands(application: &Value, path: &str) -> bool {
    match application.pointer(path) {
        None | Some(Value::Null) => false,
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Array(items)) => !items.is_empty(),
        Some(Value::Object(members)) => !members.is_empty(),
        Some(_) => true,
    }
}

#[test]
fn no_message_asks_to_fill_in_what_stands_in_the_application_or_to_ask_for_nothing() {
    let mut calls = vec![defined(&littoral_definition())];
    calls.extend(Call::ids().into_iter().map(|id| Call::load(id).expect("a built-in call")));
    let labels: Vec<_> = calls.iter().map(labels).collect();
    let mut asked = 0;
    for (_, case) in cases() {
        let Some(text) = case.application.as_deref().map(|raw| raw.get()) else { continue };
        let (application, name) = (&common::json(text), &case.name);
        for (call, labels) in calls.iter().zip(&labels) {
            let assessment = call.assess_json(text.as_bytes());
            for finding in assessment.findings() {
                let message = finding.message(Locale::Fr);
                assert!(!message.contains("demande à 0,00 €"), "{name}: {message}");
                let Some((_, named)) = message.split_once(". À compléter : ") else {
                    continue;
                };
                assert_eq!(finding.status(), Status::Missing, "{name}: {message}");
                let named: Vec<String> = named
                    .trim_end_matches('.')
                    .split(", ")
                    .map(|label| label.to_lowercase())
                    .collect();
                for path in finding.paths().filter(|path| stands(application, path)) {
                    let label = labels.get(&path);
                    let is_named = label.is_some_and(|label| named.contains(label));
                    assert!(!is_named, "{name}: {path} stands there: {message}");
                }
                asked += 1;
            }
        }
    }
    assert!(asked > 1000, "{asked} messages ask to fill something in");
}

/// The certificate is a document of its own, which the same call requires.
#[test]
fn the_certificate_of_the_vat_is_asked_for_once() {
    let call = Call::creative_event();
    let application =
        r#"{"applicant": {"vat_recovery": "partial"}, "budget": {"vat_basis": "including_vat"}}"#;
    let assessment = call.assess_json(application.as_bytes());
    for (locale, words) in [(Locale::Fr, "oignez"), (Locale::En, "nclose")] {
        let asked = |id: &str| {
            assessment.finding(id).expect("a requirement").message(locale).contains(words)
        };
        assert!(asked("documents.vat_certificate") && !asked("budget.vat_consistent"));
    }
}

/// The signed paper is a document; the charter's own members declare when and by whom it was signed.
#[test]
fn the_charter_and_its_declaration_each_ask_for_their_own_members() {
    const SIGNED: &str = "Signed";
    let documents = [
        (
            "",
            "oignez-la, signée par le responsable légal ou son délégataire, et indiquez la signature qu’elle porte.",
            "nclose it, signed by the legal representative or their delegate, and state whose signature it bears.",
        ),
        (
            r#"{"kind": "charter"}"#,
            "Indiquez la signature qu’elle porte : celle du responsable légal ou de son délégataire.",
            "State whose signature it bears: the legal representative’s or their delegate’s.",
        ),
        (
            r#"{"kind": "charter", "signed_by": "nobody"}"#,
            "Faites-la signer par le responsable légal ou son délégataire, puis joignez-la de nouveau.",
            "Have it signed by the legal representative or their delegate, then enclose it again.",
        ),
        (r#"{"kind": "charter", "signed_by": "delegate"}"#, SIGNED, SIGNED),
    ];
    let update = (
        ": vous déclarez que personne n’a signé la charte. ",
        "Une fois la charte signée par le responsable légal ou son délégataire, mettez à jour votre déclaration : date et signataire.",
        ": you declare that nobody has signed the charter. ",
        "Once the legal representative or their delegate has signed it, update your declaration: date and signatory.",
    );
    let fill_in = |fr, en| {
        (
            ": la déclaration à remplir dans le formulaire est incomplète. ",
            fr,
            ": the declaration to fill in on the form is incomplete. ",
            en,
        )
    };
    let charters = [
        (
            "",
            fill_in(
                "À compléter : date de signature de la charte, signataire de la charte.",
                "To fill in: date on which the charter was signed, who signed the charter.",
            ),
        ),
        (
            r#""signed_on": "2026-09-01""#,
            fill_in(
                "À compléter : signataire de la charte.",
                "To fill in: who signed the charter.",
            ),
        ),
        (
            r#""signed_by": "delegate""#,
            fill_in(
                "À compléter : date de signature de la charte.",
                "To fill in: date on which the charter was signed.",
            ),
        ),
        (r#""signed_by": "nobody""#, update),
        (r#""signed_by": "nobody", "signed_on": "2026-09-01""#, update),
        (r#""signed_by": "delegate", "signed_on": "2026-09-01""#, (SIGNED, SIGNED, SIGNED, SIGNED)),
    ];
    // What one of the two asks, the other does not: to enclose the paper, to have it signed, to state
    // the signature on it; to fill in or to update the declaration.
    let acts: [(Locale, &[&str]); 2] = [
        (
            Locale::Fr,
            &[
                "oignez",
                "Faites-la signer",
                "la signature qu’elle porte",
                "ompléter",
                "éclaration",
                "signataire",
            ],
        ),
        (
            Locale::En,
            &[
                "nclose",
                "ave it signed",
                "signature it bears",
                "fill in",
                "eclaration",
                "who signed",
            ],
        ),
    ];
    let call = Call::creative_event();
    for (document, document_fr, document_en) in documents {
        for (charter, (what_fr, next_fr, what_en, next_en)) in charters {
            let application = format!(r#"{{"documents": [{document}], "charter": {{{charter}}}}}"#);
            let assessment = call.assess_json(application.as_bytes());
            assert_eq!(assessment.input_errors(), [], "{application}");
            let paper = assessment.finding("documents.charter").expect("a requirement");
            let declaration = assessment.finding("charter.signature").expect("a requirement");
            for (finding, fr, en) in
                [(paper, document_fr, document_en), (declaration, next_fr, next_en)]
            {
                assert_eq!(finding.status() == Status::Met, fr == SIGNED, "{application}");
                if fr != SIGNED {
                    assert_advice(&call, &application, finding.requirement().id(), fr, en);
                }
            }
            for (locale, what) in [(Locale::Fr, what_fr), (Locale::En, what_en)] {
                let message = declaration.message(locale);
                assert!(
                    what == SIGNED || message.contains(what.trim_start_matches(':')),
                    "{message}"
                );
            }
            for (locale, acts) in acts {
                let messages = [paper.message(locale), declaration.message(locale)];
                for act in acts {
                    assert!(
                        !messages.iter().all(|message| message.contains(act)),
                        "{act}: {messages:?}"
                    );
                }
            }
        }
    }
}
