//! The card as JSON-LD, in the words of schema.org.

use super::entry::{EntryCard, NamedPerson, SoughtPartner};
use crate::json::{WriteJson, text};

/// A value of JSON-LD. A text that is not known and an object without members but its type are left out.
enum LinkedNode {
    Text(Option<String>),
    Object(&'static str, Vec<(&'static str, LinkedNode)>),
    List(Vec<LinkedNode>),
}

impl LinkedNode {
    fn of(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }

    fn says_something(&self) -> bool {
        match self {
            Self::Text(text) => text.is_some(),
            Self::Object(_, members) => members.iter().any(|(_, member)| member.says_something()),
            Self::List(items) => items.iter().any(Self::says_something),
        }
    }
}

impl WriteJson for LinkedNode {
    fn write(&self, out: &mut String) {
        match self {
            Self::Text(value) => value.as_deref().unwrap_or_default().write(out),
            Self::Object(kind, members) => {
                let mut separator = '{';
                let kind = (!kind.is_empty()).then(|| Self::of(kind));
                let kind = kind.iter().map(|kind| ("@type", kind));
                let members = members.iter().map(|(name, member)| (*name, member));
                for (name, member) in kind.chain(members.filter(|(_, it)| it.says_something())) {
                    out.push(separator);
                    text(name, out);
                    out.push(':');
                    member.write(out);
                    separator = ',';
                }
                out.push('}');
            }
            Self::List(items) => {
                let mut separator = '[';
                for item in items.iter().filter(|item| item.says_something()) {
                    out.push(separator);
                    item.write(out);
                    separator = ',';
                }
                out.push(']');
            }
        }
    }
}

impl EntryCard {
    /// The card as JSON-LD: a `CreativeWork` of schema.org. The help sought becomes demands of its creator;
    /// the event is one in which the work was featured.
    ///
    /// No character of it ends a `script` or begins markup (`<`, `>` and `&` are escapes), so that it can stand in
    /// a page as it is.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::innovation_store();
    /// let entry = call.read_json(br#"{"project": {"title": "</script>"}}"#);
    /// let card = call.card(entry.application(), Locale::En).expect("a card");
    /// let json = r#"{"@context":"https://schema.org","@type":"CreativeWork","name":"\u003c/script\u003e","#;
    /// assert!(card.to_json_ld().starts_with(json));
    /// ```
    #[must_use]
    pub fn to_json_ld(&self) -> String {
        let of = |text: &Option<String>| LinkedNode::Text(text.clone());
        let creator = LinkedNode::Object(
            if self.is_person { "Person" } else { "Organization" },
            vec![
                ("name", of(&self.carrier)),
                ("contactPoint", contact(self.contact.as_deref())),
                ("seeks", LinkedNode::List(self.partners.iter().map(demand).collect())),
            ],
        );
        let ended_on = self.event_ended_on.filter(|_| self.event.is_some());
        let event = LinkedNode::Object(
            "Event",
            vec![
                ("name", of(&self.event)),
                ("endDate", LinkedNode::Text(ended_on.map(|day| day.to_string()))),
            ],
        );
        let organisation = self.call.organisation(self.language);
        let node = LinkedNode::Object(
            "CreativeWork",
            vec![
                ("name", of(&self.title)),
                ("description", of(&self.description)),
                ("about", LinkedNode::Object("Thing", vec![("description", of(&self.need))])),
                ("creativeWorkStatus", of(&self.stage)),
                ("creator", creator),
                ("contributor", LinkedNode::List(self.people.iter().map(person).collect())),
                ("license", license(self.licence.as_deref())),
                ("usageInfo", LinkedNode::Object("CreativeWork", vec![("text", of(&self.reuse))])),
                (
                    "publisher",
                    LinkedNode::Object(
                        "Organization",
                        vec![("name", LinkedNode::of(organisation))],
                    ),
                ),
                ("@reverse", LinkedNode::Object("", vec![("workFeatured", event)])),
            ],
        );
        let mut json = String::new();
        node.write(&mut json);
        let mut out = String::from("{\"@context\":\"https://schema.org\",");
        // Outside of texts JSON has none of these characters.
        for char in json.chars().skip(1) {
            match char {
                '<' => out.push_str("\\u003c"),
                '>' => out.push_str("\\u003e"),
                '&' => out.push_str("\\u0026"),
                '\u{2028}' => out.push_str("\\u2028"),
                '\u{2029}' => out.push_str("\\u2029"),
                char => out.push(char),
            }
        }
        out
    }
}

fn person(person: &NamedPerson) -> LinkedNode {
    let members = vec![
        ("name", LinkedNode::of(&person.name)),
        ("knowsAbout", LinkedNode::Text(person.discipline.clone())),
    ];
    LinkedNode::Object("Person", members)
}

fn demand(partner: &SoughtPartner) -> LinkedNode {
    let members = vec![
        ("name", LinkedNode::Text(partner.kind.clone())),
        ("description", LinkedNode::Text(partner.sought.clone())),
    ];
    LinkedNode::Object("Demand", members)
}

/// A contact: an address of mail, that of a page, or words.
fn contact(contact: Option<&str>) -> LinkedNode {
    let is_one_word = contact.is_some_and(|contact| !contact.contains(char::is_whitespace));
    let name = match contact {
        Some(contact) if is_one_word && is_page(contact) => "url",
        Some(contact) if is_one_word && contact.contains('@') => "email",
        _ => "description",
    };
    LinkedNode::Object("ContactPoint", vec![(name, LinkedNode::Text(contact.map(str::to_owned)))])
}

/// A licence: its page, or a work of its name.
fn license(licence: Option<&str>) -> LinkedNode {
    let value = LinkedNode::Text(licence.map(str::to_owned));
    match licence {
        Some(page) if is_page(page) => value,
        _ => LinkedNode::Object("CreativeWork", vec![("name", value)]),
    }
}

fn is_page(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}
