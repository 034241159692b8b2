//! A draft of a mapping, from the headers of tables.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::account_headers::drafted_accounts;
use super::destination::Destination;
use super::header_names::{
    OF_DOCUMENTS, OF_FIELDS, OF_FIELDS_LOOSELY, OF_ITEMS, is_postcode, is_siren,
};
use super::load::{BUDGET, SIDE};
use super::suggest_words::suggestion_words;
use super::suggestion_kind::SuggestionKind;
use crate::call::Call;
use crate::definition::{KnownNames, nearest};
use crate::field::{Layout, List, ListInfo};
use crate::json::{WriteJson, object};
use crate::locale::{Locale, fill_values};
use crate::written::folded;

/// A draft of a mapping, and what to look at in it.
///
/// ```
/// use inspir_core::portal::{Mapping, SuggestionKind, suggest};
/// use inspir_core::Call;
///
/// let call = Call::creative_event();
/// let headers = ["N° dossier", "nomBeneficiaire", "Montant demandé", "Date de debut", "Code postal"];
/// let draft = suggest(&headers, &[], &call);
/// assert_eq!(draft.mapping["columns"]["nomBeneficiaire"], "/applicant/name");
/// assert_eq!(draft.mapping["key"], "N° dossier");
/// let notes: Vec<_> = draft.notes.iter().map(|note| (note.kind, note.column.as_str())).collect();
/// assert_eq!(notes, [(SuggestionKind::Postcode, "Code postal")]);
/// assert!(Mapping::from_json(draft.mapping.to_string().as_bytes(), &call).is_ok());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suggestion {
    /// The mapping. A column that is not understood, or not for certain, is `null` in it.
    pub mapping: Value,
    /// The notes on headers to look at.
    pub notes: Vec<SuggestionNote>,
}

/// Something to look at in a draft.
///
/// ```
/// use inspir_core::portal::{SuggestionKind, suggest};
/// use inspir_core::{Call, Locale};
///
/// let draft = suggest(&["Numero SIRTE"], &[], &Call::creative_event());
/// let note = &draft.notes[0];
/// assert_eq!((note.kind, note.paths[0].as_str()), (SuggestionKind::Near, "/applicant/siret"));
/// assert!(note.message(Locale::En).contains("“Numero SIRTE”"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SuggestionNote {
    /// The kind of note.
    pub kind: SuggestionKind,
    /// The table; empty for the main one.
    pub table: String,
    /// The header, the path or the table that it is about.
    pub column: String,
    /// The paths that it may be.
    pub paths: Vec<String>,
}

impl SuggestionNote {
    /// The message, in a language.
    ///
    /// ```
    /// use inspir_core::portal::suggest;
    /// use inspir_core::{Call, Locale};
    ///
    /// let draft = suggest(&["Humeur"], &[], &Call::creative_event());
    /// assert!(draft.notes[0].message(Locale::Fr).starts_with("« Humeur »"));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let mut out = String::new();
        fill_values(
            suggestion_words(self.kind, !self.table.is_empty()).get(locale),
            &mut out,
            &mut |name, out| match name {
                "column" => out.push_str(&self.column),
                _ => out.push_str(&self.paths.join(", ")),
            },
        );
        out
    }
}

impl Suggestion {
    /// The draft as JSON: `mapping`, and `notes` with messages in a language.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale, portal::suggest};
    /// let json = suggest(&[], &[], &Call::follow_up()).to_json(Locale::En);
    /// assert!(json.ends_with(r#""notes":[]}"#));
    /// ```
    #[must_use]
    pub fn to_json(&self, locale: Locale) -> String {
        let notes: Vec<NoteIn<'_>> = self.notes.iter().map(|note| NoteIn(note, locale)).collect();
        let mut json = String::from("{\"mapping\":");
        json.push_str(&self.mapping.to_string());
        json.push_str(",\"notes\":");
        notes.write(&mut json);
        json.push('}');
        json
    }
}

/// A note in a language.
struct NoteIn<'n>(&'n SuggestionNote, Locale);

impl WriteJson for NoteIn<'_> {
    fn write(&self, out: &mut String) {
        let Self(note, locale) = self;
        let members: &[(&str, &dyn WriteJson, bool)] = &[
            ("kind", &note.kind.id(), false),
            ("table", &note.table, false),
            ("column", &note.column, false),
            ("paths", &note.paths, false),
            ("message", &note.message(*locale), false),
        ];
        object(members, out);
    }
}

/// Drafts a mapping from the headers of a table, and of further tables: their names, the path of the list
/// that they hold, their headers.
///
/// A header is understood by the label of a member in either language, by the names that it has in the
/// national open data on grants, in exports of Démarche numérique and in the form Cerfa 12156, or with a
/// slip of one or two letters, which is told, unless another header has the name itself. A header that may mean
/// several members is left out and told; so are two headers that would mean the same one. A header of the main table that
/// begins with an account (`60 - Achats`) is taken for an amount of the budget, which is told; a path that is no list is
/// taken for the nearest, which is told, too.
///
/// ```
/// use inspir_core::{Call, portal::suggest};
///
/// let lines = [("budget", "/budget", ["Dossier", "Compte", "Libellé", "Montant TTC"].as_slice())];
/// let draft = suggest(&["Dossier", "SIRET"], &lines, &Call::creative_event());
/// let budget = &draft.mapping["lines"]["budget"];
/// assert_eq!(budget["key"], "Dossier");
/// assert_eq!(budget["columns"]["Montant TTC"], "amount");
/// assert!(draft.notes.is_empty());
/// ```
#[must_use]
pub fn suggest(headers: &[&str], lines: &[(&str, &str, &[&str])], call: &Call) -> Suggestion {
    let layout = &call.data().frame.layout;
    let mut notes = Vec::new();
    let accounts = drafted_accounts(headers, layout, &mut |kind, header, path| {
        let (table, column) = (String::new(), header.to_owned());
        notes.push(SuggestionNote { kind, table, column, paths: vec![path] });
    });
    let others: Vec<&str> =
        headers.iter().filter(|header| !accounts.contains_key(**header)).copied().collect();
    let mut columns = drafted("", &others, &names_of_fields(layout), &mut notes);
    let key = columns.iter().find(|(_, path)| *path == "/reference").map(|(key, _)| key.clone());
    columns.extend(accounts);
    let mut mapping = Map::new();
    mapping.insert("call".to_owned(), json!(call.id()));
    if let Some(key) = &key {
        mapping.insert("key".to_owned(), json!(key));
    }
    mapping.insert("columns".to_owned(), Value::Object(columns));
    if key.is_none() && !lines.is_empty() {
        let (kind, table, column) = (SuggestionKind::NoKey, String::new(), String::new());
        notes.push(SuggestionNote { kind, table, column, paths: Vec::new() });
    }
    let mut tables = Map::new();
    for (name, to, headers) in lines {
        let to = list_meant(name, to, layout, &mut notes);
        let is_key = |header: &&&str| {
            let squeezed = squeezed(header);
            key.as_ref().is_some_and(|key| self::squeezed(key) == squeezed)
                || of_reference().any(|name| name == squeezed)
        };
        let key = headers.iter().find(is_key);
        let others: Vec<&str> =
            headers.iter().filter(|header| Some(header) != key.as_ref()).copied().collect();
        if key.is_none() {
            let kind = SuggestionKind::NoKey;
            let (table, column) = ((*name).to_owned(), (*name).to_owned());
            notes.push(SuggestionNote { kind, table, column, paths: Vec::new() });
        }
        let columns = drafted(name, &others, &names_of_items(layout, &to), &mut notes);
        let mut table = Map::new();
        table.insert("to".to_owned(), json!(to));
        table.extend(key.map(|key| ("key".to_owned(), json!(key))));
        table.insert("columns".to_owned(), Value::Object(columns));
        tables.insert((*name).to_owned(), Value::Object(table));
    }
    if !tables.is_empty() {
        mapping.insert("lines".to_owned(), Value::Object(tables));
    }
    Suggestion { mapping: Value::Object(mapping), notes }
}

/// The list that a path means: that of the call, else the nearest, which is told.
fn list_meant(table: &str, path: &str, layout: &Layout, notes: &mut Vec<SuggestionNote>) -> String {
    let lists = layout.lists.iter().map(|list| list.pointer.as_str());
    let known: Vec<&str> = lists.chain([BUDGET]).collect();
    if known.contains(&path) {
        return path.to_owned();
    }
    let near = nearest(path, KnownNames::Fixed(&known));
    let (kind, paths) = match near {
        Some(near) => (SuggestionKind::Near, vec![near]),
        None => (SuggestionKind::UnknownList, known.clone()),
    };
    let paths = paths.into_iter().map(str::to_owned).collect();
    let (table, column) = (table.to_owned(), path.to_owned());
    notes.push(SuggestionNote { kind, table, column, paths });
    near.unwrap_or(path).to_owned()
}

/// The paths that each name may mean.
type PathsByName = BTreeMap<String, Vec<String>>;

/// The letters and digits of a header, in lower case and without accents.
fn squeezed(header: &str) -> String {
    folded(header).replace(' ', "")
}

fn of_reference() -> impl Iterator<Item = &'static str> {
    OF_FIELDS
        .iter()
        .filter(|(path, _)| *path == "/reference")
        .flat_map(|(_, names)| *names)
        .copied()
}

fn add(names: &mut PathsByName, name: &str, path: &str) {
    let name = squeezed(name);
    let paths = names.entry(name.clone()).or_default();
    if !name.is_empty() && !paths.iter().any(|known| known == path) {
        paths.push(path.to_owned());
    }
}

fn names_of_fields(layout: &Layout) -> PathsByName {
    let mut names = PathsByName::new();
    for field in &layout.fields {
        let wording = field.own.as_ref().and_then(|own| own.wording.as_ref());
        for words in [Some(&field.label), wording].into_iter().flatten() {
            words.all().into_iter().for_each(|name| add(&mut names, name, &field.pointer));
        }
        add(&mut names, &field.pointer, &field.pointer);
    }
    if let Some(documents) = layout.list(List::DOCUMENTS) {
        for kinds in documents.columns.iter().filter(|column| column.pointer == "kind") {
            for (id, title) in (0..kinds.option_count()).filter_map(|number| kinds.option(number)) {
                let path = format!("/documents/{id}");
                for name in title.all() {
                    add(&mut names, name, &path);
                    for end in OF_DOCUMENTS {
                        add(&mut names, &[name, " ", end].concat(), &path);
                    }
                }
            }
        }
    }
    for (path, aliases) in OF_FIELDS {
        if Destination::of(path, layout).is_some() {
            aliases.iter().for_each(|name| add(&mut names, name, path));
        }
    }
    names
}

fn names_of_items(layout: &Layout, to: &str) -> PathsByName {
    let mut names = PathsByName::new();
    let budget = [List::EXPENSES, List::REVENUES];
    let is_meant = |(number, list): &(usize, &ListInfo)| match to {
        BUDGET => budget.iter().any(|list| usize::from(list.0) == *number),
        to => list.pointer == to,
    };
    for (_, list) in layout.lists.iter().enumerate().filter(is_meant) {
        for column in &list.columns {
            column.label.all().into_iter().for_each(|name| add(&mut names, name, &column.pointer));
            add(&mut names, &column.pointer, &column.pointer);
            for (_, aliases) in OF_ITEMS.iter().filter(|(name, _)| *name == column.pointer) {
                aliases.iter().for_each(|name| add(&mut names, name, &column.pointer));
            }
        }
    }
    if to == BUDGET {
        for (_, aliases) in OF_ITEMS.iter().filter(|(name, _)| *name == SIDE) {
            aliases.iter().for_each(|name| add(&mut names, name, SIDE));
        }
    }
    names
}

/// The paths that a header may mean, if it has a name that is known.
fn understood<'n>(header: &str, names: &'n PathsByName) -> Option<&'n Vec<String>> {
    // What stands in brackets often says how to write.
    let short = header.split(['(', '[']).next().map(squeezed).unwrap_or_default();
    names.get(&squeezed(header)).or_else(|| names.get(&short))
}

/// The columns of a table as far as their headers are understood; the others are `null`.
fn drafted(
    table: &str,
    headers: &[&str],
    names: &PathsByName,
    notes: &mut Vec<SuggestionNote>,
) -> Map<String, Value> {
    let known: Vec<&str> = names.keys().map(String::as_str).collect();
    let understood: Vec<_> =
        headers.iter().filter_map(|header| understood(header, names)).collect();
    let mut found = Vec::<(&str, Option<String>)>::new();
    let mut note = |kind, column: &str, paths: Vec<String>| {
        let (table, column) = (table.to_owned(), column.to_owned());
        notes.push(SuggestionNote { kind, table, column, paths });
    };
    for header in headers.iter().filter(|header| !header.trim().is_empty()) {
        let name = squeezed(header);
        if is_postcode(&name) {
            note(SuggestionKind::Postcode, header, Vec::new());
            found.push((header, None));
            continue;
        }
        let exact = self::understood(header, names);
        if exact.is_none() && is_siren(&name) {
            note(SuggestionKind::Siren, header, Vec::new());
            found.push((header, None));
            continue;
        }
        // A slip, or what is near in meaning, gives way to a header that needs no guess.
        let near = || {
            let loosely =
                OF_FIELDS_LOOSELY.iter().find(|(_, names)| names.contains(&name.as_str()));
            let near = match loosely {
                Some((path, _)) => names.get(&squeezed(path))?,
                None => names.get(nearest(&name, KnownNames::Fixed(&known))?)?,
            };
            (!understood.contains(&near)).then_some(near)
        };
        let (paths, is_exact) = match exact {
            Some(paths) => (paths.clone(), true),
            None => (near().cloned().unwrap_or_default(), false),
        };
        match paths.as_slice() {
            [] => note(SuggestionKind::Unknown, header, paths),
            [path] => {
                found.push((header, Some(path.clone())));
                if !is_exact {
                    note(SuggestionKind::Near, header, paths);
                }
                continue;
            }
            _ => note(SuggestionKind::Ambiguous, header, paths),
        }
        found.push((header, None));
    }
    let mut columns = Map::new();
    for (header, path) in &found {
        let twice = found.iter().filter(|(_, other)| path.is_some() && other == path).count() > 1;
        if twice {
            note(SuggestionKind::Twice, header, path.iter().cloned().collect());
        }
        let path = path.clone().filter(|_| !twice);
        columns.insert((*header).to_owned(), path.map_or(Value::Null, Value::String));
    }
    columns
}
