//! Messages in parts.

#![cfg(test)]

mod common;

use common::{cases, json};
use inspir_core::{Locale, Message, Status};

/// The parts of a message, put together again.
fn joined(parts: &Message, locale: Locale) -> String {
    let colon = if locale == Locale::Fr { " : " } else { ": " };
    let rest =
        [&parts.quote, &parts.remedy].map(|part| part.as_ref().map(|part| format!(" {part}")));
    let rest: String = rest.into_iter().flatten().collect();
    format!("{}{colon}{}{rest}", parts.title, parts.problem)
}

#[test]
fn the_parts_make_up_the_message() {
    let (mut told, mut without_quote, mut without_remedy) = (0, 0, 0);
    let all = cases().into_iter().filter(|(_, case)| case.text().len() < 20_000);
    for (_, case) in all.step_by(11) {
        let assessment = common::call(&case.call).assess_json(case.text().as_bytes());
        for locale in [Locale::Fr, Locale::En] {
            let (plain, with) = (assessment.to_json(locale), assessment.to_json_with_parts(locale));
            let (mut plain, mut with) = (json(&plain), json(&with));
            for (index, finding) in assessment.findings().enumerate() {
                let parts = finding.message_in_parts(locale);
                assert_eq!(parts.is_none(), finding.status() == Status::Met);
                let Some(parts) = parts else { continue };
                let message = finding.message(locale);
                assert_eq!(joined(&parts, locale).to_lowercase(), message.to_lowercase());
                assert_eq!(parts.title, *finding.requirement().title(locale));
                assert!(!parts.problem.starts_with(char::is_lowercase), "{}", parts.problem);
                let is_concerned = finding.status() != Status::NotApplicable;
                assert_eq!(parts.quote.is_some(), is_concerned, "{message}");
                told += 1;
                without_quote += usize::from(parts.quote.is_none());
                without_remedy += usize::from(parts.remedy.is_none());
                let written = with["findings"][index]["parts"].take();
                let again: Message = serde_json::from_value(written.clone()).expect("the parts");
                assert_eq!(again, parts);
                assert_eq!(serde_json::to_value(&parts).expect("JSON"), written);
                assert_eq!(written["problem"], parts.problem);
                assert_eq!(written["remedy"].as_str(), parts.remedy.as_deref());
            }
            for finding in plain["findings"].as_array_mut().expect("findings") {
                if !finding["message"].is_null() {
                    finding["parts"] = serde_json::Value::Null;
                }
            }
            assert_eq!(plain, with);
        }
    }
    assert!(told > 1000 && without_quote > 10 && without_remedy > 10, "{told} {without_quote}");
}
