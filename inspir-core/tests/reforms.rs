//! Reforms: paths into a definition, and what they come to.

#![cfg(test)]

use inspir_core::{Amount, Call, LetterDetails, Locale, ReformError, SheetDetails};

fn reform(call: &Call, changes: &[(&str, &str)]) -> Result<Call, ReformError> {
    call.reform(changes.iter().copied(), "reform")
}

fn event() -> Call {
    Call::creative_event()
}

/// The same definition, edited by hand.
fn edited(edits: &[(&str, &str)]) -> Call {
    let edition = "\"quotes_of\": \"1\", \"edition\": \"reform\"";
    let mut text = event().definition().replace("\"edition\": \"1\"", edition);
    for (old, new) in edits {
        assert_eq!(text.matches(old).count(), 1, "{old}");
        text = text.replace(old, new);
    }
    Call::from_json(&text).expect("a definition")
}

#[test]
fn paths_name_members_ids_and_numbers() {
    let part = r#""rate": "0.50", "ceiling": "12500.00""#;
    let wanted = edited(&[(part, r#""rate": "0.60", "ceiling": "15000.00""#)]);
    for [rate, ceiling] in [
        ["parts/grant/rate", "parts/grant/ceiling"],
        ["/parts/grant/rate", "/parts/0/ceiling"],
        ["rate", "ceiling"],
    ] {
        let changes = [(rate, r#""0.60""#), (ceiling, r#""15000.00""#)];
        assert_eq!(reform(&event(), &changes).expect("a reform"), wanted, "{rate} {ceiling}");
    }
    // All but what changed stays as it was written.
    let reformed = reform(&event(), &[("rate", r#""0.60""#)]).expect("a reform");
    let again = reformed.definition().replace("\"0.60\"", "\"0.50\"");
    let again = again.replace("\"reform\"", "\"1\"").replace(", \"quotes_of\": \"1\"", "");
    assert_eq!(again, event().definition());
}

#[test]
fn members_are_added_and_taken_out() {
    let added = reform(&event(), &[("valid_until", r#""2027-12-31""#)]).expect("a reform");
    assert_eq!(added.valid_until().map(|day| day.to_string()).as_deref(), Some("2027-12-31"));
    let without = reform(&added, &[("valid_until", "null"), ("edition", r#""x""#)]);
    assert!(matches!(without, Err(ReformError::SameEdition { .. })));
    let without = added.reform([("valid_until", "null")], "again").expect("a reform");
    assert_eq!(without.valid_until(), None);
    // The last member, the first one, one between others, and an item.
    for path in ["parts/grant/ceiling", "parts/grant/rate"] {
        let shorter = reform(&event(), &[(path, "null")]);
        assert!(matches!(shorter, Err(ReformError::Refused(_))), "{path}: a check asks for it");
    }
    let fewer =
        reform(&event(), &[("requirements/event.first_contact", "null")]).expect("a reform");
    assert_eq!(fewer.requirements().len(), event().requirements().len() - 1);
    let first = reform(&event(), &[("requirements/0", "null")]).expect("a reform");
    assert_eq!(first.requirements().len(), event().requirements().len() - 1);
    let last = event().requirements().len() - 1;
    let last = reform(&event(), &[(&format!("requirements/{last}"), "null")]).expect("a reform");
    assert_eq!(last.requirements().len(), event().requirements().len() - 1);
}

#[test]
fn two_changes_of_one_place_are_refused() {
    let rates =
        ["rate", "/rate", "parts/grant/rate", "/parts/grant/rate", "parts/0/rate", "parts/00/rate"];
    for (number, first) in rates.iter().enumerate() {
        for second in &rates[number..] {
            let error = reform(&event(), &[(first, r#""0.40""#), (second, r#""0.60""#)]);
            let error = error.expect_err("one place");
            assert!(matches!(&error, ReformError::SamePlace { .. }), "{first} {second}: {error}");
            assert_eq!(error.path(), *second);
            let told = error.message(Locale::En);
            let both = format!("`{first}` and `{second}` change one place of the definition");
            assert!(told.starts_with(&both), "{told}");
            assert!(
                error.message(Locale::Fr).starts_with(&format!("`{first}` et `{second}` changent"))
            );
        }
    }
    // One inside the other, whichever comes first; a member that is added; what is taken out.
    let id = "requirements/event.first_contact";
    let months = format!("{id}/months");
    for [first, second] in [
        [("parts/grant/rate", r#""0.60""#), ("parts/0", r#"{"id": "grant"}"#)],
        [("parts", "[]"), ("parts", r#"[{"id": "grant"}]"#)],
        [("valid_until", r#""2027-12-31""#), ("/valid_until", r#""2028-12-31""#)],
        [(months.as_str(), "3"), (id, "null")],
    ] {
        let refused = reform(&event(), &[first, second]);
        assert!(matches!(refused, Err(ReformError::SamePlace { .. })), "{first:?} {second:?}");
    }
    // Items that stand at one number one after the other are not one place.
    let fewer = reform(&event(), &[("requirements/0", "null"), ("requirements/00", "null")]);
    assert_eq!(fewer.expect("a reform").requirements().len() + 2, event().requirements().len());
}

#[test]
fn the_edition_is_no_change() {
    for path in ["edition", "/edition"] {
        for value in [r#""x""#, "null"] {
            let error = event().reform([(path, value)], "2").expect_err("it is given twice");
            assert!(matches!(&error, ReformError::Edition { .. }) && error.path() == path);
            assert!(error.message(Locale::En).ends_with("beside the changes; take this path out"));
            assert!(error.message(Locale::Fr).starts_with(&format!("`{path}` n’est pas un")));
        }
    }
}

#[test]
fn the_quotations_stay_those_of_the_first_text() {
    let first = reform(&event(), &[("rate", r#""0.60""#)]).expect("a reform");
    let second = first.reform([("rate", r#""0.70""#)], "third").expect("a reform");
    assert_eq!([first.quotes_of(), second.quotes_of()], [Some("1"), Some("1")]);
    // The definition knows it, so that it is the same call wherever it is loaded.
    let again = Call::from_json(second.definition()).expect("a definition");
    assert_eq!(again.quotes_of(), Some("1"));
    // Quotations that are changed with the rules are those of the reform.
    let own = [("rate", r#""0.60""#), ("quotes_of", r#""reform""#)];
    let own = reform(&event(), &own).expect("a reform");
    assert_eq!(own.quotes_of(), Some("reform"));
    // It is no rule, as the edition is none.
    assert!(reform(&event(), &[]).expect("a reform").changes_since(&event()).changes().is_empty());
}

#[test]
fn every_quotation_says_of_which_text_it_is() {
    let asks = br#"{"request": {"amount": "20000.00"}}"#;
    let mark = [
        (Locale::Fr, " (texte de l’édition 1, avant la réforme)"),
        (Locale::En, " (text of edition 1, before the reform)"),
    ];
    let reform = reform(&event(), &[("ceiling", r#""13000.00""#)]).expect("a reform");
    let details = r#"{"authority": "A", "place": "P", "date": "2027-04-01", "addressee": "B",
        "deadline": "2027-04-30", "signatory_name": "C", "signatory_quality": "D", "remedies": "E"}"#;
    let details = LetterDetails::from_json(details).expect("details");
    for (locale, mark) in mark {
        let told = |call: &Call| {
            let read = call.read_json(asks);
            let assessment = call.assess(&read);
            let ceiling = assessment.finding("grant.ceiling").expect("a requirement");
            let parts = ceiling.message_in_parts(locale).expect("it is not met");
            let letter = assessment.letter(&details, locale).expect("a letter");
            let sheet = assessment.sheet(read.application(), &SheetDetails::default(), locale);
            [
                ceiling.message(locale),
                parts.quote.expect("a quotation"),
                assessment.report(locale),
                assessment.to_json(locale),
                letter.to_text(),
                sheet.to_html(),
            ]
        };
        for text in told(&reform) {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(mark), "{text}");
            let quotation = [" »", "”", "</q>"].map(|end| [end, mark].concat());
            assert!(quotation.iter().any(|end| text.contains(end)), "{text}");
        }
        for text in told(&event()) {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(!text.contains(mark), "{text}");
        }
        assert!(reform.describe(locale).to_json().contains(r#""quotes_of":"1""#));
        assert!(!event().describe(locale).to_json().contains("quotes_of"));
    }
}

#[test]
fn what_leads_nowhere_is_refused_with_what_is_near() {
    let told = |call: &Call, path: &str, value: &str| {
        let error = reform(call, &[(path, value)]).expect_err(path);
        assert_eq!(error.path(), if matches!(error, ReformError::Refused(_)) { "" } else { path });
        for locale in Locale::ALL {
            assert!(!error.message(*locale).contains('{'), "{error}");
        }
        error.message(Locale::En)
    };
    let near = "did you mean `parts/grant/rate`?";
    assert!(told(&event(), "parts/grand/rate", "1").ends_with(near));
    assert!(told(&event(), "part/grant/rate", "1").ends_with(near));
    assert!(told(&event(), "parts/grant/rat", r#""0.6""#).contains("did you mean `rate`?"));
    // The part alone, and as ids of requirements are written.
    for path in ["grant/rate", "grant.rate", "/grant/rate", "0/rate"] {
        let meant = path.trim_start_matches('/').replace('.', "/");
        let near = format!("did you mean `parts/{meant}`?");
        assert!(told(&event(), path, r#""0.6""#).ends_with(&near), "{path}");
    }
    for (path, value) in
        [("parts/grant/rate/x", "1"), ("parts/1", "1"), ("", "1"), ("valid_until", "null")]
    {
        let told = told(&event(), path, value);
        assert!(told.contains("leads nowhere in the definition: name its members"), "{told}");
    }
    assert!(told(&event(), "rate", "0.6,").contains("is not JSON"));
    assert!(told(&event(), "rate", r#""1.60""#).contains("/parts/0/rate"));
    let several = told(&Call::follow_up(), "ceiling", r#""1.00""#);
    assert!(several.ends_with("write `parts/operating/ceiling` or `parts/investment/ceiling`"));
    let ceiling = [("parts/operating/ceiling", r#""6000.00""#)];
    let more = Call::follow_up().reform(ceiling, "2").expect("a reform");
    let ceilings: Vec<_> = more.parts().map(|part| part.ceiling()).collect();
    assert_eq!(ceilings, [6000, 5000].map(|euros| Some(Amount::from_euros(euros))));
}
