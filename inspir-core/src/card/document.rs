//! The card as a document, and as HTML with its data.

use super::entry::{CONTACT, EntryCard, LICENCE, NEED, REUSE, STAGE, own_field, partners_title};
use crate::document::{DocumentBlock, DocumentTree, Inline};
use crate::locale::{Lexicon, Words, words};
use crate::text::capitalised;

impl EntryCard {
    /// The card as a document. Its headings are the titles of the call's own fields.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::innovation_store();
    /// let entry = call.read_json(br#"{"project": {"title": "Clear paths"}, "details": {"need": "To pass."}}"#);
    /// let card = call.card(entry.application(), Locale::En).expect("a card");
    /// assert!(card.document().to_markdown().contains("## Need or challenge\n\nTo pass.\n"));
    /// ```
    #[must_use]
    pub fn document(&self) -> DocumentTree {
        let lexicon = self.call.data().frame.layout.lexicon(self.language);
        let untitled = words!(fr: "Idée sans titre", en: "Idea without a title").spoken(lexicon);
        let title = self.title.as_deref().unwrap_or(untitled);
        let mut page =
            CardWriter { card: self, lexicon, tree: DocumentTree::new(self.language, title) };
        page.tree.heading(1, title);
        let call = self.call.title(self.language);
        let publisher = [call, " – ", self.call.organisation(self.language)].concat();
        page.tree.blocks.push(DocumentBlock::Lines(vec![publisher]));
        page.paragraph(self.description.as_deref());
        page.facts();
        page.section(NEED, self.need.as_deref());
        page.partners();
        page.section(REUSE, self.reuse.as_deref());
        page.people();
        page.tree
    }

    /// The card as a part of an HTML page: an `article`, then its JSON-LD in a `script` of data. Nothing of it runs.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::innovation_store();
    /// let entry = call.read_json(br#"{"project": {"title": "R&D </script>"}}"#);
    /// let html = call.card(entry.application(), Locale::En).expect("a card").to_html();
    /// assert!(html.starts_with("<article lang=\"en\">\n<h1>R&amp;D &lt;/script&gt;</h1>"));
    /// assert_eq!(html.matches("</script>").count(), 1);
    /// ```
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut html = self.document().to_html_fragment();
        html.push_str("<script type=\"application/ld+json\">");
        html.push_str(&self.to_json_ld());
        html.push_str("</script>\n");
        html
    }
}

struct CardWriter<'c> {
    card: &'c EntryCard,
    lexicon: Lexicon<'c>,
    tree: DocumentTree,
}

impl CardWriter<'_> {
    fn paragraph(&mut self, text: Option<&str>) {
        for line in text.into_iter().flat_map(str::lines).filter(|line| !line.trim().is_empty()) {
            self.tree.paragraph(vec![Inline::Text(line.trim().to_owned())]);
        }
    }

    /// An own field with its answer in full.
    fn section(&mut self, id: &str, text: Option<&str>) {
        if let (Some(field), Some(_)) = (own_field(&self.card.call, id), text) {
            self.tree.heading(2, &capitalised(field.label.told(self.lexicon)));
            self.paragraph(text);
        }
    }

    /// The short facts, each with its name.
    fn facts(&mut self) {
        let (card, lexicon) = (self.card, self.lexicon);
        let own = |id: &str| own_field(&card.call, id).map(|field| field.label.told(lexicon));
        let mut event = card.event.clone();
        if let (Some(event), Some(day)) = (&mut event, card.event_ended_on) {
            event.push_str(" (");
            lexicon.write_date(day, event);
            event.push(')');
        }
        let spoken = |words: Words<&'static str>| Some(words.spoken(lexicon));
        let facts = [
            (own(STAGE), card.stage.clone()),
            (spoken(words!(fr: "Née à l’événement", en: "Born at the event")), event),
            (spoken(words!(fr: "Portée par", en: "Carried by")), card.carrier.clone()),
            (own(CONTACT), card.contact.clone()),
            (own(LICENCE), card.licence.clone()),
        ];
        let facts = facts.into_iter().filter_map(|(name, text)| Some(named(lexicon, name?, text?)));
        let facts: Vec<Vec<Inline>> = facts.collect();
        if !facts.is_empty() {
            self.tree.blocks.push(DocumentBlock::List(facts));
        }
    }

    fn partners(&mut self) {
        let title = partners_title(&self.card.call, self.lexicon);
        let partners = self.card.partners.iter();
        let partners: Vec<Vec<Inline>> = partners
            .map(|partner| match (&partner.kind, &partner.sought) {
                (Some(kind), Some(sought)) => named(self.lexicon, kind, sought.clone()),
                (Some(kind), None) => vec![Inline::Strong(kind.clone())],
                (None, sought) => vec![Inline::Text(sought.clone().unwrap_or_default())],
            })
            .collect();
        if let (Some(title), false) = (title, partners.is_empty()) {
            self.tree.heading(2, &capitalised(title));
            self.tree.blocks.push(DocumentBlock::List(partners));
        }
    }

    fn people(&mut self) {
        let people = self.card.people.iter().map(|person| {
            let discipline = person.discipline.iter().map(|what| [" (", what, ")"].concat());
            vec![Inline::Text(std::iter::once(person.name.clone()).chain(discipline).collect())]
        });
        let people: Vec<Vec<Inline>> = people.collect();
        if !people.is_empty() {
            self.tree.heading(2, words!(fr: "Équipe", en: "Team").spoken(self.lexicon));
            self.tree.blocks.push(DocumentBlock::List(people));
        }
    }
}

/// A name and what it names.
fn named(lexicon: Lexicon<'_>, name: &str, text: String) -> Vec<Inline> {
    let colon = words!(fr: " : ", en: ": ").spoken(lexicon);
    vec![Inline::Strong(capitalised(name)), Inline::Text([colon, &text].concat())]
}
