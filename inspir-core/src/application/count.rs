//! Whole numbers.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::declaration::ValueType;
use crate::fact::Fact;
use crate::input_error::{ErrorCode, Expected, Fault};
use crate::member::{IntoOwned, Scalar, is_integer};

/// A whole number from 0 to `MAX`.
///
/// ```
/// use inspir_core::Count;
///
/// let months = Count::<120>::new(6).expect("a number up to 120");
/// assert_eq!(months.get(), 6);
/// assert_eq!(Count::<120>::new(121), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "u32", try_from = "u32")]
pub struct Count<const MAX: u32>(u32);

impl<const MAX: u32> Count<MAX> {
    /// The number, if it is not above `MAX`.
    ///
    /// ```
    /// # use inspir_core::Count;
    /// assert!(Count::<120>::new(120).is_some());
    /// ```
    #[must_use]
    pub const fn new(number: u32) -> Option<Self> {
        if number <= MAX { Some(Self(number)) } else { None }
    }

    /// The number.
    ///
    /// ```
    /// # use inspir_core::Count;
    /// assert_eq!(Count::<120>::new(12).map(Count::get), Some(12));
    /// ```
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl<const MAX: u32> From<Count<MAX>> for u32 {
    fn from(count: Count<MAX>) -> Self {
        count.0
    }
}

impl<const MAX: u32> TryFrom<u32> for Count<MAX> {
    type Error = InvalidCount;

    fn try_from(number: u32) -> Result<Self, InvalidCount> {
        Self::new(number).ok_or(InvalidCount { number, most: MAX })
    }
}

/// A number that is too large for a [`Count`].
///
/// ```
/// use inspir_core::{Count, InvalidCount};
///
/// let error: InvalidCount = Count::<120>::try_from(121).expect_err("too large");
/// assert_eq!(error.to_string(), "121 is more than 120");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidCount {
    number: u32,
    most: u32,
}

impl fmt::Display for InvalidCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} is more than {}", self.number, self.most))
    }
}

impl std::error::Error for InvalidCount {}

impl<const MAX: u32> fmt::Display for Count<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<const MAX: u32> IntoOwned for Count<MAX> {
    type Own = Self;

    fn into_owned(self) -> Self {
        self
    }
}

#[cfg(feature = "schema")]
impl<const MAX: u32> schemars::JsonSchema for Count<MAX> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Count{MAX}").into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "integer", "minimum": 0, "maximum": MAX})
    }
}

impl<const MAX: u32> Count<MAX> {
    fn out_of_range() -> Fault {
        Fault::new(ErrorCode::NumberOutOfRange, Expected::Range(0, MAX as u64))
    }
}

impl<const MAX: u32> Scalar<'_> for Count<MAX> {
    const EXPECTED: Expected = Expected::Type("integer");
    const VALUE_TYPE: ValueType = ValueType::Count(MAX);

    fn from_number(literal: &str) -> Result<Self, Fault> {
        if !is_integer(literal) {
            return Err(Fault::mismatch(Self::EXPECTED));
        }
        literal.parse().map_err(|_| Self::out_of_range()).and_then(Self::from_integer)
    }

    fn from_integer(number: i64) -> Result<Self, Fault> {
        let number = u32::try_from(number).ok().and_then(Self::new);
        number.ok_or_else(Self::out_of_range)
    }

    fn fact(&self) -> Fact {
        Fact::Count(self.0)
    }
}
