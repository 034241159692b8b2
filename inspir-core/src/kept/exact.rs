//! Exact values as text: a number, a day, or two days with a slash between them.

use crate::day::parse_date;
use crate::language::Exact;

pub(crate) fn exact(value: Exact) -> String {
    match value {
        Exact::Number(number) => number.to_string(),
        Exact::Day(day) => day.to_string(),
        Exact::Span(from, to) => format!("{from}/{to}"),
    }
}

pub(super) fn read_exact(text: &str) -> Option<Exact> {
    match text.split_once('/') {
        Some((from, to)) => Some(Exact::Span(parse_date(from)?, parse_date(to)?)),
        None => match parse_date(text) {
            Some(day) => Some(Exact::Day(day)),
            None => text.parse().ok().map(Exact::Number),
        },
    }
}
