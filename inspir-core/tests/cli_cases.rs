//! The command `inspir test`: cases, what they would not notice, and proposals that become cases.

#![cfg(test)]

#[path = "common/command.rs"]
mod command;
mod common;

use std::path::Path;

use command::{Folder, fails, fine, inspir, locked, run_with, text};
use common::{json, read, shared};
use inspir_core::cli::{FINE, FOUND, UNREADABLE, WRONG_USE};
use inspir_core::{Call, Locale};

#[test]
fn cli_runs_the_cases_of_calls() {
    let folder = Folder::new("test");
    for template in ["grant", "event", "investment"] {
        fine(&["new", template, "--template", template, "--output", folder.path()]);
    }
    let told = fine(&["test", folder.path()]);
    assert_eq!(told.lines().count(), 3, "{told}");
    assert!(told.lines().all(|line| line.ends_with(" cases, 0 failed")), "{told}");
    let definition = text(&folder.0.join("grant.json"));
    let page = text(&folder.0.join("coverage.html"));
    let told = fine(&["test", &definition, "--coverage", "--html", &page]);
    assert!(told.contains("grant.ceiling"), "{told}");
    assert_eq!(told.matches("Coverage: ").count(), 1, "{told}");
    assert!(!told.contains(" :"), "{told}");
    assert!(read(Path::new(&page)).to_lowercase().starts_with("<!doctype html>"));
    // A page takes the place of no definition.
    let before = read(Path::new(&definition));
    let said = fails(&["test", &definition, "--html", &definition], WRONG_USE);
    assert!(said.contains("give it a name in .html"), "{said}");
    assert_eq!(read(Path::new(&definition)), before);

    // A ceiling one cent lower: a case notices.
    let changed = read(Path::new(&definition)).replace("\"5000.00\"", "\"4999.99\"");
    folder.write("changed/grant.json", &changed);
    let cases = read(&folder.0.join("grant.cases.json"));
    folder.write("changed/grant.cases.json", &cases);
    let changed = text(&folder.0.join("changed"));
    let outcome = inspir(&["test", &changed]);
    assert_eq!(outcome.code, FOUND);
    assert!(outcome.output.contains("✗ all is well (On the last day"), "{}", outcome.output);
    assert!(outcome.output.contains("expected eligible, found ineligible"), "{}", outcome.output);
    let xml = inspir(&["test", &changed, "--format", "junit"]).output;
    assert!(xml.contains("<testcase classname=\"grant\" name=\"too early\"/>"), "{xml}");
    assert!(xml.contains("<failure message=\"/outcome\">"), "{xml}");
    let told = json(&inspir(&["test", &changed, "--format", "json"]).output);
    assert_eq!(told[0]["cases"][0]["differences"][0]["found"], "ineligible", "{told}");

    let slip = folder.write("slip.json", "[{\"name\": \"x\", \"aplication\": {}}]");
    let said = fails(&["test", &definition, &slip], FOUND);
    assert!(said.contains("slip.json:1:16: ") && said.contains("`application`"), "{said}");
    let said = fails(&["test", "inspir-follow-up", "no-such-file.json"], UNREADABLE);
    assert!(said.contains("`no-such-file.json` does not exist"), "{said}");
    let said = fails(&["test", &text(&shared("cases"))], UNREADABLE);
    assert!(said.contains("no definition with its cases"), "{said}");
    let said = fails(&["test", &definition, "--min-score", "90"], WRONG_USE);
    assert!(said.contains("this is missing: --mutants"), "{said}");
}

/// A case that fails stands at its line in the file of cases; what no case notices, in the definition. A score that is
/// not reached is a test that fails.
#[test]
fn cli_tells_hosts_and_builds_what_no_case_notices() {
    let folder = Folder::new("hosts");
    let (definition, cases) = with_one_case(&folder);
    let told = json(&fine(&["test", &definition, &cases, "--mutants", "--format", "sarif"]));
    let results = told["runs"][0]["results"].as_array().expect("a list");
    let rate = results.iter().find(|one| {
        one["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "/parts/0/ceiling"
    });
    let rate = rate.unwrap_or_else(|| panic!("{told:#}"));
    assert_eq!(rate["ruleId"], "mutant.survived");
    let place = &rate["locations"][0]["physicalLocation"];
    let line = place["region"]["startLine"].as_u64().expect("a line");
    let text = read(Path::new(&definition));
    let line = text.lines().nth(usize::try_from(line).expect("a number") - 1).expect("a line");
    assert!(line.contains("\"ceiling\": "), "{line}");
    assert!(rate["message"]["text"].as_str().is_some_and(|said| said.contains("would:")), "{rate}");

    let args =
        ["test", &definition, &cases, "--mutants", "--min-score", "100", "--format", "junit"];
    let xml = inspir(&args);
    assert_eq!(xml.code, FOUND);
    assert!(xml.output.contains("name=\"--min-score 100\""), "{}", xml.output);
    assert!(xml.output.contains("100% are asked for"), "{}", xml.output);

    let wrong = "[{\"name\": \"a\", \"application\": {}, \"outcome\": \"incomplete\"},\n\
                 {\"name\": \"b\", \"application\": {}, \"outcome\": \"eligible\"}]";
    let wrong = folder.write("wrong.json", wrong);
    let outcome = inspir(&["test", &definition, &wrong, "--format", "sarif"]);
    assert_eq!(outcome.code, FOUND);
    let told = json(&outcome.output);
    let result = &told["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "case.failed", "{told:#}");
    let place = &result["locations"][0]["physicalLocation"];
    assert!(
        place["artifactLocation"]["uri"].as_str().is_some_and(|uri| uri.ends_with("wrong.json"))
    );
    assert_eq!(place["region"]["startLine"], 2);
    let outcome = inspir(&["test", &definition, &wrong, "--mutants"]);
    assert!(outcome.output.contains("1 case that fails notices nothing"), "{}", outcome.output);
}

#[test]
fn cli_says_what_to_do_with_a_file_without_cases() {
    let folder = Folder::new("no-cases");
    fine(&["new", "coast", "--output", folder.path()]);
    let definition = text(&folder.0.join("coast.json"));
    let file = folder.write("none.json", " \n");
    let said = fails(&["test", &definition, &file], FOUND);
    assert!(
        said.contains("none.json:1:1: this file is empty: write a list of cases, or `[]`"),
        "{said}"
    );
    let file = folder.write("none.json", "{}");
    let said = fails(&["test", &definition, &file], FOUND);
    assert!(said.contains("expected a list\n"), "{said}");
    let file = folder.write("none.json", "[]");
    let told = fine(&["test", &definition, &file]);
    assert!(
        told.ends_with("write a first case, or let `--mutants --add` propose some\n"),
        "{told}"
    );
    let added = inspir(&["test", &definition, &file, "--mutants", "--add"]);
    assert!(added.errors.contains("cases added to"), "{}", added.errors);
    fine(&["test", &definition, &file, "--mutants", "--min-score", "90"]);
}

#[test]
fn cli_has_the_cases_of_the_built_in_calls() {
    for id in Call::ids() {
        let told = fine(&["test", id]);
        assert!(told.ends_with(" cases, 0 failed\n"), "{told}");
    }
    let folder = Folder::new("no-cases");
    fine(&["new", "coast", "--output", folder.path()]);
    std::fs::remove_file(folder.0.join("coast.cases.json")).expect("a file");
    let said = fails(&["test", &text(&folder.0.join("coast.json"))], UNREADABLE);
    assert!(said.contains("coast.cases.json` does not exist: write cases in it"), "{said}");
}

/// What is proposed says something of an application wherever it can, instead of the definition once more.
#[test]
fn cli_proposes_cases_that_say_something() {
    let folder = Folder::new("proposals");
    fine(&["new", "coast", "--output", folder.path()]);
    let cases = folder.0.join("coast.cases.json");
    std::fs::remove_file(&cases).expect("a file");
    fine(&["test", &text(&folder.0.join("coast.json")), "--mutants", "--add"]);
    let cases = json(&read(&cases));
    let rate = cases.as_array().expect("a list").iter().find(|case| {
        case["name"].as_str().is_some_and(|name| name.starts_with("grant rate: 0.50, not"))
    });
    let rate = rate.unwrap_or_else(|| panic!("{cases:#}"));
    // What half of these costs is, not that the rate is a half.
    let part = &rate["parts"]["grant"];
    assert!(rate["maximum"].is_string() || part["rate_limit"].is_string(), "{rate:#}");
    assert!(part["rate"].is_null(), "{rate:#}");
}

/// The cases of a template notice every change; without most of them, they do not.
#[test]
fn cli_tells_what_cases_would_not_notice() {
    let folder = Folder::new("mutants");
    fine(&["new", "coast", "--output", folder.path()]);
    let definition = text(&folder.0.join("coast.json"));
    let told = fine(&["test", &definition, "--mutants", "--min-score", "90"]);
    assert!(told.contains("0 not noticed"), "{told}");
    let few = folder
        .write("few.json", "[{\"name\": \"x\", \"application\": {}, \"outcome\": \"incomplete\"}]");
    let outcome = inspir(&["test", &definition, &few, "--mutants", "--min-score", "90"]);
    assert_eq!(outcome.code, FOUND);
    assert!(outcome.output.contains("no case notices; this one would:"), "{}", outcome.output);
    assert!(outcome.output.contains("90% are asked for"), "{}", outcome.output);
}

/// A definition with one case, in a folder: its file, and that of the case.
/// What nothing tells apart is counted; who asks is told which changes that are, and how that is known.
#[test]
fn cli_names_what_nothing_tells_apart() {
    let definition = text(&shared("calls/dordogne-sport/definition.json"));
    let cases = text(&shared("call-cases/dordogne-sport.cases.json"));
    let args = ["test", &definition, &cases, "--mutants"];
    let told = fine(&args);
    assert!(told.contains("; 4 that nothing tells apart)"), "{told}");
    assert!(!told.contains("nothing tells it apart"), "{told}");
    let told = fine(&[&args[..], &["--verbose"]].concat());
    for said in [
        "`within_base` of the part `grant`: true added: nothing tells it apart, as the definition shows\n",
        "`refused.1` of the requirement `project.reach`: local left out: nothing tells it apart; the 6 \
         applications that could were tried\n",
    ] {
        assert!(told.contains(said), "{told}");
    }
    assert_eq!(told.matches("nothing tells it apart").count(), 4, "{told}");
    let said = fails(&["test", &definition, &cases, "--verbose"], WRONG_USE);
    assert!(said.contains("this is missing: --mutants"), "{said}");
}

fn with_one_case(folder: &Folder) -> (String, String) {
    fine(&["new", "coast", "--output", folder.path()]);
    let one = "\u{feff}[\n  {\"name\": \"x\", \"application\": {}, \"outcome\": \"incomplete\"} ]";
    let cases = folder.write("coast.cases.json", one.trim_start_matches('\u{feff}'));
    (text(&folder.0.join("coast.json")), cases)
}

/// One who knows only `inspir --help`: a call from a template, one case, and the cases that are proposed.
#[test]
fn cli_adds_the_cases_that_it_proposes() {
    let folder = Folder::new("add");
    let (definition, cases) = with_one_case(&folder);
    let before = read(Path::new(&cases));
    let outcome = inspir(&["test", &definition, "--mutants", "--add", "--min-score", "90"]);
    assert_eq!(outcome.code, FOUND);
    assert!(outcome.errors.contains(" cases added to `"), "{}", outcome.errors);
    let after = read(Path::new(&cases));
    let kept = before.trim_end_matches([']', ' ']);
    assert!(after.starts_with(&format!("{kept},\n {{\"name\": \"")), "{after}");
    let list = json(&after);
    let list = list.as_array().expect("a list");
    assert!(list.len() > 5 && list.iter().skip(1).all(|case| case["why"].is_string()), "{after}");

    // They hold, and they notice what nothing noticed before.
    let told = fine(&["test", &definition, "--mutants", "--min-score", "90"]);
    assert!(told.contains(" 0 not noticed"), "{told}");
    let again = inspir(&["test", &definition, "--mutants", "--add"]);
    assert_eq!(again.code, FINE);
    assert!(again.errors.contains("nothing to add"), "{}", again.errors);
    assert_eq!(read(Path::new(&cases)), after);

    // Another definition asks for more cases; a name that is taken gets a number.
    let changed = read(Path::new(&definition)).replace("\"5000.00\"", "\"6000.00\"");
    let changed = folder.write("changed.json", &changed);
    let names = r#"[{"name": "grant ceiling: 6000.00, not 5999.99", "application": {}, "outcome": "incomplete"}]"#;
    let names = folder.write("changed.cases.json", names);
    inspir(&["test", &changed, "--mutants", "--add"]);
    assert!(read(Path::new(&names)).contains("\"grant ceiling: 6000.00, not 5999.99 (2)\""));
}

#[test]
fn cli_adds_cases_where_there_are_none() {
    let folder = Folder::new("add-first");
    let (definition, cases) = with_one_case(&folder);
    for empty in [Some("[]"), Some(" [\n]\n"), None] {
        match empty {
            Some(empty) => drop(folder.write("coast.cases.json", empty)),
            None => std::fs::remove_file(&cases).expect("a file"),
        }
        let added = inspir(&["test", &definition, "--mutants", "--add", "--lang", "fr"]);
        assert_eq!(added.code, FINE, "{}", added.errors);
        assert!(added.errors.contains(" cas ajoutés à `"), "{}", added.errors);
        fine(&["test", &definition, "--mutants", "--min-score", "90"]);
    }
    let said = fails(&["test", &definition, "--add"], WRONG_USE);
    assert!(said.contains("this is missing: --mutants"), "{said}");
    std::fs::remove_file(&cases).expect("a file");
    assert!(fails(&["test", &definition, "--mutants"], UNREADABLE).contains("does not exist"));
}

/// Cases stand in a folder as well: its files are read in the order of their names, and new ones come last.
#[test]
fn cli_reads_a_folder_of_cases_and_adds_a_file_to_it() {
    let folder = Folder::new("folder-of-cases");
    fine(&["new", "coast", "--output", folder.path()]);
    std::fs::remove_file(folder.0.join("coast.cases.json")).expect("a file");
    let definition = text(&folder.0.join("coast.json"));
    let first = r#"[{"name": "a", "application": "filed/a.json", "outcome": "incomplete"}]"#;
    let second = r#"[{"name": "b", "from": "a", "change": {"submitted_on": "soon"}, "outcome": "eligible"}]"#;
    folder.write("coast.cases/filed/a.json", "{}");
    folder.write("coast.cases/1-first.json", first);
    let named = text(&folder.0.join("coast.cases"));
    for command in
        [&["test", &definition][..], &["test", folder.path()], &["test", &definition, &named]]
    {
        assert!(fine(command).contains("coast.json: 1 case, 0 failed"), "{command:?}");
    }
    let changed = folder.write("coast.cases/2-second.json", second);
    let outcome = inspir(&["test", folder.path(), "--format", "sarif"]);
    assert_eq!(outcome.code, FOUND);
    let found = &serde_json::from_str::<serde_json::Value>(&outcome.output).expect("JSON")["runs"]
        [0]["results"][0];
    let at = &found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert!(at.as_str().expect("a file").ends_with("coast.cases/2-second.json"), "{found}");
    folder.write("coast.cases/2-second.json", &second.replace("\"a\"", "\"none\""));
    assert!(fails(&["test", &definition], FOUND).contains("2-second.json:1:"));
    std::fs::remove_file(&changed).expect("a file");

    let proposed = folder.0.join("coast.cases/proposed.json");
    let told = inspir(&["test", &definition, "--mutants", "--add"]);
    assert_eq!(told.code, FINE, "{}", told.errors);
    assert!(told.errors.contains("proposed.json`: read each"), "{}", told.errors);
    assert!(read(&proposed).lines().count() > 3);
    assert_eq!(read(&folder.0.join("coast.cases/1-first.json")), first);
    std::fs::remove_file(&proposed).expect("a file");
    folder.write("coast.cases/zebra.json", "[]");
    fine(&["test", &definition, "--mutants", "--add"]);
    assert!(folder.0.join("coast.cases/zebra-proposed.json").exists());
    assert!(fine(&["test", &definition]).contains(" 0 failed"));
}

/// From no cases at all, the proposals alone lead to a score, and to an end. One call needs lists that are whole before
/// anything is decided; in one, the grant shows only where seven answers are given, and its bonuses where not all apply;
/// in one, days have to lie years apart.
#[test]
fn cli_brings_calls_from_nothing_to_a_score() {
    let folder = Folder::new("from-nothing");
    for (call, least) in [
        ("batiments-communaux-aube", "100"),
        ("pcae-elevage", "100"),
        ("coup-de-pouce-jeunes-isere-2024", "98"),
    ] {
        let definition = text(&shared(&format!("calls/{call}/definition.json")));
        let cases = folder.write(&format!("{call}.cases.json"), "[]");
        let args = ["test", &definition, &cases, "--mutants", "--add"];
        let ends = (0..4).any(|_| inspir(&args).errors.contains(": nothing to add"));
        assert!(ends, "{call}");
        fine(&["test", &definition, &cases, "--mutants", "--min-score", least]);
    }
}

#[test]
fn cli_adds_no_case_to_a_file_that_may_not_be_written() {
    let folder = Folder::new("add-locked");
    let (definition, cases) = with_one_case(&folder);
    let before = read(Path::new(&cases));
    let (outcome, may_write) =
        locked(Path::new(&cases), || inspir(&["test", &definition, "--mutants", "--add"]));
    if may_write {
        // A user who may do everything also writes into a file that is read-only.
        assert_eq!(outcome.code, FINE);
    } else {
        assert_eq!(outcome.code, UNREADABLE);
        assert!(outcome.errors.contains("you may not write"), "{}", outcome.errors);
        assert_eq!(read(Path::new(&cases)), before);
    }
}

/// A case that fails on the definition itself shows nothing of its mutants.
#[test]
fn cli_counts_no_mutant_as_noticed_by_a_case_that_fails() {
    let folder = Folder::new("failing");
    let (definition, cases) = with_one_case(&folder);
    folder.write(
        "coast.cases.json",
        r#"[{"name": "hasty", "application": {}, "outcome": "eligible"}]"#,
    );
    let told = json(&inspir(&["test", &definition, &cases, "--mutants", "-f", "json"]).output);
    assert_eq!(told[0]["mutants"]["killed"], 0, "{told}");
    assert_eq!(told[0]["mutants"]["percent"], 0);
}

/// The same comes out in the same order, however many threads share the work.
#[test]
fn cli_says_the_same_with_any_number_of_threads() {
    let lines: String = (0..900)
        .map(|number| match number % 3 {
            0 => format!("{{\"request\": {{\"amount\": \"{number}\"}}}}\n"),
            1 => "{\"call\": \"inspir-follow-up\"}\n".to_owned(),
            _ => "{\n".to_owned(),
        })
        .collect();
    for format in ["text", "json", "jsonl", "table", "junit"] {
        let with = |jobs: &str| {
            let args = ["assess", "-", "--lines", "--format", format, "--jobs", jobs];
            let outcome = run_with(&args, &lines, Locale::En);
            assert_eq!(outcome.code, FOUND, "{}", outcome.errors);
            outcome.output
        };
        assert_eq!(with("1"), with("7"), "{format}");
    }
    let calls = text(&shared("calls"));
    let with = |jobs: &str| inspir(&["assess", &calls, "-f", "table", "-j", jobs]).output;
    assert_eq!(with("1"), with("5"));
    let with =
        |jobs: &str| inspir(&["test", "inspir-follow-up", &follow_up(), "--mutants", "-j", jobs]);
    assert_eq!(with("1").output, with("3").output);
    let said = fails(&["assess", "-", "--jobs", "0"], WRONG_USE);
    assert!(said.contains("--jobs"), "{said}");
}

fn follow_up() -> String {
    text(&common::beside("../calls/inspir-follow-up.cases.json"))
}
