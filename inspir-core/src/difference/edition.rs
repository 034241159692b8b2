//! What differs between two editions of a call.

use super::tree::{
    Difference, PathStep, RawJson, Shape, SideValue, differences, without_words, words,
};
use crate::call::Call;
use crate::closed_list::closed_list;
use crate::json::{JsonText, WriteJson as _, objects};
use crate::locale::{Currency, Locale, Words};

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
        ("id", Shape::Skipped),
        ("edition", Shape::Skipped),
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

closed_list! {
    /// How an item of a call differs in its new edition.
    #[non_exhaustive]
    pub enum RuleChange {
        /// It is new.
        Added = "added",
        /// It is no longer there.
        Removed = "removed",
        /// A value of it is another: a ceiling, a rate, the field that it reads.
        Value = "value",
        /// It has another level or basis.
        Level = "level",
        /// It applies under another condition.
        Condition = "condition",
        /// It quotes other words of the call.
        Quote = "quote",
        /// Its title or its other words are worded in another way.
        Words = "words",
        /// A form shows it elsewhere, or items stand in another order.
        Layout = "layout",
    }

    /// What a change of a call is about.
    #[non_exhaustive]
    pub enum ChangedItem {
        /// The call as a whole: its title, its days, its currency.
        Call = "call",
        /// A section of the form.
        Section = "section",
        /// A document.
        Document = "document",
        /// A question.
        Question = "question",
        /// A commitment of the charter.
        Commitment = "commitment",
        /// An undertaking.
        Undertaking = "undertaking",
        /// A criterion that agents judge.
        Criterion = "criterion",
        /// A field of the call's own.
        Field = "field",
        /// The fields that the call adds to the items of a list.
        Columns = "columns",
        /// A list of the call's own.
        List = "list",
        /// A source of revenues.
        Source = "source",
        /// A category of expenses.
        Category = "category",
        /// A quantity with a name.
        Quantity = "quantity",
        /// A part of the grant.
        Part = "part",
        /// The grant as a whole.
        Overall = "overall",
        /// A requirement.
        Requirement = "requirement",
    }
}

/// What differs between two editions of a call: its requirements, values and words. The names of the
/// editions aside, and the layout of their JSON.
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

/// One change of a call.
///
/// ```
/// use inspir_core::{Call, ChangedItem, RuleChange};
///
/// let old = Call::follow_up();
/// let new = Call::from_json(&old.definition().replace("Operating grant", "Grant for operating"))?;
/// let diff = new.changes_since(&old);
/// let change = &diff.changes()[0];
/// assert_eq!((change.kind(), change.item()), (RuleChange::Words, ChangedItem::Part));
/// assert_eq!((change.id(), change.member()), (Some("operating"), Some("title")));
/// assert_eq!(change.path(), "/parts/0/title");
/// assert_eq!(change.path_before(), Some("/parts/0/title"));
/// assert!(change.before().is_some_and(|json| json.contains("Operating grant")));
/// assert!(change.after().is_some_and(|json| json.contains("Grant for operating")));
/// assert!(!change.can_alter_outcomes());
/// # Ok::<(), inspir_core::CallError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionChange {
    pub(super) kind: RuleChange,
    pub(super) item: ChangedItem,
    pub(super) id: Option<String>,
    pub(super) member: Option<String>,
    pub(super) title: Option<Words>,
    /// The currency of the later edition.
    pub(super) currency: Currency,
    pub(super) before: Option<SideValue>,
    pub(super) after: Option<SideValue>,
}

impl Call {
    /// What changed since an earlier edition of this call.
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
        let changes = found.into_iter().map(|found| EditionChange::new(found, self.currency()));
        EditionDiff { before: earlier.clone(), after: self.clone(), changes: changes.collect() }
    }
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
    pub fn of_requirement(&self, id: &str) -> impl Iterator<Item = &EditionChange> {
        let is_it = move |change: &&EditionChange| {
            change.item == ChangedItem::Requirement && change.id.as_deref() == Some(id)
        };
        self.changes.iter().filter(is_it)
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
        let changes = self.changes.iter().map(|change| WrittenRuleChange {
            kind: change.kind.id(),
            item: change.item.id(),
            id: change.id.as_deref(),
            member: change.member.as_deref(),
            before_path: change.before.as_ref().map(|at| at.path.as_str()),
            after_path: change.after.as_ref().map(|at| at.path.as_str()),
            before: RawJson(change.before()),
            after: RawJson(change.after()),
            message: change.message(locale),
        });
        let written = WrittenEditionDiff {
            before: WrittenCall::new(&self.before),
            after: WrittenCall::new(&self.after),
            words_alone: self.is_of_words_alone(),
            changes: changes.collect(),
        };
        let mut out = String::new();
        written.write(&mut out);
        out
    }
}

impl EditionChange {
    fn new(found: Difference, currency: Currency) -> Self {
        let Difference { steps, before, after, is_order, title } = found;
        let mut steps = steps.into_iter();
        let list = match steps.next() {
            Some(PathStep::Member(name) | PathStep::Item(name)) => name,
            None => String::new(),
        };
        let item = item_of(&list);
        let mut rest: Vec<PathStep> = steps.collect();
        let id = match (item, rest.first()) {
            (ChangedItem::Call | ChangedItem::Overall, _) | (_, None) => None,
            (_, Some(PathStep::Member(id) | PathStep::Item(id))) => Some(id.clone()),
        };
        if id.is_some() {
            rest.remove(0);
        }
        let names: Vec<&str> = rest.iter().map(PathStep::name).collect();
        let member = match item {
            ChangedItem::Call => Some(list),
            _ => (!names.is_empty()).then(|| names.join("/")),
        };
        let kind = RuleChange::Value;
        let mut change = Self { kind, item, id, member, title, currency, before, after };
        change.kind = change.kind_of(is_order);
        change
    }

    fn kind_of(&self, is_order: bool) -> RuleChange {
        let member = self.member.as_deref();
        match (self.item, member, &self.before, &self.after) {
            _ if is_order => RuleChange::Layout,
            (ChangedItem::Call, Some("title"), ..) => RuleChange::Value,
            (_, None, None, _) => RuleChange::Added,
            (_, None, _, None) => RuleChange::Removed,
            (ChangedItem::Requirement, Some("level" | "basis"), ..) => RuleChange::Level,
            (ChangedItem::Requirement, Some("citation/quote"), ..) => RuleChange::Quote,
            (ChangedItem::Requirement, Some("section"), ..)
            | (ChangedItem::Section, Some("fields"), ..) => RuleChange::Layout,
            (_, Some("when"), ..) => RuleChange::Condition,
            _ if self.is_of_words() => RuleChange::Words,
            _ => RuleChange::Value,
        }
    }

    /// Whether the values before and after are the same but for words.
    fn is_of_words(&self) -> bool {
        let read =
            |at: &SideValue| JsonText::new(&at.json).ok().map(|json| without_words(json.root()));
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => read(before) == read(after),
            (Some(at), None) | (None, Some(at)) => {
                JsonText::new(&at.json).is_ok_and(|json| words(json.root()).is_some())
            }
            (None, None) => false,
        }
    }

    /// How the item differs.
    #[must_use]
    pub fn kind(&self) -> RuleChange {
        self.kind
    }

    /// What the change is about.
    #[must_use]
    pub fn item(&self) -> ChangedItem {
        self.item
    }

    /// The id of the item; of columns, the path of their list. `None` for the call, for the grant as a
    /// whole, and for the order of a list.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The member of the item that differs, such as `ceiling` or `citation/quote`; `None` if the whole
    /// item was added or removed.
    #[must_use]
    pub fn member(&self) -> Option<&str> {
        self.member.as_deref()
    }

    /// Where it stands, as a JSON Pointer into the later definition; of what was removed, into the
    /// earlier one.
    #[must_use]
    pub fn path(&self) -> &str {
        self.after.as_ref().or(self.before.as_ref()).map_or("", |at| &at.path)
    }

    /// Where it stood, as a JSON Pointer into the earlier definition; `None` if it is new.
    #[must_use]
    pub fn path_before(&self) -> Option<&str> {
        self.before.as_ref().map(|at| at.path.as_str())
    }

    /// The JSON in the earlier definition; of a list in another order, its ids.
    #[must_use]
    pub fn before(&self) -> Option<&str> {
        self.before.as_ref().map(|at| at.json.as_str())
    }

    /// The JSON in the later definition; of a list in another order, its ids.
    #[must_use]
    pub fn after(&self) -> Option<&str> {
        self.after.as_ref().map(|at| at.json.as_str())
    }

    /// Whether an outcome, an amount or a status may be another because of it.
    #[must_use]
    pub fn can_alter_outcomes(&self) -> bool {
        let of_words =
            matches!(self.kind, RuleChange::Words | RuleChange::Quote | RuleChange::Layout);
        !of_words && self.item != ChangedItem::Section
    }
}

fn item_of(list: &str) -> ChangedItem {
    match list {
        "sections" => ChangedItem::Section,
        "documents" => ChangedItem::Document,
        "questions" => ChangedItem::Question,
        "commitments" => ChangedItem::Commitment,
        "undertakings" => ChangedItem::Undertaking,
        "criteria" => ChangedItem::Criterion,
        "fields" => ChangedItem::Field,
        "columns" => ChangedItem::Columns,
        "lists" => ChangedItem::List,
        "sources" => ChangedItem::Source,
        "categories" => ChangedItem::Category,
        "quantities" => ChangedItem::Quantity,
        "parts" => ChangedItem::Part,
        "overall" => ChangedItem::Overall,
        "requirements" => ChangedItem::Requirement,
        _ => ChangedItem::Call,
    }
}

struct WrittenCall<'a> {
    call: &'a str,
    edition: &'a str,
    definition: &'a str,
}

impl<'a> WrittenCall<'a> {
    fn new(call: &'a Call) -> Self {
        Self { call: call.id(), edition: call.edition(), definition: call.digest() }
    }
}

struct WrittenEditionDiff<'a> {
    before: WrittenCall<'a>,
    after: WrittenCall<'a>,
    words_alone: bool,
    changes: Vec<WrittenRuleChange<'a>>,
}

struct WrittenRuleChange<'a> {
    kind: &'a str,
    item: &'a str,
    id: Option<&'a str>,
    member: Option<&'a str>,
    before_path: Option<&'a str>,
    after_path: Option<&'a str>,
    before: RawJson<'a>,
    after: RawJson<'a>,
    message: String,
}

objects! {
    WrittenCall<'_> { call, edition, definition, }
    WrittenEditionDiff<'_> { before, after, words_alone, changes, }
    WrittenRuleChange<'_> {
        kind, item, id if given, member if given, before_path if given, after_path if given,
        before if given, after if given, message,
    }
}
