//! The public part of an entry.

use chrono::NaiveDate;

use crate::application::{Application, Detail, Details, LegalForm};
use crate::call::Call;
use crate::field::FieldInfo;
use crate::locale::{Lexicon, Locale};
use crate::text::is_blank;

/// The own fields and the own list by which a call is one of entries for a store, and what cards read.
pub(super) const NEED: &str = "need";
pub(super) const STAGE: &str = "stage";
pub(super) const CONTACT: &str = "contact";
pub(super) const REUSE: &str = "reuse";
pub(super) const LICENCE: &str = "licence";
const NAMES_PUBLIC: &str = "names_public";
const PARTNERS: &str = "/lists/partners";

/// The card of an idea in an innovation store: what of its entry is public.
///
/// It holds no identifier, account, amount, file number or representative. The names of the people of the
/// team, and of an applicant who may be a person, are there only if the entry says that they may be published
/// (`/details/names_public`). What the entry does not say is `None` or empty.
///
/// ```
/// use inspir_core::{Call, Locale};
///
/// let call = Call::innovation_store();
/// let entry = call.read_json(br#"{"project": {"title": "Clear paths"}, "details": {"stage": "idea"},
///     "applicant": {"name": "Locks", "legal_form": "association", "siret": "35600000018723"}}"#);
/// let card = call.card(entry.application(), Locale::En).expect("a call of entries");
/// assert_eq!((card.title.as_deref(), card.stage.as_deref()), (Some("Clear paths"), Some("Idea")));
/// assert!(card.to_json_ld().contains(r#""creator":{"@type":"Organization","name":"Locks"}"#));
/// assert!(!card.to_json_ld().contains("35600000018723"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EntryCard {
    pub(super) call: Call,
    /// The language of the titles.
    pub language: Locale,
    /// The name of the idea.
    pub title: Option<String>,
    /// A description of the idea.
    pub description: Option<String>,
    /// The need or challenge that it answers.
    pub need: Option<String>,
    /// How far it has come: the title of a choice.
    pub stage: Option<String>,
    /// The name of the event that it was born at.
    pub event: Option<String>,
    /// The last day of that event.
    pub event_ended_on: Option<NaiveDate>,
    /// Who carries it.
    pub carrier: Option<String>,
    /// Whether that is a person.
    pub is_person: bool,
    /// The people of the team.
    pub people: Vec<NamedPerson>,
    /// Where to write to.
    pub contact: Option<String>,
    /// The partners who are sought.
    pub partners: Vec<SoughtPartner>,
    /// How it can be reused.
    pub reuse: Option<String>,
    /// Under which licence.
    pub licence: Option<String>,
}

/// A person who agrees to be named.
///
/// ```
/// # use inspir_core::{Call, Locale};
/// let call = Call::innovation_store();
/// let text = br#"{"team": [{"name": "Camille Exemple"}], "details": {"names_public": true}}"#;
/// let card = call.card(call.read_json(text).application(), Locale::En).expect("a card");
/// assert_eq!(card.people[0].name, "Camille Exemple");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NamedPerson {
    /// First name and name.
    pub name: String,
    /// The person's field, such as design.
    pub discipline: Option<String>,
}

/// A partner who is sought.
///
/// ```
/// # use inspir_core::{Call, Locale};
/// let call = Call::innovation_store();
/// let text = r#"{"lists": {"partners": [{"kind": "investor", "sought": "€20,000"}]}}"#;
/// let card = call.card(call.read_json(text.as_bytes()).application(), Locale::En).expect("a card");
/// assert_eq!(card.partners[0].kind.as_deref(), Some("Investor"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SoughtPartner {
    /// Who: the title of a choice.
    pub kind: Option<String>,
    /// The help that is sought.
    pub sought: Option<String>,
}

impl Call {
    /// The card of an entry for an innovation store, with titles in a language. `None` if the call is not one
    /// of entries: it has no own fields `need` and `reuse`, or no own list `partners`.
    ///
    /// ```
    /// # use inspir_core::{Application, Call, Locale};
    /// let nothing = Application::default();
    /// assert!(Call::innovation_store().card(&nothing, Locale::Fr).is_some());
    /// assert!(Call::creative_event().card(&nothing, Locale::Fr).is_none());
    /// ```
    #[must_use]
    pub fn card(&self, entry: &Application<'_>, language: Locale) -> Option<EntryCard> {
        let layout = &self.data().frame.layout;
        let lexicon = layout.lexicon(language);
        let partners = layout.lists.iter().find(|list| list.pointer == PARTNERS)?;
        own_field(self, NEED).and(own_field(self, REUSE))?;
        let text = |id: &str| answer(&entry.details, id);
        let names_public = entry.details.get(NAMES_PUBLIC) == Some(&Detail::Flag(true));
        // An applicant without a legal form may be a person.
        let is_person = entry.applicant.legal_form == Some(LegalForm::Individual);
        let may_name = names_public || (!is_person && entry.applicant.legal_form.is_some());
        let column = |name: &str| partners.columns.iter().find(|column| column.pointer == name);
        let sought = |item: &Details<'_>| SoughtPartner {
            kind: chosen(column("kind"), answer(item, "kind"), lexicon),
            sought: answer(item, "sought"),
        };
        let people = entry.team.iter().filter(|_| names_public).filter_map(|member| {
            Some(NamedPerson {
                name: said(member.name.as_deref())?,
                discipline: said(member.discipline.as_deref()),
            })
        });
        Some(EntryCard {
            call: self.clone(),
            language,
            title: said(entry.project.title.as_deref()),
            description: said(entry.project.description.as_deref()),
            need: text(NEED),
            stage: chosen(own_field(self, STAGE), text(STAGE), lexicon),
            event: said(entry.origin.event_title.as_deref()),
            event_ended_on: entry.origin.event_ended_on,
            carrier: said(entry.applicant.name.as_deref()).filter(|_| may_name),
            is_person,
            people: people.collect(),
            contact: text(CONTACT),
            partners: entry
                .lists
                .get("partners")
                .iter()
                .map(sought)
                .filter(|partner| partner.kind.is_some() || partner.sought.is_some())
                .collect(),
            reuse: text(REUSE),
            licence: text(LICENCE),
        })
    }
}

/// One of the call's own fields.
pub(super) fn own_field<'c>(call: &'c Call, id: &str) -> Option<&'c FieldInfo> {
    let fields = &call.data().frame.layout.fields;
    fields.iter().find(|field| field.pointer.strip_prefix("/details/") == Some(id))
}

/// The list of partners, in words.
pub(super) fn partners_title<'c>(call: &'c Call, lexicon: Lexicon<'c>) -> Option<&'c str> {
    let lists = &call.data().frame.layout.lists;
    let partners = lists.iter().find(|list| list.pointer == PARTNERS)?;
    Some(partners.label.told(lexicon))
}

/// The title of the choice with an id.
fn chosen(field: Option<&FieldInfo>, id: Option<String>, lexicon: Lexicon<'_>) -> Option<String> {
    let field = field?;
    let (_, title) = field.option(usize::from(field.code_of(&id?)?))?;
    Some(title.told(lexicon).to_owned())
}

/// The answer in words to an own field.
fn answer(details: &Details<'_>, id: &str) -> Option<String> {
    match details.get(id) {
        Some(Detail::Text(text)) => said(Some(text)),
        _ => None,
    }
}

fn said(text: Option<&str>) -> Option<String> {
    text.filter(|text| !is_blank(text)).map(|text| text.trim().to_owned())
}
