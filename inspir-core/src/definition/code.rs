//! The codes of mistakes in definitions.

use crate::closed_list::closed_list;

closed_list! {
    /// The kinds of mistakes in a definition.
    ///
    /// ```
    /// use inspir_core::{Call, ProblemCode};
    ///
    /// let error = Call::from_json(r#"{"id": 7}"#).expect_err("a number");
    /// let problem = error.problems().iter().find(|problem| problem.path() == "/id");
    /// assert_eq!(problem.map(|problem| problem.code()), Some(ProblemCode::ValueUnexpected));
    /// ```
    #[non_exhaustive]
    pub enum ProblemCode {
        /// The text is not JSON.
        JsonSyntax = "json.syntax",
        /// The text is empty.
        JsonEmpty = "json.empty",
        /// The text is not UTF-8.
        JsonEncoding = "json.encoding",
        /// The text has more than 8 MiB.
        JsonTooLarge = "json.too_large",
        /// The JSON has more than 64 levels.
        JsonTooDeep = "json.too_deep",
        /// A required member is missing.
        MemberMissing = "member.missing",
        /// The object has no such member.
        MemberUnknown = "member.unknown",
        /// The member stands twice.
        MemberTwice = "member.twice",
        /// Exactly one of several members must be there.
        MemberOneOf = "member.one_of",
        /// The value is not what the member takes.
        ValueUnexpected = "value.unexpected",
        /// The word is not one of those that the member takes.
        ValueUnknown = "value.unknown",
        /// The list of the definition has no such id.
        IdUnknown = "id.unknown",
        /// An item, or an id, stands twice in its list.
        ItemTwice = "item.twice",
        /// Applications have no such field.
        FieldUnknown = "field.unknown",
        /// Applications have no such list.
        ListUnknown = "list.unknown",
        /// The path means one item, but its list is not gone through there.
        FieldOutsideList = "field.outside_list",
        /// The field holds another kind of value than is read there.
        FieldKind = "field.kind",
        /// The number lies outside the range of the field.
        NumberOutOfRange = "number.out_of_range",
        /// A text has too many characters.
        TextTooLong = "text.too_long",
        /// A text has several lines, or control characters.
        TextLines = "text.lines",
        /// A list has too many items.
        ListTooLong = "list.too_long",
        /// Members do not go together.
        Rule = "rule",
    }
}
