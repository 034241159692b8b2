//! What holds for every application, whatever the call.
//!
//! The applications are made as JSON from the call's own lists, so that a law can look at every
//! member, object and list that there is.

#![cfg(test)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use common::calls;
use inspir_core::{
    Amount, Application, Assessor, Call, Decision, Document, Locale, Request, Status,
};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

static CALLS: LazyLock<[Call; 3]> = LazyLock::new(calls);

fn definition(call: &Call) -> Value {
    common::json(call.definition())
}

/// The ids of one of the call's lists.
fn ids(call: &Call, list: &str) -> Vec<String> {
    let definition = definition(call);
    let items = definition[list].as_array().cloned().unwrap_or_default();
    items.iter().map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
}

type Json = BoxedStrategy<Value>;

/// How likely a member is there, and how likely its value is one that a careful applicant gives.
#[derive(Clone, Copy)]
struct Care(f64);

impl Care {
    fn object(self, members: Vec<(impl Into<String>, Json)>) -> Json {
        let (names, values): (Vec<String>, Vec<_>) =
            members.into_iter().map(|(name, value)| (name.into(), weighted(self.0, value))).unzip();
        values
            .prop_map(move |values| {
                let given = names.iter().cloned().zip(values);
                given.filter_map(|(name, value)| Some((name, value?))).collect()
            })
            .boxed()
    }

    fn entries(self, ids: Vec<String>, value: impl Fn() -> Json) -> Json {
        self.object(ids.into_iter().map(|id| (id, value())).collect())
    }

    fn usually(self, good: impl Strategy<Value = Value> + 'static, other: Json) -> Json {
        weighted(self.0, good)
            .prop_flat_map(move |good| good.map_or(other.clone(), |good| Just(good).boxed()))
            .boxed()
    }

    fn text(self, good: &'static str) -> Json {
        let other = select(["", " \u{a0}", "Été", "z"].as_slice()).prop_map(Value::from);
        self.usually(Just(good.into()), other.boxed())
    }

    fn one_of(self, good: &'static [&'static str], other: &'static [&'static str]) -> Json {
        self.usually(
            select(good).prop_map(Value::from),
            select(other).prop_map(Value::from).boxed(),
        )
    }

    fn flag(self, good: bool) -> Json {
        self.usually(Just(Value::from(good)), any::<bool>().prop_map(Value::from).boxed())
    }

    /// A day of the month that a careful applicant would name, or any.
    fn date(self, year: i32, month: u32) -> Json {
        let day = |year, day| NaiveDate::from_yo_opt(year, day).expect("a day").to_string().into();
        let near = (0..28_u32).prop_map(move |days| day(year, month * 30 - 29 + days));
        self.usually(near, (2024..2029_i32, 1..366_u32).prop_map(move |(y, d)| day(y, d)).boxed())
    }

    fn list(self, item: Json, sizes: std::ops::Range<usize>) -> Json {
        vec(item, sizes).prop_map(Value::from).boxed()
    }

    fn amount(self, euros: std::ops::Range<i128>) -> Json {
        let any = prop_oneof![
            Just(1_250_000),
            Just(1_250_001),
            Just(500_001),
            0..3_000_000_i128,
            0..=99_999_999_999_999_i128,
        ];
        let written = |cents| Value::from(Amount::from_cents(cents).to_string());
        self.usually(
            (euros.start * 100..euros.end * 100).prop_map(written),
            any.prop_map(written).boxed(),
        )
    }

    fn application(self, call: &Call) -> Json {
        let sources =
            &["own_funds", "region", "state", "commune", "europe", "participants", "private"];
        let applicant = self.object(vec![
            ("name", self.text("Les Écluses")),
            (
                "legal_form",
                self.one_of(
                    &["association", "local_authority"],
                    &["company", "cooperative", "individual", "other"],
                ),
            ),
            ("created_on", self.date(2024, 3)),
            (
                "siret",
                self.one_of(&["21620931200018"], &["21620931200019", "35600000000014", "abc"]),
            ),
            ("rna", self.one_of(&["W623990142"], &["W1", " "])),
            ("iban", self.one_of(&["FR7699641002070003174562049"], &["FR76", ""])),
            (
                "legal_representative",
                self.object(vec![("name", self.text("A")), ("role", self.text("B"))]),
            ),
            ("signatory", self.one_of(&["legal_representative"], &["delegate"])),
            ("vat_recovery", self.one_of(&["none"], &["full", "partial"])),
        ]);
        let rules = definition(call);
        let rules = rules["requirements"].as_array().expect("requirements");
        let department = rules.iter().find_map(|rule| rule["departments"][0].as_str());
        let inside = format!("{}350", department.unwrap_or("59"));
        let project = self.object(vec![
            ("title", self.text("Marathon")),
            ("description", self.text("Long")),
            ("starts_on", self.date(2027, 6)),
            ("ends_on", self.date(2027, 7)),
            (
                "commune",
                self.usually(
                    Just(inside.into()),
                    select(["98101", "75056", "2A004"].as_slice()).prop_map(Value::from).boxed(),
                ),
            ),
            ("event_format", self.one_of(&["hackathon", "boot_camp"], &["other"])),
            ("event_format_label", self.text("Soirée")),
            ("challenges", self.list(self.text("Eau"), 0..3)),
            ("external_providers", self.flag(true)),
        ]);
        let origin = self.object(vec![
            ("event_title", self.text("Marathon")),
            ("event_reference", self.text("2026-1")),
            ("event_ended_on", self.date(2026, 5)),
            ("inspir_event", self.flag(true)),
        ]);
        let member = self.object(vec![
            ("name", self.text("A")),
            ("discipline", self.one_of(&["Design", "Droit"], &["design ", ""])),
        ]);
        let expense = self.object(vec![
            ("label", self.text("Salle")),
            ("amount", self.amount(1000..9000)),
            ("nature", self.one_of(&["operating", "investment"], &["operating"])),
            ("account", self.text("60")),
            ("in_kind", self.flag(false)),
            ("eligible", self.flag(true)),
            ("external_provider", self.flag(true)),
            ("supports", self.text("Accueil")),
        ]);
        let revenue = self.object(vec![
            ("label", self.text("Vente")),
            ("amount", self.amount(1000..6000)),
            ("source", self.one_of(sources, sources)),
            ("account", self.text("70")),
            ("in_kind", self.flag(false)),
            ("secured", self.flag(true)),
        ]);
        let budget = (
            self.object(vec![
                ("vat_basis", self.one_of(&["including_vat"], &["excluding_vat"])),
                ("expenses", self.list(expense, 0..6)),
                ("revenues", self.list(revenue, 0..5)),
            ]),
            self.flag(true),
        );
        // A careful applicant balances the budget with what comes from the Region.
        let budget = budget.prop_map(|(mut budget, balanced)| {
            let sum = |list: &Value| -> i128 {
                let cents = |line: &Value| line["amount"].as_str()?.parse().ok().map(Amount::cents);
                list.as_array().into_iter().flatten().filter_map(cents).sum()
            };
            let lack = sum(&budget["expenses"]) - sum(&budget["revenues"]);
            if balanced == true
                && (1..100_000_000_000).contains(&lack)
                && let Some(lines) = budget["revenues"].as_array_mut()
            {
                let amount = Amount::from_cents(lack).to_string();
                lines.push(json!({"amount": amount, "source": "region", "label": "Région"}));
            }
            budget
        });
        let request = self.object(vec![
            ("amount", self.amount(1..6000)),
            ("operating", self.amount(1..3000)),
            ("investment", self.amount(1..3000)),
        ]);
        let kinds = ids(call, "documents");
        let document = |kind: String| {
            self.object(vec![
                ("kind", Just(Value::from(kind)).boxed()),
                ("name", self.text("a.pdf")),
                ("dated_on", self.date(2027, 3)),
                ("signed_by", self.one_of(&["legal_representative"], &["delegate", "nobody"])),
            ])
        };
        // Each document, some of them missing, in any order.
        let documents: Vec<_> =
            kinds.into_iter().map(|kind| weighted(self.0, document(kind))).collect();
        let documents = documents
            .prop_map(|documents| documents.into_iter().flatten().collect::<Vec<_>>())
            .prop_shuffle()
            .prop_map(Value::from)
            .boxed();
        let charter = self.object(vec![
            ("signed_on", self.date(2027, 3)),
            ("signed_by", self.one_of(&["legal_representative"], &["delegate", "nobody"])),
            ("commitments", self.entries(ids(call, "commitments"), || self.flag(true))),
        ]);
        let indicator = self.object(vec![
            ("label", self.text("Équipes")),
            ("target", self.usually((0..90_i64).prop_map(Value::from), self.text("dix"))),
            ("unit", self.text("équipes")),
            ("horizon_months", (0..=120_u8).prop_map(Value::from).boxed()),
        ]);
        let earlier = self.object(vec![
            ("call", self.usually(Just("another".into()), Just(call.id().into()).boxed())),
            ("awarded_on", self.date(2025, 1)),
            ("amount", self.amount(1..9000)),
        ]);
        let appraisal = || {
            self.object(vec![
                ("verdict", self.one_of(&["favourable"], &["unfavourable"])),
                ("by", self.text("Agent")),
                ("on", self.date(2027, 5)),
                ("note", self.text("Bien")),
            ])
        };
        self.object(vec![
            ("call", Just(call.id().into()).boxed()),
            ("reference", self.text("2027-1")),
            ("submitted_on", self.date(2027, 4)),
            ("first_contact_on", self.date(2027, 2)),
            ("applicant", applicant),
            ("project", project),
            ("origin", origin),
            ("team", self.list(member, 0..5)),
            ("budget", budget.boxed()),
            ("request", request),
            ("documents", documents),
            ("charter", charter),
            ("answers", self.entries(ids(call, "questions"), || self.text("Oui."))),
            ("undertakings", self.entries(ids(call, "undertakings"), || self.flag(true))),
            ("indicators", self.list(indicator, 0..3)),
            ("previous_grants", self.list(earlier, 0..3)),
            ("appraisals", self.entries(ids(call, "criteria"), appraisal)),
        ])
    }
}

/// An application to one of the calls: nearly complete, or wild.
fn application(place: usize) -> Json {
    thread_local! { static MADE: Vec<Json> = {
        let made = |call| [0.999, 0.98, 0.9, 0.5].map(|care| Care(care).application(call));
        CALLS.iter().map(|call| proptest::strategy::Union::new(made(call)).boxed()).collect()
    } }
    MADE.with(|made| made[place].clone())
}

fn case() -> impl Strategy<Value = (&'static Call, Value)> {
    (0..CALLS.len())
        .prop_flat_map(|place| application(place).prop_map(move |json| (&CALLS[place], json)))
}

fn decide(call: &Call, json: &Value) -> Decision {
    call.decide_json(json.to_string().as_bytes())
}

/// The pointers of all values for which `wanted` holds, the root first.
fn places(json: &Value, wanted: fn(&Value) -> bool) -> Vec<String> {
    fn walk(json: &Value, path: &str, wanted: fn(&Value) -> bool, found: &mut Vec<String>) {
        if wanted(json) {
            found.push(path.to_owned());
        }
        match json {
            Value::Object(members) => members
                .iter()
                .for_each(|(name, value)| walk(value, &format!("{path}/{name}"), wanted, found)),
            Value::Array(items) => items
                .iter()
                .enumerate()
                .for_each(|(place, value)| walk(value, &format!("{path}/{place}"), wanted, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(json, "", wanted, &mut found);
    found
}

/// Cents of the product of a share and an amount, rounded down.
fn share_of(rate: inspir_core::Rate, amount: Amount) -> i128 {
    let (mantissa, scale) = (rate.to_decimal().mantissa(), rate.to_decimal().scale());
    mantissa * amount.cents() / 10_i128.pow(scale)
}

/// Plain numbers: the usual ones take longer to make than an assessment.
fn config() -> ProptestConfig {
    ProptestConfig { rng_algorithm: RngAlgorithm::XorShift, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_maximum_is_the_smallest_limit_to_the_cent((call, json) in case()) {
        let decision = decide(call, &json);
        prop_assert!(decision.input_errors().is_empty(), "{:?}", decision.input_errors());
        for (part, terms) in decision.parts().iter().zip(definition(call)["parts"].as_array().expect("parts")) {
            let mut limits: Vec<i128> = part.ceiling.iter().map(|ceiling| ceiling.cents()).collect();
            if let (Some(rate), Some(base)) = (part.rate, part.base) {
                let limit = share_of(rate, base);
                prop_assert_eq!(part.rate_limit.map(|limit| limit.cents()), Some(limit));
                limits.push(limit);
            }
            if terms["within_base"] == true {
                limits.extend(part.base.map(|base| base.cents()));
            }
            if let Some(maximum) = part.maximum {
                prop_assert_eq!(Some(maximum.cents()), limits.iter().copied().min());
            }
            if let (Some(maximum), Some(requested)) = (part.maximum, part.requested) {
                let excess = (requested.cents() - maximum.cents()).max(0);
                prop_assert_eq!(part.excess.unwrap_or_default().cents(), excess);
            }
        }
    }

    #[test]
    fn totals_are_sums((call, json) in case()) {
        let decision = decide(call, &json);
        for (list, total) in [("expenses", decision.totals().expenses), ("revenues", decision.totals().revenues)] {
            let lines = json["budget"][list].as_array().cloned().unwrap_or_default();
            let cents = |line: &Value| line["amount"].as_str().map(|text| text.parse::<Amount>().expect("an amount").cents());
            let sum = lines.iter().map(cents).sum::<Option<i128>>().filter(|_| !lines.is_empty());
            prop_assert_eq!(total.map(Amount::cents), sum);
        }
    }

    #[test]
    fn an_answer_never_makes_what_is_met_missing((call, json) in case()) {
        let after = decide(call, &json);
        // Each answer is taken away: what is met without it must not be missing with it. What a
        // line is unless it says otherwise is no lack of an answer.
        let defaults = ["nature", "in_kind", "eligible", "external_provider"];
        for place in places(&json, |value| !value.is_object() && !value.is_array()) {
            let (above, name) = place.rsplit_once('/').expect("a member");
            if defaults.contains(&name) && above.contains("/budget/") {
                continue;
            }
            let mut without = json.clone();
            match without.pointer_mut(above).expect("what holds it") {
                Value::Object(members) => drop(members.remove(name)),
                list => list[name.parse::<usize>().expect("a place")] = Value::Null,
            }
            let before = decide(call, &without);
            for ((before, after), requirement) in before.statuses().iter().zip(after.statuses()).zip(call.requirements()) {
                prop_assert!(!(*before == Status::Met && *after == Status::Missing), "{place} {}", requirement.id());
            }
        }
    }

    #[test]
    fn order_never_changes_a_status((call, json) in case(), turn in any::<Index>()) {
        let mut turned = json.clone();
        for place in places(&json, Value::is_array) {
            let list = turned.pointer_mut(&place).and_then(Value::as_array_mut).expect("a list");
            let length = list.len().max(1);
            list.rotate_left(turn.index(length));
            list.reverse();
        }
        // The members of the objects come in the opposite order.
        let text = reversed(&turned);
        prop_assert_eq!(call.decide_json(text.as_bytes()), decide(call, &json));
    }

    /// What is kept of an assessment, in any language, is the assessment.
    #[test]
    fn keeping_changes_nothing((call, json) in case()) {
        let assessment = call.assess_json(json.to_string().as_bytes());
        for locale in Locale::ALL {
            let kept = assessment.keep(*locale).to_json();
            let again = call.reopen(kept.as_bytes());
            prop_assert_eq!(again.as_ref(), Ok(&assessment));
            prop_assert_eq!(again.map(|again| again.keep(*locale).to_json()), Ok(kept));
        }
        let decision = serde_json::to_string(assessment.decision()).expect("JSON");
        prop_assert_eq!(&serde_json::from_str::<Decision>(&decision).expect("JSON"), assessment.decision());
    }

    #[test]
    fn writing_and_reading_changes_nothing((call, json) in case()) {
        let text = json.to_string();
        let read = call.read_json(text.as_bytes());
        prop_assert_eq!(read.input_errors(), []);
        let application = read.into_application();
        let written = serde_json::to_string(&application).expect("JSON");
        let direct = call.assess(&application);
        let told = Locale::ALL.iter().map(|locale| direct.to_json(*locale)).collect::<Vec<_>>();
        for text in [text, written] {
            let assessment = call.assess_json(text.as_bytes());
            let again = Locale::ALL.iter().map(|locale| assessment.to_json(*locale)).collect::<Vec<_>>();
            prop_assert_eq!(&again, &told);
        }
    }

    #[test]
    fn a_stray_member_changes_nothing_but_the_input_errors((call, json) in case(), at in any::<Index>()) {
        let own = |place: &String| ["/answers", "/undertakings", "/appraisals", "/charter/commitments"].contains(&place.as_str());
        let objects = places(&json, Value::is_object);
        let place = &objects[at.index(objects.len())];
        let plain = decide(call, &json);
        for value in [json!({"any": [1.5]}), json!(null)] {
            let mut strayed = json.clone();
            strayed.pointer_mut(place).expect("an object")["x~/"] = value;
            let strayed = decide(call, &strayed);
            prop_assert_eq!(strayed.statuses(), plain.statuses());
            prop_assert_eq!((strayed.parts(), strayed.totals()), (plain.parts(), plain.totals()));
            let told: Vec<_> = strayed.input_errors().iter().map(|error| (error.path(), error.code().id())).collect();
            let code = if own(place) { "id.unknown" } else { "field.unknown" };
            let path = format!("{place}/x~0~1");
            prop_assert_eq!(told, [(path.as_str(), code)]);
        }
    }

    #[test]
    fn no_bytes_make_it_fail(bytes in vec(any::<u8>(), 0..300)) {
        let json = Call::creative_event().assess_json(&bytes).to_json(Locale::En);
        prop_assert!(serde_json::from_str::<Value>(&json).is_ok());
    }

    #[test]
    fn no_change_of_a_text_makes_it_fail((call, json) in case(), place in any::<Index>(), byte in any::<u8>()) {
        let mut text = json.to_string().into_bytes();
        let place = place.index(text.len());
        text[place] = byte;
        let json = call.assess_json(&text).to_json(Locale::En);
        prop_assert!(serde_json::from_str::<Value>(&json).is_ok());
    }
}

/// The text of a value, the members of each object from the last to the first.
fn reversed(json: &Value) -> String {
    match json {
        Value::Object(members) => {
            let members: Vec<_> = members
                .iter()
                .rev()
                .map(|(name, value)| format!("{}:{}", Value::from(name.as_str()), reversed(value)))
                .collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(reversed).collect::<Vec<_>>().join(","))
        }
        value => value.to_string(),
    }
}

/// The generated applications reach what the laws speak of: nearly every requirement takes more
/// than one status, and every outcome but `invalid` occurs.
#[test]
fn the_generated_applications_are_varied() {
    let chance = TestRng::deterministic_rng(config().rng_algorithm);
    let mut runner = TestRunner::new_with_rng(config(), chance);
    for (index, call) in CALLS.iter().enumerate() {
        let mut assessor = Assessor::new(call);
        let mut found = BTreeMap::<&str, BTreeSet<&str>>::new();
        let mut outcomes = BTreeSet::new();
        for _ in 0..1500 {
            let json = application(index).new_tree(&mut runner).expect("an application").current();
            let decision = assessor.decide_json(json.to_string().as_bytes());
            outcomes.insert(decision.outcome().id());
            for (requirement, status) in call.requirements().zip(decision.statuses()) {
                found.entry(requirement.id()).or_default().insert(status.id());
            }
        }
        let constant: Vec<_> = found.iter().filter(|(_, statuses)| statuses.len() < 2).collect();
        assert!(constant.is_empty(), "{}: {constant:?}", call.id());
        assert!(outcomes.len() >= 3, "{}: {outcomes:?}", call.id());
    }
}

/// Typed callers can break the limits of the JSON; they hear of it with the same codes.
#[test]
fn typed_callers_get_the_same_codes() {
    let mut application = Application {
        call: Some("another-call".into()),
        reference: Some("x".repeat(20_001).into()),
        submitted_on: NaiveDate::from_ymd_opt(2500, 1, 1),
        request: Request { amount: Some(Amount::from_cents(i128::MAX)), ..Request::default() },
        documents: vec![Document { kind: Some("passport".into()), ..Document::default() }],
        ..Application::default()
    };
    application.answers.insert("unknown", Some("text".into()));
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
