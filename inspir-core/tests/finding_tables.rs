//! Tables of findings say, row by row, what single assessments say, and where each application stands.

#![cfg(test)]

mod common;

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema};
use common::{SAMPLE, json};
use inspir_core::arrow::{
    FindingRows, InputColumns, JsonLines, PlacedText, ResultRows, TableAssessor, TextAssessor,
};
use inspir_core::{Call, Level, Locale, Status};
use rayon::ThreadPoolBuilder;

/// A row: its key, requirement, section, status and level; title, problem, quote and remedy; paths; values.
type Row =
    (Option<String>, [String; 4], [Option<String>; 4], Vec<String>, Vec<[Option<String>; 2]>);

fn text(array: &dyn Array, at: usize) -> Option<String> {
    array.is_valid(at).then(|| array.as_string::<i32>().value(at).to_owned())
}

fn rows(batches: &[RecordBatch], key: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for batch in batches {
        let column = |name: &str| batch.column_by_name(name).expect("a column");
        for at in 0..batch.num_rows() {
            let ids = ["requirement", "section", "status", "level"];
            let words = ["title", "problem", "quote", "remedy"];
            let word = |name: &str| batch.column_by_name(name).and_then(|words| text(words, at));
            let paths = column("paths").as_list::<i32>().value(at);
            let values = column("values").as_list::<i32>().value(at);
            let member = |place: usize, at: usize| text(values.as_struct().column(place), at);
            rows.push((
                text(column(key), at),
                ids.map(|name| text(column(name), at).expect("an id")),
                words.map(word),
                (0..paths.len()).filter_map(|at| text(&paths, at)).collect(),
                (0..values.len()).map(|at| [member(0, at), member(1, at)]).collect(),
            ));
        }
    }
    rows
}

fn singly(call: &Call, lines: &[String], wanted: &FindingRows) -> Vec<Row> {
    let mut rows = Vec::new();
    for line in lines {
        let assessment = call.assess_json(line.as_bytes());
        for finding in assessment.findings() {
            let (requirement, status) = (finding.requirement(), finding.status());
            let is_status = wanted.statuses.is_empty() || wanted.statuses.contains(&status);
            let level = requirement.level();
            if !is_status || !wanted.levels.is_empty() && !wanted.levels.contains(&level) {
                continue;
            }
            let section = finding.section().map(|section| section.id().to_owned());
            let words = wanted.locale.map_or([None, None, None, None], |locale| {
                let title = Some(requirement.title(locale).to_owned());
                match finding.message_in_parts(locale) {
                    Some(told) => [title, Some(told.problem), told.quote, told.remedy],
                    None => [title, None, None, None],
                }
            });
            let figure = |value: &inspir_core::Value| {
                let told = serde_json::to_value(value.figure.as_ref()?).ok()?;
                Some(told.as_str().map_or_else(|| told.to_string(), str::to_owned))
            };
            rows.push((
                assessment.reference().map(str::to_owned),
                [requirement.id(), &section.expect("a section"), status.id(), level.id()]
                    .map(str::to_owned),
                words,
                finding.paths().collect(),
                finding
                    .values()
                    .iter()
                    .map(|value| [Some(value.name.to_owned()), figure(value)])
                    .collect(),
            ));
        }
    }
    rows
}

/// The sample with each of its members left out or wrong in turn, under a reference of its own.
fn lines() -> Vec<String> {
    let sample = json(SAMPLE);
    let mut lines = Vec::new();
    for (number, member) in sample.as_object().expect("an object").keys().enumerate() {
        for value in ["null", "7", "[]"] {
            let mut changed = sample.clone();
            changed[member] = json(value);
            changed["reference"] = format!("{number}{value}").into();
            lines.push(changed.to_string());
        }
    }
    lines.push("?".to_owned());
    lines
}

fn wanted() -> [FindingRows; 4] {
    [
        FindingRows::default(),
        FindingRows { locale: Some(Locale::Fr), ..FindingRows::default() },
        FindingRows {
            statuses: vec![Status::NotMet, Status::Missing],
            levels: vec![Level::Blocking],
            locale: Some(Locale::En),
            ..FindingRows::default()
        },
        FindingRows { statuses: vec![Status::NotApplicable], ..FindingRows::default() },
    ]
}

#[test]
fn findings_are_those_of_single_assessments() {
    let lines = lines();
    let joined = lines.join("\n");
    for call in [Call::creative_event(), Call::follow_up(), Call::innovation_store()] {
        for wanted in wanted() {
            let known = singly(&call, &lines, &wanted);
            let asked = ResultRows::Findings(wanted);
            let read = JsonLines::with(&call, joined.as_bytes(), &asked, None);
            let read: Vec<_> = read.collect::<Result<_, _>>().expect("batches");
            assert_eq!(rows(&read, "reference"), known);

            let texts: ArrayRef = Arc::new(StringArray::from(lines.clone()));
            let references: StringArray = lines
                .iter()
                .map(|line| call.assess_json(line.as_bytes()).reference().map(str::to_owned))
                .collect();
            let batch = RecordBatch::try_from_iter([
                ("key", Arc::new(references) as ArrayRef),
                ("json", texts),
            ]);
            let batch = batch.expect("a batch");
            let columns = InputColumns { keys: &["key"], ..InputColumns::default() };
            let assessor = TableAssessor::with(&call, &batch.schema(), &columns, &asked);
            let assessor = assessor.expect("an assessor");
            for threads in [1, 3] {
                let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
                let cut = [batch.slice(0, 7), batch.slice(7, batch.num_rows() - 7)];
                let found = pool.install(|| assessor.assess(&cut)).expect("rows");
                assert_eq!(rows(&found, "key"), known);
                assert!(found.iter().all(|found| found.schema() == assessor.schema()));
            }
        }
    }
}

#[test]
fn no_words_are_made_without_a_locale() {
    let names = |rows: ResultRows| -> Vec<String> {
        let schema = TextAssessor::new(&Call::follow_up(), &rows).schema();
        schema.fields().iter().map(|field| field.name().clone()).collect()
    };
    let told = FindingRows { locale: Some(Locale::En), ..FindingRows::default() };
    assert!(names(ResultRows::Findings(told)).contains(&"problem".to_owned()));
    assert_eq!(
        names(ResultRows::Findings(FindingRows::default())),
        [
            "file",
            "line",
            "reference",
            "requirement",
            "section",
            "status",
            "level",
            "paths",
            "values"
        ]
    );
    assert!(
        names(ResultRows::Applications(Some(Locale::Fr))).contains(&"outcome_label".to_owned())
    );
    assert!(!names(ResultRows::default()).contains(&"outcome_label".to_owned()));
}

#[test]
fn labels_are_those_of_the_language() {
    let call = Call::creative_event();
    let rows = ResultRows::Applications(Some(Locale::Fr));
    let texts = [br#"{"request": {"amount": "20000"}}"#.as_slice(), b"[7]"];
    let texts = texts.map(|text| PlacedText { file: None, line: 1, text });
    let batches = TextAssessor::new(&call, &rows).assess(&texts).expect("rows");
    let (mut labels, mut titles, mut blocking) = (Vec::new(), Vec::new(), Vec::new());
    for batch in &batches {
        let column = |name: &str| batch.column_by_name(name).expect("a column");
        let list = |name: &str, at: usize| {
            let items = column(name).as_list::<i32>().value(at);
            (0..items.len()).filter_map(|at| text(&items, at)).collect::<Vec<_>>()
        };
        for at in 0..batch.num_rows() {
            labels.extend(text(column("outcome_label"), at));
            titles.push(list("blocking_titles", at));
            blocking.push(list("blocking", at));
            assert_eq!(list("missing", at).len(), list("missing_titles", at).len());
        }
    }
    assert_eq!(labels, ["inéligible en l’état", "données à corriger"]);
    assert_eq!(titles, [vec!["Plafond de la subvention".to_owned()], vec![]]);
    assert_eq!(blocking, [vec!["grant.ceiling".to_owned()], vec![]]);
}

#[test]
fn lines_are_numbered_through_all_blocks() {
    let (call, long) = (Call::follow_up(), "x".repeat(2_500_000));
    let lines: Vec<String> = (0..9_000)
        .map(|line| {
            if line % 4_000 == 17 {
                format!("{{\"reference\": \"{long}\"}}")
            } else {
                "{}".to_owned()
            }
        })
        .collect();
    let joined = lines.join("\n");
    let rows = ResultRows::default();
    let mut next = 1;
    for batch in JsonLines::with(&call, joined.as_bytes(), &rows, Some("dépôt/a.ndjson")) {
        let batch = batch.expect("a batch");
        for at in 0..batch.num_rows() {
            assert_eq!(batch.column(1).as_primitive::<Int64Type>().value(at), next);
            assert_eq!(text(batch.column(0), at).as_deref(), Some("dépôt/a.ndjson"));
            next += 1;
        }
    }
    assert_eq!(next, 9_001);
}

#[test]
fn a_mark_at_the_start_of_a_file_is_skipped() {
    let assessor = TextAssessor::new(&Call::follow_up(), &ResultRows::default());
    let marked = "\u{feff}{\"reference\": \"a\"}".as_bytes();
    let read = |file, line| {
        let found = assessor.assess(&[PlacedText { file, line, text: marked }]).expect("a row");
        text(found[0].column(2), 0)
    };
    assert_eq!(read(Some("a.json"), 1).as_deref(), Some("a"));
    assert_eq!(read(Some("a.json"), 2), None);
    assert_eq!(read(None, 1), None);
}

#[test]
fn a_table_without_members_is_refused_with_the_nearest_name() {
    let call = Call::creative_event();
    let refused = |names: &[&str], keys: &[&str], assess_keys: bool| {
        let field = |name: &&str| Field::new(*name, DataType::Int64, true);
        let schema = Schema::new(names.iter().map(field).collect::<Vec<_>>());
        let columns = InputColumns { keys, assess_keys, ..InputColumns::default() };
        let taken = TableAssessor::with(&call, &schema, &columns, &ResultRows::default());
        taken.err().map(|error| (error.to_string(), error.column().to_owned()))
    };
    let (told, column) = refused(&["file", "documnets"], &["file"], false).expect("refused");
    assert!(told.contains("`documnets`: did you mean `documents`?"), "{told}");
    assert_eq!(column, "documnets");
    assert!(refused(&["reference"], &["reference"], false).is_some());
    assert_eq!(refused(&["reference"], &["reference"], true), None);
    assert_eq!(refused(&["documnets", "team"], &[], false), None);
    assert_eq!(refused(&[], &[], false), None);
    let (told, column) = refused(&["reference"], &["referense"], false).expect("refused");
    assert!(told.contains("no column `referense` (did you mean `reference`?)"), "{told}");
    assert_eq!(column, "referense");
}

#[test]
fn keys_are_not_assessed_unless_asked() {
    let call = Call::creative_event();
    // Numbers are no references.
    let number: ArrayRef = Arc::new(arrow_array::Int64Array::from(vec![5]));
    let none: ArrayRef = Arc::new(StringArray::from(vec![None::<&str>]));
    let batch = RecordBatch::try_from_iter_with_nullable([
        ("reference", number, true),
        ("submitted_on", none, true),
    ]);
    let batch = batch.expect("a batch");
    for (assess_keys, outcome) in [(false, "incomplete"), (true, "invalid")] {
        let columns = InputColumns { keys: &["reference"], assess_keys, ..InputColumns::default() };
        let assessor =
            TableAssessor::with(&call, &batch.schema(), &columns, &ResultRows::default());
        let found =
            assessor.expect("an assessor").assess(std::slice::from_ref(&batch)).expect("rows");
        let column = found[0].column_by_name("outcome").expect("a column");
        assert_eq!(text(column, 0).as_deref(), Some(outcome));
        assert_eq!(found[0].column(0), batch.column(0));
    }
}
