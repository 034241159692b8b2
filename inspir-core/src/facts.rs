//! What a call's checks look at: the application, reduced to what decides.

use chrono::NaiveDate;

use crate::amount::Amount;
use crate::application::{
    Application, ClosedList, Document, Entries, Expense, IdList, Nature, Revenue, SignedBy, Source,
    Text,
};
use crate::call::{Ids, Names};
use crate::field::{Field, read_fields};
use crate::identifiers::{Commune, Iban, Rna, Siret};
use crate::intake::is_blank;

/// What is known of one field.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Fact {
    #[default]
    Absent,
    /// There is a text, or a list with an item.
    Present,
    Flag(bool),
    /// The place in the field's list of choices.
    Choice(u8),
    Date(NaiveDate),
    Amount(Amount),
    Commune(Commune),
}

impl Fact {
    pub(crate) fn text(text: &Option<Text<'_>>) -> Self {
        match text {
            Some(text) if !is_blank(text) => Self::Present,
            _ => Self::Absent,
        }
    }

    pub(crate) fn texts(texts: &Vec<Text<'_>>) -> Self {
        if texts.iter().any(|text| !is_blank(text)) { Self::Present } else { Self::Absent }
    }

    pub(crate) fn flag(flag: &Option<bool>) -> Self {
        flag.map_or(Self::Absent, Self::Flag)
    }

    pub(crate) fn date(date: &Option<NaiveDate>) -> Self {
        date.map_or(Self::Absent, Self::Date)
    }

    pub(crate) fn amount(amount: &Option<Amount>) -> Self {
        amount.map_or(Self::Absent, Self::Amount)
    }

    pub(crate) fn commune(commune: &Option<Commune>) -> Self {
        commune.map_or(Self::Absent, Self::Commune)
    }

    pub(crate) fn choice<T: ClosedList>(choice: &Option<T>) -> Self {
        choice.map_or(Self::Absent, |choice| Self::Choice(choice.code()))
    }

    pub(crate) fn is_absent(self) -> bool {
        self == Self::Absent
    }
}

/// One expense line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ExpenseFact {
    pub(crate) amount: Option<Amount>,
    pub(crate) nature: Nature,
    pub(crate) in_kind: bool,
    pub(crate) eligible: bool,
    pub(crate) external_provider: bool,
    pub(crate) explained: bool,
}

/// One revenue line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RevenueFact {
    pub(crate) amount: Option<Amount>,
    pub(crate) source: Option<Source>,
    pub(crate) in_kind: bool,
}

/// One document: its place in the call's list, and its signature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct DocumentFact {
    pub(crate) kind: Option<usize>,
    pub(crate) signed_by: Option<SignedBy>,
}

/// One member of the team.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct MemberFact {
    pub(crate) named: bool,
    pub(crate) has_discipline: bool,
}

/// One earlier grant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct EarlierGrant {
    /// Whether the grant came from the same call; `None`: the application does not say.
    pub(crate) same_call: Option<bool>,
    pub(crate) awarded_on: Option<NaiveDate>,
}

/// Whether the applicant's identifiers hold; `None`: not given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct IdentifierFacts {
    pub(crate) siret: Option<bool>,
    pub(crate) rna: Option<bool>,
    pub(crate) iban: Option<bool>,
}

/// All that the checks of a call look at. It can be read into again and again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    fields: Vec<Fact>,
    pub(crate) identifiers: IdentifierFacts,
    pub(crate) expenses: Vec<ExpenseFact>,
    pub(crate) revenues: Vec<RevenueFact>,
    pub(crate) documents: Vec<DocumentFact>,
    /// Whether each indicator has a target.
    pub(crate) indicators: Vec<bool>,
    pub(crate) team: Vec<MemberFact>,
    /// How many different disciplines the team has.
    pub(crate) disciplines: usize,
    pub(crate) earlier_grants: Vec<EarlierGrant>,
    /// Which ids of the list that is being read were given; kept for its memory.
    given: Vec<bool>,
}

/// The application cannot be taken as it is: an id that the call does not list, an id given twice,
/// or another call's application. The lenient road says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unfit;

impl Facts {
    pub(crate) fn get(&self, field: Field) -> Fact {
        self.fields.get(usize::from(field.0)).copied().unwrap_or_default()
    }

    pub(crate) fn date(&self, field: Field) -> Option<NaiveDate> {
        match self.get(field) {
            Fact::Date(date) => Some(date),
            _ => None,
        }
    }

    pub(crate) fn amount(&self, field: Field) -> Option<Amount> {
        match self.get(field) {
            Fact::Amount(amount) => Some(amount),
            _ => None,
        }
    }

    /// Reads an application in the place of the one before.
    pub(crate) fn read(
        &mut self,
        application: &Application<'_>,
        names: &Names,
    ) -> Result<(), Unfit> {
        if application.call.as_ref().is_some_and(|call| call.0 != names.call && !is_blank(&call.0))
        {
            return Err(Unfit);
        }
        self.fields.clear();
        read_fields(application, &mut self.fields);
        self.entries(&application.answers, &names.questions, Fact::text)?;
        self.entries(&application.charter.commitments, &names.commitments, Fact::flag)?;
        self.entries(&application.undertakings, &names.undertakings, Fact::flag)?;
        self.entries(&application.appraisals, &names.criteria, |appraisal| {
            Fact::choice(&appraisal.verdict)
        })?;
        self.identifiers = IdentifierFacts {
            siret: holds::<Siret>(&application.applicant.siret),
            rna: holds::<Rna>(&application.applicant.rna),
            iban: holds::<Iban>(&application.applicant.iban),
        };
        self.lists(application, names)
    }

    /// Reads the values of one of the call's lists of ids, in the call's order.
    fn entries<L: IdList, V>(
        &mut self,
        entries: &Entries<'_, L, V>,
        ids: &Ids,
        fact: impl Fn(&V) -> Fact,
    ) -> Result<(), Unfit> {
        if entries.len() > ids.len() {
            return Err(Unfit);
        }
        let first = self.fields.len();
        self.fields.resize(first + ids.len(), Fact::Absent);
        let Some(facts) = self.fields.get_mut(first..) else { return Err(Unfit) };
        self.given.clear();
        self.given.resize(ids.len(), false);
        let mut likely = 0;
        for (id, value) in entries.iter() {
            let place = ids.find(id, likely).ok_or(Unfit)?;
            likely = place + 1;
            let (Some(known), Some(given)) = (facts.get_mut(place), self.given.get_mut(place))
            else {
                return Err(Unfit);
            };
            if std::mem::replace(given, true) {
                return Err(Unfit);
            }
            *known = fact(value);
        }
        Ok(())
    }

    fn lists(&mut self, application: &Application<'_>, names: &Names) -> Result<(), Unfit> {
        refill(&mut self.expenses, &application.budget.expenses, ExpenseFact::new);
        refill(&mut self.revenues, &application.budget.revenues, RevenueFact::new);
        refill(&mut self.indicators, &application.indicators, |indicator| {
            match &indicator.target {
                Some(crate::application::Target::Text(text)) => !is_blank(text),
                target => target.is_some(),
            }
        });
        self.documents.clear();
        let mut likely = 0;
        for document in &application.documents {
            let document = DocumentFact::new(document, names, likely)?;
            likely = document.kind.map_or(likely, |kind| kind + 1);
            self.documents.push(document);
        }
        refill(&mut self.team, &application.team, |member| MemberFact {
            named: !Fact::text(&member.name).is_absent(),
            has_discipline: !Fact::text(&member.discipline).is_absent(),
        });
        let disciplines = application.team.iter().filter_map(|member| member.discipline.as_deref());
        self.disciplines = count_different(disciplines);
        refill(&mut self.earlier_grants, &application.previous_grants, |grant| EarlierGrant {
            same_call: grant
                .call
                .as_deref()
                .filter(|call| !is_blank(call))
                .map(|call| call.trim() == names.call),
            awarded_on: grant.awarded_on,
        });
        Ok(())
    }
}

fn refill<T, U>(facts: &mut Vec<T>, items: &[U], fact: impl Fn(&U) -> T) {
    facts.clear();
    facts.extend(items.iter().map(fact));
}

fn holds<T: std::str::FromStr>(text: &Option<Text<'_>>) -> Option<bool> {
    text.as_deref().filter(|text| !is_blank(text)).map(|text| text.parse::<T>().is_ok())
}

/// How many texts differ, once trimmed and in lower case; blank ones do not count.
fn count_different<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    let mut different: Vec<String> =
        texts.map(|text| text.trim().to_lowercase()).filter(|text| !text.is_empty()).collect();
    different.sort_unstable();
    different.dedup();
    different.len()
}

impl ExpenseFact {
    fn new(line: &Expense<'_>) -> Self {
        Self {
            amount: line.amount,
            nature: line.nature.unwrap_or(Nature::Operating),
            in_kind: line.in_kind.unwrap_or(false),
            eligible: line.eligible.unwrap_or(true),
            external_provider: line.external_provider.unwrap_or(false),
            explained: !Fact::text(&line.supports).is_absent(),
        }
    }

    /// Whether the line can count towards a grant.
    pub(crate) fn counts(&self) -> bool {
        !self.in_kind && self.eligible
    }
}

impl RevenueFact {
    fn new(line: &Revenue<'_>) -> Self {
        Self { amount: line.amount, source: line.source, in_kind: line.in_kind.unwrap_or(false) }
    }
}

impl DocumentFact {
    fn new(document: &Document<'_>, names: &Names, likely: usize) -> Result<Self, Unfit> {
        let kind = match &document.kind {
            Some(kind) if !is_blank(&kind.0) => {
                Some(names.documents.find(&kind.0, likely).ok_or(Unfit)?)
            }
            _ => None,
        };
        Ok(Self { kind, signed_by: document.signed_by })
    }
}
