//! Letters to applicants. `letters/<call>.<locale>.txt` holds those of every application of
//! `tests/calls/` and of a few more, `letters/checks.<locale>.txt` what letters say of each status of
//! each check. To write them again: `UPDATE=1 cargo test -p inspir-core --test letters`.

#![cfg(test)]
#![allow(clippy::string_slice, reason = "texts are cut where a search has found something")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use common::statuses::of_each_status;
use common::{SAMPLE, assert_fresh, beside, call, cases, files, folders, json, name, read, shared};
use inspir_core::chrono::{Datelike as _, NaiveDate};
use inspir_core::{
    Assessment, Call, DetailsFaultCode, DocumentBlock, DocumentTree, Inline, InputError,
    LegalReference, LetterDetails, Locale, Outcome, Status, written,
};

const LOCALES: [Locale; 2] = [Locale::Fr, Locale::En];

/// Details of which every letter can take what it needs.
fn details() -> LetterDetails {
    let day = |day| NaiveDate::from_ymd_opt(2027, 4, day);
    let some = |text: &str| Some(text.to_owned());
    LetterDetails {
        authority: some("Service des aides\n1 place de l’Exemple"),
        place: some("Villebourg"),
        date: day(1),
        addressee: None,
        deadline: day(30),
        signatory_name: some("Camille Exemple"),
        signatory_quality: some("Responsable du service"),
        remedies: some("Ce courrier peut être contesté auprès de nous."),
        contact: some("aides@example.org"),
        legal_reference: Some(LegalReference::CrpaL1145),
        ..LetterDetails::default()
    }
}

/// The applications to a call, each with its name.
fn applications(id: &str) -> Vec<(String, String)> {
    let folder = shared(&format!("calls/{id}"));
    let mut found: Vec<(String, String)> = files(&folder, ".json")
        .into_iter()
        .filter(|file| !name(file).ends_with(".expected.json") && name(file) != "definition.json")
        .map(|file| (name(&file.with_extension("")), read(&file)))
        .collect();
    found.push(("empty".to_owned(), "{}".to_owned()));
    found.push(("unreadable".to_owned(), "{".to_owned()));
    let reports = beside("reports").join(id);
    if reports.is_dir() {
        let more = files(&reports, ".json").into_iter();
        found.extend(
            more.map(|file| (format!("report {}", name(&file.with_extension(""))), read(&file))),
        );
    }
    if id == "inspir-creative-event" {
        found.push(("example".to_owned(), SAMPLE.to_owned()));
    }
    found
}

struct Letter {
    call: Call,
    application: String,
    assessment: Assessment,
    locale: Locale,
    tree: DocumentTree,
}

fn letter(call: &Call, text: &str, locale: Locale) -> Letter {
    let read = call.read_json(text.as_bytes());
    let mut details = details().addressed_to(read.application());
    details.addressee.get_or_insert_with(|| "Association Exemple".to_owned());
    let assessment = call.assess(&read);
    let tree = assessment.letter(&details, locale).unwrap_or_else(|error| panic!("{error}"));
    Letter { call: call.clone(), application: text.to_owned(), assessment, locale, tree }
}

/// The letters of all applications to all calls, in both languages, and those of the cases.
fn letters() -> &'static [Letter] {
    static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(written);
    &LETTERS
}

fn written() -> Vec<Letter> {
    let mut all = Vec::new();
    for folder in folders(&shared("calls")) {
        let id = name(&folder);
        let call = call(&id);
        for (_, text) in applications(&id) {
            all.extend(LOCALES.map(|locale| letter(&call, &text, locale)));
        }
    }
    let mut known: BTreeMap<String, Call> = BTreeMap::new();
    for (_, case) in cases() {
        let call = known.entry(case.call.clone()).or_insert_with(|| call(&case.call));
        // What is too long for an application is so for this test too.
        let text = case.text();
        if text.len() < 100_000 {
            all.extend(LOCALES.map(|locale| letter(call, &text, locale)));
        }
    }
    all
}

fn plain(content: &[Inline]) -> String {
    let parts = content.iter().map(|part| match part {
        Inline::Text(text) | Inline::Strong(text) | Inline::Quotation { text, .. } => &**text,
        other => panic!("{other:?}"),
    });
    parts.collect()
}

/// All that stands by itself in a document: headings, lines, paragraphs, items, figures.
fn pieces(tree: &DocumentTree) -> Vec<String> {
    let mut all = Vec::new();
    for block in &tree.blocks {
        match block {
            DocumentBlock::Heading { text, .. } => all.push(text.clone()),
            DocumentBlock::Lines(lines) => all.extend(lines.clone()),
            DocumentBlock::Paragraph(content) => all.push(plain(content)),
            DocumentBlock::List(items) => all.extend(items.iter().map(|item| plain(item))),
            DocumentBlock::Figures { figures, .. } => {
                for figure in figures {
                    all.extend([figure.label.clone(), figure.figure.clone()]);
                    all.extend(figure.note.clone());
                }
            }
            DocumentBlock::Signature { name, quality } => {
                all.extend([name.clone(), quality.clone()])
            }
            other => panic!("no letter has this: {other:?}"),
        }
    }
    all
}

#[test]
fn letters_are_what_they_were() {
    let mut told = BTreeSet::new();
    for folder in folders(&shared("calls")) {
        let id = name(&folder);
        let call = call(&id);
        for locale in LOCALES {
            let mut page = String::new();
            for (name, text) in applications(&id) {
                let letter = letter(&call, &text, locale).tree.to_text();
                page.extend(["======== ", &name, "\n\n", &letter, "\n"]);
            }
            let file = beside("letters").join(format!("{id}.{locale}.txt"));
            assert_fresh(&file, &page);
            told.insert(file);
        }
    }
    told.extend(LOCALES.map(|locale| beside("letters").join(format!("checks.{locale}.txt"))));
    assert_eq!(files(&beside("letters"), ".txt"), told.into_iter().collect::<Vec<_>>());
}

/// What letters say of each check and status: the heading, and the item that names the requirement.
#[test]
fn what_letters_say_of_each_check_and_status() {
    let mut pages: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let of_each: Vec<Letter> = of_each_status()
        .iter()
        .flat_map(|(call, text)| LOCALES.map(|locale| letter(call, text, locale)))
        .collect();
    for letter in letters().iter().chain(&of_each) {
        for finding in &letter.assessment {
            let requirement = finding.requirement();
            let key =
                format!("{} {} {}", requirement.check(), finding.status(), requirement.level());
            let page = pages.entry(letter.locale.to_string()).or_default();
            if page.get(&key).is_some_and(|said| !said.starts_with('–')) {
                continue;
            }
            let title = requirement.title(letter.locale);
            let says = !matches!(finding.status(), Status::Met | Status::NotApplicable);
            let (mut heading, mut said) = ("", String::from("–"));
            for block in &letter.tree.blocks {
                match block {
                    DocumentBlock::Heading { text, level: 2 } => heading = text,
                    DocumentBlock::List(items) if says => {
                        let item = items.iter().map(|item| plain(item)).find(|item| {
                            item.starts_with(title) || item.contains(&format!(" — {title}."))
                        });
                        said = item.map_or(said, |item| format!("{heading}: {item}"));
                    }
                    _ => {}
                }
            }
            page.insert(key, said);
        }
    }
    for (locale, page) in pages {
        // What asks for nothing aside, every status of a check is told, at some level at least.
        for key in page.keys() {
            let (pair, _) = key.rsplit_once(' ').expect("a level");
            let mut said = page.iter().filter(|(key, _)| key.starts_with(&format!("{pair} ")));
            let is_told = said.any(|(_, said)| !said.starts_with('–'));
            let asks = ["not_met", "missing", "to_review"].iter().any(|one| pair.ends_with(one));
            assert!(is_told || !asks, "{locale}: nothing is said of {pair}");
        }
        let lines: String = page.iter().map(|(key, said)| format!("{key}\n    {said}\n")).collect();
        assert_fresh(&beside("letters").join(format!("checks.{locale}.txt")), &lines);
    }
}

/// The words that letters have of their own, one text a line; the gaps aside.
fn own_words(locale: Locale) -> Vec<String> {
    let text = read(&beside(&format!("letters/own-words.{locale}.md")));
    let lines = text.lines().filter_map(|line| line.strip_prefix("- "));
    lines.map(str::to_owned).collect()
}

/// Texts by their first character, the longest first.
type Sources = BTreeMap<char, Vec<String>>;

/// Every text that a letter may take: the words of findings, of the call, of the caller, of the
/// calculation, and its own.
fn sources(letter: &Letter, own: &[String], labels: &[String]) -> Sources {
    let (call, locale) = (&letter.call, letter.locale);
    let (mut all, mut found) = (own.to_vec(), vec!["à".to_owned()]);
    all.push(call.title(locale).to_owned());
    all.extend(call.sections().map(|section| section.title(locale).to_owned()));
    all.extend(letter.assessment.reference().map(str::to_owned));
    for finding in &letter.assessment {
        let requirement = finding.requirement();
        all.extend([requirement.title(locale), requirement.source(locale)].map(str::to_owned));
        if let Some(quote) = requirement.quote() {
            all.push(quote.to_owned());
            // A long one is cut at the end of a word.
            if let Some((end, _)) = quote.char_indices().nth(200) {
                let (start, _) = quote[..end].rsplit_once(' ').expect("words");
                all.push(format!("{start} […]"));
            }
        }
        if let Some(message) = finding.message_in_parts(locale) {
            found.extend(fragments(&message.problem));
            all.extend([message.title, message.problem]);
            all.extend(message.remedy);
        }
    }
    all.extend(labels.iter().cloned());
    all.extend(letter.assessment.label_alone(locale).map(str::to_owned));
    for error in letter.assessment.input_errors() {
        all.extend(error.found().map(str::to_owned));
        all.push(error.message(locale));
    }
    // The report has the same figures, and says where input errors are.
    for piece in pieces_of_report(&letter.assessment.report_tree(locale)) {
        all.push(piece.split(" [").next().unwrap_or_default().to_owned());
        all.push(piece);
    }
    let details = details();
    for text in [details.authority, details.remedies, details.contact, details.place] {
        all.extend(text.unwrap_or_default().lines().map(str::to_owned));
    }
    all.extend([details.signatory_name, details.signatory_quality].into_iter().flatten());
    let addressee = LetterDetails::default()
        .addressed_to(call.read_json(letter.application.as_bytes()).application())
        .addressee
        .unwrap_or_else(|| "Association Exemple".to_owned());
    all.extend(addressee.lines().map(str::to_owned));
    all.extend(
        ["1er avril 2027", "30 avril 2027", "1 April 2027", "30 April 2027"].map(str::to_owned),
    );
    let mut all: Vec<String> = all.iter().map(|text| text.trim().to_lowercase()).collect();
    all.retain(|text| text.chars().count() > 1);
    let errors = letter.assessment.input_errors();
    let read: Vec<String> = errors.iter().flat_map(|error| readings(error, letter)).collect();
    let short = errors.iter().filter_map(|error| error.found());
    let short = short
        .chain(read.iter().map(String::as_str))
        .chain(addressee.lines())
        .chain(letter.assessment.reference())
        .chain(found.iter().map(String::as_str))
        .map(|text| text.trim().to_lowercase());
    all.extend(short.filter(|text| !text.is_empty()));
    all.sort_by_key(|text| std::cmp::Reverse(text.len()));
    all.dedup();
    let mut by_first: Sources = BTreeMap::new();
    for text in all {
        let first = text.chars().next().expect("a text");
        by_first.entry(first).or_default().push(text);
    }
    by_first
}

/// The figures and names of what is wrong: a letter puts comparisons in other words.
fn fragments(problem: &str) -> Vec<String> {
    let mut all = Vec::new();
    for part in problem.split([':', ';', '(', ')']) {
        let part = part.trim_matches([' ', '.', '\u{a0}']);
        let share = part.strip_suffix(" de").or_else(|| part.strip_suffix(" of"));
        let part = share.unwrap_or(part);
        all.push(part.to_owned());
        for before in [" il faut ", "il faut ", "it must be ", "il en faut "] {
            all.extend(part.strip_prefix(before).map(str::to_owned));
        }
        // A number, the two ends of a time, a member of a list.
        let words = part.split([' ', '\u{a0}']).map(|word| word.trim_end_matches('.'));
        all.extend(words.filter(|word| word.parse::<u32>().is_ok()).map(str::to_owned));
        all.extend(part.split(" – ").map(str::to_owned));
        all.extend(part.split(", ").map(str::to_owned));
    }
    all
}

/// What was meant by an error, as people write it.
fn readings(error: &InputError, letter: &Letter) -> Vec<String> {
    let (locale, currency) = (letter.locale, letter.call.currency());
    let mut all = vec!["oui".to_owned(), "non".to_owned(), "yes".to_owned(), "no".to_owned()];
    let found = error.found().unwrap_or_default().to_owned();
    let suggested = error.suggestion().unwrap_or_default();
    let suggested = suggested.trim_matches(['"', '[', ']']).to_owned();
    for text in [&found, &suggested] {
        for read_as in LOCALES {
            if let Ok(Some(amount)) = written::amount(text, read_as, currency) {
                all.push(written::format_amount(amount, locale, currency));
            }
            if let Ok(Some(number)) = written::number(text, read_as, 6) {
                let number = number.to_string();
                all.push(if locale == Locale::Fr { number.replace('.', ",") } else { number });
            }
            if let Ok(Some(day)) = written::date(text, read_as) {
                all.push(long_date(day, locale));
            }
        }
    }
    all.push(suggested);
    all
}

fn long_date(date: NaiveDate, locale: Locale) -> String {
    let months = match locale {
        Locale::Fr => {
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
        }
        _ => {
            "january february march april may june july august september october november december"
        }
    };
    let month = months.split(' ').nth(usize::try_from(date.month0()).expect("a month"));
    let first = if locale == Locale::Fr && date.day() == 1 { "er" } else { "" };
    format!("{}{first} {} {}", date.day(), month.expect("a month"), date.year())
}

/// The titles and labels of a description.
fn add_labels(described: &serde_json::Value, out: &mut Vec<String>) {
    match described {
        serde_json::Value::Object(members) => {
            for (name, value) in members {
                match value.as_str() {
                    Some(text) if ["title", "label", "item"].contains(&&**name) => {
                        out.push(text.to_owned());
                    }
                    _ => add_labels(value, out),
                }
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| add_labels(item, out)),
        _ => {}
    }
}

fn pieces_of_report(tree: &DocumentTree) -> Vec<String> {
    let mut all = Vec::new();
    for block in &tree.blocks {
        match block {
            DocumentBlock::Figures { figures, .. } => {
                for figure in figures {
                    all.extend([figure.label.clone(), figure.figure.clone()]);
                    all.extend(figure.note.clone());
                }
            }
            DocumentBlock::List(items) => {
                for item in items.iter().map(|item| plain(item)) {
                    all.extend(item.split(" — ").map(str::to_owned));
                }
            }
            DocumentBlock::Heading { text, .. } => all.push(text.clone()),
            _ => {}
        }
    }
    all
}

/// A text without the numbers of items, such as `(dépenses n° 1 et 2)`.
fn without_items(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let (inside, behind) = after.split_once(')').unwrap_or((after, ""));
        out.push_str(before);
        let is_number = |word: &str| word.trim_matches(',').chars().all(|c| c.is_ascii_digit());
        let words: Vec<&str> = inside.split([' ', '\u{a0}']).collect();
        let is_item = words.len() < 14 && words.last().is_some_and(|word| is_number(word));
        if !is_item {
            out.extend(["(", inside, ")"]);
        }
        rest = behind;
    }
    out + rest
}

/// What of a text comes from none of the sources; the longest source is taken first.
fn untraced(text: &str, sources: &Sources) -> String {
    let text = text.to_lowercase();
    let (mut rest, mut left) = (text.as_str(), String::new());
    while let Some(first) = rest.chars().next() {
        let mut here = sources.get(&first).into_iter().flatten();
        match here.find(|source| rest.starts_with(source.as_str())) {
            Some(source) => rest = &rest[source.len()..],
            None => {
                if !" \u{a0}.,:;—()«»“”\n".contains(first) && !first.is_control() {
                    left.push(first);
                }
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    left
}

/// Whether a text comes from the sources alone.
fn is_traced(text: &str, sources: &Sources) -> bool {
    untraced(text, sources).is_empty() || untraced(&without_items(text), sources).is_empty()
}

#[test]
fn every_sentence_of_a_letter_is_traced() {
    let own = LOCALES.map(own_words);
    let (mut lost, mut traced) = (BTreeSet::new(), BTreeSet::new());
    let mut labels: BTreeMap<(String, Locale), Vec<String>> = BTreeMap::new();
    for letter in letters() {
        let own = &own[usize::from(letter.locale == Locale::En)];
        let mut pieces = pieces(&letter.tree);
        // What a letter of the same call said already is traced.
        pieces.retain(|piece| {
            traced.insert((letter.call.id().to_owned(), letter.locale, piece.clone()))
        });
        if pieces.is_empty() {
            continue;
        }
        let key = (letter.call.id().to_owned(), letter.locale);
        labels.entry(key.clone()).or_insert_with(|| {
            let mut found = Vec::new();
            add_labels(&json(&letter.call.describe(letter.locale).to_json()), &mut found);
            found
        });
        let sources = sources(letter, own, &labels[&key]);
        for piece in pieces.iter().filter(|piece| !is_traced(piece, &sources)) {
            lost.insert(format!("{piece}\n    left: {}", untraced(piece, &sources)));
        }
    }
    let lost: Vec<String> = lost.into_iter().take(20).collect();
    assert!(lost.is_empty(), "said by nobody:\n{}", lost.join("\n"));
}

#[test]
fn letters_are_whole_and_plain() {
    for letter in letters() {
        let text = letter.tree.to_text();
        let told = format!("{}\n{}", letter.application, text);
        // What the applicant or the call wrote may hold anything.
        let given = format!("{}{}", letter.application, letter.call.definition());
        for piece in pieces(&letter.tree) {
            let is_blank = piece.trim().is_empty();
            let odd = ["N/A", "null", "{", "}", "  ", " . ", "..", " ,", "()"];
            let odd = odd.into_iter().find(|odd| piece.contains(odd) && !given.contains(odd));
            assert!(!is_blank && odd.is_none(), "{odd:?}: {piece}: {told}");
        }
        for word in text.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/' && c != '_');
            let is_code = word.contains('_') || word.starts_with('/') && word.len() > 1;
            assert!(!is_code || given.contains(word), "code: {word}: {told}");
        }
        let mut level = 0;
        let blocks = &letter.tree.blocks;
        for (at, block) in blocks.iter().enumerate() {
            if let DocumentBlock::Heading { level: here, text } = block {
                assert!(*here <= level + 1, "{text}: {told}");
                level = *here;
                let next = blocks.get(at + 1).expect("something below a heading");
                let is_empty = match next {
                    DocumentBlock::Heading { level, .. } => level <= here,
                    DocumentBlock::List(items) => items.is_empty(),
                    _ => false,
                };
                assert!(!is_empty, "nothing below {text}: {told}");
            }
        }
    }
}

#[test]
fn letters_are_pages_for_print_and_screen_readers() {
    for letter in letters() {
        common::html::check(&letter.tree.to_html(), letter.locale.tag());
    }
}

/// In French a space stands before some signs: no line of a letter may end there.
#[test]
fn no_line_of_a_letter_ends_before_its_punctuation() {
    for letter in letters().iter().filter(|letter| letter.locale == Locale::Fr) {
        for shown in [letter.tree.to_markdown(), letter.tree.to_html_fragment()] {
            for loose in [" :", " ;", " ?", " !", " »", "« ", " %", "0 €", "n° "] {
                assert!(!shown.contains(loose), "{loose}: {shown}");
            }
        }
    }
}

#[test]
fn nothing_is_said_twice() {
    for letter in letters() {
        let (mut met, mut titles) = (BTreeSet::new(), BTreeSet::new());
        for block in &letter.tree.blocks {
            let texts = match block {
                DocumentBlock::Paragraph(content) => vec![plain(content)],
                DocumentBlock::List(items) => items.iter().map(|item| plain(item)).collect(),
                // Two things can have the same title, but not under the same heading.
                DocumentBlock::Heading { level: 2, .. } => {
                    titles.clear();
                    continue;
                }
                _ => continue,
            };
            for text in texts {
                assert!(met.insert(text.clone()), "twice: {text}\n{}", letter.tree.to_text());
            }
            let DocumentBlock::List(items) = block else { continue };
            for part in items.iter().flatten() {
                let is_new = match part {
                    Inline::Quotation { text, .. } => met.insert(text.clone()),
                    Inline::Strong(text) => titles.insert(text.clone()),
                    _ => true,
                };
                assert!(is_new, "twice: {part:?}\n{}", letter.tree.to_text());
            }
        }
    }
}

/// Words of INS'pir that a letter of another call must not have unless that call does.
#[test]
fn nothing_of_one_call_stands_in_the_letters_of_others() {
    for letter in letters() {
        let given = format!("{}{}", letter.application, letter.call.definition()).to_lowercase();
        let text = letter.tree.to_text().to_lowercase();
        for word in ["ins’pir", "hauts-de-france", "région", "region", "label", "charte", "charter"]
        {
            assert!(!text.contains(word) || given.contains(word), "{word}: {text}");
        }
        // Eligible is not entitled.
        for word in ["vous avez droit", "est accordée", "entitled", "is awarded"] {
            assert!(!text.contains(word) || given.contains(word), "{word}: {text}");
        }
    }
}

#[test]
fn what_a_letter_needs_depends_on_what_it_says() {
    let missing = |text: &str, details: &LetterDetails| {
        let call = Call::creative_event();
        let read = call.read_json(text.as_bytes());
        match call.assess(&read).letter(details, Locale::Fr) {
            Ok(_) => Vec::new(),
            Err(error) => error
                .faults()
                .iter()
                .map(|fault| (fault.member().to_owned(), fault.code()))
                .collect(),
        }
    };
    let absent = |names: &[&str]| -> Vec<(String, DetailsFaultCode)> {
        names.iter().map(|name| ((*name).to_owned(), DetailsFaultCode::Absent)).collect()
    };
    let nothing = LetterDetails::default();
    let always = [
        "authority",
        "place",
        "date",
        "addressee",
        "deadline",
        "signatory_name",
        "signatory_quality",
    ];
    assert_eq!(missing("{}", &nothing), absent(&always));
    let over = r#"{"request": {"amount": "20000"}}"#;
    assert_eq!(missing(over, &nothing), absent(&[&always[..], &["remedies"]].concat()));
    let review = read(&beside("reports/inspir-creative-event/to-review.json"));
    assert_eq!(
        Call::creative_event().assess_json(review.as_bytes()).outcome(),
        Outcome::NeedsReview
    );
    let without = |name: &str| name != "deadline";
    let fewer: Vec<&str> = always.into_iter().filter(|name| without(name)).collect();
    assert_eq!(missing(&review, &nothing), absent(&fewer));
    // A blank is no answer.
    let blank = LetterDetails {
        place: Some(" \n".to_owned()),
        addressee: Some("A".to_owned()),
        ..details()
    };
    assert_eq!(missing("{}", &blank), absent(&["place"]));
    let late =
        LetterDetails { deadline: details().date, addressee: Some("A".to_owned()), ..details() };
    assert_eq!(missing("{}", &late), [("deadline".to_owned(), DetailsFaultCode::NotAfter)]);
}

#[test]
fn the_legal_reference_is_cited_only_when_the_caller_says_so() {
    let call = Call::follow_up();
    let text = |details: &LetterDetails, application: &str| {
        let details = LetterDetails { addressee: Some("A".to_owned()), ..details.clone() };
        let letter = call.assess_json(application.as_bytes()).letter(&details, Locale::Fr);
        letter.expect("a letter").to_markdown()
    };
    let silent = LetterDetails { legal_reference: None, ..details() };
    assert!(text(&details(), "{}").contains("L. 114-5"));
    assert!(!text(&silent, "{}").contains("114"));
    // Nothing is to be completed.
    assert!(!text(&details(), "{").contains("114"));
}

#[test]
fn details_are_checked() {
    for (json, member, code) in [
        ("[]", "", DetailsFaultCode::NotObject),
        ("{", "", DetailsFaultCode::NotObject),
        (r#"{"date": "2027-02-29"}"#, "date", DetailsFaultCode::NotDate),
        (r#"{"deadline": 20270401}"#, "deadline", DetailsFaultCode::NotDate),
        (r#"{"place": true}"#, "place", DetailsFaultCode::NotText),
        (r#"{"legal_reference": "L114-5"}"#, "legal_reference", DetailsFaultCode::NotListed),
        (r#"{"sign": "x"}"#, "sign", DetailsFaultCode::Unknown),
        (r#"{"place": "a", "place": "b"}"#, "place", DetailsFaultCode::Twice),
    ] {
        let error = LetterDetails::from_json(json).expect_err(json);
        let [fault] = error.faults() else { panic!("{json}: {error}") };
        assert_eq!((fault.member(), fault.code()), (member, code), "{json}");
        for locale in LOCALES {
            let message = fault.message(locale);
            assert!(message.contains(member) && !message.contains('{'), "{message}");
        }
    }
    let absent = r#"{"place": null, "date": " ", "legal_reference": ""}"#;
    let blank = LetterDetails::from_json(absent).expect("absent members");
    assert_eq!((blank.place, blank.date, blank.legal_reference), (None, None, None));
}

#[test]
fn an_officer_s_opinion_is_no_business_of_a_letter_unless_it_decides() {
    let call = Call::creative_event();
    let judged = r#"{"appraisals": {"creative_format": {"verdict": "unfavourable"}}}"#;
    let letter = letter(&call, judged, Locale::Fr);
    let finding = letter.assessment.findings().find(|finding| {
        finding.requirement().check() == "appraisal" && finding.status() == Status::NotMet
    });
    let title = finding.expect("a judgement").requirement().title(Locale::Fr);
    assert!(!letter.tree.to_text().contains(title), "{title}");
}

/// The letter on an application to a built-in call or a whole call, in English.
fn english(id: &str, application: &serde_json::Value) -> String {
    let letter = letter(&call(id), &application.to_string(), Locale::En).tree.to_text();
    letter.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{a0}', " ")
}

#[test]
fn what_was_certainly_meant_is_said() {
    for (id, application, said) in [
        (
            "leader-coeur-herault",
            json(r#"{"budget": {"revenues": [{"source": "Région", "amount": "1 234,5 €"}]}}"#),
            &[
                "Funder (revenue 1): we read “Région” as Region.",
                "Amount (revenue 1): we read “1 234,5 €” as €1,234.50. Please confirm",
            ][..],
        ),
        (
            "inspir-creative-event",
            json(
                r#"{"project": {"starts_on": "03/07/2027", "ends_on": 20270704, "external_providers": "oui",
                "commune": "abc"}, "applicant": {"legal_form": "ASSOCIATION"}}"#,
            ),
            &[
                "Start date: we read “03/07/2027” as 3 July 2027. Please confirm or correct this answer.",
                "End date: we read this answer as 4 July 2027.",
                "providers: we read this answer as Yes. Please confirm or correct it.",
                "“abc” is not the INSEE code of a commune.",
                "Legal form: we read this answer as Association.",
            ],
        ),
    ] {
        let letter = english(id, &application);
        for said in said {
            assert!(letter.contains(said), "{said}\n{letter}");
        }
    }
    // What can be read in two ways, and what no list has, is asked for again.
    let open =
        r#"{"request": {"amount": "1.234"}, "applicant": {"legal_form": "club", "name": true}}"#;
    let letter = english("inspir-creative-event", &json(open));
    assert!(!letter.contains("we read"), "{letter}");
}

#[test]
fn a_piece_whose_kind_is_misspelt_is_not_asked_for_again() {
    let enclosed = |kind: &str| {
        english("inspir-creative-event", &serde_json::json!({"documents": [{"kind": kind}]}))
    };
    let call = Call::creative_event();
    let title = call.documents().find(|one| one.id() == "budget").expect("one").title(Locale::En);
    let asks = |letter: &str| letter.contains(&format!("• {title}"));
    assert!(asks(&enclosed("statutes")));
    assert!(asks(&enclosed("whatever")));
    assert!(!asks(&enclosed(title)));
    // Whether a piece is signed cannot be seen then: it is asked for with its signature.
    assert!(enclosed("Signed charter").contains("to be signed by the legal representative"));
}

/// Who signed the charter is one question, although an application holds the answer at two places.
#[test]
fn the_signature_of_the_charter_is_asked_for_once() {
    let asked = |document: &str, charter: &str| {
        let application =
            json(&format!(r#"{{"documents": [{document}], "charter": {{{charter}}}}}"#));
        let letter = english("inspir-creative-event", &application);
        let asks = [
            "Who signed the charter",
            ", who signed the charter",
            "State whose signature it bears",
            "update your declaration: date and signatory",
            "to be signed by the legal representative or their delegate. Call (The call for projects “Creative events”), in French: “D’un exemplaire de la Charte",
            "Have it signed by the legal representative",
        ];
        asks.map(|ask| letter.matches(ask).count())
    };
    for (document, charter, expected) in [
        // The paper is asked for signed, and who signed it once.
        ("", "", [0, 1, 0, 0, 1, 0]),
        ("", r#""signed_by": "nobody""#, [0, 0, 0, 1, 1, 0]),
        (r#"{"kind": "charter"}"#, "", [0, 1, 0, 0, 0, 0]),
        (r#"{"kind": "charter"}"#, r#""signed_on": "2026-09-01""#, [1, 0, 0, 0, 0, 0]),
        (r#"{"kind": "charter"}"#, r#""signed_by": "nobody""#, [0, 0, 0, 1, 0, 0]),
        // What the declaration does not ask for, the paper does.
        (r#"{"kind": "charter"}"#, r#""signed_by": "delegate""#, [0, 0, 1, 0, 0, 0]),
        (r#"{"kind": "charter", "signed_by": "nobody"}"#, "", [0, 1, 0, 0, 0, 1]),
    ] {
        assert_eq!(asked(document, charter), expected, "{document} {charter}");
    }
}

#[test]
fn one_remedy_is_said_once() {
    let over =
        json(r#"{"request": {"amount": "20000"}, "budget": {"expenses": [{"amount": "11000"}]}}"#);
    let letter = english("inspir-creative-event", &over);
    assert_eq!(letter.matches("Lower your request to €5,500.00 or less").count(), 1, "{letter}");
    assert!(letter.contains("the ceiling is €12,500.00") && letter.contains("50% of the expenses"));
}

/// Where the terms depend on what is asked for, no amount holds for any other request.
#[test]
fn a_limit_that_depends_on_the_request_names_no_amount_to_ask_for() {
    let of = |name: &str| json(&read(&shared(&format!("calls/kbpc-general-2025/{name}.json"))));
    let letter = english("kbpc-general-2025", &of("a-penny-more"));
    assert!(!letter.contains("Lower your request"), "{letter}");
    assert!(letter.contains("Revise the amount asked for: what is possible depends on it."));
    for name in ["a-penny-more", "eligible"] {
        let letter = english("kbpc-general-2025", &of(name));
        assert!(!letter.contains("Most that can be granted"), "{letter}");
        assert!(letter.contains("Most for the amount asked for"), "{letter}");
    }
}

#[test]
fn who_asks_for_the_label_alone_is_not_told_to_ask_for_the_same_amount() {
    let application = json(
        r#"{"request": {"amount": "0"}, "budget": {"expenses": [{"amount": "9000"}],
        "revenues": [{"source": "region", "amount": "9000"}]}}"#,
    );
    let letter = english("inspir-creative-event", &application);
    assert!(letter.contains("you ask for no grant, but the revenues of the budget show €9,000.00"));
    assert!(
        letter.contains("Take this amount out of the revenues, or enter the grant"),
        "{letter}"
    );
}
