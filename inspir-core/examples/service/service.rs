//! What the service does, without the web.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use inspir_core::{Call, Calls, Edition, EditionDay, Locale};
use serde_json::{Value, json};

use super::definitions::{Definitions, Mistake};
use super::store::{Kept, Store};

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// What is answered.
pub struct Reply {
    pub status: u16,
    pub json: String,
    /// Where what was made can be found again.
    pub location: Option<String>,
}

impl Reply {
    pub fn json(json: impl ToString) -> Self {
        Self { status: 200, json: json.to_string(), location: None }
    }

    pub fn failure(message: &str) -> Self {
        Self { status: 500, ..Self::json(json!({"message": message})) }
    }

    fn refusal(status: u16, message: &str) -> Self {
        Self { status, ..Self::json(json!({"message": message})) }
    }

    /// The body of a request did not arrive whole, or is too long.
    pub fn unread(status: u16, locale: Locale) -> Self {
        let message = match (locale, status) {
            (Locale::Fr, 413) => "La demande est trop longue : 8 Mio au plus.",
            (Locale::Fr, _) => "La demande n’est pas arrivée entière : envoyez-la de nouveau.",
            (_, 413) => "The application is too long: at most 8 MiB.",
            _ => "The application did not arrive whole: send it again.",
        };
        Self::refusal(status, message)
    }

    pub fn other_method(locale: Locale) -> Self {
        let message = match locale {
            Locale::Fr => "Cette adresse n’a pas cette méthode.",
            _ => "This address does not have this method.",
        };
        Self::refusal(405, message)
    }

    pub fn not_found(locale: Locale) -> Self {
        let message = match locale {
            Locale::Fr => "Rien ne se trouve à cette adresse.",
            _ => "There is nothing at this address.",
        };
        Self::refusal(404, message)
    }
}

/// The service: its definitions and its database.
pub struct Service {
    definitions: RwLock<Arc<Definitions>>,
    store: Store,
}

impl Service {
    pub fn open(folder: &Path, database: &Path) -> Result<Self> {
        let definitions = RwLock::new(Arc::new(Definitions::load(folder)?));
        Ok(Self { definitions, store: Store::open(database)? })
    }

    /// The definitions as they are now. Whoever holds them keeps them while others are loaded.
    fn definitions(&self) -> Result<Arc<Definitions>> {
        let now = self.definitions.read().unwrap_or_else(PoisonError::into_inner).clone();
        let mut next = (*now).clone();
        match next.refresh() {
            Ok(true) => {}
            Ok(false) => return Ok(now),
            // While the folder cannot be read, what was read of it stays in force.
            Err(error) => return Ok(Arc::new((*now).clone().without_folder(&error))),
        }
        let next = Arc::new(next);
        *self.definitions.write().unwrap_or_else(PoisonError::into_inner) = next.clone();
        Ok(next)
    }

    /// Assesses an application and keeps the assessment.
    pub fn assess(&self, application: &[u8], locale: Locale) -> Result<Reply> {
        let definitions = self.definitions()?;
        let call = match chosen(&definitions.calls, application)? {
            Ok(call) => call,
            Err(error) => return Ok(Reply::refusal(422, &error.message(locale))),
        };
        let assessment = call.assess_json(application);
        let id = self.store.keep(application, &assessment, locale)?;
        let location = Some(format!("/assessments/{id}"));
        Ok(Reply { status: 201, location, ..Reply::json(assessment.to_json(locale)) })
    }

    /// A kept assessment, told in any language by the definition kept with it.
    pub fn assessment(&self, id: &str, locale: Locale) -> Result<Reply> {
        let Some(kept) = self.kept(id)? else { return Ok(Reply::not_found(locale)) };
        Ok(Reply::json(kept.open()?.to_json(locale)))
    }

    /// What is kept under this number. Nothing is kept under what is no number.
    fn kept(&self, id: &str) -> Result<Option<Kept>> {
        Ok(id.parse().map_or(Ok(None), |id| self.store.get(id))?)
    }

    /// What the edition in force today changes in a kept assessment.
    pub fn changes(&self, id: &str, locale: Locale) -> Result<Reply> {
        let Some(kept) = self.kept(id)? else { return Ok(Reply::not_found(locale)) };
        let assessed = kept.open()?;
        let before = assessed.call();
        let definitions = self.definitions()?;
        let Some(now) = definitions.calls.in_force(before.id(), today()?) else {
            return Ok(Reply::not_found(locale));
        };
        let again = now.reassess_json(&kept.application, before);
        let diff = again.assessment.changes_since(&assessed);
        let left_out = again.left_out.iter().map(|value| {
            json!({"path": value.path(), "found": value.found(), "message": value.message(locale)})
        });
        Ok(Reply::json(json!({
            "call": parsed(&now.changes_since(before).to_json(locale))?,
            "assessment": parsed(&diff.to_json(locale))?,
            "left_out": left_out.collect::<Vec<_>>(),
        })))
    }

    /// The calls with their editions, and what is wrong with the definitions.
    pub fn calls(&self, locale: Locale) -> Result<Reply> {
        let definitions = self.definitions()?;
        let calls = &definitions.calls;
        let edition = |edition: &Edition| {
            let call = edition.call();
            json!({
                "edition": call.edition(), "title": call.title(locale), "definition": call.digest(),
                "from": edition.from(), "until": edition.until(),
            })
        };
        let listed = calls.ids().map(|id| {
            let gaps = calls.gaps(id).map(|gap| gap.message(locale));
            json!({
                "call": id, "gaps": gaps.collect::<Vec<_>>(),
                "editions": calls.editions(id).iter().map(edition).collect::<Vec<_>>(),
            })
        });
        let mistakes = definitions.mistakes.iter().map(|(file, mistake)| {
            let message = match mistake {
                Mistake::Definition(error) => error.message(locale),
                Mistake::Calls(error) => error.message(locale),
                Mistake::Unread(error) => match locale {
                    Locale::Fr => format!("Le fichier ne peut pas être lu : {error}"),
                    _ => format!("The file cannot be read: {error}"),
                },
            };
            json!({"file": file, "message": message})
        });
        let (listed, mistakes): (Vec<_>, Vec<_>) = (listed.collect(), mistakes.collect());
        Ok(Reply::json(json!({"calls": listed, "mistakes": mistakes})))
    }

    /// What a form shows of the edition in force today; if none is, of the last one that was.
    pub fn call(&self, id: &str, locale: Locale) -> Result<Reply> {
        let definitions = self.definitions()?;
        let (calls, today) = (&definitions.calls, today()?);
        let began = |edition: &&Edition| edition.from().is_none_or(|from| from <= today);
        let editions = calls.editions(id);
        let last = editions.iter().rfind(began).or(editions.first()).map(Edition::call);
        let Some(call) = calls.in_force(id, today).or(last) else {
            return Ok(Reply::not_found(locale));
        };
        Ok(Reply::json(call.describe(locale).to_json()))
    }
}

/// The call that an application is for. One that came too late is assessed with the edition it missed.
fn chosen(
    calls: &Calls,
    application: &[u8],
) -> Result<std::result::Result<Call, inspir_core::NoCall>> {
    let chosen = calls.choose(application, EditionDay::SubmittedOr(today()?));
    Ok(chosen.cloned().or_else(|error| error.nearest().cloned().ok_or(error)))
}

/// Where the day begins and ends that counts for the calls.
const ZONE: Tz = chrono_tz::Europe::Paris;

fn today() -> Result<NaiveDate> {
    day_of(SystemTime::now())
}

/// The day of a moment, in the zone of the calls.
pub fn day_of(moment: SystemTime) -> Result<NaiveDate> {
    let since = moment.duration_since(SystemTime::UNIX_EPOCH)?;
    let moment = DateTime::from_timestamp(i64::try_from(since.as_secs())?, 0);
    Ok(moment.ok_or("the clock is wrong")?.with_timezone(&ZONE).date_naive())
}

fn parsed(json: &str) -> Result<Value> {
    Ok(serde_json::from_str(json)?)
}
