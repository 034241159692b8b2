//! The surroundings of the command: streams, a language, colours.

use std::fmt::Display;
use std::io::{self, Read, Write};

use clap::builder::styling::{AnsiColor, Style};

use super::tell::tell;
use crate::locale::{Locale, Words, words};

/// The streams of the command, the language of who started it, and whether it may use colours.
///
/// ```
/// use inspir_core::{Locale, cli};
///
/// let (mut input, mut output, mut errors) = (std::io::empty(), Vec::new(), Vec::new());
/// let console = cli::Console::new(&mut input, &mut output, &mut errors)
///     .in_language(Locale::En)
///     .with_colours(false, false);
/// assert_eq!(cli::run(["--version"], console), cli::FINE);
/// assert_eq!(output, format!("inspir {}\n", inspir_core::VERSION).as_bytes());
/// ```
pub struct Console<'a> {
    input: Option<&'a mut dyn Read>,
    output: &'a mut dyn Write,
    errors: &'a mut dyn Write,
    locale: Locale,
    output_has_colours: bool,
    errors_have_colours: bool,
    has_progress: bool,
    /// Whether a line shows the progress now.
    shows_progress: bool,
}

/// Why the command ends before its work is done.
pub(super) enum Stop {
    /// The output cannot be written. That whoever reads it has seen enough is no failure.
    Output(io::Error),
    /// The arguments are wrong.
    Usage(String),
    /// A file cannot be read or written.
    File(String),
    /// Something that was read is wrong.
    Found(String),
}

/// The result of a command that did its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CommandResult {
    Fine,
    /// A mistake, a difference, an application that cannot be assessed.
    Found,
}

impl CommandResult {
    pub(super) fn found_if(is_found: bool) -> Self {
        if is_found { Self::Found } else { Self::Fine }
    }
}

pub(super) type Ended = Result<CommandResult, Stop>;

/// The look of headings in a terminal.
pub(super) const HEADING: Style = Style::new().bold();
/// The look of something wrong.
pub(super) const BAD: Style = AnsiColor::Red.on_default().bold();
/// The look of something uncertain.
pub(super) const UNSURE: Style = AnsiColor::Yellow.on_default();
/// The look of something right.
pub(super) const GOOD: Style = AnsiColor::Green.on_default();

impl<'a> Console<'a> {
    /// A console without colours, in the first language.
    ///
    /// ```
    /// # use inspir_core::cli;
    /// let (mut input, mut output, mut errors) = (std::io::empty(), Vec::new(), Vec::new());
    /// let console = cli::Console::new(&mut input, &mut output, &mut errors);
    /// assert_eq!(cli::run(["assess", "no-such-file.json"], console), cli::UNREADABLE);
    /// assert!(String::from_utf8_lossy(&errors).contains("`no-such-file.json` n’existe pas"));
    /// ```
    pub fn new(
        input: &'a mut dyn Read,
        output: &'a mut dyn Write,
        errors: &'a mut dyn Write,
    ) -> Self {
        let locale = Locale::default();
        Self {
            input: Some(input),
            output,
            errors,
            locale,
            output_has_colours: false,
            errors_have_colours: false,
            has_progress: false,
            shows_progress: false,
        }
    }

    /// Sets the language of whoever started the command. `--lang` asks for another one.
    ///
    /// ```
    /// # use inspir_core::{Locale, cli};
    /// let (mut input, mut output, mut errors) = (std::io::empty(), Vec::new(), Vec::new());
    /// let console = cli::Console::new(&mut input, &mut output, &mut errors).in_language(Locale::En);
    /// cli::run(["assess", "no-such-file.json"], console);
    /// assert!(String::from_utf8_lossy(&errors).contains("`no-such-file.json` does not exist"));
    /// ```
    #[must_use]
    pub fn in_language(mut self, locale: Locale) -> Self {
        self.locale = locale;
        self
    }

    /// Sets whether the output, the messages, or both have colours.
    ///
    /// ```
    /// # use inspir_core::cli;
    /// let (mut input, mut output, mut errors) = (std::io::empty(), Vec::new(), Vec::new());
    /// let console = cli::Console::new(&mut input, &mut output, &mut errors).with_colours(true, false);
    /// cli::run(["--help"], console);
    /// assert!(output.contains(&0x1b));
    /// ```
    #[must_use]
    pub fn with_colours(mut self, in_output: bool, in_errors: bool) -> Self {
        self.output_has_colours = in_output;
        self.errors_have_colours = in_errors;
        self
    }

    /// Sets whether a line of progress is shown among the messages. The line is removed before anything else
    /// is written.
    ///
    /// ```
    /// # use inspir_core::{Locale, cli};
    /// let lines = "{}\n".repeat(1000);
    /// let (mut input, mut output, mut errors) = (lines.as_bytes(), std::io::sink(), Vec::new());
    /// let console = cli::Console::new(&mut input, &mut output, &mut errors)
    ///     .in_language(Locale::En)
    ///     .with_progress(true);
    /// cli::run(["assess", "-", "--lines", "--call", "inspir-follow-up"], console);
    /// assert_eq!(errors, b"\r1000 applications assessed\x1b[K\r\x1b[K");
    /// ```
    #[must_use]
    pub fn with_progress(mut self, is_shown: bool) -> Self {
        self.has_progress = is_shown;
        self
    }

    pub(super) const fn locale(&self) -> Locale {
        self.locale
    }

    pub(super) const fn has_colours(&self) -> bool {
        self.output_has_colours
    }

    pub(super) const fn errors_have_colours(&self) -> bool {
        self.errors_have_colours
    }

    /// Says how far the work is, if somebody is watching.
    pub(super) fn progress(
        &mut self,
        words: &Words<&'static str>,
        values: &[(&str, &dyn Display)],
    ) {
        if self.has_progress {
            // The output comes first, where both go to one terminal.
            let _ = self.output.flush();
            let told = tell(self.locale, words, values);
            let _ = write!(self.errors, "\r{told}\x1b[K");
            let _ = self.errors.flush();
            self.shows_progress = true;
        }
    }

    /// Removes the line of progress.
    fn end_progress(&mut self) {
        if std::mem::take(&mut self.shows_progress) {
            let _ = self.errors.write_all(b"\r\x1b[K");
            let _ = self.errors.flush();
        }
    }

    /// The standard input. It can be read once.
    pub(super) fn take_input(&mut self) -> Result<&'a mut dyn Read, Stop> {
        self.input.take().ok_or_else(|| {
            let words = words!(
                fr: "« - » est l’entrée standard, qui ne se lit qu’une fois",
                en: "`-` is the standard input, which can be read only once"
            );
            Stop::Usage(tell(self.locale, &words, &[]))
        })
    }

    pub(super) fn print(&mut self, text: &str) -> Result<(), Stop> {
        self.end_progress();
        self.output.write_all(text.as_bytes()).map_err(Stop::Output)
    }

    pub(super) fn line(&mut self, text: &str) -> Result<(), Stop> {
        self.print(text)?;
        self.print("\n")
    }

    pub(super) fn say(
        &mut self,
        words: &Words<&'static str>,
        values: &[(&str, &dyn Display)],
    ) -> Result<(), Stop> {
        let told = tell(self.locale, words, values);
        self.line(&told)
    }

    /// A text as the output shows it.
    pub(super) fn styled(&self, style: Style, text: &str) -> String {
        if self.output_has_colours { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    pub(super) fn flush(&mut self) -> Result<(), Stop> {
        self.end_progress();
        self.output.flush().map_err(Stop::Output)
    }

    /// A message beside the output. If it cannot be written, nobody reads it.
    pub(super) fn note(&mut self, text: &str) {
        self.end_progress();
        let _ = self.errors.write_all(text.as_bytes());
        let _ = self.errors.write_all(b"\n");
    }

    /// Writes an error message.
    pub(super) fn complain(&mut self, text: &str) {
        // The output comes first, where both go to one terminal.
        let _ = self.output.flush();
        match text.split_once(':').filter(|_| self.errors_have_colours) {
            Some((head, rest)) => self.note(&format!("{BAD}{head}:{BAD:#}{rest}")),
            None => self.note(text),
        }
        let _ = self.errors.flush();
    }
}
