//! Readers of what people write: amounts, numbers, days, yes and no, choices and identifiers, as they stand
//! in forms, tables and exports.
//!
//! Every reader has three outcomes: a value; nothing, where nothing is written; or an error that says why
//! the text is refused and what to write instead. Nothing is guessed: a text that can be read in two ways
//! is refused with both.
//!
//! ```
//! use inspir_core::{Amount, Currency, Locale, written};
//!
//! let read = |text| written::amount(text, Locale::Fr, Currency::Eur);
//! assert_eq!(read("1 234,50 €"), Ok(Some(Amount::from_cents(123_450))));
//! assert_eq!(read("  "), Ok(None));
//!
//! let error = read("1.234").expect_err("1234, or 1 and 234 thousandths");
//! assert_eq!(error.reason(), written::WrittenReason::Ambiguous);
//! assert_eq!(error.readings(), ["1234", "1.234"]);
//! ```
//!
//! An application itself is stricter: its amounts are `"1234.50"`, its days `"2027-04-03"`. What these
//! readers give is what stands there.

mod amount;
mod choice;
mod commune;
mod date;
mod day_number;
mod digits;
mod error;
mod flag;
mod fold;
mod json;
mod months;
mod number;
mod reason;
mod siret;
mod tell;
mod text;
mod visible;
mod words;

pub(crate) use amount::amount_of_number;
pub use amount::{amount, format_amount};
pub use choice::{Named, choice};
pub use commune::commune;
pub(crate) use date::day_without_signs;
pub use date::{date, format_date, format_long_date};
pub use day_number::{DayCount, day_number};
pub use error::WrittenError;
pub use flag::flag;
pub(crate) use fold::folded;
pub(crate) use json::read_json;
pub use number::{format_count, number};
pub(crate) use number::{number_of_number, out_of_range};
pub use reason::WrittenReason;
pub use siret::siret;
pub use text::text;
pub(crate) use text::text_of_number;
