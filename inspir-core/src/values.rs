//! The figures of a finding.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::amount::Amount;
use crate::identifiers::Commune;
use crate::locale::Locale;
use crate::rate::Rate;

/// One figure of a finding, by its name in the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// Its name, such as `ceiling`.
    pub name: &'static str,
    /// What it is; `None` if it is not known.
    pub figure: Option<Figure>,
}

/// One limit that a call sets, such as a ceiling or the departments of a territory.
#[derive(Clone, Debug)]
pub(crate) struct Limit {
    pub(crate) name: &'static str,
    pub(crate) value: LimitValue,
}

#[derive(Clone, Debug)]
pub(crate) enum LimitValue {
    Figure(Figure),
    Texts(Vec<String>),
}

impl Limit {
    pub(crate) fn figure<T: Into<Figure>>(name: &'static str, figure: Option<T>) -> Option<Self> {
        figure.map(|figure| Self { name, value: LimitValue::Figure(figure.into()) })
    }

    pub(crate) fn texts(name: &'static str, texts: &[String]) -> Option<Self> {
        let value = LimitValue::Texts(texts.to_vec());
        (!texts.is_empty()).then_some(Self { name, value })
    }
}

/// A figure of one of the kinds that rules speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Euros.
    Amount(Amount),
    /// A share.
    Rate(Rate),
    /// A day.
    Date(NaiveDate),
    /// A commune.
    Commune(Commune),
    /// A whole number.
    Count(u32),
}

impl Value {
    pub(crate) fn new<T: Into<Figure>>(name: &'static str, figure: Option<T>) -> Self {
        Self { name, figure: figure.map(Into::into) }
    }
}

impl Figure {
    /// Adds the figure as the locale writes it.
    pub(crate) fn write(self, locale: Locale, out: &mut String) {
        match self {
            Self::Amount(amount) => locale.write_amount(amount, out),
            Self::Rate(rate) => rate.write(locale, out),
            Self::Date(date) => locale.write_date(date, out),
            Self::Commune(commune) => out.push_str(commune.code()),
            Self::Count(count) => out.push_str(&count.to_string()),
        }
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
        }
    }
}

macro_rules! from {
    ($($type:ty => $variant:ident,)+) => {$(
        impl From<$type> for Figure {
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        }
    )+};
}

from! { Amount => Amount, Rate => Rate, NaiveDate => Date, Commune => Commune, u32 => Count, }
