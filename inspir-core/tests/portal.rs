//! Tables of a portal to applications, and back.

#![cfg(test)]

mod common;

use std::collections::BTreeMap;

use inspir_core::portal::{
    CellValue, Imported, Mapping, NoticeKind, PortalTable, SuggestionKind, suggest,
};
use inspir_core::{Amount, Call, Currency, Locale, written};
use serde_json::{Map, Value, json};

fn mapping(call: &Call, mapping: &Value) -> Mapping {
    Mapping::from_json(mapping.to_string().as_bytes(), call).expect("a mapping")
}

fn portal_table<'t>(name: &str, rows: &'t [Vec<String>]) -> PortalTable<'t> {
    let [headers, rows @ ..] = rows else { panic!("no headers") };
    let cells = |row: &'t Vec<String>| row.iter().map(|cell| CellValue::Text(cell)).collect();
    PortalTable::new(
        name,
        headers.iter().map(String::as_str).collect(),
        rows.iter().map(cells).collect(),
    )
}

fn rows<const N: usize>(rows: &[[&str; N]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

fn applications(imported: &Imported) -> Vec<Value> {
    imported.applications.iter().map(|json| serde_json::from_str(json).unwrap()).collect()
}

fn kinds(imported: &Imported) -> Vec<(NoticeKind, Option<usize>, &str)> {
    imported.notices.iter().map(|n| (n.kind, n.row, n.subject.as_str())).collect()
}

#[test]
fn every_mistake_of_a_mapping_has_its_place_and_the_nearest_name() {
    let given = json!({
        "call": "inspir-follow-up",
        "colums": {},
        "key": 7,
        "columns": {
            "A": "/request/amout",
            "B": {"to": "/applicant/legal_form", "values": {"Mairie": "local_autority"}, "reed": "day"},
            "C": {"to": "/project/starts_on", "read": "day_number"},
            "D": "/request/amount",
            "E": "/request/amount",
            "F": 3,
            "G": {"values": {}},
            "H": "/budget/expenses/3/amunt",
            "I": "/documents/statuts",
            "J": {"to": "/documents/statutes", "values": {"fourni": "yes"}},
            "K": {"to": "/budget/expenses/0/amount", "with": {"nature": "operation", "x": "y"}},
            "L": null
        },
        "lines": {
            "budget": {"to": "/budget/expense", "key": "A", "columns": {"A": "amount"}},
            "team": {"to": "/team", "columns": {"Nom": "nme"}},
            "both": {"to": "/budget", "key": "A", "columns": {"A": "amount", "B": "amount", "C": "sied"}}
        }
    });
    let error = Mapping::from_json(given.to_string().as_bytes(), &Call::creative_event())
        .expect_err("mistakes");
    let found: Vec<String> = error
        .problems()
        .iter()
        .map(|problem| format!("{}: {}", problem.path(), problem.message(Locale::En)))
        .collect();
    let expected = [
        "/colums: there is no `colums` here; did you mean `columns`?",
        "/call: this mapping is for the call `inspir-follow-up`, not `inspir-creative-event`.",
        "/key: a text is needed here.",
        "/columns/A: `/request/amout` leads nowhere; did you mean `/request/amount`?",
        "/columns/B/reed: there is no `reed` here; did you mean `read`?",
        "/columns/B/values/Mairie: `local_autority` is not a value; did you mean `local_authority`?",
        "/columns/C/read: `day_number` is not a value; there are day, day_number_1900, day_number_1904.",
        "/columns/E: this column leads to the same place as `D` (/request/amount).",
        "/columns/F: a path, an object or null is needed here.",
        "/columns/G: `to` is missing here.",
        "/columns/H: `/budget/expenses/0/amunt` leads nowhere; did you mean `/budget/expenses/0/amount`?",
        "/columns/I: `/documents/statuts` leads nowhere; did you mean `/documents/statutes`?",
        "/columns/J/values/fourni: `\"yes\"` is not a value; there are true, false, null.",
        "/columns/K/with/nature: `operation` is not a value; did you mean `operating`?",
        "/columns/K/with/x: there is no `x` here; there are ",
        "/lines/both/columns/B: this column leads to the same place as `A` (amount).",
        "/lines/both/columns/C: `sied` leads nowhere; did you mean `side`?",
        "/lines/budget/to: `/budget/expense` leads nowhere; did you mean `/budget/expenses`?",
        "/lines/team: `key` is missing here.",
        "/lines/team/columns/Nom: `nme` leads nowhere; did you mean `name`?",
    ];
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}\n{expected}");
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for problem in error.problems() {
        assert!(!problem.message(Locale::Fr).contains('{'), "{}", problem.message(Locale::Fr));
    }
    // Without a key of the applications, all lines would be lost.
    let given = json!({"columns": {}, "lines": {"t": {"to": "/team", "key": "A", "columns": {}}}});
    let error = Mapping::from_json(given.to_string().as_bytes(), &Call::creative_event());
    assert_eq!(error.expect_err("no key").to_string(), "`key` is missing here.");
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place_and_its_remedy() {
    let call = Call::creative_event();
    let mapping = mapping(
        &call,
        &json!({"columns": {
            "Montant": "/request/amount",
            "Début": "/project/starts_on",
            "Fin": {"to": "/project/ends_on", "read": "day_number_1900"},
            "Dépôt": {"to": "/submitted_on", "read": "day"},
            "Commune": "/project/commune",
            "SIRET": "/applicant/siret",
            "Forme": {"to": "/applicant/legal_form", "values": {"Mairie": "local_authority", "?": null}},
            "Prestataires": "/project/external_providers",
            "Défis": "/project/challenges",
            "Statuts": "/documents/statutes",
            "Charte signée par": "/documents/charter/signed_by",
            "Poste 1": {"to": "/budget/expenses/1/amount", "with": {"label": "Achats", "account": "60"}},
            "Poste 2": {"to": "/budget/expenses/2/amount", "with": {"label": "Salle"}},
            "Avis": {"to": "/appraisals/creative_format/verdict", "values": {"+": "favourable"}}
        }}),
    );
    let table = rows(&[
        [
            "Montant",
            "Début",
            "Fin",
            "Dépôt",
            "Commune",
            "SIRET",
            "Forme",
            "Prestataires",
            "Défis",
            "Statuts",
            "Charte signée par",
            "Poste 1",
            "Poste 2",
            "Avis",
        ],
        [
            "8 000,50 €",
            "1er mai 2027",
            "46510",
            "2026-12-01 14:30",
            "62119",
            "732 829 320 00074",
            "Mairie",
            "Oui",
            "Eau; Air",
            "X",
            "responsable légal",
            "",
            "1 200",
            "+",
        ],
        [
            "8.000",
            "05/14/2027",
            "fin mai",
            "01/12/26",
            "1001",
            "7,32829E+13",
            "club",
            "peut-être",
            " ; ",
            "néant",
            "Maire",
            "-5",
            "1,234",
            "favorable ?",
        ],
        ["", "", "31/12/2027", "", "", "", "?", "", "", "Non", "délégataire", "", "", ""],
    ]);
    let imported =
        mapping.applications(&portal_table("dossiers", &table), &[], Locale::Fr).unwrap();
    let [first, second, third] = &applications(&imported)[..] else { panic!("three rows") };
    assert_eq!(
        *first,
        json!({
            "submitted_on": "2026-12-01",
            "applicant": {"siret": "73282932000074", "legal_form": "local_authority"},
            "project": {
                "starts_on": "2027-05-01", "ends_on": "2027-05-03", "commune": "62119",
                "external_providers": true, "challenges": ["Eau", "Air"],
            },
            "documents": [
                {"kind": "charter", "signed_by": "legal_representative"}, {"kind": "statutes"},
            ],
            "budget": {"expenses": [{"amount": "1200.00", "label": "Salle"}]},
            "request": {"amount": "8000.50"},
            "appraisals": {"creative_format": {"verdict": "favourable"}},
        })
    );
    assert_eq!(*second, json!({}));
    // A day that is written stands beside the numbers of days.
    assert_eq!(
        *third,
        json!({
            "project": {"ends_on": "2027-12-31"},
            "documents": [{"kind": "charter", "signed_by": "delegate"}],
        })
    );
    assert_eq!(kinds(&imported), []);
    let refused: Vec<_> = imported
        .refused
        .iter()
        .map(|cell| {
            assert_eq!((cell.table.as_str(), cell.row), ("dossiers", 2));
            for locale in Locale::ALL {
                let message = cell.error.message(*locale);
                assert!(
                    message.contains(cell.error.found()) && !message.contains('{'),
                    "{message}"
                );
            }
            (cell.column.as_str(), cell.path.as_str(), cell.error.reason().id())
        })
        .collect();
    assert_eq!(
        refused,
        [
            ("Avis", "/appraisals/creative_format/verdict", "unknown"),
            ("Charte signée par", "/documents/*/signed_by", "unknown"),
            ("Commune", "/project/commune", "leading_zeros"),
            ("Début", "/project/starts_on", "swapped"),
            ("Dépôt", "/submitted_on", "short_year"),
            ("Fin", "/project/ends_on", "format"),
            ("Forme", "/applicant/legal_form", "unknown"),
            ("Montant", "/request/amount", "ambiguous"),
            ("Poste 1", "/budget/expenses/*/amount", "negative"),
            ("Poste 2", "/budget/expenses/*/amount", "ambiguous"),
            ("Prestataires", "/project/external_providers", "format"),
            ("SIRET", "/applicant/siret", "scientific"),
            ("Statuts", "/documents", "placeholder"),
        ]
    );
}

#[test]
fn what_the_portal_keeps_for_itself_stands_in_extensions() {
    let call = Call::creative_event();
    let columns = json!({"columns": {
        "Département": "/extensions/département",
        "Guichet": {"to": "/extensions/desk", "values": {"G1": "Lille", "-": null}},
    }});
    let table = rows(&[["Département", "Guichet"], [" 59 ", "G1"], ["", "-"], ["02", "Laon"]]);
    let portal_table = portal_table("t", &table);
    let imported = mapping(&call, &columns).applications(&portal_table, &[], Locale::Fr).unwrap();
    assert_eq!(
        applications(&imported),
        [
            json!({"extensions": {"département": "59", "desk": "Lille"}}),
            json!({}),
            json!({"extensions": {"département": "02", "desk": "Laon"}}),
        ]
    );
    let decision = call.decide_json(imported.applications[0].as_bytes());
    assert!(decision.input_errors().is_empty());
    for path in ["/extensions", "/extensions/", "/extensions/a/b"] {
        let given = json!({"columns": {"A": path}}).to_string();
        assert!(Mapping::from_json(given.as_bytes(), &call).is_err(), "{path}");
    }
}

#[test]
fn a_document_that_is_not_there_is_not_described() {
    let mapping = mapping(
        &Call::creative_event(),
        &json!({"columns": {"Charte": "/documents/charter", "Par": "/documents/charter/signed_by"}}),
    );
    let table = rows(&[["Charte", "Par"], ["non", "délégataire"], ["oui", ""], ["", ""]]);
    let imported = mapping.applications(&portal_table("t", &table), &[], Locale::Fr).unwrap();
    assert_eq!(
        applications(&imported),
        [json!({}), json!({"documents": [{"kind": "charter"}]}), json!({})]
    );
    assert_eq!(kinds(&imported), [(NoticeKind::Contradiction, Some(1), "charter")]);
}

#[test]
fn lines_are_joined_and_accounts_say_on_which_side_they_stand() {
    let mapping = mapping(
        &Call::creative_event(),
        &json!({
            "key": "N° dossier",
            "columns": {"N° dossier": "/reference"},
            "lines": {"budget": {"to": "/budget", "key": "Dossier", "columns": {
                "Compte": "account", "Libellé": "label", "Montant": "amount", "Financeur": "source",
                "Sens": "side", "Acquis": "secured"
            }}}
        }),
    );
    let files = rows(&[["n°  dossier", "Vu"], ["7", ""], ["8", ""], ["8", ""], ["", ""]]);
    let budget = rows(&[
        ["Dossier", "Compte", "Libellé", "Montant", "Financeur", "Sens", "Acquis"],
        ["7", "60", "Achats", "300", "", "", ""],
        ["7", "601", "Fournitures", "100,00", "", "", ""],
        ["7", "606", "Énergie", "200,00", "", "", "oui"],
        ["7", "864", "Personnel bénévole", "50", "", "", ""],
        ["7", "2183", "Ordinateurs", "900", "", "", ""],
        ["7", "74", "Conseil(s) régional(aux)", "1 250", "", "", "non"],
        ["7", "74", "Ville", "10", "Commune", "recette", ""],
        ["7", "870", "Bénévolat", "50", "", "", ""],
        ["7", "", "TOTAL DES CHARGES", "1 550", "", "", ""],
        ["7", "", "Divers", "5", "", "", ""],
        ["7", "61", "Services", "5", "", "recette", ""],
        ["7", "", "Don", "x", "Financeur privé", "Recette", ""],
        ["9", "61", "Location", "5", "", "", ""],
        ["", "", "", "", "", "", ""],
        ["", "62", "Transport", "5", "", "", ""],
    ]);
    let imported = mapping
        .applications(
            &portal_table("dossiers", &files),
            &[portal_table("budget", &budget)],
            Locale::Fr,
        )
        .unwrap();
    assert_eq!(
        applications(&imported)[0],
        json!({
            "reference": "7",
            "budget": {
                "expenses": [
                    {"account": "601", "label": "Fournitures", "amount": "100.00", "nature": "operating"},
                    {"account": "606", "label": "Énergie", "amount": "200.00", "nature": "operating"},
                    {"account": "864", "label": "Personnel bénévole", "amount": "50.00", "in_kind": true},
                    {"account": "2183", "label": "Ordinateurs", "amount": "900.00", "nature": "investment"},
                ],
                "revenues": [
                    {"account": "74", "label": "Conseil(s) régional(aux)", "amount": "1250.00",
                     "source": "region", "secured": false},
                    {"account": "74", "label": "Ville", "amount": "10.00", "source": "commune"},
                    {"account": "870", "label": "Bénévolat", "amount": "50.00", "in_kind": true},
                    {"label": "Don", "source": "private"},
                ],
            },
        })
    );
    assert_eq!(applications(&imported)[1], json!({"reference": "8"}));
    assert_eq!(
        kinds(&imported),
        [
            (NoticeKind::FoundByLabel, None, "n°  dossier"),
            (NoticeKind::UnmappedColumn, None, "Vu"),
            (NoticeKind::NotOfThisSide, Some(3), "Acquis"),
            (NoticeKind::NoSide, Some(10), "Divers"),
            (NoticeKind::UnclearSide, Some(11), "Services"),
            (NoticeKind::RepeatsTotal, Some(1), "Achats"),
            (NoticeKind::UncheckedTotal, Some(9), "TOTAL DES CHARGES"),
            (NoticeKind::KeyTwice, Some(2), "8"),
            (NoticeKind::KeyTwice, Some(3), "8"),
            (NoticeKind::NoKey, Some(4), "N° dossier"),
            (NoticeKind::LineWithoutKey, Some(15), "Dossier"),
            (NoticeKind::Orphan, Some(13), "9"),
        ]
    );
    let refused: Vec<_> =
        imported.refused.iter().map(|cell| (cell.row, cell.path.as_str())).collect();
    assert_eq!(refused, [(12, "/budget/revenues/*/amount")]);
    for notice in &imported.notices {
        for locale in Locale::ALL {
            assert!(!notice.message(*locale).contains('{'));
        }
    }
}

#[test]
fn a_table_that_lacks_a_column_is_refused_before_any_row() {
    let mapping = mapping(
        &Call::follow_up(),
        &json!({"key": "Montant", "columns": {"Montant": "/request/operating"},
                "lines": {"team": {"to": "/team", "key": "Id", "columns": {"Nom": "name"}}}}),
    );
    let error = |table: &[Vec<String>], lines: &[PortalTable<'_>]| {
        mapping
            .applications(&portal_table("files", table), lines, Locale::Fr)
            .unwrap_err()
            .to_string()
    };
    let right = rows(&[["Montant"]]);
    assert_eq!(
        error(&rows(&[["N°^Projet"]]), &[]),
        "the table `files` has no column `Montant`: it has one column, `N°^Projet`. In a CSV file, separate cells \
         by semicolons, commas or tabs"
    );
    assert_eq!(
        error(&rows(&[["Montants"]]), &[]),
        "the table `files` has no column `Montant`; did you mean `Montants`?"
    );
    assert_eq!(
        error(&rows(&[["Montant", " Montant"]]), &[]),
        "the table `files` has several columns `Montant`"
    );
    assert_eq!(error(&right, &[]), "the table `team`, which the mapping names, is missing");
    assert_eq!(
        error(&right, &[portal_table("team", &rows(&[["Id", "x"]]))]),
        "the table `team` has no column `Nom`; it has: Id, x. Correct the mapping, or have the headers in the \
         first line"
    );
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn one_of<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

/// A member of applications: its path, or its name within an item; its type; its options.
struct Member {
    path: String,
    kind: String,
    options: Vec<(String, String)>,
    decimals: u32,
    bounds: [String; 2],
}

impl Member {
    fn of(described: &Value, path: &str) -> Self {
        let text = |name: &str| match &described[name] {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let options = described["options"].as_array().into_iter().flatten();
        let option = |option: &Value| {
            (
                option["value"].as_str().unwrap().to_owned(),
                option["label"].as_str().unwrap().to_owned(),
            )
        };
        Self {
            path: text(path),
            kind: text("type"),
            options: options.map(option).collect(),
            decimals: u32::try_from(described["decimals"].as_u64().unwrap_or(0)).unwrap(),
            bounds: [text("minimum"), text("maximum")],
        }
    }

    /// A value, and how a person writes it.
    fn value(&self, numbers: &mut Numbers, currency: Currency) -> (Value, String) {
        let label = |numbers: &mut Numbers, (id, label): &(String, String)| match numbers.below(4) {
            0 => id.clone(),
            1 => label.to_uppercase(),
            _ => format!(" {label} "),
        };
        match self.kind.as_str() {
            "amount" => {
                let cents = match numbers.below(3) {
                    0 => numbers.below(100_000),
                    _ => numbers.below(400) * 10_000,
                };
                let amount = Amount::from_cents(i128::try_from(cents).unwrap());
                let text = written::format_amount(amount, Locale::Fr, currency);
                let text = match numbers.below(4) {
                    0 => text.replace([' ', '\u{a0}', '\u{202f}'], ""),
                    1 => text.replace(['€', '£', '$'], ""),
                    2 => amount.to_string(),
                    _ => text.replace('\u{a0}', " "),
                };
                (json!(amount.to_string()), text)
            }
            "date" => {
                let (year, month, day) =
                    (2024 + numbers.below(5), 1 + numbers.below(12), 1 + numbers.below(28));
                let text = match numbers.below(5) {
                    0 => format!("{day}/{month}/{year}"),
                    1 => format!("{day:02}-{month:02}-{year}"),
                    2 => format!("{year}-{month:02}-{day:02} 00:00:00"),
                    3 => format!("{day:02}.{month:02}.{year}"),
                    _ => format!("{day:02}/{month:02}/{year}"),
                };
                (json!(format!("{year}-{month:02}-{day:02}")), text)
            }
            "commune" => {
                let code = *numbers.one_of(&["62119", "59350", "02691", "2A004", "75056"]);
                (json!(code), code.to_lowercase())
            }
            "boolean" => {
                let flag = numbers.below(2) == 0;
                let texts: &[&str] = if flag {
                    &["Oui", "oui", "X", "VRAI", "1"]
                } else {
                    &["Non", "N", "faux", "0"]
                };
                (json!(flag), (*numbers.one_of(texts)).to_owned())
            }
            "integer" | "number" => {
                let [from, to] = self.bounds.each_ref().map(|bound| {
                    let (whole, part) = bound.split_once('.').unwrap_or((bound, ""));
                    (whole.parse().unwrap_or(0), !part.is_empty())
                });
                let from: usize = from.0 + usize::from(from.1);
                let scale = 10_usize.pow(self.decimals);
                let span = to.0.min(from + 50_000) - from;
                let units = from * scale + numbers.below(span * scale + 1);
                let number =
                    inspir_core::Number::new(i128::try_from(units).unwrap(), self.decimals)
                        .unwrap();
                let text = number.to_string().replace('.', ",");
                match self.kind.as_str() {
                    "integer" => (json!(units), text),
                    _ => (json!(number.to_string()), text),
                }
            }
            "choice" => {
                let option = numbers.one_of(&self.options);
                (json!(option.0), label(numbers, option))
            }
            "choices" => {
                let all = self.options.iter().filter(|_| numbers.below(2) == 0).collect::<Vec<_>>();
                let ids: Vec<&String> = all.iter().map(|(id, _)| id).collect();
                let labels: Vec<&str> = all.iter().map(|(_, label)| label.as_str()).collect();
                (json!(ids), labels.join("\n"))
            }
            "texts" => {
                let texts: Vec<String> =
                    (0..=numbers.below(3)).map(|n| format!("défi {n}")).collect();
                (json!(texts), texts.join(" ; "))
            }
            "text" if self.path.ends_with("/siret") => {
                let siret =
                    *numbers.one_of(&["73282932000074", "732 829 32O 00074", "11122233344455"]);
                (json!(siret), siret.to_owned())
            }
            _ => {
                let text = format!("réponse, « n° {} »", numbers.below(50));
                (json!(text), text)
            }
        }
    }
}

fn put(object: &mut Value, path: &str, value: Value) {
    let mut here = object;
    for step in path.trim_start_matches('/').split('/') {
        here = here.as_object_mut().unwrap().entry(step).or_insert_with(|| json!({}));
    }
    *here = value;
}

/// The members of a call's applications, and of the items of its lists.
fn members(call: &Call) -> (Vec<Member>, BTreeMap<String, Vec<Member>>) {
    let description: Value = serde_json::from_str(&call.describe(Locale::Fr).to_json()).unwrap();
    let list = |name: &str| description[name].as_array().unwrap().iter();
    let items = ["questions", "commitments", "undertakings", "criteria"].into_iter().flat_map(list);
    let fields = list("fields").chain(items).map(|field| Member::of(field, "path")).collect();
    let lists = list("lists").map(|list| {
        let columns = list["columns"].as_array().unwrap().iter();
        let columns = columns.map(|column| Member::of(column, "name"));
        // The documents of a call are choices of their kinds.
        (
            list["path"].as_str().unwrap().to_owned(),
            columns.filter(|c| c.kind != "choice" || !c.options.is_empty()).collect(),
        )
    });
    (fields, lists.collect())
}

#[test]
fn applications_that_become_french_tables_come_back_the_same() {
    let mut calls = vec![Call::creative_event(), Call::follow_up()];
    for folder in std::fs::read_dir(common::shared("calls")).unwrap() {
        let file = folder.unwrap().path().join("definition.json");
        if file.exists() {
            calls.push(Call::from_slice(common::read(&file).as_bytes()).unwrap());
        }
    }
    assert!(calls.len() > 8);
    let each = 20_000 / calls.len() + 1;
    let mut numbers = Numbers(1917);
    let mut values = 0;
    for call in &calls {
        let (fields, lists) = members(call);
        let fields: Vec<&Member> =
            fields.iter().filter(|field| field.path != "/reference").collect();
        let mut columns = Map::new();
        columns.insert("N° dossier".into(), json!("/reference"));
        for (number, field) in fields.iter().enumerate() {
            columns.insert(format!("Colonne {number}"), json!(field.path));
        }
        let tables: Map<String, Value> = lists
            .iter()
            .map(|(path, members)| {
                let columns: Map<String, Value> =
                    members.iter().map(|m| (format!("Ligne {}", m.path), json!(m.path))).collect();
                (path.clone(), json!({"to": path, "key": "Dossier", "columns": columns}))
            })
            .collect();
        let mapping =
            mapping(call, &json!({"key": "N° dossier", "columns": columns, "lines": tables}));

        let mut table = vec![vec!["N° dossier".to_owned()]];
        table[0].extend((0..fields.len()).map(|number| format!("Colonne {number}")));
        let mut further: BTreeMap<&String, Vec<Vec<String>>> = lists
            .iter()
            .map(|(path, members)| {
                let headers = members.iter().map(|member| format!("Ligne {}", member.path));
                (path, vec![std::iter::once("Dossier".to_owned()).chain(headers).collect()])
            })
            .collect();
        let mut originals = Vec::new();
        for number in 0..each {
            let reference = format!("2027-{number:05}");
            let mut application = json!({"reference": reference});
            let mut row = vec![reference.clone()];
            let few = numbers.below(4) == 0;
            for field in &fields {
                if numbers.below(8) < if few { 5 } else { 1 } {
                    row.push(if numbers.below(2) == 0 { String::new() } else { " ".to_owned() });
                    continue;
                }
                let (value, cell) = field.value(&mut numbers, call.currency());
                put(&mut application, &field.path, value);
                row.push(cell);
                values += 1;
            }
            table.push(row);
            for (path, members) in &lists {
                let mut items = Vec::new();
                for _ in 0..numbers.below(4) {
                    let mut item = json!({});
                    let mut row = vec![reference.clone()];
                    for member in members {
                        if numbers.below(6) == 0 {
                            row.push(String::new());
                            continue;
                        }
                        let (value, cell) = member.value(&mut numbers, call.currency());
                        put(&mut item, &member.path, value);
                        row.push(cell);
                        values += 1;
                    }
                    if item != json!({}) {
                        items.push(item);
                        further.get_mut(path).unwrap().push(row);
                    }
                }
                if !items.is_empty() {
                    put(&mut application, path, Value::Array(items));
                }
            }
            originals.push(application);
        }
        let further_tables: Vec<PortalTable<'_>> =
            further.iter().map(|(path, rows)| portal_table(path, rows)).collect();
        let imported = mapping
            .applications(&portal_table("dossiers", &table), &further_tables, Locale::Fr)
            .unwrap();
        assert_eq!(imported.refused.first(), None, "{}", call.id());
        let told = imported.notices.iter().find(|notice| notice.kind != NoticeKind::MayRepeatTotal);
        assert_eq!(told, None, "{}", call.id());
        for (original, came_back) in originals.iter().zip(&imported.applications) {
            let assess = |json: &str| call.assess_json(json.as_bytes()).to_json(Locale::Fr);
            let (expected, found) = (assess(&original.to_string()), assess(came_back));
            assert_eq!(expected, found, "{original}\n{came_back}");
        }
    }
    assert!(values > 460_000, "{values}");
}

#[test]
fn drafts_are_understood_and_nothing_in_them_is_guessed_silently() {
    let call = Call::creative_event();
    let headers = [
        "N° dossier",
        "nomBeneficiaire",
        "SIRET du bénéficiaire",
        "Association date de création",
        "Montant de la subvention demandée",
        "Date de debut",
        "date de fin (AAAA-MM-JJ)",
        "Format de l'événement",
        "COMMUNE (code INSEE)",
        "Code postal",
        "Montant",
        "Instructeurs",
        "Statuts",
        "Titre du projt",
        "Entreprise date de création",
        "project.challenges",
        "",
    ];
    let lines = [
        (
            "budget",
            "/budget",
            ["N° Dossier", "Compte", "Libellé", "Montant (TTC)", "Financeur", "Sens"].as_slice(),
        ),
        ("équipe", "/team", ["Nom", "Discipline"].as_slice()),
    ];
    let draft = suggest(&headers, &lines, &call);
    assert_eq!(
        draft.mapping,
        json!({
            "call": "inspir-creative-event",
            "key": "N° dossier",
            "columns": {
                "N° dossier": "/reference",
                "nomBeneficiaire": "/applicant/name",
                "SIRET du bénéficiaire": "/applicant/siret",
                "Association date de création": null,
                "Entreprise date de création": null,
                "Montant de la subvention demandée": "/request/amount",
                "Date de debut": "/project/starts_on",
                "date de fin (AAAA-MM-JJ)": "/project/ends_on",
                "Format de l'événement": "/project/event_format",
                "COMMUNE (code INSEE)": "/project/commune",
                "Code postal": null,
                "Montant": null,
                "Instructeurs": null,
                "Statuts": "/documents/statutes",
                "Titre du projt": "/project/title",
                "project.challenges": "/project/challenges",
            },
            "lines": {
                "budget": {"to": "/budget", "key": "N° Dossier", "columns": {
                    "Compte": "account", "Libellé": "label", "Montant (TTC)": "amount",
                    "Financeur": "source", "Sens": "side",
                }},
                "équipe": {"to": "/team", "columns": {"Nom": "name", "Discipline": "discipline"}},
            },
        })
    );
    let notes: Vec<_> = draft.notes.iter().map(|note| (note.kind, note.column.as_str())).collect();
    assert_eq!(
        notes,
        [
            (SuggestionKind::Postcode, "Code postal"),
            (SuggestionKind::Unknown, "Montant"),
            (SuggestionKind::Unknown, "Instructeurs"),
            (SuggestionKind::Near, "Titre du projt"),
            (SuggestionKind::Twice, "Association date de création"),
            (SuggestionKind::Twice, "Entreprise date de création"),
            (SuggestionKind::NoKey, "équipe"),
        ]
    );
    for note in &draft.notes {
        for locale in Locale::ALL {
            assert!(!note.message(*locale).contains('{'));
        }
    }
}

#[test]
fn every_label_of_a_call_is_understood_in_both_languages() {
    let call = Call::creative_event();
    for locale in Locale::ALL {
        let description: Value = serde_json::from_str(&call.describe(*locale).to_json()).unwrap();
        for field in ["fields", "questions", "commitments", "undertakings", "criteria"]
            .iter()
            .flat_map(|name| description[*name].as_array().unwrap())
        {
            let label = field["label"].as_str().or(field["title"].as_str()).unwrap();
            let draft = suggest(&[label], &[], &call);
            let found = &draft.mapping["columns"][label];
            let is_told = draft.notes.iter().any(|note| {
                note.kind == SuggestionKind::Ambiguous
                    && note.paths.iter().any(|path| *path == field["path"])
            });
            assert!(*found == field["path"] || is_told, "{label}: {found} {:?}", draft.notes);
        }
    }
}

#[test]
fn dossiers_are_read_by_the_ids_of_their_fields() {
    let mapping = mapping(
        &Call::creative_event(),
        &json!({
            "key": "number",
            "columns": {
                "number": "/reference",
                "dateDepot": {"to": "/submitted_on", "read": "day"},
                "demandeur.siret": "/applicant/siret",
                "champ-1": {"to": "/request/amount", "type": "DecimalNumberChamp"},
                "champ-2": {"to": "/project/starts_on", "type": "DateChamp"},
                "Forme juridique": "/applicant/legal_form",
                "champ-4": "/charter/commitments/local_needs",
                "champ-5": "/project/external_providers",
                "champ-6.commune.code": "/project/commune",
                "champ-7": "/documents/statutes",
                "champ-8": "/project/challenges",
                "champ-9": {"to": "/project/ends_on", "type": "DatetimeChamp"},
                "champ-404": "/project/title"
            },
            "lines": {"champ-20": {"to": "/budget/expenses", "columns": {
                "champ-21": "label", "champ-22": "amount"
            }}}
        }),
    );
    let champ = |kind: &str, id: u32, more: Value| {
        let mut champ = json!({
            "__typename": kind, "champDescriptorId": format!("champ-{id}"), "label": format!("Champ {id}")
        });
        champ.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        champ
    };
    let line = |label: &str, amount: Value| {
        json!({"champs": [
            champ("TextChamp", 21, json!({"stringValue": label})),
            champ("DecimalNumberChamp", 22, json!({"stringValue": amount, "value": 0.1})),
            champ("TextChamp", 23, json!({"stringValue": "x"})),
        ]})
    };
    let first = json!({
        "number": 1234, "dateDepot": "2027-01-04T23:30:00+01:00", "demandeur": {"siret": "73282932000074"},
        "champs": [
            champ("HeaderSectionChamp", 90, json!({})),
            champ("DecimalNumberChamp", 1, json!({"stringValue": "8000.50", "value": 8000.4999})),
            champ("DateChamp", 2, json!({"stringValue": "21 mai 2027", "date": "2027-05-21"})),
            champ("DropDownListChamp", 3, json!({"stringValue": "Association", "label": "forme  juridique"})),
            champ("CheckboxChamp", 4, json!({"stringValue": "false", "value": false})),
            champ("YesNoChamp", 5, json!({"stringValue": "false", "value": false})),
            champ("CommuneChamp", 6, json!({"stringValue": "Béthune (62400)", "commune": {"code": "62119"}})),
            champ("PieceJustificativeChamp", 7, json!({"stringValue": null, "files": [{"filename": "a.pdf"}]})),
            champ("MultipleDropDownListChamp", 8, json!({"stringValue": "Eau, air", "values": ["Eau, air", "Sol"]})),
            champ("DatetimeChamp", 9, json!({"stringValue": "x", "datetime": "2027-05-22T00:00:00+02:00"})),
            champ("TextChamp", 10, json!({"stringValue": "secret"})),
            champ("RepetitionChamp", 20, json!({"rows": [line("Salle", json!("1200")), line("Repas", json!("12.345"))]})),
        ],
        "annotations": [champ("TextChamp", 30, json!({"stringValue": "avis"}))],
    });
    let second = json!({
        "number": 1235, "champs": [
            champ("TextChamp", 1, json!({"stringValue": "5 000 €"})),
            champ("CheckboxChamp", 4, json!({"value": true})),
            champ("YesNoChamp", 5, json!({"value": null, "stringValue": ""})),
            champ("PieceJustificativeChamp", 7, json!({"files": []})),
            champ("RepetitionChamp", 20, json!({"rows": []})),
        ]
    });
    let answer = json!({"data": {"demarche": {"dossiers": {"nodes": [first, second]}}}});
    let imported = mapping.dossiers(answer.to_string().as_bytes(), Locale::Fr).unwrap();
    assert_eq!(imported.keys, ["1234", "1235"]);
    assert_eq!(
        applications(&imported),
        [
            json!({
                "reference": "1234", "submitted_on": "2027-01-04",
                "applicant": {"siret": "73282932000074", "legal_form": "association"},
                "project": {
                    "starts_on": "2027-05-21", "ends_on": "2027-05-22", "external_providers": false,
                    "commune": "62119", "challenges": ["Eau, air", "Sol"],
                },
                "documents": [{"kind": "statutes"}],
                "request": {"amount": "8000.50"},
                "budget": {"expenses": [{"label": "Salle", "amount": "1200.00"}, {"label": "Repas"}]},
            }),
            json!({
                "reference": "1235", "charter": {"commitments": {"local_needs": true}},
                "request": {"amount": "5000.00"},
            }),
        ]
    );
    let refused: Vec<_> = imported
        .refused
        .iter()
        .map(|cell| (cell.table.as_str(), cell.row, cell.column.as_str(), cell.error.reason().id()))
        .collect();
    assert_eq!(refused, [("champ-20", 2, "champ-22", "decimals")]);
    assert_eq!(imported.refused[0].key, "1234");
    assert_eq!(
        kinds(&imported),
        [
            (NoticeKind::FoundByLabel, None, "forme  juridique (champ-3)"),
            (NoticeKind::ChangedType, None, "Champ 1 (champ-1)"),
            (NoticeKind::MissingField, None, "champ-404"),
            (NoticeKind::UnmappedColumn, None, "Champ 23 (champ-23)"),
            (NoticeKind::UnmappedColumn, None, "Champ 10 (champ-10)"),
            (NoticeKind::UnmappedColumn, None, "Champ 30 (champ-30)"),
        ]
    );

    // Pages are taken whole, and what lacks is told.
    let page = |numbers: &[u32], has_next: bool| {
        let nodes: Vec<Value> =
            numbers.iter().map(|n| json!({"number": n, "champs": []})).collect();
        let info = json!({"hasNextPage": has_next, "endCursor": "x"});
        json!({"data": {"demarche": {"dossiers": {"pageInfo": info, "nodes": nodes}}}})
    };
    let read = |pages: Value| {
        let imported = mapping.dossiers(pages.to_string().as_bytes(), Locale::Fr).unwrap();
        let is_told = imported.notices.iter().any(|n| n.kind == NoticeKind::MorePages);
        (imported.keys, is_told)
    };
    let keys = |numbers: &[&str]| numbers.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    assert_eq!(read(page(&[1, 2], true)), (keys(&["1", "2"]), true));
    assert_eq!(read(page(&[3], false)), (keys(&["3"]), false));
    let pages = json!([page(&[1, 2], true), page(&[], true), page(&[3], false)]);
    assert_eq!(read(pages), (keys(&["1", "2", "3"]), false));
    assert!(read(json!([page(&[1], true), page(&[2], true)])).1);
    assert!(read(json!([[page(&[1], true)], [page(&[2], true)]])).1);
    assert!(!read(json!([[page(&[1], true)], [page(&[2], false)]])).1);

    let told = |json: &str| mapping.dossiers(json.as_bytes(), Locale::Fr).unwrap_err().to_string();
    assert!(told("{").starts_with("the text is not valid JSON"));
    assert_eq!(
        told(r#"{"data": null, "errors": [{"message": "Demarche not found"}]}"#),
        "the answer holds no dossier; it says: Demarche not found"
    );
    assert!(told("[1]").contains("getDossier"));
}

#[test]
fn a_siren_is_no_siret() {
    let call = Call::creative_event();
    let draft = suggest(&["N° SIREN", "Numero SIRTE"], &[], &call);
    assert_eq!(
        draft.mapping["columns"],
        json!({"N° SIREN": null, "Numero SIRTE": "/applicant/siret"})
    );
    let notes: Vec<_> = draft.notes.iter().map(|note| (note.kind, note.column.as_str())).collect();
    assert_eq!(
        notes,
        [(SuggestionKind::Siren, "N° SIREN"), (SuggestionKind::Near, "Numero SIRTE")]
    );
    assert!(draft.notes[0].message(Locale::Fr).contains("SIRET d’un établissement"));

    // Zeros before the second would make it a SIRET number by all its checks.
    let mapping = mapping(&call, &json!({"columns": {"Siret": "/applicant/siret"}}));
    let numbers = rows(&[["Siret"], ["732 829 320"], ["000300200"], ["73282932000074"]]);
    let imported = mapping.applications(&portal_table("t", &numbers), &[], Locale::Fr).unwrap();
    let refused: Vec<_> =
        imported.refused.iter().map(|cell| (cell.row, cell.error.reason().id())).collect();
    assert_eq!(refused, [(1, "siren"), (2, "siren")]);
    let message = imported.refused[0].error.message(Locale::Fr);
    assert!(
        message.contains("c’est un numéro SIREN") && message.contains("14 chiffres"),
        "{message}"
    );
}

#[test]
fn a_label_of_several_fields_is_told_with_their_ids() {
    let mapping = mapping(
        &Call::creative_event(),
        &json!({
            "key": "number",
            "columns": {"Montant": "/request/amount", "number": "/reference"},
            "lines": {"Dépenses": {"to": "/budget/expenses", "columns": {"Libellé": "label"}}},
        }),
    );
    let champ = |id: &str, label: &str, text: &str| json!({"__typename": "TextChamp", "champDescriptorId": id, "label": label, "stringValue": text});
    let repetition = |id: &str| {
        json!({"__typename": "RepetitionChamp", "champDescriptorId": id, "label": "Dépenses",
               "rows": [{"champs": [champ("e", "Libellé", "Salle")]}]})
    };
    let of = |champs: Value| {
        let dossier = json!({"number": 7, "champs": champs});
        mapping.dossiers(dossier.to_string().as_bytes(), Locale::Fr).unwrap()
    };
    let imported = of(json!([
        champ("a", "Montant", "1"),
        champ("b", "montant ", "2"),
        repetition("c"),
        repetition("d"),
    ]));
    assert_eq!(applications(&imported), [json!({"reference": "7"})]);
    let told: Vec<_> =
        imported.notices.iter().map(|n| (n.kind, n.subject.as_str(), n.other.as_str())).collect();
    assert_eq!(
        told,
        [
            (NoticeKind::AmbiguousLabel, "Montant", "a, b"),
            (NoticeKind::AmbiguousLabel, "Dépenses", "c, d"),
        ]
    );
    assert!(
        imported.notices[0]
            .message(Locale::Fr)
            .contains("l’identifiant de celui qui convient : a, b")
    );
    // One of each label is found, of several dossiers too.
    let imported =
        of(json!([champ("a", "Montant", "1"), champ("a", "Montant", "1"), repetition("c")]));
    let expenses = json!([{"label": "Salle"}]);
    assert_eq!(applications(&imported)[0]["budget"]["expenses"], expenses);
    assert!(imported.notices.iter().all(|notice| notice.kind == NoticeKind::FoundByLabel));
}

#[test]
fn a_total_that_differs_from_the_lines_is_told_so() {
    let mapping = mapping(
        &Call::creative_event(),
        &json!({"key": "Id", "columns": {"Id": "/reference"}, "lines": {"budget": {
            "to": "/budget", "columns": {"Compte": "account", "Libellé": "label", "Montant": "amount"}}}}),
    );
    let line = |account: &str, label: &str, amount: &str| {
        ["1", account, label, amount].map(str::to_owned).into()
    };
    let told = |lines: &[(&str, &str, &str)]| {
        let files = rows(&[["Id"], ["1"]]);
        let mut budget: Vec<Vec<String>> = rows(&[["Id", "Compte", "Libellé", "Montant"]]);
        budget.extend(lines.iter().map(|(account, label, amount)| line(account, label, amount)));
        let tables = [portal_table("budget", &budget)];
        let imported =
            mapping.applications(&portal_table("t", &files), &tables, Locale::Fr).unwrap();
        kinds(&imported).iter().map(|(kind, row, _)| (*kind, row.unwrap())).collect::<Vec<_>>()
    };
    let repeats = |row| (NoticeKind::RepeatsTotal, row);
    let differs = |row| (NoticeKind::DiffersFromLines, row);
    let lines = [("60", "Achats", "100,00"), ("61", "Salle", "50,00"), ("74", "Région", "150,00")];
    for (total, expected) in
        [("150,00", repeats(4)), ("150,01", differs(4)), ("149,99", differs(4)), ("", repeats(4))]
    {
        assert_eq!(told(&[&lines[..], &[("", "TOTAL", total)]].concat()), [expected], "{total}");
    }
    // Of a group, of a part of the lines before it or behind it, and of what has no amount.
    let [achats, salle, region] = lines;
    let (total, benevolat) = (("", "Total", "50,00"), ("864", "Bénévolat", "7,00"));
    assert_eq!(told(&[achats, salle, total, benevolat, region]), [repeats(3)]);
    assert_eq!(told(&[achats, total, salle, benevolat]), [repeats(2)]);
    assert_eq!(told(&[achats, benevolat, salle, ("", "Total", "107")]), [differs(4)]);
    let unread = (NoticeKind::UncheckedTotal, 3);
    assert_eq!(told(&[achats, ("61", "Salle", ""), ("", "Total", "7")]), [unread]);
    // Where nothing else is, they lack a side.
    let sideless = |row| (NoticeKind::NoSide, row);
    assert_eq!(told(&[("", "Total", "7"), ("", "Total général", "7")]), [sideless(1), sideless(2)]);
}

#[test]
fn headers_of_exports_are_understood() {
    let headers = ["N° dossier", "Statuts fournis", "Recours à des prestataires externes"];
    let lines = [("budget", "/budget", ["Dossier n°", "Intitulé", "Montant"].as_slice())];
    let draft = suggest(&headers, &lines, &Call::creative_event());
    let columns = &draft.mapping["columns"];
    assert_eq!(columns["Statuts fournis"], "/documents/statutes");
    assert_eq!(columns["Recours à des prestataires externes"], "/project/external_providers");
    assert_eq!(draft.mapping["lines"]["budget"]["key"], "Dossier n°");
}

#[test]
fn a_slip_gives_way_to_a_header_that_has_the_name() {
    let call = Call::creative_event();
    let headers = ["Statut", "Statuts joints", "Numero SIRTE"];
    let lines = ["Compte", "Libellé du poste", "Dépense / Recette", "Humeur"];
    let draft = suggest(&headers, &[("budget", "/budget", &lines)], &call);
    assert_eq!(
        draft.mapping["columns"],
        json!({
            "Statut": null, "Statuts joints": "/documents/statutes",
            "Numero SIRTE": "/applicant/siret",
        })
    );
    assert_eq!(
        draft.mapping["lines"]["budget"]["columns"],
        json!({
            "Compte": "account", "Libellé du poste": "label", "Dépense / Recette": "side",
            "Humeur": null,
        })
    );
    let notes: Vec<_> = draft.notes.iter().map(|note| (note.kind, note.column.as_str())).collect();
    assert_eq!(
        notes,
        [
            (SuggestionKind::Unknown, "Statut"),
            (SuggestionKind::Near, "Numero SIRTE"),
            (SuggestionKind::NoKey, ""),
            (SuggestionKind::NoKey, "budget"),
            (SuggestionKind::Unknown, "Humeur"),
        ]
    );
    // Lines have no `extensions`.
    for locale in Locale::ALL {
        assert!(draft.notes[0].message(*locale).contains("/extensions/"));
        let of_lines = draft.notes[4].message(*locale);
        assert!(of_lines.contains("`amount`") && !of_lines.contains("extensions"), "{of_lines}");
    }
}

#[test]
fn funders_of_the_form_are_known_in_a_column_of_funders() {
    let mapping = mapping(
        &Call::creative_event(),
        &json!({"key": "Id", "columns": {"Id": "/reference"}, "lines": {"budget": {
            "to": "/budget/revenues", "columns": {"Financeur": "source"}}}}),
    );
    let files = rows(&[["Id"], ["1"]]);
    let names = ["Autofinancement", "Conseil régional", "Fonds propres", "Mécène"];
    let mut budget = rows(&[["Id", "Financeur"]]);
    budget.extend(names.iter().map(|name| vec!["1".to_owned(), (*name).to_owned()]));
    let tables = [portal_table("budget", &budget)];
    let imported = mapping.applications(&portal_table("t", &files), &tables, Locale::Fr).unwrap();
    let sources =
        json!([{"source": "own_funds"}, {"source": "region"}, {"source": "own_funds"}, {}]);
    assert_eq!(applications(&imported)[0]["budget"]["revenues"], sources);
    let refused: Vec<_> = imported.refused.iter().map(|cell| cell.error.found()).collect();
    assert_eq!(refused, ["Mécène"]);
}

/// The accounts of the form Cerfa 12156, some of which have letters, are lines of the budget; a group beside them is not.
#[test]
fn accounts_with_letters_are_details() {
    let expenses = [
        "604", "601", "60x", "613", "615", "616", "618", "622", "623", "625", "62x", "631", "635",
        "641", "645", "647", "65x", "66x", "67x", "68x", "69x", "860", "861", "862", "864",
    ];
    let revenues = [
        "70x",
        "73x",
        "74etat",
        "74region",
        "74dep",
        "74epci",
        "74com",
        "74orgasoc",
        "74fe",
        "74agenceserv",
        "74x",
        "74aidespriv",
        "756",
        "758",
        "750",
        "76x",
        "77x",
        "78x",
        "79x",
        "870",
        "871",
        "875",
    ];
    let imported = |to: &str, accounts: &[(&str, &str)]| {
        let mapping = mapping(
            &Call::creative_event(),
            &json!({"key": "N°", "columns": {"N°": "/reference"}, "lines": {"budget": {
                "to": to, "key": "N°", "columns": {"Compte": "account", "Montant": "amount"}
            }}}),
        );
        let heads = ["N°", "Compte", "Montant"];
        let lines: Vec<[&str; 3]> =
            [heads].into_iter().chain(accounts.iter().map(|(of, cost)| ["7", of, cost])).collect();
        let (files, budget) = (rows(&[["N°"], ["7"]]), rows(&lines));
        let tables = [portal_table("budget", &budget)];
        mapping.applications(&portal_table("dossiers", &files), &tables, Locale::Fr).unwrap()
    };
    let count = |imported: &Imported, side: &str| {
        applications(imported)[0]["budget"][side].as_array().map_or(0, Vec::len)
    };
    let all: Vec<(&str, &str)> =
        expenses.iter().chain(&revenues).map(|account| (*account, "10,00")).collect();
    let whole = imported("/budget", &all);
    assert_eq!(kinds(&whole), []);
    assert_eq!((count(&whole, "expenses"), count(&whole, "revenues")), (25, 22));

    let grouped = [("60 – Achats", "30,00"), ("604", "10,00"), ("60x", "20,00")];
    let grouped = imported("/budget", &grouped);
    assert_eq!(kinds(&grouped), [(NoticeKind::RepeatsTotal, Some(1), "60 – Achats")]);
    assert_eq!(count(&grouped, "expenses"), 2);

    // A list of expenses keeps accounts of revenues, and says so.
    let other = imported("/budget/expenses", &[("604", "10,00"), ("74region", "20,00")]);
    assert_eq!(kinds(&other), [(NoticeKind::OtherSide, Some(2), "74region")]);
    assert_eq!(count(&other, "expenses"), 2);
}

#[test]
fn what_an_answer_of_the_api_lacks_is_told() {
    let mapping = mapping(
        &Call::creative_event(),
        &json!({"key": "number", "columns": {"number": "/reference"}}),
    );
    let dossier = |number: u32| json!({"number": number, "champs": []});
    let page = |nodes: Value| json!({"data": {"demarche": {"dossiers": {"nodes": nodes}}}});
    let read = |answer: &Value| mapping.dossiers(answer.to_string().as_bytes(), Locale::Fr);
    let told = |answer: &Value| {
        let imported = read(answer).unwrap();
        let notices = imported.notices.iter().map(|notice| {
            for locale in Locale::ALL {
                assert!(notice.message(*locale).contains(&notice.subject));
            }
            (notice.kind, notice.subject.clone(), notice.other.clone())
        });
        (imported.keys, notices.collect::<Vec<_>>())
    };
    let error =
        |message: &str| json!({"message": message, "path": ["demarche", "dossiers", "nodes", 1]});
    let mut partial = page(json!([dossier(1), null, dossier(3)]));
    partial["errors"] = json!([error("Internal error"), {"extensions": 5}]);
    let text = |kind, subject: &str, other: &str| (kind, subject.to_owned(), other.to_owned());
    let expected = |page: &str| {
        [
            text(NoticeKind::PartialAnswer, "Internal error (demarche.dossiers.nodes.1)", page),
            text(NoticeKind::PartialAnswer, r#"{"extensions":5}"#, page),
            text(NoticeKind::LostDossier, "2", page),
        ]
    };
    assert_eq!(told(&partial).0, ["1", "3"]);
    assert_eq!(told(&partial).1[..1], expected("1")[..1]);
    let partial = json!([page(json!([dossier(0)])), partial]);
    assert_eq!(read(&partial).unwrap().keys, ["0", "1", "3"]);
    let notices = read(&partial).unwrap().notices;
    let found: Vec<_> = notices.iter().map(|n| text(n.kind, &n.subject, &n.other)).collect();
    assert_eq!(found, expected("2"));
    let mut one = json!({"data": {"dossier": dossier(7)}});
    assert_eq!(told(&one).1, []);
    one["errors"] = json!([{"message": "Timeout"}]);
    assert_eq!(told(&one).1, [text(NoticeKind::PartialAnswer, "Timeout", "1")]);

    // Nothing in the place of answers.
    let lost = [text(NoticeKind::LostAnswers, "8", "1")];
    for champs in [json!(null), json!([null]), json!([{"rows": [{"champs": [null]}], "id": "r"}])] {
        let found = told(&json!({"number": 8, "champs": champs, "annotations": []}));
        assert_eq!(found.1[..1], lost, "{champs}");
    }
    // A dossier without a number is told by its place in the page.
    for nameless in [json!({"champs": null}), json!({"number": null, "champs": null})] {
        let pages = json!([page(json!([])), page(json!([dossier(1), nameless]))]);
        let notices = read(&pages).unwrap().notices;
        let told: Vec<_> = notices.iter().map(|n| text(n.kind, &n.subject, &n.other)).collect();
        assert_eq!(told[..1], [text(NoticeKind::LostAnswers, "#2", "2")]);
        let message = notices[0].message(Locale::En);
        assert!(message.starts_with("Page 2, dossier #2: there is nothing"), "{message}");
    }

    // Lists in lists are pages like others.
    let nested = json!([[page(json!([dossier(0)]))], [[partial[1]]]]);
    let nested = read(&nested).unwrap();
    assert_eq!(nested.keys, ["0", "1", "3"]);
    let found: Vec<_> = nested.notices.iter().map(|n| text(n.kind, &n.subject, &n.other)).collect();
    assert_eq!(found, expected("2"));

    let refused = |answer: &Value| read(answer).unwrap_err().message(Locale::En);
    let limit = json!({"errors": [{"message": "Rate limit"}], "data": null});
    assert_eq!(
        refused(&json!([page(json!([dossier(1)])), limit])),
        "page 2 holds no dossier; it says: Rate limit. Ask for this page again"
    );
    assert_eq!(refused(&limit), "the answer holds no dossier; it says: Rate limit");
    let other = json!([dossier(1), null]);
    assert!(refused(&other).starts_with("item 2 of the list holds no dossier: give"));
    assert_eq!(
        refused(&json!([[page(json!([dossier(1)])), limit]])),
        "page 2 holds no dossier; it says: Rate limit. Ask for this page again"
    );
    let message = read(&json!([dossier(1), limit])).unwrap_err().message(Locale::Fr);
    assert_eq!(
        message,
        "la page 2 ne contient aucun dossier ; elle dit : Rate limit. Redemandez cette page"
    );
}

/// What a mapping states is what applications hold: nothing else is taken, and nothing twice.
#[test]
fn what_a_mapping_states_is_what_applications_hold() {
    let call = Call::creative_event();
    let load = |columns: Value, lines: Value| {
        let given = json!({"key": "N°", "columns": columns, "lines": lines}).to_string();
        Mapping::from_json(given.as_bytes(), &call)
    };
    let stated = |to: &str, value: Value| {
        load(json!({"A": {"to": to, "values": {"x": value}}}), json!({})).err().map(|error| {
            assert_eq!(error.problems().len(), 1, "{error}");
            assert_eq!(error.problems()[0].path(), "/columns/A/values/x");
            for locale in Locale::ALL {
                assert!(!error.message(*locale).contains('{'), "{}", error.message(*locale));
            }
            error.problems()[0].message(Locale::En)
        })
    };
    let amount = "/request/amount";
    for text in [
        json!("abc"),
        json!("5 000"),
        json!("1.234"),
        json!("-5"),
        json!(12.5),
        json!(-1),
        json!(true),
    ] {
        let found = text.as_str().map_or_else(|| text.to_string(), str::to_owned);
        let expected =
            format!("`{found}` cannot be read here; an amount, such as \"1234.50\", is needed.");
        assert_eq!(stated(amount, text), Some(expected));
    }
    let message = stated("/project/starts_on", json!("21/05/2027")).unwrap();
    assert_eq!(
        message,
        "`21/05/2027` cannot be read here; a day, such as \"2027-05-21\", is needed."
    );
    assert!(stated("/project/commune", json!("5935")).unwrap().contains("\"59350\""));
    assert!(stated("/applicant/siret", json!("732 829 320 00074")).unwrap().contains("14 digits"));
    assert!(stated("/applicant/name", json!(5)).unwrap().contains("a text is needed"));
    assert!(
        stated("/applicant/legal_form", json!(5000))
            .unwrap()
            .starts_with("`5000` is not a value; there are")
    );
    assert!(stated("/project/external_providers", json!("oui")).unwrap().contains("true, false"));
    for (to, value) in [
        (amount, json!("5000")),
        (amount, json!(null)),
        ("/applicant/name", json!("")),
        ("/project/challenges", json!(" ")),
        ("/project/starts_on", json!("2027-05-21")),
        ("/project/commune", json!("59350")),
        ("/applicant/siret", json!("73282932000074")),
        ("/project/external_providers", json!(false)),
    ] {
        assert_eq!(stated(to, value), None);
    }

    // Whole numbers are amounts; a text of a list of texts is a list.
    let columns = json!({
        "N°": null,
        "A": {"to": amount, "values": {"x": 5000, "y": "12.5"}},
        "B": {"to": "/project/challenges", "values": {"x": "Eau"}},
        "C": {"to": "/budget/expenses/0/label", "with": {"amount": 70}},
    });
    let rows_of = rows(&[["N°", "A", "B", "C"], ["7", "x", "x", "Salle"], ["8", "y", "", ""]]);
    let lines = json!({"b": {"to": "/budget", "columns": {
        "Sens": {"to": "side", "values": {"D": "expense", "R": "revenue"}},
        "Nom": {"to": "account", "values": {"Achats": "60"}},
        "Montant": {"to": "amount"},
        "Prévu": {"to": "label", "with": {"nature": "operating"}},
    }}});
    let budget = rows(&[
        ["N°", "Sens", "Nom", "Montant", "Prévu"],
        ["8", "", "Achats", "1", ""],
        ["8", "R", "", "2", "x"],
    ]);
    let imported = load(columns, lines)
        .unwrap()
        .applications(&portal_table("t", &rows_of), &[portal_table("b", &budget)], Locale::Fr)
        .unwrap();
    assert_eq!(
        applications(&imported),
        [
            json!({"request": {"amount": "5000.00"}, "project": {"challenges": ["Eau"]},
                   "budget": {"expenses": [{"label": "Salle", "amount": "70.00"}]}}),
            json!({"request": {"amount": "12.50"}, "budget": {
                "expenses": [{"account": "60", "amount": "1.00", "nature": "operating"}],
                "revenues": [{"amount": "2.00", "label": "x"}]}}),
        ]
    );
    // An account that the mapping states says the side; of a revenue, nothing says a nature.
    assert_eq!(kinds(&imported), [(NoticeKind::NotOfThisSide, Some(2), "nature")]);
    let errors = |columns: Value, lines: Value| {
        let error = load(columns, lines).unwrap_err();
        let problems = error
            .problems()
            .iter()
            .map(|problem| format!("{}: {}", problem.path(), problem.message(Locale::En)));
        problems.collect::<Vec<_>>()
    };
    assert_eq!(
        errors(
            json!({}),
            json!({"b": {"to": "/budget", "columns": {
            "S": {"to": "side", "values": {"D": "depense", "R": true}}}}})
        ),
        [
            "/lines/b/columns/S/values/D: `depense` is not a value; did you mean `expense`?",
            "/lines/b/columns/S/values/R: `true` is not a value; there are expense, revenue.",
        ]
    );

    // Two columns of one item, and one text twice.
    let expense = |member: &str, with: Value| json!({"to": format!("/budget/expenses/0/{member}"), "with": with});
    let found = errors(
        json!({
            "A": expense("amount", json!({"account": "60", "nature": "operating"})),
            "B": expense("label", json!({"account": "61", "nature": "operating", "amount": "1 000"})),
            "C": {"to": "/documents/charter", "with": {"signed_by": "delegate", "kind": "statutes"}},
            "D": "/documents/charter/signed_by",
            "E": {"to": "/request/amount", "values": {"a": 1, " a ": 2}},
            "F": {"to": "/budget/expenses/1/amount", "with": {"account": "60", "amount": "1"}},
        }),
        json!({"b": {"to": "/budget/expenses", "columns": {
            "C": "account", "M": {"to": "amount", "with": {"account": "60"}}}}}),
    );
    let too = "too: say it once, or alike in both places.";
    assert_eq!(
        found,
        [
            "/columns/B/with/amount: `1 000` cannot be read here; an amount, such as \"1234.50\", is needed.".to_owned(),
            "/columns/E/values/a: `a` stands twice, with and without spaces: write it once.".to_owned(),
            format!("/columns/B/with/account: `account` is said by `A` {too}"),
            "/columns/C/with/kind: the column says `kind` already, by its path or in its cells: take it out of `with`.".to_owned(),
            format!("/columns/C/with/signed_by: `signed_by` is said by `D` {too}"),
            "/columns/F/with/amount: the column says `amount` already, by its path or in its cells: take it out of `with`.".to_owned(),
            format!("/lines/b/columns/M/with/account: `account` is said by `C` {too}"),
        ]
    );
}

#[test]
fn headers_of_the_form_are_understood_and_what_they_leave_open_is_told() {
    let call = Call::creative_event();
    let one = |header: &str| {
        let draft = suggest(&[header], &[], &call);
        let kinds: Vec<SuggestionKind> = draft.notes.iter().map(|note| note.kind).collect();
        (draft.mapping["columns"][header].clone(), kinds)
    };
    for (header, path) in [
        ("Nom - Dénomination", "/applicant/name"),
        ("Nom – Dénomination :", "/applicant/name"),
        ("N° SIRET", "/applicant/siret"),
        ("Numéro RNA ou à défaut celui du récépissé en préfecture", "/applicant/rna"),
        ("Intitulé", "/project/title"),
        ("Récupération TVA", "/applicant/vat_recovery"),
        ("Récupération de la TVA", "/applicant/vat_recovery"),
        ("Je demande une subvention de :", "/request/amount"),
    ] {
        assert_eq!(one(header), (json!(path), vec![]), "{header}");
    }
    // A period is no day, and goals are nearly a description.
    let period = suggest(&["Date ou période de réalisation"], &[], &call);
    assert_eq!(period.notes[0].kind, SuggestionKind::Ambiguous);
    assert_eq!(period.notes[0].paths, ["/project/starts_on", "/project/ends_on"]);
    assert_eq!(one("Objectifs"), (json!("/project/description"), vec![SuggestionKind::Near]));
    let both = suggest(&["Objectifs", "Description"], &[], &call);
    assert_eq!(both.mapping["columns"]["Description"], "/project/description");
    assert_eq!(both.mapping["columns"]["Objectifs"], json!(null));

    // Columns of a budget, in a row with the rest.
    let headers = [
        "N° dossier",
        "60 - Achats",
        "604",
        "864 - Personnel bénévole",
        "74 - Commune",
        "74 Région",
        "Commune",
        "65 ans et plus",
    ];
    let draft = suggest(&headers, &[], &call);
    let amount = |path: &str, with: Value| json!({"to": path, "with": with});
    assert_eq!(
        draft.mapping["columns"],
        json!({
            "N° dossier": "/reference",
            "60 - Achats": amount("/budget/expenses/0/amount", json!({"account": "60", "label": "Achats"})),
            "604": amount("/budget/expenses/1/amount", json!({"account": "604"})),
            "864 - Personnel bénévole":
                amount("/budget/expenses/2/amount", json!({"account": "864", "label": "Personnel bénévole"})),
            "74 - Commune": amount("/budget/revenues/0/amount", json!({"account": "74", "label": "Commune"})),
            "74 Région": amount("/budget/revenues/1/amount", json!({"account": "74", "label": "Région"})),
            "Commune": "/project/commune",
            "65 ans et plus": null,
        })
    );
    let notes: Vec<_> = draft.notes.iter().map(|note| note.kind).collect();
    assert_eq!(
        notes,
        [[SuggestionKind::Account; 5].as_slice(), &[SuggestionKind::Unknown]].concat()
    );
    let mapping = Mapping::from_json(draft.mapping.to_string().as_bytes(), &call).unwrap();
    let table = rows(&[headers, ["7", "100", "100", "50", "10", "20", "59350", "3"]]);
    let imported = mapping.applications(&portal_table("t", &table), &[], Locale::Fr).unwrap();
    assert_eq!(kinds(&imported), [(NoticeKind::RepeatsTotal, Some(1), "60 - Achats")]);
    let application = &applications(&imported)[0];
    assert_eq!(application["budget"]["expenses"][1]["in_kind"], true);
    assert_eq!(application["budget"]["revenues"][0]["source"], "commune");
    assert_eq!(application["budget"]["revenues"][1]["source"], "region");
    // The forecast or the outturn, departments: nobody knows.
    let twice = suggest(&["60 - Achats (prévu)", "60 - Achats (réalisé)"], &[], &call);
    assert_eq!(
        twice.mapping["columns"],
        json!({"60 - Achats (prévu)": null, "60 - Achats (réalisé)": null})
    );
    assert_eq!(twice.notes.len(), 2);
    for (number, note) in twice.notes.iter().enumerate() {
        assert_eq!(note.kind, SuggestionKind::AccountTwice);
        // Each header has a path of its own.
        assert_eq!(note.paths, [format!("/budget/expenses/{number}/amount")]);
        for locale in Locale::ALL {
            let message = note.message(*locale);
            assert!(message.contains(&note.column) && message.contains(&note.paths[0]));
        }
    }
    let beside = suggest(&["75 - Autres", "75 - Produits", "74 - Région"], &[], &call);
    let paths: Vec<_> = beside.notes.iter().flat_map(|note| &note.paths).collect();
    assert_eq!(paths, [0, 1, 2].map(|n| format!("/budget/revenues/{n}/amount")).each_ref());
    // Days and ages are no accounts.
    let others = suggest(&["60 - Achats", "20/05/2027", "60 - 70 ans"], &[], &call);
    assert_eq!(others.mapping["columns"]["20/05/2027"], json!(null));
    assert_eq!(others.mapping["columns"]["60 - 70 ans"], json!(null));
    let departments = suggest(&["60", "62"], &[], &call);
    assert_eq!(departments.mapping["columns"], json!({"60": null, "62": null}));

    let lines = |to: &str, headers: &[&str]| suggest(&["N° dossier"], &[("b", to, headers)], &call);
    let heads = ["N° dossier", "Charges", "Prévision"];
    let columns = json!({"Charges": "label", "Prévision": "amount"});
    assert_eq!(lines("/budget/expenses", &heads).mapping["lines"]["b"]["columns"], columns);
    let heads = ["N° dossier", "Produits", "Montant"];
    let columns = json!({"Produits": "label", "Montant": "amount"});
    assert_eq!(lines("/budget/revenues", &heads).mapping["lines"]["b"]["columns"], columns);

    // A path with a slip is not drafted as it stands.
    let draft = lines("/budget/expnses", &heads);
    assert_eq!(draft.mapping["lines"]["b"]["to"], "/budget/expenses");
    assert_eq!(draft.mapping["lines"]["b"]["columns"]["Montant"], "amount");
    let note = &draft.notes[0];
    assert_eq!((note.kind, note.table.as_str()), (SuggestionKind::Near, "b"));
    assert_eq!(
        (note.column.as_str(), &note.paths[..]),
        ("/budget/expnses", &["/budget/expenses".to_owned()][..])
    );
    let draft = lines("/finances", &heads);
    assert_eq!(draft.notes[0].kind, SuggestionKind::UnknownList);
    assert!(draft.notes[0].message(Locale::Fr).contains("/budget/revenues"));
    assert!(Mapping::from_json(draft.mapping.to_string().as_bytes(), &call).is_err());
}
