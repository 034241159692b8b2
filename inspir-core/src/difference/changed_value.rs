//! The part that a change of a call and one of an assessment share: the value on both sides.

use super::tree::SideValue;
use crate::call::Call;
use crate::kept::KeptJson;
use crate::locale::{Currency, Lexicon, Locale, Words, fill_values};
use crate::text::shortened;

/// A value that differs, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ChangedValue {
    /// The id of the item that it belongs to.
    pub(super) id: Option<String>,
    /// The member of that item.
    pub(super) member: Option<String>,
    /// The title of that item.
    pub(super) title: Option<Words>,
    /// The currency of the later side.
    pub(super) currency: Currency,
    /// The call of the later side, whose words the messages use, if it is known.
    pub(super) teller: Option<Call>,
    pub(super) before: Option<SideValue>,
    pub(super) after: Option<SideValue>,
}

impl ChangedValue {
    /// Where it stands on the later side; of what that side does not have, on the earlier one.
    pub(super) fn path(&self) -> &str {
        self.after.as_ref().or(self.before.as_ref()).map_or("", |at| &at.path)
    }

    pub(super) fn path_before(&self) -> Option<&str> {
        self.before.as_ref().map(|at| at.path.as_str())
    }

    pub(super) fn before(&self) -> Option<&str> {
        self.before.as_ref().map(|at| at.json.as_str())
    }

    pub(super) fn after(&self) -> Option<&str> {
        self.after.as_ref().map(|at| at.json.as_str())
    }

    /// The words of the later call in a language.
    pub(super) fn lexicon(&self, locale: Locale) -> Lexicon<'_> {
        let call = self.teller.as_ref();
        call.map_or(locale.into(), |call| call.data().frame.layout.lexicon(locale))
    }

    /// The path and the JSON of each side, as they are kept.
    pub(super) fn kept(&self) -> [(Option<String>, Option<KeptJson>); 2] {
        [&self.before, &self.after].map(|side| match side.clone() {
            Some(SideValue { path, json }) => (Some(path), Some(KeptJson(json))),
            None => (None, None),
        })
    }

    /// Adds the title of the item and this id, as these words have them.
    pub(super) fn write_subject(
        &self,
        words: Words<&'static str>,
        id: &str,
        lexicon: Lexicon<'_>,
        out: &mut String,
    ) {
        fill_values(words.spoken(lexicon), out, &mut |name, out| match (name, &self.title) {
            ("title", Some(title)) => out.push_str(&shortened(title.get(lexicon.locale()))),
            _ => out.push_str(id),
        });
    }
}
