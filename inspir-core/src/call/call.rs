//! A call, as callers hold it.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::iter::FusedIterator;
use std::slice;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;

use super::built_in::BUILT_IN;
use super::data::{CallData, Requirement};
use super::error::{CallError, Mistakes};
use super::load::load;
#[cfg(feature = "words")]
use crate::locale::OwnWords;
use crate::locale::{Currency, Locale};
use crate::quote_language::QuoteLanguage;

/// A call for projects, checked and ready to assess applications.
///
/// A call is data: a JSON definition (see `docs/write-a-call.md`). Once loaded it never changes,
/// is cheap to clone and can be shared between threads.
///
/// ```
/// use inspir_core::{Application, Call, Outcome};
///
/// let call = Call::load("inspir-creative-event")?;
/// let assessment = call.assess(&Application::default());
/// assert_eq!(assessment.outcome(), Outcome::Incomplete);
/// # Ok::<(), inspir_core::CallError>(())
/// ```
#[derive(Clone)]
pub struct Call(pub(super) Arc<CallData>);

static LOADED: LazyLock<[Option<Call>; 3]> =
    LazyLock::new(|| BUILT_IN.map(|(_, definition)| Call::from_json(definition).ok()));

impl Call {
    /// INS'pir, creative digital events, edition 1.
    ///
    /// ```
    /// assert_eq!(inspir_core::Call::creative_event().requirements().len(), 76);
    /// ```
    #[must_use]
    pub fn creative_event() -> Self {
        Self::built_in(0)
    }

    /// INS'pir, follow-up of project groups, edition 1.
    ///
    /// ```
    /// assert_eq!(inspir_core::Call::follow_up().requirements().len(), 18);
    /// ```
    #[must_use]
    pub fn follow_up() -> Self {
        Self::built_in(1)
    }

    /// INS'pir, the entry of an idea for the innovation store, edition 1. It grants nothing.
    ///
    /// ```
    /// assert_eq!(inspir_core::Call::innovation_store().parts().len(), 0);
    /// ```
    #[must_use]
    pub fn innovation_store() -> Self {
        Self::built_in(2)
    }

    fn built_in(index: usize) -> Self {
        // The tests load all definitions. If one did not load, the call would have no requirements.
        LOADED.get(index).cloned().flatten().unwrap_or_else(|| Self(Arc::new(CallData::empty())))
    }

    /// The ids of the calls that come with the library.
    ///
    /// ```
    /// let ids = inspir_core::Call::ids();
    /// assert_eq!(ids, ["inspir-creative-event", "inspir-follow-up", "inspir-innovation-store"]);
    /// ```
    #[must_use]
    pub fn ids() -> [&'static str; 3] {
        BUILT_IN.map(|(id, _)| id)
    }

    /// A call that comes with the library, by its id.
    ///
    /// ```
    /// use inspir_core::Call;
    ///
    /// assert!(Call::load("inspir-follow-up").is_ok());
    /// assert!(Call::load("no-such-call").is_err());
    /// ```
    ///
    /// # Errors
    /// [`CallError::Unknown`] if there is none of this id.
    pub fn load(id: &str) -> Result<Self, CallError> {
        match Self::ids().iter().position(|known| *known == id) {
            Some(index) => Ok(Self::built_in(index)),
            None => Err(CallError::Unknown(id.to_owned())),
        }
    }

    /// A call from its JSON definition, checked completely.
    ///
    /// ```
    /// use inspir_core::Call;
    ///
    /// let call = Call::from_json(Call::follow_up().definition())?;
    /// assert_eq!(call, Call::follow_up());
    /// # Ok::<(), inspir_core::CallError>(())
    /// ```
    ///
    /// # Errors
    /// [`CallError::Definition`] with its mistakes and their places (see [`CallError::problems`]).
    pub fn from_json(definition: &str) -> Result<Self, CallError> {
        Self::from_slice(definition.as_bytes())
    }

    /// Loads a call from the bytes of a file. Another encoding than UTF-8 is refused, with its place.
    ///
    /// ```
    /// use inspir_core::{Call, Locale};
    ///
    /// let error = Call::from_slice(b"{\"id\": \"x\",\n \"title\": \"F\xeates\"}").expect_err("Latin-1");
    /// let problem = &error.problems()[0];
    /// assert_eq!((problem.line(), problem.column()), (2, 13));
    /// assert!(problem.message(Locale::En).contains("UTF-8"));
    /// ```
    ///
    /// # Errors
    /// As [`Call::from_json`].
    pub fn from_slice(definition: &[u8]) -> Result<Self, CallError> {
        let mistakes = |problems| CallError::Definition(Mistakes::new(problems, definition));
        load(definition, Default::default()).map(|data| Self(data.into())).map_err(mistakes)
    }

    /// The definition, with the words that the call uses.
    #[cfg(feature = "words")]
    pub(crate) fn told_definition(&self) -> &str {
        self.0.told.as_deref().unwrap_or(&self.0.source)
    }

    /// The definition, with the words that the call uses.
    #[cfg(not(feature = "words"))]
    pub(crate) fn told_definition(&self) -> &str {
        &self.0.source
    }

    /// This call with other words: those of `text`, its definition worded in another way, and those that
    /// stand in the place of the program's. All else stays as it is, the definition included.
    #[cfg(feature = "words")]
    pub(crate) fn retold(&self, text: &str, own: OwnWords) -> Result<Self, CallError> {
        let mut data = load(text.as_bytes(), Some(Arc::new(own)))
            .map_err(|problems| CallError::Definition(Mistakes::new(problems, text.as_bytes())))?;
        data.told = Some(std::mem::replace(&mut data.source, self.0.source.clone()));
        data.digest.clone_from(&self.0.digest);
        // Earlier grants name the call as it was published.
        data.ids.same_calls.clone_from(&self.0.ids.same_calls);
        Ok(Self(data.into()))
    }

    pub(crate) fn data(&self) -> &CallData {
        &self.0
    }

    /// The id.
    ///
    /// ```
    /// assert_eq!(inspir_core::Call::follow_up().id(), "inspir-follow-up");
    /// ```
    #[must_use]
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// The edition of the definition: it changes when an outcome could.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert_eq!(Call::follow_up().edition(), "1");
    /// ```
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.0.edition
    }

    /// The first day on which applications are taken; `None` if none is set. Of several periods, that
    /// of the first.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert_eq!(Call::follow_up().valid_from(), None);
    /// ```
    #[must_use]
    pub fn valid_from(&self) -> Option<NaiveDate> {
        self.0.valid_from
    }

    /// The last day on which applications are taken; `None` if none is set. Of several periods, that
    /// of the last.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert_eq!(Call::follow_up().valid_until(), None);
    /// ```
    #[must_use]
    pub fn valid_until(&self) -> Option<NaiveDate> {
        self.0.valid_until
    }

    /// The name.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// assert!(Call::follow_up().title(Locale::En).contains("INS’pir"));
    /// ```
    #[must_use]
    pub fn title(&self, locale: Locale) -> &str {
        self.0.title.get(locale)
    }

    /// The currency of all amounts.
    ///
    /// ```
    /// # use inspir_core::{Call, Currency};
    /// assert_eq!(Call::follow_up().currency(), Currency::Eur);
    /// ```
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.0.currency
    }

    /// The language of the quotations.
    ///
    /// ```
    /// # use inspir_core::{Call, QuoteLanguage};
    /// assert_eq!(Call::follow_up().quote_language(), QuoteLanguage::Fr);
    /// ```
    #[must_use]
    pub fn quote_language(&self) -> QuoteLanguage {
        self.0.quote_language
    }

    /// The JSON definition from which [`Call::from_json`] makes this call again.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// assert_eq!(Call::from_json(call.definition())?, call);
    /// # Ok::<(), inspir_core::CallError>(())
    /// ```
    #[must_use]
    pub fn definition(&self) -> &str {
        &self.0.source
    }

    /// The digest of the definition: `sha256:` and the SHA-256 of its JSON in canonical form
    /// (RFC 8785), in hexadecimal digits. White space, the order of members and escapes do not count.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// assert!(call.digest().starts_with("sha256:"));
    /// assert_ne!(call.digest(), Call::creative_event().digest());
    /// # let again = format!("\n {}", call.definition());
    /// # assert_eq!(Call::from_json(&again)?.digest(), call.digest());
    /// # Ok::<(), inspir_core::CallError>(())
    /// ```
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.0.digest
    }

    /// The requirements, in the call's order.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// assert!(call.requirements().any(|requirement| requirement.id() == "team.members"));
    /// ```
    #[must_use]
    pub fn requirements(&self) -> Requirements<'_> {
        Requirements(self.0.requirements.iter())
    }
}

/// The requirements of a call, in its order.
///
/// ```
/// use inspir_core::{Call, Requirements};
///
/// let call = Call::follow_up();
/// let requirements: Requirements<'_> = call.requirements();
/// assert_eq!(requirements.len(), 18);
/// ```
#[derive(Clone, Debug)]
pub struct Requirements<'a>(slice::Iter<'a, Requirement>);

impl<'a> Iterator for Requirements<'a> {
    type Item = &'a Requirement;

    fn next(&mut self) -> Option<&'a Requirement> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for Requirements<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back()
    }
}

impl ExactSizeIterator for Requirements<'_> {}
impl FusedIterator for Requirements<'_> {}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("id", &self.0.id).field("edition", &self.0.edition).finish()
    }
}

impl PartialEq for Call {
    /// Two calls are equal if the digests of their definitions are.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.digest == other.0.digest
    }
}

impl Eq for Call {}

impl Hash for Call {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.digest.hash(state);
    }
}
