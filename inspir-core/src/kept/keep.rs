//! From an assessment to what is kept of it.

use serde::{Serialize, Serializer};

use super::assessment::KeptAssessment;
use super::exact::exact;
use super::figure::{FigureKind, Typed, value as value_of};
use super::finding::{KeptEvidence, KeptFinding};
use super::grant::{KeptCategory, KeptGrant, KeptPart, KeptStep};
use super::map::KeptMap;
use crate::assessment::{Assessment, Finding};
use crate::grant::{Step, StepValue};
use crate::language::{Exact, QuantityType};
use crate::locale::{Lexicon, Locale};
use crate::render::{StepNames, step_message};
use crate::status::Status;
use crate::values::Value;

impl Assessment {
    /// The assessment as data, to be kept: with messages in one language, and with the evidence that
    /// tells them in any other later (see [`KeptAssessment::open`]).
    ///
    /// ```
    /// use inspir_core::{Call, Locale};
    ///
    /// let call = Call::follow_up();
    /// let assessment = call.assess_json(br#"{"request": {"operating": "9000"}}"#);
    /// let stored = assessment.keep(Locale::Fr).to_json();
    /// assert_eq!(call.reopen(stored.as_bytes())?, assessment);
    /// # Ok::<(), inspir_core::OpenError>(())
    /// ```
    #[must_use]
    pub fn keep(&self, locale: Locale) -> KeptAssessment {
        let lexicon = self.call().data().frame.layout.lexicon(locale);
        KeptAssessment {
            exact: Some(self.decision().quantities.iter().map(|value| value.map(exact)).collect()),
            uncategorised: self.uncategorised().copied(),
            ..self.kept(Some(lexicon))
        }
    }

    /// The assessment as data: with messages and the evidence of the findings, or with neither.
    pub(crate) fn kept(&self, lexicon: Option<Lexicon<'_>>) -> KeptAssessment {
        let call = self.call();
        KeptAssessment {
            call: call.id().to_owned(),
            edition: call.edition().to_owned(),
            definition: call.digest().to_owned(),
            engine: self.engine().to_owned(),
            reference: self.reference().map(str::to_owned),
            readable: self.is_readable(),
            currency: call.currency(),
            outcome: self.outcome(),
            progress: self.progress(),
            grant: self.kept_grant(lexicon),
            totals: self.totals(),
            quantities: self.kept_quantities(),
            appraisal: self.appraisal(),
            input_errors: self
                .input_errors()
                .iter()
                .map(|error| error.keep_in_lexicon(lexicon))
                .collect(),
            findings: self.findings().map(|finding| finding.kept(lexicon)).collect(),
            exact: None,
            uncategorised: None,
            trace: None,
        }
    }

    fn kept_grant(&self, lexicon: Option<Lexicon<'_>>) -> KeptGrant {
        let steps = |steps: &[Step], names: &StepNames<'_>| {
            steps.iter().map(|step| kept_step(step, names, lexicon)).collect()
        };
        let parts = self.parts().enumerate().map(|(index, (id, part))| KeptPart {
            id: id.to_owned(),
            base: part.base,
            rate: part.rate,
            rate_limit: part.rate_limit,
            ceiling: part.ceiling,
            maximum: part.maximum,
            requested: part.requested,
            excess: part.excess,
            steps: steps(self.steps(index), &StepNames::of_part(self, index)),
        });
        let categories = &self.call().data().frame.categories;
        let kept = categories.0.iter().zip(self.decision().categories());
        let kept = kept.map(|(category, grant)| KeptCategory {
            id: category.id.clone(),
            declared: grant.declared,
            retained: grant.retained,
            cut: grant.cut,
        });
        KeptGrant {
            requested: self.requested(),
            maximum: self.maximum(),
            excess: self.decision().excess(),
            parts: parts.collect(),
            overall: self.overall_steps().map(|overall| steps(overall, &StepNames::of_whole(self))),
            categories: (!categories.is_empty()).then(|| kept.collect()),
        }
    }

    /// The named quantities: amounts rounded down to the cent, numbers, days.
    fn kept_quantities(&self) -> Option<KeptMap<Option<String>>> {
        let named = &self.call().data().frame.quantities;
        let values = named.iter().zip(&self.decision().quantities).map(|(named, value)| {
            let value = match (value, named.quantity.of) {
                (Some(Exact::Number(number)), QuantityType::Amount) => {
                    number.to_amount(false).map(|amount| amount.to_string())
                }
                (Some(Exact::Number(number)), _) => Some(number.to_string()),
                (Some(Exact::Day(day)), _) => Some(day.to_string()),
                _ => None,
            };
            (named.id.clone(), value)
        });
        (!named.is_empty()).then(|| KeptMap(values.collect()))
    }
}

fn kept_step(step: &Step, names: &StepNames<'_>, lexicon: Option<Lexicon<'_>>) -> KeptStep {
    let mut message = String::new();
    if let Some(lexicon) = lexicon {
        step_message(step, names, lexicon, &mut message);
    }
    KeptStep {
        step: step.kind,
        id: names.id(step).map(str::to_owned),
        rate: step.rate,
        value: step.value.map(|value| match value {
            StepValue::Amount(amount) => amount.to_string(),
            StepValue::Rate(rate) => rate.to_string(),
            StepValue::Case(number) => number.to_string(),
        }),
        applies: step.applies,
        decides: step.decides,
        message,
    }
}

impl Finding<'_> {
    /// The finding as data, with its evidence.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let assessment = Call::follow_up().assess_json(b"{}");
    /// let finding = assessment.findings().next().expect("a finding");
    /// let kept = finding.keep(Locale::En);
    /// assert_eq!(kept.requirement, finding.requirement().id());
    /// assert_eq!(kept.message, Some(finding.message(Locale::En)));
    /// ```
    #[must_use]
    pub fn keep(&self, locale: Locale) -> KeptFinding {
        self.kept(Some(self.call().data().frame.layout.lexicon(locale)))
    }

    /// The finding as data: with its message and its evidence, or with neither.
    fn kept(&self, lexicon: Option<Lexicon<'_>>) -> KeptFinding {
        let requirement = self.requirement();
        let kept = |value: &Value| (value.name.to_owned(), value.figure.as_ref().map(value_of));
        KeptFinding {
            requirement: requirement.id().to_owned(),
            status: self.status(),
            level: requirement.level(),
            basis: requirement.basis(),
            paths: self.paths().collect(),
            values: KeptMap(self.values().iter().map(kept).collect()),
            message: lexicon
                .filter(|_| self.status() != Status::Met)
                .map(|lexicon| self.message(lexicon.locale())),
            parts: None,
            evidence: lexicon
                .map(|_| self.evidence())
                .filter(|evidence| *evidence != KeptEvidence::default()),
            trace: None,
        }
    }

    fn evidence(&self) -> KeptEvidence {
        let shown = self.values().iter();
        let hidden = self.figures().get(self.values().len()..).unwrap_or_default().iter();
        let typed = |value: &Value| (value.name.to_owned(), value.figure.as_ref().map(Typed::from));
        let kind =
            |value: &Value| (value.name.to_owned(), value.figure.as_ref().map(FigureKind::of));
        let usual = self.status() == Status::Missing;
        let open = self.open();
        KeptEvidence {
            undecided: self.is_undecided(),
            waits: self.waits_for_agents(),
            open: open.iter().any(|open| *open != usual).then(|| open.to_vec()),
            values: shown.map(kind).collect(),
            figures: hidden.map(typed).collect(),
        }
    }
}

impl Serialize for Assessment {
    /// As [`Assessment::keep`] has it, in the usual language. Another program opens it again with
    /// [`Call::reopen`](crate::Call::reopen).
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let assessment = Call::follow_up().assess_json(b"{}");
    /// let json = serde_json::to_string(&assessment)?;
    /// assert_eq!(json, assessment.keep(Locale::Fr).to_json());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.keep(Locale::default()).serialize(serializer)
    }
}

impl Serialize for Finding<'_> {
    /// As [`Finding::keep`] has it, in the usual language.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.keep(Locale::default()).serialize(serializer)
    }
}
