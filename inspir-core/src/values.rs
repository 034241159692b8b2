//! The figures of a finding.

use std::fmt::{Display, Write};

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::amount::Amount;
use crate::field::FieldInfo;
use crate::identifiers::{Commune, IdentifierReason};
use crate::json::WriteJson;
use crate::locale::{Currency, Lexicon, Locale, Words};
use crate::number::Number;
use crate::rate::Rate;
use crate::span::{Length, Span};

/// One figure of a finding, by its name in the JSON.
///
/// ```
/// use inspir_core::{Amount, Call, Figure};
///
/// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
/// let finding = assessment.finding("grant.ceiling").expect("a requirement of this call");
/// let figure = Some(Figure::Amount(Amount::from_euros(12_500)));
/// let ceiling = finding.values().iter().find(|value| value.name == "ceiling").expect("a value of it");
/// assert_eq!(ceiling.figure, figure);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Value {
    /// Its name, such as `ceiling`.
    pub name: &'static str,
    /// The figure; `None` if it is not known.
    pub figure: Option<Figure>,
}

/// The names that figures can have.
pub(crate) const NAMES: &[&str] = &[
    "answer",
    "base",
    "base_ceiling",
    "ceiling",
    "commune",
    "cost",
    "depends_on_request",
    "difference",
    "document",
    "earlier",
    "expected",
    "expenses",
    "expenses_help",
    "failing",
    "found",
    "free_again",
    "funder",
    "gap",
    "has_brackets",
    "holding",
    "in_budget",
    "is_capped",
    "is_excepted",
    "is_false",
    "item",
    "items",
    "last_award",
    "later",
    "left",
    "limit",
    "matching",
    "maximum",
    "minimum",
    "more",
    "most",
    "needed",
    "no_grant",
    "paid",
    "position",
    "rate",
    "reason",
    "requested",
    "revenues",
    "right",
    "share",
    "submitted_on",
    "there",
    "to_tell",
    "valid_from",
    "valid_until",
    "vat_basis",
    "vat_contradicts",
    "vat_recovery",
    "years",
];

/// One limit that a call sets, such as a ceiling or the departments of a territory.
#[derive(Clone, Debug)]
pub(crate) struct Limit {
    pub(crate) name: &'static str,
    pub(crate) value: LimitValue,
    /// The texts in words, if they are ids of a closed list or paths of fields.
    pub(crate) labels: Vec<Words>,
}

#[derive(Clone, Debug)]
pub(crate) enum LimitValue {
    Figure(Figure),
    Texts(Vec<String>),
}

impl Limit {
    pub(crate) fn figure<T: Into<Figure>>(name: &'static str, figure: Option<T>) -> Option<Self> {
        let value = figure.map(|figure| LimitValue::Figure(figure.into()));
        value.map(|value| Self { name, value, labels: Vec::new() })
    }

    pub(crate) fn texts(name: &'static str, texts: &[String]) -> Option<Self> {
        let value = LimitValue::Texts(texts.to_vec());
        (!texts.is_empty()).then_some(Self { name, value, labels: Vec::new() })
    }

    /// A limit to values that a field can have. Descriptions give their ids, messages their labels.
    pub(crate) fn options<I: Into<String>>(
        name: &'static str,
        options: impl Iterator<Item = (I, Words)>,
    ) -> Option<Self> {
        let (ids, labels): (Vec<String>, Vec<Words>) =
            options.map(|(id, label)| (id.into(), label)).unzip();
        Self::texts(name, &ids).map(|limit| Self { labels, ..limit })
    }

    /// A limit that is a field. Descriptions give its path, messages its label.
    pub(crate) fn field(name: &'static str, field: &FieldInfo) -> Option<Self> {
        let labels = vec![field.label.clone()];
        Self::texts(name, std::slice::from_ref(&field.pointer))
            .map(|limit| Self { labels, ..limit })
    }

    /// Adds the limit as the locale writes it.
    pub(crate) fn write(&self, lexicon: Lexicon<'_>, currency: Currency, out: &mut String) {
        let texts: Vec<&str> = match &self.value {
            LimitValue::Figure(figure) => return figure.write(lexicon, currency, out),
            LimitValue::Texts(texts) if self.labels.is_empty() => {
                texts.iter().map(String::as_str).collect()
            }
            LimitValue::Texts(_) => self.labels.iter().map(|label| label.told(lexicon)).collect(),
        };
        out.push_str(&texts.join(", "));
    }

    /// How many things the limit is about, for singular and plural.
    pub(crate) fn number(&self) -> u32 {
        match &self.value {
            LimitValue::Figure(figure) => figure.number(),
            LimitValue::Texts(texts) => u32::try_from(texts.len()).unwrap_or(u32::MAX),
        }
    }
}

/// The kinds of figures. `$make` declares a type of them.
macro_rules! figure_kinds {
    ($make:ident) => {
        $make! {
            /// An amount, in the currency of the call.
            Amount(Amount),
            /// A share.
            Rate(Rate),
            /// A day.
            Date(NaiveDate),
            /// A commune.
            Commune(Commune),
            /// A whole number.
            Count(u32),
            /// The fault of an identifier. It appears in JSON, never in messages.
            Reason(IdentifierReason),
            /// An answer chosen from a closed list, in words. It appears in messages, never in JSON.
            Answer(Box<Words>),
            /// The id of something that the call lists, such as a document.
            Id(String),
            /// An exact number.
            Number(Number),
            /// The time between two days.
            Span(Span),
            /// A length of time.
            Length(Length),
            /// Yes or no. Messages depend on it; it appears neither in them nor in JSON.
            Flag(bool),
        }
    };
}

pub(crate) use figure_kinds;

macro_rules! figure {
    ($($(#[$doc:meta])+ $kind:ident($type:ty),)+) => {
        /// A figure: an amount, a share, a day, a commune, a number, a reason, an answer, or yes or no.
        ///
        /// ```
        /// use inspir_core::{Amount, Figure};
        ///
        /// let figure = Figure::from(Amount::from_euros(5000));
        /// assert_eq!(serde_json::to_string(&figure)?, r#""5000.00""#);
        /// assert_eq!(serde_json::to_string(&Figure::Count(3))?, "3");
        /// # Ok::<(), serde_json::Error>(())
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Figure {
            $($(#[$doc])+ $kind($type),)+
        }
    };
}

figure_kinds!(figure);

impl Value {
    pub(crate) fn new<T: Into<Figure>>(name: &'static str, figure: Option<T>) -> Self {
        Self { name, figure: figure.map(Into::into) }
    }

    /// The whole number of this name.
    pub(crate) fn count(&self, name: &str) -> Option<usize> {
        match self.figure {
            Some(Figure::Count(count)) if self.name == name => usize::try_from(count).ok(),
            _ => None,
        }
    }
}

impl Figure {
    /// Adds the figure as the locale writes it.
    pub(crate) fn write(&self, lexicon: Lexicon<'_>, currency: Currency, out: &mut String) {
        match self {
            Self::Amount(amount) => lexicon.write_amount(*amount, currency, out),
            Self::Rate(rate) => rate.write(lexicon.locale(), out),
            Self::Date(date) => lexicon.write_date(*date, out),
            Self::Commune(commune) => out.push_str(commune.code()),
            Self::Count(count) => lexicon.write_count(&count.to_string(), out),
            Self::Answer(label) => out.push_str(label.told(lexicon)),
            Self::Id(id) => out.push_str(id),
            Self::Number(number) => lexicon.write_number(*number, out),
            Self::Span(span) => lexicon.write_span(span.parts(), out),
            Self::Length(length) => lexicon.write_length(*length, out),
            Self::Reason(_) | Self::Flag(_) => {}
        }
    }

    /// How many things the figure is about, for singular and plural.
    pub(crate) fn number(&self) -> u32 {
        if let Self::Count(count) = self { *count } else { 1 }
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Amount(amount) => amount.serialize(serializer),
            Self::Rate(rate) => serializer.collect_str(rate),
            Self::Date(date) => date.serialize(serializer),
            Self::Commune(commune) => serializer.collect_str(commune),
            Self::Count(count) => serializer.serialize_u32(*count),
            Self::Reason(reason) => reason.serialize(serializer),
            Self::Answer(label) => serializer.serialize_str(label.get(Locale::default())),
            Self::Id(id) => serializer.serialize_str(id),
            Self::Number(number) => serializer.collect_str(number),
            Self::Span(span) => serializer.collect_str(span),
            Self::Length(length) => serializer.collect_str(length),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}

macro_rules! figure_from {
    ($($type:ty => $variant:ident,)+) => {$(
        impl From<$type> for Figure {
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        }
    )+};
}

figure_from! { Amount => Amount, Rate => Rate, NaiveDate => Date, Commune => Commune, u32 => Count, String => Id, IdentifierReason => Reason, bool => Flag, }

impl From<Words> for Figure {
    fn from(words: Words) -> Self {
        Self::Answer(Box::new(words))
    }
}

impl From<Words<&str>> for Figure {
    fn from(words: Words<&str>) -> Self {
        words.owned().into()
    }
}

/// Adds a figure as JSON: `null` if it is not known.
pub(crate) fn figure(figure: Option<&Figure>, out: &mut String) {
    match figure {
        None => out.push_str("null"),
        Some(Figure::Amount(amount)) => {
            out.push('"');
            amount.push_to(out);
            out.push('"');
        }
        Some(Figure::Rate(rate)) => quoted(rate, out),
        Some(Figure::Date(date)) => quoted(date, out),
        Some(Figure::Commune(commune)) => quoted(commune, out),
        Some(Figure::Count(count)) => {
            let _ = write!(out, "{count}");
        }
        Some(Figure::Reason(reason)) => quoted(reason.id(), out),
        Some(Figure::Answer(label)) => quoted(label.get(Locale::default()), out),
        Some(Figure::Id(id)) => quoted(id, out),
        Some(Figure::Number(number)) => quoted(number, out),
        Some(Figure::Span(span)) => quoted(span, out),
        Some(Figure::Length(length)) => quoted(length, out),
        Some(Figure::Flag(flag)) => {
            let _ = write!(out, "{flag}");
        }
    }
}

/// Adds a value in quotation marks. Its text must not need escapes.
pub(crate) fn quoted(value: impl Display, out: &mut String) {
    let _ = write!(out, "\"{value}\"");
}

macro_rules! figures {
    ($($type:ty)+) => {$(
        impl WriteJson for $type {
            fn write(&self, out: &mut String) {
                figure(Some(&self.clone().into()), out);
            }
        }
    )+};
}

figures! { Amount NaiveDate Figure }
