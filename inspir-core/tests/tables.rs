//! Tables give, row by row, the answers of single applications.
#![cfg(test)]

mod common;

use std::io::{Cursor, Read};
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, MapBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int32Type};
use arrow_array::{
    Array, ArrayRef, BinaryArray, Date32Array, Decimal128Array, DictionaryArray, Float64Array,
    Int32Array, ListArray, RecordBatch, StringArray, StringViewArray, StructArray, UInt32Array,
    UnionArray,
};
use arrow_buffer::OffsetBuffer;
use arrow_json::ReaderBuilder;
use arrow_json::reader::infer_json_schema;
use arrow_schema::{DataType, Field, Schema, UnionFields};
use common::{SAMPLE, folders, json, name, shared};
use inspir_core::arrow::{JsonLines, TableAssessor, decompressed};
use inspir_core::{Amount, Call, Decision, Locale, Status};
use serde_json::{Value, json};

/// One row of results, put into words.
type Row = (String, [Option<i128>; 3], [u32; 2], [Vec<String>; 3], Vec<[String; 2]>);

fn row(call: &Call, decision: &Decision) -> Row {
    // The columns have 14 digits.
    let cents =
        |amount: Option<Amount>| amount.map(Amount::cents).filter(|cents| *cents < 10_i128.pow(14));
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
                amounts.iter().nth(at).unwrap()
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

/// Gives at most this many bytes at a time, and fails at its end if it is to.
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
fn unions_count_by_the_value_of_each_row() {
    let call = Call::creative_event();
    let numbers: ArrayRef = Arc::new(Int32Array::from(vec![Some(5), None, Some(7)]));
    let texts: ArrayRef = Arc::new(StringArray::from(vec!["6.50", "x", "A"]));
    let fields: UnionFields = [("n", &numbers), ("t", &texts)]
        .into_iter()
        .zip([4, 9])
        .map(|((name, column), code)| {
            (code, Arc::new(Field::new(name, column.data_type().clone(), true)))
        })
        .collect();
    let codes = vec![4_i8, 9, 4, 9];
    let dense = Some(vec![0, 0, 1, 1].into());
    let all = |column: &ArrayRef, at: [u32; 4]| {
        arrow_select::take::take(column, &UInt32Array::from(at.to_vec()), None).unwrap()
    };
    for (offsets, columns) in [
        (dense, vec![Arc::clone(&numbers), Arc::clone(&texts)]),
        (None, vec![all(&numbers, [0, 2, 1, 2]), all(&texts, [2, 0, 2, 1])]),
    ] {
        let union = UnionArray::try_new(fields.clone(), codes.clone().into(), offsets, columns);
        let union: ArrayRef = Arc::new(union.unwrap());
        let values = ["5", r#""6.50""#, "null", r#""x""#];
        assert_same(&call, "reference", Arc::clone(&union), &values);
        assert_same(&call, "reference", union.slice(1, 3), &values[1..]);
        let inside =
            |before: &str, behind: &str| values.map(|value| [before, value, behind].concat());
        let amounts = inside(r#"{"amount": "#, "}");
        let amounts = amounts.each_ref().map(String::as_str);
        assert_same(&call, "request", record("amount", Arc::clone(&union)), &amounts);
        let challenges = inside(r#"{"challenges": ["#, "]}");
        let challenges = challenges.each_ref().map(String::as_str);
        assert_same(&call, "project", record("challenges", each_in_a_list(union)), &challenges);
    }
}

#[test]
fn flat_columns_are_refused_with_what_they_stand_for() {
    let call = Call::creative_event();
    let texts = |names: &[&str]| {
        let fields = names.iter().map(|name| Field::new(*name, DataType::Utf8, true));
        Schema::new(fields.collect::<Vec<_>>())
    };
    for name in ["request.amount", "/request/amount", "request/amount"] {
        for schema in [texts(&[name]), texts(&["reference", name])] {
            let error = TableAssessor::new(&call, &schema, &[], None).unwrap_err();
            assert_eq!(error.column(), name);
            assert!(error.to_string().contains("give a column `request`"), "{error}");
        }
        // A key, and a column beside the one of JSON, may have any name.
        assert!(TableAssessor::new(&call, &texts(&["reference", name]), &[name], None).is_ok());
        assert!(TableAssessor::new(&call, &texts(&["body", name]), &[], Some("body")).is_ok());
    }
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
    let batch = RecordBatch::try_from_iter([
        ("id", texts("7")),
        ("reference", texts("A1")),
        ("submitted_on", texts("")),
    ])
    .unwrap();
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

/// A row of numbers that look random. The same seed gives the same row.
struct Luck(u64);

impl Luck {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }
}

/// What a column holds: its type, and its values as JSON, right ones and wrong ones.
enum Shape {
    One(DataType, Vec<String>, Vec<String>),
    List(Box<Self>),
    Object(Vec<(String, Self)>),
    /// Nearly always absent.
    Rare(Box<Self>),
}

impl Shape {
    fn object<'m>(members: impl IntoIterator<Item = (&'m str, Self)>) -> Self {
        Self::Object(members.into_iter().map(|(name, shape)| (name.to_owned(), shape)).collect())
    }

    fn list(item: Self) -> Self {
        Self::List(Box::new(item))
    }

    fn text(right: &[&str], wrong: &[&str]) -> Self {
        Self::of(DataType::Utf8, right, wrong)
    }

    fn of(kind: DataType, right: &[&str], wrong: &[&str]) -> Self {
        let quote = |values: &[&str]| values.iter().map(|value| json!(value).to_string()).collect();
        Self::One(kind, quote(right), quote(wrong))
    }

    fn flag() -> Self {
        Self::One(DataType::Boolean, vec!["true".to_owned(), "false".to_owned()], Vec::new())
    }

    /// A table holds an amount, a number or a day as text, or as what it is.
    fn amount(way: usize) -> Self {
        match way {
            0 => {
                Self::text(&["0", "12.5", "400.00", "0.01", "7", ""], &["-1", "1,5", "12.555", "x"])
            }
            1 => Self::of(
                DataType::Decimal128(20, 4),
                &["0", "12.5", "400.25", "0.01", "7"],
                &["-1", "1.234", "1000000000000"],
            ),
            _ => Self::whole(&["0", "12", "400"], &["-1", "1000000000000"]),
        }
    }

    fn number(way: usize, right: &[&str]) -> Self {
        match way {
            0 => Self::text(
                right,
                &["-1", "1,5", "0.001", "1e3", "5001", "1234567890123", "1.2500", "many"],
            ),
            1 => {
                // The digits of a decimal have no zeros at their end.
                let is_plain = |text: &&&str| !text.trim().is_empty() && !text.ends_with(".50");
                let right: Vec<_> = right.iter().filter(is_plain).copied().collect();
                Self::of(
                    DataType::Decimal128(38, 7),
                    &right,
                    &["-1", "0.25", "0.0000001", "5001", "1234567890123"],
                )
            }
            _ => Self::whole(&["0", "3", "12"], &["-1", "5001", "999999999999", "-9000000000000"]),
        }
    }

    fn whole(right: &[&str], wrong: &[&str]) -> Self {
        let owned = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect();
        Self::One(DataType::Int64, owned(right), owned(wrong))
    }

    fn day(way: usize) -> Self {
        let days = ["2027-01-31", "2026-07-30", "2010-02-28", "2027-04-01"];
        match way {
            1 => Self::of(DataType::Date32, &days, &["1899-12-31", "2200-01-01"]),
            _ => Self::text(&days, &["soon", "2027-02-30", "1899-12-31"]),
        }
    }

    fn commune() -> Self {
        Self::text(&["59350", "97411", "2A004", "38185"], &["5935", "Lille"])
    }

    /// What the items of a list of a definition are called.
    fn id(definition: &Value, list: &str, beside: &[&str]) -> Self {
        let ids = ids(&definition[list]);
        let ids: Vec<&str> = ids.iter().map(String::as_str).chain(beside.iter().copied()).collect();
        match ids.is_empty() {
            true => Self::Rare(Box::new(Self::text(&["x", " "], &[]))),
            false => Self::text(&ids, &["unknown", "2"]),
        }
    }

    fn own(fields: &Value, way: usize) -> Self {
        let fields: Vec<_> = fields.as_array().into_iter().flatten().collect();
        if fields.is_empty() {
            return Self::Rare(Box::new(Self::object([("x", Self::Rare(Box::new(Self::flag())))])));
        }
        let shape = |field: &Value| {
            let values = ids(&field["values"]);
            let values: Vec<&str> = values.iter().map(String::as_str).chain([""]).collect();
            match field["type"].as_str().unwrap() {
                "number" if field["decimals"].is_null() => Self::number(way, &["0", "12", "3"]),
                "number" => Self::number(way, &["0", "12", "2.5", "1.50", " "]),
                "amount" => Self::amount(way),
                "date" => Self::day(way),
                "commune" => Self::commune(),
                "boolean" => Self::flag(),
                "choice" => Self::text(&values, &["unknown"]),
                "choices" => Self::list(Self::text(&values, &["unknown"])),
                _ => Self::text(&["Été", " été ", "x", ""], &[]),
            }
        };
        let own =
            fields.iter().map(|field| (field["id"].as_str().unwrap().to_owned(), shape(field)));
        let stray = Self::Rare(Box::new(Self::text(&["x", " "], &[])));
        Self::Object(own.chain([("stray".to_owned(), stray)]).collect())
    }

    /// The applications to a call.
    fn application(definition: &Value, way: usize) -> Self {
        let columns = |list: &str| ("details", Self::own(&definition["columns"][list], way));
        let expense = [
            ("label", Self::text(&["Salle", "salle", " "], &[])),
            ("amount", Self::amount(way)),
            ("in_kind", Self::flag()),
            ("eligible", Self::flag()),
            ("nature", Self::text(&["operating", "investment"], &["other"])),
            ("category", Self::id(definition, "categories", &[])),
            columns("/budget/expenses"),
        ];
        let revenue = [
            ("amount", Self::amount(way)),
            ("source", Self::id(definition, "sources", &["region", "state", "own_funds"])),
            ("in_kind", Self::flag()),
            columns("/budget/revenues"),
        ];
        let document = [
            ("kind", Self::id(definition, "documents", &[])),
            ("signed_by", Self::text(&["delegate", "nobody"], &["me"])),
            columns("/documents"),
        ];
        let indicator = [
            ("target", Self::text(&["60", "dix"], &[])),
            ("horizon_months", Self::whole(&["0", "12"], &["121", "-1"])),
            columns("/indicators"),
        ];
        let member = [
            ("name", Self::text(&["A", "a", "B "], &[])),
            ("discipline", Self::text(&["Droit", "droit", "Design"], &[])),
            columns("/team"),
        ];
        let earlier = [
            (
                "call",
                Self::text(&["other", "every-thing", definition["id"].as_str().unwrap()], &[]),
            ),
            ("same_call", Self::flag()),
            ("awarded_on", Self::day(way)),
            ("amount", Self::amount(way)),
            columns("/previous_grants"),
        ];
        let lists = definition["lists"].as_array().into_iter().flatten().map(|list| {
            let items = Self::list(Self::own(&list["fields"], way));
            (list["id"].as_str().unwrap().to_owned(), items)
        });
        let stray = Self::Rare(Box::new(Self::list(Self::flag())));
        let list = |item: Vec<(&str, Self)>| Self::list(Self::object(item));
        let applicant = Self::object([
            ("name", Self::text(&["A", " "], &[])),
            ("created_on", Self::day(way)),
            ("commune", Self::commune()),
            ("vat_recovery", Self::text(&["none", "full"], &["half"])),
        ]);
        let project = Self::object([
            ("starts_on", Self::day(way)),
            ("ends_on", Self::day(way)),
            ("commune", Self::commune()),
            ("challenges", Self::list(Self::text(&["Eau", " ", "Air"], &[]))),
        ]);
        Self::object([
            ("submitted_on", Self::day(way)),
            ("applicant", applicant),
            ("project", project),
            (
                "budget",
                Self::object([
                    ("expenses", list(expense.into())),
                    ("revenues", list(revenue.into())),
                ]),
            ),
            ("request", Self::object([("amount", Self::amount(way))])),
            ("documents", list(document.into())),
            ("indicators", list(indicator.into())),
            ("team", list(member.into())),
            ("previous_grants", list(earlier.into())),
            ("details", Self::own(&definition["fields"], way)),
            ("lists", Self::Object(lists.chain([("stray".to_owned(), stray)]).collect())),
        ])
    }

    /// The column; its texts have this type.
    fn field(&self, name: &str, text: &DataType) -> Field {
        let kind = match self {
            Self::One(DataType::Utf8, ..) => text.clone(),
            Self::One(kind, ..) => kind.clone(),
            Self::List(item) => DataType::List(Arc::new(item.field("item", text))),
            Self::Object(members) => {
                let fields = members.iter().map(|(name, shape)| shape.field(name, text));
                DataType::Struct(fields.collect())
            }
            Self::Rare(shape) => return shape.field(name, text),
        };
        Field::new(name, kind, true)
    }

    /// A value as JSON; `None`: it is absent. Wrong values come as often as `wrong` says.
    fn value(&self, luck: &mut Luck, wrong: usize, absent: usize) -> Option<String> {
        if luck.percent(absent) {
            return None;
        }
        Some(match self {
            Self::One(_, right, faulty) => {
                let values = match luck.percent(wrong) && !faulty.is_empty() {
                    true => faulty,
                    false => right,
                };
                values[luck.below(values.len())].clone()
            }
            Self::List(item) => {
                let items = (0..luck.below(4)).map(|_| item.value(luck, wrong, absent));
                let items = items.map(|item| item.unwrap_or_else(|| "null".to_owned()));
                format!("[{}]", items.collect::<Vec<_>>().join(", "))
            }
            Self::Object(members) => {
                let values = members.iter().filter_map(|(name, shape)| {
                    Some(format!("\"{name}\": {}", shape.value(luck, wrong, absent)?))
                });
                format!("{{{}}}", values.collect::<Vec<_>>().join(", "))
            }
            Self::Rare(shape) if luck.below(100) < wrong => shape.value(luck, wrong, absent)?,
            Self::Rare(_) => return None,
        })
    }
}

fn ids(list: &Value) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    items.map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

/// A call that has a field of each type in each place, and quantities that look at them.
fn everything(counts_texts: bool) -> Call {
    let words = |text: &str| json!({"en": text});
    let values = |ids: &[&str]| -> Value {
        ids.iter().map(|id| json!({"id": id, "title": words(id)})).collect()
    };
    let fields = || {
        let kinds = ["text", "amount", "date", "commune", "boolean"];
        let mut fields: Vec<_> = kinds
            .iter()
            .map(|kind| json!({"id": kind, "title": words(kind), "type": kind}))
            .collect();
        for (id, kind) in [("one", "choice"), ("some", "choices")] {
            let values = values(&["x", "y", "z"]);
            fields.push(json!({"id": id, "title": words(id), "type": kind, "values": values}));
        }
        fields.push(json!({"id": "whole", "title": words("whole"), "type": "number"}));
        fields.push(json!({"id": "number", "title": words("number"), "type": "number",
            "decimals": 2, "minimum": "0", "maximum": "5000"}));
        fields
    };
    let built_in = [
        "/budget/expenses",
        "/budget/revenues",
        "/documents",
        "/indicators",
        "/team",
        "/previous_grants",
    ];
    let mut quantities = vec![
        json!({"id": "day", "title": words("day"), "date": "2027-01-01"}),
        json!({"id": "retained", "title": words("retained"), "eligible": "all"}),
        json!({"id": "chosen", "title": words("chosen"), "count": "/details/some"}),
        json!({"id": "challenges", "title": words("challenges"), "count": "/project/challenges"}),
        json!({"id": "year", "title": words("year"), "year": "/details/date"}),
        json!({"id": "same", "title": words("same"), "count": "/previous_grants",
            "where": {"equals": {"field": "/previous_grants/*/same_call", "value": true}}}),
        json!({"id": "public", "title": words("public"), "count": "/budget/revenues",
            "where": {"equals": {"field": "/budget/revenues/*/public", "value": true}}}),
    ];
    for id in ["amount", "whole", "number"] {
        let of = format!("/details/{id}");
        quantities.push(json!({"id": id, "title": words(id), "times": "0.333", "of": of}));
    }
    let lists = built_in.map(|list| (list, format!("{list}/*/details")));
    let own = ["/lists/open", "/lists/closed"].map(|list| (list, format!("{list}/*")));
    let mut requirements = Vec::new();
    for (number, (list, of)) in lists.into_iter().chain(own).enumerate() {
        let conditions = [
            json!({"equals": {"field": format!("{of}/boolean"), "value": true}}),
            json!({"one_of": {"field": format!("{of}/one"), "values": ["x", "y"]}}),
            json!({"one_of": {"field": format!("{of}/some"), "values": ["y", "z"]}}),
            json!({"present": format!("{of}/text")}),
            json!({"present": format!("{of}/some")}),
            json!({"territory": {"field": format!("{of}/commune"), "departments": ["59", "97"]}}),
        ];
        let mut figures: Vec<_> = conditions
            .into_iter()
            .map(|condition| json!({"count": list, "where": condition}))
            .collect();
        for id in ["amount", "whole", "number"] {
            figures.push(json!({"sum": format!("{of}/{id}")}));
        }
        for id in ["date", "number", "one", "commune", "text"] {
            if id != "text" || counts_texts {
                figures.push(json!({"distinct": format!("{of}/{id}")}));
            }
        }
        for (at, mut figure) in figures.into_iter().enumerate() {
            let id = format!("q{number}_{at}");
            figure["id"] = id.as_str().into();
            figure["title"] = words(&id);
            quantities.push(figure);
        }
        requirements
            .push(json!({"id": format!("list.{number}"), "check": "answered", "field": list}));
    }
    for id in ["text", "amount", "date", "commune", "one", "some", "whole", "number"] {
        let field = format!("/details/{id}");
        requirements
            .push(json!({"id": format!("field.{id}"), "check": "answered", "field": field}));
    }
    requirements.push(json!({"id": "part.rate", "check": "max_rate", "part": "grant"}));
    for requirement in &mut requirements {
        requirement["section"] = "all".into();
        requirement["level"] = "blocking".into();
        requirement["basis"] = "call".into();
        requirement["title"] = words("Title");
        requirement["citation"] = json!({"section": words("Section"), "quote": "quote"});
    }
    let list = |id: &str, none: bool| {
        json!({"id": id, "title": words(id), "item": words(id), "fields": fields(),
            "none_if_absent": none})
    };
    let documents =
        ["letter", "budget"].map(|id| json!({"id": id, "title": words(id), "wording": words(id)}));
    let definition = json!({
        "id": "every-thing", "edition": "1", "title": words("Every thing"),
        "organisation": words("Us"), "summary": words("All of it."), "currency": "CHF",
        "sections": [{"id": "all", "title": words("All")}],
        "documents": documents,
        "fields": fields(),
        "columns": built_in.iter().map(|&list| (list.to_owned(), fields().into()))
            .collect::<serde_json::Map<_, Value>>(),
        "lists": [list("open", false), list("closed", true)],
        "sources": [{"id": "club", "title": words("club"), "public": true}],
        "categories": [{"id": "works", "title": words("works")}, {"id": "land",
            "title": words("land"), "caps": [{"share": "0.1", "of": "all"}]}],
        "quantities": quantities,
        "parts": [{"id": "grant", "title": words("Grant"), "request": "/request/amount",
            "rate": "0.5"}],
        "requirements": requirements,
    });
    common::defined(&definition.to_string())
}

/// The named quantities of each row, as the JSON of an assessment has them.
fn quantities(batches: &[RecordBatch]) -> Vec<Value> {
    let mut rows = Vec::new();
    for batch in batches {
        let named = batch.column_by_name("quantities").map(|column| column.as_struct());
        for row in 0..batch.num_rows() {
            let mut values = serde_json::Map::new();
            for (field, column) in named.iter().flat_map(|n| n.fields().iter().zip(n.columns())) {
                let written = arrow_cast::display::array_value_to_string(column, row).unwrap();
                let value = match field.data_type() {
                    _ if column.is_null(row) => Value::Null,
                    // A number; an amount keeps its zeros.
                    DataType::Decimal128(38, decimals) if *decimals != 2 && *decimals > 0 => {
                        written.trim_end_matches('0').trim_end_matches('.').into()
                    }
                    _ => written.into(),
                };
                values.insert(field.name().clone(), value);
            }
            rows.push(values.into());
        }
    }
    rows
}

#[test]
fn own_fields_columns_lists_and_categories() {
    let mut all: Vec<Call> = [true, false].map(everything).into();
    all.extend(folders(&shared("calls")).iter().map(|folder| common::call(&name(folder))));
    let mut luck = Luck(2027);
    for (call, way) in all.iter().flat_map(|call| [(call, 0), (call, 1), (call, 2)]) {
        let shape = Shape::application(&json(call.definition()), way);
        let text = [DataType::Utf8, DataType::LargeUtf8, DataType::Utf8View][way].clone();
        let DataType::Struct(fields) = shape.field("", &text).data_type().clone() else {
            panic!("no record")
        };
        let mut lines = Vec::new();
        while lines.len() < 100 {
            let (wrong, absent) = [(0, 5), (0, 40), (1, 10), (30, 20)][luck.below(4)];
            lines.extend(shape.value(&mut luck, wrong, absent).map(String::into_bytes));
        }
        let (schema, text) = (Arc::new(Schema::new(fields)), lines.join(&b'\n'));
        let known = singly(call, &lines);
        let figures: Vec<_> = lines
            .iter()
            .map(|line| json(&call.assess_json(line).to_json(Locale::En))["quantities"].take())
            .map(|figures| if figures.is_null() { json!({}) } else { figures })
            .collect();
        let invalid = known.iter().filter(|row| row.0 == "invalid").count();
        assert!((15..95).contains(&invalid), "{invalid} wrong rows of {}", call.id());
        for size in [7, 100] {
            let reader = ReaderBuilder::new(Arc::clone(&schema)).with_batch_size(size);
            let batches: Result<Vec<_>, _> = reader.build(Cursor::new(&text)).unwrap().collect();
            let assessor = TableAssessor::new(call, &schema, &[], None).unwrap();
            let assessed = assessor.assess(&batches.unwrap()).unwrap();
            let rows = rows(&assessed).into_iter().zip(quantities(&assessed));
            for (at, (row, named)) in rows.enumerate() {
                let line = String::from_utf8_lossy(&lines[at]);
                assert_eq!(row, known[at], "{} {way}: {line}", call.id());
                let said: String = named.to_string();
                let same = equal(&named, &figures[at]);
                assert!(same, "{} {way}: {line}\n{said}\n{}", call.id(), figures[at]);
            }
            let column = |name: &str| assessed[0].column_by_name(name).unwrap();
            assert_eq!(column("definition").as_string::<i32>().value(0), call.digest());
            assert_eq!(column("currency").as_string::<i32>().value(0), call.currency().id());
        }
        let read: Result<Vec<_>, _> = JsonLines::new(call, text.as_slice()).collect();
        let read = read.unwrap();
        assert_eq!(rows(&read), known);
        assert!(quantities(&read).iter().zip(&figures).all(|(one, other)| equal(one, other)));
    }
}

/// Whether quantities are the same; a number may have zeros at its end.
fn equal(one: &Value, other: &Value) -> bool {
    let plain = |value: &Value| {
        let text = value.as_str().unwrap_or("null").to_owned();
        match text.contains('.') {
            true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => text,
        }
    };
    let (one, other) = (one.as_object().unwrap(), other.as_object().unwrap());
    one.keys().eq(other.keys())
        && one.values().zip(other.values()).all(|(one, other)| plain(one) == plain(other))
}

#[test]
fn floats_are_no_figures_of_own_fields() {
    let call = everything(false);
    let floats = || -> ArrayRef { Arc::new(Float64Array::from(vec![2.5])) };
    let own = |name: &str| record(name, floats());
    let tables = [
        ("details", own("number"), "details.number"),
        ("details", own("amount"), "details.amount"),
        ("team", each_in_a_list(record("details", own("whole"))), "team.details.whole"),
        ("lists", record("open", each_in_a_list(own("amount"))), "lists.open.amount"),
    ];
    for (member, column, path) in tables {
        let batch = RecordBatch::try_from_iter([(member, column)]).unwrap();
        let error = TableAssessor::new(&call, batch.schema_ref(), &[], None).unwrap_err();
        assert_eq!(error.column(), path);
    }
    // Where no figure belongs, each row is wrong.
    let known = [r#"{"text": 2.5e0}"#];
    assert_same(&call, "details", own("text"), &known);
}

#[test]
fn a_float_that_is_not_a_number_is_no_answer() {
    let call = Call::creative_event();
    let floats: ArrayRef = Arc::new(Float64Array::from(vec![f64::NAN, 1.5, f64::INFINITY]));
    assert_same(&call, "reference", floats, &["null", "1.5e0", "1e999"]);
    let floats: ArrayRef = Arc::new(Float64Array::from(vec![-f64::NAN, 1.5]));
    let known = [r#"{"name": null}"#, r#"{"name": 1.5}"#];
    assert_same(&call, "applicant", record("name", floats), &known);
}

#[test]
fn own_fields_as_a_map() {
    let call = everything(true);
    let pieces: [&[(&str, &str)]; 5] = [
        &[("number", "2.5"), ("text", "x"), ("one", "y")],
        &[("number", "2.555")],
        &[("no_such_id", "x")],
        &[("date", "2027-01-31"), ("date", "2027-02-01")],
        &[],
    ];
    let (mut maps, mut json) =
        (MapBuilder::new(None, StringBuilder::new(), StringBuilder::new()), Vec::new());
    for entries in pieces {
        let mut members = Vec::new();
        for (id, value) in entries {
            maps.keys().append_value(id);
            maps.values().append_value(value);
            members.push(format!("\"{id}\": \"{value}\""));
        }
        maps.append(true).unwrap();
        json.push(format!("{{{}}}", members.join(", ")));
    }
    let json: Vec<_> = json.iter().map(String::as_str).collect();
    assert_same(&call, "details", Arc::new(maps.finish()), &json);
}

#[test]
fn own_fields_of_unusual_types() {
    let call = everything(false);
    let days = || -> ArrayRef { Arc::new(Date32Array::from(vec![20_000, 20_001])) };
    let known = [r#"{"text": "2024-10-04"}"#, r#"{"text": "2024-10-05"}"#];
    assert_same(&call, "details", record("text", days()), &known);
    let known = [r#"{"number": "2024-10-04"}"#, r#"{"number": "2024-10-05"}"#];
    assert_same(&call, "details", record("number", days()), &known);
    let coded = |values: [Option<&str>; 2]| -> ArrayRef {
        let keys = Int32Array::from(vec![0, 1]);
        Arc::new(DictionaryArray::new(keys, Arc::new(StringArray::from(values.to_vec()))))
    };
    let known = [r#"{"one": "x"}"#, r#"{"one": null}"#];
    assert_same(&call, "details", record("one", coded([Some("x"), None])), &known);
    let lists = record("some", each_in_a_list(coded([Some("x"), Some("no")])));
    assert_same(&call, "details", lists, &[r#"{"some": ["x"]}"#, r#"{"some": ["no"]}"#]);
    // Text in the place of a list, of an object, of a list of objects.
    let texts = |texts: [&str; 2]| -> ArrayRef { Arc::new(StringArray::from(texts.to_vec())) };
    let known = [r#"{"some": ""}"#, r#"{"some": "x"}"#];
    assert_same(&call, "details", record("some", texts(["", "x"])), &known);
    assert_same(&call, "details", texts(["", "x"]), &[r#""""#, r#""x""#]);
    let known = [r#"{"open": ""}"#, r#"{"open": "x"}"#];
    assert_same(&call, "lists", record("open", texts(["", "x"])), &known);
    let known = [r#"{"open": ["", null]}"#, r#"{"open": ["x", null]}"#];
    let items = |text: &'static str| StringArray::from(vec![Some(text), None]);
    let items = [items(""), items("x")].map(|items| Arc::new(items) as ArrayRef);
    let items = arrow_select::concat::concat(&[&items[0], &items[1]]).unwrap();
    let item = Arc::new(Field::new_list_field(DataType::Utf8, true));
    let offsets = OffsetBuffer::from_lengths(vec![2; 2]);
    let list: ArrayRef = Arc::new(ListArray::new(item, offsets, items, None));
    assert_same(&call, "lists", record("open", list), &known);
    // A list whose items have no type, behind one that has items.
    let nothing: ArrayRef = Arc::new(arrow_array::NullArray::new(2));
    let project = record("challenges", each_in_a_list(texts(["a", "b"])));
    let details = record("some", each_in_a_list(nothing));
    let batch = RecordBatch::try_from_iter([("project", project), ("details", details)]).unwrap();
    let assessor = TableAssessor::new(&call, batch.schema_ref(), &[], None).unwrap();
    let lines = ["a", "b"].map(|text| {
        let (project, details) = (json!({"challenges": [text]}), json!({"some": [null]}));
        json!({"project": project, "details": details}).to_string().into_bytes()
    });
    assert_eq!(rows(&assessor.assess(&[batch]).unwrap()), singly(&call, &lines));
}
