//! The kinds of notices on a table.

use crate::closed_list::closed_list;

closed_list! {
    /// The kind of a notice on a table.
    #[non_exhaustive]
    pub enum NoticeKind {
        /// The mapping does not name a column.
        UnmappedColumn = "unmapped_column",
        /// The mapping does not name a table.
        UnmappedTable = "unmapped_table",
        /// A column was found by its label, or by a name that is written differently.
        FoundByLabel = "found_by_label",
        /// Several fields have the label that the mapping gives: nothing is taken from them.
        AmbiguousLabel = "ambiguous_label",
        /// No dossier has a field that the mapping names.
        MissingField = "missing_field",
        /// A field has another type in the portal than the mapping says.
        ChangedType = "changed_type",
        /// The API has more dossiers than those of this answer.
        MorePages = "more_pages",
        /// The API tells of an error beside the dossiers: some of them, or of their answers, may be missing.
        PartialAnswer = "partial_answer",
        /// In the place of a dossier, the API gives nothing.
        LostDossier = "lost_dossier",
        /// In the place of answers of a dossier, the API gives nothing.
        LostAnswers = "lost_answers",
        /// A row has no key: no lines are joined to it.
        NoKey = "no_key",
        /// Several rows have the same key: each has the lines.
        KeyTwice = "key_twice",
        /// No row has the key of a line, which is left out.
        Orphan = "orphan",
        /// The key of a line is empty: no row can have it. The line is left out.
        LineWithoutKey = "line_without_key",
        /// A line repeats the total of others, and is left out.
        RepeatsTotal = "repeats_total",
        /// A line is called a total, and is not the sum of the others; it is left out.
        DiffersFromLines = "differs_from_lines",
        /// A line is called a total, and some of the others have no amount that can be read; it is left out.
        UncheckedTotal = "unchecked_total",
        /// A line is called a total, and no other line of its side has an amount; it is kept.
        LoneTotal = "lone_total",
        /// A line may repeat the total of the others; it is kept.
        MayRepeatTotal = "may_repeat_total",
        /// An account such as `60` stands beside its details, such as `601`, and is not their sum; all are kept.
        DiffersFromDetails = "differs_from_details",
        /// Nothing says whether a line is an expense or a revenue; it is left out.
        NoSide = "no_side",
        /// The side of a line is no word that is known, or its account belongs to the other side; it is left out.
        UnclearSide = "unclear_side",
        /// The account of a line belongs to the other side of the budget than its table; it is kept.
        OtherSide = "other_side",
        /// The account of a line says otherwise than the line whether it is in kind, or of which nature; the line is
        /// kept as it is.
        DiffersFromAccount = "differs_from_account",
        /// A line without an account is called as contributions in kind are; it is kept as money.
        MayBeInKind = "may_be_in_kind",
        /// The label of a line begins with an account, and no column states one; the line is kept without account.
        AccountInLabel = "account_in_label",
        /// The header of a column of the budget begins with an account that the mapping does not state.
        AccountNotStated = "account_not_stated",
        /// A line has a value that its side of the budget has no member for; the value is left out.
        NotOfThisSide = "not_of_this_side",
        /// A document is said not to be there, and something is said of it, which is left out.
        Contradiction = "contradiction",
    }
}
