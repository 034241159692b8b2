//! What differs between editions of a call, and between assessments.

#![cfg(test)]

mod common;

use std::sync::LazyLock;

use common::{all_calls, cases, defined, json};
use inspir_core::{
    Assessment, AssessmentDiff, Call, ChangedItem, ChangedResult, EditionChange, EditionDiff,
    ErrorCode, KeptAssessmentDiff, KeptEditionDiff, Locale, ResultChange, RuleChange,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A built-in call as the next edition has it.
fn edited(call: &Call, edit: impl FnOnce(&mut Value)) -> Call {
    let mut definition = json(call.definition());
    definition["edition"] = "2".into();
    edit(&mut definition);
    defined(&definition.to_string())
}

/// The name of the list that holds an item.
fn list(item: ChangedItem) -> &'static str {
    match item {
        ChangedItem::Section => "sections",
        ChangedItem::Document => "documents",
        ChangedItem::Question => "questions",
        ChangedItem::Commitment => "commitments",
        ChangedItem::Undertaking => "undertakings",
        ChangedItem::Criterion => "criteria",
        ChangedItem::Field => "fields",
        ChangedItem::Columns => "columns",
        ChangedItem::List => "lists",
        ChangedItem::Source => "sources",
        ChangedItem::Category => "categories",
        ChangedItem::Quantity => "quantities",
        ChangedItem::Part => "parts",
        ChangedItem::Overall => "overall",
        ChangedItem::Requirement => "requirements",
        _ => "",
    }
}

/// The names and ids that lead to what changed.
fn steps(change: &EditionChange) -> Vec<String> {
    let mut steps = vec![list(change.item()).to_owned()];
    steps.extend(change.id().map(str::to_owned));
    steps.extend(
        change.member().into_iter().flat_map(|member| member.split('/')).map(str::to_owned),
    );
    steps.retain(|step| !step.is_empty());
    steps
}

fn index_of(list: &[Value], id: &str) -> Option<usize> {
    list.iter().position(|item| item["id"] == id)
}

/// Makes one change in a definition.
fn apply(definition: &mut Value, change: &EditionChange) {
    let steps = steps(change);
    let (last, way) = steps.split_last().expect("a step");
    let mut place = definition;
    for step in way {
        place = match place {
            Value::Array(items) => {
                let index = index_of(items, step).unwrap_or_else(|| panic!("{change:?}"));
                &mut items[index]
            }
            place => {
                if place[step.as_str()].is_null() {
                    let is_object = ["columns", "overall"].contains(&step.as_str());
                    place[step.as_str()] = if is_object { json!({}) } else { json!([]) };
                }
                &mut place[step.as_str()]
            }
        };
    }
    let after = change.after().map(json);
    // The items of a list in their new order.
    if change.kind() == RuleChange::Layout
        && change.path().rsplit('/').next() == Some(last)
        && let (Value::Array(items), Some(Value::Array(ids))) = (&mut place[last.as_str()], &after)
        && ids.iter().all(Value::is_string)
        && items.iter().all(|item| item["id"].is_string())
    {
        items.sort_by_key(|item| ids.iter().position(|id| *id == item["id"]));
        return;
    }
    match (place, after) {
        (Value::Array(items), None) => {
            items.remove(index_of(items, last).unwrap_or_else(|| panic!("{change:?}")));
        }
        (Value::Array(items), Some(item)) => {
            let at = change.path().rsplit('/').next().and_then(|at| at.parse().ok());
            let at: usize = at.expect("the index of an item");
            items.insert(at.min(items.len()), item);
        }
        (place, None) => drop(place.as_object_mut().expect("an object").remove(last)),
        (place, Some(value)) => place[last.as_str()] = value,
    }
}

/// A definition as it is compared: nothing that says nothing, and no names.
fn bare(definition: &mut Value) {
    let says = |value: &Value| !value.is_null() && *value != json!([]) && *value != json!({});
    if let Some(columns) = definition["columns"].as_object_mut() {
        columns.retain(|_, value| says(value));
    }
    let members = definition.as_object_mut().expect("an object");
    members.retain(|name, value| says(value) && name != "edition");
}

/// The definition that follows from an earlier one and what changed.
fn applied(diff: &EditionDiff) -> Value {
    let mut definition = json(diff.before().definition());
    let (removed, others): (Vec<_>, Vec<_>) =
        diff.changes().iter().partition(|change| change.kind() == RuleChange::Removed);
    let (layout, others): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|change| change.kind() == RuleChange::Layout);
    for change in removed.into_iter().chain(others).chain(layout) {
        apply(&mut definition, change);
    }
    bare(&mut definition);
    definition
}

/// Differences are read again from the JSON that they were written to, and written byte for byte; no
/// other format loses anything either.
fn assert_kept<K: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
    kept: &K,
    text: &str,
) {
    let read: K = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(&read, kept);
    assert_eq!(serde_json::to_string(&read).expect("JSON"), text);
    let value = serde_json::to_value(kept).expect("a value");
    assert_eq!(&serde_json::from_value::<K>(value).expect("differences"), kept);
    let mut bytes = Vec::new();
    ciborium::into_writer(kept, &mut bytes).expect("CBOR");
    assert_eq!(&ciborium::from_reader::<K, _>(bytes.as_slice()).expect("differences"), kept);
}

fn assert_explained(before: &Call, after: &Call) {
    let diff = after.changes_since(before);
    let mut expected = json(after.definition());
    bare(&mut expected);
    let applied = applied(&diff);
    let lacks =
        [common::differences(&expected, &applied), common::differences(&applied, &expected)];
    assert_eq!(lacks, [const { Vec::<String>::new() }; 2], "{} → {}", before.id(), after.id());
    for locale in [Locale::Fr, Locale::En] {
        let kept: KeptEditionDiff = diff.keep(locale);
        assert_kept(&kept, &diff.to_json(locale));
        assert_eq!(kept.to_json(), diff.to_json(locale));
        let told = json(&diff.to_json(locale));
        assert_eq!(told["changes"].as_array().map(Vec::len), Some(diff.changes().len()));
        for change in diff.changes() {
            let message = change.message(locale);
            assert!(!message.contains(['{', '}']) || message.contains('`'), "{message}");
            assert!(message.ends_with('.') && message.len() < 1000, "{message}");
        }
    }
}

#[test]
fn what_changed_explains_any_other_call() {
    let calls = all_calls();
    assert!(calls.len() > 10);
    for (number, before) in calls.iter().enumerate() {
        assert!(before.changes_since(before).is_empty());
        assert_explained(before, &calls[(number + 1) % calls.len()]);
        assert_explained(&calls[(number + 3) % calls.len()], before);
    }
}

#[test]
fn each_kind_of_change_is_told_with_its_place() {
    let old = Call::follow_up();
    let new = edited(&old, |definition| {
        definition["valid_until"] = "2027-12-31".into();
        definition["parts"][0]["ceiling"] = "6000.00".into();
        definition["parts"][1]["title"]["en"] = "Grant for equipment".into();
        let requirements = definition["requirements"].as_array_mut().expect("requirements");
        requirements.remove(0);
        requirements[0]["level"] = "advice".into();
        requirements[1]["when"] = json!({"present": "/applicant/rna"});
        requirements[4]["citation"]["quote"] = "né d’un événement".into();
        requirements[2]["section"] = "origin".into();
        let mut added = requirements[3].clone();
        added["id"] = "project.name".into();
        requirements.push(added);
        requirements[8]["minimum"] = 3.into();
    });
    assert_explained(&old, &new);
    let diff = new.changes_since(&old);
    assert!(!diff.is_of_words_alone());
    let told: Vec<_> = diff
        .changes()
        .iter()
        .map(|change| (change.kind().id(), change.path().to_owned(), change.message(Locale::En)))
        .collect();
    let expected = [
        (
            "value",
            "/parts/0/ceiling",
            "Part “Operating grant” (`operating`): `ceiling` is €6,000.00 instead of €5,000.00.",
        ),
        (
            "words",
            "/parts/1/title",
            "Part “Grant for equipment” (`investment`): `title` is reworded, “Grant for equipment” instead of “Investment grant”.",
        ),
        (
            "level",
            "/requirements/0/level",
            "Requirement “SIRET number” (`applicant.siret`): `level` is “advice” instead of “not blocking”.",
        ),
        (
            "condition",
            "/requirements/1/when",
            "Requirement “RNA number” (`applicant.rna`): applies under a condition now.",
        ),
        (
            "layout",
            "/requirements/2/section",
            "Requirement “IBAN” (`applicant.iban`): the place or the order in the form has changed.",
        ),
        (
            "value",
            "/requirements/8/minimum",
            "Requirement “Range of disciplines in the project group” (`team.multidisciplinary`): `minimum` is 3 instead of 2.",
        ),
        (
            "added",
            "/requirements/17",
            "Added (requirement): “Title of the project” (`project.name`).",
        ),
        (
            "value",
            "/valid_until",
            "Call: `valid_until` is 31 December 2027; nothing was given before.",
        ),
        (
            "removed",
            "/requirements/0",
            "Removed (requirement): “Name of the applicant” (`applicant.name`).",
        ),
    ];
    for (kind, path, message) in expected {
        let is_it = |one: &&(&str, String, String)| (one.0, one.1.as_str()) == (kind, path);
        let one = told.iter().find(is_it).unwrap_or_else(|| panic!("{kind} {path}: {told:#?}"));
        assert_eq!(one.2, message);
    }
    let quote = diff.of_requirement("origin.inspir_event").next().expect("a change");
    assert_eq!(quote.kind(), RuleChange::Quote);
    assert!(
        quote.message(Locale::Fr).contains("l’appel est cité autrement, « né d’un événement »")
    );
    assert_eq!(told.len(), expected.len() + 1);
    let french = diff.changes().iter().map(|change| change.message(Locale::Fr));
    let french: Vec<String> = french.collect();
    let level = "`level` vaut « conseil » au lieu de « non bloquant ».";
    assert!(french.iter().any(|message| message.ends_with(level)), "{french:#?}");
    assert!(french.contains(&"Part « Aide au fonctionnement » (`operating`) : `ceiling` vaut 6 000,00 € au lieu de 5 000,00 €.".to_owned()), "{french:#?}");
    assert!(
        french.contains(&"Ajout (exigence) : « Titre du projet » (`project.name`).".to_owned())
    );
}

#[test]
fn words_quotes_and_layout_alter_no_outcome() {
    let old = Call::follow_up();
    let new = edited(&old, |definition| {
        definition["summary"]["fr"] = "En bref.".into();
        definition["requirements"][0]["title"]["fr"] = "Nom".into();
        definition["requirements"][5]["citation"]["quote"] = "né d’un événement".into();
        definition["requirements"].as_array_mut().expect("requirements").swap(2, 3);
        definition["sections"].as_array_mut().expect("sections").swap(0, 1);
    });
    let diff = new.changes_since(&old);
    assert_eq!(diff.changes().len(), 5, "{diff:#?}");
    assert!(diff.is_of_words_alone());
    assert_explained(&old, &new);
    let other_language = diff.changes().iter().find(|change| change.item() == ChangedItem::Call);
    let told = other_language.expect("the summary").message(Locale::En);
    assert!(told.contains("in another language"), "{told}");
    // Earlier grants are recognised by the titles of the call.
    let renamed = edited(&old, |definition| definition["title"]["fr"] = "Suivi".into());
    assert!(!renamed.changes_since(&old).is_of_words_alone());
    // Only the name of the edition is another.
    assert!(edited(&old, |_| {}).changes_since(&old).is_empty());
    // Applications name the call that they are for.
    let moved = edited(&old, |definition| definition["id"] = "follow-up".into());
    let diff = moved.changes_since(&old);
    let [change] = diff.changes() else { panic!("{diff:#?}") };
    assert_eq!((change.kind(), change.path()), (RuleChange::Value, "/id"));
    assert_eq!(
        change.message(Locale::En),
        "Call: `id` is “follow-up” instead of “inspir-follow-up”."
    );
    assert!(!diff.is_empty() && !diff.is_of_words_alone());
}

/// Each kind of change by itself: those that can alter an outcome, and those that cannot.
#[test]
fn each_kind_of_change_says_whether_it_can_alter_outcomes() {
    type Edit = fn(&mut Value);
    let edits: [(RuleChange, bool, Edit); 15] = [
        (RuleChange::Words, false, |all| all["summary"]["en"] = "Shorter.".into()),
        (RuleChange::Words, false, |all| all["organisation"]["fr"] = "Région".into()),
        (RuleChange::Words, false, |all| all["requirements"][0]["title"]["fr"] = "Nom".into()),
        (RuleChange::Words, false, |all| {
            all["requirements"][0]["citation"]["section"]["en"] = "Elsewhere".into();
        }),
        (RuleChange::Quote, false, |all| {
            all["requirements"][5]["citation"]["quote"] = "né d’un événement".into();
        }),
        (RuleChange::Layout, false, |all| all["requirements"][0]["section"] = "team".into()),
        (RuleChange::Layout, false, |all| {
            all["sections"].as_array_mut().expect("sections").swap(0, 1);
        }),
        (RuleChange::Layout, false, |all| {
            all["requirements"].as_array_mut().expect("requirements").swap(0, 1);
        }),
        (RuleChange::Level, true, |all| all["requirements"][0]["level"] = "advice".into()),
        (RuleChange::Condition, true, |all| {
            all["requirements"][0]["when"] = json!({"present": "/applicant/rna"});
        }),
        (RuleChange::Value, true, |all| all["parts"][0]["ceiling"] = "1.00".into()),
        (RuleChange::Value, true, |all| all["title"]["en"] = "Follow-up".into()),
        (RuleChange::Value, true, |all| all["valid_from"] = "2026-01-01".into()),
        (RuleChange::Removed, true, |all| {
            all["requirements"].as_array_mut().expect("requirements").remove(0);
        }),
        (RuleChange::Added, true, |all| {
            let mut copy = all["requirements"][0].clone();
            copy["id"] = "another".into();
            all["requirements"].as_array_mut().expect("requirements").push(copy);
        }),
    ];
    let old = Call::follow_up();
    for (kind, alters, change) in edits {
        let diff = edited(&old, change).changes_since(&old);
        let [one] = diff.changes() else { panic!("{diff:#?}") };
        assert_eq!((one.kind(), one.can_alter_outcomes()), (kind, alters), "{one:?}");
        assert_eq!(diff.is_of_words_alone(), !alters, "{one:?}");
        assert_eq!(json(&diff.to_json(Locale::Fr))["words_alone"], !alters, "{one:?}");
    }
    let kinds = edits.iter().map(|(kind, ..)| kind).collect::<std::collections::HashSet<_>>();
    assert_eq!(kinds.len(), RuleChange::ALL.len());
}

/// What an assessment decides, apart from words and the order of the call.
fn decided(call: &Call, text: &str) -> Value {
    let assessment = call.assess_json(text.as_bytes());
    let mut statuses: Vec<_> = assessment
        .findings()
        .map(|finding| format!("{} {}", finding.requirement().id(), finding.status()))
        .collect();
    statuses.sort();
    let amounts = [assessment.requested(), assessment.maximum()];
    json!([assessment.outcome().id(), amounts, assessment.progress(), statuses])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Editions that differ in words, quotations and layout alone decide the same.
    #[test]
    fn words_alone_decide_nothing(
        edits in vec((prop_oneof![Just(2), Just(3), Just(5), Just(9), Just(10), Just(12), 0..18_u8], 0..200_usize), 1..6),
        is_event: bool,
        picked in any::<Index>(),
        changes in vec((any::<Index>(), 0..9_usize), 0..6),
    ) {
        let old = if is_event { Call::creative_event() } else { Call::follow_up() };
        let new = edited(&old, |definition| edits.iter().for_each(|one| edit(definition, *one)));
        if new.changes_since(&old).is_of_words_alone() {
            let all = &MADE_FROM[usize::from(!is_event)];
            let text = changed(all[picked.index(all.len())].clone(), &changes);
            prop_assert_eq!(decided(&old, &text), decided(&new, &text));
        }
    }
}

/// One change of a definition that still loads.
fn edit(definition: &mut Value, (what, at): (u8, usize)) {
    let requirements = definition["requirements"].as_array_mut().expect("requirements");
    let (at, count) = (at % requirements.len(), requirements.len());
    match what {
        0 if count > 2 => drop(requirements.remove(at)),
        1 => {
            let mut copy = requirements[at].clone();
            let mut ids = (0..).map(|number| format!("copy.n{count}x{at}y{number}"));
            let is_free = |id: &String| requirements.iter().all(|one| one["id"] != **id);
            copy["id"] = ids.find(is_free).expect("an id").into();
            requirements.insert((at * 7) % count, copy);
        }
        2 => requirements.swap(at, (at * 5 + 1) % count),
        3 => requirements[at]["title"] = json!({"fr": format!("Titre {at}")}),
        4 => requirements[at]["when"] = json!({"present": "/applicant/rna"}),
        5 => requirements[at]["citation"]["section"]["en"] = "Elsewhere".into(),
        6 => drop(requirements[at].as_object_mut().expect("an object").remove("when")),
        7 if requirements[at]["level"] == "warning" => requirements[at]["level"] = "advice".into(),
        8 => definition["parts"][0]["ceiling"] = format!("{}.00", 1000 + at).into(),
        9 => definition["parts"].as_array_mut().expect("parts").reverse(),
        10 => definition["summary"]["en"] = format!("Summary {at}").into(),
        11 => definition["valid_from"] = "2026-01-01".into(),
        13..=15 => edit_list(definition, what, at),
        16 => definition["id"] = format!("call-{at}").into(),
        _ => definition["sections"].as_array_mut().expect("sections").rotate_left(1),
    }
}

/// One change of a list of items with ids, however deep it stands: their order, one more, other words.
fn edit_list(definition: &mut Value, what: u8, at: usize) {
    const LISTS: [&str; 14] = [
        "/documents",
        "/questions",
        "/commitments",
        "/undertakings",
        "/criteria",
        "/fields",
        "/columns/~1team",
        "/lists",
        "/lists/0/fields",
        "/sources",
        "/categories",
        "/quantities",
        "/parts/0/bonuses",
        "/overall/limits",
    ];
    let list = definition.pointer_mut(LISTS[at % LISTS.len()]).and_then(Value::as_array_mut);
    let Some(list) = list.filter(|list| !list.is_empty()) else { return };
    let at = at % list.len();
    match what {
        // A quantity may be made of those before it.
        13 => list.rotate_left(1),
        14 => {
            let mut copy = list[at].clone();
            let ids: Vec<Value> = list.iter().map(|item| item["id"].clone()).collect();
            let id = (0..).map(|number| json!(format!("copy_{number}")));
            copy["id"] = id.into_iter().find(|id| !ids.contains(id)).expect("an id");
            list.push(copy);
        }
        _ => list[at]["title"] = json!({"fr": format!("Titre {at}"), "en": format!("Title {at}")}),
    }
}

/// A call that has something of every kind.
fn full_call() -> Call {
    defined(&common::read(&common::beside("definitions/full.json")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_changed_explains_the_new_edition(
        edits in proptest::collection::vec((0..18_u8, 0..200_usize), 0..12),
        base in 0..3_u8,
    ) {
        let old = match base {
            0 => Call::creative_event(),
            1 => Call::follow_up(),
            _ => full_call(),
        };
        let middle = edited(&old, |definition| {
            edits.iter().take(4).for_each(|one| edit(definition, *one));
        });
        let new = edited(&old, |definition| edits.iter().rev().for_each(|one| edit(definition, *one)));
        for (before, after) in [(&old, &new), (&new, &old), (&middle, &new), (&new, &middle)] {
            assert_explained(before, after);
        }
        prop_assert!(new.changes_since(&new).is_empty());
    }
}

/// An assessment as it is compared.
fn compared(mut assessment: Value) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.retain(|name, value| name != "message" && !value.is_null());
                members.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    strip(&mut assessment);
    let members = assessment.as_object_mut().expect("an object");
    for name in ["call", "edition", "definition", "engine", "reference"] {
        members.remove(name);
    }
    for name in ["findings", "input_errors"] {
        members[name].as_array_mut().expect("a list").sort_by_key(Value::to_string);
    }
    // The order of findings and of parts is that of the definition: a change of the call, not of the result.
    let parts = assessment.pointer_mut("/grant/parts").and_then(Value::as_array_mut);
    parts.expect("parts").sort_by_key(Value::to_string);
    assessment
}

/// A place of the later assessment in the earlier one, whose parts may stand in another order.
fn place_before(assessment: &Value, path: &str, id: Option<&str>) -> String {
    const PARTS: &str = "/grant/parts/";
    let inside = path.strip_prefix(PARTS).and_then(|rest| rest.split_once('/'));
    let Some((_, inside)) = inside else { return path.to_owned() };
    let parts = assessment["grant"]["parts"].as_array().expect("parts");
    let number = index_of(parts, id.expect("the id of a part")).expect("a part");
    format!("{PARTS}{number}/{inside}")
}

/// The assessment that follows from an earlier one and what changed.
fn assessment_applied(before: &str, diff: &AssessmentDiff) -> Value {
    let (mut assessment, mut lost) = (json(before), Vec::new());
    let mut gained = Vec::new();
    for change in diff.changes() {
        let (list, last) = change.path().rsplit_once('/').expect("a path");
        let is_item = last.bytes().all(|byte| byte.is_ascii_digit());
        let after = change.after().map(json);
        match (change.kind(), after) {
            (ResultChange::Lost, None) => lost.push(change.path().to_owned()),
            (ResultChange::Gained, Some(value)) if is_item => gained.push((list.to_owned(), value)),
            (ResultChange::Gained, Some(value)) => {
                let place = place_before(&assessment, change.path(), change.id());
                let (object, name) = place.rsplit_once('/').expect("a path");
                assessment.pointer_mut(object).expect("its object")[name] = value;
            }
            (_, Some(value)) => {
                let place = change.path_before().and_then(|path| assessment.pointer_mut(path));
                *place.expect("what was there") = value;
            }
            (_, None) => panic!("{change:?}"),
        }
    }
    for path in lost {
        *assessment.pointer_mut(&path).expect("what was lost") = Value::Null;
    }
    for (list, value) in gained {
        assessment.pointer_mut(&list).and_then(Value::as_array_mut).expect("its list").push(value);
    }
    for name in ["findings", "input_errors"] {
        let list = assessment[name].as_array_mut().expect("a list");
        list.retain(|item| !item.is_null());
    }
    compared(assessment)
}

/// Of a document that could not be read nothing was examined: what is left to compare if one of two was.
fn examined(assessments: [Value; 2], readable: [bool; 2]) -> [Value; 2] {
    let mut assessments = assessments;
    if readable[0] != readable[1] {
        for assessment in &mut assessments {
            let members = assessment.as_object_mut().expect("an object");
            for name in ["findings", "grant", "totals", "quantities", "progress", "appraisal"] {
                members.remove(name);
            }
        }
    }
    // Nor are the errors that the later one does not have told as lost.
    if !readable[1] {
        let seen = assessments[1]["input_errors"].as_array().expect("a list").clone();
        let errors = assessments[0]["input_errors"].as_array_mut().expect("a list");
        errors.retain(|error| seen.contains(error));
    }
    assessments
}

#[test]
fn what_changed_explains_the_later_assessment() {
    let mut before: Vec<(String, String)> = Vec::new();
    let (mut compared_pairs, mut with_errors) = (0, 0);
    let all = cases().into_iter().filter(|(_, case)| case.text().len() < 20_000);
    for (file, case) in all.step_by(7) {
        let call = common::call(&case.call);
        let assessment = call.assess_json(case.text().as_bytes());
        assert!(assessment.changes_since(&assessment).is_empty(), "{file}: {}", case.name);
        let now = assessment.to_json(Locale::En);
        if let Some((_, earlier)) = before.iter().find(|(id, _)| *id == case.call) {
            let diff = AssessmentDiff::of_json(earlier, &now).expect("two assessments");
            let both = [assessment_applied(earlier, &diff), compared(json(&now))];
            let readable = [json(earlier)["readable"] == true, assessment.is_readable()];
            let [applied, expected] = examined(both, readable);
            assert_eq!(applied, expected, "{}", case.name);
            for locale in [Locale::Fr, Locale::En] {
                let kept: KeptAssessmentDiff = diff.keep(locale);
                assert_kept(&kept, &diff.to_json(locale));
                assert_eq!(kept.to_json(), diff.to_json(locale));
            }
            compared_pairs += 1;
            let is_error = |what| what == ChangedResult::InputError;
            with_errors += usize::from(diff.changes().iter().any(|change| is_error(change.what())));
            for change in diff.changes() {
                for message in [change.message(Locale::Fr), change.message(Locale::En)] {
                    assert!(!message.contains('{') && message.ends_with('.'), "{message}");
                }
            }
        }
        before.retain(|(id, _)| *id != case.call);
        before.push((case.call, assessment.to_json(Locale::Fr)));
    }
    assert!(compared_pairs > 40 && with_errors > 5, "{compared_pairs} {with_errors}");
}

/// The applications of the cases of a call, as JSON.
fn applications(id: &str) -> Vec<Value> {
    let all = cases().into_iter().filter(|(_, case)| case.call == id && case.text().len() < 20_000);
    all.filter_map(|(_, case)| serde_json::from_str(&case.text()).ok()).collect()
}

/// The places of all values in a document, as JSON Pointers.
fn pointers(json: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    let mut each = |step: &str, value: &Value| {
        pointers(value, &format!("{at}/{}", step.replace('~', "~0").replace('/', "~1")), out);
    };
    match json {
        Value::Object(members) => members.iter().for_each(|(name, value)| each(name, value)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| each(&index.to_string(), value));
        }
        _ => {}
    }
}

/// An application of a case with some values changed: most of them right, some of them wrong.
fn changed(mut application: Value, changes: &[(Index, usize)]) -> String {
    let others = [
        Value::Null,
        json!("6000.00"),
        json!("2026-05-04"),
        json!(true),
        json!(false),
        json!(3),
        json!("x"),
        json!([]),
        json!({"x": 1}),
    ];
    for (index, other) in changes {
        let mut places = Vec::new();
        pointers(&application, "", &mut places);
        let place = &places[index.index(places.len())];
        if !place.is_empty() {
            *application.pointer_mut(place).expect("a value") =
                others[other % others.len()].clone();
        }
    }
    application.to_string()
}

/// The applications from which random ones are made, for each of the two calls.
static MADE_FROM: LazyLock<[Vec<Value>; 2]> =
    LazyLock::new(|| ["inspir-creative-event", "inspir-follow-up"].map(applications));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Random applications, each under a random edition: what changed, applied to the old assessment, is the
    /// new one; and an assessment does not differ from itself.
    #[test]
    fn what_changed_explains_any_later_assessment(
        is_event: bool,
        is_same: bool,
        picked in [any::<Index>(), any::<Index>()],
        changes in [vec((any::<Index>(), 0..9_usize), 0..6), vec((any::<Index>(), 0..9_usize), 0..6)],
        edits in vec((0..13_u8, 0..200_usize), 0..5),
    ) {
        let call = if is_event { Call::creative_event() } else { Call::follow_up() };
        let later = edited(&call, |definition| edits.iter().for_each(|one| edit(definition, *one)));
        let all = &MADE_FROM[usize::from(!is_event)];
        let of = |number: usize| &all[picked[if is_same { 0 } else { number }].index(all.len())];
        let [before, after] = [0, 1].map(|number| changed(of(number).clone(), &changes[number]));
        for (old, new) in [(&call, &later), (&later, &call), (&call, &call)] {
            let old = old.assess_json(before.as_bytes());
            let new = new.assess_json(after.as_bytes());
            let [earlier, now] = [old.to_json(Locale::Fr), new.to_json(Locale::En)];
            let diff = AssessmentDiff::of_json(&earlier, &now).expect("two assessments");
            let both = [assessment_applied(&earlier, &diff), compared(json(&now))];
            let [applied, expected] = examined(both, [old.is_readable(), new.is_readable()]);
            let lacks =
                [common::differences(&expected, &applied), common::differences(&applied, &expected)];
            prop_assert_eq!(lacks, [const { Vec::<String>::new() }; 2]);
            let direct = new.changes_since(&old);
            // They are the same changes; the assessments themselves know the titles.
            let bare = |diff: &AssessmentDiff| -> Vec<String> {
                let changes = diff.changes().iter();
                changes
                    .map(|one| json!([one.kind().id(), one.path_before(), one.path(), one.before(), one.after()]).to_string())
                    .collect()
            };
            prop_assert_eq!(bare(&diff), bare(&direct));
            for one in [&old, &new] {
                prop_assert!(one.changes_since(one).is_empty());
                let told = one.to_json(Locale::En);
                prop_assert!(AssessmentDiff::of_json(&told, &told).expect("one").is_empty());
            }
        }
    }
}

#[test]
fn assessments_under_two_editions_are_compared() {
    let old = Call::follow_up();
    let new = edited(&old, |definition| {
        definition["parts"][0]["ceiling"] = "3000.00".into();
        let requirements = definition["requirements"].as_array_mut().expect("requirements");
        let mut added = requirements[0].clone();
        added["id"] = "project.name".into();
        requirements.push(added);
        requirements.remove(0);
    });
    let text = br#"{"request": {"operating": "4000.00"}, "budget": {"expenses": [
        {"label": "x", "amount": "4000.00"}]}}"#;
    let diff = new.assess_json(text).changes_since(&old.assess_json(text));
    let told: Vec<String> =
        diff.changes().iter().map(|change| change.message(Locale::En)).collect();
    for expected in [
        "Most that can be granted: €3,000.00 instead of €4,000.00.",
        "Requested in excess: €1,000.00 instead of €0.00.",
        "Ceiling (`operating`): €3,000.00 instead of €5,000.00.",
        "The grant is worked out in another way (`operating`).",
        "Outcome: ineligible as it stands instead of incomplete.",
        "Requirement “Ceiling of the operating grant” (`grant.operating_ceiling`): not met instead of met.",
        "New requirement “Name of the applicant” (`project.name`): answer missing.",
        "Requirement that is no longer there “Name of the applicant” (`applicant.name`): answer missing before.",
    ] {
        assert!(told.iter().any(|one| one == expected), "{expected}: {told:#?}");
    }
    let json = json(&diff.to_json(Locale::Fr));
    assert_eq!(json["before"]["edition"], "1");
    assert_eq!(json["after"]["definition"], new.digest());
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(told.len()));
}

#[test]
fn odd_assessments_can_be_compared() {
    for text in
        [r#"{"outcome": "?", "findings": [1], "grant": 3}"#, r#"{"outcome": "", "findings": []}"#]
    {
        let other = r#"{"outcome": "", "findings": [{"requirement": "a"}, {"requirement": "a"}]}"#;
        let diff = AssessmentDiff::of_json(text, other).expect("two assessments");
        assert_kept(&diff.keep(Locale::En), &diff.to_json(Locale::En));
        assert!(AssessmentDiff::of_json(text, text).expect("two assessments").is_empty());
    }
    // The evidence and the parts of messages are no differences.
    let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    let texts = [
        assessment.to_json(Locale::Fr),
        assessment.keep(Locale::En).to_json(),
        assessment.to_json_with_parts(Locale::En),
    ];
    for (one, other) in texts.iter().flat_map(|one| texts.iter().map(move |other| (one, other))) {
        assert!(AssessmentDiff::of_json(one, other).expect("assessments").is_empty());
    }
    let error = AssessmentDiff::of_json(&texts[0], "{\n]").expect_err("no JSON");
    assert!(error.to_string().starts_with("/after: ") && error.to_string().contains("line 2"));
}

#[test]
fn what_is_no_assessment_is_refused() {
    let assessment = Call::follow_up().assess_json(b"{}").to_json(Locale::Fr);
    let definition = Call::follow_up().definition().to_owned();
    let failure = r#"{"message": "no such assessment"}"#.to_owned();
    for wrong in ["null", "[]", "3", "{}", r#"{"outcome": "eligible"}"#, &definition, &failure] {
        let error = AssessmentDiff::of_json(wrong, wrong).expect_err("two of them");
        assert_eq!((error.path(), error.code()), ("/before", ErrorCode::TypeMismatch), "{wrong}");
        let error = AssessmentDiff::of_json(&assessment, wrong).expect_err("one of them");
        assert_eq!(error.path(), "/after", "{wrong}");
        assert!(error.message(Locale::En).contains("`outcome` and `findings`"), "{error}");
    }
}

#[test]
fn an_error_that_is_no_longer_seen_is_not_gone() {
    let call = Call::follow_up();
    let first = call.assess_json(br#"{"zz": 1, "submitted_on": "x"}"#);
    let cut_off = call.assess_json(br#"{"zz": 1, "submitted_on": "x""#);
    let many: Vec<String> = (0..120).map(|number| format!("\"a{number}\": 1")).collect();
    let many = call.assess_json(format!("{{{}, \"zz\": 1}}", many.join(", ")).as_bytes());
    let lost = |diff: &AssessmentDiff| {
        let of_error =
            |change: &&inspir_core::AssessmentChange| change.what() == ChangedResult::InputError;
        diff.changes().iter().filter(of_error).filter(|change| change.after().is_none()).count()
    };
    assert_eq!(lost(&cut_off.changes_since(&first)), 0);
    assert_eq!(lost(&many.changes_since(&first)), 0);

    let other = call.assess_json(br#"{"zz": 1, "submitted_on": "y"}"#);
    let told = |later: &Assessment, earlier: &Assessment| -> Vec<String> {
        let changes = later.changes_since(earlier);
        let errors = changes.changes().iter().filter(|one| one.what() == ChangedResult::InputError);
        errors.map(|change| change.message(Locale::En)).collect()
    };
    let changed = "Still an input error (`/submitted_on`: `date.format`), with another value.";
    assert_eq!(told(&other, &first), [changed]);
    let gone = ["/zz`: `field.unknown", "/submitted_on`: `date.format"]
        .map(|error| format!("Input error that is no longer there (`{error}`)."));
    assert_eq!(told(&call.assess_json(b"{}"), &first), gone);
    assert_eq!(told(&cut_off, &first), ["Input error (`json.syntax`)."]);
}

#[test]
fn a_wrong_value_of_what_only_the_old_edition_knows_is_left_out() {
    let old = Call::creative_event();
    let new = edited(&old, |definition| {
        let text = definition.to_string().replace("event_type", "kind_of_event");
        *definition = json(&text.replace("creative_format", "new_format"));
    });
    for (text, path) in [
        (r#"{"answers": {"event_type": 5}}"#, "/answers/event_type"),
        (r#"{"answers": {"event_type": "x", "event_type": "y"}}"#, "/answers/event_type"),
        (
            r#"{"appraisals": {"creative_format": {"verdict": "fav"}}}"#,
            "/appraisals/creative_format",
        ),
    ] {
        let again = new.reassess_json(text.as_bytes(), &old);
        let paths = |again: &inspir_core::Reassessment| -> Vec<String> {
            again.left_out.iter().map(|one| one.path().to_owned()).collect()
        };
        assert_eq!(paths(&again), [path], "{text}");
        assert!(again.assessment.input_errors().is_empty(), "{text}: {again:?}");
        let intake = old.read_json(text.as_bytes());
        assert!(!intake.input_errors().is_empty(), "{text}");
        let of_intake = new.reassess(&intake, &old);
        assert!(of_intake.assessment.input_errors().is_empty(), "{text}: {of_intake:?}");
    }
}

#[test]
fn a_value_that_both_editions_refuse_stays_an_error() {
    let with_field = |field: Value| {
        edited(&Call::follow_up(), |definition| definition["fields"] = json!([field]))
    };
    let old = with_field(json!({"id": "size", "type": "number", "title": {"en": "Size"}}));
    let values = json!([{"id": "small", "title": {"en": "small"}}]);
    let new = with_field(
        json!({"id": "size", "type": "choice", "title": {"en": "Size"}, "values": values}),
    );
    let again = new.reassess_json(br#"{"details": {"size": "abc"}}"#, &old);
    assert_eq!(again.left_out, []);
    assert_eq!(again.assessment.input_errors()[0].code(), ErrorCode::EnumUnknown);
    // What the earlier edition took is left out.
    let again = new.reassess_json(br#"{"details": {"size": "12"}}"#, &old);
    assert_eq!(again.left_out[0].path(), "/details/size");
    assert!(again.assessment.input_errors().is_empty());
}

#[test]
fn what_only_the_old_edition_knows_is_left_out() {
    let new = edited(&Call::creative_event(), |definition| {
        let text = definition.to_string().replace("\"bank_details\"", "\"rib\"");
        *definition = json(&text);
    });
    let old = Call::creative_event();
    // A thousand values of the old edition alone, and one that neither knows.
    let kinds = vec![json!({"kind": "bank_details"}); 1000];
    let application = json!({
        "call": old.id(), "documents": kinds, "answers": {"nothing": "x"}, "x": 1,
    });
    let again = new.reassess_json(application.to_string().as_bytes(), &old);
    assert_eq!(again.left_out.len(), 1000);
    assert_eq!(again.left_out[999].path(), "/documents/999/kind");
    let written = serde_json::to_string(&again.left_out[999]).expect("JSON");
    let left_out: inspir_core::LeftOut = serde_json::from_str(&written).expect("what was written");
    assert_eq!(left_out, again.left_out[999]);
    let written = serde_json::to_string(&again).expect("JSON");
    let kept: inspir_core::KeptReassessment = serde_json::from_str(&written).expect("both");
    assert_eq!((&kept.left_out, kept.left_out.len()), (&again.left_out, 1000));
    assert_eq!(kept.assessment.open(&new).as_ref(), Ok(&again.assessment));
    let again_written = serde_json::to_string(&kept).expect("JSON");
    assert_eq!(
        serde_json::from_str::<inspir_core::KeptReassessment>(&again_written).expect("both"),
        kept
    );
    assert!(again.assessment.is_readable());
    let errors: Vec<&str> = again.assessment.input_errors().iter().map(|one| one.path()).collect();
    assert_eq!(errors, ["/answers/nothing", "/x"]);
    // Without what was left out, the assessment is the same.
    let without = json!({
        "call": old.id(), "documents": vec![json!({}); 1000], "answers": {"nothing": "x"}, "x": 1,
    });
    assert_eq!(
        again.assessment.to_json(Locale::Fr),
        new.assess_json(without.to_string().as_bytes()).to_json(Locale::Fr)
    );
    // The same of what the old edition read of it, borrowed and owned, and of an application in types.
    let text = application.to_string();
    let read = old.read_json(text.as_bytes());
    assert_eq!(read.input_errors().len(), 2);
    assert_eq!(new.reassess(&read, &old), again);
    assert_eq!(new.reassess(&read.clone().into_owned(), &old), again);
    let typed = new.reassess(read.application(), &old);
    assert_eq!(typed.left_out, again.left_out);
    assert!(typed.assessment.input_errors().is_empty());
    let owned: inspir_core::Application<'static> = read.into_application().into_owned();
    assert_eq!(new.reassess(&owned, &old), typed);
    // What was not read is not assessed, and loses nothing.
    let unread = old.read_json(b"[1]");
    let of_unread = new.reassess(&unread, &old);
    assert_eq!(of_unread.assessment, new.assess(&unread));
    assert!(!of_unread.assessment.is_readable() && of_unread.left_out.is_empty());
    // The id of the call is one that only the old one knows, if the new one has another.
    let other = edited(&old, |definition| definition["id"] = "another".into());
    let again = other.reassess_json(application.to_string().as_bytes(), &old);
    let left_out: Vec<&str> = again.left_out.iter().map(inspir_core::LeftOut::path).collect();
    assert_eq!(left_out, ["/call"]);
    for text in ["{", "[1]", "{}"] {
        let again = new.reassess_json(text.as_bytes(), &old);
        assert_eq!(again.assessment, new.assess_json(text.as_bytes()), "{text}");
        assert!(again.left_out.is_empty());
    }
}

#[test]
fn under_its_own_edition_an_application_is_assessed_as_ever() {
    let all = cases().into_iter().filter(|(_, case)| case.text().len() < 20_000);
    for (_, case) in all.step_by(5) {
        let (call, text) = (common::call(&case.call), case.text());
        let again = call.reassess_json(text.as_bytes(), &call);
        assert_eq!(again.assessment, call.assess_json(text.as_bytes()), "{}", case.name);
        assert!(again.left_out.is_empty());
        assert_eq!(call.reassess(&call.read_json(text.as_bytes()), &call), again, "{}", case.name);
        let (rules, outcome) = (again.assessment.outcome_of_rules(), again.assessment.outcome());
        match again.assessment.input_errors() {
            [] => assert_eq!(rules, Some(outcome)),
            _ => assert_eq!(rules.is_some(), again.assessment.is_readable()),
        }
    }
}

/// A share of the budget is told as a share, though other requirements have amounts under that name.
#[test]
fn a_minimum_is_told_as_what_it_is() {
    let text = common::read(&common::shared("calls/littoral-numerique-2027/definition.json"));
    let [old, new] =
        [text.clone(), text.replacen(r#""minimum": "0.20""#, r#""minimum": "0.25""#, 1)]
            .map(|text| Call::from_json(&text).expect("a definition"));
    let diff = new.changes_since(&old);
    let told: Vec<String> =
        diff.changes().iter().map(|change| change.message(Locale::En)).collect();
    assert_eq!(
        told,
        ["Requirement “Share of own funds” (`budget.own_funds`): `minimum` is 25% instead of 20%."]
    );
}
