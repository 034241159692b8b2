//! Quantities and conditions that the program itself asks for: what older checks are underneath.

use super::compare::{Comparison, Relation, RightSide};
use super::constant::Constant;
use super::days::Between;
use super::each::SomeOf;
use super::exact::{Exact, Precision, QuantityType};
use super::known::{Condition, PathTarget, Quantity, QuantityKind, Uses};
use super::logic::Several;
use super::money::{Eligible, GrantAmount};
use super::path::Path;
use super::present::Present;
use super::values::OneOf;
use crate::amount::Amount;
use crate::fact::Fact;
use crate::field::{Field, List};
use crate::locale::Words;
use crate::span::Length;

impl Quantity {
    fn built(kind: impl QuantityKind + 'static, of: QuantityType) -> Box<Self> {
        Self::new(Box::new(kind), of, Precision::default(), Words::default())
    }

    fn amount(amount: Amount) -> Box<Self> {
        let value = Exact::Number(amount.into());
        let mut made = Self::built(Constant(value), QuantityType::Amount);
        made.is_constant = true;
        made
    }
}

impl Comparison {
    /// The eligible cost comes to this much at least.
    pub(crate) fn cost_at_least(minimum: Amount) -> Self {
        let left = Quantity::built(Eligible::all(), QuantityType::Amount);
        Self { left, is: Relation::AtLeast, right: RightSide::Quantity(Quantity::amount(minimum)) }
    }

    /// The request, all parts together, is at least this amount.
    pub(crate) fn request_at_least(minimum: Amount) -> Self {
        let left = Quantity::built(GrantAmount::Requested, QuantityType::Amount);
        Self { left, is: Relation::AtLeast, right: RightSide::Quantity(Quantity::amount(minimum)) }
    }

    /// The time from one day to another is compared with a length.
    pub(crate) fn of_days(from: Field, to: Field, is: Relation, length: Length) -> Self {
        let day = |field| Quantity::built(Path(PathTarget::Field(field)), QuantityType::Date);
        let between = Between { from: day(from), to: day(to), both_count: false, complete: None };
        let left = Quantity::built(between, QuantityType::Span);
        Self { left, is, right: RightSide::Length(length) }
    }
}

impl Condition {
    fn built(kind: impl super::known::ConditionKind + 'static) -> Self {
        Self { kind: Box::new(kind), uses: Uses::default() }
    }
}

impl Several {
    /// One of these fields has a value.
    pub(crate) fn one_present(fields: &[Field]) -> Self {
        let of = fields.iter().map(|field| Condition::built(Present(PathTarget::Field(*field))));
        Self { needed: 1, of: of.collect() }
    }
}

impl SomeOf {
    /// Some item of the list of this member has a value there.
    pub(crate) fn with(list: List, column: crate::field::Column) -> Self {
        Self::built(list, Condition::built(Present(PathTarget::Column(list, column))))
    }

    /// Some item of the list of this member says yes there.
    pub(crate) fn that_says_yes(list: List, column: crate::field::Column) -> Self {
        let is_yes = OneOf(PathTarget::Column(list, column), vec![Fact::Flag(true)]);
        Self::built(list, Condition::built(is_yes))
    }
}
