//! Documents: what is told of an assessment as a tree, and the tree as text, Markdown, HTML and JSON.

mod html;
mod json;
mod markdown;
mod report;
mod report_grant;
mod said;
mod text;
mod tree;

pub use tree::{Alignment, DocumentBlock, DocumentTree, Inline, KeyFigure, TableColumn};
