//! Values of JSON as a sentence shows them.

use crate::amount::Amount;
use crate::json::{JsonShape, JsonText};
use crate::locale::{Currency, Lexicon, fill_values, words};
use crate::member::Scalar as _;
use crate::rate::Rate;
use crate::text::shortened;

/// Members whose texts are amounts, in definitions and in assessments.
const AMOUNTS: [&str; 23] = [
    "amount",
    "base",
    "base_ceiling",
    "ceiling",
    "cost",
    "cut",
    "declared",
    "excess",
    "expenses",
    "in_budget",
    "in_kind_expenses",
    "in_kind_revenues",
    "limit",
    "maximum",
    "minimum",
    "paid",
    "rate_limit",
    "requested",
    "retained",
    "revenues",
    "step",
    "tolerance",
    "up_to",
];
/// Members whose texts are shares.
const RATES: [&str; 4] = ["rate", "maximum_rate", "share", "minimum_rate"];

/// A value as the locale writes it: an amount, a share or a day, if it is one; else its text or its JSON.
pub(super) fn shown(json: &str, member: &str, lexicon: Lexicon<'_>, currency: Currency) -> String {
    let name = member.rsplit('/').next().unwrap_or(member);
    let mut out = String::new();
    match JsonText::new(json).as_ref().map(|document| document.root().shape()) {
        Ok(JsonShape::Text(text)) => {
            let amount = AMOUNTS.contains(&name).then(|| Amount::from_text(text.clone()).ok());
            let rate = RATES.contains(&name).then(|| Rate::parse(&text));
            if let Some(amount) = amount.flatten() {
                lexicon.write_amount(amount, currency, &mut out);
            } else if let Some(rate) = rate.flatten() {
                rate.write(lexicon.locale(), &mut out);
            } else if let Ok(day) = chrono::NaiveDate::from_text(text.clone()) {
                lexicon.write_date(day, &mut out);
            } else {
                return quoted(&text, lexicon);
            }
        }
        Ok(JsonShape::Number(literal)) if literal.bytes().all(|byte| byte.is_ascii_digit()) => {
            lexicon.write_count(literal, &mut out);
        }
        Ok(JsonShape::Flag(true)) => out.push_str(words!(fr: "oui", en: "yes").spoken(lexicon)),
        Ok(JsonShape::Flag(false)) => out.push_str(words!(fr: "non", en: "no").spoken(lexicon)),
        _ => {
            out.push('`');
            out.push_str(&shortened(json));
            out.push('`');
        }
    }
    out
}

/// A text in quotation marks, shortened if it is long.
pub(super) fn quoted(text: &str, lexicon: Lexicon<'_>) -> String {
    let (words, mut out) = (words!(fr: "« {text} »", en: "“{text}”"), String::new());
    fill_values(words.spoken(lexicon), &mut out, &mut |_, out| out.push_str(&shortened(text)));
    out
}
