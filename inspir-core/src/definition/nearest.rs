//! The known name that a wrong one was probably meant to be.

use super::known::KnownNames;
use super::other_words::{is_among, meant_by, others};

/// The longest text that is compared.
const LONGEST: usize = 120;

/// The known name that is meant by a word of another language; else the one that is nearest to a text:
/// at most two edits away, one if the text is short, none if the text is very short. Differences in letter
/// case and in the signs between words are not edits.
pub(crate) fn nearest<'n>(text: &str, known: KnownNames<'n>) -> Option<&'n str> {
    let names = || (0..).map_while(|index| known.get(index));
    let meant = meant_by(text);
    if !meant.is_empty()
        && let Some(name) = names().find(|name| meant.contains(name))
    {
        return Some(name);
    }
    let text = folded(text)?;
    let mut most = match text.len() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    let mut near = None;
    for name in names() {
        // The first of several that are equally near.
        if let Some(edits) = folded(name).and_then(|name| edits(&text, &name, most))
            && (near.is_none() || edits < most)
        {
            (near, most) = (Some(name), edits);
        }
    }
    near
}

/// Whether a text can only be meant to be this name.
pub(crate) fn is_slip_of(name: &'static str, text: &str) -> bool {
    Slips::of(name).contain(text)
}

/// The texts that can only be meant to be a name: those one edit away from it, and words of other languages.
/// No two members of an object of a definition are that close to each other.
pub(super) struct Slips {
    name: &'static str,
    others: &'static str,
}

impl Slips {
    pub(super) fn of(name: &'static str) -> Self {
        Self { name, others: others(name) }
    }

    pub(super) fn contain(&self, text: &str) -> bool {
        if is_among(self.others, text) {
            return true;
        }
        if self.name.len() < 4 || text.len().abs_diff(self.name.len()) > 2 {
            return false;
        }
        let folded = folded(text).zip(folded(self.name));
        folded.is_some_and(|(text, name)| edits(&text, &name, 1).is_some())
    }
}

/// The letters and digits of a text, in lower case. All signs between words become the same.
fn folded(text: &str) -> Option<Vec<char>> {
    let mut folded = Vec::new();
    for c in text.chars().take(LONGEST + 1) {
        if c.is_ascii_alphanumeric() || !c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else if !matches!(folded.last(), None | Some('_')) {
            folded.push('_');
        }
    }
    if folded.last() == Some(&'_') {
        folded.pop();
    }
    (folded.len() <= LONGEST).then_some(folded)
}

/// How many letters are left out, added, replaced or swapped with the next, or `None` if more than
/// `most`.
fn edits(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let ([first_a, rest_a @ ..], [first_b, rest_b @ ..]) = (a, b) else {
        return Some(a.len().max(b.len()));
    };
    if first_a == first_b {
        return edits(rest_a, rest_b, most);
    }
    let most = most.checked_sub(1)?;
    let swapped = match (rest_a, rest_b) {
        ([next_a, a @ ..], [next_b, b @ ..]) if (next_a, next_b) == (first_b, first_a) => {
            edits(a, b, most)
        }
        _ => None,
    };
    let others = [edits(rest_a, rest_b, most), edits(rest_a, b, most), edits(a, rest_b, most)];
    others.into_iter().chain([swapped]).flatten().min().map(|edits| edits + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let known = ["/applicant/name", "/applicant/legal_form", "/answers/public", "a", "59"];
        let found = |text: &str| nearest(text, KnownNames::Fixed(&known));
        for text in [
            "/applicant/legal_form/",
            "applicant/legal_form",
            "/Applicant/Legal_Form",
            "/applicant/legalForm",
            "applicant.legal-form",
            "\\applicant\\legal_form",
            "/applicant/leagl_form",
            "/applicnt/legal_frm",
        ] {
            assert_eq!(found(text), Some("/applicant/legal_form"), "{text}");
        }
        for text in ["", "b", "/", "58", "/applicant/siret", "/applicant", &"x".repeat(1_000_000)] {
            assert_eq!(found(text), None, "{text:.20}");
        }
        assert_eq!(found("A"), Some("a"));
        assert_eq!(nearest("mnimum", KnownNames::Fixed(&["maximum", "minimum"])), Some("minimum"));
    }

    #[test]
    fn a_slip_is_one_edit() {
        for text in ["documnts", "document", "Documents", "docuemnts", "documentss", "dokuments"] {
            assert!(is_slip_of("documents", text), "{text}");
        }
        for text in ["documen", "doc", "dokumentts", "questions"] {
            assert!(!is_slip_of("documents", text), "{text}");
        }
        assert!(!is_slip_of("minimum", "maximum"));
        assert!(!is_slip_of("en", "es"));
    }
}
