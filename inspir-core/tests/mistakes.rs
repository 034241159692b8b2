//! One mistake in a definition gives one problem, at its place, whatever the mistake: a definition
//! that uses everything is spoilt member by member.

#![cfg(test)]

mod common;

use common::full;
use inspir_core::{Call, Locale, Problem};
use serde_json::{Value, json};

fn step(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The parent of a pointer, and the name of the member.
fn parent_and_name(pointer: &str) -> (&str, String) {
    let (parent, name) = pointer.rsplit_once('/').expect("a step");
    (parent, name.replace("~1", "/").replace("~0", "~"))
}

/// The pointers of all values, the root aside.
fn pointers(value: &Value, path: &str, out: &mut Vec<String>) {
    let inside: Vec<(String, &Value)> = match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(item, value)| (format!("{path}/{item}"), value))
            .collect(),
        Value::Object(members) => {
            members.iter().map(|(name, value)| (path.to_owned() + &step(name), value)).collect()
        }
        _ => Vec::new(),
    };
    for (path, value) in inside {
        out.push(path.clone());
        pointers(value, &path, out);
    }
}

/// The pointers of all values that differ in more than their place: of the members that all
/// requirements have, those of the first few.
fn all_pointers(value: &Value) -> Vec<String> {
    let mut all = Vec::new();
    pointers(value, "", &mut all);
    let common = ["id", "section", "level", "basis", "title", "citation"];
    all.retain(|pointer| {
        let steps: Vec<&str> = pointer.split('/').skip(1).collect();
        match steps.as_slice() {
            ["requirements", item, name, ..] => {
                item.parse::<usize>().is_ok_and(|item| item < 3) || !common.contains(name)
            }
            _ => true,
        }
    });
    all
}

/// The text of a definition, and its problems.
fn problems(definition: &Value) -> (String, Vec<Problem>) {
    let text = serde_json::to_string_pretty(definition).expect("JSON");
    let problems = Call::from_json(&text).err().map(|error| error.problems().to_vec());
    (text, problems.unwrap_or_default())
}

fn told(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// What stands in the text at the place of a problem.
fn there(text: &str, problem: &Problem) -> String {
    let line = text.lines().nth(problem.line() - 1).expect("a line");
    line.chars().skip(problem.column() - 1).collect()
}

/// Asserts that the only problem, if there is one, stands at this pointer and in the text at what
/// is written there; says whether there is one.
fn only_at(definition: &Value, pointer: &str, written: &str) -> bool {
    let (text, problems) = problems(definition);
    let Some(problem) = problems.first() else { return false };
    assert_eq!(problems.len(), 1, "{pointer} {written}:\n{}", told(&problems));
    assert_eq!(problem.path(), pointer, "{written}: {problem}");
    let there = there(&text, problem);
    assert!(there.starts_with(written), "{problem}: {there}");
    for locale in Locale::ALL {
        let message = problem.message(*locale);
        assert!(!message.is_empty());
        // No gap is left open; an object of JSON, which may be shown, begins with a name.
        let mut braces = message.split('{').skip(1);
        assert!(braces.all(|after| after.starts_with('"')), "{message}");
    }
    assert_ne!(problem.message(Locale::Fr), problem.message(Locale::En));
    true
}

#[test]
fn the_full_definition_loads() {
    let (_, problems) = problems(&full());
    assert!(problems.is_empty(), "{}", told(&problems));
}

#[test]
fn a_value_of_the_wrong_type_is_told_once() {
    let full = full();
    let all = all_pointers(&full);
    for pointer in &all {
        let wrong = match full.pointer(pointer).expect("a value") {
            Value::Array(_) => [json!("x"), json!({}), json!(7)],
            Value::Object(_) => [json!("x"), json!([]), json!(7)],
            _ => [json!({}), json!([]), json!(["x"])],
        };
        for wrong in wrong {
            let mut spoilt = full.clone();
            *spoilt.pointer_mut(pointer).expect("a value") = wrong.clone();
            let begins = wrong.to_string().chars().next().expect("JSON").to_string();
            // Where a list of ids may stand as well, its item is wrong.
            let takes_ids = pointer.starts_with("/categories/") && pointer.ends_with("/of");
            let is_told = match takes_ids && wrong == json!(["x"]) {
                true => only_at(&spoilt, &format!("{pointer}/0"), "\"x\""),
                false => only_at(&spoilt, pointer, &begins),
            };
            assert!(is_told, "{pointer}: {wrong} is accepted");
            #[cfg(feature = "schema")]
            assert!(
                !SCHEMA.is_valid(&spoilt) || (takes_ids && wrong == json!(["x"])),
                "{pointer}: the schema accepts {wrong}"
            );
        }
    }
    assert!(all.len() > 300, "{}", all.len());
}

/// A text where a number is wanted, a number where text is, and so on: the message says what to write.
#[test]
fn a_value_of_another_type_that_says_the_same_is_told_with_the_literal_to_write() {
    const HERE: &str = "@here";
    let full = full();
    let (mut told, mut untold) = ([0; 4], Vec::new());
    for pointer in &all_pointers(&full) {
        let right = full.pointer(pointer).expect("a value");
        let is_number = |text: &str| serde_json::from_str::<serde_json::Number>(text).is_ok();
        let (kind, wrong) = match right {
            Value::Number(number) => (0, format!("\"{number}\"")),
            Value::Bool(flag) => (1, format!("\"{flag}\"")),
            Value::String(text) if is_number(text) => (2, text.clone()),
            Value::Array(items) => match items.as_slice() {
                [item] if !item.is_object() && !item.is_array() => (3, item.to_string()),
                _ => continue,
            },
            _ => continue,
        };
        let mut spoilt = full.clone();
        *spoilt.pointer_mut(pointer).expect("a value") = json!(HERE);
        let spoilt = spoilt.to_string().replace(&json!(HERE).to_string(), &wrong);
        let Err(error) = Call::from_json(&spoilt) else { continue };
        let [problem] = error.problems() else { panic!("{pointer} {wrong}: {error}") };
        for (locale, write) in [(Locale::En, "write"), (Locale::Fr, "écrivez")] {
            let message = problem.message(locale);
            if !message.ends_with(&format!(": {write} `{right}`")) {
                untold.push(format!("{pointer} {wrong}: {message}"));
            }
        }
        told[kind] += 1;
    }
    assert!(untold.is_empty(), "{}", untold.join("\n"));
    assert!(told.iter().all(|told| *told > 2), "{told:?}");
}

#[test]
fn a_value_that_is_wrong_in_itself_is_told_once() {
    let full = full();
    let mut refused = 0;
    for pointer in &all_pointers(&full) {
        let wrong: Vec<Value> = match full.pointer(pointer).expect("a value") {
            Value::String(_) => vec![
                json!(7),
                json!(true),
                json!(""),
                json!("\u{a0} "),
                json!("§"),
                json!("a\u{9}b"),
                json!("Upper"),
                json!("doubled__joint"),
                json!("/applicant/nam"),
                json!("2027-02-30"),
                json!("1,50"),
                json!("1.5"),
                json!("00"),
                json!("5000\n"),
                json!("a".repeat(101)),
                json!("a".repeat(20_001)),
            ],
            Value::Number(_) => {
                vec![json!(1_000_000), json!(-1), json!(1.5), json!("7"), json!(0), json!(true)]
            }
            Value::Bool(_) => vec![json!("true"), json!(1), json!("")],
            Value::Array(items) => {
                let twice = items.iter().cycle().take(items.len() + 1).cloned().collect();
                vec![json!([]), Value::Array(twice), vec![json!("x"); 2_001].into()]
            }
            _ => vec![],
        };
        for wrong in wrong {
            // What was right is still right, such as another title; and a list may be empty.
            let mut spoilt = full.clone();
            *spoilt.pointer_mut(pointer).expect("a value") = wrong.clone();
            match &wrong {
                Value::Array(items) if items.is_empty() => continue,
                Value::Array(items) if items.len() < 2_001 => {
                    let (_, problems) = problems(&spoilt);
                    // Of an object that stands twice, its id does; a condition may.
                    let path = problems.first().map_or("", |problem| problem.path());
                    let item = format!("{pointer}/{}", items.len() - 1);
                    assert!(problems.is_empty() || path.starts_with(&item), "{}", told(&problems));
                    refused += usize::from(!problems.is_empty());
                }
                _ => {
                    let written = wrong.to_string();
                    let begins: String = written.chars().take(2).collect();
                    let is_list = wrong.is_array();
                    let is_refused = only_at(&spoilt, pointer, if is_list { "[" } else { &begins });
                    refused += usize::from(is_refused);
                    #[cfg(feature = "schema")]
                    assert_eq!(
                        SCHEMA.is_valid(&spoilt),
                        !is_refused || schema_cannot_tell(pointer, &full, &wrong),
                        "{pointer}: {written:.100}"
                    );
                }
            }
        }
    }
    assert!(refused > 2_000, "{refused}");
}

/// A list that has to be there has an item; other lists may be empty.
#[test]
fn an_empty_list_is_told_at_the_list() {
    let full = full();
    let mut refused = 0;
    for pointer in &all_pointers(&full) {
        let mut spoilt = full.clone();
        let value = spoilt.pointer_mut(pointer).expect("a value");
        if !value.is_array() {
            continue;
        }
        *value = json!([]);
        // What refers to its items is told instead, where the list may be empty.
        let own = ["/documents", "/questions", "/commitments", "/undertakings", "/criteria"];
        let more = ["/sections", "/parts", "/fields", "/lists", "/sources", "/categories"];
        let is_own = |list: &&str| list == pointer;
        if own.iter().chain(&more).any(is_own) || pointer.starts_with("/columns/") {
            let (_, problems) = problems(&spoilt);
            assert!(problems.iter().all(|problem| problem.path() != pointer));
        } else {
            refused += usize::from(only_at(&spoilt, pointer, "[]"));
        }
    }
    assert!(refused >= 12, "{refused}");
}

#[test]
fn a_member_that_has_to_be_there_is_told_at_its_object() {
    let full = full();
    let mut missing = 0;
    for pointer in &all_pointers(&full) {
        for null in [true, false] {
            let (parent, name) = parent_and_name(pointer);
            let mut spoilt = full.clone();
            let object = spoilt.pointer_mut(parent).expect("a value");
            let Some(members) = object.as_object_mut() else { continue };
            // A condition without its only member is another mistake.
            if members.len() == 1 {
                continue;
            }
            if null {
                members.insert(name.clone(), Value::Null);
            } else {
                members.remove(&name);
            }
            let (text, problems) = problems(&spoilt);
            let wanted = format!("`{name}` is missing: give it ");
            if problems.iter().any(|problem| problem.message(Locale::En).starts_with(&wanted)) {
                assert_eq!(problems.len(), 1, "{pointer}:\n{}", told(&problems));
                assert_eq!(problems[0].path(), parent);
                assert!(there(&text, &problems[0]).starts_with('{'));
                missing += 1;
            }
            #[cfg(feature = "schema")]
            if problems.is_empty() {
                assert!(SCHEMA.is_valid(&spoilt), "{pointer} is left out, or null");
            }
        }
    }
    assert!(missing > 250, "{missing}");
}

#[test]
fn a_name_that_is_written_wrongly_is_told_once_with_the_right_one() {
    let full = full();
    let mut told = 0;
    for pointer in &all_pointers(&full) {
        let (parent, name) = parent_and_name(pointer);
        let slips = [
            name.chars().take(1).chain(name.chars()).collect(),
            name.to_uppercase(),
            name.chars().skip(1).collect(),
            name.replace('_', "-"),
        ];
        for slip in slips {
            let mut spoilt = full.clone();
            let object = spoilt.pointer_mut(parent).expect("a value");
            let Some(members) = object.as_object_mut() else { continue };
            // Of a name of two or three letters one letter alone is no misspelling.
            if slip == name || slip.len() <= 2 && name.len() < 4 && slip != name.to_uppercase() {
                continue;
            }
            let value = members.remove(&name).expect("a member");
            members.insert(slip.clone(), value);
            let place = format!("{parent}{}", step(&slip));
            assert!(only_at(&spoilt, &place, &format!("\"{slip}\"")));
            let (_, problems) = problems(&spoilt);
            let message = problems[0].message(Locale::En);
            assert_eq!(message, format!("unknown member; did you mean `{name}`?"));
            told += 1;
        }
    }
    assert!(told > 450, "{told}");
}

#[test]
fn a_word_that_is_written_wrongly_is_told_with_the_right_one() {
    for (pointer, wrong, right) in [
        ("/requirements/0/check", "answerd", "answered"),
        ("/requirements/0/level", "Blocking", "blocking"),
        ("/requirements/0/basis", "cal", "call"),
        ("/requirements/0/section", "projects", "project"),
        ("/requirements/0/field", "/applicant/nmae", "/applicant/name"),
        ("/requirements/0/field", "/Applicant/Name", "/applicant/name"),
        ("/requirements/0/field", "applicant/name", "/applicant/name"),
        ("/requirements/0/field", "/applicant/name/", "/applicant/name"),
        ("/requirements/0/field", "applicant.name", "/applicant/name"),
        ("/requirements/1/fields/1", "/undertakings/logos", "/undertakings/logo"),
        ("/requirements/2/criterion", "raech", "reach"),
        ("/requirements/4/part", "Running", "running"),
        ("/requirements/9/document", "statute", "statutes"),
        ("/requirements/12/sources/1", "sttae", "state"),
        ("/requirements/19/accepted/0", "hackaton", "hackathon"),
        ("/requirements/0/when/all/2/one_of/values/0", "association ", "association"),
        ("/requirements/0/when/all/0/any/2/present", "/answers/pubic", "/answers/public"),
        ("/parts/0/request", "/request/opertaing", "/request/operating"),
        ("/parts/0/cases/0/when/equals/value", "Company", "company"),
        ("/sections/0/fields/1", "/answer/public", "/answers/public"),
        ("/categories/1/caps/0/of", "othres", "others"),
        ("/categories/2/caps/0/of/0", "work", "works"),
        ("/categories/4/when/equals/field", "/details/open_for_all", "/details/open_to_all"),
        ("/quantities/0/sum", "/budget/revenue/*/amount", "/budget/revenues/*/amount"),
        (
            "/quantities/0/where/equals/field",
            "/budget/revenues/public",
            "/budget/revenues/*/public",
        ),
        ("/quantities/1/distinct", "/lists/partners/country", "/lists/partners/*/country"),
        ("/quantities/2/of/count", "/teams", "/team"),
        ("/overall/limits/0/of", "/details/local-grant", "/details/local_grant"),
        ("/funder", "fnd", "fund"),
        ("/parts/0/bonuses/0/when/one_of/values/0", "yuong", "young"),
        ("/parts/1/limits/0/times", "details/trainees", "/details/trainees"),
        ("/requirements/27/of/0/present", "/list/partners", "/lists/partners"),
        ("/requirements/28/left/complete", "year", "years"),
        ("/requirements/28/left/from", "/applicant/create_on", "/applicant/created_on"),
        ("/requirements/29/list", "team", "/team"),
        ("/requirements/29/where/present", "/team/*/details/bornon", "/team/*/details/born_on"),
    ] {
        let mut spoilt = full();
        *spoilt.pointer_mut(pointer).expect("a value") = wrong.into();
        assert!(only_at(&spoilt, pointer, &format!("\"{wrong}\"")), "{pointer}");
        let (_, problems) = problems(&spoilt);
        let asked = format!("did you mean `{right}`?");
        assert!(problems[0].message(Locale::En).ends_with(&asked), "{}", problems[0]);
        let asked = format!("vouliez-vous écrire `{right}` ?");
        assert!(problems[0].message(Locale::Fr).ends_with(&asked), "{}", problems[0]);
    }
}

/// What is out of range, or does not go together, is told where it can be mended.
#[test]
fn members_that_do_not_go_together_are_told_once() {
    for (pointer, value, at) in [
        ("/valid_until", json!("2027-01-01"), "/valid_until"),
        ("/parts/2/brackets", Value::Null, "/parts/2"),
        ("/parts/2/brackets", json!([{"rate": "0"}]), "/parts/2/brackets"),
        ("/parts/2/rate", json!("0.5"), "/parts/2/brackets"),
        ("/parts/0/nature", json!("operating"), "/parts/0/categories"),
        ("/parts/2/nature", json!("operating"), "/parts/2/nature"),
        ("/parts/1/lump_sums/1", json!("500"), "/parts/1/lump_sums/1"),
        ("/parts/1/limits/0/of", json!({"number": "10"}), "/parts/1/limits/0"),
        ("/periods", json!([{"from": "2027-01-04"}]), "/periods"),
        ("/fields/0/maximum", json!("0.5"), "/fields/0/maximum"),
        ("/fields/1/values", json!("x"), "/fields/1/values"),
        ("/categories/3/in_kind", json!(true), "/categories/3/in_kind"),
        ("/categories/5/in_kind", json!(true), "/categories/5/in_kind"),
        ("/categories/2/caps/0/of/0", json!("volunteers"), "/categories/2/caps/0/of"),
        ("/categories/1/caps/0/share", json!("0.96"), "/categories"),
        ("/quantities/2/of", json!({"quantity": "half"}), "/quantities/2/of/quantity"),
        ("/requirements/28/left", json!({"number": "4"}), "/requirements/28/left"),
        ("/requirements/28/right", json!({"years": 3}), "/requirements/28/right"),
        ("/requirements/28/message/en", json!("{middle}"), "/requirements/28/message"),
        (
            "/requirements/29/holds/compare/right",
            json!({"number": "11"}),
            "/requirements/29/holds/compare/right",
        ),
        ("/parts/1/request", json!("/request/operating"), "/parts/1/request"),
        ("/parts/2/cases", json!([{"when": {"present": "/project/title"}}]), "/parts/2/cases/0"),
        (
            "/parts/2/cases",
            json!([
                {"when": {"present": "/project/title"}, "rate": "0.1"},
                {"when": {"present": "/project/title"}, "rate": null},
                {"when": {"present": "/project/title"}, "rate": 7},
            ]),
            "/parts/2/cases/1",
        ),
        ("/requirements/0/basis", json!("implied"), "/requirements/0/level"),
        ("/requirements/0/citation/quote", Value::Null, "/requirements/0/citation"),
        ("/requirements/1/level", json!("appraisal"), "/requirements/1/level"),
        ("/requirements/4/part", json!("any_of_it"), "/requirements/4/part"),
        ("/requirements/6/later", json!("/project/starts_on"), "/requirements/6/later"),
        ("/requirements/12/maximum", json!("0.05"), "/requirements/12/maximum"),
        ("/requirements/16/part", json!("buying"), "/requirements/16/part"),
        ("/requirements/19/refused/0", json!("hackathon"), "/requirements/19/refused"),
    ] {
        let mut spoilt = full();
        match spoilt.pointer_mut(pointer) {
            Some(member) => *member = value,
            None => {
                let (parent, name) = pointer.rsplit_once('/').expect("a step");
                spoilt.pointer_mut(parent).expect("an object")[name] = value;
            }
        }
        let (_, problems) = problems(&spoilt);
        let places: Vec<&str> = problems.iter().map(Problem::path).collect();
        let wrong_rate = ["/parts/2/cases/1", "/parts/2/cases/2/rate"];
        match at {
            "/parts/2/cases/1" => assert_eq!(places, wrong_rate),
            at => assert_eq!(places, [at], "{}", told(&problems)),
        }
    }
}

/// Of a member that stands twice the first counts, and the second is told.
#[test]
fn a_member_that_stands_twice_is_told_once() {
    let text = full().to_string();
    for (once, path) in [
        (r#""present":"/answers/public""#, "/requirements/0/when/all/0/any/2/present"),
        (r#""months":12"#, "/requirements/6/months"),
        (r#""edition":"2027-1""#, "/edition"),
        (r#""wording":{"#, "/commitments/0/wording"),
    ] {
        let again = match once.strip_suffix('{') {
            Some(name) => format!("{name}7,{once}"),
            None => format!("{once},{once}"),
        };
        let error = Call::from_json(&text.replacen(once, &again, 1)).expect_err("twice");
        let twice: Vec<_> = error.problems().iter().map(|problem| problem.path()).collect();
        // The first counts, so what is wrong with it is told as well.
        let wanted = vec![path; if once.ends_with('{') { 2 } else { 1 }];
        assert_eq!(twice, wanted, "{error}");
    }
}

/// A wrong id takes nothing away from what refers to the right one, or to itself.
#[test]
fn a_wrong_id_is_told_once() {
    for (id, names) in [
        ("/sections/0/id", "project"),
        ("/documents/0/id", "statutes"),
        ("/questions/0/id", "public"),
        ("/commitments/0/id", "open_data"),
        ("/undertakings/0/id", "logo"),
        ("/criteria/0/id", "reach"),
        ("/parts/0/id", "running"),
        ("/fields/0/id", "trainees"),
        ("/fields/2/values/0/id", "young"),
        ("/columns/~1team/0/id", "born_on"),
        ("/lists/0/id", "partners"),
        ("/lists/0/fields/0/id", "country"),
        ("/sources/0/id", "fund"),
        ("/categories/0/id", "works"),
        ("/quantities/0/id", "public"),
        ("/parts/0/bonuses/0/id", "young"),
        ("/parts/1/limits/0/id", "per_head"),
    ] {
        let wrong = [json!(7), json!(format!("{names}!")), json!(""), Value::Null];
        for wrong in wrong {
            let mut spoilt = full();
            *spoilt.pointer_mut(id).expect("an id") = wrong.clone();
            let (_, problems) = problems(&spoilt);
            assert_eq!(problems.len(), 1, "{id} {wrong}:\n{}", told(&problems));
        }
    }
}

#[cfg(feature = "schema")]
static SCHEMA: std::sync::LazyLock<jsonschema::Validator> = std::sync::LazyLock::new(|| {
    let schema = inspir_core::schema::definition(Locale::En);
    jsonschema::validator_for(schema.as_value()).expect("a schema")
});

/// Whether only the loader can refuse such a value at this place.
#[cfg(feature = "schema")]
fn schema_cannot_tell(pointer: &str, full: &Value, wrong: &Value) -> bool {
    // A condition compares values of any kind.
    let is_condition = ["/when/", "/where/"].iter().any(|step| pointer.contains(step));
    let is_compared = ((is_condition && pointer.contains("/value"))
        || pointer.contains("/accepted/")
        || pointer.contains("/refused/"))
        && !wrong.is_array()
        && !wrong.is_f64();
    let Value::String(wrong) = wrong else { return is_compared };
    let was = full.pointer(pointer).and_then(Value::as_str);
    let is_id = |text: &str| {
        text.len() <= 100
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.split('_').all(|word| {
                !word.is_empty()
                    && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
            })
    };
    let refers = ["/section", "/part", "/document", "/criterion"];
    // A day that does not exist; an id that is not listed; an amount that does not rise; a value of
    // another field.
    (wrong == "2027-02-30" && was.is_some_and(|was| was.starts_with("2027-0")))
        || (refers.iter().any(|end| pointer.ends_with(end)) && is_id(wrong))
        || (pointer == "/parts/1/lump_sums/1" && wrong == "1.5")
        || is_compared
}
