//! The values that a definition writes: near to them it may decide otherwise.

use std::collections::BTreeSet;

use super::axis::FigureKind;
use crate::identifiers::Commune;
use crate::json::{JsonShape, JsonText, JsonValue};

/// The values that a definition writes.
#[derive(Debug, Default)]
pub(crate) struct Constants {
    texts: BTreeSet<String>,
    /// Communes that it names, and one of each department.
    pub(crate) communes: Vec<String>,
}

/// A commune of a department that no call names.
const ELSEWHERE: &str = "75056";

impl Constants {
    /// Those of a definition.
    pub(crate) fn of(definition: &str) -> Self {
        let mut constants = Self::default();
        if let Ok(document) = JsonText::new(definition) {
            add(document.root(), &mut constants.texts);
        }
        let is_commune = |text: &str| text.parse::<Commune>().is_ok();
        let mut communes: BTreeSet<String> = BTreeSet::from([ELSEWHERE.to_owned()]);
        for text in &constants.texts {
            let whole = [text.clone(), format!("{text}001"), format!("{text}01")];
            communes.extend(whole.into_iter().filter(|code| is_commune(code)));
        }
        constants.communes = communes.into_iter().collect();
        constants
    }

    /// Those that are figures of a kind, in its units.
    pub(crate) fn figures(&self, kind: FigureKind) -> impl Iterator<Item = i128> {
        self.texts.iter().filter_map(move |text| kind.units_of(text))
    }
}

/// Adds the texts and numbers in a value that are short enough to be figures or codes.
fn add(json: JsonValue<'_, '_>, texts: &mut BTreeSet<String>) {
    match json.shape() {
        JsonShape::Text(text) if text.len() <= 20 => drop(texts.insert(text.into_owned())),
        JsonShape::Number(literal) => drop(texts.insert(literal.to_owned())),
        _ if json.is_object() => json.members().for_each(|(_, value)| add(value, texts)),
        _ if json.is_list() => json.items().for_each(|item| add(item, texts)),
        _ => {}
    }
}
