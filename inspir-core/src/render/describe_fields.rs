//! The description of fields and lists for forms.

use super::hints::hint;
use crate::call::{CallData, CallItem};
use crate::declaration::{CallList, ValueType};
use crate::fact::Fact;
use crate::field::{COMMON_FIELDS, FieldInfo, Layout, List, ListInfo, own_field};
use crate::ids::number_of;
use crate::json::{WriteJson, objects};
use crate::locale::Lexicon;
use crate::member::LISTS;
use crate::text::capitalised;

/// One field of applications.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct FieldDescription<'a> {
    path: &'a str,
    #[cfg_attr(feature = "schema", serde(rename = "type"), schemars(with = "ValueType"))]
    kind: &'static str,
    label: String,
    /// How to write the answer, in one line, where hints were asked for.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    hint: Option<String>,
    /// The official question, in full, of a field of the call's own.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    wording: Option<&'a str>,
    /// The values to choose from, if it is a choice.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    options: Vec<OptionDescription>,
    /// The unit behind a number.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    unit: Option<&'a str>,
    /// The most decimals that a number may have.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    decimals: Option<u32>,
    /// The smallest number, as text; of an integer it is 0.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    minimum: Option<String>,
    /// The largest number: of a number as text.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    maximum: Option<Largest>,
    /// `true`: an agent fills it in, not the applicant.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    agent: Option<bool>,
}

#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct OptionDescription {
    value: String,
    label: String,
}

/// The largest value of an integer or of a number.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", serde(untagged))]
enum Largest {
    Integer(u32),
    Number(String),
}

/// One list of applications.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct ListDescription<'a> {
    path: &'a str,
    label: &'a str,
    /// The words for one item, of a list of the call's own.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    item: Option<&'a str>,
    /// The official words, in full, of a list of the call's own.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    wording: Option<&'a str>,
    columns: Vec<ColumnDescription<'a>>,
}

#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ColumnDescription<'a> {
    /// The name, from the item on: `amount`, `details/born_on`.
    name: &'a str,
    #[cfg_attr(feature = "schema", serde(rename = "type"), schemars(with = "ValueType"))]
    kind: &'static str,
    label: String,
    /// How to write the answer, in one line, where hints were asked for.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    hint: Option<String>,
    /// The official question, in full, of a field of the call's own.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    wording: Option<&'a str>,
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    options: Vec<OptionDescription>,
    /// The unit behind a number.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    unit: Option<&'a str>,
    /// The most decimals that a number may have.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    decimals: Option<u32>,
    /// The smallest number, as text; of an integer it is 0.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    minimum: Option<String>,
    /// The largest number: of a number as text.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    maximum: Option<Largest>,
    /// The option that counts where none is chosen, if one does.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    default: Option<String>,
    /// `true`: an agent fills it in, not the applicant.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    agent: Option<bool>,
}

/// A question, document, commitment, undertaking or criterion.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Item"))]
pub(super) struct DescribedItem<'a> {
    id: &'a str,
    /// Where its answer stands.
    path: &'a str,
    title: &'a str,
    /// The official words, in full.
    wording: &'a str,
    /// The type of the answer, as of a field; of a document none.
    #[cfg_attr(feature = "schema", serde(rename = "type"), schemars(with = "Option<ValueType>"))]
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Option::is_none"))]
    kind: Option<&'static str>,
    /// The values to choose from, if it is a choice.
    #[cfg_attr(feature = "schema", serde(skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(default))]
    options: Vec<OptionDescription>,
}

/// The fields that a form shows: those of the sections, then the call's own.
pub(super) fn fields<'a>(
    data: &'a CallData,
    is_shown: &dyn Fn(&str) -> bool,
    hints: bool,
    lexicon: Lexicon<'_>,
) -> Vec<FieldDescription<'a>> {
    let layout = &data.frame.layout;
    let hinted = hints.then_some(layout);
    let fields = layout.fields.iter().enumerate().filter(|(number, field)| {
        let is_own = *number >= layout.first_own_field;
        is_own || *number < COMMON_FIELDS && is_shown(&field.pointer)
    });
    fields.map(|(_, field)| FieldDescription::new(field, hinted, lexicon)).collect()
}

/// The lists that a form shows: those of the sections, then the call's own.
pub(super) fn lists<'a>(
    data: &'a CallData,
    is_shown: &dyn Fn(&str) -> bool,
    hints: bool,
    lexicon: Lexicon<'_>,
) -> Vec<ListDescription<'a>> {
    let hinted = hints.then_some(&data.frame.layout);
    let lists = data
        .frame
        .layout
        .lists
        .iter()
        .enumerate()
        .filter(|(number, list)| is_own_list(*number) || is_shown(&list.pointer));
    let has_categories = !data.frame.categories.is_empty();
    let described = |(number, list)| {
        ListDescription::new(list, is_own_list(number), has_categories, hinted, lexicon)
    };
    lists.map(described).collect()
}

fn is_own_list(number: usize) -> bool {
    number >= LISTS.len()
}

/// The items of one of the call's lists. `own` is the list's name, if its answers are fields.
pub(super) fn items<'a>(
    data: &'a CallData,
    list: &'a [CallItem],
    own: Option<&str>,
    lexicon: Lexicon<'_>,
) -> Vec<DescribedItem<'a>> {
    let item = |(index, item): (usize, &'a CallItem)| {
        let field =
            own.and_then(|own| data.frame.field(own_field(&data.ids, number_of(own), index)));
        DescribedItem {
            id: &item.id,
            path: match field {
                Some(field) => &field.pointer,
                None => data.frame.list_pointer(List::DOCUMENTS),
            },
            title: item.title.get(lexicon.locale()),
            wording: item.wording.as_ref().unwrap_or(&item.title).get(lexicon.locale()),
            kind: field.map(|field| field.value_type.name()),
            options: field.map_or_else(Vec::new, |field| options(field, lexicon)),
        }
    };
    list.iter().enumerate().map(item).collect()
}

fn options(field: &FieldInfo, lexicon: Lexicon<'_>) -> Vec<OptionDescription> {
    (0..field.option_count())
        .filter_map(|number| field.option(number))
        .map(|(id, label)| OptionDescription {
            value: id.to_owned(),
            label: label.told(lexicon).to_owned(),
        })
        .collect()
}

impl FieldInfo {
    fn wording(&self, lexicon: Lexicon<'_>) -> Option<&str> {
        let wording = self.own.as_ref().and_then(|own| own.wording.as_ref());
        wording.map(|wording| wording.get(lexicon.locale()).as_str())
    }

    fn unit(&self, lexicon: Lexicon<'_>) -> Option<&str> {
        let unit = self.own.as_ref().and_then(|own| own.unit.as_ref());
        unit.map(|unit| unit.get(lexicon.locale()).as_str())
    }

    fn decimals(&self) -> Option<u32> {
        Some(self.own.as_ref()?.range?.decimals)
    }

    fn smallest(&self) -> Option<String> {
        Some(self.own.as_ref()?.range?.minimum.to_string())
    }

    fn largest(&self) -> Option<Largest> {
        if let Some(most) = self.value_type.maximum() {
            return Some(Largest::Integer(most));
        }
        Some(Largest::Number(self.own.as_ref()?.range?.maximum.to_string()))
    }

    /// The option that counts where none is chosen.
    fn default_option(&self) -> Option<String> {
        let number = match self.default {
            Fact::Choice(number) => usize::from(number),
            Fact::Flag(flag) => usize::from(!flag),
            _ => return None,
        };
        self.option(number).map(|(id, _)| id.to_owned())
    }
}

/// Whether the call says that agents fill in a field.
fn is_for_agents(field: &FieldInfo) -> Option<bool> {
    field.own.as_ref().is_some_and(|own| own.is_for_agents).then_some(true)
}

impl<'a> FieldDescription<'a> {
    fn new(field: &'a FieldInfo, hinted: Option<&Layout>, lexicon: Lexicon<'_>) -> Self {
        Self {
            path: &field.pointer,
            kind: field.value_type.name(),
            label: capitalised(field.label.get(lexicon.locale())),
            hint: hinted.and_then(|layout| hint(field, layout, lexicon)),
            wording: field.wording(lexicon),
            options: options(field, lexicon),
            unit: field.unit(lexicon),
            decimals: field.decimals(),
            minimum: field.smallest(),
            maximum: field.largest(),
            agent: is_for_agents(field),
        }
    }
}

impl<'a> ListDescription<'a> {
    fn new(
        list: &'a ListInfo,
        is_own: bool,
        has_categories: bool,
        hinted: Option<&Layout>,
        lexicon: Lexicon<'_>,
    ) -> Self {
        let [one, _] = &list.items;
        let is_known = |column: &&FieldInfo| {
            has_categories || column.value_type != ValueType::Listed(CallList::Categories)
        };
        Self {
            path: &list.pointer,
            label: list.label.get(lexicon.locale()),
            item: is_own.then(|| one.get(lexicon.locale()).as_str()),
            wording: list.wording.as_ref().map(|wording| wording.get(lexicon.locale()).as_str()),
            columns: list
                .columns
                .iter()
                .filter(is_known)
                .map(|column| ColumnDescription::new(column, hinted, lexicon))
                .collect(),
        }
    }
}

impl<'a> ColumnDescription<'a> {
    fn new(column: &'a FieldInfo, hinted: Option<&Layout>, lexicon: Lexicon<'_>) -> Self {
        Self {
            name: &column.pointer,
            kind: column.value_type.name(),
            label: capitalised(column.label.get(lexicon.locale())),
            hint: hinted.and_then(|layout| hint(column, layout, lexicon)),
            wording: column.wording(lexicon),
            options: options(column, lexicon),
            unit: column.unit(lexicon),
            decimals: column.decimals(),
            minimum: column.smallest(),
            maximum: column.largest(),
            default: column.default_option(),
            agent: is_for_agents(column),
        }
    }
}

objects! {
    FieldDescription<'_> {
        path, kind as "type", label, hint if given, wording if given, options if given, unit if given,
        decimals if given, minimum if given, maximum if given, agent if given,
    }
    OptionDescription { value, label, }
    ListDescription<'_> { path, label, item if given, wording if given, columns, }
    ColumnDescription<'_> {
        name, kind as "type", label, hint if given, wording if given, options if given, unit if given,
        decimals if given, minimum if given, maximum if given, default if given, agent if given,
    }
    DescribedItem<'_> { id, path, title, wording, kind as "type" if given, options if given, }
}

impl WriteJson for Largest {
    fn write(&self, out: &mut String) {
        match self {
            Self::Integer(number) => number.write(out),
            Self::Number(number) => number.write(out),
        }
    }
}
