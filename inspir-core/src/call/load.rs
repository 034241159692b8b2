//! From the JSON text of a definition to a call, or to all of its mistakes.

use std::cell::OnceCell;

use super::data::{CallData, CallItem, Requirement};
use super::digest::digest;
use crate::checks::AnyCheck;
#[cfg(feature = "schema")]
use crate::definition::{Catalogue, ObjectDoc};
use crate::definition::{
    Condition, Given, Listing, Mistake, Params, Problem, Problems, Scope, Takes, UsedTexts,
};
#[cfg(feature = "schema")]
use crate::field::FieldInfo;
use crate::field::{COMMON_FIELDS, Field, Layout, OwnIds};
use crate::grant::{Frame, Part, PartsMet};
use crate::ids::{CallIds, Ids};
use crate::intake::{Unreadable, whole};
#[cfg(feature = "schema")]
use crate::json::Document;
use crate::json::text as json_text;
use crate::locale::{Currency, Words, words};
use crate::quote_language::QuoteLanguage;
use crate::status::{Basis, Level};

/// Loads a definition and checks it completely.
pub(super) fn load(definition: &[u8]) -> Result<CallData, Vec<Problem>> {
    let document = whole(definition).map_err(|error| vec![unreadable(definition, error)])?;
    let (text, problems, nothing) = (document.text(), Problems::default(), Scope::empty());
    let root = Params::new(document.root(), "", &nothing, &problems);
    let call = read(root, text, |root| {
        root.finish();
    });
    let problems = problems.finish(&document);
    match call {
        Some(call) if problems.is_empty() => {
            Ok(CallData { digest: digest(document.root()), ..call })
        }
        _ => Err(problems),
    }
}

/// The problem of a text that cannot be read. Its column counts characters.
fn unreadable(definition: &[u8], error: Unreadable) -> Problem {
    let (line, column) = error.at();
    let lines = definition.split(|byte| *byte == b'\n').skip(line - 1);
    let before = lines.take(1).flatten().take(column.saturating_sub(1));
    // The first byte of a character counts, the others do not.
    let column = before.filter(|byte| !matches!(byte, 0x80..0xC0)).count() + 1;
    Problem::of_text(Mistake::Unreadable(error), line, column)
}

/// The members of definitions, by kind of object. Also the fields that they can name, in which `<id>`
/// stands for each item of a list.
#[cfg(feature = "schema")]
pub(crate) fn described() -> (Vec<(&'static str, ObjectDoc)>, Vec<FieldInfo>) {
    let (catalogue, problems, nothing) =
        (Catalogue::default(), Problems::default(), Scope::empty());
    let Ok(document) = Document::new("{}") else { return Default::default() };
    let root = Params::described(&catalogue, document.root(), &nothing, &problems);
    let call = read(root, "", |root| root.describe_root("Call"));
    (catalogue.finish(), call.map(|call| call.frame.layout.fields).unwrap_or_default())
}

/// Reads a definition: first the lists that the rest refers to.
fn read(mut root: Params<'_>, text: &str, finish: impl FnOnce(Params<'_>)) -> Option<CallData> {
    let note = "applications name it in `call`. An edited copy of a built-in call may keep its \
        `id`, and needs another `edition`";
    let id = root.new_id(&['-'], note, &mut UsedTexts::default());
    let edition = root.edition("changes whenever an outcome could change");
    let title = root.words("title", "the name of the call");
    let organisation = root.words("organisation", "who publishes the call");
    let summary = root.long_words("summary", "what the call is for, in one sentence or two");
    let valid_from = root.date("valid_from", "the first day on which applications are taken");
    let valid_until = root.date("valid_until", "the last day on which applications are taken");
    if let (Given::Value(from), Given::Value(until)) = (valid_from, valid_until)
        && until < from
    {
        let mistake = words!(fr: "est avant `valid_from`", en: "lies before `valid_from`");
        root.rule("valid_until", mistake);
    }
    let note = "the currency of all amounts; `EUR` if left out";
    let currency = root.one_of("currency", Currency::IDS, Currency::ALL, false, note);
    let note = "the language of every `quote`; `fr` if left out";
    let (tags, all) = (QuoteLanguage::IDS, QuoteLanguage::ALL);
    let quote_language = root.one_of("quote_language", tags, all, false, note);
    let documents = Own::read(&mut root, "documents", "what the file has to contain [pièces]");
    let questions = Own::read(&mut root, "questions", "what the applicant answers in words");
    let note = "what the charter [charte] commits the applicant to";
    let commitments = Own::read(&mut root, "commitments", note);
    let note = "what the applicant undertakes [engagements]";
    let undertakings = Own::read(&mut root, "undertakings", note);
    let note = "what agents judge [critères d’appréciation]";
    let criteria = Own::read(&mut root, "criteria", note);

    let lists = [&documents, &questions, &commitments, &undertakings, &criteria];
    let layout = Layout::new(&lists.map(Own::titles));
    let pointers =
        Ids::new(layout.fields.iter().map(|field| field.pointer.clone()).collect::<Vec<_>>());
    let unsure: Vec<&str> = lists.iter().filter(|list| !list.sure).map(|list| list.name).collect();
    let maps = layout.entries.iter().filter(|(list, _)| unsure.contains(list));
    let unsure_maps = maps.map(|(_, pointer)| pointer.clone()).collect();
    let scope = Scope {
        ids: CallIds {
            call: id.clone(),
            documents: ids(&documents.items),
            questions: ids(&questions.items),
            commitments: ids(&commitments.items),
            undertakings: ids(&undertakings.items),
            criteria: ids(&criteria.items),
            common_fields: COMMON_FIELDS,
        },
        layout,
        pointers,
        unsure,
        unsure_maps,
        period: [valid_from, valid_until],
        sections: OnceCell::new(),
        parts: OnceCell::new(),
        limits: OnceCell::new(),
    };
    let mut root = root.within(&scope);
    let (sections, shown) = read_sections(&mut root, &scope);
    let parts = read_parts(&mut root, &scope);
    let (mut requirements, mut used) = (Vec::new(), UsedTexts::default());
    let note = "in the order of the findings";
    let of = &Takes::Object("Requirement");
    root.objects("requirements", of, true, note, &mut |params| {
        requirements.extend(requirement(params, &mut used));
    });
    finish(root);

    let Scope { ids, layout, .. } = scope;
    Some(CallData {
        id,
        edition,
        title,
        organisation,
        summary,
        valid_from: valid_from.value(),
        valid_until: valid_until.value(),
        currency: currency.unwrap_or_default(),
        quote_language: quote_language.unwrap_or_default(),
        sections,
        shown,
        documents: documents.items,
        questions: questions.items,
        commitments: commitments.items,
        undertakings: undertakings.items,
        criteria: criteria.items,
        frame: Frame { layout, parts },
        requirements,
        ids,
        // Made once the definition has no mistakes.
        digest: String::new(),
        source: text.to_owned(),
    })
}

fn ids(list: &[CallItem]) -> Ids {
    Ids::new(list.iter().map(|item| item.id.clone()).collect::<Vec<_>>())
}

/// One of the lists of things with an id and a wording.
struct Own {
    name: &'static str,
    items: Vec<CallItem>,
    /// Whether all ids are right.
    sure: bool,
}

impl Own {
    fn read(root: &mut Params<'_>, name: &'static str, note: &'static str) -> Self {
        let (mut items, mut used) = (Vec::new(), UsedTexts::default());
        let list = root.objects(name, &Takes::Object("Listed"), false, note, &mut |item| {
            let (id, title) = id_and_title(item, &mut used);
            let wording = Some(item.long_words("wording", "the official words, in full"));
            items.push(CallItem { id, title, wording });
        });
        let sure = !list.is_wrong() && !used.wrong;
        Self { name, items, sure }
    }

    /// The ids, with their titles.
    fn titles(&self) -> (&'static str, OwnIds) {
        let items = self.items.iter();
        (self.name, items.map(|item| (item.id.clone(), item.title.clone())).collect())
    }
}

/// The sections, and the further fields that each shows.
fn read_sections(root: &mut Params<'_>, scope: &Scope) -> (Vec<CallItem>, Vec<(usize, Field)>) {
    let (mut sections, mut shown, mut used) = (Vec::new(), Vec::new(), UsedTexts::default());
    let note = "the parts of a form";
    let list = root.objects("sections", &Takes::Object("Section"), false, note, &mut |item| {
        let (id, title) = id_and_title(item, &mut used);
        let fields = item.fields("fields", false, "further fields that a form shows here");
        let fields = fields.unwrap_or_default().into_iter();
        shown.extend(fields.map(|field| (sections.len(), field)));
        sections.push(CallItem { id, title, wording: None });
    });
    let sure = !list.is_wrong() && !used.wrong;
    let _ = scope.sections.set(Listing { ids: ids(&sections), sure });
    (sections, shown)
}

/// The parts of the grant, each asked for in a field of its own.
fn read_parts(root: &mut Params<'_>, scope: &Scope) -> Vec<Part> {
    let (mut parts, mut met) = (Vec::new(), PartsMet::default());
    let note = "the parts of the grant";
    let list = root.objects("parts", &Takes::Object("Part"), false, note, &mut |params| {
        parts.push(Part::load(params, &mut met));
    });
    let sure = !list.is_wrong() && !met.ids.wrong;
    let ids = Ids::new(parts.iter().map(|part: &Part| part.id.clone()).collect::<Vec<_>>());
    let _ = scope.parts.set(Listing { ids, sure });
    let _ = scope.limits.set(met.limits);
    parts
}

fn id_and_title(item: &mut Params<'_>, used: &mut UsedTexts) -> (String, Words) {
    let id = item.new_id(&['_'], "once in its list", used);
    (id, item.words("title", "a short name"))
}

/// One requirement. Only the call's own words can refuse an application, so a blocking requirement
/// quotes them.
fn requirement(params: &mut Params<'_>, used: &mut UsedTexts) -> Option<Requirement> {
    let note = "once in the list, such as `grant.ceiling`; findings name it";
    let id = params.new_id(&['.', '_'], note, used);
    let section = params.id("section", "sections", "where a form shows it");
    let level =
        params.one_of("level", Level::IDS, Level::ALL, true, "what follows if it is not met");
    let basis = params.one_of("basis", Basis::IDS, Basis::ALL, true, "where it comes from");
    let title = params.words("title", "a short name, as a form or a report shows it");
    let note = "where it stands in the call";
    let citation = params.object("citation", "Citation", true, note, |citation| {
        let section = citation.words("section", "the part of the call");
        let note = "the call’s own words, a few of them, word for word";
        (section, citation.text("quote", false, note))
    });
    let is_call = basis == Given::Value(Basis::Call);
    if level == Given::Value(Level::Blocking) && basis.value().is_some() && !is_call {
        params.rule(
            "level",
            words!(
                fr: "seule une exigence de base `call` peut être `blocking`",
                en: "only a requirement of basis `call` may be `blocking`"
            ),
        );
    }
    if is_call && matches!(citation, Given::Value((_, Given::Absent))) {
        params.rule(
            "citation",
            words!(
                fr: "une exigence de base `call` cite l’appel : ajoutez `quote`",
                en: "a requirement of basis `call` quotes the call: add `quote`"
            ),
        );
    }
    let note = "the condition under which it applies";
    let when = params.object("when", "Condition", false, note, Condition::load);
    let check = AnyCheck::load(params);
    if let (Given::Value(level), Given::Value(check)) = (level, &check)
        && (level == Level::Appraisal) != matches!(check, AnyCheck::Appraisal(_))
    {
        params.rule(
            "level",
            words!(
                fr: "le niveau `appraisal` et le contrôle `appraisal` vont ensemble",
                en: "the level `appraisal` and the check `appraisal` go together"
            ),
        );
    }
    let (section, level, basis) = (section.value()?, level.value()?, basis.value()?);
    let (citation, quote) = citation.value()?;
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
        quote: quote.value(),
        when: when.and_then(|when| when).value(),
        check: check.value()?,
    })
}
