//! Quotations that the text of the call does not hold.

use super::remark::{Remark, RemarkCode};
use crate::json::{JsonShape, JsonText};
use crate::locale::words;

/// What stands for words that a quotation leaves out.
const CUTS: [&str; 6] = ["[…]", "[...]", "(…)", "(...)", "…", "..."];

/// Quotations of requirements that a text does not hold. White space, marks of emphasis and the form of
/// quotation marks and apostrophes do not count; what stands before and behind a cut is looked for in order.
pub(super) fn quotes_not_found(document: &JsonText<'_>, text: &str) -> Vec<Remark> {
    let text = plain(text);
    let mut remarks = Vec::new();
    let mut members = document.root().members();
    let requirements = members.find(|(name, _)| name.text() == "requirements");
    for item in requirements.into_iter().flat_map(|(_, list)| list.items()) {
        let mut members = item.members().filter(|_| item.is_object());
        let citation = members.find(|(name, _)| name.text() == "citation");
        let mut inside = citation.into_iter().flat_map(|(_, citation)| citation.members());
        let Some((_, quote)) = inside.find(|(name, _)| name.text() == "quote") else { continue };
        let JsonShape::Text(words) = quote.shape() else { continue };
        if !holds(&text, &words) {
            let said = words!(
                fr: "le texte de l’appel ne contient pas cette citation : reprenez-la mot pour mot",
                en: "the text of the call does not hold this quotation: take it word for word"
            );
            let code = RemarkCode::QuoteNotFound;
            remarks.push(Remark::new(document, quote.number(), code, said, &[]));
        }
    }
    remarks
}

/// Whether a plain text holds the pieces of a quotation, in order.
fn holds(text: &str, quote: &str) -> bool {
    let mut quote = quote.to_owned();
    for cut in CUTS {
        quote = quote.replace(cut, "\u{0}");
    }
    let mut rest = text;
    quote.split('\u{0}').map(plain).filter(|piece| !piece.is_empty()).all(|piece| {
        match rest.split_once(piece.as_str()) {
            Some((_, behind)) => {
                rest = behind;
                true
            }
            None => false,
        }
    })
}

/// A text without the signs that do not count.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '’' | '‘' | 'ʼ' => '\'',
            '“' | '”' | '„' | '«' | '»' => '"',
            '*' | '_' | '#' | '>' => continue,
            '‐' | '‑' | '–' | '—' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out.replace("\" ", "\"").replace(" \"", "\"").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_does_not_count_and_words_do() {
        let text = plain("L’aide est **plafonnée**\nà 12 500 € par projet, une fois par an.");
        assert!(holds(&text, "l'aide est plafonnée à 12 500 €".replace("l'", "L’").as_str()));
        assert!(holds(&text, "L’aide […] par projet"));
        assert!(!holds(&text, "par projet […] L’aide"));
        assert!(!holds(&text, "plafonnée à 12 501 €"));
    }
}
