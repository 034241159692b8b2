//! Going through the entries by id.

use std::iter::FusedIterator;
use std::{slice, vec};

use super::text::Text;

/// The entries of [`Entries`](crate::Entries), in their order.
///
/// ```
/// use inspir_core::{Commitments, EntriesIter};
///
/// let commitments = Commitments::from_iter([("local_needs", Some(true))]);
/// let mut entries: EntriesIter<'_, Option<bool>> = commitments.iter();
/// assert_eq!(entries.next(), Some(("local_needs", &Some(true))));
/// ```
#[derive(Debug)]
pub struct EntriesIter<'e, V>(slice::Iter<'e, (Text<'e>, V)>);

/// The entries of [`Entries`](crate::Entries), in their order, with values that can be changed.
///
/// ```
/// use inspir_core::{Commitments, EntriesIterMut};
///
/// let mut commitments = Commitments::from_iter([("local_needs", None)]);
/// let entries: EntriesIterMut<'_, '_, Option<bool>> = commitments.iter_mut();
/// assert_eq!(entries.len(), 1);
/// ```
#[derive(Debug)]
pub struct EntriesIterMut<'e, 'a, V>(slice::IterMut<'e, (Text<'a>, V)>);

/// The entries of [`Entries`](crate::Entries) themselves, in their order.
///
/// ```
/// use inspir_core::{Commitments, EntriesIntoIter};
///
/// let commitments = Commitments::from_iter([("local_needs", Some(true))]);
/// let mut entries: EntriesIntoIter<'_, Option<bool>> = commitments.into_iter();
/// assert_eq!(entries.next(), Some(("local_needs".into(), Some(true))));
/// ```
#[derive(Clone, Debug)]
pub struct EntriesIntoIter<'a, V>(vec::IntoIter<(Text<'a>, V)>);

impl<'e, V> EntriesIter<'e, V> {
    pub(super) fn new(entries: &'e [(Text<'e>, V)]) -> Self {
        Self(entries.iter())
    }
}

impl<'e, 'a, V> EntriesIterMut<'e, 'a, V> {
    pub(super) fn new(entries: &'e mut [(Text<'a>, V)]) -> Self {
        Self(entries.iter_mut())
    }
}

impl<'a, V> EntriesIntoIter<'a, V> {
    pub(super) fn new(entries: Vec<(Text<'a>, V)>) -> Self {
        Self(entries.into_iter())
    }
}

impl<V> Clone for EntriesIter<'_, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// Each iterator gives what a function makes of the entries.
macro_rules! iterators {
    ($($name:ident [$($generics:tt)*] $item:ty => |$entry:ident| $made:expr;)+) => {$(
        impl<$($generics)*, V> Iterator for $name<$($generics)*, V> {
            type Item = $item;

            fn next(&mut self) -> Option<Self::Item> {
                self.0.next().map(|$entry| $made)
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl<$($generics)*, V> DoubleEndedIterator for $name<$($generics)*, V> {
            fn next_back(&mut self) -> Option<Self::Item> {
                self.0.next_back().map(|$entry| $made)
            }
        }

        impl<$($generics)*, V> ExactSizeIterator for $name<$($generics)*, V> {}
        impl<$($generics)*, V> FusedIterator for $name<$($generics)*, V> {}
    )+};
}

iterators! {
    EntriesIter ['e] (&'e str, &'e V) => |entry| (entry.0.as_ref(), &entry.1);
    EntriesIterMut ['e, 'a] (&'e str, &'e mut V) => |entry| (entry.0.as_ref(), &mut entry.1);
    EntriesIntoIter ['a] (Text<'a>, V) => |entry| entry;
}
