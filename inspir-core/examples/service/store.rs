//! What is kept: each assessment with its application, and each definition once.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use inspir_core::{Assessment, Call, Locale};
use rusqlite::{Connection, OptionalExtension as _, Result, params};

/// The database.
pub struct Store(Mutex<Connection>);

/// A kept assessment.
pub struct Kept {
    pub application: Vec<u8>,
    /// The definition that it was assessed with.
    definition: String,
    /// The assessment with its evidence.
    json: String,
}

impl Kept {
    /// The assessment as it was, which tells its messages in any language.
    pub fn open(&self) -> super::service::Result<Assessment> {
        Ok(Call::from_json(&self.definition)?.reopen(self.json.as_bytes())?)
    }
}

impl Store {
    pub fn open(file: &Path) -> Result<Self> {
        let connection = Connection::open(file)?;
        connection.execute_batch(
            "create table if not exists definitions (digest text primary key, json text not null);
             create table if not exists assessments (
                 id integer primary key, definition text not null references definitions(digest),
                 reference text, outcome text not null,
                 application blob not null, json text not null
             );",
        )?;
        Ok(Self(Mutex::new(connection)))
    }

    /// Keeps an assessment. Gives its number.
    pub fn keep(&self, application: &[u8], assessment: &Assessment, locale: Locale) -> Result<i64> {
        let mut connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction()?;
        let call = assessment.call();
        transaction.execute(
            "insert or ignore into definitions values (?1, ?2)",
            params![call.digest(), call.definition()],
        )?;
        transaction.execute(
            "insert into assessments (definition, reference, outcome, application, json)
             values (?1, ?2, ?3, ?4, ?5)",
            params![
                call.digest(),
                assessment.reference(),
                assessment.outcome().id(),
                application,
                assessment.keep(locale).to_json()
            ],
        )?;
        let id = transaction.last_insert_rowid();
        transaction.commit()?;
        Ok(id)
    }

    /// A kept assessment.
    pub fn get(&self, id: i64) -> Result<Option<Kept>> {
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut statement = connection.prepare_cached(
            "select application, definitions.json, assessments.json
             from assessments join definitions on definition = digest where id = ?1",
        )?;
        let kept = statement.query_row([id], |row| {
            Ok(Kept { application: row.get(0)?, definition: row.get(1)?, json: row.get(2)? })
        });
        kept.optional()
    }
}
