//! Why a reform cannot be made.

use std::fmt;

use super::error::CallError;
use crate::locale::{Locale, Words, fill_values, words};
use crate::text::shortened;

/// Why the call cannot be reformed this way.
///
/// ```
/// use inspir_core::{Call, Locale, ReformError};
///
/// let error = Call::creative_event().reform([("parts/grand/rate", r#""0.60""#)], "2");
/// let error = error.expect_err("there is no such part");
/// assert!(matches!(&error, ReformError::UnknownPath { .. }));
/// assert!(error.message(Locale::En).ends_with("did you mean `parts/grant/rate`?"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReformError {
    /// A path leads nowhere.
    UnknownPath {
        /// The path.
        path: String,
        /// The path that was probably meant.
        suggestion: Option<String>,
    },
    /// A name that several parts have.
    SeveralPaths {
        /// The name.
        path: String,
        /// Two of the paths that could be meant.
        paths: [String; 2],
    },
    /// A value is no JSON.
    NotJson {
        /// The path of the value.
        path: String,
    },
    /// A path leads to the place of another change, into it, or to what it stands in.
    SamePlace {
        /// The path.
        path: String,
        /// The path of the other change.
        other: String,
    },
    /// A path leads to the edition, which is given beside the changes.
    Edition {
        /// The path.
        path: String,
    },
    /// The edition is that of the call itself.
    SameEdition {
        /// The edition.
        edition: String,
    },
    /// The definition that comes out has mistakes.
    Refused(CallError),
}

impl ReformError {
    /// The path that is at fault, "" for the whole.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let error = Call::follow_up().reform([("ceiling", "1")], "2").expect_err("two parts have it");
    /// assert_eq!(error.path(), "ceiling");
    /// ```
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::UnknownPath { path, .. }
            | Self::SeveralPaths { path, .. }
            | Self::SamePlace { path, .. }
            | Self::Edition { path }
            | Self::NotJson { path } => path,
            Self::SameEdition { .. } | Self::Refused(_) => "",
        }
    }

    /// The message: what is wrong, and what to do.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let error = Call::follow_up().reform([], "1").expect_err("its own edition");
    /// assert!(error.message(Locale::En).contains("give the reform another edition"));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let template: Words<&str> = match self {
            Self::Refused(error) => return error.message(locale),
            Self::UnknownPath { suggestion: None, .. } => words!(
                fr: "le chemin `{path}` ne mène à rien dans la définition : nommez ses membres, et les éléments de ses listes par leur `id` ou leur numéro, comme dans `parts/grant/rate`",
                en: "the path `{path}` leads nowhere in the definition: name its members, and items of its lists by their `id` or number, as in `parts/grant/rate`"
            ),
            Self::UnknownPath { .. } => words!(
                fr: "le chemin `{path}` ne mène à rien dans la définition ; vouliez-vous écrire `{suggestion}` ?",
                en: "the path `{path}` leads nowhere in the definition; did you mean `{suggestion}`?"
            ),
            Self::SeveralPaths { .. } => words!(
                fr: "plusieurs parts ont `{path}` : écrivez `{first}` ou `{second}`",
                en: "several parts have `{path}`: write `{first}` or `{second}`"
            ),
            Self::SamePlace { .. } => words!(
                fr: "`{other}` et `{path}` changent le même endroit de la définition : n’y donnez qu’une valeur, par un seul chemin",
                en: "`{other}` and `{path}` change one place of the definition: give it one value, by one path"
            ),
            Self::Edition { .. } => words!(
                fr: "`{path}` n’est pas un changement : l’édition de la réforme se donne à côté des changements ; retirez ce chemin",
                en: "`{path}` is no change: the edition of the reform is given beside the changes; take this path out"
            ),
            Self::NotJson { .. } => words!(
                fr: "la valeur de `{path}` n’est pas du JSON : un montant ou un taux est un texte entre guillemets",
                en: "the value of `{path}` is not JSON: an amount or a rate is a text in quotation marks"
            ),
            Self::SameEdition { .. } => words!(
                fr: "l’appel a déjà l’édition `{edition}` : donnez-en une autre à la réforme",
                en: "the call has the edition `{edition}` already: give the reform another edition"
            ),
        };
        let mut message = String::new();
        fill_values(template.get(locale), &mut message, &mut |name, out| match (name, self) {
            ("suggestion", Self::UnknownPath { suggestion: Some(path), .. }) => out.push_str(path),
            ("first", Self::SeveralPaths { paths: [path, _], .. })
            | ("second", Self::SeveralPaths { paths: [_, path], .. }) => out.push_str(path),
            ("other", Self::SamePlace { other, .. }) => out.push_str(&shortened(other)),
            ("edition", Self::SameEdition { edition }) => out.push_str(&shortened(edition)),
            _ => out.push_str(&shortened(self.path())),
        });
        message
    }
}

impl fmt::Display for ReformError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.message(Locale::En))
    }
}

impl std::error::Error for ReformError {}
