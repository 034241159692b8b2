//! The places that the requirements of a call look at, and the values there in an application.

use std::collections::BTreeSet;

use crate::call::CallData;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::field::{Column, Field, List, column_of};
use crate::intake::whole;
use crate::json::{JsonShape, JsonValue, canonical, text};
use crate::kept::{KeptJson, ReadState, TracedValue};
use crate::language::GrantLacks as _;
use crate::place::Place;
use crate::places::Places;
use crate::render::formula;
use crate::text::{is_blank, push_step, shortened};

/// Something that is looked at: a field, a list, or a member of every item of a list. Fields come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ReadPlace {
    Field(Field),
    List(List),
    Member(List, Column),
}

/// The paths of these places, each once, in the order in which they were added.
pub(super) fn reads(places: &Places) -> Vec<ReadPlace> {
    let mut reads = Vec::new();
    let mut add = |read| {
        if !reads.contains(&read) {
            reads.push(read);
        }
    };
    for place in places.iter() {
        match *place {
            Place::Field(field) => add(ReadPlace::Field(field)),
            Place::List(list) => add(ReadPlace::List(list)),
            Place::Item(list, _, column) => {
                add(ReadPlace::Member(list, column));
                // The name of an earlier call may say that it was this one.
                if (list, column) == (List::PREVIOUS_GRANTS, column_of!(PreviousGrant.same_call)) {
                    add(ReadPlace::Member(list, column_of!(PreviousGrant.call)));
                }
            }
        }
    }
    reads
}

/// The paths from which the grant is worked out.
pub(super) fn of_grant(data: &CallData) -> Vec<ReadPlace> {
    let mut places = Places::with_items();
    if !data.frame.parts.is_empty() || data.frame.uses_eligible {
        data.frame.requests(&mut places);
        (0..data.frame.parts.len()).for_each(|part| data.frame.request_of(part, &mut places));
        formula(data, &mut places);
        places.push_columns(
            List::EXPENSES,
            &[
                column_of!(Expense.amount),
                column_of!(Expense.in_kind),
                column_of!(Expense.eligible),
                column_of!(Expense.nature),
                column_of!(Expense.category),
            ],
        );
    }
    reads(&places)
}

/// The paths of what is read.
pub(super) fn paths(data: &CallData, reads: &[ReadPlace]) -> Vec<String> {
    let frame = &data.frame;
    let path = |read: &ReadPlace| match *read {
        ReadPlace::Field(field) => frame.field(field).map_or("", |field| &field.pointer).to_owned(),
        ReadPlace::List(list) => frame.list_pointer(list).to_owned(),
        ReadPlace::Member(list, column) => {
            let member = frame.column(list, column).map_or("", |member| &member.pointer);
            format!("{}/*/{member}", frame.list_pointer(list))
        }
    };
    reads.iter().map(path).collect()
}

/// The values there in an application, in the order of the model. `application` is what was assessed; a
/// document that was not assessed has no values.
pub(super) fn values(
    data: &CallData,
    reads: &BTreeSet<ReadPlace>,
    facts: &Facts,
    application: Option<&[u8]>,
) -> Vec<TracedValue> {
    let document = application.and_then(|bytes| whole(bytes).ok());
    let root = document.as_ref().map(|document| document.root());
    let mut values = Vec::new();
    for read in reads {
        match *read {
            ReadPlace::Field(field) => {
                let path = data.frame.field(field).map_or("", |field| &field.pointer);
                values.push(value(path.to_owned(), facts.get(field), at(root, path)));
            }
            ReadPlace::List(list) => {
                let items = u32::try_from(facts.list(list).len()).ok().filter(|items| *items > 0);
                let state = match (facts.is_wrong(list), items) {
                    (true, _) => ReadState::Wrong,
                    (_, None) => ReadState::Absent,
                    _ => ReadState::Given,
                };
                let path = data.frame.list_pointer(list).to_owned();
                values.push(TracedValue { path, state, value: None, items });
            }
            ReadPlace::Member(..) => {}
        }
    }
    for number in 0..data.frame.layout.lists.len() {
        let Ok(list) = u16::try_from(number).map(List) else { continue };
        let members = reads.iter().filter_map(|read| match *read {
            ReadPlace::Member(of, column) if of == list => Some(column),
            _ => None,
        });
        let members: Vec<Column> = members.collect();
        let pointer = data.frame.list_pointer(list);
        let items = at(root, pointer).into_iter().flat_map(JsonValue::items);
        for (item, (_, json)) in facts.list(list).zip(items).enumerate() {
            for column in &members {
                let member = data.frame.column(list, *column).map_or("", |one| &one.pointer);
                let fact = facts.item(list, item, *column);
                let path = format!("{pointer}/{item}/{member}");
                values.push(value(path, fact, at(Some(json), &format!("/{member}"))));
            }
        }
    }
    values
}

fn value(path: String, fact: Fact, json: Option<JsonValue<'_, '_>>) -> TracedValue {
    let (state, value, items) = match (fact.is_wrong(), json.map(|json| (json, json.shape()))) {
        (true, _) => (ReadState::Wrong, None, None),
        (_, None | Some((_, JsonShape::Null | JsonShape::Empty))) => {
            (ReadState::Absent, None, None)
        }
        (_, Some((_, JsonShape::Text(text)))) if is_blank(&text) => (ReadState::Absent, None, None),
        (_, Some((_, JsonShape::Text(text)))) => (ReadState::Given, Some(as_text(&text)), None),
        (_, Some((_, JsonShape::Number(literal)))) if !is_short(literal) => {
            (ReadState::Given, Some(as_text(literal)), None)
        }
        // Of a list of texts it counts how many there are.
        (_, Some((json, JsonShape::List))) if !matches!(fact, Fact::Choices(_)) => {
            (ReadState::Given, None, u32::try_from(json.items().count()).ok())
        }
        (_, Some((json, _))) => {
            let mut content = String::new();
            canonical(json, &mut content);
            (ReadState::Given, Some(KeptJson(content)), None)
        }
    };
    TracedValue { path, state, value, items }
}

/// At most 60 characters of a text, as JSON.
fn as_text(content: &str) -> KeptJson {
    let mut json = String::new();
    text(&shortened(content), &mut json);
    KeptJson(json)
}

/// Whether a number is whole, of at most 15 digits: every reader of JSON has it exactly.
fn is_short(literal: &str) -> bool {
    literal.len() <= 15 && literal.bytes().all(|byte| byte.is_ascii_digit())
}

/// The value at a JSON Pointer. If a member is written twice, the last one counts.
fn at<'d, 'a>(json: Option<JsonValue<'d, 'a>>, pointer: &str) -> Option<JsonValue<'d, 'a>> {
    pointer.split('/').skip(1).try_fold(json?, |json, step| {
        let members = json.is_object().then(|| json.members())?;
        let is_it = |name: &str| {
            let mut escaped = String::new();
            push_step(name, &mut escaped);
            escaped == step
        };
        members.filter(|(name, _)| is_it(&name.text())).last().map(|(_, value)| value)
    })
}
