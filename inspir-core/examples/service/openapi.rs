//! The service for programs: OpenAPI, with the schemas that the engine has.

use inspir_core::schema;
use serde_json::{Map, Value, json};

/// The OpenAPI document.
pub fn document() -> Value {
    let mut schemas = Map::new();
    for (name, schema) in [
        ("Application", schema::application()),
        ("Assessment", schema::assessment()),
        ("Description", schema::description()),
        ("EditionDiff", schema::edition_diff()),
        ("AssessmentDiff", schema::assessment_diff()),
    ] {
        hoist(name, schema.to_value(), &mut schemas);
    }
    for (name, schema) in [("Message", message()), ("Calls", calls()), ("Changes", changes())] {
        schemas.insert(name.to_owned(), schema);
    }
    let json_of = |name: &str| json!({"application/json": {"schema": {"$ref": format!("#/components/schemas/{name}")}}});
    let reply = |about: &str, name: &str| json!({"description": about, "content": json_of(name)});
    let not_found = reply("There is no such thing.", "Message");
    let failure = reply("The service has failed.", "Message");
    let language = json!({"$ref": "#/components/parameters/Language"});
    let id = |kind: &str| json!([{"name": "id", "in": "path", "required": true, "schema": {"type": kind}}, language]);
    let location = json!({
        "description": "Where the assessment is kept.",
        "schema": {"type": "string", "format": "uri-reference"},
    });
    let kept = json!({
        "description": "The assessment, which is kept.",
        "headers": {"Location": location},
        "content": json_of("Assessment"),
    });
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Assessments", "version": inspir_core::VERSION},
        "paths": {
            "/assess": {"parameters": [language], "post": {
                "operationId": "assess",
                "summary": "Assess an application and keep the assessment",
                "requestBody": {"required": true, "content": json_of("Application")},
                "responses": {
                    "201": kept,
                    "400": reply("The application did not arrive whole.", "Message"),
                    "413": reply("The application has more than 8 MiB.", "Message"),
                    "422": reply("No call fits the application.", "Message"),
                    "500": failure.clone(),
                },
            }},
            "/assessments/{id}": {"parameters": id("integer"), "get": {
                "operationId": "assessment",
                "summary": "A kept assessment",
                "responses": {"200": reply("The assessment.", "Assessment"), "404": not_found.clone(), "500": failure.clone()},
            }},
            "/assessments/{id}/changes": {"parameters": id("integer"), "get": {
                "operationId": "changes",
                "summary": "What the edition in force today changes in a kept assessment",
                "responses": {"200": reply("What changed.", "Changes"), "404": not_found.clone(), "500": failure.clone()},
            }},
            "/calls": {"parameters": [language], "get": {
                "operationId": "calls",
                "summary": "The calls with their editions, and what is wrong with the definitions",
                "responses": {"200": reply("The calls.", "Calls"), "500": failure.clone()},
            }},
            "/calls/{id}": {"parameters": id("string"), "get": {
                "operationId": "call",
                "summary": "What a form shows of a call",
                "responses": {"200": reply("The description.", "Description"), "404": not_found, "500": failure},
            }},
        },
        "components": {"schemas": schemas, "parameters": {"Language": {
            "name": "Accept-Language", "in": "header", "schema": {"type": "string"},
            "description": "The language of the reply, as browsers ask for it: `fr-FR, en;q=0.5`. French, without it.",
        }}},
    })
}

/// Whatever is refused or fails is told so.
fn message() -> Value {
    object(
        json!({"message": {"type": "string", "description": "What is wrong, in the language asked for."}}),
    )
}

/// The calls of the folder, and the mistakes of its files.
fn calls() -> Value {
    let text = json!({"type": "string"});
    let day = json!({"type": ["string", "null"], "format": "date"});
    let edition = object(json!({
        "edition": text, "title": text,
        "definition": {"type": "string", "description": "The digest of the definition."},
        "from": day, "until": day,
    }));
    let call = object(json!({
        "call": text,
        "gaps": {"type": "array", "items": text, "description": "When no edition is in force."},
        "editions": {"type": "array", "items": edition},
    }));
    let mistake = object(json!({"file": text, "message": text}));
    object(json!({
        "calls": {"type": "array", "items": call}, "mistakes": {"type": "array", "items": mistake},
    }))
}

/// What another edition changes in a kept assessment.
fn changes() -> Value {
    let text = json!({"type": "string"});
    let left_out = object(json!({
        "path": {"type": "string", "format": "json-pointer"}, "found": text, "message": text,
    }));
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    object(json!({
        "call": reference("EditionDiff"), "assessment": reference("AssessmentDiff"),
        "left_out": {"type": "array", "items": left_out},
    }))
}

/// An object that has these members and no others.
fn object(properties: Value) -> Value {
    let names: Vec<&String> = properties.as_object().into_iter().flat_map(Map::keys).collect();
    json!({
        "type": "object", "required": names, "properties": properties, "additionalProperties": false,
    })
}

/// Adds a schema and those inside it, so that all of them stand side by side.
fn hoist(name: &str, mut schema: Value, schemas: &mut Map<String, Value>) {
    let inner = schema.as_object_mut().and_then(|schema| {
        schema.remove("$schema");
        schema.remove("$defs")
    });
    point(name, &mut schema);
    schemas.insert(name.to_owned(), schema);
    if let Some(Value::Object(inner)) = inner {
        for (part, mut schema) in inner {
            point(name, &mut schema);
            schemas.insert(format!("{name}.{part}"), schema);
        }
    }
}

/// Lets the references of a schema point to where its parts stand now.
fn point(name: &str, schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            for (member, value) in members {
                match (member.as_str(), value.as_str()) {
                    ("$ref", Some("#")) => *value = format!("#/components/schemas/{name}").into(),
                    ("$ref", Some(target)) => {
                        if let Some(part) = target.strip_prefix("#/$defs/") {
                            *value = format!("#/components/schemas/{name}.{part}").into();
                        }
                    }
                    _ => point(name, value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| point(name, item)),
        _ => {}
    }
}
