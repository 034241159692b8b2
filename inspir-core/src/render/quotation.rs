//! The remarks that stand behind a quotation.

use crate::call::Call;
use crate::locale::{Lexicon, fill_values, words};

/// Adds of which edition the words are, if the call is a reform, and the end of the sentence.
pub(crate) fn end_quotation(quote: &str, call: &Call, lexicon: Lexicon<'_>, out: &mut String) {
    if let Some(edition) = call.quotes_of() {
        let words = words!(
            fr: " (texte de l’édition {edition}, avant la réforme)",
            en: " (text of edition {edition}, before the reform)",
        );
        fill_values(words.told(lexicon), out, &mut |_, out| out.push_str(edition));
    } else if quote.ends_with(['.', '?', '!', '…']) {
        return;
    }
    out.push('.');
}
