//! `territory`: a commune lies where the call says.

use super::inside::LanguageContext;
use super::known::{Condition, ConditionKind, GrantLacks, Knowledge, PathTarget, Uses};
use crate::declaration::ValueType;
use crate::definition::{Given, Params, Takes, TextMember, note};
use crate::fact::Fact;
use crate::field::field;
use crate::identifiers::{Commune, is_department};
use crate::locale::words;
use crate::places::Places;

/// Where a commune has to lie.
#[derive(Debug)]
pub(crate) struct Territory {
    pub(crate) at: PathTarget,
    pub(crate) departments: Vec<String>,
    pub(crate) communes: Vec<String>,
    pub(crate) except: Vec<String>,
}

pub(super) fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Condition> {
    let note = note!(
        fr: "une commune se trouve dans ces départements, ou est l’une de celles-ci ; inconnu si elle est absente",
        en: "a commune lies in these departments, or is one of these; unknown if it is absent"
    );
    let given = params
        .object("territory", "Territory", true, note, |object| Territory::load(object, inside));
    given
        .and_then(|given| given)
        .map(|territory| Condition { uses: Uses::default(), kind: Box::new(territory) })
}

impl Territory {
    pub(crate) fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Self> {
        let note = note!(
            fr: "la commune ; `/project/commune` par défaut",
            en: "the commune; `/project/commune`, if left out"
        );
        let given = params.some_text("field", Takes::FieldOrColumn, false, note);
        let is_commune = |value_type| value_type == ValueType::Commune;
        params.note_accepts(is_commune);
        let at = match given {
            Given::Absent => Given::Value(PathTarget::Field(field!(project.commune))),
            Given::Wrong => Given::Wrong,
            Given::Value(TextMember { json, text }) => {
                inside.at(params, json, &text, is_commune).and_then(|at| {
                    let info = super::inside::info(params, at);
                    if info.is_some_and(|info| is_commune(info.value_type)) {
                        Given::Value(at)
                    } else {
                        let path = crate::text::shortened(&text);
                        params.wrong(json, crate::definition::Mistake::OtherKind(path))
                    }
                })
            }
        };
        let department = |text: &str| is_department(text).then(|| text.to_owned());
        let commune = |text: &str| text.parse::<Commune>().ok().map(|_| text.to_owned());
        let note = note!(
            fr: "les départements, par les premiers caractères des codes de leurs communes : deux, ou trois outre-mer (`\"974\"` ; `\"97\"` les comprend tous)",
            en: "departments, by the first characters of their communes’ codes: two, or three overseas (`\"974\"`; `\"97\"` is all of them)"
        );
        let departments = params.each("departments", &Takes::Department, false, note, department);
        let note = note!(
            fr: "des communes qui en font partie aussi",
            en: "communes that belong to it as well"
        );
        let communes = params.each("communes", &Takes::Commune, false, note, commune);
        let except = params.each(
            "except",
            &Takes::Commune,
            false,
            note!(fr: "des communes qui n’en font pas partie", en: "communes that do not"),
            commune,
        );
        if departments.is_absent() && communes.is_absent() && except.is_absent() {
            params.rule(
                "",
                words!(
                    fr: "aucun territoire : indiquez `departments`, `communes` ou `except`",
                    en: "no territory: give `departments`, `communes` or `except`"
                ),
            );
            return Given::Wrong;
        }
        if departments.is_wrong() || communes.is_wrong() || except.is_wrong() {
            return Given::Wrong;
        }
        at.map(|at| Self {
            at,
            departments: departments.unwrap_or_default(),
            communes: communes.unwrap_or_default(),
            except: except.unwrap_or_default(),
        })
    }

    fn contains(&self, commune: Commune) -> bool {
        let commune = commune.code();
        let is_code = |code: &String| code == commune;
        if self.except.iter().any(is_code) {
            return false;
        }
        let is_everywhere = self.departments.is_empty() && self.communes.is_empty();
        is_everywhere
            || self.communes.iter().any(is_code)
            || self.departments.iter().any(|department| commune.starts_with(department))
    }
}

impl ConditionKind for Territory {
    fn holds(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<bool> {
        match known.fact(self.at, item) {
            Fact::Commune(commune) => Some(self.contains(commune)),
            _ => None,
        }
    }

    fn undecided(&self, _: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        out.push(self.at.place(item));
    }

    fn reads(&self, _: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        out.push(self.at.place(item));
    }
}
