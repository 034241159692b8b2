//! The lines of a budget, from columns or from further tables: what their accounts say, and what is told of them.

use serde_json::{Map, Value};

use super::account_headers::account_of;
use super::accounts::{self, BudgetSide};
use super::collect::Collected;
use super::destination::Destination;
use super::mapping::{MappedColumn, Mapping};
use super::notice::Notice;
use super::notice_kind::NoticeKind;
use super::stated::item_of;
use super::totals::{ImportedLine, LineAmount, SidelessTotal, kind_of_total, totals};
use super::unpaid_names::may_be_in_kind;
use crate::field::List;

impl BudgetSide {
    pub(super) const ALL: [Self; 2] = [Self::Expense, Self::Revenue];

    /// The number of the list of this side.
    pub(super) fn list(self) -> usize {
        usize::from(match self {
            Self::Expense => List::EXPENSES.0,
            Self::Revenue => List::REVENUES.0,
        })
    }
}

impl Mapping {
    /// Tells of columns with amounts of the budget whose titles begin with an account that the mapping does not
    /// state.
    pub(super) fn tell_accounts(&self, table: &str, titles: &[String], notices: &mut Vec<Notice>) {
        let layout = self.layout();
        let item = |column: &MappedColumn<Destination>| item_of(column.to.as_ref()?, layout);
        let items: Vec<_> = self.columns.iter().map(item).collect();
        let has = |members: &[String], name: &str| members.iter().any(|member| member == name);
        for (item, title) in items.iter().zip(titles) {
            let Some((place, members)) = item else { continue };
            let is_budget = BudgetSide::ALL.iter().any(|side| side.list() == place.0);
            let account = account_of(title).filter(|_| is_budget && has(members, "amount"));
            let Some((account, _)) = account else { continue };
            let states_account =
                |(other, column): (&Option<(_, Vec<String>)>, &MappedColumn<_>)| {
                    let same = other.as_ref().filter(|(other, _)| other == place);
                    let states = column.read.with.iter().any(|(member, _)| member == "account");
                    same.is_some_and(|(_, members)| states || has(members, "account"))
                };
            if !items.iter().zip(&self.columns).any(states_account) {
                let kind = NoticeKind::AccountNotStated;
                notices.push(Notice::new(kind, (table, None), title, account));
            }
        }
    }
}

impl Collected {
    /// Settles the budget once all its lines are there: adds what their accounts say, leaves totals out, and tells
    /// what is odd. `tables` has the names of the main table and of the further ones.
    pub(super) fn settle_budget(
        &mut self,
        row: usize,
        tables: &[String],
        notices: &mut Vec<Notice>,
    ) {
        let mut amounts = Vec::new();
        for side in BudgetSide::ALL {
            let (mut lines, unread) = self.take_lines(side.list(), row);
            if lines.is_empty() && unread.is_empty() {
                continue;
            }
            let mut tell = |kind, line: &ImportedLine, other: &str| {
                notices.push(line.notice(kind, tables, other));
            };
            for line in &mut lines {
                tell_oddities(side, line, &mut tell);
                derive(side, line);
            }
            let kept = totals(lines, &unread, &mut tell);
            kept.iter().for_each(|line| tell_name(line, &mut tell));
            let known = kept.iter().map(ImportedLine::amount).chain(unread);
            amounts.push(known.collect::<Vec<LineAmount>>());
            for line in kept {
                self.add_line(side.list(), line);
            }
        }
        for SidelessTotal { place, cents, amount, mut notice } in self.take_totals() {
            // Where nothing else is, it is a line without a side.
            if !amounts.is_empty() {
                notice.kind = kind_of_total(place, cents, &amounts);
                notice.other = amount;
            }
            notices.push(notice);
        }
    }
}

/// Tells of an account that belongs to the other side of the budget or contradicts its line.
fn tell_oddities(
    side: BudgetSide,
    line: &ImportedLine,
    tell: &mut impl FnMut(NoticeKind, &ImportedLine, &str),
) {
    let account = line.text("account");
    let code = accounts::code(account);
    if accounts::side(account).is_some_and(|other| other != side) {
        tell(NoticeKind::OtherSide, line, code);
    }
    let in_kind = line.members.get("in_kind").and_then(Value::as_bool);
    let nature = accounts::nature(account).map(|nature| nature.id());
    let is_other_nature = || {
        let stated = line.text("nature");
        nature.is_some_and(|nature| !stated.is_empty() && stated != nature)
    };
    if in_kind == Some(false) && accounts::is_in_kind(account)
        || side == BudgetSide::Expense && is_other_nature()
    {
        tell(NoticeKind::DiffersFromAccount, line, code);
    }
}

/// Tells of an amount without an account whose name says that it may be no money, or begins with an account.
fn tell_name(line: &ImportedLine, tell: &mut impl FnMut(NoticeKind, &ImportedLine, &str)) {
    if line.has_account() || line.text("amount").is_empty() {
        return;
    }
    let is_stated = line.members.contains_key("in_kind");
    let in_label = account_of(line.text("label")).filter(|_| account_of(&line.column).is_none());
    if !is_stated && may_be_in_kind(line.name()) {
        tell(NoticeKind::MayBeInKind, line, line.text("amount"));
    } else if let Some((account, _)) = in_label {
        tell(NoticeKind::AccountInLabel, line, account);
    }
}

/// Adds what the account and the label of a line say beyond its columns. Where a cell could not be read, there is
/// no answer; but what an account says to be in kind is never money.
fn derive(side: BudgetSide, line: &mut ImportedLine) {
    let (account, label) = (line.text("account").to_owned(), line.text("label").to_owned());
    let is_unread = |name: &str| line.unread.iter().any(|unread| unread == name);
    let (name, said) = match side {
        BudgetSide::Expense => ("nature", accounts::nature(&account).map(|nature| nature.id())),
        BudgetSide::Revenue => ("source", accounts::source(&label).map(|source| source.id())),
    };
    let said = said.filter(|_| !is_unread(name));
    let add = |members: &mut Map<String, Value>, name: &str, value: Value| {
        members.entry(name).or_insert(value);
    };
    if accounts::is_in_kind(&account) {
        add(&mut line.members, "in_kind", Value::Bool(true));
    }
    if let Some(said) = said {
        add(&mut line.members, name, Value::from(said));
    }
}
