//! Values that own what they borrow.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::amount::Amount;
use crate::identifiers::Commune;

/// A value of the model that can own what it borrows from the input.
pub(crate) trait IntoOwned {
    type Own;

    /// Copies the texts of the value.
    fn into_owned(self) -> Self::Own;
}

impl IntoOwned for Cow<'_, str> {
    type Own = Cow<'static, str>;

    fn into_owned(self) -> Self::Own {
        Cow::Owned(self.into_owned())
    }
}

impl<T: IntoOwned> IntoOwned for Option<T> {
    type Own = Option<T::Own>;

    fn into_owned(self) -> Self::Own {
        self.map(T::into_owned)
    }
}

impl<T: IntoOwned> IntoOwned for Vec<T> {
    type Own = Vec<T::Own>;

    fn into_owned(self) -> Self::Own {
        self.into_iter().map(T::into_owned).collect()
    }
}

/// Values that borrow nothing.
macro_rules! owns_itself {
    ($($type:ty)+) => {$(
        impl $crate::member::IntoOwned for $type {
            type Own = Self;

            fn into_owned(self) -> Self {
                self
            }
        }
    )+};
}
pub(crate) use owns_itself;

owns_itself! { bool Amount NaiveDate Commune }
