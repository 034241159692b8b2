//! Why a call does not go into the catalogue, and why no call of it fits an application.

use std::fmt;

use chrono::NaiveDate;

use super::edition::Edition;
use crate::call::Call;
use crate::input_error::InputError;
use crate::locale::{Locale, Words, fill_values, words};
use crate::text::shortened;

/// Why a call does not go into a catalogue.
///
/// ```
/// use inspir_core::{Call, Calls, CallsError, Locale};
///
/// let second = Call::follow_up().definition().replacen(r#""edition": "1""#, r#""edition": "2""#, 1);
/// let error = Calls::built_in().add(Call::from_json(&second)?).expect_err("both always in force");
/// assert!(matches!(error, CallsError::Overlap { from: None, until: None, .. }));
/// assert!(error.message(Locale::En).contains("overlaps edition 1"));
/// # Ok::<(), inspir_core::CallError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallsError {
    /// Another edition of the call is in force on some of the same days.
    Overlap {
        /// The call that was to be added.
        call: Call,
        /// The edition that is there.
        other: Call,
        /// The first day that both have; `None` if neither has a first day.
        from: Option<NaiveDate>,
        /// The last day that both have; `None` if neither has a last day.
        until: Option<NaiveDate>,
    },
    /// Another definition, or the same one for other days, is there with this id and edition.
    SameEdition {
        /// The call that was to be added.
        call: Call,
    },
    /// The last day given lies before the first.
    NoDays {
        /// The call that was to be added.
        call: Call,
    },
}

impl CallsError {
    /// The message: what is wrong.
    ///
    /// ```
    /// # use inspir_core::{Call, Calls, Locale};
    /// let day = chrono::NaiveDate::from_ymd_opt(2026, 10, 9);
    /// let before = day.and_then(|day| day.pred_opt());
    /// let error = Calls::new().add_between(Call::follow_up(), day, before).expect_err("no days");
    /// assert!(error.message(Locale::Fr).contains("dernier jour"));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let (call, template): (&Call, Words<&str>) = match self {
            Self::Overlap { call, from, until, .. } => {
                let template = match (from, until) {
                    (None, None) => words!(
                        fr: "l’édition {edition} de l’appel `{id}` recouvre l’édition {other} : aucune des deux n’a de premier ni de dernier jour ; indiquez `valid_until` dans l’une et `valid_from` dans l’autre",
                        en: "edition {edition} of the call `{id}` overlaps edition {other}: both have neither a first nor a last day; give `valid_until` to one and `valid_from` to the other"
                    ),
                    (Some(_), Some(_)) => words!(
                        fr: "l’édition {edition} de l’appel `{id}` recouvre l’édition {other} du {from} au {until} ; changez `valid_from` ou `valid_until`",
                        en: "edition {edition} of the call `{id}` overlaps edition {other} from {from} to {until}; change `valid_from` or `valid_until`"
                    ),
                    (Some(_), None) => words!(
                        fr: "l’édition {edition} de l’appel `{id}` recouvre l’édition {other} à partir du {from} ; indiquez `valid_until` dans celle qui précède",
                        en: "edition {edition} of the call `{id}` overlaps edition {other} from {from} on; give `valid_until` to the earlier one"
                    ),
                    (None, Some(_)) => words!(
                        fr: "l’édition {edition} de l’appel `{id}` recouvre l’édition {other} jusqu’au {until} ; indiquez `valid_from` dans celle qui suit",
                        en: "edition {edition} of the call `{id}` overlaps edition {other} until {until}; give `valid_from` to the later one"
                    ),
                };
                (call, template)
            }
            Self::SameEdition { call } => (
                call,
                words!(
                    fr: "le catalogue contient déjà une édition {edition} de l’appel `{id}` ; donnez un autre `edition` à celle-ci",
                    en: "the catalogue has an edition {edition} of the call `{id}` already; give this one another `edition`"
                ),
            ),
            Self::NoDays { call } => (
                call,
                words!(
                    fr: "le dernier jour de l’édition {edition} de l’appel `{id}` est avant le premier",
                    en: "the last day of edition {edition} of the call `{id}` lies before the first"
                ),
            ),
        };
        let mut message = String::new();
        fill_values(template.get(locale), &mut message, &mut |name, out| match (name, self) {
            ("id", _) => out.push_str(call.id()),
            ("edition", _) => out.push_str(call.edition()),
            ("other", Self::Overlap { other, .. }) => out.push_str(other.edition()),
            ("from", Self::Overlap { from: Some(day), .. })
            | (_, Self::Overlap { until: Some(day), .. }) => locale.write_date(*day, out),
            _ => {}
        });
        message
    }
}

/// Why no call of a catalogue fits an application.
///
/// ```
/// use inspir_core::{Calls, EditionDay, Locale, NoCall};
///
/// let calls = Calls::built_in();
/// let error = calls.choose(br#"{"call": "inspir-folow-up"}"#, EditionDay::Submitted);
/// let error = error.expect_err("no such call");
/// assert!(matches!(&error, NoCall::Unknown { suggestion: Some(id), .. } if id == "inspir-follow-up"));
/// assert!(error.message(Locale::En).contains("`inspir-follow-up`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoCall {
    /// The text cannot be read at all.
    Unreadable(Box<InputError>),
    /// The application does not name a call: its `call` is absent, or no text.
    NotNamed,
    /// The catalogue has no such call.
    Unknown {
        /// The id that the application names.
        id: String,
        /// The id that was probably meant.
        suggestion: Option<String>,
    },
    /// The call has several editions, and the application does not say on which day it was filed, or
    /// not in a way that can be read.
    NoDay {
        /// The call.
        id: String,
        /// The value of `submitted_on`, which is no date, as JSON writes it; its beginning, if it is long.
        found: Option<String>,
    },
    /// No edition of the call is in force on this day.
    NotInForce {
        /// The call.
        id: String,
        /// The day.
        day: NaiveDate,
        /// The edition before this day and the one after, if there are such.
        around: Box<[Option<Edition>; 2]>,
    },
}

impl NoCall {
    /// The message: what is wrong, and what to do.
    ///
    /// ```
    /// # use inspir_core::{Calls, EditionDay, Locale};
    /// let error = Calls::built_in().choose(b"{}", EditionDay::Submitted).expect_err("no call");
    /// assert!(error.message(Locale::Fr).contains("`call`"));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let template: Words<&str> = match self {
            Self::Unreadable(error) => return error.message(locale),
            Self::NotNamed => words!(
                fr: "La demande ne dit pas pour quel appel elle est faite. Indiquez-le dans `call`.",
                en: "The application does not say which call it is for. Name it in `call`."
            ),
            Self::Unknown { suggestion: None, .. } => words!(
                fr: "Il n’y a pas d’appel `{id}`. Corrigez `call`.",
                en: "There is no call `{id}`. Correct `call`."
            ),
            Self::Unknown { .. } => words!(
                fr: "Il n’y a pas d’appel `{id}`. Corrigez `call` ; vouliez-vous dire `{suggestion}` ?",
                en: "There is no call `{id}`. Correct `call`; did you mean `{suggestion}`?"
            ),
            Self::NoDay { found: Some(_), .. } => words!(
                fr: "L’appel `{id}` a plusieurs éditions, et `{found}` n’est pas un jour de dépôt. Écrivez `submitted_on` sous la forme `\"2027-04-30\"`.",
                en: "The call `{id}` has several editions, and `{found}` is no day of filing. Write `submitted_on` such as `\"2027-04-30\"`."
            ),
            Self::NoDay { .. } => words!(
                fr: "L’appel `{id}` a plusieurs éditions. Indiquez le jour du dépôt dans `submitted_on`.",
                en: "The call `{id}` has several editions. State the day of filing in `submitted_on`."
            ),
            Self::NotInForce { around, .. } => match &**around {
                [Some(_), Some(_)] => words!(
                    fr: "Aucune édition de l’appel `{id}` n’est en vigueur le {day} : la précédente s’arrête le {until}, la suivante commence le {from}.",
                    en: "No edition of the call `{id}` is in force on {day}: the one before ends on {until}, the next begins on {from}."
                ),
                [Some(_), None] => words!(
                    fr: "Aucune édition de l’appel `{id}` n’est en vigueur le {day} : la dernière s’arrête le {until}.",
                    en: "No edition of the call `{id}` is in force on {day}: the last one ends on {until}."
                ),
                [None, _] => words!(
                    fr: "Aucune édition de l’appel `{id}` n’est en vigueur le {day} : la première commence le {from}.",
                    en: "No edition of the call `{id}` is in force on {day}: the first one begins on {from}."
                ),
            },
        };
        let mut message = String::new();
        fill_values(template.get(locale), &mut message, &mut |name, out| match (name, self) {
            ("suggestion", Self::Unknown { suggestion: Some(id), .. }) => out.push_str(id),
            (_, Self::Unknown { id, .. }) => out.push_str(&shortened(id)),
            ("id", Self::NoDay { id, .. } | Self::NotInForce { id, .. }) => out.push_str(id),
            (_, Self::NoDay { found, .. }) => out.push_str(found.as_deref().unwrap_or_default()),
            ("day", Self::NotInForce { day, .. }) => locale.write_date(*day, out),
            (name, Self::NotInForce { around, .. }) => {
                let [before, after] = &**around;
                let until = before.as_ref().and_then(|edition| edition.until);
                let from = after.as_ref().and_then(|edition| edition.from);
                let day = if name == "until" { until } else { from };
                day.into_iter().for_each(|day| locale.write_date(day, out));
            }
            _ => {}
        });
        message
    }
}

macro_rules! errors {
    ($($error:ident)+) => {$(
        impl fmt::Display for $error {
            /// In English.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.message(Locale::En))
            }
        }

        impl std::error::Error for $error {}
    )+};
}

errors! { CallsError NoCall }
