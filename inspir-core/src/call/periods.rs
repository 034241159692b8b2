//! The periods in which applications are taken, as a definition gives them.

use chrono::NaiveDate;

use crate::definition::{Given, Params, Takes, Then, When, note};
use crate::grant::Period;
use crate::locale::words;

/// The days on which applications are taken.
#[derive(Default)]
pub(super) struct Periods {
    pub(super) periods: Vec<Period>,
    pub(super) given: bool,
    /// Whether they are given as `periods`.
    pub(super) several: bool,
}

impl Periods {
    pub(super) fn load(root: &mut Params<'_>) -> Self {
        let from = root.date(
            "valid_from",
            note!(
                fr: "le premier jour du dépôt des demandes",
                en: "the first day on which applications are taken"
            ),
        );
        let until = root.date(
            "valid_until",
            note!(
                fr: "le dernier jour du dépôt des demandes",
                en: "the last day on which applications are taken"
            ),
        );
        if let (Given::Value(from), Given::Value(until)) = (from, until)
            && until < from
        {
            let mistake = words!(fr: "est avant `valid_from`", en: "lies before `valid_from`");
            root.rule("valid_until", mistake);
        }
        let mut periods = Vec::new();
        let note = note!(
            fr: "les périodes de dépôt, dans l’ordre, à la place de `valid_from` et `valid_until`",
            en: "the periods in which applications are taken, in order, instead of `valid_from` and `valid_until`"
        );
        let of = &Takes::Object("Period");
        let list = root.some_objects("periods", of, note, &mut |item| {
            let from = item.date("from", note!(fr: "son premier jour", en: "its first day"));
            let until = item.date(
                "until",
                note!(
                    fr: "son dernier jour, qui compte aussi",
                    en: "its last day, which counts too"
                ),
            );
            item.needs_a_member(
                words!(fr: "indiquez `from` ou `until`", en: "give `from` or `until`"),
            );
            let period = Period { from: from.value(), until: until.value() };
            let is_reversed =
                period.from.zip(period.until).is_some_and(|(from, until)| until < from);
            if is_reversed {
                item.rule("until", words!(fr: "est avant `from`", en: "lies before `from`"));
            }
            let has_no_day = period.from.is_none() && period.until.is_none();
            let is_refused = from.is_wrong() || until.is_wrong() || has_no_day || is_reversed;
            periods.push((period, is_refused));
        });
        root.note_rule("periods", When::There, &["valid_from", "valid_until"], Then::Absent);
        if root.has("periods") && (root.has("valid_from") || root.has("valid_until")) {
            root.rule(
                "periods",
                words!(
                    fr: "des périodes, ou `valid_from` et `valid_until`, pas les deux",
                    en: "periods, or `valid_from` and `valid_until`, not both"
                ),
            );
        }
        root.at_most("periods", periods.len(), 100);
        for (index, pair) in periods.windows(2).enumerate() {
            let [(before, refused_before), (next, refused_next)] = pair else { continue };
            let follows = before.until.zip(next.from).is_some_and(|(until, from)| from > until);
            if !follows && !refused_before && !refused_next {
                root.rule_of_item(
                    "periods",
                    index + 1,
                    words!(
                        fr: "cette période ne commence pas après la fin de la précédente",
                        en: "this period does not begin after the end of the one before"
                    ),
                );
            }
        }
        let given = from.is_given() || until.is_given() || list.is_given();
        let mut periods: Vec<Period> = periods.into_iter().map(|(period, _)| period).collect();
        if list.is_absent() && (from.is_given() || until.is_given()) {
            periods.push(Period { from: from.value(), until: until.value() });
        }
        Self { periods, given, several: list.is_given() }
    }

    /// The first and the last day of all.
    pub(super) fn bounds(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let first = self.periods.first().and_then(|period| period.from);
        (first, self.periods.last().and_then(|period| period.until))
    }
}
