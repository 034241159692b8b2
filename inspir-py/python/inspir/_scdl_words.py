"""What is said of decisions that cannot be published as they are, in the languages of the engine."""

from __future__ import annotations

#: Why a cell or a table is refused. ``{found}`` is what stands there.
REASONS: dict[str, dict[str, str]] = {
    "fr": {
        "required": "Il manque une valeur.",
        "one_of": "Il manque un identifiant du bénéficiaire : son SIRET ou son numéro RNA.",
        "number": "« {found} » est un nombre à virgule flottante : des chiffres peuvent être perdus.",
        "format": "« {found} » ne convient pas.",
        "too_long": "Ce texte a {length} caractères ; le schéma en admet {longest}.",
        "choice": "« {found} » n’est pas une valeur du schéma.",
        "length": "« {found} » n’a pas 14 chiffres.",
        "characters": "« {found} » ne se compose pas que de chiffres (caractère {position}).",
        "check_digits": "« {found} » ne passe pas le contrôle des SIRET : un chiffre au moins est faux.",
        "zeros": "« {found} » n’a que des zéros.",
        "decimals": "« {found} » a plus de deux décimales ; rien n’est arrondi à votre place.",
        "range": "« {found} » n’est pas entre 0.01 et 1.",
        "order": "« {found} » finit avant de commencer.",
        "column.unknown": "« {found} » n’est pas une colonne du schéma.",
        "column.absent": "Cette colonne obligatoire manque.",
        "column.twice": "Cette colonne est donnée deux fois.",
    },
    "en": {
        "required": "A value is missing.",
        "one_of": "An identifier of the beneficiary is missing: the SIRET or the RNA number.",
        "number": "“{found}” is a floating-point number: digits may be lost.",
        "format": "“{found}” cannot be taken.",
        "too_long": "This text has {length} characters; the schema takes {longest}.",
        "choice": "“{found}” is no value of the schema.",
        "length": "“{found}” does not have 14 digits.",
        "characters": "“{found}” has something else than digits (character {position}).",
        "check_digits": "“{found}” does not pass the check of SIRET numbers: at least one digit is wrong.",
        "zeros": "“{found}” has nothing but zeros.",
        "decimals": "“{found}” has more than two decimals; nothing is rounded for you.",
        "range": "“{found}” is not between 0.01 and 1.",
        "order": "“{found}” ends before it begins.",
        "column.unknown": "“{found}” is no column of the schema.",
        "column.absent": "This required column is absent.",
        "column.twice": "This column is given twice.",
    },
}

#: What to write, by the kind of the column.
REMEDIES: dict[str, dict[str, str]] = {
    "fr": {
        "text": "Écrivez un texte.",
        "short": "Écrivez un texte de {longest} caractères au plus.",
        "siret": "Écrivez les 14 chiffres du SIRET, dans une colonne de texte : 35600000018723.",
        "rna": "Écrivez W et neuf chiffres : W123456789 ; le schéma n’admet pas d’autre numéro RNA. "
        "Laissez vide si le SIRET est donné.",
        "day": "Écrivez la date de la convention : 2027-03-01.",
        "period": "Écrivez une date, 2027-03-01, ou une période, 2027-03-01/2027-12-31.",
        "amount": "Écrivez le montant total de la subvention en euros : 47800.20.",
        "nature": "Écrivez « aide en numéraire », « aide en nature » ou les deux, séparées par « ; ».",
        "flag": "Écrivez « oui » ou « non ».",
        "share": "Écrivez la part de la subvention qui revient à ce bénéficiaire : 1.00 s’il est seul, "
        "0.45 pour 45 %. Ce n’est pas le taux de l’aide.",
        "near": "Vouliez-vous « {near} » ? Renommez la colonne, ou retirez-la.",
        "remove": "Retirez-la.",
        "add": "Ajoutez-la, ou donnez dans `common` la valeur de toutes les lignes.",
        "once": "Donnez-la dans la table ou dans `common`.",
    },
    "en": {
        "text": "Write a text.",
        "short": "Write a text of at most {longest} characters.",
        "siret": "Write the 14 digits of the SIRET, in a column of text: 35600000018723.",
        "rna": "Write W and nine digits: W123456789; the schema takes no other RNA number. "
        "Leave it empty if the SIRET is given.",
        "day": "Write the day of the agreement: 2027-03-01.",
        "period": "Write a day, 2027-03-01, or a period, 2027-03-01/2027-12-31.",
        "amount": "Write the total amount of the grant in euros: 47800.20.",
        "nature": "Write “aide en numéraire” (money), “aide en nature” (in kind), or both with “;” between.",
        "flag": "Write “oui” (yes) or “non” (no).",
        "share": "Write the share of the grant that goes to this beneficiary: 1.00 if there is no other, "
        "0.45 for 45%. It is not the aid rate.",
        "near": "Did you mean “{near}”? Rename the column, or take it away.",
        "remove": "Take it away.",
        "add": "Add it, or give the value of all rows in `common`.",
        "once": "Give it in the table or in `common`.",
    },
}

#: How faults and warnings are put together.
SENTENCES: dict[str, dict[str, str]] = {
    "fr": {
        "cell": "{rows}, {column}",
        "columns": "Les colonnes du schéma sont : {names}.",
        "all": "{count} : ces décisions ne peuvent pas être publiées ainsi.",
        "one": "1 erreur",
        "many": "{count} erreurs",
        "row": "ligne {rows}",
        "rows": "lignes {rows}",
        "shares": "{place} : les parts de cette subvention (`pourcentageSubvention`) font {sum}, et non 1. "
        "C’est la part de chaque bénéficiaire dans la subvention, et non le taux de l’aide ; "
        "un bénéficiaire seul a 1.00.",
        "others": "Les parts d’autres subventions ne font pas 1 non plus : {place}.",
    },
    "en": {
        "cell": "{rows}, {column}",
        "columns": "The columns of the schema are: {names}.",
        "all": "{count}: these decisions cannot be published as they are.",
        "one": "1 mistake",
        "many": "{count} mistakes",
        "row": "row {rows}",
        "rows": "rows {rows}",
        "shares": "{place}: the shares of this grant (`pourcentageSubvention`) come to {sum}, not to 1. "
        "They are each beneficiary’s share of the grant, not the aid rate; "
        "a single beneficiary has 1.00.",
        "others": "Nor do the shares of other grants come to 1: {place}.",
    },
}
