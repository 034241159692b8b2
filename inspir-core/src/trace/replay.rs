//! Replaying a trace: assessing the same application again, years later.

use super::trace::{Trace, json};
use crate::call::Call;
use crate::closed_list::closed_list;
use crate::difference::{AssessmentDiff, ChangedResult, KeptAssessmentChange, member, text_of};
use crate::input_error::InputError;
use crate::intake::document;
use crate::json::{JsonText, JsonValue, WriteJson as _, canonical, objects};
use crate::locale::{Locale, Words, words};

closed_list! {
    /// The result of a replay: the first thing that differs.
    #[non_exhaustive]
    pub enum ReplayResult {
        /// The same trace, byte for byte.
        Same = "same",
        /// The call at hand has another definition. Nothing more is compared.
        OtherDefinition = "other_definition",
        /// The application at hand is another. Nothing more is compared.
        OtherApplication = "other_application",
        /// The engine has another version. The results are compared.
        OtherEngine = "other_engine",
        /// Definition, application and version are the same, the results are not: somebody changed
        /// the trace.
        OtherResult = "other_result",
        /// All is the same but the digest of the bytes: the same JSON was written in another layout since, or
        /// somebody changed that digest.
        OtherBytes = "other_bytes",
    }
}

/// A replay of a trace.
///
/// ```
/// use inspir_core::{Call, Locale, Replay, ReplayResult};
///
/// let trace = Call::follow_up().trace_json(b"{}");
/// let replay: Replay = trace.replay(&Call::creative_event(), b"{}");
/// assert_eq!(replay.result(), ReplayResult::OtherDefinition);
/// assert!(replay.message(Locale::En).contains("another definition"));
/// assert!(replay.changes().is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// The call that it was made with, whose words the messages use.
    call: Call,
    result: ReplayResult,
    changes: AssessmentDiff,
}

impl Trace {
    /// Assesses an application again, and compares: the definition first, then the application, the version
    /// of the engine, and the results.
    ///
    /// ```
    /// # use inspir_core::{Call, ReplayResult};
    /// let call = Call::follow_up();
    /// let trace = call.trace_json(br#"{"reference": "7"}"#);
    /// assert_eq!(trace.replay(&call, br#"{"reference": "7"}"#).result(), ReplayResult::Same);
    /// // The same JSON in another layout comes to the same, but these are other bytes.
    /// assert_eq!(trace.replay(&call, br#"{ "reference": "7" }"#).result(), ReplayResult::OtherBytes);
    /// assert_eq!(trace.replay(&call, b"{}").result(), ReplayResult::OtherApplication);
    /// ```
    #[must_use]
    pub fn replay(&self, call: &Call, application: &[u8]) -> Replay {
        // Everything that was written can be read.
        let otherwise = |_| {
            let (result, changes) = (ReplayResult::OtherResult, AssessmentDiff::default());
            Replay { call: call.clone(), result, changes }
        };
        Replay::of_json(&self.to_json(), call, application).unwrap_or_else(otherwise)
    }
}

impl Replay {
    /// The replay of a trace that was kept as JSON, in whatever layout.
    ///
    /// ```
    /// # use inspir_core::{Call, Replay, ReplayResult};
    /// let call = Call::follow_up();
    /// let kept = call.trace_json(b"{}").to_json();
    /// assert_eq!(Replay::of_json(&kept, &call, b"{}")?.result(), ReplayResult::Same);
    /// let changed = kept.replace(r#""outcome":"incomplete""#, r#""outcome":"eligible""#);
    /// assert_eq!(Replay::of_json(&changed, &call, b"{}")?.result(), ReplayResult::OtherResult);
    /// assert!(Replay::of_json("{", &call, b"{}").is_err());
    /// # Ok::<(), Box<inspir_core::InputError>>(())
    /// ```
    ///
    /// # Errors
    /// [`InputError`] if the text is not JSON, at its line and column.
    pub fn of_json(trace: &str, call: &Call, application: &[u8]) -> Result<Self, Box<InputError>> {
        let now = json(call, application);
        let read = |text| document(text).map_err(|error| Box::new(error.into()));
        let (before, after): (JsonText<'_>, JsonText<'_>) = (read(trace)?, read(&now)?);
        let sides = [before.root(), after.root()];
        let definitions = sides.map(|side| text_of(side, "definition"));
        let engines = sides.map(|side| text_of(side, "engine"));
        let applications = sides.map(application_of);
        let result = if definitions[0] != definitions[1] {
            ReplayResult::OtherDefinition
        } else if applications[0] != applications[1] {
            ReplayResult::OtherApplication
        } else if engines[0] != engines[1] {
            ReplayResult::OtherEngine
        } else {
            let [kept, made] = sides.map(|side| {
                let mut json = String::new();
                canonical(side, &mut json);
                (json, bytes_of(side).unwrap_or_default())
            });
            if kept.0 == made.0 {
                ReplayResult::Same
            } else if kept.0.replace(&kept.1, "") == made.0.replace(&made.1, "") {
                ReplayResult::OtherBytes
            } else {
                ReplayResult::OtherResult
            }
        };
        let changes = match result {
            ReplayResult::OtherEngine | ReplayResult::OtherResult | ReplayResult::OtherBytes => {
                AssessmentDiff::of_json(trace, &now)?.told_by(call)
            }
            _ => AssessmentDiff::default(),
        };
        Ok(Self { call: call.clone(), result, changes })
    }

    /// Whether the trace replays, or what differs first.
    ///
    /// ```
    /// # use inspir_core::{Call, ReplayResult};
    /// let call = Call::follow_up();
    /// assert_eq!(call.trace_json(b"{").replay(&call, b"{").result(), ReplayResult::Same);
    /// ```
    #[must_use]
    pub fn result(&self) -> ReplayResult {
        self.result
    }

    /// The changes since the trace, if the engine or the results are others.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// assert!(call.trace_json(b"{}").replay(&call, b"{}").changes().is_empty());
    /// ```
    #[must_use]
    pub fn changes(&self) -> &AssessmentDiff {
        &self.changes
    }

    /// The result in one sentence, in the words of the call.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::follow_up();
    /// let replay = call.trace_json(b"{}").replay(&call, b"{}");
    /// assert_eq!(replay.message(Locale::En), "The replay gives the same trace.");
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let words: Words<&'static str> = match self.result {
            ReplayResult::Same => words!(
                fr: "La vérification redonne la même trace.",
                en: "The replay gives the same trace."
            ),
            ReplayResult::OtherDefinition => words!(
                fr: "La trace vient d’une autre définition de l’appel : prenez celle dont elle porte l’empreinte.",
                en: "The trace was made with another definition of the call: take the one whose digest it has."
            ),
            ReplayResult::OtherApplication => words!(
                fr: "La trace vient d’un autre dossier, ou le dossier a changé depuis.",
                en: "The trace was made from another application, or the application changed since."
            ),
            ReplayResult::OtherEngine if self.has_same_result() => words!(
                fr: "La trace vient d’une autre version du moteur ; le résultat est le même.",
                en: "The trace was made by another version of the engine; the result is the same."
            ),
            ReplayResult::OtherEngine => words!(
                fr: "La trace vient d’une autre version du moteur, et le résultat diffère.",
                en: "The trace was made by another version of the engine, and the result differs."
            ),
            ReplayResult::OtherResult => words!(
                fr: "Le même dossier, la même définition et le même moteur donnent un autre résultat : la trace a été modifiée.",
                en: "The same application, definition and engine give another result: the trace was changed."
            ),
            ReplayResult::OtherBytes => words!(
                fr: "Le résultat est le même, mais l’empreinte du fichier diffère : ce dossier a été enregistré autrement depuis, ou l’empreinte a été modifiée.",
                en: "The result is the same, but the digest of the file differs: this application was saved in another layout since, or the digest was changed."
            ),
        };
        words.spoken(self.call.data().frame.layout.lexicon(locale)).to_owned()
    }

    /// Whether nothing changed but the engine and the layout of the application.
    fn has_same_result(&self) -> bool {
        let mut changes = self.changes.changes().iter();
        changes.all(|one| matches!(one.what(), ChangedResult::Engine | ChangedResult::Application))
    }

    /// The replay as JSON: `result`, `message`, and the `changes` with sentences in one locale.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::follow_up();
    /// let json = call.trace_json(b"{}").replay(&call, b"{}").to_json(Locale::En);
    /// assert!(json.starts_with(r#"{"result":"same","message":"The replay"#));
    /// ```
    #[must_use]
    pub fn to_json(&self, locale: Locale) -> String {
        let message = self.message(locale);
        let changes = self.changes.keep(locale).changes;
        let mut json = String::new();
        WrittenReplay { result: self.result.id(), message, changes }.write(&mut json);
        json
    }
}

struct WrittenReplay<'r> {
    result: &'r str,
    message: String,
    changes: Vec<KeptAssessmentChange>,
}

objects! {
    WrittenReplay<'_> { result, message, changes, }
}

/// The digest of the application of a trace: of its JSON if it is JSON, otherwise of its bytes.
fn application_of(trace: JsonValue<'_, '_>) -> Option<String> {
    let application = member(member(trace, "trace")?, "application")?;
    text_of(application, "json").map(Into::into).or_else(|| bytes_of(trace))
}

/// The digest of the bytes of the application.
fn bytes_of(trace: JsonValue<'_, '_>) -> Option<String> {
    text_of(member(member(trace, "trace")?, "application")?, "bytes").map(Into::into)
}
