//! Documents that verbs make: their formats, and lines of them.

use super::console::{Console, Stop};
use crate::closed_list::UnknownId;
use crate::document::{DocumentBlock, DocumentFormat, DocumentTree, Inline};

/// The formats of documents, plain text first.
pub(super) const DOCUMENT_FORMATS: &[&str] = &["text", "markdown", "html", "html_fragment", "json"];

/// The format of this name; plain text if there is none.
pub(super) fn document_format(name: &str) -> DocumentFormat {
    let format: Result<DocumentFormat, UnknownId> = name.parse();
    format.unwrap_or(DocumentFormat::Text)
}

/// Prints a document in a format.
pub(super) fn print_document(
    document: &DocumentTree,
    format: &str,
    console: &mut Console<'_>,
) -> Result<(), Stop> {
    let told = document.in_format(document_format(format));
    console.line(told.trim_end())
}

/// Adds a list of plain lines, if there is one.
pub(super) fn add_list(document: &mut DocumentTree, lines: Vec<String>) {
    if !lines.is_empty() {
        let items = lines.into_iter().map(|line| vec![Inline::Text(line)]).collect();
        document.blocks.push(DocumentBlock::List(items));
    }
}
