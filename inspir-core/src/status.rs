//! The words of an assessment that are chosen from closed lists.

/// The first of several: what the examples of a list show.
macro_rules! first {
    ($first:expr $(, $more:expr)*) => {
        $first
    };
}

macro_rules! words {
    ($($(#[$doc:meta])* pub enum $name:ident { $($(#[doc = $vdoc:literal])+ $variant:ident = $id:literal,)+ })+) => {$(
        $(#[$doc])*
        #[doc = concat!(
            "\n```\n",
            "use inspir_core::", stringify!($name), ";\n\n",
            "let member = ", stringify!($name), "::", first!($(stringify!($variant)),+), ";\n",
            "assert_eq!(serde_json::to_value(member)?, \"", first!($($id),+), "\");\n",
            "# Ok::<(), serde_json::Error>(())\n",
            "```",
        )]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[doc = $vdoc])+ #[serde(rename = $id)] $variant,)+ }

        impl $name {
            /// The members of the list.
            #[doc = concat!(
                "\n```\n",
                "use inspir_core::", stringify!($name), ";\n\n",
                "let first = ", stringify!($name), "::", first!($(stringify!($variant)),+), ";\n",
                "assert_eq!(", stringify!($name), "::ALL.first(), Some(&first));\n",
                "```",
            )]
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Their ids.
            #[allow(dead_code, reason = "definitions name not all of these lists")]
            pub(crate) const IDS: &'static [&'static str] = &[$($id),+];

            /// The id, as the JSON writes it.
            #[doc = concat!(
                "\n```\n# use inspir_core::", stringify!($name), ";\n",
                "let member = ", stringify!($name), "::", first!($(stringify!($variant)),+), ";\n",
                "assert_eq!(member.id(), \"", first!($($id),+), "\");\n",
                "```",
            )]
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The member with this id.
            #[doc = concat!(
                "\n```\n# use inspir_core::", stringify!($name), ";\n",
                "let member = ", stringify!($name), "::", first!($(stringify!($variant)),+), ";\n",
                "assert_eq!(", stringify!($name), "::from_id(\"", first!($($id),+), "\"), Some(member));\n",
                "assert_eq!(", stringify!($name), "::from_id(\"no such id\"), None);\n",
                "```",
            )]
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.id() == id)
            }
        }
    )+};
}

words! {
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
