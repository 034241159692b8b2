//! Reading a catalogue of words: its texts in each language, and its mistakes.

use std::collections::{HashMap, HashSet};

use super::of_call::words_of_call;
use super::problem::{WordFault, WordProblem};
use super::program::program_words;
use crate::call::Call;
use crate::definition::{KnownNames, MAX_PROBLEMS, nearest};
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::locale::{Locale, TemplateGap, Words, fill};
use crate::text::is_blank;

/// The words that a catalogue can give: of the call, and of the program.
pub(super) struct KnownWords {
    of_call: Vec<(String, Words)>,
    pub(super) of_program: Vec<(String, Words)>,
}

/// The texts of a catalogue: those of each language by their keys, and the mistakes.
#[derive(Default)]
pub(super) struct GivenTexts {
    pub(super) texts: Words<HashMap<String, String>>,
    pub(super) problems: Vec<WordProblem>,
}

impl KnownWords {
    pub(super) fn new(call: &Call, program: &str) -> Self {
        Self { of_call: words_of_call(call.told_definition()), of_program: program_words(program) }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &(String, Words)> + Clone {
        self.of_call.iter().chain(&self.of_program)
    }

    pub(super) fn read(&self, catalogue: &str) -> GivenTexts {
        let mut read = GivenTexts::default();
        let document = JsonText::new(catalogue).ok();
        let Some(document) = document.filter(|document| document.root().is_object()) else {
            read.refuse("", WordFault::Json, "", "");
            return read;
        };
        let known: HashMap<&str, &Words> =
            self.all().map(|(key, words)| (key.as_str(), words)).collect();
        let keys: Vec<&str> = self.all().map(|(key, _)| key.as_str()).collect();
        let mut met = HashSet::new();
        for (key, value) in document.root().members() {
            let key = key.text();
            if !met.insert(key.clone()) {
                read.refuse(&key, WordFault::Twice, "", "");
            } else if let Some(words) = known.get(key.as_ref()) {
                read.entry(&key, value, words);
            } else {
                let name = |number: usize| keys.get(number).copied();
                let near = || nearest(&key, KnownNames::Numbered(&name));
                let meant = if read.is_full() { None } else { near() };
                read.refuse(&key, WordFault::UnknownKey, "", meant.unwrap_or_default());
            }
        }
        read
    }
}

impl GivenTexts {
    /// Whether it has a text for a key, in any language.
    pub(super) fn has(&self, key: &str) -> bool {
        Locale::ALL.iter().any(|locale| self.texts.get(*locale).contains_key(key))
    }

    /// Whether no more mistakes are told.
    fn is_full(&self) -> bool {
        self.problems.len() >= MAX_PROBLEMS
    }

    fn refuse(&mut self, key: &str, fault: WordFault, found: &str, known: &str) {
        if self.is_full() {
            return;
        }
        let [key, found, known] = [key, found, known].map(str::to_owned);
        self.problems.push(WordProblem { key, fault, found, known });
    }

    /// One text for whichever language it is laid over, or one for each language.
    fn entry(&mut self, key: &str, value: JsonValue<'_, '_>, words: &Words) {
        match value.shape() {
            JsonShape::Null | JsonShape::Empty => {}
            JsonShape::Text(text) => self.text(key, &text, words, Locale::ALL),
            _ if value.is_object() => {
                let mut met = HashSet::new();
                for (tag, value) in value.members() {
                    let tag = tag.text();
                    let Ok(locale) = tag.parse::<Locale>() else {
                        let known: Vec<String> =
                            Locale::ALL.iter().map(|one| format!("`{}`", one.tag())).collect();
                        self.refuse(key, WordFault::UnknownLanguage, &tag, &known.join(", "));
                        continue;
                    };
                    if !met.insert(locale) {
                        self.refuse(key, WordFault::Twice, "", "");
                        continue;
                    }
                    match value.shape() {
                        JsonShape::Null => {}
                        JsonShape::Text(text) => self.text(key, &text, words, &[locale]),
                        _ => self.refuse(key, WordFault::NotText, "", ""),
                    }
                }
            }
            _ => self.refuse(key, WordFault::NotText, "", ""),
        }
    }

    fn text(&mut self, key: &str, text: &str, words: &Words, locales: &[Locale]) {
        if is_blank(text) {
            return;
        }
        // Words that stay as they are have no mistakes.
        let is_as_before = Locale::ALL.iter().any(|locale| words.get(*locale) == text);
        match fault(text, words).filter(|_| !is_as_before) {
            Some((fault, found, known)) => self.refuse(key, fault, &found, &known),
            None => {
                for locale in locales {
                    self.texts.get_mut(*locale).insert(key.to_owned(), text.to_owned());
                }
            }
        }
    }
}

/// The fault of a template that stands for these words, what was found, and the gaps there are.
fn fault(template: &str, words: &Words) -> Option<(WordFault, String, String)> {
    if let Some(brace) = odd_brace(template) {
        return Some((WordFault::Braces, brace.to_string(), String::new()));
    }
    // A text of several lines may have several lines again.
    let has_lines = Locale::ALL.iter().any(|locale| words.get(*locale).contains('\n'));
    let is_control = |sign: &char| sign.is_control() && !(has_lines && *sign == '\n');
    if let Some(sign) = template.chars().find(is_control) {
        return Some((WordFault::Control, format!("U+{:04X}", u32::from(sign)), String::new()));
    }
    let mut known: Vec<String> = Vec::new();
    for locale in Locale::ALL {
        gaps(words.get(*locale), &mut |gap| {
            if !known.iter().any(|other| other == gap) {
                known.push(gap.to_owned());
            }
        });
    }
    let (mut unknown, mut is_without) = (None, true);
    gaps(template, &mut |gap| {
        is_without = false;
        if unknown.is_none() && !known.iter().any(|other| other == gap) {
            unknown = Some(gap.to_owned());
        }
    });
    let told: Vec<String> = known.iter().map(|gap| format!("`{gap}`")).collect();
    let told = told.join(", ");
    if let Some(gap) = unknown {
        return Some((WordFault::UnknownGap, gap, told));
    }
    // Gaps that some language does without can be left out.
    let is_needed = Locale::ALL.iter().all(|locale| has_values(words.get(*locale)));
    (is_without && is_needed).then(|| (WordFault::NoGap, String::new(), told))
}

fn gaps(template: &str, found: &mut dyn FnMut(&str)) {
    fill(template, &mut String::new(), &mut |gap, _| match gap {
        TemplateGap::Value(name) | TemplateGap::Choice(name, _) => found(name),
    });
}

/// Whether a template has a gap for a value.
fn has_values(template: &str) -> bool {
    let mut has = false;
    fill(template, &mut String::new(), &mut |gap, _| has |= matches!(gap, TemplateGap::Value(_)));
    has
}

/// A brace that stands within another, or alone.
fn odd_brace(template: &str) -> Option<char> {
    let mut is_open = false;
    for brace in template.chars().filter(|char| matches!(char, '{' | '}')) {
        if is_open == (brace == '{') {
            return Some(brace);
        }
        is_open = !is_open;
    }
    is_open.then_some('{')
}
