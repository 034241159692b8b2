//! A document as plain text, for a terminal.

use super::tree::{
    Alignment, DocumentBlock, DocumentColumn, DocumentTree, Inline, KeyFigure, printable,
};
use super::typography::bound;
use crate::locale::Locale;

/// The width to which sentences are wrapped, and that of tables.
const WIDTH: usize = 88;
const TABLE: usize = 80;

/// The width of a column of figures.
const FIGURE: usize = 16;

/// The width of the labels of figures, with the dots behind them.
const LABELS: usize = 48;

impl DocumentTree {
    /// The document as plain text, its sentences wrapped to 88 characters.
    ///
    /// ```
    /// # use inspir_core::{DocumentTree, Inline, Locale};
    /// let mut document = DocumentTree::new(Locale::En, "Note");
    /// document.heading(2, "Grant");
    /// document.paragraph(vec![Inline::Text("It is not decided.".into())]);
    /// assert_eq!(document.to_text(), "Grant\n─────\nIt is not decided.\n");
    /// ```
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut page = Page { text: String::new(), locale: self.language };
        let mut before = None;
        for block in &self.blocks {
            if before.is_some_and(|before| is_apart(before, block)) {
                page.line("");
            }
            page.block(block);
            before = Some(block);
        }
        page.text
    }
}

/// Whether a blank line stands between two blocks.
fn is_apart(before: &DocumentBlock, block: &DocumentBlock) -> bool {
    use DocumentBlock::{Figures, Heading, Lines, List, Paragraph};
    match (before, block) {
        (Heading { level: 1, .. }, block) => !matches!(block, Lines(_)),
        (_, Heading { level: 1 | 2, .. }) => true,
        (Heading { .. }, _) => false,
        (Paragraph(_) | Lines(_), Heading { .. }) => true,
        (_, Heading { .. } | List(_) | Figures { .. }) => false,
        _ => true,
    }
}

struct Page {
    text: String,
    locale: Locale,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.text.extend(text.chars().map(printable));
        self.text.push('\n');
    }

    fn block(&mut self, block: &DocumentBlock) {
        match block {
            DocumentBlock::Heading { level: 1, text } => self.line(text),
            DocumentBlock::Heading { level: 2, text } => {
                self.line(text);
                self.line(&"─".repeat(text.chars().count()));
            }
            DocumentBlock::Heading { text, .. } => {
                self.text.push_str("  ");
                self.line(text);
            }
            DocumentBlock::Lines(lines) => lines.iter().for_each(|line| self.line(line)),
            DocumentBlock::Paragraph(content) => {
                let text = spoken(content, self.locale);
                self.wrapped("", "", &text, WIDTH);
            }
            DocumentBlock::List(items) => {
                for item in items {
                    let text = spoken(item, self.locale);
                    self.wrapped("  • ", "    ", &text, WIDTH - 5);
                }
            }
            DocumentBlock::Figures { figures, is_summary } => {
                let column = if *is_summary { 2 } else { 4 };
                figures.iter().for_each(|figure| self.figure(column, figure));
            }
            DocumentBlock::Table { columns, rows, foot } => {
                let plain = |title: &String| vec![Inline::Text(title.clone())];
                self.row(columns, &columns.iter().map(|c| plain(&c.title)).collect::<Vec<_>>());
                rows.iter().for_each(|row| self.row(columns, row));
                if !foot.is_empty() {
                    self.row(columns, foot);
                }
            }
            DocumentBlock::Room { label, lines } => {
                self.line(label);
                for _ in 0..*lines {
                    self.line(&"_".repeat(LABELS));
                }
            }
            DocumentBlock::Signature { name, quality } => {
                self.line("");
                self.line("");
                self.line(name);
                self.line(quality);
            }
        }
    }

    /// Adds a text in lines of at most `width` characters behind the indents.
    fn wrapped(&mut self, first: &str, further: &str, text: &str, width: usize) {
        let lines = broken(text, width);
        for (index, line) in lines.iter().enumerate() {
            self.text.push_str(if index == 0 { first } else { further });
            self.line(line);
        }
    }

    /// Adds a label, beginning in this column, and its figure. A long label stands on lines of its own.
    fn figure(&mut self, column: usize, figure: &KeyFigure) {
        let mut lines = broken(&figure.label, LABELS - 2 - column);
        let last = lines.pop().unwrap_or_default();
        let indent = " ".repeat(column);
        for line in lines {
            self.text.push_str(&indent);
            self.line(&line);
        }
        let dots = ".".repeat(LABELS.saturating_sub(column + last.chars().count()));
        let mut line = indent;
        line.push_str(&last);
        line.push(' ');
        line.push_str(&dots);
        line.push(' ');
        push_end(&figure.figure, FIGURE, &mut line);
        if let Some(note) = &figure.note {
            line.push_str("  ← ");
            line.push_str(note);
        }
        self.line(&line);
    }

    /// Adds a row of a table. Words stand at the top of their cells, figures on the last line.
    fn row(&mut self, columns: &[DocumentColumn], cells: &[Vec<Inline>]) {
        let figures = columns.iter().filter(|c| c.alignment == Alignment::End).count();
        let words = (columns.len() - figures).max(1);
        let width = (TABLE - 2).saturating_sub(figures * FIGURE).max(words * FIGURE) / words;
        // Words beside words need a space between them.
        let gap = usize::from(words > 1);
        let cells: Vec<(Alignment, Vec<String>)> = columns
            .iter()
            .zip(cells)
            .map(|(column, cell)| {
                let most =
                    if column.alignment == Alignment::End { usize::MAX } else { width - gap };
                (column.alignment, broken(&spoken(cell, self.locale), most))
            })
            .collect();
        let height = cells.iter().map(|(_, lines)| lines.len()).max().unwrap_or_default();
        for at in 0..height {
            let mut line = String::from("  ");
            for (alignment, lines) in &cells {
                if *alignment == Alignment::End {
                    let text = lines.first().filter(|_| at + 1 == height);
                    push_end(text.map_or("", String::as_str), FIGURE, &mut line);
                } else {
                    let text = lines.get(at).map_or("", String::as_str);
                    line.push_str(text);
                    line.push_str(&" ".repeat(width.saturating_sub(text.chars().count())));
                }
            }
            self.line(line.trim_end());
        }
    }
}

/// Adds a text that ends at this width.
fn push_end(text: &str, width: usize, out: &mut String) {
    out.push_str(&" ".repeat(width.saturating_sub(text.chars().count())));
    out.push_str(text);
}

/// The parts of a paragraph as plain text.
fn spoken(content: &[Inline], locale: Locale) -> String {
    let mut out = String::new();
    for part in content {
        match part {
            Inline::Text(text) | Inline::Strong(text) => out.push_str(text),
            Inline::Quotation { text, .. } => {
                let [open, close] = locale.format().quotes;
                out.push_str(open);
                out.push_str(text);
                out.push_str(close);
            }
        }
    }
    out
}

/// The lines of a text, each with at most `width` characters if its words allow it.
fn broken(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in unbroken(text) {
        let more = word.chars().count() + 1;
        match lines.last_mut() {
            Some(line) if length + more <= width.saturating_add(1) => {
                line.push(' ');
                line.push_str(&word);
                length += more;
            }
            _ => {
                lines.push(word);
                length = more;
            }
        }
    }
    lines
}

/// The parts of a text between which a line may end, with spaces as a terminal shows them.
fn unbroken(text: &str) -> Vec<String> {
    let text: String = text.chars().map(printable).collect();
    bound(&text).split(' ').map(|part| part.replace('\u{a0}', " ")).collect()
}
