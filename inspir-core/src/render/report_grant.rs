//! The grant in a report: how each part was worked out, what counts of the expenses, the named quantities.

use super::page::Page;
use super::steps::{StepNames, UNKNOWN, step_label, step_value};
use crate::assessment::Assessment;
use crate::grant::Step;
use crate::language::{Exact, NamedQuantity, QuantityType};
use crate::locale::{Currency, Lexicon, Locale, words};
use crate::text::capitalised;

/// The width of the title of a category, and of each of its figures.
const TITLE: usize = 30;
const FIGURE: usize = 16;

impl Page<'_> {
    pub(super) fn grant(&mut self, assessment: &Assessment) {
        let frame = &assessment.call().data().frame;
        if frame.parts.is_empty() {
            return;
        }
        self.heading(words!(fr: "Subvention", en: "Grant"));
        let is_asked_as_whole =
            frame.overall.as_ref().is_some_and(|overall| overall.request.is_some());
        let several = frame.parts.len() > 1 || frame.overall.is_some();
        let is_asked_for = assessment.requested().is_some();
        for (index, ((_, part), data)) in assessment.parts().zip(&frame.parts).enumerate() {
            if several {
                self.line(&format!("  {}", data.title.told(self.lexicon)));
            }
            if is_asked_as_whole {
                // Only the whole is asked for.
            } else if part.requested.is_none() && is_asked_for {
                let none = self.say(words!(fr: "non demandé", en: "not asked for"));
                self.row(4, self.say(words!(fr: "Demandé", en: "Requested")), none);
            } else {
                self.amount(words!(fr: "Demandé", en: "Requested"), part.requested);
            }
            let names = StepNames::of_part(assessment, index);
            self.steps(assessment.steps(index), &names);
            if part.excess.is_some_and(|excess| excess.cents() > 0) {
                self.amount(words!(fr: "Demandé en trop", en: "Requested in excess"), part.excess);
            }
        }
        if several {
            self.whole(assessment, is_asked_for);
        }
    }

    /// The grant as a whole.
    fn whole(&mut self, assessment: &Assessment, is_asked_for: bool) {
        if let Some(steps) = assessment.overall_steps() {
            self.line(self.say(words!(fr: "  Ensemble", en: "  As a whole")));
            self.amount(words!(fr: "Total demandé", en: "Total requested"), assessment.requested());
            self.steps(steps, &StepNames::of_whole(assessment));
            let excess = assessment.decision().excess();
            if excess.is_some_and(|excess| excess.cents() > 0) {
                self.amount(words!(fr: "Demandé en trop", en: "Requested in excess"), excess);
            }
            return;
        }
        let requested = self.figure(assessment.requested());
        self.row(2, self.say(words!(fr: "Total demandé", en: "Total requested")), &requested);
        let label = if is_asked_for {
            words!(
                fr: "Maximum pour les aides demandées",
                en: "Maximum for the grants asked for",
            )
        } else {
            words!(fr: "Maximum pour toutes les aides", en: "Maximum for all the grants")
        };
        self.row(2, self.say(label), &self.figure(assessment.maximum()));
    }

    /// How an amount was worked out. Of several limits the one that decides is marked.
    fn steps(&mut self, steps: &[Step], names: &StepNames<'_>) {
        let several = steps.iter().filter(|step| step.kind.is_limit()).count() > 1;
        for step in steps {
            let (mut label, mut figure) = (String::new(), String::new());
            step_label(step, names, self.lexicon, &mut label);
            step_value(step, names, self.lexicon, &mut figure);
            figure = format!("{figure:>16}");
            if step.decides && several {
                figure.push_str(
                    self.say(words!(fr: "  ← limite retenue", en: "  ← the limit that decides")),
                );
            }
            self.row(4, &capitalised(&label), &figure);
        }
    }

    /// What counts of the expenses, category by category.
    pub(super) fn categories(&mut self, assessment: &Assessment) {
        let categories = &assessment.call().data().frame.categories.0;
        if categories.is_empty() {
            return;
        }
        self.heading(words!(fr: "Dépenses par catégorie", en: "Expenses by category"));
        let names = [
            words!(fr: "saisi", en: "entered"),
            words!(fr: "retenu", en: "counts"),
            words!(fr: "écarté", en: "cut"),
        ];
        let head: String =
            names.map(|name| format!("{:>FIGURE$}", self.say(name))).into_iter().collect();
        self.line(&format!("  {:TITLE$}{head}", ""));
        let without = self.say(words!(fr: "Sans catégorie", en: "Without a category"));
        let rows = categories.iter().zip(assessment.decision().categories());
        let lexicon = self.lexicon;
        let rows = rows.map(|(category, grant)| {
            (category.title.told(lexicon), category.flat.is_some(), grant)
        });
        let left = assessment.uncategorised().map(|grant| (without, false, grant));
        for (title, is_flat, grant) in rows.chain(left) {
            let (declared, cut) = if is_flat {
                let flat = self.say(words!(fr: "forfait", en: "flat rate"));
                (flat.to_owned(), "–".to_owned())
            } else {
                (self.figure(grant.declared), self.figure(grant.cut))
            };
            let retained = self.figure(grant.retained);
            let title = match title.chars().count() > TITLE {
                true => {
                    self.line(&format!("  {title}"));
                    ""
                }
                false => title,
            };
            self.line(&format!(
                "  {title:TITLE$}{declared:>FIGURE$}{retained:>FIGURE$}{cut:>FIGURE$}"
            ));
        }
    }

    /// The quantities to which the call gives a name.
    pub(super) fn quantities(&mut self, assessment: &Assessment) {
        let named = &assessment.call().data().frame.quantities;
        if named.is_empty() {
            return;
        }
        self.heading(words!(fr: "Chiffres de l’appel", en: "Figures of the call"));
        for (title, figure) in assessment.quantities(self.lexicon.locale()) {
            self.row(2, &title, &figure);
        }
    }
}

impl Assessment {
    /// The quantities to which the call gives a name: the title of each, and its value in words.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// // The built-in calls name none.
    /// assert!(Call::follow_up().assess_json(b"{}").quantities(Locale::En).is_empty());
    /// ```
    #[must_use]
    pub fn quantities(&self, locale: Locale) -> Vec<(String, String)> {
        let (frame, currency) = (&self.call().data().frame, self.call().currency());
        let lexicon = frame.layout.lexicon(locale);
        let named = frame.quantities.iter().zip(&self.decision().quantities);
        named
            .map(|(named, value)| {
                let title = capitalised(named.title.told(lexicon));
                (title, quantity(named, *value, lexicon, currency))
            })
            .collect()
    }
}

fn quantity(
    named: &NamedQuantity,
    value: Option<Exact>,
    lexicon: Lexicon<'_>,
    currency: Currency,
) -> String {
    let mut figure = String::new();
    match (value, named.quantity.of) {
        (Some(Exact::Number(number)), QuantityType::Amount) => match number.to_amount(false) {
            Some(amount) => lexicon.write_amount(amount, currency, &mut figure),
            None => figure.push_str(UNKNOWN.told(lexicon)),
        },
        (Some(Exact::Number(number)), _) if named.quantity.is_year() => {
            figure = number.to_string();
        }
        (Some(Exact::Number(number)), _) => {
            lexicon.write_number(number, &mut figure);
            if let Some(unit) = &named.quantity.unit {
                figure.push('\u{a0}');
                figure.push_str(unit.told(lexicon));
            }
        }
        (Some(Exact::Day(day)), _) => lexicon.write_date(day, &mut figure),
        _ => figure.push_str(UNKNOWN.told(lexicon)),
    }
    figure
}
