//! The members of an object and the items of a list, with what stands around them in a text.

use std::borrow::Cow;
use std::collections::HashMap;
use std::mem::replace;

use crate::json::text;

/// The members of an object, each with its value.
pub(super) struct Members<'d, V> {
    /// The text before the first member.
    lead: &'d str,
    /// The members in their order, those that were taken out as well.
    members: Vec<Option<EditedMember<'d, V>>>,
    /// The number of the last member of each name.
    numbers: HashMap<String, usize>,
    /// The text behind the last member.
    trail: &'d str,
}

struct EditedMember<'d, V> {
    /// The text before the name, if it is not the first member.
    before: &'d str,
    /// The name, with the colon.
    name: Cow<'d, str>,
    value: V,
    /// The number of the member before this one that has the same name.
    same: Option<usize>,
}

/// The items of a list.
pub(super) struct Items<'d, V> {
    /// The text before the first item.
    lead: &'d str,
    /// The items, in pieces, so that one more moves few others.
    chunks: Vec<Vec<EditedItem<'d, V>>>,
    length: usize,
    /// The text behind the last item.
    trail: &'d str,
}

struct EditedItem<'d, V> {
    /// The text before the item, if it is not the first one.
    before: &'d str,
    value: V,
}

/// The number of items in a piece of a list; one that has twice as many is parted.
pub(super) const CHUNK: usize = 1024;

impl<'d, V> Members<'d, V> {
    /// No members.
    pub(super) fn new() -> Self {
        Self { lead: "", members: Vec::new(), numbers: HashMap::new(), trail: "" }
    }

    /// Adds a member of a text: what stands before it, its name, its name as it is written with the colon.
    pub(super) fn push(&mut self, before: &'d str, name: &str, written: Cow<'d, str>, value: V) {
        if self.members.is_empty() {
            self.lead = before;
        }
        let same = self.numbers.insert(name.to_owned(), self.members.len());
        self.members.push(Some(EditedMember { before, name: written, value, same }));
    }

    /// Adds the text behind the last member.
    pub(super) fn followed_by(self, trail: &'d str) -> Self {
        Self { trail, ..self }
    }

    /// The number of names.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The value of a name; of one that is written twice, the last.
    pub(super) fn value(&mut self, name: &str) -> Option<&mut V> {
        let number = self.numbers.get(name)?;
        Some(&mut self.members.get_mut(*number)?.as_mut()?.value)
    }

    /// Gives a name another value, or adds a member behind the others.
    pub(super) fn set(&mut self, name: &str, value: V) {
        if let Some(old) = self.value(name) {
            *old = value;
            return;
        }
        let mut written = String::new();
        text(name, &mut written);
        written.push(':');
        let lead = self.lead;
        self.push(",", name, written.into(), value);
        self.lead = lead;
    }

    /// Takes all members of a name out; `None` if there is none.
    pub(super) fn remove(&mut self, name: &str) -> Option<()> {
        let mut number = Some(self.numbers.remove(name)?);
        while let Some(member) = number.and_then(|number| self.members.get_mut(number)) {
            number = member.take().and_then(|member| member.same);
        }
        Some(())
    }

    pub(super) fn write(&self, out: &mut String, write: fn(&V, &mut String)) {
        out.push('{');
        for (number, member) in self.members.iter().flatten().enumerate() {
            out.push_str(if number == 0 { self.lead } else { member.before });
            out.push_str(&member.name);
            write(&member.value, out);
        }
        out.push_str(self.trail);
        out.push('}');
    }
}

impl<'d, V> Items<'d, V> {
    /// No items.
    pub(super) fn new() -> Self {
        Self { lead: "", chunks: Vec::new(), length: 0, trail: "" }
    }

    /// Adds an item, with what stands before it.
    pub(super) fn push(&mut self, before: &'d str, value: V) {
        if self.length == 0 {
            self.lead = before;
        }
        self.length += 1;
        let item = EditedItem { before, value };
        match self.chunks.last_mut().filter(|chunk| chunk.len() < CHUNK) {
            Some(chunk) => chunk.push(item),
            None => self.chunks.push(vec![item]),
        }
    }

    /// Adds the text behind the last item.
    pub(super) fn followed_by(self, trail: &'d str) -> Self {
        Self { trail, ..self }
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    pub(super) fn values(&mut self) -> impl Iterator<Item = &mut V> {
        self.chunks.iter_mut().flatten().map(|item| &mut item.value)
    }

    /// The piece that holds an item, and the item's number in it.
    fn place(&self, mut number: usize) -> Option<(usize, usize)> {
        for (at, chunk) in self.chunks.iter().enumerate() {
            if number < chunk.len() {
                return Some((at, number));
            }
            number -= chunk.len();
        }
        None
    }

    pub(super) fn value(&mut self, number: usize) -> Option<&mut V> {
        let (at, number) = self.place(number)?;
        Some(&mut self.chunks.get_mut(at)?.get_mut(number)?.value)
    }

    /// Adds an item before the one of this number, which may be that of the next item; `None` if there is no
    /// such place.
    pub(super) fn insert(&mut self, number: usize, value: V) -> Option<()> {
        if number == self.length {
            let lead = self.lead;
            self.push(",", value);
            self.lead = lead;
            return Some(());
        }
        let (at, number) = self.place(number)?;
        let chunk = self.chunks.get_mut(at)?;
        let before = replace(&mut chunk.get_mut(number)?.before, ",");
        chunk.insert(number, EditedItem { before, value });
        if chunk.len() > 2 * CHUNK {
            let rest = chunk.split_off(CHUNK);
            self.chunks.insert(at + 1, rest);
        }
        self.length += 1;
        Some(())
    }

    /// Takes an item out; `None` if there is none.
    pub(super) fn remove(&mut self, number: usize) -> Option<()> {
        let (at, number) = self.place(number)?;
        let chunk = self.chunks.get_mut(at)?;
        chunk.remove(number);
        if chunk.is_empty() {
            self.chunks.remove(at);
        }
        self.length -= 1;
        Some(())
    }

    pub(super) fn write(&self, out: &mut String, write: fn(&V, &mut String)) {
        out.push('[');
        for (number, item) in self.chunks.iter().flatten().enumerate() {
            out.push_str(if number == 0 { self.lead } else { item.before });
            write(&item.value, out);
        }
        out.push_str(self.trail);
        out.push(']');
    }
}
