//! The formats in which a document is written.

use super::tree::DocumentTree;
use crate::closed_list::closed_list;

closed_list! {
    /// A format of documents.
    #[non_exhaustive]
    pub enum DocumentFormat {
        /// Plain text, as on a terminal.
        Text = "text",
        /// Markdown.
        Markdown = "markdown",
        /// A page of HTML.
        Html = "html",
        /// A part of a page of HTML.
        HtmlFragment = "html_fragment",
        /// The tree as JSON.
        Json = "json",
    }
}

impl DocumentTree {
    /// The document in a format.
    ///
    /// ```
    /// # use inspir_core::{DocumentFormat, DocumentTree, Locale};
    /// let document = DocumentTree::new(Locale::Fr, "Note");
    /// assert_eq!(document.in_format(DocumentFormat::Html), document.to_html());
    /// ```
    #[must_use]
    pub fn in_format(&self, format: DocumentFormat) -> String {
        match format {
            DocumentFormat::Text => self.to_text(),
            DocumentFormat::Markdown => self.to_markdown(),
            DocumentFormat::Html => self.to_html(),
            DocumentFormat::HtmlFragment => self.to_html_fragment(),
            DocumentFormat::Json => self.to_json(),
        }
    }
}
