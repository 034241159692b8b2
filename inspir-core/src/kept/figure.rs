//! Figures that are read again: JSON does not say of a value what kind of figure it is.

use chrono::NaiveDate;
use serde::de::IntoDeserializer;
use serde::de::value::Error;
use serde::{Deserialize, Serialize};

use super::map::KeptValue;
use crate::amount::Amount;
use crate::identifiers::{Commune, IdentifierReason};
use crate::locale::Words;
use crate::number::Number;
use crate::rate::Rate;
use crate::span::{Length, Span};
use crate::values::{Figure, figure_kinds};

macro_rules! kept_figures {
    ($($(#[$doc:meta])+ $kind:ident($type:ty),)+) => {
        /// The kind of a figure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub(super) enum FigureKind { $($kind),+ }

        /// A figure that says what kind it is: `{"amount": "5.00"}`.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub(super) enum Typed { $($kind($type)),+ }

        impl FigureKind {
            pub(super) fn of(figure: &Figure) -> Self {
                match figure { $(Figure::$kind(_) => Self::$kind),+ }
            }

            /// The figure of this kind that a value is.
            pub(super) fn read(self, value: &KeptValue) -> Option<Figure> {
                match self { $(Self::$kind => read(value).map(Figure::$kind)),+ }
            }
        }

        impl From<&Figure> for Typed {
            fn from(figure: &Figure) -> Self {
                match figure { $(Figure::$kind(value) => Self::$kind(value.clone())),+ }
            }
        }

        impl From<&Typed> for Figure {
            fn from(typed: &Typed) -> Self {
                match typed { $(Typed::$kind(value) => Self::$kind(value.clone())),+ }
            }
        }
    };
}

figure_kinds!(kept_figures);

fn read<'v, T: Deserialize<'v>>(value: &'v KeptValue) -> Option<T> {
    let read: Result<T, Error> = match value {
        KeptValue::Text(text) => T::deserialize(text.as_str().into_deserializer()),
        KeptValue::Count(count) => T::deserialize(count.into_deserializer()),
        KeptValue::Flag(flag) => T::deserialize(flag.into_deserializer()),
    };
    read.ok()
}

/// The value of a figure in JSON.
pub(super) fn value(figure: &Figure) -> KeptValue {
    match figure {
        Figure::Count(count) => KeptValue::Count(*count),
        Figure::Flag(flag) => KeptValue::Flag(*flag),
        figure => {
            let mut json = String::new();
            crate::values::figure(Some(figure), &mut json);
            KeptValue::Text(json.trim_matches('"').to_owned())
        }
    }
}
