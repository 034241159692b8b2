//! Texts as they are compared: without letter case and accents.

/// The letters and digits of a text in lower case, without accents; one space between words.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::new();
    let mut is_apart = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
            'ç' | 'ć' | 'č' => "c",
            'ď' | 'đ' => "d",
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
            'ì'..='ï' | 'ī' | 'į' => "i",
            'ñ' | 'ń' | 'ň' => "n",
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
            'ř' => "r",
            'ś' | 'š' | 'ș' | 'ş' => "s",
            'ť' | 'ț' | 'ţ' => "t",
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
            'ý' | 'ÿ' => "y",
            'ź' | 'ż' | 'ž' => "z",
            'ł' => "l",
            'œ' => "oe",
            'æ' => "ae",
            'ß' => "ss",
            // Accents that stand as signs of their own.
            '\u{300}'..='\u{36f}' => continue,
            c if c.is_alphanumeric() => {
                push(c.encode_utf8(&mut [0; 4]), &mut is_apart, &mut out);
                continue;
            }
            _ => {
                is_apart = true;
                continue;
            }
        };
        push(plain, &mut is_apart, &mut out);
    }
    out
}

fn push(letters: &str, is_apart: &mut bool, out: &mut String) {
    if std::mem::take(is_apart) && !out.is_empty() {
        out.push(' ');
    }
    out.push_str(letters);
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn only_letters_and_digits_count() {
        for (text, plain) in [
            ("Collectivité territoriale", "collectivite territoriale"),
            ("  L’Œuvre – n° 3 (a) ", "l oeuvre n 3 a"),
            ("e\u{301}te\u{301}", "ete"),
            ("ÉTÉ", "ete"),
            ("…", ""),
            ("日本", "日本"),
        ] {
            assert_eq!(folded(text), plain);
        }
    }
}
