//! The schema of mappings: which column of a portal's table is which member of applications.

use schemars::{Schema, json_schema};
use serde_json::{Map, Value, json};

use crate::portal::{MEMBERS, OF_COLUMN, OF_LINES, READS};

/// The schema of mappings.
///
/// It describes the shape of a mapping for any call: whether a path, a value or a member is there in a
/// call, [`portal::Mapping::from_json`](crate::portal::Mapping::from_json) says.
///
/// ```
/// let schema = inspir_core::schema::mapping();
/// assert!(schema.pointer("/properties/columns").is_some());
/// ```
#[must_use]
pub fn mapping() -> Schema {
    let defs = json!({
        "Column": {
            "description": "A path in applications, such as /request/amount; an object that says more; or null, if the column is known and left out.",
            "anyOf": [path(), column(&path()), {"type": "null"}]
        },
        "LineColumn": {
            "description": "A member of an item, such as amount or details/born_on (of /budget also side: expense or revenue); an object that says more; or null, if the column is known and left out.",
            "anyOf": [member(), column(&member()), {"type": "null"}]
        },
        "Value": {
            "description": "The value that is meant, as applications hold it: an id of a list, a text, an amount, a day, true or false; null is no answer. Amounts and numbers may be whole numbers.",
            "type": ["string", "boolean", "integer", "null"]
        },
        "Lines": object(&OF_LINES, &["to", "columns"], |name| match name {
            "to" => json!({
                "description": "The list that the rows are items of, such as /budget/expenses; or /budget, for both sides.",
                "type": "string", "pattern": "^/"
            }),
            "key" => text("The column that joins the rows to applications, if it has another name than the key."),
            _ => columns("LineColumn", json!("object"), "Each column of the table, by its header."),
        }),
    });
    let or_null = json!(["object", "null"]);
    let root = object(&MEMBERS, &[], |name| match name {
        "call" => text("The id of the call, if it is a built-in one."),
        "key" => text("The column that tells applications apart, and joins lines to them."),
        "columns" => columns("Column", or_null.clone(), "Each column of the table, by its header."),
        _ => columns("Lines", or_null.clone(), "Each further table, by a name of your choice."),
    });
    let mut schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Mapping",
        "description": "Which column of a portal's table is which member of the applications to a call. Whether a path, a value or a member is there in the call is checked when a mapping is loaded.",
        "$defs": defs,
    });
    for (name, value) in root {
        schema.insert(name, value);
    }
    schema
}

/// An object that has these members at most.
fn object(members: &[&str], required: &[&str], of: impl Fn(&str) -> Value) -> Map<String, Value> {
    let properties: Map<String, Value> =
        members.iter().map(|name| ((*name).to_owned(), of(name))).collect();
    let mut all = vec![
        ("type".to_owned(), json!("object")),
        ("properties".to_owned(), properties.into()),
        ("additionalProperties".to_owned(), json!(false)),
    ];
    if !required.is_empty() {
        all.push(("required".to_owned(), json!(required)));
    }
    all.into_iter().collect()
}

/// The schema of a column that is an object.
fn column(to: &Value) -> Value {
    Value::from(object(&OF_COLUMN, &["to"], |name| match name {
        "to" => to.clone(),
        "values" => json!({
            "description": "What a cell says, and the value that it stands for.",
            "type": ["object", "null"], "additionalProperties": {"$ref": "#/$defs/Value"}
        }),
        "read" => json!({
            "description": "Days are numbers as spreadsheets count them; or: of a time, the day counts.",
            "enum": READS.iter().map(|read| json!(read)).chain([Value::Null]).collect::<Vec<_>>()
        }),
        "split" => text(
            "The signs between several values; else a semicolon, a vertical bar and a new line.",
        ),
        "with" => json!({
            "description": "What else the item has, if the cell has a value.",
            "type": ["object", "null"], "additionalProperties": {"$ref": "#/$defs/Value"}
        }),
        _ => text("The type of the field in Démarche numérique, which is compared."),
    }))
}

fn path() -> Value {
    json!({"description": "A path in applications.", "type": "string", "pattern": "^/"})
}

fn member() -> Value {
    json!({"description": "A member of an item.", "type": "string", "pattern": "^[^/]"})
}

fn text(about: &str) -> Value {
    json!({"description": about, "type": ["string", "null"]})
}

fn columns(of: &str, kind: Value, about: &str) -> Value {
    json!({
        "description": about, "type": kind,
        "additionalProperties": {"$ref": format!("#/$defs/{of}")}
    })
}
