//! Room for the members that later versions add to records, and how callers leave it where nothing has to be
//! filled in.
//!
//! What later versions extend otherwise is `#[non_exhaustive]`. A `match` on it has an arm for the rest, a pattern ends
//! with `..`, and no literal makes one. For each kind stands an example that compiles, and the same one
//! without `..`, which does not.
//!
//! For a language:
//!
//! ```
//! # use inspir_core::Locale;
//! fn tag(locale: Locale) -> &'static str {
//!     match locale {
//!         Locale::Fr => "fr",
//!         Locale::En => "en",
//!         _ => "another",
//!     }
//! }
//! ```
//!
//! ```compile_fail,E0004
//! # use inspir_core::Locale;
//! fn tag(locale: Locale) -> &'static str {
//!     match locale {
//!         Locale::Fr => "fr",
//!         Locale::En => "en",
//!     }
//! }
//! ```
//!
//! For a figure:
//!
//! ```
//! # use inspir_core::Figure;
//! fn kind(figure: Figure) -> u8 {
//!     match figure {
//!         Figure::Amount(_) | Figure::Rate(_) | Figure::Date(_) | Figure::Commune(_) => 1,
//!         Figure::Count(_) | Figure::Reason(_) | Figure::Answer(_) | Figure::Id(_) => 2,
//!         Figure::Number(_) | Figure::Span(_) | Figure::Length(_) | Figure::Flag(_) => 3,
//!         _ => 0,
//!     }
//! }
//! ```
//!
//! ```compile_fail,E0004
//! # use inspir_core::Figure;
//! fn kind(figure: Figure) -> u8 {
//!     match figure {
//!         Figure::Amount(_) | Figure::Rate(_) | Figure::Date(_) | Figure::Commune(_) => 1,
//!         Figure::Count(_) | Figure::Reason(_) | Figure::Answer(_) | Figure::Id(_) => 2,
//!         Figure::Number(_) | Figure::Span(_) | Figure::Length(_) | Figure::Flag(_) => 3,
//!     }
//! }
//! ```
//!
//! For a value of a closed list:
//!
//! ```
//! # use inspir_core::VatRecovery;
//! fn recovered(vat: VatRecovery) -> &'static str {
//!     match vat {
//!         VatRecovery::Full => "all of it",
//!         VatRecovery::Partial => "some of it",
//!         VatRecovery::None => "none",
//!         _ => "not known",
//!     }
//! }
//! ```
//!
//! ```compile_fail,E0004
//! # use inspir_core::VatRecovery;
//! fn recovered(vat: VatRecovery) -> &'static str {
//!     match vat {
//!         VatRecovery::Full => "all of it",
//!         VatRecovery::Partial => "some of it",
//!         VatRecovery::None => "none",
//!     }
//! }
//! ```
//!
//! For an error:
//!
//! ```
//! # use inspir_core::CallError;
//! fn is_known(error: CallError) -> bool {
//!     match error {
//!         CallError::Unknown(_) => false,
//!         CallError::Definition(_) => true,
//!         _ => true,
//!     }
//! }
//! ```
//!
//! ```compile_fail,E0004
//! # use inspir_core::CallError;
//! fn is_known(error: CallError) -> bool {
//!     match error {
//!         CallError::Unknown(_) => false,
//!         CallError::Definition(_) => true,
//!     }
//! }
//! ```
//!
//! For a result, taken apart or made:
//!
//! ```
//! # use inspir_core::PartGrant;
//! fn granted(PartGrant { base, base_ceiling, rate, rate_limit, ceiling, maximum, requested, excess, .. }: PartGrant) {}
//! ```
//!
//! ```compile_fail,E0638
//! # use inspir_core::PartGrant;
//! fn granted(PartGrant { base, base_ceiling, rate, rate_limit, ceiling, maximum, requested, excess }: PartGrant) {}
//! ```
//!
//! ```
//! # use inspir_core::PartGrant;
//! let mut part = PartGrant::default();
//! part.base = None;
//! ```
//!
//! ```compile_fail,E0639
//! # use inspir_core::PartGrant;
//! let part = PartGrant { base: None, ..PartGrant::default() };
//! ```

/// Room for members that later versions add to a record. Every record ends with it, so that a literal of one
/// ends with `..Default::default()` and goes on to compile when members are added.
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
