//! The schema of what a member of a definition takes.

use serde_json::{Value, json};

use super::object::Maker;
use super::paths::paths;
use super::scalars::{choice, id, ids, reference};
use crate::application::Source;
use crate::declaration::ValueType;
use crate::definition::{MAX_ID, MemberDoc, Takes};

impl Maker {
    pub(super) fn value(&mut self, takes: &Takes, doc: &MemberDoc) -> Value {
        match *takes {
            Takes::Flag => json!({"type": "boolean"}),
            Takes::Whole(from, to) => json!({"type": "integer", "minimum": from, "maximum": to}),
            Takes::Amount => reference("Amount"),
            Takes::Rate => reference("Rate"),
            Takes::Share => reference("Share"),
            Takes::Date => reference("Day"),
            Takes::Commune => reference("Commune"),
            Takes::Department => reference("Department"),
            Takes::Number => reference("Number"),
            Takes::Text => reference("Text"),
            Takes::Line(MAX_ID) => reference("Edition"),
            Takes::Line(_) => reference("Line"),
            Takes::Name => reference("Name"),
            Takes::NewId(joints) => id(joints),
            Takes::IdOf(_) | Takes::IdIn(_) => id(&['_']),
            Takes::Categories => choice(json!({"type": "string"}), json!({"enum": ["all"]}), ids()),
            Takes::ShareOf => {
                choice(json!({"type": "string"}), json!({"enum": ["all", "others"]}), ids())
            }
            Takes::Source => json!({"anyOf": [{"enum": Source::IDS}, id(&['_'])]}),
            Takes::Quantity => {
                let path = self.path(takes, doc);
                choice(json!({"type": "string"}), path, reference("Quantity"))
            }
            Takes::Factor => {
                let path = self.path(&Takes::Quantity, doc);
                let text =
                    choice(json!({"type": "string", "pattern": "^/"}), path, reference("Factor"));
                choice(json!({"type": "string"}), text, reference("Quantity"))
            }
            Takes::Path(_)
            | Takes::PathOrSignatures
            | Takes::FieldOrColumn
            | Takes::FieldOrList
            | Takes::AnyPath
            | Takes::ListPath
            | Takes::ListOrValues
            | Takes::ColumnPath => self.path(takes, doc),
            Takes::Word(words) => json!({"enum": words}),
            Takes::Choice(_) | Takes::AnyChoice | Takes::Value => {
                let any = json!({"type": ["string", "boolean", "integer"]});
                json!({"anyOf": [{"enum": self.choices()}, any]})
            }
            Takes::Object(kind) => reference(kind),
            Takes::List { of, some } => {
                let items = self.value(of, doc);
                let mut list = json!({"type": "array", "maxItems": doc.most, "items": items});
                if let Some(list) = list.as_object_mut() {
                    if some {
                        list.insert("minItems".into(), 1.into());
                    }
                    if *of == Takes::Quantity {
                        let (fewest, most) = if doc.name == "minus" { (2, 2) } else { (2, 20) };
                        list.insert("minItems".into(), fewest.into());
                        list.insert("maxItems".into(), most.into());
                    } else if !matches!(of, Takes::Object(_) | Takes::Value) {
                        list.insert("uniqueItems".into(), true.into());
                    }
                }
                list
            }
        }
    }

    /// The ids of the choices of every application, for completion.
    fn choices(&self) -> Vec<&'static str> {
        let fields = self.layout.fields.iter();
        let columns = self.layout.lists.iter().flat_map(|list| &list.columns);
        let mut ids: Vec<&str> = fields
            .chain(columns)
            .filter(|field| matches!(field.value_type, ValueType::Choice(_)))
            .flat_map(|field| field.value_type.choices())
            .map(|choice| choice.id)
            .chain(Source::IDS.iter().copied())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// One kind of object, if one of its members is there, or else something other.
    pub(super) fn either(&self, one: Value, other: Value) -> Value {
        if one == other {
            return one;
        }
        let kind = one.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
        let members = kind.and_then(|kind| self.defs.get(kind)?.get("properties")?.as_object());
        let names = members.into_iter().flat_map(|members| members.keys());
        let names: Vec<Value> = names.map(|name| json!({"required": [name]})).collect();
        choice(json!({"type": "object", "anyOf": names}), one, other)
    }

    /// The paths that a member takes.
    fn path(&mut self, takes: &Takes, doc: &MemberDoc) -> Value {
        let (name, schema) = paths(takes, doc, &self.layout, self.locale);
        self.defs.entry(name.clone()).or_insert(schema);
        reference(&name)
    }
}
