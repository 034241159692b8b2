//! A call and its findings, typed, say what the description says as JSON.

#![cfg(test)]

mod common;

use common::{all_calls, json};
use inspir_core::{CallItem, Finding, Level, Locale, Subject};
use serde_json::Value;

fn ids(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| item["id"].as_str().expect("an id"))
        .collect()
}

#[test]
fn lists_are_those_of_the_description() {
    for call in all_calls() {
        let description = json(&call.describe(Locale::En).to_json());
        let listed: [(&str, Vec<&CallItem>); 6] = [
            ("sections", call.sections().collect()),
            ("documents", call.documents().collect()),
            ("questions", call.questions().collect()),
            ("commitments", call.commitments().collect()),
            ("undertakings", call.undertakings().collect()),
            ("criteria", call.criteria().collect()),
        ];
        for (name, items) in listed {
            let described = description[name].as_array().expect("a list");
            assert_eq!(items.len(), described.len(), "{name}");
            for (item, described) in items.iter().zip(described) {
                assert_eq!(described["id"], item.id());
                assert_eq!(described["title"], item.title(Locale::En));
                assert_eq!(described["wording"].as_str(), item.wording(Locale::En));
            }
        }
        let parts: Vec<&str> = call.parts().map(|part| part.id()).collect();
        assert_eq!(parts, ids(&description["parts"]));
        for (part, described) in call.parts().zip(description["parts"].as_array().expect("parts")) {
            assert_eq!(described["path"].as_str(), part.request());
            assert_eq!(described["title"], part.title(Locale::En));
            let rate = part.rate().map(|rate| rate.to_string());
            assert_eq!(described["rate"].as_str(), rate.as_deref());
            let ceiling = part.ceiling().map(|ceiling| ceiling.to_string());
            assert_eq!(described["ceiling"].as_str(), ceiling.as_deref());
            assert_eq!(described["has_cases"], part.has_cases());
        }
        assert_eq!(description["organisation"], call.organisation(Locale::En));
        assert_eq!(description["summary"], call.summary(Locale::En));
        let day = |name: &str| description[name].as_str().map(str::to_owned);
        assert_eq!(call.valid_from().map(|day| day.to_string()), day("valid_from"));
        assert_eq!(call.valid_until().map(|day| day.to_string()), day("valid_until"));
        if let Some(periods) = description["periods"].as_array() {
            assert_eq!(call.periods().len(), periods.len());
        }
    }
}

#[test]
fn requirements_have_their_section_and_their_subject() {
    let (mut documents, mut others) = (0, 0);
    for call in all_calls() {
        let description = json(&call.describe(Locale::En).to_json());
        let described = description["requirements"].as_array().expect("requirements");
        let path_of = |list: &str, id: &str| {
            let items = description[list].as_array().expect("a list");
            items.iter().find(|item| item["id"] == id).expect("an item")["path"].clone()
        };
        for (requirement, described) in call.requirements().zip(described) {
            assert_eq!(
                call.section_of(requirement).map(CallItem::id),
                described["section"].as_str()
            );
            let subject = call.subject_of(requirement);
            let document = match &subject {
                Subject::Document(document) => Some(document.id()),
                _ => None,
            };
            assert_eq!(described["document"].as_str(), document);
            documents += usize::from(document.is_some());
            let (list, item) = match &subject {
                Subject::Question(item) => ("questions", item),
                Subject::Commitment(item) => ("commitments", item),
                Subject::Undertaking(item) => ("undertakings", item),
                Subject::Criterion(item) => ("criteria", item),
                Subject::Places(paths) => {
                    assert_eq!(described["paths"], Value::from(paths.clone()));
                    let own =
                        ["/answers/", "/charter/commitments/", "/undertakings/", "/appraisals/"];
                    let [path] = paths.as_slice() else { continue };
                    assert!(!own.iter().any(|own| path.starts_with(own)), "{path}");
                    continue;
                }
                Subject::Part(part) => {
                    assert_eq!(described["paths"][0].as_str(), part.request());
                    continue;
                }
                _ => continue,
            };
            assert!(
                described["paths"][0].as_str().is_some_and(|path| {
                    path_of(list, item.id())
                        .as_str()
                        .is_some_and(|other| other.starts_with(path) || path.starts_with(other))
                }),
                "{described}"
            );
            others += 1;
        }
    }
    assert!(documents > 20 && others > 50, "{documents} {others}");
}

#[test]
fn findings_by_section_and_level() {
    for call in all_calls() {
        let assessment = call.assess_json(b"{}");
        let description = json(&call.describe(Locale::En).to_json());
        let described = description["requirements"].as_array().expect("requirements");
        // The requirements whose member is this, by the description.
        let having = |member: &str, value: &str| -> Vec<String> {
            let having = described.iter().filter(|one| one[member] == value);
            having.map(|one| one["id"].as_str().expect("an id").to_owned()).collect()
        };
        let of = |findings: &mut dyn Iterator<Item = Finding<'_>>| -> Vec<String> {
            findings.map(|finding| finding.requirement().id().to_owned()).collect()
        };
        for section in call.sections() {
            let found = of(&mut assessment.findings_in(section.id()));
            assert_eq!(found, having("section", section.id()), "{}", section.id());
        }
        for level in Level::ALL {
            let found = of(&mut assessment.findings_of(*level));
            assert_eq!(found, having("level", level.id()), "{level}");
        }
        assert_eq!(assessment.findings_in("no such section").count(), 0);
        for finding in assessment.findings() {
            let is_document = matches!(finding.subject(), Subject::Document(_));
            assert_eq!(finding.document().is_some(), is_document);
            assert_eq!(
                finding.section().map(CallItem::id),
                call.section_of(finding.requirement()).map(CallItem::id)
            );
        }
    }
}
