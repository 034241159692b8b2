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
use crate::input_error::InputError;
use crate::json::{Document, Flaw, levels};
use crate::member::{LenientReader, Member};
use crate::text::{MAX_BYTES, MAX_ERRORS, is_blank};

/// Reads good input; `None` if anything is wrong with it.
pub(crate) fn strict(text: &str) -> Option<Application<'_>> {
    match cfg!(feature = "fast") && text.len() <= MAX_BYTES {
        true => serde_json::from_str(text).ok(),
        false => None,
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

/// Reads any input, with all its errors.
pub(crate) fn lenient<'a>(
    text: &'a [u8],
    ids: &CallIds,
) -> (Application<'a>, Vec<InputError>, Completeness) {
    match whole(text) {
        Ok(document) => members(&document, ids),
        Err(error) => (Application::default(), vec![error.into()], Completeness::Unreadable),
    }
}

/// Reads JSON that was written for a typed caller. Its size has no limit.
pub(crate) fn lenient_members<'a>(
    text: &'a str,
    ids: &CallIds,
) -> (Application<'a>, Vec<InputError>, Completeness) {
    match document(text) {
        Ok(document) => members(&document, ids),
        Err(error) => (Application::default(), vec![error.into()], Completeness::Unreadable),
    }
}

fn members<'a>(
    document: &Document<'a>,
    ids: &CallIds,
) -> (Application<'a>, Vec<InputError>, Completeness) {
    let (application, errors) = read(document, ids, MAX_ERRORS);
    judged(application, errors)
}

/// Reads all members of a document, until there are more errors than `most`.
fn read<'a>(
    document: &Document<'a>,
    ids: &CallIds,
    most: usize,
) -> (Application<'a>, Vec<InputError>) {
    let mut reader = LenientReader::new(ids, document, most);
    let application = Application::lenient(document.root(), &mut reader);
    (application, reader.finish())
}

/// What is left of an application with these errors.
fn judged<'a>(
    application: Application<'a>,
    mut errors: Vec<InputError>,
) -> (Application<'a>, Vec<InputError>, Completeness) {
    if errors.len() > MAX_ERRORS {
        errors.truncate(MAX_ERRORS);
        return (Application::default(), errors, Completeness::TooManyErrors);
    }
    let completeness = match errors.iter().any(|error| error.path().is_empty()) {
        true => Completeness::Unreadable,
        false => Completeness::Full,
    };
    (application, errors, completeness)
}

/// The most values of an earlier edition that are left out of one application.
const MAX_LEFT_OUT: usize = 100_000;

/// Reads an application that was written for a call with other ids. What only that call knows is left
/// out as though it had not been written; these errors come last.
pub(crate) fn lenient_between<'a>(
    text: &'a [u8],
    ids: &CallIds,
    earlier: &CallIds,
) -> (Application<'a>, Vec<InputError>, Completeness, Vec<InputError>) {
    let document = match whole(text) {
        Ok(document) => document,
        Err(error) => {
            let errors = vec![error.into()];
            return (Application::default(), errors, Completeness::Unreadable, Vec::new());
        }
    };
    let (application, errors) = read(&document, ids, MAX_LEFT_OUT);
    let (_, errors_before) = read(&document, earlier, MAX_LEFT_OUT);
    let is_complete = errors_before.len() <= MAX_LEFT_OUT;
    let before: HashSet<&str> = errors_before.iter().map(InputError::path).collect();
    let is_of_earlier = |error: &InputError| {
        is_complete && error.code().is_of_the_call() && !before.contains(error.path())
    };
    let (left_out, errors) = errors.into_iter().partition(is_of_earlier);
    let (application, errors, completeness) = judged(application, errors);
    (application, errors, completeness, left_out)
}

/// Why a text is not a document, with the line and the column. Both begin at 1; columns count bytes.
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
pub(crate) fn whole(text: &[u8]) -> Result<Document<'_>, Unreadable> {
    if text.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let text = std::str::from_utf8(text)
        .map_err(|error| Unreadable::Encoding { at: position_after(text, error.valid_up_to()) })?;
    // A byte order mark, or a zero byte of UTF-16.
    if text.starts_with('\u{feff}') || text.bytes().take(2).any(|byte| byte == 0) {
        return Err(Unreadable::Encoding { at: (1, 1) });
    }
    document(text)
}

fn position_after(text: &[u8], bytes: usize) -> (usize, usize) {
    InputError::position(text.get(..bytes).unwrap_or_default())
}

pub(crate) fn document(text: &str) -> Result<Document<'_>, Unreadable> {
    Document::new(text).map_err(|flaw| match flaw {
        Flaw::TooDeep(at) => {
            Unreadable::TooDeep { levels: levels(text), at: position_after(text.as_bytes(), at) }
        }
        Flaw::LoneSurrogate(at) => Unreadable::Syntax { at: position_after(text.as_bytes(), at) },
        // `serde_json` says where.
        Flaw::Syntax => {
            let error = serde_json::from_str::<serde::de::IgnoredAny>(text).err();
            let at = error.map_or((1, 1), |error| (error.line(), error.column()));
            if is_blank(text) { Unreadable::Empty { at } } else { Unreadable::Syntax { at } }
        }
    })
}
