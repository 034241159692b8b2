//! The schemas of single values in definitions.

use serde_json::{Map, Value, json};

use super::common::{AMOUNT, DATE, NUMBER, of};
use crate::definition::{MAX_ID, Note, id_pattern, note};
use crate::identifiers::{Commune, DEPARTMENT};
use crate::locale::Locale;
use crate::rate::Rate;
use crate::text::MAX_TEXT;

/// White space, within brackets.
const WHITE: &str =
    r"\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
/// Control characters, within brackets.
const CONTROL: &str = r"\u0000-\u001f\u007f-\u009f";
/// The characters that do not count in names of calls beside white space, within brackets.
const NO_NAME: &str = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u002d_'\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u2018\u2019\u02bc";

/// A pattern of the whole text.
pub(super) fn whole(pattern: &str) -> String {
    format!("^(?:{pattern})$")
}

/// The types of single values.
pub(super) fn scalars(locale: Locale) -> Map<String, Value> {
    let commune = of::<Commune>();
    let commune = commune.get("pattern").and_then(Value::as_str).unwrap_or_default();
    let bare = |pattern: &str| pattern.trim_start_matches('^').trim_end_matches('$').to_owned();
    let text = |about: Note, pattern: &str| json!({"description": *about.get(locale), "type": "string", "pattern": whole(pattern)});
    let line = |most: usize| {
        let about =
            note!(fr: "Du texte sur une ligne, non vide.", en: "Text on one line, not blank.");
        json!({
            "description": *about.get(locale), "type": "string", "maxLength": most,
            "pattern": format!("[^{WHITE}]"),
            "not": {"type": "string", "pattern": format!("[{CONTROL}]")}
        })
    };
    let some_text = note!(fr: "Du texte, non vide.", en: "Text, not blank.");
    let lines = json!({
        "description": *some_text.get(locale),
        "type": "string", "maxLength": MAX_TEXT, "pattern": format!("[^{WHITE}]")
    });
    let some_name = note!(
        fr: "Un nom avec une lettre ou un chiffre.",
        en: "A name with a letter or a digit in it."
    );
    let name = json!({
        "description": *some_name.get(locale),
        "type": "string", "maxLength": MAX_TEXT, "pattern": format!("[^{WHITE}{NO_NAME}]")
    });
    let mut day = text(
        note!(fr: "Un jour, par exemple \"2027-03-31\".", en: "A day, such as \"2027-03-31\"."),
        &bare(DATE),
    );
    if let Some(day) = day.as_object_mut() {
        day.insert("format".into(), "date".into());
    }
    let rate = note!(
        fr: "Une part de 0 à 1 avec six décimales au plus, par exemple \"0.50\".",
        en: "A share from 0 to 1 with at most six decimals, such as \"0.50\"."
    );
    let some_share = note!(
        fr: "Une part au-dessus de 0, jusqu’à 1, par exemple \"0.50\".",
        en: "A share above 0, up to 1, such as \"0.50\"."
    );
    let share = json!({
        "description": *some_share.get(locale),
        "allOf": [reference("Rate")],
        "not": {"type": "string", "pattern": whole(r"0(\.0*)?")}
    });
    let department = note!(
        fr: "Les premiers caractères des codes de communes d’un département : deux, ou trois outre-mer.",
        en: "The first characters of a department’s commune codes: two, or three overseas."
    );
    let number = note!(fr: "Un nombre en texte, par exemple \"0.5\".", en: "A number as text, such as \"0.5\".");
    let amount = note!(
        fr: "Un montant en texte, par exemple \"12500.00\".",
        en: "An amount as text, such as \"12500.00\"."
    );
    let times = note!(
        fr: "Un facteur en texte : \"0.20\", c’est 20 % ; \"4\", quatre fois.",
        en: "A factor as text: \"0.20\" is 20 %, \"4\" four times."
    );
    let code = note!(
        fr: "Le code INSEE d’une commune (non le code postal).",
        en: "The INSEE code of a commune (not the postcode)."
    );
    let factor = r"(0|[1-9][0-9]{0,6})(\.[0-9]{1,6})?";
    [
        ("Amount", text(amount, &bare(AMOUNT))),
        ("Rate", text(rate, Rate::PATTERN)),
        ("Share", share),
        ("Number", text(number, &bare(NUMBER))),
        ("Factor", text(times, factor)),
        ("Day", day),
        ("Commune", text(code, &bare(commune))),
        ("Department", text(department, DEPARTMENT)),
        ("Text", lines),
        ("Line", line(MAX_TEXT)),
        ("Edition", line(MAX_ID)),
        ("Name", name),
    ]
    .map(|(name, schema)| (name.to_owned(), schema))
    .into_iter()
    .collect()
}

/// A schema that stands in the definitions.
pub(super) fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

/// An id with these joints between its words.
pub(super) fn id(joints: &[char]) -> Value {
    json!({"type": "string", "maxLength": MAX_ID, "pattern": whole(&id_pattern(joints))})
}

/// A list of ids, none twice.
pub(super) fn ids() -> Value {
    json!({"type": "array", "minItems": 1, "items": id(&['_']), "uniqueItems": true})
}

/// One schema under a condition, otherwise the other. Validators say what is wrong with the one that was
/// meant; the list, which holds of everything, shows editors what they can offer.
pub(super) fn choice(condition: Value, one: Value, other: Value) -> Value {
    // `true`, which accepts everything, stands first, so that validators look no further.
    let mut all = vec![Value::Bool(true)];
    for way in [&one, &other] {
        match way.get("anyOf").and_then(Value::as_array) {
            Some(ways) if way.get("if").is_some() => {
                all.extend(ways.iter().filter(|way| **way != Value::Bool(true)).cloned());
            }
            _ => all.push(way.clone()),
        }
    }
    json!({"anyOf": all, "if": condition, "then": one, "else": other})
}

/// The schema, or `null`.
pub(super) fn nullable(mut schema: Value) -> Value {
    if let Some(schema) = schema.as_object_mut() {
        // Some validators take 5.0 for an integer only if that is the only type.
        let of = schema.get("type").and_then(Value::as_str).filter(|of| *of != "integer");
        if let Some(of) = of.map(str::to_owned) {
            schema.insert("type".into(), json!([of, "null"]));
            return Value::from(schema.clone());
        }
        if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
            words.push(Value::Null);
            return Value::from(schema.clone());
        }
    }
    choice(json!({"type": "null"}), json!({"type": "null"}), schema)
}

pub(super) fn without_description(schema: &Value) -> Value {
    let mut schema = schema.clone();
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("description");
    }
    schema
}
