//! The requests that a finding makes to its applicant and to agents, with the places in words.

use crate::assessment::{Finding, OpenState};
use crate::call::CallData;
use crate::checks::AnyCheck;
use crate::field::List;
use crate::locale::{Lexicon, Words, fill, words};
use crate::place::{NAMED_PLACES, Place, and_more};
use crate::status::Status;

/// A sentence that asks for an answer: without a name, for a place that has the name of its requirement,
/// and with names.
struct Asking {
    here: Words<&'static str>,
    at: Words<&'static str>,
    in_letter: Words<&'static str>,
}

/// Asks for what is absent, wrong, or in part the one and in part the other.
static TO_FILL_IN: Asking = Asking {
    here: words!(fr: "Complétez cette rubrique.", en: "Please complete this item."),
    at: words!(fr: "À compléter : {named}.", en: "To fill in: {named}."),
    in_letter: words!(fr: "Complétez : {named}.", en: "Please fill in: {named}."),
};
static TO_CORRECT: Asking = Asking {
    here: words!(fr: "Corrigez cette rubrique.", en: "Please correct this item."),
    at: words!(fr: "À corriger : {named}.", en: "To correct: {named}."),
    in_letter: words!(fr: "Corrigez : {named}.", en: "Please correct: {named}."),
};
static TO_CORRECT_OR_FILL_IN: Asking = Asking {
    here: words!(fr: "Corrigez ou complétez cette rubrique.", en: "Please correct or complete this item."),
    at: words!(fr: "À corriger ou à compléter : {named}.", en: "To correct or to fill in: {named}."),
    in_letter: words!(fr: "Corrigez ou complétez : {named}.", en: "Please correct or fill in: {named}."),
};

/// The sentences that ask to look again at what is filled in: in an assessment, in a letter.
const TO_CHECK: Words<&str> = words!(fr: "À vérifier : {places}.", en: "To check: {places}.");
const PLEASE_CHECK: Words<&str> = words!(fr: "Vérifiez : {places}.", en: "Please check: {places}.");

/// The sentences that tell apart what agents fill in, and what they filled in.
const BY_AGENTS: [Words<&str>; 2] = [
    words!(fr: "À compléter par un agent : {named}.", en: "For an officer to fill in: {named}."),
    words!(fr: "Renseigné par un agent : {named}.", en: "Filled in by an officer: {named}."),
];

/// Whether a place is filled in by agents, so that applicants need not look there. The words of an
/// appraisal say themselves who judges.
fn is_for_agents(finding: Finding<'_>, place: Place) -> bool {
    !matches!(finding.requirement().check, AnyCheck::Appraisal(_))
        && finding.call().data().frame.is_for_agents(place)
}

/// Whether a requirement is not met for what agents filled in alone.
pub(crate) fn is_of_agents(finding: Finding<'_>) -> bool {
    let all = finding.places();
    finding.status() == Status::NotMet
        && !all.is_empty()
        && all.iter().all(|place| is_for_agents(finding, *place))
}

/// Adds what waits for agents, or else what they filled in.
pub(crate) fn of_agents(finding: Finding<'_>, lexicon: Lexicon<'_>, out: &mut String) {
    if !matches!(finding.status(), Status::NotMet | Status::Missing) {
        return;
    }
    let (open, [to_fill_in, filled_in]) = (finding.open_places(), BY_AGENTS);
    let (words, mut theirs) = match open.is_empty() {
        true => (filled_in, finding.places().to_vec()),
        false => (to_fill_in, open),
    };
    theirs.retain(|place| is_for_agents(finding, *place));
    if theirs.is_empty() {
        return;
    }
    out.push(' ');
    fill(words.told(lexicon), out, &mut |_, out| {
        places(finding.call().data(), &theirs, lexicon, out);
    });
}

/// Those of these places at which the applicant can do something and is to be told so. Of a document the
/// title says already where it stands.
fn own_places(finding: Finding<'_>, all: &[Place]) -> Vec<Place> {
    let is_document = matches!(finding.requirement().check, AnyCheck::Document(_));
    let is_own = |place: &Place| {
        let is_told = is_document && *place == Place::List(List::DOCUMENTS);
        !is_told && !is_for_agents(finding, *place)
    };
    all.iter().copied().filter(is_own).collect()
}

/// These places in words, without those of agents.
pub(crate) fn of_applicant(finding: Finding<'_>, all: &[Place], lexicon: Lexicon<'_>) -> String {
    let mut named = String::new();
    places(finding.call().data(), &own_places(finding, all), lexicon, &mut named);
    named
}

/// How to ask for what a finding lacks.
fn asking(finding: Finding<'_>) -> &'static Asking {
    match finding.open_state(&own_places(finding, &finding.open_places())) {
        None | Some(OpenState::Absent) => &TO_FILL_IN,
        Some(OpenState::Wrong) => &TO_CORRECT,
        Some(OpenState::Mixed) => &TO_CORRECT_OR_FILL_IN,
    }
}

/// The sentence that asks for what a finding lacks, at `{named}`.
pub(crate) fn asks_for(finding: Finding<'_>) -> Words<&'static str> {
    asking(finding).at
}

/// Adds the sentence that says what to fill in or to correct, unless that is for agents alone.
pub(super) fn to_fill_in(
    finding: Finding<'_>,
    in_letter: bool,
    lexicon: Lexicon<'_>,
    out: &mut String,
) {
    let named = of_applicant(finding, &finding.open_places(), lexicon);
    if named.is_empty() {
        return;
    }
    let is_here =
        named.to_lowercase() == finding.requirement().title(lexicon.locale()).to_lowercase();
    let asking = asking(finding);
    let words = match (is_here, in_letter) {
        (true, _) => asking.here,
        (false, true) => asking.in_letter,
        (false, false) => asking.at,
    };
    fill(words.told(lexicon), out, &mut |_, out| out.push_str(&named));
}

/// Adds the sentence that says what to look at again: what is filled in does not suffice.
pub(super) fn to_check(
    finding: Finding<'_>,
    in_letter: bool,
    lexicon: Lexicon<'_>,
    out: &mut String,
) {
    let words = if in_letter { PLEASE_CHECK } else { TO_CHECK };
    let named = of_applicant(finding, finding.places(), lexicon);
    if !named.is_empty() {
        fill(words.told(lexicon), out, &mut |_, out| out.push_str(&named));
    }
}

/// Adds the places of a finding, none of which stands twice, in words. Items of the same list are named
/// together.
pub(crate) fn places(call: &CallData, places: &[Place], lexicon: Lexicon<'_>, out: &mut String) {
    let (mut named, mut rest) = (0, places);
    while let [first, after @ ..] = rest {
        if named == NAMED_PLACES {
            return and_more(rest.len(), lexicon, out);
        }
        if named > 0 {
            out.push_str(", ");
        }
        named += 1;
        rest = after;
        match first {
            Place::Field(field) => {
                out.push_str(
                    call.frame.field(*field).map_or("", |field| field.label.told(lexicon)),
                );
            }
            Place::List(list) => {
                out.push_str(call.frame.list(*list).map_or("", |list| list.label.told(lexicon)));
            }
            Place::Item(list, item, member) => {
                let more = after.iter().map_while(|place| match place {
                    Place::Item(l, item, m) if l == list && m == member => Some(*item),
                    _ => None,
                });
                let items: Vec<usize> = [*item].into_iter().chain(more).collect();
                let label = call.frame.column(*list, *member).map(|member| &member.label);
                if let Some((list, label)) = call.frame.list(*list).zip(label) {
                    out.push_str(label.told(lexicon));
                    out.push_str(" (");
                    list.write_items(&items, lexicon, out);
                    out.push(')');
                }
                rest = after.get(items.len() - 1..).unwrap_or_default();
            }
        }
    }
}
