//! The fields and lists of an application that a call can ask about, each by its number.

use crate::application::Application;
use crate::declaration::{MemberInfo, Structure, ValueType, fields, lists};
use crate::ids::CallIds;
use crate::locale::Words;
use crate::member::Record;
use crate::text::push_step;

/// The number of a field. The fields of every application come first, then the call's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Field(pub(crate) u16);

/// The number of a list of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct List(pub(crate) u8);

/// The number of a member of the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Column(pub(crate) u8);

/// How many fields every application has.
pub(crate) const COMMON_FIELDS: usize = fields(<Application<'static> as Record<'static>>::MEMBERS);

/// How many lists every application has.
#[allow(dead_code, reason = "tables ask")]
pub(crate) const COMMON_LISTS: usize = lists(<Application<'static> as Record<'static>>::MEMBERS);

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

#[allow(clippy::cast_possible_truncation, reason = "an application has fewer than 256 members")]
mod numbers {
    use crate::application::Application;
    use crate::declaration::{self, MemberInfo};
    use crate::member::Record;

    const MEMBERS: &[MemberInfo] = <Application<'static> as Record<'static>>::MEMBERS;

    pub(crate) const fn field_number(path: &[&str]) -> u16 {
        declaration::field_number(MEMBERS, path) as u16
    }

    pub(crate) const fn list_number(path: &[&str]) -> u8 {
        declaration::list_number(MEMBERS, path) as u8
    }

    pub(crate) const fn column_number(members: &[MemberInfo], name: &str) -> u8 {
        declaration::member_number(members, name) as u8
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

impl Field {
    /// Whether the call itself asks for it: an answer, a commitment, an undertaking, a criterion.
    pub(crate) fn is_own(self) -> bool {
        usize::from(self.0) >= COMMON_FIELDS
    }
}

/// One field of the applications to a call.
#[derive(Clone, Debug)]
pub(crate) struct FieldInfo {
    pub(crate) pointer: String,
    pub(crate) value_type: ValueType,
    /// The name within a sentence.
    pub(crate) label: Words,
}

/// One list of the applications to a call.
#[derive(Clone, Debug)]
pub(crate) struct ListInfo {
    pub(crate) pointer: String,
    /// The name within a sentence.
    pub(crate) label: Words<&'static str>,
    /// The words for one item, and for several.
    pub(crate) items: [Words<&'static str>; 2],
    /// The members of its items.
    pub(crate) members: &'static [MemberInfo],
}

impl ListInfo {
    /// One member of the items.
    pub(crate) fn column(&self, column: Column) -> Option<&'static MemberInfo> {
        self.members.get(usize::from(column.0))
    }
}

/// The fields and the lists of the applications to a call, each in the order of its numbers.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub(crate) fields: Vec<FieldInfo>,
    pub(crate) lists: Vec<ListInfo>,
    /// The lists of ids that a call gives, and where applications hold their values.
    pub(crate) entries: Vec<(&'static str, String)>,
}

/// What a call lists: the id and the name of each item.
pub(crate) type OwnIds = Vec<(String, Words)>;

impl Layout {
    /// The layout for a call with these own ids, by the names of their lists.
    pub(crate) fn new(own: &[(&str, OwnIds)]) -> Self {
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
        layout
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
                    self.fields.push(FieldInfo { pointer, value_type, label: label.words.owned() });
                }
                (Structure::List(members), Some(label)) => {
                    let items = label.items.copied().unwrap_or([label.words; 2]);
                    let label = label.words;
                    self.lists.push(ListInfo { pointer, label, items, members });
                }
                (Structure::Record(inner), _) => self.add(inner, &pointer, entries),
                (Structure::Entries(list, values), _) => entries.push((list, pointer, values)),
                (Structure::Value(_) | Structure::List(_) | Structure::Ignored, _) => {}
            }
        }
    }

    /// Adds the fields of one id.
    fn add_entry(&mut self, values: Structure, pointer: String, title: &Words) {
        match values {
            Structure::Value(value_type) => {
                self.fields.push(FieldInfo { pointer, value_type, label: title.clone() });
            }
            Structure::Record(members) => {
                for member in members.iter().filter(|member| member.is_field) {
                    let pointer = format!("{pointer}/{}", member.name);
                    self.add_entry(member.structure, pointer, title);
                }
            }
            Structure::List(_) | Structure::Entries(..) | Structure::Ignored => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_layout() {
        let layout = Layout::new(&[]);
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
        assert_eq!(supports.map(|member| member.name), Some("supports"));
    }

    #[test]
    fn pointers_are_members_of_the_model() {
        let ids = CallIds::default();
        for field in Layout::new(&[]).fields {
            // A list is wrong for every member that does not take a list.
            let mut json = "{}".to_owned();
            for step in field.pointer.split('/').skip(1).collect::<Vec<_>>().into_iter().rev() {
                json = format!("{{\"{step}\": {json}}}");
            }
            let json = json.replace("{}", "[[7]]");
            let (_, errors, _) = crate::intake::lenient(json.as_bytes(), &ids);
            assert!(errors.iter().all(|error| error.code().id() == "type.mismatch"), "{json}");
            assert!(errors[0].path().starts_with(&field.pointer), "{}", errors[0].path());
        }
    }
}
