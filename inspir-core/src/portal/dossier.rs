//! Dossiers of Démarche numérique, as its GraphQL API gives them.

use serde_json::Value;

use super::answer::{DOSSIERS, dossiers_in, notice};
use super::cell::OwnedCell;
use super::champ::{self, Champ};
use super::error::ImportError;
use super::import_fault::ImportFault;
use super::imported::Imported;
use super::mapping::Mapping;
use super::notice::Notice;
use super::notice_kind::NoticeKind;
use super::table::PortalTable;
use crate::locale::Locale;
use crate::written::folded;

/// A table that owns its cells, with a column for each name of the mapping.
struct Grid<'m> {
    name: &'m str,
    headers: Vec<&'m str>,
    rows: Vec<Vec<OwnedCell>>,
}

impl Grid<'_> {
    fn table(&self) -> PortalTable<'_> {
        let rows = self.rows.iter().map(|row| row.iter().map(OwnedCell::value).collect());
        PortalTable::new(self.name, self.headers.clone(), rows.collect())
    }
}

impl Mapping {
    /// Makes applications of dossiers of Démarche numérique: the answer of its GraphQL API (`getDossier`
    /// or `getDemarche`), one dossier, or a list of them.
    ///
    /// The columns of the mapping are the ids of the descriptors of fields (`champDescriptorId`); else
    /// their labels, which is told; else members of the dossier with points between them, such as `number`,
    /// `dateDepot` and `demandeur.siret`. A part of a field stands behind its id: `….address.cityCode`. A
    /// repetition is a table of `lines`, by its id. The `key` is a member of the dossier. A field that
    /// the mapping does not name, or that has another `type` than the mapping says, is told.
    ///
    /// Numbers are read from `stringValue`, since `value` is not exact. A box that is not ticked is no
    /// answer: the API does not tell it from one that was never seen. A field for files says whether there
    /// is one.
    ///
    /// ```
    /// use inspir_core::portal::Mapping;
    /// use inspir_core::{Call, Locale};
    ///
    /// let mapping = br#"{
    ///     "key": "number",
    ///     "columns": {
    ///         "Q2hhbXAtMQ==": {"to": "/request/amount", "type": "DecimalNumberChamp"},
    ///         "dateDepot": {"to": "/submitted_on", "read": "day"}
    ///     },
    ///     "lines": {"Q2hhbXAtMg==": {"to": "/budget/expenses", "columns": {"Q2hhbXAtMw==": "label"}}}
    /// }"#;
    /// let mapping = Mapping::from_json(mapping, &Call::creative_event())?;
    /// let answer = br#"{"data": {"dossier": {"number": 7, "dateDepot": "2027-01-04T09:12:00+01:00", "champs": [
    ///     {"__typename": "DecimalNumberChamp", "champDescriptorId": "Q2hhbXAtMQ==", "stringValue": "5000.5"},
    ///     {"__typename": "RepetitionChamp", "champDescriptorId": "Q2hhbXAtMg==", "rows": [
    ///         {"champs": [{"champDescriptorId": "Q2hhbXAtMw==", "stringValue": "Salle"}]}
    ///     ]}
    /// ]}}}"#;
    /// let imported = mapping.dossiers(answer, Locale::Fr)?;
    /// assert_eq!(
    ///     imported.applications,
    ///     [r#"{"budget":{"expenses":[{"label":"Salle"}]},"request":{"amount":"5000.50"},"submitted_on":"2027-01-04"}"#],
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ImportError`] if the text is not JSON, or if it or one of its pages holds no dossier. What the API says of
    /// errors beside dossiers is told.
    pub fn dossiers(&self, json: &[u8], locale: Locale) -> Result<Imported, ImportError> {
        let answer = serde_json::from_slice::<Value>(json)
            .map_err(|error| ImportError::of(ImportFault::NotJson, &error.to_string()))?;
        let mut notices = Vec::new();
        let dossiers = dossiers_in(&answer, &mut notices)?;
        let fields: Vec<Vec<Champ<'_>>> =
            dossiers.iter().map(|dossier| champs_of(dossier)).collect();
        let all: Vec<Champ<'_>> = fields.iter().flatten().copied().collect();
        let (columns, used) = self.main_columns(&all, &dossiers, &mut notices);
        let rows = dossiers.iter().zip(&fields).map(|(dossier, champs)| {
            columns.iter().map(|(_, from)| from.cell(dossier, champs)).collect()
        });
        let headers = columns.iter().map(|(name, _)| *name).collect();
        let main = Grid { name: DOSSIERS, headers, rows: rows.collect() };
        let lines = self.repetitions(&all, &fields, &dossiers, &mut notices);
        let lines_used = lines.iter().flat_map(|(champs, _)| champs.iter().copied());
        tell_unmapped(
            DOSSIERS,
            &all,
            &used.into_iter().chain(lines_used).collect::<Vec<_>>(),
            &mut notices,
        );
        let tables: Vec<PortalTable<'_>> = lines.iter().map(|(_, grid)| grid.table()).collect();
        let titles = self.columns.iter().map(|column| title_of(&column.name, &all).to_owned());
        let table = main.table();
        let mut import = self.begin(&table, titles.collect(), &tables, locale)?;
        let mut imported = import.rows(&table.rows);
        notices.append(&mut imported.notices);
        notices.extend(import.finish());
        imported.notices = notices;
        Ok(imported)
    }

    /// Where each column of the mapping comes from, and the ids of the fields that it names.
    fn main_columns<'m>(
        &'m self,
        all: &[Champ<'m>],
        dossiers: &[&Value],
        notices: &mut Vec<Notice>,
    ) -> (Vec<(&'m str, ChampSource<'m>)>, Vec<&'m str>) {
        let columns = self.columns.iter();
        let columns = columns.map(|column| (column.name.as_str(), column.read.kind.as_deref()));
        let mut names: Vec<(&str, Option<&str>)> = columns.collect();
        // The key need not be a column.
        let key = self.key.iter().map(|key| (key.as_str(), None));
        names.extend(key.filter(|(key, _)| self.columns.iter().all(|column| column.name != *key)));
        let (mut found, mut used) = (Vec::new(), Vec::new());
        for (name, kind) in names {
            let is_member = || {
                let first = name.split('.').next().unwrap_or_default();
                dossiers.iter().any(|dossier| dossier.get(first).is_some())
            };
            let from = match ChampSource::champ(DOSSIERS, name, kind, all, notices) {
                Some(from) => {
                    used.extend(from.ids());
                    from
                }
                None => {
                    if !is_member() {
                        notices.push(notice(NoticeKind::MissingField, DOSSIERS, name, ""));
                    }
                    ChampSource::Member(name)
                }
            };
            found.push((name, from));
        }
        (found, used)
    }

    /// A table for each repetition that the mapping names, with the ids of its fields.
    fn repetitions<'m>(
        &'m self,
        all: &[Champ<'m>],
        fields: &[Vec<Champ<'m>>],
        dossiers: &[&Value],
        notices: &mut Vec<Notice>,
    ) -> Vec<(Vec<&'m str>, Grid<'m>)> {
        let mut found = Vec::new();
        for mapped in &self.lines {
            let name = mapped.name.as_str();
            let from = ChampSource::champ(DOSSIERS, name, None, all, notices);
            if from.is_none() {
                notices.push(notice(NoticeKind::MissingField, DOSSIERS, name, ""));
            }
            let from = from.unwrap_or(ChampSource::Member(name));
            let id = match &from {
                ChampSource::Champ(id, _) => Some(*id),
                ChampSource::OneOf(_) | ChampSource::Member(_) => None,
            };
            let rows_of = |champs: &[Champ<'m>]| {
                let repeated = champs.iter().filter(|champ| id == Some(champ.id()));
                let rows = repeated.filter_map(|champ| champ.rows()).flatten();
                rows.map(|row| Champ::all(row.get("champs"))).collect::<Vec<_>>()
            };
            let inside: Vec<Champ<'_>> =
                fields.iter().flat_map(|champs| rows_of(champs)).flatten().collect();
            let mut columns = Vec::new();
            for column in mapped.columns.iter().filter(|column| column.name != mapped.key) {
                let kind = column.read.kind.as_deref();
                let from = ChampSource::champ(name, &column.name, kind, &inside, notices);
                if from.is_none() && !inside.is_empty() {
                    notices.push(notice(NoticeKind::MissingField, name, &column.name, ""));
                }
                columns.push((
                    column.name.as_str(),
                    from.unwrap_or(ChampSource::Member(&column.name)),
                ));
            }
            let used: Vec<&str> = columns.iter().flat_map(|(_, from)| from.ids()).collect();
            tell_unmapped(name, &inside, &used, notices);
            let mut rows = Vec::new();
            for (dossier, champs) in dossiers.iter().zip(fields) {
                let key = champ::at(dossier, self.key.as_deref().unwrap_or_default());
                for row in rows_of(champs) {
                    let cells = columns.iter().map(|(_, from)| from.cell(&Value::Null, &row));
                    rows.push(std::iter::once(key.clone()).chain(cells).collect());
                }
            }
            let headers =
                std::iter::once(mapped.key.as_str()).chain(columns.iter().map(|(name, _)| *name));
            found.push((from.ids(), Grid { name, headers: headers.collect(), rows }));
        }
        found
    }
}

/// Where a column comes from.
enum ChampSource<'m> {
    /// A field, by its id, and what stands behind it.
    Champ(&'m str, &'m str),
    /// One of several fields with the same label, by their ids: nobody knows which.
    OneOf(Vec<&'m str>),
    /// A member of the dossier.
    Member(&'m str),
}

impl<'m> ChampSource<'m> {
    /// The field that a name of the mapping means: by its id, else by its label.
    fn champ(
        table: &str,
        name: &'m str,
        kind: Option<&str>,
        all: &[Champ<'m>],
        notices: &mut Vec<Notice>,
    ) -> Option<Self> {
        let (id, part) = name.split_once('.').unwrap_or((name, ""));
        let by_id = all.iter().find(|champ| champ.id() == id).map(|champ| (*champ, part));
        let (champ, part) = match by_id {
            Some(found) => found,
            None => {
                let labelled = labelled(name, all);
                let [champ] = labelled.as_slice() else {
                    let ids: Vec<&str> = labelled.iter().map(|champ| champ.id()).collect();
                    if !ids.is_empty() {
                        let kind = NoticeKind::AmbiguousLabel;
                        notices.push(notice(kind, table, name, &ids.join(", ")));
                    }
                    return (!ids.is_empty()).then_some(Self::OneOf(ids));
                };
                notices.push(notice(NoticeKind::FoundByLabel, table, &named(*champ), name));
                (*champ, "")
            }
        };
        let of_field = all.iter().filter(|other| other.id() == champ.id());
        let changed = of_field
            .map(|other| other.kind())
            .find(|found| kind.is_some_and(|kind| !found.is_empty() && *found != kind));
        if let Some((found, kind)) = changed.zip(kind) {
            let other = format!("{kind} → {found}");
            notices.push(notice(NoticeKind::ChangedType, table, &named(champ), &other));
        }
        Some(Self::Champ(champ.id(), part))
    }

    /// The ids of the fields that it may be.
    fn ids(&self) -> Vec<&'m str> {
        match self {
            Self::Champ(id, _) | Self::Member(id) => vec![*id],
            Self::OneOf(ids) => ids.clone(),
        }
    }

    fn cell(&self, dossier: &Value, champs: &[Champ<'_>]) -> OwnedCell {
        match self {
            Self::OneOf(_) => OwnedCell::Empty,
            Self::Member(path) => champ::at(dossier, path),
            Self::Champ(id, part) => {
                let champ = champs.iter().find(|champ| champ.id() == *id);
                champ.map_or(OwnedCell::Empty, |champ| match *part {
                    "" => champ.cell(),
                    part => champ.at(part),
                })
            }
        }
    }
}

/// The label of the field that a name of the mapping means, else that name.
fn title_of<'m>(name: &'m str, all: &[Champ<'m>]) -> &'m str {
    let id = name.split_once('.').map_or(name, |(id, _)| id);
    let champ = all.iter().find(|champ| champ.id() == id && !champ.label().is_empty());
    champ.map_or(name, |champ| champ.label())
}

/// The fields with a label, one for each id.
fn labelled<'m>(label: &str, all: &[Champ<'m>]) -> Vec<Champ<'m>> {
    let mut found = Vec::<Champ<'m>>::new();
    for champ in all.iter().filter(|champ| !champ.label().is_empty()) {
        let is_new = found.iter().all(|other| other.id() != champ.id());
        if is_new && folded(champ.label()) == folded(label) {
            found.push(*champ);
        }
    }
    found
}

/// The fields of a dossier: what the applicant answered, then what agents noted.
fn champs_of(dossier: &Value) -> Vec<Champ<'_>> {
    let mut champs = Champ::all(dossier.get("champs"));
    champs.extend(Champ::all(dossier.get("annotations")));
    champs
}

/// Tells of each field that no column names, once.
fn tell_unmapped(table: &str, all: &[Champ<'_>], used: &[&str], notices: &mut Vec<Notice>) {
    let mut told: Vec<&str> = used.to_vec();
    for champ in all {
        if !told.contains(&champ.id()) {
            told.push(champ.id());
            notices.push(notice(NoticeKind::UnmappedColumn, table, &named(*champ), ""));
        }
    }
}

/// The label of a field with its id.
fn named(champ: Champ<'_>) -> String {
    match champ.label() {
        "" => champ.id().to_owned(),
        label => format!("{label} ({})", champ.id()),
    }
}
