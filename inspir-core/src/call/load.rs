//! From the JSON text of a definition to a call, or to all of its mistakes.

use std::cell::{Cell, OnceCell};

use chrono::NaiveDate;

use super::data::{CallData, CallItem, Requirement};
use super::digest::digest;
use super::own::{Own, load_sources};
use crate::application::Source;
use crate::checks::AnyCheck;
use crate::choice::ClosedList as _;
use crate::declaration::{CallList, ValueType};
#[cfg(feature = "schema")]
use crate::definition::{Catalogue, ObjectDoc};
use crate::definition::{
    Given, KnownNames, Listing, MAX_LISTED, Mistake, NameKind, Params, Problem, Problems, Scope,
    Takes, Then, UsedTexts, When, is_new_id, unknown,
};
use crate::field::{COMMON_FIELDS, Column, FieldInfo, Layout, List};
use crate::grant::{Categories, Frame, Overall, Part, PartsMet, Period, load_overall};
use crate::ids::{CallIds, Ids, OwnIds};
use crate::intake::{Unreadable, whole};
#[cfg(feature = "schema")]
use crate::json::JsonText;
use crate::json::text as json_text;
use crate::json::{JsonShape, JsonValue};
use crate::language::{
    KINDS, LanguageContext, LanguageUse, NamedInfo, NamedQuantity, QuantityType, load_beside,
};
use crate::locale::{Currency, GivenWords, Words, words};
use crate::place::Place;
use crate::quote_language::QuoteLanguage;
use crate::status::{Basis, Level};
use crate::text::normalised_name;

/// Loads a definition and checks it completely.
pub(super) fn load(definition: &[u8], own_words: GivenWords) -> Result<CallData, Vec<Problem>> {
    let document = whole(definition).map_err(|error| vec![unreadable(definition, error)])?;
    let (text, problems, nothing) = (document.text(), Problems::default(), Scope::empty());
    let root = Params::new(document.root(), "", &nothing, &problems);
    let call = read(root, text, own_words, |root| {
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

/// What the readers of definitions say of them.
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
) -> Option<CallData> {
    let note = "applications name it in `call`. An edited copy of a built-in call may keep its \
        `id`, and needs another `edition`";
    let id = root.new_id(&['-'], note, &mut UsedTexts::default());
    let edition = root.edition("changes whenever an outcome could change");
    let title = root.words("title", "the name of the call");
    let organisation = root.words("organisation", "who publishes the call");
    let summary = root.long_words("summary", "what the call is for, in one sentence or two");
    let periods = Periods::load(&mut root);
    let earlier_calls = load_earlier_calls(&mut root);
    let note = "the currency of all amounts, such as `GBP`; `EUR` if left out";
    let currency = root.one_of("currency", Currency::IDS, Currency::ALL, false, note);
    let note = "the language of every `quote`, such as `de`; `fr` if left out";
    let (tags, all) = (QuoteLanguage::IDS, QuoteLanguage::ALL);
    let quote_language = root.one_of("quote_language", tags, all, false, note);
    let documents =
        CallListReader::read(&mut root, "documents", "what the file has to contain [pièces]");
    let questions =
        CallListReader::read(&mut root, "questions", "what the applicant answers in words");
    let note = "what the charter [charte] commits the applicant to";
    let commitments = CallListReader::read(&mut root, "commitments", note);
    let note = "what the applicant undertakes [engagements]";
    let undertakings = CallListReader::read(&mut root, "undertakings", note);
    let note = "what agents judge [critères d’appréciation]";
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
    let note = "in the order of the findings";
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
    Some(CallData {
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
        #[cfg(feature = "words")]
        told: None,
    })
}

/// The ids of a list that is read later, each with its title. An id that is wrong is empty here.
struct Ahead {
    items: OwnIds,
    /// Whether all ids are right.
    sure: bool,
}

impl Ahead {
    fn look(root: &Params<'_>, name: &'static str) -> Self {
        let list = match root.ahead(name) {
            Given::Value(list) if list.is_list() => list,
            given => return Self { items: Vec::new(), sure: given.is_absent() },
        };
        let items: Vec<_> = list.items().take(MAX_LISTED + 1).collect();
        if items.len() > MAX_LISTED {
            return Self { items: Vec::new(), sure: false };
        }
        let text = |json: JsonValue<'_, '_>| match json.shape() {
            JsonShape::Text(text) => Some(text.into_owned()),
            _ => None,
        };
        let mut used = UsedTexts::default();
        let mut read = |item: JsonValue<'_, '_>| {
            let id = member(item, "id").and_then(text);
            let id = id.filter(|id| is_new_id(id, &['_'], &mut used));
            let title = member(item, "title").filter(|title| title.is_object());
            let title = title.and_then(|title| {
                Words::of_given(&mut |locale| member(title, locale.tag()).and_then(text))
            });
            (id.unwrap_or_default(), title.unwrap_or_default())
        };
        let items: OwnIds = items.into_iter().map(&mut read).collect();
        let sure = items.iter().all(|(id, _)| !id.is_empty());
        Self { items, sure }
    }

    fn ids(&self) -> Ids {
        Ids::titled(self.items.clone())
    }

    fn listing(&self) -> Listing {
        Listing { ids: self.ids(), sure: self.sure }
    }
}

/// A member of an object, by its name.
fn member<'d, 'a>(json: JsonValue<'d, 'a>, name: &str) -> Option<JsonValue<'d, 'a>> {
    let mut members = json.is_object().then(|| json.members())?;
    members.find(|(key, _)| key.text() == name).map(|(_, value)| value)
}

/// The paths of the members of items, and what they name.
fn column_paths(layout: &Layout, categories: &Ahead) -> (Ids, Vec<(List, Column)>) {
    let (mut paths, mut numbers) = (Vec::new(), Vec::new());
    for (list, info) in (0..).map(List).zip(&layout.lists) {
        for (column, member) in (0..).map(Column).zip(&info.columns) {
            let is_category = member.value_type == ValueType::Listed(CallList::Categories);
            if is_category && categories.items.is_empty() && categories.sure {
                continue;
            }
            paths.push(format!("{}/*/{}", info.pointer, member.pointer));
            numbers.push((list, column));
        }
    }
    paths.push(format!("{}/*/public", layout.list_pointer(List::REVENUES)));
    numbers.push((List::REVENUES, Column::PUBLIC));
    (Ids::new(paths), numbers)
}

/// The days on which applications are taken.
#[derive(Default)]
struct Periods {
    periods: Vec<Period>,
    given: bool,
    /// Whether they are given as `periods`.
    several: bool,
}

impl Periods {
    fn load(root: &mut Params<'_>) -> Self {
        let from = root.date("valid_from", "the first day on which applications are taken");
        let until = root.date("valid_until", "the last day on which applications are taken");
        if let (Given::Value(from), Given::Value(until)) = (from, until)
            && until < from
        {
            let mistake = words!(fr: "est avant `valid_from`", en: "lies before `valid_from`");
            root.rule("valid_until", mistake);
        }
        let mut periods = Vec::new();
        let note = "the periods in which applications are taken, in order, instead of `valid_from` \
            and `valid_until`";
        let of = &Takes::Object("Period");
        let list = root.some_objects("periods", of, note, &mut |item| {
            let from = item.date("from", "its first day");
            let until = item.date("until", "its last day, which counts too");
            item.note_some_member();
            if from.is_absent() && until.is_absent() && !item.is_described() {
                item.rule(
                    "",
                    words!(fr: "indiquez `from` ou `until`", en: "give `from` or `until`"),
                );
            }
            if let (Given::Value(from), Given::Value(until)) = (from, until)
                && until < from
            {
                item.rule("until", words!(fr: "est avant `from`", en: "lies before `from`"));
            }
            periods.push((
                Period { from: from.value(), until: until.value() },
                from.is_wrong() || until.is_wrong(),
            ));
        });
        root.note_rule("periods", When::There, &["valid_from", "valid_until"], Then::Absent);
        if root.has("periods") && (root.has("valid_from") || root.has("valid_until")) {
            root.rule(
                "periods",
                words!(
                    fr: "des périodes, ou `valid_from` et `valid_until`, pas les deux",
                    en: "periods, or `valid_from` and `valid_until`, not both"
                ),
            );
        }
        root.at_most("periods", periods.len(), 100);
        for (index, pair) in periods.windows(2).enumerate() {
            let [(before, wrong_before), (next, wrong_next)] = pair else { continue };
            let follows = before.until.zip(next.from).is_some_and(|(until, from)| from > until);
            if !follows && !wrong_before && !wrong_next {
                root.rule_of_item(
                    "periods",
                    index + 1,
                    words!(
                        fr: "cette période ne commence pas après la fin de la précédente",
                        en: "this period does not begin after the end of the one before"
                    ),
                );
            }
        }
        let given = from.is_given() || until.is_given() || list.is_given();
        let mut periods: Vec<Period> = periods.into_iter().map(|(period, _)| period).collect();
        if list.is_absent() && (from.is_given() || until.is_given()) {
            periods.push(Period { from: from.value(), until: until.value() });
        }
        Self { periods, given, several: list.is_given() }
    }

    /// The first and the last day of all.
    fn bounds(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let first = self.periods.first().and_then(|period| period.from);
        (first, self.periods.last().and_then(|period| period.until))
    }
}

/// What else earlier grants of this call may name.
fn load_earlier_calls(root: &mut Params<'_>) -> Vec<String> {
    let note =
        "ids or titles of earlier editions of this call, by which earlier grants are recognised";
    let takes = &Takes::Name;
    let name = |text: &str| (!normalised_name(text).is_empty()).then(|| text.to_owned());
    root.each("earlier_calls", takes, false, note, name).unwrap_or_default()
}

/// The source whose revenue lines are this grant.
fn load_funder(root: &mut Params<'_>, read: &Given<()>, sources: &[(String, Words, bool)]) -> u16 {
    let note =
        "the source whose revenue lines are this grant, for `in_budget`; `region`, if left out";
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

/// The named quantities. Each may use those before it.
fn read_quantities(root: &mut Params<'_>, inside: LanguageContext<'_>) -> Vec<NamedQuantity> {
    let (mut quantities, mut used) = (Vec::new(), UsedTexts::default());
    let note = "named quantities, each of which may use those before it";
    let of = &Takes::Object("NamedQuantity");
    root.objects("quantities", of, false, note, &mut |item| {
        let (id, title) = id_and_title(item, &mut used);
        let quantity = load_beside(item, inside, title.clone()).and_then(|quantity| {
            if quantity.of == QuantityType::Span {
                item.rule(
                    "",
                    words!(
                        fr: "une durée ne se nomme pas : écrivez-la à gauche d’une comparaison, ou ajoutez `complete`",
                        en: "a span has no name: write it on the left of a comparison, or add `complete`"
                    ),
                );
                return Given::Wrong;
            }
            Given::Value(quantity)
        });
        let info = match &quantity {
            Given::Value(quantity) => Some(NamedInfo {
                of: quantity.of,
                digits: quantity.digits,
                uses: quantity.uses,
                is_constant: quantity.is_constant,
                name: quantity.name.clone(),
                unit: quantity.unit.clone(),
                range: quantity.range,
                constant: quantity.constant,
                is_year: quantity.is_year(),
            }),
            _ => None,
        };
        inside.spent.named.borrow_mut().push(info);
        quantities.extend(quantity.value().map(|quantity| NamedQuantity { id, title, quantity }));
    });
    quantities
}

fn ids(list: &[CallItem]) -> Ids {
    Ids::titled(titles(list))
}

/// The ids, with their titles.
fn titles(list: &[CallItem]) -> OwnIds {
    list.iter().map(|item| (item.id.clone(), item.title.clone())).collect()
}

/// One of the lists of things with an id and a wording.
struct CallListReader {
    name: &'static str,
    items: Vec<CallItem>,
    /// Whether all ids are right.
    sure: bool,
}

impl CallListReader {
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
        (self.name, titles(&self.items))
    }
}

/// The sections, and the further fields that each shows.
fn read_sections(root: &mut Params<'_>, scope: &Scope) -> (Vec<CallItem>, Vec<(usize, Place)>) {
    let (mut sections, mut shown, mut used) = (Vec::new(), Vec::new(), UsedTexts::default());
    let note = "the parts of a form";
    let list = root.objects("sections", &Takes::Object("Section"), false, note, &mut |item| {
        let (id, title) = id_and_title(item, &mut used);
        let note = "further fields and lists that a form shows here";
        let places = item.fields_or_lists("fields", note).unwrap_or_default();
        shown.extend(places.into_iter().map(|place| (sections.len(), place)));
        sections.push(CallItem { id, title, wording: None });
    });
    let sure = !list.is_wrong() && !used.wrong;
    let _ = scope.sections.set(Listing { ids: ids(&sections), sure });
    (sections, shown)
}

/// The parts of the grant, each asked for in a field of its own.
fn read_parts(root: &mut Params<'_>, scope: &Scope, inside: LanguageContext<'_>) -> Vec<Part> {
    let (mut parts, mut met) = (Vec::new(), PartsMet::default());
    let note = "the parts of the grant";
    let list = root.objects("parts", &Takes::Object("Part"), false, note, &mut |params| {
        parts.push(Part::load(params, &mut met, inside));
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
fn requirement(
    params: &mut Params<'_>,
    used: &mut UsedTexts,
    inside: LanguageContext<'_>,
) -> Option<Requirement> {
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
    let (call, appraisal) = (When::Word("call"), When::Word("appraisal"));
    params.note_rule("basis", call, &["citation"], Then::Has("quote"));
    params.note_rule("level", When::Word("blocking"), &["basis"], Then::OneOf(&["call"]));
    params.note_rule("level", appraisal, &["check"], Then::OneOf(&["appraisal"]));
    let judged = Then::OneOf(&["appraisal", "blocking"]);
    params.note_rule("check", appraisal, &["level"], judged);
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
    let when = inside.condition(params, "when", false, note);
    let check = AnyCheck::load(params, inside);
    if let (Given::Value(level), Given::Value(check)) = (level, &check) {
        let words = match (level, check) {
            (Level::Appraisal | Level::Blocking, AnyCheck::Appraisal(_)) => None,
            (_, AnyCheck::Appraisal(_)) => Some(words!(
                fr: "un avis est du niveau `appraisal`, ou `blocking` s’il peut refuser",
                en: "a judgement is of the level `appraisal`, or `blocking` if it can refuse"
            )),
            (Level::Appraisal, _) => Some(words!(
                fr: "le niveau `appraisal` va avec le contrôle `appraisal`",
                en: "the level `appraisal` goes with the check `appraisal`"
            )),
            _ => None,
        };
        words.into_iter().for_each(|words| params.rule("level", words));
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
        when: when.value(),
        check: check.value()?,
    })
}
