//! Errors as JSON.

use super::code::ErrorCode;
use super::error::InputError;
use super::fault::Expected;
use crate::choice::Choice;
use crate::ids::TitledIds;
use crate::json::{WriteJson, object};
use crate::locale::Locale;

/// The error in one locale.
pub(crate) struct LocalisedError<'a>(pub(crate) &'a InputError, pub(crate) Locale);

impl WriteJson for LocalisedError<'_> {
    fn write(&self, out: &mut String) {
        let Self(error, locale) = *self;
        let (code, message) = (error.code().id(), error.message(locale));
        let members: &[(&str, &dyn WriteJson, bool)] = &[
            ("path", &error.path, false),
            ("code", &code, false),
            ("values", &Values(error), false),
            ("message", &message, false),
        ];
        object(members, out);
    }
}

/// What was found and what was expected.
struct Values<'a>(&'a InputError);

impl WriteJson for Values<'_> {
    fn write(&self, out: &mut String) {
        let (mut least, mut most) = (None, None);
        let is_outside = self.0.code() == ErrorCode::NumberOutOfRange;
        if let (Expected::Numbers(range), true) = (&self.0.fault.expected, is_outside) {
            (least, most) = (Some(range.minimum.to_string()), Some(range.maximum.to_string()));
        }
        let (expected, minimum, maximum): (Option<&dyn WriteJson>, _, _) =
            match &self.0.fault.expected {
                Expected::Type(name) | Expected::Encoding(name) => (Some(name), None, None),
                Expected::Text(text) => (Some(text), None, None),
                Expected::Choice(choices) => (Some(choices), None, None),
                Expected::OneOf(ids) => (Some(ids), None, None),
                Expected::Members(names) => (Some(names), None, None),
                Expected::Content => (Some(&"JSON"), None, None),
                Expected::Numbers(_) if is_outside => (None, None, None),
                Expected::Numbers(_) => (Some(&"number"), None, None),
                Expected::Maximum(most) => (None, None, u64::try_from(*most).ok()),
                Expected::Range(from, to) => (None, Some(*from), Some(*to)),
            };
        let mut members: Vec<(&str, &dyn WriteJson, bool)> = vec![("found", &self.0.found, true)];
        members.extend(expected.map(|expected| ("expected", expected, false)));
        members.push(("minimum", &minimum, true));
        members.push(("maximum", &maximum, true));
        members.extend(least.as_ref().map(|least| ("minimum", least as &dyn WriteJson, true)));
        members.extend(most.as_ref().map(|most| ("maximum", most as &dyn WriteJson, true)));
        object(&members, out);
    }
}

impl WriteJson for TitledIds {
    fn write(&self, out: &mut String) {
        self.iter().map(|(id, _)| id).collect::<Vec<_>>().write(out);
    }
}

impl WriteJson for &'static [Choice] {
    fn write(&self, out: &mut String) {
        self.iter().map(|choice| choice.id).collect::<Vec<_>>().write(out);
    }
}
