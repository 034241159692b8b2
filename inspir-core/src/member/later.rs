//! Room for the members that later versions add to records.

/// What later versions add to a record. Every record ends with it, so that a literal of one ends with
/// `..Default::default()` and goes on to compile when members are added.
///
/// ```
/// use inspir_core::{Amount, Request};
///
/// let request = Request { amount: Some(Amount::from_euros(8000)), ..Request::default() };
/// assert_eq!(request.operating, None);
/// ```
///
/// A literal that names every member of today does not compile:
///
/// ```compile_fail,E0063
/// # use inspir_core::Request;
/// let request = Request { amount: None, operating: None, investment: None };
/// ```
///
/// Nor does a pattern that does:
///
/// ```compile_fail,E0027
/// # use inspir_core::Request;
/// let Request { amount, operating, investment } = Request::default();
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LaterMembers(());
