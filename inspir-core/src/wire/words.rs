//! Words of one's own as text: those of a call, the mistakes in a catalogue, a call told in other words.

use crate::call::Call;
use crate::json::{WriteJson as _, objects};
use crate::locale::Locale;
use crate::wording::{PROGRAM, WordProblem};

/// The words of the program, as JSON. The other functions take them as their `program`, so that a build that
/// has no room for both languages twice can keep them in a file of its own.
///
/// ```
/// assert!(inspir_core::wire::program_words().starts_with('{'));
/// ```
#[must_use]
pub fn program_words() -> &'static str {
    PROGRAM
}

/// All words of a call, as JSON: a catalogue to be edited. See [`Call::words_to_json`].
///
/// ```
/// # use inspir_core::{Call, wire};
/// let words = wire::words(&Call::follow_up(), wire::program_words());
/// assert_eq!(words, Call::follow_up().words_to_json());
/// ```
#[must_use]
pub fn words(call: &Call, program: &str) -> String {
    call.words_beside(program)
}

/// The mistakes in a catalogue of words, as a JSON list: the `key`, `code` and `message` of each, and what was
/// `found` if that says more. See [`Call::check_words`].
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let (call, program) = (Call::follow_up(), wire::program_words());
/// assert_eq!(wire::check_words(&call, program, r#"{"title": "Suivi"}"#, Locale::Fr), "[]");
/// let told = wire::check_words(&call, program, r#"{"titel": "Suivi"}"#, Locale::En);
/// assert!(told.starts_with(r#"[{"key":"titel","code":"unknown_key","#), "{told}");
/// ```
#[must_use]
pub fn check_words(call: &Call, program: &str, catalogue: &str, locale: Locale) -> String {
    written(&call.word_problems(program, catalogue), locale)
}

/// A call told in the words of a catalogue wherever it would use those of `locale`. See [`Call::with_words`].
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let (call, program) = (Call::follow_up(), wire::program_words());
/// let words = r#"{"title": "Suite donnée aux groupes-projets"}"#;
/// let house = wire::with_words(&call, program, words, Locale::Fr).expect("no mistakes");
/// assert!(wire::describe(&house, Locale::Fr).contains("Suite donnée"));
/// ```
///
/// # Errors
/// The mistakes, as [`check_words`] gives them, told in `locale`.
pub fn with_words(
    call: &Call,
    program: &str,
    catalogue: &str,
    locale: Locale,
) -> Result<Call, String> {
    call.told_in(program, locale, catalogue).map_err(|problems| written(&problems, locale))
}

fn written(problems: &[WordProblem], locale: Locale) -> String {
    let written: Vec<WrittenProblem<'_>> =
        problems.iter().map(|problem| of(problem, locale)).collect();
    let mut json = String::new();
    written.write(&mut json);
    json
}

fn of(problem: &WordProblem, locale: Locale) -> WrittenProblem<'_> {
    let found = Some(problem.found()).filter(|found| !found.is_empty());
    WrittenProblem {
        key: problem.key(),
        code: problem.code().id(),
        found,
        message: problem.message(locale),
    }
}

struct WrittenProblem<'p> {
    key: &'p str,
    code: &'static str,
    found: Option<&'p str>,
    message: String,
}

objects! {
    WrittenProblem<'_> { key, code, found if given, message, }
}
