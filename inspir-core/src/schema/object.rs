//! The schema of an object of a definition, from what its readers ask for.

use serde_json::{Map, Value, json};

use super::scalars::{nullable, without_description};
use crate::checks::TABLE;
use crate::definition::{MemberDoc, ObjectDoc, RuleDoc, Then, When, note};
use crate::field::Layout;
use crate::locale::Locale;

/// Makes schemas, and collects the ones that several members share.
pub(super) struct Maker {
    pub(super) layout: Layout,
    pub(super) defs: Map<String, Value>,
    pub(super) locale: Locale,
}

impl Maker {
    /// The schema of a kind of object.
    pub(super) fn object(&mut self, doc: &ObjectDoc) -> Map<String, Value> {
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
                schema.insert("description".into(), (*doc.note.get(self.locale)).into());
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

    /// Adds the members that follow from the word of a member. An editor and a validator look only at those,
    /// so a mistake is reported where it is.
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
        let mut of_tag = json!({"description": *tag.note.get(self.locale), "enum": words});
        if let Some(of_tag) = of_tag.as_object_mut().filter(|_| !told.is_empty()) {
            of_tag.insert("oneOf".into(), told.into());
        }
        if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert(tag.name.to_owned(), of_tag);
        }
        schema.insert("allOf".into(), variants.into());
    }
}

/// The statuses of a check: when it is met, and which others it has.
fn about_check(word: &str, locale: Locale) -> Option<String> {
    let (_, met, statuses) = TABLE.iter().find(|(known, ..)| *known == word)?;
    let statuses: Vec<&str> = statuses.iter().map(|status| status.id()).collect();
    let about =
        note!(fr: "Remplie si {met}. Donne {statuses}.", en: "Met if {met}. Comes to {statuses}.");
    let about = about.get(locale).replace("{met}", met.get(locale));
    Some(about.replace("{statuses}", &statuses.join(", ")))
}

/// A rule: the state that other members must have if one is there, or has some value.
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
    // An unknown member is reported by itself. The rule about heads applies only if all members are known.
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
