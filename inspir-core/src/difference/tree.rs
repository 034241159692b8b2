//! The differences between two JSON documents of the same kind.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::json::{JsonShape as Value, JsonValue, text};
use crate::locale::{Locale, Words};
use crate::text::push_step;

/// How a value is compared.
pub(super) enum Shape {
    /// As a whole.
    Leaf,
    /// As a whole, without the members of these names.
    Without(&'static [&'static str]),
    /// Member by member: these with shapes of their own, all others with the second shape.
    Object(&'static [(&'static str, Shape)], &'static Shape),
    /// Item by item, matched by the texts of these members. Whether their order counts.
    Keyed(&'static [&'static str], &'static Shape, bool),
    /// Not at all.
    Skipped,
}

/// A step from the root to a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PathStep {
    Member(String),
    /// An item, by its key.
    Item(String),
}

impl PathStep {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Member(name) | Self::Item(name) => name,
        }
    }
}

/// A value on one side of a difference: its JSON Pointer and its JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SideValue {
    pub(super) path: String,
    pub(super) json: String,
}

/// One difference. A value on one side alone was added or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) steps: Vec<PathStep>,
    pub(super) before: Option<SideValue>,
    pub(super) after: Option<SideValue>,
    /// The items of a list are the same, in another order; the values are their keys.
    pub(super) is_order: bool,
}

/// Compares two documents. Members of the names in `skip` do not count, nor do those that are `null`.
pub(super) fn differences(
    before: JsonValue<'_, '_>,
    after: JsonValue<'_, '_>,
    shape: &Shape,
    skip: &'static [&'static str],
) -> Vec<Difference> {
    let mut comparer = Comparer { skip, found: Vec::new() };
    let paths = PathPair { steps: Vec::new(), pointers: Default::default() };
    comparer.compare([Some(before), Some(after)], shape, &paths);
    comparer.found
}

/// The paths from the roots to two values.
#[derive(Clone)]
struct PathPair {
    steps: Vec<PathStep>,
    /// The JSON Pointers before and after.
    pointers: [String; 2],
}

/// Paths longer than this, in bytes, are compared as a whole. No engine writes longer ids.
const LONGEST_PATH: usize = 1024;

impl PathPair {
    fn is_long(&self) -> bool {
        let names = self.steps.iter().map(|step| step.name().len());
        names.sum::<usize>() > LONGEST_PATH
    }

    fn member(&self, name: &str) -> Self {
        let mut paths = self.clone();
        paths.steps.push(PathStep::Member(name.to_owned()));
        for path in &mut paths.pointers {
            path.push('/');
            push_step(name, path);
        }
        paths
    }

    fn item(&self, key: &str, indexes: [Option<usize>; 2]) -> Self {
        let mut paths = self.clone();
        paths.steps.push(PathStep::Item(key.to_owned()));
        for (path, index) in paths.pointers.iter_mut().zip(indexes) {
            path.extend(index.map(|index| format!("/{index}")));
        }
        paths
    }
}

/// The value before and the value after, where they are there.
type Pair<'d, 'a> = [Option<JsonValue<'d, 'a>>; 2];

struct Comparer {
    skip: &'static [&'static str],
    found: Vec<Difference>,
}

impl Comparer {
    fn compare(&mut self, pair: Pair<'_, '_>, shape: &Shape, paths: &PathPair) {
        let mut there = pair.iter().flatten();
        match shape {
            Shape::Skipped => {}
            Shape::Object(shapes, others)
                if !paths.is_long() && there.all(|json| json.is_object()) =>
            {
                self.members(pair, shapes, others, paths);
            }
            Shape::Keyed(by, item, ordered) if there.all(|json| json.is_list()) => {
                let keys = pair.map(|json| keys(json, by));
                match keys {
                    [Some(before), Some(after)] => {
                        self.items(&[before, after], item, *ordered, paths);
                    }
                    _ => self.whole(pair, shape, paths),
                }
            }
            _ => self.whole(pair, shape, paths),
        }
    }

    fn whole(&mut self, pair: Pair<'_, '_>, shape: &Shape, paths: &PathPair) {
        let skip = match shape {
            Shape::Without(names) => names,
            _ => self.skip,
        };
        let normal = pair.map(|json| json.map(|json| normal(json, skip)));
        if normal[0] != normal[1] {
            self.add(normal, false, paths);
        }
    }

    fn add(&mut self, [before, after]: [Option<String>; 2], is_order: bool, paths: &PathPair) {
        let [path_before, path_after] = paths.pointers.clone();
        self.found.push(Difference {
            steps: paths.steps.clone(),
            before: before.map(|json| SideValue { path: path_before, json }),
            after: after.map(|json| SideValue { path: path_after, json }),
            is_order,
        });
    }

    fn members(
        &mut self,
        pair: Pair<'_, '_>,
        shapes: &'static [(&'static str, Shape)],
        others: &'static Shape,
        paths: &PathPair,
    ) {
        let [before, after] = pair.map(|json| members(json, self.skip));
        let of = |list: &[(Cow<'_, str>, _)]| -> HashMap<String, _> {
            list.iter().map(|(name, json)| (name.to_string(), *json)).collect()
        };
        let (old, new) = (of(&before), of(&after));
        let gone = before.iter().filter(|(name, _)| !new.contains_key(name.as_ref()));
        for (name, _) in after.iter().chain(gone) {
            let named = shapes.iter().find(|(known, _)| known == name);
            let pair = [&old, &new].map(|members| members.get(name.as_ref()).copied());
            self.compare(pair, named.map_or(others, |(_, shape)| shape), &paths.member(name));
        }
    }

    fn items(
        &mut self,
        lists: &[Keys<'_, '_>; 2],
        shape: &'static Shape,
        ordered: bool,
        paths: &PathPair,
    ) {
        let index = |list: &Keys<'_, '_>| -> HashMap<String, usize> {
            list.iter().enumerate().map(|(index, (key, _))| (key.clone(), index)).collect()
        };
        let indexes = [index(&lists[0]), index(&lists[1])];
        let [before, after] = lists;
        let gone = before.iter().filter(|(key, _)| !indexes[1].contains_key(key));
        for (key, _) in after.iter().chain(gone) {
            let at = indexes.each_ref().map(|of| of.get(key).copied());
            let pair = [(before, at[0]), (after, at[1])].map(|(list, at)| side(list, at));
            let paths = paths.item(key, at);
            match pair {
                [Some(_), Some(_)] => self.compare(pair, shape, &paths),
                pair => self.whole(pair, shape, &paths),
            }
        }
        let common = |list: &Keys<'_, '_>| -> Vec<String> {
            let keys = list.iter().map(|(key, _)| key);
            let is_common = |key: &&String| indexes.iter().all(|index| index.contains_key(*key));
            keys.filter(is_common).cloned().collect()
        };
        if ordered && common(before) != common(after) {
            let orders = [before, after].map(|list| {
                let keys: Vec<String> = list.iter().map(|(key, _)| json_text(key)).collect();
                Some(format!("[{}]", keys.join(",")))
            });
            self.add(orders, true, paths);
        }
    }
}

/// The items of a list, each with its key.
type Keys<'d, 'a> = Vec<(String, JsonValue<'d, 'a>)>;

/// The item at an index, if there is one.
fn side<'d, 'a>(list: &Keys<'d, 'a>, at: Option<usize>) -> Option<JsonValue<'d, 'a>> {
    at.and_then(|at| list.get(at)).map(|(_, json)| *json)
}

/// The keys of the items; of a list that is absent none, and `None` if an item has no key. The second
/// item with a key gets another.
fn keys<'d, 'a>(list: Option<JsonValue<'d, 'a>>, by: &[&str]) -> Option<Keys<'d, 'a>> {
    let mut met: HashMap<String, usize> = HashMap::new();
    let items = list.into_iter().flat_map(JsonValue::items);
    let keyed = items.map(|item| {
        let parts: Option<Vec<_>> = by.iter().map(|name| text_of(item, name)).collect();
        let mut key = parts?.join(" ");
        let times = met.entry(key.clone()).or_default();
        *times += 1;
        if *times > 1 {
            key = format!("{key} {times}");
        }
        Some((key, item))
    });
    keyed.collect()
}

/// The members of an object that say something. Of a member that is written twice the last one counts.
fn members<'d, 'a>(
    json: Option<JsonValue<'d, 'a>>,
    skip: &[&str],
) -> Vec<(Cow<'a, str>, JsonValue<'d, 'a>)> {
    let all = json.into_iter().filter(|json| json.is_object()).flat_map(JsonValue::members);
    let all: Vec<_> = all.map(|(name, value)| (name.text(), value)).collect();
    let numbered = all.iter().enumerate().map(|(number, (name, _))| (name.to_string(), number));
    let last: HashMap<String, usize> = numbered.collect();
    let numbered = all.into_iter().enumerate().filter(|(number, (name, value))| {
        last.get(name.as_ref()) == Some(number)
            && !skip.contains(&name.as_ref())
            && !matches!(value.shape(), Value::Null)
    });
    numbered.map(|(_, member)| member).collect()
}

/// A member of an object, by its name.
pub(crate) fn member<'d, 'a>(json: JsonValue<'d, 'a>, name: &str) -> Option<JsonValue<'d, 'a>> {
    members(Some(json), &[]).into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// A member of an object that is a text.
pub(crate) fn text_of<'a>(json: JsonValue<'_, 'a>, name: &str) -> Option<Cow<'a, str>> {
    match member(json, name)?.shape() {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// Words of a definition.
pub(super) fn words(json: JsonValue<'_, '_>) -> Option<Words> {
    if !is_words(json) {
        return None;
    }
    Words::of_given(&mut |locale| text_of(json, locale.tag()).map(Cow::into_owned))
}

/// Whether a value holds words in languages: `{"fr": "…", "en": "…"}`.
pub(crate) fn is_words(json: JsonValue<'_, '_>) -> bool {
    let mut members = members(Some(json), &[]).into_iter().peekable();
    let is_text = |json: JsonValue<'_, '_>| matches!(json.shape(), Value::Text(_));
    let is_tag = |name: &str| Locale::KNOWN.iter().any(|locale| locale.tag() == name);
    members.peek().is_some() && members.all(|(name, value)| is_tag(&name) && is_text(value))
}

/// The JSON of a value without white space, its members in the order of their names, without those of
/// the names in `skip` and those that are `null`.
fn normal(json: JsonValue<'_, '_>, skip: &[&str]) -> String {
    let mut out = String::new();
    write(json, skip, false, &mut out);
    out
}

/// Writes a value with `0` in the place of words.
pub(super) fn without_words(json: JsonValue<'_, '_>) -> String {
    let mut out = String::new();
    write(json, &[], true, &mut out);
    out
}

fn write(json: JsonValue<'_, '_>, skip: &[&str], no_words: bool, out: &mut String) {
    match json.shape() {
        Value::Null => out.push_str("null"),
        Value::Flag(flag) => out.push_str(if flag { "true" } else { "false" }),
        Value::Number(literal) => out.push_str(literal),
        Value::Text(content) => text(&content, out),
        _ if json.is_object() => {
            if no_words && is_words(json) {
                return out.push('0');
            }
            let mut all = members(Some(json), skip);
            all.sort_by(|(one, _), (other, _)| one.cmp(other));
            out.push('{');
            for (index, (name, value)) in all.into_iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                text(&name, out);
                out.push(':');
                write(value, skip, no_words, out);
            }
            out.push('}');
        }
        _ => {
            out.push('[');
            for (index, item) in json.items().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                write(item, skip, no_words, out);
            }
            out.push(']');
        }
    }
}

fn json_text(content: &str) -> String {
    let mut out = String::new();
    text(content, &mut out);
    out
}
