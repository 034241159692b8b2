//! Repairs in words, and as JSON.

use super::fix::Fix;
use super::item::RepairItem;
use super::money::Change;
use super::patch::Patch;
use super::place::place_of;
#[cfg(feature = "schema")]
use super::repairs::RepairKind;
use super::repairs::{Changed, Repair, RepairWay, Repairs};
use crate::amount::Amount;
use crate::assessment::Finding;
use crate::json::{JsonShape, JsonText, WriteJson as _, objects};
use crate::locale::{Lexicon, Locale, Words, fill_values, words};
use crate::place::Place;
use crate::render::places;
#[cfg(feature = "schema")]
use crate::status::Level;
use crate::text::{capitalised, shortened};

/// The names of a repair of amounts: with ways to settle them, and without.
const AMOUNTS: [Words<&str>; 2] = [
    words!(fr: "Montants à mettre en accord", en: "Amounts to bring into line"),
    words!(fr: "Montants à revoir", en: "Amounts to revise"),
];
/// The name of an error whose place has none.
const DATA: Words<&str> = words!(fr: "Donnée à corriger", en: "Data to correct");

impl Repair<'_> {
    /// A short name: that of the requirement, of the place of an error, or of the amounts.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let repairs = Call::follow_up().repairs_json(br#"{"request": {"operating": "6000"}}"#);
    /// let choice = repairs.iter().find(|repair| repair.ways().len() > 0).expect("a choice");
    /// assert_eq!(choice.title(Locale::En), "Amounts to bring into line");
    /// ```
    #[must_use]
    pub fn title(&self, locale: Locale) -> String {
        let assessment = self.repairs.assessment();
        let (data, lexicon) = (assessment.call().data(), self.lexicon(locale));
        if let Some(error) = self.input_error() {
            let mut name = String::new();
            if let Some(place) = place_of(&data.frame.layout, error.path()) {
                places(data, &[place], lexicon, &mut name);
            }
            return if name.is_empty() {
                DATA.told(lexicon).to_owned()
            } else {
                capitalised(&name)
            };
        }
        let mut requirements = self.requirements();
        match (self.item, requirements.next(), requirements.len()) {
            (RepairItem::Do(_), Some(only), 0) => only.title(locale).to_owned(),
            (RepairItem::Do(task), Some(first), _) if !task.is_money() => {
                first.title(locale).to_owned()
            }
            (item, ..) => {
                let [with_ways, without] = AMOUNTS;
                let is_choice = matches!(item, RepairItem::Choose(_));
                (if is_choice { with_ways } else { without }).spoken(lexicon).to_owned()
            }
        }
    }

    /// The message: what is wrong and, unless there are ways to choose from, what to do.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let repairs = Call::follow_up().repairs_json(br#"{"request": {"operating": "6000"}}"#);
    /// let choice = repairs.iter().find(|repair| repair.ways().len() > 0).expect("a choice");
    /// assert!(choice.message(Locale::En).contains("€6,000.00"));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        if let Some(error) = self.input_error() {
            return error.in_voice(self.lexicon(locale));
        }
        let (mut problems, mut remedies): (Vec<String>, Vec<String>) = Default::default();
        let add = |sentences: &mut Vec<String>, sentence: String| {
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        };
        // Of several amounts, each is named with what to do about it.
        let is_money = matches!(self.item, RepairItem::Do(task) if task.is_money());
        let names_each = is_money && self.requirements().len() > 1;
        let colon = self.lexicon(locale).format().colon;
        // A remedy for the same places is said once.
        let mut said = Vec::new();
        for finding in self.findings() {
            let Some(message) = finding.message_in_parts(locale) else { continue };
            if names_each {
                problems.push([&*message.title, colon, &message.problem].concat());
                let remedy = message.remedy.map(|remedy| (finding.places(), remedy));
                if let Some(told) = remedy.filter(|told| !said.contains(told)) {
                    problems.push(told.1.clone());
                    said.push(told);
                }
                continue;
            }
            add(&mut problems, message.problem);
            // The ways say what to do.
            if matches!(self.item, RepairItem::Do(_)) {
                message.remedy.into_iter().for_each(|remedy| add(&mut remedies, remedy));
            }
        }
        problems.append(&mut remedies);
        problems.join(" ")
    }

    /// The findings that the repair is about.
    fn findings(&self) -> impl Iterator<Item = Finding<'_>> {
        let findings = self.repairs.assessment().findings().enumerate();
        let numbers = self.item.requirements();
        findings.filter(|(number, _)| numbers.contains(number)).map(|(_, finding)| finding)
    }

    fn lexicon(&self, locale: Locale) -> Lexicon<'_> {
        self.repairs.assessment().call().data().frame.layout.lexicon(locale)
    }
}

impl RepairWay<'_> {
    /// The message: the changes, in a sentence.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let lexicon = self.repairs.assessment().call().data().frame.layout.lexicon(locale);
        match self.way {
            Changed::Value(fix) => value(fix, lexicon),
            Changed::Money(way) => {
                let each: Vec<String> =
                    way.changes.iter().map(|change| self.amount(*change, lexicon)).collect();
                let mut message = capitalised(&each.join(SEPARATOR.told(lexicon)));
                message.push('.');
                message
            }
        }
    }

    /// The change of an amount, in words.
    fn amount(&self, change: Change, lexicon: Lexicon<'_>) -> String {
        let data = self.repairs.assessment().call().data();
        let words = if change.to < change.from { LOWER } else { RAISE };
        let mut message = String::new();
        fill_values(words.told(lexicon), &mut message, &mut |name, out| {
            let cents = match name {
                "place" => return self.name(change.place, lexicon, out),
                "from" => change.from,
                _ => change.to,
            };
            lexicon.write_amount(Amount::from_cents(cents), data.currency, out);
        });
        message
    }

    /// Adds the name of an amount.
    fn name(&self, place: Place, lexicon: Lexicon<'_>, out: &mut String) {
        places(self.repairs.assessment().call().data(), &[place], lexicon, out);
    }
}

const LOWER: Words<&str> = words!(
    fr: "{place} : à ramener de {from} à {to}",
    en: "{place}: lower it from {from} to {to}"
);
const RAISE: Words<&str> = words!(
    fr: "{place} : à porter de {from} à {to}",
    en: "{place}: raise it from {from} to {to}"
);
/// The separator of two changes.
const SEPARATOR: Words<&str> = words!(fr: " ; ", en: "; ");

/// The change of a value: of a text, or of another value as JSON writes it.
fn value(fix: &Fix, lexicon: Lexicon<'_>) -> String {
    let (words, from, to) = match (text(&fix.from), text(&fix.to)) {
        (Some(from), Some(to)) => {
            (words!(fr: "« {from} » devient « {to} ».", en: "“{from}” becomes “{to}”."), from, to)
        }
        _ => {
            let words = words!(fr: "{from} devient {to}.", en: "{from} becomes {to}.");
            (words, fix.from.clone(), fix.to.clone())
        }
    };
    let mut message = String::new();
    fill_values(words.told(lexicon), &mut message, &mut |name, out| {
        out.push_str(&shortened(if name == "from" { &from } else { &to }));
    });
    message
}

/// The content of a JSON text.
fn text(json: &str) -> Option<String> {
    match JsonText::new(json).ok()?.root().shape() {
        JsonShape::Text(text) => Some(text.into_owned()),
        _ => None,
    }
}

impl Repairs {
    /// The repairs as JSON, with words in one locale.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let json = Call::follow_up().repairs_json(b"{}").to_json(Locale::En);
    /// let value: serde_json::Value = serde_json::from_str(&json)?;
    /// assert_eq!(value["repairs"][0]["requirements"][0], "applicant.name");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn to_json(&self, locale: Locale) -> String {
        let repairs = self.iter().map(|repair| Written::new(repair, locale)).collect();
        let mut out = String::new();
        WrittenList { repairs }.write(&mut out);
        out
    }
}

/// The list of repairs as JSON, in the order of the call's sections.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Repairs"))]
pub(crate) struct WrittenList<'a> {
    /// The repairs. Each is about an input error, about requirements, or about both.
    repairs: Vec<Written<'a>>,
}

/// One repair: what it settles, and how.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Repair"))]
struct Written<'a> {
    /// The task that it leaves to the applicant.
    #[cfg_attr(feature = "schema", schemars(with = "RepairKind"))]
    kind: &'static str,
    /// The strongest level of the requirements; not there if there are none.
    #[cfg_attr(feature = "schema", schemars(default, with = "Option<Level>"))]
    level: Option<&'static str>,
    /// A short name.
    title: String,
    /// The message: what is wrong and, unless there are ways to choose from, what to do.
    message: String,
    /// The ids of the requirements. Those of a fix and of a choice are not met, and are met with it.
    requirements: Vec<&'a str>,
    /// The path of the input error that it is about; not there if it is about none.
    #[cfg_attr(feature = "schema", schemars(default))]
    error: Option<&'a str>,
    /// Where to look, as JSON Pointers.
    paths: Vec<String>,
    /// The ways to make it, the smallest change first: one of a fix, at least one of a choice, else none.
    ways: Vec<WrittenWay>,
}

/// One way to make a repair.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "RepairWay"))]
struct WrittenWay {
    /// The message: the changes, in a sentence.
    message: String,
    /// The sum of the differences of the amounts; not there for a fix.
    #[cfg_attr(feature = "schema", schemars(default))]
    change: Option<Amount>,
    /// The change of the document (RFC 6902): first the tests, then the changes. It is made whole or not at all.
    patch: Patch,
}

impl<'a> Written<'a> {
    fn new(repair: Repair<'a>, locale: Locale) -> Self {
        let way = |way: RepairWay<'a>| WrittenWay {
            message: way.message(locale),
            change: way.change(),
            patch: way.patch().clone(),
        };
        Self {
            kind: repair.kind().id(),
            level: repair.level().map(|level| level.id()),
            title: repair.title(locale),
            message: repair.message(locale),
            requirements: repair.requirements().map(|requirement| requirement.id()).collect(),
            error: repair.input_error().map(|error| error.path()),
            paths: repair.paths(),
            ways: repair.ways().map(way).collect(),
        }
    }
}

objects! {
    WrittenList<'_> { repairs, }
    Written<'_> { kind, level if given, title, message, requirements, error if given, paths, ways, }
    WrittenWay { message, change if given, patch, }
}
