//! `document`: the document is in the file; with `signed`, someone entitled signed it.

use super::prelude::*;
use crate::application::SignedBy;
use crate::lines;

#[derive(Debug)]
pub(crate) struct Document {
    kind: usize,
    signed: bool,
    minimum: u32,
}

impl Document {
    /// The document asked for, by its index among the documents of the call.
    pub(crate) const fn kind(&self) -> usize {
        self.kind
    }

    /// Whether one document is asked for, rather than several.
    pub(crate) const fn is_single(&self) -> bool {
        self.minimum <= 1
    }

    /// Whether someone entitled has to sign it.
    pub(crate) const fn is_signed(&self) -> bool {
        self.signed
    }

    /// Whether a document whose kind is wrong may be this one, signed.
    fn some_wrong_kind_may_be_signed(&self, facts: &Facts) -> bool {
        facts
            .documents()
            .any(|item| item.has_wrong_kind() && item.signed_by() != Some(SignedBy::Nobody))
    }

    /// The documents of this kind in the application, with their indexes.
    fn items<'f>(
        &self,
        facts: &'f Facts,
    ) -> impl Iterator<Item = (usize, lines::DocumentItem<'f>)> {
        let kind = self.kind;
        facts.documents().enumerate().filter(move |(_, item)| item.kind() == Some(kind))
    }
}

/// The kind of a document.
fn kind_of(item: usize) -> Place {
    Place::Item(List::DOCUMENTS, item, column_of!(Document.kind))
}

impl Check for Document {
    const MET: Note = note!(
        fr: "au moins `minimum` pièces de ce genre sont jointes (une par défaut) ; avec `signed`, signées par le représentant légal ou un délégataire",
        en: "at least `minimum` documents of this kind are attached (one, if left out); with `signed`, signed by the legal representative or a delegate"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        self.signed || status != Status::NotMet
    }

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        Self {
            kind: params
                .id(
                    "document",
                    "documents",
                    note!(fr: "la pièce demandée", en: "the document asked for"),
                )
                .unwrap_or_default(),
            signed: params
                .flag(
                    "signed",
                    note!(fr: "si elle doit être signée", en: "whether it must be signed"),
                )
                .unwrap_or(false),
            minimum: params
                .number(
                    "minimum",
                    (1, 100),
                    false,
                    note!(
                        fr: "le nombre de ces pièces qu’il faut au moins ; 1 par défaut",
                        en: "how many of them there must be; 1, if left out"
                    ),
                )
                .unwrap_or(1),
        }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let (mut there, mut signed, mut open) = (0, 0, false);
        for (_, item) in self.items(inputs.facts) {
            there += 1;
            match item.signed_by() {
                Some(SignedBy::LegalRepresentative | SignedBy::Delegate) => signed += 1,
                Some(SignedBy::Nobody) => {}
                None => open = true,
            }
        }
        if there < self.minimum {
            Status::Missing
        } else if !self.signed || signed >= self.minimum {
            Status::Met
        } else if open || self.some_wrong_kind_may_be_signed(inputs.facts) {
            Status::Missing
        } else {
            Status::NotMet
        }
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        let columns = [column_of!(Document.kind), column_of!(Document.signed_by)];
        let read = columns.get(..=usize::from(self.signed)).unwrap_or(&columns);
        out.push_columns(List::DOCUMENTS, read);
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
        let facts = inputs.facts;
        let documents = || facts.documents().enumerate();
        let there = u32::try_from(self.items(facts).count()).unwrap_or(u32::MAX);
        if there < self.minimum {
            self.reads(inputs.call, out);
            let wrong = documents().filter(|(_, item)| item.has_wrong_kind());
            return out.extend(wrong.map(|(item, _)| kind_of(item)));
        }
        for (number, item) in documents() {
            let signed_by = Place::Item(List::DOCUMENTS, number, column_of!(Document.signed_by));
            let is_of_kind = item.kind() == Some(self.kind);
            match item.signed_by() {
                None if is_of_kind => out.push(signed_by),
                _ if is_of_kind && status != Status::Missing => out.push(signed_by),
                signed
                    if status == Status::Missing
                        && item.has_wrong_kind()
                        && signed != Some(SignedBy::Nobody) =>
                {
                    out.push(kind_of(number));
                }
                _ => {}
            }
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let column = inputs.call.column(List::DOCUMENTS, column_of!(Document.kind));
        let id = column.and_then(|column| column.option(self.kind)).map(|(id, _)| id.to_owned());
        out.push(Value::new("document", id));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.push(Value::new("there", u32::try_from(self.items(inputs.facts).count()).ok()));
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("minimum", Some(self.minimum).filter(|minimum| *minimum > 1)));
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        let lacks_some = matches!(evidence.places, [Place::List(_), ..]) && self.minimum > 1;
        match (status, self.signed) {
            (Status::Missing, true) if lacks_some => sentences!(
                fr: "il faut au moins {minimum} pièces de ce genre (jointes : {there})."
                    => "Joignez celles qui manquent, signées par le responsable légal ou son délégataire, et indiquez la signature qu’elles portent.",
                en: "at least {minimum} documents of this kind are needed (enclosed: {there})."
                    => "Enclose those that are missing, signed by the legal representative or their delegate, and state whose signature they bear.",
            ),
            (Status::Missing, false) if lacks_some => sentences!(
                fr: "il faut au moins {minimum} pièces de ce genre (jointes : {there})."
                    => "Joignez celles qui manquent.",
                en: "at least {minimum} documents of this kind are needed (enclosed: {there})."
                    => "Enclose those that are missing.",
            ),
            (Status::Missing, _) if matches!(evidence.places, [Place::Item(..), ..]) => sentences!(
                fr: "cette pièce est jointe, mais la signature qu’elle porte n’est pas indiquée."
                    => "Indiquez la signature qu’elle porte : celle du responsable légal ou de son délégataire.",
                en: "this document is enclosed, but it is not stated whose signature it bears."
                    => "State whose signature it bears: the legal representative’s or their delegate’s.",
            ),
            (Status::Missing, true) => sentences!(
                fr: "cette pièce n’est pas jointe au dossier."
                    => "Joignez-la, signée par le responsable légal ou son délégataire, et indiquez la signature qu’elle porte.",
                en: "this document is not enclosed."
                    => "Enclose it, signed by the legal representative or their delegate, and state whose signature it bears.",
            ),
            (Status::Missing, false) => sentences!(
                fr: "cette pièce n’est pas jointe au dossier."
                    => "Joignez-la à votre demande.",
                en: "this document is not enclosed."
                    => "Enclose it with your application.",
            ),
            (Status::NotMet, _) => sentences!(
                fr: "cette pièce n’est pas signée."
                    => "Faites-la signer par le responsable légal ou son délégataire, puis joignez-la de nouveau.",
                en: "this document is not signed."
                    => "Have it signed by the legal representative or their delegate, then enclose it again.",
            ),
            _ => None,
        }
    }
}
