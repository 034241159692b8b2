//! The changes that can be made in a definition. The type of a member decides how it is changed.

use super::edit::{replaced, with_member, without_item, without_member};
use super::neighbour::{beside, places_after};
use crate::application::Source;
use crate::call::{Call, members_read};
use crate::definition::{MemberRead, Takes};
use crate::field::FieldInfo;
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::text::push_step;

/// One change of a definition.
#[derive(Clone, Debug)]
pub(crate) struct Mutation {
    /// The place, as a JSON Pointer into the definition.
    pub(crate) path: String,
    pub(crate) change: MutationChange,
    /// The text of the definition with the change.
    pub(crate) definition: String,
}

/// The change that a mutation makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MutationChange {
    /// A value becomes another one.
    Value(String, String),
    /// A figure becomes one that is a unit smaller, or greater.
    Less(String, String),
    More(String, String),
    /// A member or an item is left out.
    LeftOut(String),
    /// A member is added.
    Added(String),
    /// A condition is negated.
    Negated,
}

/// Members whose words decide nothing, or whose changes other members have already.
const ASIDE: [&str; 9] =
    ["basis", "check", "currency", "id", "level", "quote_language", "quotes_of", "section", "type"];
/// Flags that are not added: they say who answers, and whose money it is.
const NEVER_ADDED: [&str; 2] = ["agent", "public"];
/// Flags that are `true` if they are left out.
const TRUE_BY_DEFAULT: [&str; 1] = ["counts"];
/// The kinds of objects in lists that can be left out.
const ITEMS: [&str; 8] =
    ["Bonus", "Bracket", "Cap", "Case", "Condition", "Limit", "Period", "Requirement"];

/// All changes of a definition, in the order of its text. Some may not load.
pub(crate) fn mutations(call: &Call) -> Vec<Mutation> {
    let Ok(document) = JsonText::new(call.definition()) else { return Vec::new() };
    let mut maker = MutationMaker { call, document: &document, all: Vec::new() };
    for read in members_read(&document) {
        maker.member(&read);
    }
    let mut all = maker.all;
    all.sort_by_key(|(number, _)| *number);
    let mut all: Vec<Mutation> = all.into_iter().map(|(_, mutation)| mutation).collect();
    // A member that is read in two ways is changed once.
    let mut seen = std::collections::HashSet::new();
    all.retain(|mutation| seen.insert(mutation.definition.clone()));
    all
}

struct MutationMaker<'m> {
    call: &'m Call,
    document: &'m JsonText<'m>,
    all: Vec<(u32, Mutation)>,
}

impl<'m> MutationMaker<'m> {
    /// Adds a change: a value of the text becomes another text. The place may be one of its members.
    fn add(
        &mut self,
        json: JsonValue<'m, 'm>,
        step: Option<&str>,
        change: MutationChange,
        by: &str,
    ) {
        let mut path = self.document.pointer(json.number());
        if let Some(step) = step {
            path.push('/');
            push_step(step, &mut path);
        }
        let definition = replaced(self.document, json, by);
        self.all.push((json.number(), Mutation { path, change, definition }));
    }

    /// Adds the changes of one member.
    fn member(&mut self, read: &MemberRead) {
        let object = self.document.at(read.object);
        let Some(json) = read.value.map(|number| self.document.at(number)) else {
            let can_come = read.takes == Takes::Flag && !NEVER_ADDED.contains(&read.name);
            if can_come && object.is_object() {
                let flag = if TRUE_BY_DEFAULT.contains(&read.name) { "false" } else { "true" };
                let by = with_member(object, read.name, flag);
                self.add(object, Some(read.name), MutationChange::Added(flag.to_owned()), &by);
            }
            return;
        };
        match read.name {
            "level" => self.level(json),
            "is" => self.relation(json),
            name if ASIDE.contains(&name) => {}
            // The funder matters to its own line of the budget alone.
            "funder" if !self.call.requirements().any(|one| one.check() == "in_budget") => {}
            _ => self.value(json, read.takes, object),
        }
        let is_condition = read.takes == Takes::Object("Condition");
        // A list cannot be empty, so a list of one item is left out as a whole.
        let is_of_one = matches!(read.takes, Takes::List { of, .. } if can_go(*of))
            && json.is_list()
            && json.items().count() == 1;
        if (is_condition || is_of_one) && !read.required {
            let by = without_member(object, read.name);
            let change = MutationChange::LeftOut(String::new());
            self.add(object, Some(read.name), change, &by);
        }
    }

    fn level(&mut self, json: JsonValue<'m, 'm>) {
        // Whether it is a warning or advice decides nothing.
        let other = if json.text() == "blocking" { "warning" } else { "blocking" };
        self.word(json, other);
        if json.text() == "blocking" {
            self.word(json, "appraisal");
        }
    }

    fn relation(&mut self, json: JsonValue<'m, 'm>) {
        let others = match json.text().as_ref() {
            "at_most" => ["less_than", "at_least"],
            "less_than" => ["at_most", "more_than"],
            "at_least" => ["more_than", "at_most"],
            "more_than" => ["at_least", "less_than"],
            _ => ["at_most", "at_least"],
        };
        others.iter().for_each(|other| self.word(json, other));
    }

    /// Adds a word, if it is not the one that stands there.
    fn word(&mut self, json: JsonValue<'m, 'm>, other: &str) {
        if json.text() == other {
            return;
        }
        let change = MutationChange::Value(json.text().into_owned(), other.to_owned());
        self.add(json, None, change, &format!("\"{other}\""));
    }

    /// Adds the changes of a value, by what its member takes.
    fn value(&mut self, json: JsonValue<'m, 'm>, takes: Takes, object: JsonValue<'m, 'm>) {
        match takes {
            Takes::Flag => self.flag(json),
            Takes::Whole(..) | Takes::Amount | Takes::Number | Takes::Date => self.figure(json),
            Takes::Rate | Takes::Share | Takes::Factor => self.share(json),
            Takes::Word(words) => {
                let at = words.iter().position(|word| *word == json.text());
                for step in [1, words.len().saturating_sub(1)] {
                    let other = at.and_then(|at| words.get((at + step) % words.len().max(1)));
                    other.into_iter().for_each(|other| self.word(json, other));
                }
            }
            Takes::IdOf(list) => self.id(json, list),
            Takes::Department | Takes::Commune => self.place(json, object),
            Takes::Value | Takes::AnyChoice => self.answer(json, object),
            Takes::Object("Condition") => {
                let by = format!("{{\"not\": {}}}", json.source());
                self.add(json, None, MutationChange::Negated, &by);
                self.head(json);
            }
            Takes::List { of, .. } => self.list(json, *of, object),
            // `"all"` and `"others"` are no lists.
            Takes::Categories | Takes::ShareOf if json.is_list() => {
                self.list(json, Takes::IdOf("categories"), object);
            }
            Takes::Source => self.source(json),
            _ => {}
        }
    }

    /// Adds the next source that pays: those of every call come first, then those of this one.
    fn source(&mut self, json: JsonValue<'m, 'm>) {
        let at = Source::IDS.iter().position(|id| *id == json.text());
        match at.and_then(|at| Source::IDS.get(at + 1)) {
            Some(other) => self.word(json, other),
            None => self.id(json, "sources"),
        }
    }

    fn flag(&mut self, json: JsonValue<'m, 'm>) {
        if let JsonShape::Flag(flag) = json.shape() {
            let (from, to) = (flag.to_string(), (!flag).to_string());
            let by = to.clone();
            self.add(json, None, MutationChange::Value(from, to), &by);
        }
    }

    /// Adds the figures that are one unit away: a day, or a unit of the last decimal that is written.
    fn figure(&mut self, json: JsonValue<'m, 'm>) {
        let is_text = matches!(json.shape(), JsonShape::Text(_));
        let text = if is_text { json.text().into_owned() } else { json.source().to_owned() };
        for more in [false, true] {
            let Some(other) = beside(&text, more) else { continue };
            let by = if is_text { format!("\"{other}\"") } else { other.clone() };
            self.unit(json, (text.clone(), other), more, &by);
        }
    }

    /// Adds the shares that are one point away. A whole factor above 1 changes by 1.
    fn share(&mut self, json: JsonValue<'m, 'm>) {
        let JsonShape::Text(text) = json.shape() else { return };
        let written = match text.split_once('.') {
            Some((_, decimals)) if decimals.len() >= 2 => text.clone().into_owned(),
            Some((whole, decimals)) => format!("{whole}.{decimals:0<2}"),
            None if text == "0" || text == "1" => format!("{text}.00"),
            None => text.clone().into_owned(),
        };
        for more in [false, true] {
            let Some(other) = beside(&written, more) else { continue };
            let by = format!("\"{other}\"");
            self.unit(json, (text.clone().into_owned(), other), more, &by);
        }
    }

    fn unit(
        &mut self,
        json: JsonValue<'m, 'm>,
        (from, to): (String, String),
        more: bool,
        by: &str,
    ) {
        let change = match more {
            false => MutationChange::Less(from, to),
            true => MutationChange::More(from, to),
        };
        self.add(json, None, change, by);
    }

    /// Adds the next id of a list of the definition.
    fn id(&mut self, json: JsonValue<'m, 'm>, list: &str) {
        let mut members = self.document.root().members();
        let Some((_, items)) = members.find(|(name, _)| name.text() == list) else { return };
        let id_of = |item: JsonValue<'m, 'm>| {
            let mut members = item.members().filter(|_| item.is_object());
            members.find(|(name, _)| name.text() == "id").map(|(_, id)| id.text().into_owned())
        };
        let ids: Vec<String> = items.items().filter_map(id_of).collect();
        let at = ids.iter().position(|id| *id == json.text());
        let other = at.and_then(|at| ids.get((at + 1) % ids.len().max(1)).cloned());
        other.into_iter().for_each(|other| self.word(json, &other));
    }

    /// Adds the next department or commune that the territory does not name.
    fn place(&mut self, json: JsonValue<'m, 'm>, territory: JsonValue<'m, 'm>) {
        let lists = territory.members().filter(|_| territory.is_object()).map(|(_, list)| list);
        let named = lists.filter(|list| list.is_list()).flat_map(JsonValue::items);
        let named: Vec<String> = named.map(|item| item.text().into_owned()).collect();
        let other = places_after(&json.text()).find(|other| !named.contains(other));
        other.into_iter().for_each(|other| self.word(json, &other));
    }

    /// Adds other values of the field that stands beside.
    fn answer(&mut self, json: JsonValue<'m, 'm>, object: JsonValue<'m, 'm>) {
        self.flag(json);
        let JsonShape::Text(text) = json.shape() else {
            return self.figure(json);
        };
        if let Some(info) = self.field_beside(object)
            && let Some(at) = info.code_of(&text)
        {
            let other = (usize::from(at) + 1) % info.option_count().max(1);
            let other = info.option(other).map(|(id, _)| id.to_owned());
            other.into_iter().for_each(|other| self.word(json, &other));
        } else {
            self.figure(json);
        }
    }

    fn field_beside(&self, object: JsonValue<'m, 'm>) -> Option<&'m FieldInfo> {
        let mut members = object.members().filter(|_| object.is_object());
        let path = members.find(|(name, _)| name.text() == "field")?.1.text();
        let layout = &self.call.data().frame.layout;
        match path.split_once("/*/") {
            Some((list, member)) => {
                let list = layout.lists.iter().find(|known| known.pointer == list)?;
                list.columns.iter().find(|column| column.pointer == member)
            }
            None => layout.fields.iter().find(|field| field.pointer == path),
        }
    }

    /// Replaces `all` by `any`, and `any` by `all`.
    fn head(&mut self, json: JsonValue<'m, 'm>) {
        for (from, to) in [("all", "any"), ("any", "all")] {
            let Some((name, _)) = json.members().find(|(name, _)| name.text() == from) else {
                continue;
            };
            let change = MutationChange::Value(from.to_owned(), to.to_owned());
            self.add(name, None, change, &format!("\"{to}\""));
        }
    }

    /// Adds the changes of a list: without each of its items, and of the items themselves.
    fn list(&mut self, json: JsonValue<'m, 'm>, of: Takes, object: JsonValue<'m, 'm>) {
        let can_go = can_go(of);
        for (number, item) in json.items().enumerate() {
            if can_go {
                let text = match item.shape() {
                    JsonShape::Text(text) => text.into_owned(),
                    _ if item.is_object() || item.is_list() => String::new(),
                    _ => item.source().to_owned(),
                };
                let by = without_item(json, number);
                let step = number.to_string();
                self.add(json, Some(&step), MutationChange::LeftOut(text), &by);
            }
            // The readers of objects ask for their members one by one.
            match of {
                Takes::Object("Condition") => {
                    let by = format!("{{\"not\": {}}}", item.source());
                    self.add(item, None, MutationChange::Negated, &by);
                    self.head(item);
                }
                Takes::Object(_) => {}
                of => self.value(item, of, object),
            }
        }
    }
}

/// Whether items of a list that takes this can be left out.
fn can_go(of: Takes) -> bool {
    match of {
        Takes::Object(kind) => ITEMS.contains(&kind),
        Takes::Path(_) | Takes::FieldOrList | Takes::AnyPath | Takes::Quantity => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_change_is_made_of_the_built_in_calls() {
        let all = mutations(&Call::creative_event());
        let has = |path: &str, change: MutationChange| {
            all.iter().any(|one| one.path.ends_with(path) && one.change == change)
        };
        let value = |from: &str, to: &str| MutationChange::Value(from.to_owned(), to.to_owned());
        let less = MutationChange::Less("12500.00".to_owned(), "12499.99".to_owned());
        assert!(has("/parts/0/ceiling", less));
        assert!(has("/level", value("blocking", "warning")));
        assert!(has("/signed", value("true", "false")));
        assert!(has("/signed", MutationChange::Added("true".to_owned())));
        assert!(has("/departments/0", MutationChange::LeftOut("02".to_owned())));
        assert!(has("/departments/0", value("02", "03")));
        assert!(has("/when", MutationChange::Negated));
        assert!(has("/when", MutationChange::LeftOut(String::new())));
    }

    #[test]
    fn brackets_are_moved_and_left_out() {
        let mut definition: serde_json::Value =
            serde_json::from_str(Call::follow_up().definition()).unwrap();
        let part = definition["parts"][0].as_object_mut().unwrap();
        part.insert(
            "brackets".into(),
            serde_json::json!([
                {"up_to": "1000.00", "rate": "0.50"}, {"rate": "0.20"}
            ]),
        );
        let all = mutations(&Call::from_json(&definition.to_string()).unwrap());
        let has = |path: &str, change: MutationChange| {
            all.iter().any(|one| one.path == path && one.change == change)
        };
        assert!(has("/parts/0/brackets/0", MutationChange::LeftOut(String::new())));
        let more = MutationChange::More("0.50".to_owned(), "0.51".to_owned());
        assert!(has("/parts/0/brackets/0/rate", more));
        let less = MutationChange::Less("1000.00".to_owned(), "999.99".to_owned());
        assert!(has("/parts/0/brackets/0/up_to", less));
    }

    #[test]
    fn categories_and_sources_are_exchanged_and_left_out() {
        let mut definition: serde_json::Value =
            serde_json::from_str(Call::follow_up().definition()).unwrap();
        let title = |text: &str| serde_json::json!({"fr": text, "en": text});
        let category = |id: &str| serde_json::json!({"id": id, "title": title(id)});
        let mut travel = category("travel");
        travel["caps"] = serde_json::json!([{"share": "0.10", "of": ["tools", "land"]}]);
        definition["categories"] = [category("tools"), category("land"), travel].into();
        definition["funder"] = "region".into();
        for part in definition["parts"].as_array_mut().unwrap() {
            part.as_object_mut().unwrap().remove("nature");
        }
        let requirement = definition["requirements"][0].clone();
        let mut add = |id: &str, members: serde_json::Value| {
            let mut added = requirement.clone();
            added.as_object_mut().unwrap().remove("field");
            added["id"] = id.into();
            added.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
            definition["requirements"].as_array_mut().unwrap().push(added);
        };
        add(
            "t.share",
            serde_json::json!({"check": "funding_share", "sources": ["state"], "minimum": "0.10"}),
        );
        add("t.budget", serde_json::json!({"check": "in_budget"}));
        let eligible = serde_json::json!({"eligible": ["tools", "land"]});
        let least = serde_json::json!({"amount": "5.00"});
        add(
            "t.eligible",
            serde_json::json!({"check": "compare", "left": eligible, "is": "at_least", "right": least}),
        );
        let call = Call::from_json(&definition.to_string()).unwrap();
        let all = mutations(&call);
        let changes = |path: &str| -> Vec<MutationChange> {
            all.iter().filter(|one| one.path == path).map(|one| one.change.clone()).collect()
        };
        let value = |from: &str, to: &str| MutationChange::Value(from.to_owned(), to.to_owned());
        let without = |id: &str| MutationChange::LeftOut(id.to_owned());
        let count = definition["requirements"].as_array().unwrap().len();
        for list in [
            format!("/requirements/{}/left/eligible", count - 1),
            "/categories/2/caps/0/of".to_owned(),
        ] {
            assert_eq!(changes(&format!("{list}/0")), [without("tools"), value("tools", "land")]);
            assert_eq!(changes(&format!("{list}/1")), [without("land"), value("land", "travel")]);
        }
        let next = Source::IDS.iter().skip_while(|id| **id != "state").nth(1).unwrap();
        let sources = format!("/requirements/{}/sources/0", count - 3);
        assert!(changes(&sources).contains(&value("state", next)));
        let next = Source::IDS.iter().skip_while(|id| **id != "region").nth(1).unwrap();
        assert_eq!(changes("/funder"), [value("region", next)]);
        // Without a requirement that looks for the funder's line, it decides nothing.
        definition["requirements"].as_array_mut().unwrap().remove(count - 2);
        let call = Call::from_json(&definition.to_string()).unwrap();
        assert!(mutations(&call).iter().all(|one| one.path != "/funder"));
    }
}
