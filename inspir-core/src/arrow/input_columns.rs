//! Which columns of a table are keys, members of applications or JSON.

use arrow_schema::{DataType, Field, FieldRef, Schema};

use super::error::{TableError, names};
use crate::application::Application;
use crate::definition::{KnownNames, nearest};
use crate::member::{LaterMembers, Record};

/// Which columns of a table are passed through, and where the applications stand.
///
/// ```
/// use inspir_core::arrow::InputColumns;
///
/// let columns = InputColumns { keys: &["file"], ..InputColumns::default() };
/// assert!(columns.json.is_none() && !columns.assess_keys);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct InputColumns<'n> {
    /// The columns that are passed through.
    pub keys: &'n [&'n str],
    /// Whether a key that has the name of a member is also part of the applications.
    pub assess_keys: bool,
    /// The column that holds applications as JSON. Without one, the columns are members, or the only one
    /// that is no key holds the JSON.
    pub json: Option<&'n str>,
    #[doc(hidden)]
    pub __later: LaterMembers,
}

/// The columns, found in a schema.
#[derive(Clone, Debug)]
pub(super) struct TakenColumns {
    keys: Vec<usize>,
    assess_keys: bool,
    /// The index of the column of JSON.
    pub(super) json: Option<usize>,
}

impl TakenColumns {
    pub(super) fn new(columns: &InputColumns<'_>, schema: &Schema) -> Result<Self, TableError> {
        if let Some((column, member)) = flat(columns, schema) {
            return Err(TableError::Flat { column: column.to_owned(), member });
        }
        let index_of =
            |name: &str| schema.index_of(name).map_err(|_| TableError::unknown(name, schema));
        let keys = columns.keys.iter().map(|name| index_of(name)).collect::<Result<Vec<_>, _>>()?;
        let json = match columns.json {
            Some(name) => Some(index_of(name)?),
            None => lone_text(schema, &keys),
        };
        if let Some(field) = json.and_then(|json| schema.fields().get(json))
            && !holds_text(field.data_type())
        {
            let (column, kind) = (field.name().clone(), field.data_type().to_string());
            return Err(TableError::NotText { column, kind });
        }
        let taken = Self { keys, assess_keys: columns.assess_keys, json };
        let mut fields = schema.fields().iter().enumerate();
        let is_member = |(index, field): (usize, &FieldRef)| {
            taken.is_assessed(index, field) && is_member(field.name())
        };
        match json.is_some() || schema.fields().is_empty() || fields.any(is_member) {
            true => Ok(taken),
            false => Err(taken.no_member(schema)),
        }
    }

    /// The indices of the columns that are passed through.
    pub(super) fn keys(&self) -> impl Iterator<Item = usize> {
        self.keys.iter().copied()
    }

    pub(super) fn key_fields(&self, schema: &Schema) -> Vec<FieldRef> {
        self.keys().filter_map(|key| schema.fields().get(key)).cloned().collect()
    }

    /// Whether a column is part of the applications.
    pub(super) fn is_assessed(&self, index: usize, field: &Field) -> bool {
        !self.keys.contains(&index) || self.assess_keys && is_member(field.name())
    }

    /// The error of a table without any member.
    fn no_member(&self, schema: &Schema) -> TableError {
        let mut fields = schema.fields().iter().enumerate();
        let near = fields.find_map(|(index, field)| {
            let near = near_member(field.name())?;
            (!self.keys.contains(&index)).then(|| (field.name().clone(), near))
        });
        TableError::NoMember {
            columns: names(schema.fields().iter().map(|field| field.name().as_str())),
            members: names(Application::MEMBERS.iter().map(|member| member.name)),
            near,
        }
    }
}

/// The member that a name is probably meant to be.
fn near_member(name: &str) -> Option<&'static str> {
    let member = |number: usize| Some(Application::MEMBERS.get(number)?.name);
    let near = nearest(name, KnownNames::Numbered(&member))?;
    Application::MEMBERS.iter().map(|member| member.name).find(|member| *member == near)
}

/// Whether applications have a member of this name.
pub(super) fn is_member(name: &str) -> bool {
    Application::MEMBERS.iter().any(|member| member.name == name)
}

/// A column with a name such as `request.amount` or `/request/amount`, and the member that it begins with.
fn flat<'s>(columns: &InputColumns<'_>, schema: &'s Schema) -> Option<(&'s str, &'static str)> {
    schema.fields().iter().filter(|_| columns.json.is_none()).find_map(|field| {
        let name = field.name().as_str();
        let (first, _) = name.trim_start_matches('/').split_once(['.', '/'])?;
        let member = Application::MEMBERS.iter().find(|member| member.name == first)?;
        (!columns.keys.contains(&name)).then_some((name, member.name))
    })
}

/// The index of the only column that is not a key, if it holds text and is not meant to be a member.
fn lone_text(schema: &Schema, keys: &[usize]) -> Option<usize> {
    let mut others = (0..schema.fields().len()).filter(|index| !keys.contains(index));
    let (index, None) = (others.next()?, others.next()) else { return None };
    let field = schema.fields().get(index)?;
    (holds_text(field.data_type()) && near_member(field.name()).is_none()).then_some(index)
}

fn holds_text(kind: &DataType) -> bool {
    match kind {
        DataType::Dictionary(_, values) => holds_text(values),
        DataType::RunEndEncoded(_, values) => holds_text(values.data_type()),
        kind => kind.is_string() || kind.is_binary(),
    }
}
