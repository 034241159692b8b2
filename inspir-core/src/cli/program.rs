//! The command as a whole: arguments in, an exit code out.

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::process::ExitCode;

use super::command::dispatch;
use super::console::{CommandResult, Console, Stop};
use super::language::{asked, of_environment};
use super::tell::{tell, visible};
use crate::locale::words;

/// The exit code of a command that found nothing wrong.
///
/// ```
/// # use inspir_core::cli;
/// let (mut input, mut output, mut errors) = (std::io::empty(), Vec::new(), Vec::new());
/// let console = cli::Console::new(&mut input, &mut output, &mut errors);
/// assert_eq!(cli::run(["check", "inspir-follow-up"], console), cli::FINE);
/// ```
pub const FINE: u8 = 0;

/// The exit code of a command that found something: a mistake, a difference, an application that cannot
/// be assessed.
///
/// ```
/// # use inspir_core::cli;
/// let (mut input, mut output, mut errors) = (&b"{}"[..], Vec::new(), Vec::new());
/// let console = cli::Console::new(&mut input, &mut output, &mut errors);
/// assert_eq!(cli::run(["check", "-"], console), cli::FOUND);
/// ```
pub const FOUND: u8 = 1;

/// The exit code after wrong arguments.
///
/// ```
/// # use inspir_core::cli;
/// let (mut input, mut output, mut errors) = (std::io::empty(), Vec::new(), Vec::new());
/// let console = cli::Console::new(&mut input, &mut output, &mut errors);
/// assert_eq!(cli::run(["chekc"], console), cli::WRONG_USE);
/// ```
pub const WRONG_USE: u8 = 2;

/// The exit code if a file cannot be read or written.
///
/// ```
/// # use inspir_core::cli;
/// let (mut input, mut output, mut errors) = (std::io::empty(), Vec::new(), Vec::new());
/// let console = cli::Console::new(&mut input, &mut output, &mut errors);
/// assert_eq!(cli::run(["check", "no-such-file.json"], console), cli::UNREADABLE);
/// ```
pub const UNREADABLE: u8 = 3;

/// Runs the command with these arguments, without the name of the program. Gives its exit code.
///
/// ```
/// use inspir_core::{Locale, cli};
///
/// let (mut input, mut output, mut errors) = (std::io::empty(), Vec::new(), Vec::new());
/// let console = cli::Console::new(&mut input, &mut output, &mut errors);
/// let code = cli::run(["check", "inspir-follow-up", "--lang", "en"], console);
/// assert_eq!(code, cli::FINE);
/// assert!(String::from_utf8_lossy(&output).starts_with("inspir-follow-up: no mistakes"));
/// ```
pub fn run(args: impl IntoIterator<Item = impl Into<OsString>>, mut console: Console<'_>) -> u8 {
    let args: Vec<OsString> = args.into_iter().map(Into::into).collect();
    if let Some(locale) = asked(&args) {
        console = console.in_language(locale);
    }
    let ended = dispatch(args, &mut console);
    let ended = ended.and_then(|verdict| console.flush().map(|()| verdict));
    let (code, message) = match ended {
        Ok(CommandResult::Fine) => return FINE,
        Ok(CommandResult::Found) => return FOUND,
        // The reader has seen enough.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => return FINE,
        Err(Stop::Output(error)) => {
            let words = words!(
                fr: "la sortie ne peut pas être écrite : {error}",
                en: "the output cannot be written: {error}"
            );
            (UNREADABLE, tell(console.locale(), &words, &[("error", &error)]))
        }
        Err(Stop::Usage(message)) => (WRONG_USE, message),
        Err(Stop::File(message)) => (UNREADABLE, message),
        Err(Stop::Found(message)) => (FOUND, message),
    };
    if message.is_empty() {
        return code;
    }
    let words = words!(fr: "erreur : {message}", en: "error: {message}");
    let told = tell(console.locale(), &words, &[("message", &visible(&message))]);
    console.complain(&told);
    code
}

/// Runs the command with the arguments, the streams and the language of the process.
///
/// ```no_run
/// fn main() -> std::process::ExitCode {
///     inspir_core::cli::main()
/// }
/// ```
#[must_use]
pub fn main() -> ExitCode {
    ExitCode::from(main_with(std::env::args_os().skip(1)))
}

/// How much is written at a time. The stream looks through all of it for the ends of lines, so it is several
/// long lines.
const WRITE_BEHIND: usize = 256 * 1024;

/// Runs the program with these arguments, without its name. Gives the exit code.
///
/// ```no_run
/// let code: u8 = inspir_core::cli::main_with(["--help"]);
/// ```
#[must_use]
pub fn main_with(args: impl IntoIterator<Item = impl Into<OsString>>) -> u8 {
    let (mut input, output, mut errors) = (io::stdin(), io::stdout(), io::stderr());
    let look =
        Look::of(|name| std::env::var_os(name), (output.is_terminal(), errors.is_terminal()));
    let mut output = BufWriter::with_capacity(WRITE_BEHIND, output.lock());
    let console = Console::new(&mut input, &mut output, &mut errors)
        .in_language(of_environment(|name| std::env::var_os(name)))
        .with_colours(look.output_has_colours, look.errors_have_colours)
        .with_progress(look.has_progress);
    let code = run(args, console);
    // What is left of the output was refused before.
    let _ = output.flush();
    code
}

/// Whether the terminal shows colours and progress.
#[derive(Debug, PartialEq, Eq)]
struct Look {
    output_has_colours: bool,
    errors_have_colours: bool,
    has_progress: bool,
}

impl Look {
    /// By the environment, and by whether the output and the messages go to a terminal.
    fn of(variable: impl Fn(&str) -> Option<OsString>, (output, errors): (bool, bool)) -> Self {
        let moves = variable("TERM").is_none_or(|term| term != "dumb");
        let may_colour = moves && variable("NO_COLOR").is_none_or(|value| value.is_empty());
        Self {
            output_has_colours: may_colour && output,
            errors_have_colours: may_colour && errors,
            has_progress: moves && errors,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Look;

    #[test]
    fn colours_and_progress_are_for_terminals() {
        let look = |variables: &[(&str, &str)], terminals| {
            let value = |name: &str| {
                let found = variables.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| value.into())
            };
            let look = Look::of(value, terminals);
            [look.output_has_colours, look.errors_have_colours, look.has_progress]
        };
        assert_eq!(look(&[], (true, true)), [true; 3]);
        assert_eq!(look(&[("TERM", "xterm"), ("NO_COLOR", "")], (true, true)), [true; 3]);
        assert_eq!(look(&[], (true, false)), [true, false, false]);
        assert_eq!(look(&[], (false, true)), [false, true, true]);
        assert_eq!(look(&[], (false, false)), [false; 3]);
        assert_eq!(look(&[("NO_COLOR", "1")], (true, true)), [false, false, true]);
        assert_eq!(look(&[("TERM", "dumb")], (true, true)), [false; 3]);
    }
}
