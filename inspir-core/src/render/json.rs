//! An assessment as JSON, always the same bytes.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

use super::message;
use crate::assessment::{Assessment, Finding};
use crate::grant::PartGrant;
use crate::intake::LocalisedError;
use crate::locale::Locale;
use crate::place::Place;
use crate::status::Status;
use crate::values::Value;

/// What most assessments need; a longer one grows.
const USUAL_BYTES: usize = 16 * 1024;

pub(crate) fn json(assessment: &Assessment, locale: Locale) -> String {
    let mut out = Vec::with_capacity(USUAL_BYTES);
    // Writing to memory cannot fail, and every key is text.
    let written = serde_json::to_writer(&mut out, &Localised { assessment, locale });
    debug_assert!(written.is_ok(), "an assessment is always JSON");
    String::from_utf8(out).unwrap_or_default()
}

/// An assessment with its messages in one locale.
struct Localised<'a> {
    assessment: &'a Assessment,
    locale: Locale,
}

impl Serialize for Localised<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { assessment, locale } = *self;
        let mut out = serializer.serialize_struct("Assessment", 11)?;
        out.serialize_field("call", assessment.call().id())?;
        out.serialize_field("edition", assessment.call().edition())?;
        out.serialize_field("engine", crate::VERSION)?;
        out.serialize_field("reference", &assessment.reference())?;
        out.serialize_field("outcome", assessment.outcome().id())?;
        out.serialize_field("progress", &assessment.progress())?;
        out.serialize_field("grant", &Grant(assessment))?;
        out.serialize_field("totals", &assessment.totals())?;
        out.serialize_field("appraisal", &assessment.appraisal())?;
        out.serialize_field("input_errors", &Errors(assessment, locale))?;
        out.serialize_field("findings", &Findings(assessment, locale))?;
        out.end()
    }
}

struct Grant<'a>(&'a Assessment);

impl Serialize for Grant<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Grant", 3)?;
        out.serialize_field("requested", &self.0.requested())?;
        out.serialize_field("maximum", &self.0.maximum())?;
        out.serialize_field("parts", &Parts(self.0))?;
        out.end()
    }
}

struct Parts<'a>(&'a Assessment);

impl Serialize for Parts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.parts().map(|(id, part)| Part(id, part)))
    }
}

struct Part<'a>(&'a str, &'a PartGrant);

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Part", 8)?;
        out.serialize_field("id", self.0)?;
        out.serialize_field("base", &self.1.base)?;
        out.serialize_field("rate", &self.1.rate.map(|rate| rate.to_string()))?;
        out.serialize_field("rate_limit", &self.1.rate_limit)?;
        out.serialize_field("ceiling", &self.1.ceiling)?;
        out.serialize_field("maximum", &self.1.maximum)?;
        out.serialize_field("requested", &self.1.requested)?;
        out.serialize_field("excess", &self.1.excess)?;
        out.end()
    }
}

struct Errors<'a>(&'a Assessment, Locale);

impl Serialize for Errors<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let errors = self.0.input_errors().iter();
        serializer.collect_seq(errors.map(|error| LocalisedError(error, self.1)))
    }
}

struct Findings<'a>(&'a Assessment, Locale);

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let findings = self.0.findings();
        let mut out = serializer.serialize_seq(Some(findings.len()))?;
        let mut words = String::with_capacity(512);
        for finding in findings {
            words.clear();
            message(finding, self.1, &mut words);
            out.serialize_element(&Told { finding, message: &words })?;
        }
        out.end()
    }
}

struct Told<'a> {
    finding: Finding<'a>,
    message: &'a str,
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let requirement = self.finding.requirement();
        let mut out = serializer.serialize_struct("Finding", 7)?;
        out.serialize_field("requirement", requirement.id())?;
        out.serialize_field("status", self.finding.status().id())?;
        out.serialize_field("level", requirement.level().id())?;
        out.serialize_field("basis", requirement.basis().id())?;
        if !self.finding.places().is_empty() {
            out.serialize_field("paths", &Paths(self.finding))?;
        }
        if !self.finding.values().is_empty() {
            out.serialize_field("values", &Values(self.finding.values()))?;
        }
        if self.finding.status() != Status::Met {
            out.serialize_field("message", self.message)?;
        }
        out.end()
    }
}

struct Paths<'a>(Finding<'a>);

impl Serialize for Paths<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let call = self.0.call().data();
        let mut out = serializer.serialize_seq(Some(self.0.places().len()))?;
        let mut item = String::new();
        for place in self.0.places() {
            match place {
                Place::Field(field) => {
                    out.serialize_element(call.field(*field).map_or("", |field| &field.pointer))?;
                }
                Place::List(list) => out.serialize_element(list.id())?,
                Place::Item(..) => {
                    item.clear();
                    call.write_pointer(*place, &mut item);
                    out.serialize_element(&item)?;
                }
            }
        }
        out.end()
    }
}

struct Values<'a>(&'a [Value]);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(Some(self.0.len()))?;
        for value in self.0 {
            out.serialize_entry(value.name, &value.figure)?;
        }
        out.end()
    }
}
