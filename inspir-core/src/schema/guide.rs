//! The tables of the guide for those who write calls, from what the readers of definitions say.

use std::fmt::Write;

use crate::application::Source;
use crate::call::described;
use crate::checks::TABLE;
use crate::declaration::ValueType;
use crate::definition::{MAX_ID, MAX_LISTED, MemberDoc, Note, ObjectDoc, Takes};
use crate::field::{FieldInfo, Layout};
use crate::locale::Locale;
use crate::status::Status;
use crate::text::{MAX_BYTES, MAX_DEPTH, MAX_TEXT};

/// The most words that stand in the table itself.
const MAX_INLINE: usize = 5;

/// The tables of `docs/write-a-call.md` as Markdown, each with its name: what a definition can say.
///
/// ```
/// let tables = inspir_core::schema::definition_tables();
/// let (_, checks) = tables.iter().find(|(name, _)| *name == "checks").expect("a table");
/// assert!(checks.contains("| `answered` | **`field`**: path of a field or list |"));
/// ```
#[must_use]
pub fn definition_tables() -> Vec<(&'static str, String)> {
    let described = described();
    let guide = Guide { objects: described.objects, layout: described.layout };
    vec![
        ("members", guide.members("Call")),
        ("limits", limits()),
        ("parts", guide.members("Part")),
        ("requirements", guide.members("Requirement")),
        ("own-fields", guide.members("Field")),
        ("own-lists", guide.members("List")),
        ("categories", guide.members("Category")),
        ("overall", guide.members("Overall")),
        ("quantities", guide.quantities()),
        ("conditions", guide.conditions()),
        ("fields", guide.fields()),
        ("members-of-items", guide.columns()),
        ("choices", guide.choices()),
        ("checks", guide.checks()),
    ]
}

struct Guide {
    objects: Vec<(&'static str, ObjectDoc)>,
    layout: Layout,
}

/// The kinds of objects that have a table of their own: what they are called, one and several.
const KINDS: &[(&str, [&str; 2])] = &[
    ("Part", ["part", "parts"]),
    ("Requirement", ["requirement", "requirements"]),
    ("Condition", ["condition", "conditions"]),
    ("Field", ["field", "fields"]),
    ("List", ["own list", "own lists"]),
    ("Category", ["category", "categories"]),
    ("Overall", ["see below", ""]),
    ("Quantity", ["quantity", "quantities"]),
];

/// The guide is in English.
fn english(note: Note) -> &'static str {
    note.get(Locale::En)
}

impl Guide {
    fn object(&self, kind: &str) -> Option<&ObjectDoc> {
        self.objects.iter().find(|(known, _)| *known == kind).map(|(_, doc)| doc)
    }

    /// The members of a kind of object, then those that only some words bring with them.
    fn members(&self, kind: &str) -> String {
        let mut table = String::from("| member | value | meaning |\n|---|---|---|\n");
        let Some(object) = self.object(kind) else { return table };
        for doc in &object.members {
            // The names of the checks have a table of their own.
            let value = match doc.name {
                "check" => "name of a check".to_owned(),
                _ if object.variants.is_empty() => self.value(&doc.takes, doc),
                _ => match doc.takes {
                    Takes::Word(words) => worded(words),
                    takes => self.value(&takes, doc),
                },
            };
            let _ = writeln!(table, "| {} | {value} | {} |", name(doc), english(doc.note));
        }
        if kind == "Requirement" {
            return table;
        }
        let mut told: Vec<&str> = Vec::new();
        for (_, docs) in &object.variants {
            for doc in docs {
                if told.contains(&doc.name) {
                    continue;
                }
                told.push(doc.name);
                let with = object
                    .variants
                    .iter()
                    .filter(|(_, docs)| docs.iter().any(|other| other.name == doc.name));
                let words: Vec<&str> = with.map(|(word, _)| *word).collect();
                let (value, words) = (self.value(&doc.takes, doc), worded(&words));
                let _ = writeln!(
                    table,
                    "| {} | {value} | of {words}: {} |",
                    name(doc),
                    english(doc.note)
                );
            }
        }
        table
    }

    fn conditions(&self) -> String {
        let mut table = String::from("| member | holds if |\n|---|---|\n");
        for doc in self.object("Condition").map(|doc| doc.members.as_slice()).unwrap_or_default() {
            let value = self.value(&doc.takes, doc);
            let _ = writeln!(table, "| `{}`: {value} | {} |", doc.name, english(doc.note));
        }
        table
    }

    /// The kinds of quantities, by the member that names them.
    fn quantities(&self) -> String {
        let mut table = String::from("| quantity | is |\n|---|---|\n");
        for (head, docs) in
            self.object("Quantity").map(|doc| doc.heads.as_slice()).unwrap_or_default()
        {
            let members: Vec<String> = docs.iter().map(|doc| self.member(doc)).collect();
            let note =
                docs.iter().find(|doc| doc.name == *head).map_or("", |doc| english(doc.note));
            let _ = writeln!(table, "| {{{}}} | {note} |", members.join(", "));
        }
        table
    }

    fn fields(&self) -> String {
        let mut table = String::from("| kind | paths |\n|---|---|\n");
        let mut told: Vec<&str> = Vec::new();
        let fields = &self.layout.fields;
        for field in fields {
            if told.contains(&field.value_type.name()) {
                continue;
            }
            told.push(field.value_type.name());
            let same =
                fields.iter().filter(|other| other.value_type.name() == field.value_type.name());
            let paths: Vec<String> = same.map(|field| format!("`{}`", field.pointer)).collect();
            let _ = writeln!(table, "| {} | {} |", type_name(field.value_type), paths.join(" "));
        }
        let _ = writeln!(table, "| as its `type` says | `/details/<id>` |");
        table
    }

    /// The members of the items of lists.
    fn columns(&self) -> String {
        let mut table = String::from("| list | members of an item |\n|---|---|\n");
        for list in &self.layout.lists {
            let is_own = list.columns.is_empty();
            let mut members: Vec<String> = list
                .columns
                .iter()
                .map(|column| format!("`{}` {}", column.pointer, type_name(column.value_type)))
                .collect();
            if list.pointer == "/budget/revenues" {
                members.push("`public` true or false".to_owned());
            }
            members.push(if is_own { "`<id>`" } else { "`details/<id>`" }.to_owned());
            let _ = writeln!(table, "| `{}` | {} |", list.pointer, members.join(", "));
        }
        table
    }

    fn choices(&self) -> String {
        let mut table = String::from("| choice | values |\n|---|---|\n");
        let quoted = |ids: &mut dyn Iterator<Item = &str>| {
            ids.map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" ")
        };
        let is_choice = |field: &&FieldInfo| matches!(field.value_type, ValueType::Choice(_));
        for field in self.layout.fields.iter().filter(is_choice) {
            let ids = quoted(&mut field.value_type.choices().iter().map(|choice| choice.id));
            let _ = writeln!(table, "| `{}` | {ids} |", field.pointer);
        }
        for list in &self.layout.lists {
            for column in list.columns.iter().filter(is_choice) {
                let ids = quoted(&mut column.value_type.choices().iter().map(|choice| choice.id));
                let _ = writeln!(table, "| `{}/*/{}` | {ids} |", list.pointer, column.pointer);
            }
        }
        let ids = quoted(&mut Source::IDS.iter().copied());
        for doc in self.object("Call").into_iter().flat_map(|doc| &doc.members) {
            if let Takes::Word(words) = doc.takes {
                let _ =
                    writeln!(table, "| `{}` | {} |", doc.name, quoted(&mut words.iter().copied()));
            }
        }
        let _ = writeln!(table, "| sources, beside the call’s own | {ids} |");
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
            let docs: Vec<&MemberDoc> =
                self.own_members().filter(|(of, _)| of == check).map(|(_, doc)| doc).collect();
            let own = self.told_once(&docs).join("; ");
            let letters: Vec<&str> = statuses.iter().map(|status| letter(*status)).collect();
            let letters = letters.join(" ");
            let _ = writeln!(table, "| `{check}` | {own} | {} | {letters} |", english(met));
        }
        table
    }

    /// Members with what they take. One that can be read in several ways stands there once.
    fn told_once(&self, docs: &[&MemberDoc]) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        for (index, doc) in docs.iter().enumerate() {
            let before = docs.iter().take(index).any(|before| before.name == doc.name);
            if before {
                continue;
            }
            let same = docs.iter().filter(|other| other.name == doc.name);
            let ways: Vec<String> = match doc.takes {
                Takes::NewId(_) => vec!["id".to_owned()],
                _ => same.map(|doc| self.value(&doc.takes, doc)).collect(),
            };
            told.push(format!("{}: {}", name(doc), ways.join(" or ")));
        }
        told
    }

    fn member(&self, doc: &MemberDoc) -> String {
        format!("{}: {}", name(doc), self.value(&doc.takes, doc))
    }

    /// The type of a member, in a few words.
    fn value(&self, takes: &Takes, doc: &MemberDoc) -> String {
        match takes {
            Takes::Flag => "true or false".to_owned(),
            Takes::Whole(from, to) => format!("{from} to {to}"),
            Takes::Amount => "amount".to_owned(),
            Takes::Rate | Takes::Share => "rate".to_owned(),
            Takes::Date => "day".to_owned(),
            Takes::Commune => "commune".to_owned(),
            Takes::Department => "department".to_owned(),
            Takes::Text => "text".to_owned(),
            Takes::Line(_) => "text on one line".to_owned(),
            Takes::Name => "name".to_owned(),
            Takes::Number => "number".to_owned(),
            Takes::Factor => "factor or quantity".to_owned(),
            Takes::Quantity => "quantity".to_owned(),
            Takes::Source => "source".to_owned(),
            Takes::Categories => "`\"all\"` or list of ids of `categories`".to_owned(),
            Takes::ShareOf => "`\"all\"`, `\"others\"` or list of ids of `categories`".to_owned(),
            Takes::NewId(joints) => {
                let joint = |joint: &char| match joint {
                    '-' => "hyphens",
                    '_' => "underscores",
                    _ => "points",
                };
                let joints: Vec<&str> = joints.iter().map(joint).collect();
                format!("lower-case letters, digits and {}", joints.join(" or "))
            }
            Takes::IdOf(list) | Takes::IdIn(list) => format!("id of `{list}`"),
            Takes::Path(_) | Takes::PathOrSignatures | Takes::FieldOrColumn => self.path(doc, ""),
            Takes::FieldOrList => "path of a field or list".to_owned(),
            Takes::AnyPath => "path".to_owned(),
            Takes::ListPath => "path of a list".to_owned(),
            Takes::ListOrValues => "path of a list, or of a field of several values".to_owned(),
            Takes::ColumnPath => "path with `*`".to_owned(),
            Takes::Word(words) if words.len() > MAX_INLINE => "word".to_owned(),
            Takes::Word(words) => worded(words),
            Takes::Choice(_) | Takes::AnyChoice => "value of the field".to_owned(),
            Takes::Value => "value".to_owned(),
            Takes::Object("Words") => "words on one line".to_owned(),
            Takes::Object("LongWords") => "words".to_owned(),
            Takes::Object(kind) => self.kind(kind, 0),
            Takes::List { of, .. } => match of {
                Takes::Object(kind) => format!("list of {}", self.kind(kind, 1)),
                Takes::Path(_) => format!("list of {}", self.path(doc, "s")),
                Takes::Quantity => "list of quantities".to_owned(),
                Takes::IdIn(list) => format!("list of ids of `{list}`"),
                of => format!("list of {}s", self.value(of, doc).replace("value of", "values of"))
                    .replace("the fields", "the field"),
            },
        }
    }

    /// An object that has a table of its own by its name, any other by its members.
    fn kind(&self, kind: &str, several: usize) -> String {
        if let Some((_, names)) = KINDS.iter().find(|(known, _)| *known == kind) {
            return names.get(several).copied().unwrap_or_default().to_owned();
        }
        let Some(doc) = self.object(kind) else { return String::new() };
        let mut members = self.told_once(&doc.members.iter().collect::<Vec<_>>());
        if doc.one_member {
            return format!("exactly one of {{{}}}", members.join(", "));
        }
        // Quantities have a table of their own.
        if doc.heads.iter().any(|(head, _)| *head == "sum") {
            members.push("the members of a quantity".to_owned());
        } else if !doc.heads.is_empty() {
            let of = |(_, docs): &(&str, Vec<MemberDoc>)| {
                docs.iter().map(|doc| self.member(doc)).collect::<Vec<_>>().join(", ")
            };
            let ways: Vec<String> = doc.heads.iter().map(of).collect();
            if members.is_empty() {
                return format!("{{{}}}", ways.join("} or {"));
            }
            members.push(format!("and one of {}", ways.join(", ")));
        }
        format!("{{{}}}", members.join(", "))
    }

    /// A path, and of which kinds of fields if not of all.
    fn path(&self, doc: &MemberDoc, plural: &str) -> String {
        let mut kinds: Vec<&str> = Vec::new();
        let mut all = true;
        for field in &self.layout.fields {
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

/// Words, each as code.
fn worded(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn limits() -> String {
    let mega = 1024 * 1024;
    format!(
        "| limit | most |\n|---|---|\n| an id, the edition | {MAX_ID} characters |\n\
         | any other text | {} characters |\n| any list | {} items |\n\
         | fields, columns and fields of lists together | 2,000 |\n\
         | quantities and conditions, at all levels | 20,000 |\n\
         | of them `sum`, `count`, `distinct`, `every`, `some` | 500 |\n\
         | quantities and conditions in one `where` or `holds` | 50 |\n\
         | values of a field of `choices` | 64 |\n\
         | categories; caps of one | 100; 10 |\n\
         | brackets; bonuses, limits, lump sums of a part; periods | 20; 100; 100 |\n\
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
