//! The paths that members of definitions can name.

use serde_json::{Value, json};

use super::scalars::{choice, whole};
use crate::declaration::{CallList, ValueType};
use crate::definition::{MemberDoc, Takes, id_pattern, note};
use crate::field::Layout;
use crate::language::{EVERY_SIGNATURE, QuantityType};
use crate::locale::Locale;

/// One of each type of value. The first eight are the types of own fields.
const TYPES: &[ValueType] = &[
    ValueType::Text,
    ValueType::Number,
    ValueType::Amount,
    ValueType::Date,
    ValueType::Commune,
    ValueType::Flag,
    ValueType::OwnChoice,
    ValueType::OwnChoices,
    ValueType::Texts,
    ValueType::Count(0),
    ValueType::Choice(&[]),
    ValueType::Listed(CallList::Documents),
];

/// The kinds of things that a path may name.
#[derive(Clone, Copy)]
struct PathKinds {
    fields: bool,
    columns: bool,
    lists: bool,
}

/// The paths that a member takes: a name for their schema, and the schema.
pub(super) fn paths(
    takes: &Takes,
    doc: &MemberDoc,
    layout: &Layout,
    locale: Locale,
) -> (String, Value) {
    let (stem, fields, columns, lists) = match takes {
        Takes::Path(_) => ("path", true, false, false),
        Takes::FieldOrList => ("path.field_or_list", true, false, true),
        Takes::AnyPath => ("path.any", true, true, true),
        Takes::ColumnPath => ("path.member", false, true, false),
        Takes::ListPath => ("path.list", false, false, true),
        Takes::ListOrValues => ("path.list_or_values", true, false, true),
        Takes::Quantity => ("path.quantity", true, true, false),
        Takes::PathOrSignatures => ("path.compared", true, true, false),
        _ => ("path.value", true, true, false),
    };
    let named = PathKinds { fields, columns, lists };
    let accepts = |of: ValueType| match takes {
        Takes::Quantity => QuantityType::of(of).is_some(),
        Takes::ListOrValues => matches!(of, ValueType::Texts | ValueType::OwnChoices),
        Takes::AnyPath | Takes::FieldOrList => true,
        _ => (doc.accepts)(of),
    };
    let mut kinds: Vec<&str> = Vec::new();
    for of in TYPES.iter().filter(|of| accepts(**of)) {
        if !kinds.contains(&of.name()) {
            kinds.push(of.name());
        }
    }
    let is_told = matches!(takes, Takes::Path(_) | Takes::ColumnPath | Takes::FieldOrColumn);
    let name = match TYPES.iter().all(|of| accepts(*of)) || !is_told {
        true => stem.to_owned(),
        false => format!("{stem}.{}", kinds.join(".")),
    };
    let all = all(named, &accepts, layout);
    let (patterns, mut fixed): (Vec<String>, Vec<String>) =
        all.into_iter().partition(|path| path.contains("<id>"));
    if *takes == Takes::PathOrSignatures && !fixed.iter().any(|path| path == EVERY_SIGNATURE) {
        fixed.push(EVERY_SIGNATURE.to_owned());
    }
    let listed = json!({"enum": fixed});
    if patterns.is_empty() {
        return (name, listed);
    }
    // The paths that begin as one with an id does are told by one pattern, all others by the list.
    let begin: Vec<String> = patterns
        .iter()
        .filter_map(|path| path.split("<id>").next())
        .map(|begin| begin.replace('*', r"\*"))
        .collect();
    let each: Vec<String> = patterns
        .iter()
        .map(|path| path.replace('*', r"\*").replace("<id>", &id_pattern(&['_'])))
        .collect();
    let one_of = note!(fr: "L’un de {paths}.", en: "One of {paths}.");
    let pattern = json!({
        "description": one_of.get(locale).replace("{paths}", &patterns.join(", ")),
        "type": "string", "pattern": whole(&each.join("|"))
    });
    if fixed.is_empty() {
        return (name, pattern);
    }
    let begins_so = json!({"type": "string", "pattern": format!("^({})", begin.join("|"))});
    (name, choice(begins_so, pattern, listed))
}

fn all(named: PathKinds, accepts: &dyn Fn(ValueType) -> bool, layout: &Layout) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let takes_own = TYPES.iter().take(8).any(|of| accepts(*of));
    if named.fields {
        let fields = layout.fields.iter().filter(|field| accepts(field.value_type));
        all.extend(fields.map(|field| field.pointer.clone()));
        all.extend(takes_own.then(|| "/details/<id>".to_owned()));
    }
    for list in &layout.lists {
        let is_own = list.pointer.contains("<id>");
        all.extend(named.lists.then(|| list.pointer.clone()));
        if !named.columns {
            continue;
        }
        let columns = list.columns.iter().filter(|column| accepts(column.value_type));
        all.extend(columns.map(|column| format!("{}/*/{}", list.pointer, column.pointer)));
        if list.pointer == "/budget/revenues" && accepts(ValueType::Flag) {
            all.push("/budget/revenues/*/public".to_owned());
        }
        if takes_own {
            let details = if is_own { "" } else { "details/" };
            all.push(format!("{}/*/{details}<id>", list.pointer));
        }
    }
    all
}
