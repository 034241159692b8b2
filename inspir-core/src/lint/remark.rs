//! A remark on a definition.

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeStruct as _, Serializer};

use crate::cases::told;
use crate::closed_list::closed_list;
use crate::definition::{PositionFinder, TextPosition};
use crate::json::JsonText;
use crate::locale::{Locale, Words};

closed_list! {
    /// The kinds of remarks on a definition.
    #[non_exhaustive]
    pub enum RemarkCode {
        /// A condition is true of every application that answers what it asks.
        ConditionAlways = "condition.always",
        /// A condition is true of no application.
        ConditionNever = "condition.never",
        /// A requirement can never fail.
        RequirementNeverFails = "requirement.never_fails",
        /// A requirement can never hold.
        RequirementNeverHolds = "requirement.never_holds",
        /// Requirements contradict each other: no application can be eligible.
        RequirementsContradict = "requirements.contradict",
        /// A part of the grant comes to nothing, whatever the application.
        PartNeverGrants = "part.never_grants",
        /// A case of a part never applies.
        CaseNeverApplies = "case.never_applies",
        /// Nothing names an item of a list.
        IdUnused = "id.unused",
        /// No requirement reads a member.
        MemberUnread = "member.unread",
        /// The text of the call does not hold a quotation.
        QuoteNotFound = "quote.not_found",
        /// Words lack a language that the definition has.
        WordsMissing = "words.missing",
        /// Two items of a list have one title.
        TitleTwice = "title.twice",
    }
}

/// A remark on a definition that loads. It may be meant so, or it may be a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    code: RemarkCode,
    position: TextPosition,
    message: Words,
}

impl Serialize for Remark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut remark = serializer.serialize_struct("Remark", 5)?;
        remark.serialize_field("code", &self.code)?;
        remark.serialize_field("path", self.path())?;
        remark.serialize_field("line", &self.line())?;
        remark.serialize_field("column", &self.column())?;
        let message = Locale::ALL.iter().map(|locale| (locale.tag(), self.message.get(*locale)));
        remark
            .serialize_field("message", &message.collect::<std::collections::BTreeMap<_, _>>())?;
        remark.end()
    }
}

impl Remark {
    /// A remark at the value of this number. Braces of the words name values.
    pub(super) fn new(
        document: &JsonText<'_>,
        number: u32,
        code: RemarkCode,
        words: Words<&'static str>,
        values: &[(&str, &str)],
    ) -> Self {
        Self {
            code,
            position: PositionFinder::new(document).position(number),
            message: Words::each(|locale| told(words, locale, values)),
        }
    }

    /// The kind.
    #[must_use]
    pub fn code(&self) -> RemarkCode {
        self.code
    }

    /// The place in the definition, as a JSON Pointer.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.position.path
    }

    /// The line in the text of the definition, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.position.line
    }

    /// The column in that line, from 1, counted in characters.
    #[must_use]
    pub fn column(&self) -> usize {
        self.position.column
    }

    /// The message: what is odd, and what to do.
    #[must_use]
    pub fn message(&self, locale: Locale) -> &str {
        self.message.get(locale)
    }
}

impl fmt::Display for Remark {
    /// In English, with its place.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut said = String::new();
        self.position.write(Locale::En, &|out| out.push_str(self.message(Locale::En)), &mut said);
        f.pad(&said)
    }
}
