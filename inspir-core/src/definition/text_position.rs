//! Where something stands in the text of a definition.

use crate::json::JsonText;
use crate::locale::{Locale, fill_values, words};
use crate::text::{begins_character, push_number};

/// A position in the text of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextPosition {
    /// The JSON Pointer; empty: the whole definition.
    pub(crate) path: String,
    /// The line, from 1.
    pub(crate) line: usize,
    /// The column in that line, from 1, counted in characters.
    pub(crate) column: usize,
}

impl TextPosition {
    /// Adds the position, and what `message` says of it.
    pub(crate) fn write(&self, locale: Locale, message: &dyn Fn(&mut String), out: &mut String) {
        let words = words!(
            fr: "{path} (ligne {line}, colonne {column}) : {message}",
            en: "{path} (line {line}, column {column}): {message}"
        );
        fill_values(words.get(locale), out, &mut |name, out| match name {
            "path" if self.path.is_empty() => {
                let whole = words!(fr: "toute la définition", en: "the whole definition");
                out.push_str(whole.get(locale));
            }
            "path" => out.push_str(&self.path),
            "line" => push_number(self.line, out),
            "column" => push_number(self.column, out),
            _ => message(out),
        });
    }
}

/// Finds the positions of values, in the order of the text, which is read once.
pub(crate) struct PositionFinder<'d> {
    document: &'d JsonText<'d>,
    /// The byte up to which the text was read, and its line and column.
    from: usize,
    line: usize,
    column: usize,
}

impl<'d> PositionFinder<'d> {
    pub(crate) fn new(document: &'d JsonText<'d>) -> Self {
        Self { document, from: 0, line: 1, column: 1 }
    }

    /// The position of the value, or of the name, with this number. It stands behind the one before.
    pub(crate) fn position(&mut self, number: u32) -> TextPosition {
        let at = self.document.at(number).start();
        for byte in self.document.text().as_bytes().get(self.from..at).unwrap_or_default() {
            match byte {
                b'\n' => (self.line, self.column) = (self.line + 1, 1),
                byte => self.column += usize::from(begins_character(*byte)),
            }
        }
        self.from = at;
        let path = self.document.pointer(number);
        TextPosition { path, line: self.line, column: self.column }
    }
}
