//! A document as Markdown (CommonMark, with the tables of GitHub).

use super::tree::{Alignment, DocumentBlock, DocumentTree, Inline, printable};
use super::typography::bound;
use crate::locale::Locale;

impl DocumentTree {
    /// The document as Markdown: CommonMark, with the tables of GitHub. Whatever stands in a text is
    /// shown as it is: no text becomes formatting, HTML or a link.
    ///
    /// ```
    /// # use inspir_core::{DocumentTree, Inline, Locale};
    /// let mut document = DocumentTree::new(Locale::En, "Note");
    /// document.heading(2, "Grant");
    /// document.paragraph(vec![Inline::Text("5 * 2 <b>".into())]);
    /// assert_eq!(document.to_markdown(), "## Grant\n\n5 \\* 2 \\<b\\>\n");
    /// ```
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        for block in &self.blocks {
            if !out.is_empty() {
                out.push('\n');
            }
            write(block, self.language, &mut out);
        }
        out
    }
}

fn write(block: &DocumentBlock, locale: Locale, out: &mut String) {
    match block {
        DocumentBlock::Heading { level, text } => {
            out.push_str(&"#".repeat(usize::from(*level)));
            out.push(' ');
            escape(text, out);
            out.push('\n');
        }
        DocumentBlock::Lines(lines) => write_lines(lines, out),
        DocumentBlock::Paragraph(content) => {
            inline(content, locale, out);
            out.push('\n');
        }
        DocumentBlock::List(items) => {
            for item in items {
                out.push_str("- ");
                inline(item, locale, out);
                out.push('\n');
            }
        }
        DocumentBlock::Figures { figures, .. } => {
            for figure in figures {
                out.push_str("- ");
                escape(&figure.label, out);
                out.push_str(&bound(locale.format().colon));
                escape(&figure.figure, out);
                if let Some(note) = &figure.note {
                    out.push_str(" — ");
                    escape(note, out);
                }
                out.push('\n');
            }
        }
        DocumentBlock::Table { columns, rows, foot } => {
            for column in columns {
                out.push_str("| ");
                escape(&column.title, out);
                out.push(' ');
            }
            out.push_str("|\n");
            for column in columns {
                out.push_str(match column.alignment {
                    Alignment::Start => "| :-- ",
                    Alignment::End => "| --: ",
                });
            }
            out.push_str("|\n");
            rows.iter().for_each(|row| write_row(row, locale, out));
            if !foot.is_empty() {
                write_row(foot, locale, out);
            }
        }
        DocumentBlock::Room { label, lines } => {
            escape(label, out);
            for _ in 0..*lines {
                out.push_str("\\\n");
                out.push_str(&"\\_".repeat(40));
            }
            out.push('\n');
        }
        DocumentBlock::Signature { name, quality } => {
            write_lines(&[name.clone(), quality.clone()], out);
        }
    }
}

fn write_lines(lines: &[String], out: &mut String) {
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            out.push_str("\\\n");
        }
        escape(line, out);
    }
    out.push('\n');
}

fn write_row(row: &[Vec<Inline>], locale: Locale, out: &mut String) {
    for cell in row {
        out.push_str("| ");
        inline(cell, locale, out);
        out.push(' ');
    }
    out.push_str("|\n");
}

fn inline(content: &[Inline], locale: Locale, out: &mut String) {
    for part in content {
        let (text, [open, close]) = match part {
            Inline::Text(text) => (text, ["", ""]),
            Inline::Strong(text) => (text, ["**", "**"]),
            Inline::Quotation { text, .. } => (text, locale.format().quotes),
        };
        out.push_str(open);
        escape(text, out);
        out.push_str(close);
    }
}

/// Adds a text so that nothing in it is Markdown, and no line ends before its punctuation.
fn escape(text: &str, out: &mut String) {
    let begins_line = out.is_empty() || out.ends_with(['\n', ' ']);
    let mut number = begins_line;
    for (at, char) in bound(text).chars().map(printable).enumerate() {
        let is_special = match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '@' | '!' => {
                true
            }
            // Of an address: `https://`, `www.`.
            ':' => text.contains("://"),
            '.' if text.contains("www.") => true,
            // A list.
            '.' | ')' => number && at > 0,
            '-' | '+' | '=' => begins_line && at == 0,
            _ => false,
        };
        number &= char.is_ascii_digit();
        if is_special {
            out.push('\\');
        }
        out.push(char);
    }
}
