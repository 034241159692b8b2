//! Tables beside the floor: what parsing alone costs. `cargo bench --features arrow --bench tables`.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use std::io::Cursor;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_json::ReaderBuilder;
use arrow_json::reader::infer_json_schema;
use divan::counter::ItemsCount;
use inspir_core::arrow::{JsonLines, TableAssessor};
use inspir_core::{Application, Call};

const SAMPLE: &str = include_str!("../examples/application.json");
const ROWS: usize = 20_000;

fn main() {
    // One thread: ratios of work, not of cores.
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    divan::main();
}

fn line() -> String {
    let value: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
    value.to_string()
}

fn lines() -> String {
    format!("{}\n", line()).repeat(ROWS)
}

#[divan::bench]
fn lines_parsed(bencher: divan::Bencher<'_, '_>) {
    let lines = lines();
    bencher.counter(ItemsCount::new(ROWS)).bench(|| {
        for line in lines.lines() {
            divan::black_box(serde_json::from_str::<Application<'_>>(line).unwrap());
        }
    });
}

#[divan::bench]
fn lines_assessed(bencher: divan::Bencher<'_, '_>) {
    let (lines, call) = (lines(), Call::creative_event());
    bencher.counter(ItemsCount::new(ROWS)).bench(|| {
        JsonLines::new(&call, lines.as_bytes())
            .map(|batch| batch.unwrap().num_rows())
            .sum::<usize>()
    });
}

#[divan::bench]
fn column_of_json(bencher: divan::Bencher<'_, '_>) {
    let json: ArrayRef = Arc::new(StringArray::from_iter_values(std::iter::repeat_n(line(), ROWS)));
    let batch = RecordBatch::try_from_iter([("json", json)]).unwrap();
    assess(bencher, &batch);
}

#[divan::bench]
fn nested_columns(bencher: divan::Bencher<'_, '_>) {
    let lines = lines();
    let (schema, _) = infer_json_schema(Cursor::new(&lines), Some(10)).unwrap();
    let reader = ReaderBuilder::new(Arc::new(schema)).with_batch_size(ROWS);
    let batch = reader.build(Cursor::new(&lines)).unwrap().next().unwrap().unwrap();
    assert_eq!(batch.num_rows(), ROWS);
    assess(bencher, &batch);
}

fn assess(bencher: divan::Bencher<'_, '_>, batch: &RecordBatch) {
    let call = Call::creative_event();
    let assessor = TableAssessor::new(&call, batch.schema_ref(), &[], None).unwrap();
    bencher
        .counter(ItemsCount::new(ROWS))
        .bench(|| assessor.assess(std::slice::from_ref(batch)).unwrap());
}
