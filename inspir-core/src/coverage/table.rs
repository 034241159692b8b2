//! Coverage as a table of text.

use super::report::Coverage;
use crate::cases::told;
use crate::locale::{Locale, Words, words};

/// The mark of what is reached, and of what is not.
fn mark(is_reached: bool) -> &'static str {
    if is_reached { "✓" } else { "✗" }
}

impl Coverage {
    /// The table, line by line: ✓ for what was reached, ✗ for what was not.
    #[must_use]
    pub fn to_table(&self, locale: Locale) -> String {
        let (reached, of) = (self.reached().to_string(), self.of().to_string());
        let head = words!(
            fr: "Couverture : {reached} sur {of}",
            en: "Coverage: {reached} of {of}"
        );
        let mut out = told(head, locale, &[("reached", &reached), ("of", &of)]);
        self.statuses(locale, &mut out);
        let heading = words!(fr: "Conditions", en: "Conditions");
        let rows = self.conditions.iter().map(|one| {
            let names = [
                words!(fr: "vraie", en: "true"),
                words!(fr: "fausse", en: "false"),
                words!(fr: "inconnue", en: "unknown"),
            ];
            let cases = [&one.holds, &one.fails, &one.unknown];
            let cells = names.iter().zip(cases);
            let cells = cells.map(|(name, case)| (*name.get(locale), case.is_some()));
            (one.path.clone(), cells.collect::<Vec<_>>())
        });
        section(heading, rows, locale, &mut out);
        let heading = words!(fr: "Limites", en: "Limits");
        let rows = self.limits.iter().map(|one| {
            let less = words!(fr: "une unité de moins", en: "a unit less");
            let more = words!(fr: "une unité de plus", en: "a unit more");
            let sides = [(less, &one.less), (more, &one.more)].into_iter();
            let cells = sides.filter_map(|(name, side)| {
                side.as_ref().map(|case| (*name.get(locale), case.is_some()))
            });
            (format!("{} = {}", one.path, one.value), cells.collect::<Vec<_>>())
        });
        section(heading, rows, locale, &mut out);
        let heading = words!(fr: "Ce qui décide de l’aide", en: "What decides on the grant");
        let decides = words!(fr: "décide", en: "decides");
        let rows = self
            .decisive
            .iter()
            .map(|one| (one.path.clone(), vec![(*decides.get(locale), one.case.is_some())]));
        section(heading, rows, locale, &mut out);
        out.push('\n');
        out
    }

    fn statuses(&self, locale: Locale, out: &mut String) {
        let heading = words!(fr: "Exigences", en: "Requirements");
        let mut rows: Vec<(String, Vec<(&str, bool)>)> = Vec::new();
        for one in &self.statuses {
            let cell = (one.status.id(), one.case.is_some());
            match rows.last_mut() {
                Some((id, cells)) if *id == one.requirement => cells.push(cell),
                _ => rows.push((one.requirement.clone(), vec![cell])),
            }
        }
        section(heading, rows.into_iter(), locale, out);
    }
}

/// Adds a heading, and a line for each row: its name, then what there is to reach.
fn section<'c>(
    heading: Words<&'static str>,
    rows: impl Iterator<Item = (String, Vec<(&'c str, bool)>)>,
    locale: Locale,
    out: &mut String,
) {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return;
    }
    out.push_str("\n\n");
    out.push_str(heading.get(locale));
    for (name, cells) in rows {
        out.push_str("\n  ");
        out.push_str(&name);
        out.push_str(" :");
        for (cell, is_reached) in cells {
            out.push_str(&format!("  {} {cell}", mark(is_reached)));
        }
    }
}
