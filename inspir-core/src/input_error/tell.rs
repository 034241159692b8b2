//! The message of an error: its words, and the values that fill their gaps.

use std::fmt;

use super::code::ErrorCode;
use super::error::InputError;
use super::fault::Expected;
use super::words::{self, type_word};
use crate::json::WriteJson;
use crate::locale::{Lexicon, Locale, TemplateGap, fill, fill_values};
use crate::written::{self, WrittenReason};

impl InputError {
    /// The message: what is wrong and how to mend it, in one sentence or two, in the words of the program.
    /// [`Assessment::error_message`](crate::Assessment::error_message) tells it in those that a call has of
    /// its own.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let decision = Call::follow_up().decide_json(br#"{"submitted_on": "tomorrow"}"#);
    /// assert!(decision.input_errors()[0].message(Locale::En).contains("tomorrow"));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        self.in_voice(locale.into())
    }

    /// The message as a call tells it.
    pub(crate) fn in_voice(&self, lexicon: Lexicon<'_>) -> String {
        let expected = &self.fault.expected;
        let words = match (self.fault.code, &self.number, &self.meant) {
            (ErrorCode::TypeMismatch, Some(_), meant) => {
                words::of_number(*expected == Expected::Type("integer"), meant.as_deref())
            }
            (ErrorCode::TypeMismatch, None, Some(meant)) => words::of_meant(meant),
            (ErrorCode::DateFormat, ..) if self.has_time() => words::WITH_TIME,
            (code, ..) => words::of_code(code, expected),
        };
        self.told(words.told(lexicon), lexicon)
    }

    /// Whether a day was found, and an hour.
    fn has_time(&self) -> bool {
        let found = self.found.as_deref().unwrap_or_default();
        match written::date(found, Locale::En) {
            Ok(day) => day.is_some() && found.contains(':'),
            Err(error) => error.reason() == WrittenReason::Time,
        }
    }

    fn told(&self, words: &str, lexicon: Lexicon<'_>) -> String {
        let mut message = String::with_capacity(words.len() + 40);
        fill(words, &mut message, &mut |gap, out| match (gap, &self.fault.expected) {
            (TemplateGap::Value("found"), _) => self.write_found(lexicon, out),
            (TemplateGap::Value("type"), expected) if expected.is_listed() => {
                out.push_str(words::LISTED.told(lexicon));
            }
            (TemplateGap::Value("meant"), _) => {
                self.meant.iter().for_each(|meant| meant.write(out))
            }
            (TemplateGap::Value("decimals"), Expected::Numbers(range)) => {
                out.push_str(&range.decimals.to_string());
            }
            (TemplateGap::Choice(_, [one, other]), Expected::Numbers(range)) => {
                out.push_str(if lexicon.is_singular(range.decimals) { one } else { other });
            }
            (TemplateGap::Value("example"), Expected::Numbers(range)) => {
                out.push_str(&range.example().to_string());
            }
            _ => self.write_expected(lexicon, out),
        });
        message
    }

    fn write_found(&self, lexicon: Lexicon<'_>, out: &mut String) {
        let found = self.found.as_deref().unwrap_or_default();
        match (self.fault.code, found.split_once(':')) {
            (ErrorCode::TypeMismatch, Some(("python" | "arrow", kind))) => {
                fill_values(words::FOREIGN.told(lexicon), out, &mut |_, out| out.push_str(kind));
            }
            (ErrorCode::TypeMismatch, _) => match &self.number {
                Some(number) => out.push_str(number),
                None => out.push_str(type_word(found, lexicon).unwrap_or(found)),
            },
            (
                ErrorCode::TextTooLong
                | ErrorCode::ListTooLong
                | ErrorCode::JsonTooDeep
                | ErrorCode::FieldDuplicate,
                _,
            ) => lexicon.write_count(found, out),
            (ErrorCode::JsonSyntax, Some((line, column))) => {
                fill_values(words::PLACE.told(lexicon), out, &mut |name, out| {
                    out.push_str(if name == "line" { line } else { column });
                });
            }
            _ => out.push_str(found),
        }
    }

    fn write_expected(&self, lexicon: Lexicon<'_>, out: &mut String) {
        match &self.fault.expected {
            Expected::Choice(choices) => {
                let each = choices.iter();
                write_listed(each.map(|one| (one.id, Some(one.label.spoken(lexicon)))), out);
            }
            Expected::OneOf(ids) => {
                let each = ids.iter();
                write_listed(
                    each.map(|(id, title)| (id, title.map(|title| title.told(lexicon)))),
                    out,
                );
            }
            Expected::Members(names) => out.push_str(&names.join(", ")),
            Expected::Type(name) => out.push_str(type_word(name, lexicon).unwrap_or(name)),
            Expected::Text(text) => out.push_str(text),
            Expected::Content => out.push_str("JSON"),
            Expected::Encoding(name) => out.push_str(name),
            Expected::Maximum(most) if self.fault.code == ErrorCode::JsonTooLarge => {
                fill_values(words::SIZE.told(lexicon), out, &mut |name, out| {
                    let number = if name == "mega" { most / (1024 * 1024) } else { *most };
                    lexicon.write_count(&number.to_string(), out);
                });
            }
            Expected::Maximum(most) => lexicon.write_count(&most.to_string(), out),
            Expected::Range(from, to) => {
                fill_values(words::RANGE.told(lexicon), out, &mut |name, out| {
                    let number = if name == "from" { from } else { to };
                    lexicon.write_count(&number.to_string(), out);
                });
            }
            Expected::Numbers(range) => {
                fill_values(words::RANGE.told(lexicon), out, &mut |name, out| {
                    let number = if name == "from" { range.minimum } else { range.maximum };
                    lexicon.write_number(number, out);
                });
            }
        }
    }
}

impl fmt::Display for InputError {
    /// In English, with its place.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let decision = Call::follow_up().decide_json(br#"{"submitted_on": "tomorrow"}"#);
    /// let error: &dyn std::error::Error = &decision.input_errors()[0];
    /// assert!(error.to_string().starts_with("/submitted_on: “tomorrow” is not a date."));
    /// ```
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.message(Locale::En);
        f.pad(&match self.path.as_str() {
            "" => message,
            path => format!("{path}: {message}"),
        })
    }
}

impl std::error::Error for InputError {}

/// Adds ids, each with its title if it has one.
fn write_listed<'t>(listed: impl Iterator<Item = (&'t str, Option<&'t str>)>, out: &mut String) {
    for (number, (id, title)) in listed.enumerate() {
        if number > 0 {
            out.push_str(", ");
        }
        out.push_str(id);
        for part in title.iter().flat_map(|title| [" (", title, ")"]) {
            out.push_str(part);
        }
    }
}
