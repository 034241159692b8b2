//! Coverage as tables, and these as text.

use super::report::{CapCoverage, ConditionCoverage, Coverage, DecisiveCoverage, LimitCoverage};
use crate::cases::told;
use crate::locale::{Locale, Words, words};

/// Things of one kind, and whether they are reached.
pub(super) struct CoverageTable {
    pub(super) heading: &'static str,
    pub(super) rows: Vec<CoverageRow>,
}

/// The things to reach at one place.
pub(super) struct CoverageRow {
    /// The place in the definition.
    pub(super) path: String,
    /// The name of the row without words of the definition: the id of a requirement, or the place.
    pub(super) name: String,
    pub(super) cells: Vec<CoverageCell>,
}

pub(super) struct CoverageCell {
    pub(super) name: &'static str,
    pub(super) is_reached: bool,
}

impl CoverageCell {
    /// The cell as text: ✓ or ✗, and what it is.
    pub(super) fn text(&self) -> String {
        format!("{} {}", if self.is_reached { "✓" } else { "✗" }, self.name)
    }
}

impl CoverageRow {
    fn new<'c>(
        path: &str,
        name: String,
        locale: Locale,
        cells: impl IntoIterator<Item = (Words<&'static str>, &'c Option<String>)>,
    ) -> Self {
        let cells = cells.into_iter().map(|(name, case)| CoverageCell {
            name: name.get(locale),
            is_reached: case.is_some(),
        });
        Self { path: path.to_owned(), name, cells: cells.collect() }
    }
}

impl Coverage {
    /// The table, line by line: ✓ for what was reached, ✗ for what was not.
    #[must_use]
    pub fn to_table(&self, locale: Locale) -> String {
        let mut out = self.sum(locale);
        for table in self.tables(locale) {
            out.push_str("\n\n");
            out.push_str(table.heading);
            for row in &table.rows {
                out.push_str("\n  ");
                out.push_str(&row.name);
                out.push_str(locale.format().colon.trim_end());
                for cell in &row.cells {
                    out.push_str("  ");
                    out.push_str(&cell.text());
                }
            }
        }
        out.push('\n');
        out
    }

    /// How much of all is reached.
    pub(super) fn sum(&self, locale: Locale) -> String {
        let (reached, of) = (self.reached().to_string(), self.of().to_string());
        let head = words!(
            fr: "Couverture : {reached} sur {of}",
            en: "Coverage: {reached} of {of}"
        );
        told(head, locale, &[("reached", &reached), ("of", &of)])
    }

    /// The tables that have rows.
    pub(super) fn tables(&self, locale: Locale) -> Vec<CoverageTable> {
        let all = [
            (words!(fr: "Exigences", en: "Requirements"), self.requirements()),
            (words!(fr: "Conditions", en: "Conditions"), self.of_conditions(locale)),
            (words!(fr: "Limites", en: "Limits"), self.of_limits(locale)),
            (
                words!(fr: "Ce qui décide de l’aide", en: "What decides on the grant"),
                self.of_decisions(locale),
            ),
            (words!(fr: "Plafonds des catégories", en: "Caps of categories"), self.of_caps(locale)),
        ];
        let there = all.into_iter().filter(|(_, rows)| !rows.is_empty());
        let table = |(heading, rows): (Words<&'static str>, _)| CoverageTable {
            heading: heading.get(locale),
            rows,
        };
        there.map(table).collect()
    }

    /// A row for each requirement, with its statuses.
    fn requirements(&self) -> Vec<CoverageRow> {
        let mut rows: Vec<CoverageRow> = Vec::new();
        for one in &self.statuses {
            let cell = CoverageCell { name: one.status.id(), is_reached: one.case.is_some() };
            match rows.last_mut() {
                Some(row) if row.path == one.path => row.cells.push(cell),
                _ => rows.push(CoverageRow {
                    path: one.path.clone(),
                    name: one.requirement.clone(),
                    cells: vec![cell],
                }),
            }
        }
        rows
    }

    fn of_conditions(&self, locale: Locale) -> Vec<CoverageRow> {
        let row = |one: &ConditionCoverage| {
            let cells = [
                (words!(fr: "vraie", en: "true"), &one.holds),
                (words!(fr: "fausse", en: "false"), &one.fails),
                (words!(fr: "inconnue", en: "unknown"), &one.unknown),
            ];
            CoverageRow::new(&one.path, one.path.clone(), locale, cells)
        };
        self.conditions.iter().map(row).collect()
    }

    fn of_limits(&self, locale: Locale) -> Vec<CoverageRow> {
        let row = |one: &LimitCoverage| {
            let sides = [
                (words!(fr: "une unité de moins", en: "a unit less"), one.less.as_ref()),
                (words!(fr: "une unité de plus", en: "a unit more"), one.more.as_ref()),
            ];
            let cells = sides.into_iter().filter_map(|(name, side)| Some((name, side?)));
            CoverageRow::new(&one.path, format!("{} = {}", one.path, one.value), locale, cells)
        };
        self.limits.iter().map(row).collect()
    }

    fn of_decisions(&self, locale: Locale) -> Vec<CoverageRow> {
        let row = |one: &DecisiveCoverage| {
            // Of these there is more than one at a time: they apply, and a figure decides.
            let may_be_beside = ["/cases/", "/bonuses/", "/brackets/"];
            let is_applied = may_be_beside.iter().any(|list| {
                one.path.rsplit_once(list).is_some_and(|(_, number)| !number.contains('/'))
            });
            let words = if is_applied { APPLIES } else { DECIDES };
            CoverageRow::new(&one.path, one.path.clone(), locale, [(words, &one.case)])
        };
        self.decisive.iter().map(row).collect()
    }

    fn of_caps(&self, locale: Locale) -> Vec<CoverageRow> {
        let row = |one: &CapCoverage| {
            let cells = [
                (DECIDES, &one.case),
                (words!(fr: "atteint exactement", en: "met exactly"), &one.exact),
                (words!(fr: "à un centime près", en: "a cent beside"), &one.beside),
            ];
            CoverageRow::new(&one.path, one.path.clone(), locale, cells)
        };
        self.caps.iter().map(row).collect()
    }
}

const DECIDES: Words<&'static str> = words!(fr: "décide", en: "decides");
const APPLIES: Words<&'static str> = words!(fr: "s’applique", en: "applies");
