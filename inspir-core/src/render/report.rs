//! An assessment as a page of plain text, for a terminal.

use super::message::{item_of, message, places};
use crate::amount::Amount;
use crate::assessment::{Assessment, Finding};
use crate::call::CallData;
use crate::intake::Completeness;
use crate::locale::{Currency, Hole, Locale, Words, fill, words};
use crate::status::{Level, Outcome, Status};
use crate::text::{capitalised, shortened};

/// The width to which sentences are wrapped.
const WIDTH: usize = 88;

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
    let mut page = Page { text: String::new(), locale, currency: assessment.call().currency() };
    page.head(assessment);
    if !assessment.is_readable() {
        // Nothing was examined, so the report has only the errors.
        page.errors(assessment);
        return page.text;
    }
    page.progress(assessment);
    page.grant(assessment);
    page.errors(assessment);
    page.wrong(assessment);
    page.missing(assessment);
    page.waiting(assessment);
    page.text
}

struct Page {
    text: String,
    locale: Locale,
    currency: Currency,
}

impl Page {
    fn say(&self, words: Words<&'static str>) -> &'static str {
        words.get(self.locale)
    }

    fn line(&mut self, text: &str) {
        self.text.extend(text.chars().map(printable));
        self.text.push('\n');
    }

    fn heading(&mut self, words: Words<&'static str>) {
        let heading = self.say(words);
        self.line("");
        self.line(heading);
        self.line(&"─".repeat(heading.chars().count()));
    }

    /// Adds a point of a list. It is wrapped, and the lines after the first are indented.
    fn point(&mut self, text: &str) {
        let mut width = 0;
        self.text.push_str("  •");
        for word in self.unbroken(text) {
            let length = word.chars().count() + 1;
            if width + length > WIDTH - 4 {
                self.text.push_str("\n   ");
                width = 0;
            }
            self.text.push(' ');
            self.text.push_str(&word);
            width += length;
        }
        self.text.push('\n');
    }

    /// The parts of a text between which a line may end. Punctuation stays on the line of its word,
    /// the sign of a currency with its amount, and the digits of a figure stay together.
    fn unbroken(&self, text: &str) -> Vec<String> {
        let currency = self.currency.id();
        let text: String = text.chars().map(printable).collect();
        let mut parts: Vec<String> = Vec::new();
        for word in text.split(' ') {
            let word = word.replace('\u{a0}', " ");
            let begins_with_digit = word.starts_with(|first: char| first.is_ascii_digit());
            match parts.last_mut() {
                Some(before)
                    if before.ends_with('«')
                        || (begins_with_digit && before.ends_with(currency))
                        || (before.ends_with(|last: char| last.is_ascii_digit())
                            && (begins_with_digit || word.starts_with(currency)))
                        || word.starts_with([':', ';', '?', '!', '»', '€', '£', '$', '%']) =>
                {
                    before.push(' ');
                    before.push_str(&word);
                }
                _ => parts.push(word),
            }
        }
        parts
    }

    fn head(&mut self, assessment: &Assessment) {
        let call = assessment.call();
        self.line(call.title(self.locale));
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

    fn grant(&mut self, assessment: &Assessment) {
        let parts = &assessment.call().data().frame.parts;
        if parts.is_empty() {
            return;
        }
        self.heading(words!(fr: "Subvention", en: "Grant"));
        let several = parts.len() > 1;
        let is_asked_for = assessment.requested().is_some();
        for ((_, part), data) in assessment.parts().zip(parts) {
            if several {
                self.line(&format!("  {}", data.title.get(self.locale)));
            }
            if part.requested.is_none() && is_asked_for {
                let none = self.say(words!(fr: "non demandé", en: "not asked for"));
                self.row(4, self.say(words!(fr: "Demandé", en: "Requested")), none);
            } else {
                self.amount(words!(fr: "Demandé", en: "Requested"), part.requested);
            }
            self.amount(
                words!(fr: "Dépenses retenues (assiette)", en: "Expenses that count (base)"),
                part.base,
            );
            if let Some(rate) = part.rate {
                let words = words!(
                    fr: "soit {rate} des dépenses retenues",
                    en: "that is {rate} of the expenses that count",
                );
                let mut label = String::new();
                fill(self.say(words), &mut label, &mut |_, out| rate.write(self.locale, out));
                self.row(4, &label, &self.figure(part.rate_limit));
            }
            if part.ceiling.is_some() {
                self.amount(words!(fr: "Plafond", en: "Ceiling"), part.ceiling);
            }
            self.amount(words!(fr: "Maximum possible", en: "Maximum possible grant"), part.maximum);
            if part.excess.is_some_and(|excess| excess.cents() > 0) {
                self.amount(words!(fr: "Demandé en trop", en: "Requested in excess"), part.excess);
            }
        }
        if several {
            let requested = self.figure(assessment.requested());
            self.row(2, self.say(words!(fr: "Total demandé", en: "Total requested")), &requested);
            let label = if is_asked_for {
                words!(
                    fr: "Maximum pour les aides demandées",
                    en: "Maximum for the grants asked for",
                )
            } else {
                words!(fr: "Maximum pour toutes les aides", en: "Maximum for all the grants")
            };
            self.row(2, self.say(label), &self.figure(assessment.maximum()));
        }
    }

    fn amount(&mut self, words: Words<&'static str>, amount: Option<Amount>) {
        self.row(4, self.say(words), &self.figure(amount));
    }

    fn figure(&self, amount: Option<Amount>) -> String {
        let mut figure = String::new();
        match amount {
            Some(amount) => self.locale.write_amount(amount, self.currency, &mut figure),
            None => figure.push_str(self.say(words!(fr: "à déterminer", en: "not known yet"))),
        }
        figure
    }

    /// Adds a label, beginning in this column, and its figure.
    fn row(&mut self, column: usize, label: &str, figure: &str) {
        let dots = ".".repeat(48_usize.saturating_sub(column + label.chars().count()));
        self.line(&format!("{:column$}{label} {dots} {figure:>16}", ""));
    }

    fn errors(&mut self, assessment: &Assessment) {
        if assessment.input_errors().is_empty() {
            return;
        }
        self.heading(words!(fr: "Données à corriger", en: "Data to correct"));
        for error in assessment.input_errors() {
            let place = self.place(assessment.call().data(), error.path());
            self.point(&format!("{place} — {}", error.message(self.locale)));
        }
    }

    /// Where an input error is: the label of the member, if it has one, and the path.
    fn place(&self, call: &CallData, path: &str) -> String {
        if path.is_empty() {
            return self.say(words!(fr: "Fichier", en: "File")).to_owned();
        }
        match label_of(call, path, self.locale) {
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
            message(*finding, self.locale, &mut words);
            self.point(&words);
        }
    }

    /// What is missing, by section: the titles, and where to fill them in.
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
            self.line(&format!("  {}", section.title.get(self.locale)));
            for finding in here() {
                let requirement = finding.requirement();
                let mut text = requirement.title(self.locale).to_owned();
                let mut label = String::new();
                places(data, &finding.open_places(), self.locale, &mut label);
                let is_repeated = requirement.check() == "confirmed"
                    || label.to_lowercase() == text.to_lowercase();
                if !label.is_empty() && !is_repeated {
                    text.push_str(" — ");
                    text.push_str(&label);
                }
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
            let title = finding.requirement().title(self.locale).to_owned();
            self.point(&title);
        }
    }
}

/// The character that the report shows. It is a space for a character that would control the
/// terminal, break the line or change the direction of writing.
fn printable(char: char) -> char {
    match char {
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => ' ',
        _ if char.is_control() => ' ',
        _ => char,
    }
}

fn of<'a>(assessment: &'a Assessment, keep: impl Fn(&Finding<'a>) -> bool) -> Vec<Finding<'a>> {
    assessment.findings().filter(keep).collect()
}

/// The label of the member at a path.
fn label_of(call: &CallData, path: &str, locale: Locale) -> Option<String> {
    let layout = &call.frame.layout;
    if let Some(field) = layout.fields.iter().find(|field| field.pointer == path) {
        return Some(field.label.get(locale).clone());
    }
    // `/budget/expenses`, `/budget/expenses/3` or `/budget/expenses/3/amount`.
    let mut lists = layout.lists.iter();
    let (list, rest) =
        lists.find_map(|list| path.strip_prefix(&*list.pointer).map(|rest| (list, rest)))?;
    let mut steps = rest.split('/');
    let mut label = (*list.label.get(locale)).to_owned();
    if steps.next() != Some("") {
        return None;
    }
    let Some(item) = steps.next() else { return Some(label) };
    let item: usize = item.parse().ok()?;
    label = format!("{}{}", item_of(list, locale), item.checked_add(1)?);
    let name: Vec<&str> = steps.collect();
    if name.is_empty() {
        return Some(label);
    }
    let column = list.columns.iter().find(|column| column.pointer == name.join("/"))?;
    Some(format!("{} ({label})", column.label.get(locale)))
}
