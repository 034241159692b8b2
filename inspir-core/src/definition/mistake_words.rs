//! The messages about mistakes in a definition.

use super::known::KnownNames;
use super::mistake::Mistake;
use super::takes::push_words;
use crate::intake::Unreadable;
use crate::json::WriteJson as _;
use crate::locale::{Locale, Words, fill_values, words};
use crate::text::{MAX_BYTES, MAX_DEPTH, push_number};

impl Mistake {
    /// Writes what is wrong and what is expected.
    pub(crate) fn write(&self, locale: Locale, out: &mut String) {
        if let Self::Unknown(unknown) = self {
            return unknown.write(locale, out);
        }
        fill_values(self.words().get(locale), out, &mut |name, out| match self {
            Self::Missing(member, _) if name == "name" => out.push_str(member),
            Self::Missing(_, takes) | Self::Expected(takes) => takes.write(locale, out),
            Self::Untitled => push_words(out),
            Self::Meant(takes, _) if name == "takes" => takes.write(locale, out),
            Self::Meant(_, meant) => meant.write(out),
            Self::Object(names) => KnownNames::Fixed(names).write_all(out),
            Self::Sides(sides) => out.push_str(match name {
                "left" => sides.left.get(locale),
                "right" => sides.right.get(locale),
                _ => sides.mend.as_deref().unwrap_or_default(),
            }),
            Self::OutsideItsList(path) if name == "some" => push_some(path, out),
            Self::OneMember(names) | Self::OneHead(names) => {
                KnownNames::Fixed(names).write_all(out)
            }
            Self::OutsideRange(range) => out.push_str(&match name {
                "from" => range.minimum.to_string(),
                "to" => range.maximum.to_string(),
                _ => range.decimals.to_string(),
            }),
            Self::TooLong(most) | Self::TooMany(most) => push_number(*most, out),
            Self::ItemTwice(found)
            | Self::OtherKind(found)
            | Self::OnlyPresent(found)
            | Self::OutsideItsList(found)
            | Self::NoQuantity(found)
            | Self::NoFigure(found)
            | Self::Constant(found)
            | Self::BesideSpan(found) => {
                out.push_str(found);
            }
            Self::Unreadable(Unreadable::TooDeep { levels, .. }) if name == "found" => {
                push_number(*levels, out);
            }
            Self::Unreadable(Unreadable::TooDeep { .. }) => push_number(MAX_DEPTH, out),
            Self::Unreadable(_) => push_number(MAX_BYTES / (1024 * 1024), out),
            Self::Unknown(_)
            | Self::MemberTwice
            | Self::NotOneLine
            | Self::OneOfChoices
            | Self::Rule(_) => {}
        });
    }

    fn words(&self) -> Words<&'static str> {
        match self {
            Self::Unreadable(Unreadable::TooLarge) => words!(
                fr: "texte trop volumineux ; le maximum est de {most} Mio",
                en: "too large; the maximum is {most} MiB"
            ),
            Self::Unreadable(Unreadable::TooDeep { .. }) => words!(
                fr: "{found} niveaux d’imbrication ; le maximum est de {most}",
                en: "{found} nested levels; the maximum is {most}"
            ),
            Self::Unreadable(Unreadable::Empty { .. }) => words!(
                fr: "texte vide ; écrivez la définition comme un objet JSON",
                en: "empty; write the definition as a JSON object"
            ),
            Self::Unreadable(Unreadable::Encoding { .. }) => words!(
                fr: "l’encodage ne convient pas ; enregistrez le texte en UTF-8, sans marque d’ordre des octets (BOM)",
                en: "wrong encoding; save it as UTF-8, without a byte order mark (BOM)"
            ),
            Self::Unreadable(Unreadable::Syntax { .. }) => words!(
                fr: "le texte n’est pas du JSON valide : corrigez-le à cet endroit",
                en: "not valid JSON: correct it there"
            ),
            Self::Missing(..) => words!(
                fr: "`{name}` manque : indiquez {takes}",
                en: "`{name}` is missing: give it {takes}"
            ),
            Self::Expected(_) => words!(fr: "il faut {takes}", en: "expected {takes}"),
            Self::Untitled => words!(
                fr: "`title` manque : donnez les mots qui nomment cette quantité dans les messages, par exemple {words}",
                en: "`title` is missing: give it words that name this quantity in messages, such as {words}"
            ),
            Self::Meant(..) => words!(
                fr: "il faut {takes} : écrivez `{meant}`",
                en: "expected {takes}: write `{meant}`"
            ),
            Self::Constant(_) => words!(
                fr: "une constante s’écrit comme un objet : `{found}`",
                en: "a constant is written as an object: `{found}`"
            ),
            Self::Sides(sides) if sides.mend.is_some() => words!(
                fr: "à gauche se trouve {left}, à droite {right} : écrivez à droite `{mend}`",
                en: "the left side is {left}, the right one {right}: write `{mend}` on the right"
            ),
            Self::Sides(_) => words!(
                fr: "à gauche se trouve {left}, à droite {right} : les deux côtés doivent être de même nature",
                en: "the left side is {left}, the right one {right}: both have to be of one type"
            ),
            Self::BesideSpan(_) => words!(
                fr: "à gauche se trouve une durée : écrivez à droite par exemple `{found}` (ou `days`, `weeks`, `months`, `years`), ou ajoutez `complete` à gauche, qui en fait un nombre",
                en: "the left side is a span of time: write the right one such as `{found}` (or `days`, `weeks`, `months`, `years`), or add `complete` to the left, which makes it a number"
            ),
            Self::Object(names) if names.is_empty() => {
                words!(fr: "il faut un objet", en: "expected an object")
            }
            Self::Object(_) => words!(
                fr: "il faut un objet avec {names}",
                en: "expected an object with {names}"
            ),
            Self::Unknown(unknown) => unknown.words(),
            Self::OneMember(_) => words!(
                fr: "il faut un objet avec une seule de ces clés : {names}",
                en: "expected an object with exactly one of {names}"
            ),
            Self::OneHead(_) => words!(
                fr: "il faut exactement une de ces clés : {names}",
                en: "expected exactly one of these members: {names}"
            ),
            Self::OutsideItsList(_) => words!(
                fr: "`{found}` désigne une ligne d’une liste qui n’est pas parcourue ici : pour une condition, écrivez `{some}`, ou `every` ; pour une quantité, `sum`, `count` ou `distinct`",
                en: "`{found}` means one item of a list that is not gone through here: for a condition write `{some}`, or `every`; for a quantity `sum`, `count` or `distinct`"
            ),
            Self::NoQuantity(_) => words!(
                fr: "`{found}` n’est ni un montant, ni un nombre, ni une date",
                en: "`{found}` is no amount, number or date"
            ),
            Self::NoFigure(_) => words!(
                fr: "`{found}` n’est ni un montant ni un nombre",
                en: "`{found}` is no amount and no number"
            ),
            Self::OneOfChoices => words!(
                fr: "plusieurs valeurs peuvent être choisies : écrivez `one_of` avec une liste `values`",
                en: "several values may be chosen: write `one_of` with a list of `values`"
            ),
            Self::OutsideRange(range) if range.decimals == 0 => words!(
                fr: "le champ ne prend que des nombres entiers de {from} à {to}",
                en: "the field only takes whole numbers from {from} to {to}"
            ),
            Self::OutsideRange(_) => words!(
                fr: "le champ ne prend que des nombres de {from} à {to} ; décimales au plus : {decimals}",
                en: "the field only takes numbers from {from} to {to}; decimals at most: {decimals}"
            ),
            Self::MemberTwice => words!(
                fr: "cette clé figure deux fois : n’en gardez qu’une",
                en: "the member stands twice: keep one"
            ),
            Self::ItemTwice(_) => words!(
                fr: "`{found}` figure deux fois dans la liste",
                en: "`{found}` stands twice in the list"
            ),
            Self::TooLong(_) => words!(
                fr: "il faut {most} caractères au plus",
                en: "expected at most {most} characters"
            ),
            Self::TooMany(_) => words!(
                fr: "il faut une liste de {most} éléments au plus",
                en: "expected a list of at most {most} items"
            ),
            Self::NotOneLine => words!(
                fr: "il faut une seule ligne, sans tabulation ni autre caractère de contrôle",
                en: "expected one line without tabs or other control characters"
            ),
            Self::OtherKind(_) => words!(
                fr: "le champ `{found}` contient une autre sorte de valeur que celle qui est lue ici",
                en: "the field `{found}` holds another kind of value than is read here"
            ),
            Self::OnlyPresent(_) => words!(
                fr: "une condition peut seulement demander si le champ `{found}` est rempli : écrivez `\"present\": \"{found}\"`",
                en: "a condition can only ask whether the field `{found}` is there: write `\"present\": \"{found}\"`"
            ),
            Self::Rule(words) => *words,
        }
    }
}

/// Adds the condition that some item of the list of this path has to meet.
fn push_some(path: &str, out: &mut String) {
    let list = path.split("/*").next().unwrap_or_default();
    out.push_str("{\"some\": {\"list\": \"");
    out.push_str(list);
    out.push_str("\", \"where\": …}}");
}
