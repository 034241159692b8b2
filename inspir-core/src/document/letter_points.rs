//! The points of a letter: what each says, and the call's own words for it.

use super::said::{falls_short, filled, where_to_fill_in};
use super::tree::{DocumentBlock, Inline};
use crate::assessment::Finding;
use crate::checks::AnyCheck;
use crate::field::{List, column_of, field};
use crate::locale::{Lexicon, Locale, Words, words};
use crate::place::Place;
use crate::render::end_quotation;
use crate::status::{Basis, Status};
use crate::text::{capitalised, is_within};

/// The most characters of a quotation. The source says where the rest stands.
const QUOTED: usize = 200;

/// The end of English messages about points that only wait for an officer. The letter says it once.
const NOTHING_ASKED: &str = "othing is asked of the applicant for now.";

/// Points of one list. Points of which the same is to be said are one.
pub(super) struct Points<'a> {
    lexicon: Lexicon<'a>,
    points: Vec<Point>,
}

struct Point {
    titles: Vec<String>,
    /// A remark directly behind the titles.
    remark: String,
    says: String,
    cites: Vec<Inline>,
}

/// The things that the letter has said already.
pub(super) struct Said<'a> {
    quotes: Vec<&'a str>,
    /// The places that it asks to fill in.
    asked: Vec<Place>,
    /// The places that it asks to correct, as JSON Pointers.
    corrected: Vec<String>,
    /// The remedies that it gives, with the places.
    remedies: Vec<(&'a [Place], String)>,
}

impl Said<'_> {
    pub(super) fn new(corrected: Vec<String>) -> Self {
        Self { quotes: Vec::new(), asked: Vec::new(), corrected, remedies: Vec::new() }
    }

    fn is_corrected(&self, path: &str) -> bool {
        self.corrected.iter().any(|corrected| is_within(path, corrected))
    }

    /// Whether everything that a finding lacks is among the corrections.
    pub(super) fn corrects(&self, finding: Finding<'_>) -> bool {
        let mut paths = finding.paths();
        paths.len() > 0 && paths.all(|path| self.is_corrected(&path))
            || finding.misread_as().is_some()
    }

    fn asks(&self, finding: Finding<'_>, place: Place) -> bool {
        let mut path = String::new();
        finding.call().data().frame.write_pointer(place, &mut path);
        self.asked.contains(&place) || self.is_corrected(&path)
    }
}

impl<'a> Points<'a> {
    pub(super) const fn new(lexicon: Lexicon<'a>) -> Self {
        Self { lexicon, points: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    pub(super) fn push(&mut self, title: &str, remark: String, says: String, cites: Vec<Inline>) {
        let same = |point: &&mut Point| {
            !says.is_empty() && point.says == says && point.remark.is_empty() && remark.is_empty()
        };
        if let Some(point) = self.points.iter_mut().find(same) {
            point.titles.push(title.to_owned());
            point.cites.extend(cites);
        } else {
            self.points.push(Point { titles: vec![title.to_owned()], remark, says, cites });
        }
    }

    /// Adds what is wrong, what to do, and the call's words.
    pub(super) fn in_full(&mut self, finding: Finding<'a>, said: &mut Said<'a>) {
        let Some(message) = finding.message_in_letter(self.lexicon) else { return };
        let mut says = message.problem;
        // A remedy for the same places is said once.
        let remedy = message.remedy.map(|remedy| (finding.places(), remedy));
        let is_new =
            |told: &(&[Place], String)| !asks_nothing(finding) && !said.remedies.contains(told);
        if let Some(told) = remedy.filter(is_new) {
            says.push(' ');
            says.push_str(&told.1);
            said.remedies.push(told);
        }
        let cites = citation(finding, self.lexicon, said);
        self.push(&message.title, String::new(), says, cites);
    }

    /// Adds what is wrong, and the call's words: there is nothing that the applicant can do at once.
    pub(super) fn stated(&mut self, finding: Finding<'a>, said: &mut Said<'a>) {
        let Some(message) = finding.message_in_letter(self.lexicon) else { return };
        let cites = citation(finding, self.lexicon, said);
        self.push(&message.title, String::new(), message.problem, cites);
    }

    /// Adds a missing item, once. Leaves out what the letter already asks for. If what was sent falls short,
    /// says so in full. With `cited`, the call's words are quoted.
    pub(super) fn lacking(&mut self, finding: Finding<'a>, cited: bool, said: &mut Said<'a>) {
        if falls_short(finding) {
            return self.in_full(finding, said);
        }
        let title = finding.requirement().title(self.lexicon.locale());
        if let AnyCheck::Document(document) = &finding.requirement().check
            && !finding.is_undecided()
        {
            if !document.is_single()
                || finding.places().first() != Some(&Place::List(List::DOCUMENTS))
            {
                return self.in_full(finding, said);
            }
            let signed = words!(
                fr: " — à signer par le responsable légal ou son délégataire",
                en: " — to be signed by the legal representative or their delegate",
            );
            let remark = if document.is_signed() { signed.told(self.lexicon) } else { "" };
            let cites = if cited { citation(finding, self.lexicon, said) } else { Vec::new() };
            return self.push(title, remark.to_owned(), String::new(), cites);
        }
        let open = finding.open_places();
        let mut new = open.clone();
        new.retain(|place| !said.asks(finding, *place));
        said.asked.extend(new.iter().filter(|place| **place != Place::List(List::DOCUMENTS)));
        let places = where_to_fill_in(finding, &new, self.lexicon);
        let (title, remark) = match (finding.is_undecided(), places) {
            (true, Some(places)) => (title.to_owned(), self.to_find_out(&places)),
            (true, None) => {
                let words =
                    words!(fr: " — si ce point vous concerne", en: " — if this concerns you");
                (title.to_owned(), words.told(self.lexicon).to_owned())
            }
            (false, Some(places)) => (capitalised(&places), [" — ", title].concat()),
            (false, None) if !open.is_empty() && new.is_empty() => return,
            (false, None) => (title.to_owned(), String::new()),
        };
        let cites = if cited { citation(finding, self.lexicon, said) } else { Vec::new() };
        self.push(&title, remark, String::new(), cites);
    }

    fn to_find_out(&self, places: &str) -> String {
        let words = words!(
            fr: " — pour savoir si ce point vous concerne, indiquez : {places}",
            en: " — to find out whether this concerns you, please give: {places}",
        );
        filled(words, self.lexicon, &mut |_, out| out.push_str(places))
    }

    /// Adds a point of which nothing is to be done: its title and, unless an officer has to fill it
    /// in, what is to be looked at.
    pub(super) fn waiting(&mut self, finding: Finding<'a>, said: &mut Said<'a>) {
        let is_told = is_appraisal(finding) || finding.waits_for_agents() || finding.is_undecided();
        if is_told {
            let title = finding.requirement().title(self.lexicon.locale());
            self.push(title, String::new(), String::new(), Vec::new());
        } else {
            self.in_full(finding, said);
        }
    }

    /// The points as a list.
    pub(super) fn list(self) -> DocumentBlock {
        let lexicon = self.lexicon;
        DocumentBlock::List(self.points.into_iter().map(|point| point.told(lexicon)).collect())
    }
}

impl Point {
    fn told(self, lexicon: Lexicon<'_>) -> Vec<Inline> {
        let mut told = Vec::new();
        let are_several = self.titles.len() > 1;
        for (index, title) in self.titles.into_iter().enumerate() {
            if index > 0 {
                let between = words!(fr: " ; ", en: "; ").spoken(lexicon);
                told.push(Inline::Text(between.to_owned()));
            }
            told.push(Inline::Strong(title));
        }
        let mut text = self.remark;
        if are_several {
            let each = words!(fr: ", pour chacun de ces points", en: ", for each of these");
            text.push_str(each.spoken(lexicon));
        }
        if self.says.is_empty() {
            text.push('.');
        } else {
            text.push_str(lexicon.format().colon);
            text.push_str(&self.says);
        }
        told.push(Inline::Text(text));
        told.extend(self.cites);
        told
    }
}

/// Whether a finding asks its applicant for something although an officer decides.
pub(super) fn asks_to_help(finding: Finding<'_>) -> bool {
    let waits = is_appraisal(finding) || finding.waits_for_agents();
    !waits && remedy_of_program(finding).is_some_and(|remedy| !remedy.ends_with(NOTHING_ASKED))
}

/// Whether the message of a finding says that nothing is asked of the applicant.
fn asks_nothing(finding: Finding<'_>) -> bool {
    remedy_of_program(finding).is_some_and(|remedy| remedy.ends_with(NOTHING_ASKED))
}

/// The remedy of a finding in English, in the words of the program: those of a call may say it otherwise.
fn remedy_of_program(finding: Finding<'_>) -> Option<String> {
    finding.message_in_letter(Locale::En.into())?.remedy
}

/// The id of the document that carries the signature which the member `charter` declares.
const CHARTER: &str = "charter";

/// Whether a finding asks who signed the charter.
pub(super) fn asks_who_signed(finding: Finding<'_>) -> bool {
    let declared = Place::Field(field!(charter.signed_by));
    matches!(finding.requirement().check, AnyCheck::CharterSignature(_))
        && finding.places().contains(&declared)
}

/// Whether a finding only asks whose signature the charter that is enclosed bears.
pub(super) fn asks_for_its_signature(finding: Finding<'_>) -> bool {
    let signed_by = column_of!(Document.signed_by);
    let is_signature =
        |place: &Place| matches!(place, Place::Item(_, _, column) if *column == signed_by);
    finding.status() == Status::Missing
        && finding.document().is_some_and(|document| document.id() == CHARTER)
        && finding.places().iter().all(is_signature)
}

/// Where a requirement stands in the call, and the call's words, unless they are said already.
pub(super) fn citation<'a>(
    finding: Finding<'a>,
    lexicon: Lexicon<'_>,
    said: &mut Said<'a>,
) -> Vec<Inline> {
    let requirement = finding.requirement();
    let quote = requirement.quote();
    let words: Words<&str> = match (requirement.basis(), quote) {
        (Basis::Call, _) => words!(fr: " Appel ({source})", en: " Call ({source})"),
        (_, Some(_)) => {
            words!(fr: " Déduit de l’appel ({source})", en: " Inferred from the call ({source})")
        }
        // Usual practice and what is taken for granted have no place in the call.
        _ => return Vec::new(),
    };
    let mut text = filled(words, lexicon, &mut |_, out| {
        out.push_str(requirement.source(lexicon.locale()));
    });
    let new = quote.filter(|quote| !said.quotes.contains(quote));
    let Some(quote) = new else {
        text.push('.');
        return vec![Inline::Text(text)];
    };
    said.quotes.push(quote);
    let language = finding.call().quote_language();
    if let Some(name) = language.name(lexicon) {
        let words = words!(fr: ", en {language}", en: ", in {language}");
        text.push_str(&filled(words, lexicon, &mut |_, out| out.push_str(name)));
    }
    text.push_str(lexicon.format().colon);
    let quote = short(quote);
    let mut end = String::new();
    end_quotation(&quote, finding.call(), lexicon, &mut end);
    let mut told = vec![Inline::Text(text), Inline::Quotation { text: quote, language }];
    told.extend((!end.is_empty()).then_some(Inline::Text(end)));
    told
}

/// The beginning of a quotation, to the end of a word.
fn short(quote: &str) -> String {
    let Some((end, _)) = quote.char_indices().nth(QUOTED) else { return quote.to_owned() };
    let start = quote.get(..end).unwrap_or_default();
    let (words, _) = start.rsplit_once(' ').unwrap_or((start, ""));
    [words, " […]"].concat()
}

/// Whether a finding is what officers judge.
pub(super) fn is_appraisal(finding: Finding<'_>) -> bool {
    finding.requirement().check() == "appraisal"
}
