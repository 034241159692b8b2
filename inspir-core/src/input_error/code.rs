//! The kinds of input errors.

macro_rules! error_codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal;)+) => {
        /// The kinds of input errors.
        ///
        /// ```
        /// use inspir_core::{Call, ErrorCode};
        ///
        /// let decision = Call::follow_up().decide_json(br#"{"team": [{"age": 30}]}"#);
        /// assert_eq!(decision.input_errors()[0].code(), ErrorCode::FieldUnknown);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum ErrorCode {
            $($(#[doc = $doc])+ #[serde(rename = $id)] $variant,)+
        }

        impl ErrorCode {
            /// The codes there are.
            ///
            /// ```
            /// # use inspir_core::ErrorCode;
            /// assert!(ErrorCode::ALL.contains(&ErrorCode::AmountFormat));
            /// ```
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code's id, such as `amount.format`.
            ///
            /// ```
            /// # use inspir_core::ErrorCode;
            /// assert_eq!(ErrorCode::AmountFormat.id(), "amount.format");
            /// ```
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
        }
    };
}

error_codes! {
    /// The text is not JSON.
    JsonSyntax = "json.syntax";
    /// The text has more than 8 MiB.
    JsonTooLarge = "json.too_large";
    /// The JSON has more than 64 levels.
    JsonTooDeep = "json.too_deep";
    /// The value is of another type.
    TypeMismatch = "type.mismatch";
    /// The model has no such member.
    FieldUnknown = "field.unknown";
    /// The member stands more than once; the last value counts.
    FieldDuplicate = "field.duplicate";
    /// The amount is a JSON number with a fraction or an exponent.
    AmountNotExact = "amount.not_exact";
    /// The text is not an amount.
    AmountFormat = "amount.format";
    /// The text is not a day of the years 1900 to 2199.
    DateFormat = "date.format";
    /// The text is not an INSEE commune code.
    CommuneFormat = "commune.format";
    /// The text is not one of the members of a closed list.
    EnumUnknown = "enum.unknown";
    /// The call does not list this id.
    IdUnknown = "id.unknown";
    /// The number is too small or too large.
    NumberOutOfRange = "number.out_of_range";
    /// The text has more than 20,000 characters.
    TextTooLong = "text.too_long";
    /// The list has more than 10,000 items.
    ListTooLong = "list.too_long";
    /// The application names another call.
    CallMismatch = "call.mismatch";
}
