//! The generated files are what the code says now. To write them again:
//! `UPDATE=1 cargo test -p inspir-core --features schema --test generated`.

#![cfg(test)]

mod common;

use std::fmt::Write;

use common::{SAMPLE, cases, json, root};
use inspir_core::portal::{self, Mapping};
use inspir_core::{Call, Locale, schema};
use serde_json::{Value, json};

fn assert_fresh(file: &str, text: &str) {
    common::assert_fresh(&root().join(file), text);
}

fn pretty(schema: &schemars::Schema) -> String {
    serde_json::to_string_pretty(schema).expect("JSON") + "\n"
}

#[test]
fn schemas_are_fresh() {
    assert_fresh("docs/schema/application.json", &pretty(&schema::application()));
    assert_fresh("docs/schema/application-typed.json", &pretty(&schema::application_typed()));
    assert_fresh("docs/schema/assessment.json", &pretty(&schema::assessment()));
    assert_fresh("docs/schema/assessment-diff.json", &pretty(&schema::assessment_diff()));
    assert_fresh("docs/schema/definition.json", &pretty(&schema::definition(Locale::En)));
    assert_fresh("docs/schema/definition.fr.json", &pretty(&schema::definition(Locale::Fr)));
    assert_fresh("docs/schema/description.json", &pretty(&schema::description()));
    assert_fresh("docs/schema/edition-diff.json", &pretty(&schema::edition_diff()));
    assert_fresh("docs/schema/mapping.json", &pretty(&schema::mapping()));
    assert_fresh("docs/schema/repairs.json", &pretty(&schema::repairs()));
    assert_fresh("docs/schema/trace.json", &pretty(&schema::trace()));
    assert_fresh("docs/schema/values.json", &pretty(&schema::values()));
}

/// The languages of the schema of definitions differ in what is said, and in nothing else.
#[test]
fn every_language_describes_the_same_definitions() {
    fn bare(value: &mut Value, said: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(about)) = members.get("description") {
                    said.push(about.clone());
                    members.remove("description");
                }
                members.values_mut().for_each(|each| bare(each, said));
            }
            Value::Array(items) => items.iter_mut().for_each(|each| bare(each, said)),
            _ => {}
        }
    }
    let [french, english] = [Locale::Fr, Locale::En].map(|locale| {
        let mut schema = schema::definition(locale).as_value().clone();
        let mut said = Vec::new();
        bare(&mut schema, &mut said);
        schema["title"].take();
        (schema, said)
    });
    assert_eq!(french.0, english.0);
    assert!(english.1.len() > 200);
    for (french, english) in french.1.iter().zip(&english.1) {
        assert_ne!(french, english);
        // What a definition has to say literally stands in both.
        let quoted = |text: &str| text.split('`').skip(1).step_by(2).count();
        assert!(quoted(french) >= quoted(english), "{french} / {english}");
    }
}

#[test]
fn requirements_page_is_fresh() {
    let mut page = String::from(
        "# The requirements of the built-in calls\n\nGenerated from the definitions in \
         `inspir-core/calls/` by the test `generated`.\n",
    );
    for id in Call::ids() {
        let call = Call::load(id).expect("a built-in call");
        let description = json(&call.describe(Locale::En).to_json());
        let _ = write!(
            page,
            "\n## {} (`{id}`, edition {})\n\n| # | requirement | title [titre] | level | basis | check | statuses | the call says |\n|---|---|---|---|---|---|---|---|\n",
            call.title(Locale::En),
            call.edition(),
        );
        let described = description["requirements"].as_array().expect("requirements");
        for (index, (requirement, described)) in call.requirements().zip(described).enumerate() {
            let statuses: Vec<&str> = described["statuses"]
                .as_array()
                .expect("statuses")
                .iter()
                .filter_map(Value::as_str)
                .collect();
            let _ = writeln!(
                page,
                "| {} | `{}` | {} [{}] | {} | {} | `{}` | {} | {} |",
                index + 1,
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
    let mut page = common::read(&root().join("docs/write-a-call.md"));
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
    let application = json(SAMPLE);
    assert_valid(&schema::application(), &application, "application");
    assert_valid(&schema::application_typed(), &application, "typed application");
    for text in [SAMPLE, "{}", "[", r#"{"x": 1, "request": {"amount": 1.5}}"#] {
        for id in Call::ids() {
            let call = Call::load(id).expect("a built-in call");
            let assessment = json(&call.assess_json(text.as_bytes()).to_json(Locale::En));
            assert_valid(&schema::assessment(), &assessment, id);
            let repairs = json(&call.repairs_json(text.as_bytes()).to_json(Locale::En));
            assert_valid(&schema::repairs(), &repairs, id);
            let trace = json(&call.trace_json(text.as_bytes()).to_json());
            assert_valid(&schema::trace(), &trace, id);
        }
    }
    for id in Call::ids() {
        let call = Call::load(id).expect("a built-in call");
        assert_valid(&schema::definition(Locale::En), &json(call.definition()), id);
        assert_valid(&schema::description(), &json(&call.describe(Locale::Fr).to_json()), id);
    }
}

#[test]
fn differences_follow_their_schemas() {
    let (old, new) = (Call::creative_event(), Call::follow_up());
    let editions = new.changes_since(&old);
    assert!(editions.changes().len() > 50);
    assert_valid(&schema::edition_diff(), &json(&editions.to_json(Locale::En)), "editions");
    let [before, after] = ["{}", SAMPLE].map(|text| old.assess_json(text.as_bytes()));
    let assessments = after.changes_since(&before);
    assert!(assessments.changes().len() > 20);
    let told = json(&assessments.to_json(Locale::Fr));
    assert_valid(&schema::assessment_diff(), &told, "assessments");
}

/// What the loader of mappings takes follows the schema; of what breaks one shape at a time, both refuse each.
#[test]
fn mappings_follow_their_schema() {
    let schema = schema::mapping();
    let validator = jsonschema::validator_for(schema.as_value()).expect("a schema");
    let call = Call::creative_event();
    let loads = |mapping: &Value| Mapping::from_json(mapping.to_string().as_bytes(), &call).is_ok();
    let mapping = json!({
        "call": call.id(),
        "key": "N°",
        "columns": {
            "N°": "/reference",
            "Forme": {"to": "/applicant/legal_form", "values": {"Mairie": "local_authority", "?": null}, "type": "TextChamp"},
            "Début": {"to": "/project/starts_on", "read": "day_number_1900"},
            "Défis": {"to": "/project/challenges", "split": "/"},
            "Statuts": {"to": "/documents/statutes", "values": {"fournis": true}},
            "Aide": {"to": "/request/amount", "values": {"forfait": 500, "demi": "250.00"}},
            "Achats": {"to": "/budget/expenses/0/amount", "with": {"account": "60", "in_kind": false}},
            "Avis": null
        },
        "lines": {
            "budget": {"to": "/budget", "key": "Dossier", "columns": {"Compte": "account", "Sens": "side", "Montant": {"to": "amount"}, "x": null}},
            "team": {"to": "/team", "columns": {"Nom": "name"}}
        }
    });
    assert!(loads(&mapping));
    assert_valid(&schema, &mapping, "mapping");
    let draft = portal::suggest(
        &["N° dossier", "SIRET", "Avis"],
        &[("budget", "/budget", &["Compte"])],
        &call,
    );
    assert_valid(&schema, &json(&draft.to_json(Locale::Fr))["mapping"], "draft");
    for (place, value) in [
        ("", json!([])),
        ("/other", json!("")),
        ("/call", json!(7)),
        ("/key", json!(["N°"])),
        ("/columns", json!([])),
        ("/columns/N°", json!(7)),
        ("/columns/N°", json!("reference")),
        ("/columns/Forme/to", json!(null)),
        ("/columns/Forme/other", json!("")),
        ("/columns/Forme/values", json!([])),
        ("/columns/Forme/values/Mairie", json!(1.5)),
        ("/columns/Forme/type", json!(1)),
        ("/columns/Début/read", json!("day_number")),
        ("/columns/Défis/split", json!(["/"])),
        ("/columns/Achats/with/in_kind", json!(0.5)),
        ("/lines", json!("")),
        ("/lines/team", json!(null)),
        ("/lines/team/to", json!(null)),
        ("/lines/team/to", json!("team")),
        ("/lines/team/other", json!("")),
        ("/lines/team/columns", json!(null)),
        ("/lines/team/columns/Nom", json!("/name")),
        ("/lines/team/columns/Nom", json!({"values": {}})),
    ] {
        let mut broken = mapping.clone();
        let (above, name) = place.rsplit_once('/').unwrap_or_default();
        match (place, broken.pointer_mut(above).and_then(Value::as_object_mut)) {
            ("", _) => broken = value.clone(),
            (_, Some(object)) => drop(object.insert(name.to_owned(), value.clone())),
            (_, None) => panic!("{place}"),
        }
        assert!(!validator.is_valid(&broken) && !loads(&broken), "{place}: {value}");
    }
}

/// The schema of traces describes all that a trace has: a member of another type is refused, and so is what an
/// assessment has and a trace has not.
#[test]
fn traces_follow_their_schema() {
    let schema = schema::trace();
    let validator = jsonschema::validator_for(schema.as_value()).expect("a schema");
    let text = r#"{"request": {"amount": "9000"}, "submitted_on": "x", "budget": {"expenses": [{"amount": 7}]}}"#;
    let trace = json(&Call::creative_event().trace_json(text.as_bytes()).to_json());
    assert_valid(&schema, &trace, "trace");
    for path in [
        "/trace",
        "/trace/application/bytes",
        "/trace/values/0/state",
        "/trace/grant",
        "/findings/0/trace",
        "/findings/0/trace/reads",
        "/outcome",
    ] {
        let mut other = trace.clone();
        *other.pointer_mut(path).expect("a place") = json!(12);
        assert!(!validator.is_valid(&other), "{path}");
    }
    let assessment = json(&Call::creative_event().assess_json(text.as_bytes()).to_json(Locale::En));
    assert!(!validator.is_valid(&assessment));
    let written = schema.as_value().to_string();
    assert!(!written.contains("\"message\"") && !written.contains("MessageParts"));
}

/// No text goes on behind its pattern, in no language: in Python and others, `$` matches before a last
/// line break too.
#[test]
fn patterns_describe_whole_texts() {
    fn lax(schema: &mut Value) {
        match schema {
            Value::Object(members) => {
                if let Some(Value::String(pattern)) = members.get_mut("pattern")
                    && pattern.ends_with('$')
                {
                    pattern.truncate(pattern.len() - 1);
                    pattern.push_str("[\n\r\u{85}\u{2028}\u{2029}]?$");
                }
                members.values_mut().for_each(lax);
            }
            Value::Array(items) => items.iter_mut().for_each(lax),
            _ => {}
        }
    }
    let definition: Value =
        serde_json::from_str(Call::creative_event().definition()).expect("a definition");
    let mut renamed = |id: &str| {
        let mut definition = definition.clone();
        definition["id"] = id.into();
        definition
    };
    let assessed = Call::creative_event().assess_json(b"{}").to_json(Locale::En);
    let assessed: Value = serde_json::from_str(&assessed).expect("JSON");
    let ceiling = |amount: &str| {
        let mut assessed = assessed.clone();
        assessed["grant"]["parts"][0]["ceiling"] = amount.into();
        assessed
    };
    let description = json(&Call::creative_event().describe(Locale::En).to_json());
    let described = |amount: &str| {
        let mut description = description.clone();
        description["parts"][0]["ceiling"] = amount.into();
        description
    };
    let values = schema::values();
    let type_of = |name: &str| {
        let schema = values.get(name).expect("a type").clone();
        schemars::Schema::try_from(schema).expect("a schema")
    };
    type Instance<'a> = Box<dyn FnMut(&str) -> Value + 'a>;
    let instances: Vec<(schemars::Schema, &str, Instance<'_>)> = vec![
        (schema::definition(Locale::En), "a-call", Box::new(&mut renamed)),
        (schema::assessment(), "12500.00", Box::new(ceiling)),
        (schema::application(), "5000", Box::new(|text| json!({"request": {"amount": text}}))),
        (
            schema::application_typed(),
            "5000",
            Box::new(|text| json!({"request": {"amount": text}})),
        ),
        (schema::application(), "2026-10-09", Box::new(|text| json!({"submitted_on": text}))),
        (schema::application_typed(), "2026-10-09", Box::new(|text| json!({"submitted_on": text}))),
        (schema::application(), "62119", Box::new(|text| json!({"project": {"commune": text}}))),
        (
            schema::application_typed(),
            "62119",
            Box::new(|text| json!({"project": {"commune": text}})),
        ),
        (schema::description(), "12500.00", Box::new(described)),
        (type_of("amount"), "5000.00", Box::new(|text| text.into())),
        (type_of("date"), "2026-10-09", Box::new(|text| text.into())),
        (type_of("commune"), "62119", Box::new(|text| text.into())),
    ];
    for (schema, text, mut instance) in instances {
        let mut schema = schema.as_value().clone();
        lax(&mut schema);
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        assert!(validator.is_valid(&instance(text)), "{text}");
        for end in ["\n", "\r", "\u{85}", "\u{2028}"] {
            assert!(!validator.is_valid(&instance(&format!("{text}{end}"))), "{text} {end:?}");
        }
    }
}

/// In all files of schemas, whatever has a pattern refuses a last line break, or allows it as white space.
#[test]
fn every_pattern_has_its_guard() {
    fn patterns(place: &str, schema: &Value, found: &mut Vec<(String, bool)>) {
        match schema {
            Value::Object(members) => {
                if let Some(Value::String(pattern)) = members.get("pattern") {
                    let is_blank = pattern.starts_with("^[") && pattern.ends_with("]*$");
                    let guard = json!({"type": "string", "pattern": "[^!-~]"});
                    let is_whole =
                        is_blank || !pattern.ends_with('$') || members.get("not") == Some(&guard);
                    found.push((format!("{place}: {pattern}"), is_whole));
                }
                members.values().for_each(|member| patterns(place, member, found));
            }
            Value::Array(items) => items.iter().for_each(|item| patterns(place, item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for file in std::fs::read_dir(root().join("docs/schema")).expect("the schemas") {
        let path = file.expect("a file").path();
        patterns(&path.display().to_string(), &json(&common::read(&path)), &mut found);
    }
    assert!(found.len() > 12, "{found:?}");
    let lax: Vec<_> = found.iter().filter(|(_, is_whole)| !is_whole).collect();
    assert!(lax.is_empty(), "{lax:#?}");
}

/// Amounts are text for programs that write; whole numbers are told to be written without a fraction
/// where a schema cannot refuse one.
#[test]
fn whole_numbers_are_exact() {
    let amount = |amount: Value| json!({"request": {"amount": amount}});
    let validator =
        |schema: &schemars::Schema| jsonschema::validator_for(schema.as_value()).expect("a schema");
    let (read, written) =
        (validator(&schema::application()), validator(&schema::application_typed()));
    for number in [json!(5000), json!(5000.0)] {
        assert!(read.is_valid(&amount(number.clone())));
        assert!(!written.is_valid(&amount(number)));
    }
    assert!(written.is_valid(&amount(json!("5000"))) && written.is_valid(&amount(Value::Null)));
    for schema in [schema::application(), schema::application_typed()] {
        let description = schema.get("description").and_then(Value::as_str).expect("text");
        assert!(description.contains("without fraction or exponent"), "{description}");
    }
    // The largest total has more digits than an amount that is read.
    let line = json!({"amount": "999999999999.99"});
    let text = json!({"budget": {"expenses": [line.clone(), line]}}).to_string();
    let assessed = Call::creative_event().assess_json(text.as_bytes()).to_json(Locale::Fr);
    let assessed: Value = serde_json::from_str(&assessed).expect("JSON");
    assert_eq!(assessed["totals"]["expenses"], "1999999999999.98");
    assert_valid(&schema::assessment(), &assessed, "large totals");
}

/// A schema sees a number, and not how it is written; a whole number with a point is refused by the
/// engine alone. All else that is no whole number, the schema of definitions refuses too.
#[test]
fn whole_numbers_of_definitions() {
    let full = common::read(&common::shared("definitions/full.json"));
    let schema = schema::definition(Locale::En);
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
        // Which sources, categories and fields of items there are depends on the call.
        let is_of_call = assessment.input_errors().iter().any(|error| {
            ["/source", "/category", "/details"].iter().any(|end| error.path().ends_with(end))
        });
        let not_told = |code: &&str| {
            code.starts_with("json.") || ["call.mismatch", "id.unknown"].contains(code)
        };
        if is_of_call || codes.iter().any(not_told) || has_other_literals(&value) {
            return;
        }
        let is_wrong = codes.iter().any(|code| *code != "field.duplicate");
        if read.is_valid(&value) == is_wrong {
            failed.push(format!("{text:.200} {codes:?}"));
        } else if is_wrong {
            assert!(!written.is_valid(&value), "{text:.300}");
            refused += 1;
        } else {
            let application = call.read_json(text.as_bytes()).into_application();
            let again = serde_json::to_value(&application).expect("JSON");
            assert!(written.is_valid(&again), "{again}");
            accepted += 1;
        }
    };
    for (_, case) in cases() {
        // Long texts are about the size alone.
        if case.pieces.is_none() {
            judge(&case.text());
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
