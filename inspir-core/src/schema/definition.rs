//! The schema of call definitions, from what their readers say.

use schemars::Schema;
use serde_json::{Map, Value, json};

use super::common::ended;
use super::paths::paths;
use super::scalars::{choice, id, ids, reference, scalars};
use crate::application::Source;
use crate::call::described;
use crate::checks::TABLE;
use crate::declaration::ValueType;
use crate::definition::{MAX_ID, MemberDoc, Note, ObjectDoc, RuleDoc, Takes, Then, When, note};
use crate::field::Layout;
use crate::locale::Locale;

/// The schema of call definitions. It accepts every definition that loads, and refuses every member
/// that is unknown, missing, or of another type.
///
/// A schema cannot say whether an id is in its list or is there twice, whether members go together
/// (such as a limit for each part), whether a day exists, or whether a value belongs to the field
/// beside it. JSON Schema also takes `5.0` for the same integer as `5`.
///
/// The locale is that of the descriptions, which editors show.
///
/// ```
/// use inspir_core::{Locale, schema};
///
/// let about = |locale| {
///     let schema = schema::definition(locale);
///     schema.pointer("/properties/title/description").and_then(|about| about.as_str().map(str::to_owned))
/// };
/// assert_eq!(about(Locale::En).as_deref(), Some("the name of the call"));
/// assert_eq!(about(Locale::Fr).as_deref(), Some("le nom de l’appel"));
/// ```
#[must_use]
pub fn definition(locale: Locale) -> Schema {
    let described = described();
    let mut maker = Maker { layout: described.layout, defs: scalars(locale), locale };
    let title = note!(fr: "Définition d’un appel", en: "Call definition");
    let mut root = Map::new();
    root.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    root.insert("title".into(), in_words(title, locale));
    root.insert("description".into(), in_words(ABOUT, locale));
    for (kind, doc) in &described.objects {
        let mut schema = maker.object(doc);
        match *kind {
            "Call" => root.extend(schema),
            kind => {
                if let Some(about) = about(kind) {
                    schema.insert("description".into(), in_words(about, locale));
                }
                maker.defs.insert(kind.to_owned(), schema.into());
            }
        }
    }
    root.insert("$defs".into(), maker.defs.into());
    ended(root.into())
}

const ABOUT: Note = note!(
    fr: "Un appel à projets : ses listes, les volets de son aide et ses conditions. Un nombre entier s’écrit sans point : ce schéma ne peut pas refuser 5.0, le moteur le fait.",
    en: "A call for projects: its lists, the parts of its grant, and its requirements. A whole number is written without a point: this schema cannot refuse 5.0, the engine does."
);

/// What an editor says of an object whose members alone do not tell.
fn about(kind: &str) -> Option<Note> {
    Some(match kind {
        "Condition" => note!(
            fr: "Une condition : exactement une de ces clés. Elle est vraie, fausse ou inconnue.",
            en: "A condition: exactly one of these members. It is true, false or unknown."
        ),
        "Quantity" => note!(
            fr: "Une grandeur exacte : exactement une des clés amount, number, date, quantity, sum, count, distinct, plus, minus, times, from, first_day, year, eligible et grant, avec celles qui l’accompagnent.",
            en: "An exact quantity: exactly one of amount, number, date, quantity, sum, count, distinct, plus, minus, times, from, first_day, year, eligible and grant, and the members that go with it."
        ),
        "Length" => note!(
            fr: "Une durée : exactement une des clés days, weeks, months et years.",
            en: "A length of time: exactly one of days, weeks, months and years."
        ),
        "Words" | "LongWords" => note!(
            fr: "Les mêmes mots, dans une langue au moins.",
            en: "The same words in one language at least."
        ),
        "Requirement" => note!(
            fr: "Une condition de l’appel. Son contrôle (check) décide ; les paramètres se trouvent à côté.",
            en: "One requirement. Its check decides; the parameters stand beside it."
        ),
        "Field" => note!(
            fr: "Un champ propre à l’appel. Son type dit quelles autres clés il prend.",
            en: "An own field of the call. Its type says which further members it takes."
        ),
        _ => return None,
    })
}

/// A note as the value of a keyword.
fn in_words(note: Note, locale: Locale) -> Value {
    Value::from(*note.get(locale))
}

/// Makes schemas, and collects the ones that several members share.
struct Maker {
    layout: Layout,
    defs: Map<String, Value>,
    locale: Locale,
}

impl Maker {
    /// The schema of a kind of object.
    fn object(&mut self, doc: &ObjectDoc) -> Map<String, Value> {
        let all = doc.members.iter().chain(doc.heads.iter().flat_map(|(_, own)| own));
        let mut schema = self.members(all, &doc.members, doc.one_member);
        if doc.some_member || doc.one_member {
            schema.insert("minProperties".into(), 1.into());
        }
        if doc.one_member {
            schema.insert("maxProperties".into(), 1.into());
        }
        if !doc.heads.is_empty() {
            heads(doc, &mut schema);
        }
        if let Some((tag, common)) = doc.members.split_last()
            && !doc.variants.is_empty()
        {
            self.variants(doc, tag, common, &mut schema);
        }
        if !doc.rules.is_empty() {
            let rules = doc.rules.iter().map(rule);
            match schema.get_mut("allOf").and_then(Value::as_array_mut) {
                Some(all) => all.extend(rules),
                None => drop(schema.insert("allOf".into(), rules.collect())),
            }
        }
        schema
    }

    /// An object with these members, of which `required` may be compulsory. `null` is the same as a
    /// member that is left out.
    fn members<'d>(
        &mut self,
        docs: impl Iterator<Item = &'d MemberDoc>,
        required: &[MemberDoc],
        one_member: bool,
    ) -> Map<String, Value> {
        let mut needed: Vec<&str> = Vec::new();
        for doc in required.iter().filter(|doc| doc.required) {
            if !needed.contains(&doc.name) {
                needed.push(doc.name);
            }
        }
        let mut properties: Map<String, Value> = Map::new();
        for doc in docs {
            let mut schema = self.value(&doc.takes, doc);
            if !doc.required && !one_member {
                schema = nullable(schema);
            }
            // A member that can be read in two ways was asked for twice.
            if let Some(before) = properties.get(doc.name) {
                schema = self.either(without_description(before), schema);
            }
            if let Some(schema) = schema.as_object_mut() {
                schema.insert("description".into(), in_words(doc.note, self.locale));
            }
            properties.insert(doc.name.to_owned(), schema);
        }
        let mut schema = Map::new();
        schema.insert("type".into(), "object".into());
        if !needed.is_empty() {
            schema.insert("required".into(), needed.into());
        }
        schema.insert("additionalProperties".into(), false.into());
        schema.insert("properties".into(), properties.into());
        schema
    }

    /// Adds what follows from the word that a member is. An editor and a validator look only at the
    /// members that go with the word, so that a mistake is told where it is.
    fn variants(
        &mut self,
        doc: &ObjectDoc,
        tag: &MemberDoc,
        common: &[MemberDoc],
        schema: &mut Map<String, Value>,
    ) {
        schema.remove("additionalProperties");
        let (mut words, mut told, mut variants) = (Vec::new(), Vec::new(), Vec::new());
        for (word, own) in &doc.variants {
            let about = about_check(word, self.locale);
            let mut then = self.members(own.iter(), own, false);
            if let Some(properties) = then.get_mut("properties").and_then(Value::as_object_mut) {
                for name in common.iter().chain([tag]).map(|doc| doc.name) {
                    properties.insert(name.to_owned(), true.into());
                }
            }
            if let Some(about) = &about {
                then.insert("title".into(), (*word).into());
                then.insert("description".into(), about.as_str().into());
                told.push(json!({"const": word, "description": about}));
            }
            words.push(*word);
            let condition =
                json!({"properties": {tag.name: {"const": word}}, "required": [tag.name]});
            variants.push(json!({"if": condition, "then": then}));
        }
        let mut of_tag = json!({"description": in_words(tag.note, self.locale), "enum": words});
        if let Some(of_tag) = of_tag.as_object_mut().filter(|_| !told.is_empty()) {
            of_tag.insert("oneOf".into(), told.into());
        }
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert(tag.name.to_owned(), of_tag);
        }
        schema.insert("allOf".into(), variants.into());
    }

    fn value(&mut self, takes: &Takes, doc: &MemberDoc) -> Value {
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
    fn either(&self, one: Value, other: Value) -> Value {
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

/// When a check is met, and what it comes to.
fn about_check(word: &str, locale: Locale) -> Option<String> {
    let (_, met, statuses) = TABLE.iter().find(|(known, ..)| *known == word)?;
    let statuses: Vec<&str> = statuses.iter().map(|status| status.id()).collect();
    let about =
        note!(fr: "Remplie si {met}. Donne {statuses}.", en: "Met if {met}. Comes to {statuses}.");
    let about = about.get(locale).replace("{met}", met.get(locale));
    Some(about.replace("{statuses}", &statuses.join(", ")))
}

/// What other members have to be if one is there, or has some value.
fn rule(rule: &RuleDoc) -> Value {
    let is_so = match rule.when {
        When::There => json!({"not": {"type": "null"}}),
        When::Word(word) => json!({"const": word}),
        When::False => json!({"const": false}),
    };
    let has_to_be = match rule.then {
        Then::Absent => json!({"type": "null"}),
        Then::NotTrue => json!({"enum": [false, null]}),
        Then::OneOf(words) => json!({"enum": words}),
        Then::Has(member) => json!({"required": [member]}),
    };
    let others = rule.others.iter().map(|other| ((*other).to_owned(), has_to_be.clone()));
    json!({
        "if": {"required": [rule.name], "properties": {rule.name: is_so}},
        "then": {"properties": Map::from_iter(others)}
    })
}

/// Adds that exactly one member says what the object is, and which members go with it.
fn heads(doc: &ObjectDoc, schema: &mut Map<String, Value>) {
    let (mut one_of, mut needs) = (Vec::new(), Map::new());
    let mut companions: Vec<(&str, Vec<Value>)> = Vec::new();
    for (head, own) in &doc.heads {
        one_of.push(json!({"title": head, "required": [head]}));
        let others = own.iter().filter(|member| member.name != *head);
        let required: Vec<&str> =
            others.clone().filter(|member| member.required).map(|member| member.name).collect();
        if !required.is_empty() {
            needs.insert((*head).to_owned(), required.into());
        }
        for member in others {
            let with_head = json!({"required": [head]});
            match companions.iter_mut().find(|(name, _)| *name == member.name) {
                Some((_, heads)) => heads.push(with_head),
                None => companions.push((member.name, vec![with_head])),
            }
        }
    }
    // What is unknown is told alone: whether one of the heads is there is asked only of known members.
    let names = schema.get("properties").and_then(Value::as_object);
    let names: Vec<&String> = names.into_iter().flat_map(Map::keys).collect();
    let is_known = json!({"minProperties": 1, "propertyNames": {"enum": names}});
    schema.insert("minProperties".into(), 1.into());
    schema.insert("if".into(), is_known);
    schema.insert("then".into(), json!({"oneOf": one_of}));
    if !needs.is_empty() {
        schema.insert("dependentRequired".into(), needs.into());
    }
    let of_companions = companions.into_iter().map(|(name, heads)| match heads.as_slice() {
        [one] => (name.to_owned(), one.clone()),
        heads => (name.to_owned(), json!({"anyOf": heads})),
    });
    let of_companions: Map<String, Value> = of_companions.collect();
    if !of_companions.is_empty() {
        schema.insert("dependentSchemas".into(), of_companions.into());
    }
}

/// The same, or `null`.
fn nullable(mut schema: Value) -> Value {
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

fn without_description(schema: &Value) -> Value {
    let mut schema = schema.clone();
    if let Some(schema) = schema.as_object_mut() {
        schema.remove("description");
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::{is_slip_of, meant_words};

    /// What another word is told to mean is a name or a word of definitions.
    #[test]
    fn every_word_that_is_meant_is_known() {
        let described = described();
        let members = described.objects.iter().flat_map(|(_, doc)| {
            let variants = doc.variants.iter().chain(&doc.heads);
            doc.members.iter().chain(variants.flat_map(|(_, own)| own))
        });
        let known: Vec<&str> = members
            .flat_map(|doc| match doc.takes {
                Takes::Word(words) => [&[doc.name], words].concat(),
                _ => vec![doc.name],
            })
            .collect();
        for meant in meant_words() {
            assert!(known.contains(&meant), "{meant}");
        }
    }

    /// If one member is left out and another is there, neither may be taken for a misspelling of the
    /// other.
    #[test]
    fn no_two_members_of_an_object_are_near_to_each_other() {
        let mut compared = 0;
        for (kind, doc) in &described().objects {
            let variants = doc.variants.iter().chain(&doc.heads);
            let own = variants.map(|(_, own)| own.as_slice());
            for own in own.chain([&[][..]]) {
                let names: Vec<_> = doc.members.iter().chain(own).map(|doc| doc.name).collect();
                for (index, name) in names.iter().enumerate() {
                    for other in names.iter().skip(index + 1).filter(|other| *other != name) {
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
