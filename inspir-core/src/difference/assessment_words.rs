//! The changes of an assessment in words.

use super::assessment_change::{AssessmentChange, ChangedResult, ResultChange};
use super::shown::shown;
use crate::locale::{Lexicon, Locale, Words, fill_values, words};
use crate::status::{Outcome, Status};
use crate::text::shortened;

impl AssessmentChange {
    /// The change in one sentence.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::follow_up();
    /// let before = call.assess_json(b"{}");
    /// let after = call.assess_json(br#"{"origin": {"inspir_event": true}}"#);
    /// let diff = after.changes_since(&before);
    /// let event = diff.of_requirement("origin.inspir_event").expect("a change");
    /// assert!(event.message(Locale::Fr).ends_with(" : remplie au lieu de réponse manquante."));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let (lexicon, mut message) = (self.value.lexicon(locale), String::new());
        fill_values(self.template().spoken(lexicon), &mut message, &mut |name, out| match name {
            "subject" => self.subject(lexicon, out),
            "before" => self.write(self.before(), lexicon, out),
            "after" => self.write(self.after(), lexicon, out),
            _ => out.push_str(&label(self.member().unwrap_or_default(), lexicon)),
        });
        message
    }

    fn template(&self) -> Words<&'static str> {
        let (kind, before, after) = (self.kind(), self.before(), self.after());
        match self.what {
            ChangedResult::Definition => words!(
                fr: "Autre définition de l’appel : {after} au lieu de {before}.",
                en: "Another definition of the call: {after} instead of {before}."
            ),
            ChangedResult::Engine => words!(
                fr: "Autre version du moteur : {after} au lieu de {before}.",
                en: "Another version of the engine: {after} instead of {before}."
            ),
            ChangedResult::Application if self.is_same_json() => words!(
                fr: "Le même dossier, dont le fichier a une autre empreinte.",
                en: "The same application, of which the file has another digest."
            ),
            ChangedResult::Application => words!(
                fr: "Autre dossier : {after} au lieu de {before}.",
                en: "Another application: {after} instead of {before}."
            ),
            ChangedResult::Value => match kind {
                ResultChange::Gained => {
                    words!(fr: "Lu en plus{subject} : {after}.", en: "Read as well{subject}: {after}.")
                }
                ResultChange::Lost => words!(
                    fr: "N’est plus lu{subject} : {before} auparavant.",
                    en: "No longer read{subject}: {before} before."
                ),
                ResultChange::Changed => words!(
                    fr: "Lu dans le dossier{subject} : {after} au lieu de {before}.",
                    en: "Read in the application{subject}: {after} instead of {before}."
                ),
            },
            ChangedResult::Reading if self.holds(before) != self.holds(after) => words!(
                fr: "Condition de l’exigence{subject} : {after} au lieu de {before}.",
                en: "Condition of the requirement{subject}: {after} instead of {before}."
            ),
            ChangedResult::Reading if self.id().is_some() => words!(
                fr: "L’exigence{subject} s’applique ou se vérifie autrement.",
                en: "The requirement{subject} applies or is checked in another way."
            ),
            ChangedResult::Reading => words!(
                fr: "L’aide se calcule à partir d’autres données.",
                en: "The grant is worked out from other data."
            ),
            ChangedResult::Outcome => words!(
                fr: "Avis : {after} au lieu de {before}.",
                en: "Outcome: {after} instead of {before}."
            ),
            ChangedResult::Readable if after == Some("true") => words!(
                fr: "Le document peut désormais être lu ; auparavant, rien n’en avait été examiné.",
                en: "The document can be read now; before, nothing of it was examined."
            ),
            ChangedResult::Readable => words!(
                fr: "Le document ne peut plus être lu : rien n’en a été examiné.",
                en: "The document can no longer be read: nothing of it was examined."
            ),
            ChangedResult::Currency => words!(
                fr: "Monnaie : {after} au lieu de {before}.",
                en: "Currency: {after} instead of {before}."
            ),
            ChangedResult::Progress => words!(
                fr: "Conditions remplies : {after} au lieu de {before}.",
                en: "Conditions met: {after} instead of {before}."
            ),
            ChangedResult::Appraisal => words!(
                fr: "Avis des agents : {after} au lieu de {before}.",
                en: "Opinions of officers: {after} instead of {before}."
            ),
            ChangedResult::Calculation => words!(
                fr: "Le calcul de l’aide a changé{subject}.",
                en: "The grant is worked out in another way{subject}."
            ),
            ChangedResult::InputError => match kind {
                ResultChange::Lost => words!(
                    fr: "Erreur de saisie qui n’est plus là{subject}.",
                    en: "Input error that is no longer there{subject}."
                ),
                ResultChange::Changed => words!(
                    fr: "Toujours une erreur de saisie{subject}, avec une autre valeur.",
                    en: "Still an input error{subject}, with another value."
                ),
                ResultChange::Gained => {
                    words!(fr: "Erreur de saisie{subject}.", en: "Input error{subject}.")
                }
            },
            ChangedResult::Amount => match kind {
                ResultChange::Gained => {
                    words!(fr: "{label}{subject} : {after}.", en: "{label}{subject}: {after}.")
                }
                ResultChange::Lost => words!(
                    fr: "{label}{subject} : {before} auparavant, inconnu désormais.",
                    en: "{label}{subject}: {before} before, not known now."
                ),
                ResultChange::Changed => words!(
                    fr: "{label}{subject} : {after} au lieu de {before}.",
                    en: "{label}{subject}: {after} instead of {before}."
                ),
            },
            ChangedResult::Finding => self.of_finding(),
        }
    }

    fn of_finding(&self) -> Words<&'static str> {
        let of = |json, name| Self::text_in(json, name);
        let (before, after) = (self.before(), self.after());
        match self.kind() {
            ResultChange::Gained => words!(
                fr: "Nouvelle exigence{subject} : {after}.",
                en: "New requirement{subject}: {after}."
            ),
            ResultChange::Lost => words!(
                fr: "Exigence qui n’existe plus{subject} : {before} auparavant.",
                en: "Requirement that is no longer there{subject}: {before} before."
            ),
            ResultChange::Changed if of(before, "status") != of(after, "status") => words!(
                fr: "Exigence{subject} : {after} au lieu de {before}.",
                en: "Requirement{subject}: {after} instead of {before}."
            ),
            ResultChange::Changed if of(before, "level") != of(after, "level") => words!(
                fr: "Exigence{subject} : {after}, avec une autre portée.",
                en: "Requirement{subject}: {after}, at another level."
            ),
            ResultChange::Changed => words!(
                fr: "Exigence{subject} : toujours {after}, avec d’autres chiffres ou d’autres points à revoir.",
                en: "Requirement{subject}: still {after}, with other figures or other places to look at."
            ),
        }
    }

    /// Whether two applications are the same JSON.
    fn is_same_json(&self) -> bool {
        let json = |side| Self::text_in(side, "json");
        json(self.before()).is_some() && json(self.before()) == json(self.after())
    }

    /// Whether the condition of one side holds.
    fn holds(&self, json: Option<&str>) -> Option<bool> {
        let holds = Self::json_in(Self::json_in(json, "condition").as_deref(), "holds")?;
        Some(holds == "true")
    }

    /// Adds the title and the id, if there are such.
    fn subject(&self, lexicon: Lexicon<'_>, out: &mut String) {
        let Some(id) = self.id() else { return };
        if self.what == ChangedResult::InputError {
            return self.error(lexicon, out);
        }
        let template = match (&self.value.title, self.what) {
            (Some(_), _) => words!(fr: " « {title} » (`{id}`)", en: " “{title}” (`{id}`)"),
            (_, ChangedResult::Finding | ChangedResult::Reading) => {
                words!(fr: " `{id}`", en: " `{id}`")
            }
            _ => words!(fr: " (`{id}`)", en: " (`{id}`)"),
        };
        self.value.write_subject(template, &shortened(id), lexicon, out);
    }

    /// Adds where an input error stands, and its code.
    fn error(&self, lexicon: Lexicon<'_>, out: &mut String) {
        let of = |name| Self::text_in(self.after().or(self.before()), name).unwrap_or_default();
        let path = of("path");
        let template = if path.is_empty() {
            words!(fr: " (`{code}`)", en: " (`{code}`)")
        } else {
            words!(fr: " (`{path}` : `{code}`)", en: " (`{path}`: `{code}`)")
        };
        fill_values(template.spoken(lexicon), out, &mut |name, out| {
            out.push_str(&if name == "path" { shortened(&path) } else { of("code") });
        });
    }

    /// Adds the value of one side.
    fn write(&self, json: Option<&str>, lexicon: Lexicon<'_>, out: &mut String) {
        let Some(text) = json else { return };
        let word = match self.what {
            ChangedResult::Finding => {
                Self::text_in(json, "status").and_then(|id| Status::from_id(&id)).map(Status::words)
            }
            ChangedResult::Outcome => Outcome::from_id(text.trim_matches('"')).map(Outcome::words),
            ChangedResult::Progress => Some(words!(fr: "{met} sur {of}", en: "{met} of {of}")),
            ChangedResult::Appraisal => Some(words!(
                fr: "{favourable} favorables, {unfavourable} défavorables, {pending} en attente",
                en: "{favourable} favourable, {unfavourable} unfavourable, {pending} pending"
            )),
            ChangedResult::Reading => Some(match self.holds(Some(text)) {
                Some(true) => words!(fr: "vraie", en: "true"),
                Some(false) => words!(fr: "fausse", en: "false"),
                None => words!(fr: "inconnue", en: "unknown"),
            }),
            ChangedResult::Value => match Self::text_in(json, "state").as_deref() {
                Some("absent") => Some(words!(fr: "rien", en: "nothing")),
                Some("wrong") => {
                    Some(words!(fr: "une valeur erronée", en: "a value that is wrong"))
                }
                _ => Self::number_in(json, "items")
                    .map(|_| words!(fr: "une liste ({items})", en: "a list ({items})")),
            },
            _ => None,
        };
        match word {
            Some(word) => fill_values(word.spoken(lexicon), out, &mut |name, out| {
                let name = if name == "of" { "applicable" } else { name };
                out.push_str(&Self::number_in(json, name).unwrap_or_default());
            }),
            None => {
                let named = match self.what {
                    ChangedResult::Application => "bytes",
                    ChangedResult::Value => "value",
                    _ => "",
                };
                let value = Self::json_in(json, named);
                let place = self.id().filter(|_| self.what == ChangedResult::Value);
                let member = self.member().or(place).unwrap_or_default();
                let text = value.as_deref().unwrap_or(text);
                out.push_str(&shown(text, member, lexicon, self.value.currency));
            }
        }
    }
}

/// The name of an amount: of one that the program does not know, its id.
fn label(member: &str, lexicon: Lexicon<'_>) -> String {
    let words: Words<&'static str> = match member {
        "requested" => words!(fr: "Demandé", en: "Requested"),
        "maximum" => words!(fr: "Aide maximale", en: "Most that can be granted"),
        "excess" => words!(fr: "Demandé en trop", en: "Requested in excess"),
        "base" => words!(fr: "Dépenses retenues", en: "Expenses that count"),
        "rate" => words!(fr: "Taux", en: "Rate"),
        "rate_limit" => words!(fr: "Aide à ce taux", en: "Grant at this rate"),
        "ceiling" => words!(fr: "Plafond", en: "Ceiling"),
        "expenses" => words!(fr: "Total des dépenses", en: "Total of the expenses"),
        "revenues" => words!(fr: "Total des recettes", en: "Total of the revenues"),
        "in_kind_expenses" => words!(fr: "Dépenses en nature", en: "Expenses in kind"),
        "in_kind_revenues" => words!(fr: "Recettes en nature", en: "Revenues in kind"),
        "declared" => words!(fr: "Dépenses saisies", en: "Expenses entered"),
        "retained" => words!(fr: "Dépenses retenues", en: "Expenses that count"),
        "cut" => words!(fr: "Dépenses écartées", en: "Expenses cut"),
        "value" => words!(fr: "Valeur exacte", en: "Exact value"),
        "parts" => words!(fr: "Part de l’aide", en: "Part of the grant"),
        "categories" => words!(fr: "Catégorie de dépenses", en: "Category of expenses"),
        member => return format!("`{member}`"),
    };
    words.spoken(lexicon).to_owned()
}
