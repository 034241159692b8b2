//! Conditions as checks: `at_least`, `every`, `some`.

use super::otherwise::{AsCheck, ConditionCheck, OfFalse, of_false};
use super::prelude::*;
use crate::field::ListInfo;
use crate::language::{self, Condition, Several, SomeOf};
use crate::place::shown_items;

pub(crate) type AtLeast = ConditionCheck<Several>;
pub(crate) type Every = ConditionCheck<language::Every>;
pub(crate) type SomeItem = ConditionCheck<SomeOf>;

impl AsCheck for Several {
    const MET: Note = note!(
        fr: "au moins `count` des conditions sont vraies ; si elles ne peuvent plus l’être : ce que dit `otherwise` ; si on l’ignore : à compléter",
        en: "at least `count` of the conditions hold; if that many cannot hold: what `otherwise` says; if it is unknown: missing"
    );

    fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Self> {
        Self::load(params, inside)
    }

    fn uses(&self) -> Uses {
        self.uses()
    }

    fn to_change(&self, inputs: &Inputs<'_>, _: bool, out: &mut Places) {
        let is_false = |one: &&Condition| one.holds(&inputs.known, None) == Some(false);
        let false_ones = self.of.iter().filter(is_false);
        false_ones.for_each(|one| one.reads(inputs.call, None, out));
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("holding", Some(self.holding(&inputs.known, None))),
            Value::new("needed", Some(self.needed)),
        ]);
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("needed", Some(self.needed)));
    }

    fn of_false(_: &Evidence<'_>) -> &'static OfFalse {
        &of_false!(
            fr: "conditions remplies : {holding} ; il en faut au moins {needed}.",
            en: "conditions that hold: {holding}; at least {needed} must.";
            letter
            fr: "il faut remplir au moins {needed} des conditions possibles ; votre dossier en remplit {holding}.",
            en: "at least {needed} of the possible conditions must be met; your file meets {holding}.",
        )
    }
}

/// A list of the call's own: the definition says what one of its items is called.
fn own_list(call: &Frame, list: List) -> Option<&ListInfo> {
    call.list(list).filter(|list| list.pointer.starts_with("/lists/"))
}

impl AsCheck for language::Every {
    const MET: Note = note!(
        fr: "chaque élément (pour lequel `where` est vrai) satisfait `holds` ; si l’un ne le fait pas : ce que dit `otherwise` ; si on l’ignore : à compléter",
        en: "each item (for which `where` holds) meets `holds`; if one does not: what `otherwise` says; if it is unknown: missing"
    );

    fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Self> {
        Self::load(params, inside)
    }

    fn uses(&self) -> Uses {
        self.uses()
    }

    fn to_change(&self, inputs: &Inputs<'_>, _: bool, out: &mut Places) {
        self.reads_failing(&inputs.known, inputs.call, out);
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let is_open = inputs.known.is_open(self.list());
        let failing = (!is_open).then(|| self.failing(&inputs.known).len());
        out.push(Value::new("failing", failing.and_then(|count| u32::try_from(count).ok())));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        if own_list(inputs.call, self.list()).is_some() {
            let failing = self.failing(&inputs.known);
            let (shown, more) = shown_items(&failing);
            let count = |number: usize| u32::try_from(number).ok();
            out.extend(shown.iter().map(|item| Value::new("items", count(*item))));
            out.push(Value::new("more", count(more)));
        }
    }

    fn term(&self, name: &str, told: &Telling<'_>, out: &mut String) -> bool {
        let list = own_list(told.call, self.list()).filter(|_| name == "items");
        let Some(list) = list else { return false };
        let counts = |name| told.figures.iter().filter_map(move |value| value.count(name));
        let items: Vec<usize> = counts("items").collect();
        list.write_shown(&items, counts("more").sum(), told.lexicon, out);
        true
    }

    fn of_false(evidence: &Evidence<'_>) -> &'static OfFalse {
        if evidence.figure("items").is_some() {
            return &of_false!(
                fr: "la condition n’est pas remplie pour : {items}.",
                en: "the condition does not hold for: {items}.",
            );
        }
        &of_false!(
            fr: "la condition n’est pas remplie pour {failing} {failing?ligne|lignes}.",
            en: "the condition does not hold for {failing} {failing?line|lines}.",
        )
    }
}

impl AsCheck for SomeOf {
    const MET: Note = note!(
        fr: "un élément satisfait `where` ; si aucun ne le fait : ce que dit `otherwise` ; si on l’ignore : à compléter",
        en: "some item meets `where`; if none does: what `otherwise` says; if it is unknown: missing"
    );

    fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Self> {
        Self::load(params, inside)
    }

    fn uses(&self) -> Uses {
        self.uses()
    }

    fn to_change(&self, inputs: &Inputs<'_>, is_missing: bool, out: &mut Places) {
        let first = out.len();
        if is_missing {
            self.reads_items(&inputs.known, inputs.call, out);
        }
        if out.len() == first {
            out.push(Place::List(self.list()));
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let is_open = inputs.known.is_open(self.list());
        let matching = (!is_open).then(|| self.matching(&inputs.known));
        out.push(Value::new("matching", matching.and_then(|count| u32::try_from(count).ok())));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.push(Value::new("item", own_list(inputs.call, self.list()).map(|_| true)));
    }

    fn term(&self, name: &str, told: &Telling<'_>, out: &mut String) -> bool {
        let list = own_list(told.call, self.list()).filter(|_| name == "item");
        let Some(list) = list else { return false };
        let [one, _] = &list.items;
        out.push_str(one.told(told.lexicon));
        true
    }

    fn of_false(evidence: &Evidence<'_>) -> &'static OfFalse {
        if evidence.figure("item").is_some() {
            return &of_false!(
                fr: "aucune ligne « {item} » ne remplit la condition.",
                en: "no line “{item}” meets the condition.",
            );
        }
        &of_false!(
            fr: "aucune ligne ne remplit la condition.",
            en: "no line meets the condition.",
        )
    }
}
