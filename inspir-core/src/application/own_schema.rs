//! The JSON Schema of what a call itself lists: answers to its fields, its lists, its ids. It depends on
//! the call which of them there are.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::choices::Source;
use super::detail::Detail;
use super::details::Details;
use super::listed::FundingSource;
use super::own_lists::Lists;
use super::text::Text;

impl JsonSchema for Detail<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Detail".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text<'_>>();
        let texts = generator.subschema_for::<Vec<Text<'_>>>();
        json_schema!({
            "description": "The answer to one of the call's own fields: text, a number, an amount, \
                a day, a commune or the id of a choice as text; a whole number; yes or no; the ids \
                of several choices.",
            "anyOf": [
                text,
                {"type": "integer", "minimum": 0, "maximum": 999_999_999_999_u64},
                {"type": "boolean"},
                texts
            ]
        })
    }
}

impl JsonSchema for Details<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Details".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let detail = generator.subschema_for::<Option<Detail<'_>>>();
        json_schema!({
            "description": "Answers to the call's own fields, by their ids.",
            "type": "object",
            "additionalProperties": detail
        })
    }
}

impl JsonSchema for Lists<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Lists".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = generator.subschema_for::<Vec<Details<'_>>>();
        json_schema!({
            "description": "The items of the call's own lists, by the ids of the lists.",
            "type": "object",
            "additionalProperties": items
        })
    }
}

impl JsonSchema for FundingSource<'_> {
    fn schema_name() -> Cow<'static, str> {
        "FundingSource".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let source = generator.subschema_for::<Source>();
        json_schema!({
            "description": "Where a revenue comes from: a source of every call, or the id of one \
                that the call adds.",
            "anyOf": [source, {"type": "string", "pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"}]
        })
    }
}
