//! The cases of the built-in calls and of the real ones: all hold, and they notice nearly every mutant.

#![cfg(test)]

mod common;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use common::closed::{definition, every_application, random_closed};
use common::{beside, call, files, json, name, read};
use inspir_core::cases::TestCases;
use inspir_core::coverage::coverage;
use inspir_core::lint::lint;
use inspir_core::mutants::{Fate, Mutant, mutants};
use inspir_core::{Assessor, Call, Decision, Locale, ProblemCode, RemarkCode};
use serde_json::{Value, json};

/// The files of cases: those of the built-in calls, then those of the calls in `tests/calls/`.
fn case_files() -> Vec<PathBuf> {
    let mut all = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("calls"), ".cases.json");
    all.extend(files(&beside("call-cases"), ".cases.json"));
    all
}

/// A call and its cases.
fn with_cases(file: &Path) -> (Call, TestCases) {
    let call = call(name(file).trim_end_matches(".cases.json"));
    let cases = cases_of(&call, &read(file), file);
    (call, cases)
}

fn cases_of(call: &Call, text: &str, file: &Path) -> TestCases {
    let folder = file.parent().expect("a folder");
    let beside = |name: &str| Some(read(&folder.join(name)).into_bytes());
    TestCases::read(text.as_bytes(), call, &beside)
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

#[test]
fn every_case_of_every_call_holds() {
    let files = case_files();
    assert_eq!(files.len(), 16);
    for file in files {
        let (call, cases) = with_cases(&file);
        let failed: Vec<String> = cases
            .run(&call, 2)
            .iter()
            .filter(|result| !result.passed())
            .map(|result| result.message(Locale::En))
            .collect();
        assert!(failed.is_empty(), "{}:\n{}", file.display(), failed.join("\n"));
    }
}

#[test]
fn the_cases_notice_nearly_every_mutant() {
    let mut made = HashSet::new();
    for file in case_files() {
        let (call, cases) = with_cases(&file);
        let score = mutants(&call, &cases, 2);
        let told = score.to_text(Locale::En);
        assert!(score.percent() >= 95, "{}: {told}", call.id());
        let undecided = score.mutants().iter().filter(|mutant| is_undecided(mutant.fate()));
        let undecided: Vec<&str> = undecided.map(|mutant| mutant.path()).collect();
        let known: &[&str] = match call.id() {
            // Others block as well: without an answer on VAT no base is known; where public funds bring more than
            // 80 %, own funds bring less than 20 %.
            "littoral-numerique-2027" => {
                &["/requirements/5/level", "/requirements/13/level", "/requirements/17/level"]
            }
            _ => &[],
        };
        assert_eq!(undecided, known, "{}: {told}", call.id());
        for mutant in score.mutants() {
            let change = mutant.change(Locale::En).rsplit(": ").next().unwrap_or_default();
            made.insert(format!("{} {} {change}", call.id(), mutant.path()));
        }
    }
    for change in CHANGES {
        assert!(made.contains(change), "{change}");
    }
}

fn is_undecided(fate: &Fate) -> bool {
    matches!(fate, Fate::Undecided { .. })
}

/// Of every kind of change one that is made.
const CHANGES: [&str; 36] = [
    "batiments-communaux-aube /categories/1/caps/0 left out",
    "batiments-communaux-aube /categories/1/caps/0/share 0.10 → 0.09",
    "batiments-communaux-aube /fields/0/maximum 15 → 14",
    "batiments-communaux-aube /parts/0/limits/0 left out",
    "batiments-communaux-aube /requirements/0 left out",
    "batiments-communaux-aube /requirements/0/accepted/0 local_authority left out",
    "batiments-communaux-aube /requirements/0/level blocking → warning",
    "batiments-communaux-aube /requirements/0/otherwise not_met → to_review",
    "batiments-communaux-aube /requirements/1/is at_most → less_than",
    "commerces-devantures /categories/2/when left out",
    "commerces-devantures /categories/2/when condition turned round",
    "commerces-devantures /overall/ceiling 10000.00 → 9999.99",
    "commerces-devantures /parts/0/rate 0.30 → 0.29",
    "commerces-devantures /parts/1/categories/0 sales_area left out",
    "commerces-devantures /requirements/3/right/months 24 → 23",
    "coup-de-pouce-jeunes-isere-2024 /quantities/0/where/all all → any",
    "coup-de-pouce-jeunes-isere-2024 /quantities/0/where/all/0 left out",
    "coup-de-pouce-jeunes-isere-2024 /quantities/0/where/all/0 condition turned round",
    "coup-de-pouce-jeunes-isere-2024 /requirements/0/holds condition turned round",
    "coup-de-pouce-jeunes-isere-2024 /requirements/5/of/0 left out",
    "coup-de-pouce-jeunes-isere-2024 /valid_from 2024-01-15 → 2024-01-14",
    "dordogne-sport /requirements/0/signed true added",
    "entreprendre-autrement /requirements/5/communes/0 59350 → 59351",
    "entreprendre-autrement /requirements/5/communes/0 59350 left out",
    "erasmus-ka210 /parts/0/lump_sums/0 30000.00 → 29999.99",
    "festivals-aura /parts/0/cases/0 left out",
    "kbpc-general-2025 /periods/0 left out",
    "kbpc-general-2025 /requirements/2/document bank → quote",
    "littoral-numerique-2027 /requirements/12/when/any any → all",
    "littoral-numerique-2027 /requirements/17/sources/0 region left out",
    "littoral-numerique-2027 /requirements/26/signed true → false",
    "littoral-numerique-2027 /requirements/8/strict true → false",
    "littoral-numerique-2027 /requirements/9/departments/0 96 → 97",
    "pcae-elevage /parts/0/base_ceiling 80000.00 → 79999.99",
    "pcae-elevage /parts/0/bonuses/0 left out",
    "pcae-elevage /parts/0/maximum_rate 0.60 → 0.59",
];

/// A sample of the mutants that these cases leave.
fn some_left(call: &Call, cases: &TestCases, is: fn(&Fate) -> bool) -> Vec<Mutant> {
    let score = mutants(call, cases, 2);
    let left: Vec<Mutant> =
        score.mutants().iter().filter(|mutant| is(mutant.fate())).cloned().collect();
    let step = (left.len() / 12).max(1);
    left.into_iter().step_by(step).collect()
}

#[test]
fn the_case_that_is_proposed_tells_a_survivor_from_its_definition() {
    let mut count = 0;
    let ids = ["kbpc-general-2025", "leader-coeur-herault", "fdva1-rhone", "dordogne-sport"];
    // With the first case of a call, with one that says nothing yet, and with none.
    let empty = json!({"name": "a", "application": {}, "readable": true});
    for (id, number) in ids.into_iter().flat_map(|id| [(id, 0), (id, 1), (id, 2)]) {
        let file = beside(&format!("call-cases/{id}.cases.json"));
        let (call, _) = with_cases(&file);
        let few: Vec<Value> = match number {
            0 => json(&read(&file)).as_array().expect("a list")[..1].to_vec(),
            1 => vec![empty.clone()],
            _ => Vec::new(),
        };
        let cases = cases_of(&call, &json!(few).to_string(), &file);
        for mutant in some_left(&call, &cases, |fate| matches!(fate, Fate::Survived { .. })) {
            let Fate::Survived { proposal, application } = mutant.fate() else { continue };
            let mutated = Call::from_json(mutant.definition()).expect("a mutant loads");
            let more: Vec<Value> = few.iter().cloned().chain([json(proposal)]).collect();
            let more = cases_of(&call, &json!(more).to_string(), &file);
            let change = mutant.change(Locale::En);
            let holds = |call: &Call| more.run(call, 1).iter().all(|result| result.passed());
            assert!(holds(&call), "{id}, {change}: {proposal}");
            assert!(!holds(&mutated), "{id}, {change}: {proposal}");
            let last = more.iter().last().expect("a case");
            assert_eq!(json(last.application()), json(application), "{change}");
            // With one answer less that differs, nobody would notice.
            let member = if number == 2 { "application" } else { "change" };
            for smaller in smaller_changes(&json(proposal)[member]) {
                let mut case = json(proposal);
                case[member] = smaller;
                let fewer: Vec<Value> = few.iter().cloned().chain([case.clone()]).collect();
                let fewer = cases_of(&call, &json!(fewer).to_string(), &file);
                let text = fewer.iter().last().expect("a case").application().as_bytes().to_vec();
                let decided = |call: &Call| decided(&call.decide_json(&text));
                assert_eq!(decided(&call), decided(&mutated), "{id}, {change}: {case}");
            }
            count += 1;
        }
    }
    assert!(count > 90, "{count}");
}

/// What notices a day is the day, although no case is complete yet.
#[test]
fn a_proposal_holds_no_answer_that_nothing_needs() {
    let call =
        Call::from_json(&read(&beside("calls/fdva1-rhone/definition.json"))).expect("a call");
    let file = br#"[{"name": "a", "application": {}, "outcome": "incomplete"}]"#;
    let cases = TestCases::read(file, &call, &|_| None).expect("a file");
    let score = mutants(&call, &cases, 2);
    let mut count = 0;
    for mutant in score.mutants().iter().filter(|one| one.path().starts_with("/valid_")) {
        let Fate::Survived { proposal, .. } = mutant.fate() else { continue };
        let change = &json(proposal)["change"];
        assert!(change["submitted_on"].is_string(), "{proposal}");
        assert_eq!(change.as_object().expect("an object").len(), 1, "{proposal}");
        count += 1;
    }
    assert!(count > 1, "{count}");
}

/// A change without one of its answers, for each of them. A list is one answer.
fn smaller_changes(change: &Value) -> Vec<Value> {
    let Some(members) = change.as_object() else { return Vec::new() };
    let mut all = Vec::new();
    for (name, value) in members {
        let mut without = change.clone();
        without.as_object_mut().expect("an object").remove(name);
        let inside = smaller_changes(value);
        if inside.is_empty() {
            all.push(without);
        }
        all.extend(inside.into_iter().map(|smaller| {
            let mut changed = change.clone();
            changed[name.as_str()] = smaller;
            changed
        }));
    }
    all
}

/// What is decided on an application: all but what repeats the definition.
fn decided(decision: &Decision) -> String {
    let parts = decision
        .parts()
        .iter()
        .map(|part| (part.base, part.rate_limit, part.maximum, part.requested, part.excess));
    let errors = decision.input_errors().iter();
    let errors: Vec<_> = errors.map(|error| (error.path(), error.code())).collect();
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {errors:?}",
        decision.outcome(),
        decision.statuses(),
        (decision.requested(), decision.maximum(), decision.excess()),
        parts.collect::<Vec<_>>(),
        decision.categories(),
        decision.totals(),
    )
}

/// Numbers that look random, always the same.
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most.max(1)
    }

    /// An answer of a field as a description tells of it.
    fn answer(&mut self, field: &Value) -> Value {
        let options = || field["options"].as_array().cloned().unwrap_or_default();
        match field["type"].as_str().unwrap_or_default() {
            "boolean" => json!(self.below(2) == 0),
            "amount" => json!(self.below(60_000).to_string()),
            "integer" | "number" => json!(self.below(60).to_string()),
            "date" => {
                json!(format!("202{}-0{}-1{}", self.below(10), 1 + self.below(9), self.below(9)))
            }
            "commune" => json!(["59350", "62119", "75056", "2A004"][self.below(4)]),
            "choice" => options()
                .get(self.below(options().len()))
                .map_or(Value::Null, |one| one["value"].clone()),
            "choices" => {
                json!([options().get(self.below(options().len())).map(|one| &one["value"])])
            }
            "texts" => json!(["x"]),
            _ => json!("x"),
        }
    }

    /// An application to a call that is described so.
    fn application(&mut self, described: &Value) -> Value {
        let mut application = json!({});
        for field in described["fields"].as_array().into_iter().flatten() {
            if self.below(5) > 0 {
                let answer = self.answer(field);
                put(&mut application, field["path"].as_str().expect("a path"), answer);
            }
        }
        for list in described["lists"].as_array().into_iter().flatten() {
            let mut items = Vec::new();
            for _ in 0..self.below(4) {
                let mut item = json!({});
                for column in list["columns"].as_array().into_iter().flatten() {
                    if self.below(4) > 0 {
                        let answer = self.answer(column);
                        let name = column["name"].as_str().expect("a name");
                        put(&mut item, &format!("/{name}"), answer);
                    }
                }
                items.push(item);
            }
            put(&mut application, list["path"].as_str().expect("a path"), json!(items));
        }
        application
    }
}

fn put(at: &mut Value, path: &str, answer: Value) {
    let mut at = at;
    for step in path.split('/').skip(1) {
        at = &mut at[step];
    }
    *at = answer;
}

#[test]
fn no_random_application_tells_an_equivalent_mutant_from_its_definition() {
    let mut count = 0;
    for id in ["batiments-communaux-aube", "dordogne-sport", "erasmus-ka210", "pcae-elevage"] {
        let call = call(id);
        let described = json(&call.describe(Locale::En).to_json());
        let mut draw = Draw(7);
        let texts: Vec<String> =
            (0..10_000).map(|_| draw.application(&described).to_string()).collect();
        let equivalent =
            some_left(&call, &TestCases::default(), |fate| matches!(fate, Fate::Equivalent { .. }));
        for mutant in equivalent {
            let mutated = Call::from_json(mutant.definition()).expect("a mutant loads");
            let (mut own, mut other) = (Assessor::new(&call), Assessor::new(&mutated));
            for text in &texts {
                let one = own.decide_json(text.as_bytes());
                let other = other.decide_json(text.as_bytes());
                let change = mutant.change(Locale::En);
                if one != other {
                    assert_eq!(decided(one), decided(other), "{id}, {change}: {text}");
                }
            }
            count += 1;
        }
    }
    assert!(count > 3, "{count}");
}

/// What follows from a definition no longer does with other figures in it.
#[test]
fn what_follows_from_the_figures_of_a_part_is_equivalent() {
    let bonus = "/parts/0/bonuses/3/rate";
    for (id, path, to, (figure, other), follows) in [
        ("pcae-elevage", bonus, "0.21", ("\"0.60\"", "\"0.60\""), true),
        ("pcae-elevage", bonus, "0.19", ("\"0.60\"", "\"0.60\""), false),
        ("pcae-elevage", bonus, "0.21", ("\"0.60\"", "\"0.61\""), false),
        ("batiments-communaux-aube", "/parts/0/within_base", "true", ("\"15\"", "\"90\""), true),
        ("batiments-communaux-aube", "/parts/0/within_base", "true", ("\"15\"", "\"91\""), false),
    ] {
        let definition = read(&beside(&format!("calls/{id}/definition.json")));
        assert!(definition.contains(figure), "{id}");
        let call = Call::from_json(&definition.replace(figure, other)).expect("a definition");
        let file = beside(&format!("call-cases/{id}.cases.json"));
        let score = mutants(&call, &cases_of(&call, &read(&file), &file), 2);
        let changed = |one: &&Mutant| one.path() == path && one.change(Locale::En).contains(to);
        let mutant = score.mutants().iter().find(changed).expect("the mutant");
        let is_equivalent = matches!(mutant.fate(), Fate::Equivalent { tried: 0 });
        assert_eq!(is_equivalent, follows, "{id}, {other}: {:?}", mutant.fate());
    }
}

/// Changes that leave a part as it is, and their neighbours that do not. Budgets on both sides agree.
#[test]
fn what_no_budget_can_show_of_a_part_is_equivalent() {
    let brackets = json!({"brackets": [{"rate": "0.80", "up_to": "2000.00"},
        {"rate": "0.40", "up_to": "10000.00"}]});
    let when = json!({"equals": {"field": "/details/n", "value": "3"}});
    let case = |ceiling: &str| json!({"when": when, "rate": "0.50", "ceiling": ceiling});
    let cases =
        json!({"rate": "0.50", "ceiling": "900.00", "cases": [case("100.00"), case("200.00")]});
    let at_least = |minimum: &str| json!({"rate": "0.50", "minimum": minimum});
    let below = |minimum: &str| json!({"rate": "0.50", "ceiling": "4000.00", "minimum": minimum});
    let sums = |minimum: &str| json!({"rate": "0.50", "lump_sums": ["100.00", "300.00"], "minimum": minimum});
    for (members, path, to, follows) in [
        (&brackets, "brackets/1/up_to", "10000.01", true),
        (&brackets, "brackets/1/up_to", "9999.99", false),
        (&brackets, "brackets/0/up_to", "2000.01", false),
        (&at_least("0.00"), "minimum", "0.01", true),
        (&at_least("0.01"), "minimum", "0.02", false),
        (&below("4000.02"), "minimum", "4000.01", true),
        (&below("4000.01"), "minimum", "4000.00", false),
        (&sums("200.00"), "minimum", "200.01", true),
        (&sums("100.00"), "minimum", "99.99", true),
        (&sums("100.00"), "minimum", "100.01", false),
        (&cases, "cases/1/ceiling", "200.01", true),
        (&cases, "cases/1/rate", "0.51", true),
        (&cases, "cases/0/ceiling", "100.01", false),
    ] {
        let mut definition = definition(vec![json!({"check": "max_rate", "part": "grant"})]);
        let mut part =
            json!({"id": "grant", "title": {"fr": "g", "en": "g"}, "request": "/request/amount"});
        for (name, value) in members.as_object().expect("an object") {
            part[name] = value.clone();
        }
        definition["parts"] = json!([part]);
        let call = Call::from_json(&definition.to_string()).expect("a definition");
        let score = mutants(&call, &TestCases::default(), 2);
        let path = format!("/parts/0/{path}");
        let changed = |one: &&Mutant| one.path() == path && one.change(Locale::En).contains(to);
        let mutant = score.mutants().iter().find(changed).expect("the mutant");
        let is_equivalent = matches!(mutant.fate(), Fate::Equivalent { tried: 0 });
        assert_eq!(is_equivalent, follows, "{part}, {to}: {:?}", mutant.fate());
        let mutated = Call::from_json(mutant.definition()).expect("a mutant loads");
        let cents = [0, 1, 2, 3, 20_000, 20_001, 60_000, 199_999, 200_001, 800_002, 999_999];
        let more = [1_000_000, 1_000_001, 1_000_002, 90_000_000];
        for (cents, kind) in cents.into_iter().chain(more).flat_map(|one| [(one, "3"), (one, "4")])
        {
            let amount = format!("{}.{:02}", cents / 100, cents % 100);
            let application = json!({"budget": {"expenses": [{"amount": amount}]},
                "request": {"amount": "100.00"}, "details": {"n": kind}});
            let decided =
                |call: &Call| decided(&call.decide_json(application.to_string().as_bytes()));
            assert!(!follows || decided(&call) == decided(&mutated), "{part}, {to}: {application}");
        }
    }
}

/// What stays undecided counts as not noticed, and is told so.
#[test]
fn what_is_undecided_counts_against_the_score() {
    let file = beside("call-cases/coup-de-pouce-jeunes-isere-2024.cases.json");
    let (call, cases) = with_cases(&file);
    assert_eq!(mutants(&call, &cases, 2).percent(), 100);
    let mut fewer = json(&read(&file));
    let all = fewer.as_array_mut().expect("a list");
    all.retain(|case| case["name"] != "26 of 51");
    let score = mutants(&call, &cases_of(&call, &fewer.to_string(), &file), 2);
    assert_eq!((score.undecided(), score.survived(), score.percent()), (1, 0, 98));
    let told = score.to_text(Locale::En);
    assert!(told.contains("0.5 → 0.51: no case notices, nor any of the "), "{told}");
    assert!(told.ends_with("undecided, it counts as not noticed\n"), "{told}");
}

/// A case may name the rate and the ceiling that stand in the definition, and how many requirements there are. To
/// name them is no test of them.
#[test]
fn what_repeats_the_definition_notices_nothing() {
    let call = Call::follow_up();
    let file = beside("call-cases/inspir-follow-up.cases.json");
    let path = |mutant: &Mutant| mutant.path().to_owned();
    let killed = |case: Value| {
        let cases = cases_of(&call, &json!([case]).to_string(), &file);
        let score = mutants(&call, &cases, 2);
        let killed = score.mutants().iter().filter(|one| matches!(one.fate(), Fate::Killed { .. }));
        killed.map(path).collect::<HashSet<String>>()
    };
    let decision = call.decide_json(b"{}");
    let figures = decision.parts().iter().zip(call.parts()).map(|(part, known)| {
        let figures = json!({"rate": part.rate.map(|rate| rate.to_string()),
            "ceiling": part.ceiling.map(|ceiling| ceiling.to_string())});
        (known.id().to_owned(), figures)
    });
    let parts: serde_json::Map<String, Value> = figures.collect();
    let (met, applicable) = (decision.progress().met, decision.progress().applicable);
    let progress = json!({"met": met, "applicable": applicable});
    let repeating =
        json!({"name": "repeats", "application": {}, "parts": parts, "progress": progress});
    let cases = cases_of(&call, &json!([repeating]).to_string(), &file);
    assert!(cases.run(&call, 1).iter().all(|result| result.passed()));
    assert_eq!(killed(repeating), HashSet::new());
    let at_the_limit = json!({"name": "at the ceiling", "findings": {"grant.operating_ceiling": "met"},
        "application": {"request": {"operating": "5000.00"}}});
    assert!(killed(at_the_limit).contains("/parts/0/ceiling"));
}

/// A period that no requirement asks about decides nothing: that follows from the definition, and is told.
#[test]
fn what_no_requirement_reads_is_equivalent_and_told() {
    let mut definition = json(Call::follow_up().definition());
    definition["valid_from"] = json!("2027-01-01");
    definition["valid_until"] = json!("2027-12-31");
    let call = Call::from_json(&definition.to_string()).expect("a definition");
    let days = ["/valid_from", "/valid_until"];
    let score = mutants(&call, &TestCases::default(), 2);
    let of_days: Vec<&Mutant> =
        score.mutants().iter().filter(|mutant| days.contains(&mutant.path())).collect();
    assert_eq!(of_days.len(), 4);
    assert!(of_days.iter().all(|mutant| matches!(mutant.fate(), Fate::Equivalent { tried: 0 })));
    let limits = coverage(&call, &TestCases::default(), 1).limits;
    assert!(!limits.iter().any(|limit| days.contains(&limit.path.as_str())));
    let remarks = lint(&call, None);
    let told: Vec<_> = remarks.iter().map(|one| (one.code(), one.path())).collect();
    assert_eq!(told, days.map(|day| (RemarkCode::MemberUnread, day)));
    assert!(remarks[0].message(Locale::En).starts_with("nothing reads `valid_from`: "));

    // Who funds a call is read where a part can be asked for, or revenues are asked about.
    let mut funded = json(Call::load("inspir-innovation-store").expect("a call").definition());
    funded["funder"] = json!("commune");
    let remarks = lint(&Call::from_json(&funded.to_string()).expect("a definition"), None);
    let told: Vec<_> = remarks.iter().map(|one| (one.code(), one.path())).collect();
    assert_eq!(told, [(RemarkCode::MemberUnread, "/funder")]);

    let mut asked = definition.clone();
    let mut period = definition["requirements"][0].clone();
    for name in ["field", "accepted", "otherwise", "refused", "message"] {
        period.as_object_mut().expect("an object").remove(name);
    }
    (period["id"], period["check"]) = (json!("call.period"), json!("filed_in_period"));
    period["title"] = json!({"fr": "Date de dépôt", "en": "Day of filing"});
    asked["requirements"].as_array_mut().expect("a list").push(period);
    let call = Call::from_json(&asked.to_string()).expect("a definition");
    assert_eq!(lint(&call, None), []);
    let score = mutants(&call, &TestCases::default(), 2);
    let of_days = score.mutants().iter().filter(|mutant| days.contains(&mutant.path()));
    assert!(of_days.clone().all(|mutant| matches!(mutant.fate(), Fate::Survived { .. })));
    assert_eq!(of_days.count(), 4);
}

/// Whoever comes after June comes after January: the later day decides nothing, in a requirement or in a
/// bonus. All sides of both days are tried, and random applications agree.
#[test]
fn what_a_condition_cannot_tell_is_equivalent_wherever_it_stands() {
    let mut definition = json(&read(&beside("calls/pcae-elevage/definition.json")));
    let from = |day: &str| json!({"compare": {"left": "/submitted_on", "is": "at_least", "right": {"date": day}}});
    let either = json!({"any": [from("2027-01-04"), from("2027-06-07")]});
    definition["parts"][0]["bonuses"][1]["when"] = either.clone();
    definition["requirements"][1]["when"] = either.clone();
    definition["requirements"][3]["when"] = either;
    let call = Call::from_json(&definition.to_string()).expect("a definition");
    let score = mutants(&call, &TestCases::default(), 2);
    let described = json(&call.describe(Locale::En).to_json());
    let mut draw = Draw(11);
    let mut texts: Vec<String> =
        (0..10_000).map(|_| draw.application(&described).to_string()).collect();
    for day in ["2027-01-03", "2027-01-04", "2027-01-05", "2027-06-06", "2027-06-07", "2027-06-08"]
    {
        for number in 0..20 {
            let mut application = json(&texts[number]);
            application["submitted_on"] = json!(day);
            texts.push(application.to_string());
        }
    }
    let mut count = 0;
    for place in ["/parts/0/bonuses/1/when", "/requirements/3/when"] {
        let inside = score.mutants().iter().filter(|one| one.path().starts_with(place));
        for mutant in inside {
            let is_later = mutant.path().starts_with(&format!("{place}/any/1/compare/right"));
            let is_proved = matches!(mutant.fate(), Fate::Equivalent { tried } if *tried > 0);
            assert!(is_proved || !is_later, "{}: {:?}", mutant.path(), mutant.fate());
            if !is_proved {
                continue;
            }
            let mutated = Call::from_json(mutant.definition()).expect("a mutant loads");
            let (mut own, mut other) = (Assessor::new(&call), Assessor::new(&mutated));
            for text in &texts {
                let one = own.decide_json(text.as_bytes());
                assert_eq!(one, other.decide_json(text.as_bytes()), "{}: {text}", mutant.path());
            }
            count += 1;
        }
    }
    assert!(count >= 4, "{count}");
}

/// A list may have to be longer than any that a case has, and its items different.
#[test]
fn lists_are_as_long_as_they_are_counted_against() {
    let words = |text: &str| json!({"fr": text, "en": text});
    let counted = |left: Value, number: &str| {
        json!({"check": "compare", "title": words("c"), "left": left, "is": "at_least",
            "right": {"number": number}})
    };
    let distinct = json!({"distinct": "/team/*/discipline", "title": words("d")});
    for requirement in [
        counted(json!({"count": "/lists/plots"}), "4"),
        counted(json!({"count": "/lists/plots"}), "12"),
        counted(json!({"count": "/project/challenges"}), "5"),
        counted(distinct, "4"),
        json!({"check": "document", "document": "quote", "minimum": 5}),
        json!({"check": "team_disciplines", "minimum": 4}),
    ] {
        let mut definition = definition(vec![requirement.clone()]);
        definition["documents"] =
            json!([{"id": "quote", "title": words("q"), "wording": words("q")}]);
        definition["lists"] = json!([{"id": "plots", "title": words("p"), "item": words("p"),
            "fields": [{"id": "a", "type": "text", "title": words("a")}]}]);
        let call = Call::from_json(&definition.to_string()).expect("a definition");
        let score = mutants(&call, &TestCases::default(), 2);
        let asked = score.mutants().iter().filter(|one| one.path().starts_with("/requirements/"));
        let (found, not): (Vec<_>, Vec<_>) =
            asked.partition(|one| matches!(one.fate(), Fate::Survived { .. }));
        assert!(found.len() > 2 && not.is_empty(), "{requirement}: {not:?}");
    }
}

/// Numbers of different ranges, compared with each other and with constants of any decimals: of all answers none
/// tells what is said to be equivalent.
#[test]
fn no_answer_tells_an_equivalent_mutant_of_a_definition_at_random() {
    let mut draw = Draw(19);
    let applications = every_application();
    let mut count = 0;
    let compared = |is: &str, right: Value| json!({"compare": {"left": "/details/n", "is": is, "right": right}});
    let number = |is: &str, number: &str| compared(is, json!({"number": number}));
    let other = |inside: [Value; 2]| {
        let of = [json!({"any": [number("less_than", "1"), {"all": inside}]})];
        definition(vec![json!({"check": "at_least", "count": 1, "of": of})])
    };
    // One whole number lies between; some are answers to both questions.
    let between = other([number("more_than", "2.5"), number("less_than", "3.5")]);
    let both = other([compared("equal_to", json!("/details/m")), number("at_least", "5")]);
    let random = (0..4).map(|_| random_closed(&mut |most| draw.below(most)));
    for definition in [between, both].into_iter().chain(random) {
        let call = Call::from_json(&definition.to_string()).expect("a definition");
        let mut own = Assessor::new(&call);
        let before: Vec<_> =
            applications.iter().map(|(text, _)| own.decide_json(text.as_bytes()).clone()).collect();
        for mutant in mutants(&call, &TestCases::default(), 2).mutants() {
            if !matches!(mutant.fate(), Fate::Equivalent { .. }) {
                continue;
            }
            let mutated = Call::from_json(mutant.definition()).expect("a mutant loads");
            let mut other = Assessor::new(&mutated);
            for ((text, _), before) in applications.iter().zip(&before) {
                let after = other.decide_json(text.as_bytes());
                let change = mutant.change(Locale::En);
                assert_eq!(before, after, "{change}, {text}: {}", definition["requirements"]);
            }
            count += 1;
        }
    }
    assert!(count > 9, "{count}");
}

#[test]
fn every_mistake_of_a_file_is_told_at_its_place() {
    let call = Call::follow_up();
    let wrong = |case: Value| {
        let file = json!([{"name": "first", "application": {}, "outcome": "incomplete"}, case]);
        let error = TestCases::read(file.to_string().as_bytes(), &call, &|_| None);
        let error = error.expect_err(&case_text(&file));
        let problem = &error.problems()[0];
        assert!(!problem.message(Locale::Fr).is_empty());
        (problem.path().to_owned(), problem.code(), problem.suggestion())
    };
    let told = |path: &str, code: ProblemCode, meant: Option<&str>| {
        (path.to_owned(), code, meant.map(str::to_owned))
    };
    let base = json!({"name": "x", "application": {}, "outcome": "eligible"});
    let with = |change: Value| {
        let mut case = base.clone();
        for (name, value) in change.as_object().expect("an object") {
            case[name] = value.clone();
        }
        case
    };
    for (case, expected) in [
        (
            with(json!({"outcom": "x"})),
            told("/1/outcom", ProblemCode::MemberUnknown, Some("outcome")),
        ),
        (
            with(json!({"outcome": "eligibel"})),
            told("/1/outcome", ProblemCode::ValueUnknown, Some("eligible")),
        ),
        (
            with(json!({"findings": {"grant.ceiling": "met"}})),
            told("/1/findings/grant.ceiling", ProblemCode::IdUnknown, None),
        ),
        (
            with(json!({"findings": {"team.member": "met"}})),
            told("/1/findings/team.member", ProblemCode::IdUnknown, Some("team.members")),
        ),
        (
            with(json!({"findings": {"team.members": "fine"}})),
            told("/1/findings/team.members", ProblemCode::ValueUnknown, None),
        ),
        (
            with(json!({"maximum": 12})),
            told("/1/maximum", ProblemCode::ValueUnexpected, Some("\"12\"")),
        ),
        (
            with(json!({"parts": {"operating": {"rat": null}}})),
            told("/1/parts/operating/rat", ProblemCode::MemberUnknown, Some("rate")),
        ),
        (with(json!({"name": "first"})), told("/1", ProblemCode::ItemTwice, None)),
        (
            with(json!({"application": "no-such-file.json"})),
            told("/1/application", ProblemCode::Rule, None),
        ),
        (with(json!({"from": "first"})), told("/1/from", ProblemCode::Rule, None)),
        (json!({"name": "x", "application": {}}), told("/1", ProblemCode::Rule, None)),
        (
            json!({"name": "x", "from": "frist", "outcome": "eligible"}),
            told("/1/from", ProblemCode::ValueUnknown, Some("first")),
        ),
        (
            json!({"application": {}, "outcome": "eligible"}),
            told("/1", ProblemCode::MemberMissing, None),
        ),
        (json!(7), told("/1", ProblemCode::ValueUnexpected, None)),
    ] {
        assert_eq!(wrong(case.clone()), expected, "{case}");
    }
    for (file, code) in [("[", ProblemCode::JsonSyntax), ("{}", ProblemCode::ValueUnexpected)] {
        let error = TestCases::read(file.as_bytes(), &call, &|_| None).expect_err(file);
        assert_eq!(error.problems()[0].code(), code);
    }
}

fn case_text(file: &Value) -> String {
    format!("a mistake in {file}")
}

#[test]
fn a_case_that_fails_says_what_is_expected_and_what_is_found() {
    let call = Call::follow_up();
    let file = r#"[{"name": "hopeful", "why": "Nobody asked.",
        "application": {"origin": {"inspir_event": false}, "submitted_on": "soon"},
        "outcome": "eligible", "findings": {"origin.inspir_event": "met"}, "input_errors": []}]"#;
    let cases = TestCases::read(file.as_bytes(), &call, &|_| None).expect("a file");
    let results = cases.run(&call, 1);
    let told: Vec<(&str, &str, &str)> = results[0]
        .differences()
        .iter()
        .map(|one| (one.path(), one.expected(), one.found()))
        .collect();
    assert_eq!(
        told,
        [
            ("/outcome", "eligible", "invalid"),
            ("/findings/origin.inspir_event", "met", "not_met"),
            ("/input_errors", "[]", "[/submitted_on date.format]"),
        ]
    );
    let message = results[0].message(Locale::Fr);
    assert!(
        message.starts_with("hopeful (Nobody asked.)\n  /outcome : attendu eligible"),
        "{message}"
    );
    assert!(message.contains("nés de ces événements créatifs"), "{message}");
}
