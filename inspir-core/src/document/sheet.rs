//! The officer's sheet: what it takes of an assessment and its application, and in which order.

use chrono::NaiveDate;

use super::letter_input::InputPoints;
use super::letter_points::{Said, citation};
use super::report_grant::{GrantFigures, categories, grant, quantities};
use super::said::{filled, outcome_in_words, progress_in_words};
use super::sheet_details::SheetDetails;
use super::sheet_points::{point, says};
use super::tree::{DocumentBlock, DocumentTree, Inline};
use crate::application::{Application, Text};
use crate::assessment::{Assessment, Finding};
use crate::checks::AnyCheck;
use crate::choice::ClosedList as _;
use crate::fact::Fact;
use crate::field::{Field, field};
use crate::locale::{Lexicon, Locale, Words, words};
use crate::status::Status;
use crate::text::{capitalised, is_blank};

impl Assessment {
    /// The sheet for the officer who instructs the application (rapport d’instruction): who asks for
    /// what, each point with its finding, its figures and the call's words, what waits for a judgement
    /// with room for it, how the grant was worked out, and what was not checked. It decides nothing.
    ///
    /// `application` is the one that was assessed: the sheet takes names, days and judgements from it.
    ///
    /// ```
    /// use inspir_core::{Call, Locale, SheetDetails};
    ///
    /// let call = Call::follow_up();
    /// let read = call.read_json(br#"{"reference": "7", "request": {"operating": "9000"}}"#);
    /// let sheet = call.assess(&read).sheet(read.application(), &SheetDetails::default(), Locale::En);
    /// let text = sheet.to_text();
    /// assert!(text.contains("Ceiling of the operating grant — not met (compulsory)."), "{text}");
    /// ```
    #[must_use]
    pub fn sheet(
        &self,
        application: &Application<'_>,
        details: &SheetDetails,
        locale: Locale,
    ) -> DocumentTree {
        let lexicon = self.call().data().frame.layout.lexicon(locale);
        let title = words!(fr: "Rapport d’instruction", en: "Assessment sheet").spoken(lexicon);
        let mut document = DocumentTree::new(locale, title);
        document.heading(1, title);
        let said = Said::new(Vec::new());
        let mut sheet = SheetWriter { assessment: self, application, lexicon, said, document };
        sheet.who(details);
        sheet.identification();
        sheet.result();
        sheet.input_errors();
        if self.is_readable() {
            sheet.points();
            sheet.waiting();
            let heading = words!(fr: "Calcul de l’aide", en: "How the grant was worked out");
            grant(self, heading, lexicon, &mut sheet.document);
            categories(self, lexicon, &mut sheet.document);
            quantities(self, lexicon, &mut sheet.document);
            sheet.totals();
        }
        sheet.not_checked();
        sheet.conclusion(details);
        sheet.document
    }
}

struct SheetWriter<'a, 'i> {
    assessment: &'a Assessment,
    application: &'i Application<'i>,
    lexicon: Lexicon<'a>,
    said: Said<'a>,
    document: DocumentTree,
}

const OPINION: Words<&str> = words!(
    fr: "Avis, par qui, date, motif",
    en: "Opinion, by whom, date, reason",
);

/// The points that the engine leaves to people.
const NOT_CHECKED: [Words<&str>; 5] = [
    words!(
        fr: "L’authenticité et le contenu des pièces : seules leur présence et leur signature sont relevées, telles que le dossier les déclare.",
        en: "Whether documents are genuine, and what they say: only their presence and signature are noted, as the application states them.",
    ),
    words!(
        fr: "Le contenu des réponses rédigées : seule leur présence est relevée.",
        en: "What the answers in words say: only their presence is noted.",
    ),
    words!(
        fr: "L’exactitude des données : elles sont reprises du dossier. Aucun registre n’est consulté ; des identifiants, seules la forme et la clé sont contrôlées.",
        en: "Whether the data is true: it is taken from the application. No register is asked; of identifiers only the form and the check digits are tested.",
    ),
    words!(
        fr: "Les règles que la définition de l’appel ne contient pas.",
        en: "Rules that the definition of the call does not have.",
    ),
    words!(
        fr: "L’intérêt du projet : les appréciations sont celles des agents. Ce rapport ne vaut pas décision.",
        en: "The merit of the project: opinions are those of officers. This sheet is no decision.",
    ),
];

impl<'a> SheetWriter<'a, '_> {
    fn heading(&mut self, words: Words<&'static str>) {
        self.document.heading(2, words.spoken(self.lexicon));
    }

    fn say(&mut self, words: Words<&'static str>) {
        self.document.say(words.spoken(self.lexicon));
    }

    fn list(&mut self, items: Vec<Vec<Inline>>) {
        self.document.blocks.push(DocumentBlock::List(items));
    }

    fn room(&mut self, words: Words<&'static str>, lines: u8) {
        let label = words.spoken(self.lexicon).to_owned();
        self.document.blocks.push(DocumentBlock::Room { label, lines });
    }

    fn day(&self, day: NaiveDate) -> String {
        let mut text = String::new();
        self.lexicon.locale().write_long_date(day, &mut text);
        text
    }

    /// A name, and what it is.
    fn row(&self, name: &str, value: &str) -> Vec<Inline> {
        let text = [self.lexicon.format().colon, value].concat();
        vec![Inline::Strong(capitalised(name)), Inline::Text(text)]
    }

    /// Who instructs, and when; room for what the caller leaves out.
    fn who(&mut self, details: &SheetDetails) {
        let given = |text: &Option<String>| text.clone().filter(|text| !is_blank(text));
        let all = [
            (words!(fr: "Service instructeur", en: "Department"), given(&details.service)),
            (words!(fr: "Agent instructeur", en: "Officer"), given(&details.officer)),
            (words!(fr: "Date", en: "Date"), details.date.map(|date| self.day(date))),
        ];
        for (name, value) in all {
            match value {
                Some(value) => {
                    let row = self.row(name.spoken(self.lexicon), &value);
                    self.document.paragraph(row);
                }
                None => self.room(name, 1),
            }
        }
    }

    fn identification(&mut self) {
        self.heading(words!(fr: "Identification", en: "Identification"));
        let (lexicon, application) = (self.lexicon, self.application);
        let call = self.assessment.call();
        let mut rows = vec![
            self.row(words!(fr: "Appel", en: "Call").spoken(lexicon), call.title(lexicon.locale())),
            self.row(words!(fr: "Édition", en: "Edition").spoken(lexicon), call.edition()),
        ];
        let frame = &call.data().frame;
        let text = |text: &Option<Text<'_>>| {
            text.as_deref().filter(|text| !is_blank(text)).map(str::to_owned)
        };
        let day = |day: Option<NaiveDate>| day.map(|day| self.day(day));
        let commune = |commune: Option<crate::identifiers::Commune>| {
            commune.map(|commune| commune.to_string())
        };
        let (applicant, project) = (&application.applicant, &application.project);
        let legal_form = applicant.legal_form.and_then(|form| {
            let info = frame.field(field!(applicant.legal_form))?;
            let (_, words) = info.value_in_words(Fact::Choice(form.code()), call.currency())?;
            Some(words.told(lexicon).to_owned())
        });
        let all: [(Field, Option<String>); 15] = [
            (field!(reference), text(&application.reference)),
            (field!(submitted_on), day(application.submitted_on)),
            (field!(applicant.name), text(&applicant.name)),
            (field!(applicant.legal_form), legal_form),
            (field!(applicant.commune), commune(applicant.commune)),
            (field!(applicant.siret), text(&applicant.siret)),
            (field!(applicant.rna), text(&applicant.rna)),
            (
                field!(applicant.legal_representative.name),
                text(&applicant.legal_representative.name),
            ),
            (
                field!(applicant.legal_representative.role),
                text(&applicant.legal_representative.role),
            ),
            (field!(project.title), text(&project.title)),
            (field!(project.commune), commune(project.commune)),
            (field!(project.starts_on), day(project.starts_on)),
            (field!(project.ends_on), day(project.ends_on)),
            (field!(origin.event_title), text(&application.origin.event_title)),
            (field!(origin.event_reference), text(&application.origin.event_reference)),
        ];
        for (field, value) in all {
            if let (Some(info), Some(value)) = (frame.field(field), value) {
                rows.push(self.row(info.label.told(lexicon), &value));
            }
        }
        if let Some(requested) = self.assessment.requested() {
            let name = words!(fr: "Montant demandé", en: "Amount asked for").spoken(lexicon);
            let mut amount = String::new();
            lexicon.write_amount(requested, call.currency(), &mut amount);
            rows.push(self.row(name, &amount));
        }
        self.list(rows);
    }

    fn result(&mut self) {
        self.heading(words!(fr: "Résultat", en: "Result"));
        let (assessment, lexicon) = (self.assessment, self.lexicon);
        let mut lines = vec![outcome_in_words(assessment).spoken(lexicon).to_owned()];
        lines.extend(assessment.label_alone_in(lexicon).map(str::to_owned));
        if assessment.is_readable() {
            lines.push(progress_in_words(assessment, lexicon));
            if assessment.call().criteria().len() > 0 {
                lines.push(self.opinions());
            }
        }
        self.document.blocks.push(DocumentBlock::Lines(lines));
    }

    fn opinions(&self) -> String {
        // Opinions that can refuse count as well.
        let given = |status| {
            let is_opinion = |finding: &Finding<'_>| {
                matches!(finding.requirement().check, AnyCheck::Appraisal(_))
            };
            let findings = self.assessment.findings().filter(is_opinion);
            findings.filter(|finding| finding.status() == status).count()
        };
        let words = words!(
            fr: "Appréciations favorables : {favourable} ; défavorables : {unfavourable} ; en attente : {pending}",
            en: "Opinions favourable: {favourable}; unfavourable: {unfavourable}; pending: {pending}",
        );
        filled(words, self.lexicon, &mut |name, out| {
            let count = match name {
                "favourable" => given(Status::Met),
                "unfavourable" => given(Status::NotMet),
                _ => given(Status::ToReview),
            };
            out.push_str(&count.to_string());
        })
    }

    fn input_errors(&mut self) {
        let input = InputPoints::new(self.assessment, self.lexicon);
        let mut rows: Vec<Vec<Inline>> = Vec::new();
        rows.extend(input.to_correct.iter().map(|(title, says)| self.row(title, says)));
        let by_agents = words!(
            fr: "à corriger par l’agent qui l’a saisi",
            en: "to be corrected by the officer who filled it in",
        );
        let by_agents = by_agents.spoken(self.lexicon);
        rows.extend(input.of_agents.iter().map(|title| self.row(title, by_agents)));
        if !rows.is_empty() {
            self.heading(words!(fr: "Données à corriger", en: "Data to correct"));
            self.list(rows);
        }
    }

    /// The findings of a section that wait for an officer, or the others.
    fn of_section(&self, section: usize, wait: bool) -> Vec<Finding<'a>> {
        let all = self.assessment.findings();
        let is_it = |one: &Finding<'_>| {
            one.requirement().section == section && (one.status() == Status::ToReview) == wait
        };
        all.filter(is_it).collect()
    }

    fn points(&mut self) {
        self.heading(words!(fr: "Points examinés", en: "Points examined"));
        self.say(words!(
            fr: "Les constats sont ceux qui sont adressés au demandeur : « vous » le désigne.",
            en: "The findings are those told to the applicant: “you” means the applicant.",
        ));
        let (assessment, lexicon) = (self.assessment, self.lexicon);
        for (index, section) in assessment.call().data().sections.iter().enumerate() {
            let found = self.of_section(index, false);
            if found.is_empty() {
                continue;
            }
            self.document.heading(3, section.title.told(lexicon));
            let (application, said) = (self.application, &mut self.said);
            let points = found.into_iter().map(|one| point(one, application, lexicon, said));
            let points = points.collect();
            self.list(points);
        }
    }

    /// Lists what waits for an officer, with room for the answer.
    fn waiting(&mut self) {
        let (assessment, lexicon) = (self.assessment, self.lexicon);
        let mut is_first = true;
        for (index, section) in assessment.call().data().sections.iter().enumerate() {
            let found = self.of_section(index, true);
            if !found.is_empty() && std::mem::take(&mut is_first) {
                self.heading(
                    words!(fr: "À examiner par un agent", en: "To be reviewed by an officer"),
                );
            }
            for (number, finding) in found.into_iter().enumerate() {
                if number == 0 {
                    self.document.heading(3, section.title.told(lexicon));
                }
                let title = finding.requirement().title(lexicon.locale());
                let mut text = String::from(".");
                if let Some(says) = says(finding, lexicon) {
                    text.push(' ');
                    text.push_str(&says);
                }
                let mut told = vec![Inline::Strong(title.to_owned()), Inline::Text(text)];
                told.extend(citation(finding, lexicon, &mut self.said));
                self.document.paragraph(told);
                self.room(OPINION, 2);
            }
        }
    }

    fn totals(&mut self) {
        let totals = self.assessment.totals();
        let all = [
            (words!(fr: "Dépenses", en: "Expenses"), totals.expenses),
            (words!(fr: "dont en nature", en: "of which in kind"), totals.in_kind_expenses),
            (words!(fr: "Recettes", en: "Revenues"), totals.revenues),
            (words!(fr: "dont en nature", en: "of which in kind"), totals.in_kind_revenues),
        ];
        if all.iter().all(|(_, amount)| amount.is_none()) {
            return;
        }
        self.heading(words!(fr: "Totaux du budget", en: "Totals of the budget"));
        let mut figures = GrantFigures::new(self.assessment, self.lexicon);
        all.into_iter().for_each(|(name, amount)| figures.amount(name, amount));
        figures.end(true, &mut self.document);
    }

    fn not_checked(&mut self) {
        self.heading(words!(fr: "Ce qui n’est pas vérifié", en: "What is not checked"));
        let items = NOT_CHECKED
            .iter()
            .map(|words| vec![Inline::Text(words.spoken(self.lexicon).to_owned())]);
        let items = items.collect();
        self.list(items);
    }

    fn conclusion(&mut self, details: &SheetDetails) {
        self.heading(words!(fr: "Conclusion du service", en: "Conclusion of the department"));
        self.room(words!(fr: "Proposition", en: "Proposal"), 3);
        match details.officer.clone().filter(|officer| !is_blank(officer)) {
            Some(name) => {
                let quality = details.service.clone().unwrap_or_default();
                self.document.blocks.push(DocumentBlock::Signature { name, quality });
            }
            None => {
                self.room(words!(fr: "Nom, qualité, signature", en: "Name, position, signature"), 2)
            }
        }
    }
}
