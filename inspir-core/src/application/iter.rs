//! Going through the entries by id.

use std::iter::FusedIterator;
use std::{slice, vec};

use super::detail::Detail;
use super::text::Text;
use crate::named_iterator::each_of_inner;

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
pub struct EntriesIter<'e, V> {
    inner: slice::Iter<'e, (Text<'e>, V)>,
}

/// The entries of [`Entries`](crate::Entries), in their order, with values that can be changed. Those of
/// [`Lists`](crate::Lists) too.
///
/// ```
/// use inspir_core::{Commitments, EntriesIterMut};
///
/// let mut commitments = Commitments::from_iter([("local_needs", None)]);
/// let entries: EntriesIterMut<'_, '_, Option<bool>> = commitments.iter_mut();
/// assert_eq!(entries.len(), 1);
/// ```
#[derive(Debug)]
pub struct EntriesIterMut<'e, 'a, V> {
    inner: slice::IterMut<'e, (Text<'a>, V)>,
}

/// The entries of [`Entries`](crate::Entries) themselves, in their order. Those of [`Lists`](crate::Lists) too.
///
/// ```
/// use inspir_core::{Commitments, EntriesIntoIter};
///
/// let commitments = Commitments::from_iter([("local_needs", Some(true))]);
/// let mut entries: EntriesIntoIter<'_, Option<bool>> = commitments.into_iter();
/// assert_eq!(entries.next(), Some(("local_needs".into(), Some(true))));
/// ```
#[derive(Clone, Debug)]
pub struct EntriesIntoIter<'a, V> {
    inner: vec::IntoIter<(Text<'a>, V)>,
}

impl<'e, V> EntriesIter<'e, V> {
    pub(super) fn new(entries: &'e [(Text<'e>, V)]) -> Self {
        Self { inner: entries.iter() }
    }
}

impl<'e, 'a, V> EntriesIterMut<'e, 'a, V> {
    pub(super) fn new(entries: &'e mut [(Text<'a>, V)]) -> Self {
        Self { inner: entries.iter_mut() }
    }
}

impl<'a, V> EntriesIntoIter<'a, V> {
    pub(super) fn new(entries: Vec<(Text<'a>, V)>) -> Self {
        Self { inner: entries.into_iter() }
    }
}

impl<V> Clone for EntriesIter<'_, V> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone() }
    }
}

each_of_inner! {
    ['e, V] EntriesIter<'e, V>, over slice::Iter<'e, (Text<'e>, V)>,
    each (&'e str, &'e V) = |_, entry| (entry.0.as_ref(), &entry.1)
}

each_of_inner! {
    ['e, 'a, V] EntriesIterMut<'e, 'a, V>, over slice::IterMut<'e, (Text<'a>, V)>,
    each (&'e str, &'e mut V) = |_, entry| (entry.0.as_ref(), &mut entry.1)
}

each_of_inner! {
    ['a, V] EntriesIntoIter<'a, V>, over vec::IntoIter<(Text<'a>, V)>,
    each (Text<'a>, V) = |_, entry| entry
}

/// The answers of [`Details`](crate::Details), in their order.
///
/// ```
/// use inspir_core::{Detail, Details, DetailsIter};
///
/// let details = Details::from_iter([("open", Detail::from(true))]);
/// let mut answers: DetailsIter<'_> = details.iter();
/// assert_eq!(answers.next(), Some(("open", &Detail::Flag(true))));
/// ```
#[derive(Clone, Debug)]
pub struct DetailsIter<'e>(EntriesIter<'e, Option<Detail<'e>>>);

/// The answers of [`Details`](crate::Details), in their order, to be changed.
///
/// ```
/// use inspir_core::{Detail, Details, DetailsIterMut};
///
/// let mut details = Details::from_iter([("open", Detail::from(true))]);
/// let mut answers: DetailsIterMut<'_, '_> = details.iter_mut();
/// assert_eq!(answers.next(), Some(("open", &mut Detail::Flag(true))));
/// ```
#[derive(Debug)]
pub struct DetailsIterMut<'e, 'a>(EntriesIterMut<'e, 'a, Option<Detail<'a>>>);

/// The answers of [`Details`](crate::Details) themselves, in their order.
///
/// ```
/// use inspir_core::{Detail, Details, DetailsIntoIter};
///
/// let details = Details::from_iter([("open", Detail::from(true))]);
/// let mut answers: DetailsIntoIter<'_> = details.into_iter();
/// assert_eq!(answers.next(), Some(("open".into(), Detail::Flag(true))));
/// ```
#[derive(Clone, Debug)]
pub struct DetailsIntoIter<'a>(EntriesIntoIter<'a, Option<Detail<'a>>>);

/// Each iterator leaves out the fields that are written without an answer.
macro_rules! iterators_of_answers {
    ($(
        $name:ident [$($generics:tt)*] over $inner:ident of $entries:ty,
        $item:ty => |$answer:ident| $given:expr;
    )+) => {$(
        impl<$($generics)*> $name<$($generics)*> {
            pub(super) fn new(entries: $entries) -> Self {
                Self($inner::new(entries))
            }
        }

        impl<$($generics)*> Iterator for $name<$($generics)*> {
            type Item = $item;

            fn next(&mut self) -> Option<Self::Item> {
                self.0.find_map(|(id, $answer)| Some((id, $given?)))
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                (0, self.0.size_hint().1)
            }
        }

        impl<$($generics)*> DoubleEndedIterator for $name<$($generics)*> {
            fn next_back(&mut self) -> Option<Self::Item> {
                self.0.by_ref().rev().find_map(|(id, $answer)| Some((id, $given?)))
            }
        }

        impl<$($generics)*> FusedIterator for $name<$($generics)*> {}
    )+};
}

iterators_of_answers! {
    DetailsIter ['e] over EntriesIter of &'e [(Text<'e>, Option<Detail<'e>>)],
        (&'e str, &'e Detail<'e>) => |answer| answer.as_ref();
    DetailsIterMut ['e, 'a] over EntriesIterMut of &'e mut [(Text<'a>, Option<Detail<'a>>)],
        (&'e str, &'e mut Detail<'a>) => |answer| answer.as_mut();
    DetailsIntoIter ['a] over EntriesIntoIter of Vec<(Text<'a>, Option<Detail<'a>>)>,
        (Text<'a>, Detail<'a>) => |answer| answer;
}
