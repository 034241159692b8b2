//! The documents on an application, as text: the report, the letter, the officer's sheet, the card.

use crate::call::Call;
use crate::document::{DetailsError, DocumentFormat, LetterDetails, SheetDetails};
use crate::json::{WriteJson as _, objects};
use crate::locale::Locale;

/// The report of an application's JSON text.
///
/// ```
/// # use inspir_core::{Call, DocumentFormat, Locale, wire};
/// let report = wire::report(&Call::follow_up(), b"{}", Locale::En, DocumentFormat::Text);
/// assert!(report.contains("INCOMPLETE"));
/// ```
#[must_use]
pub fn report(call: &Call, application: &[u8], locale: Locale, format: DocumentFormat) -> String {
    call.assess_json(application).report_tree(locale).in_format(format)
}

/// The letter to the applicant, from an application's JSON text and the details as JSON: an object with
/// the members of [`LetterDetails`]. The addressee is the applicant, unless the details name another.
///
/// ```
/// # use inspir_core::{Call, DocumentFormat, Locale, wire};
/// let application = br#"{"applicant": {"name": "Atelier du Port"}}"#;
/// let details = r#"{"authority": "Région Hauts-de-France", "place": "Lille", "date": "2027-03-01",
///     "deadline": "2027-03-31", "signatory_name": "Alix Martin", "signatory_quality": "Directeur"}"#;
/// let letter =
///     wire::letter(&Call::follow_up(), application, details, Locale::En, DocumentFormat::Markdown)?;
/// assert!(letter.contains("Please complete your application by 31 March 2027."));
/// # Ok::<(), inspir_core::DetailsError>(())
/// ```
///
/// # Errors
/// [`DetailsError`] with each member of the details that cannot be taken, or that this letter needs and
/// that is absent.
pub fn letter(
    call: &Call,
    application: &[u8],
    details: &str,
    locale: Locale,
    format: DocumentFormat,
) -> Result<String, DetailsError> {
    let details = LetterDetails::from_json(details)?;
    let details = details.addressed_to(call.read_json(application).application());
    // From the text: a typed application that breaks a limit is written out first, which is much code.
    let letter = call.assess_json(application).letter(&details, locale)?;
    Ok(letter.in_format(format))
}

/// The officer's sheet, from an application's JSON text and the details as JSON: an object with the
/// members of [`SheetDetails`].
///
/// ```
/// # use inspir_core::{Call, DocumentFormat, Locale, wire};
/// let details = r#"{"officer": "Camille Petit", "date": "2027-03-01"}"#;
/// let sheet = wire::sheet(&Call::follow_up(), b"{}", details, Locale::En, DocumentFormat::Text)?;
/// assert!(sheet.contains("Officer: Camille Petit"));
/// # Ok::<(), inspir_core::DetailsError>(())
/// ```
///
/// # Errors
/// [`DetailsError`] with each member of the details that cannot be taken.
pub fn sheet(
    call: &Call,
    application: &[u8],
    details: &str,
    locale: Locale,
    format: DocumentFormat,
) -> Result<String, DetailsError> {
    let details = SheetDetails::from_json(details)?;
    let read = call.read_json(application);
    // From the text, as the letter.
    let sheet = call.assess_json(application).sheet(read.application(), &details, locale);
    Ok(sheet.in_format(format))
}

/// The card of an entry for an innovation store, from the entry's JSON text, as JSON: two texts, `json_ld` and
/// `html`. `null` if the call is not one of entries.
///
/// ```
/// # use inspir_core::{Call, Locale, wire};
/// let card = wire::card(&Call::innovation_store(), b"{}", Locale::En);
/// assert!(card.starts_with(r#"{"json_ld":"{\"@context\":"#));
/// assert_eq!(wire::card(&Call::follow_up(), b"{}", Locale::En), "null");
/// ```
#[must_use]
pub fn card(call: &Call, entry: &[u8], locale: Locale) -> String {
    let card = call.card(call.read_json(entry).application(), locale);
    let card = card.map(|card| CardTexts { json_ld: card.to_json_ld(), html: card.to_html() });
    let mut out = String::new();
    card.write(&mut out);
    out
}

struct CardTexts {
    json_ld: String,
    html: String,
}

objects! {
    CardTexts { json_ld, html, }
}
