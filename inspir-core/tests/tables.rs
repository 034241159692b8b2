//! Tables give the answers of single applications.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
