//! JSON that is kept as it is.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::json::{JsonText, WriteJson, WrittenJson, canonical};

/// JSON of a definition, an application or an assessment, in canonical form.
///
/// ```
/// # use inspir_core::KeptJson;
/// let json: KeptJson = serde_json::from_str(r#"{"b": [1, true], "a": null}"#)?;
/// assert_eq!(json.as_str(), r#"{"a":null,"b":[1,true]}"#);
/// assert_eq!(serde_json::to_string(&json)?, json.as_str());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeptJson(pub(crate) String);

impl KeptJson {
    /// The JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a member that is there, though it may be `null`.
    pub(crate) fn given<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        Self::deserialize(from).map(Some)
    }
}

impl WriteJson for KeptJson {
    fn write(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}

impl Serialize for KeptJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WrittenJson(self.0.clone()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for KeptJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let WrittenJson(text) = WrittenJson::deserialize(deserializer)?;
        let document = JsonText::new(&text);
        let wrong = |_| serde::de::Error::custom("JSON of too many levels");
        let mut json = String::new();
        canonical(document.map_err(wrong)?.root(), &mut json);
        Ok(Self(json))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for KeptJson {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Json".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        true.into()
    }
}
