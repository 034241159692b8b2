//! What Rust callers expect of every type: the standard traits, maps that are maps, errors that are
//! errors.

#![cfg(test)]

mod common;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::error::Error;

use common::json;
use inspir_core::{
    Amount, Appraisals, Basis, Call, CallError, CallErrorCode, CallItem, CallPeriods, Calls,
    CatalogueIds, Commitments, Currency, Detail, Details, Edition, ErrorCode, EventFormat, Gaps,
    GrantParts, IdentifierReason, KeptProblem, LegalForm, Level, Lists, Locale, Nature, Number,
    Outcome, ProblemCode, QuoteLanguage, Rate, Relation, RepairWays, RepairsIter,
    RequirementChanges, SelectedFindings, Signatory, SignedBy, Source, Status, StepKind, TimeUnit,
    Undertakings, VatBasis, VatRecovery, Verdict,
};

/// Every closed list is read from its ids and written as them, in JSON and as text.
#[test]
fn closed_lists_are_their_ids() {
    macro_rules! check {
        ($($list:ident)+) => {$(
            for value in $list::ALL {
                assert_eq!(value.to_string(), value.id());
                assert_eq!(value.id().parse(), Ok(*value));
                let text = serde_json::to_string(value).expect("JSON");
                assert_eq!(text, format!("\"{}\"", value.id()));
                assert_eq!(serde_json::from_str::<$list>(&text).expect("a value"), *value);
                assert_eq!(format!("{value:>20}"), format!("{:>20}", value.id()));
            }
            let sorted: BTreeSet<$list> = $list::ALL.iter().rev().copied().collect();
            assert!(sorted.iter().eq($list::ALL), stringify!($list));
            let error = "no such id".parse::<$list>().expect_err("no such id");
            assert_eq!((error.found(), error.known().len()), ("no such id", $list::ALL.len()));
            assert!(serde_json::from_str::<$list>("\"no such id\"").is_err());
            assert!(serde_json::from_str::<$list>("1").is_err());
        )+};
    }
    check! {
        Basis CallErrorCode Currency ErrorCode EventFormat IdentifierReason LegalForm Level Nature Outcome
        ProblemCode QuoteLanguage Relation Signatory SignedBy Source Status StepKind TimeUnit
        VatBasis VatRecovery Verdict
    }
}

#[test]
fn entries_are_maps() {
    let mut taken = Commitments::default();
    taken.extend([("a", Some(true)), ("b", None)]);
    assert_eq!(taken.insert("a", Some(false)), Some(Some(true)));
    assert_eq!(taken.insert("c", None), None);
    assert!(taken.contains("c") && !taken.contains("d"));
    *taken.get_mut("b").expect("an entry") = Some(true);
    for (_, value) in &mut taken {
        *value = value.map(|value| !value);
    }
    assert_eq!(taken.remove("c"), Some(None));
    assert_eq!(taken.remove("c"), None);
    let borrowed: Vec<_> =
        (&taken).into_iter().map(|(id, value)| (id.to_owned(), *value)).collect();
    assert_eq!(borrowed, [("a".to_owned(), Some(true)), ("b".to_owned(), Some(false))]);
    assert_eq!(taken.iter().rev().map(|(id, _)| id).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!(taken.iter().len(), 2);
    let reversed: Commitments = taken.clone().into_iter().rev().collect();
    assert_eq!(reversed, taken);
    assert_ne!(reversed, Commitments::from_iter([("a", Some(true)), ("c", Some(false))]));
    let owned: BTreeMap<String, Option<bool>> =
        taken.into_iter().map(|(id, value)| (id.into_owned(), value)).collect();
    assert_eq!(owned.len(), 2);
    assert!(Undertakings::default().iter().next().is_none());
    assert!(Appraisals::default().is_empty());

    let mut details = Details::from_iter([("a", 1), ("b", 2)]);
    details.extend([("c", Detail::from("x"))]);
    assert_eq!(details.remove("a"), Some(Detail::Integer(1)));
    assert_eq!(details.remove("a"), None);
    assert_eq!(details.ids_of_all(), ["b", "c"]);
    assert_eq!(Details::from_iter([("a", 1), ("b", 2)]), Details::from_iter([("b", 2), ("a", 1)]));
    assert_ne!(Details::from_iter([("a", 1), ("b", 2)]), Details::from_iter([("b", 2), ("a", 2)]));
    let mut lists = Lists::default();
    lists.extend([("sites", vec![Details::default()])]);
    assert_eq!((&lists).into_iter().len(), 1);
    details_and_lists_are_maps_too(details, lists);
}

fn details_and_lists_are_maps_too(mut details: Details<'static>, mut lists: Lists<'static>) {
    assert_eq!((details.len(), details.contains("b"), details.is_empty()), (2, true, false));
    *details.get_mut("b").expect("an answer") = Detail::Flag(true);
    assert_eq!(details.get_mut("z"), None);
    assert_eq!(details.insert("b", 4), Some(Detail::Flag(true)));
    assert_eq!(details.insert("d", 5), None);
    for (id, answer) in &mut details {
        if id == "d" {
            *answer = Detail::Flag(false);
        }
    }
    assert_eq!(details.iter().rev().map(|(id, _)| id).collect::<Vec<_>>(), ["d", "c", "b"]);
    assert_eq!(details.iter_mut().next_back(), Some(("d", &mut Detail::Flag(false))));
    let again: Details<'_> = details.clone().into_iter().rev().collect();
    assert_eq!(again, details);
    // What is written without an answer is no entry.
    let empty: inspir_core::Application<'_> =
        serde_json::from_str(r#"{"details": {"a": null, "b": 1, "c": ""}}"#).expect("JSON");
    let mut empty = empty.details;
    assert_eq!((empty.len(), empty.contains("a"), empty.get_mut("a")), (1, false, None));
    assert_eq!(empty.iter().next_back(), Some(("b", &Detail::Integer(1))));
    assert_eq!((empty.insert("a", 2), empty.len()), (None, 2));

    assert_eq!((lists.len(), lists.contains("sites"), lists.is_empty()), (1, true, false));
    assert_eq!(lists.get_mut("z"), None);
    lists.get_mut("sites").expect("a list").push(details);
    assert_eq!(lists.insert("sites", Vec::new()).map(|items| items.len()), Some(2));
    assert_eq!(lists.insert("partners", vec![Details::default()]), None);
    for (_, items) in &mut lists {
        items.push(Details::default());
    }
    assert_eq!(
        lists.iter().rev().map(|(id, items)| (id, items.len())).collect::<Vec<_>>(),
        [("partners", 2), ("sites", 1)]
    );
    let again: Lists<'_> = lists.clone().into_iter().rev().collect();
    assert_eq!(again, lists);
    assert_eq!(lists.remove("sites").map(|items| items.len()), Some(1));
    assert_eq!((lists.remove("sites"), lists.len()), (None, 1));
}

trait Ids {
    fn ids_of_all(&self) -> Vec<&str>;
}

impl Ids for Details<'_> {
    fn ids_of_all(&self) -> Vec<&str> {
        self.into_iter().map(|(id, _)| id).collect()
    }
}

#[test]
fn values_add_up_and_are_hashed() {
    let amounts = [Amount::from_euros(1), Amount::MAX];
    assert_eq!(amounts.iter().sum::<Amount>().cents(), Amount::MAX.cents() + 100);
    let most = Amount::from_cents(i128::MAX);
    assert_eq!([most, most].into_iter().sum::<Amount>(), most);
    let half: Rate = "0.5".parse().expect("a share");
    assert_eq!(HashSet::from([half, "0.50".parse().expect("a share")]).len(), 1);
    assert_eq!(Rate::default().to_string(), "0.00");
    assert_eq!(Number::default().to_string(), "0");
    assert_eq!(HashSet::from([Call::follow_up(), Call::follow_up()]).len(), 1);
    assert!(Locale::Fr < Locale::En && Locale::En.to_string() == "en");
}

/// A tag means the same language wherever it stands: as text, in JSON, in a file of words.
#[test]
fn a_tag_has_one_answer() {
    for (tag, locale) in [
        ("en", Some(Locale::En)),
        ("en-GB", Some(Locale::En)),
        ("fr_FR", Some(Locale::Fr)),
        ("EN", Some(Locale::En)),
        ("de-AT", None),
        ("", None),
    ] {
        let parsed = tag.parse::<Locale>();
        assert_eq!(parsed.as_ref().ok(), locale.as_ref(), "{tag}");
        let text = serde_json::to_string(tag).expect("JSON");
        let read = serde_json::from_str::<Locale>(&text);
        match parsed {
            Ok(parsed) => assert_eq!(read.expect(tag), parsed),
            Err(error) => {
                assert!(read.expect_err(tag).to_string().starts_with(&error.to_string()));
            }
        }
        let words = format!(r#"{{"title": {{"{tag}": "A title"}}}}"#);
        let problems = Call::follow_up().check_words(&words);
        assert_eq!(problems.is_empty(), locale.is_some(), "{tag}: {problems:?}");
    }
}

#[test]
fn iterators_have_names_and_go_both_ways() {
    let call = Call::follow_up();
    let assessment = call.assess_json(b"{}");
    let mut ids: Vec<&str> =
        assessment.findings().rev().map(|finding| finding.requirement().id()).collect();
    ids.reverse();
    assert!(call.requirements().map(|requirement| requirement.id()).eq(ids));
    assert_eq!((&assessment).into_iter().len(), call.requirements().rev().len());
    assert_eq!(assessment.parts().size_hint(), (2, Some(2)));
    let finding = assessment.findings().next().expect("a finding");
    assert_eq!(finding.paths().clone().len(), finding.paths().count());
}

/// Each iterator of the API can stand in a type of the host's own.
#[test]
fn iterators_can_be_kept() {
    struct Kept<'c> {
        editions: std::slice::Iter<'c, Edition>,
        ids: CatalogueIds<'c>,
        gaps: Gaps<'c>,
        sections: std::slice::Iter<'c, CallItem>,
        parts: GrantParts<'c>,
        periods: CallPeriods<'c>,
        findings: [SelectedFindings<'c>; 2],
        changes: RequirementChanges<'c>,
        repairs: RepairsIter<'c>,
    }
    let (call, calls) = (Call::follow_up(), Calls::built_in());
    let (assessment, repairs) = (call.assess_json(b"{}"), call.repairs_json(b"{}"));
    let diff = call.changes_since(&call);
    let kept = Kept {
        editions: calls.iter(),
        ids: calls.ids(),
        gaps: calls.gaps(call.id()),
        sections: call.sections(),
        parts: call.parts(),
        periods: call.periods(),
        findings: [assessment.findings_in("team"), assessment.findings_of(Level::Blocking)],
        changes: diff.of_requirement("team.members"),
        repairs: repairs.iter(),
    };
    assert!(kept.editions.map(|one| one.call().id()).eq(kept.ids));
    assert!((&calls).into_iter().len() == 3 && kept.gaps.count() + kept.changes.count() == 0);
    assert_eq!(kept.sections.map(CallItem::id).next_back(), Some("grant"));
    let reversed: Vec<&str> = kept.parts.rev().map(|part| part.id()).collect();
    assert_eq!((reversed, kept.periods.len()), (vec!["investment", "operating"], 0));
    let [of_team, blocking] = kept.findings;
    assert_eq!(of_team.clone().count(), 2);
    assert!(
        blocking.clone().count() > 2 && blocking.size_hint().1 == Some(call.requirements().len())
    );
    let ways: Vec<RepairWays<'_>> = kept.repairs.map(|repair| repair.ways()).collect();
    assert_eq!(ways.len(), (&repairs).into_iter().len());
}

/// A public function gives no iterator without a name.
#[test]
fn no_public_iterator_is_without_a_name() {
    for source in common::sources() {
        let text = common::read(&source);
        for function in text.split("    pub fn ").skip(1) {
            let signature = function.split(['{', ';']).next().unwrap_or_default();
            let given = signature.split_once("->").map_or("", |(_, given)| given);
            assert!(!given.contains("impl "), "{}: {signature}", source.display());
        }
    }
}

/// No public trait can be implemented outside the crate, and its documentation shows so: the compiler refuses the
/// example.
#[test]
fn public_traits_are_sealed() {
    let mut traits = Vec::new();
    for source in common::sources() {
        let text = common::read(&source);
        let pieces: Vec<&str> = text.split("\npub trait ").collect();
        for (before, after) in pieces.iter().zip(pieces.iter().skip(1)) {
            let name = after.split([':', ' ', '<']).next().unwrap_or_default();
            let docs = before.rsplit("\n\n").next().unwrap_or_default();
            assert!(docs.contains("```compile_fail,E0277"), "{name}: no example that is refused");
            assert!(docs.contains(&format!("impl {name} for Mine")), "{name}");
            let sealed = after.starts_with(&format!("{name}: sealed::"));
            assert!(sealed && text.contains("\nmod sealed {"), "{name} is not sealed");
            traits.push(name.to_owned());
        }
    }
    traits.sort();
    assert_eq!(traits, ["IdList", "Input"]);
}

/// The public structs with public members, and the public enums, that versions do not extend: callers make them, or
/// a decision has these values and no others. Records and details end with room for more, see
/// `member/later.rs`.
const CLOSED: &[&str] = &[
    "Basis",
    "DayCount",
    "DocumentColumn",
    "KeyFigure",
    "Length",
    "Level",
    "Named",
    "Outcome",
    "PlacedText",
    "PortalTable",
    "Status",
    "Target",
    "Verdict",
];

/// All other public types are `#[non_exhaustive]`.
#[test]
fn types_are_open_unless_they_are_closed_on_purpose() {
    let (mut closed, mut open) = (BTreeSet::new(), 0);
    for source in common::sources() {
        let text = common::read(&source);
        let (mut attributes, mut is_record) = (Vec::new(), false);
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let code = line.trim_start();
            is_record = code == "record! {" || (is_record && line != "}");
            if code.starts_with("#[") {
                attributes.push(code);
            }
            let is_enum = code.starts_with("pub enum ");
            let declared =
                code.strip_prefix("pub enum ").or_else(|| code.strip_prefix("pub struct "));
            if let Some(declared) = declared.filter(|_| code.ends_with('{')) {
                let name = declared.split([' ', '<']).next().unwrap_or_default();
                let body = lines.clone().take_while(|line| !line.trim_start().starts_with('}'));
                let has_members = body.map(str::trim_start).any(|line| {
                    let member = line.strip_prefix("pub ");
                    member.is_some_and(|member| member.split(':').next().is_some_and(is_name))
                });
                let mut body = lines.clone().take_while(|line| !line.trim_start().starts_with('}'));
                let is_roomy = body.any(|line| line.contains("__later: LaterMembers"));
                if attributes.contains(&"#[non_exhaustive]") {
                    open += 1;
                } else if !is_record
                    && !is_roomy
                    && !name.starts_with('$')
                    && (is_enum || has_members)
                {
                    closed.insert(name.to_owned());
                }
            }
            if !code.starts_with("#[") && !code.starts_with("///") {
                attributes.clear();
            }
        }
    }
    assert_eq!(closed, CLOSED.iter().map(|name| (*name).to_owned()).collect());
    assert!(open > 70, "{open}");
}

fn is_name(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// A host shows, logs and stores what is wrong with a definition.
#[test]
fn mistakes_of_definitions_are_errors_and_data() {
    let text = "{\n  \"id\": \"coast\",\n  \"edition\": \"3\",\n  \"titel\": {}\n}";
    let error = Call::from_json(text).expect_err("mistakes");
    assert_eq!(error.id().as_deref(), Some("coast"));
    assert_eq!(error.edition().as_deref(), Some("3"));
    for problem in error.problems() {
        let told: &dyn Error = problem;
        let kept = problem.keep();
        assert!(kept.to_string().ends_with(kept.message.get(Locale::En)));
        assert!(told.to_string().contains(kept.message.get(Locale::En)));
        let text = serde_json::to_string(problem).expect("JSON");
        assert_eq!(serde_json::from_str::<KeptProblem>(&text).expect("a problem"), kept);
        let told: &dyn Error = &kept;
        assert!(told.source().is_none());
    }
    let slip = error.problems().iter().find(|problem| problem.path() == "/titel").expect("a slip");
    assert_eq!(slip.code(), ProblemCode::MemberUnknown);
    assert_eq!(slip.found(), Some("titel"));
    assert_eq!(slip.suggestion().as_deref(), Some("title"));
    assert_eq!((slip.line(), slip.column()), (4, 3));
    assert_eq!(text.get(slip.range()), Some("\"titel\""));
    let text = serde_json::to_string(&error).expect("JSON");
    let kept: inspir_core::KeptCallError = serde_json::from_str(&text).expect("an error");
    assert_eq!((&kept, serde_json::to_string(&kept).expect("JSON")), (&error.keep(), text.clone()));
    assert_eq!(kept.to_string(), error.to_string());
    let told = json(&text);
    assert_eq!(told["edition"], "3");
    assert_eq!(told["problems"].as_array().map(Vec::len), Some(error.problems().len()));
    assert!(told["message"]["fr"].as_str().is_some_and(|told| told.contains("ligne 4")));

    let unknown = Call::load("coast").expect_err("no such call");
    assert!(matches!(unknown, CallError::Unknown(_)));
    assert_eq!(json(&serde_json::to_string(&unknown).expect("JSON"))["id"], "coast");
    assert_eq!((unknown.code(), unknown.suggestion()), (CallErrorCode::Unknown, None));
    let near = Call::load("inspir-folow-up").expect_err("a slip");
    let kept = near.keep();
    assert_eq!(kept.suggestion.as_deref(), Some("inspir-follow-up"));
    assert!(
        Locale::ALL.iter().all(|locale| kept.message.get(*locale).contains("`inspir-follow-up`"))
    );
    let told = json(&inspir_core::wire::check("inspir-folow-up"));
    assert_eq!(
        (&told["code"], &told["suggestion"]),
        (&json(r#""call.unknown""#), &json(r#""inspir-follow-up""#))
    );
    assert_eq!(json(&text)["code"], "call.definition");
    for broken in ["", "{", "[]", "\u{feff}{}", r#"{"id": 7, "edition": null}"#] {
        let error = Call::from_json(broken).expect_err("no definition");
        assert_eq!((error.id(), error.edition()), (None, None), "{broken}");
        assert!(!error.problems().is_empty());
    }
    let codes = |text: &[u8]| Call::from_slice(text).expect_err("no JSON").problems()[0].code();
    assert_eq!(codes(b""), ProblemCode::JsonEmpty);
    assert_eq!(codes(b"{\xff"), ProblemCode::JsonEncoding);
    assert_eq!(codes("[".repeat(65).as_bytes()), ProblemCode::JsonTooDeep);
    assert_eq!(codes(b"{,"), ProblemCode::JsonSyntax);
}

/// A definition that is no JSON further down still says which call it is.
#[test]
fn what_stands_before_a_fault_is_read() {
    let whole = Call::creative_event().definition().to_owned();
    let after = whole.find("\"edition\": \"1\"").expect("an edition") + 14;
    let said = |text: &[u8]| {
        let error = Call::from_slice(text).expect_err("no JSON");
        (error.id(), error.edition())
    };
    let both = (Some("inspir-creative-event".to_owned()), Some("1".to_owned()));
    for end in (after..whole.len() - 1).step_by(499) {
        assert_eq!(said(&whole.as_bytes()[..end]), both, "{end}");
    }
    assert_eq!(said(&whole.as_bytes()[..after - 1]), (both.0.clone(), None));
    let head = whole.get(..after).expect("a beginning");
    let deep = format!("{head}, \"x\": {}", "[".repeat(100));
    let long = format!("{head}, \"x\": \"{}\"}}", "x".repeat(9 << 20));
    let marked = format!("\u{feff}{whole}");
    for text in [&deep, &long, &marked, &format!("{whole} x"), &format!("{head} 'x': 1}}")] {
        assert_eq!(said(text.as_bytes()), both, "{text:.60}");
    }
    let latin = [head.as_bytes(), b", \"x\": \"\xe9\"}"].concat();
    assert_eq!(said(&latin), both);
}

/// Every mistake of the broken definitions has the code of its kind, and its range stands in the text.
#[test]
fn every_mistake_has_its_place() {
    let cases: Vec<serde_json::Value> =
        common::read_json(&common::shared("definitions/broken.json"));
    let (mut codes, mut places) = (BTreeSet::new(), 0);
    for case in cases {
        let text = case["text"].as_str().map_or_else(
            || serde_json::to_string_pretty(&case["definition"]).expect("JSON"),
            str::to_owned,
        );
        let Err(error) = Call::from_json(&text) else { continue };
        let definition = serde_json::from_str::<serde_json::Value>(&text).ok();
        for problem in error.problems() {
            codes.insert(problem.code());
            let range = problem.range();
            let found = text.get(range.clone()).unwrap_or_else(|| panic!("{problem}"));
            let before = text.get(..range.start).expect("what stands before");
            let line = before.rsplit('\n').next().unwrap_or_default();
            let place = (before.matches('\n').count() + 1, line.chars().count() + 1);
            let Some(definition) = &definition else { continue };
            assert_eq!(place, (problem.line(), problem.column()), "{problem}");
            // What stands there is the value at the path, or the name of the member.
            let value = definition.pointer(problem.path()).unwrap_or_else(|| panic!("{problem}"));
            let (_, name) = problem.path().rsplit_once('/').unwrap_or_default();
            let name = name.replace("~1", "/").replace("~0", "~");
            let found = json(found);
            assert!(found == *value || found == name, "{problem}: {found}");
            places += 1;
        }
    }
    println!("{} of {} codes, {places} places", codes.len(), ProblemCode::ALL.len());
    assert!(codes.len() > 12 && places > 250, "{codes:?} {places}");
}

/// What a message says to write is there as data, in every mistake of the broken definitions: a host mends
/// a value as well as a name.
#[test]
fn every_mistake_tells_hosts_what_was_found_and_what_to_write() {
    let cases: Vec<serde_json::Value> =
        common::read_json(&common::shared("definitions/broken.json"));
    let (mut suggested, mut found) = (BTreeSet::new(), BTreeSet::new());
    for case in cases {
        let text =
            case["text"].as_str().map_or_else(|| case["definition"].to_string(), str::to_owned);
        let Err(error) = Call::from_json(&text) else { continue };
        for problem in error.problems() {
            let (code, told) = (problem.code(), problem.message(Locale::En));
            let is_name = code.id().ends_with(".unknown");
            let heads = ["write `", "the right one such as `", "an object: `", "you mean `"];
            // What is told of several things, or has a gap, is nothing to write as it is.
            let names_one = heads.iter().any(|head| {
                let named = told.split_once(head).and_then(|(_, named)| named.split_once('`'));
                named.is_some_and(|(named, rest)| {
                    let rest = rest.split(" (there are").next().unwrap_or_default();
                    let is_alone = ["", "?", " on the right"].contains(&rest);
                    !named.contains('…') && (is_alone || rest.starts_with(" (or"))
                })
            });
            let suggestion = problem.suggestion();
            if let Some(suggestion) = &suggestion {
                let written = suggestion.trim_matches(['{', '}']);
                assert!(told.contains(written), "{suggestion}: {problem}");
                let json = serde_json::from_str::<serde_json::Value>(suggestion);
                assert!(is_name || json.is_ok(), "{suggestion}: {problem}");
                suggested.insert(code);
            }
            assert!(suggestion.is_some() || !names_one, "{problem}");
            let is_value = matches!(
                code,
                ProblemCode::ValueUnexpected
                    | ProblemCode::ValueUnknown
                    | ProblemCode::NumberOutOfRange
                    | ProblemCode::TextTooLong
                    | ProblemCode::TextLines
                    | ProblemCode::ListTooLong
                    | ProblemCode::Rule
            );
            if is_name || is_value {
                let told = problem.found().unwrap_or_else(|| panic!("{problem}"));
                let written = text.get(problem.range()).expect("what stands there");
                let is_there = match written.chars().next() {
                    Some('{') => told == "object" || is_name,
                    Some('[') => told == "list",
                    _ => is_name || written.starts_with(told.trim_end_matches('…')),
                };
                assert!(is_there, "{told}: {problem}");
                found.insert(code);
            }
            let kept = problem.keep();
            assert_eq!((kept.found.as_deref(), kept.suggestion), (problem.found(), suggestion));
        }
    }
    for code in [ProblemCode::ValueUnexpected, ProblemCode::Rule, ProblemCode::FieldKind] {
        assert!(suggested.contains(&code), "{code}: {suggested:?}");
    }
    assert!(suggested.len() >= 7 && found.len() >= 9, "{suggested:?} {found:?}");
}

#[test]
fn input_errors_tell_hosts_what_was_found_and_meant() {
    let text = br#"{"project": {"external_providers": "oui"}, "submitted_on": "x", "team": 1}"#;
    let decision = Call::follow_up().decide_json(text);
    let told: Vec<_> = decision
        .input_errors()
        .iter()
        .map(|error| (error.found().unwrap_or_default(), error.suggestion()))
        .collect();
    assert_eq!(told, [("text", Some("true".to_owned())), ("x", None), ("number", None)]);
    for error in decision.input_errors() {
        let error: &dyn Error = error;
        assert!(error.to_string().starts_with('/'));
    }
}
