//! From the JSON text of a definition to a call, or to all of its mistakes.

use std::cell::{Cell, OnceCell};

use super::ahead::{Ahead, column_paths};
use super::data::CallData;
use super::lists::{CallListReader, ids, read_parts, read_quantities, read_sections};
use super::own::{Own, load_sources};
use super::periods::Periods;
use super::requirement::requirement;
use crate::application::Source;
use crate::choice::ClosedList as _;
#[cfg(feature = "cases")]
use crate::definition::MemberRead;
#[cfg(feature = "schema")]
use crate::definition::{Catalogue, ObjectDoc};
use crate::definition::{
    Given, KnownNames, Mistake, NameKind, Params, Problem, Problems, Scope, Takes, UsedTexts, note,
    unknown,
};
use crate::field::{COMMON_FIELDS, FieldInfo, Layout};
use crate::grant::{Categories, Frame, Overall, load_overall};
use crate::ids::{CallIds, Ids};
use crate::intake::{Unreadable, whole};
#[cfg(any(feature = "cases", feature = "schema"))]
use crate::json::JsonText;
use crate::json::digest;
use crate::language::{KINDS, LanguageContext, LanguageUse};
use crate::locale::{Currency, GivenWords, Words, words};
use crate::quote_language::QuoteLanguage;
use crate::text::normalised_name;

/// Loads a definition and checks it completely.
pub(super) fn load(
    definition: &[u8],
    own_words: GivenWords,
) -> Result<Box<CallData>, Vec<Problem>> {
    let document = whole(definition).map_err(|error| vec![unreadable(error)])?;
    let (text, problems, nothing) = (document.text(), Problems::default(), Scope::empty());
    let root = Params::new(document.root(), "", &nothing, &problems);
    let call = read(root, text, own_words, |mut root| {
        root.finish();
    });
    let problems = problems.finish(&document);
    match call {
        Some(mut call) if problems.is_empty() => {
            call.digest = digest(document.root());
            Ok(call)
        }
        _ => Err(problems),
    }
}

/// The members that the readers asked for and found in a definition that loads, in the order of reading.
#[cfg(feature = "cases")]
pub(crate) fn members_read(definition: &JsonText<'_>) -> Vec<MemberRead> {
    let (problems, nothing) = (Problems::default(), Scope::empty());
    let root = Params::new(definition.root(), "", &nothing, &problems);
    let _ = read(root, definition.text(), Default::default(), |mut root| {
        root.finish();
    });
    problems.members_read()
}

/// The problem of a text that cannot be read.
pub(crate) fn unreadable(error: Unreadable) -> Problem {
    let (line, column) = error.at();
    Problem::of_text(Mistake::Unreadable(error), line, column)
}

/// The documentation that the readers of definitions give.
#[cfg(feature = "schema")]
#[derive(Default)]
pub(crate) struct Described {
    /// The members, by kind of object.
    pub(crate) objects: Vec<(&'static str, ObjectDoc)>,
    /// The fields and lists that definitions can name, in which `<id>` stands for each item of a list.
    /// The own fields of a call are not among them: they can have any type.
    pub(crate) layout: Layout,
}

/// The members of definitions, and what they can name.
#[cfg(feature = "schema")]
pub(crate) fn described() -> Described {
    let (catalogue, problems, nothing) =
        (Catalogue::default(), Problems::default(), Scope::empty());
    let Ok(document) = JsonText::new("{}") else { return Described::default() };
    let root = Params::described(&catalogue, document.root(), &nothing, &problems);
    let call = read(root, "", Default::default(), |root| root.describe_root("Call"));
    let layout = call.map(|call| call.frame.layout).unwrap_or_default();
    Described { objects: catalogue.finish(), layout }
}

/// Reads a definition: first the lists that the rest refers to.
fn read(
    mut root: Params<'_>,
    text: &str,
    own_words: GivenWords,
    finish: impl FnOnce(Params<'_>),
) -> Option<Box<CallData>> {
    let note = note!(
        fr: "les demandes la nomment dans `call`. La copie modifiée d’un appel intégré peut garder son `id`, avec une autre `edition`",
        en: "applications name it in `call`. An edited copy of a built-in call may keep its `id`, and needs another `edition`"
    );
    let id = root.new_id(&['-'], note, &mut UsedTexts::default());
    let note = note!(
        fr: "change dès qu’un résultat pourrait changer",
        en: "changes whenever an outcome could change"
    );
    let edition = root.edition("edition", true, note).unwrap_or_default();
    let title = root.words("title", note!(fr: "le nom de l’appel", en: "the name of the call"));
    let organisation =
        root.words("organisation", note!(fr: "qui publie l’appel", en: "who publishes the call"));
    let summary = root.long_words(
        "summary",
        note!(
            fr: "à quoi sert l’appel, en une ou deux phrases",
            en: "what the call is for, in one sentence or two"
        ),
    );
    let periods = Periods::load(&mut root);
    let earlier_calls = load_earlier_calls(&mut root);
    let note = note!(
        fr: "la devise de tous les montants, par exemple `GBP` ; `EUR` par défaut",
        en: "the currency of all amounts, such as `GBP`; `EUR` if left out"
    );
    let currency = root.one_of("currency", Currency::IDS, Currency::ALL, false, note);
    let note = note!(
        fr: "la langue de toutes les citations (`quote`), par exemple `de` ; `fr` par défaut",
        en: "the language of every `quote`, such as `de`; `fr` if left out"
    );
    let (tags, all) = (QuoteLanguage::IDS, QuoteLanguage::ALL);
    let quote_language = root.one_of("quote_language", tags, all, false, note);
    let note = note!(
        fr: "l’édition dont les citations sont tirées, si celle-ci en modifie les règles ; une réforme l’écrit",
        en: "the edition whose text is quoted, if this one changes its rules; a reform writes it"
    );
    let quotes_of = root.edition("quotes_of", false, note).value();
    let documents = CallListReader::read(
        &mut root,
        "documents",
        note!(
            fr: "les pièces que le dossier doit contenir",
            en: "what the file has to contain [pièces]"
        ),
    );
    let questions = CallListReader::read(
        &mut root,
        "questions",
        note!(
            fr: "ce à quoi le demandeur répond par un texte",
            en: "what the applicant answers in words"
        ),
    );
    let note = note!(
        fr: "ce à quoi la charte engage le demandeur",
        en: "what the charter [charte] commits the applicant to"
    );
    let commitments = CallListReader::read(&mut root, "commitments", note);
    let note = note!(
        fr: "les engagements que prend le demandeur",
        en: "what the applicant undertakes [engagements]"
    );
    let undertakings = CallListReader::read(&mut root, "undertakings", note);
    let note = note!(
        fr: "les critères d’appréciation, que jugent les agents",
        en: "what agents judge [critères d’appréciation]"
    );
    let criteria = CallListReader::read(&mut root, "criteria", note);
    let mut own = Own::load(&mut root);
    let (sources_read, sources) = load_sources(&mut root);
    let funder = load_funder(&mut root, &sources_read, &sources);
    let categories = Ahead::look(&root, "categories");
    let quantities = Ahead::look(&root, "quantities");

    let lists = [&documents, &questions, &commitments, &undertakings, &criteria];
    let mut members = std::mem::take(&mut own.members);
    members.sources.clone_from(&sources);
    members.currency = currency.unwrap_or_default();
    members.categories.clone_from(&categories.items);
    let layout = Layout::new(&lists.map(CallListReader::titles), members).retold(own_words);
    let pointers =
        Ids::new(layout.fields.iter().map(|field| field.pointer.clone()).collect::<Vec<_>>());
    let unsure = lists.iter().filter(|list| !list.sure).map(|list| list.name);
    let unsure: Vec<&str> = unsure.chain(sources_read.is_wrong().then_some("sources")).collect();
    let maps = layout.entries.iter().filter(|(list, _)| unsure.contains(list));
    let unsure_maps = maps.map(|(_, pointer)| pointer.clone()).chain(own.unsure.clone()).collect();
    let (columns, column_numbers) = column_paths(&layout, &categories);
    let call_names = title.all().into_iter().chain([&id]).chain(&earlier_calls);
    let scope = Scope {
        ids: own.ids(CallIds {
            call: id.clone(),
            documents: ids(&documents.items),
            questions: ids(&questions.items),
            commitments: ids(&commitments.items),
            undertakings: ids(&undertakings.items),
            criteria: ids(&criteria.items),
            sources: Ids::titled(
                sources.iter().map(|(id, title, _)| (id.clone(), title.clone())).collect(),
            ),
            categories: categories.ids(),
            same_calls: call_names
                .map(|name| normalised_name(name))
                .filter(|name| !name.is_empty())
                .collect(),
            common_fields: COMMON_FIELDS,
            ..CallIds::default()
        }),
        lists: Ids::new(layout.lists.iter().map(|list| list.pointer.clone())),
        columns,
        column_numbers,
        category_titles: categories.items.iter().map(|(_, title)| title.clone()).collect(),
        layout,
        pointers,
        unsure,
        unsure_maps,
        asked_as_whole: root.ahead_in("overall", "request"),
        has_period: periods.given,
        sections: OnceCell::new(),
        parts: OnceCell::new(),
        categories: OnceCell::from(categories.listing()),
        quantities: OnceCell::from(quantities.listing()),
        limits: OnceCell::new(),
        asks_agents: Cell::new(false),
    };
    let mut root = root.within(&scope);
    let (sections, shown) = read_sections(&mut root, &scope);
    let spent = LanguageUse::default();
    let inside = LanguageContext::new(&spent, &KINDS);
    let quantities = read_quantities(&mut root, inside);
    let categories = Categories::load(&mut root, inside);
    root.at_most("categories", categories.0.len(), 100);
    let overall = load_overall(&mut root, inside);
    let parts = read_parts(&mut root, &scope, inside);
    let (mut requirements, mut used) = (Vec::new(), UsedTexts::default());
    let note = note!(fr: "dans l’ordre des constats", en: "in the order of the findings");
    let of = &Takes::Object("Requirement");
    let inside = inside.of_requirement();
    root.objects("requirements", of, true, note, &mut |params| {
        requirements.extend(requirement(params, &mut used, inside));
    });
    if spent.terms.get() > 20_000 || spent.loops.get() > 500 {
        root.rule(
            "",
            words!(
                fr: "plus de 20 000 quantités et conditions, ou plus de 500 qui parcourent une liste",
                en: "more than 20,000 quantities and conditions, or more than 500 that go through a list"
            ),
        );
    }
    finish(root);

    let Scope { mut ids, layout, asks_agents, .. } = scope;
    let asks_agents = asks_agents.get();
    ids.keeps_texts = spent.counts_texts.get();
    let uses_eligible = spent.uses_eligible.get() || !categories.is_empty();
    let has_agents = asks_agents
        || layout.fields.iter().any(FieldInfo::is_for_agents)
        || layout.lists.iter().flat_map(|list| &list.columns).any(FieldInfo::is_for_agents);
    let overall =
        overall.value().map(|(request, ceiling, limits)| Overall { request, ceiling, limits });
    let (valid_from, valid_until) = periods.bounds();
    let frame = Frame {
        layout,
        quantities,
        categories,
        parts,
        overall,
        funder,
        periods: periods.periods,
        has_agents,
        uses_eligible,
    };
    Some(Box::new(CallData {
        id,
        edition,
        title,
        organisation,
        summary,
        valid_from,
        valid_until,
        has_periods: periods.several,
        earlier_calls,
        currency: currency.unwrap_or_default(),
        quote_language: quote_language.unwrap_or_default(),
        sections,
        shown,
        documents: documents.items,
        questions: questions.items,
        commitments: commitments.items,
        undertakings: undertakings.items,
        criteria: criteria.items,
        frame,
        requirements,
        ids,
        // Made once the definition has no mistakes.
        digest: String::new(),
        source: text.to_owned(),
        quotes_of,
        #[cfg(feature = "words")]
        told: None,
    }))
}

/// Reads the other names by which earlier grants may name this call.
fn load_earlier_calls(root: &mut Params<'_>) -> Vec<String> {
    let note = note!(
        fr: "les identifiants ou les titres des éditions antérieures de cet appel, auxquels se reconnaissent les aides antérieures",
        en: "ids or titles of earlier editions of this call, by which earlier grants are recognised"
    );
    let takes = &Takes::Name;
    let name = |text: &str| (!normalised_name(text).is_empty()).then(|| text.to_owned());
    root.each("earlier_calls", takes, false, note, name).unwrap_or_default()
}

/// The source whose revenue lines are this grant.
fn load_funder(root: &mut Params<'_>, read: &Given<()>, sources: &[(String, Words, bool)]) -> u16 {
    let note = note!(
        fr: "la source dont les lignes de recettes sont cette aide, pour `in_budget` ; `region` par défaut",
        en: "the source whose revenue lines are this grant, for `in_budget`; `region`, if left out"
    );
    let code = root.some_text("funder", Takes::Source, false, note).and_then(|given| {
        let own = || sources.iter().position(|(id, ..)| *id == given.text);
        let code = match Source::from_id(&given.text) {
            Some(source) => Some(usize::from(source.code())),
            None => own().map(|number| number + Source::ALL.len()),
        };
        match code.and_then(|code| u16::try_from(code).ok()) {
            Some(code) => Given::Value(code),
            None if read.is_wrong() => Given::Wrong,
            None => {
                let ids: Vec<&str> = Source::IDS
                    .iter()
                    .copied()
                    .chain(sources.iter().map(|(id, ..)| id.as_str()))
                    .collect();
                let names = |number: usize| ids.get(number).copied();
                let known = KnownNames::Numbered(&names);
                let mistake = unknown(NameKind::Word, &given.text, known, root.problems());
                root.wrong(given.json, mistake)
            }
        }
    });
    code.unwrap_or(Source::Region.code())
}
