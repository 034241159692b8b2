//! Closed lists: enums whose values have an id in the JSON.

use std::fmt;

/// A text is not the id of a value of a closed list.
///
/// ```
/// use inspir_core::Outcome;
///
/// let error = "refused".parse::<Outcome>().expect_err("no such outcome");
/// assert_eq!(error.found(), "refused");
/// assert!(error.known().contains(&"ineligible"));
/// assert!(error.to_string().starts_with("`refused` is not one of `invalid`, `ineligible`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownId {
    found: String,
    known: &'static [&'static str],
}

impl UnknownId {
    #[cold]
    pub(crate) fn new(found: &str, known: &'static [&'static str]) -> Self {
        Self { found: found.to_owned(), known }
    }

    /// The text.
    ///
    /// ```
    /// # use inspir_core::Status;
    /// assert_eq!("no".parse::<Status>().expect_err("no id").found(), "no");
    /// ```
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// The ids of the list, in its order.
    ///
    /// ```
    /// # use inspir_core::Level;
    /// let error = "severe".parse::<Level>().expect_err("no id");
    /// assert_eq!(error.known(), ["blocking", "warning", "advice", "appraisal"]);
    /// ```
    #[must_use]
    pub const fn known(&self) -> &'static [&'static str] {
        self.known
    }
}

impl fmt::Display for UnknownId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = crate::text::shortened(&self.found);
        f.pad(&format!("`{found}` is not one of `{}`", self.known.join("`, `")))
    }
}

impl std::error::Error for UnknownId {}

/// Declares a closed list: its values and their ids.
macro_rules! closed_list {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[doc = $doc:expr])+ $variant:ident = $id:literal,)+
        }
    )+) => {$(
        $(#[$meta])*
        #[doc = concat!(
            "\n```\n",
            "use inspir_core::", stringify!($name), ";\n\n",
            "let value = ", stringify!($name), "::", $crate::closed_list::first!($(stringify!($variant)),+), ";\n",
            "assert_eq!(serde_json::to_value(value)?, \"", $crate::closed_list::first!($($id),+), "\");\n",
            "assert_eq!(value.to_string().parse(), Ok(value));\n",
            "# Ok::<(), serde_json::Error>(())\n",
            "```",
        )]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[doc = $doc])+ #[serde(rename = $id)] $variant,)+
        }

        impl $name {
            /// The values, in the order of the list.
            #[doc = concat!(
                "\n```\n",
                "use inspir_core::", stringify!($name), ";\n\n",
                "let first = ", stringify!($name), "::", $crate::closed_list::first!($(stringify!($variant)),+), ";\n",
                "assert_eq!(", stringify!($name), "::ALL.first(), Some(&first));\n",
                "```",
            )]
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Their ids.
            #[allow(dead_code, reason = "definitions do not name all of these lists")]
            pub(crate) const IDS: &'static [&'static str] = &[$($id),+];

            /// The value's id, as the JSON writes it.
            #[doc = concat!(
                "\n```\n# use inspir_core::", stringify!($name), ";\n",
                "let value = ", stringify!($name), "::", $crate::closed_list::first!($(stringify!($variant)),+), ";\n",
                "assert_eq!(value.id(), \"", $crate::closed_list::first!($($id),+), "\");\n",
                "```",
            )]
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The value with this id.
            #[doc = concat!(
                "\n```\n# use inspir_core::", stringify!($name), ";\n",
                "let value = ", stringify!($name), "::", $crate::closed_list::first!($(stringify!($variant)),+), ";\n",
                "assert_eq!(", stringify!($name), "::from_id(\"", $crate::closed_list::first!($($id),+), "\"), Some(value));\n",
                "assert_eq!(", stringify!($name), "::from_id(\"no such id\"), None);\n",
                "```",
            )]
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }
        }

        /// The id.
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.id())
            }
        }

        /// The value with this id.
        impl std::str::FromStr for $name {
            type Err = $crate::closed_list::UnknownId;

            fn from_str(id: &str) -> Result<Self, Self::Err> {
                Self::from_id(id).ok_or_else(|| $crate::closed_list::UnknownId::new(id, Self::IDS))
            }
        }

        $crate::as_text::from_text! { $name }
    )+};
}
pub(crate) use closed_list;

/// The first of several: what the examples of a list show.
macro_rules! first {
    ($first:expr $(, $more:expr)*) => {
        $first
    };
}
pub(crate) use first;
