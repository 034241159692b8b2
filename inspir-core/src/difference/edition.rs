//! The differences between two editions of a call.

use std::collections::HashMap;
use std::slice;

use super::edition_change::{ChangedItem, EditionChange};
use super::edition_kept::{KeptEditionDiff, KeptEditionSide};
use super::tree::{Difference, Shape, SideValue, differences, member, words};
use crate::call::Call;
use crate::json::{JsonText, JsonValue};
use crate::locale::{Locale, Words};
use crate::named_iterator::named_iterator;
use crate::text::{push_number, push_step};

/// Items that have ids, compared member by member.
const ITEMS: Shape = Shape::Keyed(&["id"], &Shape::Object(&[], &Shape::Leaf), true);
/// The parts of the grant, whose limits and bonuses have ids too.
const PARTS: Shape = Shape::Keyed(
    &["id"],
    &Shape::Object(&[("limits", ITEMS), ("bonuses", ITEMS)], &Shape::Leaf),
    true,
);
const LISTS: Shape =
    Shape::Keyed(&["id"], &Shape::Object(&[("fields", ITEMS)], &Shape::Leaf), true);
const REQUIREMENTS: Shape = Shape::Keyed(
    &["id"],
    &Shape::Object(&[("citation", Shape::Object(&[], &Shape::Leaf))], &Shape::Leaf),
    true,
);
const DEFINITION: Shape = Shape::Object(
    &[
        ("edition", Shape::Skipped),
        ("quotes_of", Shape::Skipped),
        ("sections", ITEMS),
        ("documents", ITEMS),
        ("questions", ITEMS),
        ("commitments", ITEMS),
        ("undertakings", ITEMS),
        ("criteria", ITEMS),
        ("fields", ITEMS),
        ("columns", Shape::Object(&[], &ITEMS)),
        ("lists", LISTS),
        ("sources", ITEMS),
        ("categories", ITEMS),
        ("quantities", ITEMS),
        ("parts", PARTS),
        ("overall", Shape::Object(&[("limits", ITEMS)], &Shape::Leaf)),
        ("requirements", REQUIREMENTS),
    ],
    &Shape::Leaf,
);

/// The differences between two editions of a call: its requirements, values and words. The names of the
/// editions aside, and the layout of their JSON. Another id is a change too: applications name it.
///
/// ```
/// use inspir_core::{Call, Locale, RuleChange};
///
/// let old = Call::follow_up();
/// let text = old.definition().replacen(r#""edition": "1""#, r#""edition": "2""#, 1);
/// let new = Call::from_json(&text.replacen(r#""ceiling": "5000.00""#, r#""ceiling": "6000.00""#, 1))?;
/// let diff = new.changes_since(&old);
/// let [change] = diff.changes() else { panic!("{diff:?}") };
/// assert_eq!((change.kind(), change.id()), (RuleChange::Value, Some("operating")));
/// assert_eq!(change.path(), "/parts/0/ceiling");
/// assert_eq!(
///     change.message(Locale::En),
///     "Part “Operating grant” (`operating`): `ceiling` is €6,000.00 instead of €5,000.00."
/// );
/// # Ok::<(), inspir_core::CallError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionDiff {
    before: Call,
    after: Call,
    changes: Vec<EditionChange>,
}

impl Call {
    /// The changes since an earlier edition of this call, told in the words of this one.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// assert!(call.changes_since(&call).is_empty());
    /// ```
    #[must_use]
    pub fn changes_since(&self, earlier: &Self) -> EditionDiff {
        let documents = [earlier, self].map(|call| JsonText::new(call.definition()));
        let found = match &documents {
            [Ok(before), Ok(after)] => differences(before.root(), after.root(), &DEFINITION, &[]),
            // A call that loaded has a definition that can be read.
            _ => Vec::new(),
        };
        let titles = [earlier, self].map(titles);
        let changes = found.into_iter().map(|found| {
            let title = title(&found, &titles).cloned();
            EditionChange::new(found, title, self)
        });
        let changes = changes.collect();
        EditionDiff { before: earlier.clone(), after: self.clone(), changes }
    }
}

/// The titles of items by their JSON Pointers.
type Titles = HashMap<String, Words>;

/// The titles of a definition's outermost items, in the words of the call.
fn titles(call: &Call) -> Titles {
    let mut titles = Titles::new();
    if let Ok(document) = JsonText::new(call.told_definition()) {
        add_titles(document.root(), &mut String::new(), &mut titles);
    }
    titles
}

fn add_titles(json: JsonValue<'_, '_>, path: &mut String, titles: &mut Titles) {
    let length = path.len();
    if json.is_object() {
        for (name, json) in json.members() {
            path.push('/');
            push_step(&name.text(), path);
            add_titles(json, path, titles);
            path.truncate(length);
        }
        return;
    }
    for (index, item) in json.items().enumerate() {
        path.push('/');
        push_number(index, path);
        match member(item, "title").and_then(words) {
            Some(title) => drop(titles.insert(path.clone(), title)),
            None => add_titles(item, path, titles),
        }
        path.truncate(length);
    }
}

/// The title of the outermost item on the way to a difference, of the later call if it has it.
fn title<'t>(found: &Difference, [before, after]: &'t [Titles; 2]) -> Option<&'t Words> {
    let of = |side: &Option<SideValue>, titles: &'t Titles| {
        let path = side.as_ref()?.path.as_str();
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        let mut ways = ends.filter_map(|end| path.get(..end));
        ways.find_map(|way| titles.get(way))
    };
    of(&found.after, after).or_else(|| of(&found.before, before))
}

impl EditionDiff {
    /// The earlier edition.
    ///
    /// ```
    /// # let call = inspir_core::Call::follow_up();
    /// assert_eq!(call.changes_since(&call).before(), &call);
    /// ```
    #[must_use]
    pub fn before(&self) -> &Call {
        &self.before
    }

    /// The later edition.
    ///
    /// ```
    /// # let call = inspir_core::Call::follow_up();
    /// assert_eq!(call.changes_since(&call).after(), &call);
    /// ```
    #[must_use]
    pub fn after(&self) -> &Call {
        &self.after
    }

    /// The changes, in the order of the later definition, what was removed last.
    ///
    /// ```
    /// # let call = inspir_core::Call::follow_up();
    /// assert_eq!(call.changes_since(&call).changes(), []);
    /// ```
    #[must_use]
    pub fn changes(&self) -> &[EditionChange] {
        &self.changes
    }

    /// Whether nothing changed but the name of the edition.
    ///
    /// ```
    /// # let call = inspir_core::Call::follow_up();
    /// assert!(call.changes_since(&call).is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Whether no change can alter an outcome, an amount or a status: words, quotations and layout.
    ///
    /// ```
    /// use inspir_core::Call;
    ///
    /// let old = Call::follow_up();
    /// let new = Call::from_json(&old.definition().replace("Operating grant", "Grant for operating"))?;
    /// assert!(new.changes_since(&old).is_of_words_alone());
    /// # Ok::<(), inspir_core::CallError>(())
    /// ```
    #[must_use]
    pub fn is_of_words_alone(&self) -> bool {
        !self.changes.iter().any(EditionChange::can_alter_outcomes)
    }

    /// The changes of one requirement.
    ///
    /// ```
    /// # let call = inspir_core::Call::follow_up();
    /// assert_eq!(call.changes_since(&call).of_requirement("team.members").count(), 0);
    /// ```
    #[must_use]
    pub fn of_requirement<'d>(&'d self, id: &'d str) -> RequirementChanges<'d> {
        RequirementChanges { inner: self.changes.iter(), id }
    }

    /// The differences as data, with sentences in one locale.
    ///
    /// ```
    /// # use inspir_core::{Call, KeptEditionDiff, Locale};
    /// let call = Call::follow_up();
    /// let kept: KeptEditionDiff = call.changes_since(&call).keep(Locale::En);
    /// assert_eq!(kept.after.definition, call.digest());
    /// assert!(kept.words_alone && kept.changes.is_empty());
    /// ```
    #[must_use]
    pub fn keep(&self, locale: Locale) -> KeptEditionDiff {
        KeptEditionDiff {
            before: KeptEditionSide::of(&self.before),
            after: KeptEditionSide::of(&self.after),
            words_alone: self.is_of_words_alone(),
            changes: self.changes.iter().map(|change| change.keep(locale)).collect(),
        }
    }

    /// The differences as JSON, with sentences in one locale.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::follow_up();
    /// let json = call.changes_since(&call).to_json(Locale::En);
    /// assert!(json.contains(r#""words_alone":true,"changes":[]"#));
    /// ```
    #[must_use]
    pub fn to_json(&self, locale: Locale) -> String {
        self.keep(locale).to_json()
    }
}

impl serde::Serialize for EditionDiff {
    /// As [`keep`](Self::keep) has it, in the usual language. [`KeptEditionDiff`] reads it again.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.keep(Locale::default()).serialize(serializer)
    }
}

named_iterator! {
    /// The changes of one requirement.
    ///
    /// ```
    /// use inspir_core::{Call, RequirementChanges};
    ///
    /// let call = Call::follow_up();
    /// let diff = call.changes_since(&call);
    /// let mut changes: RequirementChanges<'_> = diff.of_requirement("team.members");
    /// assert_eq!(changes.next(), None);
    /// ```
    pub struct RequirementChanges<'d>(slice::Iter<'d, EditionChange>, id: &'d str)
    some &'d EditionChange = |this, change| {
        let is_it = change.item() == ChangedItem::Requirement && change.id() == Some(this.id);
        is_it.then_some(change)
    }
}
