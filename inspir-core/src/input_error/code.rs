//! The codes of input errors.

use crate::closed_list::closed_list;

closed_list! {
    /// The kinds of input errors.
    ///
    /// ```
    /// use inspir_core::{Call, ErrorCode};
    ///
    /// let decision = Call::follow_up().decide_json(br#"{"team": [{"age": 30}]}"#);
    /// assert_eq!(decision.input_errors()[0].code(), ErrorCode::FieldUnknown);
    /// ```
    #[non_exhaustive]
    pub enum ErrorCode {
        /// The text is not JSON.
        JsonSyntax = "json.syntax",
        /// The text has more than 8 MiB.
        JsonTooLarge = "json.too_large",
        /// The JSON has more than 64 levels.
        JsonTooDeep = "json.too_deep",
        /// The value is of another type.
        TypeMismatch = "type.mismatch",
        /// The model has no such member.
        FieldUnknown = "field.unknown",
        /// The member stands more than once; the last value counts.
        FieldDuplicate = "field.duplicate",
        /// The amount is a JSON number with a fraction or an exponent.
        AmountNotExact = "amount.not_exact",
        /// The text is not an amount.
        AmountFormat = "amount.format",
        /// The number is a JSON number with a fraction or an exponent.
        NumberNotExact = "number.not_exact",
        /// The text is not a number, or has too many decimals.
        NumberFormat = "number.format",
        /// The text is not a day of the years 1900 to 2199.
        DateFormat = "date.format",
        /// The text is not an INSEE commune code.
        CommuneFormat = "commune.format",
        /// The text is not one of the members of a closed list.
        EnumUnknown = "enum.unknown",
        /// The call does not list this id.
        IdUnknown = "id.unknown",
        /// The number is too small or too large.
        NumberOutOfRange = "number.out_of_range",
        /// The text has more than 20,000 characters.
        TextTooLong = "text.too_long",
        /// The list has more than 10,000 items.
        ListTooLong = "list.too_long",
        /// The application names another call.
        CallMismatch = "call.mismatch",
    }
}

impl ErrorCode {
    /// Whether the error is that a call does not know what another one may know.
    pub(crate) const fn is_of_the_call(self) -> bool {
        matches!(
            self,
            Self::IdUnknown | Self::EnumUnknown | Self::FieldUnknown | Self::CallMismatch
        )
    }
}
