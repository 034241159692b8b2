//! The result of an import.

use super::notice::{InWords, Notice, RefusedCell};
use crate::json::{WriteJson, object};
use crate::locale::Locale;

/// The applications, refused cells and notices that tables give.
///
/// ```
/// use inspir_core::portal::{CellValue, Mapping, PortalTable};
/// use inspir_core::{Call, Locale};
///
/// let call = Call::follow_up();
/// let mapping = Mapping::from_json(br#"{"key": "Id", "columns": {"Id": "/reference"}}"#, &call)?;
/// let table = PortalTable::new("t", vec!["Id"], vec![vec![CellValue::Number("7")]]);
/// let imported = mapping.applications(&table, &[], Locale::Fr)?;
/// assert_eq!(imported.keys, ["7"]);
/// assert_eq!(imported.applications, [r#"{"reference":"7"}"#]);
/// assert!(imported.refused.is_empty() && imported.notices.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Imported {
    /// The JSON text of each application, in the order of the rows.
    pub applications: Vec<String>,
    /// The key of each; empty, if the mapping names none.
    pub keys: Vec<String>,
    /// The cells that could not be read.
    pub refused: Vec<RefusedCell>,
    /// The other notices.
    pub notices: Vec<Notice>,
}

impl Imported {
    /// The result as JSON, with messages in a language.
    ///
    /// ```
    /// # use inspir_core::{Locale, portal::Imported};
    /// let json = Imported::default().to_json(Locale::Fr);
    /// assert_eq!(json, r#"{"applications":[],"keys":[],"refused":[],"notices":[]}"#);
    /// ```
    #[must_use]
    pub fn to_json(&self, locale: Locale) -> String {
        let refused: Vec<_> = self.refused.iter().map(|refused| InWords(refused, locale)).collect();
        let notices: Vec<_> = self.notices.iter().map(|notice| InWords(notice, locale)).collect();
        let mut out = String::new();
        let applications: Vec<GivenJson<'_>> =
            self.applications.iter().map(|json| GivenJson(json)).collect();
        let members: &[(&str, &dyn WriteJson, bool)] = &[
            ("applications", &applications, false),
            ("keys", &self.keys, false),
            ("refused", &refused, false),
            ("notices", &notices, false),
        ];
        object(members, &mut out);
        out
    }
}

/// JSON as it is.
struct GivenJson<'j>(&'j str);

impl WriteJson for GivenJson<'_> {
    fn write(&self, out: &mut String) {
        out.push_str(self.0);
    }
}
