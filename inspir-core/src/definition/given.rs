//! The result of reading a member of a definition: it is absent, wrong, or a value.

/// The result of reading a member. A wrong one is reported already, so no later check may treat it as absent
/// or as a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given<T> {
    Absent,
    Wrong,
    Value(T),
}

impl<T> Given<T> {
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is there, even if it is wrong.
    pub(crate) fn is_given(&self) -> bool {
        !self.is_absent()
    }

    pub(crate) fn is_wrong(&self) -> bool {
        matches!(self, Self::Wrong)
    }

    pub(crate) fn as_ref(&self) -> Given<&T> {
        match self {
            Self::Absent => Given::Absent,
            Self::Wrong => Given::Wrong,
            Self::Value(value) => Given::Value(value),
        }
    }

    /// The value, unless the member is absent or wrong.
    pub(crate) fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn and_then<U>(self, next: impl FnOnce(T) -> Given<U>) -> Given<U> {
        match self {
            Self::Absent => Given::Absent,
            Self::Wrong => Given::Wrong,
            Self::Value(value) => next(value),
        }
    }

    pub(crate) fn map<U>(self, make: impl FnOnce(T) -> U) -> Given<U> {
        self.and_then(|value| Given::Value(make(value)))
    }

    /// The value, or another one. If the member is wrong, the definition is refused anyway.
    pub(crate) fn unwrap_or(self, other: T) -> T {
        self.value().unwrap_or(other)
    }

    pub(crate) fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.value().unwrap_or_default()
    }
}
