//! Writing out the words of a call, checking others, and laying them over it.

use super::catalogue::{GivenTexts, KnownWords};
use super::of_call::{key_at, reworded};
use super::problem::{WordFault, WordProblem};
use super::program::PROGRAM;
use crate::call::{Call, CallError};
use crate::json::text;
use crate::locale::{Lexicon, Locale};

impl Call {
    /// All words of this call, as JSON: its own and the program's, by their keys, in each language: `{"key":
    /// {"fr": "template", "en": "template"}}`. It is a catalogue itself, to be edited:
    /// [`with_words`](Self::with_words) takes from each entry the text of the language that it lays over.
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
        self.words_beside(PROGRAM)
    }

    /// The words, with those of the program from the text of their file.
    pub(crate) fn words_beside(&self, program: &str) -> String {
        let own = &self.data().frame.layout.own_words;
        let mut out = String::from("{");
        for (index, (key, words)) in KnownWords::new(self, program).all().enumerate() {
            out.push_str(if index > 0 { ",\n " } else { "\n " });
            text(key, &mut out);
            for (number, locale) in Locale::ALL.iter().enumerate() {
                out.push_str(if number > 0 { ", \"" } else { ": {\"" });
                out.push_str(locale.tag());
                out.push_str("\": ");
                text(words.told(Lexicon::new(*locale, own)), &mut out);
            }
            out.push('}');
        }
        out.push_str("\n}\n");
        out
    }

    /// The mistakes in a catalogue of words for this call. A catalogue is a JSON object: each key has one
    /// text, or an object with texts by language. Mistakes are keys and languages that there are not, keys
    /// that stand twice, gaps that the words do not have, texts that leave out all of their gaps, braces and
    /// signs that no text has, and what the call refuses, such as a text that is too long. A text that is left
    /// out or blank is no mistake, nor is one that stays as the call has it. Of many mistakes the first hundred or so
    /// are told.
    ///
    /// A catalogue without mistakes can be laid over any language: [`with_words`](Self::with_words) refuses
    /// nothing else.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// assert!(call.check_words(r#"{"parts/operating/title": "Betriebszuschuss"}"#).is_empty());
    /// assert!(call.check_words(&call.words_to_json()).is_empty());
    /// assert_eq!(call.check_words(r#"{"parts/x/title": "x"}"#).len(), 1);
    /// ```
    #[must_use]
    pub fn check_words(&self, catalogue: &str) -> Vec<WordProblem> {
        self.word_problems(PROGRAM, catalogue)
    }

    /// The mistakes of a catalogue, with the words of the program from the text of their file.
    pub(crate) fn word_problems(&self, program: &str, catalogue: &str) -> Vec<WordProblem> {
        let known = KnownWords::new(self, program);
        let read = known.read(catalogue);
        let refused =
            Locale::ALL.iter().filter_map(|locale| self.laid(&known, &read, *locale).err());
        let refused: Vec<WordProblem> = refused.flatten().collect();
        let mut problems = read.problems;
        for problem in refused {
            if !problems.iter().any(|other| other.is_like(&problem)) {
                problems.push(problem);
            }
        }
        problems
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
        let known = KnownWords::new(self, PROGRAM);
        let read = known.read(catalogue);
        let missing = known.all().map(|(key, _)| key).filter(|key| !read.has(key));
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
    /// Some of the mistakes that [`check_words`](Self::check_words) finds: those that matter for `locale`.
    pub fn with_words(&self, locale: Locale, catalogue: &str) -> Result<Self, Vec<WordProblem>> {
        self.told_in(PROGRAM, locale, catalogue)
    }

    /// The call in the words of a catalogue, with those of the program from the text of their file.
    pub(crate) fn told_in(
        &self,
        program: &str,
        locale: Locale,
        catalogue: &str,
    ) -> Result<Self, Vec<WordProblem>> {
        let known = KnownWords::new(self, program);
        let mut read = known.read(catalogue);
        match self.laid(&known, &read, locale) {
            Ok(call) if read.problems.is_empty() => Ok(call),
            Ok(_) => Err(read.problems),
            Err(refused) => {
                read.problems.extend(refused);
                Err(read.problems)
            }
        }
    }

    /// This call, told in the texts of a catalogue that have no mistakes, or those that the call refuses.
    fn laid(
        &self,
        known: &KnownWords,
        read: &GivenTexts,
        locale: Locale,
    ) -> Result<Self, Vec<WordProblem>> {
        let texts = read.texts.get(locale);
        let mut own = self.data().frame.layout.own_words.as_deref().cloned().unwrap_or_default();
        for (key, words) in &known.of_program {
            if let Some(text) = texts.get(key) {
                own.insert(words, locale, text.clone());
            }
        }
        let definition = reworded(self.told_definition(), locale, texts).unwrap_or_default();
        self.retold(&definition, own).map_err(|error| refused(&error, &definition))
    }
}

/// The texts that a call refuses.
fn refused(error: &CallError, definition: &str) -> Vec<WordProblem> {
    let refused = error.problems().iter().map(|found| {
        let key = key_at(definition, found.path());
        let found = found.message(Locale::En);
        WordProblem { key, fault: WordFault::Refused, found, known: String::new() }
    });
    refused.collect()
}
