//! Ids of the call's lists, as members hold them.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::choices::Source;
use super::text::Text;
use crate::choice::ClosedList as _;
use crate::declaration::{CallList, MemberInfo, ValueType};
use crate::fact::{Fact, KeptTexts};
use crate::ids::{CallIds, TitledIds};
use crate::input_error::{ErrorCode, Expected, Fault};
use crate::member::{IntoOwned, Scalar};
use crate::text::is_blank;

/// The id of a document that the call lists.
///
/// ```
/// use inspir_core::{Document, DocumentKind};
///
/// let statutes = Document { kind: Some("statutes".into()), ..Document::default() };
/// assert_eq!(statutes.kind, Some(DocumentKind("statutes".into())));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
pub struct DocumentKind<'a>(#[serde(borrow)] pub Text<'a>);

impl<'a, T: Into<Text<'a>>> From<T> for DocumentKind<'a> {
    fn from(id: T) -> Self {
        Self(id.into())
    }
}

/// The id of a category of expenses that the call lists.
///
/// ```
/// use inspir_core::{CategoryId, Expense};
///
/// let travel = Expense { category: Some("travel".into()), ..Expense::default() };
/// assert_eq!(travel.category, Some(CategoryId("travel".into())));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
pub struct CategoryId<'a>(#[serde(borrow)] pub Text<'a>);

impl<'a, T: Into<Text<'a>>> From<T> for CategoryId<'a> {
    fn from(id: T) -> Self {
        Self(id.into())
    }
}

/// Where a revenue comes from: a [`Source`], or a source that the call adds.
///
/// ```
/// use inspir_core::{FundingSource, Source};
///
/// assert_eq!(FundingSource::from(Source::Commune), FundingSource::from("commune"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FundingSource<'a>(#[serde(borrow)] pub Text<'a>);

impl From<Source> for FundingSource<'_> {
    fn from(source: Source) -> Self {
        Self(Cow::Borrowed(source.id()))
    }
}

impl<'a> From<&'a str> for FundingSource<'a> {
    fn from(id: &'a str) -> Self {
        Self(Cow::Borrowed(id))
    }
}

impl From<String> for FundingSource<'_> {
    fn from(id: String) -> Self {
        Self(Cow::Owned(id))
    }
}

impl FundingSource<'_> {
    /// The number of the source: those of every call come first.
    fn code(&self, ids: &CallIds) -> Option<u16> {
        match Source::from_id(&self.0) {
            Some(source) => Some(source.code()),
            None => u16::try_from(Source::ALL.len() + ids.sources.find(&self.0, 0)?).ok(),
        }
    }
}

macro_rules! display_ids {
    ($($type:ident)+) => {$(
        /// As its id.
        impl std::fmt::Display for $type<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }
    )+};
}
pub(super) use display_ids;

display_ids! { DocumentKind CategoryId FundingSource }

impl IntoOwned for DocumentKind<'_> {
    type Own = DocumentKind<'static>;

    fn into_owned(self) -> Self::Own {
        DocumentKind(IntoOwned::into_owned(self.0))
    }
}

impl<'de: 'a, 'a> Scalar<'de> for DocumentKind<'a> {
    const EXPECTED: Expected = Expected::Type("text");
    const VALUE_TYPE: ValueType = ValueType::Listed(CallList::Documents);

    fn from_text(text: Cow<'de, str>) -> Result<Self, Fault> {
        Ok(Self(text))
    }

    fn fact_in(&self, _: &MemberInfo, ids: &CallIds, kept: &mut KeptTexts) -> Option<Fact> {
        if is_blank(&self.0) {
            return Some(Fact::Absent);
        }
        let number = ids.documents.find(&self.0, kept.next_id)?;
        kept.next_id = number + 1;
        u16::try_from(number).ok().map(Fact::Choice)
    }

    fn objection(&self, ids: &CallIds) -> Option<Fault> {
        ids.documents
            .find(&self.0, 0)
            .is_none()
            .then(|| Fault::new(ErrorCode::IdUnknown, Expected::OneOf(ids.documents.all())))
    }
}

impl IntoOwned for CategoryId<'_> {
    type Own = CategoryId<'static>;

    fn into_owned(self) -> Self::Own {
        CategoryId(IntoOwned::into_owned(self.0))
    }
}

impl<'de: 'a, 'a> Scalar<'de> for CategoryId<'a> {
    const EXPECTED: Expected = Expected::Type("text");
    const VALUE_TYPE: ValueType = ValueType::Listed(CallList::Categories);

    fn from_text(text: Cow<'de, str>) -> Result<Self, Fault> {
        Ok(Self(text))
    }

    /// Without categories, a call does not know the member, so that even `null` says something.
    fn from_nothing() -> Option<Self> {
        Some(Self(Cow::Borrowed("")))
    }

    fn fact_in(&self, _: &MemberInfo, ids: &CallIds, _: &mut KeptTexts) -> Option<Fact> {
        if ids.categories.len() > 0 && is_blank(&self.0) {
            return Some(Fact::Absent);
        }
        u16::try_from(ids.categories.find(&self.0, 0)?).ok().map(Fact::Choice)
    }

    fn objection(&self, ids: &CallIds) -> Option<Fault> {
        ids.categories
            .find(&self.0, 0)
            .is_none()
            .then(|| Fault::new(ErrorCode::IdUnknown, Expected::OneOf(ids.categories.all())))
    }
}

impl IntoOwned for FundingSource<'_> {
    type Own = FundingSource<'static>;

    fn into_owned(self) -> Self::Own {
        FundingSource(IntoOwned::into_owned(self.0))
    }
}

impl<'de: 'a, 'a> Scalar<'de> for FundingSource<'a> {
    const EXPECTED: Expected = Expected::Choice(Cow::Borrowed(Source::LIST));
    const VALUE_TYPE: ValueType = ValueType::Listed(CallList::Sources);

    fn from_text(text: Cow<'de, str>) -> Result<Self, Fault> {
        Ok(Self(text))
    }

    fn fact_in(&self, _: &MemberInfo, ids: &CallIds, _: &mut KeptTexts) -> Option<Fact> {
        if is_blank(&self.0) {
            return Some(Fact::Absent);
        }
        self.code(ids).map(Fact::Choice)
    }

    fn objection(&self, ids: &CallIds) -> Option<Fault> {
        if self.code(ids).is_some() {
            return None;
        }
        let expected = if ids.sources.len() == 0 {
            Self::EXPECTED
        } else {
            let own = ids.sources.all();
            let own = own.iter().map(|(id, title)| (id, title.cloned().unwrap_or_default()));
            let built_in = Source::LIST.iter().map(|choice| (choice.id, choice.label.owned()));
            let all = built_in.chain(own).map(|(id, title)| (id.to_owned(), title));
            Expected::OneOf(TitledIds::new(all.collect()))
        };
        Some(Fault::new(ErrorCode::EnumUnknown, expected))
    }
}
