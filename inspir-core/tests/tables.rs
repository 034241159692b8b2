//! Tables give, row by row, the answers of single applications.
#![cfg(test)]

mod common;

use std::io::{Cursor, Read};
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, MapBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int32Type};
use arrow_array::{
    Array, ArrayRef, BinaryArray, Date32Array, Decimal128Array, DictionaryArray, Int32Array,
    ListArray, RecordBatch, StringArray, StringViewArray, StructArray,
};
use arrow_buffer::OffsetBuffer;
use arrow_json::ReaderBuilder;
use arrow_json::reader::infer_json_schema;
use arrow_schema::Field;
use common::{SAMPLE, json};
use inspir_core::arrow::{JsonLines, TableAssessor, decompressed};
use inspir_core::{Amount, Call, Decision, Status};

/// One row of results, put into words.
type Row = (String, [Option<i64>; 3], [u32; 2], [Vec<String>; 3], Vec<[String; 2]>);

fn row(call: &Call, decision: &Decision) -> Row {
    let cents = |amount: Option<Amount>| amount.map(Amount::cents);
    let ids = |status: Status| {
        let both = call.requirements().zip(decision.statuses());
        both.filter(|(_, s)| **s == status).map(|(r, _)| r.id().to_owned()).collect()
    };
    let errors = decision.input_errors().iter();
    (
        decision.outcome().id().to_owned(),
        [decision.maximum(), decision.requested(), decision.excess()].map(cents),
        [decision.progress().met, decision.progress().applicable],
        [Status::NotMet, Status::Missing, Status::ToReview].map(ids),
        errors.map(|error| [error.path().to_owned(), error.code().id().to_owned()]).collect(),
    )
}

fn rows(batches: &[RecordBatch]) -> Vec<Row> {
    let mut rows = Vec::new();
    for batch in batches {
        let column = |name: &str| batch.column_by_name(name).unwrap();
        let texts = |array: &ArrayRef| -> Vec<String> {
            array.as_string::<i32>().iter().map(|text| text.unwrap().to_owned()).collect()
        };
        for at in 0..batch.num_rows() {
            let cents = |name| {
                let amounts = column(name).as_primitive::<Decimal128Type>();
                amounts.iter().nth(at).unwrap().map(|cents| i64::try_from(cents).unwrap())
            };
            let count = |name| {
                let count = column(name).as_primitive::<Int32Type>().value(at);
                u32::try_from(count).unwrap()
            };
            let ids = |name| texts(&column(name).as_list::<i32>().value(at));
            let errors = column("input_errors").as_list::<i32>().value(at);
            let errors = errors.as_struct();
            let places = texts(errors.column(0)).into_iter().zip(texts(errors.column(1)));
            rows.push((
                column("outcome").as_string::<i32>().value(at).to_owned(),
                ["maximum", "requested", "excess"].map(cents),
                ["met", "applicable"].map(count),
                ["not_met", "missing", "to_review"].map(ids),
                places.map(|(path, code)| [path, code]).collect(),
            ));
        }
    }
    rows
}

/// Lines of all kinds: the sample, changed here and there, and bytes that are no application.
fn lines() -> Vec<Vec<u8>> {
    let sample = json(SAMPLE);
    let members: Vec<String> = sample.as_object().unwrap().keys().cloned().collect();
    let mut lines =
        vec![b"{}".to_vec(), Vec::new(), b"no".to_vec(), b"\xff".to_vec(), b"[]".to_vec()];
    for member in &members {
        for value in ["null", "0", "\"x\"", "[1]", "{\"a\": 1}", "true", "\"\""] {
            let mut changed = sample.clone();
            changed[member] = json(value);
            lines.push(changed.to_string().into_bytes());
        }
    }
    lines
}

fn singly(call: &Call, lines: &[Vec<u8>]) -> Vec<Row> {
    lines.iter().map(|line| row(call, &call.decide_json(line))).collect()
}

#[test]
fn json_lines_and_a_column_of_json() {
    let lines = lines();
    for call in [Call::creative_event(), Call::follow_up()] {
        let known = singly(&call, &lines);
        let joined = lines.join(&b'\n');
        let read: Result<Vec<_>, _> = JsonLines::new(&call, joined.as_slice()).collect();
        assert_eq!(rows(&read.unwrap()), known);

        let column: ArrayRef = Arc::new(BinaryArray::from_iter_values(&lines));
        let batch = RecordBatch::try_from_iter([("json", column)]).unwrap();
        let assessor = TableAssessor::new(&call, batch.schema_ref(), &[], None).unwrap();
        assert_eq!(rows(&assessor.assess(&[batch]).unwrap()), known);
    }
}

/// Gives at most so many bytes at a time, and fails at its end if it is to.
struct Slow<'t> {
    text: &'t [u8],
    most: usize,
    fails: bool,
}

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.text.is_empty() && self.fails {
            return Err(std::io::Error::other("broken"));
        }
        let most = self.most.min(buffer.len());
        self.text.read(&mut buffer[..most])
    }
}

#[test]
fn lines_of_any_length_from_any_source() {
    const MOST: usize = 8 * 1024 * 1024;
    let call = Call::follow_up();
    let filled = |bytes: usize| {
        let mut line = br#"{"reference": "A1"}"#.to_vec();
        line.resize(bytes, b' ');
        line
    };
    // Longer than several blocks, just as long as may be, too long by one byte and by far; many
    // short ones before and behind.
    let mut lines = vec![b"{}".to_vec(); 10_000];
    for bytes in [19, 600_000, MOST - 1, MOST, MOST + 1, MOST + 2, MOST + 3, 3 * MOST] {
        lines.push(filled(bytes));
        lines.push(b"{}".to_vec());
    }
    lines.extend(vec![Vec::new(); 10_000]);
    lines.push(b"{\"reference\": \"last\"}".to_vec());
    let known = singly(&call, &lines);
    for (end, last, most) in [
        ("\n", "\n", 1000),
        ("\r\n", "\r\n", usize::MAX),
        ("\n", "", usize::MAX),
        ("\r\n", "\r", usize::MAX),
    ] {
        let mut text = lines.join(end.as_bytes());
        text.extend(last.bytes());
        let mut source = JsonLines::new(&call, Slow { text: &text, most, fails: false });
        let read: Result<Vec<_>, _> = source.by_ref().collect();
        assert_eq!(rows(&read.unwrap()), known, "{end:?} {last:?} {most}");
        assert_eq!(source.bytes_read(), u64::try_from(text.len()).unwrap());
    }
}

#[test]
fn what_was_read_before_a_failure_is_assessed() {
    let call = Call::follow_up();
    let text = b"{}\n".repeat(9999);
    for end in ["", "{\"reference\"", "no"] {
        let text = [text.as_slice(), end.as_bytes()].concat();
        let source = Slow { text: &text, most: 777, fails: true };
        let (mut rows, mut errors) = (0, Vec::new());
        for batch in JsonLines::new(&call, source) {
            match batch {
                Ok(batch) => rows += batch.num_rows(),
                Err(error) => errors.push(error.to_string()),
            }
        }
        assert_eq!((rows, errors), (9999, vec!["broken".to_owned()]));
    }
}

#[test]
fn columns_in_batches_of_any_size() {
    let call = Call::creative_event();
    let sample = json(SAMPLE);
    // Each row lacks another member, or has another amount.
    let mut text = String::new();
    for at in 0..600 {
        let mut changed = sample.clone();
        let members = changed.as_object_mut().unwrap();
        let member = members.keys().nth(at % 20).cloned();
        if let Some(member) = member {
            members.remove(&member);
        }
        changed["request"]["amount"] = format!("{}.{:02}", at * 37, at % 100).into();
        text.push_str(&changed.to_string());
        text.push('\n');
    }
    let lines: Vec<Vec<u8>> = text.lines().map(|line| line.as_bytes().to_vec()).collect();
    let known = singly(&call, &lines);
    let (schema, _) = infer_json_schema(Cursor::new(&text), None).unwrap();
    let schema = Arc::new(schema);
    for size in [1, 7, 255, 256, 257, 600] {
        let reader = ReaderBuilder::new(Arc::clone(&schema)).with_batch_size(size);
        let batches: Result<Vec<_>, _> = reader.build(Cursor::new(&text)).unwrap().collect();
        let assessor = TableAssessor::new(&call, &schema, &[], None).unwrap();
        assert_eq!(rows(&assessor.assess(&batches.unwrap()).unwrap()), known, "{size} rows");
    }
}

#[test]
fn values_by_id_as_a_map() {
    let call = Call::follow_up();
    let pieces: [&[(&str, Option<bool>)]; 6] = [
        &[],
        &[("innovation_store", Some(true))],
        &[("regional_visibility", None), ("innovation_store", Some(false))],
        &[("no_such_id", Some(true))],
        &[("innovation_store", Some(true)), ("innovation_store", Some(false))],
        &[("regional_visibility", Some(true))],
    ];
    let (mut maps, mut lines) =
        (MapBuilder::new(None, StringBuilder::new(), BooleanBuilder::new()), Vec::new());
    for entries in pieces {
        let mut members = Vec::new();
        for (id, value) in entries {
            maps.keys().append_value(id);
            maps.values().append_option(*value);
            members.push(format!("\"{id}\": {}", serde_json::json!(value)));
        }
        maps.append(true).unwrap();
        lines.push(format!("{{\"undertakings\": {{{}}}}}", members.join(", ")).into_bytes());
    }
    maps.append(false).unwrap();
    lines.push(b"{}".to_vec());
    let undertakings: ArrayRef = Arc::new(maps.finish());
    let batch = RecordBatch::try_from_iter([("undertakings", undertakings)]).unwrap();
    let known = singly(&call, &lines);
    for first in 0..lines.len() {
        let some = batch.slice(first, lines.len() - first);
        let assessor = TableAssessor::new(&call, some.schema_ref(), &[], None).unwrap();
        assert_eq!(rows(&assessor.assess(&[some]).unwrap()), known[first..]);
    }
}

/// A table of one member, beside the JSON that each row stands for.
fn assert_same(call: &Call, member: &str, column: ArrayRef, json: &[&str]) {
    let batch = RecordBatch::try_from_iter_with_nullable([(member, column, false)]).unwrap();
    let assessor = TableAssessor::new(call, batch.schema_ref(), &[], None).unwrap();
    let lines: Vec<_> =
        json.iter().map(|json| format!("{{\"{member}\": {json}}}").into_bytes()).collect();
    assert_eq!(rows(&assessor.assess(&[batch]).unwrap()), singly(call, &lines), "{member}");
}

fn record(member: &str, column: ArrayRef) -> ArrayRef {
    Arc::new(StructArray::from(RecordBatch::try_from_iter([(member, column)]).unwrap()))
}

fn each_in_a_list(column: ArrayRef) -> ArrayRef {
    let item = Arc::new(Field::new_list_field(column.data_type().clone(), true));
    let offsets = OffsetBuffer::from_lengths(vec![1; column.len()]);
    Arc::new(ListArray::new(item, offsets, column, None))
}

#[test]
fn values_of_unusual_types_say_what_their_json_says() {
    let (event, follow_up) = (Call::creative_event(), Call::follow_up());
    let decimals = |units: Vec<i128>, digits: u8, scale: i8| -> ArrayRef {
        let array = Decimal128Array::from(units).with_precision_and_scale(digits, scale);
        Arc::new(array.unwrap())
    };
    let days = || -> ArrayRef { Arc::new(Date32Array::from(vec![20_000, 20_001])) };
    let siret = decimals(vec![12_345_678_901_234, 73_282_932_000_074], 14, 0);
    let known = [r#"{"siret": "12345678901234"}"#, r#"{"siret": "73282932000074"}"#];
    assert_same(&event, "applicant", record("siret", siret), &known);
    let kinds = each_in_a_list(record("kind", days()));
    assert_same(
        &event,
        "documents",
        kinds,
        &[r#"[{"kind": "2024-10-04"}]"#, r#"[{"kind": "2024-10-05"}]"#],
    );
    let team = each_in_a_list(record("discipline", days()));
    let known = [r#"[{"discipline": "2024-10-04"}]"#, r#"[{"discipline": "2024-10-05"}]"#];
    assert_same(&follow_up, "team", team, &known);
    let tens = record("amount", decimals(vec![0, 7], 5, -1));
    assert_same(&event, "request", tens, &[r#"{"amount": "0"}"#, r#"{"amount": "70"}"#]);
    let wrong = record("operating", decimals(vec![0, -7], 5, -1));
    assert_same(&event, "request", wrong, &[r#"{"operating": "0"}"#, r#"{"operating": "-70"}"#]);
    // Views: short and long, blank and too long, beginning with any letter.
    let long = "é".repeat(20_000) + "!";
    let titles = ["", " ", "x", "É", "a title of many words", "Élan de fin de semaine", &long];
    let titles =
        [&titles[..], &["              ", "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}"]].concat();
    let json: Vec<_> =
        titles.iter().map(|title| serde_json::json!({"title": title}).to_string()).collect();
    let json: Vec<_> = json.iter().map(String::as_str).collect();
    let views: ArrayRef = Arc::new(StringViewArray::from(titles.clone()));
    assert_same(&event, "project", record("title", views), &json);
    assert_same(&event, "project", record("title", Arc::new(StringArray::from(titles))), &json);
    // Nulls, although the batch says that there are none.
    let texts: ArrayRef = Arc::new(StringArray::from(vec![None, Some("soon")]));
    let coded: ArrayRef = Arc::new(DictionaryArray::new(Int32Array::from(vec![0, 1]), texts));
    assert_same(&event, "submitted_on", coded, &["null", "\"soon\""]);
}

#[test]
fn sums_beyond_the_columns_are_null() {
    let most = "999999999999.99";
    let line = format!(r#"{{"request": {{"operating": "{most}", "investment": "{most}"}}}}"#);
    let batch = JsonLines::new(&Call::follow_up(), line.as_bytes()).next().unwrap().unwrap();
    assert!(batch.column_by_name("requested").unwrap().is_null(0));
    let line = format!(r#"{{"request": {{"operating": "{most}"}}}}"#);
    let batch = JsonLines::new(&Call::follow_up(), line.as_bytes()).next().unwrap().unwrap();
    let requested = batch.column_by_name("requested").unwrap().as_primitive::<Decimal128Type>();
    assert_eq!(requested.value_as_string(0), most);
}

#[test]
fn a_list_may_be_long_but_not_too_long() {
    let call = Call::creative_event();
    let line = |items: usize| {
        let expenses = vec!["{\"amount\": \"1\"}"; items].join(", ");
        format!("{{\"budget\": {{\"expenses\": [{expenses}]}}}}")
    };
    let lines = [0, 3, 9_000, 10_000, 10_001, 1, 30_000, 0, 2].map(line).to_vec();
    let text = lines.join("\n");
    let lines: Vec<_> = lines.into_iter().map(String::into_bytes).collect();
    let (schema, _) = infer_json_schema(Cursor::new(&text), None).unwrap();
    let reader = ReaderBuilder::new(Arc::new(schema)).build(Cursor::new(&text)).unwrap();
    let batches: Vec<_> = reader.map(Result::unwrap).collect();
    let assessor = TableAssessor::new(&call, batches[0].schema_ref(), &[], None).unwrap();
    assert_eq!(rows(&assessor.assess(&batches).unwrap()), singly(&call, &lines));
}

#[test]
fn keys_come_through_and_other_columns_are_refused() {
    let call = Call::follow_up();
    let texts = |text: &str| -> ArrayRef { Arc::new(StringArray::from(vec![text, text])) };
    let batch =
        RecordBatch::try_from_iter([("id", texts("7")), ("reference", texts("A1"))]).unwrap();
    let assessor =
        TableAssessor::new(&call, batch.schema_ref(), &["reference", "id"], None).unwrap();
    let results = assessor.assess(&[batch]).unwrap();
    let names: Vec<_> = results[0].schema().fields().iter().map(|f| f.name().clone()).collect();
    assert_eq!(names[..3], ["reference", "id", "call"]);
    assert_eq!(rows(&results), singly(&call, &[b"{}".to_vec(), b"{}".to_vec()]));

    let other = RecordBatch::try_from_iter([("id", texts("7"))]).unwrap();
    let renamed =
        RecordBatch::try_from_iter([("reference", texts("7")), ("id", texts("A1"))]).unwrap();
    assert!(assessor.assess(&[renamed]).is_err());
    assert!(assessor.assess(&[other]).unwrap_err().to_string().contains("other columns"));
}

#[test]
fn packed_lines() {
    let lines = b"{}\n{}\n".repeat(1000);
    let packed = zstd::encode_all(lines.as_slice(), 1).unwrap();
    let mut unpacked = Vec::new();
    decompressed(packed.as_slice()).unwrap().read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, lines);
    let batches = JsonLines::new(&Call::follow_up(), decompressed(packed.as_slice()).unwrap());
    assert_eq!(batches.map(|batch| batch.unwrap().num_rows()).sum::<usize>(), 2000);
}
