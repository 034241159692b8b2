//! How to write an answer, in one line below its label.

use chrono::NaiveDate;

use crate::amount::Amount;
use crate::declaration::ValueType;
use crate::field::{FieldInfo, Layout, field};
use crate::ids::NumberRange;
use crate::locale::{Lexicon, Words, fill_values, words};

/// An amount that is written well.
const EXAMPLE: Amount = Amount::from_cents(123_450);

/// How to write the answer to a field, if its type alone does not say so.
pub(super) fn hint(asked: &FieldInfo, layout: &Layout, lexicon: Lexicon<'_>) -> Option<String> {
    let range = asked.own.as_ref().and_then(|own| own.range.as_ref());
    let mut out = String::new();
    let words = template(asked, layout, range)?;
    fill_values(words.told(lexicon), &mut out, &mut |name, out| match name {
        "amount" => lexicon.write_amount(EXAMPLE, layout.currency, out),
        "day" => {
            let day = NaiveDate::from_ymd_opt(2026, 10, 9);
            day.into_iter().for_each(|day| lexicon.write_date(day, out));
        }
        "least" => range.iter().for_each(|range| lexicon.write_number(range.minimum, out)),
        _ => match asked.value_type.maximum() {
            Some(most) => lexicon.write_count(&most.to_string(), out),
            None => range.iter().for_each(|range| lexicon.write_number(range.maximum, out)),
        },
    });
    Some(out)
}

fn template(
    asked: &FieldInfo,
    layout: &Layout,
    range: Option<&NumberRange>,
) -> Option<Words<&'static str>> {
    let is = |known| layout.field(known).is_some_and(|known| known.pointer == asked.pointer);
    Some(match asked.value_type {
        ValueType::Amount => words!(fr: "Par exemple {amount}", en: "For example {amount}"),
        ValueType::Date => words!(fr: "Par exemple {day}", en: "For example {day}"),
        ValueType::Commune => words!(
            fr: "Code INSEE de cinq caractères, par exemple 59350 ; ce n’est pas le code postal",
            en: "INSEE code of five characters, such as 59350; it is not the postcode"
        ),
        ValueType::Texts => words!(fr: "Une réponse ou plusieurs", en: "One answer or several"),
        ValueType::OwnChoices => words!(fr: "Un choix ou plusieurs", en: "One choice or several"),
        ValueType::Count(_) => {
            words!(fr: "Un nombre entier, au plus {most}", en: "A whole number, at most {most}")
        }
        ValueType::Number if range.is_some_and(NumberRange::is_limited) => {
            words!(fr: "De {least} à {most}", en: "From {least} to {most}")
        }
        ValueType::Text if is(field!(applicant.siret)) => {
            words!(fr: "14 chiffres", en: "14 digits")
        }
        ValueType::Text if is(field!(applicant.rna)) => {
            words!(fr: "W et neuf caractères", en: "W and nine characters")
        }
        ValueType::Text if is(field!(applicant.iban)) => words!(
            fr: "Commence par le pays, par exemple FR76",
            en: "It begins with the country, such as FR76"
        ),
        _ => return None,
    })
}
