//! The fields and lists of an application that a call can ask about, each by its number.

use std::sync::Arc;

use crate::amount::Amount;
use crate::application::{Application, Source};
use crate::declaration::{CallList, MemberInfo, Structure, ValueType, fields};
use crate::fact::Fact;
use crate::facts::Facts;
use crate::ids::{CallIds, Ids, NumberRange, OwnIds};
use crate::locale::{Currency, GivenWords, Lexicon, Locale, Words};
use crate::member::Record;
use crate::text::push_step;

/// The number of a field. The fields of every application come first, then the call's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Field(pub(crate) u16);

/// The number of a list of an application. The call's own lists come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct List(pub(crate) u16);

/// The number of a member of the items of a list. The call's own come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Column(pub(crate) u16);

impl Column {
    /// Whether the source of a revenue is public. Applications do not state it.
    pub(crate) const PUBLIC: Self = Self(u16::MAX);
}

/// How many fields every application has.
pub(crate) const COMMON_FIELDS: usize = fields(<Application<'static> as Record<'static>>::MEMBERS);

/// The number of a field of every application, by the members that lead to it: `field!(project.title)`.
macro_rules! field {
    ($($member:ident).+) => {
        $crate::field::Field(const {
            $crate::field::field_number(&[$(stringify!($member)),+])
        })
    };
}
pub(crate) use field;

/// The number of a list, by the members that lead to it: `list!(budget.expenses)`.
macro_rules! list {
    ($($member:ident).+) => {
        $crate::field::List(const { $crate::field::list_number(&[$(stringify!($member)),+]) })
    };
}

/// The number of a member of a list's items: `column_of!(Expense.amount)`.
macro_rules! column_of {
    ($record:ident.$member:ident) => {
        $crate::field::Column(const {
            $crate::field::column_number(
                <$crate::application::$record<'static> as $crate::member::Record<'static>>::MEMBERS,
                stringify!($member),
            )
        })
    };
}
pub(crate) use column_of;

#[allow(clippy::cast_possible_truncation, reason = "an application has fewer than 65,536 members")]
mod numbers {
    use crate::application::Application;
    use crate::declaration::{self, MemberInfo};
    use crate::member::Record;

    const MEMBERS: &[MemberInfo] = <Application<'static> as Record<'static>>::MEMBERS;

    pub(crate) const fn field_number(path: &[&str]) -> u16 {
        declaration::field_number(MEMBERS, path) as u16
    }

    pub(crate) const fn list_number(path: &[&str]) -> u16 {
        declaration::list_number(MEMBERS, path) as u16
    }

    pub(crate) const fn column_number(members: &[MemberInfo], name: &str) -> u16 {
        declaration::member_number(members, name) as u16
    }
}
pub(crate) use numbers::{column_number, field_number, list_number};

impl List {
    pub(crate) const EXPENSES: Self = list!(budget.expenses);
    pub(crate) const REVENUES: Self = list!(budget.revenues);
    pub(crate) const DOCUMENTS: Self = list!(documents);
    pub(crate) const INDICATORS: Self = list!(indicators);
    pub(crate) const TEAM: Self = list!(team);
    pub(crate) const PREVIOUS_GRANTS: Self = list!(previous_grants);
}

/// The field of an item of one of the call's lists. [`number_of`](crate::ids::number_of) gives the
/// number of the list.
pub(crate) fn own_field(ids: &CallIds, list: usize, item: usize) -> Field {
    Field(u16::try_from(ids.first_field(list) + item).unwrap_or(u16::MAX))
}

/// One field of the applications to a call, or one member of the items of a list.
#[derive(Clone, Debug)]
pub(crate) struct FieldInfo {
    /// The path; of a member of an item, from the item on and without a slash: `details/born_on`.
    pub(crate) pointer: String,
    pub(crate) value_type: ValueType,
    /// The name within a sentence.
    pub(crate) label: Words,
    /// What counts where there is no value.
    pub(crate) default: Fact,
    /// What the call says of it, if it is one of its own fields.
    pub(crate) own: Option<Box<OwnInfo>>,
    /// The ids and titles of its values, if the call lists them.
    pub(crate) options: Ids,
}

/// What a call says of a field of its own.
#[derive(Clone, Debug)]
pub(crate) struct OwnInfo {
    /// The official question, in full.
    pub(crate) wording: Option<Words>,
    /// What stands behind a number.
    pub(crate) unit: Option<Arc<Words>>,
    /// The numbers that it takes.
    pub(crate) range: Option<NumberRange>,
    /// Whether an agent fills it in.
    pub(crate) is_for_agents: bool,
}

impl FieldInfo {
    /// A field that the model declares.
    fn declared(pointer: String, value_type: ValueType, label: Words) -> Self {
        let (default, own, options) = (Fact::Absent, None, Ids::default());
        Self { pointer, value_type, label, default, own, options }
    }

    /// Whether an agent fills it in, not the applicant.
    pub(crate) fn is_for_agents(&self) -> bool {
        self.own.as_ref().is_some_and(|own| own.is_for_agents)
            || self.pointer.starts_with("/appraisals/")
    }

    /// The id of the value with this number, and its words.
    pub(crate) fn option(&self, number: usize) -> Option<(&str, Words)> {
        match self.value_type.choices().get(number) {
            Some(choice) => Some((choice.id, choice.label.owned())),
            None => self.options.get(number).zip(self.options.title(number).cloned()),
        }
    }

    /// How many values it can have, if they are listed.
    pub(crate) fn option_count(&self) -> usize {
        self.value_type.choices().len().max(self.options.len())
    }

    /// The words of a value that it has.
    pub(crate) fn in_words(&self, fact: Fact, currency: Currency) -> Option<Words> {
        match fact {
            Fact::Choices(bits) => {
                let chosen = (0..64).filter(|bit| bits & (1_u64 << bit) != 0);
                let titles: Vec<Words> =
                    chosen.filter_map(|bit| self.option(bit)).map(|(_, title)| title).collect();
                Some(Words::each(|locale| {
                    let titles: Vec<&str> =
                        titles.iter().map(|title| title.get(locale).as_str()).collect();
                    titles.join(", ")
                }))
            }
            fact => self.value_in_words(fact, currency).map(|(_, words)| words),
        }
    }

    /// A value that it can have: as definitions write it, and in words.
    pub(crate) fn value_in_words(&self, fact: Fact, currency: Currency) -> Option<(String, Words)> {
        let written = |write: &dyn Fn(Locale, &mut String)| {
            Words::each(|locale| {
                let mut text = String::new();
                write(locale, &mut text);
                text
            })
        };
        match fact {
            Fact::Choice(code) => {
                let (id, title) = self.option(usize::from(code))?;
                Some((id.to_owned(), title))
            }
            Fact::Flag(flag) => {
                let choice = crate::choice::YES_NO.get(usize::from(!flag))?;
                Some((choice.id.to_owned(), choice.label.owned()))
            }
            Fact::Amount(cents) => {
                let amount = Amount::from_cents(cents.into());
                let words = written(&|locale, out| locale.write_amount(amount, currency, out));
                Some((amount.to_string(), words))
            }
            Fact::Commune(commune) => {
                Some((commune.to_string(), written(&|_, out| out.push_str(commune.code()))))
            }
            fact => {
                let number = fact.number()?;
                let words = written(&|locale, out| locale.write_number(number, out));
                Some((number.to_string(), words))
            }
        }
    }

    /// The number of the value with this id.
    pub(crate) fn code_of(&self, id: &str) -> Option<u16> {
        let fixed = self.value_type.choices().iter().position(|choice| choice.id == id);
        let number = fixed.or_else(|| self.options.find(id, 0));
        number.and_then(|number| u16::try_from(number).ok())
    }
}

/// One list of the applications to a call.
#[derive(Clone, Debug)]
pub(crate) struct ListInfo {
    pub(crate) pointer: String,
    /// The name within a sentence.
    pub(crate) label: Words,
    /// The words for one item, and for several.
    pub(crate) items: [Words; 2],
    /// The official question, in full.
    pub(crate) wording: Option<Words>,
    /// Whether the list is empty if it is absent. Otherwise its absence leaves open what is in it.
    pub(crate) is_empty_if_absent: bool,
    /// The members of its items.
    pub(crate) columns: Vec<FieldInfo>,
}

impl ListInfo {
    /// One member of the items.
    pub(crate) fn column(&self, column: Column) -> Option<&FieldInfo> {
        self.columns.get(usize::from(column.0))
    }
}

/// The fields and the lists of the applications to a call, each in the order of its numbers.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub(crate) fields: Vec<FieldInfo>,
    pub(crate) lists: Vec<ListInfo>,
    /// The lists of ids that a call gives, and where applications hold their values.
    pub(crate) entries: Vec<(&'static str, String)>,
    /// How many fields stand before the call's own fields in `details`.
    pub(crate) first_own_field: usize,
    /// For each source of revenues, whether its money is public.
    pub(crate) public_sources: Vec<bool>,
    /// The currency of all amounts.
    pub(crate) currency: Currency,
    /// Words that stand in the place of the program's.
    pub(crate) own_words: GivenWords,
}

/// The fields and lists that a call adds to the model.
#[derive(Debug, Default)]
pub(crate) struct OwnMembers {
    /// What `details` of an application holds. The paths are those of the fields.
    pub(crate) fields: Vec<FieldInfo>,
    /// What `details` of the items of each built-in list holds.
    pub(crate) columns: Vec<Vec<FieldInfo>>,
    pub(crate) lists: Vec<ListInfo>,
    /// The call's own sources, and whether their money is public.
    pub(crate) sources: Vec<(String, Words, bool)>,
    pub(crate) categories: OwnIds,
    pub(crate) currency: Currency,
}

impl Layout {
    /// The layout for a call with these own ids, by the names of their lists, and these own members.
    pub(crate) fn new(own: &[(&str, OwnIds)], members: OwnMembers) -> Self {
        let mut layout = Self::default();
        let mut entries = Vec::new();
        layout.add(<Application<'static> as Record<'static>>::MEMBERS, "", &mut entries);
        for (list, ids) in own {
            let found = entries.iter().find(|(name, ..)| name == list);
            for (id, title) in ids {
                if let Some((_, pointer, values)) = found {
                    let mut pointer = format!("{pointer}/");
                    push_step(id, &mut pointer);
                    layout.add_entry(**values, pointer, title);
                }
            }
        }
        layout.entries = entries.into_iter().map(|(list, pointer, _)| (list, pointer)).collect();
        layout.first_own_field = layout.fields.len();
        layout.fields.extend(members.fields);
        layout.list_options(own, &members.sources, members.categories);
        for (list, columns) in layout.lists.iter_mut().zip(members.columns) {
            list.columns.extend(columns);
        }
        layout.lists.extend(members.lists);
        layout.currency = members.currency;
        layout.public_sources = Source::ALL.iter().map(|source| source.is_public()).collect();
        layout.public_sources.extend(members.sources.iter().map(|(.., is_public)| *is_public));
        layout
    }

    /// Gives their options to the members whose values a list of the call has.
    fn list_options(
        &mut self,
        own: &[(&str, OwnIds)],
        sources: &[(String, Words, bool)],
        categories: OwnIds,
    ) {
        let documents = own.iter().find(|(name, _)| *name == CallList::Documents.name());
        let built_in =
            Source::LIST.iter().map(|choice| (choice.id.to_owned(), choice.label.owned()));
        let added = sources.iter().map(|(id, title, _)| (id.clone(), title.clone()));
        let sources: OwnIds = built_in.chain(added).collect();
        for column in self.lists.iter_mut().flat_map(|list| &mut list.columns) {
            column.options = Ids::titled(match column.value_type {
                ValueType::Listed(CallList::Documents) => {
                    documents.map(|(_, ids)| ids.clone()).unwrap_or_default()
                }
                ValueType::Listed(CallList::Sources) => sources.clone(),
                ValueType::Listed(CallList::Categories) => categories.clone(),
                _ => continue,
            });
        }
    }

    /// Adds members, and finds those that hold values by id.
    fn add(
        &mut self,
        members: &'static [MemberInfo],
        parent: &str,
        entries: &mut Vec<(&'static str, String, &'static Structure)>,
    ) {
        for member in members {
            let pointer = format!("{parent}/{}", member.name);
            match (member.structure, member.label) {
                (Structure::Value(value_type), Some(label)) => {
                    self.fields.push(FieldInfo::declared(pointer, value_type, label.words.owned()));
                }
                (Structure::List(members), Some(label)) => {
                    let items = label.items.copied().unwrap_or([label.words; 2]);
                    let list = List(u16::try_from(self.lists.len()).unwrap_or(u16::MAX));
                    self.lists.push(ListInfo {
                        pointer,
                        label: label.words.owned(),
                        items: items.map(|words| words.owned()),
                        wording: None,
                        is_empty_if_absent: [List::DOCUMENTS, List::PREVIOUS_GRANTS]
                            .contains(&list),
                        columns: members.iter().filter_map(column).collect(),
                    });
                }
                (Structure::Record(inner), _) => self.add(inner, &pointer, entries),
                (Structure::Entries(list, values), _) => entries.push((list, pointer, values)),
                _ => {}
            }
        }
    }

    /// Adds the fields of one id.
    fn add_entry(&mut self, values: Structure, pointer: String, title: &Words) {
        match values {
            Structure::Value(value_type) => {
                self.fields.push(FieldInfo::declared(pointer, value_type, title.clone()));
            }
            Structure::Record(members) => {
                for member in members.iter().filter(|member| member.is_field) {
                    let pointer = format!("{pointer}/{}", member.name);
                    self.add_entry(member.structure, pointer, title);
                }
            }
            _ => {}
        }
    }

    pub(crate) fn field(&self, field: Field) -> Option<&FieldInfo> {
        self.fields.get(usize::from(field.0))
    }

    pub(crate) fn list(&self, list: List) -> Option<&ListInfo> {
        self.lists.get(usize::from(list.0))
    }

    /// The pointer of a list.
    pub(crate) fn list_pointer(&self, list: List) -> &str {
        self.list(list).map_or("", |list| &list.pointer)
    }

    /// A member of a list's items. Whether a revenue is public stands in its source.
    pub(crate) fn column(&self, list: List, column: Column) -> Option<&FieldInfo> {
        let column = if column == Column::PUBLIC { column_of!(Revenue.source) } else { column };
        self.list(list)?.column(column)
    }
}

impl Layout {
    /// The same, its names told in these words.
    #[cfg(feature = "words")]
    pub(crate) fn retold(mut self, own: GivenWords) -> Self {
        if own.is_some() {
            let retell = |words: &mut Words| {
                *words = Words::each(|locale| words.told(Lexicon::new(locale, &own)).to_owned());
            };
            for list in &mut self.lists {
                retell(&mut list.label);
                list.items.iter_mut().for_each(retell);
                list.columns.iter_mut().for_each(|column| retell(&mut column.label));
            }
            self.fields.iter_mut().for_each(|field| retell(&mut field.label));
        }
        Self { own_words: own, ..self }
    }

    #[cfg(not(feature = "words"))]
    pub(crate) fn retold(self, _: GivenWords) -> Self {
        self
    }

    /// Whether agents fill in what stands at a path of an application.
    pub(crate) fn is_path_of_agents(&self, path: &str) -> bool {
        let is_at = |field: &FieldInfo| {
            let rest = path.strip_prefix(&*field.pointer);
            field.is_for_agents()
                && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        path.starts_with("/appraisals/") || self.fields.iter().any(is_at)
    }

    /// How words are told in a language.
    pub(crate) fn lexicon(&self, locale: Locale) -> Lexicon<'_> {
        Lexicon::new(locale, &self.own_words)
    }

    /// Marks as wrong what an error at this path drops.
    pub(crate) fn mark_wrong(&self, path: &str, facts: &mut Facts) {
        let holds = |pointer: &str| {
            let rest = pointer.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        for (number, field) in self.fields.iter().enumerate() {
            if holds(&field.pointer) {
                facts.mark_field(number);
            }
        }
        for (number, list) in self.lists.iter().enumerate() {
            if holds(&list.pointer) {
                facts.mark_list(number);
                continue;
            }
            // A member of an item, or an object in it that holds several.
            let rest = path.strip_prefix(&list.pointer).and_then(|rest| rest.strip_prefix('/'));
            let Some((item, member)) = rest.and_then(|rest| rest.split_once('/')) else { continue };
            let Ok(item) = item.parse::<usize>() else { continue };
            for (column, info) in list.columns.iter().enumerate() {
                let rest = info.pointer.strip_prefix(member);
                if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
                    facts.mark_item(number, item, column);
                }
            }
        }
    }
}

/// A member of an item as a call can ask about it.
fn column(member: &MemberInfo) -> Option<FieldInfo> {
    let Structure::Value(value_type) = member.structure else { return None };
    let label = member.label.map(|label| label.words.owned()).unwrap_or_default();
    let column = FieldInfo::declared(member.name.to_owned(), value_type, label);
    Some(FieldInfo { default: member.default(), ..column })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_layout() {
        let layout = Layout::new(&[], OwnMembers::default());
        assert_eq!(layout.fields.len(), COMMON_FIELDS);
        for (field, pointer) in [
            (field!(reference), "/reference"),
            (field!(applicant.legal_representative.role), "/applicant/legal_representative/role"),
            (field!(charter.signed_by), "/charter/signed_by"),
        ] {
            assert_eq!(layout.fields[usize::from(field.0)].pointer, pointer);
        }
        for (list, pointer) in [(List::EXPENSES, "/budget/expenses"), (List::TEAM, "/team")] {
            assert_eq!(layout.lists[usize::from(list.0)].pointer, pointer);
        }
        let supports =
            layout.lists[usize::from(List::EXPENSES.0)].column(column_of!(Expense.supports));
        assert_eq!(supports.map(|member| member.pointer.as_str()), Some("supports"));
    }

    #[test]
    fn pointers_are_members_of_the_model() {
        let ids = CallIds::default();
        for field in Layout::new(&[], OwnMembers::default()).fields {
            // A list is wrong for every member that does not take a list.
            let mut json = "{}".to_owned();
            for step in field.pointer.split('/').skip(1).collect::<Vec<_>>().into_iter().rev() {
                json = format!("{{\"{step}\": {json}}}");
            }
            let json = json.replace("{}", "[[7]]");
            let errors = crate::intake::lenient(json.as_bytes(), &ids).errors;
            assert!(errors.iter().all(|error| error.code().id() == "type.mismatch"), "{json}");
            assert!(errors[0].path().starts_with(&field.pointer), "{}", errors[0].path());
        }
    }
}
