//! The tables of the guide for those who write calls, from what the readers of definitions say.

use std::fmt::Write;

use crate::call::described;
use crate::checks::TABLE;
use crate::declaration::ValueType;
use crate::definition::{MAX_ID, MAX_LISTED, MemberDoc, ObjectDoc, Takes};
use crate::field::FieldInfo;
use crate::status::Status;
use crate::text::{MAX_BYTES, MAX_DEPTH, MAX_TEXT};

/// The most words that stand in the table itself.
const MAX_INLINE: usize = 4;

/// The tables of `docs/write-a-call.md` as Markdown, each with its name: what a definition can say.
///
/// ```
/// let tables = inspir_core::schema::definition_tables();
/// let (_, checks) = tables.iter().find(|(name, _)| *name == "checks").expect("a table");
/// assert!(checks.contains("| `answered` | **`field`**: path | the field has a value | M X |"));
/// ```
#[must_use]
pub fn definition_tables() -> Vec<(&'static str, String)> {
    let (objects, fields) = described();
    let guide = Guide { objects, fields };
    vec![
        ("members", guide.members("Call")),
        ("limits", limits()),
        ("parts", guide.members("Part")),
        ("requirements", guide.members("Requirement")),
        ("conditions", guide.conditions()),
        ("fields", guide.fields()),
        ("choices", guide.choices()),
        ("checks", guide.checks()),
    ]
}

struct Guide {
    objects: Vec<(&'static str, ObjectDoc)>,
    fields: Vec<FieldInfo>,
}

impl Guide {
    fn object(&self, kind: &str) -> Option<&ObjectDoc> {
        self.objects.iter().find(|(known, _)| *known == kind).map(|(_, doc)| doc)
    }

    /// The members of a kind of object.
    fn members(&self, kind: &str) -> String {
        let mut table = String::from("| member | value | meaning |\n|---|---|---|\n");
        for doc in self.object(kind).map(|doc| doc.members.as_slice()).unwrap_or_default() {
            // The names of the checks have a table of their own.
            let value = match doc.name {
                "check" => "name of a check".to_owned(),
                _ => self.value(&doc.takes, doc),
            };
            let _ = writeln!(table, "| {} | {value} | {} |", name(doc), doc.note);
        }
        table
    }

    fn conditions(&self) -> String {
        let mut table = String::from("| member | holds if |\n|---|---|\n");
        for doc in self.object("Condition").map(|doc| doc.members.as_slice()).unwrap_or_default() {
            let value = self.value(&doc.takes, doc);
            let _ = writeln!(table, "| `{}`: {value} | {} |", doc.name, doc.note);
        }
        table
    }

    fn fields(&self) -> String {
        let mut table = String::from("| kind | paths |\n|---|---|\n");
        let mut told: Vec<&str> = Vec::new();
        for field in &self.fields {
            if told.contains(&field.value_type.name()) {
                continue;
            }
            told.push(field.value_type.name());
            let same = self
                .fields
                .iter()
                .filter(|other| other.value_type.name() == field.value_type.name());
            let paths: Vec<String> = same.map(|field| format!("`{}`", field.pointer)).collect();
            let _ = writeln!(table, "| {} | {} |", type_name(field.value_type), paths.join(" "));
        }
        table
    }

    fn choices(&self) -> String {
        let mut table = String::from("| choice | values |\n|---|---|\n");
        let quoted = |ids: &mut dyn Iterator<Item = &str>| {
            ids.map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" ")
        };
        for field in
            self.fields.iter().filter(|field| matches!(field.value_type, ValueType::Choice(_)))
        {
            let ids = quoted(&mut field.value_type.choices().iter().map(|choice| choice.id));
            let _ = writeln!(table, "| `{}` | {ids} |", field.pointer);
        }
        for (check, doc) in self.own_members() {
            let words = match doc.takes {
                Takes::List { of, .. } => *of,
                takes => takes,
            };
            if let Takes::Word(words) = words
                && words.len() > MAX_INLINE
            {
                let ids = quoted(&mut words.iter().copied());
                let _ = writeln!(table, "| `{}` of the check `{check}` | {ids} |", doc.name);
            }
        }
        table
    }

    /// The parameters of the checks.
    fn own_members(&self) -> impl Iterator<Item = (&'static str, &MemberDoc)> {
        let variants = self.object("Requirement").into_iter().flat_map(|doc| &doc.variants);
        variants.flat_map(|(check, docs)| docs.iter().map(|doc| (*check, doc)))
    }

    fn checks(&self) -> String {
        let mut table =
            String::from("| check | parameters | met if | statuses |\n|---|---|---|---|\n");
        for (check, met, statuses) in TABLE {
            let own = self.own_members().filter(|(of, _)| of == check);
            let own: Vec<String> = own
                .map(|(_, doc)| format!("{}: {}", name(doc), self.value(&doc.takes, doc)))
                .collect();
            let letters: Vec<&str> = statuses.iter().map(|status| letter(*status)).collect();
            let (own, letters) = (own.join("; "), letters.join(" "));
            let _ = writeln!(table, "| `{check}` | {own} | {met} | {letters} |");
        }
        table
    }

    /// What a member takes, in a few words.
    fn value(&self, takes: &Takes, doc: &MemberDoc) -> String {
        match takes {
            Takes::Flag => "true or false".to_owned(),
            Takes::Whole(from, to) => format!("{from} to {to}"),
            Takes::Amount => "amount".to_owned(),
            Takes::Rate => "rate".to_owned(),
            Takes::Date => "day".to_owned(),
            Takes::Commune => "commune".to_owned(),
            Takes::Department => "department".to_owned(),
            Takes::Text => "text".to_owned(),
            Takes::Line(_) => "text on one line".to_owned(),
            Takes::NewId(joints) => {
                let joint = |joint: &char| match joint {
                    '-' => "hyphens",
                    '_' => "underscores",
                    _ => "points",
                };
                let joints: Vec<&str> = joints.iter().map(joint).collect();
                format!("lower-case letters, digits and {}", joints.join(" or "))
            }
            Takes::IdOf(list) => format!("id of `{list}`"),
            Takes::Path | Takes::PathOrSignatures => self.path(doc, ""),
            Takes::Word(words) if words.len() > MAX_INLINE => "word".to_owned(),
            Takes::Word(words) => {
                words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
            }
            Takes::Choice(_) | Takes::AnyChoice => "value of the field".to_owned(),
            Takes::Value => "value".to_owned(),
            Takes::Object("Words") => "words on one line".to_owned(),
            Takes::Object("LongWords") => "words".to_owned(),
            Takes::Object(kind) => self.kind(kind, ""),
            Takes::List { of, .. } => match of {
                Takes::Object(kind) => format!("list of {}", self.kind(kind, "s")),
                Takes::Path => format!("list of {}", self.path(doc, "s")),
                of => format!("list of {}s", self.value(of, doc).replace("value of", "values of"))
                    .replace("the fields", "the field"),
            },
        }
    }

    /// An object that has a table of its own by its name, any other by its members.
    fn kind(&self, kind: &str, plural: &str) -> String {
        if ["Part", "Requirement", "Condition"].contains(&kind) {
            return format!("{}{plural}", kind.to_lowercase());
        }
        let docs = self.object(kind).map(|doc| doc.members.as_slice()).unwrap_or_default();
        let members: Vec<String> = docs
            .iter()
            .map(|doc| match doc.takes {
                Takes::NewId(_) => format!("{}: id", name(doc)),
                _ => format!("{}: {}", name(doc), self.value(&doc.takes, doc)),
            })
            .collect();
        format!("{{{}}}", members.join(", "))
    }

    /// A path, and of which kinds of fields if not of all.
    fn path(&self, doc: &MemberDoc, plural: &str) -> String {
        let mut kinds: Vec<&str> = Vec::new();
        let mut all = true;
        for field in &self.fields {
            let kind = type_name(field.value_type);
            if !(doc.accepts)(field.value_type) {
                all = false;
            } else if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        match kinds.as_slice() {
            [kind] if !all => format!("path{plural} ({kind})"),
            _ => format!("path{plural}"),
        }
    }
}

fn limits() -> String {
    let mega = 1024 * 1024;
    format!(
        "| limit | most |\n|---|---|\n| an id, the edition | {MAX_ID} characters |\n\
         | any other text | {} characters |\n| any list | {} items |\n\
         | the whole definition | {} MiB, {MAX_DEPTH} levels |\n",
        grouped(MAX_TEXT),
        grouped(MAX_LISTED),
        MAX_BYTES / mega,
    )
}

/// A number below a million as English writes it.
fn grouped(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}

/// A member's name, bold if it is compulsory.
fn name(doc: &MemberDoc) -> String {
    let mark = if doc.required { "**" } else { "" };
    format!("{mark}`{}`{mark}", doc.name)
}

fn type_name(value_type: ValueType) -> &'static str {
    match value_type {
        ValueType::Flag => "true or false",
        ValueType::Count(_) => "whole number",
        other => other.name(),
    }
}

fn letter(status: Status) -> &'static str {
    match status {
        Status::Met => "M",
        Status::NotMet => "N",
        Status::Missing => "X",
        Status::ToReview => "R",
        Status::NotApplicable => "A",
    }
}
