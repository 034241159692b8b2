//! The description of a call for forms, in one locale.

use serde::Deserialize as _;

use super::describe_fields::{
    DescribedItem, FieldDescription, ListDescription, fields, items, lists,
};
use super::describe_grant::{
    CategoryDescription, OverallDescription, PartDescription, QuantityDescription, categories,
    overall, quantities,
};
use super::describe_requirement::RequirementDescription;
use super::sections::{Section, sections};
use crate::call::{Call, CallData, CallItem};
use crate::field::{List, column_of};
use crate::ids::{CommitmentIds, CriterionIds, IdList as _, QuestionIds, UndertakingIds};
use crate::json::{JsonText, WriteJson as _, WrittenJson, objects};
#[cfg(feature = "schema")]
use crate::locale::Currency;
use crate::locale::Locale;
#[cfg(feature = "schema")]
use crate::quote_language::QuoteLanguage;

/// Everything that a form shows of a call, in one locale.
///
/// The JSON has the call's sections with their fields, the fields with their kinds and choices, the
/// columns of its lists, and its questions, documents, commitments, undertakings, criteria, categories,
/// quantities, grant parts and requirements with titles, limits and citations.
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
///
/// It goes to any serde format and comes back the same:
///
/// ```
/// use inspir_core::{Call, Description, Locale};
///
/// let description = Call::follow_up().describe(Locale::Fr);
/// let kept = serde_json::to_string(&description)?;
/// assert_eq!(kept, description.to_json());
/// assert_eq!(serde_json::from_str::<Description>(&kept)?, description);
/// assert!(serde_json::from_str::<Description>("{}").is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Description {
    #[serde(deserialize_with = "read")]
    json: WrittenJson,
}

/// The JSON of a description: it names its call, and has what a form shows.
fn read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<WrittenJson, D::Error> {
    let json = WrittenJson::deserialize(deserializer)?;
    let is_there = JsonText::new(&json.0).is_ok_and(|document| {
        let root = Some(document.root()).filter(|root| root.is_object());
        ["call", "edition", "locale", "sections", "requirements"].iter().all(|member| {
            root.is_some_and(|root| root.members().any(|(name, _)| name.text() == *member))
        })
    });
    let missing = "a description has `call`, `edition`, `locale`, `sections` and `requirements`";
    if is_there { Ok(json) } else { Err(serde::de::Error::custom(missing)) }
}

/// Everything that a form shows of a call, in one locale.
///
/// The JSON has the call's sections with their fields, the fields with their kinds and choices, the
/// columns of its lists, and its questions, documents, commitments, undertakings, criteria, categories,
/// quantities, grant parts and requirements with titles, limits and citations.
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
    /// The periods in which applications are taken, in order, if there are several.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    periods: Vec<PeriodDescription>,
    /// The currency of all amounts.
    #[cfg_attr(feature = "schema", schemars(with = "Currency"))]
    currency: &'static str,
    /// The language of the quotations.
    #[cfg_attr(feature = "schema", schemars(with = "QuoteLanguage"))]
    quote_language: &'static str,
    /// The edition whose text is quoted, if this one changes its rules.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    quotes_of: Option<&'a str>,
    /// The source whose revenue lines are this grant.
    funder: &'a str,
    /// Ids or titles of earlier editions, by which earlier grants are recognised.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    earlier_calls: Vec<&'a str>,
    sections: Vec<Section<'a>>,
    fields: Vec<FieldDescription<'a>>,
    lists: Vec<ListDescription<'a>>,
    questions: Vec<DescribedItem<'a>>,
    documents: Vec<DescribedItem<'a>>,
    commitments: Vec<DescribedItem<'a>>,
    undertakings: Vec<DescribedItem<'a>>,
    criteria: Vec<DescribedItem<'a>>,
    /// The categories of expenses.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    categories: Vec<CategoryDescription<'a>>,
    /// The quantities that assessments give by name.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    quantities: Vec<QuantityDescription<'a>>,
    parts: Vec<PartDescription<'a>>,
    /// The grant as a whole.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    overall: Option<OverallDescription<'a>>,
    requirements: Vec<RequirementDescription<'a>>,
}

/// Days on which applications are taken, both included.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PeriodDescription {
    from: Option<chrono::NaiveDate>,
    until: Option<chrono::NaiveDate>,
}

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
        self.described(locale, false)
    }

    /// The description with a `hint` for fields and columns, if more is to be said on how to write an answer.
    ///
    /// ```
    /// use inspir_core::{Call, Locale};
    ///
    /// let description = Call::creative_event().describe_with_hints(Locale::En);
    /// assert!(description.to_json().contains(r#""hint":"For example 9 October 2026""#));
    /// ```
    #[must_use]
    pub fn describe_with_hints(&self, locale: Locale) -> Description {
        self.described(locale, true)
    }

    fn described(&self, locale: Locale, hints: bool) -> Description {
        let mut json = String::with_capacity(64 * 1024);
        CallDescription::new(self.data(), hints, locale).write(&mut json);
        Description { json: WrittenJson(json) }
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
        self.json.0.clone()
    }
}

impl<'a> CallDescription<'a> {
    fn new(data: &'a CallData, hints: bool, locale: Locale) -> Self {
        let sections = sections(data, locale);
        let lexicon = data.frame.layout.lexicon(locale);
        let is_shown = |path: &str| sections.iter().any(|section| section.paths.contains(&path));
        let listed = |list: &'a [CallItem], name: &str| items(data, list, Some(name), lexicon);
        Self {
            call: &data.id,
            edition: &data.edition,
            locale: locale.tag(),
            title: data.title.get(locale),
            organisation: data.organisation.get(locale),
            summary: data.summary.get(locale),
            valid_from: data.valid_from,
            valid_until: data.valid_until,
            periods: periods(data),
            currency: data.currency.id(),
            quote_language: data.quote_language.id(),
            quotes_of: data.quotes_of.as_deref(),
            funder: funder(data),
            earlier_calls: data.earlier_calls.iter().map(String::as_str).collect(),
            fields: fields(data, &is_shown, hints, lexicon),
            lists: lists(data, &is_shown, hints, lexicon),
            questions: listed(&data.questions, QuestionIds::NAME),
            documents: items(data, &data.documents, None, lexicon),
            commitments: listed(&data.commitments, CommitmentIds::NAME),
            undertakings: listed(&data.undertakings, UndertakingIds::NAME),
            criteria: listed(&data.criteria, CriterionIds::NAME),
            categories: categories(data, locale),
            quantities: quantities(data, locale),
            parts: data
                .frame
                .parts
                .iter()
                .map(|part| PartDescription::new(data, part, locale))
                .collect(),
            overall: overall(data, locale),
            requirements: data
                .requirements
                .iter()
                .map(|requirement| RequirementDescription::new(data, requirement, locale))
                .collect(),
            sections,
        }
    }
}

fn periods(data: &CallData) -> Vec<PeriodDescription> {
    let periods = data.frame.periods.iter().filter(|_| data.has_periods);
    periods.map(|period| PeriodDescription { from: period.from, until: period.until }).collect()
}

/// The id of the source whose revenue lines are this grant.
fn funder(data: &CallData) -> &str {
    let source = data.frame.layout.column(List::REVENUES, column_of!(Revenue.source));
    let option = source.and_then(|source| source.option(usize::from(data.frame.funder)));
    option.map_or("", |(id, _)| id)
}

objects! {
    CallDescription<'_> {
        call, edition, locale, title, organisation, summary, valid_from if given,
        valid_until if given, periods if given, currency, quote_language,
        quotes_of if given, funder, earlier_calls if given, sections, fields, lists, questions, documents, commitments,
        undertakings, criteria, categories if given, quantities if given, parts, overall if given,
        requirements,
    }
    PeriodDescription { from if given, until if given, }
}
