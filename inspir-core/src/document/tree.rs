//! The parts of a document.

use crate::closed_list::closed_list;
use crate::locale::Locale;
use crate::quote_language::QuoteLanguage;

/// A document as a tree: headings, paragraphs, lists, tables, figures. It has no links and no
/// formatting; [`to_text`](Self::to_text), [`to_markdown`](Self::to_markdown),
/// [`to_html`](Self::to_html) and [`to_json`](Self::to_json) render it.
///
/// ```
/// use inspir_core::{DocumentBlock, DocumentTree, Inline, Locale};
///
/// let mut document = DocumentTree::new(Locale::En, "Note");
/// document.heading(1, "Note");
/// document.paragraph(vec![Inline::Strong("Budget.".into()), Inline::Text(" It is not balanced.".into())]);
/// assert_eq!(document.to_text(), "Note\n\nBudget. It is not balanced.\n");
/// assert_eq!(document.to_markdown(), "# Note\n\n**Budget.** It is not balanced.\n");
/// assert!(matches!(document.blocks[0], DocumentBlock::Heading { level: 1, .. }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocumentTree {
    /// The language of the document. Quotations may be in another.
    pub language: Locale,
    /// The title in a list of documents or on a tab. It is not printed; a heading of level 1 may say it.
    pub title: String,
    /// The blocks, from top to bottom.
    pub blocks: Vec<DocumentBlock>,
}

/// One block of a document.
///
/// ```
/// use inspir_core::{DocumentBlock, DocumentTree, Locale};
///
/// let mut document = DocumentTree::new(Locale::En, "Form");
/// document.blocks.push(DocumentBlock::Room { label: "Opinion".into(), lines: 2 });
/// assert!(document.to_html().contains("Opinion"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocumentBlock {
    /// A heading. A document begins with level 1 and leaves out none.
    Heading {
        /// From 1 to 3.
        level: u8,
        /// The content of the text.
        text: String,
    },
    /// Lines that stay apart, such as an address.
    Lines(Vec<String>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list without numbers.
    List(Vec<Vec<Inline>>),
    /// Labels, each with its figure.
    Figures {
        /// The figures, in their order.
        figures: Vec<KeyFigure>,
        /// Whether they sum up the section, rather than belong to the last heading alone.
        is_summary: bool,
    },
    /// A table. The first column names the rows.
    Table {
        /// The columns.
        columns: Vec<DocumentColumn>,
        /// The rows: a cell for each column.
        rows: Vec<Vec<Vec<Inline>>>,
        /// The last row, set apart; empty if there is none.
        foot: Vec<Vec<Inline>>,
    },
    /// Room for handwriting.
    Room {
        /// The label of a line that somebody will write on.
        label: String,
        /// The number of lines of room.
        lines: u8,
    },
    /// Who signs, with room above for the signature.
    Signature {
        /// First name and name.
        name: String,
        /// In which quality.
        quality: String,
    },
}

/// A part of a paragraph, of an item of a list or of a cell.
///
/// ```
/// use inspir_core::{DocumentTree, Inline, Locale, QuoteLanguage};
///
/// let mut document = DocumentTree::new(Locale::En, "Note");
/// let quotation = Inline::Quotation { text: "part <Région>".into(), language: QuoteLanguage::Fr };
/// document.paragraph(vec![Inline::Text("The call: ".into()), quotation]);
/// assert_eq!(document.to_text(), "The call: “part <Région>”\n");
/// assert!(document.to_html().contains(r#"<span lang="fr">part &lt;Région&gt;</span>"#));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Text that stands out.
    Strong(String),
    /// Somebody's own words, without quotation marks; the renderers add those of the document's language.
    Quotation {
        /// The words.
        text: String,
        /// The language that they are in.
        language: QuoteLanguage,
    },
}

/// A label and its figure.
///
/// ```
/// use inspir_core::{DocumentBlock, DocumentTree, KeyFigure, Locale};
///
/// let mut document = DocumentTree::new(Locale::En, "Note");
/// let ceiling = KeyFigure { label: "Ceiling".into(), figure: "€5,000.00".into(), note: None };
/// document.blocks.push(DocumentBlock::Figures { figures: vec![ceiling], is_summary: false });
/// assert_eq!(document.to_markdown(), "- Ceiling: €5,000.00\n");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFigure {
    /// The label of the figure.
    pub label: String,
    /// The figure, as its language writes it.
    pub figure: String,
    /// A remark.
    pub note: Option<String>,
}

/// A column of a table.
///
/// ```
/// use inspir_core::{Alignment, DocumentBlock, DocumentTree, Inline, Locale, DocumentColumn};
///
/// let column = |title: &str, alignment| DocumentColumn { title: title.into(), alignment };
/// let columns = vec![column("Category", Alignment::Start), column("Amount", Alignment::End)];
/// let row = ["Rent", "€90.00"].map(|text| vec![Inline::Text(text.into())]).to_vec();
/// let mut document = DocumentTree::new(Locale::En, "Note");
/// document.blocks.push(DocumentBlock::Table { columns, rows: vec![row], foot: Vec::new() });
/// let table = "| Category | Amount |\n| :-- | --: |\n| Rent | €90.00 |\n";
/// assert_eq!(document.to_markdown(), table);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentColumn {
    /// The head of the column; it may be empty over the names of the rows.
    pub title: String,
    /// Where its cells stand.
    pub alignment: Alignment,
}

closed_list! {
    /// Where the cells of a column stand.
    #[non_exhaustive]
    pub enum Alignment {
        /// Where lines begin: words.
        Start = "start",
        /// Where lines end: figures.
        End = "end",
    }
}

impl DocumentTree {
    /// A document without blocks.
    ///
    /// ```
    /// # use inspir_core::{DocumentTree, Locale};
    /// assert_eq!(DocumentTree::new(Locale::Fr, "Note").to_text(), "");
    /// ```
    #[must_use]
    pub fn new(language: Locale, title: &str) -> Self {
        Self { language, title: title.to_owned(), blocks: Vec::new() }
    }

    /// Adds a heading.
    ///
    /// ```
    /// # use inspir_core::{DocumentTree, Locale};
    /// let mut document = DocumentTree::new(Locale::Fr, "Note");
    /// document.heading(2, "Budget");
    /// assert_eq!(document.to_text(), "Budget\n──────\n");
    /// ```
    pub fn heading(&mut self, level: u8, text: &str) {
        self.blocks.push(DocumentBlock::Heading { level, text: text.to_owned() });
    }

    /// Adds a paragraph.
    ///
    /// ```
    /// # use inspir_core::{DocumentTree, Inline, Locale};
    /// let mut document = DocumentTree::new(Locale::Fr, "Note");
    /// document.paragraph(vec![Inline::Text("Rien.".into())]);
    /// assert!(document.to_html_fragment().contains("<p>Rien.</p>"));
    /// ```
    pub fn paragraph(&mut self, content: Vec<Inline>) {
        self.blocks.push(DocumentBlock::Paragraph(content));
    }

    /// Adds a paragraph of plain text.
    pub(crate) fn say(&mut self, text: &str) {
        self.paragraph(vec![Inline::Text(text.to_owned())]);
    }
}

/// The character that a document shows. It is a space for a character that would control a terminal,
/// break the line or change the direction of writing.
pub(crate) fn printable(char: char) -> char {
    match char {
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => ' ',
        _ if char.is_control() => ' ',
        _ => char,
    }
}
