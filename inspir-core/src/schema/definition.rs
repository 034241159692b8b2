//! The schema of call definitions, from what their readers say.

use schemars::Schema;
use serde_json::{Map, Value};

use super::common::ended;
use super::object::Maker;
use super::scalars::scalars;
use crate::call::described;
use crate::definition::{Note, note};
use crate::locale::Locale;

/// The schema of call definitions. It accepts every definition that loads, and refuses every member
/// that is unknown, missing, or of another type.
///
/// A schema cannot say whether an id is in its list or is there twice, whether members go together
/// (such as a limit for each part), whether a day exists, or whether a value belongs to the field
/// beside it. JSON Schema also takes `5.0` for the same integer as `5`.
///
/// The locale is that of the descriptions, which editors show.
///
/// ```
/// use inspir_core::{Locale, schema};
///
/// let about = |locale| {
///     let schema = schema::definition(locale);
///     schema.pointer("/properties/title/description").and_then(|about| about.as_str().map(str::to_owned))
/// };
/// assert_eq!(about(Locale::En).as_deref(), Some("the name of the call"));
/// assert_eq!(about(Locale::Fr).as_deref(), Some("le nom de l’appel"));
/// ```
#[must_use]
pub fn definition(locale: Locale) -> Schema {
    let described = described();
    let mut maker = Maker { layout: described.layout, defs: scalars(locale), locale };
    let title = note!(fr: "Définition d’un appel", en: "Call definition");
    let mut root = Map::new();
    root.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    root.insert("title".into(), in_words(title, locale));
    root.insert("description".into(), in_words(ABOUT, locale));
    for (kind, doc) in &described.objects {
        let mut schema = maker.object(doc);
        match *kind {
            "Call" => root.extend(schema),
            kind => {
                if let Some(about) = about(kind) {
                    schema.insert("description".into(), in_words(about, locale));
                }
                maker.defs.insert(kind.to_owned(), schema.into());
            }
        }
    }
    root.insert("$defs".into(), maker.defs.into());
    ended(root.into())
}

const ABOUT: Note = note!(
    fr: "Un appel à projets : ses listes, les volets de son aide et ses conditions. Un nombre entier s’écrit sans point : ce schéma ne peut pas refuser 5.0, le moteur le fait.",
    en: "A call for projects: its lists, the parts of its grant, and its requirements. A whole number is written without a point: this schema cannot refuse 5.0, the engine does."
);

/// The text that editors show for an object whose members alone do not explain it.
fn about(kind: &str) -> Option<Note> {
    Some(match kind {
        "Condition" => note!(
            fr: "Une condition : exactement une de ces clés. Elle est vraie, fausse ou inconnue.",
            en: "A condition: exactly one of these members. It is true, false or unknown."
        ),
        "Quantity" => note!(
            fr: "Une grandeur exacte : exactement une des clés amount, number, date, quantity, sum, count, distinct, plus, minus, times, from, first_day, year, eligible et grant, avec celles qui l’accompagnent.",
            en: "An exact quantity: exactly one of amount, number, date, quantity, sum, count, distinct, plus, minus, times, from, first_day, year, eligible and grant, and the members that go with it."
        ),
        "Length" => note!(
            fr: "Une durée : exactement une des clés days, weeks, months et years.",
            en: "A length of time: exactly one of days, weeks, months and years."
        ),
        "Words" | "LongWords" => note!(
            fr: "Les mêmes mots, dans une langue au moins.",
            en: "The same words in one language at least."
        ),
        "Requirement" => note!(
            fr: "Une condition de l’appel. Son contrôle (check) décide ; les paramètres se trouvent à côté.",
            en: "One requirement. Its check decides; the parameters stand beside it."
        ),
        "Field" => note!(
            fr: "Un champ propre à l’appel. Son type dit quelles autres clés il prend.",
            en: "An own field of the call. Its type says which further members it takes."
        ),
        _ => return None,
    })
}

/// A note as the value of a keyword.
fn in_words(note: Note, locale: Locale) -> Value {
    Value::from(*note.get(locale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::{Takes, is_slip_of, meant_words};

    /// Every suggested word is a word of definitions.
    #[test]
    fn every_word_that_is_meant_is_known() {
        let described = described();
        let members = described.objects.iter().flat_map(|(_, doc)| {
            let variants = doc.variants.iter().chain(&doc.heads);
            doc.members.iter().chain(variants.flat_map(|(_, own)| own))
        });
        let known: Vec<&str> = members
            .flat_map(|doc| match doc.takes {
                Takes::Word(words) => [&[doc.name], words].concat(),
                _ => vec![doc.name],
            })
            .collect();
        for meant in meant_words() {
            assert!(known.contains(&meant), "{meant}");
        }
    }

    /// If one member is left out and another is there, neither may be taken for a misspelling of the
    /// other.
    #[test]
    fn no_two_members_of_an_object_are_near_to_each_other() {
        let mut compared = 0;
        for (kind, doc) in &described().objects {
            let variants = doc.variants.iter().chain(&doc.heads);
            let own = variants.map(|(_, own)| own.as_slice());
            for own in own.chain([&[][..]]) {
                let names: Vec<_> = doc.members.iter().chain(own).map(|doc| doc.name).collect();
                for (index, name) in names.iter().enumerate() {
                    for other in names.iter().skip(index + 1).filter(|other| *other != name) {
                        assert!(!is_slip_of(name, other), "{kind}: {name} and {other}");
                        assert!(!is_slip_of(other, name), "{kind}: {name} and {other}");
                        compared += 1;
                    }
                }
            }
        }
        assert!(compared > 1_000, "{compared}");
    }
}
