//! Reading a file of cases. Its mistakes are reported as those of definitions are.

use std::collections::HashMap;

use super::expectation::{
    APPRAISAL, CATEGORY_FIGURES, Expectation, ExpectedOf, PART_FIGURES, PROGRESS, SeenValue, TOTALS,
};
use super::patch::merge;
use super::test_case::TestCase;
use crate::call::{Call, CallData, unreadable};
use crate::definition::{
    Given, KnownNames, Mistake, NameKind, Note, Params, Problem, Problems, Scope, Takes, note,
    unknown,
};
use crate::intake::whole;
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::locale::words;
use crate::status::{Outcome, Status};
use crate::text::shortened;

/// The expectations that stand in an assessment as well: where they stand there, or in a case.
const GRANT: &[&str] = &["requested", "maximum", "excess"];

/// Reads a file of cases, after these of other files.
pub(super) fn read(
    file: &[u8],
    before: &[TestCase],
    call: &Call,
    files: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Result<Vec<TestCase>, Vec<Problem>> {
    if file.trim_ascii().is_empty() {
        let words = words!(
            fr: "ce fichier est vide : écrivez une liste de cas, ou `[]` pour commencer",
            en: "this file is empty: write a list of cases, or `[]` to begin with"
        );
        return Err(vec![Problem::of_text(Mistake::Rule(words), 1, 1)]);
    }
    let document = whole(file).map_err(|error| vec![unreadable(error)])?;
    let (problems, scope) = (Problems::default(), Scope::empty());
    let reader = CaseReader { call: call.data(), problems: &problems, scope: &scope, files };
    let mut cases = Vec::new();
    if !document.root().is_list() {
        let takes = Takes::List { of: &Takes::Object("TestCase"), some: false };
        problems.add(document.root(), Mistake::Expected(takes));
    }
    let (mut line, mut from) = (1, 0);
    let with_application = |case: &TestCase| (case.name.clone(), Some(case.application.clone()));
    let mut known: HashMap<String, Option<String>> = before.iter().map(with_application).collect();
    let mut names: Vec<String> = before.iter().map(|case| case.name.clone()).collect();
    let items = document.root().items().filter(|_| document.root().is_list());
    for item in items {
        let passed = document.text().as_bytes().get(from..item.start()).unwrap_or_default();
        line += passed.iter().filter(|byte| **byte == b'\n').count();
        from = item.start();
        let Some((name, case)) = reader.case(item, &known, &names) else { continue };
        if known.contains_key(&name) {
            problems.add(item, Mistake::ItemTwice(shortened(&name)));
        }
        known.insert(name.clone(), case.as_ref().map(|case| case.application.clone()));
        names.push(name);
        cases.extend(case.map(|case| TestCase { line, ..case }));
    }
    let problems = problems.finish(&document);
    if problems.is_empty() { Ok(cases) } else { Err(problems) }
}

/// Reads cases of a call.
pub(super) struct CaseReader<'r> {
    pub(super) call: &'r CallData,
    pub(super) problems: &'r Problems,
    pub(super) scope: &'r Scope,
    pub(super) files: &'r dyn Fn(&str) -> Option<Vec<u8>>,
}

/// Where mistakes are reported: at a value of the file, whatever is read.
#[derive(Clone, Copy)]
pub(super) struct ReportAt<'j>(pub(super) Option<JsonValue<'j, 'j>>);

impl<'r> CaseReader<'r> {
    /// Reads a case. Gives its name, and the case if it is right.
    fn case(
        &self,
        json: JsonValue<'r, 'r>,
        known: &HashMap<String, Option<String>>,
        names: &[String],
    ) -> Option<(String, Option<TestCase>)> {
        let mut params = Params::new(json, "TestCase", self.scope, self.problems);
        let name = params.text(
            "name",
            true,
            note!(fr: "une seule fois dans le fichier", en: "once in the file"),
        );
        let why =
            params.text("why", false, note!(fr: "ce que montre le cas", en: "what the case shows"));
        let application = params.take(
            "application",
            Takes::Text,
            false,
            note!(fr: "la demande, ou le nom de son fichier", en: "the application, or the name of its file"),
        );
        let before = params.text("from", false, note!(fr: "un cas précédent dont la demande est modifiée", en: "an earlier case whose application is changed"));
        let change = params.take(
            "change",
            Takes::Text,
            false,
            note!(fr: "ce qui est modifié : un « JSON merge patch » (RFC 7396)", en: "what is changed: a JSON merge patch (RFC 7396)"),
        );
        let mut expectations = Vec::new();
        let count = self.expected(&mut params, &mut expectations);
        let text = match (application, before) {
            (Given::Value(given), Given::Absent) => {
                if change.is_given() {
                    params.rule("change", words!(
                        fr: "`change` modifie la demande d’un autre cas : indiquez-le sous `from`",
                        en: "`change` changes the application of another case: name it under `from`"
                    ));
                }
                self.text_of(given)
            }
            (Given::Absent, Given::Value(before)) => {
                self.changed(&params, &before, change, known, names)
            }
            (Given::Wrong, _) | (_, Given::Wrong) => None,
            _ => {
                params.rule(
                    "from",
                    words!(
                        fr: "indiquez `application`, ou bien `from` avec `change`",
                        en: "give `application`, or else `from` with `change`"
                    ),
                );
                None
            }
        };
        if count == 0 {
            params.rule(
                "",
                words!(
                    fr: "ce cas n’attend rien : indiquez par exemple `outcome` ou `findings`",
                    en: "this case expects nothing: give `outcome` or `findings`, for example"
                ),
            );
        }
        params.finish();
        let name = name.value()?;
        let case = text.map(|application| TestCase {
            name: name.clone(),
            why: why.value(),
            application,
            expectations,
            line: 1,
            file: 0,
        });
        Some((name, case))
    }

    /// The text of an application, or of an assessment: as it stands there, or of the file that is named.
    fn text_of(&self, json: JsonValue<'_, '_>) -> Option<String> {
        let JsonShape::Text(name) = json.shape() else { return Some(json.source().to_owned()) };
        let file = (self.files)(&name).and_then(|bytes| String::from_utf8(bytes).ok());
        if file.is_none() {
            self.problems.add(
                json,
                Mistake::Rule(words!(
                    fr: "ce fichier ne se lit pas : vérifiez son nom, à partir du dossier des cas",
                    en: "this file cannot be read: check its name, from the folder of the cases on"
                )),
            );
        }
        file
    }

    /// The application of an earlier case with a change.
    fn changed(
        &self,
        params: &Params<'r>,
        before: &str,
        change: Given<JsonValue<'r, 'r>>,
        known: &HashMap<String, Option<String>>,
        names: &[String],
    ) -> Option<String> {
        let Some(base) = known.get(before) else {
            let at = params.member("from").unwrap_or(params.json());
            let name = |number: usize| names.get(number).map(String::as_str);
            let names = KnownNames::Numbered(&name);
            self.problems.add(at, unknown(NameKind::Word, before, names, self.problems));
            return None;
        };
        let base = base.as_deref()?;
        let Given::Value(change) = change else { return Some(base.to_owned()) };
        let Ok(document) = JsonText::new(base) else {
            params.rule(
                "from",
                words!(
                    fr: "la demande de ce cas n’est pas du JSON : elle ne se modifie pas",
                    en: "the application of that case is not JSON: it cannot be changed"
                ),
            );
            return None;
        };
        let mut text = String::with_capacity(base.len());
        merge(Some(document.root()), change, &mut text);
        Some(text)
    }

    /// Reads what a case expects. Gives how many members say so.
    fn expected(&self, params: &mut Params<'r>, out: &mut Vec<Expectation>) -> usize {
        let here = ReportAt(None);
        let mut count = 0;
        // What a whole assessment says comes first, so that what stands beside it is added.
        let note = note!(fr: "une instruction, ou le nom de son fichier : tous ses résultats sont attendus", en: "an assessment, or the name of its file: all its results are expected");
        if let Given::Value(json) = params.take("assessment", Takes::Text, false, note) {
            count += 1;
            if let Some(text) = self.text_of(json) {
                match JsonText::new(&text) {
                    Ok(document) if document.root().is_object() => {
                        self.assessment(document.root(), ReportAt(Some(json)), out);
                    }
                    _ => self.problems.add(json, Mistake::Expected(Takes::Object("Assessment"))),
                }
            }
        }
        const NAMES: [(&str, Note); 11] = [
            ("outcome", note!(fr: "le résultat", en: "the outcome")),
            (
                "readable",
                note!(fr: "si la demande est seulement lisible", en: "whether the application can be read at all"),
            ),
            (
                "progress",
                note!(fr: "combien de conditions obligatoires sont remplies, et s’appliquent", en: "how many blocking requirements are met, and apply"),
            ),
            (
                "appraisal",
                note!(fr: "combien il y a d’avis de chaque genre", en: "how many judgements there are of each kind"),
            ),
            ("requested", note!(fr: "tout ce qui est demandé", en: "what is asked for in all")),
            (
                "maximum",
                note!(fr: "le plus qui puisse être accordé", en: "the most that can be granted"),
            ),
            (
                "excess",
                note!(fr: "de combien ce qui est demandé dépasse les maximums", en: "how far what is asked for lies above the maxima"),
            ),
            ("totals", note!(fr: "les sommes du budget", en: "the sums of the budget")),
            (
                "parts",
                note!(fr: "les chiffres des volets, par identifiant", en: "figures of parts, by id"),
            ),
            (
                "categories",
                note!(fr: "les chiffres des postes, par identifiant", en: "figures of categories, by id"),
            ),
            (
                "quantities",
                note!(fr: "les grandeurs nommées, par identifiant", en: "named quantities, by id"),
            ),
        ];
        let lists = [
            ("findings", note!(fr: "les statuts, par condition", en: "statuses, by requirement")),
            (
                "input_errors",
                note!(fr: "toutes les erreurs de saisie : chemin et code de chacune", en: "all input errors: path and code of each"),
            ),
        ];
        for (name, note) in NAMES.into_iter().chain(lists) {
            let _ = params.take(name, Takes::Text, false, note);
            if let Some(json) = params.member(name) {
                count += 1;
                self.member(name, json, here, &format!("/{name}"), out);
            }
        }
        count
    }

    /// Reads an assessment as what is expected.
    fn assessment(&self, root: JsonValue<'_, '_>, at: ReportAt<'_>, out: &mut Vec<Expectation>) {
        for (name, json) in root.members() {
            let name = name.text();
            match name.as_ref() {
                "grant" => {
                    for (inner, json) in json.members() {
                        let inner = inner.text();
                        if GRANT.contains(&inner.as_ref())
                            || ["parts", "categories"].contains(&inner.as_ref())
                        {
                            self.member(
                                &inner,
                                json,
                                at,
                                &format!("/assessment/grant/{inner}"),
                                out,
                            );
                        }
                    }
                }
                "outcome" | "readable" | "progress" | "totals" | "appraisal" | "quantities"
                | "findings" | "input_errors" => {
                    self.member(&name, json, at, &format!("/assessment/{name}"), out);
                }
                _ => {}
            }
        }
    }

    /// Reads one member of what is expected: of a case, or of an assessment.
    fn member(
        &self,
        name: &str,
        json: JsonValue<'_, '_>,
        at: ReportAt<'_>,
        path: &str,
        out: &mut Vec<Expectation>,
    ) {
        let mut push = |path: &str, subject, value: Option<SeenValue>| {
            out.extend(value.map(|value| Expectation { path: path.to_owned(), subject, value }));
        };
        match name {
            "outcome" => push(
                path,
                ExpectedOf::Outcome,
                self.word(json, at, Outcome::IDS, Outcome::ALL).map(SeenValue::Outcome),
            ),
            "readable" => {
                let flag = match json.shape() {
                    JsonShape::Flag(flag) => Some(SeenValue::Flag(flag)),
                    _ => self.wrong(json, at, Mistake::expected(Takes::Flag, json)),
                };
                push(path, ExpectedOf::Readable, flag);
            }
            "requested" => push(path, ExpectedOf::Requested, self.amount(json, at)),
            "maximum" => push(path, ExpectedOf::Maximum, self.amount(json, at)),
            "excess" => push(path, ExpectedOf::Excess, self.amount(json, at)),
            "progress" => self.figures(json, at, path, PROGRESS, &mut |path, number, json| {
                push(path, ExpectedOf::Progress(number), self.count(json, at));
            }),
            "appraisal" => self.figures(json, at, path, APPRAISAL, &mut |path, number, json| {
                push(path, ExpectedOf::Appraisal(number), self.count(json, at));
            }),
            "totals" => self.figures(json, at, path, TOTALS, &mut |path, number, json| {
                push(path, ExpectedOf::Total(number), self.amount(json, at));
            }),
            "parts" => {
                let ids: Vec<&str> =
                    self.call.frame.parts.iter().map(|part| part.id.as_str()).collect();
                self.by_id(json, at, path, "parts", &ids, &mut |path, id, number, json| {
                    self.figures(json, at, path, PART_FIGURES, &mut |path, figure, json| {
                        let value = if PART_FIGURES.get(figure) == Some(&"rate") {
                            self.rate(json, at)
                        } else {
                            self.amount(json, at)
                        };
                        push(path, ExpectedOf::Part(id.to_owned(), number, figure), value);
                    });
                });
            }
            "categories" => {
                let ids: Vec<&str> =
                    self.call.frame.categories.0.iter().map(|one| one.id.as_str()).collect();
                self.by_id(json, at, path, "categories", &ids, &mut |path, id, number, json| {
                    self.figures(json, at, path, CATEGORY_FIGURES, &mut |path, figure, json| {
                        push(
                            path,
                            ExpectedOf::Category(id.to_owned(), number, figure),
                            self.amount(json, at),
                        );
                    });
                });
            }
            "quantities" => {
                let ids: Vec<&str> =
                    self.call.frame.quantities.iter().map(|one| one.id.as_str()).collect();
                self.by_id(json, at, path, "quantities", &ids, &mut |path, id, number, json| {
                    let value = match json.shape() {
                        JsonShape::Null => Some(SeenValue::Text(None)),
                        JsonShape::Text(text) => Some(SeenValue::Text(Some(text.into_owned()))),
                        _ => self.wrong(json, at, Mistake::expected(Takes::Number, json)),
                    };
                    push(path, ExpectedOf::Quantity(id.to_owned(), number), value);
                });
            }
            "findings" => {
                let ids: Vec<&str> =
                    self.call.requirements.iter().map(|one| one.id.as_str()).collect();
                self.by_id(json, at, path, "requirements", &ids, &mut |path, id, number, json| {
                    // In an assessment, a finding is an object.
                    let json = json
                        .members()
                        .find(|(name, _)| name.text() == "status" && json.is_object())
                        .map_or(json, |(_, status)| status);
                    let status =
                        self.word(json, at, Status::IDS, Status::ALL).map(SeenValue::Status);
                    push(path, ExpectedOf::Finding(id.to_owned(), number), status);
                });
            }
            _ => push(path, ExpectedOf::InputErrors, self.errors(json, at)),
        }
    }
}
