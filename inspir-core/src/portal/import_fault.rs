//! Why tables cannot be taken at all.

use crate::closed_list::closed_list;

closed_list! {
    /// Why no row of a table can be taken.
    #[non_exhaustive]
    pub enum ImportFault {
        /// The mapping names a table that is not there.
        NoTable = "no_table",
        /// The mapping names a column that is not there.
        NoColumn = "no_column",
        /// The mapping names a column that is there more than once.
        DoubleColumn = "double_column",
        /// The text is not JSON.
        NotJson = "not_json",
        /// The JSON holds no dossier.
        NoDossier = "no_dossier",
    }
}
