//! All fields and lists of the applications to a call, each by its number.

use super::info::{FieldInfo, ListInfo};
use super::number::{Column, Field, List, column_of};
use crate::application::{Application, Source};
use crate::declaration::{CallList, MemberInfo, Structure, ValueType};
use crate::facts::Facts;
use crate::ids::{Ids, OwnIds};
use crate::locale::{Currency, GivenWords, Lexicon, Locale, Words};
use crate::member::Record;
use crate::text::{is_within, push_step};

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
    /// Words that replace those of the program.
    pub(crate) own_words: GivenWords,
}

/// The fields and lists that a call adds to the model.
#[derive(Debug, Default)]
pub(crate) struct OwnMembers {
    /// The fields in `details` of an application.
    pub(crate) fields: Vec<FieldInfo>,
    /// The fields in `details` of the items of each built-in list.
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
    /// Replaces the names by those in these words.
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
        let is_at = |field: &FieldInfo| field.is_for_agents() && is_within(path, &field.pointer);
        path.starts_with("/appraisals/") || self.fields.iter().any(is_at)
    }

    /// How words are told in a language.
    pub(crate) fn lexicon(&self, locale: Locale) -> Lexicon<'_> {
        Lexicon::new(locale, &self.own_words)
    }

    /// Marks as wrong what an error at this path drops.
    pub(crate) fn mark_wrong(&self, path: &str, facts: &mut Facts) {
        for (number, field) in self.fields.iter().enumerate() {
            if is_within(&field.pointer, path) {
                facts.mark_field(number);
            }
        }
        for (number, list) in self.lists.iter().enumerate() {
            if is_within(&list.pointer, path) {
                facts.mark_list(number);
                continue;
            }
            // A member of an item, or an object in it that holds several.
            let rest = path.strip_prefix(&list.pointer).and_then(|rest| rest.strip_prefix('/'));
            let Some((item, member)) = rest.and_then(|rest| rest.split_once('/')) else { continue };
            let Ok(item) = item.parse::<usize>() else { continue };
            for (column, info) in list.columns.iter().enumerate() {
                if is_within(&info.pointer, member) {
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
    use crate::field::{COMMON_FIELDS, field};
    use crate::ids::CallIds;

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
