//! What a form shows of a call, in one locale.

use crate::amount::Amount;
use crate::call::{Call, CallData, CallItem, Requirement};
use crate::checks::AnyCheck;
use crate::fact::Fact;
use crate::field::{COMMON_FIELDS, Field, FieldInfo, List, ListInfo, own_field};
use crate::grant::Part;
use crate::ids::{
    CommitmentIds, CriterionIds, IdList as _, QuestionIds, UndertakingIds, number_of,
};
use crate::json::{WriteJson, object, objects};
use crate::language::Condition;
#[cfg(feature = "schema")]
use crate::locale::Currency;
use crate::locale::Locale;
use crate::member::LISTS;
use crate::place::Place;
#[cfg(feature = "schema")]
use crate::quote_language::QuoteLanguage;
use crate::status::Status;
use crate::text::capitalised;
use crate::values::{Limit, LimitValue};

/// Everything that a form shows of a call, in one locale.
///
/// The JSON has the call's sections with their fields, the fields with their kinds and choices, the
/// columns of its lists, and its questions, documents, commitments, undertakings, criteria, grant
/// parts and requirements with titles, limits and citations.
///
/// ```
/// use inspir_core::{Call, Description, Locale};
///
/// let description: Description = Call::creative_event().describe(Locale::En);
/// let description: serde_json::Value = serde_json::from_str(&description.to_json())?;
/// assert_eq!(description["questions"][0]["path"], "/answers/event_type");
/// assert_eq!(description["parts"][0]["ceiling"], "12500.00");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Description {
    call: Call,
    locale: Locale,
}

/// Everything that a form shows of a call, in one locale.
///
/// The JSON has the call's sections with their fields, the fields with their kinds and choices, the
/// columns of its lists, and its questions, documents, commitments, undertakings, criteria, grant
/// parts and requirements with titles, limits and citations.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Description"))]
pub(crate) struct CallDescription<'a> {
    call: &'a str,
    edition: &'a str,
    #[cfg_attr(feature = "schema", schemars(with = "Locale"))]
    locale: &'static str,
    title: &'a str,
    organisation: &'a str,
    summary: &'a str,
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    valid_from: Option<chrono::NaiveDate>,
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    valid_until: Option<chrono::NaiveDate>,
    /// The currency of all amounts.
    #[cfg_attr(feature = "schema", schemars(with = "Currency"))]
    currency: &'static str,
    /// The language of the quotations.
    #[cfg_attr(feature = "schema", schemars(with = "QuoteLanguage"))]
    quote_language: &'static str,
    sections: Vec<Section<'a>>,
    fields: Vec<FieldDescription<'a>>,
    lists: Vec<ListDescription<'a>>,
    questions: Vec<Item<'a>>,
    documents: Vec<Item<'a>>,
    commitments: Vec<Item<'a>>,
    undertakings: Vec<Item<'a>>,
    criteria: Vec<Item<'a>>,
    parts: Vec<PartDescription<'a>>,
    requirements: Vec<RequirementDescription<'a>>,
}

/// A part of the form.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Section<'a> {
    id: &'a str,
    title: &'a str,
    /// The places that are filled in here, as JSON Pointers, in their order.
    paths: Vec<&'a str>,
}

/// One field of applications.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct FieldDescription<'a> {
    path: &'a str,
    /// `text`, `texts`, `date`, `amount`, `commune`, `boolean`, `integer` or `choice`.
    #[cfg_attr(feature = "schema", serde(rename = "type"))]
    kind: &'static str,
    label: String,
    /// The values to choose from, if it is a choice.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    options: Vec<OptionDescription>,
    /// The largest number, of an integer; the smallest is 0.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    maximum: Option<u32>,
}

#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct OptionDescription {
    value: String,
    label: String,
}

/// One list of applications.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ListDescription<'a> {
    path: &'a str,
    label: &'a str,
    columns: Vec<ColumnDescription<'a>>,
}

#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ColumnDescription<'a> {
    name: &'a str,
    #[cfg_attr(feature = "schema", serde(rename = "type"))]
    kind: &'static str,
    label: String,
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    options: Vec<OptionDescription>,
    /// The largest number, of an integer; the smallest is 0.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    maximum: Option<u32>,
    /// The option that counts where none is chosen, if one does.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    default: Option<String>,
}

/// A question, document, commitment, undertaking or criterion.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Item<'a> {
    id: &'a str,
    /// Where its answer stands.
    path: &'a str,
    title: &'a str,
    /// The official words, in full.
    wording: &'a str,
    /// The type of the answer, as of a field; of a document none.
    #[cfg_attr(feature = "schema", serde(rename = "type"))]
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    kind: Option<&'static str>,
    /// The values to choose from, if it is a choice.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    options: Vec<OptionDescription>,
}

/// One part of the grant.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PartDescription<'a> {
    id: &'a str,
    title: &'a str,
    /// Where it is asked for; `null` if the grant is asked for as a whole.
    path: Option<&'a str>,
    rate: Option<String>,
    ceiling: Option<Amount>,
    /// Whether the expenses that count are a limit of their own.
    within_base: bool,
    /// Which expenses count; all, if none is named.
    nature: Option<&'static str>,
    /// Whether other rates or ceilings apply under conditions.
    has_cases: bool,
}

/// One requirement.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct RequirementDescription<'a> {
    id: &'a str,
    section: &'a str,
    level: &'static str,
    basis: &'static str,
    check: &'static str,
    /// The id of the document that it asks for, if it asks for one.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    document: Option<&'a str>,
    title: &'a str,
    /// The part of the call that it comes from.
    source: &'a str,
    /// The call's own words.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    quote: Option<&'a str>,
    /// The statuses that it can come to.
    statuses: Vec<&'static str>,
    /// Whether it applies only under a condition.
    conditional: bool,
    /// The places that it is about.
    paths: Vec<&'a str>,
    /// The limits that it sets, such as `ceiling`.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")
    )]
    limits: Limits,
}

struct Limits(Vec<Limit>);

impl Call {
    /// Everything that a form shows: sections with their fields, questions, documents,
    /// commitments, values, titles and citations.
    ///
    /// ```
    /// use inspir_core::{Call, Locale};
    ///
    /// let description = Call::creative_event().describe(Locale::Fr);
    /// assert!(description.to_json().contains("Quels types d’acteurs seront associés au jury"));
    /// ```
    #[must_use]
    pub fn describe(&self, locale: Locale) -> Description {
        Description { call: self.clone(), locale }
    }
}

impl Description {
    /// The description as JSON.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let json = Call::follow_up().describe(Locale::Fr).to_json();
    /// assert!(json.starts_with(r#"{"call":"inspir-follow-up","edition":"1","locale":"fr""#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::with_capacity(64 * 1024);
        CallDescription::new(self.call.data(), self.locale).write(&mut out);
        out
    }
}

impl<'a> CallDescription<'a> {
    fn new(data: &'a CallData, locale: Locale) -> Self {
        let sections = sections(data, locale);
        let is_shown = |path: &str| sections.iter().any(|section| section.paths.contains(&path));
        let items =
            |list: &'a [CallItem], name: &str| describe_items(data, list, Some(name), locale);
        Self {
            call: &data.id,
            edition: &data.edition,
            locale: locale.tag(),
            title: data.title.get(locale),
            organisation: data.organisation.get(locale),
            summary: data.summary.get(locale),
            valid_from: data.valid_from,
            valid_until: data.valid_until,
            currency: data.currency.id(),
            quote_language: data.quote_language.id(),
            fields: data
                .frame
                .layout
                .fields
                .iter()
                .enumerate()
                .filter(|(number, field)| {
                    let is_own = *number >= data.frame.layout.first_own_field;
                    is_own || *number < COMMON_FIELDS && is_shown(&field.pointer)
                })
                .map(|(_, field)| field)
                .map(|field| FieldDescription::new(field, locale))
                .collect(),
            lists: data
                .frame
                .layout
                .lists
                .iter()
                .enumerate()
                .filter(|(number, list)| *number >= LISTS.len() || is_shown(&list.pointer))
                .map(|(_, list)| ListDescription::new(list, locale))
                .collect(),
            questions: items(&data.questions, QuestionIds::NAME),
            documents: describe_items(data, &data.documents, None, locale),
            commitments: items(&data.commitments, CommitmentIds::NAME),
            undertakings: items(&data.undertakings, UndertakingIds::NAME),
            criteria: items(&data.criteria, CriterionIds::NAME),
            parts: data
                .frame
                .parts
                .iter()
                .map(|part| PartDescription::new(data, part, locale))
                .collect(),
            requirements: data
                .requirements
                .iter()
                .map(|requirement| RequirementDescription::new(data, requirement, locale))
                .collect(),
            sections,
        }
    }
}

/// The sections. Each has the places that its requirements are about, and the further fields that the
/// definition shows there, in the order of the model. A place appears once: in the first section whose
/// checks are about it, otherwise in the first section whose conditions read it.
fn sections(data: &CallData, locale: Locale) -> Vec<Section<'_>> {
    let mut taken: Vec<(usize, Place)> = Vec::new();
    for by_condition in [false, true] {
        for section in 0..data.sections.len() {
            let mut here = Vec::new();
            for requirement in data.requirements.iter().filter(|r| r.section == section) {
                match &requirement.when {
                    _ if !by_condition => requirement.check.reads(&data.frame, &mut here),
                    Some(when) => when.reads(&data.frame, None, &mut here),
                    None => {}
                }
            }
            let shown = data.shown.iter().filter(|(s, _)| *s == section && !by_condition);
            here.extend(shown.map(|(_, field)| Place::Field(*field)));
            for place in here {
                let place = match place {
                    Place::Item(list, ..) => Place::List(list),
                    place => place,
                };
                if !taken.iter().any(|(_, other)| *other == place) {
                    taken.push((section, place));
                }
            }
        }
    }
    taken.sort_by_key(|(_, place)| match place {
        Place::Field(Field(number)) => usize::from(*number),
        Place::List(list) | Place::Item(list, ..) => usize::MAX / 2 + usize::from(list.0),
    });
    let paths = |section| {
        let here = taken.iter().filter(move |(s, _)| *s == section);
        here.map(|(_, place)| pointer(data, *place)).collect()
    };
    let sections = data.sections.iter().enumerate();
    sections
        .map(|(index, section)| Section {
            id: &section.id,
            title: section.title.get(locale),
            paths: paths(index),
        })
        .collect()
}

/// The JSON Pointer of a member or a list.
fn pointer(data: &CallData, place: Place) -> &str {
    match place {
        Place::Field(field) => data.frame.field(field).map_or("", |field| &field.pointer),
        Place::List(list) | Place::Item(list, ..) => data.frame.list_pointer(list),
    }
}

fn describe_items<'a>(
    data: &'a CallData,
    list: &'a [CallItem],
    own: Option<&str>,
    locale: Locale,
) -> Vec<Item<'a>> {
    list.iter()
        .enumerate()
        .map(|(index, item)| {
            let field =
                own.and_then(|own| data.frame.field(own_field(&data.ids, number_of(own), index)));
            Item {
                id: &item.id,
                path: match field {
                    Some(field) => &field.pointer,
                    None => data.frame.list_pointer(List::DOCUMENTS),
                },
                title: item.title.get(locale),
                wording: item.wording.as_ref().unwrap_or(&item.title).get(locale),
                kind: field.map(|field| field.value_type.name()),
                options: field.map_or_else(Vec::new, |field| options(field, locale)),
            }
        })
        .collect()
}

fn options(field: &FieldInfo, locale: Locale) -> Vec<OptionDescription> {
    (0..field.option_count())
        .filter_map(|number| field.option(number))
        .map(|(id, label)| OptionDescription {
            value: id.to_owned(),
            label: label.get(locale).clone(),
        })
        .collect()
}

impl<'a> FieldDescription<'a> {
    fn new(field: &'a FieldInfo, locale: Locale) -> Self {
        Self {
            path: &field.pointer,
            kind: field.value_type.name(),
            label: capitalised(field.label.get(locale)),
            options: options(field, locale),
            maximum: field.value_type.maximum(),
        }
    }
}

impl<'a> ListDescription<'a> {
    fn new(list: &'a ListInfo, locale: Locale) -> Self {
        Self {
            path: &list.pointer,
            label: list.label.get(locale),
            columns: list
                .columns
                .iter()
                .map(|column| ColumnDescription::new(column, locale))
                .collect(),
        }
    }
}

impl<'a> ColumnDescription<'a> {
    fn new(column: &'a FieldInfo, locale: Locale) -> Self {
        Self {
            name: &column.pointer,
            kind: column.value_type.name(),
            label: capitalised(column.label.get(locale)),
            options: options(column, locale),
            maximum: column.value_type.maximum(),
            default: option_of(column),
        }
    }
}

/// The option that counts where none is chosen.
fn option_of(column: &FieldInfo) -> Option<String> {
    let number = match column.default {
        Fact::Choice(number) => usize::from(number),
        Fact::Flag(flag) => usize::from(!flag),
        _ => return None,
    };
    column.option(number).map(|(id, _)| id.to_owned())
}

impl<'a> PartDescription<'a> {
    fn new(data: &'a CallData, part: &'a Part, locale: Locale) -> Self {
        Self {
            id: &part.id,
            title: part.title.get(locale),
            path: part.request.map(|request| pointer(data, Place::Field(request))),
            rate: part.terms.rate.map(|rate| rate.to_string()),
            ceiling: part.terms.ceiling,
            within_base: part.within_base,
            nature: part.nature().map(crate::application::Nature::id),
            has_cases: !part.cases.is_empty(),
        }
    }
}

/// The statuses that a requirement can have, also because of its condition.
fn statuses(data: &CallData, requirement: &Requirement) -> Vec<&'static str> {
    let own = requirement.check.statuses(&data.frame);
    let when = requirement.when.as_ref();
    Status::ALL
        .iter()
        .filter(|status| {
            let by_condition = match status {
                Status::NotApplicable => when.is_some(),
                Status::Missing => when.is_some_and(|when| can_be_unknown(data, when)),
                Status::ToReview => waits_for_agents(data, requirement),
                _ => false,
            };
            by_condition || own.contains(status)
        })
        .map(|status| status.id())
        .collect()
}

/// Whether an absent or wrong answer can leave a condition open.
fn can_be_unknown(_: &CallData, _: &Condition) -> bool {
    true
}

/// Whether all that a requirement reads may be for agents to fill in.
fn waits_for_agents(data: &CallData, requirement: &Requirement) -> bool {
    let mut places = Vec::new();
    requirement.check.reads(&data.frame, &mut places);
    requirement.when.iter().for_each(|when| when.reads(&data.frame, None, &mut places));
    places.iter().any(|place| data.frame.is_for_agents(*place))
}

impl<'a> RequirementDescription<'a> {
    fn new(data: &'a CallData, requirement: &'a Requirement, locale: Locale) -> Self {
        let mut places = Vec::new();
        requirement.check.reads(&data.frame, &mut places);
        let mut limits = Vec::new();
        requirement.check.limits(&data.frame, &mut limits);
        Self {
            id: &requirement.id,
            section: data.sections.get(requirement.section).map_or("", |section| &section.id),
            level: requirement.level.id(),
            basis: requirement.basis.id(),
            check: requirement.check.name(),
            document: match &requirement.check {
                AnyCheck::Document(check) => data.documents.get(check.kind()).map(|kind| &*kind.id),
                _ => None,
            },
            title: requirement.title.get(locale),
            source: requirement.citation.get(locale),
            quote: requirement.quote.as_deref(),
            statuses: statuses(data, requirement),
            conditional: requirement.when.is_some(),
            paths: places.into_iter().map(|place| pointer(data, place)).collect(),
            limits: Limits(limits),
        }
    }
}

objects! {
    CallDescription<'_> {
        call, edition, locale, title, organisation, summary, valid_from if given,
        valid_until if given, currency, quote_language, sections, fields, lists, questions, documents, commitments,
        undertakings, criteria, parts, requirements,
    }
    Section<'_> { id, title, paths, }
    FieldDescription<'_> { path, kind as "type", label, options if given, maximum if given, }
    OptionDescription { value, label, }
    ListDescription<'_> { path, label, columns, }
    ColumnDescription<'_> {
        name, kind as "type", label, options if given, maximum if given, default if given,
    }
    Item<'_> { id, path, title, wording, kind as "type" if given, options if given, }
    PartDescription<'_> { id, title, path, rate, ceiling, within_base, nature, has_cases, }
    RequirementDescription<'_> {
        id, section, level, basis, check, document if given, title, source, quote if given, statuses,
        conditional, paths, limits,
    }
}

impl WriteJson for LimitValue {
    fn write(&self, out: &mut String) {
        match self {
            Self::Figure(figure) => crate::values::figure(Some(figure), out),
            Self::Texts(texts) => texts.write(out),
        }
    }
}

impl WriteJson for Limits {
    fn write(&self, out: &mut String) {
        let limits: Vec<_> = self
            .0
            .iter()
            .map(|limit| (limit.name, &limit.value as &dyn WriteJson, false))
            .collect();
        object(&limits, out);
    }
}
