//! Catalogues of words: that of the program is complete and fresh, and another one reaches every text.
//!
//! To write `src/wording/program.json` again: `UPDATE=1 cargo test -p inspir-core --test wording`.

#![cfg(test)]
#![allow(clippy::string_slice, reason = "texts are cut at ASCII characters")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{assert_fresh, cases, json, read, source_folder, sources};
use inspir_core::{Assessment, Call, LetterDetails, Locale, WordFault};
use serde_json::{Map, Value, json};

/// The folders and files whose words no call is told with: mistakes of definitions, catalogues of
/// editions and of words, mappings, what people write, and tests.
const ASIDE: [&str; 17] = [
    "arrow/",
    "call/",
    "calls/",
    "cases/",
    "cli/",
    "coverage/",
    "definition/",
    "grant/tests.rs",
    "language/known.rs",
    "lib.rs",
    "lint/",
    "mutants/",
    "portal/",
    "schema/",
    "variants/",
    "wording/",
    "written/",
];

/// Words in the languages of the program, in their order.
type InLanguages = Vec<String>;

/// The tags of the languages, in the order in which sources write them.
fn tags() -> Vec<&'static str> {
    Locale::ALL.iter().map(|locale| locale.tag()).collect()
}

/// The words that a source writes, in each language.
fn words_in(text: &str) -> Vec<InLanguages> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = lines.collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    let [first, others @ ..] = &*tags() else { return found };
    // A macro may give the words before the arrow.
    let starts = [format!("{first}: \""), format!("{first}: ${first} => \"")];
    for (at, start) in starts.iter().flat_map(|start| code.match_indices(start.as_str())) {
        // What is said of the members of a definition.
        if code[..at].trim_end().ends_with("note!(") {
            continue;
        }
        let before = code[..at].rsplit([';', '}']).next().unwrap_or_default();
        // What is said of mistakes in definitions.
        if ["rule(", "rule_of_item(", "Mistake", "mistake", "needs_a_member("]
            .iter()
            .any(|is| before.contains(is))
        {
            continue;
        }
        let (told, mut rest) = texts(&code[at + start.len() - 1..]);
        let mut in_all: Vec<InLanguages> = told.into_iter().map(|text| vec![text]).collect();
        for tag in others {
            let behind = rest.trim_start().trim_start_matches(',').trim_start();
            let own = behind.strip_prefix(&format!("{tag}:")).unwrap_or_default().trim_start();
            let (told, next) = texts(own.trim_start_matches(&format!("${tag} =>")));
            assert_eq!(told.len(), in_all.len(), "{in_all:?} in `{tag}`");
            in_all.iter_mut().zip(told).for_each(|(words, text)| words.push(text));
            rest = next;
        }
        // Gaps alone, and signs, are the same in all languages.
        found.extend(
            in_all.into_iter().filter(|words| words.iter().any(|text| !slug(text).is_empty())),
        );
    }
    found
}

/// The text at the beginning of some code, and that behind an arrow; what stands behind them.
fn texts(code: &str) -> (Vec<String>, &str) {
    let mut found = Vec::new();
    let mut rest = code.trim_start();
    while let Some(after) = rest.strip_prefix('"') {
        let mut end = 0;
        let mut chars = after.char_indices();
        while let Some((at, char)) = chars.next() {
            match char {
                '\\' => drop(chars.next()),
                '"' => {
                    end = at;
                    break;
                }
                _ => {}
            }
        }
        found.push(unescaped(&after[..end]));
        rest = after[end + 1..].trim_start();
        match rest.strip_prefix("=>") {
            Some(next) => rest = next.trim_start(),
            None => break,
        }
    }
    (found, rest)
}

fn unescaped(literal: &str) -> String {
    let mut out = String::new();
    let mut chars = literal.chars().peekable();
    while let Some(char) = chars.next() {
        match (char, chars.peek()) {
            ('\\', Some('\n')) => while chars.next_if(|next| next.is_whitespace()).is_some() {},
            ('\\', Some('u')) => {
                let code: String = chars.by_ref().skip(2).take_while(|char| *char != '}').collect();
                let code = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                out.push(code.expect("an escape"));
            }
            ('\\', Some('n')) => {
                chars.next();
                out.push('\n');
            }
            ('\\', Some(_)) => out.extend(chars.next()),
            _ => out.push(char),
        }
    }
    out
}

/// The first words of a text, without its gaps.
fn slug(text: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0;
    for char in text.chars() {
        depth += i32::from(char == '{');
        plain.push(if depth > 0 || !char.is_ascii_alphanumeric() {
            ' '
        } else {
            char.to_ascii_lowercase()
        });
        depth -= i32::from(char == '}');
    }
    plain.split_whitespace().take(7).collect::<Vec<_>>().join("_")
}

#[test]
fn every_word_of_the_program_has_a_key() {
    let file = source_folder().join("wording/program.json");
    let before: Map<String, Value> = serde_json::from_str(&read(&file)).expect("JSON");
    let mut entries: BTreeMap<String, InLanguages> = BTreeMap::new();
    let mut all: Vec<(String, InLanguages)> = Vec::new();
    let mut met = BTreeSet::new();
    for source in sources() {
        let name = source.strip_prefix(source_folder()).expect("a source").to_string_lossy();
        if source.extension().is_none_or(|extension| extension != "rs")
            || ASIDE.iter().any(|aside| name.starts_with(aside))
        {
            continue;
        }
        let stem = source.file_stem().expect("a name").to_string_lossy().into_owned();
        let words = words_in(&read(&source)).into_iter().filter(|words| !words[0].is_empty());
        all.extend(
            words.filter(|words| met.insert(words.clone())).map(|words| (stem.clone(), words)),
        );
    }
    let tags = tags();
    let is =
        |known: &Value, words: &InLanguages, number: usize| known[tags[number]] == *words[number];
    let is_whole =
        |known: &Value, words: &InLanguages| (0..tags.len()).all(|number| is(known, words, number));
    // Words that are as they were keep their key.
    all.retain(|(_, words)| {
        let known = before.iter().find(|(_, known)| is_whole(known, words));
        known.inspect(|(key, _)| drop(entries.insert((*key).clone(), words.clone()))).is_none()
    });
    // Then those that are the same in one language.
    for number in 0..tags.len() {
        all.retain(|(_, words)| {
            let known = before.iter().find(|(key, known)| {
                !entries.contains_key(*key)
                    && is(known, words, number)
                    && !met.iter().any(|other| is_whole(known, other))
            });
            known.inspect(|(key, _)| drop(entries.insert((*key).clone(), words.clone()))).is_none()
        });
    }
    let english = tags.iter().position(|tag| *tag == Locale::En.tag()).expect("English");
    for (stem, words) in all {
        let base = format!("{stem}/{}", slug(&words[english]));
        let numbers = (2..).map(|number| format!("{base}_{number}"));
        let mut keys = std::iter::once(base.clone()).chain(numbers);
        let free = keys.find(|key| !entries.contains_key(key)).expect("a key");
        entries.insert(free, words);
    }
    let mut text = String::from("{");
    for (number, (key, words)) in entries.iter().enumerate() {
        text.push_str(if number > 0 { ",\n" } else { "\n" });
        let words: BTreeMap<&str, &String> = tags.iter().copied().zip(words).collect();
        text.push_str(&format!(" {}: {}", json!(key), json!(words)));
    }
    text.push_str("\n}\n");
    assert_fresh(&file, &text);
    assert!(entries.len() > 250, "{} words", entries.len());
}

/// A template with marks around all that is no gap.
fn marked(template: &str) -> String {
    let (mut out, mut rest) = (String::from("⟦"), template);
    while let Some((before, after)) = rest.split_once('{') {
        let (gap, after) = after.split_once('}').expect("a gap");
        let gap = match gap.split_once('?') {
            Some((name, choice)) => {
                let (one, other) = choice.split_once('|').expect("two forms");
                format!("{name}?⟦{one}⟧|⟦{other}⟧")
            }
            None => gap.to_owned(),
        };
        out.push_str(&format!("{before}⟧{{{gap}}}⟦"));
        rest = after;
    }
    format!("{out}{rest}⟧")
}

/// A catalogue that puts all words of a call in one language into marks.
fn marks(call: &Call, locale: Locale) -> String {
    let words = json(&call.words_to_json());
    let words = words.as_object().expect("an object").iter();
    let marked: Map<String, Value> = words
        .map(|(key, words)| {
            (key.clone(), marked(words[locale.tag()].as_str().expect("words")).into())
        })
        .collect();
    Value::Object(marked).to_string()
}

/// The words of a text that stand outside all marks.
fn unmarked(text: &str) -> Vec<String> {
    let (mut outside, mut depth) = (String::new(), 0_u32);
    for char in text.chars() {
        match char {
            '⟦' => depth += 1,
            '⟧' => {
                depth -= 1;
                outside.push(' ');
            }
            char if depth == 0 => outside.push(char),
            _ => {}
        }
    }
    let words = outside.split(|char: char| !char.is_alphabetic());
    words.filter(|word| word.chars().count() > 2).map(str::to_owned).collect()
}

#[test]
fn a_catalogue_reaches_every_message() {
    let locale = Locale::Fr;
    let mut calls: BTreeMap<String, (Call, Call)> = BTreeMap::new();
    let mut told = 0;
    let all = cases().into_iter().filter(|(_, case)| case.text().len() < 20_000);
    for (_, case) in all.step_by(3) {
        let (plain, call) = calls.entry(case.call.clone()).or_insert_with(|| {
            let plain = common::call(&case.call);
            let call = plain.with_words(locale, &marks(&plain, locale));
            (plain, call.unwrap_or_else(|problems| panic!("{problems:#?}")))
        });
        let assessment = call.assess_json(case.text().as_bytes());
        let before = plain.assess_json(case.text().as_bytes());
        assert_eq!(assessment, before, "words alter no outcome");
        // The other language stays as it is.
        assert_eq!(assessment.to_json(Locale::En), before.to_json(Locale::En));
        for finding in assessment.findings() {
            let mut message = finding.message(locale);
            if let Some(quote) = finding.requirement().quote() {
                message = message.replace(quote, "");
            }
            let left = unmarked(&message);
            // Names of languages and currencies, and what the input says, stand as they are.
            assert!(left.is_empty(), "{}: {left:?} in {message}", finding.requirement().id());
            told += usize::from(!message.is_empty());
        }
        let report = assessment.report(locale);
        assert!(report.starts_with('⟦'), "{report:.60}");
        let written = json(&assessment.to_json(locale));
        for error in written["input_errors"].as_array().expect("errors") {
            assert!(error["message"].as_str().expect("a message").starts_with('⟦'), "{error}");
        }
        for part in written["grant"]["parts"].as_array().expect("parts") {
            for step in part["steps"].as_array().expect("steps") {
                let message = step["message"].as_str().expect("a message");
                assert!(unmarked(message).is_empty(), "{message}");
            }
        }
    }
    assert!(told > 1000, "{told}");
}

#[test]
fn a_description_is_told_in_other_words() {
    let call = Call::creative_event();
    let marked = call.with_words(Locale::En, &marks(&call, Locale::En)).expect("marks");
    let description = json(&marked.describe(Locale::En).to_json());
    for (list, member) in [
        ("fields", "label"),
        ("sections", "title"),
        ("requirements", "title"),
        ("documents", "wording"),
    ] {
        for item in description[list].as_array().expect("a list") {
            assert!(item[member].as_str().expect("words").starts_with('⟦'), "{item}");
        }
    }
    let options = description["fields"].as_array().expect("fields").iter();
    let options: Vec<&Value> =
        options.flat_map(|field| field["options"].as_array()).flatten().collect();
    assert!(options.len() > 10);
    assert!(
        options
            .iter()
            .all(|option| option["label"].as_str().is_some_and(|label| label.starts_with('⟦')))
    );
    assert_eq!(marked.describe(Locale::Fr).to_json(), call.describe(Locale::Fr).to_json());
    assert_eq!((marked.definition(), marked.digest()), (call.definition(), call.digest()));
}

#[test]
fn catalogues_are_laid_one_over_another() {
    let call = Call::follow_up();
    let french = call.with_words(
        Locale::Fr,
        r#"{"title": "Suivi", "message/please_complete_this_item": "À vous."}"#,
    );
    let both = french
        .and_then(|call| call.with_words(Locale::En, r#"{"title": "Aftercare"}"#))
        .expect("words");
    assert_eq!((both.title(Locale::Fr), both.title(Locale::En)), ("Suivi", "Aftercare"));
    let told = both.assess_json(b"{}").findings().next().expect("a finding").message(Locale::Fr);
    assert!(told.ends_with("À vous."), "{told}");
    let again = both.with_words(Locale::Fr, r#"{"title": "Accompagnement"}"#).expect("words");
    assert_eq!((again.title(Locale::Fr), again.title(Locale::En)), ("Accompagnement", "Aftercare"));
}

/// Each catalogue stands in the place of some language of a call of its own, so that none is lost.
#[test]
fn languages_of_ones_own_stand_beside_french_and_english() {
    let plain = Call::follow_up();
    let own = [("Nom", "Name"), ("Nome", "Nomen")];
    let kept = plain.assess_json(b"{}").keep(Locale::Fr);
    for locale in [Locale::Fr, Locale::En] {
        for (one, other) in own {
            let catalogue = |name| format!(r#"{{"requirements/applicant.name/title": "{name}!"}}"#);
            let calls = [one, other].map(|name| {
                plain.with_words(locale, &catalogue(name)).expect("a catalogue without mistakes")
            });
            // One assessment, kept once, is told in both, and in French and English as ever.
            for (call, name) in calls.iter().zip([one, other]) {
                let told = kept.open(call).expect("the same call");
                let told = told.findings().next().expect("a finding").message(locale);
                assert!(told.starts_with(&format!("{name}!")), "{told}");
            }
            for locale in [Locale::Fr, Locale::En] {
                let told = kept.open(&plain).expect("the same call").to_json(locale);
                assert_eq!(told, plain.assess_json(b"{}").to_json(locale));
                assert!(!told.contains('!'), "{told}");
            }
        }
    }
}

#[test]
fn the_name_of_a_call_for_earlier_grants_stays() {
    let call = common::call("littoral-numerique-2027");
    let renamed = call.with_words(Locale::Fr, r#"{"title": "Autre nom"}"#).expect("words");
    for name in [call.title(Locale::Fr), "Autre nom"] {
        let text = json!({"submitted_on": "2027-03-01", "previous_grants": [{"call": name, "awarded_on": "2027-01-01", "amount": "1"}]});
        let text = text.to_string();
        assert_eq!(
            renamed.assess_json(text.as_bytes()),
            call.assess_json(text.as_bytes()),
            "{name}"
        );
    }
}

#[test]
fn mistakes_in_a_catalogue_are_told() {
    let call = Call::follow_up();
    let long = json!({"parts/operating/title": "x".repeat(30_000)}).to_string();
    let ceiling = "limit/you_ask_for_but_the_ceiling_is";
    for (catalogue, fault, key, words) in [
        ("[]", WordFault::Json, "", "no JSON object"),
        ("{", WordFault::Json, "", "no JSON object"),
        (r#"{"titles": "x"}"#, WordFault::UnknownKey, "titles", "did you mean `title`?"),
        (r#"{"title": 3}"#, WordFault::NotText, "title", "a text is needed"),
        (r#"{"title": "{name}"}"#, WordFault::UnknownGap, "title", "has no gaps"),
        (
            &format!(r#"{{"{ceiling}": "{{sealing}}"}}"#),
            WordFault::UnknownGap,
            ceiling,
            "the gaps are `requested`, `ceiling`",
        ),
        (&format!(r#"{{"{ceiling}": "{{ceiling"}}"#), WordFault::Braces, ceiling, "a brace"),
        (&format!(r#"{{"{ceiling}": "{{{{ceiling}}}}"}}"#), WordFault::Braces, ceiling, "a brace"),
        (&format!(r#"{{"{ceiling}": "ceiling}}"}}"#), WordFault::Braces, ceiling, "a brace"),
        (
            &format!(r#"{{"{ceiling}": "Too much."}}"#),
            WordFault::NoGap,
            ceiling,
            "keep at least one",
        ),
        (
            &format!(r#"{{"{ceiling}": {{"en": "Too much."}}}}"#),
            WordFault::NoGap,
            ceiling,
            "`requested`",
        ),
        (r#"{"title": "a", "title": "b"}"#, WordFault::Twice, "title", "stands twice"),
        (r#"{"title": {"fr": "a", "fr": "b"}}"#, WordFault::Twice, "title", "stands twice"),
        (r#"{"title": {"de": "a"}}"#, WordFault::UnknownLanguage, "title", "no language `de` here"),
        (r#"{"title": {"fr": 1}}"#, WordFault::NotText, "title", "a text is needed"),
        (r#"{"title": ["a"]}"#, WordFault::NotText, "title", "a text is needed"),
        (r#"{"title": "a\tb"}"#, WordFault::Control, "title", "(U+0009)"),
        (r#"{"title": "a\nb"}"#, WordFault::Control, "title", "(U+000A)"),
        (r#"{"title": "a\u001b[1m"}"#, WordFault::Control, "title", "(U+001B)"),
        (&long, WordFault::Refused, "parts/operating/title", "refuses this text"),
    ] {
        let problems = call.with_words(Locale::Fr, catalogue).expect_err(key);
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        assert_eq!((problem.code(), problem.key()), (fault, key));
        assert!(problem.to_string().contains(words), "{problem}");
        assert!(!problem.message(Locale::Fr).is_empty());
        assert_eq!(call.check_words(catalogue), problems);
    }
    // What only one language says hinders the others not.
    let english = format!(r#"{{"title": {{"fr": "a", "en": "{}"}}}}"#, "x".repeat(30_000));
    assert_eq!(call.with_words(Locale::Fr, &english).expect("a title").title(Locale::Fr), "a");
    assert_eq!(call.check_words(&english)[0].code(), WordFault::Refused);
    for nothing in ["{}", r#"{"title": " "}"#, r#"{"title": null}"#, r#"{"title": {"fr": " "}}"#] {
        assert_eq!(
            call.with_words(Locale::Fr, nothing).expect("nothing").title(Locale::Fr),
            call.title(Locale::Fr)
        );
    }
    let all = call.words_to_json();
    let keys = json(&all).as_object().expect("an object").len();
    assert_eq!(call.missing_words("{}").len(), keys);
    assert!(call.missing_words(&marks(&call, Locale::En)).is_empty());
}

/// Written out, edited, checked, laid over: what is written out is a catalogue, of a call in other words too.
#[test]
fn what_is_written_out_is_laid_over_again() {
    for call in common::calls() {
        let all = call.words_to_json();
        assert_eq!(call.check_words(&all), [], "{}", call.id());
        assert!(call.missing_words(&all).is_empty());
        let sample = common::SAMPLE.as_bytes();
        for locale in [Locale::Fr, Locale::En] {
            let same = call.with_words(locale, &all).expect("its own words");
            assert_eq!(same.describe(locale), call.describe(locale));
            for told in [Locale::Fr, Locale::En] {
                let [one, other] =
                    [&same, &call].map(|call| call.assess_json(sample).to_json(told));
                assert_eq!(one, other);
            }
            assert_eq!(same.words_to_json(), all);
        }
        // One text edited in each language, of the call and of the program.
        let mut words = json(&all);
        words["title"] = json!({"fr": "Ein Titel", "en": "A title"});
        words["message/please_complete_this_item"]["fr"] = "Bitte ergänzen.".into();
        let edited = words.to_string();
        assert_eq!(call.check_words(&edited), []);
        let german = call.with_words(Locale::Fr, &edited).expect("words");
        assert_eq!(german.title(Locale::Fr), "Ein Titel");
        assert_eq!(german.title(Locale::En), call.title(Locale::En));
        // And the loop once more.
        let again = json(&german.words_to_json());
        assert_eq!(again["title"]["fr"], "Ein Titel");
        assert_eq!(again["message/please_complete_this_item"]["fr"], "Bitte ergänzen.");
        assert_eq!(again["title"]["en"], call.title(Locale::En));
        assert_eq!(german.check_words(&again.to_string()), []);
    }
}

/// A text may leave out a gap, but not all of them; nor one more than its words have.
#[test]
fn check_and_laying_over_agree() {
    let call = Call::follow_up();
    let words = json(&call.words_to_json());
    for (number, key) in words.as_object().expect("an object").keys().enumerate() {
        let text = ["", "{", "{x}", "plain", "a\nb", "{places}", "{count?a|b}"][number % 7];
        let catalogue = json!({key: text}).to_string();
        let checked = call.check_words(&catalogue);
        for locale in [Locale::Fr, Locale::En] {
            let laid = call.with_words(locale, &catalogue);
            assert_eq!(laid.err().unwrap_or_default(), checked, "{catalogue}");
        }
    }
}

/// What a host tells one by one is told in the words of the call too, and as the JSON tells it.
#[test]
fn what_is_told_one_by_one_is_told_in_own_words() {
    let words = r#"{
        "words/a_date": "a calendar day",
        "labels/data_to_correct": "please correct",
        "sheet_points/answer_missing": "still to give"
    }"#;
    let call = Call::follow_up().with_words(Locale::En, words).expect("words");
    let assessment = call.assess_json(br#"{"submitted_on": true}"#);
    let error = &assessment.input_errors()[0];
    let told = assessment.error_message(error, Locale::En);
    assert!(told.contains("a calendar day"), "{told}");
    assert!(!error.message(Locale::En).contains("a calendar day"));
    assert_eq!(assessment.keep(Locale::En).input_errors[0].message, told);
    assert_eq!(assessment.error_message(error, Locale::Fr), error.message(Locale::Fr));
    assert_eq!(assessment.outcome_label(Locale::En), "please correct");
    assert_eq!(assessment.outcome_label(Locale::Fr), assessment.outcome().label(Locale::Fr));
    let name = assessment.finding("applicant.name").expect("a requirement");
    assert_eq!(name.status_label(Locale::En), "still to give");
    assert_eq!(name.status().label(Locale::En), "answer missing");
    let named = call.assess_json(br#"{"applicant": {"name": "Ville de Lille"}}"#);
    let diff = assessment.changes_since(&named);
    let told: Vec<String> = diff.changes().iter().map(|one| one.message(Locale::En)).collect();
    for expected in
        ["still to give instead of met.", "Outcome: please correct instead of incomplete."]
    {
        assert!(told.iter().any(|one| one.ends_with(expected)), "{expected}: {told:#?}");
    }
}

/// A sentence without the ids and the values that it names: what stands in backticks or quotation marks.
fn without_values(sentence: &str) -> String {
    let mut out = sentence.to_owned();
    for (open, close) in [("« ", " »"), ("`", "`")] {
        let mut from = 0;
        while let Some(at) = out[from..].find(open).map(|at| from + at) {
            let inside = at + open.len();
            let Some(length) = out[inside..].find(close) else { break };
            out.replace_range(inside..inside + length, "");
            from = inside + close.len();
        }
    }
    out
}

/// What differs between two calls, and between assessments that follow one another.
#[test]
fn a_catalogue_reaches_the_sentences_of_differences() {
    let locale = Locale::Fr;
    let in_marks = |call: &Call| call.with_words(locale, &marks(call, locale)).expect("marks");
    let (mut sentences, mut kinds) = (0, BTreeSet::new());
    let mut check = |kind: String, sentence: &str| {
        let left = unmarked(&without_values(sentence));
        assert!(left.is_empty(), "{kind}: {left:?} in {sentence}");
        assert!(sentence.starts_with('⟦'), "{sentence}");
        sentences += 1;
        kinds.insert(kind);
    };
    let all = common::calls();
    for pair in all.windows(2).chain([[Call::follow_up(), Call::creative_event()].as_slice()]) {
        let [old, new] = pair else { panic!("two calls") };
        let new = in_marks(new);
        let diff = new.changes_since(&in_marks(old));
        for change in diff.changes() {
            check(format!("{} {}", change.kind(), change.item()), &change.message(locale));
        }
        // Words are no difference.
        assert_eq!(new.changes_since(old).changes().len(), diff.changes().len());
        assert!(new.changes_since(&common::call(new.id())).is_empty());
    }
    let mut before: BTreeMap<String, Assessment> = BTreeMap::new();
    let all = cases().into_iter().filter(|(_, case)| case.text().len() < 20_000);
    for (_, case) in all.step_by(7) {
        let text = case.text();
        let earlier = before.remove(&case.call);
        let earlier =
            earlier.unwrap_or_else(|| in_marks(&common::call(&case.call)).assess_json(b"{}"));
        let now = earlier.call().assess_json(text.as_bytes());
        let kept = [&earlier, &now].map(|one| one.to_json(locale));
        let diff = now.changes_since(&earlier);
        for change in diff.changes() {
            check(format!("{} {}", change.kind(), change.what()), &change.message(locale));
        }
        // The same of what was kept as JSON, with the call at hand.
        let of_kept = inspir_core::AssessmentDiff::of_json(&kept[0], &kept[1]).expect("JSON");
        assert_eq!(of_kept.told_by(now.call()).to_json(locale), diff.to_json(locale));
        before.insert(case.call.clone(), now);
    }
    assert!(sentences > 1_500, "{sentences}");
    assert!(kinds.len() > 30, "{kinds:#?}");
}

/// Errors that a call is told of: what cannot be opened, what was left out, what a letter lacks, a replay.
#[test]
fn a_catalogue_reaches_the_errors_that_come_from_a_call() {
    let locale = Locale::Fr;
    let plain = Call::follow_up();
    let call = plain.with_words(locale, &marks(&plain, locale)).expect("marks");
    let other = Call::creative_event();
    let mut told = Vec::new();
    let assessment = call.assess_json(b"{}");
    let mut changed = assessment.keep(locale);
    changed.findings.pop();
    for kept in [
        "{".to_owned(),
        assessment.to_json(locale),
        other.assess_json(b"{}").keep(locale).to_json(),
        changed.to_json(),
    ] {
        let error = call.reopen(kept.as_bytes()).expect_err("no such assessment");
        let of_program = plain.reopen(kept.as_bytes()).expect_err("no such assessment");
        assert_eq!(error, of_program);
        let words = error.message(locale).replace(['⟦', '⟧'], "");
        assert_eq!(words, of_program.message(locale));
        told.push(error.message(locale));
        assert_eq!(error.message(Locale::En), of_program.message(Locale::En));
    }
    let text = br#"{"call": "inspir-creative-event"}"#;
    let again = call.reassess_json(text, &other);
    told.push(again.left_out_message(&again.left_out[0], locale));
    assert!(!again.left_out[0].message(locale).contains('⟦'));
    let written = inspir_core::wire::reassess(&call, text, &other, locale);
    assert_eq!(json(&written)["left_out"][0]["message"], *told.last().expect("it"));
    let error = assessment.letter(&LetterDetails::default(), locale).expect_err("no details");
    told.extend(error.message(locale).lines().map(str::to_owned));
    assert!(error.faults()[0].message(locale).starts_with('⟦'));
    let of_json = LetterDetails::from_json("[]").expect_err("no object");
    assert!(!of_json.message(locale).contains('⟦'));
    let trace = plain.trace_json(b"{}");
    for text in [b"{}".as_slice(), b"{ }", br#"{"reference": "7"}"#] {
        told.push(trace.replay(&call, text).message(locale));
    }
    assert!(told.len() > 10, "{told:#?}");
    for message in told {
        assert!(message.starts_with('⟦'), "{message}");
    }
}

/// What a letter tells of depends on its findings, not on their words: where nothing is asked of the
/// applicant, the letter asks for nothing.
#[test]
fn a_letter_in_other_words_has_the_same_parts() {
    let locale = Locale::Fr;
    let mut details = LetterDetails::default();
    for (member, text) in [
        (&mut details.authority, "La Région"),
        (&mut details.place, "Dijon"),
        (&mut details.addressee, "Madame"),
        (&mut details.signatory_name, "Prénom Nom"),
        (&mut details.signatory_quality, "la cheffe de service"),
        (&mut details.remedies, "Recours : deux mois."),
    ] {
        *member = Some(text.to_owned());
    }
    details.date = chrono::NaiveDate::from_ymd_opt(2027, 3, 1);
    details.deadline = chrono::NaiveDate::from_ymd_opt(2027, 4, 1);
    let mut waiting = 0;
    let mut calls: BTreeMap<String, (Call, Call)> = BTreeMap::new();
    let all = cases().into_iter().filter(|(_, case)| case.text().contains("appraisals"));
    for (_, case) in all {
        let (plain, house) = calls.entry(case.call.clone()).or_insert_with(|| {
            let plain = common::call(&case.call);
            let all = json(&plain.words_to_json());
            let nothing = all.as_object().expect("an object").iter().filter(|(_, words)| {
                words["fr"]
                    .as_str()
                    .is_some_and(|text| text.ends_with("du demandeur pour l’instant."))
            });
            let other: Map<String, Value> =
                nothing.map(|(key, _)| (key.clone(), "Un agent verra.".into())).collect();
            assert_eq!(other.len(), 2, "{other:?}");
            let house = plain.with_words(locale, &Value::Object(other).to_string());
            (plain, house.expect("words"))
        });
        let told = [&*plain, house].map(|call| call.assess_json(case.text().as_bytes()));
        let of = |message: String| usize::from(message.ends_with("Un agent verra."));
        waiting += told[1].findings().map(|one| of(one.message(locale))).sum::<usize>();
        let letters = told.map(|one| one.letter(&details, locale).expect("details").to_text());
        assert_eq!(letters[1], letters[0]);
    }
    assert!(waiting > 10, "{waiting}");
}
