//! Values of a list.

use super::error::WrittenError;
use super::fold::folded;
use super::reason::{Sought, WrittenReason};
use super::visible::content;

/// A value of a list: its id, and the names that people know it by.
///
/// ```
/// use inspir_core::written::Named;
///
/// let form = Named { id: "association", names: vec!["Association", "Association loi 1901"] };
/// assert_eq!(form.names.len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named<'n> {
    /// The id that the application states.
    pub id: &'n str,
    /// Labels, in whatever language. Errors tell the first.
    pub names: Vec<&'n str>,
}

/// Reads a value of a list, by its id or by any of its names; letter case, accents and punctuation do not
/// count, but for a question mark.
/// It gives the id.
///
/// ```
/// use inspir_core::written::{self, Named};
///
/// let list = [
///     Named { id: "local_authority", names: vec!["Collectivité territoriale", "Local authority"] },
///     Named { id: "company", names: vec!["Entreprise", "Company"] },
/// ];
/// assert_eq!(written::choice("collectivite territoriale", &list)?, Some("local_authority"));
/// assert_eq!(written::choice("LOCAL_AUTHORITY", &list)?, Some("local_authority"));
/// let error = written::choice("mairie", &list).expect_err("no such name");
/// assert!(error.to_string().ends_with("Write one of these: Collectivité territoriale; Entreprise."));
/// # Ok::<(), written::WrittenError>(())
/// ```
///
/// # Errors
/// [`WrittenError`] if nothing has this name, or several have.
pub fn choice<'n>(text: &str, list: &[Named<'n>]) -> Result<Option<&'n str>, WrittenError> {
    let refused = |reason, text: &str| WrittenError::new(Sought::Choice, reason, text);
    let Some(text) = content(text, Sought::Choice)? else { return Ok(None) };
    // A name that is the same to the letter comes first.
    if let Some(named) = list.iter().find(|named| named.id == text) {
        return Ok(Some(named.id));
    }
    let written = compared(&text);
    let has_name = |named: &&Named<'_>| {
        compared(named.id) == written || named.names.iter().any(|name| compared(name) == written)
    };
    let found: Vec<&Named<'n>> = list.iter().filter(has_name).collect();
    match found.as_slice() {
        [named] => Ok(Some(named.id)),
        [] => {
            let mut error = refused(WrittenReason::Unknown, &text);
            let first =
                |named: &Named<'_>| named.names.first().copied().unwrap_or(named.id).to_owned();
            error.known = list.iter().map(first).collect();
            Err(error)
        }
        several => {
            let error = refused(WrittenReason::Ambiguous, &text);
            Err(several.iter().fold(error, |error, named| error.with_reading(named.id)))
        }
    }
}

/// A name as it is compared: signs that say something stay, such as the question mark of a doubt.
fn compared(name: &str) -> String {
    let mut compared = folded(name);
    compared.extend(name.chars().filter(|c| "?<>+%=".contains(*c)));
    compared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_two_is_refused_with_both() {
        let list = [
            Named { id: "state", names: vec!["État"] },
            Named { id: "etat", names: vec!["etat"] },
            Named { id: "a_b", names: vec!["A / B"] },
        ];
        let error = choice("ÉTAT", &list).unwrap_err();
        assert_eq!(error.reason(), WrittenReason::Ambiguous);
        assert_eq!(error.readings(), ["state", "etat"]);
        assert_eq!(choice("etat", &list), Ok(Some("etat")));
        assert_eq!(choice("a b", &list), Ok(Some("a_b")));
        assert_eq!(choice("a b ?", &list).unwrap_err().reason(), WrittenReason::Unknown);
        assert_eq!(choice(" ", &list), Ok(None));
        assert_eq!(choice("!", &list).unwrap_err().reason(), WrittenReason::Unknown);
    }
}
