//! The quantities and conditions that a definition has used so far, and the names given: for loading.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use super::exact::{Precision, QuantityType};
use super::known::Uses;
use crate::ids::NumberRange;
use crate::locale::Words;
use crate::number::Number;

/// How much of the language a definition uses, and what it knows so far: for loading.
#[derive(Debug, Default)]
pub(crate) struct LanguageUse {
    /// Quantities and conditions, at all levels.
    pub(crate) terms: Cell<usize>,
    /// Those that go through a list.
    pub(crate) loops: Cell<usize>,
    /// Whether a quantity asks for the expenses that are retained.
    pub(crate) uses_eligible: Cell<bool>,
    /// Whether a quantity counts different texts.
    pub(crate) counts_texts: Cell<bool>,
    /// The named quantities read so far; `None`: it is wrong.
    pub(crate) named: RefCell<Vec<Option<NamedInfo>>>,
    /// The numbers of those that are named since this list was last taken.
    pub(crate) names: RefCell<Vec<usize>>,
}

/// The details of a named quantity that later ones need.
#[derive(Clone, Debug)]
pub(crate) struct NamedInfo {
    pub(crate) of: QuantityType,
    pub(crate) digits: Precision,
    pub(crate) uses: Uses,
    pub(crate) is_constant: bool,
    pub(crate) name: Words,
    pub(crate) unit: Option<Arc<Words>>,
    pub(crate) range: Option<NumberRange>,
    pub(crate) constant: Option<Number>,
    pub(crate) is_year: bool,
}
