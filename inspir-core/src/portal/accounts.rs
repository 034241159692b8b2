//! The accounts of a budget, as the form Cerfa 12156 has them.

use crate::application::{Nature, Source};
use crate::written::folded;

/// A side of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BudgetSide {
    Expense,
    Revenue,
}

/// The digits at the beginning of an account: `74` of `74 – Subventions`, `60` of `60x`.
pub(super) fn digits(account: &str) -> &str {
    let account = account.trim();
    let end = account.find(|c: char| !c.is_ascii_digit()).unwrap_or(account.len());
    account.get(..end).unwrap_or_default()
}

/// The account alone, without the words beside it: `74` of `74 – Subventions`, `60x` of `60x`.
pub(super) fn code(account: &str) -> &str {
    let account = account.trim();
    let end = account.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(account.len());
    account.get(..end).unwrap_or_default().trim_end_matches('.')
}

/// On which side of the budget an account stands: 6 and 86 are expenses, 7 and 87 revenues; 2 is what is
/// bought to be kept.
pub(super) fn side(account: &str) -> Option<BudgetSide> {
    match digits(account).as_bytes() {
        [b'6', _, ..] | [b'8', b'6', ..] | [b'2', _, ..] => Some(BudgetSide::Expense),
        [b'7', _, ..] | [b'8', b'7', ..] => Some(BudgetSide::Revenue),
        _ => None,
    }
}

/// The side that a word names.
pub(super) fn side_of_word(word: &str) -> Option<BudgetSide> {
    match folded(word).as_str() {
        "depense" | "depenses" | "charge" | "charges" | "emploi" | "emplois" | "expense"
        | "expenses" => Some(BudgetSide::Expense),
        "recette" | "recettes" | "produit" | "produits" | "ressource" | "ressources"
        | "revenue" | "revenues" => Some(BudgetSide::Revenue),
        _ => None,
    }
}

/// Whether an account is one of contributions in kind.
pub(super) fn is_in_kind(account: &str) -> bool {
    digits(account).starts_with("86") || digits(account).starts_with("87")
}

/// The nature of an expense of this account.
pub(super) fn nature(account: &str) -> Option<Nature> {
    match digits(account).as_bytes() {
        [b'6', _, ..] => Some(Nature::Operating),
        [b'2', _, ..] => Some(Nature::Investment),
        _ => None,
    }
}

/// The funder that a revenue is called after, where the form leaves no doubt.
pub(super) fn source(label: &str) -> Option<Source> {
    Some(match folded(label).as_str() {
        "etat" | "etat ministeres directions ou services deconcentres sollicites" => Source::State,
        "region" | "conseil regional" | "conseil s regional aux" | "regions" => Source::Region,
        "departement" | "conseil departemental" | "conseil s departemental aux" => {
            Source::Department
        }
        "communautes de communes ou d agglomerations epci"
        | "communautes de communes ou d agglomerations"
        | "communaute de communes"
        | "communaute d agglomeration"
        | "intercommunalite"
        | "intercommunalite s epci"
        | "epci" => Source::IntermunicipalBody,
        "commune" | "communes" | "commune s" => Source::Commune,
        "fonds europeens" | "fonds europeens fse feder etc" | "europe" => Source::Europe,
        "organismes sociaux caf etc"
        | "organismes sociaux"
        | "autres etablissements publics"
        | "agence de services et de paiement emplois aides" => Source::OtherPublic,
        "aides privees" | "aides privees fondation" => Source::Private,
        "autofinancement"
        | "autofinancement insuffisance previsionnelle"
        | "fonds propres"
        | "ressources propres"
        | "ressources propres affectees au projet" => Source::OwnFunds,
        _ => return None,
    })
}

/// Whether a label says that its line is a total.
pub(super) fn is_total(label: &str) -> bool {
    /// The words that stand beside "total". A name such as « Total Énergies » has other words.
    const OF: [&str; 34] = [
        "a",
        "b",
        "budget",
        "charges",
        "contributions",
        "costs",
        "de",
        "depenses",
        "des",
        "directes",
        "du",
        "en",
        "et",
        "expenses",
        "fonctionnement",
        "general",
        "generale",
        "ht",
        "i",
        "ii",
        "income",
        "indirectes",
        "investissement",
        "la",
        "nature",
        "of",
        "previsionnel",
        "produits",
        "projet",
        "recettes",
        "ressources",
        "revenues",
        "ttc",
        "volontaires",
    ];
    let label = folded(label);
    let mut words = label.split(' ').filter(|word| !word.is_empty());
    let is_named = match words.next() {
        Some("total" | "totaux" | "subtotal") => true,
        Some("sous" | "montant" | "sub") => matches!(words.next(), Some("total" | "totaux")),
        _ => false,
    };
    is_named
        && words.all(|word| OF.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_say_where_a_line_stands() {
        for (account, expected) in [
            ("60", Some(BudgetSide::Expense)),
            ("601 - Achats", Some(BudgetSide::Expense)),
            ("60x", Some(BudgetSide::Expense)),
            ("864", Some(BudgetSide::Expense)),
            ("2183", Some(BudgetSide::Expense)),
            ("74etat", Some(BudgetSide::Revenue)),
            ("79", Some(BudgetSide::Revenue)),
            ("87", Some(BudgetSide::Revenue)),
            ("8", None),
            ("6", None),
            ("88", None),
            ("chgfixe", None),
            ("", None),
        ] {
            assert_eq!(side(account), expected, "{account}");
        }
        assert!(is_in_kind("871 Bénévolat") && !is_in_kind("68"));
        assert_eq!(nature("2183"), Some(Nature::Investment));
        assert_eq!(nature("864"), None);
    }

    #[test]
    fn totals_say_so() {
        for label in [
            "Total",
            "TOTAL DES CHARGES",
            "Sous-total",
            "Total général",
            "Montant total",
            "Total 60",
            "Total des dépenses (HT)",
        ] {
            assert!(is_total(label), "{label}");
        }
        for label in [
            "Totalité de la salle",
            "Sous-traitance",
            "Montant",
            "",
            "Total Énergies",
            "Total look scénographie",
        ] {
            assert!(!is_total(label), "{label}");
        }
    }
}
