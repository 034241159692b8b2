use std::fmt;
use std::str::FromStr;

use super::error::{Identifier, IdentifierError, IdentifierFault};
use crate::as_text::as_text;

/// A commune by its INSEE code: the department (`01` to `99`, `2A`, `2B`), then three digits.
///
/// This is not the postcode.
///
/// ```
/// use inspir_core::Commune;
///
/// let bethune: Commune = "62119".parse()?;
/// assert_eq!(bethune.department(), "62");
/// assert!("6211".parse::<Commune>().is_err());
/// # Ok::<(), inspir_core::IdentifierError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Commune([u8; 5]);

impl Commune {
    /// The department: the first two characters of the code, or three overseas (97 and 98).
    ///
    /// ```
    /// # use inspir_core::Commune;
    /// assert_eq!("2A004".parse::<Commune>()?.department(), "2A");
    /// assert_eq!("97411".parse::<Commune>()?.department(), "974");
    /// # Ok::<(), inspir_core::IdentifierError>(())
    /// ```
    #[must_use]
    pub fn department(&self) -> &str {
        let digits = if matches!(self.0, [b'9', b'7' | b'8', ..]) { 3 } else { 2 };
        self.code().split_at(digits).0
    }

    /// The whole code.
    ///
    /// ```
    /// # use inspir_core::Commune;
    /// assert_eq!("62119".parse::<Commune>()?.code(), "62119");
    /// # Ok::<(), inspir_core::IdentifierError>(())
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Commune {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        match text.as_bytes() {
            [b'0'..=b'9', b'0'..=b'9', rest @ ..] | [b'2', b'A' | b'B', rest @ ..]
                if rest.len() == 3 && rest.iter().all(u8::is_ascii_digit) =>
            {
                text.as_bytes().try_into().map(Self).map_err(|_| WRONG)
            }
            _ => Err(WRONG),
        }
    }
}

const WRONG: IdentifierError = Identifier::Commune.error(IdentifierFault::Format);

impl fmt::Display for Commune {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

as_text! { Commune }

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Commune {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Commune".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "The INSEE code of a commune (not the postcode), such as \"62119\".",
            "type": "string",
            "pattern": "^([0-9]{2}|2[AB])[0-9]{3}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form() {
        for right in ["00000", "62119", "2A004", "2B999", "97411"] {
            assert!(right.parse::<Commune>().is_ok(), "{right}");
        }
        for wrong in ["", "6211", "621190", "2C004", "2a004", "1A004", "6211é", " 62119"] {
            assert!(wrong.parse::<Commune>().is_err(), "{wrong}");
        }
    }
}
