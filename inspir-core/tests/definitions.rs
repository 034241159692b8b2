//! The definitions of calls: the built-in ones load and quote the call; broken ones are refused
//! with the place of every mistake.

#![cfg(test)]

mod common;

use common::{call, defined, folders, json, name, read, read_json, root, shared};
use inspir_core::{Basis, Call, CallError, ErrorCode, Level, Locale, Problem, Status, wire};
use serde_json::Value;

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn assert_quotes_stand_in(call: &Call, source: &str) {
    let source = folded(source);
    for requirement in call.requirements() {
        if let Some(quote) = requirement.quote() {
            assert!(source.contains(&folded(quote)), "{}: « {quote} »", requirement.id());
        }
    }
}

#[test]
fn built_in_calls_load() {
    assert_eq!(Call::creative_event().requirements().len(), 76);
    assert_eq!(Call::follow_up().requirements().len(), 18);
    assert_eq!(Call::innovation_store().requirements().len(), 13);
    for id in Call::ids() {
        let call = Call::load(id).expect("a built-in call");
        assert_eq!(call.id(), id);
        assert_eq!(Call::from_json(call.definition()).expect("its own definition"), call);
        for requirement in call.requirements() {
            for locale in Locale::ALL {
                assert!(!requirement.title(*locale).is_empty());
                assert!(!requirement.source(*locale).is_empty());
            }
            if requirement.level() == Level::Blocking {
                assert_eq!(requirement.basis(), Basis::Call, "{}", requirement.id());
            }
        }
    }
}

/// Entering an idea asks for what the call says, and only recommends the rest; no grant is worked out.
#[test]
fn the_innovation_store_blocks_for_the_words_of_the_call_alone() {
    let store = Call::innovation_store();
    assert_eq!(store.parts().len(), 0);
    for requirement in store.requirements() {
        let is_quoted = requirement.basis() == Basis::Call && requirement.quote().is_some();
        let blocks = requirement.level() == Level::Blocking;
        assert_eq!(blocks, is_quoted, "{}", requirement.id());
    }
}

#[test]
fn quotes_stand_word_for_word_in_the_call() {
    let source = root().join("../shared/call.md");
    if source.exists() {
        let source = read(&source);
        for id in Call::ids() {
            assert_quotes_stand_in(&Call::load(id).expect("a built-in call"), &source);
        }
    }
    let mut checked = 0;
    for folder in folders(&shared("calls")) {
        let source = folder.join("call.md");
        if source.exists() {
            assert_quotes_stand_in(&call(&name(&folder)), &read(&source));
            checked += 1;
        }
    }
    assert!(checked > 0, "no call stands beside its text");
}

/// Whether a place is another one or inside it.
fn inside(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[test]
fn broken_definitions_name_the_place() {
    let cases: Vec<Value> = read_json(&shared("definitions/broken.json"));
    let mut failed = Vec::new();
    for case in &cases {
        let name = case["name"].as_str().expect("a name");
        let text = match case["text"].as_str() {
            Some(text) => text.to_owned(),
            None => case["definition"].to_string(),
        };
        let Err(error) = Call::from_json(&text) else {
            failed.push(format!("{name}: not refused"));
            continue;
        };
        let problems = error.problems();
        let expected = case["errors"].as_array().expect("errors");
        // Where only the neighbourhood of a place is fixed, `under` says it: one problem at least.
        let told = |expected: &Value, problem: &Problem| match expected["under"].as_str() {
            Some(above) => inside(problem.path(), above),
            None => {
                let words = expected["contains"].as_str().unwrap_or_default();
                Some(problem.path()) == expected["path"].as_str()
                    && problem.message(Locale::En).contains(words)
            }
        };
        let all_found =
            expected.iter().all(|one| problems.iter().any(|problem| told(one, problem)));
        let all_expected =
            problems.iter().all(|problem| expected.iter().any(|one| told(one, problem)));
        let as_many =
            problems.len() == expected.len() || expected.iter().any(|one| one["under"].is_string());
        if !(all_found && all_expected && as_many) {
            failed.push(format!("{name}: {expected:?}\n  {error}"));
        }
    }
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), cases.len(), failed.join("\n"));
    println!("{} broken definitions refused", cases.len());
}

/// What is just allowed: the neighbours of `broken.json`.
#[test]
fn definitions_at_the_limits_load() {
    let cases: Vec<Value> = read_json(&shared("definitions/accepted.json"));
    let mut failed = Vec::new();
    for case in &cases {
        match Call::from_json(&case["definition"].to_string()) {
            Ok(call) => assert_eq!(call.assess_json(b"{}").input_errors(), [], "{}", case["name"]),
            Err(error) => failed.push(format!("{} ({}): {error}", case["name"], case["why"])),
        }
    }
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), cases.len(), failed.join("\n"));
    println!("{} definitions at the limits load", cases.len());
}

#[test]
fn an_unknown_call_names_those_there_are() {
    let error = Call::load("inspir").expect_err("no such call").to_string();
    assert!(error.contains("`inspir-creative-event`"), "{error}");
}

#[test]
fn what_is_no_definition_is_told_as_a_definition() {
    let deep = format!("{}{}", "[".repeat(65), "]".repeat(65));
    let encoding = "wrong encoding; save it as UTF-8, without a byte order mark (BOM)";
    let utf_16 = "\u{feff}{\"id\": \"é\"}".encode_utf16().flat_map(u16::to_le_bytes);
    let utf_16: Vec<u8> = utf_16.collect();
    let no_json = "not valid JSON: correct it there";
    for (text, at, message) in [
        (&b""[..], (1, 1), "empty; write the definition as a JSON object"),
        (b" \n ", (2, 1), "empty; write the definition as a JSON object"),
        (b"{", (1, 1), no_json),
        ("{\"é\": 1,\n \"été\": tru}".as_bytes(), (2, 12), no_json),
        ("{\"ééé\": \"\\ud800\"}".as_bytes(), (1, 10), no_json),
        ("\u{feff}{}".as_bytes(), (1, 1), encoding),
        (&utf_16, (1, 1), encoding),
        (&utf_16[2..], (1, 17), encoding),
        (b"{\"id\": \"x\",\n \"title\": \"F\xeates\"}", (2, 13), encoding),
        ("[".repeat(64).as_bytes(), (1, 64), no_json),
        (deep.as_bytes(), (1, 65), "65 nested levels; the maximum is 64"),
        (" ".repeat(8 * 1024 * 1024 + 1).as_bytes(), (1, 1), "too large; the maximum is 8 MiB"),
    ] {
        let error = Call::from_slice(text).expect_err("no definition");
        if text.contains(&b'{') {
            assert_eq!(wire::load(text), Err(error.clone()));
        }
        let [problem] = error.problems() else { panic!("{error}") };
        assert_eq!(problem.message(Locale::En), message);
        assert_eq!((problem.line(), problem.column()), at, "{message}");
        assert_eq!(problem.path(), "");
        // Applications count alike.
        let assessment = Call::follow_up().assess_json(text);
        let error = &assessment.input_errors()[0];
        if error.code() == ErrorCode::JsonSyntax {
            let (line, column) = at;
            let kept = serde_json::from_str::<Value>(&assessment.to_json(Locale::En));
            let kept = kept.expect("JSON");
            let found = kept["input_errors"][0]["values"]["found"].as_str();
            assert_eq!(found, Some(&*format!("{line}:{column}")), "{message}");
        }
    }
    assert!(matches!(wire::load("inspir"), Err(CallError::Unknown(_))));
    let long = Call::load(&"x".repeat(1_000_000)).expect_err("no such call").to_string();
    assert!(long.len() < 1_000, "{long}");
}

#[test]
fn mistakes_are_told_in_each_language_with_their_places() {
    let text = "{\n  \"id\": \"x\", \"edition\": \"é\", \"title\": \"x\",\n  \"rate\": 7}";
    let error = Call::from_json(text).expect_err("mistakes");
    assert_eq!(error.to_string(), error.message(Locale::En));
    assert_eq!(
        error.message(Locale::En),
        "mistakes in the call definition: 5\n  \
         the whole definition (line 1, column 1): `organisation` is missing: give it an object with words in one language at least, such as `{\"fr\": \"…\", \"en\": \"…\"}`\n  \
         the whole definition (line 1, column 1): `summary` is missing: give it an object with words in one language at least, such as `{\"fr\": \"…\", \"en\": \"…\"}`\n  \
         the whole definition (line 1, column 1): `requirements` is missing: give it a list with at \
         least one item\n  \
         /title (line 2, column 39): expected an object with words in one language at least, such as `{\"fr\": \"…\", \"en\": \"…\"}`\n  \
         /rate (line 3, column 3): unknown member; this object knows `id`, `edition`, `title`, \
         `organisation`, `summary`, `valid_from`, `valid_until`, `periods`, `earlier_calls`, \
         `currency`, `quote_language`, `quotes_of`, `documents`, `questions`, `commitments`, `undertakings`, \
         `criteria`, `fields`, `columns`, `lists`, `sources`, `funder`, `sections`, `quantities`, \
         `categories`, `overall`, `parts`, `requirements`"
    );
    let french = error.message(Locale::Fr);
    let lines: Vec<&str> = french.lines().take(5).collect();
    assert_eq!(
        lines,
        [
            "erreurs dans la définition de l’appel : 5",
            "  toute la définition (ligne 1, colonne 1) : `organisation` manque : indiquez un objet avec des mots dans une langue au moins, par exemple `{\"fr\": \"…\", \"en\": \"…\"}`",
            "  toute la définition (ligne 1, colonne 1) : `summary` manque : indiquez un objet avec des mots dans une langue au moins, par exemple `{\"fr\": \"…\", \"en\": \"…\"}`",
            "  toute la définition (ligne 1, colonne 1) : `requirements` manque : indiquez une liste d’au moins un élément",
            "  /title (ligne 2, colonne 39) : il faut un objet avec des mots dans une langue au moins, par exemple `{\"fr\": \"…\", \"en\": \"…\"}`",
        ]
    );
    let unknown = Call::load("no").expect_err("no such call");
    assert!(unknown.message(Locale::Fr).starts_with("aucun appel intégré ne s’appelle `no` ; "));
}

/// The smallest definition, with these members beside.
fn with(members: &str, requirement: &str) -> String {
    format!(
        r#"{{"id": "x", "edition": "1", "title": {{"fr": "x", "en": "x"}},
            "organisation": {{"fr": "x", "en": "x"}}, "summary": {{"fr": "x", "en": "x"}},
            "sections": [{{"id": "s", "title": {{"fr": "x", "en": "x"}}}}]{members},
            "requirements": [{{"id": "r", "section": "s", "level": "warning", "basis": "implied",
                "title": {{"fr": "x", "en": "x"}}, "citation": {{"section": {{"fr": "x", "en": "x"}}}},
                {requirement}}}]}}"#
    )
}

#[test]
fn of_too_many_mistakes_the_last_that_is_told_says_so() {
    let definition = |unknown: usize| {
        let members: String = (0..unknown).map(|i| format!(", \"m{i}\": 0")).collect();
        with(&members, r#""check": "team_members""#)
    };
    for (unknown, more) in [(1, false), (100, false), (101, true), (200_000, true)] {
        let error = Call::from_json(&definition(unknown)).expect_err("unknown members");
        let problems = error.problems();
        assert_eq!(problems.len(), unknown.min(100));
        let last = problems.last().expect("a mistake").message(Locale::En);
        let ends = last.ends_with(" (there are more mistakes: only the first 100 are listed)");
        assert_eq!(ends, more, "{unknown}");
    }
    let twice = definition(50_000).replace("m4999", "m1");
    assert_eq!(Call::from_json(&twice).expect_err("members twice").problems().len(), 100);
}

#[test]
fn messages_stay_short_however_long_the_definition() {
    let documents: Vec<String> = (0..2_000)
        .map(|i| {
            let words = r#"{"fr": "x", "en": "x"}"#;
            format!(r#"{{"id": "document_{i}", "title": {words}, "wording": {words}}}"#)
        })
        .collect();
    let members = format!(r#", "documents": [{}]"#, documents.join(", "));
    let long = "y".repeat(1_000_000);
    for requirement in [
        format!(r#""check": "document", "document": "{long}""#),
        format!(r#""check": "answered", "field": "/{long}""#),
        format!(r#""check": "{long}""#),
        format!(r#""check": "territory", "departments": ["{long}"]"#),
        format!(r#""check": "funding_share", "minimum": "0.5", "sources": ["{long}"]"#),
        format!(r#""check": "one_of", "field": "/budget/vat_basis", "accepted": ["{long}"]"#),
        format!(r#""check": "team_members", "when": {{"present": "{long}"}}"#),
        format!(
            r#""check": "team_members", "when": {{"equals": {{"field": "/{long}", "value": 1}}}}"#
        ),
    ] {
        let error = Call::from_json(&with(&members, &requirement)).expect_err("a mistake");
        assert!(error.to_string().len() < 2_000, "{error}");
    }
    let error = Call::from_json(&with(&members, r#""check": "document", "document": "none""#));
    let error = error.expect_err("no such document").to_string();
    assert!(error.contains("`document_9` and 1990 more"), "{error}");
    let near =
        Call::from_json(&with(&members, r#""check": "document", "document": "document-1999""#));
    let near = near.expect_err("no such document").to_string();
    assert!(near.contains("did you mean `document_1999`?"), "{near}");
}

/// So many of something, as a list.
fn many(count: usize, one: impl Fn(usize) -> String) -> String {
    format!("[{}]", (0..count).map(one).collect::<Vec<_>>().join(", "))
}

/// Each limit on a number of items: that many are accepted, and one more is refused there.
#[test]
fn so_many_and_no_more() {
    let words = r#"{"fr": "x", "en": "x"}"#;
    let check = r#""check": "team_members""#.to_owned();
    let field = |i: usize| format!(r#"{{"id": "f{i}", "type": "text", "title": {words}}}"#);
    let value = |i: usize| format!(r#"{{"id": "v{i}", "title": {words}}}"#);
    let part = |members: String| {
        format!(
            r#", "parts": [{{"id": "p", "title": {words}, "request": "/request/amount",
                "ceiling": "9", {members}}}]"#
        )
    };
    let present = r#"{"present": "/project/title"}"#;
    type Made<'m> = &'m dyn Fn(usize) -> (String, String);
    let cases: [(usize, &str, Made<'_>); 11] = [
        (2_000, "", &|count| {
            // A few in columns and a list.
            let columns = many(10, field);
            let list =
                format!(r#"{{"id": "l", "title": {words}, "item": {words}, "fields": {columns}}}"#);
            let fields = many(count - 20, field);
            let members = format!(
                r#", "fields": {fields}, "columns": {{"/team": {columns}}}, "lists": [{list}]"#
            );
            (members, check.clone())
        }),
        (20_000, "", &|count| {
            let any =
                |count: usize| format!(r#"{{"any": {}}}"#, many(count - 1, |_| present.into()));
            // The outermost one, eleven of equal size, and one with the rest.
            let inner = many(11, |_| any(1_800));
            let rest = any(count - 2 - 11 * 1_800);
            let when = format!(r#"{{"all": [{{"all": {inner}}}, {rest}]}}"#);
            (String::new(), format!(r#"{check}, "when": {when}"#))
        }),
        (500, "", &|count| {
            let quantity =
                |i: usize| format!(r#"{{"id": "q{i}", "title": {words}, "count": "/team"}}"#);
            (format!(r#", "quantities": {}"#, many(count, quantity)), check.clone())
        }),
        (50, "/requirements/0/where", &|count| {
            let filter = format!(r#"{{"any": {}}}"#, many(count - 1, |_| present.into()));
            (String::new(), format!(r#""check": "some", "list": "/team", "where": {filter}"#))
        }),
        (100, "/periods", &|count| {
            let day = |i: usize| format!("20{:02}-{:02}-01", 10 + i / 12, 1 + i % 12);
            let period = |i: usize| format!(r#"{{"from": "{0}", "until": "{0}"}}"#, day(i));
            (format!(r#", "periods": {}"#, many(count, period)), check.clone())
        }),
        (100, "/categories", &|count| {
            (format!(r#", "categories": {}"#, many(count, value)), check.clone())
        }),
        (100, "/parts/0/bonuses", &|count| {
            let bonus = |i: usize| {
                format!(r#"{{"id": "b{i}", "title": {words}, "when": {present}, "ceiling": "1"}}"#)
            };
            (part(format!(r#""bonuses": {}"#, many(count, bonus))), check.clone())
        }),
        (100, "/parts/0/limits", &|count| {
            let limit =
                |i: usize| format!(r#"{{"id": "l{i}", "title": {words}, "amount": "{i}"}}"#);
            (part(format!(r#""limits": {}"#, many(count, limit))), check.clone())
        }),
        (100, "/parts/0/lump_sums", &|count| {
            (
                part(format!(r#""lump_sums": {}"#, many(count, |i| format!("\"{i}\"")))),
                check.clone(),
            )
        }),
        (2_000, "/fields/0/values", &|count| {
            let values = many(count, value);
            let field =
                format!(r#"{{"id": "f", "type": "choice", "title": {words}, "values": {values}}}"#);
            (format!(r#", "fields": [{field}]"#), check.clone())
        }),
        (64, "/fields/0/values", &|count| {
            let values = many(count, value);
            let field = format!(
                r#"{{"id": "f", "type": "choices", "title": {words}, "values": {values}}}"#
            );
            (format!(r#", "fields": [{field}]"#), check.clone())
        }),
    ];
    for (most, path, made) in cases {
        let load = |count: usize| {
            let (members, requirement) = made(count);
            Call::from_json(&with(&members, &requirement))
        };
        load(most).unwrap_or_else(|error| panic!("{most} at {path}: {error}"));
        let error = load(most + 1).expect_err("too many");
        let [problem] = error.problems() else { panic!("{error}") };
        assert_eq!(problem.path(), path, "{error}");
        let number = most.to_string();
        let told = problem.message(Locale::En).replace(',', "");
        assert!(told.contains(&number), "{error}");
    }
}

#[test]
fn a_copy_of_a_built_in_call_may_keep_its_id() {
    let call = Call::creative_event();
    let copy = call.definition().replacen(r#""edition": "1""#, r#""edition": "1-copy""#, 1);
    let copy = defined(&copy);
    assert_eq!((copy.id(), copy.edition()), (call.id(), "1-copy"));
    assert_eq!(Call::load(call.id()), Ok(call));
}

#[test]
fn one_case_may_grant_nothing() {
    let part = |own: &str, company: &str| {
        let words = r#"{"fr": "x", "en": "x"}"#;
        let when = r#"{"equals": {"field": "/applicant/legal_form", "value": "company"}}"#;
        let members = format!(
            r#", "parts": [{{"id": "grant", "title": {words}, "request": "/request/amount",
                "ceiling": "{own}", "cases": [{{"when": {when}, "ceiling": "{company}"}}]}}]"#
        );
        Call::from_json(&with(&members, r#""check": "ceiling", "part": "grant""#))
    };
    assert!(part("0", "500").is_ok());
    assert!(part("500", "0").is_ok());
    assert!(part("0", "0").is_err());
}

#[test]
fn an_amount_in_a_condition_may_be_an_integer() {
    let met = |value: &str| {
        let when = format!(r#"{{"equals": {{"field": "/request/amount", "value": {value}}}}}"#);
        let requirement = format!(r#""check": "team_members", "when": {when}"#);
        let call = defined(&with("", &requirement));
        call.decide_json(br#"{"request": {"amount": "5000.00"}}"#).statuses()[0]
    };
    for value in ["5000", r#""5000""#, r#""5000.00""#] {
        assert_eq!(met(value), Status::Missing, "{value}");
    }
    assert_eq!(met("5001"), Status::NotApplicable);
}

/// The statuses that a requirement declares are those that its parameters leave possible.
#[test]
fn declared_statuses_depend_on_the_parameters() {
    let words = r#"{"fr": "x", "en": "x"}"#;
    let part = |id: &str, limits: &str| {
        format!(r#"{{"id": "{id}", "title": {words}, "request": "/request/{id}", {limits}}}"#)
    };
    let case =
        r#""ceiling": "9", "cases": [{"when": {"present": "/project/title"}, "rate": "0.5"}]"#;
    let (rate, both) = (r#""rate": "0.5""#, r#""rate": "0.5", "ceiling": "9""#);
    let parts = |parts: &[String]| format!(r#", "parts": [{}]"#, parts.join(", "));
    let one = parts(&[part("amount", both)]);
    let two = parts(&[part("amount", both), part("operating", rate)]);
    let cases = parts(&[part("amount", case)]);
    let document =
        format!(r#", "documents": [{{"id": "d", "title": {words}, "wording": {words}}}]"#);
    let one_of = r#""check": "one_of", "field": "/applicant/vat_recovery""#;
    let siret = r#""check": "identifier", "kind": "siret""#;
    let when = r#""when": {"equals": {"field": "/budget/vat_basis", "value": "excluding_vat"}}"#;
    for (members, requirement, statuses) in [
        (&document, r#""check": "document", "document": "d""#.to_owned(), "MX"),
        (&document, r#""check": "document", "document": "d", "signed": true"#.to_owned(), "MNX"),
        (&one, r#""check": "ceiling", "part": "amount""#.to_owned(), "MNX"),
        (&two, r#""check": "ceiling", "part": "amount""#.to_owned(), "MNXA"),
        (&cases, r#""check": "ceiling", "part": "amount""#.to_owned(), "MNXA"),
        (&one, r#""check": "max_rate", "part": "amount""#.to_owned(), "MNX"),
        (&two, r#""check": "max_rate", "part": "amount""#.to_owned(), "MNXA"),
        (&cases, r#""check": "max_rate", "part": "amount""#.to_owned(), "MNXA"),
        (&one, r#""check": "minimum_request", "minimum": "0""#.to_owned(), "MX"),
        (&one, r#""check": "minimum_request", "minimum": "0.01""#.to_owned(), "MNX"),
        (&one, r#""check": "minimum_cost", "minimum": "0.00""#.to_owned(), "MX"),
        (&one, r#""check": "balanced""#.to_owned(), "MNX"),
        (&one, r#""check": "balanced", "in_kind": true"#.to_owned(), "MNXA"),
        (&one, r#""check": "team_disciplines", "minimum": 1"#.to_owned(), "MX"),
        (&one, r#""check": "team_disciplines", "minimum": 2"#.to_owned(), "MNX"),
        (
            &one,
            r#""check": "funding_share", "sources": ["state"], "minimum": "0", "maximum": "1""#
                .to_owned(),
            "MX",
        ),
        (
            &one,
            r#""check": "funding_share", "sources": ["state"], "maximum": "0.8""#.to_owned(),
            "MNX",
        ),
        (&one, format!(r#"{one_of}, "accepted": ["full"], "otherwise": "not_met""#), "MNX"),
        (&one, format!(r#"{one_of}, "accepted": ["full"], "otherwise": "to_review""#), "MXR"),
        (
            &one,
            format!(
                r#"{one_of}, "accepted": ["full"], "refused": ["none"], "otherwise": "to_review""#
            ),
            "MNXR",
        ),
        (
            &one,
            format!(
                r#"{one_of}, "accepted": ["full", "partial"], "refused": ["none"], "otherwise": "to_review""#
            ),
            "MNX",
        ),
        (
            &one,
            format!(r#"{one_of}, "accepted": ["full", "partial", "none"], "otherwise": "not_met""#),
            "MX",
        ),
        (&one, siret.to_owned(), "MNA"),
        (&one, format!("{siret}, {when}"), "MNXA"),
        (&one, format!(r#"{siret}, "when": {{"present": "/project/title"}}"#), "MNXA"),
        (&one, format!(r#""check": "answered", "field": "/project/title", {when}"#), "MXA"),
    ] {
        let call = Call::from_json(&with(members, &requirement));
        let call = call.unwrap_or_else(|error| panic!("{requirement}: {error}"));
        let description = json(&call.describe(Locale::En).to_json());
        let letter = |status: &Value| match status.as_str() {
            Some("met") => 'M',
            Some("not_met") => 'N',
            Some("missing") => 'X',
            Some("to_review") => 'R',
            _ => 'A',
        };
        let declared = description["requirements"][0]["statuses"].as_array().expect("statuses");
        let mut declared: Vec<char> = declared.iter().map(letter).collect();
        declared.sort_unstable();
        let mut wanted: Vec<char> = statuses.chars().collect();
        wanted.sort_unstable();
        assert_eq!(declared, wanted, "{members} {requirement}");
    }
}

/// A form shows every member that an application for the call can use.
#[test]
fn forms_show_what_the_calls_use() {
    for (id, paths) in [
        (
            "inspir-creative-event",
            &[
                "/reference",
                "/applicant/legal_representative/role",
                "/project/description",
                "/project/event_format_label",
            ][..],
        ),
        ("inspir-follow-up", &["/reference", "/project/description"]),
        ("inspir-innovation-store", &["/reference", "/details/names_public", "/details/reuse"]),
    ] {
        let call = Call::load(id).expect("a built-in call");
        let description = json(&call.describe(Locale::En).to_json());
        let of = |list: &str| description[list].as_array().expect("a list").clone();
        for path in paths {
            assert!(of("fields").iter().any(|field| field["path"] == *path), "{id}: {path}");
            let shown = |section: &Value| {
                section["paths"].as_array().is_some_and(|paths| paths.iter().any(|p| p == path))
            };
            assert_eq!(of("sections").iter().filter(|section| shown(section)).count(), 1, "{path}");
        }
    }
    let format = json(&Call::creative_event().describe(Locale::En).to_json());
    let format = format["requirements"].as_array().expect("requirements").iter();
    let format = format.clone().find(|told| told["id"] == "event.format").expect("a requirement");
    let label = serde_json::json!(["/project/event_format_label"]);
    assert_eq!(format["limits"]["in_words"], label);
}
