//! The steps of the calculation of a grant, in words.

use crate::assessment::Assessment;
use crate::grant::{Bonus, PartLimit, Step, StepKind, StepValue, Terms};
use crate::language::Condition;
use crate::locale::{Currency, Lexicon, Words, fill_values, words};
use crate::rate::Rate;

/// The ids and titles that steps name.
pub(crate) struct StepNames<'c> {
    bonuses: &'c [Bonus],
    limits: &'c [PartLimit],
    cases: &'c [(Condition, Terms)],
    /// Whether the steps have brackets.
    has_brackets: bool,
    /// Whether they hold for the amount asked for alone.
    depends_on_request: bool,
    currency: Currency,
}

impl<'c> StepNames<'c> {
    /// The names in the steps of a part, by its number.
    pub(crate) fn of_part(assessment: &'c Assessment, index: usize) -> Self {
        let part = assessment.call().data().frame.parts.get(index);
        let mut steps = assessment.steps(index).iter();
        Self {
            bonuses: part.map_or(&[], |part| &part.bonuses),
            limits: part.map_or(&[], |part| &part.limits),
            cases: part.map_or(&[], |part| &part.cases),
            has_brackets: steps.any(|step| step.kind == StepKind::Bracket),
            depends_on_request: assessment.call().data().frame.depends_on_request(index),
            currency: assessment.call().currency(),
        }
    }

    /// The names in the steps of the grant as a whole.
    pub(crate) fn of_whole(assessment: &'c Assessment) -> Self {
        let frame = &assessment.call().data().frame;
        let overall = frame.overall.as_ref();
        Self {
            bonuses: &[],
            limits: overall.map_or(&[], |overall| &overall.limits),
            cases: &[],
            has_brackets: false,
            depends_on_request: (0..frame.parts.len()).any(|part| frame.depends_on_request(part)),
            currency: assessment.call().currency(),
        }
    }

    /// The id of the bonus or the limit that a step is about.
    pub(crate) fn id(&self, step: &Step) -> Option<&str> {
        let number = step.number?;
        match step.kind {
            StepKind::Bonus => self.bonuses.get(number).map(|bonus| bonus.id.as_str()),
            StepKind::Limit => self.limits.get(number).map(|limit| limit.id.as_str()),
            _ => None,
        }
    }

    /// The title of the bonus, the limit or the case that a step is about.
    pub(crate) fn title(&self, step: &Step) -> Option<&Words> {
        let number = step.number?;
        match step.kind {
            StepKind::Bonus => self.bonuses.get(number).map(|bonus| &bonus.title),
            StepKind::Limit => self.limits.get(number).map(|limit| &limit.title),
            StepKind::Case => self.cases.get(number).and_then(|(_, terms)| terms.title.as_ref()),
            _ => None,
        }
    }
}

/// The words for a figure that is not known.
pub(crate) const UNKNOWN: Words<&str> = words!(fr: "à déterminer", en: "not known yet");

/// Adds a step in words, such as `Plafond : 5 000,00 €.`
pub(crate) fn step_message(
    step: &Step,
    names: &StepNames<'_>,
    lexicon: Lexicon<'_>,
    out: &mut String,
) {
    step_label(step, names, lexicon, out);
    out.push_str(lexicon.format().colon);
    step_value(step, names, lexicon, out);
    out.push('.');
}

/// Adds what a step is about, such as `Plafond`.
pub(crate) fn step_label(
    step: &Step,
    names: &StepNames<'_>,
    lexicon: Lexicon<'_>,
    out: &mut String,
) {
    let label = match step.kind {
        StepKind::Base => words!(fr: "Dépenses retenues", en: "Expenses that count"),
        StepKind::Case => words!(fr: "Cas retenu", en: "Case that applies"),
        StepKind::BaseCeiling => {
            words!(fr: "Dépenses retenues au plus", en: "Expenses that count at most")
        }
        StepKind::Rate => words!(fr: "Taux", en: "Rate"),
        StepKind::MaximumRate => words!(fr: "Taux maximal", en: "Greatest rate"),
        StepKind::Total => words!(fr: "Total", en: "Total"),
        StepKind::RateLimit if names.has_brackets => {
            words!(fr: "Aide par tranches", en: "Grant by brackets")
        }
        StepKind::RateLimit => words!(fr: "Aide à ce taux", en: "Grant at this rate"),
        StepKind::Ceiling => words!(fr: "Plafond", en: "Ceiling"),
        StepKind::WithinBase => {
            words!(fr: "Dépenses à ne pas dépasser", en: "Expenses not to be exceeded")
        }
        StepKind::LumpSum => words!(fr: "Forfait", en: "Lump sum"),
        StepKind::Minimum => words!(fr: "Aucune aide au-dessous de", en: "No grant below"),
        StepKind::Parts => words!(fr: "Somme des parts", en: "Sum of the parts"),
        StepKind::Maximum if names.depends_on_request => words!(
            fr: "Aide maximale pour le montant demandé",
            en: "Most for the amount asked for",
        ),
        StepKind::Maximum => words!(fr: "Aide maximale", en: "Most that can be granted"),
        StepKind::Bracket => words!(fr: "Tranche à {rate}", en: "Bracket at {rate}"),
        StepKind::Bonus => match step.applies.flatten() {
            Some(true) => {
                words!(fr: "Majoration accordée ({title})", en: "Bonus that applies ({title})")
            }
            Some(false) => words!(
                fr: "Majoration non accordée ({title})",
                en: "Bonus that does not apply ({title})"
            ),
            None => words!(
                fr: "Majoration à déterminer ({title})",
                en: "Bonus not known yet ({title})"
            ),
        },
        StepKind::Limit => words!(fr: "{title}", en: "{title}"),
    };
    let title = names.title(step);
    fill_values(label.told(lexicon), out, &mut |name, out| match name {
        "rate" => step.rate.iter().for_each(|rate| rate.write(lexicon.locale(), out)),
        _ => out.push_str(title.map_or("", |title| title.told(lexicon))),
    });
}

/// Adds the result of a step.
pub(crate) fn step_value(
    step: &Step,
    names: &StepNames<'_>,
    lexicon: Lexicon<'_>,
    out: &mut String,
) {
    match step.value {
        Some(StepValue::Amount(amount)) => lexicon.write_amount(amount, names.currency, out),
        Some(StepValue::Rate(rate)) if step.kind == StepKind::Bonus => {
            write_points(rate, lexicon, out);
        }
        Some(StepValue::Rate(rate)) => rate.write(lexicon.locale(), out),
        Some(StepValue::Case(number)) => match names.title(step) {
            Some(title) => out.push_str(title.told(lexicon)),
            None => {
                let words = words!(fr: "n° {number}", en: "{number}");
                fill_values(words.told(lexicon), out, &mut |_, out| {
                    out.push_str(&number.to_string());
                });
            }
        },
        None => out.push_str(UNKNOWN.told(lexicon)),
    }
}

/// Adds a share that is added to another, in points.
fn write_points(rate: Rate, lexicon: Lexicon<'_>, out: &mut String) {
    let mut percent = String::new();
    rate.write(lexicon.locale(), &mut percent);
    let number = percent.strip_suffix(lexicon.format().percent).unwrap_or(&percent);
    let words = words!(fr: "{number} points", en: "{number} points");
    fill_values(words.told(lexicon), out, &mut |_, out| out.push_str(number));
}
