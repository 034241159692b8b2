//! The declaration of a record's members.

use crate::choice::{Choice, YES_NO};
use crate::fact::Fact;
use crate::ids::CallIds;
use crate::locale::Words;

/// One member of a record.
#[derive(Debug)]
pub(crate) struct MemberInfo {
    pub(crate) name: &'static str,
    pub(crate) structure: Structure,
    /// The label of the member.
    pub(crate) label: Option<Label>,
    /// Whether a call may ask about the value: it may about those with a label, and about those by
    /// id, for which the call itself has the words.
    pub(crate) is_field: bool,
}

/// How a member is built.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Structure {
    Value(ValueType),
    Record(&'static [MemberInfo]),
    /// A list of records, which have these members.
    List(&'static [MemberInfo]),
    /// Values by the ids of one of the call's lists.
    Entries(&'static str, &'static Structure),
    /// Answers to the call's own fields.
    Details,
    /// The call's own lists.
    OwnLists,
    /// Nothing looks at it.
    Ignored,
}

/// A list of the definition whose ids are the values of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CallList {
    Documents,
    Sources,
    Categories,
}

impl CallList {
    /// The name of the list.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Sources => "sources",
            Self::Categories => "categories",
        }
    }
}

/// The type of the value that a member holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueType {
    Text,
    Texts,
    Date,
    Amount,
    Commune,
    Flag,
    /// A whole number from 0 to this.
    Count(u32),
    Choice(&'static [Choice]),
    /// One of the ids of a list of the call.
    Listed(CallList),
    /// A number of an own field.
    Number,
    /// One of the values of an own field.
    OwnChoice,
    /// Some of the values of an own field.
    OwnChoices,
}

impl ValueType {
    /// All names of types.
    #[cfg(feature = "schema")]
    pub(crate) const NAMES: [&'static str; 10] = [
        Self::Text.name(),
        Self::Texts.name(),
        Self::Date.name(),
        Self::Amount.name(),
        Self::Commune.name(),
        Self::Flag.name(),
        Self::Count(0).name(),
        Self::Number.name(),
        Self::OwnChoice.name(),
        Self::OwnChoices.name(),
    ];

    /// The name of the type in a description.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Texts => "texts",
            Self::Date => "date",
            Self::Amount => "amount",
            Self::Commune => "commune",
            Self::Flag => "boolean",
            Self::Count(_) => "integer",
            Self::Choice(_) | Self::Listed(_) | Self::OwnChoice => "choice",
            Self::Number => "number",
            Self::OwnChoices => "choices",
        }
    }

    /// The choices that a form offers.
    pub(crate) const fn choices(self) -> &'static [Choice] {
        match self {
            Self::Choice(choices) => choices,
            Self::Flag => YES_NO,
            _ => &[],
        }
    }

    /// The largest value of a whole number.
    pub(crate) const fn maximum(self) -> Option<u32> {
        if let Self::Count(most) = self { Some(most) } else { None }
    }
}

/// The label of a member, and how facts treat it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Label {
    /// The name within a sentence. A list has one name for all its items.
    pub(crate) words: Words<&'static str>,
    /// One item of a list, and several.
    pub(crate) items: Option<&'static [Words<&'static str>; 2]>,
    /// The fact that counts where there is no value.
    pub(crate) default: Fact,
    pub(crate) reading: Reading,
}

/// The way in which facts keep a text.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reading {
    /// Whether there is a text.
    Presence,
    /// The content of the text, apart from letter case and white space at its ends.
    Content,
    /// The fact that a function makes of the text.
    As(fn(&str, &CallIds) -> Fact),
    /// Whether the text names the call that assesses.
    Call,
}

impl Label {
    pub(crate) const fn new(words: Words<&'static str>) -> Self {
        Self { words, items: None, default: Fact::Absent, reading: Reading::Presence }
    }

    /// Sets the fact that counts where there is no value.
    pub(crate) const fn or(self, default: Fact) -> Self {
        Self { default, ..self }
    }

    /// Sets the way in which facts keep the text.
    pub(crate) const fn read(self, reading: Reading) -> Self {
        Self { reading, ..self }
    }

    /// The words for one item of a list, and for several.
    pub(crate) const fn items(self, items: &'static [Words<&'static str>; 2]) -> Self {
        Self { items: Some(items), ..self }
    }
}

impl MemberInfo {
    /// A member as it is declared.
    pub(crate) const fn new(
        name: &'static str,
        structure: Structure,
        label: Option<Label>,
    ) -> Self {
        Self { name, structure, label, is_field: label.is_some() }
    }

    /// The way in which facts keep a text of this member.
    #[cfg_attr(feature = "fast", inline(always))]
    pub(crate) const fn reading(&self) -> Reading {
        match self.label {
            Some(label) => label.reading,
            None => Reading::Presence,
        }
    }

    /// The fact that counts where there is no value.
    #[cfg_attr(feature = "fast", inline(always))]
    pub(crate) const fn default(&self) -> Fact {
        match self.label {
            Some(label) => label.default,
            None => Fact::Absent,
        }
    }

    /// How many fields the member has that a call can ask about: a value is one field, a record has
    /// the fields of its members.
    const fn fields(&self) -> usize {
        match self.structure {
            Structure::Value(_) if self.is_field => 1,
            Structure::Record(members) => fields(members),
            _ => 0,
        }
    }

    /// How many lists the member has: itself, or those of its members.
    const fn lists(&self) -> usize {
        match self.structure {
            Structure::List(_) => 1,
            Structure::Record(members) => lists(members),
            _ => 0,
        }
    }
}

// The compiler runs these functions, so a path that leads to no member does not compile.
#[allow(clippy::indexing_slicing, clippy::panic, reason = "it stops the compiler")]
mod numbers {
    use super::{MemberInfo, Structure};
    use crate::ids::same;

    /// How many fields these members have, at all levels.
    pub(crate) const fn fields(members: &[MemberInfo]) -> usize {
        let (mut at, mut count) = (0, 0);
        while at < members.len() {
            count += members[at].fields();
            at += 1;
        }
        count
    }

    /// How many lists these members have, at all levels.
    pub(crate) const fn lists(members: &[MemberInfo]) -> usize {
        let (mut at, mut count) = (0, 0);
        while at < members.len() {
            count += members[at].lists();
            at += 1;
        }
        count
    }

    /// The number of a field among all fields, by the names that lead to it.
    pub(crate) const fn field_number(members: &[MemberInfo], path: &[&str]) -> usize {
        number(members, path, 0, false)
    }

    /// The number of a list among all lists, by the names that lead to it.
    pub(crate) const fn list_number(members: &[MemberInfo], path: &[&str]) -> usize {
        number(members, path, 0, true)
    }

    const fn number(members: &[MemberInfo], path: &[&str], step: usize, is_list: bool) -> usize {
        let at = member_number(members, path[step]);
        let (mut before, mut count) = (0, 0);
        while before < at {
            count += if is_list { members[before].lists() } else { members[before].fields() };
            before += 1;
        }
        match members[at].structure {
            Structure::Record(inner) => count + number(inner, path, step + 1, is_list),
            Structure::Value(_) if !is_list && members[at].is_field => count,
            Structure::List(_) if is_list => count,
            _ => panic!("the path leads to no such member"),
        }
    }

    /// The number of a member among those of its record.
    pub(crate) const fn member_number(members: &[MemberInfo], name: &str) -> usize {
        let mut at = 0;
        while at < members.len() {
            if same(members[at].name.as_bytes(), name.as_bytes()) {
                return at;
            }
            at += 1;
        }
        panic!("no such member")
    }
}
pub(crate) use numbers::{field_number, fields, list_number, lists, member_number};

/// How many facts these members of an item have, without the call's own.
pub(crate) const fn columns(members: &[MemberInfo]) -> usize {
    match members {
        [before @ .., MemberInfo { structure: Structure::Details, .. }] => before.len(),
        _ => members.len(),
    }
}

/// The label of a member, in every language.
macro_rules! label {
    ($($words:tt)+) => {
        $crate::declaration::Label::new($crate::locale::words!($($words)+))
    };
}
pub(crate) use label;
