//! Budgets of a portal: lines, columns and repetitions say the same.

#![cfg(test)]

use inspir_core::portal::{CellValue, Imported, Mapping, NoticeKind, PortalTable};
use inspir_core::{Call, Locale};
use serde_json::{Value, json};

fn mapping(mapping: &Value) -> Mapping {
    Mapping::from_json(mapping.to_string().as_bytes(), &Call::creative_event()).expect("a mapping")
}

fn table<'t>(name: &str, rows: &'t [Vec<&'t str>]) -> PortalTable<'t> {
    let [headers, rows @ ..] = rows else { panic!("no headers") };
    let cells = |row: &Vec<&'t str>| row.iter().map(|cell| CellValue::Text(cell)).collect();
    PortalTable::new(name, headers.clone(), rows.iter().map(cells).collect())
}

/// A line: its account, its label, its amount.
type Line = (&'static str, &'static str, &'static str);

/// The lines of a table under a path.
fn long(to: &str, lines: &[Line]) -> Imported {
    let mapping = mapping(&json!({
        "key": "N°", "columns": {"N°": "/reference"},
        "lines": {"budget": {"to": to, "columns": {
            "Compte": "account", "Libellé": "label", "Montant": "amount"}}}
    }));
    let mut rows = vec![vec!["N°", "Compte", "Libellé", "Montant"]];
    rows.extend(lines.iter().map(|(account, label, amount)| vec!["7", account, label, amount]));
    let files = [vec!["N°"], vec!["7"]];
    mapping.applications(&table("files", &files), &[table("budget", &rows)], Locale::Fr).unwrap()
}

/// The header of the column of a line.
fn header(line: &Line) -> String {
    [line.0, line.1].join(" ").trim().to_owned()
}

fn members(line: &Line) -> Value {
    let members = [("account", line.0), ("label", line.1)];
    members.iter().filter(|(_, text)| !text.is_empty()).copied().collect()
}

/// The same lines as columns of one row.
fn wide(list: &str, lines: &[Line]) -> Imported {
    let headers: Vec<String> = lines.iter().map(header).collect();
    let columns = lines.iter().enumerate().map(|(number, line)| {
        let to = format!("{list}/{number}/amount");
        (header(line), json!({"to": to, "with": members(line)}))
    });
    let mapping = mapping(&json!({"columns": columns.collect::<serde_json::Map<_, _>>()}));
    let rows = [
        headers.iter().map(String::as_str).collect(),
        lines.iter().map(|(.., amount)| *amount).collect(),
    ];
    mapping.applications(&table("files", &rows), &[], Locale::Fr).unwrap()
}

/// The same lines as a repetition of a dossier.
fn repeated(list: &str, lines: &[Line]) -> Imported {
    let mapping = mapping(&json!({
        "key": "number", "columns": {},
        "lines": {"r": {"to": list, "columns": {"a": "account", "l": "label", "m": "amount"}}}
    }));
    let champ = |id: &str, text: &str| json!({"__typename": "TextChamp", "champDescriptorId": id, "stringValue": text});
    let rows = lines.iter().map(|(account, label, amount)| {
        json!({"champs": [champ("a", account), champ("l", label), champ("m", amount)]})
    });
    let rows: Vec<Value> = rows.collect();
    let dossier = json!({"number": 7, "champs": [
        {"__typename": "RepetitionChamp", "champDescriptorId": "r", "rows": rows}]});
    mapping.dossiers(dossier.to_string().as_bytes(), Locale::Fr).unwrap()
}

/// The same lines as fields of a dossier.
fn fields(list: &str, lines: &[Line]) -> Imported {
    let ids = |number: usize| format!("champ-{number}");
    let columns = lines.iter().enumerate().map(|(number, line)| {
        let to = format!("{list}/{number}/amount");
        (ids(number), json!({"to": to, "with": members(line)}))
    });
    let mapping = mapping(&json!({"columns": columns.collect::<serde_json::Map<_, _>>()}));
    let champs = lines.iter().enumerate().map(|(number, line)| {
        json!({"__typename": "DecimalNumberChamp", "champDescriptorId": ids(number),
               "label": header(line), "stringValue": line.2.replace(',', ".")})
    });
    let dossier = json!({"number": 7, "champs": champs.collect::<Vec<_>>()});
    mapping.dossiers(dossier.to_string().as_bytes(), Locale::Fr).unwrap()
}

/// The roads that lead to one list.
const ROADS: [fn(&str, &[Line]) -> Imported; 4] = [long, wide, repeated, fields];

fn items(imported: &Imported, list: &str) -> Value {
    let application: Value = serde_json::from_str(&imported.applications[0]).unwrap();
    application.pointer(list).cloned().unwrap_or(json!([]))
}

fn kinds(imported: &Imported) -> Vec<NoticeKind> {
    let kinds = imported.notices.iter().map(|notice| notice.kind);
    kinds.filter(|kind| *kind != NoticeKind::UnmappedColumn).collect()
}

#[test]
fn accounts_in_kind_are_no_money_on_any_road() {
    let lines = [
        ("60", "Achats", "1000,00"),
        ("864", "Personnel bénévole", "9000,00"),
        ("21", "Ordinateur", "1,00"),
    ];
    let expected = json!([
        {"account": "60", "label": "Achats", "amount": "1000.00", "nature": "operating"},
        {"account": "864", "label": "Personnel bénévole", "amount": "9000.00", "in_kind": true},
        {"account": "21", "label": "Ordinateur", "amount": "1.00", "nature": "investment"},
    ]);
    assert_eq!(items(&long("/budget", &lines), "/budget/expenses"), expected);
    for (number, road) in ROADS.iter().enumerate() {
        let imported = road("/budget/expenses", &lines);
        assert_eq!(items(&imported, "/budget/expenses"), expected, "road {number}");
        assert_eq!(kinds(&imported), [], "road {number}");
        // What is in kind is no base of the grant.
        let mut application: Value = serde_json::from_str(&imported.applications[0]).unwrap();
        application["request"] = json!({"amount": "5000.00"});
        let assessment = Call::creative_event()
            .assess_json(application.to_string().as_bytes())
            .to_json(Locale::En);
        let assessment: Value = serde_json::from_str(&assessment).unwrap();
        assert_eq!(assessment["grant"]["maximum"], "500.50", "road {number}");
    }
    let revenues = [("74", "Conseil régional", "10,00"), ("875", "Dons en nature", "5,00")];
    for (number, road) in ROADS.iter().enumerate() {
        assert_eq!(
            items(&road("/budget/revenues", &revenues), "/budget/revenues"),
            json!([
                {"account": "74", "label": "Conseil régional", "amount": "10.00", "source": "region"},
                {"account": "875", "label": "Dons en nature", "amount": "5.00", "in_kind": true},
            ]),
            "road {number}"
        );
    }
}

#[test]
fn totals_and_other_sides_are_told_on_any_road() {
    let lines = [
        ("60", "Achats", "100,00"),
        ("604", "Prestations", "60,00"),
        ("606", "Fournitures", "40,00"),
        ("61", "Services", "9,00"),
        ("613", "Location", "8,00"),
        ("86", "Bénévolat", "7,00"),
        ("74", "Région", "3,00"),
        ("", "TOTAL", "127,00"),
    ];
    for (number, road) in ROADS.iter().enumerate() {
        let imported = road("/budget/expenses", &lines);
        let kept = items(&imported, "/budget/expenses");
        let kept: Vec<_> = kept.as_array().unwrap().iter().map(|item| &item["account"]).collect();
        assert_eq!(kept, ["604", "606", "61", "613", "86", "74"], "road {number}");
        assert_eq!(
            kinds(&imported),
            [
                NoticeKind::OtherSide,
                NoticeKind::DiffersFromDetails,
                NoticeKind::RepeatsTotal,
                NoticeKind::RepeatsTotal,
            ],
            "road {number}"
        );
        for notice in &imported.notices {
            for locale in Locale::ALL {
                let message = notice.message(*locale);
                assert!(message.contains(&notice.subject) && !message.contains('{'), "{message}");
            }
        }
    }
    // A column is told by its header, and of a field by its label.
    for (road, name) in [(ROADS[1], "files"), (ROADS[3], "dossiers")] {
        let imported = road("/budget/expenses", &lines);
        let told = imported.notices.iter().find(|notice| notice.kind == NoticeKind::RepeatsTotal);
        let told = told.expect("a total");
        assert_eq!((told.table.as_str(), told.row), (name, Some(1)));
        assert_eq!((told.subject.as_str(), told.other.as_str()), ("60 Achats", "100.00"));
    }
    let wrong = [("60", "Achats", "1,00"), ("61", "Salle", "2,00"), ("", "Total", "9,00")];
    let unread = [("60", "Achats", "1,00"), ("61", "Salle", "2.000"), ("", "Total", "3,00")];
    for road in &ROADS[..3] {
        assert_eq!(kinds(&road("/budget/expenses", &wrong)), [NoticeKind::DiffersFromLines]);
        assert_eq!(kinds(&road("/budget/expenses", &unread)), [NoticeKind::UncheckedTotal]);
    }
    let last = [("60", "Achats", "1,00"), ("61", "Salle", "2,00"), ("62", "Divers", "3,00")];
    for road in ROADS {
        assert_eq!(kinds(&road("/budget/expenses", &last)), [NoticeKind::MayRepeatTotal]);
    }
}

#[test]
fn a_total_that_stands_alone_is_kept_and_told() {
    let list = "/budget/expenses";
    for name in ["Total des dépenses", "Total", "Montant total des dépenses du projet"] {
        let lone = [("", name, "5000,00")];
        let beside_none = [("", "Salle", ""), ("", "Repas", ""), ("", name, "5000,00")];
        for (lines, road) in ROADS.iter().flat_map(|road| [(&lone[..], road), (&beside_none, road)])
        {
            let imported = road(list, lines);
            let kept = items(&imported, list);
            let kept: Vec<_> =
                kept.as_array().unwrap().iter().map(|item| &item["amount"]).collect();
            assert_eq!(kept.last(), Some(&&json!("5000.00")), "{name}");
            assert_eq!(kinds(&imported), [NoticeKind::LoneTotal], "{name}");
        }
    }
    // By the name of the column alone.
    let headers = ["Total des dépenses", "Montant total du projet", "TOTAL"];
    for header in headers {
        let mapping = mapping(&json!({"columns": {header: "/budget/expenses/0/amount"}}));
        let rows = [vec![header], vec!["5000"]];
        let imported = mapping.applications(&table("files", &rows), &[], Locale::Fr).unwrap();
        assert_eq!(items(&imported, list), json!([{"amount": "5000.00"}]), "{header}");
        let told = &imported.notices[0];
        assert_eq!((told.kind, told.subject.as_str()), (NoticeKind::LoneTotal, header));
        for locale in Locale::ALL {
            assert!(told.message(*locale).contains("5000.00"));
        }
    }
    // Of several, the sum of the others repeats them.
    let parts = [("", "Sous-total A", "30"), ("", "Sous-total B", "20"), ("", "Total", "50")];
    let (first, second) = (("", "Total HT", "10"), ("", "Total TTC", "12"));
    let (lone, repeats) = (NoticeKind::LoneTotal, NoticeKind::RepeatsTotal);
    for road in ROADS {
        assert_eq!(kinds(&road(list, &parts)), [lone, lone, repeats]);
        assert_eq!(items(&road(list, &parts), list).as_array().unwrap().len(), 2);
        assert_eq!(kinds(&road(list, &[first, second])), [lone, lone]);
    }
    // A line whose amount could not be read is one.
    let unread = [("", "Salle", "2.000"), ("", "Total", "3,00")];
    for road in &ROADS[..3] {
        assert_eq!(kinds(&road(list, &unread)), [NoticeKind::UncheckedTotal]);
    }
    // Without a side, nothing else to compare with: it has no place.
    let sideless = long("/budget", &[("", "Total", "5")]);
    assert_eq!(
        (items(&sideless, "/budget"), kinds(&sideless)),
        (json!([]), vec![NoticeKind::NoSide])
    );
}

#[test]
fn a_group_among_columns_is_the_total_of_details_in_a_table() {
    let mapping = mapping(&json!({
        "key": "N°",
        "columns": {"N°": null, "Achats": {"to": "/budget/expenses/0/amount", "with": {"account": "60"}}},
        "lines": {"budget": {"to": "/budget/expenses", "columns": {"C": "account", "M": "amount"}}}
    }));
    let files = [vec!["N°", "Achats"], vec!["7", "100"], vec!["8", "100"]];
    let lines = [
        vec!["N°", "C", "M"],
        vec!["7", "601", "60"],
        vec!["7", "606", "40"],
        vec!["7", "", "100"],
    ];
    let imported = mapping
        .applications(&table("files", &files), &[table("budget", &lines)], Locale::Fr)
        .unwrap();
    let told: Vec<_> = imported
        .notices
        .iter()
        .map(|n| (n.kind, n.table.as_str(), n.row, n.subject.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (NoticeKind::RepeatsTotal, "files", Some(1), "Achats"),
            (NoticeKind::MayRepeatTotal, "budget", Some(3), ""),
        ]
    );
    assert_eq!(items(&imported, "/budget/expenses").as_array().unwrap().len(), 3);
}

#[test]
fn what_may_be_in_kind_or_contradicts_its_account_is_told() {
    let may_be = NoticeKind::MayBeInKind;
    for name in
        ["Bénévolat", "864 - Personnel", "Dons en nature", "Mise à disposition gratuite de biens"]
    {
        let line = [("", name, "9,00")];
        for (number, road) in ROADS.iter().enumerate() {
            let imported = road("/budget/expenses", &line);
            let told: Vec<_> = kinds(&imported);
            let told: Vec<_> =
                told.iter().filter(|kind| **kind != NoticeKind::AccountNotStated).collect();
            assert_eq!(told, [&may_be], "{name}, road {number}");
        }
    }
    // What is no amount, or left out, counts as nothing.
    let lines = [
        ("", "CONTRIBUTIONS VOLONTAIRES EN NATURE", ""),
        ("", "Repas des bénévoles", "5,00"),
        ("", "86 participants", "4,00"),
        ("", "Places in kindergarten", "3,00"),
        ("", "Sortie en nature", "2,00"),
        ("", "Total des contributions volontaires en nature", "14,00"),
    ];
    assert_eq!(kinds(&long("/budget/expenses", &lines)), [NoticeKind::UncheckedTotal]);
    for road in ROADS {
        let imported = road("/budget/expenses", &lines[1..]);
        assert_eq!(kinds(&imported), [NoticeKind::RepeatsTotal]);
        // Alone, it is kept.
        let imported = road("/budget/expenses", &lines[5..]);
        assert_eq!(kinds(&imported), [NoticeKind::LoneTotal, may_be]);
    }
    let mapping = mapping(&json!({
        "key": "N°", "columns": {"N°": null},
        "lines": {"budget": {"to": "/budget", "columns": {
            "C": "account", "M": "amount", "K": "in_kind", "S": "nature", "F": "source", "L": "label"}}}
    }));
    let lines = [
        vec!["N°", "C", "M", "K", "S", "F", "L"],
        vec!["7", "864", "9", "non", "", "", ""],
        vec!["7", "606", "8", "", "investissement", "", ""],
        vec!["7", "606", "7", "", "??", "", ""],
        vec!["7", "864", "6", "??", "", "", ""],
        vec!["7", "74", "5", "", "", "??", "Région"],
    ];
    let files = [vec!["N°"], vec!["7"]];
    let imported = mapping
        .applications(&table("files", &files), &[table("budget", &lines)], Locale::Fr)
        .unwrap();
    // Where a cell could not be read, nothing else answers; what is in kind is never money.
    assert_eq!(
        items(&imported, "/budget"),
        json!({
            "expenses": [
                {"account": "864", "amount": "9.00", "in_kind": false},
                {"account": "606", "amount": "8.00", "nature": "investment"},
                {"account": "606", "amount": "7.00"},
                {"account": "864", "amount": "6.00", "in_kind": true},
            ],
            "revenues": [{"account": "74", "amount": "5.00", "label": "Région"}],
        })
    );
    assert_eq!(imported.refused.len(), 3);
    let told: Vec<_> = imported.notices.iter().map(|n| (n.kind, n.row.unwrap())).collect();
    let differs = NoticeKind::DiffersFromAccount;
    assert_eq!(told, [(differs, 1), (differs, 2)]);
}

#[test]
fn a_header_with_an_account_that_the_mapping_does_not_state_is_told() {
    let headers = vec!["60 - Achats", "86 Bénévolat", "TOTAL", "61", "62", "2027"];
    let columns = json!({
        "60 - Achats": "/budget/expenses/0/amount", "86 Bénévolat": "/budget/expenses/1/amount",
        "TOTAL": "/budget/expenses/2/amount", "2027": "/budget/expenses/3/amount",
        "61": {"to": "/budget/expenses/4/amount", "with": {"account": "61"}},
        "62": "/request/amount"
    });
    let rows = [headers, vec!["10", "9", "20", "1", "5", ""]];
    let imported = mapping(&json!({"columns": columns}))
        .applications(&table("files", &rows), &[], Locale::Fr)
        .unwrap();
    let told: Vec<_> = imported
        .notices
        .iter()
        .map(|n| (n.kind, n.row, n.subject.as_str(), n.other.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (NoticeKind::AccountNotStated, None, "60 - Achats", "60"),
            (NoticeKind::AccountNotStated, None, "86 Bénévolat", "86"),
            (NoticeKind::RepeatsTotal, Some(1), "TOTAL", "20.00"),
            (NoticeKind::MayBeInKind, Some(1), "86 Bénévolat", "9.00"),
        ]
    );
    assert!(imported.notices[0].message(Locale::Fr).contains("« account » : « 60 »"));
}

#[test]
fn funders_of_the_form_are_known_in_columns_too() {
    let mapping = mapping(&json!({"columns": {
        "F": "/budget/revenues/0/source", "M": "/budget/revenues/0/amount"}}));
    let rows = [vec!["F", "M"], vec!["Conseil régional", "5"], vec!["Mécène", "6"]];
    let imported = mapping.applications(&table("files", &rows), &[], Locale::Fr).unwrap();
    let expected = json!([{"source": "region", "amount": "5.00"}]);
    assert_eq!(items(&imported, "/budget/revenues"), expected);
    let refused: Vec<_> = imported.refused.iter().map(|cell| cell.error.found()).collect();
    assert_eq!(refused, ["Mécène"]);
}

#[test]
fn an_account_that_only_a_label_holds_is_told() {
    let lines = [
        ("", "60 - Achats", "100,00"),
        ("", "604 Prestations", "60,00"),
        ("", "60 places assises", "30,00"),
        ("", "20/05/2027 Concert", "1,00"),
        ("", "20 - 30 ans", "2,00"),
        ("", "62/64 rue des Lilas", "3,00"),
        ("61", "613 - Location", "5,00"),
    ];
    for road in [long, repeated] {
        let imported = road("/budget/expenses", &lines);
        let told: Vec<_> =
            imported.notices.iter().map(|n| (n.kind, n.row.unwrap(), n.other.as_str())).collect();
        let kind = NoticeKind::AccountInLabel;
        assert_eq!(told, [(kind, 1, "60"), (kind, 2, "604")]);
    }
    // The remedy: the column leads to the account, words and all.
    let imported = long(
        "/budget/expenses",
        &[
            ("60 - Achats", "", "100,00"),
            ("604 Prestations", "", "60,00"),
            ("606 Énergie", "", "40,00"),
        ],
    );
    assert_eq!(kinds(&imported), [NoticeKind::RepeatsTotal]);
    // A header that says it is told by itself.
    let headers = [vec!["60 - Achats"], vec!["5"]];
    let columns = json!({"columns": {
        "60 - Achats": {"to": "/budget/expenses/0/amount", "with": {"label": "60 - Achats"}}}});
    let imported =
        mapping(&columns).applications(&table("files", &headers), &[], Locale::Fr).unwrap();
    assert_eq!(kinds(&imported), [NoticeKind::AccountNotStated]);
}
