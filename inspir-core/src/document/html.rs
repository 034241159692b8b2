//! A document as HTML, fit for print.

use super::tree::{Alignment, DocumentBlock, DocumentTree, Inline, printable};
use super::typography::bound;
use crate::locale::Locale;

/// How the page looks on a screen and on paper. It needs no file and no script.
const STYLE: &str = "body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}\
table{border-collapse:collapse;margin:1rem 0}th,td{border-bottom:1px solid;padding:.2rem .5rem;\
text-align:start;vertical-align:top}.end{text-align:end}.signature{margin-top:4rem}\
@media print{body{margin:0;max-width:none;font-size:11pt}h1,h2,h3{break-after:avoid}\
li,tr,.signature{break-inside:avoid}}@page{margin:2cm}";

impl DocumentTree {
    /// The document as a page of HTML, fit for print: without script, links or files beside it.
    ///
    /// ```
    /// # use inspir_core::{DocumentTree, Locale};
    /// let html = DocumentTree::new(Locale::Fr, "R&D").to_html();
    /// assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"fr\">"));
    /// assert!(html.contains("<title>R&amp;D</title>"));
    /// ```
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut out = String::from("<!DOCTYPE html>\n<html lang=\"");
        out.push_str(self.language.tag());
        out.push_str(
            "\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>",
        );
        escape(&self.title, &mut out);
        out.push_str("</title>\n<style>");
        out.push_str(STYLE);
        out.push_str("</style>\n</head>\n<body>\n<main>\n");
        self.write_blocks(&mut out);
        out.push_str("</main>\n</body>\n</html>\n");
        out
    }

    /// The document as a part of a page: an `article` in its language, from its heading of level 1 on.
    ///
    /// ```
    /// # use inspir_core::{DocumentTree, Locale};
    /// let mut document = DocumentTree::new(Locale::En, "Note");
    /// document.heading(1, "Note");
    /// let html = "<article lang=\"en\">\n<h1>Note</h1>\n</article>\n";
    /// assert_eq!(document.to_html_fragment(), html);
    /// ```
    #[must_use]
    pub fn to_html_fragment(&self) -> String {
        let mut out = String::from("<article lang=\"");
        out.push_str(self.language.tag());
        out.push_str("\">\n");
        self.write_blocks(&mut out);
        out.push_str("</article>\n");
        out
    }

    fn write_blocks(&self, out: &mut String) {
        self.blocks.iter().for_each(|block| write(block, self.language, out));
    }
}

fn write(block: &DocumentBlock, locale: Locale, out: &mut String) {
    match block {
        DocumentBlock::Heading { level, text } => {
            let name = match level {
                1 => "h1",
                2 => "h2",
                _ => "h3",
            };
            element(name, "", out, &mut |out| escape(text, out));
        }
        DocumentBlock::Lines(lines) => element("p", "", out, &mut |out| write_lines(lines, out)),
        DocumentBlock::Paragraph(content) => {
            element("p", "", out, &mut |out| inline(content, locale, out));
        }
        DocumentBlock::List(items) => {
            out.push_str("<ul>\n");
            for item in items {
                element("li", "", out, &mut |out| inline(item, locale, out));
            }
            out.push_str("</ul>\n");
        }
        DocumentBlock::Figures { figures, .. } => {
            out.push_str("<table>\n");
            for figure in figures {
                out.push_str("<tr>");
                element("th", " scope=\"row\"", out, &mut |out| escape(&figure.label, out));
                element("td", " class=\"end\"", out, &mut |out| escape(&figure.figure, out));
                if let Some(note) = &figure.note {
                    element("td", "", out, &mut |out| escape(note, out));
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</table>\n");
        }
        DocumentBlock::Table { columns, rows, foot } => {
            out.push_str("<table>\n<thead>\n<tr>");
            for column in columns {
                // A head without words names nothing.
                let (name, scope) = match column.title.is_empty() {
                    true => ("td", ""),
                    false => ("th", " scope=\"col\""),
                };
                let class = class_of(column.alignment);
                element(name, &[scope, class].concat(), out, &mut |out| escape(&column.title, out));
            }
            out.push_str("</tr>\n</thead>\n<tbody>\n");
            let alignments: Vec<Alignment> = columns.iter().map(|c| c.alignment).collect();
            rows.iter().for_each(|row| write_row(row, &alignments, locale, out));
            out.push_str("</tbody>\n");
            if !foot.is_empty() {
                out.push_str("<tfoot>\n");
                write_row(foot, &alignments, locale, out);
                out.push_str("</tfoot>\n");
            }
            out.push_str("</table>\n");
        }
        DocumentBlock::Room { label, lines } => element("p", "", out, &mut |out| {
            escape(label, out);
            out.push_str(&"<br>".repeat(usize::from(*lines) + 1));
        }),
        DocumentBlock::Signature { name, quality } => {
            let lines = [name.clone(), quality.clone()];
            element("p", " class=\"signature\"", out, &mut |out| write_lines(&lines, out));
        }
    }
}

const fn class_of(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Start => "",
        Alignment::End => " class=\"end\"",
    }
}

fn write_row(row: &[Vec<Inline>], alignments: &[Alignment], locale: Locale, out: &mut String) {
    out.push_str("<tr>");
    let (mut name, mut scope) = ("th", " scope=\"row\"");
    for (cell, alignment) in row.iter().zip(alignments) {
        let attributes = [scope, class_of(*alignment)].concat();
        element(name, &attributes, out, &mut |out| inline(cell, locale, out));
        (name, scope) = ("td", "");
    }
    out.push_str("</tr>\n");
}

/// Adds an element on a line of its own, or a cell.
fn element(name: &str, attributes: &str, out: &mut String, content: &mut dyn FnMut(&mut String)) {
    out.push('<');
    out.push_str(name);
    out.push_str(attributes);
    out.push('>');
    content(out);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
    if !name.starts_with('t') {
        out.push('\n');
    }
}

fn write_lines(lines: &[String], out: &mut String) {
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            out.push_str("<br>\n");
        }
        escape(line, out);
    }
}

fn inline(content: &[Inline], locale: Locale, out: &mut String) {
    for part in content {
        match part {
            Inline::Text(text) => escape(text, out),
            Inline::Strong(text) => {
                out.push_str("<strong>");
                escape(text, out);
                out.push_str("</strong>");
            }
            Inline::Quotation { text, language } => {
                let [open, close] = locale.format().quotes;
                out.push_str(open);
                out.push_str("<span lang=\"");
                out.push_str(language.id());
                out.push_str("\">");
                escape(text, out);
                out.push_str("</span>");
                out.push_str(close);
            }
        }
    }
}

/// Adds a text so that nothing in it is HTML, and no line ends before its punctuation.
fn escape(text: &str, out: &mut String) {
    for char in bound(text).chars().map(printable) {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            char => out.push(char),
        }
    }
}
