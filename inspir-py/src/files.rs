//! Files of Python, and files that count what is read of them.

use std::borrow::Cow;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

/// A file that counts the bytes read from it.
pub(crate) struct Counted {
    pub(crate) file: Box<dyn Read + Send>,
    pub(crate) bytes: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.bytes.fetch_add(u64::try_from(read).unwrap_or_default(), Ordering::Relaxed);
        Ok(read)
    }
}

/// A binary file of Python.
pub(crate) struct PythonFile(pub(crate) Py<PyAny>);

impl Read for PythonFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        Python::attach(|py| {
            let read = self.0.bind(py).call_method1("read", (buffer.len(),))?;
            let bytes = read.extract::<Cow<'_, [u8]>>().map_err(|_| {
                PyTypeError::new_err("`read` gives no bytes: open the file in binary mode")
            })?;
            let start = buffer.get_mut(..bytes.len());
            let start =
                start.ok_or_else(|| io::Error::other("`read` gave more than was asked for"))?;
            start.copy_from_slice(&bytes);
            Ok(bytes.len())
        })
    }
}
