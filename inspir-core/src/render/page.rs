//! A page of plain text, for a terminal: its lines, headings, points and rows of figures.

use super::steps::UNKNOWN;
use crate::amount::Amount;
use crate::locale::{Currency, Lexicon, Words};

/// The width to which sentences are wrapped.
const WIDTH: usize = 88;

/// The width of the labels of figures, with the dots behind them.
const LABELS: usize = 48;

pub(super) struct Page<'w> {
    pub(super) text: String,
    pub(super) lexicon: Lexicon<'w>,
    pub(super) currency: Currency,
}

impl<'w> Page<'w> {
    pub(super) const fn new(lexicon: Lexicon<'w>, currency: Currency) -> Self {
        Self { text: String::new(), lexicon, currency }
    }

    pub(super) fn say(&self, words: Words<&'static str>) -> &'w str {
        words.spoken(self.lexicon)
    }

    pub(super) fn line(&mut self, text: &str) {
        self.text.extend(text.chars().map(printable));
        self.text.push('\n');
    }

    pub(super) fn heading(&mut self, words: Words<&'static str>) {
        let heading = self.say(words);
        self.line("");
        self.line(heading);
        self.line(&"─".repeat(heading.chars().count()));
    }

    /// Adds a point of a list. It is wrapped, and the lines after the first are indented.
    pub(super) fn point(&mut self, text: &str) {
        let mut width = 0;
        self.text.push_str("  •");
        for word in self.unbroken(text) {
            let length = word.chars().count() + 1;
            if width + length > WIDTH - 4 {
                self.text.push_str("\n   ");
                width = 0;
            }
            self.text.push(' ');
            self.text.push_str(&word);
            width += length;
        }
        self.text.push('\n');
    }

    /// The parts of a text between which a line may end. Punctuation stays on the line of its word,
    /// the sign of a currency with its amount, and the digits of a figure stay together.
    fn unbroken(&self, text: &str) -> Vec<String> {
        let currency = self.currency.id();
        let text: String = text.chars().map(printable).collect();
        let mut parts: Vec<String> = Vec::new();
        for word in text.split(' ') {
            let word = word.replace('\u{a0}', " ");
            let begins_with_digit = word.starts_with(|first: char| first.is_ascii_digit());
            match parts.last_mut() {
                Some(before)
                    if before.ends_with('«')
                        || (begins_with_digit && before.ends_with(currency))
                        || (before.ends_with(|last: char| last.is_ascii_digit())
                            && (begins_with_digit || word.starts_with(currency)))
                        || word.starts_with([':', ';', '?', '!', '»', '€', '£', '$', '%']) =>
                {
                    before.push(' ');
                    before.push_str(&word);
                }
                _ => parts.push(word),
            }
        }
        parts
    }

    pub(super) fn amount(&mut self, words: Words<&'static str>, amount: Option<Amount>) {
        self.row(4, self.say(words), &self.figure(amount));
    }

    pub(super) fn figure(&self, amount: Option<Amount>) -> String {
        let mut figure = String::new();
        match amount {
            Some(amount) => self.lexicon.write_amount(amount, self.currency, &mut figure),
            None => figure.push_str(self.say(UNKNOWN)),
        }
        figure
    }

    /// Adds a label, beginning in this column, and its figure. A long label stands on lines of its own.
    pub(super) fn row(&mut self, column: usize, label: &str, figure: &str) {
        let mut last = String::new();
        for word in self.unbroken(label) {
            let length = column + last.chars().count() + 1 + word.chars().count();
            if !last.is_empty() && length > LABELS - 2 {
                self.line(&format!("{:column$}{last}", ""));
                last.clear();
            }
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(&word);
        }
        let dots = ".".repeat(LABELS.saturating_sub(column + last.chars().count()));
        self.line(&format!("{:column$}{last} {dots} {figure:>16}", ""));
    }
}

/// The character that the report shows. It is a space for a character that would control the
/// terminal, break the line or change the direction of writing.
fn printable(char: char) -> char {
    match char {
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => ' ',
        _ if char.is_control() => ' ',
        _ => char,
    }
}
