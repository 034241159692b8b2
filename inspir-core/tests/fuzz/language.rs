//! Any bytes as choices of what a definition says in the language of quantities and conditions, and of
//! an application to it.

use serde_json::{Map, Value, json};

use crate::pair::check_pair;

/// Gives whether the definition loads.
pub(crate) fn check(bytes: &[u8]) -> bool {
    let mut choices = Choices(bytes);
    let definition = choices.definition().to_string();
    let application = choices.application().to_string();
    check_pair(definition.as_bytes(), application.as_bytes())
}

/// The bytes that are left; once there are none, every choice is the first.
struct Choices<'b>(&'b [u8]);

const AMOUNTS: &[&str] = &["/request/amount", "/details/a"];
const NUMBERS: &[&str] = &["/details/n"];
const DATES: &[&str] = &[
    "/submitted_on",
    "/project/starts_on",
    "/project/ends_on",
    "/applicant/created_on",
    "/details/d",
];
/// The lists, each with a member of each type.
const LISTS: &[List] = &[
    List { path: "/team", amount: None, date: "details/born", text: "name", flag: None },
    List {
        path: "/budget/expenses",
        amount: Some("amount"),
        date: "details/paid",
        text: "label",
        flag: Some("in_kind"),
    },
    List {
        path: "/budget/revenues",
        amount: Some("amount"),
        date: "details/paid",
        text: "source",
        flag: Some("public"),
    },
    List {
        path: "/previous_grants",
        amount: Some("amount"),
        date: "awarded_on",
        text: "call",
        flag: Some("same_call"),
    },
    List { path: "/lists/l", amount: Some("a"), date: "d", text: "t", flag: Some("b") },
];

struct List {
    path: &'static str,
    amount: Option<&'static str>,
    date: &'static str,
    text: &'static str,
    flag: Option<&'static str>,
}

/// Where a quantity or a condition stands: in which list, and how deep it may still go.
#[derive(Clone, Copy)]
struct Where {
    list: Option<&'static List>,
    depth: usize,
    named: usize,
}

impl Where {
    fn deeper(self) -> Self {
        Self { depth: self.depth.saturating_sub(1), ..self }
    }
}

fn words() -> Value {
    json!({"fr": "x"})
}

impl Choices<'_> {
    fn below(&mut self, most: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % most.max(1)
    }

    fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    fn constant(&mut self) -> String {
        let whole = [0, 1, 2, 10, 99, 5_000, 999_999_999_999_u64];
        let decimals = ["", "", ".5", ".01"];
        format!("{}{}", self.one(&whole), self.one(&decimals))
    }

    fn filter(&mut self, object: &mut Value, list: &'static List, at: Where) {
        if self.below(2) == 1 {
            let inside = Where { list: Some(list), ..at.deeper() };
            object["where"] = self.condition(inside);
        }
    }

    fn amount(&mut self, at: Where) -> Value {
        let member = at.list.and_then(|list| list.amount.map(|member| (list, member)));
        match self.below(if at.depth == 0 { 3 } else { 10 }) {
            0 => json!(self.one(AMOUNTS)),
            1 => json!({"amount": self.constant()}),
            2 => member.map_or_else(
                || json!({"grant": "requested"}),
                |(list, member)| json!(format!("{}/*/{member}", list.path)),
            ),
            3 if at.named > 0 => json!({"quantity": format!("q{}", self.below(at.named))}),
            4 => {
                json!({"plus": [self.amount(at.deeper()), self.amount(at.deeper())], "title": words()})
            }
            5 => {
                json!({"minus": [self.amount(at.deeper()), self.amount(at.deeper())], "title": words()})
            }
            6 => {
                json!({"times": self.constant(), "of": self.amount(at.deeper()), "title": words()})
            }
            7 => {
                json!({"times": self.number(at.deeper()), "of": self.amount(at.deeper()), "title": words()})
            }
            8 if at.list.is_none() => {
                let list = self.one(LISTS);
                let member = list.amount.unwrap_or("amount");
                let mut sum = json!({"sum": format!("{}/*/{member}", list.path), "title": words()});
                self.filter(&mut sum, list, at);
                sum
            }
            _ => json!({"eligible": if self.below(2) == 0 { json!("all") } else { json!(["c0"]) }}),
        }
    }

    fn number(&mut self, at: Where) -> Value {
        match self.below(if at.depth == 0 { 2 } else { 8 }) {
            0 => json!(self.one(NUMBERS)),
            1 => json!({"number": self.constant()}),
            2 => json!({"year": self.date(at)}),
            3 => {
                let unit = self.one(&["days", "weeks", "months", "years"]);
                json!({"complete": unit, "from": self.date(at), "to": self.date(at)})
            }
            4 => {
                json!({"plus": [self.number(at.deeper()), self.number(at.deeper())], "title": words()})
            }
            5 => {
                json!({"times": self.constant(), "of": self.number(at.deeper()), "title": words()})
            }
            6 if at.list.is_none() => {
                let list = self.one(LISTS);
                let mut count = json!({"count": list.path, "title": words()});
                self.filter(&mut count, list, at);
                count
            }
            7 if at.list.is_none() => {
                let list = self.one(LISTS);
                let member = if self.below(2) == 0 { list.text } else { list.date };
                let mut distinct =
                    json!({"distinct": format!("{}/*/{member}", list.path), "title": words()});
                self.filter(&mut distinct, list, at);
                distinct
            }
            _ => json!({"count": "/details/cs"}),
        }
    }

    fn date(&mut self, at: Where) -> Value {
        match (self.below(3), at.list) {
            (0, Some(list)) => json!(format!("{}/*/{}", list.path, list.date)),
            (1, _) => json!({"date": self.one(&["2024-02-29", "2027-01-01", "2026-08-31"])}),
            _ => json!(self.one(DATES)),
        }
    }

    fn comparison(&mut self, at: Where) -> Value {
        let is = *self.one(&["at_most", "less_than", "at_least", "more_than", "equal_to"]);
        let (left, right) = match self.below(4) {
            0 => (self.amount(at), self.amount(at)),
            1 => (self.number(at), self.number(at)),
            2 => (self.date(at), self.date(at)),
            _ => {
                let names = *self.one(&[["from", "to"], ["first_day", "last_day"]]);
                let left = json!({names[0]: self.date(at), names[1]: self.date(at)});
                let unit = *self.one(&["days", "weeks", "months", "years"]);
                (left, json!({unit: self.below(60)}))
            }
        };
        json!({"left": left, "is": is, "right": right})
    }

    fn conditions(&mut self, at: Where) -> Value {
        (0..=self.below(3)).map(|_| self.condition(at.deeper())).collect()
    }

    fn condition(&mut self, at: Where) -> Value {
        let flag = at.list.and_then(|list| list.flag.map(|member| (list, member)));
        let field = match flag {
            Some((list, member)) => format!("{}/*/{member}", list.path),
            None => "/details/b".to_owned(),
        };
        match self.below(if at.depth == 0 { 3 } else { 11 }) {
            0 => json!({"equals": {"field": field, "value": self.below(2) == 0}}),
            1 => {
                json!({"present": self.one(&["/details/t", "/lists/l", "/team", "/project/title"])})
            }
            2 => json!({"one_of": {"field": "/details/cs", "values": ["v0"]}}),
            3 => json!({"not": self.condition(at.deeper())}),
            4 => json!({"all": self.conditions(at)}),
            5 => json!({"any": self.conditions(at)}),
            6 => json!({"at_least": {"count": 1, "of": self.conditions(at)}}),
            7 if at.list.is_none() => {
                let list = self.one(LISTS);
                let inside = Where { list: Some(list), ..at.deeper() };
                json!({"every": {"list": list.path, "holds": self.condition(inside)}})
            }
            8 if at.list.is_none() => {
                let list = self.one(LISTS);
                let inside = Where { list: Some(list), ..at.deeper() };
                json!({"some": {"list": list.path, "where": self.condition(inside)}})
            }
            9 => json!({"territory": {"field": "/details/m", "departments": ["59", "974"]}}),
            _ => json!({"compare": self.comparison(at.deeper())}),
        }
    }

    fn fields() -> Value {
        let field = |id: &str, kind: &str| json!({"id": id, "type": kind, "title": words()});
        let values = json!([{"id": "v0", "title": words()}, {"id": "v1", "title": words()}]);
        let mut number = field("n", "number");
        number["decimals"] = json!(2);
        let mut choices = field("cs", "choices");
        choices["values"] = values;
        let mut agent = field("b", "boolean");
        agent["agent"] = json!(true);
        let plain =
            [field("a", "amount"), field("d", "date"), field("t", "text"), field("m", "commune")];
        [vec![number, choices, agent], plain.to_vec()].concat().into()
    }

    fn categories(&mut self) -> Value {
        let category = |choices: &mut Self, number: usize| {
            let mut category = json!({"id": format!("c{number}"), "title": words()});
            let share = format!("0.{:02}", 1 + choices.below(20));
            let of = choices.one(&["all", "others"]).to_string();
            match choices.below(6) {
                0 => category["counts"] = json!(false),
                1 => category["caps"] = json!([{"share": share, "of": of}]),
                2 if number > 0 => category["flat"] = json!({"share": share, "of": of}),
                3 => category["in_kind"] = json!(true),
                4 => category["when"] = choices.condition(Where { list: None, depth: 2, named: 0 }),
                _ => {}
            }
            category
        };
        (0..self.below(5)).map(|number| category(self, number)).collect()
    }

    fn part(&mut self, named: usize) -> Value {
        let at = Where { list: None, depth: 2, named };
        let mut part = json!({"id": "p", "title": words(), "request": "/request/amount"});
        match self.below(3) {
            0 => part["rate"] = json!("0.5"),
            1 => part["brackets"] = json!([{"rate": "1", "up_to": "500"}, {"rate": "0.5"}]),
            _ => part["ceiling"] = json!(self.below(9) * 1_000 + 1).to_string().into(),
        }
        if self.below(2) == 0 {
            part["base"] = self.amount(at);
        }
        if self.below(2) == 0 {
            let mut limit = json!({"id": "l", "title": words(), "times": "2"});
            limit["of"] = self.amount(at);
            part["limits"] = json!([limit]);
        }
        if self.below(2) == 0 {
            part["cases"] = json!([{"when": self.condition(at), "rate": "0.2", "ceiling": "900"}]);
        }
        if self.below(3) == 0 {
            part["lump_sums"] = json!(["100", "2000"]);
        }
        if self.below(3) == 0 {
            part["bonuses"] = json!([
                {"id": "b", "title": words(), "when": self.condition(at), "rate": "0.3"},
            ]);
        }
        part
    }

    fn definition(&mut self) -> Value {
        let column = |id: &str| json!([{"id": id, "type": "date", "title": words()}]);
        let mut list = json!({"id": "l", "title": words(), "item": words()});
        list["none_if_absent"] = json!(self.below(2) == 0);
        list["fields"] = [("a", "amount"), ("d", "date"), ("t", "text"), ("b", "boolean")]
            .map(|(id, kind)| json!({"id": id, "type": kind, "title": words()}))
            .to_vec()
            .into();
        let categories = self.categories();
        let named = self.below(4);
        let quantities: Vec<Value> = (0..named)
            .map(|number| {
                let at = Where { list: None, depth: 3, named: number };
                let mut quantity =
                    json!({"id": format!("q{number}"), "title": words(), "times": "1"});
                quantity["of"] = self.amount(at);
                quantity
            })
            .collect();
        let parts: Vec<Value> = (0..self.below(2)).map(|_| self.part(named)).collect();
        let requirements: Vec<Value> =
            (0..=self.below(4)).map(|number| self.requirement(number, named)).collect();
        json!({
            "id": "x", "edition": "1", "title": words(), "organisation": words(), "summary": words(),
            "sections": [{"id": "s", "title": words()}], "fields": Self::fields(),
            "columns": {"/team": column("born"), "/budget/expenses": column("paid"),
                "/budget/revenues": column("paid")},
            "lists": [list], "categories": categories, "quantities": quantities, "parts": parts,
            "requirements": requirements,
        })
    }

    fn requirement(&mut self, number: usize, named: usize) -> Value {
        let at = Where { list: None, depth: 3, named };
        let mut requirement = json!({
            "id": format!("r{number}"), "section": "s", "level": "warning", "basis": "practice",
            "title": words(), "citation": {"section": words()},
        });
        let check = match self.below(5) {
            0 => json!({"check": "at_least", "count": 1, "of": self.conditions(at)}),
            1 => {
                let list = self.one(LISTS);
                let inside = Where { list: Some(list), ..at };
                json!({"check": "every", "list": list.path, "holds": self.condition(inside)})
            }
            2 => {
                let list = self.one(LISTS);
                let inside = Where { list: Some(list), ..at };
                json!({"check": "some", "list": list.path, "where": self.condition(inside)})
            }
            3 => json!({"check": "minimum_cost", "minimum": self.constant()}),
            _ => {
                let mut check = self.comparison(at);
                check["check"] = json!("compare");
                check
            }
        };
        let more = [
            check,
            json!({"when": if self.below(3) == 0 { self.condition(at) } else { Value::Null }}),
        ];
        let members = requirement.as_object_mut().expect("an object");
        members.extend(more.into_iter().filter_map(|more| more.as_object().cloned()).flatten());
        requirement
    }

    fn value(&mut self) -> Value {
        match self.below(9) {
            0 => Value::Null,
            1 => json!("2027-02-28"),
            2 => json!("2024-02-29"),
            3 => json!(self.constant()),
            4 => json!(12),
            5 => json!(self.below(2) == 0),
            6 => json!("59350"),
            7 => json!(["v0", "v1"]),
            _ => json!("x"),
        }
    }

    fn items(&mut self, list: &List) -> Value {
        let item = |choices: &mut Self| {
            let mut item = Map::new();
            for member in
                [list.amount, Some(list.date), Some(list.text), list.flag, Some("category")]
            {
                let Some(member) = member.filter(|member| *member != "public") else { continue };
                let value = match (member, choices.below(3)) {
                    ("amount" | "a", 0) => json!(choices.constant()),
                    ("category", 0) => json!("c0"),
                    ("source", 0) => json!("state"),
                    ("category", _) => continue,
                    _ => choices.value(),
                };
                match member.strip_prefix("details/") {
                    Some(column) => item.insert("details".to_owned(), json!({column: value})),
                    None => item.insert(member.to_owned(), value),
                };
            }
            Value::Object(item)
        };
        (0..self.below(4)).map(|_| item(self)).collect()
    }

    fn application(&mut self) -> Value {
        let [team, expenses, revenues, grants, own] =
            [0, 1, 2, 3, 4].map(|number| self.items(&LISTS[number]));
        json!({
            "submitted_on": self.value(),
            "applicant": {"created_on": self.value()},
            "project": {"starts_on": self.value(), "ends_on": self.value()},
            "request": {"amount": self.constant()},
            "details": {
                "n": self.value(), "a": self.value(), "d": self.value(), "t": self.value(),
                "m": self.value(), "b": self.value(), "cs": self.value(),
            },
            "team": team, "budget": {"expenses": expenses, "revenues": revenues},
            "previous_grants": grants, "lists": {"l": own},
        })
    }
}
