//! What a form shows of a call, in one locale.

use serde::Serialize;

use super::{Call, CallData, Condition, Listed, OwnList, Requirement, Seen};
use crate::application::Choice;
use crate::field::{FIELDS, Field, FieldInfo, Kind};
use crate::grant::{Part, Terms};
use crate::locale::Locale;
use crate::place::{COLUMNS, Column, List, Place};
use crate::status::Status;
use crate::values::{Figure, Limit, LimitValue};

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
/// let description = serde_json::to_value(&description)?;
/// assert_eq!(description["questions"][0]["path"], "/answers/event_type");
/// assert_eq!(description["parts"][0]["ceiling"], "12500.00");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Description {
    call: String,
    edition: String,
    locale: &'static str,
    title: String,
    organisation: String,
    summary: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<chrono::NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<chrono::NaiveDate>,
    sections: Vec<Section>,
    fields: Vec<FieldDescription>,
    lists: Vec<ListDescription>,
    questions: Vec<Item>,
    documents: Vec<Item>,
    commitments: Vec<Item>,
    undertakings: Vec<Item>,
    criteria: Vec<Item>,
    parts: Vec<PartDescription>,
    requirements: Vec<RequirementDescription>,
}

/// A part of the form.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Section {
    id: String,
    title: String,
    /// The places that are filled in here, as JSON Pointers, in their order.
    paths: Vec<String>,
}

/// One field of applications.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct FieldDescription {
    path: String,
    /// `text`, `texts`, `date`, `amount`, `commune`, `boolean` or `choice`.
    #[serde(rename = "type")]
    kind: &'static str,
    label: String,
    /// The values to choose from, if it is a choice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    options: Vec<OptionDescription>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct OptionDescription {
    value: &'static str,
    label: &'static str,
}

/// One list of applications.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ListDescription {
    path: &'static str,
    label: &'static str,
    columns: Vec<ColumnDescription>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ColumnDescription {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    label: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    options: Vec<OptionDescription>,
}

/// A question, document, commitment, undertaking or criterion.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Item {
    id: String,
    /// Where its answer stands.
    path: String,
    title: String,
    /// The official words, in full.
    wording: String,
}

/// One part of the grant.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PartDescription {
    id: String,
    title: String,
    /// Where it is asked for.
    path: String,
    rate: Option<String>,
    ceiling: Option<crate::Amount>,
    /// Whether the expenses that count are a limit of their own.
    within_base: bool,
    /// Which expenses count; all, if none is named.
    nature: Option<&'static str>,
    /// Whether other rates or ceilings apply under conditions.
    has_cases: bool,
}

/// One requirement.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct RequirementDescription {
    id: String,
    section: String,
    level: &'static str,
    basis: &'static str,
    check: &'static str,
    title: String,
    /// The part of the call that it comes from.
    source: String,
    /// The call's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
    /// The statuses that it can come to.
    statuses: Vec<&'static str>,
    /// Whether it applies only under a condition.
    conditional: bool,
    /// The places that it is about.
    paths: Vec<String>,
    /// The limits that it sets, such as `ceiling`.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")
    )]
    limits: Limits,
}

#[derive(Clone, Debug)]
struct Limits(Vec<Limit>);

impl Serialize for Limits {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|limit| (limit.name, &limit.value)))
    }
}

impl Serialize for LimitValue {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Figure(figure) => Figure::serialize(figure, serializer),
            Self::Texts(texts) => texts.serialize(serializer),
        }
    }
}

impl Description {
    pub(super) fn new(call: &Call, locale: Locale) -> Self {
        let data = call.data();
        let tell = |words: &crate::locale::Words| words.get(locale).clone();
        let sections = sections(data, locale);
        let shown: Seen = sections.iter().flat_map(|section| section.paths.clone()).collect();
        let items = |list: &[Listed], own: OwnList| describe_items(data, list, Some(own), locale);
        Self {
            call: data.id.clone(),
            edition: data.edition.clone(),
            locale: locale.tag(),
            title: tell(&data.title),
            organisation: tell(&data.organisation),
            summary: tell(&data.summary),
            valid_from: data.valid_from,
            valid_until: data.valid_until,
            fields: FIELDS
                .iter()
                .filter(|field| shown.contains(field.pointer))
                .map(|field| FieldDescription::new(field, locale))
                .collect(),
            lists: List::ALL
                .iter()
                .filter(|list| shown.contains(list.id()))
                .map(|list| ListDescription::new(*list, locale))
                .collect(),
            questions: items(&data.questions, OwnList::Questions),
            documents: describe_items(data, &data.documents, None, locale),
            commitments: items(&data.commitments, OwnList::Commitments),
            undertakings: items(&data.undertakings, OwnList::Undertakings),
            criteria: items(&data.criteria, OwnList::Criteria),
            parts: data.parts.iter().map(|part| PartDescription::new(data, part, locale)).collect(),
            requirements: data
                .requirements
                .iter()
                .map(|requirement| RequirementDescription::new(data, requirement, locale))
                .collect(),
            sections,
        }
    }

    /// The description as JSON.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let json = Call::follow_up().describe(Locale::Fr).to_json();
    /// assert!(json.starts_with(r#"{"call":"inspir-follow-up","edition":"1","locale":"fr""#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The sections, each with the places that its requirements and their conditions are about, in the
/// order of the model, then the further fields that the definition shows there.
fn sections(data: &CallData, locale: Locale) -> Vec<Section> {
    let mut taken = Seen::new();
    let mut sections = Vec::with_capacity(data.sections.len());
    for (place, section) in data.sections.iter().enumerate() {
        let mut here: Vec<Place> = Vec::new();
        for requirement in data.requirements.iter().filter(|r| r.section == place) {
            requirement.check.reads(data, &mut here);
            if let Some(when) = &requirement.when {
                when.reads(&mut here);
            }
        }
        here.extend(
            data.shown.iter().filter(|(s, _)| *s == place).map(|(_, field)| Place::Field(*field)),
        );
        here.retain(|place| taken.insert(pointer(data, *place)));
        here.sort_by_key(|place| match place {
            Place::Field(Field(number)) => usize::from(*number),
            Place::List(list) => usize::MAX / 2 + *list as usize,
            Place::Item(..) => usize::MAX,
        });
        sections.push(Section {
            id: section.id.clone(),
            title: section.title.get(locale).clone(),
            paths: here.into_iter().map(|place| pointer(data, place)).collect(),
        });
    }
    sections
}

fn pointer(data: &CallData, place: Place) -> String {
    let mut pointer = String::new();
    data.write_pointer(place, &mut pointer);
    pointer
}

fn describe_items(
    data: &CallData,
    list: &[Listed],
    own: Option<OwnList>,
    locale: Locale,
) -> Vec<Item> {
    list.iter()
        .enumerate()
        .map(|(place, item)| Item {
            id: item.id.clone(),
            path: match own {
                Some(own) => pointer(data, Place::Field(data.names.own_field(own, place))),
                None => List::Documents.id().to_owned(),
            },
            title: item.title.get(locale).clone(),
            wording: item.wording.as_ref().unwrap_or(&item.title).get(locale).clone(),
        })
        .collect()
}

fn options(choices: &[Choice], locale: Locale) -> Vec<OptionDescription> {
    choices
        .iter()
        .map(|choice| OptionDescription { value: choice.id, label: choice.label.get(locale) })
        .collect()
}

impl FieldDescription {
    fn new(field: &FieldInfo, locale: Locale) -> Self {
        let label = *field.label.get(locale);
        let mut rest = label.chars();
        let first = rest.next().into_iter().flat_map(char::to_uppercase);
        let label = first.chain(rest).collect();
        Self {
            path: field.pointer.to_owned(),
            kind: field.kind.name(),
            label,
            options: match field.kind {
                Kind::Choice(choices) => options(choices, locale),
                kind => options(kind.choices(), locale),
            },
        }
    }
}

impl ListDescription {
    fn new(list: List, locale: Locale) -> Self {
        let columns = COLUMNS.iter().filter(|column| column.list == list);
        Self {
            path: list.id(),
            label: list.label().get(locale),
            columns: columns.map(|column| ColumnDescription::new(column, locale)).collect(),
        }
    }
}

impl ColumnDescription {
    fn new(column: &Column, locale: Locale) -> Self {
        Self {
            name: column.name,
            kind: column.kind.name(),
            label: column.label.get(locale),
            options: options(column.kind.choices(), locale),
        }
    }
}

impl PartDescription {
    fn new(data: &CallData, part: &Part, locale: Locale) -> Self {
        let (Terms { rate, ceiling }, cases) = part.all_terms();
        Self {
            id: part.id.clone(),
            title: part.title.get(locale).clone(),
            path: pointer(data, Place::Field(part.request)),
            rate: rate.map(|rate| rate.to_string()),
            ceiling,
            within_base: part.within_base(),
            nature: part.nature().map(crate::application::Nature::id),
            has_cases: !cases.is_empty(),
        }
    }
}

/// The statuses that a requirement can come to, its condition included.
fn statuses(data: &CallData, requirement: &Requirement) -> Vec<&'static str> {
    let own = requirement.check.statuses(data);
    let when = requirement.when.as_ref();
    Status::ALL
        .iter()
        .filter(|status| {
            let by_condition = match status {
                Status::NotApplicable => when.is_some(),
                Status::Missing => when.is_some_and(Condition::can_be_unknown),
                _ => false,
            };
            by_condition || own.contains(status)
        })
        .map(|status| status.id())
        .collect()
}

impl RequirementDescription {
    fn new(data: &CallData, requirement: &Requirement, locale: Locale) -> Self {
        let mut places = Vec::new();
        requirement.check.reads(data, &mut places);
        let mut limits = Vec::new();
        requirement.check.limits(data, &mut limits);
        Self {
            id: requirement.id.clone(),
            section: data
                .sections
                .get(requirement.section)
                .map_or_else(String::new, |s| s.id.clone()),
            level: requirement.level.id(),
            basis: requirement.basis.id(),
            check: requirement.check.name(),
            title: requirement.title.get(locale).clone(),
            source: requirement.citation.get(locale).clone(),
            quote: requirement.quote.clone(),
            statuses: statuses(data, requirement),
            conditional: requirement.when.is_some(),
            paths: places.into_iter().map(|place| pointer(data, place)).collect(),
            limits: Limits(limits),
        }
    }
}
