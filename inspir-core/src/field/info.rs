//! The description of one field or list of the applications to a call: its path, type, label and values.

use std::sync::Arc;

use super::number::Column;
use crate::amount::Amount;
use crate::declaration::ValueType;
use crate::fact::Fact;
use crate::ids::{Ids, NumberRange};
use crate::locale::{Currency, Locale, Words};

/// One field of the applications to a call, or one member of the items of a list.
#[derive(Clone, Debug)]
pub(crate) struct FieldInfo {
    /// The path; of a member of an item, from the item on and without a slash: `details/born_on`.
    pub(crate) pointer: String,
    pub(crate) value_type: ValueType,
    /// The name within a sentence.
    pub(crate) label: Words,
    /// The fact that counts where there is no value.
    pub(crate) default: Fact,
    /// The call's additions, if it is one of its own fields.
    pub(crate) own: Option<Box<OwnInfo>>,
    /// The ids and titles of its values, if the call lists them.
    pub(crate) options: Ids,
}

/// The details that a call gives of a field of its own.
#[derive(Clone, Debug)]
pub(crate) struct OwnInfo {
    /// The official question, in full.
    pub(crate) wording: Option<Words>,
    /// The unit behind a number.
    pub(crate) unit: Option<Arc<Words>>,
    /// The numbers that it takes.
    pub(crate) range: Option<NumberRange>,
    /// Whether an agent fills it in.
    pub(crate) is_for_agents: bool,
}

impl FieldInfo {
    /// A field that the model declares.
    pub(super) fn declared(pointer: String, value_type: ValueType, label: Words) -> Self {
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
