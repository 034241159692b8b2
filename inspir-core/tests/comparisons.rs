//! Comparisons of editions give, row by row and in sum, what single decisions give, however a source is cut and
//! on any number of threads.

#![cfg(test)]

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Decimal128Type;
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray, StructArray};
use arrow_schema::DataType;
use inspir_core::arrow::{
    InputColumns, JsonLines, LineComparer, PlacedText, TableAssessor, TableComparer,
};
use inspir_core::{Amount, Call, ComparisonCounts, Decision, Outcome};
use proptest::prelude::*;
use rayon::ThreadPoolBuilder;
use serde_json::{Value, json};

fn editions() -> (Call, Call) {
    let call = Call::creative_event();
    let changes = [
        ("rate", r#""0.333333""#),
        ("ceiling", r#""9000.01""#),
        ("requirements/event.first_contact", "null"),
        ("requirements/documents.statutes/level", r#""warning""#),
    ];
    let reform = call.reform(changes, "reform").expect("a reform");
    (call, reform)
}

/// What is compared of one application.
#[derive(Debug, PartialEq)]
struct Row {
    outcomes: [String; 2],
    amounts: [Option<i128>; 7],
    changed: Vec<String>,
}

/// The row of two single decisions.
fn plain(calls: [&Call; 2], decisions: [&Decision; 2]) -> Row {
    let within = |amount: Option<Amount>| {
        amount.map(Amount::cents).filter(|cents| *cents < 100_000_000_000_000)
    };
    let [requested, maximum] = [
        decisions.map(|decision| within(decision.requested())),
        decisions.map(|decision| within(decision.maximum())),
    ];
    let grant = |side: usize| match (requested[side], maximum[side]) {
        (Some(requested), Some(maximum)) => {
            Some(if requested < maximum { requested } else { maximum })
        }
        _ => None,
    };
    let difference = match (grant(0), grant(1)) {
        (Some(before), Some(after)) => Some(after - before),
        _ => None,
    };
    let statuses = [0, 1].map(|side| -> BTreeMap<&str, &str> {
        let ids = calls[side].requirements().map(|requirement| requirement.id());
        ids.zip(decisions[side].statuses().iter().map(|status| status.id())).collect()
    });
    let [first, second] = &statuses;
    let of = |statuses: &BTreeMap<&str, &str>, id: &str| {
        statuses.get(id).copied().unwrap_or("not_applicable").to_owned()
    };
    let gone = calls[0].requirements().map(|requirement| requirement.id());
    let gone = gone.filter(|id| !second.contains_key(id));
    let ids = calls[1].requirements().map(|requirement| requirement.id()).chain(gone);
    Row {
        outcomes: decisions.map(|decision| decision.outcome().id().to_owned()),
        amounts: [
            requested[0],
            requested[1],
            maximum[0],
            maximum[1],
            grant(0),
            grant(1),
            difference,
        ],
        changed: ids.filter(|id| of(first, id) != of(second, id)).map(str::to_owned).collect(),
    }
}

fn rows_of(batches: &[RecordBatch]) -> Vec<Row> {
    let mut rows = Vec::new();
    for batch in batches {
        let text = |name: &str, at: usize| {
            batch.column_by_name(name).expect(name).as_string::<i32>().value(at).to_owned()
        };
        let amount = |name: &str, at: usize| {
            let amounts = batch.column_by_name(name).expect(name).as_primitive::<Decimal128Type>();
            amounts.is_valid(at).then(|| amounts.value(at))
        };
        for at in 0..batch.num_rows() {
            let changed = batch.column_by_name("changed").expect("a column").as_list::<i32>();
            let changed = changed.value(at);
            let names = [
                "requested_before",
                "requested_after",
                "maximum_before",
                "maximum_after",
                "grant_before",
                "grant_after",
                "difference",
            ];
            rows.push(Row {
                outcomes: ["outcome_before", "outcome_after"].map(|name| text(name, at)),
                amounts: names.map(|name| amount(name, at)),
                changed: changed.as_string::<i32>().iter().flatten().map(str::to_owned).collect(),
            });
        }
    }
    rows
}

/// The counts are the sums of the rows, to the cent.
fn assert_sums(rows: &[Row], counts: &ComparisonCounts) {
    let totals = counts.totals();
    let known = || rows.iter().filter(|row| row.amounts[6].is_some());
    let sum = |column: usize| known().filter_map(|row| row.amounts[column]).sum::<i128>();
    assert_eq!(usize::try_from(totals.applications), Ok(rows.len()));
    assert_eq!(usize::try_from(totals.unknown), Ok(rows.len() - known().count()));
    assert_eq!((totals.before().cents(), totals.after().cents()), (sum(4), sum(5)));
    let difference = totals.after().cents() - totals.before().cents();
    assert_eq!(difference, sum(6));
    assert_eq!(difference, totals.gained().cents() - totals.lost().cents());
    let count =
        |keep: fn(i128) -> bool| known().filter(|row| row.amounts[6].is_some_and(keep)).count();
    assert_eq!(usize::try_from(totals.winners), Ok(count(|difference| difference > 0)));
    assert_eq!(usize::try_from(totals.losers), Ok(count(|difference| difference < 0)));
    let refused = |side: usize, column: usize| {
        let refused = known().filter(|row| row.outcomes[side] == "ineligible");
        refused.filter_map(|row| row.amounts[column]).sum::<i128>()
    };
    let told = [totals.refused_before(), totals.refused_after()].map(Amount::cents);
    assert_eq!(told, [refused(0, 4), refused(1, 5)]);
    for before in Outcome::ALL {
        for after in Outcome::ALL {
            let here = rows.iter().filter(|row| row.outcomes == [before.id(), after.id()]).count();
            assert_eq!(usize::try_from(counts.moved(*before, *after)), Ok(here));
        }
    }
    let of_groups: u64 = counts.groups().map(|(_, tally)| tally.applications).sum();
    assert_eq!(of_groups, if counts.groups().len() == 0 { 0 } else { totals.applications });
    let by_group: i128 = counts.groups().map(|(_, tally)| tally.after().cents()).sum();
    assert_eq!(by_group, if counts.groups().len() == 0 { 0 } else { sum(5) });
}

fn amounts() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!("x")),
        (0_u64..3_000_000).prop_map(|cents| json!(format!("{}.{:02}", cents / 100, cents % 100))),
        (0_u64..999_999_999_999).prop_map(|euros| json!(euros)),
    ]
}

fn applications() -> impl Strategy<Value = Value> {
    let expenses = prop::collection::vec((amounts(), any::<Option<bool>>()), 0..4);
    let forms = prop::sample::select(vec![
        json!("association"),
        json!("company"),
        json!(null),
        json!("club"),
    ]);
    (amounts(), expenses, forms, any::<bool>()).prop_map(
        |(request, expenses, form, has_statutes)| {
            let expenses: Vec<Value> = expenses
                .into_iter()
                .map(|(amount, eligible)| json!({"amount": amount, "eligible": eligible}))
                .collect();
            let documents = if has_statutes { json!([{"kind": "statutes"}]) } else { json!([]) };
            json!({
                "reference": "R", "applicant": {"legal_form": form}, "request": {"amount": request},
                "budget": {"expenses": expenses}, "documents": documents,
            })
        },
    )
}

fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    pool.install(work)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// JSON Lines and a column of JSON, cut anywhere, on one thread or three.
    #[test]
    fn rows_are_those_of_single_decisions(
        applications in prop::collection::vec(applications(), 1..60),
        cut in 1_usize..60,
        threads in prop::sample::select(vec![1, 3]),
    ) {
        let (before, after) = editions();
        let texts: Vec<String> = applications.iter().map(Value::to_string).collect();
        let wanted: Vec<Row> = texts
            .iter()
            .map(|text| {
                let decisions = [&before, &after].map(|call| call.decide_json(text.as_bytes()));
                plain([&before, &after], [&decisions[0], &decisions[1]])
            })
            .collect();

        let by = ["applicant.legal_form"];
        let lines = LineComparer::new(&before, std::slice::from_ref(&after), &by, true).expect("lines");
        let source = texts.join("\n");
        let read = || JsonLines::comparing(&lines, source.as_bytes()).collect::<Result<Vec<_>, _>>();
        let batches = on_threads(threads, read).expect("lines");
        prop_assert_eq!(rows_of(&batches), &wanted[..]);
        assert_sums(&wanted, &lines.counts()[0]);

        let json: ArrayRef = Arc::new(StringArray::from(texts.clone()));
        let batch = RecordBatch::try_from_iter([("json", json)]).expect("a table");
        let firsts = (0..texts.len()).step_by(cut);
        let parts: Vec<RecordBatch> =
            firsts.map(|first| batch.slice(first, cut.min(texts.len() - first))).collect();
        let others = [after.clone(), before.clone()];
        let table = TableComparer::new(&before, &others[..1], &batch.schema(), &InputColumns::default(), &by, true);
        let table = table.expect("a table");
        let batches = on_threads(threads, || table.compare(&parts)).expect("rows");
        prop_assert_eq!(rows_of(&batches), wanted);
        prop_assert_eq!(table.counts(), lines.counts());

        // Several editions are counted in one pass, and the same edition changes nothing.
        let counting = TableComparer::new(&before, &others, &batch.schema(), &InputColumns::default(), &by, false);
        let counting = counting.expect("a table");
        let batches = counting.compare(&parts).expect("batches");
        prop_assert!(batches.iter().all(|batch| batch.num_columns() == 0));
        prop_assert_eq!(batches.iter().map(RecordBatch::num_rows).sum::<usize>(), texts.len());
        let counts = counting.counts();
        prop_assert_eq!(&counts[0], &table.counts()[0]);
        prop_assert_eq!((counts[1].totals().winners, counts[1].totals().losers), (0, 0));
    }
}

/// A text is read once, yet each edition refuses for itself what it does not know, and what is no application.
#[test]
fn editions_with_other_ids_judge_for_themselves() {
    let calls = [Call::creative_event(), Call::innovation_store()];
    let mut texts = vec![
        json!({"reference": "A", "documents": [{"kind": "charter"}]}).to_string(),
        json!({"details": {"need": "to know the state of the canal"}}).to_string(),
    ];
    let answer = json!({"answers": {"jury": "five people"}, "request": {"amount": "5.00"}});
    texts.extend([answer.to_string(), "{".to_owned(), "[]".to_owned(), String::new()]);
    texts.push("\u{feff}{}".to_owned());
    let placed = |file| {
        let texts = texts.iter();
        texts
            .map(move |text| PlacedText { file, line: 1, text: text.as_bytes() })
            .collect::<Vec<_>>()
    };
    for (file, is_skipped) in [(None, false), (Some("a.json"), true)] {
        let wanted: Vec<Row> = texts
            .iter()
            .map(|text| {
                let text = if is_skipped { text.trim_start_matches('\u{feff}') } else { text };
                let decisions = [0, 1].map(|side| calls[side].decide_json(text.as_bytes()));
                plain([&calls[0], &calls[1]], [&decisions[0], &decisions[1]])
            })
            .collect();
        let comparer = LineComparer::new(&calls[0], &calls[1..], &["reference"], true);
        let comparer = comparer.expect("a comparer");
        let rows = comparer.compare(&placed(file)).expect("rows");
        assert_eq!(rows_of(&rows), wanted);
        assert_sums(&wanted, &comparer.counts()[0]);
        let references = rows[0].column(0).as_string::<i32>();
        assert_eq!((references.value(0), references.is_null(1)), ("A", true));
    }
    // Each call takes what the other refuses.
    for (side, text) in texts.iter().take(2).enumerate() {
        let taken = [0, 1]
            .map(|side| calls[side].decide_json(text.as_bytes()).outcome() != Outcome::Invalid);
        assert_eq!(taken, [side == 0, side == 1], "{text}");
    }
}

/// Columns that are members of applications, grouped by a member, by a column that is none, and by both.
#[test]
fn columns_group_rows() {
    let (before, after) = editions();
    let texts = |values: Vec<Option<&str>>| -> ArrayRef { Arc::new(StringArray::from(values)) };
    let record = |name: &str, values: Vec<Option<&str>>| -> ArrayRef {
        let field = Arc::new(arrow_schema::Field::new(name, DataType::Utf8, true));
        Arc::new(StructArray::from(vec![(field, texts(values))]))
    };
    let forms = vec![Some("association"), None, Some("company"), Some("association")];
    let batch = RecordBatch::try_from_iter([
        ("region", texts(vec![Some("north"), Some("south"), None, Some("north")])),
        ("applicant", record("legal_form", forms)),
        ("request", record("amount", vec![Some("5"), Some("6"), Some("7"), Some("8")])),
    ])
    .expect("a table");
    let groups = |by: &[&str]| {
        let after = std::slice::from_ref(&after);
        let comparer =
            TableComparer::new(&before, after, &batch.schema(), &InputColumns::default(), by, true);
        let comparer = comparer.expect("a comparer");
        let rows = comparer.compare(std::slice::from_ref(&batch)).expect("rows");
        assert_eq!(rows_of(&rows).len(), 4);
        let counts = comparer.counts().remove(0);
        let groups = counts.groups().map(|(group, tally)| {
            let group: Vec<&str> =
                group.iter().map(|value| value.as_deref().unwrap_or("-")).collect();
            (group.join(" "), tally.applications)
        });
        groups.collect::<Vec<_>>()
    };
    let told = |groups: &[(&str, u64)]| -> Vec<(String, u64)> {
        groups.iter().map(|(group, count)| ((*group).to_owned(), *count)).collect()
    };
    assert_eq!(groups(&[]), []);
    assert_eq!(groups(&["region"]), told(&[("-", 1), ("north", 2), ("south", 1)]));
    let forms = told(&[("-", 1), ("association", 2), ("company", 1)]);
    assert_eq!(groups(&["applicant.legal_form"]), forms);
    assert_eq!(groups(&["/applicant/legal_form"]), forms);
    let both = told(&[("- company", 1), ("north association", 2), ("south -", 1)]);
    assert_eq!(groups(&["region", "applicant.legal_form"]), both);
    // The column to group by is no member of the applications: it is passed through.
    let comparer = TableComparer::new(
        &before,
        &[after],
        &batch.schema(),
        &InputColumns::default(),
        &["region"],
        true,
    );
    assert_eq!(comparer.expect("a comparer").schema().field(0).name(), "region");
    let keyless = TableAssessor::new(&before, &batch.schema(), &[], None).expect("an assessor");
    let keyless = keyless.assess(&[batch]).expect("rows");
    let outcome = keyless[0].column_by_name("outcome").expect("a column");
    assert_eq!(outcome.as_string::<i32>().value(0), "invalid", "as a member it is unknown");
}

#[test]
fn what_to_group_by_must_be_there() {
    let call = Call::creative_event();
    let schema = arrow_schema::Schema::new(vec![arrow_schema::Field::new(
        "reference",
        DataType::Utf8,
        true,
    )]);
    let refused = |by: &str| {
        let after = std::slice::from_ref(&call);
        let comparer =
            TableComparer::new(&call, after, &schema, &InputColumns::default(), &[by], false);
        comparer.expect_err("no such column").to_string()
    };
    assert!(refused("referance").contains(
        "there is no column `referance` (did you mean `reference`?); the columns are: reference"
    ));
    assert!(refused("reference.x").contains("`reference.x`"));
    // Of documents, a field of one of the calls.
    let of_lines = |by: &str| LineComparer::new(&call, &[Call::follow_up()], &[by], false);
    let told = of_lines("applicant.legal_from").expect_err("no field").to_string();
    assert!(told.starts_with(
        "`applicant.legal_from` is no field of applications (did you mean `applicant.legal_form`?)"
    ));
    for by in ["county", "applicant", "documents", "extensions", "budget.expenses.amount"] {
        assert_eq!(of_lines(by).expect_err("no field").column(), by);
    }
    for by in ["call", "/project/commune", "extensions.county", "answers.jury"] {
        assert!(of_lines(by).is_ok(), "{by}");
    }
    let json =
        arrow_schema::Schema::new(vec![arrow_schema::Field::new("json", DataType::Utf8, true)]);
    let others = std::slice::from_ref(&call);
    let refused =
        TableComparer::new(&call, others, &json, &InputColumns::default(), &["county"], false);
    assert!(refused.expect_err("no field").to_string().contains("`county` is no field"));
}

#[test]
fn amounts_in_two_currencies_are_not_compared() {
    let call = Call::creative_event();
    let francs = call.reform([("currency", r#""CHF""#)], "2").expect("a reform");
    let schema =
        arrow_schema::Schema::new(vec![arrow_schema::Field::new("json", DataType::Utf8, true)]);
    for rows in [false, true] {
        let others = [call.clone(), francs.clone()];
        for others in [&others[1..], &others[..]] {
            let of_lines = LineComparer::new(&call, others, &[], rows).expect_err("two currencies");
            let of_table =
                TableComparer::new(&call, others, &schema, &InputColumns::default(), &[], rows);
            for error in [of_lines, of_table.expect_err("two currencies")] {
                let told = "amounts in EUR and in CHF have neither a sum nor a difference: compare calls of one currency";
                assert_eq!((error.to_string().as_str(), error.column()), (told, ""));
            }
        }
    }
    assert!(LineComparer::new(&francs, std::slice::from_ref(&francs), &[], true).is_ok());
}
