//! Cells: how one is read as a value of a member.

use serde_json::Value;

use super::accounts;
use super::destination::CellReading;
use crate::amount::Amount;
use crate::declaration::{CallList, ValueType};
use crate::field::FieldInfo;
use crate::locale::{Currency, Locale};
use crate::number::Number;
use crate::written::{self, DayCount, Named, WrittenError, WrittenReason};

/// The content of a cell.
///
/// ```
/// use inspir_core::portal::CellValue;
///
/// let cells = [CellValue::Empty, CellValue::Text("1 234,50 €"), CellValue::Number("1234.5")];
/// assert_eq!(cells[0], CellValue::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum CellValue<'t> {
    /// Nothing.
    #[default]
    Empty,
    /// Text by a person or a program; a day as `2027-04-03`, yes as `true`.
    Text(&'t str),
    /// A number, with a point before its decimals; with an exponent (`1.5e20`), if its last digits are lost.
    Number(&'t str),
}

/// A cell that owns its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OwnedCell {
    Empty,
    Text(String),
    Number(String),
}

impl OwnedCell {
    pub(super) fn of(cell: CellValue<'_>) -> Self {
        match cell {
            CellValue::Empty => Self::Empty,
            CellValue::Text(text) => Self::Text(text.to_owned()),
            CellValue::Number(number) => Self::Number(number.to_owned()),
        }
    }

    pub(super) fn value(&self) -> CellValue<'_> {
        match self {
            Self::Empty => CellValue::Empty,
            Self::Text(text) => CellValue::Text(text),
            Self::Number(number) => CellValue::Number(number),
        }
    }
}

/// The reader: the language that decides between readings, the currency of amounts.
#[derive(Clone, Copy)]
pub(super) struct CellReader {
    pub(super) locale: Locale,
    pub(super) currency: Currency,
}

impl<'t> CellValue<'t> {
    /// The text of the cell. A number comes without the zero decimals that programs add.
    pub(super) fn written(self) -> &'t str {
        match self {
            Self::Empty => "",
            Self::Text(text) => text,
            Self::Number(number) => number.strip_suffix(".0").unwrap_or(number),
        }
    }

    /// The key that is written there, as keys are compared.
    pub(super) fn key(self) -> &'t str {
        self.written().trim()
    }
}

impl CellReader {
    /// Reads a cell as a value of a field. Values of the mapping come first.
    pub(super) fn read(
        self,
        field: &FieldInfo,
        read: &CellReading,
        cell: CellValue<'_>,
    ) -> Result<Option<Value>, WrittenError> {
        let text = cell.written();
        if let Some(value) = read.stated(text) {
            return Ok(value.clone());
        }
        let is_list = matches!(field.value_type, ValueType::Texts | ValueType::OwnChoices);
        if !is_list {
            return self.single(field, read, cell);
        }
        let mut values = Vec::new();
        let signs = read.split.as_deref().unwrap_or(";|\n");
        // A name that contains such a sign is one value.
        let parts: Vec<&str> = match self.single(field, read, cell) {
            Ok(Some(_)) if field.value_type == ValueType::OwnChoices => vec![text],
            _ => text.split(|c| signs.contains(c)).collect(),
        };
        for part in parts {
            values.extend(self.single(field, read, CellValue::Text(part.trim()))?);
        }
        Ok((!values.is_empty()).then_some(Value::Array(values)))
    }

    /// Reads whether something is there.
    pub(super) fn read_flag(
        self,
        read: &CellReading,
        cell: CellValue<'_>,
    ) -> Result<Option<bool>, WrittenError> {
        let text = cell.written();
        match read.stated(text) {
            Some(value) => Ok(value.as_ref().and_then(Value::as_bool)),
            None => written::flag(text),
        }
    }

    fn single(
        self,
        field: &FieldInfo,
        read: &CellReading,
        cell: CellValue<'_>,
    ) -> Result<Option<Value>, WrittenError> {
        let text = cell.written();
        let own = |value: Option<String>| value.map(Value::String);
        Ok(match field.value_type {
            ValueType::Text if field.pointer == "/applicant/siret" => own(written::siret(text)?),
            ValueType::Text | ValueType::Texts => {
                let read = match cell {
                    CellValue::Number(_) => written::text_of_number(text),
                    CellValue::Empty | CellValue::Text(_) => written::text(text),
                };
                own(read?.map(str::to_owned))
            }
            ValueType::Amount => own(self.amount(cell)?.map(|amount| amount.to_string())),
            ValueType::Date => own(self.day(read, text)?),
            ValueType::Commune => own(written::commune(text)?.map(|code| code.to_string())),
            ValueType::Flag => written::flag(text)?.map(Value::Bool),
            ValueType::Count(most) => {
                let largest = Number::from(i64::from(most));
                let number = self.number(cell, 0, Number::ZERO, largest)?;
                number.and_then(|number| u32::try_from(number.units()).ok()).map(Value::from)
            }
            ValueType::Number => {
                let range = field.own.as_ref().and_then(|own| own.range);
                let number = match range {
                    Some(range) => {
                        self.number(cell, range.decimals, range.minimum, range.maximum)?
                    }
                    None => None,
                };
                own(number.map(|number| number.to_string()))
            }
            ValueType::Choice(_)
            | ValueType::Listed(_)
            | ValueType::OwnChoice
            | ValueType::OwnChoices => {
                let list = self.options(field);
                let list: Vec<Named<'_>> = list.iter().map(Self::named).collect();
                let is_source = field.value_type == ValueType::Listed(CallList::Sources);
                // The names of funders that the form has are known in a column of funders, too.
                let source = || accounts::source(text).filter(|_| is_source);
                let read = written::choice(text, &list)
                    .or_else(|error| source().map(|source| Some(source.id())).ok_or(error))?;
                own(read.map(str::to_owned))
            }
        })
    }

    pub(super) fn amount(self, cell: CellValue<'_>) -> Result<Option<Amount>, WrittenError> {
        match cell {
            CellValue::Number(number) => written::amount_of_number(number, self.currency).map(Some),
            cell => written::amount(cell.written(), self.locale, self.currency),
        }
    }

    fn number(
        self,
        cell: CellValue<'_>,
        decimals: u32,
        from: Number,
        to: Number,
    ) -> Result<Option<Number>, WrittenError> {
        let number = match cell {
            CellValue::Number(number) => written::number_of_number(number, decimals).map(Some),
            cell => written::number(cell.written(), self.locale, decimals),
        };
        match number? {
            Some(number) if number < from || number > to => {
                Err(written::out_of_range(cell.written(), decimals, from, to))
            }
            number => Ok(number),
        }
    }

    fn day(self, read: &CellReading, text: &str) -> Result<Option<String>, WrittenError> {
        let number = read.days.map(|count| written::day_number(text, count));
        let day = match number {
            // A column of a workbook may hold days beside numbers of days.
            Some(Err(error)) if error.reason() == WrittenReason::Format => {
                written::date(text, self.locale)
            }
            Some(day) => day,
            None => written::date(text, self.locale),
        };
        let day = match day {
            // The mapping says that the hour does not matter.
            Err(error) if read.is_any_hour && error.reason() == WrittenReason::Time => {
                return Ok(error.readings().first().cloned());
            }
            day => day?,
        };
        Ok(day.map(|day| day.to_string()))
    }

    /// The ids of a field's values, each with its labels, that of the reader's language first.
    fn options(self, field: &FieldInfo) -> Vec<(String, Vec<String>)> {
        let options = (0..field.option_count()).filter_map(|number| field.option(number));
        let labelled = options.map(|(id, label)| {
            let mut labels = vec![label.get(self.locale).clone()];
            labels.extend(label.all().into_iter().cloned());
            labels.dedup();
            (id.to_owned(), labels)
        });
        labelled.collect()
    }

    fn named((id, labels): &(String, Vec<String>)) -> Named<'_> {
        Named { id, names: labels.iter().map(String::as_str).collect() }
    }
}

/// How the days of a column are counted, by the name that a mapping gives it.
pub(super) fn count_of(name: &str) -> Option<DayCount> {
    name.strip_prefix("day_number_").and_then(DayCount::from_id)
}
