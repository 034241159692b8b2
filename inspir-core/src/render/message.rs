//! A finding in words: what is wrong, why, and what to do next.

use crate::assessment::Finding;
use crate::call::CallData;
use crate::checks::Advice;
use crate::field::ListInfo;
use crate::locale::{Locale, Words};
use crate::place::{List, Place};
use crate::status::{Basis, Level, Status};
use crate::values::{Figure, Limit};

/// How many places a message names before it only counts them.
const NAMED_PLACES: usize = 6;

impl Finding<'_> {
    /// What is wrong, why, and what to do next; empty if the requirement is met.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert!(ceiling.message(Locale::En).contains("€20,000.00"));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let mut message = String::new();
        self::message(*self, locale, &mut message);
        message
    }
}

/// Adds the message of a finding; nothing if its requirement is met.
pub(crate) fn message(finding: Finding<'_>, locale: Locale, out: &mut String) {
    let (requirement, status) = (finding.requirement(), finding.status());
    if status == Status::Met {
        return;
    }
    let advice = if finding.is_undecided() {
        *UNDECIDED.get(locale)
    } else {
        let words = requirement.check.words_for(status, finding.places(), finding.figures());
        *words.filter(|_| !is_excluded(finding)).as_ref().unwrap_or(&NOT_CONCERNED).get(locale)
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
    fr: Advice { what: "il reste à savoir si ce point vous concerne.", next: "{to_fill_in}" },
    en: Advice { what: "it remains to be seen whether this concerns you.", next: "{to_fill_in}" },
};

/// What is said of a requirement whose condition does not hold.
const NOT_CONCERNED: Words<Advice> = Words {
    fr: Advice { what: "ce point ne concerne pas votre demande.", next: "" },
    en: Advice { what: "this does not concern your application.", next: "" },
};

/// Adds what is to be filled in; a place that is called as the requirement is needs no name.
fn to_fill_in(finding: Finding<'_>, locale: Locale, out: &mut String) {
    let mut named = String::new();
    places(finding.call().data(), finding.places(), locale, &mut named);
    if named.to_lowercase() == finding.requirement().title(locale).to_lowercase() {
        out.push_str(match locale {
            Locale::Fr => "Complétez cette rubrique.",
            Locale::En => "Please complete this item.",
        });
        return;
    }
    out.push_str(if locale == Locale::Fr { "À compléter : " } else { "To fill in: " });
    out.push_str(&named);
    out.push('.');
}

/// Whether the requirement's condition, rather than its check, says that it does not apply.
fn is_excluded(finding: Finding<'_>) -> bool {
    finding.status() == Status::NotApplicable && finding.requirement().when.is_some()
}

/// Adds where the requirement comes from.
fn why(finding: Finding<'_>, locale: Locale, out: &mut String) {
    let requirement = finding.requirement();
    if let Some(quote) = requirement.quote() {
        out.push_str(match (requirement.basis(), locale) {
            (Basis::Call, Locale::Fr) => " Extrait de l’appel : « ",
            (Basis::Call, Locale::En) => " From the call, in French: “",
            (_, Locale::Fr) => " Nous le déduisons de l’appel : « ",
            (_, Locale::En) => " We infer this from the call, in French: “",
        });
        out.push_str(quote);
        out.push_str(if locale == Locale::Fr { " »" } else { "”" });
        if !quote.ends_with(['.', '?', '!', '…']) {
            out.push('.');
        }
        return;
    }
    out.push_str(match (requirement.basis(), locale) {
        (Basis::Practice, Locale::Fr) => {
            " C’est une vérification d’usage, que l’appel n’exige pas."
        }
        (Basis::Practice, Locale::En) => " This is a usual check, which the call does not ask for.",
        (Basis::Call, Locale::Fr) => " L’appel le demande.",
        (Basis::Call, Locale::En) => " The call asks for it.",
        (_, Locale::Fr) => " L’appel ne l’écrit pas, mais le suppose.",
        (_, Locale::En) => " The call does not say so, but takes it for granted.",
    });
}

/// Adds a template, its places and figures filled in.
fn fill(template: &str, finding: Finding<'_>, locale: Locale, out: &mut String) {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let (call, all) = (finding.call().data(), finding.places());
        match name {
            "places" => places(call, all, locale, out),
            "to_fill_in" => to_fill_in(finding, locale, out),
            "first" => places(call, all.get(..1).unwrap_or_default(), locale, out),
            "second" => places(call, all.get(1..2).unwrap_or_default(), locale, out),
            _ => match name.split_once('?') {
                Some((name, words)) => {
                    let (one, more) = words.split_once('|').unwrap_or((words, ""));
                    out.push_str(if is_one(name, finding, locale) { one } else { more });
                }
                None => figure(name, finding, locale, out),
            },
        }
        rest = after;
    }
    out.push_str(rest);
}

/// A figure of the finding, or a limit of the call.
enum Told {
    Figure(Figure),
    Limit(Limit),
}

/// What has this name; `None` if it is not known.
fn told(name: &str, finding: Finding<'_>) -> Option<Told> {
    if let Some(value) = finding.figures().iter().find(|value| value.name == name) {
        return value.figure.map(Told::Figure);
    }
    let mut limits: Vec<Limit> = Vec::new();
    finding.requirement().check.limits(&finding.call().data().frame, &mut limits);
    limits.into_iter().find(|limit| limit.name == name).map(Told::Limit)
}

/// Adds a figure of the finding or a limit of the call, by its name.
fn figure(name: &str, finding: Finding<'_>, locale: Locale, out: &mut String) {
    match told(name, finding) {
        Some(Told::Figure(figure)) => figure.write(locale, out),
        Some(Told::Limit(limit)) => limit.write(locale, out),
        None => out.push('…'),
    }
}

/// Whether the singular fits what has this name; of `blocking`: whether the requirement is.
fn is_one(name: &str, finding: Finding<'_>, locale: Locale) -> bool {
    if name == "blocking" {
        return finding.requirement().level() == Level::Blocking;
    }
    let number = match told(name, finding) {
        Some(Told::Figure(figure)) => figure.number(),
        Some(Told::Limit(limit)) => limit.number(),
        None => 1,
    };
    // In French nothing is singular, too.
    number == 1 || (number == 0 && locale == Locale::Fr)
}

/// Adds the places in words; items of one list are told together.
pub(super) fn places(call: &CallData, places: &[Place], locale: Locale, out: &mut String) {
    let mut named = 0;
    // That something goes with the documents is clear from the title.
    let told: Vec<Place> =
        places.iter().copied().filter(|place| *place != Place::List(List::DOCUMENTS)).collect();
    let mut rest = told.as_slice();
    while let [first, after @ ..] = rest {
        if named == NAMED_PLACES {
            return and_more(rest.len(), locale, out);
        }
        if named > 0 {
            out.push_str(", ");
        }
        named += 1;
        rest = after;
        match first {
            Place::Field(field) => {
                out.push_str(call.frame.field(*field).map_or("", |field| field.label.get(locale)));
            }
            Place::List(list) => {
                out.push_str(call.frame.list(*list).map_or("", |list| list.label.get(locale)));
            }
            Place::Item(list, item, member) => {
                let same = |place: &&Place| matches!(place, Place::Item(l, _, m) if l == list && m == member);
                let more = after.iter().take_while(same).count();
                let label = call.frame.column(*list, *member).and_then(|member| member.label);
                if let Some((list, label)) = call.frame.list(*list).zip(label) {
                    out.push_str(label.words.get(locale));
                    items(list, *item, after.get(..more).unwrap_or_default(), locale, out);
                }
                rest = after.get(more..).unwrap_or_default();
            }
        }
    }
}

/// Adds such as: (dépenses n° 2, 3 et 5).
fn items(list: &ListInfo, first: usize, more: &[Place], locale: Locale, out: &mut String) {
    out.push_str(" (");
    let [one, several] = list.items;
    out.push_str(if more.is_empty() { one } else { several }.get(locale));
    out.push_str(if locale == Locale::Fr { " n° " } else { " " });
    out.push_str(&(first + 1).to_string());
    for (place, at) in more.iter().take(NAMED_PLACES).zip(1..) {
        if let Place::Item(_, item, _) = place {
            out.push_str(match locale {
                _ if at < more.len() => ", ",
                Locale::Fr => " et ",
                Locale::En => " and ",
            });
            out.push_str(&(item + 1).to_string());
        }
    }
    if let Some(left @ 1..) = more.len().checked_sub(NAMED_PLACES) {
        and_more(left, locale, out);
    }
    out.push(')');
}

/// Adds how many are not named.
fn and_more(left: usize, locale: Locale, out: &mut String) {
    out.push_str(if locale == Locale::Fr { " et " } else { " and " });
    locale.write_count(&left.to_string(), out);
    out.push_str(match locale {
        Locale::Fr if left == 1 => " autre",
        Locale::Fr => " autres",
        Locale::En => " more",
    });
}

/// One item of a list, before its number: `dépense n°`.
pub(super) fn item_of(list: &ListInfo, locale: Locale) -> String {
    let [one, _] = list.items;
    if locale == Locale::Fr { format!("{} n°", one.fr) } else { one.en.to_owned() }
}
