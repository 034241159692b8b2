//! Names of lines that nobody pays for.

use super::account_headers::account_of;
use super::accounts::is_in_kind;
use crate::written::folded;

/// Whether the name of a line without an account says that nobody pays for it.
pub(super) fn may_be_in_kind(name: &str) -> bool {
    /// What such names begin with.
    const BEGIN: [&str; 4] =
        ["benevolat", "personnel benevole", "contribution volontaire", "contributions volontaires"];
    /// What they hold.
    const HOLD: [&str; 3] = ["en nature", "mise a disposition gratuite", "in kind"];
    /// What happens outdoors, in nature.
    const OUTDOORS: [&str; 14] = [
        "animation",
        "animations",
        "atelier",
        "ateliers",
        "balade",
        "balades",
        "classe",
        "journee",
        "promenade",
        "randonnee",
        "sejour",
        "sejours",
        "sortie",
        "sorties",
    ];
    let is_account = account_of(name).is_some_and(|(account, _)| is_in_kind(account));
    let name = format!(" {} ", folded(name));
    let is_outdoors = |word: &&str| name.contains(&format!(" {word} en nature "));
    is_account
        || BEGIN.iter().any(|begin| name.starts_with(&format!(" {begin} ")))
        || HOLD.iter().any(|part| name.contains(&format!(" {part} ")))
            && !OUTDOORS.iter().any(is_outdoors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_that_nobody_pays() {
        for name in [
            "864 - Personnel",
            "87",
            "Bénévolat",
            "Contributions volontaires",
            "Dons en nature",
            "Volunteers (in kind)",
            "Mise à disposition gratuite de la salle",
        ] {
            assert!(may_be_in_kind(name), "{name}");
        }
        for name in [
            "86 participants",
            "87 repas",
            "86/87 rue des Lilas",
            "Places in kindergarten",
            "Sortie en nature",
            "Journées en pleine nature",
            "60 - Achats",
            "",
        ] {
            assert!(!may_be_in_kind(name), "{name}");
        }
    }
}
