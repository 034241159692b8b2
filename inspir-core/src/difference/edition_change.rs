//! One change of a call: what it is about, and of which kind it is.

use super::changed_value::ChangedValue;
use super::tree::{Difference, PathStep, without_words, words};
use crate::call::Call;
use crate::closed_list::closed_list;
use crate::json::JsonText;
use crate::locale::Words;

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

    /// The subject of a change of a call.
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
    pub(super) value: ChangedValue,
}

impl EditionChange {
    /// `title` is that of the outermost item on the way, and `teller` the later call.
    pub(super) fn new(found: Difference, title: Option<Words>, teller: &Call) -> Self {
        let Difference { steps, before, after, is_order } = found;
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
        let (currency, teller) = (teller.currency(), Some(teller.clone()));
        let value = ChangedValue { id, member, title, currency, teller, before, after };
        let mut change = Self { kind, item, value };
        change.kind = change.kind_of(is_order);
        change
    }

    fn kind_of(&self, is_order: bool) -> RuleChange {
        match (self.item, self.member(), self.before(), self.after()) {
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
        let read = |json| JsonText::new(json).ok().map(|json| without_words(json.root()));
        match (self.before(), self.after()) {
            (Some(before), Some(after)) => read(before) == read(after),
            (Some(json), None) | (None, Some(json)) => {
                JsonText::new(json).is_ok_and(|json| words(json.root()).is_some())
            }
            (None, None) => false,
        }
    }

    /// How the item differs.
    #[must_use]
    pub fn kind(&self) -> RuleChange {
        self.kind
    }

    /// The subject of the change.
    #[must_use]
    pub fn item(&self) -> ChangedItem {
        self.item
    }

    /// The id of the item; of columns, the path of their list. `None` for the call, for the grant as a
    /// whole, and for the order of a list.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.value.id.as_deref()
    }

    /// The member of the item that differs, such as `ceiling` or `citation/quote`; `None` if the whole
    /// item was added or removed.
    #[must_use]
    pub fn member(&self) -> Option<&str> {
        self.value.member.as_deref()
    }

    /// Where it stands, as a JSON Pointer into the later definition; of what was removed, into the
    /// earlier one.
    #[must_use]
    pub fn path(&self) -> &str {
        self.value.path()
    }

    /// Where it stood, as a JSON Pointer into the earlier definition; `None` if it is new.
    #[must_use]
    pub fn path_before(&self) -> Option<&str> {
        self.value.path_before()
    }

    /// The JSON in the earlier definition; of a list in another order, its ids.
    #[must_use]
    pub fn before(&self) -> Option<&str> {
        self.value.before()
    }

    /// The JSON in the later definition; of a list in another order, its ids.
    #[must_use]
    pub fn after(&self) -> Option<&str> {
        self.value.after()
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
