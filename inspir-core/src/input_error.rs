//! What can be wrong with an input, and how each is told.

use std::fmt::Write;

use crate::choice::Choice;
use crate::json::{Shape, WriteJson, object};
use crate::locale::Locale;
use crate::text::{MAX_BYTES, MAX_DEPTH, shortened};

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

/// One thing that is wrong with an input, and where.
///
/// Bad input never stops an assessment: what is wrong is left out, and the outcome is `invalid`.
///
/// ```
/// use inspir_core::{Call, Locale};
///
/// let call = Call::creative_event();
/// let assessment = call.assess_json(br#"{"request": {"amount": 12.5}}"#);
/// let error = &assessment.input_errors()[0];
/// assert_eq!(error.path(), "/request/amount");
/// assert_eq!(error.code().id(), "amount.not_exact");
/// assert!(error.message(Locale::En).contains("two decimals"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    path: String,
    fault: Fault,
    /// Nothing, where a reader stops before it knows.
    found: Option<String>,
    /// The literal of a number that stands where none like it may.
    literal: Option<String>,
}

/// What is wrong with a value, before its place is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    code: ErrorCode,
    expected: Expected,
}

/// What should have stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// A value of this type.
    Type(&'static str),
    /// A member of a closed list.
    Choice(&'static [Choice]),
    /// One of these ids.
    OneOf(Vec<String>),
    /// One of these members.
    Members(Vec<String>),
    /// This text.
    Text(String),
    /// At most this many.
    Maximum(usize),
    /// A number from … to ….
    Range(u64, u64),
    /// Whole euros from … to ….
    Euros(u64, u64),
    /// JSON in the place of nothing.
    Content,
    /// This encoding of the text.
    Encoding(&'static str),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code.id())
    }
}

impl Fault {
    pub(crate) const fn new(code: ErrorCode, expected: Expected) -> Self {
        Self { code, expected }
    }

    pub(crate) const fn mismatch(expected: Expected) -> Self {
        Self::new(ErrorCode::TypeMismatch, expected)
    }
}

impl InputError {
    pub(crate) fn new(path: String, fault: Fault, shape: &Shape<'_>) -> Self {
        let found = match (shape, fault.code) {
            (Shape::Text(text), ErrorCode::TextTooLong) => text.chars().count().to_string(),
            (_, ErrorCode::TypeMismatch) => type_of(shape).to_owned(),
            (Shape::Text(text), _) => shortened(text),
            (Shape::Number(literal), _) => shortened(literal),
            _ => type_of(shape).to_owned(),
        };
        let literal = match (shape, &fault.expected) {
            (Shape::Number(literal), Expected::Type("integer" | "text or integer")) => {
                Some(shortened(literal))
            }
            _ => None,
        };
        Self { path, fault, found: Some(found), literal }
    }

    /// Not JSON, at this line and column.
    pub(crate) fn syntax(line: usize, column: usize) -> Self {
        Self::not_json(Expected::Type("JSON"), line, column)
    }

    /// Not JSON, since there is nothing up to this line and column.
    pub(crate) fn empty(line: usize, column: usize) -> Self {
        Self::not_json(Expected::Content, line, column)
    }

    /// Not JSON, since it is encoded otherwise at this line and column.
    pub(crate) fn encoding(line: usize, column: usize) -> Self {
        Self::not_json(Expected::Encoding("UTF-8"), line, column)
    }

    fn not_json(expected: Expected, line: usize, column: usize) -> Self {
        Self::whole(ErrorCode::JsonSyntax, expected, Some(format!("{line}:{column}")))
    }

    /// The line and column that come after these bytes.
    pub(crate) fn place(before: &[u8]) -> (usize, usize) {
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|&&byte| byte != b'\n').count() + 1;
        (line, column)
    }

    /// Of more than the maximum of bytes; of how many is not said, since whoever reads or writes
    /// such a document may well stop there.
    pub(crate) fn too_large() -> Self {
        Self::whole(ErrorCode::JsonTooLarge, Expected::Maximum(MAX_BYTES), None)
    }

    pub(crate) fn too_deep(levels: usize) -> Self {
        Self::whole(ErrorCode::JsonTooDeep, Expected::Maximum(MAX_DEPTH), Some(levels.to_string()))
    }

    fn whole(code: ErrorCode, expected: Expected, found: Option<String>) -> Self {
        Self { path: String::new(), fault: Fault { code, expected }, found, literal: None }
    }

    /// The place in the input, as a JSON Pointer (RFC 6901); empty: the whole document.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let decision = Call::follow_up().decide_json(br#"{"team": [{"age": 30}]}"#);
    /// assert_eq!(decision.input_errors()[0].path(), "/team/0/age");
    /// ```
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What kind of error it is.
    ///
    /// ```
    /// # use inspir_core::{Call, ErrorCode};
    /// let decision = Call::follow_up().decide_json(b"no JSON");
    /// assert_eq!(decision.input_errors()[0].code(), ErrorCode::JsonSyntax);
    /// ```
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.fault.code
    }

    /// What is wrong and how to mend it, in one sentence or two.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let decision = Call::follow_up().decide_json(br#"{"submitted_on": "tomorrow"}"#);
    /// assert!(decision.input_errors()[0].message(Locale::En).contains("tomorrow"));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let template = match (self.fault.code, &self.literal) {
            (ErrorCode::TypeMismatch, Some(_)) => not_whole(&self.fault.expected, locale),
            _ => words(self.fault.code, &self.fault.expected, locale),
        };
        self.fill(template, locale)
    }

    fn fill(&self, template: &str, locale: Locale) -> String {
        let mut message = String::with_capacity(template.len() + 40);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            message.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            match name {
                "found" => self.write_found(locale, &mut message),
                _ => self.write_expected(locale, &mut message),
            }
            rest = after;
        }
        message.push_str(rest);
        message
    }

    fn write_found(&self, locale: Locale, out: &mut String) {
        let found = self.found.as_deref().unwrap_or_default();
        match (self.fault.code, found.split_once(':')) {
            (ErrorCode::TypeMismatch, _) => match &self.literal {
                Some(literal) => out.push_str(literal),
                None => out.push_str(type_word(found, locale).unwrap_or(found)),
            },
            (
                ErrorCode::TextTooLong
                | ErrorCode::ListTooLong
                | ErrorCode::JsonTooDeep
                | ErrorCode::FieldDuplicate,
                _,
            ) => locale.write_count(found, out),
            (ErrorCode::JsonSyntax, Some((line, column))) => {
                let [at_line, at_column] = match locale {
                    Locale::Fr => ["ligne", "colonne"],
                    Locale::En => ["line", "column"],
                };
                // At the end of the text, after its last line break, the parser stands in column 0.
                let column = if column == "0" { "1" } else { column };
                let _ = write!(out, "{at_line} {line}, {at_column} {column}");
            }
            _ => out.push_str(found),
        }
    }

    fn write_expected(&self, locale: Locale, out: &mut String) {
        let mut list = |ids: &mut dyn Iterator<Item = &str>| {
            for (place, id) in ids.enumerate() {
                out.push_str(if place > 0 { ", " } else { "" });
                out.push_str(id);
            }
        };
        match &self.fault.expected {
            Expected::Choice(choices) => {
                for (place, choice) in choices.iter().enumerate() {
                    let label = choice.label.get(locale);
                    let _ =
                        write!(out, "{}{} ({label})", if place > 0 { ", " } else { "" }, choice.id);
                }
            }
            Expected::OneOf(ids) | Expected::Members(ids) => {
                list(&mut ids.iter().map(String::as_str));
            }
            Expected::Type(name) => out.push_str(type_word(name, locale).unwrap_or(name)),
            Expected::Text(text) => out.push_str(text),
            Expected::Content => out.push_str("JSON"),
            Expected::Encoding(name) => out.push_str(name),
            Expected::Maximum(most) if self.fault.code == ErrorCode::JsonTooLarge => {
                let [mega, bytes] = match locale {
                    Locale::Fr => ["Mio", "octets"],
                    Locale::En => ["MiB", "bytes"],
                };
                let _ = write!(out, "{} {mega} (", most / (1024 * 1024));
                locale.write_count(&most.to_string(), out);
                let _ = write!(out, " {bytes})");
            }
            Expected::Maximum(most) => locale.write_count(&most.to_string(), out),
            Expected::Range(from, to) => {
                locale.write_count(&from.to_string(), out);
                out.push_str(if locale == Locale::Fr { " et " } else { " and " });
                locale.write_count(&to.to_string(), out);
            }
            Expected::Euros(from, to) => {
                let [before, and, after] = match locale {
                    Locale::Fr => ["", " et ", " €"],
                    Locale::En => ["€", " and €", ""],
                };
                out.push_str(before);
                locale.write_count(&from.to_string(), out);
                out.push_str(and);
                locale.write_count(&to.to_string(), out);
                out.push_str(after);
            }
        }
    }
}

/// The error in one locale, as JSON.
pub(crate) struct LocalisedError<'a>(pub(crate) &'a InputError, pub(crate) Locale);

impl WriteJson for LocalisedError<'_> {
    fn write(&self, out: &mut String) {
        let Self(error, locale) = *self;
        let (code, message) = (error.code().id(), error.message(locale));
        let members: &[(&str, &dyn WriteJson, bool)] = &[
            ("path", &error.path, false),
            ("code", &code, false),
            ("values", &Values(error), false),
            ("message", &message, false),
        ];
        object(members, out);
    }
}

/// What was found and what was expected.
struct Values<'a>(&'a InputError);

impl WriteJson for Values<'_> {
    fn write(&self, out: &mut String) {
        let (expected, minimum, maximum): (Option<&dyn WriteJson>, _, _) =
            match &self.0.fault.expected {
                Expected::Type(name) | Expected::Encoding(name) => (Some(name), None, None),
                Expected::Text(text) => (Some(text), None, None),
                Expected::Choice(choices) => (Some(choices), None, None),
                Expected::OneOf(ids) | Expected::Members(ids) => (Some(ids), None, None),
                Expected::Content => (Some(&"JSON"), None, None),
                Expected::Maximum(most) => (None, None, u64::try_from(*most).ok()),
                Expected::Range(from, to) | Expected::Euros(from, to) => {
                    (None, Some(*from), Some(*to))
                }
            };
        let mut members: Vec<(&str, &dyn WriteJson, bool)> = vec![("found", &self.0.found, true)];
        members.extend(expected.map(|expected| ("expected", expected, false)));
        members.push(("minimum", &minimum, true));
        members.push(("maximum", &maximum, true));
        object(&members, out);
    }
}

impl WriteJson for &'static [Choice] {
    fn write(&self, out: &mut String) {
        self.iter().map(|choice| choice.id).collect::<Vec<_>>().write(out);
    }
}

fn type_of(shape: &Shape<'_>) -> &'static str {
    match shape {
        Shape::Null | Shape::Empty => "nothing",
        Shape::Flag(_) => "boolean",
        Shape::Number(_) => "number",
        Shape::Text(_) => "text",
        Shape::List => "list",
        Shape::Object => "object",
    }
}

/// The names of types in words.
fn type_word(name: &str, locale: Locale) -> Option<&'static str> {
    let (fr, en) = match name {
        "boolean" => ("une réponse oui ou non (true ou false)", "a yes or no (true or false)"),
        "number" => ("un nombre", "a number"),
        "text" => ("un texte", "text"),
        "list" => ("une liste", "a list"),
        "object" => ("un groupe de champs", "a group of fields"),
        "amount" => ("un montant", "an amount"),
        "date" => ("une date", "a date"),
        "commune" => ("un code INSEE de commune", "an INSEE commune code"),
        "integer" => ("un nombre entier", "a whole number"),
        "text or integer" => ("un texte ou un nombre entier", "text or a whole number"),
        _ => return None,
    };
    Some(match locale {
        Locale::Fr => fr,
        Locale::En => en,
    })
}

/// What is said of a number where only an integer may stand.
fn not_whole(expected: &Expected, locale: Locale) -> &'static str {
    let or_text = *expected != Expected::Type("integer");
    match (locale, or_text) {
        (Locale::Fr, false) => {
            "Il faut ici un nombre entier, et non {found}. Écrivez-le sans décimale ni exposant, par exemple 12."
        }
        (Locale::Fr, true) => {
            "Il faut ici un nombre entier ou un texte, et non {found}. Écrivez le nombre sans décimale ni exposant, par exemple 12, ou mettez-le entre guillemets : \"{found}\"."
        }
        (Locale::En, false) => {
            "A whole number is needed here, not {found}. Write it without decimals or exponent, such as 12."
        }
        (Locale::En, true) => {
            "A whole number or text is needed here, not {found}. Write the number without decimals or exponent, such as 12, or put it in quotation marks: \"{found}\"."
        }
    }
}

/// What is said of each code: what is wrong, and how to mend it.
fn words(code: ErrorCode, expected: &Expected, locale: Locale) -> &'static str {
    let (fr, en) = match code {
        ErrorCode::JsonSyntax if *expected == Expected::Content => (
            "Le document est vide. Joignez la demande, au format JSON.",
            "The document is empty. Provide the application as JSON.",
        ),
        ErrorCode::JsonSyntax if matches!(expected, Expected::Encoding(_)) => (
            "Le document ne peut pas être lu : son encodage ne convient pas ({found}). Enregistrez-le en {expected}, sans marque d’ordre des octets (BOM).",
            "The document cannot be read: its encoding is not the right one ({found}). Save it as {expected}, without a byte order mark (BOM).",
        ),
        ErrorCode::JsonSyntax => (
            "Le document ne peut pas être lu : ce n’est pas du JSON valide ({found}). Corrigez-le à cet endroit ou exportez-le de nouveau.",
            "The document cannot be read: it is not valid JSON ({found}). Correct it there or export it again.",
        ),
        ErrorCode::JsonTooLarge => (
            "Le document est trop volumineux ; le maximum est de {expected}. Raccourcissez-le ou retirez-en ce qui ne sert pas à la demande.",
            "The document is too large; the maximum is {expected}. Shorten it or take out what the application does not need.",
        ),
        ErrorCode::JsonTooDeep => (
            "Le document compte {found} niveaux d’imbrication ; le maximum est de {expected}. Simplifiez les parties imbriquées.",
            "The document has {found} nested levels; the maximum is {expected}. Simplify the nested parts.",
        ),
        ErrorCode::TypeMismatch if matches!(expected, Expected::Choice(_)) => (
            "Il faut ici une valeur de la liste, et non {found}. Choisissez l’une de ces valeurs : {expected}.",
            "A value from the list is needed here, not {found}. Choose one of these values: {expected}.",
        ),
        ErrorCode::TypeMismatch => (
            "Il faut ici {expected}, et non {found}. Corrigez cette valeur.",
            "Here {expected} is needed, not {found}. Correct this value.",
        ),
        ErrorCode::FieldUnknown => (
            "Le champ « {found} » n’existe pas ici. Retirez-le ou corrigez son nom ; noms possibles : {expected}. Une donnée propre à votre logiciel se place dans « extensions », au premier niveau.",
            "There is no field “{found}” here. Remove it or correct its name; possible names: {expected}. Data of your own software goes into “extensions”, at the top level.",
        ),
        ErrorCode::FieldDuplicate => (
            "Ce champ est écrit {found} fois ; seule la dernière valeur compte. Gardez-en une seule.",
            "This field is written {found} times; only the last value counts. Keep only one.",
        ),
        ErrorCode::AmountNotExact => (
            "Le montant {found}, écrit ainsi, risque d’être arrondi. Écrivez-le entre guillemets, avec au plus deux décimales, par exemple \"1234.56\".",
            "The amount {found}, written this way, may be rounded. Write it in quotation marks, with at most two decimals, such as \"1234.56\".",
        ),
        ErrorCode::AmountFormat => (
            "« {found} » n’est pas un montant. Écrivez seulement des chiffres, sans espace, sans signe ni zéro inutile au début : douze au plus, puis, s’il y a des centimes, un point et deux au plus, par exemple 1234.56.",
            "“{found}” is not an amount. Write digits only, without spaces, signs or needless zeros in front: at most twelve, then, if there are cents, a point and at most two more, such as 1234.56.",
        ),
        ErrorCode::DateFormat => (
            "« {found} » n’est pas une date. Écrivez un jour qui existe, de 1900 à 2199, sous la forme AAAA-MM-JJ, par exemple 2026-10-09.",
            "“{found}” is not a date. Write a day that exists, from 1900 to 2199, as YYYY-MM-DD, such as 2026-10-09.",
        ),
        ErrorCode::CommuneFormat => (
            "« {found} » n’est pas un code INSEE de commune. Écrivez ses cinq caractères, par exemple 62119 (ce n’est pas le code postal).",
            "“{found}” is not an INSEE commune code. Write its five characters, such as 62119 (it is not the postcode).",
        ),
        ErrorCode::EnumUnknown => (
            "« {found} » ne fait pas partie de la liste. Choisissez l’une de ces valeurs : {expected}.",
            "“{found}” is not one of the values of the list. Choose one of these values: {expected}.",
        ),
        ErrorCode::IdUnknown if matches!(expected, Expected::OneOf(ids) if ids.is_empty()) => (
            "L’appel ne prévoit pas « {found} » et n’attend rien ici. Retirez-le.",
            "The call does not list “{found}” and expects nothing here. Remove it.",
        ),
        ErrorCode::IdUnknown => (
            "L’appel ne prévoit pas « {found} ». Retirez-le ou choisissez parmi : {expected}.",
            "The call does not list “{found}”. Remove it or choose from: {expected}.",
        ),
        ErrorCode::NumberOutOfRange => (
            "Le nombre {found} est hors limites. Écrivez un nombre entre {expected}.",
            "The number {found} is out of range. Write a number between {expected}.",
        ),
        ErrorCode::TextTooLong => (
            "Ce texte compte {found} caractères ; le maximum est de {expected}. Raccourcissez-le.",
            "This text has {found} characters; the maximum is {expected}. Shorten it.",
        ),
        ErrorCode::ListTooLong => (
            "Cette liste compte {found} éléments ; le maximum est de {expected}. Regroupez des lignes.",
            "This list has {found} items; the maximum is {expected}. Group some of them.",
        ),
        ErrorCode::CallMismatch => (
            "La demande vise l’appel « {found} », mais elle est examinée pour « {expected} ». Choisissez l’appel qui convient.",
            "The application is for the call “{found}”, but it is assessed for “{expected}”. Choose the right call.",
        ),
    };
    match locale {
        Locale::Fr => fr,
        Locale::En => en,
    }
}
