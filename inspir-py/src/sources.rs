//! Applications that are no table: JSON Lines, files, and Python objects.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use inspir_core::arrow::{JsonLines, PlacedText, TableError, decompressed, json_lines};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyIterator;
use rayon::ThreadPool;

use crate::errors::{NamedError, external, read_error};
use crate::files::{Counted, PythonFile};
use crate::options::Threads;
use crate::pool::pool;
use crate::stream::{Reader, until_end};
use crate::work::Work;
use crate::written;

/// How many applications are gathered at a time, and how many bytes of them.
const FEW: (usize, usize) = (4096, 16 * 1024 * 1024);
/// How much of a file is read: more than an application may have.
const LONGEST: u64 = 64 * 1024 * 1024;

/// A source of lines, unpacked.
pub(crate) type Unpacked = Box<dyn Read + Send>;

/// The rows of JSON Lines, from a path or from a binary file.
#[pyfunction]
pub(crate) fn lines(
    py: Python<'_>,
    work: &Work,
    source: &Bound<'_, PyAny>,
    threads: Threads,
    progress: Option<Py<PyAny>>,
) -> PyResult<Reader> {
    let pool = pool(threads)?;
    let path = source.extract::<PathBuf>().ok();
    let file = PythonFile(source.clone().unbind());
    let bytes = Arc::new(AtomicU64::new(0));
    let opened = py.detach(|| {
        let file: Box<dyn Read + Send> = match &path {
            Some(path) => Box::new(File::open(path)?),
            None => Box::new(file),
        };
        json_lines(Counted { file, bytes: Arc::clone(&bytes) })
    });
    let opened = opened.map_err(|error| read_error(named(error, path.as_deref())))?;
    let name = path.as_ref().map(|path| path.display().to_string());
    let mut lines = work.lines(opened, name.as_deref());
    let schema = lines.schema();
    let batches = std::iter::from_fn(move || {
        let batch = pool.install(|| lines.next())?;
        let batch = batch.map_err(|error| external(named(error, path.as_deref())));
        Some((batch, bytes.load(Ordering::Relaxed)))
    });
    let work = work.clone();
    Ok(Reader::new(schema, progress, until_end(batches, move || work.ended())))
}

/// An error with the name of its file.
fn named(error: io::Error, path: Option<&Path>) -> NamedError {
    NamedError { file: path.map(|path| path.display().to_string()), error }
}

/// The rows of files, each a JSON document of one application or, if it has such a name, JSON Lines.
#[pyfunction]
pub(crate) fn files(
    work: &Work,
    paths: Vec<PathBuf>,
    threads: Threads,
    progress: Option<Py<PyAny>>,
) -> PyResult<Reader> {
    let schema = work.schema();
    let files = Files {
        work: work.clone(),
        pool: pool(threads)?,
        paths: paths.into(),
        lines: None,
        ready: VecDeque::new(),
        bytes: Arc::new(AtomicU64::new(0)),
    };
    let work = work.clone();
    Ok(Reader::new(schema, progress, until_end(files, move || work.ended())))
}

/// Files that are read one after another.
struct Files {
    work: Work,
    pool: Arc<ThreadPool>,
    paths: VecDeque<PathBuf>,
    /// The file of lines that is being read.
    lines: Option<(PathBuf, JsonLines<Unpacked>)>,
    ready: VecDeque<RecordBatch>,
    bytes: Arc<AtomicU64>,
}

impl Files {
    fn opened(&self, path: &Path) -> io::Result<Counted> {
        Ok(Counted { file: Box::new(File::open(path)?), bytes: Arc::clone(&self.bytes) })
    }

    fn batch(&mut self) -> Result<Option<RecordBatch>, NamedError> {
        loop {
            if let Some(batch) = self.ready.pop_front() {
                return Ok(Some(batch));
            }
            if let Some((path, lines)) = &mut self.lines {
                match self.pool.install(|| lines.next()) {
                    Some(batch) => {
                        return batch.map(Some).map_err(|error| named(error, Some(path)));
                    }
                    None => self.lines = None,
                }
                continue;
            }
            let Some(path) = self.paths.pop_front() else { return Ok(None) };
            if holds_lines(&path) {
                let named = |error| named(error, Some(&path));
                let source = self.opened(&path).and_then(json_lines).map_err(named)?;
                let name = path.display().to_string();
                self.lines = Some((path, self.work.lines(source, Some(&name))));
            } else {
                self.paths.push_front(path);
                self.documents()?;
            }
        }
    }

    /// Takes some of the files that follow, up to the next one with lines.
    fn documents(&mut self) -> Result<(), NamedError> {
        let (mut texts, mut length) = (Vec::new(), 0);
        while texts.len() < FEW.0
            && length < FEW.1
            && self.paths.front().is_some_and(|path| !holds_lines(path))
            && let Some(path) = self.paths.pop_front()
        {
            let mut text = Vec::new();
            self.opened(&path)
                .and_then(decompressed)
                .and_then(|file| file.take(LONGEST).read_to_end(&mut text))
                .map_err(|error| named(error, Some(&path)))?;
            if is_array(&text) {
                let error = io::Error::new(io::ErrorKind::InvalidData, TableError::Array);
                return Err(named(error, Some(&path)));
            }
            length += text.len();
            texts.push((path.display().to_string(), text));
        }
        let placed: Vec<_> = texts
            .iter()
            .map(|(file, text)| PlacedText { file: Some(file), line: 1, text })
            .collect();
        let rows = self.pool.install(|| self.work.texts(&placed));
        self.ready.extend(rows.map_err(|error| named(io::Error::other(error), None))?);
        Ok(())
    }
}

impl Iterator for Files {
    type Item = (Result<RecordBatch, ArrowError>, u64);

    fn next(&mut self) -> Option<Self::Item> {
        let batch = self.batch().map_err(external).transpose()?;
        Some((batch, self.bytes.load(Ordering::Relaxed)))
    }
}

/// Whether a document is a JSON array, behind a byte order mark too.
fn is_array(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    text.trim_ascii_start().first() == Some(&b'[')
}

/// Whether a file has the name of one with an application a line.
fn holds_lines(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    let name = name.as_deref().unwrap_or_default();
    let name = [".gz", ".zst"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    [".ndjson", ".jsonl"].iter().any(|end| name.ends_with(end))
}

/// The rows of Python objects, each an application.
#[pyfunction]
pub(crate) fn many(
    work: &Work,
    applications: &Bound<'_, PyIterator>,
    threads: Threads,
    progress: Option<Py<PyAny>>,
) -> PyResult<Reader> {
    let schema = work.schema();
    let objects = Objects {
        work: work.clone(),
        pool: pool(threads)?,
        objects: Some(applications.clone().unbind()),
        taken: 0,
        ready: VecDeque::new(),
    };
    let work = work.clone();
    Ok(Reader::new(schema, progress, until_end(objects, move || work.ended())))
}

/// Python objects that are taken some at a time.
struct Objects {
    work: Work,
    pool: Arc<ThreadPool>,
    /// `None` after the last one, or after an error.
    objects: Option<Py<PyIterator>>,
    taken: u64,
    ready: VecDeque<RecordBatch>,
}

impl Objects {
    /// The texts of some objects.
    fn gather(&mut self, py: Python<'_>) -> PyResult<Vec<Vec<u8>>> {
        let (mut texts, mut length) = (Vec::new(), 0);
        let Some(objects) = self.objects.take() else { return Ok(texts) };
        let mut objects = objects.into_bound(py);
        while texts.len() < FEW.0 && length < FEW.1 {
            let Some(object) = objects.next() else { return Ok(texts) };
            let object = object?;
            let text = written(&object).map_err(|error| {
                if !error.is_instance_of::<PyTypeError>(py) {
                    return error;
                }
                let number = self.taken + u64::try_from(texts.len()).unwrap_or_default() + 1;
                PyTypeError::new_err(format!("application {number}: {}", error.value(py)))
            })?;
            length += text.len();
            texts.push(text.into_owned());
        }
        self.objects = Some(objects.unbind());
        Ok(texts)
    }

    fn batch(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        while self.ready.is_empty() && self.objects.is_some() {
            let texts = Python::attach(|py| self.gather(py));
            let texts = texts.map_err(|error| ArrowError::ExternalError(Box::new(error)))?;
            let lines = self.taken + 1..;
            let placed: Vec<_> = lines
                .zip(&texts)
                .map(|(line, text)| PlacedText { file: None, line, text })
                .collect();
            self.taken += u64::try_from(placed.len()).unwrap_or_default();
            let rows = self.pool.install(|| self.work.texts(&placed));
            let rows = rows.map_err(|error| ArrowError::ExternalError(Box::new(error)))?;
            self.ready.extend(rows);
        }
        Ok(self.ready.pop_front())
    }
}

impl Iterator for Objects {
    type Item = (Result<RecordBatch, ArrowError>, u64);

    fn next(&mut self) -> Option<Self::Item> {
        self.batch().transpose().map(|batch| (batch, 0))
    }
}
