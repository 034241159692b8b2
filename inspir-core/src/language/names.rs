//! The names of quantities within sentences: their titles, or standard names made of others.

use super::known::Quantity;
use crate::definition::Params;
use crate::locale::{Locale, Words, fill_values};
use crate::number::Number;
use crate::text::shortened_to;

/// The most characters of the name of a quantity. A longer name is cut.
const MOST_NAME: usize = 2_000;

/// Words as the name of a quantity.
pub(super) fn name_of(words: &Words) -> Words {
    Words::each(|locale| shortened_to(MOST_NAME, words.get(locale)))
}

/// The name of a quantity that is made of others: a template, and what stands for each of its blanks.
pub(super) fn composed<'w>(
    params: &Params<'_>,
    template: Words<&'static str>,
    piece: impl Fn(&str) -> &'w Words,
) -> Words {
    Words::each(|locale| {
        let lexicon = params.scope.layout.lexicon(locale);
        let mut text = String::new();
        fill_values(template.told(lexicon), &mut text, &mut |name, out| {
            out.push_str(piece(name).told(lexicon));
        });
        shortened_to(MOST_NAME, &text)
    })
}

/// The name of a quantity within a sentence of a letter: in quotation marks, unless it is a value or has
/// such marks.
pub(super) fn quoted(quantity: &Quantity) -> Words {
    let name = quantity.name_in_letter();
    Words::each(|locale| {
        let (name, [open, close]) = (name.get(locale), locale.format().quotes);
        if quantity.is_constant || name.contains(open) {
            name.clone()
        } else {
            [open, name, close].concat()
        }
    })
}

/// Several names in a row.
pub(super) fn joined<'w>(words: impl Iterator<Item = &'w Words> + Clone) -> Words {
    Words::each(|locale| {
        let mut text = String::new();
        for words in words.clone() {
            if text.len() > MOST_NAME {
                break;
            }
            text.push_str(if text.is_empty() { "" } else { ", " });
            text.push_str(words.get(locale));
        }
        shortened_to(MOST_NAME, &text)
    })
}

/// A constant as each language writes it, for names.
pub(crate) fn number_in_words(number: Number) -> Words {
    Words::each(|locale: Locale| {
        let mut text = String::new();
        locale.write_number(number, &mut text);
        text
    })
}
