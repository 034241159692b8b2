//! The headers that real tables have for members of applications, beside the labels of the members: those
//! of the national open data on grants (SCDL), of the exports of Démarche numérique, of the form Cerfa
//! 12156, and what people call a column.

/// For each path its names, folded and without spaces.
pub(super) const OF_FIELDS: &[(&str, &[&str])] = &[
    (
        "/reference",
        &[
            "ndossier",
            "nodossier",
            "numerodossier",
            "numerodedossier",
            "ndedossier",
            "dossier",
            "dossiern",
            "dossierno",
            "dossiernumero",
            "ndudossier",
            "numerodudossier",
            "nodedossier",
            "numdossier",
            "refdossier",
            "referencedudossier",
            "reference",
            "id",
            "iddossier",
        ],
    ),
    ("/submitted_on", &["deposele", "datededepot", "datedepot", "datededepotdudossier"]),
    (
        "/applicant/name",
        &[
            "nomdenomination",
            "denominationdelassociation",
            "denominationsociale",
            "nomdelorganisme",
            "nombeneficiaire",
            "nomdubeneficiaire",
            "nomattributaire",
            "entrepriseraisonsociale",
            "raisonsociale",
            "associationtitre",
            "denomination",
            "nomdelassociation",
            "nomdelastructure",
            "structure",
            "structureporteuse",
            "porteurdeprojet",
            "nomduporteur",
        ],
    ),
    (
        "/applicant/siret",
        &[
            "numerodesiret",
            "ndesiret",
            "siretdelassociation",
            "siret",
            "nsiret",
            "nosiret",
            "numerosiret",
            "nsiretfusion",
            "etablissementsiret",
            "idbeneficiaire",
            "identificationdubeneficiaire",
            "identificationdubeneficiairesiret",
            "iddubeneficiaire",
            "nsiretattributaire",
            "ibeneficiaire",
            "siretdubeneficiaire",
            "siretbeneficiaire",
        ],
    ),
    (
        "/applicant/rna",
        &[
            "numerornaouadefautceluidurecepisseenprefecture",
            "rna",
            "nrna",
            "numerorna",
            "rnabeneficiaire",
            "associationrna",
        ],
    ),
    ("/applicant/iban", &["iban"]),
    (
        "/applicant/vat_recovery",
        &[
            "recuperationtva",
            "recuperationdelatva",
            "tvarecuperable",
            "tvarecuperee",
            "recuperezvouslatva",
        ],
    ),
    (
        "/applicant/created_on",
        &["datedecreation", "associationdatedecreation", "entreprisedatedecreation"],
    ),
    (
        "/applicant/legal_form",
        &[
            "formejuridique",
            "entrepriseformejuridique",
            "statutjuridique",
            "naturejuridique",
            "typedestructure",
        ],
    ),
    (
        "/applicant/commune",
        &["etablissementcodeinseelocalite", "codeinseedusiege", "communedusiege"],
    ),
    (
        "/applicant/legal_representative/name",
        &["representantlegal", "nomdurepresentantlegal", "responsablelegal"],
    ),
    (
        "/project/title",
        &[
            "intituledelaction",
            "titredelaction",
            "nomdelaction",
            "objet",
            "objetdudossier",
            "objetdelasubvention",
            "objetdelaide",
            "objetdelaconvention",
            "objetconvention",
            "nomduprojet",
            "intitule",
            "intituleduprojet",
            "titreduprojet",
            "projet",
        ],
    ),
    (
        "/project/description",
        &[
            "descriptiondelaction",
            "descriptifduprojet",
            "descriptifdelaction",
            "description",
            "descriptif",
            "presentationduprojet",
            "resume",
        ],
    ),
    (
        "/project/starts_on",
        &[
            "dateouperiodederealisation",
            "dateouperiodederealisationduprojet",
            "periodederealisation",
            "datederealisation",
            "datesderealisation",
            "datesduprojet",
            "datededebut",
            "debut",
            "datedebut",
            "datedudebut",
            "datededebutdelevenement",
            "datededebutduprojet",
            "datededebutdelaction",
        ],
    ),
    (
        "/project/ends_on",
        &[
            "dateouperiodederealisation",
            "dateouperiodederealisationduprojet",
            "periodederealisation",
            "datederealisation",
            "datesderealisation",
            "datesduprojet",
            "datedefin",
            "fin",
            "datefin",
            "datedelafin",
            "datedefindelevenement",
            "datedefinduprojet",
            "datedefindelaction",
        ],
    ),
    (
        "/project/external_providers",
        &[
            "prestatairesexternes",
            "prestatairesexterieurs",
            "recoursadesprestataires",
            "recoursadesprestatairesexternes",
            "recoursadesprestatairesexterieurs",
        ],
    ),
    ("/project/commune", &["commune", "codeinsee", "codecommune", "codeinseecommune"]),
    (
        "/request/amount",
        &[
            "lasubventionde",
            "jedemandeunesubventionde",
            "aidedemandee",
            "aidesollicitee",
            "montantdelasubventionsollicitee",
            "montantdelaidesollicitee",
            "montantdemande",
            "montantdelasubventiondemandee",
            "subventiondemandee",
            "montantsollicite",
            "subventionsollicitee",
            "montantdelademande",
            "montantdelaidedemandee",
        ],
    ),
];

/// The names of what is near in meaning to a field, folded and without spaces. They give way to the name itself, and are
/// told.
pub(super) const OF_FIELDS_LOOSELY: &[(&str, &[&str])] = &[(
    "/project/description",
    &["objectifs", "objectifsduprojet", "objectifsdelaction", "contenuduprojet"],
)];

/// The names for members of the items of lists.
pub(super) const OF_ITEMS: &[(&str, &[&str])] = &[
    (
        "label",
        &[
            "charge",
            "charges",
            "produit",
            "produits",
            "depenses",
            "recettes",
            "libelledeladepense",
            "libelledelarecette",
            "naturedesdepenses",
            "naturedescharges",
            "libelle",
            "libelleduposte",
            "intitule",
            "intituleduposte",
            "poste",
            "designation",
            "objet",
            "naturedeladepense",
            "description",
            "depense",
            "recette",
        ],
    ),
    (
        "amount",
        &[
            "montantprevu",
            "montantprevisionnel",
            "prevision",
            "montant",
            "montantttc",
            "montantht",
            "montanteur",
            "montanteneuros",
            "somme",
        ],
    ),
    (
        "account",
        &[
            "comptes",
            "codecompte",
            "comptecomptable",
            "numerodecomptecomptable",
            "compte",
            "ncompte",
            "nocompte",
            "numerodecompte",
            "comptecerfa",
            "ncerfa",
        ],
    ),
    ("source", &["financeur", "origine", "source", "originedufinancement"]),
    ("in_kind", &["ennature", "contributionvolontaire", "contributionvolontaireennature"]),
    ("secured", &["acquis", "obtenu", "accorde"]),
    (
        "side",
        &[
            "chargesproduits",
            "chargesouproduits",
            "depensesrecettes",
            "depensesourecettes",
            "sens",
            "side",
            "depenseourecette",
            "depenserecette",
            "chargeouproduit",
            "chargeproduit",
        ],
    ),
    ("name", &["nom", "nometprenom", "prenometnom"]),
    ("kind", &["piece", "typedepiece", "document"]),
];

/// The words that headers of documents have behind the name.
pub(super) const OF_DOCUMENTS: [&str; 8] =
    ["fourni", "fournie", "fournis", "fournies", "joint", "jointe", "joints", "jointes"];

/// Whether a header is that of the number of an organisation, which is not that of an establishment (SIRET).
pub(super) fn is_siren(squeezed: &str) -> bool {
    squeezed.contains("siren") && !squeezed.contains("siret")
}

/// Whether a header is that of a postcode, which is no commune code.
pub(super) fn is_postcode(squeezed: &str) -> bool {
    squeezed == "cp" || squeezed.contains("codepostal") || squeezed.contains("postcode")
}
