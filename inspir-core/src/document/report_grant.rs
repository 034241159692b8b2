//! The grant in a report: how each part was worked out, what counts of the expenses, the named quantities.

use super::tree::{Alignment, DocumentBlock, DocumentColumn, DocumentTree, Inline, KeyFigure};
use crate::amount::Amount;
use crate::assessment::Assessment;
use crate::grant::{Step, StepKind};
use crate::locale::{Currency, Lexicon, Words, words};
use crate::render::{StepNames, UNKNOWN, step_label, step_value};
use crate::text::capitalised;

/// Figures of the grant, while they are collected.
pub(super) struct GrantFigures<'a> {
    lexicon: Lexicon<'a>,
    currency: Currency,
    figures: Vec<KeyFigure>,
}

impl<'a> GrantFigures<'a> {
    pub(super) fn new(assessment: &Assessment, lexicon: Lexicon<'a>) -> Self {
        Self { lexicon, currency: assessment.call().currency(), figures: Vec::new() }
    }

    fn push(&mut self, label: &str, figure: String) {
        self.figures.push(KeyFigure { label: label.to_owned(), figure, note: None });
    }

    pub(super) fn amount(&mut self, label: Words<&'static str>, amount: Option<Amount>) {
        let figure = amount_in_words(amount, self.lexicon, self.currency);
        self.push(label.told(self.lexicon), figure);
    }

    /// How an amount was worked out. Of several limits the one that decides is marked.
    pub(super) fn steps(&mut self, steps: &[Step], names: &StepNames<'_>) {
        let several = steps.iter().filter(|step| step.kind.is_limit()).count() > 1;
        for step in steps {
            let (mut label, mut figure) = (String::new(), String::new());
            step_label(step, names, self.lexicon, &mut label);
            step_value(step, names, self.lexicon, &mut figure);
            let decides = words!(fr: "limite retenue", en: "the limit that decides");
            let note = (step.decides && several).then(|| decides.told(self.lexicon).to_owned());
            self.figures.push(KeyFigure { label: capitalised(&label), figure, note });
        }
    }

    /// Adds the steps whose value is known. A case without a title is left out.
    fn known_steps(&mut self, steps: &[Step], names: &StepNames<'_>) {
        let is_said = |step: &&Step| {
            step.value.is_some() && (step.kind != StepKind::Case || names.title(step).is_some())
        };
        let known: Vec<Step> = steps.iter().filter(is_said).copied().collect();
        self.steps(&known, names);
    }

    pub(super) fn end(self, is_summary: bool, document: &mut DocumentTree) {
        document.blocks.push(DocumentBlock::Figures { figures: self.figures, is_summary });
    }
}

/// An amount in words, or that it is not known.
fn amount_in_words(amount: Option<Amount>, lexicon: Lexicon<'_>, currency: Currency) -> String {
    let mut figure = String::new();
    match amount {
        Some(amount) => lexicon.write_amount(amount, currency, &mut figure),
        None => figure.push_str(UNKNOWN.told(lexicon)),
    }
    figure
}

/// The grant under a heading, part by part and as a whole.
pub(super) fn grant(
    assessment: &Assessment,
    heading: Words<&'static str>,
    lexicon: Lexicon<'_>,
    document: &mut DocumentTree,
) {
    let frame = &assessment.call().data().frame;
    if frame.parts.is_empty() {
        return;
    }
    document.heading(2, heading.spoken(lexicon));
    let is_asked_as_whole = frame.overall.as_ref().is_some_and(|overall| overall.request.is_some());
    let several = frame.parts.len() > 1 || frame.overall.is_some();
    let is_asked_for = assessment.requested().is_some();
    for (index, ((_, part), data)) in assessment.parts().zip(&frame.parts).enumerate() {
        if several {
            document.heading(3, data.title.told(lexicon));
        }
        let mut figures = GrantFigures::new(assessment, lexicon);
        let requested = words!(fr: "Demandé", en: "Requested");
        if is_asked_as_whole {
            // Only the whole is asked for.
        } else if part.requested.is_none() && is_asked_for {
            let none = words!(fr: "non demandé", en: "not asked for").spoken(lexicon);
            figures.push(requested.spoken(lexicon), none.to_owned());
        } else {
            figures.amount(requested, part.requested);
        }
        let names = StepNames::of_part(assessment, index);
        figures.steps(assessment.steps(index), &names);
        figures.excess(part.excess);
        figures.end(false, document);
    }
    if several {
        whole(assessment, is_asked_for, lexicon, document);
    }
}

impl GrantFigures<'_> {
    fn excess(&mut self, excess: Option<Amount>) {
        if excess.is_some_and(|excess| excess.cents() > 0) {
            self.amount(words!(fr: "Demandé en trop", en: "Requested in excess"), excess);
        }
    }
}

/// The grant as a whole.
fn whole(
    assessment: &Assessment,
    is_asked_for: bool,
    lexicon: Lexicon<'_>,
    document: &mut DocumentTree,
) {
    let mut figures = GrantFigures::new(assessment, lexicon);
    let requested = words!(fr: "Total demandé", en: "Total requested");
    figures.amount(requested, assessment.requested());
    if let Some(steps) = assessment.overall_steps() {
        document.heading(3, words!(fr: "Ensemble", en: "As a whole").spoken(lexicon));
        figures.steps(steps, &StepNames::of_whole(assessment));
        figures.excess(assessment.decision().excess());
        return figures.end(false, document);
    }
    let label = if is_asked_for {
        words!(fr: "Maximum pour les aides demandées", en: "Maximum for the grants asked for")
    } else {
        words!(fr: "Maximum pour toutes les aides", en: "Maximum for all the grants")
    };
    figures.amount(label, assessment.maximum());
    figures.end(true, document);
}

/// Lists the expenses that count, category by category.
pub(super) fn categories(
    assessment: &Assessment,
    lexicon: Lexicon<'_>,
    document: &mut DocumentTree,
) {
    let categories = &assessment.call().data().frame.categories.0;
    if categories.is_empty() {
        return;
    }
    let heading = words!(fr: "Dépenses par catégorie", en: "Expenses by category");
    document.heading(2, heading.spoken(lexicon));
    let names = [
        words!(fr: "saisi", en: "entered"),
        words!(fr: "retenu", en: "counts"),
        words!(fr: "écarté", en: "cut"),
    ];
    let column = |title: &str, alignment| DocumentColumn { title: title.to_owned(), alignment };
    let mut columns = vec![column("", Alignment::Start)];
    columns.extend(names.iter().map(|name| column(name.spoken(lexicon), Alignment::End)));
    let without = words!(fr: "Sans catégorie", en: "Without a category").spoken(lexicon);
    let rows = categories.iter().zip(assessment.decision().categories());
    let rows = rows
        .map(|(category, grant)| (category.title.told(lexicon), category.flat.is_some(), grant));
    let left = assessment.uncategorised().map(|grant| (without, false, grant));
    let amount = |amount| amount_in_words(amount, lexicon, assessment.call().currency());
    let rows = rows.chain(left).map(|(title, is_flat, grant)| {
        let (declared, cut) = if is_flat {
            (words!(fr: "forfait", en: "flat rate").spoken(lexicon).to_owned(), "–".to_owned())
        } else {
            (amount(grant.declared), amount(grant.cut))
        };
        let cells = [title.to_owned(), declared, amount(grant.retained), cut];
        cells.map(|cell| vec![Inline::Text(cell)]).to_vec()
    });
    let rows = rows.collect();
    document.blocks.push(DocumentBlock::Table { columns, rows, foot: Vec::new() });
}

/// The quantities to which the call gives a name.
pub(super) fn quantities(
    assessment: &Assessment,
    lexicon: Lexicon<'_>,
    document: &mut DocumentTree,
) {
    let named = assessment.quantities(lexicon.locale());
    if named.is_empty() {
        return;
    }
    let heading = words!(fr: "Chiffres de l’appel", en: "Figures of the call");
    document.heading(2, heading.spoken(lexicon));
    let mut figures = GrantFigures::new(assessment, lexicon);
    named.into_iter().for_each(|(title, figure)| figures.push(&title, figure));
    figures.end(true, document);
}

/// The parts of the grant that are asked for and of which the maximum is known, step by step, under a
/// heading. Gives whether there are any.
pub(super) fn grant_that_is_known(
    assessment: &Assessment,
    heading: Words<&'static str>,
    lexicon: Lexicon<'_>,
    document: &mut DocumentTree,
) -> bool {
    let frame = &assessment.call().data().frame;
    // An applicant who asks for nothing is not told how much it could be.
    let asked = assessment.requested().filter(|amount| amount.cents() > 0);
    if asked.is_none() {
        return false;
    }
    let is_asked_as_whole = frame.overall.as_ref().is_some_and(|overall| overall.request.is_some());
    let several = frame.parts.len() > 1 || frame.overall.is_some();
    let mut is_empty = true;
    for (index, ((_, part), data)) in assessment.parts().zip(&frame.parts).enumerate() {
        let is_asked = is_asked_as_whole || part.requested.is_some_and(|amount| amount.cents() > 0);
        if part.maximum.is_none() || !is_asked {
            continue;
        }
        if std::mem::take(&mut is_empty) {
            document.heading(2, heading.told(lexicon));
        }
        if several {
            document.heading(3, data.title.told(lexicon));
        }
        let mut figures = GrantFigures::new(assessment, lexicon);
        if !is_asked_as_whole {
            figures.amount(words!(fr: "Demandé", en: "Requested"), part.requested);
        }
        figures.known_steps(assessment.steps(index), &StepNames::of_part(assessment, index));
        figures.excess(part.excess);
        figures.end(false, document);
    }
    let whole = assessment.overall_steps().filter(|_| !is_empty && assessment.maximum().is_some());
    if let Some(steps) = whole {
        document.heading(3, words!(fr: "Ensemble", en: "As a whole").spoken(lexicon));
        let mut figures = GrantFigures::new(assessment, lexicon);
        figures.amount(words!(fr: "Total demandé", en: "Total requested"), asked);
        figures.known_steps(steps, &StepNames::of_whole(assessment));
        figures.excess(assessment.decision().excess());
        figures.end(false, document);
    }
    !is_empty
}
