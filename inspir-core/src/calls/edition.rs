//! One edition of a call with the days on which it is in force, and the days between two editions.

use chrono::NaiveDate;

use crate::call::Call;
use crate::locale::{Locale, fill_values, words};

/// One edition of a call in a catalogue, with the days on which it is in force.
///
/// ```
/// use inspir_core::{Call, Calls};
///
/// let calls = Calls::built_in();
/// let edition = &calls.editions("inspir-follow-up")[0];
/// assert_eq!(edition.call(), &Call::follow_up());
/// assert_eq!((edition.from(), edition.until()), (None, None));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub(super) call: Call,
    pub(super) from: Option<NaiveDate>,
    pub(super) until: Option<NaiveDate>,
}

impl Edition {
    /// The call.
    ///
    /// ```
    /// # let calls = inspir_core::Calls::built_in();
    /// assert_eq!(calls.editions("inspir-follow-up")[0].call().edition(), "1");
    /// ```
    #[must_use]
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// The first day on which it is in force; `None` if it always was.
    ///
    /// ```
    /// # let calls = inspir_core::Calls::built_in();
    /// assert_eq!(calls.editions("inspir-follow-up")[0].from(), None);
    /// ```
    #[must_use]
    pub fn from(&self) -> Option<NaiveDate> {
        self.from
    }

    /// The last day on which it is in force; `None` if no end is set.
    ///
    /// ```
    /// # let calls = inspir_core::Calls::built_in();
    /// assert_eq!(calls.editions("inspir-follow-up")[0].until(), None);
    /// ```
    #[must_use]
    pub fn until(&self) -> Option<NaiveDate> {
        self.until
    }

    /// Whether it is in force on a day.
    ///
    /// ```
    /// use chrono::NaiveDate;
    ///
    /// # let calls = inspir_core::Calls::built_in();
    /// let day = NaiveDate::from_ymd_opt(2026, 10, 9).expect("a day");
    /// assert!(calls.editions("inspir-follow-up")[0].is_in_force(day));
    /// ```
    #[must_use]
    pub fn is_in_force(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// The days on which two editions are both in force: the first and the last.
    pub(super) fn shared(&self, other: &Self) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
        let from = self.from.max(other.from);
        let until = self.until.into_iter().chain(other.until).min();
        let is_empty = from.zip(until).is_some_and(|(from, until)| until < from);
        (!is_empty).then_some((from, until))
    }
}

/// Days between two editions of a call on which none is in force.
///
/// ```
/// use chrono::NaiveDate;
/// use inspir_core::{Call, Calls, Locale};
///
/// let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a day");
/// let second = Call::follow_up().definition().replacen(r#""edition": "1""#, r#""edition": "2""#, 1);
/// let mut calls = Calls::new();
/// calls.add_between(Call::follow_up(), None, Some(day(6, 30)))?;
/// calls.add_between(Call::from_json(&second)?, Some(day(9, 1)), None)?;
/// let gaps: Vec<_> = calls.gaps("inspir-follow-up").collect();
/// assert_eq!((gaps[0].from, gaps[0].until), (day(7, 1), day(8, 31)));
/// assert!(gaps[0].message(Locale::En).contains("1 July 2026"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap<'c> {
    /// The edition that ends before.
    pub before: &'c Edition,
    /// The edition that begins afterwards.
    pub after: &'c Edition,
    /// The first day without an edition.
    pub from: NaiveDate,
    /// The last day without an edition.
    pub until: NaiveDate,
}

impl<'c> Gap<'c> {
    /// The days between two editions of which the second follows the first.
    pub(super) fn between(before: &'c Edition, after: &'c Edition) -> Option<Self> {
        let (from, until) = (before.until?.succ_opt()?, after.from?.pred_opt()?);
        (from <= until).then_some(Self { before, after, from, until })
    }

    /// The gap in words.
    ///
    /// ```
    /// # let calls = inspir_core::Calls::built_in();
    /// assert!(calls.gaps("inspir-follow-up").next().is_none());
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let words = words!(
            fr: "aucune édition de l’appel `{id}` n’est en vigueur du {from} au {until}, entre les éditions {before} et {after}",
            en: "no edition of the call `{id}` is in force from {from} to {until}, between the editions {before} and {after}"
        );
        let mut message = String::new();
        fill_values(words.get(locale), &mut message, &mut |name, out| match name {
            "id" => out.push_str(self.before.call.id()),
            "from" => locale.write_date(self.from, out),
            "until" => locale.write_date(self.until, out),
            "before" => out.push_str(self.before.call.edition()),
            _ => out.push_str(self.after.call.edition()),
        });
        message
    }
}
