//! A finding in words: what is wrong, why, and what to do next.

use crate::assessment::Finding;
use crate::call::CallData;
use crate::checks::Advice;
use crate::locale::{Locale, Words};
use crate::place::{List, Member, Place};
use crate::status::{Basis, Status};
use crate::values::{Limit, LimitValue};

/// How many places a message names before it only counts them.
const NAMED_PLACES: usize = 6;

/// Adds the message of a finding; nothing if its requirement is met.
pub(crate) fn message(finding: Finding<'_>, locale: Locale, out: &mut String) {
    let (requirement, status) = (finding.requirement(), finding.status());
    if status == Status::Met {
        return;
    }
    let advice = if finding.is_undecided() {
        *UNDECIDED.get(locale)
    } else {
        let words = requirement.check.words(status).filter(|_| !is_excluded(finding));
        *words.as_ref().unwrap_or(&NOT_CONCERNED).get(locale)
    };
    out.push_str(requirement.title(locale));
    out.push_str(if locale == Locale::Fr { " : " } else { ": " });
    fill(advice.what, finding, locale, out);
    if status != Status::NotApplicable {
        why(finding, locale, out);
    }
    if !advice.next.is_empty() {
        out.push(' ');
        fill(advice.next, finding, locale, out);
    }
}

/// What is said while an absent answer leaves open whether a requirement applies.
const UNDECIDED: Words<Advice> = Words {
    fr: Advice {
        what: "on ne sait pas encore si ce point vous concerne.",
        next: "À compléter : {places}.",
    },
    en: Advice {
        what: "it is not known yet whether this concerns you.",
        next: "To fill in: {places}.",
    },
};

/// What is said of a requirement whose condition does not hold.
const NOT_CONCERNED: Words<Advice> = Words {
    fr: Advice { what: "ce point ne concerne pas votre demande.", next: "" },
    en: Advice { what: "this does not concern your application.", next: "" },
};

/// Whether the requirement's condition, rather than its check, says that it does not apply.
fn is_excluded(finding: Finding<'_>) -> bool {
    finding.status() == Status::NotApplicable && finding.requirement().when.is_some()
}

/// Adds where the requirement comes from.
fn why(finding: Finding<'_>, locale: Locale, out: &mut String) {
    let requirement = finding.requirement();
    if let Some(quote) = requirement.quote() {
        out.push_str(if locale == Locale::Fr { " L’appel dit : « " } else { " The call says: « " });
        out.push_str(quote);
        out.push_str(" ».");
        return;
    }
    out.push_str(match (requirement.basis(), locale) {
        (Basis::Practice, Locale::Fr) => " C’est une vérification d’usage, que l’appel n’exige pas.",
        (Basis::Practice, Locale::En) => " This is a usual check, which the call does not ask for.",
        (_, Locale::Fr) => " L’appel le suppose, sans l’écrire.",
        (_, Locale::En) => " The call takes it for granted, without saying so.",
    });
}

/// Adds a template, its places and figures filled in.
fn fill(template: &str, finding: Finding<'_>, locale: Locale, out: &mut String) {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        if name == "places" {
            places(finding.call().data(), finding.places(), locale, out);
        } else {
            figure(name, finding, locale, out);
        }
        rest = after;
    }
    out.push_str(rest);
}

/// Adds a figure of the finding or a limit of the call, by its name.
fn figure(name: &str, finding: Finding<'_>, locale: Locale, out: &mut String) {
    let mut figures = finding.figures().iter();
    if let Some(value) = figures.find(|value| value.name == name) {
        match value.figure {
            Some(figure) => figure.write(locale, out),
            None => out.push('…'),
        }
        return;
    }
    let mut limits: Vec<Limit> = Vec::new();
    finding.requirement().check.limits(finding.call().data(), &mut limits);
    match limits.into_iter().find(|limit| limit.name == name).map(|limit| limit.value) {
        Some(LimitValue::Figure(figure)) => figure.write(locale, out),
        Some(LimitValue::Texts(texts)) => out.push_str(&texts.join(", ")),
        None => out.push('…'),
    }
}

/// Adds the places in words; items of one list are told together.
pub(super) fn places(call: &CallData, places: &[Place], locale: Locale, out: &mut String) {
    let mut named = 0;
    let mut rest = places;
    while let [first, after @ ..] = rest {
        if named == NAMED_PLACES {
            let left = rest.len().to_string();
            out.push_str(if locale == Locale::Fr { " et " } else { " and " });
            out.push_str(&left);
            out.push_str(if locale == Locale::Fr { " autres" } else { " more" });
            return;
        }
        if named > 0 {
            out.push_str(", ");
        }
        named += 1;
        rest = after;
        match first {
            Place::Field(field) => {
                out.push_str(call.field(*field).map_or("", |field| field.label.get(locale)));
            }
            Place::List(list) => out.push_str(list.label().get(locale)),
            Place::Item(list, item, member) => {
                let same = |place: &&Place| matches!(place, Place::Item(l, _, m) if l == list && m == member);
                let more = after.iter().take_while(same).count();
                items(*list, *member, *item, after.get(..more).unwrap_or_default(), locale, out);
                rest = after.get(more..).unwrap_or_default();
            }
        }
    }
}

/// Adds such as: montant des dépenses, lignes 2, 3 et 5.
fn items(list: List, member: Member, first: usize, more: &[Place], locale: Locale, out: &mut String) {
    out.push_str(member.label().get(locale));
    out.push_str(match (locale, more.is_empty()) {
        (Locale::Fr, true) => " (ligne ",
        (Locale::Fr, false) => " (lignes ",
        (Locale::En, true) => " (line ",
        (Locale::En, false) => " (lines ",
    });
    out.push_str(&(first + 1).to_string());
    for place in more.iter().take(NAMED_PLACES) {
        if let Place::Item(_, item, _) = place {
            out.push_str(", ");
            out.push_str(&(item + 1).to_string());
        }
    }
    if more.len() > NAMED_PLACES {
        out.push_str(", …");
    }
    out.push_str(if locale == Locale::Fr { " des " } else { " of " });
    out.push_str(list.label().get(locale));
    out.push(')');
}
