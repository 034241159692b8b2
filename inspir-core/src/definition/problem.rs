//! The mistakes of a definition, each with its place.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::ops::Range;

use super::code::ProblemCode;
use super::mistake::Mistake;
#[cfg(feature = "cases")]
use super::takes::Takes;
use super::text_position::{PositionFinder, TextPosition};
use crate::json::{JsonText, JsonValue};
use crate::locale::{Locale, fill_values, words};
use crate::text::push_number;

/// The most mistakes that are reported.
pub(crate) const MAX_PROBLEMS: usize = 100;

/// One mistake in a call definition.
///
/// ```
/// use inspir_core::{Call, Locale};
///
/// let error = Call::from_json("[]").expect_err("a mistake");
/// let problem = &error.problems()[0];
/// assert_eq!(problem.path(), "");
/// assert!(problem.message(Locale::En).starts_with("expected an object with `id`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    position: TextPosition,
    /// The bytes of the value, or of the name, that is wrong.
    range: (usize, usize),
    found: Option<String>,
    mistake: Mistake,
    /// Whether this is the last mistake reported, although there are more.
    more: bool,
}

impl Problem {
    /// A mistake of the whole text, at this line and column.
    pub(crate) fn of_text(mistake: Mistake, line: usize, column: usize) -> Self {
        let position = TextPosition { path: String::new(), line, column };
        Self { position, range: (0, 0), found: None, mistake, more: false }
    }

    /// The place in the definition, as a JSON Pointer (RFC 6901); empty: the whole definition.
    ///
    /// ```
    /// let error = inspir_core::Call::from_json(r#"{"id": "Coast"}"#).expect_err("a capital");
    /// assert!(error.problems().iter().any(|problem| problem.path() == "/id"));
    /// ```
    #[must_use]
    pub fn path(&self) -> &str {
        &self.position.path
    }

    /// The line in the text of the definition, from 1.
    ///
    /// ```
    /// let error = inspir_core::Call::from_json("{\n  \"id\": 7\n}").expect_err("a number");
    /// let wrong = error.problems().iter().find(|problem| problem.path() == "/id");
    /// assert_eq!(wrong.map(|problem| problem.line()), Some(2));
    /// ```
    #[must_use]
    pub fn line(&self) -> usize {
        self.position.line
    }

    /// The column in that line, from 1, counted in characters.
    ///
    /// ```
    /// let error = inspir_core::Call::from_json("{\n  \"id\": 7\n}").expect_err("a number");
    /// let wrong = error.problems().iter().find(|problem| problem.path() == "/id");
    /// assert_eq!(wrong.map(|problem| problem.column()), Some(9));
    /// ```
    #[must_use]
    pub fn column(&self) -> usize {
        self.position.column
    }

    /// The kind of mistake.
    ///
    /// ```
    /// use inspir_core::{Call, ProblemCode};
    ///
    /// let error = Call::from_json("{").expect_err("no JSON");
    /// assert_eq!(error.problems()[0].code(), ProblemCode::JsonSyntax);
    /// ```
    #[must_use]
    pub fn code(&self) -> ProblemCode {
        self.mistake.code()
    }

    /// The bytes of the definition that are wrong: a value, or the name of a member. It is empty if the
    /// text is not JSON.
    ///
    /// ```
    /// let definition = r#"{"id": "Coast"}"#;
    /// let error = inspir_core::Call::from_json(definition).expect_err("a capital");
    /// let wrong = error.problems().iter().find(|problem| problem.path() == "/id");
    /// assert_eq!(wrong.and_then(|problem| definition.get(problem.range())), Some("\"Coast\""));
    /// ```
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        let (start, end) = self.range;
        start..end
    }

    /// The name or the path that the mistake is about, else the value as JSON writes it, or `list` or
    /// `object`. Long values are cut off; [`range`](Self::range) tells where they stand. `None` if something
    /// is missing, or if the text could not be read.
    ///
    /// ```
    /// let text = r#"{"titel": "x", "id": 7}"#;
    /// let error = inspir_core::Call::from_json(text).expect_err("mistakes");
    /// let of = |path| error.problems().iter().find(|problem| problem.path() == path);
    /// assert_eq!(of("/titel").and_then(|slip| slip.found()), Some("titel"));
    /// assert_eq!(of("/id").and_then(|wrong| wrong.found()), Some("7"));
    /// ```
    #[must_use]
    pub fn found(&self) -> Option<&str> {
        self.found.as_deref()
    }

    /// The suggestion in the message. If the [`code`](Self::code) ends in `.unknown`, it is the bare name
    /// that was probably meant; otherwise it is JSON: the value to write there or, where a condition can only
    /// ask whether a field is there (`field.kind`), that condition.
    ///
    /// ```
    /// let text = r#"{"titel": "x", "edition": 7}"#;
    /// let error = inspir_core::Call::from_json(text).expect_err("mistakes");
    /// let of = |path| error.problems().iter().find(|problem| problem.path() == path);
    /// assert_eq!(of("/titel").and_then(|slip| slip.suggestion()).as_deref(), Some("title"));
    /// assert_eq!(of("/edition").and_then(|wrong| wrong.suggestion()).as_deref(), Some("\"7\""));
    /// ```
    #[must_use]
    pub fn suggestion(&self) -> Option<String> {
        self.mistake.suggestion()
    }

    /// The message: what is wrong and what is expected there.
    ///
    /// ```
    /// use inspir_core::{Call, Locale};
    ///
    /// let error = Call::from_json(r#"{"id": "Coast"}"#).expect_err("a capital");
    /// assert!(error.problems().iter().any(|problem| {
    ///     problem.message(Locale::En).starts_with("expected lower-case letters")
    ///         && problem.message(Locale::Fr).starts_with("il faut des minuscules")
    /// }));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let mut message = String::new();
        self.write_message(locale, &mut message);
        message
    }

    fn write_message(&self, locale: Locale, out: &mut String) {
        self.mistake.write(locale, out);
        if self.more {
            let more = words!(
                fr: " (il y a d’autres erreurs : seules les {most} premières sont indiquées)",
                en: " (there are more mistakes: only the first {most} are listed)"
            );
            fill_values(more.get(locale), out, &mut |_, out| push_number(MAX_PROBLEMS, out));
        }
    }

    /// Adds the place and the message.
    pub(crate) fn write(&self, locale: Locale, out: &mut String) {
        self.position.write(locale, &|out| self.write_message(locale, out), out);
    }
}

impl fmt::Display for Problem {
    /// In English, with its place.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut told = String::new();
        self.write(Locale::En, &mut told);
        f.pad(&told)
    }
}

impl std::error::Error for Problem {}

/// The mistakes found so far.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    /// Each mistake with the number of the value, or of the name, that is wrong.
    mistakes: RefCell<Vec<(u32, Mistake)>>,
    /// Whether there are more mistakes than are reported.
    more: Cell<bool>,
    /// The members that the readers asked for and found.
    #[cfg(feature = "cases")]
    read: RefCell<Vec<MemberRead>>,
}

/// A member that a reader asked for, by the numbers of its object and of its value in the text.
#[cfg(feature = "cases")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct MemberRead {
    pub(crate) object: u32,
    pub(crate) name: &'static str,
    pub(crate) takes: Takes,
    pub(crate) required: bool,
    /// `None`: it is absent.
    pub(crate) value: Option<u32>,
}

#[cfg(feature = "cases")]
impl Problems {
    /// Notes a member that a reader asked for.
    pub(super) fn note_read(&self, read: MemberRead) {
        self.read.borrow_mut().push(read);
    }

    /// The members that the readers asked for.
    pub(crate) fn members_read(self) -> Vec<MemberRead> {
        self.read.into_inner()
    }
}

impl Problems {
    /// Adds a mistake. If there are too many, only those found first are reported.
    pub(crate) fn add(&self, json: JsonValue<'_, '_>, mistake: Mistake) {
        if self.is_full() {
            self.more.set(true);
        } else {
            // In the order of the text. Mistakes of the same value stay in the order of finding.
            let mut mistakes = self.mistakes.borrow_mut();
            let index = mistakes.partition_point(|(number, _)| *number <= json.number());
            mistakes.insert(index, (json.number(), mistake));
        }
    }

    /// Whether the next mistake will not be reported.
    pub(super) fn is_full(&self) -> bool {
        self.mistakes.borrow().len() >= MAX_PROBLEMS
    }

    /// Whether more mistakes were found than are reported. Further ones would change nothing.
    pub(super) fn overflow(&self) -> bool {
        self.more.get()
    }

    /// All mistakes with their positions. The text is read once.
    pub(crate) fn finish(self, document: &JsonText<'_>) -> Vec<Problem> {
        let mistakes = self.mistakes.into_inner();
        let mut problems = Vec::with_capacity(mistakes.len());
        let mut positions = PositionFinder::new(document);
        for (number, mistake) in mistakes {
            let position = positions.position(number);
            let json = document.at(number);
            let (range, found) = ((json.start(), json.end()), mistake.found(json));
            problems.push(Problem { position, range, found, mistake, more: false });
        }
        if let Some(last) = problems.last_mut() {
            last.more = self.more.get();
        }
        problems
    }
}
