//! A patch of a JSON text (RFC 6902): what it holds, how it is read and written.

use super::edited::EditedDocument;
use super::patch_error::PatchError;
use crate::intake::whole;
use crate::json::{JsonShape, JsonText, JsonValue, WriteJson, as_ids, objects};

/// Changes of a JSON text (RFC 6902), which are made all or not at all.
///
/// It knows these operations of the standard: `test`, `add`, `replace` and `remove`. A patch of a repair
/// begins with a `test` of every value that it changes, as it stands in the document.
///
/// ```
/// use inspir_core::Patch;
///
/// let patch = r#"[{"op": "test", "path": "/request/amount", "value": "6000"},
///     {"op": "replace", "path": "/request/amount", "value": "5500.00"}]"#;
/// let patch: Patch = Patch::from_json(patch)?;
/// let application = br#"{"request": { "amount": "6000" }}"#;
/// assert_eq!(patch.apply(application)?, r#"{"request": { "amount": "5500.00" }}"#);
/// // What has changed in the meantime is left alone.
/// assert!(patch.apply(br#"{"request": {"amount": "5800"}}"#).is_err());
/// # Ok::<(), inspir_core::PatchError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
pub struct Patch {
    pub(super) operations: Vec<Operation>,
}

/// One step of a patch (RFC 6902).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "PatchOperation"))]
pub(super) struct Operation {
    /// The operation.
    pub(super) op: OperationKind,
    /// Where, as a JSON Pointer.
    pub(super) path: String,
    /// The value to find or to write; `remove` has none.
    #[cfg_attr(feature = "schema", schemars(default, with = "Raw"))]
    pub(super) value: Option<Raw>,
}

/// A JSON value, as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Raw(pub(super) String);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Raw {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Raw".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": ["string", "number", "boolean", "object", "array", "null"]
        })
    }
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename_all = "lowercase", inline)
)]
pub(super) enum OperationKind {
    Test,
    Add,
    Replace,
    Remove,
}

impl OperationKind {
    const ALL: [Self; 4] = [Self::Test, Self::Add, Self::Replace, Self::Remove];

    const fn id(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Add => "add",
            Self::Replace => "replace",
            Self::Remove => "remove",
        }
    }
}

impl Patch {
    /// Reads a patch.
    ///
    /// ```
    /// # use inspir_core::Patch;
    /// let patch = Patch::from_json(r#"[{"op":"remove","path":"/x"}]"#)?;
    /// assert_eq!(patch.to_json(), r#"[{"op":"remove","path":"/x"}]"#);
    /// # Ok::<(), inspir_core::PatchError>(())
    /// ```
    ///
    /// # Errors
    /// [`PatchError`] if the text is not JSON, or no list of such operations.
    pub fn from_json(text: &str) -> Result<Self, PatchError> {
        let patch = whole(text.as_bytes()).map_err(|_| PatchError::NotAPatch)?;
        let root = patch.root();
        if !root.is_list() {
            return Err(PatchError::NotAPatch);
        }
        let operations = root.items().map(|item| Operation::read(&patch, item));
        let operations = operations.collect::<Option<Vec<_>>>().ok_or(PatchError::NotAPatch)?;
        Ok(Self { operations })
    }

    /// The patch as JSON.
    ///
    /// ```
    /// # use inspir_core::Patch;
    /// assert_eq!(Patch::default().to_json(), "[]");
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// Changes a document, whose text stays as it is elsewhere. Operations are made one after another; if
    /// one cannot be made, none is.
    ///
    /// ```
    /// # use inspir_core::{Patch, PatchError};
    /// let patch = r#"[{"op":"replace","path":"/a","value":2},{"op":"test","path":"/b","value":1}]"#;
    /// let patch = Patch::from_json(patch)?;
    /// assert_eq!(patch.apply(br#"{"a": 1, "b": 1.0}"#)?, r#"{"a": 2, "b": 1.0}"#);
    /// assert_eq!(patch.apply(br#"{"a": 1}"#), Err(PatchError::NoPlace("/b".to_owned())));
    /// # Ok::<(), PatchError>(())
    /// ```
    ///
    /// # Errors
    /// [`PatchError`] if the document is not JSON, if a place is not there, or if a value is another than
    /// the one that a `test` asks for.
    pub fn apply(&self, document: &[u8]) -> Result<String, PatchError> {
        let document = whole(document).map_err(|_| PatchError::NotADocument)?;
        let values = self.operations.iter().map(|operation| {
            JsonText::new(operation.value.as_ref().map_or("null", |Raw(value)| value))
        });
        let values = values.collect::<Result<Vec<_>, _>>().map_err(|_| PatchError::NotAPatch)?;
        let mut edited = EditedDocument::new(&document);
        for (operation, value) in self.operations.iter().zip(&values) {
            operation.apply(value, &mut edited)?;
        }
        Ok(edited.into_text())
    }

    /// The patch of these operations.
    pub(super) const fn of(operations: Vec<Operation>) -> Self {
        Self { operations }
    }

    /// Replaces values, each with its path, as it is and as it is to be: first the tests of all.
    pub(super) fn replacing(values: impl IntoIterator<Item = (String, Raw, Raw)>) -> Self {
        let values: Vec<_> = values.into_iter().collect();
        let mut operations = Vec::with_capacity(2 * values.len());
        for (path, old, _) in &values {
            let (path, value) = (path.clone(), Some(old.clone()));
            operations.push(Operation { op: OperationKind::Test, path, value });
        }
        for (path, _, new) in values {
            operations.push(Operation { op: OperationKind::Replace, path, value: Some(new) });
        }
        Self { operations }
    }
}

impl Operation {
    fn read(patch: &JsonText<'_>, item: JsonValue<'_, '_>) -> Option<Self> {
        if !item.is_object() {
            return None;
        }
        let member = |name| item.members().filter(|(key, _)| key.text() == name).last();
        let text = |name| match member(name)?.1.shape() {
            JsonShape::Text(text) => Some(text.into_owned()),
            _ => None,
        };
        let op =
            text("op").and_then(|id| OperationKind::ALL.into_iter().find(|op| op.id() == id))?;
        let path = text("path").filter(|path| path.is_empty() || path.starts_with('/'))?;
        let value = match op {
            OperationKind::Remove => None,
            _ => Some(Raw::of(patch, member("value")?.1)),
        };
        Some(Self { op, path, value })
    }

    /// Makes the operation, with its value.
    fn apply<'d>(
        &self,
        value: &'d JsonText<'d>,
        document: &mut EditedDocument<'d>,
    ) -> Result<(), PatchError> {
        if document.is_too_deep() {
            return Err(PatchError::NotADocument);
        }
        let made = match self.op {
            OperationKind::Test => match document.has(&self.path, value) {
                Some(false) => return Err(PatchError::Changed(self.path.clone())),
                is_same => is_same.map(|_| ()),
            },
            OperationKind::Replace => document.replace(&self.path, value),
            OperationKind::Add => document.add(&self.path, value),
            OperationKind::Remove => document.remove(&self.path),
        };
        made.ok_or_else(|| PatchError::NoPlace(self.path.clone()))
    }
}

impl Raw {
    pub(super) fn of(document: &JsonText<'_>, json: JsonValue<'_, '_>) -> Self {
        Self(document.text().get(json.start()..json.end()).unwrap_or_default().to_owned())
    }
}

impl WriteJson for Patch {
    fn write(&self, out: &mut String) {
        self.operations.write(out);
    }
}

as_ids!(OperationKind);

impl WriteJson for Raw {
    fn write(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}

objects! {
    Operation { op, path, value if given, }
}
