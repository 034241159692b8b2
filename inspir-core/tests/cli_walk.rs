//! A person who knows only `inspir --help`: assesses a folder, writes a call with cases, and has them notice
//! every change. In both languages.

#![cfg(test)]

#[path = "common/command.rs"]
mod command;
mod common;

use std::path::Path;

use command::{Folder, inspir, run_with, text};
use common::{SAMPLE, json, read};
use inspir_core::Locale;
use inspir_core::cli::{FINE, FOUND, WRONG_USE};
use serde_json::{Value, json};

/// The first call for bicycle workshops, with the mistakes of somebody who guesses.
fn first_try(template: &str) -> Value {
    let mut call = json(template);
    let words = |fr: &str, en: &str| json!({"fr": fr, "en": en});
    call["title"] = words("Ateliers vélo", "Bicycle workshops");
    call["fields"] = json!([
        {"id": "hours", "type": "number", "title": words("Heures par semaine", "Hours a week")},
        {"id": "repairs", "type": "choice", "title": words("Réparations", "Repairs"), "values": [
            {"id": "free", "title": words("Gratuites", "Free")},
            {"id": "paid", "title": words("Payantes", "Paid")}]},
        {"id": "women_only", "type": "flag", "title": words("Entre femmes", "For women")},
    ]);
    call["lists"] = json!([{"id": "sessions", "title": words("Séances", "Sessions"), "columns": [
        {"id": "people", "type": "number", "title": words("Personnes", "People")}]}]);
    call["categories"] = json!([
        {"id": "tools", "title": words("Outils", "Tools")},
        {"id": "wages", "title": words("Salaires", "Wages"), "caps": [{"share": "0.50", "of": "all"}]},
    ]);
    call["parts"] = json!([{"id": "grant", "title": words("Aide", "Grant"), "request": "/request/amount",
        "categories": ["tools", "wages"], "rate": "0.50", "ceiling": "8000.00",
        "bonuses": [{"id": "free", "title": words("Réparations gratuites", "Free repairs"),
            "when": {"equals": {"field": "/details/repairs", "value": "free"}}, "rate": "0.10"}]}]);
    let requirement = |id: &str, check: Value| {
        let mut one = json!({"id": id, "section": "project", "level": "blocking", "basis": "call",
            "title": words(id, id), "citation": {"section": words("2", "2"), "quote": "six heures"}});
        for (name, value) in check.as_object().expect("an object") {
            one[name] = value.clone();
        }
        one
    };
    let kept = [
        "applicant.name",
        "applicant.legal_form",
        "budget.balanced",
        "grant.rate",
        "grant.ceiling",
    ];
    let mut all: Vec<Value> = call["requirements"].as_array().expect("a list").clone();
    all.retain(|one| kept.contains(&one["id"].as_str().unwrap_or_default()));
    all.push(requirement(
        "workshop.hours",
        json!({"check": "compare", "left": "/details/hours",
        "is": "at_least", "right": 6}),
    ));
    all.push(requirement(
        "workshop.sessions",
        json!({"check": "compare",
        "left": {"count": "/lists/sessions"}, "is": "at_least", "right": {"number": "3"}}),
    ));
    all.push(requirement(
        "workshop.people",
        json!({"check": "every", "list": "/lists/sessions",
        "holds": {"compare": {"left": "/lists/sessions/*/people", "is": "at_least",
            "right": {"number": "5"}}},
        "otherwise": "not_met", "message": words("Cinq personnes.", "Five people.")}),
    ));
    call["requirements"] = json!(all);
    call.as_object_mut().expect("an object").remove("columns");
    call
}

/// What the messages ask for.
fn mended(mut call: Value) -> Value {
    call["fields"].as_array_mut().expect("a list").pop();
    call["lists"][0]["fields"] = call["lists"][0]["columns"].take();
    call["lists"][0].as_object_mut().expect("an object").remove("columns");
    call["lists"][0]["item"] = json!({"fr": "séance", "en": "session"});
    call["requirements"][5]["right"] = json!({"number": "6"});
    call
}

#[test]
fn a_person_writes_a_call_whose_cases_notice_every_change() {
    for locale in Locale::ALL {
        let folder = Folder::new(&format!("walk-{}", locale.tag()));
        let told = |args: &[&str], code: u8| {
            let outcome = run_with(args, "", *locale);
            assert_eq!(outcome.code, code, "{args:?}: {}{}", outcome.output, outcome.errors);
            outcome.output + &outcome.errors
        };
        let has = |told: &str, french: &str, english: &str| {
            let said = if *locale == Locale::Fr { french } else { english };
            // Spaces that do not break are spaces.
            let told: String =
                told.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
            assert!(told.contains(said), "{said}: {told}");
        };
        let next = told(&["new", "velo", "--template", "investment", "-o", folder.path()], FINE);
        assert!(next.contains("inspir check") && next.contains("inspir test"), "{next}");

        let definition = folder.0.join("velo.json");
        let wrong = first_try(&read(&definition));
        let file = folder.write("velo.json", &format!("{wrong:#}"));
        let mistakes = told(&["check", &file], FOUND);
        has(
            &mistakes,
            "une constante s’écrit comme un objet",
            "a constant is written as an object",
        );
        has(&mistakes, "vouliez-vous écrire `boolean` ?", "did you mean `boolean`?");
        has(&mistakes, "`item` manque", "`item` is missing");
        has(
            &mistakes,
            "cet objet connaît `id`, `title`, `item`",
            "this object knows `id`, `title`, `item`",
        );
        folder.write("velo.json", &format!("{:#}", mended(wrong)));
        assert!(!told(&["check", &file, "--strict"], FINE).contains('['));

        let first = json!([{"name": "x", "outcome": "eligible", "maximum": "1200.00", "application": {
            "applicant": {"name": "Les Rayons", "legal_form": "company"},
            "details": {"hours": 6, "repairs": "free"},
            "lists": {"sessions": [{"people": 5}, {"people": 6}, {"people": 7}]},
            "request": {"amount": "1200"},
            "budget": {"expenses": [{"amount": "2000", "category": "tools"}],
                "revenues": [{"amount": "2000", "source": "own_funds"}]}}}]);
        let cases = folder.write("velo.cases.json", &first.to_string());
        told(&["test", &file], FINE);
        let few = told(&["test", &file, "--mutants", "--min-score", "90"], FOUND);
        has(&few, "0.50 → 0.51 : aucun cas ne le remarque", "0.50 → 0.51: no case notices");
        has(&few, "--add ajoute ceux qui sont proposés", "--add adds those proposed");
        told(&["test", &file, "--mutants", "--add"], FINE);
        let all = told(&["test", &file, "--mutants", "--min-score", "90"], FINE);
        has(&all, "100 % remarqués", "100% noticed");
        assert!(json(&read(Path::new(&cases))).as_array().expect("a list").len() > 10);

        // What the call asks for has one name, and conditions within it another.
        has(&told(&["check", &file], FINE), ", 8 exigences", ", 8 requirements");
        let unknown = told(&["explain", &file, "workshop.hour"], WRONG_USE);
        has(&unknown, "n’a pas d’exigence `workshop.hour`", "has no requirement `workshop.hour`");
        has(&told(&["test", &file, "--coverage"], FINE), "Exigences", "Requirements");

        let described = told(&["describe", &file], FINE);
        has(&described, "taux 50 %", "rate 50%");
        let explained = told(&["explain", &file, "grant.rate"], FINE);
        has(&explained, "rate : 50 %", "rate: 50%");
        has(&explained, "calculée à partir des dépenses", "worked out from the expenses");
        folder.write("filed/one.json", &first[0]["application"].to_string());
        let filed = text(&folder.0.join("filed"));
        has(
            &told(&["assess", &filed, "--call", &file, "-f", "table"], FINE),
            "éligible 1",
            "eligible 1",
        );
    }
}

/// Files of one name in two folders do not replace each other's letters, not even with `--force`.
#[test]
fn documents_of_one_run_do_not_replace_each_other() {
    let folder = Folder::new("alike");
    folder.write("in/a/x.json", SAMPLE);
    folder.write("in/b/x.json", "{}");
    folder.write("out/none.txt", "");
    let (input, output) = (text(&folder.0.join("in")), text(&folder.0.join("out")));
    let outcome = inspir(&["sheet", &input, "--output", &output, "--set", "officer=x", "--force"]);
    assert_eq!(outcome.code, WRONG_USE);
    assert!(outcome.errors.contains("x.sheet.txt` is that of `"), "{}", outcome.errors);
    assert!(outcome.errors.contains("b/x.json` to another folder"), "{}", outcome.errors);
    let sheet = read(&folder.0.join("out/x.sheet.txt"));
    assert!(sheet.contains("2027-0101"), "{sheet}");
}

#[test]
fn each_stumble_comes_with_a_remedy() {
    let folder = Folder::new("stumbles");
    let file = folder.write("filed.json", SAMPLE);
    for (args, said) in [
        (&["assess", "--help"][..], "inspir schema application"),
        (&["new", "--help"], "inspir schema definition"),
        (&["diff", &file, &file], "assess an application first: inspir assess "),
        (&["letter", &file], "give each with --set NAME=VALUE"),
        (&["test", "inspir-follow-up", "--html"], "`--html <FILE>` needs a value\n"),
    ] {
        let outcome = inspir(args);
        let told = outcome.output + &outcome.errors;
        assert!(told.contains(said), "{args:?}: {told}");
    }
}
