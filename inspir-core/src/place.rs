//! The places of an application that findings point to: what to fill in or change.

use crate::field::{Column, Field, List, ListInfo};
use crate::locale::{Lexicon, TemplateGap, fill, words};

/// The most places that a message names. It counts the rest.
pub(crate) const NAMED_PLACES: usize = 6;

/// A place in an application; a call turns it into a JSON Pointer or into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    Field(Field),
    List(List),
    /// A member of an item of a list.
    Item(List, usize, Column),
}

impl ListInfo {
    /// Adds items by their numbers, for example `dépenses n° 2, 3 et 5`.
    pub(crate) fn write_items(&self, items: &[usize], lexicon: Lexicon<'_>, out: &mut String) {
        let (shown, rest) = shown_items(items);
        self.write_shown(shown, rest, lexicon, out);
    }

    /// Adds the first items by their numbers, and how many more there are.
    pub(crate) fn write_shown(
        &self,
        items: &[usize],
        more: usize,
        lexicon: Lexicon<'_>,
        out: &mut String,
    ) {
        let format = lexicon.format();
        let [one, several] = &self.items;
        out.push_str(if items.len() == 1 { one } else { several }.told(lexicon));
        out.push_str(format.number);
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                let is_last = at + 1 == items.len() && more == 0;
                out.push_str(if is_last { format.and } else { ", " });
            }
            out.push_str(&(item + 1).to_string());
        }
        if more > 0 {
            and_more(more, lexicon, out);
        }
    }
}

/// The items that a message names, and how many it does not.
pub(crate) fn shown_items(items: &[usize]) -> (&[usize], usize) {
    let shown = items.get(..=NAMED_PLACES).unwrap_or(items);
    (shown, items.len() - shown.len())
}

/// Adds how many places are not named.
pub(crate) fn and_more(left: usize, lexicon: Lexicon<'_>, out: &mut String) {
    let words = words!(fr: "{left} {left?autre|autres}", en: "{left} more");
    let is_one = lexicon.is_singular(u32::try_from(left).unwrap_or(u32::MAX));
    out.push_str(lexicon.format().and);
    fill(words.told(lexicon), out, &mut |gap, out| match gap {
        TemplateGap::Value(_) => lexicon.write_count(&left.to_string(), out),
        TemplateGap::Choice(_, [one, other]) => out.push_str(if is_one { one } else { other }),
    });
}
