//! Where in an application something is to be filled in or changed.

use crate::application::{Nature, SignedBy, Source};
use crate::field::{Field, Kind};
use crate::locale::{Words, words};

/// A place in an application; a call turns it into a JSON Pointer or into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    Field(Field),
    List(List),
    /// A member of an item of a list.
    Item(List, usize, Member),
}

macro_rules! named {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident $id:literal $fr:literal $en:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum $name { $($variant),+ }

        impl $name {
            #[allow(dead_code, reason = "not every such list is gone through")]
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub(crate) const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            pub(crate) const fn label(self) -> Words<&'static str> {
                match self { $(Self::$variant => words!(fr: $fr, en: $en)),+ }
            }
        }
    )+};
}

named! {
    /// The lists of an application, by their JSON Pointers.
    List {
        Expenses "/budget/expenses" "dépenses" "expenses",
        Revenues "/budget/revenues" "recettes" "revenues",
        Documents "/documents" "pièces jointes" "documents",
        Indicators "/indicators" "indicateurs" "indicators",
        Team "/team" "membres de l’équipe" "team members",
        PreviousGrants "/previous_grants" "aides antérieures" "earlier grants",
    }

    /// The members of their items.
    Member {
        Amount "amount" "montant" "amount",
        Supports "supports" "à quoi sert la dépense" "what the expense is for",
        SignedBy "signed_by" "signataire" "signatory",
        Target "target" "valeur visée" "target",
        Name "name" "nom" "name",
        Discipline "discipline" "discipline" "discipline",
        Source "source" "financeur" "funder",
        Call "call" "appel" "call",
        AwardedOn "awarded_on" "date d’attribution" "date of the award",
    }
}

/// One column of a list, as a form shows it.
pub(crate) struct Column {
    pub(crate) list: List,
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) label: Words<&'static str>,
    /// The choice that counts where there is none.
    pub(crate) default: Option<&'static str>,
}

macro_rules! columns {
    ($($list:ident {
        $($name:literal $kind:expr, $fr:literal, $en:literal $(, if empty: $default:literal)?;)+
    })+) => {
        /// The columns of the lists, in the order of the model.
        pub(crate) const COLUMNS: &[Column] = &[$($(Column {
            list: List::$list,
            name: $name,
            kind: $kind,
            label: words!(fr: $fr, en: $en),
            default: [$(Some($default),)? None][0],
        }),+),+];
    };
}

columns! {
    Expenses {
        "label" Kind::Text, "Dépense", "Expense";
        "amount" Kind::Amount, "Montant", "Amount";
        "nature" Kind::Choice(Nature::LIST), "Nature", "Nature", if empty: "operating";
        "account" Kind::Text, "Compte", "Account";
        "in_kind" Kind::Flag, "En nature", "In kind", if empty: "false";
        "eligible" Kind::Flag, "Éligible", "Eligible", if empty: "true";
        "external_provider" Kind::Flag, "Prestataire extérieur", "External provider", if empty: "false";
        "supports" Kind::Text, "Aspect de l’événement financé", "Aspect of the event paid for";
    }
    Revenues {
        "label" Kind::Text, "Recette", "Revenue";
        "amount" Kind::Amount, "Montant", "Amount";
        "source" Kind::Choice(Source::LIST), "Financeur", "Source";
        "account" Kind::Text, "Compte", "Account";
        "in_kind" Kind::Flag, "En nature", "In kind", if empty: "false";
        "secured" Kind::Flag, "Acquis", "Secured", if empty: "false";
    }
    Documents {
        "kind" Kind::Text, "Pièce", "Document";
        "name" Kind::Text, "Nom du fichier", "File name";
        "dated_on" Kind::Date, "Date de la pièce", "Date on it";
        "signed_by" Kind::Choice(SignedBy::LIST), "Signataire", "Signed by";
    }
    Indicators {
        "label" Kind::Text, "Indicateur", "Indicator";
        "target" Kind::Text, "Valeur visée", "Target";
        "unit" Kind::Text, "Unité", "Unit";
        "horizon_months" Kind::Count, "Mesuré après (mois)", "Measured after (months)";
    }
    Team {
        "name" Kind::Text, "Nom", "Name";
        "discipline" Kind::Text, "Discipline", "Discipline";
    }
    PreviousGrants {
        "call" Kind::Text, "Appel", "Call";
        "awarded_on" Kind::Date, "Date d’attribution", "Awarded on";
        "amount" Kind::Amount, "Montant", "Amount";
    }
}
