//! Writing out the words of a call, checking others, and laying them over it.

use std::collections::HashMap;

use super::of_call::{key_at, reworded, words_of_call};
use super::problem::{WordFault, WordProblem};
use super::program::program_words;
use crate::call::{Call, CallError};
use crate::definition::{KnownNames, nearest};
use crate::json::{JsonShape, JsonText, text};
use crate::locale::{Hole, Locale, Words, fill};
use crate::text::is_blank;

/// The words that a catalogue can give: of the call, and of the program.
struct KnownWords {
    of_call: Vec<(String, Words)>,
    of_program: Vec<(String, Words)>,
}

impl KnownWords {
    fn new(call: &Call) -> Self {
        Self { of_call: words_of_call(call.told_definition()), of_program: program_words() }
    }

    fn all(&self) -> impl Iterator<Item = &(String, Words)> + Clone {
        self.of_call.iter().chain(&self.of_program)
    }

    /// Reads a catalogue: its texts by their keys, and its mistakes.
    fn read(&self, catalogue: &str) -> (HashMap<String, String>, Vec<WordProblem>) {
        let (mut texts, mut problems) = (HashMap::new(), Vec::new());
        let document = JsonText::new(catalogue).ok();
        let Some(document) = document.filter(|document| document.root().is_object()) else {
            problems.push(problem("", WordFault::Json, "", ""));
            return (texts, problems);
        };
        let known: HashMap<&str, &Words> =
            self.all().map(|(key, words)| (key.as_str(), words)).collect();
        let keys: Vec<&str> = self.all().map(|(key, _)| key.as_str()).collect();
        for (key, value) in document.root().members() {
            let key = key.text();
            let Some(words) = known.get(key.as_ref()) else {
                let name = |number: usize| keys.get(number).copied();
                let meant = nearest(&key, KnownNames::Numbered(&name)).unwrap_or_default();
                problems.push(problem(&key, WordFault::UnknownKey, "", meant));
                continue;
            };
            match value.shape() {
                JsonShape::Text(template) if is_blank(&template) => {}
                JsonShape::Text(template) => match fault(&template, words) {
                    Some((fault, found, gaps)) => {
                        problems.push(problem(&key, fault, &found, &gaps));
                    }
                    None => drop(texts.insert(key.into_owned(), template.into_owned())),
                },
                JsonShape::Null | JsonShape::Empty => {}
                _ => problems.push(problem(&key, WordFault::NotText, "", "")),
            }
        }
        (texts, problems)
    }
}

fn problem(key: &str, fault: WordFault, found: &str, known: &str) -> WordProblem {
    let [key, found, known] = [key, found, known].map(str::to_owned);
    WordProblem { key, fault, found, known }
}

/// What is wrong with a template that stands for these words, what was found, and the gaps there are.
fn fault(template: &str, words: &Words) -> Option<(WordFault, String, String)> {
    if let Some(brace) = odd_brace(template) {
        return Some((WordFault::Braces, brace.to_string(), String::new()));
    }
    let mut known: Vec<String> = Vec::new();
    for locale in Locale::ALL {
        gaps(words.get(*locale), &mut |gap| {
            if !known.iter().any(|other| other == gap) {
                known.push(gap.to_owned());
            }
        });
    }
    let mut unknown = None;
    gaps(template, &mut |gap| {
        if unknown.is_none() && !known.iter().any(|other| other == gap) {
            unknown = Some(gap.to_owned());
        }
    });
    let told: Vec<String> = known.iter().map(|gap| format!("`{gap}`")).collect();
    unknown.map(|gap| (WordFault::UnknownGap, gap, told.join(", ")))
}

fn gaps(template: &str, found: &mut dyn FnMut(&str)) {
    fill(template, &mut String::new(), &mut |hole, _| match hole {
        Hole::Value(name) | Hole::Choice(name, _) => found(name),
    });
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

impl Call {
    /// All words that this call is told with, as JSON: its own and the program's, by their keys, in each
    /// language. It is the model for a catalogue: `{"key": "template"}`.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let words: serde_json::Value = serde_json::from_str(&Call::follow_up().words_to_json())?;
    /// assert_eq!(words["parts/operating/title"]["en"], "Operating grant");
    /// let ceiling = "you ask for {requested}, but the ceiling is {ceiling}.";
    /// assert!(words.as_object().is_some_and(|all| all.values().any(|words| words["en"] == ceiling)));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn words_to_json(&self) -> String {
        let mut out = String::from("{");
        for (index, (key, words)) in KnownWords::new(self).all().enumerate() {
            out.push_str(if index > 0 { ",\n " } else { "\n " });
            text(key, &mut out);
            for (number, locale) in Locale::ALL.iter().enumerate() {
                out.push_str(if number > 0 { ", \"" } else { ": {\"" });
                out.push_str(locale.tag());
                out.push_str("\": ");
                text(words.get(*locale), &mut out);
            }
            out.push('}');
        }
        out.push_str("\n}\n");
        out
    }

    /// The mistakes in a catalogue of words for this call: keys that there are not, gaps that their words
    /// do not have. Words that the catalogue leaves out, or leaves blank, are no mistake.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// assert!(call.check_words(r#"{"parts/operating/title": "Betriebszuschuss"}"#).is_empty());
    /// assert_eq!(call.check_words(r#"{"parts/x/title": "x"}"#).len(), 1);
    /// ```
    #[must_use]
    pub fn check_words(&self, catalogue: &str) -> Vec<WordProblem> {
        KnownWords::new(self).read(catalogue).1
    }

    /// The keys of the words that a catalogue leaves out or leaves blank.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// let words = r#"{"parts/operating/title": "Betriebszuschuss"}"#;
    /// let missing = call.missing_words(words);
    /// assert!(missing.contains(&"title".to_owned()));
    /// assert!(!missing.contains(&"parts/operating/title".to_owned()));
    /// ```
    #[must_use]
    pub fn missing_words(&self, catalogue: &str) -> Vec<String> {
        let known = KnownWords::new(self);
        let (texts, _) = known.read(catalogue);
        let missing = known.all().map(|(key, _)| key).filter(|key| !texts.contains_key(*key));
        missing.cloned().collect()
    }

    /// This call, told in the words of a catalogue wherever it would use those of `locale`: in a house
    /// style, or in another language. What the catalogue leaves out stays as it is; amounts and dates are
    /// written as `locale` writes them. Outcomes, the definition and its digest stay the same.
    ///
    /// ```
    /// use inspir_core::{Call, Locale};
    ///
    /// let words = r#"{
    ///     "requirements/grant.operating_ceiling/title": "Obergrenze",
    ///     "limit/you_ask_for_but_the_ceiling_is": "beantragt sind {requested}, möglich sind {ceiling}."
    /// }"#;
    /// let call = Call::follow_up().with_words(Locale::Fr, words).map_err(|problems| problems[0].clone())?;
    /// let assessment = call.assess_json(br#"{"request": {"operating": "6000.00"}}"#);
    /// let ceiling = assessment.finding("grant.operating_ceiling").expect("a requirement of this call");
    /// let told = ceiling.message(Locale::Fr);
    /// assert!(told.starts_with("Obergrenze : beantragt sind 6 000,00 €, möglich sind 5 000,00 €."), "{told}");
    /// assert_eq!(call, Call::follow_up());
    /// # Ok::<(), inspir_core::WordProblem>(())
    /// ```
    ///
    /// # Errors
    /// The mistakes that [`check_words`](Self::check_words) finds, and texts that the call refuses.
    pub fn with_words(&self, locale: Locale, catalogue: &str) -> Result<Self, Vec<WordProblem>> {
        let known = KnownWords::new(self);
        let (texts, problems) = known.read(catalogue);
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut own = self.data().frame.layout.own_words.as_deref().cloned().unwrap_or_default();
        for (key, words) in &known.of_program {
            if let Some(text) = texts.get(key) {
                own.insert(words, locale, text.clone());
            }
        }
        let definition = reworded(self.told_definition(), locale, &texts).unwrap_or_default();
        self.retold(&definition, own).map_err(|error| refused(&error, &definition))
    }
}

/// The texts that a call refuses.
fn refused(error: &CallError, definition: &str) -> Vec<WordProblem> {
    let refused = error.problems().iter().map(|found| {
        let key = key_at(definition, found.path());
        problem(&key, WordFault::Refused, &found.message(Locale::En), "")
    });
    refused.collect()
}
