//! Quotations that the text of the call does not hold.

use super::remark::{Remark, RemarkCode};
use crate::json::{JsonShape, JsonText};
use crate::locale::words;

/// The signs that stand for words that a quotation leaves out.
const CUTS: [&str; 10] =
    ["[…]", "[ … ]", "[...]", "[ ... ]", "(…)", "( … )", "(...)", "( ... )", "…", "..."];

/// Quotations of requirements that a text does not hold. White space, marks of emphasis and of links, the form of
/// quotation marks, apostrophes and accents and a capital at the beginning do not count; what stands before and behind a
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
    for c in without_links(text).chars() {
        if let Some(letter) = out.chars().next_back().and_then(|before| with_accent(before, c)) {
            out.pop();
            out.push(letter);
            continue;
        }
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

/// Letters, and the same with an accent that may be written as a sign of its own.
const ACCENTS: [(char, &str, &str); 7] = [
    ('\u{300}', "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
    ('\u{301}', "aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ"),
    ('\u{302}', "aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
    ('\u{303}', "anoANO", "ãñõÃÑÕ"),
    ('\u{308}', "aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"),
    ('\u{30a}', "aA", "åÅ"),
    ('\u{327}', "cC", "çÇ"),
];

/// A letter with the accent that follows it.
fn with_accent(letter: char, accent: char) -> Option<char> {
    let (_, plain, accented) = ACCENTS.iter().find(|(sign, ..)| *sign == accent)?;
    let at = plain.chars().position(|one| one == letter)?;
    accented.chars().nth(at)
}

/// A text with the words of its links alone.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("](") {
        let target = end_of_target(behind);
        let words = before.rsplit_once('[').filter(|(_, words)| !words.contains(']'));
        match (words, target) {
            (Some((before, words)), Some(target)) => {
                out.push_str(before.strip_suffix('!').unwrap_or(before));
                out.push_str(words);
                rest = target;
            }
            _ => {
                out.push_str(before);
                out.push_str("](");
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The most characters that the target of a link has.
const MAX_TARGET: usize = 2_000;

/// What stands behind the target of a link, which may have brackets itself.
fn end_of_target(text: &str) -> Option<&str> {
    let mut depth = 1;
    for (at, c) in text.char_indices().take(MAX_TARGET).take_while(|(_, c)| *c != '\n') {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        if depth == 0 {
            return text.get(at + 1..);
        }
    }
    None
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
        assert!(holds(&text, "Plafonne\u{301}e a\u{300} 12 500 €"));
        assert!(!holds(&text, "L’aide est Plafonnée"));
        assert!(!holds(&text, "par projet […] L’aide"));
        assert!(!holds(&text, "plafonnée à 12 501 €"));
    }

    #[test]
    fn marks_of_links_do_not_count() {
        let text = plain(
            "Le [règlement](https://a.example/b_(c) \"d\") s’applique, [1] ![ici](x.png) (voir\n[là](e",
        );
        for quote in
            ["Le règlement s’applique, [1] ici (voir", "[là](e", "le [règlement](f) s’applique"]
        {
            assert!(holds(&text, quote), "{quote}: {text}");
        }
        assert!(!holds(&text, "https"));
        let apart = plain("Les de\u{301}penses s’e\u{301}le\u{300}vent, c\u{327}a");
        assert!(holds(&apart, "Les dépenses s’élèvent, ça"), "{apart}");
        assert!(!holds(&apart, "Les depenses"));
    }
}
