//! The service of `examples/service/`, over loopback.

#![cfg(test)]
#![allow(clippy::disallowed_methods, reason = "the test writes definitions and reads the clock")]

mod common;

#[allow(dead_code, reason = "the test starts it without its command line")]
#[path = "../examples/service/main.rs"]
mod service;

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;

use common::json;
use inspir_core::{Call, Locale};
use serde_json::{Value, json};

/// A running service, with its folder.
struct Running {
    address: SocketAddr,
    folder: PathBuf,
}

/// What came back.
struct Answer {
    status: u16,
    headers: String,
    body: String,
}

impl Running {
    fn start(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("inspir-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("definitions")).expect("a folder");
        let mut running = Self { address: SocketAddr::from(([127, 0, 0, 1], 0)), folder };
        running.write("a.json", Call::creative_event().definition());
        // The cases of a call stand beside it and are no definition.
        running.write("a.cases.json", r#"{"cases": []}"#);
        running.serve();
        running
    }

    /// Starts the service, or another one with the same folder and database.
    fn serve(&mut self) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        self.address = listener.local_addr().expect("an address");
        let open = service::Service::open(&self.folder.join("definitions"), &self.database());
        let open = open.expect("a service");
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
            runtime.expect("a runtime").block_on(service::serve(open, listener))
        });
    }

    fn database(&self) -> PathBuf {
        self.folder.join("kept.db")
    }

    /// Writes a definition. The file has another length than before.
    fn write(&self, name: &str, definition: &str) {
        std::fs::write(self.folder.join("definitions").join(name), definition).expect("a file");
    }

    fn ask(&self, request: &str, language: &str, body: &str) -> Answer {
        let mut stream = TcpStream::connect(self.address).expect("a connection");
        let length = body.len();
        let head = format!(
            "{request} HTTP/1.1\r\nhost: localhost\r\naccept-language: {language}\r\n\
             content-length: {length}\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).expect("the head");
        // A service that has refused the head does not read the rest.
        let _ = stream.write_all(body.as_bytes());
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("an answer");
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer with a body");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.expect("a status");
        Answer { status, headers: head.to_lowercase(), body: body.to_owned() }
    }

    fn get(&self, path: &str, language: &str) -> Answer {
        self.ask(&format!("GET {path}"), language, "")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

const APPLICATION: &str = r#"{"call": "inspir-creative-event", "reference": "2026-0042",
    "documents": [{"kind": "bank_details"}], "request": {"amount": "20000.00"}}"#;

/// The next edition of the creative event, under which the same documents have other ids.
fn next_edition(from: &str) -> String {
    let mut definition = json(Call::creative_event().definition());
    definition["edition"] = "2".into();
    definition["valid_from"] = from.into();
    definition["parts"][0]["ceiling"] = "15000.00".into();
    definition.to_string().replace("\"bank_details\"", "\"rib\"")
}

#[test]
fn applications_are_assessed_kept_and_shown_again() {
    let running = Running::start("kept");
    let answer = running.ask("POST /assess", "en-GB,fr;q=0.5", APPLICATION);
    assert_eq!(answer.status, 201, "{}", answer.body);
    let call = Call::creative_event();
    assert_eq!(answer.body, call.assess_json(APPLICATION.as_bytes()).to_json(Locale::En));
    assert!(answer.headers.contains("content-language: en"), "{}", answer.headers);
    let place = answer.headers.split("location: ").nth(1).expect("a place");
    let place = place.lines().next().expect("a place").to_owned();

    let again = running.get(&place, "en");
    assert_eq!((again.status, &again.body), (200, &answer.body));
    let french = running.get(&place, "fr-FR");
    assert_eq!(french.body, call.assess_json(APPLICATION.as_bytes()).to_json(Locale::Fr));
    for (request, status, words) in [
        ("GET /assessments/999", 404, "There is nothing at this address."),
        ("GET /assessments/x", 404, "There is nothing at this address."),
        ("GET /assessments/x/changes", 404, "There is nothing at this address."),
        ("GET /nowhere", 404, "There is nothing at this address."),
        ("GET /calls/x", 404, "There is nothing at this address."),
        ("GET /calls/%FF", 404, "There is nothing at this address."),
        ("GET /assessments/%FF", 404, "There is nothing at this address."),
        ("GET /assessments/%C3%28/changes", 404, "There is nothing at this address."),
        ("GET /assess", 405, "This address does not have this method."),
    ] {
        let answer = running.ask(request, "en", "");
        assert_eq!(answer.status, status, "{request}");
        assert_eq!(json(&answer.body), json!({"message": words}), "{request}");
        assert!(answer.headers.contains("content-type: application/json"), "{request}");
    }
}

/// What is shown is what was kept: it is not assessed again, and it outlives the program.
#[test]
fn kept_assessments_are_not_assessed_again() {
    let mut running = Running::start("reopened");
    let answer = running.ask("POST /assess", "fr", APPLICATION);
    let engine = format!("\"engine\":\"{}\"", inspir_core::VERSION);
    assert!(answer.body.contains(&engine), "{}", answer.body);
    // As an earlier engine kept it.
    let database = rusqlite::Connection::open(running.database()).expect("a database");
    let changed = database.execute(
        "update assessments set json = replace(json, ?1, ?2)",
        [&engine, "\"engine\":\"0.0.9\""],
    );
    assert_eq!(changed, Ok(1));
    let kept = |running: &Running| running.get("/assessments/1", "fr").body;
    assert_eq!(kept(&running), answer.body.replace(&engine, "\"engine\":\"0.0.9\""));
    // Another program opens it, without the definition in its folder.
    let before = kept(&running);
    running.write("a.json", Call::follow_up().definition());
    running.serve();
    assert_eq!(kept(&running), before);
    assert_eq!(running.ask("POST /assess", "en", APPLICATION).status, 422);
}

#[test]
fn what_cannot_be_assessed_is_told() {
    let running = Running::start("refused");
    for (text, words) in [
        ("{", "not valid JSON"),
        ("{}", "which call it is for"),
        (r#"{"call": "inspir-creativ-event"}"#, "did you mean `inspir-creative-event`?"),
    ] {
        let answer = running.ask("POST /assess", "en", text);
        assert_eq!(answer.status, 422);
        let message = json(&answer.body)["message"].as_str().expect("a message").to_owned();
        assert!(message.contains(words), "{message}");
    }
    // Errors of the input are an assessment.
    let wrong = r#"{"call": "inspir-creative-event", "request": {"amount": 12.5}}"#;
    let answer = running.ask("POST /assess", "de", wrong);
    assert_eq!((answer.status, json(&answer.body)["outcome"].as_str()), (201, Some("invalid")));
    assert!(answer.headers.contains("content-language: fr"));
    let large = format!(r#"{{"call": "{}"}}"#, " ".repeat(9 * 1024 * 1024));
    let answer = running.ask("POST /assess", "en", &large);
    assert_eq!(answer.status, 413);
    let message = "The application is too long: at most 8 MiB.";
    assert_eq!(json(&answer.body), json!({"message": message}));
}

/// An edit of one file that does not fit takes no other edition out of force.
#[test]
fn an_edit_that_overlaps_leaves_the_last_good_edition_in_force() {
    let running = Running::start("overlap");
    let until = |last: &str| {
        let dated = format!(r#""edition": "1", "valid_until": "{last}""#);
        Call::creative_event().definition().replacen(r#""edition": "1""#, &dated, 1)
    };
    running.write("a.json", &until("2019-11-30"));
    running.write("b.json", &next_edition("2020-01-01"));
    let edition = || json(&running.ask("POST /assess", "en", APPLICATION).body)["edition"].clone();
    assert_eq!(edition(), "2");
    running.write("a.json", &format!("{} ", until("2021-12-31")));
    assert_eq!(edition(), "2");
    let told = json(&running.get("/calls", "en").body);
    assert_eq!(told["calls"][0]["editions"][0]["until"], "2019-11-30");
    assert_eq!(told["mistakes"][0]["file"], "a.json");
    // Once the other file leaves room, what waited is in force.
    running.write("b.json", &next_edition("2022-01-01"));
    let told = json(&running.get("/calls", "en").body);
    assert_eq!(told["mistakes"], json!([]));
    assert_eq!(told["calls"][0]["editions"][0]["until"], "2021-12-31");
}

/// What is no readable file stops nothing.
#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_told() {
    let running = Running::start("unread");
    let folder = running.folder.join("definitions");
    std::os::unix::fs::symlink("nowhere", folder.join(".#a.json")).expect("a link");
    std::fs::create_dir(folder.join("folder.json")).expect("a folder");
    assert_eq!(json(&running.get("/calls", "en").body)["mistakes"], json!([]));
    std::os::unix::fs::symlink("nowhere", folder.join("b.json")).expect("a link");
    let told = json(&running.get("/calls", "en").body);
    assert_eq!(told["mistakes"][0]["file"], "b.json");
    let message = told["mistakes"][0]["message"].as_str().expect("a mistake");
    assert!(message.starts_with("The file cannot be read: "), "{message}");
    assert_eq!(running.ask("POST /assess", "en", APPLICATION).status, 201);
    // A folder that is away for a while takes no definition with it.
    let aside = running.folder.join("aside");
    std::fs::rename(&folder, &aside).expect("a folder");
    let told = json(&running.get("/calls", "en").body);
    assert_eq!(told["mistakes"][1]["file"], "definitions");
    assert_eq!(running.ask("POST /assess", "en", APPLICATION).status, 201);
    std::fs::rename(&aside, &folder).expect("a folder");
    let told = json(&running.get("/calls", "en").body);
    assert_eq!(told["mistakes"].as_array().map(Vec::len), Some(1));
}

#[test]
fn definitions_are_loaded_again_when_they_change() {
    let running = Running::start("reload");
    let calls = |language| json(&running.get("/calls", language).body);
    assert_eq!(calls("en")["calls"].as_array().map(Vec::len), Some(1));
    let kept = running.ask("POST /assess", "en", APPLICATION);
    assert_eq!(kept.status, 201);

    // Two editions that are always in force: the second is refused, the first stays.
    running.write("b.json", &next_edition("2020-01-01"));
    let told = calls("en");
    assert_eq!(told["calls"][0]["editions"].as_array().map(Vec::len), Some(1));
    assert_eq!(told["mistakes"][0]["file"], "b.json");
    assert!(
        told["mistakes"][0]["message"]
            .as_str()
            .is_some_and(|told| told.contains("overlaps edition 1"))
    );

    // The first one ends; there is a gap before the second.
    let first = Call::creative_event().definition().replacen(
        r#""edition": "1""#,
        r#""edition": "1", "valid_until": "2019-11-30""#,
        1,
    );
    running.write("a.json", &first);
    let told = calls("en");
    assert_eq!(told["mistakes"], json!([]));
    assert_eq!(told["calls"][0]["editions"].as_array().map(Vec::len), Some(2));
    let gap = told["calls"][0]["gaps"][0].as_str().expect("a gap");
    assert!(gap.contains("from 1 December 2019 to 31 December 2019"), "{gap}");
    let description = json(&running.get("/calls/inspir-creative-event", "en").body);
    assert_eq!(
        (&description["edition"], &description["parts"][0]["ceiling"]),
        (&json!("2"), &json!("15000.00"))
    );

    // A definition with mistakes leaves the last good one in force.
    running
        .write("b.json", &next_edition("2020-01-01").replace("\"max_rate\"", "\"maximal_rate\""));
    let told = calls("fr");
    assert_eq!(told["calls"][0]["editions"].as_array().map(Vec::len), Some(2));
    let mistake = told["mistakes"][0]["message"].as_str().expect("a mistake");
    assert!(mistake.contains("maximal_rate"), "{mistake}");

    // A draft is assessed under the edition of today, a late one under the edition that it missed.
    let draft = json(&running.ask("POST /assess", "en", APPLICATION).body);
    assert_eq!(draft["edition"], "2");
    assert_eq!(draft["input_errors"][0]["code"], "id.unknown");
    let late = APPLICATION.replacen('{', r#"{"submitted_on": "2019-12-24","#, 1);
    assert_eq!(json(&running.ask("POST /assess", "en", &late).body)["edition"], "1");

    // What the new edition changes in the kept assessment.
    let changes = json(&running.get("/assessments/1/changes", "en").body);
    assert_eq!(changes["left_out"][0]["path"], "/documents/0/kind");
    let messages = |of: &Value| -> Vec<String> {
        let changes = of["changes"].as_array().expect("changes").iter();
        changes.map(|change| change["message"].as_str().expect("words").to_owned()).collect()
    };
    let told = messages(&changes["call"]);
    assert!(
        told.iter().any(|one| one.contains("`ceiling` is €15,000.00 instead of €12,500.00")),
        "{told:#?}"
    );
    let told = messages(&changes["assessment"]);
    assert!(
        told.contains(&"Ceiling (`grant`): €15,000.00 instead of €12,500.00.".to_owned()),
        "{told:#?}"
    );
    // The kept assessment is as it was.
    assert_eq!(running.get("/assessments/1", "en").body, kept.body);
}

/// What is answered is what the description for programs says.
#[test]
fn answers_follow_their_schemas() {
    let running = Running::start("schemas");
    assert_eq!(running.ask("POST /assess", "en", APPLICATION).status, 201);
    running.write(
        "a.json",
        &Call::creative_event().definition().replacen(
            r#""edition": "1""#,
            r#""edition": "1", "valid_until": "2019-11-30""#,
            1,
        ),
    );
    running.write("b.json", &next_edition("2020-01-01"));
    running.write("c.json", "{");
    let document = json(&running.get("/openapi.json", "en").body);
    for (method, path, request, status) in [
        ("post", "/assess", "POST /assess", "201"),
        ("get", "/assessments/{id}", "GET /assessments/1", "200"),
        ("get", "/assessments/{id}/changes", "GET /assessments/1/changes", "200"),
        ("get", "/assessments/{id}/changes", "GET /assessments/2/changes", "200"),
        ("get", "/calls", "GET /calls", "200"),
        ("get", "/calls/{id}", "GET /calls/inspir-creative-event", "200"),
        ("get", "/calls/{id}", "GET /calls/nothing", "404"),
    ] {
        let answer = running.ask(request, "en", APPLICATION);
        assert_eq!(answer.status.to_string(), status, "{request}");
        let told = &document["paths"][path][method]["responses"][status];
        let schema = &told["content"]["application/json"]["schema"];
        let schema = json!({"$ref": schema["$ref"], "components": document["components"]});
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let body = json(&answer.body);
        if let Err(error) = validator.validate(&body) {
            panic!("{request}: {error} at {}", error.instance_path);
        }
        // Nothing else is right.
        assert!(!validator.is_valid(&json!({})), "{path}");
    }
    let told = json(&running.get("/calls", "en").body);
    assert_eq!(told["mistakes"].as_array().map(Vec::len), Some(1));
    assert_eq!(told["calls"][0]["gaps"].as_array().map(Vec::len), Some(1));
}

/// A day begins at midnight in France, an hour or two before it does in Greenwich.
#[test]
fn days_are_those_of_france() {
    use std::time::{Duration, SystemTime};
    let day = |seconds: u64| {
        let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        service::day_of(moment).expect("a day").to_string()
    };
    // 2026-12-31, 22:59:59 and 23:00:00 UTC; 2026-06-30, 21:59:59 and 22:00:00 UTC.
    assert_eq!(day(1_798_757_999), "2026-12-31");
    assert_eq!(day(1_798_758_000), "2027-01-01");
    assert_eq!(day(1_782_856_799), "2026-06-30");
    assert_eq!(day(1_782_856_800), "2026-07-01");
}

#[test]
fn the_description_for_programs_holds_together() {
    let running = Running::start("openapi");
    let document = json(&running.get("/openapi.json", "en").body);
    assert_eq!(document["openapi"], "3.1.0");
    let mut references = 0;
    fn each(value: &Value, document: &Value, references: &mut usize) {
        match value {
            Value::Object(members) => {
                if let Some(target) = members.get("$ref").and_then(Value::as_str) {
                    let pointer = target.strip_prefix('#').expect("a reference inside");
                    assert!(document.pointer(pointer).is_some(), "{target}");
                    *references += 1;
                }
                members.values().for_each(|value| each(value, document, references));
            }
            Value::Array(items) => items.iter().for_each(|value| each(value, document, references)),
            _ => {}
        }
    }
    each(&document, &document, &mut references);
    let replies = document["paths"]["/assess"]["post"]["responses"].as_object().expect("replies");
    assert_eq!(replies.keys().collect::<Vec<_>>(), ["201", "400", "413", "422", "500"]);
    let kept = &document["paths"]["/assess"]["post"]["responses"]["201"];
    assert_eq!(kept["headers"]["Location"]["schema"]["type"], "string");
    assert!(references > 50, "{references}");
    for path in
        ["/assess", "/assessments/{id}", "/assessments/{id}/changes", "/calls", "/calls/{id}"]
    {
        let methods = document["paths"][path].as_object().expect("a path");
        let parameters = methods["parameters"].as_array().expect("parameters");
        assert!(
            parameters.contains(&json!({"$ref": "#/components/parameters/Language"})),
            "{path}"
        );
        let methods: Vec<_> = methods.values().filter(|one| one.is_object()).collect();
        assert_eq!(methods.len(), 1, "{path}");
        for method in methods {
            let failure = &method["responses"]["500"]["content"]["application/json"]["schema"];
            assert_eq!(failure["$ref"], "#/components/schemas/Message", "{path}");
        }
    }
}
