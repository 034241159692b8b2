//! An assessment as a page of plain text, for a terminal.

use super::message::{message, of_agents, of_applicant};
use super::page::Page;
use crate::assessment::{Assessment, Finding};
use crate::call::CallData;
use crate::field::{FieldInfo, List};
use crate::intake::Completeness;
use crate::locale::{Hole, Lexicon, Locale, Words, fill, words};
use crate::place::Place;
use crate::status::{Level, Outcome, Status};
use crate::text::{capitalised, shortened};
use crate::values::Figure;

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
        report(self, locale)
    }
}

fn report(assessment: &Assessment, locale: Locale) -> String {
    let lexicon = assessment.call().data().frame.layout.lexicon(locale);
    let mut page = Page::new(lexicon, assessment.call().currency());
    page.head(assessment);
    if !assessment.is_readable() {
        // Nothing was examined, so the report has only the errors.
        page.errors(assessment);
        return page.text;
    }
    page.progress(assessment);
    page.grant(assessment);
    page.categories(assessment);
    page.quantities(assessment);
    page.errors(assessment);
    page.wrong(assessment);
    page.missing(assessment);
    page.waiting(assessment);
    page.text
}

impl Page<'_> {
    fn head(&mut self, assessment: &Assessment) {
        let call = assessment.call();
        self.line(call.title(self.lexicon.locale()));
        let edition = self.say(words!(fr: "édition", en: "edition"));
        let mut line = format!("{} · {edition} {}", call.id(), call.edition());
        if let Some(reference) = assessment.reference() {
            line.push_str(" · ");
            line.push_str(self.say(words!(fr: "dossier ", en: "file ")));
            line.push_str(&shortened(reference));
        }
        self.line(&line);
        self.line("");
        let outcome = match (assessment.outcome(), assessment.decision().completeness) {
            (_, Completeness::Unreadable) => words!(
                fr: "DONNÉES À CORRIGER — le document n’a pas pu être lu : rien n’a été examiné.",
                en: "DATA TO CORRECT — the document could not be read: nothing was assessed.",
            ),
            (_, Completeness::TooManyErrors) => words!(
                fr: "DONNÉES À CORRIGER — plus de 100 erreurs : voici les 100 premières, rien n’a été examiné.",
                en: "DATA TO CORRECT — more than 100 errors: here are the first 100, nothing was assessed.",
            ),
            (Outcome::Invalid, _) => words!(
                fr: "DONNÉES À CORRIGER — certaines données sont erronées ; le reste a été examiné sans elles.",
                en: "DATA TO CORRECT — some of the data is wrong; the rest was assessed without it.",
            ),
            (Outcome::Ineligible, _) => words!(
                fr: "INÉLIGIBLE EN L’ÉTAT — au moins une condition obligatoire n’est pas remplie.",
                en: "INELIGIBLE AS IT STANDS — at least one compulsory condition is not met.",
            ),
            (Outcome::Incomplete, _) => words!(
                fr: "INCOMPLET — il manque des réponses obligatoires.",
                en: "INCOMPLETE — compulsory answers are missing.",
            ),
            (Outcome::NeedsReview, _) => words!(
                fr: "À EXAMINER — un agent doit se prononcer.",
                en: "TO BE REVIEWED — an officer must decide.",
            ),
            (Outcome::Eligible, _) => words!(
                fr: "ÉLIGIBLE — toutes les conditions obligatoires sont remplies.",
                en: "ELIGIBLE — every compulsory condition is met.",
            ),
        };
        let outcome = self.say(outcome);
        self.line(outcome);
        if let Some(label_alone) = assessment.label_alone_in(self.lexicon) {
            self.line(label_alone);
        }
    }

    fn progress(&mut self, assessment: &Assessment) {
        let progress = assessment.progress();
        let words = words!(
            fr: "Conditions obligatoires remplies : {met} sur {applicable}",
            en: "Compulsory conditions met: {met} of {applicable}",
        );
        let mut line = String::new();
        fill(self.say(words), &mut line, &mut |hole, out| {
            let count = match hole {
                Hole::Value("met") => progress.met,
                _ => progress.applicable,
            };
            out.push_str(&count.to_string());
        });
        self.line(&line);
    }

    fn errors(&mut self, assessment: &Assessment) {
        if assessment.input_errors().is_empty() {
            return;
        }
        self.heading(words!(fr: "Données à corriger", en: "Data to correct"));
        for error in assessment.input_errors() {
            let place = self.place(assessment.call().data(), error.path());
            self.point(&format!("{place} — {}", error.in_voice(self.lexicon)));
        }
    }

    /// Where an input error is: the label of the member, if it has one, and the path.
    fn place(&self, call: &CallData, path: &str) -> String {
        if path.is_empty() {
            return self.say(words!(fr: "Fichier", en: "File")).to_owned();
        }
        match label_of(call, path, self.lexicon) {
            Some(label) => format!("{} [{path}]", capitalised(&label)),
            None => shortened(path),
        }
    }

    fn wrong(&mut self, assessment: &Assessment) {
        let levels = [
            (Level::Blocking, words!(fr: "Conditions non remplies", en: "Conditions not met")),
            (Level::Warning, words!(fr: "À vérifier", en: "To check")),
            (Level::Advice, words!(fr: "Conseils", en: "Advice")),
            (Level::Appraisal, words!(fr: "Avis défavorables", en: "Unfavourable opinions")),
        ];
        for (level, heading) in levels {
            let found = of(assessment, |finding| {
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
        for finding in found {
            let mut words = String::new();
            message(*finding, self.lexicon, &mut words);
            self.point(&words);
        }
    }

    /// The title of a requirement, and where to fill it in.
    fn what_lacks(&self, finding: Finding<'_>) -> String {
        let requirement = finding.requirement();
        let mut text = requirement.title(self.lexicon.locale()).to_owned();
        let label = of_applicant(finding, &finding.open_places(), self.lexicon);
        let is_repeated =
            requirement.check() == "confirmed" || label.to_lowercase() == text.to_lowercase();
        if !label.is_empty() && !is_repeated {
            text.push_str(" — ");
            text.push_str(&label);
        }
        let mut agents = String::new();
        of_agents(finding, self.lexicon, &mut agents);
        if !agents.is_empty() {
            text.push('.');
            text.push_str(&agents);
        }
        text
    }

    /// What is missing, by section: the titles, and where to fill them in; in full, if an answer is
    /// there that does not suffice.
    fn missing(&mut self, assessment: &Assessment) {
        let found = of(assessment, |finding| finding.status() == Status::Missing);
        if found.is_empty() {
            return;
        }
        self.heading(words!(fr: "Ce qui manque", en: "What is missing"));
        let data = assessment.call().data();
        for (index, section) in data.sections.iter().enumerate() {
            let here = || found.iter().filter(|finding| finding.requirement().section == index);
            if here().next().is_none() {
                continue;
            }
            self.line(&format!("  {}", section.title.told(self.lexicon)));
            for finding in here() {
                let requirement = finding.requirement();
                let mut text = if falls_short(*finding) {
                    finding.message(self.lexicon.locale())
                } else {
                    self.what_lacks(*finding)
                };
                if requirement.level() != Level::Blocking {
                    text.push_str(self.say(words!(fr: " (conseillé)", en: " (advised)")));
                }
                self.point(&text);
            }
        }
    }

    fn waiting(&mut self, assessment: &Assessment) {
        let found = of(assessment, |finding| finding.status() == Status::ToReview);
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
        for finding in judged {
            let title = finding.requirement().title(self.lexicon.locale()).to_owned();
            self.point(&title);
        }
    }
}

/// Whether an answer is there that does not suffice: too few documents, or what is filled in is to be
/// changed.
fn falls_short(finding: Finding<'_>) -> bool {
    let has = |name: &str, figure: Figure| {
        finding
            .figures()
            .iter()
            .any(|value| value.name == name && value.figure == Some(figure.clone()))
    };
    if finding.is_undecided() {
        return false;
    }
    match finding.places() {
        // Of documents too few are there, or none.
        [Place::List(List::DOCUMENTS), ..] if finding.requirement().check() == "document" => {
            !has("there", Figure::Count(0))
        }
        _ => has("is_false", Figure::Flag(true)) || finding.open_places().is_empty(),
    }
}

fn of<'a>(assessment: &'a Assessment, keep: impl Fn(&Finding<'a>) -> bool) -> Vec<Finding<'a>> {
    assessment.findings().filter(keep).collect()
}

/// The label of the member at a path.
fn label_of(call: &CallData, path: &str, lexicon: Lexicon<'_>) -> Option<String> {
    let layout = &call.frame.layout;
    if let Some(label) = layout.fields.iter().find_map(|field| name_in(field, path, lexicon)) {
        return Some(label);
    }
    // `/budget/expenses`, `/budget/expenses/3` or `/budget/expenses/3/amount`.
    let mut lists = layout.lists.iter();
    let (list, rest) =
        lists.find_map(|list| path.strip_prefix(&*list.pointer).map(|rest| (list, rest)))?;
    let mut steps = rest.split('/');
    if steps.next() != Some("") {
        return None;
    }
    let Some(item) = steps.next() else { return Some(list.label.told(lexicon).to_owned()) };
    let mut label = String::new();
    list.write_items(&[item.parse().ok()?], lexicon, &mut label);
    let name: Vec<&str> = steps.collect();
    if name.is_empty() {
        return Some(label);
    }
    let name = name.join("/");
    let column = list.columns.iter().find_map(|column| name_in(column, &name, lexicon))?;
    Some(format!("{column} ({label})"))
}

/// The name of a field at a path; of one of its several values, with the number of the value.
fn name_in(field: &FieldInfo, path: &str, lexicon: Lexicon<'_>) -> Option<String> {
    let mut name = field.label.told(lexicon).to_owned();
    let rest = path.strip_prefix(&*field.pointer)?;
    if let Some(item) = rest.strip_prefix('/') {
        name.push_str(lexicon.format().number);
        name.push_str(&(item.parse::<usize>().ok()? + 1).to_string());
    } else if !rest.is_empty() {
        return None;
    }
    Some(name)
}
