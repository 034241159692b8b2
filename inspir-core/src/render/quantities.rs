//! The named quantities of a call, in words.

use super::steps::UNKNOWN;
use crate::assessment::Assessment;
use crate::language::{Exact, NamedQuantity, QuantityType};
use crate::locale::{Currency, Lexicon, Locale};
use crate::text::capitalised;

impl Assessment {
    /// The quantities to which the call gives a name: the title of each, and its value in words.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// // The built-in calls name none.
    /// assert!(Call::follow_up().assess_json(b"{}").quantities(Locale::En).is_empty());
    /// ```
    #[must_use]
    pub fn quantities(&self, locale: Locale) -> Vec<(String, String)> {
        let (frame, currency) = (&self.call().data().frame, self.call().currency());
        let lexicon = frame.layout.lexicon(locale);
        let named = frame.quantities.iter().zip(&self.decision().quantities);
        named
            .map(|(named, value)| {
                let title = capitalised(named.title.told(lexicon));
                (title, quantity(named, *value, lexicon, currency))
            })
            .collect()
    }
}

fn quantity(
    named: &NamedQuantity,
    value: Option<Exact>,
    lexicon: Lexicon<'_>,
    currency: Currency,
) -> String {
    let mut figure = String::new();
    match (value, named.quantity.of) {
        (Some(Exact::Number(number)), QuantityType::Amount) => match number.to_amount(false) {
            Some(amount) => lexicon.write_amount(amount, currency, &mut figure),
            None => figure.push_str(UNKNOWN.told(lexicon)),
        },
        (Some(Exact::Number(number)), _) if named.quantity.is_year() => {
            figure = number.to_string();
        }
        (Some(Exact::Number(number)), _) => {
            lexicon.write_number(number, &mut figure);
            if let Some(unit) = &named.quantity.unit {
                figure.push('\u{a0}');
                figure.push_str(unit.told(lexicon));
            }
        }
        (Some(Exact::Day(day)), _) => lexicon.write_date(day, &mut figure),
        _ => figure.push_str(UNKNOWN.told(lexicon)),
    }
    figure
}
