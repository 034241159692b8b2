//! The words of notices. `{subject}` and `{other}` are gaps.

use super::notice_kind::NoticeKind;
use crate::locale::{Words, words};

/// The words of a notice.
pub(super) fn notice_words(kind: NoticeKind) -> Words<&'static str> {
    match kind {
        NoticeKind::UnmappedColumn => words!(
            fr: "La correspondance ne nomme pas la colonne « {subject} » : rien n’en est repris.",
            en: "The mapping does not name the column “{subject}”: nothing is taken from it.",
        ),
        NoticeKind::UnmappedTable => words!(
            fr: "La correspondance ne nomme pas la table « {subject} » : rien n’en est repris.",
            en: "The mapping does not name the table “{subject}”: nothing is taken from it.",
        ),
        NoticeKind::FoundByLabel => words!(
            fr: "La correspondance nomme « {other} » ; la colonne « {subject} » est prise pour elle.",
            en: "The mapping names “{other}”; the column “{subject}” is taken for it.",
        ),
        NoticeKind::AmbiguousLabel => words!(
            fr: "Plusieurs champs s’appellent « {subject} » : rien n’en est repris. Nommez dans la correspondance l’identifiant de celui qui convient : {other}.",
            en: "Several fields are called “{subject}”: nothing is taken from them. In the mapping, name the id of the one that is meant: {other}.",
        ),
        NoticeKind::MissingField => words!(
            fr: "Aucun dossier n’a de champ « {subject} », que la correspondance nomme.",
            en: "No dossier has a field “{subject}”, which the mapping names.",
        ),
        NoticeKind::ChangedType => words!(
            fr: "Le champ « {subject} » a changé de type ({other}). Vérifiez la correspondance.",
            en: "The field “{subject}” has changed its type ({other}). Check the mapping.",
        ),
        NoticeKind::MorePages => words!(
            fr: "Cette réponse n’a pas tous les dossiers : demandez les pages suivantes, et donnez-les toutes en une liste.",
            en: "This answer does not have all dossiers: ask for the pages that follow, and hand over all of them in a list.",
        ),
        NoticeKind::PartialAnswer => words!(
            fr: "Page {other} : l’API dit « {subject} ». Il peut manquer des dossiers ou des réponses : redemandez cette page.",
            en: "Page {other}: the API says “{subject}”. Dossiers or answers may be missing: ask for this page again.",
        ),
        NoticeKind::LostDossier => words!(
            fr: "Page {other} : il n’y a rien à la place du dossier n° {subject} de la page, qui manque. Redemandez cette page, ou ce dossier seul.",
            en: "Page {other}: there is nothing in the place of dossier no. {subject} of the page, which is missing. Ask for this page again, or for the dossier alone.",
        ),
        NoticeKind::LostAnswers => words!(
            fr: "Page {other}, dossier {subject} : il n’y a rien (null) à la place de réponses, qui manquent. Redemandez ce dossier.",
            en: "Page {other}, dossier {subject}: there is nothing (null) in the place of answers, which are missing. Ask for this dossier again.",
        ),
        NoticeKind::NoKey => words!(
            fr: "Cette ligne n’a pas de clé dans « {subject} » : aucune ligne d’une autre table ne lui est rattachée. Écrivez la clé ; si des cellules sont fusionnées, remplissez chacune.",
            en: "This row has no key in “{subject}”: no lines of other tables are joined to it. Write the key; if cells are merged, fill in each of them.",
        ),
        NoticeKind::KeyTwice => words!(
            fr: "Plusieurs lignes ont la clé « {subject} » : chacune reçoit les lignes des autres tables.",
            en: "Several rows have the key “{subject}”: each gets the lines of the other tables.",
        ),
        NoticeKind::Orphan => words!(
            fr: "Aucune demande n’a la clé « {subject} » : cette ligne est laissée de côté.",
            en: "No application has the key “{subject}”: this line is left out.",
        ),
        NoticeKind::LineWithoutKey => words!(
            fr: "Cette ligne n’a pas de clé dans « {subject} » : rien ne dit à quelle demande elle appartient, et elle est laissée de côté. Écrivez-y la clé ; si des cellules sont fusionnées, remplissez chacune.",
            en: "This line has no key in “{subject}”: nothing says to which application it belongs, and it is left out. Write the key there; if cells are merged, fill in each of them.",
        ),
        NoticeKind::RepeatsTotal => words!(
            fr: "« {subject} » ({other}) reprend le total d’autres postes : ce montant est laissé de côté.",
            en: "“{subject}” ({other}) repeats the total of other items: this amount is left out.",
        ),
        NoticeKind::DiffersFromLines => words!(
            fr: "« {subject} » ({other}) est appelé un total, et n’est pas la somme des autres postes : ce montant est laissé de côté. Vérifiez qu’aucun poste ne manque ; si ce n’est pas un total, donnez-lui un autre nom.",
            en: "“{subject}” ({other}) is called a total, and is not the sum of the other items: this amount is left out. Check that no item is missing; if it is no total, give it another name.",
        ),
        NoticeKind::UncheckedTotal => words!(
            fr: "« {subject} » ({other}) est appelé un total : ce montant est laissé de côté. Il n’a pas pu être comparé aux autres postes, car certains n’ont pas de montant lisible.",
            en: "“{subject}” ({other}) is called a total: this amount is left out. It could not be compared with the other items, since some have no amount that can be read.",
        ),
        NoticeKind::LoneTotal => words!(
            fr: "« {subject} » ({other}) est appelé un total, et aucun autre poste n’a de montant : ce montant est gardé comme un poste. Vérifiez qu’aucun poste ne manque.",
            en: "“{subject}” ({other}) is called a total, and no other item has an amount: the amount is kept as an item. Check that no item is missing.",
        ),
        NoticeKind::MayRepeatTotal => words!(
            fr: "« {subject} » ({other}) est égal à la somme des autres postes. Ce montant est gardé ; si c’est un total, retirez-le.",
            en: "“{subject}” ({other}) equals the sum of the other items. The amount is kept; if it is a total, take it out.",
        ),
        NoticeKind::DiffersFromDetails => words!(
            fr: "« {subject} » ({other}) n’est pas la somme de ses comptes de détail. Tous ces montants sont gardés ; s’il s’agit de leur total, corrigez-le ou retirez-le.",
            en: "“{subject}” ({other}) is not the sum of its detailed accounts. All these amounts are kept; if it is their total, correct it or take it out.",
        ),
        NoticeKind::NoSide => words!(
            fr: "Rien ne dit si « {subject} » est une dépense ou une recette : cette ligne est laissée de côté. Indiquez un compte (60 à 79, 86, 87) ou le côté du budget.",
            en: "Nothing says whether “{subject}” is an expense or a revenue: this line is left out. State an account (60 to 79, 86, 87) or the side of the budget.",
        ),
        NoticeKind::UnclearSide => words!(
            fr: "« {subject} » : le côté du budget, « {other} », est inconnu ou contredit le compte. Cette ligne est laissée de côté. Écrivez dépense ou recette, comme le compte le veut.",
            en: "“{subject}”: the side of the budget, “{other}”, is not known or contradicts the account. This line is left out. Write expense or revenue, as the account says.",
        ),
        NoticeKind::OtherSide => words!(
            fr: "« {subject} » : le compte {other} est de l’autre côté du budget. Le montant est gardé ; s’il n’est pas à sa place, déplacez-le.",
            en: "“{subject}”: the account {other} belongs to the other side of the budget. The amount is kept; if it is out of place, move it.",
        ),
        NoticeKind::DiffersFromAccount => words!(
            fr: "« {subject} » : d’après son compte, {other}, ce poste est d’une autre nature, ou en nature. Il est gardé tel quel ; corrigez le compte ou ce qui est dit du poste.",
            en: "“{subject}”: by its account, {other}, this item is of another nature, or in kind. It is kept as it is; correct the account or what is said of the item.",
        ),
        NoticeKind::MayBeInKind => words!(
            fr: "« {subject} » ({other}) a le nom d’une contribution en nature, et compte comme de l’argent. Indiquez le compte (86 ou 87) dans « account », ou oui ou non dans « in_kind ».",
            en: "“{subject}” ({other}) has the name of a contribution in kind, and counts as money. State the account (86 or 87) in `account`, or yes or no in `in_kind`.",
        ),
        NoticeKind::AccountInLabel => words!(
            fr: "« {subject} » commence par un compte, {other}, que rien d’autre n’indique : son montant est repris sans compte, et peut compter à côté de ses détails. Menez cette colonne à « account », qui peut contenir des mots.",
            en: "“{subject}” begins with an account, {other}, which nothing else states: its amount has no account, and may count beside its details. Lead this column to `account`, which may hold words.",
        ),
        NoticeKind::AccountNotStated => words!(
            fr: "L’en-tête « {subject} » commence par un compte, et la correspondance n’en dit rien : ses montants sont repris sans compte. Ajoutez-y « with », avec le membre « account » : « {other} ».",
            en: "The header “{subject}” begins with an account, of which the mapping says nothing: its amounts have no account. Add `with` to it, with the member `account`: `{other}`.",
        ),
        NoticeKind::NotOfThisSide => words!(
            fr: "De ce côté du budget, la colonne « {subject} » ne dit rien : « {other} » est laissé de côté.",
            en: "On this side of the budget, the column “{subject}” says nothing: “{other}” is left out.",
        ),
        NoticeKind::Contradiction => words!(
            fr: "La pièce « {subject} » est dite absente, et pourtant décrite : elle est tenue pour absente.",
            en: "The document “{subject}” is said not to be there, and yet described: it counts as not there.",
        ),
    }
}
