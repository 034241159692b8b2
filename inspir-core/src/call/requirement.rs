//! One requirement of a definition.

use super::data::Requirement;
use crate::checks::AnyCheck;
use crate::definition::{Given, Params, Then, UsedTexts, When, note};
use crate::json::text as json_text;
use crate::language::LanguageContext;
use crate::locale::words;
use crate::status::{Basis, Level};

/// One requirement. Only the call's own words can refuse an application, so a blocking requirement
/// quotes them.
pub(super) fn requirement(
    params: &mut Params<'_>,
    used: &mut UsedTexts,
    inside: LanguageContext<'_>,
) -> Option<Requirement> {
    let note = note!(
        fr: "une seule fois dans la liste, par exemple `grant.ceiling` ; les constats la nomment",
        en: "once in the list, such as `grant.ceiling`; findings name it"
    );
    let id = params.new_id(&['.', '_'], note, used);
    let section = params.id(
        "section",
        "sections",
        note!(fr: "l’endroit où le formulaire la montre", en: "where a form shows it"),
    );
    let level = params.one_of(
        "level",
        Level::IDS,
        Level::ALL,
        true,
        note!(fr: "ce qui s’ensuit si elle n’est pas remplie", en: "what follows if it is not met"),
    );
    let basis = params.one_of(
        "basis",
        Basis::IDS,
        Basis::ALL,
        true,
        note!(fr: "d’où elle vient", en: "where it comes from"),
    );
    let title = params.words(
        "title",
        note!(
            fr: "un nom court, tel que le montre un formulaire ou un rapport",
            en: "a short name, as a form or a report shows it"
        ),
    );
    let note = note!(fr: "où elle se trouve dans l’appel", en: "where it stands in the call");
    let citation = params.object("citation", "Citation", true, note, |citation| {
        let section = citation
            .words("section", note!(fr: "la partie de l’appel", en: "the part of the call"));
        let note = note!(
            fr: "les mots mêmes de l’appel, quelques-uns, à la lettre",
            en: "the call’s own words, a few of them, word for word"
        );
        (section, citation.text("quote", false, note))
    });
    let (call, appraisal) = (When::Word("call"), When::Word("appraisal"));
    params.note_rule("basis", call, &["citation"], Then::Has("quote"));
    params.note_rule("level", When::Word("blocking"), &["basis"], Then::OneOf(&["call"]));
    params.note_rule("level", appraisal, &["check"], Then::OneOf(&["appraisal"]));
    let judged = Then::OneOf(&["appraisal", "blocking"]);
    params.note_rule("check", appraisal, &["level"], judged);
    let is_call = basis == Given::Value(Basis::Call);
    if level == Given::Value(Level::Blocking) && basis.value().is_some() && !is_call {
        params.rule(
            "level",
            words!(
                fr: "seule une exigence de base `call` peut être `blocking`",
                en: "only a requirement of basis `call` may be `blocking`"
            ),
        );
    }
    if is_call && matches!(citation, Given::Value((_, Given::Absent))) {
        params.rule(
            "citation",
            words!(
                fr: "une exigence de base `call` cite l’appel : ajoutez `quote`",
                en: "a requirement of basis `call` quotes the call: add `quote`"
            ),
        );
    }
    let note = note!(
        fr: "la condition à laquelle elle s’applique",
        en: "the condition under which it applies"
    );
    let when = inside.condition(params, "when", false, note);
    let check = AnyCheck::load(params, inside);
    if let (Given::Value(level), Given::Value(check)) = (level, &check) {
        let words = match (level, check) {
            (Level::Appraisal | Level::Blocking, AnyCheck::Appraisal(_)) => None,
            (_, AnyCheck::Appraisal(_)) => Some(words!(
                fr: "un avis est du niveau `appraisal`, ou `blocking` s’il peut refuser",
                en: "a judgement is of the level `appraisal`, or `blocking` if it can refuse"
            )),
            (Level::Appraisal, _) => Some(words!(
                fr: "le niveau `appraisal` va avec le contrôle `appraisal`",
                en: "the level `appraisal` goes with the check `appraisal`"
            )),
            _ => None,
        };
        words.into_iter().for_each(|words| params.rule("level", words));
    }
    let (section, level, basis) = (section.value()?, level.value()?, basis.value()?);
    let (citation, quote) = citation.value()?;
    let mut before = "{\"requirement\":".to_owned();
    json_text(&id, &mut before);
    before.push_str(",\"status\":\"");
    let after = format!("\",\"level\":\"{}\",\"basis\":\"{}\"", level.id(), basis.id());
    Some(Requirement {
        id,
        section,
        level,
        basis,
        json: [before, after],
        title,
        citation,
        quote: quote.value(),
        when: when.value(),
        check: check.value()?,
    })
}
