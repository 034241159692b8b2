//! The kinds of notes on a draft.

use crate::closed_list::closed_list;

closed_list! {
    /// The kind of a note on a header in the draft of a mapping.
    #[non_exhaustive]
    pub enum SuggestionKind {
        /// Nothing has this name. The column is left out.
        Unknown = "unknown",
        /// The header may be several members. It is left out.
        Ambiguous = "ambiguous",
        /// The header, or the path of a table, is near to a name, and is taken for it.
        Near = "near",
        /// The header begins with an account, and is taken for an amount of the budget.
        Account = "account",
        /// Several headers begin with the same account. They are left out.
        AccountTwice = "account_twice",
        /// The path of a table is no list of the call.
        UnknownList = "unknown_list",
        /// Several headers would be the same member. They are left out.
        Twice = "twice",
        /// A postcode is no commune code. It is left out.
        Postcode = "postcode",
        /// The number of an organisation (SIREN) is not that of an establishment (SIRET). It is left out.
        Siren = "siren",
        /// No column joins the table to the main one, or the main table has none to join lines to.
        NoKey = "no_key",
    }
}
