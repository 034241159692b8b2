//! Officer's sheets, whole: `reports/<call>/<name>.json` is an application, and
//! `sheets/<call>/<name>.<locale>.md` its sheet. To write them again:
//! `UPDATE=1 cargo test -p inspir-core --test sheets`.

#![cfg(test)]
#![allow(clippy::string_slice, reason = "texts are cut where a search has found something")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::statuses::of_each_status;
use common::{
    SAMPLE, assert_fresh, beside, cases, defined, files, folders, json, name, read, shared, sources,
};
use inspir_core::chrono::NaiveDate;
use inspir_core::{
    Assessment, Call, DocumentBlock, DocumentTree, Inline, Locale, SheetDetails, Status,
};
use serde_json::Value;

/// The sheet of an application's text.
fn sheet(call: &Call, text: &str, locale: Locale) -> DocumentTree {
    let read = call.read_json(text.as_bytes());
    call.assess(&read).sheet(read.application(), &details(), locale)
}

fn details() -> SheetDetails {
    SheetDetails {
        service: Some("Mission du développement des usages numériques".to_owned()),
        officer: None,
        date: NaiveDate::from_ymd_opt(2027, 3, 1),
        ..SheetDetails::default()
    }
}

#[test]
fn sheets_are_what_they_were() {
    let others = ["commerces-devantures", "leader-coeur-herault"]
        .map(|id| defined(&read(&shared(&format!("calls/{id}/definition.json")))));
    for call in [Call::creative_event(), Call::follow_up()].into_iter().chain(others) {
        let mut all: Vec<(String, String)> = files(&beside("reports").join(call.id()), ".json")
            .iter()
            .map(|file| (name(file).replace(".json", ""), read(file)))
            .collect();
        if call == Call::creative_event() {
            all.push(("example".to_owned(), SAMPLE.to_owned()));
            all.push(("judged".to_owned(), judged()));
        }
        for (name, text) in all {
            for locale in Locale::ALL {
                let sheet = sheet(&call, &text, *locale);
                let file = format!("sheets/{}/{name}.{}.md", call.id(), locale.tag());
                assert_fresh(&beside(&file), &sheet.to_markdown());
            }
        }
    }
}

/// The sample with two judgements, one of them explained.
fn judged() -> String {
    let mut application = json(SAMPLE);
    application["appraisals"] = json(
        r#"{"creative_format": {"verdict": "favourable", "by": "Camille Petit", "on": "2027-02-03",
            "note": "Format éprouvé."}, "unmet_social_need": {"verdict": "unfavourable"}}"#,
    );
    application.to_string()
}

/// The applications of whole calls, each with the id of its call.
fn applications_of_calls() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for folder in folders(&shared("calls")) {
        for file in files(&folder, ".json") {
            let file_name = name(&file);
            if file_name != "definition.json" && !file_name.ends_with(".expected.json") {
                all.push((name(&folder), read(&file)));
            }
        }
    }
    all
}

/// The applications of whole calls, and every 17th of the cases, which differ little from one another.
fn applications() -> Vec<(Call, String)> {
    let whole = applications_of_calls().into_iter();
    let mut all: Vec<(Call, String)> = whole.map(|(id, text)| (common::call(&id), text)).collect();
    for (_, case) in cases().into_iter().step_by(17) {
        let text = case.text();
        if text.len() < 20_000 {
            all.push((common::call(&case.call), text.into_owned()));
        }
    }
    all.push((Call::creative_event(), judged()));
    all
}

/// What a part of a paragraph says, and whether it is a quotation.
fn said(inline: &Inline) -> (&str, bool) {
    match inline {
        Inline::Text(text) | Inline::Strong(text) => (text, false),
        Inline::Quotation { text, .. } => (text, true),
        _ => panic!("another kind of text"),
    }
}

/// All that a sheet says, piece by piece.
fn pieces(sheet: &DocumentTree) -> Vec<(String, bool)> {
    let mut all = Vec::new();
    let mut add = |text: &str, quoted| all.push((text.to_owned(), quoted));
    let line = |content: &[Inline], add: &mut dyn FnMut(&str, bool)| {
        content.iter().map(said).for_each(|(text, quoted)| add(text, quoted));
    };
    for block in &sheet.blocks {
        match block {
            DocumentBlock::Heading { text, .. } => add(text, false),
            DocumentBlock::Lines(lines) => lines.iter().for_each(|text| add(text, false)),
            DocumentBlock::Paragraph(content) => line(content, &mut add),
            DocumentBlock::List(items) => items.iter().for_each(|item| line(item, &mut add)),
            DocumentBlock::Figures { figures, .. } => {
                for figure in figures {
                    add(&figure.label, false);
                    add(&figure.figure, false);
                    figure.note.iter().for_each(|note| add(note, false));
                }
            }
            DocumentBlock::Table { columns, rows, foot } => {
                columns.iter().for_each(|column| add(&column.title, false));
                rows.iter().chain([foot]).flatten().for_each(|cell| line(cell, &mut add));
            }
            DocumentBlock::Room { label, .. } => add(label, false),
            DocumentBlock::Signature { name, quality } => {
                add(name, false);
                add(quality, false);
            }
            _ => panic!("another kind of block"),
        }
    }
    all
}

/// The strings in JSON.
fn texts(json: &Value, out: &mut Vec<String>) {
    match json {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, out)),
        Value::Object(members) => members.values().for_each(|value| texts(value, out)),
        _ => {}
    }
}

/// What a sheet may say: of the findings, of the call, of the application, of the caller.
fn given_words(assessment: &Assessment, application: &str, locale: Locale) -> Vec<String> {
    let call = assessment.call();
    let mut all = Vec::new();
    for finding in assessment.findings() {
        all.extend(finding.message_in_parts(locale).map(|message| message.problem));
        // The places that the message names behind a colon.
        all.extend(finding.message(locale).split([':', '.']).map(str::to_owned));
    }
    texts(&json(&call.describe(locale).to_json()), &mut all);
    texts(&json(call.definition()), &mut all);
    if let Ok(application) = serde_json::from_str(application) {
        texts(&application, &mut all);
    }
    all.extend(details().service);
    all.extend(assessment.quantities(locale).into_iter().flat_map(|(title, value)| [title, value]));
    with_capitals(all)
}

/// These words, with a capital and with a small letter at the beginning.
fn with_capitals(mut all: Vec<String>) -> Vec<String> {
    let capitals = all.iter().map(|text| {
        let mut chars = text.trim().chars();
        chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect::<String>()
    });
    let capitals: Vec<String> = capitals.collect();
    // What stands behind a colon begins with a small letter.
    let small = all.iter().map(|text| {
        let mut chars = text.trim().chars();
        chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect::<String>()
    });
    let small: Vec<String> = small.collect();
    all.extend(capitals.into_iter().chain(small));
    all
}

/// The words that the sheet itself has, those of calculations, citations, input errors and labels of
/// fields among them: what stands in `words!` and `label!` of these sources, without its gaps.
fn own_words(locale: Locale) -> Vec<String> {
    let own = [
        "checks/compare.rs",
        "checks/condition.rs",
        "document/sheet.rs",
        "document/sheet_points.rs",
        "document/letter_points.rs",
        "document/letter_input.rs",
        "document/report_grant.rs",
        "document/said.rs",
        "input_error/words.rs",
        "labels.rs",
        "language/days.rs",
        "language/distinct.rs",
        "language/sum.rs",
        "language/times.rs",
        "member/scalar.rs",
        "locale/locale.rs",
        "place.rs",
        "quote_language.rs",
        "render/asks.rs",
        "render/label.rs",
        "render/steps.rs",
    ];
    let mut all = Vec::new();
    for file in sources() {
        let is_label = file.to_string_lossy().contains("/application/");
        if !is_label && !own.iter().any(|name| file.ends_with(name)) {
            continue;
        }
        let text = read(&file);
        for (at, start) in text.match_indices(&format!("{}: \"", locale.tag())) {
            let rest = &text[at + start.len()..];
            let words = rest.split("\",").next().and_then(|rest| rest.split("\")").next());
            let gaps = |c| c == '{' || c == '}' || c == '|';
            all.extend(words.unwrap_or_default().split(gaps).map(str::to_owned));
        }
    }
    let spans = "an ans année années mois jour jours semaine semaines et year years month months day days week weeks and n° no. number";
    all.extend(spans.split(' ').map(str::to_owned));
    let months = [
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre er",
        "January February March April May June July August September October November December",
    ];
    all.extend(months.iter().flat_map(|months| months.split(' ')).map(str::to_owned));
    with_capitals(all)
}

/// What of a text comes from none of these, read from left to right.
fn of_nobody<'t>(text: &'t str, known: &BTreeSet<&str>) -> Option<&'t str> {
    let mut rest = text;
    while let Some(at) = rest.find(char::is_alphanumeric) {
        rest = &rest[at..];
        let is_end = |end: usize| !rest[end..].starts_with(char::is_alphanumeric);
        let ends = rest.char_indices().map(|(at, _)| at).skip(1).chain([rest.len()]);
        let found = ends.filter(|end| is_end(*end) && known.contains(&rest[..*end])).last();
        match found {
            Some(end) => rest = &rest[end..],
            // A figure.
            None if rest.starts_with(|c: char| c.is_ascii_digit()) => {
                rest = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
            }
            None => return Some(rest),
        }
    }
    None
}

/// Each sentence comes from a finding, the call, the application, the caller, or is the sheet's own.
#[test]
fn every_sentence_has_a_source() {
    for locale in Locale::ALL {
        let own = own_words(*locale);
        let mut unknown = BTreeSet::new();
        for (call, application) in applications() {
            let assessment = call.assess_json(application.as_bytes());
            let given = given_words(&assessment, &application, *locale);
            let is_between = |c: char| !c.is_alphanumeric();
            let all = given.iter().chain(&own);
            let known: BTreeSet<&str> = all.map(|text| text.trim_matches(is_between)).collect();
            let sheet = sheet(&call, &application, *locale);
            for (text, is_quoted) in pieces(&sheet) {
                let found = match is_quoted {
                    true => {
                        let quote = text.trim_end_matches(" […]");
                        given.iter().all(|source| !source.starts_with(quote)).then_some(&*text)
                    }
                    false => of_nobody(&text, &known),
                };
                if let Some(rest) = found {
                    unknown.insert(format!("{rest} | {text}"));
                }
            }
        }
        assert!(unknown.is_empty(), "{unknown:#?}");
    }
}

/// Each requirement is one point, and nothing of JSON shows.
#[test]
fn each_point_stands_once() {
    for (call, application) in applications() {
        let assessment = call.assess_json(application.as_bytes());
        for locale in Locale::ALL {
            let sheet = sheet(&call, &application, *locale);
            let is_heading = |block: &DocumentBlock, name: &str| matches!(block, DocumentBlock::Heading { level: 2, text } if text == name);
            let [first, last] = match locale {
                Locale::Fr => ["Points examinés", "Calcul de l’aide"],
                _ => ["Points examined", "How the grant was worked out"],
            };
            let blocks = sheet.blocks.iter().skip_while(|block| !is_heading(block, first));
            let mut titles = Vec::new();
            let mut rooms = 0;
            for block in blocks.take_while(|block| !is_heading(block, last)) {
                match block {
                    DocumentBlock::List(items) => {
                        titles.extend(items.iter().filter_map(|item| item.first()));
                    }
                    DocumentBlock::Paragraph(content) if content.len() > 1 => {
                        titles.extend(content.first());
                    }
                    DocumentBlock::Room { .. } => rooms += 1,
                    _ => {}
                }
            }
            let told: Vec<&str> = titles.into_iter().map(|title| said(title).0).collect();
            let findings: Vec<_> = assessment.findings().collect();
            if assessment.is_readable() {
                for finding in &findings {
                    let title = finding.requirement().title(*locale);
                    let same = |one: &&str| **one == *title;
                    let of_call =
                        |one: &&inspir_core::Finding<'_>| one.requirement().title(*locale) == title;
                    let times = findings.iter().filter(of_call).count();
                    assert_eq!(told.iter().filter(|one| same(one)).count(), times, "{title}");
                }
                let waiting = findings.iter().filter(|one| one.status() == Status::ToReview);
                assert!(rooms >= waiting.count(), "{}", call.id());
            }
            let text = sheet.to_text();
            for finding in &findings {
                assert!(!text.contains(finding.requirement().id()), "{text}");
                finding.paths().for_each(|path| assert!(!text.contains(&path), "{path}: {text}"));
            }
            for error in assessment.input_errors().iter().filter(|error| error.path().len() > 1) {
                assert!(!text.contains(error.path()), "{}: {text}", error.path());
            }
        }
    }
}

/// What the engine does not check is said in every sheet.
#[test]
fn what_is_not_checked_is_said() {
    for (call, text) in applications() {
        for (locale, said) in [
            (
                Locale::Fr,
                [
                    "Ce qui n’est pas vérifié",
                    "Les règles que la définition de l’appel ne contient pas.",
                ],
            ),
            (
                Locale::En,
                ["What is not checked", "Rules that the definition of the call does not have."],
            ),
        ] {
            let sheet = sheet(&call, &text, locale);
            let pieces = pieces(&sheet);
            for said in said {
                assert!(
                    pieces.iter().any(|(piece, _)| piece == said),
                    "{said}: {}",
                    sheet.to_text()
                );
            }
            common::html::check(&sheet.to_html(), locale.tag());
        }
    }
}

/// What sheets say of each status of each check, in each language.
#[test]
fn what_sheets_say_of_each_check_and_status() {
    let mut pages: BTreeMap<Locale, BTreeMap<String, String>> = BTreeMap::new();
    for (call, text) in applications().into_iter().chain(of_each_status()) {
        let read = call.read_json(text.as_bytes());
        let assessment = call.assess(&read);
        if !assessment.is_readable() {
            continue;
        }
        for locale in Locale::ALL {
            let points = points_of(&assessment.sheet(read.application(), &details(), *locale));
            for finding in assessment.findings() {
                let requirement = finding.requirement();
                let title = requirement.title(*locale);
                let said = points.iter().find(|(titled, _)| titled == title);
                let (_, said) = said.unwrap_or_else(|| panic!("no point {title}"));
                let (check, status, level) =
                    (requirement.check(), finding.status(), requirement.level());
                let page = pages.entry(*locale).or_default();
                page.entry(format!("{check} {status} {level}"))
                    .or_insert_with(|| format!("{title}{said}"));
            }
        }
    }
    for (locale, page) in pages {
        let lines: String = page.iter().map(|(key, said)| format!("{key}\n    {said}\n")).collect();
        assert_fresh(&beside("sheets").join(format!("checks.{locale}.txt")), &lines);
    }
}

/// The points of a sheet: the title of each, and what is said of it.
fn points_of(sheet: &DocumentTree) -> Vec<(String, String)> {
    let items = sheet.blocks.iter().flat_map(|block| match block {
        DocumentBlock::List(items) => items.iter().collect(),
        DocumentBlock::Paragraph(content) => vec![content],
        _ => Vec::new(),
    });
    let parts = items.filter_map(|item| match item.split_first() {
        Some((Inline::Strong(title), rest)) => {
            let said: String = rest.iter().map(|inline| said(inline).0).collect();
            // Others are what is filled in under a name.
            let is_point = said.starts_with(" — ") || said.starts_with('.');
            is_point.then_some((title.clone(), said))
        }
        _ => None,
    });
    parts.collect()
}

/// A year is no quantity, and the right side of a comparison reads as a sentence does.
#[test]
fn years_are_not_grouped() {
    let call = common::call("kleinprojekte-lippe-moehnesee");
    let text = read(&shared("calls/kleinprojekte-lippe-moehnesee/eligible.json"));
    for (locale, said) in [
        (Locale::Fr, "Constaté : 2025 ; exactement 2025."),
        (Locale::En, "Found: 2025; exactly 2025."),
    ] {
        let sheet = sheet(&call, &text, locale).to_markdown();
        assert!(sheet.replace('\u{a0}', " ").contains(said), "{sheet}");
    }
}
