//! Iterators with names, each over another one, so that callers can keep them in types of their own.

/// Goes through `inner`, from both ends, and makes an item of each of its items.
macro_rules! each_of_inner {
    ([$($generics:tt)*] $name:ty, over $inner:ty, each $item:ty = $make:expr) => {
        impl<$($generics)*> Iterator for $name {
            type Item = $item;

            fn next(&mut self) -> Option<Self::Item> {
                let make: fn(&Self, <$inner as Iterator>::Item) -> $item = $make;
                self.inner.next().map(|next| make(self, next))
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.inner.size_hint()
            }
        }

        impl<$($generics)*> DoubleEndedIterator for $name {
            fn next_back(&mut self) -> Option<Self::Item> {
                let make: fn(&Self, <$inner as Iterator>::Item) -> $item = $make;
                self.inner.next_back().map(|next| make(self, next))
            }
        }

        impl<$($generics)*> ExactSizeIterator for $name {}
        impl<$($generics)*> std::iter::FusedIterator for $name {}
    };
}

/// An iterator that makes one item of `each` of those of another, or of `some` of them.
macro_rules! named_iterator {
    (
        $(#[$doc:meta])+
        pub struct $name:ident<$life:lifetime $(, $param:ident)?>($inner:ty $(, $field:ident: $type:ty)*)
        each $item:ty = $make:expr
    ) => {
        named_iterator!(@struct [$(#[$doc])+] pub struct $name<$life $(, $param)?>($inner $(, $field: $type)*));

        $crate::named_iterator::each_of_inner! {
            [$life $(, $param)?] $name<$life $(, $param)?>, over $inner, each $item = $make
        }
    };
    (
        $(#[$doc:meta])+
        pub struct $name:ident<$life:lifetime>($inner:ty $(, $field:ident: $type:ty)*)
        some $item:ty = $make:expr
    ) => {
        named_iterator!(@struct [$(#[$doc])+] pub struct $name<$life>($inner $(, $field: $type)*));

        impl<$life> Iterator for $name<$life> {
            type Item = $item;

            fn next(&mut self) -> Option<Self::Item> {
                let make: fn(&Self, <$inner as Iterator>::Item) -> Option<$item> = $make;
                loop {
                    let next = self.inner.next()?;
                    if let Some(item) = make(self, next) {
                        return Some(item);
                    }
                }
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                (0, self.inner.size_hint().1)
            }
        }

        impl<$life> std::iter::FusedIterator for $name<$life> {}
    };
    (
        @struct [$(#[$doc:meta])+]
        pub struct $name:ident<$life:lifetime $(, $param:ident)?>($inner:ty $(, $field:ident: $type:ty)*)
    ) => {
        $(#[$doc])+
        #[derive(Clone, Debug)]
        pub struct $name<$life $(, $param)?> {
            inner: $inner,
            $($field: $type,)*
        }
    };
}

pub(crate) use {each_of_inner, named_iterator};
