//! Headers that begin with an account, such as `60 - Achats`: columns with amounts of a budget.

use serde_json::{Map, Value, json};

use super::accounts::{self, BudgetSide};
use super::suggestion_kind::SuggestionKind;
use crate::field::Layout;
use crate::written::folded;

/// The words that stand directly behind an account, as the form Cerfa 12156 has them.
const WORDS: [&str; 59] = [
    "achat",
    "achats",
    "agence",
    "aides",
    "assurance",
    "assurances",
    "autofinancement",
    "autre",
    "autres",
    "benevolat",
    "charges",
    "commune",
    "communes",
    "conseil",
    "contributions",
    "cotisations",
    "departement",
    "deplacements",
    "documentation",
    "dons",
    "dotation",
    "dotations",
    "emplois",
    "entretien",
    "epci",
    "etat",
    "europe",
    "fonds",
    "fournitures",
    "frais",
    "honoraires",
    "immobilisations",
    "impot",
    "impots",
    "location",
    "locations",
    "materiel",
    "mecenat",
    "mise",
    "organismes",
    "personnel",
    "prestation",
    "prestations",
    "produits",
    "publicite",
    "region",
    "regions",
    "remuneration",
    "remunerations",
    "report",
    "reprises",
    "ressources",
    "secours",
    "services",
    "subvention",
    "subventions",
    "transfert",
    "vente",
    "ventes",
];

/// The account that a header begins with, and the label behind it. A number before other words, such as `65 ans`, is
/// none.
pub(super) fn account_of(header: &str) -> Option<(&str, &str)> {
    let header = header.trim();
    let account = accounts::code(header);
    let rest = header.get(account.len()..)?;
    let label = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = folded(label);
    // A number behind a sign is that of a day, an age or a street: `20 - 30 ans`.
    let is_behind_sign = label.starts_with(char::is_alphabetic)
        && rest.trim_start().starts_with(['-', '–', '—', '−', ':', '/', '.', ')', '_']);
    let is_label = is_behind_sign || label.is_empty() || {
        let first = first.split(' ').next().unwrap_or_default();
        WORDS.contains(&first)
    };
    let digits = accounts::digits(account).len();
    // Four digits from 20 on are a year; `20.05.2027` is a day, `20h` and `20h30` are hours.
    let is_year = digits == 4 && account.starts_with("20");
    let behind = account.get(digits..).unwrap_or_default();
    let behind = behind.strip_prefix('.').unwrap_or(behind);
    let is_of_digits = behind.bytes().all(|byte| byte.is_ascii_digit());
    let is_detail = is_of_digits || behind != "h" && behind.chars().all(char::is_alphabetic);
    let is_account = accounts::side(account).is_some() && digits <= 4 && !is_year && is_detail;
    (is_account && is_label).then_some((account, label))
}

/// The columns whose headers begin with an account. Of several with the same account, but for subsidies (`74`), nobody
/// knows which counts.
pub(super) fn drafted_accounts(
    headers: &[&str],
    layout: &Layout,
    note: &mut impl FnMut(SuggestionKind, &str, String),
) -> Map<String, Value> {
    let found = headers.iter().filter_map(|header| Some((*header, account_of(header)?)));
    let found: Vec<(&str, (&str, &str))> = found.collect();
    let mut columns = Map::new();
    // Numbers alone may be anything, such as departments.
    if found.iter().all(|(_, (_, label))| label.is_empty()) {
        return columns;
    }
    let mut numbers = [0_usize; 2];
    for (header, (account, label)) in &found {
        let Some(side) = accounts::side(account) else { continue };
        let (number, list) = match side {
            BudgetSide::Expense => (&mut numbers[0], side.list()),
            BudgetSide::Revenue => (&mut numbers[1], side.list()),
        };
        let Some(list) = layout.lists.get(list) else { continue };
        let same = found.iter().filter(|(_, (other, _))| other == account).count();
        let is_twice = same > 1 && *account != "74";
        let path = format!("{}/{number}/amount", list.pointer);
        let kind = if is_twice { SuggestionKind::AccountTwice } else { SuggestionKind::Account };
        note(kind, header, path.clone());
        let mut with = Map::new();
        with.insert("account".to_owned(), json!(account));
        if !label.is_empty() {
            with.insert("label".to_owned(), json!(label));
        }
        let column = if is_twice { Value::Null } else { json!({"to": path, "with": with}) };
        *number += 1;
        columns.insert((*header).to_owned(), column);
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_stand_before_what_they_are_called() {
        for (header, expected) in [
            ("60 - Achats", Some(("60", "Achats"))),
            ("74 Région", Some(("74", "Région"))),
            ("74region", Some(("74region", ""))),
            ("60x : Autres fournitures", Some(("60x", "Autres fournitures"))),
            ("864", Some(("864", ""))),
            ("86) Emplois", Some(("86", "Emplois"))),
            ("2183 - Ordinateurs", Some(("2183", "Ordinateurs"))),
            ("2027", None),
            ("65 ans et plus", None),
            ("60.1 - Fournitures", Some(("60.1", "Fournitures"))),
            ("20/05/2027", None),
            ("20/05/2027 Concert", None),
            ("20.05.2027", None),
            ("20 - 30 ans", None),
            ("60 - 70 ans", None),
            ("62/64 rue des Lilas", None),
            ("20h30", None),
            ("20h - Concert", None),
            ("6 - Charges", None),
            ("62119", None),
            ("Compte 60", None),
            ("", None),
        ] {
            assert_eq!(account_of(header), expected, "{header}");
        }
    }
}
