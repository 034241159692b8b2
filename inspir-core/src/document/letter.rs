//! The letter to the applicant: what it takes of an assessment, and in which order.

use super::details_error::DetailsError;
use super::letter_details::{LegalReference, LetterDetails};
use super::letter_input::InputPoints;
use super::letter_points::{
    Points, Said, asks_for_its_signature, asks_to_help, asks_who_signed, is_appraisal,
};
use super::letter_words::{of_next, of_outcome};
use super::report_grant::grant_that_is_known;
use super::said::filled;
use super::tree::{DocumentBlock, DocumentTree};
use crate::assessment::{Assessment, Finding};
use crate::locale::{Lexicon, Locale, Words, words};
use crate::render::is_of_agents;
use crate::status::{Level, Status};

impl Assessment {
    /// The letter to the applicant on this assessment: what to correct, what to complete, what waits for an
    /// officer, what to know, how the grant was worked out, what to do next and by when. It decides nothing:
    /// an application that is eligible has no right to a grant.
    ///
    /// ```
    /// use inspir_core::{Call, LetterDetails, Locale, chrono::NaiveDate};
    ///
    /// let text = br#"{"applicant": {"name": "Atelier du Port"}, "request": {"amount": "900.00"}}"#;
    /// let call = Call::creative_event();
    /// let read = call.read_json(text);
    /// let details = LetterDetails {
    ///     authority: Some("Région Hauts-de-France".into()),
    ///     place: Some("Lille".into()),
    ///     date: NaiveDate::from_ymd_opt(2027, 3, 1),
    ///     deadline: NaiveDate::from_ymd_opt(2027, 3, 31),
    ///     signatory_name: Some("Alix Martin".into()),
    ///     signatory_quality: Some("Cheffe de service".into()),
    ///     ..LetterDetails::default()
    /// };
    /// let details = details.addressed_to(read.application());
    /// let letter = call.assess(&read).letter(&details, Locale::En)?.to_text();
    /// assert!(letter.contains("31 March 2027"));
    /// # Ok::<(), inspir_core::DetailsError>(())
    /// ```
    ///
    /// # Errors
    /// [`DetailsError`] with each member of the details that this letter needs and that is absent.
    pub fn letter(
        &self,
        details: &LetterDetails,
        locale: Locale,
    ) -> Result<DocumentTree, DetailsError> {
        let lexicon = self.call().data().frame.layout.lexicon(locale);
        let letter = Letter::new(self, details, lexicon);
        let checked = details.check(letter.asks(), letter.refuses());
        checked.map_err(|error| error.told_by(self.call()))?;
        Ok(letter.written())
    }
}

struct Letter<'a> {
    assessment: &'a Assessment,
    details: &'a LetterDetails,
    lexicon: Lexicon<'a>,
    document: DocumentTree,
    said: Said<'a>,
    input: InputPoints,
    /// The findings that it tells, in the call’s order, each with the part that does.
    found: Vec<(LetterPart, Finding<'a>)>,
}

/// The part of a letter in which a finding stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LetterPart {
    Corrections,
    Gaps,
    /// Conditions that are not met for what officers filled in or judged.
    NotMetByAgents,
    Waiting,
    Advice,
    /// Optional answers that are missing, behind the advice.
    LightGaps,
}

impl LetterPart {
    /// The part for a finding, unless the letter leaves it out.
    fn of(finding: Finding<'_>, said: &Said<'_>) -> Option<Self> {
        let level = finding.requirement().level();
        let is_light = matches!(level, Level::Warning | Level::Advice);
        Some(match (finding.status(), level) {
            (Status::NotMet, Level::Blocking) if is_of_agents(finding) || is_appraisal(finding) => {
                Self::NotMetByAgents
            }
            (Status::NotMet, Level::Blocking) => Self::Corrections,
            (Status::NotMet, _) if is_light => Self::Advice,
            (Status::Missing, _) if said.corrects(finding) => return None,
            (Status::Missing, Level::Blocking) => Self::Gaps,
            (Status::Missing, _) if is_light => Self::LightGaps,
            (Status::ToReview, _) if asks_to_help(finding) => Self::Advice,
            (Status::ToReview, _) => Self::Waiting,
            _ => return None,
        })
    }
}

impl<'a> Letter<'a> {
    fn new(assessment: &'a Assessment, details: &'a LetterDetails, lexicon: Lexicon<'a>) -> Self {
        let document = DocumentTree::new(lexicon.locale(), "");
        // Of what could not be read, the outcome alone says so.
        let input = match assessment.is_readable() {
            true => InputPoints::new(assessment, lexicon),
            false => InputPoints::default(),
        };
        let said = Said::new(input.paths.clone());
        let findings = assessment.findings().filter(|_| assessment.is_readable());
        let found = findings.filter_map(|finding| Some((LetterPart::of(finding, &said)?, finding)));
        let mut found: Vec<_> = found.collect();
        // One answer says who signed the charter.
        if found.iter().any(|(_, finding)| asks_who_signed(*finding)) {
            found.retain(|(_, finding)| !asks_for_its_signature(*finding));
        }
        Self { assessment, details, lexicon, document, said, input, found }
    }

    fn written(mut self) -> DocumentTree {
        self.head();
        self.outcome();
        self.say_corrections();
        self.say_gaps();
        self.not_met_by_agents();
        self.waiting();
        self.say_advice();
        if self.assessment.is_readable() {
            self.grant();
        }
        self.next();
        self.remedies();
        self.end();
        self.document
    }

    // What there is to say.

    /// The findings that a part tells.
    fn of(&self, part: LetterPart) -> Vec<Finding<'a>> {
        self.found.iter().filter(|(of, _)| *of == part).map(|(_, finding)| *finding).collect()
    }

    fn has(&self, part: LetterPart) -> bool {
        self.found.iter().any(|(of, _)| *of == part)
    }

    fn corrects(&self) -> bool {
        !self.input.to_correct.is_empty() || self.has(LetterPart::Corrections)
    }

    fn completes(&self) -> bool {
        self.has(LetterPart::Gaps)
    }

    /// Whether the letter asks the applicant for something.
    fn asks(&self) -> bool {
        !self.assessment.is_readable() || self.corrects() || self.completes()
    }

    /// Whether the letter says that a compulsory condition is not met.
    fn refuses(&self) -> bool {
        self.has(LetterPart::Corrections) || self.has(LetterPart::NotMetByAgents)
    }

    // Its parts.

    fn head(&mut self) {
        let (details, lexicon) = (self.details, self.lexicon);
        self.lines(&details.authority);
        self.lines(&details.addressee);
        if let (Some(place), Some(date)) = (&details.place, details.date) {
            let words = words!(fr: "{place}, le {date}", en: "{place}, {date}");
            let line = filled(words, lexicon, &mut |name, out| match name {
                "place" => out.push_str(place),
                _ => lexicon.locale().write_long_date(date, out),
            });
            self.document.blocks.push(DocumentBlock::Lines(vec![line]));
        }
        let words = match self.assessment.reference() {
            Some(_) => words!(
                fr: "Objet : votre demande {reference}, appel « {call} »",
                en: "Subject: your application {reference}, call “{call}”",
            ),
            None => words!(
                fr: "Objet : votre demande, appel « {call} »",
                en: "Subject: your application, call “{call}”",
            ),
        };
        let call = self.assessment.call().title(lexicon.locale());
        let reference = self.assessment.reference().unwrap_or_default();
        let subject = filled(words, lexicon, &mut |name, out| {
            out.push_str(if name == "call" { call } else { reference });
        });
        self.document.heading(1, &subject);
        self.document.title = subject;
        self.say(words!(fr: "Madame, Monsieur,", en: "Dear Sir or Madam,"));
    }

    /// Says the outcome, in a sentence or two.
    fn outcome(&mut self) {
        self.say(of_outcome(self.assessment));
        if let Some(label_alone) = self.assessment.label_alone_in(self.lexicon) {
            self.document.say(label_alone);
        }
    }

    /// Says which answers must be corrected.
    fn say_corrections(&mut self) {
        let mut points = Points::new(self.lexicon);
        for (title, says) in &self.input.to_correct {
            points.push(title, String::new(), says.clone(), Vec::new());
        }
        for finding in self.of(LetterPart::Corrections) {
            points.in_full(finding, &mut self.said);
        }
        self.section(words!(fr: "À corriger", en: "To correct"), None, points);
    }

    /// Says what is missing, by section of the call.
    fn say_gaps(&mut self) {
        let found = self.of(LetterPart::Gaps);
        if found.is_empty() {
            return;
        }
        self.heading(words!(fr: "À compléter", en: "To complete"));
        self.say(words!(
            fr: "L’appel demande ces éléments, qui manquent à votre dossier.",
            en: "The call asks for these items, which your file lacks.",
        ));
        for (index, section) in self.assessment.call().data().sections.iter().enumerate() {
            let mut points = Points::new(self.lexicon);
            for finding in found.iter().filter(|one| one.requirement().section == index) {
                points.lacking(*finding, true, &mut self.said);
            }
            if !points.is_empty() {
                self.document.heading(3, section.title.told(self.lexicon));
                self.document.blocks.push(points.list());
            }
        }
    }

    /// Says what is not met because of what officers filled in: the applicant can do nothing about it.
    fn not_met_by_agents(&mut self) {
        let mut points = Points::new(self.lexicon);
        for finding in self.of(LetterPart::NotMetByAgents) {
            points.stated(finding, &mut self.said);
        }
        let heading = words!(fr: "Conditions non remplies", en: "Conditions not met");
        self.section(heading, None, points);
    }

    /// Says what waits for an officer.
    fn waiting(&mut self) {
        let mut points = Points::new(self.lexicon);
        for finding in self.of(LetterPart::Waiting) {
            points.waiting(finding, &mut self.said);
        }
        for title in &self.input.of_agents {
            points.push(title, String::new(), String::new(), Vec::new());
        }
        let words = words!(
            fr: "Vous n’avez rien à faire pour ces points.",
            en: "There is nothing for you to do about these points.",
        );
        let heading =
            words!(fr: "Ce que nos services examinent", en: "What our officers look into");
        self.section(heading, Some(words), points);
    }

    /// Says what may help: warnings, advice, and what makes the work of an officer easier.
    fn say_advice(&mut self) {
        let mut points = Points::new(self.lexicon);
        for finding in self.of(LetterPart::Advice) {
            points.in_full(finding, &mut self.said);
        }
        for finding in self.of(LetterPart::LightGaps) {
            points.lacking(finding, false, &mut self.said);
        }
        let words = words!(
            fr: "Ces points n’arrêtent pas l’examen de votre demande. Les régler ou les compléter peut le faciliter.",
            en: "These points do not stop the examination of your application. Settling or completing them can make it easier.",
        );
        self.section(words!(fr: "À savoir", en: "To know"), Some(words), points);
    }

    fn grant(&mut self) {
        let heading = words!(fr: "Calcul de l’aide", en: "How the grant was worked out");
        if grant_that_is_known(self.assessment, heading, self.lexicon, &mut self.document) {
            self.say(words!(
                fr: "Ce calcul est fait d’après votre dossier tel qu’il est. Il ne vaut pas attribution.",
                en: "This is worked out from your file as it stands. It awards nothing.",
            ));
        }
    }

    /// Says what to do next, and by when.
    fn next(&mut self) {
        self.heading(words!(fr: "Suite à donner", en: "What to do next"));
        let lexicon = self.lexicon;
        let (corrects, completes) = (self.corrects(), self.completes());
        let words = of_next(self.assessment.is_readable(), corrects, completes, self.refuses());
        let mut text = filled(words, lexicon, &mut |_, out| {
            let deadline = self.details.deadline.iter();
            deadline.for_each(|deadline| lexicon.locale().write_long_date(*deadline, out));
        });
        if self.details.legal_reference == Some(LegalReference::CrpaL1145) && completes {
            text.push_str(
                words!(
                    fr: " Ce délai vous est donné en application de l’article L. 114-5 du code des relations entre le public et l’administration.",
                    en: " This time is given under article L. 114-5 of the French code of relations between the public and the administration.",
                )
                .spoken(lexicon),
            );
        }
        self.document.say(&text);
        if let Some(contact) = &self.details.contact {
            let words = words!(
                fr: "Pour toute question : {contact}",
                en: "If you have questions: {contact}",
            );
            let line = filled(words, lexicon, &mut |_, out| out.push_str(contact));
            self.document.say(&line);
        }
    }

    fn remedies(&mut self) {
        let remedies = self.details.remedies.as_ref().filter(|_| self.refuses());
        if let Some(remedies) = remedies {
            self.heading(words!(fr: "Voies et délais de recours", en: "How to contest this"));
            remedies.lines().filter(|line| !line.trim().is_empty()).for_each(|line| {
                self.document.say(line);
            });
        }
    }

    fn end(&mut self) {
        self.say(words!(
            fr: "Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée.",
            en: "Yours faithfully,",
        ));
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let (name, quality) =
            (text(&self.details.signatory_name), text(&self.details.signatory_quality));
        self.document.blocks.push(DocumentBlock::Signature { name, quality });
    }

    // Its pieces.

    fn heading(&mut self, words: Words<&'static str>) {
        self.document.heading(2, words.told(self.lexicon));
    }

    fn say(&mut self, words: Words<&'static str>) {
        self.document.say(words.told(self.lexicon));
    }

    fn lines(&mut self, text: &Option<String>) {
        let lines = text.iter().flat_map(|text| text.lines()).map(str::trim);
        let lines = lines.filter(|line| !line.is_empty()).map(str::to_owned).collect();
        self.document.blocks.push(DocumentBlock::Lines(lines));
    }

    /// Adds points under a heading, unless there are none.
    fn section(
        &mut self,
        heading: Words<&'static str>,
        words: Option<Words<&'static str>>,
        points: Points<'_>,
    ) {
        if points.is_empty() {
            return;
        }
        self.heading(heading);
        if let Some(words) = words {
            self.say(words);
        }
        self.document.blocks.push(points.list());
    }
}
