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
    ("/applicant/rna", &["rna", "nrna", "numerorna", "rnabeneficiaire", "associationrna"]),
    ("/applicant/iban", &["iban"]),
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
    ("/project/description", &["description", "descriptif", "presentationduprojet", "resume"]),
    (
        "/project/starts_on",
        &[
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

/// The names for members of the items of lists.
pub(super) const OF_ITEMS: &[(&str, &[&str])] = &[
    (
        "label",
        &[
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
    ("amount", &["montant", "montantttc", "montantht", "montanteur", "montanteneuros", "somme"]),
    ("account", &["compte", "ncompte", "nocompte", "numerodecompte", "comptecerfa", "ncerfa"]),
    ("source", &["financeur", "origine", "source", "originedufinancement"]),
    ("in_kind", &["ennature", "contributionvolontaire", "contributionvolontaireennature"]),
    ("secured", &["acquis", "obtenu", "accorde"]),
    (
        "side",
        &["sens", "side", "depenseourecette", "depenserecette", "chargeouproduit", "chargeproduit"],
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
