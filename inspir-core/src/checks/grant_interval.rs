//! `grant_interval`: the given number of years has passed since the last grant.

use chrono::{Months, NaiveDate};

use super::prelude::*;
use crate::language::PathTarget;
use crate::lines::PreviousGrantItem;

#[derive(Debug)]
pub(crate) struct GrantInterval {
    years: u32,
    same_call: bool,
}

/// Whether an earlier grant was of this call.
const SAME_CALL: PathTarget =
    PathTarget::Column(List::PREVIOUS_GRANTS, column_of!(PreviousGrant.same_call));

impl GrantInterval {
    /// The day from which a grant no longer shuts out the next one.
    fn free_again(&self, awarded_on: NaiveDate) -> Option<NaiveDate> {
        awarded_on.checked_add_months(Months::new(self.years * 12))
    }

    /// Whether a grant matters: it is of this call, or all do. `None`: it may be.
    fn matters(&self, known: &Knowledge<'_>, item: usize) -> Option<bool> {
        if self.same_call { known.fact(SAME_CALL, Some(item)).flag() } else { Some(true) }
    }

    /// The grants that matter or may.
    fn counted<'f>(
        &self,
        known: &Knowledge<'f>,
    ) -> impl Iterator<Item = (usize, PreviousGrantItem<'f>)> {
        let grants = known.facts.previous_grants().enumerate();
        grants.filter(move |(item, _)| self.matters(known, *item) != Some(false))
    }

    /// Whether a grant was awarded too lately. `None`: not known.
    fn is_too_late(&self, filed: Option<NaiveDate>, grant: PreviousGrantItem<'_>) -> Option<bool> {
        let free_again = self.free_again(grant.awarded_on()?)?;
        Some(filed? < free_again)
    }

    /// The last day of award among the grants that certainly matter.
    fn last_award(&self, known: &Knowledge<'_>) -> Option<NaiveDate> {
        let certain =
            self.counted(known).filter(|(item, _)| self.matters(known, *item) == Some(true));
        certain.filter_map(|(_, grant)| grant.awarded_on()).max()
    }

    /// Adds what is missing, if no grant is known to have been awarded too lately.
    fn lacks(&self, inputs: &Inputs<'_>, out: &mut Places) {
        let known = &inputs.known;
        if known.is_open(List::PREVIOUS_GRANTS) {
            out.push(Place::List(List::PREVIOUS_GRANTS));
        }
        let filed = inputs.facts.date(field!(submitted_on));
        if filed.is_none() && self.counted(known).next().is_some() {
            out.push(Place::Field(field!(submitted_on)));
        }
        for (item, grant) in self.counted(known) {
            let place = |column| Place::Item(List::PREVIOUS_GRANTS, item, column);
            if grant.awarded_on().is_none() {
                out.push(place(column_of!(PreviousGrant.awarded_on)));
            } else if self.is_too_late(filed, grant) == Some(true)
                && self.matters(known, item).is_none()
            {
                out.push(place(column_of!(PreviousGrant.same_call)));
            }
        }
    }
}

impl Check for GrantInterval {
    const MET: Note = note!(
        fr: "chaque aide antérieure (avec `same_call`, de cet appel) a été attribuée au moins `years` ans avant `/submitted_on`",
        en: "every earlier grant (with `same_call`, of this call) was awarded at least `years` years before `/submitted_on`"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        Self {
            years: params
                .number(
                    "years",
                    (1, 100),
                    true,
                    note!(
                        fr: "le nombre d’années pendant lesquelles une aide exclut la suivante",
                        en: "how many years a grant shuts out the next one"
                    ),
                )
                .unwrap_or(1),
            same_call: params
                .flag(
                    "same_call",
                    note!(
                        fr: "compter seulement les aides de cet appel",
                        en: "count the grants of this call alone"
                    ),
                )
                .unwrap_or(false),
        }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let filed = inputs.facts.date(field!(submitted_on));
        let is_refused = |(item, grant): (usize, PreviousGrantItem<'_>)| {
            self.is_too_late(filed, grant) == Some(true)
                && self.matters(&inputs.known, item) == Some(true)
        };
        if self.counted(&inputs.known).any(is_refused) {
            return Status::NotMet;
        }
        let mut lacking = Places::default();
        self.lacks(inputs, &mut lacking);
        if lacking.is_empty() { Status::Met } else { Status::Missing }
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.push(Place::Field(field!(submitted_on)));
        let columns = [column_of!(PreviousGrant.awarded_on), column_of!(PreviousGrant.same_call)];
        let read = columns.get(..=usize::from(self.same_call)).unwrap_or(&columns);
        out.push_columns(List::PREVIOUS_GRANTS, read);
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
        if status == Status::Missing {
            self.lacks(inputs, out);
        } else {
            out.push(Place::List(List::PREVIOUS_GRANTS));
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("last_award", self.last_award(&inputs.known)),
            Value::new("years", Some(self.years)),
        ]);
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("years", Some(self.years)));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let last_award = self.last_award(&inputs.known);
        out.extend([
            Value::new("free_again", last_award.and_then(|day| self.free_again(day))),
            Value::new("submitted_on", inputs.facts.date(field!(submitted_on))),
        ]);
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        let days = evidence.day("submitted_on").zip(evidence.day("last_award"));
        let is_later = days.is_some_and(|(filed, awarded)| filed < awarded);
        match (status, is_later, self.years) {
            (Status::Missing, ..) => sentences!(
                fr: "le délai depuis la dernière aide ne peut pas encore être vérifié."
                    => "{to_fill_in}",
                en: "the time since the last grant cannot be checked yet."
                    => "{to_fill_in}",
            ),
            (Status::NotMet, true, _) => sentences!(
                fr: "la dernière aide est datée du {last_award}, après le dépôt de la demande ({submitted_on})."
                    => "Vérifiez ces deux dates.",
                en: "the last grant is dated {last_award}, after the application was filed ({submitted_on})."
                    => "Check these two dates.",
            ),
            (Status::NotMet, false, 1) => sentences!(
                fr: "une aide vous a été attribuée le {last_award} ; il faut un an entre une aide et la demande suivante."
                    => "Déposez votre demande à partir du {free_again}.",
                en: "you were awarded a grant on {last_award}; one year must pass before the next application."
                    => "File your application from {free_again} on.",
            ),
            (Status::NotMet, false, _) => sentences!(
                fr: "une aide vous a été attribuée le {last_award} ; il faut {years} ans entre une aide et la demande suivante."
                    => "Déposez votre demande à partir du {free_again}.",
                en: "you were awarded a grant on {last_award}; {years} years must pass before the next application."
                    => "File your application from {free_again} on.",
            ),
            _ => None,
        }
    }
}
