//! A document as JSON: the tree itself, for whoever renders it otherwise.

use super::tree::{DocumentBlock, DocumentColumn, DocumentTree, Inline, KeyFigure};
use crate::json::{WriteJson, object, objects};

impl DocumentTree {
    /// The tree as JSON: `language`, `title` and `blocks`. A block has a `kind`: `heading` (`level`,
    /// `text`), `lines` (`lines`), `paragraph` (`content`), `list` (`items`), `figures` (`figures`, each
    /// `label`, `figure`, `note`; `summary`), `table` (`columns`, each `title`, `align`; `rows`, `foot`),
    /// `room` (`label`, `lines`) or `signature` (`name`, `quality`). A content, an item and a cell are
    /// lists of `text`, `strong` and `quotation`, the last with its `language`.
    ///
    /// ```
    /// # use inspir_core::{DocumentTree, Locale};
    /// let mut document = DocumentTree::new(Locale::En, "Note");
    /// document.heading(1, "Note");
    /// let json = r#"{"language":"en","title":"Note","blocks":[{"kind":"heading","level":1,"text":"Note"}]}"#;
    /// assert_eq!(document.to_json(), json);
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        let members: &[(&str, &dyn WriteJson, bool)] = &[
            ("language", &self.language.tag(), false),
            ("title", &self.title, false),
            ("blocks", &self.blocks, false),
        ];
        object(members, &mut out);
        out
    }
}

impl WriteJson for DocumentBlock {
    fn write(&self, out: &mut String) {
        match self {
            Self::Heading { level, text } => {
                members("heading", &[("level", &u64::from(*level)), ("text", text)], out);
            }
            Self::Lines(lines) => members("lines", &[("lines", lines)], out),
            Self::Paragraph(content) => members("paragraph", &[("content", content)], out),
            Self::List(items) => members("list", &[("items", items)], out),
            Self::Figures { figures, is_summary } => {
                members("figures", &[("figures", figures), ("summary", is_summary)], out);
            }
            Self::Table { columns, rows, foot } => {
                members("table", &[("columns", columns), ("rows", rows), ("foot", foot)], out);
            }
            Self::Room { label, lines } => {
                members("room", &[("label", label), ("lines", &u64::from(*lines))], out);
            }
            Self::Signature { name, quality } => {
                members("signature", &[("name", name), ("quality", quality)], out);
            }
        }
    }
}

/// Adds an object of a kind with these members.
fn members(kind: &str, all: &[(&str, &dyn WriteJson)], out: &mut String) {
    let mut written: Vec<(&str, &dyn WriteJson, bool)> = vec![("kind", &kind, false)];
    written.extend(all.iter().map(|(name, value)| (*name, *value, false)));
    object(&written, out);
}

impl WriteJson for Inline {
    fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => members("text", &[("text", text)], out),
            Self::Strong(text) => members("strong", &[("text", text)], out),
            Self::Quotation { text, language } => {
                members("quotation", &[("text", text), ("language", &language.id())], out);
            }
        }
    }
}

impl WriteJson for DocumentColumn {
    fn write(&self, out: &mut String) {
        let members: &[(&str, &dyn WriteJson, bool)] =
            &[("title", &self.title, false), ("align", &self.alignment.id(), false)];
        object(members, out);
    }
}

objects! {
    KeyFigure { label, figure, note if given, }
}
