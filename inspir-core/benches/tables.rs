//! Tables beside the floor, what a typed parse alone costs: all take turns, medians count.
//! `cargo bench -p inspir-core --features arrow --bench tables`.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark")]
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "it tells the time")]
#![allow(clippy::float_arithmetic, clippy::cast_precision_loss, reason = "times, not amounts")]

use std::hint::black_box;
use std::io::Cursor;
use std::sync::Arc;
use std::time::{Duration, Instant};

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_json::ReaderBuilder;
use arrow_json::reader::infer_json_schema;
use inspir_core::arrow::{JsonLines, TableAssessor};
use inspir_core::{Application, Assessor, Call};

const SAMPLE: &str = include_str!("../examples/application.json");
const ROWS: usize = 10_000;
const TURNS: usize = 15;

/// What is measured, and its name.
type Road<'a> = (&'static str, Box<dyn Fn() + 'a>);

fn main() {
    // One thread: ratios of work, not of cores.
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    let call = Call::creative_event();
    let line = serde_json::from_str::<serde_json::Value>(SAMPLE).unwrap().to_string();
    let lines = format!("{line}\n").repeat(ROWS);
    let applications: Vec<Application<'_>> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let json: ArrayRef = Arc::new(StringArray::from(lines.lines().collect::<Vec<_>>()));
    let json = RecordBatch::try_from_iter([("json", json)]).unwrap();
    let nested = nested(&lines);

    let roads: [Road<'_>; 6] = [
        (
            "text, from_str into Application",
            Box::new(|| {
                for line in lines.lines() {
                    black_box(serde_json::from_str::<Application<'_>>(line).unwrap());
                }
            }),
        ),
        (
            "bytes, from_slice into Application",
            Box::new(|| {
                for line in lines.lines() {
                    let bytes = line.as_bytes();
                    black_box(serde_json::from_slice::<Application<'_>>(bytes).unwrap());
                }
            }),
        ),
        (
            "JSON Lines → table",
            Box::new(|| {
                for batch in JsonLines::new(&call, lines.as_bytes()) {
                    black_box(batch.unwrap());
                }
            }),
        ),
        ("column of JSON → table", Box::new(|| assess(&call, &json))),
        ("nested columns → table", Box::new(|| assess(&call, &nested))),
        (
            "Application → decision, nothing read",
            Box::new(|| {
                let mut assessor = Assessor::new(&call);
                for application in &applications {
                    black_box(assessor.decide(application));
                }
            }),
        ),
    ];
    let mut times = roads.each_ref().map(|_| Vec::with_capacity(TURNS));
    for turn in 0..=TURNS {
        for ((_, road), times) in roads.iter().zip(&mut times) {
            let begun = Instant::now();
            road();
            // The first turn warms up.
            if turn > 0 {
                times.push(begun.elapsed());
            }
        }
    }
    let medians = times.map(|mut times: Vec<Duration>| {
        times.sort_unstable();
        times[TURNS / 2].as_secs_f64()
    });
    println!("{ROWS} applications of {} bytes, one core, median of {TURNS} turns", line.len());
    for ((name, _), median) in roads.iter().zip(medians) {
        let (micros, speed) = (median / ROWS as f64 * 1e6, medians[0] / median);
        println!("{name:40} {micros:8.2} µs a row {speed:8.2} × the first one's speed");
    }
}

fn nested(lines: &str) -> RecordBatch {
    let (schema, _) = infer_json_schema(Cursor::new(lines), Some(10)).unwrap();
    let reader = ReaderBuilder::new(Arc::new(schema)).with_batch_size(ROWS);
    let batch = reader.build(Cursor::new(lines)).unwrap().next().unwrap().unwrap();
    assert_eq!(batch.num_rows(), ROWS);
    batch
}

fn assess(call: &Call, batch: &RecordBatch) {
    let assessor = TableAssessor::new(call, batch.schema_ref(), &[], None).unwrap();
    black_box(assessor.assess(std::slice::from_ref(batch)).unwrap());
}
