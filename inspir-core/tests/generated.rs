//! The generated files are what the code says now. To write them again:
//! `UPDATE=1 cargo test -p inspir-core --features schema --test generated`.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails loudly, and reads the files of the project"
)]

use std::fmt::Write;
use std::path::Path;

use inspir_core::{Call, Locale, schema};
use serde_json::Value;

fn assert_fresh(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
    if std::env::var("UPDATE").is_ok() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, text).expect("a file");
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == text, "{file} is stale: see the head of this test");
}

fn pretty(schema: &schemars::Schema) -> String {
    serde_json::to_string_pretty(schema).expect("JSON") + "\n"
}

#[test]
fn schemas_are_fresh() {
    assert_fresh("docs/schema/application.json", &pretty(&schema::application()));
    assert_fresh("docs/schema/application-typed.json", &pretty(&schema::application_typed()));
    assert_fresh("docs/schema/assessment.json", &pretty(&schema::assessment()));
    assert_fresh("docs/schema/definition.json", &pretty(&schema::definition()));
    assert_fresh("docs/schema/description.json", &pretty(&schema::description()));
}

#[test]
fn requirements_page_is_fresh() {
    let mut page = String::from(
        "# The requirements of the built-in calls\n\nGenerated from the definitions in \
         `inspir-core/calls/` by the test `generated`.\n",
    );
    for id in Call::ids() {
        let call = Call::load(id).expect("a built-in call");
        let description: Value =
            serde_json::from_str(&call.describe(Locale::En).to_json()).expect("JSON");
        let _ = write!(
            page,
            "\n## {} (`{id}`, edition {})\n\n| # | requirement | title [titre] | level | basis | check | statuses | the call says |\n|---|---|---|---|---|---|---|---|\n",
            call.title(Locale::En),
            call.edition(),
        );
        let described = description["requirements"].as_array().expect("requirements");
        for (place, (requirement, described)) in call.requirements().zip(described).enumerate() {
            let statuses: Vec<&str> = described["statuses"]
                .as_array()
                .expect("statuses")
                .iter()
                .filter_map(Value::as_str)
                .collect();
            let _ = writeln!(
                page,
                "| {} | `{}` | {} [{}] | {} | {} | `{}` | {} | {} |",
                place + 1,
                requirement.id(),
                requirement.title(Locale::En),
                requirement.title(Locale::Fr),
                requirement.level().id(),
                requirement.basis().id(),
                requirement.check(),
                statuses.join(", "),
                requirement.quote().map_or(String::new(), |quote| format!("« {quote} »")),
            );
        }
    }
    assert_fresh("docs/requirements.md", &page);
}

/// The tables of the guide stand between marks, in the page's own order.
#[test]
fn tables_of_the_guide_are_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/write-a-call.md");
    let mut page = std::fs::read_to_string(file).expect("the page");
    for (name, table) in schema::definition_tables() {
        let mark = format!("<!-- generated: {name} -->\n");
        let (before, after) = page.split_once(&mark).unwrap_or_else(|| panic!("no {mark}"));
        let (_, after) = after.split_once("<!-- end -->").expect("an end");
        page = format!("{before}{mark}\n{table}\n<!-- end -->{after}");
    }
    assert_fresh("docs/write-a-call.md", &page);
}

fn assert_valid(schema: &schemars::Schema, instance: &Value, name: &str) {
    let validator = jsonschema::validator_for(schema.as_value()).expect("a schema");
    let errors: Vec<String> = validator
        .iter_errors(instance)
        .map(|error| format!("{}: {error}", error.instance_path))
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
}

#[test]
fn what_comes_in_and_out_follows_the_schemas() {
    let application: Value =
        serde_json::from_str(include_str!("../examples/application.json")).expect("JSON");
    assert_valid(&schema::application(), &application, "application");
    assert_valid(&schema::application_typed(), &application, "typed application");
    for text in [
        include_str!("../examples/application.json"),
        "{}",
        "[",
        r#"{"x": 1, "request": {"amount": 1.5}}"#,
    ] {
        for id in Call::ids() {
            let call = Call::load(id).expect("a built-in call");
            let json = call.assess_json(text.as_bytes()).to_json(Locale::En);
            assert_valid(&schema::assessment(), &serde_json::from_str(&json).expect("JSON"), id);
        }
    }
    for id in Call::ids() {
        let call = Call::load(id).expect("a built-in call");
        let definition = serde_json::from_str(call.definition()).expect("JSON");
        assert_valid(&schema::definition(), &definition, id);
        let description = serde_json::from_str(&call.describe(Locale::Fr).to_json()).expect("JSON");
        assert_valid(&schema::description(), &description, id);
    }
}

/// A schema sees a number, and not how it is written; a whole number with a point is refused by the
/// engine alone. All else that is no whole number, the schema of definitions refuses too.
#[test]
fn whole_numbers_of_definitions() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/definitions/full.json");
    let full = std::fs::read_to_string(file).expect("the definition");
    let schema = schema::definition();
    let schema = jsonschema::validator_for(schema.as_value()).expect("a schema");
    let with = |months: &str| full.replace("\"months\": 12,", &format!("\"months\": {months},"));
    for (months, loads, is_valid) in [
        ("0", true, true),
        ("1200", true, true),
        ("1201", false, false),
        ("-1", false, false),
        ("12.5", false, false),
        ("\"12\"", false, false),
        ("12.0", false, true),
        ("1.2e1", false, true),
    ] {
        let text = with(months);
        assert_eq!(Call::from_json(&text).is_ok(), loads, "{months}");
        let value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(schema.is_valid(&value), is_valid, "{months}");
    }
}

/// Whether a whole number stands there as `1.0`, `1e3` or `-0`: a schema sees only the number.
fn has_other_literals(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.to_string().ends_with(".0"),
        Value::Array(items) => items.iter().any(has_other_literals),
        Value::Object(members) => members.values().any(has_other_literals),
        _ => false,
    }
}

/// The schema of applications accepts what is read without an error, and nothing else but what no
/// schema can refuse. What programs write is accepted by the narrower one.
#[test]
fn the_schema_of_applications_says_what_is_read() {
    let validator = |schema: &schemars::Schema| {
        jsonschema::options()
            .should_validate_formats(true)
            .build(schema.as_value())
            .expect("a schema")
    };
    let read = validator(&schema::application());
    let written = validator(&schema::application_typed());
    let call = Call::creative_event();
    let (mut accepted, mut refused, mut failed) = (0, 0, Vec::new());
    let mut judge = |text: &str| {
        let Ok(value) = serde_json::from_str::<Value>(text) else { return };
        let assessment = call.assess_json(text.as_bytes());
        let codes: Vec<&str> = assessment.input_errors().iter().map(|e| e.code().id()).collect();
        let not_told = |code: &&str| {
            code.starts_with("json.") || ["call.mismatch", "id.unknown"].contains(code)
        };
        if codes.iter().any(not_told) || has_other_literals(&value) {
            return;
        }
        let is_wrong = codes.iter().any(|code| *code != "field.duplicate");
        if read.is_valid(&value) == is_wrong {
            failed.push(format!("{text:.200} {codes:?}"));
        } else if is_wrong {
            assert!(!written.is_valid(&value), "{text:.300}");
            refused += 1;
        } else {
            let (application, _) = call.read_json(text.as_bytes());
            let again = serde_json::to_value(&application).expect("JSON");
            assert!(written.is_valid(&again), "{again}");
            accepted += 1;
        }
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    for entry in std::fs::read_dir(folder).expect("the folder of cases") {
        let file = std::fs::read_to_string(entry.expect("an entry").path()).expect("a file");
        for case in serde_json::from_str::<Vec<Value>>(&file).expect("cases") {
            // Long texts are about the size alone.
            match (&case["text"], &case["application"]) {
                (Value::String(text), _) => judge(text),
                (_, Value::Null) => {}
                (_, application) => judge(&application.to_string()),
            }
        }
    }
    let title = |text: &str| format!(r#"{{"project": {{"title": "{text}"}}}}"#);
    let documents = |count: usize| format!(r#"{{"documents": [{}{{}}]}}"#, "{},".repeat(count - 1));
    for text in [
        r#"{"request": {"amount": ""}}"#.to_owned(),
        r#"{"applicant": {"legal_form": "\u2003 "}}"#.to_owned(),
        r#"{"documents": null, "budget": "", "charter": []}"#.to_owned(),
        r#"{"documents": [null, "", [], {}]}"#.to_owned(),
        r#"{"project": {"challenges": [null, ""], "starts_on": {}}}"#.to_owned(),
        r#"{"answers": {"jury": []}, "appraisals": {"lasting_effect": ""}}"#.to_owned(),
        r#"{"indicators": [{"horizon_months": 120}, {"horizon_months": 121}]}"#.to_owned(),
        r#"{"indicators": [{"horizon_months": 120, "target": 12}]}"#.to_owned(),
        r#"{"submitted_on": "1899-12-31"}"#.to_owned(),
        r#"{"submitted_on": "1900-01-01", "first_contact_on": "2199-12-31"}"#.to_owned(),
        r#"{"submitted_on": "2200-01-01"}"#.to_owned(),
        title(&"é".repeat(20_000)),
        title(&"é".repeat(20_001)),
        title(&" ".repeat(20_001)),
        documents(10_000),
        documents(10_001),
        r#"{"applicant": {"nom": null}}"#.to_owned(),
        "null".to_owned(),
        r#"" ""#.to_owned(),
        r#""x""#.to_owned(),
        "[]".to_owned(),
        "[{}]".to_owned(),
        "7".to_owned(),
    ] {
        judge(&text);
    }
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(accepted > 900 && refused > 100, "{accepted} accepted, {refused} refused");
}
