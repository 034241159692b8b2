//! Calls [appels à projets]: their definitions, checked and made ready.

mod load;

#[cfg(feature = "schema")]
pub(crate) use load::described;

use std::fmt;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;

use crate::checks::AnyCheck;
use crate::definition::{Condition, Problem};
use crate::field::Field;
use crate::grant::Frame;
use crate::ids::CallIds;
use crate::locale::{Locale, Words, fill_values, words};
use crate::status::{Basis, Level};
use crate::text::shortened;

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
pub struct Call(Arc<CallData>);

/// A loaded call.
#[derive(Debug)]
pub(crate) struct CallData {
    pub(crate) id: String,
    pub(crate) edition: String,
    pub(crate) title: Words,
    pub(crate) organisation: Words,
    pub(crate) summary: Words,
    pub(crate) valid_from: Option<NaiveDate>,
    pub(crate) valid_until: Option<NaiveDate>,
    pub(crate) sections: Vec<CallItem>,
    /// Fields that a form shows in a section although no requirement reads them.
    pub(crate) shown: Vec<(usize, Field)>,
    pub(crate) documents: Vec<CallItem>,
    pub(crate) questions: Vec<CallItem>,
    pub(crate) commitments: Vec<CallItem>,
    pub(crate) undertakings: Vec<CallItem>,
    pub(crate) criteria: Vec<CallItem>,
    pub(crate) frame: Frame,
    pub(crate) requirements: Vec<Requirement>,
    pub(crate) ids: CallIds,
    /// The text of the definition. Another process can load the same call from it.
    pub(crate) source: String,
}

/// One item of a call's lists.
#[derive(Clone, Debug)]
pub(crate) struct CallItem {
    pub(crate) id: String,
    pub(crate) title: Words,
    /// The official words, in full.
    pub(crate) wording: Option<Words>,
}

/// One requirement of a call (condition, pièce).
///
/// ```
/// use inspir_core::{Call, Level, Locale};
///
/// let call = Call::creative_event();
/// let requirement = call.requirements().next().expect("a requirement");
/// assert_eq!(requirement.id(), "applicant.name");
/// assert_eq!(requirement.level(), Level::Blocking);
/// assert_eq!(requirement.title(Locale::En), "Name of the applicant");
/// assert!(requirement.quote().is_some());
/// ```
#[derive(Debug)]
pub struct Requirement {
    pub(crate) id: String,
    pub(crate) section: usize,
    pub(crate) level: Level,
    pub(crate) basis: Basis,
    pub(crate) title: Words,
    pub(crate) citation: Words,
    pub(crate) quote: Option<String>,
    pub(crate) when: Option<Condition>,
    pub(crate) check: AnyCheck,
    /// The JSON of a finding before and after its status.
    pub(crate) json: [String; 2],
}

impl Requirement {
    /// The id, such as `grant.ceiling`.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert_eq!(requirement.id(), "applicant.name");
    /// ```
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What follows if it is not met.
    ///
    /// ```
    /// # use inspir_core::{Call, Level};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert_eq!(requirement.level(), Level::Blocking);
    /// ```
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// Where it comes from.
    ///
    /// ```
    /// # use inspir_core::{Call, Basis};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert_eq!(requirement.basis(), Basis::Call);
    /// ```
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// A short name.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert_eq!(requirement.title(Locale::Fr), "Nom du demandeur");
    /// ```
    #[must_use]
    pub fn title(&self, locale: Locale) -> &str {
        self.title.get(locale)
    }

    /// The part of the call that it comes from.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert_eq!(requirement.source(Locale::En), "Support – questions");
    /// ```
    #[must_use]
    pub fn source(&self, locale: Locale) -> &str {
        self.citation.get(locale)
    }

    /// The call's own words, if it has any.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert!(requirement.quote().is_some_and(|quote| quote.starts_with("Quelle structure")));
    /// ```
    #[must_use]
    pub fn quote(&self) -> Option<&str> {
        self.quote.as_deref()
    }

    /// The name of the check that decides, such as `max_rate`.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let call = Call::creative_event();
    /// let requirement = call.requirements().next().expect("a requirement");
    /// assert_eq!(requirement.check(), "answered");
    /// ```
    #[must_use]
    pub fn check(&self) -> &'static str {
        self.check.name()
    }
}

/// Why there is no call to assess with.
///
/// ```
/// use inspir_core::{Call, CallError};
///
/// let unknown = Call::load("inspir").expect_err("no such call");
/// assert_eq!(unknown, CallError::Unknown("inspir".to_owned()));
/// assert!(unknown.to_string().contains("`inspir-follow-up`"));
/// assert!(matches!(Call::from_json("{}"), Err(CallError::Definition(_))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallError {
    /// No call of this id is built in.
    Unknown(String),
    /// The definition has mistakes; each names its place.
    Definition(Vec<Problem>),
}

impl CallError {
    /// The mistakes of a definition, in the order in which they were found: at most 100, of which
    /// the last says if there are more.
    ///
    /// ```
    /// use inspir_core::Call;
    ///
    /// let error = Call::from_json(r#"{"id": "x", "rate": 1}"#).expect_err("a mistake");
    /// assert!(error.problems().iter().any(|problem| problem.path() == "/rate"));
    /// ```
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Definition(problems) => problems,
            Self::Unknown(_) => &[],
        }
    }

    /// What is wrong, with each mistake of a definition on a line of its own.
    ///
    /// ```
    /// use inspir_core::{Call, Locale};
    ///
    /// let error = Call::from_json("{}\n,").expect_err("no JSON");
    /// let told = error.message(Locale::Fr);
    /// assert!(told.contains("toute la définition (ligne 2, colonne 1) : "), "{told}");
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let mut message = String::new();
        match self {
            Self::Unknown(id) => {
                let words = words!(
                    fr: "aucun appel intégré ne s’appelle `{id}` ; les appels intégrés sont {ids}",
                    en: "no call `{id}` is built in; the built-in calls are {ids}"
                );
                fill_values(words.get(locale), &mut message, &mut |name, out| match name {
                    "id" => out.push_str(&shortened(id)),
                    _ => out.push_str(&BUILT_IN.map(|(id, _)| format!("`{id}`")).join(", ")),
                });
            }
            Self::Definition(problems) => {
                let words = words!(
                    fr: "erreurs dans la définition de l’appel : {count}",
                    en: "mistakes in the call definition: {count}"
                );
                fill_values(words.get(locale), &mut message, &mut |_, out| {
                    out.push_str(&problems.len().to_string());
                });
                for problem in problems {
                    message.push_str("\n  ");
                    problem.write(locale, &mut message);
                }
            }
        }
        message
    }
}

impl fmt::Display for CallError {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.message(Locale::En))
    }
}

impl std::error::Error for CallError {}

/// The calls that come with the library.
const BUILT_IN: [(&str, &str); 2] = [
    ("inspir-creative-event", include_str!("../../calls/inspir-creative-event.json")),
    ("inspir-follow-up", include_str!("../../calls/inspir-follow-up.json")),
];

static LOADED: LazyLock<[Option<Call>; 2]> =
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

    fn built_in(index: usize) -> Self {
        // The tests load both definitions. If one did not load, the call would have no requirements.
        LOADED.get(index).cloned().flatten().unwrap_or_else(|| Self(Arc::new(CallData::empty())))
    }

    /// The ids of the calls that come with the library.
    ///
    /// ```
    /// assert_eq!(inspir_core::Call::ids(), ["inspir-creative-event", "inspir-follow-up"]);
    /// ```
    #[must_use]
    pub fn ids() -> [&'static str; 2] {
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

    /// The same from the bytes of a file. Those of another encoding than UTF-8 are refused where
    /// that shows.
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
        load::load(definition).map(|data| Self(Arc::new(data))).map_err(CallError::Definition)
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

    /// The requirements, in the call's order.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// assert!(call.requirements().any(|requirement| requirement.id() == "team.members"));
    /// ```
    pub fn requirements(&self) -> impl ExactSizeIterator<Item = &Requirement> {
        self.0.requirements.iter()
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("id", &self.0.id).field("edition", &self.0.edition).finish()
    }
}

impl PartialEq for Call {
    /// Two calls are equal if they were made from the same definition.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.source == other.0.source
    }
}

impl Eq for Call {}

impl CallData {
    fn empty() -> Self {
        Self {
            id: String::new(),
            edition: String::new(),
            title: Words::default(),
            organisation: Words::default(),
            summary: Words::default(),
            valid_from: None,
            valid_until: None,
            sections: Vec::new(),
            shown: Vec::new(),
            documents: Vec::new(),
            questions: Vec::new(),
            commitments: Vec::new(),
            undertakings: Vec::new(),
            criteria: Vec::new(),
            frame: Frame::default(),
            requirements: Vec::new(),
            ids: CallIds::default(),
            source: String::new(),
        }
    }
}
