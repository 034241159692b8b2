//! The report for a terminal: what it takes of an assessment, and in which order.

use super::report_grant::{categories, grant, quantities};
use super::said::{falls_short, named_at, outcome_in_words, progress_in_words, what_lacks};
use super::tree::{DocumentBlock, DocumentTree, Inline};
use crate::assessment::{Assessment, Finding};
use crate::locale::{Lexicon, Locale, Words, words};
use crate::render::message;
use crate::status::{Level, Status};
use crate::text::{capitalised, shortened};

impl Assessment {
    /// The assessment as a report for a terminal.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let assessment = Call::follow_up().assess_json(b"{}");
    /// assert!(assessment.report(Locale::En).contains("INCOMPLETE"));
    /// assert!(assessment.report(Locale::Fr).contains("Ce qui manque"));
    /// ```
    #[must_use]
    pub fn report(&self, locale: Locale) -> String {
        self.report_tree(locale).to_text()
    }

    /// The report as a document, for other surfaces than a terminal.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let assessment = Call::follow_up().assess_json(b"{}");
    /// let document = assessment.report_tree(Locale::En);
    /// assert_eq!(document.to_text(), assessment.report(Locale::En));
    /// assert!(document.to_markdown().starts_with("# INS’pir"));
    /// ```
    #[must_use]
    pub fn report_tree(&self, locale: Locale) -> DocumentTree {
        let lexicon = self.call().data().frame.layout.lexicon(locale);
        let document = DocumentTree::new(locale, self.call().title(locale));
        let mut report = Report { assessment: self, lexicon, document };
        report.head();
        if !self.is_readable() {
            // Nothing was examined, so the report has only the errors.
            report.errors();
            return report.document;
        }
        let heading = words!(fr: "Subvention", en: "Grant");
        grant(self, heading, lexicon, &mut report.document);
        categories(self, lexicon, &mut report.document);
        quantities(self, lexicon, &mut report.document);
        report.errors();
        report.wrong();
        report.missing();
        report.waiting();
        report.document
    }
}

struct Report<'a> {
    assessment: &'a Assessment,
    lexicon: Lexicon<'a>,
    document: DocumentTree,
}

impl<'a> Report<'a> {
    fn heading(&mut self, words: Words<&'static str>) {
        self.document.heading(2, words.told(self.lexicon));
    }

    fn list(&mut self, items: Vec<String>) {
        let items = items.into_iter().map(|item| vec![Inline::Text(item)]).collect();
        self.document.blocks.push(DocumentBlock::List(items));
    }

    /// The findings that are kept, in the call’s order.
    fn of(&self, keep: impl Fn(&Finding<'a>) -> bool) -> Vec<Finding<'a>> {
        self.assessment.findings().filter(keep).collect()
    }

    /// Says which call it is, the outcome and how far the application has come.
    fn head(&mut self) {
        let (assessment, lexicon) = (self.assessment, self.lexicon);
        let call = assessment.call();
        self.document.heading(1, call.title(lexicon.locale()));
        let mut line = [call.id(), " · "].concat();
        line.push_str(words!(fr: "édition", en: "edition").spoken(lexicon));
        line.push(' ');
        line.push_str(call.edition());
        if let Some(reference) = assessment.reference() {
            line.push_str(" · ");
            line.push_str(words!(fr: "dossier ", en: "file ").spoken(lexicon));
            line.push_str(&shortened(reference));
        }
        self.document.blocks.push(DocumentBlock::Lines(vec![line]));
        let outcome = outcome_in_words(assessment);
        let mut lines = vec![outcome.spoken(lexicon).to_owned()];
        lines.extend(assessment.label_alone_in(lexicon).map(str::to_owned));
        if assessment.is_readable() {
            lines.push(progress_in_words(assessment, lexicon));
        }
        self.document.blocks.push(DocumentBlock::Lines(lines));
    }

    fn errors(&mut self) {
        let errors = self.assessment.input_errors();
        if errors.is_empty() {
            return;
        }
        self.heading(words!(fr: "Données à corriger", en: "Data to correct"));
        let points = errors.iter().map(|error| {
            [&self.place(error.path()), " — ", &error.in_voice(self.lexicon)].concat()
        });
        self.list(points.collect());
    }

    /// Where an input error is: the label of the member, if it has one, and the path.
    fn place(&self, path: &str) -> String {
        if path.is_empty() {
            return words!(fr: "Fichier", en: "File").spoken(self.lexicon).to_owned();
        }
        match named_at(self.assessment.call().data(), path, self.lexicon) {
            Some(name) => [&capitalised(&name), " [", path, "]"].concat(),
            None => shortened(path),
        }
    }

    fn wrong(&mut self) {
        let levels = [
            (Level::Blocking, words!(fr: "Conditions non remplies", en: "Conditions not met")),
            (Level::Warning, words!(fr: "À vérifier", en: "To check")),
            (Level::Advice, words!(fr: "Conseils", en: "Advice")),
            (Level::Appraisal, words!(fr: "Avis défavorables", en: "Unfavourable opinions")),
        ];
        for (level, heading) in levels {
            let found = self.of(|finding| {
                finding.status() == Status::NotMet && finding.requirement().level() == level
            });
            self.findings(heading, &found);
        }
    }

    fn findings(&mut self, heading: Words<&'static str>, found: &[Finding<'_>]) {
        if found.is_empty() {
            return;
        }
        self.heading(heading);
        let points = found.iter().map(|finding| {
            let mut words = String::new();
            message(*finding, self.lexicon, &mut words);
            words
        });
        self.list(points.collect());
    }

    /// Lists what is missing, by section: the titles, and where to fill them in. If an answer is there that
    /// does not suffice, says so in full.
    fn missing(&mut self) {
        let found = self.of(|finding| finding.status() == Status::Missing);
        if found.is_empty() {
            return;
        }
        self.heading(words!(fr: "Ce qui manque", en: "What is missing"));
        let lexicon = self.lexicon;
        for (index, section) in self.assessment.call().data().sections.iter().enumerate() {
            let here = found.iter().filter(|finding| finding.requirement().section == index);
            let points: Vec<String> = here.map(|finding| lacking(*finding, lexicon)).collect();
            if !points.is_empty() {
                self.document.heading(3, section.title.told(lexicon));
                self.list(points);
            }
        }
    }

    fn waiting(&mut self) {
        let found = self.of(|finding| finding.status() == Status::ToReview);
        let (judged, others): (Vec<Finding<'_>>, Vec<Finding<'_>>) = found
            .into_iter()
            .partition(|finding| finding.requirement().level() == Level::Appraisal);
        self.findings(
            words!(fr: "À examiner par un agent", en: "To be reviewed by an officer"),
            &others,
        );
        if judged.is_empty() {
            return;
        }
        self.heading(words!(
            fr: "Avis attendus du service instructeur",
            en: "Opinions awaited from the department in charge",
        ));
        let locale = self.lexicon.locale();
        let titles = judged.iter().map(|finding| finding.requirement().title(locale).to_owned());
        self.list(titles.collect());
    }
}

fn lacking(finding: Finding<'_>, lexicon: Lexicon<'_>) -> String {
    let mut text = match falls_short(finding) {
        true => finding.message(lexicon.locale()),
        false => what_lacks(finding, lexicon),
    };
    if finding.requirement().level() != Level::Blocking {
        text.push_str(words!(fr: " (conseillé)", en: " (advised)").spoken(lexicon));
    }
    text
}
