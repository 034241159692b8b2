//! The changes of a call in words.

use super::edition_change::{ChangedItem, EditionChange, RuleChange};
use super::shown::{quoted, shown};
use super::tree::words as words_of;
use crate::json::JsonText;
use crate::locale::{Lexicon, Locale, Words, fill_values, words};
use crate::status::{Basis, Level};
use crate::text::capitalised;
use crate::values::{Figure, Limit, LimitValue};

impl EditionChange {
    /// The change in one sentence.
    ///
    /// ```
    /// use inspir_core::{Call, Locale};
    ///
    /// let old = Call::follow_up();
    /// let new = Call::from_json(&old.definition().replace("Operating grant", "Grant for operating"))?;
    /// let diff = new.changes_since(&old);
    /// let told = diff.changes()[0].message(Locale::En);
    /// assert!(told.contains("“Grant for operating” instead of “Operating grant”"), "{told}");
    /// # Ok::<(), inspir_core::CallError>(())
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let (lexicon, mut message) = (self.value.lexicon(locale), String::new());
        let template = self.template(locale).spoken(lexicon);
        fill_values(template, &mut message, &mut |name, out| match name {
            "Item" => out.push_str(&capitalised(noun(self.item).spoken(lexicon))),
            "item" => out.push_str(noun(self.item).spoken(lexicon)),
            "subject" => self.subject(lexicon, out),
            "member" => out.push_str(self.member().unwrap_or_default()),
            "before" => self.write(self.before(), lexicon, out),
            _ => self.write(self.after(), lexicon, out),
        });
        message
    }

    fn template(&self, locale: Locale) -> Words<&'static str> {
        match (self.kind, self.before(), self.after()) {
            (RuleChange::Added, ..) => {
                words!(fr: "Ajout ({item}){subject}.", en: "Added ({item}){subject}.")
            }
            (RuleChange::Removed, ..) => {
                words!(fr: "Suppression ({item}){subject}.", en: "Removed ({item}){subject}.")
            }
            (RuleChange::Layout, ..) => words!(
                fr: "{Item}{subject} : la place ou l’ordre dans le formulaire a changé.",
                en: "{Item}{subject}: the place or the order in the form has changed."
            ),
            (RuleChange::Condition, None, _) => words!(
                fr: "{Item}{subject} : s’applique désormais sous condition.",
                en: "{Item}{subject}: applies under a condition now."
            ),
            (RuleChange::Condition, _, None) => words!(
                fr: "{Item}{subject} : s’applique désormais sans condition.",
                en: "{Item}{subject}: applies without a condition now."
            ),
            (RuleChange::Condition, ..) => words!(
                fr: "{Item}{subject} : s’applique sous une autre condition.",
                en: "{Item}{subject}: applies under another condition."
            ),
            (RuleChange::Quote, Some(_), Some(_)) => words!(
                fr: "{Item}{subject} : l’appel est cité autrement, {after} au lieu de {before}.",
                en: "{Item}{subject}: quotes the call in other words, {after} instead of {before}."
            ),
            (RuleChange::Words, Some(before), Some(after))
                if text(before, locale.into()) == text(after, locale.into()) =>
            {
                words!(
                    fr: "{Item}{subject} : `{member}` est reformulé, dans une autre langue ou dans le détail.",
                    en: "{Item}{subject}: `{member}` is reworded, in another language or in its details."
                )
            }
            (RuleChange::Words, Some(_), Some(_)) => words!(
                fr: "{Item}{subject} : `{member}` est reformulé, {after} au lieu de {before}.",
                en: "{Item}{subject}: `{member}` is reworded, {after} instead of {before}."
            ),
            (_, None, _) => words!(
                fr: "{Item}{subject} : `{member}` vaut {after} ; rien n’était indiqué auparavant.",
                en: "{Item}{subject}: `{member}` is {after}; nothing was given before."
            ),
            (_, _, None) => words!(
                fr: "{Item}{subject} : `{member}` n’est plus indiqué ; c’était {before}.",
                en: "{Item}{subject}: `{member}` is no longer given; it was {before}."
            ),
            _ => words!(
                fr: "{Item}{subject} : `{member}` vaut {after} au lieu de {before}.",
                en: "{Item}{subject}: `{member}` is {after} instead of {before}."
            ),
        }
    }

    /// Adds the title and the id of the item, if it has them.
    fn subject(&self, lexicon: Lexicon<'_>, out: &mut String) {
        let template = match (&self.value.title, self.id()) {
            (Some(_), Some(_)) => words!(fr: " « {title} » (`{id}`)", en: " “{title}” (`{id}`)"),
            (None, Some(_)) => words!(fr: " `{id}`", en: " `{id}`"),
            _ => return,
        };
        let is_whole = matches!(self.kind, RuleChange::Added | RuleChange::Removed);
        out.push_str(if is_whole { lexicon.format().colon.trim_end() } else { "" });
        self.value.write_subject(template, self.id().unwrap_or_default(), lexicon, out);
    }

    fn write(&self, json: Option<&str>, lexicon: Lexicon<'_>, out: &mut String) {
        let Some(json) = json else { return };
        let member = self.member().unwrap_or_default();
        match text(json, lexicon).or_else(|| of_closed_list(json, member, lexicon)) {
            Some(text) => out.push_str(&text),
            None => {
                let name = if self.is_share(member) { "share" } else { member };
                out.push_str(&shown(json, name, lexicon, self.value.currency));
            }
        }
    }

    /// Whether the later requirement takes a share there, where others take an amount.
    fn is_share(&self, member: &str) -> bool {
        let (Some(call), Some(id), ChangedItem::Requirement) =
            (&self.value.teller, self.id(), self.item)
        else {
            return false;
        };
        let Some(requirement) = call.requirement(id) else { return false };
        let mut limits = Vec::new();
        requirement.check.limits(&call.data().frame, &mut limits);
        let is_share = |limit: &Limit| matches!(limit.value, LimitValue::Figure(Figure::Rate(_)));
        limits.iter().any(|limit| limit.name == member && is_share(limit))
    }
}

/// Words of a definition, quoted in one language.
fn text(json: &str, lexicon: Lexicon<'_>) -> Option<String> {
    let words = words_of(JsonText::new(json).ok()?.root())?;
    Some(quoted(words.get(lexicon.locale()), lexicon))
}

/// A level or a basis, as people call it.
fn of_closed_list(json: &str, member: &str, lexicon: Lexicon<'_>) -> Option<String> {
    let id = json.trim_matches('"');
    let words = match member {
        "level" => Level::from_id(id)?.words(),
        "basis" => Basis::from_id(id)?.words(),
        _ => return None,
    };
    Some(quoted(words.spoken(lexicon), lexicon))
}

fn noun(item: ChangedItem) -> Words<&'static str> {
    match item {
        ChangedItem::Call => words!(fr: "appel", en: "call"),
        ChangedItem::Section => words!(fr: "rubrique", en: "section"),
        ChangedItem::Document => words!(fr: "pièce", en: "document"),
        ChangedItem::Question => words!(fr: "question", en: "question"),
        ChangedItem::Commitment => words!(fr: "engagement de la charte", en: "commitment"),
        ChangedItem::Undertaking => words!(fr: "engagement", en: "undertaking"),
        ChangedItem::Criterion => words!(fr: "critère", en: "criterion"),
        ChangedItem::Field => words!(fr: "champ", en: "field"),
        ChangedItem::Columns => words!(fr: "colonnes", en: "columns"),
        ChangedItem::List => words!(fr: "liste", en: "list"),
        ChangedItem::Source => words!(fr: "source de recettes", en: "source of revenues"),
        ChangedItem::Category => words!(fr: "catégorie de dépenses", en: "category of expenses"),
        ChangedItem::Quantity => words!(fr: "grandeur", en: "quantity"),
        ChangedItem::Part => words!(fr: "part", en: "part"),
        ChangedItem::Overall => words!(fr: "aide dans son ensemble", en: "grant as a whole"),
        ChangedItem::Requirement => words!(fr: "exigence", en: "requirement"),
    }
}
