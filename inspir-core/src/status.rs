//! The words of an assessment that are chosen from closed lists.

use crate::closed_list::closed_list;

closed_list! {
    /// Whether a requirement holds for an application.
    pub enum Status {
        /// It holds.
        Met = "met",
        /// It does not hold.
        NotMet = "not_met",
        /// The answer that it needs is not there yet.
        Missing = "missing",
        /// An agent must judge.
        ToReview = "to_review",
        /// It does not concern this application.
        NotApplicable = "not_applicable",
    }

    /// What a requirement that is not met leads to.
    pub enum Level {
        /// The application is refused. Only the call's own words can do that.
        Blocking = "blocking",
        /// The applicant should look at it.
        Warning = "warning",
        /// It would help.
        Advice = "advice",
        /// An agent judges it.
        Appraisal = "appraisal",
    }

    /// Where a requirement comes from.
    pub enum Basis {
        /// The call's own words.
        Call = "call",
        /// What the call takes for granted.
        Implied = "implied",
        /// What administrations usually check.
        Practice = "practice",
    }

    /// What an assessment comes to (avis).
    pub enum Outcome {
        /// The input has errors: what is wrong was left out.
        Invalid = "invalid",
        /// A blocking requirement is not met.
        Ineligible = "ineligible",
        /// A blocking requirement lacks its answer.
        Incomplete = "incomplete",
        /// A blocking requirement must be judged by an agent.
        NeedsReview = "needs_review",
        /// Every blocking requirement is met.
        Eligible = "eligible",
    }
}
