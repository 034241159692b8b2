//! The cards of entries for the innovation store: `cards/<application>.<locale>.json` and `.html` are those of
//! the applications in `tests/calls/inspir-innovation-store/`. To write them again:
//! `UPDATE=1 cargo test -p inspir-core --test cards`.

#![cfg(test)]

mod common;

use common::{assert_fresh, beside, files, json, read, shared};
use inspir_core::{Call, EntryCard, Locale};
use serde_json::{Value, json};

fn card(entry: &Value, locale: Locale) -> EntryCard {
    let (call, text) = (Call::innovation_store(), entry.to_string());
    call.card(call.read_json(text.as_bytes()).application(), locale).expect("a call of entries")
}

/// An entry in which each text is one of a kind.
fn entry(names_public: bool, legal_form: &str) -> Value {
    json!({
        "reference": "SECRET-reference", "submitted_on": "2027-07-12",
        "applicant": {
            "name": "NAME-applicant", "legal_form": legal_form, "siret": "SECRET-siret", "rna": "SECRET-rna",
            "iban": "SECRET-iban", "commune": "62119",
            "legal_representative": {"name": "SECRET-representative", "role": "SECRET-role"},
        },
        "project": {"title": "PUBLIC-title", "description": "PUBLIC-description", "commune": "59350"},
        "origin": {"event_title": "PUBLIC-event", "event_reference": "SECRET-event", "event_ended_on": "2026-10-11"},
        "team": [{"name": "NAME-member", "discipline": "NAME-discipline"}],
        "documents": [{"name": "SECRET-document"}],
        "request": {"amount": "98765.00"},
        "details": {
            "need": "PUBLIC-need", "stage": "prototype", "names_public": names_public, "contact": "PUBLIC-contact",
            "reuse": "PUBLIC-reuse", "licence": "PUBLIC-licence",
        },
        "lists": {"partners": [{"kind": "expert", "sought": "PUBLIC-sought"}]},
        "extensions": {"note": "SECRET-extension"},
    })
}

#[test]
fn cards_are_what_they_were() {
    let mut told = 0;
    for file in files(&shared("calls/inspir-innovation-store"), ".json") {
        let name = file.file_name().and_then(|name| name.to_str()).expect("a name");
        if name.ends_with(".expected.json") {
            continue;
        }
        for locale in Locale::ALL {
            let card = card(&json(&read(&file)), *locale);
            let path = beside("cards").join(name).with_extension(locale.tag());
            let with = |ending: &str| path.with_extension(format!("{}.{ending}", locale.tag()));
            let pretty = serde_json::to_string_pretty(&json(&card.to_json_ld())).expect("JSON");
            assert_fresh(&with("json"), &(pretty + "\n"));
            assert_fresh(&with("html"), &card.to_html());
            told += 1;
        }
    }
    assert_eq!(told, 2 * Locale::ALL.len());
}

#[test]
fn nothing_private_is_published() {
    for (names_public, legal_form, carrier, people) in [
        (false, "association", true, false),
        (false, "individual", false, false),
        (false, "", false, false),
        (true, "association", true, true),
        (true, "individual", true, true),
    ] {
        let card = card(&entry(names_public, legal_form), Locale::En);
        for text in [card.to_json_ld(), card.to_html()] {
            let has = |words: &str| text.contains(words);
            let why = format!("{names_public} {legal_form}: {text}");
            assert!(!has("SECRET") && !has("98765") && !has("62119") && !has("59350"), "{why}");
            assert_eq!(has("NAME-applicant"), carrier, "{why}");
            assert_eq!(has("NAME-member") && has("NAME-discipline"), people, "{why}");
            for public in
                ["title", "description", "event", "need", "contact", "reuse", "licence", "sought"]
            {
                assert!(has(&format!("PUBLIC-{public}")), "{public}: {why}");
            }
        }
        let kind = if legal_form == "individual" { "Person" } else { "Organization" };
        assert_eq!(json(&card.to_json_ld())["creator"]["@type"], kind);
    }
}

/// The texts of an entry are data: they end no script and open no element.
#[test]
fn texts_stay_texts() {
    let hostile = "</script><script>alert(1)</script><!--&amp;\u{2028}\"' \\";
    let mut told = entry(true, "individual").to_string();
    for marked in ["PUBLIC-title", "PUBLIC-need", "NAME-member", "PUBLIC-sought", "PUBLIC-contact"]
    {
        told = told.replace(marked, &hostile.replace('\\', "\\\\").replace('"', "\\\""));
    }
    let card = card(&json(&told), Locale::Fr);
    let data = card.to_json_ld();
    assert!(!data.contains(['<', '>', '&', '\u{2028}']), "{data}");
    let read = json(&data);
    let same = hostile.trim();
    assert_eq!((&read["name"], &read["about"]["description"]), (&json!(same), &json!(same)));
    let html = card.to_html();
    assert_eq!((html.matches("<script").count(), html.matches("</script").count()), (1, 1));
    assert!(!html.contains("<!--"));
}

/// Each type and property exists in schema.org, and is one of that type.
#[test]
fn terms_are_those_of_schema_org() {
    fn look(node: &Value) {
        match node {
            Value::Array(items) => items.iter().for_each(look),
            Value::Object(members) if members.contains_key("@type") => {
                let of: &[&str] = match members["@type"].as_str().expect("a type") {
                    "CreativeWork" => &[
                        "name",
                        "description",
                        "about",
                        "creativeWorkStatus",
                        "creator",
                        "contributor",
                        "license",
                        "usageInfo",
                        "text",
                        "publisher",
                    ],
                    "Organization" | "Person" => &["name", "contactPoint", "seeks", "knowsAbout"],
                    "ContactPoint" => &["email", "url", "description"],
                    "Demand" => &["name", "description"],
                    "Event" => &["name", "endDate"],
                    "Thing" => &["description"],
                    other => panic!("{other}"),
                };
                for (name, value) in members {
                    assert!(name.starts_with('@') || of.contains(&name.as_str()), "{name}");
                    look(value);
                }
            }
            Value::Object(members) => {
                assert_eq!(members.keys().collect::<Vec<_>>(), ["workFeatured"]);
                members.values().for_each(look);
            }
            _ => {}
        }
    }
    let card = json(&card(&entry(true, "association"), Locale::En).to_json_ld());
    assert_eq!(card["@context"], "https://schema.org");
    look(&card);
    let demand = &card["creator"]["seeks"][0];
    assert_eq!(
        (&demand["name"], &demand["description"]),
        (&json!("Expert"), &json!("PUBLIC-sought"))
    );
    assert_eq!(card["@reverse"]["workFeatured"]["endDate"], "2026-10-11");
}

#[test]
fn contacts_and_licences_that_are_addresses() {
    let with = |contact: &str, licence: &str| {
        let entry = json!({"details": {"contact": contact, "licence": licence}});
        json(&card(&entry, Locale::En).to_json_ld())
    };
    let card = with("halage@exemple.fr", "https://eupl.eu/1.2");
    assert_eq!(card["creator"]["contactPoint"]["email"], "halage@exemple.fr");
    assert_eq!(card["license"], "https://eupl.eu/1.2");
    let card = with("https://exemple.fr/@halage", "CC BY 4.0");
    assert_eq!(card["creator"]["contactPoint"]["url"], "https://exemple.fr/@halage");
    assert_eq!(card["license"]["name"], "CC BY 4.0");
    let card = with("au stand, ou à halage@exemple.fr", "javascript:alert(1)");
    assert!(card["creator"]["contactPoint"]["description"].is_string());
    assert_eq!(card["license"]["@type"], "CreativeWork");
}

/// Only a call with the fields and the list of an entry has cards.
#[test]
fn only_calls_of_entries_have_cards() {
    let nothing = inspir_core::Application::default();
    let store = Call::innovation_store();
    assert!(store.card(&nothing, Locale::Fr).is_some());
    let other = store.definition().replace("\"id\": \"need\"", "\"id\": \"want\"");
    let other = Call::from_json(&other.replace("/details/need", "/details/want")).expect("a call");
    assert!(other.card(&nothing, Locale::Fr).is_none());
    assert!(Call::follow_up().card(&nothing, Locale::Fr).is_none());
}
