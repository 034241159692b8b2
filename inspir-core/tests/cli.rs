//! The command `inspir`: what each verb prints, its exit codes, and what it says of bad input.

#![cfg(test)]

#[path = "common/command.rs"]
mod command;
mod common;

use command::{Folder, fails, fine, inspir, run_with, text};
use common::{SAMPLE, json, read, shared};
use inspir_core::cli::{FINE, FOUND, UNREADABLE, WRONG_USE};
use inspir_core::{Call, Locale, wire};

#[test]
fn cli_helps_in_both_languages() {
    let french = run_with(&["--help"], "", Locale::Fr);
    assert!(french.output.contains("Utilisation : inspir"), "{}", french.output);
    assert!(french.output.contains("Commandes :\n"), "{}", french.output);
    let english = fine(&["--help"]);
    assert!(english.contains("Usage: inspir") && english.contains("Exit codes:"), "{english}");
    let asked = run_with(&["assess", "--help", "--lang", "en"], "", Locale::Fr);
    assert!(asked.output.contains("Usage: inspir assess"), "{}", asked.output);
    let region = run_with(&["assess", "--help", "--lang", "en-GB"], "", Locale::Fr);
    assert_eq!(region.output, asked.output);
    let verbs = english.lines().skip_while(|line| *line != "Commands:").skip(1);
    let verbs = verbs.map_while(|line| line.split_whitespace().next());
    let mut count = 0;
    for verb in verbs {
        for locale in Locale::ALL {
            let help = run_with(&[verb, "--help"], "", *locale);
            assert_eq!(help.code, FINE, "{verb}");
            assert!(help.output.contains(&format!(": inspir {verb}")), "{}", help.output);
        }
        count += 1;
    }
    assert!(count >= 8, "{count} verbs");
    assert_eq!(fine(&["-V"]), format!("inspir {}\n", inspir_core::VERSION));
}

#[test]
fn cli_refuses_wrong_arguments_in_the_language() {
    for (args, french, english) in [
        (
            &["chekc"][..],
            "« chekc » n’est pas une commande ; vouliez-vous écrire check ?",
            "`chekc` is not a command; did you mean check?",
        ),
        (&["assess"], "il manque <FICHIER>", "this is missing: <FILE>"),
        (&["assess", "x", "--frmat"], "« --frmat » est inconnu", "`--frmat` is not known"),
        (
            &["assess", "x", "--format", "xml"],
            "ne connaît pas « xml » : écrivez text, json",
            "does not know `xml`: write text, json",
        ),
        (
            &["assess", "x", "--format"],
            "« --format <FORMAT> » demande une valeur",
            "`--format <FORMAT>` needs a value",
        ),
        (
            &["assess", "x", "--call", "a", "--calls", "b"],
            "ne va pas avec --calls",
            "does not go with --calls",
        ),
        (
            &["assess", "x", "--calls", "a", "--day", "31/03"],
            "écrivez par exemple 2027-03-31",
            "write for example 2027-03-31",
        ),
        (
            &["words"],
            "il manque une commande : export, check",
            "a command is missing: export, check",
        ),
        (&["new", "Bad"], "`Bad` ne peut pas être l’identifiant", "`Bad` cannot be the id"),
    ] {
        for (locale, said) in [(Locale::Fr, french), (Locale::En, english)] {
            let outcome = run_with(args, "", locale);
            assert_eq!(outcome.code, WRONG_USE, "{args:?}");
            assert_eq!(outcome.output, "", "{args:?}");
            assert!(outcome.errors.contains(said), "{args:?}: {}", outcome.errors);
        }
    }
    // Without arguments: the help.
    let outcome = inspir(&[]);
    assert_eq!((outcome.code, outcome.output.as_str()), (WRONG_USE, ""));
    assert!(outcome.errors.contains("Usage: inspir"), "{}", outcome.errors);
}

#[test]
fn cli_assesses_a_file_as_the_library_does() {
    let folder = Folder::new("assess");
    let file = folder.write("sample.json", SAMPLE);
    let call = Call::creative_event();
    let report = call.assess_json(SAMPLE.as_bytes()).report(Locale::En);
    assert_eq!(fine(&["assess", &file]), format!("{}\n", report.trim_end()));
    let expected = wire::assess(&call, SAMPLE.as_bytes(), Locale::Fr);
    assert_eq!(
        fine(&["assess", &file, "--format", "json", "--lang", "fr"]),
        expected.clone() + "\n"
    );
    let piped = run_with(&["assess", "-", "--format", "json"], SAMPLE, Locale::Fr);
    assert_eq!(piped.output, expected + "\n");

    // Ineligible is an answer, not a failure; unless it is asked for.
    assert_eq!(inspir(&["assess", &file, "--fail-on", "ineligible,incomplete"]).code, FOUND);
    let broken = folder.write("broken.json", "{\"applicant\": ");
    let outcome = inspir(&["assess", &broken]);
    assert_eq!(outcome.code, FOUND);
    assert!(outcome.output.contains("DATA TO CORRECT"), "{}", outcome.output);
    assert_eq!(inspir(&["assess", &broken, "--fail-on", "none"]).code, FINE);
}

#[test]
fn cli_assesses_folders_and_lines() {
    let folder = Folder::new("folders");
    folder.write("a/first.json", r#"{"call": "inspir-follow-up"}"#);
    folder.write("b/c/second.json", "{}");
    folder.write("b/definition.json", Call::follow_up().definition());
    folder.write("b/kept.json", &Call::follow_up().assess_json(b"{}").to_json(Locale::En));
    folder.write(".hidden/third.json", "{}");
    folder.write("notes.txt", "no JSON");
    let outcome = inspir(&["assess", folder.path(), "--format", "json"]);
    assert_eq!(outcome.code, FINE);
    assert_eq!(
        outcome.errors,
        "2 files left out: no applications\n1 application names no call: assessed with \
         `inspir-creative-event`; --call names another\n"
    );
    let list = json(&outcome.output);
    let calls: Vec<_> = list.as_array().expect("a list").iter().collect();
    assert_eq!(calls.len(), 2, "{list}");
    assert_eq!(calls[0]["assessment"]["call"], "inspir-follow-up");
    assert!(calls[1]["file"].as_str().is_some_and(|file| file.ends_with("second.json")));

    let table = fine(&["assess", folder.path(), "--format", "table"]);
    assert!(table.lines().next().is_some_and(|line| line.starts_with("Application")), "{table}");
    assert!(table.ends_with("2 applications assessed: incomplete 2\n"), "{table}");
    let xml = inspir(&["assess", folder.path(), "--format", "junit", "--fail-on", "incomplete"]);
    assert_eq!(xml.code, FOUND);
    assert!(xml.output.contains("tests=\"2\" failures=\"2\" errors=\"0\""), "{}", xml.output);

    let lines = "{}\r\n\n{\"call\":\"inspir-follow-up\"}";
    let file = folder.write("many.jsonl", lines);
    let outcome = inspir(&["assess", &file, "--format", "jsonl"]);
    assert_eq!(outcome.code, FOUND, "a blank line is no application");
    let told: Vec<_> = outcome.output.lines().map(json).collect();
    let outcomes: Vec<_> = told.iter().map(|one| one["outcome"].as_str()).collect();
    assert_eq!(outcomes, [Some("incomplete"), Some("invalid"), Some("incomplete")]);
    assert_eq!(told[2]["call"], "inspir-follow-up");
    let piped = run_with(&["assess", "-", "--lines", "--format", "jsonl"], lines, Locale::En);
    assert_eq!(piped.output, outcome.output);
    let reports = inspir(&["assess", &file]);
    assert!(reports.output.contains("many.jsonl:3\n"), "{}", reports.output);
}

#[test]
fn cli_finds_calls_in_a_catalogue() {
    let folder = Folder::new("catalogue");
    let edition = |year: &str| {
        let dates = format!(
            "\"edition\": \"{year}\", \"valid_from\": \"{year}-01-01\", \"valid_until\": \"{year}-12-31\""
        );
        Call::follow_up().definition().replacen("\"edition\": \"1\"", &dates, 1)
    };
    folder.write("calls/2026.json", &edition("2026"));
    folder.write("calls/2027.json", &edition("2027"));
    let calls = folder.0.join("calls");
    let calls = calls.to_str().expect("text");
    let filed =
        folder.write("filed.json", r#"{"call": "inspir-follow-up", "submitted_on": "2027-03-01"}"#);
    let told = json(&fine(&["assess", &filed, "--calls", calls, "--format", "json"]));
    assert_eq!(told["edition"], "2027");
    let undated = folder.write("undated.json", r#"{"call": "inspir-follow-up"}"#);
    let told =
        fine(&["assess", &undated, "--calls", calls, "--format", "json", "--day", "2026-05-05"]);
    assert_eq!(json(&told)["edition"], "2026");
    let outcome = inspir(&["assess", &undated, "--calls", calls]);
    assert_eq!(outcome.code, FOUND);
    assert!(outcome.output.contains("has several editions"), "{}", outcome.output);
    let outcome = inspir(&["assess", &undated, "--calls", calls, "--format", "json"]);
    assert!(json(&outcome.output)["no_call"].is_string(), "{}", outcome.output);

    folder.write("calls/again.json", &edition("2027").replace("\"2027\"", "\"2027-b\""));
    let said = fails(&["assess", &filed, "--calls", calls], FOUND);
    assert!(said.contains("again.json: ") && said.contains("overlaps"), "{said}");
}

#[test]
fn cli_says_what_cannot_be_read() {
    let folder = Folder::new("unreadable");
    let said = fails(&["assess", "no-such-file.json"], UNREADABLE);
    assert_eq!(said, "error: `no-such-file.json` does not exist: check the path\n");
    let said = fails(&["assess", folder.path()], UNREADABLE);
    assert!(said.contains("holds no *.json file: name another folder"), "{said}");
    let definition = folder.write("call.json", Call::follow_up().definition());
    let said = fails(&["assess", folder.path()], UNREADABLE);
    assert!(said.contains("and no application"), "{said}");
    let said = fails(&["check", "no-such-file.json"], UNREADABLE);
    assert!(said.contains("does not exist"), "{said}");
    let said = fails(&["assess", &definition, "--call", "inspir-folow-up"], UNREADABLE);
    assert!(said.contains("did you mean `inspir-follow-up`?"), "{said}");
    let said = fails(&["assess", &definition, "--calls", "no-such-folder"], UNREADABLE);
    assert!(said.contains("`no-such-folder` does not exist"), "{said}");
    let broken = folder.write("broken.json", "{\n  \"id\": 7\n}");
    let said = fails(&["assess", &definition, "--call", &broken], FOUND);
    assert!(said.contains("broken.json:2:9: expected lower-case letters"), "{said}");
    let empty = Folder::new("no-definition");
    empty.write("application.json", "{}");
    let said = fails(&["check", empty.path()], UNREADABLE);
    assert!(said.contains("no call definition among the 1 file"), "{said}");
    let said = fails(&["assess", "-", "-"], WRONG_USE);
    assert!(said.contains("only once"), "{said}");
}

#[test]
fn cli_says_what_cannot_be_written() {
    let folder = Folder::new("unwritable");
    let path = folder.path();
    fine(&["new", "coast", "--output", path]);
    let before = read(&folder.0.join("coast.json"));
    let said = fails(&["new", "coast", "--output", path, "--template", "event"], UNREADABLE);
    assert!(said.contains("exists already") && said.contains("--force"), "{said}");
    assert_eq!(read(&folder.0.join("coast.json")), before);
    fine(&["new", "coast", "--output", path, "--template", "event", "--force"]);
    assert_ne!(read(&folder.0.join("coast.json")), before);
    let said = fails(&["new", "coast", "--output", &format!("{path}/no-such-folder")], UNREADABLE);
    assert!(said.contains("its folder does not exist"), "{said}");
}

/// A file can hold what would control a terminal, and so can its name.
#[test]
fn cli_shows_no_control_characters() {
    let folder = Folder::new("control");
    let text = "{\"id\": \"\u{1b}[31m\u{9b}\", \"\u{1b}]0;x\u{7}\": 1}";
    let file = folder.write("a\u{1b}[31mb.json", text);
    let call = Call::follow_up().definition().replacen("Suivi des", "Suivi \\u001b[31m des", 1);
    let call = folder.write("call.json", &call);
    for args in [
        &["check", &file][..],
        &["assess", &file, &file],
        &["assess", &file, "--format", "table"],
        &["repair", &file],
        &["diff", "inspir-follow-up", &call],
        &["describe", &call, "--lang", "fr"],
        &["words", "check", "inspir-follow-up", &file],
        &["assess", "x\u{1b}y"],
    ] {
        let outcome = inspir(args);
        let told = outcome.output + &outcome.errors;
        assert!(!told.is_empty(), "{args:?}");
        let is_control = |c: char| c.is_control() && c != '\n';
        assert!(!told.chars().any(is_control), "{args:?}: {}", told.escape_debug());
    }
}

#[test]
fn cli_checks_definitions() {
    let told = fine(&["check", "inspir-follow-up"]);
    assert_eq!(
        told,
        "inspir-follow-up: no mistakes; call `inspir-follow-up`, edition 1, 18 requirements\n"
    );
    let told = fine(&["check", &text(&shared("calls"))]);
    assert!(told.ends_with("13 definitions checked, 0 mistakes\n"), "{told}");

    let folder = Folder::new("check");
    let text = Call::follow_up().definition().replacen("\"title\"", "\"titel\"", 1);
    let file = folder.write("été.json", &text);
    folder.write("application.json", "{}");
    let outcome = inspir(&["check", &file]);
    assert_eq!(outcome.code, FOUND);
    assert!(outcome.output.contains("été.json:4:2: "), "{}", outcome.output);
    assert!(outcome.output.contains("did you mean `title`?"), "{}", outcome.output);
    assert!(outcome.output.contains("\n    \"titel\": {"), "{}", outcome.output);
    assert!(
        outcome.output.contains("    ^^^^^^^\n    [member.unknown] /titel"),
        "{}",
        outcome.output
    );
    assert!(outcome.output.ends_with("1 definition checked, 1 mistake\n"), "{}", outcome.output);
    // A mistake of the whole definition has a code alone.
    let outcome = run_with(&["check", "-"], "[]", Locale::En);
    assert_eq!(outcome.code, FOUND);
    let lines: Vec<&str> = outcome.output.lines().collect();
    assert!(lines.contains(&"    [value.unexpected]"), "{}", outcome.output);
    let french = run_with(&["check", "-"], &text, Locale::Fr);
    assert!(
        french.output.contains("-:4:2: clé inconnue ; vouliez-vous écrire `title` ?"),
        "{}",
        french.output
    );

    let told = json(&inspir(&["check", folder.path(), "--format", "json"]).output);
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(told[0]["problems"][0]["code"], "member.unknown");
    assert_eq!(
        told[0]["problems"][0]["message"]["fr"],
        "clé inconnue ; vouliez-vous écrire `title` ?"
    );
    let sarif = json(&inspir(&["check", folder.path(), "--format", "sarif"]).output);
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "member.unknown");
    let place = &result["locations"][0]["physicalLocation"];
    assert!(
        place["artifactLocation"]["uri"]
            .as_str()
            .is_some_and(|uri| uri.ends_with("/%C3%A9t%C3%A9.json"))
    );
    assert_eq!(
        (&place["region"]["startLine"], &place["region"]["startColumn"]),
        (&4.into(), &2.into())
    );
    let xml = inspir(&["check", folder.path(), "--format", "junit"]);
    assert_eq!(xml.code, FOUND);
    assert!(xml.output.contains("tests=\"1\" failures=\"1\" errors=\"0\""), "{}", xml.output);

    // In a folder, a file that is no JSON may be a definition.
    folder.write("broken.json", "{");
    assert!(inspir(&["check", folder.path()]).output.contains("broken.json:1:"));
}

#[test]
fn cli_tells_what_differs() {
    let folder = Folder::new("diff");
    let outcome = inspir(&["diff", "inspir-follow-up", "inspir-follow-up"]);
    assert_eq!(
        (outcome.code, outcome.output.as_str()),
        (FINE, "0 differences: inspir-follow-up → inspir-follow-up\n")
    );
    let changed = Call::follow_up().definition().replacen(
        "\"ceiling\": \"5000.00\"",
        "\"ceiling\": \"6000.00\"",
        1,
    );
    let file = folder.write("changed.json", &changed);
    let outcome = inspir(&["diff", "inspir-follow-up", &file]);
    assert_eq!(outcome.code, FOUND);
    assert!(outcome.output.contains("6,000.00"), "{}", outcome.output);
    let told = json(&inspir(&["diff", "inspir-follow-up", &file, "--format", "json"]).output);
    assert_eq!(told["changes"].as_array().map(Vec::len), Some(1), "{told}");

    let call = Call::follow_up();
    let kept = |text: &[u8]| call.assess_json(text).to_json(Locale::En);
    let before = folder.write("before.json", &kept(b"{}"));
    let after = folder.write("after.json", &kept(br#"{"origin": {"inspir_event": true}}"#));
    let outcome = inspir(&["diff", &before, &after]);
    assert_eq!(outcome.code, FOUND);
    assert!(outcome.output.contains("Conditions met: 1 of"), "{}", outcome.output);
    let said = fails(&["diff", &before, "inspir-follow-up"], WRONG_USE);
    assert!(said.contains("one is an assessment, the other is not"), "{said}");
    let said = fails(&["diff", &before, "no-such-file"], UNREADABLE);
    assert!(said.contains("`no-such-file` does not exist"), "{said}");
}

#[test]
fn cli_writes_new_calls() {
    let folder = Folder::new("new");
    for template in ["grant", "event", "investment"] {
        let name = format!("my-{template}");
        let told = fine(&["new", &name, "--template", template, "--output", folder.path()]);
        assert!(told.contains(&format!("{name}.cases.json")), "{told}");
        let definition = folder.0.join(format!("{name}.json"));
        assert!(fine(&["check", &text(&definition)]).contains(&format!("call `{name}`")));
        let cases = json(&read(&folder.0.join(format!("{name}.cases.json"))));
        assert_eq!(cases[0]["name"], "all is well");
        // The first case is what its outcome says.
        let application = folder.write("first.txt", &cases[0]["application"].to_string());
        let args = ["assess", &application, "--call", &text(&definition), "--format", "json"];
        assert_eq!(json(&fine(&args))["outcome"], cases[0]["outcome"], "{template}");
    }
}

#[test]
fn cli_prints_schemas_words_completions_and_pages() {
    for name in
        ["application", "assessment", "definition", "description", "mapping", "repairs", "trace"]
    {
        let schema = json(&fine(&["schema", name]));
        assert!(schema["$schema"].is_string(), "{name}");
    }
    let schema = json(&fine(&["schema", "definition", "--lang", "fr"]));
    assert_eq!(schema["properties"]["title"]["description"], "le nom de l’appel");
    let words = fine(&["words", "export", "inspir-follow-up"]);
    assert_eq!(words, Call::follow_up().words_to_json());
    let folder = Folder::new("words");
    let exported = folder.write("exported.json", &words);
    let told = fine(&["words", "check", "inspir-follow-up", &exported]);
    assert!(told.contains("0 mistakes; 0 words of the call without a text"), "{told}");
    let right = folder.write("right.json", r#"{"parts/operating/title": "Betriebszuschuss"}"#);
    let told = fine(&["words", "check", "inspir-follow-up", &right]);
    assert!(told.contains("right.json: 0 mistakes; "), "{told}");
    let wrong = folder.write("wrong.json", r#"{"parts/operating/titel": "x"}"#);
    let outcome = inspir(&["words", "check", "inspir-follow-up", &wrong]);
    assert_eq!(outcome.code, FOUND);
    assert!(outcome.output.contains("parts/operating/title"), "{}", outcome.output);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(fine(&["completions", shell]).contains("assess"), "{shell}");
    }
    assert!(fine(&["man"]).contains(".SH COMMANDS"));
    let french = run_with(&["man"], "", Locale::Fr).output;
    assert!(french.contains(".SH NOM\n") && french.contains(".SH COMMANDES"), "{french}");
    let told = fine(&["man", "--output", folder.path()]);
    assert!(told.contains(" pages in "), "{told}");
    assert!(read(&folder.0.join("inspir-assess.1")).contains(".TH INSPIR-ASSESS 1"));
    // Each page that a page names is there.
    let pages =
        std::fs::read_dir(&folder.0).expect("a folder").map(|entry| entry.expect("a file").path());
    let mut named = 0;
    for page in pages.filter(|page| page.extension().is_some_and(|end| end == "1")) {
        let text = read(&page).replace('\\', "");
        for line in text.lines().filter(|line| line.starts_with("inspir-") && line.ends_with("(1)"))
        {
            let other = line.trim_end_matches("(1)");
            assert!(folder.0.join(format!("{other}.1")).exists(), "{}: {other}", page.display());
            named += 1;
        }
    }
    assert!(named > 15 && folder.0.join("inspir-words-export.1").exists(), "{named}");
}

#[test]
fn cli_describes_and_explains_calls() {
    let told = fine(&["describe", "inspir-follow-up"]);
    assert!(told.starts_with("INS’pir – Follow-up of project groups\n"), "{told}");
    assert!(told.contains("ceiling €5,000.00"), "{told}");
    assert!(told.contains("(grant.investment_ceiling) — compulsory"), "{told}");
    let described = fine(&["describe", "inspir-follow-up", "--format", "json", "--lang", "fr"]);
    assert_eq!(described, wire::describe(&Call::follow_up(), Locale::Fr) + "\n");
    assert!(fine(&["describe", "inspir-follow-up", "-f", "html"]).starts_with("<!DOCTYPE html>"));

    let told = fine(&["explain", "inspir-follow-up", "grant.investment_ceiling"]);
    for line in [
        "Ceiling of the investment grant\n",
        "Level: compulsory",
        "“max. 5 k€ de fonctionnement et 5 k€ d’investissement”",
        "part: Investment grant (investment)",
        "ceiling: €5,000.00",
        " — /request/investment",
        "not met (not_met)",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    // All that bears on a grant, whether it is described or a requirement about it is explained.
    let call = |id: &str| text(&shared(&format!("calls/{id}/definition.json")));
    let described = fine(&["describe", &call("pcae-elevage"), "--lang", "en"]);
    for line in [
        "rate 40%, rate at most 60%, expenses count up to",
        "bonus: Organic (organic): 10% added to the rate",
        "bonus: GIEE (giee): €150,000.00 added to the expenses that count at most",
    ] {
        assert!(described.contains(line), "{line}\n{described}");
    }
    let described = fine(&["describe", &call("commerces-devantures"), "--lang", "en"]);
    assert!(described.contains("expenses of: "), "{described}");
    assert!(described.contains("The grant in all: ceiling €10,000.00"), "{described}");
    let told = fine(&["explain", "inspir-follow-up", "grant.operating_ceiling"]);
    assert!(told.contains("The part of the grant\n"), "{told}");
    let said = fails(&["explain", "inspir-follow-up", "grant.investment_ceilin"], WRONG_USE);
    assert!(said.contains("did you mean `grant.investment_ceiling`?"), "{said}");
    let said = fails(&["describe", "no-such-call.json"], UNREADABLE);
    assert!(said.contains("neither a file nor a built-in call"), "{said}");
}

#[test]
fn cli_writes_letters_and_sheets() {
    let folder = Folder::new("voices");
    let file = folder.write("files/one.json", SAMPLE);
    folder.write("files/call.json", Call::follow_up().definition());
    let details = r#"{
        "authority": "Région", "place": "Lille", "signatory_name": "Alix Exemple",
        "signatory_quality": "Head", "remedies": "Write to us.", "deadline": "2027-03-31"
    }"#;
    let details = folder.write("details.json", details);
    let outcome = inspir(&["letter", &file, "--details", &details]);
    assert_eq!(outcome.code, FOUND);
    assert!(outcome.errors.contains("one.json: this letter needs `date`"), "{}", outcome.errors);
    let args = ["letter", &file, "--details", &details, "--set", "date=2027-03-01"];
    let letter = fine(&args);
    assert!(letter.starts_with("Région\n") && letter.contains("Lille, 1 March 2027"), "{letter}");
    let told = fine(&["sheet", &file, "--set", "officer=Camille Petit", "--format", "markdown"]);
    assert!(told.contains("**Officer**: Camille Petit"), "{told}");
    let said = fails(&["letter", &file, "--set", "date"], WRONG_USE);
    assert!(said.contains("write for example date=2027-03-01"), "{said}");
    let broken = folder.write("broken.json", "[");
    let said = fails(&["sheet", &file, "--details", &broken, "--set", "officer=x"], FOUND);
    assert!(said.contains("broken.json: this is no JSON object"), "{said}");

    // A folder of applications becomes a folder of letters.
    let files = folder.0.join("files");
    let said = fails(&["sheet", &text(&files)], WRONG_USE);
    assert!(said.contains("--output"), "{said}");
    let output = folder.0.join("sheets");
    let args = ["sheet", &text(&files), "--format", "html", "--output", &text(&output)];
    assert!(fails(&args, UNREADABLE).contains("its folder does not exist"));
    std::fs::create_dir(&output).expect("a folder");
    let told = fine(&args);
    assert_eq!(told.lines().count(), 1, "the definition is no application: {told}");
    assert!(read(&output.join("one.sheet.html")).starts_with("<!DOCTYPE html>"));
    assert!(fails(&args, UNREADABLE).contains("exists already"));
}

#[test]
fn cli_traces_and_replays() {
    let folder = Folder::new("trace");
    let file = folder.write("one.json", SAMPLE);
    let trace = fine(&["trace", &file]);
    assert_eq!(trace, Call::creative_event().trace_json(SAMPLE.as_bytes()).to_json() + "\n");
    let kept = folder.write("trace.json", &trace);
    assert_eq!(fine(&["trace", &file, "--replay", &kept]), "The replay gives the same trace.\n");
    let other = folder.write("other.json", "{}");
    let outcome = inspir(&["trace", &other, "--replay", &kept, "--format", "json"]);
    assert_eq!(outcome.code, FOUND);
    assert_eq!(json(&outcome.output)["result"], "other_application");
    let said = fails(&["trace", &file, "--replay", &folder.write("broken.json", "[")], FOUND);
    assert!(said.contains("broken.json: "), "{said}");
}

#[test]
fn cli_repairs_applications() {
    let text = r#"{"submitted_on": "12/04/2027", "request": {"amount": "1 234,5 €"}}"#;
    let outcome = run_with(&["repair", "-"], text, Locale::En);
    assert_eq!(outcome.code, FOUND);
    assert!(outcome.output.contains("    → "), "{}", outcome.output);
    let told = run_with(&["repair", "-", "--format", "json"], text, Locale::Fr).output;
    let call = Call::creative_event();
    assert_eq!(told, call.repairs_json(text.as_bytes()).to_json(Locale::Fr) + "\n");
    let outcome = run_with(&["repair", "-", "--apply"], text, Locale::En);
    assert_eq!((outcome.code, outcome.errors.as_str()), (FINE, "2 fixes made\n"));
    assert_eq!(
        outcome.output,
        r#"{"submitted_on": "2027-04-12", "request": {"amount": "1234.50"}}"#
    );
    // What is not certain is left, and the code says so.
    let text = r#"{"submitted_on": "12/04/2027", "request": {"amount": "1.234"}}"#;
    let outcome = run_with(&["repair", "-", "--apply"], text, Locale::En);
    assert_eq!(outcome.code, FOUND);
    assert!(outcome.output.contains("2027-04-12") && outcome.output.contains("1.234"));
    assert_eq!(
        outcome.errors,
        "1 fix made\n1 error left to correct by hand: inspir repair tells them\n"
    );
    let said = fails(&["repair", "no-such-file.json"], UNREADABLE);
    assert!(said.contains("does not exist"), "{said}");
}

#[test]
fn cli_remarks_on_definitions() {
    let folder = Folder::new("remarks");
    let unused = "\"documents\": [{\"id\": \"plan\", \"title\": {\"en\": \"Plan\"}, \"wording\": {\"en\": \"A plan\"}}]";
    let definition = Call::follow_up().definition().replacen("\"documents\": []", unused, 1);
    let file = folder.write("call.json", &definition);
    let told = fine(&["check", &file]);
    assert!(told.contains(": remark: ") && told.contains("[id.unused] /documents/0"), "{told}");
    assert_eq!(inspir(&["check", &file, "--strict"]).code, FOUND);
    let told = json(&fine(&["check", &file, "--format", "json"]));
    assert_eq!(told[0]["remarks"][0]["code"], "id.unused", "{told}");
    let told = json(&fine(&["check", &file, "--format", "sarif"]));
    assert_eq!(told["runs"][0]["results"][0]["level"], "warning", "{told}");
    // A build fails by remarks only if that is asked for.
    let junit = fine(&["check", &file, "--format", "junit"]);
    assert!(junit.contains("failures=\"0\""), "{junit}");
    let junit = inspir(&["check", &file, "--strict", "--format", "junit"]);
    assert_eq!(junit.code, FOUND);
    assert!(junit.output.contains("[id.unused]"), "{}", junit.output);
    let page = folder.write("call.md", "Nothing of the call.");
    let told = fine(&["check", "inspir-follow-up", "--text", &page]);
    assert!(told.contains("[quote.not_found]"), "{told}");
}

/// `--watch` checks again when a file changes, and ends when nobody reads on.
#[test]
fn cli_watches_definitions() {
    use std::io::{BufRead as _, BufReader};
    let folder = Folder::new("watch");
    let file = folder.write("call.json", "{");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_inspir"));
    command.args(["check", &file, "--watch"]).env("LC_ALL", "en_GB.UTF-8");
    let mut program = command.stdout(std::process::Stdio::piped()).spawn().expect("the program");
    let mut lines = BufReader::new(program.stdout.take().expect("its output")).lines();
    let mut wait_for = |said: &str| loop {
        let line = lines.next().expect("a line").expect("text");
        if line.contains(said) {
            break;
        }
    };
    wait_for("1 definition checked, 1 mistake");
    std::fs::write(&file, Call::follow_up().definition()).expect("a file");
    wait_for("no mistakes; call `inspir-follow-up`");
    program.kill().expect("the program runs");
    program.wait().expect("its end");
}

/// The text in which quotations are looked for is watched too.
#[test]
fn cli_watches_the_text_of_the_call() {
    use std::io::{BufRead as _, BufReader};
    let folder = Folder::new("watch-text");
    let text = folder.write("call.md", "Nothing is quoted here.");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_inspir"));
    command.args(["check", "inspir-follow-up", "--text", &text, "--watch"]);
    command.env("LC_ALL", "en_GB.UTF-8").stdout(std::process::Stdio::piped());
    let mut program = command.spawn().expect("the program");
    let mut lines = BufReader::new(program.stdout.take().expect("its output")).lines();
    let mut told = |last: &str| {
        let mut all = String::new();
        while !all.contains(last) {
            all.push_str(&lines.next().expect("a line").expect("text"));
        }
        all
    };
    assert!(told("no mistakes; call").contains("[quote.not_found]"));
    let quotes: Vec<_> = Call::follow_up()
        .requirements()
        .filter_map(|each| each.quote().map(str::to_owned))
        .collect();
    std::fs::write(&text, quotes.join("\n")).expect("a file");
    assert!(!told("no mistakes; call").contains("[quote.not_found]"));
    program.kill().expect("the program runs");
    program.wait().expect("its end");
}

#[test]
fn cli_program_has_the_exit_codes() {
    let program = env!("CARGO_BIN_EXE_inspir");
    let code = |args: &[&str]| {
        let output =
            std::process::Command::new(program).args(args).env("LC_ALL", "en_GB.UTF-8").output();
        output.expect("the program").status.code()
    };
    assert_eq!(code(&["check", "inspir-follow-up"]), Some(0));
    assert_eq!(code(&["diff", "inspir-follow-up", "inspir-creative-event"]), Some(1));
    assert_eq!(code(&["chekc"]), Some(2));
    assert_eq!(code(&["check", "no-such-file"]), Some(3));
    let english =
        std::process::Command::new(program).arg("--help").env("LC_ALL", "en_GB.UTF-8").output();
    assert!(String::from_utf8_lossy(&english.expect("help").stdout).contains("Usage: inspir"));
}

/// A device that takes nothing refuses even those who may do everything.
#[cfg(target_os = "linux")]
#[test]
fn cli_program_says_that_its_output_takes_nothing() {
    let file = text(&common::beside("../examples/application.json"));
    for args in [&["assess", &file][..], &["check", "inspir-follow-up"], &["--help"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_inspir"));
        command.args(args).env("LC_ALL", "en_GB.UTF-8").stdout(full);
        let output = command.output().expect("the program");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{args:?}: {errors}");
        assert!(errors.starts_with("error: the output cannot be written: "), "{errors}");
    }
    let cases = text(&common::beside("../calls/inspir-follow-up.cases.json"));
    let said = fails(&["test", "inspir-follow-up", &cases, "--html", "/dev/full"], UNREADABLE);
    assert!(said.contains("the disk is full; make room"), "{said}");
}
