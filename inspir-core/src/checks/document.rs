//! `document`: the document is in the file; with `signed`, someone entitled signed it.

use super::prelude::*;
use crate::application::SignedBy;
use crate::lines;

#[derive(Debug)]
pub(crate) struct Document {
    kind: usize,
    signed: bool,
}

impl Document {
    /// The document asked for, by its index among the documents of the call.
    pub(crate) const fn kind(&self) -> usize {
        self.kind
    }

    /// The documents of this kind in the application, with their indexes.
    fn items<'f>(&self, facts: &'f Facts) -> impl Iterator<Item = (usize, lines::Document<'f>)> {
        let kind = self.kind;
        facts.documents().enumerate().filter(move |(_, item)| item.kind() == Some(kind))
    }
}

impl Check for Document {
    const MET: &'static str = "it is there; `signed`: by the legal representative or a delegate";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        self.signed || status != Status::NotMet
    }

    fn load(params: &mut Params<'_>) -> Self {
        Self {
            kind: params.id("document", "documents", "the document asked for").unwrap_or_default(),
            signed: params.flag("signed", "whether it must be signed").unwrap_or(false),
        }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let (mut there, mut unsigned, mut unknown) = (false, false, false);
        for (_, item) in self.items(inputs.facts) {
            there = true;
            match item.signed_by() {
                Some(SignedBy::LegalRepresentative | SignedBy::Delegate) => return Status::Met,
                Some(SignedBy::Nobody) => unsigned = true,
                None => unknown = true,
            }
        }
        match (there, self.signed, unknown, unsigned) {
            (true, false, ..) => Status::Met,
            (true, true, false, true) => Status::NotMet,
            _ => Status::Missing,
        }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::DOCUMENTS));
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Vec<Place>) {
        let mut items = self.items(inputs.facts).peekable();
        if items.peek().is_none() || !self.signed {
            return self.reads(inputs.call, out);
        }
        out.extend(
            items
                .filter(|(_, item)| status != Status::Missing || item.signed_by().is_none())
                .map(|(item, _)| Place::Item(List::DOCUMENTS, item, column_of!(Document.signed_by))),
        );
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        match (status, self.signed) {
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
