//! All remarks on a definition.

use super::always::conditions_that_never_change;
use super::names::{titles_twice, words_missing};
use super::parts::parts_that_never_grant;
use super::quotes::quotes_not_found;
use super::remark::Remark;
use super::requirements::requirements_that_never_change;
use super::unused::{columns_unread, unread, unused};
use crate::call::Call;
use crate::json::JsonText;

/// The most applications that are tried.
const MOST_TRIED: usize = 300_000;

/// Remarks on the definition of a call, in the order of its text. With the `text` of the call, its
/// quotations are looked for there.
///
/// ```
/// use inspir_core::{Call, RemarkCode, lint::{Remark, lint}};
///
/// let remarks: Vec<Remark> = lint(&Call::follow_up(), Some("Another text."));
/// assert!(remarks.iter().any(|remark| remark.code() == RemarkCode::QuoteNotFound));
/// ```
#[must_use]
pub fn lint(call: &Call, text: Option<&str>) -> Vec<Remark> {
    let Ok(document) = JsonText::new(call.definition()) else { return Vec::new() };
    let mut left = MOST_TRIED;
    let mut remarks = conditions_that_never_change(call, &document, &mut left);
    remarks.extend(requirements_that_never_change(call, &document, &mut left));
    remarks.extend(unused(&document));
    remarks.extend(columns_unread(&document));
    remarks.extend(unread(call, &document));
    remarks.extend(parts_that_never_grant(call, &document));
    remarks.extend(words_missing(&document));
    remarks.extend(titles_twice(&document));
    remarks.extend(text.into_iter().flat_map(|text| quotes_not_found(&document, text)));
    remarks.sort_by_key(|remark| (remark.line(), remark.column()));
    remarks
}
