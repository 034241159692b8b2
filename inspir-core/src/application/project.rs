use chrono::NaiveDate;

use super::choices::EventFormat;
use super::text::Text;
use crate::declaration::label;
use crate::identifiers::Commune;
use crate::member::record;

record! {
    /// What is planned: the event, or the experiment of a follow-up grant.
    ///
    /// ```
    /// # use inspir_core::{EventFormat, Project};
    /// let project = Project {
    ///     commune: Some("62119".parse()?),
    ///     event_format: Some(EventFormat::Hackathon),
    ///     ..Project::default()
    /// };
    /// assert!(project.challenges.is_empty());
    /// # Ok::<(), inspir_core::IdentifierError>(())
    /// ```
    pub struct Project<'a> {
        /// The title (intitulé).
        pub title: Option<Text<'a>> => label!(fr: "titre du projet", en: "title of the project"),
        /// What will be done and why.
        pub description: Option<Text<'a>> => label!(fr: "description du projet", en: "description of the project"),
        /// The first day.
        pub starts_on: Option<NaiveDate> => label!(fr: "date de début", en: "start date"),
        /// The last day.
        pub ends_on: Option<NaiveDate> => label!(fr: "date de fin", en: "end date"),
        /// The commune where it takes place, by its INSEE code (not the postcode).
        pub commune: Option<Commune> => label!(fr: "commune (code INSEE)", en: "commune (INSEE code)"),
        /// The kind of event.
        pub event_format: Option<EventFormat> => label!(fr: "format de l’événement", en: "format of the event"),
        /// The kind of event in words, when it is another one.
        pub event_format_label: Option<Text<'a>> => label!(fr: "autre format d’événement, en toutes lettres", en: "other format of event, in words"),
        /// The challenges put to the participants (défis).
        pub challenges: Vec<Text<'a>> => label!(fr: "défis proposés", en: "challenges set"),
        /// Whether external providers are called in (prestataires extérieurs).
        pub external_providers: Option<bool> => label!(fr: "recours à des prestataires extérieurs", en: "use of external providers"),
    }
}

record! {
    /// The event at which the project group was born.
    ///
    /// ```
    /// use inspir_core::{Application, Call, Origin, Status};
    ///
    /// let origin = Origin { inspir_event: Some(false), ..Origin::default() };
    /// let application = Application { origin, ..Application::default() };
    /// let assessment = Call::follow_up().assess(&application);
    /// let found = assessment.finding("origin.inspir_event");
    /// assert_eq!(found.map(|found| found.status()), Some(Status::NotMet));
    /// ```
    pub struct Origin<'a> {
        /// The event's title.
        pub event_title: Option<Text<'a>> => label!(fr: "titre de l’événement d’origine", en: "title of the event of origin"),
        /// The event's file number.
        pub event_reference: Option<Text<'a>> => label!(fr: "numéro de dossier de l’événement d’origine", en: "file number of the event of origin"),
        /// The event's last day.
        pub event_ended_on: Option<NaiveDate> => label!(fr: "date de fin de l’événement d’origine", en: "end date of the event of origin"),
        /// Whether it was an INS'pir event.
        pub inspir_event: Option<bool> => label!(fr: "événement INS’pir", en: "INS’pir event"),
    }
}
