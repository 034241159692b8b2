//! The language that the command speaks.

use std::ffi::OsString;

use crate::locale::Locale;

/// The language that the arguments ask for. It is known before all of them are read, since what is said of
/// wrong ones is in that language too.
pub(super) fn asked(args: &[OsString]) -> Option<Locale> {
    let mut args = args.iter().map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        let tag = match arg.split_once('=') {
            _ if arg == "--" => return None,
            Some(("--lang" | "--locale", tag)) => tag.to_owned(),
            None if arg == "--lang" || arg == "--locale" => args.next()?.into_owned(),
            _ => continue,
        };
        return tag.parse().ok();
    }
    None
}

/// The language of the environment: that of `LC_ALL`, `LC_MESSAGES` or `LANG`, whichever says something
/// first; else French.
pub(super) fn of_environment(variable: impl Fn(&str) -> Option<OsString>) -> Locale {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
    let said = names.filter_map(variable).find(|value| !value.is_empty());
    said.and_then(|value| value.to_string_lossy().parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_says_something_counts() {
        let of = |all: &str, lang: &str| {
            of_environment(|name| match name {
                "LC_ALL" => Some(all.into()),
                "LANG" => Some(lang.into()),
                _ => None,
            })
        };
        assert_eq!(of("", "en_GB.UTF-8"), Locale::En);
        assert_eq!(of("fr_FR.UTF-8", "en_GB.UTF-8"), Locale::Fr);
        assert_eq!(of("C", "en"), Locale::Fr);
        assert_eq!(of_environment(|_| None), Locale::Fr);
    }

    #[test]
    fn arguments_ask_for_a_language() {
        let of = |args: &[&str]| asked(&args.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of(&["check", "--lang", "en", "x"]), Some(Locale::En));
        assert_eq!(of(&["--locale=fr", "check"]), Some(Locale::Fr));
        assert_eq!(of(&["--lang", "en-GB", "check"]), Some(Locale::En));
        assert_eq!(of(&["check", "--lang"]), None);
        assert_eq!(of(&["check", "--", "--lang", "en"]), None);
        assert_eq!(of(&["check", "--lang", "xx"]), None);
    }
}
