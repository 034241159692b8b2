//! One row for each finding.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder, StructBuilder, UInt64Builder};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow_schema::{DataType, Field, FieldRef, Fields, SchemaRef};
use arrow_select::take::take;

use super::builders::{item, push_members, texts};
use super::error::TableError;
use super::result_rows::FindingRows;
use crate::assess::Assessor;
use crate::assessment::Finding;
use crate::call::Call;
use crate::locale::Locale;
use crate::status::{Level, Status};
use crate::values::figure;

/// The columns of the rows.
pub(super) fn fields(wanted: &FindingRows) -> Vec<FieldRef> {
    let text = |name: &str| Field::new(name, DataType::Utf8, false);
    let perhaps = |name: &str| Field::new(name, DataType::Utf8, true);
    let mut fields = vec![text("requirement"), text("section"), text("status"), text("level")];
    if wanted.locale.is_some() {
        fields.extend([text("title"), perhaps("problem"), perhaps("quote"), perhaps("remedy")]);
    }
    fields.push(Field::new("paths", DataType::List(item(DataType::Utf8)), false));
    let values = DataType::List(item(DataType::Struct(value_fields())));
    fields.push(Field::new("values", values, false));
    fields.into_iter().map(Arc::new).collect()
}

fn value_fields() -> Fields {
    let name = Field::new("name", DataType::Utf8, false);
    [name, Field::new("value", DataType::Utf8, true)].into_iter().collect()
}

/// The rows of a batch of findings.
pub(super) struct FindingResults<'c> {
    wanted: &'c FindingRows,
    /// The level of each requirement, in the call's order.
    levels: Vec<Level>,
    applications: u64,
    /// Of which application each row is.
    of: UInt64Builder,
    requirement: StringBuilder,
    section: StringBuilder,
    status: StringBuilder,
    level: StringBuilder,
    /// Title, problem, quote and remedy.
    words: [StringBuilder; 4],
    paths: ListBuilder<StringBuilder>,
    values: ListBuilder<StructBuilder>,
}

impl<'c> FindingResults<'c> {
    pub(super) fn new(call: &'c Call, wanted: &'c FindingRows) -> Self {
        let values = StructBuilder::from_fields(value_fields(), 0);
        Self {
            wanted,
            levels: call.requirements().map(|requirement| requirement.level()).collect(),
            applications: 0,
            of: UInt64Builder::new(),
            requirement: StringBuilder::new(),
            section: StringBuilder::new(),
            status: StringBuilder::new(),
            level: StringBuilder::new(),
            words: std::array::from_fn(|_| StringBuilder::new()),
            paths: texts(),
            values: ListBuilder::new(values).with_field(item(DataType::Struct(value_fields()))),
        }
    }

    fn wants(&self, status: Status, level: Level) -> bool {
        let FindingRows { statuses, levels, .. } = self.wanted;
        (statuses.is_empty() || statuses.contains(&status))
            && (levels.is_empty() || levels.contains(&level))
    }

    /// Adds the findings on the application that was decided last.
    pub(super) fn push(&mut self, assessor: &mut Assessor) {
        let row = self.applications;
        self.applications += 1;
        let mut all = assessor.decision.statuses().iter().zip(&self.levels);
        // Skip applications without a wanted finding.
        if !all.any(|(status, level)| self.wants(*status, *level)) {
            return;
        }
        let assessment = assessor.explain(None);
        for finding in assessment.findings() {
            if self.wants(finding.status(), finding.requirement().level()) {
                self.of.append_value(row);
                self.push_finding(finding);
            }
        }
    }

    fn push_finding(&mut self, finding: Finding<'_>) {
        let requirement = finding.requirement();
        self.requirement.append_value(requirement.id());
        self.section.append_value(finding.section().map_or("", |section| section.id()));
        self.status.append_value(finding.status().id());
        self.level.append_value(requirement.level().id());
        if let Some(locale) = self.wanted.locale {
            self.push_words(finding, locale);
        }
        for path in finding.paths() {
            self.paths.values().append_value(path);
        }
        self.paths.append(true);
        for value in finding.values() {
            // As the JSON has it, without quotation marks.
            let mut text = String::new();
            figure(value.figure.as_ref(), &mut text);
            let text = value.figure.as_ref().map(|_| text.trim_matches('"'));
            push_members(self.values.values(), [Some(value.name), text]);
        }
        self.values.append(true);
    }

    fn push_words(&mut self, finding: Finding<'_>, locale: Locale) {
        let [title, problem, quote, remedy] = &mut self.words;
        title.append_value(finding.requirement().title(locale));
        let message = finding.message_in_parts(locale);
        problem.append_option(message.as_ref().map(|message| message.problem.as_str()));
        quote.append_option(message.as_ref().and_then(|message| message.quote.as_deref()));
        remedy.append_option(message.as_ref().and_then(|message| message.remedy.as_deref()));
    }

    /// The batch of rows, after the columns of the keys.
    pub(super) fn finish(
        mut self,
        schema: &SchemaRef,
        keys: Vec<ArrayRef>,
    ) -> Result<RecordBatch, TableError> {
        let of = self.of.finish();
        let mut columns: Vec<ArrayRef> = Vec::with_capacity(schema.fields().len());
        for key in keys {
            columns.push(take(&key, &of, None)?);
        }
        for texts in [&mut self.requirement, &mut self.section, &mut self.status, &mut self.level] {
            columns.push(Arc::new(texts.finish()));
        }
        if self.wanted.locale.is_some() {
            columns.extend(self.words.iter_mut().map(|words| Arc::new(words.finish()) as ArrayRef));
        }
        columns.push(Arc::new(self.paths.finish()));
        columns.push(Arc::new(self.values.finish()));
        let options = RecordBatchOptions::new().with_row_count(Some(of.values().len()));
        Ok(RecordBatch::try_new_with_options(Arc::clone(schema), columns, &options)?)
    }
}
