//! Mistakes of a definition with their places in its text.

use super::console::{BAD, Console};
use super::tell::visible;
use crate::call::CallError;
use crate::definition::Problem;
use crate::document::printable;
use crate::locale::{Locale, words};

/// The most characters of a line that are shown.
const WIDEST: usize = 100;

/// A mistake on one line: file, line, column, message.
pub(super) fn on_one_line(name: &str, problem: &Problem, locale: Locale) -> String {
    let (line, column) = (problem.line(), problem.column());
    visible(&format!("{name}:{line}:{column}: {}", problem.message(locale)))
}

/// All mistakes of a definition which the command needs for another step, each on a line.
pub(super) fn mistakes(name: &str, error: &CallError, locale: Locale) -> String {
    let words = words!(
        fr: "la définition a des erreurs :",
        en: "the definition has mistakes:"
    );
    let lines = error.problems().iter().map(|problem| on_one_line(name, problem, locale));
    let lines: Vec<String> = [(*words.get(locale)).to_owned()].into_iter().chain(lines).collect();
    lines.join("\n  ")
}

/// The line of the text that has the mistake, and a line that points at it. Nothing if the line is long and
/// the mistake stands far to the right.
pub(super) fn excerpt(text: &str, problem: &Problem, console: &Console<'_>) -> Option<String> {
    let line = text.lines().nth(problem.line().checked_sub(1)?)?;
    let indent = line.chars().take_while(|c| c.is_whitespace()).count();
    let before = problem.column().checked_sub(1 + indent)?;
    if before >= WIDEST {
        return None;
    }
    let mut shown: String = line.trim().chars().take(WIDEST).map(printable).collect();
    let width = shown.chars().count();
    if width == WIDEST {
        shown.push('…');
    }
    let wrong = text.get(problem.range()).unwrap_or_default();
    let wrong = wrong.lines().next().unwrap_or_default().chars().count();
    let marks = "^".repeat(wrong.clamp(1, width.saturating_sub(before).max(1)));
    let marks = console.styled(BAD, &marks);
    Some(format!("    {shown}\n    {}{marks}", " ".repeat(before)))
}
