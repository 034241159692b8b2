//! The engine behind the Python package `inspir`: JSON text in, JSON text out.
//!
//! This crate holds no rule, no default and no message. [`read`] reads Python objects that are good
//! applications; [`input`] writes all others as JSON text, in which the core finds the mistakes.
//! The Python side of the package gives the core's JSON its types.

mod batches;
mod errors;
mod files;
mod input;
mod labels;
mod options;
mod pool;
mod portal;
mod read;
mod sources;
mod stream;
mod tables;
mod value;
mod work;
mod written;

use std::borrow::Cow;
use std::ffi::OsString;

use errors::{Misfit, refused_definition, unread};
use input::Given;
use inspir_core::{
    Assessment, Assessor, DetailsError, DocumentFormat, Locale, ReformError, cli, schema, wire,
};
use options::Tag;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use read::Texts;

/// A loaded call.
#[pyclass(frozen, module = "inspir._engine")]
struct Call(inspir_core::Call);

/// An assessment; its words are made when they are asked for.
#[pyclass(frozen, module = "inspir._engine")]
struct Result {
    assessment: Assessment,
    locale: Locale,
}

/// The repairs of an application; their words are made when they are asked for.
#[pyclass(frozen, module = "inspir._engine")]
struct Repairs {
    repairs: inspir_core::Repairs,
    locale: Locale,
}

/// A built-in call.
#[pyfunction]
fn built_in(id: &str) -> PyResult<Call> {
    inspir_core::Call::load(id).map(Call).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// A call from the bytes of a definition in JSON.
#[pyfunction]
fn from_json(definition: &[u8], tag: Tag) -> PyResult<Call> {
    let locale = tag.0;
    let call = inspir_core::Call::from_slice(definition).map(Call);
    call.map_err(|error| refused_definition(&error, locale))
}

#[pymethods]
impl Call {
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    #[getter]
    fn edition(&self) -> &str {
        self.0.edition()
    }

    #[getter]
    fn digest(&self) -> &str {
        self.0.digest()
    }

    #[getter]
    fn definition(&self) -> &str {
        self.0.definition()
    }

    /// The edition whose text is quoted, if this call is a reform of it.
    #[getter]
    fn quotes_of(&self) -> Option<&str> {
        self.0.quotes_of()
    }

    /// This call with some values of its definition changed: paths and JSON values.
    fn reform(&self, changes: Vec<(String, String)>, edition: &str, tag: Tag) -> PyResult<Call> {
        let locale = tag.0;
        let changes = changes.iter().map(|(path, value)| (path.as_str(), value.as_str()));
        self.0.reform(changes, edition).map(Call).map_err(|error| match &error {
            ReformError::Refused(error) => refused_definition(error, locale),
            _ => PyValueError::new_err((error.message(locale), error.path().to_owned())),
        })
    }

    fn title(&self, tag: Tag) -> PyResult<&str> {
        Ok(self.0.title(tag.0))
    }

    fn describe(&self, tag: Tag, hints: bool) -> String {
        let describe = if hints { wire::describe_with_hints } else { wire::describe };
        describe(&self.0, tag.0)
    }

    /// The card of an entry as JSON.
    fn card(&self, entry: &Bound<'_, PyAny>, tag: Tag) -> PyResult<String> {
        let locale = tag.0;
        let text = match Given::new(entry)? {
            Given::Text(text) => text,
            Given::Object(object) => input::text(&object)?.into(),
        };
        Ok(wire::card(&self.0, &text, locale))
    }

    fn assess(&self, py: Python<'_>, application: &Bound<'_, PyAny>, tag: Tag) -> PyResult<Result> {
        let locale = tag.0;
        self.assessed(py, application, |assessment| Result { assessment, locale })
    }

    fn assess_json<'py>(
        &self,
        py: Python<'py>,
        application: &Bound<'py, PyAny>,
        tag: Tag,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let locale = tag.0;
        let json = self.assessed(py, application, |assessment| assessment.to_json(locale))?;
        Ok(PyBytes::new(py, json.as_bytes()))
    }

    fn letter(
        &self,
        py: Python<'_>,
        application: &Bound<'_, PyAny>,
        details: &str,
        tag: Tag,
        format: &str,
    ) -> PyResult<String> {
        self.document(py, application, details, tag, format, wire::letter)
    }

    fn sheet(
        &self,
        py: Python<'_>,
        application: &Bound<'_, PyAny>,
        details: &str,
        tag: Tag,
        format: &str,
    ) -> PyResult<String> {
        self.document(py, application, details, tag, format, wire::sheet)
    }

    fn trace<'py>(
        &self,
        py: Python<'py>,
        application: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let text = written(application)?;
        let json = py.detach(|| wire::trace(&self.0, &text));
        Ok(PyBytes::new(py, json.as_bytes()))
    }

    fn replay(
        &self,
        py: Python<'_>,
        trace: &str,
        application: &Bound<'_, PyAny>,
        tag: Tag,
    ) -> PyResult<String> {
        let (text, locale) = (written(application)?, tag.0);
        py.detach(|| wire::replay(trace, &self.0, &text, locale)).map_err(|error| unread(&error))
    }

    fn repairs(
        &self,
        py: Python<'_>,
        application: &Bound<'_, PyAny>,
        tag: Tag,
    ) -> PyResult<Repairs> {
        let locale = tag.0;
        let text = written(application)?;
        let repairs = py.detach(|| self.0.repairs_json(&text));
        Ok(Repairs { repairs, locale })
    }
}

/// What the core writes of a document.
type Document = fn(
    &inspir_core::Call,
    &[u8],
    &str,
    Locale,
    DocumentFormat,
) -> std::result::Result<String, DetailsError>;

/// The JSON text of an application, as it came or as it is written.
fn written<'a>(application: &'a Bound<'_, PyAny>) -> PyResult<Cow<'a, [u8]>> {
    Ok(match Given::new(application)? {
        Given::Text(text) => text,
        Given::Object(object) => input::text(&object)?.into(),
    })
}

/// What differs between two assessments or traces, as JSON.
#[pyfunction]
fn changes(py: Python<'_>, before: &str, after: &str, tag: Tag) -> PyResult<String> {
    let locale = tag.0;
    py.detach(|| wire::diff_assessments(before, after, locale)).map_err(|error| unread(&error))
}

/// The JSON text of an application with the changes of a patch.
#[pyfunction]
fn apply(application: &Bound<'_, PyAny>, patch: &str) -> PyResult<String> {
    let text = written(application)?;
    wire::apply(&text, patch).map_err(|error| {
        let path = error.path().unwrap_or_default().to_owned();
        Misfit::new_err((error.to_string(), path))
    })
}

impl Call {
    /// A document in a format; its details are JSON. The exception for details that cannot be taken has
    /// the message, then the member, code and message of each fault.
    fn document(
        &self,
        py: Python<'_>,
        application: &Bound<'_, PyAny>,
        details: &str,
        tag: Tag,
        format: &str,
        write: Document,
    ) -> PyResult<String> {
        let locale = tag.0;
        let format = DocumentFormat::from_id(format).ok_or_else(|| {
            let ids: Vec<&str> = DocumentFormat::ALL.iter().map(|format| format.id()).collect();
            let known = ids.join(", ");
            PyValueError::new_err(format!("unknown format `{format}`; there are {known}"))
        })?;
        let text = written(application)?;
        py.detach(|| write(&self.0, &text, details, locale, format)).map_err(|error| {
            let faults = error.faults().iter();
            let faults: Vec<_> = faults
                .map(|fault| (fault.member().to_owned(), fault.code().id(), fault.message(locale)))
                .collect();
            PyValueError::new_err((error.message(locale), faults))
        })
    }

    /// Assesses, and makes a result of the assessment, while other threads of Python run.
    fn assessed<T: Send>(
        &self,
        py: Python<'_>,
        application: &Bound<'_, PyAny>,
        make: impl Fn(Assessment) -> T + Sync,
    ) -> PyResult<T> {
        let text = match Given::new(application)? {
            Given::Text(text) => text,
            Given::Object(object) => {
                let texts = Texts::new();
                let read = read::application(&object, &texts)?;
                let assess = || Assessor::new(&self.0).assess_valid(read.as_ref()?).map(&make);
                if let Some(made) = py.detach(assess) {
                    return Ok(made);
                }
                input::text(&object)?.into()
            }
        };
        Ok(py.detach(|| make(self.0.assess_json(&text))))
    }
}

#[pymethods]
impl Result {
    #[getter]
    fn outcome(&self) -> &'static str {
        self.assessment.outcome().id()
    }

    #[getter]
    fn label_alone(&self) -> Option<&str> {
        self.assessment.label_alone(self.locale)
    }

    fn quantities(&self) -> Vec<(String, String)> {
        self.assessment.quantities(self.locale)
    }

    fn to_json<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        let json = py.detach(|| self.assessment.to_json(self.locale));
        PyBytes::new(py, json.as_bytes())
    }
}

#[pymethods]
impl Repairs {
    fn to_json<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        let json = py.detach(|| self.repairs.to_json(self.locale));
        PyBytes::new(py, json.as_bytes())
    }

    /// The patches of all ways, one after another.
    fn patches(&self) -> Vec<String> {
        let ways = self.repairs.iter().flat_map(|repair| repair.ways());
        ways.map(|way| way.patch().to_json()).collect()
    }
}

/// The JSON Schema of applications.
#[pyfunction]
fn application_schema() -> PyResult<String> {
    serde_json::to_string(&schema::application())
        .map_err(|error| PyValueError::new_err(error.to_string()))
}

/// The JSON Schema of assessments.
#[pyfunction]
fn assessment_schema() -> PyResult<String> {
    serde_json::to_string(&schema::assessment())
        .map_err(|error| PyValueError::new_err(error.to_string()))
}

/// The command `inspir` with these arguments; its exit code.
#[pyfunction]
fn run_command(py: Python<'_>, args: Vec<OsString>) -> u8 {
    py.detach(|| cli::main_with(args))
}

#[pymodule]
mod _engine {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::errors::{Misfit, Refused};
    #[pymodule_export]
    use super::input::is_column;
    #[pymodule_export]
    use super::labels::{labels, language};
    #[pymodule_export]
    use super::portal::{Import, Mapping, mapping, suggest};
    #[pymodule_export]
    use super::sources::{files, lines, many};
    #[pymodule_export]
    use super::stream::{Reader, Table};
    #[pymodule_export]
    use super::tables::{compare_table, table};
    #[pymodule_export]
    use super::work::{Counts, Work, assessing, comparing};
    #[pymodule_export]
    use super::written::{amount_of_number, format_amount, format_count, read_amount, read_date};
    #[pymodule_export]
    use super::{
        Call, Repairs, Result, application_schema, apply, assessment_schema, built_in, changes,
        from_json, run_command,
    };

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("VERSION", inspir_core::VERSION)?;
        module.add("CALLS", inspir_core::Call::ids())
    }
}
