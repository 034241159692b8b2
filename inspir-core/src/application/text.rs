//! Texts of applications.

use std::borrow::Cow;

/// Text that is borrowed from the input where it can be.
///
/// ```
/// use std::borrow::Cow;
///
/// let text = br#"{"applicant": {"name": "Town of Lille"}}"#;
/// let application = inspir_core::Call::creative_event().read_json(text).into_application();
/// assert!(matches!(application.applicant.name, Some(Cow::Borrowed("Town of Lille"))));
/// ```
pub type Text<'a> = Cow<'a, str>;
