//! The words of typical findings and errors, whole, in both locales.

#![cfg(test)]

mod common;

use common::{SAMPLE, defined, littoral};
use inspir_core::{Call, Level, Locale, Status};

fn assert_finding(call: &Call, application: &str, requirement: &str, fr: &str, en: &str) {
    let assessment = call.assess_json(application.as_bytes());
    assert_eq!(assessment.input_errors(), [], "{application}");
    let finding = assessment.finding(requirement).expect("a requirement of the call");
    assert_eq!(finding.message(Locale::Fr), fr, "{requirement}");
    assert_eq!(finding.message(Locale::En), en, "{requirement}");
}

fn assert_error(application: &str, code: &str, fr: &str, en: &str) {
    let assessment = Call::creative_event().assess_json(application.as_bytes());
    let error = &assessment.input_errors()[0];
    assert_eq!(error.code().id(), code, "{application}");
    assert_eq!(error.message(Locale::Fr), fr, "{application}");
    assert_eq!(error.message(Locale::En), en, "{application}");
}

#[test]
fn findings_of_the_creative_event() {
    let call = Call::creative_event();
    let budget = r#"{"budget": {"expenses": [{"amount": "12000.00"}], "revenues": [{"amount": "11000.00"}]},
        "request": {"amount": "20000.00"}}"#;
    for (application, requirement, fr, en) in [
        (
            budget,
            "grant.rate",
            "Taux de la subvention : vous demandez 20 000,00 €, mais l’aide ne peut pas dépasser 50 % des dépenses retenues (12 000,00 €), soit 6 000,00 €. Extrait de l’appel : « une subvention maximale de 50% ». Ramenez votre demande à 6 000,00 € au maximum.",
            "Rate of the grant: you ask for €20,000.00, but the grant cannot exceed 50% of the expenses that count (€12,000.00), which is €6,000.00. From the call, in French: “une subvention maximale de 50%”. Lower your request to €6,000.00 or less.",
        ),
        (
            budget,
            "grant.ceiling",
            "Plafond de la subvention : vous demandez 20 000,00 €, mais le plafond est de 12 500,00 €. Extrait de l’appel : « une subvention maximale de 50% plafonnée à 12.500 € de part Région ». Ramenez votre demande à 6 000,00 € au maximum.",
            "Ceiling of the grant: you ask for €20,000.00, but the ceiling is €12,500.00. From the call, in French: “une subvention maximale de 50% plafonnée à 12.500 € de part Région”. Lower your request to €6,000.00 or less.",
        ),
        (
            budget,
            "budget.balanced",
            "Équilibre du budget : le total des dépenses est de 12 000,00 €, celui des recettes de 11 000,00 € (écart : 1 000,00 €). Extrait de l’appel : « D’un budget dépenses-recettes équilibré ». Corrigez les lignes du budget pour que les deux totaux soient égaux.",
            "Balance of the budget: expenses come to €12,000.00 and revenues to €11,000.00 (difference: €1,000.00). From the call, in French: “D’un budget dépenses-recettes équilibré”. Correct the lines of the budget so that the two totals are equal.",
        ),
        (
            r#"{"documents": [{"kind": "request_letter", "signed_by": "nobody"}]}"#,
            "documents.request_letter",
            "Courrier de demande : cette pièce n’est pas signée. Extrait de l’appel : « D’un courrier de demande à la signature du responsable légal ». Faites-la signer par le responsable légal ou son délégataire, puis joignez-la de nouveau.",
            "Letter of request: this document is not signed. From the call, in French: “D’un courrier de demande à la signature du responsable légal”. Have it signed by the legal representative or their delegate, then enclose it again.",
        ),
        (
            r#"{"documents": [{"kind": "request_letter"}]}"#,
            "documents.request_letter",
            "Courrier de demande : cette pièce est jointe, mais la signature qu’elle porte n’est pas indiquée. Extrait de l’appel : « D’un courrier de demande à la signature du responsable légal ». Indiquez la signature qu’elle porte : celle du responsable légal ou de son délégataire.",
            "Letter of request: this document is enclosed, but it is not stated whose signature it bears. From the call, in French: “D’un courrier de demande à la signature du responsable légal”. State whose signature it bears: the legal representative’s or their delegate’s.",
        ),
        (
            "{}",
            "documents.request_letter",
            "Courrier de demande : cette pièce n’est pas jointe au dossier. Extrait de l’appel : « D’un courrier de demande à la signature du responsable légal ». Joignez-la, signée par le responsable légal ou son délégataire, et indiquez la signature qu’elle porte.",
            "Letter of request: this document is not enclosed. From the call, in French: “D’un courrier de demande à la signature du responsable légal”. Enclose it, signed by the legal representative or their delegate, and state whose signature it bears.",
        ),
        (
            r#"{"project": {"starts_on": "2026-06-02", "ends_on": "2026-06-01"}}"#,
            "event.dates",
            "Dates de l’événement : la date de fin (01/06/2026) est antérieure à la date de début (02/06/2026). Extrait de l’appel : « Quand et où sera organisé cet événement ? » Vérifiez ces deux dates.",
            "Dates of the event: the end date (1 June 2026) comes before the start date (2 June 2026). From the call, in French: “Quand et où sera organisé cet événement ?” Check these two dates.",
        ),
        (
            r#"{"project": {"starts_on": "2026-06-02"}}"#,
            "event.dates",
            "Dates de l’événement : il manque une date. Extrait de l’appel : « Quand et où sera organisé cet événement ? » À compléter : date de fin.",
            "Dates of the event: a date is missing. From the call, in French: “Quand et où sera organisé cet événement ?” To fill in: end date.",
        ),
        (
            "{}",
            "answers.jury",
            "Composition du jury : il manque votre réponse. Extrait de l’appel : « Quels types d’acteurs seront associés au jury ? » Complétez cette rubrique.",
            "Make-up of the jury: your answer is missing. From the call, in French: “Quels types d’acteurs seront associés au jury ?” Please complete this item.",
        ),
        (
            r#"{"charter": {"commitments": {"right_to_fail": false}}}"#,
            "charter.right_to_fail",
            "Engagement à reconnaître le droit à l’échec : vous avez répondu non. Extrait de l’appel : « Le droit à l’échec ». Cette condition est obligatoire : répondez oui si vous pouvez la remplir.",
            "Commitment to accept the right to fail: you answered no. From the call, in French: “Le droit à l’échec”. This condition is compulsory: answer yes if you can meet it.",
        ),
        (
            "{}",
            "charter.right_to_fail",
            "Engagement à reconnaître le droit à l’échec : vous n’avez pas encore répondu par oui ou par non. Extrait de l’appel : « Le droit à l’échec ». Répondez pour compléter votre dossier.",
            "Commitment to accept the right to fail: you have not answered yes or no yet. From the call, in French: “Le droit à l’échec”. Answer to complete your application.",
        ),
        (
            "{}",
            "documents.statutes",
            "Statuts : il reste à savoir si ce point vous concerne. Extrait de l’appel : « Des statuts du demandeur, dans le cas d’une association ». À compléter : forme juridique.",
            "Statutes: it remains to be seen whether this concerns you. From the call, in French: “Des statuts du demandeur, dans le cas d’une association”. To fill in: legal form.",
        ),
        (
            r#"{"applicant": {"legal_form": "company"}}"#,
            "applicant.legal_form",
            "Forme juridique : « Société » ne figure pas parmi les réponses prévues (Association, Collectivité territoriale, Intercommunalité (EPCI)), mais rien ne l’exclut. Extrait de l’appel : « la Région pourra accompagner les organisateurs (collectivités, associations…) dans la conception et la mise en œuvre de ces événements ». Un agent se prononcera ; rien n’est attendu du demandeur pour l’instant.",
            "Legal form: “Company” is not among the answers listed (Association, Local authority, Intermunicipal body), but nothing rules it out. From the call, in French: “la Région pourra accompagner les organisateurs (collectivités, associations…) dans la conception et la mise en œuvre de ces événements”. An officer will decide; nothing is asked of the applicant for now.",
        ),
        (
            r#"{"first_contact_on": "2026-04-01", "project": {"starts_on": "2026-06-02"}}"#,
            "event.first_contact",
            "Premier contact avec la Région : l’intervalle entre la date du premier contact avec la Région (01/04/2026) et la date de début (02/06/2026) est inférieur à 4 mois. Extrait de l’appel : « Il est fortement recommandé, bien en amont de la demande (4 à 6 mois minimum avant l’événement), de contacter la Mission ». Vérifiez ces dates : il est recommandé de laisser au moins 4 mois entre les deux.",
            "First contact with the Region: the time between the date of the first contact with the Region (1 April 2026) and the start date (2 June 2026) is less than 4 months. From the call, in French: “Il est fortement recommandé, bien en amont de la demande (4 à 6 mois minimum avant l’événement), de contacter la Mission”. Check these dates: it is recommended to leave at least 4 months between them.",
        ),
        (
            r#"{"first_contact_on": "2026-06-03", "project": {"starts_on": "2026-06-02"}}"#,
            "event.first_contact",
            "Premier contact avec la Région : la date de début (02/06/2026) est antérieure à la date du premier contact avec la Région (03/06/2026). Extrait de l’appel : « Il est fortement recommandé, bien en amont de la demande (4 à 6 mois minimum avant l’événement), de contacter la Mission ». Vérifiez ces dates : il est recommandé de laisser au moins 4 mois entre les deux.",
            "First contact with the Region: the start date (2 June 2026) comes before the date of the first contact with the Region (3 June 2026). From the call, in French: “Il est fortement recommandé, bien en amont de la demande (4 à 6 mois minimum avant l’événement), de contacter la Mission”. Check these dates: it is recommended to leave at least 4 months between them.",
        ),
        (
            r#"{"submitted_on": "2026-06-02", "project": {"starts_on": "2026-06-02"}}"#,
            "event.filed_before_start",
            "Dépôt avant l’événement : la date de dépôt (02/06/2026) ne précède pas la date de début (02/06/2026). Nous le déduisons de l’appel : « bien en amont de la demande (4 à 6 mois minimum avant l’événement) ». Vérifiez ces deux dates.",
            "Filing before the event: the filing date (2 June 2026) does not come before the start date (2 June 2026). We infer this from the call, in French: “bien en amont de la demande (4 à 6 mois minimum avant l’événement)”. Check these two dates.",
        ),
        (
            r#"{"project": {"event_format": "other"}}"#,
            "event.format",
            "Format de l’événement : « Autre » ne figure pas parmi les réponses prévues (Hackathon, Idéathon, Start-up week-end, Boot camp), mais rien ne l’exclut. Extrait de l’appel : « des événements créatifs de type hackathons, idéathons, start-up week end, boot camps ». Un agent se prononcera ; pour l’aider, complétez le champ « autre format d’événement, en toutes lettres ».",
            "Format of the event: “Other” is not among the answers listed (Hackathon, Ideathon, Start-up weekend, Boot camp), but nothing rules it out. From the call, in French: “des événements créatifs de type hackathons, idéathons, start-up week end, boot camps”. An officer will decide; to help them, fill in the field “other format of event, in words”.",
        ),
        (
            r#"{"project": {"event_format": "other", "event_format_label": "Game jam"}}"#,
            "event.format",
            "Format de l’événement : « Autre » ne figure pas parmi les réponses prévues (Hackathon, Idéathon, Start-up week-end, Boot camp), mais rien ne l’exclut. Extrait de l’appel : « des événements créatifs de type hackathons, idéathons, start-up week end, boot camps ». Un agent se prononcera ; rien n’est attendu du demandeur pour l’instant.",
            "Format of the event: “Other” is not among the answers listed (Hackathon, Ideathon, Start-up weekend, Boot camp), but nothing rules it out. From the call, in French: “des événements créatifs de type hackathons, idéathons, start-up week end, boot camps”. An officer will decide; nothing is asked of the applicant for now.",
        ),
        (
            r#"{"applicant": {"vat_recovery": "full"}, "budget": {"vat_basis": "including_vat"}}"#,
            "budget.vat_consistent",
            "Cohérence du budget avec le régime de TVA : la présentation du budget (Toutes taxes comprises (TTC)) ne correspond pas à votre récupération de la TVA (Totale). Nous le déduisons de l’appel : « D’un document attestant du régime fiscal du bénéficiaire (récupération ou non de la TVA) ». Présentez le budget hors taxes si vous récupérez la TVA, toutes taxes comprises sinon.",
            "Consistency of the budget with the VAT status: the way the budget is drawn up (Including VAT) does not match your VAT recovery (Full). We infer this from the call, in French: “D’un document attestant du régime fiscal du bénéficiaire (récupération ou non de la TVA)”. Draw up the budget excluding VAT if you recover it, including VAT if not.",
        ),
        (
            r#"{"applicant": {"vat_recovery": "partial"}, "budget": {"vat_basis": "including_vat"}}"#,
            "budget.vat_consistent",
            "Cohérence du budget avec le régime de TVA : vous récupérez une partie de la TVA ; un agent vérifiera le budget avec vous. Nous le déduisons de l’appel : « D’un document attestant du régime fiscal du bénéficiaire (récupération ou non de la TVA) ». Préparez les éléments qui montrent quelle part de la TVA vous récupérez.",
            "Consistency of the budget with the VAT status: you recover part of the VAT; an officer will check the budget with you. We infer this from the call, in French: “D’un document attestant du régime fiscal du bénéficiaire (récupération ou non de la TVA)”. Have ready what shows how much of the VAT you recover.",
        ),
        (
            r#"{"applicant": {"siret": "123"}}"#,
            "applicant.siret",
            "Numéro SIRET : ce numéro compte 3 chiffres ; un SIRET en compte 14. C’est une vérification d’usage, que l’appel n’exige pas. Recopiez-le depuis votre avis de situation de l’Insee.",
            "SIRET number: this number has 3 digits; a SIRET has 14. This is a usual check, which the call does not ask for. Copy it again from your INSEE certificate.",
        ),
        (
            r#"{"budget": {"expenses": [{}, {}, {}, {}, {}, {}, {}, {}]}}"#,
            "budget.expenses",
            "Dépenses prévues : il faut au moins une ligne, et un montant sur chaque ligne. Extrait de l’appel : « D’un budget dépenses-recettes équilibré (avec la précision TTC ou HT) ». À compléter : montant (dépenses n° 1, 2, 3, 4, 5, 6, 7 et 1 autre).",
            "Planned expenses: there must be at least one line, and an amount on each line. From the call, in French: “D’un budget dépenses-recettes équilibré (avec la précision TTC ou HT)”. To fill in: amount (expenses 1, 2, 3, 4, 5, 6, 7 and 1 more).",
        ),
        (
            "{}",
            "appraisal.creative_format",
            "Appréciation du format créatif : l’avis du service instructeur est attendu. Extrait de l’appel : « événements créatifs de type hackathons, idéathons, start-up week end, boot camps afin de stimuler l’innovation numérique et sociale ». Rien n’est attendu du demandeur pour l’instant.",
            "Appraisal of the creative format: the opinion of the department in charge is awaited. From the call, in French: “événements créatifs de type hackathons, idéathons, start-up week end, boot camps afin de stimuler l’innovation numérique et sociale”. Nothing is asked of the applicant for now.",
        ),
    ] {
        assert_finding(&call, application, requirement, fr, en);
    }
}

/// What is wrong is to be corrected, what is absent to be filled in: the end of each message.
#[test]
fn what_is_filled_in_is_not_asked_for_again() {
    let dates = "event.dates";
    for (application, requirement, fr, en) in [
        (
            r#"{"project": {"starts_on": "9 octobre"}}"#,
            dates,
            "À corriger ou à compléter : date de début, date de fin.",
            "To correct or to fill in: start date, end date.",
        ),
        (
            r#"{"project": {"starts_on": "9 octobre", "ends_on": "2026-10-10"}}"#,
            dates,
            "À corriger : date de début.",
            "To correct: start date.",
        ),
        (
            r#"{"applicant": {"legal_form": "asso"}}"#,
            "documents.statutes",
            "À corriger : forme juridique.",
            "To correct: legal form.",
        ),
        (
            r#"{"applicant": "Ville de Lille"}"#,
            "applicant.name",
            "Corrigez cette rubrique.",
            "Please correct this item.",
        ),
        (
            r#"{"request": {"amount": "beaucoup"}}"#,
            "grant.ceiling",
            "À corriger : montant demandé.",
            "To correct: amount asked for.",
        ),
        (
            r#"{"budget": {"expenses": [{"amount": "beaucoup"}, {}]}}"#,
            "budget.expenses",
            "À corriger ou à compléter : montant (dépenses n° 1 et 2).",
            "To correct or to fill in: amount (expenses 1 and 2).",
        ),
        (
            r#"{"answers": {"jury": 7}}"#,
            "answers.jury",
            "Corrigez cette rubrique.",
            "Please correct this item.",
        ),
        // The last one counts, so nothing there is wrong.
        (
            r#"{"applicant": {"name": "B", "name": ""}}"#,
            "applicant.name",
            "Complétez cette rubrique.",
            "Please complete this item.",
        ),
    ] {
        let assessment = Call::creative_event().assess_json(application.as_bytes());
        let finding = assessment.finding(requirement).expect("a requirement of the call");
        for (locale, said) in [(Locale::Fr, fr), (Locale::En, en)] {
            let message = finding.message(locale);
            assert!(message.ends_with(said), "{message}");
            let remedy = finding.message_in_parts(locale).and_then(|parts| parts.remedy);
            assert_eq!(remedy.as_deref(), Some(said), "{message}");
        }
    }
    // The values of a field of choices lie in it.
    let call = defined(
        r#"{"id": "t", "edition": "1", "title": {"fr": "T", "en": "T"},
            "organisation": {"fr": "T", "en": "T"}, "summary": {"fr": "T", "en": "T"},
            "sections": [{"id": "s", "title": {"fr": "S", "en": "S"}}],
            "fields": [{"id": "days", "type": "choices", "title": {"fr": "Jours", "en": "Days"},
                "values": [{"id": "monday", "title": {"fr": "Lundi", "en": "Monday"}}]}],
            "requirements": [{"id": "days", "level": "warning", "basis": "practice", "section": "s",
                "title": {"fr": "Calendrier", "en": "Calendar"}, "citation": {"section": {"fr": "1", "en": "1"}},
                "check": "answered", "field": "/details/days"}]}"#,
    );
    let assessment = call.assess_json(br#"{"details": {"days": ["sunday"]}}"#);
    let message = assessment.finding("days").expect("a requirement").message(Locale::En);
    assert!(message.ends_with("To correct: Days."), "{message}");
}

/// Of what could not be read, nothing is known to be missing.
#[test]
fn nothing_is_asked_for_of_a_document_that_was_not_read() {
    let unknown = |many: usize| {
        let members: Vec<String> = (0..many).map(|number| format!(r#""x{number}": 1"#)).collect();
        format!(r#"{{"applicant": {{"name": "B"}}, {}}}"#, members.join(", "))
    };
    for call in [Call::creative_event(), Call::follow_up(), littoral()] {
        let read = call.assess_json(unknown(100).as_bytes());
        assert!(read.is_readable());
        for text in [unknown(101), "{".to_owned(), "[1]".to_owned()] {
            let assessment = call.assess_json(text.as_bytes());
            assert!(!assessment.is_readable());
            let missing =
                assessment.findings().filter(|finding| finding.status() == Status::Missing);
            assert!(missing.clone().count() > 10);
            for finding in missing {
                let [fr, en] = [Locale::Fr, Locale::En].map(|locale| finding.message(locale));
                assert!(fr.contains(" : ce point n’a pas été examiné. "), "{fr}");
                assert!(fr.ends_with(" Corrigez d’abord les erreurs signalées."), "{fr}");
                assert!(en.contains(": this was not assessed. "), "{en}");
                assert!(en.ends_with(" First correct the errors that are reported."), "{en}");
            }
        }
    }
}

/// What is said of a wrong identifier, without its title and why it is checked.
#[test]
fn identifiers_each_with_its_reason() {
    let call = Call::creative_event();
    let usual = [
        "C’est une vérification d’usage, que l’appel n’exige pas. ",
        "This is a usual check, which the call does not ask for. ",
    ];
    for (kind, text, fr, en) in [
        (
            "siret",
            "732 829 32O 00074",
            "le caractère n° 11, en comptant les espaces, n’est pas un chiffre. Corrigez-le : un SIRET ne contient que des chiffres.",
            "character 11, counting spaces, is not a digit. Correct it: a SIRET has digits only.",
        ),
        (
            "siret",
            "732 829 320",
            "ce numéro compte 9 chiffres, comme un SIREN ; un SIRET en compte 14. Ajoutez les cinq derniers (NIC), qui figurent sur votre avis de situation de l’Insee.",
            "this number has 9 digits, like a SIREN; a SIRET has 14. Add the last five (NIC), which are on your INSEE certificate.",
        ),
        (
            "siret",
            "7",
            "ce numéro compte 1 chiffre ; un SIRET en compte 14. Recopiez-le depuis votre avis de situation de l’Insee.",
            "this number has 1 digit; a SIRET has 14. Copy it again from your INSEE certificate.",
        ),
        (
            "siret",
            "00000000000000",
            "ce numéro ne contient que des zéros. Indiquez le vrai numéro, ou videz ce champ si vous n’en avez pas.",
            "this number is all zeros. Give the real number, or clear this field if you have none.",
        ),
        (
            "siret",
            "73282932000075",
            "un chiffre au moins est faux, car ce numéro ne passe pas le contrôle des SIRET. Comparez-le chiffre par chiffre avec votre avis de situation de l’Insee.",
            "at least one digit is wrong, because this number does not pass the check of SIRET numbers. Compare it digit by digit with your INSEE certificate.",
        ),
        (
            "rna",
            "W62/3990142",
            "le caractère n° 4, en comptant les espaces, n’est ni une lettre de A à Z ni un chiffre. Corrigez-le d’après le récépissé de la préfecture.",
            "character 4, counting spaces, is neither a letter from A to Z nor a digit. Correct it from the prefecture’s receipt.",
        ),
        (
            "rna",
            "623990142",
            "ce numéro compte 9 caractères ; un numéro RNA en compte 10, par exemple W623990142. Recopiez-le depuis le récépissé de la préfecture.",
            "this number has 9 characters; an RNA number has 10, such as W623990142. Copy it again from the prefecture’s receipt.",
        ),
        (
            "rna",
            "X623990142",
            "un numéro RNA s’écrit autrement (W, un chiffre, un chiffre ou une lettre, puis sept chiffres). Recopiez-le depuis le récépissé de la préfecture.",
            "an RNA number is written in another way (W, a digit, a digit or a letter, then seven digits). Copy it again from the prefecture’s receipt.",
        ),
        (
            "iban",
            "FR14-2004-1010-0505-0001-3M02-606",
            "le caractère n° 5, en comptant les espaces, n’est ni une lettre de A à Z ni un chiffre. Corrigez-le d’après votre RIB.",
            "character 5, counting spaces, is neither a letter from A to Z nor a digit. Correct it from your bank details.",
        ),
        (
            "iban",
            "20041 01005 0500013M026 06",
            "les deux premiers caractères ne désignent pas un pays qui utilise l’IBAN (un IBAN français commence par FR). Recopiez l’IBAN depuis votre RIB.",
            "the first two characters do not stand for a country that uses the IBAN (a French IBAN begins with FR). Copy the IBAN again from your bank details.",
        ),
        (
            "iban",
            "DE89 3704 0044 0532 0130",
            "ce numéro compte 20 caractères ; un IBAN de ce pays en compte 22. Recopiez-le depuis votre RIB.",
            "this number has 20 characters; an IBAN of this country has 22. Copy it again from your bank details.",
        ),
        (
            "iban",
            "FR14 2OO4 1010 0505 0001 3M02 606",
            "dans un IBAN de ce pays, les lettres et les chiffres ont d’autres places. Recopiez-le depuis votre RIB, sans confondre O et 0, ni I et 1.",
            "in an IBAN of this country, letters and digits stand in other places. Copy it again from your bank details; do not confuse O with 0 or I with 1.",
        ),
        (
            "iban",
            "FR15 2004 1010 0505 0001 3M02 606",
            "les chiffres de contrôle (le troisième et le quatrième caractère) ne correspondent pas au reste ; un caractère au moins est faux. Comparez l’IBAN caractère par caractère avec votre RIB.",
            "the check digits (the third and fourth characters) do not match the rest; at least one character is wrong. Compare the IBAN character by character with your bank details.",
        ),
        (
            "iban",
            "FR84 2004 1010 0505 0001 3M02 607",
            "la clé RIB (les deux derniers chiffres) ne correspond pas au numéro de compte. Comparez l’IBAN caractère par caractère avec votre RIB.",
            "the RIB key (the last two digits) does not match the account number. Compare the IBAN character by character with your bank details.",
        ),
    ] {
        let application = format!(r#"{{"applicant": {{"{kind}": "{text}"}}}}"#);
        let assessment = call.assess_json(application.as_bytes());
        let finding = assessment.finding(&format!("applicant.{kind}")).expect("a requirement");
        for ((locale, usual), said) in [Locale::Fr, Locale::En].into_iter().zip(usual).zip([fr, en])
        {
            let message = finding.message(locale).replace(usual, "");
            let (_, message) = message
                .split_once(if locale == Locale::Fr { " : " } else { ": " })
                .expect("a title");
            assert_eq!(message, said, "{text}");
        }
    }
}

#[test]
fn findings_of_another_call() {
    let call = littoral();
    for (application, requirement, fr, en) in [
        (
            r#"{"submitted_on": "2027-01-20"}"#,
            "call.period",
            "Dépôt pendant la période ouverte : la date de dépôt (20/01/2027) précède l’ouverture du dépôt, le 01/02/2027. Extrait de l’appel : « Les demandes sont déposées du 1er février au 30 avril 2027 inclus ». Vérifiez la date de dépôt ou déposez votre demande à partir du 01/02/2027.",
            "Filing in the open period: the filing date (20 January 2027) comes before filing opens, on 1 February 2027. From the call, in French: “Les demandes sont déposées du 1er février au 30 avril 2027 inclus”. Check the filing date or file your application from 1 February 2027 on.",
        ),
        (
            r#"{"submitted_on": "2027-05-20"}"#,
            "call.period",
            "Dépôt pendant la période ouverte : la date de dépôt (20/05/2027) suit la clôture du dépôt, le 30/04/2027. Extrait de l’appel : « Les demandes sont déposées du 1er février au 30 avril 2027 inclus ». Vérifiez la date de dépôt ou attendez la prochaine période.",
            "Filing in the open period: the filing date (20 May 2027) comes after filing closed, on 30 April 2027. From the call, in French: “Les demandes sont déposées du 1er février au 30 avril 2027 inclus”. Check the filing date or wait for the next period.",
        ),
        (
            r#"{"applicant": {"legal_form": "individual"}}"#,
            "applicant.legal_form",
            "Forme juridique : « Particulier » ne fait pas partie des réponses attendues : Association, Collectivité territoriale, Intercommunalité (EPCI), Coopérative, Société. Extrait de l’appel : « Peuvent répondre les associations, les communes et leurs groupements, les coopératives et les sociétés. Les particuliers ne sont pas éligibles ». Vérifiez votre réponse (forme juridique).",
            "Legal form: “Individual” is not among the answers expected: Association, Local authority, Intermunicipal body, Cooperative, Company. From the call, in French: “Peuvent répondre les associations, les communes et leurs groupements, les coopératives et les sociétés. Les particuliers ne sont pas éligibles”. Check your answer (legal form).",
        ),
        (
            r#"{"charter": {"signed_by": "delegate"}}"#,
            "charter.signatory",
            "Signataire de la charte : « Délégataire » n’est pas la réponse attendue : Responsable légal. Extrait de l’appel : « signée du responsable légal en personne ». Vérifiez votre réponse (signataire de la charte).",
            "Who signed the charter: “Delegate” is not the answer expected: Legal representative. From the call, in French: “signée du responsable légal en personne”. Check your answer (who signed the charter).",
        ),
        (
            r#"{"applicant": {"created_on": "2026-12-01"}, "submitted_on": "2027-03-01"}"#,
            "applicant.age",
            "Ancienneté du demandeur : l’intervalle entre la date de création de la structure (01/12/2026) et la date de dépôt (01/03/2027) est inférieur à 18 mois. Extrait de l’appel : « Il existe depuis dix-huit mois au moins à la date du dépôt ». Vérifiez ces dates : il faut au moins 18 mois entre les deux.",
            "Age of the applicant: the time between the date on which the organisation was created (1 December 2026) and the filing date (1 March 2027) is less than 18 months. From the call, in French: “Il existe depuis dix-huit mois au moins à la date du dépôt”. Check these dates: there must be at least 18 months between them.",
        ),
        (
            r#"{"submitted_on": "2027-03-01", "previous_grants": [{"call": "littoral-numerique-2027", "awarded_on": "2026-10-09"}]}"#,
            "applicant.last_grant",
            "Délai depuis l’aide précédente de cet appel : une aide vous a été attribuée le 09/10/2026 ; il faut 3 ans entre une aide et la demande suivante. Extrait de l’appel : « Une nouvelle aide au titre du présent appel n’est possible que trois ans après l’attribution de la précédente ». Déposez votre demande à partir du 09/10/2029.",
            "Time since the last grant of this call: you were awarded a grant on 9 October 2026; 3 years must pass before the next application. From the call, in French: “Une nouvelle aide au titre du présent appel n’est possible que trois ans après l’attribution de la précédente”. File your application from 9 October 2029 on.",
        ),
        (
            r#"{"submitted_on": "2027-03-01", "previous_grants": [{"call": "littoral-numerique-2027", "awarded_on": "2027-10-09"}]}"#,
            "applicant.last_grant",
            "Délai depuis l’aide précédente de cet appel : la dernière aide est datée du 09/10/2027, après le dépôt de la demande (01/03/2027). Extrait de l’appel : « Une nouvelle aide au titre du présent appel n’est possible que trois ans après l’attribution de la précédente ». Vérifiez ces deux dates.",
            "Time since the last grant of this call: the last grant is dated 9 October 2027, after the application was filed (1 March 2027). From the call, in French: “Une nouvelle aide au titre du présent appel n’est possible que trois ans après l’attribution de la précédente”. Check these two dates.",
        ),
        (
            r#"{"project": {"commune": "75056"}}"#,
            "project.territory",
            "Lieu du projet : la commune de code 75056 est hors du territoire de l’appel (département 96, communes 98101, 98102). Extrait de l’appel : « Le projet se déroule dans le département 96, ou dans les communes insulaires de Port-Sable (98101) et de Roc-Ermine (98102) ». Vérifiez le code INSEE de la commune (ce n’est pas son code postal).",
            "Place of the project: the commune with code 75056 is outside the territory of the call (department 96, communes 98101, 98102). From the call, in French: “Le projet se déroule dans le département 96, ou dans les communes insulaires de Port-Sable (98101) et de Roc-Ermine (98102)”. Check the INSEE code of the commune (it is not its postcode).",
        ),
        (
            r#"{"budget": {"revenues": [{"amount": "10000.00", "source": "region"}, {"amount": "1999.00", "source": "own_funds"}]}}"#,
            "budget.own_funds",
            "Part des fonds propres : ces recettes (Fonds propres) apportent 1 999,00 € sur 11 999,00 €, soit 16,6 % ; leur part doit être d’au moins 20 %. Extrait de l’appel : « Les fonds propres représentent au moins 20 % des recettes ». Revoyez le plan de financement.",
            "Share of own funds: these revenues (Own funds) bring €1,999.00 of €11,999.00, which is 16.6%; their share must be at least 20%. From the call, in French: “Les fonds propres représentent au moins 20 % des recettes”. Revise the funding plan.",
        ),
        (
            r#"{"applicant": {"vat_recovery": "full"}, "budget": {"vat_basis": "including_vat", "expenses": [{"amount": "9000.00"}]}, "request": {"operating": "4000.00"}}"#,
            "grant.operating_rate",
            "Taux de l’aide au fonctionnement : le montant possible ne peut pas être calculé, car la présentation du budget (Toutes taxes comprises (TTC)) ne correspond pas à votre récupération de la TVA (Totale). Extrait de l’appel : « L’aide atteint au plus 50 % des dépenses de fonctionnement, dans la limite de 15 000 €. Pour les sociétés, elle atteint au plus 30 % et 8 000 €. Pour les communes et leurs groupements, elle est de 5 000 € au plus ». Présentez le budget hors taxes si vous récupérez la TVA, toutes taxes comprises sinon. À corriger ou à compléter : forme juridique, budget HT ou TTC.",
            "Rate of the operating grant: the amount possible cannot be worked out, because the way the budget is drawn up (Including VAT) does not match your VAT recovery (Full). From the call, in French: “L’aide atteint au plus 50 % des dépenses de fonctionnement, dans la limite de 15 000 €. Pour les sociétés, elle atteint au plus 30 % et 8 000 €. Pour les communes et leurs groupements, elle est de 5 000 € au plus”. Draw up the budget excluding VAT if you recover it, including VAT if not. To correct or to fill in: legal form, budget excluding or including VAT.",
        ),
    ] {
        assert_finding(&call, application, requirement, fr, en);
    }
}

#[test]
fn errors() {
    for (application, code, fr, en) in [
        (
            r#"{"request": {"amount": 12.5}}"#,
            "amount.not_exact",
            "Le montant 12.5, écrit ainsi, risque d’être arrondi. Écrivez-le entre guillemets, avec au plus deux décimales, par exemple \"1234.56\".",
            "The amount 12.5, written this way, may be rounded. Write it in quotation marks, with at most two decimals, such as \"1234.56\".",
        ),
        (
            r#"{"request": {"amount": 1000000000000}}"#,
            "number.out_of_range",
            "Le nombre 1000000000000 est hors limites. Écrivez un nombre entre 0 et 999 999 999 999.",
            "The number 1000000000000 is out of range. Write a number between 0 and 999,999,999,999.",
        ),
        (
            r#"{"request": {"amount": "1 000"}}"#,
            "amount.format",
            "« 1 000 » n’est pas un montant. Écrivez seulement des chiffres, sans espace, sans signe ni zéro inutile au début : douze au plus, puis, au besoin, un point et deux au plus, par exemple 1234.56.",
            "“1 000” is not an amount. Write digits only, without spaces, signs or needless zeros in front: at most twelve, then, if needed, a point and at most two more, such as 1234.56.",
        ),
        (
            r#"{"submitted_on": "09/10/2026"}"#,
            "date.format",
            "« 09/10/2026 » n’est pas une date. Écrivez un jour qui existe, de 1900 à 2199, sous la forme AAAA-MM-JJ, par exemple 2026-10-09.",
            "“09/10/2026” is not a date. Write a day that exists, from 1900 to 2199, as YYYY-MM-DD, such as 2026-10-09.",
        ),
        (
            r#"{"project": {"event_format": "party"}}"#,
            "enum.unknown",
            "« party » ne fait pas partie de la liste. Choisissez l’une de ces valeurs : hackathon (Hackathon), ideathon (Idéathon), startup_weekend (Start-up week-end), boot_camp (Boot camp), other (Autre).",
            "“party” is not one of the values of the list. Choose one of these values: hackathon (Hackathon), ideathon (Ideathon), startup_weekend (Start-up weekend), boot_camp (Boot camp), other (Other).",
        ),
        (
            r#"{"documents": [{"kind": "letter"}]}"#,
            "id.unknown",
            "L’appel ne prévoit pas « letter ». Retirez-le ou choisissez parmi : request_letter (Courrier de demande), budget (Budget dépenses-recettes), charter (Charte INS’pir signée), technical_file (Dossier technique), vat_certificate (Attestation de régime fiscal (TVA)), bank_details (RIB), statutes (Statuts), signature_delegation (Délégation de signature), territory_letter (Courrier de soutien du territoire).",
            "The call does not list “letter”. Remove it or choose from: request_letter (Letter of request), budget (Budget of expenses and revenues), charter (Signed INS’pir charter), technical_file (Technical file), vat_certificate (Certificate of tax status (VAT)), bank_details (Bank details), statutes (Statutes), signature_delegation (Delegation of signature), territory_letter (Letter of support from the local area).",
        ),
        (
            r#"{"indicators": [{"target": 12.5}]}"#,
            "type.mismatch",
            "Il faut ici un nombre entier ou un texte, et non 12.5. Écrivez le nombre sans décimale ni exposant, par exemple 12, ou mettez-le entre guillemets : \"12.5\".",
            "A whole number or text is needed here, not 12.5. Write the number without decimals or exponent, such as 12, or put it in quotation marks: \"12.5\".",
        ),
        (
            r#"{"indicators": [{"horizon_months": 1e1}]}"#,
            "type.mismatch",
            "Il faut ici un nombre entier, et non 1e1. Écrivez 10, sans décimale ni exposant.",
            "A whole number is needed here, not 1e1. Write 10, without decimals or exponent.",
        ),
        (
            r#"{"budget": 7}"#,
            "type.mismatch",
            "Il faut ici un groupe de champs, et non un nombre. Corrigez cette valeur.",
            "This must be a group of fields, not a number. Correct this value.",
        ),
        (
            r#"{"applicant": {"nom": "Les Écluses"}}"#,
            "field.unknown",
            "Le champ « nom » n’existe pas ici. Retirez-le ou corrigez son nom ; noms possibles : name, legal_form, created_on, commune, siret, rna, iban, legal_representative, signatory, vat_recovery. Une donnée propre à votre logiciel se place dans « extensions », au premier niveau.",
            "There is no field “nom” here. Remove it or correct its name; possible names: name, legal_form, created_on, commune, siret, rna, iban, legal_representative, signatory, vat_recovery. Data of your own software goes into “extensions”, at the top level.",
        ),
        (
            r#"{"call": "inspir-follow-up"}"#,
            "call.mismatch",
            "La demande vise l’appel « inspir-follow-up », mais elle est examinée pour « inspir-creative-event ». Choisissez l’appel qui convient.",
            "The application is for the call “inspir-follow-up”, but it is assessed for “inspir-creative-event”. Choose the right call.",
        ),
        (
            "",
            "json.syntax",
            "Le document est vide. Joignez la demande, au format JSON.",
            "The document is empty. Provide the application as JSON.",
        ),
        (
            "{\n",
            "json.syntax",
            "Le document ne peut pas être lu : ce n’est pas du JSON valide (ligne 2, colonne 1). Corrigez-le à cet endroit ou exportez-le de nouveau.",
            "The document cannot be read: it is not valid JSON (line 2, column 1). Correct it there or export it again.",
        ),
        (
            r#"{"a": }"#,
            "json.syntax",
            "Le document ne peut pas être lu : ce n’est pas du JSON valide (ligne 1, colonne 7). Corrigez-le à cet endroit ou exportez-le de nouveau.",
            "The document cannot be read: it is not valid JSON (line 1, column 7). Correct it there or export it again.",
        ),
        (
            "\u{feff}{}",
            "json.syntax",
            "Le document ne peut pas être lu : son encodage ne convient pas (ligne 1, colonne 1). Enregistrez-le en UTF-8, sans marque d’ordre des octets (BOM).",
            "The document cannot be read: its encoding is not the right one (line 1, column 1). Save it as UTF-8, without a byte order mark (BOM).",
        ),
    ] {
        assert_error(application, code, fr, en);
    }
    let long = format!(r#"{{"project": {{"title": "{}"}}}}"#, "x".repeat(20_001));
    assert_error(
        &long,
        "text.too_long",
        "Ce texte compte 20 001 caractères ; le maximum est de 20 000. Raccourcissez-le.",
        "This text has 20,001 characters; the maximum is 20,000. Shorten it.",
    );
    assert_error(
        &" ".repeat(8 * 1024 * 1024 + 1),
        "json.too_large",
        "Le document est trop volumineux ; le maximum est de 8 Mio (8 388 608 octets). Raccourcissez-le ou retirez-en ce qui ne sert pas à la demande.",
        "The document is too large; the maximum is 8 MiB (8,388,608 bytes). Shorten it or take out what the application does not need.",
    );
}

#[test]
fn another_encoding_is_told_as_such() {
    let utf16 = |order: fn(u16) -> [u8; 2], text: &str| -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    };
    for text in [
        b"\xef\xbb\xbf{}".to_vec(),
        b"{\"reference\": \"\xe9\"}".to_vec(),
        utf16(u16::to_le_bytes, "{}"),
        utf16(u16::to_be_bytes, "{}"),
        utf16(u16::to_le_bytes, "\u{feff}{}"),
    ] {
        let assessment = Call::creative_event().assess_json(&text);
        let error = &assessment.input_errors()[0];
        assert_eq!(error.code().id(), "json.syntax", "{text:?}");
        assert!(error.message(Locale::En).contains("Save it as UTF-8"), "{text:?}");
    }
}

#[test]
fn only_what_is_blocking_is_called_compulsory() {
    let blocking = r#""field": "/origin/inspir_event", "level": "blocking""#;
    let definition = Call::follow_up().definition().to_owned();
    assert!(definition.contains(blocking));
    let milder = definition.replace(blocking, &blocking.replace("blocking", "warning"));
    let milder = defined(&milder);
    let application = r#"{"origin": {"inspir_event": false}}"#;
    assert_finding(
        &Call::follow_up(),
        application,
        "origin.inspir_event",
        "Groupe-projet né d’un événement INS’pir : vous avez répondu non. Extrait de l’appel : « les groupes-projets nés de ces événements créatifs ». Vérifiez votre réponse ; si elle est exacte, cette aide ne s’adresse pas à votre projet.",
        "Project group born at an INS’pir event: you answered no. From the call, in French: “les groupes-projets nés de ces événements créatifs”. Check your answer; if it is right, this grant is not meant for your project.",
    );
    assert_finding(
        &milder,
        application,
        "origin.inspir_event",
        "Groupe-projet né d’un événement INS’pir : vous avez répondu non. Extrait de l’appel : « les groupes-projets nés de ces événements créatifs ». Vérifiez votre réponse.",
        "Project group born at an INS’pir event: you answered no. From the call, in French: “les groupes-projets nés de ces événements créatifs”. Check your answer.",
    );
    let blocking = r#""field": "/charter/commitments/right_to_fail", "level": "blocking""#;
    let definition = Call::creative_event().definition().to_owned();
    assert!(definition.contains(blocking));
    let charter = definition.replace(blocking, &blocking.replace("blocking", "warning"));
    let charter = defined(&charter);
    assert_finding(
        &charter,
        r#"{"charter": {"commitments": {"right_to_fail": false}}}"#,
        "charter.right_to_fail",
        "Engagement à reconnaître le droit à l’échec : vous avez répondu non. Extrait de l’appel : « Le droit à l’échec ». Répondez oui si vous pouvez remplir cette condition.",
        "Commitment to accept the right to fail: you answered no. From the call, in French: “Le droit à l’échec”. Answer yes if you can meet this condition.",
    );
    let texts = ["{}", application, SAMPLE];
    for call in [Call::creative_event(), Call::follow_up(), milder, littoral()] {
        for text in texts {
            let assessment = call.assess_json(text.as_bytes());
            let milder =
                assessment.findings().filter(|f| f.requirement().level() != Level::Blocking);
            for finding in milder.filter(|finding| finding.status() != Status::Met) {
                for (locale, word) in [(Locale::Fr, "obligatoire"), (Locale::En, "compulsory")] {
                    let message = finding.message(locale);
                    assert!(!message.contains(word), "{message}");
                }
            }
        }
    }
}

#[test]
fn the_report_names_the_places_of_errors() {
    let call = Call::creative_event();
    let text = br#"{"budget": {"expenses": [{"amount": 12.5}]}, "foo": 1}"#;
    let assessment = call.assess_json(text);
    for (locale, amount, unknown) in [
        (Locale::Fr, "• Montant (dépense n° 1) [/budget/expenses/0/amount] — ", "à déterminer"),
        (Locale::En, "• Amount (expense 1) [/budget/expenses/0/amount] — ", "not known yet"),
    ] {
        let report = assessment.report(locale);
        assert!(report.contains(amount), "{report}");
        assert!(report.contains("• /foo — "), "{report}");
        assert!(report.contains(unknown), "{report}");
    }
    let empty = call.assess_json(b"");
    assert!(empty.report(Locale::Fr).contains("• Fichier — Le document est vide."));
    assert!(empty.report(Locale::En).contains("• File — The document is empty."));
}

/// The report on what cannot be assessed tells what is wrong, and nothing of what it does not know.
#[test]
fn the_report_on_a_document_that_was_not_read_says_so() {
    let lines = |count: usize| {
        format!(r#"{{"budget": {{"expenses": [{}]}}}}"#, vec![r#"{"x": 1}"#; count].join(","))
    };
    let (full, cut) = (lines(100), lines(101));
    for (text, fr, en) in [
        ("", "lu : rien n’a été examiné.", "read: nothing was assessed."),
        ("not json", "lu : rien n’a été examiné.", "read: nothing was assessed."),
        ("\u{feff}{}", "lu : rien n’a été examiné.", "read: nothing was assessed."),
        ("5", "lu : rien n’a été examiné.", "read: nothing was assessed."),
        (&cut, "plus de 100 erreurs", "more than 100 errors"),
    ] {
        let assessment = Call::creative_event().assess_json(text.as_bytes());
        let (report, english) = (assessment.report(Locale::Fr), assessment.report(Locale::En));
        assert!(report.contains(fr) && english.contains(en), "{report}{english}");
        assert!(report.contains("Données à corriger"), "{report}");
        for absent in ["Ce qui manque", "Subvention", "sur 53", "Avis attendus", "sans elles"] {
            assert!(!report.contains(absent), "{report}");
        }
    }
    let report = Call::creative_event().assess_json(full.as_bytes()).report(Locale::Fr);
    assert!(report.contains("sans elles") && report.contains("Ce qui manque"), "{report}");
}

#[test]
fn the_report_sums_up_the_parts_that_are_asked_for() {
    let expenses = r#"[{"amount": "5000"}, {"amount": "4000", "nature": "investment"}]"#;
    let report = |request: &str, locale| {
        let text = format!(r#"{{"request": {request}, "budget": {{"expenses": {expenses}}}}}"#);
        Call::follow_up().assess_json(text.as_bytes()).report(locale)
    };
    for (request, locale, rows) in [
        (
            r#"{"operating": "6000"}"#,
            Locale::Fr,
            [
                "    Demandé .....................................      non demandé\n",
                "  Total demandé .................................       6 000,00 €\n",
                "  Maximum pour les aides demandées ..............       5 000,00 €\n",
            ],
        ),
        (
            r#"{"operating": "6000", "investment": "100"}"#,
            Locale::En,
            [
                "    Requested ...................................          €100.00\n",
                "  Total requested ...............................        €6,100.00\n",
                "  Maximum for the grants asked for ..............        €9,000.00\n",
            ],
        ),
        (
            "{}",
            Locale::Fr,
            [
                "    Demandé .....................................     à déterminer\n",
                "  Total demandé .................................     à déterminer\n",
                "  Maximum pour toutes les aides .................       9 000,00 €\n",
            ],
        ),
    ] {
        let report = report(request, locale);
        for row in rows {
            assert!(report.contains(row), "{row}{report}");
        }
    }
    let definition = r#"{"id": "x", "edition": "1", "title": {"fr": "x", "en": "x"},
        "organisation": {"fr": "x", "en": "x"}, "summary": {"fr": "x", "en": "x"},
        "sections": [{"id": "s", "title": {"fr": "x", "en": "x"}}],
        "requirements": [{"id": "r", "section": "s", "level": "warning", "basis": "implied",
            "title": {"fr": "x", "en": "x"}, "citation": {"section": {"fr": "x", "en": "x"}},
            "check": "team_members"}]}"#;
    let without_parts = defined(definition);
    assert!(!without_parts.assess_json(b"{}").report(Locale::Fr).contains("Subvention"));
}

#[test]
fn the_report_holds_nothing_that_steers_a_terminal() {
    let reference = format!(r"\u001b[31m\u202e{}", "é".repeat(100));
    let text = format!(
        r#"{{"reference": "{reference}", "\u001b\n{}": 1, "submitted_on": "\u001b]0;x\u0007"}}"#,
        "x".repeat(1000)
    );
    let report = Call::creative_event().assess_json(text.as_bytes()).report(Locale::Fr);
    assert!(report.contains(&format!("dossier  [31m {}…", "é".repeat(54))), "{report}");
    assert!(report.chars().all(|char| char == '\n' || !char.is_control()), "{report:?}");
    assert!(!report.contains('\u{202e}'), "{report:?}");
    assert!(report.lines().all(|line| line.chars().count() < 120), "{report}");
}
