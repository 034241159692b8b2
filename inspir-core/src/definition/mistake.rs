//! The mistakes that a definition can have.

use super::as_people_write::as_people_write;
use super::code::ProblemCode;
use super::takes::Takes;
use super::unknown_name::{Hint, NameKind, Unknown};
use crate::ids::NumberRange;
use crate::input_error::Literal;
use crate::intake::Unreadable;
use crate::json::{JsonShape, JsonValue, WriteJson as _};
use crate::locale::Words;
use crate::text::shortened;

/// A mistake in a value of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mistake {
    /// The text is not JSON, so nothing of it can be read.
    Unreadable(Unreadable),
    /// A required member is missing.
    Missing(&'static str, Takes),
    /// A quantity that a message shows has no name.
    Untitled,
    /// The value is not what the member takes.
    Expected(Takes),
    /// The value is no object with these members.
    Object(Vec<&'static str>),
    /// The value is not what the member takes, but says the same as this literal, which is.
    Meant(Takes, Literal),
    /// A constant that has to be this object.
    Constant(String),
    /// The sides of a comparison are of different types.
    Sides(Box<Sides>),
    /// A span is compared with something that is no length of time; the text is an example of one.
    BesideSpan(String),
    /// The name is not known.
    Unknown(Box<Unknown>),
    /// The object must have exactly one of these members.
    OneMember(&'static [&'static str]),
    /// The object must have exactly one of these members, beside others.
    OneHead(&'static [&'static str]),
    /// A path with `*` stands where its list is not gone through.
    OutsideItsList(String),
    /// The member at this path is no amount, number or date.
    NoQuantity(String),
    /// The member at this path is no amount and no number.
    NoFigure(String),
    /// A field of several values is asked for equality.
    OneOfChoices,
    /// The field can only have numbers of this range.
    OutsideRange(NumberRange),
    /// The object has this member twice.
    MemberTwice,
    /// The list has this item, or an item with this id, twice.
    ItemTwice(String),
    /// A text has more characters than this.
    TooLong(usize),
    /// A list has more items than this.
    TooMany(usize),
    /// A text of one line has several lines, or control characters.
    NotOneLine,
    /// The field has another type than the member takes.
    OtherKind(String),
    /// A condition can only ask whether this field is there.
    OnlyPresent(String),
    /// Members do not go together.
    Rule(Words<&'static str>),
}

/// The types of the two sides of a comparison, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sides {
    pub(crate) left: Words<&'static str>,
    pub(crate) right: Words<&'static str>,
    /// The text to write on the right, if that is known.
    pub(crate) mend: Option<String>,
}

impl Mistake {
    /// The mistake of a value that is not what a member takes. It names the literal that was meant, if there
    /// is one.
    #[cold]
    #[inline(never)]
    pub(crate) fn expected(takes: Takes, json: JsonValue<'_, '_>) -> Self {
        let meant = match takes {
            Takes::List { .. } | Takes::Categories | Takes::ShareOf => {
                Literal::list_of(&json.shape()).filter(|meant| takes.has(meant))
            }
            _ => Literal::meant(json, &mut |meant| takes.has(meant)).or_else(|| {
                let written = match json.shape() {
                    JsonShape::Text(text) => as_people_write(takes, &text),
                    JsonShape::Number(number) => as_people_write(takes, number),
                    _ => None,
                };
                written.map(Literal::Text).filter(|meant| takes.has(meant))
            }),
        };
        meant.map_or(Self::Expected(takes), |meant| Self::Meant(takes, meant))
    }

    /// The kind of mistake.
    pub(super) fn code(&self) -> ProblemCode {
        match self {
            Self::Unreadable(Unreadable::TooLarge) => ProblemCode::JsonTooLarge,
            Self::Unreadable(Unreadable::TooDeep { .. }) => ProblemCode::JsonTooDeep,
            Self::Unreadable(Unreadable::Empty { .. }) => ProblemCode::JsonEmpty,
            Self::Unreadable(Unreadable::Encoding { .. }) => ProblemCode::JsonEncoding,
            Self::Unreadable(Unreadable::Syntax { .. }) => ProblemCode::JsonSyntax,
            Self::Missing(..) | Self::Untitled => ProblemCode::MemberMissing,
            Self::Expected(_) | Self::Object(_) | Self::Meant(..) | Self::Constant(_) => {
                ProblemCode::ValueUnexpected
            }
            Self::Unknown(unknown) => match unknown.what {
                NameKind::Member => ProblemCode::MemberUnknown,
                NameKind::Word => ProblemCode::ValueUnknown,
                NameKind::Item(_) => ProblemCode::IdUnknown,
                NameKind::Field => ProblemCode::FieldUnknown,
                NameKind::List => ProblemCode::ListUnknown,
            },
            Self::OneMember(_) | Self::OneHead(_) => ProblemCode::MemberOneOf,
            Self::OutsideItsList(_) => ProblemCode::FieldOutsideList,
            Self::NoQuantity(_)
            | Self::NoFigure(_)
            | Self::OneOfChoices
            | Self::OtherKind(_)
            | Self::OnlyPresent(_) => ProblemCode::FieldKind,
            Self::OutsideRange(_) => ProblemCode::NumberOutOfRange,
            Self::MemberTwice => ProblemCode::MemberTwice,
            Self::ItemTwice(_) => ProblemCode::ItemTwice,
            Self::TooLong(_) => ProblemCode::TextTooLong,
            Self::TooMany(_) => ProblemCode::ListTooLong,
            Self::NotOneLine => ProblemCode::TextLines,
            Self::Rule(_) | Self::Sides(_) | Self::BesideSpan(_) => ProblemCode::Rule,
        }
    }

    /// The name or the path that the mistake is about, else the value as it is written. `None` if something
    /// is missing, or if nothing was read.
    pub(super) fn found(&self, json: JsonValue<'_, '_>) -> Option<String> {
        Some(match self {
            Self::Unknown(unknown) => unknown.found.clone(),
            Self::OutsideItsList(found)
            | Self::NoQuantity(found)
            | Self::NoFigure(found)
            | Self::ItemTwice(found)
            | Self::OtherKind(found)
            | Self::OnlyPresent(found) => found.clone(),
            Self::Unreadable(_)
            | Self::Missing(..)
            | Self::Untitled
            | Self::OneMember(_)
            | Self::OneHead(_)
            | Self::MemberTwice => return None,
            _ if json.is_object() => "object".to_owned(),
            _ if json.is_list() => "list".to_owned(),
            _ => shortened(json.source()),
        })
    }

    /// The suggestion: a name as it is, a value as JSON writes it.
    pub(super) fn suggestion(&self) -> Option<String> {
        match self {
            Self::Unknown(unknown) => match &unknown.hint {
                Hint::Meant(name) => Some(name.clone()),
                _ => None,
            },
            Self::Meant(_, meant) => {
                let mut json = String::new();
                meant.write(&mut json);
                Some(json)
            }
            Self::Constant(json) | Self::BesideSpan(json) => Some(json.clone()),
            Self::Sides(sides) => sides.mend.clone(),
            Self::OnlyPresent(path) => Some(format!("{{\"present\": \"{path}\"}}")),
            _ => None,
        }
    }
}
