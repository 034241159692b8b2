use chrono::NaiveDate;

use super::choices::Verdict;
use super::text::Text;
use crate::declaration::label;
use crate::member::record;

record! {
    /// What an agent judged on one criterion (avis).
    ///
    /// ```
    /// use inspir_core::{Appraisal, Verdict};
    ///
    /// let appraisal = Appraisal {
    ///     verdict: Some(Verdict::Favourable),
    ///     by: Some("An agent".into()),
    ///     ..Appraisal::default()
    /// };
    /// assert!(appraisal.note.is_none());
    /// ```
    pub struct Appraisal<'a> {
        /// Favourable or unfavourable.
        pub verdict: Option<Verdict> => label!(fr: "avis", en: "verdict"),
        /// Who judged.
        pub by: Option<Text<'a>>,
        /// The day of the judgement.
        pub on: Option<NaiveDate>,
        /// Why, in words.
        pub note: Option<Text<'a>>,
    }
}
