//! What a call's checks look at: the application, reduced to what decides.

use chrono::NaiveDate;

use crate::amount::Amount;
use crate::application::{Applicant, Application, Entries, Nature, SignedBy, Source};
use crate::fact::Fact;
use crate::field::{Field, read_fields};
use crate::identifiers::{Iban, Rna, Siret};
use crate::names::{IdList, Ids, Names};
use crate::text::is_blank;

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
    pub(crate) fields: Vec<Fact>,
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
        self.get(field).date()
    }

    pub(crate) fn amount(&self, field: Field) -> Option<Amount> {
        self.get(field).amount()
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
        self.entries(&application.answers, &names.questions, Fact::of)?;
        self.entries(&application.charter.commitments, &names.commitments, Fact::of)?;
        self.entries(&application.undertakings, &names.undertakings, Fact::of)?;
        self.entries(&application.appraisals, &names.criteria, |appraisal| {
            Fact::of(&appraisal.verdict)
        })?;
        let Applicant { siret, rna, iban, .. } = &application.applicant;
        self.identifiers =
            IdentifierFacts::new([siret, rna, iban].map(|identifier| identifier.as_deref()));
        let budget = &application.budget;
        refill(&mut self.expenses, &budget.expenses, |line| {
            let flags = [line.in_kind, line.eligible, line.external_provider];
            ExpenseFact::new(line.amount, line.nature, flags, Fact::of(&line.supports))
        });
        refill(&mut self.revenues, &budget.revenues, |line| {
            RevenueFact::new(line.amount, line.source, line.in_kind)
        });
        refill(&mut self.indicators, &application.indicators, |indicator| {
            !Fact::of(&indicator.target).is_absent()
        });
        refill(&mut self.team, &application.team, |member| {
            MemberFact::new(Fact::of(&member.name), Fact::of(&member.discipline))
        });
        let disciplines = application.team.iter().filter_map(|member| member.discipline.as_deref());
        self.disciplines = count_different(disciplines);
        refill(&mut self.earlier_grants, &application.previous_grants, |grant| {
            EarlierGrant::new(grant.call.as_deref(), grant.awarded_on, names)
        });
        let documents = application.documents.iter();
        self.documents(
            documents.map(|document| {
                (document.kind.as_ref().map(|kind| kind.0.as_ref()), document.signed_by)
            }),
            names,
        )
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
        let mut next = 0;
        for (id, value) in entries.iter() {
            let place = ids.find(id, next).ok_or(Unfit)?;
            next = place + 1;
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

    /// Reads the documents: the kind and the signature of each.
    pub(crate) fn documents<'d>(
        &mut self,
        documents: impl Iterator<Item = (Option<&'d str>, Option<SignedBy>)>,
        names: &Names,
    ) -> Result<(), Unfit> {
        self.documents.clear();
        let mut next = 0;
        for (kind, signed_by) in documents {
            let kind = match kind {
                Some(kind) if !is_blank(kind) => {
                    Some(names.documents.find(kind, next).ok_or(Unfit)?)
                }
                _ => None,
            };
            next = kind.map_or(next, |kind| kind + 1);
            self.documents.push(DocumentFact { kind, signed_by });
        }
        Ok(())
    }
}

pub(crate) fn refill<T, I: IntoIterator>(
    facts: &mut Vec<T>,
    items: I,
    fact: impl Fn(I::Item) -> T,
) {
    facts.clear();
    facts.extend(items.into_iter().map(fact));
}

/// How many texts differ, once trimmed and in lower case; blank ones do not count.
pub(crate) fn count_different<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    let mut different: Vec<String> =
        texts.map(|text| text.trim().to_lowercase()).filter(|text| !text.is_empty()).collect();
    different.sort_unstable();
    different.dedup();
    different.len()
}

impl ExpenseFact {
    pub(crate) fn new(
        amount: Option<Amount>,
        nature: Option<Nature>,
        [in_kind, eligible, external_provider]: [Option<bool>; 3],
        supports: Fact,
    ) -> Self {
        Self {
            amount,
            nature: nature.unwrap_or(Nature::Operating),
            in_kind: in_kind.unwrap_or(false),
            eligible: eligible.unwrap_or(true),
            external_provider: external_provider.unwrap_or(false),
            explained: !supports.is_absent(),
        }
    }

    /// Whether the line can count towards a grant.
    pub(crate) fn counts(&self) -> bool {
        !self.in_kind && self.eligible
    }
}

impl RevenueFact {
    pub(crate) fn new(
        amount: Option<Amount>,
        source: Option<Source>,
        in_kind: Option<bool>,
    ) -> Self {
        Self { amount, source, in_kind: in_kind.unwrap_or(false) }
    }
}

impl MemberFact {
    pub(crate) fn new(name: Fact, discipline: Fact) -> Self {
        Self { named: !name.is_absent(), has_discipline: !discipline.is_absent() }
    }
}

impl EarlierGrant {
    pub(crate) fn new(call: Option<&str>, awarded_on: Option<NaiveDate>, names: &Names) -> Self {
        let call = call.filter(|call| !is_blank(call));
        Self { same_call: call.map(|call| call.trim() == names.call), awarded_on }
    }
}

impl IdentifierFacts {
    pub(crate) fn new([siret, rna, iban]: [Option<&str>; 3]) -> Self {
        Self { siret: holds::<Siret>(siret), rna: holds::<Rna>(rna), iban: holds::<Iban>(iban) }
    }
}

fn holds<T: std::str::FromStr>(text: Option<&str>) -> Option<bool> {
    text.filter(|text| !is_blank(text)).map(|text| text.parse::<T>().is_ok())
}
