//! From the text of an application to an [`Application`](crate::Application), with every input
//! error.
//!
//! There are two roads. The *strict* road is one typed `serde` parse, which stops at the first thing
//! that is not right. Only then does the *lenient* road run: it reads the same text member by member,
//! reports each value that is wrong, leaves it out and goes on. Both roads take the rules of single
//! values from [`Scalar`](crate::member::Scalar).

use std::collections::HashSet;

use crate::application::Application;
use crate::ids::CallIds;
use crate::input_error::{ErrorCode, InputError};
use crate::json::{Flaw, JsonText, levels};
use crate::locale::Currency;
use crate::member::{LenientReader, Meant, Member, Strict};
use crate::text::{MAX_BYTES, MAX_ERRORS, begins_character, is_blank};

/// Reads good input; `None` if anything is wrong with it.
pub(crate) fn strict(text: &str) -> Option<Application<'_>> {
    match cfg!(feature = "fast") && text.len() <= MAX_BYTES {
        true => serde_json::from_str(text).ok().map(|Strict(application)| application),
        false => None,
    }
}

/// An application read from text: the values that are right, and every error.
///
/// Assessing it keeps the errors, so the assessment is the same as that of the text.
///
/// ```
/// use inspir_core::{Call, Intake, Outcome};
///
/// let call = Call::creative_event();
/// let text = r#"{"applicant": {"name": "Les Écluses", "legal_form": "club"}}"#.as_bytes();
/// let read: Intake = call.read_json(text);
/// assert_eq!(read.application().applicant.name.as_deref(), Some("Les Écluses"));
/// assert_eq!(read.input_errors()[0].path(), "/applicant/legal_form");
/// assert_eq!(call.assess(&read), call.assess_json(text));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake<'a> {
    pub(crate) application: Application<'a>,
    pub(crate) errors: Vec<InputError>,
    pub(crate) completeness: Completeness,
}

impl<'a> Intake<'a> {
    /// The values that are right. It is empty if the document was not readable.
    ///
    /// ```
    /// # use inspir_core::{Application, Call};
    /// assert_eq!(Call::follow_up().read_json(b"{").application(), &Application::default());
    /// ```
    #[must_use]
    pub const fn application(&self) -> &Application<'a> {
        &self.application
    }

    /// The errors of the input, in the order of the document.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let read = Call::follow_up().read_json(br#"{"submitted_on": "tomorrow"}"#);
    /// assert_eq!(read.input_errors()[0].path(), "/submitted_on");
    /// ```
    #[must_use]
    pub fn input_errors(&self) -> &[InputError] {
        &self.errors
    }

    /// Whether nothing is wrong.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert!(Call::follow_up().read_json(b"{}").is_valid());
    /// assert!(!Call::follow_up().read_json(br#"{"x": 1}"#).is_valid());
    /// ```
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.errors.is_empty()
    }

    /// Whether the document was looked at: its text is JSON within the limits, holds an object, and has
    /// at most 100 errors.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert!(Call::follow_up().read_json(br#"{"x": 1}"#).is_readable());
    /// assert!(!Call::follow_up().read_json(b"[1]").is_readable());
    /// ```
    #[must_use]
    pub fn is_readable(&self) -> bool {
        self.completeness == Completeness::Full
    }

    /// The values that are right, without the errors.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let application = Call::follow_up().read_json(br#"{"reference": "7"}"#).into_application();
    /// assert_eq!(application.reference.as_deref(), Some("7"));
    /// ```
    #[must_use]
    pub fn into_application(self) -> Application<'a> {
        self.application
    }

    /// Copies the texts, so that the intake may outlive the text that it was read from.
    ///
    /// ```
    /// use inspir_core::{Call, Intake};
    ///
    /// let read: Intake<'static> = {
    ///     let text = br#"{"reference": "7", "x": 1}"#.to_vec();
    ///     Call::follow_up().read_json(&text).into_owned()
    /// };
    /// assert_eq!(read.input_errors().len(), 1);
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Intake<'static> {
        let Self { application, errors, completeness } = self;
        Intake { application: application.into_owned(), errors, completeness }
    }
}

/// Whether the application that was read holds what is right in the document, or nothing of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Completeness {
    /// The application holds all that is right.
    #[default]
    Full,
    /// The application is empty: the document is not an application at all.
    Unreadable,
    /// The application is empty: the document has more errors than are reported.
    TooManyErrors,
}

impl Completeness {
    /// That of a document, from the paths of its errors.
    pub(crate) fn of<'p>(is_readable: bool, mut paths: impl Iterator<Item = &'p str>) -> Self {
        match (is_readable, paths.any(str::is_empty)) {
            (true, _) => Self::Full,
            (false, true) => Self::Unreadable,
            (false, false) => Self::TooManyErrors,
        }
    }
}

/// Reads any input, with all its errors.
pub(crate) fn lenient<'a>(text: &'a [u8], ids: &CallIds) -> Intake<'a> {
    match whole(text) {
        Ok(document) => members(&document, ids),
        Err(error) => Intake::unreadable(error),
    }
}

/// Reads JSON that was written for a typed caller. Its size has no limit.
pub(crate) fn lenient_members<'a>(text: &'a str, ids: &CallIds) -> Intake<'a> {
    match document(text) {
        Ok(document) => members(&document, ids),
        Err(error) => Intake::unreadable(error),
    }
}

fn members<'a>(document: &JsonText<'a>, ids: &CallIds) -> Intake<'a> {
    let (application, errors) = read(document, ids, MAX_ERRORS);
    Intake::judged(application, errors)
}

/// Reads all members of a document, until there are more errors than `most`.
fn read<'a>(
    document: &JsonText<'a>,
    ids: &CallIds,
    most: usize,
) -> (Application<'a>, Vec<InputError>) {
    let mut reader = LenientReader::new(ids, document, most);
    let application = Application::lenient(document.root(), &mut reader);
    (application, reader.finish().0)
}

/// The errors of a document, and what was certainly meant there.
pub(crate) fn meant(
    document: &JsonText<'_>,
    ids: &CallIds,
    currency: Currency,
) -> (Vec<InputError>, Vec<Meant>) {
    let mut reader = LenientReader::of_meant(ids, document, MAX_ERRORS, currency);
    Application::lenient(document.root(), &mut reader);
    reader.finish()
}

impl<'a> Intake<'a> {
    /// An application with these errors: unreadable, if one of them concerns the whole document.
    fn judged(application: Application<'a>, errors: Vec<InputError>) -> Self {
        let completeness = match errors.iter().any(|error| error.path().is_empty()) {
            true => Completeness::Unreadable,
            false => Completeness::Full,
        };
        Self { application, errors, completeness }.within_limits()
    }

    /// Nothing of an application: its text is not readable.
    fn unreadable(why: Unreadable) -> Self {
        let errors = vec![why.into()];
        let completeness = Completeness::Unreadable;
        Self { application: Application::default(), errors, completeness }
    }

    /// Keeps at most as many errors as are reported. If there are more, nothing is read.
    fn within_limits(mut self) -> Self {
        if self.errors.len() > MAX_ERRORS {
            self.errors.truncate(MAX_ERRORS);
            self.application = Application::default();
            self.completeness = Completeness::TooManyErrors;
        }
        self
    }

    /// Adds the errors of an earlier reading, which come first.
    pub(crate) fn after(mut self, earlier: &[InputError]) -> Self {
        if !earlier.is_empty() {
            let errors = std::mem::take(&mut self.errors).into_iter();
            let new = errors.filter(|error| !earlier.contains(error));
            self.errors = earlier.iter().cloned().chain(new).collect();
        }
        self.within_limits()
    }
}

/// The most values of an earlier edition that are left out of one application.
const MAX_LEFT_OUT: usize = 100_000;

/// Reads an application that was written for a call with other ids. Members that only that call knows are
/// left out as though they had not been written; these errors come last.
pub(crate) fn lenient_between<'a>(
    document: Result<JsonText<'a>, Unreadable>,
    ids: &CallIds,
    earlier: &CallIds,
) -> (Intake<'a>, Vec<InputError>) {
    let document = match document {
        Ok(document) => document,
        Err(error) => return (Intake::unreadable(error), Vec::new()),
    };
    let (application, errors) = read(&document, ids, MAX_LEFT_OUT);
    let (_, errors_before) = read(&document, earlier, MAX_LEFT_OUT);
    let is_complete = errors_before.len() <= MAX_LEFT_OUT;
    let paths = |is_it: fn(&InputError) -> bool| -> HashSet<&str> {
        errors_before.iter().filter(|error| is_it(error)).map(InputError::path).collect()
    };
    let (wrong, unknown) = (paths(|_| true), paths(|error| error.code().is_of_the_call()));
    let is_of_earlier = |error: &InputError| {
        // If the earlier edition refuses the value, the name is still one that only it knows; a value is not.
        let before = if error.code() == ErrorCode::EnumUnknown { &wrong } else { &unknown };
        is_complete && error.code().is_of_the_call() && !before.contains(error.path())
    };
    let (left_out, errors): (Vec<_>, Vec<_>) = errors.into_iter().partition(is_of_earlier);
    let errors = outside(&left_out, errors);
    (Intake::judged(application, errors), left_out)
}

/// The errors that do not lie in what is left out.
pub(crate) fn outside(
    left_out: &[InputError],
    errors: impl IntoIterator<Item = InputError>,
) -> Vec<InputError> {
    let out: HashSet<&str> = left_out.iter().map(InputError::path).collect();
    let is_out = |path: &str| {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        ends.filter_map(|end| path.get(..end)).any(|place| out.contains(place))
    };
    errors.into_iter().filter(|error| !is_out(error.path())).collect()
}

/// Why a text is not a document, with the line and the column. Both begin at 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// The text has too many bytes.
    TooLarge,
    /// The text has too many levels. The first one beyond the limit begins here.
    TooDeep { levels: usize, at: (usize, usize) },
    /// The text is blank up to here, its end.
    Empty { at: (usize, usize) },
    /// The text is not UTF-8: the first wrong byte stands here.
    Encoding { at: (usize, usize) },
    /// The text stops being JSON here.
    Syntax { at: (usize, usize) },
}

impl Unreadable {
    /// The line and the column.
    pub(crate) fn at(self) -> (usize, usize) {
        match self {
            Self::TooLarge => (1, 1),
            Self::TooDeep { at, .. }
            | Self::Empty { at }
            | Self::Encoding { at }
            | Self::Syntax { at } => at,
        }
    }
}

impl From<Unreadable> for InputError {
    fn from(unreadable: Unreadable) -> Self {
        let (line, column) = unreadable.at();
        match unreadable {
            Unreadable::TooLarge => Self::too_large(),
            Unreadable::TooDeep { levels, .. } => Self::too_deep(levels),
            Unreadable::Empty { .. } => Self::empty(line, column),
            Unreadable::Encoding { .. } => Self::encoding(line, column),
            Unreadable::Syntax { .. } => Self::syntax(line, column),
        }
    }
}

/// The document, if the text is JSON within the limits of size and depth.
pub(crate) fn whole(text: &[u8]) -> Result<JsonText<'_>, Unreadable> {
    if text.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let text = std::str::from_utf8(text)
        .map_err(|error| Unreadable::Encoding { at: position(text, error.valid_up_to()) })?;
    // A byte order mark, or a zero byte of UTF-16.
    if text.starts_with('\u{feff}') || text.bytes().take(2).any(|byte| byte == 0) {
        return Err(Unreadable::Encoding { at: (1, 1) });
    }
    document(text)
}

/// The line and the column of a byte.
fn position(text: &[u8], at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or_default();
    let mut lines = before.rsplit(|byte| *byte == b'\n');
    let column = characters(lines.next().unwrap_or_default()) + 1;
    (lines.count() + 1, column)
}

/// How many characters begin in a text.
fn characters(text: &[u8]) -> usize {
    text.iter().filter(|byte| begins_character(**byte)).count()
}

/// The line and the column of a syntax error, whose own column counts bytes; at the end of a text with a
/// line break, it is 0.
fn position_of(text: &str, error: &serde_json::Error) -> (usize, usize) {
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default().as_bytes();
    let column = characters(line.get(..error.column()).unwrap_or(line));
    (error.line(), column.max(1))
}

pub(crate) fn document(text: &str) -> Result<JsonText<'_>, Unreadable> {
    JsonText::new(text).map_err(|flaw| match flaw {
        Flaw::TooDeep(at) => {
            Unreadable::TooDeep { levels: levels(text), at: position(text.as_bytes(), at) }
        }
        Flaw::LoneSurrogate(at) => Unreadable::Syntax { at: position(text.as_bytes(), at) },
        // `serde_json` says where.
        Flaw::Syntax => {
            let error = serde_json::from_str::<serde::de::IgnoredAny>(text).err();
            let at = error.map_or((1, 1), |error| position_of(text, &error));
            if is_blank(text) { Unreadable::Empty { at } } else { Unreadable::Syntax { at } }
        }
    })
}
