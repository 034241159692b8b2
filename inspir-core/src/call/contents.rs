//! The contents of a call, typed: its lists, its sections, the parts of its grant, the subjects of
//! requirements.

use std::slice;

use chrono::NaiveDate;

use super::call::Call;
use super::data::{CallItem, Requirement};
use crate::amount::Amount;
use crate::checks::AnyCheck;
use crate::grant::{Part, Period};
use crate::ids::{
    CommitmentIds, CriterionIds, IdList as _, QuestionIds, UndertakingIds, number_of,
};
use crate::locale::Locale;
use crate::named_iterator::named_iterator;
use crate::place::Place;
use crate::places::Places;
use crate::rate::Rate;

impl CallItem {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A short name.
    #[must_use]
    pub fn title(&self, locale: Locale) -> &str {
        self.title.get(locale)
    }

    /// The official words, in full; of a section there are none.
    #[must_use]
    pub fn wording(&self, locale: Locale) -> Option<&str> {
        self.wording.as_ref().map(|wording| wording.get(locale).as_str())
    }
}

/// One part of the grant of a call, as its definition sets it.
///
/// ```
/// use inspir_core::{Amount, Call, Locale};
///
/// let call = Call::creative_event();
/// let part = call.parts().next().expect("a part");
/// assert_eq!((part.id(), part.request()), ("grant", Some("/request/amount")));
/// assert_eq!(part.title(Locale::En), "Grant");
/// assert_eq!(part.rate().map(|rate| rate.to_string()).as_deref(), Some("0.50"));
/// assert_eq!(part.ceiling(), Some(Amount::from_euros(12_500)));
/// assert!(!part.has_cases());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GrantPart<'c> {
    call: &'c Call,
    part: &'c Part,
}

impl<'c> GrantPart<'c> {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &'c str {
        &self.part.id
    }

    /// A short name.
    #[must_use]
    pub fn title(&self, locale: Locale) -> &'c str {
        self.part.title.get(locale)
    }

    /// Where it is asked for, as a JSON Pointer into the application; `None` if the grant is asked for as
    /// a whole.
    #[must_use]
    pub fn request(&self) -> Option<&'c str> {
        let field = self.call.data().frame.field(self.part.request?)?;
        Some(&field.pointer)
    }

    /// The rate; `None` if there is none, or if it has several by brackets.
    #[must_use]
    pub fn rate(&self) -> Option<Rate> {
        self.part.terms.rate
    }

    /// The ceiling, if there is one.
    #[must_use]
    pub fn ceiling(&self) -> Option<Amount> {
        self.part.terms.ceiling
    }

    /// Whether other rates or ceilings apply under conditions.
    #[must_use]
    pub fn has_cases(&self) -> bool {
        !self.part.cases.is_empty()
    }
}

named_iterator! {
    /// The parts of the grant of a call.
    ///
    /// ```
    /// use inspir_core::{Call, GrantParts};
    ///
    /// let call = Call::follow_up();
    /// let parts: GrantParts<'_> = call.parts();
    /// assert_eq!(parts.len(), 2);
    /// ```
    pub struct GrantParts<'c>(slice::Iter<'c, Part>, call: &'c Call)
    each GrantPart<'c> = |this, part| GrantPart { call: this.call, part }
}

named_iterator! {
    /// The periods in which applications are taken: the first and the last day of each.
    ///
    /// ```
    /// use inspir_core::{Call, CallPeriods};
    ///
    /// let call = Call::follow_up();
    /// let periods: CallPeriods<'_> = call.periods();
    /// assert_eq!(periods.len(), 0);
    /// ```
    pub struct CallPeriods<'c>(slice::Iter<'c, Period>)
    each (Option<NaiveDate>, Option<NaiveDate>) = |_, period| (period.from, period.until)
}

/// The subject of a requirement.
///
/// ```
/// use inspir_core::{Call, Subject};
///
/// let call = Call::creative_event();
/// let subject = |id| call.subject_of(call.requirement(id).expect("a requirement"));
/// assert!(matches!(subject("documents.budget"), Subject::Document(document) if document.id() == "budget"));
/// assert!(matches!(subject("grant.ceiling"), Subject::Part(part) if part.id() == "grant"));
/// assert!(matches!(subject("applicant.name"), Subject::Places(paths) if paths == ["/applicant/name"]));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Subject<'c> {
    /// A document.
    Document(&'c CallItem),
    /// A question.
    Question(&'c CallItem),
    /// A commitment of the charter.
    Commitment(&'c CallItem),
    /// An undertaking.
    Undertaking(&'c CallItem),
    /// A criterion that agents judge.
    Criterion(&'c CallItem),
    /// The amount asked for in a part of the grant.
    Part(GrantPart<'c>),
    /// Fields and lists of the application, as JSON Pointers.
    Places(Vec<&'c str>),
}

macro_rules! lists {
    ($($(#[$doc:meta])+ $name:ident,)+) => {
        impl Call {
            $(
                $(#[$doc])+
                                pub fn $name(&self) -> slice::Iter<'_, CallItem> {
                    self.data().$name.iter()
                }
            )+
        }
    };
}

lists! {
    /// The sections of the form, in their order.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::follow_up();
    /// let titles: Vec<&str> = call.sections().map(|section| section.title(Locale::En)).collect();
    /// assert_eq!(titles[0], "Applicant");
    /// ```
    sections,
    /// The documents that a file may have to contain, whichever the case.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::creative_event();
    /// let budget = call.documents().find(|document| document.id() == "budget").expect("a document");
    /// assert!(budget.wording(Locale::Fr).is_some());
    /// ```
    documents,
    /// The questions that are answered in words.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert!(Call::creative_event().questions().any(|question| question.id() == "event_type"));
    /// ```
    questions,
    /// What the charter commits the applicant to.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert!(Call::creative_event().commitments().len() > 1);
    /// ```
    commitments,
    /// What the applicant undertakes.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert!(Call::creative_event().undertakings().len() > 1);
    /// ```
    undertakings,
    /// What agents judge.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert_eq!(Call::creative_event().criteria().len(), 10);
    /// ```
    criteria,
}

/// The section that says that a call gives a label.
const LABEL: &str = "label";

impl Call {
    /// The name of the label that the call gives, with a grant or without: the title of its section
    /// `label`. `None` if it gives none.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// assert_eq!(Call::creative_event().label(Locale::En), Some("INS’pir label"));
    /// assert_eq!(Call::follow_up().label(Locale::En), None);
    /// ```
    #[must_use]
    pub fn label(&self, locale: Locale) -> Option<&str> {
        self.sections().find(|section| section.id == LABEL).map(|section| section.title(locale))
    }

    /// Who publishes the call.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// assert_eq!(Call::follow_up().organisation(Locale::Fr), "Région Hauts-de-France");
    /// ```
    #[must_use]
    pub fn organisation(&self, locale: Locale) -> &str {
        self.data().organisation.get(locale)
    }

    /// The purpose of the call, in a sentence or two.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// assert!(Call::follow_up().summary(Locale::Fr).contains("5 000 €"));
    /// ```
    #[must_use]
    pub fn summary(&self, locale: Locale) -> &str {
        self.data().summary.get(locale)
    }

    /// The periods in which applications are taken: the first and the last day of each.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert_eq!(Call::follow_up().periods().count(), 0);
    /// ```
    #[must_use]
    pub fn periods(&self) -> CallPeriods<'_> {
        CallPeriods { inner: self.data().frame.periods.iter() }
    }

    /// The parts of the grant.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// let ids: Vec<&str> = call.parts().map(|part| part.id()).collect();
    /// assert_eq!(ids, ["operating", "investment"]);
    /// ```
    #[must_use]
    pub fn parts(&self) -> GrantParts<'_> {
        GrantParts { inner: self.data().frame.parts.iter(), call: self }
    }

    /// A requirement, by its id.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert!(Call::follow_up().requirement("team.members").is_some());
    /// assert!(Call::follow_up().requirement("no.such_requirement").is_none());
    /// ```
    #[must_use]
    pub fn requirement(&self, id: &str) -> Option<&Requirement> {
        self.requirements().find(|requirement| requirement.id == id)
    }

    /// The section in which a form shows a requirement of this call.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// let members = call.requirement("team.members").expect("a requirement");
    /// assert_eq!(call.section_of(members).map(|section| section.id()), Some("team"));
    /// ```
    #[must_use]
    pub fn section_of(&self, requirement: &Requirement) -> Option<&CallItem> {
        self.data().sections.get(requirement.section)
    }

    /// The subject of a requirement of this call.
    ///
    /// ```
    /// # use inspir_core::{Call, Subject};
    /// let call = Call::follow_up();
    /// let ceiling = call.requirement("grant.operating_ceiling").expect("a requirement");
    /// assert!(matches!(call.subject_of(ceiling), Subject::Part(part) if part.id() == "operating"));
    /// ```
    #[must_use]
    pub fn subject_of<'c>(&'c self, requirement: &Requirement) -> Subject<'c> {
        let data = self.data();
        let mut places = Places::default();
        requirement.check.reads(&data.frame, &mut places);
        if let AnyCheck::Document(check) = &requirement.check
            && let Some(document) = data.documents.get(check.kind())
        {
            return Subject::Document(document);
        }
        if let [Place::Field(field), rest @ ..] = &*places {
            let is_asked = |part: &GrantPart<'_>| part.part.request == Some(*field);
            let part = self.parts().find(is_asked);
            if let Some(part) = part.filter(|_| requirement.check.uses().depend_on_grant()) {
                return Subject::Part(part);
            }
            type About<'c> = fn(&'c CallItem) -> Subject<'c>;
            let lists: [(_, _, About<'c>); 4] = [
                (QuestionIds::NAME, &data.questions, Subject::Question),
                (CommitmentIds::NAME, &data.commitments, Subject::Commitment),
                (UndertakingIds::NAME, &data.undertakings, Subject::Undertaking),
                (CriterionIds::NAME, &data.criteria, Subject::Criterion),
            ];
            for (name, items, subject) in lists {
                let first = data.ids.first_field(number_of(name));
                let item = usize::from(field.0).checked_sub(first).and_then(|item| items.get(item));
                if let Some(item) = item.filter(|_| rest.is_empty()) {
                    return subject(item);
                }
            }
        }
        let mut paths: Vec<&str> = Vec::new();
        for place in places.iter() {
            let path = match *place {
                Place::Field(field) => data.frame.field(field).map_or("", |field| &field.pointer),
                Place::List(list) | Place::Item(list, ..) => data.frame.list_pointer(list),
            };
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        Subject::Places(paths)
    }
}
