//! Conditions as checks: `at_least`, `every`, `some`.

use super::otherwise::{Otherwise, of_false};
use super::prelude::*;
use crate::field::ListInfo;
use crate::language::{self, GrantLacks as _, Several, SomeOf};
use crate::place::shown_items;

#[derive(Debug)]
pub(crate) struct AtLeast {
    several: Option<Several>,
    otherwise: Otherwise,
}

impl Check for AtLeast {
    const MET: Note = note!(
        fr: "au moins `count` des conditions sont vraies ; si elles ne peuvent plus l’être : ce que dit `otherwise` ; si on l’ignore : à compléter",
        en: "at least `count` of the conditions hold; if that many cannot hold: what `otherwise` says; if it is unknown: missing"
    );
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::ToReview];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        self.otherwise.can_be(status)
    }

    fn load(params: &mut Params<'_>, inside: LanguageContext<'_>) -> Self {
        let several = Several::load(params, &inside).value();
        Self { several, otherwise: Otherwise::load(params, &[]) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let several = self.several.as_ref();
        self.otherwise.status(several.and_then(|several| several.holds(&inputs.known, None)))
    }

    fn reads(&self, call: &Frame, out: &mut Places) {
        self.several.iter().for_each(|several| several.reads(call, None, out));
    }

    fn uses(&self) -> Uses {
        self.several.as_ref().map(|one| one.uses()).unwrap_or_default()
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Places) {
        let Some(several) = &self.several else { return };
        let known = &inputs.known;
        match several.holds(known, None) {
            None => several.undecided(known, None, out),
            _ => {
                let false_ones =
                    several.of.iter().filter(|one| one.holds(known, None) == Some(false));
                let first = out.len();
                false_ones.for_each(|one| one.reads(inputs.call, None, out));
                if out.len() == first {
                    inputs.call.requests(out);
                }
            }
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let several = self.several.as_ref();
        out.extend([
            Value::new("holding", several.map(|several| several.holding(&inputs.known, None))),
            Value::new("needed", several.map(|several| several.needed)),
        ]);
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("needed", self.several.as_ref().map(|several| several.needed)));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let holds = self.several.as_ref().and_then(|one| one.holds(&inputs.known, None));
        out.push(Value::new("is_false", Some(holds == Some(false))));
    }

    fn own_words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&Words> {
        self.otherwise.own_words(status, evidence)
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        self.otherwise.words(
            status,
            evidence,
            &of_false!(
                fr: "conditions remplies : {holding} ; il en faut au moins {needed}.",
                en: "conditions that hold: {holding}; at least {needed} must.";
                letter
                fr: "il faut remplir au moins {needed} des conditions possibles ; votre dossier en remplit {holding}.",
                en: "at least {needed} of the possible conditions must be met; your file meets {holding}.",
            ),
        )
    }
}

/// A list of the call's own: the definition says what one of its items is called.
fn own_list(call: &Frame, list: List) -> Option<&ListInfo> {
    call.list(list).filter(|list| list.pointer.starts_with("/lists/"))
}

#[derive(Debug)]
pub(crate) struct Every {
    every: Option<language::Every>,
    otherwise: Otherwise,
}

impl Check for Every {
    const MET: Note = note!(
        fr: "chaque élément (pour lequel `where` est vrai) satisfait `holds` ; si l’un ne le fait pas : ce que dit `otherwise` ; si on l’ignore : à compléter",
        en: "each item (for which `where` holds) meets `holds`; if one does not: what `otherwise` says; if it is unknown: missing"
    );
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::ToReview];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        self.otherwise.can_be(status)
    }

    fn load(params: &mut Params<'_>, inside: LanguageContext<'_>) -> Self {
        let every = language::Every::load(params, &inside).value();
        Self { every, otherwise: Otherwise::load(params, &[]) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        self.otherwise.status(self.every.as_ref().and_then(|every| every.holds(&inputs.known)))
    }

    fn reads(&self, call: &Frame, out: &mut Places) {
        self.every.iter().for_each(|every| every.reads(call, out));
    }

    fn uses(&self) -> Uses {
        self.every.as_ref().map(|one| one.uses()).unwrap_or_default()
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Places) {
        let Some(every) = &self.every else { return };
        match every.holds(&inputs.known) {
            None => every.undecided(&inputs.known, out),
            _ => {
                let first = out.len();
                every.reads_failing(&inputs.known, inputs.call, out);
                if out.len() == first {
                    inputs.call.requests(out);
                }
            }
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let every = self.every.as_ref().filter(|every| !inputs.known.is_open(every.list()));
        let failing = every.map(|every| every.failing(&inputs.known).len());
        out.push(Value::new("failing", failing.and_then(|count| u32::try_from(count).ok())));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let holds = self.every.as_ref().and_then(|one| one.holds(&inputs.known));
        out.push(Value::new("is_false", Some(holds == Some(false))));
        let Some(every) = &self.every else { return };
        if own_list(inputs.call, every.list()).is_some() {
            let failing = every.failing(&inputs.known);
            let (shown, more) = shown_items(&failing);
            let count = |number: usize| u32::try_from(number).ok();
            out.extend(shown.iter().map(|item| Value::new("items", count(*item))));
            out.push(Value::new("more", count(more)));
        }
    }

    fn term(&self, name: &str, told: &Telling<'_>, out: &mut String) -> bool {
        let list = self.every.as_ref().and_then(|every| own_list(told.call, every.list()));
        let Some(list) = list.filter(|_| name == "items") else { return false };
        let counts = |name| told.figures.iter().filter_map(move |value| value.count(name));
        let items: Vec<usize> = counts("items").collect();
        list.write_shown(&items, counts("more").sum(), told.lexicon, out);
        true
    }

    fn own_words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&Words> {
        self.otherwise.own_words(status, evidence)
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        if evidence.figure("items").is_some() {
            let of_false = of_false!(
                fr: "la condition n’est pas remplie pour : {items}.",
                en: "the condition does not hold for: {items}.",
            );
            return self.otherwise.words(status, evidence, &of_false);
        }
        self.otherwise.words(
            status,
            evidence,
            &of_false!(
                fr: "la condition n’est pas remplie pour {failing} {failing?ligne|lignes}.",
                en: "the condition does not hold for {failing} {failing?line|lines}.",
            ),
        )
    }
}

#[derive(Debug)]
pub(crate) struct SomeItem {
    some: Option<SomeOf>,
    otherwise: Otherwise,
}

impl Check for SomeItem {
    const MET: Note = note!(
        fr: "un élément satisfait `where` ; si aucun ne le fait : ce que dit `otherwise` ; si on l’ignore : à compléter",
        en: "some item meets `where`; if none does: what `otherwise` says; if it is unknown: missing"
    );
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::ToReview];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        self.otherwise.can_be(status)
    }

    fn load(params: &mut Params<'_>, inside: LanguageContext<'_>) -> Self {
        let some = SomeOf::load(params, &inside).value();
        Self { some, otherwise: Otherwise::load(params, &[]) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        self.otherwise.status(self.some.as_ref().and_then(|some| some.holds(&inputs.known)))
    }

    fn reads(&self, call: &Frame, out: &mut Places) {
        self.some.iter().for_each(|some| some.reads(call, out));
    }

    fn uses(&self) -> Uses {
        self.some.as_ref().map(|one| one.uses()).unwrap_or_default()
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Places) {
        let Some(some) = &self.some else { return };
        match some.holds(&inputs.known) {
            None => some.undecided(&inputs.known, out),
            _ => {
                let first = out.len();
                if self.otherwise.is_missing() {
                    some.reads_items(&inputs.known, inputs.call, out);
                }
                if out.len() == first {
                    out.push(Place::List(some.list()));
                }
            }
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let some = self.some.as_ref().filter(|some| !inputs.known.is_open(some.list()));
        let matching = some.map(|some| some.matching(&inputs.known));
        out.push(Value::new("matching", matching.and_then(|count| u32::try_from(count).ok())));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let holds = self.some.as_ref().and_then(|one| one.holds(&inputs.known));
        out.push(Value::new("is_false", Some(holds == Some(false))));
        let list = self.some.as_ref().and_then(|some| own_list(inputs.call, some.list()));
        out.push(Value::new("item", list.map(|_| true)));
    }

    fn term(&self, name: &str, told: &Telling<'_>, out: &mut String) -> bool {
        let list = self.some.as_ref().and_then(|some| own_list(told.call, some.list()));
        let Some(list) = list.filter(|_| name == "item") else { return false };
        let [one, _] = &list.items;
        out.push_str(one.told(told.lexicon));
        true
    }

    fn own_words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&Words> {
        self.otherwise.own_words(status, evidence)
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        if evidence.figure("item").is_some() {
            let of_false = of_false!(
                fr: "aucune ligne « {item} » ne remplit la condition.",
                en: "no line “{item}” meets the condition.",
            );
            return self.otherwise.words(status, evidence, &of_false);
        }
        self.otherwise.words(
            status,
            evidence,
            &of_false!(
                fr: "aucune ligne ne remplit la condition.",
                en: "no line meets the condition.",
            ),
        )
    }
}
