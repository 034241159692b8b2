//! Words of other languages that authors of definitions may write, and the word that they mean.

/// Each begins with a word of definitions; what may be written instead follows.
const WORDS: &[&str] = &[
    "all and && et",
    "any or || ou",
    "not ! non",
    "when if si",
    "where filter",
    "present exists",
    "one_of in",
    "compare comparison",
    "equals eq = ==",
    "equal_to eq = == equals",
    "at_most <= =< ≤ lte le max maximum",
    "less_than < lt",
    "at_least >= => ≥ gte ge min minimum",
    "more_than > gt greater_than",
    "minimum min",
    "maximum max",
    "up_to to until max",
    "until to",
    "number integer int float decimal nombre entier",
    "amount money montant",
    "text string str texte",
    "boolean bool flag",
    "choice enum select choix",
    "choices multiselect",
    "values options enum",
    "title label name",
    "sum total somme",
    "plus add",
    "minus subtract",
    "times multiply",
    "rate taux",
    "ceiling cap plafond",
];

/// Other words that people may write for a word of definitions.
pub(super) fn others(name: &str) -> &'static str {
    let others = WORDS.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    others.unwrap_or_default()
}

/// Whether a word is one of these.
pub(super) fn is_among(others: &str, word: &str) -> bool {
    !others.is_empty() && others.split(' ').any(|other| other.eq_ignore_ascii_case(word))
}

/// The words of definitions that are meant by another word.
pub(super) fn meant_by(word: &str) -> Vec<&'static str> {
    let lines = WORDS.iter().filter_map(|line| line.split_once(' '));
    lines.filter(|(_, others)| is_among(others, word)).map(|(name, _)| name).collect()
}

/// The words of definitions that other words mean.
#[cfg(all(test, feature = "schema"))]
pub(crate) fn meant_words() -> impl Iterator<Item = &'static str> {
    WORDS.iter().filter_map(|line| line.split(' ').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_meant_by_itself() {
        for line in WORDS {
            let words: Vec<&str> = line.split(' ').collect();
            assert!(words.len() > 1, "{line}");
            for word in &words {
                assert_eq!(words.iter().filter(|other| *other == word).count(), 1, "{line}");
            }
        }
        assert!(is_among(others("all"), "AND") && is_among(others("up_to"), "to"));
        assert!(!is_among(others("any"), "and") && !is_among(others("al"), "l"));
        assert_eq!(meant_by("eq"), ["equals", "equal_to"]);
        assert!(meant_by("all").is_empty() && meant_by("").is_empty());
    }
}
