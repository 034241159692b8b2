//! The threads that assess tables.

use std::process;
use std::sync::{Arc, Mutex, PoisonError};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::options::Threads;

/// The pool that all tables share, and its process: a forked process has none of the threads of its
/// parent.
static SHARED: Mutex<Option<(u32, Arc<ThreadPool>)>> = Mutex::new(None);

/// A pool of `threads` threads; without a number, the shared pool.
pub(crate) fn pool(Threads(threads): Threads) -> PyResult<Arc<ThreadPool>> {
    let build = || {
        let pool = ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build();
        pool.map(Arc::new).map_err(|error| PyRuntimeError::new_err(error.to_string()))
    };
    if threads.is_some() {
        return build();
    }
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((of, pool)) = &*shared
        && *of == process::id()
    {
        return Ok(Arc::clone(pool));
    }
    let pool = build()?;
    // The pool is never dropped: in a forked process, its threads do not exist and cannot end.
    std::mem::forget(Arc::clone(&pool));
    *shared = Some((process::id(), Arc::clone(&pool)));
    Ok(pool)
}
