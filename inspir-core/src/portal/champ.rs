//! The fields (champs) of a dossier.

use serde_json::Value;

use super::cell::OwnedCell;

/// A field of a dossier, or of a row of a repetition.
#[derive(Clone, Copy)]
pub(super) struct Champ<'v>(&'v Value);

impl<'v> Champ<'v> {
    /// The fields of a list, without headings and explanations.
    pub(super) fn all(list: Option<&'v Value>) -> Vec<Self> {
        let champs = list.and_then(Value::as_array).into_iter().flatten();
        let champs = champs.filter(|champ| champ.is_object()).map(Self);
        let is_asked =
            |champ: &Self| !matches!(champ.kind(), "HeaderSectionChamp" | "ExplicationChamp");
        champs.filter(is_asked).collect()
    }

    /// The id of its descriptor, which stays the same over revisions of a procedure.
    pub(super) fn id(self) -> &'v str {
        let own = || self.text("id");
        Some(self.text("champDescriptorId")).filter(|id| !id.is_empty()).unwrap_or_else(own)
    }

    pub(super) fn label(self) -> &'v str {
        self.text("label")
    }

    pub(super) fn kind(self) -> &'v str {
        self.text("__typename")
    }

    /// The rows of a repetition.
    pub(super) fn rows(self) -> Option<&'v Vec<Value>> {
        self.0.get("rows").and_then(Value::as_array)
    }

    fn text(self, name: &str) -> &'v str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// The applicant's answer, as exactly as the API gives it.
    pub(super) fn cell(self) -> OwnedCell {
        let stored = || of_text(self.text("stringValue"));
        match self.kind() {
            // `value` is a float there; the text is what was stored.
            "DecimalNumberChamp" | "IntegerNumberChamp" => match self.text("stringValue") {
                "" => self.first(&["value", "decimalNumber", "integerNumber"]),
                text if is_number(text) => OwnedCell::Number(text.to_owned()),
                text => of_text(text),
            },
            "DateChamp" => or(self.first(&["date"]), stored),
            "DatetimeChamp" => or(self.first(&["datetime", "date"]), stored),
            // A box that nobody has seen is false too, so false says nothing.
            "CheckboxChamp" => match or(self.first(&["value", "checked"]), stored) {
                OwnedCell::Text(text) if text == "false" => OwnedCell::Empty,
                cell => cell,
            },
            "YesNoChamp" => or(self.first(&["value", "selected"]), stored),
            "MultipleDropDownListChamp" => {
                let values = self.0.get("values").and_then(Value::as_array);
                let values = values.into_iter().flatten().filter_map(Value::as_str);
                of_text(&values.collect::<Vec<_>>().join("\n"))
            }
            "CommuneChamp" => or(self.at("commune.code"), stored),
            "PieceJustificativeChamp" => {
                let files = self.0.get("files").and_then(Value::as_array);
                let is_there = files.is_some_and(|files| !files.is_empty());
                if is_there { OwnedCell::Text("true".to_owned()) } else { OwnedCell::Empty }
            }
            _ => stored(),
        }
    }

    /// The first of these members that has a value.
    fn first(self, names: &[&str]) -> OwnedCell {
        let found = names.iter().map(|name| at(self.0, name));
        found.into_iter().find(|cell| *cell != OwnedCell::Empty).unwrap_or(OwnedCell::Empty)
    }

    /// The answer at a path of names with points between them.
    pub(super) fn at(self, path: &str) -> OwnedCell {
        at(self.0, path)
    }
}

/// The answer at a path of names with points between them.
pub(super) fn at(value: &Value, path: &str) -> OwnedCell {
    match path.split('.').try_fold(value, |value, name| value.get(name)) {
        Some(Value::String(text)) => of_text(text),
        Some(Value::Number(number)) => OwnedCell::Number(number.to_string()),
        Some(Value::Bool(flag)) => OwnedCell::Text(flag.to_string()),
        _ => OwnedCell::Empty,
    }
}

fn or(cell: OwnedCell, other: impl FnOnce() -> OwnedCell) -> OwnedCell {
    if cell == OwnedCell::Empty { other() } else { cell }
}

fn of_text(text: &str) -> OwnedCell {
    if text.is_empty() { OwnedCell::Empty } else { OwnedCell::Text(text.to_owned()) }
}

/// Whether a text is a number as it is stored: digits, and decimals behind a point.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, part]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}
