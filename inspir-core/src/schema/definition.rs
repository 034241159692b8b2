//! The schema of call definitions, from what their readers say.

use schemars::Schema;
use serde_json::{Map, Value, json};

use super::common::{AMOUNT, DATE, ended, of};
use crate::call::described;
use crate::checks::TABLE;
use crate::declaration::ValueType;
use crate::definition::{
    EVERY_SIGNATURE, MAX_ID, MAX_LISTED, MemberDoc, ObjectDoc, Takes, id_pattern,
};
use crate::field::FieldInfo;
use crate::identifiers::{Commune, DEPARTMENT};
use crate::rate::Rate;
use crate::text::MAX_TEXT;

/// The schema of call definitions. It accepts every definition that loads, and refuses every member
/// that is unknown, missing, or of another type.
///
/// A schema cannot say whether an id is in its list or is there twice, whether members go together
/// (such as a limit for each part), whether a day exists, or whether a value belongs to the field
/// beside it. JSON Schema also takes `5.0` for the same integer as `5`.
///
/// ```
/// let schema = inspir_core::schema::definition();
/// assert_eq!(schema.pointer("/title").and_then(|title| title.as_str()), Some("Call definition"));
/// ```
#[must_use]
pub fn definition() -> Schema {
    let (objects, fields) = described();
    let mut maker = Maker { fields, defs: scalars() };
    let mut root = Map::new();
    root.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    root.insert("title".into(), "Call definition".into());
    root.insert("description".into(), ABOUT.into());
    for (kind, doc) in &objects {
        let schema = maker.object(doc);
        match *kind {
            "Call" => root.extend(schema),
            kind => drop(maker.defs.insert(kind.to_owned(), schema.into())),
        }
    }
    root.insert("$defs".into(), maker.defs.into());
    ended(root.into())
}

const ABOUT: &str = "A call for projects: its lists, the parts of its grant, and its requirements. \
    A whole number is written without a point: this schema cannot refuse 5.0, the engine does.";

/// White space, within brackets.
const WHITE: &str =
    r"\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
/// Control characters, within brackets.
const CONTROL: &str = r"\u0000-\u001f\u007f-\u009f";

/// A pattern of the whole text.
fn whole(pattern: &str) -> String {
    format!("^(?:{pattern})$")
}

/// The types of single values.
fn scalars() -> Map<String, Value> {
    let commune = of::<Commune>();
    let commune = commune.get("pattern").and_then(Value::as_str).unwrap_or_default();
    let bare = |pattern: &str| pattern.trim_start_matches('^').trim_end_matches('$').to_owned();
    let text = |description: &str, pattern: &str| json!({"description": description, "type": "string", "pattern": whole(pattern)});
    let line = |most: usize| {
        let about = "Text on one line, not blank.";
        json!({
            "description": about, "type": "string", "maxLength": most,
            "pattern": format!("[^{WHITE}]"),
            "not": {"type": "string", "pattern": format!("[{CONTROL}]")}
        })
    };
    let lines = json!({
        "description": "Text, not blank.",
        "type": "string", "maxLength": MAX_TEXT, "pattern": format!("[^{WHITE}]")
    });
    let mut day = text("A day, such as \"2027-03-31\".", &bare(DATE));
    if let Some(day) = day.as_object_mut() {
        day.insert("format".into(), "date".into());
    }
    let rate = "A share from 0 to 1 with at most six decimals, such as \"0.50\".";
    let department = "The first two characters of a department’s commune codes.";
    [
        ("Amount", text("An amount, such as \"12500.00\".", &bare(AMOUNT))),
        ("Rate", text(rate, Rate::PATTERN)),
        ("Day", day),
        ("Commune", text("The INSEE code of a commune (not the postcode).", &bare(commune))),
        ("Department", text(department, DEPARTMENT)),
        ("Text", lines),
        ("Line", line(MAX_TEXT)),
        ("Edition", line(MAX_ID)),
    ]
    .map(|(name, schema)| (name.to_owned(), schema))
    .into_iter()
    .collect()
}

/// Makes schemas, and collects the ones that several members share.
struct Maker {
    fields: Vec<FieldInfo>,
    defs: Map<String, Value>,
}

impl Maker {
    /// The schema of a kind of object.
    fn object(&mut self, doc: &ObjectDoc) -> Map<String, Value> {
        if doc.variants.is_empty() {
            let mut schema = self.members(doc.members.iter(), doc.one_member);
            if doc.some_member {
                schema.insert("minProperties".into(), 1.into());
            }
            if doc.one_member {
                schema.insert("minProperties".into(), 1.into());
                schema.insert("maxProperties".into(), 1.into());
            }
            return schema;
        }
        // A requirement has the members of all requirements and those of its check.
        let variants = doc.variants.iter().map(|(name, own)| {
            let mut schema = self.members(doc.members.iter().chain(own), false);
            let about = TABLE.iter().find(|(known, ..)| known == name);
            let about = about.map_or(String::new(), |(_, met, statuses)| {
                let statuses: Vec<&str> = statuses.iter().map(|status| status.id()).collect();
                format!("Met if {met}. Comes to {}.", statuses.join(", "))
            });
            if let Some(tag) = schema.get_mut("properties").and_then(|all| all.get_mut("check")) {
                *tag = json!({"const": name, "description": about});
            }
            schema.insert("title".into(), (*name).into());
            schema.insert("description".into(), about.into());
            Value::from(schema)
        });
        let variants = variants.collect();
        let mut schema = Map::new();
        schema.insert("oneOf".into(), variants);
        schema
    }

    /// An object with these members. `null` is the same as a member that is left out.
    fn members<'d>(
        &mut self,
        docs: impl Iterator<Item = &'d MemberDoc> + Clone,
        one_member: bool,
    ) -> Map<String, Value> {
        let required: Vec<&str> =
            docs.clone().filter(|doc| doc.required).map(|doc| doc.name).collect();
        let properties = docs.map(|doc| {
            let mut schema = self.value(&doc.takes, doc);
            if !doc.required && !one_member {
                schema = json!({"anyOf": [schema, {"type": "null"}]});
            }
            if let Some(schema) = schema.as_object_mut() {
                schema.insert("description".into(), doc.note.into());
            }
            (doc.name.to_owned(), schema)
        });
        let properties: Map<String, Value> = properties.collect();
        let mut schema = Map::new();
        schema.insert("type".into(), "object".into());
        if !required.is_empty() {
            schema.insert("required".into(), required.into());
        }
        schema.insert("additionalProperties".into(), false.into());
        schema.insert("properties".into(), properties.into());
        schema
    }

    fn value(&mut self, takes: &Takes, doc: &MemberDoc) -> Value {
        match *takes {
            Takes::Flag => json!({"type": "boolean"}),
            Takes::Whole(from, to) => json!({"type": "integer", "minimum": from, "maximum": to}),
            Takes::Amount => reference("Amount"),
            Takes::Rate => reference("Rate"),
            Takes::Date => reference("Day"),
            Takes::Commune => reference("Commune"),
            Takes::Department => reference("Department"),
            Takes::Text => reference("Text"),
            Takes::Line(MAX_ID) => reference("Edition"),
            Takes::Line(_) => reference("Line"),
            Takes::NewId(joints) => id(joints),
            Takes::IdOf(_) => id(&['_']),
            Takes::Path | Takes::PathOrSignatures => self.path(takes, doc),
            Takes::Word(words) => json!({"enum": words}),
            Takes::Choice(_) | Takes::AnyChoice => {
                let fields = self.fields.iter();
                let choices =
                    fields.filter(|field| matches!(field.value_type, ValueType::Choice(_)));
                let mut ids: Vec<&str> = choices
                    .flat_map(|field| field.value_type.choices())
                    .map(|choice| choice.id)
                    .collect();
                ids.sort_unstable();
                ids.dedup();
                json!({"enum": ids})
            }
            Takes::Value => json!({"type": ["string", "boolean", "integer"]}),
            Takes::Object(kind) => reference(kind),
            Takes::List { of, some } => {
                let items = self.value(of, doc);
                let mut list = json!({"type": "array", "maxItems": MAX_LISTED, "items": items});
                if let Some(list) = list.as_object_mut() {
                    if some {
                        list.insert("minItems".into(), 1.into());
                    }
                    if !matches!(of, Takes::Object(_) | Takes::Value) {
                        list.insert("uniqueItems".into(), true.into());
                    }
                }
                list
            }
        }
    }

    /// The fields that a path may name: those of every call, and those of its own lists.
    fn path(&mut self, takes: &Takes, doc: &MemberDoc) -> Value {
        let accepted = || self.fields.iter().filter(|field| (doc.accepts)(field.value_type));
        let name = match takes {
            Takes::PathOrSignatures => "path.compared".to_owned(),
            _ if accepted().count() == self.fields.len() => "path".to_owned(),
            _ => {
                let kind = accepted().next().map_or("", |field| field.value_type.name());
                format!("path.{kind}")
            }
        };
        if !self.defs.contains_key(&name) {
            let (own, mut common): (Vec<_>, Vec<_>) = accepted()
                .map(|field| field.pointer.as_str())
                .partition(|path| path.contains("<id>"));
            if *takes == Takes::PathOrSignatures {
                common.push(EVERY_SIGNATURE);
            }
            let mut any = vec![json!({"enum": common})];
            any.extend(own.into_iter().map(|path| {
                let pattern = path.replace("<id>", &id_pattern(&['_']));
                json!({"type": "string", "pattern": whole(&pattern)})
            }));
            self.defs.insert(name.clone(), json!({"anyOf": any}));
        }
        reference(&name)
    }
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

fn id(joints: &[char]) -> Value {
    json!({"type": "string", "maxLength": MAX_ID, "pattern": whole(&id_pattern(joints))})
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::is_slip_of;

    /// If one member is left out and another is there, neither may be taken for a misspelling of the
    /// other.
    #[test]
    fn no_two_members_of_an_object_are_near_to_each_other() {
        let (objects, _) = described();
        let mut compared = 0;
        for (kind, doc) in &objects {
            let own: Vec<&[MemberDoc]> = match doc.variants.is_empty() {
                true => vec![&[]],
                false => doc.variants.iter().map(|(_, own)| own.as_slice()).collect(),
            };
            for own in own {
                let names: Vec<_> = doc.members.iter().chain(own).map(|doc| doc.name).collect();
                for (index, name) in names.iter().enumerate() {
                    for other in names.iter().skip(index + 1) {
                        assert!(!is_slip_of(name, other), "{kind}: {name} and {other}");
                        assert!(!is_slip_of(other, name), "{kind}: {name} and {other}");
                        compared += 1;
                    }
                }
            }
        }
        assert!(compared > 1_000, "{compared}");
    }
}
