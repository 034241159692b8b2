//! The languages of the messages: the table of them, and words in all of them.

mod accept;
mod currency;
mod figures;
mod format;
mod locale;
mod own;
#[cfg(feature = "pseudo")]
pub(crate) mod pseudo;
mod template;

pub use accept::UnknownLocale;
pub use currency::Currency;
pub(crate) use locale::words;
pub use locale::{Locale, Words};
#[cfg(feature = "words")]
pub(crate) use own::OwnWords;
pub(crate) use own::{GivenWords, Lexicon};
pub(crate) use template::{Template, TemplateGap, fill, fill_values};
