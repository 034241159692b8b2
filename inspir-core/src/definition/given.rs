//! A member of a definition: left out, wrong, or a value.

/// What stands in the place of a member. What is wrong is told already: no later question may take
/// it for absent, or for a value.
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

    /// Whether something stands there, be it wrong.
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

    /// The value, if there is one that is right.
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

    /// The value, or one that will do: if this one is wrong, the definition is refused anyway.
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
