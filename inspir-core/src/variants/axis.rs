//! The ways in which applications can differ: their fields, and the members of the items of their lists.

use chrono::{Days, NaiveDate};
use serde_json::Value;

use crate::amount::Amount;
use crate::call::Call;
use crate::day::YEARS;
use crate::day::parse_date;
use crate::declaration::ValueType;
use crate::fact::Fact;
use crate::field::FieldInfo;
use crate::number::Number;

/// One answer of an application that can differ.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    pub(crate) pointer: String,
    pub(crate) kind: AxisKind,
    /// Whether something counts where there is no answer.
    pub(crate) has_default: bool,
}

impl Axis {
    fn new(pointer: String, kind: AxisKind) -> Self {
        Self { pointer, kind, has_default: false }
    }

    fn of_field(pointer: String, info: &FieldInfo) -> Option<Self> {
        let has_default = info.default != Fact::Absent;
        Some(Self { has_default, ..Self::new(pointer, kind(info)?) })
    }
}

/// The answers that there can be.
#[derive(Clone, Debug)]
pub(crate) enum AxisKind {
    Text,
    Texts,
    Flag,
    /// One of these ids.
    Choice(Vec<String>),
    /// Some of these ids.
    Choices(Vec<String>),
    Commune,
    /// A whole number of units, with the smallest and the largest.
    Figure(AxisFigure, i128, i128),
    /// An item of a list, which can be there once more, or not.
    Item,
    /// A list, which can be absent or have one more item.
    List,
}

/// How a whole number of units is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AxisFigure {
    /// Cents.
    Amount,
    /// A whole number.
    Count,
    /// Units of the last decimal.
    Number(u32),
    /// Days since the first year.
    Date,
}

/// The first day that an application can state.
fn first_day() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1)
}

/// The day with this number, and the number of a day.
fn day_of(number: i128) -> Option<NaiveDate> {
    let first = first_day()?;
    first.checked_add_days(Days::new(u64::try_from(number).ok()?))
}

fn number_of(day: NaiveDate) -> Option<i128> {
    Some(day.signed_duration_since(first_day()?).num_days().into())
}

impl AxisFigure {
    /// A number of units as an application writes it.
    pub(crate) fn written(self, units: i128) -> Option<Value> {
        let text = match self {
            Self::Amount => Number::new(units, 2)?.to_amount(false)?.to_string(),
            Self::Count => return Some(i64::try_from(units).ok()?.into()),
            Self::Number(decimals) => Number::new(units, decimals)?.to_string(),
            Self::Date => day_of(units)?.to_string(),
        };
        Some(text.into())
    }

    /// Answers that an own number cannot have: outside its range, or with a decimal more.
    pub(crate) fn nonsense(self, least: i128, most: i128) -> Vec<Value> {
        let Self::Number(decimals) = self else { return Vec::new() };
        let finer = (decimals < 6).then(|| Self::Number(decimals + 1));
        let finer = finer.and_then(|finer| finer.written(least.checked_mul(10)?.checked_add(1)?));
        let beyond = [least.checked_sub(1), most.checked_add(1)].into_iter().flatten();
        let beyond = beyond.filter(|units| *units >= 0).filter_map(|units| self.written(units));
        beyond.chain(finer).collect()
    }

    /// The number of units of an answer.
    pub(crate) fn units(self, answer: &Value) -> Option<i128> {
        let text = match answer {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        self.units_of(&text)
    }

    /// The number of units of an answer that is text.
    pub(crate) fn units_of(self, text: &str) -> Option<i128> {
        let (units, is_exact) = self.units_up_to(text)?;
        is_exact.then_some(units)
    }

    /// The most units that are not above a constant, and whether they are the constant. It may have more decimals
    /// than an answer can have.
    pub(crate) fn units_up_to(self, text: &str) -> Option<(i128, bool)> {
        let Some(decimals) = self.decimals() else {
            return Some((number_of(parse_date(text)?)?, true));
        };
        let number = Number::parse(text)?;
        let rounded = number.rounded(decimals, false);
        let power = 10_i128.checked_pow(decimals.checked_sub(rounded.decimals())?)?;
        Some((rounded.units().checked_mul(power)?, rounded == number))
    }

    /// Whether an answer can have the decimals of a constant.
    pub(crate) fn has_decimals_of(self, text: &str) -> bool {
        let decimals = Number::parse(text).map(Number::decimals);
        self.decimals().is_none_or(|own| decimals.is_some_and(|decimals| decimals <= own))
    }

    /// The decimals that an answer has; `None`: it is no number.
    fn decimals(self) -> Option<u32> {
        match self {
            Self::Date => None,
            Self::Amount => Some(2),
            Self::Count => Some(0),
            Self::Number(decimals) => Some(decimals),
        }
    }
}

/// The kind of a field, or of a member of an item.
fn kind(info: &FieldInfo) -> Option<AxisKind> {
    let ids = || (0..info.option_count()).filter_map(|number| info.option(number));
    let ids = || ids().map(|(id, _)| id.to_owned()).collect::<Vec<String>>();
    Some(match info.value_type {
        ValueType::Text => AxisKind::Text,
        ValueType::Texts => AxisKind::Texts,
        ValueType::Flag => AxisKind::Flag,
        ValueType::Choice(_) | ValueType::Listed(_) | ValueType::OwnChoice => {
            AxisKind::Choice(ids())
        }
        ValueType::OwnChoices => AxisKind::Choices(ids()),
        ValueType::Commune => AxisKind::Commune,
        ValueType::Amount => AxisKind::Figure(AxisFigure::Amount, 0, Amount::MAX.cents()),
        ValueType::Count(most) => AxisKind::Figure(AxisFigure::Count, 0, most.into()),
        ValueType::Date => {
            let last = number_of(NaiveDate::from_ymd_opt(*YEARS.end(), 12, 31)?)?;
            AxisKind::Figure(AxisFigure::Date, 0, last)
        }
        ValueType::Number => {
            let range = info.own.as_ref()?.range?;
            let figure = AxisFigure::Number(range.decimals);
            let units = |number: Number| figure.units_of(&number.to_string());
            AxisKind::Figure(figure, units(range.minimum)?, units(range.maximum)?)
        }
    })
}

/// The most items of a list whose members are looked at.
const MOST_ITEMS: usize = 6;

/// All that can differ in an application to a call.
pub(crate) fn axes(call: &Call, application: &Value) -> Vec<Axis> {
    let layout = &call.data().frame.layout;
    let mut all: Vec<Axis> = Vec::new();
    for info in &layout.fields {
        all.extend(Axis::of_field(info.pointer.clone(), info));
    }
    for list in &layout.lists {
        all.push(Axis::new(list.pointer.clone(), AxisKind::List));
        let items = application.pointer(&list.pointer).and_then(Value::as_array);
        for number in 0..items.map_or(0, Vec::len).min(MOST_ITEMS) {
            let item = format!("{}/{number}", list.pointer);
            for info in &list.columns {
                all.extend(Axis::of_field(format!("{item}/{}", info.pointer), info));
            }
            all.push(Axis::new(item, AxisKind::Item));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_they_are_read() {
        for (kind, text) in [
            (AxisFigure::Amount, "12.50"),
            (AxisFigure::Number(1), "2.5"),
            (AxisFigure::Date, "2027-03-31"),
        ] {
            let units = kind.units_of(text).unwrap();
            assert_eq!(kind.written(units), Some(text.into()));
        }
        assert_eq!(AxisFigure::Count.units(&7.into()), Some(7));
        assert_eq!(AxisFigure::Number(1).units_of("2.55"), None);
        assert_eq!(AxisFigure::Number(1).units_up_to("2.55"), Some((25, false)));
        assert_eq!(AxisFigure::Count.units_up_to("12.0"), Some((12, true)));
    }
}
