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
