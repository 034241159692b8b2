//! Quotations that the text of the call does not hold.

use super::remark::{Remark, RemarkCode};
use crate::json::{JsonShape, JsonText};
use crate::locale::words;

/// The signs that stand for words that a quotation leaves out.
const CUTS: [&str; 10] =
    ["[…]", "[ … ]", "[...]", "[ ... ]", "(…)", "( … )", "(...)", "( ... )", "…", "..."];

/// Quotations of requirements that a text does not hold. White space, marks of emphasis, the form of
/// quotation marks and apostrophes and a capital at the beginning do not count; what stands before and behind a
/// cut is looked for in order, without the punctuation beside the cut.
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
    let mut quote = plain(quote);
    for cut in CUTS {
        quote = quote.replace(cut, "\u{0}");
    }
    let is_beside_cut = |c: char| c == ' ' || ",;:.".contains(c);
    let has_cut = quote.contains('\u{0}');
    let mut rest = text;
    let mut pieces = quote
        .split('\u{0}')
        .map(|piece| if has_cut { piece.trim_matches(is_beside_cut) } else { piece });
    pieces.all(|piece| match behind(rest, piece) {
        Some(behind) => {
            rest = behind;
            true
        }
        None => false,
    })
}

/// The text behind the first place of a piece, whether that begins with a capital or not.
fn behind<'t>(text: &'t str, piece: &str) -> Option<&'t str> {
    let mut letters = piece.chars();
    let Some(first) = letters.next() else { return Some(text) };
    let either = [first.to_lowercase().to_string(), first.to_uppercase().to_string()];
    let found = either.iter().filter_map(|first| {
        let (_, behind) = text.split_once(&format!("{first}{}", letters.as_str()))?;
        Some(behind)
    });
    found.max_by_key(|behind| behind.len())
}

/// A text without what does not count.
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
        for cut in [
            "L’aide […] par projet",
            "L’aide … par projet",
            "l’aide est plafonnée… une fois par an",
            "… à 12 500 €…, une fois par an.",
            "Plafonnée à 12 500 € ( ... ) Une fois par an",
        ] {
            assert!(holds(&text, cut), "{cut}");
        }
        assert!(holds(&text, "Plafonnée à 12 500 €"));
        assert!(!holds(&text, "L’aide est Plafonnée"));
        assert!(!holds(&text, "par projet […] L’aide"));
        assert!(!holds(&text, "plafonnée à 12 501 €"));
    }
}
