//! The differences of two editions as data.

use serde::{Deserialize, Serialize};

use super::edition_change::{ChangedItem, EditionChange, RuleChange};
use crate::call::Call;
use crate::json::{WriteJson, as_ids, objects};
use crate::kept::KeptJson;
use crate::locale::Locale;

/// The differences between two editions of a call, as data: as JSON has it, with its sentences in the
/// language in which they were written. It is written and read without loss.
///
/// ```
/// use inspir_core::{Call, KeptEditionDiff, Locale, RuleChange};
///
/// let old = Call::follow_up();
/// let text = old.definition().replacen(r#""ceiling": "5000.00""#, r#""ceiling": "6000.00""#, 1);
/// let stored = Call::from_json(&text)?.changes_since(&old).to_json(Locale::En);
///
/// // A year later:
/// let kept: KeptEditionDiff = serde_json::from_str(&stored)?;
/// assert_eq!(kept.before.definition, old.digest());
/// assert_eq!(kept.changes[0].kind, RuleChange::Value);
/// assert_eq!(kept.to_json(), stored);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "EditionDiff"))]
#[non_exhaustive]
pub struct KeptEditionDiff {
    /// The earlier edition.
    pub before: KeptEditionSide,
    /// The later edition.
    pub after: KeptEditionSide,
    /// Whether no change can alter an outcome, an amount or a status.
    pub words_alone: bool,
    /// The changes, in the order of the later definition, what was removed last.
    pub changes: Vec<KeptEditionChange>,
}

/// One of two editions that were compared.
///
/// ```
/// # use inspir_core::{Call, KeptEditionSide, Locale};
/// let call = Call::follow_up();
/// let side: KeptEditionSide = call.changes_since(&call).keep(Locale::En).after;
/// assert_eq!((side.call.as_str(), side.edition.as_str()), (call.id(), call.edition()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "EditionSide"))]
#[non_exhaustive]
pub struct KeptEditionSide {
    /// The id of the call.
    pub call: String,
    /// The name of the edition.
    pub edition: String,
    /// The digest of its definition.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^sha256:[0-9a-f]{64}$")))]
    pub definition: String,
}

/// One change of a call, as data.
///
/// ```
/// use inspir_core::{Call, ChangedItem, KeptEditionChange, Locale};
///
/// let old = Call::follow_up();
/// let new = Call::from_json(&old.definition().replace("Operating grant", "Grant for operating"))?;
/// let change: KeptEditionChange = new.changes_since(&old).keep(Locale::En).changes.remove(0);
/// assert_eq!((change.item, change.id.as_deref()), (ChangedItem::Part, Some("operating")));
/// assert!(change.before.is_some_and(|json| json.as_str().contains("Operating grant")));
/// # Ok::<(), inspir_core::CallError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "EditionChange"))]
#[non_exhaustive]
pub struct KeptEditionChange {
    /// How the item differs.
    pub kind: RuleChange,
    /// The subject of the change.
    pub item: ChangedItem,
    /// The id of the item; of columns, the path of their list. Not there for
    /// the call and the grant as a whole, and for the order of a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub id: Option<String>,
    /// The member that differs, if not the whole does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub member: Option<String>,
    /// Where it stood, as a JSON Pointer into the earlier definition, if it was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub before_path: Option<String>,
    /// Where it stands, as a JSON Pointer into the later definition, if it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub after_path: Option<String>,
    /// The JSON in the earlier definition, if it was there.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "KeptJson::given"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "KeptJson"))]
    pub before: Option<KeptJson>,
    /// The JSON in the later definition, if it is there.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "KeptJson::given"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "KeptJson"))]
    pub after: Option<KeptJson>,
    /// The change in one sentence, in the language in which it was written.
    pub message: String,
}

impl KeptEditionDiff {
    /// The differences as JSON: that of [`EditionDiff::to_json`](crate::EditionDiff::to_json).
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::follow_up();
    /// let diff = call.changes_since(&call);
    /// assert_eq!(diff.keep(Locale::Fr).to_json(), diff.to_json(Locale::Fr));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

impl KeptEditionSide {
    pub(super) fn of(call: &Call) -> Self {
        Self {
            call: call.id().to_owned(),
            edition: call.edition().to_owned(),
            definition: call.digest().to_owned(),
        }
    }
}

impl EditionChange {
    /// The change as data, with a sentence in one locale.
    pub(super) fn keep(&self, locale: Locale) -> KeptEditionChange {
        let [(before_path, before), (after_path, after)] = self.value.kept();
        KeptEditionChange {
            kind: self.kind(),
            item: self.item(),
            id: self.value.id.clone(),
            member: self.value.member.clone(),
            before_path,
            after_path,
            before,
            after,
            message: self.message(locale),
        }
    }
}

objects! {
    KeptEditionDiff { before, after, words_alone, changes, }
    KeptEditionSide { call, edition, definition, }
    KeptEditionChange {
        kind, item, id if given, member if given, before_path if given, after_path if given,
        before if given, after if given, message,
    }
}

as_ids!(RuleChange, ChangedItem);
