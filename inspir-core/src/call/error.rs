//! Why there is no call to assess with.

use std::fmt;

use super::built_in::BUILT_IN;
use crate::closed_list::closed_list;
use crate::definition::{KnownNames, Problem, nearest};
use crate::json::{JsonShape, JsonText};
use crate::locale::{Locale, fill_values, words};
use crate::text::{MAX_BYTES, shortened};

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
    /// The definition has mistakes.
    Definition(Mistakes),
}

closed_list! {
    /// Why there is no call, in one word.
    ///
    /// ```
    /// use inspir_core::{Call, CallErrorCode};
    ///
    /// let unknown = Call::load("inspir-folow-up").expect_err("a slip");
    /// assert_eq!(unknown.code(), CallErrorCode::Unknown);
    /// assert_eq!(unknown.code().id(), "call.unknown");
    /// ```
    #[non_exhaustive]
    pub enum CallErrorCode {
        /// No call of this id is built in.
        Unknown = "call.unknown",
        /// The definition has mistakes.
        Definition = "call.definition",
    }
}

/// The mistakes of a definition, and what it says of itself.
///
/// ```
/// use inspir_core::{Call, CallError, Mistakes};
///
/// let Err(CallError::Definition(mistakes)) = Call::from_json("[]") else { panic!("no object") };
/// let mistakes: Mistakes = mistakes;
/// assert_eq!(CallError::Definition(mistakes).problems().len(), 1);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Mistakes {
    problems: Vec<Problem>,
    /// The text of the definition.
    source: Vec<u8>,
}

impl Mistakes {
    pub(super) fn new(problems: Vec<Problem>, definition: &[u8]) -> Self {
        Self { problems, source: definition.to_vec() }
    }

    /// A text that the definition gives, as far as it can be read.
    fn text(&self, name: &str) -> Option<String> {
        let document = JsonText::before_flaw(readable(&self.source));
        let root = Some(document.root()).filter(|root| root.is_object())?;
        match root.members().find(|(key, _)| key.text() == name)?.1.shape() {
            JsonShape::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }
}

/// The beginning of a definition that is text.
fn readable(definition: &[u8]) -> &str {
    let start = definition.get(..MAX_BYTES).unwrap_or(definition);
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        Err(error) => {
            let valid = start.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(valid).unwrap_or_default()
        }
    };
    text.trim_start_matches('\u{feff}')
}

impl fmt::Debug for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Mistakes").field(&self.problems).finish()
    }
}

impl CallError {
    /// Which of the errors it is.
    ///
    /// ```
    /// # use inspir_core::{Call, CallErrorCode};
    /// let error = Call::from_json("{}").expect_err("mistakes");
    /// assert_eq!(error.code(), CallErrorCode::Definition);
    /// ```
    #[must_use]
    pub fn code(&self) -> CallErrorCode {
        match self {
            Self::Unknown(_) => CallErrorCode::Unknown,
            Self::Definition(_) => CallErrorCode::Definition,
        }
    }

    /// The id of the built-in call that was probably meant.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let unknown = Call::load("inspir-folow-up").expect_err("a slip");
    /// assert_eq!(unknown.suggestion().as_deref(), Some("inspir-follow-up"));
    /// assert!(unknown.to_string().ends_with("did you mean `inspir-follow-up`?"));
    /// ```
    #[must_use]
    pub fn suggestion(&self) -> Option<String> {
        match self {
            Self::Unknown(id) => {
                nearest(id, KnownNames::Fixed(&BUILT_IN.map(|(id, _)| id))).map(str::to_owned)
            }
            Self::Definition(_) => None,
        }
    }

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
            Self::Definition(mistakes) => &mistakes.problems,
            Self::Unknown(_) => &[],
        }
    }

    /// The id of the call: the one asked for, or the one that the definition gives, as far as it can be read.
    /// Text that is no JSON hides nothing before it.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let error = Call::from_json(r#"{"id": "coast", "edition": "2"}"#).expect_err("mistakes");
    /// assert_eq!(error.id().as_deref(), Some("coast"));
    /// assert_eq!(error.edition().as_deref(), Some("2"));
    /// let unknown = Call::load("no-such-call").expect_err("no call");
    /// assert_eq!(unknown.id().as_deref(), Some("no-such-call"));
    /// ```
    #[must_use]
    pub fn id(&self) -> Option<String> {
        match self {
            Self::Unknown(id) => Some(id.clone()),
            Self::Definition(mistakes) => mistakes.text("id"),
        }
    }

    /// The edition that the definition gives, as far as it can be read.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert_eq!(Call::from_json(r#"{"edition": 2}"#).expect_err("mistakes").edition(), None);
    /// ```
    #[must_use]
    pub fn edition(&self) -> Option<String> {
        match self {
            Self::Unknown(_) => None,
            Self::Definition(mistakes) => mistakes.text("edition"),
        }
    }

    /// The message: what is wrong. Each mistake of a definition has a line of its own.
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
                let suggestion = self.suggestion();
                let words = match suggestion {
                    Some(_) => words!(
                        fr: "aucun appel intégré ne s’appelle `{id}` ; vouliez-vous écrire `{suggestion}` ?",
                        en: "no call `{id}` is built in; did you mean `{suggestion}`?"
                    ),
                    None => words!(
                        fr: "aucun appel intégré ne s’appelle `{id}` ; les appels intégrés sont {ids}",
                        en: "no call `{id}` is built in; the built-in calls are {ids}"
                    ),
                };
                fill_values(words.get(locale), &mut message, &mut |name, out| match name {
                    "id" => out.push_str(&shortened(id)),
                    "suggestion" => out.push_str(suggestion.as_deref().unwrap_or_default()),
                    _ => out.push_str(&BUILT_IN.map(|(id, _)| format!("`{id}`")).join(", ")),
                });
            }
            Self::Definition(Mistakes { problems, .. }) => {
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
