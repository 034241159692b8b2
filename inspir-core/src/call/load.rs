//! From the JSON text of a definition to a call, or to all of its mistakes.

use super::{CallData, Listed, Requirement};
use crate::application::Verdict;
use crate::checks::AnyCheck;
use crate::definition::{Condition, Params, Problem, Problems, Scope, Seen, list_items};
use crate::field::{FIELDS, Field, FieldPlace, Kind, pointer_of};
use crate::grant::{Frame, Part};
use crate::intake::whole;
use crate::json::{Json, text as json_text};
use crate::locale::{Locale, Words};
use crate::names::{Ids, Names};
use crate::status::{Basis, Level};

/// Loads a definition and checks it completely.
pub(super) fn load(text: &str) -> Result<CallData, Vec<Problem>> {
    let document = whole(text.as_bytes()).map_err(|error| {
        vec![Problem { path: String::new(), message: error.of_definition(Locale::En) }]
    })?;
    if !document.root().is_object() {
        let message = "expected an object".to_owned();
        return Err(vec![Problem { path: String::new(), message }]);
    }
    let problems = Problems::default();
    let call = read(text, document.root(), &problems);
    let problems = problems.finish();
    match call {
        Some(call) if problems.is_empty() => Ok(call),
        _ => Err(problems),
    }
}

/// Reads what has no need of names first: the lists that the rest refers to.
fn read(text: &str, json: Json<'_, '_>, problems: &Problems) -> Option<CallData> {
    let nothing = Scope::default();
    let mut root = Params::new(json, String::new(), &nothing, problems);
    let id =
        root.new_id(&['-'], "a name of lower-case letters, digits and hyphens", &mut Seen::new());
    let edition = root.edition("changes whenever an outcome could change");
    let title = root.words("title", "the name of the call");
    let organisation = root.words("organisation", "who publishes the call");
    let summary = root.long_words("summary", "what the call is for, in one sentence or two");
    let valid_from = root.date("valid_from", "the first day on which applications are taken");
    let valid_until = root.date("valid_until", "the last day on which applications are taken");
    if let (Some(from), Some(until)) = (valid_from, valid_until)
        && until < from
    {
        root.problem("valid_until", "lies before `valid_from`");
    }
    let sections = root.raw("sections", "a list of objects", false, "the parts of a form");
    let documents = listed(&mut root, "documents");
    let questions = listed(&mut root, "questions");
    let commitments = listed(&mut root, "commitments");
    let undertakings = listed(&mut root, "undertakings");
    let criteria = listed(&mut root, "criteria");
    let parts = root.raw("parts", "a list of objects", false, "the parts of the grant");
    let requirements =
        root.raw("requirements", "a list of objects", false, "in the order of the findings");
    if requirements.as_ref().is_none_or(|(json, _)| list_items(*json).is_ok_and(|l| l.is_empty())) {
        root.problem("", "`requirements` is missing: give it a list with at least one object");
    }
    root.finish();

    let ids = |list: &[Listed]| Ids::new(list.iter().map(|item| item.id.clone()));
    let fields = fields(&questions, &commitments, &undertakings, &criteria);
    let pointers = Ids::new(fields.iter().map(|field| field.pointer.clone()));
    let mut scope = Scope {
        names: Names {
            call: id.clone(),
            documents: ids(&documents),
            questions: ids(&questions),
            commitments: ids(&commitments),
            undertakings: ids(&undertakings),
            criteria: ids(&criteria),
        },
        fields,
        pointers,
        parts: Ids::default(),
        limits: Vec::new(),
        sections: Ids::default(),
        period: (valid_from, valid_until),
    };

    let (sections, shown) = read_sections(objects(sections, &scope, problems));
    scope.sections = ids(&sections);
    let mut seen = Seen::new();
    let parts: Vec<Part> = objects(parts, &scope, problems)
        .into_iter()
        .map(|params| Part::load(params, &mut seen))
        .collect();
    for (place, part) in parts.iter().enumerate() {
        if parts.iter().take(place).any(|earlier| earlier.request == part.request) {
            let path = format!("/parts/{place}/request");
            problems.add(path, "another part is asked for in this field");
        }
    }
    scope.limits = parts.iter().map(Part::limits).collect();
    scope.parts = Ids::new(parts.iter().map(|part| part.id.clone()));

    let mut seen = Seen::new();
    let requirements: Vec<Requirement> = objects(requirements, &scope, problems)
        .into_iter()
        .filter_map(|params| requirement(params, &mut seen))
        .collect();

    let Scope { names, fields, .. } = scope;
    Some(CallData {
        id,
        edition,
        title,
        organisation,
        summary,
        valid_from,
        valid_until,
        sections,
        shown,
        documents,
        questions,
        commitments,
        undertakings,
        criteria,
        frame: Frame { fields, parts },
        requirements,
        names,
        source: text.to_owned(),
    })
}

fn objects<'a>(
    raw: Option<(Json<'a, 'a>, String)>,
    scope: &'a Scope,
    problems: &'a Problems,
) -> Vec<Params<'a>> {
    let Some((json, path)) = raw else { return Vec::new() };
    Params::list(json, &path, scope, problems)
}

/// One of the lists of things with an id.
fn listed(root: &mut Params<'_>, name: &'static str) -> Vec<Listed> {
    let (mut list, mut seen) = (Vec::new(), Seen::new());
    for mut item in root.objects(name, IN_ORDER) {
        let (id, title) = id_and_title(&mut item, &mut seen);
        let wording = Some(item.long_words("wording", "the official words, in full"));
        item.finish();
        list.push(Listed { id, title, wording });
    }
    list
}

/// The sections, and the further fields that each shows.
fn read_sections(items: Vec<Params<'_>>) -> (Vec<Listed>, Vec<(usize, Field)>) {
    let (mut list, mut shown, mut seen) = (Vec::new(), Vec::new(), Seen::new());
    for mut item in items {
        let (id, title) = id_and_title(&mut item, &mut seen);
        let fields = item.fields("fields", false, "further fields that a form shows here");
        shown.extend(fields.into_iter().map(|field| (list.len(), field)));
        item.finish();
        list.push(Listed { id, title, wording: None });
    }
    (list, shown)
}

const IN_ORDER: &str = "in the order of the call";

fn id_and_title(item: &mut Params<'_>, seen: &mut Seen) -> (String, Words) {
    let id = item.new_id(&['_'], "lower-case letters, digits and underscores", seen);
    (id, item.words("title", "a short name"))
}

/// The fields of applications to this call: those of every call, then its own.
fn fields(
    questions: &[Listed],
    commitments: &[Listed],
    undertakings: &[Listed],
    criteria: &[Listed],
) -> Vec<FieldPlace> {
    let common = FIELDS.iter().map(|info| FieldPlace {
        pointer: info.pointer.to_owned(),
        kind: info.kind,
        label: info.label.owned(),
    });
    let own = |list: &[Listed], map: &'static str, member: &'static str, kind: Kind| {
        list.iter()
            .map(|item| FieldPlace {
                pointer: pointer_of(map, &item.id, member),
                kind,
                label: item.title.clone(),
            })
            .collect::<Vec<_>>()
    };
    common
        .chain(own(questions, "/answers", "", Kind::Text))
        .chain(own(commitments, "/charter/commitments", "", Kind::Flag))
        .chain(own(undertakings, "/undertakings", "", Kind::Flag))
        .chain(own(criteria, "/appraisals", "/verdict", Kind::Choice(Verdict::LIST)))
        .collect()
}

/// One requirement. Only the call's own words can refuse: what blocks quotes them.
fn requirement(mut params: Params<'_>, seen: &mut Seen) -> Option<Requirement> {
    let id = params.new_id(&['.', '_'], "such as `grant.ceiling`; stands in the findings", seen);
    let section = params.id("section", |scope| &scope.sections, "the section of the form");
    let levels: Vec<_> = Level::ALL.iter().map(|level| (level.id(), *level)).collect();
    let bases: Vec<_> = Basis::ALL.iter().map(|basis| (basis.id(), *basis)).collect();
    let level = params.one_of("level", &levels, true, "what follows if it is not met");
    let basis = params.one_of("basis", &bases, true, "where it comes from");
    let title = params.words("title", "a short name, as a form or a report shows it");
    let (citation, quote) = match params.object("citation", true, "where it stands in the call") {
        Some(mut citation) => {
            let section = citation.words("section", "the part of the call");
            let quote =
                citation.optional_text("quote", false, "the call's own words, a few of them");
            citation.finish();
            (section, quote)
        }
        None => (Words::default(), None),
    };
    if level == Some(Level::Blocking) && basis != Some(Basis::Call) {
        params.problem("level", "only a requirement of basis `call` may be `blocking`");
    }
    if basis == Some(Basis::Call) && quote.is_none() {
        params.problem("citation", "a requirement of basis `call` quotes the call: add `quote`");
    }
    let when = params
        .object("when", false, "the condition under which it applies")
        .and_then(|mut condition| Condition::load(&mut condition));
    let check = AnyCheck::load(&mut params);
    if let (Some(level), Some(check)) = (level, &check)
        && (level == Level::Appraisal) != matches!(check, AnyCheck::Appraisal(_))
    {
        params.problem("level", "the level `appraisal` and the check `appraisal` go together");
    }
    params.finish();
    let (level, basis) = (level?, basis?);
    let mut before = "{\"requirement\":".to_owned();
    json_text(&id, &mut before);
    before.push_str(",\"status\":\"");
    let after = format!("\",\"level\":\"{}\",\"basis\":\"{}\"", level.id(), basis.id());
    Some(Requirement {
        id,
        section,
        level,
        basis,
        json: [before, after],
        title,
        citation,
        quote,
        when,
        check: check?,
    })
}
