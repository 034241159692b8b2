//! Lines that repeat the total of others.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::accounts::{code, digits, is_total};
use super::notice::Notice;
use super::notice_kind::NoticeKind;
use crate::amount::Amount;

/// A line of a budget.
pub(super) struct ImportedLine {
    /// The number of its table, 0 for the main one, and its number there: of its row, or of its item.
    pub(super) place: (usize, usize),
    /// The number of its row, from 1.
    pub(super) row: usize,
    /// The column of its amount, if it stands in a row with others; else empty.
    pub(super) column: String,
    pub(super) members: Map<String, Value>,
    /// The members whose cells could not be read.
    pub(super) unread: Vec<String>,
}

/// The amount of a line, and the place of the line.
#[derive(Clone, Copy)]
pub(super) struct LineAmount {
    pub(super) place: (usize, usize),
    pub(super) cents: Option<i128>,
}

/// A line that is called a total, of which nothing says the side.
pub(super) struct SidelessTotal {
    pub(super) place: (usize, usize),
    pub(super) cents: Option<i128>,
    /// Its amount, as it is written.
    pub(super) amount: String,
    /// The notice on a line without a side.
    pub(super) notice: Notice,
}

impl ImportedLine {
    pub(super) fn text(&self, name: &str) -> &str {
        self.members.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    fn cents(&self) -> Option<i128> {
        self.text("amount").parse::<Amount>().ok().map(Amount::cents)
    }

    pub(super) fn amount(&self) -> LineAmount {
        LineAmount { place: self.place, cents: self.cents() }
    }

    /// Whether the line has an amount, be it one that cannot be read.
    fn has_amount(&self) -> bool {
        !self.text("amount").is_empty() || self.unread.iter().any(|unread| unread == "amount")
    }

    /// Whether an account says where the line belongs.
    pub(super) fn has_account(&self) -> bool {
        !digits(self.text("account")).is_empty()
    }

    /// Whether this is an account such as `601` or `60x`, and the other its group, `60`.
    fn is_detail_of(&self, group: &Self) -> bool {
        let (account, group) = (code(self.text("account")), code(group.text("account")));
        let is_group = group.len() == 2 && group.bytes().all(|byte| byte.is_ascii_digit());
        is_group && account.len() > 2 && account.starts_with(group)
    }

    /// The name of the line: its label, else its account, else its column.
    pub(super) fn name(&self) -> &str {
        [self.text("label"), self.text("account"), &self.column]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or_default()
    }

    /// Whether the line is called a total. A line with an account is one of the budget, whatever it is called.
    fn is_total(&self) -> bool {
        is_total(self.text("account")) || !self.has_account() && is_total(self.name())
    }

    /// A notice on the line; `tables` has the names of the tables. The subject is what finds it: its column, else
    /// its name.
    pub(super) fn notice(&self, kind: NoticeKind, tables: &[String], other: &str) -> Notice {
        let table = tables.get(self.place.0).map(String::as_str).unwrap_or_default();
        let subject = if self.column.is_empty() { self.name() } else { &self.column };
        Notice::new(kind, (table, Some(self.row)), subject, other)
    }
}

/// The lines without those that repeat the total of others. Their label says so, or they are the account of a
/// group (`60`) whose details (`601`, `606`) come to the same. They are told. A total beside which no other line has an
/// amount stays, and is told. A last line that equals the sum of the others is told too, and so is the account of a
/// group that is not the sum of its details. `unread` has the lines of which nothing could be read.
pub(super) fn totals(
    lines: Vec<ImportedLine>,
    unread: &[LineAmount],
    tell: &mut impl FnMut(NoticeKind, &ImportedLine, &str),
) -> Vec<ImportedLine> {
    let is_repeated = |line: &ImportedLine| {
        if line.is_total() {
            return true;
        }
        let details: Vec<Option<i128>> = lines
            .iter()
            .filter(|other| other.is_detail_of(line))
            .map(ImportedLine::cents)
            .collect();
        let sum = details.iter().copied().sum::<Option<i128>>();
        !details.is_empty() && sum.is_some() && sum == line.cents()
    };
    let mut repeated: Vec<bool> = lines.iter().map(is_repeated).collect();
    let is_other = |(line, is_repeated): (&ImportedLine, &bool)| !is_repeated && line.has_amount();
    if unread.is_empty() && !lines.iter().zip(&repeated).any(is_other) {
        keep_lone(&lines, &mut repeated);
    }
    let others = lines.iter().zip(&repeated).filter(|(_, is_repeated)| !**is_repeated);
    let others = others.map(|(line, _)| line.amount());
    let others = lists_of(others.chain(unread.iter().copied()).collect());
    for (line, is_repeated) in lines.iter().zip(&repeated) {
        if !is_repeated && lines.iter().any(|other| other.is_detail_of(line)) {
            tell(NoticeKind::DiffersFromDetails, line, line.text("amount"));
        }
    }
    let mut kept = Vec::<ImportedLine>::new();
    for (line, is_repeated) in lines.into_iter().zip(repeated) {
        match is_repeated {
            true => {
                let kind = kind_of_total(line.place, line.cents(), &others);
                tell(kind, &line, line.text("amount"));
            }
            false => {
                if line.is_total() {
                    tell(NoticeKind::LoneTotal, &line, line.text("amount"));
                }
                kept.push(line);
            }
        }
    }
    for of_table in kept.chunk_by(|one, other| one.place.0 == other.place.0) {
        let [others @ .., last] = of_table else { continue };
        let sum = others.iter().map(ImportedLine::cents).sum::<Option<i128>>();
        if others.len() > 1 && sum.is_some_and(|sum| sum > 0) && sum == last.cents() {
            tell(NoticeKind::MayRepeatTotal, last, last.text("amount"));
        }
    }
    kept
}

/// Keeps the lines that are called totals, where they alone have amounts: all but one that is the sum of the others.
fn keep_lone(lines: &[ImportedLine], repeated: &mut [bool]) {
    let amounts: Vec<(usize, i128)> =
        (0..).zip(lines).filter_map(|(number, line)| Some((number, line.cents()?))).collect();
    let sum: i128 = amounts.iter().map(|(_, cents)| cents).sum();
    let is_sum = |(_, cents): &&(usize, i128)| amounts.len() > 1 && sum - cents == *cents;
    let repeats = amounts.iter().rfind(is_sum).map(|(number, _)| *number);
    for (number, _) in &amounts {
        if let Some(is_repeated) = repeated.get_mut(*number) {
            *is_repeated = Some(*number) == repeats;
        }
    }
}

/// All amounts together, and those of each table.
fn lists_of(all: Vec<LineAmount>) -> Vec<Vec<LineAmount>> {
    let tables: BTreeSet<usize> = all.iter().map(|line| line.place.0).collect();
    let of = |table| all.iter().filter(|line| line.place.0 == table).copied().collect();
    let mut lists: Vec<Vec<LineAmount>> = match tables.len() {
        0 | 1 => Vec::new(),
        _ => tables.into_iter().map(of).collect(),
    };
    lists.push(all);
    lists
}

/// The notice on a line that is called a total, by its place: whether it is the sum of lines of
/// one of some lists, of all of them or of those directly before or behind it. It cannot be told if the amount of
/// one of them is not known.
pub(super) fn kind_of_total(
    place: (usize, usize),
    total: Option<i128>,
    lists: &[Vec<LineAmount>],
) -> NoticeKind {
    // A line without an amount cannot differ.
    let Some(total) = total else { return NoticeKind::RepeatsTotal };
    if lists.iter().flatten().any(|line| line.cents.is_none()) {
        return NoticeKind::UncheckedTotal;
    }
    let is_sum = |list: &Vec<LineAmount>| {
        let all = list.iter().filter_map(|line| line.cents).sum::<i128>();
        let (before, behind): (Vec<_>, Vec<_>) = list.iter().partition(|line| line.place < place);
        all == total || is_run(before.into_iter().rev(), total) || is_run(behind, total)
    };
    match lists.iter().any(is_sum) {
        true => NoticeKind::RepeatsTotal,
        false => NoticeKind::DiffersFromLines,
    }
}

/// Whether the first of some lines, however many, come to a total.
fn is_run<'l>(lines: impl IntoIterator<Item = &'l LineAmount>, total: i128) -> bool {
    let mut sum = 0;
    lines.into_iter().any(|line| {
        sum += line.cents.unwrap_or_default();
        sum == total
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_a_total_is_left_out_and_told() {
        let line = |row, account: &str, label: &str, amount: &str| {
            let members = [("account", account), ("label", label), ("amount", amount)];
            let members = members.map(|(name, text)| (name.to_owned(), Value::from(text)));
            let members = members.into_iter().collect();
            let (column, unread) = (String::new(), Vec::new());
            ImportedLine { place: (1, row), row: row + 1, column, members, unread }
        };
        let kept = |lines: Vec<ImportedLine>| {
            let mut told = Vec::new();
            let mut tell = |kind, line: &ImportedLine, _: &str| told.push((kind, Some(line.row)));
            let kept = totals(lines, &[], &mut tell);
            (kept.iter().map(|line| line.place.1).collect::<Vec<_>>(), told)
        };
        let group = [
            line(0, "60", "Achats", "300.00"),
            line(1, "601", "Fournitures", "100.00"),
            line(2, "606", "Énergie", "200.00"),
            line(3, "61", "Services", "5.00"),
            line(4, "613", "Location", "4.00"),
            line(5, "", "TOTAL", "1.00"),
        ];
        assert_eq!(
            kept(group.into()),
            (
                vec![1, 2, 3, 4],
                vec![
                    (NoticeKind::DiffersFromDetails, Some(4)),
                    (NoticeKind::RepeatsTotal, Some(1)),
                    (NoticeKind::DiffersFromLines, Some(6))
                ]
            )
        );
        // The form has details with letters.
        let lettered = [
            line(0, "74", "Subventions", "5000.00"),
            line(1, "74region", "Région", "5000.00"),
            line(2, "604", "Prestations", "60.00"),
            line(3, "60x", "Autres fournitures", "60.00"),
            line(4, "60 - Achats", "", "120.00"),
        ];
        let told = vec![(NoticeKind::RepeatsTotal, Some(1)), (NoticeKind::RepeatsTotal, Some(5))];
        assert_eq!(kept(lettered.into()), (vec![1, 2, 3], told));
        let unread = [line(0, "", "Salle", "abc"), line(1, "", "Total", "100.00")];
        assert_eq!(kept(unread.into()), (vec![0], vec![(NoticeKind::UncheckedTotal, Some(2))]));
        let supplier =
            [line(0, "606", "Total Énergies", "150.00"), line(1, "61", "Total", "100.00")];
        assert_eq!(kept(supplier.into()), (vec![0, 1], vec![]));
        let last = [
            line(0, "", "Salle", "100.00"),
            line(1, "", "Repas", "200.00"),
            line(2, "", "Ensemble", "300.00"),
        ];
        assert_eq!(kept(last.into()), (vec![0, 1, 2], vec![(NoticeKind::MayRepeatTotal, Some(3))]));
        let two = [line(0, "", "Salle", "100.00"), line(1, "", "Repas", "100.00")];
        assert_eq!(kept(two.into()), (vec![0, 1], vec![]));
    }
}
